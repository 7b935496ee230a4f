/* xor: a training program, written by gradc 0.1.0 from xor.lua.
 * Change the spec, not this file.
 *
 *   model          xor, 33 trainable parameters
 *                  xor/dense/kernel (2, 8)
 *                  xor/dense/bias (8,)
 *                  xor/dense_1/kernel (8, 1)
 *                  xor/dense_1/bias (1,)
 *   schedule       unfused: an op a kernel, laid out, tiled, vectorised
 *   target         x86-64-v3, vectors of 8 floats, 16 registers
 *   slices         8 of every phase whose work is large, whatever the machine
 *   state          960 bytes
 *   arena          960 bytes, valid within one call
 *   functions                   multiply-adds other operations    bytes moved
 *   initialize       4 kernels              0               72            340
 *   train_4         12 kernels            224              664          7 500
 *   predict_4        2 kernels             96               84          1 108
 *   metrics          1 kernels              0                4             16
 *   made by        gradc emit xor.lua --schedule=unfused --march=x86-64-v3
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
    _Alignas(64) float dense_kernel[2][8]; /* xor/dense/kernel */
    _Alignas(64) float dense_bias[8]; /* xor/dense/bias */
    _Alignas(64) float dense_1_kernel[8]; /* xor/dense_1/kernel */
    _Alignas(64) float dense_1_bias[1]; /* xor/dense_1/bias */
    _Alignas(64) float dense_kernel_m[2][8]; /* Adam/xor/dense/kernel/m */
    _Alignas(64) float dense_kernel_v[2][8]; /* Adam/xor/dense/kernel/v */
    _Alignas(64) float dense_bias_m[8]; /* Adam/xor/dense/bias/m */
    _Alignas(64) float dense_bias_v[8]; /* Adam/xor/dense/bias/v */
    _Alignas(64) float dense_1_kernel_m[8]; /* Adam/xor/dense_1/kernel/m */
    _Alignas(64) float dense_1_kernel_v[8]; /* Adam/xor/dense_1/kernel/v */
    _Alignas(64) float dense_1_bias_m[1]; /* Adam/xor/dense_1/bias/m */
    _Alignas(64) float dense_1_bias_v[1]; /* Adam/xor/dense_1/bias/v */
};
_Static_assert(sizeof(struct state) == 960, "the state is as the memory plan has it");

/* Memory of initialize: arrays that overlap are never alive at once (comments: kernels from - to). */
struct initialize_memory {
    union {
        struct {
            _Alignas(64) float dense_kernel_random[2][8]; /* 1 */
        };
        struct {
            _Alignas(64) float dense_1_kernel_random[8]; /* 3 */
        };
    };
};
_Static_assert(sizeof(struct initialize_memory) <= 960, "the arena is as the memory plan has it");

/* Memory of train_4: arrays that overlap are never alive at once (comments: kernels from - to). */
struct train_4_memory {
    union {
        struct {
            _Alignas(64) float dense_MatMul[4][8]; /* 1 */
            float dense_BiasAdd[4][8]; /* 1 */
            float dense_Tanh[4][8]; /* 1 - 6 */
            float dense_1_mul2[4]; /* 2 */
            _Alignas(64) float dense_1_Sigmoid[4]; /* 2 - 3 */
            _Alignas(64) float d_dense_1_tanh_sub[4]; /* 5 */
            _Alignas(64) float d_dense_1_tanh_mul2[4]; /* 5 */
            _Alignas(64) float d_dense_1_mul_mul2[4]; /* 5 */
            _Alignas(64) float d_dense_1_MatMul_contract2[8]; /* 5 - 10 */
            _Alignas(64) float d_dense_view_reduce[8]; /* 6 - 9 */
            _Alignas(64) float loss_div[1]; /* 3 - 13 */
            _Alignas(64) float d_dense_1_view_reduce[1]; /* 5 - 11 */
        };
        struct {
            _Alignas(64) float dense_1_MatMul[4]; /* 2 */
            _Alignas(64) float dense_1_BiasAdd[4]; /* 2 */
            _Alignas(64) float dense_1_mul[4]; /* 2 */
            _Alignas(64) float dense_1_tanh[4]; /* 2 - 5 */
            _Alignas(64) float Adam_sqrt[1]; /* 7 */
            _Alignas(64) float Adam_mul[1]; /* 7 */
            _Alignas(64) float d_dense_1_mul_mul[4]; /* 5 */
            _Alignas(64) float d_dense_1_tanh_mul[4]; /* 5 */
            _Alignas(64) float d_dense_Tanh_mul2[4][8]; /* 6 */
            float d_dense_MatMul_contract[2][8]; /* 6 - 8 */
        };
        struct {
            _Alignas(64) float loss_sub[4]; /* 3 - 4 */
            _Alignas(64) float loss_mul[4]; /* 3 */
            _Alignas(64) float loss_Sum[1]; /* 3 */
            _Alignas(64) float Adam_sub[1]; /* 7 */
            _Alignas(64) float dense_kernel_mul3[2][8]; /* 8 */
            float dense_kernel_mul4[2][8]; /* 8 */
            float d_dense_Tanh_sub[4][8]; /* 6 */
            float dense_kernel_div[2][8]; /* 8 */
            float Adam_div[1]; /* 7 - 11 */
        };
        struct {
            _Alignas(64) float d_dense_1_MatMul_contract[4][8]; /* 5 - 6 */
            float d_loss_mul_add[4]; /* 4 - 5 */
            _Alignas(64) float dense_kernel_sub2[2][8]; /* 8 */
            float dense_bias_mul3[8]; /* 9 */
            _Alignas(64) float dense_bias_mul4[8]; /* 9 */
            _Alignas(64) float Adam_sub2[1]; /* 7 */
            _Alignas(64) float dense_kernel_add3[2][8]; /* 8 */
            float dense_bias_div[8]; /* 9 */
        };
        struct {
            _Alignas(64) float Adam_to_float32[1]; /* 7 */
            _Alignas(64) float d_loss_mul_mul[4]; /* 4 */
            _Alignas(64) float d_dense_Tanh_mul[4][8]; /* 6 */
            float dense_1_kernel_mul3[8]; /* 10 */
            _Alignas(64) float dense_1_kernel_mul4[8]; /* 10 */
            _Alignas(64) float dense_kernel_sqrt[2][8]; /* 8 */
            float dense_bias_add3[8]; /* 9 */
            _Alignas(64) float dense_1_kernel_div[8]; /* 10 */
        };
        struct {
            _Alignas(64) float dense_kernel_sub[2][8]; /* 8 */
            float Adam_pow[1]; /* 7 */
            _Alignas(64) float Adam_pow2[1]; /* 7 */
            _Alignas(64) float dense_bias_sub2[8]; /* 9 */
            _Alignas(64) float dense_1_bias_mul3[1]; /* 11 */
            _Alignas(64) float dense_1_bias_mul4[1]; /* 11 */
            _Alignas(64) float dense_bias_sqrt[8]; /* 9 */
            _Alignas(64) float dense_1_kernel_add3[8]; /* 10 */
            _Alignas(64) float dense_1_bias_div[1]; /* 11 */
        };
        struct {
            _Alignas(64) float dense_bias_sub[8]; /* 9 */
            _Alignas(64) float dense_kernel_mul[2][8]; /* 8 */
            float dense_kernel_mul2[2][8]; /* 8 */
            float dense_1_kernel_sub2[8]; /* 10 */
            char pad_6_0[128];
            _Alignas(64) float dense_1_kernel_sqrt[8]; /* 10 */
            _Alignas(64) float dense_1_bias_add3[1]; /* 11 */
        };
        struct {
            _Alignas(64) float dense_1_kernel_sub[8]; /* 10 */
            _Alignas(64) float dense_bias_mul[8]; /* 9 */
            _Alignas(64) float dense_bias_mul2[8]; /* 9 */
            _Alignas(64) float dense_1_bias_sub2[1]; /* 11 */
            char pad_7_0[128];
            _Alignas(64) float dense_1_bias_sqrt[1]; /* 11 */
        };
        struct {
            _Alignas(64) float dense_1_bias_sub[1]; /* 11 */
            _Alignas(64) float dense_1_kernel_mul[8]; /* 10 */
            _Alignas(64) float dense_1_kernel_mul2[8]; /* 10 */
        };
        struct {
            char pad_9_0[64];
            _Alignas(64) float dense_1_bias_mul[1]; /* 11 */
            _Alignas(64) float dense_1_bias_mul2[1]; /* 11 */
        };
    };
};
_Static_assert(sizeof(struct train_4_memory) <= 960, "the arena is as the memory plan has it");

