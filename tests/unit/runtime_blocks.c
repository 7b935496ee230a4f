/* Blocks of memory: what lies on huge pages, if the machine has any to give. */
#include "blocks.h"
#include <malloc.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { LINE = 64, HUGE = 2 << 20, WORTH_ONE = HUGE / 8 };

static const size_t sizes[] = {0,        1,    LINE,     WORTH_ONE - 1, WORTH_ONE,
                               HUGE - 1, HUGE, HUGE + 1, 2 * HUGE,      33248256};
enum { SIZES = sizeof sizes / sizeof *sizes };

/* Zeroed to the end, which has a huge page of its own where it is worth one. */
static void test_created(void **state)
{
    (void)state;
    for (int i = 0; i < SIZES; ++i) {
        unsigned char *block = block_create(sizes[i]);
        assert_non_null(block);
        const size_t unit = sizes[i] < WORTH_ONE ? LINE : HUGE;
        assert_int_equal((uintptr_t)block % unit, 0);
        assert_true(unit == LINE || malloc_usable_size(block) >= (sizes[i] + HUGE - 1) / HUGE * HUGE);
        for (size_t k = 0; k < sizes[i]; ++k)
            if (block[k]) fail_msg("byte %zu of %zu is not zero", k, sizes[i]);
        free(block);
    }
}

/* Of the size that is asked for, and aligned as those are. */
static void test_reserved(void **state)
{
    (void)state;
    for (int i = 0; i < SIZES; ++i) {
        unsigned char *block = block_reserve(sizes[i]);
        assert_non_null(block);
        assert_int_equal((uintptr_t)block % (sizes[i] < HUGE ? LINE : HUGE), 0);
        assert_true(malloc_usable_size(block) >= sizes[i]);
        memset(block, 1, sizes[i]);
        free(block);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_created), cmocka_unit_test(test_reserved)};
    return cmocka_run_group_tests_name("runtime_blocks", tests, NULL, NULL);
}
