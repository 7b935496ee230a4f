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
 *   schedule       unfused: an op a kernel, laid out, tiled, vectorised
 *   target         x86-64-v3, vectors of 8 floats, 16 registers
 *   slices         8 of every phase whose work is large, whatever the machine
 *   state          33 248 256 bytes
 *   arena          33 233 984 bytes, valid within one call
 *   functions                   multiply-adds other operations    bytes moved
 *   initialize       7 kernels              0        8 311 392     33 246 272
 *   train_32        39 kernels    278 396 928       36 823 622    415 333 616
 *   test_32         10 kernels     94 875 648        1 480 933     28 517 440
 *   test_16         10 kernels     47 437 824          740 469     19 800 016
 *   predict_32       7 kernels     94 875 648        1 476 224     28 489 256
 *   metrics          4 kernels              0               16             64
 *   epoch_end        5 kernels              0               18             72
 *   made by        gradc emit mnist_expert_seed.lua --schedule=unfused --march=x86-64-v3
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

enum gradc_dtype { GRADC_F32, GRADC_I32, GRADC_I64, GRADC_U8, GRADC_BOOL, GRADC_F64 };

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
};

struct gradc_function {
    const char *role; /* initialize, train, test, predict, metrics, epoch_end */
    int batch;        /* length of its batch; 0 where it has none */
    const struct gradc_phase *phases;
    const struct gradc_array *inputs; /* the fields of a batch, then any of seed, step (I64), epoch (I32) */
    const struct gradc_array *outputs;
    int phase_count, input_count, output_count;
};

enum gradc_role { GRADC_TRAINABLE, GRADC_SLOT, GRADC_METRIC, GRADC_STATE };

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
            char pad_0_0[30720];
            float dense_MatMul[32][128]; /* 6 */
            float dense_BiasAdd[32][128]; /* 6 */
            float dense_Relu[32][128]; /* 6 - 11 */
            char pad_0_1[2588672];
            float conv2d_BiasAdd[32][26][26][32]; /* 3 - 4 */
            char pad_0_2[5537792];
            float conv2d_Relu[32][26][26][32]; /* 4 - 14 */
            float d_dense_MatMul_contract[32][26][26][32]; /* 12 - 15 */
            float d_dense_Relu_select[32][128]; /* 11 - 13 */
            char pad_0_3[675840];
            float div[32][28][28]; /* 1 - 18 */
            char pad_0_4[4745216];
            float dense_kernel_mul[26][26][32][128]; /* 24 - 25 */
            float d_dense_1_MatMul_contract2[128][10]; /* 10 - 36 */
            float dense_1_Relu[32][10]; /* 7 - 39 */
            float d_dense_view_reduce[128]; /* 11 - 35 */
            int32_t loss_to_int32[32]; /* 8 - 39 */
            float d_dense_1_view_reduce[10]; /* 10 - 37 */
            _Alignas(64) float loss_div[1]; /* 8 - 40 */
            _Alignas(64) float Adam_div[1]; /* 20 - 37 */
        };
        struct {
            _Alignas(64) float conv2d_Conv2D[32][26][26][32]; /* 2 - 3 */
            char pad_1_0[8306688];
            float d_conv2d_Relu_select[32][26][26][32]; /* 15 - 18 */
            float d_conv2d_view_reduce_partial[8][32]; /* 16 - 17 */
            char pad_1_1[8192];
            float d_conv2d_view_reduce[32]; /* 17 - 22 */
            char pad_1_2[2759552];
            uint8_t d_conv2d_Relu_less[32][26][26][32]; /* 14 - 15 */
            char pad_1_3[4845568];
            float dense_kernel_add3[26][26][32][128]; /* 32 - 33 */
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
            char pad_2_0[704];
            _Alignas(64) float d_loss_min_select[32][10]; /* 9 */
            uint8_t loss_equal[32][10]; /* 8 - 9 */
            uint8_t d_loss_min_less[32][10]; /* 9 */
            uint8_t d_loss_max_less[32][10]; /* 9 */
            float loss_Sum2[32]; /* 8 - 9 */
            float d_loss_log_div[32]; /* 9 */
            char pad_2_1[3904];
            float dense_1_kernel_sub2[128][10]; /* 36 */
            float dense_1_kernel_mul3[128][10]; /* 36 */
            float dense_1_kernel_mul4[128][10]; /* 36 */
            float dense_1_kernel_sqrt[128][10]; /* 36 */
            float dense_1_kernel_add3[128][10]; /* 36 */
            float dense_1_kernel_div[128][10]; /* 36 */
            char pad_2_2[11029504];
            float d_conv2d_Conv2D_contract[3][3][32]; /* 19 - 21 */
            float Adam_to_float32[1]; /* 20 */
            _Alignas(64) float Adam_pow[1]; /* 20 */
            _Alignas(64) float Adam_pow2[1]; /* 20 */
            _Alignas(64) float Adam_sub[1]; /* 20 */
            _Alignas(64) float Adam_sqrt[1]; /* 20 */
            _Alignas(64) float Adam_mul[1]; /* 20 */
            _Alignas(64) float Adam_sub2[1]; /* 20 */
            char pad_2_3[704];
            _Alignas(64) float conv2d_kernel_mul[3][3][32]; /* 21 */
            float conv2d_kernel_mul2[3][3][32]; /* 21 */
            float conv2d_kernel_sub2[3][3][32]; /* 21 */
            float conv2d_kernel_mul3[3][3][32]; /* 21 */
            float conv2d_kernel_mul4[3][3][32]; /* 21 */
            float conv2d_kernel_sqrt[3][3][32]; /* 21 */
            float conv2d_kernel_add3[3][3][32]; /* 21 */
            float conv2d_kernel_div[3][3][32]; /* 21 */
            char pad_2_4[2757376];
            float d_conv2d_Conv2D_contract_partial[8][3][3][32]; /* 18 - 19 */
        };
        struct {
            _Alignas(64) float loss_max[32][10]; /* 8 - 9 */
            float loss_min[32][10]; /* 8 - 9 */
            float d_loss_exp_mul[32][10]; /* 9 */
            float d_loss_select_select[32][10]; /* 9 */
            float d_loss_select_add[32][10]; /* 9 */
            char pad_3_0[1280];
            float d_loss_log_div2[32][10]; /* 9 */
            char pad_3_1[1280];
            float dense_1_kernel_mul2[128][10]; /* 36 */
            char pad_3_2[1024];
            float d_loss_max_select[32][10]; /* 9 - 10 */
            float d_dense_1_Relu_select[32][10]; /* 10 */
            float d_dense_1_Relu_select_by_b[10][32]; /* 10 */
            uint8_t d_dense_1_Relu_less[32][10]; /* 10 */
            char pad_3_3[12224];
            uint8_t d_dense_Relu_less[32][128]; /* 11 */
            char pad_3_4[11038720];
            float conv2d_bias_sub[32]; /* 22 */
            float conv2d_bias_mul[32]; /* 22 */
            float conv2d_bias_mul2[32]; /* 22 */
            float conv2d_bias_sub2[32]; /* 22 */
            float conv2d_bias_mul3[32]; /* 22 */
            float conv2d_bias_mul4[32]; /* 22 */
            float conv2d_bias_sqrt[32]; /* 22 */
            float conv2d_bias_add3[32]; /* 22 */
            float conv2d_bias_div[32]; /* 22 */
            float conv2d_kernel_sub[3][3][32]; /* 21 */
        };
        struct {
            _Alignas(64) float d_dense_1_MatMul_contract[32][128]; /* 10 - 11 */
            float d_dense_Relu_select_by_b[128][32]; /* 11 - 12 */
            char pad_4_0[11042816];
            float dense_kernel_sub[26][26][32][128]; /* 23 - 24 */
        };
        struct {
            _Alignas(64) float d_dense_MatMul_contract2[26][26][32][128]; /* 13 - 26 */
            float dense_kernel_mul2[26][26][32][128]; /* 26 - 27 */
        };
        struct {
            _Alignas(64) float dense_kernel_sub2[26][26][32][128]; /* 27 - 28 */
            float dense_kernel_mul3[26][26][32][128]; /* 28 - 29 */
        };
        struct {
            _Alignas(64) float dense_kernel_mul4[26][26][32][128]; /* 30 - 33 */
            float dense_kernel_sqrt[26][26][32][128]; /* 31 - 32 */
        };
        struct {
            _Alignas(64) float dense_bias_sub[128]; /* 35 */
            float dense_bias_mul[128]; /* 35 */
            float dense_bias_mul2[128]; /* 35 */
            float dense_bias_sub2[128]; /* 35 */
            float dense_bias_mul3[128]; /* 35 */
            float dense_bias_mul4[128]; /* 35 */
            float dense_bias_sqrt[128]; /* 35 */
            float dense_bias_add3[128]; /* 35 */
            float dense_bias_div[128]; /* 35 */
            char pad_8_0[512];
            float dense_1_kernel_mul[128][10]; /* 36 */
            char pad_8_1[11065344];
            float dense_kernel_div[26][26][32][128]; /* 33 - 34 */
        };
        struct {
            _Alignas(64) float dense_1_kernel_sub[128][10]; /* 36 */
        };
        struct {
            _Alignas(64) float dense_1_bias_sub[10]; /* 37 */
            _Alignas(64) float dense_1_bias_mul[10]; /* 37 */
            _Alignas(64) float dense_1_bias_mul2[10]; /* 37 */
            _Alignas(64) float dense_1_bias_sub2[10]; /* 37 */
            _Alignas(64) float dense_1_bias_mul3[10]; /* 37 */
            _Alignas(64) float dense_1_bias_mul4[10]; /* 37 */
            _Alignas(64) float dense_1_bias_sqrt[10]; /* 37 */
            _Alignas(64) float dense_1_bias_add3[10]; /* 37 */
            _Alignas(64) float dense_1_bias_div[10]; /* 37 */
            char pad_10_0[704];
            _Alignas(64) uint8_t train_accuracy_equal[32][10]; /* 39 */
            float train_accuracy_Max[32]; /* 39 */
            int32_t train_accuracy_Min[32]; /* 39 */
            float train_accuracy_select2[32]; /* 39 */
            uint8_t train_accuracy_equal2[32]; /* 39 */
            _Alignas(64) float train_accuracy_Sum[1]; /* 39 */
        };
        struct {
            _Alignas(64) int32_t train_accuracy_select[32][10]; /* 39 */
        };
        struct {
            _Alignas(64) float dense_MatMul_partial[8][32][128]; /* 5 - 6 */
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
            float dense_MatMul_partial[8][32][128]; /* 5 - 6 */
        };
        struct {
            _Alignas(64) float dense_MatMul[32][128]; /* 6 */
            float dense_BiasAdd[32][128]; /* 6 */
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
            float dense_MatMul_partial[8][16][128]; /* 5 - 6 */
        };
        struct {
            _Alignas(64) float dense_MatMul[16][128]; /* 6 */
            float dense_BiasAdd[16][128]; /* 6 */
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
            float dense_MatMul_partial[8][32][128]; /* 5 - 6 */
        };
        struct {
            _Alignas(64) float dense_MatMul[32][128]; /* 6 */
            float dense_BiasAdd[32][128]; /* 6 */
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

typedef float vec1;

static inline vec1 sqrt_1(vec1 x) { return __builtin_sqrtf(x); }

static inline vec1 pow_1(vec1 x, vec1 y) { return powf(x, y); }
typedef float vec2 __attribute__((ext_vector_type(2), aligned(4), may_alias));
typedef int32_t ivec2 __attribute__((ext_vector_type(2), aligned(4), may_alias));
typedef uint32_t uvec2 __attribute__((ext_vector_type(2), aligned(4), may_alias));
typedef uint64_t ulong2 __attribute__((ext_vector_type(2), aligned(8), may_alias));

static inline vec2 load_2(const float *p) { return *(const vec2 *)p; }

static inline void store_2(float *p, vec2 x) { *(vec2 *)p = x; }

static inline ivec2 iota_2(void) /* 0, 1, ... 2 - 1 */
{
    ivec2 x = 0;
    for (int lane = 0; lane < 2; ++lane) x[lane] = lane;
    return x;
}

static inline vec2 to_float_2(ivec2 x) { return __builtin_convertvector(x, vec2); }

static inline uvec2 high_product_2(uvec2 x, uint32_t y) /* the upper half of a 64-bit product */
{
    return __builtin_convertvector(__builtin_convertvector(x, ulong2) * y >> 32, uvec2);
}

/* Philox4x32-10: four words of counter become four random words, others for every key. (Salmon, Moraes, Dror
 * and Shaw: Parallel random numbers, as easy as 1, 2, 3. SC11.) */
static inline void philox_2(uvec2 word[4], uint32_t key0, uint32_t key1)
{
    for (int round = 0; round < 10; ++round) {
        const uvec2 high0 = high_product_2(word[0], 0xd2511f53u), low0 = word[0] * 0xd2511f53u;
        const uvec2 high2 = high_product_2(word[2], 0xcd9e8d57u), low2 = word[2] * 0xcd9e8d57u;
        word[0] = high2 ^ word[1] ^ key0, word[1] = low2;
        word[2] = high0 ^ word[3] ^ key1, word[3] = low0;
        key0 += 0x9e3779b9u, key1 += 0xbb67ae85u;
    }
}

static inline vec2 uniform_2(int64_t seed, int64_t step, int32_t stream, ivec2 index) /* in [0, 1) */
{
    const uint64_t key = (uint64_t)seed, count = (uint64_t)step;
    const uint32_t count_low = (uint32_t)count, count_high = (uint32_t)(count >> 32);
    uvec2 word[4] = {(uvec2)index >> 2, (uvec2)(uint32_t)stream, (uvec2)count_low, (uvec2)count_high};
    philox_2(word, (uint32_t)key, (uint32_t)(key >> 32));
    const ivec2 which = index & 3; /* element i is word i mod 4 of block i / 4 */
    const uvec2 random = which == 0 ? word[0] : which == 1 ? word[1] : which == 2 ? word[2] : word[3];
    return to_float_2((ivec2)(random >> 8)) * 0x1p-24f;
}
typedef float vec8 __attribute__((ext_vector_type(8), aligned(4), may_alias));
typedef int32_t ivec8 __attribute__((ext_vector_type(8), aligned(4), may_alias));
typedef uint32_t uvec8 __attribute__((ext_vector_type(8), aligned(4), may_alias));
typedef uint64_t ulong8 __attribute__((ext_vector_type(8), aligned(8), may_alias));
typedef uint8_t bytes8 __attribute__((ext_vector_type(8), aligned(1), may_alias));

static inline vec8 load_8(const float *p) { return *(const vec8 *)p; }

static inline void store_8(float *p, vec8 x) { *(vec8 *)p = x; }

static inline ivec8 load_int_8(const int32_t *p) { return *(const ivec8 *)p; }

static inline void store_int_8(int32_t *p, ivec8 x) { *(ivec8 *)p = x; }

static inline bytes8 load_bytes_8(const uint8_t *p) { return *(const bytes8 *)p; }

static inline void store_bytes_8(uint8_t *p, bytes8 x) { *(bytes8 *)p = x; }

static inline vec8 load_strided_8(const float *p, int stride)
{
    vec8 x = 0;
    for (int lane = 0; lane < 8; ++lane) x[lane] = p[lane * stride];
    return x;
}

static inline void store_strided_8(float *p, int stride, vec8 x)
{
    for (int lane = 0; lane < 8; ++lane) p[lane * stride] = x[lane];
}

static inline ivec8 iota_8(void) /* 0, 1, ... 8 - 1 */
{
    ivec8 x = 0;
    for (int lane = 0; lane < 8; ++lane) x[lane] = lane;
    return x;
}

static inline vec8 to_float_8(ivec8 x) { return __builtin_convertvector(x, vec8); }

static inline ivec8 bytes_to_int_8(bytes8 x) { return __builtin_convertvector(x, ivec8); }

static inline bytes8 int_to_bytes_8(ivec8 x) { return __builtin_convertvector(x, bytes8); }

static inline ivec8 load_mask_8(const uint8_t *p) { return bytes_to_int_8(load_bytes_8(p)) != 0; }

static inline void store_mask_8(uint8_t *p, ivec8 mask) { store_bytes_8(p, int_to_bytes_8(mask & 1)); }

static inline ivec8 as_int_8(vec8 x) { return (ivec8)x; } /* the same bits */

static inline vec8 as_float_8(ivec8 x) { return (vec8)x; } /* the same bits */

static inline vec8 sqrt_8(vec8 x) /* one instruction, with -fno-math-errno */
{
    for (int lane = 0; lane < 8; ++lane) x[lane] = __builtin_sqrtf(x[lane]);
    return x;
}

static inline vec8 exp_series_8(vec8 r) /* e^r - 1 for |r| <= log(2) / 2; minimax fit (Remez) to 5e-9 */
{
    vec8 c = 0.00138125161f;
    c = c * r + 0.00836918689f;
    c = c * r + 0.0416686684f;
    c = c * r + 0.166665167f;
    c = c * r + 0.499999911f;
    return c * (r * r) + r;
}

static inline vec8 exp_8(vec8 x) /* e^x = 2^n e^r within 1 ulp; 0 where that is below 2^-125 */
{
    x = x < -87.5f ? -87.5f : x;
    x = x > 89.0f ? 89.0f : x;
    const vec8 shifted = x * 1.44269504f + 12582912.0f; /* adding 1.5 * 2^23 rounds: n is in the low bits */
    const vec8 n = shifted - 12582912.0f;
    const vec8 r = x - n * 0.693145752f - n * 1.42860677e-06f; /* log(2) in two parts (Cody and Waite) */
    const uvec8 half_power = ((uvec8)as_int_8(shifted) << 23) + (126u << 23); /* the bits of 2^(n-1) */
    const vec8 y = 1.0f + exp_series_8(r);
    return (y + y) * as_float_8((ivec8)half_power);
}

static inline vec8 log_8(vec8 x) /* within 1 ulp; denormals count as 0 */
{
    const uvec8 bits = (uvec8)as_int_8(x);
    const ivec8 exponent = (ivec8)(bits - 0x3f3504f3u) >> 23; /* x = 2^n (1 + f), 1 + f from sqrt(1/2) on */
    const vec8 f = as_float_8((ivec8)(bits - ((uvec8)exponent << 23))) - 1.0f, n = to_float_8(exponent);
    vec8 c = -0.0761253536f; /* log(1 + f) = f - f^2 / 2 + f^3 c(f); minimax fit (Remez) to 7e-9 */
    c = c * f + 0.127474397f;
    c = c * f - 0.131602481f;
    c = c * f + 0.142034963f;
    c = c * f - 0.166236997f;
    c = c * f + 0.200011849f;
    c = c * f - 0.250008047f;
    c = c * f + 0.333333313f;
    const vec8 low = c * f * (f * f) + n * 1.42860677e-06f - 0.5f * (f * f);
    const vec8 y = low + f + n * 0.693145752f; /* log(2) in two parts (Cody and Waite) */
    const vec8 limit = x > -1.17549435e-38f ? -INFINITY : NAN; /* of 0, of negative numbers */
    return x < 1.17549435e-38f ? limit : x < INFINITY ? y : x;
}

static inline float sum_lanes_8(vec8 x) /* halves are added: lanes i and i + 8 / 2 first */
{
    for (int half = 8 / 2; half > 0; half /= 2)
        for (int lane = 0; lane < half; ++lane) x[lane] += x[lane + half];
    return x[0];
}

static inline uvec8 high_product_8(uvec8 x, uint32_t y) /* the upper half of a 64-bit product */
{
    return __builtin_convertvector(__builtin_convertvector(x, ulong8) * y >> 32, uvec8);
}

/* Philox4x32-10: four words of counter become four random words, others for every key. (Salmon, Moraes, Dror
 * and Shaw: Parallel random numbers, as easy as 1, 2, 3. SC11.) */
static inline void philox_8(uvec8 word[4], uint32_t key0, uint32_t key1)
{
    for (int round = 0; round < 10; ++round) {
        const uvec8 high0 = high_product_8(word[0], 0xd2511f53u), low0 = word[0] * 0xd2511f53u;
        const uvec8 high2 = high_product_8(word[2], 0xcd9e8d57u), low2 = word[2] * 0xcd9e8d57u;
        word[0] = high2 ^ word[1] ^ key0, word[1] = low2;
        word[2] = high0 ^ word[3] ^ key1, word[3] = low0;
        key0 += 0x9e3779b9u, key1 += 0xbb67ae85u;
    }
}

static inline vec8 uniform_8(int64_t seed, int64_t step, int32_t stream, ivec8 index) /* in [0, 1) */
{
    const uint64_t key = (uint64_t)seed, count = (uint64_t)step;
    const uint32_t count_low = (uint32_t)count, count_high = (uint32_t)(count >> 32);
    uvec8 word[4] = {(uvec8)index >> 2, (uvec8)(uint32_t)stream, (uvec8)count_low, (uvec8)count_high};
    philox_8(word, (uint32_t)key, (uint32_t)(key >> 32));
    const ivec8 which = index & 3; /* element i is word i mod 4 of block i / 4 */
    const uvec8 random = which == 0 ? word[0] : which == 1 ? word[1] : which == 2 ? word[2] : word[3];
    return to_float_8((ivec8)(random >> 8)) * 0x1p-24f;
}

/* initialize, kernel 1 of 7: 2 ops in a row
 *   from   mnist_expert_seed.lua:15 kernel forward
 *   cost   864 operations, 3464 bytes */
static void initialize_conv2d_kernel_random(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct initialize_memory *m = call->arena;
    (void)slice;
    const int64_t *seed = call->inputs[0];
    const float *conv2d_kernel_random_flat = &m->conv2d_kernel_random[0][0][0];
    float *conv2d_kernel_flat = &s->conv2d_kernel[0][0][0];
    /* initialize/my_model/conv2d/kernel/random */
    for (int p = 0; p < 3; ++p)
        for (int q = 0; q < 3; ++q)
            for (int c = 0; c < 32; c += 8)
                store_8(&m->conv2d_kernel_random[p][q][c],
                    uniform_8(seed[0], 0, 1, c + 32 * q + 96 * p + iota_8()));
    /* initialize/my_model/conv2d/kernel/add */
    for (int i = 0; i < 288; i += 8)
        store_8(&conv2d_kernel_flat[i], load_8(&conv2d_kernel_random_flat[i]) * 0.28426763f + -0.14213382f);
}

/* initialize, kernel 2 of 7: conv2d_bias[c] = 0
 *   from   mnist_expert_seed.lua:15 bias forward | my_model/conv2d/bias/assign (assign)
 *   axes   c 32 in vectors of 8
 *   cost   0 operations, 128 bytes */
static void initialize_conv2d_bias(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    (void)slice;
    store_8(&s->conv2d_bias[0], (vec8)0.0f);
    store_8(&s->conv2d_bias[8], (vec8)0.0f);
    store_8(&s->conv2d_bias[16], (vec8)0.0f);
    store_8(&s->conv2d_bias[24], (vec8)0.0f);
}

/* initialize, kernel 3 of 7: dense_kernel_random[y, x, c, n] = uniform(seed, 0, 3, n + 106496*y + 4096*x +
 *     128*c)
 *   from   mnist_expert_seed.lua:17 kernel forward | initialize/my_model/dense/kernel/random (random)
 *   axes   y 26 in 8 slices, x 26, c 32, n 128 in vectors of 8
 *   cost   2768.9 k operations, 11.1 M bytes */
static void initialize_dense_kernel_random(const struct gradc_call *call, int slice)
{
    struct initialize_memory *m = call->arena;
    const int64_t *seed = call->inputs[0];
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 26; ++x)
            for (int c = 0; c < 32; ++c)
                for (int n = 0; n < 128; n += 8)
                    store_8(&m->dense_kernel_random[y][x][c][n],
                        uniform_8(seed[0], 0, 3, n + 106496 * y + 4096 * x + 128 * c + iota_8()));
}

