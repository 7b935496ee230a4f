/* options.h: the command line of a trained binary. */
#ifndef GRADC_OPTIONS_H
#define GRADC_OPTIONS_H
#include "error.h"
#include "gradc.h"

#include <stdio.h>

enum { THREADS_MOST = 1024 };

struct options {
    const char *data, *log, *save, *load, *predict;  /* NULL where not given */
    int64_t epochs, seed, threads, steps, log_every; /* -1 where not given */
    bool no_shuffle, eval, quiet, help, version;
};

/* False: misuse, exit code 2. */
bool options_parse(int argc, char **argv, struct options *options, struct error *error);
void options_help(const struct gradc_program *program, FILE *out);

/* A whole number of lowest .. highest, nothing before or after it. */
bool number_parse(const char *text, int64_t lowest, int64_t highest, int64_t *number);

#endif
