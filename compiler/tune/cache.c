/* Tuned schedules are kept by machine and model: the processor, its caches, the target, and the program, whatever its lines. */
#include "tune/cache.h"
#include "base/hash.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

enum { KEY_DIGITS = 16 };

/* The machine ----------------------------------------------------------------------------------------------------- */

/* "model name : AMD EPYC" and the like; machines that say nothing are known by their architecture. */
static const char *processor_text(Arena *arena)
{
    FILE *file = fopen("/proc/cpuinfo", "r");
    char line[512];
    const char *name = NULL;
    while (file && !name && fgets(line, sizeof line, file)) {
        char *colon = strchr(line, ':');
        if (!colon || strncmp(line, "model name", 10) != 0) continue;
        line[strcspn(line, "\n")] = 0;
        name = arena_string(arena, colon + 1 + strspn(colon + 1, " "));
    }
    if (file) fclose(file);
    struct utsname system;
    if (!name && uname(&system) == 0) name = arena_string(arena, system.machine);
    return name ? name : "unknown";
}

const char *machine_text(Arena *arena)
{
    static const int levels[] = {_SC_LEVEL1_DCACHE_SIZE, _SC_LEVEL2_CACHE_SIZE, _SC_LEVEL3_CACHE_SIZE};
    Text text = text_new(arena);
    text_add(&text, "%s, caches of", processor_text(arena));
    for (size_t i = 0; i < sizeof levels / sizeof *levels; ++i) {
        const long size = sysconf(levels[i]);
        text_add(&text, "%s %ld", i ? "," : "", size > 0 ? size / 1024 : 0);
    }
    text_add(&text, " KiB");
    return text.at;
}

/* The model ------------------------------------------------------------------------------------------------------- */

/* A node's comment ends in the line of the spec that it came from, " :6 backward": another line is no other program. */
static Text without_lines(Arena *arena, const char *program)
{
    Text text = text_new(arena);
    for (const char *at = program; *at;) {
        const bool number = at[0] == ' ' && at[1] == ':' && isdigit((unsigned char)at[2]);
        const size_t length = number ? strcspn(at, "\n") : 1;
        if (!number) text_bytes(&text, at, 1);
        at += length;
    }
    return text;
}

static const char *key_of(const Compiler *compiler)
{
    Arena *arena = compiler->arena;
    Text program = text_new(arena), key = text_new(arena);
    program_print(compiler->program, &program);
    text_add(&key, "gradc %s\n%s\n%s\n%d slices\n", GRADC_VERSION, machine_text(arena),
             compiler->target->march, compiler->request.slices ? compiler->request.slices : DEFAULT_SLICES);
    const Text bare = without_lines(arena, program.at);
    text_bytes(&key, bare.at, bare.length);
    char *digits = arena_string(arena, sha256_text(arena, key.at, key.length));
    digits[KEY_DIGITS] = 0;
    return digits;
}

const char *tuned_path(const Options *options, const Compiler *compiler)
{
    const char *folder = command_cache_folder(options, "tuned");
    return folder ? arena_format(options->arena, "%s/%s-%s.schedule", folder, compiler->program->name,
                                 key_of(compiler))
                  : NULL;
}

const char *tuned_words(const Options *options)
{
    Text text = text_new(options->arena);
    text_add(&text, "%s", options->operand);
    for (int i = 0; i < options->defines.count; ++i)
        text_add(&text, " -D %s=%s", options->defines.at[i].name, options->defines.at[i].value);
    if (options->march) text_add(&text, " --march=%s", options->march);
    if (options->slices > 0) text_add(&text, " --slices=%d", (int)options->slices);
    return text.at;
}
