#ifndef JUDGE_H
#define JUDGE_H
/* What the judges share: a spec's graphs and the C made of them, in one process; points at which both are
 * evaluated; and how far apart their answers are. The interpreter, in double precision, is always the one
 * that is right. */
#include "gradc.h"
#include "graph/pass.h"
#include "pipeline.h"

/* Compiling ---------------------------------------------------------------------------------------------- */

/* What is done to a program right after `trace`, before the other passes see it. */
typedef void ProgramChange(Program *program, void *context);

/* The passes up to the one called `last` (NULL: all of them), with `change` (or nothing) after the first.
 * Prints the diagnostics; NULL where there were errors. Freed by compiler_free. */
Compiler *judge_compile(const Request *request, const char *last, ProgramChange *change, void *context);

/* A change: the losses of every training step and their gradients towards variables become outputs of it. */
ProgramChange add_gradient_outputs;
bool is_added_output(const char *name);
bool is_gradient_output(const char *name);
const char *loss_output_name(Arena *arena, int loss); /* from 1 */
const char *gradient_output_name(Arena *arena, int loss, const char *variable);

/* The C, compiled and loaded; `cc`: a path or a name on the PATH, `optimize`: -O3 as for gradc, or less. */
typedef struct {
    const struct gradc_program *program;
    bool runs_here; /* this processor has what the code needs */
    void *handle;
} Loaded;
bool load_program(const Compiler *compiler, const char *cc, const char *optimize, Loaded *loaded);
void unload_program(Loaded *loaded);

/* Points ------------------------------------------------------------------------------------------------- */

/* A value for each variable, and for each input of each function: doubles that the C's types hold exactly. */
typedef struct {
    double **variables;
    double ***inputs; /* by function, then by input */
} Point;

/* Weights near those that `initialize` gives, slots and metrics as in the middle of a training, images
 * mostly 0. */
Point draw_point(Arena *arena, const Program *program, uint64_t seed);
Given point_given(const Point *point, int function);
/* The variables again, each weight off by up to four roundings of a float32. */
double **rounded_variables(Arena *arena, const Program *program, const Point *point, uint64_t seed);

/* A decision is a node whose value jumps: a comparison, a maximum, a rounding. How many elements of them
 * stand within `margin` (of their tensor's largest element) of the jump, but not on it: rounding may turn
 * those over. */
bool is_decision(const Graph *graph, const Node *node);
int decisions_near(const Graph *graph, const double *const *values, double margin);
/* Whether any decision went another way. Where `after` has no value of a node, it is the one before. */
bool decisions_differ(const Graph *graph, const double *const *before, const double *const *after);

/* Running ------------------------------------------------------------------------------------------------ */

/* Elements as C stores them, and back. */
void store_elements(Dtype dtype, const double *from, int64_t count, void *to);
void load_elements(Dtype dtype, const void *from, int64_t count, double *to);

/* One call of one function: its state before and after, its arena, its inputs, each between guard bytes. */
typedef struct Call Call;
Call *call_new(Arena *arena, const Loaded *loaded, const struct gradc_function *function,
               const Program *program, const Point *point, int number);
/* Runs it on a fresh state and an arena full of signalling NaNs; `reversed`: the slices of each phase
 * backwards. NULL, or what it wrote outside of what is its own. */
const char *call_run(Call *call, bool reversed);
/* Backwards, one slice after another, for small programs: says also where two slices of a phase write to one place, which
 * would be a matter of luck where they run at once. */
const char *call_run_watched(Call *call);
const void *call_output(const Call *call, int output);
/* Row-major, packed from the layout that the program chose. NULL: the table leaves it out. */
double *call_variable(const Call *call, int variable);
bool call_same_bits(const Call *a, const Call *b); /* state and outputs */
void call_free(Call *call);

/* Comparing ---------------------------------------------------------------------------------------------- */

typedef struct {
    double
        error; /* the worst difference, of the tensor's largest element; infinite where one is not a number */
    int64_t at;
    double got, want;
} Difference;
Difference compare_elements(const double *got, const double *want, int64_t count);
const char *position_text(Arena *arena, const Type *type, int64_t at); /* [3, 0, 7] */

#endif
