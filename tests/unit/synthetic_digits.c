/* synthetic_digits.c: the built-in digits are the same everywhere, balanced, look like ink on an empty page, and
 * arrive on disk as MNIST's files do. */
#include "data/glyphs.h"
#include "data/synthetic.h"

#include <dirent.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

enum { ERROR_ROOM = 512 };

struct samples {
    int count;
    uint8_t *images, *labels;
};

static struct samples make_samples(uint64_t seed, int first, int count)
{
    const size_t n = (size_t)count;
    const struct samples samples = {count, calloc(n, SYNTHETIC_PIXELS), calloc(n, 1)};

    assert_non_null(samples.images);
    assert_non_null(samples.labels);
    assert_true(synthetic_digits(seed, first, count, samples.images, samples.labels));
    return samples;
}

static void free_samples(struct samples samples)
{
    free(samples.images);
    free(samples.labels);
}

/* FNV-1a, 64 bits. */
static uint64_t checksum(const uint8_t *bytes, size_t size)
{
    uint64_t sum = 14695981039346656037u;

    for (size_t i = 0; i < size; ++i) sum = (sum ^ bytes[i]) * 1099511628211u;
    return sum;
}

static void glyphs_are_well_formed(void **state)
{
    (void)state;
    for (int digit = 0; digit < DIGITS; ++digit) {
        int count = 0, shares = 0;
        const struct glyph *glyphs = glyphs_of(digit, &count);

        assert_true(count > 0);
        for (int g = 0; g < count; ++g) {
            const char *pen = glyphs[g].pen;

            shares += glyphs[g].share;
            assert_int_equal(strlen(pen), glyphs[g].point_count);
            assert_in_range(glyphs[g].point_count, 2, GLYPH_POINTS);
            assert_in_range(glyphs[g].shape_count, 1, GLYPH_SHAPES);
            assert_int_equal(strspn(pen, "-^|"), strlen(pen));
            assert_int_equal(pen[strlen(pen) - 1], '|');
            assert_int_not_equal(pen[0], '|'); /* a stroke has two points at least */
            assert_null(strstr(pen, "||"));
        }
        assert_int_equal(shares, 100);
    }
}

static void seed_decides_every_byte(void **state)
{
    (void)state;
    const struct samples one = make_samples(1, 0, 200), again = make_samples(1, 0, 200);
    const struct samples two = make_samples(2, 0, 200), high = make_samples(1 + (UINT64_C(1) << 32), 0, 200);

    assert_memory_equal(one.images, again.images, 200 * SYNTHETIC_PIXELS);
    assert_memory_equal(one.labels, again.labels, 200);
    assert_memory_not_equal(one.images, two.images, 200 * SYNTHETIC_PIXELS);
    assert_memory_not_equal(one.images, high.images, 200 * SYNTHETIC_PIXELS);
    free_samples(one), free_samples(again), free_samples(two), free_samples(high);
}

/* Fails when a compiler, a flag or an edit changes a bit: then cached sets and numbers in documents are stale. */
static void first_hundred_of_seed_one_are_known(void **state)
{
    (void)state;
    const struct samples samples = make_samples(1, 0, 100);

    assert_int_equal(checksum(samples.images, 100 * SYNTHETIC_PIXELS), UINT64_C(0x69c68c9e691ae8a0));
    assert_int_equal(checksum(samples.labels, 100), UINT64_C(0x8f756147d19cf61e));
    free_samples(samples);
}

static void sample_depends_on_its_number_alone(void **state)
{
    (void)state;
    const struct samples all = make_samples(7, 59990, 20), one = make_samples(7, 59995, 1);
    const struct samples some = make_samples(7, 59997, 5), last = make_samples(7, INT_MAX - 1, 1);

    assert_memory_equal(one.images, all.images + 5 * SYNTHETIC_PIXELS, SYNTHETIC_PIXELS);
    assert_memory_equal(one.labels, all.labels + 5, 1);
    assert_memory_equal(some.images, all.images + 7 * SYNTHETIC_PIXELS, 5 * SYNTHETIC_PIXELS);
    assert_memory_equal(some.labels, all.labels + 7, 5);
    free_samples(all), free_samples(one), free_samples(some), free_samples(last);
}

