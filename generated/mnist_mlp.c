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
 *   schedule       fused: nests that sweep the same axes share their loops
 *   target         x86-64-v3, vectors of 8 floats, 16 registers
 *   slices         8 of every phase whose work is large, whatever the machine
 *   unrolled       2 of 84 nests whole; of 68 more tiles, taps and vectors, at most 96 points
 *   state          875 712 bytes
 *   arena          247 808 bytes, valid within one call
 *   stack          no local arrays
 *   functions                   multiply-adds other operations    bytes moved
 *   initialize       2 kernels              0        5 646 208        437 560
 *   train_32         8 kernels      7 270 400          583 406      3 083 508
 *   test_32          5 kernels      3 493 888          117 285      1 102 056
 *   test_16          5 kernels      1 746 944           58 645        769 816
 *   predict_32       5 kernels      3 493 888          113 856      1 101 608
 *   metrics          1 kernels              0               16             48
 *   made by        gradc emit mnist_mlp.lua --schedule=fused --march=x86-64-v3
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

/* Memory of train_32: arrays that overlap are never alive at once (comments: kernels from - to). */
struct train_32_memory {
    union {
        struct {
            _Alignas(64) float d_dense_1_MatMul_contract[128][32]; /* 6 - 7 */
            float d_dense_Relu_select_by_n[32][128]; /* 7 - 8 */
            char pad_0_0[32768];
            float dense_1_Relu[64][32]; /* 5 */
            float d_dense_1_Relu_select[64][32]; /* 5 - 6 */
            float d_dense_1_Relu_select_by_n2[32][64]; /* 5 - 6 */
            float dense_2_MatMul[10][32]; /* 5 */
            float dense_2_Softmax[10][32]; /* 5 */
            float dense_2_Softmax2[10][32]; /* 5 */
            float d_dense_2_Softmax_add[10][32]; /* 5 */
            float d_dense_2_Softmax_add_by_n3[32][10]; /* 5 */
            float dense_2_Max[32]; /* 5 */
            float dense_2_Sum[32]; /* 5 */
            float loss_Sum[32]; /* 5 */
            float d_loss_log_div[32]; /* 5 */
            float train_accuracy_Max[32]; /* 5 */
            int32_t train_accuracy_Min[32]; /* 5 */
            float loss_div[1]; /* 5 - 9 */
            char pad_0_1[33728];
            _Alignas(64) float rescaling_mul[28][28][32]; /* 1 - 8 */
            float dense_Relu[128][32]; /* 3 - 7 */
        };
        struct {
            _Alignas(64) float dense_MatMul_partial[8][128][32]; /* 2 - 3 */
        };
        struct {
            _Alignas(64) float dense_1_MatMul_partial[8][64][32]; /* 4 - 5 */
        };
    };
};
_Static_assert(sizeof(struct train_32_memory) <= 247808, "the arena is as the memory plan has it");

/* Memory of test_32: arrays that overlap are never alive at once (comments: kernels from - to). */
struct test_32_memory {
    union {
        struct {
            _Alignas(64) float dense_MatMul_partial[8][128][32]; /* 2 - 3 */
            float rescaling_mul[28][28][32]; /* 1 - 2 */
        };
        struct {
            _Alignas(64) float dense_1_MatMul_partial[8][64][32]; /* 4 - 5 */
            float dense_1_Relu[64][32]; /* 5 */
            float dense_2_MatMul[10][32]; /* 5 */
            float dense_2_Softmax[10][32]; /* 5 */
            float dense_2_Softmax2[10][32]; /* 5 */
            float dense_2_Max[32]; /* 5 */
            float dense_2_Sum[32]; /* 5 */
            float loss_Sum[32]; /* 5 */
            float test_accuracy_Max[32]; /* 5 */
            int32_t test_accuracy_Min[32]; /* 5 */
            char pad_1_0[52864];
            float dense_Relu[128][32]; /* 3 - 4 */
        };
    };
};
_Static_assert(sizeof(struct test_32_memory) <= 247808, "the arena is as the memory plan has it");

/* Memory of test_16: arrays that overlap are never alive at once (comments: kernels from - to). */
struct test_16_memory {
    union {
        struct {
            _Alignas(64) float dense_MatMul_partial[8][128][16]; /* 2 - 3 */
            float rescaling_mul[28][28][16]; /* 1 - 2 */
        };
        struct {
            _Alignas(64) float dense_1_MatMul_partial[8][64][16]; /* 4 - 5 */
            float dense_1_Relu[64][16]; /* 5 */
            float dense_2_MatMul[10][16]; /* 5 */
            float dense_2_Softmax[10][16]; /* 5 */
            float dense_2_Softmax2[10][16]; /* 5 */
            float dense_2_Max[16]; /* 5 */
            float dense_2_Sum[16]; /* 5 */
            float loss_Sum[16]; /* 5 */
            float test_accuracy_Max[16]; /* 5 */
            int32_t test_accuracy_Min[16]; /* 5 */
            char pad_1_0[26432];
            float dense_Relu[128][16]; /* 3 - 4 */
        };
    };
};
_Static_assert(sizeof(struct test_16_memory) <= 247808, "the arena is as the memory plan has it");

/* Memory of predict_32: arrays that overlap are never alive at once (comments: kernels from - to). */
struct predict_32_memory {
    union {
        struct {
            _Alignas(64) float dense_MatMul_partial[8][128][32]; /* 2 - 3 */
            float rescaling_mul[28][28][32]; /* 1 - 2 */
        };
        struct {
            _Alignas(64) float dense_1_MatMul_partial[8][64][32]; /* 4 - 5 */
            float dense_1_Relu[64][32]; /* 5 */
            float dense_2_MatMul[10][32]; /* 5 */
            float dense_2_Softmax[10][32]; /* 5 */
            float dense_2_Softmax2[32][10]; /* 5 - 6 */
            float dense_2_Max[32]; /* 5 */
            float dense_2_Sum[32]; /* 5 */
            char pad_1_0[53248];
            float dense_Relu[128][32]; /* 3 - 4 */
        };
    };
};
_Static_assert(sizeof(struct predict_32_memory) <= 247808, "the arena is as the memory plan has it");

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
_Static_assert(sizeof(struct metrics_memory) <= 247808, "the arena is as the memory plan has it");

static const int cuts_28_8[] = {0, 3, 7, 10, 14, 17, 21, 24, 28};
static const int cuts_128_8[] = {0, 16, 32, 48, 64, 80, 96, 112, 128};

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

/* initialize, kernel 1 of 2: 5 nests in a row
 *   from   mnist_mlp.lua:6 bias forward, :7 bias forward, :7 kernel forward, :8 bias forward, :8 kernel
 *          forward
 *   cost   427.9 k operations, 36.1 k bytes */
static void initialize_dense_bias(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    (void)slice;
    const int64_t *seed = call->inputs[0];
    /* sequential/dense/bias/assign */
    for (int n = 0; n < 128; n += 8)
        store_8(&s->dense_bias[n], (vec8)0.0f);
    /* initialize/sequential/dense_1/kernel/sub */
    for (int n = 0; n < 128; ++n)
        for (int n2 = 0; n2 < 64; n2 += 8) {
            const int64_t a0 = seed[0];
            const vec8 dense_1_kernel_sub = uniform_8(a0, 0, 3, n2 + 64 * n + iota_8()) * 1.9089994f -
                0.9544997f;
            const vec8 dense_1_kernel_neg =
                -log_8((1.0f - dense_1_kernel_sub) * (1.0f + dense_1_kernel_sub));
            const vec8 dense_1_kernel_sub2 = dense_1_kernel_neg - 2.5f;
            const vec8 dense_1_kernel_sub3 =
                sqrt_8(0.0f < dense_1_kernel_neg ? dense_1_kernel_neg : (vec8)0.0f) - 3.0f;
            store_8(&s->dense_1_kernel[n][n2],
                (dense_1_kernel_neg < 5.0f ?
                ((((((((dense_1_kernel_sub2 * 0.0f + 2.8102264e-08f) * dense_1_kernel_sub2 +
                3.4327394e-07f) * dense_1_kernel_sub2 + -3.5233877e-06f) * dense_1_kernel_sub2 +
                -4.3915065e-06f) * dense_1_kernel_sub2 + 0.00021858087f) * dense_1_kernel_sub2 +
                -0.001253725f) * dense_1_kernel_sub2 + -0.0041776816f) * dense_1_kernel_sub2 +
                0.24664073f) * dense_1_kernel_sub2 + 1.5014094f :
                ((((((((dense_1_kernel_sub3 * 0.0f + -0.00020021426f) * dense_1_kernel_sub3 +
                0.00010095056f) * dense_1_kernel_sub3 + 0.0013493432f) * dense_1_kernel_sub3 +
                -0.0036734284f) * dense_1_kernel_sub3 + 0.0057395077f) * dense_1_kernel_sub3 +
                -0.0076224613f) * dense_1_kernel_sub3 + 0.0094388705f) * dense_1_kernel_sub3 + 1.001674f) *
                dense_1_kernel_sub3 + 2.8329768f) * dense_1_kernel_sub * 0.2009681f);
        }
    /* sequential/dense_1/bias/assign */
    for (int n2 = 0; n2 < 64; n2 += 8)
        store_8(&s->dense_1_bias[n2], (vec8)0.0f);
    /* initialize/sequential/dense_2/kernel/add */
    for (int n2 = 0; n2 < 64; ++n2) {
        store_8(&s->dense_2_kernel[n2][0], uniform_8(seed[0], 0, 5, 10 * n2 + iota_8()) * 0.5694948f +
            -0.2847474f);
        store_2(&s->dense_2_kernel[n2][8], uniform_2(seed[0], 0, 5, 10 * n2 + 8 + iota_2()) * 0.5694948f +
            -0.2847474f);
    }
    /* sequential/dense_2/bias/assign */
    for (int n3 = 0; n3 < 10; ++n3)
        s->dense_2_bias[n3] = 0.0f;
}

