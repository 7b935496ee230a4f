/* Nests that sweep the same axes → loops that they share.
 *
 * The slices of one axis are the outermost loop of all. Within a turn of it, what the nests touch may still be more than
 * the cache holds; then those that have a further axis in common share a loop over that too, by blocks that fit: a block
 * of an array is read once, by all of them, while it is near. A nest that sums over a shared axis holds its accumulators
 * from turn to turn. Legal is what keeps every value: where one nest writes what another touches, both are at the same
 * point of the axis. */
#include "schedule/sweep.h"
#include <string.h>

enum { WORTH_HOLDING = 16 }; /* additions a visit, for each accumulator that is resumed and suspended */

static void see_met(void *context, Access *access, bool write)
{
    (void)write;
    (void)met_put(context, access->buffer);
}

static int *count_users(Function *function, Met *met)
{
    int *users = ARENA_ARRAY(function->arena, int, function->buffers.count);
    for (NestId id = 1; id < function->nests.count; ++id) {
        nest_visit(function, &function->nests.at[id], see_met, met);
        for (int i = 0; i < met->list.count; ++i) ++users[met->list.at[i]];
        met_clear(met);
    }
    for (int i = 0; i < function->outputs.count; ++i) ++users[function->outputs.at[i]];
    return users;
}

Sweep sweep_new(Schedule *schedule, Function *function)
{
    Sweep sweep = {.schedule = schedule, .function = function};
    sweep.met = ARENA_NEW(function->arena, Met);
    *sweep.met = met_new(function->arena);
    sweep.users = count_users(function, sweep.met);
    sweep.shared = ARENA_ARRAY(function->arena, bool, function->nests.count);
    sweep_reset(&sweep);
    return sweep;
}

void sweep_reset(Sweep *sweep)
{
    const int axes = sweep->schedule->axes.count;
    sweep->depth = 0;
    if (sweep->block && axes <= sweep->axes) {
        memset(sweep->block, 0, sizeof(int) * (size_t)axes);
        return;
    }
    sweep->axes = 2 * axes; /* a nest may come to have axes of its own */
    sweep->block = ARENA_ARRAY(sweep->function->arena, int, sweep->axes);
}

static Nest *nest_at(const Sweep *s, NestId id) { return &s->function->nests.at[id]; }

/* Legality -------------------------------------------------------------------------------------------------------- */

typedef struct {
    const Access *access;
    bool write;
} Touch;
typedef List(Touch) Touches;

typedef struct {
    Arena *arena;
    Touches list;
} Collection;

static void see_touch(void *context, Access *access, bool write)
{
    Collection *collection = context;
    *LIST_PUSH(collection->arena, &collection->list) = (Touch){access, write};
}

static Touches touches_of(const Sweep *s, NestId id)
{
    Collection collection = {.arena = s->function->arena};
    nest_visit(s->function, nest_at(s, id), see_touch, &collection);
    return collection.list;
}

/* The axis is an index of its own in both, and the same one. */
static bool at_same_point(const Access *a, const Access *b, AxisId axis)
{
    if (a->flat || b->flat || a->rank != b->rank) return false;
    for (int d = 0; d < a->rank; ++d)
        if (index_is_axis(&a->at[d], axis) && index_is_axis(&b->at[d], axis)) return true;
    return false;
}

const Buffer *sweep_refusal(const Sweep *s, NestId a, NestId b, AxisId axis)
{
    Touches x = touches_of(s, a), y = touches_of(s, b);
    for (int i = 0; i < x.count; ++i)
        for (int k = 0; k < y.count; ++k) {
            const Access *one = x.at[i].access, *other = y.at[k].access;
            if (one->buffer != other->buffer || (!x.at[i].write && !y.at[k].write)) continue;
            if (!at_same_point(one, other, axis)) return &s->function->buffers.at[one->buffer];
        }
    return NULL;
}

