/* runtime_text.c: what a run prints: Python's numbers, Keras's line, JSON lines. */
#include "log.h"
#include "progress.h"
#include "report.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "runtime_scratch.h"

/* The right side is what python3 prints for the left. */
static void floats_as_python_prints_them(void **state)
{
    (void)state;
    static const struct {
        double value;
        const char *text;
    } known[] = {
        {(double)9.8f, "9.800000190734863"},
        {(double)2.3026f, "2.3025999069213867"},
        {(double)0.1f, "0.10000000149011612"},
        {0.1, "0.1"},
        {1e-7, "1e-07"},
        {(double)1e-7f, "1.0000000116860974e-07"},
        {0.0001, "0.0001"},
        {0.00001, "1e-05"},
        {0.00012, "0.00012"},
        {0.0, "0.0"},
        {-0.0, "-0.0"},
        {1, "1.0"},
        {100, "100.0"},
        {-12.5, "-12.5"},
        {1e15, "1000000000000000.0"},
        {123456789012345680.0, "1.2345678901234568e+17"},
        {1e16, "1e+16"},
        {(double)3.4028235e38f, "3.4028234663852886e+38"},
        {1e300, "1e+300"},
        {1.0 / 3, "0.3333333333333333"},
        {9007199254740993.0, "9007199254740992.0"},
        {(double)97.85f, "97.8499984741211"},
        {NAN, "nan"},
        {INFINITY, "inf"},
        {-INFINITY, "-inf"},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; ++i) {
        char text[NUMBER_LENGTH];
        python_float(known[i].value, text);
        assert_string_equal(text, known[i].text);
    }
}

static void metrics_in_keras_order(void **state)
{
    (void)state;
    const struct metrics metrics = {
        4, {{"val_loss", 1e-3f / 2}, {"loss", 0.15024f}, {"accuracy", 0.95414f}, {"bad", NAN}}};
    char text[256], small[24];
    metrics_text(&metrics, text, sizeof text);
    assert_string_equal(text, " - accuracy: 0.9541 - bad: nan - loss: 0.1502 - val_loss: 5.0000e-04");
    metrics_text(&metrics, small, sizeof small);
    assert_string_equal(small, " - accuracy: 0.9541 - b");
}

static void times_as_keras_prints_them(void **state)
{
    (void)state;
    static const struct {
        double seconds;
        int steps;
        const char *text;
    } known[] = {{3, 1000, "3s 3ms/step"},
                 {0.4, 1875, "0s 213us/step"},
                 {65, 10, "1:05 6s/step"},
                 {3725, 5000, "1:02:05 745ms/step"},
                 {0, 0, "0s 0s/step"}};
    for (size_t i = 0; i < sizeof known / sizeof *known; ++i) {
        char text[64];
        progress_times(known[i].seconds, known[i].steps, text, sizeof text);
        assert_string_equal(text, known[i].text);
    }
}

static void bars(void **state)
{
    (void)state;
    struct progress progress = {.done = 5, .total = 10};
    char text[256];
    progress_bar(&progress, 10, text, sizeof text);
    assert_string_equal(text, "=====>....");
    progress.unicode = true;
    progress_bar(&progress, 4, text, sizeof text);
    assert_string_equal(text, "━━  ");
    progress.color = true;
    progress_bar(&progress, 2, text, sizeof text);
    assert_string_equal(text, "\033[32m━\033[37m━\033[0m");
    progress.done = 10, progress.color = false;
    progress_bar(&progress, 3, text, sizeof text);
    assert_string_equal(text, "━━━");
}

static void json_lines(void **state)
{
    struct scratch *scratch = *state;
    struct log log;
    struct error error;
    char text[SCRATCH_LENGTH];
    const struct log_item items[] = {log_text("a \"b\"\\", "line\nend\x01"),
                                     log_integer("n", -5),
                                     log_real("x", 0.1),
                                     log_real("third", 1.0 / 3),
                                     log_real("nan", NAN),
                                     log_real("inf", -INFINITY)};
    assert_true(log_open(&log, scratch_path(scratch, "log"), &error));
    assert_true(log_line(&log, items, 6, &error));
    scratch_read_text(scratch, "log", text); /* each line is out when it is written */
    assert_string_equal(text, "{\"a \\\"b\\\"\\\\\": \"line\\u000aend\\u0001\", \"n\": -5, \"x\": 0.1, "
                              "\"third\": 0.333333333, \"nan\": null, \"inf\": null}\n");
    assert_true(log_close(&log, &error));
    assert_false(log_open(&log, scratch_path(scratch, "no/folder"), &error));
    assert_contains(error.text, "no/folder: cannot write");
    if (access("/dev/full", W_OK)) return;
    assert_true(log_open(&log, "/dev/full", &error));
    assert_false(log_line(&log, items, 6, &error));
    assert_contains(error.text, "/dev/full: cannot write: No space left");
    log_close(&log, &error);
}

static void long_errors_end_in_time(void **state)
{
    (void)state;
    struct error error;
    error_set(&error, "first");
    for (int i = 0; i < 1000; ++i) error_add(&error, "  line %d", i);
    assert_true(strlen(error.text) < sizeof error.text);
    assert_contains(error.text, "first\n  line 0\n  line 1\n");
    assert_string_equal(error.text + strlen(error.text) - strlen("\n  (and more)"), "\n  (and more)");
    error_set(&error, "%5000d", 1);
    assert_int_equal(strlen(error.text), sizeof error.text - 1);
    error_add(&error, "no room");
    assert_int_equal(strlen(error.text), sizeof error.text - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(floats_as_python_prints_them),
        cmocka_unit_test(metrics_in_keras_order),
        cmocka_unit_test(times_as_keras_prints_them),
        cmocka_unit_test(bars),
        cmocka_unit_test_setup_teardown(json_lines, scratch_setup, scratch_teardown),
        cmocka_unit_test(long_errors_end_in_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
