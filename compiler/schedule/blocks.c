/* How many points of a shared axis are gone through at a time: so many that what they touch stays in the cache. */
#include "schedule/sweep.h"

enum { LEAST_ROWS = 8, MOST_ROWS = 64, LONG_VISIT = 32, TILE_VECTORS = 2 };

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
        again |= nest->vector && axis_range(sweep->function, nest->vector, sweep->block) > TILE_VECTORS * nest->lanes;
    }
    return again;
}

int sweep_block(const Sweep *sweep, const NestList *nests, AxisId axis, bool sliced)
{
    const Nest *first = &sweep->function->nests.at[nests->at[0]];
    const int extent = sweep->schedule->axes.at[axis].extent, slices = sliced ? first->slices : 1;
    const int common = common_share(extent, slices);
    int least = 1;
    for (int i = 0; i < nests->count; ++i)
        if (needs_rows(sweep, nests->at[i], axis)) least = LEAST_ROWS;
    if (least > 1 && common < least && extent / slices >= 2 * least)
        return least; /* the rest has a loop by ones */
    const int bound = sweep->block[axis];
    const int64_t near = (int64_t)sweep->schedule->target->level1 * 1024;
    int best = 1;
    bool enough = false; /* `best` is, where more does not stay in the first level cache */
    for (int block = 1; block <= common && block <= MOST_ROWS; ++block) {
        if (common % block) continue;
        sweep->block[axis] = block;
        const int64_t bytes = sweep_footprint(sweep, nests);
        if (block > least && (bytes > cache_budget(sweep->schedule) || (enough && bytes > near))) continue;
        best = block, enough = prefers_near(sweep, nests, axis);
    }
    sweep->block[axis] = bound;
    return best;
}

LoopId sliced_loop(Function *function, AxisId axis, int block, int slices, LoopId inner, LoopId inner_of_one)
{
    const int extent = function->axes->at[axis].extent;
    LoopId loop = loop_add(
        function, (Loop){.kind = LOOP_SLICES, .axis = axis, .to = extent, .step = block, .child = inner});
    if (common_share(extent, slices) % block == 0) return loop;
    LoopId rest = loop_add(function, (Loop){.kind = LOOP_SLICES,
                                            .axis = axis,
                                            .from = block,
                                            .to = extent,
                                            .step = 1,
                                            .tail = true,
                                            .child = inner_of_one});
    return loop_chain(function, loop, rest);
}
