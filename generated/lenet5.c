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
 *   arena          2 631 552 bytes, valid within one call
 *   functions                   multiply-adds other operations    bytes moved
 *   initialize      10 kernels              0          184 410        738 624
 *   train_40        54 kernels     54 494 400        6 058 566     38 012 776
 *   test_40         16 kernels     16 660 800          867 885      7 780 760
 *   predict_40      13 kernels     16 660 800          864 800      7 765 224
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

/* Memory of initialize: arrays that overlap are never alive at once (comments: kernels from - to). */
struct initialize_memory {
    union {
        struct {
            _Alignas(64) float conv2d_kernel_random[5][5][6]; /* 1 */
        };
        struct {
            _Alignas(64) float conv2d_1_kernel_random[5][5][6][16]; /* 3 */
        };
        struct {
            _Alignas(64) float dense_kernel_random[5][5][16][120]; /* 5 */
        };
        struct {
            _Alignas(64) float dense_1_kernel_random[120][84]; /* 7 */
        };
        struct {
            _Alignas(64) float dense_2_kernel_random[84][10]; /* 9 */
        };
    };
};
_Static_assert(sizeof(struct initialize_memory) <= 2631552, "the arena is as the memory plan has it");

/* Memory of train_40: arrays that overlap are never alive at once (comments: kernels from - to). */
struct train_40_memory {
    union {
        struct {
            _Alignas(64) float rescaling_to_float32[28][28][40]; /* 1 */
            char pad_0_0[35840];
            float dense_1_kernel_mul3[120][84]; /* 49 */
            float dense_1_kernel_mul4[120][84]; /* 49 */
            float dense_1_kernel_sqrt[120][84]; /* 49 */
            float dense_1_kernel_add3[120][84]; /* 49 */
            float dense_1_kernel_div[120][84]; /* 49 */
            char pad_0_1[21120];
            float dense_kernel_mul2[5][5][16][120]; /* 47 */
            float dense_kernel_sub2[5][5][16][120]; /* 47 */
            float dense_kernel_mul3[5][5][16][120]; /* 47 */
            float dense_kernel_mul4[5][5][16][120]; /* 47 */
            float dense_kernel_sqrt[5][5][16][120]; /* 47 */
            float dense_kernel_add3[5][5][16][120]; /* 47 */
            float dense_kernel_div[5][5][16][120]; /* 47 */
            float Adam_div[1]; /* 42 - 52 */
            char pad_0_2[48576];
            _Alignas(64) uint8_t d_max_pooling2d_1_MaxPool_equal2[5][5][16][2][2][40]; /* 25 */
            char pad_0_3[40960];
            uint8_t d_max_pooling2d_MaxPool_equal2[14][14][6][2][2][40]; /* 33 - 34 */
            char pad_0_4[188160];
            float d_dense_MatMul_contract2[5][5][16][120]; /* 24 - 47 */
            float rescaling_mul[28][28][40]; /* 1 - 40 */
            float d_dense_1_MatMul_contract2[120][84]; /* 20 - 49 */
            float d_conv2d_1_Conv2D_contract2[5][5][6][16]; /* 29 - 45 */
            float d_dense_2_MatMul_contract2[84][10]; /* 16 - 51 */
            _Alignas(64) float dense_2_Softmax2[10][40]; /* 13 - 54 */
            float d_dense_view_reduce[120]; /* 21 - 48 */
            _Alignas(64) float d_dense_1_view_reduce[84]; /* 17 - 50 */
            _Alignas(64) int32_t loss_to_int32[40]; /* 14 - 54 */
            _Alignas(64) float d_conv2d_1_view_reduce[16]; /* 27 - 46 */
            float d_dense_2_view_reduce[10]; /* 16 - 52 */
            _Alignas(64) float loss_div[1]; /* 14 - 55 */
        };
        struct {
            _Alignas(64) float conv2d_Conv2D[28][28][6][40]; /* 2 - 3 */
            float conv2d_BiasAdd[28][28][6][40]; /* 3 - 4 */
            float d_conv2d_1_Conv2D_contract[14][14][6][40]; /* 28 - 34 */
            uint8_t d_max_pooling2d_MaxPool_equal[14][14][6][2][2][40]; /* 30 - 31 */
            char pad_1_0[151040];
            float max_pooling2d_MaxPool[14][14][6][40]; /* 5 - 30 */
        };
        struct {
            _Alignas(64) float conv2d_Tanh[28][28][6][40]; /* 4 - 36 */
            float conv2d_1_Conv2D[10][10][16][40]; /* 6 - 7 */
            float conv2d_1_BiasAdd[10][10][16][40]; /* 7 */
            float conv2d_1_Tanh[10][10][16][40]; /* 7 - 27 */
            float max_pooling2d_1_MaxPool[5][5][16][40]; /* 8 - 25 */
            float d_dense_MatMul_contract[5][5][16][40]; /* 23 - 25 */
            float d_dense_Tanh_mul2[120][40]; /* 21 - 23 */
            float d_dense_Tanh_mul2_by_n[40][120]; /* 23 - 24 */
            char pad_2_0[6400];
            int32_t d_max_pooling2d_MaxPool_reduce[14][14][6][40]; /* 32 - 33 */
        };
        struct {
            _Alignas(64) float d_conv2d_Tanh_sub[28][28][6][40]; /* 37 - 38 */
            float dense_MatMul[120][40]; /* 9 - 10 */
            float dense_BiasAdd[120][40]; /* 10 */
            float d_dense_Tanh_sub[120][40]; /* 21 */
            char pad_3_0[49920];
            float dense_Tanh[120][40]; /* 10 - 21 */
            float dense_1_MatMul[84][40]; /* 12 */
            float dense_1_BiasAdd[84][40]; /* 12 */
            float dense_1_Tanh[84][40]; /* 12 - 17 */
            char pad_3_1[88960];
            float d_max_pooling2d_1_MaxPool_select2[5][5][16][2][2][40]; /* 25 - 26 */
            char pad_3_2[240640];
            float d_max_pooling2d_view_reduce[28][28][6][40]; /* 35 - 38 */
        };
        struct {
            _Alignas(64) float d_conv2d_Conv2D_contract[5][5][6]; /* 41 - 43 */
            _Alignas(64) float Adam_to_float32[1]; /* 42 */
            _Alignas(64) float Adam_pow[1]; /* 42 */
            _Alignas(64) float Adam_pow2[1]; /* 42 */
            _Alignas(64) float Adam_sub[1]; /* 42 */
            _Alignas(64) float Adam_sqrt[1]; /* 42 */
            _Alignas(64) float Adam_mul[1]; /* 42 */
            _Alignas(64) float Adam_sub2[1]; /* 42 */
            char pad_4_0[64];
            _Alignas(64) float dense_1_bias_sub2[84]; /* 50 */
            _Alignas(64) float dense_bias_sub2[120]; /* 48 */
            _Alignas(64) float dense_bias_mul3[120]; /* 48 */
            _Alignas(64) float conv2d_kernel_sub2[5][5][6]; /* 43 */
            _Alignas(64) float conv2d_kernel_mul3[5][5][6]; /* 43 */
            _Alignas(64) float conv2d_kernel_mul4[5][5][6]; /* 43 */
            _Alignas(64) float conv2d_kernel_sqrt[5][5][6]; /* 43 */
            _Alignas(64) float conv2d_kernel_add3[5][5][6]; /* 43 */
            _Alignas(64) float conv2d_kernel_div[5][5][6]; /* 43 */
            char pad_4_1[384];
            _Alignas(64) float dense_2_kernel_mul2[84][10]; /* 51 */
            _Alignas(64) float dense_2_kernel_sub2[84][10]; /* 51 */
            _Alignas(64) float dense_2_kernel_mul3[84][10]; /* 51 */
            _Alignas(64) float dense_2_kernel_mul4[84][10]; /* 51 */
            _Alignas(64) float dense_2_kernel_sqrt[84][10]; /* 51 */
            _Alignas(64) float dense_2_kernel_add3[84][10]; /* 51 */
            _Alignas(64) float dense_2_kernel_div[84][10]; /* 51 */
            char pad_4_2[7872];
            _Alignas(64) float conv2d_1_kernel_mul3[5][5][6][16]; /* 45 */
            float conv2d_1_kernel_mul4[5][5][6][16]; /* 45 */
            float conv2d_1_kernel_sqrt[5][5][6][16]; /* 45 */
            float conv2d_1_kernel_add3[5][5][6][16]; /* 45 */
            float conv2d_1_kernel_div[5][5][6][16]; /* 45 */
            char pad_4_3[34560];
            float dense_1_kernel_sub2[120][84]; /* 49 */
            char pad_4_4[30720];
            float dense_kernel_mul[5][5][16][120]; /* 47 */
            char pad_4_5[368640];
            float dense_2_MatMul[10][40]; /* 13 */
            float dense_2_BiasAdd[10][40]; /* 13 */
            float dense_2_sub[10][40]; /* 13 - 14 */
            float dense_2_Max[40]; /* 13 */
            _Alignas(64) float dense_2_Sum[40]; /* 13 - 15 */
            char pad_4_6[8256];
            _Alignas(64) float dense_2_Softmax[10][40]; /* 13 - 16 */
            float d_loss_select_select[10][40]; /* 15 - 16 */
            float d_dense_2_Softmax_mul[10][40]; /* 16 */
            float d_dense_2_Softmax_add[10][40]; /* 16 */
            float d_dense_2_Softmax_add_by_n3[40][10]; /* 16 */
            float d_loss_log_div[40]; /* 15 - 16 */
            char pad_4_7[5248];
            _Alignas(64) float d_dense_1_Tanh_sub[84][40]; /* 17 */
            float d_dense_1_Tanh_mul2[84][40]; /* 17 - 19 */
            char pad_4_8[202240];
            float d_conv2d_1_Tanh_mul[10][10][16][40]; /* 27 */
            char pad_4_9[240640];
            float d_conv2d_view_reduce[6]; /* 39 - 44 */
            char pad_4_10[15296];
            _Alignas(64) float d_conv2d_1_Tanh_sub[10][10][16][40]; /* 27 */
            float d_conv2d_1_Tanh_mul2[10][10][16][40]; /* 27 - 29 */
        };
        struct {
            _Alignas(64) float conv2d_bias_sub[6]; /* 44 */
            _Alignas(64) float conv2d_bias_mul[6]; /* 44 */
            _Alignas(64) float conv2d_bias_mul2[6]; /* 44 */
            _Alignas(64) float conv2d_bias_sub2[6]; /* 44 */
            _Alignas(64) float conv2d_bias_mul3[6]; /* 44 */
            _Alignas(64) float conv2d_bias_mul4[6]; /* 44 */
            _Alignas(64) float conv2d_bias_sqrt[6]; /* 44 */
            _Alignas(64) float conv2d_bias_add3[6]; /* 44 */
            _Alignas(64) float conv2d_bias_div[6]; /* 44 */
            char pad_5_0[64];
            _Alignas(64) float conv2d_kernel_sub[5][5][6]; /* 43 */
            _Alignas(64) float conv2d_kernel_mul[5][5][6]; /* 43 */
            _Alignas(64) float conv2d_kernel_mul2[5][5][6]; /* 43 */
            _Alignas(64) float dense_bias_mul4[120]; /* 48 */
            _Alignas(64) float dense_bias_sqrt[120]; /* 48 */
            _Alignas(64) float dense_bias_add3[120]; /* 48 */
            _Alignas(64) float dense_bias_div[120]; /* 48 */
            char pad_5_1[4992];
            _Alignas(64) float conv2d_1_kernel_mul[5][5][6][16]; /* 45 */
            float conv2d_1_kernel_mul2[5][5][6][16]; /* 45 */
            float conv2d_1_kernel_sub2[5][5][6][16]; /* 45 */
            char pad_5_2[1920];
            float dense_1_kernel_mul[120][84]; /* 49 */
            float dense_1_kernel_mul2[120][84]; /* 49 */
            char pad_5_3[631680];
            float loss_select[10][40]; /* 14 */
            uint8_t loss_equal[10][40]; /* 14 - 15 */
            _Alignas(64) float loss_Sum[40]; /* 14 */
            _Alignas(64) float loss_log[40]; /* 14 */
            _Alignas(64) float loss_sub[40]; /* 14 */
            _Alignas(64) float loss_Sum2[1]; /* 14 */
            char pad_5_4[10752];
            _Alignas(64) float d_dense_1_Tanh_mul[84][40]; /* 17 */
            char pad_5_5[869120];
            uint8_t d_max_pooling2d_1_MaxPool_equal[5][5][16][2][2][40]; /* 25 */
            int32_t d_max_pooling2d_1_MaxPool_reduce[5][5][16][40]; /* 25 */
        };
        struct {
            _Alignas(64) float conv2d_1_kernel_sub[5][5][6][16]; /* 45 */
            char pad_6_0[743040];
            float d_dense_2_MatMul_contract[84][40]; /* 16 - 17 */
            char pad_6_1[5760];
            float d_dense_Tanh_mul[120][40]; /* 21 */
        };
        struct {
            _Alignas(64) float conv2d_1_bias_sub[16]; /* 46 */
            float conv2d_1_bias_mul[16]; /* 46 */
            float conv2d_1_bias_mul2[16]; /* 46 */
            float conv2d_1_bias_sub2[16]; /* 46 */
            float conv2d_1_bias_mul3[16]; /* 46 */
            float conv2d_1_bias_mul4[16]; /* 46 */
            float conv2d_1_bias_sqrt[16]; /* 46 */
            float conv2d_1_bias_add3[16]; /* 46 */
            float conv2d_1_bias_div[16]; /* 46 */
            char pad_7_0[192];
            float dense_1_bias_mul2[84]; /* 50 */
            char pad_7_1[384];
            _Alignas(64) float dense_1_bias_mul3[84]; /* 50 */
            _Alignas(64) float dense_1_bias_mul4[84]; /* 50 */
            _Alignas(64) float dense_1_bias_sqrt[84]; /* 50 */
            _Alignas(64) float dense_1_bias_add3[84]; /* 50 */
            _Alignas(64) float dense_1_bias_div[84]; /* 50 */
            char pad_7_2[749184];
            _Alignas(64) float d_dense_1_MatMul_contract[120][40]; /* 18 - 21 */
            float d_dense_1_Tanh_mul2_by_n2[40][84]; /* 19 - 20 */
        };
        struct {
            _Alignas(64) float dense_kernel_sub[5][5][16][120]; /* 47 */
            char pad_8_0[560640];
            int32_t d_max_pooling2d_1_MaxPool_select[5][5][16][2][2][40]; /* 25 */
        };
        struct {
            _Alignas(64) float dense_bias_sub[120]; /* 48 */
            _Alignas(64) float dense_bias_mul[120]; /* 48 */
            _Alignas(64) float dense_bias_mul2[120]; /* 48 */
            char pad_9_0[64];
            _Alignas(64) uint8_t train_accuracy_equal[10][40]; /* 54 */
            _Alignas(64) float train_accuracy_Max[40]; /* 54 */
            _Alignas(64) int32_t train_accuracy_Min[40]; /* 54 */
            _Alignas(64) float train_accuracy_select2[40]; /* 54 */
            _Alignas(64) uint8_t train_accuracy_equal2[40]; /* 54 */
            _Alignas(64) float train_accuracy_Sum[1]; /* 54 */
            char pad_9_1[640];
            _Alignas(64) float dense_2_kernel_mul[84][10]; /* 51 */
            char pad_9_2[745856];
            _Alignas(64) float d_max_pooling2d_1_view_reduce[10][10][16][40]; /* 26 - 27 */
        };
        struct {
            _Alignas(64) float dense_1_kernel_sub[120][84]; /* 49 */
            char pad_10_0[712320];
            int32_t d_max_pooling2d_MaxPool_select[14][14][6][2][2][40]; /* 31 - 32 */
        };
        struct {
            _Alignas(64) float dense_1_bias_sub[84]; /* 50 */
            _Alignas(64) float dense_1_bias_mul[84]; /* 50 */
            char pad_11_0[751872];
            _Alignas(64) float d_max_pooling2d_MaxPool_select2[14][14][6][2][2][40]; /* 34 - 35 */
        };
        struct {
            _Alignas(64) float dense_2_kernel_sub[84][10]; /* 51 */
            char pad_12_0[749248];
            _Alignas(64) float d_conv2d_Tanh_mul[28][28][6][40]; /* 36 - 37 */
        };
        struct {
            _Alignas(64) float dense_2_bias_sub[10]; /* 52 */
            _Alignas(64) float dense_2_bias_mul[10]; /* 52 */
            _Alignas(64) float dense_2_bias_mul2[10]; /* 52 */
            _Alignas(64) float dense_2_bias_sub2[10]; /* 52 */
            _Alignas(64) float dense_2_bias_mul3[10]; /* 52 */
            _Alignas(64) float dense_2_bias_mul4[10]; /* 52 */
            _Alignas(64) float dense_2_bias_sqrt[10]; /* 52 */
            _Alignas(64) float dense_2_bias_add3[10]; /* 52 */
            _Alignas(64) float dense_2_bias_div[10]; /* 52 */
            char pad_13_0[752064];
            _Alignas(64) float d_conv2d_Tanh_mul2[28][28][6][40]; /* 38 - 39 */
        };
        struct {
            _Alignas(64) int32_t train_accuracy_select[10][40]; /* 54 */
            char pad_14_0[751040];
            float dense_1_MatMul_partial[8][84][40]; /* 11 - 12 */
        };
        struct {
            _Alignas(64) float d_conv2d_Tanh_mul2_by_c[28][28][40][6]; /* 39 - 40 */
            float d_dense_MatMul_contract_partial[8][5][5][16][40]; /* 22 - 23 */
        };
        struct {
            char pad_16_0[752640];
            _Alignas(64) float d_conv2d_Conv2D_contract_partial[8][5][5][6]; /* 40 - 41 */
        };
    };
};
_Static_assert(sizeof(struct train_40_memory) <= 2631552, "the arena is as the memory plan has it");

/* Memory of test_40: arrays that overlap are never alive at once (comments: kernels from - to). */
struct test_40_memory {
    union {
        struct {
            _Alignas(64) float rescaling_to_float32[28][28][40]; /* 1 */
            char pad_0_0[8960];
            float dense_1_Tanh[84][40]; /* 12 - 13 */
            char pad_0_1[108160];
            float conv2d_1_BiasAdd[10][10][16][40]; /* 7 */
            float conv2d_1_Tanh[10][10][16][40]; /* 7 - 8 */
        };
        struct {
            _Alignas(64) float conv2d_Conv2D[28][28][6][40]; /* 2 - 3 */
            float rescaling_mul[28][28][40]; /* 1 - 2 */
        };
        struct {
            _Alignas(64) float conv2d_Tanh[28][28][6][40]; /* 4 - 5 */
            float conv2d_BiasAdd[28][28][6][40]; /* 3 - 4 */
        };
        struct {
            _Alignas(64) float conv2d_1_Conv2D[10][10][16][40]; /* 6 - 7 */
            char pad_3_0[496640];
            float max_pooling2d_MaxPool[14][14][6][40]; /* 5 - 6 */
        };
        struct {
            _Alignas(64) float max_pooling2d_1_MaxPool[5][5][16][40]; /* 8 - 9 */
            float dense_MatMul[120][40]; /* 9 - 10 */
            char pad_4_0[24320];
            float dense_Tanh[120][40]; /* 10 - 11 */
        };
        struct {
            _Alignas(64) float dense_BiasAdd[120][40]; /* 10 */
            char pad_5_0[88320];
            float dense_1_MatMul[84][40]; /* 12 */
            float dense_1_BiasAdd[84][40]; /* 12 */
        };
        struct {
            _Alignas(64) float dense_2_MatMul[10][40]; /* 13 */
            float dense_2_BiasAdd[10][40]; /* 13 */
            float dense_2_sub[10][40]; /* 13 - 14 */
            float dense_2_Softmax[10][40]; /* 13 */
            float dense_2_Softmax2[10][40]; /* 13 - 16 */
            float dense_2_Max[40]; /* 13 */
            _Alignas(64) float dense_2_Sum[40]; /* 13 - 14 */
        };
        struct {
            _Alignas(64) float loss_select[10][40]; /* 14 */
            uint8_t loss_equal[10][40]; /* 14 */
            _Alignas(64) int32_t loss_to_int32[40]; /* 14 - 16 */
            _Alignas(64) float loss_Sum[40]; /* 14 */
            _Alignas(64) float loss_log[40]; /* 14 */
            _Alignas(64) float loss_sub[40]; /* 14 */
            _Alignas(64) float loss_Sum2[1]; /* 14 */
            _Alignas(64) float test_loss_Sum[1]; /* 14 - 15 */
        };
        struct {
            _Alignas(64) int32_t test_accuracy_select[10][40]; /* 16 */
            uint8_t test_accuracy_equal[10][40]; /* 16 */
            char pad_8_0[192];
            _Alignas(64) float test_accuracy_Max[40]; /* 16 */
            _Alignas(64) int32_t test_accuracy_Min[40]; /* 16 */
            _Alignas(64) float test_accuracy_select2[40]; /* 16 */
            _Alignas(64) uint8_t test_accuracy_equal2[40]; /* 16 */
            _Alignas(64) float test_accuracy_Sum[1]; /* 16 */
        };
        struct {
            _Alignas(64) float dense_1_MatMul_partial[8][84][40]; /* 11 - 12 */
        };
    };
};
_Static_assert(sizeof(struct test_40_memory) <= 2631552, "the arena is as the memory plan has it");

/* Memory of predict_40: arrays that overlap are never alive at once (comments: kernels from - to). */
struct predict_40_memory {
    union {
        struct {
            _Alignas(64) float rescaling_to_float32[28][28][40]; /* 1 */
            char pad_0_0[8960];
            float dense_1_Tanh[84][40]; /* 12 - 13 */
            char pad_0_1[108160];
            float conv2d_1_BiasAdd[10][10][16][40]; /* 7 */
            float conv2d_1_Tanh[10][10][16][40]; /* 7 - 8 */
        };
        struct {
            _Alignas(64) float conv2d_Conv2D[28][28][6][40]; /* 2 - 3 */
            float rescaling_mul[28][28][40]; /* 1 - 2 */
        };
        struct {
            _Alignas(64) float conv2d_Tanh[28][28][6][40]; /* 4 - 5 */
            float conv2d_BiasAdd[28][28][6][40]; /* 3 - 4 */
        };
        struct {
            _Alignas(64) float conv2d_1_Conv2D[10][10][16][40]; /* 6 - 7 */
            char pad_3_0[496640];
            float max_pooling2d_MaxPool[14][14][6][40]; /* 5 - 6 */
        };
        struct {
            _Alignas(64) float max_pooling2d_1_MaxPool[5][5][16][40]; /* 8 - 9 */
            float dense_MatMul[120][40]; /* 9 - 10 */
            char pad_4_0[24320];
            float dense_Tanh[120][40]; /* 10 - 11 */
        };
        struct {
            _Alignas(64) float dense_BiasAdd[120][40]; /* 10 */
            char pad_5_0[88320];
            float dense_1_MatMul[84][40]; /* 12 */
            float dense_1_BiasAdd[84][40]; /* 12 */
        };
        struct {
            _Alignas(64) float dense_2_MatMul[10][40]; /* 13 */
            float dense_2_BiasAdd[10][40]; /* 13 */
            float dense_2_sub[10][40]; /* 13 */
            float dense_2_Softmax[10][40]; /* 13 */
            float dense_2_Softmax2[40][10]; /* 13 - 14 */
            float dense_2_Max[40]; /* 13 */
            _Alignas(64) float dense_2_Sum[40]; /* 13 */
        };
        struct {
            _Alignas(64) float dense_1_MatMul_partial[8][84][40]; /* 11 - 12 */
        };
    };
};
_Static_assert(sizeof(struct predict_40_memory) <= 2631552, "the arena is as the memory plan has it");

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
_Static_assert(sizeof(struct metrics_memory) <= 2631552, "the arena is as the memory plan has it");

