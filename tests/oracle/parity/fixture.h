/* A fixture: what TensorFlow made of one net, as ../make_fixtures.py wrote it. */
#ifndef PARITY_FIXTURE_H
#define PARITY_FIXTURE_H
#include "tensors.h"

#include <jansson.h>

typedef struct {
    const char *name;
    int rank;
    int64_t shape[TENSOR_RANK];
    double low, high;             /* where its elements start */
    double norm, largest, moved;  /* after the steps; moved: the largest change of an element */
    json_t *values;               /* all elements; of larger variables NULL, and then: */
    json_t *top, *samples, *sums; /* [index, value] of the largest; drawn elements; signed sums of all */
} FixtureVariable;

/* Strings and arrays are borrowed from root. */
typedef struct {
    json_t *root;
    const char *name, *spec, *data, *iteration;
    json_t *define, *losses; /* losses: NULL where only mean and deviation are compared */
    double loss_mean, loss_deviation;
    int train, test, batch, steps, updates;
    uint64_t seed;
    json_t *evaluation; /* loss and accuracy over the test set, or NULL */
    FixtureVariable *variables;
    int variable_count;
} Fixture;

bool fixture_load(Fixture *fixture, const char *path);
void fixture_free(Fixture *fixture);

/* The state before the first step: variables and slots as drawn, and the count of updates. */
bool fixture_start(const Fixture *fixture, Tensors *state);

#endif
