/* The search: from the usual schedule, one proposal at a time is tried on the best one so far, and kept where it is clearly
 * faster and its results are the same to the bit. Kernels are tried in proportion to the time they take. */
#include "base/hash.h"
#include "command.h"
#include "cpus.h"
#include "progress.h"
#include "schedule/decision.h"
#include "tune/tune.h"
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { MOST_BATCH = 16, BAR = 24, COLUMNS = 100 };

/* How often proposals of a kind have been run, of one kernel; or one proposal, of the kernel "". */
typedef struct {
    const char *kernel, *what;
    int count;
} Tries;

typedef struct {
    const Subject *subject;
    Track *track;
    double start, deadline;
    Judge judge;
    bool whole; /* all functions are compiled, not the step alone */
    Candidate best;
    Runner runner;
    Arena *round;            /* of what is proposed to the best one */
    Proposals proposals;     /* those that are left */
    double *shares;          /* of each phase */
    List(const char *) seen; /* hashes of the schedules and of the C that were tried */
    List(Tries) tries;
    Found found;
} Search;

/* Progress -------------------------------------------------------------------------------------------------------- */

void show_progress(double start, double deadline, const char *what)
{
    if (!isatty(STDERR_FILENO)) return;
    const double now = command_now(), part = fmin(1, (now - start) / (deadline - start));
    struct progress progress;
    char bar[256];
    progress_create(&progress, false);
    progress.total = 1000, progress.done = (int)(1000 * part);
    progress_bar(&progress, BAR, bar, sizeof bar);
    fprintf(stderr, "\r\033[K%s %3.0f s  %.*s", bar, fmax(0, deadline - now), COLUMNS - BAR - 10, what);
}

void clear_progress(void)
{
    if (isatty(STDERR_FILENO)) fputs("\r\033[K", stderr);
}

static void show(const Search *s, const char *what)
{
    show_progress(
        s->start, s->deadline,
        arena_format(s->round, "%d tried, %d kept  %s", s->found.timed, s->found.steps.count, what));
}

/* Proposals ------------------------------------------------------------------------------------------------------- */

static const char *proposal_text(Arena *arena, const Proposal *proposal)
{
    Text text = text_new(arena);
    for (int i = 0; i < proposal->edits.count; ++i) {
        const Edit *edit = &proposal->edits.at[i];
        text_add(&text, "%s%s %s %s", i ? ", " : "", edit->what, edit->subject, edit->value);
    }
    return text.at;
}

/* False: it was there. */
static bool is_new(Search *s, const char *text)
{
    const char *hash = sha256_text(s->subject->arena, text, strlen(text));
    for (int i = 0; i < s->seen.count; ++i)
        if (strcmp(s->seen.at[i], hash) == 0) return false;
    *LIST_PUSH(s->subject->arena, &s->seen) = hash;
    return true;
}

static Tries *tries_at(Search *s, const char *kernel, const char *what)
{
    for (int i = 0; i < s->tries.count; ++i)
        if (!strcmp(s->tries.at[i].kernel, kernel) && !strcmp(s->tries.at[i].what, what))
            return &s->tries.at[i];
    Arena *arena = s->subject->arena;
    Tries *tries = LIST_PUSH(arena, &s->tries);
    *tries = (Tries){arena_string(arena, kernel), arena_string(arena, what), 0};
    return tries;
}

static Tries *tries_of(Search *s, const Proposal *proposal)
{
    return tries_at(s, proposal->kernel ? proposal->kernel : "", proposal->edits.at[0].what);
}

/* What is of no kernel counts as one of their mean. */
static double share_of(const Search *s, const char *kernel)
{
    const struct gradc_function *function = s->runner.function;
    for (int p = 0; kernel && p < function->phase_count; ++p)
        if (strcmp(function->phases[p].name, kernel) == 0) return s->shares[p];
    return 1.0 / function->phase_count;
}

/* The time at stake over how often that was tried, this very proposal above all; of those the nearest comes first. */
static Proposal next_proposal(Search *s)
{
    int best = 0;
    double most = -1;
    for (int i = 0; i < s->proposals.count; ++i) {
        const Proposal *proposal = &s->proposals.at[i];
        const double share = share_of(s, proposal->kernel) / (1 + tries_of(s, proposal)->count);
        const int again = tries_at(s, "", proposal_text(s->round, proposal))->count;
        const double score = share / (1 + 4 * again) / (1 + 1e-3 * proposal->far);
        if (score > most) most = score, best = i;
    }
    const Proposal taken = s->proposals.at[best];
    s->proposals.at[best] = s->proposals.at[--s->proposals.count];
    return taken;
}

/* The edits of the best one with those of the proposal; a decision that is as usual again is no edit. */
static Edits with_edits(const Search *s, const Proposal *proposal)
{
    Edits edits = {0};
    for (int i = 0; i < s->best.edits.count; ++i) {
        Edit edit = s->best.edits.at[i];
        for (int k = 0; k < proposal->edits.count; ++k)
            if (!strcmp(edit.what, proposal->edits.at[k].what) &&
                !strcmp(edit.subject, proposal->edits.at[k].subject))
                edit.value = proposal->edits.at[k].value;
        if (strcmp(edit.value, edit.before) != 0) *LIST_PUSH(s->round, &edits) = edit;
    }
    for (int k = 0; k < proposal->edits.count; ++k) {
        bool known = false;
        for (int i = 0; i < s->best.edits.count; ++i)
            known |= !strcmp(s->best.edits.at[i].what, proposal->edits.at[k].what) &&
                     !strcmp(s->best.edits.at[i].subject, proposal->edits.at[k].subject);
        if (!known) *LIST_PUSH(s->round, &edits) = proposal->edits.at[k];
    }
    return edits;
}

