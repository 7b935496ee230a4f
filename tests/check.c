/* The proof of compiler/check: it passes what is right, and each of its claims fails where a mistake is planted that
 * the others cannot see. */
#include "check/check.h"
#include "ops/op.h"
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* The claims of one proof: of each kind how many, and how many fail. */
typedef struct {
    int differences, gradients, loss, update, schedules;
} Tally;
typedef struct {
    Tally made, failed;
    int64_t compared;
    int moved;
    bool noted; /* each that failed says where */
} Seen;

static void add(Tally *tally, const char *proof)
{
    tally->differences += strcmp(proof, "differences") == 0;
    tally->gradients += strcmp(proof, "gradients") == 0;
    tally->loss += strcmp(proof, "loss") == 0;
    tally->update += strcmp(proof, "update") == 0;
    tally->schedules += strcmp(proof, "schedules") == 0;
}

static void see_claim(void *context, const Claim *claim)
{
    Seen *seen = context;
    add(&seen->made, claim->proof);
    if (!claim->holds) add(&seen->failed, claim->proof), seen->noted &= claim->note != NULL;
    seen->compared += strcmp(claim->proof, "differences") == 0 ? claim->count : 0;
    seen->moved += claim->moved;
    if (claim->holds) assert_true(claim->worst <= claim->allowed);
}

static void see_progress(void *context, const char *what) { (void)context, assert_non_null(what); }

/* Whether it holds; what was claimed goes to `seen`. */
static bool prove_spec(const char *spec, ScheduleKind schedule, const Change *planted,
                       const Change *planted_in_c, Seen *seen)
{
    Arena *arena = arena_new();
    Clang clang;
    assert_null(clang_find(arena, GRADC_TEST_CC, &clang));
    *seen = (Seen){.noted = true};
    Proof proof = {.request = {.spec = spec, .schedule = schedule, .prefix = "proven"},
                   .clang = &clang,
                   .context = seen};
    proof.claim = see_claim, proof.progress = see_progress;
    proof.planted = planted, proof.planted_in_c = planted_in_c;
    bool holds = prove(&proof);
    arena_free(arena);
    assert_true(seen->noted);
    return holds;
}

static const char xor [] = GRADC_SOURCE_DIR "/models/xor.lua";

static void assert_tally(Tally got, int differences, int gradients, int update, int schedules)
{
    assert_int_equal(got.differences, differences);
    assert_int_equal(got.gradients, gradients);
    assert_int_equal(got.update, update);
    assert_true(got.loss <= 1);
    assert_int_equal(got.schedules, schedules);
}

static void what_is_right_is_proven(void **state)
{
    (void)state;
    for (int s = 0; s < SCHEDULE_COUNT; ++s) {
        Seen seen;
        assert_true(prove_spec(xor, (ScheduleKind)s, NULL, NULL, &seen));
        assert_tally(seen.made, 4, 1, 2, SCHEDULE_COUNT - 1);
        assert_tally(seen.failed, 0, 0, 0, 0);
        assert_int_equal(seen.made.loss, 1);
        assert_int_equal(seen.compared, 4 * 3 + 16 + 8 + 8 + 1); /* three directions, and every element */
    }
}

/* Mistakes -------------------------------------------------------------------------------------------------------- */

/* One op instead of another, in nodes whose name begins in a certain way; only in the `only`th program (0: in all). */
typedef struct {
    Op from, to;
    const char *begins;
    int only, programs, done;
} Mistake;

static void make_mistake(Program *program, void *context)
{
    Mistake *mistake = context;
    if (++mistake->programs != mistake->only && mistake->only) return;
    for (int f = 0; f < program->functions.count; ++f) {
        Graph *graph = program->functions.at[f].graph;
        if (strcmp(program->functions.at[f].role, "train") != 0) continue;
        for (NodeId id = 1; id < graph->nodes.count; ++id) {
            Node *node = &graph->nodes.at[id];
            if (node->op != mistake->from ||
                strncmp(node->name, mistake->begins, strlen(mistake->begins)) != 0)
                continue;
            node->op = mistake->to, ++mistake->done;
        }
    }
}

