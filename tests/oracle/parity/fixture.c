/* A fixture: what TensorFlow made of one net. */
#include "fixture.h"

#include "draw.h"
#include "report.h"

#include <stdlib.h>

static bool read_variable(FixtureVariable *variable, json_t *entry, const char *path)
{
    json_error_t error;
    json_t *shape;
    if (json_unpack_ex(entry, &error, 0, "{s:s, s:o, s:F, s:F, s:F, s:F, s:F, s?:o, s?:o, s?:o, s?:o}",
                       "name", &variable->name, "shape", &shape, "low", &variable->low, "high",
                       &variable->high, "norm", &variable->norm, "largest", &variable->largest, "moved",
                       &variable->moved, "values", &variable->values, "top", &variable->top, "samples",
                       &variable->samples, "sums", &variable->sums) != 0)
        return report("%s: variables: %s", path, error.text);
    if (json_array_size(shape) > TENSOR_RANK) return report("%s: %s has too many axes", path, variable->name);
    if (!variable->values && !(variable->top && variable->samples && json_array_size(variable->sums) > 0))
        return report("%s: %s has neither values nor samples and sums", path, variable->name);
    variable->rank = (int)json_array_size(shape);
    for (int i = 0; i < variable->rank; ++i)
        variable->shape[i] = json_integer_value(json_array_get(shape, (size_t)i));
    return true;
}

static bool read_fields(Fixture *fixture, const char *path)
{
    json_error_t error;
    json_t *variables;
    json_int_t seed;
    if (json_unpack_ex(fixture->root, &error, 0,
                       "{s:s, s:s, s:s, s:s, s:o, s?:o, s?:F, s?:F, s:i, s:i, s:i, s:i, s:i, s:I, s?:o, s:o}",
                       "fixture", &fixture->name, "spec", &fixture->spec, "data", &fixture->data, "iteration",
                       &fixture->iteration, "define", &fixture->define, "losses", &fixture->losses,
                       "loss_mean", &fixture->loss_mean, "loss_deviation", &fixture->loss_deviation, "train",
                       &fixture->train, "test", &fixture->test, "batch", &fixture->batch, "steps",
                       &fixture->steps, "updates", &fixture->updates, "seed", &seed, "evaluation",
                       &fixture->evaluation, "variables", &variables) != 0)
        return report("%s: %s", path, error.text);
    fixture->seed = (uint64_t)seed;
    fixture->variable_count = (int)json_array_size(variables);
    fixture->variables = calloc((size_t)fixture->variable_count + 1, sizeof *fixture->variables);
    if (!fixture->variables) return report("out of memory");
    for (int i = 0; i < fixture->variable_count; ++i)
        if (!read_variable(&fixture->variables[i], json_array_get(variables, (size_t)i), path)) return false;
    return true;
}

bool fixture_load(Fixture *fixture, const char *path)
{
    *fixture = (Fixture){0};
    json_error_t error;
    fixture->root = json_load_file(path, JSON_REJECT_DUPLICATES, &error);
    if (!fixture->root) return report("%s:%d: %s", path, error.line, error.text);
    return read_fields(fixture, path);
}

void fixture_free(Fixture *fixture)
{
    free(fixture->variables);
    json_decref(fixture->root);
    *fixture = (Fixture){0};
}

bool fixture_start(const Fixture *fixture, Tensors *state)
{
    for (int i = 0; i < fixture->variable_count; ++i) {
        const FixtureVariable *variable = &fixture->variables[i];
        Tensor *tensor = tensors_add(state, variable->name, TENSOR_F32, variable->rank, variable->shape);
        if (!tensor) return report("out of memory");
        float *data = tensor->data;
        for (int64_t j = 0; j < tensor->count; ++j)
            data[j] = draw_uniform(fixture->seed, i, (uint64_t)j, variable->low, variable->high);
    }
    const Tensor *iteration = tensors_add(state, fixture->iteration, TENSOR_I64, 0, NULL);
    if (!iteration) return report("out of memory");
    *(int64_t *)iteration->data = fixture->updates;
    return true;
}
