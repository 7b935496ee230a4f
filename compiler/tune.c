/* gradc tune: a search for a faster schedule of the training step, on this machine; what it finds goes to a file that reads as
 * a schedule. */
#include "tune/tune.h"
#include "command.h"
#include "cpus.h"
#include "files.h"
#include "schedule/decision.h"
#include "tune/cache.h"
#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { DEFAULT_BUDGET = 60 };
static const double last_part =
    0.15; /* of the budget: the usual schedule and the one that was found, once more */

typedef struct {
    Subject subject;
    Compiler *compiler; /* of the usual schedule, as the user gets it */
    Candidate usual, tuned;
    Track track;
    int threads, budget;
    double start, taken;
    Found found;
    Duel last;
} Tuning;

static bool fail(const Tuning *t, const struct error *error)
{
    command_fail(t->subject.options, 0, "%s", error->text);
    return false;
}

/* Beginning ------------------------------------------------------------------------------------------------------- */

/* The training step of whole batches. */
static bool find_step(Tuning *t)
{
    const Schedule *schedule = t->compiler->schedule;
    Subject *subject = &t->subject;
    for (int f = 0; f < schedule->functions.count; ++f) {
        const Function *function = &schedule->functions.at[f];
        if (strcmp(function->role, "train") != 0 || (subject->function && function->batch <= subject->batch))
            continue;
        subject->number = f, subject->batch = function->batch;
        subject->function = function_text(schedule, function);
    }
    if (subject->function) return true;
    command_fail(subject->options, 0, "%s has no training step", subject->options->operand);
    return false;
}

static bool load_usual(Tuning *t)
{
    Candidate *usual = &t->usual;
    if (candidate_compile(&t->subject, &(Edits){0}, true, usual)) candidates_load(&t->subject, &usual, 1);
    if (usual->loaded.program) return true;
    command_fail(t->subject.options, 0, "the C of %s cannot be compiled and loaded; gradc build says why",
                 t->subject.options->operand);
    return false;
}

static bool begin(Tuning *t)
{
    const Options *options = t->subject.options;
    struct error error = {0};
    if (options->plan && !command_spares_spec(options, options->plan)) return false;
    for (int i = 0; i < 2; ++i) { /* said before the search, not after it */
        const char *path = i ? options->found : options->plan;
        if (path && !output_possible(path, &error)) return fail(t, &error);
    }
    if (!find_step(t) || !build_find(options, t->compiler->target, &t->subject.build) || !load_usual(t))
        return false;
    return track_create(&t->track, t->usual.loaded.program, t->threads, &error) || fail(t, &error);
}

/* The verdict ----------------------------------------------------------------------------------------------------- */

static bool compare_whole(Tuning *t, Candidate *tuned)
{
    struct error error = {0};
    Runner before = {0}, after = {0};
    bool fine = runner_create(&before, &t->track, &t->subject, &t->usual, &error) &&
                runner_create(&after, &t->track, &t->subject, tuned, &error);
    show_progress(t->start, t->start + t->budget, "the usual schedule and the one that was found, once more");
    if (fine) t->last = duel(&before, &after, false);
    clear_progress();
    runner_free(&before), runner_free(&after);
    return fine || fail(t, &error);
}

static void forget(Tuning *t)
{
    t->found.edits.count = 0, t->found.steps.count = 0;
    t->last.second = t->last.first, t->last.ratio = 1;
}

/* Edits that no longer matter go: others have overruled them. */
static void drop_idle_edits(Tuning *t)
{
    Edits *edits = &t->found.edits;
    for (int i = edits->count - 1; i >= 0; --i) {
        Edits fewer = {0};
        Candidate candidate;
        for (int k = 0; k < edits->count; ++k)
            if (k != i) *LIST_PUSH(t->subject.arena, &fewer) = edits->at[k];
        const bool legal = candidate_compile(&t->subject, &fewer, true, &candidate);
        const char *c = legal ? strstr(candidate.compiler->c.at, "\n#pragma") : NULL;
        if (c && strcmp(c, strstr(t->tuned.compiler->c.at, "\n#pragma")) == 0) *edits = fewer;
        candidate_free(&candidate);
    }
}

/* The whole program by what was found against the whole program as it is: it must be faster, and give the same. */
static bool judge_found(Tuning *t)
{
    Candidate *tuned = &t->tuned;
    if (!candidate_compile(&t->subject, &t->found.edits, true, tuned)) {
        forget(t); /* legal in the step alone */
        return candidate_free(tuned), judge_found(t);
    }
    candidates_load(&t->subject, &tuned, 1);
    if (!tuned->loaded.program || !compare_whole(t, tuned)) return false;
    if (!t->found.edits.count) return forget(t), true;
    Judge judge = judge_new(&t->usual);
    const bool same = judge_same(&judge, tuned);
    judge_free(&judge);
    t->found.wrong += !same;
    if (same && duel_won(&t->last))
        drop_idle_edits(t);
    else
        forget(t);
    return true;
}

/* Telling --------------------------------------------------------------------------------------------------------- */

static const char *time_text(Arena *arena, double seconds)
{
    return seconds < 1e-3 ? arena_format(arena, "%.2f us", 1e6 * seconds)
                          : arena_format(arena, "%.3f ms", 1e3 * seconds);
}

static const char *command_text(const Tuning *t)
{
    return arena_format(t->subject.arena, "gradc tune %s --threads=%d --budget=%d",
                        tuned_words(t->subject.options), t->threads, t->budget);
}