/* initialize, kernel 4 of 7: dense_kernel[y, x, c, n] = (dense_kernel_random[y, x, c, n] * 0.033210558) +
 *     -0.016605279
 *   from   mnist_expert_seed.lua:17 kernel forward | initialize/my_model/dense/kernel/add (add)
 *   axes   y 26 in 8 slices, x 26, c 32, n 128 in vectors of 8
 *   cost   5537.8 k operations, 22.2 M bytes */
static void initialize_dense_kernel(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct initialize_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 26; ++x)
            for (int c = 0; c < 32; ++c)
                for (int n = 0; n < 128; n += 8)
                    store_8(&s->dense_kernel[y][x][c][n], load_8(&m->dense_kernel_random[y][x][c][n]) *
                        0.033210557f + -0.016605278f);
}

/* initialize, kernel 5 of 7: dense_bias[n] = 0
 *   from   mnist_expert_seed.lua:17 bias forward | my_model/dense/bias/assign (assign)
 *   axes   n 128 in vectors of 8
 *   cost   0 operations, 512 bytes */
static void initialize_dense_bias(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    (void)slice;
    for (int n = 0; n < 128; n += 8)
        store_8(&s->dense_bias[n], (vec8)0.0f);
}

/* initialize, kernel 6 of 7: 2 ops in a row
 *   from   mnist_expert_seed.lua:18 kernel forward
 *   cost   3840 operations, 15.4 k bytes */
static void initialize_dense_1_kernel_random(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct initialize_memory *m = call->arena;
    (void)slice;
    const int64_t *seed = call->inputs[0];
    const float *dense_1_kernel_random_flat = &m->dense_1_kernel_random[0][0];
    float *dense_1_kernel_flat = &s->dense_1_kernel[0][0];
    /* initialize/my_model/dense_1/kernel/random */
    for (int n = 0; n < 128; ++n) {
        store_8(&m->dense_1_kernel_random[n][0], uniform_8(seed[0], 0, 5, 10 * n + iota_8()));
        store_2(&m->dense_1_kernel_random[n][8], uniform_2(seed[0], 0, 5, 10 * n + 8 + iota_2()));
    }
    /* initialize/my_model/dense_1/kernel/add */
    for (int i = 0; i < 1280; i += 8)
        store_8(&dense_1_kernel_flat[i], load_8(&dense_1_kernel_random_flat[i]) * 0.4170288f + -0.2085144f);
}

/* initialize, kernel 7 of 7: dense_1_bias[n2] = 0
 *   from   mnist_expert_seed.lua:18 bias forward | my_model/dense_1/bias/assign (assign)
 *   axes   n2 10
 *   cost   0 operations, 40 bytes */
static void initialize_dense_1_bias(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    (void)slice;
    for (int n2 = 0; n2 < 10; ++n2)
        s->dense_1_bias[n2] = 0.0f;
}

/* train_32, kernel 1 of 39: 2 ops in a row
 *   from   mnist_expert_seed.lua:6 forward
 *   cost   50.2 k operations, 326.1 k bytes */
static void shared_to_float32(const uint8_t *field0_flat, float *to_float32_flat, float *div_flat)
{
    /* to_float32 */
    for (int i = 0; i < 25088; i += 8)
        store_8(&to_float32_flat[i], to_float_8(bytes_to_int_8(load_bytes_8(&field0_flat[i]))));
    /* div */
    for (int i = 0; i < 25088; i += 8)
        store_8(&div_flat[i], load_8(&to_float32_flat[i]) / 255.0f);
}

/* train_32, kernel 1 of 39 */
static void train_32_to_float32(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    (void)slice;
    shared_to_float32(call->inputs[0], &m->to_float32[0][0][0], &m->div[0][0][0]);
}

/* train_32, kernel 2 of 39: conv2d_Conv2D[b, y, x, c] = sum p 3 q 3: div[b, y + p, x + q] *
 *     conv2d_kernel[p, q, c]
 *   from   mnist_expert_seed.lua:15 conv2d forward | my_model/conv2d/Conv2D (contract)
 *   axes   b 32, y 26 in 8 slices, x 26, c 32 in vectors of 8 | reduced: p 3, q 3
 *   cost   6230.0 k multiply-adds, 2870.4 k bytes */
static void shared_conv2d_Conv2D(const float div[32][28][28], const float conv2d_kernel[3][3][32],
    float conv2d_Conv2D[32][26][26][32], int slice)
{
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y) {
        for (int c = 0; c < 32; c += 16) {
            for (int b = 0; b < 32; b += 4) {
                for (int x = 0; x < 26; ++x) {
                    vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0,
                        sum31 = 0;
                    {
#pragma clang fp contract(on)
                        const float a0 = div[b][y][x], a1 = div[b + 1][y][x], a2 = div[b + 2][y][x],
                            a3 = div[b + 3][y][x], a4 = div[b][y][x + 1], a5 = div[b + 1][y][x + 1],
                            a6 = div[b + 2][y][x + 1], a7 = div[b + 3][y][x + 1],
                            a8 = div[b][y][x + 2], a9 = div[b + 1][y][x + 2],
                            a10 = div[b + 2][y][x + 2], a11 = div[b + 3][y][x + 2],
                            a12 = div[b][y + 1][x], a13 = div[b + 1][y + 1][x],
                            a14 = div[b + 2][y + 1][x], a15 = div[b + 3][y + 1][x],
                            a16 = div[b][y + 1][x + 1], a17 = div[b + 1][y + 1][x + 1],
                            a18 = div[b + 2][y + 1][x + 1], a19 = div[b + 3][y + 1][x + 1],
                            a20 = div[b][y + 1][x + 2], a21 = div[b + 1][y + 1][x + 2],
                            a22 = div[b + 2][y + 1][x + 2], a23 = div[b + 3][y + 1][x + 2],
                            a24 = div[b][y + 2][x], a25 = div[b + 1][y + 2][x],
                            a26 = div[b + 2][y + 2][x], a27 = div[b + 3][y + 2][x],
                            a28 = div[b][y + 2][x + 1], a29 = div[b + 1][y + 2][x + 1],
                            a30 = div[b + 2][y + 2][x + 1], a31 = div[b + 3][y + 2][x + 1],
                            a32 = div[b][y + 2][x + 2], a33 = div[b + 1][y + 2][x + 2],
                            a34 = div[b + 2][y + 2][x + 2], a35 = div[b + 3][y + 2][x + 2];
                        const vec8 b0 = load_8(&conv2d_kernel[0][0][c]),
                            b1 = load_8(&conv2d_kernel[0][0][c + 8]),
                            b2 = load_8(&conv2d_kernel[0][1][c]),
                            b3 = load_8(&conv2d_kernel[0][1][c + 8]),
                            b4 = load_8(&conv2d_kernel[0][2][c]),
                            b5 = load_8(&conv2d_kernel[0][2][c + 8]),
                            b6 = load_8(&conv2d_kernel[1][0][c]),
                            b7 = load_8(&conv2d_kernel[1][0][c + 8]),
                            b8 = load_8(&conv2d_kernel[1][1][c]),
                            b9 = load_8(&conv2d_kernel[1][1][c + 8]),
                            b10 = load_8(&conv2d_kernel[1][2][c]),
                            b11 = load_8(&conv2d_kernel[1][2][c + 8]),
                            b12 = load_8(&conv2d_kernel[2][0][c]),
                            b13 = load_8(&conv2d_kernel[2][0][c + 8]),
                            b14 = load_8(&conv2d_kernel[2][1][c]),
                            b15 = load_8(&conv2d_kernel[2][1][c + 8]),
                            b16 = load_8(&conv2d_kernel[2][2][c]),
                            b17 = load_8(&conv2d_kernel[2][2][c + 8]);
                        sum00 += a0 * b0, sum01 += a0 * b1, sum10 += a1 * b0, sum11 += a1 * b1,
                            sum20 += a2 * b0, sum21 += a2 * b1, sum30 += a3 * b0, sum31 += a3 * b1;
                        sum00 += a4 * b2, sum01 += a4 * b3, sum10 += a5 * b2, sum11 += a5 * b3,
                            sum20 += a6 * b2, sum21 += a6 * b3, sum30 += a7 * b2, sum31 += a7 * b3;
                        sum00 += a8 * b4, sum01 += a8 * b5, sum10 += a9 * b4, sum11 += a9 * b5,
                            sum20 += a10 * b4, sum21 += a10 * b5, sum30 += a11 * b4, sum31 += a11 * b5;
                        sum00 += a12 * b6, sum01 += a12 * b7, sum10 += a13 * b6, sum11 += a13 * b7,
                            sum20 += a14 * b6, sum21 += a14 * b7, sum30 += a15 * b6, sum31 += a15 * b7;
                        sum00 += a16 * b8, sum01 += a16 * b9, sum10 += a17 * b8, sum11 += a17 * b9,
                            sum20 += a18 * b8, sum21 += a18 * b9, sum30 += a19 * b8, sum31 += a19 * b9;
                        sum00 += a20 * b10, sum01 += a20 * b11, sum10 += a21 * b10, sum11 += a21 * b11,
                            sum20 += a22 * b10, sum21 += a22 * b11, sum30 += a23 * b10,
                            sum31 += a23 * b11;
                        sum00 += a24 * b12, sum01 += a24 * b13, sum10 += a25 * b12, sum11 += a25 * b13,
                            sum20 += a26 * b12, sum21 += a26 * b13, sum30 += a27 * b12,
                            sum31 += a27 * b13;
                        sum00 += a28 * b14, sum01 += a28 * b15, sum10 += a29 * b14, sum11 += a29 * b15,
                            sum20 += a30 * b14, sum21 += a30 * b15, sum30 += a31 * b14,
                            sum31 += a31 * b15;
                        sum00 += a32 * b16, sum01 += a32 * b17, sum10 += a33 * b16, sum11 += a33 * b17,
                            sum20 += a34 * b16, sum21 += a34 * b17, sum30 += a35 * b16,
                            sum31 += a35 * b17;
                    }
                    store_8(&conv2d_Conv2D[b][y][x][c], sum00);
                    store_8(&conv2d_Conv2D[b][y][x][c + 8], sum01);
                    store_8(&conv2d_Conv2D[b + 1][y][x][c], sum10);
                    store_8(&conv2d_Conv2D[b + 1][y][x][c + 8], sum11);
                    store_8(&conv2d_Conv2D[b + 2][y][x][c], sum20);
                    store_8(&conv2d_Conv2D[b + 2][y][x][c + 8], sum21);
                    store_8(&conv2d_Conv2D[b + 3][y][x][c], sum30);
                    store_8(&conv2d_Conv2D[b + 3][y][x][c + 8], sum31);
                }
            }
        }
    }
}

/* train_32, kernel 2 of 39 */
static void train_32_conv2d_Conv2D(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    shared_conv2d_Conv2D(m->div, s->conv2d_kernel, m->conv2d_Conv2D, slice);
}

/* train_32, kernel 3 of 39: conv2d_BiasAdd[b, y, x, c] = conv2d_Conv2D[b, y, x, c] + conv2d_bias[c]
 *   from   mnist_expert_seed.lua:15 conv2d forward | my_model/conv2d/BiasAdd (add)
 *   axes   b 32, y 26 in 8 slices, x 26, c 32 in vectors of 8
 *   cost   692.2 k operations, 5537.9 k bytes */
static void shared_conv2d_BiasAdd(const float conv2d_Conv2D[32][26][26][32], const float *conv2d_bias,
    float conv2d_BiasAdd[32][26][26][32], int slice)
{
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int b = 0; b < 32; ++b)
        for (int y = from; y < to; ++y)
            for (int x = 0; x < 26; ++x)
                for (int c = 0; c < 32; c += 8)
                    store_8(&conv2d_BiasAdd[b][y][x][c], load_8(&conv2d_Conv2D[b][y][x][c]) +
                        load_8(&conv2d_bias[c]));
}

/* train_32, kernel 3 of 39 */
static void train_32_conv2d_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    shared_conv2d_BiasAdd(m->conv2d_Conv2D, s->conv2d_bias, m->conv2d_BiasAdd, slice);
}

/* train_32, kernel 4 of 39: conv2d_Relu[b, y, x, c] = conv2d_BiasAdd[b, y, x, c] < 0 ? 0 :
 *     conv2d_BiasAdd[b, y, x, c]
 *   from   mnist_expert_seed.lua:15 conv2d forward | my_model/conv2d/Relu (max)
 *   axes   b 32, y 26 in 8 slices, x 26, c 32 in vectors of 8
 *   cost   692.2 k operations, 5537.8 k bytes */
