/* machine.c: the speeds that shares are of: the probe's loops on the threads of a pool. */
#include "machine.h"

#include "model.h"
#include "probe.h"
#include "progress.h"

#include <stdlib.h>
#include <unistd.h>

enum {
    CACHES = 4, /* of the last level, that are swept */
    SMALLEST = 64 << 20,
    LARGEST = 512 << 20,
    PART = 1 << 18, /* numbers of a slice of the sweep: 1 MB */
    ATTEMPTS = 3,
    SLICES_A_THREAD = 8, /* short ones, so that threads which come late find something to do */
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
    *machine = (struct machine){block_create(size), size / sizeof(float),
                                calloc((size_t)threads * SLICES_A_THREAD, sizeof *machine->done)};
    return (machine->swept && machine->done) || error_memory(error);
}

void machine_free(struct machine *machine)
{
    free(machine->swept);
    free(machine->done);
    *machine = (struct machine){0};
}

static void add(const struct gradc_call *call, int slice)
{
    const struct machine *machine = call->state;
    machine->done[slice] = probe_multiply_adds();
}

static void sweep(const struct gradc_call *call, int slice)
{
    const struct machine *machine = call->state;
    probe_sweep(machine->swept + (size_t)slice * PART, PART);
}

static double seconds_of(const struct machine *machine, struct pool *pool, const struct gradc_phase *phase)
{
    const struct gradc_call call = {.state = (void *)machine};
    const double start = seconds_now();
    pool_run(pool, phase, 1, &call);
    return seconds_now() - start;
}

struct speed machine_measure(const struct machine *machine, struct pool *pool, int threads)
{
    const struct gradc_phase adding = {.name = "add", .run = add, .slices = SLICES_A_THREAD * threads},
                             sweeping = {
                                 .name = "sweep", .run = sweep, .slices = (int)(machine->count / PART)};
    const double bytes = 2 * (double)(sizeof(float) * PART * (size_t)sweeping.slices);
    struct speed best = {.when = seconds_now()};
    for (int attempt = 0; attempt < ATTEMPTS; ++attempt) {
        const double added = seconds_of(machine, pool, &adding), swept = seconds_of(machine, pool, &sweeping);
        double products = 0;
        for (int slice = 0; slice < adding.slices; ++slice) products += (double)machine->done[slice];
        if (products / added > best.multiply_adds) best.multiply_adds = products / added;
        if (bytes / swept > best.bytes) best.bytes = bytes / swept;
    }
    return best;
}