/* Memory of predict_4: arrays that overlap are never alive at once (comments: kernels from - to). */
struct predict_4_memory {
    union {
        struct {
            _Alignas(64) float dense_MatMul[4][8]; /* 1 */
            float dense_BiasAdd[4][8]; /* 1 */
            float dense_Tanh[4][8]; /* 1 - 2 */
            float dense_1_mul2[4]; /* 2 */
            _Alignas(64) float dense_1_Sigmoid[4]; /* 2 - 3 */
        };
        struct {
            _Alignas(64) float dense_1_MatMul[4]; /* 2 */
            _Alignas(64) float dense_1_BiasAdd[4]; /* 2 */
            _Alignas(64) float dense_1_mul[4]; /* 2 */
            _Alignas(64) float dense_1_tanh[4]; /* 2 */
        };
    };
};
_Static_assert(sizeof(struct predict_4_memory) <= 960, "the arena is as the memory plan has it");

/* Memory of metrics: arrays that overlap are never alive at once (comments: kernels from - to). */
struct metrics_memory {
    union {
        struct {
            _Alignas(64) float train_loss_select[1]; /* 1 - 2 */
        };
    };
};
_Static_assert(sizeof(struct metrics_memory) <= 960, "the arena is as the memory plan has it");


typedef float vec1;
typedef int32_t ivec1;
typedef uint32_t uvec1;

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

static inline vec1 tanh_1(vec1 x) /* m / (m + 2) where m = e^(2x) - 1, within 3 ulp; steps as in exp */
{
    x = x < -10.0f ? -10.0f : x;
    x = x > 10.0f ? 10.0f : x;
    const vec1 shifted = x * 2.88539008f + 12582912.0f;
    const vec1 n = shifted - 12582912.0f;
    const vec1 r = (x + x) - n * 0.693145752f - n * 1.42860677e-06f;
    const vec1 power = as_float_1((ivec1)(((uvec1)as_int_1(shifted) << 23) + (127u << 23)));
    const vec1 m = (power - 1.0f) + power * exp_series_1(r);
    return m / (m + 2.0f);
}

static inline vec1 pow_1(vec1 x, vec1 y) { return powf(x, y); }
typedef float vec4 __attribute__((ext_vector_type(4), aligned(4), may_alias));

static inline void store_4(float *p, vec4 x) { *(vec4 *)p = x; }

static inline vec4 load_strided_4(const float *p, int stride)
{
    vec4 x = 0;
    for (int lane = 0; lane < 4; ++lane) x[lane] = p[lane * stride];
    return x;
}
typedef float vec8 __attribute__((ext_vector_type(8), aligned(4), may_alias));
typedef int32_t ivec8 __attribute__((ext_vector_type(8), aligned(4), may_alias));
typedef uint32_t uvec8 __attribute__((ext_vector_type(8), aligned(4), may_alias));
typedef uint64_t ulong8 __attribute__((ext_vector_type(8), aligned(8), may_alias));

static inline vec8 load_8(const float *p) { return *(const vec8 *)p; }

static inline void store_8(float *p, vec8 x) { *(vec8 *)p = x; }

static inline ivec8 iota_8(void) /* 0, 1, ... 8 - 1 */
{
    ivec8 x = 0;
    for (int lane = 0; lane < 8; ++lane) x[lane] = lane;
    return x;
}

static inline vec8 to_float_8(ivec8 x) { return __builtin_convertvector(x, vec8); }

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

/* initialize, kernel 1 of 4: 2 ops in a row
 *   from   xor.lua:5 kernel forward
 *   cost   48 operations, 200 bytes */
