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

/* A program that Clang makes. */
typedef struct {
    const Compiler *compiler;
    Loaded *loaded;
    const char *clang, *object;
    Text said;
    Process process;
} Build;

struct Builds {
    Arena *arena;
    char *folder; /* of the objects; NULL: there is none, and that was printed */
    List(Build *) list;
    Process *running[MOST_AT_ONCE];
    int at_once, at_work;
};

/* As gradc calls it, but for a shared object. */
static void start_clang(Build *build, const Loading *loading)
{
    Arena *arena = build->compiler->arena;
    const Target *target = build->compiler->target;
    bool widest = target->lanes * build->compiler->schedule->real->size >= 64;
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
                           build->object,
                           "-lm",
                           widest ? "-mprefer-vector-width=512" : NULL,
                           NULL};
    process_start(&build->process, words, &build->compiler->c, &build->said);
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

Builds *builds_new(int at_once)
{
    Arena *arena = arena_new();
    Builds *builds = ARENA_NEW(arena, Builds);
    const char *temporary = getenv("TMPDIR");
    *builds = (Builds){.arena = arena, .at_once = at_once < MOST_AT_ONCE ? at_once : MOST_AT_ONCE};
    builds->folder =
        arena_format(arena, "%s/gradc-check-XXXXXX", temporary && *temporary ? temporary : "/tmp");
    if (mkdtemp(builds->folder)) return builds;
    perror(builds->folder);
    builds->folder = NULL;
    return builds;
}

bool builds_wait(Builds *builds, const char *notice)
{
    if (!builds->at_work) return false;
    (void)process_wait(builds->running, builds->at_work, notice);
    int left = 0;
    for (int i = 0; i < builds->at_work; ++i)
        if (builds->running[i]->from >= 0) builds->running[left++] = builds->running[i];
    return builds->at_work = left;
}

void builds_start(Builds *builds, const Compiler *compiler, const Loading *loading, Loaded *loaded)
{
    *loaded = (Loaded){.real = compiler->schedule->real};
    if (!builds->folder) return;
    while (builds->at_work == builds->at_once) (void)builds_wait(builds, NULL);
    Build *build = ARENA_NEW(builds->arena, Build);
    *build = (Build){compiler, loaded, loading->clang->path, .said = text_new(builds->arena)};
    build->object = arena_format(builds->arena, "%s/%d.so", builds->folder, builds->list.count);
    *LIST_PUSH(builds->arena, &builds->list) = build;
    start_clang(build, loading);
    builds->running[builds->at_work++] = &build->process;
}

static bool load_build(const Build *build)
{
    const Compiler *compiler = build->compiler;
    const char *symbol = compiler->request.prefix ? compiler->request.prefix : compiler->program->name;
    if (build->process.code == 0) return load_object(build->object, symbol, build->loaded);
    fprintf(stderr, "%s, -march=%s: exit code %d\n%.*s\n", build->clang, compiler->target->march,
            build->process.code, SHOWN, build->said.at);
    return false;
}

bool builds_finish(Builds *builds)
{
    bool fine = builds->folder;
    while (builds_wait(builds, NULL)) continue;
    for (int i = 0; i < builds->list.count; ++i) {
        fine = fine && load_build(builds->list.at[i]);
        unlink(builds->list.at[i]->object);
    }
    if (builds->folder) rmdir(builds->folder);
    process_release_signals();
    arena_free(builds->arena);
    return fine;
}

bool load_program(const Compiler *compiler, const Loading *loading, Loaded *loaded)
{
    Builds *builds = builds_new(1);
    builds_start(builds, compiler, loading, loaded);
    while (builds_wait(builds, "compiling the C ...")) continue;
    return builds_finish(builds);
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
