#ifndef IR_KERNEL_H
#define IR_KERNEL_H
/* The schedule: a kernel is one phase, a tree of loops over named axes around the parts of nests. */
#include "ir/nest.h"

typedef int LoopId; /* 0 = none; index into a function's loops */

typedef enum {
    LOOP_SEQUENCE, /* its children, in order */
    LOOP_LOOP,     /* axis from .. to by step; in the C a for loop */
    LOOP_UNROLL,   /* the same, written out */
    LOOP_VECTOR,   /* to - from points of the axis, the lanes of vectors */
    LOOP_SLICES,   /* the slice's share of the axis, by step; the one loop whose bounds the slice decides */
    LOOP_LEAF
} LoopKind;

typedef enum {
    LEAF_INIT,       /* accumulators ← the neutral element */
    LEAF_ACCUMULATE, /* accumulators ← combine(accumulators, value) */
    LEAF_FINISH      /* to ← finish(accumulators); of a nest that reduces nothing: to ← value */
} LeafPart;

/* An axis may be bound by several loops, one in another: the outer counts in absolute terms, the inner ones add. */
struct Loop {
    LoopKind kind;
    AxisId axis;
    int from, to, step;
    bool tail; /* SLICES: goes on where its elder sibling, of a larger step, left off */
    LoopId child, next;
    LeafPart part; /* LEAF */
    NestId nest;
    const char *why; /* a decision on record: why this loop is as it is; or NULL */
};

struct Kernel {
    const char *name; /* of the function in C: train_my_model_dense_MatMul */
    LoopId root;
    int nests; /* where several: root is a sequence of a sequence for each */
    int slices;
    AxisId slice_number; /* the axis that counts partial results, or 0 */
    OriginId *origins;
    int origin_count;
    int64_t products, elementwise,
        bytes;     /* multiply-adds of products; other operations; bytes read and written once */
    int64_t stack; /* bytes of the arrays that are local to its function */
};

#endif
