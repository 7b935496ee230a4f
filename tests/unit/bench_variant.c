/* bench_variant.c: what gradc bench runs: synthetic batches that a spec's data set allows, and steps taken apart without
 * a change to what they compute. */
#include "bench/variant.h"
#include "unit/runtime_program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void images_are_mostly_zero_and_labels_below_their_limit(void **state)
{
    (void)state;
    struct feed feed;
    struct error error;
    int zeros = 0, seen[CLASSES] = {0};
    assert_true(feed_create(&feed, &softmax_train_set, &error));
    assert_int_equal(feed.length, BATCH);
    const uint8_t *images = feed.samples.data[0], *labels = feed.samples.data[1];
    for (int i = 0; i < TRAIN_COUNT * PIXELS; ++i) zeros += !images[i];
    assert_in_range(100 * zeros / (TRAIN_COUNT * PIXELS), 78, 82);
    for (int i = 0; i < TRAIN_COUNT; ++i) {
        assert_in_range(labels[i], 0, CLASSES - 1);
        seen[labels[i]] = 1;
    }
    for (int class = 0; class < CLASSES; ++class) assert_true(seen[class]);
    for (int64_t turn = 0; turn < 2 * FEED_BATCHES; ++turn) {
        const uint8_t *batch = feed_batch(&feed, turn)[1];
        for (int i = 0; i < BATCH; ++i) assert_in_range(batch[i], 0, CLASSES - 1);
    }
    assert_ptr_equal(feed_batch(&feed, 0)[0], feed_batch(&feed, FEED_BATCHES)[0]);
    assert_true(feed.bytes == (double)(2 * BATCH * (PIXELS + 1)));
    feed_free(&feed);
}

static void a_set_smaller_than_its_batch_is_one_batch(void **state)
{
    (void)state;
    static const struct gradc_step steps[] = {{GRADC_BATCH, BATCH, 0, 0, 0}},
                                   dropping[] = {{GRADC_BATCH, BATCH, 1, 0, 0}};
    static const float xs[] = {1, 2, 3};
    static const struct gradc_field fields[] = {{GRADC_F32, 0, {0}, NULL, xs, 0}};
    struct gradc_dataset dataset = {"literal", 3, 1, 1, fields, steps};
    struct feed feed;
    struct error error;
    assert_true(feed_create(&feed, &dataset, &error));
    assert_int_equal(feed.length, 3);
    for (int64_t turn = 0; turn < FEED_BATCHES; ++turn)
        assert_memory_equal(feed_batch(&feed, turn)[0], xs, sizeof xs);
    feed_free(&feed);
    dataset.steps = dropping;
    assert_false(feed_create(&feed, &dataset, &error));
    assert_non_null(strstr(error.text, "3 samples make none of 32"));
    feed_free(&feed);
}

struct fixture {
    struct pool *pool;
    struct feed train, test;
    struct variant one, other;
};

static int setup(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    struct error error;
    *state = fixture;
    if (!fixture) return 1;
    fixture->pool = pool_create(2, &error);
    const bool made = fixture->pool && feed_create(&fixture->train, &softmax_train_set, &error) &&
                      feed_create(&fixture->test, &softmax_test_set, &error) &&
                      variant_create(&fixture->one, &softmax_program, fixture->pool, &fixture->train,
                                     &fixture->test, &error) &&
                      variant_create(&fixture->other, &softmax_program, fixture->pool, &fixture->train,
                                     &fixture->test, &error);
    return !made;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    variant_free(&fixture->other);
    variant_free(&fixture->one);
    feed_free(&fixture->test);
    feed_free(&fixture->train);
    pool_destroy(fixture->pool);
    free(fixture);
    return 0;
}

static void assert_same_state(const struct fixture *fixture)
{
    assert_memory_equal(fixture->one.model.state, fixture->other.model.state, sizeof(struct softmax_state));
}

static void a_timed_step_computes_what_a_step_does(void **state)
{
    struct fixture *fixture = *state;
    double seconds[3] = {-1, -1, -1};
    for (int step = 0; step < FEED_BATCHES + 1; ++step) {
        variant_train(&fixture->one);
        variant_train_timed(&fixture->other, seconds);
        assert_same_state(fixture);
    }
    for (int phase = 0; phase < 3; ++phase) assert_true(seconds[phase] >= 0);
    assert_int_equal(fixture->one.model.step, FEED_BATCHES + 1);
    assert_int_equal(((struct softmax_state *)fixture->one.model.state)->iterations, FEED_BATCHES + 1);
}

static void a_restart_is_a_new_run(void **state)
{
    struct fixture *fixture = *state;
    for (int step = 0; step < 3; ++step) variant_train(&fixture->one);
    model_initialize(&fixture->one.model);
    assert_same_state(fixture);
    assert_int_equal(fixture->one.model.step, 0);
}

static void an_evaluation_trains_nothing(void **state)
{
    struct fixture *fixture = *state;
    const struct softmax_state *tested = fixture->one.model.state;
    variant_test(&fixture->one);
    assert_true(tested->val_loss_count == 1 && tested->loss_count == 0);
}

/* Updates the bias once a turn of a slice: the momentum's rule depends on the gradient alone. */
static void every_slice_is_repeated(void **state)
{
    struct fixture *fixture = *state;
    const struct gradc_call call = variant_train_until(&fixture->one, 2);
    variant_train_until(&fixture->other, 2);
    assert_same_state(fixture);
    assert_true(variant_time_slices(&fixture->one, 2, &call) >= 0);
    const struct softmax_arena *arena = fixture->other.model.arena;
    const struct softmax_state *after = fixture->one.model.state, *before = fixture->other.model.state;
    for (int class = 0; class < CLASSES; ++class) {
        float step = 0;
        for (int b = 0; b < BATCH; ++b) step += arena->gradient[b][class];
        assert_float_equal(after->bias[class], before->bias[class] - 0.1f * (float)SLICE_TURNS * step, 1e-5f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(images_are_mostly_zero_and_labels_below_their_limit),
        cmocka_unit_test(a_set_smaller_than_its_batch_is_one_batch),
        cmocka_unit_test_setup_teardown(a_timed_step_computes_what_a_step_does, setup, teardown),
        cmocka_unit_test_setup_teardown(a_restart_is_a_new_run, setup, teardown),
        cmocka_unit_test_setup_teardown(an_evaluation_trains_nothing, setup, teardown),
        cmocka_unit_test_setup_teardown(every_slice_is_repeated, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
