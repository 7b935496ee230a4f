/* variant.c: one of the programs that are compared, on its own state, run step by step. */
#include "variant.h"

#include "progress.h"

#include <math.h>

bool variant_create(struct variant *variant, const struct gradc_program *program, struct pool *pool,
                    const struct feed *train, const struct feed *test, struct error *error)
{
    *variant = (struct variant){.train_feed = train, .test_feed = test};
    if (!model_check(program, error)) return false;
    variant->train = model_function(program, "train", train->length);
    if (test) variant->test = model_function(program, "test", test->length);
    return model_create(&variant->model, program, pool, 0, error);
}

void variant_free(struct variant *variant) { model_free(&variant->model); }

static struct gradc_call bind(struct variant *variant, const struct gradc_function *function,
                              const struct feed *feed)
{
    return model_bind(&variant->model, function, feed_batch(feed, variant->turn++),
                      feed->samples.dataset->field_count);
}

struct gradc_call variant_train_until(struct variant *variant, int phase)
{
    const struct gradc_call call = bind(variant, variant->train, variant->train_feed);
    pool_run(variant->model.pool, variant->train->phases, phase, &call);
    return call;
}

void variant_train(struct variant *variant)
{
    variant_train_until(variant, variant->train->phase_count);
    ++variant->model.step;
}

void variant_test(struct variant *variant)
{
    const struct gradc_call call = bind(variant, variant->test, variant->test_feed);
    pool_run(variant->model.pool, variant->test->phases, variant->test->phase_count, &call);
}

void variant_train_timed(struct variant *variant, double *seconds)
{
    const struct gradc_call call = bind(variant, variant->train, variant->train_feed);
    double before = seconds_now();
    for (int phase = 0; phase < variant->train->phase_count; ++phase) {
        pool_run(variant->model.pool, &variant->train->phases[phase], 1, &call);
        const double now = seconds_now();
        seconds[phase] = now - before, before = now;
    }
    ++variant->model.step;
}

double variant_time_slices(const struct variant *variant, int phase, const struct gradc_call *call)
{
    const struct gradc_phase *timed = &variant->train->phases[phase];
    double sum = 0;
    for (int slice = 0; slice < timed->slices; ++slice) {
        double best = INFINITY;
        timed->run(call, slice);
        for (int turn = 1; turn < SLICE_TURNS; ++turn) {
            const double start = seconds_now();
            timed->run(call, slice);
            best = fmin(best, seconds_now() - start);
        }
        sum += best;
    }
    return sum;
}
