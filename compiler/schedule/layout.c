/* Storage order of every buffer, and the vector axis of every nest.
 *
 * Buffers over the same axes share one order: Keras's, with one axis moved innermost. The orders are found by descent
 * from two starts (Keras's own, and the batch innermost) on an estimate of the nests' cost; where an operand of a
 * product is still read across its rows and is small, it is copied into the other order first. Variables are shared:
 * the training step decides for them, the other functions follow. */
#include "schedule/layout.h"
#include "schedule/decision.h"
#include <string.h>

/* What counts the panels of a variable: the outermost factor of its columns; 0 where it has none. */
static AxisId panel_of(const Layout *l, const Buffer *buffer)
{
    const int last = buffer->type.rank - 1;
    if (buffer->pinned || !stored_in_panels(l->schedule, buffer)) return 0;
    for (int i = 0; i < buffer->digits - 1; ++i)
        if (buffer->digit[i].dim == last) return buffer->digit[i].axis;
    return 0;
}

/* Digits of a buffer under its group's choice, outermost first. A variable's panels are its own: functions that have it in other
 * groups store it alike. */
static void ordered_digits(const Layout *l, BufferId id, Digit *result)
{
    const Buffer *buffer = &l->function->buffers.at[id];
    const Group *group = &l->groups[l->group_of[id]];
    const AxisId panel = buffer->pinned                  ? 0
                       : buffer->scope == SCOPE_VARIABLE ? panel_of(l, buffer)
                                                         : group->panel;
    int n = 0, last = -1;
    for (int i = 0; i < buffer->digits; ++i)
        if (panel && buffer->digit[i].axis == panel) result[n++] = buffer->digit[i];
    for (int i = 0; i < buffer->digits; ++i) {
        if (panel && buffer->digit[i].axis == panel) continue;
        if (group->inner && buffer->digit[i].axis == group->inner)
            last = i;
        else
            result[n++] = buffer->digit[i];
    }
    if (last >= 0) result[n] = buffer->digit[last];
}

/* How far one step along the axis moves in the buffer's storage, in elements. */
int64_t layout_stride(const Layout *l, const Access *access, AxisId axis)
{
    const Buffer *buffer = &l->function->buffers.at[access->buffer];
    if (access->flat) return index_stride(&access->at[0], axis);
    Digit order[MAX_STORAGE];
    ordered_digits(l, access->buffer, order);
    int64_t stride = 0, under = 1;
    for (int i = buffer->digits - 1; i >= 0; --i) {
        for (int d = 0; d < buffer->digits; ++d)
            if (buffer->digit[d].dim == order[i].dim && buffer->digit[d].stride == order[i].stride)
                stride += under * index_stride(&access->at[d], axis);
        under *= order[i].extent;
    }
    return stride;
}

/* Cost ------------------------------------------------------------------------------------------------------------ */

static const double VISIT = 32; /* terms that the sum of a slice adds before another needs the registers */

typedef struct {
    const Layout *layout;
    const Nest *nest;
    AxisId vector;
    int lanes;
    bool product, refused;
    double points, out_points;
    double cost; /* of one vector of points, in cycles or so */
} Estimate;

/* A product's operand that is small beside its work is worth a copy into the order it is read in. */
bool layout_worth_copy(const Layout *l, const Access *access, double points)
{
    const Buffer *buffer = &l->function->buffers.at[access->buffer];
    return !access->flat && (double)type_elements(&buffer->type) * 8 < points;
}

