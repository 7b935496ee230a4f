/* Buffers cut into digits along the factors of their axes. */
#include "schedule/axes.h"
#include <string.h>

typedef struct {
    NestId reader;
    BufferId buffer;
    bool reads;
} Reader;

static void see_reader(void *context, Access *access, bool write)
{
    Reader *reader = context;
    reader->reads |= !write && access->buffer == reader->buffer;
}

NestId nests_first_reader(Function *function, BufferId buffer)
{
    for (NestId id = 1; id < function->nests.count; ++id) {
        Reader reader = {id, buffer, false};
        nest_visit(function, &function->nests.at[id], see_reader, &reader);
        if (reader.reads) return id;
    }
    return function->nests.count;
}

AxisId function_batch_axis(const Function *function)
{
    for (BufferId id = 1; id < function->buffers.count; ++id) {
        const Buffer *buffer = &function->buffers.at[id];
        if (buffer->scope == SCOPE_INPUT && buffer->digits && function->batch) return buffer->digit[0].axis;
    }
    return 0;
}

/* Whether a turn of some loop leaves the dimension that the index is of. */
static bool may_leave(const Function *function, const Access *access, int d)
{
    const Index *index = &access->at[d];
    const Buffer *buffer = &function->buffers.at[access->buffer];
    int64_t low = index->constant, high = index->constant;
    for (int i = 0; i < index->terms; ++i) {
        int64_t reach = (int64_t)index->term[i].stride * (function->axes->at[index->term[i].axis].extent - 1);
        low += reach < 0 ? reach : 0, high += reach > 0 ? reach : 0;
    }
    return low < 0 || high >= (buffer->cut ? buffer->digit[d].extent : buffer->type.extent[d]);
}

bool axis_is_guarded(const Function *function, const Access *access, AxisId axis)
{
    for (int d = 0; access->guarded && d < access->rank; ++d) {
        if (!index_stride(&access->at[d], axis)) continue;
        if (access->at[d].divisor != 1 || may_leave(function, access, d)) return true;
    }
    return false;
}

enum { PANELS = 8, TALL = 2 }; /* in a row, at least; and as tall, at least, as so many are wide */

bool stored_in_panels(const Schedule *schedule, const Buffer *buffer)
{
    const int panel = schedule->target->panel, rank = buffer->type.rank;
    const int columns = rank < 2 ? 0 : buffer->type.extent[rank - 1];
    return schedule->kind != SCHEDULE_NAIVE && buffer->scope == SCOPE_VARIABLE && columns % panel == 0 &&
           columns >= PANELS * panel && type_elements(&buffer->type) >= (int64_t)TALL * panel * columns;
}

/* Digits ---------------------------------------------------------------------------------------------------------- */

typedef struct {
    Schedule *schedule;
    Function *function;
    bool (*whole)[MAX_RANK];          /* of buffers: dimensions that some access does not cut */
    bool (*variable_whole)[MAX_RANK]; /* of variables, in all functions */
    bool *variable_pinned;
} Cutting;

/* The part of a dimension's index that is one of its digits; false where the index does not fall apart so. */
static bool digit_of(const Schedule *schedule, const Index *index, int stride, int extent, Index *result)
{
    *result = (Index){.divisor = 1};
    for (int i = 0; i < index->terms; ++i) {
        int64_t from = index->term[i].stride, to = from * schedule->axes.at[index->term[i].axis].extent;
        if (from < stride ? to <= stride : from >= (int64_t)stride * extent) continue;
        if (from < stride || from % stride || to > (int64_t)stride * extent) return false;
        index_add(result, index->term[i].axis, (int)(from / stride));
    }
    return true;
}

static bool falls_apart(const Schedule *schedule, const Access *access, const Index *index,
                        const Digit *digits, int count)
{
    if (count == 1 && digits[0].stride == 1) return true;
    if (access->guarded || index->divisor != 1 || index->constant) return false;
    for (int i = 0; i < count; ++i) {
        Index part;
        if (!digit_of(schedule, index, digits[i].stride, digits[i].extent, &part)) return false;
        int64_t high = 0;
        for (int t = 0; t < part.terms; ++t) {
            if (part.term[t].stride < 0) return false;
            high += (int64_t)part.term[t].stride * (schedule->axes.at[part.term[t].axis].extent - 1);
        }
        if (high >= digits[i].extent) return false;
    }
    return true;
}

static void see_whole(void *context, Access *access, bool write)
{
    (void)write;
    Cutting *cutting = context;
    const Buffer *buffer = &cutting->function->buffers.at[access->buffer];
    if (access->flat) return;
    for (int d = 0; d < access->rank; ++d) {
        Digit digits[MAX_STORAGE];
        int count = 0;
        for (int i = 0; i < buffer->digits; ++i)
            if (buffer->digit[i].dim == d) digits[count++] = buffer->digit[i];
        if (!falls_apart(cutting->schedule, access, &access->at[d], digits, count))
            cutting->whole[access->buffer][d] = true;
    }
}