bool nests_touch_same(const Sweep *s, NestId a, NestId b)
{
    Touches x = touches_of(s, a), y = touches_of(s, b);
    for (int i = 0; i < x.count; ++i)
        for (int k = 0; k < y.count; ++k)
            if (x.at[i].access->buffer == y.at[k].access->buffer) return true;
    return false;
}

/* One of them writes what the other touches: then they keep their order. */
static bool depend(const Sweep *s, NestId a, NestId b)
{
    Touches x = touches_of(s, a), y = touches_of(s, b);
    for (int i = 0; i < x.count; ++i)
        for (int k = 0; k < y.count; ++k)
            if (x.at[i].access->buffer == y.at[k].access->buffer && (x.at[i].write || y.at[k].write))
                return true;
    return false;
}

/* Who shares ------------------------------------------------------------------------------------------------------ */

double sweep_terms(const Sweep *s, const Nest *nest)
{
    double terms = 1;
    for (int i = 0; i < nest->reduces; ++i) {
        AxisId axis = nest->reduce[i];
        terms *= axis_range(s->function, axis, s->block);
        if (axis == nest->vector) terms /= nest->lanes;
    }
    return terms;
}

bool sweep_worth_holding(const Sweep *s, const Nest *nest)
{
    return sweep_terms(s, nest) >= (double)WORTH_HOLDING;
}

static bool plain_result(const Nest *nest)
{
    const Access *to = &nest->defs.at[0].to;
    bool plain = !to->flat && nest->defs.count > 0;
    for (int d = 0; d < to->rank; ++d)
        plain &= to->at[d].terms == 1 && index_is_axis(&to->at[d], to->at[d].term[0].axis);
    return plain;
}

/* Sums keep their order: the loops outside go over the first of the reduced axes, one point at a time but for the last. */
static bool is_next_reduced(const Sweep *s, const Nest *nest, AxisId axis)
{
    for (int i = 0; i < nest->reduces; ++i) {
        if (nest->reduce[i] == axis) return true;
        if (s->block[nest->reduce[i]] != 1) return false;
    }
    return false;
}

static bool may_share(const Sweep *s, NestId id, AxisId axis)
{
    const Nest *nest = nest_at(s, id);
    if (nest->vector == axis || nest->slice_number == axis) return false;
    return nest_has_out(nest, axis) || (is_next_reduced(s, nest, axis) && plain_result(nest));
}

/* Those of the nests that can share a loop over the axis with the first of them, in order: each may be moved before what
 * is left out, and is at the same point of the axis as the others. */
static NestList sharers(const Sweep *s, const NestList *nests, AxisId axis)
{
    NestList run = {0}, left = {0};
    for (int i = 0; i < nests->count; ++i) {
        NestId id = nests->at[i];
        bool fits = may_share(s, id, axis);
        for (int k = 0; k < left.count && fits; ++k) fits = !depend(s, left.at[k], id);
        for (int k = 0; k < run.count && fits; ++k) fits = !sweep_refusal(s, run.at[k], id, axis);
        bool related = run.count == 0;
        for (int k = 0; k < run.count && fits; ++k) related |= nests_touch_same(s, run.at[k], id);
        if (i == 0 && !fits) break;
        *LIST_PUSH(s->function->arena, fits && related ? &run : &left) = id;
    }
    return run;
}

/* Without those that sum over the axis and would do too little in a visit. */
static NestList worth_sharing(Sweep *s, const NestList *run, AxisId axis, int block)
{
    NestList result = {0};
    for (int i = 0; i < run->count; ++i) {
        const Nest *nest = nest_at(s, run->at[i]);
        s->block[axis] = block;
        bool worth = !nest_has_reduce(nest, axis) || sweep_worth_holding(s, nest);
        s->block[axis] = 0;
        if (worth) {
            *LIST_PUSH(s->function->arena, &result) = run->at[i];
            continue;
        }
        nest_record(s->function, run->at[i],
                    "has its own loop over %s: its sums would be held between visits too short",
                    s->schedule->axes.at[axis].name);
    }
    return result;
}

