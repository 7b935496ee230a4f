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
 *   schedule       fused: nests that sweep the same axes share their loops
 *   target         x86-64-v3, vectors of 8 floats, 16 registers
 *   slices         8 of every phase whose work is large, whatever the machine
 *   unrolled       1 of 98 nests whole; of 84 more tiles, taps and vectors, at most 320 points
 *   state          741 696 bytes
 *   arena          2 519 168 bytes, valid within one call
 *   stack          13 440 bytes of local arrays in the largest phase
 *   functions                   multiply-adds other operations    bytes moved
 *   initialize       1 kernels              0          184 410        246 832
 *   train_40        17 kernels     54 494 400        4 858 514     11 761 912
 *   test_40          9 kernels     16 660 800          907 885      3 630 416
 *   predict_40       9 kernels     16 660 800          903 600      3 629 864
 *   metrics          1 kernels              0               16             48
 *   made by        gradc emit lenet5.lua --schedule=fused --march=x86-64-v3
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

/* Memory of train_40: arrays that overlap are never alive at once (comments: kernels from - to). */
struct train_40_memory {
    union {
        struct {
            _Alignas(64) float conv2d_Tanh[28][28][6][40]; /* 2 - 16 */
            float conv2d_1_Tanh[10][10][16][40]; /* 4 - 13 */
            float d_dense_Tanh_mul2[120][40]; /* 10 - 12 */
            float d_dense_Tanh_mul2_by_n[40][120]; /* 11 - 12 */
            char pad_0_0[69120];
            float dense_1_Tanh[84][40]; /* 9 */
            float d_dense_1_Tanh_mul2[84][40]; /* 9 - 10 */
            float d_dense_1_Tanh_mul2_by_n2[40][84]; /* 9 - 10 */
            float dense_2_MatMul[10][40]; /* 9 */
            float dense_2_Softmax[10][40]; /* 9 */
            float dense_2_Softmax2[10][40]; /* 9 */
            float dense_2_Max[40]; /* 9 */
            _Alignas(64) float dense_2_Sum[40]; /* 9 */
            _Alignas(64) float loss_Sum[40]; /* 9 */
            _Alignas(64) float d_loss_log_div[40]; /* 9 */
            _Alignas(64) float train_accuracy_Max[40]; /* 9 */
            _Alignas(64) float max_pooling2d_1_MaxPool[5][5][16][40]; /* 5 - 12 */
            float dense_Tanh[120][40]; /* 7 - 10 */
            float d_dense_2_Softmax_add[10][40]; /* 9 */
            float d_dense_2_Softmax_add_by_n3[40][10]; /* 9 */
            int32_t train_accuracy_Min[40]; /* 9 */
            char pad_0_1[15808];
            _Alignas(64) float d_dense_MatMul_contract[5][5][16][40]; /* 12 - 13 */
            int32_t d_max_pooling2d_1_MaxPool_reduce[5][5][16][40]; /* 5 - 13 */
            char pad_0_2[112640];
            float d_conv2d_1_Tanh_mul2[10][10][16][40]; /* 13 - 14 */
            float d_conv2d_1_Tanh_mul2_by_c2[10][10][40][16]; /* 13 - 15 */
            float max_pooling2d_MaxPool[14][14][6][40]; /* 3 - 15 */
            int32_t d_max_pooling2d_MaxPool_reduce[14][14][6][40]; /* 3 - 14 */
            float rescaling_mul[28][28][40]; /* 1 - 16 */
            float loss_div[1]; /* 9 - 18 */
            _Alignas(64) float Adam_div[1]; /* 1 - 17 */
        };
        struct {
            char pad_1_0[752640];
            _Alignas(64) float d_max_pooling2d_view_reduce[28][28][6][40]; /* 14 - 16 */
            float d_conv2d_Tanh_mul2[28][28][6][40]; /* 16 - 17 */
            float d_conv2d_1_Conv2D_contract2_partial[8][5][5][6][16]; /* 15 - 17 */
            float d_conv2d_Conv2D_contract_partial[8][5][5][6]; /* 16 - 17 */
        };
        struct {
            char pad_2_0[1008640];
            _Alignas(64) float d_max_pooling2d_1_view_reduce[10][10][16][40]; /* 13 */
        };
        struct {
            char pad_3_0[1008640];
            _Alignas(64) float dense_MatMul_partial[8][120][40]; /* 6 - 7 */
        };
        struct {
            char pad_4_0[1008640];
            _Alignas(64) float dense_1_MatMul_partial[8][84][40]; /* 8 - 9 */
        };
    };
};
_Static_assert(sizeof(struct train_40_memory) <= 2519168, "the arena is as the memory plan has it");

/* Memory of test_40: arrays that overlap are never alive at once (comments: kernels from - to). */
struct test_40_memory {
    union {
        struct {
            _Alignas(64) float conv2d_Conv2D[28][28][6][40]; /* 2 - 3 */
            float rescaling_mul[28][28][40]; /* 1 - 2 */
        };
        struct {
            _Alignas(64) float conv2d_1_Conv2D[10][10][16][40]; /* 4 - 5 */
            float max_pooling2d_1_MaxPool[5][5][16][40]; /* 5 - 6 */
            char pad_1_0[432640];
            float max_pooling2d_MaxPool[14][14][6][40]; /* 3 - 4 */
        };
        struct {
            _Alignas(64) float dense_MatMul_partial[8][120][40]; /* 6 - 7 */
            float dense_Tanh[120][40]; /* 7 - 8 */
        };
        struct {
            _Alignas(64) float dense_1_MatMul_partial[8][84][40]; /* 8 - 9 */
            float dense_1_Tanh[84][40]; /* 9 */
            float dense_2_MatMul[10][40]; /* 9 */
            float dense_2_Softmax[10][40]; /* 9 */
            float dense_2_Softmax2[10][40]; /* 9 */
            float dense_2_Max[40]; /* 9 */
            _Alignas(64) float dense_2_Sum[40]; /* 9 */
            _Alignas(64) float loss_Sum[40]; /* 9 */
            _Alignas(64) float test_accuracy_Max[40]; /* 9 */
            _Alignas(64) int32_t test_accuracy_Min[40]; /* 9 */
        };
    };
};
_Static_assert(sizeof(struct test_40_memory) <= 2519168, "the arena is as the memory plan has it");

/* Memory of predict_40: arrays that overlap are never alive at once (comments: kernels from - to). */
struct predict_40_memory {
    union {
        struct {
            _Alignas(64) float conv2d_Conv2D[28][28][6][40]; /* 2 - 3 */
            float rescaling_mul[28][28][40]; /* 1 - 2 */
        };
        struct {
            _Alignas(64) float conv2d_1_Conv2D[10][10][16][40]; /* 4 - 5 */
            float max_pooling2d_1_MaxPool[5][5][16][40]; /* 5 - 6 */
            char pad_1_0[432640];
            float max_pooling2d_MaxPool[14][14][6][40]; /* 3 - 4 */
        };
        struct {
            _Alignas(64) float dense_MatMul_partial[8][120][40]; /* 6 - 7 */
            float dense_Tanh[120][40]; /* 7 - 8 */
        };
        struct {
            _Alignas(64) float dense_1_MatMul_partial[8][84][40]; /* 8 - 9 */
            float dense_1_Tanh[84][40]; /* 9 */
            float dense_2_MatMul[10][40]; /* 9 */
            float dense_2_Softmax[10][40]; /* 9 */
            float dense_2_Softmax2[40][10]; /* 9 - 10 */
            float dense_2_Max[40]; /* 9 */
            _Alignas(64) float dense_2_Sum[40]; /* 9 */
        };
    };
};
_Static_assert(sizeof(struct predict_40_memory) <= 2519168, "the arena is as the memory plan has it");

/* Memory of metrics: arrays that overlap are never alive at once (comments: kernels from - to). */
struct metrics_memory {
    union {
        struct {
            _Alignas(64) float train_loss_select[1]; /* 1 - 2 */
            _Alignas(64) float train_accuracy_select[1]; /* 1 - 2 */
            _Alignas(64) float test_loss_select[1]; /* 1 - 2 */
            _Alignas(64) float test_accuracy_select[1]; /* 1 - 2 */
        };
    };
};
_Static_assert(sizeof(struct metrics_memory) <= 2519168, "the arena is as the memory plan has it");

static const int cuts_28_8[] = {0, 3, 7, 10, 14, 17, 21, 24, 28};
static const int cuts_14_8[] = {0, 1, 3, 5, 7, 8, 10, 12, 14};
static const int cuts_10_8[] = {0, 1, 2, 3, 5, 6, 7, 8, 10};
static const int cuts_16_8[] = {0, 2, 4, 6, 8, 10, 12, 14, 16};
static const int cuts_120_8[] = {0, 15, 30, 45, 60, 75, 90, 105, 120};

typedef float vec1;
typedef int32_t ivec1;
typedef uint32_t uvec1;

static inline vec1 to_float_1(ivec1 x) { return (float)x; }

static inline vec1 multiply_add_1(vec1 a, vec1 b, vec1 c) /* rounded once, where the machine does that */
{
#pragma clang fp contract(on)
    return a * b + c;
}

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

static inline vec2 multiply_add_2(vec2 a, vec2 b, vec2 c) /* rounded once, where the machine does that */
{
#pragma clang fp contract(on)
    return a * b + c;
}

static inline vec2 sqrt_2(vec2 x) /* one instruction, with -fno-math-errno */
{
#if __has_builtin(__builtin_elementwise_sqrt)
    return __builtin_elementwise_sqrt(x);
#else
    for (int lane = 0; lane < 2; ++lane) x[lane] = __builtin_sqrtf(x[lane]);
    return x;
#endif
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

static inline vec4 multiply_add_4(vec4 a, vec4 b, vec4 c) /* rounded once, where the machine does that */
{
#pragma clang fp contract(on)
    return a * b + c;
}

static inline vec4 sqrt_4(vec4 x) /* one instruction, with -fno-math-errno */
{
#if __has_builtin(__builtin_elementwise_sqrt)
    return __builtin_elementwise_sqrt(x);
#else
    for (int lane = 0; lane < 4; ++lane) x[lane] = __builtin_sqrtf(x[lane]);
    return x;
#endif
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

static inline ivec8 as_int_8(vec8 x) { return (ivec8)x; } /* the same bits */

static inline vec8 as_float_8(ivec8 x) { return (vec8)x; } /* the same bits */

static inline vec8 multiply_add_8(vec8 a, vec8 b, vec8 c) /* rounded once, where the machine does that */
{
#pragma clang fp contract(on)
    return a * b + c;
}

static inline vec8 sqrt_8(vec8 x) /* one instruction, with -fno-math-errno */
{
#if __has_builtin(__builtin_elementwise_sqrt)
    return __builtin_elementwise_sqrt(x);
#else
    for (int lane = 0; lane < 8; ++lane) x[lane] = __builtin_sqrtf(x[lane]);
    return x;
#endif
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

/* initialize, kernel 1 of 1: 10 nests in a row
 *   from   lenet5.lua:6 bias forward, :6 kernel forward, :8 bias forward, :8 kernel forward, :11 bias
 *          forward, :11 kernel forward, :12 bias forward, :12 kernel forward, :13 bias forward, :13 kernel
 *          forward
 *   cost   184.4 k operations, 246.8 k bytes */
static void initialize_conv2d_kernel(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    (void)slice;
    const int64_t *seed = call->inputs[0];
    /* initialize/sequential/conv2d/kernel/add */
    for (int p = 0; p < 5; ++p)
        for (int q = 0; q < 5; ++q)
            for (int c = 0; c < 6; ++c)
                s->conv2d_kernel[p][q][c] = uniform_1(seed[0], 0, 1, c + 6 * q + 30 * p) * 0.37032804f +
                    -0.18516402f;
    /* sequential/conv2d/bias/assign */
    for (int c = 0; c < 6; ++c)
        s->conv2d_bias[c] = 0.0f;
    /* initialize/sequential/conv2d_1/kernel/add */
    for (int p2 = 0; p2 < 5; ++p2)
        for (int q2 = 0; q2 < 5; ++q2)
            for (int c = 0; c < 6; ++c)
                for (int c2 = 0; c2 < 16; c2 += 8)
                    store_8(&s->conv2d_1_kernel[p2][q2][c][c2],
                        uniform_8(seed[0], 0, 3, c2 + 16 * c + 96 * q2 + 480 * p2 + iota_8()) *
                        0.20889318f + -0.10444659f);
    /* sequential/conv2d_1/bias/assign */
    store_8(&s->conv2d_1_bias[0], (vec8)0.0f);
    store_8(&s->conv2d_1_bias[8], (vec8)0.0f);
    /* initialize/sequential/dense/kernel/add */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int n = 0; n < 120; n += 8)
                    store_8(&s->dense_kernel[y4][x4][c2][n],
                        uniform_8(seed[0], 0, 5, n + 9600 * y4 + 1920 * x4 + 120 * c2 + iota_8()) *
                        0.21483447f + -0.10741723f);
    /* sequential/dense/bias/assign */
    for (int n = 0; n < 120; n += 8)
        store_8(&s->dense_bias[n], (vec8)0.0f);
    /* initialize/sequential/dense_1/kernel/add */
    for (int n = 0; n < 120; ++n) {
        for (int n2 = 0; n2 < 80; n2 += 8)
            store_8(&s->dense_1_kernel[n][n2], uniform_8(seed[0], 0, 7, n2 + 84 * n + iota_8()) *
                0.34299716f + -0.17149858f);
        store_4(&s->dense_1_kernel[n][80], uniform_4(seed[0], 0, 7, 84 * n + 80 + iota_4()) * 0.34299716f +
            -0.17149858f);
    }
    /* sequential/dense_1/bias/assign */
    for (int n2 = 0; n2 < 84; ++n2)
        s->dense_1_bias[n2] = 0.0f;
    /* initialize/sequential/dense_2/kernel/add */
    for (int n2 = 0; n2 < 84; ++n2) {
        store_8(&s->dense_2_kernel[n2][0], uniform_8(seed[0], 0, 9, 10 * n2 + iota_8()) * 0.50529116f +
            -0.25264558f);
        store_2(&s->dense_2_kernel[n2][8], uniform_2(seed[0], 0, 9, 10 * n2 + 8 + iota_2()) * 0.50529116f +
            -0.25264558f);
    }
    /* sequential/dense_2/bias/assign */
    for (int n3 = 0; n3 < 10; ++n3)
        s->dense_2_bias[n3] = 0.0f;
}

/* train_40, kernel 1 of 17: 4 nests in a row
 *   from   lenet5.lua:2 Adam update, :2 train_accuracy forward, :2 train_loss forward, :4 rescaling forward
 *   cost   62.7 k operations, 156.8 k bytes */
static void train_40_rescaling_mul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    (void)slice;
    const uint8_t(*field0)[28][28] = call->inputs[0];
    /* sequential/rescaling/mul */
    for (int i = 0; i < 28; ++i)
        for (int j = 0; j < 28; ++j)
            for (int b = 0; b < 40; b += 8)
                store_8(&m->rescaling_mul[i][j][b],
                    to_float_8(bytes_to_int_8(load_strided_bytes_8(&field0[b][i][j], 784))) * 0.003921569f);
    /* Adam/add */
    {
        const int64_t a0 = s->Adam_iter[0];
        const int64_t new_Adam_iter = a0 + 1;
        const float Adam_to_float32 = (float)new_Adam_iter;
        m->Adam_div[0] = sqrt_1(1.0f - pow_1(0.999f, Adam_to_float32)) * 0.001f /
            (1.0f - pow_1(0.9f, Adam_to_float32));
        s->Adam_iter[0] = new_Adam_iter;
    }
    /* train_loss/add */
    s->train_loss_count[0] = s->train_loss_count[0] + 1.0f;
    /* train_accuracy/add */
    s->train_accuracy_count[0] = s->train_accuracy_count[0] + 40.0f;
}

/* conv2d_Tanh, where each sum is whole | lenet5.lua:6 conv2d forward */
static inline void finish_conv2d_Tanh(vec8 so_far, float *conv2d_Tanh, float conv2d_bias)
{
    store_8(conv2d_Tanh, tanh_8(so_far + conv2d_bias));
}

/* train_40, kernel 2 of 17: conv2d_Tanh[y, x, c, b] = sum p 5 q 5: rescaling_mul[y + p - 2, x + q - 2, b]?
 *     * conv2d_kernel[p, q, c], then tanh(so_far + conv2d_bias[c])
 *   from   lenet5.lua:6 conv2d forward | sequential/conv2d/Conv2D (contract)
 *   axes   y 28 in 8 slices, x 28, c 6, b 40 in vectors of 8 | reduced: p 5, q 5
 *   cost   4704.0 k multiply-adds, 878.7 k bytes */
static void train_40_conv2d_Tanh(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
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
                            load_8(&m->rescaling_mul[y + p - 2][x + q - 2][0]) : (vec8)0.0f,
                            a1 = (unsigned)(y + p - 2) < 28u && (unsigned)(x + q - 2) < 28u ?
                                load_8(&m->rescaling_mul[y + p - 2][x + q - 2][8]) : (vec8)0.0f,
                            a2 = (unsigned)(y + p - 2) < 28u && (unsigned)(x + q - 2) < 28u ?
                                load_8(&m->rescaling_mul[y + p - 2][x + q - 2][16]) : (vec8)0.0f,
                            a3 = (unsigned)(y + p - 2) < 28u && (unsigned)(x + q - 2) < 28u ?
                                load_8(&m->rescaling_mul[y + p - 2][x + q - 2][24]) : (vec8)0.0f,
                            a4 = (unsigned)(y + p - 2) < 28u && (unsigned)(x + q - 2) < 28u ?
                                load_8(&m->rescaling_mul[y + p - 2][x + q - 2][32]) : (vec8)0.0f;
                        const float b0 = s->conv2d_kernel[p][q][c], b1 = s->conv2d_kernel[p][q][c + 1];
                        sum00 += a0 * b0, sum01 += a1 * b0, sum02 += a2 * b0, sum03 += a3 * b0,
                            sum04 += a4 * b0, sum10 += a0 * b1, sum11 += a1 * b1, sum12 += a2 * b1,
                            sum13 += a3 * b1, sum14 += a4 * b1;
                    }
                }
                const float a0 = s->conv2d_bias[c], a1 = s->conv2d_bias[c + 1];
                finish_conv2d_Tanh(sum00, &m->conv2d_Tanh[y][x][c][0], a0);
                finish_conv2d_Tanh(sum01, &m->conv2d_Tanh[y][x][c][8], a0);
                finish_conv2d_Tanh(sum02, &m->conv2d_Tanh[y][x][c][16], a0);
                finish_conv2d_Tanh(sum03, &m->conv2d_Tanh[y][x][c][24], a0);
                finish_conv2d_Tanh(sum04, &m->conv2d_Tanh[y][x][c][32], a0);
                finish_conv2d_Tanh(sum10, &m->conv2d_Tanh[y][x][c + 1][0], a1);
                finish_conv2d_Tanh(sum11, &m->conv2d_Tanh[y][x][c + 1][8], a1);
                finish_conv2d_Tanh(sum12, &m->conv2d_Tanh[y][x][c + 1][16], a1);
                finish_conv2d_Tanh(sum13, &m->conv2d_Tanh[y][x][c + 1][24], a1);
                finish_conv2d_Tanh(sum14, &m->conv2d_Tanh[y][x][c + 1][32], a1);
            }
        }
    }
}

