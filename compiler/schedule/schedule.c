/* What the scheduling passes work on: making it, and printing and verifying its nests. */
#include "schedule/schedule.h"
#include <string.h>

const char *const schedule_names[SCHEDULE_COUNT] = {"naive", "unfused", "grouped", "fused"};
const char *const schedule_meanings[SCHEDULE_COUNT] = {
    "an op a loop nest, scalar, the readable baseline", "an op a kernel, laid out, tiled, vectorised",
    "elementwise chains fused, each product alone", "nests that sweep the same axes share their loops"};

bool schedule_find(const char *name, ScheduleKind *kind)
{
    for (int i = 0; i < SCHEDULE_COUNT; ++i)
        if (strcmp(name, schedule_names[i]) == 0) return *kind = (ScheduleKind)i, true;
    return false;
}

Schedule *schedule_new(Arena *arena, Diagnostics *diagnostics, Origins *origins, const Program *program,
                       const Target *target, ScheduleKind kind, int slices)
{
    Schedule *schedule = ARENA_NEW(arena, Schedule);
    schedule->arena = arena, schedule->diagnostics = diagnostics, schedule->origins = origins;
    schedule->program = program, schedule->target = target, schedule->kind = kind;
    schedule->real = &real_float;
    schedule->slices = slices ? slices : DEFAULT_SLICES;
    schedule->variables = ARENA_ARRAY(arena, VariableLayout, program->variables.count + 1);
    (void)*LIST_PUSH(arena, &schedule->axes);
    return schedule;
}

static void print_nest(const Function *function, const Nest *nest, Text *text)
{
    text_add(text, "%s\n", nest->name);
    ++text->indent;
    text_add(text, "%s\n", nest_text(function, nest));
    text_add(text, "over");
    for (int i = 0; i < nest->outs; ++i) {
        const Axis *axis = &function->axes->at[nest->out[i]];
        text_add(text, " %s %d", axis->name ? axis->name : axis->letter, axis->extent);
    }
    if (!nest->outs) text_add(text, " one element");
    if (nest->slices > 1)
        text_add(text, " | %d slices of %s", nest->slices, function->axes->at[nest->slice_axis].name);
    if (nest->vector) text_add(text, " | vectors along %s", function->axes->at[nest->vector].name);
    text_add(text, "    # %s\n", origin_text(function->origins, &nest->origin, 1));
    --text->indent;
}

void nests_print(const Schedule *schedule, Text *text)
{
    for (int i = 0; i < schedule->functions.count; ++i) {
        const Function *function = &schedule->functions.at[i];
        text_add(text, "%sfunction %s", i ? "\n" : "", function->role);
        if (function->batch) text_add(text, ", batch %d", function->batch);
        text_add(text, "\n");
        ++text->indent;
        for (NestId id = 1; id < function->nests.count; ++id)
            print_nest(function, &function->nests.at[id], text);
        --text->indent;
    }
}

/* Verifying ------------------------------------------------------------------------------------------------------- */

typedef struct {
    const Function *function;
    const Nest *nest;
    Text *complaint;
} Check;

static bool bound(const Nest *nest, AxisId axis)
{
    for (int i = 0; i < nest->outs; ++i)
        if (nest->out[i] == axis) return true;
    for (int i = 0; i < nest->reduces; ++i)
        if (nest->reduce[i] == axis) return true;
    return false;
}

static void check_access(void *context, Access *access, bool write)
{
    Check *check = context;
    const char *name = check->nest->name;
    if (access->buffer <= 0 || access->buffer >= check->function->buffers.count) {
        text_add(check->complaint, "nest %s uses no buffer\n", name);
        return;
    }
    const Buffer *buffer = &check->function->buffers.at[access->buffer];
    if (access->flat) {
        if (access->rank != 1) text_add(check->complaint, "nest %s reads %s flat\n", name, buffer->name);
    } else if (access->rank != (buffer->cut ? buffer->digits : buffer->type.rank))
        text_add(check->complaint, "nest %s uses %s with %d indices\n", name, buffer->name, access->rank);
    for (int d = 0; d < access->rank; ++d) {
        const Index *index = &access->at[d];
        int extent = access->flat ? (int)type_elements(&buffer->type)
                   : buffer->cut  ? buffer->digit[d].extent
                                  : buffer->type.extent[d];
        int64_t low = index->constant, high = index->constant;
        for (int i = 0; i < index->terms; ++i) {
            if (!bound(check->nest, index->term[i].axis))
                text_add(check->complaint, "nest %s: index %d of %s uses an axis it does not have\n", name, d,
                         buffer->name);
            int64_t reach =
                (int64_t)index->term[i].stride * (check->function->axes->at[index->term[i].axis].extent - 1);
            if (reach < 0)
                low += reach;
            else
                high += reach;
        }
        /* one block of the axis: counted from where the block starts */
        bool block = buffer->scope == SCOPE_TILE && index_is_axis(index, buffer->digit[d].axis);
        if (!access->guarded && !block && (low < 0 || high >= extent))
            text_add(check->complaint, "nest %s: index %d of %s leaves 0 .. %d\n", name, d, buffer->name,
                     extent - 1);
        if (write && (access->guarded || index->divisor != 1))
            text_add(check->complaint, "nest %s writes %s behind a guard\n", name, buffer->name);
    }
}

bool nests_verify(const Schedule *schedule, Text *complaint)
{
    size_t before = complaint->length;
    for (int i = 0; i < schedule->functions.count; ++i) {
        Function *function = &schedule->functions.at[i];
        for (NestId id = 1; id < function->nests.count; ++id) {
            Nest *nest = &function->nests.at[id];
            Check check = {function, nest, complaint};
            if (!nest->origin) text_add(complaint, "nest %s has no origin\n", nest->name);
            if (!nest->defs.count) text_add(complaint, "nest %s defines nothing\n", nest->name);
            nest_visit(function, nest, check_access, &check);
        }
    }
    return complaint->length == before;
}
