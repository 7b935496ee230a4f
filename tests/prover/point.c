/* Points at which a model is judged: drawn until no result hangs on a rounding. */
#include "base/bits.h"
#include "ops/op.h"
#include "prover.h"
#include <math.h>
#include <string.h>

enum { DRAWS = 12 };

/* No decision may hang on a rounding, of which one is 6e-8. */
static const double margin = 2e-7;

/* A rounding is at most one half, of what has been added so far, and many go the other way: so much is left of each
 * where the terms are alike, and of their walk where they cancel. */
static const double drift_of_a_term = 0.0625, step_of_a_walk = 0.25;

const double ***evaluate(Arena *arena, const Program *program, const Point *point)
{
    const double ***values = ARENA_ARRAY(arena, const double **, program->functions.count + 1);
    for (int f = 0; f < program->functions.count; ++f)
        values[f] = interpret(arena, program->functions.at[f].graph, point_given(point, f));
    return values;
}

/* How many decisions hang on a rounding. What `initialize` gives depends on the seed alone. */
static int near(const Reference *reference)
{
    int count = 0;
    for (int f = 0; f < reference->program->functions.count; ++f)
        if (strcmp(reference->program->functions.at[f].role, "initialize") != 0)
            count += decisions_near(reference->program->functions.at[f].graph, reference->values[f], margin);
    return count;
}

static double worst_error(const Reference *reference, Arena *arena, int f, const double *const *values)
{
    const Results results = results_of(arena, reference->program, f);
    double worst = 0;
    for (int i = 0; i < results.count; ++i) {
        const Result *result = &results.at[i];
        if (!result->node || result->limit == 0) continue;
        const double *right = reference->values[f][result->node];
        double error = compare_elements(result->type, values[result->node], right).error;
        worst = fmax(worst, error / result->limit);
    }
    return worst;
}

/* How many products or elements each element of a node is the sum of. */
static int64_t summed(const Graph *graph, const Node *node)
{
    int64_t count = 1;
    if (node->op == OP_contract)
        for (int loop = node->map->out; loop < node->map->loops; ++loop) count *= node->map->extent[loop];
    if (node->op == OP_reduce && node->which == REDUCE_SUM && type_elements(&node->type))
        count = type_elements(&graph_node(graph, node->input[0])->type) / type_elements(&node->type);
    return count;
}

/* Of each element of a sum, the sum of its terms' sizes; NULL of other nodes. */
static const double *sizes_summed(Arena *arena, Valuation valuation)
{
    const Node *node = valuation.node;
    if (summed(valuation.graph, node) < 2) return NULL;
    for (int i = 0; i < node->inputs; ++i) {
        const int64_t count = type_elements(&graph_node(valuation.graph, node->input[i])->type);
        double *size = ARENA_ARRAY(arena, double, count);
        for (int64_t k = 0; k < count; ++k) size[k] = fabs(valuation.in[i][k]);
        valuation.in[i] = size;
    }
    valuation.out = ARENA_ARRAY(arena, double, type_elements(&node->type));
    op_info[node->op].value(&valuation);
    return valuation.out;
}

/* Which way a rounding goes: by chance. */
static double either_way(uint64_t seed, NodeId node, int64_t element)
{
    return hash_words((double)seed + 64.0 * node, (double)element) < 0 ? -0x1p-24 : 0x1p-24;
}

/* How every value is rounded to a float32 as soon as it is there: to the nearest; each sum moved before, as the roundings of its
 * terms may move it; or each value moved, as those of a function that is one unit off may. */
typedef enum { NEAREST, SUMS_MOVED, EACH_MOVED } Rounding;

static const double **interpret_rounded(Arena *arena, const Graph *graph, Given given, Rounding rounding,
                                        uint64_t seed)
{
    const bool *live = graph_live(graph, arena);
    const double **values = ARENA_ARRAY(arena, const double *, graph->nodes.count);
    for (NodeId id = 1; id < graph->nodes.count; ++id) {
        const Node *node = graph_node(graph, id);
        if (!live[id]) continue;
        double *out = ARENA_ARRAY(arena, double, type_elements(&node->type));
        Valuation valuation = {.graph = graph, .node = node, .out = out};
        for (int i = 0; i < node->inputs; ++i) valuation.in[i] = values[node->input[i]];
        if (node->op == OP_input) valuation.given = given.inputs[node->which];
        if (node->op == OP_read) valuation.given = given.variables[node->which];
        op_info[node->op].value(&valuation);
        const double *size = rounding == SUMS_MOVED ? sizes_summed(arena, valuation) : NULL;
        const double terms = (double)summed(graph, node);
        for (int64_t i = 0; node->type.dtype == F32 && i < type_elements(&node->type); ++i) {
            if (size) {
                const double drift = drift_of_a_term * (terms - 1) * fabs(out[i]);
                const double walk = step_of_a_walk * sqrt(terms) * size[i];
                out[i] += 0x1p-24 * fmax(drift, walk);
            }
            if (rounding == EACH_MOVED) out[i] += out[i] * either_way(seed, id, i);
            out[i] = (double)(float)out[i];
        }
        values[id] = out;
    }
    return values;
}

/* How far roundings move any result, of what is allowed: of the weights, and of every value to the nearest; by chance, three times as much. Sums that are added one element
 * after another, most of whose roundings go one way, may move it by all that is allowed: ten times as much. */
static double sensitivity(const Reference *reference, uint64_t seed)
{
    const Program *program = reference->program;
    Arena *arena = arena_new();
    const Point *point = &reference->point;
    const Point rounded = {rounded_variables(arena, program, point, seed), point->inputs};
    double worst = 0;
    for (int f = 0; f < program->functions.count; ++f) {
        const Graph *graph = program->functions.at[f].graph;
        const double **moved = interpret(arena, graph, point_given(&rounded, f));
        worst = fmax(worst, worst_error(reference, arena, f, moved));
        moved = interpret_rounded(arena, graph, point_given(point, f), NEAREST, seed);
        worst = fmax(worst, worst_error(reference, arena, f, moved));
        moved = interpret_rounded(arena, graph, point_given(point, f), EACH_MOVED, seed);
        worst = fmax(worst, worst_error(reference, arena, f, moved) / 3);
        moved = interpret_rounded(arena, graph, point_given(point, f), SUMS_MOVED, seed);
        worst = fmax(worst, worst_error(reference, arena, f, moved) / 10);
    }
    arena_free(arena);
    return worst;
}

static bool is_finite(const Reference *reference)
{
    const Program *program = reference->program;
    for (int f = 0; f < program->functions.count; ++f) {
        const Results results = results_of(reference->arena, program, f);
        for (int i = 0; i < results.count; ++i)
            for (int64_t k = 0; results.at[i].node && k < type_elements(results.at[i].type); ++k)
                if (!isfinite(reference->values[f][results.at[i].node][k])) return false;
    }
    return true;
}

/* A point at which rounding decides nothing. */
bool find_point(Reference *reference)
{
    for (uint64_t seed = 1; seed <= DRAWS; ++seed) {
        reference->arena = arena_new();
        double **initial = initial_variables(reference->arena, reference->program);
        reference->point = draw_point(reference->arena, reference->program, initial, seed);
        reference->values = evaluate(reference->arena, reference->program, &reference->point);
        if (is_finite(reference) && near(reference) == 0 && sensitivity(reference, seed) < 0.1) return true;
        arena_free(reference->arena);
        reference->arena = NULL;
    }
    return false;
}
