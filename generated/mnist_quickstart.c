/* mnist_quickstart: a training program, written by gradc 0.1.0 from mnist_quickstart.lua.
 * Change the spec, not this file.
 *
 *   model          sequential, 101 770 trainable parameters
 *                  sequential/dense/kernel (784, 128)
 *                  sequential/dense/bias (128,)
 *                  sequential/dense_1/kernel (128, 10)
 *                  sequential/dense_1/bias (10,)
 *   schedule       fused: nests that sweep the same axes share their loops
 *   target         x86-64-v3, vectors of 8 floats, 16 registers
 *   slices         8 of every phase whose work is large, whatever the machine
 *   unrolled       2 of 63 nests whole; of 47 more tiles, taps and vectors, at most 96 points
 *   state          1 221 888 bytes
 *   arena          306 944 bytes, valid within one call
 *   stack          no local arrays
 *   functions                   multiply-adds other operations    bytes moved
 *   initialize       2 kernels              0          304 896        407 096
 *   train_32         4 kernels      6 545 408        1 161 202      3 528 160
 *   test_32          3 kernels      3 252 224           96 485        913 256
 *   test_16          3 kernels      1 626 112           48 245        660 184
 *   predict_32       3 kernels      3 252 224           93 376        915 496
 *   metrics          1 kernels              0               16             48
 *   made by        gradc emit mnist_quickstart.lua --schedule=fused --march=x86-64-v3
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
    _Alignas(64) float dense_kernel[28][28][128]; /* sequential/dense/kernel */
    _Alignas(64) float dense_bias[128]; /* sequential/dense/bias */
    _Alignas(64) float dense_1_kernel[128][10]; /* sequential/dense_1/kernel */
    _Alignas(64) float dense_1_bias[10]; /* sequential/dense_1/bias */
    _Alignas(64) float dense_kernel_m[28][28][128]; /* Adam/sequential/dense/kernel/m */
    _Alignas(64) float dense_kernel_v[28][28][128]; /* Adam/sequential/dense/kernel/v */
    _Alignas(64) float dense_bias_m[128]; /* Adam/sequential/dense/bias/m */
    _Alignas(64) float dense_bias_v[128]; /* Adam/sequential/dense/bias/v */
    _Alignas(64) float dense_1_kernel_m[128][10]; /* Adam/sequential/dense_1/kernel/m */
    _Alignas(64) float dense_1_kernel_v[128][10]; /* Adam/sequential/dense_1/kernel/v */
    _Alignas(64) float dense_1_bias_m[10]; /* Adam/sequential/dense_1/bias/m */
    _Alignas(64) float dense_1_bias_v[10]; /* Adam/sequential/dense_1/bias/v */
};
_Static_assert(sizeof(struct state) == 1221888, "the state is as the memory plan has it");

/* Memory of train_32: arrays that overlap are never alive at once (comments: kernels from - to). */
struct train_32_memory {
    union {
        struct {
            _Alignas(64) float dense_MatMul_partial[8][128][32]; /* 2 - 3 */
            float rescaling_mul[28][28][32]; /* 1 - 4 */
            float dense_MatMul[128][32]; /* 3 */
            float dropout_SelectV2[128][32]; /* 3 */
            float d_dense_Relu_select[128][32]; /* 3 */
            float d_dense_Relu_select_by_n[32][128]; /* 3 - 4 */
            uint8_t dropout_less_equal[128][32]; /* 1 - 3 */
            float dense_1_MatMul[10][32]; /* 3 */
            float loss_exp[10][32]; /* 3 */
            float d_loss_select_add[10][32]; /* 3 */
            float d_loss_select_add_by_n2[32][10]; /* 3 */
            float loss_Max[32]; /* 3 */
            float loss_Sum[32]; /* 3 */
            float loss_Sum2[32]; /* 3 */
            float d_loss_log_div[32]; /* 3 */
            int32_t train_accuracy_Min[32]; /* 3 */
            float loss_div[1]; /* 3 - 5 */
            _Alignas(64) float Adam_div[1]; /* 1 - 4 */
        };
    };
};
_Static_assert(sizeof(struct train_32_memory) <= 306944, "the arena is as the memory plan has it");

/* Memory of test_32: arrays that overlap are never alive at once (comments: kernels from - to). */
struct test_32_memory {
    union {
        struct {
            _Alignas(64) float dense_MatMul_partial[8][128][32]; /* 2 - 3 */
            float rescaling_mul[28][28][32]; /* 1 - 2 */
        };
        struct {
            char pad_1_0[131072];
            _Alignas(64) float dense_Relu[128][32]; /* 3 */
            float dense_1_MatMul[10][32]; /* 3 */
            float loss_Max[32]; /* 3 */
            float loss_Sum[32]; /* 3 */
            float loss_Sum2[32]; /* 3 */
            int32_t test_accuracy_Min[32]; /* 3 */
        };
    };
};
_Static_assert(sizeof(struct test_32_memory) <= 306944, "the arena is as the memory plan has it");

/* Memory of test_16: arrays that overlap are never alive at once (comments: kernels from - to). */
struct test_16_memory {
    union {
        struct {
            _Alignas(64) float dense_MatMul_partial[8][128][16]; /* 2 - 3 */
            float rescaling_mul[28][28][16]; /* 1 - 2 */
        };
        struct {
            char pad_1_0[65536];
            _Alignas(64) float dense_Relu[128][16]; /* 3 */
            float dense_1_MatMul[10][16]; /* 3 */
            float loss_Max[16]; /* 3 */
            float loss_Sum[16]; /* 3 */
            float loss_Sum2[16]; /* 3 */
            int32_t test_accuracy_Min[16]; /* 3 */
        };
    };
};
_Static_assert(sizeof(struct test_16_memory) <= 306944, "the arena is as the memory plan has it");

/* Memory of predict_32: arrays that overlap are never alive at once (comments: kernels from - to). */
struct predict_32_memory {
    union {
        struct {
            _Alignas(64) float dense_MatMul_partial[8][128][32]; /* 2 - 3 */
            float rescaling_mul[28][28][32]; /* 1 - 2 */
        };
        struct {
            char pad_1_0[131072];
            _Alignas(64) float dense_Relu[128][32]; /* 3 */
            float dense_1_MatMul[10][32]; /* 3 */
            float Softmax[10][32]; /* 3 */
            float Softmax2[32][10]; /* 3 - 4 */
            float Max[32]; /* 3 */
            float Sum[32]; /* 3 */
        };
    };
};
_Static_assert(sizeof(struct predict_32_memory) <= 306944, "the arena is as the memory plan has it");

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
_Static_assert(sizeof(struct metrics_memory) <= 306944, "the arena is as the memory plan has it");

static const int cuts_28_8[] = {0, 3, 7, 10, 14, 17, 21, 24, 28};

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

/* initialize, kernel 1 of 2: 3 nests in a row
 *   from   mnist_quickstart.lua:6 bias forward, :8 bias forward, :8 kernel forward
 *   cost   3840 operations, 5680 bytes */