static const int cuts_28_8[] = {0, 3, 7, 10, 14, 17, 21, 24, 28};
static const int cuts_14_8[] = {0, 1, 3, 5, 7, 8, 10, 12, 14};
static const int cuts_10_8[] = {0, 1, 2, 3, 5, 6, 7, 8, 10};
static const int cuts_120_8[] = {0, 15, 30, 45, 60, 75, 90, 105, 120};
static const int cuts_16_8[] = {0, 2, 4, 6, 8, 10, 12, 14, 16};
static const int cuts_40_8[] = {0, 5, 10, 15, 20, 25, 30, 35, 40};

typedef float vec1;
typedef int32_t ivec1;
typedef uint32_t uvec1;

static inline vec1 to_float_1(ivec1 x) { return (float)x; }

static inline vec1 sqrt_1(vec1 x) { return __builtin_sqrtf(x); }

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

/* initialize, kernel 1 of 10: 2 ops in a row
 *   from   lenet5.lua:6 kernel forward
 *   cost   450 operations, 1808 bytes */
static void initialize_conv2d_kernel_random(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct initialize_memory *m = call->arena;
    (void)slice;
    const int64_t *seed = call->inputs[0];
    const float *conv2d_kernel_random_flat = &m->conv2d_kernel_random[0][0][0];
    float *conv2d_kernel_flat = &s->conv2d_kernel[0][0][0];
    /* initialize/sequential/conv2d/kernel/random */
    for (int p = 0; p < 5; ++p)
        for (int q = 0; q < 5; ++q)
            for (int c = 0; c < 6; ++c)
                m->conv2d_kernel_random[p][q][c] = uniform_1(seed[0], 0, 1, c + 6 * q + 30 * p);
    /* initialize/sequential/conv2d/kernel/add */
    for (int i = 0; i < 150; ++i)
        conv2d_kernel_flat[i] = conv2d_kernel_random_flat[i] * 0.37032804f + -0.18516402f;
}

/* initialize, kernel 2 of 10: conv2d_bias[c] = 0
 *   from   lenet5.lua:6 bias forward | sequential/conv2d/bias/assign (assign)
 *   axes   c 6
 *   cost   0 operations, 24 bytes */
static void initialize_conv2d_bias(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    (void)slice;
    for (int c = 0; c < 6; ++c)
        s->conv2d_bias[c] = 0.0f;
}

/* initialize, kernel 3 of 10: 2 ops in a row
 *   from   lenet5.lua:8 kernel forward
 *   cost   7200 operations, 28.8 k bytes */
static void initialize_conv2d_1_kernel_random(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct initialize_memory *m = call->arena;
    (void)slice;
    const int64_t *seed = call->inputs[0];
    const float *conv2d_1_kernel_random_flat = &m->conv2d_1_kernel_random[0][0][0][0];
    float *conv2d_1_kernel_flat = &s->conv2d_1_kernel[0][0][0][0];
    /* initialize/sequential/conv2d_1/kernel/random */
    for (int p2 = 0; p2 < 5; ++p2)
        for (int q2 = 0; q2 < 5; ++q2)
            for (int c = 0; c < 6; ++c)
                for (int c2 = 0; c2 < 16; c2 += 8)
                    store_8(&m->conv2d_1_kernel_random[p2][q2][c][c2],
                        uniform_8(seed[0], 0, 3, c2 + 16 * c + 96 * q2 + 480 * p2 + iota_8()));
    /* initialize/sequential/conv2d_1/kernel/add */
    for (int i = 0; i < 2400; i += 8)
        store_8(&conv2d_1_kernel_flat[i], load_8(&conv2d_1_kernel_random_flat[i]) * 0.20889318f +
            -0.10444659f);
}

/* initialize, kernel 4 of 10: conv2d_1_bias[c2] = 0
 *   from   lenet5.lua:8 bias forward | sequential/conv2d_1/bias/assign (assign)
 *   axes   c2 16 in vectors of 8
 *   cost   0 operations, 64 bytes */
static void initialize_conv2d_1_bias(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    (void)slice;
    store_8(&s->conv2d_1_bias[0], (vec8)0.0f);
    store_8(&s->conv2d_1_bias[8], (vec8)0.0f);
}

/* initialize, kernel 5 of 10: 2 ops in a row
 *   from   lenet5.lua:11 kernel forward
 *   cost   144.0 k operations, 576.0 k bytes */
static void initialize_dense_kernel_random(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct initialize_memory *m = call->arena;
    (void)slice;
    const int64_t *seed = call->inputs[0];
    const float *dense_kernel_random_flat = &m->dense_kernel_random[0][0][0][0];
    float *dense_kernel_flat = &s->dense_kernel[0][0][0][0];
    /* initialize/sequential/dense/kernel/random */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int n = 0; n < 120; n += 8)
                    store_8(&m->dense_kernel_random[y4][x4][c2][n],
                        uniform_8(seed[0], 0, 5, n + 9600 * y4 + 1920 * x4 + 120 * c2 + iota_8()));
    /* initialize/sequential/dense/kernel/add */
    for (int i = 0; i < 48000; i += 8)
        store_8(&dense_kernel_flat[i], load_8(&dense_kernel_random_flat[i]) * 0.21483447f + -0.10741723f);
}

/* initialize, kernel 6 of 10: dense_bias[n] = 0
 *   from   lenet5.lua:11 bias forward | sequential/dense/bias/assign (assign)
 *   axes   n 120 in vectors of 8
 *   cost   0 operations, 480 bytes */
static void initialize_dense_bias(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    (void)slice;
    for (int n = 0; n < 120; n += 8)
        store_8(&s->dense_bias[n], (vec8)0.0f);
}

/* initialize, kernel 7 of 10: 2 ops in a row
 *   from   lenet5.lua:12 kernel forward
 *   cost   30.2 k operations, 121.0 k bytes */
static void initialize_dense_1_kernel_random(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct initialize_memory *m = call->arena;
    (void)slice;
    const int64_t *seed = call->inputs[0];
    const float *dense_1_kernel_random_flat = &m->dense_1_kernel_random[0][0];
    float *dense_1_kernel_flat = &s->dense_1_kernel[0][0];
    /* initialize/sequential/dense_1/kernel/random */
    for (int n = 0; n < 120; ++n) {
        for (int n2 = 0; n2 < 80; n2 += 8)
            store_8(&m->dense_1_kernel_random[n][n2], uniform_8(seed[0], 0, 7, n2 + 84 * n + iota_8()));
        store_4(&m->dense_1_kernel_random[n][80], uniform_4(seed[0], 0, 7, 84 * n + 80 + iota_4()));
    }
    /* initialize/sequential/dense_1/kernel/add */
    for (int i = 0; i < 10080; i += 8)
        store_8(&dense_1_kernel_flat[i], load_8(&dense_1_kernel_random_flat[i]) * 0.34299716f +
            -0.17149858f);
}

/* initialize, kernel 8 of 10: dense_1_bias[n2] = 0
 *   from   lenet5.lua:12 bias forward | sequential/dense_1/bias/assign (assign)
 *   axes   n2 84
 *   cost   0 operations, 336 bytes */
static void initialize_dense_1_bias(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    (void)slice;
    for (int n2 = 0; n2 < 84; ++n2)
        s->dense_1_bias[n2] = 0.0f;
}

/* initialize, kernel 9 of 10: 2 ops in a row
 *   from   lenet5.lua:13 kernel forward
 *   cost   2520 operations, 10.1 k bytes */
static void initialize_dense_2_kernel_random(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct initialize_memory *m = call->arena;
    (void)slice;
    const int64_t *seed = call->inputs[0];
    const float *dense_2_kernel_random_flat = &m->dense_2_kernel_random[0][0];
    float *dense_2_kernel_flat = &s->dense_2_kernel[0][0];
    /* initialize/sequential/dense_2/kernel/random */
    for (int n2 = 0; n2 < 84; ++n2) {
        store_8(&m->dense_2_kernel_random[n2][0], uniform_8(seed[0], 0, 9, 10 * n2 + iota_8()));
        store_2(&m->dense_2_kernel_random[n2][8], uniform_2(seed[0], 0, 9, 10 * n2 + 8 + iota_2()));
    }
    /* initialize/sequential/dense_2/kernel/add */
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
    struct state *s = call->state;
    (void)slice;
    for (int n3 = 0; n3 < 10; ++n3)
        s->dense_2_bias[n3] = 0.0f;
}

/* train_40, kernel 1 of 54: 2 ops in a row
 *   from   lenet5.lua:4 rescaling forward
 *   cost   62.7 k operations, 407.7 k bytes */
static void shared_rescaling_to_float32(const uint8_t field0[40][28][28],
    float rescaling_to_float32[28][28][40], const float *rescaling_to_float32_flat,
    float *rescaling_mul_flat)
{
    /* sequential/rescaling/to_float32 */
    for (int i = 0; i < 28; ++i)
        for (int j = 0; j < 28; ++j)
            for (int b = 0; b < 40; b += 8)
                store_8(&rescaling_to_float32[i][j][b],
                    to_float_8(bytes_to_int_8(load_strided_bytes_8(&field0[b][i][j], 784))));
    /* sequential/rescaling/mul */
    for (int i = 0; i < 31360; i += 8)
        store_8(&rescaling_mul_flat[i], load_8(&rescaling_to_float32_flat[i]) * 0.003921569f);
}

/* train_40, kernel 1 of 54 */
static void train_40_rescaling_to_float32(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    (void)slice;
    shared_rescaling_to_float32(call->inputs[0], m->rescaling_to_float32,
        &m->rescaling_to_float32[0][0][0], &m->rescaling_mul[0][0][0]);
}

/* train_40, kernel 2 of 54: conv2d_Conv2D[y, x, c, b] = sum p 5 q 5: rescaling_mul[y + p - 2, x + q - 2,
 *     b]? * conv2d_kernel[p, q, c]
 *   from   lenet5.lua:6 conv2d forward | sequential/conv2d/Conv2D (contract)
 *   axes   y 28 in 8 slices, x 28, c 6, b 40 in vectors of 8 | reduced: p 5, q 5
 *   cost   4704.0 k multiply-adds, 878.7 k bytes */
static void shared_conv2d_Conv2D(const float rescaling_mul[28][28][40], const float conv2d_kernel[5][5][6],
    float conv2d_Conv2D[28][28][6][40], int slice)
{
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int y = from; y < to; ++y) {
        for (int x = 0; x < 28; ++x) {
            for (int c = 0; c < 6; c += 2) {
                vec8 sum00 = 0, sum01 = 0, sum02 = 0, sum03 = 0, sum04 = 0, sum10 = 0, sum11 = 0,
                    sum12 = 0, sum13 = 0, sum14 = 0;
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
                                load_8(&rescaling_mul[y + p - 2][x + q - 2][24]) : (vec8)0.0f,
                            a4 = (unsigned)(y + p - 2) < 28u && (unsigned)(x + q - 2) < 28u ?
                                load_8(&rescaling_mul[y + p - 2][x + q - 2][32]) : (vec8)0.0f;
                        const float b0 = conv2d_kernel[p][q][c], b1 = conv2d_kernel[p][q][c + 1];
                        sum00 += a0 * b0, sum01 += a1 * b0, sum02 += a2 * b0, sum03 += a3 * b0,
                            sum04 += a4 * b0, sum10 += a0 * b1, sum11 += a1 * b1, sum12 += a2 * b1,
                            sum13 += a3 * b1, sum14 += a4 * b1;
                    }
                }
                store_8(&conv2d_Conv2D[y][x][c][0], sum00);
                store_8(&conv2d_Conv2D[y][x][c][8], sum01);
                store_8(&conv2d_Conv2D[y][x][c][16], sum02);
                store_8(&conv2d_Conv2D[y][x][c][24], sum03);
                store_8(&conv2d_Conv2D[y][x][c][32], sum04);
                store_8(&conv2d_Conv2D[y][x][c + 1][0], sum10);
                store_8(&conv2d_Conv2D[y][x][c + 1][8], sum11);
                store_8(&conv2d_Conv2D[y][x][c + 1][16], sum12);
                store_8(&conv2d_Conv2D[y][x][c + 1][24], sum13);
                store_8(&conv2d_Conv2D[y][x][c + 1][32], sum14);
            }
        }
    }
}

/* train_40, kernel 2 of 54 */
static void train_40_conv2d_Conv2D(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    shared_conv2d_Conv2D(m->rescaling_mul, s->conv2d_kernel, m->conv2d_Conv2D, slice);
}

/* train_40, kernel 3 of 54: conv2d_BiasAdd[y, x, c, b] = conv2d_Conv2D[y, x, c, b] + conv2d_bias[c]
 *   from   lenet5.lua:6 conv2d forward | sequential/conv2d/BiasAdd (add)
 *   axes   y 28 in 8 slices, x 28, c 6, b 40 in vectors of 8
 *   cost   188.2 k operations, 1505.3 k bytes */
static void shared_conv2d_BiasAdd(const float conv2d_Conv2D[28][28][6][40], const float *conv2d_bias,
    float conv2d_BiasAdd[28][28][6][40], int slice)
{
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 28; ++x)
            for (int c = 0; c < 6; ++c)
                for (int b = 0; b < 40; b += 8)
                    store_8(&conv2d_BiasAdd[y][x][c][b], load_8(&conv2d_Conv2D[y][x][c][b]) +
                        conv2d_bias[c]);
}

/* train_40, kernel 3 of 54 */
static void train_40_conv2d_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    shared_conv2d_BiasAdd(m->conv2d_Conv2D, s->conv2d_bias, m->conv2d_BiasAdd, slice);
}

/* train_40, kernel 4 of 54: conv2d_Tanh[y, x, c, b] = tanh(conv2d_BiasAdd[y, x, c, b])
 *   from   lenet5.lua:6 conv2d forward | sequential/conv2d/Tanh (tanh)
 *   axes   y 28 in 8 slices, x 28, c 6, b 40 in vectors of 8
 *   cost   188.2 k operations, 1505.3 k bytes */
static void shared_conv2d_Tanh(const float conv2d_BiasAdd[28][28][6][40], float conv2d_Tanh[28][28][6][40],
    int slice)
{
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 28; ++x)
            for (int c = 0; c < 6; ++c)
                for (int b = 0; b < 40; b += 8)
                    store_8(&conv2d_Tanh[y][x][c][b], tanh_8(load_8(&conv2d_BiasAdd[y][x][c][b])));
}

/* train_40, kernel 4 of 54 */
static void train_40_conv2d_Tanh(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    shared_conv2d_Tanh(m->conv2d_BiasAdd, m->conv2d_Tanh, slice);
}

/* train_40, kernel 5 of 54: max_pooling2d_MaxPool[y2, x2, c, b] = max p3 2 q3 2: conv2d_Tanh[2*y2 + p3,
 *     2*x2 + q3, c, b]
 *   from   lenet5.lua:7 max_pooling2d forward | sequential/max_pooling2d/MaxPool (reduce)
 *   axes   y2 14 in 8 slices, x2 14, c 6, b 40 in vectors of 8 | reduced: p3 2, q3 2
 *   cost   188.2 k operations, 940.8 k bytes */
static void shared_max_pooling2d_MaxPool(const float conv2d_Tanh[28][28][6][40],
    float max_pooling2d_MaxPool[14][14][6][40], int slice)
{
    const int from = cuts_14_8[slice], to = cuts_14_8[slice + 1];
    for (int y2 = from; y2 < to; ++y2)
        for (int x2 = 0; x2 < 14; ++x2)
            for (int c = 0; c < 6; ++c)
                for (int b = 0; b < 40; b += 8) {
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

/* train_40, kernel 5 of 54 */
static void train_40_max_pooling2d_MaxPool(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    shared_max_pooling2d_MaxPool(m->conv2d_Tanh, m->max_pooling2d_MaxPool, slice);
}

/* train_40, kernel 6 of 54: conv2d_1_Conv2D[y3, x3, c2, b] = sum p2 5 q2 5 c 6: max_pooling2d_MaxPool[y3 +
 *     p2, x3 + q2, c, b] * conv2d_1_kernel[p2, q2, c, c2]
 *   from   lenet5.lua:8 conv2d_1 forward | sequential/conv2d_1/Conv2D (contract)
 *   axes   y3 10 in 8 slices, x3 10, c2 16, b 40 in vectors of 8 | reduced: p2 5, q2 5, c 6
 *   cost   9600.0 k multiply-adds, 453.8 k bytes */
static void shared_conv2d_1_Conv2D(const float max_pooling2d_MaxPool[14][14][6][40],
    const float conv2d_1_kernel[5][5][6][16], float conv2d_1_Conv2D[10][10][16][40], int slice)
{
    const int from = cuts_10_8[slice], to = cuts_10_8[slice + 1];
    for (int y3 = from; y3 < to; ++y3) {
        for (int b = 0; b < 40; b += 8) {
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

/* train_40, kernel 6 of 54 */
static void train_40_conv2d_1_Conv2D(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    shared_conv2d_1_Conv2D(m->max_pooling2d_MaxPool, s->conv2d_1_kernel, m->conv2d_1_Conv2D, slice);
}

/* train_40, kernel 7 of 54: 2 ops in a row
 *   from   lenet5.lua:8 conv2d_1 forward
 *   cost   128.0 k operations, 1024.1 k bytes */
static void shared_conv2d_1_BiasAdd(const float conv2d_1_Conv2D[10][10][16][40],
    const float *conv2d_1_bias, float conv2d_1_BiasAdd[10][10][16][40], const float *conv2d_1_BiasAdd_flat,
    float *conv2d_1_Tanh_flat)
{
    /* sequential/conv2d_1/BiasAdd */
    for (int y3 = 0; y3 < 10; ++y3)
        for (int x3 = 0; x3 < 10; ++x3)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int b = 0; b < 40; b += 8)
                    store_8(&conv2d_1_BiasAdd[y3][x3][c2][b], load_8(&conv2d_1_Conv2D[y3][x3][c2][b]) +
                        conv2d_1_bias[c2]);
    /* sequential/conv2d_1/Tanh */
    for (int i = 0; i < 64000; i += 8)
        store_8(&conv2d_1_Tanh_flat[i], tanh_8(load_8(&conv2d_1_BiasAdd_flat[i])));
}

/* train_40, kernel 7 of 54 */
static void train_40_conv2d_1_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    (void)slice;
    shared_conv2d_1_BiasAdd(m->conv2d_1_Conv2D, s->conv2d_1_bias, m->conv2d_1_BiasAdd,
        &m->conv2d_1_BiasAdd[0][0][0][0], &m->conv2d_1_Tanh[0][0][0][0]);
}

/* train_40, kernel 8 of 54: max_pooling2d_1_MaxPool[y4, x4, c2, b] = max p4 2 q4 2: conv2d_1_Tanh[2*y4 +
 *     p4, 2*x4 + q4, c2, b]
 *   from   lenet5.lua:9 max_pooling2d_1 forward | sequential/max_pooling2d_1/MaxPool (reduce)
 *   axes   y4 5, x4 5, c2 16, b 40 in vectors of 8 | reduced: p4 2, q4 2
 *   cost   64.0 k operations, 320.0 k bytes */
static void shared_max_pooling2d_1_MaxPool(const float conv2d_1_Tanh[10][10][16][40],
    float max_pooling2d_1_MaxPool[5][5][16][40])
{
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int b = 0; b < 40; b += 8) {
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

/* train_40, kernel 8 of 54 */
static void train_40_max_pooling2d_1_MaxPool(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    (void)slice;
    shared_max_pooling2d_1_MaxPool(m->conv2d_1_Tanh, m->max_pooling2d_1_MaxPool);
}

/* train_40, kernel 9 of 54: dense_MatMul[n, b] = sum y4 5 x4 5 c2 16: max_pooling2d_1_MaxPool[y4, x4, c2,
 *     b] * dense_kernel[y4, x4, c2, n]
 *   from   lenet5.lua:11 dense forward | sequential/dense/MatMul (contract)
 *   axes   n 120 in 8 slices, b 40 in vectors of 8 | reduced: y4 5, x4 5, c2 16
 *   cost   1920.0 k multiply-adds, 275.2 k bytes */
static void shared_dense_MatMul(const float max_pooling2d_1_MaxPool[5][5][16][40],
    const float dense_kernel[5][5][16][120], float dense_MatMul[120][40], int slice)
{
    const int from = cuts_120_8[slice], to = cuts_120_8[slice + 1];
    for (int n = from; n < to; ++n) {
        vec8 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0, sum4 = 0;
        for (int y4 = 0; y4 < 5; ++y4) {
            for (int x4 = 0; x4 < 5; ++x4) {
                for (int c2 = 0; c2 < 16; ++c2) {
#pragma clang fp contract(on)
                    const float b0 = dense_kernel[y4][x4][c2][n];
                    sum0 += load_8(&max_pooling2d_1_MaxPool[y4][x4][c2][0]) * b0,
                        sum1 += load_8(&max_pooling2d_1_MaxPool[y4][x4][c2][8]) * b0,
                        sum2 += load_8(&max_pooling2d_1_MaxPool[y4][x4][c2][16]) * b0,
                        sum3 += load_8(&max_pooling2d_1_MaxPool[y4][x4][c2][24]) * b0,
                        sum4 += load_8(&max_pooling2d_1_MaxPool[y4][x4][c2][32]) * b0;
                }
            }
        }
        store_8(&dense_MatMul[n][0], sum0);
        store_8(&dense_MatMul[n][8], sum1);
        store_8(&dense_MatMul[n][16], sum2);
        store_8(&dense_MatMul[n][24], sum3);
        store_8(&dense_MatMul[n][32], sum4);
    }
}

/* train_40, kernel 9 of 54 */
static void train_40_dense_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    shared_dense_MatMul(m->max_pooling2d_1_MaxPool, s->dense_kernel, m->dense_MatMul, slice);
}

/* train_40, kernel 10 of 54: 2 ops in a row
 *   from   lenet5.lua:11 dense forward
 *   cost   9600 operations, 77.3 k bytes */
static void shared_dense_BiasAdd(const float dense_MatMul[120][40], const float *dense_bias,
    float dense_BiasAdd[120][40], float dense_Tanh[120][40])
{
    /* sequential/dense/BiasAdd */
    for (int n = 0; n < 120; ++n)
        for (int b = 0; b < 40; b += 8)
            store_8(&dense_BiasAdd[n][b], load_8(&dense_MatMul[n][b]) + dense_bias[n]);
    /* sequential/dense/Tanh */
    for (int n = 0; n < 120; ++n)
        for (int b = 0; b < 40; b += 8)
            store_8(&dense_Tanh[n][b], tanh_8(load_8(&dense_BiasAdd[n][b])));
}

/* train_40, kernel 10 of 54 */
static void train_40_dense_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    (void)slice;
    shared_dense_BiasAdd(m->dense_MatMul, s->dense_bias, m->dense_BiasAdd, m->dense_Tanh);
}

/* train_40, kernel 11 of 54: dense_1_MatMul_partial[slice, n2, b] = sum n 120: dense_Tanh[n, b] *
 *     dense_1_kernel[n, n2]
 *   from   lenet5.lua:12 dense_1 forward | sequential/dense_1/MatMul (contract)
 *   axes   n2 84, b 40 in vectors of 8 | reduced: n 120 in 8 slices
 *   cost   403.2 k multiply-adds, 167.0 k bytes */
static void shared_dense_1_MatMul_partial(const float dense_Tanh[120][40],
    const float dense_1_kernel[120][84], float dense_1_MatMul_partial[8][84][40], int slice)
{
    const int from = cuts_120_8[slice], to = cuts_120_8[slice + 1];
    for (int n2 = 0; n2 < 84; n2 += 2) {
        vec8 sum00 = 0, sum01 = 0, sum02 = 0, sum03 = 0, sum04 = 0, sum10 = 0, sum11 = 0, sum12 = 0,
            sum13 = 0, sum14 = 0;
        for (int n = from; n < to; ++n) {
#pragma clang fp contract(on)
            const vec8 a0 = load_8(&dense_Tanh[n][0]), a1 = load_8(&dense_Tanh[n][8]),
                a2 = load_8(&dense_Tanh[n][16]), a3 = load_8(&dense_Tanh[n][24]),
                a4 = load_8(&dense_Tanh[n][32]);
            const float b0 = dense_1_kernel[n][n2], b1 = dense_1_kernel[n][n2 + 1];
            sum00 += a0 * b0, sum01 += a1 * b0, sum02 += a2 * b0, sum03 += a3 * b0, sum04 += a4 * b0,
                sum10 += a0 * b1, sum11 += a1 * b1, sum12 += a2 * b1, sum13 += a3 * b1,
                sum14 += a4 * b1;
        }
        store_8(&dense_1_MatMul_partial[slice][n2][0], sum00);
        store_8(&dense_1_MatMul_partial[slice][n2][8], sum01);
        store_8(&dense_1_MatMul_partial[slice][n2][16], sum02);
        store_8(&dense_1_MatMul_partial[slice][n2][24], sum03);
        store_8(&dense_1_MatMul_partial[slice][n2][32], sum04);
        store_8(&dense_1_MatMul_partial[slice][n2 + 1][0], sum10);
        store_8(&dense_1_MatMul_partial[slice][n2 + 1][8], sum11);
        store_8(&dense_1_MatMul_partial[slice][n2 + 1][16], sum12);
        store_8(&dense_1_MatMul_partial[slice][n2 + 1][24], sum13);
        store_8(&dense_1_MatMul_partial[slice][n2 + 1][32], sum14);
    }
}

/* train_40, kernel 11 of 54 */
static void train_40_dense_1_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    shared_dense_1_MatMul_partial(m->dense_Tanh, s->dense_1_kernel, m->dense_1_MatMul_partial, slice);
}

/* train_40, kernel 12 of 54: 3 ops in a row
 *   from   lenet5.lua:12 dense_1 forward
 *   cost   33.6 k operations, 175.1 k bytes */
static void shared_dense_1_MatMul(const float dense_1_MatMul_partial[8][84][40],
    float dense_1_MatMul[84][40], const float *dense_1_bias, float dense_1_BiasAdd[84][40],
    float dense_1_Tanh[84][40])
{
    /* sequential/dense_1/MatMul */
    for (int n2 = 0; n2 < 84; ++n2)
        for (int b = 0; b < 40; b += 8) {
            vec8 sum = 0;
            for (int slice = 0; slice < 8; ++slice)
                sum += load_8(&dense_1_MatMul_partial[slice][n2][b]);
            store_8(&dense_1_MatMul[n2][b], sum);
        }
    /* sequential/dense_1/BiasAdd */
    for (int n2 = 0; n2 < 84; ++n2)
        for (int b = 0; b < 40; b += 8)
            store_8(&dense_1_BiasAdd[n2][b], load_8(&dense_1_MatMul[n2][b]) + dense_1_bias[n2]);
    /* sequential/dense_1/Tanh */
    for (int n2 = 0; n2 < 84; ++n2)
        for (int b = 0; b < 40; b += 8)
            store_8(&dense_1_Tanh[n2][b], tanh_8(load_8(&dense_1_BiasAdd[n2][b])));
}

/* train_40, kernel 12 of 54 */
static void train_40_dense_1_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    (void)slice;
    shared_dense_1_MatMul(m->dense_1_MatMul_partial, m->dense_1_MatMul, s->dense_1_bias,
        m->dense_1_BiasAdd, m->dense_1_Tanh);
}

