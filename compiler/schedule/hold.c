/* What a kernel keeps for itself: accumulators between the visits of a nest, and of arrays that nobody else uses the part
 * that one turn of its loops needs. */
#include "schedule/sweep.h"
#include <stdlib.h>
#include <string.h>

enum {
    MOST_STACK = 256 * 1024
}; /* bytes of a kernel's own arrays; the stacks of threads are made for them */

static Nest *nest_at(const Sweep *s, NestId id) { return &s->function->nests.at[id]; }
static Buffer *buffer_at(const Sweep *s, BufferId id) { return &s->function->buffers.at[id]; }

/* Accumulators ---------------------------------------------------------------------------------------------------- */

static bool result_is_sum(const Sweep *s, const Nest *nest)
{
    const Def *def = &nest->defs.at[0];
    bool plain = nest->defs.count == 1 && s->function->exprs.at[def->value].kind == EXPR_SO_FAR;
    return plain && !(nest_has_reduce(nest, nest->vector) && nest->lanes > 1) &&
           buffer_at(s, def->to.buffer)->type.dtype == nest_dtype(s->function, nest);
}

static void add_digit(Buffer *buffer, Access *access, AxisId axis, int extent)
{
    buffer->digit[buffer->digits++] = (Digit){-1, 1, extent, axis};
    access->at[access->rank++] = index_of_axis(axis);
}

/* The accumulators of a nest whose result cannot hold them. */
static Access own_accumulators(const Sweep *s, NestId id, Buffer *sums)
{
    const Nest *nest = nest_at(s, id);
    const Access *to = &nest->defs.at[0].to;
    *sums = (Buffer){.name = arena_format(s->function->arena, "%s_so_far", nest_label(s->function, nest)),
                     .type = {.dtype = nest_dtype(s->function, nest)},
                     .scope = SCOPE_TILE,
                     .cut = true,
                     .origin = nest->origin};
    Access held = {.buffer = s->function->buffers.count};
    for (int d = 0; d < to->rank; ++d) {
        const AxisId axis = to->at[d].term[0].axis;
        const int extent = axis_range(s->function, axis, s->block);
        if (axis != nest->slice_number && extent > 1) add_digit(sums, &held, axis, extent);
    }
    if (nest_has_reduce(nest, nest->vector) && nest->lanes > 1)
        add_digit(sums, &held, nest->vector, nest->lanes);
    return held;
}

void hold_accumulators(Sweep *s, NestId id)
{
    Nest *nest = nest_at(s, id);
    if (nest->held.buffer) return;
    if (result_is_sum(s, nest)) {
        nest->held = nest->defs.at[0].to;
        return;
    }
    Buffer sums;
    nest->held = own_accumulators(s, id, &sums);
    *LIST_PUSH(s->function->arena, &s->function->buffers) = sums;
}

bool may_hold_for_caches(const Sweep *s, NestId id)
{
    const Nest *nest = nest_at(s, id);
    if (nest->held.buffer || result_is_sum(s, nest)) return true;
    Buffer sums;
    (void)own_accumulators(s, id, &sums);
    return nest->defs.count == 1 && buffer_bytes(&sums) <= MOST_STACK;
}

/* Tiles ----------------------------------------------------------------------------------------------------------- */

/* The loops that have all uses of a buffer inside them: their axes from the outermost, and the largest step of each. */
typedef struct {
    int uses, depth;
    bool written_first;
    LoopId loop[MAX_AXES]; /* the rest of a loop counts as that loop */
    AxisId axis[MAX_AXES];
    int step[MAX_AXES];
    NestId seen; /* of the kernel's nests that use it, the last counted */
    int nests;   /* counted */
} Home;

typedef struct {
    Sweep *sweep;
    List(Home) homes; /* of the buffers met */
    NestId nest;      /* whose uses are counted */
    int depth;
    LoopId loop[MAX_AXES];
    AxisId axis[MAX_AXES];
    int step[MAX_AXES];
} Walk;

static void see_home(void *context, Access *access, bool write)
{
    Walk *walk = context;
    const unsigned place = met_put(walk->sweep->met, access->buffer);
    Home *home;
    if (place < (unsigned)walk->homes.count)
        home = &walk->homes.at[place];
    else
        *(home = LIST_PUSH(walk->sweep->function->arena, &walk->homes)) = (Home){0};
    if (!home->uses++) {
        home->written_first = write, home->depth = walk->depth;
        memcpy(home->loop, walk->loop, sizeof home->loop);
        memcpy(home->axis, walk->axis, sizeof home->axis), memcpy(home->step, walk->step, sizeof home->step);
        return;
    }
    int common = 0;
    while (common < home->depth && common < walk->depth && home->loop[common] == walk->loop[common]) ++common;
    home->depth = common;
    for (int i = 0; i < common; ++i)
        if (walk->step[i] > home->step[i]) home->step[i] = walk->step[i];
}

