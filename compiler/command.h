#ifndef COMMAND_H
#define COMMAND_H
/* The verbs of gradc, and what those that read a spec share: options → passes → diagnostics. */
#include "options.h"
#include "pipeline.h"

typedef struct {
    Verb verb;
    const char *name, *usage, *help;
    int (*run)(const Options *options); /* gives the exit code */
} Command;

enum { EXIT_FINE = 0, EXIT_ERRORS = 1, EXIT_MISUSE = 2 };

int build_command(const Options *options);
int run_command(const Options *options);
int emit_command(const Options *options);
int check_command(const Options *options);
int summary_command(const Options *options);
int data_command(const Options *options);
int bench_command(const Options *options);
int tune_command(const Options *options);

/* The options' spec through the passes up to `last` (NULL: all). Diagnostics are printed, and with -v the time
 * that each pass takes. NULL where there were errors; it is freed by compiler_free. */
Compiler *command_compile(const Options *options, const Pass *last);

/* The same, in two steps, for verbs that look at the diagnostics themselves. */
bool command_run_passes(const Options *options, Compiler **compiler, const Pass *last);
void command_print_diagnostics(const Options *options, const Compiler *compiler);

/* $XDG_CACHE_HOME/gradc/NAME, there or not. NULL, and printed why, where that is not known. */
const char *command_cache_folder(const Options *options, const char *name);

Request command_request(const Options *options); /* what the options ask for */

/* The name of the symbol that the C exports. */
const char *command_symbol(const Compiler *compiler);

/* False, and printed why, where `path` is the spec itself. */
bool command_spares_spec(const Options *options, const char *path);

/* "gradc build: …" on standard error; gives `code`. */
int command_fail(const Options *options, int code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

bool command_colour(void); /* whether standard error is a terminal that is to have colours */
double command_now(void);  /* seconds, of a clock that only goes forward */

#endif
