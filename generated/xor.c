/* xor: a training program, written by gradc 0.1.0 from xor.lua.
 * Change the spec, not this file.
 *
 *   model          xor, 33 trainable parameters
 *                  xor/dense/kernel (2, 8)
 *                  xor/dense/bias (8,)
 *                  xor/dense_1/kernel (8, 1)
 *                  xor/dense_1/bias (1,)
 *   schedule       fused: nests that sweep the same axes share their loops
 *   target         x86-64-v3, vectors of 8 floats, 16 registers
 *   slices         8 of every phase whose work is large, whatever the machine
 *   unrolled       7 of 17 nests whole; of 6 more tiles, taps and vectors, at most 32 points
 *   state          960 bytes
 *   arena          512 bytes, valid within one call
 *   stack          no local arrays
 *   functions                   multiply-adds other operations    bytes moved
 *   initialize       1 kernels              0               72            140
 *   train_4          1 kernels            224              610          1 168
 *   predict_4        1 kernels             96               84            308
 *   metrics          1 kernels              0                4             12
 *   made by        gradc emit xor.lua --schedule=fused --march=x86-64-v3
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

/* Memory of train_4: arrays that overlap are never alive at once (comments: kernels from - to). */
struct train_4_memory {
    union {
        struct {
            _Alignas(64) float dense_Tanh[4][8]; /* 1 */
            float d_dense_Tanh_mul2[4][8]; /* 1 */
            float dense_1_tanh[4]; /* 1 */
            _Alignas(64) float d_dense_1_mul_mul2[4]; /* 1 */
            _Alignas(64) float loss_div[1]; /* 1 - 2 */
            _Alignas(64) float Adam_div[1]; /* 1 */
        };
    };
};
_Static_assert(sizeof(struct train_4_memory) <= 512, "the arena is as the memory plan has it");

/* Memory of predict_4: arrays that overlap are never alive at once (comments: kernels from - to). */
struct predict_4_memory {
    union {
        struct {
            _Alignas(64) float dense_Tanh[4][8]; /* 1 */
            float dense_1_Sigmoid[4]; /* 1 - 2 */
        };
    };
};
_Static_assert(sizeof(struct predict_4_memory) <= 512, "the arena is as the memory plan has it");

/* Memory of metrics: arrays that overlap are never alive at once (comments: kernels from - to). */
struct metrics_memory {
    union {
        struct {
            _Alignas(64) float train_loss_select[1]; /* 1 - 2 */
        };
    };
};
_Static_assert(sizeof(struct metrics_memory) <= 512, "the arena is as the memory plan has it");


typedef float vec1;

static inline vec1 multiply_add_1(vec1 a, vec1 b, vec1 c) /* rounded once, where the machine does that */
{
#pragma clang fp contract(on)
    return a * b + c;
}

static inline vec1 sqrt_1(vec1 x) { return __builtin_sqrtf(x); }

static inline vec1 pow_1(vec1 x, vec1 y) { return powf(x, y); }
typedef float vec4 __attribute__((ext_vector_type(4), aligned(4), may_alias));
typedef int32_t ivec4 __attribute__((ext_vector_type(4), aligned(4), may_alias));
typedef uint32_t uvec4 __attribute__((ext_vector_type(4), aligned(4), may_alias));

static inline vec4 load_4(const float *p) { return *(const vec4 *)p; }

static inline void store_4(float *p, vec4 x) { *(vec4 *)p = x; }

static inline vec4 load_strided_4(const float *p, int stride)
{
    vec4 x = 0;
    for (int lane = 0; lane < 4; ++lane) x[lane] = p[lane * stride];
    return x;
}

static inline ivec4 as_int_4(vec4 x) { return (ivec4)x; } /* the same bits */

static inline vec4 as_float_4(ivec4 x) { return (vec4)x; } /* the same bits */

static inline vec4 exp_series_4(vec4 r) /* e^r - 1 for |r| <= log(2) / 2; minimax fit (Remez) to 5e-9 */
{
    vec4 c = 0.00138125161f;
    c = c * r + 0.00836918689f;
    c = c * r + 0.0416686684f;
    c = c * r + 0.166665167f;
    c = c * r + 0.499999911f;
    return c * (r * r) + r;
}