/* train_40, kernel 13 of 54: 7 ops in a row
 *   from   lenet5.lua:13 dense_2 forward
 *   cost   33.6 k multiply-adds, 35.1 k bytes */
static void shared_dense_2_MatMul(const float dense_1_Tanh[84][40], const float dense_2_kernel[84][10],
    float dense_2_MatMul[10][40], const float *dense_2_bias, float dense_2_BiasAdd[10][40],
    float *dense_2_Max, float dense_2_sub[10][40], float dense_2_Softmax[10][40], float *dense_2_Sum,
    float dense_2_Softmax2[10][40])
{
    /* sequential/dense_2/MatMul */
    for (int n3 = 0; n3 < 10; n3 += 2) {
        vec8 sum00 = 0, sum01 = 0, sum02 = 0, sum03 = 0, sum04 = 0, sum10 = 0, sum11 = 0,
            sum12 = 0, sum13 = 0, sum14 = 0;
        for (int n2 = 0; n2 < 84; ++n2) {
#pragma clang fp contract(on)
            const vec8 a0 = load_8(&dense_1_Tanh[n2][0]), a1 = load_8(&dense_1_Tanh[n2][8]),
                a2 = load_8(&dense_1_Tanh[n2][16]), a3 = load_8(&dense_1_Tanh[n2][24]),
                a4 = load_8(&dense_1_Tanh[n2][32]);
            const float b0 = dense_2_kernel[n2][n3], b1 = dense_2_kernel[n2][n3 + 1];
            sum00 += a0 * b0, sum01 += a1 * b0, sum02 += a2 * b0, sum03 += a3 * b0,
                sum04 += a4 * b0, sum10 += a0 * b1, sum11 += a1 * b1, sum12 += a2 * b1,
                sum13 += a3 * b1, sum14 += a4 * b1;
        }
        store_8(&dense_2_MatMul[n3][0], sum00);
        store_8(&dense_2_MatMul[n3][8], sum01);
        store_8(&dense_2_MatMul[n3][16], sum02);
        store_8(&dense_2_MatMul[n3][24], sum03);
        store_8(&dense_2_MatMul[n3][32], sum04);
        store_8(&dense_2_MatMul[n3 + 1][0], sum10);
        store_8(&dense_2_MatMul[n3 + 1][8], sum11);
        store_8(&dense_2_MatMul[n3 + 1][16], sum12);
        store_8(&dense_2_MatMul[n3 + 1][24], sum13);
        store_8(&dense_2_MatMul[n3 + 1][32], sum14);
    }
    /* sequential/dense_2/BiasAdd */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 40; b += 8)
            store_8(&dense_2_BiasAdd[n3][b], load_8(&dense_2_MatMul[n3][b]) + dense_2_bias[n3]);
    /* sequential/dense_2/Max */
    for (int b = 0; b < 40; b += 8) {
        vec8 most = -INFINITY;
        for (int n3 = 0; n3 < 10; ++n3) {
            const vec8 next0 = load_8(&dense_2_BiasAdd[n3][b]);
            most = most < next0 ? next0 : most;
        }
        store_8(&dense_2_Max[b], most);
    }
    /* sequential/dense_2/sub */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 40; b += 8)
            store_8(&dense_2_sub[n3][b], load_8(&dense_2_BiasAdd[n3][b]) - load_8(&dense_2_Max[b]));
    /* sequential/dense_2/Softmax */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 40; b += 8)
            store_8(&dense_2_Softmax[n3][b], exp_8(load_8(&dense_2_sub[n3][b])));
    /* sequential/dense_2/Sum */
    for (int b = 0; b < 40; b += 8) {
        vec8 sum = 0;
        for (int n3 = 0; n3 < 10; ++n3)
            sum += load_8(&dense_2_Softmax[n3][b]);
        store_8(&dense_2_Sum[b], sum);
    }
    /* sequential/dense_2/Softmax */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 40; b += 8)
            store_8(&dense_2_Softmax2[n3][b], load_8(&dense_2_Softmax[n3][b]) / load_8(&dense_2_Sum[b]));
}

/* train_40, kernel 13 of 54 */
static void train_40_dense_2_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    (void)slice;
    shared_dense_2_MatMul(m->dense_1_Tanh, s->dense_2_kernel, m->dense_2_MatMul, s->dense_2_bias,
        m->dense_2_BiasAdd, m->dense_2_Max, m->dense_2_sub, m->dense_2_Softmax, m->dense_2_Sum,
        m->dense_2_Softmax2);
}

/* train_40, kernel 14 of 54: 8 ops in a row
 *   from   lenet5.lua:2 loss forward
 *   cost   1361 operations, 7092 bytes */
static void train_40_loss_to_int32(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    (void)slice;
    const uint8_t *field1 = call->inputs[1];
    /* loss/to_int32 */
    for (int b = 0; b < 40; b += 8)
        store_int_8(&m->loss_to_int32[b], bytes_to_int_8(load_bytes_8(&field1[b])));
    /* loss/equal */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 40; b += 8)
            store_mask_8(&m->loss_equal[n3][b], n3 == load_int_8(&m->loss_to_int32[b]));
    /* loss/select */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 40; b += 8)
            store_8(&m->loss_select[n3][b], load_mask_8(&m->loss_equal[n3][b]) ?
                load_8(&m->dense_2_sub[n3][b]) : (vec8)0.0f);
    /* loss/Sum */
    for (int b = 0; b < 40; b += 8) {
        vec8 sum = 0;
        for (int n3 = 0; n3 < 10; ++n3)
            sum += load_8(&m->loss_select[n3][b]);
        store_8(&m->loss_Sum[b], sum);
    }
    /* loss/log */
    for (int b = 0; b < 40; b += 8)
        store_8(&m->loss_log[b], log_8(load_8(&m->dense_2_Sum[b])));
    /* loss/sub */
    for (int b = 0; b < 40; b += 8)
        store_8(&m->loss_sub[b], load_8(&m->loss_log[b]) - load_8(&m->loss_Sum[b]));
    /* loss/Sum */
    {
        vec8 sum = 0;
        sum += load_8(&m->loss_sub[0]);
        sum += load_8(&m->loss_sub[8]);
        sum += load_8(&m->loss_sub[16]);
        sum += load_8(&m->loss_sub[24]);
        sum += load_8(&m->loss_sub[32]);
        m->loss_Sum2[0] = sum_lanes_8(sum);
    }
    /* loss/div */
    m->loss_div[0] = m->loss_Sum2[0] / 40.0f;
}

/* train_40, kernel 15 of 54: 2 ops in a row
 *   from   lenet5.lua:2 loss backward
 *   cost   440 operations, 2320 bytes */
static void train_40_d_loss_log_div(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    (void)slice;
    /* gradient_tape/loss/log/div */
    for (int b = 0; b < 40; b += 8)
        store_8(&m->d_loss_log_div[b], 0.025f / load_8(&m->dense_2_Sum[b]));
    /* gradient_tape/loss/select/select */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 40; b += 8)
            store_8(&m->d_loss_select_select[n3][b], load_mask_8(&m->loss_equal[n3][b]) ? (vec8)-0.025f :
                (vec8)0.0f);
}

/* train_40, kernel 16 of 54: 6 ops in a row
 *   from   lenet5.lua:13 dense_2 backward
 *   cost   67.2 k multiply-adds, 49.8 k bytes */
static void train_40_d_dense_2_Softmax_mul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    (void)slice;
    /* gradient_tape/sequential/dense_2/Softmax/mul */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 40; b += 8)
            store_8(&m->d_dense_2_Softmax_mul[n3][b], load_8(&m->d_loss_log_div[b]) *
                load_8(&m->dense_2_Softmax[n3][b]));
    /* gradient_tape/sequential/dense_2/Softmax/add */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 40; b += 8)
            store_8(&m->d_dense_2_Softmax_add[n3][b], load_8(&m->d_loss_select_select[n3][b]) +
                load_8(&m->d_dense_2_Softmax_mul[n3][b]));
    /* gradient_tape/sequential/dense_2/view/reduce */
    for (int n3 = 0; n3 < 10; ++n3) {
        vec8 sum = 0;
        for (int b = 0; b < 40; b += 8)
            sum += load_8(&m->d_dense_2_Softmax_add[n3][b]);
        m->d_dense_2_view_reduce[n3] = sum_lanes_8(sum);
    }
    /* gradient_tape/sequential/dense_2/MatMul/contract */
    for (int n2 = 0; n2 < 84; n2 += 2) {
        vec8 sum00 = 0, sum01 = 0, sum02 = 0, sum03 = 0, sum04 = 0, sum10 = 0, sum11 = 0,
            sum12 = 0, sum13 = 0, sum14 = 0;
        for (int n3 = 0; n3 < 10; ++n3) {
#pragma clang fp contract(on)
            const vec8 a0 = load_8(&m->d_dense_2_Softmax_add[n3][0]),
                a1 = load_8(&m->d_dense_2_Softmax_add[n3][8]),
                a2 = load_8(&m->d_dense_2_Softmax_add[n3][16]),
                a3 = load_8(&m->d_dense_2_Softmax_add[n3][24]),
                a4 = load_8(&m->d_dense_2_Softmax_add[n3][32]);
            const float b0 = s->dense_2_kernel[n2][n3], b1 = s->dense_2_kernel[n2 + 1][n3];
            sum00 += a0 * b0, sum01 += a1 * b0, sum02 += a2 * b0, sum03 += a3 * b0,
                sum04 += a4 * b0, sum10 += a0 * b1, sum11 += a1 * b1, sum12 += a2 * b1,
                sum13 += a3 * b1, sum14 += a4 * b1;
        }
        store_8(&m->d_dense_2_MatMul_contract[n2][0], sum00);
        store_8(&m->d_dense_2_MatMul_contract[n2][8], sum01);
        store_8(&m->d_dense_2_MatMul_contract[n2][16], sum02);
        store_8(&m->d_dense_2_MatMul_contract[n2][24], sum03);
        store_8(&m->d_dense_2_MatMul_contract[n2][32], sum04);
        store_8(&m->d_dense_2_MatMul_contract[n2 + 1][0], sum10);
        store_8(&m->d_dense_2_MatMul_contract[n2 + 1][8], sum11);
        store_8(&m->d_dense_2_MatMul_contract[n2 + 1][16], sum12);
        store_8(&m->d_dense_2_MatMul_contract[n2 + 1][24], sum13);
        store_8(&m->d_dense_2_MatMul_contract[n2 + 1][32], sum14);
    }
    /* d_dense_2_Softmax_add_by_n3 */
    for (int b = 0; b < 40; b += 8)
        for (int n3 = 0; n3 < 10; ++n3)
            store_strided_8(&m->d_dense_2_Softmax_add_by_n3[b][n3], 10,
                load_8(&m->d_dense_2_Softmax_add[n3][b]));
    /* gradient_tape/sequential/dense_2/MatMul/contract */
    for (int n2 = 0; n2 < 84; n2 += 12) {
        vec8 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0, sum4 = 0, sum5 = 0, sum6 = 0, sum7 = 0,
            sum8 = 0, sum9 = 0, suma = 0, sumb = 0;
        for (int b = 0; b < 40; ++b) {
#pragma clang fp contract(on)
            const vec8 a0 = load_8(&m->d_dense_2_Softmax_add_by_n3[b][0]);
            sum0 += a0 * m->dense_1_Tanh[n2][b], sum1 += a0 * m->dense_1_Tanh[n2 + 1][b],
                sum2 += a0 * m->dense_1_Tanh[n2 + 2][b], sum3 += a0 * m->dense_1_Tanh[n2 + 3][b],
                sum4 += a0 * m->dense_1_Tanh[n2 + 4][b], sum5 += a0 * m->dense_1_Tanh[n2 + 5][b],
                sum6 += a0 * m->dense_1_Tanh[n2 + 6][b], sum7 += a0 * m->dense_1_Tanh[n2 + 7][b],
                sum8 += a0 * m->dense_1_Tanh[n2 + 8][b], sum9 += a0 * m->dense_1_Tanh[n2 + 9][b],
                suma += a0 * m->dense_1_Tanh[n2 + 10][b], sumb += a0 * m->dense_1_Tanh[n2 + 11][b];
        }
        store_8(&m->d_dense_2_MatMul_contract2[n2][0], sum0);
        store_8(&m->d_dense_2_MatMul_contract2[n2 + 1][0], sum1);
        store_8(&m->d_dense_2_MatMul_contract2[n2 + 2][0], sum2);
        store_8(&m->d_dense_2_MatMul_contract2[n2 + 3][0], sum3);
        store_8(&m->d_dense_2_MatMul_contract2[n2 + 4][0], sum4);
        store_8(&m->d_dense_2_MatMul_contract2[n2 + 5][0], sum5);
        store_8(&m->d_dense_2_MatMul_contract2[n2 + 6][0], sum6);
        store_8(&m->d_dense_2_MatMul_contract2[n2 + 7][0], sum7);
        store_8(&m->d_dense_2_MatMul_contract2[n2 + 8][0], sum8);
        store_8(&m->d_dense_2_MatMul_contract2[n2 + 9][0], sum9);
        store_8(&m->d_dense_2_MatMul_contract2[n2 + 10][0], suma);
        store_8(&m->d_dense_2_MatMul_contract2[n2 + 11][0], sumb);
    }
    for (int n2 = 0; n2 < 84; n2 += 12) {
        vec2 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0, sum4 = 0, sum5 = 0, sum6 = 0, sum7 = 0,
            sum8 = 0, sum9 = 0, suma = 0, sumb = 0;
        for (int b = 0; b < 40; ++b) {
#pragma clang fp contract(on)
            const vec2 a0 = load_2(&m->d_dense_2_Softmax_add_by_n3[b][8]);
            sum0 += a0 * m->dense_1_Tanh[n2][b], sum1 += a0 * m->dense_1_Tanh[n2 + 1][b],
                sum2 += a0 * m->dense_1_Tanh[n2 + 2][b], sum3 += a0 * m->dense_1_Tanh[n2 + 3][b],
                sum4 += a0 * m->dense_1_Tanh[n2 + 4][b], sum5 += a0 * m->dense_1_Tanh[n2 + 5][b],
                sum6 += a0 * m->dense_1_Tanh[n2 + 6][b], sum7 += a0 * m->dense_1_Tanh[n2 + 7][b],
                sum8 += a0 * m->dense_1_Tanh[n2 + 8][b], sum9 += a0 * m->dense_1_Tanh[n2 + 9][b],
                suma += a0 * m->dense_1_Tanh[n2 + 10][b], sumb += a0 * m->dense_1_Tanh[n2 + 11][b];
        }
        store_2(&m->d_dense_2_MatMul_contract2[n2][8], sum0);
        store_2(&m->d_dense_2_MatMul_contract2[n2 + 1][8], sum1);
        store_2(&m->d_dense_2_MatMul_contract2[n2 + 2][8], sum2);
        store_2(&m->d_dense_2_MatMul_contract2[n2 + 3][8], sum3);
        store_2(&m->d_dense_2_MatMul_contract2[n2 + 4][8], sum4);
        store_2(&m->d_dense_2_MatMul_contract2[n2 + 5][8], sum5);
        store_2(&m->d_dense_2_MatMul_contract2[n2 + 6][8], sum6);
        store_2(&m->d_dense_2_MatMul_contract2[n2 + 7][8], sum7);
        store_2(&m->d_dense_2_MatMul_contract2[n2 + 8][8], sum8);
        store_2(&m->d_dense_2_MatMul_contract2[n2 + 9][8], sum9);
        store_2(&m->d_dense_2_MatMul_contract2[n2 + 10][8], suma);
        store_2(&m->d_dense_2_MatMul_contract2[n2 + 11][8], sumb);
    }
}

/* train_40, kernel 17 of 54: 4 ops in a row
 *   from   lenet5.lua:12 dense_1 backward
 *   cost   13.4 k operations, 121.3 k bytes */
static void train_40_d_dense_1_Tanh_mul(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    (void)slice;
    /* gradient_tape/sequential/dense_1/Tanh/mul */
    for (int n2 = 0; n2 < 84; ++n2)
        for (int b = 0; b < 40; b += 8) {
            const vec8 a0 = load_8(&m->dense_1_Tanh[n2][b]);
            store_8(&m->d_dense_1_Tanh_mul[n2][b], a0 * a0);
        }
    /* gradient_tape/sequential/dense_1/Tanh/sub */
    for (int n2 = 0; n2 < 84; ++n2)
        for (int b = 0; b < 40; b += 8)
            store_8(&m->d_dense_1_Tanh_sub[n2][b], 1.0f - load_8(&m->d_dense_1_Tanh_mul[n2][b]));
    /* gradient_tape/sequential/dense_1/Tanh/mul */
    for (int n2 = 0; n2 < 84; ++n2)
        for (int b = 0; b < 40; b += 8)
            store_8(&m->d_dense_1_Tanh_mul2[n2][b], load_8(&m->d_dense_2_MatMul_contract[n2][b]) *
                load_8(&m->d_dense_1_Tanh_sub[n2][b]));
    /* gradient_tape/sequential/dense_1/view/reduce */
    for (int n2 = 0; n2 < 84; ++n2) {
        vec8 sum = 0;
        for (int b = 0; b < 40; b += 8)
            sum += load_8(&m->d_dense_1_Tanh_mul2[n2][b]);
        m->d_dense_1_view_reduce[n2] = sum_lanes_8(sum);
    }
}

/* train_40, kernel 18 of 54: d_dense_1_MatMul_contract[n, b] = sum n2 84: d_dense_1_Tanh_mul2[n2, b] *
 *     dense_1_kernel[n, n2]
 *   from   lenet5.lua:12 dense_1 backward | gradient_tape/sequential/dense_1/MatMul/contract (contract)
 *   axes   n 120 in 8 slices, b 40 in vectors of 8 | reduced: n2 84
 *   cost   403.2 k multiply-adds, 73.0 k bytes */
static void train_40_d_dense_1_MatMul_contract(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    const int from = cuts_120_8[slice], to = cuts_120_8[slice + 1];
    for (int n = from; n < to; ++n) {
        vec8 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0, sum4 = 0;
        for (int n2 = 0; n2 < 84; ++n2) {
#pragma clang fp contract(on)
            const float b0 = s->dense_1_kernel[n][n2];
            sum0 += load_8(&m->d_dense_1_Tanh_mul2[n2][0]) * b0,
                sum1 += load_8(&m->d_dense_1_Tanh_mul2[n2][8]) * b0,
                sum2 += load_8(&m->d_dense_1_Tanh_mul2[n2][16]) * b0,
                sum3 += load_8(&m->d_dense_1_Tanh_mul2[n2][24]) * b0,
                sum4 += load_8(&m->d_dense_1_Tanh_mul2[n2][32]) * b0;
        }
        store_8(&m->d_dense_1_MatMul_contract[n][0], sum0);
        store_8(&m->d_dense_1_MatMul_contract[n][8], sum1);
        store_8(&m->d_dense_1_MatMul_contract[n][16], sum2);
        store_8(&m->d_dense_1_MatMul_contract[n][24], sum3);
        store_8(&m->d_dense_1_MatMul_contract[n][32], sum4);
    }
}

/* train_40, kernel 19 of 54: d_dense_1_Tanh_mul2_by_n2[b, n2] = d_dense_1_Tanh_mul2[n2, b]
 *   from   lenet5.lua:12 dense_1 backward | d_dense_1_Tanh_mul2_by_n2 (copy)
 *   axes   b 40 in vectors of 8, n2 84
 *   cost   0 operations, 26.9 k bytes */
