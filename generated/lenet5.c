/* lenet5: a training program, written by gradc 0.1.0 from lenet5.lua.
 * Change the spec, not this file.
 *
 *   model          sequential, 61 706 trainable parameters
 *                  sequential/conv2d/kernel (5, 5, 1, 6)
 *                  sequential/conv2d/bias (6,)
 *                  sequential/conv2d_1/kernel (5, 5, 6, 16)
 *                  sequential/conv2d_1/bias (16,)
 *                  sequential/dense/kernel (400, 120)
 *                  sequential/dense/bias (120,)
 *                  sequential/dense_1/kernel (120, 84)
 *                  sequential/dense_1/bias (84,)
 *                  sequential/dense_2/kernel (84, 10)
 *                  sequential/dense_2/bias (10,)
 *   schedule       unfused: an op a kernel, laid out, tiled, vectorised
 *   target         x86-64-v3, vectors of 8 floats, 16 registers
 *   slices         8 of every phase whose work is large, whatever the machine
 *   state          741 696 bytes
 *   arena          2 154 496 bytes, valid within one call
 *   functions                   multiply-adds other operations    bytes moved
 *   initialize      10 kernels              0          184 410        738 624
 *   train_32        54 kernels     43 595 520        4 995 190     32 090 272
 *   test_32         16 kernels     13 328 640          694 309      6 273 984
 *   test_16         16 kernels      6 664 320          347 157      3 260 432
 *   predict_32      13 kernels     13 328 640          691 840      6 261 544
 *   metrics          4 kernels              0               16             64
 *   made by        gradc emit lenet5.lua --schedule=unfused --march=x86-64-v3
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

enum gradc_dtype { GRADC_F32, GRADC_I32, GRADC_I64, GRADC_U8, GRADC_BOOL };

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
    _Alignas(64) int64_t iter[1]; /* Adam/iter */
    _Alignas(64) float train_loss_total[1]; /* train_loss/total */
    _Alignas(64) float train_loss_count[1]; /* train_loss/count */
    _Alignas(64) float train_accuracy_total[1]; /* train_accuracy/total */
    _Alignas(64) float train_accuracy_count[1]; /* train_accuracy/count */
    _Alignas(64) float test_loss_total[1]; /* test_loss/total */
    _Alignas(64) float test_loss_count[1]; /* test_loss/count */
    _Alignas(64) float test_accuracy_total[1]; /* test_accuracy/total */
    _Alignas(64) float test_accuracy_count[1]; /* test_accuracy/count */
    _Alignas(64) float conv2d_kernel[5][5][6]; /* sequential/conv2d/kernel */
    _Alignas(64) float conv2d_bias[6]; /* sequential/conv2d/bias */
    _Alignas(64) float conv2d_1_kernel[5][5][6][16]; /* sequential/conv2d_1/kernel */
    _Alignas(64) float conv2d_1_bias[16]; /* sequential/conv2d_1/bias */
    _Alignas(64) float dense_kernel[5][5][16][120]; /* sequential/dense/kernel */
    _Alignas(64) float dense_bias[120]; /* sequential/dense/bias */
    _Alignas(64) float dense_1_kernel[120][84]; /* sequential/dense_1/kernel */
    _Alignas(64) float dense_1_bias[84]; /* sequential/dense_1/bias */
    _Alignas(64) float dense_2_kernel[84][10]; /* sequential/dense_2/kernel */
    _Alignas(64) float dense_2_bias[10]; /* sequential/dense_2/bias */
    _Alignas(64) float conv2d_kernel_m[5][5][6]; /* Adam/sequential/conv2d/kernel/m */
    _Alignas(64) float conv2d_kernel_v[5][5][6]; /* Adam/sequential/conv2d/kernel/v */
    _Alignas(64) float conv2d_bias_m[6]; /* Adam/sequential/conv2d/bias/m */
    _Alignas(64) float conv2d_bias_v[6]; /* Adam/sequential/conv2d/bias/v */
    _Alignas(64) float conv2d_1_kernel_m[5][5][6][16]; /* Adam/sequential/conv2d_1/kernel/m */
    _Alignas(64) float conv2d_1_kernel_v[5][5][6][16]; /* Adam/sequential/conv2d_1/kernel/v */
    _Alignas(64) float conv2d_1_bias_m[16]; /* Adam/sequential/conv2d_1/bias/m */
    _Alignas(64) float conv2d_1_bias_v[16]; /* Adam/sequential/conv2d_1/bias/v */
    _Alignas(64) float dense_kernel_m[5][5][16][120]; /* Adam/sequential/dense/kernel/m */
    _Alignas(64) float dense_kernel_v[5][5][16][120]; /* Adam/sequential/dense/kernel/v */
    _Alignas(64) float dense_bias_m[120]; /* Adam/sequential/dense/bias/m */
    _Alignas(64) float dense_bias_v[120]; /* Adam/sequential/dense/bias/v */
    _Alignas(64) float dense_1_kernel_m[120][84]; /* Adam/sequential/dense_1/kernel/m */
    _Alignas(64) float dense_1_kernel_v[120][84]; /* Adam/sequential/dense_1/kernel/v */
    _Alignas(64) float dense_1_bias_m[84]; /* Adam/sequential/dense_1/bias/m */
    _Alignas(64) float dense_1_bias_v[84]; /* Adam/sequential/dense_1/bias/v */
    _Alignas(64) float dense_2_kernel_m[84][10]; /* Adam/sequential/dense_2/kernel/m */
    _Alignas(64) float dense_2_kernel_v[84][10]; /* Adam/sequential/dense_2/kernel/v */
    _Alignas(64) float dense_2_bias_m[10]; /* Adam/sequential/dense_2/bias/m */
    _Alignas(64) float dense_2_bias_v[10]; /* Adam/sequential/dense_2/bias/v */
};
_Static_assert(sizeof(struct state) == 741696, "the state is as the memory plan has it");

/* Memory of initialize: arrays that overlap are never alive at once (kernels from - to). */
struct initialize_memory {
    union {
        struct {
            _Alignas(64) float conv2d_kernel_random[5][5][6]; /* 1 - 1 */
        };
        struct {
            _Alignas(64) float conv2d_1_kernel_random[5][5][6][16]; /* 3 - 3 */
        };
        struct {
            _Alignas(64) float dense_kernel_random[5][5][16][120]; /* 5 - 5 */
        };
        struct {
            _Alignas(64) float dense_1_kernel_random[120][84]; /* 7 - 7 */
        };
        struct {
            _Alignas(64) float dense_2_kernel_random[84][10]; /* 9 - 9 */
        };
    };
};
_Static_assert(sizeof(struct initialize_memory) <= 2154496, "the arena is as the memory plan has it");

/* Memory of train_32: arrays that overlap are never alive at once (kernels from - to). */
struct train_32_memory {
    union {
        struct {
            _Alignas(64) float rescaling_to_float32[28][28][32]; /* 1 - 1 */
            char pad_0_0[20608];
            _Alignas(64) float dense_1_kernel_sub2[120][84]; /* 49 - 49 */
            _Alignas(64) float dense_1_kernel_mul3[120][84]; /* 49 - 49 */
            _Alignas(64) float dense_1_kernel_mul4[120][84]; /* 49 - 49 */
            _Alignas(64) float dense_1_kernel_sqrt[120][84]; /* 49 - 49 */
            _Alignas(64) float dense_1_kernel_add3[120][84]; /* 49 - 49 */
            _Alignas(64) float dense_1_kernel_div[120][84]; /* 49 - 49 */
            char pad_0_1[21120];
            _Alignas(64) float dense_kernel_mul2[5][5][16][120]; /* 47 - 47 */
            _Alignas(64) float dense_kernel_sub2[5][5][16][120]; /* 47 - 47 */
            _Alignas(64) float dense_kernel_mul3[5][5][16][120]; /* 47 - 47 */
            _Alignas(64) float dense_kernel_mul4[5][5][16][120]; /* 47 - 47 */
            _Alignas(64) float dense_kernel_sqrt[5][5][16][120]; /* 47 - 47 */
            _Alignas(64) float dense_kernel_add3[5][5][16][120]; /* 47 - 47 */
            _Alignas(64) float dense_kernel_div[5][5][16][120]; /* 47 - 47 */
            _Alignas(64) float div[1]; /* 42 - 52 */
            char pad_0_2[78272];
            _Alignas(64) float d_dense_MatMul_contract2[5][5][16][120]; /* 24 - 47 */
            _Alignas(64) float rescaling_mul[28][28][32]; /* 1 - 40 */
            _Alignas(64) float d_dense_1_MatMul_contract2[120][84]; /* 20 - 49 */
            _Alignas(64) float d_conv2d_1_Conv2D_contract2[5][5][6][16]; /* 29 - 45 */
            _Alignas(64) float d_dense_2_MatMul_contract2[84][10]; /* 16 - 51 */
            _Alignas(64) float dense_2_Softmax2[10][32]; /* 13 - 54 */
            _Alignas(64) float d_dense_view_reduce[120]; /* 21 - 48 */
            _Alignas(64) float d_dense_1_view_reduce[84]; /* 17 - 50 */
            _Alignas(64) int32_t loss_to_int32[32]; /* 14 - 54 */
            _Alignas(64) float d_conv2d_1_view_reduce[16]; /* 27 - 46 */
            _Alignas(64) float d_dense_2_view_reduce[10]; /* 16 - 52 */
            _Alignas(64) float loss_div[1]; /* 14 - 55 */
        };
        struct {
            _Alignas(64) float conv2d_Conv2D[28][28][6][32]; /* 2 - 3 */
            _Alignas(64) float conv2d_BiasAdd[28][28][6][32]; /* 3 - 4 */
            _Alignas(64) float d_conv2d_1_Conv2D_contract[14][14][6][32]; /* 28 - 34 */
            _Alignas(64) uint8_t d_max_pooling2d_MaxPool_equal[14][14][6][2][2][32]; /* 30 - 31 */
            _Alignas(64) uint8_t d_max_pooling2d_MaxPool_equal2[14][14][6][2][2][32]; /* 33 - 34 */
        };
        struct {
            _Alignas(64) float conv2d_Tanh[28][28][6][32]; /* 4 - 36 */
            _Alignas(64) float conv2d_1_Conv2D[10][10][16][32]; /* 6 - 7 */
            _Alignas(64) float conv2d_1_BiasAdd[10][10][16][32]; /* 7 - 7 */
            _Alignas(64) float conv2d_1_Tanh[10][10][16][32]; /* 7 - 27 */
            _Alignas(64) float max_pooling2d_1_MaxPool[5][5][16][32]; /* 8 - 25 */
            _Alignas(64) float d_dense_MatMul_contract[5][5][16][32]; /* 23 - 25 */
            _Alignas(64) float d_dense_Tanh_mul2[120][32]; /* 21 - 23 */
            _Alignas(64) float d_dense_Tanh_mul2_by_n[32][120]; /* 23 - 24 */
            char pad_2_0[5120];
            _Alignas(64) int32_t d_max_pooling2d_MaxPool_reduce[14][14][6][32]; /* 32 - 33 */
            char pad_2_1[120832];
            _Alignas(64) float max_pooling2d_MaxPool[14][14][6][32]; /* 5 - 30 */
        };
        struct {
            _Alignas(64) float d_conv2d_Tanh_sub[28][28][6][32]; /* 37 - 38 */
            _Alignas(64) float dense_MatMul[120][32]; /* 9 - 10 */
            _Alignas(64) float dense_BiasAdd[120][32]; /* 10 - 10 */
            _Alignas(64) float d_dense_Tanh_sub[120][32]; /* 21 - 21 */
            char pad_3_0[39936];
            _Alignas(64) float dense_Tanh[120][32]; /* 10 - 21 */
            _Alignas(64) float dense_1_MatMul[84][32]; /* 12 - 12 */
            _Alignas(64) float dense_1_BiasAdd[84][32]; /* 12 - 12 */
            _Alignas(64) float dense_1_Tanh[84][32]; /* 12 - 17 */
            char pad_3_1[71168];
            _Alignas(64) float d_max_pooling2d_1_MaxPool_select2[5][5][16][2][2][32]; /* 25 - 26 */
            char pad_3_2[192512];
            _Alignas(64) float d_max_pooling2d_view_reduce[28][28][6][32]; /* 35 - 38 */
        };
        struct {
            _Alignas(64) float d_conv2d_Conv2D_contract[5][5][6]; /* 41 - 43 */
            _Alignas(64) float to_float32[1]; /* 42 - 42 */
            _Alignas(64) float pow[1]; /* 42 - 42 */
            _Alignas(64) float pow2[1]; /* 42 - 42 */
            _Alignas(64) float sub[1]; /* 42 - 42 */
            _Alignas(64) float sqrt[1]; /* 42 - 42 */
            _Alignas(64) float mul[1]; /* 42 - 42 */
            _Alignas(64) float sub2[1]; /* 42 - 42 */
            char pad_4_0[64];
            _Alignas(64) float dense_1_bias_sub2[84]; /* 50 - 50 */
            _Alignas(64) float dense_bias_sub2[120]; /* 48 - 48 */
            _Alignas(64) float dense_bias_mul3[120]; /* 48 - 48 */
            _Alignas(64) float conv2d_kernel_sub2[5][5][6]; /* 43 - 43 */
            _Alignas(64) float conv2d_kernel_mul3[5][5][6]; /* 43 - 43 */
            _Alignas(64) float conv2d_kernel_mul4[5][5][6]; /* 43 - 43 */
            _Alignas(64) float conv2d_kernel_sqrt[5][5][6]; /* 43 - 43 */
            _Alignas(64) float conv2d_kernel_add3[5][5][6]; /* 43 - 43 */
            _Alignas(64) float conv2d_kernel_div[5][5][6]; /* 43 - 43 */
            char pad_4_1[384];
            _Alignas(64) float dense_2_kernel_mul2[84][10]; /* 51 - 51 */
            _Alignas(64) float dense_2_kernel_sub2[84][10]; /* 51 - 51 */
            _Alignas(64) float dense_2_kernel_mul3[84][10]; /* 51 - 51 */
            _Alignas(64) float dense_2_kernel_mul4[84][10]; /* 51 - 51 */
            _Alignas(64) float dense_2_kernel_sqrt[84][10]; /* 51 - 51 */
            _Alignas(64) float dense_2_kernel_add3[84][10]; /* 51 - 51 */
            _Alignas(64) float dense_2_kernel_div[84][10]; /* 51 - 51 */
            char pad_4_2[7872];
            _Alignas(64) float conv2d_1_kernel_mul3[5][5][6][16]; /* 45 - 45 */
            _Alignas(64) float conv2d_1_kernel_mul4[5][5][6][16]; /* 45 - 45 */
            _Alignas(64) float conv2d_1_kernel_sqrt[5][5][6][16]; /* 45 - 45 */
            _Alignas(64) float conv2d_1_kernel_add3[5][5][6][16]; /* 45 - 45 */
            _Alignas(64) float conv2d_1_kernel_div[5][5][6][16]; /* 45 - 45 */
            char pad_4_3[105600];
            _Alignas(64) float dense_kernel_mul[5][5][16][120]; /* 47 - 47 */
            char pad_4_4[218112];
            _Alignas(64) float dense_2_MatMul[10][32]; /* 13 - 13 */
            _Alignas(64) float dense_2_BiasAdd[10][32]; /* 13 - 13 */
            _Alignas(64) float dense_2_sub[10][32]; /* 13 - 14 */
            _Alignas(64) float dense_2_Max[32]; /* 13 - 13 */
            _Alignas(64) float dense_2_Sum[32]; /* 13 - 15 */
            char pad_4_5[6656];
            _Alignas(64) float dense_2_Softmax[10][32]; /* 13 - 16 */
            _Alignas(64) float d_loss_select_select[10][32]; /* 15 - 16 */
            _Alignas(64) float d_dense_2_Softmax_mul[10][32]; /* 16 - 16 */
            _Alignas(64) float d_dense_2_Softmax_add[10][32]; /* 16 - 16 */
            _Alignas(64) float d_dense_2_Softmax_add_by_n3[32][10]; /* 16 - 16 */
            _Alignas(64) float d_loss_log_div[32]; /* 15 - 16 */
            char pad_4_6[4224];
            _Alignas(64) float d_dense_1_Tanh_sub[84][32]; /* 17 - 17 */
            _Alignas(64) float d_dense_1_Tanh_mul2[84][32]; /* 17 - 19 */
            char pad_4_7[161792];
            _Alignas(64) float d_conv2d_1_Tanh_mul[10][10][16][32]; /* 27 - 27 */
            char pad_4_8[192512];
            _Alignas(64) float d_conv2d_view_reduce[6]; /* 39 - 44 */
            char pad_4_9[12224];
            _Alignas(64) float d_conv2d_1_Tanh_sub[10][10][16][32]; /* 27 - 27 */
            _Alignas(64) uint8_t d_max_pooling2d_1_MaxPool_equal2[5][5][16][2][2][32]; /* 25 - 25 */
        };
        struct {
            _Alignas(64) float conv2d_bias_sub[6]; /* 44 - 44 */
            _Alignas(64) float conv2d_bias_mul[6]; /* 44 - 44 */
            _Alignas(64) float conv2d_bias_mul2[6]; /* 44 - 44 */
            _Alignas(64) float conv2d_bias_sub2[6]; /* 44 - 44 */
            _Alignas(64) float conv2d_bias_mul3[6]; /* 44 - 44 */
            _Alignas(64) float conv2d_bias_mul4[6]; /* 44 - 44 */
            _Alignas(64) float conv2d_bias_sqrt[6]; /* 44 - 44 */
            _Alignas(64) float conv2d_bias_add3[6]; /* 44 - 44 */
            _Alignas(64) float conv2d_bias_div[6]; /* 44 - 44 */
            char pad_5_0[64];
            _Alignas(64) float conv2d_kernel_sub[5][5][6]; /* 43 - 43 */
            _Alignas(64) float conv2d_kernel_mul[5][5][6]; /* 43 - 43 */
            _Alignas(64) float conv2d_kernel_mul2[5][5][6]; /* 43 - 43 */
            _Alignas(64) float dense_bias_mul4[120]; /* 48 - 48 */
            _Alignas(64) float dense_bias_sqrt[120]; /* 48 - 48 */
            _Alignas(64) float dense_bias_add3[120]; /* 48 - 48 */
            _Alignas(64) float dense_bias_div[120]; /* 48 - 48 */
            char pad_5_1[4992];
            _Alignas(64) float conv2d_1_kernel_mul[5][5][6][16]; /* 45 - 45 */
            _Alignas(64) float conv2d_1_kernel_mul2[5][5][6][16]; /* 45 - 45 */
            _Alignas(64) float conv2d_1_kernel_sub2[5][5][6][16]; /* 45 - 45 */
            char pad_5_2[1920];
            _Alignas(64) float dense_1_kernel_mul[120][84]; /* 49 - 49 */
            _Alignas(64) float dense_1_kernel_mul2[120][84]; /* 49 - 49 */
            char pad_5_3[481152];
            _Alignas(64) float loss_select[10][32]; /* 14 - 14 */
            _Alignas(64) uint8_t loss_equal[10][32]; /* 14 - 15 */
            _Alignas(64) float loss_Sum[32]; /* 14 - 14 */
            _Alignas(64) float loss_log[32]; /* 14 - 14 */
            _Alignas(64) float loss_sub[32]; /* 14 - 14 */
            _Alignas(64) float loss_Sum2[1]; /* 14 - 14 */
            char pad_5_4[8704];
            _Alignas(64) float d_dense_1_Tanh_mul[84][32]; /* 17 - 17 */
            char pad_5_5[695296];
            _Alignas(64) uint8_t d_max_pooling2d_1_MaxPool_equal[5][5][16][2][2][32]; /* 25 - 25 */
            _Alignas(64) int32_t d_max_pooling2d_1_MaxPool_reduce[5][5][16][32]; /* 25 - 25 */
            _Alignas(64) float d_conv2d_1_Tanh_mul2[10][10][16][32]; /* 27 - 29 */
        };
        struct {
            _Alignas(64) float conv2d_1_kernel_sub[5][5][6][16]; /* 45 - 45 */
            char pad_6_0[592512];
            _Alignas(64) float d_dense_2_MatMul_contract[84][32]; /* 16 - 17 */
            char pad_6_1[4608];
            _Alignas(64) float d_dense_Tanh_mul[120][32]; /* 21 - 21 */
        };
        struct {
            _Alignas(64) float conv2d_1_bias_sub[16]; /* 46 - 46 */
            _Alignas(64) float conv2d_1_bias_mul[16]; /* 46 - 46 */
            _Alignas(64) float conv2d_1_bias_mul2[16]; /* 46 - 46 */
            _Alignas(64) float conv2d_1_bias_sub2[16]; /* 46 - 46 */
            _Alignas(64) float conv2d_1_bias_mul3[16]; /* 46 - 46 */
            _Alignas(64) float conv2d_1_bias_mul4[16]; /* 46 - 46 */
            _Alignas(64) float conv2d_1_bias_sqrt[16]; /* 46 - 46 */
            _Alignas(64) float conv2d_1_bias_add3[16]; /* 46 - 46 */
            _Alignas(64) float conv2d_1_bias_div[16]; /* 46 - 46 */
            char pad_7_0[192];
            _Alignas(64) float dense_1_bias_mul2[84]; /* 50 - 50 */
            char pad_7_1[128];
            _Alignas(64) uint8_t train_accuracy_equal[10][32]; /* 54 - 54 */
            _Alignas(64) float train_accuracy_Max[32]; /* 54 - 54 */
            _Alignas(64) int32_t train_accuracy_Min[32]; /* 54 - 54 */
            _Alignas(64) float train_accuracy_select2[32]; /* 54 - 54 */
            _Alignas(64) uint8_t train_accuracy_equal2[32]; /* 54 - 54 */
            _Alignas(64) float train_accuracy_Sum[1]; /* 54 - 54 */
            char pad_7_2[192];
            _Alignas(64) float dense_1_bias_sqrt[84]; /* 50 - 50 */
            _Alignas(64) float dense_1_bias_add3[84]; /* 50 - 50 */
            _Alignas(64) float dense_1_bias_div[84]; /* 50 - 50 */
            char pad_7_3[598656];
            _Alignas(64) float d_dense_1_MatMul_contract[120][32]; /* 18 - 21 */
            _Alignas(64) float d_dense_1_Tanh_mul2_by_n2[32][84]; /* 19 - 20 */
        };
        struct {
            _Alignas(64) float dense_kernel_sub[5][5][16][120]; /* 47 - 47 */
            char pad_8_0[410112];
            _Alignas(64) int32_t d_max_pooling2d_1_MaxPool_select[5][5][16][2][2][32]; /* 25 - 25 */
        };
        struct {
            _Alignas(64) float dense_bias_sub[120]; /* 48 - 48 */
            _Alignas(64) float dense_bias_mul[120]; /* 48 - 48 */
            _Alignas(64) float dense_bias_mul2[120]; /* 48 - 48 */
            _Alignas(64) float dense_1_bias_mul3[84]; /* 50 - 50 */
            _Alignas(64) float dense_1_bias_mul4[84]; /* 50 - 50 */
            char pad_9_0[1088];
            _Alignas(64) float dense_2_kernel_mul[84][10]; /* 51 - 51 */
            char pad_9_1[595328];
            _Alignas(64) float d_max_pooling2d_1_view_reduce[10][10][16][32]; /* 26 - 27 */
        };
        struct {
            _Alignas(64) float dense_1_kernel_sub[120][84]; /* 49 - 49 */
            char pad_10_0[561792];
            _Alignas(64) int32_t d_max_pooling2d_MaxPool_select[14][14][6][2][2][32]; /* 31 - 32 */
        };
        struct {
            _Alignas(64) float dense_1_bias_sub[84]; /* 50 - 50 */
            _Alignas(64) float dense_1_bias_mul[84]; /* 50 - 50 */
            char pad_11_0[601344];
            _Alignas(64) float d_max_pooling2d_MaxPool_select2[14][14][6][2][2][32]; /* 34 - 35 */
        };
        struct {
            _Alignas(64) float dense_2_kernel_sub[84][10]; /* 51 - 51 */
            char pad_12_0[598720];
            _Alignas(64) float d_conv2d_Tanh_mul[28][28][6][32]; /* 36 - 37 */
        };
        struct {
            _Alignas(64) float dense_2_bias_sub[10]; /* 52 - 52 */
            _Alignas(64) float dense_2_bias_mul[10]; /* 52 - 52 */
            _Alignas(64) float dense_2_bias_mul2[10]; /* 52 - 52 */
            _Alignas(64) float dense_2_bias_sub2[10]; /* 52 - 52 */
            _Alignas(64) float dense_2_bias_mul3[10]; /* 52 - 52 */
            _Alignas(64) float dense_2_bias_mul4[10]; /* 52 - 52 */
            _Alignas(64) float dense_2_bias_sqrt[10]; /* 52 - 52 */
            _Alignas(64) float dense_2_bias_add3[10]; /* 52 - 52 */
            _Alignas(64) float dense_2_bias_div[10]; /* 52 - 52 */
            char pad_13_0[601536];
            _Alignas(64) float d_conv2d_Tanh_mul2[28][28][6][32]; /* 38 - 39 */
        };
        struct {
            _Alignas(64) int32_t train_accuracy_select[10][32]; /* 54 - 54 */
            char pad_14_0[600832];
            _Alignas(64) float dense_1_MatMul_partial[8][84][32]; /* 11 - 12 */
        };
        struct {
            _Alignas(64) float d_conv2d_Tanh_mul2_by_c[28][28][32][6]; /* 39 - 40 */
            _Alignas(64) float d_dense_MatMul_contract_partial[8][5][5][16][32]; /* 22 - 23 */
        };
        struct {
            char pad_16_0[602112];
            _Alignas(64) float d_conv2d_Conv2D_contract_partial[8][5][5][6]; /* 40 - 41 */
        };
    };
};
_Static_assert(sizeof(struct train_32_memory) <= 2154496, "the arena is as the memory plan has it");

/* Memory of test_32: arrays that overlap are never alive at once (kernels from - to). */
struct test_32_memory {
    union {
        struct {
            _Alignas(64) float rescaling_to_float32[28][28][32]; /* 1 - 1 */
            char pad_0_0[7168];
            _Alignas(64) float dense_1_Tanh[84][32]; /* 12 - 13 */
            char pad_0_1[86528];
            _Alignas(64) float conv2d_1_BiasAdd[10][10][16][32]; /* 7 - 7 */
            _Alignas(64) float conv2d_1_Tanh[10][10][16][32]; /* 7 - 8 */
        };
        struct {
            _Alignas(64) float conv2d_Conv2D[28][28][6][32]; /* 2 - 3 */
            _Alignas(64) float rescaling_mul[28][28][32]; /* 1 - 2 */
        };
        struct {
            _Alignas(64) float conv2d_Tanh[28][28][6][32]; /* 4 - 5 */
            _Alignas(64) float conv2d_BiasAdd[28][28][6][32]; /* 3 - 4 */
        };
        struct {
            _Alignas(64) float conv2d_1_Conv2D[10][10][16][32]; /* 6 - 7 */
            char pad_3_0[397312];
            _Alignas(64) float max_pooling2d_MaxPool[14][14][6][32]; /* 5 - 6 */
        };
        struct {
            _Alignas(64) float max_pooling2d_1_MaxPool[5][5][16][32]; /* 8 - 9 */
            _Alignas(64) float dense_MatMul[120][32]; /* 9 - 10 */
            char pad_4_0[19456];
            _Alignas(64) float dense_Tanh[120][32]; /* 10 - 11 */
        };
        struct {
            _Alignas(64) float dense_BiasAdd[120][32]; /* 10 - 10 */
            char pad_5_0[70656];
            _Alignas(64) float dense_1_MatMul[84][32]; /* 12 - 12 */
            _Alignas(64) float dense_1_BiasAdd[84][32]; /* 12 - 12 */
        };
        struct {
            _Alignas(64) float dense_2_MatMul[10][32]; /* 13 - 13 */
            _Alignas(64) float dense_2_BiasAdd[10][32]; /* 13 - 13 */
            _Alignas(64) float dense_2_sub[10][32]; /* 13 - 14 */
            _Alignas(64) float dense_2_Softmax[10][32]; /* 13 - 13 */
            _Alignas(64) float dense_2_Softmax2[10][32]; /* 13 - 16 */
            _Alignas(64) float dense_2_Max[32]; /* 13 - 13 */
            _Alignas(64) float dense_2_Sum[32]; /* 13 - 14 */
        };
        struct {
            _Alignas(64) float loss_select[10][32]; /* 14 - 14 */
            _Alignas(64) uint8_t loss_equal[10][32]; /* 14 - 14 */
            _Alignas(64) int32_t loss_to_int32[32]; /* 14 - 16 */
            _Alignas(64) float loss_Sum[32]; /* 14 - 14 */
            _Alignas(64) float loss_log[32]; /* 14 - 14 */
            _Alignas(64) float loss_sub[32]; /* 14 - 14 */
            _Alignas(64) float loss_Sum2[1]; /* 14 - 14 */
            _Alignas(64) float test_loss_Sum[1]; /* 14 - 15 */
        };
        struct {
            _Alignas(64) int32_t test_accuracy_select[10][32]; /* 16 - 16 */
            _Alignas(64) uint8_t test_accuracy_equal[10][32]; /* 16 - 16 */
            char pad_8_0[128];
            _Alignas(64) float test_accuracy_Max[32]; /* 16 - 16 */
            _Alignas(64) int32_t test_accuracy_Min[32]; /* 16 - 16 */
            _Alignas(64) float test_accuracy_select2[32]; /* 16 - 16 */
            _Alignas(64) uint8_t test_accuracy_equal2[32]; /* 16 - 16 */
            _Alignas(64) float test_accuracy_Sum[1]; /* 16 - 16 */
        };
        struct {
            _Alignas(64) float dense_1_MatMul_partial[8][84][32]; /* 11 - 12 */
        };
    };
};
_Static_assert(sizeof(struct test_32_memory) <= 2154496, "the arena is as the memory plan has it");

/* Memory of test_16: arrays that overlap are never alive at once (kernels from - to). */
struct test_16_memory {
    union {
        struct {
            _Alignas(64) float rescaling_to_float32[28][28][16]; /* 1 - 1 */
            char pad_0_0[3584];
            _Alignas(64) float dense_1_Tanh[84][16]; /* 12 - 13 */
            char pad_0_1[43264];
            _Alignas(64) float conv2d_1_BiasAdd[10][10][16][16]; /* 7 - 7 */
            _Alignas(64) float conv2d_1_Tanh[10][10][16][16]; /* 7 - 8 */
        };
        struct {
            _Alignas(64) float conv2d_Conv2D[28][28][6][16]; /* 2 - 3 */
            _Alignas(64) float rescaling_mul[28][28][16]; /* 1 - 2 */
        };
        struct {
            _Alignas(64) float conv2d_Tanh[28][28][6][16]; /* 4 - 5 */
            _Alignas(64) float conv2d_BiasAdd[28][28][6][16]; /* 3 - 4 */
        };
        struct {
            _Alignas(64) float conv2d_1_Conv2D[10][10][16][16]; /* 6 - 7 */
            char pad_3_0[198656];
            _Alignas(64) float max_pooling2d_MaxPool[14][14][6][16]; /* 5 - 6 */
        };
        struct {
            _Alignas(64) float max_pooling2d_1_MaxPool[5][5][16][16]; /* 8 - 9 */
            _Alignas(64) float dense_MatMul[120][16]; /* 9 - 10 */
            char pad_4_0[9728];
            _Alignas(64) float dense_Tanh[120][16]; /* 10 - 11 */
        };
        struct {
            _Alignas(64) float dense_BiasAdd[120][16]; /* 10 - 10 */
            char pad_5_0[35328];
            _Alignas(64) float dense_1_MatMul[84][16]; /* 12 - 12 */
            _Alignas(64) float dense_1_BiasAdd[84][16]; /* 12 - 12 */
        };
        struct {
            _Alignas(64) float dense_2_MatMul[10][16]; /* 13 - 13 */
            _Alignas(64) float dense_2_BiasAdd[10][16]; /* 13 - 13 */
            _Alignas(64) float dense_2_sub[10][16]; /* 13 - 14 */
            _Alignas(64) float dense_2_Softmax[10][16]; /* 13 - 13 */
            _Alignas(64) float dense_2_Softmax2[10][16]; /* 13 - 16 */
            _Alignas(64) float dense_2_Max[16]; /* 13 - 13 */
            _Alignas(64) float dense_2_Sum[16]; /* 13 - 14 */
        };
        struct {
            _Alignas(64) float loss_select[10][16]; /* 14 - 14 */
            _Alignas(64) uint8_t loss_equal[10][16]; /* 14 - 14 */
            _Alignas(64) int32_t loss_to_int32[16]; /* 14 - 16 */
            _Alignas(64) float loss_Sum[16]; /* 14 - 14 */
            _Alignas(64) float loss_log[16]; /* 14 - 14 */
            _Alignas(64) float loss_sub[16]; /* 14 - 14 */
            _Alignas(64) float loss_Sum2[1]; /* 14 - 14 */
            _Alignas(64) float test_loss_Sum[1]; /* 14 - 15 */
        };
        struct {
            _Alignas(64) int32_t test_accuracy_select[10][16]; /* 16 - 16 */
            _Alignas(64) uint8_t test_accuracy_equal[10][16]; /* 16 - 16 */
            char pad_8_0[64];
            _Alignas(64) float test_accuracy_Max[16]; /* 16 - 16 */
            _Alignas(64) int32_t test_accuracy_Min[16]; /* 16 - 16 */
            _Alignas(64) float test_accuracy_select2[16]; /* 16 - 16 */
            _Alignas(64) uint8_t test_accuracy_equal2[16]; /* 16 - 16 */
            _Alignas(64) float test_accuracy_Sum[1]; /* 16 - 16 */
        };
        struct {
            _Alignas(64) float dense_1_MatMul_partial[8][84][16]; /* 11 - 12 */
        };
    };
};
_Static_assert(sizeof(struct test_16_memory) <= 2154496, "the arena is as the memory plan has it");

/* Memory of predict_32: arrays that overlap are never alive at once (kernels from - to). */
struct predict_32_memory {
    union {
        struct {
            _Alignas(64) float rescaling_to_float32[28][28][32]; /* 1 - 1 */
            char pad_0_0[7168];
            _Alignas(64) float dense_1_Tanh[84][32]; /* 12 - 13 */
            char pad_0_1[86528];
            _Alignas(64) float conv2d_1_BiasAdd[10][10][16][32]; /* 7 - 7 */
            _Alignas(64) float conv2d_1_Tanh[10][10][16][32]; /* 7 - 8 */
        };
        struct {
            _Alignas(64) float conv2d_Conv2D[28][28][6][32]; /* 2 - 3 */
            _Alignas(64) float rescaling_mul[28][28][32]; /* 1 - 2 */
        };
        struct {
            _Alignas(64) float conv2d_Tanh[28][28][6][32]; /* 4 - 5 */
            _Alignas(64) float conv2d_BiasAdd[28][28][6][32]; /* 3 - 4 */
        };
        struct {
            _Alignas(64) float conv2d_1_Conv2D[10][10][16][32]; /* 6 - 7 */
            char pad_3_0[397312];
            _Alignas(64) float max_pooling2d_MaxPool[14][14][6][32]; /* 5 - 6 */
        };
        struct {
            _Alignas(64) float max_pooling2d_1_MaxPool[5][5][16][32]; /* 8 - 9 */
            _Alignas(64) float dense_MatMul[120][32]; /* 9 - 10 */
            char pad_4_0[19456];
            _Alignas(64) float dense_Tanh[120][32]; /* 10 - 11 */
        };
        struct {
            _Alignas(64) float dense_BiasAdd[120][32]; /* 10 - 10 */
            char pad_5_0[70656];
            _Alignas(64) float dense_1_MatMul[84][32]; /* 12 - 12 */
            _Alignas(64) float dense_1_BiasAdd[84][32]; /* 12 - 12 */
        };
        struct {
            _Alignas(64) float dense_2_MatMul[10][32]; /* 13 - 13 */
            _Alignas(64) float dense_2_BiasAdd[10][32]; /* 13 - 13 */
            _Alignas(64) float dense_2_sub[10][32]; /* 13 - 13 */
            _Alignas(64) float dense_2_Softmax[10][32]; /* 13 - 13 */
            _Alignas(64) float dense_2_Softmax2[32][10]; /* 13 - 14 */
            _Alignas(64) float dense_2_Max[32]; /* 13 - 13 */
            _Alignas(64) float dense_2_Sum[32]; /* 13 - 13 */
        };
        struct {
            _Alignas(64) float dense_1_MatMul_partial[8][84][32]; /* 11 - 12 */
        };
    };
};
_Static_assert(sizeof(struct predict_32_memory) <= 2154496, "the arena is as the memory plan has it");

/* Memory of metrics: arrays that overlap are never alive at once (kernels from - to). */
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
_Static_assert(sizeof(struct metrics_memory) <= 2154496, "the arena is as the memory plan has it");

static const int cuts_28_8[] = {0, 3, 7, 10, 14, 17, 21, 24, 28};
static const int cuts_14_8[] = {0, 1, 3, 5, 7, 8, 10, 12, 14};
static const int cuts_10_8[] = {0, 1, 2, 3, 5, 6, 7, 8, 10};
static const int cuts_120_8[] = {0, 15, 30, 45, 60, 75, 90, 105, 120};
static const int cuts_16_8[] = {0, 2, 4, 6, 8, 10, 12, 14, 16};
static const int cuts_32_8[] = {0, 4, 8, 12, 16, 20, 24, 28, 32};

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

static inline vec2 sqrt_2(vec2 x) /* one instruction, with -fno-math-errno */
{
    for (int lane = 0; lane < 2; ++lane) x[lane] = __builtin_sqrtf(x[lane]);
    return x;
}

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
typedef float vec4 __attribute__((ext_vector_type(4), aligned(4), may_alias));
typedef int32_t ivec4 __attribute__((ext_vector_type(4), aligned(4), may_alias));
typedef uint32_t uvec4 __attribute__((ext_vector_type(4), aligned(4), may_alias));
typedef uint64_t ulong4 __attribute__((ext_vector_type(4), aligned(8), may_alias));