/* Batches --------------------------------------------------------------------------------------------------------- */

typedef struct {
    Candidate candidates[MOST_BATCH];
    const char *text[MOST_BATCH];
    int count;
} Batch;

/* Whether the scheduler takes it, and gives other C than was run before. */
static bool add_candidate(Search *s, Batch *batch, const Proposal *proposal)
{
    const Edits edits = with_edits(s, proposal);
    const Text text = edited_schedule(s->round, s->subject->usual, s->subject->function, &edits, NULL);
    if (!is_new(s, text.at)) return false;
    Candidate *candidate = &batch->candidates[batch->count];
    const bool legal = candidate_compile(s->subject, &edits, s->whole, candidate);
    if (legal && is_new(s, strstr(candidate->compiler->c.at, "\n#pragma"))) { /* behind the header */
        batch->text[batch->count++] = proposal_text(s->round, proposal);
        ++tries_of(s, proposal)->count;
        ++tries_at(s, "", batch->text[batch->count - 1])->count;
        return true;
    }
    ++*(legal ? &s->found.same : &s->found.refused);
    candidate_free(candidate);
    return false;
}

static void fill_batch(Search *s, Batch *batch)
{
    int size = 2 * cpus_available();
    if (size > MOST_BATCH) size = MOST_BATCH;
    while (batch->count < size && s->proposals.count && command_now() < s->deadline) {
        const Proposal proposal = next_proposal(s);
        (void)add_candidate(s, batch, &proposal);
    }
}

static void take_round(Search *s)
{
    if (s->round) arena_free(s->round);
    s->round = arena_new();
    const Schedule *schedule = s->best.compiler->schedule;
    for (int f = 0; f < schedule->functions.count; ++f)
        if (strcmp(function_text(schedule, &schedule->functions.at[f]), s->subject->function) == 0)
            s->proposals = propose(s->round, schedule, &schedule->functions.at[f]);
    s->shares = ARENA_ARRAY(s->round, double, s->runner.function->phase_count + 1);
    runner_shares(&s->runner, s->shares);
}

/* The candidate, whose runner it takes over, is the best one from now on. */
static void keep(Search *s, Candidate *candidate, const Runner *runner, const char *text, double ratio)
{
    Arena *arena = s->subject->arena;
    *LIST_PUSH(arena, &s->found.steps) = (Step){arena_string(arena, text), ratio};
    runner_free(&s->runner);
    candidate_free(&s->best);
    s->best = *candidate, s->runner = *runner;
    *candidate = (Candidate){0};
}

static bool try_candidate(Search *s, Candidate *candidate, const char *text)
{
    struct error error = {0};
    Runner runner;
    if (!candidate->loaded.program) return false;
    show(s, text);
    bool won = runner_create(&runner, s->track, s->subject, candidate, &error);
    if (won) {
        const Duel result = duel(&s->runner, &runner, true);
        ++s->found.timed;
        won = duel_won(&result);
        if (won && !judge_same(&s->judge, candidate)) ++s->found.wrong, won = false;
        if (won) keep(s, candidate, &runner, text, result.ratio);
        if (s->subject->options->verbose)
            fprintf(stderr, "%s%s: %.3f\n", won ? "kept: " : "", text, result.ratio);
    }
    if (!won) runner_free(&runner);
    return won;
}

/* The first that wins ends the batch: what the others are worth to it is another question, asked again. */
static bool try_batch(Search *s, Batch *batch)
{
    Candidate *list[MOST_BATCH];
    bool won = false;
    for (int i = 0; i < batch->count; ++i) list[i] = &batch->candidates[i];
    show(s, "compiling");
    candidates_load(s->subject, list, batch->count);
    for (int i = 0; i < batch->count; ++i) {
        if (!won && command_now() < s->deadline) won = try_candidate(s, list[i], batch->text[i]);
        candidate_free(list[i]);
    }
    return won;
}

/* A variable that other functions alone know has no place in the C of the step: then all of it is compiled. */
static bool load_first(Search *s)
{
    for (int whole = 0; whole < 2; ++whole) {
        Candidate *first = &s->best;
        s->whole = whole;
        if (candidate_compile(s->subject, &(Edits){0}, whole, first)) candidates_load(s->subject, &first, 1);
        if (first->loaded.program) return true;
        candidate_free(first);
    }
    return false;
}

static bool begin(Search *s, const Candidate *usual)
{
    struct error error = {0};
    if (!load_first(s)) return false;
    Candidate *first = &s->best;
    (void)is_new(s, strstr(first->compiler->c.at, "\n#pragma"));
    s->judge = judge_new(usual);
    return runner_create(&s->runner, s->track, s->subject, first, &error);
}

Found search(const Subject *subject, const Candidate *usual, Track *track, double start, double deadline)
{
    Search s = {.subject = subject, .track = track, .start = start, .deadline = deadline};
    if (begin(&s, usual)) {
        take_round(&s);
        while (command_now() < deadline) {
            Batch batch = {.count = 0};
            fill_batch(&s, &batch);
            if (!batch.count) break; /* there is nothing left to try */
            if (try_batch(&s, &batch)) take_round(&s);
        }
        for (int i = 0; i < s.best.edits.count; ++i) {
            const Edit *e = &s.best.edits.at[i];
            *LIST_PUSH(subject->arena, &s.found.edits) =
                (Edit){arena_string(subject->arena, e->what), arena_string(subject->arena, e->subject),
                       arena_string(subject->arena, e->value), arena_string(subject->arena, e->before)};
        }
    }
    clear_progress();
    runner_free(&s.runner);
    candidate_free(&s.best);
    if (s.judge.arena) judge_free(&s.judge);
    if (s.round) arena_free(s.round);
    return s.found;
}
