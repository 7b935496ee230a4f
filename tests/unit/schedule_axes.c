/* Axes: one axis where one thing is meant, factors where a reshape joins or splits, a copy where none fit. */
#include "spec_fixture.h"

static const char flatten[] =
    "local images = datasets.mnist { train = 4 }.train\n"
    "local model = Sequential { layers.Reshape { { 28, 28, 1 } }, layers.Conv2D { 32, 3 }, layers.Flatten {},\n"
    "  layers.Dense { 10 } }\n"
    "return train { model = model, data = images:batch(4):map(function(x) return x / 255 end),\n"
    "  step = func(function(x) metrics.Mean {}(model(x):sum()) end) }\n";

/* x of shape (4, 6), of which y is another shape. */
static const char reshape[] =
    "local row = { 1, 2, 3, 4, 5, 6 }\n"
    "local data = datasets.from_tensor_slices { { row, row, row, row } }\n"
    "local w = Variable { name = 'w' }\n"
    "return train { model = Sequential { layers.Rescaling { 2 } }, data = data:batch(4), step = func(function(x)\n"
    "  w:assign(x:exp():reshape { %d, %d }:log():sum())\n"
    "end) }\n";

static int extent(const Function *function, AxisId axis) { return function->axes->at[axis].extent; }

static Compiler *reshaped(int rows, int columns)
{
    char text[sizeof reshape];
    snprintf(text, sizeof text, reshape, rows, columns);
    return compiled(text, "axes");
}

static void flattened_rows_are_the_factors_of_what_was_flattened(void **state)
{
    (void)state;
    Compiler *compiler = compiled(flatten, "axes");
    Function *train = function_of(compiler, "train");
    const Nest *conv = nest_with(train, "conv2d_Conv2D[b, y, x, c] = sum"),
               *dense = nest_with(train, "dense_MatMul[");
    assert_int_equal(dense->reduces, 3); /* 21632 = 26 * 26 * 32 */
    assert_int_equal(extent(train, dense->reduce[0]), 26);
    assert_int_equal(extent(train, dense->reduce[1]), 26);
    assert_int_equal(extent(train, dense->reduce[2]), 32);
    for (int i = 0; i < 3; ++i) assert_int_equal(dense->reduce[i], conv->out[i + 1]); /* y, x, c */
    assert_int_equal(dense->out[0], conv->out[0]);                                    /* b */
    compiler_free(compiler);
}

static void a_variable_is_cut_into_the_same_factors(void **state)
{
    (void)state;
    Compiler *compiler = compiled(flatten, "axes");
    Function *train = function_of(compiler, "train");
    const Nest *dense = nest_with(train, "dense_MatMul[");
    const Access *a, *kernel;
    assert_true(nest_is_product(train, dense, &a, &kernel));
    const Buffer *buffer = &train->buffers.at[kernel->buffer];
    assert_true(buffer->scope == SCOPE_VARIABLE && buffer->cut);
    assert_int_equal(buffer->type.rank, 2); /* to its user it is 21632 by 10 */
    assert_int_equal(buffer->digits, 4);
    for (int d = 0; d < 3; ++d) {
        assert_int_equal(buffer->digit[d].axis, dense->reduce[d]);
        assert_int_equal(buffer->digit[d].dim, 0);
    }
    assert_int_equal(buffer->digit[0].stride, 26 * 32);
    compiler_free(compiler);
}

static void check_is_no_reshape(void *context, Access *access, bool write)
{
    (void)write;
    assert_int_equal(((const Function *)context)->buffers.at[access->buffer].reshape_of, 0);
}

static void nothing_is_read_through_a_reshape(void **state)
{
    (void)state;
    Compiler *compiler = compiled(flatten, "axes");
    Function *train = function_of(compiler, "train");
    for (NestId id = 1; id < train->nests.count; ++id)
        nest_visit(train, &train->nests.at[id], check_is_no_reshape, train);
    compiler_free(compiler);
}

static void names_are_unique_within_a_nest(void **state)
{
    (void)state;
    Compiler *compiler = compiled(flatten, "axes");
    Function *train = function_of(compiler, "train");
    for (NestId id = 1; id < train->nests.count; ++id) {
        const Nest *nest = &train->nests.at[id];
        for (int i = 0; i < nest->outs + nest->reduces; ++i)
            for (int k = 0; k < i; ++k)
                assert_string_not_equal(
                    axis_name(train, i < nest->outs ? nest->out[i] : nest->reduce[i - nest->outs]),
                    axis_name(train, k < nest->outs ? nest->out[k] : nest->reduce[k - nest->outs]));
    }
    compiler_free(compiler);
}

static void shapes_with_common_factors_are_seen_through(void **state)
{
    (void)state;
    Compiler *compiler = reshaped(8, 3); /* (4, 2*3) is (4*2, 3) */
    Function *train = function_of(compiler, "train");
    const Nest *before = nest_with(train, "exp["), *after = nest_with(train, "log[");
    assert_int_equal(before->outs, 3);
    assert_memory_equal(before->out, after->out, 3 * sizeof *after->out);
    compiler_free(compiler);
}

static void others_are_copied_flat(void **state)
{
    (void)state;
    Compiler *compiler = reshaped(3, 8); /* rows of 6 and of 8 begin at different elements */
    Function *train = function_of(compiler, "train");
    const Nest *copy = nest_with(train, "reshape[");
    const Access *from = train->exprs.at[copy->defs.at[0].value].load;
    assert_true(from->flat);
    assert_int_equal(from->rank, 1);
    assert_int_equal(index_stride(&from->at[0], copy->out[0]), 8);
    assert_int_equal(index_stride(&from->at[0], copy->out[1]), 1);
    assert_true(train->buffers.at[from->buffer].pinned); /* flat means row-major */
    assert_true(copy == nest_with(train, "exp[") + 1 && copy + 1 == nest_with(train, "log["));
    compiler_free(compiler);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(flattened_rows_are_the_factors_of_what_was_flattened),
        cmocka_unit_test(a_variable_is_cut_into_the_same_factors),
        cmocka_unit_test(nothing_is_read_through_a_reshape),
        cmocka_unit_test(names_are_unique_within_a_nest),
        cmocka_unit_test(shapes_with_common_factors_are_seen_through),
        cmocka_unit_test(others_are_copied_flat),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
