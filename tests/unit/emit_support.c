/* Support: a file is given the functions it uses, what those need, and no other; each for the widths in use. */
#include "emit/printer.h"
#include "fixture.h"

static const char *support_in(const Real *real, Arena *arena, const SupportUse *uses, int count)
{
    SupportUses list = {0};
    Text text = text_new(arena);
    for (int i = 0; i < count; ++i) *LIST_PUSH(arena, &list) = uses[i];
    print_support(&list, real, &text);
    return text.at;
}

static const char *support_of(Arena *arena, const SupportUse *uses, int count)
{
    return support_in(&real_float, arena, uses, count);
}

static int times(const char *text, const char *part)
{
    int count = 0;
    for (const char *at = text; (at = strstr(at, part)); at += strlen(part)) ++count;
    return count;
}

static void nothing_used_is_nothing_printed(void **state)
{
    assert_string_equal(support_of(*state, NULL, 0), "");
}

static void a_function_brings_what_it_needs(void **state)
{
    const char *text = support_of(*state, (SupportUse[]){{"exp_N", 8}}, 1);
    static const char *const needed[] = {" vec8 ",       " ivec8 ",        " uvec8 ", " as_int_8(",
                                         " as_float_8(", " exp_series_8(", " exp_8("};
    const char *after = text; /* each further down than the last */
    for (size_t i = 0; i < sizeof needed / sizeof *needed; ++i) {
        after = strstr(after, needed[i]);
        if (!after) fail_msg("%s is not there in its turn", needed[i]);
    }
    assert_null(strstr(text, "log_8"));
    assert_null(strstr(text, "_N"));
    assert_null(strstr(text, "vecN"));
    assert_null(strstr(text, "LANES"));
}

static void what_several_need_is_printed_once(void **state)
{
    const char *text = support_of(*state, (SupportUse[]){{"exp_N", 4}, {"tanh_N", 4}, {"exp_N", 4}}, 3);
    assert_int_equal(times(text, "typedef float vec4"), 1);
    assert_int_equal(times(text, "static inline vec4 exp_series_4("), 1);
    assert_int_equal(times(text, "static inline vec4 exp_4("), 1);
}

static void in_double_there_is_no_float(void **state)
{
    static const SupportUse uses[] = {{"exp_N", 8},       {"log_N", 1},     {"load_N", 8},
                                      {"load_mask_N", 8}, {"uniform_N", 8}, {"sum_lanes_N", 8},
                                      {"load_int_N", 1}};
    const char *text = support_in(&real_double, *state, uses, sizeof uses / sizeof *uses);
    assert_null(strstr(text, "float"));
    assert_null(strstr(text, "_N"));
    assert_int_equal(times(text, "typedef double vec8 "), 1);
    assert_int_equal(times(text, "static inline vec8 exp_8("), 1);
    assert_null(strstr(text, "exp_series")); /* libm's are more accurate than a fit for floats */
    /* a mask is as wide as what it chooses between; a scalar is an int wherever it is */
    assert_int_equal(times(text, "typedef int64_t ivec8 "), 1);
    assert_int_equal(times(text, "typedef int32_t ivec1;"), 1);
}

static void each_width_has_its_own(void **state)
{
    const char *text = support_of(*state, (SupportUse[]){{"load_N", 8}, {"load_N", 2}}, 2);
    assert_int_equal(times(text, "static inline vec2 load_2("), 1);
    assert_int_equal(times(text, "static inline vec8 load_8("), 1);
    assert_null(strstr(text, "vec4"));
}

static void scalars_have_plain_types(void **state)
{
    const char *text = support_of(*state, (SupportUse[]){{"sqrt_N", 1}}, 1);
    assert_non_null(strstr(text, "typedef float vec1;"));
    assert_null(strstr(text, "ext_vector_type"));
}

static void a_header_is_wanted_where_a_function_needs_it(void **state)
{
    static const struct {
        const char *name;
        bool math;
    } rows[] = {{"exp_N", false}, {"log_N", true}, {"pow_N", true}, {"load_N", false}, {"<math.h>", true}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; ++i) {
        SupportUses list = {0};
        *LIST_PUSH(*state, &list) = (SupportUse){rows[i].name, 1};
        assert_int_equal(support_uses_math(&list, &real_float, *state), rows[i].math);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_used_is_nothing_printed),
        cmocka_unit_test(a_function_brings_what_it_needs),
        cmocka_unit_test(what_several_need_is_printed_once),
        cmocka_unit_test(in_double_there_is_no_float),
        cmocka_unit_test(each_width_has_its_own),
        cmocka_unit_test(scalars_have_plain_types),
        cmocka_unit_test(a_header_is_wanted_where_a_function_needs_it),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
