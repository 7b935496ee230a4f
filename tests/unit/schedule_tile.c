/* Tile: trees that cover every point, registers that suffice, nests of one line in one kernel. */
#include "spec_fixture.h"

/* Sizes that no vector divides: 7 samples of 5 features, 10 and 3 units. */
static const char odd[] =
    "local row, label = { 1, 2, 3, 4, 5 }, { 0, 0, 1 }\n"
    "local data = datasets.from_tensor_slices { { row, row, row, row, row, row, row },\n"
    "  { label, label, label, label, label, label, label } }\n"
    "local model = Sequential { layers.Dense { 10, activation = 'tanh' }, layers.Dense { 3 } }\n"
    "local loss = losses.MeanSquaredError {}\n"
    "return train { model = model, data = data:batch(7), step = func(function(x, y)\n"
    "  local l = loss(y, model(x))\n"
    "  for _, w in ipairs(model.trainable_variables) do w:assign(w - GradientTape():gradient(l, w)) end\n"
    "end) }\n";

static const char large[] =
    "local images = datasets.mnist { train = 64 }.train\n"
    "local model = Sequential { layers.Flatten {}, layers.Dense { 32, use_bias = false } }\n"
    "return train { model = model, data = images:batch(64):map(function(x) return x / 255 end),\n"
    "  step = func(function(x) metrics.Mean {}(model(x):sum()) end) }\n";

static void every_target_covers_every_point(void **state)
{
    (void)state;
    for (int t = 0; target_names(t); ++t)
        for (int kind = 0; kind < SCHEDULE_COUNT; ++kind) {
            const Request request = {.schedule = (ScheduleKind)kind, .march = target_names(t)};
            Compiler *compiler = compile_text(odd, "tile", request);
            Text complaint = text_new(compiler->arena);
            if (!kernels_verify(compiler->schedule, &complaint)) fail_msg("%s", complaint.at);
            compiler_free(compiler);
        }
}

static int count_loops(const Function *function, LoopKind kind)
{
    int count = 0;
    for (LoopId id = 1; id < function->loops.count; ++id) count += function->loops.at[id].kind == kind;
    return count;
}

static void ten_units_are_a_vector_of_eight_and_one_of_two(void **state)
{
    (void)state;
    Compiler *compiler = compiled(odd, "tile");
    Function *train = function_of(compiler, "train");
    const Nest *product = nest_with(train, "dense_MatMul[");
    bool eight = false, two = false;
    for (LoopId id = 1; id < train->loops.count; ++id) {
        const Loop *loop = &train->loops.at[id];
        if (loop->kind != LOOP_VECTOR || loop->axis != product->vector) continue;
        assert_true(loop->to == 8 || loop->to == 2);
        eight |= loop->to == 8, two |= loop->to == 2;
    }
    assert_true(eight && two);
    compiler_free(compiler);
}

static void the_naive_schedule_is_plain_loops(void **state)
{
    (void)state;
    Compiler *compiler = compile_text(odd, "tile", (Request){.schedule = SCHEDULE_NAIVE});
    const Function *train = function_of(compiler, "train");
    assert_int_equal(count_loops(train, LOOP_VECTOR) + count_loops(train, LOOP_UNROLL), 0);
    int nests = 0;
    for (int k = 0; k < train->kernels.count; ++k) nests += train->kernels.at[k].nests.count;
    assert_int_equal(nests, train->nests.count - 1); /* loops for each, none in another's */
    compiler_free(compiler);
}

static void small_nests_of_one_line_are_one_kernel(void **state)
{
    (void)state;
    Compiler *compiler = compiled(odd, "tile");
    const Function *train = function_of(compiler, "train");
    int nests = 0;
    for (int k = 0; k < train->kernels.count; ++k) nests += train->kernels.at[k].nests.count;
    assert_int_equal(nests, train->nests.count - 1);
    assert_true(train->kernels.count < nests);
    compiler_free(compiler);
}

static const Kernel *largest_kernel(const Function *function)
{
    const Kernel *largest = &function->kernels.at[0];
    for (int k = 0; k < function->kernels.count; ++k)
        if (function->kernels.at[k].products > largest->products) largest = &function->kernels.at[k];
    return largest;
}

static void a_kernel_knows_its_work(void **state)
{
    (void)state;
    Compiler *compiler = compiled(large, "tile");
    const Kernel *kernel = largest_kernel(function_of(compiler, "train"));
    assert_int_equal(kernel->products, 64 * 784 * 32);
    assert_int_equal(kernel->slices, 8);
    assert_int_equal(kernel->bytes,
                     4 * (64 * 784 + 784 * 32 + 8 * 64 * 32)); /* operands, and eight partial results */
    compiler_free(compiler);
}

/* The accumulators of a leaf: what is written out, in vectors, between its reduction and its leaf. */
static int accumulators(const Function *function, LoopId id, int outside)
{
    int most = 0;
    for (; id; id = function->loops.at[id].next) {
        const Loop *loop = &function->loops.at[id];
        if (loop->kind == LOOP_LEAF && (loop->part == LEAF_INIT || loop->part == LEAF_RESUME) &&
            outside > most)
            most = outside;
        const int times = loop->kind == LOOP_UNROLL ? (loop->to - loop->from) / loop->step : 1;
        const int inside = accumulators(function, loop->child, outside * times);
        if (inside > most) most = inside;
    }
    return most;
}

static void a_tile_fits_the_registers(void **state)
{
    (void)state;
    for (int t = 0; target_names(t); ++t) {
        Compiler *compiler =
            compile_text(large, "tile", (Request){.schedule = SCHEDULE_UNFUSED, .march = target_names(t)});
        const Function *train = function_of(compiler, "train");
        const int held = accumulators(train, largest_kernel(train)->root, 1);
        assert_in_range(held, 4, compiler->target->registers - 2);
        compiler_free(compiler);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_target_covers_every_point),
        cmocka_unit_test(ten_units_are_a_vector_of_eight_and_one_of_two),
        cmocka_unit_test(the_naive_schedule_is_plain_loops),
        cmocka_unit_test(small_nests_of_one_line_are_one_kernel),
        cmocka_unit_test(a_kernel_knows_its_work),
        cmocka_unit_test(a_tile_fits_the_registers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
