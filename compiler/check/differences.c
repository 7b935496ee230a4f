/* Gradients against central differences of the loss, along random directions and at single elements. Where a
 * decision goes another way within the step the loss has a kink: the point is moved along the direction, and that
 * is counted. The loss knows no gradient rule, no fusing and no update; the gradients are what the step did. */
#include "check/training.h"
#include "random.h"
#include <math.h>
#include <string.h>

enum { ELEMENTS = 50, DIRECTIONS = 3, MOVES = 40, SHORTER = 10, FINER = 2 };

static const double tolerance = 1e-6; /* of the variable's largest gradient */
static const double longest =
    6e-6; /* cube root of the precision of a double: rounding and curvature balance */
/* The loss is good to some 1e-15 of its size; divided by the step, that is what a difference cannot see. */
static const double blur = 1.2e-15;

/* A variable's element, or a direction: one nonzero number, or one for each element. */
typedef struct {
    int variable;
    int64_t element; /* -1: all */
    const double *along;
    double step;
} Direction;

typedef struct {
    Training *training;
    const Variable *variable;
    int64_t count;
    Arena *base; /* of what the decisions decide by, and the gradients, at the point as it is */
    const double **decided;
    const double *gradient;
    double largest, length; /* of its elements; its own */
    double loss;
    Claim claim;
} Check;

static double along(const Direction *direction, int64_t i)
{
    return direction->element < 0 ? direction->along[i] : (double)(i == direction->element);
}

/* What the decisions that depend on the variable decide by. */
static bool *watched_nodes(const Graph *graph, int variable, Arena *arena)
{
    bool *watched = ARENA_ARRAY(arena, bool, graph->nodes.count);
    const bool *moving = moving_nodes(graph, variable, arena);
    for (NodeId id = 1; id < graph->nodes.count; ++id) {
        const Node *node = graph_node(graph, id);
        for (int i = 0; moving[id] && is_decision(graph, node) && i < node->inputs; ++i)
            watched[node->input[i]] = true;
    }
    return watched;
}

/* What is known at the point as it is now: the gradient only once it is asked for. */
static void settle(Check *check, int variable)
{
    const Graph *graph = check->training->graph;
    const double *const *decided = check->training->decided;
    arena_free(check->base);
    check->base = arena_new();
    check->decided = ARENA_ARRAY(check->base, const double *, graph->nodes.count);
    const bool *watched = watched_nodes(graph, variable, check->base);
    for (NodeId id = 1; id < graph->nodes.count; ++id) {
        size_t size = sizeof(double) * (size_t)type_elements(&graph_node(graph, id)->type);
        if (watched[id] && decided[id]) check->decided[id] = arena_copy(check->base, decided[id], size);
    }
    check->loss = training_loss(check->training, variable);
    check->gradient = NULL;
}

/* The loss at a distance along the direction; `smooth` becomes false where a decision went another way. */
static double loss_at(Check *check, const Direction *direction, double distance, bool *smooth)
{
    const double *here = check->training->point.variables[direction->variable];
    Arena *arena = arena_new();
    int64_t count = direction->element < 0 ? check->count : 1,
            first = direction->element < 0 ? 0 : direction->element;
    double *values = ARENA_ARRAY(arena, double, count);
    for (int64_t i = 0; i < count; ++i) values[i] = here[first + i] + distance * along(direction, first + i);
    training_set(check->training, direction->variable, direction->element, values);
    training_evaluate(check->training, direction->variable);
    arena_free(arena);
    *smooth &= !decisions_differ(check->training->graph, check->decided, check->training->decided);
    return training_loss(check->training, direction->variable);
}

static void go_back(Check *check, const Direction *direction)
{
    const double *here = check->training->point.variables[direction->variable];
    int64_t first = direction->element < 0 ? 0 : direction->element;
    training_set(check->training, direction->variable, direction->element, here + first);
}

/* The central difference; false where a decision goes another way on either side. */
static bool difference_along(Check *check, const Direction *direction, double *difference)
{
    bool smooth = true;
    double up = loss_at(check, direction, direction->step, &smooth);
    double down = smooth ? loss_at(check, direction, -direction->step, &smooth) : 0;
    *difference = (up - down) / (2 * direction->step);
    return smooth;
}

