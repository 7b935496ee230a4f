/* Builds a fixture's spec with gradc and runs the trained binary, in a folder of its own. */
#ifndef PARITY_TRAINER_H
#define PARITY_TRAINER_H
#include "fixture.h"

typedef struct {
    const char *gradc, *source; /* path of gradc; the repository's root */
    const char *mnist;          /* folder of MNIST's files, or NULL */
    char *const *build_options; /* further options of gradc build, ends with NULL */
} Tools;

typedef struct {
    char *folder, *binary, *data, *start, *saved, *log, *test_log, *output;
} Workspace;

bool workspace_make(Workspace *work, const Fixture *fixture, const Tools *tools);
/* Removes the folder, unless it is kept for a look at what failed. */
void workspace_free(Workspace *work, bool keep);

bool trainer_build(const Workspace *work, const Fixture *fixture, const Tools *tools);
/* Runs the steps from work->start; writes work->log and work->saved. */
bool trainer_run(const Workspace *work, const Fixture *fixture);
/* Runs the tests alone from the given weights; writes work->test_log. */
bool trainer_evaluate(const Workspace *work, const Fixture *fixture, const char *weights);

#endif
