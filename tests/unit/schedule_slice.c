/* Slices: large work is cut into eight, where it is, along what, and what keeps a partial result. */
#include "spec_fixture.h"

/* Of the product b 64, k 784, n 32 the batch and the units are few, what is summed over is long; the other is small. */
static const char dense[] =
    "local images = datasets.mnist { train = 64 }.train\n"
    "local model = Sequential { layers.Flatten {}, layers.Dense { 32, use_bias = false },\n"
    "  layers.Dense { 2, use_bias = false } }\n"
    "return train { model = model, data = images:batch(64):map(function(x) return x / 255 end),\n"
    "  step = func(function(x)\n"
    "    local w = (model(x):sum() and model.trainable_variables)[1]\n"
    "    w:assign(w - GradientTape():gradient(model(x):sum(), w))\n"
    "  end) }\n";

/* 128 * 28 * 28 elements and no variable. */
static const char elementwise[] =
    "local images = datasets.mnist { train = 128 }.train\n"
    "local total = metrics.Mean {}\n"
    "return train { model = Sequential { layers.Rescaling { 2 } },\n"
    "  data = images:batch(128):map(function(x) return x / 255 end), step = func(function(x) total(x:exp():sum()) end) }\n";

/* As LeNet-5 ends: the rows of the dense layer's weights are y 4, x 4, c 16; of its images' own only y is long. */
static const char short_rows[] =
    "local images = datasets.mnist { train = 64 }.train\n"
    "local model = Sequential { layers.Reshape { { 28, 28, 1 } }, layers.Conv2D { 16, 1, use_bias = false },\n"
    "  layers.MaxPooling2D { 7 }, layers.Flatten {}, layers.Dense { 24, use_bias = false } }\n"
    "return train { model = model, data = images:batch(64):map(function(x) return x / 255 end),\n"
    "  step = func(function(x)\n"
    "    local loss = model(x):sum()\n"
    "    for _, w in ipairs(model.trainable_variables) do w:assign(w - GradientTape():gradient(loss, w)) end\n"
    "  end) }\n";

/* Rows of 4, 5 and 6, all of them short: s 4, t 5, u 6, of 40 images. */
static const char shorter_rows[] =
    "local images = datasets.mnist { train = 40 }.train\n"
    "local model = Sequential { layers.Reshape { { 784 } }, layers.Dense { 120, use_bias = false } }\n"
    "local head = Sequential { name = \"head\", layers.Dense { 64, use_bias = false } }\n"
    "local total = metrics.Mean {}\n"
    "return train { model = model, data = images:batch(40):map(function(x) return x / 255 end),\n"
    "  step = func(function(x)\n"
    "    local rows = model(x):reshape { 40, 4, 5, 6 }\n"
    "    total(head((rows * 2):reshape { 40, 120 }):sum())\n"
    "  end) }\n";

static void a_large_product_keeps_eight_partial_results(void **state)
{
    (void)state;
    Compiler *compiler = compiled(dense, "slice");
    Function *train = function_of(compiler, "train");
    const Nest *part = nest_with(train, "dense_MatMul_partial[slice, b, n] = sum"), *whole = part + 1;
    assert_int_equal(part->slices, 8);
    assert_int_equal(part->out[0], part->slice_number);
    assert_int_equal(train->axes->at[part->slice_number].extent, 8);
    assert_int_equal(part->slice_axis, part->reduce[0]); /* the outermost factor of the variable's rows */
    assert_string_equal(nest_text(train, whole),
                        "dense_MatMul[b, n] = sum slice 8: dense_MatMul_partial[slice, b, n]");
    assert_int_equal(whole->slices, 1);
    compiler_free(compiler);
}

static void what_has_the_rows_as_its_output_is_cut_for_free(void **state)
{
    (void)state;
    Compiler *compiler = compiled(dense, "slice");
    Function *train = function_of(compiler, "train");
    const Nest *gradient = nest_with(train, "d_dense_MatMul_contract[");
    assert_int_equal(gradient->slices, 8);
    assert_int_equal(gradient->slice_axis, gradient->out[0]);
    assert_int_equal(gradient->slice_number, 0);
    compiler_free(compiler);
}

static void small_nests_are_not_cut(void **state)
{
    (void)state;
    Compiler *compiler = compiled(dense, "slice");
    Function *train = function_of(compiler, "train");
    const Nest *small = nest_with(train, "dense_1_MatMul[");
    assert_int_equal(small->slices, 1);
    assert_int_equal(small->slice_axis, 0);
    compiler_free(compiler);
}