static inline vec4 load_4(const float *p) { return *(const vec4 *)p; }

static inline void store_4(float *p, vec4 x) { *(vec4 *)p = x; }

static inline ivec4 iota_4(void) /* 0, 1, ... 4 - 1 */
{
    ivec4 x = 0;
    for (int lane = 0; lane < 4; ++lane) x[lane] = lane;
    return x;
}

static inline vec4 to_float_4(ivec4 x) { return __builtin_convertvector(x, vec4); }

static inline vec4 sqrt_4(vec4 x) /* one instruction, with -fno-math-errno */
{
    for (int lane = 0; lane < 4; ++lane) x[lane] = __builtin_sqrtf(x[lane]);
    return x;
}

static inline uvec4 high_product_4(uvec4 x, uint32_t y) /* the upper half of a 64-bit product */
{
    return __builtin_convertvector(__builtin_convertvector(x, ulong4) * y >> 32, uvec4);
}

/* Philox4x32-10: four words of counter become four random words, others for every key. (Salmon, Moraes, Dror
 * and Shaw: Parallel random numbers, as easy as 1, 2, 3. SC11.) */
static inline void philox_4(uvec4 word[4], uint32_t key0, uint32_t key1)
{
    for (int round = 0; round < 10; ++round) {
        const uvec4 high0 = high_product_4(word[0], 0xd2511f53u), low0 = word[0] * 0xd2511f53u;
        const uvec4 high2 = high_product_4(word[2], 0xcd9e8d57u), low2 = word[2] * 0xcd9e8d57u;
        word[0] = high2 ^ word[1] ^ key0, word[1] = low2;
        word[2] = high0 ^ word[3] ^ key1, word[3] = low0;
        key0 += 0x9e3779b9u, key1 += 0xbb67ae85u;
    }
}

static inline vec4 uniform_4(int64_t seed, int64_t step, int32_t stream, ivec4 index) /* in [0, 1) */
{
    const uint64_t key = (uint64_t)seed, count = (uint64_t)step;
    const uint32_t count_low = (uint32_t)count, count_high = (uint32_t)(count >> 32);
    uvec4 word[4] = {(uvec4)index >> 2, (uvec4)(uint32_t)stream, (uvec4)count_low, (uvec4)count_high};
    philox_4(word, (uint32_t)key, (uint32_t)(key >> 32));
    const ivec4 which = index & 3; /* element i is word i mod 4 of block i / 4 */
    const uvec4 random = which == 0 ? word[0] : which == 1 ? word[1] : which == 2 ? word[2] : word[3];
    return to_float_4((ivec4)(random >> 8)) * 0x1p-24f;
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

static inline void store_strided_8(float *p, int stride, vec8 x)
{
    for (int lane = 0; lane < 8; ++lane) p[lane * stride] = x[lane];
}

static inline bytes8 load_strided_bytes_8(const uint8_t *p, int stride)
{
    bytes8 x = 0;
    for (int lane = 0; lane < 8; ++lane) x[lane] = p[lane * stride];
    return x;
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

static inline vec8 tanh_8(vec8 x) /* m / (m + 2) where m = e^(2x) - 1, within 3 ulp; steps as in exp */
{
    x = x < -10.0f ? -10.0f : x;
    x = x > 10.0f ? 10.0f : x;
    const vec8 shifted = x * 2.88539008f + 12582912.0f;
    const vec8 n = shifted - 12582912.0f;
    const vec8 r = (x + x) - n * 0.693145752f - n * 1.42860677e-06f;
    const vec8 power = as_float_8((ivec8)(((uvec8)as_int_8(shifted) << 23) + (127u << 23)));
    const vec8 m = (power - 1.0f) + power * exp_series_8(r);
    return m / (m + 2.0f);
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

/* initialize, kernel 1 of 10: 2 ops in a row, each as its comment says
 *   from   lenet5.lua:6 kernel forward
 *   cost   450 operations, 1808 bytes */
static void initialize_conv2d_kernel_random(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct initialize_memory *memory = call->arena;
    (void)slice;
    const int64_t *seed = call->inputs[0];
    const float *conv2d_kernel_random_flat = &memory->conv2d_kernel_random[0][0][0];
    float *conv2d_kernel_flat = &state->conv2d_kernel[0][0][0];
    /* conv2d_kernel_random[p, q, c] = uniform(seed, 0, 1, c + 6*q + 30*p) */
    for (int p = 0; p < 5; ++p)
        for (int q = 0; q < 5; ++q) {
            store_4(&memory->conv2d_kernel_random[p][q][0],
                uniform_4(seed[0], 0, 1, 6 * q + 30 * p + iota_4()));
            store_2(&memory->conv2d_kernel_random[p][q][4],
                uniform_2(seed[0], 0, 1, 6 * q + 30 * p + 4 + iota_2()));
        }
    /* conv2d_kernel[i] = (conv2d_kernel_random[i] * 0.37032804) + -0.18516402 */
    for (int i = 0; i < 144; i += 8)
        store_8(&conv2d_kernel_flat[i], load_8(&conv2d_kernel_random_flat[i]) * 0.37032804f + -0.18516402f);
    store_4(&conv2d_kernel_flat[144], load_4(&conv2d_kernel_random_flat[144]) * 0.37032804f + -0.18516402f);
    store_2(&conv2d_kernel_flat[148], load_2(&conv2d_kernel_random_flat[148]) * 0.37032804f + -0.18516402f);
}

/* initialize, kernel 2 of 10: conv2d_bias[c] = 0
 *   from   lenet5.lua:6 bias forward | sequential/conv2d/bias/assign (assign)
 *   axes   c 6
 *   cost   0 operations, 24 bytes */
static void initialize_conv2d_bias(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    (void)slice;
    for (int c = 0; c < 6; ++c)
        state->conv2d_bias[c] = 0.0f;
}

/* initialize, kernel 3 of 10: 2 ops in a row, each as its comment says
 *   from   lenet5.lua:8 kernel forward
 *   cost   7200 operations, 28.8 k bytes */
static void initialize_conv2d_1_kernel_random(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct initialize_memory *memory = call->arena;
    (void)slice;
    const int64_t *seed = call->inputs[0];
    /* conv2d_1_kernel_random[p2, q2, c, c2] = uniform(seed, 0, 3, c2 + 16*c + 96*q2 + 480*p2) */
    for (int p2 = 0; p2 < 5; ++p2)
        for (int q2 = 0; q2 < 5; ++q2)
            for (int c = 0; c < 6; ++c)
                for (int c2 = 0; c2 < 16; c2 += 8)
                    store_8(&memory->conv2d_1_kernel_random[p2][q2][c][c2],
                        uniform_8(seed[0], 0, 3, c2 + 16 * c + 96 * q2 + 480 * p2 + iota_8()));
    /* conv2d_1_kernel[p2, q2, c, c2] = (conv2d_1_kernel_random[p2, q2, c, c2] * 0.208893187) +
     *     -0.10444659 */
    for (int p2 = 0; p2 < 5; ++p2)
        for (int q2 = 0; q2 < 5; ++q2)
            for (int c = 0; c < 6; ++c)
                for (int c2 = 0; c2 < 16; c2 += 8)
                    store_8(&state->conv2d_1_kernel[p2][q2][c][c2],
                        load_8(&memory->conv2d_1_kernel_random[p2][q2][c][c2]) * 0.20889318f +
                        -0.10444659f);
}

/* initialize, kernel 4 of 10: conv2d_1_bias[c2] = 0
 *   from   lenet5.lua:8 bias forward | sequential/conv2d_1/bias/assign (assign)
 *   axes   c2 16 in vectors of 8
 *   cost   0 operations, 64 bytes */
static void initialize_conv2d_1_bias(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    (void)slice;
    store_8(&state->conv2d_1_bias[0], (vec8)0.0f);
    store_8(&state->conv2d_1_bias[8], (vec8)0.0f);
}

/* initialize, kernel 5 of 10: 2 ops in a row, each as its comment says
 *   from   lenet5.lua:11 kernel forward
 *   cost   144.0 k operations, 576.0 k bytes */
static void initialize_dense_kernel_random(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct initialize_memory *memory = call->arena;
    (void)slice;
    const int64_t *seed = call->inputs[0];
    /* dense_kernel_random[y4, x4, c2, n] = uniform(seed, 0, 5, n + 9600*y4 + 1920*x4 + 120*c2) */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int n = 0; n < 120; n += 8)
                    store_8(&memory->dense_kernel_random[y4][x4][c2][n],
                        uniform_8(seed[0], 0, 5, n + 9600 * y4 + 1920 * x4 + 120 * c2 + iota_8()));
    /* dense_kernel[y4, x4, c2, n] = (dense_kernel_random[y4, x4, c2, n] * 0.21483446) + -0.10741723 */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int n = 0; n < 120; n += 8)
                    store_8(&state->dense_kernel[y4][x4][c2][n],
                        load_8(&memory->dense_kernel_random[y4][x4][c2][n]) * 0.21483447f + -0.10741723f);
}

/* initialize, kernel 6 of 10: dense_bias[n] = 0
 *   from   lenet5.lua:11 bias forward | sequential/dense/bias/assign (assign)
 *   axes   n 120 in vectors of 8
 *   cost   0 operations, 480 bytes */
static void initialize_dense_bias(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    (void)slice;
    for (int n = 0; n < 120; n += 8)
        store_8(&state->dense_bias[n], (vec8)0.0f);
}

/* initialize, kernel 7 of 10: 2 ops in a row, each as its comment says
 *   from   lenet5.lua:12 kernel forward
 *   cost   30.2 k operations, 121.0 k bytes */
static void initialize_dense_1_kernel_random(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct initialize_memory *memory = call->arena;
    (void)slice;
    const int64_t *seed = call->inputs[0];
    const float *dense_1_kernel_random_flat = &memory->dense_1_kernel_random[0][0];
    float *dense_1_kernel_flat = &state->dense_1_kernel[0][0];
    /* dense_1_kernel_random[n, n2] = uniform(seed, 0, 7, n2 + 84*n) */
    for (int n = 0; n < 120; ++n) {
        for (int n2 = 0; n2 < 80; n2 += 8)
            store_8(&memory->dense_1_kernel_random[n][n2],
                uniform_8(seed[0], 0, 7, n2 + 84 * n + iota_8()));
        store_4(&memory->dense_1_kernel_random[n][80], uniform_4(seed[0], 0, 7, 84 * n + 80 + iota_4()));
    }
    /* dense_1_kernel[i] = (dense_1_kernel_random[i] * 0.34299717) + -0.171498585 */
    for (int i = 0; i < 10080; i += 8)
        store_8(&dense_1_kernel_flat[i], load_8(&dense_1_kernel_random_flat[i]) * 0.34299716f +
            -0.17149858f);
}

/* initialize, kernel 8 of 10: dense_1_bias[n2] = 0
 *   from   lenet5.lua:12 bias forward | sequential/dense_1/bias/assign (assign)
 *   axes   n2 84 in vectors of 8
 *   cost   0 operations, 336 bytes */
static void initialize_dense_1_bias(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    (void)slice;
    for (int n2 = 0; n2 < 80; n2 += 8)
        store_8(&state->dense_1_bias[n2], (vec8)0.0f);
    store_4(&state->dense_1_bias[80], (vec4)0.0f);
}

/* initialize, kernel 9 of 10: 2 ops in a row, each as its comment says
 *   from   lenet5.lua:13 kernel forward
 *   cost   2520 operations, 10.1 k bytes */
static void initialize_dense_2_kernel_random(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct initialize_memory *memory = call->arena;
    (void)slice;
    const int64_t *seed = call->inputs[0];
    const float *dense_2_kernel_random_flat = &memory->dense_2_kernel_random[0][0];
    float *dense_2_kernel_flat = &state->dense_2_kernel[0][0];
    /* dense_2_kernel_random[n2, n3] = uniform(seed, 0, 9, n3 + 10*n2) */
    for (int n2 = 0; n2 < 84; ++n2) {
        store_8(&memory->dense_2_kernel_random[n2][0], uniform_8(seed[0], 0, 9, 10 * n2 + iota_8()));
        store_2(&memory->dense_2_kernel_random[n2][8], uniform_2(seed[0], 0, 9, 10 * n2 + 8 + iota_2()));
    }
    /* dense_2_kernel[i] = (dense_2_kernel_random[i] * 0.50529115) + -0.25264558 */
    for (int i = 0; i < 840; i += 8)
        store_8(&dense_2_kernel_flat[i], load_8(&dense_2_kernel_random_flat[i]) * 0.50529116f +
            -0.25264558f);
}

/* initialize, kernel 10 of 10: dense_2_bias[n3] = 0
 *   from   lenet5.lua:13 bias forward | sequential/dense_2/bias/assign (assign)
 *   axes   n3 10
 *   cost   0 operations, 40 bytes */
static void initialize_dense_2_bias(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    (void)slice;
    for (int n3 = 0; n3 < 10; ++n3)
        state->dense_2_bias[n3] = 0.0f;
}

/* train_32, kernel 1 of 54: 2 ops in a row, each as its comment says
 *   from   lenet5.lua:4 rescaling forward
 *   cost   50.2 k operations, 326.1 k bytes */
static void shared_rescaling_to_float32(const uint8_t field0[32][28][28],
    float rescaling_to_float32[28][28][32], float rescaling_mul[28][28][32])
{
    /* rescaling_to_float32[i, j, b] = to_float(field0[b, i, j]) */
    for (int i = 0; i < 28; ++i)
        for (int j = 0; j < 28; ++j)
            for (int b = 0; b < 32; b += 8)
                store_8(&rescaling_to_float32[i][j][b],
                    to_float_8(bytes_to_int_8(load_strided_bytes_8(&field0[b][i][j], 784))));
    /* rescaling_mul[i, j, b] = rescaling_to_float32[i, j, b] * 0.003921569 */
    for (int i = 0; i < 28; ++i)
        for (int j = 0; j < 28; ++j)
            for (int b = 0; b < 32; b += 8)
                store_8(&rescaling_mul[i][j][b], load_8(&rescaling_to_float32[i][j][b]) * 0.003921569f);
}

/* train_32, kernel 1 of 54 */
static void train_32_rescaling_to_float32(const struct gradc_call *call, int slice)
{
    struct train_32_memory *memory = call->arena;
    (void)slice;
    shared_rescaling_to_float32(call->inputs[0], memory->rescaling_to_float32, memory->rescaling_mul);
}

/* train_32, kernel 2 of 54: conv2d_Conv2D[y, x, c, b] = sum p 5 q 5: rescaling_mul[y + p - 2, x + q - 2,
 *     b]? * conv2d_kernel[p, q, c]
 *   from   lenet5.lua:6 conv2d forward | sequential/conv2d/Conv2D (contract)
 *   axes   y 28 in 8 slices, x 28, c 6, b 32 in vectors of 8 | reduced: p 5, q 5
 *   cost   3763.2 k multiply-adds, 703.1 k bytes */
static void shared_conv2d_Conv2D(const float rescaling_mul[28][28][32], const float conv2d_kernel[5][5][6],
    float conv2d_Conv2D[28][28][6][32], int slice)
{
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int y = from; y < to; ++y) {
        for (int x = 0; x < 28; ++x) {
            for (int c = 0; c < 6; c += 2) {
                vec8 sum00 = 0, sum01 = 0, sum02 = 0, sum03 = 0, sum10 = 0, sum11 = 0, sum12 = 0,
                    sum13 = 0;
                for (int p = 0; p < 5; ++p) {
                    for (int q = 0; q < 5; ++q) {
#pragma clang fp contract(on)
                        const vec8 a0 = (unsigned)(y + p - 2) < 28u && (unsigned)(x + q - 2) < 28u ?
                            load_8(&rescaling_mul[y + p - 2][x + q - 2][0]) : (vec8)0.0f,
                            a1 = (unsigned)(y + p - 2) < 28u && (unsigned)(x + q - 2) < 28u ?
                                load_8(&rescaling_mul[y + p - 2][x + q - 2][8]) : (vec8)0.0f,
                            a2 = (unsigned)(y + p - 2) < 28u && (unsigned)(x + q - 2) < 28u ?
                                load_8(&rescaling_mul[y + p - 2][x + q - 2][16]) : (vec8)0.0f,
                            a3 = (unsigned)(y + p - 2) < 28u && (unsigned)(x + q - 2) < 28u ?
                                load_8(&rescaling_mul[y + p - 2][x + q - 2][24]) : (vec8)0.0f;
                        const float b0 = conv2d_kernel[p][q][c], b1 = conv2d_kernel[p][q][c + 1];
                        sum00 += a0 * b0, sum01 += a1 * b0, sum02 += a2 * b0, sum03 += a3 * b0,
                            sum10 += a0 * b1, sum11 += a1 * b1, sum12 += a2 * b1, sum13 += a3 * b1;
                    }
                }
                store_8(&conv2d_Conv2D[y][x][c][0], sum00);
                store_8(&conv2d_Conv2D[y][x][c][8], sum01);
                store_8(&conv2d_Conv2D[y][x][c][16], sum02);
                store_8(&conv2d_Conv2D[y][x][c][24], sum03);
                store_8(&conv2d_Conv2D[y][x][c + 1][0], sum10);
                store_8(&conv2d_Conv2D[y][x][c + 1][8], sum11);
                store_8(&conv2d_Conv2D[y][x][c + 1][16], sum12);
                store_8(&conv2d_Conv2D[y][x][c + 1][24], sum13);
            }
        }
    }
}

/* train_32, kernel 2 of 54 */
static void train_32_conv2d_Conv2D(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct train_32_memory *memory = call->arena;
    shared_conv2d_Conv2D(memory->rescaling_mul, state->conv2d_kernel, memory->conv2d_Conv2D, slice);
}

/* train_32, kernel 3 of 54: conv2d_BiasAdd[y, x, c, b] = conv2d_Conv2D[y, x, c, b] + conv2d_bias[c]
 *   from   lenet5.lua:6 conv2d forward | sequential/conv2d/BiasAdd (add)
 *   axes   y 28 in 8 slices, x 28, c 6, b 32 in vectors of 8
 *   cost   150.5 k operations, 1204.2 k bytes */
static void shared_conv2d_BiasAdd(const float conv2d_Conv2D[28][28][6][32], const float *conv2d_bias,
    float conv2d_BiasAdd[28][28][6][32], int slice)
{
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 28; ++x)
            for (int c = 0; c < 6; ++c)
                for (int b = 0; b < 32; b += 8)
                    store_8(&conv2d_BiasAdd[y][x][c][b], load_8(&conv2d_Conv2D[y][x][c][b]) +
                        conv2d_bias[c]);
}

/* train_32, kernel 3 of 54 */
static void train_32_conv2d_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct train_32_memory *memory = call->arena;
    shared_conv2d_BiasAdd(memory->conv2d_Conv2D, state->conv2d_bias, memory->conv2d_BiasAdd, slice);
}

/* train_32, kernel 4 of 54: conv2d_Tanh[y, x, c, b] = tanh(conv2d_BiasAdd[y, x, c, b])
 *   from   lenet5.lua:6 conv2d forward | sequential/conv2d/Tanh (tanh)
 *   axes   y 28 in 8 slices, x 28, c 6, b 32 in vectors of 8
 *   cost   150.5 k operations, 1204.2 k bytes */
static void shared_conv2d_Tanh(const float conv2d_BiasAdd[28][28][6][32], float conv2d_Tanh[28][28][6][32],
    int slice)
{
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 28; ++x)
            for (int c = 0; c < 6; ++c)
                for (int b = 0; b < 32; b += 8)
                    store_8(&conv2d_Tanh[y][x][c][b], tanh_8(load_8(&conv2d_BiasAdd[y][x][c][b])));
}

/* train_32, kernel 4 of 54 */
static void train_32_conv2d_Tanh(const struct gradc_call *call, int slice)
{
    struct train_32_memory *memory = call->arena;
    shared_conv2d_Tanh(memory->conv2d_BiasAdd, memory->conv2d_Tanh, slice);
}

/* train_32, kernel 5 of 54: max_pooling2d_MaxPool[y2, x2, c, b] = max p3 2 q3 2: conv2d_Tanh[2*y2 + p3,
 *     2*x2 + q3, c, b]
 *   from   lenet5.lua:7 max_pooling2d forward | sequential/max_pooling2d/MaxPool (reduce)
 *   axes   y2 14 in 8 slices, x2 14, c 6, b 32 in vectors of 8 | reduced: p3 2, q3 2
 *   cost   150.5 k operations, 752.6 k bytes */
static void shared_max_pooling2d_MaxPool(const float conv2d_Tanh[28][28][6][32],
    float max_pooling2d_MaxPool[14][14][6][32], int slice)
{
    const int from = cuts_14_8[slice], to = cuts_14_8[slice + 1];
    for (int y2 = from; y2 < to; ++y2)
        for (int x2 = 0; x2 < 14; ++x2)
            for (int c = 0; c < 6; ++c)
                for (int b = 0; b < 32; b += 8) {
                    vec8 most = -INFINITY;
                    {
                        const vec8 next0 = load_8(&conv2d_Tanh[2 * y2][2 * x2][c][b]);
                        most = most < next0 ? next0 : most;
                        const vec8 next1 = load_8(&conv2d_Tanh[2 * y2][2 * x2 + 1][c][b]);
                        most = most < next1 ? next1 : most;
                        const vec8 next2 = load_8(&conv2d_Tanh[2 * y2 + 1][2 * x2][c][b]);
                        most = most < next2 ? next2 : most;
                        const vec8 next3 = load_8(&conv2d_Tanh[2 * y2 + 1][2 * x2 + 1][c][b]);
                        most = most < next3 ? next3 : most;
                    }
                    store_8(&max_pooling2d_MaxPool[y2][x2][c][b], most);
                }
}

/* train_32, kernel 5 of 54 */
static void train_32_max_pooling2d_MaxPool(const struct gradc_call *call, int slice)
{
    struct train_32_memory *memory = call->arena;
    shared_max_pooling2d_MaxPool(memory->conv2d_Tanh, memory->max_pooling2d_MaxPool, slice);
}

/* train_32, kernel 6 of 54: conv2d_1_Conv2D[y3, x3, c2, b] = sum p2 5 q2 5 c 6: max_pooling2d_MaxPool[y3 +
 *     p2, x3 + q2, c, b] * conv2d_1_kernel[p2, q2, c, c2]
 *   from   lenet5.lua:8 conv2d_1 forward | sequential/conv2d_1/Conv2D (contract)
 *   axes   y3 10 in 8 slices, x3 10, c2 16, b 32 in vectors of 8 | reduced: p2 5, q2 5, c 6
 *   cost   7680.0 k multiply-adds, 364.9 k bytes */
static void shared_conv2d_1_Conv2D(const float max_pooling2d_MaxPool[14][14][6][32],
    const float conv2d_1_kernel[5][5][6][16], float conv2d_1_Conv2D[10][10][16][32], int slice)
{
    const int from = cuts_10_8[slice], to = cuts_10_8[slice + 1];
    for (int y3 = from; y3 < to; ++y3) {
        for (int b = 0; b < 32; b += 8) {
            for (int x3 = 0; x3 < 10; x3 += 2) {
                for (int c2 = 0; c2 < 16; c2 += 4) {
                    vec8 sum00 = 0, sum01 = 0, sum02 = 0, sum03 = 0, sum10 = 0, sum11 = 0, sum12 = 0,
                        sum13 = 0;
                    for (int q2 = 0; q2 < 5; ++q2) {
                        for (int c = 0; c < 6; ++c) {
#pragma clang fp contract(on)
                            const vec8 a0 = load_8(&max_pooling2d_MaxPool[y3][x3 + q2][c][b]),
                                a1 = load_8(&max_pooling2d_MaxPool[y3][x3 + q2 + 1][c][b]),
                                a2 = load_8(&max_pooling2d_MaxPool[y3 + 1][x3 + q2][c][b]),
                                a3 = load_8(&max_pooling2d_MaxPool[y3 + 1][x3 + q2 + 1][c][b]),
                                a4 = load_8(&max_pooling2d_MaxPool[y3 + 2][x3 + q2][c][b]),
                                a5 = load_8(&max_pooling2d_MaxPool[y3 + 2][x3 + q2 + 1][c][b]),
                                a6 = load_8(&max_pooling2d_MaxPool[y3 + 3][x3 + q2][c][b]),
                                a7 = load_8(&max_pooling2d_MaxPool[y3 + 3][x3 + q2 + 1][c][b]),
                                a8 = load_8(&max_pooling2d_MaxPool[y3 + 4][x3 + q2][c][b]),
                                a9 = load_8(&max_pooling2d_MaxPool[y3 + 4][x3 + q2 + 1][c][b]);
                            const float b0 = conv2d_1_kernel[0][q2][c][c2],
                                b1 = conv2d_1_kernel[0][q2][c][c2 + 1],
                                b2 = conv2d_1_kernel[0][q2][c][c2 + 2],
                                b3 = conv2d_1_kernel[0][q2][c][c2 + 3],
                                b4 = conv2d_1_kernel[1][q2][c][c2],
                                b5 = conv2d_1_kernel[1][q2][c][c2 + 1],
                                b6 = conv2d_1_kernel[1][q2][c][c2 + 2],
                                b7 = conv2d_1_kernel[1][q2][c][c2 + 3],
                                b8 = conv2d_1_kernel[2][q2][c][c2],
                                b9 = conv2d_1_kernel[2][q2][c][c2 + 1],
                                b10 = conv2d_1_kernel[2][q2][c][c2 + 2],
                                b11 = conv2d_1_kernel[2][q2][c][c2 + 3],
                                b12 = conv2d_1_kernel[3][q2][c][c2],
                                b13 = conv2d_1_kernel[3][q2][c][c2 + 1],
                                b14 = conv2d_1_kernel[3][q2][c][c2 + 2],
                                b15 = conv2d_1_kernel[3][q2][c][c2 + 3],
                                b16 = conv2d_1_kernel[4][q2][c][c2],
                                b17 = conv2d_1_kernel[4][q2][c][c2 + 1],
                                b18 = conv2d_1_kernel[4][q2][c][c2 + 2],
                                b19 = conv2d_1_kernel[4][q2][c][c2 + 3];
                            sum00 += a0 * b0, sum01 += a0 * b1, sum02 += a0 * b2, sum03 += a0 * b3,
                                sum10 += a1 * b0, sum11 += a1 * b1, sum12 += a1 * b2, sum13 += a1 * b3;
                            sum00 += a2 * b4, sum01 += a2 * b5, sum02 += a2 * b6, sum03 += a2 * b7,
                                sum10 += a3 * b4, sum11 += a3 * b5, sum12 += a3 * b6, sum13 += a3 * b7;
                            sum00 += a4 * b8, sum01 += a4 * b9, sum02 += a4 * b10, sum03 += a4 * b11,
                                sum10 += a5 * b8, sum11 += a5 * b9, sum12 += a5 * b10,
                                sum13 += a5 * b11;
                            sum00 += a6 * b12, sum01 += a6 * b13, sum02 += a6 * b14, sum03 += a6 * b15,
                                sum10 += a7 * b12, sum11 += a7 * b13, sum12 += a7 * b14,
                                sum13 += a7 * b15;
                            sum00 += a8 * b16, sum01 += a8 * b17, sum02 += a8 * b18, sum03 += a8 * b19,
                                sum10 += a9 * b16, sum11 += a9 * b17, sum12 += a9 * b18,
                                sum13 += a9 * b19;
                        }
                    }
                    store_8(&conv2d_1_Conv2D[y3][x3][c2][b], sum00);
                    store_8(&conv2d_1_Conv2D[y3][x3][c2 + 1][b], sum01);
                    store_8(&conv2d_1_Conv2D[y3][x3][c2 + 2][b], sum02);
                    store_8(&conv2d_1_Conv2D[y3][x3][c2 + 3][b], sum03);
                    store_8(&conv2d_1_Conv2D[y3][x3 + 1][c2][b], sum10);
                    store_8(&conv2d_1_Conv2D[y3][x3 + 1][c2 + 1][b], sum11);
                    store_8(&conv2d_1_Conv2D[y3][x3 + 1][c2 + 2][b], sum12);
                    store_8(&conv2d_1_Conv2D[y3][x3 + 1][c2 + 3][b], sum13);
                }
            }
        }
    }
}

/* train_32, kernel 6 of 54 */
static void train_32_conv2d_1_Conv2D(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct train_32_memory *memory = call->arena;
    shared_conv2d_1_Conv2D(memory->max_pooling2d_MaxPool, state->conv2d_1_kernel, memory->conv2d_1_Conv2D,
        slice);
}

/* train_32, kernel 7 of 54: 2 ops in a row, each as its comment says
 *   from   lenet5.lua:8 conv2d_1 forward
 *   cost   102.4 k operations, 819.3 k bytes */
static void shared_conv2d_1_BiasAdd(const float conv2d_1_Conv2D[10][10][16][32],
    const float *conv2d_1_bias, float conv2d_1_BiasAdd[10][10][16][32], float conv2d_1_Tanh[10][10][16][32])
{
    /* conv2d_1_BiasAdd[y3, x3, c2, b] = conv2d_1_Conv2D[y3, x3, c2, b] + conv2d_1_bias[c2] */
    for (int y3 = 0; y3 < 10; ++y3)
        for (int x3 = 0; x3 < 10; ++x3)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int b = 0; b < 32; b += 8)
                    store_8(&conv2d_1_BiasAdd[y3][x3][c2][b], load_8(&conv2d_1_Conv2D[y3][x3][c2][b]) +
                        conv2d_1_bias[c2]);
    /* conv2d_1_Tanh[y3, x3, c2, b] = tanh(conv2d_1_BiasAdd[y3, x3, c2, b]) */
    for (int y3 = 0; y3 < 10; ++y3)
        for (int x3 = 0; x3 < 10; ++x3)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int b = 0; b < 32; b += 8)
                    store_8(&conv2d_1_Tanh[y3][x3][c2][b],
                        tanh_8(load_8(&conv2d_1_BiasAdd[y3][x3][c2][b])));
}

/* train_32, kernel 7 of 54 */
static void train_32_conv2d_1_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct train_32_memory *memory = call->arena;
    (void)slice;
    shared_conv2d_1_BiasAdd(memory->conv2d_1_Conv2D, state->conv2d_1_bias, memory->conv2d_1_BiasAdd,
        memory->conv2d_1_Tanh);
}

/* train_32, kernel 8 of 54: max_pooling2d_1_MaxPool[y4, x4, c2, b] = max p4 2 q4 2: conv2d_1_Tanh[2*y4 +
 *     p4, 2*x4 + q4, c2, b]
 *   from   lenet5.lua:9 max_pooling2d_1 forward | sequential/max_pooling2d_1/MaxPool (reduce)
 *   axes   y4 5, x4 5, c2 16, b 32 in vectors of 8 | reduced: p4 2, q4 2
 *   cost   51.2 k operations, 256.0 k bytes */
static void shared_max_pooling2d_1_MaxPool(const float conv2d_1_Tanh[10][10][16][32],
    float max_pooling2d_1_MaxPool[5][5][16][32])
{
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int b = 0; b < 32; b += 8) {
                    vec8 most = -INFINITY;
                    {
                        const vec8 next0 = load_8(&conv2d_1_Tanh[2 * y4][2 * x4][c2][b]);
                        most = most < next0 ? next0 : most;
                        const vec8 next1 = load_8(&conv2d_1_Tanh[2 * y4][2 * x4 + 1][c2][b]);
                        most = most < next1 ? next1 : most;
                        const vec8 next2 = load_8(&conv2d_1_Tanh[2 * y4 + 1][2 * x4][c2][b]);
                        most = most < next2 ? next2 : most;
                        const vec8 next3 = load_8(&conv2d_1_Tanh[2 * y4 + 1][2 * x4 + 1][c2][b]);
                        most = most < next3 ? next3 : most;
                    }
                    store_8(&max_pooling2d_1_MaxPool[y4][x4][c2][b], most);
                }
}

/* train_32, kernel 8 of 54 */
static void train_32_max_pooling2d_1_MaxPool(const struct gradc_call *call, int slice)
{
    struct train_32_memory *memory = call->arena;
    (void)slice;
    shared_max_pooling2d_1_MaxPool(memory->conv2d_1_Tanh, memory->max_pooling2d_1_MaxPool);
}

/* train_32, kernel 9 of 54: dense_MatMul[n, b] = sum y4 5 x4 5 c2 16: max_pooling2d_1_MaxPool[y4, x4, c2,
 *     b] * dense_kernel[y4, x4, c2, n]
 *   from   lenet5.lua:11 dense forward | sequential/dense/MatMul (contract)
 *   axes   n 120 in 8 slices, b 32 in vectors of 8 | reduced: y4 5, x4 5, c2 16
 *   cost   1536.0 k multiply-adds, 258.6 k bytes */
static void shared_dense_MatMul(const float max_pooling2d_1_MaxPool[5][5][16][32],
    const float dense_kernel[5][5][16][120], float dense_MatMul[120][32], int slice)
{
    const int from = cuts_120_8[slice], to = cuts_120_8[slice + 1];
    for (int n = from; n < to; ++n) {
        vec8 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
        for (int y4 = 0; y4 < 5; ++y4) {
            for (int x4 = 0; x4 < 5; ++x4) {
                for (int c2 = 0; c2 < 16; ++c2) {
#pragma clang fp contract(on)
                    const float b0 = dense_kernel[y4][x4][c2][n];
                    sum0 += load_8(&max_pooling2d_1_MaxPool[y4][x4][c2][0]) * b0,
                        sum1 += load_8(&max_pooling2d_1_MaxPool[y4][x4][c2][8]) * b0,
                        sum2 += load_8(&max_pooling2d_1_MaxPool[y4][x4][c2][16]) * b0,
                        sum3 += load_8(&max_pooling2d_1_MaxPool[y4][x4][c2][24]) * b0;
                }
            }
        }
        store_8(&dense_MatMul[n][0], sum0);
        store_8(&dense_MatMul[n][8], sum1);
        store_8(&dense_MatMul[n][16], sum2);
        store_8(&dense_MatMul[n][24], sum3);
    }
}

/* train_32, kernel 9 of 54 */
static void train_32_dense_MatMul(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct train_32_memory *memory = call->arena;
    shared_dense_MatMul(memory->max_pooling2d_1_MaxPool, state->dense_kernel, memory->dense_MatMul, slice);
}

/* train_32, kernel 10 of 54: 2 ops in a row, each as its comment says
 *   from   lenet5.lua:11 dense forward
 *   cost   7680 operations, 61.9 k bytes */
static void shared_dense_BiasAdd(const float dense_MatMul[120][32], const float *dense_bias,
    float dense_BiasAdd[120][32], float dense_Tanh[120][32])
{
    /* dense_BiasAdd[n, b] = dense_MatMul[n, b] + dense_bias[n] */
    for (int n = 0; n < 120; ++n)
        for (int b = 0; b < 32; b += 8)
            store_8(&dense_BiasAdd[n][b], load_8(&dense_MatMul[n][b]) + dense_bias[n]);
    /* dense_Tanh[n, b] = tanh(dense_BiasAdd[n, b]) */
    for (int n = 0; n < 120; ++n)
        for (int b = 0; b < 32; b += 8)
            store_8(&dense_Tanh[n][b], tanh_8(load_8(&dense_BiasAdd[n][b])));
}

/* train_32, kernel 10 of 54 */
static void train_32_dense_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct train_32_memory *memory = call->arena;
    (void)slice;
    shared_dense_BiasAdd(memory->dense_MatMul, state->dense_bias, memory->dense_BiasAdd,
        memory->dense_Tanh);
}

/* train_32, kernel 11 of 54: dense_1_MatMul_partial[slice, n2, b] = sum n 120: dense_Tanh[n, b] *
 *     dense_1_kernel[n, n2]
 *   from   lenet5.lua:12 dense_1 forward | sequential/dense_1/MatMul (contract)
 *   axes   n2 84, b 32 in vectors of 8 | reduced: n 120 in 8 slices
 *   cost   322.6 k multiply-adds, 141.7 k bytes */
static void shared_dense_1_MatMul_partial(const float dense_Tanh[120][32],
    const float dense_1_kernel[120][84], float dense_1_MatMul_partial[8][84][32], int slice)
{
    const int from = cuts_120_8[slice], to = cuts_120_8[slice + 1];
    for (int b = 0; b < 32; b += 16) {
        for (int n2 = 0; n2 < 84; n2 += 4) {
            vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0,
                sum31 = 0;
            for (int n = from; n < to; ++n) {
#pragma clang fp contract(on)
                const vec8 a0 = load_8(&dense_Tanh[n][b]), a1 = load_8(&dense_Tanh[n][b + 8]);
                const float b0 = dense_1_kernel[n][n2], b1 = dense_1_kernel[n][n2 + 1],
                    b2 = dense_1_kernel[n][n2 + 2], b3 = dense_1_kernel[n][n2 + 3];
                sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1, sum11 += a1 * b1,
                    sum20 += a0 * b2, sum21 += a1 * b2, sum30 += a0 * b3, sum31 += a1 * b3;
            }
            store_8(&dense_1_MatMul_partial[slice][n2][b], sum00);
            store_8(&dense_1_MatMul_partial[slice][n2][b + 8], sum01);
            store_8(&dense_1_MatMul_partial[slice][n2 + 1][b], sum10);
            store_8(&dense_1_MatMul_partial[slice][n2 + 1][b + 8], sum11);
            store_8(&dense_1_MatMul_partial[slice][n2 + 2][b], sum20);
            store_8(&dense_1_MatMul_partial[slice][n2 + 2][b + 8], sum21);
            store_8(&dense_1_MatMul_partial[slice][n2 + 3][b], sum30);
            store_8(&dense_1_MatMul_partial[slice][n2 + 3][b + 8], sum31);
        }
    }
}

