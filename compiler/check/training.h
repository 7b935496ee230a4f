#ifndef CHECK_TRAINING_H
#define CHECK_TRAINING_H
/* Within check: one training function at one point, as three programs see it. */
#include "check/check.h"

typedef struct Session Session;

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
    Arena *here;    /* of the point and what is known there */
    uint64_t drawn; /* its seed */
    Point point;
    const double *
        *decided; /* by node, what decisions decide by: in the memory of the last call for the loss */
} Training;

/* What all training functions of a spec share. */
struct Session {
    const Proof *proof;
    Arena *arena;
    Compiler *reference; /* up to `simplify`, gradients its outputs: what the interpreter evaluates */
    Compiler *stepping;  /* in double, w = w - gradient in place of the spec's update */
    Compiler *storing;   /* as it trains, and its gradients are outputs */
    Loaded steps, stored;
    Builds *builds;
    Training *trainings;
    int training_count;
    double **initial; /* variables, after `initialize` */
    struct pool *pool;
    bool holds;
};

/* The spec's own float C, by each schedule. */
typedef struct {
    Compiler *compiler[SCHEDULE_COUNT];
    Loaded loaded[SCHEDULE_COUNT];
} Schedules;

/* Clang begins with a program, whose compiler may be NULL. False: printed why. */
bool start_build(Session *session, const Compiler *compiler, const char *optimize, Loaded *loaded);

/* Has its program built, false: printed why; and once it is, opens it. */
bool training_start(Session *session, int function, Training *training);
void training_open(Training *training);
void training_close(Training *training);

void training_draw(Training *training, uint64_t seed); /* the point of that seed, which nobody has moved */
/* Values of a variable for the loss, as call_set takes them; and then what it is with them. */
void training_set(Training *training, int variable, int64_t element, const double *values);
/* `variable`: that alone has been set since it was last evaluated, and what comes before its first use is as it was. */
void training_evaluate(Training *training, int variable);
double training_loss(Training *training,
                     int variable); /* as it is: the sum of those whose gradient is asked for */
bool training_asks(const Training *training, int variable); /* for some gradient towards it, and assigns it */
/* w - w', of all variables or only one (-1: all; NULL: of those it does not ask for), at the point or at others. */
double **training_gradients(Training *training, Arena *arena, double **variables, int only);

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
/* What a claim is made of: one more tensor, which may be off by so much of its largest element; damage (NULL: none); and a
 * variable that keeps its bits, because nothing assigns it. Notes are of where it is wrong. */
void claim_tensor(Arena *notes, Claim *claim, const char *name, const Type *type, const double *got,
                  const double *want, double allowed);
void claim_damage(Claim *claim, const char *damage);
void claim_kept(Arena *notes, Claim *claim, const Call *call, const Variable *variable, int number);
static const double limit_of_others =
    1e-4; /* what is no loss and no gradient, of a tensor's largest element */
NodeId last_assignment(const Graph *graph, int variable); /* 0: none */

/* Unfused, grouped and fused add in one order; naive adds in its own. */
void prove_schedules(Session *session, const Schedules *schedules, double loosened);

#endif
