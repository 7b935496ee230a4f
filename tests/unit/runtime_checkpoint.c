/* runtime_checkpoint.c: variables go to safetensors files in Keras's layout and come back; a file that does not fit, or
 * is none, gives an error that names what is wrong. */
#include "checkpoint.h"
#include "safetensors.h"
#include "variables.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "runtime_program.h"
#include "runtime_scratch.h"

/* ---- layouts ---- */

/* Keras (2, 6, 3); kept as [a2][y3][c3][x2 padded to 4], where the second axis is y * 2 + x. */
static void layouts(void **state)
{
    (void)state;
    enum { OFFSET = 8 };
    const struct gradc_variable variable = {.name = "kernel",
                                            .dtype = GRADC_F32,
                                            .rank = 3,
                                            .shape = {2, 6, 3},
                                            .offset = OFFSET * sizeof(float),
                                            .factor_count = 4,
                                            .factors = {{1, 3, 12}, {1, 2, 1}, {0, 2, 36}, {2, 3, 4}}};
    float keras[2][6][3], back[2][6][3], block[OFFSET + 2 * 36];
    struct error error;
    for (int i = 0; i < 36; ++i) (&keras[0][0][0])[i] = (float)i;
    memset(block, 0, sizeof block);
    assert_int_equal(variable_size(&variable), sizeof keras);
    assert_true(variable_unpack(&variable, keras, block, &error));
    for (int a = 0; a < 2; ++a)
        for (int y = 0; y < 3; ++y)
            for (int x = 0; x < 2; ++x)
                for (int c = 0; c < 3; ++c)
                    assert_true(block[OFFSET + a * 36 + y * 12 + c * 4 + x] == keras[a][y * 2 + x][c]);
    assert_true(variable_pack(&variable, block, back, &error));
    assert_memory_equal(keras, back, sizeof keras);
}

static void scalars_and_empty(void **state)
{
    (void)state;
    struct error error;
    const int64_t seven = 7;
    int64_t block[2] = {0}, back = 0;
    const struct gradc_variable scalar = {.name = "iter", .dtype = GRADC_I64, .offset = 8};
    const struct gradc_variable empty = {.name = "none", .dtype = GRADC_F32, .rank = 2, .shape = {3, 0}};
    assert_true(variable_unpack(&scalar, &seven, block, &error));
    assert_true(block[0] == 0 && block[1] == 7);
    assert_true(variable_pack(&scalar, block, &back, &error) && back == 7);
    assert_int_equal(variable_size(&empty), 0);
    assert_true(variable_pack(&empty, block, &back, &error) && back == 7);
}

/* ---- saved and loaded ---- */

static struct pool *make_model(struct model *model, int64_t seed)
{
    struct error error;
    struct pool *pool = pool_create(1, &error);
    assert_non_null(pool);
    assert_true(model_create(model, &softmax_program, pool, seed, &error));
    return pool;
}

static void round_trip(void **state)
{
    struct scratch *scratch = *state;
    struct model model, other;
    struct error error;
    struct pool *pool = make_model(&model, 3), *other_pool = make_model(&other, 9);
    struct softmax_state *from = model.state, *to = other.state;
    const struct checkpoint_position position = {1875, 1, 3};
    struct checkpoint_position back = {0};
    bool fresh_slots = true;
    from->iterations = 1875, from->loss_total = 5, from->momentum[9][783] = -1.5f;
    assert_true(checkpoint_save(&model, scratch_path(scratch, "a.safetensors"), &position, &error));
    assert_true(checkpoint_load(&other, scratch->path, &back, &fresh_slots, &error));
    assert_memory_equal(&position, &back, sizeof back);
    assert_false(fresh_slots);
    assert_true(to->loss_total == 0); /* metrics stay at home */
    to->loss_total = 5;
    assert_memory_equal(from, to, sizeof *from);
    model_free(&model);
    model_free(&other);
    pool_destroy(pool);
    pool_destroy(other_pool);
}

/* ---- hostile and unfitting files ---- */

static const char *write_safetensors(struct scratch *scratch, const char *header, size_t data)
{
    char bytes[1 << 14] = {0};
    const size_t length = strlen(header);
    for (int i = 0; i < 8; ++i) bytes[i] = (char)(length >> (8 * i));
    for (size_t i = 0; i < length; ++i) bytes[8 + i] = header[i];
    return scratch_write(scratch, "test.safetensors", bytes, 8 + length + data);
}

static void open_expecting(struct scratch *scratch, const char *header, size_t data, const char *message)
{
    struct safetensors file;
    struct error error = {0};
    const bool opened = safetensors_open(&file, write_safetensors(scratch, header, data), &error);
    if (opened) safetensors_close(&file);
    if (!message && !opened) fail_msg("%s: %s", header, error.text);
    if (message && opened) fail_msg("accepted: %s", header);
    if (message) assert_contains(error.text, message);
}

