/* Compares what a trained binary logged and saved with a fixture. */
#ifndef PARITY_COMPARE_H
#define PARITY_COMPARE_H
#include "fixture.h"

/* The bounds: of a loss, relative; of an element, relative to its variable's largest; of an element's change,
 * relative to the largest change, which catches a wrong gradient where weights hardly move. */
#define LOSS_LIMIT     1e-5
#define VARIABLE_LIMIT 1e-3
#define CHANGE_LIMIT   1e-2

typedef struct {
    double loss, variable, change; /* the worst of each */
    int step;                      /* of the worst loss */
    char where[192], where_change[192];
} Parity;

/* The steps' losses in the log. */
bool compare_losses(const Fixture *fixture, const char *log, Parity *parity);
/* Every variable and slot, and the count of updates. */
bool compare_state(const Fixture *fixture, const Tensors *state, Parity *parity);
/* Loss and accuracy of the tests in the log. */
bool compare_evaluation(const Fixture *fixture, const char *log);

#endif
