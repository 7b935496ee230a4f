#ifndef SCHEDULE_TILE_H
#define SCHEDULE_TILE_H
/* Within the pass `tile`: what tile.c (trees) and shape.c (how large a tile is) share. */
#include "ir/kernel.h"
#include "schedule/schedule.h"

/* How a tile that comes before shares its finish out over the sums of the next. */
typedef struct {
    AxisId axis; /* in whose loop it is done; 0 = none is late */
    int share, turns,
        points; /* of that axis, to a turn; turns; vectors that a turn finishes, while there are any */
    int stages; /* of the finish of a vector, one a turn, if it can come in so many */
} Late;

/* A nest at one place of a kernel. */
typedef struct {
    Schedule *schedule;
    Function *function;
    Nest *nest;
    NestId id;
    bool rest;  /* a loop outside goes through what the blocks of another have left */
    int *block; /* of axes: the points that the loops outside leave for here; 0 = all */
    Late late;
    struct {
        AxisId axis;
        int step;
    } fetching;                   /* a row at a time, each so many points of the axis; axis 0 = all at once */
    Aheads terms, defs;           /* what is fetched where terms are added, and where results are defined */
    Aheads shared;                /* and that of which each tile of a turn fetches a share, */
    TileLoops tiles;              /* by its number in these loops */
    int unroll[MAX_AXES];         /* of output axes: elements (of the vector axis: vectors) in a tile */
    bool reduce_unroll[MAX_AXES]; /* reduced axes that are written out */
    struct {
        int from, to, step, lanes; /* what of the axis is written out here; lanes 0 = not the vector axis */
    } part[MAX_AXES];
} Tile;

/* Whether the loop over the axis goes by lines of the cache, to fetch each once. */
bool tile_goes_by_lines(const Tile *tile, AxisId axis);
int tile_range(const Tile *tile, AxisId axis);  /* points of the axis here */
int tile_step(const Tile *tile, int out);       /* points of the output axis that a tile has */
void choose_tile(Tile *tile, bool accumulates); /* else one element, or one vector, at a time */

#endif