static void train_40_d_dense_1_Tanh_mul2_by_n2(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    (void)slice;
    for (int b = 0; b < 40; b += 8)
        for (int n2 = 0; n2 < 84; ++n2)
            store_strided_8(&m->d_dense_1_Tanh_mul2_by_n2[b][n2], 84,
                load_8(&m->d_dense_1_Tanh_mul2[n2][b]));
}

/* train_40, kernel 20 of 54: d_dense_1_MatMul_contract2[n, n2] = sum b 40: d_dense_1_Tanh_mul2_by_n2[b, n2]
 *     * dense_Tanh[n, b]
 *   from   lenet5.lua:12 dense_1 backward | gradient_tape/sequential/dense_1/MatMul/contract (contract)
 *   axes   n 120 in 8 slices, n2 84 in vectors of 8 | reduced: b 40
 *   cost   403.2 k multiply-adds, 73.0 k bytes */
static void train_40_d_dense_1_MatMul_contract2(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    const int from = cuts_120_8[slice], to = cuts_120_8[slice + 1];
    for (int n = from; n < to; ++n) {
        {
            vec8 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0, sum4 = 0, sum5 = 0;
            for (int b = 0; b < 40; ++b) {
#pragma clang fp contract(on)
                const float b0 = m->dense_Tanh[n][b];
                sum0 += load_8(&m->d_dense_1_Tanh_mul2_by_n2[b][0]) * b0,
                    sum1 += load_8(&m->d_dense_1_Tanh_mul2_by_n2[b][8]) * b0,
                    sum2 += load_8(&m->d_dense_1_Tanh_mul2_by_n2[b][16]) * b0,
                    sum3 += load_8(&m->d_dense_1_Tanh_mul2_by_n2[b][24]) * b0,
                    sum4 += load_8(&m->d_dense_1_Tanh_mul2_by_n2[b][32]) * b0,
                    sum5 += load_8(&m->d_dense_1_Tanh_mul2_by_n2[b][40]) * b0;
            }
            store_8(&m->d_dense_1_MatMul_contract2[n][0], sum0);
            store_8(&m->d_dense_1_MatMul_contract2[n][8], sum1);
            store_8(&m->d_dense_1_MatMul_contract2[n][16], sum2);
            store_8(&m->d_dense_1_MatMul_contract2[n][24], sum3);
            store_8(&m->d_dense_1_MatMul_contract2[n][32], sum4);
            store_8(&m->d_dense_1_MatMul_contract2[n][40], sum5);
        }
        {
            vec8 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
            for (int b = 0; b < 40; ++b) {
#pragma clang fp contract(on)
                const float b0 = m->dense_Tanh[n][b];
                sum0 += load_8(&m->d_dense_1_Tanh_mul2_by_n2[b][48]) * b0,
                    sum1 += load_8(&m->d_dense_1_Tanh_mul2_by_n2[b][56]) * b0,
                    sum2 += load_8(&m->d_dense_1_Tanh_mul2_by_n2[b][64]) * b0,
                    sum3 += load_8(&m->d_dense_1_Tanh_mul2_by_n2[b][72]) * b0;
            }
            store_8(&m->d_dense_1_MatMul_contract2[n][48], sum0);
            store_8(&m->d_dense_1_MatMul_contract2[n][56], sum1);
            store_8(&m->d_dense_1_MatMul_contract2[n][64], sum2);
            store_8(&m->d_dense_1_MatMul_contract2[n][72], sum3);
        }
        {
            vec4 sum = 0;
            for (int b = 0; b < 40; ++b) {
#pragma clang fp contract(on)
                sum += load_4(&m->d_dense_1_Tanh_mul2_by_n2[b][80]) * m->dense_Tanh[n][b];
            }
            store_4(&m->d_dense_1_MatMul_contract2[n][80], sum);
        }
    }
}

/* train_40, kernel 21 of 54: 4 ops in a row
 *   from   lenet5.lua:11 dense backward
 *   cost   19.2 k operations, 173.3 k bytes */
static void train_40_d_dense_Tanh_mul(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    (void)slice;
    /* gradient_tape/sequential/dense/Tanh/mul */
    for (int n = 0; n < 120; ++n)
        for (int b = 0; b < 40; b += 8) {
            const vec8 a0 = load_8(&m->dense_Tanh[n][b]);
            store_8(&m->d_dense_Tanh_mul[n][b], a0 * a0);
        }
    /* gradient_tape/sequential/dense/Tanh/sub */
    for (int n = 0; n < 120; ++n)
        for (int b = 0; b < 40; b += 8)
            store_8(&m->d_dense_Tanh_sub[n][b], 1.0f - load_8(&m->d_dense_Tanh_mul[n][b]));
    /* gradient_tape/sequential/dense/Tanh/mul */
    for (int n = 0; n < 120; ++n)
        for (int b = 0; b < 40; b += 8)
            store_8(&m->d_dense_Tanh_mul2[n][b], load_8(&m->d_dense_1_MatMul_contract[n][b]) *
                load_8(&m->d_dense_Tanh_sub[n][b]));
    /* gradient_tape/sequential/dense/view/reduce */
    for (int n = 0; n < 120; ++n) {
        vec8 sum = 0;
        for (int b = 0; b < 40; b += 8)
            sum += load_8(&m->d_dense_Tanh_mul2[n][b]);
        m->d_dense_view_reduce[n] = sum_lanes_8(sum);
    }
}

/* train_40, kernel 22 of 54: d_dense_MatMul_contract_partial[slice, y4, x4, c2, b] = sum n 120:
 *     d_dense_Tanh_mul2[n, b] * dense_kernel[y4, x4, c2, n]
 *   from   lenet5.lua:11 dense backward | gradient_tape/sequential/dense/MatMul/contract (contract)
 *   axes   y4 5, x4 5, c2 16, b 40 in vectors of 8 | reduced: n 120 in 8 slices
 *   cost   1920.0 k multiply-adds, 723.2 k bytes */
static void train_40_d_dense_MatMul_contract_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    const int from = cuts_120_8[slice], to = cuts_120_8[slice + 1];
    for (int y4 = 0; y4 < 5; ++y4) {
        for (int x4 = 0; x4 < 5; ++x4) {
            for (int c2 = 0; c2 < 16; c2 += 2) {
                vec8 sum00 = 0, sum01 = 0, sum02 = 0, sum03 = 0, sum04 = 0, sum10 = 0, sum11 = 0,
                    sum12 = 0, sum13 = 0, sum14 = 0;
                for (int n = from; n < to; ++n) {
#pragma clang fp contract(on)
                    const vec8 a0 = load_8(&m->d_dense_Tanh_mul2[n][0]),
                        a1 = load_8(&m->d_dense_Tanh_mul2[n][8]), a2 = load_8(&m->d_dense_Tanh_mul2[n][16]),
                        a3 = load_8(&m->d_dense_Tanh_mul2[n][24]),
                            a4 = load_8(&m->d_dense_Tanh_mul2[n][32]);
                    const float b0 = s->dense_kernel[y4][x4][c2][n],
                        b1 = s->dense_kernel[y4][x4][c2 + 1][n];
                    sum00 += a0 * b0, sum01 += a1 * b0, sum02 += a2 * b0, sum03 += a3 * b0,
                        sum04 += a4 * b0, sum10 += a0 * b1, sum11 += a1 * b1, sum12 += a2 * b1,
                        sum13 += a3 * b1, sum14 += a4 * b1;
                }
                store_8(&m->d_dense_MatMul_contract_partial[slice][y4][x4][c2][0], sum00);
                store_8(&m->d_dense_MatMul_contract_partial[slice][y4][x4][c2][8], sum01);
                store_8(&m->d_dense_MatMul_contract_partial[slice][y4][x4][c2][16], sum02);
                store_8(&m->d_dense_MatMul_contract_partial[slice][y4][x4][c2][24], sum03);
                store_8(&m->d_dense_MatMul_contract_partial[slice][y4][x4][c2][32], sum04);
                store_8(&m->d_dense_MatMul_contract_partial[slice][y4][x4][c2 + 1][0], sum10);
                store_8(&m->d_dense_MatMul_contract_partial[slice][y4][x4][c2 + 1][8], sum11);
                store_8(&m->d_dense_MatMul_contract_partial[slice][y4][x4][c2 + 1][16], sum12);
                store_8(&m->d_dense_MatMul_contract_partial[slice][y4][x4][c2 + 1][24], sum13);
                store_8(&m->d_dense_MatMul_contract_partial[slice][y4][x4][c2 + 1][32], sum14);
            }
        }
    }
}

/* train_40, kernel 23 of 54: 2 ops in a row
 *   from   lenet5.lua:11 dense backward
 *   cost   128.0 k operations, 614.4 k bytes */
static void train_40_d_dense_MatMul_contract(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    (void)slice;
    /* gradient_tape/sequential/dense/MatMul/contract */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int b = 0; b < 40; b += 8) {
                    vec8 sum = 0;
                    for (int slice = 0; slice < 8; ++slice)
                        sum += load_8(&m->d_dense_MatMul_contract_partial[slice][y4][x4][c2][b]);
                    store_8(&m->d_dense_MatMul_contract[y4][x4][c2][b], sum);
                }
    /* d_dense_Tanh_mul2_by_n */
    for (int b = 0; b < 40; b += 8)
        for (int n = 0; n < 120; ++n)
            store_strided_8(&m->d_dense_Tanh_mul2_by_n[b][n], 120, load_8(&m->d_dense_Tanh_mul2[n][b]));
}

/* train_40, kernel 24 of 54: d_dense_MatMul_contract2[y4, x4, c2, n] = sum b 40: d_dense_Tanh_mul2_by_n[b,
 *     n] * max_pooling2d_1_MaxPool[y4, x4, c2, b]
 *   from   lenet5.lua:11 dense backward | gradient_tape/sequential/dense/MatMul/contract (contract)
 *   axes   y4 5, x4 5, c2 16, n 120 in 8 slices in vectors of 8 | reduced: b 40
 *   cost   1920.0 k multiply-adds, 275.2 k bytes */
static void train_40_d_dense_MatMul_contract2(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    const int from = cuts_120_8[slice], to = cuts_120_8[slice + 1];
    for (int n = from; n + 8 <= to; n += 8) {
        for (int x4 = 0; x4 < 5; ++x4) {
            for (int c2 = 0; c2 < 16; c2 += 2) {
                vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0,
                    sum31 = 0, sum40 = 0, sum41 = 0;
                for (int b = 0; b < 40; ++b) {
#pragma clang fp contract(on)
                    const vec8 a0 = load_8(&m->d_dense_Tanh_mul2_by_n[b][n]);
                    sum00 += a0 * m->max_pooling2d_1_MaxPool[0][x4][c2][b],
                        sum01 += a0 * m->max_pooling2d_1_MaxPool[0][x4][c2 + 1][b],
                        sum10 += a0 * m->max_pooling2d_1_MaxPool[1][x4][c2][b],
                        sum11 += a0 * m->max_pooling2d_1_MaxPool[1][x4][c2 + 1][b],
                        sum20 += a0 * m->max_pooling2d_1_MaxPool[2][x4][c2][b],
                        sum21 += a0 * m->max_pooling2d_1_MaxPool[2][x4][c2 + 1][b],
                        sum30 += a0 * m->max_pooling2d_1_MaxPool[3][x4][c2][b],
                        sum31 += a0 * m->max_pooling2d_1_MaxPool[3][x4][c2 + 1][b],
                        sum40 += a0 * m->max_pooling2d_1_MaxPool[4][x4][c2][b],
                        sum41 += a0 * m->max_pooling2d_1_MaxPool[4][x4][c2 + 1][b];
                }
                store_8(&m->d_dense_MatMul_contract2[0][x4][c2][n], sum00);
                store_8(&m->d_dense_MatMul_contract2[0][x4][c2 + 1][n], sum01);
                store_8(&m->d_dense_MatMul_contract2[1][x4][c2][n], sum10);
                store_8(&m->d_dense_MatMul_contract2[1][x4][c2 + 1][n], sum11);
                store_8(&m->d_dense_MatMul_contract2[2][x4][c2][n], sum20);
                store_8(&m->d_dense_MatMul_contract2[2][x4][c2 + 1][n], sum21);
                store_8(&m->d_dense_MatMul_contract2[3][x4][c2][n], sum30);
                store_8(&m->d_dense_MatMul_contract2[3][x4][c2 + 1][n], sum31);
                store_8(&m->d_dense_MatMul_contract2[4][x4][c2][n], sum40);
                store_8(&m->d_dense_MatMul_contract2[4][x4][c2 + 1][n], sum41);
            }
        }
    }
    for (int n = to - (to - from) % 8; n < to; ++n) {
        for (int x4 = 0; x4 < 5; ++x4) {
            for (int c2 = 0; c2 < 16; c2 += 2) {
                float sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0,
                    sum31 = 0, sum40 = 0, sum41 = 0;
                for (int b = 0; b < 40; ++b) {
#pragma clang fp contract(on)
                    const float a0 = m->d_dense_Tanh_mul2_by_n[b][n];
                    sum00 += a0 * m->max_pooling2d_1_MaxPool[0][x4][c2][b],
                        sum01 += a0 * m->max_pooling2d_1_MaxPool[0][x4][c2 + 1][b],
                        sum10 += a0 * m->max_pooling2d_1_MaxPool[1][x4][c2][b],
                        sum11 += a0 * m->max_pooling2d_1_MaxPool[1][x4][c2 + 1][b],
                        sum20 += a0 * m->max_pooling2d_1_MaxPool[2][x4][c2][b],
                        sum21 += a0 * m->max_pooling2d_1_MaxPool[2][x4][c2 + 1][b],
                        sum30 += a0 * m->max_pooling2d_1_MaxPool[3][x4][c2][b],
                        sum31 += a0 * m->max_pooling2d_1_MaxPool[3][x4][c2 + 1][b],
                        sum40 += a0 * m->max_pooling2d_1_MaxPool[4][x4][c2][b],
                        sum41 += a0 * m->max_pooling2d_1_MaxPool[4][x4][c2 + 1][b];
                }
                m->d_dense_MatMul_contract2[0][x4][c2][n] = sum00;
                m->d_dense_MatMul_contract2[0][x4][c2 + 1][n] = sum01;
                m->d_dense_MatMul_contract2[1][x4][c2][n] = sum10;
                m->d_dense_MatMul_contract2[1][x4][c2 + 1][n] = sum11;
                m->d_dense_MatMul_contract2[2][x4][c2][n] = sum20;
                m->d_dense_MatMul_contract2[2][x4][c2 + 1][n] = sum21;
                m->d_dense_MatMul_contract2[3][x4][c2][n] = sum30;
                m->d_dense_MatMul_contract2[3][x4][c2 + 1][n] = sum31;
                m->d_dense_MatMul_contract2[4][x4][c2][n] = sum40;
                m->d_dense_MatMul_contract2[4][x4][c2 + 1][n] = sum41;
            }
        }
    }
}

/* train_40, kernel 25 of 54: 5 ops in a row
 *   from   lenet5.lua:9 max_pooling2d_1 backward
 *   cost   576.0 k operations, 1536.0 k bytes */
static void train_40_d_max_pooling2d_1_MaxPool_equal(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    (void)slice;
    /* gradient_tape/sequential/max_pooling2d_1/MaxPool/equal */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int p5 = 0; p5 < 2; ++p5)
                    for (int q5 = 0; q5 < 2; ++q5)
                        for (int b = 0; b < 40; b += 8)
                            store_mask_8(&m->d_max_pooling2d_1_MaxPool_equal[y4][x4][c2][p5][q5][b],
                                load_8(&m->conv2d_1_Tanh[2 * y4 + p5][2 * x4 + q5][c2][b]) ==
                                load_8(&m->max_pooling2d_1_MaxPool[y4][x4][c2][b]));
    /* gradient_tape/sequential/max_pooling2d_1/MaxPool/select */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int p5 = 0; p5 < 2; ++p5)
                    for (int q5 = 0; q5 < 2; ++q5)
                        for (int b = 0; b < 40; b += 8)
                            store_int_8(&m->d_max_pooling2d_1_MaxPool_select[y4][x4][c2][p5][q5][b],
                                load_mask_8(&m->d_max_pooling2d_1_MaxPool_equal[y4][x4][c2][p5][q5][b]) ?
                                (ivec8)(q5 + p5 * 2) : (ivec8)4);
    /* gradient_tape/sequential/max_pooling2d_1/MaxPool/reduce */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int b = 0; b < 40; b += 8) {
                    ivec8 least = INT32_MAX;
                    {
                        const ivec8 next0 =
                            load_int_8(&m->d_max_pooling2d_1_MaxPool_select[y4][x4][c2][0][0][b]);
                        least = least > next0 ? next0 : least;
                        const ivec8 next1 =
                            load_int_8(&m->d_max_pooling2d_1_MaxPool_select[y4][x4][c2][0][1][b]);
                        least = least > next1 ? next1 : least;
                        const ivec8 next2 =
                            load_int_8(&m->d_max_pooling2d_1_MaxPool_select[y4][x4][c2][1][0][b]);
                        least = least > next2 ? next2 : least;
                        const ivec8 next3 =
                            load_int_8(&m->d_max_pooling2d_1_MaxPool_select[y4][x4][c2][1][1][b]);
                        least = least > next3 ? next3 : least;
                    }
                    store_int_8(&m->d_max_pooling2d_1_MaxPool_reduce[y4][x4][c2][b], least);
                }
    /* gradient_tape/sequential/max_pooling2d_1/MaxPool/equal */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int p6 = 0; p6 < 2; ++p6)
                    for (int q6 = 0; q6 < 2; ++q6)
                        for (int b = 0; b < 40; b += 8)
                            store_mask_8(&m->d_max_pooling2d_1_MaxPool_equal2[y4][x4][c2][p6][q6][b], q6 +
                                p6 * 2 == load_int_8(&m->d_max_pooling2d_1_MaxPool_reduce[y4][x4][c2][b]));
    /* gradient_tape/sequential/max_pooling2d_1/MaxPool/select */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int p6 = 0; p6 < 2; ++p6)
                    for (int q6 = 0; q6 < 2; ++q6)
                        for (int b = 0; b < 40; b += 8)
                            store_8(&m->d_max_pooling2d_1_MaxPool_select2[y4][x4][c2][p6][q6][b],
                                load_mask_8(&m->d_max_pooling2d_1_MaxPool_equal2[y4][x4][c2][p6][q6][b]) ?
                                load_8(&m->d_dense_MatMul_contract[y4][x4][c2][b]) : (vec8)0.0f);
}

/* train_40, kernel 26 of 54: d_max_pooling2d_1_view_reduce[y3, x3, c2, b] = sum p6 2 q6 2:
 *     d_max_pooling2d_1_MaxPool_select2[(y3 - p6)/2, (x3 - q6)/2, c2, p6, q6, b]?
 *   from   lenet5.lua:9 max_pooling2d_1 backward | gradient_tape/sequential/max_pooling2d_1/view/reduce
 *          (reduce)
 *   axes   y3 10 in 8 slices, x3 10, c2 16, b 40 in vectors of 8 | reduced: p6 2, q6 2
 *   cost   256.0 k operations, 512.0 k bytes */
static void train_40_d_max_pooling2d_1_view_reduce(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    const int from = cuts_10_8[slice], to = cuts_10_8[slice + 1];
    for (int y3 = from; y3 < to; ++y3)
        for (int x3 = 0; x3 < 10; ++x3)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int b = 0; b < 40; b += 8) {
                    vec8 sum = 0;
                    sum += (y3) % 2 == 0 && (x3) % 2 == 0 ?
                        load_8(&m->d_max_pooling2d_1_MaxPool_select2[(y3) / 2][(x3) / 2][c2][0][0][b]) :
                        (vec8)0.0f;
                    sum += (y3) % 2 == 0 && (x3 - 1) % 2 == 0 && (unsigned)((x3 - 1) / 2) < 5u ?
                        load_8(&m->d_max_pooling2d_1_MaxPool_select2[(y3) / 2][(x3 - 1) / 2][c2][0][1][b])
                        : (vec8)0.0f;
                    sum += (y3 - 1) % 2 == 0 && (unsigned)((y3 - 1) / 2) < 5u && (x3) % 2 == 0 ?
                        load_8(&m->d_max_pooling2d_1_MaxPool_select2[(y3 - 1) / 2][(x3) / 2][c2][1][0][b])
                        : (vec8)0.0f;
                    sum += (y3 - 1) % 2 == 0 && (unsigned)((y3 - 1) / 2) < 5u && (x3 - 1) % 2 == 0 &&
                        (unsigned)((x3 - 1) / 2) < 5u ?
                        load_8(&m->d_max_pooling2d_1_MaxPool_select2[(y3 - 1) / 2][(x3 - 1) /
                        2][c2][1][1][b]) : (vec8)0.0f;
                    store_8(&m->d_max_pooling2d_1_view_reduce[y3][x3][c2][b], sum);
                }
}

/* train_40, kernel 27 of 54: 4 ops in a row
 *   from   lenet5.lua:8 conv2d_1 backward
 *   cost   256.0 k operations, 2304.1 k bytes */
static void train_40_d_conv2d_1_Tanh_mul(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    (void)slice;
    const float *conv2d_1_Tanh_flat = &m->conv2d_1_Tanh[0][0][0][0];
    float *d_conv2d_1_Tanh_mul_flat = &m->d_conv2d_1_Tanh_mul[0][0][0][0];
    float *d_conv2d_1_Tanh_sub_flat = &m->d_conv2d_1_Tanh_sub[0][0][0][0];
    const float *d_max_pooling2d_1_view_reduce_flat = &m->d_max_pooling2d_1_view_reduce[0][0][0][0];
    float *d_conv2d_1_Tanh_mul2_flat = &m->d_conv2d_1_Tanh_mul2[0][0][0][0];
    /* gradient_tape/sequential/conv2d_1/Tanh/mul */
    for (int i = 0; i < 64000; i += 8) {
        const vec8 a0 = load_8(&conv2d_1_Tanh_flat[i]);
        store_8(&d_conv2d_1_Tanh_mul_flat[i], a0 * a0);
    }
    /* gradient_tape/sequential/conv2d_1/Tanh/sub */
    for (int i = 0; i < 64000; i += 8)
        store_8(&d_conv2d_1_Tanh_sub_flat[i], 1.0f - load_8(&d_conv2d_1_Tanh_mul_flat[i]));
    /* gradient_tape/sequential/conv2d_1/Tanh/mul */
    for (int i = 0; i < 64000; i += 8)
        store_8(&d_conv2d_1_Tanh_mul2_flat[i], load_8(&d_max_pooling2d_1_view_reduce_flat[i]) *
            load_8(&d_conv2d_1_Tanh_sub_flat[i]));
    /* gradient_tape/sequential/conv2d_1/view/reduce */
    for (int c2 = 0; c2 < 16; ++c2) {
        vec8 sum = 0;
        for (int b = 0; b < 40; b += 8)
            for (int y3 = 0; y3 < 10; ++y3)
                for (int x3 = 0; x3 < 10; ++x3)
                    sum += load_8(&m->d_conv2d_1_Tanh_mul2[y3][x3][c2][b]);
        m->d_conv2d_1_view_reduce[c2] = sum_lanes_8(sum);
    }
}

