/* graph_fixture.h: for tests of graphs: an empty one, with an origin of its own, as a test's state. */
#ifndef GRAPH_FIXTURE_H
#define GRAPH_FIXTURE_H
#include "fixture.h"
#include "graph/pass.h"
#include "ops/op.h"

static inline int graph_setup(void **state)
{
    Arena *arena = arena_new();
    Diagnostics *diagnostics = ARENA_NEW(arena, Diagnostics);
    Origins *origins = ARENA_NEW(arena, Origins);
    diagnostics->arena = arena;
    *origins = origins_new(arena);
    Graph *graph = graph_new(arena, diagnostics, origins);
    graph->origin =
        origin_make(origins, (Origin){.spec = {"spec.lua", 1}, .scope = "", .role = ROLE_FORWARD});
    *state = graph;
    return 0;
}

static inline int graph_teardown(void **state)
{
    arena_free(((Graph *)*state)->arena);
    return 0;
}

#define GRAPH_TEST(name) cmocka_unit_test_setup_teardown(name, graph_setup, graph_teardown)

static inline NodeId vector_input(Graph *graph, const char *name, int extent)
{
    return op_input(graph, name, type_make(F32, 1, &extent));
}

static inline NodeId matrix_read(Graph *graph, int variable, int rows, int columns)
{
    return op_read(graph, variable, type_make(F32, 2, (const int[]){rows, columns}), "variable");
}

static inline void add_output(Graph *graph, const char *name, NodeId node)
{
    assert_int_not_equal(node, 0);
    *LIST_PUSH(graph->arena, &graph->outputs) = (Output){name, node};
}

/* What the graph prints as, of its live nodes. */
static inline const char *graph_text(const Graph *graph)
{
    Text text = text_new(graph->arena);
    graph_print(graph, &text);
    return text.at;
}

#endif
