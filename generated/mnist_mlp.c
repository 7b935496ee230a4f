/* mnist_mlp: a training program, written by gradc 0.1.0 from mnist_mlp.lua.
 * Change the spec, not this file.
 *
 *   model          sequential, 109 386 trainable parameters
 *                  sequential/dense/kernel (784, 128)
 *                  sequential/dense/bias (128,)
 *                  sequential/dense_1/kernel (128, 64)
 *                  sequential/dense_1/bias (64,)
 *                  sequential/dense_2/kernel (64, 10)
 *                  sequential/dense_2/bias (10,)
 *   schedule       unfused: an op a kernel, laid out, tiled, vectorised
 *   target         x86-64-v3, vectors of 8 floats, 16 registers
 *   slices         8 of every phase whose work is large, whatever the machine
 *   state          875 712 bytes
 *   arena          1 605 632 bytes, valid within one call
 *   functions                   multiply-adds other operations    bytes moved
 *   initialize      11 kernels              0        5 646 208     13 467 968
 *   train_32        26 kernels      7 270 400          573 294      6 604 104
 *   test_32          9 kernels      3 493 888          116 005      1 431 744
 *   test_16          9 kernels      1 746 944           58 005        934 672
 *   predict_32       6 kernels      3 493 888          113 536      1 419 304
 *   metrics          4 kernels              0               16             64
 *   made by        gradc emit mnist_mlp.lua --schedule=unfused --march=x86-64-v3
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
    _Alignas(64) int64_t SGD_iter[1]; /* SGD/iter */
    _Alignas(64) float train_loss_total[1]; /* train_loss/total */
    _Alignas(64) float train_loss_count[1]; /* train_loss/count */
    _Alignas(64) float train_accuracy_total[1]; /* train_accuracy/total */
    _Alignas(64) float train_accuracy_count[1]; /* train_accuracy/count */
    _Alignas(64) float test_loss_total[1]; /* test_loss/total */
    _Alignas(64) float test_loss_count[1]; /* test_loss/count */
    _Alignas(64) float test_accuracy_total[1]; /* test_accuracy/total */
    _Alignas(64) float test_accuracy_count[1]; /* test_accuracy/count */
    _Alignas(64) float dense_kernel[28][28][128]; /* sequential/dense/kernel */
    _Alignas(64) float dense_bias[128]; /* sequential/dense/bias */
    _Alignas(64) float dense_1_kernel[128][64]; /* sequential/dense_1/kernel */
    _Alignas(64) float dense_1_bias[64]; /* sequential/dense_1/bias */
    _Alignas(64) float dense_2_kernel[64][10]; /* sequential/dense_2/kernel */
    _Alignas(64) float dense_2_bias[10]; /* sequential/dense_2/bias */
    _Alignas(64) float dense_kernel_momentum[28][28][128]; /* SGD/sequential/dense/kernel/momentum */
    _Alignas(64) float dense_bias_momentum[128]; /* SGD/sequential/dense/bias/momentum */
    _Alignas(64) float dense_1_kernel_momentum[128][64]; /* SGD/sequential/dense_1/kernel/momentum */
    _Alignas(64) float dense_1_bias_momentum[64]; /* SGD/sequential/dense_1/bias/momentum */
    _Alignas(64) float dense_2_kernel_momentum[64][10]; /* SGD/sequential/dense_2/kernel/momentum */
    _Alignas(64) float dense_2_bias_momentum[10]; /* SGD/sequential/dense_2/bias/momentum */
};
_Static_assert(sizeof(struct state) == 875712, "the state is as the memory plan has it");

/* Memory of initialize: arrays that overlap are never alive at once (comments: kernels from - to). */
struct initialize_memory {
    union {
        struct {
            _Alignas(64) float dense_kernel_random[28][28][128]; /* 1 - 2 */
            float dense_kernel_sub[28][28][128]; /* 2 - 6 */
            float dense_kernel_sub2[28][28][128]; /* 4 - 6 */
            float dense_kernel_sub3[28][28][128]; /* 5 - 6 */
        };
        struct {
            _Alignas(64) float dense_kernel_neg[28][28][128]; /* 3 - 6 */
        };
        struct {
            _Alignas(64) float dense_1_kernel_random[128][64]; /* 8 */
            float dense_1_kernel_sub[128][64]; /* 8 */
            float dense_1_kernel_neg[128][64]; /* 8 */
            float dense_1_kernel_sub2[128][64]; /* 8 */
            float dense_1_kernel_sub3[128][64]; /* 8 */
        };
        struct {
            _Alignas(64) float dense_2_kernel_random[64][10]; /* 10 */
        };
    };
};
_Static_assert(sizeof(struct initialize_memory) <= 1605632, "the arena is as the memory plan has it");

/* Memory of train_32: arrays that overlap are never alive at once (comments: kernels from - to). */
struct train_32_memory {
    union {
        struct {
            _Alignas(64) float rescaling_to_float32[32][28][28]; /* 1 */
            char pad_0_0[30720];
            float dense_MatMul[32][128]; /* 3 */
            float dense_BiasAdd[32][128]; /* 3 */
            float dense_Relu[32][128]; /* 3 - 13 */
            char pad_0_1[221184];
            float rescaling_mul[32][28][28]; /* 1 - 14 */
            float d_dense_Relu_select[32][128]; /* 13 - 14 */
            char pad_0_2[284672];
            float dense_kernel_mul2[28][28][128]; /* 16 - 17 */
            float d_dense_1_MatMul_contract2[128][64]; /* 12 - 20 */
            float d_dense_2_MatMul_contract2[64][10]; /* 9 - 22 */
            float dense_2_Softmax2[32][10]; /* 6 - 26 */
            float d_dense_view_reduce[128]; /* 13 - 19 */
            float d_dense_1_view_reduce[64]; /* 10 - 21 */
            int32_t loss_to_int32[32]; /* 7 - 26 */
            float d_dense_2_view_reduce[10]; /* 9 - 23 */
            _Alignas(64) float loss_div[1]; /* 7 - 27 */
        };
        struct {
            _Alignas(64) float dense_2_MatMul[32][10]; /* 6 */
            float dense_2_BiasAdd[32][10]; /* 6 */
            float dense_2_sub[32][10]; /* 6 - 7 */
            float dense_2_Max[32]; /* 6 */
            float dense_2_Sum[32]; /* 6 - 8 */
            char pad_1_0[4096];
            float dense_2_Softmax[32][10]; /* 6 - 9 */
            float d_loss_select_select[32][10]; /* 8 - 9 */
            float d_dense_2_Softmax_mul[32][10]; /* 9 */
            float d_dense_2_Softmax_add[32][10]; /* 9 */
            float d_dense_2_Softmax_add_by_b[10][32]; /* 9 */
            float d_loss_log_div[32]; /* 8 - 9 */
            char pad_1_1[1664];
            float d_dense_1_Relu_select[32][64]; /* 10 - 12 */
            float d_dense_1_Relu_select_by_b[64][32]; /* 10 - 11 */
            float dense_1_kernel_mul2[128][64]; /* 20 */
            float dense_1_MatMul[32][64]; /* 5 */
            float dense_1_BiasAdd[32][64]; /* 5 */
            float dense_1_Relu[32][64]; /* 5 - 10 */
            char pad_1_2[311296];
            float dense_kernel_mul[28][28][128]; /* 15 - 17 */
        };
        struct {
            _Alignas(64) float loss_select[32][10]; /* 7 */
            uint8_t loss_equal[32][10]; /* 7 - 8 */
            float loss_Sum[32]; /* 7 */
            float loss_log[32]; /* 7 */
            float loss_sub[32]; /* 7 */
            float loss_Sum2[1]; /* 7 */
            _Alignas(64) float train_accuracy_Sum[1]; /* 26 */
            char pad_2_0[448];
            _Alignas(64) float dense_2_kernel_mul2[64][10]; /* 22 */
            char pad_2_1[3072];
            uint8_t d_dense_1_Relu_less[32][64]; /* 10 */
            char pad_2_2[6144];
            uint8_t d_dense_Relu_less[32][128]; /* 13 */
        };
        struct {
            _Alignas(64) float d_dense_2_MatMul_contract[32][64]; /* 9 - 10 */
        };
        struct {
            _Alignas(64) float d_dense_1_MatMul_contract[32][128]; /* 11 - 13 */
        };
        struct {
            _Alignas(64) float d_dense_MatMul_contract[28][28][128]; /* 14 - 16 */
        };
        struct {
            _Alignas(64) float dense_bias_mul[128]; /* 19 */
            float dense_bias_mul2[128]; /* 19 */
            char pad_6_0[256];
            uint8_t train_accuracy_equal[32][10]; /* 26 */
            float train_accuracy_Max[32]; /* 26 */
            int32_t train_accuracy_Min[32]; /* 26 */
            float train_accuracy_select2[32]; /* 26 */
            uint8_t train_accuracy_equal2[32]; /* 26 */
        };
        struct {
            _Alignas(64) float dense_1_kernel_mul[128][64]; /* 20 */
        };
        struct {
            _Alignas(64) float dense_1_bias_mul[64]; /* 21 */
            float dense_1_bias_mul2[64]; /* 21 */
        };
        struct {
            _Alignas(64) float dense_2_kernel_mul[64][10]; /* 22 */
        };
        struct {
            _Alignas(64) float dense_2_bias_mul[10]; /* 23 */
            _Alignas(64) float dense_2_bias_mul2[10]; /* 23 */
        };
        struct {
            _Alignas(64) int32_t train_accuracy_select[32][10]; /* 26 */
        };
        struct {
            _Alignas(64) float dense_MatMul_partial[8][32][128]; /* 2 - 3 */
        };
        struct {
            _Alignas(64) float dense_1_MatMul_partial[8][32][64]; /* 4 - 5 */
        };
    };
};
_Static_assert(sizeof(struct train_32_memory) <= 1605632, "the arena is as the memory plan has it");

/* Memory of test_32: arrays that overlap are never alive at once (comments: kernels from - to). */
struct test_32_memory {
    union {
        struct {
            _Alignas(64) float rescaling_to_float32[32][28][28]; /* 1 */
            char pad_0_0[30720];
            float rescaling_mul[32][28][28]; /* 1 - 2 */
        };
        struct {
            _Alignas(64) float dense_2_MatMul[32][10]; /* 6 */
            float dense_2_BiasAdd[32][10]; /* 6 */
            float dense_2_sub[32][10]; /* 6 - 7 */
            float dense_2_Softmax[32][10]; /* 6 */
            float dense_2_Softmax2[32][10]; /* 6 - 9 */
            float dense_2_Max[32]; /* 6 */
            float dense_2_Sum[32]; /* 6 - 7 */
            char pad_1_0[58880];
            float dense_1_MatMul[32][64]; /* 5 */
            float dense_1_BiasAdd[32][64]; /* 5 */
            float dense_1_Relu[32][64]; /* 5 - 6 */
            char pad_1_1[40960];
            float dense_MatMul[32][128]; /* 3 */
            float dense_BiasAdd[32][128]; /* 3 */
            float dense_Relu[32][128]; /* 3 - 4 */
        };
        struct {
            _Alignas(64) float loss_select[32][10]; /* 7 */
            uint8_t loss_equal[32][10]; /* 7 */
            int32_t loss_to_int32[32]; /* 7 - 9 */
            float loss_Sum[32]; /* 7 */
            float loss_log[32]; /* 7 */
            float loss_sub[32]; /* 7 */
            float loss_Sum2[1]; /* 7 */
            _Alignas(64) float test_loss_Sum[1]; /* 7 - 8 */
        };
        struct {
            _Alignas(64) int32_t test_accuracy_select[32][10]; /* 9 */
            uint8_t test_accuracy_equal[32][10]; /* 9 */
            char pad_3_0[128];
            float test_accuracy_Max[32]; /* 9 */
            int32_t test_accuracy_Min[32]; /* 9 */
            float test_accuracy_select2[32]; /* 9 */
            uint8_t test_accuracy_equal2[32]; /* 9 */
            _Alignas(64) float test_accuracy_Sum[1]; /* 9 */
        };
        struct {
            _Alignas(64) float dense_MatMul_partial[8][32][128]; /* 2 - 3 */
        };
        struct {
            _Alignas(64) float dense_1_MatMul_partial[8][32][64]; /* 4 - 5 */
        };
    };
};
_Static_assert(sizeof(struct test_32_memory) <= 1605632, "the arena is as the memory plan has it");

