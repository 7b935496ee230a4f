/* Whether the gradients that graphs compute are those of their losses: every gradient that a spec's
 * training step asks for is compared with central differences of the loss, in the interpreter, in double
 * precision.
 *
 *   differences SPEC [-v] [-D NAME=VALUE]...
 *
 * Of each variable: along random directions, and at single elements. A point where the loss has a kink
 * within the step is moved along the direction, and counted. */
#include "judge.h"
#include "ops/op.h"
#include "random.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_DEFINES = 16, ELEMENTS = 50, DIRECTIONS = 3, MOVES = 40 };

static const double tolerance = 1e-6; /* of the variable's largest gradient */
static const double step =
    6e-6; /* the cube root of the precision of a double: rounding and curvature balance */
/* The loss itself is good to 2e-16 of its size; divided by the step, this is what a difference cannot see. */
static const double blur = 2e-10;

/* One training function of one spec, at one point. */
typedef struct {
    const Program *program;
    const Graph *graph;
    int function;
    Arena *base; /* of `values` */
    Point point; /* moves */
    const double **values;
    NodeId loss;
    bool all;
    int checks, moved, failures;
    double worst;
} Judgement;

/* A variable's element, or a direction: one nonzero number, or one for each element. */
typedef struct {
    int variable;
    int64_t element; /* -1: all */
    const double *along;
    double step;
} Direction;

static double along(const Direction *direction, int64_t i)
{
    return direction->element < 0 ? direction->along[i] : (double)(i == direction->element);
}

/* Evaluating
 * -------------------------------------------------------------------------------------------------- */

static void evaluate(Judgement *judgement)
{
    if (judgement->base) arena_free(judgement->base);
    judgement->base = arena_new();
    judgement->values =
        interpret(judgement->base, judgement->graph, point_given(&judgement->point, judgement->function));
}

static int64_t elements(const Judgement *judgement, NodeId node)
{
    return type_elements(&graph_node(judgement->graph, node)->type);
}

/* The values after a step of `distance` along a direction: those that change are computed again. */
static const double **values_along(const Judgement *judgement, Arena *arena, const Direction *direction,
                                   double distance, const bool *needed)
{
    const Graph *graph = judgement->graph;
    const double **values = arena_copy(arena, judgement->values, sizeof *values * (size_t)graph->nodes.count);
    for (NodeId id = 1; id < graph->nodes.count; ++id) {
        const Node *node = graph_node(graph, id);
        if (!needed[id]) continue;
        bool changed = node->op == OP_read && node->which == direction->variable;
        Valuation valuation = {.graph = graph, .node = node};
        for (int i = 0; i < node->inputs; ++i) {
            valuation.in[i] = values[node->input[i]];
            changed |= values[node->input[i]] != judgement->values[node->input[i]];
        }
        if (!changed) continue;
        double *out = ARENA_ARRAY(arena, double, elements(judgement, id));
        valuation.out = out;
        if (node->op == OP_read)
            for (int64_t i = 0; i < elements(judgement, id); ++i)
                out[i] = judgement->values[id][i] + distance * along(direction, i);
        else
            op_info[node->op].value(&valuation);
        values[id] = out;
    }
    return values;
}

/* What a step must compute: the loss, and the decisions that its gradients take. */
static bool *needed_nodes(const Judgement *judgement, Arena *arena)
{
    const Graph *graph = judgement->graph;
    bool *needed = ARENA_ARRAY(arena, bool, graph->nodes.count);
    needed[judgement->loss] = true;
    for (NodeId id = 1; id < graph->nodes.count; ++id)
        needed[id] |= judgement->values[id] && is_decision(graph, graph_node(graph, id));
    for (NodeId id = graph->nodes.count - 1; id > 0; --id)
        for (int i = 0; needed[id] && i < graph_node(graph, id)->inputs; ++i)
            needed[graph_node(graph, id)->input[i]] = true;
    return needed;
}

