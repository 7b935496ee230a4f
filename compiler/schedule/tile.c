/* The nests of a kernel → loops: their order, what is unrolled, and the tiles that are held in registers.
 *
 * A tile of output elements is accumulated in registers over all the reduced axes, then finished and stored. Where an
 * extent is no multiple of the tile, the rest is a sibling with its own range, never a full-width store. */
#include "schedule/late.h"
#include "schedule/prefetch.h"
#include <string.h>

/* What depends on a turn's number is a constant in a copy. */
enum {
    FEW_COPIES = 4,  /* of a loop that fetches a row in each turn, at least */
    WHOLE_LATE = 32, /* points of one that finishes vectors in each: all of it is */
};

/* The tree of a nest ---------------------------------------------------------------------------------------------- */

/* A leaf inside what is written out here: the tile's axes, and of an accumulation the unrolled reduced ones. */
static LoopId add_leaf(Tile *t, LeafPart part)
{
    const Nest *nest = t->nest;
    Function *function = t->function;
    Loop leaf = {.kind = LOOP_LEAF, .part = part, .nest = t->id};
    if (part == LEAF_FINISH || part == LEAF_DRAIN) leaf.ahead = t->defs;
    if (part == LEAF_LATE || part == LEAF_DRAIN) leaf.stages = t->late.stages;
    if (part == LEAF_LATE)
        leaf.axis = t->late.axis, leaf.step = t->late.share, leaf.to = t->late.points,
        leaf.from = t->late.turns, leaf.ahead = prefetch_waiting(t);
    if (part == LEAF_ACCUMULATE || part == LEAF_PREFETCH)
        leaf.ahead = t->terms, leaf.axis = t->fetching.axis, leaf.step = t->fetching.step;
    if (part == LEAF_SHARE) leaf.ahead = t->shared, leaf.tiles = t->tiles;
    LoopId inner = loop_add(function, leaf);
    bool lanes_reduced = nest_sums_lanes(nest);
    if (lanes_reduced && part != LEAF_FINISH)
        inner = loop_add(
            function,
            (Loop){.kind = LOOP_VECTOR, .axis = nest->vector, .to = nest->lanes, .step = 1, .child = inner});
    for (int i = nest->outs - 1; i >= 0; --i)
        if (nest->out[i] == nest->vector && t->part[i].lanes > 1)
            inner = loop_add(function, (Loop){.kind = LOOP_VECTOR,
                                              .axis = nest->out[i],
                                              .to = t->part[i].lanes,
                                              .step = 1,
                                              .child = inner});
    for (int i = nest->outs - 1; i >= 0; --i)
        if (t->part[i].to - t->part[i].from > t->part[i].step || t->part[i].from)
            inner = loop_add(function, (Loop){.kind = LOOP_UNROLL,
                                              .axis = nest->out[i],
                                              .from = t->part[i].from,
                                              .to = t->part[i].to,
                                              .step = t->part[i].step,
                                              .child = inner});
    for (int i = nest->reduces - 1; i >= 0 && part == LEAF_ACCUMULATE; --i)
        if (t->reduce_unroll[i]) {
            int step = nest->reduce[i] == nest->vector ? nest->lanes : 1;
            inner = loop_add(function, (Loop){.kind = LOOP_UNROLL,
                                              .axis = nest->reduce[i],
                                              .to = tile_range(t, nest->reduce[i]),
                                              .step = step,
                                              .child = inner});
        }
    return inner;
}

/* The innermost reduced axis that has a loop; 0 where none has. */
static AxisId innermost_reduced(const Tile *t)
{
    for (int i = t->nest->reduces - 1; i >= 0; --i)
        if (!t->reduce_unroll[i] && t->block[t->nest->reduce[i]] != 1) return t->nest->reduce[i];
    return 0;
}

/* How many lines are fetched for each that the innermost loop goes along. */
static int lines_fetched(const Tile *t)
{
    int most = 1;
    for (int i = 0; i < t->terms.count; ++i) {
        int lines = 1;
        for (int k = 0; k < t->nest->outs; ++k)
            if (access_stride(t->function, t->terms.at[i].access, t->nest->out[k]))
                lines *= (t->part[k].to - t->part[k].from) / t->part[k].step;
        if (lines > most) most = lines;
    }
    return most;
}

