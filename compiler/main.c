/* gradc: argv → one row of the command table. */
#include "clang.h"
#include "command.h"
#include <stdio.h>
#include <string.h>

static const Command commands[] = {
    {VERB_BUILD, "build", "SPEC [-o FILE] [OPTION]...",
     "compile a spec to C, and that to a program that trains", build_command},
    {VERB_RUN, "run", "SPEC [OPTION]... [-- TRAINER OPTION...]", "build, once, and train", run_command},
    {VERB_EMIT, "emit", "SPEC [-o FILE] [--stage=STAGE | --after=PASS] [OPTION]...",
     "print the C, or any stage before it", emit_command},
    {VERB_CHECK, "check", "SPEC [--lint] [OPTION]...", "look for mistakes, and prove the C that comes out",
     check_command},
    {VERB_SUMMARY, "summary", "SPEC [--json] [OPTION]...", "layers, variables, operations and memory",
     summary_command},
    {VERB_BENCH, "bench", "SPEC [--compare=NAME,...] [--json FILE] [OPTION]...",
     "measure the training step, its kernels, evaluation and input", bench_command},
    {VERB_TUNE, "tune", "SPEC [--budget=SECONDS] [-o FILE] [OPTION]...",
     "search for a faster schedule on this machine, for build --tuned", tune_command},
    {VERB_DATA, "data", "synthetic -o DIR [--seed S]", "write a data set of synthetic digits", data_command},
};

enum { COMMANDS = sizeof commands / sizeof *commands };

static const char *verb_names(int i)
{
    return i < COMMANDS ? commands[i].name : i == COMMANDS ? "help" : NULL;
}

static const Command *find_command(const char *name)
{
    for (int i = 0; i < COMMANDS; ++i)
        if (strcmp(name, commands[i].name) == 0) return &commands[i];
    return NULL;
}

static int print(Arena *arena, const Text *text)
{
    const char *failed = text_save(text, "-");
    if (failed) fprintf(stderr, "gradc: cannot write: %s\n", failed);
    arena_free(arena);
    return failed ? EXIT_ERRORS : EXIT_FINE;
}

static void add_usage(Text *text)
{
    text_add(
        text,
        "gradc: a model and its whole training step, from Lua to one C file to a program that trains\n\n");
    for (int i = 0; i < COMMANDS; ++i)
        text_add(text, "  gradc %-9s%s\n%17s%s\n", commands[i].name, commands[i].usage, "", commands[i].help);
    text_add(text,
             "  gradc help [VERB]\n  gradc --version\n\n"
             "SPEC is a Lua file, or - for standard input. `gradc VERB --help` has the options of a verb.\n"
             "Exit codes: 0 done, also with warnings; 1 errors; 2 misuse.\n");
}

static int print_usage(void)
{
    Arena *arena = arena_new();
    Text text = text_new(arena);
    add_usage(&text);
    return print(arena, &text);
}

static int print_help(const Command *command)
{
    Arena *arena = arena_new();
    Text text = text_new(arena);
    text_add(&text, "gradc %s: %s\n\nusage: gradc %s %s\n\n", command->name, command->help, command->name,
             command->usage);
    options_print_help(command->verb, &text);
    return print(arena, &text);
}

static int print_version(void)
{
    Arena *arena = arena_new();
    Text text = text_new(arena);
    Clang clang;
    text_add(&text, "gradc %s\n", GRADC_VERSION);
    const char *failed = clang_find(arena, NULL, &clang);
    if (failed)
        text_add(&text, "clang: %s\n", failed);
    else
        text_add(&text, "clang %s (%s)\n", clang.version, clang.path);
    return print(arena, &text);
}

static int unknown_verb(const char *name)
{
    const char *nearest = name_nearest(name, verb_names);
    fprintf(stderr, "gradc: there is no verb %s", name);
    if (nearest) fprintf(stderr, "; did you mean %s?", nearest);
    fputs("\n`gradc --help` lists them\n", stderr);
    return EXIT_MISUSE;
}

static int run(const Command *command, char **words)
{
    Options options = {.arena = arena_new(), .verb = command->verb, .verb_name = command->name};
    Text complaint = text_new(options.arena);
    int code = EXIT_MISUSE;
    if (!options_read(&options, words, &complaint))
        fprintf(stderr, "gradc %s: %s\n`gradc %s --help` has its options\n", command->name, complaint.at,
                command->name);
    else
        code = options.help ? print_help(command) : command->run(&options);
    arena_free(options.arena);
    return code;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs("gradc: a verb is missing, as in gradc run models/mnist_mlp.lua\n`gradc --help` lists them\n",
              stderr);
        return EXIT_MISUSE;
    }
    const char *word = argv[1];
    if (strcmp(word, "--version") == 0) return print_version();
    if (strcmp(word, "help") == 0 && argc > 2) {
        const Command *command = find_command(argv[2]);
        return command ? print_help(command) : unknown_verb(argv[2]);
    }
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0)
        return print_usage();
    const Command *command = find_command(word);
    return command ? run(command, argv + 2) : unknown_verb(word);
}
