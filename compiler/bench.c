/* gradc bench: the C of some schedules, a probe of the machine and Google Benchmark in one program, which becomes this
 * process. */
#include "build.h"
#include "cpus.h"
#include "embedded.h"
#include "files.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { DEFAULT_ROUNDS = 21, DEFAULT_MIN_TIME = 2 };

/* The program while it is made: files in a folder of their own, which is gone before it runs. */
typedef struct {
    const Options *options;
    Build build;        /* the words of every compilation */
    const char *folder; /* NULL: not made yet */
    List(const char *) objects;
    int variants;
    List(const char *) names; /* of theirs */
} Benchmark;

static const char *symbol_of(Arena *arena, int variant)
{
    return arena_format(arena, "gradc_bench_%d", variant);
}

/* The C ---------------------------------------------------------------------------------------------------------- */

/* By a schedule, or where that is NULL the usual one. What the spec is warned of is said once. */
static Compiler *compile(const Benchmark *benchmark, const char *schedule)
{
    Options options = *benchmark->options;
    if (schedule) options.schedule = schedule;
    options.prefix = symbol_of(options.arena, benchmark->variants);
    Compiler *compiler;
    const bool fine = command_run_passes(&options, &compiler, NULL);
    if (!fine || !benchmark->variants) command_print_diagnostics(&options, compiler);
    if (fine) return compiler;
    compiler_free(compiler);
    return NULL;
}

static Text probe_source(Arena *arena)
{
    Text text = text_new(arena);
    const char *const names[] = {"bench/probe.h", "bench/probe.c"};
    for (size_t i = 0; i < sizeof names / sizeof *names; ++i)
        for (const EmbeddedFile *file = embedded_files; file->name; ++file)
            if (strcmp(file->name, names[i]) == 0) text_bytes(&text, file->text, file->size);
    return text;
}

static const char *quoted(Arena *arena, const char *string)
{
    Text text = text_new(arena);
    text_add(&text, "\"");
    for (const unsigned char *c = (const unsigned char *)string; *c; ++c) text_add(&text, "\\%03o", *c);
    text_add(&text, "\"");
    return text.at;
}

static void add_threads(const Options *options, Text *text)
{
    const int here = cpus_available();
    text_add(text, "const int gradc_bench_threads[] = {");
    for (int i = 0; i < options->threads.count; ++i) text_add(text, "%d, ", options->threads.at[i]);
    if (!options->threads.count) text_add(text, here > 1 ? "1, %d, " : "%d, ", here);
    text_add(text, "0};\n");
}

/* Which programs are measured, and what the command line says; runtime/bench/main.c reads it. */
static Text settings_source(const Benchmark *benchmark)
{
    const Options *options = benchmark->options;
    Arena *arena = options->arena;
    Text text = text_new(arena);
    const int64_t rounds = options->rounds < 0 ? DEFAULT_ROUNDS : options->rounds;
    const int64_t milliseconds = options->min_time < 0 ? DEFAULT_MIN_TIME : options->min_time;
    for (int i = 0; i < benchmark->variants; ++i)
        text_add(&text, "extern const struct gradc_program %s;\n", symbol_of(arena, i));
    text_add(&text, "const struct gradc_program *const gradc_bench_programs[] = {");
    for (int i = 0; i < benchmark->variants; ++i) text_add(&text, "&%s, ", symbol_of(arena, i));
    text_add(&text, "0};\n");
    text_add(&text, "const char *const gradc_bench_names[] = {");
    for (int i = 0; i < benchmark->names.count; ++i)
        text_add(&text, "%s, ", quoted(arena, benchmark->names.at[i]));
    text_add(&text, "0};\n");
    add_threads(options, &text);
    text_add(&text, "const int gradc_bench_rounds = %d;\n", (int)rounds);
    text_add(&text, "const double gradc_bench_seconds = %d * 1e-3;\n", (int)milliseconds);
    text_add(&text, "const char *const gradc_bench_json = %s;\n",
             options->report ? quoted(arena, options->report) : "0");
    text_add(&text, "const char *const gradc_bench_clang = %s;\n",
             quoted(arena, benchmark->build.clang.version));
    return text;
}

/* The program ---------------------------------------------------------------------------------------------------- */

/* One run of Clang, which gives the file `name`. */
static bool run_clang(const Benchmark *benchmark, const char *const *words, const Text *source,
                      const char *name, const char *notice)
{
    const Options *options = benchmark->options;
    Build build = benchmark->build;
    build.words.at = NULL, build.words.count = build.words.capacity = 0;
    for (int i = 0; i < benchmark->build.words.count; ++i)
        *LIST_PUSH(options->arena, &build.words) = benchmark->build.words.at[i];
    for (; *words; ++words) *LIST_PUSH(options->arena, &build.words) = *words;
    if (source) build.source = *source;
    return build_clang(options, &build, name, notice);
}

static bool add_object(Benchmark *benchmark, const Text *source, const char *stem)
{
    static const char *const words[] = {"-c", "-x", "c", "-", NULL};
    Arena *arena = benchmark->options->arena;
    const char *path = arena_format(arena, "%s/%s.o", benchmark->folder, stem);
    *LIST_PUSH(arena, &benchmark->objects) = path;
    return run_clang(benchmark, words, source, path, arena_format(arena, "compiling the C of %s ...", stem));
}

