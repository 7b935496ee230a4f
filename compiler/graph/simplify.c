/* One-line rewrites, left → right, each with its guard. None changes a value but by folding constants in float32. */
#include "graph/pass.h"
#include "ops/op.h"
#include <math.h>

/* A number everywhere: a constant, or one broadcast. */
static bool number(const Graph *graph, NodeId id, double *value)
{
    const Node *node = graph_node(graph, id);
    while (node->op == OP_view && !node->map->guarded[0]) node = graph_node(graph, node->input[0]);
    if (node->op != OP_constant) return false;
    *value = node->value;
    return true;
}

static bool is(const Graph *graph, NodeId id, double wanted)
{
    double value;
    return number(graph, id, &value) && value == wanted;
}

static NodeId fold(Graph *to, const Node *node)
{
    double operand[MAX_INPUTS] = {0};
    for (int i = 0; i < node->inputs; ++i) {
        if (!number(to, node->input[i], &operand[i])) return 0;
        operand[i] = dtype_rounded(graph_node(to, node->input[i])->type.dtype, operand[i]);
    }
    double value = op_info[node->op].apply(operand[0], operand[1], operand[2]);
    if (!isfinite(value)) return 0;
    return op_broadcast(to, op_constant(to, node->type.dtype, dtype_rounded(node->type.dtype, value)),
                        node->type);
}

static bool is_empty(const Graph *graph, NodeId id)
{
    return type_elements(&graph_node(graph, id)->type) == 0;
}

static bool sums_nothing(const Map *map)
{
    for (int i = 0; i < map->loops; ++i)
        if (map->extent[i] == 0) return true;
    return false;
}

/* Whether every read of a guarded view lies outside of its input. */
static bool reads_nothing(const Graph *graph, const Node *view)
{
    const Map *map = view->map;
    const Type *from = &graph_node(graph, view->input[0])->type;
    for (int d = 0; d < from->rank && map->guarded[0]; ++d) {
        const Index *index = &map->at[0][d];
        int64_t low = index->constant, high = index->constant;
        for (int i = 0; i < index->terms; ++i) {
            int64_t reach = (int64_t)index->term[i].stride * (map->extent[index->term[i].axis] - 1);
            low += reach < 0 ? reach : 0, high += reach > 0 ? reach : 0;
        }
        if (high < 0 || low >= (int64_t)from->extent[d] * index->divisor) return true;
    }
    return is_empty(graph, view->input[0]);
}

/* Whether a view reads, of another one that is guarded, only what lies outside. */
static bool reads_fill(const Graph *graph, const Node *view)
{
    const Node *inner = graph_node(graph, view->input[0]);
    if (view->map->guarded[0] || inner->op != OP_view || !inner->map->guarded[0]) return false;
    Map joined = *view->map;
    joined.guarded[0] = true;
    for (int d = 0; d < graph_node(graph, inner->input[0])->type.rank; ++d)
        if (!index_substitute(&inner->map->at[0][d], view->map->at[0], &joined.at[0][d])) return false;
    const Node through = {.op = OP_view, .inputs = 1, .input = {inner->input[0]}, .map = &joined};
    return reads_nothing(graph, &through);
}

/* What is made of nothing: a neutral element, the fill of a guard. After it, no array is empty. */
static NodeId from_nothing(Graph *to, const Node *node)
{
    static const double neutral[REDUCE_COUNT] = {
        [REDUCE_SUM] = 0, [REDUCE_MAX] = -INFINITY, [REDUCE_MIN] = INFINITY};
    double value = node->value;
    switch (node->op) {
    case OP_reduce:
        if (!is_empty(to, node->input[0])) return 0;
        value = neutral[node->which];
        break;
    case OP_contract:
        if (!sums_nothing(node->map)) return 0;
        value = 0;
        break;
    case OP_view:
        if (reads_fill(to, node))
            value = graph_node(to, node->input[0])->value;
        else if (!reads_nothing(to, node))
            return 0;
        break;
    default: return 0;
    }
    if (type_elements(&node->type) == 0) return 0;
    return op_broadcast(to, op_constant(to, node->type.dtype, value), node->type);
}

static NodeId rewrite(Graph *to, Node node, void *context)
{
    (void)context;
    NodeId a = node.input[0], b = node.input[1];
    NodeId constant = from_nothing(to, &node);
    if (constant) return constant;
    if (op_info[node.op].scalar) {
        NodeId folded = fold(to, &node);
        if (folded) return folded;
    }
    switch (node.op) {
    case OP_add:
        if (is(to, a, 0)) return b; /* 0 + x → x */
        if (is(to, b, 0)) return a; /* x + 0 → x */
        break;
    case OP_sub:
        if (is(to, b, 0)) return a; /* x - 0 → x */
        break;
    case OP_mul:
        if (is(to, a, 1)) return b; /* 1 * x → x */
        if (is(to, b, 1)) return a; /* x * 1 → x */
        break;
    case OP_div:
        if (is(to, b, 1)) return a; /* x / 1 → x */
        break;
    case OP_pow:
        if (is(to, b, 1)) return a; /* x ^ 1 → x */
        break;
    case OP_neg:
        if (graph_node(to, a)->op == OP_neg) return graph_node(to, a)->input[0]; /* -(-x) → x */
        break;
    case OP_stop_gradient: return a; /* its work is done */
    case OP_view:                    /* a view of what became a view is one view */
        if (graph_node(to, a)->op == OP_view) return op_view(to, a, node.map, node.value);
        break;
    case OP_reshape:
        if (graph_node(to, a)->op == OP_reshape) return op_reshape(to, a, node.type);
        break;
    default: break;
    }
    return graph_add(to, node);
}

Graph *simplify(const Program *program, const Graph *from)
{
    (void)program;
    Graph *once = graph_rewrite(from, rewrite, NULL);
    return once ? graph_rewrite(once, rewrite, NULL)
                : NULL; /* the second time drops what the first left dead */
}
