/* gradc check: every pass but Clang, for the sake of the diagnostics, and one line that sums them up. */
#include "command.h"
#include <stdio.h>
#include <string.h>

static void add_count(Text *text, int count, const char *what)
{
    if (count)
        text_add(text, "%s %d %s%s", text->at[text->length - 1] == ':' ? "" : ",", count, what,
                 count == 1 ? "" : "s");
}

int check_command(const Options *options)
{
    Compiler *compiler;
    bool fine = command_run_passes(options, &compiler, NULL);
    const Diagnostics *diagnostics = &compiler->diagnostics;
    command_print_diagnostics(options, compiler);
    int errors = diag_errors(diagnostics), warnings = 0;
    for (int i = 0; i < diagnostics->list.count; ++i) {
        const Diagnostic *one = &diagnostics->list.at[i];
        warnings += one->severity == DIAG_WARNING && !diagnostics->fatal[one->warning] &&
                    !diagnostics->disabled[one->warning];
    }
    Text line = text_new(compiler->arena);
    text_add(&line, "%s:", options->operand);
    add_count(&line, errors, "error");
    add_count(&line, warnings, "warning");
    text_add(&line, "%s\n", errors + warnings ? "" : " fine");
    bool json = options->error_format && strcmp(options->error_format, "json") == 0;
    const char *failed = json ? NULL : text_save(&line, "-");
    if (failed) command_fail(options, 0, "standard output: %s", failed);
    compiler_free(compiler);
    return fine && !errors && !failed ? EXIT_FINE : EXIT_ERRORS;
}
