/* Whether the gradients of a graph are the slopes of its losses: central differences along random directions, in the
 * interpreter. A direction across a kink is tried with shorter steps, and counted where none will do. */
#include "prover.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { DIRECTIONS = 2, SHORTER = 3 };
static const double tolerance = 1e-6, first_step = 4e-5;

typedef struct {
    const Program *program;
    const Graph *graph;
    int function, variable;
    const Point *point;
    const double **values; /* at the point */
    const double *along;
    NodeId loss;
} Slope;

/* The loss after a step along the direction; false where a decision goes another way. */
static bool loss_after(const Slope *slope, double step, double *loss)
{
    Arena *arena = arena_new();
    int count = slope->program->variables.count, v = slope->variable;
    int64_t elements = type_elements(&slope->program->variables.at[v].type);
    double **variables = arena_copy(arena, slope->point->variables, sizeof *variables * (size_t)count);
    variables[v] = arena_copy(arena, variables[v], sizeof(double) * (size_t)elements);
    for (int64_t i = 0; i < elements; ++i) variables[v][i] += step * slope->along[i];
    const Point moved = {variables, slope->point->inputs};
    const double **values = interpret(arena, slope->graph, point_given(&moved, slope->function));
    bool smooth = !decisions_differ(slope->graph, slope->values, values);
    *loss = values[slope->loss][0];
    arena_free(arena);
    return smooth;
}

/* From steps of one length and of half of it: what remains is of the fourth order. */
static bool difference(const Slope *slope, double step, double *result)
{
    double up, down, half_up, half_down;
    if (!loss_after(slope, step, &up) || !loss_after(slope, -step, &down) ||
        !loss_after(slope, step / 2, &half_up) || !loss_after(slope, -step / 2, &half_down))
        return false;
    *result = (4 * (half_up - half_down) / step - (up - down) / (2 * step)) / 3;
    return true;
}

static bool hold_direction(const Prover *prover, const Slope *slope, NodeId gradient)
{
    const Variable *variable = &slope->program->variables.at[slope->variable];
    double want = 0, got = 0, length = 0, step = first_step;
    int turn = 0;
    while (turn < SHORTER && !difference(slope, step, &want)) ++turn, step /= 10;
    prover->tally->moved += turn > 0;
    if (turn == SHORTER) return true;
    for (int64_t i = 0; i < type_elements(&variable->type); ++i) {
        got += slope->values[gradient][i] * slope->along[i];
        length += slope->values[gradient][i] * slope->values[gradient][i];
    }
    ++prover->tally->differences;
    double unseen = 3e-13 / step * fmax(1, fabs(slope->values[slope->loss][0]));
    if (fabs(got - want) <= tolerance * sqrt(length) + unseen) return true;
    printf("train_%d: gradient of %s along a direction is %.12g, its difference %.12g\n",
           slope->program->functions.at[slope->function].batch, variable->name, got, want);
    return false;
}

static bool hold_gradient(const Prover *prover, Slope *slope, NodeId gradient)
{
    Arena *arena = arena_new();
    int64_t count = type_elements(&slope->program->variables.at[slope->variable].type);
    struct random_stream stream = random_start(7, 5, (uint64_t)slope->variable);
    bool right = true;
    for (int d = 0; d < DIRECTIONS && right; ++d) {
        double *along = ARENA_ARRAY(arena, double, count), length = 0;
        for (int64_t i = 0; i < count; ++i) {
            along[i] = (double)random_word(&stream) * 0x1p-31 - 1;
            length += along[i] * along[i];
        }
        for (int64_t i = 0; i < count; ++i) along[i] /= sqrt(length);
        slope->along = along;
        right = hold_direction(prover, slope, gradient);
    }
    arena_free(arena);
    return right;
}

bool hold_slopes(const Prover *prover, const Program *program, const Point *point)
{
    bool right = true;
    for (int f = 0; f < program->functions.count; ++f) {
        Arena *arena = arena_new();
        const Graph *graph = program->functions.at[f].graph;
        Slope slope = {.program = program, .graph = graph, .function = f, .point = point};
        slope.values = interpret(arena, graph, point_given(point, f));
        for (int number = 1; (slope.loss = find_output(graph, loss_output_name(arena, number))); ++number)
            for (slope.variable = 0; slope.variable < program->variables.count; ++slope.variable) {
                const char *name = program->variables.at[slope.variable].name;
                NodeId gradient = find_output(graph, gradient_output_name(arena, number, name));
                if (gradient) right &= hold_gradient(prover, &slope, gradient);
            }
        arena_free(arena);
    }
    return right;
}