static void see_leaf(Walk *walk, const Loop *leaf)
{
    Function *function = walk->sweep->function;
    Nest *nest = &function->nests.at[leaf->nest];
    bool term = leaf->part == LEAF_NEST || leaf->part == LEAF_VISIT;
    bool defs = leaf->part == LEAF_NEST || leaf->part == LEAF_CLOSE;
    if (term) expr_visit(function, nest->term, see_home, walk);
    for (int i = 0; i < nest->defs.count && defs; ++i)
        expr_visit(function, nest->defs.at[i].value, see_home, walk);
    if (nest->held.buffer) see_home(walk, &nest->held, true);
    for (int i = 0; i < nest->defs.count && defs; ++i) see_home(walk, &nest->defs.at[i].to, true);
}

static void walk_loops(Walk *walk, LoopId first)
{
    const Function *function = walk->sweep->function;
    LoopId elder = 0;
    for (LoopId id = first; id; id = function->loops.at[id].next) {
        const Loop *loop = &function->loops.at[id];
        if (!loop->tail) elder = id;
        if (loop->kind == LOOP_LEAF) see_leaf(walk, loop);
        const bool binds = loop->kind == LOOP_LOOP || loop->kind == LOOP_SLICES;
        if (binds) {
            walk->loop[walk->depth] = elder;
            walk->axis[walk->depth] = loop->axis, walk->step[walk->depth++] = loop->step;
        }
        walk_loops(walk, loop->child);
        walk->depth -= binds;
    }
}

/* Points of the axis that a turn of the home's loops has; 0 = all. */
static int block_at(const Home *home, AxisId axis)
{
    int block = 0;
    for (int i = 0; i < home->depth; ++i)
        if (home->axis[i] == axis) block = home->step[i];
    return block;
}

typedef struct {
    Sweep *sweep;
    BufferId buffer;
    const Buffer *before;
    const Home *home;
} Shrink;

static void see_shrink(void *context, Access *access, bool write)
{
    (void)write;
    const Shrink *shrink = context;
    if (access->buffer != shrink->buffer) return;
    if (access->rank != shrink->before->digits)
        return; /* a load that several results share is seen with each */
    int rank = 0;
    for (int d = 0; d < access->rank; ++d)
        if (block_at(shrink->home, shrink->before->digit[d].axis) != 1) access->at[rank++] = access->at[d];
    access->rank = rank;
}

static Buffer shrunk(const Buffer *buffer, const Home *home)
{
    Buffer part = *buffer;
    part.digits = 0, part.scope = SCOPE_TILE;
    for (int d = 0; d < buffer->digits; ++d) {
        int block = block_at(home, buffer->digit[d].axis);
        if (block == 1) continue;
        part.digit[part.digits] = buffer->digit[d];
        if (block) part.digit[part.digits].extent = block;
        ++part.digits;
    }
    return part;
}

static void see_nest(void *context, Access *access, bool write)
{
    (void)write;
    Walk *walk = context;
    const unsigned place = met_put(walk->sweep->met, access->buffer);
    if (place >= (unsigned)walk->homes.count || walk->homes.at[place].seen == walk->nest) return;
    walk->homes.at[place].seen = walk->nest, ++walk->homes.at[place].nests;
}

static int64_t room_of(const Buffer *buffer) { return (buffer_bytes(buffer) + 63) / 64 * 64; }

/* Keeps of a buffer only the part that one turn of its home's loops needs, where that is possible. */
static void hold_tile(Sweep *s, Kernel *kernel, BufferId id, const Home *home)
{
    Function *function = s->function;
    Buffer *buffer = buffer_at(s, id), before = *buffer;
    if (!home->depth || !home->written_first || buffer->scope != SCOPE_ARENA || buffer->pinned) return;
    if (s->users[id] > home->nests) return; /* used outside of the kernel, too */
    const Buffer part = shrunk(buffer, home);
    if (buffer_bytes(&part) == buffer_bytes(buffer) || kernel->stack + room_of(&part) > MOST_STACK) return;
    Shrink shrink = {s, id, &before, home};
    for (int i = 0; i < kernel->nests.count; ++i) {
        Nest *nest = nest_at(s, kernel->nests.at[i]);
        nest_visit(function, nest, see_shrink, &shrink);
        if (nest->held.buffer) see_shrink(&shrink, &nest->held, true);
    }
    *buffer = part;
    kernel->stack += room_of(&part);
}

static int by_number(const void *a, const void *b) { return *(const BufferId *)a - *(const BufferId *)b; }

void hold_tiles(Sweep *s, Kernel *kernel)
{
    Walk walk = {.sweep = s};
    walk_loops(&walk, kernel->root);
    for (int i = 0; i < kernel->nests.count; ++i) {
        walk.nest = kernel->nests.at[i];
        nest_visit(s->function, nest_at(s, walk.nest), see_nest, &walk);
    }
    const int count = walk.homes.count;
    BufferId *order = arena_copy(s->function->arena, s->met->list.at, sizeof(BufferId) * (size_t)count);
    if (count) qsort(order, (size_t)count, sizeof *order, by_number);
    kernel->stack = 0;
    for (int i = 0; i < count; ++i)
        if (buffer_at(s, order[i])->scope == SCOPE_TILE) kernel->stack += room_of(buffer_at(s, order[i]));
    for (int i = 0; i < count; ++i) hold_tile(s, kernel, order[i], &walk.homes.at[met_put(s->met, order[i])]);
    met_clear(s->met);
}