static void shared_conv2d_Relu(const float conv2d_BiasAdd[32][26][26][32],
    float conv2d_Relu[32][26][26][32], int slice)
{
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int b = 0; b < 32; ++b)
        for (int y = from; y < to; ++y)
            for (int x = 0; x < 26; ++x)
                for (int c = 0; c < 32; c += 8)
                    store_8(&conv2d_Relu[b][y][x][c], load_8(&conv2d_BiasAdd[b][y][x][c]) < 0.0f ?
                        (vec8)0.0f : load_8(&conv2d_BiasAdd[b][y][x][c]));
}

/* train_32, kernel 4 of 39 */
static void train_32_conv2d_Relu(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    shared_conv2d_Relu(m->conv2d_BiasAdd, m->conv2d_Relu, slice);
}

/* train_32, kernel 5 of 39: dense_MatMul_partial[slice, b, n] = sum y 26 x 26 c 32: conv2d_Relu[b, y, x, c]
 *     * dense_kernel[y, x, c, n]
 *   from   mnist_expert_seed.lua:17 dense forward | my_model/dense/MatMul (contract)
 *   axes   b 32, n 128 in vectors of 8 | reduced: y 26 in 8 slices, x 26, c 32
 *   cost   88.6 M multiply-adds, 14.0 M bytes */
static void shared_dense_MatMul_partial(const float conv2d_Relu[32][26][26][32],
    const float dense_kernel[26][26][32][128], float dense_MatMul_partial[8][32][128], int slice)
{
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int n = 0; n < 128; n += 16) {
        for (int b = 0; b < 32; b += 4) {
            vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0,
                sum31 = 0;
            for (int y = from; y < to; ++y) {
                for (int x = 0; x < 26; ++x) {
                    for (int c = 0; c < 32; ++c) {
#pragma clang fp contract(on)
                        const float a0 = conv2d_Relu[b][y][x][c], a1 = conv2d_Relu[b + 1][y][x][c],
                            a2 = conv2d_Relu[b + 2][y][x][c], a3 = conv2d_Relu[b + 3][y][x][c];
                        const vec8 b0 = load_8(&dense_kernel[y][x][c][n]),
                            b1 = load_8(&dense_kernel[y][x][c][n + 8]);
                        sum00 += a0 * b0, sum01 += a0 * b1, sum10 += a1 * b0, sum11 += a1 * b1,
                            sum20 += a2 * b0, sum21 += a2 * b1, sum30 += a3 * b0, sum31 += a3 * b1;
                    }
                }
            }
            store_8(&dense_MatMul_partial[slice][b][n], sum00);
            store_8(&dense_MatMul_partial[slice][b][n + 8], sum01);
            store_8(&dense_MatMul_partial[slice][b + 1][n], sum10);
            store_8(&dense_MatMul_partial[slice][b + 1][n + 8], sum11);
            store_8(&dense_MatMul_partial[slice][b + 2][n], sum20);
            store_8(&dense_MatMul_partial[slice][b + 2][n + 8], sum21);
            store_8(&dense_MatMul_partial[slice][b + 3][n], sum30);
            store_8(&dense_MatMul_partial[slice][b + 3][n + 8], sum31);
        }
    }
}

/* train_32, kernel 5 of 39 */
static void train_32_dense_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    shared_dense_MatMul_partial(m->conv2d_Relu, s->dense_kernel, m->dense_MatMul_partial, slice);
}

/* train_32, kernel 6 of 39: 3 ops in a row
 *   from   mnist_expert_seed.lua:17 dense forward
 *   cost   41.0 k operations, 213.5 k bytes */
static void shared_dense_MatMul(const float dense_MatMul_partial[8][32][128], float dense_MatMul[32][128],
    const float *dense_bias, float dense_BiasAdd[32][128], float dense_Relu[32][128])
{
    /* my_model/dense/MatMul */
    for (int b = 0; b < 32; ++b)
        for (int n = 0; n < 128; n += 8) {
            vec8 sum = 0;
            for (int slice = 0; slice < 8; ++slice)
                sum += load_8(&dense_MatMul_partial[slice][b][n]);
            store_8(&dense_MatMul[b][n], sum);
        }
    /* my_model/dense/BiasAdd */
    for (int b = 0; b < 32; ++b)
        for (int n = 0; n < 128; n += 8)
            store_8(&dense_BiasAdd[b][n], load_8(&dense_MatMul[b][n]) + load_8(&dense_bias[n]));
    /* my_model/dense/Relu */
    for (int b = 0; b < 32; ++b)
        for (int n = 0; n < 128; n += 8)
            store_8(&dense_Relu[b][n], load_8(&dense_BiasAdd[b][n]) < 0.0f ? (vec8)0.0f :
                load_8(&dense_BiasAdd[b][n]));
}

/* train_32, kernel 6 of 39 */
static void train_32_dense_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    shared_dense_MatMul(m->dense_MatMul_partial, m->dense_MatMul, s->dense_bias, m->dense_BiasAdd,
        m->dense_Relu);
}

/* train_32, kernel 7 of 39: 3 ops in a row
 *   from   mnist_expert_seed.lua:18 dense_1 forward
 *   cost   41.0 k multiply-adds, 27.9 k bytes */
static void shared_dense_1_MatMul(const float dense_Relu[32][128], const float dense_1_kernel[128][10],
    float dense_1_MatMul[32][10], const float *dense_1_bias, float dense_1_BiasAdd[32][10],
    const float *dense_1_BiasAdd_flat, float *dense_1_Relu_flat)
{
    /* my_model/dense_1/MatMul */
    for (int b = 0; b < 32; b += 8) {
        vec8 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0, sum4 = 0, sum5 = 0, sum6 = 0, sum7 = 0;
        for (int n = 0; n < 128; ++n) {
#pragma clang fp contract(on)
            const vec8 b0 = load_8(&dense_1_kernel[n][0]);
            sum0 += dense_Relu[b][n] * b0, sum1 += dense_Relu[b + 1][n] * b0,
                sum2 += dense_Relu[b + 2][n] * b0, sum3 += dense_Relu[b + 3][n] * b0,
                sum4 += dense_Relu[b + 4][n] * b0, sum5 += dense_Relu[b + 5][n] * b0,
                sum6 += dense_Relu[b + 6][n] * b0, sum7 += dense_Relu[b + 7][n] * b0;
        }
        store_8(&dense_1_MatMul[b][0], sum0);
        store_8(&dense_1_MatMul[b + 1][0], sum1);
        store_8(&dense_1_MatMul[b + 2][0], sum2);
        store_8(&dense_1_MatMul[b + 3][0], sum3);
        store_8(&dense_1_MatMul[b + 4][0], sum4);
        store_8(&dense_1_MatMul[b + 5][0], sum5);
        store_8(&dense_1_MatMul[b + 6][0], sum6);
        store_8(&dense_1_MatMul[b + 7][0], sum7);
    }
    for (int b = 0; b < 32; b += 8) {
        vec2 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0, sum4 = 0, sum5 = 0, sum6 = 0, sum7 = 0;
        for (int n = 0; n < 128; ++n) {
#pragma clang fp contract(on)
            const vec2 b0 = load_2(&dense_1_kernel[n][8]);
            sum0 += dense_Relu[b][n] * b0, sum1 += dense_Relu[b + 1][n] * b0,
                sum2 += dense_Relu[b + 2][n] * b0, sum3 += dense_Relu[b + 3][n] * b0,
                sum4 += dense_Relu[b + 4][n] * b0, sum5 += dense_Relu[b + 5][n] * b0,
                sum6 += dense_Relu[b + 6][n] * b0, sum7 += dense_Relu[b + 7][n] * b0;
        }
        store_2(&dense_1_MatMul[b][8], sum0);
        store_2(&dense_1_MatMul[b + 1][8], sum1);
        store_2(&dense_1_MatMul[b + 2][8], sum2);
        store_2(&dense_1_MatMul[b + 3][8], sum3);
        store_2(&dense_1_MatMul[b + 4][8], sum4);
        store_2(&dense_1_MatMul[b + 5][8], sum5);
        store_2(&dense_1_MatMul[b + 6][8], sum6);
        store_2(&dense_1_MatMul[b + 7][8], sum7);
    }
    /* my_model/dense_1/BiasAdd */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            dense_1_BiasAdd[b][n2] = dense_1_MatMul[b][n2] + dense_1_bias[n2];
    /* my_model/dense_1/Relu */
    for (int i = 0; i < 320; i += 8)
        store_8(&dense_1_Relu_flat[i], load_8(&dense_1_BiasAdd_flat[i]) < 0.0f ? (vec8)0.0f :
            load_8(&dense_1_BiasAdd_flat[i]));
}

/* train_32, kernel 7 of 39 */
static void train_32_dense_1_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    shared_dense_1_MatMul(m->dense_Relu, s->dense_1_kernel, m->dense_1_MatMul, s->dense_1_bias,
        m->dense_1_BiasAdd, &m->dense_1_BiasAdd[0][0], &m->dense_1_Relu[0][0]);
}

/* train_32, kernel 8 of 39: 15 ops in a row
 *   from   mnist_expert_seed.lua:41 loss forward
 *   cost   3329 operations, 21.4 k bytes */
static void train_32_loss_max(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    (void)slice;
    const float *dense_1_Relu_flat = &m->dense_1_Relu[0][0];
    float *loss_max_flat = &m->loss_max[0][0];
    float *loss_min_flat = &m->loss_min[0][0];
    float *loss_log_flat = &m->loss_log[0][0];
    const uint8_t *field1 = call->inputs[1];
    const uint8_t *loss_equal_flat = &m->loss_equal[0][0];
    const float *loss_sub_flat = &m->loss_sub[0][0];
    float *loss_select_flat = &m->loss_select[0][0];
    float *loss_exp_flat = &m->loss_exp[0][0];
    /* loss/max */
    for (int i = 0; i < 320; i += 8)
        store_8(&loss_max_flat[i], 1e-07f < load_8(&dense_1_Relu_flat[i]) ? load_8(&dense_1_Relu_flat[i]) :
            (vec8)1e-07f);
    /* loss/min */
    for (int i = 0; i < 320; i += 8)
        store_8(&loss_min_flat[i], load_8(&loss_max_flat[i]) < 0.9999999f ? load_8(&loss_max_flat[i]) :
            (vec8)0.9999999f);
    /* loss/log */
    for (int i = 0; i < 320; i += 8)
        store_8(&loss_log_flat[i], log_8(load_8(&loss_min_flat[i])));
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
    store_int_8(&m->loss_to_int32[0], bytes_to_int_8(load_bytes_8(&field1[0])));
    store_int_8(&m->loss_to_int32[8], bytes_to_int_8(load_bytes_8(&field1[8])));
    store_int_8(&m->loss_to_int32[16], bytes_to_int_8(load_bytes_8(&field1[16])));
    store_int_8(&m->loss_to_int32[24], bytes_to_int_8(load_bytes_8(&field1[24])));
    /* loss/equal */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->loss_equal[b][n2] = n2 == m->loss_to_int32[b];
    /* loss/select */
    for (int i = 0; i < 320; i += 8)
        store_8(&loss_select_flat[i], load_mask_8(&loss_equal_flat[i]) ? load_8(&loss_sub_flat[i]) :
            (vec8)0.0f);
    /* loss/Sum */
    for (int b = 0; b < 32; ++b) {
        float sum = 0;
        for (int n2 = 0; n2 < 10; ++n2)
            sum += m->loss_select[b][n2];
        m->loss_Sum[b] = sum;
    }
    /* loss/exp */
    for (int i = 0; i < 320; i += 8)
        store_8(&loss_exp_flat[i], exp_8(load_8(&loss_sub_flat[i])));
    /* loss/Sum */
    for (int b = 0; b < 32; ++b) {
        float sum = 0;
        for (int n2 = 0; n2 < 10; ++n2)
            sum += m->loss_exp[b][n2];
        m->loss_Sum2[b] = sum;
    }
    /* loss/log */
    store_8(&m->loss_log2[0], log_8(load_8(&m->loss_Sum2[0])));
    store_8(&m->loss_log2[8], log_8(load_8(&m->loss_Sum2[8])));
    store_8(&m->loss_log2[16], log_8(load_8(&m->loss_Sum2[16])));
    store_8(&m->loss_log2[24], log_8(load_8(&m->loss_Sum2[24])));
    /* loss/sub */
    store_8(&m->loss_sub2[0], load_8(&m->loss_log2[0]) - load_8(&m->loss_Sum[0]));
    store_8(&m->loss_sub2[8], load_8(&m->loss_log2[8]) - load_8(&m->loss_Sum[8]));
    store_8(&m->loss_sub2[16], load_8(&m->loss_log2[16]) - load_8(&m->loss_Sum[16]));
    store_8(&m->loss_sub2[24], load_8(&m->loss_log2[24]) - load_8(&m->loss_Sum[24]));
    /* loss/Sum */
    {
        vec8 sum = 0;
        sum += load_8(&m->loss_sub2[0]);
        sum += load_8(&m->loss_sub2[8]);
        sum += load_8(&m->loss_sub2[16]);
        sum += load_8(&m->loss_sub2[24]);
        m->loss_Sum3[0] = sum_lanes_8(sum);
    }
    /* loss/div */
    m->loss_div[0] = m->loss_Sum3[0] / 32.0f;
}

/* train_32, kernel 9 of 39: 9 ops in a row
 *   from   mnist_expert_seed.lua:41 loss backward
 *   cost   2592 operations, 23.7 k bytes */
static void train_32_d_loss_log_div(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    (void)slice;
    const uint8_t *loss_equal_flat = &m->loss_equal[0][0];
    float *d_loss_select_select_flat = &m->d_loss_select_select[0][0];
    const float *d_loss_exp_mul_flat = &m->d_loss_exp_mul[0][0];
    float *d_loss_select_add_flat = &m->d_loss_select_add[0][0];
    const float *loss_min_flat = &m->loss_min[0][0];
    float *d_loss_log_div2_flat = &m->d_loss_log_div2[0][0];
    const float *loss_max_flat = &m->loss_max[0][0];
    uint8_t *d_loss_min_less_flat = &m->d_loss_min_less[0][0];
    float *d_loss_min_select_flat = &m->d_loss_min_select[0][0];
    const float *dense_1_Relu_flat = &m->dense_1_Relu[0][0];
    uint8_t *d_loss_max_less_flat = &m->d_loss_max_less[0][0];
    float *d_loss_max_select_flat = &m->d_loss_max_select[0][0];
    /* gradient_tape/loss/log/div */
    store_8(&m->d_loss_log_div[0], 0.03125f / load_8(&m->loss_Sum2[0]));
    store_8(&m->d_loss_log_div[8], 0.03125f / load_8(&m->loss_Sum2[8]));
    store_8(&m->d_loss_log_div[16], 0.03125f / load_8(&m->loss_Sum2[16]));
    store_8(&m->d_loss_log_div[24], 0.03125f / load_8(&m->loss_Sum2[24]));
    /* gradient_tape/loss/exp/mul */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->d_loss_exp_mul[b][n2] = m->d_loss_log_div[b] * m->loss_exp[b][n2];
    /* gradient_tape/loss/select/select */
    for (int i = 0; i < 320; i += 8)
        store_8(&d_loss_select_select_flat[i], load_mask_8(&loss_equal_flat[i]) ? (vec8)-0.03125f :
            (vec8)0.0f);
    /* gradient_tape/loss/select/add */
    for (int i = 0; i < 320; i += 8)
        store_8(&d_loss_select_add_flat[i], load_8(&d_loss_exp_mul_flat[i]) +
            load_8(&d_loss_select_select_flat[i]));
    /* gradient_tape/loss/log/div */
    for (int i = 0; i < 320; i += 8)
        store_8(&d_loss_log_div2_flat[i], load_8(&d_loss_select_add_flat[i]) / load_8(&loss_min_flat[i]));
    /* gradient_tape/loss/min/less */
    for (int i = 0; i < 320; i += 8)
        store_mask_8(&d_loss_min_less_flat[i], load_8(&loss_min_flat[i]) < load_8(&loss_max_flat[i]));
    /* gradient_tape/loss/min/select */
    for (int i = 0; i < 320; i += 8)
        store_8(&d_loss_min_select_flat[i], load_mask_8(&d_loss_min_less_flat[i]) ? (vec8)0.0f :
            load_8(&d_loss_log_div2_flat[i]));
    /* gradient_tape/loss/max/less */
    for (int i = 0; i < 320; i += 8)
        store_mask_8(&d_loss_max_less_flat[i], load_8(&dense_1_Relu_flat[i]) < load_8(&loss_max_flat[i]));
    /* gradient_tape/loss/max/select */
    for (int i = 0; i < 320; i += 8)
        store_8(&d_loss_max_select_flat[i], load_mask_8(&d_loss_max_less_flat[i]) ? (vec8)0.0f :
            load_8(&d_loss_min_select_flat[i]));
}

/* train_32, kernel 10 of 39: 6 ops in a row
 *   from   mnist_expert_seed.lua:18 dense_1 backward
 *   cost   81.9 k multiply-adds, 53.9 k bytes */
