/* Nests → kernels, one each: the order of loops, what is unrolled, and the tiles that are held in registers.
 *
 * A tile of output elements is accumulated in registers over all the reduced axes, then finished and stored. Its shape
 * is the one that needs the fewest loads a multiply-add and fits the registers. Where an extent is no multiple of the
 * tile, the rest is a sibling with its own range, never a full-width store. */
#include "schedule/axes.h"
#include "schedule/substitute.h"
#include <string.h>

enum { UNROLL_BUDGET = 24, TAPS = 9, MAX_ROW = 24, SMALL_ARRAY = 4096 };

typedef struct {
    Schedule *schedule;
    Function *function;
    Nest *nest;
    NestId id;
    int unroll[MAX_AXES];         /* of output axes: elements (of the vector axis: vectors) in a tile */
    bool reduce_unroll[MAX_AXES]; /* reduced axes that are written out */
    struct {
        int from, to, step, lanes; /* what of the axis is written out here; lanes 0 = not the vector axis */
    } part[MAX_AXES];
} Tile;

static int extent(const Tile *t, AxisId axis) { return t->function->axes->at[axis].extent; }

static LoopId add_loop(Tile *t, Loop loop)
{
    if (!t->function->loops.count) (void)*LIST_PUSH(t->function->arena, &t->function->loops);
    *LIST_PUSH(t->function->arena, &t->function->loops) = loop;
    return t->function->loops.count - 1;
}

static bool vector_is_reduced(const Nest *nest)
{
    for (int i = 0; i < nest->reduces; ++i)
        if (nest->reduce[i] == nest->vector) return true;
    return false;
}

/* The tile's shape ------------------------------------------------------------------------------------------------ */

typedef struct {
    const Tile *tile;
    double loads;
} Loads;

static void see_loads(void *context, Access *access, bool write)
{
    Loads *loads = context;
    if (write) return;
    double instances = 1;
    for (int i = 0; i < loads->tile->nest->outs; ++i) {
        bool moves = false;
        for (int d = 0; d < access->rank; ++d)
            moves |= index_stride(&access->at[d], loads->tile->nest->out[i]) != 0;
        if (moves) instances *= loads->tile->unroll[i];
    }
    loads->loads += instances;
}

/* Cycles a multiply-add of a tile: two units, loads beside them, and a chain of four cycles to hide. */
static double tile_cost(Tile *t)
{
    double adds = 1, waste = 1;
    for (int i = 0; i < t->nest->outs; ++i) {
        AxisId axis = t->nest->out[i];
        int step = t->unroll[i] * (axis == t->nest->vector ? t->nest->lanes : 1);
        int tiles = (extent(t, axis) + step - 1) / step;
        adds *= t->unroll[i];
        waste *= (double)tiles * step / extent(t, axis);
    }
    Loads loads = {t, 0};
    nest_visit(t->function, t->nest, see_loads, &loads);
    int registers = t->schedule->target->registers;
    if (adds + 2 > registers || adds + (loads.loads < 6 ? loads.loads / 2 : 3) > registers) return 1e9;
    double load_cycles = loads.loads * (t->schedule->target->lanes == 16 ? 0.7 : 0.5);
    double cycles = adds / 2;
    if (load_cycles > cycles) cycles = load_cycles;
    if (cycles < 4) cycles = 4;
    return cycles / adds * waste + 0.002 * adds / registers; /* of equals the smaller */
}

/* What a guard looks at is not written out: each copy would have a guard of its own. */
static bool is_guarded(const Tile *t, AxisId axis)
{
    const Access *a, *b;
    return nest_is_product(t->function, t->nest, &a, &b) &&
           (axis_is_guarded(t->function, a, axis) || axis_is_guarded(t->function, b, axis));
}

static void search_tile(Tile *t, int axis, int chosen, int *best, double *cost)
{
    if (axis < 0 || chosen == 3) {
        double now = tile_cost(t);
        if (now < *cost) *cost = now, memcpy(best, t->unroll, sizeof t->unroll);
        return;
    }
    static const int counts[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 16};
    AxisId id = t->nest->out[axis];
    bool cut = id == t->nest->slice_axis || id == t->nest->slice_number || is_guarded(t, id);
    int lanes = id == t->nest->vector ? t->nest->lanes : 1;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; ++i) {
        int count = counts[i];
        if (count > 1 && (cut || (int64_t)count * lanes > extent(t, id))) break;
        t->unroll[axis] = count;
        search_tile(t, axis - 1, chosen + (count > 1), best, cost);
        t->unroll[axis] = 1;
    }
}