static void initialize_dense_kernel_random(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct initialize_memory *m = call->arena;
    (void)slice;
    const int64_t *seed = call->inputs[0];
    /* initialize/xor/dense/kernel/random */
    {
        const int64_t a0 = seed[0];
        store_8(&m->dense_kernel_random[0][0], uniform_8(a0, 0, 1, iota_8()));
        store_8(&m->dense_kernel_random[1][0], uniform_8(a0, 0, 1, 8 + iota_8()));
    }
    /* initialize/xor/dense/kernel/add */
    store_8(&s->dense_kernel[0][0], load_8(&m->dense_kernel_random[0][0]) * 1.5491934f + -0.7745967f);
    store_8(&s->dense_kernel[1][0], load_8(&m->dense_kernel_random[1][0]) * 1.5491934f + -0.7745967f);
}

/* initialize, kernel 2 of 4: dense_bias[n] = 0
 *   from   xor.lua:5 bias forward | xor/dense/bias/assign (assign)
 *   axes   n 8 in vectors of 8
 *   cost   0 operations, 32 bytes */
static void initialize_dense_bias(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    (void)slice;
    store_8(&s->dense_bias[0], (vec8)0.0f);
}

/* initialize, kernel 3 of 4: 2 ops in a row
 *   from   xor.lua:6 kernel forward
 *   cost   24 operations, 104 bytes */
static void initialize_dense_1_kernel_random(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct initialize_memory *m = call->arena;
    (void)slice;
    const int64_t *seed = call->inputs[0];
    /* initialize/xor/dense_1/kernel/random */
    store_8(&m->dense_1_kernel_random[0], uniform_8(seed[0], 0, 3, iota_8()));
    /* initialize/xor/dense_1/kernel/add */
    store_8(&s->dense_1_kernel[0], load_8(&m->dense_1_kernel_random[0]) * 1.6329932f + -0.8164966f);
}

/* initialize, kernel 4 of 4: dense_1_bias = 0
 *   from   xor.lua:6 bias forward | xor/dense_1/bias/assign (assign)
 *   axes   none: one element
 *   cost   0 operations, 4 bytes */
static void initialize_dense_1_bias(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    (void)slice;
    s->dense_1_bias[0] = 0.0f;
}

/* train_4, kernel 1 of 12: 3 ops in a row
 *   from   xor.lua:5 dense forward
 *   cost   64 multiply-adds, 768 bytes */
static void shared_dense_MatMul(const float field0[4][2], const float dense_kernel[2][8],
    float dense_MatMul[4][8], const float *dense_bias, float dense_BiasAdd[4][8], float dense_Tanh[4][8])
{
    /* xor/dense/MatMul */
    {
        vec8 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
        for (int k = 0; k < 2; ++k) {
#pragma clang fp contract(on)
            const vec8 b0 = load_8(&dense_kernel[k][0]);
            sum0 += field0[0][k] * b0, sum1 += field0[1][k] * b0, sum2 += field0[2][k] * b0,
                sum3 += field0[3][k] * b0;
        }
        store_8(&dense_MatMul[0][0], sum0);
        store_8(&dense_MatMul[1][0], sum1);
        store_8(&dense_MatMul[2][0], sum2);
        store_8(&dense_MatMul[3][0], sum3);
    }
    /* xor/dense/BiasAdd */
    {
        const vec8 b0 = load_8(&dense_bias[0]);
        store_8(&dense_BiasAdd[0][0], load_8(&dense_MatMul[0][0]) + b0);
        store_8(&dense_BiasAdd[1][0], load_8(&dense_MatMul[1][0]) + b0);
        store_8(&dense_BiasAdd[2][0], load_8(&dense_MatMul[2][0]) + b0);
        store_8(&dense_BiasAdd[3][0], load_8(&dense_MatMul[3][0]) + b0);
    }
    /* xor/dense/Tanh */
    store_8(&dense_Tanh[0][0], tanh_8(load_8(&dense_BiasAdd[0][0])));
    store_8(&dense_Tanh[1][0], tanh_8(load_8(&dense_BiasAdd[1][0])));
    store_8(&dense_Tanh[2][0], tanh_8(load_8(&dense_BiasAdd[2][0])));
    store_8(&dense_Tanh[3][0], tanh_8(load_8(&dense_BiasAdd[3][0])));
}

/* train_4, kernel 1 of 12 */
static void train_4_dense_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_4_memory *m = call->arena;
    (void)slice;
    shared_dense_MatMul(call->inputs[0], s->dense_kernel, m->dense_MatMul, s->dense_bias, m->dense_BiasAdd,
        m->dense_Tanh);
}

/* train_4, kernel 2 of 12: 6 ops in a row
 *   from   xor.lua:6 dense_1 forward
 *   cost   32 multiply-adds, 340 bytes */
static void shared_dense_1_MatMul(const float dense_Tanh[4][8], const float *dense_1_kernel,
    float *dense_1_MatMul, const float *dense_1_bias, float *dense_1_BiasAdd, float *dense_1_mul,
    float *dense_1_tanh, float *dense_1_mul2, float *dense_1_Sigmoid)
{
    /* xor/dense_1/MatMul */
    {
        vec4 sum = 0;
        for (int n = 0; n < 8; ++n) {
#pragma clang fp contract(on)
            sum += load_strided_4(&dense_Tanh[0][n], 8) * dense_1_kernel[n];
        }
        store_4(&dense_1_MatMul[0], sum);
    }
    /* xor/dense_1/BiasAdd */
    for (int b = 0; b < 4; ++b)
        dense_1_BiasAdd[b] = dense_1_MatMul[b] + dense_1_bias[0];
    /* xor/dense_1/mul */
    for (int b = 0; b < 4; ++b)
        dense_1_mul[b] = dense_1_BiasAdd[b] * 0.5f;
    /* xor/dense_1/tanh */
    for (int b = 0; b < 4; ++b)
        dense_1_tanh[b] = tanh_1(dense_1_mul[b]);
    /* xor/dense_1/mul */
    for (int b = 0; b < 4; ++b)
        dense_1_mul2[b] = dense_1_tanh[b] * 0.5f;
    /* xor/dense_1/Sigmoid */
    for (int b = 0; b < 4; ++b)
        dense_1_Sigmoid[b] = dense_1_mul2[b] + 0.5f;
}

