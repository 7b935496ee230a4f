/* gradc data synthetic: a set of synthetic digits as four IDX files. */
#include "command.h"
#include "data/synthetic.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A file that is there may be somebody's own data: it is not replaced. */
static const char *file_in_the_way(const Options *options)
{
    static const char *const names[] = {"train-images-idx3-ubyte", "train-labels-idx1-ubyte",
                                        "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"};
    for (size_t i = 0; i < sizeof names / sizeof *names; ++i)
        for (int packed = 0; packed < 2; ++packed) {
            const char *path =
                arena_format(options->arena, "%s/%s%s", options->folder, names[i], packed ? ".gz" : "");
            if (!access(path, F_OK)) return path;
        }
    return NULL;
}

static void show_progress(void *context, int done, int total)
{
    (void)context;
    fprintf(stderr, done < total ? "\r%d of %d digits" : "\r\033[K", done, total);
}

int data_command(const Options *options)
{
    if (strcmp(options->operand, "synthetic") != 0)
        return command_fail(options, EXIT_MISUSE,
                            "%s is not known: it is synthetic, as in gradc data synthetic -o DIR",
                            options->operand);
    if (!options->folder || strcmp(options->folder, "-") == 0)
        return command_fail(options, EXIT_MISUSE, "the folder is missing: gradc data synthetic -o DIR");
    const char *there = file_in_the_way(options);
    if (there)
        return command_fail(options, EXIT_ERRORS, "%s is there already; take another folder, or remove it",
                            there);

    struct synthetic_progress progress = {.report = isatty(STDERR_FILENO) ? show_progress : NULL};
    char error[1024];
    uint64_t seed = options->seed < 0 ? 0 : (uint64_t)options->seed;
    if (!synthetic_write_with_progress(seed, options->folder, progress, error, sizeof error))
        return command_fail(options, EXIT_ERRORS, "%s", error);
    if (options->verbose)
        fprintf(stderr, "%s: %d training and %d test digits of seed %llu\n", options->folder, SYNTHETIC_TRAIN,
                SYNTHETIC_TEST, (unsigned long long)seed);
    return EXIT_FINE;
}