static int nest_size(const Tile *t)
{
    int size = expr_size(t->function, t->nest->term);
    for (int i = 0; i < t->nest->defs.count; ++i)
        if (t->function->exprs.at[t->nest->defs.at[i].value].kind != EXPR_SO_FAR)
            size += expr_size(t->function, t->nest->defs.at[i].value);
    return size;
}

/* A nest below the budget is written out whole. */
static bool unroll_whole(Tile *t)
{
    int64_t points = 1;
    for (int i = 0; i < t->nest->outs; ++i) {
        if (t->nest->out[i] == t->nest->slice_axis) return false;
        int lanes = t->nest->out[i] == t->nest->vector ? t->nest->lanes : 1;
        points *= (extent(t, t->nest->out[i]) + lanes - 1) / lanes;
    }
    int64_t outs = points;
    for (int i = 0; i < t->nest->reduces; ++i)
        points *=
            extent(t, t->nest->reduce[i]) / (t->nest->reduce[i] == t->nest->vector ? t->nest->lanes : 1);
    int reduced = t->nest->reduces ? 1 : 0;
    if (points * (nest_size(t) + reduced) > UNROLL_BUDGET || outs > (t->nest->vector ? 4 : 2)) return false;
    for (int i = 0; i < t->nest->outs; ++i) {
        int lanes = t->nest->out[i] == t->nest->vector ? t->nest->lanes : 1;
        t->unroll[i] = (extent(t, t->nest->out[i]) + lanes - 1) / lanes;
    }
    for (int i = 0; i < t->nest->reduces; ++i)
        t->reduce_unroll[i] = t->nest->reduce[i] != t->nest->slice_axis;
    return true;
}

/* Whether the axis is a tap: it moves an index together with another axis. */
static bool moves_window(const Access *access, AxisId axis)
{
    for (int d = 0; d < access->rank; ++d)
        if (index_stride(&access->at[d], axis) && access->at[d].terms > 1) return true;
    return false;
}

static void choose_tile(Tile *t)
{
    for (int i = 0; i < MAX_AXES; ++i) t->unroll[i] = 1, t->reduce_unroll[i] = false;
    if (t->schedule->kind == SCHEDULE_NAIVE || unroll_whole(t)) return;
    double size = 1;
    const Access *a, *b;
    bool product = nest_is_product(t->function, t->nest, &a, &b);
    if (product && t->nest->reduces) {
        int best[MAX_AXES];
        double cost = 1e8;
        memcpy(best, t->unroll, sizeof best);
        search_tile(t, t->nest->outs - 1, 0, best, &cost);
        memcpy(t->unroll, best, sizeof best);
    }
    for (int i = 0; i < t->nest->outs; ++i) size *= t->unroll[i];
    for (int i = 0; i < t->nest->reduces; ++i) {
        AxisId axis = t->nest->reduce[i];
        if (axis == t->nest->slice_axis || axis == t->nest->vector || extent(t, axis) > TAPS ||
            is_guarded(t, axis))
            continue;
        if (product && !moves_window(a, axis) && !moves_window(b, axis)) continue;
        if (size * extent(t, axis) > (double)UNROLL_BUDGET * (product ? 4 : 0.25)) continue;
        t->reduce_unroll[i] = true;
        size *= extent(t, axis);
    }
}

/* One flat loop ----------------------------------------------------------------------------------------------------- */

typedef struct {
    const Tile *tile;
    bool flat;
} Flatness;

/* Each array whole, in its storage order; or one element for all. */
static void see_flatness(void *context, Access *access, bool write)
{
    (void)write;
    Flatness *flatness = context;
    const Nest *nest = flatness->tile->nest;
    const Buffer *buffer = &flatness->tile->function->buffers.at[access->buffer];
    bool uniform = true, whole = access->rank == nest->outs && !access->guarded && !access->flat;
    for (int d = 0; d < access->rank; ++d) {
        uniform &= access->at[d].terms == 0;
        whole = whole && access->at[d].terms == 1 && index_is_axis(&access->at[d], nest->out[d]) &&
                buffer->digit[d].extent == extent(flatness->tile, nest->out[d]);
    }
    flatness->flat &= (uniform && !access->guarded) || whole;
}

