/* runtime_literal.c: the smallest program there is: a line through seven points that stand in the program itself, with
 * no tests, no metrics and no report. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "gradc.h"
#include "runtime_scratch.h"

enum { POINTS = 7, BATCH = 3, REMAINDER = 1, PREDICT = 4 };

struct line_state {
    _Alignas(64) float slope, offset;
};

struct line_arena {
    _Alignas(64) float loss, y[PREDICT];
};

static void descend(const struct gradc_call *call, int batch)
{
    struct line_state *line = call->state;
    const float *x = call->inputs[0], *y = call->inputs[1];
    float loss = 0, slope = 0, offset = 0;
    for (int i = 0; i < batch; ++i) {
        const float error = line->slope * x[i] + line->offset - y[i];
        loss += error * error, slope += 2 * error * x[i], offset += 2 * error;
    }
    line->slope -= 0.05f * slope / (float)batch;
    line->offset -= 0.05f * offset / (float)batch;
    ((struct line_arena *)call->arena)->loss = loss / (float)batch;
}

static void descend_3(const struct gradc_call *call, int slice) { descend(call, BATCH + slice); }
static void descend_1(const struct gradc_call *call, int slice) { descend(call, REMAINDER + slice); }

static void predict(const struct gradc_call *call, int slice)
{
    const struct line_state *line = call->state;
    ((struct line_arena *)call->arena)->y[slice] =
        line->slope * ((const float *)call->inputs[0])[slice] + line->offset;
}

static const float xs[POINTS] = {-1.5f, -1, -0.5f, 0, 0.5f, 1, 1.5f}, ys[POINTS] = {-4, -3, -2, -1, 0, 1, 2};
static const struct gradc_phase three[] = {{"descend", descend_3, 1, 0, 0}},
                                one[] = {{"descend", descend_1, 1, 0, 0}};
static const struct gradc_phase forward[] = {{"predict", predict, PREDICT, 0, 0}};
static const struct gradc_array batch_3[] = {{"x", GRADC_F32, 1, {BATCH}, 0},
                                             {"y", GRADC_F32, 1, {BATCH}, 0}};
static const struct gradc_array loss[] = {{"loss", GRADC_F32, 0, {0}, offsetof(struct line_arena, loss)}};
static const struct gradc_array guess[] = {{"y", GRADC_F32, 2, {PREDICT, 1}, offsetof(struct line_arena, y)}};
static const struct gradc_function functions[] = {{"train", BATCH, three, batch_3, loss, 1, 2, 1},
                                                  {"train", REMAINDER, one, batch_3, loss, 1, 2, 1},
                                                  {"predict", PREDICT, forward, batch_3, guess, 1, 1, 1}};
static const struct gradc_variable variables[] = {
    {"line/slope", GRADC_F32, GRADC_TRAINABLE, 0, {0}, offsetof(struct line_state, slope), 0, {{0}}},
    {"line/offset", GRADC_F32, GRADC_TRAINABLE, 0, {0}, offsetof(struct line_state, offset), 0, {{0}}}};
static const struct gradc_field fields[] = {{GRADC_F32, 0, {0}, NULL, xs, 0},
                                            {GRADC_F32, 0, {0}, NULL, ys, 0}};
static const struct gradc_step steps[] = {{GRADC_SHUFFLE, 4, 0, 11, 1}, {GRADC_BATCH, BATCH, 0, 0, 0}};
static const struct gradc_dataset points = {"literal", POINTS, 2, 2, fields, steps};
static const struct gradc_program line = {.name = "line",
                                          .spec = "models/line.lua",
                                          .spec_sha256 = "00",
                                          .version = "0.1.0",
                                          .schedule = "naive",
                                          .march = "x86-64",
                                          .rebuild = "gradc build models/line.lua -o line",
                                          .state_size = sizeof(struct line_state),
                                          .arena_size = sizeof(struct line_arena),
                                          .epochs = 200,
                                          .train = &points,
                                          .functions = functions,
                                          .variables = variables,
                                          .function_count = 3,
                                          .variable_count = 2};

static void learns_and_predicts(void **state)
{
    static const unsigned char floats[] = {
        0, 0, 0x0D, 1,    0, 0, 0,    5, 0, 0, 0,    0,    0x3f, 0x80,
        0, 0, 0xbf, 0x80, 0, 0, 0x40, 0, 0, 0, 0x40, 0x80, 0,    0}; /* 0 1 -1 2 4 */
    struct scratch *scratch = *state;
    float got[5];
    int end = 0;
    setenv("GRADC_DATA", "/no/such/folder", 1); /* literal data need no files */
    assert_int_equal(RUN(scratch, &line, "--quiet", "--save", "@line"), 0);
    unsetenv("GRADC_DATA");
    assert_contains(scratch->out, "Epoch 200/200 - 0s ");
    assert_contains(scratch->out, "Step 600, ");
    scratch_write(scratch, "xs", floats, sizeof floats);
    assert_int_equal(RUN(scratch, &line, "--load", "@line", "--predict", "@xs"), 0);
    assert_int_equal(
        sscanf(scratch->out, "%f\n%f\n%f\n%f\n%f\n%n", &got[0], &got[1], &got[2], &got[3], &got[4], &end), 5);
    assert_int_equal(scratch->out[end], 0);
    static const float wanted[] = {-1, 1, -3, 3, 7};
    for (int i = 0; i < 5; ++i) assert_true(got[i] > wanted[i] - 1e-3f && got[i] < wanted[i] + 1e-3f);
}

/* What the log tells of a program without metrics. */
static void logs_steps(void **state)
{
    struct scratch *scratch = *state;
    char text[SCRATCH_LENGTH];
    assert_int_equal(RUN(scratch, &line, "--epochs", "2", "--quiet", "--log", "@log", "--log-every", "3"), 0);
    scratch_read_text(scratch, "log", text);
    assert_contains(text, "\"source\": \"literal\"");
    assert_contains(text, "{\"step\": 3, \"loss\": ");
    assert_contains(text, "{\"epoch\": 2, \"seconds\": ");
    assert_null(strstr(text, "{\"step\": 2,"));
}

static void needs_a_batch(void **state)
{
    struct scratch *scratch = *state;
    static const struct gradc_step dropping[] = {{GRADC_BATCH, 8, 1, 0, 0}};
    const struct gradc_dataset few = {"literal", POINTS, 2, 1, fields, dropping};
    struct gradc_program program = line;
    program.train = &few;
    assert_int_equal(RUN(scratch, &program, "--steps", "5"), 1);
    assert_contains(scratch->err, "7 samples make none of 8");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)
    const struct CMUnitTest tests[] = {TEST(learns_and_predicts), TEST(logs_steps), TEST(needs_a_batch)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