/* initialize, kernel 2 of 2: dense_kernel[k0, k1, n] = (((-log((1 - ((uniform(seed, 0, 1, n + 3584*k0 +
 *     128*k1) * 1.9089995) - 0.9544997)) * (1 + ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) * 1.9089995) -
 *     0.9544997))) < 5) ? (((((((((((((((((((-log((1 - ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) *
 *     1.9089995) - 0.9544997)) * (1 + ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) * 1.9089995) -
 *     0.9544997))) - 2.5) * 0) + 2.8102264e-08) * (-log((1 - ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) *
 *     1.9089995) - 0.9544997)) * (1 + ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) * 1.9089995) -
 *     0.9544997))) - 2.5)) + 3.4327394e-07) * (-log((1 - ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) *
 *     1.9089995) - 0.9544997)) * (1 + ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) * 1.9089995) -
 *     0.9544997))) - 2.5)) + -3.5233877e-06) * (-log((1 - ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) *
 *     1.9089995) - 0.9544997)) * (1 + ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) * 1.9089995) -
 *     0.9544997))) - 2.5)) + -4.3915065e-06) * (-log((1 - ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) *
 *     1.9089995) - 0.9544997)) * (1 + ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) * 1.9089995) -
 *     0.9544997))) - 2.5)) + 0.00021858087) * (-log((1 - ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) *
 *     1.9089995) - 0.9544997)) * (1 + ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) * 1.9089995) -
 *     0.9544997))) - 2.5)) + -0.001253725) * (-log((1 - ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) *
 *     1.9089995) - 0.9544997)) * (1 + ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) * 1.9089995) -
 *     0.9544997))) - 2.5)) + -0.0041776816) * (-log((1 - ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) *
 *     1.9089995) - 0.9544997)) * (1 + ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) * 1.9089995) -
 *     0.9544997))) - 2.5)) + 0.24664073) * (-log((1 - ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) *
 *     1.9089995) - 0.9544997)) * (1 + ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) * 1.9089995) -
 *     0.9544997))) - 2.5)) + 1.5014094) : (((((((((((((((((((sqrt(0 < -log((1 - ((uniform(seed, 0, 1, n +
 *     3584*k0 + 128*k1) * 1.9089995) - 0.9544997)) * (1 + ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) *
 *     1.9089995) - 0.9544997))) ? -log((1 - ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) * 1.9089995) -
 *     0.9544997)) * (1 + ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) * 1.9089995) - 0.9544997))) : 0) - 3)
 *     * 0) + -0.00020021426) * (sqrt(0 < -log((1 - ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) * 1.9089995)
 *     - 0.9544997)) * (1 + ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) * 1.9089995) - 0.9544997))) ?
 *     -log((1 - ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) * 1.9089995) - 0.9544997)) * (1 +
 *     ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) * 1.9089995) - 0.9544997))) : 0) - 3)) + 0.00010095056) *
 *     (sqrt(0 < -log((1 - ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) * 1.9089995) - 0.9544997)) * (1 +
 *     ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) * 1.9089995) - 0.9544997))) ? -log((1 - ((uniform(seed,
 *     0, 1, n + 3584*k0 + 128*k1) * 1.9089995) - 0.9544997)) * (1 + ((uniform(seed, 0, 1, n + 3584*k0 +
 *     128*k1) * 1.9089995) - 0.9544997))) : 0) - 3)) + 0.0013493432) * (sqrt(0 < -log((1 - ((uniform(seed,
 *     0, 1, n + 3584*k0 + 128*k1) * 1.9089995) - 0.9544997)) * (1 + ((uniform(seed, 0, 1, n + 3584*k0 +
 *     128*k1) * 1.9089995) - 0.9544997))) ? -log((1 - ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) *
 *     1.9089995) - 0.9544997)) * (1 + ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) * 1.9089995) -
 *     0.9544997))) : 0) - 3)) + -0.0036734284) * (sqrt(0 < -log((1 - ((uniform(seed, 0, 1, n + 3584*k0 +
 *     128*k1) * 1.9089995) - 0.9544997)) * (1 + ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) * 1.9089995) -
 *     0.9544997))) ? -log((1 - ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) * 1.9089995) - 0.9544997)) * (1
 *     + ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) * 1.9089995) - 0.9544997))) : 0) - 3)) + 0.0057395077)
 *     * (sqrt(0 < -log((1 - ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) * 1.9089995) - 0.9544997)) * (1 +
 *     ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) * 1.9089995) - 0.9544997))) ? -log((1 - ((uniform(seed,
 *     0, 1, n + 3584*k0 + 128*k1) * 1.9089995) - 0.9544997)) * (1 + ((uniform(seed, 0, 1, n + 3584*k0 +
 *     128*k1) * 1.9089995) - 0.9544997))) : 0) - 3)) + -0.0076224613) * (sqrt(0 < -log((1 - ((uniform(seed,
 *     0, 1, n + 3584*k0 + 128*k1) * 1.9089995) - 0.9544997)) * (1 + ((uniform(seed, 0, 1, n + 3584*k0 +
 *     128*k1) * 1.9089995) - 0.9544997))) ? -log((1 - ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) *
 *     1.9089995) - 0.9544997)) * (1 + ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) * 1.9089995) -
 *     0.9544997))) : 0) - 3)) + 0.0094388705) * (sqrt(0 < -log((1 - ((uniform(seed, 0, 1, n + 3584*k0 +
 *     128*k1) * 1.9089995) - 0.9544997)) * (1 + ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) * 1.9089995) -
 *     0.9544997))) ? -log((1 - ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) * 1.9089995) - 0.9544997)) * (1
 *     + ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) * 1.9089995) - 0.9544997))) : 0) - 3)) + 1.001674) *
 *     (sqrt(0 < -log((1 - ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) * 1.9089995) - 0.9544997)) * (1 +
 *     ((uniform(seed, 0, 1, n + 3584*k0 + 128*k1) * 1.9089995) - 0.9544997))) ? -log((1 - ((uniform(seed,
 *     0, 1, n + 3584*k0 + 128*k1) * 1.9089995) - 0.9544997)) * (1 + ((uniform(seed, 0, 1, n + 3584*k0 +
 *     128*k1) * 1.9089995) - 0.9544997))) : 0) - 3)) + 2.8329768)) * ((uniform(seed, 0, 1, n + 3584*k0 +
 *     128*k1) * 1.9089995) - 0.9544997)) * 0.08120337
 *   from   mnist_mlp.lua:6 kernel forward | initialize/sequential/dense/kernel/sub (sub)
 *   axes   k0 28 in 8 slices, k1 28, n 128 in vectors of 8
 *   cost   5218.3 k operations, 401.4 k bytes */
static void initialize_dense_kernel(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    const int64_t *seed = call->inputs[0];
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int k0 = from; k0 < to; ++k0)
        for (int k1 = 0; k1 < 28; ++k1)
            for (int n = 0; n < 128; n += 8) {
                const int64_t a0 = seed[0];
                const vec8 dense_kernel_sub = uniform_8(a0, 0, 1, n + 3584 * k0 + 128 * k1 + iota_8()) *
                    1.9089994f - 0.9544997f;
                const vec8 dense_kernel_neg = -log_8((1.0f - dense_kernel_sub) * (1.0f + dense_kernel_sub));
                const vec8 dense_kernel_sub2 = dense_kernel_neg - 2.5f;
                const vec8 dense_kernel_sub3 =
                    sqrt_8(0.0f < dense_kernel_neg ? dense_kernel_neg : (vec8)0.0f) - 3.0f;
                store_8(&s->dense_kernel[k0][k1][n],
                    (dense_kernel_neg < 5.0f ?
                    ((((((((dense_kernel_sub2 * 0.0f + 2.8102264e-08f) * dense_kernel_sub2 +
                    3.4327394e-07f) * dense_kernel_sub2 + -3.5233877e-06f) * dense_kernel_sub2 +
                    -4.3915065e-06f) * dense_kernel_sub2 + 0.00021858087f) * dense_kernel_sub2 +
                    -0.001253725f) * dense_kernel_sub2 + -0.0041776816f) * dense_kernel_sub2 +
                    0.24664073f) * dense_kernel_sub2 + 1.5014094f :
                    ((((((((dense_kernel_sub3 * 0.0f + -0.00020021426f) * dense_kernel_sub3 +
                    0.00010095056f) * dense_kernel_sub3 + 0.0013493432f) * dense_kernel_sub3 +
                    -0.0036734284f) * dense_kernel_sub3 + 0.0057395077f) * dense_kernel_sub3 +
                    -0.0076224613f) * dense_kernel_sub3 + 0.0094388705f) * dense_kernel_sub3 + 1.001674f) *
                    dense_kernel_sub3 + 2.8329768f) * dense_kernel_sub * 0.08120337f);
            }
}

/* train_32, kernel 1 of 8: 4 nests in a row
 *   from   mnist_mlp.lua:2 SGD update, :2 train_accuracy forward, :2 train_loss forward, :4 rescaling
 *          forward
 *   cost   50.2 k operations, 125.5 k bytes */
static void train_32_rescaling_mul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    const uint8_t(*field0)[28][28] = call->inputs[0];
    /* sequential/rescaling/mul */
    for (int k0 = 0; k0 < 28; ++k0)
        for (int k1 = 0; k1 < 28; ++k1)
            for (int b = 0; b < 32; b += 8)
                store_8(&m->rescaling_mul[k0][k1][b],
                    to_float_8(bytes_to_int_8(load_strided_bytes_8(&field0[b][k0][k1], 784))) *
                    0.003921569f);
    /* SGD/add */
    s->SGD_iter[0] = s->SGD_iter[0] + 1;
    /* train_loss/add */
    s->train_loss_count[0] = s->train_loss_count[0] + 1.0f;
    /* train_accuracy/add */
    s->train_accuracy_count[0] = s->train_accuracy_count[0] + 32.0f;
}

/* train_32, kernel 2 of 8: dense_MatMul_partial[slice, n, b] = sum k0 28 k1 28: rescaling_mul[k0, k1, b] *
 *     dense_kernel[k0, k1, n]
 *   from   mnist_mlp.lua:6 dense forward | sequential/dense/MatMul (contract)
 *   axes   n 128, b 32 in vectors of 8 | reduced: k0 28 in 8 slices, k1 28
 *   cost   3211.3 k multiply-adds, 632.8 k bytes */
