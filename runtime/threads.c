/* threads.c: a pool of threads that runs phases: the slices of one at once, a barrier, then the next.
 *
 * Each thread has a share of neighbouring slices, equal to the others', since slices are nearly equal work: handed out
 * one by one, eight slices of 3, 3, 3, 4, 3, 3, 3, 4 rows would leave one of two threads with 14 rows of 26. Who has
 * done its share takes what is left of another's.
 *
 * Counters carry a phase: each share's `remaining` slices not yet claimed, and the `unfinished` slices not yet done.
 * Whoever lowers `remaining` owns a slice, and as long as a slice is unfinished the phase cannot change under its owner;
 * so a worker reads `phase` only after its claim, and one that slept through a phase does no harm. Who waits spins for a
 * while, since phases follow each other within microseconds, then sleeps; and yields while it spins, since where other
 * programs have the other cores, who it waits for may want this one.
 *
 * A phase of little work is the caller's alone. Sharing it would gain less than it costs to fetch from another core's
 * cache what the phase before left there, and to take it back for the next. */
#include "threads.h"

#include "cpu.h"
#include "cpus.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    CACHE_LINE = 64,
    STACK_SIZE = 4 << 20, /* a phase may hold 256 KB of tiles; sanitizers want several times that */
    SPIN_NANOSECONDS = 200000,
    /* Either is 10 to 30 us of one core. */
    PRODUCTS_WORTH_SHARING = 1 << 19,
    BYTES_WORTH_SHARING = 1 << 20,
};

struct member { /* one of the threads; [0] is the caller's */
    _Alignas(CACHE_LINE) atomic_int remaining;
    struct pool *pool;
    int index;
    pthread_t thread;
};

struct pool {
    const struct gradc_phase *phase;
    const struct gradc_call *call;
    int count, started; /* members; threads of theirs */
    int64_t spin;       /* nanoseconds */
    pthread_mutex_t mutex;
    pthread_cond_t work, done;
    _Alignas(CACHE_LINE) atomic_int unfinished;
    _Alignas(CACHE_LINE) atomic_int sleepers;
    atomic_bool caller_sleeps, ending;
    struct member members[];
};

static int64_t nanoseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * (int64_t)1000000000 + now.tv_nsec;
}

