/* machine.h: the speeds that shares are of, measured beside what is timed: a shared machine changes by the second. */
#ifndef GRADC_BENCH_MACHINE_H
#define GRADC_BENCH_MACHINE_H
#include "error.h"
#include "threads.h"

struct speed {
    double multiply_adds, bytes; /* per second, of all threads */
    double undisturbed;          /* share of the time that the threads had to themselves */
    double when;                 /* seconds, of a clock that only goes forward */
};

/* A slice of a probe, which takes its own time. */
struct probed {
    double amount, seconds;
};

struct machine {
    float *swept; /* several times the last cache, so that a sweep goes through memory */
    size_t count;
    struct probed *slices;
};

/* threads: the most of any pool that it will measure. */
bool machine_create(struct machine *machine, int threads, struct error *error);
void machine_free(struct machine *machine);

/* What the threads of a pool can do while they have their processors: by the median of many short slices, so that other
 * work on the machine makes the peak no lower. */
struct speed machine_measure(const struct machine *machine, struct pool *pool, int threads);

#endif
