/* softmax_regression: a training program, written by gradc 0.1.0 from softmax_regression.lua.
 * Change the spec, not this file.
 *
 *   model          softmax, 7 850 trainable parameters
 *                  softmax/dense/kernel (784, 10)
 *                  softmax/dense/bias (10,)
 *   schedule       fused: nests that sweep the same axes share their loops
 *   target         x86-64-v3, vectors of 8 floats, 16 registers
 *   slices         8 of every phase whose work is large, whatever the machine
 *   unrolled       2 of 61 nests whole; of 44 more tiles, taps and vectors, at most 56 points
 *   state          32 000 bytes
 *   arena          117 824 bytes, valid within one call
 *   stack          no local arrays
 *   functions                   multiply-adds other operations    bytes moved
 *   initialize       1 kernels              0                0         31 404
 *   train_32         4 kernels        501 760           76 057        449 308
 *   test_32          3 kernels        250 880           58 405        282 216
 *   test_16          3 kernels        125 440           29 205        156 824
 *   predict_32       3 kernels        250 880           54 976        281 768
 *   metrics          1 kernels              0               16             48
 *   epoch_end        1 kernels              0                1              8
 *   made by        gradc emit softmax_regression.lua --schedule=fused --march=x86-64-v3
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
    _Alignas(64) float rate[1]; /* rate */
    _Alignas(64) float train_loss_total[1]; /* train_loss/total */
    _Alignas(64) float train_loss_count[1]; /* train_loss/count */
    _Alignas(64) float train_accuracy_total[1]; /* train_accuracy/total */
    _Alignas(64) float train_accuracy_count[1]; /* train_accuracy/count */
    _Alignas(64) float test_loss_total[1]; /* test_loss/total */
    _Alignas(64) float test_loss_count[1]; /* test_loss/count */
    _Alignas(64) float test_accuracy_total[1]; /* test_accuracy/total */
    _Alignas(64) float test_accuracy_count[1]; /* test_accuracy/count */
    _Alignas(64) float dense_kernel[28][28][10]; /* softmax/dense/kernel */
    _Alignas(64) float dense_bias[10]; /* softmax/dense/bias */
};
_Static_assert(sizeof(struct state) == 32000, "the state is as the memory plan has it");

/* Memory of train_32: arrays that overlap are never alive at once (comments: kernels from - to). */
struct train_32_memory {
    union {
        struct {
            _Alignas(64) float div[28][28][32]; /* 1 - 4 */
            float dense_MatMul_partial[8][10][32]; /* 2 - 3 */
            float dense_MatMul[10][32]; /* 3 */
            float dense_Softmax[10][32]; /* 3 */
            float dense_Softmax2[10][32]; /* 3 */
            float d_dense_Softmax_add[10][32]; /* 3 */
            float d_dense_Softmax_add_by_n[32][10]; /* 3 - 4 */
            float dense_Max[32]; /* 3 */
            float dense_Sum[32]; /* 3 */
            float loss_Sum[32]; /* 3 */
            float d_loss_log_div[32]; /* 3 */
            float train_accuracy_Max[32]; /* 3 */
            int32_t train_accuracy_Min[32]; /* 3 */
            float loss_div[1]; /* 3 - 5 */
        };
    };
};
_Static_assert(sizeof(struct train_32_memory) <= 117824, "the arena is as the memory plan has it");

/* Memory of test_32: arrays that overlap are never alive at once (comments: kernels from - to). */
struct test_32_memory {
    union {
        struct {
            _Alignas(64) float div[28][28][32]; /* 1 - 2 */
            float dense_MatMul_partial[8][10][32]; /* 2 - 3 */
        };
        struct {
            _Alignas(64) float dense_MatMul[10][32]; /* 3 */
            float dense_Softmax[10][32]; /* 3 */
            float dense_Softmax2[10][32]; /* 3 */
            float dense_Max[32]; /* 3 */
            float dense_Sum[32]; /* 3 */
            float loss_Sum[32]; /* 3 */
            float test_accuracy_Max[32]; /* 3 */
            int32_t test_accuracy_Min[32]; /* 3 */
        };
    };
};
_Static_assert(sizeof(struct test_32_memory) <= 117824, "the arena is as the memory plan has it");

/* Memory of test_16: arrays that overlap are never alive at once (comments: kernels from - to). */
struct test_16_memory {
    union {
        struct {
            _Alignas(64) float div[28][28][16]; /* 1 - 2 */
            float dense_MatMul_partial[8][10][16]; /* 2 - 3 */
        };
        struct {
            _Alignas(64) float dense_MatMul[10][16]; /* 3 */
            float dense_Softmax[10][16]; /* 3 */
            float dense_Softmax2[10][16]; /* 3 */
            float dense_Max[16]; /* 3 */
            float dense_Sum[16]; /* 3 */
            float loss_Sum[16]; /* 3 */
            float test_accuracy_Max[16]; /* 3 */
            int32_t test_accuracy_Min[16]; /* 3 */
        };
    };
};
_Static_assert(sizeof(struct test_16_memory) <= 117824, "the arena is as the memory plan has it");

