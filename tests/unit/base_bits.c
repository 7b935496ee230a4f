/* bfloat16 by its definition, rounding by chance by its mean, the hash by what is published of it. */
#include "base/bits.h"
#include "fixture.h"
#include <float.h>
#include <math.h>

static const double halves = 0x1p16;
enum { HALVES = 1 << 16, INFINITE = 0x7f80 };

static void bits_and_values_are_inverse(void **state)
{
    (void)state;
    for (int bits = 0; bits < HALVES; ++bits) {
        double value = bfloat16_value((uint16_t)bits);
        if (isnan(value))
            assert_true((bits & 0x7fff) > INFINITE);
        else
            assert_int_equal(bfloat16_bits(value), bits);
    }
    assert_true(bfloat16_value(0x3f80) == 1 && bfloat16_value(0xc040) == -3);
}

/* Between two neighbours: the nearer; in the middle the one whose last bit is 0. */
static void nearest_is_nearest(void **state)
{
    (void)state;
    for (int bits = 0; bits < INFINITE - 1; ++bits) {
        double low = bfloat16_value((uint16_t)bits), high = bfloat16_value((uint16_t)(bits + 1));
        double even = bits % 2 ? high : low;
        assert_true(bfloat16_nearest(low) == low && bfloat16_nearest(-high) == -high);
        assert_true(bfloat16_nearest((low + high) / 2) == even &&
                    bfloat16_nearest(-(low + high) / 2) == -even);
        if (low < (double)FLT_MIN)
            continue; /* a quarter of a denormal step is no float32 of another bfloat16 */
        assert_true(bfloat16_nearest(low + (high - low) * 0.49) == low);
        assert_true(bfloat16_nearest(low + (high - low) * 0.51) == high);
    }
    assert_true(bfloat16_nearest((double)FLT_MAX) == (double)INFINITY &&
                isnan(bfloat16_nearest((double)NAN)));
    assert_true(bfloat16_nearest(-(double)INFINITY) == -(double)INFINITY);
}

/* Over all 16-bit thresholds the mean of the results is the number itself, exactly. */
static void chance_has_the_mean(void **state)
{
    (void)state;
    static const float numbers[] = {1.0f, 1.0009765625f, 1.00781238f, -3.14159274f, 1e-20f, 6.5e37f, -0.0f};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; ++i) {
        double x = (double)numbers[i], sum = 0, step = fabs(x) * 0x1p-7;
        for (int threshold = 0; threshold < HALVES; ++threshold) {
            double y = bfloat16_stochastic(x, threshold - 3 * halves); /* upper bits do not count */
            assert_true(fabs(y - x) <= step && bfloat16_nearest(y) == y);
            sum += y;
        }
        assert_true(sum / halves == x);
    }
    assert_true(isnan(bfloat16_stochastic((double)NAN, 65535)));
    assert_true(bfloat16_stochastic((double)INFINITY, 65535) == (double)INFINITY);
}

/* A bit of either operand turns over half of the result's; halves of consecutive words are even. */
static void words_are_random(void **state)
{
    (void)state;
    const double words = 4096;
    double turned = 0, low = 0, high = 0;
    for (int i = 0; i < (int)words; ++i) {
        int32_t word = (int32_t)hash_words(i, 12345);
        for (int bit = 0; bit < 32; ++bit) {
            int32_t other = (int32_t)hash_words((double)(int32_t)((uint32_t)i ^ 1U << bit), 12345);
            turned += __builtin_popcount((uint32_t)word ^ (uint32_t)other);
        }
        low += (uint32_t)word & 0xffff, high += (uint32_t)word >> 16;
    }
    assert_true(fabs(turned / words / 32 - 16) < 0.1);
    assert_true(fabs(low / words / halves - 0.5) < 0.015 && fabs(high / words / halves - 0.5) < 0.015);
    assert_true(hash_words(7, 7) == 0 && hash_words(-1, 0) == hash_words(0, -1));
    assert_true(hash_words(1, 0) == (double)(int32_t)0x688990c0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bits_and_values_are_inverse), cmocka_unit_test(nearest_is_nearest),
        cmocka_unit_test(chance_has_the_mean), cmocka_unit_test(words_are_random)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