/* Turns to write out, after which the first row is next again: then its number is known in each. */
static int copies_of(int rows, int turns)
{
    int copies = rows;
    while (copies < FEW_COPIES) copies += rows;
    return turns % copies ? FEW_COPIES : copies;
}

/* Where what is fetched lies along the innermost loop, each line of the cache is fetched once: one row of the tile at a time,
 * every `step` points of the loop, for a burst of them would fill the buffers that wait for memory. */
static LoopId add_lines(Tile *t, AxisId axis)
{
    const int rows = lines_fetched(t);
    int step = LINE;
    while (step > 1 && step * rows > LINE) step /= 2;
    const bool in_turn = step * rows <= LINE;
    if (!in_turn) step = LINE;
    if (in_turn) t->fetching.axis = axis, t->fetching.step = step;
    LoopId first = add_leaf(t, step > 1 ? LEAF_PREFETCH : LEAF_ACCUMULATE);
    t->fetching.axis = 0, t->fetching.step = 0;
    if (step > 1) {
        const Aheads terms = t->terms;
        t->terms = (Aheads){0};
        Loop rest = {
            .kind = LOOP_LOOP, .axis = axis, .to = step, .step = 1, .child = add_leaf(t, LEAF_ACCUMULATE)};
        t->terms = terms;
        (void)loop_chain(t->function, first, loop_add(t->function, rest));
    }
    return loop_add(t->function, (Loop){.kind = LOOP_LOOP,
                                        .axis = axis,
                                        .to = tile_range(t, axis),
                                        .step = step,
                                        .copies = in_turn ? copies_of(rows, tile_range(t, axis) / step) : 0,
                                        .child = first});
}

bool tile_goes_by_lines(const Tile *t, AxisId axis)
{
    if (!axis || axis == t->nest->vector || axis == t->nest->slice_axis || tile_range(t, axis) % LINE)
        return false;
    for (int i = 0; i < t->terms.count; ++i)
        if (access_stride(t->function, t->terms.at[i].access, axis) == 1) return true;
    return false;
}

/* Whether what is written out here is a whole tile, as most are. */
static bool is_whole(const Tile *t)
{
    for (int i = 0; i < t->nest->outs; ++i) {
        const int lanes = t->nest->out[i] == t->nest->vector ? t->nest->lanes : 1;
        if (t->part[i].from || t->part[i].to != t->unroll[i] * lanes || t->part[i].lanes != lanes)
            return false;
    }
    return true;
}

/* The sums of a tile, among which the one before is finished. */
static LoopId add_late_accumulation(Tile *t)
{
    const Late late = t->late;
    const int range = tile_range(t, late.axis);
    LoopId first = add_leaf(t, LEAF_LATE), sums = add_leaf(t, LEAF_ACCUMULATE);
    if (late.share > 1)
        sums = loop_add(
            t->function,
            (Loop){.kind = LOOP_LOOP, .axis = late.axis, .to = late.share, .step = 1, .child = sums});
    (void)loop_chain(t->function, first, sums);
    return loop_add(t->function, (Loop){.kind = LOOP_LOOP,
                                        .axis = late.axis,
                                        .to = range,
                                        .step = late.share,
                                        .copies = range <= WHOLE_LATE ? range / late.share : 0,
                                        .child = first});
}

/* The accumulation over what the loops outside leave of the reduced axes. */
static LoopId add_accumulation(Tile *t)
{
    const Nest *nest = t->nest;
    const AxisId innermost = innermost_reduced(t);
    const bool lines = tile_goes_by_lines(t, innermost);
    LoopId inner = lines ? add_lines(t, innermost) : add_leaf(t, LEAF_ACCUMULATE);
    for (int i = nest->reduces - 1; i >= 0; --i) {
        AxisId axis = nest->reduce[i];
        if (t->reduce_unroll[i] || t->block[axis] == 1 || (lines && axis == innermost)) continue;
        Loop loop = {.kind = LOOP_LOOP,
                     .axis = axis,
                     .to = tile_range(t, axis),
                     .step = axis == nest->vector ? nest->lanes : 1,
                     .child = inner};
        if (axis == nest->slice_axis && !t->block[axis]) loop.kind = LOOP_SLICES;
        inner = loop_add(t->function, loop);
    }
    return inner;
}