static void see_cost(void *context, Access *access, bool write)
{
    Estimate *e = context;
    int64_t stride = e->vector ? layout_stride(e->layout, access, e->vector) : 0;
    if (e->vector && axis_is_guarded(e->layout->function, access, e->vector)) e->refused = true;
    double often = write && e->nest->reduces ? e->out_points / e->points : 1; /* a result is stored once; */
    if (e->product && write && e->nest->slice_number) { /* a slice's is held between visits */
        const double held = (nest_has_reduce(e->nest, e->vector) ? e->lanes : 1) / VISIT;
        if (often < held) often = held;
    }
    double weight = e->product ? 0.25 : 1;
    if (!e->vector || stride == 1 || stride == 0) {
        e->cost += weight * often * (stride == 0 && !write ? 0.5 : 1);
        return;
    }
    double gathered = e->lanes * (e->product ? 0.5 : 1.0);
    if (e->product && !write && layout_worth_copy(e->layout, access, e->points)) {
        const Buffer *buffer = &e->layout->function->buffers.at[access->buffer];
        double copied = weight + 4 * (double)type_elements(&buffer->type) / (e->points / e->lanes);
        if (copied < gathered) gathered = copied;
    }
    e->cost += gathered * often;
}

static bool wide(const Function *function, const Nest *nest)
{
    for (int i = 0; i < nest->defs.count; ++i) {
        if (function->buffers.at[nest->defs.at[i].to.buffer].type.dtype == I64) return true;
        if (nest->outs + nest->reduces == 0 && (expr_has_dtype(function, nest->defs.at[i].value, I64) ||
                                                expr_has_dtype(function, nest->term, I64)))
            return true;
    }
    return false;
}

/* Lanes of a vector along the axis: along a reduced one they must divide it, because its tail has no accumulator. */
int layout_lanes(const Layout *l, const Nest *nest, AxisId axis)
{
    int extent = l->schedule->axes.at[axis].extent, lanes = l->schedule->target->lanes;
    bool reduced = nest_has_reduce(nest, axis);
    if (axis == nest->slice_axis) extent /= nest->slices; /* a slice has only its share */
    while (lanes > 1 && (lanes > extent || (reduced && extent % lanes))) lanes /= 2;
    return reduced && lanes < 4 ? 1 : lanes;
}

static double cost_along(const Layout *l, Nest *nest, AxisId vector)
{
    Function *function = l->function;
    const Access *a, *b;
    Estimate e = {.layout = l, .nest = nest, .vector = vector, .lanes = 1, .points = 1, .out_points = 1};
    for (int i = 0; i < nest->outs; ++i) e.out_points *= l->schedule->axes.at[nest->out[i]].extent;
    e.points = e.out_points;
    for (int i = 0; i < nest->reduces; ++i) e.points *= l->schedule->axes.at[nest->reduce[i]].extent;
    e.product = nest_is_product(function, nest, &a, &b);
    double effective = 1;
    if (vector) {
        int extent = l->schedule->axes.at[vector].extent;
        e.lanes = layout_lanes(l, nest, vector);
        if (e.lanes == 1) return -1;
        int vectors = extent / e.lanes + __builtin_popcount((unsigned)(extent % e.lanes));
        effective = (double)extent / vectors;
    }
    nest_visit(function, nest, see_cost, &e);
    if (e.refused) return -1;
    e.cost += e.product ? 0.5 : 0.5 * expr_cost(function, nest->term);
    if (vector && nest_has_reduce(nest, vector)) e.cost += 8 * e.out_points / (e.points / effective);
    for (int i = 0; i < nest->defs.count; ++i)
        e.cost += 0.5 * expr_cost(function, nest->defs.at[i].value) * e.out_points / e.points;
    return e.cost * e.points / effective;
}

bool layout_may_be_vector(const Layout *l, NestId id, AxisId axis)
{
    Nest *nest = &l->function->nests.at[id];
    bool partial = axis == nest->slice_number || (axis == nest->slice_axis && nest_has_reduce(nest, axis));
    return !partial && !wide(l->function, nest) && cost_along(l, nest, axis) >= 0;
}