static void the_batch_is_cut_last(void **state)
{
    (void)state;
    Compiler *compiler = compiled(elementwise, "slice");
    Function *train = function_of(compiler, "train");
    const Nest *nest = nest_with(train, "exp[");
    assert_string_equal(axis_name(train, nest->out[0]), "i"); /* the batch, outermost */
    assert_int_equal(train->axes->at[nest->out[0]].extent, 128);
    assert_int_equal(nest->slices, 8);
    assert_int_equal(nest->slice_axis, nest->out[1]);
    compiler_free(compiler);
}

static const Axis *slice_axis(const Function *function, const Nest *nest)
{
    assert_int_equal(nest->slices, 8);
    return &function->axes->at[nest->slice_axis];
}

static void where_the_first_row_is_short_the_next_long_one_is_cut(void **state)
{
    (void)state;
    Compiler *compiler = compiled(short_rows, "slice");
    Function *train = function_of(compiler, "train");
    const Nest *forward = nest_with(train, "dense_MatMul_partial[slice, b, n] = sum");
    const Nest *weights = nest_with(train, "d_dense_MatMul_contract2[");
    const Nest *inputs = nest_with(train, "d_dense_MatMul_contract[");
    assert_int_equal(forward->reduces, 3);
    assert_int_equal(forward->slice_axis, forward->reduce[2]);
    assert_int_equal(slice_axis(train, forward)->extent, 16);
    /* the same axis in all that works on these rows, and there for free */
    assert_int_equal(weights->slice_axis, forward->slice_axis);
    assert_int_equal(inputs->slice_axis, forward->slice_axis);
    assert_int_equal(weights->slice_number, 0);
    assert_int_equal(inputs->slice_number, 0);
    compiler_free(compiler);
}

static void who_has_not_the_outer_rows_is_cut_along_its_own(void **state)
{
    (void)state;
    Compiler *compiler = compiled(short_rows, "slice");
    Function *train = function_of(compiler, "train");
    const Nest *convolution = nest_with(train, "conv2d_Conv2D[");
    assert_int_equal(slice_axis(train, convolution)->extent, 28);
    assert_int_equal(convolution->slice_axis, convolution->out[1]); /* its rows, not its channels */
    compiler_free(compiler);
}

static void rows_that_are_all_short_propose_nothing(void **state)
{
    (void)state;
    Compiler *compiler = compiled(shorter_rows, "slice");
    Function *train = function_of(compiler, "train");
    const Nest *head = nest_with(train, "head_dense_1_MatMul[");
    assert_int_equal(head->reduces, 3);               /* 4, 5, 6 */
    assert_int_equal(head->slice_axis, head->out[1]); /* free, and the batch is left to the lanes */
    assert_int_equal(slice_axis(train, head)->extent, 64);
    compiler_free(compiler);
}

static int cut_nests(Compiler *compiler)
{
    Function *train = function_of(compiler, "train");
    int count = 0;
    for (NestId id = 1; id < train->nests.count; ++id)
        count += train->nests.at[id].slices > 1 || train->nests.at[id].slice_axis;
    compiler_free(compiler);
    return count;
}

static void one_slice_cuts_nothing(void **state)
{
    (void)state;
    assert_int_equal(
        cut_nests(compile_text(dense, "slice", (Request){.schedule = SCHEDULE_UNFUSED, .slices = 1})), 0);
    assert_int_not_equal(cut_nests(compiled(dense, "slice")), 0);
}

static void slices_are_as_many_as_asked_for(void **state)
{
    (void)state;
    Compiler *compiler = compile_text(dense, "slice", (Request){.schedule = SCHEDULE_UNFUSED, .slices = 3});
    const Nest *part = nest_with(function_of(compiler, "train"), "dense_MatMul_partial[slice, b, n] = sum");
    assert_int_equal(part->slices, 3);
    compiler_free(compiler);
}

static void the_naive_schedule_keeps_no_partial_results(void **state)
{
    (void)state;
    Compiler *compiler = compile_text(dense, "slice", (Request){.schedule = SCHEDULE_NAIVE});
    Function *train = function_of(compiler, "train");
    for (NestId id = 1; id < train->nests.count; ++id) assert_int_equal(train->nests.at[id].slice_number, 0);
    compiler_free(compiler);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_large_product_keeps_eight_partial_results),
        cmocka_unit_test(what_has_the_rows_as_its_output_is_cut_for_free),
        cmocka_unit_test(small_nests_are_not_cut),
        cmocka_unit_test(the_batch_is_cut_last),
        cmocka_unit_test(where_the_first_row_is_short_the_next_long_one_is_cut),
        cmocka_unit_test(who_has_not_the_outer_rows_is_cut_along_its_own),
        cmocka_unit_test(rows_that_are_all_short_propose_nothing),
        cmocka_unit_test(one_slice_cuts_nothing),
        cmocka_unit_test(slices_are_as_many_as_asked_for),
        cmocka_unit_test(the_naive_schedule_keeps_no_partial_results),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
