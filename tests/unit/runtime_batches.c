/* runtime_batches.c: an epoch's order is tf.data's: a streaming buffer, steps in the spec's order, one seed one order. */
#include "batches.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { COUNT = 100, EACH = 3 };

struct set {
    float x[COUNT][EACH];
    int64_t y[COUNT];
};

/* Sample i is {i, i + .25, i + .5} and i. */
static void fill(struct set *set)
{
    for (int i = 0; i < COUNT; ++i) {
        for (int j = 0; j < EACH; ++j) set->x[i][j] = (float)i + 0.25f * (float)j;
        set->y[i] = i;
    }
}

/* One epoch's samples in order, as gathered, and what each batch holds is checked; returns the number of batches. */
static int run_epoch(const struct gradc_step *steps, int step_count, int64_t seed, int epoch, bool shuffle,
                     int threads, int order[COUNT])
{
    struct set set;
    struct error error;
    fill(&set);
    const struct gradc_field fields[] = {{GRADC_F32, 1, {EACH}, NULL, set.x, 0},
                                         {GRADC_I64, 0, {0}, NULL, set.y, COUNT}};
    const struct gradc_dataset dataset = {"literal", COUNT, 2, step_count, fields, steps};
    const struct gradc_program program = {.spec = "test.lua", .train = &dataset};
    const struct data_place place = {0};
    struct pool *pool = pool_create(threads, &error);
    struct samples samples;
    struct batches batches;
    assert_non_null(pool);
    assert_true(samples_load(&program, &dataset, &place, pool, &samples, &error));
    assert_true(batches_create(&batches, &samples, seed, 0, shuffle, &error));
    batches_begin(&batches, epoch);
    int at = 0;
    for (int batch = 0; batch < batches.count; ++batch) {
        const void *const *gathered = batches_gather(&batches, batch, pool);
        for (int i = 0; i < batches_length(&batches, batch); ++i) {
            const int64_t label = ((const int64_t *)gathered[1])[i];
            assert_memory_equal((const float *)gathered[0] + i * EACH, set.x[label], sizeof *set.x);
            order[at++] = (int)label;
        }
    }
    assert_int_equal(at, batches.total);
    const int count = batches.count;
    batches_free(&batches);
    samples_free(&samples);
    pool_destroy(pool);
    return count;
}

static void assert_permutation(const int order[COUNT])
{
    bool seen[COUNT] = {false};
    for (int i = 0; i < COUNT; ++i) {
        assert_false(seen[order[i]]);
        seen[order[i]] = true;
    }
}

static bool same(const int a[COUNT], const int b[COUNT]) { return !memcmp(a, b, COUNT * sizeof *a); }

static void in_order_without_shuffle(void **state)
{
    (void)state;
    const struct gradc_step steps[] = {{GRADC_SHUFFLE, 50, 0, -1, 1}, {GRADC_BATCH, 7, 0, 0, 0}};
    int order[COUNT];
    assert_int_equal(run_epoch(steps, 2, 1, 1, false, 1, order), 15);
    for (int i = 0; i < COUNT; ++i) assert_int_equal(order[i], i);
}

static void a_buffer_shuffles_locally(void **state)
{
    (void)state;
    for (int size = 1; size < 2 * COUNT; size += 13) {
        const struct gradc_step steps[] = {{GRADC_SHUFFLE, size, 0, -1, 1}, {GRADC_BATCH, 32, 0, 0, 0}};
        int order[COUNT];
        run_epoch(steps, 2, 1, 1, true, 2, order);
        assert_permutation(order);
        /* What comes out in place i had entered the buffer by then. */
        for (int i = 0; i < COUNT; ++i) assert_true(order[i] < i + size);
        if (size == 1)
            for (int i = 0; i < COUNT; ++i) assert_int_equal(order[i], i);
    }
}

/* The first to come out is one of the buffer, each as often. */
static void draws_are_uniform(void **state)
{
    (void)state;
    enum { BUFFER = 5, RUNS = 2000 };
    const struct gradc_step steps[] = {{GRADC_SHUFFLE, BUFFER, 0, -1, 1}, {GRADC_BATCH, 32, 0, 0, 0}};
    int order[COUNT], first[BUFFER] = {0};
    for (int seed = 0; seed < RUNS; ++seed) {
        run_epoch(steps, 2, seed, 1, true, 1, order);
        ++first[order[0]];
    }
    for (int i = 0; i < BUFFER; ++i)
        assert_in_range(first[i], 400 - 90, 400 + 90); /* five standard deviations */
}