/* train_32, kernel 11 of 54 */
static void train_32_dense_1_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct train_32_memory *memory = call->arena;
    shared_dense_1_MatMul_partial(memory->dense_Tanh, state->dense_1_kernel,
        memory->dense_1_MatMul_partial, slice);
}

/* train_32, kernel 12 of 54: 3 ops in a row, each as its comment says
 *   from   lenet5.lua:12 dense_1 forward
 *   cost   26.9 k operations, 140.1 k bytes */
static void shared_dense_1_MatMul(const float dense_1_MatMul_partial[8][84][32],
    float dense_1_MatMul[84][32], const float *dense_1_bias, float dense_1_BiasAdd[84][32],
    float dense_1_Tanh[84][32])
{
    /* dense_1_MatMul[n2, b] = sum slice 8: dense_1_MatMul_partial[slice, n2, b] */
    for (int n2 = 0; n2 < 84; ++n2)
        for (int b = 0; b < 32; b += 8) {
            vec8 sum = 0;
            sum += load_8(&dense_1_MatMul_partial[0][n2][b]);
            sum += load_8(&dense_1_MatMul_partial[1][n2][b]);
            sum += load_8(&dense_1_MatMul_partial[2][n2][b]);
            sum += load_8(&dense_1_MatMul_partial[3][n2][b]);
            sum += load_8(&dense_1_MatMul_partial[4][n2][b]);
            sum += load_8(&dense_1_MatMul_partial[5][n2][b]);
            sum += load_8(&dense_1_MatMul_partial[6][n2][b]);
            sum += load_8(&dense_1_MatMul_partial[7][n2][b]);
            store_8(&dense_1_MatMul[n2][b], sum);
        }
    /* dense_1_BiasAdd[n2, b] = dense_1_MatMul[n2, b] + dense_1_bias[n2] */
    for (int n2 = 0; n2 < 84; ++n2)
        for (int b = 0; b < 32; b += 8)
            store_8(&dense_1_BiasAdd[n2][b], load_8(&dense_1_MatMul[n2][b]) + dense_1_bias[n2]);
    /* dense_1_Tanh[n2, b] = tanh(dense_1_BiasAdd[n2, b]) */
    for (int n2 = 0; n2 < 84; ++n2)
        for (int b = 0; b < 32; b += 8)
            store_8(&dense_1_Tanh[n2][b], tanh_8(load_8(&dense_1_BiasAdd[n2][b])));
}

/* train_32, kernel 12 of 54 */
static void train_32_dense_1_MatMul(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct train_32_memory *memory = call->arena;
    (void)slice;
    shared_dense_1_MatMul(memory->dense_1_MatMul_partial, memory->dense_1_MatMul, state->dense_1_bias,
        memory->dense_1_BiasAdd, memory->dense_1_Tanh);
}

/* train_32, kernel 13 of 54: 7 ops in a row, each as its comment says
 *   from   lenet5.lua:13 dense_2 forward
 *   cost   26.9 k multiply-adds, 28.7 k bytes */
static void shared_dense_2_MatMul(const float dense_1_Tanh[84][32], const float dense_2_kernel[84][10],
    float dense_2_MatMul[10][32], const float *dense_2_bias, float dense_2_BiasAdd[10][32],
    float *dense_2_Max, float dense_2_sub[10][32], float dense_2_Softmax[10][32], float *dense_2_Sum,
    float dense_2_Softmax2[10][32])
{
    /* dense_2_MatMul[n3, b] = sum n2 84: dense_1_Tanh[n2, b] * dense_2_kernel[n2, n3] */
    for (int n3 = 0; n3 < 10; n3 += 2) {
        vec8 sum00 = 0, sum01 = 0, sum02 = 0, sum03 = 0, sum10 = 0, sum11 = 0, sum12 = 0,
            sum13 = 0;
        for (int n2 = 0; n2 < 84; ++n2) {
#pragma clang fp contract(on)
            const vec8 a0 = load_8(&dense_1_Tanh[n2][0]), a1 = load_8(&dense_1_Tanh[n2][8]),
                a2 = load_8(&dense_1_Tanh[n2][16]), a3 = load_8(&dense_1_Tanh[n2][24]);
            const float b0 = dense_2_kernel[n2][n3], b1 = dense_2_kernel[n2][n3 + 1];
            sum00 += a0 * b0, sum01 += a1 * b0, sum02 += a2 * b0, sum03 += a3 * b0,
                sum10 += a0 * b1, sum11 += a1 * b1, sum12 += a2 * b1, sum13 += a3 * b1;
        }
        store_8(&dense_2_MatMul[n3][0], sum00);
        store_8(&dense_2_MatMul[n3][8], sum01);
        store_8(&dense_2_MatMul[n3][16], sum02);
        store_8(&dense_2_MatMul[n3][24], sum03);
        store_8(&dense_2_MatMul[n3 + 1][0], sum10);
        store_8(&dense_2_MatMul[n3 + 1][8], sum11);
        store_8(&dense_2_MatMul[n3 + 1][16], sum12);
        store_8(&dense_2_MatMul[n3 + 1][24], sum13);
    }
    /* dense_2_BiasAdd[n3, b] = dense_2_MatMul[n3, b] + dense_2_bias[n3] */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 32; b += 8)
            store_8(&dense_2_BiasAdd[n3][b], load_8(&dense_2_MatMul[n3][b]) + dense_2_bias[n3]);
    /* dense_2_Max[b] = max n3 10: dense_2_BiasAdd[n3, b] */
    for (int b = 0; b < 32; b += 8) {
        vec8 most = -INFINITY;
        for (int n3 = 0; n3 < 10; ++n3) {
            const vec8 next0 = load_8(&dense_2_BiasAdd[n3][b]);
            most = most < next0 ? next0 : most;
        }
        store_8(&dense_2_Max[b], most);
    }
    /* dense_2_sub[n3, b] = dense_2_BiasAdd[n3, b] - dense_2_Max[b] */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 32; b += 8)
            store_8(&dense_2_sub[n3][b], load_8(&dense_2_BiasAdd[n3][b]) - load_8(&dense_2_Max[b]));
    /* dense_2_Softmax[n3, b] = exp(dense_2_sub[n3, b]) */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 32; b += 8)
            store_8(&dense_2_Softmax[n3][b], exp_8(load_8(&dense_2_sub[n3][b])));
    /* dense_2_Sum[b] = sum n3 10: dense_2_Softmax[n3, b] */
    for (int b = 0; b < 32; b += 8) {
        vec8 sum = 0;
        for (int n3 = 0; n3 < 10; ++n3)
            sum += load_8(&dense_2_Softmax[n3][b]);
        store_8(&dense_2_Sum[b], sum);
    }
    /* dense_2_Softmax2[n3, b] = dense_2_Softmax[n3, b] / dense_2_Sum[b] */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 32; b += 8)
            store_8(&dense_2_Softmax2[n3][b], load_8(&dense_2_Softmax[n3][b]) / load_8(&dense_2_Sum[b]));
}

/* train_32, kernel 13 of 54 */
static void train_32_dense_2_MatMul(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct train_32_memory *memory = call->arena;
    (void)slice;
    shared_dense_2_MatMul(memory->dense_1_Tanh, state->dense_2_kernel, memory->dense_2_MatMul,
        state->dense_2_bias, memory->dense_2_BiasAdd, memory->dense_2_Max, memory->dense_2_sub,
        memory->dense_2_Softmax, memory->dense_2_Sum, memory->dense_2_Softmax2);
}

/* train_32, kernel 14 of 54: 8 ops in a row, each as its comment says
 *   from   lenet5.lua:2 loss forward
 *   cost   1089 operations, 5676 bytes */
static void train_32_loss_to_int32(const struct gradc_call *call, int slice)
{
    struct train_32_memory *memory = call->arena;
    (void)slice;
    const uint8_t *field1 = call->inputs[1];
    /* loss_to_int32[b] = field1[b] */
    store_int_8(&memory->loss_to_int32[0], bytes_to_int_8(load_bytes_8(&field1[0])));
    store_int_8(&memory->loss_to_int32[8], bytes_to_int_8(load_bytes_8(&field1[8])));
    store_int_8(&memory->loss_to_int32[16], bytes_to_int_8(load_bytes_8(&field1[16])));
    store_int_8(&memory->loss_to_int32[24], bytes_to_int_8(load_bytes_8(&field1[24])));
    /* loss_equal[n3, b] = n3 == loss_to_int32[b] */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 32; b += 8)
            store_mask_8(&memory->loss_equal[n3][b], n3 == load_int_8(&memory->loss_to_int32[b]));
    /* loss_select[n3, b] = loss_equal[n3, b] ? dense_2_sub[n3, b] : 0 */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 32; b += 8)
            store_8(&memory->loss_select[n3][b], load_mask_8(&memory->loss_equal[n3][b]) ?
                load_8(&memory->dense_2_sub[n3][b]) : (vec8)0.0f);
    /* loss_Sum[b] = sum n3 10: loss_select[n3, b] */
    for (int b = 0; b < 32; b += 8) {
        vec8 sum = 0;
        for (int n3 = 0; n3 < 10; ++n3)
            sum += load_8(&memory->loss_select[n3][b]);
        store_8(&memory->loss_Sum[b], sum);
    }
    /* loss_log[b] = log(dense_2_Sum[b]) */
    store_8(&memory->loss_log[0], log_8(load_8(&memory->dense_2_Sum[0])));
    store_8(&memory->loss_log[8], log_8(load_8(&memory->dense_2_Sum[8])));
    store_8(&memory->loss_log[16], log_8(load_8(&memory->dense_2_Sum[16])));
    store_8(&memory->loss_log[24], log_8(load_8(&memory->dense_2_Sum[24])));
    /* loss_sub[b] = loss_log[b] - loss_Sum[b] */
    store_8(&memory->loss_sub[0], load_8(&memory->loss_log[0]) - load_8(&memory->loss_Sum[0]));
    store_8(&memory->loss_sub[8], load_8(&memory->loss_log[8]) - load_8(&memory->loss_Sum[8]));
    store_8(&memory->loss_sub[16], load_8(&memory->loss_log[16]) - load_8(&memory->loss_Sum[16]));
    store_8(&memory->loss_sub[24], load_8(&memory->loss_log[24]) - load_8(&memory->loss_Sum[24]));
    /* loss_Sum2 = sum b 32: loss_sub[b] */
    {
        vec8 sum = 0;
        sum += load_8(&memory->loss_sub[0]);
        sum += load_8(&memory->loss_sub[8]);
        sum += load_8(&memory->loss_sub[16]);
        sum += load_8(&memory->loss_sub[24]);
        memory->loss_Sum2[0] = sum_lanes_8(sum);
    }
    /* loss_div = loss_Sum2 / 32 */
    memory->loss_div[0] = memory->loss_Sum2[0] / 32.0f;
}

/* train_32, kernel 15 of 54: 2 ops in a row, each as its comment says
 *   from   lenet5.lua:2 loss backward
 *   cost   352 operations, 1856 bytes */
static void train_32_d_loss_log_div(const struct gradc_call *call, int slice)
{
    struct train_32_memory *memory = call->arena;
    (void)slice;
    /* d_loss_log_div[b] = 0.03125 / dense_2_Sum[b] */
    store_8(&memory->d_loss_log_div[0], 0.03125f / load_8(&memory->dense_2_Sum[0]));
    store_8(&memory->d_loss_log_div[8], 0.03125f / load_8(&memory->dense_2_Sum[8]));
    store_8(&memory->d_loss_log_div[16], 0.03125f / load_8(&memory->dense_2_Sum[16]));
    store_8(&memory->d_loss_log_div[24], 0.03125f / load_8(&memory->dense_2_Sum[24]));
    /* d_loss_select_select[n3, b] = loss_equal[n3, b] ? -0.03125 : 0 */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 32; b += 8)
            store_8(&memory->d_loss_select_select[n3][b], load_mask_8(&memory->loss_equal[n3][b]) ?
                (vec8)-0.03125f : (vec8)0.0f);
}

/* train_32, kernel 16 of 54: 6 ops in a row, each as its comment says
 *   from   lenet5.lua:13 dense_2 backward
 *   cost   53.8 k multiply-adds, 41.2 k bytes */
static void train_32_d_dense_2_Softmax_mul(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct train_32_memory *memory = call->arena;
    (void)slice;
    /* d_dense_2_Softmax_mul[n3, b] = d_loss_log_div[b] * dense_2_Softmax[n3, b] */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 32; b += 8)
            store_8(&memory->d_dense_2_Softmax_mul[n3][b], load_8(&memory->d_loss_log_div[b]) *
                load_8(&memory->dense_2_Softmax[n3][b]));
    /* d_dense_2_Softmax_add[n3, b] = d_loss_select_select[n3, b] + d_dense_2_Softmax_mul[n3, b] */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 32; b += 8)
            store_8(&memory->d_dense_2_Softmax_add[n3][b], load_8(&memory->d_loss_select_select[n3][b]) +
                load_8(&memory->d_dense_2_Softmax_mul[n3][b]));
    /* d_dense_2_view_reduce[n3] = sum b 32: d_dense_2_Softmax_add[n3, b] */
    for (int n3 = 0; n3 < 10; ++n3) {
        vec8 sum = 0;
        for (int b = 0; b < 32; b += 8)
            sum += load_8(&memory->d_dense_2_Softmax_add[n3][b]);
        memory->d_dense_2_view_reduce[n3] = sum_lanes_8(sum);
    }
    /* d_dense_2_MatMul_contract[n2, b] = sum n3 10: d_dense_2_Softmax_add[n3, b] * dense_2_kernel[n2,
     *     n3] */
    for (int b = 0; b < 32; b += 16) {
        for (int n2 = 0; n2 < 84; n2 += 4) {
            vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0,
                sum31 = 0;
            for (int n3 = 0; n3 < 10; ++n3) {
#pragma clang fp contract(on)
                const vec8 a0 = load_8(&memory->d_dense_2_Softmax_add[n3][b]),
                    a1 = load_8(&memory->d_dense_2_Softmax_add[n3][b + 8]);
                const float b0 = state->dense_2_kernel[n2][n3], b1 = state->dense_2_kernel[n2 + 1][n3],
                    b2 = state->dense_2_kernel[n2 + 2][n3], b3 = state->dense_2_kernel[n2 + 3][n3];
                sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1, sum11 += a1 * b1,
                    sum20 += a0 * b2, sum21 += a1 * b2, sum30 += a0 * b3, sum31 += a1 * b3;
            }
            store_8(&memory->d_dense_2_MatMul_contract[n2][b], sum00);
            store_8(&memory->d_dense_2_MatMul_contract[n2][b + 8], sum01);
            store_8(&memory->d_dense_2_MatMul_contract[n2 + 1][b], sum10);
            store_8(&memory->d_dense_2_MatMul_contract[n2 + 1][b + 8], sum11);
            store_8(&memory->d_dense_2_MatMul_contract[n2 + 2][b], sum20);
            store_8(&memory->d_dense_2_MatMul_contract[n2 + 2][b + 8], sum21);
            store_8(&memory->d_dense_2_MatMul_contract[n2 + 3][b], sum30);
            store_8(&memory->d_dense_2_MatMul_contract[n2 + 3][b + 8], sum31);
        }
    }
    /* d_dense_2_Softmax_add_by_n3[b, n3] = d_dense_2_Softmax_add[n3, b] */
    for (int b = 0; b < 32; b += 8)
        for (int n3 = 0; n3 < 10; ++n3)
            store_strided_8(&memory->d_dense_2_Softmax_add_by_n3[b][n3], 10,
                load_8(&memory->d_dense_2_Softmax_add[n3][b]));
    /* d_dense_2_MatMul_contract2[n2, n3] = sum b 32: d_dense_2_Softmax_add_by_n3[b, n3] *
     *     dense_1_Tanh[n2, b] */
    for (int n2 = 0; n2 < 84; n2 += 12) {
        vec8 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0, sum4 = 0, sum5 = 0, sum6 = 0, sum7 = 0,
            sum8 = 0, sum9 = 0, suma = 0, sumb = 0;
        for (int b = 0; b < 32; ++b) {
#pragma clang fp contract(on)
            const vec8 a0 = load_8(&memory->d_dense_2_Softmax_add_by_n3[b][0]);
            sum0 += a0 * memory->dense_1_Tanh[n2][b], sum1 += a0 * memory->dense_1_Tanh[n2 + 1][b],
                sum2 += a0 * memory->dense_1_Tanh[n2 + 2][b], sum3 += a0 * memory->dense_1_Tanh[n2 + 3][b],
                sum4 += a0 * memory->dense_1_Tanh[n2 + 4][b], sum5 += a0 * memory->dense_1_Tanh[n2 + 5][b],
                sum6 += a0 * memory->dense_1_Tanh[n2 + 6][b], sum7 += a0 * memory->dense_1_Tanh[n2 + 7][b],
                sum8 += a0 * memory->dense_1_Tanh[n2 + 8][b], sum9 += a0 * memory->dense_1_Tanh[n2 + 9][b],
                suma += a0 * memory->dense_1_Tanh[n2 + 10][b],
                    sumb += a0 * memory->dense_1_Tanh[n2 + 11][b];
        }
        store_8(&memory->d_dense_2_MatMul_contract2[n2][0], sum0);
        store_8(&memory->d_dense_2_MatMul_contract2[n2 + 1][0], sum1);
        store_8(&memory->d_dense_2_MatMul_contract2[n2 + 2][0], sum2);
        store_8(&memory->d_dense_2_MatMul_contract2[n2 + 3][0], sum3);
        store_8(&memory->d_dense_2_MatMul_contract2[n2 + 4][0], sum4);
        store_8(&memory->d_dense_2_MatMul_contract2[n2 + 5][0], sum5);
        store_8(&memory->d_dense_2_MatMul_contract2[n2 + 6][0], sum6);
        store_8(&memory->d_dense_2_MatMul_contract2[n2 + 7][0], sum7);
        store_8(&memory->d_dense_2_MatMul_contract2[n2 + 8][0], sum8);
        store_8(&memory->d_dense_2_MatMul_contract2[n2 + 9][0], sum9);
        store_8(&memory->d_dense_2_MatMul_contract2[n2 + 10][0], suma);
        store_8(&memory->d_dense_2_MatMul_contract2[n2 + 11][0], sumb);
    }
    for (int n2 = 0; n2 < 84; n2 += 12) {
        vec2 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0, sum4 = 0, sum5 = 0, sum6 = 0, sum7 = 0,
            sum8 = 0, sum9 = 0, suma = 0, sumb = 0;
        for (int b = 0; b < 32; ++b) {
#pragma clang fp contract(on)
            const vec2 a0 = load_2(&memory->d_dense_2_Softmax_add_by_n3[b][8]);
            sum0 += a0 * memory->dense_1_Tanh[n2][b], sum1 += a0 * memory->dense_1_Tanh[n2 + 1][b],
                sum2 += a0 * memory->dense_1_Tanh[n2 + 2][b], sum3 += a0 * memory->dense_1_Tanh[n2 + 3][b],
                sum4 += a0 * memory->dense_1_Tanh[n2 + 4][b], sum5 += a0 * memory->dense_1_Tanh[n2 + 5][b],
                sum6 += a0 * memory->dense_1_Tanh[n2 + 6][b], sum7 += a0 * memory->dense_1_Tanh[n2 + 7][b],
                sum8 += a0 * memory->dense_1_Tanh[n2 + 8][b], sum9 += a0 * memory->dense_1_Tanh[n2 + 9][b],
                suma += a0 * memory->dense_1_Tanh[n2 + 10][b],
                    sumb += a0 * memory->dense_1_Tanh[n2 + 11][b];
        }
        store_2(&memory->d_dense_2_MatMul_contract2[n2][8], sum0);
        store_2(&memory->d_dense_2_MatMul_contract2[n2 + 1][8], sum1);
        store_2(&memory->d_dense_2_MatMul_contract2[n2 + 2][8], sum2);
        store_2(&memory->d_dense_2_MatMul_contract2[n2 + 3][8], sum3);
        store_2(&memory->d_dense_2_MatMul_contract2[n2 + 4][8], sum4);
        store_2(&memory->d_dense_2_MatMul_contract2[n2 + 5][8], sum5);
        store_2(&memory->d_dense_2_MatMul_contract2[n2 + 6][8], sum6);
        store_2(&memory->d_dense_2_MatMul_contract2[n2 + 7][8], sum7);
        store_2(&memory->d_dense_2_MatMul_contract2[n2 + 8][8], sum8);
        store_2(&memory->d_dense_2_MatMul_contract2[n2 + 9][8], sum9);
        store_2(&memory->d_dense_2_MatMul_contract2[n2 + 10][8], suma);
        store_2(&memory->d_dense_2_MatMul_contract2[n2 + 11][8], sumb);
    }
}

/* train_32, kernel 17 of 54: 4 ops in a row, each as its comment says
 *   from   lenet5.lua:12 dense_1 backward
 *   cost   10.8 k operations, 97.1 k bytes */
static void train_32_d_dense_1_Tanh_mul(const struct gradc_call *call, int slice)
{
    struct train_32_memory *memory = call->arena;
    (void)slice;
    /* d_dense_1_Tanh_mul[n2, b] = dense_1_Tanh[n2, b] * dense_1_Tanh[n2, b] */
    for (int n2 = 0; n2 < 84; ++n2)
        for (int b = 0; b < 32; b += 8) {
            const vec8 a0 = load_8(&memory->dense_1_Tanh[n2][b]);
            store_8(&memory->d_dense_1_Tanh_mul[n2][b], a0 * a0);
        }
    /* d_dense_1_Tanh_sub[n2, b] = 1 - d_dense_1_Tanh_mul[n2, b] */
    for (int n2 = 0; n2 < 84; ++n2)
        for (int b = 0; b < 32; b += 8)
            store_8(&memory->d_dense_1_Tanh_sub[n2][b], 1.0f - load_8(&memory->d_dense_1_Tanh_mul[n2][b]));
    /* d_dense_1_Tanh_mul2[n2, b] = d_dense_2_MatMul_contract[n2, b] * d_dense_1_Tanh_sub[n2, b] */
    for (int n2 = 0; n2 < 84; ++n2)
        for (int b = 0; b < 32; b += 8)
            store_8(&memory->d_dense_1_Tanh_mul2[n2][b],
                load_8(&memory->d_dense_2_MatMul_contract[n2][b]) *
                load_8(&memory->d_dense_1_Tanh_sub[n2][b]));
    /* d_dense_1_view_reduce[n2] = sum b 32: d_dense_1_Tanh_mul2[n2, b] */
    for (int n2 = 0; n2 < 84; ++n2) {
        vec8 sum = 0;
        for (int b = 0; b < 32; b += 8)
            sum += load_8(&memory->d_dense_1_Tanh_mul2[n2][b]);
        memory->d_dense_1_view_reduce[n2] = sum_lanes_8(sum);
    }
}

/* train_32, kernel 18 of 54: d_dense_1_MatMul_contract[n, b] = sum n2 84: d_dense_1_Tanh_mul2[n2, b] *
 *     dense_1_kernel[n, n2]
 *   from   lenet5.lua:12 dense_1 backward | gradient_tape/sequential/dense_1/MatMul/contract (contract)
 *   axes   n 120 in 8 slices, b 32 in vectors of 8 | reduced: n2 84
 *   cost   322.6 k multiply-adds, 66.4 k bytes */
static void train_32_d_dense_1_MatMul_contract(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct train_32_memory *memory = call->arena;
    const int from = cuts_120_8[slice], to = cuts_120_8[slice + 1];
    for (int n = from; n < to; ++n) {
        vec8 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
        for (int n2 = 0; n2 < 84; ++n2) {
#pragma clang fp contract(on)
            const float b0 = state->dense_1_kernel[n][n2];
            sum0 += load_8(&memory->d_dense_1_Tanh_mul2[n2][0]) * b0,
                sum1 += load_8(&memory->d_dense_1_Tanh_mul2[n2][8]) * b0,
                sum2 += load_8(&memory->d_dense_1_Tanh_mul2[n2][16]) * b0,
                sum3 += load_8(&memory->d_dense_1_Tanh_mul2[n2][24]) * b0;
        }
        store_8(&memory->d_dense_1_MatMul_contract[n][0], sum0);
        store_8(&memory->d_dense_1_MatMul_contract[n][8], sum1);
        store_8(&memory->d_dense_1_MatMul_contract[n][16], sum2);
        store_8(&memory->d_dense_1_MatMul_contract[n][24], sum3);
    }
}

/* train_32, kernel 19 of 54: d_dense_1_Tanh_mul2_by_n2[b, n2] = d_dense_1_Tanh_mul2[n2, b]
 *   from   lenet5.lua:12 dense_1 backward | d_dense_1_Tanh_mul2_by_n2 (copy)
 *   axes   b 32 in vectors of 8, n2 84
 *   cost   0 operations, 21.5 k bytes */
static void train_32_d_dense_1_Tanh_mul2_by_n2(const struct gradc_call *call, int slice)
{
    struct train_32_memory *memory = call->arena;
    (void)slice;
    for (int b = 0; b < 32; b += 8)
        for (int n2 = 0; n2 < 84; ++n2)
            store_strided_8(&memory->d_dense_1_Tanh_mul2_by_n2[b][n2], 84,
                load_8(&memory->d_dense_1_Tanh_mul2[n2][b]));
}

/* train_32, kernel 20 of 54: d_dense_1_MatMul_contract2[n, n2] = sum b 32: d_dense_1_Tanh_mul2_by_n2[b, n2]
 *     * dense_Tanh[n, b]
 *   from   lenet5.lua:12 dense_1 backward | gradient_tape/sequential/dense_1/MatMul/contract (contract)
 *   axes   n 120 in 8 slices, n2 84 in vectors of 8 | reduced: b 32
 *   cost   322.6 k multiply-adds, 66.4 k bytes */
static void train_32_d_dense_1_MatMul_contract2(const struct gradc_call *call, int slice)
{
    struct train_32_memory *memory = call->arena;
    const int from = cuts_120_8[slice], to = cuts_120_8[slice + 1];
    for (int n = from; n < to; ++n) {
        {
            vec8 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0, sum4 = 0, sum5 = 0;
            for (int b = 0; b < 32; ++b) {
#pragma clang fp contract(on)
                const float b0 = memory->dense_Tanh[n][b];
                sum0 += load_8(&memory->d_dense_1_Tanh_mul2_by_n2[b][0]) * b0,
                    sum1 += load_8(&memory->d_dense_1_Tanh_mul2_by_n2[b][8]) * b0,
                    sum2 += load_8(&memory->d_dense_1_Tanh_mul2_by_n2[b][16]) * b0,
                    sum3 += load_8(&memory->d_dense_1_Tanh_mul2_by_n2[b][24]) * b0,
                    sum4 += load_8(&memory->d_dense_1_Tanh_mul2_by_n2[b][32]) * b0,
                    sum5 += load_8(&memory->d_dense_1_Tanh_mul2_by_n2[b][40]) * b0;
            }
            store_8(&memory->d_dense_1_MatMul_contract2[n][0], sum0);
            store_8(&memory->d_dense_1_MatMul_contract2[n][8], sum1);
            store_8(&memory->d_dense_1_MatMul_contract2[n][16], sum2);
            store_8(&memory->d_dense_1_MatMul_contract2[n][24], sum3);
            store_8(&memory->d_dense_1_MatMul_contract2[n][32], sum4);
            store_8(&memory->d_dense_1_MatMul_contract2[n][40], sum5);
        }
        {
            vec8 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
            for (int b = 0; b < 32; ++b) {
#pragma clang fp contract(on)
                const float b0 = memory->dense_Tanh[n][b];
                sum0 += load_8(&memory->d_dense_1_Tanh_mul2_by_n2[b][48]) * b0,
                    sum1 += load_8(&memory->d_dense_1_Tanh_mul2_by_n2[b][56]) * b0,
                    sum2 += load_8(&memory->d_dense_1_Tanh_mul2_by_n2[b][64]) * b0,
                    sum3 += load_8(&memory->d_dense_1_Tanh_mul2_by_n2[b][72]) * b0;
            }
            store_8(&memory->d_dense_1_MatMul_contract2[n][48], sum0);
            store_8(&memory->d_dense_1_MatMul_contract2[n][56], sum1);
            store_8(&memory->d_dense_1_MatMul_contract2[n][64], sum2);
            store_8(&memory->d_dense_1_MatMul_contract2[n][72], sum3);
        }
        {
            vec4 sum = 0;
            for (int b = 0; b < 32; ++b) {
#pragma clang fp contract(on)
                sum += load_4(&memory->d_dense_1_Tanh_mul2_by_n2[b][80]) * memory->dense_Tanh[n][b];
            }
            store_4(&memory->d_dense_1_MatMul_contract2[n][80], sum);
        }
    }
}

/* train_32, kernel 21 of 54: 4 ops in a row, each as its comment says
 *   from   lenet5.lua:11 dense backward
 *   cost   15.4 k operations, 138.7 k bytes */
static void train_32_d_dense_Tanh_mul(const struct gradc_call *call, int slice)
{
    struct train_32_memory *memory = call->arena;
    (void)slice;
    /* d_dense_Tanh_mul[n, b] = dense_Tanh[n, b] * dense_Tanh[n, b] */
    for (int n = 0; n < 120; ++n)
        for (int b = 0; b < 32; b += 8) {
            const vec8 a0 = load_8(&memory->dense_Tanh[n][b]);
            store_8(&memory->d_dense_Tanh_mul[n][b], a0 * a0);
        }
    /* d_dense_Tanh_sub[n, b] = 1 - d_dense_Tanh_mul[n, b] */
    for (int n = 0; n < 120; ++n)
        for (int b = 0; b < 32; b += 8)
            store_8(&memory->d_dense_Tanh_sub[n][b], 1.0f - load_8(&memory->d_dense_Tanh_mul[n][b]));
    /* d_dense_Tanh_mul2[n, b] = d_dense_1_MatMul_contract[n, b] * d_dense_Tanh_sub[n, b] */
    for (int n = 0; n < 120; ++n)
        for (int b = 0; b < 32; b += 8)
            store_8(&memory->d_dense_Tanh_mul2[n][b], load_8(&memory->d_dense_1_MatMul_contract[n][b]) *
                load_8(&memory->d_dense_Tanh_sub[n][b]));
    /* d_dense_view_reduce[n] = sum b 32: d_dense_Tanh_mul2[n, b] */
    for (int n = 0; n < 120; ++n) {
        vec8 sum = 0;
        for (int b = 0; b < 32; b += 8)
            sum += load_8(&memory->d_dense_Tanh_mul2[n][b]);
        memory->d_dense_view_reduce[n] = sum_lanes_8(sum);
    }
}

/* train_32, kernel 22 of 54: d_dense_MatMul_contract_partial[slice, y4, x4, c2, b] = sum n 120:
 *     d_dense_Tanh_mul2[n, b] * dense_kernel[y4, x4, c2, n]
 *   from   lenet5.lua:11 dense backward | gradient_tape/sequential/dense/MatMul/contract (contract)
 *   axes   y4 5, x4 5, c2 16, b 32 in vectors of 8 | reduced: n 120 in 8 slices
 *   cost   1536.0 k multiply-adds, 617.0 k bytes */
static void train_32_d_dense_MatMul_contract_partial(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct train_32_memory *memory = call->arena;
    const int from = cuts_120_8[slice], to = cuts_120_8[slice + 1];
    for (int b = 0; b < 32; b += 16) {
        for (int y4 = 0; y4 < 5; ++y4) {
            for (int x4 = 0; x4 < 5; ++x4) {
                for (int c2 = 0; c2 < 16; c2 += 4) {
                    vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0,
                        sum31 = 0;
                    for (int n = from; n < to; ++n) {
#pragma clang fp contract(on)
                        const vec8 a0 = load_8(&memory->d_dense_Tanh_mul2[n][b]),
                            a1 = load_8(&memory->d_dense_Tanh_mul2[n][b + 8]);
                        const float b0 = state->dense_kernel[y4][x4][c2][n],
                            b1 = state->dense_kernel[y4][x4][c2 + 1][n],
                                b2 = state->dense_kernel[y4][x4][c2 + 2][n],
                            b3 = state->dense_kernel[y4][x4][c2 + 3][n];
                        sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1, sum11 += a1 * b1,
                            sum20 += a0 * b2, sum21 += a1 * b2, sum30 += a0 * b3, sum31 += a1 * b3;
                    }
                    store_8(&memory->d_dense_MatMul_contract_partial[slice][y4][x4][c2][b], sum00);
                    store_8(&memory->d_dense_MatMul_contract_partial[slice][y4][x4][c2][b + 8], sum01);
                    store_8(&memory->d_dense_MatMul_contract_partial[slice][y4][x4][c2 + 1][b], sum10);
                    store_8(&memory->d_dense_MatMul_contract_partial[slice][y4][x4][c2 + 1][b + 8], sum11);
                    store_8(&memory->d_dense_MatMul_contract_partial[slice][y4][x4][c2 + 2][b], sum20);
                    store_8(&memory->d_dense_MatMul_contract_partial[slice][y4][x4][c2 + 2][b + 8], sum21);
                    store_8(&memory->d_dense_MatMul_contract_partial[slice][y4][x4][c2 + 3][b], sum30);
                    store_8(&memory->d_dense_MatMul_contract_partial[slice][y4][x4][c2 + 3][b + 8], sum31);
                }
            }
        }
    }
}

/* train_32, kernel 23 of 54: 2 ops in a row, each as its comment says
 *   from   lenet5.lua:11 dense backward
 *   cost   102.4 k operations, 491.5 k bytes */
static void train_32_d_dense_MatMul_contract(const struct gradc_call *call, int slice)
{
    struct train_32_memory *memory = call->arena;
    (void)slice;
    /* d_dense_MatMul_contract[y4, x4, c2, b] = sum slice 8: d_dense_MatMul_contract_partial[slice, y4,
     *     x4, c2, b] */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int b = 0; b < 32; b += 8) {
                    vec8 sum = 0;
                    sum += load_8(&memory->d_dense_MatMul_contract_partial[0][y4][x4][c2][b]);
                    sum += load_8(&memory->d_dense_MatMul_contract_partial[1][y4][x4][c2][b]);
                    sum += load_8(&memory->d_dense_MatMul_contract_partial[2][y4][x4][c2][b]);
                    sum += load_8(&memory->d_dense_MatMul_contract_partial[3][y4][x4][c2][b]);
                    sum += load_8(&memory->d_dense_MatMul_contract_partial[4][y4][x4][c2][b]);
                    sum += load_8(&memory->d_dense_MatMul_contract_partial[5][y4][x4][c2][b]);
                    sum += load_8(&memory->d_dense_MatMul_contract_partial[6][y4][x4][c2][b]);
                    sum += load_8(&memory->d_dense_MatMul_contract_partial[7][y4][x4][c2][b]);
                    store_8(&memory->d_dense_MatMul_contract[y4][x4][c2][b], sum);
                }
    /* d_dense_Tanh_mul2_by_n[b, n] = d_dense_Tanh_mul2[n, b] */
    for (int b = 0; b < 32; b += 8)
        for (int n = 0; n < 120; ++n)
            store_strided_8(&memory->d_dense_Tanh_mul2_by_n[b][n], 120,
                load_8(&memory->d_dense_Tanh_mul2[n][b]));
}

/* train_32, kernel 24 of 54: d_dense_MatMul_contract2[y4, x4, c2, n] = sum b 32: d_dense_Tanh_mul2_by_n[b,
 *     n] * max_pooling2d_1_MaxPool[y4, x4, c2, b]
 *   from   lenet5.lua:11 dense backward | gradient_tape/sequential/dense/MatMul/contract (contract)
 *   axes   y4 5, x4 5, c2 16, n 120 in 8 slices in vectors of 8 | reduced: b 32
 *   cost   1536.0 k multiply-adds, 258.6 k bytes */
