/* out[i] = sum over r of a[affine(i, r)] * b[affine(i, r)]: matrix products, convolutions and the gradients of both
 * are one op, because solving an affine read for one of its loops gives an affine read again. */
#include "ops/op.h"
#include <stdlib.h>

NodeId op_contract(Graph *B, NodeId a, NodeId b, const Map *map)
{
    if (!a || !b) return 0;
    const Type *type_a = &graph_node(B, a)->type, *type_b = &graph_node(B, b)->type;
    if (type_a->dtype != F32 || type_b->dtype != F32)
        return graph_error(B, "contract of %s and %s: wants float32; convert with :cast(\"float32\")",
                           dtype_name(type_a->dtype), dtype_name(type_b->dtype));
    Node node = {.op = OP_contract, .inputs = 2, .input = {a, b}, .map = map};
    node.type = type_make(F32, map->out, map->extent);
    if (type_elements(&node.type) < 0) return graph_error(B, "contract: more than 2^31 elements");
    const char *wrong = check_contract(B, &node);
    if (wrong)
        return graph_error(B, "contract of %s and %s: %s", shape_text(B->arena, type_a),
                           shape_text(B->arena, type_b), wrong);
    node.map = arena_copy(B->arena, map, sizeof *map);
    return graph_add(B, node);
}

/* Which loop each dimension of an input is solved for, and in which order: a loop that one dimension was solved for is
 * known to those after it. */
typedef struct {
    int loop[MAX_RANK], order[MAX_RANK]; /* loop -1: none, the dimension is read at one place */
} Solution;

/* Of the loops of an index that may be solved for, the longest, so that few and short loops are left to sum over;
 * -1: none. *unknown: how many are not known yet. */
static int choose_loop(const Map *map, const Index *index, const bool *known, const bool *left, int *unknown)
{
    int longest = -1;
    *unknown = 0;
    for (int i = 0; i < index->terms; ++i) {
        int loop = index->term[i].axis;
        if (known[loop]) continue;
        ++*unknown;
        if (left[loop]) continue;
        if (longest < 0 || map->extent[loop] > map->extent[longest] ||
            (map->extent[loop] == map->extent[longest] && loop < longest))
            longest = loop;
    }
    return longest;
}

/* The dimensions of the fewest unknown loops come first. False where one is left with none to be solved for. */
static bool choose_loops(const Graph *B, const Node *node, int k, Solution *solution)
{
    const Map *map = node->map;
    int rank = graph_node(B, node->input[k])->type.rank;
    bool known[MAX_LOOPS] = {false}, left[MAX_LOOPS] = {false}, done[MAX_RANK] = {false};
    for (int place = 0; place < rank; ++place) {
        int next = -1, fewest = 0, chosen = -1;
        for (int d = 0; d < rank; ++d) {
            int unknown, loop = choose_loop(map, &map->at[k][d], known, left, &unknown);
            if (done[d] || (next >= 0 && unknown >= fewest)) continue;
            next = d, fewest = unknown, chosen = loop;
        }
        const Index *index = &map->at[k][next];
        if (chosen < 0 && index->terms) return false;
        solution->order[place] = next, solution->loop[next] = chosen, done[next] = true;
        for (int i = 0; i < index->terms; ++i) {
            int loop = index->term[i].axis;
            (loop == chosen ? known : left)[loop] |= !known[loop];
        }
    }
    return true;
}

/* divisor * p = constant + sum of stride * loop: solved for one loop, it is (divisor * p - rest) / stride. `with` says
 * what the loops of the rest are. False where that is no affine read. */
