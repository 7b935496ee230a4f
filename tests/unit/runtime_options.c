/* runtime_options.c: the command line is read from its table, and what is wrong is named. */
#include "options.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "runtime_program.h"
#include "runtime_scratch.h"

static bool parse(struct options *options, struct error *error, const char *const *words)
{
    char *argv[ARGUMENTS_MOST] = {(char *)"softmax"};
    int argc = 1;
    for (; *words; ++words) argv[argc++] = (char *)*words;
    return options_parse(argc, argv, options, error);
}

#define PARSE(options, error, ...) parse(options, error, (const char *const[]){__VA_ARGS__ NULL})

static void defaults(void **state)
{
    (void)state;
    struct options options;
    struct error error;
    assert_true(PARSE(&options, &error, ));
    assert_null(options.data);
    assert_int_equal(options.epochs, -1);
    assert_int_equal(options.seed, -1);
    assert_int_equal(options.steps, -1);
    assert_false(options.quiet || options.eval || options.no_shuffle || options.help);
}

static void everything(void **state)
{
    (void)state;
    struct options options;
    struct error error;
    assert_true(PARSE(&options, &error, "--data", "a b", "--epochs=3", "--seed", "9223372036854775807",
                      "--threads", "2", "--steps", "0", "--no-shuffle", "--log", "l", "--log-every", "5",
                      "--save", "s", "--load", "w", "--quiet", ));
    assert_string_equal(options.data, "a b");
    assert_int_equal(options.epochs, 3);
    assert_true(options.seed == INT64_MAX);
    assert_int_equal(options.threads, 2);
    assert_int_equal(options.steps, 0);
    assert_int_equal(options.log_every, 5);
    assert_true(options.no_shuffle && options.quiet);
}

static void misuse(void **state)
{
    (void)state;
    static const struct {
        const char *words[4], *message;
    } wrong[] = {
        {{"--epoch5"}, "--epoch5: no such option"},
        {{"-x"}, "-x: no such option"},
        {{"mnist"}, "mnist: not an option"},
        {{"--quiet", "mnist", "--eval"}, "mnist: not an option"},
        {{"--data"}, "--data: a value is missing"},
        {{"--data", ""}, "--data: the DIR is empty"},
        {{"--quiet=yes"}, "--quiet: takes no value"},
        {{"--epochs", "many"}, "--epochs: expected a whole number from 0 to 2147483647, not 'many'"},
        {{"--epochs", "3x"}, "not '3x'"},
        {{"--epochs", " 3"}, "not ' 3'"},
        {{"--epochs", "+3"}, "not '+3'"},
        {{"--epochs", "1e3"}, "not '1e3'"},
        {{"--epochs", "-1"}, "not '-1'"},
        {{"--epochs="}, "not ''"},
        {{"--seed", "9223372036854775808"}, "--seed: expected a whole number from 0 on"},
        {{"--threads", "0"}, "--threads: expected a whole number from 1 to 1024, not '0'"},
        {{"--threads", "4096"}, "not '4096'"},
        {{"--log-every", "10"}, "--log-every: needs --log FILE"},
        {{"--eval", "--predict", "f"}, "--eval and --predict: one at a time"},
        {{"--eval", "--save", "f"}, "--save: nothing is trained with --eval"},
        {{"--s", "1"}, "--s: no such option"}, /* --seed, --steps or --save? */
    };
    struct options options;
    struct error error;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; ++i) {
        assert_false(parse(&options, &error, wrong[i].words));
        assert_contains(error.text, wrong[i].message);
    }
}

static void help_is_complete(void **state)
{
    (void)state;
    static const char *const names[] = {"--data DIR",  "--epochs N",   "--seed S",   "--threads T",
                                        "--steps N",   "--no-shuffle", "--log FILE", "--log-every N",
                                        "--save FILE", "--load FILE",  "--eval",     "--predict FILE",
                                        "--quiet",     "--help",       "--version"};
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    options_help(&softmax_program, out);
    fclose(out);
    for (size_t i = 0; i < sizeof names / sizeof *names; ++i) assert_contains(text, names[i]);
    assert_contains(text, "(default: 2)");
    for (const char *line = text; *line; line += strcspn(line, "\n") + 1)
        assert_true(strcspn(line, "\n") <= 100);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(defaults),
        cmocka_unit_test(everything),
        cmocka_unit_test(misuse),
        cmocka_unit_test(help_is_complete),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
