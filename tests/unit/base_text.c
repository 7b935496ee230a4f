/* Text: indentation, wrapped lists, the shortest numbers, and files that appear whole or not at all. */
#include "base/text.h"
#include "fixture.h"
#include <dirent.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void lines_are_indented_but_empty_ones_stay_empty(void **state)
{
    Text text = text_new(*state);
    text_add(&text, "for (;;) {\n");
    ++text.indent;
    text_add(&text, "x += %d;\n\ny", 7);
    text_add(&text, " = x;\n"); /* in the middle of a line: no blanks */
    --text.indent;
    text_add(&text, "}\n");
    assert_string_equal(text.at, "for (;;) {\n    x += 7;\n\n    y = x;\n}\n");
    assert_int_equal(text.length, strlen(text.at));
}

static void a_text_grows(void **state)
{
    Text text = text_new(*state);
    for (int i = 0; i < 1000; ++i) text_add(&text, "%04d,", i);
    text_add(&text, "%5000s", "end");
    assert_int_equal(text.length, 10000);
    assert_memory_equal(text.at + 4995, "0999,", 5);
    assert_string_equal(text.at + 9997, "end");
}

static void bytes_are_taken_as_they_are(void **state)
{
    Text text = text_new(*state);
    text.indent = 1;
    text_bytes(&text, "100%\n0\0x", 8);
    assert_int_equal(text.length, 8);
    assert_memory_equal(text.at, "100%\n0\0x", 9);
}

static void words_are_wrapped_before_the_width(void **state)
{
    Text text = text_new(*state);
    text_wrapped(&text, " * axes: ", " *       ", "b batch,  y row, x column", 24);
    assert_string_equal(text.at, " * axes: b batch, y row,\n *       x column\n");
}

static void a_word_that_fits_no_line_is_not_cut(void **state)
{
    Text text = text_new(*state);
    text_wrapped(&text, "", "", "a indivisible b", 4);
    assert_string_equal(text.at, "a\nindivisible\nb\n");
}

static void numbers_are_the_shortest_that_read_back(void **state)
{
    static const struct {
        double value;
        const char *single, *twice;
    } rows[] = {
        {0, "0", "0"},
        {-3, "-3", "-3"},
        {0.1, "0.1", "0.1"},
        {0.5, "0.5", "0.5"},
        {1e-7, "1e-07", "1e-07"},
        {INFINITY, "inf", "inf"},
        {-INFINITY, "-inf", "-inf"},
        {NAN, "nan", "nan"},
        {1.0 / 3, "0.33333333", "0.3333333333333333"},
        {255, "255", "255"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; ++i) {
        assert_string_equal(text_number(*state, rows[i].value, true), rows[i].single);
        assert_string_equal(text_number(*state, rows[i].value, false), rows[i].twice);
    }
}

static void every_number_reads_back(void **state)
{
    const double some[] = {DBL_MIN, DBL_MAX, FLT_MIN, FLT_MAX, 1e7, 9999999, 16777217, 0.001, 6.02214076e23};
    for (size_t i = 0; i < sizeof some / sizeof *some; ++i)
        assert_true(strtod(text_number(*state, some[i], false), NULL) == some[i]);
    for (uint32_t bits = 1; bits < 0x7F800000u; bits += 0x10001u * 97) { /* floats of every size */
        float value;
        memcpy(&value, &bits, sizeof value);
        assert_true(strtof(text_number(*state, (double)value, true), NULL) == value);
    }
}

static int files_in(const char *folder)
{
    DIR *open = opendir(folder);
    int count = 0;
    while (readdir(open)) ++count;
    closedir(open);
    return count - 2; /* . and .. */
}

static void a_file_is_replaced_whole(void **state)
{
    char folder[] = "/tmp/gradc_text_XXXXXX", read[16] = {0};
    assert_non_null(mkdtemp(folder));
    const char *path = arena_format(*state, "%s/x.c", folder);
    Text text = text_new(*state);
    text_add(&text, "int x = 1;\n");
    assert_null(text_save(&text, path));
    text = text_new(*state);
    text_add(&text, "int x;\n");
    assert_null(text_save(&text, path));
    FILE *file = fopen(path, "r");
    assert_int_equal(fread(read, 1, sizeof read - 1, file), 7);
    fclose(file);
    assert_string_equal(read, "int x;\n");
    assert_int_equal(files_in(folder), 1); /* the temporary one is gone */
    unlink(path), rmdir(folder);
}

static void a_path_that_cannot_be_written_is_told(void **state)
{
    char folder[] = "/tmp/gradc_text_XXXXXX";
    assert_non_null(mkdtemp(folder));
    Text text = text_new(*state);
    assert_string_equal(text_save(&text, arena_format(*state, "%s/none/x.c", folder)),
                        "No such file or directory");
    assert_non_null(text_save(&text, folder)); /* a folder stands there; nothing is left behind beside it */
    assert_int_not_equal(access(arena_format(*state, "%s.%ld.tmp", folder, (long)getpid()), F_OK), 0);
    rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_indented_but_empty_ones_stay_empty),
        cmocka_unit_test(a_text_grows),
        cmocka_unit_test(bytes_are_taken_as_they_are),
        cmocka_unit_test(words_are_wrapped_before_the_width),
        cmocka_unit_test(a_word_that_fits_no_line_is_not_cut),
        cmocka_unit_test(numbers_are_the_shortest_that_read_back),
        cmocka_unit_test(every_number_reads_back),
        cmocka_unit_test(a_file_is_replaced_whole),
        cmocka_unit_test(a_path_that_cannot_be_written_is_told),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
