/* The machines gradc knows, and which of them this one is. */
#include "schedule/target.h"
#include <stddef.h>
#include <string.h>

enum { LARGE = 1 << 16, PANEL = 128 };

static const Target targets[] = {
#define TARGET(name, lanes, registers, level1, level2, ...)                                                  \
    {name, lanes, registers, level1, level2, LARGE, PANEL, {__VA_ARGS__}},
#include "schedule/target.def"
#undef TARGET
};

enum { TARGETS = sizeof targets / sizeof *targets };

/* Names of CPUs that users know, and the row that serves them. */
static const struct {
    const char *name, *row;
} aliases[] = {
    {"haswell", "x86-64-v3"},        {"broadwell", "x86-64-v3"},   {"skylake", "x86-64-v3"},
    {"alderlake", "x86-64-v3"},      {"znver1", "x86-64-v3"},      {"znver2", "x86-64-v3"},
    {"znver3", "x86-64-v3"},         {"znver4", "x86-64-v4"},      {"znver5", "x86-64-v4"},
    {"skylake-avx512", "x86-64-v4"}, {"cascadelake", "x86-64-v4"}, {"icelake-server", "x86-64-v4"},
    {"sapphirerapids", "x86-64-v4"}, {"apple-m1", "armv8-a"},
};

static const char *native(void)
{
#if defined __x86_64__
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
        return "x86-64-v4";
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2"))
        return "x86-64-v3";
    return __builtin_cpu_supports("sse4.2") ? "x86-64-v2" : "x86-64";
#else
    return "armv8-a";
#endif
}

const Target *target_find(const char *march)
{
    if (!march || strcmp(march, "native") == 0) march = native();
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; ++i)
        if (strcmp(march, aliases[i].name) == 0) march = aliases[i].row;
    for (int i = 0; i < TARGETS; ++i)
        if (strcmp(march, targets[i].march) == 0) return &targets[i];
    return NULL;
}

const char *target_names(int i) { return i < TARGETS ? targets[i].march : NULL; }
