/* mnist_expert_seed: a training program, written by gradc 0.1.0 from mnist_expert_seed.lua.
 * Change the spec, not this file.
 *
 *   model          my_model, 2 770 634 trainable parameters
 *                  my_model/conv2d/kernel (3, 3, 1, 32)
 *                  my_model/conv2d/bias (32,)
 *                  my_model/dense/kernel (21632, 128)
 *                  my_model/dense/bias (128,)
 *                  my_model/dense_1/kernel (128, 10)
 *                  my_model/dense_1/bias (10,)
 *   schedule       naive: an op a loop nest, scalar, the readable baseline
 *   target         x86-64-v3, vectors of 8 floats, 16 registers
 *   slices         8 of every phase whose work is large, whatever the machine
 *   unrolled       nothing: every axis is a loop
 *   state          33 248 256 bytes
 *   arena          33 233 984 bytes, valid within one call
 *   stack          no local arrays
 *   functions                   multiply-adds other operations    bytes moved
 *   initialize       7 kernels              0        8 311 392     33 240 000
 *   train_32        35 kernels    278 396 928       31 247 026    359 351 224
 *   test_32         10 kernels     94 875 648        1 448 165     28 121 368
 *   test_16         10 kernels     47 437 824          724 085     19 601 976
 *   predict_32       7 kernels     94 875 648        1 443 456     28 107 816
 *   metrics          4 kernels              0               16             48
 *   epoch_end        5 kernels              0               18             56
 *   made by        gradc emit mnist_expert_seed.lua --schedule=naive --march=x86-64-v3
 *   compile with   clang -std=c17 -O3 -march=x86-64-v3 -fno-math-errno -c
 *
 * How to read it: what the runtime and this file agree on; the memory, as types; the functions of
 * vectors; a function for each kernel, in the order they run; and at the end the tables. This text is
 * yours, under any terms you choose. */
#pragma STDC FP_CONTRACT OFF
#include <math.h>

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

/* The state: variables, optimizer slots, metrics, each as this file's loops want it. */
struct state {
    _Alignas(64) int64_t Adam_iter[1]; /* Adam/iter */
    _Alignas(64) float train_loss_total[1]; /* train_loss/total */
    _Alignas(64) float train_loss_count[1]; /* train_loss/count */
    _Alignas(64) float train_accuracy_total[1]; /* train_accuracy/total */
    _Alignas(64) float train_accuracy_count[1]; /* train_accuracy/count */
    _Alignas(64) float test_loss_total[1]; /* test_loss/total */
    _Alignas(64) float test_loss_count[1]; /* test_loss/count */
    _Alignas(64) float test_accuracy_total[1]; /* test_accuracy/total */
    _Alignas(64) float test_accuracy_count[1]; /* test_accuracy/count */
    _Alignas(64) float conv2d_kernel[3][3][32]; /* my_model/conv2d/kernel */
    _Alignas(64) float conv2d_bias[32]; /* my_model/conv2d/bias */
    _Alignas(64) float dense_kernel[26][26][32][128]; /* my_model/dense/kernel */
    _Alignas(64) float dense_bias[128]; /* my_model/dense/bias */
    _Alignas(64) float dense_1_kernel[128][10]; /* my_model/dense_1/kernel */
    _Alignas(64) float dense_1_bias[10]; /* my_model/dense_1/bias */
    _Alignas(64) float conv2d_kernel_m[3][3][32]; /* Adam/my_model/conv2d/kernel/m */
    _Alignas(64) float conv2d_kernel_v[3][3][32]; /* Adam/my_model/conv2d/kernel/v */
    _Alignas(64) float conv2d_bias_m[32]; /* Adam/my_model/conv2d/bias/m */
    _Alignas(64) float conv2d_bias_v[32]; /* Adam/my_model/conv2d/bias/v */
    _Alignas(64) float dense_kernel_m[26][26][32][128]; /* Adam/my_model/dense/kernel/m */
    _Alignas(64) float dense_kernel_v[26][26][32][128]; /* Adam/my_model/dense/kernel/v */
    _Alignas(64) float dense_bias_m[128]; /* Adam/my_model/dense/bias/m */
    _Alignas(64) float dense_bias_v[128]; /* Adam/my_model/dense/bias/v */
    _Alignas(64) float dense_1_kernel_m[128][10]; /* Adam/my_model/dense_1/kernel/m */
    _Alignas(64) float dense_1_kernel_v[128][10]; /* Adam/my_model/dense_1/kernel/v */
    _Alignas(64) float dense_1_bias_m[10]; /* Adam/my_model/dense_1/bias/m */
    _Alignas(64) float dense_1_bias_v[10]; /* Adam/my_model/dense_1/bias/v */
};
_Static_assert(sizeof(struct state) == 33248256, "the state is as the memory plan has it");

/* Memory of initialize: arrays that overlap are never alive at once (comments: kernels from - to). */
struct initialize_memory {
    union {
        struct {
            _Alignas(64) float conv2d_kernel_random[3][3][32]; /* 1 */
        };
        struct {
            _Alignas(64) float dense_kernel_random[26][26][32][128]; /* 3 - 4 */
        };
        struct {
            _Alignas(64) float dense_1_kernel_random[128][10]; /* 6 */
        };
    };
};
_Static_assert(sizeof(struct initialize_memory) <= 33233984, "the arena is as the memory plan has it");

/* Memory of train_32: arrays that overlap are never alive at once (comments: kernels from - to). */
struct train_32_memory {
    union {
        struct {
            _Alignas(64) float to_float32[32][28][28]; /* 1 */
            char pad_0_0[2668544];
            float conv2d_BiasAdd[32][26][26][32]; /* 3 - 4 */
            char pad_0_1[5537792];
            float conv2d_Relu[32][26][26][32]; /* 4 - 14 */
            float d_dense_MatMul_contract[32][26][26][32]; /* 12 - 15 */
            float d_dense_Relu_select[32][128]; /* 11 - 13 */
            char pad_0_2[675840];
            float div[32][28][28]; /* 1 - 17 */
            char pad_0_3[4745216];
            float dense_kernel_multiply_add2[26][26][32][128]; /* 24 - 25 */
            float d_dense_1_MatMul_contract2[128][10]; /* 10 - 32 */
            float dense_1_Relu[32][10]; /* 7 - 35 */
            float d_dense_view_reduce[128]; /* 11 - 31 */
            int32_t loss_to_int32[32]; /* 8 - 35 */
            float d_dense_1_view_reduce[10]; /* 10 - 33 */
            _Alignas(64) float loss_div[1]; /* 8 - 36 */
            _Alignas(64) float Adam_div[1]; /* 18 - 33 */
        };
        struct {
            _Alignas(64) float conv2d_Conv2D[32][26][26][32]; /* 2 - 3 */
            char pad_1_0[8306688];
            float d_conv2d_Relu_select[32][26][26][32]; /* 15 - 17 */
            float d_conv2d_Conv2D_contract[3][3][32]; /* 17 - 19 */
            float d_conv2d_view_reduce[32]; /* 16 - 20 */
            char pad_1_1[2767616];
            uint8_t d_conv2d_Relu_less[32][26][26][32]; /* 14 - 15 */
            char pad_1_2[4845568];
            float dense_kernel_add[26][26][32][128]; /* 28 - 29 */
        };
        struct {
            _Alignas(64) float dense_MatMul[32][128]; /* 5 - 6 */
            float dense_BiasAdd[32][128]; /* 6 */
            float dense_Relu[32][128]; /* 6 - 11 */
            char pad_2_0[11026432];
            float Adam_to_float32[1]; /* 18 */
            _Alignas(64) float Adam_pow[1]; /* 18 */
            _Alignas(64) float Adam_pow2[1]; /* 18 */
            _Alignas(64) float Adam_sub[1]; /* 18 */
            _Alignas(64) float Adam_sqrt[1]; /* 18 */
            _Alignas(64) float Adam_mul[1]; /* 18 */
            _Alignas(64) float Adam_sub2[1]; /* 18 */
            char pad_2_1[64];
            _Alignas(64) float conv2d_bias_sqrt[32]; /* 20 */
            float conv2d_bias_add[32]; /* 20 */
            float conv2d_bias_div[32]; /* 20 */
            char pad_2_2[256];
            float conv2d_kernel_neg[3][3][32]; /* 19 */
            float conv2d_kernel_multiply_add2[3][3][32]; /* 19 */
            float conv2d_kernel_mul[3][3][32]; /* 19 */
            float conv2d_kernel_sqrt[3][3][32]; /* 19 */
            float conv2d_kernel_add[3][3][32]; /* 19 */
            float conv2d_kernel_div[3][3][32]; /* 19 */
        };
        struct {
            _Alignas(64) float dense_1_MatMul[32][10]; /* 7 */
            float dense_1_BiasAdd[32][10]; /* 7 */
            float loss_log[32][10]; /* 8 */
            float loss_sub[32][10]; /* 8 */
            float loss_select[32][10]; /* 8 */
            float loss_exp[32][10]; /* 8 - 9 */
            float loss_Max[32]; /* 8 */
            float loss_Sum[32]; /* 8 */
            float loss_log2[32]; /* 8 */
            float loss_sub2[32]; /* 8 */
            float loss_Sum3[1]; /* 8 */
            char pad_3_0[704];
            _Alignas(64) float d_loss_min_select[32][10]; /* 9 */
            uint8_t loss_equal[32][10]; /* 8 - 9 */
            uint8_t d_loss_min_less[32][10]; /* 9 */
            uint8_t d_loss_max_less[32][10]; /* 9 */
            float loss_Sum2[32]; /* 8 - 9 */
            float d_loss_log_div[32]; /* 9 */
            char pad_3_1[3904];
            float dense_1_kernel_mul[128][10]; /* 32 */
            float dense_1_kernel_sqrt[128][10]; /* 32 */
            float dense_1_kernel_add[128][10]; /* 32 */
            float dense_1_kernel_div[128][10]; /* 32 */
            char pad_3_2[11039744];
            float conv2d_kernel_sub[3][3][32]; /* 19 */
        };
        struct {
            _Alignas(64) float loss_max[32][10]; /* 8 - 9 */
            float loss_min[32][10]; /* 8 - 9 */
            float d_loss_exp_mul[32][10]; /* 9 */
            float d_loss_select_select[32][10]; /* 9 */
            float d_loss_select_add[32][10]; /* 9 */
            char pad_4_0[1280];
            float d_loss_log_div2[32][10]; /* 9 */
            char pad_4_1[1280];
            float dense_1_kernel_multiply_add2[128][10]; /* 32 */
            char pad_4_2[1024];
            float d_loss_max_select[32][10]; /* 9 - 10 */
            float d_dense_1_Relu_select[32][10]; /* 10 */
            uint8_t d_dense_1_Relu_less[32][10]; /* 10 */
            char pad_4_3[11056320];
            float conv2d_bias_sub[32]; /* 20 */
            float conv2d_bias_neg[32]; /* 20 */
            float conv2d_bias_multiply_add2[32]; /* 20 */
            float conv2d_bias_mul[32]; /* 20 */
        };
        struct {
            _Alignas(64) float d_dense_1_MatMul_contract[32][128]; /* 10 - 11 */
            uint8_t d_dense_Relu_less[32][128]; /* 11 */
            char pad_5_0[11055104];
            float dense_kernel_sub[26][26][32][128]; /* 21 - 22 */
        };
        struct {
            _Alignas(64) float d_dense_MatMul_contract2[26][26][32][128]; /* 13 - 24 */
            float dense_kernel_neg[26][26][32][128]; /* 23 - 24 */
        };
        struct {
            _Alignas(64) float dense_kernel_mul[26][26][32][128]; /* 26 - 29 */
            float dense_kernel_sqrt[26][26][32][128]; /* 27 - 28 */
        };
        struct {
            _Alignas(64) float dense_bias_sub[128]; /* 31 */
            float dense_bias_neg[128]; /* 31 */
            float dense_bias_multiply_add2[128]; /* 31 */
            float dense_bias_mul[128]; /* 31 */
            float dense_bias_sqrt[128]; /* 31 */
            float dense_bias_add[128]; /* 31 */
            float dense_bias_div[128]; /* 31 */
            char pad_8_0[1536];
            float dense_1_kernel_neg[128][10]; /* 32 */
            char pad_8_1[11065344];
            float dense_kernel_div[26][26][32][128]; /* 29 - 30 */
        };
        struct {
            _Alignas(64) float dense_1_kernel_sub[128][10]; /* 32 */
        };
        struct {
            _Alignas(64) float dense_1_bias_sub[10]; /* 33 */
            _Alignas(64) float dense_1_bias_neg[10]; /* 33 */
            _Alignas(64) float dense_1_bias_multiply_add2[10]; /* 33 */
            _Alignas(64) float dense_1_bias_mul[10]; /* 33 */
            _Alignas(64) float dense_1_bias_sqrt[10]; /* 33 */
            _Alignas(64) float dense_1_bias_add[10]; /* 33 */
            _Alignas(64) float dense_1_bias_div[10]; /* 33 */
            char pad_10_0[832];
            _Alignas(64) uint8_t train_accuracy_equal[32][10]; /* 35 */
            float train_accuracy_Max[32]; /* 35 */
            int32_t train_accuracy_Min[32]; /* 35 */
            float train_accuracy_select2[32]; /* 35 */
            uint8_t train_accuracy_equal2[32]; /* 35 */
            _Alignas(64) float train_accuracy_Sum[1]; /* 35 */
        };
        struct {
            _Alignas(64) int32_t train_accuracy_select[32][10]; /* 35 */
        };
    };
};
_Static_assert(sizeof(struct train_32_memory) <= 33233984, "the arena is as the memory plan has it");

/* Memory of test_32: arrays that overlap are never alive at once (comments: kernels from - to). */
struct test_32_memory {
    union {
        struct {
            _Alignas(64) float to_float32[32][28][28]; /* 1 */
            char pad_0_0[2668544];
            float div[32][28][28]; /* 1 - 2 */
        };
        struct {
            _Alignas(64) float conv2d_Conv2D[32][26][26][32]; /* 2 - 3 */
            float conv2d_BiasAdd[32][26][26][32]; /* 3 - 4 */
        };
        struct {
            _Alignas(64) float conv2d_Relu[32][26][26][32]; /* 4 - 5 */
            float dense_MatMul[32][128]; /* 5 - 6 */
        };
        struct {
            _Alignas(64) float dense_BiasAdd[32][128]; /* 6 */
            float dense_Relu[32][128]; /* 6 - 7 */
        };
        struct {
            _Alignas(64) float dense_1_MatMul[32][10]; /* 7 */
            float dense_1_BiasAdd[32][10]; /* 7 */
            float dense_1_Relu[32][10]; /* 7 - 10 */
            float loss_log[32][10]; /* 8 */
            float loss_sub[32][10]; /* 8 */
            float loss_select[32][10]; /* 8 */
            float loss_exp[32][10]; /* 8 */
            uint8_t loss_equal[32][10]; /* 8 */
            float loss_Max[32]; /* 8 */
            int32_t loss_to_int32[32]; /* 8 - 10 */
            float loss_Sum[32]; /* 8 */
            float loss_Sum2[32]; /* 8 */
            float loss_log2[32]; /* 8 */
            float loss_sub2[32]; /* 8 */
            float loss_Sum3[1]; /* 8 */
            _Alignas(64) float test_loss_Sum[1]; /* 8 - 9 */
        };
        struct {
            _Alignas(64) float loss_max[32][10]; /* 8 */
            float loss_min[32][10]; /* 8 */
        };
        struct {
            _Alignas(64) int32_t test_accuracy_select[32][10]; /* 10 */
            uint8_t test_accuracy_equal[32][10]; /* 10 */
            float test_accuracy_Max[32]; /* 10 */
            int32_t test_accuracy_Min[32]; /* 10 */
            float test_accuracy_select2[32]; /* 10 */
            uint8_t test_accuracy_equal2[32]; /* 10 */
            _Alignas(64) float test_accuracy_Sum[1]; /* 10 */
        };
    };
};
_Static_assert(sizeof(struct test_32_memory) <= 33233984, "the arena is as the memory plan has it");