static void shared_dense_MatMul_partial(const float rescaling_mul[28][28][32],
    const float dense_kernel[28][28][128], float dense_MatMul_partial[8][128][32], int slice)
{
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int b = 0; b < 32; b += 16) {
        for (int n = 0; n < 126; n += 6) {
            vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0,
                sum31 = 0, sum40 = 0, sum41 = 0, sum50 = 0, sum51 = 0;
            for (int k0 = from; k0 < to; ++k0) {
                for (int k1 = 0; k1 < 28; ++k1) {
#pragma clang fp contract(on)
                    const vec8 a0 = load_8(&rescaling_mul[k0][k1][b]),
                        a1 = load_8(&rescaling_mul[k0][k1][b + 8]);
                    const float b0 = dense_kernel[k0][k1][n], b1 = dense_kernel[k0][k1][n + 1],
                        b2 = dense_kernel[k0][k1][n + 2], b3 = dense_kernel[k0][k1][n + 3],
                        b4 = dense_kernel[k0][k1][n + 4], b5 = dense_kernel[k0][k1][n + 5];
                    sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1, sum11 += a1 * b1,
                        sum20 += a0 * b2, sum21 += a1 * b2, sum30 += a0 * b3, sum31 += a1 * b3,
                        sum40 += a0 * b4, sum41 += a1 * b4, sum50 += a0 * b5, sum51 += a1 * b5;
                }
            }
            store_8(&dense_MatMul_partial[slice][n][b], sum00);
            store_8(&dense_MatMul_partial[slice][n][b + 8], sum01);
            store_8(&dense_MatMul_partial[slice][n + 1][b], sum10);
            store_8(&dense_MatMul_partial[slice][n + 1][b + 8], sum11);
            store_8(&dense_MatMul_partial[slice][n + 2][b], sum20);
            store_8(&dense_MatMul_partial[slice][n + 2][b + 8], sum21);
            store_8(&dense_MatMul_partial[slice][n + 3][b], sum30);
            store_8(&dense_MatMul_partial[slice][n + 3][b + 8], sum31);
            store_8(&dense_MatMul_partial[slice][n + 4][b], sum40);
            store_8(&dense_MatMul_partial[slice][n + 4][b + 8], sum41);
            store_8(&dense_MatMul_partial[slice][n + 5][b], sum50);
            store_8(&dense_MatMul_partial[slice][n + 5][b + 8], sum51);
        }
        {
            vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0;
            for (int k0 = from; k0 < to; ++k0) {
                for (int k1 = 0; k1 < 28; ++k1) {
#pragma clang fp contract(on)
                    const vec8 a0 = load_8(&rescaling_mul[k0][k1][b]),
                        a1 = load_8(&rescaling_mul[k0][k1][b + 8]);
                    const float b0 = dense_kernel[k0][k1][126], b1 = dense_kernel[k0][k1][127];
                    sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1, sum11 += a1 * b1;
                }
            }
            store_8(&dense_MatMul_partial[slice][126][b], sum00);
            store_8(&dense_MatMul_partial[slice][126][b + 8], sum01);
            store_8(&dense_MatMul_partial[slice][127][b], sum10);
            store_8(&dense_MatMul_partial[slice][127][b + 8], sum11);
        }
    }
}

/* train_32, kernel 2 of 8 */
static void train_32_dense_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    shared_dense_MatMul_partial(m->rescaling_mul, s->dense_kernel, m->dense_MatMul_partial, slice);
}

/* train_32, kernel 3 of 8: dense_Relu[n, b] = sum slice 8: dense_MatMul_partial[slice, n, b], then (so_far
 *     + dense_bias[n]) < 0 ? 0 : (so_far + dense_bias[n])
 *   from   mnist_mlp.lua:6 dense forward | sequential/dense/MatMul (contract of slices)
 *   axes   n 128, b 32 in vectors of 8 | reduced: slice 8
 *   cost   41.0 k operations, 148.0 k bytes */
static void shared_dense_Relu(const float dense_MatMul_partial[8][128][32], const float *dense_bias,
    float dense_Relu[128][32])
{
    for (int n = 0; n < 128; ++n)
        for (int b = 0; b < 32; b += 8) {
            vec8 sum = 0;
            for (int slice = 0; slice < 8; ++slice)
                sum += load_8(&dense_MatMul_partial[slice][n][b]);
            const vec8 dense_BiasAdd = sum + dense_bias[n];
            store_8(&dense_Relu[n][b], dense_BiasAdd < 0.0f ? (vec8)0.0f : dense_BiasAdd);
        }
}

/* train_32, kernel 3 of 8 */
static void train_32_dense_Relu(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    shared_dense_Relu(m->dense_MatMul_partial, s->dense_bias, m->dense_Relu);
}

/* train_32, kernel 4 of 8: dense_1_MatMul_partial[slice, n2, b] = sum n 128: dense_Relu[n, b] *
 *     dense_1_kernel[n, n2]
 *   from   mnist_mlp.lua:7 dense_1 forward | sequential/dense_1/MatMul (contract)
 *   axes   n2 64, b 32 in vectors of 8 | reduced: n 128 in 8 slices
 *   cost   262.1 k multiply-adds, 114.7 k bytes */
static void shared_dense_1_MatMul_partial(const float dense_Relu[128][32],
    const float dense_1_kernel[128][64], float dense_1_MatMul_partial[8][64][32], int slice)
{
    const int from = cuts_128_8[slice], to = cuts_128_8[slice + 1];
    for (int b = 0; b < 32; b += 8) {
        for (int n2 = 0; n2 < 63; n2 += 7) {
            vec8 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0, sum4 = 0, sum5 = 0, sum6 = 0;
            for (int n = from; n < to; ++n) {
#pragma clang fp contract(on)
                const vec8 a0 = load_8(&dense_Relu[n][b]);
                sum0 += a0 * dense_1_kernel[n][n2], sum1 += a0 * dense_1_kernel[n][n2 + 1],
                    sum2 += a0 * dense_1_kernel[n][n2 + 2], sum3 += a0 * dense_1_kernel[n][n2 + 3],
                    sum4 += a0 * dense_1_kernel[n][n2 + 4], sum5 += a0 * dense_1_kernel[n][n2 + 5],
                    sum6 += a0 * dense_1_kernel[n][n2 + 6];
            }
            store_8(&dense_1_MatMul_partial[slice][n2][b], sum0);
            store_8(&dense_1_MatMul_partial[slice][n2 + 1][b], sum1);
            store_8(&dense_1_MatMul_partial[slice][n2 + 2][b], sum2);
            store_8(&dense_1_MatMul_partial[slice][n2 + 3][b], sum3);
            store_8(&dense_1_MatMul_partial[slice][n2 + 4][b], sum4);
            store_8(&dense_1_MatMul_partial[slice][n2 + 5][b], sum5);
            store_8(&dense_1_MatMul_partial[slice][n2 + 6][b], sum6);
        }
        {
            vec8 sum = 0;
            for (int n = from; n < to; ++n) {
#pragma clang fp contract(on)
                sum += load_8(&dense_Relu[n][b]) * dense_1_kernel[n][63];
            }
            store_8(&dense_1_MatMul_partial[slice][63][b], sum);
        }
    }
}

/* train_32, kernel 4 of 8 */
static void train_32_dense_1_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    shared_dense_1_MatMul_partial(m->dense_Relu, s->dense_1_kernel, m->dense_1_MatMul_partial, slice);
}

/* train_32, kernel 5 of 8: 18 nests in a row
 *   from   mnist_mlp.lua:2 bias update, :2 bias update, :2 kernel update, :2 loss forward, :2 loss
 *          backward, :2 train_accuracy forward, :2 train_loss forward, :7 dense_1 forward, :7 dense_1
 *          backward, :8 dense_2 forward, :8 dense_2 backward
 *   cost   61.4 k multiply-adds, 108.8 k bytes */
