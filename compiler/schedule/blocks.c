/* How many points of a shared axis are gone through at a time: so many that what they touch stays in the cache. */
#include "schedule/sweep.h"

enum {
    LEAST_ROWS = 8,
    MOST_ROWS = 64,
    LONG_VISIT = 32,
    TILE_VECTORS = 2,
    PANEL_VECTORS = 3, /* that a tile has of its vector axis, or so */
    MOST_VECTORS = 8
};

/* A share of the second level: the rest is for what the hardware fetches ahead, and for what stays from turn to turn. */
int64_t cache_budget(const Schedule *schedule) { return (int64_t)schedule->target->level2 * 1024 / 8; }

typedef struct {
    const Sweep *sweep;
    List(int64_t) bytes; /* of the buffers met: the largest part that an access touches */
} Footprint;

static void see_footprint(void *context, Access *access, bool write)
{
    (void)write;
    Footprint *footprint = context;
    const int64_t bytes = access_bytes(footprint->sweep->function, access, footprint->sweep->block);
    const unsigned place = met_put(footprint->sweep->met, access->buffer);
    if (place >= (unsigned)footprint->bytes.count)
        *LIST_PUSH(footprint->sweep->function->arena, &footprint->bytes) = bytes;
    else if (bytes > footprint->bytes.at[place])
        footprint->bytes.at[place] = bytes;
}

int64_t sweep_footprint(const Sweep *sweep, const NestList *nests)
{
    Function *function = sweep->function;
    Footprint footprint = {.sweep = sweep};
    for (int i = 0; i < nests->count; ++i)
        nest_visit(function, &function->nests.at[nests->at[i]], see_footprint, &footprint);
    int64_t sum = 0;
    for (int i = 0; i < footprint.bytes.count; ++i) sum += footprint.bytes.at[i];
    met_clear(sweep->met);
    return sum;
}

static int divisor_of_all(int a, int b)
{
    while (b) {
        int rest = a % b;
        a = b, b = rest;
    }
    return a;
}

/* The largest number that divides the extent, or every slice's share of it. */
static int common_share(int extent, int slices)
{
    int common = 0;
    for (int s = 1; s <= slices; ++s) common = divisor_of_all((int)((int64_t)extent * s / slices), common);
    return common;
}

bool block_divides_slices(int extent, int slices, int block)
{
    return common_share(extent, slices) % block == 0;
}

/* Whether a tile of the nest's needs rows of this axis: its other output axes are bound, or are lanes of vectors. */
static bool needs_rows(const Sweep *sweep, NestId id, AxisId axis)
{
    const Nest *nest = &sweep->function->nests.at[id];
    const Access *a, *b;
    if (!nest_is_product(sweep->function, nest, &a, &b) || !nest_has_out(nest, axis)) return false;
    int rows = 1;
    for (int i = 0; i < nest->outs; ++i) {
        AxisId out = nest->out[i];
        if (out != axis && out != nest->vector && out != nest->slice_number)
            rows *= axis_range(sweep->function, out, sweep->block);
    }
    return rows < LEAST_ROWS;
}

/* Whether the nests that sum over the axis, if any do, add so much in a visit that a longer one gains little; and whether one
 * of them goes through a block several times, for as many tiles of its vector axis: then it gains from a nearer cache. */
static bool prefers_near(const Sweep *sweep, const NestList *nests, AxisId axis)
{
    bool again = false;
    for (int i = 0; i < nests->count; ++i) {
        const Nest *nest = &sweep->function->nests.at[nests->at[i]];
        if (!nest_has_reduce(nest, axis)) continue;
        if (sweep_terms(sweep, nest) < (double)LONG_VISIT) return false;
        again |= nest->vector &&
                 axis_range(sweep->function, nest->vector, sweep->block) > TILE_VECTORS * nest->lanes;
    }
    return again;
}

/* The block of a slice's share where what the axis does not move is more than the second level holds, however few points a turn
 * takes: it is read again each turn; and what the axis moves is read by each nest where a block of it does not stay. */