/* Memory of test_16: arrays that overlap are never alive at once (comments: kernels from - to). */
struct test_16_memory {
    union {
        struct {
            _Alignas(64) float to_float32[16][28][28]; /* 1 */
            char pad_0_0[1334272];
            float div[16][28][28]; /* 1 - 2 */
        };
        struct {
            _Alignas(64) float conv2d_Conv2D[16][26][26][32]; /* 2 - 3 */
            float conv2d_BiasAdd[16][26][26][32]; /* 3 - 4 */
        };
        struct {
            _Alignas(64) float conv2d_Relu[16][26][26][32]; /* 4 - 5 */
            float dense_MatMul[16][128]; /* 5 - 6 */
        };
        struct {
            _Alignas(64) float dense_BiasAdd[16][128]; /* 6 */
            float dense_Relu[16][128]; /* 6 - 7 */
        };
        struct {
            _Alignas(64) float dense_1_MatMul[16][10]; /* 7 */
            float dense_1_BiasAdd[16][10]; /* 7 */
            float dense_1_Relu[16][10]; /* 7 - 10 */
            float loss_log[16][10]; /* 8 */
            float loss_sub[16][10]; /* 8 */
            float loss_select[16][10]; /* 8 */
            float loss_exp[16][10]; /* 8 */
            uint8_t loss_equal[16][10]; /* 8 */
            _Alignas(64) float loss_Max[16]; /* 8 */
            int32_t loss_to_int32[16]; /* 8 - 10 */
            float loss_Sum[16]; /* 8 */
            float loss_Sum2[16]; /* 8 */
            float loss_log2[16]; /* 8 */
            float loss_sub2[16]; /* 8 */
            float loss_Sum3[1]; /* 8 */
            _Alignas(64) float test_loss_Sum[1]; /* 8 - 9 */
        };
        struct {
            _Alignas(64) float loss_max[16][10]; /* 8 */
            float loss_min[16][10]; /* 8 */
        };
        struct {
            _Alignas(64) int32_t test_accuracy_select[16][10]; /* 10 */
            uint8_t test_accuracy_equal[16][10]; /* 10 */
            _Alignas(64) float test_accuracy_Max[16]; /* 10 */
            int32_t test_accuracy_Min[16]; /* 10 */
            float test_accuracy_select2[16]; /* 10 */
            uint8_t test_accuracy_equal2[16]; /* 10 */
            _Alignas(64) float test_accuracy_Sum[1]; /* 10 */
        };
    };
};
_Static_assert(sizeof(struct test_16_memory) <= 33233984, "the arena is as the memory plan has it");

/* Memory of predict_32: arrays that overlap are never alive at once (comments: kernels from - to). */
struct predict_32_memory {
    union {
        struct {
            _Alignas(64) float to_float32[32][28][28]; /* 1 */
            char pad_0_0[2668544];
            float div[32][28][28]; /* 1 - 2 */
        };
        struct {
            _Alignas(64) float conv2d_Conv2D[32][26][26][32]; /* 2 - 3 */
            float conv2d_BiasAdd[32][26][26][32]; /* 3 - 4 */
        };
        struct {
            _Alignas(64) float conv2d_Relu[32][26][26][32]; /* 4 - 5 */
            float dense_MatMul[32][128]; /* 5 - 6 */
        };
        struct {
            _Alignas(64) float dense_BiasAdd[32][128]; /* 6 */
            float dense_Relu[32][128]; /* 6 - 7 */
        };
        struct {
            _Alignas(64) float dense_1_MatMul[32][10]; /* 7 */
            float dense_1_BiasAdd[32][10]; /* 7 */
            float dense_1_Relu[32][10]; /* 7 - 8 */
        };
    };
};
_Static_assert(sizeof(struct predict_32_memory) <= 33233984, "the arena is as the memory plan has it");

/* Memory of metrics: arrays that overlap are never alive at once (comments: kernels from - to). */
struct metrics_memory {
    union {
        struct {
            _Alignas(64) float train_loss_select[1]; /* 1 - 5 */
            _Alignas(64) float train_accuracy_select[1]; /* 2 - 5 */
            _Alignas(64) float test_loss_select[1]; /* 3 - 5 */
            _Alignas(64) float test_accuracy_select[1]; /* 4 - 5 */
        };
    };
};
_Static_assert(sizeof(struct metrics_memory) <= 33233984, "the arena is as the memory plan has it");

/* Memory of epoch_end: arrays that overlap are never alive at once (comments: kernels from - to). */
struct epoch_end_memory {
    union {
        struct {
            _Alignas(64) float train_loss_select[1]; /* 1 - 6 */
            _Alignas(64) float mul[1]; /* 2 - 6 */
            _Alignas(64) float test_loss_select[1]; /* 3 - 6 */
            _Alignas(64) float mul2[1]; /* 4 - 6 */
            _Alignas(64) int32_t input[1]; /* 5 - 6 */
        };
    };
};
_Static_assert(sizeof(struct epoch_end_memory) <= 33233984, "the arena is as the memory plan has it");

static const int cuts_26_8[] = {0, 3, 6, 9, 13, 16, 19, 22, 26};
static const int cuts_128_8[] = {0, 16, 32, 48, 64, 80, 96, 112, 128};
static const int cuts_32_8[] = {0, 4, 8, 12, 16, 20, 24, 28, 32};

typedef float vec1;
typedef int32_t ivec1;
typedef uint32_t uvec1;

static inline vec1 to_float_1(ivec1 x) { return (float)x; }

static inline ivec1 as_int_1(vec1 x) /* the same bits */
{
    const union { vec1 from; ivec1 to; } bits = {x};
    return bits.to;
}

static inline vec1 as_float_1(ivec1 x) /* the same bits */
{
    const union { ivec1 from; vec1 to; } bits = {x};
    return bits.to;
}

static inline vec1 multiply_add_1(vec1 a, vec1 b, vec1 c) /* rounded once, where the machine does that */
{
#pragma clang fp contract(on)
    return a * b + c;
}

static inline vec1 sqrt_1(vec1 x) { return __builtin_sqrtf(x); }

static inline vec1 exp_series_1(vec1 r) /* e^r - 1 for |r| <= log(2) / 2; minimax fit (Remez) to 5e-9 */
{
    vec1 c = 0.00138125161f;
    c = c * r + 0.00836918689f;
    c = c * r + 0.0416686684f;
    c = c * r + 0.166665167f;
    c = c * r + 0.499999911f;
    return c * (r * r) + r;
}

static inline vec1 exp_1(vec1 x) /* e^x = 2^n e^r within 1 ulp; 0 where that is below 2^-125 */
{
    x = x < -87.5f ? -87.5f : x;
    x = x > 89.0f ? 89.0f : x;
    const vec1 shifted = x * 1.44269504f + 12582912.0f; /* adding 1.5 * 2^23 rounds: n is in the low bits */
    const vec1 n = shifted - 12582912.0f;
    const vec1 r = x - n * 0.693145752f - n * 1.42860677e-06f; /* log(2) in two parts (Cody and Waite) */
    const uvec1 half_power = ((uvec1)as_int_1(shifted) << 23) + (126u << 23); /* the bits of 2^(n-1) */
    const vec1 y = 1.0f + exp_series_1(r);
    return (y + y) * as_float_1((ivec1)half_power);
}

static inline vec1 log_1(vec1 x) /* within 1 ulp; denormals count as 0 */
{
    const uvec1 bits = (uvec1)as_int_1(x);
    const ivec1 exponent = (ivec1)(bits - 0x3f3504f3u) >> 23; /* x = 2^n (1 + f), 1 + f from sqrt(1/2) on */
    const vec1 f = as_float_1((ivec1)(bits - ((uvec1)exponent << 23))) - 1.0f, n = to_float_1(exponent);
    vec1 c = -0.0761253536f; /* log(1 + f) = f - f^2 / 2 + f^3 c(f); minimax fit (Remez) to 7e-9 */
    c = c * f + 0.127474397f;
    c = c * f - 0.131602481f;
    c = c * f + 0.142034963f;
    c = c * f - 0.166236997f;
    c = c * f + 0.200011849f;
    c = c * f - 0.250008047f;
    c = c * f + 0.333333313f;
    const vec1 low = c * f * (f * f) + n * 1.42860677e-06f - 0.5f * (f * f);
    const vec1 y = low + f + n * 0.693145752f; /* log(2) in two parts (Cody and Waite) */
    const vec1 limit = x > -1.17549435e-38f ? -INFINITY : NAN; /* of 0, of negative numbers */
    return x < 1.17549435e-38f ? limit : x < INFINITY ? y : x;
}

static inline vec1 pow_1(vec1 x, vec1 y) { return powf(x, y); }

static inline uvec1 high_product_1(uvec1 x, uint32_t y) { return (uint32_t)((uint64_t)x * y >> 32); }

/* Philox4x32-10: four words of counter become four random words, others for every key. (Salmon, Moraes, Dror
 * and Shaw: Parallel random numbers, as easy as 1, 2, 3. SC11.) */
static inline void philox_1(uvec1 word[4], uint32_t key0, uint32_t key1)
{
    for (int round = 0; round < 10; ++round) {
        const uvec1 high0 = high_product_1(word[0], 0xd2511f53u), low0 = word[0] * 0xd2511f53u;
        const uvec1 high2 = high_product_1(word[2], 0xcd9e8d57u), low2 = word[2] * 0xcd9e8d57u;
        word[0] = high2 ^ word[1] ^ key0, word[1] = low2;
        word[2] = high0 ^ word[3] ^ key1, word[3] = low0;
        key0 += 0x9e3779b9u, key1 += 0xbb67ae85u;
    }
}

static inline vec1 uniform_1(int64_t seed, int64_t step, int32_t stream, ivec1 index) /* in [0, 1) */
{
    const uint64_t key = (uint64_t)seed, count = (uint64_t)step;
    const uint32_t count_low = (uint32_t)count, count_high = (uint32_t)(count >> 32);
    uvec1 word[4] = {(uvec1)index >> 2, (uvec1)(uint32_t)stream, (uvec1)count_low, (uvec1)count_high};
    philox_1(word, (uint32_t)key, (uint32_t)(key >> 32));
    const ivec1 which = index & 3; /* element i is word i mod 4 of block i / 4 */
    const uvec1 random = which == 0 ? word[0] : which == 1 ? word[1] : which == 2 ? word[2] : word[3];
    return to_float_1((ivec1)(random >> 8)) * 0x1p-24f;
}

/* initialize, kernel 1 of 7: 2 nests in a row
 *   from   mnist_expert_seed.lua:15 kernel forward
 *   cost   864 operations, 2312 bytes */
static void initialize_conv2d_kernel_random(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct initialize_memory *m = call->arena;
    (void)slice;
    const int64_t *seed = call->inputs[0];
    /* initialize/my_model/conv2d/kernel/random */
    for (int p = 0; p < 3; ++p)
        for (int q = 0; q < 3; ++q)
            for (int c = 0; c < 32; ++c)
                m->conv2d_kernel_random[p][q][c] = uniform_1(seed[0], 0, 1, c + 32 * q + 96 * p);
    /* initialize/my_model/conv2d/kernel/add */
    for (int p = 0; p < 3; ++p)
        for (int q = 0; q < 3; ++q)
            for (int c = 0; c < 32; ++c)
                s->conv2d_kernel[p][q][c] = m->conv2d_kernel_random[p][q][c] * 0.28426763f + -0.14213382f;
}

/* initialize, kernel 2 of 7: conv2d_bias[c] = 0
 *   from   mnist_expert_seed.lua:15 bias forward | my_model/conv2d/bias/assign (assign)
 *   axes   c 32
 *   cost   128 bytes */
static void initialize_conv2d_bias(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    (void)slice;
    for (int c = 0; c < 32; ++c)
        s->conv2d_bias[c] = 0.0f;
}

/* initialize, kernel 3 of 7: dense_kernel_random[y, x, c, n] = uniform(seed, 0, 3, n + 106496*y + 4096*x +
 *     128*c)
 *   from   mnist_expert_seed.lua:17 kernel forward | initialize/my_model/dense/kernel/random (random)
 *   axes   y 26 in 8 slices, x 26, c 32, n 128
 *   cost   2768.9 k operations, 11.1 M bytes */
static void initialize_dense_kernel_random(const struct gradc_call *call, int slice)
{
    struct initialize_memory *m = call->arena;
    const int64_t *seed = call->inputs[0];
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 26; ++x)
            for (int c = 0; c < 32; ++c)
                for (int n = 0; n < 128; ++n)
                    m->dense_kernel_random[y][x][c][n] =
                        uniform_1(seed[0], 0, 3, n + 106496 * y + 4096 * x + 128 * c);
}

/* initialize, kernel 4 of 7: dense_kernel[y, x, c, n] = (dense_kernel_random[y, x, c, n] * 0.033210558) +
 *     -0.016605279
 *   from   mnist_expert_seed.lua:17 kernel forward | initialize/my_model/dense/kernel/add (add)
 *   axes   y 26 in 8 slices, x 26, c 32, n 128
 *   cost   5537.8 k operations, 22.2 M bytes */
static void initialize_dense_kernel(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct initialize_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 26; ++x)
            for (int c = 0; c < 32; ++c)
                for (int n = 0; n < 128; ++n)
                    s->dense_kernel[y][x][c][n] = m->dense_kernel_random[y][x][c][n] * 0.033210557f +
                        -0.016605278f;
}

/* initialize, kernel 5 of 7: dense_bias[n] = 0
 *   from   mnist_expert_seed.lua:17 bias forward | my_model/dense/bias/assign (assign)
 *   axes   n 128
 *   cost   512 bytes */
static void initialize_dense_bias(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    (void)slice;
    for (int n = 0; n < 128; ++n)
        s->dense_bias[n] = 0.0f;
}

/* initialize, kernel 6 of 7: 2 nests in a row
 *   from   mnist_expert_seed.lua:18 kernel forward
 *   cost   3840 operations, 10.2 k bytes */
static void initialize_dense_1_kernel_random(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct initialize_memory *m = call->arena;
    (void)slice;
    const int64_t *seed = call->inputs[0];
    /* initialize/my_model/dense_1/kernel/random */
    for (int n = 0; n < 128; ++n)
        for (int n2 = 0; n2 < 10; ++n2)
            m->dense_1_kernel_random[n][n2] = uniform_1(seed[0], 0, 5, n2 + 10 * n);
    /* initialize/my_model/dense_1/kernel/add */
    for (int n = 0; n < 128; ++n)
        for (int n2 = 0; n2 < 10; ++n2)
            s->dense_1_kernel[n][n2] = m->dense_1_kernel_random[n][n2] * 0.4170288f + -0.2085144f;
}

/* initialize, kernel 7 of 7: dense_1_bias[n2] = 0
 *   from   mnist_expert_seed.lua:18 bias forward | my_model/dense_1/bias/assign (assign)
 *   axes   n2 10
 *   cost   40 bytes */
static void initialize_dense_1_bias(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    (void)slice;
    for (int n2 = 0; n2 < 10; ++n2)
        s->dense_1_bias[n2] = 0.0f;
}

