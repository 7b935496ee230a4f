/* Trees of loops, built by hand: the verifier counts points, so that a missing tail is found. */
#include "fixture.h"
#include "schedule/schedule.h"

enum { WHOLE = 8, EXTENT = 10, TERMS = 3 };

/* A schedule of one function with one kernel, of the nest y[n] = x[n], n 10, or y[n] = sum k: x[n, k]. */
typedef struct {
    Schedule schedule;
    Function *function;
    AxisId n, k;
} Tree;

static AxisId axis(Schedule *schedule, const char *name, int extent)
{
    *LIST_PUSH(schedule->arena, &schedule->axes) = (Axis){name, extent, NULL};
    return schedule->axes.count - 1;
}

static int setup(void **state)
{
    Arena *arena = arena_new();
    Tree *tree = ARENA_NEW(arena, Tree);
    Origins *origins = ARENA_NEW(arena, Origins);
    *origins = origins_new(arena);
    tree->schedule.arena = arena;
    (void)axis(&tree->schedule, NULL, 0);
    tree->n = axis(&tree->schedule, "n", EXTENT), tree->k = axis(&tree->schedule, "k", TERMS);
    Function *function = tree->function = LIST_PUSH(arena, &tree->schedule.functions);
    *function = (Function){.arena = arena, .axes = &tree->schedule.axes, .role = "train", .origins = origins};
    (void)*LIST_PUSH(arena, &function->buffers);
    (void)*LIST_PUSH(arena, &function->nests);
    (void)*LIST_PUSH(arena, &function->loops);
    *LIST_PUSH(arena, &function->buffers) = (Buffer){.name = "y"};
    Nest nest = {.name = "copy", .outs = 1, .out = {tree->n}};
    *LIST_PUSH(arena, &nest.defs) = (Def){.to = {.buffer = 1}};
    *LIST_PUSH(arena, &function->nests) = nest;
    *LIST_PUSH(arena, &function->kernels) = (Kernel){.name = "y", .slices = 1};
    *state = tree;
    return 0;
}

static int teardown(void **state)
{
    arena_free(((Tree *)*state)->schedule.arena);
    return 0;
}

static LoopId loop(Tree *tree, Loop one)
{
    *LIST_PUSH(tree->schedule.arena, &tree->function->loops) = one;
    return tree->function->loops.count - 1;
}

static LoopId leaf(Tree *tree, LeafPart part)
{
    return loop(tree, (Loop){.kind = LOOP_LEAF, .part = part, .nest = 1});
}

static const char *complaint_about(Tree *tree, LoopId root)
{
    Text complaint = text_new(tree->schedule.arena);
    tree->function->kernels.at[0].root = root;
    assert_int_equal(kernels_verify(&tree->schedule, &complaint), complaint.length == 0);
    return complaint.at;
}

/* Vectors of 4 over n 0..8, and then what is given. */
static LoopId whole_vectors(Tree *tree, LoopId next)
{
    LoopId vector =
        loop(tree, (Loop){.kind = LOOP_VECTOR, .axis = tree->n, .to = 4, .child = leaf(tree, LEAF_FINISH)});
    return loop(
        tree,
        (Loop){.kind = LOOP_LOOP, .axis = tree->n, .to = WHOLE, .step = 4, .child = vector, .next = next});
}

static LoopId tail(Tree *tree, int from)
{
    return loop(tree, (Loop){.kind = LOOP_UNROLL,
                             .axis = tree->n,
                             .from = from,
                             .to = EXTENT,
                             .step = 1,
                             .child = leaf(tree, LEAF_FINISH)});
}

static void every_point_once_is_right(void **state)
{
    assert_string_equal(complaint_about(*state, whole_vectors(*state, tail(*state, WHOLE))), "");
}

static void a_missing_tail_is_found(void **state)
{
    assert_string_equal(complaint_about(*state, whole_vectors(*state, 0)),
                        "nest copy: 8 of 10 elements written\n");
}

static void a_tail_that_overlaps_is_found(void **state)
{
    assert_string_equal(complaint_about(*state, whole_vectors(*state, tail(*state, WHOLE - 1))),
                        "nest copy: 11 of 10 elements written\n");
}

static void a_nest_without_loops_is_found(void **state)
{
    assert_string_equal(complaint_about(*state, 0), "nest copy: 0 of 10 elements written\n");
}

/* init, then an accumulation of k 0 .. to, then finish, for each n. */
static LoopId summed(Tree *tree, int to)
{
    Nest *nest = &tree->function->nests.at[1];
    nest->reduces = 1, nest->reduce[0] = tree->k, nest->combine = COMBINE_SUM;
    const LoopId init = leaf(tree, LEAF_INIT), add = leaf(tree, LEAF_ACCUMULATE);
    const LoopId terms =
        loop(tree, (Loop){.kind = LOOP_UNROLL, .axis = tree->k, .to = to, .step = 1, .child = add});
    const LoopId finish = leaf(tree, LEAF_FINISH);
    tree->function->loops.at[init].next = terms, tree->function->loops.at[terms].next = finish;
    return loop(tree, (Loop){.kind = LOOP_SLICES, .axis = tree->n, .to = EXTENT, .step = 1, .child = init});
}

static void every_term_is_added_once(void **state)
{
    assert_string_equal(complaint_about(*state, summed(*state, TERMS)), "");
    assert_string_equal(complaint_about(*state, summed(*state, TERMS - 1)),
                        "nest copy: 20 of 30 points accumulated\n");
}

static void a_tree_is_printed_with_its_ranges(void **state)
{
    Tree *tree = *state;
    Text text = text_new(tree->schedule.arena);
    tree->schedule.target = target_find("x86-64-v3");
    (void)complaint_about(tree, whole_vectors(tree, tail(tree, WHOLE)));
    kernels_print(&tree->schedule, &text);
    assert_non_null(
        strstr(text.at, "| for n 0..8 by 4\n        |     vector n 4\n        |         finish y\n"));
    assert_non_null(strstr(text.at, "| unroll n 8..10\n        |     finish y\n"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_point_once_is_right),     TEST(a_missing_tail_is_found),
        TEST(a_tail_that_overlaps_is_found), TEST(a_nest_without_loops_is_found),
        TEST(every_term_is_added_once),      TEST(a_tree_is_printed_with_its_ranges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
