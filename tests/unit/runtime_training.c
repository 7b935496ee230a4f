/* runtime_training.c: a trained binary from arguments to exit code: its loop, its files, its errors. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "runtime_program.h"
#include "runtime_scratch.h"

#include <jansson.h>
#include <signal.h>
#include <sys/stat.h>
#include <time.h>

/* A run of the tests sees no data, cache or thread count of its user. */
static int setup(void **state)
{
    if (scratch_setup(state)) return -1;
    struct scratch *scratch = *state;
    unsetenv("GRADC_DATA");
    unsetenv("GRADC_NUM_THREADS");
    setenv("XDG_DATA_HOME", scratch_path(scratch, "share"), 1);
    setenv("XDG_CACHE_HOME", scratch_path(scratch, "cache"), 1);
    scratch_digits(scratch, "data", TRAIN_COUNT, TESTS);
    return 0;
}

static void assert_same_files(struct scratch *scratch, const char *a, const char *b)
{
    static char left[1 << 18], right[1 << 18];
    const size_t size = scratch_read(scratch, a, left, sizeof left);
    assert_int_equal(scratch_read(scratch, b, right, sizeof right), size);
    assert_memory_equal(left, right, size);
}

static json_t *next_line(const char **text)
{
    const size_t length = strcspn(*text, "\n");
    json_t *line = json_loadb(*text, length, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(line);
    *text += length + 1;
    return line;
}

static double number(const json_t *line, const char *key)
{
    assert_true(json_is_number(json_object_get(line, key)));
    return json_number_value(json_object_get(line, key));
}

/* ---- the loop ---- */

static void trains_and_reports(void **state)
{
    struct scratch *scratch = *state;
    float final;
    int epoch = 0;
    assert_int_equal(RUN(scratch, &softmax_program, "--data", "@data", "--epochs", "20", "--threads", "2"),
                     0);
    assert_int_equal(sscanf(scratch->out, "epoch 1, {test}: %f %%\nepoch %d, ", &final, &epoch), 2);
    assert_int_equal(epoch, 2);
    const char *last = strstr(scratch->out, "epoch 20, {test}: ");
    assert_non_null(last);
    assert_int_equal(sscanf(last, "epoch 20, {test}: %f %%\nTest accuracy %f %%, ", &final, &final), 2);
    assert_true(final >= 50); /* chance is 10 */
    assert_contains(scratch->err, "Epoch 1/20: 4/4 - 0s ");
    assert_contains(scratch->err, "s/step - accuracy: ");
    assert_int_equal(RUN(scratch, &softmax_program, "--data", "@data", "--quiet"), 0);
    assert_string_equal(scratch->err, "");
}

static void keras_line_without_report(void **state)
{
    struct scratch *scratch = *state;
    struct gradc_program program = softmax_program;
    program.report = NULL;
    assert_int_equal(RUN(scratch, &program, "--data", "@data", "--epochs", "1"), 0);
    assert_contains(scratch->out, "Epoch 1/1 - 0s ");
    assert_contains(scratch->out, "/step - accuracy: 0.");
    assert_contains(scratch->out, " - val_accuracy: 0.");
    assert_string_equal(scratch->err, ""); /* standard output has the epoch's line already */
}

/* The log's numbers are the run's: step losses weighted by batch give the epoch's loss, as far as they can. */
static void logs(void **state)
{
    struct scratch *scratch = *state;
    char text[SCRATCH_LENGTH];
    assert_int_equal(RUN(scratch, &softmax_program, "--data", "@data", "--epochs", "2", "--seed", "5",
                         "--threads", "3", "--log", "@log", "--log-every", "1"),
                     0);
    scratch_read_text(scratch, "log", text);
    const char *at = text;
    json_t *line = next_line(&at);
    assert_string_equal(json_string_value(json_object_get(line, "source")), "mnist");
    assert_string_equal(json_string_value(json_object_get(line, "spec_sha256")), softmax_program.spec_sha256);
    assert_int_equal(json_string_length(json_object_get(line, "data_sha256")), 64);
    assert_true(number(line, "seed") == 5 && number(line, "threads") == 3);
    json_decref(line);
    for (int epoch = 1, step = 0; epoch <= 2; ++epoch) {
        double sum = 0;
        for (int i = 0; i < 4; ++i) {
            line = next_line(&at);
            assert_true(number(line, "step") == ++step);
            sum += number(line, "loss");
            json_decref(line);
        }
        line = next_line(&at);
        assert_true(number(line, "epoch") == epoch);
        assert_true(fabs(number(line, "loss") - sum / 4) < 1e-6); /* Mean averages the batches' losses */
        assert_true(number(line, "val_accuracy") >= 0 && number(line, "val_loss") > 0);
        assert_true(fabs(number(line, "seconds") * number(line, "samples_per_second") - (double)TRAIN_COUNT) <
                    1e-3);
        json_decref(line);
    }
    assert_true(!*at);
    assert_int_equal(RUN(scratch, &softmax_program, "--data", "@data", "--log", "/dev/full"), 1);
    assert_contains(scratch->err, "/dev/full: cannot write");
}

static void same_bits_for_any_threads(void **state)
{
    struct scratch *scratch = *state;
    assert_int_equal(RUN(scratch, &softmax_program, "--data", "@data", "--threads", "1", "--save", "@one"),
                     0);
    assert_int_equal(RUN(scratch, &softmax_program, "--data", "@data", "--threads", "2", "--save", "@two"),
                     0);
    assert_int_equal(RUN(scratch, &softmax_program, "--data", "@data", "--threads", "7", "--save", "@seven"),
                     0);
    assert_same_files(scratch, "one", "two");
    assert_same_files(scratch, "one", "seven");
}

/* Stopped within an epoch or at its end and resumed: the same bits as undisturbed. */
static void resumes(void **state)
{
    struct scratch *scratch = *state;
    static const char *const stops[] = {"1", "3", "4", "6"};
    assert_int_equal(
        RUN(scratch, &softmax_program, "--data", "@data", "--seed", "3", "--epochs", "3", "--save", "@all"),
        0);
    for (size_t i = 0; i < sizeof stops / sizeof *stops; ++i) {
        const char *rest = strtol(stops[i], NULL, 10) < 4 ? "3" : "2"; /* epochs not yet ended */
        assert_int_equal(RUN(scratch, &softmax_program, "--data", "@data", "--seed", "3", "--steps", stops[i],
                             "--save", "@part"),
                         0);
        assert_null(strstr(scratch->out, "epoch"));
        assert_int_equal(RUN(scratch, &softmax_program, "--data", "@data", "--load", "@part", "--epochs",
                             rest, "--save", "@rest"),
                         0);
        assert_contains(scratch->out, "epoch 3, ");
        assert_same_files(scratch, "all", "rest");
    }
}

static void steps_go_over_epochs(void **state)
{
    struct scratch *scratch = *state;
    char text[SCRATCH_LENGTH];
    assert_int_equal(RUN(scratch, &softmax_program, "--data", "@data", "--steps", "9", "--log", "@log",
                         "--log-every", "1"),
                     0);
    scratch_read_text(scratch, "log", text);
    assert_contains(text, "{\"step\": 9, ");
    assert_null(strstr(text, "{\"step\": 10, "));
    assert_null(strstr(text, "epoch"));
    assert_contains(scratch->out, "Step 9, ");
    assert_int_equal(RUN(scratch, &softmax_program, "--data", "@data", "--steps", "0", "--save", "@start"),
                     0);
    assert_string_equal(scratch->out, "");
    assert_int_equal(RUN(scratch, &softmax_program, "--data", "@data", "--epochs", "0", "--save", "@start2"),
                     0);
    assert_same_files(scratch, "start", "start2");
}

static void order_is_the_files_without_shuffle(void **state)
{
    struct scratch *scratch = *state;
    assert_int_equal(
        RUN(scratch, &softmax_program, "--data", "@data", "--no-shuffle", "--seed", "0", "--save", "@a"), 0);
    assert_int_equal(RUN(scratch, &softmax_program, "--data", "@data", "--seed", "0", "--save", "@b"), 0);
    char a[1 << 17], b[1 << 17];
    const size_t size = scratch_read(scratch, "a", a, sizeof a);
    assert_int_equal(scratch_read(scratch, "b", b, sizeof b), size);
    assert_true(memcmp(a, b, size));
}

static void evaluates(void **state)
{
    struct scratch *scratch = *state;
    char text[SCRATCH_LENGTH], expected[256];
    float percent, loss, accuracy;
    assert_int_equal(RUN(scratch, &softmax_program, "--data", "@data", "--epochs", "9", "--save", "@weights"),
                     0);
    assert_int_equal(sscanf(strstr(scratch->out, "Test"), "Test accuracy %f", &percent), 1);
    assert_int_equal(
        RUN(scratch, &softmax_program, "--data", "@data", "--load", "@weights", "--eval", "--log", "@log"),
        0);
    assert_int_equal(sscanf(scratch->out, "val_accuracy: %f - val_loss: %f\n", &accuracy, &loss), 2);
    assert_true(fabsf(accuracy * 100 - percent) < 0.01f);
    scratch_read_text(scratch, "log", text);
    snprintf(expected, sizeof expected, "\"val_accuracy\": %.9g}", (double)accuracy);
    assert_contains(text, expected);
}

static void predicts(void **state)
{
    struct scratch *scratch = *state;
    char all[SCRATCH_LENGTH];
    assert_int_equal(RUN(scratch, &softmax_program, "--data", "@data", "--epochs", "9", "--save", "@weights"),
                     0);
    assert_int_equal(
        RUN(scratch, &softmax_program, "--load", "@weights", "--predict", "@data/t10k-images-idx3-ubyte"), 0);
    snprintf(all, sizeof all, "%s", scratch->out);
    int class, lines = 0, used;
    float probability;
    for (const char *at = all; sscanf(at, "%d %f\n%n", &class, &probability, &used) == 2; at += used, ++lines)
        assert_true(class >= 0 && class < 10 && probability > 0.1f && probability <= 1);
    assert_int_equal(lines, TESTS);
    /* The same lines whatever the count: the first 3 of them alone. */
    struct idx_file file;
    struct error error;
    static uint8_t images[3 * PIXELS];
    assert_true(idx_open(&file, scratch_path(scratch, "data/t10k-images-idx3-ubyte"), &error));
    assert_true(idx_take(&file, 3, images, &error));
    assert_true(idx_write(scratch_path(scratch, "three"), 3, (const int[]){3, 28, 28}, images, &error));
    assert_int_equal(RUN(scratch, &softmax_program, "--load", "@weights", "--predict", "@three"), 0);
    assert_memory_equal(scratch->out, all, strlen(scratch->out));
    assert_true(idx_write(scratch_path(scratch, "none"), 3, (const int[]){0, 28, 28}, images, &error));
    assert_int_equal(RUN(scratch, &softmax_program, "--predict", "@none"), 0);
    assert_string_equal(scratch->out, "");
    assert_int_equal(RUN(scratch, &softmax_program, "--predict", "@data/t10k-labels-idx1-ubyte"), 1);
    assert_contains(scratch->err, "a sample is of shape (), but softmax was built for (28 x 28)");
}

static void interrupted(void **state)
{
    struct scratch *scratch = *state;
    static const int signals[] = {SIGINT, SIGTERM};
    for (int i = 0; i < 2; ++i) {
        char log[512], save[512], data[512];
        struct stat status;
        int code;
        snprintf(log, sizeof log, "%s/log%d", scratch->folder, i);
        snprintf(save, sizeof save, "%s/saved%d", scratch->folder, i);
        snprintf(data, sizeof data, "%s/data", scratch->folder);
        char *argv[] = {(char *)"softmax",
                        (char *)"--data",
                        data,
                        (char *)"--epochs",
                        (char *)"1000000",
                        (char *)"--log",
                        log,
                        (char *)"--log-every",
                        (char *)"1",
                        (char *)"--save",
                        save,
                        (char *)"--quiet",
                        NULL};
        const pid_t child = fork();
        if (!child)
            exit(freopen("/dev/null", "w", stdout) && freopen("/dev/null", "w", stderr)
                     ? trainer_run(&softmax_program, 12, argv)
                     : 126);
        while (stat(log, &status) || status.st_size < 2000)
            nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
        kill(child, signals[i]);
        assert_true(waitpid(child, &code, 0) == child);
        assert_true(WIFEXITED(code));
        assert_int_equal(WEXITSTATUS(code), 128 + signals[i]);
        assert_int_equal(
            RUN(scratch, &softmax_program, "--data", "@data", "--eval", "--load", i ? "@saved1" : "@saved0"),
            0);
    }
}

/* ---- data ---- */

static void data_are_looked_for(void **state)
{
    struct scratch *scratch = *state;
    assert_int_equal(RUN(scratch, &softmax_program, "--steps", "1"), 0);
    assert_contains(scratch->err, "built-in synthetic digits are used; the real ones belong in ");
    assert_contains(scratch->err, "share/gradc/mnist\n");

    scratch_digits(scratch, "share/gradc/mnist", TRAIN_COUNT, TESTS);
    assert_int_equal(RUN(scratch, &softmax_program, "--steps", "1", "--quiet"), 0);
    assert_string_equal(scratch->err, "");
    unlink(scratch_path(scratch, "share/gradc/mnist/t10k-labels-idx1-ubyte"));
    assert_int_equal(RUN(scratch, &softmax_program, "--steps", "1"), 1);
    assert_contains(scratch->err,
                    "share/gradc/mnist/t10k-labels-idx1-ubyte: no such file, neither plain nor .gz");

    setenv("GRADC_DATA", scratch_path(scratch, "sets"), 1);
    assert_int_equal(RUN(scratch, &softmax_program, "--steps", "1"), 1);
    assert_contains(scratch->err, "sets/mnist/train-images-idx3-ubyte: no such file");
    scratch_digits(scratch, "sets/mnist", TRAIN_COUNT, TESTS);
    assert_int_equal(RUN(scratch, &softmax_program, "--steps", "1", "--quiet"), 0);
    assert_int_equal(RUN(scratch, &softmax_program, "--data", "@nowhere"), 1);
    assert_contains(scratch->err, "nowhere/train-images-idx3-ubyte: no such file");
    unsetenv("GRADC_DATA");
}

static void counts_must_agree(void **state)
{
    struct scratch *scratch = *state;
    scratch_digits(scratch, "more", TRAIN_COUNT + 1, TESTS);
    assert_int_equal(RUN(scratch, &softmax_program, "--data", "@more"), 1);
    assert_contains(scratch->err,
                    "more/train-images-idx3-ubyte: holds 101 samples, but softmax was built for 100\n");
    assert_contains(scratch->err,
                    "state 101 in models/softmax.lua and rebuild: gradc build models/softmax.lua");
    assert_string_equal(scratch->out, "");
    scratch_digits(scratch, "standard", TRAIN_COUNT, 10000); /* a standard set: its first samples are meant */
    assert_int_equal(RUN(scratch, &softmax_program, "--data", "@standard", "--eval"), 0);
}

static void bad_labels_are_named(void **state)
{
    struct scratch *scratch = *state;
    unsigned char bytes[8 + TRAIN_COUNT];
    scratch_read(scratch, "data/train-labels-idx1-ubyte", bytes, sizeof bytes);
    bytes[8 + 77] = 10;
    scratch_write(scratch, "data/train-labels-idx1-ubyte", bytes, sizeof bytes);
    assert_int_equal(RUN(scratch, &softmax_program, "--data", "@data"), 1);
    assert_contains(scratch->err,
                    "data/train-labels-idx1-ubyte: sample 77 has label 10, but the model knows 0 to 9");
    scratch_write(scratch, "data/train-labels-idx1-ubyte", bytes, sizeof bytes - 1);
    assert_int_equal(RUN(scratch, &softmax_program, "--data", "@data"), 1);
    assert_contains(scratch->err, "data/train-labels-idx1-ubyte: truncated");
}

/* ---- errors ---- */

static void misuse_is_2(void **state)
{
    struct scratch *scratch = *state;
    assert_int_equal(RUN(scratch, &softmax_program, "--epochs", "many"), 2);
    assert_contains(scratch->err, "softmax: --epochs: expected a whole number");
    assert_contains(scratch->err, "softmax --help lists the options");
    setenv("GRADC_NUM_THREADS", "lots", 1);
    assert_int_equal(RUN(scratch, &softmax_program, "--data", "@data"), 2);
    assert_contains(scratch->err, "GRADC_NUM_THREADS: expected a whole number from 1 to 1024, not 'lots'");
    unsetenv("GRADC_NUM_THREADS");
    assert_int_equal(RUN(scratch, &softmax_program, "--help"), 0);
    assert_contains(scratch->out, "usage: softmax [OPTION]...");
    assert_int_equal(RUN(scratch, &softmax_program, "--version"), 0);
    assert_contains(scratch->out, "softmax, built by gradc 0.1.0\n");
}

static void failures_are_1(void **state)
{
    struct scratch *scratch = *state;
    static const char *const future[] = {"avx1048576", NULL};
    struct gradc_program program = softmax_program;
    assert_int_equal(RUN(scratch, &program, "--data", "@data", "--load", "@absent"), 1);
    assert_contains(scratch->err, "absent: cannot open: No such file");
    assert_int_equal(RUN(scratch, &program, "--data", "@data", "--save", "@no/such/folder"), 1);
    assert_contains(scratch->err, "no/such/folder: cannot write in folder");
    assert_string_equal(scratch->out, ""); /* said before training, not after */
    program.test = NULL;
    assert_int_equal(RUN(scratch, &program, "--eval"), 1);
    assert_contains(scratch->err, "has no test data");
    program.cpu = future, program.functions = NULL; /* no generated function may run now */
    assert_int_equal(RUN(scratch, &program, "--data", "@data"), 1);
    assert_contains(scratch->err, "rebuild it for this machine: gradc build");
    assert_int_equal(RUN(scratch, &program, "--help"), 0);
}

static void incomplete_programs_are_refused(void **state)
{
    struct scratch *scratch = *state;
    struct gradc_program program = softmax_program;
    struct gradc_function functions[sizeof softmax_functions / sizeof *softmax_functions];
    memcpy(functions, softmax_functions, sizeof functions);
    functions[2].batch = 5;
    program.functions = functions;
    assert_int_equal(RUN(scratch, &program, "--data", "@data"), 1);
    assert_contains(scratch->err, "no train function for a batch of 4; rebuild: gradc build");
    const struct gradc_array odd = {"moon", GRADC_F32, 0, {0}, 0};
    memcpy(functions, softmax_functions, sizeof functions);
    functions[6].inputs = &odd;
    assert_int_equal(RUN(scratch, &program, "--data", "@data"), 1);
    assert_contains(scratch->err, "function epoch_end has an input moon");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, scratch_teardown)
    const struct CMUnitTest tests[] = {
        TEST(trains_and_reports),
        TEST(keras_line_without_report),
        TEST(logs),
        TEST(same_bits_for_any_threads),
        TEST(resumes),
        TEST(steps_go_over_epochs),
        TEST(order_is_the_files_without_shuffle),
        TEST(evaluates),
        TEST(predicts),
        TEST(interrupted),
        TEST(data_are_looked_for),
        TEST(counts_must_agree),
        TEST(bad_labels_are_named),
        TEST(misuse_is_2),
        TEST(failures_are_1),
        TEST(incomplete_programs_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
