#ifndef PROVER_H
#define PROVER_H
/* The prover: random models, each made into C by every schedule, and all of it held against the interpreter and
 * against each other. A model is a spec, so what fails can be read, and run by hand. */
#include "check/check.h"
#include "random.h"

/* Choices ------------------------------------------------------------------------------------------------ */

/* A model is what a list of numbers makes of the generator: 0 is always the plainest choice, so a failing model is
 * shrunk by shortening and lowering its list. */
typedef struct {
    Arena *arena;
    struct random_stream random;
    bool drawing;     /* behind the list's end numbers are drawn and added; else they are 0 */
    List(int) made;   /* each below the limit it was asked with, when it was drawn */
    List(int) starts; /* where a part of the model begins, which can be left out as a whole */
    int next;
} Choices;

Choices choices_drawn(Arena *arena, uint64_t seed, uint64_t number);
Choices choices_given(Arena *arena, const int *made, int count);
int choose(Choices *choices, int limit); /* one of 0 .. limit-1 */
bool chance(Choices *choices, int in);   /* true once in so many times; false is the plain choice */
int choose_from(Choices *choices, const int *table); /* one of table[1 .. table[0]] */
void start_part(Choices *choices);

/* Models ------------------------------------------------------------------------------------------------- */

enum { LINES = 64 };

/* A tensor of the model's `call`: t1, t2, … */
typedef struct {
    Type type;
    bool used;
} Tensor;

/* A layer of it, and what it was first called with: of rank 0 for any, or -1: it cannot be shared. */
typedef struct {
    const char *name; /* self.d1 */
    int rank, features, outputs, window;
} ModelLayer;

/* What is being written. `build` and `call` are the bodies of the model's methods. */
typedef struct {
    Arena *arena;
    Choices *choices;
    Text build, call;
    List(Tensor) tensors;
    List(ModelLayer) layers;
    bool wide;       /* its work is worth slices */
    bool simplified; /* before it is scheduled */
    bool any_batch;  /* no number in it depends on the batch */
    int64_t work;    /* multiply-adds of a forward step, about */
} Model;

/* The spec's text; its first line says how it is to be proved (proof_of_spec reads it). */
const char *generate_spec(Arena *arena, Choices *choices);

/* The parts of a spec, for generate.c: body.c adds tensors, update.c writes the training step. */
void add_tensors(Model *model);
void write_step(Model *model, Text *spec, const char *loss);
int add_tensor(Model *model, Type type, const char *format, ...) __attribute__((format(printf, 3, 4)));
int pick_extent(Model *model);

/* Proving ------------------------------------------------------------------------------------------------ */

/* How a model is proved: the first line of its spec. */
typedef struct {
    int slices;           /* 0: the default */
    bool gradients;       /* are outputs of the C too */
    bool train_only;      /* functions other than `train` are left out */
    const char *left_out; /* a pass that is not run, or NULL */
    int caches; /* KiB of the machine's, so that small arrays are large ones to it; 0: as it has them */
    int edits;  /* of schedules: what they are drawn from; 0: none */
} Trial;
Trial proof_of_spec(Arena *arena, const char *text);

/* What came of a model, by the first thing that was wrong. */
typedef enum {
    PROVED,
    REFUSED,    /* the spec has errors: the generator asked for what is not supported */
    UNFIT,      /* no point of it will do: rounding decides everywhere */
    BROKEN,     /* a pass or a verifier failed */
    NO_C,       /* Clang refuses the C */
    WRONG,      /* not what the interpreter says */
    ESCAPED,    /* wrote outside of its memory */
    DISORDER,   /* other bits where slices run backwards */
    UNEQUAL,    /* schedules that must agree to the bit do not */
    SLOPED,     /* a gradient is not the slope of its loss */
    SIMPLIFIED, /* `simplify` changed what a graph means */
    CRASHED,
    VERDICTS
} Verdict;
extern const char *const verdict_names[VERDICTS];
static inline bool is_failure(Verdict verdict) { return verdict > UNFIT; }

/* How much was compared: shared with the process that does it. */
typedef struct {
    long tensors, differences, moved, bits, edits;
    double worst[2]; /* of losses and gradients, and of others: of what is allowed */
} Tally;

typedef struct {
    const char *cc, *optimize, *march;
    bool quiet, schedules[SCHEDULE_COUNT]; /* which are compared */
    Tally *tally;
} Prover;

/* Proves each spec and stores the verdicts; their C is one translation unit. Prints what is wrong. */
void prove_specs(const Prover *prover, const char *const *paths, int count, Verdict *verdicts);

/* variant.c: one spec by one schedule, all variants of several specs in one shared object. */
typedef struct {
    Compiler *compiler;
    const char *symbol, *label;
    Loaded loaded;
    bool
        reordered; /* its layout is edited: bits are those of `unfused` with the same edits, which follows it */
} Variant;
/* `edits`, if not NULL, is the text of a schedule. */
Compiler *compile_variant(const Prover *prover, const char *path, const Trial *proof, ScheduleKind schedule,
                          const char *symbol, const char *edits, Verdict *verdict);
/* edits.c: `fused` with edits that gradc tune could make, and where they are of its layout `unfused` with those. How many
 * variants were added; -1 where a verdict was stored. */
enum { MOST_VARIANTS = SCHEDULE_COUNT + 2 };
int add_edited(const Prover *prover, Arena *arena, const char *path, const Trial *proof, const char *stem,
               Variant *variants, Verdict *verdict);
/* The graphs alone, up to a pass. */
Compiler *compile_graphs(const char *path, const Trial *proof, const char *last, Verdict *verdict);
/* NULL where Clang refuses, or what it loads. */
void *load_variants(const Prover *prover, Variant *const *variants, int count);

/* What is right: the graphs before any rewriting, and the value of every node of every function at a point. */
typedef struct {
    const Program *program;
    Arena *arena; /* of point and values */
    Point point;
    const double ***values;
    int64_t longest; /* sum: each of its additions rounds */
} Reference;

/* The arrays of a function that are compared: outputs, then what it assigns. */
typedef struct {
    const char *name;
    const Type *type;
    NodeId node;
    int output, variable; /* one of them is -1 */
    double limit;
} Result;

typedef struct {
    Result *at;
    int count;
} Results;

NodeId last_assignment(const Graph *graph, int variable); /* what counts of several; 0: none */
Results results_of(Arena *arena, const Program *program, int function);

/* point.c: a point at which no result hangs on a rounding; false where none is found. */
bool find_point(Reference *reference);
const double ***evaluate(Arena *arena, const Program *program, const Point *point);

/* hold.c: whether one model's variants are right. */
Verdict hold_model(const Prover *prover, const char *path, const Trial *proof, Variant *variants, int count);
/* slopes.c: whether the gradients of a graph are those of its losses, at a point. */
bool hold_slopes(const Prover *prover, const Program *program, const Point *point);

/* shrink.c: the fewest and lowest choices that give the same verdict, within a number of seconds. An attempt makes a
 * model of the choices, all of them, and proves it. */
typedef Verdict Attempt(void *context, Choices *choices);
Choices shrink(const Choices *failing, Verdict verdict, Attempt *attempt, void *context, int seconds);

#endif
