/* Simplify, rule by rule: what each drops, and what it must leave alone. */
#include "graph_fixture.h"
#include <math.h>

/* The node that the only output is, after the pass. */
static const Node *simplified(Graph *graph, NodeId node, const Graph **result)
{
    add_output(graph, "y", node);
    *result = simplify(NULL, graph);
    assert_non_null(*result);
    return graph_node(*result, (*result)->outputs.at[0].node);
}

static bool becomes_input(Graph *graph, NodeId node)
{
    const Graph *result;
    graph->outputs.count = 0;
    return simplified(graph, node, &result)->op == OP_input;
}

static void neutral_elements_go(void **state)
{
    Graph *g = *state;
    NodeId x = vector_input(g, "x", 3), zero = op_constant(g, F32, 0), one = op_constant(g, F32, 1);
    assert_true(becomes_input(g, op_add(g, x, zero)));
    assert_true(becomes_input(g, op_add(g, zero, x)));
    assert_true(becomes_input(g, op_sub(g, x, zero)));
    assert_true(becomes_input(g, op_mul(g, x, one)));
    assert_true(becomes_input(g, op_mul(g, one, x)));
    assert_true(becomes_input(g, op_div(g, x, one)));
    assert_true(becomes_input(g, op_pow(g, x, one)));
    assert_true(becomes_input(g, op_neg(g, op_neg(g, x))));
    assert_true(becomes_input(g, op_stop_gradient(g, x)));
}

static void what_is_not_neutral_stays(void **state)
{
    Graph *g = *state;
    NodeId x = vector_input(g, "x", 3), zero = op_constant(g, F32, 0), one = op_constant(g, F32, 1);
    assert_false(becomes_input(g, op_sub(g, zero, x)));
    assert_false(becomes_input(g, op_div(g, one, x)));
    assert_false(becomes_input(g, op_pow(g, one, x)));
    assert_false(becomes_input(g, op_mul(g, x, zero))); /* infinity * 0 is no 0 */
    assert_false(becomes_input(g, op_neg(g, x)));
}

static void rules_meet_what_other_rules_made(void **state)
{
    Graph *g = *state;
    NodeId x = vector_input(g, "x", 3), three = op_constant(g, F32, 3);
    NodeId one = op_div(g, three, three), zero = op_sub(g, one, op_constant(g, F32, 1));
    assert_true(becomes_input(g, op_add(g, op_mul(g, op_neg(g, op_neg(g, x)), one), zero)));
}

static void what_is_made_of_nothing_is_a_constant(void **state)
{
    Graph *g = *state;
    const Graph *result;
    NodeId x = op_input(g, "x", type_make(F32, 2, (int[]){3, 2}));
    Map none = {.out = 2, .loops = 2, .extent = {3, 0}, .axis = {"i", "j"}};
    for (int d = 0; d < 2; ++d) none.at[0][d].divisor = 1, index_add(&none.at[0][d], d, 1);
    NodeId empty = op_view(g, x, &none, 0);
    assert_int_not_equal(empty, 0);
    static const double neutral[REDUCE_COUNT] = {0, -INFINITY, INFINITY};
    for (int kind = 0; kind < REDUCE_COUNT; ++kind) {
        g->outputs.count = 0;
        const Node *node = simplified(g, op_reduce(g, (ReduceKind)kind, empty, 3), &result);
        assert_int_equal(node->op, OP_constant);
        assert_true(node->value == neutral[kind]);
    }
    Map outside = {.out = 2, .loops = 2, .extent = {3, 2}, .axis = {"i", "j"}, .guarded = {true}};
    for (int d = 0; d < 2; ++d) outside.at[0][d].divisor = 1, index_add(&outside.at[0][d], d, 1);
    outside.at[0][1].constant = 2; /* behind the end */
    g->outputs.count = 0;
    const Node *fill = simplified(g, op_reduce(g, REDUCE_SUM, op_view(g, x, &outside, 0.5), 0), &result);
    assert_int_equal(graph_node(result, fill->input[0])->op, OP_constant);
    Map last = {.out = 2, .loops = 2, .extent = {3, 1}, .axis = {"i", "j"}};
    Map longer = outside; /* one column inside, one behind the end: the last is read */
    longer.at[0][1].constant = 1;
    for (int d = 0; d < 2; ++d) last.at[0][d].divisor = 1, index_add(&last.at[0][d], d, 1);
    last.at[0][1].constant = 1;
    g->outputs.count = 0;
    fill = simplified(g, op_view(g, op_view(g, x, &longer, 0.5), &last, 0), &result);
    assert_int_equal(graph_node(result, fill->input[0])->op, OP_constant);
    outside.at[0][1].constant = 1; /* one is inside */
    g->outputs.count = 0;
    assert_true(simplified(g, op_view(g, x, &outside, 0.5), &result)->map->guarded[0]);
}

