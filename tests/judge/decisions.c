/* Nodes whose value jumps: where rounding may turn one over, and whether one went another way. */
#include "judge.h"
#include <math.h>

/* How far each element is from the jump; NULL where the node does not jump in real numbers. */
static double distance(const Graph *graph, const Node *node, const double *const *values, int64_t i)
{
    const double *a = values[node->input[0]];
    if (node->inputs == 1) return a[i] - nearbyint(a[i]);
    (void)graph;
    return a[i] - values[node->input[1]][i];
}

static bool is_decision(const Graph *graph, const Node *node)
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

int decisions_near(const Graph *graph, const double *const *values, double margin)
{
    int near = 0;
    for (NodeId id = 1; id < graph->nodes.count; ++id) {
        const Node *node = graph_node(graph, id);
        if (!values[id] || !is_decision(graph, node)) continue;
        int64_t count = type_elements(&node->type);
        double reach = margin * largest(values[node->input[0]], count);
        for (int64_t i = 0; i < count; ++i) {
            double apart = fabs(distance(graph, node, values, i));
            near += apart > 0 && apart < reach;
        }
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
