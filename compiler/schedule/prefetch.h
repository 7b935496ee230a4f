#ifndef SCHEDULE_PREFETCH_H
#define SCHEDULE_PREFETCH_H
/* Within the pass `tile`: which arrays are fetched before a block of a loop needs them. */
#include "schedule/tile.h"

enum { LINE = 16, LINE_BYTES = 64 }; /* of the cache: in floats, in bytes */

typedef List(BufferId) BufferIdList;

/* The loop of `fuse` around a nest: each turn goes through one block of its axis. */
typedef struct {
    AxisId axis;
    int step;
    BufferIdList *fetched; /* by nests of the same turn, or written */
} Turn;

/* Arrays too large for the cache that the terms (or the definitions) read, and of which the next turn needs another
 * part. Those that are found are marked as fetched. What every tile goes through is `shared` out to the `tiles` of a turn, whose
 * loops are in this `order`. */
Aheads prefetch_terms(const Tile *tile, const Turn *turn, const int *order, Aheads *shared, TileLoops *tiles);
Aheads prefetch_defs(const Tile *tile, const Turn *turn);
/* What a late finish fetches: the definitions' arrays as they do, and those of the tile that waits next nearer. */
Aheads prefetch_waiting(const Tile *tile);
void prefetch_done(const Tile *tile,
                   const Turn *turn); /* with the nest: what it wrote is near for the others */

#endif
