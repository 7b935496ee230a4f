/* Place: what lives at the same time never overlaps, what does not may share, and variables have places of their own. */
#include "spec_fixture.h"

static const char classifier[] =
    "return Sequential {\n"
    "  layers = { layers.Rescaling { 1 / 255 }, layers.Flatten {}, layers.Dense { 32, activation = 'relu' }, layers.Dense { 10, activation = 'softmax' } },\n"
    "  compile = { optimizer = optimizers.Adam {}, loss = losses.SparseCategoricalCrossentropy {} },\n"
    "  fit = { data = datasets.mnist { train = 40, test = 24 }, batch_size = 16, epochs = 1 } }\n";

static int setup(void **state)
{
    *state = compiled(classifier, "place");
    return 0;
}

static int teardown(void **state)
{
    compiler_free(*state);
    return 0;
}

static bool placed(const Buffer *buffer) { return buffer->scope == SCOPE_ARENA && buffer->first >= 0; }

/* Calls `see` for every two placed buffers of a function, with whether their bytes meet. */
static void each_pair(const Schedule *schedule,
                      void see(const Buffer *a, const Buffer *b, bool meet, int *count), int *count)
{
    for (int f = 0; f < schedule->functions.count; ++f) {
        const Function *function = &schedule->functions.at[f];
        for (BufferId i = 1; i < function->buffers.count; ++i)
            for (BufferId k = 1; k < i; ++k) {
                const Buffer *a = &function->buffers.at[i], *b = &function->buffers.at[k];
                if (placed(a) && placed(b))
                    see(a, b,
                        a->offset < b->offset + buffer_bytes(b) && b->offset < a->offset + buffer_bytes(a),
                        count);
            }
    }
}

static bool alive_together(const Buffer *a, const Buffer *b)
{
    return a->first <= b->last && b->first <= a->last;
}

static void see_alive(const Buffer *a, const Buffer *b, bool meet, int *count)
{
    if (!alive_together(a, b)) return;
    if (meet) fail_msg("%s and %s overlap", a->name, b->name);
    ++*count;
}

static void see_apart(const Buffer *a, const Buffer *b, bool meet, int *count)
{
    *count += !alive_together(a, b) && meet;
}

static void what_lives_at_the_same_time_never_overlaps(void **state)
{
    int pairs = 0;
    each_pair(((Compiler *)*state)->schedule, see_alive, &pairs);
    assert_true(pairs > 100);
}

static void what_does_not_may_share(void **state)
{
    int shared = 0;
    each_pair(((Compiler *)*state)->schedule, see_apart, &shared);
    assert_true(shared > 100);
}

static void buffers_are_aligned_and_within_the_arena(void **state)
{
    const Schedule *schedule = ((Compiler *)*state)->schedule;
    int64_t largest = 0;
    for (int f = 0; f < schedule->functions.count; ++f)
        for (BufferId id = 1; id < schedule->functions.at[f].buffers.count; ++id) {
            const Buffer *buffer = &schedule->functions.at[f].buffers.at[id];
            if (!placed(buffer)) continue;
            assert_int_equal(buffer->offset % 64, 0);
            assert_true(buffer->offset + buffer_bytes(buffer) <= schedule->arena_size);
            if (buffer->offset + buffer_bytes(buffer) > largest)
                largest = buffer->offset + buffer_bytes(buffer);
        }
    assert_true(schedule->arena_size - largest < 64);
}

static void outputs_live_to_the_end(void **state)
{
    const Function *train = function_of(*state, "train");
    for (int i = 0; i < train->outputs.count; ++i)
        assert_int_equal(train->buffers.at[train->outputs.at[i]].last, train->kernels.count);
}

/* A variable's bytes, as its digits make them. */
static int64_t end_of(const Compiler *compiler, int variable)
{
    return compiler->schedule->variables[variable].offset +
           type_elements(&compiler->program->variables.at[variable].type) *
               dtype_bytes(compiler->program->variables.at[variable].type.dtype);
}

static void variables_lie_one_after_another(void **state)
{
    const Compiler *compiler = *state;
    const int count = compiler->program->variables.count;
    assert_true(count > 0);
    for (int i = 0; i < count; ++i) {
        const int64_t next =
            i + 1 < count ? compiler->schedule->variables[i + 1].offset : compiler->schedule->state_size;
        assert_int_equal(compiler->schedule->variables[i].offset % 64, 0);
        assert_in_range(next - end_of(compiler, i), 0, 63);
    }
}

static void a_variable_is_updated_in_its_place(void **state)
{
    Function *train = function_of(*state, "train");
    const Access *to = NULL;
    for (NestId id = 1; id < train->nests.count; ++id) {
        const Access *access = &train->nests.at[id].defs.at[0].to;
        if (strcmp(train->buffers.at[access->buffer].name, "dense_kernel") == 0) to = access;
    }
    assert_non_null(to); /* and no copy of it comes home */
    assert_int_equal(train->buffers.at[to->buffer].scope, SCOPE_VARIABLE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_lives_at_the_same_time_never_overlaps),
        cmocka_unit_test(what_does_not_may_share),
        cmocka_unit_test(buffers_are_aligned_and_within_the_arena),
        cmocka_unit_test(outputs_live_to_the_end),
        cmocka_unit_test(variables_lie_one_after_another),
        cmocka_unit_test(a_variable_is_updated_in_its_place),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