/* Memory of test_16: arrays that overlap are never alive at once (comments: kernels from - to). */
struct test_16_memory {
    union {
        struct {
            _Alignas(64) float rescaling_to_float32[16][28][28]; /* 1 */
            char pad_0_0[15360];
            float rescaling_mul[16][28][28]; /* 1 - 2 */
        };
        struct {
            _Alignas(64) float dense_2_MatMul[16][10]; /* 6 */
            float dense_2_BiasAdd[16][10]; /* 6 */
            float dense_2_sub[16][10]; /* 6 - 7 */
            float dense_2_Softmax[16][10]; /* 6 */
            float dense_2_Softmax2[16][10]; /* 6 - 9 */
            float dense_2_Max[16]; /* 6 */
            float dense_2_Sum[16]; /* 6 - 7 */
            char pad_1_0[29440];
            float dense_1_MatMul[16][64]; /* 5 */
            float dense_1_BiasAdd[16][64]; /* 5 */
            float dense_1_Relu[16][64]; /* 5 - 6 */
            char pad_1_1[20480];
            float dense_MatMul[16][128]; /* 3 */
            float dense_BiasAdd[16][128]; /* 3 */
            float dense_Relu[16][128]; /* 3 - 4 */
        };
        struct {
            _Alignas(64) float loss_select[16][10]; /* 7 */
            uint8_t loss_equal[16][10]; /* 7 */
            _Alignas(64) int32_t loss_to_int32[16]; /* 7 - 9 */
            float loss_Sum[16]; /* 7 */
            float loss_log[16]; /* 7 */
            float loss_sub[16]; /* 7 */
            float loss_Sum2[1]; /* 7 */
            _Alignas(64) float test_loss_Sum[1]; /* 7 - 8 */
        };
        struct {
            _Alignas(64) int32_t test_accuracy_select[16][10]; /* 9 */
            uint8_t test_accuracy_equal[16][10]; /* 9 */
            char pad_3_0[64];
            _Alignas(64) float test_accuracy_Max[16]; /* 9 */
            int32_t test_accuracy_Min[16]; /* 9 */
            float test_accuracy_select2[16]; /* 9 */
            uint8_t test_accuracy_equal2[16]; /* 9 */
            _Alignas(64) float test_accuracy_Sum[1]; /* 9 */
        };
        struct {
            _Alignas(64) float dense_MatMul_partial[8][16][128]; /* 2 - 3 */
        };
        struct {
            _Alignas(64) float dense_1_MatMul_partial[8][16][64]; /* 4 - 5 */
        };
    };
};
_Static_assert(sizeof(struct test_16_memory) <= 1605632, "the arena is as the memory plan has it");

/* Memory of predict_32: arrays that overlap are never alive at once (comments: kernels from - to). */
struct predict_32_memory {
    union {
        struct {
            _Alignas(64) float rescaling_to_float32[32][28][28]; /* 1 */
            char pad_0_0[30720];
            float rescaling_mul[32][28][28]; /* 1 - 2 */
        };
        struct {
            _Alignas(64) float dense_2_MatMul[32][10]; /* 6 */
            float dense_2_BiasAdd[32][10]; /* 6 */
            float dense_2_sub[32][10]; /* 6 */
            float dense_2_Softmax[32][10]; /* 6 */
            float dense_2_Softmax2[32][10]; /* 6 - 7 */
            float dense_2_Max[32]; /* 6 */
            float dense_2_Sum[32]; /* 6 */
            char pad_1_0[58880];
            float dense_1_MatMul[32][64]; /* 5 */
            float dense_1_BiasAdd[32][64]; /* 5 */
            float dense_1_Relu[32][64]; /* 5 - 6 */
            char pad_1_1[40960];
            float dense_MatMul[32][128]; /* 3 */
            float dense_BiasAdd[32][128]; /* 3 */
            float dense_Relu[32][128]; /* 3 - 4 */
        };
        struct {
            _Alignas(64) float dense_MatMul_partial[8][32][128]; /* 2 - 3 */
        };
        struct {
            _Alignas(64) float dense_1_MatMul_partial[8][32][64]; /* 4 - 5 */
        };
    };
};
_Static_assert(sizeof(struct predict_32_memory) <= 1605632, "the arena is as the memory plan has it");

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
_Static_assert(sizeof(struct metrics_memory) <= 1605632, "the arena is as the memory plan has it");

static const int cuts_28_8[] = {0, 3, 7, 10, 14, 17, 21, 24, 28};
static const int cuts_128_8[] = {0, 16, 32, 48, 64, 80, 96, 112, 128};

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

/* initialize, kernel 1 of 11: dense_kernel_random[k0, k1, n] = uniform(seed, 0, 1, n + 3584*k0 + 128*k1)
 *   from   mnist_mlp.lua:6 kernel forward | initialize/sequential/dense/kernel/random (random)
 *   axes   k0 28 in 8 slices, k1 28, n 128 in vectors of 8
 *   cost   100.4 k operations, 401.4 k bytes */
static void initialize_dense_kernel_random(const struct gradc_call *call, int slice)
{
    struct initialize_memory *m = call->arena;
    const int64_t *seed = call->inputs[0];
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int k0 = from; k0 < to; ++k0)
        for (int k1 = 0; k1 < 28; ++k1)
            for (int n = 0; n < 128; n += 8)
                store_8(&m->dense_kernel_random[k0][k1][n],
                    uniform_8(seed[0], 0, 1, n + 3584 * k0 + 128 * k1 + iota_8()));
}

/* initialize, kernel 2 of 11: dense_kernel_sub[k0, k1, n] = (dense_kernel_random[k0, k1, n] * 1.9089995) -
 *     0.9544997
 *   from   mnist_mlp.lua:6 kernel forward | initialize/sequential/dense/kernel/sub (sub)
 *   axes   k0 28 in 8 slices, k1 28, n 128 in vectors of 8
 *   cost   200.7 k operations, 802.8 k bytes */
static void initialize_dense_kernel_sub(const struct gradc_call *call, int slice)
{
    struct initialize_memory *m = call->arena;
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int k0 = from; k0 < to; ++k0)
        for (int k1 = 0; k1 < 28; ++k1)
            for (int n = 0; n < 128; n += 8)
                store_8(&m->dense_kernel_sub[k0][k1][n], load_8(&m->dense_kernel_random[k0][k1][n]) *
                    1.9089994f - 0.9544997f);
}

/* initialize, kernel 3 of 11: dense_kernel_neg[k0, k1, n] = -log((1 - dense_kernel_sub[k0, k1, n]) * (1 +
 *     dense_kernel_sub[k0, k1, n]))
 *   from   mnist_mlp.lua:6 kernel forward | initialize/sequential/dense/kernel/neg (neg)
 *   axes   k0 28 in 8 slices, k1 28, n 128 in vectors of 8
 *   cost   501.8 k operations, 1204.2 k bytes */
static void initialize_dense_kernel_neg(const struct gradc_call *call, int slice)
{
    struct initialize_memory *m = call->arena;
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int k0 = from; k0 < to; ++k0)
        for (int k1 = 0; k1 < 28; ++k1)
            for (int n = 0; n < 128; n += 8) {
                const vec8 a0 = load_8(&m->dense_kernel_sub[k0][k1][n]);
                store_8(&m->dense_kernel_neg[k0][k1][n], -log_8((1.0f - a0) * (1.0f + a0)));
            }
}

/* initialize, kernel 4 of 11: dense_kernel_sub2[k0, k1, n] = dense_kernel_neg[k0, k1, n] - 2.5
 *   from   mnist_mlp.lua:6 kernel forward | initialize/sequential/dense/kernel/sub (sub)
 *   axes   k0 28 in 8 slices, k1 28, n 128 in vectors of 8
 *   cost   100.4 k operations, 802.8 k bytes */
static void initialize_dense_kernel_sub2(const struct gradc_call *call, int slice)
{
    struct initialize_memory *m = call->arena;
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int k0 = from; k0 < to; ++k0)
        for (int k1 = 0; k1 < 28; ++k1)
            for (int n = 0; n < 128; n += 8)
                store_8(&m->dense_kernel_sub2[k0][k1][n], load_8(&m->dense_kernel_neg[k0][k1][n]) - 2.5f);
}

/* initialize, kernel 5 of 11: dense_kernel_sub3[k0, k1, n] = sqrt(0 < dense_kernel_neg[k0, k1, n] ?
 *     dense_kernel_neg[k0, k1, n] : 0) - 3
 *   from   mnist_mlp.lua:6 kernel forward | initialize/sequential/dense/kernel/sub (sub)
 *   axes   k0 28 in 8 slices, k1 28, n 128 in vectors of 8
 *   cost   301.1 k operations, 802.8 k bytes */
static void initialize_dense_kernel_sub3(const struct gradc_call *call, int slice)
{
    struct initialize_memory *m = call->arena;
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int k0 = from; k0 < to; ++k0)
        for (int k1 = 0; k1 < 28; ++k1)
            for (int n = 0; n < 128; n += 8)
                store_8(&m->dense_kernel_sub3[k0][k1][n],
                    sqrt_8(0.0f < load_8(&m->dense_kernel_neg[k0][k1][n]) ?
                    load_8(&m->dense_kernel_neg[k0][k1][n]) : (vec8)0.0f) - 3.0f);
}

/* initialize, kernel 6 of 11: dense_kernel[k0, k1, n] = (((dense_kernel_neg[k0, k1, n] < 5) ?
 *     ((((((((((((((((((dense_kernel_sub2[k0, k1, n] * 0) + 2.8102264e-08) * dense_kernel_sub2[k0, k1, n])
 *     + 3.4327394e-07) * dense_kernel_sub2[k0, k1, n]) + -3.5233877e-06) * dense_kernel_sub2[k0, k1, n]) +
 *     -4.3915065e-06) * dense_kernel_sub2[k0, k1, n]) + 0.00021858087) * dense_kernel_sub2[k0, k1, n]) +
 *     -0.001253725) * dense_kernel_sub2[k0, k1, n]) + -0.0041776816) * dense_kernel_sub2[k0, k1, n]) +
 *     0.24664073) * dense_kernel_sub2[k0, k1, n]) + 1.5014094) : ((((((((((((((((((dense_kernel_sub3[k0,
 *     k1, n] * 0) + -0.00020021426) * dense_kernel_sub3[k0, k1, n]) + 0.00010095056) *
 *     dense_kernel_sub3[k0, k1, n]) + 0.0013493432) * dense_kernel_sub3[k0, k1, n]) + -0.0036734284) *
 *     dense_kernel_sub3[k0, k1, n]) + 0.0057395077) * dense_kernel_sub3[k0, k1, n]) + -0.0076224613) *
 *     dense_kernel_sub3[k0, k1, n]) + 0.0094388705) * dense_kernel_sub3[k0, k1, n]) + 1.001674) *
 *     dense_kernel_sub3[k0, k1, n]) + 2.8329768)) * dense_kernel_sub[k0, k1, n]) * 0.08120337
 *   from   mnist_mlp.lua:6 kernel forward | initialize/sequential/dense/kernel/mul (mul)
 *   axes   k0 28 in 8 slices, k1 28, n 128 in vectors of 8
 *   cost   4014.1 k operations, 8429.6 k bytes */
static void initialize_dense_kernel(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct initialize_memory *m = call->arena;
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int k0 = from; k0 < to; ++k0)
        for (int k1 = 0; k1 < 28; ++k1)
            for (int n = 0; n < 128; n += 8) {
                const vec8 b0 = load_8(&m->dense_kernel_sub2[k0][k1][n]),
                    c0 = load_8(&m->dense_kernel_sub3[k0][k1][n]);
                store_8(&s->dense_kernel[k0][k1][n],
                    (load_8(&m->dense_kernel_neg[k0][k1][n]) < 5.0f ?
                    ((((((((b0 * 0.0f + 2.8102264e-08f) * b0 + 3.4327394e-07f) * b0 + -3.5233877e-06f) *
                    b0 + -4.3915065e-06f) * b0 + 0.00021858087f) * b0 + -0.001253725f) * b0 +
                    -0.0041776816f) * b0 + 0.24664073f) * b0 + 1.5014094f :
                    ((((((((c0 * 0.0f + -0.00020021426f) * c0 + 0.00010095056f) * c0 + 0.0013493432f) *
                    c0 + -0.0036734284f) * c0 + 0.0057395077f) * c0 + -0.0076224613f) * c0 +
                    0.0094388705f) * c0 + 1.001674f) * c0 + 2.8329768f) *
                    load_8(&m->dense_kernel_sub[k0][k1][n]) * 0.08120337f);
            }
}

/* initialize, kernel 7 of 11: dense_bias[n] = 0
 *   from   mnist_mlp.lua:6 bias forward | sequential/dense/bias/assign (assign)
 *   axes   n 128 in vectors of 8
 *   cost   0 operations, 512 bytes */
static void initialize_dense_bias(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    (void)slice;
    for (int n = 0; n < 128; n += 8)
        store_8(&s->dense_bias[n], (vec8)0.0f);
}

/* initialize, kernel 8 of 11: 6 ops in a row
 *   from   mnist_mlp.lua:7 kernel forward
 *   cost   426.0 k operations, 1015.8 k bytes */
static void initialize_dense_1_kernel_random(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct initialize_memory *m = call->arena;
    (void)slice;
    const int64_t *seed = call->inputs[0];
    /* initialize/sequential/dense_1/kernel/random */
    for (int n = 0; n < 128; ++n)
        for (int n2 = 0; n2 < 64; n2 += 8)
            store_8(&m->dense_1_kernel_random[n][n2], uniform_8(seed[0], 0, 3, n2 + 64 * n + iota_8()));
    /* initialize/sequential/dense_1/kernel/sub */
    for (int n = 0; n < 128; ++n)
        for (int n2 = 0; n2 < 64; n2 += 8)
            store_8(&m->dense_1_kernel_sub[n][n2], load_8(&m->dense_1_kernel_random[n][n2]) * 1.9089994f -
                0.9544997f);
    /* initialize/sequential/dense_1/kernel/neg */
    for (int n = 0; n < 128; ++n)
        for (int n2 = 0; n2 < 64; n2 += 8) {
            const vec8 a0 = load_8(&m->dense_1_kernel_sub[n][n2]);
            store_8(&m->dense_1_kernel_neg[n][n2], -log_8((1.0f - a0) * (1.0f + a0)));
        }
    /* initialize/sequential/dense_1/kernel/sub */
    for (int n = 0; n < 128; ++n)
        for (int n2 = 0; n2 < 64; n2 += 8)
            store_8(&m->dense_1_kernel_sub2[n][n2], load_8(&m->dense_1_kernel_neg[n][n2]) - 2.5f);
    /* initialize/sequential/dense_1/kernel/sub */
    for (int n = 0; n < 128; ++n)
        for (int n2 = 0; n2 < 64; n2 += 8)
            store_8(&m->dense_1_kernel_sub3[n][n2],
                sqrt_8(0.0f < load_8(&m->dense_1_kernel_neg[n][n2]) ? load_8(&m->dense_1_kernel_neg[n][n2])
                : (vec8)0.0f) - 3.0f);
    /* initialize/sequential/dense_1/kernel/mul */
    for (int n = 0; n < 128; ++n)
        for (int n2 = 0; n2 < 64; n2 += 8) {
            const vec8 b0 = load_8(&m->dense_1_kernel_sub2[n][n2]),
                c0 = load_8(&m->dense_1_kernel_sub3[n][n2]);
            store_8(&s->dense_1_kernel[n][n2],
                (load_8(&m->dense_1_kernel_neg[n][n2]) < 5.0f ?
                ((((((((b0 * 0.0f + 2.8102264e-08f) * b0 + 3.4327394e-07f) * b0 + -3.5233877e-06f) * b0 +
                -4.3915065e-06f) * b0 + 0.00021858087f) * b0 + -0.001253725f) * b0 + -0.0041776816f) * b0 +
                0.24664073f) * b0 + 1.5014094f :
                ((((((((c0 * 0.0f + -0.00020021426f) * c0 + 0.00010095056f) * c0 + 0.0013493432f) * c0 +
                -0.0036734284f) * c0 + 0.0057395077f) * c0 + -0.0076224613f) * c0 + 0.0094388705f) * c0 +
                1.001674f) * c0 + 2.8329768f) * load_8(&m->dense_1_kernel_sub[n][n2]) * 0.2009681f);
        }
}

