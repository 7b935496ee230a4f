/* Large work is cut into a fixed number of slices, whatever the machine that runs it: nothing depends on its cores.
 *
 * Going down the variables by size, the outermost factored axis of a variable's rows is the slice axis of every nest
 * that has it: as an output axis for free; as a reduced one each slice keeps a partial result, and a nest of its own
 * combines them in a fixed order, unless each would add but little to many results. Where that axis is too short, the
 * next one of the rows that is not stands for it, in nests that have all of those before it: that is who works on these
 * rows. What is left is cut along its outermost output axis, the batch last: that one may be wanted for the lanes of
 * vectors. */
#include "schedule/axes.h"
#include <string.h>

enum {
    HUGE = 8,     /* times what is large */
    MOST = 64,    /* times, what is worth a barrier more */
    LITTLE = 256, /* terms a result */
    MUCH = 1024,  /* points a result */
    FEW = 8
}; /* points worth a slice; an axis shorter than FEW is not cut */

static int64_t points(const Function *function, const Nest *nest)
{
    int64_t count = 1;
    for (int i = 0; i < nest->outs; ++i) count *= function->axes->at[nest->out[i]].extent;
    for (int i = 0; i < nest->reduces; ++i) count *= function->axes->at[nest->reduce[i]].extent;
    return count;
}

static int position(const AxisId *list, int count, AxisId axis)
{
    for (int i = 0; i < count; ++i)
        if (list[i] == axis) return i;
    return -1;
}

typedef struct {
    AxisId axis;
    int before; /* axes of the rows that are outside of it */
    AxisId outer[MAX_STORAGE];
} Proposal;

/* The outermost axis of a variable's rows that can be cut; false where there is none. */
static bool propose(const Buffer *variable, Proposal *proposal)
{
    *proposal = (Proposal){0};
    for (int i = 0; i < variable->digits; ++i) {
        const Digit *digit = &variable->digit[i];
        bool column = digit->dim == variable->type.rank - 1;
        if (!digit->axis || (column && i > 0)) return false;
        proposal->axis = digit->axis;
        if (digit->extent >= FEW) return true;
        proposal->outer[proposal->before++] = digit->axis;
    }
    return false;
}

static bool has_axis(const Nest *nest, AxisId axis)
{
    return position(nest->out, nest->outs, axis) >= 0 || position(nest->reduce, nest->reduces, axis) >= 0;
}

static bool fits(const Nest *nest, const Proposal *proposal)
{
    bool all = has_axis(nest, proposal->axis);
    for (int i = 0; i < proposal->before; ++i) all = all && has_axis(nest, proposal->outer[i]);
    return all;
}

/* The slice axes that the variables propose, largest variable first. */
static int proposals(const Schedule *schedule, const Function *function, Proposal *proposal)
{
    int count = 0;
    bool *done = ARENA_ARRAY(schedule->arena, bool, function->buffers.count);
    for (;;) {
        BufferId best = 0;
        int64_t size = 0;
        for (BufferId id = 1; id < function->buffers.count; ++id) {
            const Buffer *buffer = &function->buffers.at[id];
            if (done[id] || buffer->scope != SCOPE_VARIABLE || buffer->type.rank < 2) continue;
            if (type_elements(&buffer->type) > size) best = id, size = type_elements(&buffer->type);
        }
        if (!best || size < schedule->target->large / 16 || count == MAX_AXES) return count;
        done[best] = true;
        count += propose(&function->buffers.at[best], &proposal[count]);
    }
}

/* A nest that reduces over its slice axis: each slice's partial result, then their combination. */
static void split_reduction(Schedule *schedule, Function *function, NestId id, AxisId axis)
{
    Arena *arena = schedule->arena;
    Nest *nest = &function->nests.at[id];
    const Buffer *whole = &function->buffers.at[nest->defs.at[0].to.buffer];
    *LIST_PUSH(arena, function->axes) = (Axis){"slice", schedule->slices, NULL};
    AxisId number = function->axes->count - 1;

    Buffer partial = *whole;
    partial.name = arena_format(arena, "%s_partial", whole->name);
    partial.scope = SCOPE_ARENA, partial.pinned = false;
    partial.digits = whole->digits + 1;
    memmove(&partial.digit[1], &partial.digit[0], sizeof(Digit) * (size_t)whole->digits);
    partial.digit[0] = (Digit){-1, 1, schedule->slices, number};
    BufferId to = function->buffers.count;
    *LIST_PUSH(arena, &function->buffers) = partial;

    nest = &function->nests.at[id];
    Nest combine = *nest;
    Def def = nest->defs.at[0];
    Access access = def.to;
    access.buffer = to, access.rank = partial.digits;
    memmove(&access.at[1], &access.at[0], sizeof(Index) * (size_t)(partial.digits - 1));
    access.at[0] = index_of_axis(number);

    /* the combination: the same output axes, the slices its only reduction */
    *LIST_PUSH(arena, &function->exprs) = (Expr){
        .kind = EXPR_LOAD, .dtype = partial.type.dtype, .load = arena_copy(arena, &access, sizeof access)};
    combine.term = function->exprs.count - 1;
    memset(&combine.defs, 0, sizeof combine.defs); /* a list of its own */
    *LIST_PUSH(arena, &combine.defs) = def;
    combine.reduces = 1, combine.reduce[0] = number;
    combine.slices = 1, combine.slice_axis = 0;
    combine.ops = arena_format(arena, "%s of slices", nest->ops);

    nest->defs.at[0].to = access;
    memmove(&nest->out[1], &nest->out[0], sizeof(AxisId) * (size_t)nest->outs);
    nest->out[0] = number, ++nest->outs;
    nest->slice_axis = axis, nest->slice_number = number, nest->slices = schedule->slices;

    (void)*LIST_PUSH(arena, &function->nests);
    memmove(&function->nests.at[id + 2], &function->nests.at[id + 1],
            sizeof(Nest) * (size_t)(function->nests.count - 2 - id));
    function->nests.at[id + 1] = combine;
}