static void train_32_d_dense_MatMul_contract2(const struct gradc_call *call, int slice)
{
    struct train_32_memory *memory = call->arena;
    const int from = cuts_120_8[slice], to = cuts_120_8[slice + 1];
    for (int n = from; n + 8 <= to; n += 8) {
        for (int x4 = 0; x4 < 5; ++x4) {
            for (int c2 = 0; c2 < 16; c2 += 2) {
                vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0,
                    sum31 = 0, sum40 = 0, sum41 = 0;
                for (int b = 0; b < 32; ++b) {
#pragma clang fp contract(on)
                    const vec8 a0 = load_8(&memory->d_dense_Tanh_mul2_by_n[b][n]);
                    sum00 += a0 * memory->max_pooling2d_1_MaxPool[0][x4][c2][b],
                        sum01 += a0 * memory->max_pooling2d_1_MaxPool[0][x4][c2 + 1][b],
                        sum10 += a0 * memory->max_pooling2d_1_MaxPool[1][x4][c2][b],
                        sum11 += a0 * memory->max_pooling2d_1_MaxPool[1][x4][c2 + 1][b],
                        sum20 += a0 * memory->max_pooling2d_1_MaxPool[2][x4][c2][b],
                        sum21 += a0 * memory->max_pooling2d_1_MaxPool[2][x4][c2 + 1][b],
                        sum30 += a0 * memory->max_pooling2d_1_MaxPool[3][x4][c2][b],
                        sum31 += a0 * memory->max_pooling2d_1_MaxPool[3][x4][c2 + 1][b],
                        sum40 += a0 * memory->max_pooling2d_1_MaxPool[4][x4][c2][b],
                        sum41 += a0 * memory->max_pooling2d_1_MaxPool[4][x4][c2 + 1][b];
                }
                store_8(&memory->d_dense_MatMul_contract2[0][x4][c2][n], sum00);
                store_8(&memory->d_dense_MatMul_contract2[0][x4][c2 + 1][n], sum01);
                store_8(&memory->d_dense_MatMul_contract2[1][x4][c2][n], sum10);
                store_8(&memory->d_dense_MatMul_contract2[1][x4][c2 + 1][n], sum11);
                store_8(&memory->d_dense_MatMul_contract2[2][x4][c2][n], sum20);
                store_8(&memory->d_dense_MatMul_contract2[2][x4][c2 + 1][n], sum21);
                store_8(&memory->d_dense_MatMul_contract2[3][x4][c2][n], sum30);
                store_8(&memory->d_dense_MatMul_contract2[3][x4][c2 + 1][n], sum31);
                store_8(&memory->d_dense_MatMul_contract2[4][x4][c2][n], sum40);
                store_8(&memory->d_dense_MatMul_contract2[4][x4][c2 + 1][n], sum41);
            }
        }
    }
    for (int n = to - (to - from) % 8; n < to; ++n) {
        for (int x4 = 0; x4 < 5; ++x4) {
            for (int c2 = 0; c2 < 16; c2 += 2) {
                float sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0,
                    sum31 = 0, sum40 = 0, sum41 = 0;
                for (int b = 0; b < 32; ++b) {
#pragma clang fp contract(on)
                    const float a0 = memory->d_dense_Tanh_mul2_by_n[b][n];
                    sum00 += a0 * memory->max_pooling2d_1_MaxPool[0][x4][c2][b],
                        sum01 += a0 * memory->max_pooling2d_1_MaxPool[0][x4][c2 + 1][b],
                        sum10 += a0 * memory->max_pooling2d_1_MaxPool[1][x4][c2][b],
                        sum11 += a0 * memory->max_pooling2d_1_MaxPool[1][x4][c2 + 1][b],
                        sum20 += a0 * memory->max_pooling2d_1_MaxPool[2][x4][c2][b],
                        sum21 += a0 * memory->max_pooling2d_1_MaxPool[2][x4][c2 + 1][b],
                        sum30 += a0 * memory->max_pooling2d_1_MaxPool[3][x4][c2][b],
                        sum31 += a0 * memory->max_pooling2d_1_MaxPool[3][x4][c2 + 1][b],
                        sum40 += a0 * memory->max_pooling2d_1_MaxPool[4][x4][c2][b],
                        sum41 += a0 * memory->max_pooling2d_1_MaxPool[4][x4][c2 + 1][b];
                }
                memory->d_dense_MatMul_contract2[0][x4][c2][n] = sum00;
                memory->d_dense_MatMul_contract2[0][x4][c2 + 1][n] = sum01;
                memory->d_dense_MatMul_contract2[1][x4][c2][n] = sum10;
                memory->d_dense_MatMul_contract2[1][x4][c2 + 1][n] = sum11;
                memory->d_dense_MatMul_contract2[2][x4][c2][n] = sum20;
                memory->d_dense_MatMul_contract2[2][x4][c2 + 1][n] = sum21;
                memory->d_dense_MatMul_contract2[3][x4][c2][n] = sum30;
                memory->d_dense_MatMul_contract2[3][x4][c2 + 1][n] = sum31;
                memory->d_dense_MatMul_contract2[4][x4][c2][n] = sum40;
                memory->d_dense_MatMul_contract2[4][x4][c2 + 1][n] = sum41;
            }
        }
    }
}

/* train_32, kernel 25 of 54: 5 ops in a row, each as its comment says
 *   from   lenet5.lua:9 max_pooling2d_1 backward
 *   cost   460.8 k operations, 1228.8 k bytes */
static void train_32_d_max_pooling2d_1_MaxPool_equal(const struct gradc_call *call, int slice)
{
    struct train_32_memory *memory = call->arena;
    (void)slice;
    /* d_max_pooling2d_1_MaxPool_equal[y4, x4, c2, p5, q5, b] = conv2d_1_Tanh[2*y4 + p5, 2*x4 + q5, c2,
     *     b] == max_pooling2d_1_MaxPool[y4, x4, c2, b] */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int p5 = 0; p5 < 2; ++p5)
                    for (int q5 = 0; q5 < 2; ++q5)
                        for (int b = 0; b < 32; b += 8)
                            store_mask_8(&memory->d_max_pooling2d_1_MaxPool_equal[y4][x4][c2][p5][q5][b],
                                load_8(&memory->conv2d_1_Tanh[2 * y4 + p5][2 * x4 + q5][c2][b]) ==
                                load_8(&memory->max_pooling2d_1_MaxPool[y4][x4][c2][b]));
    /* d_max_pooling2d_1_MaxPool_select[y4, x4, c2, p5, q5, b] = d_max_pooling2d_1_MaxPool_equal[y4, x4,
     *     c2, p5, q5, b] ? (q5 + (p5 * 2)) : 4 */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int p5 = 0; p5 < 2; ++p5)
                    for (int q5 = 0; q5 < 2; ++q5)
                        for (int b = 0; b < 32; b += 8)
                            store_int_8(&memory->d_max_pooling2d_1_MaxPool_select[y4][x4][c2][p5][q5][b],
                                load_mask_8(&memory->d_max_pooling2d_1_MaxPool_equal[y4][x4][c2][p5][q5][b])
                                ? (ivec8)(q5 + p5 * 2) : (ivec8)4);
    /* d_max_pooling2d_1_MaxPool_reduce[y4, x4, c2, b] = min p5 2 q5 2:
     *     d_max_pooling2d_1_MaxPool_select[y4, x4, c2, p5, q5, b] */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int b = 0; b < 32; b += 8) {
                    ivec8 least = INT32_MAX;
                    {
                        const ivec8 next0 =
                            load_int_8(&memory->d_max_pooling2d_1_MaxPool_select[y4][x4][c2][0][0][b]);
                        least = least > next0 ? next0 : least;
                        const ivec8 next1 =
                            load_int_8(&memory->d_max_pooling2d_1_MaxPool_select[y4][x4][c2][0][1][b]);
                        least = least > next1 ? next1 : least;
                        const ivec8 next2 =
                            load_int_8(&memory->d_max_pooling2d_1_MaxPool_select[y4][x4][c2][1][0][b]);
                        least = least > next2 ? next2 : least;
                        const ivec8 next3 =
                            load_int_8(&memory->d_max_pooling2d_1_MaxPool_select[y4][x4][c2][1][1][b]);
                        least = least > next3 ? next3 : least;
                    }
                    store_int_8(&memory->d_max_pooling2d_1_MaxPool_reduce[y4][x4][c2][b], least);
                }
    /* d_max_pooling2d_1_MaxPool_equal2[y4, x4, c2, p6, q6, b] = (q6 + (p6 * 2)) ==
     *     d_max_pooling2d_1_MaxPool_reduce[y4, x4, c2, b] */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int p6 = 0; p6 < 2; ++p6)
                    for (int q6 = 0; q6 < 2; ++q6)
                        for (int b = 0; b < 32; b += 8)
                            store_mask_8(&memory->d_max_pooling2d_1_MaxPool_equal2[y4][x4][c2][p6][q6][b],
                                q6 + p6 * 2 ==
                                load_int_8(&memory->d_max_pooling2d_1_MaxPool_reduce[y4][x4][c2][b]));
    /* d_max_pooling2d_1_MaxPool_select2[y4, x4, c2, p6, q6, b] = d_max_pooling2d_1_MaxPool_equal2[y4,
     *     x4, c2, p6, q6, b] ? d_dense_MatMul_contract[y4, x4, c2, b] : 0 */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int p6 = 0; p6 < 2; ++p6)
                    for (int q6 = 0; q6 < 2; ++q6)
                        for (int b = 0; b < 32; b += 8)
                            store_8(&memory->d_max_pooling2d_1_MaxPool_select2[y4][x4][c2][p6][q6][b],
                                load_mask_8(&memory->d_max_pooling2d_1_MaxPool_equal2[y4][x4][c2][p6][q6][b])
                                ? load_8(&memory->d_dense_MatMul_contract[y4][x4][c2][b]) : (vec8)0.0f);
}

/* train_32, kernel 26 of 54: d_max_pooling2d_1_view_reduce[y3, x3, c2, b] = sum p6 2 q6 2:
 *     d_max_pooling2d_1_MaxPool_select2[(y3 - p6)/2, (x3 - q6)/2, c2, p6, q6, b]?
 *   from   lenet5.lua:9 max_pooling2d_1 backward | gradient_tape/sequential/max_pooling2d_1/view/reduce
 *          (reduce)
 *   axes   y3 10 in 8 slices, x3 10, c2 16, b 32 in vectors of 8 | reduced: p6 2, q6 2
 *   cost   204.8 k operations, 409.6 k bytes */
static void train_32_d_max_pooling2d_1_view_reduce(const struct gradc_call *call, int slice)
{
    struct train_32_memory *memory = call->arena;
    const int from = cuts_10_8[slice], to = cuts_10_8[slice + 1];
    for (int y3 = from; y3 < to; ++y3)
        for (int x3 = 0; x3 < 10; ++x3)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int b = 0; b < 32; b += 8) {
                    vec8 sum = 0;
                    sum += (y3) % 2 == 0 && (x3) % 2 == 0 ?
                        load_8(&memory->d_max_pooling2d_1_MaxPool_select2[(y3) / 2][(x3) / 2][c2][0][0][b])
                        : (vec8)0.0f;
                    sum += (y3) % 2 == 0 && (x3 - 1) % 2 == 0 && (unsigned)((x3 - 1) / 2) < 5u ?
                        load_8(&memory->d_max_pooling2d_1_MaxPool_select2[(y3) / 2][(x3 - 1) /
                        2][c2][0][1][b]) : (vec8)0.0f;
                    sum += (y3 - 1) % 2 == 0 && (unsigned)((y3 - 1) / 2) < 5u && (x3) % 2 == 0 ?
                        load_8(&memory->d_max_pooling2d_1_MaxPool_select2[(y3 - 1) / 2][(x3) /
                        2][c2][1][0][b]) : (vec8)0.0f;
                    sum += (y3 - 1) % 2 == 0 && (unsigned)((y3 - 1) / 2) < 5u && (x3 - 1) % 2 == 0 &&
                        (unsigned)((x3 - 1) / 2) < 5u ?
                        load_8(&memory->d_max_pooling2d_1_MaxPool_select2[(y3 - 1) / 2][(x3 - 1) /
                        2][c2][1][1][b]) : (vec8)0.0f;
                    store_8(&memory->d_max_pooling2d_1_view_reduce[y3][x3][c2][b], sum);
                }
}

/* train_32, kernel 27 of 54: 4 ops in a row, each as its comment says
 *   from   lenet5.lua:8 conv2d_1 backward
 *   cost   204.8 k operations, 1843.3 k bytes */
static void train_32_d_conv2d_1_Tanh_mul(const struct gradc_call *call, int slice)
{
    struct train_32_memory *memory = call->arena;
    (void)slice;
    /* d_conv2d_1_Tanh_mul[y3, x3, c2, b] = conv2d_1_Tanh[y3, x3, c2, b] * conv2d_1_Tanh[y3, x3, c2, b] */
    for (int y3 = 0; y3 < 10; ++y3)
        for (int x3 = 0; x3 < 10; ++x3)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int b = 0; b < 32; b += 8) {
                    const vec8 a0 = load_8(&memory->conv2d_1_Tanh[y3][x3][c2][b]);
                    store_8(&memory->d_conv2d_1_Tanh_mul[y3][x3][c2][b], a0 * a0);
                }
    /* d_conv2d_1_Tanh_sub[y3, x3, c2, b] = 1 - d_conv2d_1_Tanh_mul[y3, x3, c2, b] */
    for (int y3 = 0; y3 < 10; ++y3)
        for (int x3 = 0; x3 < 10; ++x3)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int b = 0; b < 32; b += 8)
                    store_8(&memory->d_conv2d_1_Tanh_sub[y3][x3][c2][b], 1.0f -
                        load_8(&memory->d_conv2d_1_Tanh_mul[y3][x3][c2][b]));
    /* d_conv2d_1_Tanh_mul2[y3, x3, c2, b] = d_max_pooling2d_1_view_reduce[y3, x3, c2, b] *
     *     d_conv2d_1_Tanh_sub[y3, x3, c2, b] */
    for (int y3 = 0; y3 < 10; ++y3)
        for (int x3 = 0; x3 < 10; ++x3)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int b = 0; b < 32; b += 8)
                    store_8(&memory->d_conv2d_1_Tanh_mul2[y3][x3][c2][b],
                        load_8(&memory->d_max_pooling2d_1_view_reduce[y3][x3][c2][b]) *
                        load_8(&memory->d_conv2d_1_Tanh_sub[y3][x3][c2][b]));
    /* d_conv2d_1_view_reduce[c2] = sum b 32 y3 10 x3 10: d_conv2d_1_Tanh_mul2[y3, x3, c2, b] */
    for (int c2 = 0; c2 < 16; ++c2) {
        vec8 sum = 0;
        for (int b = 0; b < 32; b += 8)
            for (int y3 = 0; y3 < 10; ++y3)
                for (int x3 = 0; x3 < 10; ++x3)
                    sum += load_8(&memory->d_conv2d_1_Tanh_mul2[y3][x3][c2][b]);
        memory->d_conv2d_1_view_reduce[c2] = sum_lanes_8(sum);
    }
}

/* train_32, kernel 28 of 54: d_conv2d_1_Conv2D_contract[y2, x2, c, b] = sum p2 5 q2 5 c2 16:
 *     d_conv2d_1_Tanh_mul2[y2 - p2, x2 - q2, c2, b]? * conv2d_1_kernel[p2, q2, c, c2]
 *   from   lenet5.lua:8 conv2d_1 backward | gradient_tape/sequential/conv2d_1/Conv2D/contract (contract)
 *   axes   y2 14 in 8 slices, x2 14, c 6, b 32 in vectors of 8 | reduced: p2 5, q2 5, c2 16
 *   cost   15.1 M multiply-adds, 364.9 k bytes */
static void train_32_d_conv2d_1_Conv2D_contract(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct train_32_memory *memory = call->arena;
    const int from = cuts_14_8[slice], to = cuts_14_8[slice + 1];
    for (int y2 = from; y2 < to; ++y2) {
        for (int x2 = 0; x2 < 14; ++x2) {
            for (int c = 0; c < 6; c += 2) {
                vec8 sum00 = 0, sum01 = 0, sum02 = 0, sum03 = 0, sum10 = 0, sum11 = 0, sum12 = 0,
                    sum13 = 0;
                for (int p2 = 0; p2 < 5; ++p2) {
                    for (int q2 = 0; q2 < 5; ++q2) {
                        for (int c2 = 0; c2 < 16; ++c2) {
#pragma clang fp contract(on)
                            const vec8 a0 = (unsigned)(y2 - p2) < 10u && (unsigned)(x2 - q2) < 10u ?
                                load_8(&memory->d_conv2d_1_Tanh_mul2[y2 - p2][x2 - q2][c2][0]) : (vec8)0.0f,
                                a1 = (unsigned)(y2 - p2) < 10u && (unsigned)(x2 - q2) < 10u ?
                                    load_8(&memory->d_conv2d_1_Tanh_mul2[y2 - p2][x2 - q2][c2][8]) :
                                    (vec8)0.0f,
                                a2 = (unsigned)(y2 - p2) < 10u && (unsigned)(x2 - q2) < 10u ?
                                    load_8(&memory->d_conv2d_1_Tanh_mul2[y2 - p2][x2 - q2][c2][16]) :
                                    (vec8)0.0f,
                                a3 = (unsigned)(y2 - p2) < 10u && (unsigned)(x2 - q2) < 10u ?
                                    load_8(&memory->d_conv2d_1_Tanh_mul2[y2 - p2][x2 - q2][c2][24]) :
                                    (vec8)0.0f;
                            const float b0 = state->conv2d_1_kernel[p2][q2][c][c2],
                                b1 = state->conv2d_1_kernel[p2][q2][c + 1][c2];
                            sum00 += a0 * b0, sum01 += a1 * b0, sum02 += a2 * b0, sum03 += a3 * b0,
                                sum10 += a0 * b1, sum11 += a1 * b1, sum12 += a2 * b1, sum13 += a3 * b1;
                        }
                    }
                }
                store_8(&memory->d_conv2d_1_Conv2D_contract[y2][x2][c][0], sum00);
                store_8(&memory->d_conv2d_1_Conv2D_contract[y2][x2][c][8], sum01);
                store_8(&memory->d_conv2d_1_Conv2D_contract[y2][x2][c][16], sum02);
                store_8(&memory->d_conv2d_1_Conv2D_contract[y2][x2][c][24], sum03);
                store_8(&memory->d_conv2d_1_Conv2D_contract[y2][x2][c + 1][0], sum10);
                store_8(&memory->d_conv2d_1_Conv2D_contract[y2][x2][c + 1][8], sum11);
                store_8(&memory->d_conv2d_1_Conv2D_contract[y2][x2][c + 1][16], sum12);
                store_8(&memory->d_conv2d_1_Conv2D_contract[y2][x2][c + 1][24], sum13);
            }
        }
    }
}

/* train_32, kernel 29 of 54: d_conv2d_1_Conv2D_contract2[p2, q2, c, c2] = sum b 32 y3 10 x3 10:
 *     d_conv2d_1_Tanh_mul2[y3, x3, c2, b] * max_pooling2d_MaxPool[y3 + p2, x3 + q2, c, b]
 *   from   lenet5.lua:8 conv2d_1 backward | gradient_tape/sequential/conv2d_1/Conv2D/contract (contract)
 *   axes   p2 5, q2 5, c 6, c2 16 in 8 slices | reduced: b 32 in vectors of 8, y3 10, x3 10
 *   cost   7680.0 k multiply-adds, 364.9 k bytes */
static void train_32_d_conv2d_1_Conv2D_contract2(const struct gradc_call *call, int slice)
{
    struct train_32_memory *memory = call->arena;
    const int from = cuts_16_8[slice], to = cuts_16_8[slice + 1];
    for (int c2 = from; c2 < to; ++c2) {
        for (int q2 = 0; q2 < 5; ++q2) {
            for (int c = 0; c < 6; c += 2) {
                vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0,
                    sum31 = 0, sum40 = 0, sum41 = 0;
                for (int b = 0; b < 32; b += 8) {
                    for (int y3 = 0; y3 < 10; ++y3) {
                        for (int x3 = 0; x3 < 10; ++x3) {
#pragma clang fp contract(on)
                            const vec8 a0 = load_8(&memory->d_conv2d_1_Tanh_mul2[y3][x3][c2][b]);
                            sum00 += a0 * load_8(&memory->max_pooling2d_MaxPool[y3][x3 + q2][c][b]),
                                sum01 += a0 * load_8(&memory->max_pooling2d_MaxPool[y3][x3 + q2][c + 1][b]),
                                sum10 += a0 * load_8(&memory->max_pooling2d_MaxPool[y3 + 1][x3 + q2][c][b]),
                                sum11 += a0 *
                                    load_8(&memory->max_pooling2d_MaxPool[y3 + 1][x3 + q2][c + 1][b]),
                                sum20 += a0 * load_8(&memory->max_pooling2d_MaxPool[y3 + 2][x3 + q2][c][b]),
                                sum21 += a0 *
                                    load_8(&memory->max_pooling2d_MaxPool[y3 + 2][x3 + q2][c + 1][b]),
                                sum30 += a0 * load_8(&memory->max_pooling2d_MaxPool[y3 + 3][x3 + q2][c][b]),
                                sum31 += a0 *
                                    load_8(&memory->max_pooling2d_MaxPool[y3 + 3][x3 + q2][c + 1][b]),
                                sum40 += a0 * load_8(&memory->max_pooling2d_MaxPool[y3 + 4][x3 + q2][c][b]),
                                sum41 += a0 *
                                    load_8(&memory->max_pooling2d_MaxPool[y3 + 4][x3 + q2][c + 1][b]);
                        }
                    }
                }
                memory->d_conv2d_1_Conv2D_contract2[0][q2][c][c2] = sum_lanes_8(sum00);
                memory->d_conv2d_1_Conv2D_contract2[0][q2][c + 1][c2] = sum_lanes_8(sum01);
                memory->d_conv2d_1_Conv2D_contract2[1][q2][c][c2] = sum_lanes_8(sum10);
                memory->d_conv2d_1_Conv2D_contract2[1][q2][c + 1][c2] = sum_lanes_8(sum11);
                memory->d_conv2d_1_Conv2D_contract2[2][q2][c][c2] = sum_lanes_8(sum20);
                memory->d_conv2d_1_Conv2D_contract2[2][q2][c + 1][c2] = sum_lanes_8(sum21);
                memory->d_conv2d_1_Conv2D_contract2[3][q2][c][c2] = sum_lanes_8(sum30);
                memory->d_conv2d_1_Conv2D_contract2[3][q2][c + 1][c2] = sum_lanes_8(sum31);
                memory->d_conv2d_1_Conv2D_contract2[4][q2][c][c2] = sum_lanes_8(sum40);
                memory->d_conv2d_1_Conv2D_contract2[4][q2][c + 1][c2] = sum_lanes_8(sum41);
            }
        }
    }
}

/* train_32, kernel 30 of 54: d_max_pooling2d_MaxPool_equal[y2, x2, c, p7, q7, b] = conv2d_Tanh[2*y2 + p7,
 *     2*x2 + q7, c, b] == max_pooling2d_MaxPool[y2, x2, c, b]
 *   from   lenet5.lua:7 max_pooling2d backward | gradient_tape/sequential/max_pooling2d/MaxPool/equal
 *          (equal)
 *   axes   y2 14 in 8 slices, x2 14, c 6, p7 2, q7 2, b 32 in vectors of 8
 *   cost   150.5 k operations, 903.2 k bytes */
static void train_32_d_max_pooling2d_MaxPool_equal(const struct gradc_call *call, int slice)
{
    struct train_32_memory *memory = call->arena;
    const int from = cuts_14_8[slice], to = cuts_14_8[slice + 1];
    for (int y2 = from; y2 < to; ++y2)
        for (int x2 = 0; x2 < 14; ++x2)
            for (int c = 0; c < 6; ++c)
                for (int p7 = 0; p7 < 2; ++p7)
                    for (int q7 = 0; q7 < 2; ++q7)
                        for (int b = 0; b < 32; b += 8)
                            store_mask_8(&memory->d_max_pooling2d_MaxPool_equal[y2][x2][c][p7][q7][b],
                                load_8(&memory->conv2d_Tanh[2 * y2 + p7][2 * x2 + q7][c][b]) ==
                                load_8(&memory->max_pooling2d_MaxPool[y2][x2][c][b]));
}

/* train_32, kernel 31 of 54: d_max_pooling2d_MaxPool_select[y2, x2, c, p7, q7, b] =
 *     d_max_pooling2d_MaxPool_equal[y2, x2, c, p7, q7, b] ? (q7 + (p7 * 2)) : 4
 *   from   lenet5.lua:7 max_pooling2d backward | gradient_tape/sequential/max_pooling2d/MaxPool/select
 *          (select)
 *   axes   y2 14 in 8 slices, x2 14, c 6, p7 2, q7 2, b 32 in vectors of 8
 *   cost   451.6 k operations, 752.6 k bytes */
static void train_32_d_max_pooling2d_MaxPool_select(const struct gradc_call *call, int slice)
{
    struct train_32_memory *memory = call->arena;
    const int from = cuts_14_8[slice], to = cuts_14_8[slice + 1];
    for (int y2 = from; y2 < to; ++y2)
        for (int x2 = 0; x2 < 14; ++x2)
            for (int c = 0; c < 6; ++c)
                for (int p7 = 0; p7 < 2; ++p7)
                    for (int q7 = 0; q7 < 2; ++q7)
                        for (int b = 0; b < 32; b += 8)
                            store_int_8(&memory->d_max_pooling2d_MaxPool_select[y2][x2][c][p7][q7][b],
                                load_mask_8(&memory->d_max_pooling2d_MaxPool_equal[y2][x2][c][p7][q7][b]) ?
                                (ivec8)(q7 + p7 * 2) : (ivec8)4);
}

/* train_32, kernel 32 of 54: d_max_pooling2d_MaxPool_reduce[y2, x2, c, b] = min p7 2 q7 2:
 *     d_max_pooling2d_MaxPool_select[y2, x2, c, p7, q7, b]
 *   from   lenet5.lua:7 max_pooling2d backward | gradient_tape/sequential/max_pooling2d/MaxPool/reduce
 *          (reduce)
 *   axes   y2 14 in 8 slices, x2 14, c 6, b 32 in vectors of 8 | reduced: p7 2, q7 2
 *   cost   150.5 k operations, 752.6 k bytes */
static void train_32_d_max_pooling2d_MaxPool_reduce(const struct gradc_call *call, int slice)
{
    struct train_32_memory *memory = call->arena;
    const int from = cuts_14_8[slice], to = cuts_14_8[slice + 1];
    for (int y2 = from; y2 < to; ++y2)
        for (int x2 = 0; x2 < 14; ++x2)
            for (int c = 0; c < 6; ++c)
                for (int b = 0; b < 32; b += 8) {
                    ivec8 least = INT32_MAX;
                    {
                        const ivec8 next0 =
                            load_int_8(&memory->d_max_pooling2d_MaxPool_select[y2][x2][c][0][0][b]);
                        least = least > next0 ? next0 : least;
                        const ivec8 next1 =
                            load_int_8(&memory->d_max_pooling2d_MaxPool_select[y2][x2][c][0][1][b]);
                        least = least > next1 ? next1 : least;
                        const ivec8 next2 =
                            load_int_8(&memory->d_max_pooling2d_MaxPool_select[y2][x2][c][1][0][b]);
                        least = least > next2 ? next2 : least;
                        const ivec8 next3 =
                            load_int_8(&memory->d_max_pooling2d_MaxPool_select[y2][x2][c][1][1][b]);
                        least = least > next3 ? next3 : least;
                    }
                    store_int_8(&memory->d_max_pooling2d_MaxPool_reduce[y2][x2][c][b], least);
                }
}

/* train_32, kernel 33 of 54: d_max_pooling2d_MaxPool_equal2[y2, x2, c, p8, q8, b] = (q8 + (p8 * 2)) ==
 *     d_max_pooling2d_MaxPool_reduce[y2, x2, c, b]
 *   from   lenet5.lua:7 max_pooling2d backward | gradient_tape/sequential/max_pooling2d/MaxPool/equal
 *          (equal)
 *   axes   y2 14 in 8 slices, x2 14, c 6, p8 2, q8 2, b 32 in vectors of 8
 *   cost   451.6 k operations, 301.1 k bytes */
static void train_32_d_max_pooling2d_MaxPool_equal2(const struct gradc_call *call, int slice)
{
    struct train_32_memory *memory = call->arena;
    const int from = cuts_14_8[slice], to = cuts_14_8[slice + 1];
    for (int y2 = from; y2 < to; ++y2)
        for (int x2 = 0; x2 < 14; ++x2)
            for (int c = 0; c < 6; ++c)
                for (int p8 = 0; p8 < 2; ++p8)
                    for (int q8 = 0; q8 < 2; ++q8)
                        for (int b = 0; b < 32; b += 8)
                            store_mask_8(&memory->d_max_pooling2d_MaxPool_equal2[y2][x2][c][p8][q8][b],
                                q8 + p8 * 2 ==
                                load_int_8(&memory->d_max_pooling2d_MaxPool_reduce[y2][x2][c][b]));
}

/* train_32, kernel 34 of 54: d_max_pooling2d_MaxPool_select2[y2, x2, c, p8, q8, b] =
 *     d_max_pooling2d_MaxPool_equal2[y2, x2, c, p8, q8, b] ? d_conv2d_1_Conv2D_contract[y2, x2, c, b] : 0
 *   from   lenet5.lua:7 max_pooling2d backward | gradient_tape/sequential/max_pooling2d/MaxPool/select
 *          (select)
 *   axes   y2 14 in 8 slices, x2 14, c 6, p8 2, q8 2, b 32 in vectors of 8
 *   cost   150.5 k operations, 903.2 k bytes */
static void train_32_d_max_pooling2d_MaxPool_select2(const struct gradc_call *call, int slice)
{
    struct train_32_memory *memory = call->arena;
    const int from = cuts_14_8[slice], to = cuts_14_8[slice + 1];
    for (int y2 = from; y2 < to; ++y2)
        for (int x2 = 0; x2 < 14; ++x2)
            for (int c = 0; c < 6; ++c)
                for (int p8 = 0; p8 < 2; ++p8)
                    for (int q8 = 0; q8 < 2; ++q8)
                        for (int b = 0; b < 32; b += 8)
                            store_8(&memory->d_max_pooling2d_MaxPool_select2[y2][x2][c][p8][q8][b],
                                load_mask_8(&memory->d_max_pooling2d_MaxPool_equal2[y2][x2][c][p8][q8][b])
                                ? load_8(&memory->d_conv2d_1_Conv2D_contract[y2][x2][c][b]) : (vec8)0.0f);
}

/* train_32, kernel 35 of 54: d_max_pooling2d_view_reduce[y, x, c, b] = sum p8 2 q8 2:
 *     d_max_pooling2d_MaxPool_select2[(y - p8)/2, (x - q8)/2, c, p8, q8, b]?
 *   from   lenet5.lua:7 max_pooling2d backward | gradient_tape/sequential/max_pooling2d/view/reduce
 *          (reduce)
 *   axes   y 28 in 8 slices, x 28, c 6, b 32 in vectors of 8 | reduced: p8 2, q8 2
 *   cost   602.1 k operations, 1204.2 k bytes */
static void train_32_d_max_pooling2d_view_reduce(const struct gradc_call *call, int slice)
{
    struct train_32_memory *memory = call->arena;
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 28; ++x)
            for (int c = 0; c < 6; ++c)
                for (int b = 0; b < 32; b += 8) {
                    vec8 sum = 0;
                    sum += (y) % 2 == 0 && (x) % 2 == 0 ?
                        load_8(&memory->d_max_pooling2d_MaxPool_select2[(y) / 2][(x) / 2][c][0][0][b]) :
                        (vec8)0.0f;
                    sum += (y) % 2 == 0 && (x - 1) % 2 == 0 && (unsigned)((x - 1) / 2) < 14u ?
                        load_8(&memory->d_max_pooling2d_MaxPool_select2[(y) / 2][(x - 1) / 2][c][0][1][b])
                        : (vec8)0.0f;
                    sum += (y - 1) % 2 == 0 && (unsigned)((y - 1) / 2) < 14u && (x) % 2 == 0 ?
                        load_8(&memory->d_max_pooling2d_MaxPool_select2[(y - 1) / 2][(x) / 2][c][1][0][b])
                        : (vec8)0.0f;
                    sum += (y - 1) % 2 == 0 && (unsigned)((y - 1) / 2) < 14u && (x - 1) % 2 == 0 &&
                        (unsigned)((x - 1) / 2) < 14u ?
                        load_8(&memory->d_max_pooling2d_MaxPool_select2[(y - 1) / 2][(x - 1) /
                        2][c][1][1][b]) : (vec8)0.0f;
                    store_8(&memory->d_max_pooling2d_view_reduce[y][x][c][b], sum);
                }
}

/* train_32, kernel 36 of 54: d_conv2d_Tanh_mul[y, x, c, b] = conv2d_Tanh[y, x, c, b] * conv2d_Tanh[y, x, c,
 *     b]
 *   from   lenet5.lua:6 conv2d backward | gradient_tape/sequential/conv2d/Tanh/mul (mul)
 *   axes   y 28 in 8 slices, x 28, c 6, b 32 in vectors of 8
 *   cost   150.5 k operations, 1806.3 k bytes */
static void train_32_d_conv2d_Tanh_mul(const struct gradc_call *call, int slice)
{
    struct train_32_memory *memory = call->arena;
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 28; ++x)
            for (int c = 0; c < 6; ++c)
                for (int b = 0; b < 32; b += 8) {
                    const vec8 a0 = load_8(&memory->conv2d_Tanh[y][x][c][b]);
                    store_8(&memory->d_conv2d_Tanh_mul[y][x][c][b], a0 * a0);
                }
}

/* train_32, kernel 37 of 54: d_conv2d_Tanh_sub[y, x, c, b] = 1 - d_conv2d_Tanh_mul[y, x, c, b]
 *   from   lenet5.lua:6 conv2d backward | gradient_tape/sequential/conv2d/Tanh/sub (sub)
 *   axes   y 28 in 8 slices, x 28, c 6, b 32 in vectors of 8
 *   cost   150.5 k operations, 1204.2 k bytes */
static void train_32_d_conv2d_Tanh_sub(const struct gradc_call *call, int slice)
{
    struct train_32_memory *memory = call->arena;
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 28; ++x)
            for (int c = 0; c < 6; ++c)
                for (int b = 0; b < 32; b += 8)
                    store_8(&memory->d_conv2d_Tanh_sub[y][x][c][b], 1.0f -
                        load_8(&memory->d_conv2d_Tanh_mul[y][x][c][b]));
}

/* train_32, kernel 38 of 54: d_conv2d_Tanh_mul2[y, x, c, b] = d_max_pooling2d_view_reduce[y, x, c, b] *
 *     d_conv2d_Tanh_sub[y, x, c, b]
 *   from   lenet5.lua:6 conv2d backward | gradient_tape/sequential/conv2d/Tanh/mul (mul)
 *   axes   y 28 in 8 slices, x 28, c 6, b 32 in vectors of 8
 *   cost   150.5 k operations, 1806.3 k bytes */
static void train_32_d_conv2d_Tanh_mul2(const struct gradc_call *call, int slice)
{
    struct train_32_memory *memory = call->arena;
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 28; ++x)
            for (int c = 0; c < 6; ++c)
                for (int b = 0; b < 32; b += 8)
                    store_8(&memory->d_conv2d_Tanh_mul2[y][x][c][b],
                        load_8(&memory->d_max_pooling2d_view_reduce[y][x][c][b]) *
                        load_8(&memory->d_conv2d_Tanh_sub[y][x][c][b]));
}

/* train_32, kernel 39 of 54: 2 ops in a row, each as its comment says
 *   from   lenet5.lua:6 conv2d backward
 *   cost   150.5 k operations, 1806.4 k bytes */
static void train_32_d_conv2d_view_reduce(const struct gradc_call *call, int slice)
{
    struct train_32_memory *memory = call->arena;
    (void)slice;
    /* d_conv2d_view_reduce[c] = sum b 32 y 28 x 28: d_conv2d_Tanh_mul2[y, x, c, b] */
    for (int c = 0; c < 6; ++c) {
        vec8 sum = 0;
        for (int b = 0; b < 32; b += 8)
            for (int y = 0; y < 28; ++y)
                for (int x = 0; x < 28; ++x)
                    sum += load_8(&memory->d_conv2d_Tanh_mul2[y][x][c][b]);
        memory->d_conv2d_view_reduce[c] = sum_lanes_8(sum);
    }
    /* d_conv2d_Tanh_mul2_by_c[y, x, b, c] = d_conv2d_Tanh_mul2[y, x, c, b] */
    for (int y = 0; y < 28; ++y)
        for (int x = 0; x < 28; ++x)
            for (int b = 0; b < 32; b += 8)
                for (int c = 0; c < 6; ++c)
                    store_strided_8(&memory->d_conv2d_Tanh_mul2_by_c[y][x][b][c], 6,
                        load_8(&memory->d_conv2d_Tanh_mul2[y][x][c][b]));
}

/* train_32, kernel 40 of 54: d_conv2d_Conv2D_contract_partial[slice, p, q, c] = sum y 28 x 28 b 32:
 *     d_conv2d_Tanh_mul2_by_c[y, x, b, c] * rescaling_mul[y + p - 2, x + q - 2, b]?
 *   from   lenet5.lua:6 conv2d backward | gradient_tape/sequential/conv2d/Conv2D/contract (contract)
 *   axes   p 5, q 5, c 6 in vectors of 4 | reduced: y 28, x 28, b 32 in 8 slices
 *   cost   3763.2 k multiply-adds, 707.3 k bytes */
static void train_32_d_conv2d_Conv2D_contract_partial(const struct gradc_call *call, int slice)
{
    struct train_32_memory *memory = call->arena;
    const int from = cuts_32_8[slice], to = cuts_32_8[slice + 1];
    for (int p = 0; p < 5; ++p) {
        for (int q = 0; q < 5; ++q) {
            vec4 sum = 0;
            for (int y = 0; y < 28; ++y) {
                for (int x = 0; x < 28; ++x) {
                    for (int b = from; b < to; ++b) {
#pragma clang fp contract(on)
                        sum += load_4(&memory->d_conv2d_Tanh_mul2_by_c[y][x][b][0]) *
                            ((unsigned)(y + p - 2) < 28u && (unsigned)(x + q - 2) < 28u ?
                            memory->rescaling_mul[y + p - 2][x + q - 2][b] : 0.0f);
                    }
                }
            }
            store_4(&memory->d_conv2d_Conv2D_contract_partial[slice][p][q][0], sum);
        }
    }
    for (int p = 0; p < 5; ++p) {
        for (int q = 0; q < 5; ++q) {
            vec2 sum = 0;
            for (int y = 0; y < 28; ++y) {
                for (int x = 0; x < 28; ++x) {
                    for (int b = from; b < to; ++b) {
#pragma clang fp contract(on)
                        sum += load_2(&memory->d_conv2d_Tanh_mul2_by_c[y][x][b][4]) *
                            ((unsigned)(y + p - 2) < 28u && (unsigned)(x + q - 2) < 28u ?
                            memory->rescaling_mul[y + p - 2][x + q - 2][b] : 0.0f);
                    }
                }
            }
            store_2(&memory->d_conv2d_Conv2D_contract_partial[slice][p][q][4], sum);
        }
    }
}

/* train_32, kernel 41 of 54: d_conv2d_Conv2D_contract[p, q, c] = sum slice 8:
 *     d_conv2d_Conv2D_contract_partial[slice, p, q, c]
 *   from   lenet5.lua:6 conv2d backward | gradient_tape/sequential/conv2d/Conv2D/contract (contract of
 *          slices)
 *   axes   p 5, q 5, c 6 in vectors of 4 | reduced: slice 8
 *   cost   1200 operations, 5400 bytes */
