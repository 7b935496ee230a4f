#ifndef SCHEDULE_SCHEDULE_H
#define SCHEDULE_SCHEDULE_H
/* Graphs → nests → kernels: the passes of scheduling, and what they work on. */
#include "ir/kernel.h"
#include "ir/program.h"
#include "schedule/target.h"

typedef enum {
    SCHEDULE_NAIVE,
    SCHEDULE_UNFUSED,
    SCHEDULE_GROUPED,
    SCHEDULE_FUSED,
    SCHEDULE_COUNT
} ScheduleKind;
extern const char *const schedule_names[SCHEDULE_COUNT], *const schedule_meanings[SCHEDULE_COUNT];
bool schedule_find(const char *name, ScheduleKind *kind);

enum { DEFAULT_SLICES = 8 };

/* How a variable is stored: the digits of its dimensions, outermost first. */
typedef struct {
    bool known;
    AxisId moved; /* the axis that is not where Keras has it but innermost; 0 = none */
    int digits;
    Digit digit[MAX_STORAGE];
    int64_t offset; /* bytes from the state's start */
} VariableLayout;

/* A decision that a schedule makes which was read: a line of its file. */
typedef struct {
    const char *function, *what, *subject, *value;
    int line;
    bool used;       /* it was asked for, and legal */
    const char *why; /* it is not, if it was refused */
} Wanted;

typedef struct {
    Arena *arena;
    Diagnostics *diagnostics;
    Origins *origins;
    const Program *program;
    const Target *target;
    const Real *real; /* what float32 is in the C */
    ScheduleKind kind;
    int slices;
    AxisList axes; /* [0] is unused */
    List(Function) functions;
    VariableLayout *variables;
    int64_t state_size, arena_size;
    bool apart;                          /* no two arrays of the arena share memory */
    const char *given_path, *given_text; /* of a schedule that was read; NULL: none was */
    bool edited;                         /* it decides other than the passes would */
    bool tuned;                          /* its first line says that gradc tune wrote it */
    List(Wanted) given;
} Schedule;

Schedule *schedule_new(Arena *arena, Diagnostics *diagnostics, Origins *origins, const Program *program,
                       const Target *target, ScheduleKind kind, int slices);

/* The passes, in order. Each reports, and gives false, where it fails. */
bool lower(Schedule *schedule);       /* every node that works → a nest over axes of its own */
bool factor_axes(Schedule *schedule); /* the same axis where the same thing is meant; reshapes cost nothing */
bool slice_nests(
    Schedule *schedule); /* large work → a fixed number of slices, partial results summed in order */
bool lay_out(Schedule *schedule);       /* storage order of every buffer, vector axis of every nest */
bool fuse_nests(Schedule *schedule);    /* nests into nests, and into kernels that share their outer loops */
void pad_rows(Schedule *schedule);      /* before `tile`: rows that would compete for a place in the cache */
bool tile_nests(Schedule *schedule);    /* nests → kernels: loops, unrolling, vectors */
bool place_buffers(Schedule *schedule); /* liveness → one arena */

int64_t buffer_bytes(const Buffer *buffer);
int64_t buffer_room(const Buffer *buffer, const Real *real); /* the same, of the C's real type */

bool nests_verify(const Schedule *schedule, Text *complaint);
bool kernels_verify(const Schedule *schedule, Text *complaint);
void nests_print(const Schedule *schedule, Text *text);
void kernels_print(const Schedule *schedule, Text *text);
void memory_print(const Schedule *schedule, Text *text);

#endif
