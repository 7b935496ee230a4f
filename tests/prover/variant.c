/* One spec by one schedule; and the C of many of them as one translation unit, compiled and loaded. */
#include "clang.h"
#include "prover.h"
#include <ctype.h>
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    SHOWN = 1500,
    MOST_NAMES = 4000,
    WORTH_A_KIBIBYTE = 256 /* points of work, to a machine of such caches */
};

static void print_diagnostics(const Compiler *compiler, const char *path)
{
    Text text = text_new(compiler->arena);
    diag_print(&compiler->diagnostics, &text, false, false);
    printf("%s: %s", path, text.at);
}

/* Functions other than `train` go; gradients come. */
static void change_program(Program *program, const Trial *proof)
{
    int kept = 0;
    for (int f = 0; f < program->functions.count; ++f)
        if (!proof->train_only || strcmp(program->functions.at[f].role, "train") == 0)
            program->functions.at[kept++] = program->functions.at[f];
    program->functions.count = kept;
    if (proof->gradients) add_gradient_outputs(program, NULL);
}

static bool verify(const Compiler *compiler, Text *complaint)
{
    return program_verify(compiler->program, complaint) &&
           (!compiler->schedule ||
            (nests_verify(compiler->schedule, complaint) && kernels_verify(compiler->schedule, complaint)));
}

static Compiler *compile(const Request *request, const Trial *proof, const char *last, Verdict *verdict)
{
    Compiler *compiler = compiler_new(request);
    if (proof->caches) {
        Target *small = arena_copy(compiler->arena, compiler->target, sizeof *compiler->target);
        small->level1 = small->level2 = proof->caches;
        small->large = proof->caches * WORTH_A_KIBIBYTE;
        small->panel = 2 << proof->caches % 3;
        compiler->target = small;
    }
    Text complaint = text_new(compiler->arena);
    for (const Pass *pass = passes; pass->name; ++pass) {
        if (proof->left_out && strcmp(pass->name, proof->left_out) == 0) continue;
        bool fine = pass->run(compiler) && diag_errors(&compiler->diagnostics) == 0;
        if (fine && pass == passes) change_program(compiler->program, proof);
        if (fine && verify(compiler, &complaint)) {
            if (last && strcmp(pass->name, last) == 0) break;
            continue;
        }
        *verdict = diag_errors(&compiler->diagnostics) && !complaint.length ? REFUSED : BROKEN;
        if (request->schedule_text && *verdict == REFUSED) { /* an edit that is not legal is no news */
            compiler_free(compiler);
            return NULL;
        }
        print_diagnostics(compiler, request->spec);
        printf("after pass %s%s%s\n", pass->name, complaint.length ? ": " : "", complaint.at);
        compiler_free(compiler);
        return NULL;
    }
    return compiler;
}

Compiler *compile_graphs(const char *path, const Trial *proof, const char *last, Verdict *verdict)
{
    Trial with_gradients = *proof;
    with_gradients.gradients = true, with_gradients.left_out = NULL;
    return compile(&(Request){.spec = path, .march = "x86-64"}, &with_gradients, last, verdict);
}

Compiler *compile_variant(const Prover *prover, const char *path, const Trial *proof, ScheduleKind schedule,
                          const char *symbol, const char *edits, Verdict *verdict)
{
    const Request request = {.spec = path,
                             .schedule = schedule,
                             .march = prover->march,
                             .prefix = symbol,
                             .schedule_path = "the edits",
                             .schedule_text = edits,
                             .slices = proof->slices};
    return compile(&request, proof, NULL, verdict);
}

/* One translation unit ------------------------------------------------------------------------------------- */

typedef struct {
    const char *at[MOST_NAMES];
    size_t length[MOST_NAMES];
    int count;
} Names;

static bool is_word(char c) { return isalnum((unsigned char)c) || c == '_'; }

static void add_name(Names *names, const char *line, const char *end)
{
    while (end > line && !is_word(end[-1])) --end;
    const char *at = end;
    while (at > line && is_word(at[-1])) --at;
    if (strncmp(at, "gradc_", 6) == 0 || names->count == MOST_NAMES) return;
    names->at[names->count] = at, names->length[names->count++] = (size_t)(end - at);
}

