/* Differentiate: a few gradients known by heart, evaluated by the interpreter, and what it says where there is none. */
#include "graph_fixture.h"
#include <math.h>

static NodeId sum(Graph *graph, NodeId x)
{
    return op_reduce(graph, REDUCE_SUM, x, (1u << graph_node(graph, x)->type.rank) - 1);
}

static const double x_values[] = {1, -2, 3};
static const double *const inputs[] = {x_values};

/* The gradient of the sum of y towards x, where x has the values above. */
static void assert_gradient(Graph *graph, NodeId x, NodeId y, double first, double second, double third)
{
    const Program program = {.arena = graph->arena};
    const double expected[] = {first, second, third};
    graph->outputs.count = 0;
    add_output(graph, "gradient", op_gradient(graph, sum(graph, y), x));
    const Graph *result = differentiate(&program, graph);
    assert_non_null(result);
    const double *got = interpret(graph->arena, result, (Given){inputs, NULL})[result->outputs.at[0].node];
    for (int i = 0; i < 3; ++i) assert_float_equal((float)got[i], (float)expected[i], 1e-6f);
}

static void of_elementwise_ops(void **state)
{
    Graph *g = *state;
    NodeId x = vector_input(g, "x", 3), two = op_constant(g, F32, 2), zero = op_constant(g, F32, 0);
    assert_gradient(g, x, x, 1, 1, 1);
    assert_gradient(g, x, op_mul(g, x, x), 2, -4, 6);
    assert_gradient(g, x, op_mul(g, op_mul(g, x, x), x), 3, 12, 27);
    assert_gradient(g, x, op_div(g, two, x), -2, -0.5, -2.0 / 9);
    assert_gradient(g, x, op_exp(g, x), exp(1), exp(-2), exp(3));
    assert_gradient(g, x, op_max(g, zero, x), 1, 0, 1);
    assert_gradient(g, x, op_add(g, op_stop_gradient(g, op_mul(g, x, x)), x), 1, 1, 1);
}

static void relu_has_none_at_zero(void **state)
{
    Graph *g = *state;
    NodeId x = vector_input(g, "x", 3), zero = op_constant(g, F32, 0);
    assert_gradient(g, x, op_max(g, zero, op_sub(g, x, op_constant(g, F32, 1))), 0, 0, 1);
}

static void of_reductions(void **state)
{
    Graph *g = *state;
    NodeId x = vector_input(g, "x", 3);
    assert_gradient(g, x, op_mul(g, sum(g, x), sum(g, x)), 4, 4, 4); /* 2 * (1 - 2 + 3) */
    assert_gradient(g, x, op_reduce(g, REDUCE_MAX, x, 1), 0, 0, 1);
    assert_gradient(g, x, op_reduce(g, REDUCE_MIN, x, 1), 0, 1, 0);
}

static void of_shapes(void **state)
{
    Graph *g = *state;
    NodeId x = vector_input(g, "x", 3);
    NodeId wide = op_broadcast(g, x, type_make(F32, 2, (const int[]){4, 3}));
    assert_gradient(g, x, wide, 4, 4, 4);
    assert_gradient(g, x, op_reshape(g, op_mul(g, x, x), type_make(F32, 2, (const int[]){3, 1})), 2, -4, 6);
}

static void of_a_product_of_matrices(void **state)
{
    Graph *g = *state;
    NodeId x = op_input(g, "x", type_make(F32, 2, (const int[]){3, 1}));
    NodeId w = op_broadcast(g, op_constant(g, F32, 2), type_make(F32, 2, (const int[]){1, 5}));
    const Map product = {
        .out = 2,
        .loops = 3,
        .extent = {3, 5, 1},
        .axis = {"b", "n", "k"},
        .at = {{{.divisor = 1, .terms = 1, .term = {{0, 1}}}, {.divisor = 1, .terms = 1, .term = {{2, 1}}}},
               {{.divisor = 1, .terms = 1, .term = {{2, 1}}}, {.divisor = 1, .terms = 1, .term = {{1, 1}}}}},
    };
    assert_gradient(g, x, op_contract(g, x, w, &product), 10, 10, 10);
}

static void a_gradient_can_be_differentiated(void **state)
{
    Graph *g = *state;
    NodeId x = vector_input(g, "x", 3), cube = op_mul(g, op_mul(g, x, x), x);
    assert_gradient(g, x, op_gradient(g, sum(g, cube), x), 6, -12, 18);
}

static const Index along_first = {.divisor = 1, .terms = 1, .term = {{0, 1}}};

