#ifndef SUPPORT_MATH_LIBRARY_H
#define SUPPORT_MATH_LIBRARY_H
/* support_math_library.h: support.txt, expanded as gradc expands it, compiled with GRADC_TEST_CC and loaded.
 * Takes files in the format of support.txt, gives array functions by name and width. */
#include <dlfcn.h>
#include <errno.h>
#include <setjmp.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#ifndef GRADC_TEST_CC
#define GRADC_TEST_CC "clang-19"
#endif

extern char **environ;

enum { MAX_SECTIONS = 160, MAX_NAME = 64, MAX_TEXT = 1 << 20, PATH_ROOM = 1024 };

struct section {
    char name[MAX_NAME], widths[MAX_NAME];
    const char *needs, *text, *end; /* into the file: names up to the line's end; C text up to end */
};

struct sections {
    char *file;
    int count;
    struct section at[MAX_SECTIONS];
};

/* A shared object that holds the array functions of widths narrowest, twice that, ... widest. */
struct library {
    const char *march, *option; /* option: one more for the compiler, or NULL */
    int narrowest, widest;
    bool runs_here;
    void *handle; /* NULL where it does not run here */
};

static void read_sections(struct sections *sections, const char *relative)
{
    char path[PATH_ROOM];
    snprintf(path, sizeof path, "%s/%s", GRADC_SOURCE_DIR, relative);
    FILE *in = fopen(path, "rb");
    if (!in) fail_msg("%s: %s; is GRADC_SOURCE_DIR the root of the sources?", path, strerror(errno));
    sections->file = calloc(MAX_TEXT, 1);
    assert_non_null(sections->file);
    assert_in_range(fread(sections->file, 1, MAX_TEXT, in), 1, MAX_TEXT - 1);
    fclose(in);
    for (const char *line = sections->file, *next; *line; line = next) {
        const size_t length = strcspn(line, "\n");
        next = line + length + (line[length] == '\n');
        if (length > 110) fail_msg("%s: longer than 110 columns: %.*s", relative, (int)length, line);
        if (strncmp(line, "%% ", 3)) continue;
        if (sections->count) sections->at[sections->count - 1].end = line;
        assert_in_range(sections->count, 0, MAX_SECTIONS - 1);
        struct section *section = &sections->at[sections->count++];
        int needs = 0;
        sscanf(line, "%%%% %63s widths: %63s needs:%n", section->name, section->widths, &needs);
        if (!needs) fail_msg("%s: not a section: %.*s", relative, (int)length, line);
        section->needs = line + needs, section->text = next, section->end = next + strlen(next);
    }
}

static bool serves(const struct section *section, int width)
{
    return !strcmp(section->widths, "1+") || !strcmp(section->widths, width == 1 ? "1" : "2+");
}

static size_t word_length(const char *text, const char *end)
{
    static const char *const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    const size_t length = strspn(text, letters);
    return length < (size_t)(end - text) ? length : (size_t)(end - text);
}

/* Prints text with its width filled in: the N that ends _N and the types, and the word LANES. */
static void expand(FILE *out, const char *text, const char *end, int width)
{
    static const char *const types[] = {"vecN", "ivecN", "uvecN", "ulongN", "bytesN", "halvesN"};
    while (text < end) {
        const size_t length = word_length(text, end);
        bool has_width = length >= 2 && !strncmp(text + length - 2, "_N", 2);
        for (size_t i = 0; i < sizeof types / sizeof *types; ++i)
            has_width |= length == strlen(types[i]) && !strncmp(text, types[i], length);
        if (length == 5 && !strncmp(text, "LANES", 5))
            fprintf(out, "%d", width);
        else if (has_width)
            fprintf(out, "%.*s%d", (int)length - 1, text, width);
        else
            fwrite(text, 1, length ? length : 1, out);
        text += length ? length : 1;
    }
}

static void expand_all(FILE *out, const struct sections *sections, int width)
{
    for (int i = 0; i < sections->count; ++i)
        if (serves(&sections->at[i], width)) expand(out, sections->at[i].text, sections->at[i].end, width);
}

static FILE *create_source(const char *path)
{
    FILE *out = fopen(path, "wb");
    if (!out) fail_msg("%s: %s", path, strerror(errno));
    fputs("#include <stdint.h>\n#pragma STDC FP_CONTRACT OFF\n", out);
    return out;
}