static void train_32_d_dense_1_Relu_less(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    const float *dense_1_Relu_flat = &m->dense_1_Relu[0][0];
    uint8_t *d_dense_1_Relu_less_flat = &m->d_dense_1_Relu_less[0][0];
    const float *d_loss_max_select_flat = &m->d_loss_max_select[0][0];
    float *d_dense_1_Relu_select_flat = &m->d_dense_1_Relu_select[0][0];
    /* gradient_tape/my_model/dense_1/Relu/less */
    for (int i = 0; i < 320; i += 8)
        store_mask_8(&d_dense_1_Relu_less_flat[i], 0.0f < load_8(&dense_1_Relu_flat[i]));
    /* gradient_tape/my_model/dense_1/Relu/select */
    for (int i = 0; i < 320; i += 8)
        store_8(&d_dense_1_Relu_select_flat[i], load_mask_8(&d_dense_1_Relu_less_flat[i]) ?
            load_8(&d_loss_max_select_flat[i]) : (vec8)0.0f);
    /* gradient_tape/my_model/dense_1/view/reduce */
    for (int n2 = 0; n2 < 10; ++n2) {
        float sum = 0;
        for (int b = 0; b < 32; ++b)
            sum += m->d_dense_1_Relu_select[b][n2];
        m->d_dense_1_view_reduce[n2] = sum;
    }
    /* d_dense_1_Relu_select_by_b */
    for (int n2 = 0; n2 < 10; ++n2)
        for (int b = 0; b < 32; b += 8)
            store_8(&m->d_dense_1_Relu_select_by_b[n2][b],
                load_strided_8(&m->d_dense_1_Relu_select[b][n2], 10));
    /* gradient_tape/my_model/dense_1/MatMul/contract */
    for (int n = 0; n < 128; n += 2) {
        vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0,
            sum31 = 0;
        for (int n2 = 0; n2 < 10; ++n2) {
#pragma clang fp contract(on)
            const vec8 a0 = load_8(&m->d_dense_1_Relu_select_by_b[n2][0]),
                a1 = load_8(&m->d_dense_1_Relu_select_by_b[n2][8]),
                a2 = load_8(&m->d_dense_1_Relu_select_by_b[n2][16]),
                a3 = load_8(&m->d_dense_1_Relu_select_by_b[n2][24]);
            const float b0 = s->dense_1_kernel[n][n2], b1 = s->dense_1_kernel[n + 1][n2];
            sum00 += a0 * b0, sum01 += a0 * b1, sum10 += a1 * b0, sum11 += a1 * b1,
                sum20 += a2 * b0, sum21 += a2 * b1, sum30 += a3 * b0, sum31 += a3 * b1;
        }
        store_strided_8(&m->d_dense_1_MatMul_contract[0][n], 128, sum00);
        store_strided_8(&m->d_dense_1_MatMul_contract[0][n + 1], 128, sum01);
        store_strided_8(&m->d_dense_1_MatMul_contract[8][n], 128, sum10);
        store_strided_8(&m->d_dense_1_MatMul_contract[8][n + 1], 128, sum11);
        store_strided_8(&m->d_dense_1_MatMul_contract[16][n], 128, sum20);
        store_strided_8(&m->d_dense_1_MatMul_contract[16][n + 1], 128, sum21);
        store_strided_8(&m->d_dense_1_MatMul_contract[24][n], 128, sum30);
        store_strided_8(&m->d_dense_1_MatMul_contract[24][n + 1], 128, sum31);
    }
    /* gradient_tape/my_model/dense_1/MatMul/contract */
    for (int n = 0; n < 128; n += 32) {
        for (int n2 = 0; n2 < 10; n2 += 2) {
            vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0,
                sum31 = 0;
            for (int b = 0; b < 32; ++b) {
#pragma clang fp contract(on)
                const float a0 = m->d_dense_1_Relu_select[b][n2],
                    a1 = m->d_dense_1_Relu_select[b][n2 + 1];
                const vec8 b0 = load_8(&m->dense_Relu[b][n]), b1 = load_8(&m->dense_Relu[b][n + 8]),
                    b2 = load_8(&m->dense_Relu[b][n + 16]), b3 = load_8(&m->dense_Relu[b][n + 24]);
                sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1, sum11 += a1 * b1,
                    sum20 += a0 * b2, sum21 += a1 * b2, sum30 += a0 * b3, sum31 += a1 * b3;
            }
            store_strided_8(&m->d_dense_1_MatMul_contract2[n][n2], 10, sum00);
            store_strided_8(&m->d_dense_1_MatMul_contract2[n][n2 + 1], 10, sum01);
            store_strided_8(&m->d_dense_1_MatMul_contract2[n + 8][n2], 10, sum10);
            store_strided_8(&m->d_dense_1_MatMul_contract2[n + 8][n2 + 1], 10, sum11);
            store_strided_8(&m->d_dense_1_MatMul_contract2[n + 16][n2], 10, sum20);
            store_strided_8(&m->d_dense_1_MatMul_contract2[n + 16][n2 + 1], 10, sum21);
            store_strided_8(&m->d_dense_1_MatMul_contract2[n + 24][n2], 10, sum30);
            store_strided_8(&m->d_dense_1_MatMul_contract2[n + 24][n2 + 1], 10, sum31);
        }
    }
}

/* train_32, kernel 11 of 39: 4 ops in a row
 *   from   mnist_expert_seed.lua:17 dense backward
 *   cost   12.3 k operations, 107.0 k bytes */
static void train_32_d_dense_Relu_less(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    (void)slice;
    /* gradient_tape/my_model/dense/Relu/less */
    for (int b = 0; b < 32; ++b)
        for (int n = 0; n < 128; n += 8)
            store_mask_8(&m->d_dense_Relu_less[b][n], 0.0f < load_8(&m->dense_Relu[b][n]));
    /* gradient_tape/my_model/dense/Relu/select */
    for (int b = 0; b < 32; ++b)
        for (int n = 0; n < 128; n += 8)
            store_8(&m->d_dense_Relu_select[b][n], load_mask_8(&m->d_dense_Relu_less[b][n]) ?
                load_8(&m->d_dense_1_MatMul_contract[b][n]) : (vec8)0.0f);
    /* gradient_tape/my_model/dense/view/reduce */
    for (int n = 0; n < 128; n += 8) {
        vec8 sum = 0;
        for (int b = 0; b < 32; ++b)
            sum += load_8(&m->d_dense_Relu_select[b][n]);
        store_8(&m->d_dense_view_reduce[n], sum);
    }
    /* d_dense_Relu_select_by_b */
    for (int n = 0; n < 128; n += 8)
        for (int b = 0; b < 32; ++b)
            store_strided_8(&m->d_dense_Relu_select_by_b[n][b], 32, load_8(&m->d_dense_Relu_select[b][n]));
}

/* train_32, kernel 12 of 39: d_dense_MatMul_contract[b, y, x, c] = sum n 128: d_dense_Relu_select_by_b[n,
 *     b] * dense_kernel[y, x, c, n]
 *   from   mnist_expert_seed.lua:17 dense backward | gradient_tape/my_model/dense/MatMul/contract
 *          (contract)
 *   axes   b 32 in vectors of 8, y 26 in 8 slices, x 26, c 32 | reduced: n 128
 *   cost   88.6 M multiply-adds, 13.9 M bytes */
static void train_32_d_dense_MatMul_contract(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y) {
        for (int x = 0; x < 26; x += 2) {
            for (int c = 0; c < 32; ++c) {
                vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0,
                    sum31 = 0;
                for (int n = 0; n < 128; ++n) {
#pragma clang fp contract(on)
                    const vec8 a0 = load_8(&m->d_dense_Relu_select_by_b[n][0]),
                        a1 = load_8(&m->d_dense_Relu_select_by_b[n][8]),
                        a2 = load_8(&m->d_dense_Relu_select_by_b[n][16]),
                        a3 = load_8(&m->d_dense_Relu_select_by_b[n][24]);
                    const float b0 = s->dense_kernel[y][x][c][n], b1 = s->dense_kernel[y][x + 1][c][n];
                    sum00 += a0 * b0, sum01 += a0 * b1, sum10 += a1 * b0, sum11 += a1 * b1,
                        sum20 += a2 * b0, sum21 += a2 * b1, sum30 += a3 * b0, sum31 += a3 * b1;
                }
                store_strided_8(&m->d_dense_MatMul_contract[0][y][x][c], 21632, sum00);
                store_strided_8(&m->d_dense_MatMul_contract[0][y][x + 1][c], 21632, sum01);
                store_strided_8(&m->d_dense_MatMul_contract[8][y][x][c], 21632, sum10);
                store_strided_8(&m->d_dense_MatMul_contract[8][y][x + 1][c], 21632, sum11);
                store_strided_8(&m->d_dense_MatMul_contract[16][y][x][c], 21632, sum20);
                store_strided_8(&m->d_dense_MatMul_contract[16][y][x + 1][c], 21632, sum21);
                store_strided_8(&m->d_dense_MatMul_contract[24][y][x][c], 21632, sum30);
                store_strided_8(&m->d_dense_MatMul_contract[24][y][x + 1][c], 21632, sum31);
            }
        }
    }
}

/* train_32, kernel 13 of 39: d_dense_MatMul_contract2[y, x, c, n] = sum b 32: d_dense_Relu_select[b, n] *
 *     conv2d_Relu[b, y, x, c]
 *   from   mnist_expert_seed.lua:17 dense backward | gradient_tape/my_model/dense/MatMul/contract
 *          (contract)
 *   axes   y 26 in 8 slices, x 26, c 32, n 128 in vectors of 8 | reduced: b 32
 *   cost   88.6 M multiply-adds, 13.9 M bytes */
static void train_32_d_dense_MatMul_contract2(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y) {
        for (int n = 0; n < 128; n += 16) {
            for (int x = 0; x < 26; x += 2) {
                for (int c = 0; c < 32; c += 2) {
                    vec8 sum000 = 0, sum001 = 0, sum010 = 0, sum011 = 0, sum100 = 0, sum101 = 0,
                        sum110 = 0, sum111 = 0;
                    for (int b = 0; b < 32; ++b) {
#pragma clang fp contract(on)
                        const vec8 a0 = load_8(&m->d_dense_Relu_select[b][n]),
                            a1 = load_8(&m->d_dense_Relu_select[b][n + 8]);
                        const float b0 = m->conv2d_Relu[b][y][x][c], b1 = m->conv2d_Relu[b][y][x][c + 1],
                            b2 = m->conv2d_Relu[b][y][x + 1][c], b3 = m->conv2d_Relu[b][y][x + 1][c + 1];
                        sum000 += a0 * b0, sum001 += a1 * b0, sum010 += a0 * b1, sum011 += a1 * b1,
                            sum100 += a0 * b2, sum101 += a1 * b2, sum110 += a0 * b3, sum111 += a1 * b3;
                    }
                    store_8(&m->d_dense_MatMul_contract2[y][x][c][n], sum000);
                    store_8(&m->d_dense_MatMul_contract2[y][x][c][n + 8], sum001);
                    store_8(&m->d_dense_MatMul_contract2[y][x][c + 1][n], sum010);
                    store_8(&m->d_dense_MatMul_contract2[y][x][c + 1][n + 8], sum011);
                    store_8(&m->d_dense_MatMul_contract2[y][x + 1][c][n], sum100);
                    store_8(&m->d_dense_MatMul_contract2[y][x + 1][c][n + 8], sum101);
                    store_8(&m->d_dense_MatMul_contract2[y][x + 1][c + 1][n], sum110);
                    store_8(&m->d_dense_MatMul_contract2[y][x + 1][c + 1][n + 8], sum111);
                }
            }
        }
    }
}

/* train_32, kernel 14 of 39: d_conv2d_Relu_less[b, y, x, c] = 0 < conv2d_Relu[b, y, x, c]
 *   from   mnist_expert_seed.lua:15 conv2d backward | gradient_tape/my_model/conv2d/Relu/less (less)
 *   axes   b 32, y 26 in 8 slices, x 26, c 32 in vectors of 8
 *   cost   692.2 k operations, 3461.1 k bytes */
static void train_32_d_conv2d_Relu_less(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int b = 0; b < 32; ++b)
        for (int y = from; y < to; ++y)
            for (int x = 0; x < 26; ++x)
                for (int c = 0; c < 32; c += 8)
                    store_mask_8(&m->d_conv2d_Relu_less[b][y][x][c],
                        0.0f < load_8(&m->conv2d_Relu[b][y][x][c]));
}

/* train_32, kernel 15 of 39: d_conv2d_Relu_select[b, y, x, c] = d_conv2d_Relu_less[b, y, x, c] ?
 *     d_dense_MatMul_contract[b, y, x, c] : 0
 *   from   mnist_expert_seed.lua:15 conv2d backward | gradient_tape/my_model/conv2d/Relu/select (select)
 *   axes   b 32, y 26 in 8 slices, x 26, c 32 in vectors of 8
 *   cost   692.2 k operations, 6230.0 k bytes */
static void train_32_d_conv2d_Relu_select(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int b = 0; b < 32; ++b)
        for (int y = from; y < to; ++y)
            for (int x = 0; x < 26; ++x)
                for (int c = 0; c < 32; c += 8)
                    store_8(&m->d_conv2d_Relu_select[b][y][x][c],
                        load_mask_8(&m->d_conv2d_Relu_less[b][y][x][c]) ?
                        load_8(&m->d_dense_MatMul_contract[b][y][x][c]) : (vec8)0.0f);
}

/* train_32, kernel 16 of 39: d_conv2d_view_reduce_partial[slice, c] = sum b 32 y 26 x 26:
 *     d_conv2d_Relu_select[b, y, x, c]
 *   from   mnist_expert_seed.lua:15 conv2d backward | gradient_tape/my_model/conv2d/view/reduce (reduce)
 *   axes   c 32 in vectors of 8 | reduced: b 32, y 26 in 8 slices, x 26
 *   cost   692.2 k operations, 2769.9 k bytes */
static void train_32_d_conv2d_view_reduce_partial(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int c = 0; c < 32; c += 8) {
        vec8 sum = 0;
        for (int b = 0; b < 32; ++b)
            for (int y = from; y < to; ++y)
                for (int x = 0; x < 26; ++x)
                    sum += load_8(&m->d_conv2d_Relu_select[b][y][x][c]);
        store_8(&m->d_conv2d_view_reduce_partial[slice][c], sum);
    }
}

/* train_32, kernel 17 of 39: d_conv2d_view_reduce[c] = sum slice 8: d_conv2d_view_reduce_partial[slice, c]
 *   from   mnist_expert_seed.lua:15 conv2d backward | gradient_tape/my_model/conv2d/view/reduce (reduce of
 *          slices)
 *   axes   c 32 in vectors of 8 | reduced: slice 8
 *   cost   256 operations, 1152 bytes */
static void train_32_d_conv2d_view_reduce(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    (void)slice;
    for (int c = 0; c < 32; c += 8) {
        vec8 sum = 0;
        for (int slice = 0; slice < 8; ++slice)
            sum += load_8(&m->d_conv2d_view_reduce_partial[slice][c]);
        store_8(&m->d_conv2d_view_reduce[c], sum);
    }
}

/* train_32, kernel 18 of 39: d_conv2d_Conv2D_contract_partial[slice, p, q, c] = sum b 32 y 26 x 26:
 *     d_conv2d_Relu_select[b, y, x, c] * div[b, y + p, x + q]
 *   from   mnist_expert_seed.lua:15 conv2d backward | gradient_tape/my_model/conv2d/Conv2D/contract
 *          (contract)
 *   axes   p 3, q 3, c 32 in vectors of 8 | reduced: b 32, y 26 in 8 slices, x 26
 *   cost   6230.0 k multiply-adds, 2878.5 k bytes */
static void train_32_d_conv2d_Conv2D_contract_partial(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int q = 0; q < 3; ++q) {
        vec8 sum00 = 0, sum01 = 0, sum02 = 0, sum03 = 0, sum10 = 0, sum11 = 0, sum12 = 0, sum13 = 0,
            sum20 = 0, sum21 = 0, sum22 = 0, sum23 = 0;
        for (int b = 0; b < 32; ++b) {
            for (int y = from; y < to; ++y) {
                for (int x = 0; x < 26; ++x) {
#pragma clang fp contract(on)
                    const vec8 a0 = load_8(&m->d_conv2d_Relu_select[b][y][x][0]),
                        a1 = load_8(&m->d_conv2d_Relu_select[b][y][x][8]),
                        a2 = load_8(&m->d_conv2d_Relu_select[b][y][x][16]),
                        a3 = load_8(&m->d_conv2d_Relu_select[b][y][x][24]);
                    const float b0 = m->div[b][y][x + q], b1 = m->div[b][y + 1][x + q],
                        b2 = m->div[b][y + 2][x + q];
                    sum00 += a0 * b0, sum01 += a1 * b0, sum02 += a2 * b0, sum03 += a3 * b0,
                        sum10 += a0 * b1, sum11 += a1 * b1, sum12 += a2 * b1, sum13 += a3 * b1,
                        sum20 += a0 * b2, sum21 += a1 * b2, sum22 += a2 * b2, sum23 += a3 * b2;
                }
            }
        }
        store_8(&m->d_conv2d_Conv2D_contract_partial[slice][0][q][0], sum00);
        store_8(&m->d_conv2d_Conv2D_contract_partial[slice][0][q][8], sum01);
        store_8(&m->d_conv2d_Conv2D_contract_partial[slice][0][q][16], sum02);
        store_8(&m->d_conv2d_Conv2D_contract_partial[slice][0][q][24], sum03);
        store_8(&m->d_conv2d_Conv2D_contract_partial[slice][1][q][0], sum10);
        store_8(&m->d_conv2d_Conv2D_contract_partial[slice][1][q][8], sum11);
        store_8(&m->d_conv2d_Conv2D_contract_partial[slice][1][q][16], sum12);
        store_8(&m->d_conv2d_Conv2D_contract_partial[slice][1][q][24], sum13);
        store_8(&m->d_conv2d_Conv2D_contract_partial[slice][2][q][0], sum20);
        store_8(&m->d_conv2d_Conv2D_contract_partial[slice][2][q][8], sum21);
        store_8(&m->d_conv2d_Conv2D_contract_partial[slice][2][q][16], sum22);
        store_8(&m->d_conv2d_Conv2D_contract_partial[slice][2][q][24], sum23);
    }
}

/* train_32, kernel 19 of 39: d_conv2d_Conv2D_contract[p, q, c] = sum slice 8:
 *     d_conv2d_Conv2D_contract_partial[slice, p, q, c]
 *   from   mnist_expert_seed.lua:15 conv2d backward | gradient_tape/my_model/conv2d/Conv2D/contract
 *          (contract of slices)
 *   axes   p 3, q 3, c 32 in vectors of 8 | reduced: slice 8
 *   cost   2304 operations, 10.4 k bytes */
static void train_32_d_conv2d_Conv2D_contract(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    (void)slice;
    for (int p = 0; p < 3; ++p)
        for (int q = 0; q < 3; ++q)
            for (int c = 0; c < 32; c += 8) {
                vec8 sum = 0;
                for (int slice = 0; slice < 8; ++slice)
                    sum += load_8(&m->d_conv2d_Conv2D_contract_partial[slice][p][q][c]);
                store_8(&m->d_conv2d_Conv2D_contract[p][q][c], sum);
            }
}

/* train_32, kernel 20 of 39: 9 ops in a row
 *   from   mnist_expert_seed.lua:43 Adam update
 *   cost   9 operations, 88 bytes */
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

/* train_32, kernel 21 of 39: 12 ops in a row
 *   from   mnist_expert_seed.lua:43 kernel update
 *   cost   3456 operations, 35.7 k bytes */
