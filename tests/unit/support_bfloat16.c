/* What generated C does to bfloat16 and for random words, of every width, against the value rules of the op table. */
#include <math.h>

#include "base/bits.h"
#include "support_math_library.h"

typedef void Rounded(const float *, const int32_t *, uint16_t *, uint16_t *, float *, int);

static void expect_bfloat16(float x, double want, uint16_t got)
{
    const double value = bfloat16_value(got);
    if (isnan(want) ? !isnan(value) : bfloat16_bits(want) != got)
        fail_msg("%a is rounded to %a, not %a", (double)x, value, want);
}

/* Every width against the rules of the op table, over all floats: infinities, NaN and denormals among them. */
static void test_bfloat16(void **state)
{
    const struct bench *bench = *state;
    static float x[BLOCK], back[BLOCK];
    static int32_t random[BLOCK];
    static uint16_t nearest[BLOCK], chance[BLOCK];
    for (struct target target = {0}; next_target(bench, &target);) {
        Rounded *rounded;
        find_array_function(target.library, "bfloat16", target.width, &rounded);
        for (uint64_t pattern = 0; next_block(x, &pattern, 40961);) {
            for (int i = 0; i < BLOCK; ++i) random[i] = (int32_t)hash_words((double)i, 1);
            rounded(x, random, nearest, chance, back, BLOCK);
            for (int i = 0; i < BLOCK; ++i) {
                expect_bfloat16(x[i], bfloat16_nearest((double)x[i]), nearest[i]);
                expect_bfloat16(x[i], bfloat16_stochastic((double)x[i], random[i]), chance[i]);
                expect_bfloat16(x[i], (double)back[i], chance[i]);
            }
        }
    }
}

static void test_strided_bfloat16(void **state)
{
    const struct bench *bench = *state;
    uint16_t x[16 * 7], to[16 * 7 + 1];
    for (int i = 0; i < 16 * 7; ++i) x[i] = (uint16_t)(0x3f80 + 3 * i);
    for (struct target target = {0}; next_target(bench, &target);) {
        if (target.width == 1) continue;
        void (*copy)(const uint16_t *, uint16_t *, int);
        find_array_function(target.library, "strided_bfloat16", target.width, &copy);
        memset(to, 0, sizeof to);
        copy(x, to, 7);
        for (int i = 0; i < 16 * 7; ++i)
            assert_int_equal(to[i], i % 7 == 0 && i < target.width * 7 ? x[i] : 0);
    }
}

static void test_random_words(void **state)
{
    const struct bench *bench = *state;
    int32_t x[BLOCK], y[BLOCK], words[BLOCK];
    for (int i = 0; i < BLOCK; ++i) x[i] = i * 1048573 - 7, y[i] = i % 3 - 1;
    for (struct target target = {0}; next_target(bench, &target);) {
        void (*random_word)(const int32_t *, const int32_t *, int32_t *, int);
        find_array_function(target.library, "random_word", target.width, &random_word);
        random_word(x, y, words, BLOCK);
        for (int i = 0; i < BLOCK; ++i) assert_true(words[i] == hash_words(x[i], y[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_bfloat16),
                                       cmocka_unit_test(test_strided_bfloat16),
                                       cmocka_unit_test(test_random_words)};
    return cmocka_run_group_tests_name("support_bfloat16", tests, build, clean);
}