/* train_40, kernel 28 of 54: d_conv2d_1_Conv2D_contract[y2, x2, c, b] = sum p2 5 q2 5 c2 16:
 *     d_conv2d_1_Tanh_mul2[y2 - p2, x2 - q2, c2, b]? * conv2d_1_kernel[p2, q2, c, c2]
 *   from   lenet5.lua:8 conv2d_1 backward | gradient_tape/sequential/conv2d_1/Conv2D/contract (contract)
 *   axes   y2 14 in 8 slices, x2 14, c 6, b 40 in vectors of 8 | reduced: p2 5, q2 5, c2 16
 *   cost   18.8 M multiply-adds, 453.8 k bytes */
static void train_40_d_conv2d_1_Conv2D_contract(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    const int from = cuts_14_8[slice], to = cuts_14_8[slice + 1];
    for (int y2 = from; y2 < to; ++y2) {
        for (int x2 = 0; x2 < 14; ++x2) {
            for (int c = 0; c < 6; c += 2) {
                vec8 sum00 = 0, sum01 = 0, sum02 = 0, sum03 = 0, sum04 = 0, sum10 = 0, sum11 = 0,
                    sum12 = 0, sum13 = 0, sum14 = 0;
                for (int p2 = 0; p2 < 5; ++p2) {
                    for (int q2 = 0; q2 < 5; ++q2) {
                        for (int c2 = 0; c2 < 16; ++c2) {
#pragma clang fp contract(on)
                            const vec8 a0 = (unsigned)(y2 - p2) < 10u && (unsigned)(x2 - q2) < 10u ?
                                load_8(&m->d_conv2d_1_Tanh_mul2[y2 - p2][x2 - q2][c2][0]) : (vec8)0.0f,
                                a1 = (unsigned)(y2 - p2) < 10u && (unsigned)(x2 - q2) < 10u ?
                                    load_8(&m->d_conv2d_1_Tanh_mul2[y2 - p2][x2 - q2][c2][8]) : (vec8)0.0f,
                                a2 = (unsigned)(y2 - p2) < 10u && (unsigned)(x2 - q2) < 10u ?
                                    load_8(&m->d_conv2d_1_Tanh_mul2[y2 - p2][x2 - q2][c2][16]) : (vec8)0.0f,
                                a3 = (unsigned)(y2 - p2) < 10u && (unsigned)(x2 - q2) < 10u ?
                                    load_8(&m->d_conv2d_1_Tanh_mul2[y2 - p2][x2 - q2][c2][24]) : (vec8)0.0f,
                                a4 = (unsigned)(y2 - p2) < 10u && (unsigned)(x2 - q2) < 10u ?
                                    load_8(&m->d_conv2d_1_Tanh_mul2[y2 - p2][x2 - q2][c2][32]) : (vec8)0.0f;
                            const float b0 = s->conv2d_1_kernel[p2][q2][c][c2],
                                b1 = s->conv2d_1_kernel[p2][q2][c + 1][c2];
                            sum00 += a0 * b0, sum01 += a1 * b0, sum02 += a2 * b0, sum03 += a3 * b0,
                                sum04 += a4 * b0, sum10 += a0 * b1, sum11 += a1 * b1, sum12 += a2 * b1,
                                sum13 += a3 * b1, sum14 += a4 * b1;
                        }
                    }
                }
                store_8(&m->d_conv2d_1_Conv2D_contract[y2][x2][c][0], sum00);
                store_8(&m->d_conv2d_1_Conv2D_contract[y2][x2][c][8], sum01);
                store_8(&m->d_conv2d_1_Conv2D_contract[y2][x2][c][16], sum02);
                store_8(&m->d_conv2d_1_Conv2D_contract[y2][x2][c][24], sum03);
                store_8(&m->d_conv2d_1_Conv2D_contract[y2][x2][c][32], sum04);
                store_8(&m->d_conv2d_1_Conv2D_contract[y2][x2][c + 1][0], sum10);
                store_8(&m->d_conv2d_1_Conv2D_contract[y2][x2][c + 1][8], sum11);
                store_8(&m->d_conv2d_1_Conv2D_contract[y2][x2][c + 1][16], sum12);
                store_8(&m->d_conv2d_1_Conv2D_contract[y2][x2][c + 1][24], sum13);
                store_8(&m->d_conv2d_1_Conv2D_contract[y2][x2][c + 1][32], sum14);
            }
        }
    }
}

/* train_40, kernel 29 of 54: d_conv2d_1_Conv2D_contract2[p2, q2, c, c2] = sum b 40 y3 10 x3 10:
 *     d_conv2d_1_Tanh_mul2[y3, x3, c2, b] * max_pooling2d_MaxPool[y3 + p2, x3 + q2, c, b]
 *   from   lenet5.lua:8 conv2d_1 backward | gradient_tape/sequential/conv2d_1/Conv2D/contract (contract)
 *   axes   p2 5, q2 5, c 6, c2 16 in 8 slices | reduced: b 40 in vectors of 8, y3 10, x3 10
 *   cost   9600.0 k multiply-adds, 453.8 k bytes */
static void train_40_d_conv2d_1_Conv2D_contract2(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    const int from = cuts_16_8[slice], to = cuts_16_8[slice + 1];
    for (int c2 = from; c2 < to; ++c2) {
        for (int q2 = 0; q2 < 5; ++q2) {
            for (int c = 0; c < 6; c += 2) {
                vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0,
                    sum31 = 0, sum40 = 0, sum41 = 0;
                for (int b = 0; b < 40; b += 8) {
                    for (int y3 = 0; y3 < 10; ++y3) {
                        for (int x3 = 0; x3 < 10; ++x3) {
#pragma clang fp contract(on)
                            const vec8 a0 = load_8(&m->d_conv2d_1_Tanh_mul2[y3][x3][c2][b]);
                            sum00 += a0 * load_8(&m->max_pooling2d_MaxPool[y3][x3 + q2][c][b]),
                                sum01 += a0 * load_8(&m->max_pooling2d_MaxPool[y3][x3 + q2][c + 1][b]),
                                sum10 += a0 * load_8(&m->max_pooling2d_MaxPool[y3 + 1][x3 + q2][c][b]),
                                sum11 += a0 * load_8(&m->max_pooling2d_MaxPool[y3 + 1][x3 + q2][c + 1][b]),
                                sum20 += a0 * load_8(&m->max_pooling2d_MaxPool[y3 + 2][x3 + q2][c][b]),
                                sum21 += a0 * load_8(&m->max_pooling2d_MaxPool[y3 + 2][x3 + q2][c + 1][b]),
                                sum30 += a0 * load_8(&m->max_pooling2d_MaxPool[y3 + 3][x3 + q2][c][b]),
                                sum31 += a0 * load_8(&m->max_pooling2d_MaxPool[y3 + 3][x3 + q2][c + 1][b]),
                                sum40 += a0 * load_8(&m->max_pooling2d_MaxPool[y3 + 4][x3 + q2][c][b]),
                                sum41 += a0 * load_8(&m->max_pooling2d_MaxPool[y3 + 4][x3 + q2][c + 1][b]);
                        }
                    }
                }
                m->d_conv2d_1_Conv2D_contract2[0][q2][c][c2] = sum_lanes_8(sum00);
                m->d_conv2d_1_Conv2D_contract2[0][q2][c + 1][c2] = sum_lanes_8(sum01);
                m->d_conv2d_1_Conv2D_contract2[1][q2][c][c2] = sum_lanes_8(sum10);
                m->d_conv2d_1_Conv2D_contract2[1][q2][c + 1][c2] = sum_lanes_8(sum11);
                m->d_conv2d_1_Conv2D_contract2[2][q2][c][c2] = sum_lanes_8(sum20);
                m->d_conv2d_1_Conv2D_contract2[2][q2][c + 1][c2] = sum_lanes_8(sum21);
                m->d_conv2d_1_Conv2D_contract2[3][q2][c][c2] = sum_lanes_8(sum30);
                m->d_conv2d_1_Conv2D_contract2[3][q2][c + 1][c2] = sum_lanes_8(sum31);
                m->d_conv2d_1_Conv2D_contract2[4][q2][c][c2] = sum_lanes_8(sum40);
                m->d_conv2d_1_Conv2D_contract2[4][q2][c + 1][c2] = sum_lanes_8(sum41);
            }
        }
    }
}

/* train_40, kernel 30 of 54: d_max_pooling2d_MaxPool_equal[y2, x2, c, p7, q7, b] = conv2d_Tanh[2*y2 + p7,
 *     2*x2 + q7, c, b] == max_pooling2d_MaxPool[y2, x2, c, b]
 *   from   lenet5.lua:7 max_pooling2d backward | gradient_tape/sequential/max_pooling2d/MaxPool/equal
 *          (equal)
 *   axes   y2 14 in 8 slices, x2 14, c 6, p7 2, q7 2, b 40 in vectors of 8
 *   cost   188.2 k operations, 1129.0 k bytes */
static void train_40_d_max_pooling2d_MaxPool_equal(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    const int from = cuts_14_8[slice], to = cuts_14_8[slice + 1];
    for (int y2 = from; y2 < to; ++y2)
        for (int x2 = 0; x2 < 14; ++x2)
            for (int c = 0; c < 6; ++c)
                for (int p7 = 0; p7 < 2; ++p7)
                    for (int q7 = 0; q7 < 2; ++q7)
                        for (int b = 0; b < 40; b += 8)
                            store_mask_8(&m->d_max_pooling2d_MaxPool_equal[y2][x2][c][p7][q7][b],
                                load_8(&m->conv2d_Tanh[2 * y2 + p7][2 * x2 + q7][c][b]) ==
                                load_8(&m->max_pooling2d_MaxPool[y2][x2][c][b]));
}

/* train_40, kernel 31 of 54: d_max_pooling2d_MaxPool_select[y2, x2, c, p7, q7, b] =
 *     d_max_pooling2d_MaxPool_equal[y2, x2, c, p7, q7, b] ? (q7 + (p7 * 2)) : 4
 *   from   lenet5.lua:7 max_pooling2d backward | gradient_tape/sequential/max_pooling2d/MaxPool/select
 *          (select)
 *   axes   y2 14 in 8 slices, x2 14, c 6, p7 2, q7 2, b 40 in vectors of 8
 *   cost   564.5 k operations, 940.8 k bytes */
static void train_40_d_max_pooling2d_MaxPool_select(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    const int from = cuts_14_8[slice], to = cuts_14_8[slice + 1];
    for (int y2 = from; y2 < to; ++y2)
        for (int x2 = 0; x2 < 14; ++x2)
            for (int c = 0; c < 6; ++c)
                for (int p7 = 0; p7 < 2; ++p7)
                    for (int q7 = 0; q7 < 2; ++q7)
                        for (int b = 0; b < 40; b += 8)
                            store_int_8(&m->d_max_pooling2d_MaxPool_select[y2][x2][c][p7][q7][b],
                                load_mask_8(&m->d_max_pooling2d_MaxPool_equal[y2][x2][c][p7][q7][b]) ?
                                (ivec8)(q7 + p7 * 2) : (ivec8)4);
}

/* train_40, kernel 32 of 54: d_max_pooling2d_MaxPool_reduce[y2, x2, c, b] = min p7 2 q7 2:
 *     d_max_pooling2d_MaxPool_select[y2, x2, c, p7, q7, b]
 *   from   lenet5.lua:7 max_pooling2d backward | gradient_tape/sequential/max_pooling2d/MaxPool/reduce
 *          (reduce)
 *   axes   y2 14 in 8 slices, x2 14, c 6, b 40 in vectors of 8 | reduced: p7 2, q7 2
 *   cost   188.2 k operations, 940.8 k bytes */
static void train_40_d_max_pooling2d_MaxPool_reduce(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    const int from = cuts_14_8[slice], to = cuts_14_8[slice + 1];
    for (int y2 = from; y2 < to; ++y2)
        for (int x2 = 0; x2 < 14; ++x2)
            for (int c = 0; c < 6; ++c)
                for (int b = 0; b < 40; b += 8) {
                    ivec8 least = INT32_MAX;
                    {
                        const ivec8 next0 =
                            load_int_8(&m->d_max_pooling2d_MaxPool_select[y2][x2][c][0][0][b]);
                        least = least > next0 ? next0 : least;
                        const ivec8 next1 =
                            load_int_8(&m->d_max_pooling2d_MaxPool_select[y2][x2][c][0][1][b]);
                        least = least > next1 ? next1 : least;
                        const ivec8 next2 =
                            load_int_8(&m->d_max_pooling2d_MaxPool_select[y2][x2][c][1][0][b]);
                        least = least > next2 ? next2 : least;
                        const ivec8 next3 =
                            load_int_8(&m->d_max_pooling2d_MaxPool_select[y2][x2][c][1][1][b]);
                        least = least > next3 ? next3 : least;
                    }
                    store_int_8(&m->d_max_pooling2d_MaxPool_reduce[y2][x2][c][b], least);
                }
}

/* train_40, kernel 33 of 54: d_max_pooling2d_MaxPool_equal2[y2, x2, c, p8, q8, b] = (q8 + (p8 * 2)) ==
 *     d_max_pooling2d_MaxPool_reduce[y2, x2, c, b]
 *   from   lenet5.lua:7 max_pooling2d backward | gradient_tape/sequential/max_pooling2d/MaxPool/equal
 *          (equal)
 *   axes   y2 14 in 8 slices, x2 14, c 6, p8 2, q8 2, b 40 in vectors of 8
 *   cost   564.5 k operations, 376.3 k bytes */
static void train_40_d_max_pooling2d_MaxPool_equal2(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    const int from = cuts_14_8[slice], to = cuts_14_8[slice + 1];
    for (int y2 = from; y2 < to; ++y2)
        for (int x2 = 0; x2 < 14; ++x2)
            for (int c = 0; c < 6; ++c)
                for (int p8 = 0; p8 < 2; ++p8)
                    for (int q8 = 0; q8 < 2; ++q8)
                        for (int b = 0; b < 40; b += 8)
                            store_mask_8(&m->d_max_pooling2d_MaxPool_equal2[y2][x2][c][p8][q8][b], q8 +
                                p8 * 2 == load_int_8(&m->d_max_pooling2d_MaxPool_reduce[y2][x2][c][b]));
}

/* train_40, kernel 34 of 54: d_max_pooling2d_MaxPool_select2[y2, x2, c, p8, q8, b] =
 *     d_max_pooling2d_MaxPool_equal2[y2, x2, c, p8, q8, b] ? d_conv2d_1_Conv2D_contract[y2, x2, c, b] : 0
 *   from   lenet5.lua:7 max_pooling2d backward | gradient_tape/sequential/max_pooling2d/MaxPool/select
 *          (select)
 *   axes   y2 14 in 8 slices, x2 14, c 6, p8 2, q8 2, b 40 in vectors of 8
 *   cost   188.2 k operations, 1129.0 k bytes */
static void train_40_d_max_pooling2d_MaxPool_select2(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    const int from = cuts_14_8[slice], to = cuts_14_8[slice + 1];
    for (int y2 = from; y2 < to; ++y2)
        for (int x2 = 0; x2 < 14; ++x2)
            for (int c = 0; c < 6; ++c)
                for (int p8 = 0; p8 < 2; ++p8)
                    for (int q8 = 0; q8 < 2; ++q8)
                        for (int b = 0; b < 40; b += 8)
                            store_8(&m->d_max_pooling2d_MaxPool_select2[y2][x2][c][p8][q8][b],
                                load_mask_8(&m->d_max_pooling2d_MaxPool_equal2[y2][x2][c][p8][q8][b]) ?
                                load_8(&m->d_conv2d_1_Conv2D_contract[y2][x2][c][b]) : (vec8)0.0f);
}

/* train_40, kernel 35 of 54: d_max_pooling2d_view_reduce[y, x, c, b] = sum p8 2 q8 2:
 *     d_max_pooling2d_MaxPool_select2[(y - p8)/2, (x - q8)/2, c, p8, q8, b]?
 *   from   lenet5.lua:7 max_pooling2d backward | gradient_tape/sequential/max_pooling2d/view/reduce
 *          (reduce)
 *   axes   y 28 in 8 slices, x 28, c 6, b 40 in vectors of 8 | reduced: p8 2, q8 2
 *   cost   752.6 k operations, 1505.3 k bytes */
static void train_40_d_max_pooling2d_view_reduce(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 28; ++x)
            for (int c = 0; c < 6; ++c)
                for (int b = 0; b < 40; b += 8) {
                    vec8 sum = 0;
                    sum += (y) % 2 == 0 && (x) % 2 == 0 ?
                        load_8(&m->d_max_pooling2d_MaxPool_select2[(y) / 2][(x) / 2][c][0][0][b]) :
                        (vec8)0.0f;
                    sum += (y) % 2 == 0 && (x - 1) % 2 == 0 && (unsigned)((x - 1) / 2) < 14u ?
                        load_8(&m->d_max_pooling2d_MaxPool_select2[(y) / 2][(x - 1) / 2][c][0][1][b]) :
                        (vec8)0.0f;
                    sum += (y - 1) % 2 == 0 && (unsigned)((y - 1) / 2) < 14u && (x) % 2 == 0 ?
                        load_8(&m->d_max_pooling2d_MaxPool_select2[(y - 1) / 2][(x) / 2][c][1][0][b]) :
                        (vec8)0.0f;
                    sum += (y - 1) % 2 == 0 && (unsigned)((y - 1) / 2) < 14u && (x - 1) % 2 == 0 &&
                        (unsigned)((x - 1) / 2) < 14u ?
                        load_8(&m->d_max_pooling2d_MaxPool_select2[(y - 1) / 2][(x - 1) / 2][c][1][1][b]) :
                        (vec8)0.0f;
                    store_8(&m->d_max_pooling2d_view_reduce[y][x][c][b], sum);
                }
}

/* train_40, kernel 36 of 54: d_conv2d_Tanh_mul[y, x, c, b] = conv2d_Tanh[y, x, c, b] * conv2d_Tanh[y, x, c,
 *     b]
 *   from   lenet5.lua:6 conv2d backward | gradient_tape/sequential/conv2d/Tanh/mul (mul)
 *   axes   y 28 in 8 slices, x 28, c 6, b 40 in vectors of 8
 *   cost   188.2 k operations, 2257.9 k bytes */
static void train_40_d_conv2d_Tanh_mul(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 28; ++x)
            for (int c = 0; c < 6; ++c)
                for (int b = 0; b < 40; b += 8) {
                    const vec8 a0 = load_8(&m->conv2d_Tanh[y][x][c][b]);
                    store_8(&m->d_conv2d_Tanh_mul[y][x][c][b], a0 * a0);
                }
}

/* train_40, kernel 37 of 54: d_conv2d_Tanh_sub[y, x, c, b] = 1 - d_conv2d_Tanh_mul[y, x, c, b]
 *   from   lenet5.lua:6 conv2d backward | gradient_tape/sequential/conv2d/Tanh/sub (sub)
 *   axes   y 28 in 8 slices, x 28, c 6, b 40 in vectors of 8
 *   cost   188.2 k operations, 1505.3 k bytes */
static void train_40_d_conv2d_Tanh_sub(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 28; ++x)
            for (int c = 0; c < 6; ++c)
                for (int b = 0; b < 40; b += 8)
                    store_8(&m->d_conv2d_Tanh_sub[y][x][c][b], 1.0f -
                        load_8(&m->d_conv2d_Tanh_mul[y][x][c][b]));
}

/* train_40, kernel 38 of 54: d_conv2d_Tanh_mul2[y, x, c, b] = d_max_pooling2d_view_reduce[y, x, c, b] *
 *     d_conv2d_Tanh_sub[y, x, c, b]
 *   from   lenet5.lua:6 conv2d backward | gradient_tape/sequential/conv2d/Tanh/mul (mul)
 *   axes   y 28 in 8 slices, x 28, c 6, b 40 in vectors of 8
 *   cost   188.2 k operations, 2257.9 k bytes */
static void train_40_d_conv2d_Tanh_mul2(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 28; ++x)
            for (int c = 0; c < 6; ++c)
                for (int b = 0; b < 40; b += 8)
                    store_8(&m->d_conv2d_Tanh_mul2[y][x][c][b],
                        load_8(&m->d_max_pooling2d_view_reduce[y][x][c][b]) *
                        load_8(&m->d_conv2d_Tanh_sub[y][x][c][b]));
}

/* train_40, kernel 39 of 54: 2 ops in a row
 *   from   lenet5.lua:6 conv2d backward
 *   cost   188.2 k operations, 2257.9 k bytes */
static void train_40_d_conv2d_view_reduce(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    (void)slice;
    /* gradient_tape/sequential/conv2d/view/reduce */
    for (int c = 0; c < 6; ++c) {
        vec8 sum = 0;
        for (int b = 0; b < 40; b += 8)
            for (int y = 0; y < 28; ++y)
                for (int x = 0; x < 28; ++x)
                    sum += load_8(&m->d_conv2d_Tanh_mul2[y][x][c][b]);
        m->d_conv2d_view_reduce[c] = sum_lanes_8(sum);
    }
    /* d_conv2d_Tanh_mul2_by_c */
    for (int y = 0; y < 28; ++y)
        for (int x = 0; x < 28; ++x)
            for (int b = 0; b < 40; b += 8)
                for (int c = 0; c < 6; ++c)
                    store_strided_8(&m->d_conv2d_Tanh_mul2_by_c[y][x][b][c], 6,
                        load_8(&m->d_conv2d_Tanh_mul2[y][x][c][b]));
}

/* train_40, kernel 40 of 54: d_conv2d_Conv2D_contract_partial[slice, p, q, c] = sum y 28 x 28 b 40:
 *     d_conv2d_Tanh_mul2_by_c[y, x, b, c] * rescaling_mul[y + p - 2, x + q - 2, b]?
 *   from   lenet5.lua:6 conv2d backward | gradient_tape/sequential/conv2d/Conv2D/contract (contract)
 *   axes   p 5, q 5, c 6 in vectors of 4 | reduced: y 28, x 28, b 40 in 8 slices
 *   cost   4704.0 k multiply-adds, 882.9 k bytes */
static void train_40_d_conv2d_Conv2D_contract_partial(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    const int from = cuts_40_8[slice], to = cuts_40_8[slice + 1];
    for (int p = 0; p < 5; ++p) {
        for (int q = 0; q < 5; ++q) {
            vec4 sum = 0;
            for (int y = 0; y < 28; ++y) {
                for (int x = 0; x < 28; ++x) {
                    for (int b = from; b < to; ++b) {
#pragma clang fp contract(on)
                        sum += load_4(&m->d_conv2d_Tanh_mul2_by_c[y][x][b][0]) *
                            ((unsigned)(y + p - 2) < 28u && (unsigned)(x + q - 2) < 28u ?
                            m->rescaling_mul[y + p - 2][x + q - 2][b] : 0.0f);
                    }
                }
            }
            store_4(&m->d_conv2d_Conv2D_contract_partial[slice][p][q][0], sum);
        }
    }
    for (int p = 0; p < 5; ++p) {
        for (int q = 0; q < 5; ++q) {
            vec2 sum = 0;
            for (int y = 0; y < 28; ++y) {
                for (int x = 0; x < 28; ++x) {
                    for (int b = from; b < to; ++b) {
#pragma clang fp contract(on)
                        sum += load_2(&m->d_conv2d_Tanh_mul2_by_c[y][x][b][4]) *
                            ((unsigned)(y + p - 2) < 28u && (unsigned)(x + q - 2) < 28u ?
                            m->rescaling_mul[y + p - 2][x + q - 2][b] : 0.0f);
                    }
                }
            }
            store_2(&m->d_conv2d_Conv2D_contract_partial[slice][p][q][4], sum);
        }
    }
}

