#ifndef OPS_OP_H
#define OPS_OP_H
/* The op table, expanded: what is known of each op, and a builder for each. A builder checks its operands, infers the
 * type, and adds a node; it reports what is wrong at the graph's current origin, and gives 0. */
#include "ir/graph.h"
#include "ir/nest.h"

typedef enum { REDUCE_SUM, REDUCE_MAX, REDUCE_MIN, REDUCE_COUNT } ReduceKind;

/* What a value rule is given. Every tensor is an array of doubles, row-major. */
typedef struct {
    const Graph *graph;
    const Node *node;
    const double *in[MAX_INPUTS];
    double *out;
    const double *given; /* input, read: the caller's array; NULL otherwise */
} Valuation;

typedef struct {
    const char *name, *help;
    int inputs;
    bool scalar, free;    /* free: read through where it is used, no nest of its own */
    double ulp;           /* scalar: largest error of the C; 0 = exact */
    int cost;             /* scalar: time of the C, in additions */
    const char *spelling; /* scalar */
    double (*apply)(double a, double b, double c);                   /* scalar: value of one element */
    const char *(*check)(const Graph *graph, const Node *node);      /* what is wrong, or NULL */
    void (*gradient)(Graph *B, NodeId y, NodeId g, NodeId *towards); /* of each input; 0 = none */
    void (*value)(const Valuation *valuation);
    /* The expression of the element at an index of each dimension, over the axes of the nest being built. An op that
     * combines adds its own axes to the nest, and says how. */
    ExprId (*element)(NestBuilder *builder, const Node *node, const Index *at);
} OpInfo;

extern const OpInfo op_info[OP_COUNT];
extern const char *const reduce_names[REDUCE_COUNT];

bool op_find(const char *name, Op *op);
const char *op_check(const Graph *graph, const Node *node);
void op_print_attributes(const Graph *graph, const Node *node, Text *text);

/* Builders. A scalar row of n operands: NodeId op_name(Graph *, NodeId a, ...). */
#define ARGUMENTS_1               NodeId a
#define ARGUMENTS_2               NodeId a, NodeId b
#define ARGUMENTS_3               NodeId a, NodeId b, NodeId c
#define SCALAR(name, inputs, ...) NodeId op_##name(Graph *B, ARGUMENTS_##inputs);
#define TENSOR(...)
#include "ops/ops.def"
#undef SCALAR
#undef TENSOR
NodeId op_scalar(Graph *B, Op op, const NodeId *operands);

NodeId op_constant(Graph *B, Dtype dtype, double value);
NodeId op_number(Graph *B, NodeId like, double value); /* a constant of the same dtype */
NodeId op_input(Graph *B, const char *name, Type type);
NodeId op_read(Graph *B, int variable, Type type, const char *name);
NodeId op_assign(Graph *B, int variable, Type type, const char *name, NodeId value);
NodeId op_gradient(Graph *B, NodeId loss, NodeId towards);
enum { IOTA_ALL = -1 }; /* instead of a dimension: the position among all elements, in Keras's order */
NodeId op_iota(Graph *B, Type shape, int dimension);                          /* int32 */
NodeId op_random(Graph *B, Type shape, int stream, NodeId seed, NodeId step); /* float32 in [0, 1) */
NodeId op_view(Graph *B, NodeId x, const Map *map, double fill);
NodeId op_contract(Graph *B, NodeId a, NodeId b, const Map *map);
NodeId op_reshape(Graph *B, NodeId x, Type shape);
NodeId op_reduce(Graph *B, ReduceKind kind, NodeId x, unsigned axes); /* the reduced dimensions go */
NodeId op_broadcast(Graph *B, NodeId x, Type shape); /* a view; x itself where it has the shape */
bool op_is_float(const Graph *B, NodeId x);

/* Evaluates a map: the position in input k for the loops' values, or -1 where a guarded read gives its fill. */
int64_t map_position(const Graph *graph, const Node *node, int k, const int *loop);
/* The read of input k solved for its loops: the map of its gradient, which reads the output's gradient (input 0 of the
 * map) and the other input (1). Reports, and gives false, where that is no affine read. */
bool map_solve(Graph *B, const Node *node, int k, Map *result);
/* Whether a view only drops, adds or reorders dimensions: a guard in front of it is one in front of what it reads. */
bool view_renames(const Graph *graph, const Node *view);
/* The next values of `count` nested loops, the last running fastest; false at the end. */
bool loops_next(int *loop, const int *extent, int count);
/* Names for the dimensions of a type that no layer named. */
extern const char *const plain_axis_names[MAX_LOOPS];

enum { gradient_none = 0 };
/* The rules that ops.def names, each beside its op. */
typedef const char *CheckRule(const Graph *, const Node *);
typedef void GradientRule(Graph *, NodeId, NodeId, NodeId *);
typedef void ValueRule(const Valuation *);
typedef ExprId ElementRule(NestBuilder *, const Node *, const Index *);
CheckRule check_scalar;
ValueRule value_scalar;
ElementRule element_scalar;
#define SCALAR(...)
#define TENSOR(name, count, cost, check, gradient, value, element, help)                                     \
    CheckRule check;                                                                                         \
    GradientRule gradient;                                                                                   \
    ValueRule value;                                                                                         \
    ElementRule element;
#include "ops/ops.def"
#undef SCALAR
#undef TENSOR

#endif
