/* Nodes whose value jumps: where rounding may turn one over, and whether one went another way. */
#include "check/check.h"
#include "ops/op.h"
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

static bool has_values(const Node *node, const double *const *values)
{
    for (int i = 0; i < node->inputs; ++i)
        if (!values[node->input[i]]) return false;
    return true;
}

int decisions_near(const Graph *graph, const double *const *values, double margin)
{
    int near = 0;
    for (NodeId id = 1; id < graph->nodes.count; ++id) {
        const Node *node = graph_node(graph, id);
        if (!is_decision(graph, node) || !has_values(node, values)) continue;
        int64_t count = type_elements(&node->type);
        double reach = margin * largest_element(values[node->input[0]], count);
        for (int64_t i = 0; i < count; ++i) near += hangs(graph, node, values, i, reach);
    }
    return near;
}

/* Of two operands the sides on which they stand of each other, which is all that such decisions go by. */
static bool sides_differ(const double *a, const double *b, const double *new_a, const double *new_b,
                         int64_t count)
{
    int differ = 0;
    for (int64_t i = 0; i < count; ++i)
        differ |= ((a[i] < b[i]) ^ (new_a[i] < new_b[i])) | ((a[i] > b[i]) ^ (new_a[i] > new_b[i]));
    return differ;
}

static bool values_differ(Op op, const double *a, const double *new_a, int64_t count)
{
    for (int64_t i = 0; i < count; ++i)
        if (op_info[op].apply(a[i], 0, 0) != op_info[op].apply(new_a[i], 0, 0)) return true;
    return false;
}

bool decisions_differ(const Graph *graph, const double *const *before, const double *const *after)
{
    for (NodeId id = 1; id < graph->nodes.count; ++id) {
        const Node *node = graph_node(graph, id);
        if (!is_decision(graph, node) || !has_values(node, before) || !has_values(node, after)) continue;
        int64_t count = type_elements(&node->type);
        NodeId a = node->input[0], b = node->input[1];
        if (node->inputs == 1 ? values_differ(node->op, before[a], after[a], count)
                              : sides_differ(before[a], before[b], after[a], after[b], count))
            return true;
    }
    return false;
}