/* train_40, kernel 41 of 54: d_conv2d_Conv2D_contract[p, q, c] = sum slice 8:
 *     d_conv2d_Conv2D_contract_partial[slice, p, q, c]
 *   from   lenet5.lua:6 conv2d backward | gradient_tape/sequential/conv2d/Conv2D/contract (contract of
 *          slices)
 *   axes   p 5, q 5, c 6 in vectors of 4 | reduced: slice 8
 *   cost   1200 operations, 5400 bytes */
static void train_40_d_conv2d_Conv2D_contract(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    (void)slice;
    for (int p = 0; p < 5; ++p)
        for (int q = 0; q < 5; ++q) {
            {
                vec4 sum = 0;
                for (int slice = 0; slice < 8; ++slice)
                    sum += load_4(&m->d_conv2d_Conv2D_contract_partial[slice][p][q][0]);
                store_4(&m->d_conv2d_Conv2D_contract[p][q][0], sum);
            }
            {
                vec2 sum = 0;
                for (int slice = 0; slice < 8; ++slice)
                    sum += load_2(&m->d_conv2d_Conv2D_contract_partial[slice][p][q][4]);
                store_2(&m->d_conv2d_Conv2D_contract[p][q][4], sum);
            }
        }
}

/* train_40, kernel 42 of 54: 9 ops in a row
 *   from   lenet5.lua:2 Adam update
 *   cost   9 operations, 88 bytes */
static void train_40_Adam_iter(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
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

/* train_40, kernel 43 of 54: 12 ops in a row
 *   from   lenet5.lua:2 kernel update
 *   cost   1800 operations, 18.6 k bytes */
static void train_40_conv2d_kernel_sub(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
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
    /* Adam/sequential/conv2d/kernel/sub */
    for (int i = 0; i < 150; ++i)
        conv2d_kernel_sub_flat[i] = d_conv2d_Conv2D_contract_flat[i] - conv2d_kernel_m_flat[i];
    /* Adam/sequential/conv2d/kernel/mul */
    for (int i = 0; i < 150; ++i)
        conv2d_kernel_mul_flat[i] = conv2d_kernel_sub_flat[i] * 0.1f;
    /* Adam/sequential/conv2d/kernel/add */
    for (int i = 0; i < 150; ++i)
        conv2d_kernel_m_flat[i] = conv2d_kernel_m_flat[i] + conv2d_kernel_mul_flat[i];
    /* Adam/sequential/conv2d/kernel/mul */
    for (int i = 0; i < 150; ++i) {
        const float a0 = d_conv2d_Conv2D_contract_flat[i];
        conv2d_kernel_mul2_flat[i] = a0 * a0;
    }
    /* Adam/sequential/conv2d/kernel/sub */
    for (int i = 0; i < 150; ++i)
        conv2d_kernel_sub2_flat[i] = conv2d_kernel_mul2_flat[i] - conv2d_kernel_v_flat[i];
    /* Adam/sequential/conv2d/kernel/mul */
    for (int i = 0; i < 150; ++i)
        conv2d_kernel_mul3_flat[i] = conv2d_kernel_sub2_flat[i] * 0.001f;
    /* Adam/sequential/conv2d/kernel/add */
    for (int i = 0; i < 150; ++i)
        conv2d_kernel_v_flat[i] = conv2d_kernel_v_flat[i] + conv2d_kernel_mul3_flat[i];
    /* Adam/sequential/conv2d/kernel/mul */
    for (int i = 0; i < 150; ++i)
        conv2d_kernel_mul4_flat[i] = conv2d_kernel_m_flat[i] * m->Adam_div[0];
    /* Adam/sequential/conv2d/kernel/sqrt */
    for (int i = 0; i < 150; ++i)
        conv2d_kernel_sqrt_flat[i] = sqrt_1(conv2d_kernel_v_flat[i]);
    /* Adam/sequential/conv2d/kernel/add */
    for (int i = 0; i < 150; ++i)
        conv2d_kernel_add3_flat[i] = conv2d_kernel_sqrt_flat[i] + 1e-07f;
    /* Adam/sequential/conv2d/kernel/div */
    for (int i = 0; i < 150; ++i)
        conv2d_kernel_div_flat[i] = conv2d_kernel_mul4_flat[i] / conv2d_kernel_add3_flat[i];
    /* Adam/sequential/conv2d/kernel/sub */
    for (int i = 0; i < 150; ++i)
        conv2d_kernel_flat[i] = conv2d_kernel_flat[i] - conv2d_kernel_div_flat[i];
}

/* train_40, kernel 44 of 54: 12 ops in a row
 *   from   lenet5.lua:2 bias update
 *   cost   72 operations, 748 bytes */
static void train_40_conv2d_bias_sub(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    (void)slice;
    /* Adam/sequential/conv2d/bias/sub */
    for (int c = 0; c < 6; ++c)
        m->conv2d_bias_sub[c] = m->d_conv2d_view_reduce[c] - s->conv2d_bias_m[c];
    /* Adam/sequential/conv2d/bias/mul */
    for (int c = 0; c < 6; ++c)
        m->conv2d_bias_mul[c] = m->conv2d_bias_sub[c] * 0.1f;
    /* Adam/sequential/conv2d/bias/add */
    for (int c = 0; c < 6; ++c)
        s->conv2d_bias_m[c] = s->conv2d_bias_m[c] + m->conv2d_bias_mul[c];
    /* Adam/sequential/conv2d/bias/mul */
    for (int c = 0; c < 6; ++c) {
        const float a0 = m->d_conv2d_view_reduce[c];
        m->conv2d_bias_mul2[c] = a0 * a0;
    }
    /* Adam/sequential/conv2d/bias/sub */
    for (int c = 0; c < 6; ++c)
        m->conv2d_bias_sub2[c] = m->conv2d_bias_mul2[c] - s->conv2d_bias_v[c];
    /* Adam/sequential/conv2d/bias/mul */
    for (int c = 0; c < 6; ++c)
        m->conv2d_bias_mul3[c] = m->conv2d_bias_sub2[c] * 0.001f;
    /* Adam/sequential/conv2d/bias/add */
    for (int c = 0; c < 6; ++c)
        s->conv2d_bias_v[c] = s->conv2d_bias_v[c] + m->conv2d_bias_mul3[c];
    /* Adam/sequential/conv2d/bias/mul */
    for (int c = 0; c < 6; ++c)
        m->conv2d_bias_mul4[c] = s->conv2d_bias_m[c] * m->Adam_div[0];
    /* Adam/sequential/conv2d/bias/sqrt */
    for (int c = 0; c < 6; ++c)
        m->conv2d_bias_sqrt[c] = sqrt_1(s->conv2d_bias_v[c]);
    /* Adam/sequential/conv2d/bias/add */
    for (int c = 0; c < 6; ++c)
        m->conv2d_bias_add3[c] = m->conv2d_bias_sqrt[c] + 1e-07f;
    /* Adam/sequential/conv2d/bias/div */
    for (int c = 0; c < 6; ++c)
        m->conv2d_bias_div[c] = m->conv2d_bias_mul4[c] / m->conv2d_bias_add3[c];
    /* Adam/sequential/conv2d/bias/sub */
    for (int c = 0; c < 6; ++c)
        s->conv2d_bias[c] = s->conv2d_bias[c] - m->conv2d_bias_div[c];
}

/* train_40, kernel 45 of 54: 12 ops in a row
 *   from   lenet5.lua:2 kernel update
 *   cost   28.8 k operations, 297.6 k bytes */
static void train_40_conv2d_1_kernel_sub(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    (void)slice;
    const float *d_conv2d_1_Conv2D_contract2_flat = &m->d_conv2d_1_Conv2D_contract2[0][0][0][0];
    float *conv2d_1_kernel_m_flat = &s->conv2d_1_kernel_m[0][0][0][0];
    float *conv2d_1_kernel_sub_flat = &m->conv2d_1_kernel_sub[0][0][0][0];
    float *conv2d_1_kernel_mul_flat = &m->conv2d_1_kernel_mul[0][0][0][0];
    float *conv2d_1_kernel_mul2_flat = &m->conv2d_1_kernel_mul2[0][0][0][0];
    float *conv2d_1_kernel_v_flat = &s->conv2d_1_kernel_v[0][0][0][0];
    float *conv2d_1_kernel_sub2_flat = &m->conv2d_1_kernel_sub2[0][0][0][0];
    float *conv2d_1_kernel_mul3_flat = &m->conv2d_1_kernel_mul3[0][0][0][0];
    float *conv2d_1_kernel_mul4_flat = &m->conv2d_1_kernel_mul4[0][0][0][0];
    float *conv2d_1_kernel_sqrt_flat = &m->conv2d_1_kernel_sqrt[0][0][0][0];
    float *conv2d_1_kernel_add3_flat = &m->conv2d_1_kernel_add3[0][0][0][0];
    float *conv2d_1_kernel_div_flat = &m->conv2d_1_kernel_div[0][0][0][0];
    float *conv2d_1_kernel_flat = &s->conv2d_1_kernel[0][0][0][0];
    /* Adam/sequential/conv2d_1/kernel/sub */
    for (int i = 0; i < 2400; i += 8)
        store_8(&conv2d_1_kernel_sub_flat[i], load_8(&d_conv2d_1_Conv2D_contract2_flat[i]) -
            load_8(&conv2d_1_kernel_m_flat[i]));
    /* Adam/sequential/conv2d_1/kernel/mul */
    for (int i = 0; i < 2400; i += 8)
        store_8(&conv2d_1_kernel_mul_flat[i], load_8(&conv2d_1_kernel_sub_flat[i]) * 0.1f);
    /* Adam/sequential/conv2d_1/kernel/add */
    for (int i = 0; i < 2400; i += 8)
        store_8(&conv2d_1_kernel_m_flat[i], load_8(&conv2d_1_kernel_m_flat[i]) +
            load_8(&conv2d_1_kernel_mul_flat[i]));
    /* Adam/sequential/conv2d_1/kernel/mul */
    for (int i = 0; i < 2400; i += 8) {
        const vec8 a0 = load_8(&d_conv2d_1_Conv2D_contract2_flat[i]);
        store_8(&conv2d_1_kernel_mul2_flat[i], a0 * a0);
    }
    /* Adam/sequential/conv2d_1/kernel/sub */
    for (int i = 0; i < 2400; i += 8)
        store_8(&conv2d_1_kernel_sub2_flat[i], load_8(&conv2d_1_kernel_mul2_flat[i]) -
            load_8(&conv2d_1_kernel_v_flat[i]));
    /* Adam/sequential/conv2d_1/kernel/mul */
    for (int i = 0; i < 2400; i += 8)
        store_8(&conv2d_1_kernel_mul3_flat[i], load_8(&conv2d_1_kernel_sub2_flat[i]) * 0.001f);
    /* Adam/sequential/conv2d_1/kernel/add */
    for (int i = 0; i < 2400; i += 8)
        store_8(&conv2d_1_kernel_v_flat[i], load_8(&conv2d_1_kernel_v_flat[i]) +
            load_8(&conv2d_1_kernel_mul3_flat[i]));
    /* Adam/sequential/conv2d_1/kernel/mul */
    for (int i = 0; i < 2400; i += 8)
        store_8(&conv2d_1_kernel_mul4_flat[i], load_8(&conv2d_1_kernel_m_flat[i]) * m->Adam_div[0]);
    /* Adam/sequential/conv2d_1/kernel/sqrt */
    for (int i = 0; i < 2400; i += 8)
        store_8(&conv2d_1_kernel_sqrt_flat[i], sqrt_8(load_8(&conv2d_1_kernel_v_flat[i])));
    /* Adam/sequential/conv2d_1/kernel/add */
    for (int i = 0; i < 2400; i += 8)
        store_8(&conv2d_1_kernel_add3_flat[i], load_8(&conv2d_1_kernel_sqrt_flat[i]) + 1e-07f);
    /* Adam/sequential/conv2d_1/kernel/div */
    for (int i = 0; i < 2400; i += 8)
        store_8(&conv2d_1_kernel_div_flat[i], load_8(&conv2d_1_kernel_mul4_flat[i]) /
            load_8(&conv2d_1_kernel_add3_flat[i]));
    /* Adam/sequential/conv2d_1/kernel/sub */
    for (int i = 0; i < 2400; i += 8)
        store_8(&conv2d_1_kernel_flat[i], load_8(&conv2d_1_kernel_flat[i]) -
            load_8(&conv2d_1_kernel_div_flat[i]));
}

/* train_40, kernel 46 of 54: 12 ops in a row
 *   from   lenet5.lua:2 bias update
 *   cost   192 operations, 1988 bytes */
static void train_40_conv2d_1_bias_sub(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    (void)slice;
    /* Adam/sequential/conv2d_1/bias/sub */
    store_8(&m->conv2d_1_bias_sub[0], load_8(&m->d_conv2d_1_view_reduce[0]) -
        load_8(&s->conv2d_1_bias_m[0]));
    store_8(&m->conv2d_1_bias_sub[8], load_8(&m->d_conv2d_1_view_reduce[8]) -
        load_8(&s->conv2d_1_bias_m[8]));
    /* Adam/sequential/conv2d_1/bias/mul */
    store_8(&m->conv2d_1_bias_mul[0], load_8(&m->conv2d_1_bias_sub[0]) * 0.1f);
    store_8(&m->conv2d_1_bias_mul[8], load_8(&m->conv2d_1_bias_sub[8]) * 0.1f);
    /* Adam/sequential/conv2d_1/bias/add */
    store_8(&s->conv2d_1_bias_m[0], load_8(&s->conv2d_1_bias_m[0]) + load_8(&m->conv2d_1_bias_mul[0]));
    store_8(&s->conv2d_1_bias_m[8], load_8(&s->conv2d_1_bias_m[8]) + load_8(&m->conv2d_1_bias_mul[8]));
    /* Adam/sequential/conv2d_1/bias/mul */
    {
        const vec8 a0 = load_8(&m->d_conv2d_1_view_reduce[0]), a1 = load_8(&m->d_conv2d_1_view_reduce[8]);
        store_8(&m->conv2d_1_bias_mul2[0], a0 * a0);
        store_8(&m->conv2d_1_bias_mul2[8], a1 * a1);
    }
    /* Adam/sequential/conv2d_1/bias/sub */
    store_8(&m->conv2d_1_bias_sub2[0], load_8(&m->conv2d_1_bias_mul2[0]) - load_8(&s->conv2d_1_bias_v[0]));
    store_8(&m->conv2d_1_bias_sub2[8], load_8(&m->conv2d_1_bias_mul2[8]) - load_8(&s->conv2d_1_bias_v[8]));
    /* Adam/sequential/conv2d_1/bias/mul */
    store_8(&m->conv2d_1_bias_mul3[0], load_8(&m->conv2d_1_bias_sub2[0]) * 0.001f);
    store_8(&m->conv2d_1_bias_mul3[8], load_8(&m->conv2d_1_bias_sub2[8]) * 0.001f);
    /* Adam/sequential/conv2d_1/bias/add */
    store_8(&s->conv2d_1_bias_v[0], load_8(&s->conv2d_1_bias_v[0]) + load_8(&m->conv2d_1_bias_mul3[0]));
    store_8(&s->conv2d_1_bias_v[8], load_8(&s->conv2d_1_bias_v[8]) + load_8(&m->conv2d_1_bias_mul3[8]));
    /* Adam/sequential/conv2d_1/bias/mul */
    {
        const float b0 = m->Adam_div[0];
        store_8(&m->conv2d_1_bias_mul4[0], load_8(&s->conv2d_1_bias_m[0]) * b0);
        store_8(&m->conv2d_1_bias_mul4[8], load_8(&s->conv2d_1_bias_m[8]) * b0);
    }
    /* Adam/sequential/conv2d_1/bias/sqrt */
    store_8(&m->conv2d_1_bias_sqrt[0], sqrt_8(load_8(&s->conv2d_1_bias_v[0])));
    store_8(&m->conv2d_1_bias_sqrt[8], sqrt_8(load_8(&s->conv2d_1_bias_v[8])));
    /* Adam/sequential/conv2d_1/bias/add */
    store_8(&m->conv2d_1_bias_add3[0], load_8(&m->conv2d_1_bias_sqrt[0]) + 1e-07f);
    store_8(&m->conv2d_1_bias_add3[8], load_8(&m->conv2d_1_bias_sqrt[8]) + 1e-07f);
    /* Adam/sequential/conv2d_1/bias/div */
    store_8(&m->conv2d_1_bias_div[0], load_8(&m->conv2d_1_bias_mul4[0]) /
        load_8(&m->conv2d_1_bias_add3[0]));
    store_8(&m->conv2d_1_bias_div[8], load_8(&m->conv2d_1_bias_mul4[8]) /
        load_8(&m->conv2d_1_bias_add3[8]));
    /* Adam/sequential/conv2d_1/bias/sub */
    store_8(&s->conv2d_1_bias[0], load_8(&s->conv2d_1_bias[0]) - load_8(&m->conv2d_1_bias_div[0]));
    store_8(&s->conv2d_1_bias[8], load_8(&s->conv2d_1_bias[8]) - load_8(&m->conv2d_1_bias_div[8]));
}

/* train_40, kernel 47 of 54: 12 ops in a row
 *   from   lenet5.lua:2 kernel update
 *   cost   576.0 k operations, 5952.0 k bytes */
static void train_40_dense_kernel_sub(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    (void)slice;
    const float *d_dense_MatMul_contract2_flat = &m->d_dense_MatMul_contract2[0][0][0][0];
    float *dense_kernel_m_flat = &s->dense_kernel_m[0][0][0][0];
    float *dense_kernel_sub_flat = &m->dense_kernel_sub[0][0][0][0];
    float *dense_kernel_mul_flat = &m->dense_kernel_mul[0][0][0][0];
    float *dense_kernel_mul2_flat = &m->dense_kernel_mul2[0][0][0][0];
    float *dense_kernel_v_flat = &s->dense_kernel_v[0][0][0][0];
    float *dense_kernel_sub2_flat = &m->dense_kernel_sub2[0][0][0][0];
    float *dense_kernel_mul3_flat = &m->dense_kernel_mul3[0][0][0][0];
    float *dense_kernel_mul4_flat = &m->dense_kernel_mul4[0][0][0][0];
    float *dense_kernel_sqrt_flat = &m->dense_kernel_sqrt[0][0][0][0];
    float *dense_kernel_add3_flat = &m->dense_kernel_add3[0][0][0][0];
    float *dense_kernel_div_flat = &m->dense_kernel_div[0][0][0][0];
    float *dense_kernel_flat = &s->dense_kernel[0][0][0][0];
    /* Adam/sequential/dense/kernel/sub */
    for (int i = 0; i < 48000; i += 8)
        store_8(&dense_kernel_sub_flat[i], load_8(&d_dense_MatMul_contract2_flat[i]) -
            load_8(&dense_kernel_m_flat[i]));
    /* Adam/sequential/dense/kernel/mul */
    for (int i = 0; i < 48000; i += 8)
        store_8(&dense_kernel_mul_flat[i], load_8(&dense_kernel_sub_flat[i]) * 0.1f);
    /* Adam/sequential/dense/kernel/add */
    for (int i = 0; i < 48000; i += 8)
        store_8(&dense_kernel_m_flat[i], load_8(&dense_kernel_m_flat[i]) +
            load_8(&dense_kernel_mul_flat[i]));
    /* Adam/sequential/dense/kernel/mul */
    for (int i = 0; i < 48000; i += 8) {
        const vec8 a0 = load_8(&d_dense_MatMul_contract2_flat[i]);
        store_8(&dense_kernel_mul2_flat[i], a0 * a0);
    }
    /* Adam/sequential/dense/kernel/sub */
    for (int i = 0; i < 48000; i += 8)
        store_8(&dense_kernel_sub2_flat[i], load_8(&dense_kernel_mul2_flat[i]) -
            load_8(&dense_kernel_v_flat[i]));
    /* Adam/sequential/dense/kernel/mul */
    for (int i = 0; i < 48000; i += 8)
        store_8(&dense_kernel_mul3_flat[i], load_8(&dense_kernel_sub2_flat[i]) * 0.001f);
    /* Adam/sequential/dense/kernel/add */
    for (int i = 0; i < 48000; i += 8)
        store_8(&dense_kernel_v_flat[i], load_8(&dense_kernel_v_flat[i]) +
            load_8(&dense_kernel_mul3_flat[i]));
    /* Adam/sequential/dense/kernel/mul */
    for (int i = 0; i < 48000; i += 8)
        store_8(&dense_kernel_mul4_flat[i], load_8(&dense_kernel_m_flat[i]) * m->Adam_div[0]);
    /* Adam/sequential/dense/kernel/sqrt */
    for (int i = 0; i < 48000; i += 8)
        store_8(&dense_kernel_sqrt_flat[i], sqrt_8(load_8(&dense_kernel_v_flat[i])));
    /* Adam/sequential/dense/kernel/add */
    for (int i = 0; i < 48000; i += 8)
        store_8(&dense_kernel_add3_flat[i], load_8(&dense_kernel_sqrt_flat[i]) + 1e-07f);
    /* Adam/sequential/dense/kernel/div */
    for (int i = 0; i < 48000; i += 8)
        store_8(&dense_kernel_div_flat[i], load_8(&dense_kernel_mul4_flat[i]) /
            load_8(&dense_kernel_add3_flat[i]));
    /* Adam/sequential/dense/kernel/sub */
    for (int i = 0; i < 48000; i += 8)
        store_8(&dense_kernel_flat[i], load_8(&dense_kernel_flat[i]) - load_8(&dense_kernel_div_flat[i]));
}

/* train_40, kernel 48 of 54: 12 ops in a row
 *   from   lenet5.lua:2 bias update
 *   cost   1440 operations, 14.9 k bytes */
static void train_40_dense_bias_sub(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    (void)slice;
    /* Adam/sequential/dense/bias/sub */
    for (int n = 0; n < 120; n += 8)
        store_8(&m->dense_bias_sub[n], load_8(&m->d_dense_view_reduce[n]) - load_8(&s->dense_bias_m[n]));
    /* Adam/sequential/dense/bias/mul */
    for (int n = 0; n < 120; n += 8)
        store_8(&m->dense_bias_mul[n], load_8(&m->dense_bias_sub[n]) * 0.1f);
    /* Adam/sequential/dense/bias/add */
    for (int n = 0; n < 120; n += 8)
        store_8(&s->dense_bias_m[n], load_8(&s->dense_bias_m[n]) + load_8(&m->dense_bias_mul[n]));
    /* Adam/sequential/dense/bias/mul */
    for (int n = 0; n < 120; n += 8) {
        const vec8 a0 = load_8(&m->d_dense_view_reduce[n]);
        store_8(&m->dense_bias_mul2[n], a0 * a0);
    }
    /* Adam/sequential/dense/bias/sub */
    for (int n = 0; n < 120; n += 8)
        store_8(&m->dense_bias_sub2[n], load_8(&m->dense_bias_mul2[n]) - load_8(&s->dense_bias_v[n]));
    /* Adam/sequential/dense/bias/mul */
    for (int n = 0; n < 120; n += 8)
        store_8(&m->dense_bias_mul3[n], load_8(&m->dense_bias_sub2[n]) * 0.001f);
    /* Adam/sequential/dense/bias/add */
    for (int n = 0; n < 120; n += 8)
        store_8(&s->dense_bias_v[n], load_8(&s->dense_bias_v[n]) + load_8(&m->dense_bias_mul3[n]));
    /* Adam/sequential/dense/bias/mul */
    for (int n = 0; n < 120; n += 8)
        store_8(&m->dense_bias_mul4[n], load_8(&s->dense_bias_m[n]) * m->Adam_div[0]);
    /* Adam/sequential/dense/bias/sqrt */
    for (int n = 0; n < 120; n += 8)
        store_8(&m->dense_bias_sqrt[n], sqrt_8(load_8(&s->dense_bias_v[n])));
    /* Adam/sequential/dense/bias/add */
    for (int n = 0; n < 120; n += 8)
        store_8(&m->dense_bias_add3[n], load_8(&m->dense_bias_sqrt[n]) + 1e-07f);
    /* Adam/sequential/dense/bias/div */
    for (int n = 0; n < 120; n += 8)
        store_8(&m->dense_bias_div[n], load_8(&m->dense_bias_mul4[n]) / load_8(&m->dense_bias_add3[n]));
    /* Adam/sequential/dense/bias/sub */
    for (int n = 0; n < 120; n += 8)
        store_8(&s->dense_bias[n], load_8(&s->dense_bias[n]) - load_8(&m->dense_bias_div[n]));
}

/* train_40, kernel 49 of 54: 12 ops in a row
 *   from   lenet5.lua:2 kernel update
 *   cost   121.0 k operations, 1249.9 k bytes */
static void train_40_dense_1_kernel_sub(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
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
    /* Adam/sequential/dense_1/kernel/sub */
    for (int i = 0; i < 10080; i += 8)
        store_8(&dense_1_kernel_sub_flat[i], load_8(&d_dense_1_MatMul_contract2_flat[i]) -
            load_8(&dense_1_kernel_m_flat[i]));
    /* Adam/sequential/dense_1/kernel/mul */
    for (int i = 0; i < 10080; i += 8)
        store_8(&dense_1_kernel_mul_flat[i], load_8(&dense_1_kernel_sub_flat[i]) * 0.1f);
    /* Adam/sequential/dense_1/kernel/add */
    for (int i = 0; i < 10080; i += 8)
        store_8(&dense_1_kernel_m_flat[i], load_8(&dense_1_kernel_m_flat[i]) +
            load_8(&dense_1_kernel_mul_flat[i]));
    /* Adam/sequential/dense_1/kernel/mul */
    for (int i = 0; i < 10080; i += 8) {
        const vec8 a0 = load_8(&d_dense_1_MatMul_contract2_flat[i]);
        store_8(&dense_1_kernel_mul2_flat[i], a0 * a0);
    }
    /* Adam/sequential/dense_1/kernel/sub */
    for (int i = 0; i < 10080; i += 8)
        store_8(&dense_1_kernel_sub2_flat[i], load_8(&dense_1_kernel_mul2_flat[i]) -
            load_8(&dense_1_kernel_v_flat[i]));
    /* Adam/sequential/dense_1/kernel/mul */
    for (int i = 0; i < 10080; i += 8)
        store_8(&dense_1_kernel_mul3_flat[i], load_8(&dense_1_kernel_sub2_flat[i]) * 0.001f);
    /* Adam/sequential/dense_1/kernel/add */
    for (int i = 0; i < 10080; i += 8)
        store_8(&dense_1_kernel_v_flat[i], load_8(&dense_1_kernel_v_flat[i]) +
            load_8(&dense_1_kernel_mul3_flat[i]));
    /* Adam/sequential/dense_1/kernel/mul */
    for (int i = 0; i < 10080; i += 8)
        store_8(&dense_1_kernel_mul4_flat[i], load_8(&dense_1_kernel_m_flat[i]) * m->Adam_div[0]);
    /* Adam/sequential/dense_1/kernel/sqrt */
    for (int i = 0; i < 10080; i += 8)
        store_8(&dense_1_kernel_sqrt_flat[i], sqrt_8(load_8(&dense_1_kernel_v_flat[i])));
    /* Adam/sequential/dense_1/kernel/add */
    for (int i = 0; i < 10080; i += 8)
        store_8(&dense_1_kernel_add3_flat[i], load_8(&dense_1_kernel_sqrt_flat[i]) + 1e-07f);
    /* Adam/sequential/dense_1/kernel/div */
    for (int i = 0; i < 10080; i += 8)
        store_8(&dense_1_kernel_div_flat[i], load_8(&dense_1_kernel_mul4_flat[i]) /
            load_8(&dense_1_kernel_add3_flat[i]));
    /* Adam/sequential/dense_1/kernel/sub */
    for (int i = 0; i < 10080; i += 8)
        store_8(&dense_1_kernel_flat[i], load_8(&dense_1_kernel_flat[i]) -
            load_8(&dense_1_kernel_div_flat[i]));
}

/* train_40, kernel 50 of 54: 12 ops in a row
 *   from   lenet5.lua:2 bias update
 *   cost   1008 operations, 10.4 k bytes */
static void train_40_dense_1_bias_sub(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    (void)slice;
    /* Adam/sequential/dense_1/bias/sub */
    for (int n2 = 0; n2 < 84; ++n2)
        m->dense_1_bias_sub[n2] = m->d_dense_1_view_reduce[n2] - s->dense_1_bias_m[n2];
    /* Adam/sequential/dense_1/bias/mul */
    for (int n2 = 0; n2 < 84; ++n2)
        m->dense_1_bias_mul[n2] = m->dense_1_bias_sub[n2] * 0.1f;
    /* Adam/sequential/dense_1/bias/add */
    for (int n2 = 0; n2 < 84; ++n2)
        s->dense_1_bias_m[n2] = s->dense_1_bias_m[n2] + m->dense_1_bias_mul[n2];
    /* Adam/sequential/dense_1/bias/mul */
    for (int n2 = 0; n2 < 84; ++n2) {
        const float a0 = m->d_dense_1_view_reduce[n2];
        m->dense_1_bias_mul2[n2] = a0 * a0;
    }
    /* Adam/sequential/dense_1/bias/sub */
    for (int n2 = 0; n2 < 84; ++n2)
        m->dense_1_bias_sub2[n2] = m->dense_1_bias_mul2[n2] - s->dense_1_bias_v[n2];
    /* Adam/sequential/dense_1/bias/mul */
    for (int n2 = 0; n2 < 84; ++n2)
        m->dense_1_bias_mul3[n2] = m->dense_1_bias_sub2[n2] * 0.001f;
    /* Adam/sequential/dense_1/bias/add */
    for (int n2 = 0; n2 < 84; ++n2)
        s->dense_1_bias_v[n2] = s->dense_1_bias_v[n2] + m->dense_1_bias_mul3[n2];
    /* Adam/sequential/dense_1/bias/mul */
    for (int n2 = 0; n2 < 84; ++n2)
        m->dense_1_bias_mul4[n2] = s->dense_1_bias_m[n2] * m->Adam_div[0];
    /* Adam/sequential/dense_1/bias/sqrt */
    for (int n2 = 0; n2 < 84; ++n2)
        m->dense_1_bias_sqrt[n2] = sqrt_1(s->dense_1_bias_v[n2]);
    /* Adam/sequential/dense_1/bias/add */
    for (int n2 = 0; n2 < 84; ++n2)
        m->dense_1_bias_add3[n2] = m->dense_1_bias_sqrt[n2] + 1e-07f;
    /* Adam/sequential/dense_1/bias/div */
    for (int n2 = 0; n2 < 84; ++n2)
        m->dense_1_bias_div[n2] = m->dense_1_bias_mul4[n2] / m->dense_1_bias_add3[n2];
    /* Adam/sequential/dense_1/bias/sub */
    for (int n2 = 0; n2 < 84; ++n2)
        s->dense_1_bias[n2] = s->dense_1_bias[n2] - m->dense_1_bias_div[n2];
}

/* train_40, kernel 51 of 54: 12 ops in a row
 *   from   lenet5.lua:2 kernel update
 *   cost   10.1 k operations, 104.2 k bytes */
static void train_40_dense_2_kernel_sub(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    (void)slice;
    const float *d_dense_2_MatMul_contract2_flat = &m->d_dense_2_MatMul_contract2[0][0];
    float *dense_2_kernel_m_flat = &s->dense_2_kernel_m[0][0];
    float *dense_2_kernel_sub_flat = &m->dense_2_kernel_sub[0][0];
    float *dense_2_kernel_mul_flat = &m->dense_2_kernel_mul[0][0];
    float *dense_2_kernel_mul2_flat = &m->dense_2_kernel_mul2[0][0];
    float *dense_2_kernel_v_flat = &s->dense_2_kernel_v[0][0];
    float *dense_2_kernel_sub2_flat = &m->dense_2_kernel_sub2[0][0];
    float *dense_2_kernel_mul3_flat = &m->dense_2_kernel_mul3[0][0];
    float *dense_2_kernel_mul4_flat = &m->dense_2_kernel_mul4[0][0];
    float *dense_2_kernel_sqrt_flat = &m->dense_2_kernel_sqrt[0][0];
    float *dense_2_kernel_add3_flat = &m->dense_2_kernel_add3[0][0];
    float *dense_2_kernel_div_flat = &m->dense_2_kernel_div[0][0];
    float *dense_2_kernel_flat = &s->dense_2_kernel[0][0];
    /* Adam/sequential/dense_2/kernel/sub */
    for (int i = 0; i < 840; i += 8)
        store_8(&dense_2_kernel_sub_flat[i], load_8(&d_dense_2_MatMul_contract2_flat[i]) -
            load_8(&dense_2_kernel_m_flat[i]));
    /* Adam/sequential/dense_2/kernel/mul */
    for (int i = 0; i < 840; i += 8)
        store_8(&dense_2_kernel_mul_flat[i], load_8(&dense_2_kernel_sub_flat[i]) * 0.1f);
    /* Adam/sequential/dense_2/kernel/add */
    for (int i = 0; i < 840; i += 8)
        store_8(&dense_2_kernel_m_flat[i], load_8(&dense_2_kernel_m_flat[i]) +
            load_8(&dense_2_kernel_mul_flat[i]));
    /* Adam/sequential/dense_2/kernel/mul */
    for (int i = 0; i < 840; i += 8) {
        const vec8 a0 = load_8(&d_dense_2_MatMul_contract2_flat[i]);
        store_8(&dense_2_kernel_mul2_flat[i], a0 * a0);
    }
    /* Adam/sequential/dense_2/kernel/sub */
    for (int i = 0; i < 840; i += 8)
        store_8(&dense_2_kernel_sub2_flat[i], load_8(&dense_2_kernel_mul2_flat[i]) -
            load_8(&dense_2_kernel_v_flat[i]));
    /* Adam/sequential/dense_2/kernel/mul */
    for (int i = 0; i < 840; i += 8)
        store_8(&dense_2_kernel_mul3_flat[i], load_8(&dense_2_kernel_sub2_flat[i]) * 0.001f);
    /* Adam/sequential/dense_2/kernel/add */
    for (int i = 0; i < 840; i += 8)
        store_8(&dense_2_kernel_v_flat[i], load_8(&dense_2_kernel_v_flat[i]) +
            load_8(&dense_2_kernel_mul3_flat[i]));
    /* Adam/sequential/dense_2/kernel/mul */
    for (int i = 0; i < 840; i += 8)
        store_8(&dense_2_kernel_mul4_flat[i], load_8(&dense_2_kernel_m_flat[i]) * m->Adam_div[0]);
    /* Adam/sequential/dense_2/kernel/sqrt */
    for (int i = 0; i < 840; i += 8)
        store_8(&dense_2_kernel_sqrt_flat[i], sqrt_8(load_8(&dense_2_kernel_v_flat[i])));
    /* Adam/sequential/dense_2/kernel/add */
    for (int i = 0; i < 840; i += 8)
        store_8(&dense_2_kernel_add3_flat[i], load_8(&dense_2_kernel_sqrt_flat[i]) + 1e-07f);
    /* Adam/sequential/dense_2/kernel/div */
    for (int i = 0; i < 840; i += 8)
        store_8(&dense_2_kernel_div_flat[i], load_8(&dense_2_kernel_mul4_flat[i]) /
            load_8(&dense_2_kernel_add3_flat[i]));
    /* Adam/sequential/dense_2/kernel/sub */
    for (int i = 0; i < 840; i += 8)
        store_8(&dense_2_kernel_flat[i], load_8(&dense_2_kernel_flat[i]) -
            load_8(&dense_2_kernel_div_flat[i]));
}

/* train_40, kernel 52 of 54: 12 ops in a row
 *   from   lenet5.lua:2 bias update
 *   cost   120 operations, 1244 bytes */
static void train_40_dense_2_bias_sub(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    (void)slice;
    /* Adam/sequential/dense_2/bias/sub */
    for (int n3 = 0; n3 < 10; ++n3)
        m->dense_2_bias_sub[n3] = m->d_dense_2_view_reduce[n3] - s->dense_2_bias_m[n3];
    /* Adam/sequential/dense_2/bias/mul */
    for (int n3 = 0; n3 < 10; ++n3)
        m->dense_2_bias_mul[n3] = m->dense_2_bias_sub[n3] * 0.1f;
    /* Adam/sequential/dense_2/bias/add */
    for (int n3 = 0; n3 < 10; ++n3)
        s->dense_2_bias_m[n3] = s->dense_2_bias_m[n3] + m->dense_2_bias_mul[n3];
    /* Adam/sequential/dense_2/bias/mul */
    for (int n3 = 0; n3 < 10; ++n3) {
        const float a0 = m->d_dense_2_view_reduce[n3];
        m->dense_2_bias_mul2[n3] = a0 * a0;
    }
    /* Adam/sequential/dense_2/bias/sub */
    for (int n3 = 0; n3 < 10; ++n3)
        m->dense_2_bias_sub2[n3] = m->dense_2_bias_mul2[n3] - s->dense_2_bias_v[n3];
    /* Adam/sequential/dense_2/bias/mul */
    for (int n3 = 0; n3 < 10; ++n3)
        m->dense_2_bias_mul3[n3] = m->dense_2_bias_sub2[n3] * 0.001f;
    /* Adam/sequential/dense_2/bias/add */
    for (int n3 = 0; n3 < 10; ++n3)
        s->dense_2_bias_v[n3] = s->dense_2_bias_v[n3] + m->dense_2_bias_mul3[n3];
    /* Adam/sequential/dense_2/bias/mul */
    for (int n3 = 0; n3 < 10; ++n3)
        m->dense_2_bias_mul4[n3] = s->dense_2_bias_m[n3] * m->Adam_div[0];
    /* Adam/sequential/dense_2/bias/sqrt */
    for (int n3 = 0; n3 < 10; ++n3)
        m->dense_2_bias_sqrt[n3] = sqrt_1(s->dense_2_bias_v[n3]);
    /* Adam/sequential/dense_2/bias/add */
    for (int n3 = 0; n3 < 10; ++n3)
        m->dense_2_bias_add3[n3] = m->dense_2_bias_sqrt[n3] + 1e-07f;
    /* Adam/sequential/dense_2/bias/div */
    for (int n3 = 0; n3 < 10; ++n3)
        m->dense_2_bias_div[n3] = m->dense_2_bias_mul4[n3] / m->dense_2_bias_add3[n3];
    /* Adam/sequential/dense_2/bias/sub */
    for (int n3 = 0; n3 < 10; ++n3)
        s->dense_2_bias[n3] = s->dense_2_bias[n3] - m->dense_2_bias_div[n3];
}

/* train_40, kernel 53 of 54: 2 ops in a row
 *   from   lenet5.lua:2 train_loss forward
 *   cost   2 operations, 20 bytes */
static void train_40_train_loss_total(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    (void)slice;
    /* train_loss/add */
    s->train_loss_total[0] = s->train_loss_total[0] + m->loss_div[0];
    /* train_loss/add */
    s->train_loss_count[0] = s->train_loss_count[0] + 1.0f;
}

/* train_40, kernel 54 of 54: 9 ops in a row
 *   from   lenet5.lua:2 train_accuracy forward
 *   cost   1722 operations, 8424 bytes */
static void train_40_train_accuracy_Max(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    (void)slice;
    /* train_accuracy/Max */
    for (int b = 0; b < 40; b += 8) {
        vec8 most = -INFINITY;
        for (int n3 = 0; n3 < 10; ++n3) {
            const vec8 next0 = load_8(&m->dense_2_Softmax2[n3][b]);
            most = most < next0 ? next0 : most;
        }
        store_8(&m->train_accuracy_Max[b], most);
    }
    /* train_accuracy/equal */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 40; b += 8)
            store_mask_8(&m->train_accuracy_equal[n3][b], load_8(&m->dense_2_Softmax2[n3][b]) ==
                load_8(&m->train_accuracy_Max[b]));
    /* train_accuracy/select */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 40; b += 8)
            store_int_8(&m->train_accuracy_select[n3][b], load_mask_8(&m->train_accuracy_equal[n3][b]) ?
                (ivec8)n3 : (ivec8)10);
    /* train_accuracy/Min */
    for (int b = 0; b < 40; b += 8) {
        ivec8 least = INT32_MAX;
        for (int n3 = 0; n3 < 10; ++n3) {
            const ivec8 next0 = load_int_8(&m->train_accuracy_select[n3][b]);
            least = least > next0 ? next0 : least;
        }
        store_int_8(&m->train_accuracy_Min[b], least);
    }
    /* train_accuracy/equal */
    for (int b = 0; b < 40; b += 8)
        store_mask_8(&m->train_accuracy_equal2[b], load_int_8(&m->train_accuracy_Min[b]) ==
            load_int_8(&m->loss_to_int32[b]));
    /* train_accuracy/select */
    for (int b = 0; b < 40; b += 8)
        store_8(&m->train_accuracy_select2[b], load_mask_8(&m->train_accuracy_equal2[b]) ? (vec8)1.0f :
            (vec8)0.0f);
    /* train_accuracy/Sum */
    {
        vec8 sum = 0;
        sum += load_8(&m->train_accuracy_select2[0]);
        sum += load_8(&m->train_accuracy_select2[8]);
        sum += load_8(&m->train_accuracy_select2[16]);
        sum += load_8(&m->train_accuracy_select2[24]);
        sum += load_8(&m->train_accuracy_select2[32]);
        m->train_accuracy_Sum[0] = sum_lanes_8(sum);
    }
    /* train_accuracy/add */
    s->train_accuracy_total[0] = s->train_accuracy_total[0] + m->train_accuracy_Sum[0];
    /* train_accuracy/add */
    s->train_accuracy_count[0] = s->train_accuracy_count[0] + 40.0f;
}