static void pause_briefly(void)
{
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

/* Where the share of member `index` begins, and that of the one before ends. */
static int share_begin(const struct pool *pool, int index)
{
    return (int)((int64_t)pool->phase->slices * index / pool->count);
}

static bool claim_from(struct pool *pool, struct member *owner, int *slice)
{
    int remaining = atomic_load_explicit(&owner->remaining, memory_order_relaxed);
    while (remaining > 0)
        if (atomic_compare_exchange_weak_explicit(&owner->remaining, &remaining, remaining - 1,
                                                  memory_order_acquire, memory_order_relaxed)) {
            *slice = share_begin(pool, owner->index + 1) - remaining;
            return true;
        }
    return false;
}

static bool claim(struct pool *pool, int index, int *slice)
{
    for (int i = 0; i < pool->count; ++i)
        if (claim_from(pool, &pool->members[(index + i) % pool->count], slice)) return true;
    return false;
}

/* Runs what slices can be had. The one who finishes the last wakes the caller. */
static void run_slices(struct pool *pool, int index)
{
    int done = 0;
    for (int slice; claim(pool, index, &slice); ++done) pool->phase->run(pool->call, slice);
    if (!done || atomic_fetch_sub(&pool->unfinished, done) != done || !atomic_load(&pool->caller_sleeps))
        return;
    pthread_mutex_lock(&pool->mutex);
    pthread_cond_signal(&pool->done);
    pthread_mutex_unlock(&pool->mutex);
}

static bool has_work(struct pool *pool)
{
    for (int i = 0; i < pool->count; ++i)
        if (atomic_load(&pool->members[i].remaining) > 0) return true;
    return atomic_load(&pool->ending);
}

static bool is_done(struct pool *pool) { return atomic_load(&pool->unfinished) == 0; }

static bool spin_until(struct pool *pool, bool (*holds)(struct pool *pool))
{
    if (holds(pool)) return true;
    for (const int64_t end = nanoseconds() + pool->spin; pool->spin && nanoseconds() < end; sched_yield())
        for (int i = 0; i < 32; ++i) {
            if (holds(pool)) return true;
            pause_briefly();
        }
    return false;
}

/* The sleeper announces itself, then looks again; the other side acts, then looks for sleepers. In the one order of
 * these sequentially consistent accesses, one of the two must see the other. */
static void wait_for_work(struct pool *pool)
{
    if (spin_until(pool, has_work)) return;
    pthread_mutex_lock(&pool->mutex);
    atomic_fetch_add(&pool->sleepers, 1);
    while (!has_work(pool)) pthread_cond_wait(&pool->work, &pool->mutex);
    atomic_fetch_sub(&pool->sleepers, 1);
    pthread_mutex_unlock(&pool->mutex);
}

static void wait_until_done(struct pool *pool)
{
    if (spin_until(pool, is_done)) return;
    pthread_mutex_lock(&pool->mutex);
    atomic_store(&pool->caller_sleeps, true);
    while (!is_done(pool)) pthread_cond_wait(&pool->done, &pool->mutex);
    atomic_store(&pool->caller_sleeps, false);
    pthread_mutex_unlock(&pool->mutex);
}

static void wake_workers(struct pool *pool)
{
    if (!atomic_load(&pool->sleepers)) return;
    pthread_mutex_lock(&pool->mutex);
    pthread_cond_broadcast(&pool->work);
    pthread_mutex_unlock(&pool->mutex);
}

static void *work(void *argument)
{
    struct member *member = argument;
    struct pool *pool = member->pool;
    cpu_flush_denormals();
    while (!atomic_load(&pool->ending)) {
        run_slices(pool, member->index);
        wait_for_work(pool);
    }
    return NULL;
}

/* A phase that says nothing of its work, as those of the runtime itself, is. */
static bool worth_sharing(const struct gradc_phase *phase)
{
    return phase->products >= PRODUCTS_WORTH_SHARING || phase->bytes >= BYTES_WORTH_SHARING ||
           (!phase->products && !phase->bytes);
}

static void run_phase(struct pool *pool, const struct gradc_phase *phase, const struct gradc_call *call)
{
    if (phase->slices < 2 || pool->count == 1 || !worth_sharing(phase)) {
        for (int slice = 0; slice < phase->slices; ++slice) phase->run(call, slice);
        return;
    }
    pool->phase = phase;
    pool->call = call;
    atomic_store(&pool->unfinished, phase->slices);
    for (int i = 0; i < pool->count; ++i)
        atomic_store(&pool->members[i].remaining, share_begin(pool, i + 1) - share_begin(pool, i));
    wake_workers(pool);
    run_slices(pool, 0);
    wait_until_done(pool);
}

void pool_run(struct pool *pool, const struct gradc_phase *phases, int count, const struct gradc_call *call)
{
    for (int i = 0; i < count; ++i) run_phase(pool, &phases[i], call);
}

/* Signals are the main thread's: a worker that took SIGINT would end the program in the middle of a step. */
static int start(struct member *member)
{
    sigset_t all, before;
    pthread_attr_t attributes;
    int failure = pthread_attr_init(&attributes);
    if (failure) return failure;
    pthread_attr_setstacksize(&attributes, STACK_SIZE);
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    failure = pthread_create(&member->thread, &attributes, work, member);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attributes);
    return failure;
}

struct pool *pool_create(int threads, struct error *error)
{
    const size_t size = sizeof(struct pool) + (size_t)threads * sizeof(struct member);
    struct pool *pool = aligned_alloc(CACHE_LINE, size);
    if (!pool) {
        error_memory(error);
        return NULL;
    }
    memset(pool, 0, size);
    pool->count = threads;
    for (int i = 0; i < threads; ++i) {
        pool->members[i].pool = pool;
        pool->members[i].index = i;
    }
    /* With more threads than processors, a spinning one holds up the one it waits for. */
    pool->spin = threads <= cpus_available() ? SPIN_NANOSECONDS : 0;
    pthread_mutex_init(&pool->mutex, NULL);
    pthread_cond_init(&pool->work, NULL);
    pthread_cond_init(&pool->done, NULL);
    for (; pool->started < threads - 1; ++pool->started) {
        const int failure = start(&pool->members[pool->started + 1]);
        if (!failure) continue;
        error_set(error, "cannot start %d threads: %s; ask for fewer with --threads", threads,
                  strerror(failure));
        pool_destroy(pool);
        return NULL;
    }
    return pool;
}

void pool_destroy(struct pool *pool)
{
    if (!pool) return;
    atomic_store(&pool->ending, true);
    wake_workers(pool);
    for (int i = 0; i < pool->started; ++i) pthread_join(pool->members[i + 1].thread, NULL);
    pthread_cond_destroy(&pool->done);
    pthread_cond_destroy(&pool->work);
    pthread_mutex_destroy(&pool->mutex);
    free(pool);
}
