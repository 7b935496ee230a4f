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
        cmocka_unit_test(one_slice_cuts_nothing),
        cmocka_unit_test(slices_are_as_many_as_asked_for),
        cmocka_unit_test(the_naive_schedule_keeps_no_partial_results),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
