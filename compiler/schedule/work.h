#ifndef SCHEDULE_WORK_H
#define SCHEDULE_WORK_H
/* Within the pass `fuse`: what a kernel costs. */
#include "schedule/schedule.h"

/* Sets products, elementwise and bytes, from the kernel's nests. */
void count_work(Function *function, Kernel *kernel);

#endif
