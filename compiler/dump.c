/* gradc emit: the C, or the data of any stage before it, as text. */
#include "command.h"
#include <string.h>

int emit_command(const Options *options)
{
    const Pass *last = options->after ? pass_by_name(options->after)
                     : options->stage ? pass_by_stage(options->stage)
                                      : pass_by_stage("c");
    const char *path = options->dump ? options->dump : "-";
    Compiler *compiler = command_compile(options, last);
    if (!compiler) return EXIT_ERRORS;
    Text text = text_new(compiler->arena);
    last->dump(compiler, &text);
    const char *failed = NULL;
    bool fine = command_spares_spec(options, path);
    if (fine) failed = text_save(&text, path);
    if (failed) command_fail(options, 0, "%s: %s", strcmp(path, "-") ? path : "standard output", failed);
    compiler_free(compiler);
    return fine && !failed ? EXIT_FINE : EXIT_ERRORS;
}