static void train_32_d_conv2d_Conv2D_contract(const struct gradc_call *call, int slice)
{
    struct train_32_memory *memory = call->arena;
    (void)slice;
    for (int p = 0; p < 5; ++p)
        for (int q = 0; q < 5; ++q) {
            {
                vec4 sum = 0;
                sum += load_4(&memory->d_conv2d_Conv2D_contract_partial[0][p][q][0]);
                sum += load_4(&memory->d_conv2d_Conv2D_contract_partial[1][p][q][0]);
                sum += load_4(&memory->d_conv2d_Conv2D_contract_partial[2][p][q][0]);
                sum += load_4(&memory->d_conv2d_Conv2D_contract_partial[3][p][q][0]);
                sum += load_4(&memory->d_conv2d_Conv2D_contract_partial[4][p][q][0]);
                sum += load_4(&memory->d_conv2d_Conv2D_contract_partial[5][p][q][0]);
                sum += load_4(&memory->d_conv2d_Conv2D_contract_partial[6][p][q][0]);
                sum += load_4(&memory->d_conv2d_Conv2D_contract_partial[7][p][q][0]);
                store_4(&memory->d_conv2d_Conv2D_contract[p][q][0], sum);
            }
            {
                vec2 sum = 0;
                sum += load_2(&memory->d_conv2d_Conv2D_contract_partial[0][p][q][4]);
                sum += load_2(&memory->d_conv2d_Conv2D_contract_partial[1][p][q][4]);
                sum += load_2(&memory->d_conv2d_Conv2D_contract_partial[2][p][q][4]);
                sum += load_2(&memory->d_conv2d_Conv2D_contract_partial[3][p][q][4]);
                sum += load_2(&memory->d_conv2d_Conv2D_contract_partial[4][p][q][4]);
                sum += load_2(&memory->d_conv2d_Conv2D_contract_partial[5][p][q][4]);
                sum += load_2(&memory->d_conv2d_Conv2D_contract_partial[6][p][q][4]);
                sum += load_2(&memory->d_conv2d_Conv2D_contract_partial[7][p][q][4]);
                store_2(&memory->d_conv2d_Conv2D_contract[p][q][4], sum);
            }
        }
}

/* train_32, kernel 42 of 54: 9 ops in a row, each as its comment says
 *   from   lenet5.lua:2 Adam update
 *   cost   9 operations, 88 bytes */
static void train_32_iter(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct train_32_memory *memory = call->arena;
    (void)slice;
    /* iter = iter + 1 */
    state->iter[0] = state->iter[0] + 1;
    /* to_float32 = (float)iter */
    memory->to_float32[0] = (float)state->iter[0];
    /* pow = pow(0.9, to_float32) */
    memory->pow[0] = pow_1(0.9f, memory->to_float32[0]);
    /* pow2 = pow(0.999, to_float32) */
    memory->pow2[0] = pow_1(0.999f, memory->to_float32[0]);
    /* sub = 1 - pow2 */
    memory->sub[0] = 1.0f - memory->pow2[0];
    /* sqrt = sqrt(sub) */
    memory->sqrt[0] = sqrt_1(memory->sub[0]);
    /* mul = sqrt * 0.001 */
    memory->mul[0] = memory->sqrt[0] * 0.001f;
    /* sub2 = 1 - pow */
    memory->sub2[0] = 1.0f - memory->pow[0];
    /* div = mul / sub2 */
    memory->div[0] = memory->mul[0] / memory->sub2[0];
}

/* train_32, kernel 43 of 54: 12 ops in a row, each as its comment says
 *   from   lenet5.lua:2 kernel update
 *   cost   1800 operations, 18.6 k bytes */
static void train_32_conv2d_kernel_sub(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct train_32_memory *memory = call->arena;
    (void)slice;
    const float *d_conv2d_Conv2D_contract_flat = &memory->d_conv2d_Conv2D_contract[0][0][0];
    float *conv2d_kernel_m_flat = &state->conv2d_kernel_m[0][0][0];
    float *conv2d_kernel_sub_flat = &memory->conv2d_kernel_sub[0][0][0];
    float *conv2d_kernel_mul_flat = &memory->conv2d_kernel_mul[0][0][0];
    float *conv2d_kernel_mul2_flat = &memory->conv2d_kernel_mul2[0][0][0];
    float *conv2d_kernel_v_flat = &state->conv2d_kernel_v[0][0][0];
    float *conv2d_kernel_sub2_flat = &memory->conv2d_kernel_sub2[0][0][0];
    float *conv2d_kernel_mul3_flat = &memory->conv2d_kernel_mul3[0][0][0];
    float *conv2d_kernel_mul4_flat = &memory->conv2d_kernel_mul4[0][0][0];
    float *conv2d_kernel_sqrt_flat = &memory->conv2d_kernel_sqrt[0][0][0];
    float *conv2d_kernel_add3_flat = &memory->conv2d_kernel_add3[0][0][0];
    float *conv2d_kernel_div_flat = &memory->conv2d_kernel_div[0][0][0];
    float *conv2d_kernel_flat = &state->conv2d_kernel[0][0][0];
    /* conv2d_kernel_sub[i] = d_conv2d_Conv2D_contract[i] - conv2d_kernel_m[i] */
    for (int i = 0; i < 144; i += 8)
        store_8(&conv2d_kernel_sub_flat[i], load_8(&d_conv2d_Conv2D_contract_flat[i]) -
            load_8(&conv2d_kernel_m_flat[i]));
    store_4(&conv2d_kernel_sub_flat[144], load_4(&d_conv2d_Conv2D_contract_flat[144]) -
        load_4(&conv2d_kernel_m_flat[144]));
    store_2(&conv2d_kernel_sub_flat[148], load_2(&d_conv2d_Conv2D_contract_flat[148]) -
        load_2(&conv2d_kernel_m_flat[148]));
    /* conv2d_kernel_mul[i] = conv2d_kernel_sub[i] * 0.1 */
    for (int i = 0; i < 144; i += 8)
        store_8(&conv2d_kernel_mul_flat[i], load_8(&conv2d_kernel_sub_flat[i]) * 0.1f);
    store_4(&conv2d_kernel_mul_flat[144], load_4(&conv2d_kernel_sub_flat[144]) * 0.1f);
    store_2(&conv2d_kernel_mul_flat[148], load_2(&conv2d_kernel_sub_flat[148]) * 0.1f);
    /* conv2d_kernel_m[i] = conv2d_kernel_m[i] + conv2d_kernel_mul[i] */
    for (int i = 0; i < 144; i += 8)
        store_8(&conv2d_kernel_m_flat[i], load_8(&conv2d_kernel_m_flat[i]) +
            load_8(&conv2d_kernel_mul_flat[i]));
    store_4(&conv2d_kernel_m_flat[144], load_4(&conv2d_kernel_m_flat[144]) +
        load_4(&conv2d_kernel_mul_flat[144]));
    store_2(&conv2d_kernel_m_flat[148], load_2(&conv2d_kernel_m_flat[148]) +
        load_2(&conv2d_kernel_mul_flat[148]));
    /* conv2d_kernel_mul2[i] = d_conv2d_Conv2D_contract[i] * d_conv2d_Conv2D_contract[i] */
    for (int i = 0; i < 144; i += 8) {
        const vec8 a0 = load_8(&d_conv2d_Conv2D_contract_flat[i]);
        store_8(&conv2d_kernel_mul2_flat[i], a0 * a0);
    }
    {
        const vec4 a0 = load_4(&d_conv2d_Conv2D_contract_flat[144]);
        store_4(&conv2d_kernel_mul2_flat[144], a0 * a0);
    }
    {
        const vec2 a0 = load_2(&d_conv2d_Conv2D_contract_flat[148]);
        store_2(&conv2d_kernel_mul2_flat[148], a0 * a0);
    }
    /* conv2d_kernel_sub2[i] = conv2d_kernel_mul2[i] - conv2d_kernel_v[i] */
    for (int i = 0; i < 144; i += 8)
        store_8(&conv2d_kernel_sub2_flat[i], load_8(&conv2d_kernel_mul2_flat[i]) -
            load_8(&conv2d_kernel_v_flat[i]));
    store_4(&conv2d_kernel_sub2_flat[144], load_4(&conv2d_kernel_mul2_flat[144]) -
        load_4(&conv2d_kernel_v_flat[144]));
    store_2(&conv2d_kernel_sub2_flat[148], load_2(&conv2d_kernel_mul2_flat[148]) -
        load_2(&conv2d_kernel_v_flat[148]));
    /* conv2d_kernel_mul3[i] = conv2d_kernel_sub2[i] * 0.001 */
    for (int i = 0; i < 144; i += 8)
        store_8(&conv2d_kernel_mul3_flat[i], load_8(&conv2d_kernel_sub2_flat[i]) * 0.001f);
    store_4(&conv2d_kernel_mul3_flat[144], load_4(&conv2d_kernel_sub2_flat[144]) * 0.001f);
    store_2(&conv2d_kernel_mul3_flat[148], load_2(&conv2d_kernel_sub2_flat[148]) * 0.001f);
    /* conv2d_kernel_v[i] = conv2d_kernel_v[i] + conv2d_kernel_mul3[i] */
    for (int i = 0; i < 144; i += 8)
        store_8(&conv2d_kernel_v_flat[i], load_8(&conv2d_kernel_v_flat[i]) +
            load_8(&conv2d_kernel_mul3_flat[i]));
    store_4(&conv2d_kernel_v_flat[144], load_4(&conv2d_kernel_v_flat[144]) +
        load_4(&conv2d_kernel_mul3_flat[144]));
    store_2(&conv2d_kernel_v_flat[148], load_2(&conv2d_kernel_v_flat[148]) +
        load_2(&conv2d_kernel_mul3_flat[148]));
    /* conv2d_kernel_mul4[i] = conv2d_kernel_m[i] * div */
    for (int i = 0; i < 144; i += 8)
        store_8(&conv2d_kernel_mul4_flat[i], load_8(&conv2d_kernel_m_flat[i]) * memory->div[0]);
    store_4(&conv2d_kernel_mul4_flat[144], load_4(&conv2d_kernel_m_flat[144]) * memory->div[0]);
    store_2(&conv2d_kernel_mul4_flat[148], load_2(&conv2d_kernel_m_flat[148]) * memory->div[0]);
    /* conv2d_kernel_sqrt[i] = sqrt(conv2d_kernel_v[i]) */
    for (int i = 0; i < 144; i += 8)
        store_8(&conv2d_kernel_sqrt_flat[i], sqrt_8(load_8(&conv2d_kernel_v_flat[i])));
    store_4(&conv2d_kernel_sqrt_flat[144], sqrt_4(load_4(&conv2d_kernel_v_flat[144])));
    store_2(&conv2d_kernel_sqrt_flat[148], sqrt_2(load_2(&conv2d_kernel_v_flat[148])));
    /* conv2d_kernel_add3[i] = conv2d_kernel_sqrt[i] + 1e-07 */
    for (int i = 0; i < 144; i += 8)
        store_8(&conv2d_kernel_add3_flat[i], load_8(&conv2d_kernel_sqrt_flat[i]) + 1e-07f);
    store_4(&conv2d_kernel_add3_flat[144], load_4(&conv2d_kernel_sqrt_flat[144]) + 1e-07f);
    store_2(&conv2d_kernel_add3_flat[148], load_2(&conv2d_kernel_sqrt_flat[148]) + 1e-07f);
    /* conv2d_kernel_div[i] = conv2d_kernel_mul4[i] / conv2d_kernel_add3[i] */
    for (int i = 0; i < 144; i += 8)
        store_8(&conv2d_kernel_div_flat[i], load_8(&conv2d_kernel_mul4_flat[i]) /
            load_8(&conv2d_kernel_add3_flat[i]));
    store_4(&conv2d_kernel_div_flat[144], load_4(&conv2d_kernel_mul4_flat[144]) /
        load_4(&conv2d_kernel_add3_flat[144]));
    store_2(&conv2d_kernel_div_flat[148], load_2(&conv2d_kernel_mul4_flat[148]) /
        load_2(&conv2d_kernel_add3_flat[148]));
    /* conv2d_kernel[i] = conv2d_kernel[i] - conv2d_kernel_div[i] */
    for (int i = 0; i < 144; i += 8)
        store_8(&conv2d_kernel_flat[i], load_8(&conv2d_kernel_flat[i]) -
            load_8(&conv2d_kernel_div_flat[i]));
    store_4(&conv2d_kernel_flat[144], load_4(&conv2d_kernel_flat[144]) -
        load_4(&conv2d_kernel_div_flat[144]));
    store_2(&conv2d_kernel_flat[148], load_2(&conv2d_kernel_flat[148]) -
        load_2(&conv2d_kernel_div_flat[148]));
}

/* train_32, kernel 44 of 54: 12 ops in a row, each as its comment says
 *   from   lenet5.lua:2 bias update
 *   cost   72 operations, 748 bytes */
static void train_32_conv2d_bias_sub(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct train_32_memory *memory = call->arena;
    (void)slice;
    /* conv2d_bias_sub[c] = d_conv2d_view_reduce[c] - conv2d_bias_m[c] */
    for (int c = 0; c < 6; ++c)
        memory->conv2d_bias_sub[c] = memory->d_conv2d_view_reduce[c] - state->conv2d_bias_m[c];
    /* conv2d_bias_mul[c] = conv2d_bias_sub[c] * 0.1 */
    for (int c = 0; c < 6; ++c)
        memory->conv2d_bias_mul[c] = memory->conv2d_bias_sub[c] * 0.1f;
    /* conv2d_bias_m[c] = conv2d_bias_m[c] + conv2d_bias_mul[c] */
    for (int c = 0; c < 6; ++c)
        state->conv2d_bias_m[c] = state->conv2d_bias_m[c] + memory->conv2d_bias_mul[c];
    /* conv2d_bias_mul2[c] = d_conv2d_view_reduce[c] * d_conv2d_view_reduce[c] */
    for (int c = 0; c < 6; ++c) {
        const float a0 = memory->d_conv2d_view_reduce[c];
        memory->conv2d_bias_mul2[c] = a0 * a0;
    }
    /* conv2d_bias_sub2[c] = conv2d_bias_mul2[c] - conv2d_bias_v[c] */
    for (int c = 0; c < 6; ++c)
        memory->conv2d_bias_sub2[c] = memory->conv2d_bias_mul2[c] - state->conv2d_bias_v[c];
    /* conv2d_bias_mul3[c] = conv2d_bias_sub2[c] * 0.001 */
    for (int c = 0; c < 6; ++c)
        memory->conv2d_bias_mul3[c] = memory->conv2d_bias_sub2[c] * 0.001f;
    /* conv2d_bias_v[c] = conv2d_bias_v[c] + conv2d_bias_mul3[c] */
    for (int c = 0; c < 6; ++c)
        state->conv2d_bias_v[c] = state->conv2d_bias_v[c] + memory->conv2d_bias_mul3[c];
    /* conv2d_bias_mul4[c] = conv2d_bias_m[c] * div */
    for (int c = 0; c < 6; ++c)
        memory->conv2d_bias_mul4[c] = state->conv2d_bias_m[c] * memory->div[0];
    /* conv2d_bias_sqrt[c] = sqrt(conv2d_bias_v[c]) */
    for (int c = 0; c < 6; ++c)
        memory->conv2d_bias_sqrt[c] = sqrt_1(state->conv2d_bias_v[c]);
    /* conv2d_bias_add3[c] = conv2d_bias_sqrt[c] + 1e-07 */
    for (int c = 0; c < 6; ++c)
        memory->conv2d_bias_add3[c] = memory->conv2d_bias_sqrt[c] + 1e-07f;
    /* conv2d_bias_div[c] = conv2d_bias_mul4[c] / conv2d_bias_add3[c] */
    for (int c = 0; c < 6; ++c)
        memory->conv2d_bias_div[c] = memory->conv2d_bias_mul4[c] / memory->conv2d_bias_add3[c];
    /* conv2d_bias[c] = conv2d_bias[c] - conv2d_bias_div[c] */
    for (int c = 0; c < 6; ++c)
        state->conv2d_bias[c] = state->conv2d_bias[c] - memory->conv2d_bias_div[c];
}

/* train_32, kernel 45 of 54: 12 ops in a row, each as its comment says
 *   from   lenet5.lua:2 kernel update
 *   cost   28.8 k operations, 297.6 k bytes */
static void train_32_conv2d_1_kernel_sub(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct train_32_memory *memory = call->arena;
    (void)slice;
    /* conv2d_1_kernel_sub[p2, q2, c, c2] = d_conv2d_1_Conv2D_contract2[p2, q2, c, c2] -
     *     conv2d_1_kernel_m[p2, q2, c, c2] */
    for (int p2 = 0; p2 < 5; ++p2)
        for (int q2 = 0; q2 < 5; ++q2)
            for (int c = 0; c < 6; ++c)
                for (int c2 = 0; c2 < 16; c2 += 8)
                    store_8(&memory->conv2d_1_kernel_sub[p2][q2][c][c2],
                        load_8(&memory->d_conv2d_1_Conv2D_contract2[p2][q2][c][c2]) -
                        load_8(&state->conv2d_1_kernel_m[p2][q2][c][c2]));
    /* conv2d_1_kernel_mul[p2, q2, c, c2] = conv2d_1_kernel_sub[p2, q2, c, c2] * 0.1 */
    for (int p2 = 0; p2 < 5; ++p2)
        for (int q2 = 0; q2 < 5; ++q2)
            for (int c = 0; c < 6; ++c)
                for (int c2 = 0; c2 < 16; c2 += 8)
                    store_8(&memory->conv2d_1_kernel_mul[p2][q2][c][c2],
                        load_8(&memory->conv2d_1_kernel_sub[p2][q2][c][c2]) * 0.1f);
    /* conv2d_1_kernel_m[p2, q2, c, c2] = conv2d_1_kernel_m[p2, q2, c, c2] + conv2d_1_kernel_mul[p2, q2,
     *     c, c2] */
    for (int p2 = 0; p2 < 5; ++p2)
        for (int q2 = 0; q2 < 5; ++q2)
            for (int c = 0; c < 6; ++c)
                for (int c2 = 0; c2 < 16; c2 += 8)
                    store_8(&state->conv2d_1_kernel_m[p2][q2][c][c2],
                        load_8(&state->conv2d_1_kernel_m[p2][q2][c][c2]) +
                        load_8(&memory->conv2d_1_kernel_mul[p2][q2][c][c2]));
    /* conv2d_1_kernel_mul2[p2, q2, c, c2] = d_conv2d_1_Conv2D_contract2[p2, q2, c, c2] *
     *     d_conv2d_1_Conv2D_contract2[p2, q2, c, c2] */
    for (int p2 = 0; p2 < 5; ++p2)
        for (int q2 = 0; q2 < 5; ++q2)
            for (int c = 0; c < 6; ++c)
                for (int c2 = 0; c2 < 16; c2 += 8) {
                    const vec8 a0 = load_8(&memory->d_conv2d_1_Conv2D_contract2[p2][q2][c][c2]);
                    store_8(&memory->conv2d_1_kernel_mul2[p2][q2][c][c2], a0 * a0);
                }
    /* conv2d_1_kernel_sub2[p2, q2, c, c2] = conv2d_1_kernel_mul2[p2, q2, c, c2] - conv2d_1_kernel_v[p2,
     *     q2, c, c2] */
    for (int p2 = 0; p2 < 5; ++p2)
        for (int q2 = 0; q2 < 5; ++q2)
            for (int c = 0; c < 6; ++c)
                for (int c2 = 0; c2 < 16; c2 += 8)
                    store_8(&memory->conv2d_1_kernel_sub2[p2][q2][c][c2],
                        load_8(&memory->conv2d_1_kernel_mul2[p2][q2][c][c2]) -
                        load_8(&state->conv2d_1_kernel_v[p2][q2][c][c2]));
    /* conv2d_1_kernel_mul3[p2, q2, c, c2] = conv2d_1_kernel_sub2[p2, q2, c, c2] * 0.001 */
    for (int p2 = 0; p2 < 5; ++p2)
        for (int q2 = 0; q2 < 5; ++q2)
            for (int c = 0; c < 6; ++c)
                for (int c2 = 0; c2 < 16; c2 += 8)
                    store_8(&memory->conv2d_1_kernel_mul3[p2][q2][c][c2],
                        load_8(&memory->conv2d_1_kernel_sub2[p2][q2][c][c2]) * 0.001f);
    /* conv2d_1_kernel_v[p2, q2, c, c2] = conv2d_1_kernel_v[p2, q2, c, c2] + conv2d_1_kernel_mul3[p2,
     *     q2, c, c2] */
    for (int p2 = 0; p2 < 5; ++p2)
        for (int q2 = 0; q2 < 5; ++q2)
            for (int c = 0; c < 6; ++c)
                for (int c2 = 0; c2 < 16; c2 += 8)
                    store_8(&state->conv2d_1_kernel_v[p2][q2][c][c2],
                        load_8(&state->conv2d_1_kernel_v[p2][q2][c][c2]) +
                        load_8(&memory->conv2d_1_kernel_mul3[p2][q2][c][c2]));
    /* conv2d_1_kernel_mul4[p2, q2, c, c2] = conv2d_1_kernel_m[p2, q2, c, c2] * div */
    for (int p2 = 0; p2 < 5; ++p2)
        for (int q2 = 0; q2 < 5; ++q2)
            for (int c = 0; c < 6; ++c)
                for (int c2 = 0; c2 < 16; c2 += 8)
                    store_8(&memory->conv2d_1_kernel_mul4[p2][q2][c][c2],
                        load_8(&state->conv2d_1_kernel_m[p2][q2][c][c2]) * memory->div[0]);
    /* conv2d_1_kernel_sqrt[p2, q2, c, c2] = sqrt(conv2d_1_kernel_v[p2, q2, c, c2]) */
    for (int p2 = 0; p2 < 5; ++p2)
        for (int q2 = 0; q2 < 5; ++q2)
            for (int c = 0; c < 6; ++c)
                for (int c2 = 0; c2 < 16; c2 += 8)
                    store_8(&memory->conv2d_1_kernel_sqrt[p2][q2][c][c2],
                        sqrt_8(load_8(&state->conv2d_1_kernel_v[p2][q2][c][c2])));
    /* conv2d_1_kernel_add3[p2, q2, c, c2] = conv2d_1_kernel_sqrt[p2, q2, c, c2] + 1e-07 */
    for (int p2 = 0; p2 < 5; ++p2)
        for (int q2 = 0; q2 < 5; ++q2)
            for (int c = 0; c < 6; ++c)
                for (int c2 = 0; c2 < 16; c2 += 8)
                    store_8(&memory->conv2d_1_kernel_add3[p2][q2][c][c2],
                        load_8(&memory->conv2d_1_kernel_sqrt[p2][q2][c][c2]) + 1e-07f);
    /* conv2d_1_kernel_div[p2, q2, c, c2] = conv2d_1_kernel_mul4[p2, q2, c, c2] /
     *     conv2d_1_kernel_add3[p2, q2, c, c2] */
    for (int p2 = 0; p2 < 5; ++p2)
        for (int q2 = 0; q2 < 5; ++q2)
            for (int c = 0; c < 6; ++c)
                for (int c2 = 0; c2 < 16; c2 += 8)
                    store_8(&memory->conv2d_1_kernel_div[p2][q2][c][c2],
                        load_8(&memory->conv2d_1_kernel_mul4[p2][q2][c][c2]) /
                        load_8(&memory->conv2d_1_kernel_add3[p2][q2][c][c2]));
    /* conv2d_1_kernel[p2, q2, c, c2] = conv2d_1_kernel[p2, q2, c, c2] - conv2d_1_kernel_div[p2, q2, c,
     *     c2] */
    for (int p2 = 0; p2 < 5; ++p2)
        for (int q2 = 0; q2 < 5; ++q2)
            for (int c = 0; c < 6; ++c)
                for (int c2 = 0; c2 < 16; c2 += 8)
                    store_8(&state->conv2d_1_kernel[p2][q2][c][c2],
                        load_8(&state->conv2d_1_kernel[p2][q2][c][c2]) -
                        load_8(&memory->conv2d_1_kernel_div[p2][q2][c][c2]));
}

/* train_32, kernel 46 of 54: 12 ops in a row, each as its comment says
 *   from   lenet5.lua:2 bias update
 *   cost   192 operations, 1988 bytes */
static void train_32_conv2d_1_bias_sub(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct train_32_memory *memory = call->arena;
    (void)slice;
    /* conv2d_1_bias_sub[c2] = d_conv2d_1_view_reduce[c2] - conv2d_1_bias_m[c2] */
    store_8(&memory->conv2d_1_bias_sub[0], load_8(&memory->d_conv2d_1_view_reduce[0]) -
        load_8(&state->conv2d_1_bias_m[0]));
    store_8(&memory->conv2d_1_bias_sub[8], load_8(&memory->d_conv2d_1_view_reduce[8]) -
        load_8(&state->conv2d_1_bias_m[8]));
    /* conv2d_1_bias_mul[c2] = conv2d_1_bias_sub[c2] * 0.1 */
    store_8(&memory->conv2d_1_bias_mul[0], load_8(&memory->conv2d_1_bias_sub[0]) * 0.1f);
    store_8(&memory->conv2d_1_bias_mul[8], load_8(&memory->conv2d_1_bias_sub[8]) * 0.1f);
    /* conv2d_1_bias_m[c2] = conv2d_1_bias_m[c2] + conv2d_1_bias_mul[c2] */
    store_8(&state->conv2d_1_bias_m[0], load_8(&state->conv2d_1_bias_m[0]) +
        load_8(&memory->conv2d_1_bias_mul[0]));
    store_8(&state->conv2d_1_bias_m[8], load_8(&state->conv2d_1_bias_m[8]) +
        load_8(&memory->conv2d_1_bias_mul[8]));
    /* conv2d_1_bias_mul2[c2] = d_conv2d_1_view_reduce[c2] * d_conv2d_1_view_reduce[c2] */
    {
        const vec8 a0 = load_8(&memory->d_conv2d_1_view_reduce[0]),
            a1 = load_8(&memory->d_conv2d_1_view_reduce[8]);
        store_8(&memory->conv2d_1_bias_mul2[0], a0 * a0);
        store_8(&memory->conv2d_1_bias_mul2[8], a1 * a1);
    }
    /* conv2d_1_bias_sub2[c2] = conv2d_1_bias_mul2[c2] - conv2d_1_bias_v[c2] */
    store_8(&memory->conv2d_1_bias_sub2[0], load_8(&memory->conv2d_1_bias_mul2[0]) -
        load_8(&state->conv2d_1_bias_v[0]));
    store_8(&memory->conv2d_1_bias_sub2[8], load_8(&memory->conv2d_1_bias_mul2[8]) -
        load_8(&state->conv2d_1_bias_v[8]));
    /* conv2d_1_bias_mul3[c2] = conv2d_1_bias_sub2[c2] * 0.001 */
    store_8(&memory->conv2d_1_bias_mul3[0], load_8(&memory->conv2d_1_bias_sub2[0]) * 0.001f);
    store_8(&memory->conv2d_1_bias_mul3[8], load_8(&memory->conv2d_1_bias_sub2[8]) * 0.001f);
    /* conv2d_1_bias_v[c2] = conv2d_1_bias_v[c2] + conv2d_1_bias_mul3[c2] */
    store_8(&state->conv2d_1_bias_v[0], load_8(&state->conv2d_1_bias_v[0]) +
        load_8(&memory->conv2d_1_bias_mul3[0]));
    store_8(&state->conv2d_1_bias_v[8], load_8(&state->conv2d_1_bias_v[8]) +
        load_8(&memory->conv2d_1_bias_mul3[8]));
    /* conv2d_1_bias_mul4[c2] = conv2d_1_bias_m[c2] * div */
    {
        const float b0 = memory->div[0];
        store_8(&memory->conv2d_1_bias_mul4[0], load_8(&state->conv2d_1_bias_m[0]) * b0);
        store_8(&memory->conv2d_1_bias_mul4[8], load_8(&state->conv2d_1_bias_m[8]) * b0);
    }
    /* conv2d_1_bias_sqrt[c2] = sqrt(conv2d_1_bias_v[c2]) */
    store_8(&memory->conv2d_1_bias_sqrt[0], sqrt_8(load_8(&state->conv2d_1_bias_v[0])));
    store_8(&memory->conv2d_1_bias_sqrt[8], sqrt_8(load_8(&state->conv2d_1_bias_v[8])));
    /* conv2d_1_bias_add3[c2] = conv2d_1_bias_sqrt[c2] + 1e-07 */
    store_8(&memory->conv2d_1_bias_add3[0], load_8(&memory->conv2d_1_bias_sqrt[0]) + 1e-07f);
    store_8(&memory->conv2d_1_bias_add3[8], load_8(&memory->conv2d_1_bias_sqrt[8]) + 1e-07f);
    /* conv2d_1_bias_div[c2] = conv2d_1_bias_mul4[c2] / conv2d_1_bias_add3[c2] */
    store_8(&memory->conv2d_1_bias_div[0], load_8(&memory->conv2d_1_bias_mul4[0]) /
        load_8(&memory->conv2d_1_bias_add3[0]));
    store_8(&memory->conv2d_1_bias_div[8], load_8(&memory->conv2d_1_bias_mul4[8]) /
        load_8(&memory->conv2d_1_bias_add3[8]));
    /* conv2d_1_bias[c2] = conv2d_1_bias[c2] - conv2d_1_bias_div[c2] */
    store_8(&state->conv2d_1_bias[0], load_8(&state->conv2d_1_bias[0]) -
        load_8(&memory->conv2d_1_bias_div[0]));
    store_8(&state->conv2d_1_bias[8], load_8(&state->conv2d_1_bias[8]) -
        load_8(&memory->conv2d_1_bias_div[8]));
}

/* train_32, kernel 47 of 54: 12 ops in a row, each as its comment says
 *   from   lenet5.lua:2 kernel update
 *   cost   576.0 k operations, 5952.0 k bytes */
static void train_32_dense_kernel_sub(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct train_32_memory *memory = call->arena;
    (void)slice;
    /* dense_kernel_sub[y4, x4, c2, n] = d_dense_MatMul_contract2[y4, x4, c2, n] - dense_kernel_m[y4,
     *     x4, c2, n] */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int n = 0; n < 120; n += 8)
                    store_8(&memory->dense_kernel_sub[y4][x4][c2][n],
                        load_8(&memory->d_dense_MatMul_contract2[y4][x4][c2][n]) -
                        load_8(&state->dense_kernel_m[y4][x4][c2][n]));
    /* dense_kernel_mul[y4, x4, c2, n] = dense_kernel_sub[y4, x4, c2, n] * 0.1 */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int n = 0; n < 120; n += 8)
                    store_8(&memory->dense_kernel_mul[y4][x4][c2][n],
                        load_8(&memory->dense_kernel_sub[y4][x4][c2][n]) * 0.1f);
    /* dense_kernel_m[y4, x4, c2, n] = dense_kernel_m[y4, x4, c2, n] + dense_kernel_mul[y4, x4, c2, n] */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int n = 0; n < 120; n += 8)
                    store_8(&state->dense_kernel_m[y4][x4][c2][n],
                        load_8(&state->dense_kernel_m[y4][x4][c2][n]) +
                        load_8(&memory->dense_kernel_mul[y4][x4][c2][n]));
    /* dense_kernel_mul2[y4, x4, c2, n] = d_dense_MatMul_contract2[y4, x4, c2, n] *
     *     d_dense_MatMul_contract2[y4, x4, c2, n] */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int n = 0; n < 120; n += 8) {
                    const vec8 a0 = load_8(&memory->d_dense_MatMul_contract2[y4][x4][c2][n]);
                    store_8(&memory->dense_kernel_mul2[y4][x4][c2][n], a0 * a0);
                }
    /* dense_kernel_sub2[y4, x4, c2, n] = dense_kernel_mul2[y4, x4, c2, n] - dense_kernel_v[y4, x4, c2,
     *     n] */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int n = 0; n < 120; n += 8)
                    store_8(&memory->dense_kernel_sub2[y4][x4][c2][n],
                        load_8(&memory->dense_kernel_mul2[y4][x4][c2][n]) -
                        load_8(&state->dense_kernel_v[y4][x4][c2][n]));
    /* dense_kernel_mul3[y4, x4, c2, n] = dense_kernel_sub2[y4, x4, c2, n] * 0.001 */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int n = 0; n < 120; n += 8)
                    store_8(&memory->dense_kernel_mul3[y4][x4][c2][n],
                        load_8(&memory->dense_kernel_sub2[y4][x4][c2][n]) * 0.001f);
    /* dense_kernel_v[y4, x4, c2, n] = dense_kernel_v[y4, x4, c2, n] + dense_kernel_mul3[y4, x4, c2, n] */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int n = 0; n < 120; n += 8)
                    store_8(&state->dense_kernel_v[y4][x4][c2][n],
                        load_8(&state->dense_kernel_v[y4][x4][c2][n]) +
                        load_8(&memory->dense_kernel_mul3[y4][x4][c2][n]));
    /* dense_kernel_mul4[y4, x4, c2, n] = dense_kernel_m[y4, x4, c2, n] * div */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int n = 0; n < 120; n += 8)
                    store_8(&memory->dense_kernel_mul4[y4][x4][c2][n],
                        load_8(&state->dense_kernel_m[y4][x4][c2][n]) * memory->div[0]);
    /* dense_kernel_sqrt[y4, x4, c2, n] = sqrt(dense_kernel_v[y4, x4, c2, n]) */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int n = 0; n < 120; n += 8)
                    store_8(&memory->dense_kernel_sqrt[y4][x4][c2][n],
                        sqrt_8(load_8(&state->dense_kernel_v[y4][x4][c2][n])));
    /* dense_kernel_add3[y4, x4, c2, n] = dense_kernel_sqrt[y4, x4, c2, n] + 1e-07 */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int n = 0; n < 120; n += 8)
                    store_8(&memory->dense_kernel_add3[y4][x4][c2][n],
                        load_8(&memory->dense_kernel_sqrt[y4][x4][c2][n]) + 1e-07f);
    /* dense_kernel_div[y4, x4, c2, n] = dense_kernel_mul4[y4, x4, c2, n] / dense_kernel_add3[y4, x4,
     *     c2, n] */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int n = 0; n < 120; n += 8)
                    store_8(&memory->dense_kernel_div[y4][x4][c2][n],
                        load_8(&memory->dense_kernel_mul4[y4][x4][c2][n]) /
                        load_8(&memory->dense_kernel_add3[y4][x4][c2][n]));
    /* dense_kernel[y4, x4, c2, n] = dense_kernel[y4, x4, c2, n] - dense_kernel_div[y4, x4, c2, n] */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int n = 0; n < 120; n += 8)
                    store_8(&state->dense_kernel[y4][x4][c2][n],
                        load_8(&state->dense_kernel[y4][x4][c2][n]) -
                        load_8(&memory->dense_kernel_div[y4][x4][c2][n]));
}

/* train_32, kernel 48 of 54: 12 ops in a row, each as its comment says
 *   from   lenet5.lua:2 bias update
 *   cost   1440 operations, 14.9 k bytes */
static void train_32_dense_bias_sub(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct train_32_memory *memory = call->arena;
    (void)slice;
    /* dense_bias_sub[n] = d_dense_view_reduce[n] - dense_bias_m[n] */
    for (int n = 0; n < 120; n += 8)
        store_8(&memory->dense_bias_sub[n], load_8(&memory->d_dense_view_reduce[n]) -
            load_8(&state->dense_bias_m[n]));
    /* dense_bias_mul[n] = dense_bias_sub[n] * 0.1 */
    for (int n = 0; n < 120; n += 8)
        store_8(&memory->dense_bias_mul[n], load_8(&memory->dense_bias_sub[n]) * 0.1f);
    /* dense_bias_m[n] = dense_bias_m[n] + dense_bias_mul[n] */
    for (int n = 0; n < 120; n += 8)
        store_8(&state->dense_bias_m[n], load_8(&state->dense_bias_m[n]) +
            load_8(&memory->dense_bias_mul[n]));
    /* dense_bias_mul2[n] = d_dense_view_reduce[n] * d_dense_view_reduce[n] */
    for (int n = 0; n < 120; n += 8) {
        const vec8 a0 = load_8(&memory->d_dense_view_reduce[n]);
        store_8(&memory->dense_bias_mul2[n], a0 * a0);
    }
    /* dense_bias_sub2[n] = dense_bias_mul2[n] - dense_bias_v[n] */
    for (int n = 0; n < 120; n += 8)
        store_8(&memory->dense_bias_sub2[n], load_8(&memory->dense_bias_mul2[n]) -
            load_8(&state->dense_bias_v[n]));
    /* dense_bias_mul3[n] = dense_bias_sub2[n] * 0.001 */
    for (int n = 0; n < 120; n += 8)
        store_8(&memory->dense_bias_mul3[n], load_8(&memory->dense_bias_sub2[n]) * 0.001f);
    /* dense_bias_v[n] = dense_bias_v[n] + dense_bias_mul3[n] */
    for (int n = 0; n < 120; n += 8)
        store_8(&state->dense_bias_v[n], load_8(&state->dense_bias_v[n]) +
            load_8(&memory->dense_bias_mul3[n]));
    /* dense_bias_mul4[n] = dense_bias_m[n] * div */
    for (int n = 0; n < 120; n += 8)
        store_8(&memory->dense_bias_mul4[n], load_8(&state->dense_bias_m[n]) * memory->div[0]);
    /* dense_bias_sqrt[n] = sqrt(dense_bias_v[n]) */
    for (int n = 0; n < 120; n += 8)
        store_8(&memory->dense_bias_sqrt[n], sqrt_8(load_8(&state->dense_bias_v[n])));
    /* dense_bias_add3[n] = dense_bias_sqrt[n] + 1e-07 */
    for (int n = 0; n < 120; n += 8)
        store_8(&memory->dense_bias_add3[n], load_8(&memory->dense_bias_sqrt[n]) + 1e-07f);
    /* dense_bias_div[n] = dense_bias_mul4[n] / dense_bias_add3[n] */
    for (int n = 0; n < 120; n += 8)
        store_8(&memory->dense_bias_div[n], load_8(&memory->dense_bias_mul4[n]) /
            load_8(&memory->dense_bias_add3[n]));
    /* dense_bias[n] = dense_bias[n] - dense_bias_div[n] */
    for (int n = 0; n < 120; n += 8)
        store_8(&state->dense_bias[n], load_8(&state->dense_bias[n]) - load_8(&memory->dense_bias_div[n]));
}