/* The central difference; false where a decision goes another way on either side. */
static bool difference_along(const Judgement *judgement, const Direction *direction, double *difference)
{
    Arena *arena = arena_new();
    const bool *needed = needed_nodes(judgement, arena);
    const double **up = values_along(judgement, arena, direction, direction->step, needed);
    const double **down = values_along(judgement, arena, direction, -direction->step, needed);
    bool smooth = !decisions_differ(judgement->graph, judgement->values, up) &&
                  !decisions_differ(judgement->graph, judgement->values, down);
    *difference = (up[judgement->loss][0] - down[judgement->loss][0]) / (2 * direction->step);
    arena_free(arena);
    return smooth;
}

static void move(Judgement *judgement, const Direction *direction)
{
    double *values = judgement->point.variables[direction->variable];
    int64_t count = type_elements(&judgement->program->variables.at[direction->variable].type);
    for (int64_t i = 0; i < count; ++i) values[i] += 25 * direction->step * along(direction, i);
    evaluate(judgement);
    ++judgement->moved;
}

/* Judging
 * ----------------------------------------------------------------------------------------------------- */

static void report(const Judgement *judgement, const Direction *direction, double got, double want,
                   double error, bool right)
{
    const Variable *variable = &judgement->program->variables.at[direction->variable];
    Text where = text_new(judgement->base);
    if (direction->element < 0)
        text_add(&where, "along a direction");
    else
        text_add(&where, "%s", position_text(judgement->base, &variable->type, direction->element));
    printf("  %-36s %-20s gradient %.12g, difference %.12g: %.1e%s\n", variable->name, where.at, got, want,
           error, right ? "" : "  WRONG");
}

/* `gradient`: the output that holds it, whose values change when the point moves. */
static void check(Judgement *judgement, const Direction *direction, NodeId gradient)
{
    double want = 0;
    int moves = 0;
    while (!difference_along(judgement, direction, &want)) {
        if (moves++ == MOVES) {
            printf("  %s: kinks wherever it was moved\n",
                   judgement->program->variables.at[direction->variable].name);
            ++judgement->failures;
            return;
        }
        move(judgement, direction);
    }
    const double *g = judgement->values[gradient];
    double got = 0, scale = 0, length = 0;
    for (int64_t i = 0; i < elements(judgement, gradient); ++i) {
        got += g[i] * along(direction, i);
        length += g[i] * g[i];
        scale = fmax(scale, fabs(g[i]));
    }
    if (direction->element < 0) scale = sqrt(length);
    double unseen = blur * fmax(1, fabs(judgement->values[judgement->loss][0]));
    double error = fabs(got - want) / (scale > 0 ? scale : 1);
    bool right = fabs(got - want) <= tolerance * scale + unseen;
    ++judgement->checks;
    judgement->worst = fmax(judgement->worst, error);
    judgement->failures += !right;
    if (judgement->all || !right) report(judgement, direction, got, want, error, right);
}

/* Of length 1, so that no neuron is pushed far. */
static const double *draw_direction(Arena *arena, int64_t count, struct random_stream *stream)
{
    double *direction = ARENA_ARRAY(arena, double, count), length = 0;
    for (int64_t i = 0; i < count; ++i) {
        direction[i] = (double)random_word(stream) * 0x1p-31 - 1;
        length += direction[i] * direction[i];
    }
    for (int64_t i = 0; i < count; ++i) direction[i] /= sqrt(length);
    return direction;
}

/* A gradient of nothing but zeros agrees with differences of nothing but zeros, whatever the rules behind it. */
static bool is_zero(const Judgement *judgement, NodeId gradient)
{
    for (int64_t i = 0; i < elements(judgement, gradient); ++i)
        if (judgement->values[gradient][i] != 0) return false;
    return true;
}

