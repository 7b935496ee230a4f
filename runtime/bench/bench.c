/* bench.c: makes what gradc bench measures: data, teams of threads, and each variant with each team. */
#include "bench.h"

#include <stdlib.h>

static int count_programs(const struct gradc_program *const *programs)
{
    int count = 0;
    while (programs[count]) ++count;
    return count;
}

static bool make_teams(struct bench *bench, const int *threads, struct error *error)
{
    int most = 1;
    while (threads[bench->team_count]) ++bench->team_count;
    bench->teams = calloc((size_t)bench->team_count + 1, sizeof *bench->teams);
    if (!bench->teams) return error_memory(error);
    for (int i = 0; i <= bench->team_count; ++i) {
        struct team *team = &bench->teams[i];
        team->threads = i < bench->team_count ? threads[i] : 1;
        team->pool = pool_create(team->threads, error);
        if (!team->pool) return false;
        if (team->threads > most) most = team->threads;
    }
    return machine_create(&bench->machine, most, error);
}

static bool make_variants(struct bench *bench, struct error *error)
{
    const struct gradc_program *first = bench->programs[0];
    if (!feed_create(&bench->train, first->train, error)) return false;
    if (first->test && first->test->count && !feed_create(&bench->test, first->test, error)) return false;
    bench->variants = calloc((size_t)bench->variant_count, sizeof *bench->variants);
    if (!bench->variants) return error_memory(error);
    const struct feed *test = bench->test.length ? &bench->test : NULL;
    for (int i = 0; i < bench->variant_count; ++i) {
        if (!variant_create(&bench->variants[i], bench->programs[i], bench->teams[0].pool, &bench->train,
                            test, error))
            return false;
        bench->variants[i].name = bench->names[i];
    }
    return true;
}

static bool make_groups(struct bench *bench, struct error *error)
{
    bench->group_count = bench->team_count * bench->variant_count;
    bench->groups = calloc((size_t)bench->group_count, sizeof *bench->groups);
    if (!bench->groups) return error_memory(error);
    for (int i = 0; i < bench->group_count; ++i) {
        struct group *group = &bench->groups[i];
        group->bench = bench;
        group->team = &bench->teams[i / bench->variant_count];
        group->variant = &bench->variants[i % bench->variant_count];
        if (!group_create(group, error)) return false;
        bench->row_count += group->row_count;
    }
    return bench_order(bench, error);
}

bool bench_create(struct bench *bench, const struct gradc_program *const *programs, const char *const *names,
                  const int *threads, int rounds, double seconds, struct error *error)
{
    *bench = (struct bench){.programs = programs, .names = names, .rounds = rounds, .seconds = seconds};
    bench->variant_count = count_programs(programs);
    return make_teams(bench, threads, error) && make_variants(bench, error) && make_groups(bench, error);
}

void bench_free(struct bench *bench)
{
    free(bench->order);
    for (int i = 0; bench->groups && i < bench->group_count; ++i) group_free(&bench->groups[i]);
    free(bench->groups);
    for (int i = 0; bench->variants && i < bench->variant_count; ++i) variant_free(&bench->variants[i]);
    free(bench->variants);
    if (bench->test.samples.dataset) feed_free(&bench->test);
    if (bench->train.samples.dataset) feed_free(&bench->train);
    machine_free(&bench->machine);
    for (int i = 0; bench->teams && i <= bench->team_count; ++i) {
        pool_destroy(bench->teams[i].pool);
        free(bench->teams[i].speeds);
    }
    free(bench->teams);
}
