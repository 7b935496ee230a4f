#ifndef SCHEDULE_SWEEP_H
#define SCHEDULE_SWEEP_H
/* Within the pass `fuse`: nests → kernels. What form.c (kernels), sweep.c (loops that nests share), blocks.c (how much of
 * an axis is gone through at a time) and hold.c (arrays of a kernel's own) ask one another. */
#include "schedule/dependence.h"
#include "schedule/fuse.h"
#include "schedule/met.h"

/* Some nests of a function, in the order they run, and what the loops around them have bound. */
typedef struct {
    Schedule *schedule;
    Function *function;
    int *
        block; /* of axes: how many points of it a turn of the loops outside has; 0 = no loop outside binds it */
    bool *shared; /* of nests: its accumulators are held between the turns of such a loop */
    bool rest;    /* what the blocks of a slice's share have left is gone through here */
    int depth;    /* loops by blocks around here, besides the slices' */
    int axes;     /* that `block` has room for */
    int *users;   /* of buffers that were there before: the nests that use each; an output has one more */
    Met *met;
} Sweep;

Sweep sweep_new(Schedule *schedule, Function *function);
/* For other nests: no axis is bound. */
void sweep_reset(Sweep *sweep);

/* The loops of nests that share the slices of one axis, and what further axes they can. */
LoopId sweep_loops(Sweep *sweep, const NestList *nests);
/* Whether the nests may share a loop over the axis: where one writes what another touches, both are at the same point of
 * the axis. NULL, or the array because of which they may not. */
const Buffer *sweep_refusal(const Sweep *sweep, NestId a, NestId b, AxisId axis);
bool nests_touch_same(const Sweep *sweep, NestId a, NestId b);

/* Whether a nest goes through an array that no cache of a core's own holds. */
bool sweep_streams(const Sweep *sweep, const NestList *nests);
/* Terms that are added to each accumulator while every bound axis stays within its block. */
double sweep_terms(const Sweep *sweep, const Nest *nest);
/* Whether a visit of the nest adds enough to each accumulator to be worth resuming and suspending it. */
bool sweep_worth_holding(const Sweep *sweep, const Nest *nest);

/* Bytes that the nests touch while each axis that is bound stays within its block. */
int64_t sweep_footprint(const Sweep *sweep, const NestList *nests);
/* Points of the axis at a time: a divisor of its extent (of every slice's share) such that what the nests touch stays in
 * the cache, or, where no axis is left that could make a tile, enough for one. */
int sweep_block(const Sweep *sweep, const NestList *nests, AxisId axis, bool sliced);
/* The axis that a product alone goes through by blocks, for the sake of the caches; 0 = none. */
AxisId sweep_own_axis(const Sweep *sweep, NestId id, int *block);
int64_t cache_budget(const Schedule *schedule);
/* Whether every slice's share of the extent is whole blocks. */
bool block_divides_slices(int extent, int slices, int block);
/* A loop over the axis around `inner`, by blocks; where those do not divide the slices' shares, another one by ones. */
LoopId sliced_loop(Function *function, AxisId axis, int block, int slices, LoopId inner, LoopId inner_of_one);

/* Where the nest's accumulators are kept between visits: in its result, or in an array of the kernel's own. */
void hold_accumulators(Sweep *sweep, NestId id);
/* Whether that is worth it for the sake of the caches alone: an array of the kernel's own is gone through once more, and its
 * bytes are limited. */
bool may_hold_for_caches(const Sweep *sweep, NestId id);
/* Arrays that only this kernel uses, and of which each turn of its loops needs a part: only that part is kept. */
void hold_tiles(Sweep *sweep, Kernel *kernel);

#endif
