#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H
/* Proofs of the C that comes out: programs compiled and loaded into this process, points at which they and their
 * graphs are evaluated, and how far apart the answers are. The interpreter, in double, is always right. */
#include "clang.h"
#include "gradc.h"
#include "graph/pass.h"
#include "pipeline.h"
#include "threads.h"

/* Compiling ------------------------------------------------------------------------------------------------------- */

/* What is done to a program right after a pass, before the other passes see it. */
typedef struct {
    const char *after; /* name of the pass; NULL ends a list */
    void (*change)(Program *program, void *context);
    void *context;
} Change;

/* The passes up to the one called `last` (NULL: all of them), with changes (or NULL). Prints the diagnostics to
 * standard error, and gives NULL, where there were errors. Freed by compiler_free. */
Compiler *compile_changed(const Request *request, const char *last, const Change *changes);

/* Changes after `trace`. The losses of every training step, and their gradients towards variables, become outputs. */
void add_gradient_outputs(Program *program, void *context);
bool is_added_output(const char *name);
bool is_gradient_output(const char *name);
const char *loss_output_name(Arena *arena, int loss); /* from 1 */
const char *gradient_output_name(Arena *arena, int loss, const char *variable);
/* Each assignment to a trainable variable becomes w = w - the gradients that the step asks for towards w. */
void step_by_gradients(Program *program, void *context);
/* A change after `simplify`, of a program with gradient outputs: nothing is left but the function whose number
 * `context` points to, and of that the losses, and what the decisions on their gradients' ways decide by. */
void keep_losses(Program *program, void *context);

NodeId find_output(const Graph *graph, const char *name); /* 0: none */
/* Those that depend on a variable; -1: on any. */
bool *moving_nodes(const Graph *graph, int variable, Arena *arena);

/* The C, compiled and loaded. */
typedef struct {
    const Clang *clang;
    const char *optimize; /* -O3 as for gradc, or less */
    bool strict;          /* warnings are errors */
} Loading;
typedef struct {
    const struct gradc_program *program;
    const Real *real;
    bool runs_here; /* this processor has what the code needs */
    void *handle;
} Loaded;
/* False: printed why. */
bool load_program(const Compiler *compiler, const Loading *loading, Loaded *loaded);
/* Several, `at_once` at once; compilers live until all have been loaded. */
typedef struct Builds Builds;
Builds *builds_new(int at_once);
/* Where so many are at work, waits for one of them to end. */
void builds_start(Builds *builds, const Compiler *compiler, const Loading *loading, Loaded *loaded);
/* Until one more has ended; false where none is left at work. */
bool builds_wait(Builds *builds, const char *notice);
/* Waits for all, loads them, and frees `builds`. False: printed why. */
bool builds_finish(Builds *builds);
void unload_program(Loaded *loaded);
const struct gradc_function *loaded_function(const Loaded *loaded, const char *role, int batch); /* or NULL */

/* Points ---------------------------------------------------------------------------------------------------------- */

/* A value for each variable, and for each input of each function: doubles that the C's types hold exactly. */
typedef struct {
    double **variables;
    double ***inputs; /* by function, then by input */
} Point;

/* What `initialize` gives to each variable: 0 where it says nothing. */
double **initial_variables(Arena *arena, const Program *program);
/* Weights near the initial ones, slots and metrics as in the middle of a training, images mostly 0. */
Point draw_point(Arena *arena, const Program *program, double *const *initial, uint64_t seed);
Given point_given(const Point *point, int function);
/* The variables again, each weight off by up to four roundings of a float32. */
double **rounded_variables(Arena *arena, const Program *program, const Point *point, uint64_t seed);

/* A decision is a node whose value jumps: a comparison, a maximum, a rounding. Values need to be there for what it
 * decides by, not for itself. How many elements stand within `margin` (of their tensor's largest element) of the jump,
 * but not on it: rounding may turn those over. */
static const double float_margin = 2e-7; /* one rounding of a float32 is 6e-8 */
bool is_decision(const Graph *graph, const Node *node);
int decisions_near(const Graph *graph, const double *const *values, double margin);
/* Whether any decision went another way. */
bool decisions_differ(const Graph *graph, const double *const *before, const double *const *after);

/* Running --------------------------------------------------------------------------------------------------------- */

/* One call of one function: its state before and after, its arena, its inputs, each between guard bytes. `number` is
 * the function's in the point. */
typedef struct Call Call;
Call *call_new(Arena *arena, const Loaded *loaded, const struct gradc_function *function,
               const Program *program, const Point *point, int number);
/* Runs it on a fresh state and an arena full of signalling NaNs; `reversed`: the slices of each phase backwards.
 * NULL, or what it wrote outside of what is its own. */
const char *call_run(Call *call, bool reversed);
/* Backwards, one slice after another, for small programs: says also where two slices of a phase write to one place, which
 * would be a matter of luck where they run at once. */
const char *call_run_watched(Call *call);
/* On the state as the last run left it, the phases from that number on, by the threads of a pool and without a watch. */
void call_again(Call *call, struct pool *pool, int from);
void call_run_by(Call *call, struct pool *pool); /* that, on a fresh state and arena */
/* Another point, as the state before: of the variables that the function reads or assigns. */
void call_move(Call *call, const Point *point);
/* Elements of the variable of that number, of the state as it is and as the next run begins. `element` -1: all, from `values`; else that one, from values[0]. */
void call_set(Call *call, int number, int64_t element, const double *values);
const void *call_output(const Call *call, int output);
double *call_output_values(const Call *call, Arena *arena, int output);
/* Row-major, packed from the layout that the program chose. NULL: the table leaves it out. */
double *call_variable(const Call *call, Arena *arena, int number);
bool call_changed(const Call *call, int number);   /* by the last run */
bool call_same_bits(const Call *a, const Call *b); /* state and outputs, of two calls of one program */
void call_free(Call *call);

/* Comparing ------------------------------------------------------------------------------------------------------- */

typedef struct {
    double
        error; /* the worst difference, of the tensor's largest element; infinite where one is not a number */
    int64_t at;
    double got, want;
} Difference;
Difference compare_elements(const Type *type, const double *got, const double *want);
double largest_element(const double *values, int64_t count); /* in size, of those that are numbers */
const char *position_text(Arena *arena, const Type *type, int64_t at); /* [3, 0, 7] */

/* The proof ------------------------------------------------------------------------------------------------------- */

/* One comparison. */
typedef struct {
    const char *function; /* train_32 */
    const char *proof;    /* loss, gradients, update, schedules, differences */
    const char *what;     /* my_model/dense/kernel */
    int64_t count;        /* numbers compared */
    int moved;            /* times that the point was moved away from a kink */
    double worst, allowed;
    const char *note; /* where it is wrong; or NULL */
    bool holds;
} Claim;

typedef struct {
    Request request; /* its schedule is the one that is proven */
    const Clang *clang;
    void (*claim)(void *context, const Claim *claim);  /* told of each comparison */
    void (*progress)(void *context, const char *what); /* what is being done now */
    void *context;
    /* Tests: a mistake in all graphs, as a wrong gradient rule makes one; and one in those alone that become C. */
    const Change *planted, *planted_in_c;
} Proof;

/* False where a claim does not hold, or, printed why, where nothing could be proven. */
bool prove(const Proof *proof);

#endif