static void move(Check *check, const Direction *direction)
{
    double *values = check->training->point.variables[direction->variable];
    for (int64_t i = 0; i < check->count; ++i) values[i] += 25 * direction->step * along(direction, i);
    go_back(check, direction);
    training_evaluate(check->training, direction->variable);
    settle(check, direction->variable);
    ++check->claim.moved;
}

static void find_gradient(Check *check, int variable)
{
    if (check->gradient) return;
    check->gradient = training_gradients(check->training, check->base, NULL, variable)[variable];
    check->length = check->largest = 0;
    for (int64_t i = 0; i < check->count; ++i) {
        check->length += check->gradient[i] * check->gradient[i];
        check->largest = fmax(check->largest, fabs(check->gradient[i]));
    }
    check->length = sqrt(check->length);
}

static double gradient_along(const Check *check, const Direction *direction)
{
    if (direction->element >= 0) return check->gradient[direction->element];
    double sum = 0;
    for (int64_t i = 0; i < check->count; ++i) sum += check->gradient[i] * direction->along[i];
    return sum;
}

static void report(Check *check, const Direction *direction, double got, double want)
{
    Arena *arena = check->training->session->arena;
    const char *where = direction->element < 0
                          ? "along a direction"
                          : position_text(arena, &check->variable->type, direction->element);
    check->claim.holds = false;
    check->claim.note = arena_format(arena, "%s: gradient %.12g, difference %.12g", where, got, want);
}

/* Curvature may hide behind too long a step: where gradient and difference disagree, shorter ones are tried. */
static void judge(Check *check, Direction direction, double want)
{
    find_gradient(check, direction.variable);
    double got = gradient_along(check, &direction), error = 0,
           scale = direction.element < 0 ? check->length : check->largest;
    bool right = false;
    for (int finer = 0; !right && finer <= FINER; ++finer) {
        if (finer) direction.step /= 8;
        if (finer && !difference_along(check, &direction, &want)) break;
        double unseen = blur * fmax(1, fabs(check->loss)) / direction.step;
        error = fabs(got - want) / (scale > 0 ? scale : 1);
        right = fabs(got - want) <= tolerance * scale + unseen;
        if (right && error > tolerance) check->claim.allowed = fmax(check->claim.allowed, error);
    }
    ++check->claim.count;
    check->claim.worst = fmax(check->claim.worst, isnan(error) ? INFINITY : error);
    if (!right && check->claim.holds) report(check, &direction, got, want);
}

static void check_direction(Check *check, Direction direction)
{
    double want = 0;
    for (int moves = 0; !difference_along(check, &direction, &want);) {
        if (moves++ == MOVES) {
            check->claim.holds = false;
            check->claim.note = "kinks wherever it was moved";
            return;
        }
        if (moves % SHORTER == 0) direction.step /= 4;
        move(check, &direction);
    }
    judge(check, direction, want);
    go_back(check, &direction);
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

static void check_variable(Training *training, int number)
{
    struct random_stream stream = random_start(7, 4, (uint64_t)number);
    Arena *arena = arena_new();
    Check check = {.training = training, .variable = &training->program->variables.at[number]};
    check.count = type_elements(&check.variable->type);
    check.claim = (Claim){.function = training->name,
                          .proof = "differences",
                          .what = check.variable->name,
                          .allowed = tolerance,
                          .holds = true};
    training_evaluate(training, -1); /* the last variable's steps have been taken back */
    settle(&check, number);
    for (int i = 0; i < DIRECTIONS; ++i) {
        Direction direction = {number, -1, draw_direction(arena, check.count, &stream), longest};
        check_direction(&check, direction);
    }
    for (int64_t i = 0; i < (check.count < ELEMENTS ? check.count : ELEMENTS); ++i) {
        int64_t element = check.count <= ELEMENTS ? i : random_below(&stream, (uint32_t)check.count);
        double size = fabs(training->point.variables[number][element]);
        Direction direction = {number, element, NULL, longest * fmax(1, size)};
        check_direction(&check, direction);
    }
    claim(training->session, check.claim);
    arena_free(check.base), arena_free(arena);
}

void prove_differences(Training *training)
{
    const Proof *proof = training->session->proof;
    for (int v = 0; v < training->program->variables.count; ++v) {
        if (!training_asks(training, v)) continue;
        proof->progress(proof->context,
                        arena_format(training->arena, "%s: differences along %s", training->name,
                                     training->program->variables.at[v].name));
        check_variable(training, v);
    }
}