static bool link_program(const Benchmark *benchmark, const char *path)
{
    const Options *options = benchmark->options;
    Build build = {.libraries = benchmark->build.libraries};
    for (int i = 0; i < benchmark->objects.count; ++i)
        *LIST_PUSH(options->arena, &build.words) = benchmark->objects.at[i];
    *LIST_PUSH(options->arena, &build.words) =
        arena_format(options->arena, "%s/libgradc_bench.a", build.libraries);
    build_link(options, &build);
    static const char *const last[] = {"-lbenchmark", "-lstdc++", NULL};
    for (int i = 0; last[i]; ++i) *LIST_PUSH(options->arena, &build.words) = last[i];
    *LIST_PUSH(options->arena, &build.words) = NULL;
    return run_clang(benchmark, build.words.at, NULL, path, "linking the benchmark ...");
}

static bool make_folder(Benchmark *benchmark)
{
    const char *place = getenv("TMPDIR");
    char *folder =
        arena_format(benchmark->options->arena, "%s/gradc-bench-XXXXXX", place && *place ? place : "/tmp");
    if (mkdtemp(folder)) return benchmark->folder = folder, true;
    command_fail(benchmark->options, 0, "%s: %s; TMPDIR names another place", folder, strerror(errno));
    return false;
}

/* With all that is in it: a Clang that was ended leaves files of names of its own. */
static void remove_folder(Arena *arena, const char *folder)
{
    DIR *files = opendir(folder);
    for (const struct dirent *file; files && (file = readdir(files));)
        unlink(arena_format(arena, "%s/%s", folder, file->d_name));
    if (files) closedir(files);
    rmdir(folder);
}

/* Opens the program, and leaves nothing behind. Gives the open file, or -1. */
static int take_program(const Benchmark *benchmark, const char *path, bool made)
{
    int file = made ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (made && file < 0) command_fail(benchmark->options, 0, "%s: %s", path, strerror(errno));
    remove_folder(benchmark->options->arena, benchmark->folder);
    process_release_signals();
    return file;
}

/* What can be missing, said before anything is compiled. */
static bool find_tools(Benchmark *benchmark, const Compiler *compiler)
{
    const Options *options = benchmark->options;
    struct error error = {0};
    if (!build_find(options, compiler->target, &benchmark->build)) return false;
    const char *library = arena_format(options->arena, "%s/libgradc_bench.a", benchmark->build.libraries);
    if (access(library, R_OK)) {
        command_fail(
            options, 0,
            "%s: %s; gradc was built where Google Benchmark or a C++ compiler was missing: install them "
            "(Debian, Ubuntu: apt-get install libbenchmark-dev g++), and build gradc anew",
            library, strerror(errno));
        return false;
    }
    if (!options->report || output_possible(options->report, &error)) return true;
    command_fail(options, 0, "%s", error.text);
    return false;
}

/* A schedule's own name; of a file that of the file, without its folder and ending. */
static const char *name_of(Arena *arena, const char *schedule)
{
    const char *slash = strrchr(schedule, '/'), *name = slash ? slash + 1 : schedule;
    return arena_format(arena, "%.*s", (int)strcspn(name, "."), name);
}

static bool add_variant(Benchmark *benchmark, const char *schedule)
{
    Compiler *compiler = compile(benchmark, schedule);
    if (!compiler) return false;
    Arena *arena = benchmark->options->arena;
    *LIST_PUSH(arena, &benchmark->names) =
        name_of(arena, schedule                       ? schedule
                       : benchmark->options->schedule ? benchmark->options->schedule
                                                      : schedule_names[compiler->schedule->kind]);
    const bool fine = (benchmark->folder || (find_tools(benchmark, compiler) && make_folder(benchmark))) &&
                      add_object(benchmark, &compiler->c,
                                 arena_format(benchmark->options->arena, "%s_%d",
                                              schedule_names[compiler->schedule->kind], benchmark->variants));
    ++benchmark->variants;
    compiler_free(compiler);
    return fine;
}

static bool add_variants(Benchmark *benchmark)
{
    const OptionCHOICES *compare = &benchmark->options->compare;
    if (!compare->count) return add_variant(benchmark, NULL);
    for (int i = 0; i < compare->count; ++i)
        if (!add_variant(benchmark, compare->at[i])) return false;
    return true;
}

/* The open file of the program; -1: printed why not. */
static int make_program(Benchmark *benchmark)
{
    bool fine = add_variants(benchmark);
    if (!benchmark->folder) return -1;
    const char *path = arena_format(benchmark->options->arena, "%s/benchmark", benchmark->folder);
    if (fine) {
        const Text probe = probe_source(benchmark->options->arena), settings = settings_source(benchmark);
        fine = add_object(benchmark, &probe, "probe") && add_object(benchmark, &settings, "settings") &&
               link_program(benchmark, path);
    }
    return take_program(benchmark, path, fine);
}

int bench_command(const Options *options)
{
    Benchmark benchmark = {.options = options};
    const int program = make_program(&benchmark);
    if (program < 0) return EXIT_ERRORS;
    fflush(NULL);
    char name[] = "gradc bench", *words[] = {name, NULL};
    fexecve(program, words, environ);
    return command_fail(options, EXIT_ERRORS, "the benchmark cannot be run: %s", strerror(errno));
}