static void impossible_ranges_write_nothing(void **state)
{
    (void)state;
    uint8_t image[SYNTHETIC_PIXELS] = {0}, label = 77;

    assert_false(synthetic_digits(1, -1, 1, image, &label));
    assert_false(synthetic_digits(1, 0, -1, image, &label));
    assert_false(synthetic_digits(1, INT_MAX, 1, image, &label));
    assert_true(synthetic_digits(1, 5, 0, image, &label));
    assert_int_equal(label, 77);
}

/* 10000 draws of one in ten: 1000 each, deviation 30; five deviations allowed. */
static void labels_are_balanced(void **state)
{
    (void)state;
    const struct samples samples = make_samples(3, 0, 10000);
    int counts[DIGITS] = {0};

    for (int i = 0; i < samples.count; ++i) {
        assert_in_range(samples.labels[i], 0, DIGITS - 1);
        ++counts[samples.labels[i]];
    }
    for (int digit = 0; digit < DIGITS; ++digit) assert_in_range(counts[digit], 850, 1150);
    free_samples(samples);
}

/* Each image: dark ink, a page mostly empty, the centre of mass within a pixel of the middle. */
static void images_are_centred_ink_on_an_empty_page(void **state)
{
    (void)state;
    const struct samples samples = make_samples(4, 0, 3000);

    for (int i = 0; i < samples.count; ++i) {
        const uint8_t *image = samples.images + (size_t)i * SYNTHETIC_PIXELS;
        double ink = 0, x = 0, y = 0;
        int empty = 0, darkest = 0;

        for (int p = 0; p < SYNTHETIC_PIXELS; ++p) {
            const int row = p / SYNTHETIC_SIDE, column = p % SYNTHETIC_SIDE;

            ink += image[p];
            x += image[p] * (column + 0.5);
            y += image[p] * (row + 0.5);
            empty += image[p] == 0;
            darkest = image[p] > darkest ? image[p] : darkest;
        }
        assert_true(darkest > 140);
        assert_in_range(empty, 400, SYNTHETIC_PIXELS - 20);
        assert_true(x / ink > 13 && x / ink < 15 && y / ink > 13 && y / ink < 15);
    }
    free_samples(samples);
}

/* ---- files */

static void join(char *path, size_t size, const char *folder, const char *name)
{
    assert_in_range(snprintf(path, size, "%s/%s", folder, name), 1, size - 1);
}

static const char *const file_names[] = {"train-images-idx3-ubyte", "train-labels-idx1-ubyte",
                                         "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"};

static int make_folder(void **state)
{
    const char *base = getenv("TMPDIR");
    char *folder = malloc(PATH_MAX);

    if (!folder) return -1;
    snprintf(folder, PATH_MAX, "%s/gradc synthetic XXXXXX", base && base[0] ? base : "/tmp");
    *state = folder;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    char *folder = *state, deep[PATH_MAX + 16], path[2 * PATH_MAX];

    snprintf(deep, sizeof deep, "%s/a/mnist", folder);
    for (int f = 0; f < 4; ++f) {
        snprintf(path, sizeof path, "%s/%s", deep, file_names[f]);
        unlink(path);
    }
    rmdir(deep);
    snprintf(deep, sizeof deep, "%s/a", folder);
    rmdir(deep);
    snprintf(deep, sizeof deep, "%s/file", folder);
    unlink(deep);

    const int status = rmdir(folder); /* fails where a temporary file was left behind */

    free(folder);
    return status;
}

static void compare_file(const char *folder, const char *name, const uint8_t *header, size_t header_size,
                         const uint8_t *data, size_t size)
{
    char path[PATH_MAX];
    uint8_t *bytes = malloc(header_size + size + 1);

    join(path, sizeof path, folder, name);

    FILE *file = fopen(path, "rb");

    assert_non_null(bytes);
    assert_non_null(file);
    assert_int_equal(fread(bytes, 1, header_size + size + 1, file), header_size + size);
    assert_memory_equal(bytes, header, header_size);
    assert_memory_equal(bytes + header_size, data, size);
    fclose(file);
    free(bytes);
}

struct reports {
    int calls, done, total;
};

static void count_report(void *context, int done, int total)
{
    struct reports *reports = context;

    assert_true(done > reports->done);
    *reports = (struct reports){reports->calls + 1, done, total};
}

