#ifndef CHECK_TRAINING_H
#define CHECK_TRAINING_H
/* Within check: one training function at one point, as three programs see it. */
#include "check/check.h"

/* What all training functions of a spec share. */
typedef struct {
    const Proof *proof;
    Arena *arena;
    Compiler *reference; /* up to `simplify`, gradients its outputs: what the interpreter evaluates */
    Compiler *stepping;  /* in double, w = w - gradient in place of the spec's update */
    Loaded steps;
    double **initial; /* variables, after `initialize` */
    struct pool *pool;
    bool holds;
} Session;

/* The losses come from a program of their own: in double, unfused, and without gradients. */
typedef struct {
    Session *session;
    int function; /* its number in the program */
    const char *name;
    const Program *program;
    const Graph *graph; /* the reference's */
    Arena *arena;       /* of the calls */
    Compiler *losing;
    Loaded loaded;
    Call *loss, *step;
    Arena *here; /* of the point and what is known there */
    Point point;
    const double *
        *decided; /* by node, what decisions decide by: in the memory of the last call for the loss */
} Training;

/* False: printed why. */
bool training_open(Session *session, int function, Training *training);
void training_close(Training *training);

void training_draw(Training *training, uint64_t seed); /* another point */
/* Values of a variable for the loss, as call_set takes them; and then what it is with them. */
void training_set(Training *training, int variable, int64_t element, const double *values);
void training_evaluate(Training *training);
double training_loss(Training *training,
                     int variable); /* as it is: the sum of those whose gradient is asked for */
bool training_asks(const Training *training, int variable); /* for some gradient towards it, and assigns it */
/* w - w', of all variables (NULL: of those it does not ask for), at the point or at others. */
double **training_gradients(Training *training, Arena *arena, double **variables);

/* Draws points until one will do: no decision so near its jump that a float32 might take it otherwise, and gradients
 * that do not hang on the last bits of the weights. How far they do at the point that was found. */
double training_find_point(Training *training);

/* Gradients against central differences of the loss. */
void prove_differences(Training *training);

/* What is done to the graphs of one program. */
typedef struct {
    Change list[5];
} Changes;
Changes changes_of(const Session *session, Change first, bool becomes_c); /* `first` may be nothing */
void changes_add(Changes *changes, Change change);

void claim(Session *session, Claim claim);

#endif
