/* machine.h: the speeds that shares are of, measured beside what is timed: a shared machine changes by the second. */
#ifndef GRADC_BENCH_MACHINE_H
#define GRADC_BENCH_MACHINE_H
#include "error.h"
#include "threads.h"

struct speed {
    double multiply_adds, bytes; /* per second */
    double when;                 /* seconds, of a clock that only goes forward */
};

struct machine {
    float *swept; /* several times the last cache, so that a sweep goes through memory */
    size_t count;
    int64_t *done; /* multiply-adds of each slice of the probe */
};

/* threads: the most of any pool that it will measure. */
bool machine_create(struct machine *machine, int threads, struct error *error);
void machine_free(struct machine *machine);

/* With all threads of a pool. The best of a few attempts: a peak is not an average. */
struct speed machine_measure(const struct machine *machine, struct pool *pool, int threads);

#endif
