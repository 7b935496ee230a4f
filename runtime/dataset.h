/* dataset.h: the samples of a data set in memory: found, read, and checked against what the program was built for. */
#ifndef GRADC_DATASET_H
#define GRADC_DATASET_H
#include "files.h"
#include "gradc.h"
#include "threads.h"

struct data_place {
    char folder[PATH_LENGTH]; /* where the files are, or belong; empty where no folder can be named */
    bool built_in;            /* nothing is there: the built-in digits take its place */
};

struct samples {
    const struct gradc_dataset *dataset;
    const void **data; /* of each field, dataset->count samples, row-major */
    void **owned;      /* what of it was allocated */
};

/* option is --data, or NULL: then $GRADC_DATA/source, then $XDG_DATA_HOME/gradc/source. A folder named by option or
 * environment must have its files; the last need not exist. */
bool data_find(const struct gradc_program *program, const struct gradc_dataset *dataset, const char *option,
               struct data_place *place, struct error *error);

bool samples_load(const struct gradc_program *program, const struct gradc_dataset *dataset,
                  const struct data_place *place, struct pool *pool, struct samples *samples,
                  struct error *error);
void samples_free(struct samples *samples);

/* Bytes of one sample of a field. */
size_t field_size(const struct gradc_field *field);

/* Whether a file's samples have the shape of a field: an axis of length 1 at the end is no difference. */
bool field_matches(const struct gradc_field *field, int rank, const int *shape);

enum { SHA256_TEXT = 65 };

/* Of the samples of all these sets, field after field, as they lie in memory; a set may be NULL. */
void samples_sha256(const struct samples *const *sets, int count, char text[SHA256_TEXT]);

#endif
