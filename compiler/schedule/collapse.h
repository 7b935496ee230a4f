#ifndef SCHEDULE_COLLAPSE_H
#define SCHEDULE_COLLAPSE_H
/* Within the pass `fuse`: an elementwise nest over whole arrays becomes one loop over all their elements. */
#include "schedule/schedule.h"

void collapse(Schedule *schedule, Function *function, Nest *nest);

#endif
