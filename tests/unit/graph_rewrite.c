/* Rewriting and interpreting: what a pass sees of a graph, and what a graph's values are. */
#include "graph_fixture.h"
#include <math.h>

static NodeId keep(Graph *to, Node node, void *context)
{
    ++*(int *)context;
    return graph_add(to, node);
}

static NodeId swap_sum_and_product(Graph *to, Node node, void *context)
{
    (void)context;
    if (node.op == OP_add) return op_mul(to, node.input[0], node.input[1]);
    return graph_add(to, node);
}

static NodeId refuse_roots(Graph *to, Node node, void *context)
{
    (void)context;
    return node.op == OP_sqrt ? graph_error(to, "no roots here") : graph_add(to, node);
}

/* y = x + x is the output, w = x is assigned, exp(x) is dead. */
static Graph *sample(Graph *graph)
{
    NodeId x = vector_input(graph, "x", 2);
    (void)op_exp(graph, x);
    add_output(graph, "y", op_add(graph, x, x));
    *LIST_PUSH(graph->arena, &graph->assigns) = op_assign(graph, 0, graph_node(graph, x)->type, "w", x);
    return graph;
}

static void live_nodes_are_rebuilt_once_each(void **state)
{
    int seen = 0;
    const Graph *from = sample(*state), *to = graph_rewrite(from, keep, &seen);
    assert_int_equal(seen, 3); /* x, the sum, the assignment */
    assert_string_equal(graph_text(to), "input x : float32 (2,)\n"
                                        "%1 = input x : float32 (2,)    # input :1\n"
                                        "%2 = add %1, %1 : float32 (2,)    # add :1\n"
                                        "%3 = assign %1 : float32 (2,)    # w/assign :1\n"
                                        "output y = %2\n");
    assert_int_equal(from->nodes.count, 5); /* untouched */
}

static void a_rule_gives_the_node_in_the_place_of_another(void **state)
{
    static const double x[] = {3, 5};
    const Graph *to = graph_rewrite(sample(*state), swap_sum_and_product, NULL);
    const double **values = interpret(to->arena, to, (Given){(const double *const[]){x}, NULL});
    assert_true(values[to->outputs.at[0].node][0] == 9 && values[to->outputs.at[0].node][1] == 25);
}

static void a_rule_that_fails_ends_it(void **state)
{
    Graph *graph = *state;
    add_output(graph, "y", op_sqrt(graph, vector_input(graph, "x", 2)));
    assert_null(graph_rewrite(graph, refuse_roots, NULL));
    assert_int_equal(diag_errors(graph->diagnostics), 1);
}

static void dead_nodes_have_no_value(void **state)
{
    static const double x[] = {3, 5};
    const Graph *graph = sample(*state);
    const double **values = interpret(graph->arena, graph, (Given){(const double *const[]){x}, NULL});
    assert_null(values[2]);
    assert_true(values[graph->assigns.at[0]][1] == 5);
}

static void values_are_doubles(void **state)
{
    Graph *graph = *state;
    NodeId third = op_div(graph, op_constant(graph, F32, 1), op_constant(graph, F32, 3));
    add_output(graph, "y", third);
    assert_true(interpret(graph->arena, graph, (Given){0})[third][0] == 1.0 / 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        GRAPH_TEST(live_nodes_are_rebuilt_once_each),
        GRAPH_TEST(a_rule_gives_the_node_in_the_place_of_another),
        GRAPH_TEST(a_rule_that_fails_ends_it),
        GRAPH_TEST(dead_nodes_have_no_value),
        GRAPH_TEST(values_are_doubles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
