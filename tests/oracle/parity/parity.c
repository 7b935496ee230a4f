/* Parity with TensorFlow: trains the net of a fixture with gradc from the same weights on the same batches,
 * and compares losses, variables and slots. Needs no TensorFlow; ../README.md tells how fixtures are made.
 *
 *   parity list                             names of the fixtures
 *   parity all | NAME ... [-- OPTION ...]   runs them; the options go to gradc build
 *
 * Environment: GRADC (path of gradc) and SOURCE_DIR (the repository), both known from the build; GRADC_DATA,
 * whose folder mnist holds the real files. Without it the fixtures on MNIST are not run, and this is said.
 * Exit code: 0 all agree, 1 one does not, 2 misuse, 77 nothing was run. */
#include "compare.h"
#include "report.h"
#include "trainer.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { AGREES = 0, DIFFERS = 1, MISUSE = 2, NOT_RUN = 77 };

typedef struct {
    int agree, differ, not_run;
} Tally;

/* ---- one fixture --------------------------------------------------------------------------------------- */

static bool check_steps(const Fixture *fixture, const Workspace *work, Parity *parity)
{
    if (fixture->steps == 0) return true;
    Tensors state = {0};
    bool good = trainer_run(work, fixture) && tensors_read(&state, work->saved);
    if (good) {
        good = compare_losses(fixture, work->log, parity);
        good = compare_state(fixture, &state, parity) && good;
    }
    tensors_free(&state);
    return good;
}

static bool check_evaluation(const Fixture *fixture, const Workspace *work)
{
    if (!fixture->evaluation) return true;
    const char *weights = fixture->steps > 0 ? work->saved : work->start;
    return trainer_evaluate(work, fixture, weights) && compare_evaluation(fixture, work->test_log);
}

static bool write_start(const Fixture *fixture, const char *path)
{
    Tensors state = {0};
    const bool good = fixture_start(fixture, &state) && tensors_write(&state, path);
    tensors_free(&state);
    return good;
}

static bool run_fixture(const Fixture *fixture, const Tools *tools)
{
    Workspace work;
    Parity parity = {0};
    const bool good = workspace_make(&work, fixture, tools) && write_start(fixture, work.start) &&
                      trainer_build(&work, fixture, tools) && check_steps(fixture, &work, &parity) &&
                      check_evaluation(fixture, &work);
    printf("%-24s %5d  %-7s %8.1e %8.1e %8.1e  %s\n", fixture->name, fixture->steps,
           good ? "agrees" : "DIFFERS", parity.loss, parity.variable, parity.change, parity.where);
    fflush(stdout);
    workspace_free(&work, !good);
    return good;
}

/* ---- which fixtures ------------------------------------------------------------------------------------ */

static void check(const char *name, const Tools *tools, Tally *tally)
{
    char *path;
    if (asprintf(&path, "%s/tests/oracle/fixtures/%s.json", tools->source, name) < 0) path = NULL;
    Fixture fixture = {0};
    if (!path || !fixture_load(&fixture, path)) {
        ++tally->differ;
    } else if (strcmp(fixture.data, "mnist") == 0 && !tools->mnist) {
        printf("%-24s        not run: GRADC_DATA is not set; its folder mnist holds the four IDX files\n",
               name);
        ++tally->not_run;
    } else if (run_fixture(&fixture, tools)) {
        ++tally->agree;
    } else {
        ++tally->differ;
    }
    fixture_free(&fixture);
    free(path);
}

/* The name of a fixture's file without folder and .json, in place. */
static char *strip(char *path)
{
    char *name = strrchr(path, '/') + 1;
    name[strlen(name) - strlen(".json")] = '\0';
    return name;
}

/* Calls visit for the name of each fixture, in alphabetical order; how many there are. */
static size_t each_fixture(const Tools *tools,
                           void (*visit)(const char *name, const Tools *tools, Tally *tally), Tally *tally)
{
    char *pattern;
    if (asprintf(&pattern, "%s/tests/oracle/fixtures/*.json", tools->source) < 0) return 0;
    glob_t found;
    const size_t count = glob(pattern, 0, NULL, &found) == 0 ? found.gl_pathc : 0;
    for (size_t i = 0; i < count; ++i) visit(strip(found.gl_pathv[i]), tools, tally);
    if (count > 0) globfree(&found);
    free(pattern);
    return count;
}

static void print_name(const char *name, const Tools *tools, Tally *tally)
{
    (void)tools, (void)tally;
    puts(name);
}

/* ---- arguments ----------------------------------------------------------------------------------------- */

static const char *setting(const char *variable, const char *otherwise)
{
    const char *value = getenv(variable);
    return value && *value ? value : otherwise;
}

static int conclude(const Tally *tally)
{
    printf("%d agree with TensorFlow, %d differ, %d not run\n", tally->agree, tally->differ, tally->not_run);
    if (tally->differ > 0) return DIFFERS;
    return tally->agree > 0 ? AGREES : NOT_RUN;
}

static int run_named(char **names, int count, const Tools *tools)
{
    Tally tally = {0};
    printf("%-24s steps           %8s %8s %8s  worst element\n", "fixture", "loss", "variable", "change");
    for (int i = 0; i < count; ++i) {
        if (strcmp(names[i], "all") != 0)
            check(names[i], tools, &tally);
        else if (each_fixture(tools, check, &tally) == 0)
            return report("%s/tests/oracle/fixtures: no fixtures", tools->source), MISUSE;
    }
    printf("%-24s                 %8.0e %8.0e %8.0e\n", "limits", LOSS_LIMIT, VARIABLE_LIMIT, CHANGE_LIMIT);
    return conclude(&tally);
}

int main(int argc, char **argv)
{
    int names = 1;
    while (names < argc && strcmp(argv[names], "--") != 0) ++names;
    char *mnist = NULL;
    const char *data = setting("GRADC_DATA", NULL);
    if (data && asprintf(&mnist, "%s/mnist", data) < 0) return report("out of memory"), DIFFERS;
    const Tools tools = {.gradc = setting("GRADC", GRADC_BINARY_DIR "/bin/gradc"),
                         .source = setting("SOURCE_DIR", GRADC_SOURCE_DIR),
                         .mnist = mnist,
                         .build_options = argv + (names < argc ? names + 1 : argc)};
    int code = MISUSE;
    if (names < 2)
        fputs("usage: parity list | all | NAME ... [-- OPTION OF GRADC BUILD ...]\n", stderr);
    else if (strcmp(argv[1], "list") == 0)
        code = each_fixture(&tools, print_name, NULL) > 0 ? AGREES : MISUSE;
    else
        code = run_named(argv + 1, names - 1, &tools);
    free(mnist);
    return code;
}
