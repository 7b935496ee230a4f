#ifndef IR_TYPE_H
#define IR_TYPE_H
/* The type of a tensor: what its elements are, and its shape. Every extent is a constant. */
#include "base/text.h"
#include <stdint.h>

enum { MAX_RANK = 8 };

typedef enum { F32, I32, I64, U8, BOOL, BF16, DTYPE_COUNT } Dtype;

typedef struct {
    Dtype dtype;
    int rank, extent[MAX_RANK];
} Type;

const char *dtype_name(Dtype dtype);   /* float32, as Keras says it */
const char *dtype_c_name(Dtype dtype); /* float */
int dtype_bytes(Dtype dtype);
bool dtype_find(const char *name, Dtype *dtype);
/* What an element is once it is read: bytes are int32 then, bfloat16 is float32. */
Dtype dtype_as_read(Dtype dtype);
bool dtype_is_real(Dtype dtype);
double dtype_rounded(Dtype dtype, double value); /* what the C's type can hold of it */

/* How C spells float32, the one real type of a program: `float`, or for a proof `double`. */
typedef struct {
    const char *c_name, *suffix, *constant; /* float, f of its numbers, GRADC_F32 */
    int size;
} Real;
extern const Real real_float, real_double;
const char *real_c_name(const Real *real, Dtype dtype); /* of any dtype, where float32 is `real` */
int real_size(const Real *real, Dtype dtype);

Type type_make(Dtype dtype, int rank, const int *extent);
int64_t type_elements(const Type *type); /* -1 where the product passes 2^31 */
bool type_same_shape(const Type *a, const Type *b);

/* Shapes as NumPy broadcasts them: aligned at the last axis, an extent of 1 stretches. False where they do not fit. */
bool type_broadcast(const Type *a, const Type *b, Type *result);

const char *type_text(Arena *arena, const Type *type);  /* float32 (32, 26, 26, 32) */
const char *shape_text(Arena *arena, const Type *type); /* (32, 26, 26, 32) */

#endif