/* train_32, kernel 1 of 35: 2 nests in a row
 *   from   mnist_expert_seed.lua:6 forward
 *   cost   50.2 k operations, 225.8 k bytes */
static void shared_to_float32(const uint8_t field0[32][28][28], float to_float32[32][28][28],
    float div[32][28][28])
{
    /* to_float32 */
    for (int b = 0; b < 32; ++b)
        for (int i = 0; i < 28; ++i)
            for (int j = 0; j < 28; ++j)
                to_float32[b][i][j] = to_float_1(field0[b][i][j]);
    /* div */
    for (int b = 0; b < 32; ++b)
        for (int i = 0; i < 28; ++i)
            for (int j = 0; j < 28; ++j)
                div[b][i][j] = to_float32[b][i][j] / 255.0f;
}

/* train_32, kernel 1 of 35 */
static void train_32_to_float32(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    (void)slice;
    shared_to_float32(call->inputs[0], m->to_float32, m->div);
}

/* train_32, kernel 2 of 35: conv2d_Conv2D[b, y, x, c] = sum p 3 q 3: div[b, y + p, x + q] *
 *     conv2d_kernel[p, q, c]
 *   from   mnist_expert_seed.lua:15 conv2d forward | my_model/conv2d/Conv2D (contract)
 *   axes   b 32, y 26 in 8 slices, x 26, c 32 | reduced: p 3, q 3
 *   cost   6230.0 k multiply-adds, 2870.4 k bytes */
static void shared_conv2d_Conv2D(const float div[32][28][28], const float conv2d_kernel[3][3][32],
    float conv2d_Conv2D[32][26][26][32], int slice)
{
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y) {
        for (int b = 0; b < 32; ++b) {
            for (int x = 0; x < 26; ++x) {
                for (int c = 0; c < 32; ++c) {
                    float sum = 0;
                    for (int p = 0; p < 3; ++p) {
                        for (int q = 0; q < 3; ++q) {
#pragma clang fp contract(on)
                            sum += div[b][y + p][x + q] * conv2d_kernel[p][q][c];
                        }
                    }
                    conv2d_Conv2D[b][y][x][c] = sum;
                }
            }
        }
    }
}

/* train_32, kernel 2 of 35 */
static void train_32_conv2d_Conv2D(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    shared_conv2d_Conv2D(m->div, s->conv2d_kernel, m->conv2d_Conv2D, slice);
}

/* train_32, kernel 3 of 35: conv2d_BiasAdd[b, y, x, c] = conv2d_Conv2D[b, y, x, c] + conv2d_bias[c]
 *   from   mnist_expert_seed.lua:15 conv2d forward | my_model/conv2d/BiasAdd (add)
 *   axes   b 32, y 26 in 8 slices, x 26, c 32
 *   cost   692.2 k operations, 5537.9 k bytes */
static void shared_conv2d_BiasAdd(const float conv2d_Conv2D[32][26][26][32], const float *conv2d_bias,
    float conv2d_BiasAdd[32][26][26][32], int slice)
{
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int b = 0; b < 32; ++b)
            for (int x = 0; x < 26; ++x)
                for (int c = 0; c < 32; ++c)
                    conv2d_BiasAdd[b][y][x][c] = conv2d_Conv2D[b][y][x][c] + conv2d_bias[c];
}

/* train_32, kernel 3 of 35 */
static void train_32_conv2d_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    shared_conv2d_BiasAdd(m->conv2d_Conv2D, s->conv2d_bias, m->conv2d_BiasAdd, slice);
}

/* train_32, kernel 4 of 35: conv2d_Relu[b, y, x, c] = conv2d_BiasAdd[b, y, x, c] < 0 ? 0 :
 *     conv2d_BiasAdd[b, y, x, c]
 *   from   mnist_expert_seed.lua:15 conv2d forward | my_model/conv2d/Relu (max)
 *   axes   b 32, y 26 in 8 slices, x 26, c 32
 *   cost   692.2 k operations, 5537.8 k bytes */
static void shared_conv2d_Relu(const float conv2d_BiasAdd[32][26][26][32],
    float conv2d_Relu[32][26][26][32], int slice)
{
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int b = 0; b < 32; ++b)
            for (int x = 0; x < 26; ++x)
                for (int c = 0; c < 32; ++c)
                    conv2d_Relu[b][y][x][c] = conv2d_BiasAdd[b][y][x][c] < 0.0f ? 0.0f :
                        conv2d_BiasAdd[b][y][x][c];
}

/* train_32, kernel 4 of 35 */
static void train_32_conv2d_Relu(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    shared_conv2d_Relu(m->conv2d_BiasAdd, m->conv2d_Relu, slice);
}

/* train_32, kernel 5 of 35: dense_MatMul[b, n] = sum y 26 x 26 c 32: conv2d_Relu[b, y, x, c] *
 *     dense_kernel[y, x, c, n]
 *   from   mnist_expert_seed.lua:17 dense forward | my_model/dense/MatMul (contract)
 *   axes   b 32, n 128 in 8 slices | reduced: y 26, x 26, c 32
 *   cost   88.6 M multiply-adds, 13.9 M bytes */
static void shared_dense_MatMul(const float conv2d_Relu[32][26][26][32],
    const float dense_kernel[26][26][32][128], float dense_MatMul[32][128], int slice)
{
    const int from = cuts_128_8[slice], to = cuts_128_8[slice + 1];
    for (int n = from; n < to; ++n) {
        for (int b = 0; b < 32; ++b) {
            float sum = 0;
            for (int y = 0; y < 26; ++y) {
                for (int x = 0; x < 26; ++x) {
                    for (int c = 0; c < 32; ++c) {
#pragma clang fp contract(on)
                        sum += conv2d_Relu[b][y][x][c] * dense_kernel[y][x][c][n];
                    }
                }
            }
            dense_MatMul[b][n] = sum;
        }
    }
}

/* train_32, kernel 5 of 35 */
static void train_32_dense_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    shared_dense_MatMul(m->conv2d_Relu, s->dense_kernel, m->dense_MatMul, slice);
}

/* train_32, kernel 6 of 35: 2 nests in a row
 *   from   mnist_expert_seed.lua:17 dense forward
 *   cost   8192 operations, 49.7 k bytes */
static void shared_dense_BiasAdd(const float dense_MatMul[32][128], const float *dense_bias,
    float dense_BiasAdd[32][128], float dense_Relu[32][128])
{
    /* my_model/dense/BiasAdd */
    for (int b = 0; b < 32; ++b)
        for (int n = 0; n < 128; ++n)
            dense_BiasAdd[b][n] = dense_MatMul[b][n] + dense_bias[n];
    /* my_model/dense/Relu */
    for (int b = 0; b < 32; ++b)
        for (int n = 0; n < 128; ++n)
            dense_Relu[b][n] = dense_BiasAdd[b][n] < 0.0f ? 0.0f : dense_BiasAdd[b][n];
}

/* train_32, kernel 6 of 35 */
static void train_32_dense_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    shared_dense_BiasAdd(m->dense_MatMul, s->dense_bias, m->dense_BiasAdd, m->dense_Relu);
}

/* train_32, kernel 7 of 35: 3 nests in a row
 *   from   mnist_expert_seed.lua:18 dense_1 forward
 *   cost   41.0 k multiply-adds, 25.4 k bytes */
static void shared_dense_1_MatMul(const float dense_Relu[32][128], const float dense_1_kernel[128][10],
    float dense_1_MatMul[32][10], const float *dense_1_bias, float dense_1_BiasAdd[32][10],
    float dense_1_Relu[32][10])
{
    /* my_model/dense_1/MatMul */
    for (int b = 0; b < 32; ++b) {
        for (int n2 = 0; n2 < 10; ++n2) {
            float sum = 0;
            for (int n = 0; n < 128; ++n) {
#pragma clang fp contract(on)
                sum += dense_Relu[b][n] * dense_1_kernel[n][n2];
            }
            dense_1_MatMul[b][n2] = sum;
        }
    }
    /* my_model/dense_1/BiasAdd */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            dense_1_BiasAdd[b][n2] = dense_1_MatMul[b][n2] + dense_1_bias[n2];
    /* my_model/dense_1/Relu */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            dense_1_Relu[b][n2] = dense_1_BiasAdd[b][n2] < 0.0f ? 0.0f : dense_1_BiasAdd[b][n2];
}

/* train_32, kernel 7 of 35 */
static void train_32_dense_1_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    shared_dense_1_MatMul(m->dense_Relu, s->dense_1_kernel, m->dense_1_MatMul, s->dense_1_bias,
        m->dense_1_BiasAdd, m->dense_1_Relu);
}

/* train_32, kernel 8 of 35: 15 nests in a row
 *   from   mnist_expert_seed.lua:41 loss forward
 *   cost   3329 operations, 10.1 k bytes */
static void train_32_loss_max(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    (void)slice;
    const uint8_t *field1 = call->inputs[1];
    /* loss/max */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->loss_max[b][n2] = 1e-07f < m->dense_1_Relu[b][n2] ? m->dense_1_Relu[b][n2] : 1e-07f;
    /* loss/min */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->loss_min[b][n2] = m->loss_max[b][n2] < 0.9999999f ? m->loss_max[b][n2] : 0.9999999f;
    /* loss/log */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->loss_log[b][n2] = log_1(m->loss_min[b][n2]);
    /* loss/Max */
    for (int b = 0; b < 32; ++b) {
        float most = -INFINITY;
        for (int n2 = 0; n2 < 10; ++n2)
            most = most < m->loss_log[b][n2] ? m->loss_log[b][n2] : most;
        m->loss_Max[b] = most;
    }
    /* loss/sub */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->loss_sub[b][n2] = m->loss_log[b][n2] - m->loss_Max[b];
    /* loss/to_int32 */
    for (int b = 0; b < 32; ++b)
        m->loss_to_int32[b] = field1[b];
    /* loss/equal */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->loss_equal[b][n2] = n2 == m->loss_to_int32[b];
    /* loss/select */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->loss_select[b][n2] = m->loss_equal[b][n2] ? m->loss_sub[b][n2] : 0.0f;
    /* loss/Sum */
    for (int b = 0; b < 32; ++b) {
        float sum = 0;
        for (int n2 = 0; n2 < 10; ++n2)
            sum += m->loss_select[b][n2];
        m->loss_Sum[b] = sum;
    }
    /* loss/exp */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->loss_exp[b][n2] = exp_1(m->loss_sub[b][n2]);
    /* loss/Sum */
    for (int b = 0; b < 32; ++b) {
        float sum = 0;
        for (int n2 = 0; n2 < 10; ++n2)
            sum += m->loss_exp[b][n2];
        m->loss_Sum2[b] = sum;
    }
    /* loss/log */
    for (int b = 0; b < 32; ++b)
        m->loss_log2[b] = log_1(m->loss_Sum2[b]);
    /* loss/sub */
    for (int b = 0; b < 32; ++b)
        m->loss_sub2[b] = m->loss_log2[b] - m->loss_Sum[b];
    /* loss/Sum */
    {
        float sum = 0;
        for (int b = 0; b < 32; ++b)
            sum += m->loss_sub2[b];
        m->loss_Sum3[0] = sum;
    }
    /* loss/div */
    m->loss_div[0] = m->loss_Sum3[0] / 32.0f;
}

/* train_32, kernel 9 of 35: 9 nests in a row
 *   from   mnist_expert_seed.lua:41 loss backward
 *   cost   2592 operations, 14.0 k bytes */
static void train_32_d_loss_log_div(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    (void)slice;
    /* gradient_tape/loss/log/div */
    for (int b = 0; b < 32; ++b)
        m->d_loss_log_div[b] = 0.03125f / m->loss_Sum2[b];
    /* gradient_tape/loss/exp/mul */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->d_loss_exp_mul[b][n2] = m->d_loss_log_div[b] * m->loss_exp[b][n2];
    /* gradient_tape/loss/select/select */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->d_loss_select_select[b][n2] = m->loss_equal[b][n2] ? -0.03125f : 0.0f;
    /* gradient_tape/loss/select/add */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->d_loss_select_add[b][n2] = m->d_loss_exp_mul[b][n2] + m->d_loss_select_select[b][n2];
    /* gradient_tape/loss/log/div */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->d_loss_log_div2[b][n2] = m->d_loss_select_add[b][n2] / m->loss_min[b][n2];
    /* gradient_tape/loss/min/less */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->d_loss_min_less[b][n2] = m->loss_min[b][n2] < m->loss_max[b][n2];
    /* gradient_tape/loss/min/select */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->d_loss_min_select[b][n2] = m->d_loss_min_less[b][n2] ? 0.0f : m->d_loss_log_div2[b][n2];
    /* gradient_tape/loss/max/less */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->d_loss_max_less[b][n2] = m->dense_1_Relu[b][n2] < m->loss_max[b][n2];
    /* gradient_tape/loss/max/select */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->d_loss_max_select[b][n2] = m->d_loss_max_less[b][n2] ? 0.0f : m->d_loss_min_select[b][n2];
}

/* train_32, kernel 10 of 35: 5 nests in a row
 *   from   mnist_expert_seed.lua:18 dense_1 backward
 *   cost   81.9 k multiply-adds, 47.2 k bytes */
static void train_32_d_dense_1_Relu_less(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    /* gradient_tape/my_model/dense_1/Relu/less */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->d_dense_1_Relu_less[b][n2] = 0.0f < m->dense_1_Relu[b][n2];
    /* gradient_tape/my_model/dense_1/Relu/select */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->d_dense_1_Relu_select[b][n2] = m->d_dense_1_Relu_less[b][n2] ? m->d_loss_max_select[b][n2] :
                0.0f;
    /* gradient_tape/my_model/dense_1/view/reduce */
    for (int n2 = 0; n2 < 10; ++n2) {
        float sum = 0;
        for (int b = 0; b < 32; ++b)
            sum += m->d_dense_1_Relu_select[b][n2];
        m->d_dense_1_view_reduce[n2] = sum;
    }
    /* gradient_tape/my_model/dense_1/MatMul/contract */
    for (int b = 0; b < 32; ++b) {
        for (int n = 0; n < 128; ++n) {
            float sum = 0;
            for (int n2 = 0; n2 < 10; ++n2) {
#pragma clang fp contract(on)
                sum += m->d_dense_1_Relu_select[b][n2] * s->dense_1_kernel[n][n2];
            }
            m->d_dense_1_MatMul_contract[b][n] = sum;
        }
    }
    /* gradient_tape/my_model/dense_1/MatMul/contract */
    for (int n = 0; n < 128; ++n) {
        for (int n2 = 0; n2 < 10; ++n2) {
            float sum = 0;
            for (int b = 0; b < 32; ++b) {
#pragma clang fp contract(on)
                sum += m->d_dense_1_Relu_select[b][n2] * m->dense_Relu[b][n];
            }
            m->d_dense_1_MatMul_contract2[n][n2] = sum;
        }
    }
}

/* train_32, kernel 11 of 35: 3 nests in a row
 *   from   mnist_expert_seed.lua:17 dense backward
 *   cost   12.3 k operations, 53.8 k bytes */
