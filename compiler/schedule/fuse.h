#ifndef SCHEDULE_FUSE_H
#define SCHEDULE_FUSE_H
/* Within the pass `fuse`: what fuse.c (nests into nests) and sweep.c (nests into one kernel) share. */
#include "schedule/dependence.h"

/* Nests that share their outermost loops, and then run as one kernel. */
void sweep_nests(Schedule *schedule, Function *function);

/* A decision on record, with the nest it is about. */
void nest_record(Function *function, NestId id, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
