/* batches.h: the samples of a data set as an epoch's batches: shuffled and cut as tf.data does, gathered one by one. */
#ifndef GRADC_BATCHES_H
#define GRADC_BATCHES_H
#include "dataset.h"

struct batches {
    const struct samples *samples;
    int64_t seed;       /* of the run */
    uint32_t stream;    /* tells the random numbers of one data set from another's */
    bool shuffle;       /* false: shuffle steps are passed over */
    int count, length;  /* batches an epoch; samples of each but the last */
    int total;          /* samples an epoch */
    int *samples_order; /* of the epoch begun */
    int *batches_order;
    int *buffer; /* of a shuffle step */
    void **fields;
};

bool batches_create(struct batches *batches, const struct samples *samples, int64_t seed, uint32_t stream,
                    bool shuffle, struct error *error);
void batches_free(struct batches *batches);

/* The order of an epoch (from 1) depends on seed and epoch alone. */
void batches_begin(struct batches *batches, int epoch);

int batches_length(const struct batches *batches, int batch);

/* Copies the samples of a batch of the epoch begun, by all threads; a pointer a field, valid until the next call. */
const void *const *batches_gather(const struct batches *batches, int batch, struct pool *pool);

#endif