static void train_32_dense_1_Relu(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    const uint8_t *field1 = call->inputs[1];
    /* sequential/dense_1/MatMul */
    for (int n2 = 0; n2 < 64; ++n2)
        for (int b = 0; b < 32; b += 8) {
            vec8 sum = 0;
            for (int slice = 0; slice < 8; ++slice)
                sum += load_8(&m->dense_1_MatMul_partial[slice][n2][b]);
            const vec8 dense_1_BiasAdd = sum + s->dense_1_bias[n2];
            store_8(&m->dense_1_Relu[n2][b], dense_1_BiasAdd < 0.0f ? (vec8)0.0f : dense_1_BiasAdd);
        }
    /* sequential/dense_2/MatMul */
    for (int b = 0; b < 32; b += 8) {
        for (int n3 = 0; n3 < 9; n3 += 3) {
            vec8 sum0 = 0, sum1 = 0, sum2 = 0;
            for (int n2 = 0; n2 < 64; ++n2) {
#pragma clang fp contract(on)
                const vec8 a0 = load_8(&m->dense_1_Relu[n2][b]);
                sum0 += a0 * s->dense_2_kernel[n2][n3], sum1 += a0 * s->dense_2_kernel[n2][n3 + 1],
                    sum2 += a0 * s->dense_2_kernel[n2][n3 + 2];
            }
            store_8(&m->dense_2_MatMul[n3][b], sum0);
            store_8(&m->dense_2_MatMul[n3 + 1][b], sum1);
            store_8(&m->dense_2_MatMul[n3 + 2][b], sum2);
        }
        {
            vec8 sum = 0;
            for (int n2 = 0; n2 < 64; ++n2) {
#pragma clang fp contract(on)
                sum += load_8(&m->dense_1_Relu[n2][b]) * s->dense_2_kernel[n2][9];
            }
            store_8(&m->dense_2_MatMul[9][b], sum);
        }
    }
    /* sequential/dense_2/Max */
    for (int b = 0; b < 32; b += 8) {
        vec8 most = -INFINITY;
        for (int n3 = 0; n3 < 10; ++n3) {
            const vec8 next0 = load_8(&m->dense_2_MatMul[n3][b]) + s->dense_2_bias[n3];
            most = most < next0 ? next0 : most;
        }
        store_8(&m->dense_2_Max[b], most);
    }
    /* sequential/dense_2/Softmax */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 32; b += 8)
            store_8(&m->dense_2_Softmax[n3][b],
                exp_8(load_8(&m->dense_2_MatMul[n3][b]) + s->dense_2_bias[n3] -
                load_8(&m->dense_2_Max[b])));
    /* sequential/dense_2/Sum */
    for (int b = 0; b < 32; b += 8) {
        vec8 sum = 0;
        for (int n3 = 0; n3 < 10; ++n3)
            sum += load_8(&m->dense_2_Softmax[n3][b]);
        store_8(&m->d_loss_log_div[b], 0.03125f / sum);
        store_8(&m->dense_2_Sum[b], sum);
    }
    /* sequential/dense_2/Softmax */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 32; b += 8)
            store_8(&m->dense_2_Softmax2[n3][b], load_8(&m->dense_2_Softmax[n3][b]) /
                load_8(&m->dense_2_Sum[b]));
    /* loss/Sum */
    for (int b = 0; b < 32; b += 8) {
        vec8 sum = 0;
        for (int n3 = 0; n3 < 10; ++n3)
            sum += (n3 == bytes_to_int_8(load_bytes_8(&field1[b]))) ? load_8(&m->dense_2_MatMul[n3][b]) +
                s->dense_2_bias[n3] - load_8(&m->dense_2_Max[b]) : (vec8)0.0f;
        store_8(&m->loss_Sum[b], sum);
    }
    /* loss/Sum */
    {
        vec8 sum = 0;
        sum += log_8(load_8(&m->dense_2_Sum[0])) - load_8(&m->loss_Sum[0]);
        sum += log_8(load_8(&m->dense_2_Sum[8])) - load_8(&m->loss_Sum[8]);
        sum += log_8(load_8(&m->dense_2_Sum[16])) - load_8(&m->loss_Sum[16]);
        sum += log_8(load_8(&m->dense_2_Sum[24])) - load_8(&m->loss_Sum[24]);
        const float new_loss_div = sum_lanes_8(sum) / 32.0f;
        s->train_loss_total[0] = s->train_loss_total[0] + new_loss_div;
        m->loss_div[0] = new_loss_div;
    }
    /* gradient_tape/sequential/dense_2/Softmax/add */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 32; b += 8)
            store_8(&m->d_dense_2_Softmax_add[n3][b],
                ((n3 == bytes_to_int_8(load_bytes_8(&field1[b]))) ? (vec8)-0.03125f : (vec8)0.0f) +
                load_8(&m->d_loss_log_div[b]) * load_8(&m->dense_2_Softmax[n3][b]));
    /* gradient_tape/sequential/dense_2/view/reduce */
    for (int n3 = 0; n3 < 10; ++n3) {
        vec8 sum = 0;
        for (int b = 0; b < 32; b += 8)
            sum += load_8(&m->d_dense_2_Softmax_add[n3][b]);
        const float a0 = s->dense_2_bias_momentum[n3];
        const float new_dense_2_bias_momentum = a0 * 0.9f - sum_lanes_8(sum) * 0.02f;
        s->dense_2_bias[n3] = s->dense_2_bias[n3] + new_dense_2_bias_momentum;
        s->dense_2_bias_momentum[n3] = new_dense_2_bias_momentum;
    }
    /* gradient_tape/sequential/dense_2/MatMul/contract */
    for (int b = 0; b < 32; b += 8) {
        for (int n2 = 0; n2 < 63; n2 += 3) {
            vec8 sum0 = 0, sum1 = 0, sum2 = 0;
            for (int n3 = 0; n3 < 10; ++n3) {
#pragma clang fp contract(on)
                const vec8 a0 = load_8(&m->d_dense_2_Softmax_add[n3][b]);
                sum0 += a0 * s->dense_2_kernel[n2][n3], sum1 += a0 * s->dense_2_kernel[n2 + 1][n3],
                    sum2 += a0 * s->dense_2_kernel[n2 + 2][n3];
            }
            store_8(&m->d_dense_1_Relu_select[n2][b], 0.0f < load_8(&m->dense_1_Relu[n2][b]) ? sum0 :
                (vec8)0.0f);
            store_8(&m->d_dense_1_Relu_select[n2 + 1][b], 0.0f < load_8(&m->dense_1_Relu[n2 + 1][b]) ? sum1
                : (vec8)0.0f);
            store_8(&m->d_dense_1_Relu_select[n2 + 2][b], 0.0f < load_8(&m->dense_1_Relu[n2 + 2][b]) ? sum2
                : (vec8)0.0f);
        }
        {
            vec8 sum = 0;
            for (int n3 = 0; n3 < 10; ++n3) {
#pragma clang fp contract(on)
                sum += load_8(&m->d_dense_2_Softmax_add[n3][b]) * s->dense_2_kernel[63][n3];
            }
            store_8(&m->d_dense_1_Relu_select[63][b], 0.0f < load_8(&m->dense_1_Relu[63][b]) ? sum :
                (vec8)0.0f);
        }
    }
    /* d_dense_2_Softmax_add_by_n3 */
    for (int b = 0; b < 32; b += 8)
        for (int n3 = 0; n3 < 10; ++n3)
            store_strided_8(&m->d_dense_2_Softmax_add_by_n3[b][n3], 10,
                load_8(&m->d_dense_2_Softmax_add[n3][b]));
    /* gradient_tape/sequential/dense_2/MatMul/contract */
    for (int n2 = 0; n2 < 63; n2 += 3) {
        vec8 sum0 = 0, sum1 = 0, sum2 = 0;
        for (int b = 0; b < 32; ++b) {
#pragma clang fp contract(on)
            const vec8 a0 = load_8(&m->d_dense_2_Softmax_add_by_n3[b][0]);
            sum0 += a0 * m->dense_1_Relu[n2][b], sum1 += a0 * m->dense_1_Relu[n2 + 1][b],
                sum2 += a0 * m->dense_1_Relu[n2 + 2][b];
        }
        const vec8 a0 = load_8(&s->dense_2_kernel_momentum[n2][0]),
            a1 = load_8(&s->dense_2_kernel_momentum[n2 + 1][0]),
            a2 = load_8(&s->dense_2_kernel_momentum[n2 + 2][0]);
        {
            const vec8 new_dense_2_kernel_momentum = a0 * 0.9f - sum0 * 0.02f;
            store_8(&s->dense_2_kernel[n2][0], load_8(&s->dense_2_kernel[n2][0]) +
                new_dense_2_kernel_momentum);
            store_8(&s->dense_2_kernel_momentum[n2][0], new_dense_2_kernel_momentum);
        }
        {
            const vec8 new_dense_2_kernel_momentum = a1 * 0.9f - sum1 * 0.02f;
            store_8(&s->dense_2_kernel[n2 + 1][0], load_8(&s->dense_2_kernel[n2 + 1][0]) +
                new_dense_2_kernel_momentum);
            store_8(&s->dense_2_kernel_momentum[n2 + 1][0], new_dense_2_kernel_momentum);
        }
        {
            const vec8 new_dense_2_kernel_momentum = a2 * 0.9f - sum2 * 0.02f;
            store_8(&s->dense_2_kernel[n2 + 2][0], load_8(&s->dense_2_kernel[n2 + 2][0]) +
                new_dense_2_kernel_momentum);
            store_8(&s->dense_2_kernel_momentum[n2 + 2][0], new_dense_2_kernel_momentum);
        }
    }
    {
        vec8 sum = 0;
        for (int b = 0; b < 32; ++b) {
#pragma clang fp contract(on)
            sum += load_8(&m->d_dense_2_Softmax_add_by_n3[b][0]) * m->dense_1_Relu[63][b];
        }
        const vec8 a0 = load_8(&s->dense_2_kernel_momentum[63][0]);
        const vec8 new_dense_2_kernel_momentum = a0 * 0.9f - sum * 0.02f;
        store_8(&s->dense_2_kernel[63][0], load_8(&s->dense_2_kernel[63][0]) + new_dense_2_kernel_momentum);
        store_8(&s->dense_2_kernel_momentum[63][0], new_dense_2_kernel_momentum);
    }
    for (int n2 = 0; n2 < 63; n2 += 3) {
        vec2 sum0 = 0, sum1 = 0, sum2 = 0;
        for (int b = 0; b < 32; ++b) {
#pragma clang fp contract(on)
            const vec2 a0 = load_2(&m->d_dense_2_Softmax_add_by_n3[b][8]);
            sum0 += a0 * m->dense_1_Relu[n2][b], sum1 += a0 * m->dense_1_Relu[n2 + 1][b],
                sum2 += a0 * m->dense_1_Relu[n2 + 2][b];
        }
        const vec2 a0 = load_2(&s->dense_2_kernel_momentum[n2][8]),
            a1 = load_2(&s->dense_2_kernel_momentum[n2 + 1][8]),
            a2 = load_2(&s->dense_2_kernel_momentum[n2 + 2][8]);
        {
            const vec2 new_dense_2_kernel_momentum = a0 * 0.9f - sum0 * 0.02f;
            store_2(&s->dense_2_kernel[n2][8], load_2(&s->dense_2_kernel[n2][8]) +
                new_dense_2_kernel_momentum);
            store_2(&s->dense_2_kernel_momentum[n2][8], new_dense_2_kernel_momentum);
        }
        {
            const vec2 new_dense_2_kernel_momentum = a1 * 0.9f - sum1 * 0.02f;
            store_2(&s->dense_2_kernel[n2 + 1][8], load_2(&s->dense_2_kernel[n2 + 1][8]) +
                new_dense_2_kernel_momentum);
            store_2(&s->dense_2_kernel_momentum[n2 + 1][8], new_dense_2_kernel_momentum);
        }
        {
            const vec2 new_dense_2_kernel_momentum = a2 * 0.9f - sum2 * 0.02f;
            store_2(&s->dense_2_kernel[n2 + 2][8], load_2(&s->dense_2_kernel[n2 + 2][8]) +
                new_dense_2_kernel_momentum);
            store_2(&s->dense_2_kernel_momentum[n2 + 2][8], new_dense_2_kernel_momentum);
        }
    }
    {
        vec2 sum = 0;
        for (int b = 0; b < 32; ++b) {
#pragma clang fp contract(on)
            sum += load_2(&m->d_dense_2_Softmax_add_by_n3[b][8]) * m->dense_1_Relu[63][b];
        }
        const vec2 a0 = load_2(&s->dense_2_kernel_momentum[63][8]);
        const vec2 new_dense_2_kernel_momentum = a0 * 0.9f - sum * 0.02f;
        store_2(&s->dense_2_kernel[63][8], load_2(&s->dense_2_kernel[63][8]) + new_dense_2_kernel_momentum);
        store_2(&s->dense_2_kernel_momentum[63][8], new_dense_2_kernel_momentum);
    }
    /* gradient_tape/sequential/dense_1/view/reduce */
    for (int n2 = 0; n2 < 64; ++n2) {
        vec8 sum = 0;
        for (int b = 0; b < 32; b += 8)
            sum += load_8(&m->d_dense_1_Relu_select[n2][b]);
        const float a0 = s->dense_1_bias_momentum[n2];
        const float new_dense_1_bias_momentum = a0 * 0.9f - sum_lanes_8(sum) * 0.02f;
        s->dense_1_bias[n2] = s->dense_1_bias[n2] + new_dense_1_bias_momentum;
        s->dense_1_bias_momentum[n2] = new_dense_1_bias_momentum;
    }
    /* d_dense_1_Relu_select_by_n2 */
    for (int b = 0; b < 32; b += 8)
        for (int n2 = 0; n2 < 64; ++n2)
            store_strided_8(&m->d_dense_1_Relu_select_by_n2[b][n2], 64,
                load_8(&m->d_dense_1_Relu_select[n2][b]));
    /* train_accuracy/Max */
    for (int b = 0; b < 32; b += 8) {
        vec8 most = -INFINITY;
        for (int n3 = 0; n3 < 10; ++n3) {
            const vec8 next0 = load_8(&m->dense_2_Softmax2[n3][b]);
            most = most < next0 ? next0 : most;
        }
        store_8(&m->train_accuracy_Max[b], most);
    }
    /* train_accuracy/Min */
    for (int b = 0; b < 32; b += 8) {
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
        for (int b = 0; b < 32; b += 8)
            sum += (load_int_8(&m->train_accuracy_Min[b]) == bytes_to_int_8(load_bytes_8(&field1[b]))) ?
                (vec8)1.0f : (vec8)0.0f;
        s->train_accuracy_total[0] = s->train_accuracy_total[0] + sum_lanes_8(sum);
    }
}