/* train_4, kernel 2 of 12 */
static void train_4_dense_1_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_4_memory *m = call->arena;
    (void)slice;
    shared_dense_1_MatMul(m->dense_Tanh, s->dense_1_kernel, m->dense_1_MatMul, s->dense_1_bias,
        m->dense_1_BiasAdd, m->dense_1_mul, m->dense_1_tanh, m->dense_1_mul2, m->dense_1_Sigmoid);
}

/* train_4, kernel 3 of 12: 4 ops in a row
 *   from   xor.lua:2 loss forward
 *   cost   13 operations, 124 bytes */
static void train_4_loss_sub(const struct gradc_call *call, int slice)
{
    struct train_4_memory *m = call->arena;
    (void)slice;
    const float *field1 = call->inputs[1];
    /* loss/sub */
    for (int b = 0; b < 4; ++b)
        m->loss_sub[b] = m->dense_1_Sigmoid[b] - field1[b];
    /* loss/mul */
    for (int b = 0; b < 4; ++b) {
        const float a0 = m->loss_sub[b];
        m->loss_mul[b] = a0 * a0;
    }
    /* loss/Sum */
    {
        float sum = 0;
        sum += m->loss_mul[0];
        sum += m->loss_mul[1];
        sum += m->loss_mul[2];
        sum += m->loss_mul[3];
        m->loss_Sum[0] = sum;
    }
    /* loss/div */
    m->loss_div[0] = m->loss_Sum[0] / 4.0f;
}

/* train_4, kernel 4 of 12: 2 ops in a row
 *   from   xor.lua:2 loss backward
 *   cost   8 operations, 80 bytes */
static void train_4_d_loss_mul_mul(const struct gradc_call *call, int slice)
{
    struct train_4_memory *m = call->arena;
    (void)slice;
    /* gradient_tape/loss/mul/mul */
    for (int b = 0; b < 4; ++b)
        m->d_loss_mul_mul[b] = 0.25f * m->loss_sub[b];
    /* gradient_tape/loss/mul/add */
    for (int b = 0; b < 4; ++b) {
        const float a0 = m->d_loss_mul_mul[b];
        m->d_loss_mul_add[b] = a0 + a0;
    }
}

/* train_4, kernel 5 of 12: 8 ops in a row
 *   from   xor.lua:6 dense_1 backward
 *   cost   64 multiply-adds, 564 bytes */
static void train_4_d_dense_1_mul_mul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_4_memory *m = call->arena;
    (void)slice;
    /* gradient_tape/xor/dense_1/mul/mul */
    for (int b = 0; b < 4; ++b)
        m->d_dense_1_mul_mul[b] = m->d_loss_mul_add[b] * 0.5f;
    /* gradient_tape/xor/dense_1/tanh/mul */
    for (int b = 0; b < 4; ++b) {
        const float a0 = m->dense_1_tanh[b];
        m->d_dense_1_tanh_mul[b] = a0 * a0;
    }
    /* gradient_tape/xor/dense_1/tanh/sub */
    for (int b = 0; b < 4; ++b)
        m->d_dense_1_tanh_sub[b] = 1.0f - m->d_dense_1_tanh_mul[b];
    /* gradient_tape/xor/dense_1/tanh/mul */
    for (int b = 0; b < 4; ++b)
        m->d_dense_1_tanh_mul2[b] = m->d_dense_1_mul_mul[b] * m->d_dense_1_tanh_sub[b];
    /* gradient_tape/xor/dense_1/mul/mul */
    for (int b = 0; b < 4; ++b)
        m->d_dense_1_mul_mul2[b] = m->d_dense_1_tanh_mul2[b] * 0.5f;
    /* gradient_tape/xor/dense_1/view/reduce */
    {
        float sum = 0;
        sum += m->d_dense_1_mul_mul2[0];
        sum += m->d_dense_1_mul_mul2[1];
        sum += m->d_dense_1_mul_mul2[2];
        sum += m->d_dense_1_mul_mul2[3];
        m->d_dense_1_view_reduce[0] = sum;
    }
    /* gradient_tape/xor/dense_1/MatMul/contract */
    {
        vec8 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
        {
#pragma clang fp contract(on)
            const vec8 b0 = load_8(&s->dense_1_kernel[0]);
            sum0 += m->d_dense_1_mul_mul2[0] * b0, sum1 += m->d_dense_1_mul_mul2[1] * b0,
                sum2 += m->d_dense_1_mul_mul2[2] * b0, sum3 += m->d_dense_1_mul_mul2[3] * b0;
        }
        store_8(&m->d_dense_1_MatMul_contract[0][0], sum0);
        store_8(&m->d_dense_1_MatMul_contract[1][0], sum1);
        store_8(&m->d_dense_1_MatMul_contract[2][0], sum2);
        store_8(&m->d_dense_1_MatMul_contract[3][0], sum3);
    }
    /* gradient_tape/xor/dense_1/MatMul/contract */
    {
        vec8 sum = 0;
        {
#pragma clang fp contract(on)
            sum += m->d_dense_1_mul_mul2[0] * load_8(&m->dense_Tanh[0][0]);
            sum += m->d_dense_1_mul_mul2[1] * load_8(&m->dense_Tanh[1][0]);
            sum += m->d_dense_1_mul_mul2[2] * load_8(&m->dense_Tanh[2][0]);
            sum += m->d_dense_1_mul_mul2[3] * load_8(&m->dense_Tanh[3][0]);
        }
        store_8(&m->d_dense_1_MatMul_contract2[0], sum);
    }
}

/* train_4, kernel 6 of 12: 5 ops in a row
 *   from   xor.lua:5 dense backward
 *   cost   64 multiply-adds, 1408 bytes */
