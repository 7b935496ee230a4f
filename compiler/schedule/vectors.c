/* The vector axis of every nest, once the orders are known; and copies of small operands into the order that a product
 * reads them in. */
#include "schedule/decision.h"
#include "schedule/layout.h"
#include <string.h>

enum { FEW_POINTS = 512 };

/* A large copy is cut along its outermost axis. */
static void slice_copy(const Schedule *schedule, Nest *copy, const Type *type)
{
    const int extent = schedule->axes.at[copy->out[0]].extent;
    if (type_elements(type) < schedule->target->large || extent < schedule->slices || schedule->slices == 1)
        return;
    copy->slice_axis = copy->out[0], copy->slices = schedule->slices;
}

/* A copy of the operand, its vector axis innermost, before the product that reads it so. Gives the product's new place,
 * which is the old one where such a copy was there already. */
static NestId insert_relayout(Layout *l, NestId id, Access *access, AxisId vector)
{
    Function *function = l->function;
    Arena *arena = function->arena;
    const Buffer *from = &function->buffers.at[access->buffer];
    Buffer copy = *from;
    copy.name = arena_format(arena, "%s_by_%s", from->name, l->schedule->axes.at[vector].name);
    copy.scope = SCOPE_ARENA, copy.pinned = false;
    BufferId known = 0; /* made for another reader; a variable may have changed since */
    for (BufferId i = 1; i < function->buffers.count; ++i)
        if (strcmp(function->buffers.at[i].name, copy.name) == 0) {
            if (from->scope != SCOPE_VARIABLE)
                known = i;
            else
                copy.name = arena_format(arena, "%s_", copy.name), i = 0;
        }
    Nest nest = {.name = copy.name, .origin = function->nests.at[id].origin, .ops = "copy", .slices = 1};
    Access read = {.buffer = access->buffer, .rank = copy.digits}, write = {.rank = copy.digits},
           moved = *access;
    int n = 0, last = -1;
    for (int d = 0; d < copy.digits; ++d)
        if (index_stride(&access->at[d], vector)) last = d;
    for (int i = 0; i < copy.digits; ++i) {
        int d = i == copy.digits - 1 ? last : n + (n >= last);
        ++n;
        /* an axis that no nest loops over has no name of its own */
        const Axis *like = &function->axes->at[from->digit[d].axis];
        *LIST_PUSH(arena, function->axes) =
            (Axis){like->name ? like->name : like->letter, from->digit[d].extent, NULL};
        AxisId axis = function->axes->count - 1;
        copy.digit[i] = from->digit[d];
        moved.at[i] = access->at[d];
        read.at[d] = write.at[i] = index_of_axis(axis);
        nest.out[nest.outs++] = axis;
    }
    if (known) {
        moved.buffer = known;
        *access = moved;
        return id;
    }
    *LIST_PUSH(arena, &function->buffers) = copy;
    write.buffer = moved.buffer = function->buffers.count - 1;
    *access = moved;
    *LIST_PUSH(arena, &function->exprs) =
        (Expr){.kind = EXPR_LOAD, .dtype = copy.type.dtype, .load = arena_copy(arena, &read, sizeof read)};
    *LIST_PUSH(arena, &nest.defs) = (Def){.to = write, .value = function->exprs.count - 1};
    slice_copy(l->schedule, &nest, &copy.type);
    int *groups = ARENA_ARRAY(arena, int, function->buffers.count);
    memcpy(groups, l->group_of, sizeof(int) * (size_t)(function->buffers.count - 1));
    l->group_of = groups;
    groups[write.buffer] = l->count < MAX_GROUPS ? l->count : 0;
    if (l->count < MAX_GROUPS) l->groups[l->count++] = (Group){.fixed = true};
    (void)*LIST_PUSH(arena, &function->nests);
    memmove(&function->nests.at[id + 1], &function->nests.at[id],
            sizeof(Nest) * (size_t)(function->nests.count - 1 - id));
    function->nests.at[id] = nest;
    return id + 1;
}

typedef struct {
    const Function *function;
    AxisId axis;
    bool guarded, window; /* a guard looks at it; it moves an index together with another axis */
} Reduced;

static void see_reduced(void *context, Access *access, bool write)
{
    (void)write;
    Reduced *reduced = context;
    reduced->guarded |= axis_is_guarded(reduced->function, access, reduced->axis);
    for (int d = 0; d < access->rank; ++d)
        reduced->window |= index_stride(&access->at[d], reduced->axis) && access->at[d].terms > 1;
}

enum { TAPS = 9 };

/* The place of a reduced axis: that of the slices first, since other nests may share its loop; what guards look at outside,
 * where a guard is asked rarely; the lanes of vectors; and a few taps last, where they can be written out. */