/* dense_1_kernel, where each sum is whole | mnist_mlp.lua:2 kernel update, :7 dense_1 backward */
static inline void finish_dense_1_kernel(vec8 so_far, float *dense_1_kernel_momentum, float *dense_1_kernel)
{
    const vec8 new_dense_1_kernel_momentum = load_8(dense_1_kernel_momentum) * 0.9f - so_far * 0.02f;
    store_8(dense_1_kernel, load_8(dense_1_kernel) + new_dense_1_kernel_momentum);
    store_8(dense_1_kernel_momentum, new_dense_1_kernel_momentum);
}

/* train_32, kernel 6 of 8: 2 nests
 *   from   mnist_mlp.lua:2 kernel update, :7 dense_1 backward
 *   does   d_dense_1_MatMul_contract[n, b] = sum n2 64: d_dense_1_Relu_select[n2, b] * dense_1_kernel[n,
 *              n2]
 *          dense_1_kernel_momentum[n, n2] = sum b 32: d_dense_1_Relu_select_by_n2[b, n2] * dense_Relu[n,
 *              b], then (dense_1_kernel_momentum[n, n2] * 0.9) - (so_far * 0.02); dense_1_kernel[n, n2] =
 *              dense_1_kernel[n, n2] + ((dense_1_kernel_momentum[n, n2] * 0.9) - (so_far * 0.02))
 *   cost   524.3 k multiply-adds, 180.2 k bytes */
static void train_32_d_dense_1_MatMul_contract(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    const int from = cuts_128_8[slice], to = cuts_128_8[slice + 1];
    for (int n_block = from; n_block + 16 <= to; n_block += 16) {
        /* gradient_tape/sequential/dense_1/MatMul/contract */
        for (int n = n_block; n < n_block + 15; n += 3) {
            for (int b = 0; b < 32; b += 16) {
                vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0;
                for (int n2 = 0; n2 < 64; ++n2) {
#pragma clang fp contract(on)
                    const vec8 a0 = load_8(&m->d_dense_1_Relu_select[n2][b]),
                        a1 = load_8(&m->d_dense_1_Relu_select[n2][b + 8]);
                    const float b0 = s->dense_1_kernel[n][n2], b1 = s->dense_1_kernel[n + 1][n2],
                        b2 = s->dense_1_kernel[n + 2][n2];
                    sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1, sum11 += a1 * b1,
                        sum20 += a0 * b2, sum21 += a1 * b2;
                }
                store_8(&m->d_dense_1_MatMul_contract[n][b], sum00);
                store_8(&m->d_dense_1_MatMul_contract[n][b + 8], sum01);
                store_8(&m->d_dense_1_MatMul_contract[n + 1][b], sum10);
                store_8(&m->d_dense_1_MatMul_contract[n + 1][b + 8], sum11);
                store_8(&m->d_dense_1_MatMul_contract[n + 2][b], sum20);
                store_8(&m->d_dense_1_MatMul_contract[n + 2][b + 8], sum21);
            }
        }
        for (int b = 0; b < 32; b += 16) {
            vec8 sum0 = 0, sum1 = 0;
            for (int n2 = 0; n2 < 64; ++n2) {
#pragma clang fp contract(on)
                const float b0 = s->dense_1_kernel[n_block + 15][n2];
                sum0 += load_8(&m->d_dense_1_Relu_select[n2][b]) * b0,
                    sum1 += load_8(&m->d_dense_1_Relu_select[n2][b + 8]) * b0;
            }
            store_8(&m->d_dense_1_MatMul_contract[n_block + 15][b], sum0);
            store_8(&m->d_dense_1_MatMul_contract[n_block + 15][b + 8], sum1);
        }
        /* gradient_tape/sequential/dense_1/MatMul/contract */
        for (int n = n_block; n < n_block + 15; n += 3) {
            for (int n2 = 0; n2 < 64; n2 += 16) {
                vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0;
                for (int b = 0; b < 32; ++b) {
#pragma clang fp contract(on)
                    const vec8 a0 = load_8(&m->d_dense_1_Relu_select_by_n2[b][n2]),
                        a1 = load_8(&m->d_dense_1_Relu_select_by_n2[b][n2 + 8]);
                    const float b0 = m->dense_Relu[n][b], b1 = m->dense_Relu[n + 1][b],
                        b2 = m->dense_Relu[n + 2][b];
                    sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1, sum11 += a1 * b1,
                        sum20 += a0 * b2, sum21 += a1 * b2;
                }
                finish_dense_1_kernel(sum00, &s->dense_1_kernel_momentum[n][n2], &s->dense_1_kernel[n][n2]);
                finish_dense_1_kernel(sum01, &s->dense_1_kernel_momentum[n][n2 + 8],
                    &s->dense_1_kernel[n][n2 + 8]);
                finish_dense_1_kernel(sum10, &s->dense_1_kernel_momentum[n + 1][n2],
                    &s->dense_1_kernel[n + 1][n2]);
                finish_dense_1_kernel(sum11, &s->dense_1_kernel_momentum[n + 1][n2 + 8],
                    &s->dense_1_kernel[n + 1][n2 + 8]);
                finish_dense_1_kernel(sum20, &s->dense_1_kernel_momentum[n + 2][n2],
                    &s->dense_1_kernel[n + 2][n2]);
                finish_dense_1_kernel(sum21, &s->dense_1_kernel_momentum[n + 2][n2 + 8],
                    &s->dense_1_kernel[n + 2][n2 + 8]);
            }
        }
        for (int n2 = 0; n2 < 64; n2 += 16) {
            vec8 sum0 = 0, sum1 = 0;
            for (int b = 0; b < 32; ++b) {
#pragma clang fp contract(on)
                const float b0 = m->dense_Relu[n_block + 15][b];
                sum0 += load_8(&m->d_dense_1_Relu_select_by_n2[b][n2]) * b0,
                    sum1 += load_8(&m->d_dense_1_Relu_select_by_n2[b][n2 + 8]) * b0;
            }
            const vec8 a0 = load_8(&s->dense_1_kernel_momentum[n_block + 15][n2]),
                a1 = load_8(&s->dense_1_kernel_momentum[n_block + 15][n2 + 8]);
            {
                const vec8 new_dense_1_kernel_momentum = a0 * 0.9f - sum0 * 0.02f;
                store_8(&s->dense_1_kernel[n_block + 15][n2],
                    load_8(&s->dense_1_kernel[n_block + 15][n2]) + new_dense_1_kernel_momentum);
                store_8(&s->dense_1_kernel_momentum[n_block + 15][n2], new_dense_1_kernel_momentum);
            }
            {
                const vec8 new_dense_1_kernel_momentum = a1 * 0.9f - sum1 * 0.02f;
                store_8(&s->dense_1_kernel[n_block + 15][n2 + 8],
                    load_8(&s->dense_1_kernel[n_block + 15][n2 + 8]) + new_dense_1_kernel_momentum);
                store_8(&s->dense_1_kernel_momentum[n_block + 15][n2 + 8], new_dense_1_kernel_momentum);
            }
        }
    }
}

/* train_32, kernel 7 of 8: 2 nests in a row
 *   from   mnist_mlp.lua:2 bias update, :6 dense backward
 *   cost   21.0 k operations, 51.2 k bytes */
static void train_32_dense_bias(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    /* gradient_tape/sequential/dense/view/reduce */
    for (int n = 0; n < 128; ++n) {
        vec8 sum = 0;
        for (int b = 0; b < 32; b += 8)
            sum += 0.0f < load_8(&m->dense_Relu[n][b]) ? load_8(&m->d_dense_1_MatMul_contract[n][b]) :
                (vec8)0.0f;
        const float a0 = s->dense_bias_momentum[n];
        const float new_dense_bias_momentum = a0 * 0.9f - sum_lanes_8(sum) * 0.02f;
        s->dense_bias[n] = s->dense_bias[n] + new_dense_bias_momentum;
        s->dense_bias_momentum[n] = new_dense_bias_momentum;
    }
    /* d_dense_Relu_select_by_n */
    for (int b = 0; b < 32; b += 8)
        for (int n = 0; n < 128; ++n)
            store_strided_8(&m->d_dense_Relu_select_by_n[b][n], 128, 0.0f < load_8(&m->dense_Relu[n][b]) ?
                load_8(&m->d_dense_1_MatMul_contract[n][b]) : (vec8)0.0f);
}

/* dense_kernel, where each sum is whole | mnist_mlp.lua:2 kernel update, :6 dense backward */
static inline void finish_dense_kernel(vec8 so_far, float *dense_kernel_momentum, float *dense_kernel)
{
    const vec8 new_dense_kernel_momentum = load_8(dense_kernel_momentum) * 0.9f - so_far * 0.02f;
    store_8(dense_kernel, load_8(dense_kernel) + new_dense_kernel_momentum);
    store_8(dense_kernel_momentum, new_dense_kernel_momentum);
}

/* train_32, kernel 8 of 8: dense_kernel_momentum[k0, k1, n] = sum b 32: d_dense_Relu_select_by_n[b, n] *
 *     rescaling_mul[k0, k1, b], then (dense_kernel_momentum[k0, k1, n] * 0.9) - (so_far * 0.02);
 *     dense_kernel[k0, k1, n] = dense_kernel[k0, k1, n] + ((dense_kernel_momentum[k0, k1, n] * 0.9) -
 *     (so_far * 0.02))
 *   from   mnist_mlp.lua:2 kernel update, :6 dense backward |
 *          gradient_tape/sequential/dense/MatMul/contract (contract)
 *   axes   k0 28 in 8 slices, k1 28, n 128 in vectors of 8 | reduced: b 32
 *   cost   3211.3 k multiply-adds, 1722.4 k bytes */