static void train_4_d_dense_Tanh_mul(const struct gradc_call *call, int slice)
{
    struct train_4_memory *m = call->arena;
    (void)slice;
    const float(*field0)[2] = call->inputs[0];
    /* gradient_tape/xor/dense/Tanh/mul */
    {
        const vec8 a0 = load_8(&m->dense_Tanh[0][0]), a1 = load_8(&m->dense_Tanh[1][0]),
            a2 = load_8(&m->dense_Tanh[2][0]), a3 = load_8(&m->dense_Tanh[3][0]);
        store_8(&m->d_dense_Tanh_mul[0][0], a0 * a0);
        store_8(&m->d_dense_Tanh_mul[1][0], a1 * a1);
        store_8(&m->d_dense_Tanh_mul[2][0], a2 * a2);
        store_8(&m->d_dense_Tanh_mul[3][0], a3 * a3);
    }
    /* gradient_tape/xor/dense/Tanh/sub */
    store_8(&m->d_dense_Tanh_sub[0][0], 1.0f - load_8(&m->d_dense_Tanh_mul[0][0]));
    store_8(&m->d_dense_Tanh_sub[1][0], 1.0f - load_8(&m->d_dense_Tanh_mul[1][0]));
    store_8(&m->d_dense_Tanh_sub[2][0], 1.0f - load_8(&m->d_dense_Tanh_mul[2][0]));
    store_8(&m->d_dense_Tanh_sub[3][0], 1.0f - load_8(&m->d_dense_Tanh_mul[3][0]));
    /* gradient_tape/xor/dense/Tanh/mul */
    store_8(&m->d_dense_Tanh_mul2[0][0], load_8(&m->d_dense_1_MatMul_contract[0][0]) *
        load_8(&m->d_dense_Tanh_sub[0][0]));
    store_8(&m->d_dense_Tanh_mul2[1][0], load_8(&m->d_dense_1_MatMul_contract[1][0]) *
        load_8(&m->d_dense_Tanh_sub[1][0]));
    store_8(&m->d_dense_Tanh_mul2[2][0], load_8(&m->d_dense_1_MatMul_contract[2][0]) *
        load_8(&m->d_dense_Tanh_sub[2][0]));
    store_8(&m->d_dense_Tanh_mul2[3][0], load_8(&m->d_dense_1_MatMul_contract[3][0]) *
        load_8(&m->d_dense_Tanh_sub[3][0]));
    /* gradient_tape/xor/dense/view/reduce */
    {
        vec8 sum = 0;
        sum += load_8(&m->d_dense_Tanh_mul2[0][0]);
        sum += load_8(&m->d_dense_Tanh_mul2[1][0]);
        sum += load_8(&m->d_dense_Tanh_mul2[2][0]);
        sum += load_8(&m->d_dense_Tanh_mul2[3][0]);
        store_8(&m->d_dense_view_reduce[0], sum);
    }
    /* gradient_tape/xor/dense/MatMul/contract */
    {
        vec8 sum0 = 0, sum1 = 0;
        for (int b = 0; b < 4; ++b) {
#pragma clang fp contract(on)
            const vec8 a0 = load_8(&m->d_dense_Tanh_mul2[b][0]);
            sum0 += a0 * field0[b][0], sum1 += a0 * field0[b][1];
        }
        store_8(&m->d_dense_MatMul_contract[0][0], sum0);
        store_8(&m->d_dense_MatMul_contract[1][0], sum1);
    }
}

/* train_4, kernel 7 of 12: 9 ops in a row
 *   from   xor.lua:2 Adam update
 *   cost   9 operations, 88 bytes */
static void train_4_Adam_iter(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_4_memory *m = call->arena;
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
    m->Adam_mul[0] = m->Adam_sqrt[0] * 0.1f;
    /* Adam/sub */
    m->Adam_sub2[0] = 1.0f - m->Adam_pow[0];
    /* Adam/div */
    m->Adam_div[0] = m->Adam_mul[0] / m->Adam_sub2[0];
}

/* train_4, kernel 8 of 12: 12 ops in a row
 *   from   xor.lua:2 kernel update
 *   cost   192 operations, 1988 bytes */
static void train_4_dense_kernel_sub(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_4_memory *m = call->arena;
    (void)slice;
    /* Adam/xor/dense/kernel/sub */
    store_8(&m->dense_kernel_sub[0][0], load_8(&m->d_dense_MatMul_contract[0][0]) -
        load_8(&s->dense_kernel_m[0][0]));
    store_8(&m->dense_kernel_sub[1][0], load_8(&m->d_dense_MatMul_contract[1][0]) -
        load_8(&s->dense_kernel_m[1][0]));
    /* Adam/xor/dense/kernel/mul */
    store_8(&m->dense_kernel_mul[0][0], load_8(&m->dense_kernel_sub[0][0]) * 0.1f);
    store_8(&m->dense_kernel_mul[1][0], load_8(&m->dense_kernel_sub[1][0]) * 0.1f);
    /* Adam/xor/dense/kernel/add */
    store_8(&s->dense_kernel_m[0][0], load_8(&s->dense_kernel_m[0][0]) +
        load_8(&m->dense_kernel_mul[0][0]));
    store_8(&s->dense_kernel_m[1][0], load_8(&s->dense_kernel_m[1][0]) +
        load_8(&m->dense_kernel_mul[1][0]));
    /* Adam/xor/dense/kernel/mul */
    {
        const vec8 a0 = load_8(&m->d_dense_MatMul_contract[0][0]),
            a1 = load_8(&m->d_dense_MatMul_contract[1][0]);
        store_8(&m->dense_kernel_mul2[0][0], a0 * a0);
        store_8(&m->dense_kernel_mul2[1][0], a1 * a1);
    }
    /* Adam/xor/dense/kernel/sub */
    store_8(&m->dense_kernel_sub2[0][0], load_8(&m->dense_kernel_mul2[0][0]) -
        load_8(&s->dense_kernel_v[0][0]));
    store_8(&m->dense_kernel_sub2[1][0], load_8(&m->dense_kernel_mul2[1][0]) -
        load_8(&s->dense_kernel_v[1][0]));
    /* Adam/xor/dense/kernel/mul */
    store_8(&m->dense_kernel_mul3[0][0], load_8(&m->dense_kernel_sub2[0][0]) * 0.001f);
    store_8(&m->dense_kernel_mul3[1][0], load_8(&m->dense_kernel_sub2[1][0]) * 0.001f);
    /* Adam/xor/dense/kernel/add */
    store_8(&s->dense_kernel_v[0][0], load_8(&s->dense_kernel_v[0][0]) +
        load_8(&m->dense_kernel_mul3[0][0]));
    store_8(&s->dense_kernel_v[1][0], load_8(&s->dense_kernel_v[1][0]) +
        load_8(&m->dense_kernel_mul3[1][0]));
    /* Adam/xor/dense/kernel/mul */
    {
        const float b0 = m->Adam_div[0];
        store_8(&m->dense_kernel_mul4[0][0], load_8(&s->dense_kernel_m[0][0]) * b0);
        store_8(&m->dense_kernel_mul4[1][0], load_8(&s->dense_kernel_m[1][0]) * b0);
    }
    /* Adam/xor/dense/kernel/sqrt */
    store_8(&m->dense_kernel_sqrt[0][0], sqrt_8(load_8(&s->dense_kernel_v[0][0])));
    store_8(&m->dense_kernel_sqrt[1][0], sqrt_8(load_8(&s->dense_kernel_v[1][0])));
    /* Adam/xor/dense/kernel/add */
    store_8(&m->dense_kernel_add3[0][0], load_8(&m->dense_kernel_sqrt[0][0]) + 1e-07f);
    store_8(&m->dense_kernel_add3[1][0], load_8(&m->dense_kernel_sqrt[1][0]) + 1e-07f);
    /* Adam/xor/dense/kernel/div */
    store_8(&m->dense_kernel_div[0][0], load_8(&m->dense_kernel_mul4[0][0]) /
        load_8(&m->dense_kernel_add3[0][0]));
    store_8(&m->dense_kernel_div[1][0], load_8(&m->dense_kernel_mul4[1][0]) /
        load_8(&m->dense_kernel_add3[1][0]));
    /* Adam/xor/dense/kernel/sub */
    store_8(&s->dense_kernel[0][0], load_8(&s->dense_kernel[0][0]) - load_8(&m->dense_kernel_div[0][0]));
    store_8(&s->dense_kernel[1][0], load_8(&s->dense_kernel[1][0]) - load_8(&m->dense_kernel_div[1][0]));
}

