/* Calls every function of one generated program, each in memory of its very size: what the sanitizers
 * watch. Linked with the C of `gradc emit --prefix=judged`. With an argument: that many threads share the
 * slices of each phase. */
#include "gradc.h"
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const struct gradc_program judged;

enum { MAX_INPUTS = 8, MAX_THREADS = 16, STEPS = 2 };

static size_t size_of(enum gradc_dtype dtype)
{
    return dtype == GRADC_I64 ? 8 : dtype == GRADC_U8 || dtype == GRADC_BOOL ? 1 : 4;
}

static size_t count_of(const struct gradc_array *array)
{
    size_t count = 1;
    for (int d = 0; d < array->rank; ++d) count *= (size_t)array->shape[d];
    return count;
}

/* No wrap-around that a sanitizer would have to forgive, and the same on every machine. */
static unsigned next_number(unsigned *seed)
{
    return *seed = (unsigned)(((uint64_t)*seed * 48271 + 11) % 2147483647);
}

static void fill(void *to, const struct gradc_array *array, int limit, unsigned *seed)
{
    for (size_t i = 0; i < count_of(array); ++i) {
        unsigned number = next_number(seed), below = limit ? (unsigned)limit : array->rank > 1 ? 256 : 10;
        switch (array->dtype) {
        case GRADC_F32: ((float *)to)[i] = (float)(number % 2001) / 1000 - 1; break;
        case GRADC_I32: ((int32_t *)to)[i] = (int32_t)(number % below); break;
        case GRADC_I64: ((int64_t *)to)[i] = (int64_t)(number % below); break;
        default: ((uint8_t *)to)[i] = (uint8_t)(number % (array->dtype == GRADC_BOOL ? 2 : below)); break;
        }
    }
}

/* Labels stay below their limit; seed, step and epoch are any numbers. */
static int limit_of(const struct gradc_array *input)
{
    int field = -1;
    if (sscanf(input->name, "field%d", &field) != 1) return 1000;
    return field < judged.train->field_count ? judged.train->fields[field].limit : 0;
}

struct share {
    const struct gradc_phase *phase;
    const struct gradc_call *call;
    atomic_int next;
};

static void *take_slices(void *argument)
{
    struct share *share = argument;
    for (int slice; (slice = atomic_fetch_add(&share->next, 1)) < share->phase->slices;)
        share->phase->run(share->call, slice);
    return NULL;
}

static void run_phase(const struct gradc_phase *phase, const struct gradc_call *call, int threads)
{
    struct share share = {.phase = phase, .call = call};
    pthread_t workers[MAX_THREADS];
    int started = 0;
    while (phase->slices > 1 && started < threads - 1 &&
           !pthread_create(&workers[started], NULL, take_slices, &share))
        ++started;
    take_slices(&share);
    for (int i = 0; i < started; ++i) pthread_join(workers[i], NULL);
}

static void *allocate(size_t size)
{
    void *memory = NULL;
    if (posix_memalign(&memory, 64, size ? size : 1)) abort();
    return memory;
}

static void call_function(const struct gradc_function *function, void *state, int threads, unsigned *seed)
{
    void *inputs[MAX_INPUTS] = {0};
    void *arena = allocate(judged.arena_size);
    memset(arena, 0x7F,
           judged.arena_size); /* large numbers, not NaNs: conversions to integers are watched as well */
    for (int i = 0; i < function->input_count; ++i) {
        const struct gradc_array *input = &function->inputs[i];
        inputs[i] = malloc(count_of(input) * size_of(input->dtype));
        if (!inputs[i]) abort();
        fill(inputs[i], input, limit_of(input), seed);
    }
    const struct gradc_call call = {state, arena, (const void *const *)inputs};
    for (int p = 0; p < function->phase_count; ++p) run_phase(&function->phases[p], &call, threads);
    for (int i = 0; i < function->input_count; ++i) free(inputs[i]);
    free(arena);
}

int main(int argc, char **argv)
{
    unsigned seed = 1;
    int threads = argc > 1 ? atoi(argv[1]) : 1, calls = 0;
    if (threads < 1 || threads > MAX_THREADS) return fprintf(stderr, "usage: exercise [THREADS]\n"), 2;
    void *state = allocate(judged.state_size);
    memset(state, 0, judged.state_size);
    for (int f = 0; f < judged.function_count; ++f)
        if (strcmp(judged.functions[f].role, "initialize") == 0)
            call_function(&judged.functions[f], state, threads, &seed), ++calls;
    for (int step = 0; step < STEPS; ++step)
        for (int f = 0; f < judged.function_count; ++f)
            if (strcmp(judged.functions[f].role, "initialize") != 0)
                call_function(&judged.functions[f], state, threads, &seed), ++calls;
    free(state);
    printf("%s, %s: %d calls\n", judged.name, judged.schedule, calls);
    return 0;
}
