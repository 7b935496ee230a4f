/* Numbers taken apart: bfloat16 and the hash of the random bits it is rounded by. */
#include "base/bits.h"
#include <math.h>
#include <string.h>

static uint32_t float_bits(double x)
{
    float single = (float)x;
    uint32_t bits;
    memcpy(&bits, &single, sizeof bits);
    return bits;
}

uint16_t bfloat16_bits(double x) { return (uint16_t)(float_bits(x) >> 16); }

double bfloat16_value(uint16_t half)
{
    uint32_t bits = (uint32_t)half << 16;
    float single;
    memcpy(&single, &bits, sizeof single);
    return (double)single;
}

double bfloat16_nearest(double x)
{
    uint32_t bits = float_bits(x);
    return isnan(x) ? x : bfloat16_value((uint16_t)((bits + 0x7fff + (bits >> 16 & 1)) >> 16));
}

double bfloat16_stochastic(double x, double random)
{
    uint32_t threshold = (uint32_t)(int32_t)random & 0xffff;
    return isnan(x) ? x : bfloat16_value((uint16_t)((float_bits(x) + threshold) >> 16));
}

double hash_words(double a, double b)
{
    uint32_t word = (uint32_t)(int32_t)a ^ (uint32_t)(int32_t)b;
    word ^= word >> 16, word *= 0x7feb352dU;
    word ^= word >> 15, word *= 0x846ca68bU;
    word ^= word >> 16;
    return (double)(int32_t)word;
}
