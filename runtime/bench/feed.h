/* feed.h: synthetic samples of the types, shapes and limits that a spec's data set has, and batches of them. */
#ifndef GRADC_BENCH_FEED_H
#define GRADC_BENCH_FEED_H
#include "batches.h"

enum { FEED_BATCHES = 4 };

struct feed {
    struct samples samples;
    struct batches batches; /* an epoch of them, shuffled as the spec says */
    int length;             /* of a full batch; of all samples where they are fewer */
    double bytes;           /* read and written where such a batch is gathered */
    void **ready; /* FEED_BATCHES of this length, field by field: batch b's are from b * field_count on */
};

/* To be freed whatever this returns. */
bool feed_create(struct feed *feed, const struct gradc_dataset *dataset, struct error *error);
void feed_free(struct feed *feed);

const void *const *feed_batch(const struct feed *feed, int64_t turn);

#endif
