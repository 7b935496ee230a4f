/* Nodes whose value jumps: where rounding may turn one over, and whether one went another way. */
#include "judge.h"
#include <math.h>

/* How far an element is from the jump. */
static double distance(const Node *node, const double *const *values, int64_t i)
{
    double a = values[node->input[0]][i];
    return node->inputs == 1 ? a - nearbyint(a) : a - values[node->input[1]][i];
}

bool is_decision(const Graph *graph, const Node *node)
{
    if (node->inputs == 0 || graph_node(graph, node->input[0])->type.dtype != F32) return false;
    switch (node->op) {
    case OP_equal:
    case OP_less:
    case OP_less_equal:
    case OP_max:
    case OP_min:
    case OP_floor:
    case OP_to_int32:
    case OP_to_int64: return true;
    default: return false;
    }
}

static double largest(const double *values, int64_t count)
{
    double most = 0;
    for (int64_t i = 0; i < count; ++i)
        if (isfinite(values[i])) most = fmax(most, fabs(values[i]));
    return most;
}

/* Zeros of relu and bounds of clip are met exactly, in float32 as well: 0 against 1e-7 is no matter of
 * rounding. */
static bool is_exact(const Graph *graph, double x)
{
    if (x == 0) return true;
    for (NodeId id = 1; id < graph->nodes.count; ++id)
        if (graph_node(graph, id)->op == OP_constant && graph_node(graph, id)->value == x) return true;
    return false;
}

static bool hangs(const Graph *graph, const Node *node, const double *const *values, int64_t i, double reach)
{
    double apart = fabs(distance(node, values, i));
    if (!(apart > 0 && apart < reach)) return false;
    return !is_exact(graph, values[node->input[0]][i]) ||
           (node->inputs > 1 && !is_exact(graph, values[node->input[1]][i]));
}

int decisions_near(const Graph *graph, const double *const *values, double margin)
{
    int near = 0;
    for (NodeId id = 1; id < graph->nodes.count; ++id) {
        const Node *node = graph_node(graph, id);
        if (!values[id] || !is_decision(graph, node)) continue;
        int64_t count = type_elements(&node->type);
        double reach = margin * largest(values[node->input[0]], count);
        for (int64_t i = 0; i < count; ++i) near += hangs(graph, node, values, i, reach);
    }
    return near;
}

/* Which way it went: the side that an extremum took, or the value of the others. */
static double way(const Node *node, const double *const *values, NodeId id, int64_t i)
{
    if (node->op != OP_max && node->op != OP_min) return values[id][i];
    double a = values[node->input[0]][i], b = values[node->input[1]][i];
    return (double)((a > b) - (a < b));
}

bool decisions_differ(const Graph *graph, const double *const *before, const double *const *after)
{
    for (NodeId id = 1; id < graph->nodes.count; ++id) {
        const Node *node = graph_node(graph, id);
        if (!after[id] || after[id] == before[id] || !is_decision(graph, node)) continue;
        for (int64_t i = 0; i < type_elements(&node->type); ++i)
            if (way(node, before, id, i) != way(node, after, id, i)) return true;
    }
    return false;
}