static void cut(Schedule *schedule, Nest *nest, AxisId axis)
{
    int extent = schedule->axes.at[axis].extent;
    nest->slice_axis = axis;
    nest->slices = extent < schedule->slices ? extent : schedule->slices;
}

/* The longest reduced axis that has a point for each slice, the batch last here too; 0 where there is none. */
static AxisId longest_reduced(const Schedule *schedule, const Nest *nest, AxisId batch)
{
    AxisId longest = 0;
    for (int i = 0; i < nest->reduces && nest->defs.count == 1; ++i) {
        const int extent = schedule->axes.at[nest->reduce[i]].extent;
        if (extent < schedule->slices) continue;
        const bool better = !longest || longest == batch || extent > schedule->axes.at[longest].extent;
        if (better && (!longest || nest->reduce[i] != batch)) longest = nest->reduce[i];
    }
    return longest;
}

/* Few results of much work: a partial result of each slice costs next to nothing, and the output axes, all short, are
 * left to tiles and vectors. */
static bool sums_much(const Schedule *schedule, const Function *function, const Nest *nest)
{
    int64_t results = 1;
    for (int i = 0; i < nest->outs; ++i) results *= function->axes->at[nest->out[i]].extent;
    return points(function, nest) >= (int64_t)HUGE * schedule->target->large &&
           points(function, nest) / results >= MUCH;
}

/* Much work of which each slice would add little to a result: to store its part, and to read it again, is more than a barrier
 * that lets every slice have rows of results of its own, where there are so many. */
static bool adds_little(const Schedule *schedule, const Function *function, const Nest *nest)
{
    const AxisId batch = function_batch_axis(function);
    int64_t terms = 1, rows = 1;
    for (int i = 0; i < nest->reduces; ++i) terms *= function->axes->at[nest->reduce[i]].extent;
    for (int i = 0; i < nest->outs; ++i)
        if (nest->out[i] != batch) rows *= function->axes->at[nest->out[i]].extent;
    return terms < (int64_t)LITTLE * schedule->slices &&
           rows >= (int64_t)schedule->target->lanes * schedule->slices &&
           points(function, nest) >= (int64_t)MOST * schedule->target->large;
}

/* Whether a sum over the axis of its slices is worth partial results. */
static bool may_split(const Schedule *schedule, const Function *function, const Nest *nest)
{
    return schedule->kind != SCHEDULE_NAIVE && nest->defs.count == 1 &&
           !adds_little(schedule, function, nest);
}

static void slice_function(Schedule *schedule, Function *function)
{
    Proposal proposal[MAX_AXES];
    int count = proposals(schedule, function, proposal);
    AxisId batch = function_batch_axis(function);
    for (NestId id = 1; id < function->nests.count; ++id) {
        Nest *nest = &function->nests.at[id];
        if (nest->slices) continue; /* the combination of partial results */
        nest->slices = 1;
        if (points(function, nest) < schedule->target->large || schedule->slices == 1) continue;
        for (int i = 0; i < count && !nest->slice_axis; ++i) {
            AxisId axis = proposal[i].axis;
            if (!fits(nest, &proposal[i])) continue;
            if (position(nest->out, nest->outs, axis) >= 0)
                cut(schedule, nest, axis);
            else if (may_split(schedule, function, nest)) {
                split_reduction(schedule, function, id, axis);
                break;
            }
            nest = &function->nests.at[id];
        }
        nest = &function->nests.at[id];
        if (nest->slice_axis) continue;
        const AxisId longest = longest_reduced(schedule, nest, batch);
        if (longest && may_split(schedule, function, nest) && sums_much(schedule, function, nest)) {
            split_reduction(schedule, function, id, longest);
            continue;
        }
        for (int pass = 0; pass < 2; ++pass)
            for (int i = 0; i < nest->outs && !nest->slice_axis; ++i)
                if (schedule->axes.at[nest->out[i]].extent >= FEW && (nest->out[i] == batch) == pass)
                    cut(schedule, nest, nest->out[i]);
        if (longest && !nest->slice_axis && points(function, nest) >= (int64_t)HUGE * schedule->target->large)
            split_reduction(schedule, function, id, longest);
    }
}

bool slice_nests(Schedule *schedule)
{
    for (int f = 0; f < schedule->functions.count; ++f) slice_function(schedule, &schedule->functions.at[f]);
    return true;
}
