/* THE pass table: spec path → C text. Each row runs, its result is verified, and can be dumped. */
#include "pipeline.h"
#include "emit/emit.h"
#include "graph/pass.h"
#include "schedule/decision.h"
#include <string.h>

static bool run_trace(Compiler *c)
{
    const Request *r = &c->request;
    c->program =
        trace_spec(c->arena, &c->diagnostics, &c->origins, r->spec, r->defines, r->define_count, r->limits);
    return c->program != NULL;
}

static bool each_graph(Compiler *c, Graph *(*pass)(const Program *, const Graph *))
{
    for (int i = 0; i < c->program->functions.count; ++i) {
        Graph *graph = pass(c->program, c->program->functions.at[i].graph);
        if (!graph) return false;
        c->program->functions.at[i].graph = graph;
    }
    return diag_errors(&c->diagnostics) == 0;
}

static bool run_differentiate(Compiler *c) { return each_graph(c, differentiate); }
static bool run_simplify(Compiler *c) { return each_graph(c, simplify); }

static bool run_lower(Compiler *c)
{
    c->schedule = schedule_new(c->arena, &c->diagnostics, &c->origins, c->program, c->target,
                               c->request.schedule, c->request.slices);
    if (c->request.real) c->schedule->real = c->request.real;
    c->schedule->apart = c->request.apart;
    if (!lower(c->schedule)) return false;
    return !c->request.schedule_text ||
           decisions_read(c->schedule, c->request.schedule_path, c->request.schedule_text);
}

static bool run_axes(Compiler *c) { return factor_axes(c->schedule); }
static bool run_slice(Compiler *c) { return slice_nests(c->schedule); }
static bool run_layout(Compiler *c) { return lay_out(c->schedule); }
static bool run_fuse(Compiler *c) { return fuse_nests(c->schedule); }

static bool run_tile(Compiler *c)
{
    pad_rows(c->schedule);
    return tile_nests(c->schedule) && decisions_used(c->schedule);
}

static bool run_place(Compiler *c) { return place_buffers(c->schedule); }

static bool run_emit(Compiler *c)
{
    c->c = text_new(c->arena);
    return emit(c->schedule, &(EmitOptions){.prefix = c->request.prefix}, &c->c);
}

static void dump_program(const Compiler *c, Text *text) { program_print(c->program, text); }
static void dump_nests(const Compiler *c, Text *text) { nests_print(c->schedule, text); }
static void dump_kernels(const Compiler *c, Text *text) { kernels_print(c->schedule, text); }
static void dump_memory(const Compiler *c, Text *text) { memory_print(c->schedule, text); }
static void dump_c(const Compiler *c, Text *text) { text_bytes(text, c->c.at, c->c.length); }

const Pass passes[] = {
    {"trace", "trace", run_trace, dump_program, "the spec runs once a batch size; what it does is recorded"},
    {"differentiate", "gradient", run_differentiate, dump_program,
     "gradients become nodes, in one reverse sweep a loss"},
    {"simplify", "graph", run_simplify, dump_program, "constants folded, neutral elements gone"},
    {"lower", "nests", run_lower, dump_nests, "every node that works becomes a nest"},
    {"axes", "nests", run_axes, dump_nests, "one axis where one thing is meant; reshapes cost nothing"},
    {"slice", "nests", run_slice, dump_nests, "large work is cut into a fixed number of slices"},
    {"layout", "nests", run_layout, dump_nests, "storage order of every buffer, vector axis of every nest"},
    {"fuse", "kernels", run_fuse, dump_kernels,
     "nests into nests, and into kernels that share their outer loops"},
    {"tile", "kernels", run_tile, dump_kernels, "loops, unrolling and vectors"},
    {"place", "memory", run_place, dump_memory, "buffers share one arena by their lifetimes"},
    {"emit", "c", run_emit, dump_c, "the C file"},
    {NULL, NULL, NULL, NULL, NULL},
};

/* The machine, with vectors of what it calculates with. */
static const Target *target_of(Arena *arena, const Target *machine, const Real *real)
{
    Target *target = arena_copy(arena, machine, sizeof *machine);
    target->lanes = target->lanes * real_float.size / real->size;
    return target;
}

Compiler *compiler_new(const Request *request)
{
    Arena *arena = arena_new();
    Compiler *c = ARENA_NEW(arena, Compiler);
    c->request = *request, c->arena = arena;
    c->diagnostics.arena = arena;
    c->origins = origins_new(arena);
    c->target = target_find(request->march);
    if (c->target && request->own_lanes && request->real)
        c->target = target_of(arena, c->target, request->real);
    if (!c->target) {
        Diagnostic *diagnostic =
            diag_error(&c->diagnostics, (Place){0}, "--march=%s is not known", request->march);
        Text names = text_new(arena);
        for (int i = 0; target_names(i); ++i) text_add(&names, " %s", target_names(i));
        diag_note(&c->diagnostics, diagnostic, "hint: native,%s", names.at);
    }
    return c;
}

void compiler_free(Compiler *compiler)
{
    if (compiler) arena_free(compiler->arena);
}

/* A pass that breaks an invariant is a bug of gradc's, said so. */
static bool verify(Compiler *c, const Pass *pass)
{
    Text complaint = text_new(c->arena);
    bool fine = program_verify(c->program, &complaint);
    if (fine && c->schedule) fine = nests_verify(c->schedule, &complaint);
    if (fine && c->schedule) fine = kernels_verify(c->schedule, &complaint);
    if (fine) return true;
    diag_error(&c->diagnostics, (Place){c->request.spec, 0}, "internal error after pass %s: %s", pass->name,
               complaint.at);
    return false;
}

bool pipeline_run(Compiler *compiler, const Pass *last)
{
    if (diag_errors(&compiler->diagnostics)) return false;
    for (const Pass *pass = passes; pass->name; ++pass) {
        if (!pass->run(compiler) || diag_errors(&compiler->diagnostics) || !verify(compiler, pass))
            return false;
        if (pass == last) break;
    }
    return true;
}

const Pass *pass_by_name(const char *name)
{
    for (const Pass *pass = passes; pass->name; ++pass)
        if (strcmp(pass->name, name) == 0) return pass;
    return NULL;
}

const Pass *pass_by_stage(const char *stage)
{
    const Pass *found = NULL;
    for (const Pass *pass = passes; pass->name; ++pass)
        if (strcmp(pass->stage, stage) == 0) found = pass;
    return found;
}
