#ifndef TUNE_PROPOSE_H
#define TUNE_PROPOSE_H
/* What can be tried on a schedule: other values of the decisions that stand on its record. Whether they are legal is the
 * scheduler's to say, when it reads them. */
#include "schedule/schedule.h"

/* A line of a schedule, below its function. */
typedef struct {
    const char *what, *subject, *value, *before; /* before: the value on record */
} Edit;
typedef List(Edit) Edits;

/* Edits that are made together. */
typedef struct {
    Edits edits;
    const char *kernel; /* in whose loops they are; NULL: in all of the function */
    double far;         /* from what the scheduler chose: doublings of a number, 1 for another name */
    bool of_layout;     /* made by `layout`, whose decisions the other schedules take too */
} Proposal;
typedef List(Proposal) Proposals;

/* All that can be tried on a function of the schedule, which has been through all passes. No proposal changes the order
 * of a sum, unless a layout leads the scheduler to. */
Proposals propose(Arena *arena, const Schedule *schedule, const Function *function);

/* The schedule's text, of these edits alone: everything else is left to the scheduler. `note`, if not NULL, follows the
 * first line. */
Text edited_schedule(Arena *arena, const Schedule *schedule, const char *function, const Edits *edits,
                     const char *note);

#endif