static int block_for_memory(const Sweep *sweep, const NestList *nests, AxisId axis, int share, int best)
{
    const double level2 = sweep->schedule->target->level2 * 1024.0;
    sweep->block[axis] = 1;
    const double one = (double)sweep_footprint(sweep, nests);
    sweep->block[axis] = 2;
    const double moved = (double)sweep_footprint(sweep, nests) - one, fixed = one - moved;
    if (share < 2 || fixed <= level2 * 3 / 4) return best;
    double least = 0;
    for (int block = best, first = best; block <= share; ++block) {
        if (share % block) continue;
        const double traffic = fixed * share / block + moved * share * (moved * block <= level2 / 2 ? 1 : 2);
        if (block == first || traffic < least) least = traffic, best = block;
    }
    return best;
}

/* Points of its slices' axis that a product goes through at a time, along which its vectors lie. */
static int block_of_vectors(const Sweep *sweep, const Nest *nest)
{
    const int share = common_share(sweep->schedule->axes.at[nest->slice_axis].extent, nest->slices);
    int vectors = 1;
    for (int i = 1; i <= MOST_VECTORS; ++i)
        if (share % (i * nest->lanes) == 0) vectors = i;
    return vectors * nest->lanes;
}

/* Multiply-adds, or other terms, of a turn. */
static double points_of(const Sweep *sweep, const Nest *nest)
{
    double points = 1;
    for (int i = 0; i < nest->outs; ++i) points *= axis_range(sweep->function, nest->out[i], sweep->block);
    for (int i = 0; i < nest->reduces; ++i)
        points *= axis_range(sweep->function, nest->reduce[i], sweep->block);
    return points;
}

/* Whether most of the work is to add so little in a visit that it is as long resumed and suspended. */
static bool visits_are_brief(const Sweep *sweep, const NestList *nests, AxisId axis)
{
    double brief = 0, all = 0;
    for (int i = 0; i < nests->count; ++i) {
        const Nest *nest = &sweep->function->nests.at[nests->at[i]];
        const double points = points_of(sweep, nest);
        all += points;
        if (nest_has_reduce(nest, axis) && sweep_terms(sweep, nest) < (double)LONG_VISIT) brief += points;
    }
    return brief > all / 4;
}

int sweep_block(const Sweep *sweep, const NestList *nests, AxisId axis, bool sliced)
{
    const Nest *first = &sweep->function->nests.at[nests->at[0]];
    const int extent = sweep->schedule->axes.at[axis].extent, slices = sliced ? first->slices : 1;
    if (sliced && first->vector == axis) return block_of_vectors(sweep, first);
    const int common = common_share(extent, slices);
    int least = 1;
    for (int i = 0; i < nests->count; ++i)
        if (needs_rows(sweep, nests->at[i], axis)) least = LEAST_ROWS;
    if (least > 1 && common < least && extent / slices >= 2 * least)
        return least; /* the rest has a loop by ones */
    const int bound = sweep->block[axis];
    const int64_t near = (int64_t)sweep->schedule->target->level1 * 1024;
    const int64_t far = (int64_t)sweep->schedule->target->level2 * 1024 * 3 / 4;
    int best = 1;
    bool enough = false; /* `best` is, where more does not stay in the first level cache */
    bool brief = false;  /* with `best`, visits are so short that what they hold is most of what they touch */
    for (int block = 1; block <= common && block <= MOST_ROWS; ++block) {
        if (common % block) continue;
        sweep->block[axis] = block;
        const int64_t bytes = sweep_footprint(sweep, nests);
        const int64_t room = brief ? far : enough ? near : cache_budget(sweep->schedule);
        if (block > least && bytes > room) continue;
        best = block, enough = prefers_near(sweep, nests, axis), brief = visits_are_brief(sweep, nests, axis);
    }
    if (sliced) best = block_for_memory(sweep, nests, axis, common, best);
    sweep->block[axis] = bound;
    return best;
}

/* A product alone --------------------------------------------------------------------------------------------------- */

/* How many rows of a matrix product go through the same vectors of `columns`; 0 where other axes of the result move those, as
 * a window's do. */
