/* Points at which graph and C are evaluated, drawn from a seed: the same on every machine. */
#include "check/check.h"
#include "random.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static double uniform(struct random_stream *stream) { return (random_word(stream) >> 8) * 0x1p-24; }

static double between(struct random_stream *stream, double low, double high)
{
    return low + (high - low) * uniform(stream);
}

/* Of seed, step and epoch, whose names are fixed; of a field, from the data set or at random. */
static double draw_number(const char *name)
{
    if (strcmp(name, "seed") == 0) return 20260917;
    return strcmp(name, "step") == 0 ? 4 : 2;
}

/* The field that an input is, or NULL: "field0" is the first. */
static const Field *find_field(const Program *program, const char *role, const char *name)
{
    if (strncmp(name, "field", 5) != 0) return NULL;
    const Dataset *data = program->test && strcmp(role, "train") != 0 ? program->test : program->train;
    int number = atoi(name + 5);
    return number < data->fields.count ? &data->fields.at[number] : NULL;
}

/* Images are mostly 0, and where they are not they take every value. */
static double draw_element(const Input *input, struct random_stream *stream)
{
    if (input->limit) return random_below(stream, (uint32_t)input->limit);
    switch (input->type.dtype) {
    case F32:
    case BF16: return dtype_rounded(input->type.dtype, between(stream, -2, 2));
    case U8:
        return input->type.rank < 2    ? random_below(stream, 10)
             : random_below(stream, 5) ? 0
                                       : random_below(stream, 256);
    case BOOL: return random_below(stream, 2);
    default: return (double)random_below(stream, 19) - 9;
    }
}

static double *draw_input(Arena *arena, const Input *input, const Field *field, struct random_stream *stream)
{
    int64_t count = type_elements(&input->type);
    double *values = ARENA_ARRAY(arena, double, count);
    for (int64_t i = 0; i < count; ++i) {
        if (field && field->data)
            values[i] = dtype_rounded(input->type.dtype, field->data[i]);
        else
            values[i] = field || input->type.rank ? draw_element(input, stream) : draw_number(input->name);
    }
    return values;
}

/* Away from what `initialize` gives, because zeros hide mistakes, and by no more than a layer of this size
 * bears. */
static void disturb(const Variable *variable, double *values, int64_t count, struct random_stream *stream)
{
    int outputs = variable->type.rank ? variable->type.extent[variable->type.rank - 1] : 1;
    int64_t inputs = count / (outputs ? outputs : 1);
    double reach = variable->type.rank > 1 ? 0.5 / sqrt((double)inputs) : 0.1;
    for (int64_t i = 0; i < count; ++i)
        values[i] = dtype_rounded(variable->type.dtype, values[i] + between(stream, -reach, reach));
}

static bool ends_in(const char *text, const char *end)
{
    size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

static void draw_variable(const Variable *variable, double *values, struct random_stream *stream)
{
    int64_t count = type_elements(&variable->type);
    bool weights = variable->role == VARIABLE_TRAINABLE || variable->role == VARIABLE_STATE;
    if (dtype_is_real(variable->type.dtype) && weights) {
        disturb(variable, values, count, stream);
        return;
    }
    for (int64_t i = 0; i < count; ++i) {
        double x = 3;
        if (dtype_is_real(variable->type.dtype) && variable->role == VARIABLE_METRIC)
            x = 10 + random_below(stream, 90);
        else if (dtype_is_real(variable->type.dtype))
            x = ends_in(variable->name, "/m") || ends_in(variable->name, "/momentum")
                  ? between(stream, -1e-3, 1e-3)
                  : between(stream, 1e-7, 1e-6); /* whatever else it is, its root may be taken */
        values[i] = dtype_rounded(variable->type.dtype, x);
    }
}

double **initial_variables(Arena *arena, const Program *program)
{
    double **variables = ARENA_ARRAY(arena, double *, program->variables.count + 1);
    for (int v = 0; v < program->variables.count; ++v)
        variables[v] = ARENA_ARRAY(arena, double, type_elements(&program->variables.at[v].type));
    for (int f = 0; f < program->functions.count; ++f) {
        if (strcmp(program->functions.at[f].role, "initialize") != 0) continue;
        Arena *scratch = arena_new();
        const Graph *graph = program->functions.at[f].graph;
        double **inputs = ARENA_ARRAY(scratch, double *, graph->inputs.count + 1);
        struct random_stream stream = random_start(0, 1, 0);
        for (int i = 0; i < graph->inputs.count; ++i)
            inputs[i] = draw_input(scratch, &graph->inputs.at[i], NULL, &stream);
        const double **values = interpret(
            scratch, graph, (Given){(const double *const *)inputs, (const double *const *)variables});
        for (int i = 0; i < graph->assigns.count; ++i) {
            const Node *assign = graph_node(graph, graph->assigns.at[i]);
            size_t size = sizeof(double) * (size_t)type_elements(&assign->type);
            memcpy(variables[assign->which], values[graph->assigns.at[i]], size);
        }
        arena_free(scratch);
    }
    return variables;
}

Point draw_point(Arena *arena, const Program *program, double *const *initial, uint64_t seed)
{
    Point point = {ARENA_ARRAY(arena, double *, program->variables.count + 1),
                   ARENA_ARRAY(arena, double **, program->functions.count + 1)};
    for (int f = 0; f < program->functions.count; ++f) {
        const TracedFunction *function = &program->functions.at[f];
        struct random_stream stream = random_start(seed, 1, (uint64_t)f);
        point.inputs[f] = ARENA_ARRAY(arena, double *, function->graph->inputs.count + 1);
        for (int i = 0; i < function->graph->inputs.count; ++i) {
            const Input *input = &function->graph->inputs.at[i];
            point.inputs[f][i] =
                draw_input(arena, input, find_field(program, function->role, input->name), &stream);
        }
    }
    for (int v = 0; v < program->variables.count; ++v) {
        struct random_stream stream = random_start(seed, 2, (uint64_t)v);
        size_t size = sizeof(double) * (size_t)type_elements(&program->variables.at[v].type);
        point.variables[v] = arena_copy(arena, initial[v], size);
        draw_variable(&program->variables.at[v], point.variables[v], &stream);
    }
    return point;
}

Given point_given(const Point *point, int function)
{
    return (Given){(const double *const *)point->inputs[function], (const double *const *)point->variables};
}

double **rounded_variables(Arena *arena, const Program *program, const Point *point, uint64_t seed)
{
    double **variables = ARENA_ARRAY(arena, double *, program->variables.count + 1);
    for (int v = 0; v < program->variables.count; ++v) {
        const Variable *variable = &program->variables.at[v];
        int64_t count = type_elements(&variable->type);
        struct random_stream stream = random_start(seed, 3, (uint64_t)v);
        variables[v] = arena_copy(arena, point->variables[v], sizeof(double) * (size_t)count);
        for (int64_t i = 0; i < count && variable->role == VARIABLE_TRAINABLE; ++i)
            variables[v][i] *= 1 + between(&stream, -0x1p-22, 0x1p-22);
    }
    return variables;
}
