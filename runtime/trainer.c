/* trainer.c: what a trained binary does from its arguments to its exit code. */
#include "trainer.h"

#include "cpu.h"
#include "cpus.h"
#include "options.h"
#include "predict.h"
#include "session.h"
#include "train.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int complain(const struct gradc_program *program, const struct error *error, int code)
{
    fflush(stdout);
    fprintf(stderr, "%s: %s\n", program->name, error->text);
    if (code == EXIT_MISUSED) fprintf(stderr, "%s --help lists the options\n", program->name);
    return code;
}

static bool choose_threads(const struct options *options, int *threads, struct error *error)
{
    const char *wish = getenv("GRADC_NUM_THREADS");
    int64_t number = options->threads;
    if (number < 0 && wish && *wish && !number_parse(wish, 1, THREADS_MOST, &number))
        return error_set(error, "GRADC_NUM_THREADS: expected a whole number from 1 to %d, not '%s'",
                         THREADS_MOST, wish);
    if (number < 0) number = cpus_available();
    *threads = number < THREADS_MOST ? (int)number : THREADS_MOST;
    return true;
}

static int print_version(const struct gradc_program *program)
{
    printf("%s, built by gradc %s\nspec: %s\nspec sha256: %s\nschedule: %s\nmarch: %s\nrebuild: %s\n",
           program->name, program->version, program->spec, program->spec_sha256, program->schedule,
           program->march, program->rebuild);
    return EXIT_DONE;
}

static int run_session(const struct gradc_program *program, const struct options *options, int threads,
                       struct error *error)
{
    struct session session;
    int code = EXIT_FAILED;
    if (session_create(&session, program, options, threads, error)) {
        if (options->predict)
            code = predict_run(&session, options->predict, error) ? EXIT_DONE : EXIT_FAILED;
        else
            code = options->eval ? evaluate_run(&session, error) : train_run(&session, error);
    }
    session_free(&session);
    return code;
}

/* What a full disk or a closed pipe kept from standard output is a failure too. */
static int output_ended(int code, struct error *error)
{
    if (!fflush(stdout) && !ferror(stdout)) return code;
    error_set(error, "cannot write to standard output: %s", strerror(errno));
    return EXIT_FAILED;
}

int trainer_run(const struct gradc_program *program, int argc, char **argv)
{
    struct options options;
    struct error error = {0};
    int threads = 1, code = EXIT_FAILED;
    if (!options_parse(argc, argv, &options, &error) || !choose_threads(&options, &threads, &error))
        return complain(program, &error, EXIT_MISUSED);
    if (options.help)
        options_help(program, stdout), code = EXIT_DONE;
    else if (options.version)
        code = print_version(program);
    else if (cpu_check(program, cpu_feature, &error)) {
        cpu_flush_denormals();
        code = run_session(program, &options, threads, &error);
    }
    if (code != EXIT_FAILED) code = output_ended(code, &error);
    return code == EXIT_FAILED ? complain(program, &error, code) : code;
}