static bool has_index(const Function *function, ExprId id)
{
    if (function->exprs.at[id].kind == EXPR_INDEX) return true;
    for (int i = 0; i < function->exprs.at[id].args; ++i)
        if (has_index(function, function->exprs.at[id].arg[i])) return true;
    return false;
}

static bool any_index(const Tile *t)
{
    bool any = has_index(t->function, t->nest->term);
    for (int i = 0; i < t->nest->defs.count; ++i) any |= has_index(t->function, t->nest->defs.at[i].value);
    return any;
}

static void make_flat(void *context, Access *access, bool write)
{
    (void)write;
    if (access->rank == 0 || access->at[0].terms == 0) return;
    access->at[0] = index_of_axis(*(const AxisId *)context);
    access->rank = 1, access->flat = true;
}

/* An elementwise nest over whole arrays whose rows are no whole vectors is one loop over all their elements. */
static void flatten(Tile *t)
{
    Nest *nest = t->nest;
    if (t->schedule->kind == SCHEDULE_NAIVE || nest->reduces || nest->outs < 2 || nest->slice_number) return;
    if (nest->slice_axis && nest->slice_axis != nest->out[0]) return;
    if (nest->vector && nest->vector != nest->out[nest->outs - 1]) return;
    bool whole = nest->vector && extent(t, nest->vector) % t->schedule->target->lanes == 0;
    if (whole && (nest->outs < 3 || nest->slices > 1)) return;
    Flatness flatness = {t, true};
    nest_visit(t->function, nest, see_flatness, &flatness);
    if (!flatness.flat || any_index(t)) return;
    int64_t points = 1;
    for (int i = 0; i < nest->outs; ++i) points *= extent(t, nest->out[i]);
    *LIST_PUSH(t->function->arena, t->function->axes) = (Axis){"i", (int)points, NULL};
    AxisId axis = t->function->axes->count - 1;
    nest_visit(t->function, nest, make_flat, &axis);
    nest->outs = 1, nest->out[0] = axis;
    if (nest->slice_axis) nest->slice_axis = axis;
    bool wide = false;
    for (int i = 0; i < nest->defs.count; ++i)
        wide |= t->function->buffers.at[nest->defs.at[i].to.buffer].type.dtype == I64;
    nest->lanes = t->schedule->target->lanes;
    if (points % nest->lanes && points <= SMALL_ARRAY)
        nest->lanes = 1; /* not worth a tail in narrower vectors */
    while (nest->lanes > points) nest->lanes /= 2;
    nest->vector = wide || nest->lanes == 1 ? 0 : axis;
    if (!nest->vector) nest->lanes = 1;
}

/* The tree -------------------------------------------------------------------------------------------------------- */

/* A leaf inside what is written out here: the tile's axes, and of an accumulation the unrolled reduced ones. */
static LoopId add_leaf(Tile *t, LeafPart part)
{
    const Nest *nest = t->nest;
    LoopId inner = add_loop(t, (Loop){.kind = LOOP_LEAF, .part = part, .nest = t->id});
    bool lanes_reduced = vector_is_reduced(nest);
    if (lanes_reduced && part != LEAF_FINISH)
        inner = add_loop(
            t,
            (Loop){.kind = LOOP_VECTOR, .axis = nest->vector, .to = nest->lanes, .step = 1, .child = inner});
    for (int i = nest->outs - 1; i >= 0; --i) {
        AxisId axis = nest->out[i];
        if (axis == nest->vector && t->part[i].lanes > 1)
            inner = add_loop(
                t,
                (Loop){.kind = LOOP_VECTOR, .axis = axis, .to = t->part[i].lanes, .step = 1, .child = inner});
    }
    for (int i = nest->outs - 1; i >= 0; --i)
        if (t->part[i].to - t->part[i].from > t->part[i].step || t->part[i].from)
            inner = add_loop(t, (Loop){.kind = LOOP_UNROLL,
                                       .axis = nest->out[i],
                                       .from = t->part[i].from,
                                       .to = t->part[i].to,
                                       .step = t->part[i].step,
                                       .child = inner});
    for (int i = nest->reduces - 1; i >= 0 && part == LEAF_ACCUMULATE; --i)
        if (t->reduce_unroll[i]) {
            int step = nest->reduce[i] == nest->vector ? nest->lanes : 1;
            inner = add_loop(t, (Loop){.kind = LOOP_UNROLL,
                                       .axis = nest->reduce[i],
                                       .to = extent(t, nest->reduce[i]),
                                       .step = step,
                                       .child = inner});
        }
    return inner;
}