/* train_32, kernel 49 of 54: 12 ops in a row, each as its comment says
 *   from   lenet5.lua:2 kernel update
 *   cost   121.0 k operations, 1249.9 k bytes */
static void train_32_dense_1_kernel_sub(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct train_32_memory *memory = call->arena;
    (void)slice;
    const float *d_dense_1_MatMul_contract2_flat = &memory->d_dense_1_MatMul_contract2[0][0];
    float *dense_1_kernel_m_flat = &state->dense_1_kernel_m[0][0];
    float *dense_1_kernel_sub_flat = &memory->dense_1_kernel_sub[0][0];
    float *dense_1_kernel_mul_flat = &memory->dense_1_kernel_mul[0][0];
    float *dense_1_kernel_mul2_flat = &memory->dense_1_kernel_mul2[0][0];
    float *dense_1_kernel_v_flat = &state->dense_1_kernel_v[0][0];
    float *dense_1_kernel_sub2_flat = &memory->dense_1_kernel_sub2[0][0];
    float *dense_1_kernel_mul3_flat = &memory->dense_1_kernel_mul3[0][0];
    float *dense_1_kernel_mul4_flat = &memory->dense_1_kernel_mul4[0][0];
    float *dense_1_kernel_sqrt_flat = &memory->dense_1_kernel_sqrt[0][0];
    float *dense_1_kernel_add3_flat = &memory->dense_1_kernel_add3[0][0];
    float *dense_1_kernel_div_flat = &memory->dense_1_kernel_div[0][0];
    float *dense_1_kernel_flat = &state->dense_1_kernel[0][0];
    /* dense_1_kernel_sub[i] = d_dense_1_MatMul_contract2[i] - dense_1_kernel_m[i] */
    for (int i = 0; i < 10080; i += 8)
        store_8(&dense_1_kernel_sub_flat[i], load_8(&d_dense_1_MatMul_contract2_flat[i]) -
            load_8(&dense_1_kernel_m_flat[i]));
    /* dense_1_kernel_mul[i] = dense_1_kernel_sub[i] * 0.1 */
    for (int i = 0; i < 10080; i += 8)
        store_8(&dense_1_kernel_mul_flat[i], load_8(&dense_1_kernel_sub_flat[i]) * 0.1f);
    /* dense_1_kernel_m[i] = dense_1_kernel_m[i] + dense_1_kernel_mul[i] */
    for (int i = 0; i < 10080; i += 8)
        store_8(&dense_1_kernel_m_flat[i], load_8(&dense_1_kernel_m_flat[i]) +
            load_8(&dense_1_kernel_mul_flat[i]));
    /* dense_1_kernel_mul2[i] = d_dense_1_MatMul_contract2[i] * d_dense_1_MatMul_contract2[i] */
    for (int i = 0; i < 10080; i += 8) {
        const vec8 a0 = load_8(&d_dense_1_MatMul_contract2_flat[i]);
        store_8(&dense_1_kernel_mul2_flat[i], a0 * a0);
    }
    /* dense_1_kernel_sub2[i] = dense_1_kernel_mul2[i] - dense_1_kernel_v[i] */
    for (int i = 0; i < 10080; i += 8)
        store_8(&dense_1_kernel_sub2_flat[i], load_8(&dense_1_kernel_mul2_flat[i]) -
            load_8(&dense_1_kernel_v_flat[i]));
    /* dense_1_kernel_mul3[i] = dense_1_kernel_sub2[i] * 0.001 */
    for (int i = 0; i < 10080; i += 8)
        store_8(&dense_1_kernel_mul3_flat[i], load_8(&dense_1_kernel_sub2_flat[i]) * 0.001f);
    /* dense_1_kernel_v[i] = dense_1_kernel_v[i] + dense_1_kernel_mul3[i] */
    for (int i = 0; i < 10080; i += 8)
        store_8(&dense_1_kernel_v_flat[i], load_8(&dense_1_kernel_v_flat[i]) +
            load_8(&dense_1_kernel_mul3_flat[i]));
    /* dense_1_kernel_mul4[i] = dense_1_kernel_m[i] * div */
    for (int i = 0; i < 10080; i += 8)
        store_8(&dense_1_kernel_mul4_flat[i], load_8(&dense_1_kernel_m_flat[i]) * memory->div[0]);
    /* dense_1_kernel_sqrt[i] = sqrt(dense_1_kernel_v[i]) */
    for (int i = 0; i < 10080; i += 8)
        store_8(&dense_1_kernel_sqrt_flat[i], sqrt_8(load_8(&dense_1_kernel_v_flat[i])));
    /* dense_1_kernel_add3[i] = dense_1_kernel_sqrt[i] + 1e-07 */
    for (int i = 0; i < 10080; i += 8)
        store_8(&dense_1_kernel_add3_flat[i], load_8(&dense_1_kernel_sqrt_flat[i]) + 1e-07f);
    /* dense_1_kernel_div[i] = dense_1_kernel_mul4[i] / dense_1_kernel_add3[i] */
    for (int i = 0; i < 10080; i += 8)
        store_8(&dense_1_kernel_div_flat[i], load_8(&dense_1_kernel_mul4_flat[i]) /
            load_8(&dense_1_kernel_add3_flat[i]));
    /* dense_1_kernel[i] = dense_1_kernel[i] - dense_1_kernel_div[i] */
    for (int i = 0; i < 10080; i += 8)
        store_8(&dense_1_kernel_flat[i], load_8(&dense_1_kernel_flat[i]) -
            load_8(&dense_1_kernel_div_flat[i]));
}

/* train_32, kernel 50 of 54: 12 ops in a row, each as its comment says
 *   from   lenet5.lua:2 bias update
 *   cost   1008 operations, 10.4 k bytes */
static void train_32_dense_1_bias_sub(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct train_32_memory *memory = call->arena;
    (void)slice;
    /* dense_1_bias_sub[n2] = d_dense_1_view_reduce[n2] - dense_1_bias_m[n2] */
    for (int n2 = 0; n2 < 80; n2 += 8)
        store_8(&memory->dense_1_bias_sub[n2], load_8(&memory->d_dense_1_view_reduce[n2]) -
            load_8(&state->dense_1_bias_m[n2]));
    store_4(&memory->dense_1_bias_sub[80], load_4(&memory->d_dense_1_view_reduce[80]) -
        load_4(&state->dense_1_bias_m[80]));
    /* dense_1_bias_mul[n2] = dense_1_bias_sub[n2] * 0.1 */
    for (int n2 = 0; n2 < 80; n2 += 8)
        store_8(&memory->dense_1_bias_mul[n2], load_8(&memory->dense_1_bias_sub[n2]) * 0.1f);
    store_4(&memory->dense_1_bias_mul[80], load_4(&memory->dense_1_bias_sub[80]) * 0.1f);
    /* dense_1_bias_m[n2] = dense_1_bias_m[n2] + dense_1_bias_mul[n2] */
    for (int n2 = 0; n2 < 80; n2 += 8)
        store_8(&state->dense_1_bias_m[n2], load_8(&state->dense_1_bias_m[n2]) +
            load_8(&memory->dense_1_bias_mul[n2]));
    store_4(&state->dense_1_bias_m[80], load_4(&state->dense_1_bias_m[80]) +
        load_4(&memory->dense_1_bias_mul[80]));
    /* dense_1_bias_mul2[n2] = d_dense_1_view_reduce[n2] * d_dense_1_view_reduce[n2] */
    for (int n2 = 0; n2 < 80; n2 += 8) {
        const vec8 a0 = load_8(&memory->d_dense_1_view_reduce[n2]);
        store_8(&memory->dense_1_bias_mul2[n2], a0 * a0);
    }
    {
        const vec4 a0 = load_4(&memory->d_dense_1_view_reduce[80]);
        store_4(&memory->dense_1_bias_mul2[80], a0 * a0);
    }
    /* dense_1_bias_sub2[n2] = dense_1_bias_mul2[n2] - dense_1_bias_v[n2] */
    for (int n2 = 0; n2 < 80; n2 += 8)
        store_8(&memory->dense_1_bias_sub2[n2], load_8(&memory->dense_1_bias_mul2[n2]) -
            load_8(&state->dense_1_bias_v[n2]));
    store_4(&memory->dense_1_bias_sub2[80], load_4(&memory->dense_1_bias_mul2[80]) -
        load_4(&state->dense_1_bias_v[80]));
    /* dense_1_bias_mul3[n2] = dense_1_bias_sub2[n2] * 0.001 */
    for (int n2 = 0; n2 < 80; n2 += 8)
        store_8(&memory->dense_1_bias_mul3[n2], load_8(&memory->dense_1_bias_sub2[n2]) * 0.001f);
    store_4(&memory->dense_1_bias_mul3[80], load_4(&memory->dense_1_bias_sub2[80]) * 0.001f);
    /* dense_1_bias_v[n2] = dense_1_bias_v[n2] + dense_1_bias_mul3[n2] */
    for (int n2 = 0; n2 < 80; n2 += 8)
        store_8(&state->dense_1_bias_v[n2], load_8(&state->dense_1_bias_v[n2]) +
            load_8(&memory->dense_1_bias_mul3[n2]));
    store_4(&state->dense_1_bias_v[80], load_4(&state->dense_1_bias_v[80]) +
        load_4(&memory->dense_1_bias_mul3[80]));
    /* dense_1_bias_mul4[n2] = dense_1_bias_m[n2] * div */
    for (int n2 = 0; n2 < 80; n2 += 8)
        store_8(&memory->dense_1_bias_mul4[n2], load_8(&state->dense_1_bias_m[n2]) * memory->div[0]);
    store_4(&memory->dense_1_bias_mul4[80], load_4(&state->dense_1_bias_m[80]) * memory->div[0]);
    /* dense_1_bias_sqrt[n2] = sqrt(dense_1_bias_v[n2]) */
    for (int n2 = 0; n2 < 80; n2 += 8)
        store_8(&memory->dense_1_bias_sqrt[n2], sqrt_8(load_8(&state->dense_1_bias_v[n2])));
    store_4(&memory->dense_1_bias_sqrt[80], sqrt_4(load_4(&state->dense_1_bias_v[80])));
    /* dense_1_bias_add3[n2] = dense_1_bias_sqrt[n2] + 1e-07 */
    for (int n2 = 0; n2 < 80; n2 += 8)
        store_8(&memory->dense_1_bias_add3[n2], load_8(&memory->dense_1_bias_sqrt[n2]) + 1e-07f);
    store_4(&memory->dense_1_bias_add3[80], load_4(&memory->dense_1_bias_sqrt[80]) + 1e-07f);
    /* dense_1_bias_div[n2] = dense_1_bias_mul4[n2] / dense_1_bias_add3[n2] */
    for (int n2 = 0; n2 < 80; n2 += 8)
        store_8(&memory->dense_1_bias_div[n2], load_8(&memory->dense_1_bias_mul4[n2]) /
            load_8(&memory->dense_1_bias_add3[n2]));
    store_4(&memory->dense_1_bias_div[80], load_4(&memory->dense_1_bias_mul4[80]) /
        load_4(&memory->dense_1_bias_add3[80]));
    /* dense_1_bias[n2] = dense_1_bias[n2] - dense_1_bias_div[n2] */
    for (int n2 = 0; n2 < 80; n2 += 8)
        store_8(&state->dense_1_bias[n2], load_8(&state->dense_1_bias[n2]) -
            load_8(&memory->dense_1_bias_div[n2]));
    store_4(&state->dense_1_bias[80], load_4(&state->dense_1_bias[80]) -
        load_4(&memory->dense_1_bias_div[80]));
}

/* train_32, kernel 51 of 54: 12 ops in a row, each as its comment says
 *   from   lenet5.lua:2 kernel update
 *   cost   10.1 k operations, 104.2 k bytes */
static void train_32_dense_2_kernel_sub(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct train_32_memory *memory = call->arena;
    (void)slice;
    const float *d_dense_2_MatMul_contract2_flat = &memory->d_dense_2_MatMul_contract2[0][0];
    float *dense_2_kernel_m_flat = &state->dense_2_kernel_m[0][0];
    float *dense_2_kernel_sub_flat = &memory->dense_2_kernel_sub[0][0];
    float *dense_2_kernel_mul_flat = &memory->dense_2_kernel_mul[0][0];
    float *dense_2_kernel_mul2_flat = &memory->dense_2_kernel_mul2[0][0];
    float *dense_2_kernel_v_flat = &state->dense_2_kernel_v[0][0];
    float *dense_2_kernel_sub2_flat = &memory->dense_2_kernel_sub2[0][0];
    float *dense_2_kernel_mul3_flat = &memory->dense_2_kernel_mul3[0][0];
    float *dense_2_kernel_mul4_flat = &memory->dense_2_kernel_mul4[0][0];
    float *dense_2_kernel_sqrt_flat = &memory->dense_2_kernel_sqrt[0][0];
    float *dense_2_kernel_add3_flat = &memory->dense_2_kernel_add3[0][0];
    float *dense_2_kernel_div_flat = &memory->dense_2_kernel_div[0][0];
    float *dense_2_kernel_flat = &state->dense_2_kernel[0][0];
    /* dense_2_kernel_sub[i] = d_dense_2_MatMul_contract2[i] - dense_2_kernel_m[i] */
    for (int i = 0; i < 840; i += 8)
        store_8(&dense_2_kernel_sub_flat[i], load_8(&d_dense_2_MatMul_contract2_flat[i]) -
            load_8(&dense_2_kernel_m_flat[i]));
    /* dense_2_kernel_mul[i] = dense_2_kernel_sub[i] * 0.1 */
    for (int i = 0; i < 840; i += 8)
        store_8(&dense_2_kernel_mul_flat[i], load_8(&dense_2_kernel_sub_flat[i]) * 0.1f);
    /* dense_2_kernel_m[i] = dense_2_kernel_m[i] + dense_2_kernel_mul[i] */
    for (int i = 0; i < 840; i += 8)
        store_8(&dense_2_kernel_m_flat[i], load_8(&dense_2_kernel_m_flat[i]) +
            load_8(&dense_2_kernel_mul_flat[i]));
    /* dense_2_kernel_mul2[i] = d_dense_2_MatMul_contract2[i] * d_dense_2_MatMul_contract2[i] */
    for (int i = 0; i < 840; i += 8) {
        const vec8 a0 = load_8(&d_dense_2_MatMul_contract2_flat[i]);
        store_8(&dense_2_kernel_mul2_flat[i], a0 * a0);
    }
    /* dense_2_kernel_sub2[i] = dense_2_kernel_mul2[i] - dense_2_kernel_v[i] */
    for (int i = 0; i < 840; i += 8)
        store_8(&dense_2_kernel_sub2_flat[i], load_8(&dense_2_kernel_mul2_flat[i]) -
            load_8(&dense_2_kernel_v_flat[i]));
    /* dense_2_kernel_mul3[i] = dense_2_kernel_sub2[i] * 0.001 */
    for (int i = 0; i < 840; i += 8)
        store_8(&dense_2_kernel_mul3_flat[i], load_8(&dense_2_kernel_sub2_flat[i]) * 0.001f);
    /* dense_2_kernel_v[i] = dense_2_kernel_v[i] + dense_2_kernel_mul3[i] */
    for (int i = 0; i < 840; i += 8)
        store_8(&dense_2_kernel_v_flat[i], load_8(&dense_2_kernel_v_flat[i]) +
            load_8(&dense_2_kernel_mul3_flat[i]));
    /* dense_2_kernel_mul4[i] = dense_2_kernel_m[i] * div */
    for (int i = 0; i < 840; i += 8)
        store_8(&dense_2_kernel_mul4_flat[i], load_8(&dense_2_kernel_m_flat[i]) * memory->div[0]);
    /* dense_2_kernel_sqrt[i] = sqrt(dense_2_kernel_v[i]) */
    for (int i = 0; i < 840; i += 8)
        store_8(&dense_2_kernel_sqrt_flat[i], sqrt_8(load_8(&dense_2_kernel_v_flat[i])));
    /* dense_2_kernel_add3[i] = dense_2_kernel_sqrt[i] + 1e-07 */
    for (int i = 0; i < 840; i += 8)
        store_8(&dense_2_kernel_add3_flat[i], load_8(&dense_2_kernel_sqrt_flat[i]) + 1e-07f);
    /* dense_2_kernel_div[i] = dense_2_kernel_mul4[i] / dense_2_kernel_add3[i] */
    for (int i = 0; i < 840; i += 8)
        store_8(&dense_2_kernel_div_flat[i], load_8(&dense_2_kernel_mul4_flat[i]) /
            load_8(&dense_2_kernel_add3_flat[i]));
    /* dense_2_kernel[i] = dense_2_kernel[i] - dense_2_kernel_div[i] */
    for (int i = 0; i < 840; i += 8)
        store_8(&dense_2_kernel_flat[i], load_8(&dense_2_kernel_flat[i]) -
            load_8(&dense_2_kernel_div_flat[i]));
}

/* train_32, kernel 52 of 54: 12 ops in a row, each as its comment says
 *   from   lenet5.lua:2 bias update
 *   cost   120 operations, 1244 bytes */
static void train_32_dense_2_bias_sub(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct train_32_memory *memory = call->arena;
    (void)slice;
    /* dense_2_bias_sub[n3] = d_dense_2_view_reduce[n3] - dense_2_bias_m[n3] */
    for (int n3 = 0; n3 < 10; ++n3)
        memory->dense_2_bias_sub[n3] = memory->d_dense_2_view_reduce[n3] - state->dense_2_bias_m[n3];
    /* dense_2_bias_mul[n3] = dense_2_bias_sub[n3] * 0.1 */
    for (int n3 = 0; n3 < 10; ++n3)
        memory->dense_2_bias_mul[n3] = memory->dense_2_bias_sub[n3] * 0.1f;
    /* dense_2_bias_m[n3] = dense_2_bias_m[n3] + dense_2_bias_mul[n3] */
    for (int n3 = 0; n3 < 10; ++n3)
        state->dense_2_bias_m[n3] = state->dense_2_bias_m[n3] + memory->dense_2_bias_mul[n3];
    /* dense_2_bias_mul2[n3] = d_dense_2_view_reduce[n3] * d_dense_2_view_reduce[n3] */
    for (int n3 = 0; n3 < 10; ++n3) {
        const float a0 = memory->d_dense_2_view_reduce[n3];
        memory->dense_2_bias_mul2[n3] = a0 * a0;
    }
    /* dense_2_bias_sub2[n3] = dense_2_bias_mul2[n3] - dense_2_bias_v[n3] */
    for (int n3 = 0; n3 < 10; ++n3)
        memory->dense_2_bias_sub2[n3] = memory->dense_2_bias_mul2[n3] - state->dense_2_bias_v[n3];
    /* dense_2_bias_mul3[n3] = dense_2_bias_sub2[n3] * 0.001 */
    for (int n3 = 0; n3 < 10; ++n3)
        memory->dense_2_bias_mul3[n3] = memory->dense_2_bias_sub2[n3] * 0.001f;
    /* dense_2_bias_v[n3] = dense_2_bias_v[n3] + dense_2_bias_mul3[n3] */
    for (int n3 = 0; n3 < 10; ++n3)
        state->dense_2_bias_v[n3] = state->dense_2_bias_v[n3] + memory->dense_2_bias_mul3[n3];
    /* dense_2_bias_mul4[n3] = dense_2_bias_m[n3] * div */
    for (int n3 = 0; n3 < 10; ++n3)
        memory->dense_2_bias_mul4[n3] = state->dense_2_bias_m[n3] * memory->div[0];
    /* dense_2_bias_sqrt[n3] = sqrt(dense_2_bias_v[n3]) */
    for (int n3 = 0; n3 < 10; ++n3)
        memory->dense_2_bias_sqrt[n3] = sqrt_1(state->dense_2_bias_v[n3]);
    /* dense_2_bias_add3[n3] = dense_2_bias_sqrt[n3] + 1e-07 */
    for (int n3 = 0; n3 < 10; ++n3)
        memory->dense_2_bias_add3[n3] = memory->dense_2_bias_sqrt[n3] + 1e-07f;
    /* dense_2_bias_div[n3] = dense_2_bias_mul4[n3] / dense_2_bias_add3[n3] */
    for (int n3 = 0; n3 < 10; ++n3)
        memory->dense_2_bias_div[n3] = memory->dense_2_bias_mul4[n3] / memory->dense_2_bias_add3[n3];
    /* dense_2_bias[n3] = dense_2_bias[n3] - dense_2_bias_div[n3] */
    for (int n3 = 0; n3 < 10; ++n3)
        state->dense_2_bias[n3] = state->dense_2_bias[n3] - memory->dense_2_bias_div[n3];
}

/* train_32, kernel 53 of 54: 2 ops in a row, each as its comment says
 *   from   lenet5.lua:2 train_loss forward
 *   cost   2 operations, 20 bytes */
static void train_32_train_loss_total(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct train_32_memory *memory = call->arena;
    (void)slice;
    /* train_loss_total = train_loss_total + loss_div */
    state->train_loss_total[0] = state->train_loss_total[0] + memory->loss_div[0];
    /* train_loss_count = train_loss_count + 1 */
    state->train_loss_count[0] = state->train_loss_count[0] + 1.0f;
}

/* train_32, kernel 54 of 54: 9 ops in a row, each as its comment says
 *   from   lenet5.lua:2 train_accuracy forward
 *   cost   1378 operations, 6744 bytes */
static void train_32_train_accuracy_Max(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct train_32_memory *memory = call->arena;
    (void)slice;
    /* train_accuracy_Max[b] = max n3 10: dense_2_Softmax2[n3, b] */
    for (int b = 0; b < 32; b += 8) {
        vec8 most = -INFINITY;
        for (int n3 = 0; n3 < 10; ++n3) {
            const vec8 next0 = load_8(&memory->dense_2_Softmax2[n3][b]);
            most = most < next0 ? next0 : most;
        }
        store_8(&memory->train_accuracy_Max[b], most);
    }
    /* train_accuracy_equal[n3, b] = dense_2_Softmax2[n3, b] == train_accuracy_Max[b] */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 32; b += 8)
            store_mask_8(&memory->train_accuracy_equal[n3][b], load_8(&memory->dense_2_Softmax2[n3][b]) ==
                load_8(&memory->train_accuracy_Max[b]));
    /* train_accuracy_select[n3, b] = train_accuracy_equal[n3, b] ? n3 : 10 */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 32; b += 8)
            store_int_8(&memory->train_accuracy_select[n3][b],
                load_mask_8(&memory->train_accuracy_equal[n3][b]) ? (ivec8)n3 : (ivec8)10);
    /* train_accuracy_Min[b] = min n3 10: train_accuracy_select[n3, b] */
    for (int b = 0; b < 32; b += 8) {
        ivec8 least = INT32_MAX;
        for (int n3 = 0; n3 < 10; ++n3) {
            const ivec8 next0 = load_int_8(&memory->train_accuracy_select[n3][b]);
            least = least > next0 ? next0 : least;
        }
        store_int_8(&memory->train_accuracy_Min[b], least);
    }
    /* train_accuracy_equal2[b] = train_accuracy_Min[b] == loss_to_int32[b] */
    store_mask_8(&memory->train_accuracy_equal2[0], load_int_8(&memory->train_accuracy_Min[0]) ==
        load_int_8(&memory->loss_to_int32[0]));
    store_mask_8(&memory->train_accuracy_equal2[8], load_int_8(&memory->train_accuracy_Min[8]) ==
        load_int_8(&memory->loss_to_int32[8]));
    store_mask_8(&memory->train_accuracy_equal2[16], load_int_8(&memory->train_accuracy_Min[16]) ==
        load_int_8(&memory->loss_to_int32[16]));
    store_mask_8(&memory->train_accuracy_equal2[24], load_int_8(&memory->train_accuracy_Min[24]) ==
        load_int_8(&memory->loss_to_int32[24]));
    /* train_accuracy_select2[b] = train_accuracy_equal2[b] ? 1 : 0 */
    store_8(&memory->train_accuracy_select2[0], load_mask_8(&memory->train_accuracy_equal2[0]) ? (vec8)1.0f
        : (vec8)0.0f);
    store_8(&memory->train_accuracy_select2[8], load_mask_8(&memory->train_accuracy_equal2[8]) ? (vec8)1.0f
        : (vec8)0.0f);
    store_8(&memory->train_accuracy_select2[16], load_mask_8(&memory->train_accuracy_equal2[16]) ?
        (vec8)1.0f : (vec8)0.0f);
    store_8(&memory->train_accuracy_select2[24], load_mask_8(&memory->train_accuracy_equal2[24]) ?
        (vec8)1.0f : (vec8)0.0f);
    /* train_accuracy_Sum = sum b 32: train_accuracy_select2[b] */
    {
        vec8 sum = 0;
        sum += load_8(&memory->train_accuracy_select2[0]);
        sum += load_8(&memory->train_accuracy_select2[8]);
        sum += load_8(&memory->train_accuracy_select2[16]);
        sum += load_8(&memory->train_accuracy_select2[24]);
        memory->train_accuracy_Sum[0] = sum_lanes_8(sum);
    }
    /* train_accuracy_total = train_accuracy_total + train_accuracy_Sum */
    state->train_accuracy_total[0] = state->train_accuracy_total[0] + memory->train_accuracy_Sum[0];
    /* train_accuracy_count = train_accuracy_count + 32 */
    state->train_accuracy_count[0] = state->train_accuracy_count[0] + 32.0f;
}

/* test_32, kernel 1 of 16 */
static void test_32_rescaling_to_float32(const struct gradc_call *call, int slice)
{
    struct test_32_memory *memory = call->arena;
    (void)slice;
    shared_rescaling_to_float32(call->inputs[0], memory->rescaling_to_float32, memory->rescaling_mul);
}

/* test_32, kernel 2 of 16 */
static void test_32_conv2d_Conv2D(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct test_32_memory *memory = call->arena;
    shared_conv2d_Conv2D(memory->rescaling_mul, state->conv2d_kernel, memory->conv2d_Conv2D, slice);
}

/* test_32, kernel 3 of 16 */
static void test_32_conv2d_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct test_32_memory *memory = call->arena;
    shared_conv2d_BiasAdd(memory->conv2d_Conv2D, state->conv2d_bias, memory->conv2d_BiasAdd, slice);
}

/* test_32, kernel 4 of 16 */
static void test_32_conv2d_Tanh(const struct gradc_call *call, int slice)
{
    struct test_32_memory *memory = call->arena;
    shared_conv2d_Tanh(memory->conv2d_BiasAdd, memory->conv2d_Tanh, slice);
}

/* test_32, kernel 5 of 16 */
static void test_32_max_pooling2d_MaxPool(const struct gradc_call *call, int slice)
{
    struct test_32_memory *memory = call->arena;
    shared_max_pooling2d_MaxPool(memory->conv2d_Tanh, memory->max_pooling2d_MaxPool, slice);
}

/* test_32, kernel 6 of 16 */
static void test_32_conv2d_1_Conv2D(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct test_32_memory *memory = call->arena;
    shared_conv2d_1_Conv2D(memory->max_pooling2d_MaxPool, state->conv2d_1_kernel, memory->conv2d_1_Conv2D,
        slice);
}

/* test_32, kernel 7 of 16 */
static void test_32_conv2d_1_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct test_32_memory *memory = call->arena;
    (void)slice;
    shared_conv2d_1_BiasAdd(memory->conv2d_1_Conv2D, state->conv2d_1_bias, memory->conv2d_1_BiasAdd,
        memory->conv2d_1_Tanh);
}

/* test_32, kernel 8 of 16 */
static void test_32_max_pooling2d_1_MaxPool(const struct gradc_call *call, int slice)
{
    struct test_32_memory *memory = call->arena;
    (void)slice;
    shared_max_pooling2d_1_MaxPool(memory->conv2d_1_Tanh, memory->max_pooling2d_1_MaxPool);
}

/* test_32, kernel 9 of 16 */
static void test_32_dense_MatMul(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct test_32_memory *memory = call->arena;
    shared_dense_MatMul(memory->max_pooling2d_1_MaxPool, state->dense_kernel, memory->dense_MatMul, slice);
}

/* test_32, kernel 10 of 16 */
static void test_32_dense_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct test_32_memory *memory = call->arena;
    (void)slice;
    shared_dense_BiasAdd(memory->dense_MatMul, state->dense_bias, memory->dense_BiasAdd,
        memory->dense_Tanh);
}

/* test_32, kernel 11 of 16 */
static void test_32_dense_1_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct test_32_memory *memory = call->arena;
    shared_dense_1_MatMul_partial(memory->dense_Tanh, state->dense_1_kernel,
        memory->dense_1_MatMul_partial, slice);
}

/* test_32, kernel 12 of 16 */
static void test_32_dense_1_MatMul(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct test_32_memory *memory = call->arena;
    (void)slice;
    shared_dense_1_MatMul(memory->dense_1_MatMul_partial, memory->dense_1_MatMul, state->dense_1_bias,
        memory->dense_1_BiasAdd, memory->dense_1_Tanh);
}

/* test_32, kernel 13 of 16 */
static void test_32_dense_2_MatMul(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct test_32_memory *memory = call->arena;
    (void)slice;
    shared_dense_2_MatMul(memory->dense_1_Tanh, state->dense_2_kernel, memory->dense_2_MatMul,
        state->dense_2_bias, memory->dense_2_BiasAdd, memory->dense_2_Max, memory->dense_2_sub,
        memory->dense_2_Softmax, memory->dense_2_Sum, memory->dense_2_Softmax2);
}

/* test_32, kernel 14 of 16: 8 ops in a row, each as its comment says
 *   from   lenet5.lua:2 loss forward
 *   cost   1089 operations, 5676 bytes */
static void test_32_loss_to_int32(const struct gradc_call *call, int slice)
{
    struct test_32_memory *memory = call->arena;
    (void)slice;
    const uint8_t *field1 = call->inputs[1];
    /* loss_to_int32[b] = field1[b] */
    store_int_8(&memory->loss_to_int32[0], bytes_to_int_8(load_bytes_8(&field1[0])));
    store_int_8(&memory->loss_to_int32[8], bytes_to_int_8(load_bytes_8(&field1[8])));
    store_int_8(&memory->loss_to_int32[16], bytes_to_int_8(load_bytes_8(&field1[16])));
    store_int_8(&memory->loss_to_int32[24], bytes_to_int_8(load_bytes_8(&field1[24])));
    /* loss_equal[n3, b] = n3 == loss_to_int32[b] */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 32; b += 8)
            store_mask_8(&memory->loss_equal[n3][b], n3 == load_int_8(&memory->loss_to_int32[b]));
    /* loss_select[n3, b] = loss_equal[n3, b] ? dense_2_sub[n3, b] : 0 */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 32; b += 8)
            store_8(&memory->loss_select[n3][b], load_mask_8(&memory->loss_equal[n3][b]) ?
                load_8(&memory->dense_2_sub[n3][b]) : (vec8)0.0f);
    /* loss_Sum[b] = sum n3 10: loss_select[n3, b] */
    for (int b = 0; b < 32; b += 8) {
        vec8 sum = 0;
        for (int n3 = 0; n3 < 10; ++n3)
            sum += load_8(&memory->loss_select[n3][b]);
        store_8(&memory->loss_Sum[b], sum);
    }
    /* loss_log[b] = log(dense_2_Sum[b]) */
    store_8(&memory->loss_log[0], log_8(load_8(&memory->dense_2_Sum[0])));
    store_8(&memory->loss_log[8], log_8(load_8(&memory->dense_2_Sum[8])));
    store_8(&memory->loss_log[16], log_8(load_8(&memory->dense_2_Sum[16])));
    store_8(&memory->loss_log[24], log_8(load_8(&memory->dense_2_Sum[24])));
    /* loss_sub[b] = loss_log[b] - loss_Sum[b] */
    store_8(&memory->loss_sub[0], load_8(&memory->loss_log[0]) - load_8(&memory->loss_Sum[0]));
    store_8(&memory->loss_sub[8], load_8(&memory->loss_log[8]) - load_8(&memory->loss_Sum[8]));
    store_8(&memory->loss_sub[16], load_8(&memory->loss_log[16]) - load_8(&memory->loss_Sum[16]));
    store_8(&memory->loss_sub[24], load_8(&memory->loss_log[24]) - load_8(&memory->loss_Sum[24]));
    /* loss_Sum2 = sum b 32: loss_sub[b] */
    {
        vec8 sum = 0;
        sum += load_8(&memory->loss_sub[0]);
        sum += load_8(&memory->loss_sub[8]);
        sum += load_8(&memory->loss_sub[16]);
        sum += load_8(&memory->loss_sub[24]);
        memory->loss_Sum2[0] = sum_lanes_8(sum);
    }
    /* test_loss_Sum = loss_Sum2 / 32 */
    memory->test_loss_Sum[0] = memory->loss_Sum2[0] / 32.0f;
}

/* test_32, kernel 15 of 16: 2 ops in a row, each as its comment says
 *   from   lenet5.lua:2 test_loss forward
 *   cost   2 operations, 20 bytes */
static void shared_test_loss_total(float *test_loss_total, const float *test_loss_Sum,
    float *test_loss_count)
{
    /* test_loss_total = test_loss_total + test_loss_Sum */
    test_loss_total[0] = test_loss_total[0] + test_loss_Sum[0];
    /* test_loss_count = test_loss_count + 1 */
    test_loss_count[0] = test_loss_count[0] + 1.0f;
}

/* test_32, kernel 15 of 16 */
static void test_32_test_loss_total(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct test_32_memory *memory = call->arena;
    (void)slice;
    shared_test_loss_total(state->test_loss_total, memory->test_loss_Sum, state->test_loss_count);
}

/* test_32, kernel 16 of 16: 9 ops in a row, each as its comment says
 *   from   lenet5.lua:2 test_accuracy forward
 *   cost   1378 operations, 6744 bytes */
static void test_32_test_accuracy_Max(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct test_32_memory *memory = call->arena;
    (void)slice;
    /* test_accuracy_Max[b] = max n3 10: dense_2_Softmax2[n3, b] */
    for (int b = 0; b < 32; b += 8) {
        vec8 most = -INFINITY;
        for (int n3 = 0; n3 < 10; ++n3) {
            const vec8 next0 = load_8(&memory->dense_2_Softmax2[n3][b]);
            most = most < next0 ? next0 : most;
        }
        store_8(&memory->test_accuracy_Max[b], most);
    }
    /* test_accuracy_equal[n3, b] = dense_2_Softmax2[n3, b] == test_accuracy_Max[b] */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 32; b += 8)
            store_mask_8(&memory->test_accuracy_equal[n3][b], load_8(&memory->dense_2_Softmax2[n3][b]) ==
                load_8(&memory->test_accuracy_Max[b]));
    /* test_accuracy_select[n3, b] = test_accuracy_equal[n3, b] ? n3 : 10 */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 32; b += 8)
            store_int_8(&memory->test_accuracy_select[n3][b],
                load_mask_8(&memory->test_accuracy_equal[n3][b]) ? (ivec8)n3 : (ivec8)10);
    /* test_accuracy_Min[b] = min n3 10: test_accuracy_select[n3, b] */
    for (int b = 0; b < 32; b += 8) {
        ivec8 least = INT32_MAX;
        for (int n3 = 0; n3 < 10; ++n3) {
            const ivec8 next0 = load_int_8(&memory->test_accuracy_select[n3][b]);
            least = least > next0 ? next0 : least;
        }
        store_int_8(&memory->test_accuracy_Min[b], least);
    }
    /* test_accuracy_equal2[b] = test_accuracy_Min[b] == loss_to_int32[b] */
    store_mask_8(&memory->test_accuracy_equal2[0], load_int_8(&memory->test_accuracy_Min[0]) ==
        load_int_8(&memory->loss_to_int32[0]));
    store_mask_8(&memory->test_accuracy_equal2[8], load_int_8(&memory->test_accuracy_Min[8]) ==
        load_int_8(&memory->loss_to_int32[8]));
    store_mask_8(&memory->test_accuracy_equal2[16], load_int_8(&memory->test_accuracy_Min[16]) ==
        load_int_8(&memory->loss_to_int32[16]));
    store_mask_8(&memory->test_accuracy_equal2[24], load_int_8(&memory->test_accuracy_Min[24]) ==
        load_int_8(&memory->loss_to_int32[24]));
    /* test_accuracy_select2[b] = test_accuracy_equal2[b] ? 1 : 0 */
    store_8(&memory->test_accuracy_select2[0], load_mask_8(&memory->test_accuracy_equal2[0]) ? (vec8)1.0f :
        (vec8)0.0f);
    store_8(&memory->test_accuracy_select2[8], load_mask_8(&memory->test_accuracy_equal2[8]) ? (vec8)1.0f :
        (vec8)0.0f);
    store_8(&memory->test_accuracy_select2[16], load_mask_8(&memory->test_accuracy_equal2[16]) ? (vec8)1.0f
        : (vec8)0.0f);
    store_8(&memory->test_accuracy_select2[24], load_mask_8(&memory->test_accuracy_equal2[24]) ? (vec8)1.0f
        : (vec8)0.0f);
    /* test_accuracy_Sum = sum b 32: test_accuracy_select2[b] */
    {
        vec8 sum = 0;
        sum += load_8(&memory->test_accuracy_select2[0]);
        sum += load_8(&memory->test_accuracy_select2[8]);
        sum += load_8(&memory->test_accuracy_select2[16]);
        sum += load_8(&memory->test_accuracy_select2[24]);
        memory->test_accuracy_Sum[0] = sum_lanes_8(sum);
    }
    /* test_accuracy_total = test_accuracy_total + test_accuracy_Sum */
    state->test_accuracy_total[0] = state->test_accuracy_total[0] + memory->test_accuracy_Sum[0];
    /* test_accuracy_count = test_accuracy_count + 32 */
    state->test_accuracy_count[0] = state->test_accuracy_count[0] + 32.0f;
}