static void initialize_dense_bias(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    (void)slice;
    const int64_t *seed = call->inputs[0];
    /* sequential/dense/bias/assign */
    for (int n = 0; n < 128; n += 8)
        store_8(&s->dense_bias[n], (vec8)0.0f);
    /* initialize/sequential/dense_1/kernel/add */
    for (int n = 0; n < 128; ++n) {
        store_8(&s->dense_1_kernel[n][0], uniform_8(seed[0], 0, 3, 10 * n + iota_8()) * 0.4170288f +
            -0.2085144f);
        store_2(&s->dense_1_kernel[n][8], uniform_2(seed[0], 0, 3, 10 * n + 8 + iota_2()) * 0.4170288f +
            -0.2085144f);
    }
    /* sequential/dense_1/bias/assign */
    for (int n2 = 0; n2 < 10; ++n2)
        s->dense_1_bias[n2] = 0.0f;
}

/* initialize, kernel 2 of 2: dense_kernel[k0, k1, n] = (uniform(seed, 0, 1, n + 3584*k0 + 128*k1) *
 *     0.16222142) + -0.08111071
 *   from   mnist_quickstart.lua:6 kernel forward | initialize/sequential/dense/kernel/add (add)
 *   axes   k0 28 in 8 slices, k1 28, n 128 in vectors of 8
 *   cost   301.1 k operations, 401.4 k bytes */
static void initialize_dense_kernel(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    const int64_t *seed = call->inputs[0];
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int k0 = from; k0 < to; ++k0)
        for (int k1 = 0; k1 < 28; ++k1)
            for (int n = 0; n < 128; n += 8)
                store_8(&s->dense_kernel[k0][k1][n],
                    uniform_8(seed[0], 0, 1, n + 3584 * k0 + 128 * k1 + iota_8()) * 0.16222142f +
                    -0.08111071f);
}

/* train_32, kernel 1 of 4: 5 nests in a row
 *   from   mnist_quickstart.lua:2 Adam update, :2 train_accuracy forward, :2 train_loss forward, :4
 *          rescaling forward, :7 dropout forward
 *   cost   58.4 k operations, 129.6 k bytes */
static void train_32_rescaling_mul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    const uint8_t(*field0)[28][28] = call->inputs[0];
    const int64_t *seed = call->inputs[2];
    const int64_t *step = call->inputs[3];
    /* sequential/rescaling/mul */
    for (int k0 = 0; k0 < 28; ++k0)
        for (int k1 = 0; k1 < 28; ++k1)
            for (int b = 0; b < 32; b += 8)
                store_8(&m->rescaling_mul[k0][k1][b],
                    to_float_8(bytes_to_int_8(load_strided_bytes_8(&field0[b][k0][k1], 784))) *
                    0.003921569f);
    /* sequential/dropout/less_equal */
    for (int n = 0; n < 128; ++n)
        for (int b = 0; b < 32; b += 8)
            store_mask_8(&m->dropout_less_equal[n][b], 0.2f <=
                uniform_8(seed[0], step[0], 65537, n + 128 * b + 128 * iota_8()));
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
    s->train_accuracy_count[0] = s->train_accuracy_count[0] + 32.0f;
}

/* train_32, kernel 2 of 4: dense_MatMul_partial[slice, n, b] = sum k0 28 k1 28: rescaling_mul[k0, k1, b] *
 *     dense_kernel[k0, k1, n]
 *   from   mnist_quickstart.lua:6 dense forward | sequential/dense/MatMul (contract)
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

/* train_32, kernel 2 of 4 */
static void train_32_dense_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    shared_dense_MatMul_partial(m->rescaling_mul, s->dense_kernel, m->dense_MatMul_partial, slice);
}

/* train_32, kernel 3 of 4: 16 nests in a row
 *   from   mnist_quickstart.lua:2 bias update, :2 bias update, :2 kernel update, :2 loss forward, :2 loss
 *          backward, :2 train_accuracy forward, :2 train_loss forward, :6 dense forward, :6 dense backward,
 *          :7 dropout forward, :7 dropout backward, :8 dense_1 forward, :8 dense_1 backward
 *   cost   122.9 k multiply-adds, 240.6 k bytes */
