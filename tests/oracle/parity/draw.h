/* Numbers that the fixture script and this test both draw: the generator of ../draw.py, which explains it. */
#ifndef PARITY_DRAW_H
#define PARITY_DRAW_H
#include <stdint.h>

enum { IMAGE_SIDE = 28, IMAGE_SIZE = IMAGE_SIDE * IMAGE_SIDE };

/* Streams of variables are 0, 1, ... in the order of a fixture; these choose what is stored of variable i. */
enum { STREAM_SAMPLE = 2000, STREAM_SIGN = 3000 };

/* 64 random bits, a function of its arguments alone. */
uint64_t draw_bits(uint64_t seed, int stream, uint64_t element);

/* A value in [low, high): 24 random bits, computed in double and rounded once. */
float draw_uniform(uint64_t seed, int stream, uint64_t element, double low, double high);

/* Images and labels of the train (0) or test (1) set, count of each. */
void draw_digits(uint64_t seed, int set, int count, uint8_t (*images)[IMAGE_SIZE], uint8_t *labels);

#endif
