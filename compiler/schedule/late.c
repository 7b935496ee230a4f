/* Late finishes: which nest of a kernel may finish its tiles late, and how that is shared out. */
#include "schedule/late.h"
#include "schedule/decision.h"
#include "schedule/met.h"
#include "schedule/prefetch.h"
#include <string.h>

enum {
    LONG_FINISH = 6, /* operations that are worth it */
    FEWEST_TURNS = 4,
    FEW_REGISTERS = 16,
    SHORT_TURN =
        64, /* multiply-adds, to a vector that is finished: what two slow operations take longer than */
    MOST_LOOPS = 2 * MAX_AXES
};

/* Where the kernel's leaves stand --------------------------------------------------------------------------------- */

/* A leaf and the loops around it, the outermost first. */
typedef struct {
    const Loop *leaf;
    int element; /* of the kernel's outermost ones: which it is in */
    int loops;
    const Loop *loop[MOST_LOOPS];
} Stand;

/* Of a buffer: who touches it, among the stands, and who writes it. */
typedef struct {
    List(int) all, writers;
} Places;

typedef struct {
    Function *function;
    Stand here;
    List(Stand) stands;    /* in the order they run */
    int place;             /* of the one whose touches are noted */
    Met met;               /* what they touch, */
    List(Places) touching; /* and who touches each of that: only these can mind when it is read or written */
} Walk;

static void walk(Walk *w, LoopId id, bool outermost)
{
    for (; id; id = w->function->loops.at[id].next) {
        const Loop *loop = &w->function->loops.at[id];
        const int before = w->here.loops;
        if (loop->kind == LOOP_LEAF) {
            w->here.leaf = loop;
            *LIST_PUSH(w->function->arena, &w->stands) = w->here;
        } else if (loop->kind != LOOP_SEQUENCE) {
            w->here.loop[w->here.loops++] = loop;
        }
        walk(w, loop->child, false);
        w->here.loops = before;
        w->here.element += outermost;
    }
}

static void see_touched(void *context, Access *access, bool write)
{
    Walk *w = context;
    const unsigned met = met_put(&w->met, access->buffer);
    if (met == (unsigned)w->touching.count) *LIST_PUSH(w->function->arena, &w->touching) = (Places){0};
    Places *places = &w->touching.at[met];
    *LIST_PUSH(w->function->arena, &places->all) = w->place;
    if (write) *LIST_PUSH(w->function->arena, &places->writers) = w->place;
}

static void note_touches(Walk *w)
{
    w->met = met_new(w->function->arena);
    for (w->place = 0; w->place < w->stands.count; ++w->place)
        nest_visit(w->function, &w->function->nests.at[w->stands.at[w->place].leaf->nest], see_touched, w);
}

/* What forbids it ------------------------------------------------------------------------------------------------- */

/* How the late finish uses a buffer: as it writes it, else as it reads it. */
typedef struct {
    const Access *access;
    bool written;
} Use;

typedef struct {
    Function *function;
    List(Use) uses;
    const Stand *late, *other;
    bool follows;            /* the other runs after it in a turn of their loops */
    const Buffer *forbidden; /* or NULL */
} Conflict;

static Use *use_of(const Conflict *conflict, BufferId buffer)
{
    for (int i = 0; i < conflict->uses.count; ++i)
        if (conflict->uses.at[i].access->buffer == buffer) return &conflict->uses.at[i];
    return NULL;
}

/* Writes are seen first. */
static void see_finish(void *context, Access *access, bool write)
{
    Conflict *conflict = context;
    if (!use_of(conflict, access->buffer))
        *LIST_PUSH(conflict->function->arena, &conflict->uses) = (Use){access, write};
}

/* Whether the turns of a loop that both stand in touch different parts of the buffer. */
static bool apart(const Access *a, const Access *b, AxisId axis)
{
    for (int d = 0; d < a->rank && d < b->rank; ++d)
        if (index_is_axis(&a->at[d], axis) && index_is_axis(&b->at[d], axis)) return true;
    return false;
}

/* The late finish belongs to the turn before: that must not matter to whoever touches the same buffer. */
static void see_other(void *context, Access *access, bool write)
{
    Conflict *conflict = context;
    const Use *use = use_of(conflict, access->buffer);
    if (!use || (!write && !use->written)) return;
    bool fine = !write && !conflict->follows;
    for (int i = 0; i < conflict->late->loops && i < conflict->other->loops; ++i)
        if (conflict->late->loop[i] == conflict->other->loop[i])
            fine &= apart(use->access, access, conflict->late->loop[i]->axis);
    if (!fine) conflict->forbidden = &conflict->function->buffers.at[access->buffer];
}

