#ifndef ROWS_H
#define ROWS_H
/* Rows of the op table as nodes: operands for each, and a traced function that computes them all. Scalar
 * rows take operands of every type their builder accepts, where their value is a number. A tensor row
 * without an example here is built with whatever shape and attributes its check rule accepts, from (4, 6)
 * operands. */
#include "check/check.h"
#include "ops/op.h"
#include "random.h"

enum { MAX_CASES = 512, MAX_EXAMPLES = 8, ROWS = 4, COLUMNS = 6 };

/* One node under test, an output of the function "ops". */
typedef struct {
    Op op;
    NodeId node;
    int inputs, input[MAX_INPUTS]; /* the function's inputs that are its operands */
} Case;

typedef struct {
    Arena *arena;
    Graph *graph;
    struct random_stream random;
    int only; /* the row to test, or OP_COUNT: all */
    Case cases[MAX_CASES];
    int case_count, failures;
    List(double *) values; /* of the function's inputs */
} Bench;

Bench *bench_new(int only);
/* One more input of the function, whose value is 0 until it is set. */
NodeId bench_input(Bench *bench, Type type);
/* A change of a program, the bench its context: adds the function "ops". */
void add_rows(Program *program, void *context);

#endif
