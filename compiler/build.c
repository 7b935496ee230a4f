/* C text → a program that trains: one run of Clang, which also links the runtime from beside gradc. */
#include "build.h"
#include "files.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* In the order that a linker wants them. */
static const char *const archives[] = {"libgradc_runtime.a", "libjansson.a", "libz.a", "libmd.a"};

/* ../lib/gradc, seen from gradc's own file, in the build folder and wherever it is installed. NULL: printed
 * why. */
static const char *find_libraries(const Options *options)
{
    char self[PATH_LENGTH];
    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
    if (length < 0) {
        command_fail(options, 0, "cannot find its own file: /proc/self/exe: %s", strerror(errno));
        return NULL;
    }
    self[length] = 0;
    for (int up = 0; up < 2; ++up) *strrchr(self, '/') = 0;
    const char *folder = arena_format(options->arena, "%s/lib/gradc", self);
    for (size_t i = 0; i < sizeof archives / sizeof *archives; ++i) {
        if (!access(arena_format(options->arena, "%s/%s", folder, archives[i]), R_OK)) continue;
        command_fail(options, 0, "%s/%s: %s; gradc's libraries belong there, beside its bin folder", folder,
                     archives[i], strerror(errno));
        return NULL;
    }
    return folder;
}

/* The C is made for any machine, the program for this one. */
static bool runs_here(const char *march)
{
#if defined __x86_64__
    return strncmp(march, "x86-64", 6) == 0;
#elif defined __aarch64__
    return strncmp(march, "armv", 4) == 0;
#else
    return true;
#endif
}

static void add_words(const Options *options, Build *build, const Target *target)
{
    /* No option about contraction: the C says itself where sums may be fused. Never -ffast-math. */
    const char *const words[] = {
        build->clang.path, "-std=c17", "-O3",    arena_format(options->arena, "-march=%s", target->march),
        "-fno-math-errno", "-Wall",    "-Wextra"};
    for (size_t i = 0; i < sizeof words / sizeof *words; ++i)
        *LIST_PUSH(options->arena, &build->words) = words[i];
    /* Clang prefers half of such vectors on some CPUs, which halves the speed of products. */
    if (target->lanes == 16) *LIST_PUSH(options->arena, &build->words) = "-mprefer-vector-width=512";
}

void build_link(const Options *options, Build *build)
{
    for (size_t i = 0; i < sizeof archives / sizeof *archives; ++i)
        *LIST_PUSH(options->arena, &build->words) =
            arena_format(options->arena, "%s/%s", build->libraries, archives[i]);
    const char *const last[] = {"-lm", "-pthread", "-Wl,--gc-sections"};
    for (size_t i = 0; i < sizeof last / sizeof *last; ++i)
        *LIST_PUSH(options->arena, &build->words) = last[i];
}

/* The program's symbol is renamed: a spec may be called read.lua or exit.lua, as functions of libc are. */
static Text source_of(Arena *arena, const Compiler *compiler)
{
    const char *symbol = command_symbol(compiler);
    Text source = text_new(arena);
    text_add(&source, "#define %s gradc_program_%s\n#line 1 \"%s.c\"\n", symbol, symbol,
             compiler->program->name);
    text_bytes(&source, compiler->c.at, compiler->c.length);
    text_add(&source, "\nconst struct gradc_program *const gradc_main_program = &%s;\n", symbol);
    return source;
}

bool build_find(const Options *options, const Target *target, Build *build)
{
    *build = (Build){0};
    if (!runs_here(target->march)) {
        command_fail(options, 0, "a program for %s cannot be linked here; gradc emit --march=%s gives its C",
                     target->march, target->march);
        return false;
    }
    const char *failed = clang_find(options->arena, options->cc, &build->clang);
    if (failed) {
        command_fail(options, 0, "%s", failed);
        return false;
    }
    build->libraries = find_libraries(options);
    if (!build->libraries) return false;
    add_words(options, build, target);
    return true;
}

bool build_prepare(const Options *options, const Compiler *compiler, Build *build)
{
    if (!build_find(options, compiler->target, build)) return false;
    const char *const input[] = {"-x", "c", "-", "-x", "none"};
    for (size_t i = 0; i < sizeof input / sizeof *input; ++i)
        *LIST_PUSH(options->arena, &build->words) = input[i];
    build_link(options, build);
    build->source = source_of(options->arena, compiler);
    return true;
}

/* As a shell would take it. */
static const char *command_line(Arena *arena, const char *const *words)
{
    Text text = text_new(arena);
    for (; *words; ++words) {
        bool plain = !(*words)[strcspn(*words, " '\"\\$`*?[](){}<>|&;#~!")];
        text_add(&text, plain ? "%s%s" : "%s'%s'", text.length ? " " : "", *words);
    }
    return text.at;
}

bool build_clang(const Options *options, const Build *build, const char *path, const char *notice)
{
    Arena *arena = options->arena;
    const char **words = ARENA_ARRAY(arena, const char *, build->words.count + 3);
    for (int i = 0; i < build->words.count; ++i) words[i] = build->words.at[i];
    words[build->words.count] = "-o", words[build->words.count + 1] = path;
    Text said = text_new(arena);
    if (options->verbose) fprintf(stderr, "clang %s: %s\n", build->clang.version, command_line(arena, words));
    double before = command_now();
    int code = process_run(words, &build->source, &said, notice);
    if (options->verbose) fprintf(stderr, "clang took %.2f s\n", command_now() - before);
    if (code || options->verbose) fwrite(said.at, 1, said.length, stderr);
    if (!code) return true;
    if (!options->verbose) fprintf(stderr, "%s\n", command_line(arena, words));
    command_fail(options, 0, "clang %s failed with exit code %d; gradc emit prints the C it was given",
                 build->clang.version, code);
    return false;
}

bool build_program(const Options *options, const Build *build, const char *path)
{
    struct error error = {0};
    if (!output_possible(path, &error)) {
        command_fail(options, 0, "%s", error.text);
        return false;
    }
    const char *temporary = arena_format(options->arena, "%s.%ld.tmp", path, (long)getpid());
    bool fine = build_clang(options, build, temporary, "compiling the C ...");
    if (fine && rename(temporary, path)) {
        command_fail(options, 0, "%s: %s", path, strerror(errno));
        fine = false;
    }
    if (!fine) unlink(temporary);
    process_release_signals();
    return fine;
}

/* The verb ----------------------------------------------------------------------------------------------- */

static bool save_c(const Options *options, const Compiler *compiler, const char *path)
{
    const char *kept = arena_format(options->arena, "%s.c", path), *failed = text_save(&compiler->c, kept);
    if (failed) command_fail(options, 0, "%s: %s", kept, failed);
    return !failed;
}

int build_command(const Options *options)
{
    if (options->output && strcmp(options->output, "-") == 0)
        return command_fail(options, EXIT_MISUSE,
                            "a program is not written to standard output; give -o FILE");
    Compiler *compiler = command_compile(options, NULL);
    if (!compiler) return EXIT_ERRORS;
    const char *path = options->output ? options->output : compiler->program->name;
    Build build;
    bool fine = command_spares_spec(options, path) &&
                (!options->save_temps || save_c(options, compiler, path)) &&
                build_prepare(options, compiler, &build) && build_program(options, &build, path);
    compiler_free(compiler);
    return fine ? EXIT_FINE : EXIT_ERRORS;
}
