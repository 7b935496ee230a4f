/* safetensors.h: the file format: 8 bytes of header length, a JSON header, the tensors' bytes one after the other. */
#ifndef GRADC_SAFETENSORS_H
#define GRADC_SAFETENSORS_H
#include "error.h"
#include "gradc.h"

#include <stdio.h>

struct tensor {
    const char *name, *dtype; /* dtype as the format names it: F32, I64, … */
    int rank;
    int64_t shape[GRADC_RANK];
    uint64_t offset, size; /* bytes, from the first tensor's */
};

struct safetensors {
    FILE *stream;
    void *header; /* the parsed JSON, which owns the names */
    struct tensor *tensors;
    int count;
    uint64_t data; /* where the first tensor begins in the file */
    const char *path;
};

/* Reads and verifies the header by the format's own rules; nothing is allocated beyond what the file can fill. */
bool safetensors_open(struct safetensors *file, const char *path, struct error *error);
bool safetensors_read(const struct safetensors *file, const struct tensor *tensor, void *to,
                      struct error *error);
const struct tensor *safetensors_find(const struct safetensors *file, const char *name);

/* A string of __metadata__, or NULL. */
const char *safetensors_metadata(const struct safetensors *file, const char *key);
void safetensors_close(struct safetensors *file);

/* "[21632, 128]" */
void tensor_shape_text(const struct tensor *tensor, char *text, size_t size);

struct metadata {
    const char *key, *value;
};

/* Writes length and header for tensors in this order; their bytes follow. offset is set, size must be. */
bool safetensors_write_header(FILE *out, struct tensor *tensors, int count, const struct metadata *metadata,
                              int metadata_count, struct error *error);

#endif
