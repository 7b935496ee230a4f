/* runtime_program.h: a program as gradc generates them, written by hand: softmax regression on MNIST's files, plain
 * gradient descent with momentum, 100 samples in batches of 32 and a remainder of 4, tests of 20 in batches of 20. */
#ifndef RUNTIME_PROGRAM_H
#define RUNTIME_PROGRAM_H
#include "gradc.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

enum { PIXELS = 784, CLASSES = 10, BATCH = 32, REMAINDER = 4, TESTS = 20, PREDICT = 8, TRAIN_COUNT = 100 };

/* Keras's kernel is [784][10]; the program keeps it class by class, with a pad, to have a layout of its own. */
struct softmax_state {
    _Alignas(64) float kernel[CLASSES][PIXELS + 16], momentum[CLASSES][PIXELS + 16], bias[CLASSES];
    int64_t iterations;
    float loss_total, loss_count, right_total, right_count;
    float val_loss_total, val_loss_count, val_right_total, val_right_count;
};

struct softmax_arena {
    _Alignas(64) float probability[BATCH][CLASSES], gradient[BATCH][CLASSES], loss, numbers[4];
    int32_t epoch;
};

static inline void softmax_forward(const struct gradc_call *call, int sample)
{
    const struct softmax_state *state = call->state;
    struct softmax_arena *arena = call->arena;
    const uint8_t *image = (const uint8_t *)call->inputs[0] + sample * PIXELS;
    float *out = arena->probability[sample], most = -INFINITY, sum = 0;
    for (int c = 0; c < CLASSES; ++c) {
        out[c] = state->bias[c];
        for (int p = 0; p < PIXELS; ++p) out[c] += state->kernel[c][p] * ((float)image[p] / 255.0f);
        most = fmaxf(most, out[c]);
    }
    for (int c = 0; c < CLASSES; ++c) sum += out[c] = expf(out[c] - most);
    for (int c = 0; c < CLASSES; ++c) out[c] /= sum;
}

/* Mean loss of the batch, its gradient, and the sums that the metrics read. */
static inline void softmax_loss(const struct gradc_call *call, int batch, float *sums)
{
    struct softmax_arena *arena = call->arena;
    const uint8_t *labels = call->inputs[1];
    float loss = 0, right = 0;
    for (int b = 0; b < batch; ++b) {
        const float *out = arena->probability[b];
        int best = 0;
        for (int c = 0; c < CLASSES; ++c) {
            arena->gradient[b][c] = (out[c] - (c == labels[b])) / (float)batch;
            if (out[c] > out[best]) best = c;
        }
        loss -= logf(fmaxf(out[labels[b]], 1e-7f));
        right += best == labels[b];
    }
    arena->loss = loss / (float)batch;
    sums[0] += arena->loss, sums[1] += 1, sums[2] += right, sums[3] += (float)batch;
}

static inline void softmax_update(const struct gradc_call *call, int class, int batch)
{
    struct softmax_state *state = call->state;
    const struct softmax_arena *arena = call->arena;
    const uint8_t *images = call->inputs[0];
    for (int p = 0; p < PIXELS; ++p) {
        float sum = 0;
        for (int b = 0; b < batch; ++b)
            sum += arena->gradient[b][class] * ((float)images[b * PIXELS + p] / 255.0f);
        state->momentum[class][p] = 0.5f * state->momentum[class][p] - 0.1f * sum;
        state->kernel[class][p] += state->momentum[class][p];
    }
    for (int b = 0; b < batch; ++b) state->bias[class] -= 0.1f * arena->gradient[b][class];
}

/* A slight slope that depends on the seed, so that seeds can be told apart. */
static inline void softmax_initialize(const struct gradc_call *call, int slice)
{
    struct softmax_state *state = call->state;
    const int64_t seed = *(const int64_t *)call->inputs[0];
    for (int p = 0; p < PIXELS; ++p) state->kernel[slice][p] = 1e-4f * (float)((seed + slice * 7 + p) % 13);
}

static inline void softmax_train_loss_32(const struct gradc_call *call, int slice)
{
    struct softmax_state *state = call->state;
    (void)slice;
    softmax_loss(call, BATCH, &state->loss_total);
    state->iterations = *(const int64_t *)call->inputs[2] + 1;
}

static inline void softmax_train_loss_4(const struct gradc_call *call, int slice)
{
    struct softmax_state *state = call->state;
    (void)slice;
    softmax_loss(call, REMAINDER, &state->loss_total);
    state->iterations = *(const int64_t *)call->inputs[2] + 1;
}