static LoopId add_body(Tile *t, LeafPart whole)
{
    if (!t->nest->combine) return add_leaf(t, LEAF_FINISH);
    bool clears = whole == LEAF_NEST || whole == LEAF_CLEAR,
         closes = whole == LEAF_NEST || whole == LEAF_CLOSE;
    const bool late = t->late.axis && is_whole(t);
    LoopId first = t->shared.count ? add_leaf(t, LEAF_SHARE) : 0;
    first = loop_chain(t->function, first, add_leaf(t, clears ? LEAF_INIT : LEAF_RESUME));
    if (whole == LEAF_NEST || whole == LEAF_VISIT)
        (void)loop_chain(t->function, first, late ? add_late_accumulation(t) : add_accumulation(t));
    (void)loop_chain(t->function, first, add_leaf(t, late ? LEAF_KEEP : closes ? LEAF_FINISH : LEAF_SUSPEND));
    return loop_add(t->function, (Loop){.kind = LOOP_SEQUENCE, .child = first});
}

static LoopId add_axis(Tile *t, LeafPart whole, const int *order, int i);

/* Elements from .. to of the axis, written out `step` apart, and the loops inside. */
static LoopId add_part(Tile *t, LeafPart whole, const int *order, int i, int from, int to, int step,
                       int lanes)
{
    int out = order[i];
    t->part[out].from = from, t->part[out].to = to, t->part[out].step = step, t->part[out].lanes = lanes;
    return add_axis(t, whole, order, i + 1);
}

static LoopId add_axis(Tile *t, LeafPart whole, const int *order, int i)
{
    const Nest *nest = t->nest;
    if (i == nest->outs) return add_body(t, whole);
    int out = order[i];
    AxisId axis = nest->out[out];
    if (axis == nest->slice_number) return add_part(t, whole, order, i, 0, 1, 1, 1);
    int lanes = axis == nest->vector ? nest->lanes : 1, size = tile_range(t, axis);
    int step = t->unroll[out] * lanes, turns = size / step * step;
    LoopId first = 0;
    if (turns > step) {
        LoopId inner = add_part(t, whole, order, i, 0, step, lanes, lanes);
        first = loop_add(t->function,
                         (Loop){.kind = LOOP_LOOP, .axis = axis, .to = turns, .step = step, .child = inner});
    } else if (turns) {
        first = add_part(t, whole, order, i, 0, step, lanes, lanes);
    }
    /* the rest: whole vectors, then ever shorter ones */
    for (int from = turns; from < size;) {
        int width = lanes;
        while (width > 1 && width > size - from) width /= 2;
        int to = from + (size - from) / width * width;
        first = loop_chain(t->function, first, add_part(t, whole, order, i, from, to, width, width));
        from = to;
    }
    return first;
}

/* Of a product: the operand whose vectors its tiles of rows go through, one tile after another. */
static const Access *vectors_of(const Tile *t)
{
    const Access *a, *b;
    if (!nest_is_product(t->function, t->nest, &a, &b) || !t->nest->vector) return NULL;
    return access_stride(t->function, a, t->nest->vector) == 1 ? a : b;
}

/* Results beyond the cache, while the operand's vectors stay in its first level: those are to go by as they are stored. */
static bool streams_results(const Tile *t, const Access *vectors)
{
    const Buffer *to = &t->function->buffers.at[t->nest->defs.at[0].to.buffer];
    return buffer_bytes(to) > (int64_t)t->schedule->target->level2 * 1024 &&
           access_bytes(t->function, vectors, t->block) <= (int64_t)t->schedule->target->level1 * 1024 / 2;
}

/* The loops' order: as the output is stored; of a product the vector axis goes outside, so that the panel of the
 * operand it walks along stays in the cache while the other output axes go by; but what is left of a block stays outside of
 * it where all panels stay in the second level: they follow one another in memory. */
static void order_axes(const Tile *t, int *order)
{
    const Access *vectors = vectors_of(t);
    const bool by_panels = vectors && !streams_results(t, vectors);
    const bool stay = !vectors || access_bytes(t->function, vectors, t->block) <=
                                      (int64_t)t->schedule->target->level2 * 1024;
    int n = 0;
    for (int rank = 0; rank < 3; ++rank)
        for (int i = 0; i < t->nest->outs; ++i) {
            AxisId axis = t->nest->out[i];
            bool cut = axis == t->nest->slice_number || (t->block[axis] && axis != t->nest->vector && stay);
            if ((by_panels ? cut ? 0 : axis == t->nest->vector ? 1 : 2 : 0) == rank) order[n++] = i;
        }
}

