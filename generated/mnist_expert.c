/* mnist_expert: a training program, written by gradc 0.1.0 from mnist_expert.lua.
 * Change the spec, not this file.
 *
 *   model          my_model, 2 770 634 trainable parameters
 *                  my_model/conv2d/kernel (3, 3, 1, 32)
 *                  my_model/conv2d/bias (32,)
 *                  my_model/dense/kernel (21632, 128)
 *                  my_model/dense/bias (128,)
 *                  my_model/dense_1/kernel (128, 10)
 *                  my_model/dense_1/bias (10,)
 *   schedule       fused: nests that sweep the same axes share their loops
 *   target         x86-64-v3, vectors of 8 floats, 16 registers
 *   slices         8 of every phase whose work is large, whatever the machine
 *   unrolled       3 of 86 nests whole; of 64 more tiles, taps and vectors, at most 576 points
 *   state          33 248 256 bytes
 *   arena          3 056 768 bytes, valid within one call
 *   stack          118 592 bytes of local arrays in the largest phase
 *   functions                   multiply-adds other operations    bytes moved
 *   initialize       2 kernels              0        8 311 392     11 082 552
 *   train_32         5 kernels    278 396 928       31 281 074     83 807 828
 *   test_32          3 kernels     94 875 648        1 481 253     11 591 400
 *   test_16          3 kernels     47 437 824          740 629     11 336 984
 *   predict_32       3 kernels     94 875 648        1 477 824     11 590 952
 *   metrics          1 kernels              0               16             48
 *   epoch_end        1 kernels              0               18             56
 *   made by        gradc emit mnist_expert.lua --schedule=fused --march=x86-64-v3
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

/* Memory of train_32: arrays that overlap are never alive at once (comments: kernels from - to). */
struct train_32_memory {
    union {
        struct {
            _Alignas(64) float conv2d_Relu[26][26][32][32]; /* 2 - 4 */
            float dense_MatMul_partial[8][128][32]; /* 2 - 3 */
            float div[28][28][32]; /* 1 - 4 */
            float dense_Relu[128][32]; /* 3 */
            float d_dense_Relu_select[128][32]; /* 3 - 4 */
            float d_dense_Relu_select_by_n[32][128]; /* 3 - 4 */
            float dense_1_MatMul[10][32]; /* 3 */
            float dense_1_Softmax[10][32]; /* 3 */
            float dense_1_Softmax2[10][32]; /* 3 */
            float d_dense_1_Softmax_add[10][32]; /* 3 */
            float d_dense_1_Softmax_add_by_n2[32][10]; /* 3 */
            float dense_1_Max[32]; /* 3 */
            float dense_1_Sum[32]; /* 3 */
            float loss_Sum[32]; /* 3 */
            float d_loss_log_div[32]; /* 3 */
            float train_accuracy_Max[32]; /* 3 */
            int32_t train_accuracy_Min[32]; /* 3 */
            float loss_div[1]; /* 3 - 6 */
            _Alignas(64) float Adam_div[1]; /* 1 - 5 */
        };
        struct {
            char pad_1_0[2768896];
            _Alignas(64) float d_conv2d_Conv2D_contract_partial[8][3][3][32]; /* 4 - 5 */
            float d_conv2d_view_reduce_partial[8][32]; /* 4 - 5 */
        };
    };
};
_Static_assert(sizeof(struct train_32_memory) <= 3056768, "the arena is as the memory plan has it");

/* Memory of test_32: arrays that overlap are never alive at once (comments: kernels from - to). */
struct test_32_memory {
    union {
        struct {
            _Alignas(64) float dense_MatMul_partial[8][128][32]; /* 2 - 3 */
            float div[28][28][32]; /* 1 - 2 */
        };
        struct {
            char pad_1_0[131072];
            _Alignas(64) float dense_Relu[128][32]; /* 3 */
            float dense_1_MatMul[10][32]; /* 3 */
            float dense_1_Softmax[10][32]; /* 3 */
            float dense_1_Softmax2[10][32]; /* 3 */
            float dense_1_Max[32]; /* 3 */
            float dense_1_Sum[32]; /* 3 */
            float loss_Sum[32]; /* 3 */
            float test_accuracy_Max[32]; /* 3 */
            int32_t test_accuracy_Min[32]; /* 3 */
        };
    };
};
_Static_assert(sizeof(struct test_32_memory) <= 3056768, "the arena is as the memory plan has it");

/* Memory of test_16: arrays that overlap are never alive at once (comments: kernels from - to). */
struct test_16_memory {
    union {
        struct {
            _Alignas(64) float dense_MatMul_partial[8][128][16]; /* 2 - 3 */
            float div[28][28][16]; /* 1 - 2 */
        };
        struct {
            char pad_1_0[65536];
            _Alignas(64) float dense_Relu[128][16]; /* 3 */
            float dense_1_MatMul[10][16]; /* 3 */
            float dense_1_Softmax[10][16]; /* 3 */
            float dense_1_Softmax2[10][16]; /* 3 */
            float dense_1_Max[16]; /* 3 */
            float dense_1_Sum[16]; /* 3 */
            float loss_Sum[16]; /* 3 */
            float test_accuracy_Max[16]; /* 3 */
            int32_t test_accuracy_Min[16]; /* 3 */
        };
    };
};
_Static_assert(sizeof(struct test_16_memory) <= 3056768, "the arena is as the memory plan has it");

/* Memory of predict_32: arrays that overlap are never alive at once (comments: kernels from - to). */
struct predict_32_memory {
    union {
        struct {
            _Alignas(64) float dense_MatMul_partial[8][128][32]; /* 2 - 3 */
            float div[28][28][32]; /* 1 - 2 */
        };
        struct {
            char pad_1_0[131072];
            _Alignas(64) float dense_Relu[128][32]; /* 3 */
            float dense_1_MatMul[10][32]; /* 3 */
            float dense_1_Softmax[10][32]; /* 3 */
            float dense_1_Softmax2[32][10]; /* 3 - 4 */
            float dense_1_Max[32]; /* 3 */
            float dense_1_Sum[32]; /* 3 */
        };
    };
};
_Static_assert(sizeof(struct predict_32_memory) <= 3056768, "the arena is as the memory plan has it");

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
_Static_assert(sizeof(struct metrics_memory) <= 3056768, "the arena is as the memory plan has it");

/* Memory of epoch_end: arrays that overlap are never alive at once (comments: kernels from - to). */
struct epoch_end_memory {
    union {
        struct {
            _Alignas(64) float train_loss_select[1]; /* 1 - 2 */
            _Alignas(64) float mul[1]; /* 1 - 2 */
            _Alignas(64) float test_loss_select[1]; /* 1 - 2 */
            _Alignas(64) float mul2[1]; /* 1 - 2 */
            _Alignas(64) int32_t input[1]; /* 1 - 2 */
        };
    };
};
_Static_assert(sizeof(struct epoch_end_memory) <= 3056768, "the arena is as the memory plan has it");

static const int cuts_26_8[] = {0, 3, 6, 9, 13, 16, 19, 22, 26};

typedef float vec1;
typedef int32_t ivec1;
typedef uint32_t uvec1;

/* What is loaded next comes from memory: a compiler would keep what windows share from turn to turn in
 * registers, which the sums need. */
static inline void load_anew(void) { __asm__ volatile("" ::: "memory"); }

/* Into the first level of the cache: a hint, which no address can make fail. */
static inline void prefetch_near(const void *p) { __builtin_prefetch(p, 0, 3); }

/* Into the second level of the cache: a hint, which no address can make fail. */
static inline void prefetch_far(const void *p) { __builtin_prefetch(p, 0, 2); }

static inline void prefetch_lines(const void *p, int lines) /* of 64 bytes; into the second level */
{
    for (int i = 0; i < lines; ++i) prefetch_far((const char *)p + 64 * i);
}

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
 *   from   mnist_expert.lua:15 bias forward, :15 kernel forward, :17 bias forward, :18 bias forward, :18
 *          kernel forward
 *   cost   4704 operations, 6960 bytes */
static void initialize_conv2d_kernel(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    (void)slice;
    const int64_t *seed = call->inputs[0];
    /* initialize/my_model/conv2d/kernel/add */
    for (int p = 0; p < 3; ++p)
        for (int q = 0; q < 3; ++q)
            for (int c = 0; c < 32; c += 8)
                store_8(&s->conv2d_kernel[p][q][c],
                    uniform_8(seed[0], 0, 1, c + 32 * q + 96 * p + iota_8()) * 0.28426763f + -0.14213382f);
    /* my_model/conv2d/bias/assign */
    store_8(&s->conv2d_bias[0], (vec8)0.0f);
    store_8(&s->conv2d_bias[8], (vec8)0.0f);
    store_8(&s->conv2d_bias[16], (vec8)0.0f);
    store_8(&s->conv2d_bias[24], (vec8)0.0f);
    /* my_model/dense/bias/assign */
    for (int n = 0; n < 128; n += 8)
        store_8(&s->dense_bias[n], (vec8)0.0f);
    /* initialize/my_model/dense_1/kernel/add */
    for (int n = 0; n < 128; ++n) {
        store_8(&s->dense_1_kernel[n][0], uniform_8(seed[0], 0, 5, 10 * n + iota_8()) * 0.4170288f +
            -0.2085144f);
        store_2(&s->dense_1_kernel[n][8], uniform_2(seed[0], 0, 5, 10 * n + 8 + iota_2()) * 0.4170288f +
            -0.2085144f);
    }
    /* my_model/dense_1/bias/assign */
    for (int n2 = 0; n2 < 10; ++n2)
        s->dense_1_bias[n2] = 0.0f;
}

/* initialize, kernel 2 of 2: dense_kernel[y, x, c, n] = (uniform(seed, 0, 3, n + 106496*y + 4096*x + 128*c)
 *     * 0.033210558) + -0.016605279
 *   from   mnist_expert.lua:17 kernel forward | initialize/my_model/dense/kernel/add (add)
 *   axes   y 26 in 8 slices, x 26, c 32, n 128 in vectors of 8
 *   cost   8306.7 k operations, 11.1 M bytes */
static void initialize_dense_kernel(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    const int64_t *seed = call->inputs[0];
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    for (int y = from; y < to; ++y)
        for (int x = 0; x < 26; ++x)
            for (int c = 0; c < 32; ++c)
                for (int n = 0; n < 128; n += 8)
                    store_8(&s->dense_kernel[y][x][c][n],
                        uniform_8(seed[0], 0, 3, n + 106496 * y + 4096 * x + 128 * c + iota_8()) *
                        0.033210557f + -0.016605278f);
}

/* train_32, kernel 1 of 5: 4 nests in a row
 *   from   mnist_expert.lua:6 forward, :43 Adam update, :45 train_loss forward, :46 train_accuracy forward
 *   cost   50.2 k operations, 125.5 k bytes */
