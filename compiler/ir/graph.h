#ifndef IR_GRAPH_H
#define IR_GRAPH_H
/* The graph of one traced function: an array of nodes in static single assignment, every node after its inputs.
 * Equal nodes are made once: random numbers take (seed, step) as inputs, and an assignment is a node of its own. */
#include "base/diag.h"
#include "ir/type.h"

typedef int NodeId; /* 0 = none: what a failed op yields; ops on it yield 0 again, silently */

typedef enum {
#define SCALAR(name, ...) OP_##name,
#define TENSOR(name, ...) OP_##name,
#include "ops/ops.def"
#undef SCALAR
#undef TENSOR
    OP_COUNT
} Op;

enum { MAX_LOOPS = 12, MAX_TERMS = 8, MAX_INPUTS = 3 };

/* (constant + sum of stride * loop) / divisor; where the divisor does not divide, or the result lies outside of the
 * dimension it indexes, a guarded read gives its fill. Loops are numbered: the output's dimensions, then the reduced. */
typedef struct {
    int constant, divisor, terms;
    struct {
        int axis, stride;
    } term[MAX_TERMS];
} Index;

/* How a `view` or a `contract` reads its inputs: an index for each dimension of each input. */
typedef struct {
    int out, loops; /* loops 0 .. out-1 are the output's dimensions */
    int extent[MAX_LOOPS];
    const char *axis[MAX_LOOPS]; /* names, as the layer wrote them: b, y, x, c */
    Index at[2][MAX_RANK];
    bool guarded[2];
} Map;

typedef struct {
    Op op;
    Type type;
    int inputs;
    NodeId input[MAX_INPUTS];
    double value;  /* constant; fill of a guarded view */
    int which;     /* input: its number; read, assign, gradient: the variable; reduce: a ReduceKind; iota: the
                         dimension; random: the stream; output: its number */
    unsigned axes; /* reduce: a bit for each reduced dimension */
    const Map *map; /* view, contract */
    OriginId origin;
    const char *name; /* as TensorFlow scopes it: my_model/dense/MatMul */
} Node;

typedef struct {
    const char *name;
    Type type;
    int limit; /* values lie in 0 .. limit-1; 0 = not known */
} Input;

typedef struct {
    const char *name;
    NodeId node;
} Output;

typedef struct {
    Arena *arena;
    Diagnostics *diagnostics;
    Origins *origins;
    OriginId origin;   /* of the nodes being built: whoever drives the builder sets it before each rule */
    const char *scope; /* likewise: prefix of their names */
    List(Node) nodes;  /* [0] is unused */
    List(Input) inputs;
    List(Output) outputs;   /* in order */
    List(NodeId) assigns;   /* assign nodes in order; of two to one variable the last counts */
    int *table, table_size; /* hash of nodes */
} Graph;

Graph *graph_new(Arena *arena, Diagnostics *diagnostics, Origins *origins);

/* The node, or an equal one made before. Type and inputs must be right: op.h has the builders that check. */
NodeId graph_add(Graph *graph, Node node);

static inline const Node *graph_node(const Graph *graph, NodeId id) { return &graph->nodes.at[id]; }

/* Reports at the place of the current origin, and gives 0. */
NodeId graph_error(Graph *graph, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Marks nodes that outputs and assignments need. The array has nodes.count elements, from `arena`. */
bool *graph_live(const Graph *graph, Arena *arena);

bool graph_verify(const Graph *graph, Text *complaint);
void graph_print(const Graph *graph, Text *text);

/* Index as text: "2*y + ky - 1". */
const char *index_text(Arena *arena, const Index *index, const char *const *names);
bool index_is_axis(const Index *index, int axis); /* just that loop, stride 1 */
bool index_same(const Index *a, const Index *b);
void index_add(Index *index, int axis, int stride);
int index_stride(const Index *index,
                 int axis); /* how far a step along the axis moves it, before the divisor */

#endif
