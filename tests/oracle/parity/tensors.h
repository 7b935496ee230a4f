/* Named tensors in safetensors files, without any code of gradc: a second opinion on the format. */
#ifndef PARITY_TENSORS_H
#define PARITY_TENSORS_H
#include <stdbool.h>
#include <stdint.h>

enum { TENSOR_RANK = 8 };

typedef struct {
    char *name;
    enum { TENSOR_F32, TENSOR_I64 } dtype;
    int rank;
    int64_t shape[TENSOR_RANK], count;
    void *data; /* count elements, row-major */
} Tensor;

typedef struct {
    Tensor *items;
    int count;
} Tensors;

/* A tensor of zeros under a copy of the name, appended; NULL where memory is short. */
Tensor *tensors_add(Tensors *tensors, const char *name, int dtype, int rank, const int64_t *shape);
const Tensor *tensors_find(const Tensors *tensors, const char *name);
bool tensors_write(const Tensors *tensors, const char *path);
bool tensors_read(Tensors *tensors, const char *path);
void tensors_free(Tensors *tensors);

#endif
