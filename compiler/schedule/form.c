/* Nests → kernels, one phase each: which nests run as one, and the outermost loops around them. `tile` does the rest.
 *
 * All but `fused`: an op a kernel; but nests in a row that one slice does and one place of the spec asked for are one
 * kernel: each still stores its result, and none is worth a phase of its own. `fused`: nests that share the slices of an
 * axis are one kernel, and so are all nests in a row that have no slices. */
#include "schedule/axes.h"
#include "schedule/collapse.h"
#include "schedule/fuse.h"
#include "schedule/sweep.h"
#include "schedule/work.h"
#include <string.h>

enum { MAX_ROW = 24 };

static Nest *nest_at(Function *function, NestId id) { return &function->nests.at[id]; }

static bool same_origin(const Function *function, OriginId a, OriginId b)
{
    const Origin *x = origin_get(function->origins, a), *y = origin_get(function->origins, b);
    return x->role == y->role && x->spec.line == y->spec.line && strcmp(x->scope, y->scope) == 0;
}

/* Clusters -------------------------------------------------------------------------------------------------------- */

static bool is_sliced(const Nest *nest) { return nest->slices > 1; }

/* A nest that sums over its slices' axis would hold its sums from turn to turn of the shared loop. */
static bool worth_sharing(const Sweep *s, NestId id)
{
    const Nest *nest = nest_at(s->function, id);
    const AxisId axis = nest->slice_axis;
    if (!nest_has_reduce(nest, axis)) return true;
    s->block[axis] = s->schedule->axes.at[axis].extent / nest->slices;
    const bool worth = sweep_worth_holding(s, nest);
    s->block[axis] = 0;
    return worth;
}

/* Why two nests may not share their slices; NULL where they may. */
static const char *refuses_slices(Sweep *s, NestId a, NestId b)
{
    const Nest *one = nest_at(s->function, a), *other = nest_at(s->function, b);
    AxisId axis = one->slice_axis;
    if (other->slice_axis != axis || other->slices != one->slices)
        return "their slices are of different axes";
    if (one->vector == axis || other->vector == axis) return "the axis is that of their vectors";
    if (!worth_sharing(s, a) || !worth_sharing(s, b))
        return "its sums would be held between visits too short";
    const Buffer *between = sweep_refusal(s, a, b, axis);
    if (!between) return NULL;
    return arena_format(s->function->arena, "the slices of one need all of %s", between->name);
}

static const char *result_of(Sweep *s, NestId id)
{
    const Nest *nest = nest_at(s->function, id);
    return nest_label(s->function, nest);
}

/* Why the nest may not join the cluster; NULL where it may. */
static const char *refuses_joining(Sweep *s, Dependences *d, NestId head, NestId id)
{
    const NestList *members = &d->members[head];
    for (int i = 0; i < members->count; ++i) {
        const char *why = refuses_slices(s, members->at[i], id);
        if (why) return why;
    }
    const NestId between = dependences_between(d, head, id);
    return between ? arena_format(s->function->arena, "%s has to run between", result_of(s, between)) : NULL;
}

static bool touches_cluster(Sweep *s, Dependences *d, NestId head, NestId id)
{
    bool related = false;
    for (int i = 0; i < d->members[head].count; ++i)
        related |= nests_touch_same(s, d->members[head].at[i], id);
    return related;
}

static bool joins(Sweep *s, Dependences *d, NestId head, NestId id)
{
    const char *subject = result_of(s, id), *target = result_of(s, head);
    const char *why = refuses_joining(s, d, head, id);
    const char *wanted = decision_wanted(s->schedule, s->function, "join", subject);
    const bool related = touches_cluster(s, d, head, id), never = wanted && strcmp(wanted, "no") == 0;
    if (never) (void)decide_word(s->schedule, s->function, id, "join", subject, target);
    if (wanted && strcmp(wanted, target) == 0 && why)
        decision_refused(s->schedule, s->function, "join", subject, why);
    if (why && related) nest_record(s->function, id, "is not with %s: %s", target, why);
    if (why || (wanted ? strcmp(wanted, target) != 0 : !related)) return false;
    (void)decide_word(s->schedule, s->function, id, "join", subject, target);
    return true;
}

/* Sliced nests that may share their slices, each with the nearest such cluster before it. */
static void cluster_slices(Sweep *s, Dependences *d)
{
    for (NestId id = 2; id < s->function->nests.count; ++id) {
        if (!is_sliced(nest_at(s->function, id))) continue;
        for (NestId head = id - 1; head > 0; --head)
            if (d->cluster[head] == head && is_sliced(nest_at(s->function, head)) && joins(s, d, head, id)) {
                dependences_join(d, head, id);
                break;
            }
    }
}

