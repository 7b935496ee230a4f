/* threads.h: a pool of threads that runs phases: the slices of one at once, a barrier, then the next. */
#ifndef GRADC_THREADS_H
#define GRADC_THREADS_H
#include "error.h"
#include "gradc.h"

struct pool;

/* threads counts the caller, who works too: 1 makes no thread. NULL, with error filled, where they cannot be had. */
struct pool *pool_create(int threads, struct error *error);
void pool_destroy(struct pool *pool);

/* Returns when all has been done. To be called by one thread, the one that created the pool. */
void pool_run(struct pool *pool, const struct gradc_phase *phases, int count, const struct gradc_call *call);

#endif
