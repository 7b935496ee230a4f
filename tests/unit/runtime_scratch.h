/* runtime_scratch.h: what the runtime's tests share: a folder of their own, files in it, and a trained binary's run in a
 * child process with its output caught. Include after cmocka.h. */
#ifndef RUNTIME_SCRATCH_H
#define RUNTIME_SCRATCH_H
#include "data/synthetic.h"
#include "idx.h"
#include "trainer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SCRATCH_LENGTH = 1 << 16, ARGUMENTS_MOST = 24 };

struct scratch {
    char folder[256], path[512];
    char out[SCRATCH_LENGTH], err[SCRATCH_LENGTH]; /* of the last run */
};

static inline int scratch_setup(void **state)
{
    struct scratch *scratch = calloc(1, sizeof *scratch);
    const char *base = getenv("TMPDIR");
    snprintf(scratch->folder, sizeof scratch->folder, "%s/gradc-test-XXXXXX", base && *base ? base : "/tmp");
    *state = scratch;
    return mkdtemp(scratch->folder) ? 0 : -1;
}

static inline int scratch_teardown(void **state)
{
    struct scratch *scratch = *state;
    const pid_t child = fork();
    if (!child) {
        execlp("rm", "rm", "-rf", "--", scratch->folder, (char *)NULL);
        _exit(127);
    }
    waitpid(child, NULL, 0);
    free(scratch);
    return 0;
}

/* A path in the folder, valid until the next call. */
static inline const char *scratch_path(struct scratch *scratch, const char *name)
{
    snprintf(scratch->path, sizeof scratch->path, "%s/%s", scratch->folder, name);
    return scratch->path;
}

static inline const char *scratch_write(struct scratch *scratch, const char *name, const void *bytes,
                                        size_t size)
{
    FILE *file = fopen(scratch_path(scratch, name), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
    return scratch->path;
}

static inline size_t scratch_read(struct scratch *scratch, const char *name, void *bytes, size_t size)
{
    FILE *file = fopen(scratch_path(scratch, name), "rb");
    assert_non_null(file);
    const size_t length = fread(bytes, 1, size, file);
    fclose(file);
    return length;
}

static inline void scratch_read_text(struct scratch *scratch, const char *name, char text[SCRATCH_LENGTH])
{
    text[scratch_read(scratch, name, text, SCRATCH_LENGTH - 1)] = 0;
}

/* Synthetic digits as the four IDX files of a folder. */
static inline void scratch_digits(struct scratch *scratch, const char *folder, int train, int test)
{
    static const char *const names[] = {"train-images-idx3-ubyte", "train-labels-idx1-ubyte",
                                        "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"};
    struct error error;
    char path[512];
    assert_true(folder_make(scratch_path(scratch, folder), &error));
    for (int i = 0; i < 4; i += 2) {
        const int count = i ? test : train, shape[] = {count, 28, 28};
        uint8_t *images = malloc((size_t)count * 784 + 1), *labels = malloc((size_t)count + 1);
        assert_true(synthetic_digits(1, i ? 60000 : 0, count, images, labels));
        snprintf(path, sizeof path, "%s/%s/%s", scratch->folder, folder, names[i]);
        assert_true(idx_write(path, 3, shape, images, &error));
        snprintf(path, sizeof path, "%s/%s/%s", scratch->folder, folder, names[i + 1]);
        assert_true(idx_write(path, 1, shape, labels, &error));
        free(images);
        free(labels);
    }
}

/* Runs `softmax ARGUMENTS…` (ends with NULL), where a leading @ stands for the folder; its exit code. */
static inline int scratch_run(struct scratch *scratch, const struct gradc_program *program,
                              const char *const *arguments)
{
    static char argument[ARGUMENTS_MOST][512];
    char *argv[ARGUMENTS_MOST + 2] = {(char *)"softmax"};
    int argc = 1, status;
    for (; *arguments; ++arguments, ++argc) {
        const char *text = *arguments;
        assert_true(argc <= ARGUMENTS_MOST);
        argv[argc] = argument[argc - 1];
        snprintf(argv[argc], sizeof *argument, "%s%s%s", *text == '@' ? scratch->folder : "",
                 *text == '@' ? "/" : "", *text == '@' ? text + 1 : text);
    }
    fflush(NULL);
    const pid_t child = fork();
    if (!child) {
        char path[512];
        snprintf(path, sizeof path, "%s/.out", scratch->folder);
        const bool out = freopen(path, "w", stdout);
        snprintf(path, sizeof path, "%s/.err", scratch->folder);
        const bool err = freopen(path, "w", stderr);
        exit(out && err ? trainer_run(program, argc, argv) : 126);
    }
    assert_true(waitpid(child, &status, 0) == child);
    scratch_read_text(scratch, ".out", scratch->out);
    scratch_read_text(scratch, ".err", scratch->err);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

#define RUN(scratch, program, ...) scratch_run(scratch, program, (const char *const[]){__VA_ARGS__, NULL})

static inline void assert_contains(const char *text, const char *piece)
{
    if (!strstr(text, piece)) fail_msg("'%s' is not in: %s", piece, text);
}

#endif
