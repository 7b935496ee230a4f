/* Affine reads: broadcast, transpose, slice, pad, flip and window are one op; and reshape. */
#include "ops/op.h"
#include <string.h>

bool loops_next(int *loop, const int *extent, int count)
{
    for (int i = count - 1; i >= 0; --i) {
        if (++loop[i] < extent[i]) return true;
        loop[i] = 0;
    }
    return false;
}

int64_t map_position(const Graph *graph, const Node *node, int k, const int *loop)
{
    const Map *map = node->map;
    const Type *type = &graph_node(graph, node->input[k])->type;
    int64_t position = 0;
    for (int d = 0; d < type->rank; ++d) {
        const Index *index = &map->at[k][d];
        int64_t at = index->constant;
        for (int i = 0; i < index->terms; ++i)
            at += (int64_t)index->term[i].stride * loop[index->term[i].axis];
        if (at % index->divisor) return -1;
        at /= index->divisor;
        if (at < 0 || at >= type->extent[d]) return -1;
        position = position * type->extent[d] + at;
    }
    return position;
}

/* Whether a read that is not guarded stays inside. */
static const char *check_reads(const Graph *graph, const Node *node)
{
    const Map *map = node->map;
    for (int i = 0; i < map->loops; ++i)
        if (map->extent[i] == 0) return NULL; /* nothing is read */
    for (int k = 0; k < node->inputs; ++k) {
        const Type *type = &graph_node(graph, node->input[k])->type;
        for (int d = 0; d < type->rank && !map->guarded[k]; ++d) {
            const Index *index = &map->at[k][d];
            int64_t low = index->constant, high = index->constant;
            for (int i = 0; i < index->terms; ++i) {
                int64_t reach = (int64_t)index->term[i].stride * (map->extent[index->term[i].axis] - 1);
                if (reach < 0)
                    low += reach;
                else
                    high += reach;
            }
            if (index->divisor != 1) return "divides an index, so its reads must be guarded";
            if (low < 0 || high >= type->extent[d]) return "reads outside of its input";
        }
    }
    return NULL;
}

const char *check_view(const Graph *graph, const Node *node)
{
    if (node->map->out != node->type.rank || node->map->loops != node->type.rank)
        return "map and shape differ";
    return check_reads(graph, node);
}

const char *check_contract(const Graph *graph, const Node *node)
{
    if (node->map->out != node->type.rank) return "map and shape differ";
    return check_reads(graph, node);
}

bool view_renames(const Graph *graph, const Node *view)
{
    const Map *map = view->map;
    const Type *from = &graph_node(graph, view->input[0])->type;
    bool seen[MAX_LOOPS] = {false};
    for (int d = 0; d < from->rank; ++d) {
        const Index *index = &map->at[0][d];
        if (index->terms == 0 && from->extent[d] == 1) continue;
        if (index->terms != 1 || !index_is_axis(index, index->term[0].axis)) return false;
        if (map->extent[index->term[0].axis] != from->extent[d] || seen[index->term[0].axis]) return false;
        seen[index->term[0].axis] = true;
    }
    for (int loop = 0; loop < map->out; ++loop)
        if (!seen[loop] && map->extent[loop] != 1) return false;
    return !map->guarded[0];
}

static const Map *keep(Graph *B, const Map *map) { return arena_copy(B->arena, map, sizeof *map); }

/* A view of a view is one view, where neither guards nor divides. */
static NodeId compose(Graph *B, NodeId x, const Map *map, Map *joined)
{
    const Node *inner = graph_node(B, x);
    if (inner->op != OP_view || inner->map->guarded[0] || map->guarded[0]) return 0;
    const Node *source = graph_node(B, inner->input[0]);
    *joined = *map;
    for (int d = 0; d < source->type.rank; ++d)
        if (!index_substitute(&inner->map->at[0][d], map->at[0], &joined->at[0][d])) return 0;
    return inner->input[0];
}

NodeId op_view(Graph *B, NodeId x, const Map *map, double fill)
{
    if (!x) return 0;
    Map joined;
    NodeId source = compose(B, x, map, &joined);
    if (source) return op_view(B, source, &joined, fill);
    const Type *from = &graph_node(B, x)->type;
    Node node = {.op = OP_view, .inputs = 1, .input = {x}, .value = fill, .map = map};
    node.type = type_make(from->dtype, map->out, map->extent);
    bool same = type_same_shape(&node.type, from) && !map->guarded[0];
    for (int d = 0; d < from->rank && same; ++d)
        same = index_is_axis(&map->at[0][d], d) || (from->extent[d] == 1 && map->at[0][d].terms == 0);
    if (same) return x;
    if (type_elements(&node.type) < 0) return graph_error(B, "view: more than 2^31 elements");
    const char *wrong = check_view(B, &node);
    if (wrong) return graph_error(B, "view of %s: %s", shape_text(B->arena, from), wrong);
    node.map = keep(B, map);
    return graph_add(B, node);
}

NodeId op_broadcast(Graph *B, NodeId x, Type shape)
{
    if (!x) return 0;
    const Type *from = &graph_node(B, x)->type;
    if (type_same_shape(from, &shape)) return x;
    Map map = {.out = shape.rank, .loops = shape.rank};
    for (int d = 0; d < shape.rank; ++d) map.extent[d] = shape.extent[d], map.axis[d] = plain_axis_names[d];
    for (int d = 0; d < from->rank; ++d) {
        map.at[0][d].divisor = 1;
        if (from->extent[d] > 1) index_add(&map.at[0][d], shape.rank - from->rank + d, 1);
    }
    return op_view(B, x, &map, 0);
}