static void train_32_dense_kernel(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int k0 = from; k0 < to; ++k0) {
        for (int n = 0; n < 128; n += 16) {
            for (int k1 = 0; k1 < 28; k1 += 4) {
                vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0,
                    sum31 = 0;
                for (int b = 0; b < 32; ++b) {
#pragma clang fp contract(on)
                    const vec8 a0 = load_8(&m->d_dense_Relu_select_by_n[b][n]),
                        a1 = load_8(&m->d_dense_Relu_select_by_n[b][n + 8]);
                    const float b0 = m->rescaling_mul[k0][k1][b], b1 = m->rescaling_mul[k0][k1 + 1][b],
                        b2 = m->rescaling_mul[k0][k1 + 2][b], b3 = m->rescaling_mul[k0][k1 + 3][b];
                    sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1, sum11 += a1 * b1,
                        sum20 += a0 * b2, sum21 += a1 * b2, sum30 += a0 * b3, sum31 += a1 * b3;
                }
                finish_dense_kernel(sum00, &s->dense_kernel_momentum[k0][k1][n],
                    &s->dense_kernel[k0][k1][n]);
                finish_dense_kernel(sum01, &s->dense_kernel_momentum[k0][k1][n + 8],
                    &s->dense_kernel[k0][k1][n + 8]);
                finish_dense_kernel(sum10, &s->dense_kernel_momentum[k0][k1 + 1][n],
                    &s->dense_kernel[k0][k1 + 1][n]);
                finish_dense_kernel(sum11, &s->dense_kernel_momentum[k0][k1 + 1][n + 8],
                    &s->dense_kernel[k0][k1 + 1][n + 8]);
                finish_dense_kernel(sum20, &s->dense_kernel_momentum[k0][k1 + 2][n],
                    &s->dense_kernel[k0][k1 + 2][n]);
                finish_dense_kernel(sum21, &s->dense_kernel_momentum[k0][k1 + 2][n + 8],
                    &s->dense_kernel[k0][k1 + 2][n + 8]);
                finish_dense_kernel(sum30, &s->dense_kernel_momentum[k0][k1 + 3][n],
                    &s->dense_kernel[k0][k1 + 3][n]);
                finish_dense_kernel(sum31, &s->dense_kernel_momentum[k0][k1 + 3][n + 8],
                    &s->dense_kernel[k0][k1 + 3][n + 8]);
            }
        }
    }
}

/* test_32, kernel 1 of 5: 3 nests in a row
 *   from   mnist_mlp.lua:2 test_accuracy forward, :2 test_loss forward, :4 rescaling forward
 *   cost   50.2 k operations, 125.5 k bytes */
static void test_32_rescaling_mul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_32_memory *m = call->arena;
    (void)slice;
    const uint8_t(*field0)[28][28] = call->inputs[0];
    /* sequential/rescaling/mul */
    for (int k0 = 0; k0 < 28; ++k0)
        for (int k1 = 0; k1 < 28; ++k1)
            for (int b = 0; b < 32; b += 8)
                store_8(&m->rescaling_mul[k0][k1][b],
                    to_float_8(bytes_to_int_8(load_strided_bytes_8(&field0[b][k0][k1], 784))) *
                    0.003921569f);
    /* test_loss/add */
    s->test_loss_count[0] = s->test_loss_count[0] + 1.0f;
    /* test_accuracy/add */
    s->test_accuracy_count[0] = s->test_accuracy_count[0] + 32.0f;
}

/* test_32, kernel 2 of 5 */
static void test_32_dense_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_32_memory *m = call->arena;
    shared_dense_MatMul_partial(m->rescaling_mul, s->dense_kernel, m->dense_MatMul_partial, slice);
}

/* test_32, kernel 3 of 5 */
static void test_32_dense_Relu(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_32_memory *m = call->arena;
    (void)slice;
    shared_dense_Relu(m->dense_MatMul_partial, s->dense_bias, m->dense_Relu);
}

/* test_32, kernel 4 of 5 */
static void test_32_dense_1_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_32_memory *m = call->arena;
    shared_dense_1_MatMul_partial(m->dense_Relu, s->dense_1_kernel, m->dense_1_MatMul_partial, slice);
}

/* test_32, kernel 5 of 5: 11 nests in a row
 *   from   mnist_mlp.lua:2 loss forward, :2 test_accuracy forward, :2 test_loss forward, :7 dense_1
 *          forward, :8 dense_2 forward
 *   cost   20.5 k multiply-adds, 81.1 k bytes */
static void test_32_dense_1_Relu(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_32_memory *m = call->arena;
    (void)slice;
    const uint8_t *field1 = call->inputs[1];
    /* sequential/dense_1/MatMul */
    for (int n2 = 0; n2 < 64; ++n2)
        for (int b = 0; b < 32; b += 8) {
            vec8 sum = 0;
            for (int slice = 0; slice < 8; ++slice)
                sum += load_8(&m->dense_1_MatMul_partial[slice][n2][b]);
            const vec8 dense_1_BiasAdd = sum + s->dense_1_bias[n2];
            store_8(&m->dense_1_Relu[n2][b], dense_1_BiasAdd < 0.0f ? (vec8)0.0f : dense_1_BiasAdd);
        }
    /* sequential/dense_2/MatMul */
    for (int b = 0; b < 32; b += 8) {
        for (int n3 = 0; n3 < 9; n3 += 3) {
            vec8 sum0 = 0, sum1 = 0, sum2 = 0;
            for (int n2 = 0; n2 < 64; ++n2) {
#pragma clang fp contract(on)
                const vec8 a0 = load_8(&m->dense_1_Relu[n2][b]);
                sum0 += a0 * s->dense_2_kernel[n2][n3], sum1 += a0 * s->dense_2_kernel[n2][n3 + 1],
                    sum2 += a0 * s->dense_2_kernel[n2][n3 + 2];
            }
            store_8(&m->dense_2_MatMul[n3][b], sum0);
            store_8(&m->dense_2_MatMul[n3 + 1][b], sum1);
            store_8(&m->dense_2_MatMul[n3 + 2][b], sum2);
        }
        {
            vec8 sum = 0;
            for (int n2 = 0; n2 < 64; ++n2) {
#pragma clang fp contract(on)
                sum += load_8(&m->dense_1_Relu[n2][b]) * s->dense_2_kernel[n2][9];
            }
            store_8(&m->dense_2_MatMul[9][b], sum);
        }
    }
    /* sequential/dense_2/Max */
    for (int b = 0; b < 32; b += 8) {
        vec8 most = -INFINITY;
        for (int n3 = 0; n3 < 10; ++n3) {
            const vec8 next0 = load_8(&m->dense_2_MatMul[n3][b]) + s->dense_2_bias[n3];
            most = most < next0 ? next0 : most;
        }
        store_8(&m->dense_2_Max[b], most);
    }
    /* sequential/dense_2/Softmax */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 32; b += 8)
            store_8(&m->dense_2_Softmax[n3][b],
                exp_8(load_8(&m->dense_2_MatMul[n3][b]) + s->dense_2_bias[n3] -
                load_8(&m->dense_2_Max[b])));
    /* sequential/dense_2/Sum */
    for (int b = 0; b < 32; b += 8) {
        vec8 sum = 0;
        for (int n3 = 0; n3 < 10; ++n3)
            sum += load_8(&m->dense_2_Softmax[n3][b]);
        store_8(&m->dense_2_Sum[b], sum);
    }
    /* sequential/dense_2/Softmax */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 32; b += 8)
            store_8(&m->dense_2_Softmax2[n3][b], load_8(&m->dense_2_Softmax[n3][b]) /
                load_8(&m->dense_2_Sum[b]));
    /* loss/Sum */
    for (int b = 0; b < 32; b += 8) {
        vec8 sum = 0;
        for (int n3 = 0; n3 < 10; ++n3)
            sum += (n3 == bytes_to_int_8(load_bytes_8(&field1[b]))) ? load_8(&m->dense_2_MatMul[n3][b]) +
                s->dense_2_bias[n3] - load_8(&m->dense_2_Max[b]) : (vec8)0.0f;
        store_8(&m->loss_Sum[b], sum);
    }
    /* loss/Sum */
    {
        vec8 sum = 0;
        sum += log_8(load_8(&m->dense_2_Sum[0])) - load_8(&m->loss_Sum[0]);
        sum += log_8(load_8(&m->dense_2_Sum[8])) - load_8(&m->loss_Sum[8]);
        sum += log_8(load_8(&m->dense_2_Sum[16])) - load_8(&m->loss_Sum[16]);
        sum += log_8(load_8(&m->dense_2_Sum[24])) - load_8(&m->loss_Sum[24]);
        s->test_loss_total[0] = s->test_loss_total[0] + sum_lanes_8(sum) / 32.0f;
    }
    /* test_accuracy/Max */
    for (int b = 0; b < 32; b += 8) {
        vec8 most = -INFINITY;
        for (int n3 = 0; n3 < 10; ++n3) {
            const vec8 next0 = load_8(&m->dense_2_Softmax2[n3][b]);
            most = most < next0 ? next0 : most;
        }
        store_8(&m->test_accuracy_Max[b], most);
    }
    /* test_accuracy/Min */
    for (int b = 0; b < 32; b += 8) {
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
        for (int b = 0; b < 32; b += 8)
            sum += (load_int_8(&m->test_accuracy_Min[b]) == bytes_to_int_8(load_bytes_8(&field1[b]))) ?
                (vec8)1.0f : (vec8)0.0f;
        s->test_accuracy_total[0] = s->test_accuracy_total[0] + sum_lanes_8(sum);
    }
}

/* test_16, kernel 1 of 5: 3 nests in a row
 *   from   mnist_mlp.lua:2 test_accuracy forward, :2 test_loss forward, :4 rescaling forward
 *   cost   25.1 k operations, 62.7 k bytes */
static void test_16_rescaling_mul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    (void)slice;
    const uint8_t(*field0)[28][28] = call->inputs[0];
    /* sequential/rescaling/mul */
    for (int k0 = 0; k0 < 28; ++k0)
        for (int k1 = 0; k1 < 28; ++k1)
            for (int b = 0; b < 16; b += 8)
                store_8(&m->rescaling_mul[k0][k1][b],
                    to_float_8(bytes_to_int_8(load_strided_bytes_8(&field0[b][k0][k1], 784))) *
                    0.003921569f);
    /* test_loss/add */
    s->test_loss_count[0] = s->test_loss_count[0] + 1.0f;
    /* test_accuracy/add */
    s->test_accuracy_count[0] = s->test_accuracy_count[0] + 16.0f;
}

/* test_16, kernel 2 of 5: dense_MatMul_partial[slice, n, b] = sum k0 28 k1 28: rescaling_mul[k0, k1, b] *
 *     dense_kernel[k0, k1, n]
 *   from   mnist_mlp.lua:6 dense forward | sequential/dense/MatMul (contract)
 *   axes   n 128, b 16 in vectors of 8 | reduced: k0 28 in 8 slices, k1 28
 *   cost   1605.6 k multiply-adds, 517.1 k bytes */
