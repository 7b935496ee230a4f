/* variant.h: one of the programs that are compared, on its own state, run step by step. */
#ifndef GRADC_BENCH_VARIANT_H
#define GRADC_BENCH_VARIANT_H
#include "feed.h"
#include "model.h"

struct variant {
    const char *name; /* of its schedule, or of the file that has it */
    struct model model;
    const struct gradc_function *train, *test; /* of full batches; test may be NULL */
    const struct feed *train_feed, *test_feed; /* the same for all variants */
    int64_t turn;                              /* of the feed's batches */
};

/* The pool is the caller's to change between steps. To be freed whatever this returns. */
bool variant_create(struct variant *variant, const struct gradc_program *program, struct pool *pool,
                    const struct feed *train, const struct feed *test, struct error *error);
void variant_free(struct variant *variant);

void variant_train(struct variant *variant);
void variant_test(struct variant *variant);

/* A training step with a clock read at each barrier: the seconds of each phase. */
void variant_train_timed(struct variant *variant, double *seconds);

/* What precedes a phase in a training step, so that it finds what it reads. */
struct gradc_call variant_train_until(struct variant *variant, int phase);

/* The sum over the slices of a phase of what one takes on this thread with its data in the cache, as far as they fit
 * there: each slice is run SLICE_TURNS times in a row; the first time brings its data, the best of the others counts, as
 * with the peak that it is compared with. */
double variant_time_slices(const struct variant *variant, int phase, const struct gradc_call *call);
enum { SLICE_TURNS = 5 };

#endif
