/* model.h: a program's functions on its two blocks, state and arena. */
#ifndef GRADC_MODEL_H
#define GRADC_MODEL_H
#include "error.h"
#include "gradc.h"
#include "threads.h"

struct model {
    const struct gradc_program *program;
    struct pool *pool;
    void *state, *arena;
    int64_t seed, step; /* step: training steps done */
    int32_t epoch;      /* the one running, from 1 */
    const void **inputs;
};

/* Allocates the blocks, once, and runs `initialize`. */
bool model_create(struct model *model, const struct gradc_program *program, struct pool *pool, int64_t seed,
                  struct error *error);
void model_free(struct model *model);

/* Makes it as new, but for its seed. */
void model_initialize(struct model *model);

/* The function of a role for batches of this length; of any length where batch is -1. NULL where there is none. */
const struct gradc_function *model_function(const struct gradc_program *program, const char *role, int batch);

/* fields go to the first inputs, the others are bound by name. The call is for the phases of this function, until the
 * next one is bound. */
struct gradc_call model_bind(struct model *model, const struct gradc_function *function,
                             const void *const *fields, int field_count);

/* Binds, and runs all phases. Outputs are valid until the next run. */
void model_run(struct model *model, const struct gradc_function *function, const void *const *fields,
               int field_count);

/* By name, of an F32 scalar; NULL where there is none. */
const struct gradc_array *model_output(const struct gradc_function *function, const char *name);

/* Zeroes the variables that accumulate metrics. */
bool model_reset_metrics(struct model *model, struct error *error);

/* Whether the spec's own `stop` says that training has come to its end. */
bool model_stops(const struct model *model);

/* Whether every function's inputs can be bound, and the program has one for each batch that its data sets make. */
bool model_check(const struct gradc_program *program, struct error *error);

#endif