/* train_40, kernel 3 of 17: 2 nests
 *   from   lenet5.lua:7 max_pooling2d forward, :7 max_pooling2d backward
 *   does   max_pooling2d_MaxPool[y2, x2, c, b] = max p3 2 q3 2: conv2d_Tanh[2*y2 + p3, 2*x2 + q3, c, b]
 *          d_max_pooling2d_MaxPool_reduce[y2, x2, c, b] = min p7 2 q7 2: (conv2d_Tanh[2*y2 + p7, 2*x2 + q7,
 *              c, b] == max_pooling2d_MaxPool[y2, x2, c, b]) ? (q7 + (p7 * 2)) : 4
 *   cost   1129.0 k operations, 1129.0 k bytes */
static void train_40_max_pooling2d_MaxPool(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    const int from = cuts_14_8[slice], to = cuts_14_8[slice + 1];
    for (int y2 = from; y2 < to; ++y2)
        for (int c_block = 0; c_block < 6; c_block += 3) {
            /* sequential/max_pooling2d/MaxPool */
            for (int x2 = 0; x2 < 14; ++x2)
                for (int c = c_block; c < c_block + 3; ++c)
                    for (int b = 0; b < 40; b += 8) {
                        vec8 most = -INFINITY;
                        {
                            const vec8 next0 = load_8(&m->conv2d_Tanh[2 * y2][2 * x2][c][b]);
                            most = most < next0 ? next0 : most;
                            const vec8 next1 = load_8(&m->conv2d_Tanh[2 * y2][2 * x2 + 1][c][b]);
                            most = most < next1 ? next1 : most;
                            const vec8 next2 = load_8(&m->conv2d_Tanh[2 * y2 + 1][2 * x2][c][b]);
                            most = most < next2 ? next2 : most;
                            const vec8 next3 = load_8(&m->conv2d_Tanh[2 * y2 + 1][2 * x2 + 1][c][b]);
                            most = most < next3 ? next3 : most;
                        }
                        store_8(&m->max_pooling2d_MaxPool[y2][x2][c][b], most);
                    }
            /* gradient_tape/sequential/max_pooling2d/MaxPool/reduce */
            for (int x2 = 0; x2 < 14; ++x2)
                for (int c = c_block; c < c_block + 3; ++c)
                    for (int b = 0; b < 40; b += 8) {
                        ivec8 least = INT32_MAX;
                        {
                            const vec8 b0 = load_8(&m->max_pooling2d_MaxPool[y2][x2][c][b]);
                            const ivec8 next0 = (load_8(&m->conv2d_Tanh[2 * y2][2 * x2][c][b]) == b0) ?
                                (ivec8)(0 + 0 * 2) : (ivec8)4;
                            least = least > next0 ? next0 : least;
                            const ivec8 next1 = (load_8(&m->conv2d_Tanh[2 * y2][2 * x2 + 1][c][b]) == b0) ?
                                (ivec8)(1 + 0 * 2) : (ivec8)4;
                            least = least > next1 ? next1 : least;
                            const ivec8 next2 = (load_8(&m->conv2d_Tanh[2 * y2 + 1][2 * x2][c][b]) == b0) ?
                                (ivec8)(0 + 1 * 2) : (ivec8)4;
                            least = least > next2 ? next2 : least;
                            const ivec8 next3 =
                                (load_8(&m->conv2d_Tanh[2 * y2 + 1][2 * x2 + 1][c][b]) == b0) ?
                                (ivec8)(1 + 1 * 2) : (ivec8)4;
                            least = least > next3 ? next3 : least;
                        }
                        store_int_8(&m->d_max_pooling2d_MaxPool_reduce[y2][x2][c][b], least);
                    }
        }
}

/* conv2d_1_Tanh, where each sum is whole | lenet5.lua:8 conv2d_1 forward */
static inline void finish_conv2d_1_Tanh(vec8 so_far, float *conv2d_1_Tanh, float conv2d_1_bias)
{
    store_8(conv2d_1_Tanh, tanh_8(so_far + conv2d_1_bias));
}

/* train_40, kernel 4 of 17: conv2d_1_Tanh[y3, x3, c2, b] = sum c 6 p2 5 q2 5: max_pooling2d_MaxPool[y3 +
 *     p2, x3 + q2, c, b] * conv2d_1_kernel[p2, q2, c, c2], then tanh(so_far + conv2d_1_bias[c2])
 *   from   lenet5.lua:8 conv2d_1 forward | sequential/conv2d_1/Conv2D (contract)
 *   axes   y3 10 in 8 slices, x3 10, c2 16, b 40 in vectors of 8 | reduced: c 6, p2 5, q2 5
 *   cost   9600.0 k multiply-adds, 453.8 k bytes */
static void train_40_conv2d_1_Tanh(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    const int from = cuts_10_8[slice], to = cuts_10_8[slice + 1];
    for (int y3 = from; y3 < to; ++y3) {
        for (int b = 0; b < 40; b += 8) {
            for (int x3 = 0; x3 < 10; x3 += 2) {
                for (int c2 = 0; c2 < 16; c2 += 4) {
                    vec8 sum00 = 0, sum01 = 0, sum02 = 0, sum03 = 0, sum10 = 0, sum11 = 0, sum12 = 0,
                        sum13 = 0;
                    for (int c = 0; c < 6; ++c) {
                        for (int p2 = 0; p2 < 5; ++p2) {
#pragma clang fp contract(on)
                            const vec8 a0 = load_8(&m->max_pooling2d_MaxPool[y3 + p2][x3][c][b]),
                                a1 = load_8(&m->max_pooling2d_MaxPool[y3 + p2][x3 + 1][c][b]),
                                a2 = load_8(&m->max_pooling2d_MaxPool[y3 + p2][x3 + 2][c][b]),
                                a3 = load_8(&m->max_pooling2d_MaxPool[y3 + p2][x3 + 3][c][b]),
                                a4 = load_8(&m->max_pooling2d_MaxPool[y3 + p2][x3 + 4][c][b]),
                                a5 = load_8(&m->max_pooling2d_MaxPool[y3 + p2][x3 + 5][c][b]);
                            const float b0 = s->conv2d_1_kernel[p2][0][c][c2],
                                b1 = s->conv2d_1_kernel[p2][0][c][c2 + 1],
                                b2 = s->conv2d_1_kernel[p2][0][c][c2 + 2],
                                b3 = s->conv2d_1_kernel[p2][0][c][c2 + 3],
                                b4 = s->conv2d_1_kernel[p2][1][c][c2],
                                b5 = s->conv2d_1_kernel[p2][1][c][c2 + 1],
                                b6 = s->conv2d_1_kernel[p2][1][c][c2 + 2],
                                b7 = s->conv2d_1_kernel[p2][1][c][c2 + 3],
                                b8 = s->conv2d_1_kernel[p2][2][c][c2],
                                b9 = s->conv2d_1_kernel[p2][2][c][c2 + 1],
                                b10 = s->conv2d_1_kernel[p2][2][c][c2 + 2],
                                b11 = s->conv2d_1_kernel[p2][2][c][c2 + 3],
                                b12 = s->conv2d_1_kernel[p2][3][c][c2],
                                b13 = s->conv2d_1_kernel[p2][3][c][c2 + 1],
                                b14 = s->conv2d_1_kernel[p2][3][c][c2 + 2],
                                b15 = s->conv2d_1_kernel[p2][3][c][c2 + 3],
                                b16 = s->conv2d_1_kernel[p2][4][c][c2],
                                b17 = s->conv2d_1_kernel[p2][4][c][c2 + 1],
                                b18 = s->conv2d_1_kernel[p2][4][c][c2 + 2],
                                b19 = s->conv2d_1_kernel[p2][4][c][c2 + 3];
                            sum00 += a0 * b0, sum01 += a0 * b1, sum02 += a0 * b2, sum03 += a0 * b3,
                                sum10 += a1 * b0, sum11 += a1 * b1, sum12 += a1 * b2, sum13 += a1 * b3;
                            sum00 += a1 * b4, sum01 += a1 * b5, sum02 += a1 * b6, sum03 += a1 * b7,
                                sum10 += a2 * b4, sum11 += a2 * b5, sum12 += a2 * b6, sum13 += a2 * b7;
                            sum00 += a2 * b8, sum01 += a2 * b9, sum02 += a2 * b10, sum03 += a2 * b11,
                                sum10 += a3 * b8, sum11 += a3 * b9, sum12 += a3 * b10,
                                sum13 += a3 * b11;
                            sum00 += a3 * b12, sum01 += a3 * b13, sum02 += a3 * b14, sum03 += a3 * b15,
                                sum10 += a4 * b12, sum11 += a4 * b13, sum12 += a4 * b14,
                                sum13 += a4 * b15;
                            sum00 += a4 * b16, sum01 += a4 * b17, sum02 += a4 * b18, sum03 += a4 * b19,
                                sum10 += a5 * b16, sum11 += a5 * b17, sum12 += a5 * b18,
                                sum13 += a5 * b19;
                        }
                    }
                    const float a0 = s->conv2d_1_bias[c2], a1 = s->conv2d_1_bias[c2 + 1],
                        a2 = s->conv2d_1_bias[c2 + 2], a3 = s->conv2d_1_bias[c2 + 3];
                    finish_conv2d_1_Tanh(sum00, &m->conv2d_1_Tanh[y3][x3][c2][b], a0);
                    finish_conv2d_1_Tanh(sum01, &m->conv2d_1_Tanh[y3][x3][c2 + 1][b], a1);
                    finish_conv2d_1_Tanh(sum02, &m->conv2d_1_Tanh[y3][x3][c2 + 2][b], a2);
                    finish_conv2d_1_Tanh(sum03, &m->conv2d_1_Tanh[y3][x3][c2 + 3][b], a3);
                    finish_conv2d_1_Tanh(sum10, &m->conv2d_1_Tanh[y3][x3 + 1][c2][b], a0);
                    finish_conv2d_1_Tanh(sum11, &m->conv2d_1_Tanh[y3][x3 + 1][c2 + 1][b], a1);
                    finish_conv2d_1_Tanh(sum12, &m->conv2d_1_Tanh[y3][x3 + 1][c2 + 2][b], a2);
                    finish_conv2d_1_Tanh(sum13, &m->conv2d_1_Tanh[y3][x3 + 1][c2 + 3][b], a3);
                }
            }
        }
    }
}

/* train_40, kernel 5 of 17: 2 nests in a row
 *   from   lenet5.lua:9 max_pooling2d_1 forward, :9 max_pooling2d_1 backward
 *   cost   384.0 k operations, 384.0 k bytes */
static void train_40_max_pooling2d_1_MaxPool(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    (void)slice;
    /* sequential/max_pooling2d_1/MaxPool */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int b = 0; b < 40; b += 8) {
                    vec8 most = -INFINITY;
                    {
                        const vec8 next0 = load_8(&m->conv2d_1_Tanh[2 * y4][2 * x4][c2][b]);
                        most = most < next0 ? next0 : most;
                        const vec8 next1 = load_8(&m->conv2d_1_Tanh[2 * y4][2 * x4 + 1][c2][b]);
                        most = most < next1 ? next1 : most;
                        const vec8 next2 = load_8(&m->conv2d_1_Tanh[2 * y4 + 1][2 * x4][c2][b]);
                        most = most < next2 ? next2 : most;
                        const vec8 next3 = load_8(&m->conv2d_1_Tanh[2 * y4 + 1][2 * x4 + 1][c2][b]);
                        most = most < next3 ? next3 : most;
                    }
                    store_8(&m->max_pooling2d_1_MaxPool[y4][x4][c2][b], most);
                }
    /* gradient_tape/sequential/max_pooling2d_1/MaxPool/reduce */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int b = 0; b < 40; b += 8) {
                    ivec8 least = INT32_MAX;
                    {
                        const vec8 b0 = load_8(&m->max_pooling2d_1_MaxPool[y4][x4][c2][b]);
                        const ivec8 next0 = (load_8(&m->conv2d_1_Tanh[2 * y4][2 * x4][c2][b]) == b0) ?
                            (ivec8)(0 + 0 * 2) : (ivec8)4;
                        least = least > next0 ? next0 : least;
                        const ivec8 next1 = (load_8(&m->conv2d_1_Tanh[2 * y4][2 * x4 + 1][c2][b]) == b0) ?
                            (ivec8)(1 + 0 * 2) : (ivec8)4;
                        least = least > next1 ? next1 : least;
                        const ivec8 next2 = (load_8(&m->conv2d_1_Tanh[2 * y4 + 1][2 * x4][c2][b]) == b0) ?
                            (ivec8)(0 + 1 * 2) : (ivec8)4;
                        least = least > next2 ? next2 : least;
                        const ivec8 next3 =
                            (load_8(&m->conv2d_1_Tanh[2 * y4 + 1][2 * x4 + 1][c2][b]) == b0) ?
                            (ivec8)(1 + 1 * 2) : (ivec8)4;
                        least = least > next3 ? next3 : least;
                    }
                    store_int_8(&m->d_max_pooling2d_1_MaxPool_reduce[y4][x4][c2][b], least);
                }
}

/* train_40, kernel 6 of 17: dense_MatMul_partial[slice, n, b] = sum c2 16 y4 5 x4 5:
 *     max_pooling2d_1_MaxPool[y4, x4, c2, b] * dense_kernel[y4, x4, c2, n]
 *   from   lenet5.lua:11 dense forward | sequential/dense/MatMul (contract)
 *   axes   n 120, b 40 in vectors of 8 | reduced: c2 16 in 8 slices, y4 5, x4 5
 *   cost   1920.0 k multiply-adds, 409.6 k bytes */