/* Memory of predict_32: arrays that overlap are never alive at once (comments: kernels from - to). */
struct predict_32_memory {
    union {
        struct {
            _Alignas(64) float div[28][28][32]; /* 1 - 2 */
            float dense_MatMul_partial[8][10][32]; /* 2 - 3 */
        };
        struct {
            _Alignas(64) float dense_MatMul[10][32]; /* 3 */
            float dense_Softmax[10][32]; /* 3 */
            float dense_Softmax2[32][10]; /* 3 - 4 */
            float dense_Max[32]; /* 3 */
            float dense_Sum[32]; /* 3 */
        };
    };
};
_Static_assert(sizeof(struct predict_32_memory) <= 117824, "the arena is as the memory plan has it");

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
_Static_assert(sizeof(struct metrics_memory) <= 117824, "the arena is as the memory plan has it");

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

static inline vec2 load_2(const float *p) { return *(const vec2 *)p; }

static inline void store_2(float *p, vec2 x) { *(vec2 *)p = x; }
typedef float vec8 __attribute__((ext_vector_type(8), aligned(4), may_alias));
typedef int32_t ivec8 __attribute__((ext_vector_type(8), aligned(4), may_alias));
typedef uint32_t uvec8 __attribute__((ext_vector_type(8), aligned(4), may_alias));
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

static inline vec8 to_float_8(ivec8 x) { return __builtin_convertvector(x, vec8); }

static inline ivec8 bytes_to_int_8(bytes8 x) { return __builtin_convertvector(x, ivec8); }

static inline ivec8 as_int_8(vec8 x) { return (ivec8)x; } /* the same bits */

static inline vec8 as_float_8(ivec8 x) { return (vec8)x; } /* the same bits */

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

/* initialize, kernel 1 of 1: 3 nests in a row
 *   from   softmax_regression.lua:10 bias forward, :10 kernel forward, :17 rate forward
 *   cost   31.4 k bytes */
static void initialize_rate(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    (void)slice;
    float *dense_kernel_flat = &s->dense_kernel[0][0][0];
    /* rate/assign */
    s->rate[0] = 0.1f;
    /* softmax/dense/kernel/assign */
    for (int i = 0; i < 7840; i += 8)
        store_8(&dense_kernel_flat[i], (vec8)0.0f);
    /* softmax/dense/bias/assign */
    for (int n = 0; n < 10; ++n)
        s->dense_bias[n] = 0.0f;
}

/* train_32, kernel 1 of 4: 3 nests in a row
 *   from   softmax_regression.lua:4 forward, :29 train_loss forward, :30 train_accuracy forward
 *   cost   50.2 k operations, 125.5 k bytes */
static void train_32_div(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    const uint8_t(*field0)[28][28] = call->inputs[0];
    /* div */
    for (int k0 = 0; k0 < 28; ++k0)
        for (int k1 = 0; k1 < 28; ++k1)
            for (int b = 0; b < 32; b += 8)
                store_8(&m->div[k0][k1][b],
                    to_float_8(bytes_to_int_8(load_strided_bytes_8(&field0[b][k0][k1], 784))) / 255.0f);
    /* train_loss/add */
    s->train_loss_count[0] = s->train_loss_count[0] + 1.0f;
    /* train_accuracy/add */
    s->train_accuracy_count[0] = s->train_accuracy_count[0] + 32.0f;
}

/* train_32, kernel 2 of 4: dense_MatMul_partial[slice, n, b] = sum k0 28 k1 28: div[k0, k1, b] *
 *     dense_kernel[k0, k1, n]
 *   from   softmax_regression.lua:10 dense forward | softmax/dense/MatMul (contract)
 *   axes   n 10, b 32 in vectors of 8 | reduced: k0 28 in 8 slices, k1 28
 *   cost   250.9 k multiply-adds, 142.0 k bytes */
static void shared_dense_MatMul_partial(const float div[28][28][32], const float dense_kernel[28][28][10],
    float dense_MatMul_partial[8][10][32], int slice)
{
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int b = 0; b < 32; b += 16) {
        for (int n = 0; n < 9; n += 3) {
            vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0;
            for (int k0 = from; k0 < to; ++k0) {
                for (int k1 = 0; k1 < 28; ++k1) {
#pragma clang fp contract(on)
                    const vec8 a0 = load_8(&div[k0][k1][b]), a1 = load_8(&div[k0][k1][b + 8]);
                    const float b0 = dense_kernel[k0][k1][n], b1 = dense_kernel[k0][k1][n + 1],
                        b2 = dense_kernel[k0][k1][n + 2];
                    sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1, sum11 += a1 * b1,
                        sum20 += a0 * b2, sum21 += a1 * b2;
                }
            }
            store_8(&dense_MatMul_partial[slice][n][b], sum00);
            store_8(&dense_MatMul_partial[slice][n][b + 8], sum01);
            store_8(&dense_MatMul_partial[slice][n + 1][b], sum10);
            store_8(&dense_MatMul_partial[slice][n + 1][b + 8], sum11);
            store_8(&dense_MatMul_partial[slice][n + 2][b], sum20);
            store_8(&dense_MatMul_partial[slice][n + 2][b + 8], sum21);
        }
        {
            vec8 sum0 = 0, sum1 = 0;
            for (int k0 = from; k0 < to; ++k0) {
                for (int k1 = 0; k1 < 28; ++k1) {
#pragma clang fp contract(on)
                    const float b0 = dense_kernel[k0][k1][9];
                    sum0 += load_8(&div[k0][k1][b]) * b0, sum1 += load_8(&div[k0][k1][b + 8]) * b0;
                }
            }
            store_8(&dense_MatMul_partial[slice][9][b], sum0);
            store_8(&dense_MatMul_partial[slice][9][b + 8], sum1);
        }
    }
}