static void format_rules(void **state)
{
    struct scratch *scratch = *state;
#define T(name, dtype, shape, from, to)                                                                      \
    "\"" name "\":{\"dtype\":\"" dtype "\",\"shape\":[" shape "],\"data_offsets\":[" #from "," #to "]}"
    static const struct {
        const char *header;
        size_t data;
        const char *message; /* NULL: valid */
    } cases[] = {
        {"{}", 0, NULL},
        {"{}   ", 0, NULL},
        {"{" T("a", "F32", "2,3", 0, 24) "}", 24, NULL},
        {"{" T("b", "I64", "", 4, 12) "," T("a", "F32", "1", 0, 4) "," T("c", "F32", "0,5", 4, 4) "}", 12,
         NULL},
        {"{\"__metadata__\":{\"step\":\"5\"}," T("a", "U8", "1", 0, 1) "}", 1, NULL},
        {"{}\n", 0, "nothing but spaces"},
        {" {}", 0, "one JSON object"},
        {"[]", 0, "one JSON object"},
        {"{}{}", 0, "not a valid safetensors file"},
        {"{" T("a", "F32", "1", 0, 4) "," T("a", "F32", "1", 0, 4) "}", 4, "duplicate"},
        {"{\"a\":{\"dtype\":\"U8\",\"dtype\":\"U8\",\"shape\":[],\"data_offsets\":[0,1]}}", 1, "duplicate"},
        {"{" T("a", "F32", "1", 4, 8) "}", 8, "hole or an overlap before tensor a"},
        {"{" T("a", "F32", "1", 0, 4) "," T("b", "F32", "1", 2, 6) "}", 6, "overlap before tensor b"},
        {"{" T("a", "F32", "1", 0, 4) "}", 3, "do not fill it exactly"},
        {"{" T("a", "F32", "1", 0, 4) "}", 5, "do not fill it exactly"},
        {"{}", 1, "do not fill it exactly"},
        {"{" T("a", "F32", "2", 0, 4) "}", 4, "tensor a is 4 bytes, its shape and dtype say 8"},
        {"{" T("a", "F32", "1", 4, 0) "}", 4, "no valid data_offsets"},
        {"{" T("a", "F32", "1", -4, 0) "}", 0, "no valid data_offsets"},
        {"{" T("a", "F32", "-1", 0, 4) "}", 4, "impossible shape"},
        {"{" T("a", "F32", "4294967296,4294967296", 0, 0) "}", 0, "impossible shape"},
        {"{" T("a", "F32", "99999999999999999999", 0, 0) "}", 0, "not a valid safetensors file"},
        {"{" T("a", "F32", "1.0", 0, 4) "}", 4, "impossible shape"},
        {"{" T("a", "F32", "1,1,1,1,1,1,1,1,1", 0, 4) "}", 4, "more than 8 axes"},
        {"{" T("a", "F31", "1", 0, 4) "}", 4, "no dtype"},
        {"{\"a\":{}}", 0, "no dtype"},
        {"{\"a\":5}", 0, "no dtype"},
        {"{\"__metadata__\":{\"step\":5}}", 0, "something else than strings"},
        {"{\"__metadata__\":5}", 0, "not an object"},
        {"{\"\\u0000\":5}", 0, "not a valid safetensors file"},
        {"{\"\xff\":5}", 0, "not a valid safetensors file"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; ++i)
        open_expecting(scratch, cases[i].header, cases[i].data, cases[i].message);
}

static void lengths_lie(void **state)
{
    struct scratch *scratch = *state;
    static const unsigned char lengths[][10] = {{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, '{', '}'},
                                                {0xff, 0xff, 0xff, 0x7f, 0, 0, 0, 0, '{', '}'},
                                                {3, 0, 0, 0, 0, 0, 0, 0, '{', '}'},
                                                {1, 0, 0, 0, 0, 0, 0, 0, '{', '}'},
                                                {0}};
    struct safetensors file;
    struct error error;
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; ++i) {
        assert_false(
            safetensors_open(&file, scratch_write(scratch, "bad", lengths[i], sizeof *lengths), &error));
        assert_contains(error.text, "bad: not a valid safetensors file");
    }
    for (size_t size = 0; size < 8; ++size)
        assert_false(safetensors_open(&file, scratch_write(scratch, "bad", lengths[0], size), &error));
    assert_false(safetensors_open(&file, scratch->folder, &error));
    assert_contains(error.text, "not a regular file");
}

