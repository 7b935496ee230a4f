/* support_math.c: the functions that generated C may paste, of every width, held against libm in double,
 * against each other to the bit, and against the published vectors of Philox. */
#include <math.h>

#include "support_math_library.h"
#ifdef __x86_64__
#include <xmmintrin.h>
#endif

typedef void Unary(const float *x, float *y, int count);
typedef void Binary(const float *x, const float *y, float *z, int count);

/* ---- The file itself ---- */

static int find_section(const struct sections *sections, const char *name, int width)
{
    for (int i = 0; i < sections->count; ++i)
        if (!strcmp(sections->at[i].name, name) && serves(&sections->at[i], width)) return i;
    return -1;
}

/* Marks a section and all that it needs; true where one of them needs <math.h>. */
static bool mark_needs(const struct sections *sections, int index, int width, bool *marked)
{
    const struct section *section = &sections->at[index];
    bool math = false;
    char name[MAX_NAME];
    marked[index] = true;
    for (const char *at = section->needs; sscanf(at, "%*[ ]%63[^ \n]", name) == 1;) {
        at += strspn(at, " ") + strlen(name);
        if (!strcmp(name, "<math.h>")) {
            math = true;
            continue;
        }
        const int need = find_section(sections, name, width);
        if (need < 0 || need >= index) fail_msg("%s needs %s, which is not further up", section->name, name);
        const char *use = strstr(section->text, name);
        if (!use || use >= section->end) fail_msg("%s does not need %s", section->name, name);
        math |= mark_needs(sections, need, width, marked);
    }
    return math;
}

/* Nothing is missing from a section's needs, and no function is there that would be unused. */
static void test_needs(void **state)
{
    const struct bench *bench = *state;
    const struct sections *support = &bench->support;
    char source[PATH_ROOM];
    snprintf(source, sizeof source, "%s/needs.c", bench->folder);
    for (int index = 0; index < support->count; ++index) {
        const struct section *section = &support->at[index];
        const int width = serves(section, 1) ? 1 : 4;
        bool marked[MAX_SECTIONS] = {false};
        FILE *out = create_source(source);
        if (mark_needs(support, index, width, marked)) fputs("#include <math.h>\n", out);
        for (int i = 0; i <= index; ++i)
            if (marked[i]) expand(out, support->at[i].text, support->at[i].end, width);
        const size_t length = strlen(section->name);
        const bool wide = length > 2 && !strcmp(section->name + length - 2, "_N");
        if (wide)
            fprintf(out, "const void *use(void) { return (const void *)%.*s%d; }\n", (int)length - 1,
                    section->name, width);
        else if (strncmp(section->text, "typedef", 7) != 0)
            fprintf(out, "const void *use(void) { return (const void *)%s; }\n", section->name);
        assert_int_equal(fclose(out), 0);
        if (!compile(source, (const char *const[]){"-fsyntax-only", NULL}))
            fail_msg("%s does not compile with what it needs", section->name);
    }
    unlink(source);
}

/* ---- Functions of floats ---- */

static double absolute(double x) { return fabs(x); }

static const struct accuracy {
    const char *name;
    double (*reference)(double);
    float from, to; /* where it is held to the limit */
    double ulps;
} accuracies[] = {
    {"exp", exp, -86.98f, INFINITY, 1},     {"log", log, 0x1p-126f, INFINITY, 1},
    {"tanh", tanh, -INFINITY, INFINITY, 3}, {"sqrt", sqrt, 0, INFINITY, 0.5},
    {"floor", floor, -1e30f, 1e30f, 0},     {"abs", absolute, -1e30f, 1e30f, 0},
    {"sin", sin, -1e6f, 1e6f, 1},           {"cos", cos, -1e6f, 1e6f, 1},
};
enum { UNARY_COUNT = sizeof accuracies / sizeof *accuracies };

static double float_ulp(double x)
{
    int exponent = -125;
    if (fabs(x) >= 0x1p-126) frexp(x, &exponent);
    return ldexp(1, exponent - 24);
}