/* False where the compiler refuses the source; it has said why on stderr. Options end with NULL. */
static bool compile(const char *source, const char *const *options)
{
    const char *arguments[24] = {GRADC_TEST_CC, "-std=c17", "-Wall", "-Wextra", "-Werror", source};
    int count = 6;
    for (; *options; ++options) arguments[count++] = *options;
    pid_t child;
    const int error = posix_spawnp(&child, GRADC_TEST_CC, NULL, NULL, (char *const *)arguments, environ);
    if (error) fail_msg("%s: %s; set GRADC_TEST_CC to a clang from 14 on", GRADC_TEST_CC, strerror(error));
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static void build_library(struct library *library, const char *folder, const struct sections *support,
                          const struct sections *arrays)
{
    char source[PATH_ROOM], object[PATH_ROOM];
    snprintf(source, sizeof source, "%s/arrays.c", folder);
    snprintf(object, sizeof object, "%s/%s-%d.so", folder, library->march ? library->march : "any",
             library->widest);
    FILE *out = create_source(source);
    fputs("#include <math.h>\n", out);
    for (int width = library->narrowest; width <= library->widest; width *= 2) {
        expand_all(out, support, width);
        expand_all(out, arrays, width);
    }
    assert_int_equal(fclose(out), 0);
    char march[MAX_NAME];
    snprintf(march, sizeof march, "-march=%s", library->march ? library->march : "");
    const char *options[12] = {"-O3", "-fno-math-errno", "-shared", "-fPIC", "-o", object, "-lm"};
    int count = 7;
    if (library->march) options[count++] = march;
    if (library->option) options[count++] = library->option;
    if (!compile(source, options)) fail_msg("widths up to %d do not compile with %s", library->widest, march);
    if (library->runs_here) {
        library->handle = dlopen(object, RTLD_NOW | RTLD_LOCAL);
        if (!library->handle) fail_msg("%s", dlerror());
    }
    unlink(object);
    unlink(source);
}

/* Stores the address of array_NAME_WIDTH in a pointer to function. */
static void find_array_function(const struct library *library, const char *name, int width, void *pointer)
{
    char symbol[MAX_NAME];
    snprintf(symbol, sizeof symbol, "array_%s_%d", name, width);
    void *address = dlsym(library->handle, symbol);
    if (!address) fail_msg("%s: %s", symbol, dlerror());
    memcpy(pointer, &address, sizeof address);
}

/* ---- What this machine runs of them ---- */

enum { MAX_LIBRARIES = 4, BLOCK = 4096 };

struct bench {
    char folder[PATH_ROOM / 2];
    struct sections support, arrays;
    struct library libraries[MAX_LIBRARIES];
    int library_count;
};

/* One width of one library: what most tests loop over. */
struct target {
    const struct library *library;
    int width;
};

static bool next_target(const struct bench *bench, struct target *target)
{
    const struct library *end = bench->libraries + bench->library_count;
    if (!target->library)
        *target = (struct target){bench->libraries, bench->libraries->narrowest};
    else if ((target->width *= 2) > target->library->widest)
        ++target->library, target->width = target->library->narrowest;
    while (target->library < end && !target->library->handle)
        ++target->library, target->width = target->library->narrowest;
    return target->library < end;
}

static void choose_libraries(struct bench *bench)
{
#ifdef __x86_64__
    const bool v3 =
        __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2");
    const bool v4 = v3 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                    __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
    /* Sixteen lanes are wider than v3's arguments, of which the compiler warns; the results are the same. */
    const struct library libraries[] = {
        {.march = "x86-64", .narrowest = 1, .widest = 4, .runs_here = true},
        {.march = "x86-64-v3", .narrowest = 1, .widest = 8, .runs_here = v3},
        {"x86-64-v3", "-Wno-psabi", 16, 16, v3, NULL},
        {.march = "x86-64-v4", .narrowest = 1, .widest = 16, .runs_here = v4}};
#else
    const struct library libraries[] = {{.narrowest = 1, .widest = 4, .runs_here = true}};
#endif
    bench->library_count = sizeof libraries / sizeof *libraries;
    memcpy(bench->libraries, libraries, sizeof libraries);
}

static int build(void **state)
{
    struct bench *bench = calloc(1, sizeof *bench);
    assert_non_null(bench);
    *state = bench;
    const char *temporary = getenv("TMPDIR");
    snprintf(bench->folder, sizeof bench->folder, "%s/support_math_XXXXXX", temporary ? temporary : "/tmp");
    assert_non_null(mkdtemp(bench->folder));
    read_sections(&bench->support, "compiler/emit/support.txt");
    read_sections(&bench->arrays, "tests/unit/support_math_arrays.txt");
    choose_libraries(bench);
    for (int i = 0; i < bench->library_count; ++i)
        build_library(&bench->libraries[i], bench->folder, &bench->support, &bench->arrays);
    return 0;
}

static int clean(void **state)
{
    struct bench *bench = *state;
    for (int i = 0; i < bench->library_count; ++i)
        if (bench->libraries[i].handle) dlclose(bench->libraries[i].handle);
    rmdir(bench->folder);
    free(bench->support.file);
    free(bench->arrays.file);
    free(bench);
    return 0;
}

/* A block of floats out of all 2^32, stride bit patterns apart; false at the end. */
static bool next_block(float *x, uint64_t *pattern, unsigned stride)
{
    if (*pattern >> 32) return false;
    for (int i = 0; i < BLOCK; ++i, *pattern += stride) {
        const uint32_t bits = (uint32_t)*pattern;
        memcpy(&x[i], &bits, sizeof bits);
    }
    return true;
}

#endif
