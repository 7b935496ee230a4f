/* Layout: one storage order of a variable for all functions, inputs as they are given, vectors that fit their axes. */
#include "spec_fixture.h"

static const char classifier[] =
    "return Sequential {\n"
    "  layers = { layers.Rescaling { 1 / 255 }, layers.Reshape { { 28, 28, 1 } }, layers.Conv2D { 8, 3, activation = 'relu' }, layers.Flatten {},\n"
    "    layers.Dense { 10, activation = 'softmax' } },\n"
    "  compile = { optimizer = optimizers.SGD {}, loss = losses.SparseCategoricalCrossentropy {} },\n"
    "  fit = { data = datasets.mnist { train = 48, test = 24 }, batch_size = 16, epochs = 1 } }\n";

static Compiler *laid_out(ScheduleKind kind, const char *march)
{
    return compile_text(classifier, "layout", (Request){.schedule = kind, .march = march});
}

static void functions_share_one_layout_of_each_variable(void **state)
{
    (void)state;
    Compiler *compiler = laid_out(SCHEDULE_UNFUSED, NULL);
    const Schedule *schedule = compiler->schedule;
    int shared = 0;
    for (int f = 0; f < schedule->functions.count; ++f) {
        const Function *function = &schedule->functions.at[f];
        for (BufferId id = 1; id < function->buffers.count; ++id) {
            const Buffer *buffer = &function->buffers.at[id];
            if (buffer->scope != SCOPE_VARIABLE) continue;
            const VariableLayout *layout = &schedule->variables[buffer->which];
            assert_true(layout->known);
            assert_int_equal(buffer->digits, layout->digits);
            assert_memory_equal(buffer->digit, layout->digit, sizeof(Digit) * (size_t)layout->digits);
            shared += strcmp(function->role, "test") == 0;
        }
    }
    assert_true(shared >= 4); /* two kernels, two biases, and what the metrics keep */
    compiler_free(compiler);
}

static void a_layout_is_a_permutation_of_the_dimensions(void **state)
{
    (void)state;
    Compiler *compiler = laid_out(SCHEDULE_UNFUSED, NULL);
    for (int i = 0; i < compiler->program->variables.count; ++i) {
        const VariableLayout *layout = &compiler->schedule->variables[i];
        int64_t elements = 1;
        for (int d = 0; d < layout->digits; ++d) {
            elements *= layout->digit[d].extent;
            for (int k = 0; k < d; ++k)
                assert_true(layout->digit[d].dim != layout->digit[k].dim ||
                            layout->digit[d].stride != layout->digit[k].stride);
        }
        assert_int_equal(elements, type_elements(&compiler->program->variables.at[i].type));
    }
    compiler_free(compiler);
}

static void check_row_major(const Buffer *buffer)
{
    for (int d = 1; d < buffer->digits; ++d) {
        const Digit *outer = &buffer->digit[d - 1], *inner = &buffer->digit[d];
        assert_true(outer->dim < inner->dim || (outer->dim == inner->dim && outer->stride > inner->stride));
    }
}

static void inputs_and_outputs_are_row_major(void **state)
{
    (void)state;
    Compiler *compiler = laid_out(SCHEDULE_UNFUSED, NULL);
    for (int f = 0; f < compiler->schedule->functions.count; ++f) {
        const Function *function = &compiler->schedule->functions.at[f];
        for (BufferId id = 1; id < function->buffers.count; ++id)
            if (function->buffers.at[id].scope == SCOPE_INPUT) check_row_major(&function->buffers.at[id]);
        for (int i = 0; i < function->outputs.count; ++i)
            check_row_major(&function->buffers.at[function->outputs.at[i]]);
    }
    compiler_free(compiler);
}

/* Lanes are a power of two, no more than the machine's, and the axis is one of the nest's own. */
static int check_vectors(Compiler *compiler)
{
    Function *train = function_of(compiler, "train");
    int vectors = 0;
    for (NestId id = 1; id < train->nests.count; ++id) {
        const Nest *nest = &train->nests.at[id];
        bool own = !nest->vector;
        for (int i = 0; i < nest->outs; ++i) own |= nest->out[i] == nest->vector;
        for (int i = 0; i < nest->reduces; ++i) own |= nest->reduce[i] == nest->vector;
        assert_true(own);
        assert_int_equal(nest->lanes & (nest->lanes - 1), 0);
        assert_in_range(nest->lanes, 1, compiler->target->lanes);
        if (nest->vector) assert_true(nest->lanes <= train->axes->at[nest->vector].extent);
        vectors += nest->lanes > 1;
    }
    compiler_free(compiler);
    return vectors;
}

static void vectors_fit_their_axes_and_the_machine(void **state)
{
    (void)state;
    for (int i = 0; target_names(i); ++i)
        assert_int_not_equal(check_vectors(laid_out(SCHEDULE_UNFUSED, target_names(i))), 0);
}

static void the_naive_schedule_has_no_vectors_and_moves_nothing(void **state)
{
    (void)state;
    assert_int_equal(check_vectors(laid_out(SCHEDULE_NAIVE, NULL)), 0);
    Compiler *compiler = laid_out(SCHEDULE_NAIVE, NULL);
    const Function *train = function_of(compiler, "train");
    for (BufferId id = 1; id < train->buffers.count; ++id) check_row_major(&train->buffers.at[id]);
    compiler_free(compiler);
}

static void a_convolution_is_stored_with_the_batch_innermost(void **state)
{
    (void)state;
    Compiler *compiler = laid_out(SCHEDULE_UNFUSED, NULL);
    Function *train = function_of(compiler, "train");
    const Nest *conv = nest_with(train, "conv2d_Conv2D[");
    const Buffer *buffer = &train->buffers.at[conv->defs.at[0].to.buffer];
    assert_int_equal(buffer->digit[buffer->digits - 1].dim, 0);
    assert_int_equal(conv->vector, buffer->digit[buffer->digits - 1].axis);
    compiler_free(compiler);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(functions_share_one_layout_of_each_variable),
        cmocka_unit_test(a_layout_is_a_permutation_of_the_dimensions),
        cmocka_unit_test(inputs_and_outputs_are_row_major),
        cmocka_unit_test(vectors_fit_their_axes_and_the_machine),
        cmocka_unit_test(the_naive_schedule_has_no_vectors_and_moves_nothing),
        cmocka_unit_test(a_convolution_is_stored_with_the_batch_innermost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
