#ifndef IR_PROGRAM_H
#define IR_PROGRAM_H
/* What a spec means: variables, the functions traced from it (a graph each), the data and the outer loop. */
#include "ir/graph.h"

/* STOP: the spec's `stop`, where it uses it. */
typedef enum {
    VARIABLE_TRAINABLE,
    VARIABLE_SLOT,
    VARIABLE_METRIC,
    VARIABLE_STATE,
    VARIABLE_STOP
} VariableRole;

typedef struct {
    const char *name; /* my_model/dense/kernel */
    Type type;
    VariableRole role;
    OriginId origin;
    const char *layer; /* class of the layer that made it, for the summary; or NULL */
} Variable;

/* One traced function at one batch size. A new batch size is a new trace; variables are made by the first. */
typedef struct {
    const char *role; /* initialize, train, test, predict, metrics, epoch_end */
    int batch;        /* 0 where it has none */
    Graph *graph;
} TracedFunction;

typedef struct {
    Type type; /* of one sample */
    const char *file;
    const double *data; /* count samples, or NULL */
    int limit;          /* values lie in 0 .. limit-1; 0 = any */
} Field;

typedef struct {
    enum { STEP_SHUFFLE, STEP_BATCH } kind;
    int size;
    bool drop_remainder, reshuffle;
    int64_t seed; /* -1: the run's */
} DataStep;

typedef struct {
    const char *source;
    int count;
    List(Field) fields;
    List(DataStep) steps;
} Dataset;

/* A row of Keras's model.summary(). */
typedef struct {
    const char *name, *layer; /* conv2d, Conv2D */
    Type output;              /* batch first */
    int64_t parameters, trainable;
} SummaryRow;

typedef struct {
    Arena *arena;
    const char *name;      /* of the file: mnist_expert */
    const char *spec;      /* its path as the user gave it */
    const char *spec_text; /* for the hash */
    size_t spec_size;
    const char *defines; /* " -D batch=64", or "" */
    const char *model;   /* my_model */
    List(Variable) variables;
    List(TracedFunction) functions;
    Dataset *train, *test; /* test may be NULL */
    int epochs;
    bool reset_metrics;
    const char *report; /* template or NULL */
    List(SummaryRow) summary;
} Program;

bool program_verify(const Program *program, Text *complaint);
void program_print(const Program *program, Text *text);
const char *variable_role_name(VariableRole role);

#endif