static void constants_are_folded_as_floats(void **state)
{
    Graph *g = *state;
    const Graph *result;
    NodeId third = op_div(g, op_constant(g, F32, 1), op_constant(g, F32, 3));
    const Node *folded = simplified(g, third, &result);
    assert_int_equal(folded->op, OP_constant);
    assert_true(folded->value == (double)(1.0f / 3));
}

static void constants_are_folded_through_their_shapes(void **state)
{
    Graph *g = *state;
    const Graph *result;
    const Type shape = type_make(F32, 1, (const int[]){3});
    NodeId two = op_broadcast(g, op_constant(g, F32, 2), shape);
    const Node *folded = simplified(g, op_mul(g, two, two), &result);
    assert_int_equal(folded->op, OP_view);
    assert_true(type_same_shape(&folded->type, &shape));
    assert_true(graph_node(result, folded->input[0])->value == 4);
}

static void what_is_not_finite_is_not_folded(void **state)
{
    Graph *g = *state;
    const Graph *result;
    NodeId zero = op_constant(g, F32, 0);
    assert_int_equal(simplified(g, op_div(g, zero, zero), &result)->op, OP_div);
}

static void a_reshape_of_a_reshape_is_one(void **state)
{
    Graph *g = *state;
    const Graph *result;
    NodeId x = vector_input(g, "x", 12);
    NodeId square = op_reshape(g, x, type_make(F32, 2, (const int[]){3, 4}));
    const Node *twice = simplified(g, op_reshape(g, square, type_make(F32, 2, (const int[]){6, 2})), &result);
    assert_int_equal(twice->op, OP_reshape);
    assert_int_equal(graph_node(result, twice->input[0])->op, OP_input);
}

static void what_nobody_reads_is_gone(void **state)
{
    Graph *g = *state;
    const Graph *result;
    NodeId x = vector_input(g, "x", 3);
    (void)op_exp(g, op_log(g, x));
    (void)simplified(g, op_sqrt(g, x), &result);
    assert_int_equal(result->nodes.count, 3); /* the unused 0, x and its root */
}

static void origins_and_names_are_kept(void **state)
{
    Graph *g = *state;
    const Graph *result;
    NodeId x = vector_input(g, "x", 3);
    g->scope = "my_model/dense";
    g->origin = origin_make(g->origins, (Origin){.spec = {"spec.lua", 9}, .scope = "dense"});
    const Node *root = simplified(g, op_sqrt(g, x), &result);
    assert_string_equal(root->name, "my_model/dense/sqrt");
    assert_int_equal(origin_get(result->origins, root->origin)->spec.line, 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        GRAPH_TEST(neutral_elements_go),
        GRAPH_TEST(what_is_not_neutral_stays),
        GRAPH_TEST(rules_meet_what_other_rules_made),
        GRAPH_TEST(what_is_made_of_nothing_is_a_constant),
        GRAPH_TEST(constants_are_folded_as_floats),
        GRAPH_TEST(constants_are_folded_through_their_shapes),
        GRAPH_TEST(what_is_not_finite_is_not_folded),
        GRAPH_TEST(a_reshape_of_a_reshape_is_one),
        GRAPH_TEST(what_nobody_reads_is_gone),
        GRAPH_TEST(origins_and_names_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
