/* probe.c: what the processor can do at most: multiply-adds on registers, and bytes through memory. Written by hand; it
 * shares nothing with the emitter. gradc bench compiles its own copy of this text, after that of probe.h. */
#ifndef GRADC_BENCH_PROBE_H
#include "probe.h"
#endif

/* Independent sums: at least the latency of a multiply-add times those begun in a cycle, and few enough for the
 * registers, of which two hold the constants. */
#if defined(__AVX512F__)
enum { LANES = 16, SUMS = 16 };
#elif defined(__AVX__)
enum { LANES = 8, SUMS = 12 };
#elif defined(__aarch64__)
enum { LANES = 4, SUMS = 20 };
#else
enum { LANES = 4, SUMS = 14 };
#endif
enum { TURNS = 20000 };

typedef float vec __attribute__((ext_vector_type(LANES), aligned(4), may_alias));

int64_t probe_multiply_adds(void)
{
#pragma clang fp contract(on)
    vec sum[SUMS], factor = 0.999f, summand = 0.1f;
    __asm__ volatile("" : "+m"(factor), "+m"(summand)); /* not known, so nothing is computed beforehand */
    const vec by = factor, plus = summand;
#pragma clang loop unroll(full)
    for (int i = 0; i < SUMS; ++i) sum[i] = (float)i;
    for (int turn = 0; turn < TURNS; ++turn)
#pragma clang loop unroll(full)
        for (int i = 0; i < SUMS; ++i) sum[i] = sum[i] * by + plus;
    vec all = 0.0f;
#pragma clang loop unroll(full)
    for (int i = 0; i < SUMS; ++i) all += sum[i];
    __asm__ volatile("" : : "m"(all)); /* taken for used */
    return (int64_t)TURNS * SUMS * LANES;
}

void probe_sweep(float *numbers, size_t count)
{
#pragma clang fp contract(on)
    for (size_t i = 0; i + LANES <= count; i += LANES) {
        vec *at = (vec *)(void *)(numbers + i);
        *at = *at * 0.999f + 0.1f;
    }
}