static void shared_dense_MatMul_partial(const float max_pooling2d_1_MaxPool[5][5][16][40],
    const float dense_kernel[5][5][16][120], float dense_MatMul_partial[8][120][40], int slice)
{
    const int from = cuts_16_8[slice], to = cuts_16_8[slice + 1];
    for (int n = 0; n < 120; n += 2) {
        vec8 sum00 = 0, sum01 = 0, sum02 = 0, sum03 = 0, sum04 = 0, sum10 = 0, sum11 = 0, sum12 = 0,
            sum13 = 0, sum14 = 0;
        for (int c2 = from; c2 < to; ++c2) {
            for (int y4 = 0; y4 < 5; ++y4) {
                for (int x4 = 0; x4 < 5; ++x4) {
#pragma clang fp contract(on)
                    const vec8 a0 = load_8(&max_pooling2d_1_MaxPool[y4][x4][c2][0]),
                        a1 = load_8(&max_pooling2d_1_MaxPool[y4][x4][c2][8]),
                        a2 = load_8(&max_pooling2d_1_MaxPool[y4][x4][c2][16]),
                        a3 = load_8(&max_pooling2d_1_MaxPool[y4][x4][c2][24]),
                        a4 = load_8(&max_pooling2d_1_MaxPool[y4][x4][c2][32]);
                    const float b0 = dense_kernel[y4][x4][c2][n], b1 = dense_kernel[y4][x4][c2][n + 1];
                    sum00 += a0 * b0, sum01 += a1 * b0, sum02 += a2 * b0, sum03 += a3 * b0,
                        sum04 += a4 * b0, sum10 += a0 * b1, sum11 += a1 * b1, sum12 += a2 * b1,
                        sum13 += a3 * b1, sum14 += a4 * b1;
                }
            }
        }
        store_8(&dense_MatMul_partial[slice][n][0], sum00);
        store_8(&dense_MatMul_partial[slice][n][8], sum01);
        store_8(&dense_MatMul_partial[slice][n][16], sum02);
        store_8(&dense_MatMul_partial[slice][n][24], sum03);
        store_8(&dense_MatMul_partial[slice][n][32], sum04);
        store_8(&dense_MatMul_partial[slice][n + 1][0], sum10);
        store_8(&dense_MatMul_partial[slice][n + 1][8], sum11);
        store_8(&dense_MatMul_partial[slice][n + 1][16], sum12);
        store_8(&dense_MatMul_partial[slice][n + 1][24], sum13);
        store_8(&dense_MatMul_partial[slice][n + 1][32], sum14);
    }
}

/* train_40, kernel 6 of 17 */
static void train_40_dense_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    shared_dense_MatMul_partial(m->max_pooling2d_1_MaxPool, s->dense_kernel, m->dense_MatMul_partial,
        slice);
}

/* train_40, kernel 7 of 17: dense_Tanh[n, b] = sum slice 8: dense_MatMul_partial[slice, n, b], then
 *     tanh(so_far + dense_bias[n])
 *   from   lenet5.lua:11 dense forward | sequential/dense/MatMul (contract of slices)
 *   axes   n 120, b 40 in vectors of 8 | reduced: slice 8
 *   cost   48.0 k operations, 173.3 k bytes */
static void shared_dense_Tanh(const float dense_MatMul_partial[8][120][40], const float *dense_bias,
    float dense_Tanh[120][40])
{
    for (int n = 0; n < 120; ++n)
        for (int b = 0; b < 40; b += 8) {
            vec8 sum = 0;
            for (int slice = 0; slice < 8; ++slice)
                sum += load_8(&dense_MatMul_partial[slice][n][b]);
            store_8(&dense_Tanh[n][b], tanh_8(sum + dense_bias[n]));
        }
}

/* train_40, kernel 7 of 17 */
static void train_40_dense_Tanh(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    (void)slice;
    shared_dense_Tanh(m->dense_MatMul_partial, s->dense_bias, m->dense_Tanh);
}

/* train_40, kernel 8 of 17: dense_1_MatMul_partial[slice, n2, b] = sum n 120: dense_Tanh[n, b] *
 *     dense_1_kernel[n, n2]
 *   from   lenet5.lua:12 dense_1 forward | sequential/dense_1/MatMul (contract)
 *   axes   n2 84, b 40 in vectors of 8 | reduced: n 120 in 8 slices
 *   cost   403.2 k multiply-adds, 167.0 k bytes */
static void shared_dense_1_MatMul_partial(const float dense_Tanh[120][40],
    const float dense_1_kernel[120][84], float dense_1_MatMul_partial[8][84][40], int slice)
{
    const int from = cuts_120_8[slice], to = cuts_120_8[slice + 1];
    for (int b = 0; b < 32; b += 16) {
        for (int n2 = 0; n2 < 84; n2 += 3) {
            vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0;
            for (int n = from; n < to; ++n) {
#pragma clang fp contract(on)
                const vec8 a0 = load_8(&dense_Tanh[n][b]), a1 = load_8(&dense_Tanh[n][b + 8]);
                const float b0 = dense_1_kernel[n][n2], b1 = dense_1_kernel[n][n2 + 1],
                    b2 = dense_1_kernel[n][n2 + 2];
                sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1, sum11 += a1 * b1,
                    sum20 += a0 * b2, sum21 += a1 * b2;
            }
            store_8(&dense_1_MatMul_partial[slice][n2][b], sum00);
            store_8(&dense_1_MatMul_partial[slice][n2][b + 8], sum01);
            store_8(&dense_1_MatMul_partial[slice][n2 + 1][b], sum10);
            store_8(&dense_1_MatMul_partial[slice][n2 + 1][b + 8], sum11);
            store_8(&dense_1_MatMul_partial[slice][n2 + 2][b], sum20);
            store_8(&dense_1_MatMul_partial[slice][n2 + 2][b + 8], sum21);
        }
    }
    for (int n2 = 0; n2 < 84; n2 += 3) {
        vec8 sum0 = 0, sum1 = 0, sum2 = 0;
        for (int n = from; n < to; ++n) {
#pragma clang fp contract(on)
            const vec8 a0 = load_8(&dense_Tanh[n][32]);
            sum0 += a0 * dense_1_kernel[n][n2], sum1 += a0 * dense_1_kernel[n][n2 + 1],
                sum2 += a0 * dense_1_kernel[n][n2 + 2];
        }
        store_8(&dense_1_MatMul_partial[slice][n2][32], sum0);
        store_8(&dense_1_MatMul_partial[slice][n2 + 1][32], sum1);
        store_8(&dense_1_MatMul_partial[slice][n2 + 2][32], sum2);
    }
}

/* train_40, kernel 8 of 17 */
static void train_40_dense_1_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    shared_dense_1_MatMul_partial(m->dense_Tanh, s->dense_1_kernel, m->dense_1_MatMul_partial, slice);
}

/* train_40, kernel 9 of 17: 18 nests in a row
 *   from   lenet5.lua:2 bias update, :2 bias update, :2 kernel update, :2 loss forward, :2 loss backward,
 *          :2 train_accuracy forward, :2 train_loss forward, :12 dense_1 forward, :12 dense_1 backward, :13
 *          dense_2 forward, :13 dense_2 backward
 *   cost   100.8 k multiply-adds, 179.3 k bytes */
static void train_40_dense_1_Tanh(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    (void)slice;
    const uint8_t *field1 = call->inputs[1];
    /* sequential/dense_1/MatMul */
    for (int n2 = 0; n2 < 84; ++n2)
        for (int b = 0; b < 40; b += 8) {
            vec8 sum = 0;
            for (int slice = 0; slice < 8; ++slice)
                sum += load_8(&m->dense_1_MatMul_partial[slice][n2][b]);
            store_8(&m->dense_1_Tanh[n2][b], tanh_8(sum + s->dense_1_bias[n2]));
        }
    /* sequential/dense_2/MatMul */
    for (int b = 0; b < 40; b += 8) {
        for (int n3 = 0; n3 < 9; n3 += 3) {
            vec8 sum0 = 0, sum1 = 0, sum2 = 0;
            for (int n2 = 0; n2 < 84; ++n2) {
#pragma clang fp contract(on)
                const vec8 a0 = load_8(&m->dense_1_Tanh[n2][b]);
                sum0 += a0 * s->dense_2_kernel[n2][n3], sum1 += a0 * s->dense_2_kernel[n2][n3 + 1],
                    sum2 += a0 * s->dense_2_kernel[n2][n3 + 2];
            }
            store_8(&m->dense_2_MatMul[n3][b], sum0);
            store_8(&m->dense_2_MatMul[n3 + 1][b], sum1);
            store_8(&m->dense_2_MatMul[n3 + 2][b], sum2);
        }
        {
            vec8 sum = 0;
            for (int n2 = 0; n2 < 84; ++n2) {
#pragma clang fp contract(on)
                sum += load_8(&m->dense_1_Tanh[n2][b]) * s->dense_2_kernel[n2][9];
            }
            store_8(&m->dense_2_MatMul[9][b], sum);
        }
    }
    /* sequential/dense_2/Max */
    for (int b = 0; b < 40; b += 8) {
        vec8 most = -INFINITY;
        for (int n3 = 0; n3 < 10; ++n3) {
            const vec8 next0 = load_8(&m->dense_2_MatMul[n3][b]) + s->dense_2_bias[n3];
            most = most < next0 ? next0 : most;
        }
        store_8(&m->dense_2_Max[b], most);
    }
    /* sequential/dense_2/Softmax */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 40; b += 8)
            store_8(&m->dense_2_Softmax[n3][b],
                exp_8(load_8(&m->dense_2_MatMul[n3][b]) + s->dense_2_bias[n3] -
                load_8(&m->dense_2_Max[b])));
    /* sequential/dense_2/Sum */
    for (int b = 0; b < 40; b += 8) {
        vec8 sum = 0;
        for (int n3 = 0; n3 < 10; ++n3)
            sum += load_8(&m->dense_2_Softmax[n3][b]);
        store_8(&m->d_loss_log_div[b], 0.025f / sum);
        store_8(&m->dense_2_Sum[b], sum);
    }
    /* sequential/dense_2/Softmax */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 40; b += 8)
            store_8(&m->dense_2_Softmax2[n3][b], load_8(&m->dense_2_Softmax[n3][b]) /
                load_8(&m->dense_2_Sum[b]));
    /* loss/Sum */
    for (int b = 0; b < 40; b += 8) {
        vec8 sum = 0;
        for (int n3 = 0; n3 < 10; ++n3)
            sum += (n3 == bytes_to_int_8(load_bytes_8(&field1[b]))) ? load_8(&m->dense_2_MatMul[n3][b]) +
                s->dense_2_bias[n3] - load_8(&m->dense_2_Max[b]) : (vec8)0.0f;
        store_8(&m->loss_Sum[b], sum);
    }
    /* loss/Sum */
    {
        vec8 sum = 0;
        for (int b = 0; b < 40; b += 8)
            sum += log_8(load_8(&m->dense_2_Sum[b])) - load_8(&m->loss_Sum[b]);
        const float new_loss_div = sum_lanes_8(sum) / 40.0f;
        s->train_loss_total[0] = s->train_loss_total[0] + new_loss_div;
        m->loss_div[0] = new_loss_div;
    }
    /* gradient_tape/sequential/dense_2/Softmax/add */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 40; b += 8)
            store_8(&m->d_dense_2_Softmax_add[n3][b],
                ((n3 == bytes_to_int_8(load_bytes_8(&field1[b]))) ? (vec8)-0.025f : (vec8)0.0f) +
                load_8(&m->d_loss_log_div[b]) * load_8(&m->dense_2_Softmax[n3][b]));
    /* gradient_tape/sequential/dense_2/MatMul/contract */
    for (int b = 0; b < 40; b += 8) {
        for (int n2 = 0; n2 < 84; n2 += 3) {
            vec8 sum0 = 0, sum1 = 0, sum2 = 0;
            for (int n3 = 0; n3 < 10; ++n3) {
#pragma clang fp contract(on)
                const vec8 a0 = load_8(&m->d_dense_2_Softmax_add[n3][b]);
                sum0 += a0 * s->dense_2_kernel[n2][n3], sum1 += a0 * s->dense_2_kernel[n2 + 1][n3],
                    sum2 += a0 * s->dense_2_kernel[n2 + 2][n3];
            }
            const vec8 a0 = load_8(&m->dense_1_Tanh[n2][b]), a1 = load_8(&m->dense_1_Tanh[n2 + 1][b]),
                a2 = load_8(&m->dense_1_Tanh[n2 + 2][b]);
            store_8(&m->d_dense_1_Tanh_mul2[n2][b], sum0 * (1.0f - a0 * a0));
            store_8(&m->d_dense_1_Tanh_mul2[n2 + 1][b], sum1 * (1.0f - a1 * a1));
            store_8(&m->d_dense_1_Tanh_mul2[n2 + 2][b], sum2 * (1.0f - a2 * a2));
        }
    }
    /* d_dense_2_Softmax_add_by_n3 */
    for (int b = 0; b < 40; b += 8)
        for (int n3 = 0; n3 < 10; ++n3)
            store_strided_8(&m->d_dense_2_Softmax_add_by_n3[b][n3], 10,
                load_8(&m->d_dense_2_Softmax_add[n3][b]));
    /* d_dense_1_Tanh_mul2_by_n2 */
    for (int b = 0; b < 40; b += 8)
        for (int n2 = 0; n2 < 84; ++n2)
            store_strided_8(&m->d_dense_1_Tanh_mul2_by_n2[b][n2], 84,
                load_8(&m->d_dense_1_Tanh_mul2[n2][b]));
    /* gradient_tape/sequential/dense_2/view/reduce */
    for (int n3 = 0; n3 < 10; ++n3) {
        vec8 sum = 0;
        for (int b = 0; b < 40; b += 8)
            sum += load_8(&m->d_dense_2_Softmax_add[n3][b]);
        const float a0 = s->dense_2_bias_m[n3], b0 = s->dense_2_bias_v[n3];
        const float new_dense_2_bias_m = multiply_add_1(sum_lanes_8(sum) - a0, 0.1f, a0);
        const float new_dense_2_bias_v =
            multiply_add_1(multiply_add_1(sum_lanes_8(sum), sum_lanes_8(sum), -b0), 0.001f, b0);
        s->dense_2_bias[n3] = s->dense_2_bias[n3] - new_dense_2_bias_m * m->Adam_div[0] /
            (sqrt_1(new_dense_2_bias_v) + 1e-07f);
        s->dense_2_bias_v[n3] = new_dense_2_bias_v;
        s->dense_2_bias_m[n3] = new_dense_2_bias_m;
    }
    /* gradient_tape/sequential/dense_2/MatMul/contract */
    for (int n2 = 0; n2 < 84; n2 += 3) {
        vec8 sum0 = 0, sum1 = 0, sum2 = 0;
        for (int b = 0; b < 40; ++b) {
#pragma clang fp contract(on)
            const vec8 a0 = load_8(&m->d_dense_2_Softmax_add_by_n3[b][0]);
            sum0 += a0 * m->dense_1_Tanh[n2][b], sum1 += a0 * m->dense_1_Tanh[n2 + 1][b],
                sum2 += a0 * m->dense_1_Tanh[n2 + 2][b];
        }
        const vec8 a0 = load_8(&s->dense_2_kernel_m[n2][0]),
            a1 = load_8(&s->dense_2_kernel_m[n2 + 1][0]), a2 = load_8(&s->dense_2_kernel_m[n2 + 2][0]),
            b0 = load_8(&s->dense_2_kernel_v[n2][0]), b1 = load_8(&s->dense_2_kernel_v[n2 + 1][0]),
            b2 = load_8(&s->dense_2_kernel_v[n2 + 2][0]);
        const float d0 = m->Adam_div[0];
        {
            const vec8 new_dense_2_kernel_m = multiply_add_8(sum0 - a0, (vec8)0.1f, a0);
            const vec8 new_dense_2_kernel_v =
                multiply_add_8(multiply_add_8(sum0, sum0, -b0), (vec8)0.001f, b0);
            store_8(&s->dense_2_kernel[n2][0], load_8(&s->dense_2_kernel[n2][0]) - new_dense_2_kernel_m *
                d0 / (sqrt_8(new_dense_2_kernel_v) + 1e-07f));
            store_8(&s->dense_2_kernel_v[n2][0], new_dense_2_kernel_v);
            store_8(&s->dense_2_kernel_m[n2][0], new_dense_2_kernel_m);
        }
        {
            const vec8 new_dense_2_kernel_m = multiply_add_8(sum1 - a1, (vec8)0.1f, a1);
            const vec8 new_dense_2_kernel_v =
                multiply_add_8(multiply_add_8(sum1, sum1, -b1), (vec8)0.001f, b1);
            store_8(&s->dense_2_kernel[n2 + 1][0], load_8(&s->dense_2_kernel[n2 + 1][0]) -
                new_dense_2_kernel_m * d0 / (sqrt_8(new_dense_2_kernel_v) + 1e-07f));
            store_8(&s->dense_2_kernel_v[n2 + 1][0], new_dense_2_kernel_v);
            store_8(&s->dense_2_kernel_m[n2 + 1][0], new_dense_2_kernel_m);
        }
        {
            const vec8 new_dense_2_kernel_m = multiply_add_8(sum2 - a2, (vec8)0.1f, a2);
            const vec8 new_dense_2_kernel_v =
                multiply_add_8(multiply_add_8(sum2, sum2, -b2), (vec8)0.001f, b2);
            store_8(&s->dense_2_kernel[n2 + 2][0], load_8(&s->dense_2_kernel[n2 + 2][0]) -
                new_dense_2_kernel_m * d0 / (sqrt_8(new_dense_2_kernel_v) + 1e-07f));
            store_8(&s->dense_2_kernel_v[n2 + 2][0], new_dense_2_kernel_v);
            store_8(&s->dense_2_kernel_m[n2 + 2][0], new_dense_2_kernel_m);
        }
    }
    for (int n2 = 0; n2 < 84; n2 += 3) {
        vec2 sum0 = 0, sum1 = 0, sum2 = 0;
        for (int b = 0; b < 40; ++b) {
#pragma clang fp contract(on)
            const vec2 a0 = load_2(&m->d_dense_2_Softmax_add_by_n3[b][8]);
            sum0 += a0 * m->dense_1_Tanh[n2][b], sum1 += a0 * m->dense_1_Tanh[n2 + 1][b],
                sum2 += a0 * m->dense_1_Tanh[n2 + 2][b];
        }
        const vec2 a0 = load_2(&s->dense_2_kernel_m[n2][8]),
            a1 = load_2(&s->dense_2_kernel_m[n2 + 1][8]), a2 = load_2(&s->dense_2_kernel_m[n2 + 2][8]),
            b0 = load_2(&s->dense_2_kernel_v[n2][8]), b1 = load_2(&s->dense_2_kernel_v[n2 + 1][8]),
            b2 = load_2(&s->dense_2_kernel_v[n2 + 2][8]);
        const float d0 = m->Adam_div[0];
        {
            const vec2 new_dense_2_kernel_m = multiply_add_2(sum0 - a0, (vec2)0.1f, a0);
            const vec2 new_dense_2_kernel_v =
                multiply_add_2(multiply_add_2(sum0, sum0, -b0), (vec2)0.001f, b0);
            store_2(&s->dense_2_kernel[n2][8], load_2(&s->dense_2_kernel[n2][8]) - new_dense_2_kernel_m *
                d0 / (sqrt_2(new_dense_2_kernel_v) + 1e-07f));
            store_2(&s->dense_2_kernel_v[n2][8], new_dense_2_kernel_v);
            store_2(&s->dense_2_kernel_m[n2][8], new_dense_2_kernel_m);
        }
        {
            const vec2 new_dense_2_kernel_m = multiply_add_2(sum1 - a1, (vec2)0.1f, a1);
            const vec2 new_dense_2_kernel_v =
                multiply_add_2(multiply_add_2(sum1, sum1, -b1), (vec2)0.001f, b1);
            store_2(&s->dense_2_kernel[n2 + 1][8], load_2(&s->dense_2_kernel[n2 + 1][8]) -
                new_dense_2_kernel_m * d0 / (sqrt_2(new_dense_2_kernel_v) + 1e-07f));
            store_2(&s->dense_2_kernel_v[n2 + 1][8], new_dense_2_kernel_v);
            store_2(&s->dense_2_kernel_m[n2 + 1][8], new_dense_2_kernel_m);
        }
        {
            const vec2 new_dense_2_kernel_m = multiply_add_2(sum2 - a2, (vec2)0.1f, a2);
            const vec2 new_dense_2_kernel_v =
                multiply_add_2(multiply_add_2(sum2, sum2, -b2), (vec2)0.001f, b2);
            store_2(&s->dense_2_kernel[n2 + 2][8], load_2(&s->dense_2_kernel[n2 + 2][8]) -
                new_dense_2_kernel_m * d0 / (sqrt_2(new_dense_2_kernel_v) + 1e-07f));
            store_2(&s->dense_2_kernel_v[n2 + 2][8], new_dense_2_kernel_v);
            store_2(&s->dense_2_kernel_m[n2 + 2][8], new_dense_2_kernel_m);
        }
    }
    /* gradient_tape/sequential/dense_1/view/reduce */
    for (int n2 = 0; n2 < 84; ++n2) {
        vec8 sum = 0;
        for (int b = 0; b < 40; b += 8)
            sum += load_8(&m->d_dense_1_Tanh_mul2[n2][b]);
        const float a0 = s->dense_1_bias_m[n2], b0 = s->dense_1_bias_v[n2];
        const float new_dense_1_bias_m = multiply_add_1(sum_lanes_8(sum) - a0, 0.1f, a0);
        const float new_dense_1_bias_v =
            multiply_add_1(multiply_add_1(sum_lanes_8(sum), sum_lanes_8(sum), -b0), 0.001f, b0);
        s->dense_1_bias[n2] = s->dense_1_bias[n2] - new_dense_1_bias_m * m->Adam_div[0] /
            (sqrt_1(new_dense_1_bias_v) + 1e-07f);
        s->dense_1_bias_v[n2] = new_dense_1_bias_v;
        s->dense_1_bias_m[n2] = new_dense_1_bias_m;
    }
    /* train_accuracy/Max */
    for (int b = 0; b < 40; b += 8) {
        vec8 most = -INFINITY;
        for (int n3 = 0; n3 < 10; ++n3) {
            const vec8 next0 = load_8(&m->dense_2_Softmax2[n3][b]);
            most = most < next0 ? next0 : most;
        }
        store_8(&m->train_accuracy_Max[b], most);
    }
    /* train_accuracy/Min */
    for (int b = 0; b < 40; b += 8) {
        ivec8 least = INT32_MAX;
        for (int n3 = 0; n3 < 10; ++n3) {
            const ivec8 next0 = (load_8(&m->dense_2_Softmax2[n3][b]) == load_8(&m->train_accuracy_Max[b]))
                ? (ivec8)n3 : (ivec8)10;
            least = least > next0 ? next0 : least;
        }
        store_int_8(&m->train_accuracy_Min[b], least);
    }
    /* train_accuracy/Sum */
    {
        vec8 sum = 0;
        for (int b = 0; b < 40; b += 8)
            sum += (load_int_8(&m->train_accuracy_Min[b]) == bytes_to_int_8(load_bytes_8(&field1[b]))) ?
                (vec8)1.0f : (vec8)0.0f;
        s->train_accuracy_total[0] = s->train_accuracy_total[0] + sum_lanes_8(sum);
    }
}