/* Loops ----------------------------------------------------------------------------------------------------------- */

static LoopId leaf(const Sweep *s, NestId id, LeafPart part)
{
    return loop_add(s->function, (Loop){.kind = LOOP_LEAF, .part = part, .nest = id});
}

static LoopId leaves(Sweep *s, const NestList *nests, LoopId before, int first, int last)
{
    for (int i = first; i < last; ++i)
        before = loop_chain(s->function, before,
                            leaf(s, nests->at[i], s->shared[nests->at[i]] ? LEAF_VISIT : LEAF_NEST));
    return before;
}

static LoopId share(Sweep *s, const NestList *nests);

/* A loop over the axis around the nests; those that sum over it are cleared before and closed after. */
static LoopId loop_over(Sweep *s, const NestList *run, AxisId axis, int block, bool sliced)
{
    Function *function = s->function;
    LoopId chain = 0;
    const int extent = s->schedule->axes.at[axis].extent;
    const bool once = sliced && block * nest_at(s, run->at[0])->slices == extent; /* a slice is one block */
    bool *holds = ARENA_ARRAY(function->arena, bool, run->count);
    for (int i = 0; i < run->count; ++i) {
        NestId id = run->at[i];
        holds[i] = !s->shared[id] && !once && nest_has_reduce(nest_at(s, id), axis);
        if (!holds[i]) continue;
        hold_accumulators(s, id);
        s->shared[id] = true;
        chain = loop_chain(function, chain, leaf(s, id, LEAF_CLEAR));
    }
    s->block[axis] = block, s->depth += !sliced;
    LoopId body = share(s, run), loop;
    if (sliced) {
        const int slices = nest_at(s, run->at[0])->slices;
        s->block[axis] = 1, s->rest = true;
        const LoopId rest = block_divides_slices(extent, slices, block) ? 0 : share(s, run);
        s->rest = false;
        loop = sliced_loop(function, axis, block, slices, body, rest);
    } else {
        loop = loop_add(function,
                        (Loop){.kind = LOOP_LOOP, .axis = axis, .to = extent, .step = block, .child = body});
    }
    chain = loop_chain(function, chain, loop);
    s->block[axis] = 0, s->depth -= !sliced;
    for (int i = 0; i < run->count; ++i) {
        if (!holds[i]) continue;
        s->shared[run->at[i]] = false;
        if (nest_at(s, run->at[i])->held.buffer != nest_at(s, run->at[i])->defs.at[0].to.buffer)
            chain = loop_chain(function, chain, leaf(s, run->at[i], LEAF_CLOSE));
    }
    return chain;
}

/* Points of the axis at a time: as the schedule that was read says, if they divide it (slices have a rest). */
static int decided_block(Sweep *s, const NestList *nests, AxisId axis, int usual, bool sliced)
{
    const Nest *first = nest_at(s, nests->at[0]);
    const int extent = s->schedule->axes.at[axis].extent;
    const char *name = nest_label(s->function, first);
    const char *subject = arena_format(s->schedule->arena, "%s.%s%s", name, s->schedule->axes.at[axis].name,
                                       s->rest ? ".rest" : "");
    const int most = sliced ? extent / first->slices : extent;
    const int block = decide_number(s->schedule, s->function, nests->at[0], "block", subject, usual, 1,
                                    most < 1 ? 1 : most);
    const bool whole = !sliced || first->vector != axis || block % first->lanes == 0;
    if (!whole) {
        decision_refused(s->schedule, s->function, "block", subject,
                         "its vectors lie along the axis: a block is whole vectors");
        return usual;
    }
    if (sliced || extent % block == 0) return block;
    decision_refused(s->schedule, s->function, "block", subject, "a block must divide its axis");
    return usual;
}

typedef struct {
    const Sweep *sweep;
    const Buffer *largest;
} Largest;

