/* Whether an edited schedule computes what the usual one does, to the bit. */
#include "tune/tune.h"
#include <string.h>

Judge judge_new(const Candidate *usual)
{
    Judge judge = {.arena = arena_new(), .usual = usual};
    const Program *program = usual->compiler->program;
    judge.point = draw_point(judge.arena, program, initial_variables(judge.arena, program), 1);
    return judge;
}

void judge_free(Judge *judge) { arena_free(judge->arena); }

static bool same_values(const double *a, const double *b, const Type *type)
{
    if (!a || !b) return !a == !b;
    return memcmp(a, b, sizeof *a * (size_t)type_elements(type)) == 0;
}

static bool same_results(const Program *program, int number, const Call *a, const Call *b)
{
    const Graph *graph = program->functions.at[number].graph;
    Arena *arena = arena_new();
    bool same = true;
    for (int i = 0; i < graph->outputs.count && same; ++i)
        same = same_values(call_output_values(a, arena, i), call_output_values(b, arena, i),
                           &graph_node(graph, graph->outputs.at[i].node)->type);
    for (int v = 0; v < program->variables.count && same; ++v) {
        const double *one = call_variable(a, arena, v), *other = call_variable(b, arena, v);
        same = !one || !other || same_values(one, other, &program->variables.at[v].type);
    }
    arena_free(arena);
    return same;
}

static bool same_function(const Judge *judge, const Candidate *candidate, int number)
{
    const Program *program = judge->usual->compiler->program;
    const TracedFunction *traced = &program->functions.at[number];
    const struct gradc_function *got = loaded_function(&candidate->loaded, traced->role, traced->batch);
    const struct gradc_function *want = loaded_function(&judge->usual->loaded, traced->role, traced->batch);
    if (!got || !want) return true; /* it is left out */
    Arena *arena = arena_new();
    Call *call = call_new(arena, &candidate->loaded, got, program, &judge->point, number);
    Call *usual = call_new(arena, &judge->usual->loaded, want, program, &judge->point, number);
    bool same = !call_run(usual, false);
    for (int backwards = 0; backwards < 2 && same; ++backwards)
        same = !call_run(call, backwards) && same_results(program, number, call, usual);
    call_free(call), call_free(usual);
    arena_free(arena);
    return same;
}

bool judge_same(const Judge *judge, const Candidate *candidate)
{
    bool same = true;
    for (int f = 0; f < judge->usual->compiler->program->functions.count && same; ++f)
        same = same_function(judge, candidate, f);
    return same;
}
