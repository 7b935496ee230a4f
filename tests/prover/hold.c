/* One model held against what is right: its graphs by the interpreter, its C by that, schedules by each other. */
#include "prover.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

/* Of a tensor's largest element, as `agree` has them. */
static const double limit_of_loss = 2e-5, limit_of_others = 1e-4;
/* `simplify` folds constants as the C would, in float32: of what is allowed to the C, this much. */
static const double share_of_simplify = 0.1;

NodeId last_assignment(const Graph *graph, int variable)
{
    NodeId last = 0;
    for (int i = 0; i < graph->assigns.count; ++i)
        if (graph_node(graph, graph->assigns.at[i])->which == variable) last = graph->assigns.at[i];
    return last;
}

static double limit_of(const char *role, const char *output, Dtype dtype)
{
    if (!dtype_is_real(dtype)) return 0;
    bool loss = strcmp(role, "train") == 0 && strcmp(output, "loss") == 0;
    return loss || is_added_output(output) ? limit_of_loss : limit_of_others;
}

static bool uses_variable(Arena *arena, const Graph *graph, int variable)
{
    const bool *live = graph_live(graph, arena);
    bool uses = false;
    for (NodeId id = 1; id < graph->nodes.count; ++id) {
        const Node *node = graph_node(graph, id);
        uses |= live[id] && (node->op == OP_read || node->op == OP_assign) && node->which == variable;
    }
    return uses;
}

Results results_of(Arena *arena, const Program *program, int f)
{
    const Graph *graph = program->functions.at[f].graph;
    Results results = {ARENA_ARRAY(arena, Result, graph->outputs.count + program->variables.count + 1), 0};
    for (int i = 0; i < graph->outputs.count; ++i) {
        const Output *output = &graph->outputs.at[i];
        const Type *type = &graph_node(graph, output->node)->type;
        double limit = limit_of(program->functions.at[f].role, output->name, type->dtype);
        results.at[results.count++] = (Result){output->name, type, output->node, i, -1, limit};
    }
    for (int v = 0; v < program->variables.count; ++v) {
        const Variable *variable = &program->variables.at[v];
        if (!uses_variable(arena, graph, v)) continue; /* a call leaves it out */
        NodeId node = last_assignment(graph, v);
        double limit = node && dtype_is_real(variable->type.dtype) ? limit_of_others : 0;
        results.at[results.count++] = (Result){variable->name, &variable->type, node, -1, v, limit};
    }
    return results;
}

/* Comparing ---------------------------------------------------------------------------------------------------- */

static void print_wrong(const char *label, const TracedFunction *function, const Result *result,
                        Difference difference)
{
    Arena *arena = arena_new();
    printf("%s %s_%d: %s %s is %.9g, not %.9g: %.1e of %.0e\n", label, function->role, function->batch,
           result->name, position_text(arena, result->type, difference.at), difference.got, difference.want,
           difference.error, result->limit);
    arena_free(arena);
}

static const double *right_values(const Reference *reference, int f, const Result *result)
{
    const Graph *graph = reference->program->functions.at[f].graph;
    NodeId node = result->variable >= 0 ? last_assignment(graph, result->variable) : 0;
    if (result->variable >= 0 && !node) return reference->point.variables[result->variable];
    for (int i = 0; i < graph->outputs.count && !node; ++i)
        if (strcmp(graph->outputs.at[i].name, result->name) == 0) node = graph->outputs.at[i].node;
    return node ? reference->values[f][node] : NULL;
}

/* NULL: the table leaves the variable out. */
static const double *got_values(Arena *arena, const Call *call, const Result *result)
{
    if (result->variable >= 0) return call_variable(call, arena, result->variable);
    return call_output_values(call, arena, result->output);
}

static double largest(const double *values, int64_t count)
{
    double most = 0;
    for (int64_t i = 0; i < count; ++i) most = fmax(most, fabs(values[i]));
    return most;
}

/* A variable's next value is its old one less a step: where they nearly cancel, the old one is the measure. */
static double measure_of(const Reference *reference, const Result *result, const double *want)
{
    int64_t count = type_elements(result->type);
    double next = largest(want, count);
    double old = result->variable < 0 ? 0 : largest(reference->point.variables[result->variable], count);
    return old > next && next > 0 ? old / next : 1;
}

static bool compare(const Prover *prover, const Reference *reference, int f, const char *label,
                    const Result *result, const double *got, double limit)
{
    const TracedFunction *function = &reference->program->functions.at[f];
    const double *want = right_values(reference, f, result);
    if (!want || (!got && result->node)) return printf("%s: there is no %s\n", label, result->name), false;
    if (!got) return true;
    Difference difference = compare_elements(result->type, got, want);
    ++prover->tally->tensors;
    const double allowed = limit * measure_of(reference, result, want);
    if (difference.error <= allowed) {
        double *worst = &prover->tally->worst[result->limit != limit_of_loss];
        if (limit >= result->limit && limit > 0) *worst = fmax(*worst, difference.error / allowed);
        return true;
    }
    print_wrong(label, function, result, difference);
    return false;
}

/* The graphs after `simplify`, in the interpreter. */
static Verdict hold_simplified(const Prover *prover, const char *path, const Trial *proof,
                               const Reference *reference)
{
    Verdict verdict = PROVED;
    Compiler *compiler = compile_graphs(path, proof, "simplify", &verdict);
    if (!compiler) return verdict;
    Arena *arena = arena_new();
    const double ***values = evaluate(arena, compiler->program, &reference->point);
    for (int f = 0; f < compiler->program->functions.count; ++f) {
        const Results results = results_of(arena, compiler->program, f);
        for (int i = 0; i < results.count; ++i)
            if (results.at[i].node &&
                !compare(prover, reference, f, "simplified", &results.at[i], values[f][results.at[i].node],
                         share_of_simplify * results.at[i].limit))
                verdict = SIMPLIFIED;
    }
    arena_free(arena);
    compiler_free(compiler);
    return verdict;
}