/* What does not move is read once, before the kernel's loops: nobody in it may write that. */
static void see_made(void *context, Access *access, bool write)
{
    Conflict *conflict = context;
    const Use *use = write ? use_of(conflict, access->buffer) : NULL;
    bool moves = false;
    for (int d = 0; use && d < use->access->rank; ++d) moves |= use->access->at[d].terms > 0;
    if (use && !use->written && !moves) conflict->forbidden = &conflict->function->buffers.at[access->buffer];
}

/* Why the nest that stands there may not finish late; NULL where it may. */
static const char *refuses(Function *function, Walk *w, const Stand *late)
{
    Nest *nest = &function->nests.at[late->leaf->nest];
    Conflict conflict = {.function = function, .late = late};
    for (int i = 0; i < nest->defs.count; ++i) see_finish(&conflict, &nest->defs.at[i].to, true);
    for (int i = 0; i < nest->defs.count; ++i)
        expr_visit(function, nest->defs.at[i].value, see_finish, &conflict);
    conflict.other = late, conflict.follows = true;
    expr_visit(function, nest->term, see_other, &conflict);
    bool *concerned = ARENA_ARRAY(function->arena, bool, w->stands.count);
    for (int i = 0; i < conflict.uses.count; ++i) {
        const Use *use = &conflict.uses.at[i];
        const Places *places = &w->touching.at[met_put(&w->met, use->access->buffer)];
        for (int k = 0; k < places->writers.count; ++k) concerned[places->writers.at[k]] = true;
        for (int k = 0; use->written && k < places->all.count; ++k) concerned[places->all.at[k]] = true;
    }
    for (int i = 0; i < w->stands.count; ++i)
        if (concerned[i])
            nest_visit(function, &function->nests.at[w->stands.at[i].leaf->nest], see_made, &conflict);
    if (conflict.forbidden)
        return arena_format(function->arena, "%s, which it reads, is made in the same kernel",
                            conflict.forbidden->name);
    for (int i = 0; i < w->stands.count; ++i) {
        const Stand *other = &w->stands.at[i];
        if (other == late || !concerned[i]) continue;
        if (other->leaf->nest == late->leaf->nest) return "it is done in blocks of several sizes";
        if (other->element != late->element) continue;
        conflict.other = other, conflict.follows = other > late;
        nest_visit(function, &function->nests.at[other->leaf->nest], see_other, &conflict);
    }
    if (!conflict.forbidden) return NULL;
    return arena_format(function->arena, "another nest of its loops needs %s as it is by then",
                        conflict.forbidden->name);
}

/* Counted up to a limit: what several operations share is met by each of them. */
static int operations(const Function *function, ExprId id, int limit)
{
    const Expr *expr = &function->exprs.at[id];
    int count = expr->kind == EXPR_SCALAR;
    for (int i = 0; i < expr->args && count < limit; ++i)
        count += operations(function, expr->arg[i], limit - count);
    return count;
}

/* Whether a tile of it has a finish that would hold up the next one. */
static bool would_gain(const Function *function, const Loop *leaf)
{
    const Nest *nest = &function->nests.at[leaf->nest];
    const Access *a, *b;
    int count = 0;
    if (leaf->part != LEAF_NEST || !nest_is_product(function, nest, &a, &b) || nest->lanes < 2) return false;
    for (int i = 0; i < nest->defs.count && count < LONG_FINISH; ++i)
        count += operations(function, nest->defs.at[i].value, LONG_FINISH);
    return count >= LONG_FINISH;
}

static bool is_wanted(Schedule *schedule, const Function *function, NestId id)
{
    const char *subject = nest_label(function, &function->nests.at[id]);
    const char *wanted = decision_wanted(schedule, function, "late", subject);
    return wanted && strcmp(wanted, "no") != 0;
}

/* An error where it was asked for, unless an edit before has made that moot: of a tile, or of what is joined. */
static void reject(Schedule *schedule, Function *function, NestId id, const char *why)
{
    const char *subject = nest_label(function, &function->nests.at[id]);
    if (is_wanted(schedule, function, id) && !schedule->edited)
        decision_refused(schedule, function, "late", subject, why);
    nest_record(function, id, "is not finished late: %s", why);
}

static int64_t written_bytes(const Function *function, const Nest *nest)
{
    return buffer_bytes(&function->buffers.at[nest->defs.at[0].to.buffer]);
}

