/* Lower: what works is a nest, what is free is read through, and where an assignment may write in place. */
#include "spec_fixture.h"

/* A training step of one line, on x of shape (2, 3), variables a and b of shape (), and v of shape (3,). */
static Compiler *lowered(const char *step)
{
    static const char spec[] =
        "local data = datasets.from_tensor_slices { { { 1, 2, 3 }, { 4, 5, 6 } } }\n"
        "local a, b = Variable { name = 'a', value = 1 }, Variable { name = 'b', value = 2 }\n"
        "local model = Sequential { layers.Dense { 3 } }\n"
        "return train { model = model, data = data:batch(2), step = func(function(x)\n"
        "  local v = (model(x) and model.trainable_variables)[2]\n"
        "%s\nend) }\n";
    char text[sizeof spec + 200];
    snprintf(text, sizeof text, spec, step);
    return compiled(text, "lower");
}

static void assert_nests(const char *step, const char *first, const char *second, const char *third)
{
    const char *const expected[] = {first, second, third};
    Compiler *compiler = lowered(step);
    Function *train = function_of(compiler, "train");
    int count = 0;
    for (; count < 3 && expected[count]; ++count) {
        assert_true(count + 1 < train->nests.count);
        assert_string_equal(nest_text(train, &train->nests.at[count + 1]), expected[count]);
    }
    assert_int_equal(train->nests.count - 1, count);
    compiler_free(compiler);
}

static void each_op_that_works_is_a_nest(void **state)
{
    (void)state;
    assert_nests("a:assign((x * x):sum())", "mul[i, j] = field0[i, j] * field0[i, j]",
                 "a_ = sum i 2 j 3: mul[i, j]", NULL);
}

static void views_and_constants_are_read_through(void **state)
{
    (void)state;
    assert_nests("a:assign((x:transpose { 1, 0 } + 1):sum())", "add[j, i] = field0[i, j] + 1",
                 "a_ = sum i 3 j 2: add[i, j]", NULL);
}

static void an_assignment_writes_in_place(void **state)
{
    (void)state;
    assert_nests("a:assign(a + 1)", "a_ = a_ + 1", NULL, NULL);
}

static void but_not_before_the_old_value_was_read(void **state)
{
    (void)state;
    assert_nests("local old = a * 1; a:assign(b + 1); b:assign(old)", "add = b_ + 1", "b_ = a_", "a_ = add");
}

static void nor_where_other_elements_are_still_read(void **state)
{
    (void)state;
    assert_nests("v:assign(v:flip(0) + 1)", "add[i] = dense_bias[-i + 2] + 1", "dense_bias[i] = add[i]",
                 NULL);
}

static void nests_know_where_they_come_from(void **state)
{
    (void)state;
    Compiler *compiler = lowered("a:assign(a + 1)");
    const Nest *nest = nest_with(function_of(compiler, "train"), "a_ = a_ + 1");
    assert_int_equal(origin_get(&compiler->origins, nest->origin)->spec.line, 6);
    compiler_free(compiler);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_op_that_works_is_a_nest),
        cmocka_unit_test(views_and_constants_are_read_through),
        cmocka_unit_test(an_assignment_writes_in_place),
        cmocka_unit_test(but_not_before_the_old_value_was_read),
        cmocka_unit_test(nor_where_other_elements_are_still_read),
        cmocka_unit_test(nests_know_where_they_come_from),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
