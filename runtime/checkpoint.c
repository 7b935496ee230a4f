/* checkpoint.c: a model's variables to and from a safetensors file, in Keras's names, shapes and layouts. */
#include "checkpoint.h"

#include "files.h"
#include "idx.h"
#include "options.h"
#include "safetensors.h"
#include "variables.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const char *const dtype_names[] = {
    [GRADC_F32] = "F32",   [GRADC_I32] = "I32",   [GRADC_I64] = "I64", [GRADC_U8] = "U8",
    [GRADC_BOOL] = "BOOL", [GRADC_BF16] = "BF16", [GRADC_F64] = "F64"};

/* Metrics begin anew with every epoch, or with every run; who goes on after a stop does not want to stop at once. */
static bool is_saved(const struct gradc_variable *variable)
{
    return variable->role != GRADC_METRIC && variable->role != GRADC_STOP;
}

static bool same_scope(const char *a, const char *b)
{
    const size_t length = strcspn(a, "/");
    return a[length] && !strncmp(a, b, length + 1);
}

static bool ends_with(const char *text, const char *end)
{
    const size_t length = strlen(text), tail = strlen(end);
    return length >= tail && !strcmp(text + length - tail, end);
}

/* The slots, and what else is the optimizer's: its step (Adam/iter) and whatever stands in the scope of its slots. */
static bool is_optimizers(const struct gradc_program *program, const struct gradc_variable *variable)
{
    if (variable->role == GRADC_SLOT) return true;
    if (variable->role != GRADC_STATE) return false;
    if (variable->dtype == GRADC_I64 && ends_with(variable->name, "/iter")) return true;
    for (int i = 0; i < program->variable_count; ++i)
        if (program->variables[i].role == GRADC_SLOT &&
            same_scope(program->variables[i].name, variable->name))
            return true;
    return false;
}

static struct tensor tensor_of(const struct gradc_variable *variable)
{
    struct tensor tensor = {.name = variable->name,
                            .dtype = dtype_names[variable->dtype],
                            .rank = variable->rank,
                            .size = variable_size(variable)};
    for (int i = 0; i < variable->rank; ++i) tensor.shape[i] = variable->shape[i];
    return tensor;
}

/* ---- loading ---- */

static bool same_form(const struct tensor *a, const struct tensor *b)
{
    return !strcmp(a->dtype, b->dtype) && a->rank == b->rank &&
           !memcmp(a->shape, b->shape, (size_t)a->rank * sizeof *a->shape);
}

static void add_problem(struct error *problems, const char *path, const char *problem)
{
    if (!*problems->text) error_set(problems, "%s: does not fit this model:", path);
    error_add(problems, "  %s", problem);
}

static void check_variable(const struct safetensors *file, const struct gradc_variable *variable,
                           bool may_lack, struct error *problems)
{
    const struct tensor wanted = tensor_of(variable), *found = safetensors_find(file, variable->name);
    char here[256], there[256], problem[1024];
    if (!found && may_lack) return;
    tensor_shape_text(&wanted, here, sizeof here);
    if (!found) snprintf(problem, sizeof problem, "missing: %s %s %s", variable->name, wanted.dtype, here);
    if (found && same_form(found, &wanted)) return;
    if (found) {
        tensor_shape_text(found, there, sizeof there);
        snprintf(problem, sizeof problem, "%s: %s %s in the file, %s %s in the model", variable->name,
                 found->dtype, there, wanted.dtype, here);
    }
    add_problem(problems, file->path, problem);
}

static void check_tensor(const struct safetensors *file, const struct gradc_program *program,
                         const struct tensor *tensor, struct error *problems)
{
    char shape[256], problem[1024];
    for (int i = 0; i < program->variable_count; ++i)
        if (is_saved(&program->variables[i]) && !strcmp(program->variables[i].name, tensor->name)) return;
    tensor_shape_text(tensor, shape, sizeof shape);
    snprintf(problem, sizeof problem, "extra: %s %s %s", tensor->name, tensor->dtype, shape);
    add_problem(problems, file->path, problem);
}

static bool has_slots(const struct safetensors *file, const struct gradc_program *program)
{
    for (int i = 0; i < program->variable_count; ++i)
        if (program->variables[i].role == GRADC_SLOT && safetensors_find(file, program->variables[i].name))
            return true;
    return false;
}