/* test_16, kernel 1 of 16: 2 ops in a row, each as its comment says
 *   from   lenet5.lua:4 rescaling forward
 *   cost   25.1 k operations, 163.1 k bytes */
static void test_16_rescaling_to_float32(const struct gradc_call *call, int slice)
{
    struct test_16_memory *memory = call->arena;
    (void)slice;
    const uint8_t(*field0)[28][28] = call->inputs[0];
    /* rescaling_to_float32[i, j, b] = to_float(field0[b, i, j]) */
    for (int i = 0; i < 28; ++i)
        for (int j = 0; j < 28; ++j)
            for (int b = 0; b < 16; b += 8)
                store_8(&memory->rescaling_to_float32[i][j][b],
                    to_float_8(bytes_to_int_8(load_strided_bytes_8(&field0[b][i][j], 784))));
    /* rescaling_mul[i, j, b] = rescaling_to_float32[i, j, b] * 0.003921569 */
    for (int i = 0; i < 28; ++i)
        for (int j = 0; j < 28; ++j)
            for (int b = 0; b < 16; b += 8)
                store_8(&memory->rescaling_mul[i][j][b], load_8(&memory->rescaling_to_float32[i][j][b]) *
                    0.003921569f);
}

/* test_16, kernel 2 of 16: conv2d_Conv2D[y, x, c, b] = sum p 5 q 5: rescaling_mul[y + p - 2, x + q - 2, b]?
 *     * conv2d_kernel[p, q, c]
 *   from   lenet5.lua:6 conv2d forward | sequential/conv2d/Conv2D (contract)
 *   axes   y 28 in 8 slices, x 28, c 6, b 16 in vectors of 8 | reduced: p 5, q 5
 *   cost   1881.6 k multiply-adds, 351.8 k bytes */
static void test_16_conv2d_Conv2D(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct test_16_memory *memory = call->arena;
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int y = from; y < to; ++y) {
        for (int x = 0; x < 28; ++x) {
            vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0,
                sum31 = 0, sum40 = 0, sum41 = 0, sum50 = 0, sum51 = 0;
            for (int p = 0; p < 5; ++p) {
                for (int q = 0; q < 5; ++q) {
#pragma clang fp contract(on)
                    const vec8 a0 = (unsigned)(y + p - 2) < 28u && (unsigned)(x + q - 2) < 28u ?
                        load_8(&memory->rescaling_mul[y + p - 2][x + q - 2][0]) : (vec8)0.0f,
                        a1 = (unsigned)(y + p - 2) < 28u && (unsigned)(x + q - 2) < 28u ?
                            load_8(&memory->rescaling_mul[y + p - 2][x + q - 2][8]) : (vec8)0.0f;
                    const float b0 = state->conv2d_kernel[p][q][0], b1 = state->conv2d_kernel[p][q][1],
                        b2 = state->conv2d_kernel[p][q][2], b3 = state->conv2d_kernel[p][q][3],
                        b4 = state->conv2d_kernel[p][q][4], b5 = state->conv2d_kernel[p][q][5];
                    sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1, sum11 += a1 * b1,
                        sum20 += a0 * b2, sum21 += a1 * b2, sum30 += a0 * b3, sum31 += a1 * b3,
                        sum40 += a0 * b4, sum41 += a1 * b4, sum50 += a0 * b5, sum51 += a1 * b5;
                }
            }
            store_8(&memory->conv2d_Conv2D[y][x][0][0], sum00);
            store_8(&memory->conv2d_Conv2D[y][x][0][8], sum01);
            store_8(&memory->conv2d_Conv2D[y][x][1][0], sum10);
            store_8(&memory->conv2d_Conv2D[y][x][1][8], sum11);
            store_8(&memory->conv2d_Conv2D[y][x][2][0], sum20);
            store_8(&memory->conv2d_Conv2D[y][x][2][8], sum21);
            store_8(&memory->conv2d_Conv2D[y][x][3][0], sum30);
            store_8(&memory->conv2d_Conv2D[y][x][3][8], sum31);
            store_8(&memory->conv2d_Conv2D[y][x][4][0], sum40);
            store_8(&memory->conv2d_Conv2D[y][x][4][8], sum41);
            store_8(&memory->conv2d_Conv2D[y][x][5][0], sum50);
            store_8(&memory->conv2d_Conv2D[y][x][5][8], sum51);
        }
    }
}

/* test_16, kernel 3 of 16: conv2d_BiasAdd[y, x, c, b] = conv2d_Conv2D[y, x, c, b] + conv2d_bias[c]
 *   from   lenet5.lua:6 conv2d forward | sequential/conv2d/BiasAdd (add)
 *   axes   y 28 in 8 slices, x 28, c 6, b 16 in vectors of 8
 *   cost   75.3 k operations, 602.1 k bytes */
static void test_16_conv2d_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct test_16_memory *memory = call->arena;
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 28; ++x)
            for (int c = 0; c < 6; ++c)
                for (int b = 0; b < 16; b += 8)
                    store_8(&memory->conv2d_BiasAdd[y][x][c][b],
                        load_8(&memory->conv2d_Conv2D[y][x][c][b]) + state->conv2d_bias[c]);
}

/* test_16, kernel 4 of 16: conv2d_Tanh[y, x, c, b] = tanh(conv2d_BiasAdd[y, x, c, b])
 *   from   lenet5.lua:6 conv2d forward | sequential/conv2d/Tanh (tanh)
 *   axes   y 28 in 8 slices, x 28, c 6, b 16 in vectors of 8
 *   cost   75.3 k operations, 602.1 k bytes */
static void test_16_conv2d_Tanh(const struct gradc_call *call, int slice)
{
    struct test_16_memory *memory = call->arena;
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 28; ++x)
            for (int c = 0; c < 6; ++c)
                for (int b = 0; b < 16; b += 8)
                    store_8(&memory->conv2d_Tanh[y][x][c][b],
                        tanh_8(load_8(&memory->conv2d_BiasAdd[y][x][c][b])));
}

/* test_16, kernel 5 of 16: max_pooling2d_MaxPool[y2, x2, c, b] = max p3 2 q3 2: conv2d_Tanh[2*y2 + p3, 2*x2
 *     + q3, c, b]
 *   from   lenet5.lua:7 max_pooling2d forward | sequential/max_pooling2d/MaxPool (reduce)
 *   axes   y2 14 in 8 slices, x2 14, c 6, b 16 in vectors of 8 | reduced: p3 2, q3 2
 *   cost   75.3 k operations, 376.3 k bytes */
static void test_16_max_pooling2d_MaxPool(const struct gradc_call *call, int slice)
{
    struct test_16_memory *memory = call->arena;
    const int from = cuts_14_8[slice], to = cuts_14_8[slice + 1];
    for (int y2 = from; y2 < to; ++y2)
        for (int x2 = 0; x2 < 14; ++x2)
            for (int c = 0; c < 6; ++c)
                for (int b = 0; b < 16; b += 8) {
                    vec8 most = -INFINITY;
                    {
                        const vec8 next0 = load_8(&memory->conv2d_Tanh[2 * y2][2 * x2][c][b]);
                        most = most < next0 ? next0 : most;
                        const vec8 next1 = load_8(&memory->conv2d_Tanh[2 * y2][2 * x2 + 1][c][b]);
                        most = most < next1 ? next1 : most;
                        const vec8 next2 = load_8(&memory->conv2d_Tanh[2 * y2 + 1][2 * x2][c][b]);
                        most = most < next2 ? next2 : most;
                        const vec8 next3 = load_8(&memory->conv2d_Tanh[2 * y2 + 1][2 * x2 + 1][c][b]);
                        most = most < next3 ? next3 : most;
                    }
                    store_8(&memory->max_pooling2d_MaxPool[y2][x2][c][b], most);
                }
}

/* test_16, kernel 6 of 16: conv2d_1_Conv2D[y3, x3, c2, b] = sum p2 5 q2 5 c 6: max_pooling2d_MaxPool[y3 +
 *     p2, x3 + q2, c, b] * conv2d_1_kernel[p2, q2, c, c2]
 *   from   lenet5.lua:8 conv2d_1 forward | sequential/conv2d_1/Conv2D (contract)
 *   axes   y3 10 in 8 slices, x3 10, c2 16, b 16 in vectors of 8 | reduced: p2 5, q2 5, c 6
 *   cost   3840.0 k multiply-adds, 187.3 k bytes */
static void test_16_conv2d_1_Conv2D(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct test_16_memory *memory = call->arena;
    const int from = cuts_10_8[slice], to = cuts_10_8[slice + 1];
    for (int y3 = from; y3 < to; ++y3) {
        for (int b = 0; b < 16; b += 8) {
            for (int x3 = 0; x3 < 10; x3 += 2) {
                for (int c2 = 0; c2 < 16; c2 += 4) {
                    vec8 sum00 = 0, sum01 = 0, sum02 = 0, sum03 = 0, sum10 = 0, sum11 = 0, sum12 = 0,
                        sum13 = 0;
                    for (int q2 = 0; q2 < 5; ++q2) {
                        for (int c = 0; c < 6; ++c) {
#pragma clang fp contract(on)
                            const vec8 a0 = load_8(&memory->max_pooling2d_MaxPool[y3][x3 + q2][c][b]),
                                a1 = load_8(&memory->max_pooling2d_MaxPool[y3][x3 + q2 + 1][c][b]),
                                a2 = load_8(&memory->max_pooling2d_MaxPool[y3 + 1][x3 + q2][c][b]),
                                a3 = load_8(&memory->max_pooling2d_MaxPool[y3 + 1][x3 + q2 + 1][c][b]),
                                a4 = load_8(&memory->max_pooling2d_MaxPool[y3 + 2][x3 + q2][c][b]),
                                a5 = load_8(&memory->max_pooling2d_MaxPool[y3 + 2][x3 + q2 + 1][c][b]),
                                a6 = load_8(&memory->max_pooling2d_MaxPool[y3 + 3][x3 + q2][c][b]),
                                a7 = load_8(&memory->max_pooling2d_MaxPool[y3 + 3][x3 + q2 + 1][c][b]),
                                a8 = load_8(&memory->max_pooling2d_MaxPool[y3 + 4][x3 + q2][c][b]),
                                a9 = load_8(&memory->max_pooling2d_MaxPool[y3 + 4][x3 + q2 + 1][c][b]);
                            const float b0 = state->conv2d_1_kernel[0][q2][c][c2],
                                b1 = state->conv2d_1_kernel[0][q2][c][c2 + 1],
                                b2 = state->conv2d_1_kernel[0][q2][c][c2 + 2],
                                b3 = state->conv2d_1_kernel[0][q2][c][c2 + 3],
                                b4 = state->conv2d_1_kernel[1][q2][c][c2],
                                b5 = state->conv2d_1_kernel[1][q2][c][c2 + 1],
                                b6 = state->conv2d_1_kernel[1][q2][c][c2 + 2],
                                b7 = state->conv2d_1_kernel[1][q2][c][c2 + 3],
                                b8 = state->conv2d_1_kernel[2][q2][c][c2],
                                b9 = state->conv2d_1_kernel[2][q2][c][c2 + 1],
                                b10 = state->conv2d_1_kernel[2][q2][c][c2 + 2],
                                b11 = state->conv2d_1_kernel[2][q2][c][c2 + 3],
                                b12 = state->conv2d_1_kernel[3][q2][c][c2],
                                b13 = state->conv2d_1_kernel[3][q2][c][c2 + 1],
                                b14 = state->conv2d_1_kernel[3][q2][c][c2 + 2],
                                b15 = state->conv2d_1_kernel[3][q2][c][c2 + 3],
                                b16 = state->conv2d_1_kernel[4][q2][c][c2],
                                b17 = state->conv2d_1_kernel[4][q2][c][c2 + 1],
                                b18 = state->conv2d_1_kernel[4][q2][c][c2 + 2],
                                b19 = state->conv2d_1_kernel[4][q2][c][c2 + 3];
                            sum00 += a0 * b0, sum01 += a0 * b1, sum02 += a0 * b2, sum03 += a0 * b3,
                                sum10 += a1 * b0, sum11 += a1 * b1, sum12 += a1 * b2, sum13 += a1 * b3;
                            sum00 += a2 * b4, sum01 += a2 * b5, sum02 += a2 * b6, sum03 += a2 * b7,
                                sum10 += a3 * b4, sum11 += a3 * b5, sum12 += a3 * b6, sum13 += a3 * b7;
                            sum00 += a4 * b8, sum01 += a4 * b9, sum02 += a4 * b10, sum03 += a4 * b11,
                                sum10 += a5 * b8, sum11 += a5 * b9, sum12 += a5 * b10,
                                sum13 += a5 * b11;
                            sum00 += a6 * b12, sum01 += a6 * b13, sum02 += a6 * b14, sum03 += a6 * b15,
                                sum10 += a7 * b12, sum11 += a7 * b13, sum12 += a7 * b14,
                                sum13 += a7 * b15;
                            sum00 += a8 * b16, sum01 += a8 * b17, sum02 += a8 * b18, sum03 += a8 * b19,
                                sum10 += a9 * b16, sum11 += a9 * b17, sum12 += a9 * b18,
                                sum13 += a9 * b19;
                        }
                    }
                    store_8(&memory->conv2d_1_Conv2D[y3][x3][c2][b], sum00);
                    store_8(&memory->conv2d_1_Conv2D[y3][x3][c2 + 1][b], sum01);
                    store_8(&memory->conv2d_1_Conv2D[y3][x3][c2 + 2][b], sum02);
                    store_8(&memory->conv2d_1_Conv2D[y3][x3][c2 + 3][b], sum03);
                    store_8(&memory->conv2d_1_Conv2D[y3][x3 + 1][c2][b], sum10);
                    store_8(&memory->conv2d_1_Conv2D[y3][x3 + 1][c2 + 1][b], sum11);
                    store_8(&memory->conv2d_1_Conv2D[y3][x3 + 1][c2 + 2][b], sum12);
                    store_8(&memory->conv2d_1_Conv2D[y3][x3 + 1][c2 + 3][b], sum13);
                }
            }
        }
    }
}

/* test_16, kernel 7 of 16: 2 ops in a row, each as its comment says
 *   from   lenet5.lua:8 conv2d_1 forward
 *   cost   51.2 k operations, 409.7 k bytes */
static void test_16_conv2d_1_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct test_16_memory *memory = call->arena;
    (void)slice;
    /* conv2d_1_BiasAdd[y3, x3, c2, b] = conv2d_1_Conv2D[y3, x3, c2, b] + conv2d_1_bias[c2] */
    for (int y3 = 0; y3 < 10; ++y3)
        for (int x3 = 0; x3 < 10; ++x3)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int b = 0; b < 16; b += 8)
                    store_8(&memory->conv2d_1_BiasAdd[y3][x3][c2][b],
                        load_8(&memory->conv2d_1_Conv2D[y3][x3][c2][b]) + state->conv2d_1_bias[c2]);
    /* conv2d_1_Tanh[y3, x3, c2, b] = tanh(conv2d_1_BiasAdd[y3, x3, c2, b]) */
    for (int y3 = 0; y3 < 10; ++y3)
        for (int x3 = 0; x3 < 10; ++x3)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int b = 0; b < 16; b += 8)
                    store_8(&memory->conv2d_1_Tanh[y3][x3][c2][b],
                        tanh_8(load_8(&memory->conv2d_1_BiasAdd[y3][x3][c2][b])));
}

/* test_16, kernel 8 of 16: max_pooling2d_1_MaxPool[y4, x4, c2, b] = max p4 2 q4 2: conv2d_1_Tanh[2*y4 + p4,
 *     2*x4 + q4, c2, b]
 *   from   lenet5.lua:9 max_pooling2d_1 forward | sequential/max_pooling2d_1/MaxPool (reduce)
 *   axes   y4 5, x4 5, c2 16, b 16 in vectors of 8 | reduced: p4 2, q4 2
 *   cost   25.6 k operations, 128.0 k bytes */
static void test_16_max_pooling2d_1_MaxPool(const struct gradc_call *call, int slice)
{
    struct test_16_memory *memory = call->arena;
    (void)slice;
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int b = 0; b < 16; b += 8) {
                    vec8 most = -INFINITY;
                    {
                        const vec8 next0 = load_8(&memory->conv2d_1_Tanh[2 * y4][2 * x4][c2][b]);
                        most = most < next0 ? next0 : most;
                        const vec8 next1 = load_8(&memory->conv2d_1_Tanh[2 * y4][2 * x4 + 1][c2][b]);
                        most = most < next1 ? next1 : most;
                        const vec8 next2 = load_8(&memory->conv2d_1_Tanh[2 * y4 + 1][2 * x4][c2][b]);
                        most = most < next2 ? next2 : most;
                        const vec8 next3 = load_8(&memory->conv2d_1_Tanh[2 * y4 + 1][2 * x4 + 1][c2][b]);
                        most = most < next3 ? next3 : most;
                    }
                    store_8(&memory->max_pooling2d_1_MaxPool[y4][x4][c2][b], most);
                }
}

/* test_16, kernel 9 of 16: dense_MatMul[n, b] = sum y4 5 x4 5 c2 16: max_pooling2d_1_MaxPool[y4, x4, c2, b]
 *     * dense_kernel[y4, x4, c2, n]
 *   from   lenet5.lua:11 dense forward | sequential/dense/MatMul (contract)
 *   axes   n 120 in 8 slices, b 16 in vectors of 8 | reduced: y4 5, x4 5, c2 16
 *   cost   768.0 k multiply-adds, 225.3 k bytes */
static void test_16_dense_MatMul(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct test_16_memory *memory = call->arena;
    const int from = cuts_120_8[slice], to = cuts_120_8[slice + 1];
    for (int n = from; n < to; ++n) {
        vec8 sum0 = 0, sum1 = 0;
        for (int y4 = 0; y4 < 5; ++y4) {
            for (int x4 = 0; x4 < 5; ++x4) {
                for (int c2 = 0; c2 < 16; ++c2) {
#pragma clang fp contract(on)
                    const float b0 = state->dense_kernel[y4][x4][c2][n];
                    sum0 += load_8(&memory->max_pooling2d_1_MaxPool[y4][x4][c2][0]) * b0,
                        sum1 += load_8(&memory->max_pooling2d_1_MaxPool[y4][x4][c2][8]) * b0;
                }
            }
        }
        store_8(&memory->dense_MatMul[n][0], sum0);
        store_8(&memory->dense_MatMul[n][8], sum1);
    }
}

/* test_16, kernel 10 of 16: 2 ops in a row, each as its comment says
 *   from   lenet5.lua:11 dense forward
 *   cost   3840 operations, 31.2 k bytes */
static void test_16_dense_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct test_16_memory *memory = call->arena;
    (void)slice;
    /* dense_BiasAdd[n, b] = dense_MatMul[n, b] + dense_bias[n] */
    for (int n = 0; n < 120; ++n)
        for (int b = 0; b < 16; b += 8)
            store_8(&memory->dense_BiasAdd[n][b], load_8(&memory->dense_MatMul[n][b]) +
                state->dense_bias[n]);
    /* dense_Tanh[n, b] = tanh(dense_BiasAdd[n, b]) */
    for (int n = 0; n < 120; ++n)
        for (int b = 0; b < 16; b += 8)
            store_8(&memory->dense_Tanh[n][b], tanh_8(load_8(&memory->dense_BiasAdd[n][b])));
}

/* test_16, kernel 11 of 16: dense_1_MatMul_partial[slice, n2, b] = sum n 120: dense_Tanh[n, b] *
 *     dense_1_kernel[n, n2]
 *   from   lenet5.lua:12 dense_1 forward | sequential/dense_1/MatMul (contract)
 *   axes   n2 84, b 16 in vectors of 8 | reduced: n 120 in 8 slices
 *   cost   161.3 k multiply-adds, 91.0 k bytes */
static void test_16_dense_1_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct test_16_memory *memory = call->arena;
    const int from = cuts_120_8[slice], to = cuts_120_8[slice + 1];
    for (int n2 = 0; n2 < 84; n2 += 4) {
        vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0, sum31 = 0;
        for (int n = from; n < to; ++n) {
#pragma clang fp contract(on)
            const vec8 a0 = load_8(&memory->dense_Tanh[n][0]), a1 = load_8(&memory->dense_Tanh[n][8]);
            const float b0 = state->dense_1_kernel[n][n2], b1 = state->dense_1_kernel[n][n2 + 1],
                b2 = state->dense_1_kernel[n][n2 + 2], b3 = state->dense_1_kernel[n][n2 + 3];
            sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1, sum11 += a1 * b1, sum20 += a0 * b2,
                sum21 += a1 * b2, sum30 += a0 * b3, sum31 += a1 * b3;
        }
        store_8(&memory->dense_1_MatMul_partial[slice][n2][0], sum00);
        store_8(&memory->dense_1_MatMul_partial[slice][n2][8], sum01);
        store_8(&memory->dense_1_MatMul_partial[slice][n2 + 1][0], sum10);
        store_8(&memory->dense_1_MatMul_partial[slice][n2 + 1][8], sum11);
        store_8(&memory->dense_1_MatMul_partial[slice][n2 + 2][0], sum20);
        store_8(&memory->dense_1_MatMul_partial[slice][n2 + 2][8], sum21);
        store_8(&memory->dense_1_MatMul_partial[slice][n2 + 3][0], sum30);
        store_8(&memory->dense_1_MatMul_partial[slice][n2 + 3][8], sum31);
    }
}

/* test_16, kernel 12 of 16: 3 ops in a row, each as its comment says
 *   from   lenet5.lua:12 dense_1 forward
 *   cost   13.4 k operations, 70.2 k bytes */
static void test_16_dense_1_MatMul(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct test_16_memory *memory = call->arena;
    (void)slice;
    /* dense_1_MatMul[n2, b] = sum slice 8: dense_1_MatMul_partial[slice, n2, b] */
    for (int n2 = 0; n2 < 84; ++n2)
        for (int b = 0; b < 16; b += 8) {
            vec8 sum = 0;
            sum += load_8(&memory->dense_1_MatMul_partial[0][n2][b]);
            sum += load_8(&memory->dense_1_MatMul_partial[1][n2][b]);
            sum += load_8(&memory->dense_1_MatMul_partial[2][n2][b]);
            sum += load_8(&memory->dense_1_MatMul_partial[3][n2][b]);
            sum += load_8(&memory->dense_1_MatMul_partial[4][n2][b]);
            sum += load_8(&memory->dense_1_MatMul_partial[5][n2][b]);
            sum += load_8(&memory->dense_1_MatMul_partial[6][n2][b]);
            sum += load_8(&memory->dense_1_MatMul_partial[7][n2][b]);
            store_8(&memory->dense_1_MatMul[n2][b], sum);
        }
    /* dense_1_BiasAdd[n2, b] = dense_1_MatMul[n2, b] + dense_1_bias[n2] */
    for (int n2 = 0; n2 < 84; ++n2)
        for (int b = 0; b < 16; b += 8)
            store_8(&memory->dense_1_BiasAdd[n2][b], load_8(&memory->dense_1_MatMul[n2][b]) +
                state->dense_1_bias[n2]);
    /* dense_1_Tanh[n2, b] = tanh(dense_1_BiasAdd[n2, b]) */
    for (int n2 = 0; n2 < 84; ++n2)
        for (int b = 0; b < 16; b += 8)
            store_8(&memory->dense_1_Tanh[n2][b], tanh_8(load_8(&memory->dense_1_BiasAdd[n2][b])));
}

/* test_16, kernel 13 of 16: 7 ops in a row, each as its comment says
 *   from   lenet5.lua:13 dense_2 forward
 *   cost   13.4 k multiply-adds, 16.1 k bytes */
static void test_16_dense_2_MatMul(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct test_16_memory *memory = call->arena;
    (void)slice;
    /* dense_2_MatMul[n3, b] = sum n2 84: dense_1_Tanh[n2, b] * dense_2_kernel[n2, n3] */
    for (int n3 = 0; n3 < 10; n3 += 5) {
        vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0,
            sum31 = 0, sum40 = 0, sum41 = 0;
        for (int n2 = 0; n2 < 84; ++n2) {
#pragma clang fp contract(on)
            const vec8 a0 = load_8(&memory->dense_1_Tanh[n2][0]), a1 = load_8(&memory->dense_1_Tanh[n2][8]);
            const float b0 = state->dense_2_kernel[n2][n3], b1 = state->dense_2_kernel[n2][n3 + 1],
                b2 = state->dense_2_kernel[n2][n3 + 2], b3 = state->dense_2_kernel[n2][n3 + 3],
                b4 = state->dense_2_kernel[n2][n3 + 4];
            sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1, sum11 += a1 * b1,
                sum20 += a0 * b2, sum21 += a1 * b2, sum30 += a0 * b3, sum31 += a1 * b3,
                sum40 += a0 * b4, sum41 += a1 * b4;
        }
        store_8(&memory->dense_2_MatMul[n3][0], sum00);
        store_8(&memory->dense_2_MatMul[n3][8], sum01);
        store_8(&memory->dense_2_MatMul[n3 + 1][0], sum10);
        store_8(&memory->dense_2_MatMul[n3 + 1][8], sum11);
        store_8(&memory->dense_2_MatMul[n3 + 2][0], sum20);
        store_8(&memory->dense_2_MatMul[n3 + 2][8], sum21);
        store_8(&memory->dense_2_MatMul[n3 + 3][0], sum30);
        store_8(&memory->dense_2_MatMul[n3 + 3][8], sum31);
        store_8(&memory->dense_2_MatMul[n3 + 4][0], sum40);
        store_8(&memory->dense_2_MatMul[n3 + 4][8], sum41);
    }
    /* dense_2_BiasAdd[n3, b] = dense_2_MatMul[n3, b] + dense_2_bias[n3] */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 16; b += 8)
            store_8(&memory->dense_2_BiasAdd[n3][b], load_8(&memory->dense_2_MatMul[n3][b]) +
                state->dense_2_bias[n3]);
    /* dense_2_Max[b] = max n3 10: dense_2_BiasAdd[n3, b] */
    {
        vec8 most0 = -INFINITY, most1 = -INFINITY;
        {
            const vec8 next0 = load_8(&memory->dense_2_BiasAdd[0][0]);
            most0 = most0 < next0 ? next0 : most0;
            const vec8 next1 = load_8(&memory->dense_2_BiasAdd[0][8]);
            most1 = most1 < next1 ? next1 : most1;
            const vec8 next2 = load_8(&memory->dense_2_BiasAdd[1][0]);
            most0 = most0 < next2 ? next2 : most0;
            const vec8 next3 = load_8(&memory->dense_2_BiasAdd[1][8]);
            most1 = most1 < next3 ? next3 : most1;
            const vec8 next4 = load_8(&memory->dense_2_BiasAdd[2][0]);
            most0 = most0 < next4 ? next4 : most0;
            const vec8 next5 = load_8(&memory->dense_2_BiasAdd[2][8]);
            most1 = most1 < next5 ? next5 : most1;
            const vec8 next6 = load_8(&memory->dense_2_BiasAdd[3][0]);
            most0 = most0 < next6 ? next6 : most0;
            const vec8 next7 = load_8(&memory->dense_2_BiasAdd[3][8]);
            most1 = most1 < next7 ? next7 : most1;
            const vec8 next8 = load_8(&memory->dense_2_BiasAdd[4][0]);
            most0 = most0 < next8 ? next8 : most0;
            const vec8 next9 = load_8(&memory->dense_2_BiasAdd[4][8]);
            most1 = most1 < next9 ? next9 : most1;
            const vec8 next10 = load_8(&memory->dense_2_BiasAdd[5][0]);
            most0 = most0 < next10 ? next10 : most0;
            const vec8 next11 = load_8(&memory->dense_2_BiasAdd[5][8]);
            most1 = most1 < next11 ? next11 : most1;
            const vec8 next12 = load_8(&memory->dense_2_BiasAdd[6][0]);
            most0 = most0 < next12 ? next12 : most0;
            const vec8 next13 = load_8(&memory->dense_2_BiasAdd[6][8]);
            most1 = most1 < next13 ? next13 : most1;
            const vec8 next14 = load_8(&memory->dense_2_BiasAdd[7][0]);
            most0 = most0 < next14 ? next14 : most0;
            const vec8 next15 = load_8(&memory->dense_2_BiasAdd[7][8]);
            most1 = most1 < next15 ? next15 : most1;
            const vec8 next16 = load_8(&memory->dense_2_BiasAdd[8][0]);
            most0 = most0 < next16 ? next16 : most0;
            const vec8 next17 = load_8(&memory->dense_2_BiasAdd[8][8]);
            most1 = most1 < next17 ? next17 : most1;
            const vec8 next18 = load_8(&memory->dense_2_BiasAdd[9][0]);
            most0 = most0 < next18 ? next18 : most0;
            const vec8 next19 = load_8(&memory->dense_2_BiasAdd[9][8]);
            most1 = most1 < next19 ? next19 : most1;
        }
        store_8(&memory->dense_2_Max[0], most0);
        store_8(&memory->dense_2_Max[8], most1);
    }
    /* dense_2_sub[n3, b] = dense_2_BiasAdd[n3, b] - dense_2_Max[b] */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 16; b += 8)
            store_8(&memory->dense_2_sub[n3][b], load_8(&memory->dense_2_BiasAdd[n3][b]) -
                load_8(&memory->dense_2_Max[b]));
    /* dense_2_Softmax[n3, b] = exp(dense_2_sub[n3, b]) */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 16; b += 8)
            store_8(&memory->dense_2_Softmax[n3][b], exp_8(load_8(&memory->dense_2_sub[n3][b])));
    /* dense_2_Sum[b] = sum n3 10: dense_2_Softmax[n3, b] */
    {
        vec8 sum0 = 0, sum1 = 0;
        sum0 += load_8(&memory->dense_2_Softmax[0][0]), sum1 += load_8(&memory->dense_2_Softmax[0][8]);
        sum0 += load_8(&memory->dense_2_Softmax[1][0]), sum1 += load_8(&memory->dense_2_Softmax[1][8]);
        sum0 += load_8(&memory->dense_2_Softmax[2][0]), sum1 += load_8(&memory->dense_2_Softmax[2][8]);
        sum0 += load_8(&memory->dense_2_Softmax[3][0]), sum1 += load_8(&memory->dense_2_Softmax[3][8]);
        sum0 += load_8(&memory->dense_2_Softmax[4][0]), sum1 += load_8(&memory->dense_2_Softmax[4][8]);
        sum0 += load_8(&memory->dense_2_Softmax[5][0]), sum1 += load_8(&memory->dense_2_Softmax[5][8]);
        sum0 += load_8(&memory->dense_2_Softmax[6][0]), sum1 += load_8(&memory->dense_2_Softmax[6][8]);
        sum0 += load_8(&memory->dense_2_Softmax[7][0]), sum1 += load_8(&memory->dense_2_Softmax[7][8]);
        sum0 += load_8(&memory->dense_2_Softmax[8][0]), sum1 += load_8(&memory->dense_2_Softmax[8][8]);
        sum0 += load_8(&memory->dense_2_Softmax[9][0]), sum1 += load_8(&memory->dense_2_Softmax[9][8]);
        store_8(&memory->dense_2_Sum[0], sum0);
        store_8(&memory->dense_2_Sum[8], sum1);
    }
    /* dense_2_Softmax2[n3, b] = dense_2_Softmax[n3, b] / dense_2_Sum[b] */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 16; b += 8)
            store_8(&memory->dense_2_Softmax2[n3][b], load_8(&memory->dense_2_Softmax[n3][b]) /
                load_8(&memory->dense_2_Sum[b]));
}

/* test_16, kernel 14 of 16: 8 ops in a row, each as its comment says
 *   from   lenet5.lua:2 loss forward
 *   cost   545 operations, 2844 bytes */
static void test_16_loss_to_int32(const struct gradc_call *call, int slice)
{
    struct test_16_memory *memory = call->arena;
    (void)slice;
    const uint8_t *field1 = call->inputs[1];
    /* loss_to_int32[b] = field1[b] */
    store_int_8(&memory->loss_to_int32[0], bytes_to_int_8(load_bytes_8(&field1[0])));
    store_int_8(&memory->loss_to_int32[8], bytes_to_int_8(load_bytes_8(&field1[8])));
    /* loss_equal[n3, b] = n3 == loss_to_int32[b] */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 16; b += 8)
            store_mask_8(&memory->loss_equal[n3][b], n3 == load_int_8(&memory->loss_to_int32[b]));
    /* loss_select[n3, b] = loss_equal[n3, b] ? dense_2_sub[n3, b] : 0 */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 16; b += 8)
            store_8(&memory->loss_select[n3][b], load_mask_8(&memory->loss_equal[n3][b]) ?
                load_8(&memory->dense_2_sub[n3][b]) : (vec8)0.0f);
    /* loss_Sum[b] = sum n3 10: loss_select[n3, b] */
    {
        vec8 sum0 = 0, sum1 = 0;
        sum0 += load_8(&memory->loss_select[0][0]), sum1 += load_8(&memory->loss_select[0][8]);
        sum0 += load_8(&memory->loss_select[1][0]), sum1 += load_8(&memory->loss_select[1][8]);
        sum0 += load_8(&memory->loss_select[2][0]), sum1 += load_8(&memory->loss_select[2][8]);
        sum0 += load_8(&memory->loss_select[3][0]), sum1 += load_8(&memory->loss_select[3][8]);
        sum0 += load_8(&memory->loss_select[4][0]), sum1 += load_8(&memory->loss_select[4][8]);
        sum0 += load_8(&memory->loss_select[5][0]), sum1 += load_8(&memory->loss_select[5][8]);
        sum0 += load_8(&memory->loss_select[6][0]), sum1 += load_8(&memory->loss_select[6][8]);
        sum0 += load_8(&memory->loss_select[7][0]), sum1 += load_8(&memory->loss_select[7][8]);
        sum0 += load_8(&memory->loss_select[8][0]), sum1 += load_8(&memory->loss_select[8][8]);
        sum0 += load_8(&memory->loss_select[9][0]), sum1 += load_8(&memory->loss_select[9][8]);
        store_8(&memory->loss_Sum[0], sum0);
        store_8(&memory->loss_Sum[8], sum1);
    }
    /* loss_log[b] = log(dense_2_Sum[b]) */
    store_8(&memory->loss_log[0], log_8(load_8(&memory->dense_2_Sum[0])));
    store_8(&memory->loss_log[8], log_8(load_8(&memory->dense_2_Sum[8])));
    /* loss_sub[b] = loss_log[b] - loss_Sum[b] */
    store_8(&memory->loss_sub[0], load_8(&memory->loss_log[0]) - load_8(&memory->loss_Sum[0]));
    store_8(&memory->loss_sub[8], load_8(&memory->loss_log[8]) - load_8(&memory->loss_Sum[8]));
    /* loss_Sum2 = sum b 16: loss_sub[b] */
    {
        float sum = 0;
        sum += memory->loss_sub[0];
        sum += memory->loss_sub[1];
        sum += memory->loss_sub[2];
        sum += memory->loss_sub[3];
        sum += memory->loss_sub[4];
        sum += memory->loss_sub[5];
        sum += memory->loss_sub[6];
        sum += memory->loss_sub[7];
        sum += memory->loss_sub[8];
        sum += memory->loss_sub[9];
        sum += memory->loss_sub[10];
        sum += memory->loss_sub[11];
        sum += memory->loss_sub[12];
        sum += memory->loss_sub[13];
        sum += memory->loss_sub[14];
        sum += memory->loss_sub[15];
        memory->loss_Sum2[0] = sum;
    }
    /* test_loss_Sum = loss_Sum2 / 16 */
    memory->test_loss_Sum[0] = memory->loss_Sum2[0] / 16.0f;
}

/* test_16, kernel 15 of 16 */
static void test_16_test_loss_total(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct test_16_memory *memory = call->arena;
    (void)slice;
    shared_test_loss_total(state->test_loss_total, memory->test_loss_Sum, state->test_loss_count);
}

/* test_16, kernel 16 of 16: 9 ops in a row, each as its comment says
 *   from   lenet5.lua:2 test_accuracy forward
 *   cost   690 operations, 3384 bytes */