/* initialize, kernel 9 of 11: dense_1_bias[n2] = 0
 *   from   mnist_mlp.lua:7 bias forward | sequential/dense_1/bias/assign (assign)
 *   axes   n2 64 in vectors of 8
 *   cost   0 operations, 256 bytes */
static void initialize_dense_1_bias(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    (void)slice;
    for (int n2 = 0; n2 < 64; n2 += 8)
        store_8(&s->dense_1_bias[n2], (vec8)0.0f);
}

/* initialize, kernel 10 of 11: 2 ops in a row
 *   from   mnist_mlp.lua:8 kernel forward
 *   cost   1920 operations, 7688 bytes */
static void initialize_dense_2_kernel_random(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct initialize_memory *m = call->arena;
    (void)slice;
    const int64_t *seed = call->inputs[0];
    const float *dense_2_kernel_random_flat = &m->dense_2_kernel_random[0][0];
    float *dense_2_kernel_flat = &s->dense_2_kernel[0][0];
    /* initialize/sequential/dense_2/kernel/random */
    for (int n2 = 0; n2 < 64; ++n2) {
        store_8(&m->dense_2_kernel_random[n2][0], uniform_8(seed[0], 0, 5, 10 * n2 + iota_8()));
        store_2(&m->dense_2_kernel_random[n2][8], uniform_2(seed[0], 0, 5, 10 * n2 + 8 + iota_2()));
    }
    /* initialize/sequential/dense_2/kernel/add */
    for (int i = 0; i < 640; i += 8)
        store_8(&dense_2_kernel_flat[i], load_8(&dense_2_kernel_random_flat[i]) * 0.5694948f + -0.2847474f);
}

/* initialize, kernel 11 of 11: dense_2_bias[n3] = 0
 *   from   mnist_mlp.lua:8 bias forward | sequential/dense_2/bias/assign (assign)
 *   axes   n3 10
 *   cost   0 operations, 40 bytes */
static void initialize_dense_2_bias(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    (void)slice;
    for (int n3 = 0; n3 < 10; ++n3)
        s->dense_2_bias[n3] = 0.0f;
}

/* train_32, kernel 1 of 26: 2 ops in a row
 *   from   mnist_mlp.lua:4 rescaling forward
 *   cost   50.2 k operations, 326.1 k bytes */
static void shared_rescaling_to_float32(const uint8_t *field0_flat, float *rescaling_to_float32_flat,
    float *rescaling_mul_flat)
{
    /* sequential/rescaling/to_float32 */
    for (int i = 0; i < 25088; i += 8)
        store_8(&rescaling_to_float32_flat[i], to_float_8(bytes_to_int_8(load_bytes_8(&field0_flat[i]))));
    /* sequential/rescaling/mul */
    for (int i = 0; i < 25088; i += 8)
        store_8(&rescaling_mul_flat[i], load_8(&rescaling_to_float32_flat[i]) * 0.003921569f);
}

/* train_32, kernel 1 of 26 */
static void train_32_rescaling_to_float32(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    (void)slice;
    shared_rescaling_to_float32(call->inputs[0], &m->rescaling_to_float32[0][0][0],
        &m->rescaling_mul[0][0][0]);
}

/* train_32, kernel 2 of 26: dense_MatMul_partial[slice, b, n] = sum k0 28 k1 28: rescaling_mul[b, k0, k1] *
 *     dense_kernel[k0, k1, n]
 *   from   mnist_mlp.lua:6 dense forward | sequential/dense/MatMul (contract)
 *   axes   b 32, n 128 in vectors of 8 | reduced: k0 28 in 8 slices, k1 28
 *   cost   3211.3 k multiply-adds, 632.8 k bytes */
static void shared_dense_MatMul_partial(const float rescaling_mul[32][28][28],
    const float dense_kernel[28][28][128], float dense_MatMul_partial[8][32][128], int slice)
{
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int n = 0; n < 128; n += 16) {
        for (int b = 0; b < 32; b += 4) {
            vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0,
                sum31 = 0;
            for (int k0 = from; k0 < to; ++k0) {
                for (int k1 = 0; k1 < 28; ++k1) {
#pragma clang fp contract(on)
                    const float a0 = rescaling_mul[b][k0][k1], a1 = rescaling_mul[b + 1][k0][k1],
                        a2 = rescaling_mul[b + 2][k0][k1], a3 = rescaling_mul[b + 3][k0][k1];
                    const vec8 b0 = load_8(&dense_kernel[k0][k1][n]),
                        b1 = load_8(&dense_kernel[k0][k1][n + 8]);
                    sum00 += a0 * b0, sum01 += a0 * b1, sum10 += a1 * b0, sum11 += a1 * b1,
                        sum20 += a2 * b0, sum21 += a2 * b1, sum30 += a3 * b0, sum31 += a3 * b1;
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

/* train_32, kernel 2 of 26 */
static void train_32_dense_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    shared_dense_MatMul_partial(m->rescaling_mul, s->dense_kernel, m->dense_MatMul_partial, slice);
}

/* train_32, kernel 3 of 26: 3 ops in a row
 *   from   mnist_mlp.lua:6 dense forward
 *   cost   41.0 k operations, 213.5 k bytes */
static void shared_dense_MatMul(const float dense_MatMul_partial[8][32][128], float dense_MatMul[32][128],
    const float *dense_bias, float dense_BiasAdd[32][128], float dense_Relu[32][128])
{
    /* sequential/dense/MatMul */
    for (int b = 0; b < 32; ++b)
        for (int n = 0; n < 128; n += 8) {
            vec8 sum = 0;
            for (int slice = 0; slice < 8; ++slice)
                sum += load_8(&dense_MatMul_partial[slice][b][n]);
            store_8(&dense_MatMul[b][n], sum);
        }
    /* sequential/dense/BiasAdd */
    for (int b = 0; b < 32; ++b)
        for (int n = 0; n < 128; n += 8)
            store_8(&dense_BiasAdd[b][n], load_8(&dense_MatMul[b][n]) + load_8(&dense_bias[n]));
    /* sequential/dense/Relu */
    for (int b = 0; b < 32; ++b)
        for (int n = 0; n < 128; n += 8)
            store_8(&dense_Relu[b][n], load_8(&dense_BiasAdd[b][n]) < 0.0f ? (vec8)0.0f :
                load_8(&dense_BiasAdd[b][n]));
}

/* train_32, kernel 3 of 26 */
static void train_32_dense_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    shared_dense_MatMul(m->dense_MatMul_partial, m->dense_MatMul, s->dense_bias, m->dense_BiasAdd,
        m->dense_Relu);
}

/* train_32, kernel 4 of 26: dense_1_MatMul_partial[slice, b, n2] = sum n 128: dense_Relu[b, n] *
 *     dense_1_kernel[n, n2]
 *   from   mnist_mlp.lua:7 dense_1 forward | sequential/dense_1/MatMul (contract)
 *   axes   b 32, n2 64 in vectors of 8 | reduced: n 128 in 8 slices
 *   cost   262.1 k multiply-adds, 114.7 k bytes */
static void shared_dense_1_MatMul_partial(const float dense_Relu[32][128],
    const float dense_1_kernel[128][64], float dense_1_MatMul_partial[8][32][64], int slice)
{
    const int from = cuts_128_8[slice], to = cuts_128_8[slice + 1];
    for (int n2 = 0; n2 < 64; n2 += 16) {
        for (int b = 0; b < 32; b += 4) {
            vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0,
                sum31 = 0;
            for (int n = from; n < to; ++n) {
#pragma clang fp contract(on)
                const float a0 = dense_Relu[b][n], a1 = dense_Relu[b + 1][n],
                    a2 = dense_Relu[b + 2][n], a3 = dense_Relu[b + 3][n];
                const vec8 b0 = load_8(&dense_1_kernel[n][n2]),
                    b1 = load_8(&dense_1_kernel[n][n2 + 8]);
                sum00 += a0 * b0, sum01 += a0 * b1, sum10 += a1 * b0, sum11 += a1 * b1,
                    sum20 += a2 * b0, sum21 += a2 * b1, sum30 += a3 * b0, sum31 += a3 * b1;
            }
            store_8(&dense_1_MatMul_partial[slice][b][n2], sum00);
            store_8(&dense_1_MatMul_partial[slice][b][n2 + 8], sum01);
            store_8(&dense_1_MatMul_partial[slice][b + 1][n2], sum10);
            store_8(&dense_1_MatMul_partial[slice][b + 1][n2 + 8], sum11);
            store_8(&dense_1_MatMul_partial[slice][b + 2][n2], sum20);
            store_8(&dense_1_MatMul_partial[slice][b + 2][n2 + 8], sum21);
            store_8(&dense_1_MatMul_partial[slice][b + 3][n2], sum30);
            store_8(&dense_1_MatMul_partial[slice][b + 3][n2 + 8], sum31);
        }
    }
}

/* train_32, kernel 4 of 26 */
static void train_32_dense_1_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    shared_dense_1_MatMul_partial(m->dense_Relu, s->dense_1_kernel, m->dense_1_MatMul_partial, slice);
}

/* train_32, kernel 5 of 26: 3 ops in a row
 *   from   mnist_mlp.lua:7 dense_1 forward
 *   cost   20.5 k operations, 106.8 k bytes */
static void shared_dense_1_MatMul(const float dense_1_MatMul_partial[8][32][64],
    float dense_1_MatMul[32][64], const float *dense_1_bias, float dense_1_BiasAdd[32][64],
    float dense_1_Relu[32][64])
{
    /* sequential/dense_1/MatMul */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 64; n2 += 8) {
            vec8 sum = 0;
            for (int slice = 0; slice < 8; ++slice)
                sum += load_8(&dense_1_MatMul_partial[slice][b][n2]);
            store_8(&dense_1_MatMul[b][n2], sum);
        }
    /* sequential/dense_1/BiasAdd */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 64; n2 += 8)
            store_8(&dense_1_BiasAdd[b][n2], load_8(&dense_1_MatMul[b][n2]) + load_8(&dense_1_bias[n2]));
    /* sequential/dense_1/Relu */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 64; n2 += 8)
            store_8(&dense_1_Relu[b][n2], load_8(&dense_1_BiasAdd[b][n2]) < 0.0f ? (vec8)0.0f :
                load_8(&dense_1_BiasAdd[b][n2]));
}

/* train_32, kernel 5 of 26 */
static void train_32_dense_1_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    shared_dense_1_MatMul(m->dense_1_MatMul_partial, m->dense_1_MatMul, s->dense_1_bias,
        m->dense_1_BiasAdd, m->dense_1_Relu);
}

/* train_32, kernel 6 of 26: 7 ops in a row
 *   from   mnist_mlp.lua:8 dense_2 forward
 *   cost   20.5 k multiply-adds, 25.4 k bytes */
