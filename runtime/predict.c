/* predict.c: --predict: classes and probabilities of the samples of a file. */
#include "predict.h"

#include "idx.h"

#include <stdlib.h>
#include <string.h>

struct prediction {
    const struct gradc_function *function;
    const struct gradc_array *output;
    size_t sample; /* bytes of one */
    int each;      /* numbers a sample gives */
    bool classes;
};

static bool prepare(const struct gradc_program *program, struct prediction *prediction, struct error *error)
{
    const struct gradc_function *function = model_function(program, "predict", -1);
    if (!function || function->batch < 1 || function->output_count < 1 ||
        function->outputs[0].dtype != GRADC_F32 || function->outputs[0].rank < 1) {
        error_set(error, "--predict: this program has no predict function; rebuild: %s", program->rebuild);
        return false;
    }
    const struct gradc_array *output = &function->outputs[0];
    *prediction = (struct prediction){function, output, field_size(&program->train->fields[0]), 1,
                                      output->rank == 2 && output->shape[1] > 1};
    for (int i = 1; i < output->rank; ++i) prediction->each *= output->shape[i];
    return true;
}

static void print_sample(const struct prediction *prediction, const float *values)
{
    int best = 0;
    for (int i = 0; !prediction->classes && i < prediction->each; ++i)
        printf("%s%.9g", i ? " " : "", (double)values[i]);
    for (int i = 1; prediction->classes && i < prediction->each; ++i)
        if (values[i] > values[best]) best = i;
    if (prediction->classes) printf("%d %.6f", best, (double)values[best]);
    putchar('\n');
}

/* The last batch is filled up with zeros, whose results nobody sees. */
static bool predict_all(struct model *model, const struct prediction *prediction, const char *samples,
                        int count, struct error *error)
{
    const int batch = prediction->function->batch;
    char *fields = malloc((size_t)batch * prediction->sample + 1);
    if (!fields) return error_memory(error);
    for (int from = 0; from < count; from += batch) {
        const int length = count - from < batch ? count - from : batch;
        const size_t bytes = (size_t)length * prediction->sample;
        memcpy(fields, samples + (size_t)from * prediction->sample, bytes);
        memset(fields + bytes, 0, (size_t)batch * prediction->sample - bytes);
        model_run(model, prediction->function, (const void *const[]){fields}, 1);
        const float *values = (const float *)((const char *)model->arena + prediction->output->offset);
        for (int i = 0; i < length; ++i)
            print_sample(prediction, values + (size_t)i * (size_t)prediction->each);
    }
    free(fields);
    return true;
}

static bool fits(const struct gradc_program *program, const struct idx_file *file, struct error *error)
{
    const struct gradc_field *field = &program->train->fields[0];
    char here[128], expected[128];
    if (file->dtype != field->dtype)
        return error_set(error, "%s: its element type is not the one %s was built for", file->path,
                         program->name);
    if (field_matches(field, file->rank - 1, file->shape + 1)) return true;
    idx_shape_text(file->rank - 1, file->shape + 1, here, sizeof here);
    idx_shape_text(field->rank, field->shape, expected, sizeof expected);
    return error_set(error, "%s: a sample is of shape (%s), but %s was built for (%s)", file->path, here,
                     program->name, expected);
}

bool predict_run(struct session *session, const char *path, struct error *error)
{
    struct prediction prediction = {0};
    struct idx_file file;
    if (!prepare(session->program, &prediction, error) || !idx_open(&file, path, error)) return false;
    if (!fits(session->program, &file, error)) {
        idx_close(&file);
        return false;
    }
    char *samples = malloc((size_t)file.shape[0] * file.sample + 1);
    const int count = file.shape[0];
    bool done = false;
    if (samples)
        done = idx_take(&file, count, samples, error) &&
               predict_all(&session->model, &prediction, samples, count, error);
    else {
        idx_close(&file);
        error_memory(error);
    }
    free(samples);
    return done;
}
