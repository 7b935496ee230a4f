/* Edits → a schedule → C → a shared object in this process. */
#include "cpus.h"
#include "schedule/decision.h"
#include "tune/tune.h"
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_WORKERS = 16 };
static const char symbol[] = "gradc_candidate";

/* The passes ------------------------------------------------------------------------------------------------------ */

/* Leaves the step, and what is not of batches: Clang takes most of the time. */
static void keep_step(const Subject *subject, Schedule *schedule)
{
    int kept = 0;
    for (int f = 0; f < schedule->functions.count; ++f)
        if (f == subject->number || !schedule->functions.at[f].batch)
            schedule->functions.at[kept++] = schedule->functions.at[f];
    schedule->functions.count = kept;
}

bool candidate_compile(const Subject *subject, const Edits *edits, bool whole, Candidate *candidate)
{
    Arena *arena = arena_new();
    *candidate = (Candidate){.arena = arena};
    for (int i = 0; i < edits->count; ++i) {
        const Edit *e = &edits->at[i];
        *LIST_PUSH(arena, &candidate->edits) =
            (Edit){arena_string(arena, e->what), arena_string(arena, e->subject),
                   arena_string(arena, e->value), arena_string(arena, e->before)};
    }
    Request request = subject->request;
    request.prefix = symbol;
    request.schedule_path = "the candidate";
    request.schedule_text = edited_schedule(arena, subject->usual, subject->function, edits, NULL).at;
    Compiler *compiler = candidate->compiler = compiler_new(&request);
    if (!pipeline_run(compiler, pass_by_name("place"))) return false;
    if (!whole) keep_step(subject, compiler->schedule);
    return pass_by_name("emit")->run(compiler);
}

void candidate_free(Candidate *candidate)
{
    if (!candidate->arena) return;
    unload_program(&candidate->loaded);
    compiler_free(candidate->compiler);
    arena_free(candidate->arena);
    *candidate = (Candidate){0};
}

/* Clang ----------------------------------------------------------------------------------------------------------- */

typedef struct {
    const Subject *subject;
    Candidate *const *candidates;
    const char **objects;
    bool *made;
    int count;
    atomic_int next;
} Jobs;

static bool run_clang(const Subject *subject, Candidate *candidate, const char *object)
{
    static const char *const last[] = {"-w", "-shared", "-fPIC", "-x", "c", "-", "-lm", "-o"};
    const Build *build = &subject->build;
    List(const char *) words = {0};
    for (int i = 0; i < build->words.count; ++i) *LIST_PUSH(candidate->arena, &words) = build->words.at[i];
    for (size_t i = 0; i < sizeof last / sizeof *last; ++i) *LIST_PUSH(candidate->arena, &words) = last[i];
    *LIST_PUSH(candidate->arena, &words) = object;
    *LIST_PUSH(candidate->arena, &words) = NULL;
    Text said = text_new(candidate->arena);
    return process_run(words.at, &candidate->compiler->c, &said, NULL) == 0;
}

static void *work(void *context)
{
    Jobs *jobs = context;
    for (int i; (i = atomic_fetch_add(&jobs->next, 1)) < jobs->count;)
        jobs->made[i] = run_clang(jobs->subject, jobs->candidates[i], jobs->objects[i]);
    return NULL;
}

static void run_jobs(Jobs *jobs)
{
    pthread_t workers[MOST_WORKERS];
    int wanted = cpus_available(), started = 0;
    if (wanted > MOST_WORKERS) wanted = MOST_WORKERS;
    while (started < wanted - 1 && started < jobs->count - 1 &&
           !pthread_create(&workers[started], NULL, work, jobs))
        ++started;
    work(jobs);
    for (int i = 0; i < started; ++i) pthread_join(workers[i], NULL);
}

static void load(Candidate *candidate, const char *object)
{
    Loaded *loaded = &candidate->loaded;
    loaded->handle = dlopen(object, RTLD_NOW | RTLD_LOCAL);
    if (!loaded->handle) return;
    loaded->program = dlsym(loaded->handle, symbol);
    loaded->real = candidate->compiler->schedule->real, loaded->runs_here = true;
}

/* Signals wait until nothing is left that would have to be removed. */
void candidates_load(const Subject *subject, Candidate *const *candidates, int count)
{
    Arena *arena = arena_new();
    const char *place = getenv("TMPDIR");
    process_hold_signals();
    char *folder = arena_format(arena, "%s/gradc-tune-XXXXXX", place && *place ? place : "/tmp");
    Jobs jobs = {subject,
                 candidates,
                 ARENA_ARRAY(arena, const char *, count),
                 ARENA_ARRAY(arena, bool, count),
                 mkdtemp(folder) ? count : 0,
                 0};
    if (!jobs.count)
        command_fail(subject->options, 0, "%s: %s; TMPDIR names another place", folder, strerror(errno));
    for (int i = 0; i < jobs.count; ++i) jobs.objects[i] = arena_format(arena, "%s/%d.so", folder, i);
    run_jobs(&jobs);
    for (int i = 0; i < jobs.count; ++i) {
        if (jobs.made[i]) load(candidates[i], jobs.objects[i]);
        unlink(jobs.objects[i]);
    }
    rmdir(folder);
    process_release_signals();
    arena_free(arena);
}