static void test_accuracy(void **state)
{
    const struct bench *bench = *state;
    float x[BLOCK], y[BLOCK];
    for (const struct accuracy *row = accuracies; row < accuracies + UNARY_COUNT; ++row) {
        Unary *compute;
        find_array_function(&bench->libraries[0], row->name, 1, &compute);
        double worst = 0, where = 0;
        for (uint64_t pattern = 0; next_block(x, &pattern, 1021);) {
            compute(x, y, BLOCK);
            for (int i = 0; i < BLOCK; ++i) {
                if (!(x[i] >= row->from && x[i] <= row->to)) continue;
                const double expected = row->reference((double)x[i]);
                if (y[i] == (float)expected) continue;
                const double error = fabs((double)y[i] - expected) / float_ulp(expected);
                if (!(error <= worst)) worst = error, where = (double)x[i];
            }
        }
        print_message("%s: %.2f ulp at %.9g\n", row->name, worst, where);
        if (!(worst <= row->ulps)) fail_msg("%s may be %g ulp off, no more", row->name, row->ulps);
    }
}

static float value_at(const struct bench *bench, const char *name, float x)
{
    Unary *compute;
    float y;
    find_array_function(&bench->libraries[0], name, 1, &compute);
    compute(&x, &y, 1);
    return y;
}

/* Pairs: an argument, its value. */
/* clang-format off */
static const float exp_pairs[] = {
    -INFINITY, 0,  INFINITY, INFINITY,  88.7228394f, INFINITY,  1e30f, INFINITY,  -87.4f, 0,  -1e30f, 0,
    0, 1,  -0.0f, 1,  NAN, NAN,  -NAN, NAN};
static const float log_pairs[] = {
    0, -INFINITY,  -0.0f, -INFINITY,  1e-40f, -INFINITY,  -1e-40f, -INFINITY,  -1e-37f, NAN,  -1, NAN,
    -INFINITY, NAN,  INFINITY, INFINITY,  1, 0,  NAN, NAN,  -NAN, NAN};
static const float tanh_pairs[] = {
    INFINITY, 1,  -INFINITY, -1,  1e30f, 1,  -1e30f, -1,  0, 0,  1e-20f, 1e-20f,  -1e-20f, -1e-20f,
    1e-37f, 1e-37f,  NAN, NAN,  -NAN, NAN};
/* clang-format on */

static void expect_values(const struct bench *bench, const char *name, const float *pairs, size_t bytes)
{
    for (const float *pair = pairs; pair < pairs + bytes / sizeof *pairs; pair += 2) {
        const float y = value_at(bench, name, pair[0]);
        if (isnan(pair[1]) ? !isnan(y) : y != pair[1])
            fail_msg("%s(%g) is %g, not %g", name, (double)pair[0], (double)y, (double)pair[1]);
    }
}

static void test_special_values(void **state)
{
    const struct bench *bench = *state;
    expect_values(bench, "exp", exp_pairs, sizeof exp_pairs);
    expect_values(bench, "log", log_pairs, sizeof log_pairs);
    expect_values(bench, "tanh", tanh_pairs, sizeof tanh_pairs);
    assert_true(isfinite(value_at(bench, "exp", 88.7228317f)));
    const union {
        uint32_t bits;
        float value;
    } odd_nan = {0x7f800001u}; /* signalling, and its low bits count in n */
    for (int i = 0; i < 3; ++i) assert_true(isnan(value_at(bench, accuracies[i].name, odd_nan.value)));
}

/* Whether denormals count as zero, as in the threads of a trainer. */
static void set_flush_to_zero(bool flush)
{
#ifdef __x86_64__
    const unsigned flags = 0x8040; /* results (FTZ) and arguments (DAZ) */
    _mm_setcsr(flush ? _mm_getcsr() | flags : _mm_getcsr() & ~flags);
#else
    (void)flush;
#endif
}

static void expect_same(const float *expected, const float *found, int count, const char *name,
                        struct target target)
{
    for (int i = 0; i < count; ++i)
        if (memcmp(&expected[i], &found[i], sizeof *found) && !(isnan(expected[i]) && isnan(found[i])))
            fail_msg("%s of width %d, %s: %a, not %a", name, target.width, target.library->march,
                     (double)found[i], (double)expected[i]);
}

