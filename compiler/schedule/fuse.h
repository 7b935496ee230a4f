#ifndef SCHEDULE_FUSE_H
#define SCHEDULE_FUSE_H
/* Within the pass `fuse`: what fuse.c (nests into nests) and form.c (nests into kernels) share. */
#include "schedule/decision.h"

/* Kernels of all the function's nests, with the outermost loops of those that share some. */
void form_kernels(Schedule *schedule, Function *function);

#endif