static void train_32_conv2d_kernel_sub(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    const float *d_conv2d_Conv2D_contract_flat = &m->d_conv2d_Conv2D_contract[0][0][0];
    float *conv2d_kernel_m_flat = &s->conv2d_kernel_m[0][0][0];
    float *conv2d_kernel_sub_flat = &m->conv2d_kernel_sub[0][0][0];
    float *conv2d_kernel_mul_flat = &m->conv2d_kernel_mul[0][0][0];
    float *conv2d_kernel_mul2_flat = &m->conv2d_kernel_mul2[0][0][0];
    float *conv2d_kernel_v_flat = &s->conv2d_kernel_v[0][0][0];
    float *conv2d_kernel_sub2_flat = &m->conv2d_kernel_sub2[0][0][0];
    float *conv2d_kernel_mul3_flat = &m->conv2d_kernel_mul3[0][0][0];
    float *conv2d_kernel_mul4_flat = &m->conv2d_kernel_mul4[0][0][0];
    float *conv2d_kernel_sqrt_flat = &m->conv2d_kernel_sqrt[0][0][0];
    float *conv2d_kernel_add3_flat = &m->conv2d_kernel_add3[0][0][0];
    float *conv2d_kernel_div_flat = &m->conv2d_kernel_div[0][0][0];
    float *conv2d_kernel_flat = &s->conv2d_kernel[0][0][0];
    /* Adam/my_model/conv2d/kernel/sub */
    for (int i = 0; i < 288; i += 8)
        store_8(&conv2d_kernel_sub_flat[i], load_8(&d_conv2d_Conv2D_contract_flat[i]) -
            load_8(&conv2d_kernel_m_flat[i]));
    /* Adam/my_model/conv2d/kernel/mul */
    for (int i = 0; i < 288; i += 8)
        store_8(&conv2d_kernel_mul_flat[i], load_8(&conv2d_kernel_sub_flat[i]) * 0.1f);
    /* Adam/my_model/conv2d/kernel/add */
    for (int i = 0; i < 288; i += 8)
        store_8(&conv2d_kernel_m_flat[i], load_8(&conv2d_kernel_m_flat[i]) +
            load_8(&conv2d_kernel_mul_flat[i]));
    /* Adam/my_model/conv2d/kernel/mul */
    for (int i = 0; i < 288; i += 8) {
        const vec8 a0 = load_8(&d_conv2d_Conv2D_contract_flat[i]);
        store_8(&conv2d_kernel_mul2_flat[i], a0 * a0);
    }
    /* Adam/my_model/conv2d/kernel/sub */
    for (int i = 0; i < 288; i += 8)
        store_8(&conv2d_kernel_sub2_flat[i], load_8(&conv2d_kernel_mul2_flat[i]) -
            load_8(&conv2d_kernel_v_flat[i]));
    /* Adam/my_model/conv2d/kernel/mul */
    for (int i = 0; i < 288; i += 8)
        store_8(&conv2d_kernel_mul3_flat[i], load_8(&conv2d_kernel_sub2_flat[i]) * 0.001f);
    /* Adam/my_model/conv2d/kernel/add */
    for (int i = 0; i < 288; i += 8)
        store_8(&conv2d_kernel_v_flat[i], load_8(&conv2d_kernel_v_flat[i]) +
            load_8(&conv2d_kernel_mul3_flat[i]));
    /* Adam/my_model/conv2d/kernel/mul */
    for (int i = 0; i < 288; i += 8)
        store_8(&conv2d_kernel_mul4_flat[i], load_8(&conv2d_kernel_m_flat[i]) * m->Adam_div[0]);
    /* Adam/my_model/conv2d/kernel/sqrt */
    for (int i = 0; i < 288; i += 8)
        store_8(&conv2d_kernel_sqrt_flat[i], sqrt_8(load_8(&conv2d_kernel_v_flat[i])));
    /* Adam/my_model/conv2d/kernel/add */
    for (int i = 0; i < 288; i += 8)
        store_8(&conv2d_kernel_add3_flat[i], load_8(&conv2d_kernel_sqrt_flat[i]) + 1e-07f);
    /* Adam/my_model/conv2d/kernel/div */
    for (int i = 0; i < 288; i += 8)
        store_8(&conv2d_kernel_div_flat[i], load_8(&conv2d_kernel_mul4_flat[i]) /
            load_8(&conv2d_kernel_add3_flat[i]));
    /* Adam/my_model/conv2d/kernel/sub */
    for (int i = 0; i < 288; i += 8)
        store_8(&conv2d_kernel_flat[i], load_8(&conv2d_kernel_flat[i]) -
            load_8(&conv2d_kernel_div_flat[i]));
}

/* train_32, kernel 22 of 39: 12 ops in a row
 *   from   mnist_expert_seed.lua:43 bias update
 *   cost   384 operations, 3972 bytes */
static void train_32_conv2d_bias_sub(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    /* Adam/my_model/conv2d/bias/sub */
    store_8(&m->conv2d_bias_sub[0], load_8(&m->d_conv2d_view_reduce[0]) - load_8(&s->conv2d_bias_m[0]));
    store_8(&m->conv2d_bias_sub[8], load_8(&m->d_conv2d_view_reduce[8]) - load_8(&s->conv2d_bias_m[8]));
    store_8(&m->conv2d_bias_sub[16], load_8(&m->d_conv2d_view_reduce[16]) - load_8(&s->conv2d_bias_m[16]));
    store_8(&m->conv2d_bias_sub[24], load_8(&m->d_conv2d_view_reduce[24]) - load_8(&s->conv2d_bias_m[24]));
    /* Adam/my_model/conv2d/bias/mul */
    store_8(&m->conv2d_bias_mul[0], load_8(&m->conv2d_bias_sub[0]) * 0.1f);
    store_8(&m->conv2d_bias_mul[8], load_8(&m->conv2d_bias_sub[8]) * 0.1f);
    store_8(&m->conv2d_bias_mul[16], load_8(&m->conv2d_bias_sub[16]) * 0.1f);
    store_8(&m->conv2d_bias_mul[24], load_8(&m->conv2d_bias_sub[24]) * 0.1f);
    /* Adam/my_model/conv2d/bias/add */
    store_8(&s->conv2d_bias_m[0], load_8(&s->conv2d_bias_m[0]) + load_8(&m->conv2d_bias_mul[0]));
    store_8(&s->conv2d_bias_m[8], load_8(&s->conv2d_bias_m[8]) + load_8(&m->conv2d_bias_mul[8]));
    store_8(&s->conv2d_bias_m[16], load_8(&s->conv2d_bias_m[16]) + load_8(&m->conv2d_bias_mul[16]));
    store_8(&s->conv2d_bias_m[24], load_8(&s->conv2d_bias_m[24]) + load_8(&m->conv2d_bias_mul[24]));
    /* Adam/my_model/conv2d/bias/mul */
    {
        const vec8 a0 = load_8(&m->d_conv2d_view_reduce[0]), a1 = load_8(&m->d_conv2d_view_reduce[8]),
            a2 = load_8(&m->d_conv2d_view_reduce[16]), a3 = load_8(&m->d_conv2d_view_reduce[24]);
        store_8(&m->conv2d_bias_mul2[0], a0 * a0);
        store_8(&m->conv2d_bias_mul2[8], a1 * a1);
        store_8(&m->conv2d_bias_mul2[16], a2 * a2);
        store_8(&m->conv2d_bias_mul2[24], a3 * a3);
    }
    /* Adam/my_model/conv2d/bias/sub */
    store_8(&m->conv2d_bias_sub2[0], load_8(&m->conv2d_bias_mul2[0]) - load_8(&s->conv2d_bias_v[0]));
    store_8(&m->conv2d_bias_sub2[8], load_8(&m->conv2d_bias_mul2[8]) - load_8(&s->conv2d_bias_v[8]));
    store_8(&m->conv2d_bias_sub2[16], load_8(&m->conv2d_bias_mul2[16]) - load_8(&s->conv2d_bias_v[16]));
    store_8(&m->conv2d_bias_sub2[24], load_8(&m->conv2d_bias_mul2[24]) - load_8(&s->conv2d_bias_v[24]));
    /* Adam/my_model/conv2d/bias/mul */
    store_8(&m->conv2d_bias_mul3[0], load_8(&m->conv2d_bias_sub2[0]) * 0.001f);
    store_8(&m->conv2d_bias_mul3[8], load_8(&m->conv2d_bias_sub2[8]) * 0.001f);
    store_8(&m->conv2d_bias_mul3[16], load_8(&m->conv2d_bias_sub2[16]) * 0.001f);
    store_8(&m->conv2d_bias_mul3[24], load_8(&m->conv2d_bias_sub2[24]) * 0.001f);
    /* Adam/my_model/conv2d/bias/add */
    store_8(&s->conv2d_bias_v[0], load_8(&s->conv2d_bias_v[0]) + load_8(&m->conv2d_bias_mul3[0]));
    store_8(&s->conv2d_bias_v[8], load_8(&s->conv2d_bias_v[8]) + load_8(&m->conv2d_bias_mul3[8]));
    store_8(&s->conv2d_bias_v[16], load_8(&s->conv2d_bias_v[16]) + load_8(&m->conv2d_bias_mul3[16]));
    store_8(&s->conv2d_bias_v[24], load_8(&s->conv2d_bias_v[24]) + load_8(&m->conv2d_bias_mul3[24]));
    /* Adam/my_model/conv2d/bias/mul */
    {
        const float b0 = m->Adam_div[0];
        store_8(&m->conv2d_bias_mul4[0], load_8(&s->conv2d_bias_m[0]) * b0);
        store_8(&m->conv2d_bias_mul4[8], load_8(&s->conv2d_bias_m[8]) * b0);
        store_8(&m->conv2d_bias_mul4[16], load_8(&s->conv2d_bias_m[16]) * b0);
        store_8(&m->conv2d_bias_mul4[24], load_8(&s->conv2d_bias_m[24]) * b0);
    }
    /* Adam/my_model/conv2d/bias/sqrt */
    store_8(&m->conv2d_bias_sqrt[0], sqrt_8(load_8(&s->conv2d_bias_v[0])));
    store_8(&m->conv2d_bias_sqrt[8], sqrt_8(load_8(&s->conv2d_bias_v[8])));
    store_8(&m->conv2d_bias_sqrt[16], sqrt_8(load_8(&s->conv2d_bias_v[16])));
    store_8(&m->conv2d_bias_sqrt[24], sqrt_8(load_8(&s->conv2d_bias_v[24])));
    /* Adam/my_model/conv2d/bias/add */
    store_8(&m->conv2d_bias_add3[0], load_8(&m->conv2d_bias_sqrt[0]) + 1e-07f);
    store_8(&m->conv2d_bias_add3[8], load_8(&m->conv2d_bias_sqrt[8]) + 1e-07f);
    store_8(&m->conv2d_bias_add3[16], load_8(&m->conv2d_bias_sqrt[16]) + 1e-07f);
    store_8(&m->conv2d_bias_add3[24], load_8(&m->conv2d_bias_sqrt[24]) + 1e-07f);
    /* Adam/my_model/conv2d/bias/div */
    store_8(&m->conv2d_bias_div[0], load_8(&m->conv2d_bias_mul4[0]) / load_8(&m->conv2d_bias_add3[0]));
    store_8(&m->conv2d_bias_div[8], load_8(&m->conv2d_bias_mul4[8]) / load_8(&m->conv2d_bias_add3[8]));
    store_8(&m->conv2d_bias_div[16], load_8(&m->conv2d_bias_mul4[16]) / load_8(&m->conv2d_bias_add3[16]));
    store_8(&m->conv2d_bias_div[24], load_8(&m->conv2d_bias_mul4[24]) / load_8(&m->conv2d_bias_add3[24]));
    /* Adam/my_model/conv2d/bias/sub */
    store_8(&s->conv2d_bias[0], load_8(&s->conv2d_bias[0]) - load_8(&m->conv2d_bias_div[0]));
    store_8(&s->conv2d_bias[8], load_8(&s->conv2d_bias[8]) - load_8(&m->conv2d_bias_div[8]));
    store_8(&s->conv2d_bias[16], load_8(&s->conv2d_bias[16]) - load_8(&m->conv2d_bias_div[16]));
    store_8(&s->conv2d_bias[24], load_8(&s->conv2d_bias[24]) - load_8(&m->conv2d_bias_div[24]));
}

/* train_32, kernel 23 of 39: dense_kernel_sub[y, x, c, n] = d_dense_MatMul_contract2[y, x, c, n] -
 *     dense_kernel_m[y, x, c, n]
 *   from   mnist_expert_seed.lua:43 kernel update | Adam/my_model/dense/kernel/sub (sub)
 *   axes   y 26 in 8 slices, x 26, c 32, n 128 in vectors of 8
 *   cost   2768.9 k operations, 33.2 M bytes */
static void train_32_dense_kernel_sub(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 26; ++x)
            for (int c = 0; c < 32; ++c)
                for (int n = 0; n < 128; n += 8)
                    store_8(&m->dense_kernel_sub[y][x][c][n],
                        load_8(&m->d_dense_MatMul_contract2[y][x][c][n]) -
                        load_8(&s->dense_kernel_m[y][x][c][n]));
}

/* train_32, kernel 24 of 39: dense_kernel_mul[y, x, c, n] = dense_kernel_sub[y, x, c, n] * 0.1
 *   from   mnist_expert_seed.lua:43 kernel update | Adam/my_model/dense/kernel/mul (mul)
 *   axes   y 26 in 8 slices, x 26, c 32, n 128 in vectors of 8
 *   cost   2768.9 k operations, 22.2 M bytes */
static void train_32_dense_kernel_mul(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 26; ++x)
            for (int c = 0; c < 32; ++c)
                for (int n = 0; n < 128; n += 8)
                    store_8(&m->dense_kernel_mul[y][x][c][n], load_8(&m->dense_kernel_sub[y][x][c][n]) *
                        0.1f);
}

/* train_32, kernel 25 of 39: dense_kernel_m[y, x, c, n] = dense_kernel_m[y, x, c, n] + dense_kernel_mul[y,
 *     x, c, n]
 *   from   mnist_expert_seed.lua:43 kernel update | Adam/my_model/dense/kernel/add (add)
 *   axes   y 26 in 8 slices, x 26, c 32, n 128 in vectors of 8
 *   cost   2768.9 k operations, 33.2 M bytes */
static void train_32_dense_kernel_m(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 26; ++x)
            for (int c = 0; c < 32; ++c)
                for (int n = 0; n < 128; n += 8)
                    store_8(&s->dense_kernel_m[y][x][c][n], load_8(&s->dense_kernel_m[y][x][c][n]) +
                        load_8(&m->dense_kernel_mul[y][x][c][n]));
}

/* train_32, kernel 26 of 39: dense_kernel_mul2[y, x, c, n] = d_dense_MatMul_contract2[y, x, c, n] *
 *     d_dense_MatMul_contract2[y, x, c, n]
 *   from   mnist_expert_seed.lua:43 kernel update | Adam/my_model/dense/kernel/mul (mul)
 *   axes   y 26 in 8 slices, x 26, c 32, n 128 in vectors of 8
 *   cost   2768.9 k operations, 33.2 M bytes */
static void train_32_dense_kernel_mul2(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 26; ++x)
            for (int c = 0; c < 32; ++c)
                for (int n = 0; n < 128; n += 8) {
                    const vec8 a0 = load_8(&m->d_dense_MatMul_contract2[y][x][c][n]);
                    store_8(&m->dense_kernel_mul2[y][x][c][n], a0 * a0);
                }
}

/* train_32, kernel 27 of 39: dense_kernel_sub2[y, x, c, n] = dense_kernel_mul2[y, x, c, n] -
 *     dense_kernel_v[y, x, c, n]
 *   from   mnist_expert_seed.lua:43 kernel update | Adam/my_model/dense/kernel/sub (sub)
 *   axes   y 26 in 8 slices, x 26, c 32, n 128 in vectors of 8
 *   cost   2768.9 k operations, 33.2 M bytes */
static void train_32_dense_kernel_sub2(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 26; ++x)
            for (int c = 0; c < 32; ++c)
                for (int n = 0; n < 128; n += 8)
                    store_8(&m->dense_kernel_sub2[y][x][c][n], load_8(&m->dense_kernel_mul2[y][x][c][n]) -
                        load_8(&s->dense_kernel_v[y][x][c][n]));
}

/* train_32, kernel 28 of 39: dense_kernel_mul3[y, x, c, n] = dense_kernel_sub2[y, x, c, n] * 0.001
 *   from   mnist_expert_seed.lua:43 kernel update | Adam/my_model/dense/kernel/mul (mul)
 *   axes   y 26 in 8 slices, x 26, c 32, n 128 in vectors of 8
 *   cost   2768.9 k operations, 22.2 M bytes */
static void train_32_dense_kernel_mul3(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 26; ++x)
            for (int c = 0; c < 32; ++c)
                for (int n = 0; n < 128; n += 8)
                    store_8(&m->dense_kernel_mul3[y][x][c][n], load_8(&m->dense_kernel_sub2[y][x][c][n]) *
                        0.001f);
}

/* train_32, kernel 29 of 39: dense_kernel_v[y, x, c, n] = dense_kernel_v[y, x, c, n] + dense_kernel_mul3[y,
 *     x, c, n]
 *   from   mnist_expert_seed.lua:43 kernel update | Adam/my_model/dense/kernel/add (add)
 *   axes   y 26 in 8 slices, x 26, c 32, n 128 in vectors of 8
 *   cost   2768.9 k operations, 33.2 M bytes */
static void train_32_dense_kernel_v(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 26; ++x)
            for (int c = 0; c < 32; ++c)
                for (int n = 0; n < 128; n += 8)
                    store_8(&s->dense_kernel_v[y][x][c][n], load_8(&s->dense_kernel_v[y][x][c][n]) +
                        load_8(&m->dense_kernel_mul3[y][x][c][n]));
}

/* train_32, kernel 30 of 39: dense_kernel_mul4[y, x, c, n] = dense_kernel_m[y, x, c, n] * Adam_div
 *   from   mnist_expert_seed.lua:43 kernel update | Adam/my_model/dense/kernel/mul (mul)
 *   axes   y 26 in 8 slices, x 26, c 32, n 128 in vectors of 8
 *   cost   2768.9 k operations, 22.2 M bytes */
static void train_32_dense_kernel_mul4(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 26; ++x)
            for (int c = 0; c < 32; ++c)
                for (int n = 0; n < 128; n += 8)
                    store_8(&m->dense_kernel_mul4[y][x][c][n], load_8(&s->dense_kernel_m[y][x][c][n]) *
                        m->Adam_div[0]);
}