static inline void softmax_test_loss(const struct gradc_call *call, int slice)
{
    struct softmax_state *state = call->state;
    (void)slice;
    softmax_loss(call, TESTS, &state->val_loss_total);
}

static inline void softmax_update_32(const struct gradc_call *call, int slice)
{
    softmax_update(call, slice, BATCH);
}
static inline void softmax_update_4(const struct gradc_call *call, int slice)
{
    softmax_update(call, slice, REMAINDER);
}

static inline void softmax_metrics(const struct gradc_call *call, int slice)
{
    const struct softmax_state *state = call->state;
    const float *sums = &state->loss_total;
    (void)slice;
    for (int i = 0; i < 4; ++i)
        ((struct softmax_arena *)call->arena)->numbers[i] =
            sums[2 * i + 1] > 0 ? sums[2 * i] / sums[2 * i + 1] : 0;
}

static inline void softmax_epoch_end(const struct gradc_call *call, int slice)
{
    struct softmax_arena *arena = call->arena;
    softmax_metrics(call, slice);
    arena->epoch = *(const int32_t *)call->inputs[0];
    arena->numbers[3] *= 100;
}

#define SLICES(function, count)                                                                              \
    {                                                                                                        \
#function, function, count, 0, 0                                                                     \
    }
static const struct gradc_phase softmax_initialize_phases[] = {SLICES(softmax_initialize, CLASSES)};
static const struct gradc_phase softmax_train_32_phases[] = {
    SLICES(softmax_forward, BATCH), SLICES(softmax_train_loss_32, 1), SLICES(softmax_update_32, CLASSES)};
static const struct gradc_phase softmax_train_4_phases[] = {
    SLICES(softmax_forward, REMAINDER), SLICES(softmax_train_loss_4, 1), SLICES(softmax_update_4, CLASSES)};
static const struct gradc_phase softmax_test_phases[] = {SLICES(softmax_forward, TESTS),
                                                         SLICES(softmax_test_loss, 1)};
static const struct gradc_phase softmax_predict_phases[] = {SLICES(softmax_forward, PREDICT)};
static const struct gradc_phase softmax_metrics_phases[] = {SLICES(softmax_metrics, 1)};
static const struct gradc_phase softmax_epoch_end_phases[] = {SLICES(softmax_epoch_end, 1)};

#define NUMBER(name, member)                                                                                 \
    {                                                                                                        \
        name, GRADC_F32, 0, {0}, offsetof(struct softmax_arena, member)                                      \
    }
static const struct gradc_array softmax_seed[] = {{"seed", GRADC_I64, 0, {0}, 0}};
static const struct gradc_array softmax_epoch[] = {{"epoch", GRADC_I32, 0, {0}, 0}};
static const struct gradc_array softmax_batch[] = {{"images", GRADC_U8, 3, {BATCH, 28, 28}, 0},
                                                   {"labels", GRADC_U8, 1, {BATCH}, 0},
                                                   {"step", GRADC_I64, 0, {0}, 0}};
static const struct gradc_array softmax_loss_output[] = {NUMBER("loss", loss)};
static const struct gradc_array softmax_probabilities[] = {
    {"probabilities", GRADC_F32, 2, {PREDICT, CLASSES}, offsetof(struct softmax_arena, probability)}};
static const struct gradc_array softmax_numbers[] = {
    NUMBER("loss", numbers[0]), NUMBER("accuracy", numbers[1]), NUMBER("val_loss", numbers[2]),
    NUMBER("val_accuracy", numbers[3])};
static const struct gradc_array softmax_report[] = {
    {"report", GRADC_I32, 0, {0}, offsetof(struct softmax_arena, epoch)}, NUMBER("report", numbers[3])};

#define LIST(list) list, sizeof(list) / sizeof *(list)
#define FUNCTION(role, batch, list, in, in_count, out, out_count)                                            \
    {                                                                                                        \
        role, batch, list, in, out, sizeof(list) / sizeof *(list), in_count, out_count                       \
    }
