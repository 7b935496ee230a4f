/* turns.c: whose turn it is: round by round, with each number of threads, kind by kind the variants follow each other,
 * and another one begins in each round. So what disturbs the machine for a while disturbs all of them. */
#include "bench.h"

#include <stdlib.h>

/* The next rows in order: those of one kind. */
static struct harness_row **add_kind(struct harness_row **next, const struct group *group, enum row_kind kind)
{
    for (int i = 0; i < group->row_count; ++i)
        if (group->rows[i].kind == kind) *next++ = &group->rows[i].harness;
    return next;
}

static void order_round(const struct bench *bench, int round, struct harness_row **next)
{
    for (int team = 0; team < bench->team_count; ++team)
        for (int kind = 0; kind < ROW_KINDS; ++kind)
            for (int i = 0; i < bench->variant_count; ++i) {
                const int variant = (i + round) % bench->variant_count;
                const struct group *group = &bench->groups[team * bench->variant_count + variant];
                next = add_kind(next, group, (enum row_kind)kind);
            }
}

bool bench_order(struct bench *bench, struct error *error)
{
    bench->order_count = (size_t)bench->row_count * (size_t)bench->rounds;
    bench->order = calloc(bench->order_count, sizeof *bench->order);
    if (!bench->order) return error_memory(error);
    for (int round = 0; round < bench->rounds; ++round)
        order_round(bench, round, bench->order + (size_t)bench->row_count * (size_t)round);
    return true;
}
