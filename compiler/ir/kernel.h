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
    LEAF_RESUME,     /* accumulators ← held */
    LEAF_ACCUMULATE, /* accumulators ← combine(accumulators, value) */
    LEAF_SUSPEND,    /* held ← accumulators */
    LEAF_FINISH,     /* to ← finish(accumulators); of a nest that reduces nothing: to ← value */
    LEAF_PREFETCH,   /* nothing but `ahead`, */
    LEAF_SHARE,      /* or of it the share of one of the `tiles` */
    LEAF_KEEP,       /* waiting ← accumulators: the finish comes late, */
    LEAF_LATE, /* of the tile that waits the next `to` vectors, at each `step` points of `axis`, `from` times; */
    LEAF_DRAIN, /* or, where no tile follows, all of them */
    /* as `fuse` leaves them, for `tile` to take apart: */
    LEAF_NEST, /* all of a nest */
    LEAF_CLEAR, /* of a nest whose loops are shared with others: held ← the neutral element, before those loops; */
    LEAF_VISIT, /* its share within them; */
    LEAF_CLOSE  /* and to ← finish(held), after them */
} LeafPart;

/* Elements that will be read `distance` elements further on in storage, fetched into the second level of the cache before they
 * are needed; of a LATE leaf, 0 is the tile that waits next, fetched into the first. */
typedef struct {
    const Access *access;
    int64_t distance;
    int lines; /* of a SHARE leaf: of the cache, to a tile; counted from where the array's part for a turn begins */
} Ahead;
typedef List(Ahead) Aheads;

/* A loop from tile to tile: `count` of them, `step` points of the axis apart. */
typedef struct {
    AxisId axis;
    int step, count;
} TileLoop;
typedef List(TileLoop) TileLoops;

/* An axis may be bound by several loops, one in another: the outer counts in absolute terms, the inner ones go through
 * one block of it. */
struct Loop {
    LoopKind kind;
    AxisId axis;
    int from, to, step;
    int copies; /* LOOP: turns that the compiler shall write one after another; 0 = as it likes */
    bool tail;  /* SLICES: goes on where its elder sibling, of a larger step, left off */
    LoopId child, next;
    LeafPart part; /* LEAF */
    NestId nest;
    Aheads
        ahead; /* LEAF: what is fetched there; PREFETCH, ACCUMULATE with an axis: the unrolled rows take turns, each of
                     `step` points of it; LATE: its vectors do */
    int stages;        /* LATE, DRAIN: that the finish of a vector may come in, if it can */
    TileLoops tiles;   /* SHARE: a turn's, outermost first */
    const char *title; /* SEQUENCE: of what; or NULL */
    const char *why;   /* a decision on record: why this loop is as it is; or NULL */
};

struct Kernel {
    const char *name; /* of the function in C: train_my_model_dense_MatMul */
    LoopId root;
    NestList nests; /* in the order they run */
    int slices;
    int64_t products, elementwise,
        bytes;     /* multiply-adds of products; other operations; bytes read and written once */
    int64_t stack; /* bytes of arrays of its own */
};

/* The spec's lines that the kernel's nests came from, merged ones among them. */
const char *kernel_origin_text(const Function *function, const Kernel *kernel);
const char *nest_origin_text(const Function *function, const Nest *nest);

LoopId loop_add(Function *function, Loop loop);
LoopId loop_chain(Function *function, LoopId first,
                  LoopId next); /* `next` after the last of those after `first` */

#endif
