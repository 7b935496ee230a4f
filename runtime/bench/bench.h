/* bench.h: what gradc bench measures: the rows of each variant at each number of threads, in rounds. */
#ifndef GRADC_BENCH_BENCH_H
#define GRADC_BENCH_BENCH_H
#include "harness.h"
#include "machine.h"
#include "variant.h"

enum row_kind { ROW_TRAIN, ROW_KERNEL, ROW_TEST, ROW_INPUT, ROW_SLICES, ROW_KINDS };

struct row {
    struct harness_row harness; /* first, for the harness gives it back */
    struct group *group;
    enum row_kind kind;
    int phase;              /* of ROW_KERNEL, ROW_SLICES */
    int64_t next;           /* of ROW_KERNEL: the recorded step that is told next */
    struct gradc_call call; /* of ROW_SLICES */
};

/* A number of threads, and how fast the machine was with them, each time it was measured. */
struct team {
    struct pool *pool;
    int threads;
    struct speed *speeds;
    int speed_count, speed_room;
};

/* One variant with one team. */
struct group {
    struct bench *bench;
    struct variant *variant;
    struct team *team;
    double *recorded; /* of each step of a round, seconds of each phase */
    int64_t gathered; /* batches */
    struct row *rows;
    int row_count;
};

struct bench {
    const struct gradc_program *const *programs; /* ended by NULL; the others are compared with the first */
    const char *const *names;                    /* of theirs */
    int rounds;
    double seconds; /* that a row is repeated for in a round; once at least */
    int variant_count, team_count, group_count, row_count;
    struct variant *variants;
    struct team *teams; /* one more than team_count: a single thread, for ROW_SLICES */
    struct machine machine;
    struct feed train, test;
    struct group *groups; /* team by team, in each variant by variant */
    struct harness_row **order;
    size_t order_count, order_done;
};

/* Makes all that will be run, and finds out how often that can be. threads ends with 0. To be freed whatever this
 * returns. */
bool bench_create(struct bench *bench, const struct gradc_program *const *programs, const char *const *names,
                  const int *threads, int rounds, double seconds, struct error *error);
void bench_free(struct bench *bench);

/* The rows of a group. To be freed whatever this returns. */
bool group_create(struct group *group, struct error *error);
void group_free(struct group *group);

/* In which order all rows are run. */
bool bench_order(struct bench *bench, struct error *error);

#endif