static void train_32_dense_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    const uint8_t *field1 = call->inputs[1];
    /* sequential/dense/MatMul */
    for (int n = 0; n < 128; ++n)
        for (int b = 0; b < 32; b += 8) {
            vec8 sum = 0;
            for (int slice = 0; slice < 8; ++slice)
                sum += load_8(&m->dense_MatMul_partial[slice][n][b]);
            const vec8 dense_BiasAdd = sum + s->dense_bias[n];
            store_8(&m->dropout_SelectV2[n][b], load_mask_8(&m->dropout_less_equal[n][b]) ?
                (dense_BiasAdd < 0.0f ? (vec8)0.0f : dense_BiasAdd) * 1.25f : (vec8)0.0f);
            store_8(&m->dense_MatMul[n][b], sum);
        }
    /* sequential/dense_1/MatMul */
    for (int b = 0; b < 32; b += 8) {
        for (int n2 = 0; n2 < 9; n2 += 3) {
            vec8 sum0 = 0, sum1 = 0, sum2 = 0;
            for (int n = 0; n < 128; ++n) {
#pragma clang fp contract(on)
                const vec8 a0 = load_8(&m->dropout_SelectV2[n][b]);
                sum0 += a0 * s->dense_1_kernel[n][n2], sum1 += a0 * s->dense_1_kernel[n][n2 + 1],
                    sum2 += a0 * s->dense_1_kernel[n][n2 + 2];
            }
            store_8(&m->dense_1_MatMul[n2][b], sum0);
            store_8(&m->dense_1_MatMul[n2 + 1][b], sum1);
            store_8(&m->dense_1_MatMul[n2 + 2][b], sum2);
        }
        {
            vec8 sum = 0;
            for (int n = 0; n < 128; ++n) {
#pragma clang fp contract(on)
                sum += load_8(&m->dropout_SelectV2[n][b]) * s->dense_1_kernel[n][9];
            }
            store_8(&m->dense_1_MatMul[9][b], sum);
        }
    }
    /* loss/Max */
    for (int b = 0; b < 32; b += 8) {
        vec8 most = -INFINITY;
        for (int n2 = 0; n2 < 10; ++n2) {
            const vec8 next0 = load_8(&m->dense_1_MatMul[n2][b]) + s->dense_1_bias[n2];
            most = most < next0 ? next0 : most;
        }
        store_8(&m->loss_Max[b], most);
    }
    /* loss/Sum */
    for (int b = 0; b < 32; b += 8) {
        vec8 sum = 0;
        for (int n2 = 0; n2 < 10; ++n2)
            sum += (n2 == bytes_to_int_8(load_bytes_8(&field1[b]))) ? load_8(&m->dense_1_MatMul[n2][b]) +
                s->dense_1_bias[n2] - load_8(&m->loss_Max[b]) : (vec8)0.0f;
        store_8(&m->loss_Sum[b], sum);
    }
    /* loss/exp */
    for (int n2 = 0; n2 < 10; ++n2)
        for (int b = 0; b < 32; b += 8)
            store_8(&m->loss_exp[n2][b],
                exp_8(load_8(&m->dense_1_MatMul[n2][b]) + s->dense_1_bias[n2] - load_8(&m->loss_Max[b])));
    /* loss/Sum */
    for (int b = 0; b < 32; b += 8) {
        vec8 sum = 0;
        for (int n2 = 0; n2 < 10; ++n2)
            sum += load_8(&m->loss_exp[n2][b]);
        store_8(&m->d_loss_log_div[b], 0.03125f / sum);
        store_8(&m->loss_Sum2[b], sum);
    }
    /* loss/Sum */
    {
        vec8 sum = 0;
        sum += log_8(load_8(&m->loss_Sum2[0])) - load_8(&m->loss_Sum[0]);
        sum += log_8(load_8(&m->loss_Sum2[8])) - load_8(&m->loss_Sum[8]);
        sum += log_8(load_8(&m->loss_Sum2[16])) - load_8(&m->loss_Sum[16]);
        sum += log_8(load_8(&m->loss_Sum2[24])) - load_8(&m->loss_Sum[24]);
        const float new_loss_div = sum_lanes_8(sum) / 32.0f;
        s->train_loss_total[0] = s->train_loss_total[0] + new_loss_div;
        m->loss_div[0] = new_loss_div;
    }
    /* gradient_tape/loss/select/add */
    for (int n2 = 0; n2 < 10; ++n2)
        for (int b = 0; b < 32; b += 8)
            store_8(&m->d_loss_select_add[n2][b], load_8(&m->d_loss_log_div[b]) *
                load_8(&m->loss_exp[n2][b]) + ((n2 == bytes_to_int_8(load_bytes_8(&field1[b]))) ?
                (vec8)-0.03125f : (vec8)0.0f));
    /* gradient_tape/sequential/dense_1/MatMul/contract */
    for (int b = 0; b < 32; b += 8) {
        for (int n = 0; n < 126; n += 3) {
            vec8 sum0 = 0, sum1 = 0, sum2 = 0;
            for (int n2 = 0; n2 < 10; ++n2) {
#pragma clang fp contract(on)
                const vec8 a0 = load_8(&m->d_loss_select_add[n2][b]);
                sum0 += a0 * s->dense_1_kernel[n][n2], sum1 += a0 * s->dense_1_kernel[n + 1][n2],
                    sum2 += a0 * s->dense_1_kernel[n + 2][n2];
            }
            {
                const vec8 dense_BiasAdd = load_8(&m->dense_MatMul[n][b]) + s->dense_bias[n];
                store_8(&m->d_dense_Relu_select[n][b],
                    0.0f < (dense_BiasAdd < 0.0f ? (vec8)0.0f : dense_BiasAdd) ?
                    (load_mask_8(&m->dropout_less_equal[n][b]) ? sum0 : (vec8)0.0f) * 1.25f : (vec8)0.0f);
            }
            {
                const vec8 dense_BiasAdd = load_8(&m->dense_MatMul[n + 1][b]) + s->dense_bias[n + 1];
                store_8(&m->d_dense_Relu_select[n + 1][b],
                    0.0f < (dense_BiasAdd < 0.0f ? (vec8)0.0f : dense_BiasAdd) ?
                    (load_mask_8(&m->dropout_less_equal[n + 1][b]) ? sum1 : (vec8)0.0f) * 1.25f :
                    (vec8)0.0f);
            }
            {
                const vec8 dense_BiasAdd = load_8(&m->dense_MatMul[n + 2][b]) + s->dense_bias[n + 2];
                store_8(&m->d_dense_Relu_select[n + 2][b],
                    0.0f < (dense_BiasAdd < 0.0f ? (vec8)0.0f : dense_BiasAdd) ?
                    (load_mask_8(&m->dropout_less_equal[n + 2][b]) ? sum2 : (vec8)0.0f) * 1.25f :
                    (vec8)0.0f);
            }
        }
        {
            vec8 sum0 = 0, sum1 = 0;
            for (int n2 = 0; n2 < 10; ++n2) {
#pragma clang fp contract(on)
                const vec8 a0 = load_8(&m->d_loss_select_add[n2][b]);
                sum0 += a0 * s->dense_1_kernel[126][n2], sum1 += a0 * s->dense_1_kernel[127][n2];
            }
            {
                const vec8 dense_BiasAdd = load_8(&m->dense_MatMul[126][b]) + s->dense_bias[126];
                store_8(&m->d_dense_Relu_select[126][b],
                    0.0f < (dense_BiasAdd < 0.0f ? (vec8)0.0f : dense_BiasAdd) ?
                    (load_mask_8(&m->dropout_less_equal[126][b]) ? sum0 : (vec8)0.0f) * 1.25f : (vec8)0.0f);
            }
            {
                const vec8 dense_BiasAdd = load_8(&m->dense_MatMul[127][b]) + s->dense_bias[127];
                store_8(&m->d_dense_Relu_select[127][b],
                    0.0f < (dense_BiasAdd < 0.0f ? (vec8)0.0f : dense_BiasAdd) ?
                    (load_mask_8(&m->dropout_less_equal[127][b]) ? sum1 : (vec8)0.0f) * 1.25f : (vec8)0.0f);
            }
        }
    }
    /* d_loss_select_add_by_n2 */
    for (int b = 0; b < 32; b += 8)
        for (int n2 = 0; n2 < 10; ++n2)
            store_strided_8(&m->d_loss_select_add_by_n2[b][n2], 10, load_8(&m->d_loss_select_add[n2][b]));
    /* d_dense_Relu_select_by_n */
    for (int b = 0; b < 32; b += 8)
        for (int n = 0; n < 128; ++n)
            store_strided_8(&m->d_dense_Relu_select_by_n[b][n], 128, load_8(&m->d_dense_Relu_select[n][b]));
    /* gradient_tape/sequential/dense_1/MatMul/contract */
    for (int n = 0; n < 126; n += 3) {
        vec8 sum0 = 0, sum1 = 0, sum2 = 0;
        for (int b = 0; b < 32; ++b) {
#pragma clang fp contract(on)
            const vec8 a0 = load_8(&m->d_loss_select_add_by_n2[b][0]);
            sum0 += a0 * m->dropout_SelectV2[n][b], sum1 += a0 * m->dropout_SelectV2[n + 1][b],
                sum2 += a0 * m->dropout_SelectV2[n + 2][b];
        }
        const vec8 a0 = load_8(&s->dense_1_kernel_m[n][0]), a1 = load_8(&s->dense_1_kernel_m[n + 1][0]),
            a2 = load_8(&s->dense_1_kernel_m[n + 2][0]), b0 = load_8(&s->dense_1_kernel_v[n][0]),
            b1 = load_8(&s->dense_1_kernel_v[n + 1][0]), b2 = load_8(&s->dense_1_kernel_v[n + 2][0]);
        const float d0 = m->Adam_div[0];
        {
            const vec8 new_dense_1_kernel_m = multiply_add_8(sum0 - a0, (vec8)0.1f, a0);
            const vec8 new_dense_1_kernel_v =
                multiply_add_8(multiply_add_8(sum0, sum0, -b0), (vec8)0.001f, b0);
            store_8(&s->dense_1_kernel[n][0], load_8(&s->dense_1_kernel[n][0]) - new_dense_1_kernel_m *
                d0 / (sqrt_8(new_dense_1_kernel_v) + 1e-07f));
            store_8(&s->dense_1_kernel_v[n][0], new_dense_1_kernel_v);
            store_8(&s->dense_1_kernel_m[n][0], new_dense_1_kernel_m);
        }
        {
            const vec8 new_dense_1_kernel_m = multiply_add_8(sum1 - a1, (vec8)0.1f, a1);
            const vec8 new_dense_1_kernel_v =
                multiply_add_8(multiply_add_8(sum1, sum1, -b1), (vec8)0.001f, b1);
            store_8(&s->dense_1_kernel[n + 1][0], load_8(&s->dense_1_kernel[n + 1][0]) -
                new_dense_1_kernel_m * d0 / (sqrt_8(new_dense_1_kernel_v) + 1e-07f));
            store_8(&s->dense_1_kernel_v[n + 1][0], new_dense_1_kernel_v);
            store_8(&s->dense_1_kernel_m[n + 1][0], new_dense_1_kernel_m);
        }
        {
            const vec8 new_dense_1_kernel_m = multiply_add_8(sum2 - a2, (vec8)0.1f, a2);
            const vec8 new_dense_1_kernel_v =
                multiply_add_8(multiply_add_8(sum2, sum2, -b2), (vec8)0.001f, b2);
            store_8(&s->dense_1_kernel[n + 2][0], load_8(&s->dense_1_kernel[n + 2][0]) -
                new_dense_1_kernel_m * d0 / (sqrt_8(new_dense_1_kernel_v) + 1e-07f));
            store_8(&s->dense_1_kernel_v[n + 2][0], new_dense_1_kernel_v);
            store_8(&s->dense_1_kernel_m[n + 2][0], new_dense_1_kernel_m);
        }
    }
    {
        vec8 sum0 = 0, sum1 = 0;
        for (int b = 0; b < 32; ++b) {
#pragma clang fp contract(on)
            const vec8 a0 = load_8(&m->d_loss_select_add_by_n2[b][0]);
            sum0 += a0 * m->dropout_SelectV2[126][b], sum1 += a0 * m->dropout_SelectV2[127][b];
        }
        const vec8 a0 = load_8(&s->dense_1_kernel_m[126][0]), a1 = load_8(&s->dense_1_kernel_m[127][0]),
            b0 = load_8(&s->dense_1_kernel_v[126][0]), b1 = load_8(&s->dense_1_kernel_v[127][0]);
        const float d0 = m->Adam_div[0];
        {
            const vec8 new_dense_1_kernel_m = multiply_add_8(sum0 - a0, (vec8)0.1f, a0);
            const vec8 new_dense_1_kernel_v =
                multiply_add_8(multiply_add_8(sum0, sum0, -b0), (vec8)0.001f, b0);
            store_8(&s->dense_1_kernel[126][0], load_8(&s->dense_1_kernel[126][0]) - new_dense_1_kernel_m *
                d0 / (sqrt_8(new_dense_1_kernel_v) + 1e-07f));
            store_8(&s->dense_1_kernel_v[126][0], new_dense_1_kernel_v);
            store_8(&s->dense_1_kernel_m[126][0], new_dense_1_kernel_m);
        }
        {
            const vec8 new_dense_1_kernel_m = multiply_add_8(sum1 - a1, (vec8)0.1f, a1);
            const vec8 new_dense_1_kernel_v =
                multiply_add_8(multiply_add_8(sum1, sum1, -b1), (vec8)0.001f, b1);
            store_8(&s->dense_1_kernel[127][0], load_8(&s->dense_1_kernel[127][0]) - new_dense_1_kernel_m *
                d0 / (sqrt_8(new_dense_1_kernel_v) + 1e-07f));
            store_8(&s->dense_1_kernel_v[127][0], new_dense_1_kernel_v);
            store_8(&s->dense_1_kernel_m[127][0], new_dense_1_kernel_m);
        }
    }
    for (int n = 0; n < 126; n += 3) {
        vec2 sum0 = 0, sum1 = 0, sum2 = 0;
        for (int b = 0; b < 32; ++b) {
#pragma clang fp contract(on)
            const vec2 a0 = load_2(&m->d_loss_select_add_by_n2[b][8]);
            sum0 += a0 * m->dropout_SelectV2[n][b], sum1 += a0 * m->dropout_SelectV2[n + 1][b],
                sum2 += a0 * m->dropout_SelectV2[n + 2][b];
        }
        const vec2 a0 = load_2(&s->dense_1_kernel_m[n][8]), a1 = load_2(&s->dense_1_kernel_m[n + 1][8]),
            a2 = load_2(&s->dense_1_kernel_m[n + 2][8]), b0 = load_2(&s->dense_1_kernel_v[n][8]),
            b1 = load_2(&s->dense_1_kernel_v[n + 1][8]), b2 = load_2(&s->dense_1_kernel_v[n + 2][8]);
        const float d0 = m->Adam_div[0];
        {
            const vec2 new_dense_1_kernel_m = multiply_add_2(sum0 - a0, (vec2)0.1f, a0);
            const vec2 new_dense_1_kernel_v =
                multiply_add_2(multiply_add_2(sum0, sum0, -b0), (vec2)0.001f, b0);
            store_2(&s->dense_1_kernel[n][8], load_2(&s->dense_1_kernel[n][8]) - new_dense_1_kernel_m *
                d0 / (sqrt_2(new_dense_1_kernel_v) + 1e-07f));
            store_2(&s->dense_1_kernel_v[n][8], new_dense_1_kernel_v);
            store_2(&s->dense_1_kernel_m[n][8], new_dense_1_kernel_m);
        }
        {
            const vec2 new_dense_1_kernel_m = multiply_add_2(sum1 - a1, (vec2)0.1f, a1);
            const vec2 new_dense_1_kernel_v =
                multiply_add_2(multiply_add_2(sum1, sum1, -b1), (vec2)0.001f, b1);
            store_2(&s->dense_1_kernel[n + 1][8], load_2(&s->dense_1_kernel[n + 1][8]) -
                new_dense_1_kernel_m * d0 / (sqrt_2(new_dense_1_kernel_v) + 1e-07f));
            store_2(&s->dense_1_kernel_v[n + 1][8], new_dense_1_kernel_v);
            store_2(&s->dense_1_kernel_m[n + 1][8], new_dense_1_kernel_m);
        }
        {
            const vec2 new_dense_1_kernel_m = multiply_add_2(sum2 - a2, (vec2)0.1f, a2);
            const vec2 new_dense_1_kernel_v =
                multiply_add_2(multiply_add_2(sum2, sum2, -b2), (vec2)0.001f, b2);
            store_2(&s->dense_1_kernel[n + 2][8], load_2(&s->dense_1_kernel[n + 2][8]) -
                new_dense_1_kernel_m * d0 / (sqrt_2(new_dense_1_kernel_v) + 1e-07f));
            store_2(&s->dense_1_kernel_v[n + 2][8], new_dense_1_kernel_v);
            store_2(&s->dense_1_kernel_m[n + 2][8], new_dense_1_kernel_m);
        }
    }
    {
        vec2 sum0 = 0, sum1 = 0;
        for (int b = 0; b < 32; ++b) {
#pragma clang fp contract(on)
            const vec2 a0 = load_2(&m->d_loss_select_add_by_n2[b][8]);
            sum0 += a0 * m->dropout_SelectV2[126][b], sum1 += a0 * m->dropout_SelectV2[127][b];
        }
        const vec2 a0 = load_2(&s->dense_1_kernel_m[126][8]), a1 = load_2(&s->dense_1_kernel_m[127][8]),
            b0 = load_2(&s->dense_1_kernel_v[126][8]), b1 = load_2(&s->dense_1_kernel_v[127][8]);
        const float d0 = m->Adam_div[0];
        {
            const vec2 new_dense_1_kernel_m = multiply_add_2(sum0 - a0, (vec2)0.1f, a0);
            const vec2 new_dense_1_kernel_v =
                multiply_add_2(multiply_add_2(sum0, sum0, -b0), (vec2)0.001f, b0);
            store_2(&s->dense_1_kernel[126][8], load_2(&s->dense_1_kernel[126][8]) - new_dense_1_kernel_m *
                d0 / (sqrt_2(new_dense_1_kernel_v) + 1e-07f));
            store_2(&s->dense_1_kernel_v[126][8], new_dense_1_kernel_v);
            store_2(&s->dense_1_kernel_m[126][8], new_dense_1_kernel_m);
        }
        {
            const vec2 new_dense_1_kernel_m = multiply_add_2(sum1 - a1, (vec2)0.1f, a1);
            const vec2 new_dense_1_kernel_v =
                multiply_add_2(multiply_add_2(sum1, sum1, -b1), (vec2)0.001f, b1);
            store_2(&s->dense_1_kernel[127][8], load_2(&s->dense_1_kernel[127][8]) - new_dense_1_kernel_m *
                d0 / (sqrt_2(new_dense_1_kernel_v) + 1e-07f));
            store_2(&s->dense_1_kernel_v[127][8], new_dense_1_kernel_v);
            store_2(&s->dense_1_kernel_m[127][8], new_dense_1_kernel_m);
        }
    }
    /* gradient_tape/sequential/dense/view/reduce */
    for (int n = 0; n < 128; ++n) {
        vec8 sum = 0;
        for (int b = 0; b < 32; b += 8)
            sum += load_8(&m->d_dense_Relu_select[n][b]);
        const float a0 = s->dense_bias_m[n], b0 = s->dense_bias_v[n];
        const float new_dense_bias_m = multiply_add_1(sum_lanes_8(sum) - a0, 0.1f, a0);
        const float new_dense_bias_v =
            multiply_add_1(multiply_add_1(sum_lanes_8(sum), sum_lanes_8(sum), -b0), 0.001f, b0);
        s->dense_bias[n] = s->dense_bias[n] - new_dense_bias_m * m->Adam_div[0] /
            (sqrt_1(new_dense_bias_v) + 1e-07f);
        s->dense_bias_v[n] = new_dense_bias_v;
        s->dense_bias_m[n] = new_dense_bias_m;
    }
    /* train_accuracy/Min */
    for (int b = 0; b < 32; b += 8) {
        ivec8 least = INT32_MAX;
        for (int n2 = 0; n2 < 10; ++n2) {
            const ivec8 next0 =
                (load_8(&m->dense_1_MatMul[n2][b]) + s->dense_1_bias[n2] == load_8(&m->loss_Max[b])) ?
                (ivec8)n2 : (ivec8)10;
            least = least > next0 ? next0 : least;
        }
        store_int_8(&m->train_accuracy_Min[b], least);
    }
    /* gradient_tape/sequential/dense_1/view/reduce */
    for (int n2 = 0; n2 < 10; ++n2) {
        vec8 sum = 0;
        for (int b = 0; b < 32; b += 8)
            sum += load_8(&m->d_loss_select_add[n2][b]);
        const float a0 = s->dense_1_bias_m[n2], b0 = s->dense_1_bias_v[n2];
        const float new_dense_1_bias_m = multiply_add_1(sum_lanes_8(sum) - a0, 0.1f, a0);
        const float new_dense_1_bias_v =
            multiply_add_1(multiply_add_1(sum_lanes_8(sum), sum_lanes_8(sum), -b0), 0.001f, b0);
        s->dense_1_bias[n2] = s->dense_1_bias[n2] - new_dense_1_bias_m * m->Adam_div[0] /
            (sqrt_1(new_dense_1_bias_v) + 1e-07f);
        s->dense_1_bias_v[n2] = new_dense_1_bias_v;
        s->dense_1_bias_m[n2] = new_dense_1_bias_m;
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

/* dense_kernel, where each sum is whole | mnist_quickstart.lua:2 kernel update, :6 dense backward */
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

/* train_32, kernel 4 of 4: dense_kernel_m[k0, k1, n] = sum b 32: d_dense_Relu_select_by_n[b, n] *
 *     rescaling_mul[k0, k1, b], then multiply_add(so_far - dense_kernel_m[k0, k1, n], 0.1,
 *     dense_kernel_m[k0, k1, n]); dense_kernel_v[k0, k1, n] = multiply_add(multiply_add(so_far, so_far,
 *     -dense_kernel_v[k0, k1, n]), 0.001, dense_kernel_v[k0, k1, n]); dense_kernel[k0, k1, n] =
 *     dense_kernel[k0, k1, n] - ((multiply_add(so_far - dense_kernel_m[k0, k1, n], 0.1, dense_kernel_m[k0,
 *     k1, n]) * Adam_div) / (sqrt(multiply_add(multiply_add(so_far, so_far, -dense_kernel_v[k0, k1, n]),
 *     0.001, dense_kernel_v[k0, k1, n])) + 1e-07))
 *   from   mnist_quickstart.lua:2 kernel update, :6 dense backward |
 *          gradient_tape/sequential/dense/MatMul/contract (contract)
 *   axes   k0 28 in 8 slices, k1 28, n 128 in vectors of 8 | reduced: b 32
 *   cost   3211.3 k multiply-adds, 2525.2 k bytes */
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
                const float a0 = m->Adam_div[0];
                finish_dense_kernel(sum00, &s->dense_kernel_m[k0][k1][n], &s->dense_kernel_v[k0][k1][n],
                    &s->dense_kernel[k0][k1][n], a0);
                finish_dense_kernel(sum01, &s->dense_kernel_m[k0][k1][n + 8],
                    &s->dense_kernel_v[k0][k1][n + 8], &s->dense_kernel[k0][k1][n + 8], a0);
                finish_dense_kernel(sum10, &s->dense_kernel_m[k0][k1 + 1][n],
                    &s->dense_kernel_v[k0][k1 + 1][n], &s->dense_kernel[k0][k1 + 1][n], a0);
                finish_dense_kernel(sum11, &s->dense_kernel_m[k0][k1 + 1][n + 8],
                    &s->dense_kernel_v[k0][k1 + 1][n + 8], &s->dense_kernel[k0][k1 + 1][n + 8], a0);
                finish_dense_kernel(sum20, &s->dense_kernel_m[k0][k1 + 2][n],
                    &s->dense_kernel_v[k0][k1 + 2][n], &s->dense_kernel[k0][k1 + 2][n], a0);
                finish_dense_kernel(sum21, &s->dense_kernel_m[k0][k1 + 2][n + 8],
                    &s->dense_kernel_v[k0][k1 + 2][n + 8], &s->dense_kernel[k0][k1 + 2][n + 8], a0);
                finish_dense_kernel(sum30, &s->dense_kernel_m[k0][k1 + 3][n],
                    &s->dense_kernel_v[k0][k1 + 3][n], &s->dense_kernel[k0][k1 + 3][n], a0);
                finish_dense_kernel(sum31, &s->dense_kernel_m[k0][k1 + 3][n + 8],
                    &s->dense_kernel_v[k0][k1 + 3][n + 8], &s->dense_kernel[k0][k1 + 3][n + 8], a0);
            }
        }
    }
}

