#ifndef TUNE_TUNE_H
#define TUNE_TUNE_H
/* Within tune: candidates (edited schedules, compiled and loaded), a clock for their training steps, and the search. */
#include "bench/feed.h"
#include "build.h"
#include "check/check.h"
#include "model.h"
#include "tune/propose.h"

/* Candidates ------------------------------------------------------------------------------------------------------ */

/* An edited schedule: its C, and that as a shared object in this process. Of all functions, or of the training step and
 * what makes its variables. */
typedef struct {
    Arena *arena;
    Edits edits;
    Compiler *compiler;
    Loaded loaded;
} Candidate;

/* What is tuned. */
typedef struct {
    const Options *options;
    Arena *arena;
    Request request;       /* as the user asked for it */
    Build build;           /* the words of every compilation */
    const Schedule *usual; /* as the scheduler leaves it */
    int number;            /* of the function that is tuned, in the program */
    const char *function;
    int batch;
} Subject;

/* The passes, with these edits. False: they are not legal. */
bool candidate_compile(const Subject *subject, const Edits *edits, bool whole, Candidate *candidate);
/* Clang, on all of them at once, as many at a time as there are CPUs. Where it fails there is no program. */
void candidates_load(const Subject *subject, Candidate *const *candidates, int count);
void candidate_free(Candidate *candidate);

/* Time ------------------------------------------------------------------------------------------------------------ */

/* Where programs are timed: the same threads, batches and memory for all of them, because where in memory a program lies
 * is worth more than many a decision. */
typedef struct {
    struct pool *pool;
    struct feed feed;
    void *state, *arena;
    size_t state_size, arena_size;
} Track;
/* `program` is the usual one. To be freed whatever this returns. */
bool track_create(Track *track, const struct gradc_program *program, int threads, struct error *error);
void track_free(Track *track);

typedef struct {
    Track *track;
    struct model model;
    const struct gradc_function *function;
    int64_t turn;
} Runner;

/* To be freed whatever this returns. */
bool runner_create(Runner *runner, Track *track, const Subject *subject, const Candidate *candidate,
                   struct error *error);
void runner_free(Runner *runner);
/* The share of each phase in a step; in the order of the function's phases. */
void runner_shares(Runner *runner, double *shares);

/* Two programs in turn, so that what disturbs the machine for a while disturbs both. */
typedef struct {
    double first, second; /* median seconds of a step */
    double ratio;         /* median, of turn by turn, of the second's time to the first's */
    int turns, faster;    /* how many there were, and in how many of them the second was faster */
} Duel;
/* All turns; or, for `brief`, as many as it takes to see. */
Duel duel(Runner *first, Runner *second, bool brief);
bool duel_won(const Duel *duel); /* by the second, and not by luck */

/* Results --------------------------------------------------------------------------------------------------------- */

/* What the functions of the usual schedule give at a point. */
typedef struct {
    Arena *arena;
    const Candidate *usual;
    Point point;
} Judge;
Judge judge_new(const Candidate *usual);
void judge_free(Judge *judge);
/* Whether the candidate's functions give the same, to the bit, forwards and backwards through their slices. */
bool judge_same(const Judge *judge, const Candidate *candidate);

/* The search ------------------------------------------------------------------------------------------------------ */

/* A change that was kept. */
typedef struct {
    const char *text; /* tile dense_kernel.c 4 */
    double ratio;     /* of its time to the time before */
} Step;

typedef struct {
    Edits edits;
    List(Step) steps;
    int timed, refused, same, wrong; /* legal and run; not legal; of C that is known; of other results */
} Found;

/* Until `deadline` (of command_now), which began at `start`. */
Found search(const Subject *subject, const Candidate *usual, Track *track, double start, double deadline);

/* A line on the terminal, where there is one. */
void show_progress(double start, double deadline, const char *what);
void clear_progress(void);

#endif