static void files_hold_the_set(void **state)
{
    static const uint8_t train_images[] = {0, 0, 8, 3, 0, 0, 0xEA, 0x60, 0, 0, 0, 28, 0, 0, 0, 28};
    static const uint8_t test_images[] = {0, 0, 8, 3, 0, 0, 0x27, 0x10, 0, 0, 0, 28, 0, 0, 0, 28};
    static const uint8_t train_labels[] = {0, 0, 8, 1, 0, 0, 0xEA, 0x60};
    static const uint8_t test_labels[] = {0, 0, 8, 1, 0, 0, 0x27, 0x10};
    const size_t train = SYNTHETIC_TRAIN, test = SYNTHETIC_TEST;
    const struct samples all = make_samples(11, 0, SYNTHETIC_TRAIN + SYNTHETIC_TEST);
    struct reports reports = {0};
    char folder[PATH_MAX], error[ERROR_ROOM] = "";

    join(folder, sizeof folder, *state, "a/mnist"); /* two folders that do not exist yet */
    assert_true(synthetic_write(12, folder, error, sizeof error));
    assert_true(synthetic_write_with_progress(11, folder, (struct synthetic_progress){count_report, &reports},
                                              error, sizeof error));
    assert_string_equal(error, "");
    assert_in_range(reports.calls, 20, 1000);
    assert_int_equal(reports.done, SYNTHETIC_TRAIN + SYNTHETIC_TEST);
    assert_int_equal(reports.total, SYNTHETIC_TRAIN + SYNTHETIC_TEST);

    compare_file(folder, file_names[0], train_images, 16, all.images, train * SYNTHETIC_PIXELS);
    compare_file(folder, file_names[1], train_labels, 8, all.labels, train);
    compare_file(folder, file_names[2], test_images, 16, all.images + train * SYNTHETIC_PIXELS,
                 test * SYNTHETIC_PIXELS);
    compare_file(folder, file_names[3], test_labels, 8, all.labels + train, test);
    free_samples(all);
}

static void unwritable_folder_is_an_error(void **state)
{
    char path[PATH_MAX], below[PATH_MAX + 8], error[ERROR_ROOM] = "", tiny[6] = "";

    join(path, sizeof path, *state, "file"); /* a file where a folder should be: even root fails */
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fclose(file);

    assert_false(synthetic_write(1, path, error, sizeof error));
    assert_non_null(strstr(error, path));
    join(below, sizeof below, path, "mnist");
    assert_false(synthetic_write(1, below, error, sizeof error));
    assert_non_null(strstr(error, path));
    assert_false(synthetic_write(1, "", error, sizeof error));
    assert_non_null(strstr(error, "empty"));
    assert_false(synthetic_write(1, path, tiny, sizeof tiny));
    assert_int_equal(strlen(tiny), sizeof tiny - 1);
}

/* A folder stands where the last file belongs. The other three must not appear, nor their temporary files stay. */
static void failure_leaves_nothing_behind(void **state)
{
    char path[PATH_MAX], error[ERROR_ROOM] = "";
    int entries = 0;

    join(path, sizeof path, *state, file_names[3]);
    assert_int_equal(mkdir(path, 0777), 0);
    assert_false(synthetic_write(1, *state, error, sizeof error));
    assert_non_null(strstr(error, file_names[3]));

    DIR *folder = opendir(*state);

    assert_non_null(folder);
    while (readdir(folder)) ++entries;
    closedir(folder);
    assert_int_equal(entries, 3); /* ".", ".." and the obstacle */
    assert_int_equal(rmdir(path), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(glyphs_are_well_formed),
        cmocka_unit_test(seed_decides_every_byte),
        cmocka_unit_test(first_hundred_of_seed_one_are_known),
        cmocka_unit_test(sample_depends_on_its_number_alone),
        cmocka_unit_test(impossible_ranges_write_nothing),
        cmocka_unit_test(labels_are_balanced),
        cmocka_unit_test(images_are_centred_ink_on_an_empty_page),
        cmocka_unit_test_setup_teardown(files_hold_the_set, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(unwritable_folder_is_an_error, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(failure_leaves_nothing_behind, make_folder, remove_folder),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