/* test_32, kernel 1 of 3: 3 nests in a row
 *   from   mnist_quickstart.lua:2 test_accuracy forward, :2 test_loss forward, :4 rescaling forward
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

/* test_32, kernel 2 of 3 */
static void test_32_dense_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_32_memory *m = call->arena;
    shared_dense_MatMul_partial(m->rescaling_mul, s->dense_kernel, m->dense_MatMul_partial, slice);
}

/* test_32, kernel 3 of 3: 8 nests in a row
 *   from   mnist_quickstart.lua:2 loss forward, :2 test_accuracy forward, :2 test_loss forward, :6 dense
 *          forward, :8 dense_1 forward
 *   cost   41.0 k multiply-adds, 155.0 k bytes */
static void test_32_dense_Relu(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_32_memory *m = call->arena;
    (void)slice;
    const uint8_t *field1 = call->inputs[1];
    /* sequential/dense/MatMul */
    for (int n = 0; n < 128; ++n)
        for (int b = 0; b < 32; b += 8) {
            vec8 sum = 0;
            for (int slice = 0; slice < 8; ++slice)
                sum += load_8(&m->dense_MatMul_partial[slice][n][b]);
            const vec8 dense_BiasAdd = sum + s->dense_bias[n];
            store_8(&m->dense_Relu[n][b], dense_BiasAdd < 0.0f ? (vec8)0.0f : dense_BiasAdd);
        }
    /* sequential/dense_1/MatMul */
    for (int b = 0; b < 32; b += 8) {
        for (int n2 = 0; n2 < 9; n2 += 3) {
            vec8 sum0 = 0, sum1 = 0, sum2 = 0;
            for (int n = 0; n < 128; ++n) {
#pragma clang fp contract(on)
                const vec8 a0 = load_8(&m->dense_Relu[n][b]);
                sum0 += a0 * s->dense_1_kernel[n][n2], sum1 += a0 * s->dense_1_kernel[n][n2 + 1],
                    sum2 += a0 * s->dense_1_kernel[n][n2 + 2];
            }
            store_8(&m->dense_1_MatMul[n2][b], sum0);
            store_8(&m->dense_1_MatMul[n2 + 1][b], sum1);
            store_8(&m->dense_1_MatMul[n2 + 2][b], sum2);
        }
        {
            vec8 sum = 0;
            for (int n = 0; n < 128; ++n) {
#pragma clang fp contract(on)
                sum += load_8(&m->dense_Relu[n][b]) * s->dense_1_kernel[n][9];
            }
            store_8(&m->dense_1_MatMul[9][b], sum);
        }
    }
    /* loss/Max */
    for (int b = 0; b < 32; b += 8) {
        vec8 most = -INFINITY;
        for (int n2 = 0; n2 < 10; ++n2) {
            const vec8 next0 = load_8(&m->dense_1_MatMul[n2][b]) + s->dense_1_bias[n2];
            most = most < next0 ? next0 : most;
        }
        store_8(&m->loss_Max[b], most);
    }
    /* loss/Sum */
    for (int b = 0; b < 32; b += 8) {
        vec8 sum = 0;
        for (int n2 = 0; n2 < 10; ++n2)
            sum += (n2 == bytes_to_int_8(load_bytes_8(&field1[b]))) ? load_8(&m->dense_1_MatMul[n2][b]) +
                s->dense_1_bias[n2] - load_8(&m->loss_Max[b]) : (vec8)0.0f;
        store_8(&m->loss_Sum[b], sum);
    }
    /* loss/Sum */
    for (int b = 0; b < 32; b += 8) {
        vec8 sum = 0;
        for (int n2 = 0; n2 < 10; ++n2)
            sum += exp_8(load_8(&m->dense_1_MatMul[n2][b]) + s->dense_1_bias[n2] - load_8(&m->loss_Max[b]));
        store_8(&m->loss_Sum2[b], sum);
    }
    /* loss/Sum */
    {
        vec8 sum = 0;
        sum += log_8(load_8(&m->loss_Sum2[0])) - load_8(&m->loss_Sum[0]);
        sum += log_8(load_8(&m->loss_Sum2[8])) - load_8(&m->loss_Sum[8]);
        sum += log_8(load_8(&m->loss_Sum2[16])) - load_8(&m->loss_Sum[16]);
        sum += log_8(load_8(&m->loss_Sum2[24])) - load_8(&m->loss_Sum[24]);
        s->test_loss_total[0] = s->test_loss_total[0] + sum_lanes_8(sum) / 32.0f;
    }
    /* test_accuracy/Min */
    for (int b = 0; b < 32; b += 8) {
        ivec8 least = INT32_MAX;
        for (int n2 = 0; n2 < 10; ++n2) {
            const ivec8 next0 =
                (load_8(&m->dense_1_MatMul[n2][b]) + s->dense_1_bias[n2] == load_8(&m->loss_Max[b])) ?
                (ivec8)n2 : (ivec8)10;
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

/* test_16, kernel 1 of 3: 3 nests in a row
 *   from   mnist_quickstart.lua:2 test_accuracy forward, :2 test_loss forward, :4 rescaling forward
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

/* test_16, kernel 2 of 3: dense_MatMul_partial[slice, n, b] = sum k0 28 k1 28: rescaling_mul[k0, k1, b] *
 *     dense_kernel[k0, k1, n]
 *   from   mnist_quickstart.lua:6 dense forward | sequential/dense/MatMul (contract)
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

/* test_16, kernel 3 of 3: 8 nests in a row
 *   from   mnist_quickstart.lua:2 loss forward, :2 test_accuracy forward, :2 test_loss forward, :6 dense
 *          forward, :8 dense_1 forward
 *   cost   20.5 k multiply-adds, 80.3 k bytes */
static void test_16_dense_Relu(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    (void)slice;
    const uint8_t *field1 = call->inputs[1];
    /* sequential/dense/MatMul */
    for (int n = 0; n < 128; ++n)
        for (int b = 0; b < 16; b += 8) {
            vec8 sum = 0;
            for (int slice = 0; slice < 8; ++slice)
                sum += load_8(&m->dense_MatMul_partial[slice][n][b]);
            const vec8 dense_BiasAdd = sum + s->dense_bias[n];
            store_8(&m->dense_Relu[n][b], dense_BiasAdd < 0.0f ? (vec8)0.0f : dense_BiasAdd);
        }
    /* sequential/dense_1/MatMul */
    for (int b = 0; b < 16; b += 8) {
        for (int n2 = 0; n2 < 9; n2 += 3) {
            vec8 sum0 = 0, sum1 = 0, sum2 = 0;
            for (int n = 0; n < 128; ++n) {
#pragma clang fp contract(on)
                const vec8 a0 = load_8(&m->dense_Relu[n][b]);
                sum0 += a0 * s->dense_1_kernel[n][n2], sum1 += a0 * s->dense_1_kernel[n][n2 + 1],
                    sum2 += a0 * s->dense_1_kernel[n][n2 + 2];
            }
            store_8(&m->dense_1_MatMul[n2][b], sum0);
            store_8(&m->dense_1_MatMul[n2 + 1][b], sum1);
            store_8(&m->dense_1_MatMul[n2 + 2][b], sum2);
        }
        {
            vec8 sum = 0;
            for (int n = 0; n < 128; ++n) {
#pragma clang fp contract(on)
                sum += load_8(&m->dense_Relu[n][b]) * s->dense_1_kernel[n][9];
            }
            store_8(&m->dense_1_MatMul[9][b], sum);
        }
    }
    /* loss/Max */
    for (int b = 0; b < 16; b += 8) {
        vec8 most = -INFINITY;
        for (int n2 = 0; n2 < 10; ++n2) {
            const vec8 next0 = load_8(&m->dense_1_MatMul[n2][b]) + s->dense_1_bias[n2];
            most = most < next0 ? next0 : most;
        }
        store_8(&m->loss_Max[b], most);
    }
    /* loss/Sum */
    for (int b = 0; b < 16; b += 8) {
        vec8 sum = 0;
        for (int n2 = 0; n2 < 10; ++n2)
            sum += (n2 == bytes_to_int_8(load_bytes_8(&field1[b]))) ? load_8(&m->dense_1_MatMul[n2][b]) +
                s->dense_1_bias[n2] - load_8(&m->loss_Max[b]) : (vec8)0.0f;
        store_8(&m->loss_Sum[b], sum);
    }
    /* loss/Sum */
    for (int b = 0; b < 16; b += 8) {
        vec8 sum = 0;
        for (int n2 = 0; n2 < 10; ++n2)
            sum += exp_8(load_8(&m->dense_1_MatMul[n2][b]) + s->dense_1_bias[n2] - load_8(&m->loss_Max[b]));
        store_8(&m->loss_Sum2[b], sum);
    }
    /* loss/Sum */
    {
        float sum = 0;
        for (int b = 0; b < 16; ++b)
            sum += log_1(m->loss_Sum2[b]) - m->loss_Sum[b];
        s->test_loss_total[0] = s->test_loss_total[0] + sum / 16.0f;
    }
    /* test_accuracy/Min */
    for (int b = 0; b < 16; b += 8) {
        ivec8 least = INT32_MAX;
        for (int n2 = 0; n2 < 10; ++n2) {
            const ivec8 next0 =
                (load_8(&m->dense_1_MatMul[n2][b]) + s->dense_1_bias[n2] == load_8(&m->loss_Max[b])) ?
                (ivec8)n2 : (ivec8)10;
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

/* predict_32, kernel 1 of 3: rescaling_mul[k0, k1, b] = to_float(field0[b, k0, k1]) * 0.003921569
 *   from   mnist_quickstart.lua:4 rescaling forward | sequential/rescaling/mul (mul)
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

/* predict_32, kernel 2 of 3 */
static void predict_32_dense_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_32_memory *m = call->arena;
    shared_dense_MatMul_partial(m->rescaling_mul, s->dense_kernel, m->dense_MatMul_partial, slice);
}

/* predict_32, kernel 3 of 3: 6 nests in a row
 *   from   mnist_quickstart.lua:2 forward, :6 dense forward, :8 dense_1 forward
 *   cost   41.0 k multiply-adds, 157.2 k bytes */
static void predict_32_dense_Relu(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_32_memory *m = call->arena;
    (void)slice;
    /* sequential/dense/MatMul */
    for (int n = 0; n < 128; ++n)
        for (int b = 0; b < 32; b += 8) {
            vec8 sum = 0;
            for (int slice = 0; slice < 8; ++slice)
                sum += load_8(&m->dense_MatMul_partial[slice][n][b]);
            const vec8 dense_BiasAdd = sum + s->dense_bias[n];
            store_8(&m->dense_Relu[n][b], dense_BiasAdd < 0.0f ? (vec8)0.0f : dense_BiasAdd);
        }
    /* sequential/dense_1/MatMul */
    for (int b = 0; b < 32; b += 8) {
        for (int n2 = 0; n2 < 9; n2 += 3) {
            vec8 sum0 = 0, sum1 = 0, sum2 = 0;
            for (int n = 0; n < 128; ++n) {
#pragma clang fp contract(on)
                const vec8 a0 = load_8(&m->dense_Relu[n][b]);
                sum0 += a0 * s->dense_1_kernel[n][n2], sum1 += a0 * s->dense_1_kernel[n][n2 + 1],
                    sum2 += a0 * s->dense_1_kernel[n][n2 + 2];
            }
            store_8(&m->dense_1_MatMul[n2][b], sum0);
            store_8(&m->dense_1_MatMul[n2 + 1][b], sum1);
            store_8(&m->dense_1_MatMul[n2 + 2][b], sum2);
        }
        {
            vec8 sum = 0;
            for (int n = 0; n < 128; ++n) {
#pragma clang fp contract(on)
                sum += load_8(&m->dense_Relu[n][b]) * s->dense_1_kernel[n][9];
            }
            store_8(&m->dense_1_MatMul[9][b], sum);
        }
    }
    /* Max */
    for (int b = 0; b < 32; b += 8) {
        vec8 most = -INFINITY;
        for (int n2 = 0; n2 < 10; ++n2) {
            const vec8 next0 = load_8(&m->dense_1_MatMul[n2][b]) + s->dense_1_bias[n2];
            most = most < next0 ? next0 : most;
        }
        store_8(&m->Max[b], most);
    }
    /* Softmax */
    for (int n2 = 0; n2 < 10; ++n2)
        for (int b = 0; b < 32; b += 8)
            store_8(&m->Softmax[n2][b],
                exp_8(load_8(&m->dense_1_MatMul[n2][b]) + s->dense_1_bias[n2] - load_8(&m->Max[b])));
    /* Sum */
    for (int b = 0; b < 32; b += 8) {
        vec8 sum = 0;
        for (int n2 = 0; n2 < 10; ++n2)
            sum += load_8(&m->Softmax[n2][b]);
        store_8(&m->Sum[b], sum);
    }
    /* Softmax */
    for (int b = 0; b < 32; b += 8)
        for (int n2 = 0; n2 < 10; ++n2)
            store_strided_8(&m->Softmax2[b][n2], 10, load_8(&m->Softmax[n2][b]) / load_8(&m->Sum[b]));
}

/* metrics, kernel 1 of 1: 4 nests in a row
 *   from   mnist_quickstart.lua:2 test_accuracy forward, :2 test_loss forward, :2 train_accuracy forward,
 *          :2 train_loss forward
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
    {"dense_bias", initialize_dense_bias, 1, 0, 5680},
    {"dense_kernel", initialize_dense_kernel, 8, 0, 401416},
};

static const struct gradc_array train_32_inputs[] = {
    {"field0", GRADC_U8, 3, {32, 28, 28}, 0},
    {"field1", GRADC_U8, 1, {32}, 0},
    {"seed", GRADC_I64, 0, {0}, 0},
    {"step", GRADC_I64, 0, {0}, 0},
};
static const struct gradc_array train_32_outputs[] = {
    {"loss", GRADC_F32, 0, {0}, offsetof(struct train_32_memory, loss_div)},
};
static const struct gradc_phase train_32_phases[] = {
    {"rescaling_mul", train_32_rescaling_mul, 1, 0, 129588},
    {"dense_MatMul_partial", train_32_dense_MatMul_partial, 8, 3211264, 632832},
    {"dense_MatMul", train_32_dense_MatMul, 1, 122880, 240552},
    {"dense_kernel", train_32_dense_kernel, 8, 3211264, 2525188},
};

static const struct gradc_array test_32_inputs[] = {
    {"field0", GRADC_U8, 3, {32, 28, 28}, 0},
    {"field1", GRADC_U8, 1, {32}, 0},
};
static const struct gradc_phase test_32_phases[] = {
    {"rescaling_mul", test_32_rescaling_mul, 1, 0, 125456},
    {"dense_MatMul_partial", test_32_dense_MatMul_partial, 8, 3211264, 632832},
    {"dense_Relu", test_32_dense_Relu, 1, 40960, 154968},
};

static const struct gradc_array test_16_inputs[] = {
    {"field0", GRADC_U8, 3, {16, 28, 28}, 0},
    {"field1", GRADC_U8, 1, {16}, 0},
};
static const struct gradc_phase test_16_phases[] = {
    {"rescaling_mul", test_16_rescaling_mul, 1, 0, 62736},
    {"dense_MatMul_partial", test_16_dense_MatMul_partial, 8, 1605632, 517120},
    {"dense_Relu", test_16_dense_Relu, 1, 20480, 80328},
};

static const struct gradc_array predict_32_inputs[] = {
    {"field0", GRADC_U8, 3, {32, 28, 28}, 0},
};
static const struct gradc_array predict_32_outputs[] = {
    {"predictions", GRADC_F32, 2, {32, 10}, offsetof(struct predict_32_memory, Softmax2)},
};
static const struct gradc_phase predict_32_phases[] = {
    {"rescaling_mul", predict_32_rescaling_mul, 1, 0, 125440},
    {"dense_MatMul_partial", predict_32_dense_MatMul_partial, 8, 3211264, 632832},
    {"dense_Relu", predict_32_dense_Relu, 1, 40960, 157224},
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
    {"train", 32, train_32_phases, train_32_inputs, train_32_outputs, 4, 4, 1},
    {"test", 32, test_32_phases, test_32_inputs, NULL, 3, 2, 0},
    {"test", 16, test_16_phases, test_16_inputs, NULL, 3, 2, 0},
    {"predict", 32, predict_32_phases, predict_32_inputs, predict_32_outputs, 3, 1, 1},
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
    {"sequential/dense/kernel", GRADC_F32, GRADC_TRAINABLE, 2, {784, 128},
        offsetof(struct state, dense_kernel), 3, {{0, 28, 3584}, {0, 28, 128}, {1, 128, 1}}},
    {"sequential/dense/bias", GRADC_F32, GRADC_TRAINABLE, 1, {128}, offsetof(struct state, dense_bias), 1,
        {{0, 128, 1}}},
    {"sequential/dense_1/kernel", GRADC_F32, GRADC_TRAINABLE, 2, {128, 10},
        offsetof(struct state, dense_1_kernel), 2, {{0, 128, 10}, {1, 10, 1}}},
    {"sequential/dense_1/bias", GRADC_F32, GRADC_TRAINABLE, 1, {10}, offsetof(struct state, dense_1_bias),
        1, {{0, 10, 1}}},
    {"Adam/sequential/dense/kernel/m", GRADC_F32, GRADC_SLOT, 2, {784, 128},
        offsetof(struct state, dense_kernel_m), 3, {{0, 28, 3584}, {0, 28, 128}, {1, 128, 1}}},
    {"Adam/sequential/dense/kernel/v", GRADC_F32, GRADC_SLOT, 2, {784, 128},
        offsetof(struct state, dense_kernel_v), 3, {{0, 28, 3584}, {0, 28, 128}, {1, 128, 1}}},
    {"Adam/sequential/dense/bias/m", GRADC_F32, GRADC_SLOT, 1, {128}, offsetof(struct state, dense_bias_m),
        1, {{0, 128, 1}}},
    {"Adam/sequential/dense/bias/v", GRADC_F32, GRADC_SLOT, 1, {128}, offsetof(struct state, dense_bias_v),
        1, {{0, 128, 1}}},
    {"Adam/sequential/dense_1/kernel/m", GRADC_F32, GRADC_SLOT, 2, {128, 10},
        offsetof(struct state, dense_1_kernel_m), 2, {{0, 128, 10}, {1, 10, 1}}},
    {"Adam/sequential/dense_1/kernel/v", GRADC_F32, GRADC_SLOT, 2, {128, 10},
        offsetof(struct state, dense_1_kernel_v), 2, {{0, 128, 10}, {1, 10, 1}}},
    {"Adam/sequential/dense_1/bias/m", GRADC_F32, GRADC_SLOT, 1, {10},
        offsetof(struct state, dense_1_bias_m), 1, {{0, 10, 1}}},
    {"Adam/sequential/dense_1/bias/v", GRADC_F32, GRADC_SLOT, 1, {10},
        offsetof(struct state, dense_1_bias_v), 1, {{0, 10, 1}}},
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

extern const struct gradc_program mnist_quickstart;
const struct gradc_program mnist_quickstart = {
    .name = "mnist_quickstart",
    .spec = "mnist_quickstart.lua",
    .spec_sha256 = "89427bb2117a9ba1ddcdb18935db98197ac2b9a40a709b0286ab0beb6792887a",
    .version = "0.1.0",
    .schedule = "fused",
    .march = "x86-64-v3",
    .rebuild = "gradc build mnist_quickstart.lua --march=native",
    .cpu = cpu,
    .state_size = sizeof(struct state),
    .arena_size = 306944,
    .epochs = 5,
    .reset_metrics = 1,
    .report = NULL,
    .train = &train_data,
    .test = &test_data,
    .functions = functions,
    .variables = variables,
    .function_count = 6,
    .variable_count = 21,
    .parameters = 101770,
    .products = 6545408,
};
