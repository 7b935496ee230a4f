/* spec_fixture.h: for tests of passes: a spec, given as text, compiled up to a pass; and finding things in it. */
#ifndef SPEC_FIXTURE_H
#define SPEC_FIXTURE_H
#include "fixture.h"
#include "pipeline.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* All passes up to `last` for the plain x86-64-v3, unless the request says otherwise; any complaint fails the test.
 * Free it with compiler_free. */
static inline Compiler *compile_text(const char *text, const char *last, Request request)
{
    char path[] = "/tmp/gradc_spec_XXXXXX.lua";
    const int file = mkstemps(path, 4);
    const size_t size = strlen(text);
    assert_int_equal(write(file, text, size), (ssize_t)size);
    close(file);
    if (!request.march) request.march = "x86-64-v3";
    request.spec = path;
    Compiler *compiler = compiler_new(&request);
    compiler->request.spec = arena_string(compiler->arena, path);
    const bool fine = pipeline_run(compiler, pass_by_name(last));
    Text printed = text_new(compiler->arena);
    diag_print(&compiler->diagnostics, &printed, false, false);
    unlink(path);
    if (!fine) fail_msg("%s", printed.at);
    return compiler;
}

static inline Compiler *compiled(const char *text, const char *last)
{
    return compile_text(text, last, (Request){.schedule = SCHEDULE_UNFUSED});
}

/* The function of that role for the largest batch: it comes first. */
static inline Function *function_of(Compiler *compiler, const char *role)
{
    for (int i = 0; i < compiler->schedule->functions.count; ++i)
        if (strcmp(compiler->schedule->functions.at[i].role, role) == 0)
            return &compiler->schedule->functions.at[i];
    fail_msg("there is no function %s", role);
    return NULL;
}

/* The first nest whose text has `part` in it. */
static inline Nest *nest_with(Function *function, const char *part)
{
    for (NestId id = 1; id < function->nests.count; ++id)
        if (strstr(nest_text(function, &function->nests.at[id]), part)) return &function->nests.at[id];
    fail_msg("no nest says %s", part);
    return NULL;
}

static inline const char *axis_name(const Function *function, AxisId axis)
{
    return function->axes->at[axis].name;
}

#endif
