/* runtime_threads.c: the pool runs every slice once, phase after phase; threads, quotas and processors are counted. */
#include "cpu.h"
#include "cpus.h"
#include "threads.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "runtime_program.h"
#include "runtime_scratch.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

enum { WIDE = 13, ROUNDS = 3000 };

struct work {
    int wide[WIDE], sums[WIDE], narrow, wrong;
    float denormal[WIDE];
};

/* Without atomics on purpose: if two slices met, or a phase began too early, a sum or ThreadSanitizer would tell. */
static void add_one(const struct gradc_call *call, int slice) { ++((struct work *)call->state)->wide[slice]; }

static void check_all(const struct gradc_call *call, int slice)
{
    struct work *work = call->state;
    (void)slice;
    ++work->narrow;
    for (int i = 0; i < WIDE; ++i) work->wrong += work->wide[i] != work->narrow;
}

static void add_neighbours(const struct gradc_call *call, int slice)
{
    struct work *work = call->state;
    work->sums[slice] = work->wide[slice] + work->wide[(slice + 1) % WIDE];
}

static void make_denormal(const struct gradc_call *call, int slice)
{
    volatile float small = 1e-38f;
    small = small * 0.01f;
    ((struct work *)call->state)->denormal[slice] = small;
}

static const struct gradc_phase phases[] = {{"add", add_one, WIDE, 0, 0},
                                            {"check", check_all, 1, 0, 0},
                                            {"check", check_all, 0, 0, 0},
                                            {"neighbours", add_neighbours, WIDE, 0, 0}};

static void run_with(int threads, bool slow)
{
    struct work work = {0};
    struct error error;
    struct pool *pool = pool_create(threads, &error);
    const struct gradc_call call = {.state = &work};
    assert_non_null(pool);
    const int rounds = slow ? 20 : ROUNDS;
    for (int i = 0; i < rounds; ++i) {
        pool_run(pool, phases, sizeof phases / sizeof *phases, &call);
        for (int slice = 0; slice < WIDE; ++slice) assert_int_equal(work.sums[slice], 2 * (i + 1));
        /* Long enough for the workers to fall asleep. */
        if (slow) nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
    }
    assert_int_equal(work.narrow, rounds);
    assert_int_equal(work.wrong, 0);
    pool_destroy(pool);
}

static void every_slice_once(void **state)
{
    (void)state;
    static const int threads[] = {1, 2, 3, 7, 20};
    for (size_t i = 0; i < sizeof threads / sizeof *threads; ++i) run_with(threads[i], false);
}

static void sleepers_wake(void **state)
{
    (void)state;
    run_with(2, true);
    run_with(5, true);
}

static void workers_flush_denormals(void **state)
{
    (void)state;
#if defined(__x86_64__) || defined(__aarch64__)
    struct work work = {0};
    struct error error;
    const struct gradc_phase phase = {"denormal", make_denormal, WIDE, 0, 0};
    const struct gradc_call call = {.state = &work};
    cpu_flush_denormals();
    struct pool *pool = pool_create(4, &error);
    assert_non_null(pool);
    memset(work.denormal, 0xff, sizeof work.denormal);
    for (int i = 0; i < 100; ++i) pool_run(pool, &phase, 1, &call);
    for (int i = 0; i < WIDE; ++i) {
        uint32_t bits;
        memcpy(&bits, &work.denormal[i], sizeof bits);
        assert_int_equal(bits, 0);
    }
    pool_destroy(pool);
#endif
}

/* Each slice waits for the other: two threads are needed, or it takes a second. */
struct meeting {
    pthread_t caller;
    atomic_int came, met, elsewhere;
};

static void meet(const struct gradc_call *call, int slice)
{
    struct meeting *meeting = call->state;
    (void)slice;
    if (!pthread_equal(pthread_self(), meeting->caller)) atomic_fetch_add(&meeting->elsewhere, 1);
    atomic_fetch_add(&meeting->came, 1);
    for (int i = 0; i < 1000 && atomic_load(&meeting->came) < 2; ++i)
        nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
    atomic_fetch_add(&meeting->met, atomic_load(&meeting->came) == 2);
}

static void remain(const struct gradc_call *call, int slice)
{
    struct meeting *meeting = call->state;
    (void)slice;
    if (!pthread_equal(pthread_self(), meeting->caller)) atomic_fetch_add(&meeting->elsewhere, 1);
    nanosleep(&(struct timespec){.tv_nsec = 100000}, NULL); /* so that another thread could come */
}

