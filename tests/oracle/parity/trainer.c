/* Builds a fixture's spec with gradc and runs the trained binary, in a folder of its own. */
#include "trainer.h"

#include "draw.h"
#include "report.h"

#include <fcntl.h>
#include <ftw.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ARGUMENTS = 64 };

typedef struct {
    char *text[ARGUMENTS];
    int count;
} Arguments;

static void add(Arguments *arguments, const char *text)
{
    if (arguments->count < ARGUMENTS - 1) arguments->text[arguments->count++] = (char *)text;
}

/* ---- folder and data ----------------------------------------------------------------------------------- */

static char *join(const char *folder, const char *name)
{
    char *path;
    return asprintf(&path, "%s/%s", folder, name) < 0 ? NULL : path;
}

/* An IDX file of bytes: two zeros, type 8, rank, extents in big-endian, elements. */
static bool write_idx(const char *folder, const char *name, int rank, const int *shape, const uint8_t *bytes)
{
    char *path = join(folder, name);
    FILE *file = path ? fopen(path, "wb") : NULL;
    free(path);
    if (!file) return report("%s/%s: cannot be written", folder, name);
    size_t size = 1;
    bool written = fwrite((uint8_t[]){0, 0, 8, (uint8_t)rank}, 1, 4, file) == 4;
    for (int i = 0; i < rank; ++i) {
        const uint32_t extent = (uint32_t)shape[i];
        const uint8_t big[] = {(uint8_t)(extent >> 24), (uint8_t)(extent >> 16), (uint8_t)(extent >> 8),
                               (uint8_t)extent};
        written = written && fwrite(big, 1, 4, file) == 4;
        size *= extent;
    }
    written = written && fwrite(bytes, 1, size, file) == size;
    return fclose(file) == 0 && written ? true : report("%s/%s: writing failed", folder, name);
}

static bool write_drawn_set(const Fixture *fixture, const char *folder, int set, int count)
{
    static const char *const names[][2] = {{"train-images-idx3-ubyte", "train-labels-idx1-ubyte"},
                                           {"t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"}};
    uint8_t(*images)[IMAGE_SIZE] = malloc((size_t)count * sizeof *images);
    uint8_t *labels = malloc((size_t)count);
    bool good = images && labels;
    if (good) {
        draw_digits(fixture->seed, set, count, images, labels);
        good = write_idx(folder, names[set][0], 3, (int[]){count, IMAGE_SIDE, IMAGE_SIDE}, images[0]) &&
               write_idx(folder, names[set][1], 1, &count, labels);
    } else {
        report("out of memory");
    }
    free(images);
    free(labels);
    return good;
}

static bool prepare_data(Workspace *work, const Fixture *fixture, const Tools *tools)
{
    if (strcmp(fixture->data, "mnist") == 0)
        return (work->data = strdup(tools->mnist ? tools->mnist : "")) != NULL;
    work->data = join(work->folder, "data");
    if (!work->data || mkdir(work->data, 0700) != 0) return report("%s: cannot be made", work->data);
    if (strcmp(fixture->data, "drawn") != 0) return true;
    return write_drawn_set(fixture, work->data, 0, fixture->train) &&
           write_drawn_set(fixture, work->data, 1, fixture->test);
}

bool workspace_make(Workspace *work, const Fixture *fixture, const Tools *tools)
{
    const char *base = getenv("TMPDIR");
    *work = (Workspace){.folder = join(base && *base ? base : "/tmp", "gradc-parity-XXXXXX")};
    if (!work->folder || !mkdtemp(work->folder)) return report("no folder can be made for temporary files");
    work->binary = join(work->folder, "trainer");
    work->start = join(work->folder, "start.safetensors");
    work->saved = join(work->folder, "saved.safetensors");
    work->log = join(work->folder, "log.jsonl");
    work->test_log = join(work->folder, "test_log.jsonl");
    work->output = join(work->folder, "output.txt");
    if (!work->binary || !work->start || !work->saved || !work->log || !work->test_log || !work->output)
        return report("out of memory");
    return prepare_data(work, fixture, tools);
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *position)
{
    (void)status, (void)kind, (void)position;
    return remove(path);
}

