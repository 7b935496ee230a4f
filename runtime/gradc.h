#ifndef GRADC_H
#define GRADC_H
/* gradc.h: all that a generated file and the program that runs it agree on. The same text is printed into
 * every generated file, under this guard, so that the file compiles alone.
 *
 * A program is a table: the functions traced from a spec, the variables they work on, the data they read and
 * the outer loop. A function is a list of phases, to be run in order; the slices of one phase may run at
 * once, in any order, and every one must have ended before the next phase begins. Results do not depend on
 * who ran what.
 *
 * The caller owns two blocks, both 64-byte aligned: the state (variables, optimizer slots, metrics), which
 * lives as long as the model, zeroed before `initialize` is run; and the arena (scratch and outputs), valid
 * until the next call of any function. */
#include <stddef.h>
#include <stdint.h>

enum { GRADC_RANK = 8, GRADC_FACTORS = 12 };

enum gradc_dtype { GRADC_F32, GRADC_I32, GRADC_I64, GRADC_U8, GRADC_BOOL, GRADC_BF16, GRADC_F64 };

struct gradc_call {
    void *state, *arena;
    const void *const *inputs; /* one pointer an input of the function, in its order, row-major */
};

struct gradc_array {
    const char *name;
    enum gradc_dtype dtype;
    int rank, shape[GRADC_RANK];
    size_t offset; /* of an output: bytes from the arena's start, row-major; of an input: 0 */
};

struct gradc_phase {
    const char *name;
    void (*run)(const struct gradc_call *call, int slice);
    int slices;
    int64_t products, bytes; /* of all slices: multiply-adds of products; bytes read and written, each once */
};

struct gradc_function {
    const char *role; /* initialize, train, test, predict, metrics, epoch_end */
    int batch;        /* length of its batch; 0 where it has none */
    const struct gradc_phase *phases;
    const struct gradc_array *inputs; /* the fields of a batch, then any of seed, step (I64), epoch (I32) */
    const struct gradc_array *outputs;
    int phase_count, input_count, output_count;
};

/* STOP: one bool at most; training ends after an epoch whose epoch_end leaves it true. */
enum gradc_role { GRADC_TRAINABLE, GRADC_SLOT, GRADC_METRIC, GRADC_STATE, GRADC_STOP };

/* Position of an element, counted in elements from the variable's offset: each Keras axis is cut into
 * factors, outermost first, and the digits of the index, each times its stride, add up. */
struct gradc_factor {
    int axis, extent, stride;
};

struct gradc_variable {
    const char *name; /* my_model/dense/kernel, Adam/my_model/dense/kernel/m */
    enum gradc_dtype dtype;
    enum gradc_role role;
    int rank, shape[GRADC_RANK]; /* Keras's */
    size_t offset;               /* bytes from the state's start */
    int factor_count;
    struct gradc_factor factors[GRADC_FACTORS];
};

struct gradc_field {
    enum gradc_dtype dtype;
    int rank, shape[GRADC_RANK]; /* of one sample */
    const char *file;            /* name of the IDX file, or NULL where the data stand here */
    const void *data;            /* count samples, row-major, or NULL */
    int limit;                   /* values must lie in 0 .. limit-1; 0 where any will do */
};

struct gradc_step {
    enum { GRADC_SHUFFLE, GRADC_BATCH } kind;
    int size;           /* of the buffer, of the batch */
    int drop_remainder; /* batch */
    int64_t seed;       /* shuffle: the spec's own seed, or -1 for the run's */
    int reshuffle;      /* shuffle: anew every epoch */
};

struct gradc_dataset {
    const char *source; /* mnist, fashion_mnist: a folder of IDX files; literal: in this file */
    int count;          /* samples, as the spec states */
    int field_count, step_count;
    const struct gradc_field *fields;
    const struct gradc_step *steps; /* in the spec's order */
};

struct gradc_program {
    const char *name, *spec, *spec_sha256, *version, *schedule, *march, *rebuild;
    const char *const *cpu; /* features needed, as __builtin_cpu_supports names them; NULL ends them */
    size_t state_size, arena_size;
    int epochs, reset_metrics;
    const char *report; /* template: {} takes the next output of epoch_end named report; or NULL */
    const struct gradc_dataset *train, *test; /* test may be NULL */
    const struct gradc_function *functions;
    const struct gradc_variable *variables;
    int function_count, variable_count;
    int64_t parameters, products; /* trainable numbers; multiply-adds of products in one train step */
};

#endif
