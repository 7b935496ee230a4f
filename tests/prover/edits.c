/* Schedules with edits that gradc tune could make: whatever it picks is proved here too. */
#include "prover.h"
#include "schedule/decision.h"
#include "tune/propose.h"
#include <stdio.h>
#include <string.h>

enum { MOST_DRAWN = 12, MOST_KEPT = 6, STREAM = 0x65646974 };

/* What is being put together: edits of the training step that the scheduler took. */
typedef struct {
    const Prover *prover;
    Arena *arena;
    const char *path, *symbol, *function;
    const Trial *proof;
    Compiler *compiler; /* with the edits so far */
    Edits edits;
} Drawing;

static const Function *function_of(const Drawing *d)
{
    const Schedule *schedule = d->compiler->schedule;
    for (int f = 0; f < schedule->functions.count; ++f)
        if (!strcmp(function_text(schedule, &schedule->functions.at[f]), d->function))
            return &schedule->functions.at[f];
    return NULL;
}

static bool is_of_layout(const Edit *edit)
{
    return !strcmp(edit->what, "inner") || !strcmp(edit->what, "vector");
}

/* The first so many edits, and of them all or those of the layout alone. */
static const char *text_of(const Drawing *d, bool layout)
{
    Edits edits = {0};
    for (int i = 0; i < d->edits.count; ++i)
        if (!layout || is_of_layout(&d->edits.at[i])) *LIST_PUSH(d->arena, &edits) = d->edits.at[i];
    return edited_schedule(d->arena, d->compiler->schedule, d->function, &edits, NULL).at;
}

static bool is_edited(const Drawing *d, const Proposal *proposal)
{
    for (int i = 0; i < d->edits.count; ++i)
        for (int k = 0; k < proposal->edits.count; ++k)
            if (!strcmp(d->edits.at[i].what, proposal->edits.at[k].what) &&
                !strcmp(d->edits.at[i].subject, proposal->edits.at[k].subject))
                return true;
    return false;
}

/* Takes a proposal if the scheduler does: its refusals are errors in the spec's eyes. False: a pass broke. */
static bool try_proposal(Drawing *d, const Proposal *proposal, Verdict *verdict)
{
    const int before = d->edits.count;
    for (int k = 0; k < proposal->edits.count; ++k) {
        const Edit *e = &proposal->edits.at[k];
        *LIST_PUSH(d->arena, &d->edits) =
            (Edit){arena_string(d->arena, e->what), arena_string(d->arena, e->subject),
                   arena_string(d->arena, e->value), arena_string(d->arena, e->before)};
    }
    Verdict found = PROVED;
    Compiler *compiler =
        compile_variant(d->prover, d->path, d->proof, SCHEDULE_FUSED, d->symbol, text_of(d, false), &found);
    if (compiler) {
        compiler_free(d->compiler);
        d->compiler = compiler;
        return true;
    }
    if (found != REFUSED) return *verdict = found, false;
    d->edits.count = before;
    return true;
}

static bool draw_edits(Drawing *d, Verdict *verdict)
{
    struct random_stream random = random_start((uint64_t)d->proof->edits, STREAM, 0);
    for (int i = 0; i < MOST_DRAWN && d->edits.count < MOST_KEPT; ++i) {
        Arena *arena = arena_new();
        const Proposals proposals = propose(arena, d->compiler->schedule, function_of(d));
        bool fine = true;
        if (proposals.count) {
            const Proposal *drawn = &proposals.at[random_below(&random, (uint32_t)proposals.count)];
            if (!is_edited(d, drawn)) fine = try_proposal(d, drawn, verdict);
        }
        arena_free(arena);
        if (!fine) return false;
    }
    return true;
}

static bool find_step(Drawing *d)
{
    const Schedule *schedule = d->compiler->schedule;
    for (int f = 0; f < schedule->functions.count && !d->function; ++f)
        if (strcmp(schedule->functions.at[f].role, "train") == 0)
            d->function = arena_string(d->arena, function_text(schedule, &schedule->functions.at[f]));
    return d->function != NULL;
}

int add_edited(const Prover *prover, Arena *arena, const char *path, const Trial *proof, const char *stem,
               Variant *variants, Verdict *verdict)
{
    Drawing d = {.prover = prover, .arena = arena, .path = path, .proof = proof};
    d.symbol = arena_format(arena, "%s_edited", stem);
    d.compiler = compile_variant(prover, path, proof, SCHEDULE_FUSED, d.symbol, NULL, verdict);
    if (!d.compiler) return -1;
    if (!find_step(&d) || !draw_edits(&d, verdict) || !d.edits.count) {
        compiler_free(d.compiler);
        return is_failure(*verdict) ? -1 : 0;
    }
    prover->tally->edits += d.edits.count;
    bool layout = false;
    for (int i = 0; i < d.edits.count; ++i) layout |= is_of_layout(&d.edits.at[i]);
    variants[0] = (Variant){
        .compiler = d.compiler, .symbol = d.symbol, .label = text_of(&d, false), .reordered = layout};
    if (!layout) return 1;
    Variant *unfused = &variants[1];
    unfused->symbol = arena_format(arena, "%s_laid_out", stem), unfused->label = "unfused, laid out alike";
    unfused->compiler =
        compile_variant(prover, path, proof, SCHEDULE_UNFUSED, unfused->symbol, text_of(&d, true), verdict);
    if (unfused->compiler) return 2;
    printf("%s: a layout that fused takes is refused to unfused:\n%s", path, variants[0].label);
    *verdict = BROKEN;
    compiler_free(d.compiler);
    return -1;
}
