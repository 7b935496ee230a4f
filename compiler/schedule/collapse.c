/* Elementwise nests over whole arrays → one loop over their elements. */
#include "schedule/collapse.h"

enum { SMALL_ARRAY = 4096 };

typedef struct {
    const Function *function;
    const Nest *nest;
    bool flat;
} Shape;

/* Each array whole, in its storage order; or one element for all. */
static void see_shape(void *context, Access *access, bool write)
{
    (void)write;
    Shape *shape = context;
    const Nest *nest = shape->nest;
    const Buffer *buffer = &shape->function->buffers.at[access->buffer];
    bool uniform = true, whole = access->rank == nest->outs && !access->guarded && !access->flat;
    for (int d = 0; d < access->rank; ++d) {
        uniform &= access->at[d].terms == 0;
        whole = whole && access->at[d].terms == 1 && index_is_axis(&access->at[d], nest->out[d]) &&
                buffer->digit[d].extent == shape->function->axes->at[nest->out[d]].extent;
    }
    shape->flat &= (uniform && !access->guarded) || whole;
}

static bool has_index(const Function *function, ExprId id)
{
    if (function->exprs.at[id].kind == EXPR_INDEX) return true;
    for (int i = 0; i < function->exprs.at[id].args; ++i)
        if (has_index(function, function->exprs.at[id].arg[i])) return true;
    return false;
}

static bool any_index(const Function *function, const Nest *nest)
{
    bool any = has_index(function, nest->term);
    for (int i = 0; i < nest->defs.count; ++i) any |= has_index(function, nest->defs.at[i].value);
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
void collapse(Schedule *schedule, Function *function, Nest *nest)
{
    if (schedule->kind == SCHEDULE_NAIVE || nest->reduces || nest->outs < 2 || nest->slice_number) return;
    if (nest->slice_axis && nest->slice_axis != nest->out[0]) return;
    if (nest->vector && nest->vector != nest->out[nest->outs - 1]) return;
    bool whole = nest->vector && function->axes->at[nest->vector].extent % schedule->target->lanes == 0;
    if (whole && (nest->outs < 3 || nest->slices > 1)) return;
    Shape shape = {function, nest, true};
    nest_visit(function, nest, see_shape, &shape);
    if (!shape.flat || any_index(function, nest)) return;
    int64_t points = 1;
    for (int i = 0; i < nest->outs; ++i) points *= function->axes->at[nest->out[i]].extent;
    *LIST_PUSH(function->arena, function->axes) = (Axis){"i", (int)points, NULL};
    AxisId axis = function->axes->count - 1;
    nest_visit(function, nest, make_flat, &axis);
    nest->outs = 1, nest->out[0] = axis;
    if (nest->slice_axis) nest->slice_axis = axis;
    bool wide = false;
    for (int i = 0; i < nest->defs.count; ++i)
        wide |= function->buffers.at[nest->defs.at[i].to.buffer].type.dtype == I64;
    nest->lanes = schedule->target->lanes;
    if (points % nest->lanes && points <= SMALL_ARRAY)
        nest->lanes = 1; /* not worth a tail in narrower vectors */
    while (nest->lanes > points) nest->lanes /= 2;
    nest->vector = wide || nest->lanes == 1 ? 0 : axis;
    if (!nest->vector) nest->lanes = 1;
}
