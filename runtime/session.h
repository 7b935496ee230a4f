/* session.h: one run of a trained binary: its options, its model, its data. */
#ifndef GRADC_SESSION_H
#define GRADC_SESSION_H
#include "batches.h"
#include "checkpoint.h"
#include "log.h"
#include "model.h"
#include "options.h"

struct session {
    const struct gradc_program *program;
    const struct options *options;
    struct pool *pool;
    struct model model;
    struct samples train_samples, test_samples;
    struct batches train, test;
    struct log log;
    struct checkpoint_position position; /* step, epoch and seed to go on from */
    bool built_in_data;
    int threads;
};

/* Allocates everything, loads weights and data that the options ask for. To be freed whatever this returns. */
bool session_create(struct session *session, const struct gradc_program *program,
                    const struct options *options, int threads, struct error *error);
void session_free(struct session *session);

#endif