void workspace_free(Workspace *work, bool keep)
{
    if (work->folder && keep) fprintf(stderr, "parity: files are kept in %s\n", work->folder);
    if (work->folder && !keep) nftw(work->folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
    char *const paths[] = {work->folder, work->binary, work->data,     work->start,
                           work->saved,  work->log,    work->test_log, work->output};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; ++i) free(paths[i]);
    *work = (Workspace){0};
}

/* ---- programs ------------------------------------------------------------------------------------------ */

static void print_file(const char *path)
{
    FILE *file = fopen(path, "r");
    if (!file) return;
    for (int c; (c = getc(file)) != EOF;) putc(c, stderr);
    fclose(file);
}

/* Runs a program with its output in a file, which is shown where it fails. */
static bool run(Arguments *arguments, const char *output)
{
    arguments->text[arguments->count] = NULL;
    posix_spawn_file_actions_t actions;
    if (posix_spawn_file_actions_init(&actions) != 0) return report("out of memory");
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
    pid_t child;
    const int error = posix_spawn(&child, arguments->text[0], &actions, NULL, arguments->text, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0) return report("%s: %s", arguments->text[0], strerror(error));
    int status;
    if (waitpid(child, &status, 0) != child) return report("%s: cannot be waited for", arguments->text[0]);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return true;
    fputs("parity: failed:", stderr);
    for (int i = 0; i < arguments->count; ++i) fprintf(stderr, " %s", arguments->text[i]);
    fprintf(stderr, "\nparity: %s %d; it printed:\n", WIFEXITED(status) ? "exit code" : "signal",
            WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status));
    print_file(output);
    return false;
}

bool trainer_build(const Workspace *work, const Fixture *fixture, const Tools *tools)
{
    char *spec = join(tools->source, fixture->spec);
    if (!spec) return report("out of memory");
    Arguments arguments = {0};
    add(&arguments, tools->gradc), add(&arguments, "build"), add(&arguments, spec);
    add(&arguments, "-o"), add(&arguments, work->binary);
    size_t i;
    json_t *item;
    json_array_foreach(fixture->define, i, item) add(&arguments, "-D"),
        add(&arguments, json_string_value(item));
    for (char *const *option = tools->build_options; *option; ++option) add(&arguments, *option);
    const bool good = run(&arguments, work->output);
    free(spec);
    return good;
}

/* The binary and where its data lie. */
static Arguments begin_training(const Workspace *work, const Fixture *fixture)
{
    Arguments arguments = {0};
    add(&arguments, work->binary);
    if (strcmp(fixture->data, "literal") != 0) add(&arguments, "--data"), add(&arguments, work->data);
    return arguments;
}

bool trainer_run(const Workspace *work, const Fixture *fixture)
{
    const int batches = (fixture->train + fixture->batch - 1) / fixture->batch;
    char steps[16], epochs[16];
    snprintf(steps, sizeof steps, "%d", fixture->steps);
    snprintf(epochs, sizeof epochs, "%d", (fixture->steps + batches - 1) / batches);
    Arguments arguments = begin_training(work, fixture);
    const char *const options[] = {"--no-shuffle", "--load", work->start, "--steps",     steps, "--epochs",
                                   epochs,         "--log",  work->log,   "--log-every", "1",   "--save",
                                   work->saved,    "--seed", "1",         "--quiet"};
    for (size_t i = 0; i < sizeof options / sizeof *options; ++i) add(&arguments, options[i]);
    return run(&arguments, work->output);
}

bool trainer_evaluate(const Workspace *work, const Fixture *fixture, const char *weights)
{
    Arguments arguments = begin_training(work, fixture);
    const char *const options[] = {"--load", weights, "--eval", "--log", work->test_log, "--quiet"};
    for (size_t i = 0; i < sizeof options / sizeof *options; ++i) add(&arguments, options[i]);
    return run(&arguments, work->output);
}