/* d_dense_Tanh_mul2, where each sum is whole | lenet5.lua:11 dense backward, :12 dense_1 backward */
static inline void finish_d_dense_Tanh_mul2(vec8 so_far, float *d_dense_Tanh_mul2, const float *dense_Tanh)
{
    store_8(d_dense_Tanh_mul2, so_far * (1.0f - load_8(dense_Tanh) * load_8(dense_Tanh)));
}

/* dense_1_kernel, where each sum is whole | lenet5.lua:2 kernel update, :12 dense_1 backward */
static inline void finish_dense_1_kernel(vec8 so_far, float *dense_1_kernel_m, float *dense_1_kernel_v,
    float *dense_1_kernel, float Adam_div)
{
    const vec8 new_dense_1_kernel_m =
        multiply_add_8(so_far - load_8(dense_1_kernel_m), (vec8)0.1f, load_8(dense_1_kernel_m));
    const vec8 new_dense_1_kernel_v =
        multiply_add_8(multiply_add_8(so_far, so_far, -load_8(dense_1_kernel_v)), (vec8)0.001f,
        load_8(dense_1_kernel_v));
    store_8(dense_1_kernel, load_8(dense_1_kernel) - new_dense_1_kernel_m * Adam_div /
        (sqrt_8(new_dense_1_kernel_v) + 1e-07f));
    store_8(dense_1_kernel_v, new_dense_1_kernel_v);
    store_8(dense_1_kernel_m, new_dense_1_kernel_m);
}

/* train_40, kernel 10 of 17: 2 nests
 *   from   lenet5.lua:2 kernel update, :11 dense backward, :12 dense_1 backward
 *   does   d_dense_Tanh_mul2[n, b] = sum n2 84: d_dense_1_Tanh_mul2[n2, b] * dense_1_kernel[n, n2], then
 *              so_far * (1 - (dense_Tanh[n, b] * dense_Tanh[n, b]))
 *          dense_1_kernel_m[n, n2] = sum b 40: d_dense_1_Tanh_mul2_by_n2[b, n2] * dense_Tanh[n, b], then
 *              multiply_add(so_far - dense_1_kernel_m[n, n2], 0.1, dense_1_kernel_m[n, n2]);
 *              dense_1_kernel_v[n, n2] = multiply_add(multiply_add(so_far, so_far, -dense_1_kernel_v[n,
 *              n2]), 0.001, dense_1_kernel_v[n, n2]); dense_1_kernel[n, n2] = dense_1_kernel[n, n2] -
 *              ((multiply_add(so_far - dense_1_kernel_m[n, n2], 0.1, dense_1_kernel_m[n, n2]) * Adam_div) /
 *              (sqrt(multiply_add(multiply_add(so_far, so_far, -dense_1_kernel_v[n, n2]), 0.001,
 *              dense_1_kernel_v[n, n2])) + 1e-07))
 *   cost   806.4 k multiply-adds, 307.2 k bytes */
static void train_40_d_dense_Tanh_mul2(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    const int from = cuts_120_8[slice], to = cuts_120_8[slice + 1];
    for (int n_block = from; n_block + 15 <= to; n_block += 15) {
        /* gradient_tape/sequential/dense_1/MatMul/contract */
        for (int n = n_block; n < n_block + 15; n += 3) {
            for (int b = 0; b < 32; b += 16) {
                vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0;
                for (int n2 = 0; n2 < 84; ++n2) {
#pragma clang fp contract(on)
                    const vec8 a0 = load_8(&m->d_dense_1_Tanh_mul2[n2][b]),
                        a1 = load_8(&m->d_dense_1_Tanh_mul2[n2][b + 8]);
                    const float b0 = s->dense_1_kernel[n][n2], b1 = s->dense_1_kernel[n + 1][n2],
                        b2 = s->dense_1_kernel[n + 2][n2];
                    sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1, sum11 += a1 * b1,
                        sum20 += a0 * b2, sum21 += a1 * b2;
                }
                finish_d_dense_Tanh_mul2(sum00, &m->d_dense_Tanh_mul2[n][b], &m->dense_Tanh[n][b]);
                finish_d_dense_Tanh_mul2(sum01, &m->d_dense_Tanh_mul2[n][b + 8], &m->dense_Tanh[n][b + 8]);
                finish_d_dense_Tanh_mul2(sum10, &m->d_dense_Tanh_mul2[n + 1][b], &m->dense_Tanh[n + 1][b]);
                finish_d_dense_Tanh_mul2(sum11, &m->d_dense_Tanh_mul2[n + 1][b + 8],
                    &m->dense_Tanh[n + 1][b + 8]);
                finish_d_dense_Tanh_mul2(sum20, &m->d_dense_Tanh_mul2[n + 2][b], &m->dense_Tanh[n + 2][b]);
                finish_d_dense_Tanh_mul2(sum21, &m->d_dense_Tanh_mul2[n + 2][b + 8],
                    &m->dense_Tanh[n + 2][b + 8]);
            }
            {
                vec8 sum0 = 0, sum1 = 0, sum2 = 0;
                for (int n2 = 0; n2 < 84; ++n2) {
#pragma clang fp contract(on)
                    const vec8 a0 = load_8(&m->d_dense_1_Tanh_mul2[n2][32]);
                    sum0 += a0 * s->dense_1_kernel[n][n2], sum1 += a0 * s->dense_1_kernel[n + 1][n2],
                        sum2 += a0 * s->dense_1_kernel[n + 2][n2];
                }
                const vec8 a0 = load_8(&m->dense_Tanh[n][32]), a1 = load_8(&m->dense_Tanh[n + 1][32]),
                    a2 = load_8(&m->dense_Tanh[n + 2][32]);
                store_8(&m->d_dense_Tanh_mul2[n][32], sum0 * (1.0f - a0 * a0));
                store_8(&m->d_dense_Tanh_mul2[n + 1][32], sum1 * (1.0f - a1 * a1));
                store_8(&m->d_dense_Tanh_mul2[n + 2][32], sum2 * (1.0f - a2 * a2));
            }
        }
        /* gradient_tape/sequential/dense_1/MatMul/contract */
        for (int n = n_block; n < n_block + 15; n += 3) {
            for (int n2 = 0; n2 < 80; n2 += 16) {
                vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0;
                for (int b = 0; b < 40; ++b) {
#pragma clang fp contract(on)
                    const vec8 a0 = load_8(&m->d_dense_1_Tanh_mul2_by_n2[b][n2]),
                        a1 = load_8(&m->d_dense_1_Tanh_mul2_by_n2[b][n2 + 8]);
                    const float b0 = m->dense_Tanh[n][b], b1 = m->dense_Tanh[n + 1][b],
                        b2 = m->dense_Tanh[n + 2][b];
                    sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1, sum11 += a1 * b1,
                        sum20 += a0 * b2, sum21 += a1 * b2;
                }
                const float a0 = m->Adam_div[0];
                finish_dense_1_kernel(sum00, &s->dense_1_kernel_m[n][n2], &s->dense_1_kernel_v[n][n2],
                    &s->dense_1_kernel[n][n2], a0);
                finish_dense_1_kernel(sum01, &s->dense_1_kernel_m[n][n2 + 8],
                    &s->dense_1_kernel_v[n][n2 + 8], &s->dense_1_kernel[n][n2 + 8], a0);
                finish_dense_1_kernel(sum10, &s->dense_1_kernel_m[n + 1][n2],
                    &s->dense_1_kernel_v[n + 1][n2], &s->dense_1_kernel[n + 1][n2], a0);
                finish_dense_1_kernel(sum11, &s->dense_1_kernel_m[n + 1][n2 + 8],
                    &s->dense_1_kernel_v[n + 1][n2 + 8], &s->dense_1_kernel[n + 1][n2 + 8], a0);
                finish_dense_1_kernel(sum20, &s->dense_1_kernel_m[n + 2][n2],
                    &s->dense_1_kernel_v[n + 2][n2], &s->dense_1_kernel[n + 2][n2], a0);
                finish_dense_1_kernel(sum21, &s->dense_1_kernel_m[n + 2][n2 + 8],
                    &s->dense_1_kernel_v[n + 2][n2 + 8], &s->dense_1_kernel[n + 2][n2 + 8], a0);
            }
            {
                vec4 sum0 = 0, sum1 = 0, sum2 = 0;
                for (int b = 0; b < 40; ++b) {
#pragma clang fp contract(on)
                    const vec4 a0 = load_4(&m->d_dense_1_Tanh_mul2_by_n2[b][80]);
                    sum0 += a0 * m->dense_Tanh[n][b], sum1 += a0 * m->dense_Tanh[n + 1][b],
                        sum2 += a0 * m->dense_Tanh[n + 2][b];
                }
                const vec4 a0 = load_4(&s->dense_1_kernel_m[n][80]),
                    a1 = load_4(&s->dense_1_kernel_m[n + 1][80]),
                    a2 = load_4(&s->dense_1_kernel_m[n + 2][80]),
                    b0 = load_4(&s->dense_1_kernel_v[n][80]),
                    b1 = load_4(&s->dense_1_kernel_v[n + 1][80]),
                    b2 = load_4(&s->dense_1_kernel_v[n + 2][80]);
                const float d0 = m->Adam_div[0];
                {
                    const vec4 new_dense_1_kernel_m = multiply_add_4(sum0 - a0, (vec4)0.1f, a0);
                    const vec4 new_dense_1_kernel_v =
                        multiply_add_4(multiply_add_4(sum0, sum0, -b0), (vec4)0.001f, b0);
                    store_4(&s->dense_1_kernel[n][80], load_4(&s->dense_1_kernel[n][80]) -
                        new_dense_1_kernel_m * d0 / (sqrt_4(new_dense_1_kernel_v) + 1e-07f));
                    store_4(&s->dense_1_kernel_v[n][80], new_dense_1_kernel_v);
                    store_4(&s->dense_1_kernel_m[n][80], new_dense_1_kernel_m);
                }
                {
                    const vec4 new_dense_1_kernel_m = multiply_add_4(sum1 - a1, (vec4)0.1f, a1);
                    const vec4 new_dense_1_kernel_v =
                        multiply_add_4(multiply_add_4(sum1, sum1, -b1), (vec4)0.001f, b1);
                    store_4(&s->dense_1_kernel[n + 1][80], load_4(&s->dense_1_kernel[n + 1][80]) -
                        new_dense_1_kernel_m * d0 / (sqrt_4(new_dense_1_kernel_v) + 1e-07f));
                    store_4(&s->dense_1_kernel_v[n + 1][80], new_dense_1_kernel_v);
                    store_4(&s->dense_1_kernel_m[n + 1][80], new_dense_1_kernel_m);
                }
                {
                    const vec4 new_dense_1_kernel_m = multiply_add_4(sum2 - a2, (vec4)0.1f, a2);
                    const vec4 new_dense_1_kernel_v =
                        multiply_add_4(multiply_add_4(sum2, sum2, -b2), (vec4)0.001f, b2);
                    store_4(&s->dense_1_kernel[n + 2][80], load_4(&s->dense_1_kernel[n + 2][80]) -
                        new_dense_1_kernel_m * d0 / (sqrt_4(new_dense_1_kernel_v) + 1e-07f));
                    store_4(&s->dense_1_kernel_v[n + 2][80], new_dense_1_kernel_v);
                    store_4(&s->dense_1_kernel_m[n + 2][80], new_dense_1_kernel_m);
                }
            }
        }
    }
}

/* train_40, kernel 11 of 17: 2 nests in a row
 *   from   lenet5.lua:2 bias update, :11 dense backward
 *   cost   6000 operations, 41.3 k bytes */
