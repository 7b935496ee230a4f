#ifndef SCHEDULE_LATE_H
#define SCHEDULE_LATE_H
/* Within the pass `tile`: a late finish. What a nest does where its sums are whole (an update with its root and division) can
 * come a tile later, some of it at each turn of the loop that sums the next tile: the divider works while the products go on.
 * What is left of the last tile is drained behind the loops. */
#include "schedule/tile.h"

/* The nest of the kernel whose finish may come late, as far as others are concerned; 0 = none. What spoke against one that
 * would gain is on record. The kernel's loops are as `fuse` left them. */
NestId late_candidate(Schedule *schedule, Function *function, const Kernel *kernel);
/* How the candidate's chosen tile shares its finish out over the next tile's sums: decided, and on record. */
Late late_decide(const Tile *tile);
int64_t late_stack(const Tile *tile); /* bytes of what waits */

#endif