/* test_40, kernel 1 of 16 */
static void test_40_rescaling_to_float32(const struct gradc_call *call, int slice)
{
    struct test_40_memory *m = call->arena;
    (void)slice;
    shared_rescaling_to_float32(call->inputs[0], m->rescaling_to_float32,
        &m->rescaling_to_float32[0][0][0], &m->rescaling_mul[0][0][0]);
}

/* test_40, kernel 2 of 16 */
static void test_40_conv2d_Conv2D(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_40_memory *m = call->arena;
    shared_conv2d_Conv2D(m->rescaling_mul, s->conv2d_kernel, m->conv2d_Conv2D, slice);
}

/* test_40, kernel 3 of 16 */
static void test_40_conv2d_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_40_memory *m = call->arena;
    shared_conv2d_BiasAdd(m->conv2d_Conv2D, s->conv2d_bias, m->conv2d_BiasAdd, slice);
}

/* test_40, kernel 4 of 16 */
static void test_40_conv2d_Tanh(const struct gradc_call *call, int slice)
{
    struct test_40_memory *m = call->arena;
    shared_conv2d_Tanh(m->conv2d_BiasAdd, m->conv2d_Tanh, slice);
}

/* test_40, kernel 5 of 16 */
static void test_40_max_pooling2d_MaxPool(const struct gradc_call *call, int slice)
{
    struct test_40_memory *m = call->arena;
    shared_max_pooling2d_MaxPool(m->conv2d_Tanh, m->max_pooling2d_MaxPool, slice);
}

/* test_40, kernel 6 of 16 */
static void test_40_conv2d_1_Conv2D(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_40_memory *m = call->arena;
    shared_conv2d_1_Conv2D(m->max_pooling2d_MaxPool, s->conv2d_1_kernel, m->conv2d_1_Conv2D, slice);
}

/* test_40, kernel 7 of 16 */
static void test_40_conv2d_1_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_40_memory *m = call->arena;
    (void)slice;
    shared_conv2d_1_BiasAdd(m->conv2d_1_Conv2D, s->conv2d_1_bias, m->conv2d_1_BiasAdd,
        &m->conv2d_1_BiasAdd[0][0][0][0], &m->conv2d_1_Tanh[0][0][0][0]);
}

/* test_40, kernel 8 of 16 */
static void test_40_max_pooling2d_1_MaxPool(const struct gradc_call *call, int slice)
{
    struct test_40_memory *m = call->arena;
    (void)slice;
    shared_max_pooling2d_1_MaxPool(m->conv2d_1_Tanh, m->max_pooling2d_1_MaxPool);
}

/* test_40, kernel 9 of 16 */
static void test_40_dense_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_40_memory *m = call->arena;
    shared_dense_MatMul(m->max_pooling2d_1_MaxPool, s->dense_kernel, m->dense_MatMul, slice);
}

/* test_40, kernel 10 of 16 */
static void test_40_dense_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_40_memory *m = call->arena;
    (void)slice;
    shared_dense_BiasAdd(m->dense_MatMul, s->dense_bias, m->dense_BiasAdd, m->dense_Tanh);
}

/* test_40, kernel 11 of 16 */
static void test_40_dense_1_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_40_memory *m = call->arena;
    shared_dense_1_MatMul_partial(m->dense_Tanh, s->dense_1_kernel, m->dense_1_MatMul_partial, slice);
}

/* test_40, kernel 12 of 16 */
static void test_40_dense_1_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_40_memory *m = call->arena;
    (void)slice;
    shared_dense_1_MatMul(m->dense_1_MatMul_partial, m->dense_1_MatMul, s->dense_1_bias,
        m->dense_1_BiasAdd, m->dense_1_Tanh);
}

/* test_40, kernel 13 of 16 */
static void test_40_dense_2_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_40_memory *m = call->arena;
    (void)slice;
    shared_dense_2_MatMul(m->dense_1_Tanh, s->dense_2_kernel, m->dense_2_MatMul, s->dense_2_bias,
        m->dense_2_BiasAdd, m->dense_2_Max, m->dense_2_sub, m->dense_2_Softmax, m->dense_2_Sum,
        m->dense_2_Softmax2);
}

/* test_40, kernel 14 of 16: 8 ops in a row
 *   from   lenet5.lua:2 loss forward
 *   cost   1361 operations, 7092 bytes */
static void test_40_loss_to_int32(const struct gradc_call *call, int slice)
{
    struct test_40_memory *m = call->arena;
    (void)slice;
    const uint8_t *field1 = call->inputs[1];
    /* loss/to_int32 */
    for (int b = 0; b < 40; b += 8)
        store_int_8(&m->loss_to_int32[b], bytes_to_int_8(load_bytes_8(&field1[b])));
    /* loss/equal */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 40; b += 8)
            store_mask_8(&m->loss_equal[n3][b], n3 == load_int_8(&m->loss_to_int32[b]));
    /* loss/select */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 40; b += 8)
            store_8(&m->loss_select[n3][b], load_mask_8(&m->loss_equal[n3][b]) ?
                load_8(&m->dense_2_sub[n3][b]) : (vec8)0.0f);
    /* loss/Sum */
    for (int b = 0; b < 40; b += 8) {
        vec8 sum = 0;
        for (int n3 = 0; n3 < 10; ++n3)
            sum += load_8(&m->loss_select[n3][b]);
        store_8(&m->loss_Sum[b], sum);
    }
    /* loss/log */
    for (int b = 0; b < 40; b += 8)
        store_8(&m->loss_log[b], log_8(load_8(&m->dense_2_Sum[b])));
    /* loss/sub */
    for (int b = 0; b < 40; b += 8)
        store_8(&m->loss_sub[b], load_8(&m->loss_log[b]) - load_8(&m->loss_Sum[b]));
    /* loss/Sum */
    {
        vec8 sum = 0;
        sum += load_8(&m->loss_sub[0]);
        sum += load_8(&m->loss_sub[8]);
        sum += load_8(&m->loss_sub[16]);
        sum += load_8(&m->loss_sub[24]);
        sum += load_8(&m->loss_sub[32]);
        m->loss_Sum2[0] = sum_lanes_8(sum);
    }
    /* test_loss/Sum */
    m->test_loss_Sum[0] = m->loss_Sum2[0] / 40.0f;
}