static void shared_dense_2_MatMul(const float dense_1_Relu[32][64], const float dense_2_kernel[64][10],
    float dense_2_MatMul[32][10], const float *dense_2_bias, float dense_2_BiasAdd[32][10],
    float *dense_2_Max, float dense_2_sub[32][10], const float *dense_2_sub_flat,
    float *dense_2_Softmax_flat, const float dense_2_Softmax[32][10], float *dense_2_Sum,
    float dense_2_Softmax2[32][10])
{
    /* sequential/dense_2/MatMul */
    for (int b = 0; b < 32; b += 8) {
        vec8 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0, sum4 = 0, sum5 = 0, sum6 = 0, sum7 = 0;
        for (int n2 = 0; n2 < 64; ++n2) {
#pragma clang fp contract(on)
            const vec8 b0 = load_8(&dense_2_kernel[n2][0]);
            sum0 += dense_1_Relu[b][n2] * b0, sum1 += dense_1_Relu[b + 1][n2] * b0,
                sum2 += dense_1_Relu[b + 2][n2] * b0, sum3 += dense_1_Relu[b + 3][n2] * b0,
                sum4 += dense_1_Relu[b + 4][n2] * b0, sum5 += dense_1_Relu[b + 5][n2] * b0,
                sum6 += dense_1_Relu[b + 6][n2] * b0, sum7 += dense_1_Relu[b + 7][n2] * b0;
        }
        store_8(&dense_2_MatMul[b][0], sum0);
        store_8(&dense_2_MatMul[b + 1][0], sum1);
        store_8(&dense_2_MatMul[b + 2][0], sum2);
        store_8(&dense_2_MatMul[b + 3][0], sum3);
        store_8(&dense_2_MatMul[b + 4][0], sum4);
        store_8(&dense_2_MatMul[b + 5][0], sum5);
        store_8(&dense_2_MatMul[b + 6][0], sum6);
        store_8(&dense_2_MatMul[b + 7][0], sum7);
    }
    for (int b = 0; b < 32; b += 8) {
        vec2 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0, sum4 = 0, sum5 = 0, sum6 = 0, sum7 = 0;
        for (int n2 = 0; n2 < 64; ++n2) {
#pragma clang fp contract(on)
            const vec2 b0 = load_2(&dense_2_kernel[n2][8]);
            sum0 += dense_1_Relu[b][n2] * b0, sum1 += dense_1_Relu[b + 1][n2] * b0,
                sum2 += dense_1_Relu[b + 2][n2] * b0, sum3 += dense_1_Relu[b + 3][n2] * b0,
                sum4 += dense_1_Relu[b + 4][n2] * b0, sum5 += dense_1_Relu[b + 5][n2] * b0,
                sum6 += dense_1_Relu[b + 6][n2] * b0, sum7 += dense_1_Relu[b + 7][n2] * b0;
        }
        store_2(&dense_2_MatMul[b][8], sum0);
        store_2(&dense_2_MatMul[b + 1][8], sum1);
        store_2(&dense_2_MatMul[b + 2][8], sum2);
        store_2(&dense_2_MatMul[b + 3][8], sum3);
        store_2(&dense_2_MatMul[b + 4][8], sum4);
        store_2(&dense_2_MatMul[b + 5][8], sum5);
        store_2(&dense_2_MatMul[b + 6][8], sum6);
        store_2(&dense_2_MatMul[b + 7][8], sum7);
    }
    /* sequential/dense_2/BiasAdd */
    for (int b = 0; b < 32; ++b)
        for (int n3 = 0; n3 < 10; ++n3)
            dense_2_BiasAdd[b][n3] = dense_2_MatMul[b][n3] + dense_2_bias[n3];
    /* sequential/dense_2/Max */
    for (int b = 0; b < 32; ++b) {
        float most = -INFINITY;
        for (int n3 = 0; n3 < 10; ++n3)
            most = most < dense_2_BiasAdd[b][n3] ? dense_2_BiasAdd[b][n3] : most;
        dense_2_Max[b] = most;
    }
    /* sequential/dense_2/sub */
    for (int b = 0; b < 32; ++b)
        for (int n3 = 0; n3 < 10; ++n3)
            dense_2_sub[b][n3] = dense_2_BiasAdd[b][n3] - dense_2_Max[b];
    /* sequential/dense_2/Softmax */
    for (int i = 0; i < 320; i += 8)
        store_8(&dense_2_Softmax_flat[i], exp_8(load_8(&dense_2_sub_flat[i])));
    /* sequential/dense_2/Sum */
    for (int b = 0; b < 32; ++b) {
        float sum = 0;
        for (int n3 = 0; n3 < 10; ++n3)
            sum += dense_2_Softmax[b][n3];
        dense_2_Sum[b] = sum;
    }
    /* sequential/dense_2/Softmax */
    for (int b = 0; b < 32; ++b)
        for (int n3 = 0; n3 < 10; ++n3)
            dense_2_Softmax2[b][n3] = dense_2_Softmax[b][n3] / dense_2_Sum[b];
}

/* train_32, kernel 6 of 26 */
static void train_32_dense_2_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    shared_dense_2_MatMul(m->dense_1_Relu, s->dense_2_kernel, m->dense_2_MatMul, s->dense_2_bias,
        m->dense_2_BiasAdd, m->dense_2_Max, m->dense_2_sub, &m->dense_2_sub[0][0],
        &m->dense_2_Softmax[0][0], m->dense_2_Softmax, m->dense_2_Sum, m->dense_2_Softmax2);
}

/* train_32, kernel 7 of 26: 8 ops in a row
 *   from   mnist_mlp.lua:2 loss forward
 *   cost   1089 operations, 5676 bytes */
static void train_32_loss_to_int32(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    (void)slice;
    const uint8_t *field1 = call->inputs[1];
    const uint8_t *loss_equal_flat = &m->loss_equal[0][0];
    const float *dense_2_sub_flat = &m->dense_2_sub[0][0];
    float *loss_select_flat = &m->loss_select[0][0];
    /* loss/to_int32 */
    store_int_8(&m->loss_to_int32[0], bytes_to_int_8(load_bytes_8(&field1[0])));
    store_int_8(&m->loss_to_int32[8], bytes_to_int_8(load_bytes_8(&field1[8])));
    store_int_8(&m->loss_to_int32[16], bytes_to_int_8(load_bytes_8(&field1[16])));
    store_int_8(&m->loss_to_int32[24], bytes_to_int_8(load_bytes_8(&field1[24])));
    /* loss/equal */
    for (int b = 0; b < 32; ++b)
        for (int n3 = 0; n3 < 10; ++n3)
            m->loss_equal[b][n3] = n3 == m->loss_to_int32[b];
    /* loss/select */
    for (int i = 0; i < 320; i += 8)
        store_8(&loss_select_flat[i], load_mask_8(&loss_equal_flat[i]) ? load_8(&dense_2_sub_flat[i]) :
            (vec8)0.0f);
    /* loss/Sum */
    for (int b = 0; b < 32; ++b) {
        float sum = 0;
        for (int n3 = 0; n3 < 10; ++n3)
            sum += m->loss_select[b][n3];
        m->loss_Sum[b] = sum;
    }
    /* loss/log */
    store_8(&m->loss_log[0], log_8(load_8(&m->dense_2_Sum[0])));
    store_8(&m->loss_log[8], log_8(load_8(&m->dense_2_Sum[8])));
    store_8(&m->loss_log[16], log_8(load_8(&m->dense_2_Sum[16])));
    store_8(&m->loss_log[24], log_8(load_8(&m->dense_2_Sum[24])));
    /* loss/sub */
    store_8(&m->loss_sub[0], load_8(&m->loss_log[0]) - load_8(&m->loss_Sum[0]));
    store_8(&m->loss_sub[8], load_8(&m->loss_log[8]) - load_8(&m->loss_Sum[8]));
    store_8(&m->loss_sub[16], load_8(&m->loss_log[16]) - load_8(&m->loss_Sum[16]));
    store_8(&m->loss_sub[24], load_8(&m->loss_log[24]) - load_8(&m->loss_Sum[24]));
    /* loss/Sum */
    {
        vec8 sum = 0;
        sum += load_8(&m->loss_sub[0]);
        sum += load_8(&m->loss_sub[8]);
        sum += load_8(&m->loss_sub[16]);
        sum += load_8(&m->loss_sub[24]);
        m->loss_Sum2[0] = sum_lanes_8(sum);
    }
    /* loss/div */
    m->loss_div[0] = m->loss_Sum2[0] / 32.0f;
}

/* train_32, kernel 8 of 26: 2 ops in a row
 *   from   mnist_mlp.lua:2 loss backward
 *   cost   352 operations, 1856 bytes */
static void train_32_d_loss_log_div(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    (void)slice;
    const uint8_t *loss_equal_flat = &m->loss_equal[0][0];
    float *d_loss_select_select_flat = &m->d_loss_select_select[0][0];
    /* gradient_tape/loss/log/div */
    store_8(&m->d_loss_log_div[0], 0.03125f / load_8(&m->dense_2_Sum[0]));
    store_8(&m->d_loss_log_div[8], 0.03125f / load_8(&m->dense_2_Sum[8]));
    store_8(&m->d_loss_log_div[16], 0.03125f / load_8(&m->dense_2_Sum[16]));
    store_8(&m->d_loss_log_div[24], 0.03125f / load_8(&m->dense_2_Sum[24]));
    /* gradient_tape/loss/select/select */
    for (int i = 0; i < 320; i += 8)
        store_8(&d_loss_select_select_flat[i], load_mask_8(&loss_equal_flat[i]) ? (vec8)-0.03125f :
            (vec8)0.0f);
}

/* train_32, kernel 9 of 26: 6 ops in a row
 *   from   mnist_mlp.lua:8 dense_2 backward
 *   cost   41.0 k multiply-adds, 34.5 k bytes */
static void train_32_d_dense_2_Softmax_mul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    const float *d_loss_select_select_flat = &m->d_loss_select_select[0][0];
    const float *d_dense_2_Softmax_mul_flat = &m->d_dense_2_Softmax_mul[0][0];
    float *d_dense_2_Softmax_add_flat = &m->d_dense_2_Softmax_add[0][0];
    /* gradient_tape/sequential/dense_2/Softmax/mul */
    for (int b = 0; b < 32; ++b)
        for (int n3 = 0; n3 < 10; ++n3)
            m->d_dense_2_Softmax_mul[b][n3] = m->d_loss_log_div[b] * m->dense_2_Softmax[b][n3];
    /* gradient_tape/sequential/dense_2/Softmax/add */
    for (int i = 0; i < 320; i += 8)
        store_8(&d_dense_2_Softmax_add_flat[i], load_8(&d_loss_select_select_flat[i]) +
            load_8(&d_dense_2_Softmax_mul_flat[i]));
    /* gradient_tape/sequential/dense_2/view/reduce */
    for (int n3 = 0; n3 < 10; ++n3) {
        float sum = 0;
        for (int b = 0; b < 32; ++b)
            sum += m->d_dense_2_Softmax_add[b][n3];
        m->d_dense_2_view_reduce[n3] = sum;
    }
    /* d_dense_2_Softmax_add_by_b */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 32; b += 8)
            store_8(&m->d_dense_2_Softmax_add_by_b[n3][b],
                load_strided_8(&m->d_dense_2_Softmax_add[b][n3], 10));
    /* gradient_tape/sequential/dense_2/MatMul/contract */
    for (int n2 = 0; n2 < 64; n2 += 2) {
        vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0,
            sum31 = 0;
        for (int n3 = 0; n3 < 10; ++n3) {
#pragma clang fp contract(on)
            const vec8 a0 = load_8(&m->d_dense_2_Softmax_add_by_b[n3][0]),
                a1 = load_8(&m->d_dense_2_Softmax_add_by_b[n3][8]),
                a2 = load_8(&m->d_dense_2_Softmax_add_by_b[n3][16]),
                a3 = load_8(&m->d_dense_2_Softmax_add_by_b[n3][24]);
            const float b0 = s->dense_2_kernel[n2][n3], b1 = s->dense_2_kernel[n2 + 1][n3];
            sum00 += a0 * b0, sum01 += a0 * b1, sum10 += a1 * b0, sum11 += a1 * b1,
                sum20 += a2 * b0, sum21 += a2 * b1, sum30 += a3 * b0, sum31 += a3 * b1;
        }
        store_strided_8(&m->d_dense_2_MatMul_contract[0][n2], 64, sum00);
        store_strided_8(&m->d_dense_2_MatMul_contract[0][n2 + 1], 64, sum01);
        store_strided_8(&m->d_dense_2_MatMul_contract[8][n2], 64, sum10);
        store_strided_8(&m->d_dense_2_MatMul_contract[8][n2 + 1], 64, sum11);
        store_strided_8(&m->d_dense_2_MatMul_contract[16][n2], 64, sum20);
        store_strided_8(&m->d_dense_2_MatMul_contract[16][n2 + 1], 64, sum21);
        store_strided_8(&m->d_dense_2_MatMul_contract[24][n2], 64, sum30);
        store_strided_8(&m->d_dense_2_MatMul_contract[24][n2 + 1], 64, sum31);
    }
    /* gradient_tape/sequential/dense_2/MatMul/contract */
    for (int n2 = 0; n2 < 64; n2 += 32) {
        for (int n3 = 0; n3 < 10; n3 += 2) {
            vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0,
                sum31 = 0;
            for (int b = 0; b < 32; ++b) {
#pragma clang fp contract(on)
                const float a0 = m->d_dense_2_Softmax_add[b][n3],
                    a1 = m->d_dense_2_Softmax_add[b][n3 + 1];
                const vec8 b0 = load_8(&m->dense_1_Relu[b][n2]),
                    b1 = load_8(&m->dense_1_Relu[b][n2 + 8]), b2 = load_8(&m->dense_1_Relu[b][n2 + 16]),
                    b3 = load_8(&m->dense_1_Relu[b][n2 + 24]);
                sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1, sum11 += a1 * b1,
                    sum20 += a0 * b2, sum21 += a1 * b2, sum30 += a0 * b3, sum31 += a1 * b3;
            }
            store_strided_8(&m->d_dense_2_MatMul_contract2[n2][n3], 10, sum00);
            store_strided_8(&m->d_dense_2_MatMul_contract2[n2][n3 + 1], 10, sum01);
            store_strided_8(&m->d_dense_2_MatMul_contract2[n2 + 8][n3], 10, sum10);
            store_strided_8(&m->d_dense_2_MatMul_contract2[n2 + 8][n3 + 1], 10, sum11);
            store_strided_8(&m->d_dense_2_MatMul_contract2[n2 + 16][n3], 10, sum20);
            store_strided_8(&m->d_dense_2_MatMul_contract2[n2 + 16][n3 + 1], 10, sum21);
            store_strided_8(&m->d_dense_2_MatMul_contract2[n2 + 24][n3], 10, sum30);
            store_strided_8(&m->d_dense_2_MatMul_contract2[n2 + 24][n3 + 1], 10, sum31);
        }
    }
}

/* train_32, kernel 10 of 26: 4 ops in a row
 *   from   mnist_mlp.lua:7 dense_1 backward
 *   cost   6144 operations, 53.5 k bytes */
