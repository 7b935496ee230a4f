/* A spec → graphs and C, in this process; the C → a shared object of it, loaded. */
#include "check/check.h"
#include "cpu.h"
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SHOWN = 1500 }; /* characters of what the compiler says: the first error tells most */

static bool run_passes(Compiler *compiler, const char *last, const Change *changes)
{
    for (const Pass *pass = passes; pass->name; ++pass) {
        if (!pass->run(compiler) || diag_errors(&compiler->diagnostics)) return false;
        for (const Change *change = changes; change && change->after; ++change)
            if (strcmp(change->after, pass->name) == 0) change->change(compiler->program, change->context);
        Text complaint = text_new(compiler->arena);
        if (!program_verify(compiler->program, &complaint)) {
            fprintf(stderr, "internal error after pass %s: %s\n", pass->name, complaint.at);
            return false;
        }
        if (last && strcmp(pass->name, last) == 0) break;
    }
    return true;
}

Compiler *compile_changed(const Request *request, const char *last, const Change *changes)
{
    Compiler *compiler = compiler_new(request);
    if (!diag_errors(&compiler->diagnostics) && run_passes(compiler, last, changes)) return compiler;
    Text text = text_new(compiler->arena);
    diag_print(&compiler->diagnostics, &text, false, false);
    fputs(text.at, stderr);
    compiler_free(compiler);
    return NULL;
}

/* As gradc calls it, but for a shared object. */
static bool run_clang(const Compiler *compiler, const Loading *loading, const char *object)
{
    Arena *arena = compiler->arena;
    const Target *target = compiler->target;
    const char *words[] = {loading->clang->path,
                           "-std=c17",
                           loading->optimize,
                           arena_format(arena, "-march=%s", target->march),
                           "-fno-math-errno",
                           "-Wall",
                           "-Wextra",
                           loading->strict ? "-Werror" : "-Wno-error",
                           "-Wno-psabi", /* vectors of doubles are wider than the machine's */
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
    int code = process_run(words, &compiler->c, &said, "compiling the C ...");
    if (code)
        fprintf(stderr, "%s, -march=%s: exit code %d\n%.*s\n", loading->clang->path, target->march, code,
                SHOWN, said.at);
    return code == 0;
}

static bool runs_here(const struct gradc_program *program)
{
    struct error error = {0};
    return cpu_check(program, cpu_feature, &error);
}

static bool load_object(const char *object, const char *symbol, Loaded *loaded)
{
    loaded->handle = dlopen(object, RTLD_NOW | RTLD_LOCAL);
    if (!loaded->handle) return fprintf(stderr, "%s\n", dlerror()), false;
    loaded->program = dlsym(loaded->handle, symbol);
    if (!loaded->program) return fprintf(stderr, "%s\n", dlerror()), unload_program(loaded), false;
    loaded->runs_here = runs_here(loaded->program);
    return true;
}

bool load_program(const Compiler *compiler, const Loading *loading, Loaded *loaded)
{
    *loaded = (Loaded){0};
    const char *temporary = getenv("TMPDIR");
    char *folder =
        arena_format(compiler->arena, "%s/gradc-check-XXXXXX", temporary && *temporary ? temporary : "/tmp");
    if (!mkdtemp(folder)) return perror(folder), false;
    const char *object = arena_format(compiler->arena, "%s/program.so", folder);
    const char *symbol = compiler->request.prefix ? compiler->request.prefix : compiler->program->name;
    bool fine = run_clang(compiler, loading, object) && load_object(object, symbol, loaded);
    loaded->real = compiler->schedule->real;
    unlink(object);
    rmdir(folder);
    process_release_signals();
    return fine;
}

void unload_program(Loaded *loaded)
{
    if (loaded->handle) dlclose(loaded->handle);
    *loaded = (Loaded){0};
}

const struct gradc_function *loaded_function(const Loaded *loaded, const char *role, int batch)
{
    for (int i = 0; i < loaded->program->function_count; ++i) {
        const struct gradc_function *function = &loaded->program->functions[i];
        if (strcmp(function->role, role) == 0 && function->batch == batch) return function;
    }
    return NULL;
}