static LoopId add_body(Tile *t)
{
    const Nest *nest = t->nest;
    if (!nest->combine) return add_leaf(t, LEAF_FINISH);
    LoopId accumulate = add_leaf(t, LEAF_ACCUMULATE);
    for (int i = nest->reduces - 1; i >= 0; --i) {
        AxisId axis = nest->reduce[i];
        if (t->reduce_unroll[i]) continue;
        Loop loop = {.kind = LOOP_LOOP,
                     .axis = axis,
                     .to = extent(t, axis),
                     .step = axis == nest->vector ? nest->lanes : 1,
                     .child = accumulate};
        if (axis == nest->slice_axis) loop.kind = LOOP_SLICES;
        accumulate = add_loop(t, loop);
    }
    LoopId init = add_leaf(t, LEAF_INIT), finish = add_leaf(t, LEAF_FINISH);
    t->function->loops.at[init].next = accumulate;
    t->function->loops.at[accumulate].next = finish;
    return add_loop(t, (Loop){.kind = LOOP_SEQUENCE, .child = init});
}

static LoopId chain(Tile *t, LoopId first, LoopId next)
{
    if (!first) return next;
    LoopId last = first;
    while (t->function->loops.at[last].next) last = t->function->loops.at[last].next;
    t->function->loops.at[last].next = next;
    return first;
}

static LoopId add_axis(Tile *t, const int *order, int i);

/* Elements from .. to of the axis, written out `step` apart, and the loops inside. */
static LoopId add_part(Tile *t, const int *order, int i, int from, int to, int step, int lanes)
{
    int out = order[i];
    t->part[out].from = from, t->part[out].to = to, t->part[out].step = step, t->part[out].lanes = lanes;
    return add_axis(t, order, i + 1);
}

/* A cut axis has bounds that only the slice knows: whole vectors, then single elements. */
static LoopId add_slices(Tile *t, const int *order, int i)
{
    AxisId axis = t->nest->out[order[i]];
    int lanes = axis == t->nest->vector ? t->nest->lanes : 1;
    LoopId inner = add_part(t, order, i, 0, lanes, lanes, lanes);
    LoopId loop = add_loop(
        t, (Loop){.kind = LOOP_SLICES, .axis = axis, .to = extent(t, axis), .step = lanes, .child = inner});
    if (lanes == 1) return loop;
    inner = add_part(t, order, i, 0, 1, 1, 1);
    LoopId rest = add_loop(t, (Loop){.kind = LOOP_SLICES,
                                     .axis = axis,
                                     .from = lanes,
                                     .to = extent(t, axis),
                                     .step = 1,
                                     .tail = true,
                                     .child = inner});
    return chain(t, loop, rest);
}

static LoopId add_axis(Tile *t, const int *order, int i)
{
    const Nest *nest = t->nest;
    if (i == nest->outs) return add_body(t);
    int out = order[i];
    AxisId axis = nest->out[out];
    if (axis == nest->slice_number) return add_part(t, order, i, 0, 1, 1, 1);
    if (axis == nest->slice_axis) return add_slices(t, order, i);
    int lanes = axis == nest->vector ? nest->lanes : 1, size = extent(t, axis), step = t->unroll[out] * lanes;
    LoopId first = 0;
    int whole = size / step * step;
    if (whole > step) {
        LoopId inner = add_part(t, order, i, 0, step, lanes, lanes);
        first =
            add_loop(t, (Loop){.kind = LOOP_LOOP, .axis = axis, .to = whole, .step = step, .child = inner});
    } else if (whole) {
        first = add_part(t, order, i, 0, step, lanes, lanes);
    }
    /* the rest: whole vectors, then ever shorter ones */
    for (int from = whole; from < size;) {
        int width = lanes;
        while (width > 1 && width > size - from) width /= 2;
        int to = from + (size - from) / width * width;
        first = chain(t, first, add_part(t, order, i, from, to, width, width));
        from = to;
    }
    return first;
}

/* Kernels --------------------------------------------------------------------------------------------------------- */

static void see_bytes(void *context, Access *access, bool write)
{
    (void)write;
    Tile *t = context;
    const Buffer *buffer = &t->function->buffers.at[access->buffer];
    t->function->kernels.at[t->function->kernels.count - 1].bytes += buffer_bytes(buffer);
}