static void train_32_d_dense_1_Relu_less(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    (void)slice;
    /* gradient_tape/sequential/dense_1/Relu/less */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 64; n2 += 8)
            store_mask_8(&m->d_dense_1_Relu_less[b][n2], 0.0f < load_8(&m->dense_1_Relu[b][n2]));
    /* gradient_tape/sequential/dense_1/Relu/select */
    for (int b = 0; b < 32; ++b)
        for (int n2 = 0; n2 < 64; n2 += 8)
            store_8(&m->d_dense_1_Relu_select[b][n2], load_mask_8(&m->d_dense_1_Relu_less[b][n2]) ?
                load_8(&m->d_dense_2_MatMul_contract[b][n2]) : (vec8)0.0f);
    /* gradient_tape/sequential/dense_1/view/reduce */
    for (int n2 = 0; n2 < 64; n2 += 8) {
        vec8 sum = 0;
        for (int b = 0; b < 32; ++b)
            sum += load_8(&m->d_dense_1_Relu_select[b][n2]);
        store_8(&m->d_dense_1_view_reduce[n2], sum);
    }
    /* d_dense_1_Relu_select_by_b */
    for (int n2 = 0; n2 < 64; n2 += 8)
        for (int b = 0; b < 32; ++b)
            store_strided_8(&m->d_dense_1_Relu_select_by_b[n2][b], 32,
                load_8(&m->d_dense_1_Relu_select[b][n2]));
}

/* train_32, kernel 11 of 26: d_dense_1_MatMul_contract[b, n] = sum n2 64: d_dense_1_Relu_select_by_b[n2, b]
 *     * dense_1_kernel[n, n2]
 *   from   mnist_mlp.lua:7 dense_1 backward | gradient_tape/sequential/dense_1/MatMul/contract (contract)
 *   axes   b 32 in vectors of 8, n 128 in 8 slices | reduced: n2 64
 *   cost   262.1 k multiply-adds, 57.3 k bytes */
static void train_32_d_dense_1_MatMul_contract(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    const int from = cuts_128_8[slice], to = cuts_128_8[slice + 1];
    for (int n = from; n < to; ++n) {
        vec8 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
        for (int n2 = 0; n2 < 64; ++n2) {
#pragma clang fp contract(on)
            const float b0 = s->dense_1_kernel[n][n2];
            sum0 += load_8(&m->d_dense_1_Relu_select_by_b[n2][0]) * b0,
                sum1 += load_8(&m->d_dense_1_Relu_select_by_b[n2][8]) * b0,
                sum2 += load_8(&m->d_dense_1_Relu_select_by_b[n2][16]) * b0,
                sum3 += load_8(&m->d_dense_1_Relu_select_by_b[n2][24]) * b0;
        }
        store_strided_8(&m->d_dense_1_MatMul_contract[0][n], 128, sum0);
        store_strided_8(&m->d_dense_1_MatMul_contract[8][n], 128, sum1);
        store_strided_8(&m->d_dense_1_MatMul_contract[16][n], 128, sum2);
        store_strided_8(&m->d_dense_1_MatMul_contract[24][n], 128, sum3);
    }
}

/* train_32, kernel 12 of 26: d_dense_1_MatMul_contract2[n, n2] = sum b 32: d_dense_1_Relu_select[b, n2] *
 *     dense_Relu[b, n]
 *   from   mnist_mlp.lua:7 dense_1 backward | gradient_tape/sequential/dense_1/MatMul/contract (contract)
 *   axes   n 128 in 8 slices, n2 64 in vectors of 8 | reduced: b 32
 *   cost   262.1 k multiply-adds, 57.3 k bytes */
static void train_32_d_dense_1_MatMul_contract2(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    const int from = cuts_128_8[slice], to = cuts_128_8[slice + 1];
    for (int n = from; n < to; ++n) {
        vec8 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0, sum4 = 0, sum5 = 0, sum6 = 0, sum7 = 0;
        for (int b = 0; b < 32; ++b) {
#pragma clang fp contract(on)
            const float b0 = m->dense_Relu[b][n];
            sum0 += load_8(&m->d_dense_1_Relu_select[b][0]) * b0,
                sum1 += load_8(&m->d_dense_1_Relu_select[b][8]) * b0,
                sum2 += load_8(&m->d_dense_1_Relu_select[b][16]) * b0,
                sum3 += load_8(&m->d_dense_1_Relu_select[b][24]) * b0,
                sum4 += load_8(&m->d_dense_1_Relu_select[b][32]) * b0,
                sum5 += load_8(&m->d_dense_1_Relu_select[b][40]) * b0,
                sum6 += load_8(&m->d_dense_1_Relu_select[b][48]) * b0,
                sum7 += load_8(&m->d_dense_1_Relu_select[b][56]) * b0;
        }
        store_8(&m->d_dense_1_MatMul_contract2[n][0], sum0);
        store_8(&m->d_dense_1_MatMul_contract2[n][8], sum1);
        store_8(&m->d_dense_1_MatMul_contract2[n][16], sum2);
        store_8(&m->d_dense_1_MatMul_contract2[n][24], sum3);
        store_8(&m->d_dense_1_MatMul_contract2[n][32], sum4);
        store_8(&m->d_dense_1_MatMul_contract2[n][40], sum5);
        store_8(&m->d_dense_1_MatMul_contract2[n][48], sum6);
        store_8(&m->d_dense_1_MatMul_contract2[n][56], sum7);
    }
}

/* train_32, kernel 13 of 26: 3 ops in a row
 *   from   mnist_mlp.lua:6 dense backward
 *   cost   12.3 k operations, 74.2 k bytes */
static void train_32_d_dense_Relu_less(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    (void)slice;
    /* gradient_tape/sequential/dense/Relu/less */
    for (int b = 0; b < 32; ++b)
        for (int n = 0; n < 128; n += 8)
            store_mask_8(&m->d_dense_Relu_less[b][n], 0.0f < load_8(&m->dense_Relu[b][n]));
    /* gradient_tape/sequential/dense/Relu/select */
    for (int b = 0; b < 32; ++b)
        for (int n = 0; n < 128; n += 8)
            store_8(&m->d_dense_Relu_select[b][n], load_mask_8(&m->d_dense_Relu_less[b][n]) ?
                load_8(&m->d_dense_1_MatMul_contract[b][n]) : (vec8)0.0f);
    /* gradient_tape/sequential/dense/view/reduce */
    for (int n = 0; n < 128; n += 8) {
        vec8 sum = 0;
        for (int b = 0; b < 32; ++b)
            sum += load_8(&m->d_dense_Relu_select[b][n]);
        store_8(&m->d_dense_view_reduce[n], sum);
    }
}

/* train_32, kernel 14 of 26: d_dense_MatMul_contract[k0, k1, n] = sum b 32: d_dense_Relu_select[b, n] *
 *     rescaling_mul[b, k0, k1]
 *   from   mnist_mlp.lua:6 dense backward | gradient_tape/sequential/dense/MatMul/contract (contract)
 *   axes   k0 28 in 8 slices, k1 28, n 128 in vectors of 8 | reduced: b 32
 *   cost   3211.3 k multiply-adds, 518.1 k bytes */
static void train_32_d_dense_MatMul_contract(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int k0 = from; k0 < to; ++k0) {
        for (int n = 0; n < 128; n += 16) {
            for (int k1 = 0; k1 < 28; k1 += 4) {
                vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0,
                    sum31 = 0;
                for (int b = 0; b < 32; ++b) {
#pragma clang fp contract(on)
                    const vec8 a0 = load_8(&m->d_dense_Relu_select[b][n]),
                        a1 = load_8(&m->d_dense_Relu_select[b][n + 8]);
                    const float b0 = m->rescaling_mul[b][k0][k1], b1 = m->rescaling_mul[b][k0][k1 + 1],
                        b2 = m->rescaling_mul[b][k0][k1 + 2], b3 = m->rescaling_mul[b][k0][k1 + 3];
                    sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1, sum11 += a1 * b1,
                        sum20 += a0 * b2, sum21 += a1 * b2, sum30 += a0 * b3, sum31 += a1 * b3;
                }
                store_8(&m->d_dense_MatMul_contract[k0][k1][n], sum00);
                store_8(&m->d_dense_MatMul_contract[k0][k1][n + 8], sum01);
                store_8(&m->d_dense_MatMul_contract[k0][k1 + 1][n], sum10);
                store_8(&m->d_dense_MatMul_contract[k0][k1 + 1][n + 8], sum11);
                store_8(&m->d_dense_MatMul_contract[k0][k1 + 2][n], sum20);
                store_8(&m->d_dense_MatMul_contract[k0][k1 + 2][n + 8], sum21);
                store_8(&m->d_dense_MatMul_contract[k0][k1 + 3][n], sum30);
                store_8(&m->d_dense_MatMul_contract[k0][k1 + 3][n + 8], sum31);
            }
        }
    }
}

/* train_32, kernel 15 of 26: dense_kernel_mul[k0, k1, n] = dense_kernel_momentum[k0, k1, n] * 0.9
 *   from   mnist_mlp.lua:2 kernel update | SGD/sequential/dense/kernel/mul (mul)
 *   axes   k0 28 in 8 slices, k1 28, n 128 in vectors of 8
 *   cost   100.4 k operations, 802.8 k bytes */
static void train_32_dense_kernel_mul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int k0 = from; k0 < to; ++k0)
        for (int k1 = 0; k1 < 28; ++k1)
            for (int n = 0; n < 128; n += 8)
                store_8(&m->dense_kernel_mul[k0][k1][n], load_8(&s->dense_kernel_momentum[k0][k1][n]) *
                    0.9f);
}

/* train_32, kernel 16 of 26: dense_kernel_mul2[k0, k1, n] = d_dense_MatMul_contract[k0, k1, n] * 0.02
 *   from   mnist_mlp.lua:2 kernel update | SGD/sequential/dense/kernel/mul (mul)
 *   axes   k0 28 in 8 slices, k1 28, n 128 in vectors of 8
 *   cost   100.4 k operations, 802.8 k bytes */
static void train_32_dense_kernel_mul2(const struct gradc_call *call, int slice)
{
    struct train_32_memory *m = call->arena;
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int k0 = from; k0 < to; ++k0)
        for (int k1 = 0; k1 < 28; ++k1)
            for (int n = 0; n < 128; n += 8)
                store_8(&m->dense_kernel_mul2[k0][k1][n], load_8(&m->d_dense_MatMul_contract[k0][k1][n]) *
                    0.02f);
}

/* train_32, kernel 17 of 26: dense_kernel_momentum[k0, k1, n] = dense_kernel_mul[k0, k1, n] -
 *     dense_kernel_mul2[k0, k1, n]
 *   from   mnist_mlp.lua:2 kernel update | SGD/sequential/dense/kernel/sub (sub)
 *   axes   k0 28 in 8 slices, k1 28, n 128 in vectors of 8
 *   cost   100.4 k operations, 1204.2 k bytes */
static void train_32_dense_kernel_momentum(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int k0 = from; k0 < to; ++k0)
        for (int k1 = 0; k1 < 28; ++k1)
            for (int n = 0; n < 128; n += 8)
                store_8(&s->dense_kernel_momentum[k0][k1][n], load_8(&m->dense_kernel_mul[k0][k1][n]) -
                    load_8(&m->dense_kernel_mul2[k0][k1][n]));
}

/* train_32, kernel 18 of 26: dense_kernel[k0, k1, n] = dense_kernel[k0, k1, n] + dense_kernel_momentum[k0,
 *     k1, n]
 *   from   mnist_mlp.lua:2 kernel update | SGD/sequential/dense/kernel/add (add)
 *   axes   k0 28 in 8 slices, k1 28, n 128 in vectors of 8
 *   cost   100.4 k operations, 1204.2 k bytes */
static void train_32_dense_kernel(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int k0 = from; k0 < to; ++k0)
        for (int k1 = 0; k1 < 28; ++k1)
            for (int n = 0; n < 128; n += 8)
                store_8(&s->dense_kernel[k0][k1][n], load_8(&s->dense_kernel[k0][k1][n]) +
                    load_8(&s->dense_kernel_momentum[k0][k1][n]));
}

/* train_32, kernel 19 of 26: 4 ops in a row
 *   from   mnist_mlp.lua:2 bias update
 *   cost   512 operations, 5120 bytes */
static void train_32_dense_bias_mul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    /* SGD/sequential/dense/bias/mul */
    for (int n = 0; n < 128; n += 8)
        store_8(&m->dense_bias_mul[n], load_8(&s->dense_bias_momentum[n]) * 0.9f);
    /* SGD/sequential/dense/bias/mul */
    for (int n = 0; n < 128; n += 8)
        store_8(&m->dense_bias_mul2[n], load_8(&m->d_dense_view_reduce[n]) * 0.02f);
    /* SGD/sequential/dense/bias/sub */
    for (int n = 0; n < 128; n += 8)
        store_8(&s->dense_bias_momentum[n], load_8(&m->dense_bias_mul[n]) - load_8(&m->dense_bias_mul2[n]));
    /* SGD/sequential/dense/bias/add */
    for (int n = 0; n < 128; n += 8)
        store_8(&s->dense_bias[n], load_8(&s->dense_bias[n]) + load_8(&s->dense_bias_momentum[n]));
}

/* train_32, kernel 20 of 26: 4 ops in a row
 *   from   mnist_mlp.lua:2 kernel update
 *   cost   32.8 k operations, 327.7 k bytes */