static void train_32_d_dense_Relu_less(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    (void)slice;
    /* gradient_tape/my_model/dense/Relu/less */
    for (int b = 0; b < 32; ++b)
        for (int n = 0; n < 128; ++n)
            m->d_dense_Relu_less[b][n] = 0.0f < m->dense_Relu[b][n];
    /* gradient_tape/my_model/dense/Relu/select */
    for (int b = 0; b < 32; ++b)
        for (int n = 0; n < 128; ++n)
            m->d_dense_Relu_select[b][n] = m->d_dense_Relu_less[b][n] ? m->d_dense_1_MatMul_contract[b][n]
                : 0.0f;
    /* gradient_tape/my_model/dense/view/reduce */
    for (int n = 0; n < 128; ++n) {
        float sum = 0;
        for (int b = 0; b < 32; ++b)
            sum += m->d_dense_Relu_select[b][n];
        m->d_dense_view_reduce[n] = sum;
    }
}

/* train_32, kernel 12 of 35: d_dense_MatMul_contract[b, y, x, c] = sum n 128: d_dense_Relu_select[b, n] *
 *     dense_kernel[y, x, c, n]
 *   from   mnist_expert_seed.lua:17 dense backward | gradient_tape/my_model/dense/MatMul/contract
 *          (contract)
 *   axes   b 32, y 26 in 8 slices, x 26, c 32 | reduced: n 128
 *   cost   88.6 M multiply-adds, 13.9 M bytes */
static void train_32_d_dense_MatMul_contract(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y) {
        for (int b = 0; b < 32; ++b) {
            for (int x = 0; x < 26; ++x) {
                for (int c = 0; c < 32; ++c) {
                    float sum = 0;
                    for (int n = 0; n < 128; ++n) {
#pragma clang fp contract(on)
                        sum += m->d_dense_Relu_select[b][n] * s->dense_kernel[y][x][c][n];
                    }
                    m->d_dense_MatMul_contract[b][y][x][c] = sum;
                }
            }
        }
    }
}

/* train_32, kernel 13 of 35: d_dense_MatMul_contract2[y, x, c, n] = sum b 32: d_dense_Relu_select[b, n] *
 *     conv2d_Relu[b, y, x, c]
 *   from   mnist_expert_seed.lua:17 dense backward | gradient_tape/my_model/dense/MatMul/contract
 *          (contract)
 *   axes   y 26 in 8 slices, x 26, c 32, n 128 | reduced: b 32
 *   cost   88.6 M multiply-adds, 13.9 M bytes */
static void train_32_d_dense_MatMul_contract2(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y) {
        for (int x = 0; x < 26; ++x) {
            for (int c = 0; c < 32; ++c) {
                for (int n = 0; n < 128; ++n) {
                    float sum = 0;
                    for (int b = 0; b < 32; ++b) {
#pragma clang fp contract(on)
                        sum += m->d_dense_Relu_select[b][n] * m->conv2d_Relu[b][y][x][c];
                    }
                    m->d_dense_MatMul_contract2[y][x][c][n] = sum;
                }
            }
        }
    }
}

/* train_32, kernel 14 of 35: d_conv2d_Relu_less[b, y, x, c] = 0 < conv2d_Relu[b, y, x, c]
 *   from   mnist_expert_seed.lua:15 conv2d backward | gradient_tape/my_model/conv2d/Relu/less (less)
 *   axes   b 32, y 26 in 8 slices, x 26, c 32
 *   cost   692.2 k operations, 3461.1 k bytes */
static void train_32_d_conv2d_Relu_less(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int b = 0; b < 32; ++b)
            for (int x = 0; x < 26; ++x)
                for (int c = 0; c < 32; ++c)
                    m->d_conv2d_Relu_less[b][y][x][c] = 0.0f < m->conv2d_Relu[b][y][x][c];
}

/* train_32, kernel 15 of 35: d_conv2d_Relu_select[b, y, x, c] = d_conv2d_Relu_less[b, y, x, c] ?
 *     d_dense_MatMul_contract[b, y, x, c] : 0
 *   from   mnist_expert_seed.lua:15 conv2d backward | gradient_tape/my_model/conv2d/Relu/select (select)
 *   axes   b 32, y 26 in 8 slices, x 26, c 32
 *   cost   692.2 k operations, 6230.0 k bytes */
static void train_32_d_conv2d_Relu_select(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int b = 0; b < 32; ++b)
            for (int x = 0; x < 26; ++x)
                for (int c = 0; c < 32; ++c)
                    m->d_conv2d_Relu_select[b][y][x][c] = m->d_conv2d_Relu_less[b][y][x][c] ?
                        m->d_dense_MatMul_contract[b][y][x][c] : 0.0f;
}

/* train_32, kernel 16 of 35: d_conv2d_view_reduce[c] = sum b 32 y 26 x 26: d_conv2d_Relu_select[b, y, x, c]
 *   from   mnist_expert_seed.lua:15 conv2d backward | gradient_tape/my_model/conv2d/view/reduce (reduce)
 *   axes   c 32 in 8 slices | reduced: b 32, y 26, x 26
 *   cost   692.2 k operations, 2769.0 k bytes */
static void train_32_d_conv2d_view_reduce(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    const int from = cuts_32_8[slice], to = cuts_32_8[slice + 1];
    for (int c = from; c < to; ++c) {
        float sum = 0;
        for (int b = 0; b < 32; ++b)
            for (int y = 0; y < 26; ++y)
                for (int x = 0; x < 26; ++x)
                    sum += m->d_conv2d_Relu_select[b][y][x][c];
        m->d_conv2d_view_reduce[c] = sum;
    }
}

/* train_32, kernel 17 of 35: d_conv2d_Conv2D_contract[p, q, c] = sum b 32 y 26 x 26:
 *     d_conv2d_Relu_select[b, y, x, c] * div[b, y + p, x + q]
 *   from   mnist_expert_seed.lua:15 conv2d backward | gradient_tape/my_model/conv2d/Conv2D/contract
 *          (contract)
 *   axes   p 3, q 3, c 32 in 8 slices | reduced: b 32, y 26, x 26
 *   cost   6230.0 k multiply-adds, 2870.4 k bytes */
static void train_32_d_conv2d_Conv2D_contract(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    const int from = cuts_32_8[slice], to = cuts_32_8[slice + 1];
    for (int c = from; c < to; ++c) {
        for (int p = 0; p < 3; ++p) {
            for (int q = 0; q < 3; ++q) {
                float sum = 0;
                for (int b = 0; b < 32; ++b) {
                    for (int y = 0; y < 26; ++y) {
                        for (int x = 0; x < 26; ++x) {
#pragma clang fp contract(on)
                            sum += m->d_conv2d_Relu_select[b][y][x][c] * m->div[b][y + p][x + q];
                        }
                    }
                }
                m->d_conv2d_Conv2D_contract[p][q][c] = sum;
            }
        }
    }
}

/* train_32, kernel 18 of 35: 9 nests in a row
 *   from   mnist_expert_seed.lua:43 Adam update
 *   cost   9 operations, 48 bytes */
static void train_32_Adam_iter(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    /* Adam/add */
    s->Adam_iter[0] = s->Adam_iter[0] + 1;
    /* Adam/to_float32 */
    m->Adam_to_float32[0] = (float)s->Adam_iter[0];
    /* Adam/pow */
    m->Adam_pow[0] = pow_1(0.9f, m->Adam_to_float32[0]);
    /* Adam/pow */
    m->Adam_pow2[0] = pow_1(0.999f, m->Adam_to_float32[0]);
    /* Adam/sub */
    m->Adam_sub[0] = 1.0f - m->Adam_pow2[0];
    /* Adam/sqrt */
    m->Adam_sqrt[0] = sqrt_1(m->Adam_sub[0]);
    /* Adam/mul */
    m->Adam_mul[0] = m->Adam_sqrt[0] * 0.001f;
    /* Adam/sub */
    m->Adam_sub2[0] = 1.0f - m->Adam_pow[0];
    /* Adam/div */
    m->Adam_div[0] = m->Adam_mul[0] / m->Adam_sub2[0];
}

/* train_32, kernel 19 of 35: 10 nests in a row
 *   from   mnist_expert_seed.lua:43 kernel update
 *   cost   2880 operations, 16.1 k bytes */
static void train_32_conv2d_kernel_sub(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    /* Adam/my_model/conv2d/kernel/sub */
    for (int p = 0; p < 3; ++p)
        for (int q = 0; q < 3; ++q)
            for (int c = 0; c < 32; ++c)
                m->conv2d_kernel_sub[p][q][c] = m->d_conv2d_Conv2D_contract[p][q][c] -
                    s->conv2d_kernel_m[p][q][c];
    /* Adam/my_model/conv2d/kernel/multiply_add */
    for (int p = 0; p < 3; ++p)
        for (int q = 0; q < 3; ++q)
            for (int c = 0; c < 32; ++c)
                s->conv2d_kernel_m[p][q][c] =
                    multiply_add_1(m->conv2d_kernel_sub[p][q][c], 0.1f, s->conv2d_kernel_m[p][q][c]);
    /* Adam/my_model/conv2d/kernel/neg */
    for (int p = 0; p < 3; ++p)
        for (int q = 0; q < 3; ++q)
            for (int c = 0; c < 32; ++c)
                m->conv2d_kernel_neg[p][q][c] = -s->conv2d_kernel_v[p][q][c];
    /* Adam/my_model/conv2d/kernel/multiply_add */
    for (int p = 0; p < 3; ++p)
        for (int q = 0; q < 3; ++q)
            for (int c = 0; c < 32; ++c) {
                const float a0 = m->d_conv2d_Conv2D_contract[p][q][c];
                m->conv2d_kernel_multiply_add2[p][q][c] =
                    multiply_add_1(a0, a0, m->conv2d_kernel_neg[p][q][c]);
            }
    /* Adam/my_model/conv2d/kernel/multiply_add */
    for (int p = 0; p < 3; ++p)
        for (int q = 0; q < 3; ++q)
            for (int c = 0; c < 32; ++c)
                s->conv2d_kernel_v[p][q][c] =
                    multiply_add_1(m->conv2d_kernel_multiply_add2[p][q][c], 0.001f,
                    s->conv2d_kernel_v[p][q][c]);
    /* Adam/my_model/conv2d/kernel/mul */
    for (int p = 0; p < 3; ++p)
        for (int q = 0; q < 3; ++q)
            for (int c = 0; c < 32; ++c)
                m->conv2d_kernel_mul[p][q][c] = s->conv2d_kernel_m[p][q][c] * m->Adam_div[0];
    /* Adam/my_model/conv2d/kernel/sqrt */
    for (int p = 0; p < 3; ++p)
        for (int q = 0; q < 3; ++q)
            for (int c = 0; c < 32; ++c)
                m->conv2d_kernel_sqrt[p][q][c] = sqrt_1(s->conv2d_kernel_v[p][q][c]);
    /* Adam/my_model/conv2d/kernel/add */
    for (int p = 0; p < 3; ++p)
        for (int q = 0; q < 3; ++q)
            for (int c = 0; c < 32; ++c)
                m->conv2d_kernel_add[p][q][c] = m->conv2d_kernel_sqrt[p][q][c] + 1e-07f;
    /* Adam/my_model/conv2d/kernel/div */
    for (int p = 0; p < 3; ++p)
        for (int q = 0; q < 3; ++q)
            for (int c = 0; c < 32; ++c)
                m->conv2d_kernel_div[p][q][c] = m->conv2d_kernel_mul[p][q][c] /
                    m->conv2d_kernel_add[p][q][c];
    /* Adam/my_model/conv2d/kernel/sub */
    for (int p = 0; p < 3; ++p)
        for (int q = 0; q < 3; ++q)
            for (int c = 0; c < 32; ++c)
                s->conv2d_kernel[p][q][c] = s->conv2d_kernel[p][q][c] - m->conv2d_kernel_div[p][q][c];
}

/* train_32, kernel 20 of 35: 10 nests in a row
 *   from   mnist_expert_seed.lua:43 bias update
 *   cost   320 operations, 1796 bytes */
static void train_32_conv2d_bias_sub(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    /* Adam/my_model/conv2d/bias/sub */
    for (int c = 0; c < 32; ++c)
        m->conv2d_bias_sub[c] = m->d_conv2d_view_reduce[c] - s->conv2d_bias_m[c];
    /* Adam/my_model/conv2d/bias/multiply_add */
    for (int c = 0; c < 32; ++c)
        s->conv2d_bias_m[c] = multiply_add_1(m->conv2d_bias_sub[c], 0.1f, s->conv2d_bias_m[c]);
    /* Adam/my_model/conv2d/bias/neg */
    for (int c = 0; c < 32; ++c)
        m->conv2d_bias_neg[c] = -s->conv2d_bias_v[c];
    /* Adam/my_model/conv2d/bias/multiply_add */
    for (int c = 0; c < 32; ++c) {
        const float a0 = m->d_conv2d_view_reduce[c];
        m->conv2d_bias_multiply_add2[c] = multiply_add_1(a0, a0, m->conv2d_bias_neg[c]);
    }
    /* Adam/my_model/conv2d/bias/multiply_add */
    for (int c = 0; c < 32; ++c)
        s->conv2d_bias_v[c] = multiply_add_1(m->conv2d_bias_multiply_add2[c], 0.001f, s->conv2d_bias_v[c]);
    /* Adam/my_model/conv2d/bias/mul */
    for (int c = 0; c < 32; ++c)
        m->conv2d_bias_mul[c] = s->conv2d_bias_m[c] * m->Adam_div[0];
    /* Adam/my_model/conv2d/bias/sqrt */
    for (int c = 0; c < 32; ++c)
        m->conv2d_bias_sqrt[c] = sqrt_1(s->conv2d_bias_v[c]);
    /* Adam/my_model/conv2d/bias/add */
    for (int c = 0; c < 32; ++c)
        m->conv2d_bias_add[c] = m->conv2d_bias_sqrt[c] + 1e-07f;
    /* Adam/my_model/conv2d/bias/div */
    for (int c = 0; c < 32; ++c)
        m->conv2d_bias_div[c] = m->conv2d_bias_mul[c] / m->conv2d_bias_add[c];
    /* Adam/my_model/conv2d/bias/sub */
    for (int c = 0; c < 32; ++c)
        s->conv2d_bias[c] = s->conv2d_bias[c] - m->conv2d_bias_div[c];
}

/* train_32, kernel 21 of 35: dense_kernel_sub[y, x, c, n] = d_dense_MatMul_contract2[y, x, c, n] -
 *     dense_kernel_m[y, x, c, n]
 *   from   mnist_expert_seed.lua:43 kernel update | Adam/my_model/dense/kernel/sub (sub)
 *   axes   y 26 in 8 slices, x 26, c 32, n 128
 *   cost   2768.9 k operations, 33.2 M bytes */
static void train_32_dense_kernel_sub(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 26; ++x)
            for (int c = 0; c < 32; ++c)
                for (int n = 0; n < 128; ++n)
                    m->dense_kernel_sub[y][x][c][n] = m->d_dense_MatMul_contract2[y][x][c][n] -
                        s->dense_kernel_m[y][x][c][n];
}

/* train_32, kernel 22 of 35: dense_kernel_m[y, x, c, n] = multiply_add(dense_kernel_sub[y, x, c, n], 0.1,
 *     dense_kernel_m[y, x, c, n])
 *   from   mnist_expert_seed.lua:43 kernel update | Adam/my_model/dense/kernel/multiply_add (multiply_add)
 *   axes   y 26 in 8 slices, x 26, c 32, n 128
 *   cost   2768.9 k operations, 33.2 M bytes */
static void train_32_dense_kernel_m(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 26; ++x)
            for (int c = 0; c < 32; ++c)
                for (int n = 0; n < 128; ++n)
                    s->dense_kernel_m[y][x][c][n] =
                        multiply_add_1(m->dense_kernel_sub[y][x][c][n], 0.1f,
                        s->dense_kernel_m[y][x][c][n]);
}