/* tanh' = 1 + y^2: the interpreter follows it, finite differences do not. */
static void a_wrong_gradient_rule_is_caught_by_differences(void **state)
{
    (void)state;
    Mistake mistake = {.from = OP_sub, .to = OP_add, .begins = "gradient_tape/"};
    const Change planted = {"simplify", make_mistake, &mistake};
    Seen seen;
    assert_false(prove_spec(xor, SCHEDULE_UNFUSED, &planted, NULL, &seen));
    assert_true(mistake.done > 0);
    assert_true(seen.failed.differences >= 2); /* of the layer in front of the tanh */
    assert_int_equal(seen.failed.gradients + seen.failed.loss + seen.failed.update + seen.failed.schedules,
                     0);
}

/* The same, where it is only the C that is wrong. */
static void a_wrong_gradient_of_the_c_is_caught_by_all_but_schedules(void **state)
{
    (void)state;
    Mistake mistake = {.from = OP_sub, .to = OP_add, .begins = "gradient_tape/"};
    const Change planted = {"simplify", make_mistake, &mistake};
    Seen seen;
    assert_false(prove_spec(xor, SCHEDULE_UNFUSED, NULL, &planted, &seen));
    assert_true(seen.failed.differences >= 2);
    assert_int_equal(seen.failed.gradients, 1);
    assert_int_equal(seen.failed.update, 2); /* gradients, and what the update makes of them */
    assert_int_equal(seen.failed.schedules, 0);
}

/* Adam without its root: gradients are right, the update is not. */
static void a_wrong_update_is_caught_by_the_interpreter(void **state)
{
    (void)state;
    Mistake mistake = {.from = OP_sqrt, .to = OP_abs, .begins = "Adam/xor"};
    const Change planted = {"simplify", make_mistake, &mistake};
    Seen seen;
    assert_false(prove_spec(xor, SCHEDULE_UNFUSED, NULL, &planted, &seen));
    assert_tally(seen.failed, 0, 0, 1, 0);
}

/* A forward op of the C alone: the loss is another one. */
static void a_wrong_loss_is_caught_by_the_interpreter(void **state)
{
    (void)state;
    Mistake mistake = {.from = OP_tanh, .to = OP_sin, .begins = "xor/dense/"};
    const Change planted = {"simplify", make_mistake, &mistake};
    Seen seen;
    assert_false(prove_spec(xor, SCHEDULE_UNFUSED, NULL, &planted, &seen));
    assert_int_equal(seen.failed.loss, 1);
    assert_int_equal(seen.failed.gradients, 1);
    assert_int_equal(seen.failed.update, 2);
}

/* Programs are made in an order: the loss, the steps with their gradients, then each schedule's. */
static void a_wrong_schedule_is_caught_by_the_others(void **state)
{
    (void)state;
    for (int s = 0; s < SCHEDULE_COUNT; ++s) {
        Mistake mistake = {.from = OP_sqrt, .to = OP_abs, .begins = "Adam/xor", .only = 4 + s};
        const Change planted = {"simplify", make_mistake, &mistake};
        Seen seen;
        assert_false(prove_spec(xor, SCHEDULE_FUSED, NULL, &planted, &seen));
        if (s == SCHEDULE_FUSED)
            assert_tally(seen.failed, 0, 0, 1, SCHEDULE_COUNT - 1);
        else
            assert_tally(seen.failed, 0, 0, 0, 1);
    }
}

/* Kinks lie close in a wide layer of relus: points are moved away from them, and then all is well. */
static void kinks_are_counted(void **state)
{
    (void)state;
    Seen seen;
    assert_true(
        prove_spec(GRADC_SOURCE_DIR "/tests/judge/specs/kinks.lua", SCHEDULE_FUSED, NULL, NULL, &seen));
    assert_true(seen.moved > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_right_is_proven),
        cmocka_unit_test(a_wrong_gradient_rule_is_caught_by_differences),
        cmocka_unit_test(a_wrong_gradient_of_the_c_is_caught_by_all_but_schedules),
        cmocka_unit_test(a_wrong_loss_is_caught_by_the_interpreter),
        cmocka_unit_test(a_wrong_update_is_caught_by_the_interpreter),
        cmocka_unit_test(a_wrong_schedule_is_caught_by_the_others),
        cmocka_unit_test(kinks_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