static bool check(const struct safetensors *file, const struct gradc_program *program, bool *fresh_slots,
                  struct error *error)
{
    const bool slots = has_slots(file, program);
    *error->text = 0;
    *fresh_slots = false;
    for (int i = 0; i < program->variable_count; ++i) {
        const struct gradc_variable *variable = &program->variables[i];
        const bool may_lack = !slots && is_optimizers(program, variable);
        if (may_lack && variable->role == GRADC_SLOT) *fresh_slots = true;
        if (is_saved(variable)) check_variable(file, variable, may_lack, error);
    }
    for (int i = 0; i < file->count; ++i) check_tensor(file, program, &file->tensors[i], error);
    return !*error->text;
}

static bool read_variable(const struct safetensors *file, const struct gradc_variable *variable, void *state,
                          struct error *error)
{
    const struct tensor *tensor = safetensors_find(file, variable->name);
    if (!tensor || !is_saved(variable)) return true;
    void *bytes = malloc(tensor->size + 1);
    const bool read =
        bytes ? safetensors_read(file, tensor, bytes, error) && variable_unpack(variable, bytes, state, error)
              : error_memory(error);
    free(bytes);
    return read;
}

static void read_position(const struct safetensors *file, struct checkpoint_position *position)
{
    const char *step = safetensors_metadata(file, "step"), *epoch = safetensors_metadata(file, "epoch");
    const char *seed = safetensors_metadata(file, "seed");
    if (step) number_parse(step, 0, INT64_MAX, &position->step);
    if (epoch) number_parse(epoch, 0, INT32_MAX, &position->epoch);
    if (seed) number_parse(seed, 0, INT64_MAX, &position->seed);
}

bool checkpoint_load(struct model *model, const char *path, struct checkpoint_position *position,
                     bool *fresh_slots, struct error *error)
{
    const struct gradc_program *program = model->program;
    struct safetensors file;
    if (!safetensors_open(&file, path, error)) return false;
    bool loaded = check(&file, program, fresh_slots, error);
    for (int i = 0; loaded && i < program->variable_count; ++i)
        loaded = read_variable(&file, &program->variables[i], model->state, error);
    if (loaded) read_position(&file, position);
    safetensors_close(&file);
    return loaded;
}

/* ---- saving ---- */

/* Wide elements first, so that every tensor is aligned in the file; else in the program's order. */
static int in_file_order(const struct gradc_program *program, const struct gradc_variable **order)
{
    static const size_t sizes[] = {8, 4, 2, 1};
    int count = 0;
    for (size_t size = 0; size < sizeof sizes / sizeof *sizes; ++size)
        for (int i = 0; i < program->variable_count; ++i)
            if (is_saved(&program->variables[i]) && dtype_size(program->variables[i].dtype) == sizes[size])
                order[count++] = &program->variables[i];
    return count;
}

static bool write_variable(FILE *out, const struct gradc_variable *variable, const void *state,
                           struct error *error)
{
    const size_t size = variable_size(variable);
    void *bytes = malloc(size + 1);
    if (!bytes) return error_memory(error);
    const bool packed = variable_pack(variable, state, bytes, error);
    if (packed) fwrite(bytes, 1, size, out);
    free(bytes);
    return packed;
}

static bool write_header(FILE *out, const struct gradc_program *program,
                         const struct gradc_variable *const *order, int count,
                         const struct checkpoint_position *position, struct error *error)
{
    char step[32], epoch[32], seed[32];
    snprintf(step, sizeof step, "%" PRId64, position->step);
    snprintf(epoch, sizeof epoch, "%" PRId64, position->epoch);
    snprintf(seed, sizeof seed, "%" PRId64, position->seed);
    const struct metadata metadata[] = {{"format", "gradc"},
                                        {"step", step},
                                        {"epoch", epoch},
                                        {"seed", seed},
                                        {"spec_sha256", program->spec_sha256}};
    struct tensor *tensors = calloc((size_t)count + 1, sizeof *tensors);
    if (!tensors) return error_memory(error);
    for (int i = 0; i < count; ++i) tensors[i] = tensor_of(order[i]);
    const bool written =
        safetensors_write_header(out, tensors, count, metadata, sizeof metadata / sizeof *metadata, error);
    free(tensors);
    return written;
}

bool checkpoint_save(const struct model *model, const char *path, const struct checkpoint_position *position,
                     struct error *error)
{
    const struct gradc_program *program = model->program;
    const struct gradc_variable **order = calloc((size_t)program->variable_count + 1, sizeof(void *));
    struct output_file file;
    if (!order) return error_memory(error);
    const int count = in_file_order(program, order);
    bool written = output_open(&file, path, error);
    if (written) {
        written = write_header(file.stream, program, order, count, position, error);
        for (int i = 0; written && i < count; ++i)
            written = write_variable(file.stream, order[i], model->state, error);
        if (written)
            written = output_commit(&file, error);
        else
            output_cancel(&file);
    }
    free(order);
    return written;
}