static inline vec4 tanh_4(vec4 x) /* m / (m + 2) where m = e^(2x) - 1, within 3 ulp; steps as in exp */
{
    x = x < -10.0f ? -10.0f : x;
    x = x > 10.0f ? 10.0f : x;
    const vec4 shifted = x * 2.88539008f + 12582912.0f;
    const vec4 n = shifted - 12582912.0f;
    const vec4 r = (x + x) - n * 0.693145752f - n * 1.42860677e-06f;
    const vec4 power = as_float_4((ivec4)(((uvec4)as_int_4(shifted) << 23) + (127u << 23)));
    const vec4 m = (power - 1.0f) + power * exp_series_4(r);
    return m / (m + 2.0f);
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

/* initialize, kernel 1 of 1: 4 nests in a row
 *   from   xor.lua:5 bias forward, :5 kernel forward, :6 bias forward, :6 kernel forward
 *   cost   72 operations, 140 bytes */
static void initialize_dense_kernel(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    (void)slice;
    const int64_t *seed = call->inputs[0];
    /* initialize/xor/dense/kernel/add */
    {
        const int64_t a0 = seed[0];
        store_8(&s->dense_kernel[0][0], uniform_8(a0, 0, 1, iota_8()) * 1.5491934f + -0.7745967f);
        store_8(&s->dense_kernel[1][0], uniform_8(a0, 0, 1, 8 + iota_8()) * 1.5491934f + -0.7745967f);
    }
    /* xor/dense/bias/assign */
    store_8(&s->dense_bias[0], (vec8)0.0f);
    /* initialize/xor/dense_1/kernel/add */
    store_8(&s->dense_1_kernel[0], uniform_8(seed[0], 0, 3, iota_8()) * 1.6329932f + -0.8164966f);
    /* xor/dense_1/bias/assign */
    s->dense_1_bias[0] = 0.0f;
}

/* train_4, kernel 1 of 1: 10 nests in a row
 *   from   xor.lua:2 Adam update, :2 bias update, :2 kernel update, :2 bias update, :2 kernel update, :2
 *          loss forward, :2 loss backward, :2 train_loss forward, :5 dense forward, :5 dense backward, :6
 *          dense_1 forward, :6 dense_1 backward
 *   cost   224 multiply-adds, 1168 bytes */
static void train_4_dense_Tanh(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_4_memory *m = call->arena;
    (void)slice;
    const float(*field0)[2] = call->inputs[0];
    const float *field1 = call->inputs[1];
    /* xor/dense/MatMul */
    for (int b = 0; b < 4; ++b) {
        vec8 sum = 0;
        for (int k = 0; k < 2; ++k) {
#pragma clang fp contract(on)
            sum += field0[b][k] * load_8(&s->dense_kernel[k][0]);
        }
        store_8(&m->dense_Tanh[b][0], tanh_8(sum + load_8(&s->dense_bias[0])));
    }
    /* xor/dense_1/MatMul */
    {
        vec4 sum = 0;
        for (int n = 0; n < 8; ++n) {
#pragma clang fp contract(on)
            sum += load_strided_4(&m->dense_Tanh[0][n], 8) * s->dense_1_kernel[n];
        }
        const float a0 = s->dense_1_bias[0];
        const vec4 b0 = load_4(&field1[0]);
        const vec4 new_dense_1_tanh = tanh_4((sum + a0) * 0.5f);
        const vec4 d_loss_mul_mul = 0.25f * (new_dense_1_tanh * 0.5f + 0.5f - b0);
        store_4(&m->d_dense_1_mul_mul2[0], (d_loss_mul_mul + d_loss_mul_mul) * 0.5f *
            (1.0f - new_dense_1_tanh * new_dense_1_tanh) * 0.5f);
        store_4(&m->dense_1_tanh[0], new_dense_1_tanh);
    }
    /* loss/Sum */
    {
        float sum = 0;
        {
            const float a0 = m->dense_1_tanh[0], a1 = m->dense_1_tanh[1], a2 = m->dense_1_tanh[2],
                a3 = m->dense_1_tanh[3], b0 = field1[0], b1 = field1[1], b2 = field1[2], b3 = field1[3];
            const float loss_sub = a0 * 0.5f + 0.5f - b0;
            const float loss_sub_2 = a1 * 0.5f + 0.5f - b1;
            sum += loss_sub * loss_sub;
            const float loss_sub_3 = a2 * 0.5f + 0.5f - b2;
            sum += loss_sub_2 * loss_sub_2;
            const float loss_sub_4 = a3 * 0.5f + 0.5f - b3;
            sum += loss_sub_3 * loss_sub_3;
            sum += loss_sub_4 * loss_sub_4;
        }
        const float new_loss_div = sum / 4.0f;
        s->train_loss_total[0] = s->train_loss_total[0] + new_loss_div;
        m->loss_div[0] = new_loss_div;
    }
    /* gradient_tape/xor/dense_1/MatMul/contract */
    for (int b = 0; b < 4; ++b) {
        vec8 sum = 0;
        {
#pragma clang fp contract(on)
            sum += m->d_dense_1_mul_mul2[b] * load_8(&s->dense_1_kernel[0]);
        }
        const vec8 a0 = load_8(&m->dense_Tanh[b][0]);
        store_8(&m->d_dense_Tanh_mul2[b][0], sum * (1.0f - a0 * a0));
    }
    /* Adam/add */
    {
        const int64_t a0 = s->Adam_iter[0];
        const int64_t new_Adam_iter = a0 + 1;
        const float Adam_to_float32 = (float)new_Adam_iter;
        m->Adam_div[0] = sqrt_1(1.0f - pow_1(0.999f, Adam_to_float32)) * 0.1f /
            (1.0f - pow_1(0.9f, Adam_to_float32));
        s->Adam_iter[0] = new_Adam_iter;
    }
    /* gradient_tape/xor/dense_1/view/reduce */
    {
        float sum = 0;
        sum += m->d_dense_1_mul_mul2[0];
        sum += m->d_dense_1_mul_mul2[1];
        sum += m->d_dense_1_mul_mul2[2];
        sum += m->d_dense_1_mul_mul2[3];
        const float a0 = s->dense_1_bias_m[0], b0 = s->dense_1_bias_v[0];
        const float new_dense_1_bias_m = multiply_add_1(sum - a0, 0.1f, a0);
        const float new_dense_1_bias_v = multiply_add_1(multiply_add_1(sum, sum, -b0), 0.001f, b0);
        s->dense_1_bias[0] = s->dense_1_bias[0] - new_dense_1_bias_m * m->Adam_div[0] /
            (sqrt_1(new_dense_1_bias_v) + 1e-07f);
        s->dense_1_bias_v[0] = new_dense_1_bias_v;
        s->dense_1_bias_m[0] = new_dense_1_bias_m;
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
        const vec8 a0 = load_8(&s->dense_1_kernel_m[0]), b0 = load_8(&s->dense_1_kernel_v[0]);
        const vec8 new_dense_1_kernel_m = multiply_add_8(sum - a0, (vec8)0.1f, a0);
        const vec8 new_dense_1_kernel_v = multiply_add_8(multiply_add_8(sum, sum, -b0), (vec8)0.001f, b0);
        store_8(&s->dense_1_kernel[0], load_8(&s->dense_1_kernel[0]) - new_dense_1_kernel_m *
            m->Adam_div[0] / (sqrt_8(new_dense_1_kernel_v) + 1e-07f));
        store_8(&s->dense_1_kernel_v[0], new_dense_1_kernel_v);
        store_8(&s->dense_1_kernel_m[0], new_dense_1_kernel_m);
    }
    /* gradient_tape/xor/dense/view/reduce */
    {
        vec8 sum = 0;
        sum += load_8(&m->d_dense_Tanh_mul2[0][0]);
        sum += load_8(&m->d_dense_Tanh_mul2[1][0]);
        sum += load_8(&m->d_dense_Tanh_mul2[2][0]);
        sum += load_8(&m->d_dense_Tanh_mul2[3][0]);
        const vec8 a0 = load_8(&s->dense_bias_m[0]), b0 = load_8(&s->dense_bias_v[0]);
        const vec8 new_dense_bias_m = multiply_add_8(sum - a0, (vec8)0.1f, a0);
        const vec8 new_dense_bias_v = multiply_add_8(multiply_add_8(sum, sum, -b0), (vec8)0.001f, b0);
        store_8(&s->dense_bias[0], load_8(&s->dense_bias[0]) - new_dense_bias_m * m->Adam_div[0] /
            (sqrt_8(new_dense_bias_v) + 1e-07f));
        store_8(&s->dense_bias_v[0], new_dense_bias_v);
        store_8(&s->dense_bias_m[0], new_dense_bias_m);
    }
    /* gradient_tape/xor/dense/MatMul/contract */
    for (int k = 0; k < 2; ++k) {
        vec8 sum = 0;
        for (int b = 0; b < 4; ++b) {
#pragma clang fp contract(on)
            sum += load_8(&m->d_dense_Tanh_mul2[b][0]) * field0[b][k];
        }
        const vec8 a0 = load_8(&s->dense_kernel_m[k][0]), b0 = load_8(&s->dense_kernel_v[k][0]);
        const vec8 new_dense_kernel_m = multiply_add_8(sum - a0, (vec8)0.1f, a0);
        const vec8 new_dense_kernel_v = multiply_add_8(multiply_add_8(sum, sum, -b0), (vec8)0.001f, b0);
        store_8(&s->dense_kernel[k][0], load_8(&s->dense_kernel[k][0]) - new_dense_kernel_m *
            m->Adam_div[0] / (sqrt_8(new_dense_kernel_v) + 1e-07f));
        store_8(&s->dense_kernel_v[k][0], new_dense_kernel_v);
        store_8(&s->dense_kernel_m[k][0], new_dense_kernel_m);
    }
    /* train_loss/add */
    s->train_loss_count[0] = s->train_loss_count[0] + 1.0f;
}

/* predict_4, kernel 1 of 1: 2 nests in a row
 *   from   xor.lua:5 dense forward, :6 dense_1 forward
 *   cost   96 multiply-adds, 308 bytes */
static void predict_4_dense_Tanh(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_4_memory *m = call->arena;
    (void)slice;
    const float(*field0)[2] = call->inputs[0];
    /* xor/dense/MatMul */
    for (int b = 0; b < 4; ++b) {
        vec8 sum = 0;
        for (int k = 0; k < 2; ++k) {
#pragma clang fp contract(on)
            sum += field0[b][k] * load_8(&s->dense_kernel[k][0]);
        }
        store_8(&m->dense_Tanh[b][0], tanh_8(sum + load_8(&s->dense_bias[0])));
    }
    /* xor/dense_1/MatMul */
    {
        vec4 sum = 0;
        for (int n = 0; n < 8; ++n) {
#pragma clang fp contract(on)
            sum += load_strided_4(&m->dense_Tanh[0][n], 8) * s->dense_1_kernel[n];
        }
        store_4(&m->dense_1_Sigmoid[0], tanh_4((sum + s->dense_1_bias[0]) * 0.5f) * 0.5f + 0.5f);
    }
}

/* metrics, kernel 1 of 1: train_loss_select = (train_loss_count == 0) ? 0 : (train_loss_total / (1 <
 *     train_loss_count ? train_loss_count : 1))
 *   from   xor.lua:2 train_loss forward | train_loss/select (select)
 *   axes   none: one element
 *   cost   4 operations, 12 bytes */
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
    {"dense_kernel", initialize_dense_kernel, 1, 0, 140},
};

