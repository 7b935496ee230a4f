#ifndef IR_NEST_H
#define IR_NEST_H
/* The algorithm, apart from its schedule: a nest is one simultaneous assignment over named axes,
 *     so_far = combine over (reduce axes) of term;  to[at(out)] = value(so_far), …        all reads come before any write
 * where `term` and `value` are expressions of loads at affine indices. Buffers are what nests read and write. */
#include "ir/program.h"

typedef int AxisId, BufferId, ExprId, NestId; /* 0 = none */
typedef List(NestId) NestList;

enum { MAX_AXES = 24, MAX_STORAGE = 12 };

typedef struct {
    const char *name; /* y x c b n: unique within a function after `axes` */
    int extent;
    const char *letter; /* by its place in a nest, where nobody named it */
} Axis;

/* A read or a write. Before `layout` the indices are of Keras's dimensions, after it of the storage's. */
typedef struct {
    BufferId buffer;
    int rank;
    Index at[MAX_STORAGE];
    bool guarded; /* read only inside, and where the divisor divides; elsewhere it is `fill` */
    bool flat;    /* one index into the row-major elements of a pinned buffer */
    double fill;
} Access;

typedef enum { EXPR_LOAD = 1, EXPR_CONSTANT, EXPR_INDEX, EXPR_SCALAR, EXPR_SO_FAR } ExprKind;

typedef struct {
    ExprKind kind;
    Dtype dtype;
    const char *spelling; /* SCALAR: "$0 + $1"; copied from the op's row */
    int cost;             /* its time, in additions */
    int args;
    ExprId arg[4];
    Access *load;     /* LOAD */
    Index index;      /* INDEX */
    double value;     /* CONSTANT */
    const char *name; /* SCALAR: of the array that it was, before it was computed where it is used */
} Expr;               /* SO_FAR: what was combined */

/* Of the scheduler: a decision that can be read again, or a comment; one of them may be NULL. */
typedef struct {
    const char *decision, *comment;
} Record;
typedef List(Record) Records;

typedef enum { COMBINE_NONE, COMBINE_SUM, COMBINE_MAX, COMBINE_MIN } Combine;

typedef struct {
    Access to;
    ExprId value; /* at a point of the output axes; where the nest combines, of EXPR_SO_FAR */
} Def;

typedef struct {
    const char *name; /* my_model/dense/MatMul */
    OriginId origin;
    const char *ops; /* what it came from, as the comment says it */
    int outs, reduces;
    AxisId out[MAX_AXES], reduce[MAX_AXES]; /* out: in the storage order of what is written, after `layout` */
    Combine combine;
    ExprId term; /* what is combined, at a point of all axes; 0 = nothing is */
    List(Def) defs;
    /* decided by `slice` */
    AxisId slice_axis;   /* cut into slices; 0 = not cut */
    AxisId slice_number; /* the axis that counts the slices, where each has its own partial result */
    int slices;
    /* decided by `layout` */
    AxisId vector; /* the axis whose points are the lanes; 0 = scalar */
    int lanes;     /* of a vector along it; a power of two */
    /* left by `fuse` */
    Access held;            /* where accumulators are kept between visits of the nest; buffer 0 = nowhere */
    List(OriginId) origins; /* of the nests that are part of it now */
    Records records;        /* what was fused and what it saved, what refused */
} Nest;

typedef enum {
    SCOPE_VARIABLE,
    SCOPE_INPUT,
    SCOPE_ARENA,
    SCOPE_TILE /* an array of the kernel's own function: of a digit whose axis is looped in blocks outside of its uses
                * it has one block */
} Scope;

/* A digit of a dimension's index: (i / stride) % extent. A dimension that is stored whole has one digit. */
typedef struct {
    int dim, stride, extent;
    AxisId axis; /* whose extent it is */
} Digit;

typedef struct {
    const char *name;
    Type type; /* Keras's shape */
    Scope scope;
    int which;            /* VARIABLE: its number; INPUT: its number */
    AxisId dim[MAX_RANK]; /* the axis of each dimension, before `axes` cuts it */
    bool cut;             /* `axes` has cut its dimensions into digits, and accesses index those */
    int digits;
    Digit digit
        [MAX_STORAGE];   /* in Keras's order before `layout`; in storage order, outermost first, after it */
    bool pinned;         /* row-major: inputs, outputs, and what is read flat */
    int first, last;     /* by `place`: the kernels between which it lives, */
    int64_t offset;      /* and its bytes from the arena's start */
    BufferId reshape_of; /* the same elements in another shape; none are left after `axes` */
    OriginId origin;
} Buffer;