static int reduced_rank(const Layout *l, const Nest *nest, AxisId axis)
{
    Reduced reduced = {l->function, axis, false, false};
    expr_visit(l->function, nest->term, see_reduced, &reduced);
    if (axis == nest->slice_axis) return 0;
    if (reduced.guarded) return 1;
    if (axis == nest->vector) return 3;
    return reduced.window && l->schedule->axes.at[axis].extent <= TAPS ? 4 : 2;
}

/* The order of summation, once for all schedules that have vectors: none of them changes it later. */
static void order_reduced(const Layout *l, Nest *nest)
{
    AxisId order[MAX_AXES];
    int n = 0;
    for (int rank = 0; rank <= 4; ++rank)
        for (int i = 0; i < nest->reduces; ++i)
            if (reduced_rank(l, nest, nest->reduce[i]) == rank) order[n++] = nest->reduce[i];
    memcpy(nest->reduce, order, sizeof(AxisId) * (size_t)n);
}

/* The axis that the schedule that was read names, if vectors along it are possible. */
static AxisId decide_vector(const Layout *l, NestId id, AxisId usual)
{
    Function *function = l->function;
    const Nest *nest = &function->nests.at[id];
    const char *subject = function->buffers.at[nest->defs.at[0].to.buffer].name;
    const char *chosen = usual ? l->schedule->axes.at[usual].name : "none";
    const char *name = decide_word(l->schedule, function, id, "vector", subject, chosen);
    if (strcmp(name, chosen) == 0) return usual;
    if (strcmp(name, "none") == 0) return 0;
    for (int i = 0; i < nest->outs + nest->reduces; ++i) {
        AxisId axis = i < nest->outs ? nest->out[i] : nest->reduce[i - nest->outs];
        if (strcmp(l->schedule->axes.at[axis].name, name) == 0 && layout_may_be_vector(l, id, axis))
            return axis;
    }
    decision_refused(l->schedule, function, "vector", subject, "no vectors can lie along that axis");
    return usual;
}

/* Whether the axis is whole vectors, or as an output one of half or a quarter the width. */
static bool fills_vectors(const Layout *l, const Nest *nest, AxisId axis)
{
    const int extent = l->schedule->axes.at[axis].extent, lanes = l->schedule->target->lanes;
    bool reduced = false;
    for (int i = 0; i < nest->reduces; ++i) reduced |= nest->reduce[i] == axis;
    return extent % lanes == 0 || (!reduced && (extent * 2 == lanes || extent * 4 == lanes) && extent >= 4);
}

void layout_choose_vectors(Layout *l)
{
    Function *function = l->function;
    for (NestId id = 1; id < function->nests.count; ++id) {
        const Access *operand[2];
        AxisId vector;
        (void)layout_best_cost(l, &function->nests.at[id], &vector);
        bool product = nest_is_product(function, &function->nests.at[id], &operand[0], &operand[1]);
        double points = 1;
        for (int i = 0; i < function->nests.at[id].outs; ++i)
            points *= l->schedule->axes.at[function->nests.at[id].out[i]].extent;
        for (int i = 0; i < function->nests.at[id].reduces; ++i)
            points *= l->schedule->axes.at[function->nests.at[id].reduce[i]].extent;
        for (int k = 0; k < 2 && product && vector; ++k) {
            ExprId factor = function->exprs.at[function->nests.at[id].term].arg[k];
            Access access = *function->exprs.at[factor].load;
            int64_t stride = layout_stride(l, &access, vector);
            bool known = true;
            for (int d = 0; d < access.rank; ++d)
                known &= function->buffers.at[access.buffer].digit[d].axis != 0;
            if (stride == 0 || stride == 1 || !known || !layout_worth_copy(l, &access, points)) continue;
            NestId moved = insert_relayout(l, id, &access, vector);
            *function->exprs.at[factor].load = access;
            if (moved == id) continue;
            id = moved;
            Nest *copy = &function->nests.at[id - 1];
            (void)layout_best_cost(l, copy, &copy->vector);
            copy->lanes = copy->vector ? layout_lanes(l, copy, copy->vector) : 1;
        }
        /* a few elements that are no whole vectors are not worth vectors of odd widths */
        bool whole = vector && fills_vectors(l, &function->nests.at[id], vector);
        if (!product && points <= (double)FEW_POINTS && !whole) vector = 0;
        vector = decide_vector(l, id, vector);
        Nest *nest = &function->nests.at[id];
        nest->vector = vector;
        nest->lanes = vector ? layout_lanes(l, nest, vector) : 1;
        order_reduced(l, nest);
    }
}
