/* runtime_idx.c: IDX files are read plain and gzipped, and no file, however broken, does more than give an error. */
#include "idx.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "runtime_scratch.h"

#include <sys/stat.h>
#include <zlib.h>

enum { SAMPLES = 5, ROWS = 3, COLUMNS = 4, HEADER = 16, SIZE = HEADER + SAMPLES * ROWS * COLUMNS };

static void make_file(unsigned char bytes[SIZE])
{
    static const unsigned char header[HEADER] = {0, 0, 8, 3,    0, 0, 0, SAMPLES,
                                                 0, 0, 0, ROWS, 0, 0, 0, COLUMNS};
    memcpy(bytes, header, HEADER);
    for (int i = HEADER; i < SIZE; ++i) bytes[i] = (unsigned char)(i * 7);
}

static const char *write_gzip(struct scratch *scratch, const char *name, const void *bytes, unsigned size)
{
    gzFile file = gzopen(scratch_path(scratch, name), "wb");
    assert_non_null(file);
    assert_int_equal(gzwrite(file, bytes, size), size);
    assert_int_equal(gzclose(file), Z_OK);
    return scratch->path;
}

/* Whether the file was read; if so, what of it was asked for is right. */
static bool read_file(const char *path, int count, struct error *error)
{
    struct idx_file file;
    unsigned char data[1 << 12], expected[SIZE];
    make_file(expected);
    if (!idx_open(&file, path, error)) return false;
    const size_t size = (size_t)(count < 0 ? file.shape[0] : count) * file.sample;
    if (size > sizeof data) { /* a broken header that the file can fill, when inflated */
        idx_close(&file);
        return false;
    }
    if (!idx_take(&file, count < 0 ? file.shape[0] : count, data, error)) return false;
    if (size <= SIZE - HEADER) assert_memory_equal(data, expected + HEADER, size);
    return true;
}

static void plain_and_gzip(void **state)
{
    struct scratch *scratch = *state;
    struct error error;
    unsigned char bytes[SIZE];
    make_file(bytes);
    for (int count = -1; count <= SAMPLES; ++count) {
        assert_true(read_file(scratch_write(scratch, "plain", bytes, SIZE), count, &error));
        assert_true(read_file(write_gzip(scratch, "zipped.gz", bytes, SIZE), count, &error));
    }
    assert_false(read_file(scratch->path, SAMPLES + 1, &error));
}

static void names(void **state)
{
    static const char *const spellings[] = {"train-images-idx3-ubyte", "train-images-idx3-ubyte.gz",
                                            "train-images.idx3-ubyte", "train-images.idx3-ubyte.gz"};
    struct scratch *scratch = *state;
    char path[PATH_LENGTH];
    assert_false(idx_find(scratch->folder, spellings[0], path));
    for (int i = 0; i < 4; ++i) {
        scratch_write(scratch, spellings[i], "", 0);
        assert_true(idx_find(scratch->folder, spellings[0], path));
        assert_string_equal(path, scratch->path);
        unlink(scratch->path);
    }
}

static void written_and_read(void **state)
{
    struct scratch *scratch = *state;
    struct error error;
    unsigned char bytes[SIZE], back[SIZE + 1];
    const int shape[] = {SAMPLES, ROWS, COLUMNS};
    make_file(bytes);
    assert_true(idx_write(scratch_path(scratch, "new"), 3, shape, bytes + HEADER, &error));
    assert_int_equal(scratch_read(scratch, "new", back, sizeof back), SIZE);
    assert_memory_equal(bytes, back, SIZE);
}

static void other_types(void **state)
{
    static const unsigned char floats[] = {0, 0, 0x0D, 1, 0, 0, 0, 2, 0x3f, 0x80, 0, 0, 0xc0, 0, 0, 0};
    struct scratch *scratch = *state;
    struct error error;
    struct idx_file file;
    float values[2];
    assert_true(idx_open(&file, scratch_write(scratch, "floats", floats, sizeof floats), &error));
    assert_int_equal(file.dtype, GRADC_F32);
    assert_true(idx_take(&file, 2, values, &error));
    assert_true(values[0] == 1.0f && values[1] == -2.0f);
}