static void see_cut(void *context, Access *access, bool write)
{
    (void)write;
    Cutting *cutting = context;
    const Buffer *buffer = &cutting->function->buffers.at[access->buffer];
    if (access->flat) return;
    Access result = *access;
    result.rank = buffer->digits;
    for (int i = 0; i < buffer->digits; ++i) {
        const Digit *digit = &buffer->digit[i];
        const Index *index = &access->at[digit->dim];
        bool whole = digit->stride == 1 && digit->extent == buffer->type.extent[digit->dim];
        if (whole)
            result.at[i] = *index;
        else
            (void)digit_of(cutting->schedule, index, digit->stride, digit->extent, &result.at[i]);
    }
    *access = result;
}

static void propose_digits(Buffer *buffer, FactorsOf *factors, void *context, const bool *whole)
{
    buffer->digits = 0;
    for (int d = 0; d < buffer->type.rank; ++d) {
        AxisId factor[MAX_AXES];
        int stride[MAX_AXES], count = factors(context, buffer->dim[d], factor, stride);
        if (count <= 1 || whole[d]) {
            /* a dimension of one point is no digit, unless a guard must look at it */
            if (buffer->type.extent[d] > 1 || whole[d])
                buffer->digit[buffer->digits++] =
                    (Digit){d, 1, buffer->type.extent[d], count == 1 ? factor[0] : 0};
            continue;
        }
        for (int i = 0; i < count && buffer->digits < MAX_STORAGE; ++i) {
            int above = i ? stride[i - 1] : buffer->type.extent[d];
            buffer->digit[buffer->digits++] = (Digit){d, stride[i], above / stride[i], factor[i]};
        }
    }
}

/* A guarded read of a dimension of one point has a digit to guard. */
static void see_guard(void *context, Access *access, bool write)
{
    (void)write;
    Cutting *cutting = context;
    const Buffer *buffer = &cutting->function->buffers.at[access->buffer];
    for (int d = 0; access->guarded && !access->flat && d < access->rank; ++d)
        if (buffer->type.extent[d] == 1) cutting->whole[access->buffer][d] = true;
}

static void visit_all(Function *function, AccessVisitor *see, Cutting *cutting)
{
    for (NestId id = 1; id < function->nests.count; ++id)
        nest_visit(function, &function->nests.at[id], see, cutting);
}

void cut_buffers(Schedule *schedule, FactorsOf *factors, void *context)
{
    Arena *arena = schedule->arena;
    int variables = schedule->program->variables.count;
    Cutting *cuttings = ARENA_ARRAY(arena, Cutting, schedule->functions.count + 1);
    bool(*variable_whole)[MAX_RANK] = arena_alloc(arena, sizeof *variable_whole * (size_t)(variables + 1));
    bool *variable_pinned = ARENA_ARRAY(arena, bool, variables + 1);
    for (int f = 0; f < schedule->functions.count; ++f) {
        Function *function = &schedule->functions.at[f];
        Cutting *cutting = &cuttings[f];
        *cutting = (Cutting){schedule, function, NULL, variable_whole, variable_pinned};
        cutting->whole = arena_alloc(arena, sizeof *cutting->whole * (size_t)function->buffers.count);
        visit_all(function, see_guard, cutting);
        for (BufferId id = 1; id < function->buffers.count; ++id)
            propose_digits(&function->buffers.at[id], factors, context, cutting->whole[id]);
        visit_all(function, see_whole, cutting);
        for (BufferId id = 1; id < function->buffers.count; ++id) {
            const Buffer *buffer = &function->buffers.at[id];
            if (buffer->scope != SCOPE_VARIABLE) continue;
            for (int d = 0; d < MAX_RANK; ++d) variable_whole[buffer->which][d] |= cutting->whole[id][d];
            variable_pinned[buffer->which] |= buffer->pinned;
        }
    }
    for (int f = 0; f < schedule->functions.count; ++f) {
        Function *function = &schedule->functions.at[f];
        for (BufferId id = 1; id < function->buffers.count; ++id) {
            Buffer *buffer = &function->buffers.at[id];
            const bool *whole = cuttings[f].whole[id];
            if (buffer->scope == SCOPE_VARIABLE)
                whole = variable_whole[buffer->which], buffer->pinned |= variable_pinned[buffer->which];
            propose_digits(buffer, factors, context, whole);
            buffer->cut = true;
        }
        visit_all(function, see_cut, &cuttings[f]);
    }
}