/* test_40, kernel 15 of 16: 2 ops in a row
 *   from   lenet5.lua:2 test_loss forward
 *   cost   2 operations, 20 bytes */
static void test_40_test_loss_total(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_40_memory *m = call->arena;
    (void)slice;
    /* test_loss/add */
    s->test_loss_total[0] = s->test_loss_total[0] + m->test_loss_Sum[0];
    /* test_loss/add */
    s->test_loss_count[0] = s->test_loss_count[0] + 1.0f;
}

/* test_40, kernel 16 of 16: 9 ops in a row
 *   from   lenet5.lua:2 test_accuracy forward
 *   cost   1722 operations, 8424 bytes */
static void test_40_test_accuracy_Max(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_40_memory *m = call->arena;
    (void)slice;
    /* test_accuracy/Max */
    for (int b = 0; b < 40; b += 8) {
        vec8 most = -INFINITY;
        for (int n3 = 0; n3 < 10; ++n3) {
            const vec8 next0 = load_8(&m->dense_2_Softmax2[n3][b]);
            most = most < next0 ? next0 : most;
        }
        store_8(&m->test_accuracy_Max[b], most);
    }
    /* test_accuracy/equal */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 40; b += 8)
            store_mask_8(&m->test_accuracy_equal[n3][b], load_8(&m->dense_2_Softmax2[n3][b]) ==
                load_8(&m->test_accuracy_Max[b]));
    /* test_accuracy/select */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 40; b += 8)
            store_int_8(&m->test_accuracy_select[n3][b], load_mask_8(&m->test_accuracy_equal[n3][b]) ?
                (ivec8)n3 : (ivec8)10);
    /* test_accuracy/Min */
    for (int b = 0; b < 40; b += 8) {
        ivec8 least = INT32_MAX;
        for (int n3 = 0; n3 < 10; ++n3) {
            const ivec8 next0 = load_int_8(&m->test_accuracy_select[n3][b]);
            least = least > next0 ? next0 : least;
        }
        store_int_8(&m->test_accuracy_Min[b], least);
    }
    /* test_accuracy/equal */
    for (int b = 0; b < 40; b += 8)
        store_mask_8(&m->test_accuracy_equal2[b], load_int_8(&m->test_accuracy_Min[b]) ==
            load_int_8(&m->loss_to_int32[b]));
    /* test_accuracy/select */
    for (int b = 0; b < 40; b += 8)
        store_8(&m->test_accuracy_select2[b], load_mask_8(&m->test_accuracy_equal2[b]) ? (vec8)1.0f :
            (vec8)0.0f);
    /* test_accuracy/Sum */
    {
        vec8 sum = 0;
        sum += load_8(&m->test_accuracy_select2[0]);
        sum += load_8(&m->test_accuracy_select2[8]);
        sum += load_8(&m->test_accuracy_select2[16]);
        sum += load_8(&m->test_accuracy_select2[24]);
        sum += load_8(&m->test_accuracy_select2[32]);
        m->test_accuracy_Sum[0] = sum_lanes_8(sum);
    }
    /* test_accuracy/add */
    s->test_accuracy_total[0] = s->test_accuracy_total[0] + m->test_accuracy_Sum[0];
    /* test_accuracy/add */
    s->test_accuracy_count[0] = s->test_accuracy_count[0] + 40.0f;
}

/* predict_40, kernel 1 of 13 */
static void predict_40_rescaling_to_float32(const struct gradc_call *call, int slice)
{
    struct predict_40_memory *m = call->arena;
    (void)slice;
    shared_rescaling_to_float32(call->inputs[0], m->rescaling_to_float32,
        &m->rescaling_to_float32[0][0][0], &m->rescaling_mul[0][0][0]);
}

/* predict_40, kernel 2 of 13 */
static void predict_40_conv2d_Conv2D(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_40_memory *m = call->arena;
    shared_conv2d_Conv2D(m->rescaling_mul, s->conv2d_kernel, m->conv2d_Conv2D, slice);
}

/* predict_40, kernel 3 of 13 */
static void predict_40_conv2d_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_40_memory *m = call->arena;
    shared_conv2d_BiasAdd(m->conv2d_Conv2D, s->conv2d_bias, m->conv2d_BiasAdd, slice);
}

/* predict_40, kernel 4 of 13 */
static void predict_40_conv2d_Tanh(const struct gradc_call *call, int slice)
{
    struct predict_40_memory *m = call->arena;
    shared_conv2d_Tanh(m->conv2d_BiasAdd, m->conv2d_Tanh, slice);
}

/* predict_40, kernel 5 of 13 */
static void predict_40_max_pooling2d_MaxPool(const struct gradc_call *call, int slice)
{
    struct predict_40_memory *m = call->arena;
    shared_max_pooling2d_MaxPool(m->conv2d_Tanh, m->max_pooling2d_MaxPool, slice);
}

/* predict_40, kernel 6 of 13 */
static void predict_40_conv2d_1_Conv2D(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_40_memory *m = call->arena;
    shared_conv2d_1_Conv2D(m->max_pooling2d_MaxPool, s->conv2d_1_kernel, m->conv2d_1_Conv2D, slice);
}

/* predict_40, kernel 7 of 13 */
static void predict_40_conv2d_1_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_40_memory *m = call->arena;
    (void)slice;
    shared_conv2d_1_BiasAdd(m->conv2d_1_Conv2D, s->conv2d_1_bias, m->conv2d_1_BiasAdd,
        &m->conv2d_1_BiasAdd[0][0][0][0], &m->conv2d_1_Tanh[0][0][0][0]);
}

/* predict_40, kernel 8 of 13 */
static void predict_40_max_pooling2d_1_MaxPool(const struct gradc_call *call, int slice)
{
    struct predict_40_memory *m = call->arena;
    (void)slice;
    shared_max_pooling2d_1_MaxPool(m->conv2d_1_Tanh, m->max_pooling2d_1_MaxPool);
}

/* predict_40, kernel 9 of 13 */
static void predict_40_dense_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_40_memory *m = call->arena;
    shared_dense_MatMul(m->max_pooling2d_1_MaxPool, s->dense_kernel, m->dense_MatMul, slice);
}

/* predict_40, kernel 10 of 13 */
static void predict_40_dense_BiasAdd(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_40_memory *m = call->arena;
    (void)slice;
    shared_dense_BiasAdd(m->dense_MatMul, s->dense_bias, m->dense_BiasAdd, m->dense_Tanh);
}

/* predict_40, kernel 11 of 13 */
static void predict_40_dense_1_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_40_memory *m = call->arena;
    shared_dense_1_MatMul_partial(m->dense_Tanh, s->dense_1_kernel, m->dense_1_MatMul_partial, slice);
}

/* predict_40, kernel 12 of 13 */
static void predict_40_dense_1_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_40_memory *m = call->arena;
    (void)slice;
    shared_dense_1_MatMul(m->dense_1_MatMul_partial, m->dense_1_MatMul, s->dense_1_bias,
        m->dense_1_BiasAdd, m->dense_1_Tanh);
}

/* predict_40, kernel 13 of 13: 7 ops in a row
 *   from   lenet5.lua:13 dense_2 forward
 *   cost   33.6 k multiply-adds, 35.1 k bytes */
static void predict_40_dense_2_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_40_memory *m = call->arena;
    (void)slice;
    /* sequential/dense_2/MatMul */
    for (int n3 = 0; n3 < 10; n3 += 2) {
        vec8 sum00 = 0, sum01 = 0, sum02 = 0, sum03 = 0, sum04 = 0, sum10 = 0, sum11 = 0,
            sum12 = 0, sum13 = 0, sum14 = 0;
        for (int n2 = 0; n2 < 84; ++n2) {
#pragma clang fp contract(on)
            const vec8 a0 = load_8(&m->dense_1_Tanh[n2][0]), a1 = load_8(&m->dense_1_Tanh[n2][8]),
                a2 = load_8(&m->dense_1_Tanh[n2][16]), a3 = load_8(&m->dense_1_Tanh[n2][24]),
                a4 = load_8(&m->dense_1_Tanh[n2][32]);
            const float b0 = s->dense_2_kernel[n2][n3], b1 = s->dense_2_kernel[n2][n3 + 1];
            sum00 += a0 * b0, sum01 += a1 * b0, sum02 += a2 * b0, sum03 += a3 * b0,
                sum04 += a4 * b0, sum10 += a0 * b1, sum11 += a1 * b1, sum12 += a2 * b1,
                sum13 += a3 * b1, sum14 += a4 * b1;
        }
        store_8(&m->dense_2_MatMul[n3][0], sum00);
        store_8(&m->dense_2_MatMul[n3][8], sum01);
        store_8(&m->dense_2_MatMul[n3][16], sum02);
        store_8(&m->dense_2_MatMul[n3][24], sum03);
        store_8(&m->dense_2_MatMul[n3][32], sum04);
        store_8(&m->dense_2_MatMul[n3 + 1][0], sum10);
        store_8(&m->dense_2_MatMul[n3 + 1][8], sum11);
        store_8(&m->dense_2_MatMul[n3 + 1][16], sum12);
        store_8(&m->dense_2_MatMul[n3 + 1][24], sum13);
        store_8(&m->dense_2_MatMul[n3 + 1][32], sum14);
    }
    /* sequential/dense_2/BiasAdd */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 40; b += 8)
            store_8(&m->dense_2_BiasAdd[n3][b], load_8(&m->dense_2_MatMul[n3][b]) + s->dense_2_bias[n3]);
    /* sequential/dense_2/Max */
    for (int b = 0; b < 40; b += 8) {
        vec8 most = -INFINITY;
        for (int n3 = 0; n3 < 10; ++n3) {
            const vec8 next0 = load_8(&m->dense_2_BiasAdd[n3][b]);
            most = most < next0 ? next0 : most;
        }
        store_8(&m->dense_2_Max[b], most);
    }
    /* sequential/dense_2/sub */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 40; b += 8)
            store_8(&m->dense_2_sub[n3][b], load_8(&m->dense_2_BiasAdd[n3][b]) -
                load_8(&m->dense_2_Max[b]));
    /* sequential/dense_2/Softmax */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 40; b += 8)
            store_8(&m->dense_2_Softmax[n3][b], exp_8(load_8(&m->dense_2_sub[n3][b])));
    /* sequential/dense_2/Sum */
    for (int b = 0; b < 40; b += 8) {
        vec8 sum = 0;
        for (int n3 = 0; n3 < 10; ++n3)
            sum += load_8(&m->dense_2_Softmax[n3][b]);
        store_8(&m->dense_2_Sum[b], sum);
    }
    /* sequential/dense_2/Softmax */
    for (int b = 0; b < 40; b += 8)
        for (int n3 = 0; n3 < 10; ++n3)
            store_strided_8(&m->dense_2_Softmax2[b][n3], 10, load_8(&m->dense_2_Softmax[n3][b]) /
                load_8(&m->dense_2_Sum[b]));
}

/* metrics, kernel 1 of 4: train_loss_select = (train_loss_count == 0) ? 0 : (train_loss_total / (1 <
 *     train_loss_count ? train_loss_count : 1))
 *   from   lenet5.lua:2 train_loss forward | train_loss/select (select)
 *   axes   none: one element
 *   cost   4 operations, 16 bytes */
static void metrics_train_loss_select(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct metrics_memory *m = call->arena;
    (void)slice;
    const float a0 = s->train_loss_count[0];
    m->train_loss_select[0] = (a0 == 0.0f) ? 0.0f : s->train_loss_total[0] / (1.0f < a0 ? a0 : 1.0f);
}

/* metrics, kernel 2 of 4: train_accuracy_select = (train_accuracy_count == 0) ? 0 : (train_accuracy_total /
 *     (1 < train_accuracy_count ? train_accuracy_count : 1))
 *   from   lenet5.lua:2 train_accuracy forward | train_accuracy/select (select)
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
 *   from   lenet5.lua:2 test_loss forward | test_loss/select (select)
 *   axes   none: one element
 *   cost   4 operations, 16 bytes */
static void metrics_test_loss_select(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct metrics_memory *m = call->arena;
    (void)slice;
    const float a0 = s->test_loss_count[0];
    m->test_loss_select[0] = (a0 == 0.0f) ? 0.0f : s->test_loss_total[0] / (1.0f < a0 ? a0 : 1.0f);
}

/* metrics, kernel 4 of 4: test_accuracy_select = (test_accuracy_count == 0) ? 0 : (test_accuracy_total / (1
 *     < test_accuracy_count ? test_accuracy_count : 1))
 *   from   lenet5.lua:2 test_accuracy forward | test_accuracy/select (select)
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

static const struct gradc_array train_40_inputs[] = {
    {"field0", GRADC_U8, 3, {40, 28, 28}, 0},
    {"field1", GRADC_U8, 1, {40}, 0},
};
static const struct gradc_array train_40_outputs[] = {
    {"loss", GRADC_F32, 0, {0}, offsetof(struct train_40_memory, loss_div)},
};
static const struct gradc_phase train_40_phases[] = {
    {"rescaling_to_float32", train_40_rescaling_to_float32, 1},
    {"conv2d_Conv2D", train_40_conv2d_Conv2D, 8},
    {"conv2d_BiasAdd", train_40_conv2d_BiasAdd, 8},
    {"conv2d_Tanh", train_40_conv2d_Tanh, 8},
    {"max_pooling2d_MaxPool", train_40_max_pooling2d_MaxPool, 8},
    {"conv2d_1_Conv2D", train_40_conv2d_1_Conv2D, 8},
    {"conv2d_1_BiasAdd", train_40_conv2d_1_BiasAdd, 1},
    {"max_pooling2d_1_MaxPool", train_40_max_pooling2d_1_MaxPool, 1},
    {"dense_MatMul", train_40_dense_MatMul, 8},
    {"dense_BiasAdd", train_40_dense_BiasAdd, 1},
    {"dense_1_MatMul_partial", train_40_dense_1_MatMul_partial, 8},
    {"dense_1_MatMul", train_40_dense_1_MatMul, 1},
    {"dense_2_MatMul", train_40_dense_2_MatMul, 1},
    {"loss_to_int32", train_40_loss_to_int32, 1},
    {"d_loss_log_div", train_40_d_loss_log_div, 1},
    {"d_dense_2_Softmax_mul", train_40_d_dense_2_Softmax_mul, 1},
    {"d_dense_1_Tanh_mul", train_40_d_dense_1_Tanh_mul, 1},
    {"d_dense_1_MatMul_contract", train_40_d_dense_1_MatMul_contract, 8},
    {"d_dense_1_Tanh_mul2_by_n2", train_40_d_dense_1_Tanh_mul2_by_n2, 1},
    {"d_dense_1_MatMul_contract2", train_40_d_dense_1_MatMul_contract2, 8},
    {"d_dense_Tanh_mul", train_40_d_dense_Tanh_mul, 1},
    {"d_dense_MatMul_contract_partial", train_40_d_dense_MatMul_contract_partial, 8},
    {"d_dense_MatMul_contract", train_40_d_dense_MatMul_contract, 1},
    {"d_dense_MatMul_contract2", train_40_d_dense_MatMul_contract2, 8},
    {"d_max_pooling2d_1_MaxPool_equal", train_40_d_max_pooling2d_1_MaxPool_equal, 1},
    {"d_max_pooling2d_1_view_reduce", train_40_d_max_pooling2d_1_view_reduce, 8},
    {"d_conv2d_1_Tanh_mul", train_40_d_conv2d_1_Tanh_mul, 1},
    {"d_conv2d_1_Conv2D_contract", train_40_d_conv2d_1_Conv2D_contract, 8},
    {"d_conv2d_1_Conv2D_contract2", train_40_d_conv2d_1_Conv2D_contract2, 8},
    {"d_max_pooling2d_MaxPool_equal", train_40_d_max_pooling2d_MaxPool_equal, 8},
    {"d_max_pooling2d_MaxPool_select", train_40_d_max_pooling2d_MaxPool_select, 8},
    {"d_max_pooling2d_MaxPool_reduce", train_40_d_max_pooling2d_MaxPool_reduce, 8},
    {"d_max_pooling2d_MaxPool_equal2", train_40_d_max_pooling2d_MaxPool_equal2, 8},
    {"d_max_pooling2d_MaxPool_select2", train_40_d_max_pooling2d_MaxPool_select2, 8},
    {"d_max_pooling2d_view_reduce", train_40_d_max_pooling2d_view_reduce, 8},
    {"d_conv2d_Tanh_mul", train_40_d_conv2d_Tanh_mul, 8},
    {"d_conv2d_Tanh_sub", train_40_d_conv2d_Tanh_sub, 8},
    {"d_conv2d_Tanh_mul2", train_40_d_conv2d_Tanh_mul2, 8},
    {"d_conv2d_view_reduce", train_40_d_conv2d_view_reduce, 1},
    {"d_conv2d_Conv2D_contract_partial", train_40_d_conv2d_Conv2D_contract_partial, 8},
    {"d_conv2d_Conv2D_contract", train_40_d_conv2d_Conv2D_contract, 1},
    {"Adam_iter", train_40_Adam_iter, 1},
    {"conv2d_kernel_sub", train_40_conv2d_kernel_sub, 1},
    {"conv2d_bias_sub", train_40_conv2d_bias_sub, 1},
    {"conv2d_1_kernel_sub", train_40_conv2d_1_kernel_sub, 1},
    {"conv2d_1_bias_sub", train_40_conv2d_1_bias_sub, 1},
    {"dense_kernel_sub", train_40_dense_kernel_sub, 1},
    {"dense_bias_sub", train_40_dense_bias_sub, 1},
    {"dense_1_kernel_sub", train_40_dense_1_kernel_sub, 1},
    {"dense_1_bias_sub", train_40_dense_1_bias_sub, 1},
    {"dense_2_kernel_sub", train_40_dense_2_kernel_sub, 1},
    {"dense_2_bias_sub", train_40_dense_2_bias_sub, 1},
    {"train_loss_total", train_40_train_loss_total, 1},
    {"train_accuracy_Max", train_40_train_accuracy_Max, 1},
};

static const struct gradc_array test_40_inputs[] = {
    {"field0", GRADC_U8, 3, {40, 28, 28}, 0},
    {"field1", GRADC_U8, 1, {40}, 0},
};
static const struct gradc_phase test_40_phases[] = {
    {"rescaling_to_float32", test_40_rescaling_to_float32, 1},
    {"conv2d_Conv2D", test_40_conv2d_Conv2D, 8},
    {"conv2d_BiasAdd", test_40_conv2d_BiasAdd, 8},
    {"conv2d_Tanh", test_40_conv2d_Tanh, 8},
    {"max_pooling2d_MaxPool", test_40_max_pooling2d_MaxPool, 8},
    {"conv2d_1_Conv2D", test_40_conv2d_1_Conv2D, 8},
    {"conv2d_1_BiasAdd", test_40_conv2d_1_BiasAdd, 1},
    {"max_pooling2d_1_MaxPool", test_40_max_pooling2d_1_MaxPool, 1},
    {"dense_MatMul", test_40_dense_MatMul, 8},
    {"dense_BiasAdd", test_40_dense_BiasAdd, 1},
    {"dense_1_MatMul_partial", test_40_dense_1_MatMul_partial, 8},
    {"dense_1_MatMul", test_40_dense_1_MatMul, 1},
    {"dense_2_MatMul", test_40_dense_2_MatMul, 1},
    {"loss_to_int32", test_40_loss_to_int32, 1},
    {"test_loss_total", test_40_test_loss_total, 1},
    {"test_accuracy_Max", test_40_test_accuracy_Max, 1},
};

static const struct gradc_array predict_40_inputs[] = {
    {"field0", GRADC_U8, 3, {40, 28, 28}, 0},
};
static const struct gradc_array predict_40_outputs[] = {
    {"predictions", GRADC_F32, 2, {40, 10}, offsetof(struct predict_40_memory, dense_2_Softmax2)},
};
static const struct gradc_phase predict_40_phases[] = {
    {"rescaling_to_float32", predict_40_rescaling_to_float32, 1},
    {"conv2d_Conv2D", predict_40_conv2d_Conv2D, 8},
    {"conv2d_BiasAdd", predict_40_conv2d_BiasAdd, 8},
    {"conv2d_Tanh", predict_40_conv2d_Tanh, 8},
    {"max_pooling2d_MaxPool", predict_40_max_pooling2d_MaxPool, 8},
    {"conv2d_1_Conv2D", predict_40_conv2d_1_Conv2D, 8},
    {"conv2d_1_BiasAdd", predict_40_conv2d_1_BiasAdd, 1},
    {"max_pooling2d_1_MaxPool", predict_40_max_pooling2d_1_MaxPool, 1},
    {"dense_MatMul", predict_40_dense_MatMul, 8},
    {"dense_BiasAdd", predict_40_dense_BiasAdd, 1},
    {"dense_1_MatMul_partial", predict_40_dense_1_MatMul_partial, 8},
    {"dense_1_MatMul", predict_40_dense_1_MatMul, 1},
    {"dense_2_MatMul", predict_40_dense_2_MatMul, 1},
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
    {"train", 40, train_40_phases, train_40_inputs, train_40_outputs, 54, 2, 1},
    {"test", 40, test_40_phases, test_40_inputs, NULL, 16, 2, 0},
    {"predict", 40, predict_40_phases, predict_40_inputs, predict_40_outputs, 13, 1, 1},
    {"metrics", 0, metrics_phases, NULL, metrics_outputs, 4, 0, 4},
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
    {GRADC_BATCH, 40, 0, -1, 0},
};
static const struct gradc_dataset train_data = {"mnist", 60000, 2, 2, train_fields, train_steps};

static const struct gradc_field test_fields[] = {
    {GRADC_U8, 2, {28, 28}, "t10k-images-idx3-ubyte", NULL, 0},
    {GRADC_U8, 0, {0}, "t10k-labels-idx1-ubyte", NULL, 10},
};
static const struct gradc_step test_steps[] = {
    {GRADC_BATCH, 40, 0, -1, 0},
};
static const struct gradc_dataset test_data = {"mnist", 10000, 2, 1, test_fields, test_steps};

static const char *const cpu[] = {"avx2", "fma", "bmi2", NULL};

extern const struct gradc_program lenet5;
const struct gradc_program lenet5 = {
    .name = "lenet5",
    .spec = "lenet5.lua",
    .spec_sha256 = "4b1ecbbbf2a14dad65cf8efe5f2683bdc71c86c266f768b1139718a8a3332bd9",
    .version = "0.1.0",
    .schedule = "unfused",
    .march = "x86-64-v3",
    .rebuild = "gradc build lenet5.lua --march=native",
    .cpu = cpu,
    .state_size = sizeof(struct state),
    .arena_size = 2631552,
    .epochs = 5,
    .reset_metrics = 1,
    .report = NULL,
    .train = &train_data,
    .test = &test_data,
    .functions = functions,
    .variables = variables,
    .function_count = 5,
    .variable_count = 39,
    .parameters = 61706,
    .products = 54494400,
};