static void train_32_dense_1_kernel_mul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    /* SGD/sequential/dense_1/kernel/mul */
    for (int n = 0; n < 128; ++n)
        for (int n2 = 0; n2 < 64; n2 += 8)
            store_8(&m->dense_1_kernel_mul[n][n2], load_8(&s->dense_1_kernel_momentum[n][n2]) * 0.9f);
    /* SGD/sequential/dense_1/kernel/mul */
    for (int n = 0; n < 128; ++n)
        for (int n2 = 0; n2 < 64; n2 += 8)
            store_8(&m->dense_1_kernel_mul2[n][n2], load_8(&m->d_dense_1_MatMul_contract2[n][n2]) * 0.02f);
    /* SGD/sequential/dense_1/kernel/sub */
    for (int n = 0; n < 128; ++n)
        for (int n2 = 0; n2 < 64; n2 += 8)
            store_8(&s->dense_1_kernel_momentum[n][n2], load_8(&m->dense_1_kernel_mul[n][n2]) -
                load_8(&m->dense_1_kernel_mul2[n][n2]));
    /* SGD/sequential/dense_1/kernel/add */
    for (int n = 0; n < 128; ++n)
        for (int n2 = 0; n2 < 64; n2 += 8)
            store_8(&s->dense_1_kernel[n][n2], load_8(&s->dense_1_kernel[n][n2]) +
                load_8(&s->dense_1_kernel_momentum[n][n2]));
}

/* train_32, kernel 21 of 26: 4 ops in a row
 *   from   mnist_mlp.lua:2 bias update
 *   cost   256 operations, 2560 bytes */
static void train_32_dense_1_bias_mul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    /* SGD/sequential/dense_1/bias/mul */
    for (int n2 = 0; n2 < 64; n2 += 8)
        store_8(&m->dense_1_bias_mul[n2], load_8(&s->dense_1_bias_momentum[n2]) * 0.9f);
    /* SGD/sequential/dense_1/bias/mul */
    for (int n2 = 0; n2 < 64; n2 += 8)
        store_8(&m->dense_1_bias_mul2[n2], load_8(&m->d_dense_1_view_reduce[n2]) * 0.02f);
    /* SGD/sequential/dense_1/bias/sub */
    for (int n2 = 0; n2 < 64; n2 += 8)
        store_8(&s->dense_1_bias_momentum[n2], load_8(&m->dense_1_bias_mul[n2]) -
            load_8(&m->dense_1_bias_mul2[n2]));
    /* SGD/sequential/dense_1/bias/add */
    for (int n2 = 0; n2 < 64; n2 += 8)
        store_8(&s->dense_1_bias[n2], load_8(&s->dense_1_bias[n2]) + load_8(&s->dense_1_bias_momentum[n2]));
}

/* train_32, kernel 22 of 26: 4 ops in a row
 *   from   mnist_mlp.lua:2 kernel update
 *   cost   2560 operations, 25.6 k bytes */
static void train_32_dense_2_kernel_mul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    float *dense_2_kernel_momentum_flat = &s->dense_2_kernel_momentum[0][0];
    float *dense_2_kernel_mul_flat = &m->dense_2_kernel_mul[0][0];
    const float *d_dense_2_MatMul_contract2_flat = &m->d_dense_2_MatMul_contract2[0][0];
    float *dense_2_kernel_mul2_flat = &m->dense_2_kernel_mul2[0][0];
    float *dense_2_kernel_flat = &s->dense_2_kernel[0][0];
    /* SGD/sequential/dense_2/kernel/mul */
    for (int i = 0; i < 640; i += 8)
        store_8(&dense_2_kernel_mul_flat[i], load_8(&dense_2_kernel_momentum_flat[i]) * 0.9f);
    /* SGD/sequential/dense_2/kernel/mul */
    for (int i = 0; i < 640; i += 8)
        store_8(&dense_2_kernel_mul2_flat[i], load_8(&d_dense_2_MatMul_contract2_flat[i]) * 0.02f);
    /* SGD/sequential/dense_2/kernel/sub */
    for (int i = 0; i < 640; i += 8)
        store_8(&dense_2_kernel_momentum_flat[i], load_8(&dense_2_kernel_mul_flat[i]) -
            load_8(&dense_2_kernel_mul2_flat[i]));
    /* SGD/sequential/dense_2/kernel/add */
    for (int i = 0; i < 640; i += 8)
        store_8(&dense_2_kernel_flat[i], load_8(&dense_2_kernel_flat[i]) +
            load_8(&dense_2_kernel_momentum_flat[i]));
}

/* train_32, kernel 23 of 26: 4 ops in a row
 *   from   mnist_mlp.lua:2 bias update
 *   cost   40 operations, 400 bytes */
static void train_32_dense_2_bias_mul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    /* SGD/sequential/dense_2/bias/mul */
    for (int n3 = 0; n3 < 10; ++n3)
        m->dense_2_bias_mul[n3] = s->dense_2_bias_momentum[n3] * 0.9f;
    /* SGD/sequential/dense_2/bias/mul */
    for (int n3 = 0; n3 < 10; ++n3)
        m->dense_2_bias_mul2[n3] = m->d_dense_2_view_reduce[n3] * 0.02f;
    /* SGD/sequential/dense_2/bias/sub */
    for (int n3 = 0; n3 < 10; ++n3)
        s->dense_2_bias_momentum[n3] = m->dense_2_bias_mul[n3] - m->dense_2_bias_mul2[n3];
    /* SGD/sequential/dense_2/bias/add */
    for (int n3 = 0; n3 < 10; ++n3)
        s->dense_2_bias[n3] = s->dense_2_bias[n3] + s->dense_2_bias_momentum[n3];
}

/* train_32, kernel 24 of 26: SGD_iter = SGD_iter + 1
 *   from   mnist_mlp.lua:2 SGD update | SGD/add (add)
 *   axes   none: one element
 *   cost   1 operations, 16 bytes */
static void train_32_SGD_iter(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    (void)slice;
    s->SGD_iter[0] = s->SGD_iter[0] + 1;
}

/* train_32, kernel 25 of 26: 2 ops in a row
 *   from   mnist_mlp.lua:2 train_loss forward
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

/* train_32, kernel 26 of 26: 9 ops in a row
 *   from   mnist_mlp.lua:2 train_accuracy forward
 *   cost   1378 operations, 6744 bytes */
static void train_32_train_accuracy_Max(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    /* train_accuracy/Max */
    for (int b = 0; b < 32; ++b) {
        float most = -INFINITY;
        for (int n3 = 0; n3 < 10; ++n3)
            most = most < m->dense_2_Softmax2[b][n3] ? m->dense_2_Softmax2[b][n3] : most;
        m->train_accuracy_Max[b] = most;
    }
    /* train_accuracy/equal */
    for (int b = 0; b < 32; ++b)
        for (int n3 = 0; n3 < 10; ++n3)
            m->train_accuracy_equal[b][n3] = m->dense_2_Softmax2[b][n3] == m->train_accuracy_Max[b];
    /* train_accuracy/select */
    for (int b = 0; b < 32; ++b)
        for (int n3 = 0; n3 < 10; ++n3)
            m->train_accuracy_select[b][n3] = m->train_accuracy_equal[b][n3] ? n3 : 10;
    /* train_accuracy/Min */
    for (int b = 0; b < 32; ++b) {
        int32_t least = INT32_MAX;
        for (int n3 = 0; n3 < 10; ++n3)
            least = least > m->train_accuracy_select[b][n3] ? m->train_accuracy_select[b][n3] : least;
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

/* test_32, kernel 1 of 9 */
static void test_32_rescaling_to_float32(const struct gradc_call *call, int slice)
{
    struct test_32_memory *m = call->arena;
    (void)slice;
    shared_rescaling_to_float32(call->inputs[0], &m->rescaling_to_float32[0][0][0],
        &m->rescaling_mul[0][0][0]);
}

/* test_32, kernel 2 of 9 */
static void test_32_dense_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_32_memory *m = call->arena;
    shared_dense_MatMul_partial(m->rescaling_mul, s->dense_kernel, m->dense_MatMul_partial, slice);
}

/* test_32, kernel 3 of 9 */
static void test_32_dense_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_32_memory *m = call->arena;
    (void)slice;
    shared_dense_MatMul(m->dense_MatMul_partial, m->dense_MatMul, s->dense_bias, m->dense_BiasAdd,
        m->dense_Relu);
}

/* test_32, kernel 4 of 9 */
static void test_32_dense_1_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_32_memory *m = call->arena;
    shared_dense_1_MatMul_partial(m->dense_Relu, s->dense_1_kernel, m->dense_1_MatMul_partial, slice);
}

/* test_32, kernel 5 of 9 */
static void test_32_dense_1_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_32_memory *m = call->arena;
    (void)slice;
    shared_dense_1_MatMul(m->dense_1_MatMul_partial, m->dense_1_MatMul, s->dense_1_bias,
        m->dense_1_BiasAdd, m->dense_1_Relu);
}

/* test_32, kernel 6 of 9 */
static void test_32_dense_2_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_32_memory *m = call->arena;
    (void)slice;
    shared_dense_2_MatMul(m->dense_1_Relu, s->dense_2_kernel, m->dense_2_MatMul, s->dense_2_bias,
        m->dense_2_BiasAdd, m->dense_2_Max, m->dense_2_sub, &m->dense_2_sub[0][0],
        &m->dense_2_Softmax[0][0], m->dense_2_Softmax, m->dense_2_Sum, m->dense_2_Softmax2);
}

/* test_32, kernel 7 of 9: 8 ops in a row
 *   from   mnist_mlp.lua:2 loss forward
 *   cost   1089 operations, 5676 bytes */
static void test_32_loss_to_int32(const struct gradc_call *call, int slice)
{
    struct test_32_memory *m = call->arena;
    (void)slice;
    const uint8_t *field1 = call->inputs[1];
    const uint8_t *loss_equal_flat = &m->loss_equal[0][0];
    const float *dense_2_sub_flat = &m->dense_2_sub[0][0];
    float *loss_select_flat = &m->loss_select[0][0];
    /* loss/to_int32 */
    store_int_8(&m->loss_to_int32[0], bytes_to_int_8(load_bytes_8(&field1[0])));
    store_int_8(&m->loss_to_int32[8], bytes_to_int_8(load_bytes_8(&field1[8])));
    store_int_8(&m->loss_to_int32[16], bytes_to_int_8(load_bytes_8(&field1[16])));
    store_int_8(&m->loss_to_int32[24], bytes_to_int_8(load_bytes_8(&field1[24])));
    /* loss/equal */
    for (int b = 0; b < 32; ++b)
        for (int n3 = 0; n3 < 10; ++n3)
            m->loss_equal[b][n3] = n3 == m->loss_to_int32[b];
    /* loss/select */
    for (int i = 0; i < 320; i += 8)
        store_8(&loss_select_flat[i], load_mask_8(&loss_equal_flat[i]) ? load_8(&dense_2_sub_flat[i]) :
            (vec8)0.0f);
    /* loss/Sum */
    for (int b = 0; b < 32; ++b) {
        float sum = 0;
        for (int n3 = 0; n3 < 10; ++n3)
            sum += m->loss_select[b][n3];
        m->loss_Sum[b] = sum;
    }
    /* loss/log */
    store_8(&m->loss_log[0], log_8(load_8(&m->dense_2_Sum[0])));
    store_8(&m->loss_log[8], log_8(load_8(&m->dense_2_Sum[8])));
    store_8(&m->loss_log[16], log_8(load_8(&m->dense_2_Sum[16])));
    store_8(&m->loss_log[24], log_8(load_8(&m->dense_2_Sum[24])));
    /* loss/sub */
    store_8(&m->loss_sub[0], load_8(&m->loss_log[0]) - load_8(&m->loss_Sum[0]));
    store_8(&m->loss_sub[8], load_8(&m->loss_log[8]) - load_8(&m->loss_Sum[8]));
    store_8(&m->loss_sub[16], load_8(&m->loss_log[16]) - load_8(&m->loss_Sum[16]));
    store_8(&m->loss_sub[24], load_8(&m->loss_log[24]) - load_8(&m->loss_Sum[24]));
    /* loss/Sum */
    {
        vec8 sum = 0;
        sum += load_8(&m->loss_sub[0]);
        sum += load_8(&m->loss_sub[8]);
        sum += load_8(&m->loss_sub[16]);
        sum += load_8(&m->loss_sub[24]);
        m->loss_Sum2[0] = sum_lanes_8(sum);
    }
    /* test_loss/Sum */
    m->test_loss_Sum[0] = m->loss_Sum2[0] / 32.0f;
}

/* test_32, kernel 8 of 9: 2 ops in a row
 *   from   mnist_mlp.lua:2 test_loss forward
 *   cost   2 operations, 20 bytes */
static void shared_test_loss_total(float *test_loss_total, const float *test_loss_Sum,
    float *test_loss_count)
{
    /* test_loss/add */
    test_loss_total[0] = test_loss_total[0] + test_loss_Sum[0];
    /* test_loss/add */
    test_loss_count[0] = test_loss_count[0] + 1.0f;
}

/* test_32, kernel 8 of 9 */
static void test_32_test_loss_total(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_32_memory *m = call->arena;
    (void)slice;
    shared_test_loss_total(s->test_loss_total, m->test_loss_Sum, s->test_loss_count);
}

/* test_32, kernel 9 of 9: 9 ops in a row
 *   from   mnist_mlp.lua:2 test_accuracy forward
 *   cost   1378 operations, 6744 bytes */