static void train_40_d_dense_Tanh_mul2_by_n(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    (void)slice;
    /* d_dense_Tanh_mul2_by_n */
    for (int b = 0; b < 40; b += 8)
        for (int n = 0; n < 120; ++n)
            store_strided_8(&m->d_dense_Tanh_mul2_by_n[b][n], 120, load_8(&m->d_dense_Tanh_mul2[n][b]));
    /* gradient_tape/sequential/dense/view/reduce */
    for (int n = 0; n < 120; ++n) {
        vec8 sum = 0;
        for (int b = 0; b < 40; b += 8)
            sum += load_8(&m->d_dense_Tanh_mul2[n][b]);
        const float a0 = s->dense_bias_m[n], b0 = s->dense_bias_v[n];
        const float new_dense_bias_m = multiply_add_1(sum_lanes_8(sum) - a0, 0.1f, a0);
        const float new_dense_bias_v =
            multiply_add_1(multiply_add_1(sum_lanes_8(sum), sum_lanes_8(sum), -b0), 0.001f, b0);
        s->dense_bias[n] = s->dense_bias[n] - new_dense_bias_m * m->Adam_div[0] /
            (sqrt_1(new_dense_bias_v) + 1e-07f);
        s->dense_bias_v[n] = new_dense_bias_v;
        s->dense_bias_m[n] = new_dense_bias_m;
    }
}

/* dense_kernel, where each sum is whole | lenet5.lua:2 kernel update, :11 dense backward */
static inline void finish_dense_kernel(vec8 so_far, float *dense_kernel_m, float *dense_kernel_v,
    float *dense_kernel, float Adam_div)
{
    const vec8 new_dense_kernel_m =
        multiply_add_8(so_far - load_8(dense_kernel_m), (vec8)0.1f, load_8(dense_kernel_m));
    const vec8 new_dense_kernel_v =
        multiply_add_8(multiply_add_8(so_far, so_far, -load_8(dense_kernel_v)), (vec8)0.001f,
        load_8(dense_kernel_v));
    store_8(dense_kernel, load_8(dense_kernel) - new_dense_kernel_m * Adam_div /
        (sqrt_8(new_dense_kernel_v) + 1e-07f));
    store_8(dense_kernel_v, new_dense_kernel_v);
    store_8(dense_kernel_m, new_dense_kernel_m);
}

/* train_40, kernel 12 of 17: 2 nests
 *   from   lenet5.lua:2 kernel update, :11 dense backward
 *   does   d_dense_MatMul_contract[y4, x4, c2, b] = sum n 120: d_dense_Tanh_mul2[n, b] * dense_kernel[y4,
 *              x4, c2, n]
 *          dense_kernel_m[y4, x4, c2, n] = sum b 40: d_dense_Tanh_mul2_by_n[b, n] *
 *              max_pooling2d_1_MaxPool[y4, x4, c2, b], then multiply_add(so_far - dense_kernel_m[y4, x4,
 *              c2, n], 0.1, dense_kernel_m[y4, x4, c2, n]); dense_kernel_v[y4, x4, c2, n] =
 *              multiply_add(multiply_add(so_far, so_far, -dense_kernel_v[y4, x4, c2, n]), 0.001,
 *              dense_kernel_v[y4, x4, c2, n]); dense_kernel[y4, x4, c2, n] = dense_kernel[y4, x4, c2, n] -
 *              ((multiply_add(so_far - dense_kernel_m[y4, x4, c2, n], 0.1, dense_kernel_m[y4, x4, c2, n]) *
 *              Adam_div) / (sqrt(multiply_add(multiply_add(so_far, so_far, -dense_kernel_v[y4, x4, c2, n]),
 *              0.001, dense_kernel_v[y4, x4, c2, n])) + 1e-07))
 *   cost   3840.0 k multiply-adds, 1318.4 k bytes */
static void train_40_d_dense_MatMul_contract(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    const int from = cuts_16_8[slice], to = cuts_16_8[slice + 1];
    for (int c2 = from; c2 < to; ++c2) {
        /* gradient_tape/sequential/dense/MatMul/contract */
        for (int b = 0; b < 32; b += 16) {
            for (int y4 = 0; y4 < 5; ++y4) {
                vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0,
                    sum31 = 0, sum40 = 0, sum41 = 0;
                for (int n = 0; n < 120; ++n) {
#pragma clang fp contract(on)
                    const vec8 a0 = load_8(&m->d_dense_Tanh_mul2[n][b]),
                        a1 = load_8(&m->d_dense_Tanh_mul2[n][b + 8]);
                    const float b0 = s->dense_kernel[y4][0][c2][n], b1 = s->dense_kernel[y4][1][c2][n],
                        b2 = s->dense_kernel[y4][2][c2][n], b3 = s->dense_kernel[y4][3][c2][n],
                        b4 = s->dense_kernel[y4][4][c2][n];
                    sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1, sum11 += a1 * b1,
                        sum20 += a0 * b2, sum21 += a1 * b2, sum30 += a0 * b3, sum31 += a1 * b3,
                        sum40 += a0 * b4, sum41 += a1 * b4;
                }
                store_8(&m->d_dense_MatMul_contract[y4][0][c2][b], sum00);
                store_8(&m->d_dense_MatMul_contract[y4][0][c2][b + 8], sum01);
                store_8(&m->d_dense_MatMul_contract[y4][1][c2][b], sum10);
                store_8(&m->d_dense_MatMul_contract[y4][1][c2][b + 8], sum11);
                store_8(&m->d_dense_MatMul_contract[y4][2][c2][b], sum20);
                store_8(&m->d_dense_MatMul_contract[y4][2][c2][b + 8], sum21);
                store_8(&m->d_dense_MatMul_contract[y4][3][c2][b], sum30);
                store_8(&m->d_dense_MatMul_contract[y4][3][c2][b + 8], sum31);
                store_8(&m->d_dense_MatMul_contract[y4][4][c2][b], sum40);
                store_8(&m->d_dense_MatMul_contract[y4][4][c2][b + 8], sum41);
            }
        }
        for (int y4 = 0; y4 < 5; ++y4) {
            vec8 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0, sum4 = 0;
            for (int n = 0; n < 120; ++n) {
#pragma clang fp contract(on)
                const vec8 a0 = load_8(&m->d_dense_Tanh_mul2[n][32]);
                sum0 += a0 * s->dense_kernel[y4][0][c2][n], sum1 += a0 * s->dense_kernel[y4][1][c2][n],
                    sum2 += a0 * s->dense_kernel[y4][2][c2][n],
                    sum3 += a0 * s->dense_kernel[y4][3][c2][n],
                    sum4 += a0 * s->dense_kernel[y4][4][c2][n];
            }
            store_8(&m->d_dense_MatMul_contract[y4][0][c2][32], sum0);
            store_8(&m->d_dense_MatMul_contract[y4][1][c2][32], sum1);
            store_8(&m->d_dense_MatMul_contract[y4][2][c2][32], sum2);
            store_8(&m->d_dense_MatMul_contract[y4][3][c2][32], sum3);
            store_8(&m->d_dense_MatMul_contract[y4][4][c2][32], sum4);
        }
        /* gradient_tape/sequential/dense/MatMul/contract */
        for (int n = 0; n < 112; n += 16) {
            for (int y4 = 0; y4 < 5; ++y4) {
                vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0,
                    sum31 = 0, sum40 = 0, sum41 = 0;
                for (int b = 0; b < 40; ++b) {
#pragma clang fp contract(on)
                    const vec8 a0 = load_8(&m->d_dense_Tanh_mul2_by_n[b][n]),
                        a1 = load_8(&m->d_dense_Tanh_mul2_by_n[b][n + 8]);
                    const float b0 = m->max_pooling2d_1_MaxPool[y4][0][c2][b],
                        b1 = m->max_pooling2d_1_MaxPool[y4][1][c2][b],
                        b2 = m->max_pooling2d_1_MaxPool[y4][2][c2][b],
                        b3 = m->max_pooling2d_1_MaxPool[y4][3][c2][b],
                        b4 = m->max_pooling2d_1_MaxPool[y4][4][c2][b];
                    sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1, sum11 += a1 * b1,
                        sum20 += a0 * b2, sum21 += a1 * b2, sum30 += a0 * b3, sum31 += a1 * b3,
                        sum40 += a0 * b4, sum41 += a1 * b4;
                }
                const float a0 = m->Adam_div[0];
                finish_dense_kernel(sum00, &s->dense_kernel_m[y4][0][c2][n],
                    &s->dense_kernel_v[y4][0][c2][n], &s->dense_kernel[y4][0][c2][n], a0);
                finish_dense_kernel(sum01, &s->dense_kernel_m[y4][0][c2][n + 8],
                    &s->dense_kernel_v[y4][0][c2][n + 8], &s->dense_kernel[y4][0][c2][n + 8], a0);
                finish_dense_kernel(sum10, &s->dense_kernel_m[y4][1][c2][n],
                    &s->dense_kernel_v[y4][1][c2][n], &s->dense_kernel[y4][1][c2][n], a0);
                finish_dense_kernel(sum11, &s->dense_kernel_m[y4][1][c2][n + 8],
                    &s->dense_kernel_v[y4][1][c2][n + 8], &s->dense_kernel[y4][1][c2][n + 8], a0);
                finish_dense_kernel(sum20, &s->dense_kernel_m[y4][2][c2][n],
                    &s->dense_kernel_v[y4][2][c2][n], &s->dense_kernel[y4][2][c2][n], a0);
                finish_dense_kernel(sum21, &s->dense_kernel_m[y4][2][c2][n + 8],
                    &s->dense_kernel_v[y4][2][c2][n + 8], &s->dense_kernel[y4][2][c2][n + 8], a0);
                finish_dense_kernel(sum30, &s->dense_kernel_m[y4][3][c2][n],
                    &s->dense_kernel_v[y4][3][c2][n], &s->dense_kernel[y4][3][c2][n], a0);
                finish_dense_kernel(sum31, &s->dense_kernel_m[y4][3][c2][n + 8],
                    &s->dense_kernel_v[y4][3][c2][n + 8], &s->dense_kernel[y4][3][c2][n + 8], a0);
                finish_dense_kernel(sum40, &s->dense_kernel_m[y4][4][c2][n],
                    &s->dense_kernel_v[y4][4][c2][n], &s->dense_kernel[y4][4][c2][n], a0);
                finish_dense_kernel(sum41, &s->dense_kernel_m[y4][4][c2][n + 8],
                    &s->dense_kernel_v[y4][4][c2][n + 8], &s->dense_kernel[y4][4][c2][n + 8], a0);
            }
        }
        for (int y4 = 0; y4 < 5; ++y4) {
            vec8 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0, sum4 = 0;
            for (int b = 0; b < 40; ++b) {
#pragma clang fp contract(on)
                const vec8 a0 = load_8(&m->d_dense_Tanh_mul2_by_n[b][112]);
                sum0 += a0 * m->max_pooling2d_1_MaxPool[y4][0][c2][b],
                    sum1 += a0 * m->max_pooling2d_1_MaxPool[y4][1][c2][b],
                    sum2 += a0 * m->max_pooling2d_1_MaxPool[y4][2][c2][b],
                    sum3 += a0 * m->max_pooling2d_1_MaxPool[y4][3][c2][b],
                    sum4 += a0 * m->max_pooling2d_1_MaxPool[y4][4][c2][b];
            }
            const float a0 = m->Adam_div[0];
            finish_dense_kernel(sum0, &s->dense_kernel_m[y4][0][c2][112],
                &s->dense_kernel_v[y4][0][c2][112], &s->dense_kernel[y4][0][c2][112], a0);
            finish_dense_kernel(sum1, &s->dense_kernel_m[y4][1][c2][112],
                &s->dense_kernel_v[y4][1][c2][112], &s->dense_kernel[y4][1][c2][112], a0);
            finish_dense_kernel(sum2, &s->dense_kernel_m[y4][2][c2][112],
                &s->dense_kernel_v[y4][2][c2][112], &s->dense_kernel[y4][2][c2][112], a0);
            finish_dense_kernel(sum3, &s->dense_kernel_m[y4][3][c2][112],
                &s->dense_kernel_v[y4][3][c2][112], &s->dense_kernel[y4][3][c2][112], a0);
            finish_dense_kernel(sum4, &s->dense_kernel_m[y4][4][c2][112],
                &s->dense_kernel_v[y4][4][c2][112], &s->dense_kernel[y4][4][c2][112], a0);
        }
    }
}

/* train_40, kernel 13 of 17: 4 nests in a row
 *   from   lenet5.lua:2 bias update, :8 conv2d_1 backward, :9 max_pooling2d_1 backward
 *   cost   512.2 k operations, 1152.4 k bytes */
static void train_40_d_max_pooling2d_1_view_reduce(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    (void)slice;
    const float *d_max_pooling2d_1_view_reduce_flat = &m->d_max_pooling2d_1_view_reduce[0][0][0][0];
    const float *conv2d_1_Tanh_flat = &m->conv2d_1_Tanh[0][0][0][0];
    float *d_conv2d_1_Tanh_mul2_flat = &m->d_conv2d_1_Tanh_mul2[0][0][0][0];
    /* gradient_tape/sequential/max_pooling2d_1/view/reduce */
    for (int y4 = 0; y4 < 5; ++y4)
        for (int p6 = 0; p6 < 2; ++p6)
            for (int x4 = 0; x4 < 5; ++x4)
                for (int q6 = 0; q6 < 2; ++q6)
                    for (int c2 = 0; c2 < 16; ++c2)
                        for (int b = 0; b < 40; b += 8)
                            store_8(&m->d_max_pooling2d_1_view_reduce[2 * y4 + p6][2 * x4 + q6][c2][b],
                                (q6 + p6 * 2 ==
                                load_int_8(&m->d_max_pooling2d_1_MaxPool_reduce[y4][x4][c2][b])) ?
                                load_8(&m->d_dense_MatMul_contract[y4][x4][c2][b]) : (vec8)0.0f);
    /* gradient_tape/sequential/conv2d_1/Tanh/mul */
    for (int i = 0; i < 64000; i += 8) {
        const vec8 b0 = load_8(&conv2d_1_Tanh_flat[i]);
        store_8(&d_conv2d_1_Tanh_mul2_flat[i], load_8(&d_max_pooling2d_1_view_reduce_flat[i]) *
            (1.0f - b0 * b0));
    }
    /* d_conv2d_1_Tanh_mul2_by_c2 */
    for (int y3 = 0; y3 < 10; ++y3)
        for (int x3 = 0; x3 < 10; ++x3)
            for (int b = 0; b < 40; b += 8)
                for (int c2 = 0; c2 < 16; ++c2)
                    store_strided_8(&m->d_conv2d_1_Tanh_mul2_by_c2[y3][x3][b][c2], 16,
                        load_8(&m->d_conv2d_1_Tanh_mul2[y3][x3][c2][b]));
    /* gradient_tape/sequential/conv2d_1/view/reduce */
    for (int c2 = 0; c2 < 16; ++c2) {
        vec8 sum = 0;
        for (int y3 = 0; y3 < 10; ++y3)
            for (int x3 = 0; x3 < 10; ++x3)
                for (int b = 0; b < 40; b += 8)
                    sum += load_8(&m->d_conv2d_1_Tanh_mul2[y3][x3][c2][b]);
        const float a0 = s->conv2d_1_bias_m[c2], b0 = s->conv2d_1_bias_v[c2];
        const float new_conv2d_1_bias_m = multiply_add_1(sum_lanes_8(sum) - a0, 0.1f, a0);
        const float new_conv2d_1_bias_v =
            multiply_add_1(multiply_add_1(sum_lanes_8(sum), sum_lanes_8(sum), -b0), 0.001f, b0);
        s->conv2d_1_bias[c2] = s->conv2d_1_bias[c2] - new_conv2d_1_bias_m * m->Adam_div[0] /
            (sqrt_1(new_conv2d_1_bias_v) + 1e-07f);
        s->conv2d_1_bias_v[c2] = new_conv2d_1_bias_v;
        s->conv2d_1_bias_m[c2] = new_conv2d_1_bias_m;
    }
}

/* train_40, kernel 14 of 17: 2 nests
 *   from   lenet5.lua:7 max_pooling2d backward, :8 conv2d_1 backward
 *   does   d_conv2d_1_Conv2D_contract[x2, c, b] = sum p2 5 q2 5 c2 16: d_conv2d_1_Tanh_mul2[y2 - p2, x2 -
 *              q2, c2, b]? * conv2d_1_kernel[p2, q2, c, c2]
 *          d_max_pooling2d_view_reduce[2*y2 + p8, 2*x2 + q8, c, b] = ((q8 + (p8 * 2)) ==
 *              d_max_pooling2d_MaxPool_reduce[y2, x2, c, b]) ? d_conv2d_1_Conv2D_contract[x2, c, b] : 0
 *   cost   18.8 M multiply-adds, 1206.4 k bytes */
