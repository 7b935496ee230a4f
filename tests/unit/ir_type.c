/* Types: names, broadcasting as NumPy does it, and the limit of 2^31 elements. */
#include "fixture.h"
#include "ir/type.h"

#define SHAPE(...) type_make(F32, (int)(sizeof(int[]){__VA_ARGS__} / sizeof(int)), (const int[]){__VA_ARGS__})

static const Type scalar = {.dtype = F32};

static void assert_broadcasts(Type a, Type b, Type expected)
{
    Type result;
    assert_true(type_broadcast(&a, &b, &result));
    assert_true(type_same_shape(&result, &expected));
    assert_true(type_broadcast(&b, &a, &result));
    assert_true(type_same_shape(&result, &expected));
}

static void shapes_are_aligned_at_the_last_axis(void **state)
{
    (void)state;
    assert_broadcasts(SHAPE(4, 3), SHAPE(3), SHAPE(4, 3));
    assert_broadcasts(SHAPE(4, 1), SHAPE(1, 3), SHAPE(4, 3));
    assert_broadcasts(SHAPE(2, 1, 5), SHAPE(7, 1), SHAPE(2, 7, 5));
    assert_broadcasts(SHAPE(2, 3), scalar, SHAPE(2, 3));
    assert_broadcasts(scalar, scalar, scalar);
}

static void what_does_not_fit_is_refused(void **state)
{
    (void)state;
    Type result, columns = SHAPE(4, 3), rows = SHAPE(4);
    assert_false(type_broadcast(&columns, &rows, &result));
}

static void elements_are_counted_up_to_a_limit(void **state)
{
    (void)state;
    const Type pixels = SHAPE(32, 26, 26, 32), most = SHAPE(INT32_MAX), over = SHAPE(1 << 16, 1 << 15),
               far = SHAPE(1 << 30, 1 << 30, 1 << 30, 1 << 30); /* no overflow on the way */
    assert_int_equal(type_elements(&scalar), 1);
    assert_int_equal(type_elements(&pixels), 692224);
    assert_int_equal(type_elements(&most), INT32_MAX);
    assert_int_equal(type_elements(&over), -1);
    assert_int_equal(type_elements(&far), -1);
}

static void shapes_are_printed_as_python_does(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    const Type vector = SHAPE(10), matrix = SHAPE(32, 10);
    assert_string_equal(shape_text(arena, &scalar), "()");
    assert_string_equal(shape_text(arena, &vector), "(10,)");
    assert_string_equal(type_text(arena, &matrix), "float32 (32, 10)");
    arena_free(arena);
}

static void element_types_have_names(void **state)
{
    (void)state;
    static const char *const names[] = {"float32", "int32", "int64", "uint8", "bool", "bfloat16"};
    static const char *const c_names[] = {"float", "int32_t", "int64_t", "uint8_t", "uint8_t", "uint16_t"};
    static const int sizes[] = {4, 4, 8, 1, 1, 2};
    for (int i = 0; i < DTYPE_COUNT; ++i) {
        Dtype found;
        assert_true(dtype_find(names[i], &found));
        assert_int_equal(found, i);
        assert_string_equal(dtype_name(found), names[i]);
        assert_string_equal(dtype_c_name(found), c_names[i]);
        assert_int_equal(dtype_bytes(found), sizes[i]);
    }
    Dtype none;
    assert_false(dtype_find("float64", &none));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shapes_are_aligned_at_the_last_axis),
        cmocka_unit_test(what_does_not_fit_is_refused),
        cmocka_unit_test(elements_are_counted_up_to_a_limit),
        cmocka_unit_test(shapes_are_printed_as_python_does),
        cmocka_unit_test(element_types_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