static void test_32_test_accuracy_Max(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_32_memory *m = call->arena;
    (void)slice;
    /* test_accuracy/Max */
    for (int b = 0; b < 32; ++b) {
        float most = -INFINITY;
        for (int n3 = 0; n3 < 10; ++n3)
            most = most < m->dense_2_Softmax2[b][n3] ? m->dense_2_Softmax2[b][n3] : most;
        m->test_accuracy_Max[b] = most;
    }
    /* test_accuracy/equal */
    for (int b = 0; b < 32; ++b)
        for (int n3 = 0; n3 < 10; ++n3)
            m->test_accuracy_equal[b][n3] = m->dense_2_Softmax2[b][n3] == m->test_accuracy_Max[b];
    /* test_accuracy/select */
    for (int b = 0; b < 32; ++b)
        for (int n3 = 0; n3 < 10; ++n3)
            m->test_accuracy_select[b][n3] = m->test_accuracy_equal[b][n3] ? n3 : 10;
    /* test_accuracy/Min */
    for (int b = 0; b < 32; ++b) {
        int32_t least = INT32_MAX;
        for (int n3 = 0; n3 < 10; ++n3)
            least = least > m->test_accuracy_select[b][n3] ? m->test_accuracy_select[b][n3] : least;
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

/* test_16, kernel 1 of 9: 2 ops in a row
 *   from   mnist_mlp.lua:4 rescaling forward
 *   cost   25.1 k operations, 163.1 k bytes */
static void test_16_rescaling_to_float32(const struct gradc_call *call, int slice)
{
    struct test_16_memory *m = call->arena;
    (void)slice;
    const uint8_t *field0_flat = call->inputs[0];
    float *rescaling_to_float32_flat = &m->rescaling_to_float32[0][0][0];
    float *rescaling_mul_flat = &m->rescaling_mul[0][0][0];
    /* sequential/rescaling/to_float32 */
    for (int i = 0; i < 12544; i += 8)
        store_8(&rescaling_to_float32_flat[i], to_float_8(bytes_to_int_8(load_bytes_8(&field0_flat[i]))));
    /* sequential/rescaling/mul */
    for (int i = 0; i < 12544; i += 8)
        store_8(&rescaling_mul_flat[i], load_8(&rescaling_to_float32_flat[i]) * 0.003921569f);
}

/* test_16, kernel 2 of 9: dense_MatMul_partial[slice, b, n] = sum k0 28 k1 28: rescaling_mul[b, k0, k1] *
 *     dense_kernel[k0, k1, n]
 *   from   mnist_mlp.lua:6 dense forward | sequential/dense/MatMul (contract)
 *   axes   b 16, n 128 in vectors of 8 | reduced: k0 28 in 8 slices, k1 28
 *   cost   1605.6 k multiply-adds, 517.1 k bytes */
static void test_16_dense_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int n = 0; n < 128; n += 16) {
        for (int b = 0; b < 16; b += 4) {
            vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0,
                sum31 = 0;
            for (int k0 = from; k0 < to; ++k0) {
                for (int k1 = 0; k1 < 28; ++k1) {
#pragma clang fp contract(on)
                    const float a0 = m->rescaling_mul[b][k0][k1], a1 = m->rescaling_mul[b + 1][k0][k1],
                        a2 = m->rescaling_mul[b + 2][k0][k1], a3 = m->rescaling_mul[b + 3][k0][k1];
                    const vec8 b0 = load_8(&s->dense_kernel[k0][k1][n]),
                        b1 = load_8(&s->dense_kernel[k0][k1][n + 8]);
                    sum00 += a0 * b0, sum01 += a0 * b1, sum10 += a1 * b0, sum11 += a1 * b1,
                        sum20 += a2 * b0, sum21 += a2 * b1, sum30 += a3 * b0, sum31 += a3 * b1;
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

/* test_16, kernel 3 of 9: 3 ops in a row
 *   from   mnist_mlp.lua:6 dense forward
 *   cost   20.5 k operations, 107.0 k bytes */
static void test_16_dense_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    (void)slice;
    /* sequential/dense/MatMul */
    for (int b = 0; b < 16; ++b)
        for (int n = 0; n < 128; n += 8) {
            vec8 sum = 0;
            for (int slice = 0; slice < 8; ++slice)
                sum += load_8(&m->dense_MatMul_partial[slice][b][n]);
            store_8(&m->dense_MatMul[b][n], sum);
        }
    /* sequential/dense/BiasAdd */
    for (int b = 0; b < 16; ++b)
        for (int n = 0; n < 128; n += 8)
            store_8(&m->dense_BiasAdd[b][n], load_8(&m->dense_MatMul[b][n]) + load_8(&s->dense_bias[n]));
    /* sequential/dense/Relu */
    for (int b = 0; b < 16; ++b)
        for (int n = 0; n < 128; n += 8)
            store_8(&m->dense_Relu[b][n], load_8(&m->dense_BiasAdd[b][n]) < 0.0f ? (vec8)0.0f :
                load_8(&m->dense_BiasAdd[b][n]));
}

/* test_16, kernel 4 of 9: dense_1_MatMul_partial[slice, b, n2] = sum n 128: dense_Relu[b, n] *
 *     dense_1_kernel[n, n2]
 *   from   mnist_mlp.lua:7 dense_1 forward | sequential/dense_1/MatMul (contract)
 *   axes   b 16, n2 64 in vectors of 8 | reduced: n 128 in 8 slices
 *   cost   131.1 k multiply-adds, 73.7 k bytes */
static void test_16_dense_1_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    const int from = cuts_128_8[slice], to = cuts_128_8[slice + 1];
    for (int n2 = 0; n2 < 64; n2 += 16) {
        for (int b = 0; b < 16; b += 4) {
            vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0,
                sum31 = 0;
            for (int n = from; n < to; ++n) {
#pragma clang fp contract(on)
                const float a0 = m->dense_Relu[b][n], a1 = m->dense_Relu[b + 1][n],
                    a2 = m->dense_Relu[b + 2][n], a3 = m->dense_Relu[b + 3][n];
                const vec8 b0 = load_8(&s->dense_1_kernel[n][n2]),
                    b1 = load_8(&s->dense_1_kernel[n][n2 + 8]);
                sum00 += a0 * b0, sum01 += a0 * b1, sum10 += a1 * b0, sum11 += a1 * b1,
                    sum20 += a2 * b0, sum21 += a2 * b1, sum30 += a3 * b0, sum31 += a3 * b1;
            }
            store_8(&m->dense_1_MatMul_partial[slice][b][n2], sum00);
            store_8(&m->dense_1_MatMul_partial[slice][b][n2 + 8], sum01);
            store_8(&m->dense_1_MatMul_partial[slice][b + 1][n2], sum10);
            store_8(&m->dense_1_MatMul_partial[slice][b + 1][n2 + 8], sum11);
            store_8(&m->dense_1_MatMul_partial[slice][b + 2][n2], sum20);
            store_8(&m->dense_1_MatMul_partial[slice][b + 2][n2 + 8], sum21);
            store_8(&m->dense_1_MatMul_partial[slice][b + 3][n2], sum30);
            store_8(&m->dense_1_MatMul_partial[slice][b + 3][n2 + 8], sum31);
        }
    }
}

/* test_16, kernel 5 of 9: 3 ops in a row
 *   from   mnist_mlp.lua:7 dense_1 forward
 *   cost   10.2 k operations, 53.5 k bytes */
static void test_16_dense_1_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    (void)slice;
    /* sequential/dense_1/MatMul */
    for (int b = 0; b < 16; ++b)
        for (int n2 = 0; n2 < 64; n2 += 8) {
            vec8 sum = 0;
            for (int slice = 0; slice < 8; ++slice)
                sum += load_8(&m->dense_1_MatMul_partial[slice][b][n2]);
            store_8(&m->dense_1_MatMul[b][n2], sum);
        }
    /* sequential/dense_1/BiasAdd */
    for (int b = 0; b < 16; ++b)
        for (int n2 = 0; n2 < 64; n2 += 8)
            store_8(&m->dense_1_BiasAdd[b][n2], load_8(&m->dense_1_MatMul[b][n2]) +
                load_8(&s->dense_1_bias[n2]));
    /* sequential/dense_1/Relu */
    for (int b = 0; b < 16; ++b)
        for (int n2 = 0; n2 < 64; n2 += 8)
            store_8(&m->dense_1_Relu[b][n2], load_8(&m->dense_1_BiasAdd[b][n2]) < 0.0f ? (vec8)0.0f :
                load_8(&m->dense_1_BiasAdd[b][n2]));
}

/* test_16, kernel 6 of 9: 7 ops in a row
 *   from   mnist_mlp.lua:8 dense_2 forward
 *   cost   10.2 k multiply-adds, 14.0 k bytes */
static void test_16_dense_2_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    (void)slice;
    const float *dense_2_sub_flat = &m->dense_2_sub[0][0];
    float *dense_2_Softmax_flat = &m->dense_2_Softmax[0][0];
    /* sequential/dense_2/MatMul */
    for (int b = 0; b < 16; b += 8) {
        vec8 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0, sum4 = 0, sum5 = 0, sum6 = 0, sum7 = 0;
        for (int n2 = 0; n2 < 64; ++n2) {
#pragma clang fp contract(on)
            const vec8 b0 = load_8(&s->dense_2_kernel[n2][0]);
            sum0 += m->dense_1_Relu[b][n2] * b0, sum1 += m->dense_1_Relu[b + 1][n2] * b0,
                sum2 += m->dense_1_Relu[b + 2][n2] * b0, sum3 += m->dense_1_Relu[b + 3][n2] * b0,
                sum4 += m->dense_1_Relu[b + 4][n2] * b0, sum5 += m->dense_1_Relu[b + 5][n2] * b0,
                sum6 += m->dense_1_Relu[b + 6][n2] * b0, sum7 += m->dense_1_Relu[b + 7][n2] * b0;
        }
        store_8(&m->dense_2_MatMul[b][0], sum0);
        store_8(&m->dense_2_MatMul[b + 1][0], sum1);
        store_8(&m->dense_2_MatMul[b + 2][0], sum2);
        store_8(&m->dense_2_MatMul[b + 3][0], sum3);
        store_8(&m->dense_2_MatMul[b + 4][0], sum4);
        store_8(&m->dense_2_MatMul[b + 5][0], sum5);
        store_8(&m->dense_2_MatMul[b + 6][0], sum6);
        store_8(&m->dense_2_MatMul[b + 7][0], sum7);
    }
    for (int b = 0; b < 16; b += 8) {
        vec2 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0, sum4 = 0, sum5 = 0, sum6 = 0, sum7 = 0;
        for (int n2 = 0; n2 < 64; ++n2) {
#pragma clang fp contract(on)
            const vec2 b0 = load_2(&s->dense_2_kernel[n2][8]);
            sum0 += m->dense_1_Relu[b][n2] * b0, sum1 += m->dense_1_Relu[b + 1][n2] * b0,
                sum2 += m->dense_1_Relu[b + 2][n2] * b0, sum3 += m->dense_1_Relu[b + 3][n2] * b0,
                sum4 += m->dense_1_Relu[b + 4][n2] * b0, sum5 += m->dense_1_Relu[b + 5][n2] * b0,
                sum6 += m->dense_1_Relu[b + 6][n2] * b0, sum7 += m->dense_1_Relu[b + 7][n2] * b0;
        }
        store_2(&m->dense_2_MatMul[b][8], sum0);
        store_2(&m->dense_2_MatMul[b + 1][8], sum1);
        store_2(&m->dense_2_MatMul[b + 2][8], sum2);
        store_2(&m->dense_2_MatMul[b + 3][8], sum3);
        store_2(&m->dense_2_MatMul[b + 4][8], sum4);
        store_2(&m->dense_2_MatMul[b + 5][8], sum5);
        store_2(&m->dense_2_MatMul[b + 6][8], sum6);
        store_2(&m->dense_2_MatMul[b + 7][8], sum7);
    }
    /* sequential/dense_2/BiasAdd */
    for (int b = 0; b < 16; ++b)
        for (int n3 = 0; n3 < 10; ++n3)
            m->dense_2_BiasAdd[b][n3] = m->dense_2_MatMul[b][n3] + s->dense_2_bias[n3];
    /* sequential/dense_2/Max */
    for (int b = 0; b < 16; ++b) {
        float most = -INFINITY;
        for (int n3 = 0; n3 < 10; ++n3)
            most = most < m->dense_2_BiasAdd[b][n3] ? m->dense_2_BiasAdd[b][n3] : most;
        m->dense_2_Max[b] = most;
    }
    /* sequential/dense_2/sub */
    for (int b = 0; b < 16; ++b)
        for (int n3 = 0; n3 < 10; ++n3)
            m->dense_2_sub[b][n3] = m->dense_2_BiasAdd[b][n3] - m->dense_2_Max[b];
    /* sequential/dense_2/Softmax */
    for (int i = 0; i < 160; i += 8)
        store_8(&dense_2_Softmax_flat[i], exp_8(load_8(&dense_2_sub_flat[i])));
    /* sequential/dense_2/Sum */
    for (int b = 0; b < 16; ++b) {
        float sum = 0;
        for (int n3 = 0; n3 < 10; ++n3)
            sum += m->dense_2_Softmax[b][n3];
        m->dense_2_Sum[b] = sum;
    }
    /* sequential/dense_2/Softmax */
    for (int b = 0; b < 16; ++b)
        for (int n3 = 0; n3 < 10; ++n3)
            m->dense_2_Softmax2[b][n3] = m->dense_2_Softmax[b][n3] / m->dense_2_Sum[b];
}

/* test_16, kernel 7 of 9: 8 ops in a row
 *   from   mnist_mlp.lua:2 loss forward
 *   cost   545 operations, 2844 bytes */
static void test_16_loss_to_int32(const struct gradc_call *call, int slice)
{
    struct test_16_memory *m = call->arena;
    (void)slice;
    const uint8_t *field1 = call->inputs[1];
    const uint8_t *loss_equal_flat = &m->loss_equal[0][0];
    const float *dense_2_sub_flat = &m->dense_2_sub[0][0];
    float *loss_select_flat = &m->loss_select[0][0];
    /* loss/to_int32 */
    store_int_8(&m->loss_to_int32[0], bytes_to_int_8(load_bytes_8(&field1[0])));
    store_int_8(&m->loss_to_int32[8], bytes_to_int_8(load_bytes_8(&field1[8])));
    /* loss/equal */
    for (int b = 0; b < 16; ++b)
        for (int n3 = 0; n3 < 10; ++n3)
            m->loss_equal[b][n3] = n3 == m->loss_to_int32[b];
    /* loss/select */
    for (int i = 0; i < 160; i += 8)
        store_8(&loss_select_flat[i], load_mask_8(&loss_equal_flat[i]) ? load_8(&dense_2_sub_flat[i]) :
            (vec8)0.0f);
    /* loss/Sum */
    for (int b = 0; b < 16; ++b) {
        float sum = 0;
        for (int n3 = 0; n3 < 10; ++n3)
            sum += m->loss_select[b][n3];
        m->loss_Sum[b] = sum;
    }
    /* loss/log */
    store_8(&m->loss_log[0], log_8(load_8(&m->dense_2_Sum[0])));
    store_8(&m->loss_log[8], log_8(load_8(&m->dense_2_Sum[8])));
    /* loss/sub */
    store_8(&m->loss_sub[0], load_8(&m->loss_log[0]) - load_8(&m->loss_Sum[0]));
    store_8(&m->loss_sub[8], load_8(&m->loss_log[8]) - load_8(&m->loss_Sum[8]));
    /* loss/Sum */
    {
        float sum = 0;
        for (int b = 0; b < 16; ++b)
            sum += m->loss_sub[b];
        m->loss_Sum2[0] = sum;
    }
    /* test_loss/Sum */
    m->test_loss_Sum[0] = m->loss_Sum2[0] / 16.0f;
}

/* test_16, kernel 8 of 9 */
static void test_16_test_loss_total(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    (void)slice;
    shared_test_loss_total(s->test_loss_total, m->test_loss_Sum, s->test_loss_count);
}

/* test_16, kernel 9 of 9: 9 ops in a row
 *   from   mnist_mlp.lua:2 test_accuracy forward
 *   cost   690 operations, 3384 bytes */
static void test_16_test_accuracy_Max(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    (void)slice;
    /* test_accuracy/Max */
    for (int b = 0; b < 16; ++b) {
        float most = -INFINITY;
        for (int n3 = 0; n3 < 10; ++n3)
            most = most < m->dense_2_Softmax2[b][n3] ? m->dense_2_Softmax2[b][n3] : most;
        m->test_accuracy_Max[b] = most;
    }
    /* test_accuracy/equal */
    for (int b = 0; b < 16; ++b)
        for (int n3 = 0; n3 < 10; ++n3)
            m->test_accuracy_equal[b][n3] = m->dense_2_Softmax2[b][n3] == m->test_accuracy_Max[b];
    /* test_accuracy/select */
    for (int b = 0; b < 16; ++b)
        for (int n3 = 0; n3 < 10; ++n3)
            m->test_accuracy_select[b][n3] = m->test_accuracy_equal[b][n3] ? n3 : 10;
    /* test_accuracy/Min */
    for (int b = 0; b < 16; ++b) {
        int32_t least = INT32_MAX;
        for (int n3 = 0; n3 < 10; ++n3)
            least = least > m->test_accuracy_select[b][n3] ? m->test_accuracy_select[b][n3] : least;
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

/* predict_32, kernel 1 of 6 */
static void predict_32_rescaling_to_float32(const struct gradc_call *call, int slice)
{
    struct predict_32_memory *m = call->arena;
    (void)slice;
    shared_rescaling_to_float32(call->inputs[0], &m->rescaling_to_float32[0][0][0],
        &m->rescaling_mul[0][0][0]);
}

/* predict_32, kernel 2 of 6 */
static void predict_32_dense_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_32_memory *m = call->arena;
    shared_dense_MatMul_partial(m->rescaling_mul, s->dense_kernel, m->dense_MatMul_partial, slice);
}

/* predict_32, kernel 3 of 6 */
static void predict_32_dense_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_32_memory *m = call->arena;
    (void)slice;
    shared_dense_MatMul(m->dense_MatMul_partial, m->dense_MatMul, s->dense_bias, m->dense_BiasAdd,
        m->dense_Relu);
}

/* predict_32, kernel 4 of 6 */
static void predict_32_dense_1_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_32_memory *m = call->arena;
    shared_dense_1_MatMul_partial(m->dense_Relu, s->dense_1_kernel, m->dense_1_MatMul_partial, slice);
}

