/* digits.h: the built-in digits, which take the place of MNIST where its files are not. */
#ifndef GRADC_DIGITS_H
#define GRADC_DIGITS_H
#include "error.h"
#include "gradc.h"
#include "threads.h"

/* Whether they are of the files and shapes that a data set wants. */
bool digits_fit(const struct gradc_dataset *dataset);

/* Fills the fields, from the cache or by drawing; a whole set that was drawn is cached for the next run. */
bool digits_fill(const struct gradc_program *program, const struct gradc_dataset *dataset, struct pool *pool,
                 void *const *fields, struct error *error);

#endif