double layout_best_cost(const Layout *l, Nest *nest, AxisId *vector)
{
    double best = cost_along(l, nest, 0);
    AxisId chosen = 0;
    if (!wide(l->function, nest))
        for (int i = 0; i < nest->outs + nest->reduces; ++i) {
            AxisId axis = i < nest->outs ? nest->out[i] : nest->reduce[i - nest->outs];
            if (axis == nest->slice_number) continue;
            if (axis == nest->slice_axis && nest_has_reduce(nest, axis)) continue;
            double cost = cost_along(l, nest, axis);
            if (cost >= 0 && cost < best) best = cost, chosen = axis;
        }
    if (vector) *vector = chosen;
    return best;
}

/* Groups ---------------------------------------------------------------------------------------------------------- */

static bool same_axes(const Group *group, const Group *other)
{
    if (group->count != other->count || group->fixed != other->fixed || group->pinned != other->pinned)
        return false;
    for (int i = 0; i < group->count; ++i) {
        bool found = false;
        for (int k = 0; k < other->count; ++k) found |= group->axes[i] == other->axes[k];
        if (!found) return false;
    }
    return true;
}

static void group_buffers(Layout *l, bool variables_fixed)
{
    Function *function = l->function;
    l->group_of = ARENA_ARRAY(function->arena, int, function->buffers.count);
    for (BufferId id = 1; id < function->buffers.count; ++id) {
        const Buffer *buffer = &function->buffers.at[id];
        Group group = {.pinned = buffer->pinned,
                       .fixed = buffer->pinned || (variables_fixed && buffer->scope == SCOPE_VARIABLE)};
        for (int i = 0; i < buffer->digits; ++i) group.axes[group.count++] = buffer->digit[i].axis;
        int g = 0;
        while (g < l->count && !same_axes(&l->groups[g], &group)) ++g;
        if (g == MAX_GROUPS) { /* beyond the table: as Keras has it */
            g = 0;
            l->groups[0].fixed = true;
        } else if (g == l->count) {
            l->groups[l->count++] = group;
        }
        l->group_of[id] = g;
        if (!l->groups[g].panel) l->groups[g].panel = panel_of(l, buffer);
        l->groups[g].elements += type_elements(&buffer->type);
    }
}

typedef struct {
    Layout *layout;
    NestId nest;
} Touch;

static void see_touch(void *context, Access *access, bool write)
{
    (void)write;
    Touch *touch = context;
    touch->layout->touches[touch->nest * MAX_GROUPS + touch->layout->group_of[access->buffer]] = true;
}

static double total_cost(Layout *l, int group)
{
    double total = 0;
    for (NestId id = 1; id < l->function->nests.count; ++id)
        if (group < 0 || l->touches[id * MAX_GROUPS + group])
            total += layout_best_cost(l, &l->function->nests.at[id], NULL);
    return total;
}

/* An order is left only for one that is better by `worth` of the whole cost: Keras's, which readers know and functions share
 * kernels with; and that of the batch, whose blocks of rows lie together, which the estimate does not see. */
static const double WORTH_LEAVING_KERAS = 0.02, WORTH_LEAVING_BATCH = 0.05;

static double descend(Layout *l, double worth)
{
    const double total = total_cost(l, -1);
    for (int round = 0; round < 4; ++round) {
        bool changed = false;
        for (int g = 0; g < l->count; ++g) {
            Group *group = &l->groups[g];
            if (group->fixed || group->count < 2) continue;
            AxisId best = group->inner, before = group->inner;
            double cost = total_cost(l, g);
            for (int i = -1; i < group->count; ++i) {
                group->inner = i < 0 ? 0 : group->axes[i];
                if (group->inner == before || (i >= 0 && !group->inner)) continue;
                double now = total_cost(l, g);
                if (now < cost - worth * total) cost = now, best = group->inner;
            }
            group->inner = best;
            changed |= best != before;
        }
        if (!changed) break;
    }
    return total_cost(l, -1);
}

