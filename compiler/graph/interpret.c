/* The judge: a graph evaluated in double precision, node by node, by each op's value rule. It never sees a nest. */
#include "graph/pass.h"
#include "ops/op.h"

const double **interpret(Arena *arena, const Graph *graph, Given given)
{
    bool *live = graph_live(graph, arena);
    const double **values = ARENA_ARRAY(arena, const double *, graph->nodes.count);
    for (NodeId id = 1; id < graph->nodes.count; ++id) {
        if (!live[id]) continue;
        const Node *node = graph_node(graph, id);
        double *out = ARENA_ARRAY(arena, double, type_elements(&node->type));
        Valuation valuation = {.graph = graph, .node = node, .out = out};
        for (int i = 0; i < node->inputs; ++i) valuation.in[i] = values[node->input[i]];
        if (node->op == OP_input) valuation.given = given.inputs[node->which];
        if (node->op == OP_read) valuation.given = given.variables[node->which];
        op_info[node->op].value(&valuation);
        values[id] = out;
    }
    return values;
}