static void train_40_d_conv2d_1_Conv2D_contract(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    _Alignas(64) float d_conv2d_1_Conv2D_contract[14][6][40];
    const int from = cuts_14_8[slice], to = cuts_14_8[slice + 1];
    for (int y2 = from; y2 < to; ++y2) {
        /* gradient_tape/sequential/conv2d_1/Conv2D/contract */
        for (int x2 = 0; x2 < 14; ++x2) {
            for (int c = 0; c < 6; c += 3) {
                vec8 sum00 = 0, sum01 = 0, sum02 = 0, sum10 = 0, sum11 = 0, sum12 = 0, sum20 = 0,
                    sum21 = 0, sum22 = 0;
                for (int p2 = 0; p2 < 5; ++p2) {
                    for (int q2 = 0; q2 < 5; ++q2) {
                        for (int c2 = 0; c2 < 16; ++c2) {
#pragma clang fp contract(on)
                            const vec8 a0 = (unsigned)(y2 - p2) < 10u && (unsigned)(x2 - q2) < 10u ?
                                load_8(&m->d_conv2d_1_Tanh_mul2[y2 - p2][x2 - q2][c2][0]) : (vec8)0.0f,
                                a1 = (unsigned)(y2 - p2) < 10u && (unsigned)(x2 - q2) < 10u ?
                                    load_8(&m->d_conv2d_1_Tanh_mul2[y2 - p2][x2 - q2][c2][8]) : (vec8)0.0f,
                                a2 = (unsigned)(y2 - p2) < 10u && (unsigned)(x2 - q2) < 10u ?
                                    load_8(&m->d_conv2d_1_Tanh_mul2[y2 - p2][x2 - q2][c2][16]) : (vec8)0.0f;
                            const float b0 = s->conv2d_1_kernel[p2][q2][c][c2],
                                b1 = s->conv2d_1_kernel[p2][q2][c + 1][c2],
                                b2 = s->conv2d_1_kernel[p2][q2][c + 2][c2];
                            sum00 += a0 * b0, sum01 += a1 * b0, sum02 += a2 * b0, sum10 += a0 * b1,
                                sum11 += a1 * b1, sum12 += a2 * b1, sum20 += a0 * b2,
                                sum21 += a1 * b2, sum22 += a2 * b2;
                        }
                    }
                }
                store_8(&d_conv2d_1_Conv2D_contract[x2][c][0], sum00);
                store_8(&d_conv2d_1_Conv2D_contract[x2][c][8], sum01);
                store_8(&d_conv2d_1_Conv2D_contract[x2][c][16], sum02);
                store_8(&d_conv2d_1_Conv2D_contract[x2][c + 1][0], sum10);
                store_8(&d_conv2d_1_Conv2D_contract[x2][c + 1][8], sum11);
                store_8(&d_conv2d_1_Conv2D_contract[x2][c + 1][16], sum12);
                store_8(&d_conv2d_1_Conv2D_contract[x2][c + 2][0], sum20);
                store_8(&d_conv2d_1_Conv2D_contract[x2][c + 2][8], sum21);
                store_8(&d_conv2d_1_Conv2D_contract[x2][c + 2][16], sum22);
            }
        }
        for (int x2 = 0; x2 < 14; ++x2) {
            for (int c = 0; c < 6; c += 3) {
                vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0;
                for (int p2 = 0; p2 < 5; ++p2) {
                    for (int q2 = 0; q2 < 5; ++q2) {
                        for (int c2 = 0; c2 < 16; ++c2) {
#pragma clang fp contract(on)
                            const vec8 a0 = (unsigned)(y2 - p2) < 10u && (unsigned)(x2 - q2) < 10u ?
                                load_8(&m->d_conv2d_1_Tanh_mul2[y2 - p2][x2 - q2][c2][24]) : (vec8)0.0f,
                                a1 = (unsigned)(y2 - p2) < 10u && (unsigned)(x2 - q2) < 10u ?
                                    load_8(&m->d_conv2d_1_Tanh_mul2[y2 - p2][x2 - q2][c2][32]) : (vec8)0.0f;
                            const float b0 = s->conv2d_1_kernel[p2][q2][c][c2],
                                b1 = s->conv2d_1_kernel[p2][q2][c + 1][c2],
                                b2 = s->conv2d_1_kernel[p2][q2][c + 2][c2];
                            sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1, sum11 += a1 * b1,
                                sum20 += a0 * b2, sum21 += a1 * b2;
                        }
                    }
                }
                store_8(&d_conv2d_1_Conv2D_contract[x2][c][24], sum00);
                store_8(&d_conv2d_1_Conv2D_contract[x2][c][32], sum01);
                store_8(&d_conv2d_1_Conv2D_contract[x2][c + 1][24], sum10);
                store_8(&d_conv2d_1_Conv2D_contract[x2][c + 1][32], sum11);
                store_8(&d_conv2d_1_Conv2D_contract[x2][c + 2][24], sum20);
                store_8(&d_conv2d_1_Conv2D_contract[x2][c + 2][32], sum21);
            }
        }
        /* gradient_tape/sequential/max_pooling2d/view/reduce */
        for (int p8 = 0; p8 < 2; ++p8)
            for (int x2 = 0; x2 < 14; ++x2)
                for (int q8 = 0; q8 < 2; ++q8)
                    for (int c = 0; c < 6; ++c)
                        for (int b = 0; b < 40; b += 8)
                            store_8(&m->d_max_pooling2d_view_reduce[2 * y2 + p8][2 * x2 + q8][c][b],
                                (q8 + p8 * 2 ==
                                load_int_8(&m->d_max_pooling2d_MaxPool_reduce[y2][x2][c][b])) ?
                                load_8(&d_conv2d_1_Conv2D_contract[x2][c][b]) : (vec8)0.0f);
    }
}

/* train_40, kernel 15 of 17: d_conv2d_1_Conv2D_contract2_partial[slice, p2, q2, c, c2] = sum y3 10 b 40 x3
 *     10: d_conv2d_1_Tanh_mul2_by_c2[y3, x3, b, c2] * max_pooling2d_MaxPool[y3 + p2, x3 + q2, c, b]
 *   from   lenet5.lua:8 conv2d_1 backward | gradient_tape/sequential/conv2d_1/Conv2D/contract (contract)
 *   axes   p2 5, q2 5, c 6, c2 16 in vectors of 8 | reduced: y3 10 in 8 slices, b 40, x3 10
 *   cost   9600.0 k multiply-adds, 521.0 k bytes */
static void train_40_d_conv2d_1_Conv2D_contract2_partial(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    const int from = cuts_10_8[slice], to = cuts_10_8[slice + 1];
    for (int p2 = 0; p2 < 5; ++p2) {
        for (int q2 = 0; q2 < 5; ++q2) {
            vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0,
                sum31 = 0, sum40 = 0, sum41 = 0, sum50 = 0, sum51 = 0;
            for (int y3 = from; y3 < to; ++y3) {
                for (int b = 0; b < 40; ++b) {
                    for (int x3 = 0; x3 < 10; ++x3) {
#pragma clang fp contract(on)
                        const vec8 a0 = load_8(&m->d_conv2d_1_Tanh_mul2_by_c2[y3][x3][b][0]),
                            a1 = load_8(&m->d_conv2d_1_Tanh_mul2_by_c2[y3][x3][b][8]);
                        const float b0 = m->max_pooling2d_MaxPool[y3 + p2][x3 + q2][0][b],
                            b1 = m->max_pooling2d_MaxPool[y3 + p2][x3 + q2][1][b],
                            b2 = m->max_pooling2d_MaxPool[y3 + p2][x3 + q2][2][b],
                            b3 = m->max_pooling2d_MaxPool[y3 + p2][x3 + q2][3][b],
                            b4 = m->max_pooling2d_MaxPool[y3 + p2][x3 + q2][4][b],
                            b5 = m->max_pooling2d_MaxPool[y3 + p2][x3 + q2][5][b];
                        sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1, sum11 += a1 * b1,
                            sum20 += a0 * b2, sum21 += a1 * b2, sum30 += a0 * b3, sum31 += a1 * b3,
                            sum40 += a0 * b4, sum41 += a1 * b4, sum50 += a0 * b5, sum51 += a1 * b5;
                    }
                }
            }
            store_8(&m->d_conv2d_1_Conv2D_contract2_partial[slice][p2][q2][0][0], sum00);
            store_8(&m->d_conv2d_1_Conv2D_contract2_partial[slice][p2][q2][0][8], sum01);
            store_8(&m->d_conv2d_1_Conv2D_contract2_partial[slice][p2][q2][1][0], sum10);
            store_8(&m->d_conv2d_1_Conv2D_contract2_partial[slice][p2][q2][1][8], sum11);
            store_8(&m->d_conv2d_1_Conv2D_contract2_partial[slice][p2][q2][2][0], sum20);
            store_8(&m->d_conv2d_1_Conv2D_contract2_partial[slice][p2][q2][2][8], sum21);
            store_8(&m->d_conv2d_1_Conv2D_contract2_partial[slice][p2][q2][3][0], sum30);
            store_8(&m->d_conv2d_1_Conv2D_contract2_partial[slice][p2][q2][3][8], sum31);
            store_8(&m->d_conv2d_1_Conv2D_contract2_partial[slice][p2][q2][4][0], sum40);
            store_8(&m->d_conv2d_1_Conv2D_contract2_partial[slice][p2][q2][4][8], sum41);
            store_8(&m->d_conv2d_1_Conv2D_contract2_partial[slice][p2][q2][5][0], sum50);
            store_8(&m->d_conv2d_1_Conv2D_contract2_partial[slice][p2][q2][5][8], sum51);
        }
    }
}

/* train_40, kernel 16 of 17: 2 nests
 *   from   lenet5.lua:6 conv2d backward
 *   does   d_conv2d_Tanh_mul2[y, x, c, b] = d_max_pooling2d_view_reduce[y, x, c, b] * (1 - (conv2d_Tanh[y,
 *              x, c, b] * conv2d_Tanh[y, x, c, b]))
 *          d_conv2d_Conv2D_contract_partial[slice, p, q, c] = sum y 28 x 28 b 40: d_conv2d_Tanh_mul2[y, x,
 *              c, b] * rescaling_mul[y + p - 2, x + q - 2, b]?
 *   cost   4704.0 k multiply-adds, 2388.2 k bytes */
static void train_40_d_conv2d_Tanh_mul2(const struct gradc_call *call, int slice)
{
    struct train_40_memory *m = call->arena;
    _Alignas(64) float d_conv2d_Conv2D_contract_partial_so_far[5][5][6][8];
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    /* gradient_tape/sequential/conv2d/Conv2D/contract */
    for (int p = 0; p < 5; ++p)
        for (int q = 0; q < 5; ++q)
            for (int c = 0; c < 6; ++c) {
                vec8 sum = 0;
                store_8(&d_conv2d_Conv2D_contract_partial_so_far[p][q][c][0], sum);
            }
    for (int y = from; y < to; ++y) {
        for (int x_block = 0; x_block < 28; x_block += 7) {
            /* gradient_tape/sequential/conv2d/Tanh/mul */
            for (int x = x_block; x < x_block + 7; ++x)
                for (int c = 0; c < 6; ++c)
                    for (int b = 0; b < 40; b += 8) {
                        const vec8 b0 = load_8(&m->conv2d_Tanh[y][x][c][b]);
                        store_8(&m->d_conv2d_Tanh_mul2[y][x][c][b],
                            load_8(&m->d_max_pooling2d_view_reduce[y][x][c][b]) * (1.0f - b0 * b0));
                    }
            /* gradient_tape/sequential/conv2d/Conv2D/contract */
            for (int p = 0; p < 5; ++p) {
                for (int q = 0; q < 5; ++q) {
                    vec8 sum0 = load_8(&d_conv2d_Conv2D_contract_partial_so_far[p][q][0][0]),
                        sum1 = load_8(&d_conv2d_Conv2D_contract_partial_so_far[p][q][1][0]),
                        sum2 = load_8(&d_conv2d_Conv2D_contract_partial_so_far[p][q][2][0]),
                        sum3 = load_8(&d_conv2d_Conv2D_contract_partial_so_far[p][q][3][0]),
                        sum4 = load_8(&d_conv2d_Conv2D_contract_partial_so_far[p][q][4][0]),
                        sum5 = load_8(&d_conv2d_Conv2D_contract_partial_so_far[p][q][5][0]);
                    for (int x = x_block; x < x_block + 7; ++x) {
                        for (int b = 0; b < 40; b += 8) {
#pragma clang fp contract(on)
                            const vec8 b0 = (unsigned)(y + p - 2) < 28u && (unsigned)(x + q - 2) < 28u ?
                                load_8(&m->rescaling_mul[y + p - 2][x + q - 2][b]) : (vec8)0.0f;
                            sum0 += load_8(&m->d_conv2d_Tanh_mul2[y][x][0][b]) * b0,
                                sum1 += load_8(&m->d_conv2d_Tanh_mul2[y][x][1][b]) * b0,
                                sum2 += load_8(&m->d_conv2d_Tanh_mul2[y][x][2][b]) * b0,
                                sum3 += load_8(&m->d_conv2d_Tanh_mul2[y][x][3][b]) * b0,
                                sum4 += load_8(&m->d_conv2d_Tanh_mul2[y][x][4][b]) * b0,
                                sum5 += load_8(&m->d_conv2d_Tanh_mul2[y][x][5][b]) * b0;
                        }
                    }
                    store_8(&d_conv2d_Conv2D_contract_partial_so_far[p][q][0][0], sum0);
                    store_8(&d_conv2d_Conv2D_contract_partial_so_far[p][q][1][0], sum1);
                    store_8(&d_conv2d_Conv2D_contract_partial_so_far[p][q][2][0], sum2);
                    store_8(&d_conv2d_Conv2D_contract_partial_so_far[p][q][3][0], sum3);
                    store_8(&d_conv2d_Conv2D_contract_partial_so_far[p][q][4][0], sum4);
                    store_8(&d_conv2d_Conv2D_contract_partial_so_far[p][q][5][0], sum5);
                }
            }
        }
    }
    /* gradient_tape/sequential/conv2d/Conv2D/contract */
    for (int p = 0; p < 5; ++p)
        for (int q = 0; q < 5; ++q)
            for (int c = 0; c < 6; ++c) {
                vec8 sum = load_8(&d_conv2d_Conv2D_contract_partial_so_far[p][q][c][0]);
                m->d_conv2d_Conv2D_contract_partial[slice][p][q][c] = sum_lanes_8(sum);
            }
}

/* conv2d_bias, where each sum is whole | lenet5.lua:2 bias update, :6 conv2d backward */
static inline void finish_conv2d_bias(float so_far, float *conv2d_bias_m, float *conv2d_bias_v,
    float *conv2d_bias, float Adam_div)
{
    const float new_conv2d_bias_m = multiply_add_1(so_far - *conv2d_bias_m, 0.1f, *conv2d_bias_m);
    const float new_conv2d_bias_v =
        multiply_add_1(multiply_add_1(so_far, so_far, -*conv2d_bias_v), 0.001f, *conv2d_bias_v);
    *conv2d_bias = *conv2d_bias - new_conv2d_bias_m * Adam_div / (sqrt_1(new_conv2d_bias_v) + 1e-07f);
    *conv2d_bias_v = new_conv2d_bias_v;
    *conv2d_bias_m = new_conv2d_bias_m;
}

/* train_40, kernel 17 of 17: 3 nests in a row
 *   from   lenet5.lua:2 bias update, :2 kernel update, :2 kernel update, :6 conv2d backward, :8 conv2d_1
 *          backward
 *   cost   234.1 k operations, 895.6 k bytes */
