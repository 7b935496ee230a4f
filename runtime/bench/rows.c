/* rows.c: the rows of gradc bench: what each runs, and how often. */
#include "bench.h"
#include "progress.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const double measured_every = 0.5; /* seconds: a shared machine changes */
static const double warm_enough = 0.05;   /* seconds: after another's turn the first steps take longer, */
enum { WARM_TURNS = 4 };                  /* or so many of them */
static const double large_products = 5e5; /* 1 MFLOP: kernels above have a row of slices */

/* ---- the machine ---- */

static void measure(struct bench *bench, struct team *team)
{
    if (!team->speeds || team->speed_count == team->speed_room) {
        const int room = team->speed_room ? 2 * team->speed_room : 64;
        struct speed *larger = realloc(team->speeds, (size_t)room * sizeof *larger);
        if (!larger) return;
        team->speeds = larger, team->speed_room = room;
    }
    team->speeds[team->speed_count++] = machine_measure(&bench->machine, team->pool, team->threads);
}

static struct speed speed_now(struct bench *bench, struct team *team)
{
    const double oldest = seconds_now() - measured_every;
    const bool stale = !team->speed_count || team->speeds[team->speed_count - 1].when < oldest;
    if (stale) measure(bench, team); /* where there is no memory for it, the last still holds */
    return team->speed_count ? team->speeds[team->speed_count - 1] : (struct speed){0};
}

/* ---- before a row ---- */

static void show_progress(struct bench *bench, const struct row *row)
{
    const int percent = (int)(100 * bench->order_done / bench->order_count);
    const size_t round = bench->order_done++ * (size_t)bench->rounds / bench->order_count + 1;
    if (!isatty(STDERR_FILENO)) return;
    fprintf(stderr, "\r\033[K%3d %%, round %zu of %d: %s", percent, round, bench->rounds, row->harness.name);
    if (bench->order_done == bench->order_count) fputs("\r\033[K", stderr);
}

static struct team *team_of(const struct row *row)
{
    const struct bench *bench = row->group->bench;
    return row->kind == ROW_SLICES ? &bench->teams[bench->team_count] : row->group->team;
}

static void record(struct group *group, int64_t steps)
{
    const int phases = group->variant->train->phase_count;
    for (int64_t step = 0; step < steps; ++step)
        variant_train_timed(group->variant, group->recorded + step * phases);
}

static const void *const *gather(struct group *group)
{
    const struct batches *batches = &group->bench->train.batches;
    return batches_gather(batches, (int)(group->gathered++ % batches->count), group->team->pool);
}

static void warm(struct row *row)
{
    if (row->kind == ROW_TRAIN || row->kind == ROW_KERNEL) variant_train(row->group->variant);
    if (row->kind == ROW_TEST) variant_test(row->group->variant);
    if (row->kind == ROW_INPUT) gather(row->group);
}

/* What will be timed is run some times before, to be where it will be then: in the caches, or not. */
static void prepare(struct harness_row *harness)
{
    struct row *row = (struct row *)harness;
    struct group *group = row->group;
    struct variant *variant = group->variant;
    struct team *team = team_of(row);
    show_progress(group->bench, row);
    row->next = 0;
    if (row->kind == ROW_KERNEL && row->phase) {
        harness->peak_products = group->rows[row - group->rows - 1].harness.peak_products;
        harness->peak_bytes = group->rows[row - group->rows - 1].harness.peak_bytes;
        return;
    }
    const struct speed speed = speed_now(group->bench, team);
    harness->peak_products = speed.multiply_adds, harness->peak_bytes = speed.bytes;
    variant->model.pool = team->pool;
    if (row->kind == ROW_TRAIN) model_initialize(&variant->model); /* each round works on the same numbers */
    const double warm_until = seconds_now() + warm_enough;
    for (int i = 0; i < WARM_TURNS && (!i || seconds_now() < warm_until); ++i) warm(row);
    if (row->kind == ROW_KERNEL) record(group, harness->iterations);
    if (row->kind == ROW_SLICES) row->call = variant_train_until(variant, row->phase);
}

static double iterate(struct harness_row *harness)
{
    struct row *row = (struct row *)harness;
    struct group *group = row->group;
    switch (row->kind) {
    case ROW_TRAIN: variant_train(group->variant); break;
    case ROW_TEST: variant_test(group->variant); break;
    case ROW_INPUT: gather(group); break;
    case ROW_SLICES: return variant_time_slices(group->variant, row->phase, &row->call);
    default: return group->recorded[row->next++ * group->variant->train->phase_count + row->phase];
    }
    return 0;
}