/* The comment of the schedule's text. */
static const char *note_text(const Tuning *t)
{
    Arena *arena = t->subject.arena;
    Text text = text_new(arena);
    char date[32];
    const time_t now = time(NULL);
    struct tm local;
    strftime(date, sizeof date, "%Y-%m-%d %H:%M", localtime_r(&now, &local));
    text_add(&text, "# %s, by gradc %s: %s\n# on %s\n", date, GRADC_VERSION, command_text(t),
             machine_text(arena));
    text_add(&text, "# a step of %s takes %s by default, and so %s: %.3f times as fast\n",
             t->subject.function, time_text(arena, t->last.first), time_text(arena, t->last.second),
             1 / t->last.ratio);
    return text.at;
}

static bool save(const Tuning *t, const Text *text, const char *path)
{
    const char *failed = text_save(text, path);
    if (failed) command_fail(t->subject.options, 0, "%s: %s", path, failed);
    return !failed;
}

static const char *plan_path(const Tuning *t)
{
    const Options *options = t->subject.options;
    struct error error = {0};
    if (options->plan) return options->plan;
    const char *folder = command_cache_folder(options, "tuned");
    if (!folder) return NULL;
    if (folder_make(folder, &error)) return tuned_path(options, t->compiler);
    fail(t, &error);
    return NULL;
}

static json_t *changes_json(const Tuning *t)
{
    json_t *list = json_array();
    for (int i = 0; i < t->found.edits.count; ++i) {
        const Edit *e = &t->found.edits.at[i];
        json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s}", "what", e->what, "subject", e->subject,
                                              "value", e->value, "default", e->before));
    }
    return list;
}

static bool save_json(const Tuning *t, const char *path)
{
    json_t *object = json_pack("{s:s, s:s, s:s, s:s, s:i, s:i, s:f, s:f, s:f, s:f, s:i, s:i, s:i, s:i, s:o}",
                               "spec", t->subject.options->operand, "function", t->subject.function,
                               "machine", machine_text(t->subject.arena), "march", t->compiler->target->march,
                               "threads", t->threads, "budget", t->budget, "seconds", t->taken, "default_ms",
                               1e3 * t->last.first, "tuned_ms", 1e3 * t->last.second, "ratio",
                               1 / t->last.ratio, "timed", t->found.timed, "refused", t->found.refused,
                               "same", t->found.same, "wrong", t->found.wrong, "changes", changes_json(t));
    char *dumped = object ? json_dumps(object, JSON_INDENT(2) | JSON_REAL_PRECISION(6)) : NULL;
    Text text = text_new(t->subject.arena);
    if (dumped) text_add(&text, "%s\n", dumped);
    free(dumped), json_decref(object);
    return save(t, &text, path);
}

static void print_table(const Tuning *t, const char *path)
{
    Arena *arena = t->subject.arena;
    const Found *found = &t->found;
    printf("%s, %s for %s, %d thread%s: %d schedules timed in %.0f s, %d more were not legal or the same C\n",
           t->compiler->program->name, t->subject.function, t->compiler->target->march, t->threads,
           t->threads == 1 ? "" : "s", found->timed, t->taken, found->refused + found->same);
    if (found->wrong) printf("%d were faster but gave other bits, and were not taken\n", found->wrong);
    printf("  default %s   tuned %s   %.3fx\n", time_text(arena, t->last.first),
           time_text(arena, t->last.second), 1 / t->last.ratio);
    for (int i = 0; i < found->steps.count; ++i)
        printf("  %.3fx  %s\n", 1 / found->steps.at[i].ratio, found->steps.at[i].text);
    if (!found->edits.count) printf("nothing that was tried is faster: the schedule stays as it is\n");
    printf("written to %s%s\n", path, t->subject.options->plan ? "" : "; gradc build --tuned reads it");
}

static bool tell(Tuning *t)
{
    const Options *options = t->subject.options;
    const char *path = plan_path(t);
    if (!path) return false;
    const Text text = edited_schedule(t->subject.arena, t->subject.usual, t->subject.function,
                                      &t->found.edits, note_text(t));
    if (!save(t, &text, path) || (options->found && !save_json(t, options->found))) return false;
    if (strcmp(path, "-") != 0 && !(options->found && strcmp(options->found, "-") == 0)) print_table(t, path);
    return !fflush(stdout) && !ferror(stdout);
}

/* The verb -------------------------------------------------------------------------------------------------------- */

static bool tune(Tuning *t)
{
    if (!begin(t)) return false;
    t->found = search(&t->subject, &t->usual, &t->track, t->start, t->start + (1 - last_part) * t->budget);
    if (!judge_found(t)) return false;
    t->taken = command_now() - t->start;
    return tell(t);
}

int tune_command(const Options *options)
{
    Tuning t = {.start = command_now(), .compiler = command_compile(options, NULL)};
    if (!t.compiler) return EXIT_ERRORS;
    t.subject = (Subject){.options = options,
                          .arena = options->arena,
                          .request = command_request(options),
                          .usual = t.compiler->schedule};
    t.threads = options->team > 0 ? (int)options->team : cpus_available();
    t.budget = options->budget > 0 ? (int)options->budget : DEFAULT_BUDGET;
    const bool fine = tune(&t);
    track_free(&t.track);
    candidate_free(&t.usual), candidate_free(&t.tuned);
    compiler_free(t.compiler);
    return fine ? EXIT_FINE : EXIT_ERRORS;
}