/* train_32, kernel 23 of 35: dense_kernel_neg[y, x, c, n] = -dense_kernel_v[y, x, c, n]
 *   from   mnist_expert_seed.lua:43 kernel update | Adam/my_model/dense/kernel/neg (neg)
 *   axes   y 26 in 8 slices, x 26, c 32, n 128
 *   cost   2768.9 k operations, 22.2 M bytes */
static void train_32_dense_kernel_neg(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 26; ++x)
            for (int c = 0; c < 32; ++c)
                for (int n = 0; n < 128; ++n)
                    m->dense_kernel_neg[y][x][c][n] = -s->dense_kernel_v[y][x][c][n];
}

/* train_32, kernel 24 of 35: dense_kernel_multiply_add2[y, x, c, n] =
 *     multiply_add(d_dense_MatMul_contract2[y, x, c, n], d_dense_MatMul_contract2[y, x, c, n],
 *     dense_kernel_neg[y, x, c, n])
 *   from   mnist_expert_seed.lua:43 kernel update | Adam/my_model/dense/kernel/multiply_add (multiply_add)
 *   axes   y 26 in 8 slices, x 26, c 32, n 128
 *   cost   2768.9 k operations, 33.2 M bytes */
static void train_32_dense_kernel_multiply_add2(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 26; ++x)
            for (int c = 0; c < 32; ++c)
                for (int n = 0; n < 128; ++n) {
                    const float a0 = m->d_dense_MatMul_contract2[y][x][c][n];
                    m->dense_kernel_multiply_add2[y][x][c][n] =
                        multiply_add_1(a0, a0, m->dense_kernel_neg[y][x][c][n]);
                }
}

/* train_32, kernel 25 of 35: dense_kernel_v[y, x, c, n] = multiply_add(dense_kernel_multiply_add2[y, x, c,
 *     n], 0.001, dense_kernel_v[y, x, c, n])
 *   from   mnist_expert_seed.lua:43 kernel update | Adam/my_model/dense/kernel/multiply_add (multiply_add)
 *   axes   y 26 in 8 slices, x 26, c 32, n 128
 *   cost   2768.9 k operations, 33.2 M bytes */
static void train_32_dense_kernel_v(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 26; ++x)
            for (int c = 0; c < 32; ++c)
                for (int n = 0; n < 128; ++n)
                    s->dense_kernel_v[y][x][c][n] =
                        multiply_add_1(m->dense_kernel_multiply_add2[y][x][c][n], 0.001f,
                        s->dense_kernel_v[y][x][c][n]);
}

/* train_32, kernel 26 of 35: dense_kernel_mul[y, x, c, n] = dense_kernel_m[y, x, c, n] * Adam_div
 *   from   mnist_expert_seed.lua:43 kernel update | Adam/my_model/dense/kernel/mul (mul)
 *   axes   y 26 in 8 slices, x 26, c 32, n 128
 *   cost   2768.9 k operations, 22.2 M bytes */
static void train_32_dense_kernel_mul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 26; ++x)
            for (int c = 0; c < 32; ++c)
                for (int n = 0; n < 128; ++n)
                    m->dense_kernel_mul[y][x][c][n] = s->dense_kernel_m[y][x][c][n] * m->Adam_div[0];
}

/* train_32, kernel 27 of 35: dense_kernel_sqrt[y, x, c, n] = sqrt(dense_kernel_v[y, x, c, n])
 *   from   mnist_expert_seed.lua:43 kernel update | Adam/my_model/dense/kernel/sqrt (sqrt)
 *   axes   y 26 in 8 slices, x 26, c 32, n 128
 *   cost   2768.9 k operations, 22.2 M bytes */
static void train_32_dense_kernel_sqrt(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 26; ++x)
            for (int c = 0; c < 32; ++c)
                for (int n = 0; n < 128; ++n)
                    m->dense_kernel_sqrt[y][x][c][n] = sqrt_1(s->dense_kernel_v[y][x][c][n]);
}

/* train_32, kernel 28 of 35: dense_kernel_add[y, x, c, n] = dense_kernel_sqrt[y, x, c, n] + 1e-07
 *   from   mnist_expert_seed.lua:43 kernel update | Adam/my_model/dense/kernel/add (add)
 *   axes   y 26 in 8 slices, x 26, c 32, n 128
 *   cost   2768.9 k operations, 22.2 M bytes */
static void train_32_dense_kernel_add(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 26; ++x)
            for (int c = 0; c < 32; ++c)
                for (int n = 0; n < 128; ++n)
                    m->dense_kernel_add[y][x][c][n] = m->dense_kernel_sqrt[y][x][c][n] + 1e-07f;
}

/* train_32, kernel 29 of 35: dense_kernel_div[y, x, c, n] = dense_kernel_mul[y, x, c, n] /
 *     dense_kernel_add[y, x, c, n]
 *   from   mnist_expert_seed.lua:43 kernel update | Adam/my_model/dense/kernel/div (div)
 *   axes   y 26 in 8 slices, x 26, c 32, n 128
 *   cost   2768.9 k operations, 33.2 M bytes */
static void train_32_dense_kernel_div(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 26; ++x)
            for (int c = 0; c < 32; ++c)
                for (int n = 0; n < 128; ++n)
                    m->dense_kernel_div[y][x][c][n] = m->dense_kernel_mul[y][x][c][n] /
                        m->dense_kernel_add[y][x][c][n];
}

/* train_32, kernel 30 of 35: dense_kernel[y, x, c, n] = dense_kernel[y, x, c, n] - dense_kernel_div[y, x,
 *     c, n]
 *   from   mnist_expert_seed.lua:43 kernel update | Adam/my_model/dense/kernel/sub (sub)
 *   axes   y 26 in 8 slices, x 26, c 32, n 128
 *   cost   2768.9 k operations, 33.2 M bytes */
static void train_32_dense_kernel(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 26; ++x)
            for (int c = 0; c < 32; ++c)
                for (int n = 0; n < 128; ++n)
                    s->dense_kernel[y][x][c][n] = s->dense_kernel[y][x][c][n] -
                        m->dense_kernel_div[y][x][c][n];
}

/* train_32, kernel 31 of 35: 10 nests in a row
 *   from   mnist_expert_seed.lua:43 bias update
 *   cost   1280 operations, 7172 bytes */
static void train_32_dense_bias_sub(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    /* Adam/my_model/dense/bias/sub */
    for (int n = 0; n < 128; ++n)
        m->dense_bias_sub[n] = m->d_dense_view_reduce[n] - s->dense_bias_m[n];
    /* Adam/my_model/dense/bias/multiply_add */
    for (int n = 0; n < 128; ++n)
        s->dense_bias_m[n] = multiply_add_1(m->dense_bias_sub[n], 0.1f, s->dense_bias_m[n]);
    /* Adam/my_model/dense/bias/neg */
    for (int n = 0; n < 128; ++n)
        m->dense_bias_neg[n] = -s->dense_bias_v[n];
    /* Adam/my_model/dense/bias/multiply_add */
    for (int n = 0; n < 128; ++n) {
        const float a0 = m->d_dense_view_reduce[n];
        m->dense_bias_multiply_add2[n] = multiply_add_1(a0, a0, m->dense_bias_neg[n]);
    }
    /* Adam/my_model/dense/bias/multiply_add */
    for (int n = 0; n < 128; ++n)
        s->dense_bias_v[n] = multiply_add_1(m->dense_bias_multiply_add2[n], 0.001f, s->dense_bias_v[n]);
    /* Adam/my_model/dense/bias/mul */
    for (int n = 0; n < 128; ++n)
        m->dense_bias_mul[n] = s->dense_bias_m[n] * m->Adam_div[0];
    /* Adam/my_model/dense/bias/sqrt */
    for (int n = 0; n < 128; ++n)
        m->dense_bias_sqrt[n] = sqrt_1(s->dense_bias_v[n]);
    /* Adam/my_model/dense/bias/add */
    for (int n = 0; n < 128; ++n)
        m->dense_bias_add[n] = m->dense_bias_sqrt[n] + 1e-07f;
    /* Adam/my_model/dense/bias/div */
    for (int n = 0; n < 128; ++n)
        m->dense_bias_div[n] = m->dense_bias_mul[n] / m->dense_bias_add[n];
    /* Adam/my_model/dense/bias/sub */
    for (int n = 0; n < 128; ++n)
        s->dense_bias[n] = s->dense_bias[n] - m->dense_bias_div[n];
}

/* train_32, kernel 32 of 35: 10 nests in a row
 *   from   mnist_expert_seed.lua:43 kernel update
 *   cost   12.8 k operations, 71.7 k bytes */
static void train_32_dense_1_kernel_sub(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    /* Adam/my_model/dense_1/kernel/sub */
    for (int n = 0; n < 128; ++n)
        for (int n2 = 0; n2 < 10; ++n2)
            m->dense_1_kernel_sub[n][n2] = m->d_dense_1_MatMul_contract2[n][n2] -
                s->dense_1_kernel_m[n][n2];
    /* Adam/my_model/dense_1/kernel/multiply_add */
    for (int n = 0; n < 128; ++n)
        for (int n2 = 0; n2 < 10; ++n2)
            s->dense_1_kernel_m[n][n2] =
                multiply_add_1(m->dense_1_kernel_sub[n][n2], 0.1f, s->dense_1_kernel_m[n][n2]);
    /* Adam/my_model/dense_1/kernel/neg */
    for (int n = 0; n < 128; ++n)
        for (int n2 = 0; n2 < 10; ++n2)
            m->dense_1_kernel_neg[n][n2] = -s->dense_1_kernel_v[n][n2];
    /* Adam/my_model/dense_1/kernel/multiply_add */
    for (int n = 0; n < 128; ++n)
        for (int n2 = 0; n2 < 10; ++n2) {
            const float a0 = m->d_dense_1_MatMul_contract2[n][n2];
            m->dense_1_kernel_multiply_add2[n][n2] = multiply_add_1(a0, a0, m->dense_1_kernel_neg[n][n2]);
        }
    /* Adam/my_model/dense_1/kernel/multiply_add */
    for (int n = 0; n < 128; ++n)
        for (int n2 = 0; n2 < 10; ++n2)
            s->dense_1_kernel_v[n][n2] =
                multiply_add_1(m->dense_1_kernel_multiply_add2[n][n2], 0.001f, s->dense_1_kernel_v[n][n2]);
    /* Adam/my_model/dense_1/kernel/mul */
    for (int n = 0; n < 128; ++n)
        for (int n2 = 0; n2 < 10; ++n2)
            m->dense_1_kernel_mul[n][n2] = s->dense_1_kernel_m[n][n2] * m->Adam_div[0];
    /* Adam/my_model/dense_1/kernel/sqrt */
    for (int n = 0; n < 128; ++n)
        for (int n2 = 0; n2 < 10; ++n2)
            m->dense_1_kernel_sqrt[n][n2] = sqrt_1(s->dense_1_kernel_v[n][n2]);
    /* Adam/my_model/dense_1/kernel/add */
    for (int n = 0; n < 128; ++n)
        for (int n2 = 0; n2 < 10; ++n2)
            m->dense_1_kernel_add[n][n2] = m->dense_1_kernel_sqrt[n][n2] + 1e-07f;
    /* Adam/my_model/dense_1/kernel/div */
    for (int n = 0; n < 128; ++n)
        for (int n2 = 0; n2 < 10; ++n2)
            m->dense_1_kernel_div[n][n2] = m->dense_1_kernel_mul[n][n2] / m->dense_1_kernel_add[n][n2];
    /* Adam/my_model/dense_1/kernel/sub */
    for (int n = 0; n < 128; ++n)
        for (int n2 = 0; n2 < 10; ++n2)
            s->dense_1_kernel[n][n2] = s->dense_1_kernel[n][n2] - m->dense_1_kernel_div[n][n2];
}

/* train_32, kernel 33 of 35: 10 nests in a row
 *   from   mnist_expert_seed.lua:43 bias update
 *   cost   100 operations, 564 bytes */
static void train_32_dense_1_bias_sub(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    /* Adam/my_model/dense_1/bias/sub */
    for (int n2 = 0; n2 < 10; ++n2)
        m->dense_1_bias_sub[n2] = m->d_dense_1_view_reduce[n2] - s->dense_1_bias_m[n2];
    /* Adam/my_model/dense_1/bias/multiply_add */
    for (int n2 = 0; n2 < 10; ++n2)
        s->dense_1_bias_m[n2] = multiply_add_1(m->dense_1_bias_sub[n2], 0.1f, s->dense_1_bias_m[n2]);
    /* Adam/my_model/dense_1/bias/neg */
    for (int n2 = 0; n2 < 10; ++n2)
        m->dense_1_bias_neg[n2] = -s->dense_1_bias_v[n2];
    /* Adam/my_model/dense_1/bias/multiply_add */
    for (int n2 = 0; n2 < 10; ++n2) {
        const float a0 = m->d_dense_1_view_reduce[n2];
        m->dense_1_bias_multiply_add2[n2] = multiply_add_1(a0, a0, m->dense_1_bias_neg[n2]);
    }
    /* Adam/my_model/dense_1/bias/multiply_add */
    for (int n2 = 0; n2 < 10; ++n2)
        s->dense_1_bias_v[n2] =
            multiply_add_1(m->dense_1_bias_multiply_add2[n2], 0.001f, s->dense_1_bias_v[n2]);
    /* Adam/my_model/dense_1/bias/mul */
    for (int n2 = 0; n2 < 10; ++n2)
        m->dense_1_bias_mul[n2] = s->dense_1_bias_m[n2] * m->Adam_div[0];
    /* Adam/my_model/dense_1/bias/sqrt */
    for (int n2 = 0; n2 < 10; ++n2)
        m->dense_1_bias_sqrt[n2] = sqrt_1(s->dense_1_bias_v[n2]);
    /* Adam/my_model/dense_1/bias/add */
    for (int n2 = 0; n2 < 10; ++n2)
        m->dense_1_bias_add[n2] = m->dense_1_bias_sqrt[n2] + 1e-07f;
    /* Adam/my_model/dense_1/bias/div */
    for (int n2 = 0; n2 < 10; ++n2)
        m->dense_1_bias_div[n2] = m->dense_1_bias_mul[n2] / m->dense_1_bias_add[n2];
    /* Adam/my_model/dense_1/bias/sub */
    for (int n2 = 0; n2 < 10; ++n2)
        s->dense_1_bias[n2] = s->dense_1_bias[n2] - m->dense_1_bias_div[n2];
}

/* train_32, kernel 34 of 35: 2 nests in a row
 *   from   mnist_expert_seed.lua:45 train_loss forward
 *   cost   2 operations, 20 bytes */
static void train_32_train_loss_total(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    /* train_loss/add */
    s->train_loss_total[0] = s->train_loss_total[0] + m->loss_div[0];
    /* train_loss/add */
    s->train_loss_count[0] = s->train_loss_count[0] + 1.0f;
}

/* train_32, kernel 35 of 35: 9 nests in a row
 *   from   mnist_expert_seed.lua:46 train_accuracy forward
 *   cost   1378 operations, 3444 bytes */