static void test_16_test_accuracy_Max(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct test_16_memory *memory = call->arena;
    (void)slice;
    /* test_accuracy_Max[b] = max n3 10: dense_2_Softmax2[n3, b] */
    {
        vec8 most0 = -INFINITY, most1 = -INFINITY;
        {
            const vec8 next0 = load_8(&memory->dense_2_Softmax2[0][0]);
            most0 = most0 < next0 ? next0 : most0;
            const vec8 next1 = load_8(&memory->dense_2_Softmax2[0][8]);
            most1 = most1 < next1 ? next1 : most1;
            const vec8 next2 = load_8(&memory->dense_2_Softmax2[1][0]);
            most0 = most0 < next2 ? next2 : most0;
            const vec8 next3 = load_8(&memory->dense_2_Softmax2[1][8]);
            most1 = most1 < next3 ? next3 : most1;
            const vec8 next4 = load_8(&memory->dense_2_Softmax2[2][0]);
            most0 = most0 < next4 ? next4 : most0;
            const vec8 next5 = load_8(&memory->dense_2_Softmax2[2][8]);
            most1 = most1 < next5 ? next5 : most1;
            const vec8 next6 = load_8(&memory->dense_2_Softmax2[3][0]);
            most0 = most0 < next6 ? next6 : most0;
            const vec8 next7 = load_8(&memory->dense_2_Softmax2[3][8]);
            most1 = most1 < next7 ? next7 : most1;
            const vec8 next8 = load_8(&memory->dense_2_Softmax2[4][0]);
            most0 = most0 < next8 ? next8 : most0;
            const vec8 next9 = load_8(&memory->dense_2_Softmax2[4][8]);
            most1 = most1 < next9 ? next9 : most1;
            const vec8 next10 = load_8(&memory->dense_2_Softmax2[5][0]);
            most0 = most0 < next10 ? next10 : most0;
            const vec8 next11 = load_8(&memory->dense_2_Softmax2[5][8]);
            most1 = most1 < next11 ? next11 : most1;
            const vec8 next12 = load_8(&memory->dense_2_Softmax2[6][0]);
            most0 = most0 < next12 ? next12 : most0;
            const vec8 next13 = load_8(&memory->dense_2_Softmax2[6][8]);
            most1 = most1 < next13 ? next13 : most1;
            const vec8 next14 = load_8(&memory->dense_2_Softmax2[7][0]);
            most0 = most0 < next14 ? next14 : most0;
            const vec8 next15 = load_8(&memory->dense_2_Softmax2[7][8]);
            most1 = most1 < next15 ? next15 : most1;
            const vec8 next16 = load_8(&memory->dense_2_Softmax2[8][0]);
            most0 = most0 < next16 ? next16 : most0;
            const vec8 next17 = load_8(&memory->dense_2_Softmax2[8][8]);
            most1 = most1 < next17 ? next17 : most1;
            const vec8 next18 = load_8(&memory->dense_2_Softmax2[9][0]);
            most0 = most0 < next18 ? next18 : most0;
            const vec8 next19 = load_8(&memory->dense_2_Softmax2[9][8]);
            most1 = most1 < next19 ? next19 : most1;
        }
        store_8(&memory->test_accuracy_Max[0], most0);
        store_8(&memory->test_accuracy_Max[8], most1);
    }
    /* test_accuracy_equal[n3, b] = dense_2_Softmax2[n3, b] == test_accuracy_Max[b] */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 16; b += 8)
            store_mask_8(&memory->test_accuracy_equal[n3][b], load_8(&memory->dense_2_Softmax2[n3][b]) ==
                load_8(&memory->test_accuracy_Max[b]));
    /* test_accuracy_select[n3, b] = test_accuracy_equal[n3, b] ? n3 : 10 */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 16; b += 8)
            store_int_8(&memory->test_accuracy_select[n3][b],
                load_mask_8(&memory->test_accuracy_equal[n3][b]) ? (ivec8)n3 : (ivec8)10);
    /* test_accuracy_Min[b] = min n3 10: test_accuracy_select[n3, b] */
    {
        ivec8 least0 = INT32_MAX, least1 = INT32_MAX;
        {
            const ivec8 next0 = load_int_8(&memory->test_accuracy_select[0][0]);
            least0 = least0 > next0 ? next0 : least0;
            const ivec8 next1 = load_int_8(&memory->test_accuracy_select[0][8]);
            least1 = least1 > next1 ? next1 : least1;
            const ivec8 next2 = load_int_8(&memory->test_accuracy_select[1][0]);
            least0 = least0 > next2 ? next2 : least0;
            const ivec8 next3 = load_int_8(&memory->test_accuracy_select[1][8]);
            least1 = least1 > next3 ? next3 : least1;
            const ivec8 next4 = load_int_8(&memory->test_accuracy_select[2][0]);
            least0 = least0 > next4 ? next4 : least0;
            const ivec8 next5 = load_int_8(&memory->test_accuracy_select[2][8]);
            least1 = least1 > next5 ? next5 : least1;
            const ivec8 next6 = load_int_8(&memory->test_accuracy_select[3][0]);
            least0 = least0 > next6 ? next6 : least0;
            const ivec8 next7 = load_int_8(&memory->test_accuracy_select[3][8]);
            least1 = least1 > next7 ? next7 : least1;
            const ivec8 next8 = load_int_8(&memory->test_accuracy_select[4][0]);
            least0 = least0 > next8 ? next8 : least0;
            const ivec8 next9 = load_int_8(&memory->test_accuracy_select[4][8]);
            least1 = least1 > next9 ? next9 : least1;
            const ivec8 next10 = load_int_8(&memory->test_accuracy_select[5][0]);
            least0 = least0 > next10 ? next10 : least0;
            const ivec8 next11 = load_int_8(&memory->test_accuracy_select[5][8]);
            least1 = least1 > next11 ? next11 : least1;
            const ivec8 next12 = load_int_8(&memory->test_accuracy_select[6][0]);
            least0 = least0 > next12 ? next12 : least0;
            const ivec8 next13 = load_int_8(&memory->test_accuracy_select[6][8]);
            least1 = least1 > next13 ? next13 : least1;
            const ivec8 next14 = load_int_8(&memory->test_accuracy_select[7][0]);
            least0 = least0 > next14 ? next14 : least0;
            const ivec8 next15 = load_int_8(&memory->test_accuracy_select[7][8]);
            least1 = least1 > next15 ? next15 : least1;
            const ivec8 next16 = load_int_8(&memory->test_accuracy_select[8][0]);
            least0 = least0 > next16 ? next16 : least0;
            const ivec8 next17 = load_int_8(&memory->test_accuracy_select[8][8]);
            least1 = least1 > next17 ? next17 : least1;
            const ivec8 next18 = load_int_8(&memory->test_accuracy_select[9][0]);
            least0 = least0 > next18 ? next18 : least0;
            const ivec8 next19 = load_int_8(&memory->test_accuracy_select[9][8]);
            least1 = least1 > next19 ? next19 : least1;
        }
        store_int_8(&memory->test_accuracy_Min[0], least0);
        store_int_8(&memory->test_accuracy_Min[8], least1);
    }
    /* test_accuracy_equal2[b] = test_accuracy_Min[b] == loss_to_int32[b] */
    store_mask_8(&memory->test_accuracy_equal2[0], load_int_8(&memory->test_accuracy_Min[0]) ==
        load_int_8(&memory->loss_to_int32[0]));
    store_mask_8(&memory->test_accuracy_equal2[8], load_int_8(&memory->test_accuracy_Min[8]) ==
        load_int_8(&memory->loss_to_int32[8]));
    /* test_accuracy_select2[b] = test_accuracy_equal2[b] ? 1 : 0 */
    store_8(&memory->test_accuracy_select2[0], load_mask_8(&memory->test_accuracy_equal2[0]) ? (vec8)1.0f :
        (vec8)0.0f);
    store_8(&memory->test_accuracy_select2[8], load_mask_8(&memory->test_accuracy_equal2[8]) ? (vec8)1.0f :
        (vec8)0.0f);
    /* test_accuracy_Sum = sum b 16: test_accuracy_select2[b] */
    {
        float sum = 0;
        sum += memory->test_accuracy_select2[0];
        sum += memory->test_accuracy_select2[1];
        sum += memory->test_accuracy_select2[2];
        sum += memory->test_accuracy_select2[3];
        sum += memory->test_accuracy_select2[4];
        sum += memory->test_accuracy_select2[5];
        sum += memory->test_accuracy_select2[6];
        sum += memory->test_accuracy_select2[7];
        sum += memory->test_accuracy_select2[8];
        sum += memory->test_accuracy_select2[9];
        sum += memory->test_accuracy_select2[10];
        sum += memory->test_accuracy_select2[11];
        sum += memory->test_accuracy_select2[12];
        sum += memory->test_accuracy_select2[13];
        sum += memory->test_accuracy_select2[14];
        sum += memory->test_accuracy_select2[15];
        memory->test_accuracy_Sum[0] = sum;
    }
    /* test_accuracy_total = test_accuracy_total + test_accuracy_Sum */
    state->test_accuracy_total[0] = state->test_accuracy_total[0] + memory->test_accuracy_Sum[0];
    /* test_accuracy_count = test_accuracy_count + 16 */
    state->test_accuracy_count[0] = state->test_accuracy_count[0] + 16.0f;
}

/* predict_32, kernel 1 of 13 */
static void predict_32_rescaling_to_float32(const struct gradc_call *call, int slice)
{
    struct predict_32_memory *memory = call->arena;
    (void)slice;
    shared_rescaling_to_float32(call->inputs[0], memory->rescaling_to_float32, memory->rescaling_mul);
}

/* predict_32, kernel 2 of 13 */
static void predict_32_conv2d_Conv2D(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct predict_32_memory *memory = call->arena;
    shared_conv2d_Conv2D(memory->rescaling_mul, state->conv2d_kernel, memory->conv2d_Conv2D, slice);
}

/* predict_32, kernel 3 of 13 */
static void predict_32_conv2d_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct predict_32_memory *memory = call->arena;
    shared_conv2d_BiasAdd(memory->conv2d_Conv2D, state->conv2d_bias, memory->conv2d_BiasAdd, slice);
}

/* predict_32, kernel 4 of 13 */
static void predict_32_conv2d_Tanh(const struct gradc_call *call, int slice)
{
    struct predict_32_memory *memory = call->arena;
    shared_conv2d_Tanh(memory->conv2d_BiasAdd, memory->conv2d_Tanh, slice);
}

/* predict_32, kernel 5 of 13 */
static void predict_32_max_pooling2d_MaxPool(const struct gradc_call *call, int slice)
{
    struct predict_32_memory *memory = call->arena;
    shared_max_pooling2d_MaxPool(memory->conv2d_Tanh, memory->max_pooling2d_MaxPool, slice);
}

/* predict_32, kernel 6 of 13 */
static void predict_32_conv2d_1_Conv2D(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct predict_32_memory *memory = call->arena;
    shared_conv2d_1_Conv2D(memory->max_pooling2d_MaxPool, state->conv2d_1_kernel, memory->conv2d_1_Conv2D,
        slice);
}

/* predict_32, kernel 7 of 13 */
static void predict_32_conv2d_1_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct predict_32_memory *memory = call->arena;
    (void)slice;
    shared_conv2d_1_BiasAdd(memory->conv2d_1_Conv2D, state->conv2d_1_bias, memory->conv2d_1_BiasAdd,
        memory->conv2d_1_Tanh);
}

/* predict_32, kernel 8 of 13 */
static void predict_32_max_pooling2d_1_MaxPool(const struct gradc_call *call, int slice)
{
    struct predict_32_memory *memory = call->arena;
    (void)slice;
    shared_max_pooling2d_1_MaxPool(memory->conv2d_1_Tanh, memory->max_pooling2d_1_MaxPool);
}

/* predict_32, kernel 9 of 13 */
static void predict_32_dense_MatMul(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct predict_32_memory *memory = call->arena;
    shared_dense_MatMul(memory->max_pooling2d_1_MaxPool, state->dense_kernel, memory->dense_MatMul, slice);
}

/* predict_32, kernel 10 of 13 */
static void predict_32_dense_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct predict_32_memory *memory = call->arena;
    (void)slice;
    shared_dense_BiasAdd(memory->dense_MatMul, state->dense_bias, memory->dense_BiasAdd,
        memory->dense_Tanh);
}

/* predict_32, kernel 11 of 13 */
static void predict_32_dense_1_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct predict_32_memory *memory = call->arena;
    shared_dense_1_MatMul_partial(memory->dense_Tanh, state->dense_1_kernel,
        memory->dense_1_MatMul_partial, slice);
}

/* predict_32, kernel 12 of 13 */
static void predict_32_dense_1_MatMul(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct predict_32_memory *memory = call->arena;
    (void)slice;
    shared_dense_1_MatMul(memory->dense_1_MatMul_partial, memory->dense_1_MatMul, state->dense_1_bias,
        memory->dense_1_BiasAdd, memory->dense_1_Tanh);
}

/* predict_32, kernel 13 of 13: 7 ops in a row, each as its comment says
 *   from   lenet5.lua:13 dense_2 forward
 *   cost   26.9 k multiply-adds, 28.7 k bytes */
static void predict_32_dense_2_MatMul(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct predict_32_memory *memory = call->arena;
    (void)slice;
    /* dense_2_MatMul[n3, b] = sum n2 84: dense_1_Tanh[n2, b] * dense_2_kernel[n2, n3] */
    for (int n3 = 0; n3 < 10; n3 += 2) {
        vec8 sum00 = 0, sum01 = 0, sum02 = 0, sum03 = 0, sum10 = 0, sum11 = 0, sum12 = 0,
            sum13 = 0;
        for (int n2 = 0; n2 < 84; ++n2) {
#pragma clang fp contract(on)
            const vec8 a0 = load_8(&memory->dense_1_Tanh[n2][0]), a1 = load_8(&memory->dense_1_Tanh[n2][8]),
                a2 = load_8(&memory->dense_1_Tanh[n2][16]), a3 = load_8(&memory->dense_1_Tanh[n2][24]);
            const float b0 = state->dense_2_kernel[n2][n3], b1 = state->dense_2_kernel[n2][n3 + 1];
            sum00 += a0 * b0, sum01 += a1 * b0, sum02 += a2 * b0, sum03 += a3 * b0,
                sum10 += a0 * b1, sum11 += a1 * b1, sum12 += a2 * b1, sum13 += a3 * b1;
        }
        store_8(&memory->dense_2_MatMul[n3][0], sum00);
        store_8(&memory->dense_2_MatMul[n3][8], sum01);
        store_8(&memory->dense_2_MatMul[n3][16], sum02);
        store_8(&memory->dense_2_MatMul[n3][24], sum03);
        store_8(&memory->dense_2_MatMul[n3 + 1][0], sum10);
        store_8(&memory->dense_2_MatMul[n3 + 1][8], sum11);
        store_8(&memory->dense_2_MatMul[n3 + 1][16], sum12);
        store_8(&memory->dense_2_MatMul[n3 + 1][24], sum13);
    }
    /* dense_2_BiasAdd[n3, b] = dense_2_MatMul[n3, b] + dense_2_bias[n3] */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 32; b += 8)
            store_8(&memory->dense_2_BiasAdd[n3][b], load_8(&memory->dense_2_MatMul[n3][b]) +
                state->dense_2_bias[n3]);
    /* dense_2_Max[b] = max n3 10: dense_2_BiasAdd[n3, b] */
    for (int b = 0; b < 32; b += 8) {
        vec8 most = -INFINITY;
        for (int n3 = 0; n3 < 10; ++n3) {
            const vec8 next0 = load_8(&memory->dense_2_BiasAdd[n3][b]);
            most = most < next0 ? next0 : most;
        }
        store_8(&memory->dense_2_Max[b], most);
    }
    /* dense_2_sub[n3, b] = dense_2_BiasAdd[n3, b] - dense_2_Max[b] */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 32; b += 8)
            store_8(&memory->dense_2_sub[n3][b], load_8(&memory->dense_2_BiasAdd[n3][b]) -
                load_8(&memory->dense_2_Max[b]));
    /* dense_2_Softmax[n3, b] = exp(dense_2_sub[n3, b]) */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 32; b += 8)
            store_8(&memory->dense_2_Softmax[n3][b], exp_8(load_8(&memory->dense_2_sub[n3][b])));
    /* dense_2_Sum[b] = sum n3 10: dense_2_Softmax[n3, b] */
    for (int b = 0; b < 32; b += 8) {
        vec8 sum = 0;
        for (int n3 = 0; n3 < 10; ++n3)
            sum += load_8(&memory->dense_2_Softmax[n3][b]);
        store_8(&memory->dense_2_Sum[b], sum);
    }
    /* dense_2_Softmax2[b, n3] = dense_2_Softmax[n3, b] / dense_2_Sum[b] */
    for (int b = 0; b < 32; b += 8)
        for (int n3 = 0; n3 < 10; ++n3)
            store_strided_8(&memory->dense_2_Softmax2[b][n3], 10, load_8(&memory->dense_2_Softmax[n3][b]) /
                load_8(&memory->dense_2_Sum[b]));
}

/* metrics, kernel 1 of 4: train_loss_select = (train_loss_count == 0) ? 0 : (train_loss_total / (1 <
 *     train_loss_count ? train_loss_count : 1))
 *   from   lenet5.lua:2 train_loss forward | train_loss/select (select)
 *   axes   none: one element
 *   cost   4 operations, 16 bytes */
static void metrics_train_loss_select(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct metrics_memory *memory = call->arena;
    (void)slice;
    const float a0 = state->train_loss_count[0];
    memory->train_loss_select[0] = (a0 == 0.0f) ? 0.0f : state->train_loss_total[0] /
        (1.0f < a0 ? a0 : 1.0f);
}

/* metrics, kernel 2 of 4: train_accuracy_select = (train_accuracy_count == 0) ? 0 : (train_accuracy_total /
 *     (1 < train_accuracy_count ? train_accuracy_count : 1))
 *   from   lenet5.lua:2 train_accuracy forward | train_accuracy/select (select)
 *   axes   none: one element
 *   cost   4 operations, 16 bytes */
static void metrics_train_accuracy_select(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct metrics_memory *memory = call->arena;
    (void)slice;
    const float a0 = state->train_accuracy_count[0];
    memory->train_accuracy_select[0] = (a0 == 0.0f) ? 0.0f : state->train_accuracy_total[0] /
        (1.0f < a0 ? a0 : 1.0f);
}

/* metrics, kernel 3 of 4: test_loss_select = (test_loss_count == 0) ? 0 : (test_loss_total / (1 <
 *     test_loss_count ? test_loss_count : 1))
 *   from   lenet5.lua:2 test_loss forward | test_loss/select (select)
 *   axes   none: one element
 *   cost   4 operations, 16 bytes */
static void metrics_test_loss_select(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct metrics_memory *memory = call->arena;
    (void)slice;
    const float a0 = state->test_loss_count[0];
    memory->test_loss_select[0] = (a0 == 0.0f) ? 0.0f : state->test_loss_total[0] / (1.0f < a0 ? a0 : 1.0f);
}

/* metrics, kernel 4 of 4: test_accuracy_select = (test_accuracy_count == 0) ? 0 : (test_accuracy_total / (1
 *     < test_accuracy_count ? test_accuracy_count : 1))
 *   from   lenet5.lua:2 test_accuracy forward | test_accuracy/select (select)
 *   axes   none: one element
 *   cost   4 operations, 16 bytes */
static void metrics_test_accuracy_select(const struct gradc_call *call, int slice)
{
    struct state *state = call->state;
    struct metrics_memory *memory = call->arena;
    (void)slice;
    const float a0 = state->test_accuracy_count[0];
    memory->test_accuracy_select[0] = (a0 == 0.0f) ? 0.0f : state->test_accuracy_total[0] /
        (1.0f < a0 ? a0 : 1.0f);
}


static const struct gradc_array initialize_inputs[] = {
    {"seed", GRADC_I64, 0, {0}, 0},
};
static const struct gradc_phase initialize_phases[] = {
    {"conv2d_kernel_random", initialize_conv2d_kernel_random, 1},
    {"conv2d_bias", initialize_conv2d_bias, 1},
    {"conv2d_1_kernel_random", initialize_conv2d_1_kernel_random, 1},
    {"conv2d_1_bias", initialize_conv2d_1_bias, 1},
    {"dense_kernel_random", initialize_dense_kernel_random, 1},
    {"dense_bias", initialize_dense_bias, 1},
    {"dense_1_kernel_random", initialize_dense_1_kernel_random, 1},
    {"dense_1_bias", initialize_dense_1_bias, 1},
    {"dense_2_kernel_random", initialize_dense_2_kernel_random, 1},
    {"dense_2_bias", initialize_dense_2_bias, 1},
};

static const struct gradc_array train_32_inputs[] = {
    {"field0", GRADC_U8, 3, {32, 28, 28}, 0},
    {"field1", GRADC_U8, 1, {32}, 0},
};
static const struct gradc_array train_32_outputs[] = {
    {"loss", GRADC_F32, 0, {0}, offsetof(struct train_32_memory, loss_div)},
};
static const struct gradc_phase train_32_phases[] = {
    {"rescaling_to_float32", train_32_rescaling_to_float32, 1},
    {"conv2d_Conv2D", train_32_conv2d_Conv2D, 8},
    {"conv2d_BiasAdd", train_32_conv2d_BiasAdd, 8},
    {"conv2d_Tanh", train_32_conv2d_Tanh, 8},
    {"max_pooling2d_MaxPool", train_32_max_pooling2d_MaxPool, 8},
    {"conv2d_1_Conv2D", train_32_conv2d_1_Conv2D, 8},
    {"conv2d_1_BiasAdd", train_32_conv2d_1_BiasAdd, 1},
    {"max_pooling2d_1_MaxPool", train_32_max_pooling2d_1_MaxPool, 1},
    {"dense_MatMul", train_32_dense_MatMul, 8},
    {"dense_BiasAdd", train_32_dense_BiasAdd, 1},
    {"dense_1_MatMul_partial", train_32_dense_1_MatMul_partial, 8},
    {"dense_1_MatMul", train_32_dense_1_MatMul, 1},
    {"dense_2_MatMul", train_32_dense_2_MatMul, 1},
    {"loss_to_int32", train_32_loss_to_int32, 1},
    {"d_loss_log_div", train_32_d_loss_log_div, 1},
    {"d_dense_2_Softmax_mul", train_32_d_dense_2_Softmax_mul, 1},
    {"d_dense_1_Tanh_mul", train_32_d_dense_1_Tanh_mul, 1},
    {"d_dense_1_MatMul_contract", train_32_d_dense_1_MatMul_contract, 8},
    {"d_dense_1_Tanh_mul2_by_n2", train_32_d_dense_1_Tanh_mul2_by_n2, 1},
    {"d_dense_1_MatMul_contract2", train_32_d_dense_1_MatMul_contract2, 8},
    {"d_dense_Tanh_mul", train_32_d_dense_Tanh_mul, 1},
    {"d_dense_MatMul_contract_partial", train_32_d_dense_MatMul_contract_partial, 8},
    {"d_dense_MatMul_contract", train_32_d_dense_MatMul_contract, 1},
    {"d_dense_MatMul_contract2", train_32_d_dense_MatMul_contract2, 8},
    {"d_max_pooling2d_1_MaxPool_equal", train_32_d_max_pooling2d_1_MaxPool_equal, 1},
    {"d_max_pooling2d_1_view_reduce", train_32_d_max_pooling2d_1_view_reduce, 8},
    {"d_conv2d_1_Tanh_mul", train_32_d_conv2d_1_Tanh_mul, 1},
    {"d_conv2d_1_Conv2D_contract", train_32_d_conv2d_1_Conv2D_contract, 8},
    {"d_conv2d_1_Conv2D_contract2", train_32_d_conv2d_1_Conv2D_contract2, 8},
    {"d_max_pooling2d_MaxPool_equal", train_32_d_max_pooling2d_MaxPool_equal, 8},
    {"d_max_pooling2d_MaxPool_select", train_32_d_max_pooling2d_MaxPool_select, 8},
    {"d_max_pooling2d_MaxPool_reduce", train_32_d_max_pooling2d_MaxPool_reduce, 8},
    {"d_max_pooling2d_MaxPool_equal2", train_32_d_max_pooling2d_MaxPool_equal2, 8},
    {"d_max_pooling2d_MaxPool_select2", train_32_d_max_pooling2d_MaxPool_select2, 8},
    {"d_max_pooling2d_view_reduce", train_32_d_max_pooling2d_view_reduce, 8},
    {"d_conv2d_Tanh_mul", train_32_d_conv2d_Tanh_mul, 8},
    {"d_conv2d_Tanh_sub", train_32_d_conv2d_Tanh_sub, 8},
    {"d_conv2d_Tanh_mul2", train_32_d_conv2d_Tanh_mul2, 8},
    {"d_conv2d_view_reduce", train_32_d_conv2d_view_reduce, 1},
    {"d_conv2d_Conv2D_contract_partial", train_32_d_conv2d_Conv2D_contract_partial, 8},
    {"d_conv2d_Conv2D_contract", train_32_d_conv2d_Conv2D_contract, 1},
    {"iter", train_32_iter, 1},
    {"conv2d_kernel_sub", train_32_conv2d_kernel_sub, 1},
    {"conv2d_bias_sub", train_32_conv2d_bias_sub, 1},
    {"conv2d_1_kernel_sub", train_32_conv2d_1_kernel_sub, 1},
    {"conv2d_1_bias_sub", train_32_conv2d_1_bias_sub, 1},
    {"dense_kernel_sub", train_32_dense_kernel_sub, 1},
    {"dense_bias_sub", train_32_dense_bias_sub, 1},
    {"dense_1_kernel_sub", train_32_dense_1_kernel_sub, 1},
    {"dense_1_bias_sub", train_32_dense_1_bias_sub, 1},
    {"dense_2_kernel_sub", train_32_dense_2_kernel_sub, 1},
    {"dense_2_bias_sub", train_32_dense_2_bias_sub, 1},
    {"train_loss_total", train_32_train_loss_total, 1},
    {"train_accuracy_Max", train_32_train_accuracy_Max, 1},
};

static const struct gradc_array test_32_inputs[] = {
    {"field0", GRADC_U8, 3, {32, 28, 28}, 0},
    {"field1", GRADC_U8, 1, {32}, 0},
};
static const struct gradc_phase test_32_phases[] = {
    {"rescaling_to_float32", test_32_rescaling_to_float32, 1},
    {"conv2d_Conv2D", test_32_conv2d_Conv2D, 8},
    {"conv2d_BiasAdd", test_32_conv2d_BiasAdd, 8},
    {"conv2d_Tanh", test_32_conv2d_Tanh, 8},
    {"max_pooling2d_MaxPool", test_32_max_pooling2d_MaxPool, 8},
    {"conv2d_1_Conv2D", test_32_conv2d_1_Conv2D, 8},
    {"conv2d_1_BiasAdd", test_32_conv2d_1_BiasAdd, 1},
    {"max_pooling2d_1_MaxPool", test_32_max_pooling2d_1_MaxPool, 1},
    {"dense_MatMul", test_32_dense_MatMul, 8},
    {"dense_BiasAdd", test_32_dense_BiasAdd, 1},
    {"dense_1_MatMul_partial", test_32_dense_1_MatMul_partial, 8},
    {"dense_1_MatMul", test_32_dense_1_MatMul, 1},
    {"dense_2_MatMul", test_32_dense_2_MatMul, 1},
    {"loss_to_int32", test_32_loss_to_int32, 1},
    {"test_loss_total", test_32_test_loss_total, 1},
    {"test_accuracy_Max", test_32_test_accuracy_Max, 1},
};

static const struct gradc_array test_16_inputs[] = {
    {"field0", GRADC_U8, 3, {16, 28, 28}, 0},
    {"field1", GRADC_U8, 1, {16}, 0},
};
static const struct gradc_phase test_16_phases[] = {
    {"rescaling_to_float32", test_16_rescaling_to_float32, 1},
    {"conv2d_Conv2D", test_16_conv2d_Conv2D, 8},
    {"conv2d_BiasAdd", test_16_conv2d_BiasAdd, 8},
    {"conv2d_Tanh", test_16_conv2d_Tanh, 8},
    {"max_pooling2d_MaxPool", test_16_max_pooling2d_MaxPool, 8},
    {"conv2d_1_Conv2D", test_16_conv2d_1_Conv2D, 8},
    {"conv2d_1_BiasAdd", test_16_conv2d_1_BiasAdd, 1},
    {"max_pooling2d_1_MaxPool", test_16_max_pooling2d_1_MaxPool, 1},
    {"dense_MatMul", test_16_dense_MatMul, 8},
    {"dense_BiasAdd", test_16_dense_BiasAdd, 1},
    {"dense_1_MatMul_partial", test_16_dense_1_MatMul_partial, 8},
    {"dense_1_MatMul", test_16_dense_1_MatMul, 1},
    {"dense_2_MatMul", test_16_dense_2_MatMul, 1},
    {"loss_to_int32", test_16_loss_to_int32, 1},
    {"test_loss_total", test_16_test_loss_total, 1},
    {"test_accuracy_Max", test_16_test_accuracy_Max, 1},
};

static const struct gradc_array predict_32_inputs[] = {
    {"field0", GRADC_U8, 3, {32, 28, 28}, 0},
};
static const struct gradc_array predict_32_outputs[] = {
    {"predictions", GRADC_F32, 2, {32, 10}, offsetof(struct predict_32_memory, dense_2_Softmax2)},
};
static const struct gradc_phase predict_32_phases[] = {
    {"rescaling_to_float32", predict_32_rescaling_to_float32, 1},
    {"conv2d_Conv2D", predict_32_conv2d_Conv2D, 8},
    {"conv2d_BiasAdd", predict_32_conv2d_BiasAdd, 8},
    {"conv2d_Tanh", predict_32_conv2d_Tanh, 8},
    {"max_pooling2d_MaxPool", predict_32_max_pooling2d_MaxPool, 8},
    {"conv2d_1_Conv2D", predict_32_conv2d_1_Conv2D, 8},
    {"conv2d_1_BiasAdd", predict_32_conv2d_1_BiasAdd, 1},
    {"max_pooling2d_1_MaxPool", predict_32_max_pooling2d_1_MaxPool, 1},
    {"dense_MatMul", predict_32_dense_MatMul, 8},
    {"dense_BiasAdd", predict_32_dense_BiasAdd, 1},
    {"dense_1_MatMul_partial", predict_32_dense_1_MatMul_partial, 8},
    {"dense_1_MatMul", predict_32_dense_1_MatMul, 1},
    {"dense_2_MatMul", predict_32_dense_2_MatMul, 1},
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

static const struct gradc_function functions[] = {
    {"initialize", 0, initialize_phases, initialize_inputs, NULL, 10, 1, 0},
    {"train", 32, train_32_phases, train_32_inputs, train_32_outputs, 54, 2, 1},
    {"test", 32, test_32_phases, test_32_inputs, NULL, 16, 2, 0},
    {"test", 16, test_16_phases, test_16_inputs, NULL, 16, 2, 0},
    {"predict", 32, predict_32_phases, predict_32_inputs, predict_32_outputs, 13, 1, 1},
    {"metrics", 0, metrics_phases, NULL, metrics_outputs, 4, 0, 4},
};

/* Keras's shape; where in the state; each axis cut into factors {axis, extent, stride}. */
static const struct gradc_variable variables[] = {
    {"Adam/iter", GRADC_I64, GRADC_SLOT, 0, {0}, offsetof(struct state, iter), 0, {{0, 0, 0}}},
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
    {"sequential/conv2d/kernel", GRADC_F32, GRADC_TRAINABLE, 4, {5, 5, 1, 6},
        offsetof(struct state, conv2d_kernel), 3, {{0, 5, 30}, {1, 5, 6}, {3, 6, 1}}},
    {"sequential/conv2d/bias", GRADC_F32, GRADC_TRAINABLE, 1, {6}, offsetof(struct state, conv2d_bias), 1,
        {{0, 6, 1}}},
    {"sequential/conv2d_1/kernel", GRADC_F32, GRADC_TRAINABLE, 4, {5, 5, 6, 16},
        offsetof(struct state, conv2d_1_kernel), 4, {{0, 5, 480}, {1, 5, 96}, {2, 6, 16}, {3, 16, 1}}},
    {"sequential/conv2d_1/bias", GRADC_F32, GRADC_TRAINABLE, 1, {16},
        offsetof(struct state, conv2d_1_bias), 1, {{0, 16, 1}}},
    {"sequential/dense/kernel", GRADC_F32, GRADC_TRAINABLE, 2, {400, 120},
        offsetof(struct state, dense_kernel), 4, {{0, 5, 9600}, {0, 5, 1920}, {0, 16, 120}, {1, 120, 1}}},
    {"sequential/dense/bias", GRADC_F32, GRADC_TRAINABLE, 1, {120}, offsetof(struct state, dense_bias), 1,
        {{0, 120, 1}}},
    {"sequential/dense_1/kernel", GRADC_F32, GRADC_TRAINABLE, 2, {120, 84},
        offsetof(struct state, dense_1_kernel), 2, {{0, 120, 84}, {1, 84, 1}}},
    {"sequential/dense_1/bias", GRADC_F32, GRADC_TRAINABLE, 1, {84}, offsetof(struct state, dense_1_bias),
        1, {{0, 84, 1}}},
    {"sequential/dense_2/kernel", GRADC_F32, GRADC_TRAINABLE, 2, {84, 10},
        offsetof(struct state, dense_2_kernel), 2, {{0, 84, 10}, {1, 10, 1}}},
    {"sequential/dense_2/bias", GRADC_F32, GRADC_TRAINABLE, 1, {10}, offsetof(struct state, dense_2_bias),
        1, {{0, 10, 1}}},
    {"Adam/sequential/conv2d/kernel/m", GRADC_F32, GRADC_SLOT, 4, {5, 5, 1, 6},
        offsetof(struct state, conv2d_kernel_m), 3, {{0, 5, 30}, {1, 5, 6}, {3, 6, 1}}},
    {"Adam/sequential/conv2d/kernel/v", GRADC_F32, GRADC_SLOT, 4, {5, 5, 1, 6},
        offsetof(struct state, conv2d_kernel_v), 3, {{0, 5, 30}, {1, 5, 6}, {3, 6, 1}}},
    {"Adam/sequential/conv2d/bias/m", GRADC_F32, GRADC_SLOT, 1, {6}, offsetof(struct state, conv2d_bias_m),
        1, {{0, 6, 1}}},
    {"Adam/sequential/conv2d/bias/v", GRADC_F32, GRADC_SLOT, 1, {6}, offsetof(struct state, conv2d_bias_v),
        1, {{0, 6, 1}}},
    {"Adam/sequential/conv2d_1/kernel/m", GRADC_F32, GRADC_SLOT, 4, {5, 5, 6, 16},
        offsetof(struct state, conv2d_1_kernel_m), 4, {{0, 5, 480}, {1, 5, 96}, {2, 6, 16}, {3, 16, 1}}},
    {"Adam/sequential/conv2d_1/kernel/v", GRADC_F32, GRADC_SLOT, 4, {5, 5, 6, 16},
        offsetof(struct state, conv2d_1_kernel_v), 4, {{0, 5, 480}, {1, 5, 96}, {2, 6, 16}, {3, 16, 1}}},
    {"Adam/sequential/conv2d_1/bias/m", GRADC_F32, GRADC_SLOT, 1, {16},
        offsetof(struct state, conv2d_1_bias_m), 1, {{0, 16, 1}}},
    {"Adam/sequential/conv2d_1/bias/v", GRADC_F32, GRADC_SLOT, 1, {16},
        offsetof(struct state, conv2d_1_bias_v), 1, {{0, 16, 1}}},
    {"Adam/sequential/dense/kernel/m", GRADC_F32, GRADC_SLOT, 2, {400, 120},
        offsetof(struct state, dense_kernel_m), 4, {{0, 5, 9600}, {0, 5, 1920}, {0, 16, 120}, {1, 120, 1}}},
    {"Adam/sequential/dense/kernel/v", GRADC_F32, GRADC_SLOT, 2, {400, 120},
        offsetof(struct state, dense_kernel_v), 4, {{0, 5, 9600}, {0, 5, 1920}, {0, 16, 120}, {1, 120, 1}}},
    {"Adam/sequential/dense/bias/m", GRADC_F32, GRADC_SLOT, 1, {120}, offsetof(struct state, dense_bias_m),
        1, {{0, 120, 1}}},
    {"Adam/sequential/dense/bias/v", GRADC_F32, GRADC_SLOT, 1, {120}, offsetof(struct state, dense_bias_v),
        1, {{0, 120, 1}}},
    {"Adam/sequential/dense_1/kernel/m", GRADC_F32, GRADC_SLOT, 2, {120, 84},
        offsetof(struct state, dense_1_kernel_m), 2, {{0, 120, 84}, {1, 84, 1}}},
    {"Adam/sequential/dense_1/kernel/v", GRADC_F32, GRADC_SLOT, 2, {120, 84},
        offsetof(struct state, dense_1_kernel_v), 2, {{0, 120, 84}, {1, 84, 1}}},
    {"Adam/sequential/dense_1/bias/m", GRADC_F32, GRADC_SLOT, 1, {84},
        offsetof(struct state, dense_1_bias_m), 1, {{0, 84, 1}}},
    {"Adam/sequential/dense_1/bias/v", GRADC_F32, GRADC_SLOT, 1, {84},
        offsetof(struct state, dense_1_bias_v), 1, {{0, 84, 1}}},
    {"Adam/sequential/dense_2/kernel/m", GRADC_F32, GRADC_SLOT, 2, {84, 10},
        offsetof(struct state, dense_2_kernel_m), 2, {{0, 84, 10}, {1, 10, 1}}},
    {"Adam/sequential/dense_2/kernel/v", GRADC_F32, GRADC_SLOT, 2, {84, 10},
        offsetof(struct state, dense_2_kernel_v), 2, {{0, 84, 10}, {1, 10, 1}}},
    {"Adam/sequential/dense_2/bias/m", GRADC_F32, GRADC_SLOT, 1, {10},
        offsetof(struct state, dense_2_bias_m), 1, {{0, 10, 1}}},
    {"Adam/sequential/dense_2/bias/v", GRADC_F32, GRADC_SLOT, 1, {10},
        offsetof(struct state, dense_2_bias_v), 1, {{0, 10, 1}}},
};

static const struct gradc_field train_fields[] = {
    {GRADC_U8, 2, {28, 28}, "train-images-idx3-ubyte", NULL, 0},
    {GRADC_U8, 0, {0}, "train-labels-idx1-ubyte", NULL, 10},
};
static const struct gradc_step train_steps[] = {
    {GRADC_SHUFFLE, 60000, 0, -1, 1},
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

extern const struct gradc_program lenet5;
const struct gradc_program lenet5 = {
    .name = "lenet5",
    .spec = "lenet5.lua",
    .spec_sha256 = "c92c6adad74d1ee975670f222f856b3a5aa33c0b181ce6b3c071ab888202afeb",
    .version = "0.1.0",
    .schedule = "unfused",
    .march = "x86-64-v3",
    .rebuild = "gradc build lenet5.lua --march=native",
    .cpu = cpu,
    .state_size = sizeof(struct state),
    .arena_size = 2154496,
    .epochs = 5,
    .reset_metrics = 1,
    .report = NULL,
    .train = &train_data,
    .test = &test_data,
    .functions = functions,
    .variables = variables,
    .function_count = 6,
    .variable_count = 39,
    .parameters = 61706,
    .products = 43595520,
};
