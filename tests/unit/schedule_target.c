/* Targets: rows, the names that users know, and what this machine is. */
#include "fixture.h"
#include "schedule/target.h"

static void rows_are_found_by_name(void **state)
{
    (void)state;
    for (int i = 0; target_names(i); ++i)
        assert_string_equal(target_find(target_names(i))->march, target_names(i));
    const Target *target = target_find("x86-64-v3");
    assert_int_equal(target->lanes, 8);
    assert_int_equal(target->registers, 16);
    assert_string_equal(target->features[0], "avx2");
    assert_null(target->features[3]);
    assert_int_equal(target_find("x86-64-v4")->lanes, 16);
    assert_int_equal(target_find("armv8-a")->lanes, 4);
}

static void names_of_processors_lead_to_rows(void **state)
{
    (void)state;
    assert_ptr_equal(target_find("haswell"), target_find("x86-64-v3"));
    assert_ptr_equal(target_find("znver3"), target_find("x86-64-v3"));
    assert_ptr_equal(target_find("znver4"), target_find("x86-64-v4"));
    assert_ptr_equal(target_find("apple-m1"), target_find("armv8-a"));
}

static void this_machine_is_one_of_them(void **state)
{
    (void)state;
    assert_non_null(target_find("native"));
    assert_ptr_equal(target_find("native"), target_find(NULL));
}

static void unknown_names_are_not_found(void **state)
{
    (void)state;
    assert_null(target_find("x86-64-v9"));
    assert_null(target_find("x86"));
    assert_null(target_find(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_found_by_name),
        cmocka_unit_test(names_of_processors_lead_to_rows),
        cmocka_unit_test(this_machine_is_one_of_them),
        cmocka_unit_test(unknown_names_are_not_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