/* ---- how often ---- */

static void once(struct group *group, enum row_kind kind)
{
    struct row row = {.group = group, .kind = kind};
    iterate(&row.harness);
}

/* Iterations that fill a row's time in a round. */
static int64_t fitting(const struct group *group, double seconds)
{
    const double count = group->bench->seconds / fmax(seconds, 1e-9);
    return count < 1 ? 1 : count > 1e6 ? 1000000 : (int64_t)count;
}

static int64_t iterations_of(struct group *group, enum row_kind kind)
{
    once(group, kind);
    const double start = seconds_now(), enough = group->bench->seconds / 8;
    int count = 0;
    for (; !count || (seconds_now() < start + enough && count < 1000); ++count) once(group, kind);
    return fitting(group, (seconds_now() - start) / count);
}

/* ---- making them ---- */

static void add_row(struct group *group, enum row_kind kind, int phase, int64_t iterations)
{
    static const char *const kinds[] = {"train_step", "kernel/", "evaluation", "input_pipeline", "slices/"};
    const struct gradc_program *program = group->variant->model.program;
    struct row *row = &group->rows[group->row_count++];
    *row = (struct row){.group = group, .kind = kind, .phase = phase};
    struct harness_row *harness = &row->harness;
    *harness = (struct harness_row){.iterations = iterations, .prepare = prepare, .iterate = iterate};
    harness->own_clock = kind == ROW_KERNEL || kind == ROW_SLICES;
    const char *of = harness->own_clock ? group->variant->train->phases[phase].name : "";
    char *name;
    const int length = asprintf(&name, "%s/%s%s/%s/threads:%d", program->name, kinds[kind], of,
                                group->variant->name, team_of(row)->threads);
    harness->name = length < 0 ? NULL : name;
}

static void count_work(struct row *row)
{
    const struct variant *variant = row->group->variant;
    const struct gradc_function *function = row->kind == ROW_TEST ? variant->test : variant->train;
    const bool whole = row->kind == ROW_TRAIN || row->kind == ROW_TEST;
    if (row->kind == ROW_INPUT) row->harness.bytes = variant->train_feed->bytes;
    if (row->kind == ROW_INPUT) return;
    for (int i = whole ? 0 : row->phase; i < (whole ? function->phase_count : row->phase + 1); ++i) {
        row->harness.products += (double)function->phases[i].products;
        /* Bytes that are in the cache say nothing of memory. */
        if (row->kind != ROW_SLICES) row->harness.bytes += (double)function->phases[i].bytes;
    }
}

static void add_slices(struct group *group)
{
    const struct gradc_function *train = group->variant->train;
    for (int i = 0; i < train->phase_count; ++i)
        if ((double)train->phases[i].products > large_products)
            add_row(group, ROW_SLICES, i, fitting(group, (double)SLICE_TURNS * group->recorded[i]));
}

bool group_create(struct group *group, struct error *error)
{
    struct variant *variant = group->variant;
    const int phases = variant->train->phase_count;
    group->rows = calloc((size_t)phases * 2 + 3, sizeof *group->rows);
    if (!group->rows) return error_memory(error);
    variant->model.pool = group->team->pool;
    model_initialize(&variant->model);
    const int64_t steps = iterations_of(group, ROW_TRAIN);
    group->recorded = calloc((size_t)(steps * phases), sizeof *group->recorded);
    if (!group->recorded) return error_memory(error);

    add_row(group, ROW_TRAIN, 0, steps);
    for (int i = 0; i < phases; ++i) add_row(group, ROW_KERNEL, i, steps);
    if (variant->test) add_row(group, ROW_TEST, 0, iterations_of(group, ROW_TEST));
    add_row(group, ROW_INPUT, 0, iterations_of(group, ROW_INPUT));
    record(group, 1);
    if (group->team == group->bench->teams) add_slices(group);
    for (int i = 0; i < group->row_count; ++i) {
        if (!group->rows[i].harness.name) return error_memory(error);
        count_work(&group->rows[i]);
    }
    return true;
}

void group_free(struct group *group)
{
    for (int i = 0; i < group->row_count; ++i) free((void *)group->rows[i].harness.name);
    free(group->rows);
    free(group->recorded);
}