/* train_32, kernel 31 of 39: dense_kernel_sqrt[y, x, c, n] = sqrt(dense_kernel_v[y, x, c, n])
 *   from   mnist_expert_seed.lua:43 kernel update | Adam/my_model/dense/kernel/sqrt (sqrt)
 *   axes   y 26 in 8 slices, x 26, c 32, n 128 in vectors of 8
 *   cost   2768.9 k operations, 22.2 M bytes */
static void train_32_dense_kernel_sqrt(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 26; ++x)
            for (int c = 0; c < 32; ++c)
                for (int n = 0; n < 128; n += 8)
                    store_8(&m->dense_kernel_sqrt[y][x][c][n],
                        sqrt_8(load_8(&s->dense_kernel_v[y][x][c][n])));
}

/* train_32, kernel 32 of 39: dense_kernel_add3[y, x, c, n] = dense_kernel_sqrt[y, x, c, n] + 1e-07
 *   from   mnist_expert_seed.lua:43 kernel update | Adam/my_model/dense/kernel/add (add)
 *   axes   y 26 in 8 slices, x 26, c 32, n 128 in vectors of 8
 *   cost   2768.9 k operations, 22.2 M bytes */
static void train_32_dense_kernel_add3(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 26; ++x)
            for (int c = 0; c < 32; ++c)
                for (int n = 0; n < 128; n += 8)
                    store_8(&m->dense_kernel_add3[y][x][c][n], load_8(&m->dense_kernel_sqrt[y][x][c][n]) +
                        1e-07f);
}

/* train_32, kernel 33 of 39: dense_kernel_div[y, x, c, n] = dense_kernel_mul4[y, x, c, n] /
 *     dense_kernel_add3[y, x, c, n]
 *   from   mnist_expert_seed.lua:43 kernel update | Adam/my_model/dense/kernel/div (div)
 *   axes   y 26 in 8 slices, x 26, c 32, n 128 in vectors of 8
 *   cost   2768.9 k operations, 33.2 M bytes */
static void train_32_dense_kernel_div(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 26; ++x)
            for (int c = 0; c < 32; ++c)
                for (int n = 0; n < 128; n += 8)
                    store_8(&m->dense_kernel_div[y][x][c][n], load_8(&m->dense_kernel_mul4[y][x][c][n]) /
                        load_8(&m->dense_kernel_add3[y][x][c][n]));
}

/* train_32, kernel 34 of 39: dense_kernel[y, x, c, n] = dense_kernel[y, x, c, n] - dense_kernel_div[y, x,
 *     c, n]
 *   from   mnist_expert_seed.lua:43 kernel update | Adam/my_model/dense/kernel/sub (sub)
 *   axes   y 26 in 8 slices, x 26, c 32, n 128 in vectors of 8
 *   cost   2768.9 k operations, 33.2 M bytes */
static void train_32_dense_kernel(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 26; ++x)
            for (int c = 0; c < 32; ++c)
                for (int n = 0; n < 128; n += 8)
                    store_8(&s->dense_kernel[y][x][c][n], load_8(&s->dense_kernel[y][x][c][n]) -
                        load_8(&m->dense_kernel_div[y][x][c][n]));
}

/* train_32, kernel 35 of 39: 12 ops in a row
 *   from   mnist_expert_seed.lua:43 bias update
 *   cost   1536 operations, 15.9 k bytes */
static void train_32_dense_bias_sub(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    /* Adam/my_model/dense/bias/sub */
    for (int n = 0; n < 128; n += 8)
        store_8(&m->dense_bias_sub[n], load_8(&m->d_dense_view_reduce[n]) - load_8(&s->dense_bias_m[n]));
    /* Adam/my_model/dense/bias/mul */
    for (int n = 0; n < 128; n += 8)
        store_8(&m->dense_bias_mul[n], load_8(&m->dense_bias_sub[n]) * 0.1f);
    /* Adam/my_model/dense/bias/add */
    for (int n = 0; n < 128; n += 8)
        store_8(&s->dense_bias_m[n], load_8(&s->dense_bias_m[n]) + load_8(&m->dense_bias_mul[n]));
    /* Adam/my_model/dense/bias/mul */
    for (int n = 0; n < 128; n += 8) {
        const vec8 a0 = load_8(&m->d_dense_view_reduce[n]);
        store_8(&m->dense_bias_mul2[n], a0 * a0);
    }
    /* Adam/my_model/dense/bias/sub */
    for (int n = 0; n < 128; n += 8)
        store_8(&m->dense_bias_sub2[n], load_8(&m->dense_bias_mul2[n]) - load_8(&s->dense_bias_v[n]));
    /* Adam/my_model/dense/bias/mul */
    for (int n = 0; n < 128; n += 8)
        store_8(&m->dense_bias_mul3[n], load_8(&m->dense_bias_sub2[n]) * 0.001f);
    /* Adam/my_model/dense/bias/add */
    for (int n = 0; n < 128; n += 8)
        store_8(&s->dense_bias_v[n], load_8(&s->dense_bias_v[n]) + load_8(&m->dense_bias_mul3[n]));
    /* Adam/my_model/dense/bias/mul */
    for (int n = 0; n < 128; n += 8)
        store_8(&m->dense_bias_mul4[n], load_8(&s->dense_bias_m[n]) * m->Adam_div[0]);
    /* Adam/my_model/dense/bias/sqrt */
    for (int n = 0; n < 128; n += 8)
        store_8(&m->dense_bias_sqrt[n], sqrt_8(load_8(&s->dense_bias_v[n])));
    /* Adam/my_model/dense/bias/add */
    for (int n = 0; n < 128; n += 8)
        store_8(&m->dense_bias_add3[n], load_8(&m->dense_bias_sqrt[n]) + 1e-07f);
    /* Adam/my_model/dense/bias/div */
    for (int n = 0; n < 128; n += 8)
        store_8(&m->dense_bias_div[n], load_8(&m->dense_bias_mul4[n]) / load_8(&m->dense_bias_add3[n]));
    /* Adam/my_model/dense/bias/sub */
    for (int n = 0; n < 128; n += 8)
        store_8(&s->dense_bias[n], load_8(&s->dense_bias[n]) - load_8(&m->dense_bias_div[n]));
}

/* train_32, kernel 36 of 39: 12 ops in a row
 *   from   mnist_expert_seed.lua:43 kernel update
 *   cost   15.4 k operations, 158.7 k bytes */
static void train_32_dense_1_kernel_sub(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    const float *d_dense_1_MatMul_contract2_flat = &m->d_dense_1_MatMul_contract2[0][0];
    float *dense_1_kernel_m_flat = &s->dense_1_kernel_m[0][0];
    float *dense_1_kernel_sub_flat = &m->dense_1_kernel_sub[0][0];
    float *dense_1_kernel_mul_flat = &m->dense_1_kernel_mul[0][0];
    float *dense_1_kernel_mul2_flat = &m->dense_1_kernel_mul2[0][0];
    float *dense_1_kernel_v_flat = &s->dense_1_kernel_v[0][0];
    float *dense_1_kernel_sub2_flat = &m->dense_1_kernel_sub2[0][0];
    float *dense_1_kernel_mul3_flat = &m->dense_1_kernel_mul3[0][0];
    float *dense_1_kernel_mul4_flat = &m->dense_1_kernel_mul4[0][0];
    float *dense_1_kernel_sqrt_flat = &m->dense_1_kernel_sqrt[0][0];
    float *dense_1_kernel_add3_flat = &m->dense_1_kernel_add3[0][0];
    float *dense_1_kernel_div_flat = &m->dense_1_kernel_div[0][0];
    float *dense_1_kernel_flat = &s->dense_1_kernel[0][0];
    /* Adam/my_model/dense_1/kernel/sub */
    for (int i = 0; i < 1280; i += 8)
        store_8(&dense_1_kernel_sub_flat[i], load_8(&d_dense_1_MatMul_contract2_flat[i]) -
            load_8(&dense_1_kernel_m_flat[i]));
    /* Adam/my_model/dense_1/kernel/mul */
    for (int i = 0; i < 1280; i += 8)
        store_8(&dense_1_kernel_mul_flat[i], load_8(&dense_1_kernel_sub_flat[i]) * 0.1f);
    /* Adam/my_model/dense_1/kernel/add */
    for (int i = 0; i < 1280; i += 8)
        store_8(&dense_1_kernel_m_flat[i], load_8(&dense_1_kernel_m_flat[i]) +
            load_8(&dense_1_kernel_mul_flat[i]));
    /* Adam/my_model/dense_1/kernel/mul */
    for (int i = 0; i < 1280; i += 8) {
        const vec8 a0 = load_8(&d_dense_1_MatMul_contract2_flat[i]);
        store_8(&dense_1_kernel_mul2_flat[i], a0 * a0);
    }
    /* Adam/my_model/dense_1/kernel/sub */
    for (int i = 0; i < 1280; i += 8)
        store_8(&dense_1_kernel_sub2_flat[i], load_8(&dense_1_kernel_mul2_flat[i]) -
            load_8(&dense_1_kernel_v_flat[i]));
    /* Adam/my_model/dense_1/kernel/mul */
    for (int i = 0; i < 1280; i += 8)
        store_8(&dense_1_kernel_mul3_flat[i], load_8(&dense_1_kernel_sub2_flat[i]) * 0.001f);
    /* Adam/my_model/dense_1/kernel/add */
    for (int i = 0; i < 1280; i += 8)
        store_8(&dense_1_kernel_v_flat[i], load_8(&dense_1_kernel_v_flat[i]) +
            load_8(&dense_1_kernel_mul3_flat[i]));
    /* Adam/my_model/dense_1/kernel/mul */
    for (int i = 0; i < 1280; i += 8)
        store_8(&dense_1_kernel_mul4_flat[i], load_8(&dense_1_kernel_m_flat[i]) * m->Adam_div[0]);
    /* Adam/my_model/dense_1/kernel/sqrt */
    for (int i = 0; i < 1280; i += 8)
        store_8(&dense_1_kernel_sqrt_flat[i], sqrt_8(load_8(&dense_1_kernel_v_flat[i])));
    /* Adam/my_model/dense_1/kernel/add */
    for (int i = 0; i < 1280; i += 8)
        store_8(&dense_1_kernel_add3_flat[i], load_8(&dense_1_kernel_sqrt_flat[i]) + 1e-07f);
    /* Adam/my_model/dense_1/kernel/div */
    for (int i = 0; i < 1280; i += 8)
        store_8(&dense_1_kernel_div_flat[i], load_8(&dense_1_kernel_mul4_flat[i]) /
            load_8(&dense_1_kernel_add3_flat[i]));
    /* Adam/my_model/dense_1/kernel/sub */
    for (int i = 0; i < 1280; i += 8)
        store_8(&dense_1_kernel_flat[i], load_8(&dense_1_kernel_flat[i]) -
            load_8(&dense_1_kernel_div_flat[i]));
}

/* train_32, kernel 37 of 39: 12 ops in a row
 *   from   mnist_expert_seed.lua:43 bias update
 *   cost   120 operations, 1244 bytes */
static void train_32_dense_1_bias_sub(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    /* Adam/my_model/dense_1/bias/sub */
    for (int n2 = 0; n2 < 10; ++n2)
        m->dense_1_bias_sub[n2] = m->d_dense_1_view_reduce[n2] - s->dense_1_bias_m[n2];
    /* Adam/my_model/dense_1/bias/mul */
    for (int n2 = 0; n2 < 10; ++n2)
        m->dense_1_bias_mul[n2] = m->dense_1_bias_sub[n2] * 0.1f;
    /* Adam/my_model/dense_1/bias/add */
    for (int n2 = 0; n2 < 10; ++n2)
        s->dense_1_bias_m[n2] = s->dense_1_bias_m[n2] + m->dense_1_bias_mul[n2];
    /* Adam/my_model/dense_1/bias/mul */
    for (int n2 = 0; n2 < 10; ++n2) {
        const float a0 = m->d_dense_1_view_reduce[n2];
        m->dense_1_bias_mul2[n2] = a0 * a0;
    }
    /* Adam/my_model/dense_1/bias/sub */
    for (int n2 = 0; n2 < 10; ++n2)
        m->dense_1_bias_sub2[n2] = m->dense_1_bias_mul2[n2] - s->dense_1_bias_v[n2];
    /* Adam/my_model/dense_1/bias/mul */
    for (int n2 = 0; n2 < 10; ++n2)
        m->dense_1_bias_mul3[n2] = m->dense_1_bias_sub2[n2] * 0.001f;
    /* Adam/my_model/dense_1/bias/add */
    for (int n2 = 0; n2 < 10; ++n2)
        s->dense_1_bias_v[n2] = s->dense_1_bias_v[n2] + m->dense_1_bias_mul3[n2];
    /* Adam/my_model/dense_1/bias/mul */
    for (int n2 = 0; n2 < 10; ++n2)
        m->dense_1_bias_mul4[n2] = s->dense_1_bias_m[n2] * m->Adam_div[0];
    /* Adam/my_model/dense_1/bias/sqrt */
    for (int n2 = 0; n2 < 10; ++n2)
        m->dense_1_bias_sqrt[n2] = sqrt_1(s->dense_1_bias_v[n2]);
    /* Adam/my_model/dense_1/bias/add */
    for (int n2 = 0; n2 < 10; ++n2)
        m->dense_1_bias_add3[n2] = m->dense_1_bias_sqrt[n2] + 1e-07f;
    /* Adam/my_model/dense_1/bias/div */
    for (int n2 = 0; n2 < 10; ++n2)
        m->dense_1_bias_div[n2] = m->dense_1_bias_mul4[n2] / m->dense_1_bias_add3[n2];
    /* Adam/my_model/dense_1/bias/sub */
    for (int n2 = 0; n2 < 10; ++n2)
        s->dense_1_bias[n2] = s->dense_1_bias[n2] - m->dense_1_bias_div[n2];
}

/* train_32, kernel 38 of 39: 2 ops in a row
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

/* train_32, kernel 39 of 39: 9 ops in a row
 *   from   mnist_expert_seed.lua:46 train_accuracy forward
 *   cost   1378 operations, 6744 bytes */
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
    store_mask_8(&m->train_accuracy_equal2[0], load_int_8(&m->train_accuracy_Min[0]) ==
        load_int_8(&m->loss_to_int32[0]));
    store_mask_8(&m->train_accuracy_equal2[8], load_int_8(&m->train_accuracy_Min[8]) ==
        load_int_8(&m->loss_to_int32[8]));
    store_mask_8(&m->train_accuracy_equal2[16], load_int_8(&m->train_accuracy_Min[16]) ==
        load_int_8(&m->loss_to_int32[16]));
    store_mask_8(&m->train_accuracy_equal2[24], load_int_8(&m->train_accuracy_Min[24]) ==
        load_int_8(&m->loss_to_int32[24]));
    /* train_accuracy/select */
    store_8(&m->train_accuracy_select2[0], load_mask_8(&m->train_accuracy_equal2[0]) ? (vec8)1.0f :
        (vec8)0.0f);
    store_8(&m->train_accuracy_select2[8], load_mask_8(&m->train_accuracy_equal2[8]) ? (vec8)1.0f :
        (vec8)0.0f);
    store_8(&m->train_accuracy_select2[16], load_mask_8(&m->train_accuracy_equal2[16]) ? (vec8)1.0f :
        (vec8)0.0f);
    store_8(&m->train_accuracy_select2[24], load_mask_8(&m->train_accuracy_equal2[24]) ? (vec8)1.0f :
        (vec8)0.0f);
    /* train_accuracy/Sum */
    {
        vec8 sum = 0;
        sum += load_8(&m->train_accuracy_select2[0]);
        sum += load_8(&m->train_accuracy_select2[8]);
        sum += load_8(&m->train_accuracy_select2[16]);
        sum += load_8(&m->train_accuracy_select2[24]);
        m->train_accuracy_Sum[0] = sum_lanes_8(sum);
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
    shared_to_float32(call->inputs[0], &m->to_float32[0][0][0], &m->div[0][0][0]);
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
static void test_32_dense_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_32_memory *m = call->arena;
    shared_dense_MatMul_partial(m->conv2d_Relu, s->dense_kernel, m->dense_MatMul_partial, slice);
}

/* test_32, kernel 6 of 10 */
static void test_32_dense_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_32_memory *m = call->arena;
    (void)slice;
    shared_dense_MatMul(m->dense_MatMul_partial, m->dense_MatMul, s->dense_bias, m->dense_BiasAdd,
        m->dense_Relu);
}

/* test_32, kernel 7 of 10 */
static void test_32_dense_1_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_32_memory *m = call->arena;
    (void)slice;
    shared_dense_1_MatMul(m->dense_Relu, s->dense_1_kernel, m->dense_1_MatMul, s->dense_1_bias,
        m->dense_1_BiasAdd, &m->dense_1_BiasAdd[0][0], &m->dense_1_Relu[0][0]);
}

/* test_32, kernel 8 of 10: 15 ops in a row
 *   from   mnist_expert_seed.lua:51 loss forward
 *   cost   3329 operations, 21.4 k bytes */