static const struct gradc_array train_4_inputs[] = {
    {"field0", GRADC_F32, 2, {4, 2}, 0},
    {"field1", GRADC_F32, 2, {4, 1}, 0},
};
static const struct gradc_array train_4_outputs[] = {
    {"loss", GRADC_F32, 0, {0}, offsetof(struct train_4_memory, loss_div)},
};
static const struct gradc_phase train_4_phases[] = {
    {"dense_Tanh", train_4_dense_Tanh, 1, 224, 1168},
};

static const struct gradc_array predict_4_inputs[] = {
    {"field0", GRADC_F32, 2, {4, 2}, 0},
};
static const struct gradc_array predict_4_outputs[] = {
    {"predictions", GRADC_F32, 2, {4, 1}, offsetof(struct predict_4_memory, dense_1_Sigmoid)},
};
static const struct gradc_phase predict_4_phases[] = {
    {"dense_Tanh", predict_4_dense_Tanh, 1, 96, 308},
};
static const struct gradc_array metrics_outputs[] = {
    {"loss", GRADC_F32, 0, {0}, offsetof(struct metrics_memory, train_loss_select)},
};
static const struct gradc_phase metrics_phases[] = {
    {"train_loss_select", metrics_train_loss_select, 1, 0, 12},
};

static const struct gradc_function functions[] = {
    {"initialize", 0, initialize_phases, initialize_inputs, NULL, 1, 1, 0},
    {"train", 4, train_4_phases, train_4_inputs, train_4_outputs, 1, 2, 1},
    {"predict", 4, predict_4_phases, predict_4_inputs, predict_4_outputs, 1, 1, 1},
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
    .schedule = "fused",
    .march = "x86-64-v3",
    .rebuild = "gradc build xor.lua --march=native",
    .cpu = cpu,
    .state_size = sizeof(struct state),
    .arena_size = 512,
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