static int rows_of(const Sweep *sweep, const Nest *nest, const Access *columns)
{
    int rows = 1;
    for (int i = 0; i < nest->outs; ++i) {
        const AxisId axis = nest->out[i];
        if (axis == nest->vector || axis == nest->slice_number) continue;
        if (access_stride(sweep->function, columns, axis)) return 0;
        rows *= axis_range(sweep->function, axis, sweep->block);
    }
    return rows;
}

/* The largest block of the axis, a divisor of its extent, with which the access touches at most so many bytes; else 1. */
static int block_within(const Sweep *sweep, const Access *access, AxisId axis, int64_t bytes)
{
    const int extent = sweep->schedule->axes.at[axis].extent;
    int best = 1;
    for (int block = 1; block < extent; ++block) {
        sweep->block[axis] = block;
        if (extent % block == 0 && access_bytes(sweep->function, access, sweep->block) <= bytes) best = block;
    }
    sweep->block[axis] = 0;
    return best;
}

/* The first reduced axis, where a panel of the columns that a tile of rows goes through is more than the first level holds. */
static AxisId panel_axis(const Sweep *sweep, const Nest *nest, const Access *columns, int *block)
{
    const int64_t near = (int64_t)sweep->schedule->target->level1 * 1024 * 3 / 4;
    const int bound = sweep->block[nest->vector], panel = PANEL_VECTORS * nest->lanes;
    AxisId axis = 0;
    if (axis_range(sweep->function, nest->vector, sweep->block) > panel) sweep->block[nest->vector] = panel;
    if (access_bytes(sweep->function, columns, sweep->block) > near)
        for (int i = 0; i < nest->reduces && !axis; ++i)
            if (!sweep->block[nest->reduce[i]]) axis = nest->reduce[i];
    if (axis) *block = block_within(sweep, columns, axis, near);
    sweep->block[nest->vector] = bound;
    return axis;
}

/* The outermost axis of the rows, where these are more than stays while several panels go by. */
static AxisId rows_axis(const Sweep *sweep, const Nest *nest, const Access *rows, int *block)
{
    const int64_t far = (int64_t)sweep->schedule->target->level2 * 1024 / 4;
    if (axis_range(sweep->function, nest->vector, sweep->block) <= PANEL_VECTORS * nest->lanes) return 0;
    if (access_bytes(sweep->function, rows, sweep->block) <= far) return 0;
    for (int i = 0; i < nest->outs; ++i) {
        const AxisId axis = nest->out[i];
        if (axis == nest->vector || axis == nest->slice_number || sweep->block[axis]) continue;
        *block = block_within(sweep, rows, axis, far);
        return axis;
    }
    return 0;
}

AxisId sweep_own_axis(const Sweep *sweep, NestId id, int *block)
{
    const Nest *nest = &sweep->function->nests.at[id];
    const Access *a, *b;
    if (!nest_is_product(sweep->function, nest, &a, &b) || !nest->vector || nest_sums_lanes(nest)) return 0;
    const bool first = access_stride(sweep->function, a, nest->vector) == 1;
    const Access *columns = first ? a : b, *rows = first ? b : a;
    if (rows_of(sweep, nest, columns) <= LEAST_ROWS) return 0;
    const AxisId axis = panel_axis(sweep, nest, columns, block);
    return axis ? axis : rows_axis(sweep, nest, rows, block);
}

LoopId sliced_loop(Function *function, AxisId axis, int block, int slices, LoopId inner, LoopId inner_of_one)
{
    const int extent = function->axes->at[axis].extent;
    LoopId loop = loop_add(
        function, (Loop){.kind = LOOP_SLICES, .axis = axis, .to = extent, .step = block, .child = inner});
    if (block_divides_slices(extent, slices, block)) return loop;
    LoopId rest = loop_add(function, (Loop){.kind = LOOP_SLICES,
                                            .axis = axis,
                                            .from = block,
                                            .to = extent,
                                            .step = 1,
                                            .tail = true,
                                            .child = inner_of_one});
    return loop_chain(function, loop, rest);
}