static void seed_and_epoch_decide(void **state)
{
    (void)state;
    const struct gradc_step steps[] = {{GRADC_SHUFFLE, COUNT, 0, -1, 1}, {GRADC_BATCH, 32, 0, 0, 0}};
    const struct gradc_step once[] = {{GRADC_SHUFFLE, COUNT, 0, -1, 0}, {GRADC_BATCH, 32, 0, 0, 0}};
    const struct gradc_step own[] = {{GRADC_SHUFFLE, COUNT, 0, 5, 1}, {GRADC_BATCH, 32, 0, 0, 0}};
    int a[COUNT], b[COUNT];
    run_epoch(steps, 2, 5, 1, true, 1, a);
    run_epoch(steps, 2, 5, 1, true, 3, b);
    assert_true(same(a, b));
    run_epoch(own, 2, 77, 1, true, 1, b); /* the spec's own seed, not the run's */
    assert_true(same(a, b));
    run_epoch(steps, 2, 6, 1, true, 1, b);
    assert_false(same(a, b));
    run_epoch(steps, 2, 5, 2, true, 1, b);
    assert_false(same(a, b));
    run_epoch(once, 2, 5, 1, true, 1, a);
    run_epoch(once, 2, 5, 2, true, 1, b);
    assert_true(same(a, b));
}

/* Batches shuffled whole: within each the samples keep their order. */
static void batch_before_shuffle(void **state)
{
    (void)state;
    const struct gradc_step steps[] = {{GRADC_BATCH, 10, 0, 0, 0}, {GRADC_SHUFFLE, COUNT, 0, -1, 1}};
    int order[COUNT];
    run_epoch(steps, 2, 3, 1, true, 1, order);
    assert_permutation(order);
    bool moved = false;
    for (int i = 0; i < COUNT; ++i) {
        assert_int_equal(order[i], order[i - i % 10] + i % 10);
        moved |= order[i] != i;
    }
    assert_true(moved);
}

static void remainders(void **state)
{
    (void)state;
    const struct gradc_step keep[] = {{GRADC_BATCH, 32, 0, 0, 0}}, drop[] = {{GRADC_BATCH, 32, 1, 0, 0}};
    const struct gradc_step large[] = {{GRADC_BATCH, 1000, 0, 0, 0}}, none[] = {{GRADC_BATCH, 1000, 1, 0, 0}};
    int order[COUNT];
    assert_int_equal(run_epoch(keep, 1, 0, 1, true, 1, order), 4);
    assert_int_equal(run_epoch(drop, 1, 0, 1, true, 1, order), 3);
    assert_int_equal(run_epoch(large, 1, 0, 1, true, 1, order), 1);
    assert_int_equal(run_epoch(none, 1, 0, 1, true, 1, order), 0);
}

static void refused(void **state)
{
    (void)state;
    const struct gradc_step twice[] = {{GRADC_BATCH, 2, 0, 0, 0}, {GRADC_BATCH, 2, 0, 0, 0}};
    static const int64_t labels[] = {0, 1, 3};
    const struct gradc_field fields[] = {{GRADC_I64, 0, {0}, NULL, labels, 3}};
    const struct gradc_dataset dataset = {"literal", 3, 1, 2, fields, twice};
    const struct gradc_program program = {.spec = "models/test.lua", .train = &dataset};
    const struct data_place place = {0};
    struct samples samples = {.dataset = &dataset};
    struct batches batches;
    struct error error;
    assert_false(batches_create(&batches, &samples, 0, 0, true, &error));
    assert_false(samples_load(&program, &dataset, &place, NULL, &samples, &error));
    assert_string_equal(error.text, "models/test.lua: sample 2 has label 3, but the model knows 0 to 2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_order_without_shuffle),
        cmocka_unit_test(a_buffer_shuffles_locally),
        cmocka_unit_test(draws_are_uniform),
        cmocka_unit_test(seed_and_epoch_decide),
        cmocka_unit_test(batch_before_shuffle),
        cmocka_unit_test(remainders),
        cmocka_unit_test(refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