static void cut_short(void **state)
{
    struct scratch *scratch = *state;
    struct error error;
    unsigned char bytes[SIZE], zipped[1 << 12];
    make_file(bytes);
    for (size_t size = 0; size < SIZE; ++size)
        assert_false(read_file(scratch_write(scratch, "cut", bytes, size), -1, &error));
    write_gzip(scratch, "whole.gz", bytes, SIZE);
    const size_t length = scratch_read(scratch, "whole.gz", zipped, sizeof zipped);
    for (size_t size = 0; size < length; ++size) {
        assert_false(read_file(scratch_write(scratch, "cut.gz", zipped, size), -1, &error));
        assert_contains(error.text, "cut.gz: ");
    }
}

static void too_long(void **state)
{
    struct scratch *scratch = *state;
    struct error error;
    unsigned char bytes[SIZE + 1] = {0};
    make_file(bytes);
    assert_false(read_file(scratch_write(scratch, "long", bytes, SIZE + 1), -1, &error));
    assert_contains(error.text, "more data than its header");
    assert_false(read_file(write_gzip(scratch, "long.gz", bytes, SIZE + 1), -1, &error));
    assert_contains(error.text, "more data than its header");
}

/* Every bit of the file, plain and gzipped, turned over once: read wrongly never, crashed never. */
static void every_bit(void **state)
{
    struct scratch *scratch = *state;
    struct error error;
    unsigned char bytes[SIZE], zipped[1 << 12];
    make_file(bytes);
    for (size_t bit = 0; bit < HEADER * 8; ++bit) {
        bytes[bit / 8] ^= (unsigned char)(1 << bit % 8);
        assert_false(read_file(scratch_write(scratch, "flipped", bytes, SIZE), -1, &error));
        bytes[bit / 8] ^= (unsigned char)(1 << bit % 8);
    }
    write_gzip(scratch, "whole.gz", bytes, SIZE);
    const size_t length = scratch_read(scratch, "whole.gz", zipped, sizeof zipped);
    for (size_t bit = 0; bit < length * 8; ++bit) {
        zipped[bit / 8] ^= (unsigned char)(1 << bit % 8);
        read_file(scratch_write(scratch, "flipped.gz", zipped, length), -1, &error);
        zipped[bit / 8] ^= (unsigned char)(1 << bit % 8);
    }
}

static void impossible_headers(void **state)
{
    static const unsigned char headers[][20] = {
        {0, 0, 8, 3, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 1, 0, 0, 0, 1},                         /* negative */
        {0, 0, 8, 3, 0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff}, /* 2^93 */
        {0,    0,    8,    4,    0,    0,    0,    0,    0x7f, 0xff,
         0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff}, /* none of them */
        {0, 0, 8, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1},             /* 4 GB */
        {0, 0, 8, 0},                                                 /* no axis */
        {0, 0, 8, 200, 0, 0, 0, 1},                                   /* 200 axes */
        {0, 0, 9, 1, 0, 0, 0, 1},                                     /* signed bytes */
        {1, 2, 8, 1, 0, 0, 0, 1},                                     /* no IDX */
    };
    struct scratch *scratch = *state;
    struct error error;
    for (size_t i = 0; i < sizeof headers / sizeof *headers; ++i) {
        assert_false(read_file(scratch_write(scratch, "bad", headers[i], sizeof *headers), -1, &error));
        assert_false(read_file(write_gzip(scratch, "bad.gz", headers[i], sizeof *headers), -1, &error));
    }
}

static void no_plain_files(void **state)
{
    struct scratch *scratch = *state;
    struct error error;
    assert_false(read_file(scratch->folder, -1, &error));
    assert_contains(error.text, "not a regular file");
    assert_int_equal(mkfifo(scratch_path(scratch, "pipe"), 0600), 0);
    assert_false(read_file(scratch->path, -1, &error));
    assert_contains(error.text, "not a regular file");
    assert_false(read_file(scratch_path(scratch, "absent"), -1, &error));
    assert_contains(error.text, "absent: cannot open: No such file");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)
    const struct CMUnitTest tests[] = {
        TEST(plain_and_gzip), TEST(names),    TEST(written_and_read), TEST(other_types),
        TEST(cut_short),      TEST(too_long), TEST(every_bit),        TEST(impossible_headers),
        TEST(no_plain_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