/* train_32, kernel 2 of 4 */
static void train_32_dense_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    shared_dense_MatMul_partial(m->div, s->dense_kernel, m->dense_MatMul_partial, slice);
}

/* train_32, kernel 3 of 4: 13 nests in a row
 *   from   softmax_regression.lua:10 dense forward, :10 dense backward, :24 loss forward, :24 loss
 *          backward, :27 update, :29 train_loss forward, :30 train_accuracy forward
 *   cost   10.2 k operations, 17.5 k bytes */
static void train_32_dense_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    (void)slice;
    const uint8_t *field1 = call->inputs[1];
    /* softmax/dense/MatMul */
    for (int n = 0; n < 10; ++n)
        for (int b = 0; b < 32; b += 8) {
            vec8 sum = 0;
            for (int slice = 0; slice < 8; ++slice)
                sum += load_8(&m->dense_MatMul_partial[slice][n][b]);
            store_8(&m->dense_MatMul[n][b], sum);
        }
    /* softmax/dense/Max */
    for (int b = 0; b < 32; b += 8) {
        vec8 most = -INFINITY;
        for (int n = 0; n < 10; ++n) {
            const vec8 next0 = load_8(&m->dense_MatMul[n][b]) + s->dense_bias[n];
            most = most < next0 ? next0 : most;
        }
        store_8(&m->dense_Max[b], most);
    }
    /* softmax/dense/Softmax */
    for (int n = 0; n < 10; ++n)
        for (int b = 0; b < 32; b += 8)
            store_8(&m->dense_Softmax[n][b],
                exp_8(load_8(&m->dense_MatMul[n][b]) + s->dense_bias[n] - load_8(&m->dense_Max[b])));
    /* softmax/dense/Sum */
    for (int b = 0; b < 32; b += 8) {
        vec8 sum = 0;
        for (int n = 0; n < 10; ++n)
            sum += load_8(&m->dense_Softmax[n][b]);
        store_8(&m->d_loss_log_div[b], 0.03125f / sum);
        store_8(&m->dense_Sum[b], sum);
    }
    /* softmax/dense/Softmax */
    for (int n = 0; n < 10; ++n)
        for (int b = 0; b < 32; b += 8)
            store_8(&m->dense_Softmax2[n][b], load_8(&m->dense_Softmax[n][b]) / load_8(&m->dense_Sum[b]));
    /* loss/Sum */
    for (int b = 0; b < 32; b += 8) {
        vec8 sum = 0;
        for (int n = 0; n < 10; ++n)
            sum += (n == bytes_to_int_8(load_bytes_8(&field1[b]))) ? load_8(&m->dense_MatMul[n][b]) +
                s->dense_bias[n] - load_8(&m->dense_Max[b]) : (vec8)0.0f;
        store_8(&m->loss_Sum[b], sum);
    }
    /* loss/Sum */
    {
        vec8 sum = 0;
        sum += log_8(load_8(&m->dense_Sum[0])) - load_8(&m->loss_Sum[0]);
        sum += log_8(load_8(&m->dense_Sum[8])) - load_8(&m->loss_Sum[8]);
        sum += log_8(load_8(&m->dense_Sum[16])) - load_8(&m->loss_Sum[16]);
        sum += log_8(load_8(&m->dense_Sum[24])) - load_8(&m->loss_Sum[24]);
        const float new_loss_div = sum_lanes_8(sum) / 32.0f;
        s->train_loss_total[0] = s->train_loss_total[0] + new_loss_div;
        m->loss_div[0] = new_loss_div;
    }
    /* gradient_tape/softmax/dense/Softmax/add */
    for (int n = 0; n < 10; ++n)
        for (int b = 0; b < 32; b += 8)
            store_8(&m->d_dense_Softmax_add[n][b],
                ((n == bytes_to_int_8(load_bytes_8(&field1[b]))) ? (vec8)-0.03125f : (vec8)0.0f) +
                load_8(&m->d_loss_log_div[b]) * load_8(&m->dense_Softmax[n][b]));
    /* gradient_tape/softmax/dense/view/reduce */
    for (int n = 0; n < 10; ++n) {
        vec8 sum = 0;
        for (int b = 0; b < 32; b += 8)
            sum += load_8(&m->d_dense_Softmax_add[n][b]);
        s->dense_bias[n] = s->dense_bias[n] - sum_lanes_8(sum) * s->rate[0];
    }
    /* d_dense_Softmax_add_by_n */
    for (int b = 0; b < 32; b += 8)
        for (int n = 0; n < 10; ++n)
            store_strided_8(&m->d_dense_Softmax_add_by_n[b][n], 10, load_8(&m->d_dense_Softmax_add[n][b]));
    /* train_accuracy/Max */
    for (int b = 0; b < 32; b += 8) {
        vec8 most = -INFINITY;
        for (int n = 0; n < 10; ++n) {
            const vec8 next0 = load_8(&m->dense_Softmax2[n][b]);
            most = most < next0 ? next0 : most;
        }
        store_8(&m->train_accuracy_Max[b], most);
    }
    /* train_accuracy/Min */
    for (int b = 0; b < 32; b += 8) {
        ivec8 least = INT32_MAX;
        for (int n = 0; n < 10; ++n) {
            const ivec8 next0 = (load_8(&m->dense_Softmax2[n][b]) == load_8(&m->train_accuracy_Max[b])) ?
                (ivec8)n : (ivec8)10;
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

/* dense_kernel, where each sum is whole | softmax_regression.lua:10 dense backward, :27 update */
static inline void finish_dense_kernel(vec8 so_far, float *dense_kernel, float rate)
{
    store_8(dense_kernel, load_8(dense_kernel) - so_far * rate);
}

/* dense_kernel, where each sum is whole | softmax_regression.lua:10 dense backward, :27 update */
static inline void finish_dense_kernel_2(vec2 so_far, float *dense_kernel, float rate)
{
    store_2(dense_kernel, load_2(dense_kernel) - so_far * rate);
}

/* train_32, kernel 4 of 4: dense_kernel[k0, k1, n] = sum b 32: d_dense_Softmax_add_by_n[b, n] * div[k0, k1,
 *     b], then dense_kernel[k0, k1, n] - (so_far * rate)
 *   from   softmax_regression.lua:10 dense backward, :27 update |
 *          gradient_tape/softmax/dense/MatMul/contract (contract)
 *   axes   k0 28 in 8 slices, k1 28, n 10 in vectors of 8 | reduced: b 32
 *   cost   250.9 k multiply-adds, 164.4 k bytes */
static void train_32_dense_kernel(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct train_32_memory *m = call->arena;
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int k0 = from; k0 < to; ++k0) {
        for (int k1 = 0; k1 < 28; k1 += 7) {
            vec8 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0, sum4 = 0, sum5 = 0, sum6 = 0;
            for (int b = 0; b < 32; ++b) {
#pragma clang fp contract(on)
                const vec8 a0 = load_8(&m->d_dense_Softmax_add_by_n[b][0]);
                sum0 += a0 * m->div[k0][k1][b], sum1 += a0 * m->div[k0][k1 + 1][b],
                    sum2 += a0 * m->div[k0][k1 + 2][b], sum3 += a0 * m->div[k0][k1 + 3][b],
                    sum4 += a0 * m->div[k0][k1 + 4][b], sum5 += a0 * m->div[k0][k1 + 5][b],
                    sum6 += a0 * m->div[k0][k1 + 6][b];
            }
            const float a0 = s->rate[0];
            finish_dense_kernel(sum0, &s->dense_kernel[k0][k1][0], a0);
            finish_dense_kernel(sum1, &s->dense_kernel[k0][k1 + 1][0], a0);
            finish_dense_kernel(sum2, &s->dense_kernel[k0][k1 + 2][0], a0);
            finish_dense_kernel(sum3, &s->dense_kernel[k0][k1 + 3][0], a0);
            finish_dense_kernel(sum4, &s->dense_kernel[k0][k1 + 4][0], a0);
            finish_dense_kernel(sum5, &s->dense_kernel[k0][k1 + 5][0], a0);
            finish_dense_kernel(sum6, &s->dense_kernel[k0][k1 + 6][0], a0);
        }
        for (int k1 = 0; k1 < 28; k1 += 7) {
            vec2 sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0, sum4 = 0, sum5 = 0, sum6 = 0;
            for (int b = 0; b < 32; ++b) {
#pragma clang fp contract(on)
                const vec2 a0 = load_2(&m->d_dense_Softmax_add_by_n[b][8]);
                sum0 += a0 * m->div[k0][k1][b], sum1 += a0 * m->div[k0][k1 + 1][b],
                    sum2 += a0 * m->div[k0][k1 + 2][b], sum3 += a0 * m->div[k0][k1 + 3][b],
                    sum4 += a0 * m->div[k0][k1 + 4][b], sum5 += a0 * m->div[k0][k1 + 5][b],
                    sum6 += a0 * m->div[k0][k1 + 6][b];
            }
            const float a0 = s->rate[0];
            finish_dense_kernel_2(sum0, &s->dense_kernel[k0][k1][8], a0);
            finish_dense_kernel_2(sum1, &s->dense_kernel[k0][k1 + 1][8], a0);
            finish_dense_kernel_2(sum2, &s->dense_kernel[k0][k1 + 2][8], a0);
            finish_dense_kernel_2(sum3, &s->dense_kernel[k0][k1 + 3][8], a0);
            finish_dense_kernel_2(sum4, &s->dense_kernel[k0][k1 + 4][8], a0);
            finish_dense_kernel_2(sum5, &s->dense_kernel[k0][k1 + 5][8], a0);
            finish_dense_kernel_2(sum6, &s->dense_kernel[k0][k1 + 6][8], a0);
        }
    }
}

/* test_32, kernel 1 of 3: 3 nests in a row
 *   from   softmax_regression.lua:4 forward, :35 test_loss forward, :36 test_accuracy forward
 *   cost   50.2 k operations, 125.5 k bytes */
static void test_32_div(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_32_memory *m = call->arena;
    (void)slice;
    const uint8_t(*field0)[28][28] = call->inputs[0];
    /* div */
    for (int k0 = 0; k0 < 28; ++k0)
        for (int k1 = 0; k1 < 28; ++k1)
            for (int b = 0; b < 32; b += 8)
                store_8(&m->div[k0][k1][b],
                    to_float_8(bytes_to_int_8(load_strided_bytes_8(&field0[b][k0][k1], 784))) / 255.0f);
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
    shared_dense_MatMul_partial(m->div, s->dense_kernel, m->dense_MatMul_partial, slice);
}

/* test_32, kernel 3 of 3: 10 nests in a row
 *   from   softmax_regression.lua:10 dense forward, :35 loss forward, :35 test_loss forward, :36
 *          test_accuracy forward
 *   cost   8227 operations, 14.8 k bytes */
static void test_32_dense_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_32_memory *m = call->arena;
    (void)slice;
    const uint8_t *field1 = call->inputs[1];
    /* softmax/dense/MatMul */
    for (int n = 0; n < 10; ++n)
        for (int b = 0; b < 32; b += 8) {
            vec8 sum = 0;
            for (int slice = 0; slice < 8; ++slice)
                sum += load_8(&m->dense_MatMul_partial[slice][n][b]);
            store_8(&m->dense_MatMul[n][b], sum);
        }
    /* softmax/dense/Max */
    for (int b = 0; b < 32; b += 8) {
        vec8 most = -INFINITY;
        for (int n = 0; n < 10; ++n) {
            const vec8 next0 = load_8(&m->dense_MatMul[n][b]) + s->dense_bias[n];
            most = most < next0 ? next0 : most;
        }
        store_8(&m->dense_Max[b], most);
    }
    /* softmax/dense/Softmax */
    for (int n = 0; n < 10; ++n)
        for (int b = 0; b < 32; b += 8)
            store_8(&m->dense_Softmax[n][b],
                exp_8(load_8(&m->dense_MatMul[n][b]) + s->dense_bias[n] - load_8(&m->dense_Max[b])));
    /* softmax/dense/Sum */
    for (int b = 0; b < 32; b += 8) {
        vec8 sum = 0;
        for (int n = 0; n < 10; ++n)
            sum += load_8(&m->dense_Softmax[n][b]);
        store_8(&m->dense_Sum[b], sum);
    }
    /* softmax/dense/Softmax */
    for (int n = 0; n < 10; ++n)
        for (int b = 0; b < 32; b += 8)
            store_8(&m->dense_Softmax2[n][b], load_8(&m->dense_Softmax[n][b]) / load_8(&m->dense_Sum[b]));
    /* loss/Sum */
    for (int b = 0; b < 32; b += 8) {
        vec8 sum = 0;
        for (int n = 0; n < 10; ++n)
            sum += (n == bytes_to_int_8(load_bytes_8(&field1[b]))) ? load_8(&m->dense_MatMul[n][b]) +
                s->dense_bias[n] - load_8(&m->dense_Max[b]) : (vec8)0.0f;
        store_8(&m->loss_Sum[b], sum);
    }
    /* loss/Sum */
    {
        vec8 sum = 0;
        sum += log_8(load_8(&m->dense_Sum[0])) - load_8(&m->loss_Sum[0]);
        sum += log_8(load_8(&m->dense_Sum[8])) - load_8(&m->loss_Sum[8]);
        sum += log_8(load_8(&m->dense_Sum[16])) - load_8(&m->loss_Sum[16]);
        sum += log_8(load_8(&m->dense_Sum[24])) - load_8(&m->loss_Sum[24]);
        s->test_loss_total[0] = s->test_loss_total[0] + sum_lanes_8(sum) / 32.0f;
    }
    /* test_accuracy/Max */
    for (int b = 0; b < 32; b += 8) {
        vec8 most = -INFINITY;
        for (int n = 0; n < 10; ++n) {
            const vec8 next0 = load_8(&m->dense_Softmax2[n][b]);
            most = most < next0 ? next0 : most;
        }
        store_8(&m->test_accuracy_Max[b], most);
    }
    /* test_accuracy/Min */
    for (int b = 0; b < 32; b += 8) {
        ivec8 least = INT32_MAX;
        for (int n = 0; n < 10; ++n) {
            const ivec8 next0 = (load_8(&m->dense_Softmax2[n][b]) == load_8(&m->test_accuracy_Max[b])) ?
                (ivec8)n : (ivec8)10;
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
 *   from   softmax_regression.lua:4 forward, :35 test_loss forward, :36 test_accuracy forward
 *   cost   25.1 k operations, 62.7 k bytes */
static void test_16_div(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    (void)slice;
    const uint8_t(*field0)[28][28] = call->inputs[0];
    /* div */
    for (int k0 = 0; k0 < 28; ++k0)
        for (int k1 = 0; k1 < 28; ++k1)
            for (int b = 0; b < 16; b += 8)
                store_8(&m->div[k0][k1][b],
                    to_float_8(bytes_to_int_8(load_strided_bytes_8(&field0[b][k0][k1], 784))) / 255.0f);
    /* test_loss/add */
    s->test_loss_count[0] = s->test_loss_count[0] + 1.0f;
    /* test_accuracy/add */
    s->test_accuracy_count[0] = s->test_accuracy_count[0] + 16.0f;
}

/* test_16, kernel 2 of 3: dense_MatMul_partial[slice, n, b] = sum k0 28 k1 28: div[k0, k1, b] *
 *     dense_kernel[k0, k1, n]
 *   from   softmax_regression.lua:10 dense forward | softmax/dense/MatMul (contract)
 *   axes   n 10, b 16 in vectors of 8 | reduced: k0 28 in 8 slices, k1 28
 *   cost   125.4 k multiply-adds, 86.7 k bytes */
static void test_16_dense_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    const int from = cuts_28_8[slice], to = cuts_28_8[slice + 1];
    for (int n = 0; n < 9; n += 3) {
        vec8 sum00 = 0, sum01 = 0, sum10 = 0, sum11 = 0, sum20 = 0, sum21 = 0;
        for (int k0 = from; k0 < to; ++k0) {
            for (int k1 = 0; k1 < 28; ++k1) {
#pragma clang fp contract(on)
                const vec8 a0 = load_8(&m->div[k0][k1][0]), a1 = load_8(&m->div[k0][k1][8]);
                const float b0 = s->dense_kernel[k0][k1][n], b1 = s->dense_kernel[k0][k1][n + 1],
                    b2 = s->dense_kernel[k0][k1][n + 2];
                sum00 += a0 * b0, sum01 += a1 * b0, sum10 += a0 * b1, sum11 += a1 * b1,
                    sum20 += a0 * b2, sum21 += a1 * b2;
            }
        }
        store_8(&m->dense_MatMul_partial[slice][n][0], sum00);
        store_8(&m->dense_MatMul_partial[slice][n][8], sum01);
        store_8(&m->dense_MatMul_partial[slice][n + 1][0], sum10);
        store_8(&m->dense_MatMul_partial[slice][n + 1][8], sum11);
        store_8(&m->dense_MatMul_partial[slice][n + 2][0], sum20);
        store_8(&m->dense_MatMul_partial[slice][n + 2][8], sum21);
    }
    {
        vec8 sum0 = 0, sum1 = 0;
        for (int k0 = from; k0 < to; ++k0) {
            for (int k1 = 0; k1 < 28; ++k1) {
#pragma clang fp contract(on)
                const float b0 = s->dense_kernel[k0][k1][9];
                sum0 += load_8(&m->div[k0][k1][0]) * b0, sum1 += load_8(&m->div[k0][k1][8]) * b0;
            }
        }
        store_8(&m->dense_MatMul_partial[slice][9][0], sum0);
        store_8(&m->dense_MatMul_partial[slice][9][8], sum1);
    }
}

/* test_16, kernel 3 of 3: 10 nests in a row
 *   from   softmax_regression.lua:10 dense forward, :35 loss forward, :35 test_loss forward, :36
 *          test_accuracy forward
 *   cost   4115 operations, 7432 bytes */
static void test_16_dense_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct test_16_memory *m = call->arena;
    (void)slice;
    const uint8_t *field1 = call->inputs[1];
    /* softmax/dense/MatMul */
    for (int n = 0; n < 10; ++n)
        for (int b = 0; b < 16; b += 8) {
            vec8 sum = 0;
            for (int slice = 0; slice < 8; ++slice)
                sum += load_8(&m->dense_MatMul_partial[slice][n][b]);
            store_8(&m->dense_MatMul[n][b], sum);
        }
    /* softmax/dense/Max */
    for (int b = 0; b < 16; b += 8) {
        vec8 most = -INFINITY;
        for (int n = 0; n < 10; ++n) {
            const vec8 next0 = load_8(&m->dense_MatMul[n][b]) + s->dense_bias[n];
            most = most < next0 ? next0 : most;
        }
        store_8(&m->dense_Max[b], most);
    }
    /* softmax/dense/Softmax */
    for (int n = 0; n < 10; ++n)
        for (int b = 0; b < 16; b += 8)
            store_8(&m->dense_Softmax[n][b],
                exp_8(load_8(&m->dense_MatMul[n][b]) + s->dense_bias[n] - load_8(&m->dense_Max[b])));
    /* softmax/dense/Sum */
    for (int b = 0; b < 16; b += 8) {
        vec8 sum = 0;
        for (int n = 0; n < 10; ++n)
            sum += load_8(&m->dense_Softmax[n][b]);
        store_8(&m->dense_Sum[b], sum);
    }
    /* softmax/dense/Softmax */
    for (int n = 0; n < 10; ++n)
        for (int b = 0; b < 16; b += 8)
            store_8(&m->dense_Softmax2[n][b], load_8(&m->dense_Softmax[n][b]) / load_8(&m->dense_Sum[b]));
    /* loss/Sum */
    for (int b = 0; b < 16; b += 8) {
        vec8 sum = 0;
        for (int n = 0; n < 10; ++n)
            sum += (n == bytes_to_int_8(load_bytes_8(&field1[b]))) ? load_8(&m->dense_MatMul[n][b]) +
                s->dense_bias[n] - load_8(&m->dense_Max[b]) : (vec8)0.0f;
        store_8(&m->loss_Sum[b], sum);
    }
    /* loss/Sum */
    {
        float sum = 0;
        for (int b = 0; b < 16; ++b)
            sum += log_1(m->dense_Sum[b]) - m->loss_Sum[b];
        s->test_loss_total[0] = s->test_loss_total[0] + sum / 16.0f;
    }
    /* test_accuracy/Max */
    for (int b = 0; b < 16; b += 8) {
        vec8 most = -INFINITY;
        for (int n = 0; n < 10; ++n) {
            const vec8 next0 = load_8(&m->dense_Softmax2[n][b]);
            most = most < next0 ? next0 : most;
        }
        store_8(&m->test_accuracy_Max[b], most);
    }
    /* test_accuracy/Min */
    for (int b = 0; b < 16; b += 8) {
        ivec8 least = INT32_MAX;
        for (int n = 0; n < 10; ++n) {
            const ivec8 next0 = (load_8(&m->dense_Softmax2[n][b]) == load_8(&m->test_accuracy_Max[b])) ?
                (ivec8)n : (ivec8)10;
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

/* predict_32, kernel 1 of 3: div[k0, k1, b] = to_float(field0[b, k0, k1]) / 255
 *   from   softmax_regression.lua:4 forward | div (div)
 *   axes   k0 28, k1 28, b 32 in vectors of 8
 *   cost   50.2 k operations, 125.4 k bytes */
static void predict_32_div(const struct gradc_call *call, int slice)
{
    struct predict_32_memory *m = call->arena;
    (void)slice;
    const uint8_t(*field0)[28][28] = call->inputs[0];
    for (int k0 = 0; k0 < 28; ++k0)
        for (int k1 = 0; k1 < 28; ++k1)
            for (int b = 0; b < 32; b += 8)
                store_8(&m->div[k0][k1][b],
                    to_float_8(bytes_to_int_8(load_strided_bytes_8(&field0[b][k0][k1], 784))) / 255.0f);
}

/* predict_32, kernel 2 of 3 */
static void predict_32_dense_MatMul_partial(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_32_memory *m = call->arena;
    shared_dense_MatMul_partial(m->div, s->dense_kernel, m->dense_MatMul_partial, slice);
}

/* predict_32, kernel 3 of 3: 5 nests in a row
 *   from   softmax_regression.lua:10 dense forward
 *   cost   4800 operations, 14.4 k bytes */
static void predict_32_dense_MatMul(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    struct predict_32_memory *m = call->arena;
    (void)slice;
    /* softmax/dense/MatMul */
    for (int n = 0; n < 10; ++n)
        for (int b = 0; b < 32; b += 8) {
            vec8 sum = 0;
            for (int slice = 0; slice < 8; ++slice)
                sum += load_8(&m->dense_MatMul_partial[slice][n][b]);
            store_8(&m->dense_MatMul[n][b], sum);
        }
    /* softmax/dense/Max */
    for (int b = 0; b < 32; b += 8) {
        vec8 most = -INFINITY;
        for (int n = 0; n < 10; ++n) {
            const vec8 next0 = load_8(&m->dense_MatMul[n][b]) + s->dense_bias[n];
            most = most < next0 ? next0 : most;
        }
        store_8(&m->dense_Max[b], most);
    }
    /* softmax/dense/Softmax */
    for (int n = 0; n < 10; ++n)
        for (int b = 0; b < 32; b += 8)
            store_8(&m->dense_Softmax[n][b],
                exp_8(load_8(&m->dense_MatMul[n][b]) + s->dense_bias[n] - load_8(&m->dense_Max[b])));
    /* softmax/dense/Sum */
    for (int b = 0; b < 32; b += 8) {
        vec8 sum = 0;
        for (int n = 0; n < 10; ++n)
            sum += load_8(&m->dense_Softmax[n][b]);
        store_8(&m->dense_Sum[b], sum);
    }
    /* softmax/dense/Softmax */
    for (int b = 0; b < 32; b += 8)
        for (int n = 0; n < 10; ++n)
            store_strided_8(&m->dense_Softmax2[b][n], 10, load_8(&m->dense_Softmax[n][b]) /
                load_8(&m->dense_Sum[b]));
}

/* metrics, kernel 1 of 1: 4 nests in a row
 *   from   softmax_regression.lua:19 train_accuracy forward, :19 train_loss forward, :20 test_accuracy
 *          forward, :20 test_loss forward
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

/* epoch_end, kernel 1 of 1: rate = rate * 0.7
 *   from   softmax_regression.lua:43 forward | mul (mul)
 *   axes   none: one element
 *   cost   1 operations, 8 bytes */
static void epoch_end_rate(const struct gradc_call *call, int slice)
{
    struct state *s = call->state;
    (void)slice;
    s->rate[0] = s->rate[0] * 0.7f;
}

static const struct gradc_phase initialize_phases[] = {
    {"rate", initialize_rate, 1, 0, 31404},
};

static const struct gradc_array train_32_inputs[] = {
    {"field0", GRADC_U8, 3, {32, 28, 28}, 0},
    {"field1", GRADC_U8, 1, {32}, 0},
};
static const struct gradc_array train_32_outputs[] = {
    {"loss", GRADC_F32, 0, {0}, offsetof(struct train_32_memory, loss_div)},
};
static const struct gradc_phase train_32_phases[] = {
    {"div", train_32_div, 1, 0, 125456},
    {"dense_MatMul_partial", train_32_dense_MatMul_partial, 8, 250880, 141952},
    {"dense_MatMul", train_32_dense_MatMul, 1, 0, 17544},
    {"dense_kernel", train_32_dense_kernel, 8, 250880, 164356},
};

static const struct gradc_array test_32_inputs[] = {
    {"field0", GRADC_U8, 3, {32, 28, 28}, 0},
    {"field1", GRADC_U8, 1, {32}, 0},
};
static const struct gradc_phase test_32_phases[] = {
    {"div", test_32_div, 1, 0, 125456},
    {"dense_MatMul_partial", test_32_dense_MatMul_partial, 8, 250880, 141952},
    {"dense_MatMul", test_32_dense_MatMul, 1, 0, 14808},
};

static const struct gradc_array test_16_inputs[] = {
    {"field0", GRADC_U8, 3, {16, 28, 28}, 0},
    {"field1", GRADC_U8, 1, {16}, 0},
};
static const struct gradc_phase test_16_phases[] = {
    {"div", test_16_div, 1, 0, 62736},
    {"dense_MatMul_partial", test_16_dense_MatMul_partial, 8, 125440, 86656},
    {"dense_MatMul", test_16_dense_MatMul, 1, 0, 7432},
};

static const struct gradc_array predict_32_inputs[] = {
    {"field0", GRADC_U8, 3, {32, 28, 28}, 0},
};
static const struct gradc_array predict_32_outputs[] = {
    {"predictions", GRADC_F32, 2, {32, 10}, offsetof(struct predict_32_memory, dense_Softmax2)},
};
static const struct gradc_phase predict_32_phases[] = {
    {"div", predict_32_div, 1, 0, 125440},
    {"dense_MatMul_partial", predict_32_dense_MatMul_partial, 8, 250880, 141952},
    {"dense_MatMul", predict_32_dense_MatMul, 1, 0, 14376},
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
static const struct gradc_phase epoch_end_phases[] = {
    {"rate", epoch_end_rate, 1, 0, 8},
};

static const struct gradc_function functions[] = {
    {"initialize", 0, initialize_phases, NULL, NULL, 1, 0, 0},
    {"train", 32, train_32_phases, train_32_inputs, train_32_outputs, 4, 2, 1},
    {"test", 32, test_32_phases, test_32_inputs, NULL, 3, 2, 0},
    {"test", 16, test_16_phases, test_16_inputs, NULL, 3, 2, 0},
    {"predict", 32, predict_32_phases, predict_32_inputs, predict_32_outputs, 3, 1, 1},
    {"metrics", 0, metrics_phases, NULL, metrics_outputs, 1, 0, 4},
    {"epoch_end", 0, epoch_end_phases, epoch_end_inputs, NULL, 1, 1, 0},
};

/* Keras's shape; where in the state; each axis cut into factors {axis, extent, stride}. */
static const struct gradc_variable variables[] = {
    {"rate", GRADC_F32, GRADC_STATE, 0, {0}, offsetof(struct state, rate), 0, {{0, 0, 0}}},
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
    {"softmax/dense/kernel", GRADC_F32, GRADC_TRAINABLE, 2, {784, 10},
        offsetof(struct state, dense_kernel), 3, {{0, 28, 280}, {0, 28, 10}, {1, 10, 1}}},
    {"softmax/dense/bias", GRADC_F32, GRADC_TRAINABLE, 1, {10}, offsetof(struct state, dense_bias), 1, {{0,
        10, 1}}},
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

extern const struct gradc_program softmax_regression;
const struct gradc_program softmax_regression = {
    .name = "softmax_regression",
    .spec = "softmax_regression.lua",
    .spec_sha256 = "3617fbda34eb7421534bccb2da0a930949f1d4638b3b81ef47e9e9cfe97e25ae",
    .version = "0.1.0",
    .schedule = "fused",
    .march = "x86-64-v3",
    .rebuild = "gradc build softmax_regression.lua --march=native",
    .cpu = cpu,
    .state_size = sizeof(struct state),
    .arena_size = 117824,
    .epochs = 5,
    .reset_metrics = 1,
    .report = NULL,
    .train = &train_data,
    .test = &test_data,
    .functions = functions,
    .variables = variables,
    .function_count = 7,
    .variable_count = 11,
    .parameters = 7850,
    .products = 501760,
};
