#ifndef SCHEDULE_FUSE_H
#define SCHEDULE_FUSE_H
/* Within the pass `fuse`: what fuse.c (nests into nests) and form.c (nests into kernels) share. */
#include "schedule/schedule.h"

/* Kernels of all the function's nests, with the outermost loops of those that share some. */
void form_kernels(Schedule *schedule, Function *function);

/* A decision on record, with the nest it is about. */
void nest_record(Function *function, NestId id, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