/* train_4, kernel 9 of 12: 12 ops in a row
 *   from   xor.lua:2 bias update
 *   cost   96 operations, 996 bytes */
static void train_4_dense_bias_sub(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_4_memory *m = call->arena;
    (void)slice;
    /* Adam/xor/dense/bias/sub */
    store_8(&m->dense_bias_sub[0], load_8(&m->d_dense_view_reduce[0]) - load_8(&s->dense_bias_m[0]));
    /* Adam/xor/dense/bias/mul */
    store_8(&m->dense_bias_mul[0], load_8(&m->dense_bias_sub[0]) * 0.1f);
    /* Adam/xor/dense/bias/add */
    store_8(&s->dense_bias_m[0], load_8(&s->dense_bias_m[0]) + load_8(&m->dense_bias_mul[0]));
    /* Adam/xor/dense/bias/mul */
    {
        const vec8 a0 = load_8(&m->d_dense_view_reduce[0]);
        store_8(&m->dense_bias_mul2[0], a0 * a0);
    }
    /* Adam/xor/dense/bias/sub */
    store_8(&m->dense_bias_sub2[0], load_8(&m->dense_bias_mul2[0]) - load_8(&s->dense_bias_v[0]));
    /* Adam/xor/dense/bias/mul */
    store_8(&m->dense_bias_mul3[0], load_8(&m->dense_bias_sub2[0]) * 0.001f);
    /* Adam/xor/dense/bias/add */
    store_8(&s->dense_bias_v[0], load_8(&s->dense_bias_v[0]) + load_8(&m->dense_bias_mul3[0]));
    /* Adam/xor/dense/bias/mul */
    store_8(&m->dense_bias_mul4[0], load_8(&s->dense_bias_m[0]) * m->Adam_div[0]);
    /* Adam/xor/dense/bias/sqrt */
    store_8(&m->dense_bias_sqrt[0], sqrt_8(load_8(&s->dense_bias_v[0])));
    /* Adam/xor/dense/bias/add */
    store_8(&m->dense_bias_add3[0], load_8(&m->dense_bias_sqrt[0]) + 1e-07f);
    /* Adam/xor/dense/bias/div */
    store_8(&m->dense_bias_div[0], load_8(&m->dense_bias_mul4[0]) / load_8(&m->dense_bias_add3[0]));
    /* Adam/xor/dense/bias/sub */
    store_8(&s->dense_bias[0], load_8(&s->dense_bias[0]) - load_8(&m->dense_bias_div[0]));
}

/* train_4, kernel 10 of 12: 12 ops in a row
 *   from   xor.lua:2 kernel update
 *   cost   96 operations, 996 bytes */
static void train_4_dense_1_kernel_sub(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_4_memory *m = call->arena;
    (void)slice;
    /* Adam/xor/dense_1/kernel/sub */
    store_8(&m->dense_1_kernel_sub[0], load_8(&m->d_dense_1_MatMul_contract2[0]) -
        load_8(&s->dense_1_kernel_m[0]));
    /* Adam/xor/dense_1/kernel/mul */
    store_8(&m->dense_1_kernel_mul[0], load_8(&m->dense_1_kernel_sub[0]) * 0.1f);
    /* Adam/xor/dense_1/kernel/add */
    store_8(&s->dense_1_kernel_m[0], load_8(&s->dense_1_kernel_m[0]) + load_8(&m->dense_1_kernel_mul[0]));
    /* Adam/xor/dense_1/kernel/mul */
    {
        const vec8 a0 = load_8(&m->d_dense_1_MatMul_contract2[0]);
        store_8(&m->dense_1_kernel_mul2[0], a0 * a0);
    }
    /* Adam/xor/dense_1/kernel/sub */
    store_8(&m->dense_1_kernel_sub2[0], load_8(&m->dense_1_kernel_mul2[0]) -
        load_8(&s->dense_1_kernel_v[0]));
    /* Adam/xor/dense_1/kernel/mul */
    store_8(&m->dense_1_kernel_mul3[0], load_8(&m->dense_1_kernel_sub2[0]) * 0.001f);
    /* Adam/xor/dense_1/kernel/add */
    store_8(&s->dense_1_kernel_v[0], load_8(&s->dense_1_kernel_v[0]) + load_8(&m->dense_1_kernel_mul3[0]));
    /* Adam/xor/dense_1/kernel/mul */
    store_8(&m->dense_1_kernel_mul4[0], load_8(&s->dense_1_kernel_m[0]) * m->Adam_div[0]);
    /* Adam/xor/dense_1/kernel/sqrt */
    store_8(&m->dense_1_kernel_sqrt[0], sqrt_8(load_8(&s->dense_1_kernel_v[0])));
    /* Adam/xor/dense_1/kernel/add */
    store_8(&m->dense_1_kernel_add3[0], load_8(&m->dense_1_kernel_sqrt[0]) + 1e-07f);
    /* Adam/xor/dense_1/kernel/div */
    store_8(&m->dense_1_kernel_div[0], load_8(&m->dense_1_kernel_mul4[0]) /
        load_8(&m->dense_1_kernel_add3[0]));
    /* Adam/xor/dense_1/kernel/sub */
    store_8(&s->dense_1_kernel[0], load_8(&s->dense_1_kernel[0]) - load_8(&m->dense_1_kernel_div[0]));
}