static int operations(const Function *function, ExprId id)
{
    if (!id) return 0;
    int count = function->exprs.at[id].kind == EXPR_SCALAR;
    for (int i = 0; i < function->exprs.at[id].args; ++i)
        count += operations(function, function->exprs.at[id].arg[i]);
    return count;
}

static void count_work(Tile *t, Kernel *kernel)
{
    int64_t outs = 1, points;
    for (int i = 0; i < t->nest->outs; ++i)
        if (t->nest->out[i] != t->nest->slice_number) outs *= extent(t, t->nest->out[i]);
    points = outs;
    for (int i = 0; i < t->nest->reduces; ++i) points *= extent(t, t->nest->reduce[i]);
    const Access *a, *b;
    if (nest_is_product(t->function, t->nest, &a, &b))
        kernel->products += points;
    else
        kernel->elementwise += points * (operations(t->function, t->nest->term) + (t->nest->combine != 0));
    for (int i = 0; i < t->nest->defs.count; ++i)
        kernel->elementwise += outs * operations(t->function, t->nest->defs.at[i].value);
}

/* The loops' order: as the output is stored; of a product the vector axis goes outside, so that the panel of the
 * operand it walks along stays in the cache while the other output axes go by. */
static void order_axes(const Tile *t, int *order)
{
    const Access *a, *b;
    bool product = nest_is_product(t->function, t->nest, &a, &b);
    int n = 0;
    for (int rank = 0; rank < 3; ++rank)
        for (int i = 0; i < t->nest->outs; ++i) {
            AxisId axis = t->nest->out[i];
            bool cut = axis == t->nest->slice_axis || axis == t->nest->slice_number;
            if ((product ? cut ? 0 : axis == t->nest->vector ? 1 : 2 : 0) == rank) order[n++] = i;
        }
}

static bool same_origin(const Function *function, OriginId a, OriginId b)
{
    const Origin *x = origin_get(function->origins, a), *y = origin_get(function->origins, b);
    return x->role == y->role && x->spec.line == y->spec.line && strcmp(x->scope, y->scope) == 0;
}

/* Nests in a row that one slice does and one place of the spec asked for are one kernel: each still stores its result,
 * but none is worth a phase of its own. */
static bool join_row(Tile *t, LoopId root)
{
    Function *function = t->function;
    bool bookkeeping = strcmp(function->role, "metrics") == 0 || strcmp(function->role, "epoch_end") == 0;
    bool apart = t->schedule->kind == SCHEDULE_NAIVE && !bookkeeping; /* an op a kernel */
    if (apart || !function->kernels.count || t->nest->slices > 1) return false;
    Kernel *row = &function->kernels.at[function->kernels.count - 1];
    if (row->slices > 1 || row->nests == MAX_ROW || !same_origin(function, row->origins[0], t->nest->origin))
        return false;
    if (row->nests == 1)
        row->root =
            add_loop(t, (Loop){.kind = LOOP_SEQUENCE,
                               .child = add_loop(t, (Loop){.kind = LOOP_SEQUENCE, .child = row->root})});
    (void)chain(t, function->loops.at[row->root].child,
                add_loop(t, (Loop){.kind = LOOP_SEQUENCE, .child = root}));
    ++row->nests;
    return true;
}

static void make_kernel(Schedule *schedule, Function *function, NestId id)
{
    Tile t = {.schedule = schedule, .function = function, .nest = &function->nests.at[id], .id = id};
    flatten(&t);
    choose_tile(&t);
    int order[MAX_AXES];
    order_axes(&t, order);
    LoopId root = add_axis(&t, order, 0);
    if (!join_row(&t, root)) {
        *LIST_PUSH(function->arena, &function->kernels) =
            (Kernel){.name = function->buffers.at[t.nest->defs.at[0].to.buffer].name,
                     .root = root,
                     .nests = 1,
                     .slices = t.nest->slices > 1 ? t.nest->slices : 1,
                     .slice_number = t.nest->slice_number,
                     .origins = arena_copy(function->arena, &t.nest->origin, sizeof(OriginId)),
                     .origin_count = 1};
    }
    count_work(&t, &function->kernels.at[function->kernels.count - 1]);
    nest_visit(function, t.nest, see_bytes, &t);
}

bool tile_nests(Schedule *schedule)
{
    for (int f = 0; f < schedule->functions.count; ++f)
        for (NestId id = 1; id < schedule->functions.at[f].nests.count; ++id)
            make_kernel(schedule, &schedule->functions.at[f], id);
    return true;
}