/* A real file cut anywhere, and with any byte of its header changed: an error or a load, never a crash. */
static void cut_and_changed(void **state)
{
    struct scratch *scratch = *state;
    struct model model;
    struct error error;
    struct checkpoint_position position = {0};
    bool fresh_slots;
    struct pool *pool = make_model(&model, 0);
    static char bytes[1 << 17], changed[1 << 17];
    assert_true(checkpoint_save(&model, scratch_path(scratch, "whole"), &position, &error));
    const size_t size = scratch_read(scratch, "whole", bytes, sizeof bytes);
    const size_t header = 8 + (unsigned char)bytes[0] + 256u * (unsigned char)bytes[1];
    assert_true(size > header && size < sizeof bytes && header % 8 == 0);
    for (size_t cut = 0; cut < size; cut += cut < header + 64 ? 1 : 997)
        assert_false(checkpoint_load(&model, scratch_write(scratch, "cut", bytes, cut), &position,
                                     &fresh_slots, &error));
    for (size_t i = 0; i < header; ++i) {
        memcpy(changed, bytes, size);
        changed[i] ^= (char)(1 << i % 7);
        checkpoint_load(&model, scratch_write(scratch, "changed", changed, size), &position, &fresh_slots,
                        &error);
    }
    model_free(&model);
    pool_destroy(pool);
}

static void what_does_not_fit_is_listed(void **state)
{
    struct scratch *scratch = *state;
    struct model model;
    struct error error;
    struct checkpoint_position position = {0};
    bool fresh_slots;
    struct pool *pool = make_model(&model, 0);
    write_safetensors(scratch,
                      "{" T("softmax/dense/bias", "F32", "9", 0, 36) "," T(
                          "SGD/iter", "F32", "2", 36, 44) "," T("loss_total", "F32", "", 44, 48) "}",
                      48);
    assert_false(checkpoint_load(&model, scratch->path, &position, &fresh_slots, &error));
    assert_contains(error.text, "test.safetensors: does not fit this model:\n");
    assert_contains(error.text, "\n  missing: softmax/dense/kernel F32 [784, 10]\n");
    assert_contains(error.text, "\n  softmax/dense/bias: F32 [9] in the file, F32 [10] in the model\n");
    assert_contains(error.text, "\n  SGD/iter: F32 [2] in the file, I64 [] in the model\n");
    assert_contains(error.text, "\n  extra: loss_total F32 []");
    assert_null(strstr(error.text, "momentum")); /* no slot at all is a file of weights */
    model_free(&model);
    pool_destroy(pool);
}

static void weights_alone_start_the_slots(void **state)
{
    struct scratch *scratch = *state;
    struct model model;
    struct error error;
    struct checkpoint_position position = {0};
    bool fresh_slots = false;
    struct pool *pool = make_model(&model, 0);
    static char bytes[8 + 1024 + 31400];
    const char header[] = "{" T("softmax/dense/kernel", "F32", "784,10", 0,
                                31360) "," T("softmax/dense/bias", "F32", "10", 31360, 31400) "}";
    bytes[0] = (char)(sizeof header - 1);
    memcpy(bytes + 8, header, sizeof header - 1);
    const float last = 2.5f;
    memcpy(bytes + 8 + sizeof header - 1 + 31356, &last, sizeof last); /* kernel[783][9] */
    scratch_write(scratch, "weights", bytes, 8 + sizeof header - 1 + 31400);
    assert_true(checkpoint_load(&model, scratch->path, &position, &fresh_slots, &error));
    assert_true(fresh_slots);
    assert_true(((struct softmax_state *)model.state)->kernel[9][783] == 2.5f);
    model_free(&model);
    pool_destroy(pool);
}

static void saved_whole_or_not(void **state)
{
    struct scratch *scratch = *state;
    struct model model;
    struct error error;
    const struct checkpoint_position position = {0};
    struct pool *pool = make_model(&model, 0);
    assert_false(checkpoint_save(&model, scratch_path(scratch, "no/folder"), &position, &error));
    assert_contains(error.text, "no/folder: cannot write in folder");
    assert_false(checkpoint_save(&model, "/dev/null", &position, &error));
    assert_contains(error.text, "/dev/null: cannot write here: not a regular file");
    assert_false(checkpoint_save(&model, scratch->folder, &position, &error));
    model_free(&model);
    pool_destroy(pool);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layouts),
        cmocka_unit_test(scalars_and_empty),
        TEST(round_trip),
        TEST(format_rules),
        TEST(lengths_lie),
        TEST(cut_and_changed),
        TEST(what_does_not_fit_is_listed),
        TEST(weights_alone_start_the_slots),
        TEST(saved_whole_or_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