/* What a file defines for itself begins its line: static NAME( NAME[ NAME =, typedef … NAME, struct NAME {. */
static void collect_names(const char *c, Names *names)
{
    names->count = 0;
    for (const char *line = c; *line; line += strcspn(line, "\n"), line += *line != 0) {
        const char *attribute = strstr(line, " __attribute__"), *end = line + strcspn(line, ";\n");
        if (strncmp(line, "static ", 7) == 0)
            add_name(names, line, line + strcspn(line, "([=\n"));
        else if (strncmp(line, "struct ", 7) == 0)
            add_name(names, line, line + strcspn(line, "{\n"));
        else if (strncmp(line, "typedef ", 8) == 0)
            add_name(names, line, attribute && attribute < end ? attribute : end);
    }
}

static bool is_listed(const Names *names, const char *at, size_t length)
{
    for (int i = 0; i < names->count; ++i)
        if (names->length[i] == length && memcmp(names->at[i], at, length) == 0) return true;
    return false;
}

/* The file with those names numbered: members, whose names stand behind a dot or an arrow, and strings are left. */
static void add_numbered(Text *unit, const char *c, const Names *names, int number)
{
    for (const char *at = c; *at;) {
        const char *begin = at;
        if (*at == '"') {
            for (++at; *at && *at != '"'; ++at) at += *at == '\\';
            at += *at != 0;
        } else if (is_word(*at)) {
            while (is_word(*at)) ++at;
        } else
            ++at;
        text_bytes(unit, begin, (size_t)(at - begin));
        bool member = begin > c && (begin[-1] == '.' || begin[-1] == '>');
        if (is_word(*begin) && !member && is_listed(names, begin, (size_t)(at - begin)))
            text_add(unit, "__%d", number);
    }
}

/* What follows the contract, which is the same in every file and guarded. */
static const char *behind_contract(const char *c)
{
    const char *at = strstr(c, "\n#ifndef GRADC_H\n"), *end = at ? strstr(at, "\n#endif\n") : NULL;
    return end ? end + strlen("\n#endif\n") : c;
}

static bool run_clang(const Prover *prover, const Text *unit, const char *object)
{
    Arena *arena = unit->arena;
    Clang clang;
    const char *failed = clang_find(arena, prover->cc, &clang);
    if (failed) return printf("%s\n", failed), false;
    const Target *target = target_find(prover->march);
    const char *words[] = {clang.path,
                           "-std=c17",
                           prover->optimize,
                           arena_format(arena, "-march=%s", target->march),
                           "-fno-math-errno",
                           "-Wall",
                           "-Wextra",
                           "-Werror",
                           "-shared",
                           "-fPIC",
                           "-x",
                           "c",
                           "-",
                           "-o",
                           object,
                           "-lm",
                           target->lanes == 16 ? "-mprefer-vector-width=512" : NULL,
                           NULL};
    Text said = text_new(arena);
    int code = process_run(words, unit, &said, NULL);
    process_release_signals();
    if (code)
        printf("%s %s -march=%s: exit code %d\n%.*s\n", clang.path, prover->optimize, target->march, code,
               SHOWN, said.at);
    return code == 0;
}

static void *load_unit(const Prover *prover, const Text *unit)
{
    const char *temporary = getenv("TMPDIR");
    char *object = arena_format(unit->arena, "%s/gradc-prover-XXXXXX", temporary ? temporary : "/tmp");
    int file = mkstemp(object);
    if (file < 0) return perror(object), NULL;
    close(file);
    void *handle = run_clang(prover, unit, object) ? dlopen(object, RTLD_NOW | RTLD_LOCAL) : NULL;
    unlink(object);
    return handle;
}

void *load_variants(const Prover *prover, Variant *const *variants, int count)
{
    Arena *arena = arena_new();
    Text unit = text_new(arena);
    Names *names = ARENA_NEW(arena, Names);
    for (int i = 0; i < count; ++i) {
        const char *c = variants[i]->compiler->c.at, *own = behind_contract(c);
        text_bytes(&unit, c, (size_t)(own - c));
        collect_names(own, names);
        add_numbered(&unit, own, names, i);
    }
    void *handle = load_unit(prover, &unit);
    for (int i = 0; i < count && handle; ++i)
        variants[i]->loaded =
            (Loaded){.program = dlsym(handle, variants[i]->symbol), .real = &real_float, .runs_here = true};
    arena_free(arena);
    return handle;
}