static void check_variable(Judgement *judgement, int variable, NodeId gradient)
{
    if (is_zero(judgement, gradient)) {
        printf("  %s: its gradient is 0 everywhere, so nothing is judged\n",
               judgement->program->variables.at[variable].name);
        ++judgement->failures;
    }
    struct random_stream stream = random_start(7, 4, (uint64_t)variable);
    Arena *arena = arena_new();
    int64_t count = elements(judgement, gradient);
    for (int i = 0; i < DIRECTIONS; ++i) {
        Direction direction = {variable, -1, draw_direction(arena, count, &stream), step};
        check(judgement, &direction, gradient);
    }
    for (int64_t i = 0; i < (count < ELEMENTS ? count : ELEMENTS); ++i) {
        int64_t element = count <= ELEMENTS ? i : random_below(&stream, (uint32_t)count);
        double size = fabs(judgement->point.variables[variable][element]);
        Direction direction = {variable, element, NULL, step * fmax(1, size)};
        check(judgement, &direction, gradient);
    }
    arena_free(arena);
}

static NodeId find_output(const Graph *graph, const char *name)
{
    for (int i = 0; i < graph->outputs.count; ++i)
        if (strcmp(graph->outputs.at[i].name, name) == 0) return graph->outputs.at[i].node;
    return 0;
}

/* The number of gradients of one loss that a training function computes. */
static int check_loss(Judgement *judgement, int loss)
{
    const Program *program = judgement->program;
    int gradients = 0;
    for (int v = 0; v < program->variables.count; ++v) {
        const char *name = gradient_output_name(judgement->graph->arena, loss, program->variables.at[v].name);
        NodeId gradient = find_output(judgement->graph, name);
        if (!gradient) continue;
        check_variable(judgement, v, gradient);
        ++gradients;
    }
    return gradients;
}

static int judge_function(const Program *program, int f, bool all)
{
    Arena *arena = arena_new();
    const TracedFunction *function = &program->functions.at[f];
    Judgement judgement = {.program = program, .graph = function->graph, .function = f, .all = all};
    judgement.point = draw_point(arena, program, 1);
    evaluate(&judgement);
    int gradients = 0;
    for (int loss = 1; (judgement.loss = find_output(function->graph, loss_output_name(arena, loss))); ++loss)
        gradients += check_loss(&judgement, loss);
    printf("%s train_%d: %d gradients, %d differences, worst %.1e of %.0e, %d times moved away from a kink\n",
           program->spec, function->batch, gradients, judgement.checks, judgement.worst, tolerance,
           judgement.moved);
    if (judgement.base) arena_free(judgement.base);
    arena_free(arena);
    return judgement.failures + !gradients;
}

int main(int argc, char **argv)
{
    Define defines[MAX_DEFINES];
    Request request = {.defines = defines};
    bool all = false;
    for (int i = 1; i < argc; ++i) {
        char *equals = strchr(argv[i], '=');
        if (strcmp(argv[i], "-v") == 0)
            all = true;
        else if (strncmp(argv[i], "-D", 2) == 0 && equals && request.define_count < MAX_DEFINES) {
            *equals = 0;
            defines[request.define_count++] = (Define){argv[i] + 2, equals + 1};
        } else if (argv[i][0] != '-' && !request.spec)
            request.spec = argv[i];
        else
            return fprintf(stderr, "usage: differences SPEC [-v] [-DNAME=VALUE]...\n"), 2;
    }
    if (!request.spec) return fprintf(stderr, "differences: no spec is given\n"), 2;
    Compiler *compiler = judge_compile(&request, "simplify", add_gradient_outputs, NULL);
    if (!compiler) return 1;
    int failures = 0;
    for (int f = 0; f < compiler->program->functions.count; ++f)
        if (strcmp(compiler->program->functions.at[f].role, "train") == 0)
            failures += judge_function(compiler->program, f, all);
    compiler_free(compiler);
    return failures ? 1 : 0;
}