/* train_4, kernel 11 of 12: 12 ops in a row
 *   from   xor.lua:2 bias update
 *   cost   12 operations, 128 bytes */
static void train_4_dense_1_bias_sub(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_4_memory *m = call->arena;
    (void)slice;
    /* Adam/xor/dense_1/bias/sub */
    m->dense_1_bias_sub[0] = m->d_dense_1_view_reduce[0] - s->dense_1_bias_m[0];
    /* Adam/xor/dense_1/bias/mul */
    m->dense_1_bias_mul[0] = m->dense_1_bias_sub[0] * 0.1f;
    /* Adam/xor/dense_1/bias/add */
    s->dense_1_bias_m[0] = s->dense_1_bias_m[0] + m->dense_1_bias_mul[0];
    /* Adam/xor/dense_1/bias/mul */
    {
        const float a0 = m->d_dense_1_view_reduce[0];
        m->dense_1_bias_mul2[0] = a0 * a0;
    }
    /* Adam/xor/dense_1/bias/sub */
    m->dense_1_bias_sub2[0] = m->dense_1_bias_mul2[0] - s->dense_1_bias_v[0];
    /* Adam/xor/dense_1/bias/mul */
    m->dense_1_bias_mul3[0] = m->dense_1_bias_sub2[0] * 0.001f;
    /* Adam/xor/dense_1/bias/add */
    s->dense_1_bias_v[0] = s->dense_1_bias_v[0] + m->dense_1_bias_mul3[0];
    /* Adam/xor/dense_1/bias/mul */
    m->dense_1_bias_mul4[0] = s->dense_1_bias_m[0] * m->Adam_div[0];
    /* Adam/xor/dense_1/bias/sqrt */
    m->dense_1_bias_sqrt[0] = sqrt_1(s->dense_1_bias_v[0]);
    /* Adam/xor/dense_1/bias/add */
    m->dense_1_bias_add3[0] = m->dense_1_bias_sqrt[0] + 1e-07f;
    /* Adam/xor/dense_1/bias/div */
    m->dense_1_bias_div[0] = m->dense_1_bias_mul4[0] / m->dense_1_bias_add3[0];
    /* Adam/xor/dense_1/bias/sub */
    s->dense_1_bias[0] = s->dense_1_bias[0] - m->dense_1_bias_div[0];
}

/* train_4, kernel 12 of 12: 2 ops in a row
 *   from   xor.lua:2 train_loss forward
 *   cost   2 operations, 20 bytes */
static void train_4_train_loss_total(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_4_memory *m = call->arena;
    (void)slice;
    /* train_loss/add */
    s->train_loss_total[0] = s->train_loss_total[0] + m->loss_div[0];
    /* train_loss/add */
    s->train_loss_count[0] = s->train_loss_count[0] + 1.0f;
}

/* predict_4, kernel 1 of 2 */
static void predict_4_dense_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_4_memory *m = call->arena;
    (void)slice;
    shared_dense_MatMul(call->inputs[0], s->dense_kernel, m->dense_MatMul, s->dense_bias, m->dense_BiasAdd,
        m->dense_Tanh);
}

/* predict_4, kernel 2 of 2 */
static void predict_4_dense_1_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_4_memory *m = call->arena;
    (void)slice;
    shared_dense_1_MatMul(m->dense_Tanh, s->dense_1_kernel, m->dense_1_MatMul, s->dense_1_bias,
        m->dense_1_BiasAdd, m->dense_1_mul, m->dense_1_tanh, m->dense_1_mul2, m->dense_1_Sigmoid);
}

