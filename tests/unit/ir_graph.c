/* The graph: equal nodes are one node, failures are silent zeros, and the verifier finds what is broken. */
#include "graph_fixture.h"
#include <math.h>

static void equal_nodes_are_made_once(void **state)
{
    Graph *graph = *state;
    NodeId x = vector_input(graph, "x", 3), y = vector_input(graph, "y", 3);
    assert_int_equal(op_add(graph, x, y), op_add(graph, x, y));
    assert_int_not_equal(op_add(graph, x, y), op_add(graph, y, x));
    assert_int_equal(op_broadcast(graph, op_constant(graph, F32, 2), graph_node(graph, x)->type),
                     op_broadcast(graph, op_constant(graph, F32, 2), graph_node(graph, x)->type));
    assert_int_not_equal(op_constant(graph, F32, 2), op_constant(graph, I32, 2));
    assert_int_not_equal(op_constant(graph, F32, 0.0), op_constant(graph, F32, -0.0));
    assert_int_equal(op_constant(graph, F32, (double)NAN), op_constant(graph, F32, (double)NAN));
}

static void equal_nodes_stay_one_while_the_table_grows(void **state)
{
    Graph *graph = *state;
    NodeId ids[2000];
    for (int i = 0; i < 2000; ++i) ids[i] = op_constant(graph, F32, i);
    for (int i = 0; i < 2000; ++i) assert_int_equal(op_constant(graph, F32, i), ids[i]);
}

static void a_node_keeps_the_origin_and_the_scope_it_was_made_in(void **state)
{
    Graph *graph = *state;
    NodeId x = vector_input(graph, "x", 3);
    graph->scope = "my_model/dense";
    NodeId y = op_exp(graph, x);
    assert_string_equal(graph_node(graph, y)->name, "my_model/dense/exp");
    assert_int_equal(graph_node(graph, y)->origin, graph->origin);
}

static void what_does_not_fit_is_reported_once(void **state)
{
    Graph *graph = *state;
    NodeId bad = op_add(graph, vector_input(graph, "x", 3), vector_input(graph, "y", 4));
    assert_int_equal(bad, 0);
    assert_int_equal(op_exp(graph, op_mul(graph, bad, bad)), 0); /* silent: it was said already */
    assert_int_equal(diag_errors(graph->diagnostics), 1);
    const Diagnostic *diagnostic = &graph->diagnostics->list.at[0];
    assert_string_equal(diagnostic->message, "add: shapes (3,) and (4,) do not fit");
    assert_int_equal(diagnostic->place.line, 1);
}

static void live_is_what_outputs_and_assignments_need(void **state)
{
    Graph *graph = *state;
    NodeId x = vector_input(graph, "x", 3), used = op_exp(graph, x), unused = op_log(graph, x);
    add_output(graph, "y", used);
    const bool *live = graph_live(graph, graph->arena);
    assert_true(live[x] && live[used] && !live[unused]);
}

static const char *complaint_about(const Graph *graph)
{
    Text complaint = text_new(graph->arena);
    assert_int_equal(graph_verify(graph, &complaint), complaint.length == 0);
    return complaint.at;
}

static void the_verifier_is_content_with_what_builders_made(void **state)
{
    Graph *graph = *state;
    add_output(graph, "y", op_reduce(graph, REDUCE_SUM, vector_input(graph, "x", 3), 1));
    assert_string_equal(complaint_about(graph), "");
}

static void the_verifier_complains_about_a_node_without_origin(void **state)
{
    Graph *graph = *state;
    graph->origin = 0;
    (void)vector_input(graph, "x", 3);
    assert_string_equal(complaint_about(graph), "node 1 (input) has no origin\n");
}

static void the_verifier_complains_about_inputs_that_come_later(void **state)
{
    Graph *graph = *state;
    NodeId x = vector_input(graph, "x", 3), y = op_exp(graph, x);
    graph->nodes.at[y].input[0] = y;
    assert_non_null(strstr(complaint_about(graph), "node 2 (exp) reads node 2\n"));
}

static void the_verifier_complains_about_types(void **state)
{
    Graph *graph = *state;
    NodeId x = vector_input(graph, "x", 3), y = op_less(graph, x, op_exp(graph, x));
    graph->nodes.at[y].type.dtype = F32;
    assert_string_equal(complaint_about(graph), "node 3 (less): not of its operands' type\n");
}

static void the_verifier_complains_about_an_output_without_node(void **state)
{
    Graph *graph = *state;
    *LIST_PUSH(graph->arena, &graph->outputs) = (Output){"loss", 0};
    assert_string_equal(complaint_about(graph), "output loss has no node\n");
}

static void indices_are_printed_as_sums(void **state)
{
    const Graph *graph = *state;
    static const char *const names[] = {"y", "p"};
    const Index window = {.constant = -1, .divisor = 1, .terms = 2, .term = {{0, 2}, {1, 1}}};
    const Index pull = {.divisor = 2, .terms = 2, .term = {{0, 1}, {1, -1}}}, zero = {.divisor = 1};
    assert_string_equal(index_text(graph->arena, &window, names), "2*y + p - 1");
    assert_string_equal(index_text(graph->arena, &pull, names), "(y - p)/2");
    assert_string_equal(index_text(graph->arena, &zero, names), "0");
    assert_int_equal(index_stride(&window, 0), 2);
    assert_int_equal(index_stride(&window, 5), 0);
    assert_false(index_is_axis(&window, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        GRAPH_TEST(equal_nodes_are_made_once),
        GRAPH_TEST(equal_nodes_stay_one_while_the_table_grows),
        GRAPH_TEST(a_node_keeps_the_origin_and_the_scope_it_was_made_in),
        GRAPH_TEST(what_does_not_fit_is_reported_once),
        GRAPH_TEST(live_is_what_outputs_and_assignments_need),
        GRAPH_TEST(the_verifier_is_content_with_what_builders_made),
        GRAPH_TEST(the_verifier_complains_about_a_node_without_origin),
        GRAPH_TEST(the_verifier_complains_about_inputs_that_come_later),
        GRAPH_TEST(the_verifier_complains_about_types),
        GRAPH_TEST(the_verifier_complains_about_an_output_without_node),
        GRAPH_TEST(indices_are_printed_as_sums),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
