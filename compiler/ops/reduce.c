/* Sum, maximum, minimum over dimensions. */
#include "ops/op.h"
#include <math.h>

const char *const reduce_names[REDUCE_COUNT] = {"sum", "max", "min"};

const char *check_reduce(const Graph *graph, const Node *node)
{
    const Type *from = &graph_node(graph, node->input[0])->type;
    int kept = 0;
    for (int d = 0; d < from->rank; ++d) {
        if (node->axes >> d & 1) continue;
        if (kept >= node->type.rank || node->type.extent[kept++] != from->extent[d])
            return "not its input's shape";
    }
    return kept == node->type.rank ? NULL : "not its input's shape";
}

NodeId op_reduce(Graph *B, ReduceKind kind, NodeId x, unsigned axes)
{
    if (!x) return 0;
    const Type *from = &graph_node(B, x)->type;
    if (from->dtype != F32 && from->dtype != I32)
        return graph_error(B, "%s of %s: wants numbers; convert with :cast(\"float32\")", reduce_names[kind],
                           dtype_name(from->dtype));
    Type type = {.dtype = from->dtype};
    for (int d = 0; d < from->rank; ++d)
        if (!(axes >> d & 1)) type.extent[type.rank++] = from->extent[d];
    if (type.rank == from->rank) return x;
    return graph_add(
        B,
        (Node){.op = OP_reduce, .type = type, .inputs = 1, .input = {x}, .which = (int)kind, .axes = axes});
}

/* The reduced value where it came from: a broadcast back into the reduced dimensions. */
static NodeId spread(Graph *B, NodeId x, const Type *to, unsigned axes)
{
    Map map = {.out = to->rank, .loops = to->rank};
    int kept = 0;
    for (int d = 0; d < to->rank; ++d) {
        map.extent[d] = to->extent[d], map.axis[d] = plain_axis_names[d];
        if (!(axes >> d & 1)) map.at[0][kept].divisor = 1, index_add(&map.at[0][kept++], d, 1);
    }
    return op_view(B, x, &map, 0);
}

/* Sum: the gradient goes to all. Maximum: to the first that equals it, as TensorFlow's pooling does. */
void gradient_reduce(Graph *B, NodeId y, NodeId g, NodeId *towards)
{
    Node node = *graph_node(B, y);
    NodeId x = node.input[0];
    Type type = graph_node(B, x)->type;
    towards[0] = spread(B, g, &type, node.axes);
    if (node.which == REDUCE_SUM) return;
    int stride = 1;
    NodeId position = 0;
    for (int d = type.rank - 1; d >= 0; --d) {
        if (!(node.axes >> d & 1)) continue;
        NodeId along = op_mul(B, op_iota(B, type, d), op_constant(B, I32, stride));
        position = position ? op_add(B, position, along) : along;
        stride *= type.extent[d];
    }
    NodeId equal = op_equal(B, x, spread(B, y, &type, node.axes));
    NodeId first =
        op_reduce(B, REDUCE_MIN, op_select(B, equal, position, op_constant(B, I32, stride)), node.axes);
    NodeId chosen = op_equal(B, position, spread(B, first, &type, node.axes));
    towards[0] = op_select(B, chosen, towards[0], op_number(B, g, 0));
}

void value_reduce(const Valuation *v)
{
    const Type *from = &graph_node(v->graph, v->node->input[0])->type;
    static const double neutral[] = {0, -INFINITY, INFINITY};
    for (int64_t i = 0; i < type_elements(&v->node->type); ++i) v->out[i] = neutral[v->node->which];
    int loop[MAX_RANK] = {0};
    if (type_elements(from) == 0) return;
    const double *x = v->in[0];
    do {
        int64_t at = 0;
        for (int d = 0; d < from->rank; ++d)
            if (!(v->node->axes >> d & 1)) at = at * from->extent[d] + loop[d];
        double *out = &v->out[at];
        *out = v->node->which == REDUCE_SUM ? *out + *x
             : v->node->which == REDUCE_MAX ? fmax(*out, *x)
                                            : fmin(*out, *x);
        ++x;
    } while (loops_next(loop, from->extent, from->rank));
}

ExprId element_reduce(NestBuilder *builder, const Node *node, const Index *at)
{
    const Type *from = &graph_node(builder->function->graph, node->input[0])->type;
    Index inner[MAX_RANK];
    int kept = 0;
    for (int d = 0; d < from->rank; ++d)
        inner[d] = node->axes >> d & 1 ? index_of_axis(build_reduce_axis(builder, NULL, from->extent[d]))
                                       : at[kept++];
    static const Combine combine[] = {COMBINE_SUM, COMBINE_MAX, COMBINE_MIN};
    builder->combine = combine[node->which];
    return build_element(builder, node->input[0], inner, false, 0);
}
