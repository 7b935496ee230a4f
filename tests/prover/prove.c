/* Specs → verdicts, in a process of its own: what the C does to it is seen from outside. */
#include "prover.h"
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATIENCE = 300 }; /* seconds, for a loop without end */

const char *const verdict_names[VERDICTS] = {
    "proved",
    "refused",
    "unfit: rounding decides everywhere",
    "a pass or its verifier failed",
    "Clang refuses the C",
    "not what the interpreter says",
    "wrote outside of its memory",
    "other bits where slices run backwards",
    "schedules differ",
    "a gradient is not the slope of its loss",
    "`simplify` changed a value",
    "crashed, or ran without end",
};

typedef struct {
    const char *path;
    Trial proof;
    Variant variants[MOST_VARIANTS];
    int variant_count;
    bool compiled;
} Job;

static const char *read_text(Arena *arena, const char *path)
{
    Text text = text_new(arena);
    FILE *file = fopen(path, "r");
    char bytes[4096];
    for (size_t size; file && (size = fread(bytes, 1, sizeof bytes, file)) > 0;)
        text_bytes(&text, bytes, size);
    if (file) fclose(file);
    return text.at;
}

static bool compile_job(const Prover *prover, Arena *arena, Job *job, int number, Verdict *verdict)
{
    for (int s = 0; s < SCHEDULE_COUNT; ++s) {
        if (!prover->schedules[s]) continue;
        Variant *variant = &job->variants[job->variant_count++];
        variant->symbol = arena_format(arena, "model%d_%s", number, schedule_names[s]);
        variant->label = schedule_names[s];
        variant->compiler =
            compile_variant(prover, job->path, &job->proof, (ScheduleKind)s, variant->symbol, NULL, verdict);
        if (!variant->compiler) return printf("%s: by schedule %s\n", job->path, schedule_names[s]), false;
    }
    if (!prover->schedules[SCHEDULE_FUSED] || !job->proof.edits) return true;
    const int added =
        add_edited(prover, arena, job->path, &job->proof, arena_format(arena, "model%d", number),
                   &job->variants[job->variant_count], verdict);
    if (added > 0) job->variant_count += added;
    return added >= 0;
}

static void free_jobs(Job *jobs, int count)
{
    for (int i = 0; i < count; ++i)
        for (int s = 0; s < jobs[i].variant_count; ++s)
            if (jobs[i].variants[s].compiler) compiler_free(jobs[i].variants[s].compiler);
}

static void hold_jobs(const Prover *prover, Job *jobs, int count, Verdict *verdicts)
{
    for (int i = 0; i < count; ++i) {
        if (!jobs[i].compiled) continue;
        verdicts[i] =
            hold_model(prover, jobs[i].path, &jobs[i].proof, jobs[i].variants, jobs[i].variant_count);
        if (is_failure(verdicts[i])) printf("%s: %s\n", jobs[i].path, verdict_names[verdicts[i]]);
    }
}

static void prove_here(const Prover *prover, const char *const *paths, int count, Verdict *verdicts)
{
    Arena *arena = arena_new();
    Job *jobs = ARENA_ARRAY(arena, Job, count);
    Variant **variants = ARENA_ARRAY(arena, Variant *, count * MOST_VARIANTS);
    int loaded = 0;
    for (int i = 0; i < count; ++i) {
        jobs[i].path = paths[i];
        jobs[i].proof = proof_of_spec(arena, read_text(arena, paths[i]));
        jobs[i].compiled = compile_job(prover, arena, &jobs[i], i, &verdicts[i]);
        for (int s = 0; s < jobs[i].variant_count && jobs[i].compiled; ++s)
            variants[loaded++] = &jobs[i].variants[s];
    }
    void *handle = loaded ? load_variants(prover, variants, loaded) : NULL;
    if (handle) hold_jobs(prover, jobs, count, verdicts);
    for (int i = 0; i < count && !handle && loaded; ++i)
        if (jobs[i].compiled && count > 1)
            prove_here(prover, &paths[i], 1, &verdicts[i]);
        else if (jobs[i].compiled)
            verdicts[i] = NO_C;
    free_jobs(jobs, count);
    if (handle) dlclose(handle);
    arena_free(arena);
}

static void be_quiet(void)
{
    int nothing = open("/dev/null", O_WRONLY);
    if (nothing < 0) return;
    dup2(nothing, STDOUT_FILENO), dup2(nothing, STDERR_FILENO);
    close(nothing);
}

void prove_specs(const Prover *prover, const char *const *paths, int count, Verdict *verdicts)
{
    size_t size = sizeof *verdicts * (size_t)count;
    Verdict *shared = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED) perror("mmap"), exit(1);
    fflush(stdout);
    pid_t child = fork();
    if (child < 0) perror("fork"), exit(1);
    if (child == 0) {
        alarm(PATIENCE);
        if (prover->quiet) be_quiet();
        prove_here(prover, paths, count, shared);
        fflush(stdout);
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    memcpy(verdicts, shared, size);
    munmap(shared, size);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return;
    if (count == 1) verdicts[0] = CRASHED;
    for (int i = 0; i < count && count > 1; ++i) prove_specs(prover, &paths[i], 1, &verdicts[i]);
}