/* Kernels --------------------------------------------------------------------------------------------------------- */

typedef struct {
    Schedule *schedule;
    Function *function;
    bool titles; /* several nests: each stands under its name */
    int *block;  /* of axes: the points of a turn of the loops outside; 0 = not bound there */
    Turn turn;   /* of the innermost of them */
    bool rest;   /* one of them goes through what its elder has left */
    Kernel *kernel;
    NestId late;  /* of which a tile may be finished in the next; 0 = none */
    LoopId drain; /* what then is due behind the outermost loop */
} Expansion;

/* The last tile's finish, at its place in the tile's loops: behind them all. */
static void add_drain(Expansion *e, Tile *t)
{
    for (int i = 0; i < t->nest->outs; ++i) {
        const int lanes = t->nest->out[i] == t->nest->vector ? t->nest->lanes : 1;
        t->part[i].from = 0, t->part[i].to = t->unroll[i] * lanes;
        t->part[i].step = t->part[i].lanes = lanes;
    }
    const char *title = arena_format(e->function->arena, "%s, the last tile", t->nest->name);
    e->drain = loop_add(e->function,
                        (Loop){.kind = LOOP_SEQUENCE, .child = add_leaf(t, LEAF_DRAIN), .title = title});
    e->kernel->stack += late_stack(t);
}

static LoopId expand_leaf(Expansion *e, const Loop *leaf)
{
    Function *function = e->function;
    Nest *nest = &function->nests.at[leaf->nest];
    Tile t = {.schedule = e->schedule,
              .function = function,
              .nest = nest,
              .id = leaf->nest,
              .block = e->block,
              .rest = e->rest};
    bool visits = leaf->part == LEAF_NEST || leaf->part == LEAF_VISIT;
    choose_tile(&t, visits); /* what only clears or stores accumulators needs no tile */
    int order[MAX_AXES];
    order_axes(&t, order);
    const bool fetches = visits && e->schedule->kind != SCHEDULE_NAIVE;
    if (fetches) t.terms = prefetch_terms(&t, &e->turn, order, &t.shared, &t.tiles);
    if (leaf->nest == e->late) t.late = late_decide(&t); /* not where the loop goes by lines of the terms */
    if (fetches) t.defs = prefetch_defs(&t, &e->turn);
    prefetch_done(&t, &e->turn);
    LoopId loops = add_axis(&t, leaf->part, order, 0);
    if (t.late.axis) add_drain(e, &t);
    if (!e->titles) return loops;
    return loop_add(function, (Loop){.kind = LOOP_SEQUENCE, .child = loops, .title = nest->name});
}

static LoopId expand(Expansion *e, LoopId id, bool outermost)
{
    LoopId first = 0;
    while (id) {
        const Loop loop = e->function->loops.at[id];
        LoopId next = loop.next, made = id;
        e->function->loops.at[id].next = 0;
        if (loop.kind == LOOP_LEAF) {
            made = expand_leaf(e, &loop);
        } else {
            const int before = e->block[loop.axis];
            const Turn outside = e->turn;
            const bool rest = e->rest;
            e->rest |= loop.tail;
            e->block[loop.axis] = loop.step;
            BufferIdList fetched = {0};
            e->turn = (Turn){loop.axis, loop.step, &fetched};
            LoopId child = expand(e, loop.child, false);
            e->function->loops.at[id].child = child;
            e->block[loop.axis] = before, e->turn = outside, e->rest = rest;
        }
        first = loop_chain(e->function, first, made);
        if (outermost && e->drain) (void)loop_chain(e->function, first, e->drain), e->drain = 0;
        id = next;
    }
    return first;
}

bool tile_nests(Schedule *schedule)
{
    for (int f = 0; f < schedule->functions.count; ++f) {
        Function *function = &schedule->functions.at[f];
        int *block = ARENA_ARRAY(function->arena, int, schedule->axes.count);
        for (int k = 0; k < function->kernels.count; ++k) {
            Kernel *kernel = &function->kernels.at[k];
            Expansion e = {.schedule = schedule,
                           .function = function,
                           .titles = kernel->nests.count > 1,
                           .block = block,
                           .kernel = kernel,
                           .late = late_candidate(schedule, function, kernel)};
            kernel->root = expand(&e, kernel->root, true);
        }
    }
    return true;
}
