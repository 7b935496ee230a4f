/* The type of a tensor: element type and shape; broadcasting. */
#include "ir/type.h"
#include "base/bits.h"
#include <math.h>
#include <string.h>

static const struct {
    const char *name, *c_name;
    int size;
} dtypes[] = {
    [F32] = {"float32", "float", 4}, [I32] = {"int32", "int32_t", 4}, [I64] = {"int64", "int64_t", 8},
    [U8] = {"uint8", "uint8_t", 1},  [BOOL] = {"bool", "uint8_t", 1}, [BF16] = {"bfloat16", "uint16_t", 2},
};

const char *dtype_name(Dtype dtype) { return dtypes[dtype].name; }
const char *dtype_c_name(Dtype dtype) { return dtypes[dtype].c_name; }
int dtype_bytes(Dtype dtype) { return dtypes[dtype].size; }

Dtype dtype_as_read(Dtype dtype) { return dtype == U8 ? I32 : dtype == BF16 ? F32 : dtype; }
bool dtype_is_real(Dtype dtype) { return dtype_as_read(dtype) == F32; }

double dtype_rounded(Dtype dtype, double value)
{
    if (dtype == BF16) return bfloat16_nearest(value);
    return dtype == F32 ? (double)(float)value : trunc(value);
}

const Real real_float = {"float", "f", "GRADC_F32", 4}, real_double = {"double", "", "GRADC_F64", 8};

const char *real_c_name(const Real *real, Dtype dtype)
{
    return dtype == F32 ? real->c_name : dtype_c_name(dtype);
}

int real_size(const Real *real, Dtype dtype) { return dtype == F32 ? real->size : dtype_bytes(dtype); }

bool dtype_find(const char *name, Dtype *dtype)
{
    for (int i = 0; i < DTYPE_COUNT; ++i)
        if (strcmp(name, dtypes[i].name) == 0) return *dtype = (Dtype)i, true;
    return false;
}

Type type_make(Dtype dtype, int rank, const int *extent)
{
    Type type = {.dtype = dtype, .rank = rank};
    for (int i = 0; i < rank; ++i) type.extent[i] = extent[i];
    return type;
}

int64_t type_elements(const Type *type)
{
    int64_t elements = 1;
    for (int i = 0; i < type->rank; ++i) {
        elements *= type->extent[i];
        if (elements > INT32_MAX) return -1;
    }
    return elements;
}

bool type_same_shape(const Type *a, const Type *b)
{
    return a->rank == b->rank && memcmp(a->extent, b->extent, sizeof(int) * (size_t)a->rank) == 0;
}

bool type_broadcast(const Type *a, const Type *b, Type *result)
{
    int rank = a->rank > b->rank ? a->rank : b->rank;
    *result = (Type){.dtype = a->dtype, .rank = rank};
    for (int i = 1; i <= rank; ++i) {
        int x = i <= a->rank ? a->extent[a->rank - i] : 1, y = i <= b->rank ? b->extent[b->rank - i] : 1;
        if (x != y && x != 1 && y != 1) return false;
        result->extent[rank - i] = x == 1 ? y : x;
    }
    return true;
}

const char *shape_text(Arena *arena, const Type *type)
{
    Text text = text_new(arena);
    text_add(&text, "(");
    for (int i = 0; i < type->rank; ++i) text_add(&text, i ? ", %d" : "%d", type->extent[i]);
    text_add(&text, type->rank == 1 ? ",)" : ")");
    return text.at;
}

const char *type_text(Arena *arena, const Type *type)
{
    return arena_format(arena, "%s %s", dtype_name(type->dtype), shape_text(arena, type));
}
