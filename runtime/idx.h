/* idx.h: IDX files, plain or gzip: a header of big-endian numbers, then the elements row by row. */
#ifndef GRADC_IDX_H
#define GRADC_IDX_H
#include "files.h"
#include "gradc.h"

struct idx_file {
    void *stream; /* gzFile */
    char path[PATH_LENGTH];
    enum gradc_dtype dtype; /* U8, I32 or F32 */
    int rank;
    int shape[GRADC_RANK]; /* shape[0] is the count of samples */
    size_t sample;         /* bytes */
};

/* Looks for name in folder: as it is, with .gz, and with both as some sets spell it, train-images.idx3-ubyte. */
bool idx_find(const char *folder, const char *name, char path[PATH_LENGTH]);

/* Reads the header; refuses one that announces more than such a file can hold, before anything is allocated. */
bool idx_open(struct idx_file *file, const char *path, struct error *error);

/* Reads the first `count` samples, passes over the rest, demands the end there, and closes: right or wrong. */
bool idx_take(struct idx_file *file, int count, void *to, struct error *error);
void idx_close(struct idx_file *file);

/* Bytes only. The file appears whole or not at all. */
bool idx_write(const char *path, int rank, const int *shape, const uint8_t *data, struct error *error);

size_t dtype_size(enum gradc_dtype dtype);

/* Shape as "60000 x 28 x 28". */
void idx_shape_text(int rank, const int *shape, char *text, size_t size);

#endif