static void test_same_bits(void **state)
{
    const struct bench *bench = *state;
    static const char *const binaries[] = {"pow", "max", "min"};
    float x[BLOCK], reversed[BLOCK], expected[BLOCK], found[BLOCK];
    for (struct target target = {0}; next_target(bench, &target);)
        for (int row = 0; row < 2 * (UNARY_COUNT + 3); ++row) {
            const int which = row / 2;
            const char *name = which < UNARY_COUNT ? accuracies[which].name : binaries[which - UNARY_COUNT];
            Unary *unary = NULL, *unary_1 = NULL;
            Binary *binary = NULL, *binary_1 = NULL;
            if (which < UNARY_COUNT) {
                find_array_function(target.library, name, target.width, &unary);
                find_array_function(&bench->libraries[0], name, 1, &unary_1);
            } else {
                find_array_function(target.library, name, target.width, &binary);
                find_array_function(&bench->libraries[0], name, 1, &binary_1);
            }
            for (uint64_t pattern = 0; next_block(x, &pattern, 16381);) {
                for (int i = 0; i < BLOCK; ++i) reversed[i] = x[BLOCK - 1 - i];
                set_flush_to_zero(row % 2);
                if (unary)
                    unary_1(x, expected, BLOCK), unary(x, found, BLOCK);
                else
                    binary_1(x, reversed, expected, BLOCK), binary(x, reversed, found, BLOCK);
                set_flush_to_zero(false);
                expect_same(expected, found, BLOCK, name, target);
            }
        }
}

static void test_max_min(void **state)
{
    const struct bench *bench = *state;
    const float cases[] = {-INFINITY, -2, -0.0f, 1, INFINITY, NAN, -NAN, 3};
    float x[64], y[64], larger[64], smaller[64];
    for (int i = 0; i < 64; ++i) x[i] = cases[i / 8], y[i] = cases[i % 8];
    for (struct target target = {0}; next_target(bench, &target);) {
        Binary *max, *min;
        find_array_function(target.library, "max", target.width, &max);
        find_array_function(target.library, "min", target.width, &min);
        max(x, y, larger, 64), min(x, y, smaller, 64);
        for (int i = 0; i < 64; ++i)
            if (isnan(x[i]) || isnan(y[i]))
                assert_true(isnan(larger[i]) && isnan(smaller[i]));
            else
                assert_true(larger[i] == fmaxf(x[i], y[i]) && smaller[i] == fminf(x[i], y[i]));
    }
}

/* Rounded once where the machine multiplies and adds at once; else the product first: of (1 + e)^2 - (1 + 2e) that leaves 0. */
static void test_multiply_add(void **state)
{
    const struct bench *bench = *state;
    float x[64], z[64], sum[64];
    for (int i = 0; i < 64; ++i) x[i] = 1 + ldexpf(1, -12 - i % 4), z[i] = -1 - ldexpf(1, -11 - i % 4);
    for (struct target target = {0}; next_target(bench, &target);) {
        void (*multiply_add)(const float *, const float *, const float *, float *, int);
        find_array_function(target.library, "multiply_add", target.width, &multiply_add);
        multiply_add(x, x, z, sum, 64);
        const bool once = target.library->march && strcmp(target.library->march, "x86-64");
        for (int i = 0; i < 64; ++i)
            if (target.library->march) assert_true(sum[i] == (once ? ldexpf(1, -24 - i % 4 * 2) : 0));
        float more[64];
        find_array_function(target.library, "multiply_add", target.library->narrowest, &multiply_add);
        multiply_add(x, x, z, more, 64);
        expect_same(more, sum, 64, "multiply_add", target);
    }
}

/* It says when, not what: also of vectors that no register of the machine holds, and of what is no number. */
static void test_in_order(void **state)
{
    const struct bench *bench = *state;
    float x[64], y[64];
    for (int i = 0; i < 64; ++i) x[i] = i % 7 ? ldexpf(1.5f, i - 32) : i % 2 ? NAN : -INFINITY;
    for (struct target target = {0}; next_target(bench, &target);) {
        if (target.width < 2) continue;
        void (*in_order)(const float *, float *, int);
        find_array_function(target.library, "in_order", target.width, &in_order);
        memset(y, 0, sizeof y);
        in_order(x, y, 64);
        assert_memory_equal(x, y, sizeof x);
    }
}

/* ---- Integers, bytes, masks, memory ---- */

