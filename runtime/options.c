/* options.c: the command line of a trained binary, all of it from one table. */
#include "options.h"

#include <ctype.h>
#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum kind { FLAG, TEXT, NUMBER };

struct row {
    const char *name, *value; /* value: what --help calls it */
    enum kind kind;
    size_t member; /* of struct options */
    int64_t lowest, highest;
    const char *help, *preset; /* preset: the default that --help shows; %d is the spec's epochs */
};

#define MEMBER(name) offsetof(struct options, name)

static const struct row table[] = {
    {"data", "DIR", TEXT, MEMBER(data), 0, 0, "folder of the IDX files, plain or .gz",
     "$GRADC_DATA/SOURCE, $XDG_DATA_HOME/gradc/SOURCE, then built-in digits"},
    {"epochs", "N", NUMBER, MEMBER(epochs), 0, INT32_MAX, "epochs to train, after those of --load", "%d"},
    {"seed", "S", NUMBER, MEMBER(seed), 0, INT64_MAX, "of initial weights, shuffling and dropout",
     "the one of --load, else 0"},
    {"threads", "T", NUMBER, MEMBER(threads), 1, THREADS_MOST, "threads; results do not depend on it",
     "$GRADC_NUM_THREADS, else the CPUs and the CPU quota of this process"},
    {"steps", "N", NUMBER, MEMBER(steps), 0, INT64_MAX, "end after N training steps, without tests or report",
     "all"},
    {"no-shuffle", NULL, FLAG, MEMBER(no_shuffle), 0, 0, "take the samples in the order of the files", NULL},
    {"log", "FILE", TEXT, MEMBER(log), 0, 0, "write JSON lines: the run, then one an epoch", "none"},
    {"log-every", "N", NUMBER, MEMBER(log_every), 1, INT64_MAX, "log the loss of every Nth step too", "none"},
    {"save", "FILE", TEXT, MEMBER(save), 0, 0, "write the weights as safetensors at the end, or on Ctrl-C",
     "none"},
    {"load", "FILE", TEXT, MEMBER(load), 0, 0, "begin with the weights of a safetensors file", "none"},
    {"eval", NULL, FLAG, MEMBER(eval), 0, 0, "run the tests alone and print their metrics", NULL},
    {"predict", "FILE", TEXT, MEMBER(predict), 0, 0,
     "print class and probability of each sample of an IDX file", "none"},
    {"quiet", NULL, FLAG, MEMBER(quiet), 0, 0, "no progress line", NULL},
    {"help", NULL, FLAG, MEMBER(help), 0, 0, "print this and exit", NULL},
    {"version", NULL, FLAG, MEMBER(version), 0, 0, "print what was built from what, and exit", NULL},
};

enum { ROWS = sizeof table / sizeof *table };

bool number_parse(const char *text, int64_t lowest, int64_t highest, int64_t *number)
{
    char *end;
    if (!isdigit((unsigned char)*text) && *text != '-') return false;
    errno = 0;
    const intmax_t value = strtoimax(text, &end, 10);
    if (errno || end == text || *end || value < lowest || value > highest) return false;
    *number = value;
    return true;
}

static bool store(const struct row *row, const char *value, struct options *options, struct error *error)
{
    char *const member = (char *)options + row->member;
    if (row->kind == FLAG) *(bool *)member = true;
    if (row->kind == TEXT) {
        if (!*value) return error_set(error, "--%s: the %s is empty", row->name, row->value);
        *(const char **)member = value;
    }
    if (row->kind == NUMBER && !number_parse(value, row->lowest, row->highest, (int64_t *)member)) {
        if (row->highest == INT64_MAX)
            return error_set(error, "--%s: expected a whole number from %" PRId64 " on, not '%s'", row->name,
                             row->lowest, value);
        return error_set(error, "--%s: expected a whole number from %" PRId64 " to %" PRId64 ", not '%s'",
                         row->name, row->lowest, row->highest, value);
    }
    return true;
}

static bool consistent(const struct options *options, struct error *error)
{
    if (options->log_every > 0 && !options->log) return error_set(error, "--log-every: needs --log FILE");
    if (options->eval && options->predict) return error_set(error, "--eval and --predict: one at a time");
    if (options->save && (options->eval || options->predict))
        return error_set(error, "--save: nothing is trained with --%s", options->eval ? "eval" : "predict");
    if (options->log && options->predict) return error_set(error, "--log: nothing is logged with --predict");
    return true;
}

bool options_parse(int argc, char **argv, struct options *options, struct error *error)
{
    struct option names[ROWS + 1] = {0};
    for (int i = 0; i < ROWS; ++i)
        names[i] = (struct option){table[i].name, table[i].kind == FLAG ? no_argument : required_argument,
                                   NULL, 256 + i};
    *options = (struct options){.epochs = -1, .seed = -1, .threads = -1, .steps = -1, .log_every = -1};

    opterr = 0, optind = 0; /* 0: glibc begins anew; "+": the first word that is no option ends them */
    for (int found; (found = getopt_long(argc, argv, "+:", names, NULL)) != -1;) {
        if (found == ':') return error_set(error, "%s: a value is missing", argv[optind - 1]);
        if (found == '?' && optopt >= 256)
            return error_set(error, "--%s: takes no value", table[optopt - 256].name);
        if (found == '?' && optopt) return error_set(error, "-%c: no such option", optopt);
        if (found == '?') return error_set(error, "%s: no such option", argv[optind - 1]);
        if (!store(&table[found - 256], optarg, options, error)) return false;
    }
    if (optind < argc) return error_set(error, "%s: not an option", argv[optind]);
    return options->help || options->version || consistent(options, error);
}

static void print_row(const struct row *row, const struct gradc_program *program, FILE *out)
{
    char name[32];
    snprintf(name, sizeof name, "--%s%s%s", row->name, row->value ? " " : "", row->value ? row->value : "");
    fprintf(out, "  %-16s %s\n", name, row->help);
    if (!row->preset) return;
    fprintf(out, "  %-16s (default: ", "");
    if (strcmp(row->preset, "%d"))
        fputs(row->preset, out);
    else
        fprintf(out, "%d", program->epochs);
    fputs(")\n", out);
}

void options_help(const struct gradc_program *program, FILE *out)
{
    fprintf(out, "%s: trains the model of %s\n\nusage: %s [OPTION]...\n\n", program->name, program->spec,
            program->name);
    for (int i = 0; i < ROWS; ++i) print_row(&table[i], program, out);
    fprintf(out, "\nSOURCE is %s here. Exit codes: 0 done, 1 failed, 2 misused, 130 interrupted (Ctrl-C).\n",
            program->train->source);
}