static void train_32_train_accuracy_Max(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    /* train_accuracy/Max */
    for (int b = 0; b < 32; ++b) {
        float most = -INFINITY;
        for (int n2 = 0; n2 < 10; ++n2)
            most = most < m->dense_1_Relu[b][n2] ? m->dense_1_Relu[b][n2] : most;
        m->train_accuracy_Max[b] = most;
    }
    /* train_accuracy/equal */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->train_accuracy_equal[b][n2] = m->dense_1_Relu[b][n2] == m->train_accuracy_Max[b];
    /* train_accuracy/select */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->train_accuracy_select[b][n2] = m->train_accuracy_equal[b][n2] ? n2 : 10;
    /* train_accuracy/Min */
    for (int b = 0; b < 32; ++b) {
        int32_t least = INT32_MAX;
        for (int n2 = 0; n2 < 10; ++n2)
            least = least > m->train_accuracy_select[b][n2] ? m->train_accuracy_select[b][n2] : least;
        m->train_accuracy_Min[b] = least;
    }
    /* train_accuracy/equal */
    for (int b = 0; b < 32; ++b)
        m->train_accuracy_equal2[b] = m->train_accuracy_Min[b] == m->loss_to_int32[b];
    /* train_accuracy/select */
    for (int b = 0; b < 32; ++b)
        m->train_accuracy_select2[b] = m->train_accuracy_equal2[b] ? 1.0f : 0.0f;
    /* train_accuracy/Sum */
    {
        float sum = 0;
        for (int b = 0; b < 32; ++b)
            sum += m->train_accuracy_select2[b];
        m->train_accuracy_Sum[0] = sum;
    }
    /* train_accuracy/add */
    s->train_accuracy_total[0] = s->train_accuracy_total[0] + m->train_accuracy_Sum[0];
    /* train_accuracy/add */
    s->train_accuracy_count[0] = s->train_accuracy_count[0] + 32.0f;
}

/* test_32, kernel 1 of 10 */
static void test_32_to_float32(const struct gradc_call *call, int slice)
{
    struct test_32_memory *m = call->arena;
    (void)slice;
    shared_to_float32(call->inputs[0], m->to_float32, m->div);
}

/* test_32, kernel 2 of 10 */
static void test_32_conv2d_Conv2D(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_32_memory *m = call->arena;
    shared_conv2d_Conv2D(m->div, s->conv2d_kernel, m->conv2d_Conv2D, slice);
}

/* test_32, kernel 3 of 10 */
static void test_32_conv2d_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_32_memory *m = call->arena;
    shared_conv2d_BiasAdd(m->conv2d_Conv2D, s->conv2d_bias, m->conv2d_BiasAdd, slice);
}

/* test_32, kernel 4 of 10 */
static void test_32_conv2d_Relu(const struct gradc_call *call, int slice)
{
    struct test_32_memory *m = call->arena;
    shared_conv2d_Relu(m->conv2d_BiasAdd, m->conv2d_Relu, slice);
}

/* test_32, kernel 5 of 10 */
static void test_32_dense_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_32_memory *m = call->arena;
    shared_dense_MatMul(m->conv2d_Relu, s->dense_kernel, m->dense_MatMul, slice);
}

/* test_32, kernel 6 of 10 */
static void test_32_dense_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_32_memory *m = call->arena;
    (void)slice;
    shared_dense_BiasAdd(m->dense_MatMul, s->dense_bias, m->dense_BiasAdd, m->dense_Relu);
}

/* test_32, kernel 7 of 10 */
static void test_32_dense_1_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_32_memory *m = call->arena;
    (void)slice;
    shared_dense_1_MatMul(m->dense_Relu, s->dense_1_kernel, m->dense_1_MatMul, s->dense_1_bias,
        m->dense_1_BiasAdd, m->dense_1_Relu);
}

/* test_32, kernel 8 of 10: 15 nests in a row
 *   from   mnist_expert_seed.lua:51 loss forward
 *   cost   3329 operations, 10.1 k bytes */
static void test_32_loss_max(const struct gradc_call *call, int slice)
{
    struct test_32_memory *m = call->arena;
    (void)slice;
    const uint8_t *field1 = call->inputs[1];
    /* loss/max */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->loss_max[b][n2] = 1e-07f < m->dense_1_Relu[b][n2] ? m->dense_1_Relu[b][n2] : 1e-07f;
    /* loss/min */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->loss_min[b][n2] = m->loss_max[b][n2] < 0.9999999f ? m->loss_max[b][n2] : 0.9999999f;
    /* loss/log */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->loss_log[b][n2] = log_1(m->loss_min[b][n2]);
    /* loss/Max */
    for (int b = 0; b < 32; ++b) {
        float most = -INFINITY;
        for (int n2 = 0; n2 < 10; ++n2)
            most = most < m->loss_log[b][n2] ? m->loss_log[b][n2] : most;
        m->loss_Max[b] = most;
    }
    /* loss/sub */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->loss_sub[b][n2] = m->loss_log[b][n2] - m->loss_Max[b];
    /* loss/to_int32 */
    for (int b = 0; b < 32; ++b)
        m->loss_to_int32[b] = field1[b];
    /* loss/equal */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->loss_equal[b][n2] = n2 == m->loss_to_int32[b];
    /* loss/select */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->loss_select[b][n2] = m->loss_equal[b][n2] ? m->loss_sub[b][n2] : 0.0f;
    /* loss/Sum */
    for (int b = 0; b < 32; ++b) {
        float sum = 0;
        for (int n2 = 0; n2 < 10; ++n2)
            sum += m->loss_select[b][n2];
        m->loss_Sum[b] = sum;
    }
    /* loss/exp */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->loss_exp[b][n2] = exp_1(m->loss_sub[b][n2]);
    /* loss/Sum */
    for (int b = 0; b < 32; ++b) {
        float sum = 0;
        for (int n2 = 0; n2 < 10; ++n2)
            sum += m->loss_exp[b][n2];
        m->loss_Sum2[b] = sum;
    }
    /* loss/log */
    for (int b = 0; b < 32; ++b)
        m->loss_log2[b] = log_1(m->loss_Sum2[b]);
    /* loss/sub */
    for (int b = 0; b < 32; ++b)
        m->loss_sub2[b] = m->loss_log2[b] - m->loss_Sum[b];
    /* loss/Sum */
    {
        float sum = 0;
        for (int b = 0; b < 32; ++b)
            sum += m->loss_sub2[b];
        m->loss_Sum3[0] = sum;
    }
    /* test_loss/Sum */
    m->test_loss_Sum[0] = m->loss_Sum3[0] / 32.0f;
}

/* test_32, kernel 9 of 10: 2 nests in a row
 *   from   mnist_expert_seed.lua:53 test_loss forward
 *   cost   2 operations, 20 bytes */
static void shared_test_loss_total(float *test_loss_total, const float *test_loss_Sum,
    float *test_loss_count)
{
    /* test_loss/add */
    test_loss_total[0] = test_loss_total[0] + test_loss_Sum[0];
    /* test_loss/add */
    test_loss_count[0] = test_loss_count[0] + 1.0f;
}

/* test_32, kernel 9 of 10 */
static void test_32_test_loss_total(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_32_memory *m = call->arena;
    (void)slice;
    shared_test_loss_total(s->test_loss_total, m->test_loss_Sum, s->test_loss_count);
}

/* test_32, kernel 10 of 10: 9 nests in a row
 *   from   mnist_expert_seed.lua:54 test_accuracy forward
 *   cost   1378 operations, 3444 bytes */
static void test_32_test_accuracy_Max(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_32_memory *m = call->arena;
    (void)slice;
    /* test_accuracy/Max */
    for (int b = 0; b < 32; ++b) {
        float most = -INFINITY;
        for (int n2 = 0; n2 < 10; ++n2)
            most = most < m->dense_1_Relu[b][n2] ? m->dense_1_Relu[b][n2] : most;
        m->test_accuracy_Max[b] = most;
    }
    /* test_accuracy/equal */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->test_accuracy_equal[b][n2] = m->dense_1_Relu[b][n2] == m->test_accuracy_Max[b];
    /* test_accuracy/select */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->test_accuracy_select[b][n2] = m->test_accuracy_equal[b][n2] ? n2 : 10;
    /* test_accuracy/Min */
    for (int b = 0; b < 32; ++b) {
        int32_t least = INT32_MAX;
        for (int n2 = 0; n2 < 10; ++n2)
            least = least > m->test_accuracy_select[b][n2] ? m->test_accuracy_select[b][n2] : least;
        m->test_accuracy_Min[b] = least;
    }
    /* test_accuracy/equal */
    for (int b = 0; b < 32; ++b)
        m->test_accuracy_equal2[b] = m->test_accuracy_Min[b] == m->loss_to_int32[b];
    /* test_accuracy/select */
    for (int b = 0; b < 32; ++b)
        m->test_accuracy_select2[b] = m->test_accuracy_equal2[b] ? 1.0f : 0.0f;
    /* test_accuracy/Sum */
    {
        float sum = 0;
        for (int b = 0; b < 32; ++b)
            sum += m->test_accuracy_select2[b];
        m->test_accuracy_Sum[0] = sum;
    }
    /* test_accuracy/add */
    s->test_accuracy_total[0] = s->test_accuracy_total[0] + m->test_accuracy_Sum[0];
    /* test_accuracy/add */
    s->test_accuracy_count[0] = s->test_accuracy_count[0] + 32.0f;
}

/* test_16, kernel 1 of 10: 2 nests in a row
 *   from   mnist_expert_seed.lua:6 forward
 *   cost   25.1 k operations, 112.9 k bytes */
static void test_16_to_float32(const struct gradc_call *call, int slice)
{
    struct test_16_memory *m = call->arena;
    (void)slice;
    const uint8_t(*field0)[28][28] = call->inputs[0];
    /* to_float32 */
    for (int b = 0; b < 16; ++b)
        for (int i = 0; i < 28; ++i)
            for (int j = 0; j < 28; ++j)
                m->to_float32[b][i][j] = to_float_1(field0[b][i][j]);
    /* div */
    for (int b = 0; b < 16; ++b)
        for (int i = 0; i < 28; ++i)
            for (int j = 0; j < 28; ++j)
                m->div[b][i][j] = m->to_float32[b][i][j] / 255.0f;
}

/* test_16, kernel 2 of 10: conv2d_Conv2D[b, y, x, c] = sum p 3 q 3: div[b, y + p, x + q] * conv2d_kernel[p,
 *     q, c]
 *   from   mnist_expert_seed.lua:15 conv2d forward | my_model/conv2d/Conv2D (contract)
 *   axes   b 16, y 26 in 8 slices, x 26, c 32 | reduced: p 3, q 3
 *   cost   3115.0 k multiply-adds, 1435.8 k bytes */
static void test_16_conv2d_Conv2D(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y) {
        for (int b = 0; b < 16; ++b) {
            for (int x = 0; x < 26; ++x) {
                for (int c = 0; c < 32; ++c) {
                    float sum = 0;
                    for (int p = 0; p < 3; ++p) {
                        for (int q = 0; q < 3; ++q) {
#pragma clang fp contract(on)
                            sum += m->div[b][y + p][x + q] * s->conv2d_kernel[p][q][c];
                        }
                    }
                    m->conv2d_Conv2D[b][y][x][c] = sum;
                }
            }
        }
    }
}

/* test_16, kernel 3 of 10: conv2d_BiasAdd[b, y, x, c] = conv2d_Conv2D[b, y, x, c] + conv2d_bias[c]
 *   from   mnist_expert_seed.lua:15 conv2d forward | my_model/conv2d/BiasAdd (add)
 *   axes   b 16, y 26 in 8 slices, x 26, c 32
 *   cost   346.1 k operations, 2769.0 k bytes */
static void test_16_conv2d_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int b = 0; b < 16; ++b)
            for (int x = 0; x < 26; ++x)
                for (int c = 0; c < 32; ++c)
                    m->conv2d_BiasAdd[b][y][x][c] = m->conv2d_Conv2D[b][y][x][c] + s->conv2d_bias[c];
}

/* test_16, kernel 4 of 10: conv2d_Relu[b, y, x, c] = conv2d_BiasAdd[b, y, x, c] < 0 ? 0 : conv2d_BiasAdd[b,
 *     y, x, c]
 *   from   mnist_expert_seed.lua:15 conv2d forward | my_model/conv2d/Relu (max)
 *   axes   b 16, y 26 in 8 slices, x 26, c 32
 *   cost   346.1 k operations, 2768.9 k bytes */
static void test_16_conv2d_Relu(const struct gradc_call *call, int slice)
{
    struct test_16_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int b = 0; b < 16; ++b)
            for (int x = 0; x < 26; ++x)
                for (int c = 0; c < 32; ++c)
                    m->conv2d_Relu[b][y][x][c] = m->conv2d_BiasAdd[b][y][x][c] < 0.0f ? 0.0f :
                        m->conv2d_BiasAdd[b][y][x][c];
}

/* test_16, kernel 5 of 10: dense_MatMul[b, n] = sum y 26 x 26 c 32: conv2d_Relu[b, y, x, c] *
 *     dense_kernel[y, x, c, n]
 *   from   mnist_expert_seed.lua:17 dense forward | my_model/dense/MatMul (contract)
 *   axes   b 16, n 128 in 8 slices | reduced: y 26, x 26, c 32
 *   cost   44.3 M multiply-adds, 12.5 M bytes */
static void test_16_dense_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    const int from = cuts_128_8[slice], to = cuts_128_8[slice + 1];
    for (int n = from; n < to; ++n) {
        for (int b = 0; b < 16; ++b) {
            float sum = 0;
            for (int y = 0; y < 26; ++y) {
                for (int x = 0; x < 26; ++x) {
                    for (int c = 0; c < 32; ++c) {
#pragma clang fp contract(on)
                        sum += m->conv2d_Relu[b][y][x][c] * s->dense_kernel[y][x][c][n];
                    }
                }
            }
            m->dense_MatMul[b][n] = sum;
        }
    }
}

/* test_16, kernel 6 of 10: 2 nests in a row
 *   from   mnist_expert_seed.lua:17 dense forward
 *   cost   4096 operations, 25.1 k bytes */
static void test_16_dense_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    (void)slice;
    /* my_model/dense/BiasAdd */
    for (int b = 0; b < 16; ++b)
        for (int n = 0; n < 128; ++n)
            m->dense_BiasAdd[b][n] = m->dense_MatMul[b][n] + s->dense_bias[n];
    /* my_model/dense/Relu */
    for (int b = 0; b < 16; ++b)
        for (int n = 0; n < 128; ++n)
            m->dense_Relu[b][n] = m->dense_BiasAdd[b][n] < 0.0f ? 0.0f : m->dense_BiasAdd[b][n];
}

/* test_16, kernel 7 of 10: 3 nests in a row
 *   from   mnist_expert_seed.lua:18 dense_1 forward
 *   cost   20.5 k multiply-adds, 15.3 k bytes */
