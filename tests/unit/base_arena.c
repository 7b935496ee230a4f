/* The arena: zeroed and aligned memory, blocks as large as they must be, and lists that grow in it. */
#include "fixture.h"

static void memory_is_zeroed_and_aligned(void **state)
{
    for (size_t size = 0; size < 100; ++size) {
        unsigned char *at = arena_alloc(*state, size);
        assert_int_equal((uintptr_t)at % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; ++i) assert_int_equal(at[i], 0);
        if (size) memset(at, 0xFF, size); /* the next one is zeroed although this one is not */
    }
}

static void what_is_larger_than_a_block_has_one_of_its_own(void **state)
{
    const size_t megabyte = 1 << 20;
    char *before = arena_string(*state, "before"), *large = arena_alloc(*state, megabyte);
    memset(large, 'x', megabyte);
    char *after = arena_string(*state, "after");
    assert_string_equal(before, "before");
    assert_string_equal(after, "after");
    assert_int_equal(large[0] + large[megabyte - 1], 2 * 'x');
}

static void allocations_do_not_overlap(void **state)
{
    int *numbers[1000];
    for (int i = 0; i < 1000; ++i) {
        numbers[i] = ARENA_ARRAY(*state, int, 500); /* 2 MB: several blocks */
        for (int k = 0; k < 500; ++k) numbers[i][k] = i;
    }
    for (int i = 0; i < 1000; ++i)
        for (int k = 0; k < 500; ++k) assert_int_equal(numbers[i][k], i);
}

static void strings_are_copied_and_formatted(void **state)
{
    char word[] = "word", expected[601];
    char *copy = arena_string(*state, word);
    word[0] = 'W';
    assert_string_equal(copy, "word");
    assert_string_equal(arena_format(*state, "%s_%d", "cuts", 26), "cuts_26");
    memset(expected, ' ', 600), expected[600] = 0;
    assert_string_equal(arena_format(*state, "%600s", ""), expected);
}

static void a_list_grows_and_keeps_its_elements(void **state)
{
    List(int) squares = {0};
    for (int i = 0; i < 1000; ++i) *LIST_PUSH(*state, &squares) = i * i;
    assert_int_equal(squares.count, 1000);
    for (int i = 0; i < 1000; ++i) assert_int_equal(squares.at[i], i * i);
}

static void a_pushed_element_is_zeroed(void **state)
{
    typedef struct {
        int first, second;
    } Pair;
    List(Pair) pairs = {0};
    LIST_PUSH(*state, &pairs)->first = 1;
    assert_int_equal(pairs.at[0].first, 1);
    assert_int_equal(pairs.at[0].second, 0);
}

static void freeing_nothing_is_fine(void **state)
{
    (void)state;
    arena_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_aligned),
        cmocka_unit_test(what_is_larger_than_a_block_has_one_of_its_own),
        cmocka_unit_test(allocations_do_not_overlap),
        cmocka_unit_test(strings_are_copied_and_formatted),
        cmocka_unit_test(a_list_grows_and_keeps_its_elements),
        cmocka_unit_test(a_pushed_element_is_zeroed),
        cmocka_unit_test(freeing_nothing_is_fine),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