/* A dimension that is read at one place only is read along a loop of one turn, whose range a guard then looks at; the
 * gradient gets that dimension too. */
static bool open_places(Graph *B, NodeId x, Map *map, NodeId *g)
{
    const Type *from = &graph_node(B, x)->type;
    Map wider = {.out = map->out, .loops = map->out};
    memcpy(wider.extent, map->extent, sizeof wider.extent);
    memcpy(wider.axis, map->axis, sizeof wider.axis);
    for (int d = 0; d < map->out; ++d) wider.at[0][d] = (Index){.divisor = 1, .terms = 1, .term = {{d, 1}}};
    for (int d = 0; d < from->rank; ++d) {
        if (map->at[0][d].terms || from->extent[d] == 1) continue;
        if (map->out == MAX_RANK)
            return graph_error(B, "the gradient of this view has more than %d dimensions", MAX_RANK), false;
        map->extent[map->out] = wider.extent[map->out] = 1;
        map->axis[map->out] = wider.axis[map->out] = plain_axis_names[map->out];
        index_add(&map->at[0][d], map->out, 1);
        wider.out = wider.loops = map->loops = ++map->out;
    }
    *g = op_view(B, *g, &wider, 0);
    return *g != 0;
}

/* Every element of the input gathers the gradients of the reads that hit it: for each of its dimensions one loop is
 * solved for, the loops that are left are summed over. A view's gradient is so a sum of a view. */
void gradient_view(Graph *B, NodeId y, NodeId g, NodeId *towards)
{
    Node node = *graph_node(B, y);
    Map map, extended = *node.map;
    if (!open_places(B, node.input[0], &extended, &g)) return;
    node.map = &extended;
    if (!map_solve(B, &node, 0, &map)) return;
    Map view = map;
    view.out = view.loops; /* the summed loops are dimensions of the view, reduced at once */
    unsigned axes = 0;
    for (int loop = map.out; loop < map.loops; ++loop) axes |= 1u << loop;
    if (view.loops > MAX_RANK) {
        towards[0] = graph_error(B, "the gradient of this view has more than %d dimensions", MAX_RANK);
        return;
    }
    towards[0] = op_reduce(B, REDUCE_SUM, op_view(B, g, &view, 0), axes);
}

void value_view(const Valuation *v)
{
    int loop[MAX_LOOPS] = {0};
    double *out = v->out;
    if (type_elements(&v->node->type) == 0) return;
    do {
        int64_t at = map_position(v->graph, v->node, 0, loop);
        *out++ = at < 0 ? v->node->value : v->in[0][at];
    } while (loops_next(loop, v->node->map->extent, v->node->map->loops));
}

ExprId element_view(NestBuilder *builder, const Node *node, const Index *at)
{
    const Type *from = &graph_node(builder->function->graph, node->input[0])->type;
    Index inner[MAX_RANK];
    for (int loop = 0; loop < node->map->out; ++loop) /* a layer's names outlive the view */
        if (node->map->axis[loop] != plain_axis_names[loop])
            build_name(builder, &at[loop], node->map->axis[loop]);
    for (int d = 0; d < from->rank; ++d)
        if (!index_substitute(&node->map->at[0][d], at, &inner[d])) return 0;
    return build_element(builder, node->input[0], inner, node->map->guarded[0], node->value);
}

const char *check_reshape(const Graph *graph, const Node *node)
{
    return type_elements(&node->type) == type_elements(&graph_node(graph, node->input[0])->type)
             ? NULL
             : "another number of elements";
}

/* Where only dimensions of one point come or go, the map of a view; false otherwise. */
static bool reshape_as_view(const Type *from, const Type *to, Map *map)
{
    *map = (Map){.out = to->rank, .loops = to->rank};
    int d = 0;
    for (int i = 0; i < from->rank; ++i) map->at[0][i].divisor = 1;
    for (int i = 0; i < to->rank; ++i) {
        map->extent[i] = to->extent[i], map->axis[i] = plain_axis_names[i];
        if (to->extent[i] == 1) continue;
        while (d < from->rank && from->extent[d] == 1) ++d;
        if (d == from->rank || from->extent[d] != to->extent[i]) return false;
        index_add(&map->at[0][d++], i, 1);
    }
    while (d < from->rank && from->extent[d] == 1) ++d;
    return d == from->rank;
}

NodeId op_reshape(Graph *B, NodeId x, Type shape)
{
    if (!x) return 0;
    const Node *from = graph_node(B, x);
    shape.dtype = from->type.dtype;
    if (type_elements(&shape) != type_elements(&from->type))
        return graph_error(B, "reshape of %s to %s: another number of elements",
                           shape_text(B->arena, &from->type), shape_text(B->arena, &shape));
    if (from->op == OP_reshape) return op_reshape(B, from->input[0], shape);
    if (type_same_shape(&shape, &from->type)) return x;
    Map map;
    if (reshape_as_view(&from->type, &shape, &map)) return op_view(B, x, &map, 0);
    return graph_add(B, (Node){.op = OP_reshape, .type = shape, .inputs = 1, .input = {x}});
}

void gradient_reshape(Graph *B, NodeId y, NodeId g, NodeId *towards)
{
    towards[0] = op_reshape(B, g, graph_node(B, graph_node(B, y)->input[0])->type);
}

ExprId element_reshape(NestBuilder *builder, const Node *node, const Index *at)
{
    return build_load(builder, build_reshape_buffer(builder, node), at, false, 0);
}
