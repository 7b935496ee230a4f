/* gradc run: a program in the cache, built where it is not there yet, becomes this process. */
#include "build.h"
#include "files.h"
#include <errno.h>
#include <sha256.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A length before each text keeps "ab", "c" and "a", "bc" apart. */
static void hash_text(SHA256_CTX *hash, const char *text, size_t size)
{
    SHA256Update(hash, (const uint8_t *)&size, sizeof size);
    SHA256Update(hash, (const uint8_t *)text, size);
}

static bool hash_file(SHA256_CTX *hash, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) return false;
    uint8_t bytes[1 << 14];
    size_t size;
    do {
        size = fread(bytes, 1, sizeof bytes, file);
        SHA256Update(hash, bytes, size);
    } while (size == sizeof bytes);
    bool fine = !ferror(file);
    fclose(file);
    return fine;
}

/* Of all that the program is made of: the C, in which version, spec, -D, schedule, slices and march have come
 * to lie, Clang with its flags, and the runtime. */
static const char *key_of(const Options *options, const Build *build)
{
    SHA256_CTX hash;
    SHA256Init(&hash);
    hash_text(&hash, GRADC_VERSION, strlen(GRADC_VERSION));
    hash_text(&hash, build->source.at, build->source.length);
    hash_text(&hash, build->clang.version, strlen(build->clang.version));
    for (int i = 0; i < build->words.count; ++i)
        hash_text(&hash, build->words.at[i], strlen(build->words.at[i]));
    for (int i = 0; i < build->words.count; ++i) {
        size_t length = strlen(build->words.at[i]);
        bool archive = length > 2 && strcmp(build->words.at[i] + length - 2, ".a") == 0;
        if (archive && !hash_file(&hash, build->words.at[i])) {
            command_fail(options, 0, "%s: %s", build->words.at[i], strerror(errno));
            return NULL;
        }
    }
    char *key = arena_alloc(options->arena, SHA256_DIGEST_STRING_LENGTH);
    return SHA256End(&hash, key);
}

/* $XDG_CACHE_HOME/gradc/build/KEY, made if need be. NULL: printed why. */
static const char *key_folder(const Options *options, const char *key)
{
    const char *folder = command_cache_folder(options, arena_format(options->arena, "build/%s", key));
    struct error error = {0};
    if (!folder || folder_make(folder, &error)) return folder;
    command_fail(options, 0, "%s; programs are kept there, or where XDG_CACHE_HOME says", error.text);
    return NULL;
}

/* The path of the program, there to be run; NULL: printed why not. */
static const char *cached_program(const Options *options, const Compiler *compiler)
{
    Build build;
    if (!build_prepare(options, compiler, &build)) return NULL;
    const char *key = key_of(options, &build), *folder = key ? key_folder(options, key) : NULL;
    if (!folder) return NULL;
    const char *path = arena_format(options->arena, "%s/%s", folder, compiler->program->name);
    if (!access(path, X_OK)) {
        if (options->verbose) fprintf(stderr, "built before: %s\n", path);
        return path;
    }
    const char *kept = arena_format(options->arena, "%s.c", path), *failed = text_save(&compiler->c, kept);
    if (failed) {
        command_fail(options, 0, "%s: %s", kept, failed);
        return NULL;
    }
    return build_program(options, &build, path) ? path : NULL;
}

int run_command(const Options *options)
{
    Compiler *compiler = command_compile(options, NULL);
    if (!compiler) return EXIT_ERRORS;
    const char *path = cached_program(options, compiler);
    compiler_free(compiler);
    if (!path) return EXIT_ERRORS;
    int words = 0;
    while (options->rest[words]) ++words;
    char **arguments = ARENA_ARRAY(options->arena, char *, words + 2);
    arguments[0] = arena_string(options->arena, path);
    for (int i = 0; i < words; ++i) arguments[i + 1] = options->rest[i];
    fflush(NULL);
    execv(path, arguments);
    return command_fail(options, EXIT_ERRORS, "%s: %s", path, strerror(errno));
}