typedef List(Axis) AxisList;

typedef struct Kernel Kernel;
typedef struct Loop Loop;

/* All nests of one traced function, and the kernels they become. */
typedef struct {
    Arena *arena;
    Origins *origins;
    const Graph *graph;
    const char *role;
    int batch;
    AxisList *axes; /* shared by the functions of a program, because their variables are */
    List(Buffer) buffers;
    List(Expr) exprs;
    List(Nest) nests;       /* in the order they run; [0] of each list is unused */
    List(BufferId) outputs; /* like the graph's */
    Records records;        /* decisions that are of no nest */
    List(Loop) loops;       /* [0] is unused */
    List(Kernel) kernels;
} Function;

/* Accesses of a nest: calls `see` for each load of its expressions, then for each write. */
typedef void AccessVisitor(void *context, Access *access, bool write);
void nest_visit(Function *function, Nest *nest, AccessVisitor *see, void *context);
void expr_visit(Function *function, ExprId id, AccessVisitor *see, void *context);
bool expr_has_dtype(const Function *function, ExprId id, Dtype dtype);
int expr_cost(const Function *function, ExprId id); /* of it and what it is made of, in additions */
/* How many slow operations, as long as a division, wait for one another in it. `known` has room for all of the function's
 * expressions: 0, or what was found before, and 1. */
int expr_slow_depth(const Function *function, ExprId id, int *known);
const char *expr_text(const Function *function, ExprId id);
const char *nest_text(const Function *function,
                      const Nest *nest); /* "dx[y, r, b] = sum n 128: W[y, r, n] * dy[b, n]" */
/* Whether it sums a product of two loads: what the schedule treats as a matrix product, whatever it is called. */
/* The shortest name of what it defines: what kernels and decisions call it. */
const char *nest_label(const Function *function, const Nest *nest);
bool nest_has_out(const Nest *nest, AxisId axis);             /* among its outputs */
bool nest_has_reduce(const Nest *nest, AxisId axis);          /* among those it sums over, or the like */
bool nest_sums_lanes(const Nest *nest);                       /* its vector axis is reduced */
Dtype nest_dtype(const Function *function, const Nest *nest); /* of what it combines, or of its first value */
bool nest_is_product(const Function *function, const Nest *nest, const Access **a, const Access **b);

/* Of an axis: the points that loops outside leave, block[axis] of them, or all where that is 0. */
int axis_range(const Function *function, AxisId axis, const int *block);
/* Elements between one point of the axis and the next, in storage. */
int64_t access_stride(const Function *function, const Access *access, AxisId axis);
/* Bytes that it touches while each axis goes through its range. */
int64_t access_bytes(const Function *function, const Access *access, const int *block);

/* Building one nest: what the ops' element rules are given. */
typedef struct {
    Function *function;
    Nest *nest;
    Combine combine;
    BufferId *buffers;   /* of each node; 0 where it has none */
    BufferId *inputs;    /* of each input, made when first read */
    BufferId *variables; /* of each variable, likewise */
    const AxisId (*variable_axes)[MAX_RANK];
    const Program *program;
} NestBuilder;

AxisId build_axis(NestBuilder *builder, const char *name, int extent);
AxisId build_reduce_axis(NestBuilder *builder, const char *name, int extent);
ExprId build_constant(NestBuilder *builder, Dtype dtype, double value);
ExprId build_index(NestBuilder *builder, const Index *index); /* int32 */
ExprId build_scalar(NestBuilder *builder, Dtype dtype, const char *spelling, int cost, int args,
                    const ExprId *arg);
ExprId build_so_far(NestBuilder *builder, Dtype dtype);
/* The element of a node: a load of its buffer, or its own expression where it is read through. */
ExprId build_element(NestBuilder *builder, NodeId id, const Index *at, bool guarded, double fill);
ExprId build_load(NestBuilder *builder, BufferId buffer, const Index *at, bool guarded, double fill);
BufferId build_input_buffer(NestBuilder *builder, int input);
BufferId build_variable_buffer(NestBuilder *builder, int variable);
BufferId build_reshape_buffer(NestBuilder *builder, const Node *node);

void build_name(NestBuilder *builder, const Index *index,
                const char *name); /* of its axis, if that has none yet */

Index index_of_axis(AxisId axis);
/* `outer` with each of its loops replaced by the index that `inner` gives it; false where that is not affine. */
bool index_substitute(const Index *outer, const Index *inner, Index *result);

#endif
