/* Nests that sweep the same axis → one kernel. */
#include "schedule/fuse.h"

void sweep_nests(Schedule *schedule, Function *function) { (void)schedule, (void)function; }