static void test_32_loss_max(const struct gradc_call *call, int slice)
{
    struct test_32_memory *m = call->arena;
    (void)slice;
    const float *dense_1_Relu_flat = &m->dense_1_Relu[0][0];
    float *loss_max_flat = &m->loss_max[0][0];
    float *loss_min_flat = &m->loss_min[0][0];
    float *loss_log_flat = &m->loss_log[0][0];
    const uint8_t *field1 = call->inputs[1];
    const uint8_t *loss_equal_flat = &m->loss_equal[0][0];
    const float *loss_sub_flat = &m->loss_sub[0][0];
    float *loss_select_flat = &m->loss_select[0][0];
    float *loss_exp_flat = &m->loss_exp[0][0];
    /* loss/max */
    for (int i = 0; i < 320; i += 8)
        store_8(&loss_max_flat[i], 1e-07f < load_8(&dense_1_Relu_flat[i]) ? load_8(&dense_1_Relu_flat[i]) :
            (vec8)1e-07f);
    /* loss/min */
    for (int i = 0; i < 320; i += 8)
        store_8(&loss_min_flat[i], load_8(&loss_max_flat[i]) < 0.9999999f ? load_8(&loss_max_flat[i]) :
            (vec8)0.9999999f);
    /* loss/log */
    for (int i = 0; i < 320; i += 8)
        store_8(&loss_log_flat[i], log_8(load_8(&loss_min_flat[i])));
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
    store_int_8(&m->loss_to_int32[0], bytes_to_int_8(load_bytes_8(&field1[0])));
    store_int_8(&m->loss_to_int32[8], bytes_to_int_8(load_bytes_8(&field1[8])));
    store_int_8(&m->loss_to_int32[16], bytes_to_int_8(load_bytes_8(&field1[16])));
    store_int_8(&m->loss_to_int32[24], bytes_to_int_8(load_bytes_8(&field1[24])));
    /* loss/equal */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->loss_equal[b][n2] = n2 == m->loss_to_int32[b];
    /* loss/select */
    for (int i = 0; i < 320; i += 8)
        store_8(&loss_select_flat[i], load_mask_8(&loss_equal_flat[i]) ? load_8(&loss_sub_flat[i]) :
            (vec8)0.0f);
    /* loss/Sum */
    for (int b = 0; b < 32; ++b) {
        float sum = 0;
        for (int n2 = 0; n2 < 10; ++n2)
            sum += m->loss_select[b][n2];
        m->loss_Sum[b] = sum;
    }
    /* loss/exp */
    for (int i = 0; i < 320; i += 8)
        store_8(&loss_exp_flat[i], exp_8(load_8(&loss_sub_flat[i])));
    /* loss/Sum */
    for (int b = 0; b < 32; ++b) {
        float sum = 0;
        for (int n2 = 0; n2 < 10; ++n2)
            sum += m->loss_exp[b][n2];
        m->loss_Sum2[b] = sum;
    }
    /* loss/log */
    store_8(&m->loss_log2[0], log_8(load_8(&m->loss_Sum2[0])));
    store_8(&m->loss_log2[8], log_8(load_8(&m->loss_Sum2[8])));
    store_8(&m->loss_log2[16], log_8(load_8(&m->loss_Sum2[16])));
    store_8(&m->loss_log2[24], log_8(load_8(&m->loss_Sum2[24])));
    /* loss/sub */
    store_8(&m->loss_sub2[0], load_8(&m->loss_log2[0]) - load_8(&m->loss_Sum[0]));
    store_8(&m->loss_sub2[8], load_8(&m->loss_log2[8]) - load_8(&m->loss_Sum[8]));
    store_8(&m->loss_sub2[16], load_8(&m->loss_log2[16]) - load_8(&m->loss_Sum[16]));
    store_8(&m->loss_sub2[24], load_8(&m->loss_log2[24]) - load_8(&m->loss_Sum[24]));
    /* loss/Sum */
    {
        vec8 sum = 0;
        sum += load_8(&m->loss_sub2[0]);
        sum += load_8(&m->loss_sub2[8]);
        sum += load_8(&m->loss_sub2[16]);
        sum += load_8(&m->loss_sub2[24]);
        m->loss_Sum3[0] = sum_lanes_8(sum);
    }
    /* test_loss/Sum */
    m->test_loss_Sum[0] = m->loss_Sum3[0] / 32.0f;
}

/* test_32, kernel 9 of 10: 2 ops in a row
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

/* test_32, kernel 10 of 10: 9 ops in a row
 *   from   mnist_expert_seed.lua:54 test_accuracy forward
 *   cost   1378 operations, 6744 bytes */
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
    store_mask_8(&m->test_accuracy_equal2[0], load_int_8(&m->test_accuracy_Min[0]) ==
        load_int_8(&m->loss_to_int32[0]));
    store_mask_8(&m->test_accuracy_equal2[8], load_int_8(&m->test_accuracy_Min[8]) ==
        load_int_8(&m->loss_to_int32[8]));
    store_mask_8(&m->test_accuracy_equal2[16], load_int_8(&m->test_accuracy_Min[16]) ==
        load_int_8(&m->loss_to_int32[16]));
    store_mask_8(&m->test_accuracy_equal2[24], load_int_8(&m->test_accuracy_Min[24]) ==
        load_int_8(&m->loss_to_int32[24]));
    /* test_accuracy/select */
    store_8(&m->test_accuracy_select2[0], load_mask_8(&m->test_accuracy_equal2[0]) ? (vec8)1.0f :
        (vec8)0.0f);
    store_8(&m->test_accuracy_select2[8], load_mask_8(&m->test_accuracy_equal2[8]) ? (vec8)1.0f :
        (vec8)0.0f);
    store_8(&m->test_accuracy_select2[16], load_mask_8(&m->test_accuracy_equal2[16]) ? (vec8)1.0f :
        (vec8)0.0f);
    store_8(&m->test_accuracy_select2[24], load_mask_8(&m->test_accuracy_equal2[24]) ? (vec8)1.0f :
        (vec8)0.0f);
    /* test_accuracy/Sum */
    {
        vec8 sum = 0;
        sum += load_8(&m->test_accuracy_select2[0]);
        sum += load_8(&m->test_accuracy_select2[8]);
        sum += load_8(&m->test_accuracy_select2[16]);
        sum += load_8(&m->test_accuracy_select2[24]);
        m->test_accuracy_Sum[0] = sum_lanes_8(sum);
    }
    /* test_accuracy/add */
    s->test_accuracy_total[0] = s->test_accuracy_total[0] + m->test_accuracy_Sum[0];
    /* test_accuracy/add */
    s->test_accuracy_count[0] = s->test_accuracy_count[0] + 32.0f;
}

/* test_16, kernel 1 of 10: 2 ops in a row
 *   from   mnist_expert_seed.lua:6 forward
 *   cost   25.1 k operations, 163.1 k bytes */
static void test_16_to_float32(const struct gradc_call *call, int slice)
{
    struct test_16_memory *m = call->arena;
    (void)slice;
    const uint8_t *field0_flat = call->inputs[0];
    float *to_float32_flat = &m->to_float32[0][0][0];
    float *div_flat = &m->div[0][0][0];
    /* to_float32 */
    for (int i = 0; i < 12544; i += 8)
        store_8(&to_float32_flat[i], to_float_8(bytes_to_int_8(load_bytes_8(&field0_flat[i]))));
    /* div */
    for (int i = 0; i < 12544; i += 8)
        store_8(&div_flat[i], load_8(&to_float32_flat[i]) / 255.0f);
}

/* test_16, kernel 2 of 10: conv2d_Conv2D[b, y, x, c] = sum p 3 q 3: div[b, y + p, x + q] * conv2d_kernel[p,
 *     q, c]
 *   from   mnist_expert_seed.lua:15 conv2d forward | my_model/conv2d/Conv2D (contract)
 *   axes   b 16, y 26 in 8 slices, x 26, c 32 in vectors of 8 | reduced: p 3, q 3
 *   cost   3115.0 k multiply-adds, 1435.8 k bytes */
static void test_16_conv2d_Conv2D(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y) {
        for (int c = 0; c < 32; c += 16) {
            for (int b = 0; b < 16; b += 4) {
                for (int x = 0; x < 26; ++x) {
                    vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0,
                        sum31 = 0;
                    {
#pragma clang fp contract(on)
                        const float a0 = m->div[b][y][x], a1 = m->div[b + 1][y][x],
                            a2 = m->div[b + 2][y][x],
                            a3 = m->div[b + 3][y][x], a4 = m->div[b][y][x + 1],
                                a5 = m->div[b + 1][y][x + 1],
                            a6 = m->div[b + 2][y][x + 1], a7 = m->div[b + 3][y][x + 1],
                            a8 = m->div[b][y][x + 2], a9 = m->div[b + 1][y][x + 2],
                            a10 = m->div[b + 2][y][x + 2], a11 = m->div[b + 3][y][x + 2],
                            a12 = m->div[b][y + 1][x], a13 = m->div[b + 1][y + 1][x],
                            a14 = m->div[b + 2][y + 1][x], a15 = m->div[b + 3][y + 1][x],
                            a16 = m->div[b][y + 1][x + 1], a17 = m->div[b + 1][y + 1][x + 1],
                            a18 = m->div[b + 2][y + 1][x + 1], a19 = m->div[b + 3][y + 1][x + 1],
                            a20 = m->div[b][y + 1][x + 2], a21 = m->div[b + 1][y + 1][x + 2],
                            a22 = m->div[b + 2][y + 1][x + 2], a23 = m->div[b + 3][y + 1][x + 2],
                            a24 = m->div[b][y + 2][x], a25 = m->div[b + 1][y + 2][x],
                            a26 = m->div[b + 2][y + 2][x], a27 = m->div[b + 3][y + 2][x],
                            a28 = m->div[b][y + 2][x + 1], a29 = m->div[b + 1][y + 2][x + 1],
                            a30 = m->div[b + 2][y + 2][x + 1], a31 = m->div[b + 3][y + 2][x + 1],
                            a32 = m->div[b][y + 2][x + 2], a33 = m->div[b + 1][y + 2][x + 2],
                            a34 = m->div[b + 2][y + 2][x + 2], a35 = m->div[b + 3][y + 2][x + 2];
                        const vec8 b0 = load_8(&s->conv2d_kernel[0][0][c]),
                            b1 = load_8(&s->conv2d_kernel[0][0][c + 8]),
                            b2 = load_8(&s->conv2d_kernel[0][1][c]),
                            b3 = load_8(&s->conv2d_kernel[0][1][c + 8]),
                            b4 = load_8(&s->conv2d_kernel[0][2][c]),
                            b5 = load_8(&s->conv2d_kernel[0][2][c + 8]),
                            b6 = load_8(&s->conv2d_kernel[1][0][c]),
                            b7 = load_8(&s->conv2d_kernel[1][0][c + 8]),
                            b8 = load_8(&s->conv2d_kernel[1][1][c]),
                            b9 = load_8(&s->conv2d_kernel[1][1][c + 8]),
                            b10 = load_8(&s->conv2d_kernel[1][2][c]),
                            b11 = load_8(&s->conv2d_kernel[1][2][c + 8]),
                            b12 = load_8(&s->conv2d_kernel[2][0][c]),
                            b13 = load_8(&s->conv2d_kernel[2][0][c + 8]),
                            b14 = load_8(&s->conv2d_kernel[2][1][c]),
                            b15 = load_8(&s->conv2d_kernel[2][1][c + 8]),
                            b16 = load_8(&s->conv2d_kernel[2][2][c]),
                            b17 = load_8(&s->conv2d_kernel[2][2][c + 8]);
                        sum00 += a0 * b0, sum01 += a0 * b1, sum10 += a1 * b0, sum11 += a1 * b1,
                            sum20 += a2 * b0, sum21 += a2 * b1, sum30 += a3 * b0, sum31 += a3 * b1;
                        sum00 += a4 * b2, sum01 += a4 * b3, sum10 += a5 * b2, sum11 += a5 * b3,
                            sum20 += a6 * b2, sum21 += a6 * b3, sum30 += a7 * b2, sum31 += a7 * b3;
                        sum00 += a8 * b4, sum01 += a8 * b5, sum10 += a9 * b4, sum11 += a9 * b5,
                            sum20 += a10 * b4, sum21 += a10 * b5, sum30 += a11 * b4, sum31 += a11 * b5;
                        sum00 += a12 * b6, sum01 += a12 * b7, sum10 += a13 * b6, sum11 += a13 * b7,
                            sum20 += a14 * b6, sum21 += a14 * b7, sum30 += a15 * b6, sum31 += a15 * b7;
                        sum00 += a16 * b8, sum01 += a16 * b9, sum10 += a17 * b8, sum11 += a17 * b9,
                            sum20 += a18 * b8, sum21 += a18 * b9, sum30 += a19 * b8, sum31 += a19 * b9;
                        sum00 += a20 * b10, sum01 += a20 * b11, sum10 += a21 * b10, sum11 += a21 * b11,
                            sum20 += a22 * b10, sum21 += a22 * b11, sum30 += a23 * b10,
                            sum31 += a23 * b11;
                        sum00 += a24 * b12, sum01 += a24 * b13, sum10 += a25 * b12, sum11 += a25 * b13,
                            sum20 += a26 * b12, sum21 += a26 * b13, sum30 += a27 * b12,
                            sum31 += a27 * b13;
                        sum00 += a28 * b14, sum01 += a28 * b15, sum10 += a29 * b14, sum11 += a29 * b15,
                            sum20 += a30 * b14, sum21 += a30 * b15, sum30 += a31 * b14,
                            sum31 += a31 * b15;
                        sum00 += a32 * b16, sum01 += a32 * b17, sum10 += a33 * b16, sum11 += a33 * b17,
                            sum20 += a34 * b16, sum21 += a34 * b17, sum30 += a35 * b16,
                            sum31 += a35 * b17;
                    }
                    store_8(&m->conv2d_Conv2D[b][y][x][c], sum00);
                    store_8(&m->conv2d_Conv2D[b][y][x][c + 8], sum01);
                    store_8(&m->conv2d_Conv2D[b + 1][y][x][c], sum10);
                    store_8(&m->conv2d_Conv2D[b + 1][y][x][c + 8], sum11);
                    store_8(&m->conv2d_Conv2D[b + 2][y][x][c], sum20);
                    store_8(&m->conv2d_Conv2D[b + 2][y][x][c + 8], sum21);
                    store_8(&m->conv2d_Conv2D[b + 3][y][x][c], sum30);
                    store_8(&m->conv2d_Conv2D[b + 3][y][x][c + 8], sum31);
                }
            }
        }
    }
}

/* test_16, kernel 3 of 10: conv2d_BiasAdd[b, y, x, c] = conv2d_Conv2D[b, y, x, c] + conv2d_bias[c]
 *   from   mnist_expert_seed.lua:15 conv2d forward | my_model/conv2d/BiasAdd (add)
 *   axes   b 16, y 26 in 8 slices, x 26, c 32 in vectors of 8
 *   cost   346.1 k operations, 2769.0 k bytes */
static void test_16_conv2d_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int b = 0; b < 16; ++b)
        for (int y = from; y < to; ++y)
            for (int x = 0; x < 26; ++x)
                for (int c = 0; c < 32; c += 8)
                    store_8(&m->conv2d_BiasAdd[b][y][x][c], load_8(&m->conv2d_Conv2D[b][y][x][c]) +
                        load_8(&s->conv2d_bias[c]));
}

/* test_16, kernel 4 of 10: conv2d_Relu[b, y, x, c] = conv2d_BiasAdd[b, y, x, c] < 0 ? 0 : conv2d_BiasAdd[b,
 *     y, x, c]
 *   from   mnist_expert_seed.lua:15 conv2d forward | my_model/conv2d/Relu (max)
 *   axes   b 16, y 26 in 8 slices, x 26, c 32 in vectors of 8
 *   cost   346.1 k operations, 2768.9 k bytes */
static void test_16_conv2d_Relu(const struct gradc_call *call, int slice)
{
    struct test_16_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int b = 0; b < 16; ++b)
        for (int y = from; y < to; ++y)
            for (int x = 0; x < 26; ++x)
                for (int c = 0; c < 32; c += 8)
                    store_8(&m->conv2d_Relu[b][y][x][c], load_8(&m->conv2d_BiasAdd[b][y][x][c]) < 0.0f ?
                        (vec8)0.0f : load_8(&m->conv2d_BiasAdd[b][y][x][c]));
}

/* test_16, kernel 5 of 10: dense_MatMul_partial[slice, b, n] = sum y 26 x 26 c 32: conv2d_Relu[b, y, x, c]
 *     * dense_kernel[y, x, c, n]
 *   from   mnist_expert_seed.lua:17 dense forward | my_model/dense/MatMul (contract)
 *   axes   b 16, n 128 in vectors of 8 | reduced: y 26 in 8 slices, x 26, c 32
 *   cost   44.3 M multiply-adds, 12.5 M bytes */
static void test_16_dense_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int n = 0; n < 128; n += 16) {
        for (int b = 0; b < 16; b += 4) {
            vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0,
                sum31 = 0;
            for (int y = from; y < to; ++y) {
                for (int x = 0; x < 26; ++x) {
                    for (int c = 0; c < 32; ++c) {
#pragma clang fp contract(on)
                        const float a0 = m->conv2d_Relu[b][y][x][c], a1 = m->conv2d_Relu[b + 1][y][x][c],
                            a2 = m->conv2d_Relu[b + 2][y][x][c], a3 = m->conv2d_Relu[b + 3][y][x][c];
                        const vec8 b0 = load_8(&s->dense_kernel[y][x][c][n]),
                            b1 = load_8(&s->dense_kernel[y][x][c][n + 8]);
                        sum00 += a0 * b0, sum01 += a0 * b1, sum10 += a1 * b0, sum11 += a1 * b1,
                            sum20 += a2 * b0, sum21 += a2 * b1, sum30 += a3 * b0, sum31 += a3 * b1;
                    }
                }
            }
            store_8(&m->dense_MatMul_partial[slice][b][n], sum00);
            store_8(&m->dense_MatMul_partial[slice][b][n + 8], sum01);
            store_8(&m->dense_MatMul_partial[slice][b + 1][n], sum10);
            store_8(&m->dense_MatMul_partial[slice][b + 1][n + 8], sum11);
            store_8(&m->dense_MatMul_partial[slice][b + 2][n], sum20);
            store_8(&m->dense_MatMul_partial[slice][b + 2][n + 8], sum21);
            store_8(&m->dense_MatMul_partial[slice][b + 3][n], sum30);
            store_8(&m->dense_MatMul_partial[slice][b + 3][n + 8], sum31);
        }
    }
}

/* test_16, kernel 6 of 10: 3 ops in a row
 *   from   mnist_expert_seed.lua:17 dense forward
 *   cost   20.5 k operations, 107.0 k bytes */
static void test_16_dense_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    (void)slice;
    /* my_model/dense/MatMul */
    for (int b = 0; b < 16; ++b)
        for (int n = 0; n < 128; n += 8) {
            vec8 sum = 0;
            for (int slice = 0; slice < 8; ++slice)
                sum += load_8(&m->dense_MatMul_partial[slice][b][n]);
            store_8(&m->dense_MatMul[b][n], sum);
        }
    /* my_model/dense/BiasAdd */
    for (int b = 0; b < 16; ++b)
        for (int n = 0; n < 128; n += 8)
            store_8(&m->dense_BiasAdd[b][n], load_8(&m->dense_MatMul[b][n]) + load_8(&s->dense_bias[n]));
    /* my_model/dense/Relu */
    for (int b = 0; b < 16; ++b)
        for (int n = 0; n < 128; n += 8)
            store_8(&m->dense_Relu[b][n], load_8(&m->dense_BiasAdd[b][n]) < 0.0f ? (vec8)0.0f :
                load_8(&m->dense_BiasAdd[b][n]));
}