/* predict_32, kernel 5 of 6 */
static void predict_32_dense_1_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_32_memory *m = call->arena;
    (void)slice;
    shared_dense_1_MatMul(m->dense_1_MatMul_partial, m->dense_1_MatMul, s->dense_1_bias,
        m->dense_1_BiasAdd, m->dense_1_Relu);
}

/* predict_32, kernel 6 of 6 */
static void predict_32_dense_2_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_32_memory *m = call->arena;
    (void)slice;
    shared_dense_2_MatMul(m->dense_1_Relu, s->dense_2_kernel, m->dense_2_MatMul, s->dense_2_bias,
        m->dense_2_BiasAdd, m->dense_2_Max, m->dense_2_sub, &m->dense_2_sub[0][0],
        &m->dense_2_Softmax[0][0], m->dense_2_Softmax, m->dense_2_Sum, m->dense_2_Softmax2);
}

/* metrics, kernel 1 of 4: train_loss_select = (train_loss_count == 0) ? 0 : (train_loss_total / (1 <
 *     train_loss_count ? train_loss_count : 1))
 *   from   mnist_mlp.lua:2 train_loss forward | train_loss/select (select)
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
 *   from   mnist_mlp.lua:2 train_accuracy forward | train_accuracy/select (select)
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
 *   from   mnist_mlp.lua:2 test_loss forward | test_loss/select (select)
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
 *   from   mnist_mlp.lua:2 test_accuracy forward | test_accuracy/select (select)
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
    {"dense_kernel_random", initialize_dense_kernel_random, 8},
    {"dense_kernel_sub", initialize_dense_kernel_sub, 8},
    {"dense_kernel_neg", initialize_dense_kernel_neg, 8},
    {"dense_kernel_sub2", initialize_dense_kernel_sub2, 8},
    {"dense_kernel_sub3", initialize_dense_kernel_sub3, 8},
    {"dense_kernel", initialize_dense_kernel, 8},
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
    {"dense_MatMul_partial", train_32_dense_MatMul_partial, 8},
    {"dense_MatMul", train_32_dense_MatMul, 1},
    {"dense_1_MatMul_partial", train_32_dense_1_MatMul_partial, 8},
    {"dense_1_MatMul", train_32_dense_1_MatMul, 1},
    {"dense_2_MatMul", train_32_dense_2_MatMul, 1},
    {"loss_to_int32", train_32_loss_to_int32, 1},
    {"d_loss_log_div", train_32_d_loss_log_div, 1},
    {"d_dense_2_Softmax_mul", train_32_d_dense_2_Softmax_mul, 1},
    {"d_dense_1_Relu_less", train_32_d_dense_1_Relu_less, 1},
    {"d_dense_1_MatMul_contract", train_32_d_dense_1_MatMul_contract, 8},
    {"d_dense_1_MatMul_contract2", train_32_d_dense_1_MatMul_contract2, 8},
    {"d_dense_Relu_less", train_32_d_dense_Relu_less, 1},
    {"d_dense_MatMul_contract", train_32_d_dense_MatMul_contract, 8},
    {"dense_kernel_mul", train_32_dense_kernel_mul, 8},
    {"dense_kernel_mul2", train_32_dense_kernel_mul2, 8},
    {"dense_kernel_momentum", train_32_dense_kernel_momentum, 8},
    {"dense_kernel", train_32_dense_kernel, 8},
    {"dense_bias_mul", train_32_dense_bias_mul, 1},
    {"dense_1_kernel_mul", train_32_dense_1_kernel_mul, 1},
    {"dense_1_bias_mul", train_32_dense_1_bias_mul, 1},
    {"dense_2_kernel_mul", train_32_dense_2_kernel_mul, 1},
    {"dense_2_bias_mul", train_32_dense_2_bias_mul, 1},
    {"SGD_iter", train_32_SGD_iter, 1},
    {"train_loss_total", train_32_train_loss_total, 1},
    {"train_accuracy_Max", train_32_train_accuracy_Max, 1},
};

static const struct gradc_array test_32_inputs[] = {
    {"field0", GRADC_U8, 3, {32, 28, 28}, 0},
    {"field1", GRADC_U8, 1, {32}, 0},
};
static const struct gradc_phase test_32_phases[] = {
    {"rescaling_to_float32", test_32_rescaling_to_float32, 1},
    {"dense_MatMul_partial", test_32_dense_MatMul_partial, 8},
    {"dense_MatMul", test_32_dense_MatMul, 1},
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
    {"dense_MatMul_partial", test_16_dense_MatMul_partial, 8},
    {"dense_MatMul", test_16_dense_MatMul, 1},
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
    {"dense_MatMul_partial", predict_32_dense_MatMul_partial, 8},
    {"dense_MatMul", predict_32_dense_MatMul, 1},
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
    {"initialize", 0, initialize_phases, initialize_inputs, NULL, 11, 1, 0},
    {"train", 32, train_32_phases, train_32_inputs, train_32_outputs, 26, 2, 1},
    {"test", 32, test_32_phases, test_32_inputs, NULL, 9, 2, 0},
    {"test", 16, test_16_phases, test_16_inputs, NULL, 9, 2, 0},
    {"predict", 32, predict_32_phases, predict_32_inputs, predict_32_outputs, 6, 1, 1},
    {"metrics", 0, metrics_phases, NULL, metrics_outputs, 4, 0, 4},
};

/* Keras's shape; where in the state; each axis cut into factors {axis, extent, stride}. */
static const struct gradc_variable variables[] = {
    {"SGD/iter", GRADC_I64, GRADC_SLOT, 0, {0}, offsetof(struct state, SGD_iter), 0, {{0, 0, 0}}},
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
    {"sequential/dense/kernel", GRADC_F32, GRADC_TRAINABLE, 2, {784, 128},
        offsetof(struct state, dense_kernel), 3, {{0, 28, 3584}, {0, 28, 128}, {1, 128, 1}}},
    {"sequential/dense/bias", GRADC_F32, GRADC_TRAINABLE, 1, {128}, offsetof(struct state, dense_bias), 1,
        {{0, 128, 1}}},
    {"sequential/dense_1/kernel", GRADC_F32, GRADC_TRAINABLE, 2, {128, 64},
        offsetof(struct state, dense_1_kernel), 2, {{0, 128, 64}, {1, 64, 1}}},
    {"sequential/dense_1/bias", GRADC_F32, GRADC_TRAINABLE, 1, {64}, offsetof(struct state, dense_1_bias),
        1, {{0, 64, 1}}},
    {"sequential/dense_2/kernel", GRADC_F32, GRADC_TRAINABLE, 2, {64, 10},
        offsetof(struct state, dense_2_kernel), 2, {{0, 64, 10}, {1, 10, 1}}},
    {"sequential/dense_2/bias", GRADC_F32, GRADC_TRAINABLE, 1, {10}, offsetof(struct state, dense_2_bias),
        1, {{0, 10, 1}}},
    {"SGD/sequential/dense/kernel/momentum", GRADC_F32, GRADC_SLOT, 2, {784, 128},
        offsetof(struct state, dense_kernel_momentum), 3, {{0, 28, 3584}, {0, 28, 128}, {1, 128, 1}}},
    {"SGD/sequential/dense/bias/momentum", GRADC_F32, GRADC_SLOT, 1, {128},
        offsetof(struct state, dense_bias_momentum), 1, {{0, 128, 1}}},
    {"SGD/sequential/dense_1/kernel/momentum", GRADC_F32, GRADC_SLOT, 2, {128, 64},
        offsetof(struct state, dense_1_kernel_momentum), 2, {{0, 128, 64}, {1, 64, 1}}},
    {"SGD/sequential/dense_1/bias/momentum", GRADC_F32, GRADC_SLOT, 1, {64},
        offsetof(struct state, dense_1_bias_momentum), 1, {{0, 64, 1}}},
    {"SGD/sequential/dense_2/kernel/momentum", GRADC_F32, GRADC_SLOT, 2, {64, 10},
        offsetof(struct state, dense_2_kernel_momentum), 2, {{0, 64, 10}, {1, 10, 1}}},
    {"SGD/sequential/dense_2/bias/momentum", GRADC_F32, GRADC_SLOT, 1, {10},
        offsetof(struct state, dense_2_bias_momentum), 1, {{0, 10, 1}}},
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

extern const struct gradc_program mnist_mlp;
const struct gradc_program mnist_mlp = {
    .name = "mnist_mlp",
    .spec = "mnist_mlp.lua",
    .spec_sha256 = "fce18369c46697bf508ef4bb37d7a6d6f72c7a40a7e26cb2b99a16df8f4a2690",
    .version = "0.1.0",
    .schedule = "unfused",
    .march = "x86-64-v3",
    .rebuild = "gradc build mnist_mlp.lua --march=native",
    .cpu = cpu,
    .state_size = sizeof(struct state),
    .arena_size = 1605632,
    .epochs = 5,
    .reset_metrics = 1,
    .report = NULL,
    .train = &train_data,
    .test = &test_data,
    .functions = functions,
    .variables = variables,
    .function_count = 6,
    .variable_count = 21,
    .parameters = 109386,
    .products = 7270400,
};
