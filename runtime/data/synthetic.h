/* synthetic.h: digits as people write them, drawn from a seed: 28 x 28 grey bytes, 0 the background, about as hard to
 * tell apart as MNIST's. They stand in where no real data are at hand. */
#ifndef GRADC_SYNTHETIC_H
#define GRADC_SYNTHETIC_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SYNTHETIC_SIDE = 28, SYNTHETIC_PIXELS = 784, SYNTHETIC_TRAIN = 60000, SYNTHETIC_TEST = 10000 };

/* Samples first .. first + count - 1 of a seed: count * 784 bytes of images, count labels in 0 .. 9. Sample i depends
 * on seed and i alone, so any part may be made by any thread. The training set is samples 0 .. 59999, the test set
 * 60000 .. 69999. False where first or count is negative or their sum overflows; nothing is written then. */
bool synthetic_digits(uint64_t seed, int first, int count, uint8_t *images, uint8_t *labels);

/* The training and test set of a seed as MNIST's four IDX files, in a directory that is made if need be. Each file
 * appears whole or not at all. On failure says in error which file and why. */
bool synthetic_write(uint64_t seed, const char *directory, char *error, size_t error_size);

/* Called now and then with the samples written so far. */
struct synthetic_progress {
    void (*report)(void *context, int done, int total);
    void *context;
};

bool synthetic_write_with_progress(uint64_t seed, const char *directory, struct synthetic_progress progress,
                                   char *error, size_t error_size);

#endif
