/* Phases: gradients of what strides read without a division, where the extents are whole numbers of strides. */
#include "spec_fixture.h"

/* The gradient is pulled to what the convolution makes of 28 x 28, or of 27 x 27. */
static const char strided[] =
    "local images = datasets.mnist { train = 4 }.train\n"
    "local model = Sequential { layers.Reshape { { 28, 28, 1 } }, layers.Conv2D { 2, %d, use_bias = false }, %s }\n"
    "return train { model = model, data = images:batch(4):map(function(x) return x / 255 end),\n"
    "  step = func(function(x)\n"
    "    local loss = model(x):sum()\n"
    "    for _, w in ipairs(model.trainable_variables) do w:assign(w - GradientTape():gradient(loss, w)) end\n"
    "  end) }\n";

static Compiler *strided_by(int kernel, const char *layer)
{
    char text[2 * sizeof strided];
    snprintf(text, sizeof text, strided, kernel, layer);
    return compiled(text, "axes");
}

typedef struct {
    int divided, guarded;
} Reads;

static void see_read(void *context, Access *access, bool write)
{
    Reads *reads = context;
    for (int d = 0; !write && d < access->rank; ++d) reads->divided += access->at[d].divisor != 1;
    reads->guarded += access->guarded;
}

static Reads reads_of(Function *function, const Nest *nest)
{
    Nest copy = *nest;
    Reads reads = {0};
    nest_visit(function, &copy, see_read, &reads);
    return reads;
}

static int extent(const Function *function, AxisId axis) { return function->axes->at[axis].extent; }

static void windows_that_fit_their_stride_are_moved_not_summed(void **state)
{
    (void)state;
    Compiler *compiler = strided_by(1, "layers.MaxPooling2D { 2 }");
    Function *train = function_of(compiler, "train");
    const Nest *pull = nest_with(train, "d_max_pooling2d_view_reduce["),
               *made = nest_with(train, "d_max_pooling2d_MaxPool_select2[");
    assert_int_equal(pull->reduces, 0);
    assert_int_equal(pull->combine, COMBINE_NONE);
    assert_int_equal(reads_of(train, pull).divided, 0);
    assert_int_equal(reads_of(train, pull).guarded, 0);
    /* b, y 14, its phase, x 14, its phase, c: and they are those of what is pulled */
    assert_int_equal(pull->outs, 6);
    assert_int_equal(extent(train, pull->out[1]), 14);
    assert_int_equal(extent(train, pull->out[2]), 2);
    for (int i = 0; i < pull->outs; ++i) {
        bool shared = false;
        for (int k = 0; k < made->outs; ++k) shared |= made->out[k] == pull->out[i];
        assert_true(shared);
    }
    const Index *row = &pull->defs.at[0].to.at[1];
    assert_int_equal(index_stride(row, pull->out[1]), 2);
    assert_int_equal(index_stride(row, pull->out[2]), 1);
    compiler_free(compiler);
}

static void windows_that_overlap_sum_those_of_their_phase(void **state)
{
    (void)state;
    Compiler *compiler = strided_by(1, "layers.MaxPooling2D { 4, strides = 2 }");
    Function *train = function_of(compiler, "train");
    const Nest *pull = nest_with(train, "d_max_pooling2d_view_reduce[");
    assert_int_equal(pull->reduces, 2);
    assert_int_equal(extent(train, pull->reduce[0]), 2); /* of 4 rows of a window two have the remainder */
    assert_int_equal(reads_of(train, pull).divided, 0);
    assert_int_equal(reads_of(train, pull).guarded, 1); /* there is no window above the first */
    compiler_free(compiler);
}

/* 5 taps, 2 apart, of which the first lies 1 outside: taps -1 .. 5 are counted, and guarded. */
static void taps_beyond_the_kernel_are_guarded(void **state)
{
    (void)state;
    Compiler *compiler =
        strided_by(1, "layers.Conv2D { 3, 5, strides = 2, padding = 'same', use_bias = false }");
    Function *train = function_of(compiler, "train");
    const Nest *pull = nest_with(train, "d_conv2d_1_Conv2D_contract[");
    const Access *gradient, *kernel;
    assert_true(nest_is_product(train, pull, &gradient, &kernel)); /* it stays one */
    assert_int_equal(reads_of(train, pull).divided, 0);
    assert_true(gradient->guarded && kernel->guarded);
    assert_true(gradient->fill == 0 && kernel->fill == 0);
    const Index *tap = &kernel->at[0];
    assert_int_equal(tap->terms, 2);
    assert_int_equal(tap->constant, -1);
    int turns = 0;
    for (int i = 0; i < pull->reduces; ++i)
        if (index_stride(tap, pull->reduce[i])) turns = extent(train, pull->reduce[i]);
    assert_int_equal(turns, 3);
    compiler_free(compiler);
}

static void rows_that_are_no_whole_strides_stay_divided(void **state)
{
    (void)state;
    Compiler *compiler = strided_by(2, "layers.MaxPooling2D { 2 }"); /* 27 */
    Function *train = function_of(compiler, "train");
    const Nest *pull = nest_with(train, "d_max_pooling2d_view_reduce[");
    assert_int_equal(reads_of(train, pull).divided, 2);
    assert_int_equal(pull->reduces, 2);
    compiler_free(compiler);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(windows_that_fit_their_stride_are_moved_not_summed),
        cmocka_unit_test(windows_that_overlap_sum_those_of_their_phase),
        cmocka_unit_test(taps_beyond_the_kernel_are_guarded),
        cmocka_unit_test(rows_that_are_no_whole_strides_stay_divided),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