static const struct gradc_function softmax_functions[] = {
    FUNCTION("initialize", 0, softmax_initialize_phases, softmax_seed, 1, NULL, 0),
    FUNCTION("train", BATCH, softmax_train_32_phases, softmax_batch, 3, softmax_loss_output, 1),
    FUNCTION("train", REMAINDER, softmax_train_4_phases, softmax_batch, 3, softmax_loss_output, 1),
    FUNCTION("test", TESTS, softmax_test_phases, softmax_batch, 2, softmax_loss_output, 1),
    FUNCTION("predict", PREDICT, softmax_predict_phases, softmax_batch, 1, softmax_probabilities, 1),
    FUNCTION("metrics", 0, softmax_metrics_phases, NULL, 0, softmax_numbers, 4),
    FUNCTION("epoch_end", 0, softmax_epoch_end_phases, softmax_epoch, 1, softmax_report, 2),
};

#define KERNEL_SHAPE                                                                                         \
    2, { PIXELS, CLASSES }
#define KERNEL_FACTORS                                                                                       \
    3,                                                                                                       \
    {                                                                                                        \
        {0, 28, 28}, {0, 28, 1}, { 1, CLASSES, PIXELS + 16 }                                                 \
    }
#define SUM(member)                                                                                          \
    {                                                                                                        \
#member, GRADC_F32, GRADC_METRIC, 0, {0 }, offsetof(struct softmax_state, member), 0,                \
        {                                                                                                    \
            {                                                                                                \
                0                                                                                            \
            }                                                                                                \
        }                                                                                                    \
    }
static const struct gradc_variable softmax_variables[] = {
    {"softmax/dense/kernel", GRADC_F32, GRADC_TRAINABLE, KERNEL_SHAPE, offsetof(struct softmax_state, kernel),
     KERNEL_FACTORS},
    {"softmax/dense/bias",
     GRADC_F32,
     GRADC_TRAINABLE,
     1,
     {CLASSES},
     offsetof(struct softmax_state, bias),
     1,
     {{0, CLASSES, 1}}},
    {"SGD/softmax/dense/kernel/momentum", GRADC_F32, GRADC_SLOT, KERNEL_SHAPE,
     offsetof(struct softmax_state, momentum), KERNEL_FACTORS},
    {"SGD/iter", GRADC_I64, GRADC_STATE, 0, {0}, offsetof(struct softmax_state, iterations), 0, {{0}}},
    SUM(loss_total),
    SUM(loss_count),
    SUM(right_total),
    SUM(right_count),
    SUM(val_loss_total),
    SUM(val_loss_count),
    SUM(val_right_total),
    SUM(val_right_count),
};

static const struct gradc_field softmax_train_fields[] = {
    {GRADC_U8, 2, {28, 28}, "train-images-idx3-ubyte", NULL, 0},
    {GRADC_U8, 0, {0}, "train-labels-idx1-ubyte", NULL, 10}};
static const struct gradc_field softmax_test_fields[] = {
    {GRADC_U8, 2, {28, 28}, "t10k-images-idx3-ubyte", NULL, 0},
    {GRADC_U8, 0, {0}, "t10k-labels-idx1-ubyte", NULL, 10}};
static const struct gradc_step softmax_train_steps[] = {{GRADC_SHUFFLE, 50, 0, -1, 1},
                                                        {GRADC_BATCH, BATCH, 0, 0, 0}};
static const struct gradc_step softmax_test_steps[] = {{GRADC_BATCH, TESTS, 0, 0, 0}};
static const struct gradc_dataset softmax_train_set = {"mnist", TRAIN_COUNT,          2,
                                                       2,       softmax_train_fields, softmax_train_steps};
static const struct gradc_dataset softmax_test_set = {"mnist",           TESTS, 2, 1, softmax_test_fields,
                                                      softmax_test_steps};
static const char *const softmax_cpu[] = {NULL};

static const struct gradc_program softmax_program = {
    .name = "softmax",
    .spec = "models/softmax.lua",
    .spec_sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    .version = "0.1.0",
    .schedule = "naive",
    .march = "x86-64",
    .rebuild = "gradc build models/softmax.lua -o softmax",
    .cpu = softmax_cpu,
    .state_size = sizeof(struct softmax_state),
    .arena_size = sizeof(struct softmax_arena),
    .epochs = 2,
    .reset_metrics = 1,
    .report = "epoch {}, {{test}}: {} %",
    .train = &softmax_train_set,
    .test = &softmax_test_set,
    .functions = softmax_functions,
    .variables = softmax_variables,
    .function_count = sizeof softmax_functions / sizeof *softmax_functions,
    .variable_count = sizeof softmax_variables / sizeof *softmax_variables,
    .parameters = PIXELS * CLASSES + CLASSES,
    .products = 2 * BATCH * PIXELS * CLASSES,
};

#endif
