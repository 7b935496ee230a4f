/* machine.c: the speeds that shares are of: the probe's loops on the threads of a pool. */
#include "machine.h"

#include "blocks.h"
#include "probe.h"
#include "progress.h"

#include <math.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    CACHES = 4, /* of the last level, that are swept */
    SMALLEST = 64 << 20,
    LARGEST = 512 << 20,
    PART = 1 << 18,       /* numbers of a slice of the sweep: 1 MB */
    SLICES_A_THREAD = 16, /* of multiply-adds */
};

static size_t last_cache(void)
{
    long size = 0;
#ifdef _SC_LEVEL3_CACHE_SIZE
    size = sysconf(_SC_LEVEL3_CACHE_SIZE);
    if (size <= 0) size = sysconf(_SC_LEVEL2_CACHE_SIZE);
#endif
    return size > 0 ? (size_t)size : 0;
}

bool machine_create(struct machine *machine, int threads, struct error *error)
{
    size_t size = CACHES * last_cache();
    if (size < SMALLEST) size = SMALLEST;
    if (size > LARGEST) size = LARGEST;
    const size_t sweeping = size / sizeof(float) / PART, adding = (size_t)threads * SLICES_A_THREAD;
    *machine = (struct machine){block_create(size), size / sizeof(float),
                                calloc(sweeping > adding ? sweeping : adding, sizeof *machine->slices)};
    return (machine->swept && machine->slices) || error_memory(error);
}

void machine_free(struct machine *machine)
{
    free(machine->swept);
    free(machine->slices);
    *machine = (struct machine){0};
}

static void add(const struct gradc_call *call, int slice)
{
    const struct machine *machine = call->state;
    const double start = seconds_now();
    const double amount = (double)probe_multiply_adds();
    machine->slices[slice] = (struct probed){amount, seconds_now() - start};
}

static void sweep(const struct gradc_call *call, int slice)
{
    const struct machine *machine = call->state;
    const double start = seconds_now();
    probe_sweep(machine->swept + (size_t)slice * PART, PART);
    machine->slices[slice] = (struct probed){2 * (double)(sizeof(float) * PART), seconds_now() - start};
}

static int ascending(const void *a, const void *b)
{
    const double x = ((const struct probed *)a)->seconds, y = ((const struct probed *)b)->seconds;
    return (x > y) - (x < y);
}

/* Per second and thread, in the middle of all slices; undisturbed is lowered to their share of the whole time. */
static double rate(const struct machine *machine, struct pool *pool, int threads,
                   const struct gradc_phase *phase, double *undisturbed)
{
    const struct gradc_call call = {.state = (void *)machine};
    const double start = seconds_now();
    pool_run(pool, phase, 1, &call);
    const double whole = seconds_now() - start;
    qsort(machine->slices, (size_t)phase->slices, sizeof *machine->slices, ascending);
    const struct probed *middle = &machine->slices[phase->slices / 2];
    *undisturbed = fmin(*undisturbed, middle->seconds * phase->slices / threads / whole);
    return middle->amount / middle->seconds;
}

struct speed machine_measure(const struct machine *machine, struct pool *pool, int threads)
{
    const struct gradc_phase adding = {.name = "add", .run = add, .slices = SLICES_A_THREAD * threads},
                             sweeping = {
                                 .name = "sweep", .run = sweep, .slices = (int)(machine->count / PART)};
    struct speed speed = {.undisturbed = 1};
    speed.multiply_adds = threads * rate(machine, pool, threads, &adding, &speed.undisturbed);
    speed.bytes = threads * rate(machine, pool, threads, &sweeping, &speed.undisturbed);
    speed.when = seconds_now();
    return speed;
}
