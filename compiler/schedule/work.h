#ifndef SCHEDULE_WORK_H
#define SCHEDULE_WORK_H
/* Within the pass `fuse`: what a kernel costs. */
#include "schedule/met.h"
#include "schedule/schedule.h"

/* Sets products, elementwise and bytes, from the kernel's nests. `seen`, of expressions, all false at first, is shared by
 * the kernels of a function; so is `met`. */
void count_work(Function *function, Kernel *kernel, bool *seen, Met *met);

#endif