static bool prefer_unsliced_run(void *context, NestId before, NestId next)
{
    Function *function = context;
    bool sliced = is_sliced(nest_at(function, next));
    return before ? is_sliced(nest_at(function, before)) == sliced : !sliced;
}

/* Kernels --------------------------------------------------------------------------------------------------------- */

static Kernel *last_kernel(Function *function)
{
    return function->kernels.count ? &function->kernels.at[function->kernels.count - 1] : NULL;
}

static Kernel *add_kernel(Function *function, NestId id, LoopId root)
{
    const Nest *nest = nest_at(function, id);
    Kernel kernel = {
        .name = nest_label(function, nest), .root = root, .slices = nest->slices > 1 ? nest->slices : 1};
    *LIST_PUSH(function->arena, &kernel.nests) = id;
    *LIST_PUSH(function->arena, &function->kernels) = kernel;
    return last_kernel(function);
}

static LoopId whole_nest(Function *function, NestId id)
{
    return loop_add(function, (Loop){.kind = LOOP_LEAF, .part = LEAF_NEST, .nest = id});
}

/* One nest: a product goes through its slices as several nests would; others by what a vector takes. */
static LoopId loops_of_one(Sweep *s, NestId id)
{
    Function *function = s->function;
    const Nest *nest = nest_at(function, id);
    const Access *a, *b;
    if (!is_sliced(nest)) return whole_nest(function, id);
    bool vector = nest->vector == nest->slice_axis;
    NestList one = {0};
    *LIST_PUSH(function->arena, &one) = id;
    const bool out = nest_has_out(nest, nest->slice_axis), product = nest_is_product(function, nest, &a, &b);
    if (s->schedule->kind != SCHEDULE_NAIVE && product && (out || sweep_streams(s, &one)))
        return sweep_loops(s, &one);
    if (!out) return whole_nest(function, id);
    return sliced_loop(function, nest->slice_axis, vector ? nest->lanes : 1, nest->slices,
                       whole_nest(function, id), whole_nest(function, id));
}

static bool joins_row(const Sweep *s, const Kernel *row, NestId id)
{
    Function *function = s->function;
    if (!row || row->slices > 1 || is_sliced(nest_at(function, id))) return false;
    if (s->schedule->kind == SCHEDULE_FUSED) return true;
    return row->nests.count < MAX_ROW &&
           same_origin(function, nest_at(function, row->nests.at[0])->origin, nest_at(function, id)->origin);
}

static void form_one(Sweep *s, NestId id)
{
    Function *function = s->function;
    collapse(s->schedule, function, nest_at(function, id));
    sweep_reset(s);
    LoopId loops = loops_of_one(s, id);
    Kernel *row = last_kernel(function);
    if (!joins_row(s, row, id)) {
        hold_tiles(s, add_kernel(function, id, loops));
        return;
    }
    row->root = loop_chain(function, row->root, loops);
    *LIST_PUSH(function->arena, &row->nests) = id;
}

static int by_number(const NestList *list, NestId after)
{
    int best = -1;
    for (int i = 0; i < list->count; ++i)
        if (list->at[i] > after && (best < 0 || list->at[i] < list->at[best])) best = i;
    return best;
}

/* Nests stand in an order that keeps their dependences: within a cluster it is kept. */
static NestList in_order(Function *function, const NestList *members)
{
    NestList list = {0};
    for (int i; (i = by_number(members, list.count ? list.at[list.count - 1] : 0)) >= 0;)
        *LIST_PUSH(function->arena, &list) = members->at[i];
    return list;
}

static void form_all(Schedule *schedule, Function *function)
{
    Sweep sweep = sweep_new(schedule, function);
    if (schedule->kind != SCHEDULE_FUSED) {
        for (NestId id = 1; id < function->nests.count; ++id) form_one(&sweep, id);
        return;
    }
    Dependences *d = dependences_new(function);
    cluster_slices(&sweep, d);
    NestId *order = ARENA_ARRAY(function->arena, NestId, function->nests.count);
    const int count = dependences_order(d, prefer_unsliced_run, function, order);
    for (int i = 0; i < count; ++i) {
        const NestList nests = in_order(function, &d->members[order[i]]);
        if (nests.count <= 1) {
            form_one(&sweep, order[i]);
            continue;
        }
        sweep_reset(&sweep);
        Kernel *kernel = add_kernel(function, nests.at[0], 0);
        kernel->nests = nests;
        kernel->root = sweep_loops(&sweep, &nests);
        hold_tiles(&sweep, kernel);
    }
}

void form_kernels(Schedule *schedule, Function *function)
{
    form_all(schedule, function);
    bool *seen = ARENA_ARRAY(function->arena, bool, function->exprs.count);
    Met met = met_new(function->arena);
    for (int k = 0; k < function->kernels.count; ++k)
        count_work(function, &function->kernels.at[k], seen, &met);
}