/* Whether one should be late rather than the other: the one that is asked for, else that of the larger array. */
static bool is_rather(Schedule *schedule, const Function *function, NestId one, NestId other)
{
    const bool wanted = is_wanted(schedule, function, one);
    if (wanted != is_wanted(schedule, function, other)) return wanted;
    return written_bytes(function, &function->nests.at[one]) >
           written_bytes(function, &function->nests.at[other]);
}

NestId late_candidate(Schedule *schedule, Function *function, const Kernel *kernel)
{
    NestId best = 0;
    Walk w = {.function = function};
    walk(&w, kernel->root, true);
    for (int i = 0; i < w.stands.count; ++i) {
        const NestId id = w.stands.at[i].leaf->nest;
        const bool gains = would_gain(function, w.stands.at[i].leaf);
        if (!gains && !is_wanted(schedule, function, id)) continue;
        if (gains && !w.met.arena) note_touches(&w);
        const char *why =
            gains ? refuses(function, &w, &w.stands.at[i]) : "it is no product with a long finish";
        if (why) {
            reject(schedule, function, id, why);
            continue;
        }
        const bool rather = !best || is_rather(schedule, function, id, best);
        const NestId other = rather ? best : id;
        if (other && is_wanted(schedule, function, other))
            reject(schedule, function, other, "another one of the kernel is");
        if (rather) best = id;
    }
    return best;
}

/* Sharing it out -------------------------------------------------------------------------------------------------- */

typedef struct {
    const Tile *tile;
    const Access *first; /* what is written first: the others must lie as it does */
    const char *why;
} Likeness;

static bool is_vector_output(const Nest *nest)
{
    for (int i = 0; i < nest->outs; ++i)
        if (nest->out[i] == nest->vector) return true;
    return false;
}

static void see_likeness(void *context, Access *access, bool write)
{
    Likeness *likeness = context;
    const Tile *t = likeness->tile;
    (void)write;
    bool moves = false;
    for (int d = 0; d < access->rank; ++d) moves |= access->at[d].terms > 0;
    if (access->guarded) likeness->why = "it reads behind a guard";
    if (!moves || access->guarded) return;
    if (t->function->buffers.at[access->buffer].scope == SCOPE_TILE)
        likeness->why = "it uses what has the room of one turn";
    for (int i = 0; i < t->nest->outs; ++i) {
        const AxisId axis = t->nest->out[i];
        const int64_t stride = access_stride(t->function, access, axis);
        if (axis == t->nest->vector
                ? stride != 1
                : t->unroll[i] > 1 && stride != access_stride(t->function, likeness->first, axis))
            likeness->why = "what it reads and writes is laid out in several ways";
    }
    for (int d = 0; d < access->rank; ++d)
        if (access->at[d].divisor != 1) likeness->why = "it reads with a divisor";
}

/* A position must move from vector to vector as what is written does. */
static void see_positions(Likeness *likeness, ExprId id)
{
    const Tile *t = likeness->tile;
    const Expr *expr = &t->function->exprs.at[id];
    for (int i = 0; i < expr->args; ++i) see_positions(likeness, expr->arg[i]);
    if (expr->kind != EXPR_INDEX) return;
    bool alike = expr->index.divisor == 1;
    for (int i = 0; i < t->nest->outs; ++i) {
        const AxisId axis = t->nest->out[i];
        if (t->unroll[i] > 1)
            alike &= index_stride(&expr->index, axis) == access_stride(t->function, likeness->first, axis);
    }
    if (!alike) likeness->why = "it counts positions otherwise than its results are laid out";
}

/* The largest divisor of the extent that is not above the limit. */
static int divisor_under(int extent, int limit)
{
    int divisor = limit < 1 ? 1 : limit;
    while (extent % divisor) --divisor;
    return divisor;
}

/* The one reduced axis with a loop of its own; 0 where there is not just one. */
static AxisId summing_loop(const Tile *t)
{
    AxisId found = 0;
    int count = 0;
    for (int i = 0; i < t->nest->reduces; ++i) {
        const AxisId axis = t->nest->reduce[i];
        if (t->reduce_unroll[i]) continue;
        if (axis == t->nest->slice_axis || t->block[axis]) return 0;
        found = axis, ++count;
    }
    return count == 1 ? found : 0;
}