static void test_integers(void **state)
{
    const struct bench *bench = *state;
    for (struct target target = {0}; next_target(bench, &target);) {
        Unary *round_trip;
        void (*to_ints)(const float *, int32_t *, int), (*to_floats)(const int32_t *, float *, int);
        void (*iota)(int32_t *, int);
        const float x[16] = {-2.9f, -1, -0.0f, 0, 0.5f, 1.99f, 3, 1e9f, -7.5f, 100, 8, 9, 10, 11, 12.25f, 13};
        int32_t ints[16];
        float floats[16];
        find_array_function(target.library, "to_int", target.width, &to_ints);
        find_array_function(target.library, "to_float", target.width, &to_floats);
        to_ints(x, ints, 16), to_floats(ints, floats, 16);
        for (int i = 0; i < 16; ++i) assert_true(ints[i] == (int32_t)x[i] && floats[i] == (float)ints[i]);
        find_array_function(target.library, "as_int", target.width, &to_ints);
        find_array_function(target.library, "as_float", target.width, &to_floats);
        to_ints(x, ints, 16), to_floats(ints, floats, 16);
        assert_memory_equal(ints, x, sizeof x);
        assert_memory_equal(floats, x, sizeof x);
        find_array_function(target.library, "iota", target.width, &iota);
        iota(ints, 16);
        for (int i = 0; i < 16; ++i) assert_int_equal(ints[i], i);
        find_array_function(target.library, "floor", target.width, &round_trip);
        round_trip(x, floats, 16);
        for (int i = 0; i < 16; ++i) assert_true(floats[i] == floorf(x[i]));
    }
}

static void test_bytes_and_masks(void **state)
{
    const struct bench *bench = *state;
    uint8_t bytes[256], masks[256], back[256], opposite[256];
    float floats[256];
    int32_t ints[256];
    for (int i = 0; i < 256; ++i) bytes[i] = (uint8_t)i, masks[i] = (uint8_t)(i * 5 % 7 % 2);
    for (struct target target = {0}; next_target(bench, &target);) {
        void (*convert)(const uint8_t *, float *, int32_t *, uint8_t *, int);
        void (*choose)(const uint8_t *, float *, uint8_t *, uint8_t *, int);
        find_array_function(target.library, "bytes", target.width, &convert);
        convert(bytes, floats, ints, back, 256);
        for (int i = 0; i < 256; ++i) assert_true(floats[i] == (float)i && ints[i] == i && back[i] == i);
        find_array_function(target.library, "mask", target.width, &choose);
        choose(masks, floats, back, opposite, 256);
        assert_memory_equal(back, masks, sizeof masks);
        for (int i = 0; i < 256; ++i) assert_true(floats[i] == (float)masks[i] && opposite[i] == !masks[i]);
    }
}

static void test_strided(void **state)
{
    const struct bench *bench = *state;
    float x[64], to_x[64];
    int32_t ints[64], to_ints[64];
    uint8_t bytes[64], to_bytes[64], masks[64], to_masks[64];
    for (int i = 0; i < 64; ++i)
        x[i] = (float)i, ints[i] = i, bytes[i] = (uint8_t)i, masks[i] = (uint8_t)(i / 3 % 2);
    for (struct target target = {0}; next_target(bench, &target);) {
        void (*copy)(const float *, const int32_t *, const uint8_t *, const uint8_t *, float *, int32_t *,
                     uint8_t *, uint8_t *, int);
        if (target.width == 1) continue;
        find_array_function(target.library, "strided", target.width, &copy);
        for (int i = 0; i < 64; ++i) to_x[i] = -1, to_ints[i] = -1, to_bytes[i] = 255, to_masks[i] = 255;
        copy(x, ints, bytes, masks, to_x, to_ints, to_bytes, to_masks, 3);
        for (int i = 0; i < 64; ++i) {
            const bool copied = i % 3 == 0 && i / 3 < target.width;
            assert_true(to_x[i] == (copied ? x[i] : -1) && to_ints[i] == (copied ? ints[i] : -1));
            assert_true(to_bytes[i] == (copied ? bytes[i] : 255) && to_masks[i] == (copied ? masks[i] : 255));
        }
    }
}

