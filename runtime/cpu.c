/* cpu.c: what this processor can do, against what a program was built for. */
#include "cpu.h"

#include <stdio.h>
#include <string.h>
#if defined(__x86_64__)
#include <cpuid.h>
#endif

struct feature {
    const char *name;
    bool present;
};

/* __builtin_cpu_supports takes literals only, hence a table; clang 14 does not know f16c there. */
#if defined(__x86_64__)
static bool has_f16c(void)
{
    unsigned a, b, c, d;
    return __get_cpuid(1, &a, &b, &c, &d) && (c & bit_F16C) && __builtin_cpu_supports("avx");
}

#define FEATURE(name) ((struct feature){name, __builtin_cpu_supports(name) != 0})
#define FEATURES                                                                                             \
    FEATURE("sse2"), FEATURE("sse3"), FEATURE("ssse3"), FEATURE("sse4.1"), FEATURE("sse4.2"),                \
        FEATURE("popcnt"), FEATURE("avx"), FEATURE("avx2"), FEATURE("fma"), FEATURE("bmi"), FEATURE("bmi2"), \
        ((struct feature){"f16c", has_f16c()}), FEATURE("avx512f"), FEATURE("avx512bw"),                     \
        FEATURE("avx512dq"), FEATURE("avx512vl"), FEATURE("avx512cd")
#else
#define FEATURES ((struct feature){"", false})
#endif

enum cpu_answer cpu_feature(const char *name)
{
    const struct feature features[] = {FEATURES};
    for (size_t i = 0; i < sizeof features / sizeof *features; ++i)
        if (!strcmp(features[i].name, name)) return features[i].present ? CPU_PRESENT : CPU_ABSENT;
    return CPU_UNKNOWN;
}

static void add_name(char *list, size_t size, const char *name)
{
    const size_t used = strlen(list);
    snprintf(list + used, size - used, "%s%s", used ? " " : "", name);
}

static void list_present(char *list, size_t size, enum cpu_answer (*query)(const char *name))
{
    const struct feature features[] = {FEATURES};
    for (size_t i = 0; i < sizeof features / sizeof *features; ++i)
        if (query(features[i].name) == CPU_PRESENT) add_name(list, size, features[i].name);
}

bool cpu_check(const struct gradc_program *program, enum cpu_answer (*query)(const char *name),
               struct error *error)
{
    char needed[512] = "", missing[512] = "", unknown[512] = "", present[512] = "";
    for (const char *const *name = program->cpu; name && *name; ++name) {
        const enum cpu_answer answer = query(*name);
        add_name(needed, sizeof needed, *name);
        if (answer == CPU_ABSENT) add_name(missing, sizeof missing, *name);
        if (answer == CPU_UNKNOWN) add_name(unknown, sizeof unknown, *name);
    }
    if (!*missing && !*unknown) return true;

    list_present(present, sizeof present, query);
    error_set(error, "this program was built for %s and cannot run on this processor", program->march);
    error_add(error, "  needed:  %s", needed);
    error_add(error, "  here:    %s", *present ? present : "(none of those gradc knows)");
    if (*missing) error_add(error, "  missing: %s", missing);
    if (*unknown) error_add(error, "  unknown to this runtime: %s", unknown);
    return error_add(error, "rebuild it for this machine: %s", program->rebuild);
}

void cpu_flush_denormals(void)
{
#if defined(__x86_64__)
    const unsigned flush_to_zero = 0x8000, denormals_are_zero = 0x0040;
    __builtin_ia32_ldmxcsr(__builtin_ia32_stmxcsr() | flush_to_zero | denormals_are_zero);
#elif defined(__aarch64__)
    const uint64_t flush_to_zero = (uint64_t)1 << 24;
    uint64_t control;
    __asm__ volatile("mrs %0, fpcr" : "=r"(control));
    __asm__ volatile("msr fpcr, %0" : : "r"(control | flush_to_zero));
#endif
}