static void see_largest(void *context, Access *access, bool write)
{
    (void)write;
    Largest *largest = context;
    const Buffer *buffer = &largest->sweep->function->buffers.at[access->buffer];
    if (!access->flat && (!largest->largest || buffer_bytes(buffer) > buffer_bytes(largest->largest)))
        largest->largest = buffer;
}

/* The outermost axis of the largest array that the first nest touches which it can share with others: what is gone through
 * by blocks of it lies together. */
static AxisId next_axis(Sweep *s, const NestList *nests, NestList *run, int *block)
{
    Largest largest = {s, NULL};
    nest_visit(s->function, nest_at(s, nests->at[0]), see_largest, &largest);
    const int least = nests->count > 1 ? 2 : 1;
    for (int i = 0; largest.largest && i < largest.largest->digits; ++i) {
        AxisId axis = largest.largest->digit[i].axis;
        if (!axis || s->block[axis]) continue;
        NestList found = sharers(s, nests, axis);
        if (found.count < least) continue;
        int points = sweep_block(s, &found, axis, false);
        if (points == s->schedule->axes.at[axis].extent) continue; /* all of it fits at once */
        found = worth_sharing(s, &found, axis, points);
        if (found.count < least) continue;
        *run = found, *block = decided_block(s, &found, axis, points, false);
        return axis;
    }
    return 0;
}

/* What a product alone goes through by blocks, where that may be. */
static AxisId own_axis(Sweep *s, const NestList *one, int *block)
{
    int points;
    const AxisId axis = sweep_own_axis(s, one->at[0], &points);
    if (!axis || !may_share(s, one->at[0], axis)) return 0;
    if (nest_has_reduce(nest_at(s, one->at[0]), axis) && !may_hold_for_caches(s, one->at[0])) return 0;
    if (!worth_sharing(s, one, axis, points).count) return 0;
    *block = decided_block(s, one, axis, points, false);
    return axis;
}

static bool contains(const NestList *list, NestId id)
{
    for (int i = 0; i < list->count; ++i)
        if (list->at[i] == id) return true;
    return false;
}

bool sweep_streams(const Sweep *s, const NestList *nests)
{
    bool large = false;
    for (int i = 0; i < nests->count; ++i) {
        const Touches touches = touches_of(s, nests->at[i]);
        for (int k = 0; k < touches.count; ++k)
            large |= buffer_bytes(&s->function->buffers.at[touches.at[k].access->buffer]) >
                     (int64_t)s->schedule->target->level2 * 1024;
    }
    return large;
}

static LoopId share(Sweep *s, const NestList *nests)
{
    LoopId chain = 0;
    if (sweep_footprint(s, nests) <= cache_budget(s->schedule)) return leaves(s, nests, 0, 0, nests->count);
    NestList rest = *nests;
    while (rest.count) {
        NestList run = {0};
        int block = 0;
        AxisId axis = rest.count > 1 ? next_axis(s, &rest, &run, &block) : 0;
        if (!axis) {
            run = (NestList){0};
            *LIST_PUSH(s->function->arena, &run) = rest.at[0];
            axis = own_axis(s, &run, &block);
        }
        if (!axis && nests->count == 1 && !s->depth && sweep_streams(s, nests))
            axis = next_axis(s, &rest, &run, &block);
        if (axis)
            chain = loop_chain(s->function, chain, loop_over(s, &run, axis, block, false));
        else
            chain = leaves(s, &run, chain, 0, 1);
        NestList left = {0};
        for (int i = 0; i < rest.count; ++i)
            if (!contains(&run, rest.at[i])) *LIST_PUSH(s->function->arena, &left) = rest.at[i];
        rest = left;
    }
    return chain;
}

LoopId sweep_loops(Sweep *s, const NestList *nests)
{
    AxisId axis = nest_at(s, nests->at[0])->slice_axis;
    for (int i = 0; i < nests->count; ++i) s->block[nest_at(s, nests->at[i])->slice_number] = 1;
    const int block = decided_block(s, nests, axis, sweep_block(s, nests, axis, true), true);
    return loop_over(s, nests, axis, block, true);
}