static void test_16_dense_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int n = 0; n < 126; n += 6) {
        vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0, sum30 = 0, sum31 = 0,
            sum40 = 0, sum41 = 0, sum50 = 0, sum51 = 0;
        for (int k0 = from; k0 < to; ++k0) {
            for (int k1 = 0; k1 < 28; ++k1) {
#pragma clang fp contract(on)
                const vec8 a0 = load_8(&m->rescaling_mul[k0][k1][0]),
                    a1 = load_8(&m->rescaling_mul[k0][k1][8]);
                const float b0 = s->dense_kernel[k0][k1][n], b1 = s->dense_kernel[k0][k1][n + 1],
                    b2 = s->dense_kernel[k0][k1][n + 2], b3 = s->dense_kernel[k0][k1][n + 3],
                    b4 = s->dense_kernel[k0][k1][n + 4], b5 = s->dense_kernel[k0][k1][n + 5];
                sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1, sum11 += a1 * b1,
                    sum20 += a0 * b2, sum21 += a1 * b2, sum30 += a0 * b3, sum31 += a1 * b3,
                    sum40 += a0 * b4, sum41 += a1 * b4, sum50 += a0 * b5, sum51 += a1 * b5;
            }
        }
        store_8(&m->dense_MatMul_partial[slice][n][0], sum00);
        store_8(&m->dense_MatMul_partial[slice][n][8], sum01);
        store_8(&m->dense_MatMul_partial[slice][n + 1][0], sum10);
        store_8(&m->dense_MatMul_partial[slice][n + 1][8], sum11);
        store_8(&m->dense_MatMul_partial[slice][n + 2][0], sum20);
        store_8(&m->dense_MatMul_partial[slice][n + 2][8], sum21);
        store_8(&m->dense_MatMul_partial[slice][n + 3][0], sum30);
        store_8(&m->dense_MatMul_partial[slice][n + 3][8], sum31);
        store_8(&m->dense_MatMul_partial[slice][n + 4][0], sum40);
        store_8(&m->dense_MatMul_partial[slice][n + 4][8], sum41);
        store_8(&m->dense_MatMul_partial[slice][n + 5][0], sum50);
        store_8(&m->dense_MatMul_partial[slice][n + 5][8], sum51);
    }
    {
        vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0;
        for (int k0 = from; k0 < to; ++k0) {
            for (int k1 = 0; k1 < 28; ++k1) {
#pragma clang fp contract(on)
                const vec8 a0 = load_8(&m->rescaling_mul[k0][k1][0]),
                    a1 = load_8(&m->rescaling_mul[k0][k1][8]);
                const float b0 = s->dense_kernel[k0][k1][126], b1 = s->dense_kernel[k0][k1][127];
                sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1, sum11 += a1 * b1;
            }
        }
        store_8(&m->dense_MatMul_partial[slice][126][0], sum00);
        store_8(&m->dense_MatMul_partial[slice][126][8], sum01);
        store_8(&m->dense_MatMul_partial[slice][127][0], sum10);
        store_8(&m->dense_MatMul_partial[slice][127][8], sum11);
    }
}

/* test_16, kernel 3 of 5: dense_Relu[n, b] = sum slice 8: dense_MatMul_partial[slice, n, b], then (so_far +
 *     dense_bias[n]) < 0 ? 0 : (so_far + dense_bias[n])
 *   from   mnist_mlp.lua:6 dense forward | sequential/dense/MatMul (contract of slices)
 *   axes   n 128, b 16 in vectors of 8 | reduced: slice 8
 *   cost   20.5 k operations, 74.2 k bytes */
static void test_16_dense_Relu(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    (void)slice;
    for (int n = 0; n < 128; ++n)
        for (int b = 0; b < 16; b += 8) {
            vec8 sum = 0;
            for (int slice = 0; slice < 8; ++slice)
                sum += load_8(&m->dense_MatMul_partial[slice][n][b]);
            const vec8 dense_BiasAdd = sum + s->dense_bias[n];
            store_8(&m->dense_Relu[n][b], dense_BiasAdd < 0.0f ? (vec8)0.0f : dense_BiasAdd);
        }
}

/* test_16, kernel 4 of 5: dense_1_MatMul_partial[slice, n2, b] = sum n 128: dense_Relu[n, b] *
 *     dense_1_kernel[n, n2]
 *   from   mnist_mlp.lua:7 dense_1 forward | sequential/dense_1/MatMul (contract)
 *   axes   n2 64, b 16 in vectors of 8 | reduced: n 128 in 8 slices
 *   cost   131.1 k multiply-adds, 73.7 k bytes */
static void test_16_dense_1_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    const int from = cuts_128_8[slice], to = cuts_128_8[slice + 1];
    for (int b = 0; b < 16; b += 8) {
        for (int n2 = 0; n2 < 63; n2 += 7) {
            vec8 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0, sum4 = 0, sum5 = 0, sum6 = 0;
            for (int n = from; n < to; ++n) {
#pragma clang fp contract(on)
                const vec8 a0 = load_8(&m->dense_Relu[n][b]);
                sum0 += a0 * s->dense_1_kernel[n][n2], sum1 += a0 * s->dense_1_kernel[n][n2 + 1],
                    sum2 += a0 * s->dense_1_kernel[n][n2 + 2], sum3 += a0 * s->dense_1_kernel[n][n2 + 3],
                    sum4 += a0 * s->dense_1_kernel[n][n2 + 4], sum5 += a0 * s->dense_1_kernel[n][n2 + 5],
                    sum6 += a0 * s->dense_1_kernel[n][n2 + 6];
            }
            store_8(&m->dense_1_MatMul_partial[slice][n2][b], sum0);
            store_8(&m->dense_1_MatMul_partial[slice][n2 + 1][b], sum1);
            store_8(&m->dense_1_MatMul_partial[slice][n2 + 2][b], sum2);
            store_8(&m->dense_1_MatMul_partial[slice][n2 + 3][b], sum3);
            store_8(&m->dense_1_MatMul_partial[slice][n2 + 4][b], sum4);
            store_8(&m->dense_1_MatMul_partial[slice][n2 + 5][b], sum5);
            store_8(&m->dense_1_MatMul_partial[slice][n2 + 6][b], sum6);
        }
        {
            vec8 sum = 0;
            for (int n = from; n < to; ++n) {
#pragma clang fp contract(on)
                sum += load_8(&m->dense_Relu[n][b]) * s->dense_1_kernel[n][63];
            }
            store_8(&m->dense_1_MatMul_partial[slice][63][b], sum);
        }
    }
}

/* test_16, kernel 5 of 5: 11 nests in a row
 *   from   mnist_mlp.lua:2 loss forward, :2 test_accuracy forward, :2 test_loss forward, :7 dense_1
 *          forward, :8 dense_2 forward
 *   cost   10.2 k multiply-adds, 42.0 k bytes */
static void test_16_dense_1_Relu(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    (void)slice;
    const uint8_t *field1 = call->inputs[1];
    /* sequential/dense_1/MatMul */
    for (int n2 = 0; n2 < 64; ++n2)
        for (int b = 0; b < 16; b += 8) {
            vec8 sum = 0;
            for (int slice = 0; slice < 8; ++slice)
                sum += load_8(&m->dense_1_MatMul_partial[slice][n2][b]);
            const vec8 dense_1_BiasAdd = sum + s->dense_1_bias[n2];
            store_8(&m->dense_1_Relu[n2][b], dense_1_BiasAdd < 0.0f ? (vec8)0.0f : dense_1_BiasAdd);
        }
    /* sequential/dense_2/MatMul */
    for (int b = 0; b < 16; b += 8) {
        for (int n3 = 0; n3 < 9; n3 += 3) {
            vec8 sum0 = 0, sum1 = 0, sum2 = 0;
            for (int n2 = 0; n2 < 64; ++n2) {
#pragma clang fp contract(on)
                const vec8 a0 = load_8(&m->dense_1_Relu[n2][b]);
                sum0 += a0 * s->dense_2_kernel[n2][n3], sum1 += a0 * s->dense_2_kernel[n2][n3 + 1],
                    sum2 += a0 * s->dense_2_kernel[n2][n3 + 2];
            }
            store_8(&m->dense_2_MatMul[n3][b], sum0);
            store_8(&m->dense_2_MatMul[n3 + 1][b], sum1);
            store_8(&m->dense_2_MatMul[n3 + 2][b], sum2);
        }
        {
            vec8 sum = 0;
            for (int n2 = 0; n2 < 64; ++n2) {
#pragma clang fp contract(on)
                sum += load_8(&m->dense_1_Relu[n2][b]) * s->dense_2_kernel[n2][9];
            }
            store_8(&m->dense_2_MatMul[9][b], sum);
        }
    }
    /* sequential/dense_2/Max */
    for (int b = 0; b < 16; b += 8) {
        vec8 most = -INFINITY;
        for (int n3 = 0; n3 < 10; ++n3) {
            const vec8 next0 = load_8(&m->dense_2_MatMul[n3][b]) + s->dense_2_bias[n3];
            most = most < next0 ? next0 : most;
        }
        store_8(&m->dense_2_Max[b], most);
    }
    /* sequential/dense_2/Softmax */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 16; b += 8)
            store_8(&m->dense_2_Softmax[n3][b],
                exp_8(load_8(&m->dense_2_MatMul[n3][b]) + s->dense_2_bias[n3] -
                load_8(&m->dense_2_Max[b])));
    /* sequential/dense_2/Sum */
    for (int b = 0; b < 16; b += 8) {
        vec8 sum = 0;
        for (int n3 = 0; n3 < 10; ++n3)
            sum += load_8(&m->dense_2_Softmax[n3][b]);
        store_8(&m->dense_2_Sum[b], sum);
    }
    /* sequential/dense_2/Softmax */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 16; b += 8)
            store_8(&m->dense_2_Softmax2[n3][b], load_8(&m->dense_2_Softmax[n3][b]) /
                load_8(&m->dense_2_Sum[b]));
    /* loss/Sum */
    for (int b = 0; b < 16; b += 8) {
        vec8 sum = 0;
        for (int n3 = 0; n3 < 10; ++n3)
            sum += (n3 == bytes_to_int_8(load_bytes_8(&field1[b]))) ? load_8(&m->dense_2_MatMul[n3][b]) +
                s->dense_2_bias[n3] - load_8(&m->dense_2_Max[b]) : (vec8)0.0f;
        store_8(&m->loss_Sum[b], sum);
    }
    /* loss/Sum */
    {
        float sum = 0;
        for (int b = 0; b < 16; ++b)
            sum += log_1(m->dense_2_Sum[b]) - m->loss_Sum[b];
        s->test_loss_total[0] = s->test_loss_total[0] + sum / 16.0f;
    }
    /* test_accuracy/Max */
    for (int b = 0; b < 16; b += 8) {
        vec8 most = -INFINITY;
        for (int n3 = 0; n3 < 10; ++n3) {
            const vec8 next0 = load_8(&m->dense_2_Softmax2[n3][b]);
            most = most < next0 ? next0 : most;
        }
        store_8(&m->test_accuracy_Max[b], most);
    }
    /* test_accuracy/Min */
    for (int b = 0; b < 16; b += 8) {
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
        float sum = 0;
        for (int b = 0; b < 16; ++b)
            sum += (m->test_accuracy_Min[b] == field1[b]) ? 1.0f : 0.0f;
        s->test_accuracy_total[0] = s->test_accuracy_total[0] + sum;
    }
}