static const struct gradc_function *find_function(const Variant *variant, const TracedFunction *wanted)
{
    for (int i = 0; i < variant->loaded.program->function_count; ++i) {
        const struct gradc_function *function = &variant->loaded.program->functions[i];
        if (strcmp(function->role, wanted->role) == 0 && function->batch == wanted->batch) return function;
    }
    return NULL;
}

/* A thousand additions one after the other are well within what is allowed; longer sums are given more. */
static double allowed_to_sums(const Reference *reference) { return 1 + (double)reference->longest / 1000; }

static int64_t longest_sum(const Program *program)
{
    int64_t longest = 1;
    for (int f = 0; f < program->functions.count; ++f) {
        const Graph *graph = program->functions.at[f].graph;
        for (NodeId id = 1; id < graph->nodes.count; ++id) {
            const Node *node = graph_node(graph, id);
            int64_t out = type_elements(&node->type);
            if (node->op != OP_reduce || out == 0) continue;
            int64_t length = type_elements(&graph_node(graph, node->input[0])->type) / out;
            if (length > longest) longest = length;
        }
    }
    return longest;
}

static Verdict hold_call(const Prover *prover, const Reference *reference, const Variant *variant, int f,
                         Call **kept)
{
    const Program *program = variant->compiler->program;
    const struct gradc_function *function = find_function(variant, &program->functions.at[f]);
    if (!function) return printf("%s: a function is missing\n", variant->label), WRONG;
    Arena *arena = reference->arena;
    Call *forwards = call_new(arena, &variant->loaded, function, program, &reference->point, f);
    Call *backwards = call_new(arena, &variant->loaded, function, program, &reference->point, f);
    *kept = forwards;
    const char *damage = call_run(forwards, false);
    if (!damage) damage = call_run_watched(backwards);
    bool same = call_same_bits(forwards, backwards);
    call_free(backwards);
    if (damage)
        return printf("%s: %s_%d %s\n", variant->label, function->role, function->batch, damage), ESCAPED;
    const Results results = results_of(arena, program, f);
    double more = allowed_to_sums(reference);
    for (int i = 0; i < results.count; ++i)
        if (!compare(prover, reference, f, variant->label, &results.at[i],
                     got_values(arena, forwards, &results.at[i]), more * results.at[i].limit))
            return WRONG;
    if (!same) printf("%s: %s_%d other bits backwards\n", variant->label, function->role, function->batch);
    return same ? PROVED : DISORDER;
}

/* All schedules but naive add in one order. */
static Verdict hold_bits(const Prover *prover, Arena *arena, const Variant *a, const Call *a_call,
                         const Variant *b, const Call *b_call, int f)
{
    const TracedFunction *function = &a->compiler->program->functions.at[f];
    const Results results = results_of(arena, a->compiler->program, f);
    for (int i = 0; i < results.count; ++i) {
        const Result *result = &results.at[i];
        int64_t count = type_elements(result->type);
        const double *one = got_values(arena, a_call, result), *other = got_values(arena, b_call, result);
        if (!one || !other) continue;
        ++prover->tally->bits;
        if (memcmp(one, other, sizeof *one * (size_t)count) == 0) continue;
        Text label = text_new(arena);
        text_add(&label, "%s against %s, to the bit:", b->label, a->label);
        print_wrong(label.at, function, result, compare_elements(result->type, other, one));
        return UNEQUAL;
    }
    return PROVED;
}

static Verdict hold_function(const Prover *prover, const Reference *reference, Variant *variants, int count,
                             int f)
{
    Call *calls[MOST_VARIANTS] = {NULL};
    Verdict verdict = PROVED;
    for (int v = 0; v < count && verdict == PROVED; ++v)
        verdict = hold_call(prover, reference, &variants[v], f, &calls[v]);
    int first = 0; /* naive adds in an order of its own */
    while (first < count && variants[first].compiler->request.schedule == SCHEDULE_NAIVE) ++first;
    for (int v = first + 1; v < count && verdict == PROVED; ++v) {
        const int like = variants[v].reordered ? v + 1 : variants[v - 1].reordered ? v - 1 : first;
        verdict =
            hold_bits(prover, reference->arena, &variants[like], calls[like], &variants[v], calls[v], f);
    }
    for (int v = 0; v < count; ++v)
        if (calls[v]) call_free(calls[v]);
    return verdict;
}

Verdict hold_model(const Prover *prover, const char *path, const Trial *proof, Variant *variants, int count)
{
    Verdict verdict = PROVED;
    Compiler *compiler = compile_graphs(path, proof, "differentiate", &verdict);
    if (!compiler) return verdict;
    Reference reference = {.program = compiler->program, .longest = longest_sum(compiler->program)};
    if (!find_point(&reference)) {
        compiler_free(compiler);
        return UNFIT;
    }
    verdict = hold_simplified(prover, path, proof, &reference);
    for (int f = 0; f < compiler->program->functions.count && verdict == PROVED; ++f)
        verdict = hold_function(prover, &reference, variants, count, f);
    if (verdict == PROVED && !hold_slopes(prover, compiler->program, &reference.point)) verdict = SLOPED;
    arena_free(reference.arena);
    compiler_free(compiler);
    return verdict;
}
