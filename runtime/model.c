/* model.c: a program's functions on its two blocks, state and arena. */
#include "model.h"

#include "blocks.h"
#include "variables.h"

#include <stdlib.h>
#include <string.h>

enum { USUAL_INPUTS = 8 };

static int most_inputs(const struct gradc_program *program)
{
    int most = USUAL_INPUTS;
    for (int i = 0; i < program->function_count; ++i)
        if (program->functions[i].input_count > most) most = program->functions[i].input_count;
    return most;
}

bool model_create(struct model *model, const struct gradc_program *program, struct pool *pool, int64_t seed,
                  struct error *error)
{
    *model = (struct model){.program = program, .pool = pool, .seed = seed};
    model->state = block_create(program->state_size);
    model->arena = block_create(program->arena_size);
    model->inputs = calloc((size_t)most_inputs(program), sizeof *model->inputs);
    if (!model->state || !model->arena || !model->inputs) {
        model_free(model);
        return error_set(error, "out of memory: the model needs %zu MB",
                         (program->state_size + program->arena_size) >> 20);
    }
    model_initialize(model);
    return true;
}

void model_initialize(struct model *model)
{
    const struct gradc_function *initialize = model_function(model->program, "initialize", -1);
    memset(model->state, 0, model->program->state_size);
    model->step = 0, model->epoch = 0;
    if (initialize) model_run(model, initialize, NULL, 0);
}

void model_free(struct model *model)
{
    free(model->inputs);
    free(model->arena);
    free(model->state);
    *model = (struct model){0};
}

const struct gradc_function *model_function(const struct gradc_program *program, const char *role, int batch)
{
    for (int i = 0; i < program->function_count; ++i) {
        const struct gradc_function *function = &program->functions[i];
        if (!strcmp(function->role, role) && (batch < 0 || function->batch == batch)) return function;
    }
    return NULL;
}

static const void *named_input(const struct model *model, const char *name)
{
    if (!strcmp(name, "seed")) return &model->seed;
    if (!strcmp(name, "step")) return &model->step;
    if (!strcmp(name, "epoch")) return &model->epoch;
    return NULL;
}

struct gradc_call model_bind(struct model *model, const struct gradc_function *function,
                             const void *const *fields, int field_count)
{
    for (int i = 0; i < function->input_count; ++i)
        model->inputs[i] = i < field_count ? fields[i] : named_input(model, function->inputs[i].name);
    return (struct gradc_call){model->state, model->arena, model->inputs};
}

void model_run(struct model *model, const struct gradc_function *function, const void *const *fields,
               int field_count)
{
    const struct gradc_call call = model_bind(model, function, fields, field_count);
    pool_run(model->pool, function->phases, function->phase_count, &call);
}

const struct gradc_array *model_output(const struct gradc_function *function, const char *name)
{
    for (int i = 0; function && i < function->output_count; ++i)
        if (!strcmp(function->outputs[i].name, name)) return &function->outputs[i];
    return NULL;
}

bool model_reset_metrics(struct model *model, struct error *error)
{
    for (int i = 0; i < model->program->variable_count; ++i) {
        const struct gradc_variable *variable = &model->program->variables[i];
        if (variable->role != GRADC_METRIC) continue;
        void *zeros = calloc(1, variable_size(variable) + 1);
        const bool reset = zeros && variable_unpack(variable, zeros, model->state, error);
        free(zeros);
        if (!reset) return error_memory(error);
    }
    return true;
}

bool model_stops(const struct model *model)
{
    for (int i = 0; i < model->program->variable_count; ++i) {
        const struct gradc_variable *variable = &model->program->variables[i];
        if (variable->role == GRADC_STOP) return ((const uint8_t *)model->state)[variable->offset];
    }
    return false;
}

/* ---- whether the program is whole ---- */

static int fields_taken(const struct gradc_program *program, const struct gradc_function *function)
{
    if (!strcmp(function->role, "train")) return program->train->field_count;
    if (!strcmp(function->role, "test"))
        return program->test ? program->test->field_count : function->input_count;
    return !strcmp(function->role, "predict") ? 1 : 0;
}

static bool check_inputs(const struct gradc_program *program, struct error *error)
{
    const struct model any = {.program = program};
    for (int i = 0; i < program->function_count; ++i) {
        const struct gradc_function *function = &program->functions[i];
        for (int input = fields_taken(program, function); input < function->input_count; ++input)
            if (!named_input(&any, function->inputs[input].name))
                return error_set(error,
                                 "function %s has an input %s that this runtime does not know; rebuild: %s",
                                 function->role, function->inputs[input].name, program->rebuild);
    }
    return true;
}

static bool check_batch(const struct gradc_program *program, const char *role, int batch, struct error *error)
{
    if (!batch || model_function(program, role, batch)) return true;
    return error_set(error, "the program has no %s function for a batch of %d; rebuild: %s", role, batch,
                     program->rebuild);
}

static bool check_batches(const struct gradc_program *program, const struct gradc_dataset *dataset,
                          const char *role, struct error *error)
{
    for (int i = 0; i < dataset->step_count; ++i) {
        const struct gradc_step *step = &dataset->steps[i];
        if (step->kind != GRADC_BATCH || step->size < 1) continue;
        if (dataset->count >= step->size && !check_batch(program, role, step->size, error)) return false;
        if (!step->drop_remainder && !check_batch(program, role, dataset->count % step->size, error))
            return false;
    }
    return true;
}

bool model_check(const struct gradc_program *program, struct error *error)
{
    return check_inputs(program, error) && check_batches(program, program->train, "train", error) &&
           (!program->test || check_batches(program, program->test, "test", error));
}