static void train_40_conv2d_1_kernel(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_40_memory *m = call->arena;
    (void)slice;
    /* gradient_tape/sequential/conv2d_1/Conv2D/contract */
    for (int p2 = 0; p2 < 5; ++p2)
        for (int q2 = 0; q2 < 5; ++q2)
            for (int c = 0; c < 6; ++c)
                for (int c2 = 0; c2 < 16; c2 += 8) {
                    vec8 sum = 0;
                    for (int slice = 0; slice < 8; ++slice)
                        sum += load_8(&m->d_conv2d_1_Conv2D_contract2_partial[slice][p2][q2][c][c2]);
                    const vec8 a0 = load_8(&s->conv2d_1_kernel_m[p2][q2][c][c2]),
                        b0 = load_8(&s->conv2d_1_kernel_v[p2][q2][c][c2]);
                    const vec8 new_conv2d_1_kernel_m = multiply_add_8(sum - a0, (vec8)0.1f, a0);
                    const vec8 new_conv2d_1_kernel_v =
                        multiply_add_8(multiply_add_8(sum, sum, -b0), (vec8)0.001f, b0);
                    store_8(&s->conv2d_1_kernel[p2][q2][c][c2],
                        load_8(&s->conv2d_1_kernel[p2][q2][c][c2]) - new_conv2d_1_kernel_m *
                        m->Adam_div[0] / (sqrt_8(new_conv2d_1_kernel_v) + 1e-07f));
                    store_8(&s->conv2d_1_kernel_v[p2][q2][c][c2], new_conv2d_1_kernel_v);
                    store_8(&s->conv2d_1_kernel_m[p2][q2][c][c2], new_conv2d_1_kernel_m);
                }
    /* gradient_tape/sequential/conv2d/view/reduce */
    {
        vec8 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0, sum4 = 0, sum5 = 0;
        for (int y = 0; y < 28; ++y)
            for (int x = 0; x < 28; ++x)
                for (int b = 0; b < 40; b += 8)
                    sum0 += load_8(&m->d_conv2d_Tanh_mul2[y][x][0][b]),
                        sum1 += load_8(&m->d_conv2d_Tanh_mul2[y][x][1][b]),
                        sum2 += load_8(&m->d_conv2d_Tanh_mul2[y][x][2][b]),
                        sum3 += load_8(&m->d_conv2d_Tanh_mul2[y][x][3][b]),
                        sum4 += load_8(&m->d_conv2d_Tanh_mul2[y][x][4][b]),
                        sum5 += load_8(&m->d_conv2d_Tanh_mul2[y][x][5][b]);
        const float a0 = m->Adam_div[0];
        finish_conv2d_bias(sum_lanes_8(sum0), &s->conv2d_bias_m[0], &s->conv2d_bias_v[0],
            &s->conv2d_bias[0], a0);
        finish_conv2d_bias(sum_lanes_8(sum1), &s->conv2d_bias_m[1], &s->conv2d_bias_v[1],
            &s->conv2d_bias[1], a0);
        finish_conv2d_bias(sum_lanes_8(sum2), &s->conv2d_bias_m[2], &s->conv2d_bias_v[2],
            &s->conv2d_bias[2], a0);
        finish_conv2d_bias(sum_lanes_8(sum3), &s->conv2d_bias_m[3], &s->conv2d_bias_v[3],
            &s->conv2d_bias[3], a0);
        finish_conv2d_bias(sum_lanes_8(sum4), &s->conv2d_bias_m[4], &s->conv2d_bias_v[4],
            &s->conv2d_bias[4], a0);
        finish_conv2d_bias(sum_lanes_8(sum5), &s->conv2d_bias_m[5], &s->conv2d_bias_v[5],
            &s->conv2d_bias[5], a0);
    }
    /* gradient_tape/sequential/conv2d/Conv2D/contract */
    for (int p = 0; p < 5; ++p)
        for (int q = 0; q < 5; ++q) {
            {
                vec4 sum = 0;
                for (int slice = 0; slice < 8; ++slice)
                    sum += load_4(&m->d_conv2d_Conv2D_contract_partial[slice][p][q][0]);
                const vec4 a0 = load_4(&s->conv2d_kernel_m[p][q][0]),
                    b0 = load_4(&s->conv2d_kernel_v[p][q][0]);
                const vec4 new_conv2d_kernel_m = multiply_add_4(sum - a0, (vec4)0.1f, a0);
                const vec4 new_conv2d_kernel_v =
                    multiply_add_4(multiply_add_4(sum, sum, -b0), (vec4)0.001f, b0);
                store_4(&s->conv2d_kernel[p][q][0], load_4(&s->conv2d_kernel[p][q][0]) -
                    new_conv2d_kernel_m * m->Adam_div[0] / (sqrt_4(new_conv2d_kernel_v) + 1e-07f));
                store_4(&s->conv2d_kernel_v[p][q][0], new_conv2d_kernel_v);
                store_4(&s->conv2d_kernel_m[p][q][0], new_conv2d_kernel_m);
            }
            {
                vec2 sum = 0;
                for (int slice = 0; slice < 8; ++slice)
                    sum += load_2(&m->d_conv2d_Conv2D_contract_partial[slice][p][q][4]);
                const vec2 a0 = load_2(&s->conv2d_kernel_m[p][q][4]),
                    b0 = load_2(&s->conv2d_kernel_v[p][q][4]);
                const vec2 new_conv2d_kernel_m = multiply_add_2(sum - a0, (vec2)0.1f, a0);
                const vec2 new_conv2d_kernel_v =
                    multiply_add_2(multiply_add_2(sum, sum, -b0), (vec2)0.001f, b0);
                store_2(&s->conv2d_kernel[p][q][4], load_2(&s->conv2d_kernel[p][q][4]) -
                    new_conv2d_kernel_m * m->Adam_div[0] / (sqrt_2(new_conv2d_kernel_v) + 1e-07f));
                store_2(&s->conv2d_kernel_v[p][q][4], new_conv2d_kernel_v);
                store_2(&s->conv2d_kernel_m[p][q][4], new_conv2d_kernel_m);
            }
        }
}

/* test_40, kernel 1 of 9: 3 nests in a row
 *   from   lenet5.lua:2 test_accuracy forward, :2 test_loss forward, :4 rescaling forward
 *   cost   62.7 k operations, 156.8 k bytes */
static void test_40_rescaling_mul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_40_memory *m = call->arena;
    (void)slice;
    const uint8_t(*field0)[28][28] = call->inputs[0];
    /* sequential/rescaling/mul */
    for (int i = 0; i < 28; ++i)
        for (int j = 0; j < 28; ++j)
            for (int b = 0; b < 40; b += 8)
                store_8(&m->rescaling_mul[i][j][b],
                    to_float_8(bytes_to_int_8(load_strided_bytes_8(&field0[b][i][j], 784))) * 0.003921569f);
    /* test_loss/add */
    s->test_loss_count[0] = s->test_loss_count[0] + 1.0f;
    /* test_accuracy/add */
    s->test_accuracy_count[0] = s->test_accuracy_count[0] + 40.0f;
}

/* test_40, kernel 2 of 9: conv2d_Conv2D[y, x, c, b] = sum p 5 q 5: rescaling_mul[y + p - 2, x + q - 2, b]?
 *     * conv2d_kernel[p, q, c]
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

/* test_40, kernel 2 of 9 */
static void test_40_conv2d_Conv2D(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_40_memory *m = call->arena;
    shared_conv2d_Conv2D(m->rescaling_mul, s->conv2d_kernel, m->conv2d_Conv2D, slice);
}

/* test_40, kernel 3 of 9: max_pooling2d_MaxPool[y2, x2, c, b] = max p3 2 q3 2: tanh(conv2d_Conv2D[2*y2 +
 *     p3, 2*x2 + q3, c, b] + conv2d_bias[c])
 *   from   lenet5.lua:6 conv2d forward, :7 max_pooling2d forward | sequential/max_pooling2d/MaxPool
 *          (reduce)
 *   axes   y2 14 in 8 slices, x2 14, c 6, b 40 in vectors of 8 | reduced: p3 2, q3 2
 *   cost   564.5 k operations, 940.8 k bytes */
static void shared_max_pooling2d_MaxPool(const float conv2d_Conv2D[28][28][6][40],
    const float *conv2d_bias, float max_pooling2d_MaxPool[14][14][6][40], int slice)
{
    const int from = cuts_14_8[slice], to = cuts_14_8[slice + 1];
    for (int y2 = from; y2 < to; ++y2)
        for (int x2 = 0; x2 < 14; ++x2)
            for (int c = 0; c < 6; ++c)
                for (int b = 0; b < 40; b += 8) {
                    vec8 most = -INFINITY;
                    {
                        const float b0 = conv2d_bias[c];
                        const vec8 next0 = tanh_8(load_8(&conv2d_Conv2D[2 * y2][2 * x2][c][b]) + b0);
                        most = most < next0 ? next0 : most;
                        const vec8 next1 = tanh_8(load_8(&conv2d_Conv2D[2 * y2][2 * x2 + 1][c][b]) + b0);
                        most = most < next1 ? next1 : most;
                        const vec8 next2 = tanh_8(load_8(&conv2d_Conv2D[2 * y2 + 1][2 * x2][c][b]) + b0);
                        most = most < next2 ? next2 : most;
                        const vec8 next3 =
                            tanh_8(load_8(&conv2d_Conv2D[2 * y2 + 1][2 * x2 + 1][c][b]) + b0);
                        most = most < next3 ? next3 : most;
                    }
                    store_8(&max_pooling2d_MaxPool[y2][x2][c][b], most);
                }
}

/* test_40, kernel 3 of 9 */
static void test_40_max_pooling2d_MaxPool(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_40_memory *m = call->arena;
    shared_max_pooling2d_MaxPool(m->conv2d_Conv2D, s->conv2d_bias, m->max_pooling2d_MaxPool, slice);
}

/* test_40, kernel 4 of 9: conv2d_1_Conv2D[y3, x3, c2, b] = sum c 6 p2 5 q2 5: max_pooling2d_MaxPool[y3 +
 *     p2, x3 + q2, c, b] * conv2d_1_kernel[p2, q2, c, c2]
 *   from   lenet5.lua:8 conv2d_1 forward | sequential/conv2d_1/Conv2D (contract)
 *   axes   y3 10 in 8 slices, x3 10, c2 16, b 40 in vectors of 8 | reduced: c 6, p2 5, q2 5
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
                    for (int c = 0; c < 6; ++c) {
                        for (int p2 = 0; p2 < 5; ++p2) {
#pragma clang fp contract(on)
                            const vec8 a0 = load_8(&max_pooling2d_MaxPool[y3 + p2][x3][c][b]),
                                a1 = load_8(&max_pooling2d_MaxPool[y3 + p2][x3 + 1][c][b]),
                                a2 = load_8(&max_pooling2d_MaxPool[y3 + p2][x3 + 2][c][b]),
                                a3 = load_8(&max_pooling2d_MaxPool[y3 + p2][x3 + 3][c][b]),
                                a4 = load_8(&max_pooling2d_MaxPool[y3 + p2][x3 + 4][c][b]),
                                a5 = load_8(&max_pooling2d_MaxPool[y3 + p2][x3 + 5][c][b]);
                            const float b0 = conv2d_1_kernel[p2][0][c][c2],
                                b1 = conv2d_1_kernel[p2][0][c][c2 + 1],
                                b2 = conv2d_1_kernel[p2][0][c][c2 + 2],
                                b3 = conv2d_1_kernel[p2][0][c][c2 + 3],
                                b4 = conv2d_1_kernel[p2][1][c][c2],
                                b5 = conv2d_1_kernel[p2][1][c][c2 + 1],
                                b6 = conv2d_1_kernel[p2][1][c][c2 + 2],
                                b7 = conv2d_1_kernel[p2][1][c][c2 + 3],
                                b8 = conv2d_1_kernel[p2][2][c][c2],
                                b9 = conv2d_1_kernel[p2][2][c][c2 + 1],
                                b10 = conv2d_1_kernel[p2][2][c][c2 + 2],
                                b11 = conv2d_1_kernel[p2][2][c][c2 + 3],
                                b12 = conv2d_1_kernel[p2][3][c][c2],
                                b13 = conv2d_1_kernel[p2][3][c][c2 + 1],
                                b14 = conv2d_1_kernel[p2][3][c][c2 + 2],
                                b15 = conv2d_1_kernel[p2][3][c][c2 + 3],
                                b16 = conv2d_1_kernel[p2][4][c][c2],
                                b17 = conv2d_1_kernel[p2][4][c][c2 + 1],
                                b18 = conv2d_1_kernel[p2][4][c][c2 + 2],
                                b19 = conv2d_1_kernel[p2][4][c][c2 + 3];
                            sum00 += a0 * b0, sum01 += a0 * b1, sum02 += a0 * b2, sum03 += a0 * b3,
                                sum10 += a1 * b0, sum11 += a1 * b1, sum12 += a1 * b2, sum13 += a1 * b3;
                            sum00 += a1 * b4, sum01 += a1 * b5, sum02 += a1 * b6, sum03 += a1 * b7,
                                sum10 += a2 * b4, sum11 += a2 * b5, sum12 += a2 * b6, sum13 += a2 * b7;
                            sum00 += a2 * b8, sum01 += a2 * b9, sum02 += a2 * b10, sum03 += a2 * b11,
                                sum10 += a3 * b8, sum11 += a3 * b9, sum12 += a3 * b10,
                                sum13 += a3 * b11;
                            sum00 += a3 * b12, sum01 += a3 * b13, sum02 += a3 * b14, sum03 += a3 * b15,
                                sum10 += a4 * b12, sum11 += a4 * b13, sum12 += a4 * b14,
                                sum13 += a4 * b15;
                            sum00 += a4 * b16, sum01 += a4 * b17, sum02 += a4 * b18, sum03 += a4 * b19,
                                sum10 += a5 * b16, sum11 += a5 * b17, sum12 += a5 * b18,
                                sum13 += a5 * b19;
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

/* test_40, kernel 4 of 9 */
static void test_40_conv2d_1_Conv2D(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_40_memory *m = call->arena;
    shared_conv2d_1_Conv2D(m->max_pooling2d_MaxPool, s->conv2d_1_kernel, m->conv2d_1_Conv2D, slice);
}

/* test_40, kernel 5 of 9: max_pooling2d_1_MaxPool[y4, x4, c2, b] = max p4 2 q4 2: tanh(conv2d_1_Conv2D[2*y4
 *     + p4, 2*x4 + q4, c2, b] + conv2d_1_bias[c2])
 *   from   lenet5.lua:8 conv2d_1 forward, :9 max_pooling2d_1 forward | sequential/max_pooling2d_1/MaxPool
 *          (reduce)
 *   axes   y4 5, x4 5, c2 16, b 40 in vectors of 8 | reduced: p4 2, q4 2
 *   cost   192.0 k operations, 320.1 k bytes */
static void shared_max_pooling2d_1_MaxPool(const float conv2d_1_Conv2D[10][10][16][40],
    const float *conv2d_1_bias, float max_pooling2d_1_MaxPool[5][5][16][40])
{
    for (int y4 = 0; y4 < 5; ++y4)
        for (int x4 = 0; x4 < 5; ++x4)
            for (int c2 = 0; c2 < 16; ++c2)
                for (int b = 0; b < 40; b += 8) {
                    vec8 most = -INFINITY;
                    {
                        const float b0 = conv2d_1_bias[c2];
                        const vec8 next0 = tanh_8(load_8(&conv2d_1_Conv2D[2 * y4][2 * x4][c2][b]) + b0);
                        most = most < next0 ? next0 : most;
                        const vec8 next1 = tanh_8(load_8(&conv2d_1_Conv2D[2 * y4][2 * x4 + 1][c2][b]) + b0);
                        most = most < next1 ? next1 : most;
                        const vec8 next2 = tanh_8(load_8(&conv2d_1_Conv2D[2 * y4 + 1][2 * x4][c2][b]) + b0);
                        most = most < next2 ? next2 : most;
                        const vec8 next3 =
                            tanh_8(load_8(&conv2d_1_Conv2D[2 * y4 + 1][2 * x4 + 1][c2][b]) + b0);
                        most = most < next3 ? next3 : most;
                    }
                    store_8(&max_pooling2d_1_MaxPool[y4][x4][c2][b], most);
                }
}

/* test_40, kernel 5 of 9 */
static void test_40_max_pooling2d_1_MaxPool(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_40_memory *m = call->arena;
    (void)slice;
    shared_max_pooling2d_1_MaxPool(m->conv2d_1_Conv2D, s->conv2d_1_bias, m->max_pooling2d_1_MaxPool);
}

/* test_40, kernel 6 of 9 */
static void test_40_dense_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_40_memory *m = call->arena;
    shared_dense_MatMul_partial(m->max_pooling2d_1_MaxPool, s->dense_kernel, m->dense_MatMul_partial,
        slice);
}

/* test_40, kernel 7 of 9 */
static void test_40_dense_Tanh(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_40_memory *m = call->arena;
    (void)slice;
    shared_dense_Tanh(m->dense_MatMul_partial, s->dense_bias, m->dense_Tanh);
}

/* test_40, kernel 8 of 9 */
static void test_40_dense_1_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_40_memory *m = call->arena;
    shared_dense_1_MatMul_partial(m->dense_Tanh, s->dense_1_kernel, m->dense_1_MatMul_partial, slice);
}

/* test_40, kernel 9 of 9: 11 nests in a row
 *   from   lenet5.lua:2 loss forward, :2 test_accuracy forward, :2 test_loss forward, :12 dense_1 forward,
 *          :13 dense_2 forward
 *   cost   33.6 k multiply-adds, 130.4 k bytes */