static bool solve_dimension(const Index *index, int d, int loop, Index *with)
{
    Index rest = {.constant = -index->constant, .divisor = 1}, known;
    int stride = 1;
    for (int i = 0; i < index->terms; ++i) {
        if (index->term[i].axis == loop)
            stride = index->term[i].stride;
        else
            index_add(&rest, index->term[i].axis, -index->term[i].stride);
    }
    if (!index_substitute(&rest, with, &known) || known.divisor != 1 || known.terms == MAX_TERMS)
        return false;
    Index s = {.constant = known.constant, .divisor = abs(stride)};
    index_add(&s, d, index->divisor);
    for (int i = 0; i < known.terms; ++i) index_add(&s, known.term[i].axis, known.term[i].stride);
    for (int i = 0; i < s.terms && stride < 0; ++i) s.term[i].stride = -s.term[i].stride;
    if (stride < 0) s.constant = -s.constant;
    with[loop] = s;
    return true;
}

static bool covers(const Index *index, const Map *map, int extent)
{
    return index->terms == 1 && index->constant == 0 && index->divisor == 1 && index->term[0].stride == 1 &&
           map->extent[index->term[0].axis] == extent;
}

/* A loop that was solved for may come out of its range, and a guarded read must see that: the gradient's, where the
 * loop is a dimension of the output, or else the other input's. Says which reads must be guarded. */
static bool guard_loops(Graph *B, const Node *node, int k, const int *solved, Map *result)
{
    const Map *map = node->map;
    const Type *type = &graph_node(B, node->input[k])->type;
    int other = 1 - k, rank = node->inputs == 2 ? graph_node(B, node->input[other])->type.rank : 0;
    result->guarded[1] = node->inputs == 2 && map->guarded[other];
    for (int d = 0; d < type->rank; ++d) {
        if (solved[d] < 0 || covers(&map->at[k][d], map, type->extent[d])) continue;
        bool seen = solved[d] < map->out;
        result->guarded[0] |= seen;
        for (int e = 0; e < rank; ++e) {
            const Index *index = &map->at[other][e];
            for (int i = 0; i < index->terms; ++i) result->guarded[1] |= index->term[i].axis == solved[d];
            seen |= covers(index, map, graph_node(B, node->input[other])->type.extent[e]) &&
                    index->term[0].axis == solved[d];
        }
        if (seen) continue;
        graph_error(B, "%s: the summed loop %s moves over an input, which has no gradient here", node->name,
                    map->axis[solved[d]]);
        return false;
    }
    return true;
}

/* Loops of the result: the dimensions of input k, then the loops not solved for. `with` says what these are there. */
static bool start_result(Graph *B, const Node *node, int k, const int *solved, Map *result, Index *with)
{
    const Map *map = node->map;
    const Type *type = &graph_node(B, node->input[k])->type;
    *result = (Map){.out = type->rank, .loops = type->rank};
    for (int d = 0; d < type->rank; ++d) {
        result->extent[d] = type->extent[d];
        result->axis[d] = solved[d] < 0 ? plain_axis_names[d] : map->axis[solved[d]];
    }
    for (int loop = 0; loop < map->loops; ++loop) {
        bool left = true;
        for (int d = 0; d < type->rank; ++d) left &= solved[d] != loop;
        if (!left) continue;
        if (result->loops == MAX_LOOPS) return graph_error(B, "%s: too many loops", node->name), false;
        result->extent[result->loops] = map->extent[loop];
        result->axis[result->loops] = map->axis[loop];
        with[loop] = (Index){.divisor = 1};
        index_add(&with[loop], result->loops++, 1);
    }
    return true;
}

bool map_solve(Graph *B, const Node *node, int k, Map *result)
{
    const Map *map = node->map;
    const Type *type = &graph_node(B, node->input[k])->type;
    Solution solution = {0};
    Index with[MAX_LOOPS];
    if (!choose_loops(B, node, k, &solution))
        return graph_error(B, "%s: this read of several dimensions by one loop has no gradient here",
                           node->name),
               false;
    if (!start_result(B, node, k, solution.loop, result, with)) return false;
    for (int place = 0; place < type->rank; ++place) {
        int d = solution.order[place], loop = solution.loop[d];
        if (loop < 0 && type->extent[d] != 1)
            return graph_error(B, "%s: a dimension read at one place only has no gradient here", node->name),
                   false;
        if (loop >= 0 && !solve_dimension(&map->at[k][d], d, loop, with))
            return graph_error(B, "%s: this read of a dimension by several loops has no gradient here",
                               node->name),
                   false;
    }
    /* The gradient of the output is read at the output's loops; the other input where it was. */
    for (int loop = 0; loop < map->out; ++loop) result->at[0][loop] = with[loop];
    int other = 1 - k;
    for (int d = 0; node->inputs == 2 && d < graph_node(B, node->input[other])->type.rank; ++d)
        if (!index_substitute(&map->at[other][d], with, &result->at[1][d]))
            return graph_error(B, "%s: this strided read has no second gradient here", node->name), false;
    return guard_loops(B, node, k, solution.loop, result);
}