/* test_16, kernel 7 of 10: 3 ops in a row
 *   from   mnist_expert_seed.lua:18 dense_1 forward
 *   cost   20.5 k multiply-adds, 16.6 k bytes */
static void test_16_dense_1_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    (void)slice;
    const float *dense_1_BiasAdd_flat = &m->dense_1_BiasAdd[0][0];
    float *dense_1_Relu_flat = &m->dense_1_Relu[0][0];
    /* my_model/dense_1/MatMul */
    for (int b = 0; b < 16; b += 8) {
        vec8 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0, sum4 = 0, sum5 = 0, sum6 = 0, sum7 = 0;
        for (int n = 0; n < 128; ++n) {
#pragma clang fp contract(on)
            const vec8 b0 = load_8(&s->dense_1_kernel[n][0]);
            sum0 += m->dense_Relu[b][n] * b0, sum1 += m->dense_Relu[b + 1][n] * b0,
                sum2 += m->dense_Relu[b + 2][n] * b0, sum3 += m->dense_Relu[b + 3][n] * b0,
                sum4 += m->dense_Relu[b + 4][n] * b0, sum5 += m->dense_Relu[b + 5][n] * b0,
                sum6 += m->dense_Relu[b + 6][n] * b0, sum7 += m->dense_Relu[b + 7][n] * b0;
        }
        store_8(&m->dense_1_MatMul[b][0], sum0);
        store_8(&m->dense_1_MatMul[b + 1][0], sum1);
        store_8(&m->dense_1_MatMul[b + 2][0], sum2);
        store_8(&m->dense_1_MatMul[b + 3][0], sum3);
        store_8(&m->dense_1_MatMul[b + 4][0], sum4);
        store_8(&m->dense_1_MatMul[b + 5][0], sum5);
        store_8(&m->dense_1_MatMul[b + 6][0], sum6);
        store_8(&m->dense_1_MatMul[b + 7][0], sum7);
    }
    for (int b = 0; b < 16; b += 8) {
        vec2 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0, sum4 = 0, sum5 = 0, sum6 = 0, sum7 = 0;
        for (int n = 0; n < 128; ++n) {
#pragma clang fp contract(on)
            const vec2 b0 = load_2(&s->dense_1_kernel[n][8]);
            sum0 += m->dense_Relu[b][n] * b0, sum1 += m->dense_Relu[b + 1][n] * b0,
                sum2 += m->dense_Relu[b + 2][n] * b0, sum3 += m->dense_Relu[b + 3][n] * b0,
                sum4 += m->dense_Relu[b + 4][n] * b0, sum5 += m->dense_Relu[b + 5][n] * b0,
                sum6 += m->dense_Relu[b + 6][n] * b0, sum7 += m->dense_Relu[b + 7][n] * b0;
        }
        store_2(&m->dense_1_MatMul[b][8], sum0);
        store_2(&m->dense_1_MatMul[b + 1][8], sum1);
        store_2(&m->dense_1_MatMul[b + 2][8], sum2);
        store_2(&m->dense_1_MatMul[b + 3][8], sum3);
        store_2(&m->dense_1_MatMul[b + 4][8], sum4);
        store_2(&m->dense_1_MatMul[b + 5][8], sum5);
        store_2(&m->dense_1_MatMul[b + 6][8], sum6);
        store_2(&m->dense_1_MatMul[b + 7][8], sum7);
    }
    /* my_model/dense_1/BiasAdd */
    for (int b = 0; b < 16; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->dense_1_BiasAdd[b][n2] = m->dense_1_MatMul[b][n2] + s->dense_1_bias[n2];
    /* my_model/dense_1/Relu */
    for (int i = 0; i < 160; i += 8)
        store_8(&dense_1_Relu_flat[i], load_8(&dense_1_BiasAdd_flat[i]) < 0.0f ? (vec8)0.0f :
            load_8(&dense_1_BiasAdd_flat[i]));
}

/* test_16, kernel 8 of 10: 15 ops in a row
 *   from   mnist_expert_seed.lua:51 loss forward
 *   cost   1665 operations, 10.7 k bytes */
static void test_16_loss_max(const struct gradc_call *call, int slice)
{
    struct test_16_memory *m = call->arena;
    (void)slice;
    const float *dense_1_Relu_flat = &m->dense_1_Relu[0][0];
    float *loss_max_flat = &m->loss_max[0][0];
    float *loss_min_flat = &m->loss_min[0][0];
    float *loss_log_flat = &m->loss_log[0][0];
    const uint8_t *field1 = call->inputs[1];
    const uint8_t *loss_equal_flat = &m->loss_equal[0][0];
    const float *loss_sub_flat = &m->loss_sub[0][0];
    float *loss_select_flat = &m->loss_select[0][0];
    float *loss_exp_flat = &m->loss_exp[0][0];
    /* loss/max */
    for (int i = 0; i < 160; i += 8)
        store_8(&loss_max_flat[i], 1e-07f < load_8(&dense_1_Relu_flat[i]) ? load_8(&dense_1_Relu_flat[i]) :
            (vec8)1e-07f);
    /* loss/min */
    for (int i = 0; i < 160; i += 8)
        store_8(&loss_min_flat[i], load_8(&loss_max_flat[i]) < 0.9999999f ? load_8(&loss_max_flat[i]) :
            (vec8)0.9999999f);
    /* loss/log */
    for (int i = 0; i < 160; i += 8)
        store_8(&loss_log_flat[i], log_8(load_8(&loss_min_flat[i])));
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
    store_int_8(&m->loss_to_int32[0], bytes_to_int_8(load_bytes_8(&field1[0])));
    store_int_8(&m->loss_to_int32[8], bytes_to_int_8(load_bytes_8(&field1[8])));
    /* loss/equal */
    for (int b = 0; b < 16; ++b)
        for (int n2 = 0; n2 < 10; ++n2)
            m->loss_equal[b][n2] = n2 == m->loss_to_int32[b];
    /* loss/select */
    for (int i = 0; i < 160; i += 8)
        store_8(&loss_select_flat[i], load_mask_8(&loss_equal_flat[i]) ? load_8(&loss_sub_flat[i]) :
            (vec8)0.0f);
    /* loss/Sum */
    for (int b = 0; b < 16; ++b) {
        float sum = 0;
        for (int n2 = 0; n2 < 10; ++n2)
            sum += m->loss_select[b][n2];
        m->loss_Sum[b] = sum;
    }
    /* loss/exp */
    for (int i = 0; i < 160; i += 8)
        store_8(&loss_exp_flat[i], exp_8(load_8(&loss_sub_flat[i])));
    /* loss/Sum */
    for (int b = 0; b < 16; ++b) {
        float sum = 0;
        for (int n2 = 0; n2 < 10; ++n2)
            sum += m->loss_exp[b][n2];
        m->loss_Sum2[b] = sum;
    }
    /* loss/log */
    store_8(&m->loss_log2[0], log_8(load_8(&m->loss_Sum2[0])));
    store_8(&m->loss_log2[8], log_8(load_8(&m->loss_Sum2[8])));
    /* loss/sub */
    store_8(&m->loss_sub2[0], load_8(&m->loss_log2[0]) - load_8(&m->loss_Sum[0]));
    store_8(&m->loss_sub2[8], load_8(&m->loss_log2[8]) - load_8(&m->loss_Sum[8]));
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

/* test_16, kernel 10 of 10: 9 ops in a row
 *   from   mnist_expert_seed.lua:54 test_accuracy forward
 *   cost   690 operations, 3384 bytes */
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
    store_mask_8(&m->test_accuracy_equal2[0], load_int_8(&m->test_accuracy_Min[0]) ==
        load_int_8(&m->loss_to_int32[0]));
    store_mask_8(&m->test_accuracy_equal2[8], load_int_8(&m->test_accuracy_Min[8]) ==
        load_int_8(&m->loss_to_int32[8]));
    /* test_accuracy/select */
    store_8(&m->test_accuracy_select2[0], load_mask_8(&m->test_accuracy_equal2[0]) ? (vec8)1.0f :
        (vec8)0.0f);
    store_8(&m->test_accuracy_select2[8], load_mask_8(&m->test_accuracy_equal2[8]) ? (vec8)1.0f :
        (vec8)0.0f);
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
    shared_to_float32(call->inputs[0], &m->to_float32[0][0][0], &m->div[0][0][0]);
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
static void predict_32_dense_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_32_memory *m = call->arena;
    shared_dense_MatMul_partial(m->conv2d_Relu, s->dense_kernel, m->dense_MatMul_partial, slice);
}

/* predict_32, kernel 6 of 7 */
static void predict_32_dense_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_32_memory *m = call->arena;
    (void)slice;
    shared_dense_MatMul(m->dense_MatMul_partial, m->dense_MatMul, s->dense_bias, m->dense_BiasAdd,
        m->dense_Relu);
}

/* predict_32, kernel 7 of 7 */
static void predict_32_dense_1_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_32_memory *m = call->arena;
    (void)slice;
    shared_dense_1_MatMul(m->dense_Relu, s->dense_1_kernel, m->dense_1_MatMul, s->dense_1_bias,
        m->dense_1_BiasAdd, &m->dense_1_BiasAdd[0][0], &m->dense_1_Relu[0][0]);
}

/* metrics, kernel 1 of 4: train_loss_select = (train_loss_count == 0) ? 0 : (train_loss_total / (1 <
 *     train_loss_count ? train_loss_count : 1))
 *   from   mnist_expert_seed.lua:33 train_loss forward | train_loss/select (select)
 *   axes   none: one element
 *   cost   4 operations, 16 bytes */
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
 *   cost   4 operations, 16 bytes */
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
 *   cost   4 operations, 16 bytes */
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
 *   cost   4 operations, 16 bytes */
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
 *   cost   5 operations, 16 bytes */
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
 *   cost   5 operations, 16 bytes */
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
 *   cost   0 operations, 8 bytes */
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
    {"conv2d_kernel_random", initialize_conv2d_kernel_random, 1},
    {"conv2d_bias", initialize_conv2d_bias, 1},
    {"dense_kernel_random", initialize_dense_kernel_random, 8},
    {"dense_kernel", initialize_dense_kernel, 8},
    {"dense_bias", initialize_dense_bias, 1},
    {"dense_1_kernel_random", initialize_dense_1_kernel_random, 1},
    {"dense_1_bias", initialize_dense_1_bias, 1},
};

static const struct gradc_array train_32_inputs[] = {
    {"field0", GRADC_U8, 3, {32, 28, 28}, 0},
    {"field1", GRADC_U8, 1, {32}, 0},
};
static const struct gradc_array train_32_outputs[] = {
    {"loss", GRADC_F32, 0, {0}, offsetof(struct train_32_memory, loss_div)},
};
static const struct gradc_phase train_32_phases[] = {
    {"to_float32", train_32_to_float32, 1},
    {"conv2d_Conv2D", train_32_conv2d_Conv2D, 8},
    {"conv2d_BiasAdd", train_32_conv2d_BiasAdd, 8},
    {"conv2d_Relu", train_32_conv2d_Relu, 8},
    {"dense_MatMul_partial", train_32_dense_MatMul_partial, 8},
    {"dense_MatMul", train_32_dense_MatMul, 1},
    {"dense_1_MatMul", train_32_dense_1_MatMul, 1},
    {"loss_max", train_32_loss_max, 1},
    {"d_loss_log_div", train_32_d_loss_log_div, 1},
    {"d_dense_1_Relu_less", train_32_d_dense_1_Relu_less, 1},
    {"d_dense_Relu_less", train_32_d_dense_Relu_less, 1},
    {"d_dense_MatMul_contract", train_32_d_dense_MatMul_contract, 8},
    {"d_dense_MatMul_contract2", train_32_d_dense_MatMul_contract2, 8},
    {"d_conv2d_Relu_less", train_32_d_conv2d_Relu_less, 8},
    {"d_conv2d_Relu_select", train_32_d_conv2d_Relu_select, 8},
    {"d_conv2d_view_reduce_partial", train_32_d_conv2d_view_reduce_partial, 8},
    {"d_conv2d_view_reduce", train_32_d_conv2d_view_reduce, 1},
    {"d_conv2d_Conv2D_contract_partial", train_32_d_conv2d_Conv2D_contract_partial, 8},
    {"d_conv2d_Conv2D_contract", train_32_d_conv2d_Conv2D_contract, 1},
    {"Adam_iter", train_32_Adam_iter, 1},
    {"conv2d_kernel_sub", train_32_conv2d_kernel_sub, 1},
    {"conv2d_bias_sub", train_32_conv2d_bias_sub, 1},
    {"dense_kernel_sub", train_32_dense_kernel_sub, 8},
    {"dense_kernel_mul", train_32_dense_kernel_mul, 8},
    {"dense_kernel_m", train_32_dense_kernel_m, 8},
    {"dense_kernel_mul2", train_32_dense_kernel_mul2, 8},
    {"dense_kernel_sub2", train_32_dense_kernel_sub2, 8},
    {"dense_kernel_mul3", train_32_dense_kernel_mul3, 8},
    {"dense_kernel_v", train_32_dense_kernel_v, 8},
    {"dense_kernel_mul4", train_32_dense_kernel_mul4, 8},
    {"dense_kernel_sqrt", train_32_dense_kernel_sqrt, 8},
    {"dense_kernel_add3", train_32_dense_kernel_add3, 8},
    {"dense_kernel_div", train_32_dense_kernel_div, 8},
    {"dense_kernel", train_32_dense_kernel, 8},
    {"dense_bias_sub", train_32_dense_bias_sub, 1},
    {"dense_1_kernel_sub", train_32_dense_1_kernel_sub, 1},
    {"dense_1_bias_sub", train_32_dense_1_bias_sub, 1},
    {"train_loss_total", train_32_train_loss_total, 1},
    {"train_accuracy_Max", train_32_train_accuracy_Max, 1},
};

static const struct gradc_array test_32_inputs[] = {
    {"field0", GRADC_U8, 3, {32, 28, 28}, 0},
    {"field1", GRADC_U8, 1, {32}, 0},
};
static const struct gradc_phase test_32_phases[] = {
    {"to_float32", test_32_to_float32, 1},
    {"conv2d_Conv2D", test_32_conv2d_Conv2D, 8},
    {"conv2d_BiasAdd", test_32_conv2d_BiasAdd, 8},
    {"conv2d_Relu", test_32_conv2d_Relu, 8},
    {"dense_MatMul_partial", test_32_dense_MatMul_partial, 8},
    {"dense_MatMul", test_32_dense_MatMul, 1},
    {"dense_1_MatMul", test_32_dense_1_MatMul, 1},
    {"loss_max", test_32_loss_max, 1},
    {"test_loss_total", test_32_test_loss_total, 1},
    {"test_accuracy_Max", test_32_test_accuracy_Max, 1},
};

static const struct gradc_array test_16_inputs[] = {
    {"field0", GRADC_U8, 3, {16, 28, 28}, 0},
    {"field1", GRADC_U8, 1, {16}, 0},
};
static const struct gradc_phase test_16_phases[] = {
    {"to_float32", test_16_to_float32, 1},
    {"conv2d_Conv2D", test_16_conv2d_Conv2D, 8},
    {"conv2d_BiasAdd", test_16_conv2d_BiasAdd, 8},
    {"conv2d_Relu", test_16_conv2d_Relu, 8},
    {"dense_MatMul_partial", test_16_dense_MatMul_partial, 8},
    {"dense_MatMul", test_16_dense_MatMul, 1},
    {"dense_1_MatMul", test_16_dense_1_MatMul, 1},
    {"loss_max", test_16_loss_max, 1},
    {"test_loss_total", test_16_test_loss_total, 1},
    {"test_accuracy_Max", test_16_test_accuracy_Max, 1},
};

static const struct gradc_array predict_32_inputs[] = {
    {"field0", GRADC_U8, 3, {32, 28, 28}, 0},
};
static const struct gradc_array predict_32_outputs[] = {
    {"predictions", GRADC_F32, 2, {32, 10}, offsetof(struct predict_32_memory, dense_1_Relu)},
};
static const struct gradc_phase predict_32_phases[] = {
    {"to_float32", predict_32_to_float32, 1},
    {"conv2d_Conv2D", predict_32_conv2d_Conv2D, 8},
    {"conv2d_BiasAdd", predict_32_conv2d_BiasAdd, 8},
    {"conv2d_Relu", predict_32_conv2d_Relu, 8},
    {"dense_MatMul_partial", predict_32_dense_MatMul_partial, 8},
    {"dense_MatMul", predict_32_dense_MatMul, 1},
    {"dense_1_MatMul", predict_32_dense_1_MatMul, 1},
};
static const struct gradc_array metrics_outputs[] = {
    {"loss", GRADC_F32, 0, {0}, offsetof(struct metrics_memory, train_loss_select)},
    {"accuracy", GRADC_F32, 0, {0}, offsetof(struct metrics_memory, train_accuracy_select)},
    {"val_loss", GRADC_F32, 0, {0}, offsetof(struct metrics_memory, test_loss_select)},
    {"val_accuracy", GRADC_F32, 0, {0}, offsetof(struct metrics_memory, test_accuracy_select)},
};
static const struct gradc_phase metrics_phases[] = {
    {"train_loss_select", metrics_train_loss_select, 1},
    {"train_accuracy_select", metrics_train_accuracy_select, 1},
    {"test_loss_select", metrics_test_loss_select, 1},
    {"test_accuracy_select", metrics_test_accuracy_select, 1},
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
    {"train_loss_select", epoch_end_train_loss_select, 1},
    {"mul", epoch_end_mul, 1},
    {"test_loss_select", epoch_end_test_loss_select, 1},
    {"mul2", epoch_end_mul2, 1},
    {"input", epoch_end_input, 1},
};

static const struct gradc_function functions[] = {
    {"initialize", 0, initialize_phases, initialize_inputs, NULL, 7, 1, 0},
    {"train", 32, train_32_phases, train_32_inputs, train_32_outputs, 39, 2, 1},
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
    .schedule = "unfused",
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
