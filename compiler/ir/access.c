/* Accesses: how they move through the storage of what they read or write. */
#include "ir/nest.h"
#include <stdlib.h>

int64_t access_stride(const Function *function, const Access *access, AxisId axis)
{
    const Buffer *buffer = &function->buffers.at[access->buffer];
    if (access->flat) return index_stride(&access->at[0], axis);
    int64_t stride = 0, under = 1;
    for (int d = access->rank - 1; d >= 0; --d) {
        stride += under * index_stride(&access->at[d], axis);
        under *= buffer->digit[d].extent;
    }
    return stride;
}

int64_t access_bytes(const Function *function, const Access *access, const int *block)
{
    const Buffer *buffer = &function->buffers.at[access->buffer];
    int64_t bytes = dtype_bytes(buffer->type.dtype);
    for (int d = 0; d < access->rank; ++d) {
        const Index *index = &access->at[d];
        int64_t points = 1;
        for (int i = 0; i < index->terms; ++i)
            points +=
                (int64_t)abs(index->term[i].stride) * (axis_range(function, index->term[i].axis, block) - 1);
        points = (points + index->divisor - 1) / index->divisor;
        if (!access->flat && points > buffer->digit[d].extent) points = buffer->digit[d].extent;
        bytes *= points;
    }
    return bytes;
}

int axis_range(const Function *function, AxisId axis, const int *block)
{
    return block[axis] ? block[axis] : function->axes->at[axis].extent;
}
