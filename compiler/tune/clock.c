/* How long a training step takes, and which of two is the faster. */
#include "blocks.h"
#include "cpu.h"
#include "progress.h"
#include "tune/tune.h"
#include <fenv.h>
#include <math.h>
#include <stdlib.h>

enum { SHARE_TURNS = 9, SHORT_DUEL = 7, USUAL_DUEL = 25, LONGEST_DUEL = 61 };
static const double turn_seconds = 3e-3;           /* that a program is run for in its turn */
static const double hopeless = 1.03, clear = 0.99; /* ratios */

/* The track ------------------------------------------------------------------------------------------------------- */

bool track_create(Track *track, const struct gradc_program *program, int threads, struct error *error)
{
    *track = (Track){.pool = pool_create(threads, error)};
    return track->pool && feed_create(&track->feed, program->train, error);
}

void track_free(Track *track)
{
    free(track->state), free(track->arena);
    if (track->feed.samples.dataset) feed_free(&track->feed);
    if (track->pool) pool_destroy(track->pool);
    *track = (Track){0};
}

/* With room to spare: a block that grows is another one. */
static bool grow(void **block, size_t *size, size_t wanted)
{
    if (*block && *size >= wanted) return true;
    free(*block);
    *size = wanted + wanted / 2;
    *block = block_create(*size);
    return *block != NULL;
}

bool runner_create(Runner *runner, Track *track, const Subject *subject, const Candidate *candidate,
                   struct error *error)
{
    const struct gradc_program *program = candidate->loaded.program;
    int inputs = 1;
    for (int f = 0; f < program->function_count; ++f)
        if (program->functions[f].input_count > inputs) inputs = program->functions[f].input_count;
    *runner = (Runner){.track = track, .function = model_function(program, "train", subject->batch)};
    runner->model = (struct model){.program = program, .pool = track->pool};
    runner->model.inputs = calloc((size_t)inputs, sizeof *runner->model.inputs);
    if (runner->model.inputs && grow(&track->state, &track->state_size, program->state_size) &&
        grow(&track->arena, &track->arena_size, program->arena_size))
        return true;
    return error_memory(error);
}

void runner_free(Runner *runner)
{
    free(runner->model.inputs);
    *runner = (Runner){0};
}

/* Running --------------------------------------------------------------------------------------------------------- */

static void enter(Runner *runner)
{
    runner->model.state = runner->track->state, runner->model.arena = runner->track->arena;
}

static struct gradc_call bind(Runner *runner)
{
    return model_bind(&runner->model, runner->function, feed_batch(&runner->track->feed, runner->turn++),
                      runner->track->feed.samples.dataset->field_count);
}

static void run_steps(Runner *runner, int count)
{
    for (int i = 0; i < count; ++i) {
        const struct gradc_call call = bind(runner);
        pool_run(runner->model.pool, runner->function->phases, runner->function->phase_count, &call);
        ++runner->model.step;
    }
}

/* The first step brings the program's data into the caches. */
static double time_steps(Runner *runner, int count)
{
    run_steps(runner, 1);
    const double before = seconds_now();
    run_steps(runner, count);
    return (seconds_now() - before) / count;
}

static int compare_numbers(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, compare_numbers);
    return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

/* A trainer's threads have no denormals; the passes of the next candidate do. */
static fenv_t begin_training(void)
{
    fenv_t before;
    fegetenv(&before);
    cpu_flush_denormals();
    return before;
}

static double seconds_of(Runner *runner)
{
    double best = time_steps(runner, 1);
    for (int i = 0; i < 4; ++i) {
        const double again = time_steps(runner, 1);
        if (again < best) best = again;
    }
    return best;
}

void runner_shares(Runner *runner, double *shares)
{
    const fenv_t before = begin_training();
    enter(runner);
    model_initialize(&runner->model);
    const int phases = runner->function->phase_count;
    double *times = calloc((size_t)phases * SHARE_TURNS, sizeof *times), sum = 0;
    if (!times) abort();
    for (int turn = 0; turn < SHARE_TURNS; ++turn) {
        const struct gradc_call call = bind(runner);
        double last = seconds_now();
        for (int p = 0; p < phases; ++p) {
            pool_run(runner->model.pool, &runner->function->phases[p], 1, &call);
            const double now = seconds_now();
            times[p * SHARE_TURNS + turn] = now - last, last = now;
        }
        ++runner->model.step;
    }
    for (int p = 0; p < phases; ++p) sum += shares[p] = median(times + p * SHARE_TURNS, SHARE_TURNS);
    for (int p = 0; p < phases; ++p) shares[p] /= sum > 0 ? sum : 1;
    free(times);
    fesetenv(&before);
}

/* Were both as fast, so many wins would come about once in 400 duels. */
static bool is_no_luck(int faster, int turns) { return faster - turns / 2.0 > 2.8 * sqrt(turns / 4.0); }

/* Nearly all candidates lose, and most at once. */
static bool is_decided(double ratio, int faster, int turns)
{
    if (turns < SHORT_DUEL) return false;
    return ratio > hopeless || (turns >= USUAL_DUEL && (ratio > clear || is_no_luck(faster, turns)));
}

Duel duel(Runner *first, Runner *second, bool brief)
{
    const fenv_t before = begin_training();
    enter(first), enter(second);
    model_initialize(&first->model);
    double one[LONGEST_DUEL], other[LONGEST_DUEL], ratios[LONGEST_DUEL]; /* the last is sorted as it grows */
    const double steps = turn_seconds / seconds_of(first);
    const int count = steps < 1 ? 1 : steps > 1e6 ? 1000000 : (int)steps;
    Duel result = {0};
    (void)seconds_of(second);
    int turns = 0, faster = 0;
    do {
        if (turns % 2 == 0) one[turns] = time_steps(first, count);
        other[turns] = time_steps(second, count);
        if (turns % 2 == 1) one[turns] = time_steps(first, count);
        ratios[turns] = other[turns] / one[turns];
        faster += ratios[turns++] < 1;
        result.ratio = median(ratios, turns);
    } while (turns < LONGEST_DUEL && !(brief && is_decided(result.ratio, faster, turns)));
    result.first = median(one, turns), result.second = median(other, turns);
    result.turns = turns, result.faster = faster;
    fesetenv(&before);
    return result;
}

bool duel_won(const Duel *duel) { return duel->ratio < clear && is_no_luck(duel->faster, duel->turns); }