/* Why the tile does not fit it; NULL where it does. */
static const char *misfit(const Tile *t, Late *late)
{
    Nest *nest = t->nest;
    Likeness likeness = {t, &nest->defs.at[0].to, NULL};
    if (!is_vector_output(nest)) return "its vectors are of a summed axis";
    late->axis = summing_loop(t);
    if (!late->axis) return "its sums are no loop of their own";
    if (tile_goes_by_lines(t, late->axis)) return "its sums go by lines of the cache that are fetched ahead";
    for (int i = 0; i < nest->defs.count; ++i) {
        see_likeness(&likeness, &nest->defs.at[i].to, true);
        expr_visit(t->function, nest->defs.at[i].value, see_likeness, &likeness);
        see_positions(&likeness, nest->defs.at[i].value);
    }
    if (likeness.why) return likeness.why;
    int points = 1;
    for (int i = 0; i < nest->outs; ++i) {
        const int lanes = nest->out[i] == nest->vector ? nest->lanes : 1;
        if (tile_range(t, nest->out[i]) < t->unroll[i] * lanes) return "no tile of it is whole";
        points *= t->unroll[i];
    }
    const int extent = tile_range(t, late->axis);
    late->share = divisor_under(extent, extent / points);
    late->turns = extent / late->share;
    late->points = (points + late->turns - 1) / late->turns;
    return late->turns < FEWEST_TURNS ? "its sums are too short" : NULL;
}

/* Whether what it writes comes from memory: what is in the cache does not keep it waiting (measured: no gain there). */
static bool streams(const Tile *t)
{
    return written_bytes(t->function, t->nest) >= (int64_t)t->schedule->target->level2 * 1024;
}

/* In how many stages a vector is finished, one a turn, where one slow operation waits for another. A third has more values
 * wait, in registers that the sums may need; and a long turn hides what two take. */
static int stages_of(const Tile *t, const Late *late, const char *subject)
{
    int deepest = 0, multiply_adds = late->share;
    int *known = ARENA_ARRAY(t->function->arena, int, t->function->exprs.count);
    for (int i = 0; i < t->nest->defs.count; ++i) {
        const int depth = expr_slow_depth(t->function, t->nest->defs.at[i].value, known);
        if (depth > deepest) deepest = depth;
    }
    if (deepest < 2) return 1;
    for (int i = 0; i < t->nest->outs; ++i) multiply_adds *= t->unroll[i];
    const bool room = t->schedule->target->registers > FEW_REGISTERS,
               quick = multiply_adds / late->points < SHORT_TURN;
    return decide_number(t->schedule, t->function, t->id, "stages", subject, room && quick ? 3 : 2, 1, 3);
}

Late late_decide(const Tile *t)
{
    Late late = {0};
    const char *why = misfit(t, &late);
    if (why) {
        reject(t->schedule, t->function, t->id, why);
        return (Late){0};
    }
    const char *subject = nest_label(t->function, t->nest);
    if (!decide(t->schedule, t->function, t->id, "late", subject, streams(t))) return (Late){0};
    nest_record(t->function, t->id,
                "finishes %d vector%s of the tile before at each %d of its %d sums over %s", late.points,
                late.points > 1 ? "s" : "", late.share, tile_range(t, late.axis),
                t->function->axes->at[late.axis].name);
    late.stages = stages_of(t, &late, subject);
    return late;
}

typedef struct {
    const Function *function;
    bool of[DTYPE_COUNT];
} Types;

static void see_type(void *context, Access *access, bool write)
{
    (void)write;
    Types *types = context;
    types->of[types->function->buffers.at[access->buffer].type.dtype] = true;
}

/* Sums that wait; and of each type that it works on, an array for the first finish, which is idle. */
int64_t late_stack(const Tile *t)
{
    const Nest *nest = t->nest;
    Types types = {.function = t->function};
    Nest visited = *nest;
    visited.term = 0;
    nest_visit(t->function, &visited, see_type, &types);
    int64_t reach = nest->lanes, waiting = nest->lanes;
    for (int i = 0; i < nest->outs; ++i) {
        const int lanes = nest->out[i] == nest->vector ? nest->lanes : 1;
        reach += (t->unroll[i] - 1) * lanes * access_stride(t->function, &nest->defs.at[0].to, nest->out[i]);
        waiting *= t->unroll[i];
    }
    int64_t bytes = waiting * (int64_t)sizeof(float);
    for (int dtype = 0; dtype < DTYPE_COUNT; ++dtype)
        bytes += types.of[dtype] * reach * dtype_bytes((Dtype)dtype);
    return bytes;
}