/* As `model` has the arrays of the same name and rank: functions that agree share kernels. */
static void follow(Layout *l, const Function *model)
{
    for (BufferId id = 1; id < l->function->buffers.count; ++id) {
        const Buffer *buffer = &l->function->buffers.at[id];
        Group *group = &l->groups[l->group_of[id]];
        for (BufferId other = 1; other < model->buffers.count && !group->fixed; ++other) {
            const Buffer *like = &model->buffers.at[other];
            if (like->digits != buffer->digits || !buffer->digits || strcmp(like->name, buffer->name))
                continue;
            const Digit *inner = &like->digit[like->digits - 1];
            for (int i = 0; i < buffer->digits; ++i)
                if (buffer->digit[i].dim == inner->dim && buffer->digit[i].stride == inner->stride)
                    group->inner = i == buffer->digits - 1 ? 0 : buffer->digit[i].axis;
        }
    }
}

static void choose_orders(Layout *l, const Function *model)
{
    double keras = descend(l, WORTH_LEAVING_KERAS);
    AxisId batch = function_batch_axis(l->function), found[MAX_GROUPS] = {0};
    for (int g = 0; g < l->count; ++g) found[g] = l->groups[g].inner;
    if (model) {
        follow(l, model);
        if (total_cost(l, -1) < 1.5 * keras) return;
        for (int g = 0; g < l->count; ++g) l->groups[g].inner = found[g];
    }
    if (!batch) return;
    for (int g = 0; g < l->count; ++g) {
        Group *group = &l->groups[g];
        if (group->fixed) continue;
        group->inner = 0;
        for (int i = 0; i < group->count; ++i)
            if (group->axes[i] == batch) group->inner = batch;
    }
    /* what is about as good gets it: a block of rows, which nests that share a loop go through, then lies together */
    if (descend(l, WORTH_LEAVING_BATCH) < keras * 1.1) return;
    for (int g = 0; g < l->count; ++g) l->groups[g].inner = found[g];
}

/* The innermost axis of each group, as the schedule that was read has it; "keras": in Keras's order. */
static void decide_orders(Layout *l)
{
    Schedule *schedule = l->schedule;
    for (int g = 0; g < l->count; ++g) {
        Group *group = &l->groups[g];
        if (group->fixed || group->count < 2) continue;
        BufferId first = 1;
        while (l->group_of[first] != g) ++first;
        const char *subject = l->function->buffers.at[first].name;
        const char *chosen = group->inner ? schedule->axes.at[group->inner].name : "keras";
        const char *name = decide_word(schedule, l->function, 0, "inner", subject, chosen);
        AxisId found = 0;
        for (int i = 0; i < group->count; ++i)
            if (group->axes[i] && schedule->axes.at[group->axes[i]].name &&
                strcmp(schedule->axes.at[group->axes[i]].name, name) == 0)
                found = group->axes[i];
        if (!found && strcmp(name, "keras") != 0) {
            decision_refused(schedule, l->function, "inner", subject,
                             "it has no such axis; keras: as Keras has it");
            continue;
        }
        group->inner = found;
    }
}

/* Applying -------------------------------------------------------------------------------------------------------- */

static void see_reorder(void *context, Access *access, bool write)
{
    (void)write;
    Layout *l = context;
    const Buffer *buffer = &l->function->buffers.at[access->buffer];
    if (access->flat) return;
    Digit order[MAX_STORAGE];
    ordered_digits(l, access->buffer, order);
    Access result = *access;
    for (int i = 0; i < buffer->digits; ++i)
        for (int d = 0; d < buffer->digits; ++d)
            if (buffer->digit[d].dim == order[i].dim && buffer->digit[d].stride == order[i].stride)
                result.at[i] = access->at[d];
    *access = result;
}

