/* The vector axis of every nest, once the orders are known; and copies of small operands into the order that a product
 * reads them in. */
#include "schedule/layout.h"
#include <string.h>

enum { FEW_POINTS = 512 };

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
        const char *name = function->axes->at[from->digit[d].axis].name;
        if (!name && access->at[d].terms) /* no loop runs along it: only guarded reads see the dimension */
            name = function->axes->at[access->at[d].term[0].axis].name;
        *LIST_PUSH(arena, function->axes) = (Axis){name ? name : "row", from->digit[d].extent, NULL};
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

/* What guards look at goes outside, where a guard is asked rarely. */
static void order_reduced(const Layout *l, Nest *nest)
{
    AxisId order[MAX_AXES];
    int n = 0;
    const Access *operand[2];
    if (!nest_is_product(l->function, nest, &operand[0], &operand[1])) return;
    for (int guarded = 1; guarded >= 0; --guarded)
        for (int i = 0; i < nest->reduces; ++i)
            if ((axis_is_guarded(l->function, operand[0], nest->reduce[i]) ||
                 axis_is_guarded(l->function, operand[1], nest->reduce[i])) == (guarded != 0))
                order[n++] = nest->reduce[i];
    memcpy(nest->reduce, order, sizeof(AxisId) * (size_t)n);
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
        bool whole = vector && l->schedule->axes.at[vector].extent % l->schedule->target->lanes == 0;
        if (!product && points <= (double)FEW_POINTS && !whole) vector = 0;
        Nest *nest = &function->nests.at[id];
        nest->vector = vector;
        nest->lanes = vector ? layout_lanes(l, nest, vector) : 1;
        order_reduced(l, nest);
    }
}