static void test_16_dense_1_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    (void)slice;
    /* my_model/dense_1/MatMul */
    for (int b = 0; b < 16; ++b) {
        for (int n2 = 0; n2 < 10; ++n2) {
            float sum = 0;
            for (int n = 0; n < 128; ++n) {
#pragma clang fp contract(on)
                sum += m->dense_Relu[b][n] * s->dense_1_kernel[n][n2];
            }
            m->dense_1_MatMul[b][n2] = sum;
        }
    }
    /* my_model/dense_1/BiasAdd */
    for (int b = 0; b < 16; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->dense_1_BiasAdd[b][n2] = m->dense_1_MatMul[b][n2] + s->dense_1_bias[n2];
    /* my_model/dense_1/Relu */
    for (int b = 0; b < 16; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->dense_1_Relu[b][n2] = m->dense_1_BiasAdd[b][n2] < 0.0f ? 0.0f : m->dense_1_BiasAdd[b][n2];
}

/* test_16, kernel 8 of 10: 15 nests in a row
 *   from   mnist_expert_seed.lua:51 loss forward
 *   cost   1665 operations, 5048 bytes */
static void test_16_loss_max(const struct gradc_call *call, int slice)
{
    struct test_16_memory *m = call->arena;
    (void)slice;
    const uint8_t *field1 = call->inputs[1];
    /* loss/max */
    for (int b = 0; b < 16; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->loss_max[b][n2] = 1e-07f < m->dense_1_Relu[b][n2] ? m->dense_1_Relu[b][n2] : 1e-07f;
    /* loss/min */
    for (int b = 0; b < 16; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->loss_min[b][n2] = m->loss_max[b][n2] < 0.9999999f ? m->loss_max[b][n2] : 0.9999999f;
    /* loss/log */
    for (int b = 0; b < 16; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->loss_log[b][n2] = log_1(m->loss_min[b][n2]);
    /* loss/Max */
    for (int b = 0; b < 16; ++b) {
        float most = -INFINITY;
        for (int n2 = 0; n2 < 10; ++n2)
            most = most < m->loss_log[b][n2] ? m->loss_log[b][n2] : most;
        m->loss_Max[b] = most;
    }
    /* loss/sub */
    for (int b = 0; b < 16; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->loss_sub[b][n2] = m->loss_log[b][n2] - m->loss_Max[b];
    /* loss/to_int32 */
    for (int b = 0; b < 16; ++b)
        m->loss_to_int32[b] = field1[b];
    /* loss/equal */
    for (int b = 0; b < 16; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->loss_equal[b][n2] = n2 == m->loss_to_int32[b];
    /* loss/select */
    for (int b = 0; b < 16; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->loss_select[b][n2] = m->loss_equal[b][n2] ? m->loss_sub[b][n2] : 0.0f;
    /* loss/Sum */
    for (int b = 0; b < 16; ++b) {
        float sum = 0;
        for (int n2 = 0; n2 < 10; ++n2)
            sum += m->loss_select[b][n2];
        m->loss_Sum[b] = sum;
    }
    /* loss/exp */
    for (int b = 0; b < 16; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->loss_exp[b][n2] = exp_1(m->loss_sub[b][n2]);
    /* loss/Sum */
    for (int b = 0; b < 16; ++b) {
        float sum = 0;
        for (int n2 = 0; n2 < 10; ++n2)
            sum += m->loss_exp[b][n2];
        m->loss_Sum2[b] = sum;
    }
    /* loss/log */
    for (int b = 0; b < 16; ++b)
        m->loss_log2[b] = log_1(m->loss_Sum2[b]);
    /* loss/sub */
    for (int b = 0; b < 16; ++b)
        m->loss_sub2[b] = m->loss_log2[b] - m->loss_Sum[b];
    /* loss/Sum */
    {
        float sum = 0;
        for (int b = 0; b < 16; ++b)
            sum += m->loss_sub2[b];
        m->loss_Sum3[0] = sum;
    }
    /* test_loss/Sum */
    m->test_loss_Sum[0] = m->loss_Sum3[0] / 16.0f;
}

/* test_16, kernel 9 of 10 */
static void test_16_test_loss_total(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    (void)slice;
    shared_test_loss_total(s->test_loss_total, m->test_loss_Sum, s->test_loss_count);
}

/* test_16, kernel 10 of 10: 9 nests in a row
 *   from   mnist_expert_seed.lua:54 test_accuracy forward
 *   cost   690 operations, 1732 bytes */
static void test_16_test_accuracy_Max(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    (void)slice;
    /* test_accuracy/Max */
    for (int b = 0; b < 16; ++b) {
        float most = -INFINITY;
        for (int n2 = 0; n2 < 10; ++n2)
            most = most < m->dense_1_Relu[b][n2] ? m->dense_1_Relu[b][n2] : most;
        m->test_accuracy_Max[b] = most;
    }
    /* test_accuracy/equal */
    for (int b = 0; b < 16; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->test_accuracy_equal[b][n2] = m->dense_1_Relu[b][n2] == m->test_accuracy_Max[b];
    /* test_accuracy/select */
    for (int b = 0; b < 16; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->test_accuracy_select[b][n2] = m->test_accuracy_equal[b][n2] ? n2 : 10;
    /* test_accuracy/Min */
    for (int b = 0; b < 16; ++b) {
        int32_t least = INT32_MAX;
        for (int n2 = 0; n2 < 10; ++n2)
            least = least > m->test_accuracy_select[b][n2] ? m->test_accuracy_select[b][n2] : least;
        m->test_accuracy_Min[b] = least;
    }
    /* test_accuracy/equal */
    for (int b = 0; b < 16; ++b)
        m->test_accuracy_equal2[b] = m->test_accuracy_Min[b] == m->loss_to_int32[b];
    /* test_accuracy/select */
    for (int b = 0; b < 16; ++b)
        m->test_accuracy_select2[b] = m->test_accuracy_equal2[b] ? 1.0f : 0.0f;
    /* test_accuracy/Sum */
    {
        float sum = 0;
        for (int b = 0; b < 16; ++b)
            sum += m->test_accuracy_select2[b];
        m->test_accuracy_Sum[0] = sum;
    }
    /* test_accuracy/add */
    s->test_accuracy_total[0] = s->test_accuracy_total[0] + m->test_accuracy_Sum[0];
    /* test_accuracy/add */
    s->test_accuracy_count[0] = s->test_accuracy_count[0] + 16.0f;
}

/* predict_32, kernel 1 of 7 */
static void predict_32_to_float32(const struct gradc_call *call, int slice)
{
    struct predict_32_memory *m = call->arena;
    (void)slice;
    shared_to_float32(call->inputs[0], m->to_float32, m->div);
}

/* predict_32, kernel 2 of 7 */
static void predict_32_conv2d_Conv2D(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_32_memory *m = call->arena;
    shared_conv2d_Conv2D(m->div, s->conv2d_kernel, m->conv2d_Conv2D, slice);
}

/* predict_32, kernel 3 of 7 */
static void predict_32_conv2d_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_32_memory *m = call->arena;
    shared_conv2d_BiasAdd(m->conv2d_Conv2D, s->conv2d_bias, m->conv2d_BiasAdd, slice);
}

/* predict_32, kernel 4 of 7 */
static void predict_32_conv2d_Relu(const struct gradc_call *call, int slice)
{
    struct predict_32_memory *m = call->arena;
    shared_conv2d_Relu(m->conv2d_BiasAdd, m->conv2d_Relu, slice);
}

/* predict_32, kernel 5 of 7 */
static void predict_32_dense_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_32_memory *m = call->arena;
    shared_dense_MatMul(m->conv2d_Relu, s->dense_kernel, m->dense_MatMul, slice);
}

/* predict_32, kernel 6 of 7 */
static void predict_32_dense_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_32_memory *m = call->arena;
    (void)slice;
    shared_dense_BiasAdd(m->dense_MatMul, s->dense_bias, m->dense_BiasAdd, m->dense_Relu);
}

/* predict_32, kernel 7 of 7 */
static void predict_32_dense_1_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_32_memory *m = call->arena;
    (void)slice;
    shared_dense_1_MatMul(m->dense_Relu, s->dense_1_kernel, m->dense_1_MatMul, s->dense_1_bias,
        m->dense_1_BiasAdd, m->dense_1_Relu);
}

/* metrics, kernel 1 of 4: train_loss_select = (train_loss_count == 0) ? 0 : (train_loss_total / (1 <
 *     train_loss_count ? train_loss_count : 1))
 *   from   mnist_expert_seed.lua:33 train_loss forward | train_loss/select (select)
 *   axes   none: one element
 *   cost   4 operations, 12 bytes */
static void shared_train_loss_select(const float *train_loss_count, const float *train_loss_total,
    float *train_loss_select)
{
    const float a0 = train_loss_count[0];
    train_loss_select[0] = (a0 == 0.0f) ? 0.0f : train_loss_total[0] / (1.0f < a0 ? a0 : 1.0f);
}

/* metrics, kernel 1 of 4 */
static void metrics_train_loss_select(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct metrics_memory *m = call->arena;
    (void)slice;
    shared_train_loss_select(s->train_loss_count, s->train_loss_total, m->train_loss_select);
}

/* metrics, kernel 2 of 4: train_accuracy_select = (train_accuracy_count == 0) ? 0 : (train_accuracy_total /
 *     (1 < train_accuracy_count ? train_accuracy_count : 1))
 *   from   mnist_expert_seed.lua:34 train_accuracy forward | train_accuracy/select (select)
 *   axes   none: one element
 *   cost   4 operations, 12 bytes */
static void metrics_train_accuracy_select(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct metrics_memory *m = call->arena;
    (void)slice;
    const float a0 = s->train_accuracy_count[0];
    m->train_accuracy_select[0] = (a0 == 0.0f) ? 0.0f : s->train_accuracy_total[0] /
        (1.0f < a0 ? a0 : 1.0f);
}

/* metrics, kernel 3 of 4: test_loss_select = (test_loss_count == 0) ? 0 : (test_loss_total / (1 <
 *     test_loss_count ? test_loss_count : 1))
 *   from   mnist_expert_seed.lua:35 test_loss forward | test_loss/select (select)
 *   axes   none: one element
 *   cost   4 operations, 12 bytes */
static void shared_test_loss_select(const float *test_loss_count, const float *test_loss_total,
    float *test_loss_select)
{
    const float a0 = test_loss_count[0];
    test_loss_select[0] = (a0 == 0.0f) ? 0.0f : test_loss_total[0] / (1.0f < a0 ? a0 : 1.0f);
}

/* metrics, kernel 3 of 4 */
static void metrics_test_loss_select(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct metrics_memory *m = call->arena;
    (void)slice;
    shared_test_loss_select(s->test_loss_count, s->test_loss_total, m->test_loss_select);
}

/* metrics, kernel 4 of 4: test_accuracy_select = (test_accuracy_count == 0) ? 0 : (test_accuracy_total / (1
 *     < test_accuracy_count ? test_accuracy_count : 1))
 *   from   mnist_expert_seed.lua:36 test_accuracy forward | test_accuracy/select (select)
 *   axes   none: one element
 *   cost   4 operations, 12 bytes */
static void metrics_test_accuracy_select(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct metrics_memory *m = call->arena;
    (void)slice;
    const float a0 = s->test_accuracy_count[0];
    m->test_accuracy_select[0] = (a0 == 0.0f) ? 0.0f : s->test_accuracy_total[0] / (1.0f < a0 ? a0 : 1.0f);
}

/* epoch_end, kernel 1 of 5 */
static void epoch_end_train_loss_select(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct epoch_end_memory *m = call->arena;
    (void)slice;
    shared_train_loss_select(s->train_loss_count, s->train_loss_total, m->train_loss_select);
}

/* epoch_end, kernel 2 of 5: mul = ((train_accuracy_count == 0) ? 0 : (train_accuracy_total / (1 <
 *     train_accuracy_count ? train_accuracy_count : 1))) * 100
 *   from   mnist_expert_seed.lua:63 forward | mul (mul)
 *   axes   none: one element
 *   cost   5 operations, 12 bytes */
static void epoch_end_mul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct epoch_end_memory *m = call->arena;
    (void)slice;
    const float a0 = s->train_accuracy_count[0];
    m->mul[0] = ((a0 == 0.0f) ? 0.0f : s->train_accuracy_total[0] / (1.0f < a0 ? a0 : 1.0f)) * 100.0f;
}

/* epoch_end, kernel 3 of 5 */
static void epoch_end_test_loss_select(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct epoch_end_memory *m = call->arena;
    (void)slice;
    shared_test_loss_select(s->test_loss_count, s->test_loss_total, m->test_loss_select);
}

/* epoch_end, kernel 4 of 5: mul2 = ((test_accuracy_count == 0) ? 0 : (test_accuracy_total / (1 <
 *     test_accuracy_count ? test_accuracy_count : 1))) * 100
 *   from   mnist_expert_seed.lua:63 forward | mul (mul)
 *   axes   none: one element
 *   cost   5 operations, 12 bytes */
static void epoch_end_mul2(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct epoch_end_memory *m = call->arena;
    (void)slice;
    const float a0 = s->test_accuracy_count[0];
    m->mul2[0] = ((a0 == 0.0f) ? 0.0f : s->test_accuracy_total[0] / (1.0f < a0 ? a0 : 1.0f)) * 100.0f;
}

/* epoch_end, kernel 5 of 5: input = epoch
 *   from   mnist_expert_seed.lua forward | input (input)
 *   axes   none: one element
 *   cost   8 bytes */
static void epoch_end_input(const struct gradc_call *call, int slice)
{
    struct epoch_end_memory *m = call->arena;
    (void)slice;
    const int32_t *epoch = call->inputs[0];
    m->input[0] = epoch[0];
}


static const struct gradc_array initialize_inputs[] = {
    {"seed", GRADC_I64, 0, {0}, 0},
};
static const struct gradc_phase initialize_phases[] = {
    {"conv2d_kernel_random", initialize_conv2d_kernel_random, 1, 0, 2312},
    {"conv2d_bias", initialize_conv2d_bias, 1, 0, 128},
    {"dense_kernel_random", initialize_dense_kernel_random, 8, 0, 11075592},
    {"dense_kernel", initialize_dense_kernel, 8, 0, 22151168},
    {"dense_bias", initialize_dense_bias, 1, 0, 512},
    {"dense_1_kernel_random", initialize_dense_1_kernel_random, 1, 0, 10248},
    {"dense_1_bias", initialize_dense_1_bias, 1, 0, 40},
};

static const struct gradc_array train_32_inputs[] = {
    {"field0", GRADC_U8, 3, {32, 28, 28}, 0},
    {"field1", GRADC_U8, 1, {32}, 0},
};
static const struct gradc_array train_32_outputs[] = {
    {"loss", GRADC_F32, 0, {0}, offsetof(struct train_32_memory, loss_div)},
};
static const struct gradc_phase train_32_phases[] = {
    {"to_float32", train_32_to_float32, 1, 0, 225792},
    {"conv2d_Conv2D", train_32_conv2d_Conv2D, 8, 6230016, 2870400},
    {"conv2d_BiasAdd", train_32_conv2d_BiasAdd, 8, 0, 5537920},
    {"conv2d_Relu", train_32_conv2d_Relu, 8, 0, 5537792},
    {"dense_MatMul", train_32_dense_MatMul, 8, 88604672, 13860864},
    {"dense_BiasAdd", train_32_dense_BiasAdd, 1, 0, 49664},
    {"dense_1_MatMul", train_32_dense_1_MatMul, 1, 40960, 25384},
    {"loss_max", train_32_loss_max, 1, 0, 10088},
    {"d_loss_log_div", train_32_d_loss_log_div, 1, 0, 14016},
    {"d_dense_1_Relu_less", train_32_d_dense_1_Relu_less, 1, 81920, 47208},
    {"d_dense_Relu_less", train_32_d_dense_Relu_less, 1, 0, 53760},
    {"d_dense_MatMul_contract", train_32_d_dense_MatMul_contract, 8, 88604672, 13860864},
    {"d_dense_MatMul_contract2", train_32_d_dense_MatMul_contract2, 8, 88604672, 13860864},
    {"d_conv2d_Relu_less", train_32_d_conv2d_Relu_less, 8, 0, 3461120},
    {"d_conv2d_Relu_select", train_32_d_conv2d_Relu_select, 8, 0, 6230016},
    {"d_conv2d_view_reduce", train_32_d_conv2d_view_reduce, 8, 0, 2769024},
    {"d_conv2d_Conv2D_contract", train_32_d_conv2d_Conv2D_contract, 8, 6230016, 2870400},
    {"Adam_iter", train_32_Adam_iter, 1, 0, 48},
    {"conv2d_kernel_sub", train_32_conv2d_kernel_sub, 1, 0, 16132},
    {"conv2d_bias_sub", train_32_conv2d_bias_sub, 1, 0, 1796},
    {"dense_kernel_sub", train_32_dense_kernel_sub, 8, 0, 33226752},
    {"dense_kernel_m", train_32_dense_kernel_m, 8, 0, 33226752},
    {"dense_kernel_neg", train_32_dense_kernel_neg, 8, 0, 22151168},
    {"dense_kernel_multiply_add2", train_32_dense_kernel_multiply_add2, 8, 0, 33226752},
    {"dense_kernel_v", train_32_dense_kernel_v, 8, 0, 33226752},
    {"dense_kernel_mul", train_32_dense_kernel_mul, 8, 0, 22151172},
    {"dense_kernel_sqrt", train_32_dense_kernel_sqrt, 8, 0, 22151168},
    {"dense_kernel_add", train_32_dense_kernel_add, 8, 0, 22151168},
    {"dense_kernel_div", train_32_dense_kernel_div, 8, 0, 33226752},
    {"dense_kernel", train_32_dense_kernel, 8, 0, 33226752},
    {"dense_bias_sub", train_32_dense_bias_sub, 1, 0, 7172},
    {"dense_1_kernel_sub", train_32_dense_1_kernel_sub, 1, 0, 71684},
    {"dense_1_bias_sub", train_32_dense_1_bias_sub, 1, 0, 564},
    {"train_loss_total", train_32_train_loss_total, 1, 0, 20},
    {"train_accuracy_Max", train_32_train_accuracy_Max, 1, 0, 3444},
};

static const struct gradc_array test_32_inputs[] = {
    {"field0", GRADC_U8, 3, {32, 28, 28}, 0},
    {"field1", GRADC_U8, 1, {32}, 0},
};
static const struct gradc_phase test_32_phases[] = {
    {"to_float32", test_32_to_float32, 1, 0, 225792},
    {"conv2d_Conv2D", test_32_conv2d_Conv2D, 8, 6230016, 2870400},
    {"conv2d_BiasAdd", test_32_conv2d_BiasAdd, 8, 0, 5537920},
    {"conv2d_Relu", test_32_conv2d_Relu, 8, 0, 5537792},
    {"dense_MatMul", test_32_dense_MatMul, 8, 88604672, 13860864},
    {"dense_BiasAdd", test_32_dense_BiasAdd, 1, 0, 49664},
    {"dense_1_MatMul", test_32_dense_1_MatMul, 1, 40960, 25384},
    {"loss_max", test_32_loss_max, 1, 0, 10088},
    {"test_loss_total", test_32_test_loss_total, 1, 0, 20},
    {"test_accuracy_Max", test_32_test_accuracy_Max, 1, 0, 3444},
};

static const struct gradc_array test_16_inputs[] = {
    {"field0", GRADC_U8, 3, {16, 28, 28}, 0},
    {"field1", GRADC_U8, 1, {16}, 0},
};
static const struct gradc_phase test_16_phases[] = {
    {"to_float32", test_16_to_float32, 1, 0, 112896},
    {"conv2d_Conv2D", test_16_conv2d_Conv2D, 8, 3115008, 1435776},
    {"conv2d_BiasAdd", test_16_conv2d_BiasAdd, 8, 0, 2769024},
    {"conv2d_Relu", test_16_conv2d_Relu, 8, 0, 2768896},
    {"dense_MatMul", test_16_dense_MatMul, 8, 44302336, 12468224},
    {"dense_BiasAdd", test_16_dense_BiasAdd, 1, 0, 25088},
    {"dense_1_MatMul", test_16_dense_1_MatMul, 1, 20480, 15272},
    {"loss_max", test_16_loss_max, 1, 0, 5048},
    {"test_loss_total", test_16_test_loss_total, 1, 0, 20},
    {"test_accuracy_Max", test_16_test_accuracy_Max, 1, 0, 1732},
};

static const struct gradc_array predict_32_inputs[] = {
    {"field0", GRADC_U8, 3, {32, 28, 28}, 0},
};
static const struct gradc_array predict_32_outputs[] = {
    {"predictions", GRADC_F32, 2, {32, 10}, offsetof(struct predict_32_memory, dense_1_Relu)},
};
static const struct gradc_phase predict_32_phases[] = {
    {"to_float32", predict_32_to_float32, 1, 0, 225792},
    {"conv2d_Conv2D", predict_32_conv2d_Conv2D, 8, 6230016, 2870400},
    {"conv2d_BiasAdd", predict_32_conv2d_BiasAdd, 8, 0, 5537920},
    {"conv2d_Relu", predict_32_conv2d_Relu, 8, 0, 5537792},
    {"dense_MatMul", predict_32_dense_MatMul, 8, 88604672, 13860864},
    {"dense_BiasAdd", predict_32_dense_BiasAdd, 1, 0, 49664},
    {"dense_1_MatMul", predict_32_dense_1_MatMul, 1, 40960, 25384},
};
static const struct gradc_array metrics_outputs[] = {
    {"loss", GRADC_F32, 0, {0}, offsetof(struct metrics_memory, train_loss_select)},
    {"accuracy", GRADC_F32, 0, {0}, offsetof(struct metrics_memory, train_accuracy_select)},
    {"val_loss", GRADC_F32, 0, {0}, offsetof(struct metrics_memory, test_loss_select)},
    {"val_accuracy", GRADC_F32, 0, {0}, offsetof(struct metrics_memory, test_accuracy_select)},
};
static const struct gradc_phase metrics_phases[] = {
    {"train_loss_select", metrics_train_loss_select, 1, 0, 12},
    {"train_accuracy_select", metrics_train_accuracy_select, 1, 0, 12},
    {"test_loss_select", metrics_test_loss_select, 1, 0, 12},
    {"test_accuracy_select", metrics_test_accuracy_select, 1, 0, 12},
};

static const struct gradc_array epoch_end_inputs[] = {
    {"epoch", GRADC_I32, 0, {0}, 0},
};
static const struct gradc_array epoch_end_outputs[] = {
    {"report", GRADC_I32, 0, {0}, offsetof(struct epoch_end_memory, input)},
    {"report", GRADC_F32, 0, {0}, offsetof(struct epoch_end_memory, train_loss_select)},
    {"report", GRADC_F32, 0, {0}, offsetof(struct epoch_end_memory, mul)},
    {"report", GRADC_F32, 0, {0}, offsetof(struct epoch_end_memory, test_loss_select)},
    {"report", GRADC_F32, 0, {0}, offsetof(struct epoch_end_memory, mul2)},
};
static const struct gradc_phase epoch_end_phases[] = {
    {"train_loss_select", epoch_end_train_loss_select, 1, 0, 12},
    {"mul", epoch_end_mul, 1, 0, 12},
    {"test_loss_select", epoch_end_test_loss_select, 1, 0, 12},
    {"mul2", epoch_end_mul2, 1, 0, 12},
    {"input", epoch_end_input, 1, 0, 8},
};

static const struct gradc_function functions[] = {
    {"initialize", 0, initialize_phases, initialize_inputs, NULL, 7, 1, 0},
    {"train", 32, train_32_phases, train_32_inputs, train_32_outputs, 35, 2, 1},
    {"test", 32, test_32_phases, test_32_inputs, NULL, 10, 2, 0},
    {"test", 16, test_16_phases, test_16_inputs, NULL, 10, 2, 0},
    {"predict", 32, predict_32_phases, predict_32_inputs, predict_32_outputs, 7, 1, 1},
    {"metrics", 0, metrics_phases, NULL, metrics_outputs, 4, 0, 4},
    {"epoch_end", 0, epoch_end_phases, epoch_end_inputs, epoch_end_outputs, 5, 1, 5},
};

/* Keras's shape; where in the state; each axis cut into factors {axis, extent, stride}. */
static const struct gradc_variable variables[] = {
    {"Adam/iter", GRADC_I64, GRADC_SLOT, 0, {0}, offsetof(struct state, Adam_iter), 0, {{0, 0, 0}}},
    {"train_loss/total", GRADC_F32, GRADC_METRIC, 0, {0}, offsetof(struct state, train_loss_total), 0, {{0,
        0, 0}}},
    {"train_loss/count", GRADC_F32, GRADC_METRIC, 0, {0}, offsetof(struct state, train_loss_count), 0, {{0,
        0, 0}}},
    {"train_accuracy/total", GRADC_F32, GRADC_METRIC, 0, {0}, offsetof(struct state, train_accuracy_total),
        0, {{0, 0, 0}}},
    {"train_accuracy/count", GRADC_F32, GRADC_METRIC, 0, {0}, offsetof(struct state, train_accuracy_count),
        0, {{0, 0, 0}}},
    {"test_loss/total", GRADC_F32, GRADC_METRIC, 0, {0}, offsetof(struct state, test_loss_total), 0, {{0,
        0, 0}}},
    {"test_loss/count", GRADC_F32, GRADC_METRIC, 0, {0}, offsetof(struct state, test_loss_count), 0, {{0,
        0, 0}}},
    {"test_accuracy/total", GRADC_F32, GRADC_METRIC, 0, {0}, offsetof(struct state, test_accuracy_total),
        0, {{0, 0, 0}}},
    {"test_accuracy/count", GRADC_F32, GRADC_METRIC, 0, {0}, offsetof(struct state, test_accuracy_count),
        0, {{0, 0, 0}}},
    {"my_model/conv2d/kernel", GRADC_F32, GRADC_TRAINABLE, 4, {3, 3, 1, 32},
        offsetof(struct state, conv2d_kernel), 3, {{0, 3, 96}, {1, 3, 32}, {3, 32, 1}}},
    {"my_model/conv2d/bias", GRADC_F32, GRADC_TRAINABLE, 1, {32}, offsetof(struct state, conv2d_bias), 1,
        {{0, 32, 1}}},
    {"my_model/dense/kernel", GRADC_F32, GRADC_TRAINABLE, 2, {21632, 128},
        offsetof(struct state, dense_kernel), 4, {{0, 26, 106496}, {0, 26, 4096}, {0, 32, 128}, {1, 128,
        1}}},
    {"my_model/dense/bias", GRADC_F32, GRADC_TRAINABLE, 1, {128}, offsetof(struct state, dense_bias), 1,
        {{0, 128, 1}}},
    {"my_model/dense_1/kernel", GRADC_F32, GRADC_TRAINABLE, 2, {128, 10},
        offsetof(struct state, dense_1_kernel), 2, {{0, 128, 10}, {1, 10, 1}}},
    {"my_model/dense_1/bias", GRADC_F32, GRADC_TRAINABLE, 1, {10}, offsetof(struct state, dense_1_bias), 1,
        {{0, 10, 1}}},
    {"Adam/my_model/conv2d/kernel/m", GRADC_F32, GRADC_SLOT, 4, {3, 3, 1, 32},
        offsetof(struct state, conv2d_kernel_m), 3, {{0, 3, 96}, {1, 3, 32}, {3, 32, 1}}},
    {"Adam/my_model/conv2d/kernel/v", GRADC_F32, GRADC_SLOT, 4, {3, 3, 1, 32},
        offsetof(struct state, conv2d_kernel_v), 3, {{0, 3, 96}, {1, 3, 32}, {3, 32, 1}}},
    {"Adam/my_model/conv2d/bias/m", GRADC_F32, GRADC_SLOT, 1, {32}, offsetof(struct state, conv2d_bias_m),
        1, {{0, 32, 1}}},
    {"Adam/my_model/conv2d/bias/v", GRADC_F32, GRADC_SLOT, 1, {32}, offsetof(struct state, conv2d_bias_v),
        1, {{0, 32, 1}}},
    {"Adam/my_model/dense/kernel/m", GRADC_F32, GRADC_SLOT, 2, {21632, 128},
        offsetof(struct state, dense_kernel_m), 4, {{0, 26, 106496}, {0, 26, 4096}, {0, 32, 128}, {1, 128,
        1}}},
    {"Adam/my_model/dense/kernel/v", GRADC_F32, GRADC_SLOT, 2, {21632, 128},
        offsetof(struct state, dense_kernel_v), 4, {{0, 26, 106496}, {0, 26, 4096}, {0, 32, 128}, {1, 128,
        1}}},
    {"Adam/my_model/dense/bias/m", GRADC_F32, GRADC_SLOT, 1, {128}, offsetof(struct state, dense_bias_m),
        1, {{0, 128, 1}}},
    {"Adam/my_model/dense/bias/v", GRADC_F32, GRADC_SLOT, 1, {128}, offsetof(struct state, dense_bias_v),
        1, {{0, 128, 1}}},
    {"Adam/my_model/dense_1/kernel/m", GRADC_F32, GRADC_SLOT, 2, {128, 10},
        offsetof(struct state, dense_1_kernel_m), 2, {{0, 128, 10}, {1, 10, 1}}},
    {"Adam/my_model/dense_1/kernel/v", GRADC_F32, GRADC_SLOT, 2, {128, 10},
        offsetof(struct state, dense_1_kernel_v), 2, {{0, 128, 10}, {1, 10, 1}}},
    {"Adam/my_model/dense_1/bias/m", GRADC_F32, GRADC_SLOT, 1, {10},
        offsetof(struct state, dense_1_bias_m), 1, {{0, 10, 1}}},
    {"Adam/my_model/dense_1/bias/v", GRADC_F32, GRADC_SLOT, 1, {10},
        offsetof(struct state, dense_1_bias_v), 1, {{0, 10, 1}}},
};

static const struct gradc_field train_fields[] = {
    {GRADC_U8, 2, {28, 28}, "train-images-idx3-ubyte", NULL, 0},
    {GRADC_U8, 0, {0}, "train-labels-idx1-ubyte", NULL, 10},
};
static const struct gradc_step train_steps[] = {
    {GRADC_SHUFFLE, 10000, 0, -1, 1},
    {GRADC_BATCH, 32, 0, -1, 0},
};
static const struct gradc_dataset train_data = {"mnist", 60000, 2, 2, train_fields, train_steps};

static const struct gradc_field test_fields[] = {
    {GRADC_U8, 2, {28, 28}, "t10k-images-idx3-ubyte", NULL, 0},
    {GRADC_U8, 0, {0}, "t10k-labels-idx1-ubyte", NULL, 10},
};
static const struct gradc_step test_steps[] = {
    {GRADC_BATCH, 32, 0, -1, 0},
};
static const struct gradc_dataset test_data = {"mnist", 10000, 2, 1, test_fields, test_steps};

static const char *const cpu[] = {"avx2", "fma", "bmi2", NULL};

extern const struct gradc_program mnist_expert_seed;
const struct gradc_program mnist_expert_seed = {
    .name = "mnist_expert_seed",
    .spec = "mnist_expert_seed.lua",
    .spec_sha256 = "af4d99f52bd0bcc338efc713cf43da970919c53bc55094536e1769e60e55f710",
    .version = "0.1.0",
    .schedule = "naive",
    .march = "x86-64-v3",
    .rebuild = "gradc build mnist_expert_seed.lua --march=native",
    .cpu = cpu,
    .state_size = sizeof(struct state),
    .arena_size = 33233984,
    .epochs = 5,
    .reset_metrics = 0,
    .report = "에포크: {}, 손실: {}, 정확도: {}, 테스트 손실: {}, 테스트 정확도: {}",
    .train = &train_data,
    .test = &test_data,
    .functions = functions,
    .variables = variables,
    .function_count = 7,
    .variable_count = 27,
    .parameters = 2770634,
    .products = 278396928,
};