static void train_32_div(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    const uint8_t(*field0)[28][28] = call->inputs[0];
    /* div */
    for (int i = 0; i < 28; ++i)
        for (int j = 0; j < 28; ++j)
            for (int b = 0; b < 32; b += 8)
                store_8(&m->div[i][j][b],
                    to_float_8(bytes_to_int_8(load_strided_bytes_8(&field0[b][i][j], 784))) / 255.0f);
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

/* conv2d_Relu, where each sum is whole | mnist_expert.lua:15 conv2d forward */
static inline void finish_conv2d_Relu(vec8 so_far, float *conv2d_Relu, float conv2d_bias)
{
    const vec8 conv2d_BiasAdd = so_far + conv2d_bias;
    store_8(conv2d_Relu, conv2d_BiasAdd < 0.0f ? (vec8)0.0f : conv2d_BiasAdd);
}

/* train_32, kernel 2 of 5: 2 nests
 *   from   mnist_expert.lua:15 conv2d forward, :17 dense forward
 *   does   conv2d_Relu[y, x, c, b] = sum p 3 q 3: div[y + p, x + q, b] * conv2d_kernel[p, q, c], then
 *              (so_far + conv2d_bias[c]) < 0 ? 0 : (so_far + conv2d_bias[c])
 *          dense_MatMul_partial[slice, n, b] = sum y 26 x 26 c 32: conv2d_Relu[y, x, c, b] *
 *              dense_kernel[y, x, c, n]
 *   cost   94.8 M multiply-adds, 14.1 M bytes */
static void train_32_conv2d_Relu(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    /* my_model/dense/MatMul */
    for (int b = 0; b < 32; b += 8)
        for (int n = 0; n < 128; ++n) {
            vec8 sum = 0;
            store_8(&m->dense_MatMul_partial[slice][n][b], sum);
        }
    for (int y = from; y < to; ++y) {
        for (int x = 0; x < 26; ++x) {
            /* my_model/conv2d/Conv2D */
            for (int c = 0; c < 32; c += 4) {
                for (int b = 0; b < 32; b += 16) {
                    vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0,
                        sum30 = 0, sum31 = 0;
                    {
#pragma clang fp contract(on)
                        const vec8 a0 = load_8(&m->div[y][x][b]), a1 = load_8(&m->div[y][x][b + 8]),
                            a2 = load_8(&m->div[y][x + 1][b]), a3 = load_8(&m->div[y][x + 1][b + 8]),
                            a4 = load_8(&m->div[y][x + 2][b]), a5 = load_8(&m->div[y][x + 2][b + 8]),
                            a6 = load_8(&m->div[y + 1][x][b]), a7 = load_8(&m->div[y + 1][x][b + 8]),
                            a8 = load_8(&m->div[y + 1][x + 1][b]),
                            a9 = load_8(&m->div[y + 1][x + 1][b + 8]),
                            a10 = load_8(&m->div[y + 1][x + 2][b]),
                            a11 = load_8(&m->div[y + 1][x + 2][b + 8]),
                            a12 = load_8(&m->div[y + 2][x][b]), a13 = load_8(&m->div[y + 2][x][b + 8]),
                            a14 = load_8(&m->div[y + 2][x + 1][b]),
                            a15 = load_8(&m->div[y + 2][x + 1][b + 8]),
                            a16 = load_8(&m->div[y + 2][x + 2][b]),
                            a17 = load_8(&m->div[y + 2][x + 2][b + 8]);
                        const float b0 = s->conv2d_kernel[0][0][c], b1 = s->conv2d_kernel[0][0][c + 1],
                            b2 = s->conv2d_kernel[0][0][c + 2], b3 = s->conv2d_kernel[0][0][c + 3],
                            b4 = s->conv2d_kernel[0][1][c], b5 = s->conv2d_kernel[0][1][c + 1],
                            b6 = s->conv2d_kernel[0][1][c + 2], b7 = s->conv2d_kernel[0][1][c + 3],
                            b8 = s->conv2d_kernel[0][2][c], b9 = s->conv2d_kernel[0][2][c + 1],
                            b10 = s->conv2d_kernel[0][2][c + 2], b11 = s->conv2d_kernel[0][2][c + 3],
                            b12 = s->conv2d_kernel[1][0][c], b13 = s->conv2d_kernel[1][0][c + 1],
                            b14 = s->conv2d_kernel[1][0][c + 2], b15 = s->conv2d_kernel[1][0][c + 3],
                            b16 = s->conv2d_kernel[1][1][c], b17 = s->conv2d_kernel[1][1][c + 1],
                            b18 = s->conv2d_kernel[1][1][c + 2], b19 = s->conv2d_kernel[1][1][c + 3],
                            b20 = s->conv2d_kernel[1][2][c], b21 = s->conv2d_kernel[1][2][c + 1],
                            b22 = s->conv2d_kernel[1][2][c + 2], b23 = s->conv2d_kernel[1][2][c + 3],
                            b24 = s->conv2d_kernel[2][0][c], b25 = s->conv2d_kernel[2][0][c + 1],
                            b26 = s->conv2d_kernel[2][0][c + 2], b27 = s->conv2d_kernel[2][0][c + 3],
                            b28 = s->conv2d_kernel[2][1][c], b29 = s->conv2d_kernel[2][1][c + 1],
                            b30 = s->conv2d_kernel[2][1][c + 2], b31 = s->conv2d_kernel[2][1][c + 3],
                            b32 = s->conv2d_kernel[2][2][c], b33 = s->conv2d_kernel[2][2][c + 1],
                            b34 = s->conv2d_kernel[2][2][c + 2], b35 = s->conv2d_kernel[2][2][c + 3];
                        sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1, sum11 += a1 * b1,
                            sum20 += a0 * b2, sum21 += a1 * b2, sum30 += a0 * b3, sum31 += a1 * b3;
                        sum00 += a2 * b4, sum01 += a3 * b4, sum10 += a2 * b5, sum11 += a3 * b5,
                            sum20 += a2 * b6, sum21 += a3 * b6, sum30 += a2 * b7, sum31 += a3 * b7;
                        sum00 += a4 * b8, sum01 += a5 * b8, sum10 += a4 * b9, sum11 += a5 * b9,
                            sum20 += a4 * b10, sum21 += a5 * b10, sum30 += a4 * b11,
                            sum31 += a5 * b11;
                        sum00 += a6 * b12, sum01 += a7 * b12, sum10 += a6 * b13, sum11 += a7 * b13,
                            sum20 += a6 * b14, sum21 += a7 * b14, sum30 += a6 * b15,
                            sum31 += a7 * b15;
                        sum00 += a8 * b16, sum01 += a9 * b16, sum10 += a8 * b17, sum11 += a9 * b17,
                            sum20 += a8 * b18, sum21 += a9 * b18, sum30 += a8 * b19,
                            sum31 += a9 * b19;
                        sum00 += a10 * b20, sum01 += a11 * b20, sum10 += a10 * b21,
                            sum11 += a11 * b21, sum20 += a10 * b22, sum21 += a11 * b22,
                            sum30 += a10 * b23, sum31 += a11 * b23;
                        sum00 += a12 * b24, sum01 += a13 * b24, sum10 += a12 * b25,
                            sum11 += a13 * b25, sum20 += a12 * b26, sum21 += a13 * b26,
                            sum30 += a12 * b27, sum31 += a13 * b27;
                        sum00 += a14 * b28, sum01 += a15 * b28, sum10 += a14 * b29,
                            sum11 += a15 * b29, sum20 += a14 * b30, sum21 += a15 * b30,
                            sum30 += a14 * b31, sum31 += a15 * b31;
                        sum00 += a16 * b32, sum01 += a17 * b32, sum10 += a16 * b33,
                            sum11 += a17 * b33, sum20 += a16 * b34, sum21 += a17 * b34,
                            sum30 += a16 * b35, sum31 += a17 * b35;
                    }
                    const float a0 = s->conv2d_bias[c], a1 = s->conv2d_bias[c + 1],
                        a2 = s->conv2d_bias[c + 2], a3 = s->conv2d_bias[c + 3];
                    finish_conv2d_Relu(sum00, &m->conv2d_Relu[y][x][c][b], a0);
                    finish_conv2d_Relu(sum01, &m->conv2d_Relu[y][x][c][b + 8], a0);
                    finish_conv2d_Relu(sum10, &m->conv2d_Relu[y][x][c + 1][b], a1);
                    finish_conv2d_Relu(sum11, &m->conv2d_Relu[y][x][c + 1][b + 8], a1);
                    finish_conv2d_Relu(sum20, &m->conv2d_Relu[y][x][c + 2][b], a2);
                    finish_conv2d_Relu(sum21, &m->conv2d_Relu[y][x][c + 2][b + 8], a2);
                    finish_conv2d_Relu(sum30, &m->conv2d_Relu[y][x][c + 3][b], a3);
                    finish_conv2d_Relu(sum31, &m->conv2d_Relu[y][x][c + 3][b + 8], a3);
                }
            }
            /* my_model/dense/MatMul */
            for (int b = 0; b < 32; b += 16) {
                for (int n = 0; n < 128; n += 4) {
                    const int tile = b / 16 * 32 + n / 4;
                    prefetch_lines(&s->dense_kernel[y][x][0][0] + 4096 + tile * 64, 4);
                    vec8 sum00 = load_8(&m->dense_MatMul_partial[slice][n][b]),
                        sum01 = load_8(&m->dense_MatMul_partial[slice][n][b + 8]),
                        sum10 = load_8(&m->dense_MatMul_partial[slice][n + 1][b]),
                        sum11 = load_8(&m->dense_MatMul_partial[slice][n + 1][b + 8]),
                        sum20 = load_8(&m->dense_MatMul_partial[slice][n + 2][b]),
                        sum21 = load_8(&m->dense_MatMul_partial[slice][n + 2][b + 8]),
                        sum30 = load_8(&m->dense_MatMul_partial[slice][n + 3][b]),
                        sum31 = load_8(&m->dense_MatMul_partial[slice][n + 3][b + 8]);
                    for (int c = 0; c < 32; ++c) {
#pragma clang fp contract(on)
                        const vec8 a0 = load_8(&m->conv2d_Relu[y][x][c][b]),
                            a1 = load_8(&m->conv2d_Relu[y][x][c][b + 8]);
                        const float b0 = s->dense_kernel[y][x][c][n],
                            b1 = s->dense_kernel[y][x][c][n + 1], b2 = s->dense_kernel[y][x][c][n + 2],
                            b3 = s->dense_kernel[y][x][c][n + 3];
                        sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1, sum11 += a1 * b1,
                            sum20 += a0 * b2, sum21 += a1 * b2, sum30 += a0 * b3, sum31 += a1 * b3;
                    }
                    store_8(&m->dense_MatMul_partial[slice][n][b], sum00);
                    store_8(&m->dense_MatMul_partial[slice][n][b + 8], sum01);
                    store_8(&m->dense_MatMul_partial[slice][n + 1][b], sum10);
                    store_8(&m->dense_MatMul_partial[slice][n + 1][b + 8], sum11);
                    store_8(&m->dense_MatMul_partial[slice][n + 2][b], sum20);
                    store_8(&m->dense_MatMul_partial[slice][n + 2][b + 8], sum21);
                    store_8(&m->dense_MatMul_partial[slice][n + 3][b], sum30);
                    store_8(&m->dense_MatMul_partial[slice][n + 3][b + 8], sum31);
                }
            }
        }
    }
}

/* train_32, kernel 3 of 5: 18 nests in a row
 *   from   mnist_expert.lua:17 dense forward, :17 dense backward, :18 dense_1 forward, :18 dense_1
 *          backward, :41 loss forward, :41 loss backward, :43 bias update, :43 bias update, :43 kernel
 *          update, :45 train_loss forward, :46 train_accuracy forward
 *   cost   122.9 k multiply-adds, 221.5 k bytes */
static void train_32_dense_Relu(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    const uint8_t *field1 = call->inputs[1];
    /* my_model/dense/MatMul */
    for (int n = 0; n < 128; ++n)
        for (int b = 0; b < 32; b += 8) {
            vec8 sum = 0;
            for (int slice = 0; slice < 8; ++slice)
                sum += load_8(&m->dense_MatMul_partial[slice][n][b]);
            const vec8 dense_BiasAdd = sum + s->dense_bias[n];
            store_8(&m->dense_Relu[n][b], dense_BiasAdd < 0.0f ? (vec8)0.0f : dense_BiasAdd);
        }
    /* my_model/dense_1/MatMul */
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
    /* my_model/dense_1/Max */
    for (int b = 0; b < 32; b += 8) {
        vec8 most = -INFINITY;
        for (int n2 = 0; n2 < 10; ++n2) {
            const vec8 next0 = load_8(&m->dense_1_MatMul[n2][b]) + s->dense_1_bias[n2];
            most = most < next0 ? next0 : most;
        }
        store_8(&m->dense_1_Max[b], most);
    }
    /* my_model/dense_1/Softmax */
    for (int n2 = 0; n2 < 10; ++n2)
        for (int b = 0; b < 32; b += 8)
            store_8(&m->dense_1_Softmax[n2][b],
                exp_8(load_8(&m->dense_1_MatMul[n2][b]) + s->dense_1_bias[n2] -
                load_8(&m->dense_1_Max[b])));
    /* my_model/dense_1/Sum */
    for (int b = 0; b < 32; b += 8) {
        vec8 sum = 0;
        for (int n2 = 0; n2 < 10; ++n2)
            sum += load_8(&m->dense_1_Softmax[n2][b]);
        store_8(&m->d_loss_log_div[b], 0.03125f / sum);
        store_8(&m->dense_1_Sum[b], sum);
    }
    /* my_model/dense_1/Softmax */
    for (int n2 = 0; n2 < 10; ++n2)
        for (int b = 0; b < 32; b += 8)
            store_8(&m->dense_1_Softmax2[n2][b], load_8(&m->dense_1_Softmax[n2][b]) /
                load_8(&m->dense_1_Sum[b]));
    /* loss/Sum */
    for (int b = 0; b < 32; b += 8) {
        vec8 sum = 0;
        for (int n2 = 0; n2 < 10; ++n2)
            sum += (n2 == bytes_to_int_8(load_bytes_8(&field1[b]))) ? load_8(&m->dense_1_MatMul[n2][b]) +
                s->dense_1_bias[n2] - load_8(&m->dense_1_Max[b]) : (vec8)0.0f;
        store_8(&m->loss_Sum[b], sum);
    }
    /* loss/Sum */
    {
        vec8 sum = 0;
        sum += log_8(load_8(&m->dense_1_Sum[0])) - load_8(&m->loss_Sum[0]);
        sum += log_8(load_8(&m->dense_1_Sum[8])) - load_8(&m->loss_Sum[8]);
        sum += log_8(load_8(&m->dense_1_Sum[16])) - load_8(&m->loss_Sum[16]);
        sum += log_8(load_8(&m->dense_1_Sum[24])) - load_8(&m->loss_Sum[24]);
        const float new_loss_div = sum_lanes_8(sum) / 32.0f;
        s->train_loss_total[0] = s->train_loss_total[0] + new_loss_div;
        m->loss_div[0] = new_loss_div;
    }
    /* gradient_tape/my_model/dense_1/Softmax/add */
    for (int n2 = 0; n2 < 10; ++n2)
        for (int b = 0; b < 32; b += 8)
            store_8(&m->d_dense_1_Softmax_add[n2][b],
                ((n2 == bytes_to_int_8(load_bytes_8(&field1[b]))) ? (vec8)-0.03125f : (vec8)0.0f) +
                load_8(&m->d_loss_log_div[b]) * load_8(&m->dense_1_Softmax[n2][b]));
    /* gradient_tape/my_model/dense_1/MatMul/contract */
    for (int b = 0; b < 32; b += 8) {
        for (int n = 0; n < 126; n += 3) {
            vec8 sum0 = 0, sum1 = 0, sum2 = 0;
            for (int n2 = 0; n2 < 10; ++n2) {
#pragma clang fp contract(on)
                const vec8 a0 = load_8(&m->d_dense_1_Softmax_add[n2][b]);
                sum0 += a0 * s->dense_1_kernel[n][n2], sum1 += a0 * s->dense_1_kernel[n + 1][n2],
                    sum2 += a0 * s->dense_1_kernel[n + 2][n2];
            }
            store_8(&m->d_dense_Relu_select[n][b], 0.0f < load_8(&m->dense_Relu[n][b]) ? sum0 : (vec8)0.0f);
            store_8(&m->d_dense_Relu_select[n + 1][b], 0.0f < load_8(&m->dense_Relu[n + 1][b]) ? sum1 :
                (vec8)0.0f);
            store_8(&m->d_dense_Relu_select[n + 2][b], 0.0f < load_8(&m->dense_Relu[n + 2][b]) ? sum2 :
                (vec8)0.0f);
        }
        {
            vec8 sum0 = 0, sum1 = 0;
            for (int n2 = 0; n2 < 10; ++n2) {
#pragma clang fp contract(on)
                const vec8 a0 = load_8(&m->d_dense_1_Softmax_add[n2][b]);
                sum0 += a0 * s->dense_1_kernel[126][n2], sum1 += a0 * s->dense_1_kernel[127][n2];
            }
            store_8(&m->d_dense_Relu_select[126][b], 0.0f < load_8(&m->dense_Relu[126][b]) ? sum0 :
                (vec8)0.0f);
            store_8(&m->d_dense_Relu_select[127][b], 0.0f < load_8(&m->dense_Relu[127][b]) ? sum1 :
                (vec8)0.0f);
        }
    }
    /* d_dense_1_Softmax_add_by_n2 */
    for (int b = 0; b < 32; b += 8)
        for (int n2 = 0; n2 < 10; ++n2)
            store_strided_8(&m->d_dense_1_Softmax_add_by_n2[b][n2], 10,
                load_8(&m->d_dense_1_Softmax_add[n2][b]));
    /* d_dense_Relu_select_by_n */
    for (int b = 0; b < 32; b += 8)
        for (int n = 0; n < 128; ++n)
            store_strided_8(&m->d_dense_Relu_select_by_n[b][n], 128, load_8(&m->d_dense_Relu_select[n][b]));
    /* gradient_tape/my_model/dense_1/view/reduce */
    for (int n2 = 0; n2 < 10; ++n2) {
        vec8 sum = 0;
        for (int b = 0; b < 32; b += 8)
            sum += load_8(&m->d_dense_1_Softmax_add[n2][b]);
        const float a0 = s->dense_1_bias_m[n2], b0 = s->dense_1_bias_v[n2];
        const float new_dense_1_bias_m = multiply_add_1(sum_lanes_8(sum) - a0, 0.1f, a0);
        const float new_dense_1_bias_v =
            multiply_add_1(multiply_add_1(sum_lanes_8(sum), sum_lanes_8(sum), -b0), 0.001f, b0);
        s->dense_1_bias[n2] = s->dense_1_bias[n2] - new_dense_1_bias_m * m->Adam_div[0] /
            (sqrt_1(new_dense_1_bias_v) + 1e-07f);
        s->dense_1_bias_v[n2] = new_dense_1_bias_v;
        s->dense_1_bias_m[n2] = new_dense_1_bias_m;
    }
    /* gradient_tape/my_model/dense_1/MatMul/contract */
    for (int n = 0; n < 126; n += 3) {
        vec8 sum0 = 0, sum1 = 0, sum2 = 0;
        for (int b = 0; b < 32; ++b) {
#pragma clang fp contract(on)
            const vec8 a0 = load_8(&m->d_dense_1_Softmax_add_by_n2[b][0]);
            sum0 += a0 * m->dense_Relu[n][b], sum1 += a0 * m->dense_Relu[n + 1][b],
                sum2 += a0 * m->dense_Relu[n + 2][b];
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
            const vec8 a0 = load_8(&m->d_dense_1_Softmax_add_by_n2[b][0]);
            sum0 += a0 * m->dense_Relu[126][b], sum1 += a0 * m->dense_Relu[127][b];
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
            const vec2 a0 = load_2(&m->d_dense_1_Softmax_add_by_n2[b][8]);
            sum0 += a0 * m->dense_Relu[n][b], sum1 += a0 * m->dense_Relu[n + 1][b],
                sum2 += a0 * m->dense_Relu[n + 2][b];
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
            const vec2 a0 = load_2(&m->d_dense_1_Softmax_add_by_n2[b][8]);
            sum0 += a0 * m->dense_Relu[126][b], sum1 += a0 * m->dense_Relu[127][b];
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
    /* gradient_tape/my_model/dense/view/reduce */
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
    /* train_accuracy/Max */
    for (int b = 0; b < 32; b += 8) {
        vec8 most = -INFINITY;
        for (int n2 = 0; n2 < 10; ++n2) {
            const vec8 next0 = load_8(&m->dense_1_Softmax2[n2][b]);
            most = most < next0 ? next0 : most;
        }
        store_8(&m->train_accuracy_Max[b], most);
    }
    /* train_accuracy/Min */
    for (int b = 0; b < 32; b += 8) {
        ivec8 least = INT32_MAX;
        for (int n2 = 0; n2 < 10; ++n2) {
            const ivec8 next0 = (load_8(&m->dense_1_Softmax2[n2][b]) == load_8(&m->train_accuracy_Max[b]))
                ? (ivec8)n2 : (ivec8)10;
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

/* dense_kernel, where each sum is whole: the first stage | mnist_expert.lua:17 dense backward, :43 kernel
 * update */
static inline void begin_dense_kernel(vec8 so_far, float *dense_kernel_m, float *dense_kernel_v,
    float Adam_div, vec8 *begun_dense_kernel_mul, vec8 *begun_dense_kernel_add)
{
    const vec8 new_dense_kernel_m =
        multiply_add_8(so_far - load_8(dense_kernel_m), (vec8)0.1f, load_8(dense_kernel_m));
    const vec8 new_dense_kernel_v =
        multiply_add_8(multiply_add_8(so_far, so_far, -load_8(dense_kernel_v)), (vec8)0.001f,
        load_8(dense_kernel_v));
    const vec8 dense_kernel_mul = new_dense_kernel_m * Adam_div;
    const vec8 dense_kernel_add = sqrt_8(new_dense_kernel_v) + 1e-07f;
    store_8(dense_kernel_v, new_dense_kernel_v);
    store_8(dense_kernel_m, new_dense_kernel_m);
    *begun_dense_kernel_mul = dense_kernel_mul;
    *begun_dense_kernel_add = dense_kernel_add;
}

/* dense_kernel, where each sum is whole: then, a vector later | mnist_expert.lua:17 dense backward, :43
 * kernel update */
static inline void finish_dense_kernel(float *dense_kernel, vec8 begun_dense_kernel_mul,
    vec8 begun_dense_kernel_add)
{
    store_8(dense_kernel, load_8(dense_kernel) - begun_dense_kernel_mul / begun_dense_kernel_add);
}

/* d_conv2d_Relu_select, where each sum is whole | mnist_expert.lua:15 conv2d backward, :17 dense backward
 * */
static inline void finish_d_conv2d_Relu_select(vec8 so_far, float *d_conv2d_Relu_select,
    const float *conv2d_Relu)
{
    prefetch_far(conv2d_Relu + 512);
    store_8(d_conv2d_Relu_select, 0.0f < load_8(conv2d_Relu) ? so_far : (vec8)0.0f);
}

/* train_32, kernel 4 of 5: 4 nests
 *   from   mnist_expert.lua:15 conv2d backward, :17 dense backward, :43 kernel update
 *   does   d_conv2d_Relu_select[x, c, b] = sum n 128: d_dense_Relu_select[n, b] * dense_kernel[y, x, c, n],
 *              then (0 < conv2d_Relu[y, x, c, b]) ? so_far : 0
 *          d_conv2d_view_reduce_partial[slice, c] = sum y 26 x 26 b 32: d_conv2d_Relu_select[x, c, b]
 *          d_conv2d_Conv2D_contract_partial[slice, p, q, c] = sum y 26 x 26 b 32: d_conv2d_Relu_select[x,
 *              c, b] * div[y + p, x + q, b]
 *          dense_kernel_m[y, x, c, n] = sum b 32: d_dense_Relu_select_by_n[b, n] * conv2d_Relu[y, x, c, b],
 *              then multiply_add(so_far - dense_kernel_m[y, x, c, n], 0.1, dense_kernel_m[y, x, c, n]);
 *              dense_kernel_v[y, x, c, n] = multiply_add(multiply_add(so_far, so_far, -dense_kernel_v[y, x,
 *              c, n]), 0.001, dense_kernel_v[y, x, c, n]); dense_kernel[y, x, c, n] = dense_kernel[y, x, c,
 *              n] - ((multiply_add(so_far - dense_kernel_m[y, x, c, n], 0.1, dense_kernel_m[y, x, c, n]) *
 *              Adam_div) / (sqrt(multiply_add(multiply_add(so_far, so_far, -dense_kernel_v[y, x, c, n]),
 *              0.001, dense_kernel_v[y, x, c, n])) + 1e-07))
 *   cost   183.4 M multiply-adds, 69.4 M bytes */
static void train_32_d_conv2d_Relu_select(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    _Alignas(64) float d_conv2d_Relu_select[26][32][32];
    _Alignas(64) float d_conv2d_view_reduce_partial_so_far[32][8];
    _Alignas(64) float d_conv2d_Conv2D_contract_partial_so_far[3][3][32][8];
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    /* dense_kernel is finished a tile late, among the sums of the next,
        in two stages; the first finish is idle */
    _Alignas(64) float idle_float[400] = {0};
    vec8 late_sum[8] = {0};
    float *late_dense_kernel_m = idle_float;
    float *late_dense_kernel_v = idle_float;
    float *late_dense_kernel = idle_float;
    const float late_Adam_div = m->Adam_div[0];
    float *begun_dense_kernel = idle_float;
    vec8 begun_dense_kernel_mul = 1;
    vec8 begun_dense_kernel_add = 1;
    /* gradient_tape/my_model/conv2d/view/reduce */
    for (int c = 0; c < 32; ++c) {
        vec8 sum = 0;
        store_8(&d_conv2d_view_reduce_partial_so_far[c][0], sum);
    }
    /* gradient_tape/my_model/conv2d/Conv2D/contract */
    for (int p = 0; p < 3; ++p)
        for (int q = 0; q < 3; ++q)
            for (int c = 0; c < 32; ++c) {
                vec8 sum = 0;
                store_8(&d_conv2d_Conv2D_contract_partial_so_far[p][q][c][0], sum);
            }
    for (int y = from; y < to; ++y) {
        for (int x = 0; x < 26; ++x) {
            for (int c_block = 0; c_block < 32; c_block += 16) {
                /* gradient_tape/my_model/dense/MatMul/contract */
                for (int c = c_block; c < c_block + 16; c += 4) {
                    for (int b = 0; b < 32; b += 16) {
                        vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0,
                            sum30 = 0, sum31 = 0;
#pragma clang loop unroll_count(4)
                        for (int n_block = 0; n_block < 128; n_block += 4) {
                            prefetch_far(&s->dense_kernel[y][x][c][n_block] + 2048 + n_block / 4 % 4 * 128);
                            for (int n = n_block; n < n_block + 4; ++n) {
#pragma clang fp contract(on)
                                const vec8 a0 = load_8(&m->d_dense_Relu_select[n][b]),
                                    a1 = load_8(&m->d_dense_Relu_select[n][b + 8]);
                                const float b0 = s->dense_kernel[y][x][c][n],
                                    b1 = s->dense_kernel[y][x][c + 1][n],
                                    b2 = s->dense_kernel[y][x][c + 2][n],
                                    b3 = s->dense_kernel[y][x][c + 3][n];
                                sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1,
                                    sum11 += a1 * b1, sum20 += a0 * b2, sum21 += a1 * b2,
                                    sum30 += a0 * b3, sum31 += a1 * b3;
                            }
                        }
                        finish_d_conv2d_Relu_select(sum00, &d_conv2d_Relu_select[x][c][b],
                            &m->conv2d_Relu[y][x][c][b]);
                        finish_d_conv2d_Relu_select(sum01, &d_conv2d_Relu_select[x][c][b + 8],
                            &m->conv2d_Relu[y][x][c][b + 8]);
                        finish_d_conv2d_Relu_select(sum10, &d_conv2d_Relu_select[x][c + 1][b],
                            &m->conv2d_Relu[y][x][c + 1][b]);
                        finish_d_conv2d_Relu_select(sum11, &d_conv2d_Relu_select[x][c + 1][b + 8],
                            &m->conv2d_Relu[y][x][c + 1][b + 8]);
                        finish_d_conv2d_Relu_select(sum20, &d_conv2d_Relu_select[x][c + 2][b],
                            &m->conv2d_Relu[y][x][c + 2][b]);
                        finish_d_conv2d_Relu_select(sum21, &d_conv2d_Relu_select[x][c + 2][b + 8],
                            &m->conv2d_Relu[y][x][c + 2][b + 8]);
                        finish_d_conv2d_Relu_select(sum30, &d_conv2d_Relu_select[x][c + 3][b],
                            &m->conv2d_Relu[y][x][c + 3][b]);
                        finish_d_conv2d_Relu_select(sum31, &d_conv2d_Relu_select[x][c + 3][b + 8],
                            &m->conv2d_Relu[y][x][c + 3][b + 8]);
                    }
                }
                /* gradient_tape/my_model/dense/MatMul/contract */
                for (int c = c_block; c < c_block + 16; c += 4) {
                    for (int n = 0; n < 128; n += 16) {
                        vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0,
                            sum30 = 0, sum31 = 0;
#pragma clang loop unroll_count(8)
                        for (int b_block = 0; b_block < 32; b_block += 4) {
                            const int late = b_block / 4, at = late / 2 * 128 + late % 2 * 8;
                            prefetch_near(&s->dense_kernel_m[y][x][c][n] + at);
                            prefetch_near(&s->dense_kernel_v[y][x][c][n] + at);
                            prefetch_near(&s->dense_kernel[y][x][c][n] + at);
                            finish_dense_kernel(begun_dense_kernel, begun_dense_kernel_mul,
                                begun_dense_kernel_add);
                            begin_dense_kernel(late_sum[late], late_dense_kernel_m + at,
                                late_dense_kernel_v + at, late_Adam_div, &begun_dense_kernel_mul,
                                &begun_dense_kernel_add);
                            begun_dense_kernel = late_dense_kernel + at;
                            for (int b = b_block; b < b_block + 4; ++b) {
#pragma clang fp contract(on)
                                const vec8 a0 = load_8(&m->d_dense_Relu_select_by_n[b][n]),
                                    a1 = load_8(&m->d_dense_Relu_select_by_n[b][n + 8]);
                                const float b0 = m->conv2d_Relu[y][x][c][b],
                                    b1 = m->conv2d_Relu[y][x][c + 1][b],
                                    b2 = m->conv2d_Relu[y][x][c + 2][b],
                                    b3 = m->conv2d_Relu[y][x][c + 3][b];
                                sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1,
                                    sum11 += a1 * b1, sum20 += a0 * b2, sum21 += a1 * b2,
                                    sum30 += a0 * b3, sum31 += a1 * b3;
                            }
                        }
                        late_sum[0] = sum00, late_sum[1] = sum01, late_sum[2] = sum10,
                            late_sum[3] = sum11, late_sum[4] = sum20, late_sum[5] = sum21,
                            late_sum[6] = sum30, late_sum[7] = sum31;
                        late_dense_kernel_m = &s->dense_kernel_m[y][x][c][n],
                            late_dense_kernel_v = &s->dense_kernel_v[y][x][c][n],
                            late_dense_kernel = &s->dense_kernel[y][x][c][n];
                    }
                }
            }
        }
        for (int x_block = 0; x_block < 26; x_block += 13) {
            /* gradient_tape/my_model/conv2d/view/reduce */
            for (int c = 0; c < 32; c += 4) {
                vec8 sum0 = load_8(&d_conv2d_view_reduce_partial_so_far[c][0]),
                    sum1 = load_8(&d_conv2d_view_reduce_partial_so_far[c + 1][0]),
                    sum2 = load_8(&d_conv2d_view_reduce_partial_so_far[c + 2][0]),
                    sum3 = load_8(&d_conv2d_view_reduce_partial_so_far[c + 3][0]);
                for (int x = x_block; x < x_block + 13; ++x)
                    for (int b = 0; b < 32; b += 8)
                        sum0 += load_8(&d_conv2d_Relu_select[x][c][b]),
                            sum1 += load_8(&d_conv2d_Relu_select[x][c + 1][b]),
                            sum2 += load_8(&d_conv2d_Relu_select[x][c + 2][b]),
                            sum3 += load_8(&d_conv2d_Relu_select[x][c + 3][b]);
                store_8(&d_conv2d_view_reduce_partial_so_far[c][0], sum0);
                store_8(&d_conv2d_view_reduce_partial_so_far[c + 1][0], sum1);
                store_8(&d_conv2d_view_reduce_partial_so_far[c + 2][0], sum2);
                store_8(&d_conv2d_view_reduce_partial_so_far[c + 3][0], sum3);
            }
            /* gradient_tape/my_model/conv2d/Conv2D/contract */
            for (int p = 0; p < 3; ++p) {
                for (int c = 0; c < 30; c += 3) {
                    vec8 sum00 = load_8(&d_conv2d_Conv2D_contract_partial_so_far[p][0][c][0]),
                        sum01 = load_8(&d_conv2d_Conv2D_contract_partial_so_far[p][0][c + 1][0]),
                        sum02 = load_8(&d_conv2d_Conv2D_contract_partial_so_far[p][0][c + 2][0]),
                        sum10 = load_8(&d_conv2d_Conv2D_contract_partial_so_far[p][1][c][0]),
                        sum11 = load_8(&d_conv2d_Conv2D_contract_partial_so_far[p][1][c + 1][0]),
                        sum12 = load_8(&d_conv2d_Conv2D_contract_partial_so_far[p][1][c + 2][0]),
                        sum20 = load_8(&d_conv2d_Conv2D_contract_partial_so_far[p][2][c][0]),
                        sum21 = load_8(&d_conv2d_Conv2D_contract_partial_so_far[p][2][c + 1][0]),
                        sum22 = load_8(&d_conv2d_Conv2D_contract_partial_so_far[p][2][c + 2][0]);
                    for (int x = x_block; x < x_block + 13; ++x) {
                        for (int b = 0; b < 32; b += 8) {
#pragma clang fp contract(on)
                            load_anew();
                            const vec8 a0 = load_8(&d_conv2d_Relu_select[x][c][b]),
                                a1 = load_8(&d_conv2d_Relu_select[x][c + 1][b]),
                                a2 = load_8(&d_conv2d_Relu_select[x][c + 2][b]),
                                b0 = load_8(&m->div[y + p][x][b]);
                            sum00 += a0 * b0, sum01 += a1 * b0, sum02 += a2 * b0;
                            const vec8 b1 = load_8(&m->div[y + p][x + 1][b]);
                            sum10 += a0 * b1, sum11 += a1 * b1, sum12 += a2 * b1;
                            const vec8 b2 = load_8(&m->div[y + p][x + 2][b]);
                            sum20 += a0 * b2, sum21 += a1 * b2, sum22 += a2 * b2;
                        }
                    }
                    store_8(&d_conv2d_Conv2D_contract_partial_so_far[p][0][c][0], sum00);
                    store_8(&d_conv2d_Conv2D_contract_partial_so_far[p][0][c + 1][0], sum01);
                    store_8(&d_conv2d_Conv2D_contract_partial_so_far[p][0][c + 2][0], sum02);
                    store_8(&d_conv2d_Conv2D_contract_partial_so_far[p][1][c][0], sum10);
                    store_8(&d_conv2d_Conv2D_contract_partial_so_far[p][1][c + 1][0], sum11);
                    store_8(&d_conv2d_Conv2D_contract_partial_so_far[p][1][c + 2][0], sum12);
                    store_8(&d_conv2d_Conv2D_contract_partial_so_far[p][2][c][0], sum20);
                    store_8(&d_conv2d_Conv2D_contract_partial_so_far[p][2][c + 1][0], sum21);
                    store_8(&d_conv2d_Conv2D_contract_partial_so_far[p][2][c + 2][0], sum22);
                }
                {
                    vec8 sum00 = load_8(&d_conv2d_Conv2D_contract_partial_so_far[p][0][30][0]),
                        sum01 = load_8(&d_conv2d_Conv2D_contract_partial_so_far[p][0][31][0]),
                        sum10 = load_8(&d_conv2d_Conv2D_contract_partial_so_far[p][1][30][0]),
                        sum11 = load_8(&d_conv2d_Conv2D_contract_partial_so_far[p][1][31][0]),
                        sum20 = load_8(&d_conv2d_Conv2D_contract_partial_so_far[p][2][30][0]),
                        sum21 = load_8(&d_conv2d_Conv2D_contract_partial_so_far[p][2][31][0]);
                    for (int x = x_block; x < x_block + 13; ++x) {
                        for (int b = 0; b < 32; b += 8) {
#pragma clang fp contract(on)
                            load_anew();
                            const vec8 a0 = load_8(&d_conv2d_Relu_select[x][30][b]),
                                a1 = load_8(&d_conv2d_Relu_select[x][31][b]),
                                b0 = load_8(&m->div[y + p][x][b]);
                            sum00 += a0 * b0, sum01 += a1 * b0;
                            const vec8 b1 = load_8(&m->div[y + p][x + 1][b]);
                            sum10 += a0 * b1, sum11 += a1 * b1;
                            const vec8 b2 = load_8(&m->div[y + p][x + 2][b]);
                            sum20 += a0 * b2, sum21 += a1 * b2;
                        }
                    }
                    store_8(&d_conv2d_Conv2D_contract_partial_so_far[p][0][30][0], sum00);
                    store_8(&d_conv2d_Conv2D_contract_partial_so_far[p][0][31][0], sum01);
                    store_8(&d_conv2d_Conv2D_contract_partial_so_far[p][1][30][0], sum10);
                    store_8(&d_conv2d_Conv2D_contract_partial_so_far[p][1][31][0], sum11);
                    store_8(&d_conv2d_Conv2D_contract_partial_so_far[p][2][30][0], sum20);
                    store_8(&d_conv2d_Conv2D_contract_partial_so_far[p][2][31][0], sum21);
                }
            }
        }
    }
    /* gradient_tape/my_model/dense/MatMul/contract, the last tile */
    for (int late = 0; late < 8; ++late) {
        const int at = late / 2 * 128 + late % 2 * 8;
        finish_dense_kernel(begun_dense_kernel, begun_dense_kernel_mul, begun_dense_kernel_add);
        begin_dense_kernel(late_sum[late], late_dense_kernel_m + at, late_dense_kernel_v + at,
            late_Adam_div, &begun_dense_kernel_mul, &begun_dense_kernel_add);
        begun_dense_kernel = late_dense_kernel + at;
    }
    finish_dense_kernel(begun_dense_kernel, begun_dense_kernel_mul, begun_dense_kernel_add);
    /* gradient_tape/my_model/conv2d/view/reduce */
    for (int c = 0; c < 32; ++c) {
        vec8 sum = load_8(&d_conv2d_view_reduce_partial_so_far[c][0]);
        m->d_conv2d_view_reduce_partial[slice][c] = sum_lanes_8(sum);
    }
    /* gradient_tape/my_model/conv2d/Conv2D/contract */
    for (int p = 0; p < 3; ++p)
        for (int q = 0; q < 3; ++q)
            for (int c = 0; c < 32; ++c) {
                vec8 sum = load_8(&d_conv2d_Conv2D_contract_partial_so_far[p][q][c][0]);
                m->d_conv2d_Conv2D_contract_partial[slice][p][q][c] = sum_lanes_8(sum);
            }
}

/* train_32, kernel 5 of 5: 2 nests in a row
 *   from   mnist_expert.lua:15 conv2d backward, :43 bias update, :43 kernel update
 *   cost   5760 operations, 17.9 k bytes */
static void train_32_conv2d_bias(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    /* gradient_tape/my_model/conv2d/view/reduce */
    for (int c = 0; c < 32; c += 8) {
        vec8 sum = 0;
        for (int slice = 0; slice < 8; ++slice)
            sum += load_8(&m->d_conv2d_view_reduce_partial[slice][c]);
        const vec8 a0 = load_8(&s->conv2d_bias_m[c]), b0 = load_8(&s->conv2d_bias_v[c]);
        const vec8 new_conv2d_bias_m = multiply_add_8(sum - a0, (vec8)0.1f, a0);
        const vec8 new_conv2d_bias_v = multiply_add_8(multiply_add_8(sum, sum, -b0), (vec8)0.001f, b0);
        store_8(&s->conv2d_bias[c], load_8(&s->conv2d_bias[c]) - new_conv2d_bias_m * m->Adam_div[0] /
            (sqrt_8(new_conv2d_bias_v) + 1e-07f));
        store_8(&s->conv2d_bias_v[c], new_conv2d_bias_v);
        store_8(&s->conv2d_bias_m[c], new_conv2d_bias_m);
    }
    /* gradient_tape/my_model/conv2d/Conv2D/contract */
    for (int p = 0; p < 3; ++p)
        for (int q = 0; q < 3; ++q)
            for (int c = 0; c < 32; c += 8) {
                vec8 sum = 0;
                for (int slice = 0; slice < 8; ++slice)
                    sum += load_8(&m->d_conv2d_Conv2D_contract_partial[slice][p][q][c]);
                const vec8 a0 = load_8(&s->conv2d_kernel_m[p][q][c]),
                    b0 = load_8(&s->conv2d_kernel_v[p][q][c]);
                const vec8 new_conv2d_kernel_m = multiply_add_8(sum - a0, (vec8)0.1f, a0);
                const vec8 new_conv2d_kernel_v =
                    multiply_add_8(multiply_add_8(sum, sum, -b0), (vec8)0.001f, b0);
                store_8(&s->conv2d_kernel[p][q][c], load_8(&s->conv2d_kernel[p][q][c]) -
                    new_conv2d_kernel_m * m->Adam_div[0] / (sqrt_8(new_conv2d_kernel_v) + 1e-07f));
                store_8(&s->conv2d_kernel_v[p][q][c], new_conv2d_kernel_v);
                store_8(&s->conv2d_kernel_m[p][q][c], new_conv2d_kernel_m);
            }
}

/* test_32, kernel 1 of 3: 3 nests in a row
 *   from   mnist_expert.lua:6 forward, :53 test_loss forward, :54 test_accuracy forward
 *   cost   50.2 k operations, 125.5 k bytes */
static void test_32_div(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_32_memory *m = call->arena;
    (void)slice;
    const uint8_t(*field0)[28][28] = call->inputs[0];
    /* div */
    for (int i = 0; i < 28; ++i)
        for (int j = 0; j < 28; ++j)
            for (int b = 0; b < 32; b += 8)
                store_8(&m->div[i][j][b],
                    to_float_8(bytes_to_int_8(load_strided_bytes_8(&field0[b][i][j], 784))) / 255.0f);
    /* test_loss/add */
    s->test_loss_count[0] = s->test_loss_count[0] + 1.0f;
    /* test_accuracy/add */
    s->test_accuracy_count[0] = s->test_accuracy_count[0] + 32.0f;
}

/* test_32, kernel 2 of 3: 2 nests
 *   from   mnist_expert.lua:15 conv2d forward, :17 dense forward
 *   does   conv2d_Relu[c, b] = sum p 3 q 3: div[y + p, x + q, b] * conv2d_kernel[p, q, c], then (so_far +
 *              conv2d_bias[c]) < 0 ? 0 : (so_far + conv2d_bias[c])
 *          dense_MatMul_partial[slice, n, b] = sum y 26 x 26 c 32: conv2d_Relu[c, b] * dense_kernel[y, x,
 *              c, n]
 *   cost   94.8 M multiply-adds, 11.3 M bytes */
static void shared_conv2d_Relu(const float div[28][28][32], const float conv2d_kernel[3][3][32],
    const float *conv2d_bias, const float dense_kernel[26][26][32][128],
    float dense_MatMul_partial[8][128][32], int slice)
{
    _Alignas(64) float conv2d_Relu[32][32];
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    /* my_model/dense/MatMul */
    for (int b = 0; b < 32; b += 8)
        for (int n = 0; n < 128; ++n) {
            vec8 sum = 0;
            store_8(&dense_MatMul_partial[slice][n][b], sum);
        }
    for (int y = from; y < to; ++y) {
        for (int x = 0; x < 26; ++x) {
            /* my_model/conv2d/Conv2D */
            for (int b = 0; b < 32; b += 16) {
                for (int c = 0; c < 32; c += 4) {
                    vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0,
                        sum30 = 0, sum31 = 0;
                    {
#pragma clang fp contract(on)
                        const vec8 a0 = load_8(&div[y][x][b]), a1 = load_8(&div[y][x][b + 8]),
                            a2 = load_8(&div[y][x + 1][b]), a3 = load_8(&div[y][x + 1][b + 8]),
                            a4 = load_8(&div[y][x + 2][b]), a5 = load_8(&div[y][x + 2][b + 8]),
                            a6 = load_8(&div[y + 1][x][b]), a7 = load_8(&div[y + 1][x][b + 8]),
                            a8 = load_8(&div[y + 1][x + 1][b]),
                            a9 = load_8(&div[y + 1][x + 1][b + 8]),
                            a10 = load_8(&div[y + 1][x + 2][b]),
                            a11 = load_8(&div[y + 1][x + 2][b + 8]),
                            a12 = load_8(&div[y + 2][x][b]), a13 = load_8(&div[y + 2][x][b + 8]),
                            a14 = load_8(&div[y + 2][x + 1][b]),
                            a15 = load_8(&div[y + 2][x + 1][b + 8]),
                            a16 = load_8(&div[y + 2][x + 2][b]),
                            a17 = load_8(&div[y + 2][x + 2][b + 8]);
                        const float b0 = conv2d_kernel[0][0][c], b1 = conv2d_kernel[0][0][c + 1],
                            b2 = conv2d_kernel[0][0][c + 2], b3 = conv2d_kernel[0][0][c + 3],
                            b4 = conv2d_kernel[0][1][c], b5 = conv2d_kernel[0][1][c + 1],
                            b6 = conv2d_kernel[0][1][c + 2], b7 = conv2d_kernel[0][1][c + 3],
                            b8 = conv2d_kernel[0][2][c], b9 = conv2d_kernel[0][2][c + 1],
                            b10 = conv2d_kernel[0][2][c + 2], b11 = conv2d_kernel[0][2][c + 3],
                            b12 = conv2d_kernel[1][0][c], b13 = conv2d_kernel[1][0][c + 1],
                            b14 = conv2d_kernel[1][0][c + 2], b15 = conv2d_kernel[1][0][c + 3],
                            b16 = conv2d_kernel[1][1][c], b17 = conv2d_kernel[1][1][c + 1],
                            b18 = conv2d_kernel[1][1][c + 2], b19 = conv2d_kernel[1][1][c + 3],
                            b20 = conv2d_kernel[1][2][c], b21 = conv2d_kernel[1][2][c + 1],
                            b22 = conv2d_kernel[1][2][c + 2], b23 = conv2d_kernel[1][2][c + 3],
                            b24 = conv2d_kernel[2][0][c], b25 = conv2d_kernel[2][0][c + 1],
                            b26 = conv2d_kernel[2][0][c + 2], b27 = conv2d_kernel[2][0][c + 3],
                            b28 = conv2d_kernel[2][1][c], b29 = conv2d_kernel[2][1][c + 1],
                            b30 = conv2d_kernel[2][1][c + 2], b31 = conv2d_kernel[2][1][c + 3],
                            b32 = conv2d_kernel[2][2][c], b33 = conv2d_kernel[2][2][c + 1],
                            b34 = conv2d_kernel[2][2][c + 2], b35 = conv2d_kernel[2][2][c + 3];
                        sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1, sum11 += a1 * b1,
                            sum20 += a0 * b2, sum21 += a1 * b2, sum30 += a0 * b3, sum31 += a1 * b3;
                        sum00 += a2 * b4, sum01 += a3 * b4, sum10 += a2 * b5, sum11 += a3 * b5,
                            sum20 += a2 * b6, sum21 += a3 * b6, sum30 += a2 * b7, sum31 += a3 * b7;
                        sum00 += a4 * b8, sum01 += a5 * b8, sum10 += a4 * b9, sum11 += a5 * b9,
                            sum20 += a4 * b10, sum21 += a5 * b10, sum30 += a4 * b11,
                            sum31 += a5 * b11;
                        sum00 += a6 * b12, sum01 += a7 * b12, sum10 += a6 * b13, sum11 += a7 * b13,
                            sum20 += a6 * b14, sum21 += a7 * b14, sum30 += a6 * b15,
                            sum31 += a7 * b15;
                        sum00 += a8 * b16, sum01 += a9 * b16, sum10 += a8 * b17, sum11 += a9 * b17,
                            sum20 += a8 * b18, sum21 += a9 * b18, sum30 += a8 * b19,
                            sum31 += a9 * b19;
                        sum00 += a10 * b20, sum01 += a11 * b20, sum10 += a10 * b21,
                            sum11 += a11 * b21, sum20 += a10 * b22, sum21 += a11 * b22,
                            sum30 += a10 * b23, sum31 += a11 * b23;
                        sum00 += a12 * b24, sum01 += a13 * b24, sum10 += a12 * b25,
                            sum11 += a13 * b25, sum20 += a12 * b26, sum21 += a13 * b26,
                            sum30 += a12 * b27, sum31 += a13 * b27;
                        sum00 += a14 * b28, sum01 += a15 * b28, sum10 += a14 * b29,
                            sum11 += a15 * b29, sum20 += a14 * b30, sum21 += a15 * b30,
                            sum30 += a14 * b31, sum31 += a15 * b31;
                        sum00 += a16 * b32, sum01 += a17 * b32, sum10 += a16 * b33,
                            sum11 += a17 * b33, sum20 += a16 * b34, sum21 += a17 * b34,
                            sum30 += a16 * b35, sum31 += a17 * b35;
                    }
                    const float a0 = conv2d_bias[c], a1 = conv2d_bias[c + 1],
                        a2 = conv2d_bias[c + 2], a3 = conv2d_bias[c + 3];
                    finish_conv2d_Relu(sum00, &conv2d_Relu[c][b], a0);
                    finish_conv2d_Relu(sum01, &conv2d_Relu[c][b + 8], a0);
                    finish_conv2d_Relu(sum10, &conv2d_Relu[c + 1][b], a1);
                    finish_conv2d_Relu(sum11, &conv2d_Relu[c + 1][b + 8], a1);
                    finish_conv2d_Relu(sum20, &conv2d_Relu[c + 2][b], a2);
                    finish_conv2d_Relu(sum21, &conv2d_Relu[c + 2][b + 8], a2);
                    finish_conv2d_Relu(sum30, &conv2d_Relu[c + 3][b], a3);
                    finish_conv2d_Relu(sum31, &conv2d_Relu[c + 3][b + 8], a3);
                }
            }
            /* my_model/dense/MatMul */
            for (int b = 0; b < 32; b += 16) {
                for (int n = 0; n < 128; n += 4) {
                    const int tile = b / 16 * 32 + n / 4;
                    prefetch_lines(&dense_kernel[y][x][0][0] + 4096 + tile * 64, 4);
                    vec8 sum00 = load_8(&dense_MatMul_partial[slice][n][b]),
                        sum01 = load_8(&dense_MatMul_partial[slice][n][b + 8]),
                        sum10 = load_8(&dense_MatMul_partial[slice][n + 1][b]),
                        sum11 = load_8(&dense_MatMul_partial[slice][n + 1][b + 8]),
                        sum20 = load_8(&dense_MatMul_partial[slice][n + 2][b]),
                        sum21 = load_8(&dense_MatMul_partial[slice][n + 2][b + 8]),
                        sum30 = load_8(&dense_MatMul_partial[slice][n + 3][b]),
                        sum31 = load_8(&dense_MatMul_partial[slice][n + 3][b + 8]);
                    for (int c = 0; c < 32; ++c) {
#pragma clang fp contract(on)
                        const vec8 a0 = load_8(&conv2d_Relu[c][b]),
                            a1 = load_8(&conv2d_Relu[c][b + 8]);
                        const float b0 = dense_kernel[y][x][c][n],
                            b1 = dense_kernel[y][x][c][n + 1], b2 = dense_kernel[y][x][c][n + 2],
                            b3 = dense_kernel[y][x][c][n + 3];
                        sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1, sum11 += a1 * b1,
                            sum20 += a0 * b2, sum21 += a1 * b2, sum30 += a0 * b3, sum31 += a1 * b3;
                    }
                    store_8(&dense_MatMul_partial[slice][n][b], sum00);
                    store_8(&dense_MatMul_partial[slice][n][b + 8], sum01);
                    store_8(&dense_MatMul_partial[slice][n + 1][b], sum10);
                    store_8(&dense_MatMul_partial[slice][n + 1][b + 8], sum11);
                    store_8(&dense_MatMul_partial[slice][n + 2][b], sum20);
                    store_8(&dense_MatMul_partial[slice][n + 2][b + 8], sum21);
                    store_8(&dense_MatMul_partial[slice][n + 3][b], sum30);
                    store_8(&dense_MatMul_partial[slice][n + 3][b + 8], sum31);
                }
            }
        }
    }
}

/* test_32, kernel 2 of 3 */
static void test_32_conv2d_Relu(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_32_memory *m = call->arena;
    shared_conv2d_Relu(m->div, s->conv2d_kernel, s->conv2d_bias, s->dense_kernel, m->dense_MatMul_partial,
        slice);
}

/* test_32, kernel 3 of 3: 11 nests in a row
 *   from   mnist_expert.lua:17 dense forward, :18 dense_1 forward, :51 loss forward, :53 test_loss forward,
 *          :54 test_accuracy forward
 *   cost   41.0 k multiply-adds, 157.7 k bytes */
static void test_32_dense_Relu(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_32_memory *m = call->arena;
    (void)slice;
    const uint8_t *field1 = call->inputs[1];
    /* my_model/dense/MatMul */
    for (int n = 0; n < 128; ++n)
        for (int b = 0; b < 32; b += 8) {
            vec8 sum = 0;
            for (int slice = 0; slice < 8; ++slice)
                sum += load_8(&m->dense_MatMul_partial[slice][n][b]);
            const vec8 dense_BiasAdd = sum + s->dense_bias[n];
            store_8(&m->dense_Relu[n][b], dense_BiasAdd < 0.0f ? (vec8)0.0f : dense_BiasAdd);
        }
    /* my_model/dense_1/MatMul */
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
    /* my_model/dense_1/Max */
    for (int b = 0; b < 32; b += 8) {
        vec8 most = -INFINITY;
        for (int n2 = 0; n2 < 10; ++n2) {
            const vec8 next0 = load_8(&m->dense_1_MatMul[n2][b]) + s->dense_1_bias[n2];
            most = most < next0 ? next0 : most;
        }
        store_8(&m->dense_1_Max[b], most);
    }
    /* my_model/dense_1/Softmax */
    for (int n2 = 0; n2 < 10; ++n2)
        for (int b = 0; b < 32; b += 8)
            store_8(&m->dense_1_Softmax[n2][b],
                exp_8(load_8(&m->dense_1_MatMul[n2][b]) + s->dense_1_bias[n2] -
                load_8(&m->dense_1_Max[b])));
    /* my_model/dense_1/Sum */
    for (int b = 0; b < 32; b += 8) {
        vec8 sum = 0;
        for (int n2 = 0; n2 < 10; ++n2)
            sum += load_8(&m->dense_1_Softmax[n2][b]);
        store_8(&m->dense_1_Sum[b], sum);
    }
    /* my_model/dense_1/Softmax */
    for (int n2 = 0; n2 < 10; ++n2)
        for (int b = 0; b < 32; b += 8)
            store_8(&m->dense_1_Softmax2[n2][b], load_8(&m->dense_1_Softmax[n2][b]) /
                load_8(&m->dense_1_Sum[b]));
    /* loss/Sum */
    for (int b = 0; b < 32; b += 8) {
        vec8 sum = 0;
        for (int n2 = 0; n2 < 10; ++n2)
            sum += (n2 == bytes_to_int_8(load_bytes_8(&field1[b]))) ? load_8(&m->dense_1_MatMul[n2][b]) +
                s->dense_1_bias[n2] - load_8(&m->dense_1_Max[b]) : (vec8)0.0f;
        store_8(&m->loss_Sum[b], sum);
    }
    /* loss/Sum */
    {
        vec8 sum = 0;
        sum += log_8(load_8(&m->dense_1_Sum[0])) - load_8(&m->loss_Sum[0]);
        sum += log_8(load_8(&m->dense_1_Sum[8])) - load_8(&m->loss_Sum[8]);
        sum += log_8(load_8(&m->dense_1_Sum[16])) - load_8(&m->loss_Sum[16]);
        sum += log_8(load_8(&m->dense_1_Sum[24])) - load_8(&m->loss_Sum[24]);
        s->test_loss_total[0] = s->test_loss_total[0] + sum_lanes_8(sum) / 32.0f;
    }
    /* test_accuracy/Max */
    for (int b = 0; b < 32; b += 8) {
        vec8 most = -INFINITY;
        for (int n2 = 0; n2 < 10; ++n2) {
            const vec8 next0 = load_8(&m->dense_1_Softmax2[n2][b]);
            most = most < next0 ? next0 : most;
        }
        store_8(&m->test_accuracy_Max[b], most);
    }
    /* test_accuracy/Min */
    for (int b = 0; b < 32; b += 8) {
        ivec8 least = INT32_MAX;
        for (int n2 = 0; n2 < 10; ++n2) {
            const ivec8 next0 = (load_8(&m->dense_1_Softmax2[n2][b]) == load_8(&m->test_accuracy_Max[b])) ?
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
 *   from   mnist_expert.lua:6 forward, :53 test_loss forward, :54 test_accuracy forward
 *   cost   25.1 k operations, 62.7 k bytes */
static void test_16_div(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    (void)slice;
    const uint8_t(*field0)[28][28] = call->inputs[0];
    /* div */
    for (int i = 0; i < 28; ++i)
        for (int j = 0; j < 28; ++j)
            for (int b = 0; b < 16; b += 8)
                store_8(&m->div[i][j][b],
                    to_float_8(bytes_to_int_8(load_strided_bytes_8(&field0[b][i][j], 784))) / 255.0f);
    /* test_loss/add */
    s->test_loss_count[0] = s->test_loss_count[0] + 1.0f;
    /* test_accuracy/add */
    s->test_accuracy_count[0] = s->test_accuracy_count[0] + 16.0f;
}

/* test_16, kernel 2 of 3: 2 nests
 *   from   mnist_expert.lua:15 conv2d forward, :17 dense forward
 *   does   conv2d_Relu[x, c, b] = sum p 3 q 3: div[y + p, x + q, b] * conv2d_kernel[p, q, c], then (so_far
 *              + conv2d_bias[c]) < 0 ? 0 : (so_far + conv2d_bias[c])
 *          dense_MatMul_partial[slice, n, b] = sum y 26 x 26 c 32: conv2d_Relu[x, c, b] * dense_kernel[y,
 *              x, c, n]
 *   cost   47.4 M multiply-adds, 11.2 M bytes */
static void test_16_conv2d_Relu(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    _Alignas(64) float conv2d_Relu[2][32][16];
    const int from = cuts_26_8[slice], to = cuts_26_8[slice + 1];
    /* my_model/dense/MatMul */
    for (int b = 0; b < 16; b += 8)
        for (int n = 0; n < 128; ++n) {
            vec8 sum = 0;
            store_8(&m->dense_MatMul_partial[slice][n][b], sum);
        }
    for (int y = from; y < to; ++y) {
        for (int x_block = 0; x_block < 26; x_block += 2) {
            /* my_model/conv2d/Conv2D */
            for (int b = 0; b < 16; b += 8) {
                for (int c = 0; c < 32; c += 4) {
                    vec8 sum00 = 0, sum01 = 0, sum02 = 0, sum03 = 0, sum10 = 0, sum11 = 0,
                        sum12 = 0, sum13 = 0;
                    {
#pragma clang fp contract(on)
                        const vec8 a0 = load_8(&m->div[y][x_block][b]),
                            a1 = load_8(&m->div[y][x_block + 1][b]),
                            a2 = load_8(&m->div[y][x_block + 2][b]),
                            a3 = load_8(&m->div[y][x_block + 3][b]),
                            a4 = load_8(&m->div[y + 1][x_block][b]),
                            a5 = load_8(&m->div[y + 1][x_block + 1][b]),
                            a6 = load_8(&m->div[y + 1][x_block + 2][b]),
                            a7 = load_8(&m->div[y + 1][x_block + 3][b]),
                            a8 = load_8(&m->div[y + 2][x_block][b]),
                            a9 = load_8(&m->div[y + 2][x_block + 1][b]),
                            a10 = load_8(&m->div[y + 2][x_block + 2][b]),
                            a11 = load_8(&m->div[y + 2][x_block + 3][b]);
                        const float b0 = s->conv2d_kernel[0][0][c], b1 = s->conv2d_kernel[0][0][c + 1],
                            b2 = s->conv2d_kernel[0][0][c + 2], b3 = s->conv2d_kernel[0][0][c + 3],
                            b4 = s->conv2d_kernel[0][1][c], b5 = s->conv2d_kernel[0][1][c + 1],
                            b6 = s->conv2d_kernel[0][1][c + 2], b7 = s->conv2d_kernel[0][1][c + 3],
                            b8 = s->conv2d_kernel[0][2][c], b9 = s->conv2d_kernel[0][2][c + 1],
                            b10 = s->conv2d_kernel[0][2][c + 2], b11 = s->conv2d_kernel[0][2][c + 3],
                            b12 = s->conv2d_kernel[1][0][c], b13 = s->conv2d_kernel[1][0][c + 1],
                            b14 = s->conv2d_kernel[1][0][c + 2], b15 = s->conv2d_kernel[1][0][c + 3],
                            b16 = s->conv2d_kernel[1][1][c], b17 = s->conv2d_kernel[1][1][c + 1],
                            b18 = s->conv2d_kernel[1][1][c + 2], b19 = s->conv2d_kernel[1][1][c + 3],
                            b20 = s->conv2d_kernel[1][2][c], b21 = s->conv2d_kernel[1][2][c + 1],
                            b22 = s->conv2d_kernel[1][2][c + 2], b23 = s->conv2d_kernel[1][2][c + 3],
                            b24 = s->conv2d_kernel[2][0][c], b25 = s->conv2d_kernel[2][0][c + 1],
                            b26 = s->conv2d_kernel[2][0][c + 2], b27 = s->conv2d_kernel[2][0][c + 3],
                            b28 = s->conv2d_kernel[2][1][c], b29 = s->conv2d_kernel[2][1][c + 1],
                            b30 = s->conv2d_kernel[2][1][c + 2], b31 = s->conv2d_kernel[2][1][c + 3],
                            b32 = s->conv2d_kernel[2][2][c], b33 = s->conv2d_kernel[2][2][c + 1],
                            b34 = s->conv2d_kernel[2][2][c + 2], b35 = s->conv2d_kernel[2][2][c + 3];
                        sum00 += a0 * b0, sum01 += a0 * b1, sum02 += a0 * b2, sum03 += a0 * b3,
                            sum10 += a1 * b0, sum11 += a1 * b1, sum12 += a1 * b2, sum13 += a1 * b3;
                        sum00 += a1 * b4, sum01 += a1 * b5, sum02 += a1 * b6, sum03 += a1 * b7,
                            sum10 += a2 * b4, sum11 += a2 * b5, sum12 += a2 * b6, sum13 += a2 * b7;
                        sum00 += a2 * b8, sum01 += a2 * b9, sum02 += a2 * b10, sum03 += a2 * b11,
                            sum10 += a3 * b8, sum11 += a3 * b9, sum12 += a3 * b10,
                            sum13 += a3 * b11;
                        sum00 += a4 * b12, sum01 += a4 * b13, sum02 += a4 * b14, sum03 += a4 * b15,
                            sum10 += a5 * b12, sum11 += a5 * b13, sum12 += a5 * b14,
                            sum13 += a5 * b15;
                        sum00 += a5 * b16, sum01 += a5 * b17, sum02 += a5 * b18, sum03 += a5 * b19,
                            sum10 += a6 * b16, sum11 += a6 * b17, sum12 += a6 * b18,
                            sum13 += a6 * b19;
                        sum00 += a6 * b20, sum01 += a6 * b21, sum02 += a6 * b22, sum03 += a6 * b23,
                            sum10 += a7 * b20, sum11 += a7 * b21, sum12 += a7 * b22,
                            sum13 += a7 * b23;
                        sum00 += a8 * b24, sum01 += a8 * b25, sum02 += a8 * b26, sum03 += a8 * b27,
                            sum10 += a9 * b24, sum11 += a9 * b25, sum12 += a9 * b26,
                            sum13 += a9 * b27;
                        sum00 += a9 * b28, sum01 += a9 * b29, sum02 += a9 * b30, sum03 += a9 * b31,
                            sum10 += a10 * b28, sum11 += a10 * b29, sum12 += a10 * b30,
                            sum13 += a10 * b31;
                        sum00 += a10 * b32, sum01 += a10 * b33, sum02 += a10 * b34,
                            sum03 += a10 * b35, sum10 += a11 * b32, sum11 += a11 * b33,
                            sum12 += a11 * b34, sum13 += a11 * b35;
                    }
                    const float a0 = s->conv2d_bias[c], a1 = s->conv2d_bias[c + 1],
                        a2 = s->conv2d_bias[c + 2], a3 = s->conv2d_bias[c + 3];
                    finish_conv2d_Relu(sum00, &conv2d_Relu[0][c][b], a0);
                    finish_conv2d_Relu(sum01, &conv2d_Relu[0][c + 1][b], a1);
                    finish_conv2d_Relu(sum02, &conv2d_Relu[0][c + 2][b], a2);
                    finish_conv2d_Relu(sum03, &conv2d_Relu[0][c + 3][b], a3);
                    finish_conv2d_Relu(sum10, &conv2d_Relu[1][c][b], a0);
                    finish_conv2d_Relu(sum11, &conv2d_Relu[1][c + 1][b], a1);
                    finish_conv2d_Relu(sum12, &conv2d_Relu[1][c + 2][b], a2);
                    finish_conv2d_Relu(sum13, &conv2d_Relu[1][c + 3][b], a3);
                }
            }
            /* my_model/dense/MatMul */
            for (int n = 0; n < 128; n += 4) {
                vec8 sum00 = load_8(&m->dense_MatMul_partial[slice][n][0]),
                    sum01 = load_8(&m->dense_MatMul_partial[slice][n][8]),
                    sum10 = load_8(&m->dense_MatMul_partial[slice][n + 1][0]),
                    sum11 = load_8(&m->dense_MatMul_partial[slice][n + 1][8]),
                    sum20 = load_8(&m->dense_MatMul_partial[slice][n + 2][0]),
                    sum21 = load_8(&m->dense_MatMul_partial[slice][n + 2][8]),
                    sum30 = load_8(&m->dense_MatMul_partial[slice][n + 3][0]),
                    sum31 = load_8(&m->dense_MatMul_partial[slice][n + 3][8]);
                for (int x = x_block; x < x_block + 2; ++x) {
                    for (int c = 0; c < 32; ++c) {
#pragma clang fp contract(on)
                        prefetch_far(&s->dense_kernel[y][x][c][n] + 8192);
                        const vec8 a0 = load_8(&conv2d_Relu[x - x_block][c][0]),
                            a1 = load_8(&conv2d_Relu[x - x_block][c][8]);
                        const float b0 = s->dense_kernel[y][x][c][n],
                            b1 = s->dense_kernel[y][x][c][n + 1], b2 = s->dense_kernel[y][x][c][n + 2],
                            b3 = s->dense_kernel[y][x][c][n + 3];
                        sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1, sum11 += a1 * b1,
                            sum20 += a0 * b2, sum21 += a1 * b2, sum30 += a0 * b3, sum31 += a1 * b3;
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
            }
        }
    }
}

/* test_16, kernel 3 of 3: 11 nests in a row
 *   from   mnist_expert.lua:17 dense forward, :18 dense_1 forward, :51 loss forward, :53 test_loss forward,
 *          :54 test_accuracy forward
 *   cost   20.5 k multiply-adds, 81.7 k bytes */
static void test_16_dense_Relu(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    (void)slice;
    const uint8_t *field1 = call->inputs[1];
    /* my_model/dense/MatMul */
    for (int n = 0; n < 128; ++n)
        for (int b = 0; b < 16; b += 8) {
            vec8 sum = 0;
            for (int slice = 0; slice < 8; ++slice)
                sum += load_8(&m->dense_MatMul_partial[slice][n][b]);
            const vec8 dense_BiasAdd = sum + s->dense_bias[n];
            store_8(&m->dense_Relu[n][b], dense_BiasAdd < 0.0f ? (vec8)0.0f : dense_BiasAdd);
        }
    /* my_model/dense_1/MatMul */
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
    /* my_model/dense_1/Max */
    for (int b = 0; b < 16; b += 8) {
        vec8 most = -INFINITY;
        for (int n2 = 0; n2 < 10; ++n2) {
            const vec8 next0 = load_8(&m->dense_1_MatMul[n2][b]) + s->dense_1_bias[n2];
            most = most < next0 ? next0 : most;
        }
        store_8(&m->dense_1_Max[b], most);
    }
    /* my_model/dense_1/Softmax */
    for (int n2 = 0; n2 < 10; ++n2)
        for (int b = 0; b < 16; b += 8)
            store_8(&m->dense_1_Softmax[n2][b],
                exp_8(load_8(&m->dense_1_MatMul[n2][b]) + s->dense_1_bias[n2] -
                load_8(&m->dense_1_Max[b])));
    /* my_model/dense_1/Sum */
    for (int b = 0; b < 16; b += 8) {
        vec8 sum = 0;
        for (int n2 = 0; n2 < 10; ++n2)
            sum += load_8(&m->dense_1_Softmax[n2][b]);
        store_8(&m->dense_1_Sum[b], sum);
    }
    /* my_model/dense_1/Softmax */
    for (int n2 = 0; n2 < 10; ++n2)
        for (int b = 0; b < 16; b += 8)
            store_8(&m->dense_1_Softmax2[n2][b], load_8(&m->dense_1_Softmax[n2][b]) /
                load_8(&m->dense_1_Sum[b]));
    /* loss/Sum */
    for (int b = 0; b < 16; b += 8) {
        vec8 sum = 0;
        for (int n2 = 0; n2 < 10; ++n2)
            sum += (n2 == bytes_to_int_8(load_bytes_8(&field1[b]))) ? load_8(&m->dense_1_MatMul[n2][b]) +
                s->dense_1_bias[n2] - load_8(&m->dense_1_Max[b]) : (vec8)0.0f;
        store_8(&m->loss_Sum[b], sum);
    }
    /* loss/Sum */
    {
        float sum = 0;
        for (int b = 0; b < 16; ++b)
            sum += log_1(m->dense_1_Sum[b]) - m->loss_Sum[b];
        s->test_loss_total[0] = s->test_loss_total[0] + sum / 16.0f;
    }
    /* test_accuracy/Max */
    for (int b = 0; b < 16; b += 8) {
        vec8 most = -INFINITY;
        for (int n2 = 0; n2 < 10; ++n2) {
            const vec8 next0 = load_8(&m->dense_1_Softmax2[n2][b]);
            most = most < next0 ? next0 : most;
        }
        store_8(&m->test_accuracy_Max[b], most);
    }
    /* test_accuracy/Min */
    for (int b = 0; b < 16; b += 8) {
        ivec8 least = INT32_MAX;
        for (int n2 = 0; n2 < 10; ++n2) {
            const ivec8 next0 = (load_8(&m->dense_1_Softmax2[n2][b]) == load_8(&m->test_accuracy_Max[b])) ?
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

/* predict_32, kernel 1 of 3: div[i, j, b] = to_float(field0[b, i, j]) / 255
 *   from   mnist_expert.lua:6 forward | div (div)
 *   axes   i 28, j 28, b 32 in vectors of 8
 *   cost   50.2 k operations, 125.4 k bytes */
static void predict_32_div(const struct gradc_call *call, int slice)
{
    struct predict_32_memory *m = call->arena;
    (void)slice;
    const uint8_t(*field0)[28][28] = call->inputs[0];
    for (int i = 0; i < 28; ++i)
        for (int j = 0; j < 28; ++j)
            for (int b = 0; b < 32; b += 8)
                store_8(&m->div[i][j][b],
                    to_float_8(bytes_to_int_8(load_strided_bytes_8(&field0[b][i][j], 784))) / 255.0f);
}

/* predict_32, kernel 2 of 3 */
static void predict_32_conv2d_Relu(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_32_memory *m = call->arena;
    shared_conv2d_Relu(m->div, s->conv2d_kernel, s->conv2d_bias, s->dense_kernel, m->dense_MatMul_partial,
        slice);
}

/* predict_32, kernel 3 of 3: 6 nests in a row
 *   from   mnist_expert.lua:17 dense forward, :18 dense_1 forward
 *   cost   41.0 k multiply-adds, 157.2 k bytes */
static void predict_32_dense_Relu(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_32_memory *m = call->arena;
    (void)slice;
    /* my_model/dense/MatMul */
    for (int n = 0; n < 128; ++n)
        for (int b = 0; b < 32; b += 8) {
            vec8 sum = 0;
            for (int slice = 0; slice < 8; ++slice)
                sum += load_8(&m->dense_MatMul_partial[slice][n][b]);
            const vec8 dense_BiasAdd = sum + s->dense_bias[n];
            store_8(&m->dense_Relu[n][b], dense_BiasAdd < 0.0f ? (vec8)0.0f : dense_BiasAdd);
        }
    /* my_model/dense_1/MatMul */
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
    /* my_model/dense_1/Max */
    for (int b = 0; b < 32; b += 8) {
        vec8 most = -INFINITY;
        for (int n2 = 0; n2 < 10; ++n2) {
            const vec8 next0 = load_8(&m->dense_1_MatMul[n2][b]) + s->dense_1_bias[n2];
            most = most < next0 ? next0 : most;
        }
        store_8(&m->dense_1_Max[b], most);
    }
    /* my_model/dense_1/Softmax */
    for (int n2 = 0; n2 < 10; ++n2)
        for (int b = 0; b < 32; b += 8)
            store_8(&m->dense_1_Softmax[n2][b],
                exp_8(load_8(&m->dense_1_MatMul[n2][b]) + s->dense_1_bias[n2] -
                load_8(&m->dense_1_Max[b])));
    /* my_model/dense_1/Sum */
    for (int b = 0; b < 32; b += 8) {
        vec8 sum = 0;
        for (int n2 = 0; n2 < 10; ++n2)
            sum += load_8(&m->dense_1_Softmax[n2][b]);
        store_8(&m->dense_1_Sum[b], sum);
    }
    /* my_model/dense_1/Softmax */
    for (int b = 0; b < 32; b += 8)
        for (int n2 = 0; n2 < 10; ++n2)
            store_strided_8(&m->dense_1_Softmax2[b][n2], 10, load_8(&m->dense_1_Softmax[n2][b]) /
                load_8(&m->dense_1_Sum[b]));
}

/* metrics, kernel 1 of 1: 4 nests in a row
 *   from   mnist_expert.lua:33 train_loss forward, :34 train_accuracy forward, :35 test_loss forward, :36
 *          test_accuracy forward
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

/* epoch_end, kernel 1 of 1: 5 nests in a row
 *   from   mnist_expert.lua forward, :33 train_loss forward, :35 test_loss forward, :62 forward
 *   cost   18 operations, 56 bytes */
static void epoch_end_train_loss_select(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct epoch_end_memory *m = call->arena;
    (void)slice;
    const int32_t *epoch = call->inputs[0];
    /* train_loss/select */
    {
        const float a0 = s->train_loss_count[0];
        m->train_loss_select[0] = (a0 == 0.0f) ? 0.0f : s->train_loss_total[0] / (1.0f < a0 ? a0 : 1.0f);
    }
    /* mul */
    {
        const float a0 = s->train_accuracy_count[0];
        m->mul[0] = ((a0 == 0.0f) ? 0.0f : s->train_accuracy_total[0] / (1.0f < a0 ? a0 : 1.0f)) * 100.0f;
    }
    /* test_loss/select */
    {
        const float a0 = s->test_loss_count[0];
        m->test_loss_select[0] = (a0 == 0.0f) ? 0.0f : s->test_loss_total[0] / (1.0f < a0 ? a0 : 1.0f);
    }
    /* mul */
    {
        const float a0 = s->test_accuracy_count[0];
        m->mul2[0] = ((a0 == 0.0f) ? 0.0f : s->test_accuracy_total[0] / (1.0f < a0 ? a0 : 1.0f)) * 100.0f;
    }
    /* input */
    m->input[0] = epoch[0];
}


static const struct gradc_array initialize_inputs[] = {
    {"seed", GRADC_I64, 0, {0}, 0},
};
static const struct gradc_phase initialize_phases[] = {
    {"conv2d_kernel", initialize_conv2d_kernel, 1, 0, 6960},
    {"dense_kernel", initialize_dense_kernel, 8, 0, 11075592},
};

static const struct gradc_array train_32_inputs[] = {
    {"field0", GRADC_U8, 3, {32, 28, 28}, 0},
    {"field1", GRADC_U8, 1, {32}, 0},
};
static const struct gradc_array train_32_outputs[] = {
    {"loss", GRADC_F32, 0, {0}, offsetof(struct train_32_memory, loss_div)},
};
static const struct gradc_phase train_32_phases[] = {
    {"div", train_32_div, 1, 0, 125476},
    {"conv2d_Relu", train_32_conv2d_Relu, 8, 94834688, 14077184},
    {"dense_Relu", train_32_dense_Relu, 1, 122880, 221480},
    {"d_conv2d_Relu_select", train_32_d_conv2d_Relu_select, 8, 183439360, 69365764},
    {"conv2d_bias", train_32_conv2d_bias, 1, 0, 17924},
};

static const struct gradc_array test_32_inputs[] = {
    {"field0", GRADC_U8, 3, {32, 28, 28}, 0},
    {"field1", GRADC_U8, 1, {32}, 0},
};
static const struct gradc_phase test_32_phases[] = {
    {"div", test_32_div, 1, 0, 125456},
    {"conv2d_Relu", test_32_conv2d_Relu, 8, 94834688, 11308288},
    {"dense_Relu", test_32_dense_Relu, 1, 40960, 157656},
};

static const struct gradc_array test_16_inputs[] = {
    {"field0", GRADC_U8, 3, {16, 28, 28}, 0},
    {"field1", GRADC_U8, 1, {16}, 0},
};
static const struct gradc_phase test_16_phases[] = {
    {"div", test_16_div, 1, 0, 62736},
    {"conv2d_Relu", test_16_conv2d_Relu, 8, 47417344, 11192576},
    {"dense_Relu", test_16_dense_Relu, 1, 20480, 81672},
};

static const struct gradc_array predict_32_inputs[] = {
    {"field0", GRADC_U8, 3, {32, 28, 28}, 0},
};
static const struct gradc_array predict_32_outputs[] = {
    {"predictions", GRADC_F32, 2, {32, 10}, offsetof(struct predict_32_memory, dense_1_Softmax2)},
};
static const struct gradc_phase predict_32_phases[] = {
    {"div", predict_32_div, 1, 0, 125440},
    {"conv2d_Relu", predict_32_conv2d_Relu, 8, 94834688, 11308288},
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
    {"train_loss_select", epoch_end_train_loss_select, 1, 0, 56},
};

static const struct gradc_function functions[] = {
    {"initialize", 0, initialize_phases, initialize_inputs, NULL, 2, 1, 0},
    {"train", 32, train_32_phases, train_32_inputs, train_32_outputs, 5, 2, 1},
    {"test", 32, test_32_phases, test_32_inputs, NULL, 3, 2, 0},
    {"test", 16, test_16_phases, test_16_inputs, NULL, 3, 2, 0},
    {"predict", 32, predict_32_phases, predict_32_inputs, predict_32_outputs, 3, 1, 1},
    {"metrics", 0, metrics_phases, NULL, metrics_outputs, 1, 0, 4},
    {"epoch_end", 0, epoch_end_phases, epoch_end_inputs, epoch_end_outputs, 1, 1, 5},
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

extern const struct gradc_program mnist_expert;
const struct gradc_program mnist_expert = {
    .name = "mnist_expert",
    .spec = "mnist_expert.lua",
    .spec_sha256 = "cd29b983a37bcfe7a777b064a64649554e716cb34dd2eb7ac86e05682e3cecfe",
    .version = "0.1.0",
    .schedule = "fused",
    .march = "x86-64-v3",
    .rebuild = "gradc build mnist_expert.lua --march=native",
    .cpu = cpu,
    .state_size = sizeof(struct state),
    .arena_size = 3056768,
    .epochs = 5,
    .reset_metrics = 1,
    .report = "Epoch {}, Loss: {}, Accuracy: {}, Test Loss: {}, Test Accuracy: {}",
    .train = &train_data,
    .test = &test_data,
    .functions = functions,
    .variables = variables,
    .function_count = 7,
    .variable_count = 27,
    .parameters = 2770634,
    .products = 278396928,
};