static void test_40_dense_1_Tanh(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_40_memory *m = call->arena;
    (void)slice;
    const uint8_t *field1 = call->inputs[1];
    /* sequential/dense_1/MatMul */
    for (int n2 = 0; n2 < 84; ++n2)
        for (int b = 0; b < 40; b += 8) {
            vec8 sum = 0;
            for (int slice = 0; slice < 8; ++slice)
                sum += load_8(&m->dense_1_MatMul_partial[slice][n2][b]);
            store_8(&m->dense_1_Tanh[n2][b], tanh_8(sum + s->dense_1_bias[n2]));
        }
    /* sequential/dense_2/MatMul */
    for (int b = 0; b < 40; b += 8) {
        for (int n3 = 0; n3 < 9; n3 += 3) {
            vec8 sum0 = 0, sum1 = 0, sum2 = 0;
            for (int n2 = 0; n2 < 84; ++n2) {
#pragma clang fp contract(on)
                const vec8 a0 = load_8(&m->dense_1_Tanh[n2][b]);
                sum0 += a0 * s->dense_2_kernel[n2][n3], sum1 += a0 * s->dense_2_kernel[n2][n3 + 1],
                    sum2 += a0 * s->dense_2_kernel[n2][n3 + 2];
            }
            store_8(&m->dense_2_MatMul[n3][b], sum0);
            store_8(&m->dense_2_MatMul[n3 + 1][b], sum1);
            store_8(&m->dense_2_MatMul[n3 + 2][b], sum2);
        }
        {
            vec8 sum = 0;
            for (int n2 = 0; n2 < 84; ++n2) {
#pragma clang fp contract(on)
                sum += load_8(&m->dense_1_Tanh[n2][b]) * s->dense_2_kernel[n2][9];
            }
            store_8(&m->dense_2_MatMul[9][b], sum);
        }
    }
    /* sequential/dense_2/Max */
    for (int b = 0; b < 40; b += 8) {
        vec8 most = -INFINITY;
        for (int n3 = 0; n3 < 10; ++n3) {
            const vec8 next0 = load_8(&m->dense_2_MatMul[n3][b]) + s->dense_2_bias[n3];
            most = most < next0 ? next0 : most;
        }
        store_8(&m->dense_2_Max[b], most);
    }
    /* sequential/dense_2/Softmax */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 40; b += 8)
            store_8(&m->dense_2_Softmax[n3][b],
                exp_8(load_8(&m->dense_2_MatMul[n3][b]) + s->dense_2_bias[n3] -
                load_8(&m->dense_2_Max[b])));
    /* sequential/dense_2/Sum */
    for (int b = 0; b < 40; b += 8) {
        vec8 sum = 0;
        for (int n3 = 0; n3 < 10; ++n3)
            sum += load_8(&m->dense_2_Softmax[n3][b]);
        store_8(&m->dense_2_Sum[b], sum);
    }
    /* sequential/dense_2/Softmax */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 40; b += 8)
            store_8(&m->dense_2_Softmax2[n3][b], load_8(&m->dense_2_Softmax[n3][b]) /
                load_8(&m->dense_2_Sum[b]));
    /* loss/Sum */
    for (int b = 0; b < 40; b += 8) {
        vec8 sum = 0;
        for (int n3 = 0; n3 < 10; ++n3)
            sum += (n3 == bytes_to_int_8(load_bytes_8(&field1[b]))) ? load_8(&m->dense_2_MatMul[n3][b]) +
                s->dense_2_bias[n3] - load_8(&m->dense_2_Max[b]) : (vec8)0.0f;
        store_8(&m->loss_Sum[b], sum);
    }
    /* loss/Sum */
    {
        vec8 sum = 0;
        for (int b = 0; b < 40; b += 8)
            sum += log_8(load_8(&m->dense_2_Sum[b])) - load_8(&m->loss_Sum[b]);
        s->test_loss_total[0] = s->test_loss_total[0] + sum_lanes_8(sum) / 40.0f;
    }
    /* test_accuracy/Max */
    for (int b = 0; b < 40; b += 8) {
        vec8 most = -INFINITY;
        for (int n3 = 0; n3 < 10; ++n3) {
            const vec8 next0 = load_8(&m->dense_2_Softmax2[n3][b]);
            most = most < next0 ? next0 : most;
        }
        store_8(&m->test_accuracy_Max[b], most);
    }
    /* test_accuracy/Min */
    for (int b = 0; b < 40; b += 8) {
        ivec8 least = INT32_MAX;
        for (int n3 = 0; n3 < 10; ++n3) {
            const ivec8 next0 = (load_8(&m->dense_2_Softmax2[n3][b]) == load_8(&m->test_accuracy_Max[b])) ?
                (ivec8)n3 : (ivec8)10;
            least = least > next0 ? next0 : least;
        }
        store_int_8(&m->test_accuracy_Min[b], least);
    }
    /* test_accuracy/Sum */
    {
        vec8 sum = 0;
        for (int b = 0; b < 40; b += 8)
            sum += (load_int_8(&m->test_accuracy_Min[b]) == bytes_to_int_8(load_bytes_8(&field1[b]))) ?
                (vec8)1.0f : (vec8)0.0f;
        s->test_accuracy_total[0] = s->test_accuracy_total[0] + sum_lanes_8(sum);
    }
}

/* predict_40, kernel 1 of 9: rescaling_mul[i, j, b] = to_float(field0[b, i, j]) * 0.003921569
 *   from   lenet5.lua:4 rescaling forward | sequential/rescaling/mul (mul)
 *   axes   i 28, j 28, b 40 in vectors of 8
 *   cost   62.7 k operations, 156.8 k bytes */
static void predict_40_rescaling_mul(const struct gradc_call *call, int slice)
{
    struct predict_40_memory *m = call->arena;
    (void)slice;
    const uint8_t(*field0)[28][28] = call->inputs[0];
    for (int i = 0; i < 28; ++i)
        for (int j = 0; j < 28; ++j)
            for (int b = 0; b < 40; b += 8)
                store_8(&m->rescaling_mul[i][j][b],
                    to_float_8(bytes_to_int_8(load_strided_bytes_8(&field0[b][i][j], 784))) * 0.003921569f);
}

/* predict_40, kernel 2 of 9 */
static void predict_40_conv2d_Conv2D(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_40_memory *m = call->arena;
    shared_conv2d_Conv2D(m->rescaling_mul, s->conv2d_kernel, m->conv2d_Conv2D, slice);
}

/* predict_40, kernel 3 of 9 */
static void predict_40_max_pooling2d_MaxPool(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_40_memory *m = call->arena;
    shared_max_pooling2d_MaxPool(m->conv2d_Conv2D, s->conv2d_bias, m->max_pooling2d_MaxPool, slice);
}

/* predict_40, kernel 4 of 9 */
static void predict_40_conv2d_1_Conv2D(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_40_memory *m = call->arena;
    shared_conv2d_1_Conv2D(m->max_pooling2d_MaxPool, s->conv2d_1_kernel, m->conv2d_1_Conv2D, slice);
}

/* predict_40, kernel 5 of 9 */
static void predict_40_max_pooling2d_1_MaxPool(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_40_memory *m = call->arena;
    (void)slice;
    shared_max_pooling2d_1_MaxPool(m->conv2d_1_Conv2D, s->conv2d_1_bias, m->max_pooling2d_1_MaxPool);
}

/* predict_40, kernel 6 of 9 */
static void predict_40_dense_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_40_memory *m = call->arena;
    shared_dense_MatMul_partial(m->max_pooling2d_1_MaxPool, s->dense_kernel, m->dense_MatMul_partial,
        slice);
}

/* predict_40, kernel 7 of 9 */
static void predict_40_dense_Tanh(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_40_memory *m = call->arena;
    (void)slice;
    shared_dense_Tanh(m->dense_MatMul_partial, s->dense_bias, m->dense_Tanh);
}

/* predict_40, kernel 8 of 9 */
static void predict_40_dense_1_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_40_memory *m = call->arena;
    shared_dense_1_MatMul_partial(m->dense_Tanh, s->dense_1_kernel, m->dense_1_MatMul_partial, slice);
}

/* predict_40, kernel 9 of 9: 6 nests in a row
 *   from   lenet5.lua:12 dense_1 forward, :13 dense_2 forward
 *   cost   33.6 k multiply-adds, 129.8 k bytes */
static void predict_40_dense_1_Tanh(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_40_memory *m = call->arena;
    (void)slice;
    /* sequential/dense_1/MatMul */
    for (int n2 = 0; n2 < 84; ++n2)
        for (int b = 0; b < 40; b += 8) {
            vec8 sum = 0;
            for (int slice = 0; slice < 8; ++slice)
                sum += load_8(&m->dense_1_MatMul_partial[slice][n2][b]);
            store_8(&m->dense_1_Tanh[n2][b], tanh_8(sum + s->dense_1_bias[n2]));
        }
    /* sequential/dense_2/MatMul */
    for (int b = 0; b < 40; b += 8) {
        for (int n3 = 0; n3 < 9; n3 += 3) {
            vec8 sum0 = 0, sum1 = 0, sum2 = 0;
            for (int n2 = 0; n2 < 84; ++n2) {
#pragma clang fp contract(on)
                const vec8 a0 = load_8(&m->dense_1_Tanh[n2][b]);
                sum0 += a0 * s->dense_2_kernel[n2][n3], sum1 += a0 * s->dense_2_kernel[n2][n3 + 1],
                    sum2 += a0 * s->dense_2_kernel[n2][n3 + 2];
            }
            store_8(&m->dense_2_MatMul[n3][b], sum0);
            store_8(&m->dense_2_MatMul[n3 + 1][b], sum1);
            store_8(&m->dense_2_MatMul[n3 + 2][b], sum2);
        }
        {
            vec8 sum = 0;
            for (int n2 = 0; n2 < 84; ++n2) {
#pragma clang fp contract(on)
                sum += load_8(&m->dense_1_Tanh[n2][b]) * s->dense_2_kernel[n2][9];
            }
            store_8(&m->dense_2_MatMul[9][b], sum);
        }
    }
    /* sequential/dense_2/Max */
    for (int b = 0; b < 40; b += 8) {
        vec8 most = -INFINITY;
        for (int n3 = 0; n3 < 10; ++n3) {
            const vec8 next0 = load_8(&m->dense_2_MatMul[n3][b]) + s->dense_2_bias[n3];
            most = most < next0 ? next0 : most;
        }
        store_8(&m->dense_2_Max[b], most);
    }
    /* sequential/dense_2/Softmax */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 40; b += 8)
            store_8(&m->dense_2_Softmax[n3][b],
                exp_8(load_8(&m->dense_2_MatMul[n3][b]) + s->dense_2_bias[n3] -
                load_8(&m->dense_2_Max[b])));
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

/* metrics, kernel 1 of 1: 4 nests in a row
 *   from   lenet5.lua:2 test_accuracy forward, :2 test_loss forward, :2 train_accuracy forward, :2
 *          train_loss forward
 *   cost   16 operations, 48 bytes */
static void metrics_train_loss_select(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct metrics_memory *m = call->arena;
    (void)slice;
    /* train_loss/select */
    {
        const float a0 = s->train_loss_count[0];
        m->train_loss_select[0] = (a0 == 0.0f) ? 0.0f : s->train_loss_total[0] / (1.0f < a0 ? a0 : 1.0f);
    }
    /* train_accuracy/select */
    {
        const float a0 = s->train_accuracy_count[0];
        m->train_accuracy_select[0] = (a0 == 0.0f) ? 0.0f : s->train_accuracy_total[0] /
            (1.0f < a0 ? a0 : 1.0f);
    }
    /* test_loss/select */
    {
        const float a0 = s->test_loss_count[0];
        m->test_loss_select[0] = (a0 == 0.0f) ? 0.0f : s->test_loss_total[0] / (1.0f < a0 ? a0 : 1.0f);
    }
    /* test_accuracy/select */
    {
        const float a0 = s->test_accuracy_count[0];
        m->test_accuracy_select[0] = (a0 == 0.0f) ? 0.0f : s->test_accuracy_total[0] /
            (1.0f < a0 ? a0 : 1.0f);
    }
}


static const struct gradc_array initialize_inputs[] = {
    {"seed", GRADC_I64, 0, {0}, 0},
};
static const struct gradc_phase initialize_phases[] = {
    {"conv2d_kernel", initialize_conv2d_kernel, 1, 0, 246832},
};

static const struct gradc_array train_40_inputs[] = {
    {"field0", GRADC_U8, 3, {40, 28, 28}, 0},
    {"field1", GRADC_U8, 1, {40}, 0},
};
static const struct gradc_array train_40_outputs[] = {
    {"loss", GRADC_F32, 0, {0}, offsetof(struct train_40_memory, loss_div)},
};
static const struct gradc_phase train_40_phases[] = {
    {"rescaling_mul", train_40_rescaling_mul, 1, 0, 156836},
    {"conv2d_Tanh", train_40_conv2d_Tanh, 8, 4704000, 878704},
    {"max_pooling2d_MaxPool", train_40_max_pooling2d_MaxPool, 8, 0, 1128960},
    {"conv2d_1_Tanh", train_40_conv2d_1_Tanh, 8, 9600000, 453824},
    {"max_pooling2d_1_MaxPool", train_40_max_pooling2d_1_MaxPool, 1, 0, 384000},
    {"dense_MatMul_partial", train_40_dense_MatMul_partial, 8, 1920000, 409600},
    {"dense_Tanh", train_40_dense_Tanh, 1, 0, 173280},
    {"dense_1_MatMul_partial", train_40_dense_1_MatMul_partial, 8, 403200, 167040},
    {"dense_1_Tanh", train_40_dense_1_Tanh, 1, 100800, 179280},
    {"d_dense_Tanh_mul2", train_40_d_dense_Tanh_mul2, 8, 806400, 307204},
    {"d_dense_Tanh_mul2_by_n", train_40_d_dense_Tanh_mul2_by_n, 1, 0, 41284},
    {"d_dense_MatMul_contract", train_40_d_dense_MatMul_contract, 8, 3840000, 1318404},
    {"d_max_pooling2d_1_view_reduce", train_40_d_max_pooling2d_1_view_reduce, 1, 0, 1152388},
    {"d_conv2d_1_Conv2D_contract", train_40_d_conv2d_1_Conv2D_contract, 8, 18816000, 1206400},
    {"d_conv2d_1_Conv2D_contract2_partial", train_40_d_conv2d_1_Conv2D_contract2_partial, 8, 9600000, 520960},
    {"d_conv2d_Tanh_mul2", train_40_d_conv2d_Tanh_mul2, 8, 4704000, 2388160},
    {"conv2d_1_kernel", train_40_conv2d_1_kernel, 1, 0, 895588},
};

static const struct gradc_array test_40_inputs[] = {
    {"field0", GRADC_U8, 3, {40, 28, 28}, 0},
    {"field1", GRADC_U8, 1, {40}, 0},
};
static const struct gradc_phase test_40_phases[] = {
    {"rescaling_mul", test_40_rescaling_mul, 1, 0, 156816},
    {"conv2d_Conv2D", test_40_conv2d_Conv2D, 8, 4704000, 878680},
    {"max_pooling2d_MaxPool", test_40_max_pooling2d_MaxPool, 8, 0, 940824},
    {"conv2d_1_Conv2D", test_40_conv2d_1_Conv2D, 8, 9600000, 453760},
    {"max_pooling2d_1_MaxPool", test_40_max_pooling2d_1_MaxPool, 1, 0, 320064},
    {"dense_MatMul_partial", test_40_dense_MatMul_partial, 8, 1920000, 409600},
    {"dense_Tanh", test_40_dense_Tanh, 1, 0, 173280},
    {"dense_1_MatMul_partial", test_40_dense_1_MatMul_partial, 8, 403200, 167040},
    {"dense_1_Tanh", test_40_dense_1_Tanh, 1, 33600, 130352},
};

static const struct gradc_array predict_40_inputs[] = {
    {"field0", GRADC_U8, 3, {40, 28, 28}, 0},
};
static const struct gradc_array predict_40_outputs[] = {
    {"predictions", GRADC_F32, 2, {40, 10}, offsetof(struct predict_40_memory, dense_2_Softmax2)},
};
static const struct gradc_phase predict_40_phases[] = {
    {"rescaling_mul", predict_40_rescaling_mul, 1, 0, 156800},
    {"conv2d_Conv2D", predict_40_conv2d_Conv2D, 8, 4704000, 878680},
    {"max_pooling2d_MaxPool", predict_40_max_pooling2d_MaxPool, 8, 0, 940824},
    {"conv2d_1_Conv2D", predict_40_conv2d_1_Conv2D, 8, 9600000, 453760},
    {"max_pooling2d_1_MaxPool", predict_40_max_pooling2d_1_MaxPool, 1, 0, 320064},
    {"dense_MatMul_partial", predict_40_dense_MatMul_partial, 8, 1920000, 409600},
    {"dense_Tanh", predict_40_dense_Tanh, 1, 0, 173280},
    {"dense_1_MatMul_partial", predict_40_dense_1_MatMul_partial, 8, 403200, 167040},
    {"dense_1_Tanh", predict_40_dense_1_Tanh, 1, 33600, 129816},
};
static const struct gradc_array metrics_outputs[] = {
    {"loss", GRADC_F32, 0, {0}, offsetof(struct metrics_memory, train_loss_select)},
    {"accuracy", GRADC_F32, 0, {0}, offsetof(struct metrics_memory, train_accuracy_select)},
    {"val_loss", GRADC_F32, 0, {0}, offsetof(struct metrics_memory, test_loss_select)},
    {"val_accuracy", GRADC_F32, 0, {0}, offsetof(struct metrics_memory, test_accuracy_select)},
};
static const struct gradc_phase metrics_phases[] = {
    {"train_loss_select", metrics_train_loss_select, 1, 0, 48},
};

static const struct gradc_function functions[] = {
    {"initialize", 0, initialize_phases, initialize_inputs, NULL, 1, 1, 0},
    {"train", 40, train_40_phases, train_40_inputs, train_40_outputs, 17, 2, 1},
    {"test", 40, test_40_phases, test_40_inputs, NULL, 9, 2, 0},
    {"predict", 40, predict_40_phases, predict_40_inputs, predict_40_outputs, 9, 1, 1},
    {"metrics", 0, metrics_phases, NULL, metrics_outputs, 1, 0, 4},
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
    .schedule = "fused",
    .march = "x86-64-v3",
    .rebuild = "gradc build lenet5.lua --march=native",
    .cpu = cpu,
    .state_size = sizeof(struct state),
    .arena_size = 2519168,
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