/* predict_32, kernel 1 of 5: rescaling_mul[k0, k1, b] = to_float(field0[b, k0, k1]) * 0.003921569
 *   from   mnist_mlp.lua:4 rescaling forward | sequential/rescaling/mul (mul)
 *   axes   k0 28, k1 28, b 32 in vectors of 8
 *   cost   50.2 k operations, 125.4 k bytes */
static void predict_32_rescaling_mul(const struct gradc_call *call, int slice)
{
    struct predict_32_memory *m = call->arena;
    (void)slice;
    const uint8_t(*field0)[28][28] = call->inputs[0];
    for (int k0 = 0; k0 < 28; ++k0)
        for (int k1 = 0; k1 < 28; ++k1)
            for (int b = 0; b < 32; b += 8)
                store_8(&m->rescaling_mul[k0][k1][b],
                    to_float_8(bytes_to_int_8(load_strided_bytes_8(&field0[b][k0][k1], 784))) *
                    0.003921569f);
}

/* predict_32, kernel 2 of 5 */
static void predict_32_dense_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_32_memory *m = call->arena;
    shared_dense_MatMul_partial(m->rescaling_mul, s->dense_kernel, m->dense_MatMul_partial, slice);
}

/* predict_32, kernel 3 of 5 */
static void predict_32_dense_Relu(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_32_memory *m = call->arena;
    (void)slice;
    shared_dense_Relu(m->dense_MatMul_partial, s->dense_bias, m->dense_Relu);
}

/* predict_32, kernel 4 of 5 */
static void predict_32_dense_1_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_32_memory *m = call->arena;
    shared_dense_1_MatMul_partial(m->dense_Relu, s->dense_1_kernel, m->dense_1_MatMul_partial, slice);
}

/* predict_32, kernel 5 of 5: 6 nests in a row
 *   from   mnist_mlp.lua:7 dense_1 forward, :8 dense_2 forward
 *   cost   20.5 k multiply-adds, 80.7 k bytes */
static void predict_32_dense_1_Relu(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_32_memory *m = call->arena;
    (void)slice;
    /* sequential/dense_1/MatMul */
    for (int n2 = 0; n2 < 64; ++n2)
        for (int b = 0; b < 32; b += 8) {
            vec8 sum = 0;
            for (int slice = 0; slice < 8; ++slice)
                sum += load_8(&m->dense_1_MatMul_partial[slice][n2][b]);
            const vec8 dense_1_BiasAdd = sum + s->dense_1_bias[n2];
            store_8(&m->dense_1_Relu[n2][b], dense_1_BiasAdd < 0.0f ? (vec8)0.0f : dense_1_BiasAdd);
        }
    /* sequential/dense_2/MatMul */
    for (int b = 0; b < 32; b += 8) {
        for (int n3 = 0; n3 < 9; n3 += 3) {
            vec8 sum0 = 0, sum1 = 0, sum2 = 0;
            for (int n2 = 0; n2 < 64; ++n2) {
#pragma clang fp contract(on)
                const vec8 a0 = load_8(&m->dense_1_Relu[n2][b]);
                sum0 += a0 * s->dense_2_kernel[n2][n3], sum1 += a0 * s->dense_2_kernel[n2][n3 + 1],
                    sum2 += a0 * s->dense_2_kernel[n2][n3 + 2];
            }
            store_8(&m->dense_2_MatMul[n3][b], sum0);
            store_8(&m->dense_2_MatMul[n3 + 1][b], sum1);
            store_8(&m->dense_2_MatMul[n3 + 2][b], sum2);
        }
        {
            vec8 sum = 0;
            for (int n2 = 0; n2 < 64; ++n2) {
#pragma clang fp contract(on)
                sum += load_8(&m->dense_1_Relu[n2][b]) * s->dense_2_kernel[n2][9];
            }
            store_8(&m->dense_2_MatMul[9][b], sum);
        }
    }
    /* sequential/dense_2/Max */
    for (int b = 0; b < 32; b += 8) {
        vec8 most = -INFINITY;
        for (int n3 = 0; n3 < 10; ++n3) {
            const vec8 next0 = load_8(&m->dense_2_MatMul[n3][b]) + s->dense_2_bias[n3];
            most = most < next0 ? next0 : most;
        }
        store_8(&m->dense_2_Max[b], most);
    }
    /* sequential/dense_2/Softmax */
    for (int n3 = 0; n3 < 10; ++n3)
        for (int b = 0; b < 32; b += 8)
            store_8(&m->dense_2_Softmax[n3][b],
                exp_8(load_8(&m->dense_2_MatMul[n3][b]) + s->dense_2_bias[n3] -
                load_8(&m->dense_2_Max[b])));
    /* sequential/dense_2/Sum */
    for (int b = 0; b < 32; b += 8) {
        vec8 sum = 0;
        for (int n3 = 0; n3 < 10; ++n3)
            sum += load_8(&m->dense_2_Softmax[n3][b]);
        store_8(&m->dense_2_Sum[b], sum);
    }
    /* sequential/dense_2/Softmax */
    for (int b = 0; b < 32; b += 8)
        for (int n3 = 0; n3 < 10; ++n3)
            store_strided_8(&m->dense_2_Softmax2[b][n3], 10, load_8(&m->dense_2_Softmax[n3][b]) /
                load_8(&m->dense_2_Sum[b]));
}

/* metrics, kernel 1 of 1: 4 nests in a row
 *   from   mnist_mlp.lua:2 test_accuracy forward, :2 test_loss forward, :2 train_accuracy forward, :2
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
    {"dense_bias", initialize_dense_bias, 1, 0, 36144},
    {"dense_kernel", initialize_dense_kernel, 8, 0, 401416},
};

static const struct gradc_array train_32_inputs[] = {
    {"field0", GRADC_U8, 3, {32, 28, 28}, 0},
    {"field1", GRADC_U8, 1, {32}, 0},
};
static const struct gradc_array train_32_outputs[] = {
    {"loss", GRADC_F32, 0, {0}, offsetof(struct train_32_memory, loss_div)},
};
static const struct gradc_phase train_32_phases[] = {
    {"rescaling_mul", train_32_rescaling_mul, 1, 0, 125472},
    {"dense_MatMul_partial", train_32_dense_MatMul_partial, 8, 3211264, 632832},
    {"dense_Relu", train_32_dense_Relu, 1, 0, 147968},
    {"dense_1_MatMul_partial", train_32_dense_1_MatMul_partial, 8, 262144, 114688},
    {"dense_1_Relu", train_32_dense_1_Relu, 1, 61440, 108756},
    {"d_dense_1_MatMul_contract", train_32_d_dense_1_MatMul_contract, 8, 524288, 180224},
    {"dense_bias", train_32_dense_bias, 1, 0, 51200},
    {"dense_kernel", train_32_dense_kernel, 8, 3211264, 1722368},
};

static const struct gradc_array test_32_inputs[] = {
    {"field0", GRADC_U8, 3, {32, 28, 28}, 0},
    {"field1", GRADC_U8, 1, {32}, 0},
};
static const struct gradc_phase test_32_phases[] = {
    {"rescaling_mul", test_32_rescaling_mul, 1, 0, 125456},
    {"dense_MatMul_partial", test_32_dense_MatMul_partial, 8, 3211264, 632832},
    {"dense_Relu", test_32_dense_Relu, 1, 0, 147968},
    {"dense_1_MatMul_partial", test_32_dense_1_MatMul_partial, 8, 262144, 114688},
    {"dense_1_Relu", test_32_dense_1_Relu, 1, 20480, 81112},
};

static const struct gradc_array test_16_inputs[] = {
    {"field0", GRADC_U8, 3, {16, 28, 28}, 0},
    {"field1", GRADC_U8, 1, {16}, 0},
};
static const struct gradc_phase test_16_phases[] = {
    {"rescaling_mul", test_16_rescaling_mul, 1, 0, 62736},
    {"dense_MatMul_partial", test_16_dense_MatMul_partial, 8, 1605632, 517120},
    {"dense_Relu", test_16_dense_Relu, 1, 0, 74240},
    {"dense_1_MatMul_partial", test_16_dense_1_MatMul_partial, 8, 131072, 73728},
    {"dense_1_Relu", test_16_dense_1_Relu, 1, 10240, 41992},
};

static const struct gradc_array predict_32_inputs[] = {
    {"field0", GRADC_U8, 3, {32, 28, 28}, 0},
};
static const struct gradc_array predict_32_outputs[] = {
    {"predictions", GRADC_F32, 2, {32, 10}, offsetof(struct predict_32_memory, dense_2_Softmax2)},
};
static const struct gradc_phase predict_32_phases[] = {
    {"rescaling_mul", predict_32_rescaling_mul, 1, 0, 125440},
    {"dense_MatMul_partial", predict_32_dense_MatMul_partial, 8, 3211264, 632832},
    {"dense_Relu", predict_32_dense_Relu, 1, 0, 147968},
    {"dense_1_MatMul_partial", predict_32_dense_1_MatMul_partial, 8, 262144, 114688},
    {"dense_1_Relu", predict_32_dense_1_Relu, 1, 20480, 80680},
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
    {"initialize", 0, initialize_phases, initialize_inputs, NULL, 2, 1, 0},
    {"train", 32, train_32_phases, train_32_inputs, train_32_outputs, 8, 2, 1},
    {"test", 32, test_32_phases, test_32_inputs, NULL, 5, 2, 0},
    {"test", 16, test_16_phases, test_16_inputs, NULL, 5, 2, 0},
    {"predict", 32, predict_32_phases, predict_32_inputs, predict_32_outputs, 5, 1, 1},
    {"metrics", 0, metrics_phases, NULL, metrics_outputs, 1, 0, 4},
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
    .schedule = "fused",
    .march = "x86-64-v3",
    .rebuild = "gradc build mnist_mlp.lua --march=native",
    .cpu = cpu,
    .state_size = sizeof(struct state),
    .arena_size = 247808,
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