static void test_lanes(void **state)
{
    const struct bench *bench = *state;
    for (struct target target = {0}; next_target(bench, &target);) {
        void (*reduce)(const float *, float *);
        void (*reduce_ints)(const int32_t *, int32_t *);
        if (target.width == 1) continue;
        find_array_function(target.library, "lanes", target.width, &reduce);
        find_array_function(target.library, "lanes_int", target.width, &reduce_ints);
        float x[16], tree[16], found[3];
        int32_t ints[16], found_ints[3], sum = 0;
        for (int i = 0; i < 16; ++i)
            x[i] = tree[i] = (float)(i * 7 % 16 - 5) * 0.3f, ints[i] = i * 7 % 16 - 5;
        for (int half = target.width / 2; half; half /= 2)
            for (int i = 0; i < half; ++i) tree[i] += tree[i + half];
        float largest = x[0], smallest = x[0];
        for (int i = 0; i < target.width; ++i)
            largest = fmaxf(largest, x[i]), smallest = fminf(smallest, x[i]), sum += ints[i];
        reduce(x, found), reduce_ints(ints, found_ints);
        assert_true(found[0] == tree[0] && found[1] == largest && found[2] == smallest);
        assert_int_equal(found_ints[0], sum);
        assert_true((float)found_ints[1] * 0.3f == largest && (float)found_ints[2] * 0.3f == smallest);
        for (int i = 0; i < target.width; ++i) {
            const float kept = x[i];
            x[i] = NAN;
            reduce(x, found);
            assert_true(isnan(found[1]) && isnan(found[2]));
            x[i] = kept;
        }
    }
}

/* ---- Random numbers ---- */

/* Random123, tests/kat_vectors: lines `philox4x32 10`. */
static const struct {
    uint32_t counter[4], key[2], words[4];
} known_answers[] = {
    {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
    {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
     {0xffffffff, 0xffffffff},
     {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
    {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
     {0xa4093822, 0x299f31d0},
     {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
};

static void test_philox(void **state)
{
    const struct bench *bench = *state;
    for (struct target target = {0}; next_target(bench, &target);) {
        void (*philox)(uint32_t *, uint32_t, uint32_t);
        find_array_function(target.library, "philox", target.width, &philox);
        for (int row = 0; row < 3; ++row)
            for (int lane = 0; lane < target.width; ++lane) {
                uint32_t words[4 * 16] = {0};
                for (int i = 0; i < 4; ++i) words[i * target.width + lane] = known_answers[row].counter[i];
                philox(words, known_answers[row].key[0], known_answers[row].key[1]);
                for (int i = 0; i < 4; ++i)
                    assert_int_equal(words[i * target.width + lane], known_answers[row].words[i]);
            }
    }
}

/* Where seed, step, stream and index stand. (An index of 32 bits cannot reach the second vector.) */
static void test_uniform(void **state)
{
    const struct bench *bench = *state;
    for (struct target target = {0}; next_target(bench, &target);) {
        void (*uniform)(int64_t, int64_t, int32_t, const int32_t *, float *, int);
        find_array_function(target.library, "uniform", target.width, &uniform);
        for (int row = 0; row < 3; row += 2) {
            const uint32_t *counter = known_answers[row].counter, *key = known_answers[row].key;
            const uint64_t seed = key[0] | (uint64_t)key[1] << 32,
                           step = counter[2] | (uint64_t)counter[3] << 32;
            int32_t index[16];
            float y[16];
            for (int i = 0; i < 16; ++i) index[i] = (int32_t)(counter[0] * 4 + (uint32_t)(i * 7 % 4));
            uniform((int64_t)seed, (int64_t)step, (int32_t)counter[1], index, y, 16);
            for (int i = 0; i < 16; ++i)
                assert_true(y[i] == ldexpf((float)(known_answers[row].words[i * 7 % 4] >> 8), -24));
        }
        int32_t index[BLOCK];
        float y[BLOCK];
        double sum = 0;
        for (int i = 0; i < BLOCK; ++i) index[i] = i;
        uniform(7, 1, 2, index, y, BLOCK);
        for (int i = 0; i < BLOCK; ++i) {
            assert_true(y[i] >= 0 && y[i] < 1);
            sum += (double)y[i];
        }
        assert_true(fabs(sum / (double)BLOCK - 0.5) < 0.02);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_needs),           cmocka_unit_test(test_accuracy),
        cmocka_unit_test(test_special_values),  cmocka_unit_test(test_same_bits),
        cmocka_unit_test(test_max_min),         cmocka_unit_test(test_multiply_add),
        cmocka_unit_test(test_in_order),        cmocka_unit_test(test_integers),
        cmocka_unit_test(test_bytes_and_masks), cmocka_unit_test(test_strided),
        cmocka_unit_test(test_lanes),           cmocka_unit_test(test_philox),
        cmocka_unit_test(test_uniform),

    };
    return cmocka_run_group_tests_name("support_math", tests, build, clean);
}