void gradient_contract(Graph *B, NodeId y, NodeId g, NodeId *towards)
{
    Node node = *graph_node(B, y);
    for (int k = 0; k < 2; ++k) {
        Map map;
        towards[k] = map_solve(B, &node, k, &map) ? op_contract(B, g, node.input[1 - k], &map) : 0;
    }
}

/* The innermost summed loop that turns more than once; the last one where none does. */
static int innermost_loop(const Map *map)
{
    int loop = map->loops - 1;
    while (loop > map->out && map->extent[loop] == 1) --loop;
    return loop;
}

/* How far one turn of the innermost loop moves in input k, where no read is guarded. */
static int64_t innermost_step(const Valuation *v, int k)
{
    int loop[MAX_LOOPS] = {0}, last = innermost_loop(v->node->map);
    int64_t from = map_position(v->graph, v->node, k, loop);
    loop[last] = 1;
    return map_position(v->graph, v->node, k, loop) - from;
}

void value_contract(const Valuation *v)
{
    const Map *map = v->node->map;
    int loop[MAX_LOOPS] = {0}, last = innermost_loop(map);
    int turns = map->loops > map->out ? map->extent[last] : 1;
    bool guarded = map->guarded[0] || map->guarded[1];
    int64_t step[2] = {0}, outer = 1;
    for (int i = map->out; i < last; ++i) outer *= map->extent[i];
    for (int k = 0; k < 2 && turns > 1 && !guarded; ++k) step[k] = innermost_step(v, k);
    for (int64_t i = 0; i < type_elements(&v->node->type); ++i) {
        double sum = 0;
        for (int64_t r = 0; r < outer; ++r) {
            int64_t a = 0, b = 0;
            for (int turn = 0; turn < turns; ++turn, a += step[0], b += step[1]) {
                if (turn == 0 || guarded) {
                    a = map_position(v->graph, v->node, 0, loop);
                    b = map_position(v->graph, v->node, 1, loop);
                }
                if (a >= 0 && b >= 0) sum += v->in[0][a] * v->in[1][b];
                if (guarded) loops_next(loop, map->extent, map->loops);
            }
            if (guarded) continue;
            if (turns > 1) loop[last] = turns - 1;
            loops_next(loop, map->extent, map->loops);
        }
        v->out[i] = sum;
    }
}

ExprId element_contract(NestBuilder *builder, const Node *node, const Index *at)
{
    const Map *map = node->map;
    Index with[MAX_LOOPS], read[MAX_RANK];
    for (int i = 0; i < map->out; ++i) with[i] = at[i];
    for (int i = map->out; i < map->loops; ++i)
        with[i] = index_of_axis(build_reduce_axis(builder, map->axis[i], map->extent[i]));
    ExprId factor[2];
    for (int k = 0; k < 2; ++k) {
        const Type *type = &graph_node(builder->function->graph, node->input[k])->type;
        for (int d = 0; d < type->rank; ++d)
            if (!index_substitute(&map->at[k][d], with, &read[d])) return 0;
        factor[k] = build_element(builder, node->input[k], read, map->guarded[k], 0);
    }
    builder->combine = COMBINE_SUM;
    return build_scalar(builder, F32, op_info[OP_mul].spelling, op_info[OP_mul].cost, 2, factor);
}