/* Output axes in the storage order of what is written first. */
static void order_outputs(Nest *nest)
{
    const Access *to = &nest->defs.at[0].to;
    AxisId order[MAX_AXES];
    int n = 0;
    for (int d = 0; d < to->rank; ++d)
        for (int largest = 1; largest;) {
            largest = 0;
            AxisId next = 0;
            for (int i = 0; i < to->at[d].terms; ++i) {
                bool taken = false;
                for (int k = 0; k < n; ++k) taken |= order[k] == to->at[d].term[i].axis;
                if (!taken && to->at[d].term[i].stride > largest)
                    largest = to->at[d].term[i].stride, next = to->at[d].term[i].axis;
            }
            if (next) order[n++] = next;
        }
    if (n == nest->outs) memcpy(nest->out, order, sizeof(AxisId) * (size_t)n);
}

static void apply_orders(Layout *l)
{
    Function *function = l->function;
    for (NestId id = 1; id < function->nests.count; ++id)
        nest_visit(function, &function->nests.at[id], see_reorder, l);
    for (BufferId id = 1; id < function->buffers.count; ++id) {
        Digit order[MAX_STORAGE];
        ordered_digits(l, id, order);
        memcpy(function->buffers.at[id].digit, order,
               sizeof(Digit) * (size_t)function->buffers.at[id].digits);
    }
    for (int g = 0; g < l->count; ++g) l->groups[g].inner = 0; /* the digits say it now */
}

/* Variables keep the order that the first function, the training step, gave them: it differs from Keras's at most by
 * the innermost digit. */
static void adopt_variables(Layout *l)
{
    for (BufferId id = 1; id < l->function->buffers.count; ++id) {
        const Buffer *buffer = &l->function->buffers.at[id];
        if (buffer->scope != SCOPE_VARIABLE || !buffer->digits) continue;
        const VariableLayout *layout = &l->schedule->variables[buffer->which];
        if (layout->known && layout->moved) l->groups[l->group_of[id]].inner = layout->moved;
    }
}

static void lay_out_function(Schedule *schedule, Function *function, const Function *model)
{
    bool first = !model;
    Layout *l = ARENA_NEW(schedule->arena, Layout);
    l->schedule = schedule, l->function = function;
    group_buffers(l, !first);
    l->touches = ARENA_ARRAY(schedule->arena, bool, function->nests.count *MAX_GROUPS);
    for (NestId id = 1; id < function->nests.count; ++id) {
        Touch touch = {l, id};
        nest_visit(function, &function->nests.at[id], see_touch, &touch);
    }
    bool naive = schedule->kind == SCHEDULE_NAIVE;
    if (!naive) {
        adopt_variables(l);
        choose_orders(l, model);
        decide_orders(l);
    }
    AxisId inner[MAX_GROUPS];
    for (int g = 0; g < l->count; ++g) inner[g] = l->groups[g].inner;
    apply_orders(l);
    for (BufferId id = 1; id < function->buffers.count; ++id) {
        const Buffer *buffer = &function->buffers.at[id];
        VariableLayout *layout = &schedule->variables[buffer->which];
        if (buffer->scope != SCOPE_VARIABLE || layout->known) continue;
        *layout = (VariableLayout){.known = true, .moved = inner[l->group_of[id]], .digits = buffer->digits};
        memcpy(layout->digit, buffer->digit, sizeof layout->digit);
    }
    if (!naive) layout_choose_vectors(l);
    for (NestId id = 1; id < function->nests.count; ++id) {
        if (naive) function->nests.at[id].lanes = 1;
        order_outputs(&function->nests.at[id]);
    }
}

/* The training step of whole batches decides for the variables. */
bool lay_out(Schedule *schedule)
{
    Function *functions = schedule->functions.at;
    int count = schedule->functions.count, first = 0;
    if (!functions) return true;
    while (first < count - 1 && strcmp(functions[first].role, "train")) ++first;
    lay_out_function(schedule, &functions[first], NULL);
    for (int f = 0; f < count; ++f)
        if (f != first) lay_out_function(schedule, &functions[f], &functions[first]);
    return true;
}
