/* The schedules of a spec against each other, every function of it. */
#include "check/training.h"
#include <math.h>
#include <string.h>

enum { AGAIN = 5 };

/* Another point is drawn where rounding takes a decision of the function otherwise than double does. */
static bool hangs(const Session *session, int f, const Point *point)
{
    Arena *arena = arena_new();
    const Graph *graph = session->reference->program->functions.at[f].graph;
    int near = decisions_near(graph, interpret(arena, graph, point_given(point, f)), float_margin);
    arena_free(arena);
    return near > 0;
}

/* What a function gave, by two schedules; `exact`: to the bit. */
static void compare_tensor(Session *session, Claim *made, const char *name, const Type *type,
                           const double *got, const double *want, bool exact)
{
    bool real = dtype_is_real(type->dtype) && !exact;
    claim_tensor(session->arena, made, name, type, got, want, real ? made->allowed : 0);
    if (real || !memcmp(got, want, sizeof *got * (size_t)type_elements(type)) || !made->holds) return;
    made->holds = false, made->note = arena_format(session->arena, "%s: other bits", name);
}

static Call *run_function(Session *session, const Schedules *schedules, int s, int f, const Point *point,
                          Arena *arena, Claim *made)
{
    const Program *program = schedules->compiler[s]->program;
    const TracedFunction *traced = &program->functions.at[f];
    Call *call =
        call_new(arena, &schedules->loaded[s],
                 loaded_function(&schedules->loaded[s], traced->role, traced->batch), program, point, f);
    claim_damage(made, call_run(call, false));
    for (int v = 0; v < program->variables.count; ++v)
        if (!last_assignment(traced->graph, v))
            claim_kept(session->arena, made, call, &program->variables.at[v], v);
    return call;
}

static void compare_calls(Session *session, const Program *program, int f, const Call *got, const Call *want,
                          bool exact, Claim *made)
{
    const Graph *graph = program->functions.at[f].graph;
    Arena *arena = arena_new();
    for (int i = 0; i < graph->outputs.count; ++i) {
        const Output *output = &graph->outputs.at[i];
        compare_tensor(session, made, output->name, &graph_node(graph, output->node)->type,
                       call_output_values(got, arena, i), call_output_values(want, arena, i), exact);
    }
    for (int v = 0; v < program->variables.count; ++v) {
        const Variable *variable = &program->variables.at[v];
        if (last_assignment(graph, v))
            compare_tensor(session, made, variable->name, &variable->type, call_variable(got, arena, v),
                           call_variable(want, arena, v), exact);
    }
    arena_free(arena);
}

/* One function by all schedules: `made` has a claim for each. False: at this point there is no telling. */
static bool compare_function(Session *session, const Schedules *schedules, int base, int f,
                             const Point *point, Claim *made)
{
    const Program *program = schedules->compiler[base]->program;
    Arena *arena = arena_new();
    Call *want = run_function(session, schedules, base, f, point, arena, &made[base]);
    bool told = true;
    for (int s = 0; s < SCHEDULE_COUNT; ++s) {
        if (s == base) continue;
        Call *got = run_function(session, schedules, s, f, point, arena, &made[s]);
        bool held = made[s].holds;
        compare_calls(session, program, f, got, want, s != SCHEDULE_NAIVE, &made[s]);
        if (s == SCHEDULE_NAIVE && held && !made[s].holds) told = !hangs(session, f, point);
        call_free(got);
    }
    call_free(want), arena_free(arena);
    return told;
}

static void compare_somewhere(Session *session, const Schedules *schedules, int base, int f,
                              const Point *point, Claim *made)
{
    Claim before[SCHEDULE_COUNT];
    memcpy(before, made, sizeof before);
    if (compare_function(session, schedules, base, f, point, made)) return;
    for (uint64_t seed = 1; seed <= AGAIN; ++seed) {
        Arena *arena = arena_new();
        memcpy(made, before, sizeof before);
        made[SCHEDULE_NAIVE].moved += (int)seed;
        Point another = draw_point(arena, session->reference->program, session->initial, seed);
        bool told = compare_function(session, schedules, base, f, &another, made);
        arena_free(arena);
        if (told) return;
    }
}

/* Unfused, grouped and fused add in one order; naive adds in its own. */
void prove_schedules(Session *session, const Schedules *schedules, double loosened)
{
    const Program *program = session->reference->program;
    int proven = (int)session->proof->request.schedule,
        base = proven == SCHEDULE_NAIVE ? SCHEDULE_UNFUSED : proven;
    Claim made[SCHEDULE_COUNT];
    for (int s = 0; s < SCHEDULE_COUNT; ++s) {
        made[s] = (Claim){"all", "schedules", .holds = true};
        made[s].allowed = s == SCHEDULE_NAIVE ? fmax(limit_of_others, loosened) : 0;
        made[s].what =
            arena_format(session->arena, s == SCHEDULE_NAIVE ? "%s and %s" : "%s and %s, to the bit",
                         schedule_names[s], schedule_names[base]);
    }
    Point drawn = draw_point(session->arena, program, session->initial, 1);
    for (int f = 0; f < program->functions.count; ++f) {
        const Point *point = &drawn;
        for (int t = 0; t < session->training_count; ++t)
            if (session->trainings[t].function == f) point = &session->trainings[t].point;
        const char *what = arena_format(session->arena, "schedules: %s", program->functions.at[f].role);
        session->proof->progress(session->proof->context, what);
        compare_somewhere(session, schedules, base, f, point, made);
    }
    for (int s = 0; s < SCHEDULE_COUNT; ++s)
        if (s != base || !made[s].holds) claim(session, made[s]);
}
