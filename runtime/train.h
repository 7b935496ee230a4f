/* train.h: the outer loop: epochs of steps, tests and reports. */
#ifndef GRADC_TRAIN_H
#define GRADC_TRAIN_H
#include "session.h"

enum { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_MISUSED = 2, EXIT_SIGNAL = 128 };

/* Both return an exit code; EXIT_FAILED fills error. */
int train_run(struct session *session, struct error *error);

/* The tests alone, and their metrics. */
int evaluate_run(struct session *session, struct error *error);

#endif
