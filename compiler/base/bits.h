#ifndef BASE_BITS_H
#define BASE_BITS_H
/* What C does to the bits of numbers, on doubles that hold such numbers: the value rules of the op table. */
#include <stdint.h>

/* bfloat16 is the upper half of a float32: its sign, its 8 bits of exponent, 7 of its 23 bits of fraction. */
uint16_t bfloat16_bits(double x); /* of a number that is one */
double bfloat16_value(uint16_t half);

/* Of a double that is a float32, or rounded to one first: the nearest bfloat16, of two the even one; */
double bfloat16_nearest(double x);
/* the one away from 0 as often as x is near to it, by the lower 16 of the bits of a whole number. NaN stays NaN. */
double bfloat16_stochastic(double x, double random);

/* A random word for each pair of int32, as int32: the finaliser lowbias32 of their exclusive or. (Wellons,
 * "Prospecting for hash functions", 2018.) */
double hash_words(double a, double b);

#endif