static void little_work_stays(void **state)
{
    (void)state;
    struct error error;
    static const struct gradc_phase large[] = {
        {"products", meet, 2, 1 << 24, 1000}, {"bytes", meet, 2, 0, 1 << 24}, {"unknown", meet, 2, 0, 0}};
    static const struct gradc_phase little = {"little", remain, WIDE, 5000, 20000};
    struct pool *pool = pool_create(2, &error);
    assert_non_null(pool);
    for (size_t i = 0; i < sizeof large / sizeof *large; ++i) {
        struct meeting meeting = {.caller = pthread_self()};
        pool_run(pool, &large[i], 1, &(struct gradc_call){.state = &meeting});
        assert_int_equal(atomic_load(&meeting.met), 2);
        assert_int_equal(atomic_load(&meeting.elsewhere), 1);
    }
    struct meeting meeting = {.caller = pthread_self()};
    for (int i = 0; i < 20; ++i) pool_run(pool, &little, 1, &(struct gradc_call){.state = &meeting});
    assert_int_equal(atomic_load(&meeting.elsewhere), 0);
    pool_destroy(pool);
}

static void write_text(struct scratch *scratch, const char *folder, const char *name, const char *text)
{
    struct error error;
    char path[256];
    assert_true(folder_make(scratch_path(scratch, folder), &error));
    snprintf(path, sizeof path, "%s/%s", folder, name);
    scratch_write(scratch, path, text, strlen(text));
}

static void quotas(void **state)
{
    struct scratch *scratch = *state;
    char root[512], membership[512];
    snprintf(root, sizeof root, "%s/cgroup", scratch->folder);
    write_text(scratch, "cgroup/a/b", "cpu.max", "max 100000\n");
    snprintf(membership, sizeof membership, "%s", scratch_write(scratch, "v2", "0::/a/b\n", 8));
    assert_int_equal(cpus_quota(membership, root), 0);
    write_text(scratch, "cgroup/a", "cpu.max", "350000 100000\n"); /* above: 3.5 */
    assert_int_equal(cpus_quota(membership, root), 3);
    write_text(scratch, "cgroup/a/b", "cpu.max", "50000 100000\n"); /* half a processor is one thread */
    assert_int_equal(cpus_quota(membership, root), 1);

    const char v1[] = "4:cpuset:/x\n3:cpu,cpuacct:/docker/1\n";
    write_text(scratch, "cgroup/cpu,cpuacct/docker/1", "cpu.cfs_quota_us", "-1\n");
    write_text(scratch, "cgroup/cpu,cpuacct/docker/1", "cpu.cfs_period_us", "100000\n");
    snprintf(membership, sizeof membership, "%s", scratch_write(scratch, "v1", v1, sizeof v1 - 1));
    assert_int_equal(cpus_quota(membership, root), 0);
    write_text(scratch, "cgroup/cpu,cpuacct/docker/1", "cpu.cfs_quota_us", "200000\n");
    assert_int_equal(cpus_quota(membership, root), 2);
    /* Inside a container the path is often the host's: the group itself lies at the root. */
    const char host[] = "0::/not/here\n";
    write_text(scratch, "cgroup", "cpu.max", "400000 100000\n");
    snprintf(membership, sizeof membership, "%s", scratch_write(scratch, "v2", host, sizeof host - 1));
    assert_int_equal(cpus_quota(membership, root), 4);
    assert_int_equal(cpus_quota("/no/such/file", root), 0);
    assert_true(cpus_available() >= 1);
}

static enum cpu_answer old_processor(const char *name)
{
    return !strcmp(name, "sse2") || !strcmp(name, "avx") ? CPU_PRESENT
         : cpu_feature(name) == CPU_UNKNOWN              ? CPU_UNKNOWN
                                                         : CPU_ABSENT;
}

static void processors(void **state)
{
    (void)state;
#if defined(__x86_64__)
    static const char *const wanted[] = {"sse2", "avx2", "fma", NULL}, *const odd[] = {"sse2", "avx4096",
                                                                                       NULL};
    struct gradc_program program = softmax_program;
    struct error error = {0};
    assert_true(cpu_check(&program, cpu_feature, &error));
    program.cpu = wanted, program.march = "x86-64-v3";
    assert_false(cpu_check(&program, old_processor, &error));
    assert_contains(error.text, "x86-64-v3");
    assert_contains(error.text, "here:    sse2 avx\n");
    assert_contains(error.text, "missing: avx2 fma");
    assert_contains(error.text, program.rebuild);
    program.cpu = odd;
    assert_false(cpu_check(&program, cpu_feature, &error));
    assert_contains(error.text, "avx4096");
#endif
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_slice_once),
        cmocka_unit_test(sleepers_wake),
        cmocka_unit_test(little_work_stays),
        cmocka_unit_test(workers_flush_denormals),
        cmocka_unit_test_setup_teardown(quotas, scratch_setup, scratch_teardown),
        cmocka_unit_test(processors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