/* The first gradient reads a window's gradients by one loop in two dimensions: it has a gradient too. */
static void so_can_that_of_a_window(void **state)
{
    Graph *g = *state;
    NodeId x = vector_input(g, "x", 3);
    const Map windows = {.out = 2,
                         .loops = 2,
                         .extent = {2, 2},
                         .axis = {"i", "p"},
                         .at = {{{.divisor = 1, .terms = 2, .term = {{0, 1}, {1, 1}}}}}};
    NodeId w = op_view(g, x, &windows, 0), gradient = op_gradient(g, sum(g, op_mul(g, w, w)), x);
    assert_gradient(g, x, gradient, 2, 4, 2); /* 2x, of elements that are in 1, 2 and 1 windows */
    assert_gradient(g, x, op_mul(g, gradient, gradient), 8, -64, 24);
    const Map strided = {.out = 2,
                         .loops = 2,
                         .extent = {2, 3},
                         .axis = {"i", "p"},
                         .guarded = {true},
                         .at = {{{.divisor = 1, .constant = -1, .terms = 2, .term = {{0, 2}, {1, 1}}}}}};
    w = op_view(g, x, &strided, 0), gradient = op_gradient(g, sum(g, op_mul(g, w, w)), x);
    assert_gradient(g, x, op_mul(g, gradient, gradient), 8, -64, 24);
}

static void a_diagonal_has_none(void **state)
{
    Graph *g = *state;
    const Program program = {.arena = g->arena};
    NodeId x = op_input(g, "x", type_make(F32, 2, (const int[]){3, 3}));
    const Map diagonal = {
        .out = 1, .loops = 1, .extent = {3}, .axis = {"i"}, .at = {{along_first, along_first}}};
    add_output(g, "gradient", op_gradient(g, sum(g, op_view(g, x, &diagonal, 0)), x));
    (void)differentiate(&program, g);
    assert_string_equal(g->diagnostics->list.at[0].message,
                        "view: this read of several dimensions by one loop has no gradient here");
}

static void nodes_of_the_sweep_are_named_and_marked_backward(void **state)
{
    Graph *g = *state;
    const Program program = {.arena = g->arena};
    NodeId x = vector_input(g, "x", 3);
    g->scope = "my_model/dense";
    NodeId y = op_exp(g, x);
    add_output(g, "gradient", op_gradient(g, sum(g, y), x));
    const Graph *result = differentiate(&program, g);
    const Node *product = graph_node(result, result->outputs.at[0].node);
    assert_string_equal(product->name, "gradient_tape/my_model/dense/exp/mul");
    assert_int_equal(origin_get(g->origins, product->origin)->role, ROLE_BACKWARD);
    assert_int_equal(origin_get(g->origins, product->origin)->spec.line, 1);
    for (NodeId id = 1; id < result->nodes.count; ++id)
        assert_int_not_equal(graph_node(result, id)->op, OP_gradient);
}

static void what_stands_in_the_way_is_named(void **state)
{
    Graph *g = *state;
    const Program program = {.arena = g->arena};
    NodeId x = vector_input(g, "x", 3);
    add_output(g, "gradient", op_gradient(g, sum(g, op_floor(g, x)), x));
    (void)differentiate(&program, g);
    assert_int_equal(diag_errors(g->diagnostics), 1);
    const Diagnostic *diagnostic = &g->diagnostics->list.at[0];
    assert_string_equal(diagnostic->message, "the loss has no gradient towards input");
    assert_string_equal(diagnostic->notes.at[0],
                        "spec.lua:1: it depends on it only through floor, which has no gradient");
}

static void a_variable_off_the_way_is_warned_of(void **state)
{
    Graph *g = *state;
    Program program = {.arena = g->arena};
    NodeId w = matrix_read(g, 0, 2, 2), x = vector_input(g, "x", 3);
    *LIST_PUSH(g->arena, &program.variables) =
        (Variable){.name = "dense/kernel", .type = graph_node(g, w)->type, .origin = g->origin};
    add_output(g, "gradient", op_gradient(g, sum(g, x), w));
    assert_non_null(differentiate(&program, g));
    assert_int_equal(diag_errors(g->diagnostics), 0);
    assert_int_equal(g->diagnostics->list.at[0].warning, WARNING_UNUSED_VARIABLE);
    assert_string_equal(g->diagnostics->list.at[0].message,
                        "the loss does not depend on dense/kernel: it never learns");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        GRAPH_TEST(of_elementwise_ops),
        GRAPH_TEST(relu_has_none_at_zero),
        GRAPH_TEST(of_reductions),
        GRAPH_TEST(of_shapes),
        GRAPH_TEST(of_a_product_of_matrices),
        GRAPH_TEST(a_gradient_can_be_differentiated),
        GRAPH_TEST(so_can_that_of_a_window),
        GRAPH_TEST(a_diagonal_has_none),
        GRAPH_TEST(nodes_of_the_sweep_are_named_and_marked_backward),
        GRAPH_TEST(what_stands_in_the_way_is_named),
        GRAPH_TEST(a_variable_off_the_way_is_warned_of),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
