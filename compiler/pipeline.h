#ifndef PIPELINE_H
#define PIPELINE_H
/* Spec path → C text, through the pass table: each row is run, its result verified, and can be dumped. */
#include "base/diag.h"
#include "ir/program.h"
#include "schedule/schedule.h"
#include "trace/trace.h"

/* What to compile, and how: all that the C depends on, besides the spec's text. */
typedef struct {
    const char *spec;
    const Define *defines;
    int define_count;
    ScheduleKind schedule;
    const char *schedule_path, *schedule_text; /* decisions that were read; or NULL */
    int slices;                                /* of a phase whose work is large; 0 = the default, 8 */
    const char *march;                         /* as given: "native", "x86-64-v3" … ; NULL = native */
    const char *prefix;                        /* of the exported symbol; NULL = the spec's name */
    const Real *real;                          /* NULL = float */
    bool own_lanes; /* as many of `real` in a vector as the machine has, not as many as floats */
    bool apart;     /* no two arrays share memory: what a kernel leaves is there until the call returns */
    SandboxLimits limits;
} Request;

/* One compilation. Free it with compiler_free; everything it gave dies with it. */
typedef struct {
    Request request;
    Arena *arena;
    Diagnostics diagnostics;
    Origins origins;
    const Target *target;
    Program *program;   /* after `trace` */
    Schedule *schedule; /* after `lower`: nests, then kernels, of all functions */
    Text c;             /* after `emit` */
} Compiler;

Compiler *compiler_new(const Request *request);
void compiler_free(Compiler *compiler);

/* The passes, in order; a NULL name ends the table. */
typedef struct {
    const char *name, *stage; /* what --after and --stage name */
    bool (*run)(Compiler *compiler);
    void (*dump)(const Compiler *compiler, Text *text);
    const char *help;
} Pass;
extern const Pass passes[];

/* Runs the passes up to and including `last` (NULL: all of them). False where errors were reported. */
bool pipeline_run(Compiler *compiler, const Pass *last);

/* The pass that --after=NAME names; the last pass whose result --stage=NAME shows. NULL: there is none. */
const Pass *pass_by_name(const char *name);
const Pass *pass_by_stage(const char *stage);

#endif
