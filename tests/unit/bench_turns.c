/* bench_turns.c: whose turn it is: between two turns of a row, every other variant has had one. */
#include "bench/bench.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { VARIANTS = 3, TEAMS = 2, GROUPS = VARIANTS * TEAMS, ROWS = 4, ROUNDS = 7 };

struct plan {
    struct bench bench;
    struct group groups[GROUPS];
    struct row rows[GROUPS][ROWS];
};

/* A training step, two kernels and an evaluation of each variant with each team. */
static void make_plan(struct plan *plan)
{
    static const enum row_kind kinds[ROWS] = {ROW_TRAIN, ROW_KERNEL, ROW_KERNEL, ROW_TEST};
    struct error error;
    memset(plan, 0, sizeof *plan);
    plan->bench = (struct bench){.variant_count = VARIANTS,
                                 .team_count = TEAMS,
                                 .group_count = GROUPS,
                                 .row_count = GROUPS * ROWS,
                                 .rounds = ROUNDS,
                                 .groups = plan->groups};
    for (int g = 0; g < GROUPS; ++g) {
        plan->groups[g] = (struct group){.rows = plan->rows[g], .row_count = ROWS};
        for (int r = 0; r < ROWS; ++r) plan->rows[g][r] = (struct row){.kind = kinds[r], .phase = r == 2};
    }
    assert_true(bench_order(&plan->bench, &error));
}

static const struct row *row_at(const struct plan *plan, int at)
{
    return (const struct row *)plan->bench.order[at];
}

static int group_of(const struct plan *plan, const struct row *row)
{
    return (int)(row - plan->rows[0]) / ROWS;
}

static void every_row_has_a_turn_in_every_round(void **state)
{
    (void)state;
    struct plan plan;
    make_plan(&plan);
    assert_int_equal(plan.bench.order_count, GROUPS * ROWS * ROUNDS);
    for (int round = 0; round < ROUNDS; ++round) {
        int turns[GROUPS * ROWS] = {0};
        for (int i = 0; i < GROUPS * ROWS; ++i)
            ++turns[row_at(&plan, round * GROUPS * ROWS + i) - plan.rows[0]];
        for (int row = 0; row < GROUPS * ROWS; ++row) assert_int_equal(turns[row], 1);
    }
    free(plan.bench.order);
}

static void variants_take_turns_kind_by_kind(void **state)
{
    (void)state;
    struct plan plan;
    make_plan(&plan);
    for (int at = 0; at < GROUPS * ROWS * ROUNDS;) {
        const struct row *first = row_at(&plan, at);
        const int team = group_of(&plan, first) / VARIANTS, rows = first->kind == ROW_KERNEL ? 2 : 1;
        int seen[VARIANTS] = {0};
        for (int i = 0; i < VARIANTS * rows; ++i, ++at) {
            assert_int_equal(row_at(&plan, at)->kind, first->kind);
            assert_int_equal(group_of(&plan, row_at(&plan, at)) / VARIANTS, team);
            ++seen[group_of(&plan, row_at(&plan, at)) % VARIANTS];
        }
        for (int variant = 0; variant < VARIANTS; ++variant) assert_int_equal(seen[variant], rows);
    }
    free(plan.bench.order);
}

static void each_variant_begins_a_round_in_its_turn(void **state)
{
    (void)state;
    struct plan plan;
    make_plan(&plan);
    for (int round = 0; round < ROUNDS; ++round)
        assert_int_equal(group_of(&plan, row_at(&plan, round * GROUPS * ROWS)), round % VARIANTS);
    free(plan.bench.order);
}

/* The clock of a kernel's row is the recording that its first one makes. */
static void kernels_of_one_variant_follow_each_other(void **state)
{
    (void)state;
    struct plan plan;
    make_plan(&plan);
    for (int at = 0; at < GROUPS * ROWS * ROUNDS; ++at) {
        const struct row *row = row_at(&plan, at);
        if (row->kind == ROW_KERNEL && row->phase) assert_ptr_equal(row_at(&plan, at - 1), row - 1);
    }
    free(plan.bench.order);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_has_a_turn_in_every_round),
        cmocka_unit_test(variants_take_turns_kind_by_kind),
        cmocka_unit_test(each_variant_begins_a_round_in_its_turn),
        cmocka_unit_test(kernels_of_one_variant_follow_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