/* metrics, kernel 1 of 1: train_loss_select = (train_loss_count == 0) ? 0 : (train_loss_total / (1 <
 *     train_loss_count ? train_loss_count : 1))
 *   from   xor.lua:2 train_loss forward | train_loss/select (select)
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


static const struct gradc_array initialize_inputs[] = {
    {"seed", GRADC_I64, 0, {0}, 0},
};
static const struct gradc_phase initialize_phases[] = {
    {"dense_kernel_random", initialize_dense_kernel_random, 1},
    {"dense_bias", initialize_dense_bias, 1},
    {"dense_1_kernel_random", initialize_dense_1_kernel_random, 1},
    {"dense_1_bias", initialize_dense_1_bias, 1},
};

static const struct gradc_array train_4_inputs[] = {
    {"field0", GRADC_F32, 2, {4, 2}, 0},
    {"field1", GRADC_F32, 2, {4, 1}, 0},
};
static const struct gradc_array train_4_outputs[] = {
    {"loss", GRADC_F32, 0, {0}, offsetof(struct train_4_memory, loss_div)},
};
static const struct gradc_phase train_4_phases[] = {
    {"dense_MatMul", train_4_dense_MatMul, 1},
    {"dense_1_MatMul", train_4_dense_1_MatMul, 1},
    {"loss_sub", train_4_loss_sub, 1},
    {"d_loss_mul_mul", train_4_d_loss_mul_mul, 1},
    {"d_dense_1_mul_mul", train_4_d_dense_1_mul_mul, 1},
    {"d_dense_Tanh_mul", train_4_d_dense_Tanh_mul, 1},
    {"Adam_iter", train_4_Adam_iter, 1},
    {"dense_kernel_sub", train_4_dense_kernel_sub, 1},
    {"dense_bias_sub", train_4_dense_bias_sub, 1},
    {"dense_1_kernel_sub", train_4_dense_1_kernel_sub, 1},
    {"dense_1_bias_sub", train_4_dense_1_bias_sub, 1},
    {"train_loss_total", train_4_train_loss_total, 1},
};

static const struct gradc_array predict_4_inputs[] = {
    {"field0", GRADC_F32, 2, {4, 2}, 0},
};
static const struct gradc_array predict_4_outputs[] = {
    {"predictions", GRADC_F32, 2, {4, 1}, offsetof(struct predict_4_memory, dense_1_Sigmoid)},
};
static const struct gradc_phase predict_4_phases[] = {
    {"dense_MatMul", predict_4_dense_MatMul, 1},
    {"dense_1_MatMul", predict_4_dense_1_MatMul, 1},
};
static const struct gradc_array metrics_outputs[] = {
    {"loss", GRADC_F32, 0, {0}, offsetof(struct metrics_memory, train_loss_select)},
};
static const struct gradc_phase metrics_phases[] = {
    {"train_loss_select", metrics_train_loss_select, 1},
};

static const struct gradc_function functions[] = {
    {"initialize", 0, initialize_phases, initialize_inputs, NULL, 4, 1, 0},
    {"train", 4, train_4_phases, train_4_inputs, train_4_outputs, 12, 2, 1},
    {"predict", 4, predict_4_phases, predict_4_inputs, predict_4_outputs, 2, 1, 1},
    {"metrics", 0, metrics_phases, NULL, metrics_outputs, 1, 0, 1},
};

/* Keras's shape; where in the state; each axis cut into factors {axis, extent, stride}. */
static const struct gradc_variable variables[] = {
    {"Adam/iter", GRADC_I64, GRADC_SLOT, 0, {0}, offsetof(struct state, Adam_iter), 0, {{0, 0, 0}}},
    {"train_loss/total", GRADC_F32, GRADC_METRIC, 0, {0}, offsetof(struct state, train_loss_total), 0, {{0,
        0, 0}}},
    {"train_loss/count", GRADC_F32, GRADC_METRIC, 0, {0}, offsetof(struct state, train_loss_count), 0, {{0,
        0, 0}}},
    {"xor/dense/kernel", GRADC_F32, GRADC_TRAINABLE, 2, {2, 8}, offsetof(struct state, dense_kernel), 2,
        {{0, 2, 8}, {1, 8, 1}}},
    {"xor/dense/bias", GRADC_F32, GRADC_TRAINABLE, 1, {8}, offsetof(struct state, dense_bias), 1, {{0, 8,
        1}}},
    {"xor/dense_1/kernel", GRADC_F32, GRADC_TRAINABLE, 2, {8, 1}, offsetof(struct state, dense_1_kernel),
        1, {{0, 8, 1}}},
    {"xor/dense_1/bias", GRADC_F32, GRADC_TRAINABLE, 1, {1}, offsetof(struct state, dense_1_bias), 0, {{0,
        0, 0}}},
    {"Adam/xor/dense/kernel/m", GRADC_F32, GRADC_SLOT, 2, {2, 8}, offsetof(struct state, dense_kernel_m),
        2, {{0, 2, 8}, {1, 8, 1}}},
    {"Adam/xor/dense/kernel/v", GRADC_F32, GRADC_SLOT, 2, {2, 8}, offsetof(struct state, dense_kernel_v),
        2, {{0, 2, 8}, {1, 8, 1}}},
    {"Adam/xor/dense/bias/m", GRADC_F32, GRADC_SLOT, 1, {8}, offsetof(struct state, dense_bias_m), 1, {{0,
        8, 1}}},
    {"Adam/xor/dense/bias/v", GRADC_F32, GRADC_SLOT, 1, {8}, offsetof(struct state, dense_bias_v), 1, {{0,
        8, 1}}},
    {"Adam/xor/dense_1/kernel/m", GRADC_F32, GRADC_SLOT, 2, {8, 1},
        offsetof(struct state, dense_1_kernel_m), 1, {{0, 8, 1}}},
    {"Adam/xor/dense_1/kernel/v", GRADC_F32, GRADC_SLOT, 2, {8, 1},
        offsetof(struct state, dense_1_kernel_v), 1, {{0, 8, 1}}},
    {"Adam/xor/dense_1/bias/m", GRADC_F32, GRADC_SLOT, 1, {1}, offsetof(struct state, dense_1_bias_m), 0,
        {{0, 0, 0}}},
    {"Adam/xor/dense_1/bias/v", GRADC_F32, GRADC_SLOT, 1, {1}, offsetof(struct state, dense_1_bias_v), 0,
        {{0, 0, 0}}},
};

static const float train_field0[] = {0.0f, 0.0f, 0.0f, 1.0f, 1.0f, 0.0f, 1.0f, 1.0f};
static const float train_field1[] = {0.0f, 1.0f, 1.0f, 0.0f};
static const struct gradc_field train_fields[] = {
    {GRADC_F32, 1, {2}, NULL, train_field0, 0},
    {GRADC_F32, 1, {1}, NULL, train_field1, 0},
};
static const struct gradc_step train_steps[] = {
    {GRADC_BATCH, 4, 0, -1, 0},
};
static const struct gradc_dataset train_data = {"literal", 4, 2, 1, train_fields, train_steps};

static const char *const cpu[] = {"avx2", "fma", "bmi2", NULL};

extern const struct gradc_program xor;
const struct gradc_program xor = {
    .name = "xor",
    .spec = "xor.lua",
    .spec_sha256 = "40dba5cff3615844a0959520b1f8f39ec6dad61b7cb4431a750fd1363ab15a86",
    .version = "0.1.0",
    .schedule = "unfused",
    .march = "x86-64-v3",
    .rebuild = "gradc build xor.lua --march=native",
    .cpu = cpu,
    .state_size = sizeof(struct state),
    .arena_size = 960,
    .epochs = 50,
    .reset_metrics = 1,
    .report = NULL,
    .train = &train_data,
    .test = NULL,
    .functions = functions,
    .variables = variables,
    .function_count = 4,
    .variable_count = 15,
    .parameters = 33,
    .products = 224,
};
