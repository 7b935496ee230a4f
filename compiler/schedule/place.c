/* Memory: the state's variables one after another; the arena's buffers by lifetime, each function on its own. */
#include "schedule/schedule.h"
#include <string.h>

enum { ALIGNMENT = 64 };

static int64_t aligned(int64_t bytes) { return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT; }

int64_t buffer_room(const Buffer *buffer, const Real *real)
{
    int64_t elements = 1;
    for (int i = 0; i < buffer->digits; ++i) elements *= buffer->digit[i].extent;
    return elements * real_size(real, buffer->type.dtype);
}

int64_t buffer_bytes(const Buffer *buffer) { return buffer_room(buffer, &real_float); }

typedef struct {
    Function *function;
    int kernel;
} Lifetime;

static void see_use(void *context, Access *access, bool write)
{
    (void)write;
    Lifetime *lifetime = context;
    Buffer *buffer = &lifetime->function->buffers.at[access->buffer];
    if (buffer->first < 0) buffer->first = lifetime->kernel;
    buffer->last = lifetime->kernel;
}

static void find_nests(const Function *function, LoopId id, bool *used)
{
    for (; id; id = function->loops.at[id].next) {
        const Loop *loop = &function->loops.at[id];
        if (loop->kind == LOOP_LEAF) used[loop->nest] = true;
        find_nests(function, loop->child, used);
    }
}

static void find_lifetimes(Function *function, bool apart)
{
    for (BufferId id = 1; id < function->buffers.count; ++id) function->buffers.at[id].first = -1;
    bool *used = ARENA_ARRAY(function->arena, bool, function->nests.count);
    for (int k = 0; k < function->kernels.count; ++k) {
        memset(used, 0, sizeof(bool) * (size_t)function->nests.count);
        find_nests(function, function->kernels.at[k].root, used);
        Lifetime lifetime = {function, k};
        for (NestId id = 1; id < function->nests.count; ++id)
            if (used[id]) nest_visit(function, &function->nests.at[id], see_use, &lifetime);
        for (NestId id = 1; id < function->nests.count; ++id)
            if (used[id] && function->nests.at[id].held.buffer)
                see_use(&lifetime, &function->nests.at[id].held, true);
    }
    for (int i = 0; i < function->outputs.count; ++i)
        function->buffers.at[function->outputs.at[i]].last = function->kernels.count;
    for (BufferId id = 1; id < function->buffers.count && apart; ++id)
        function->buffers.at[id].last = function->kernels.count;
}

static bool overlaps(const Buffer *a, const Buffer *b) { return a->first <= b->last && b->first <= a->last; }

/* The lowest place where nothing that lives at the same time lies. */
static int64_t lowest_place(const Function *function, const Real *real, const BufferId *placed, int count,
                            const Buffer *buffer)
{
    int64_t at = 0, size = aligned(buffer_room(buffer, real));
    for (bool moved = true; moved;) {
        moved = false;
        for (int i = 0; i < count; ++i) {
            const Buffer *other = &function->buffers.at[placed[i]];
            int64_t end = other->offset + aligned(buffer_room(other, real));
            if (!overlaps(buffer, other) || at >= end || other->offset >= at + size) continue;
            at = end, moved = true;
        }
    }
    return at;
}

/* Large buffers first: they find their places while there is room to choose from. */
static int64_t place_function(Function *function, const Real *real, bool apart)
{
    find_lifetimes(function, apart);
    BufferId *order = ARENA_ARRAY(function->arena, BufferId, function->buffers.count);
    int count = 0;
    for (BufferId id = 1; id < function->buffers.count; ++id) {
        const Buffer *buffer = &function->buffers.at[id];
        if (buffer->scope != SCOPE_ARENA || buffer->first < 0) continue;
        int at = count++;
        for (; at > 0 && buffer_bytes(&function->buffers.at[order[at - 1]]) < buffer_bytes(buffer); --at)
            order[at] = order[at - 1];
        order[at] = id;
    }
    int64_t size = 0;
    for (int i = 0; i < count; ++i) {
        Buffer *buffer = &function->buffers.at[order[i]];
        buffer->offset = lowest_place(function, real, order, i, buffer);
        int64_t end = buffer->offset + aligned(buffer_room(buffer, real));
        if (end > size) size = end;
    }
    return size;
}

bool place_buffers(Schedule *schedule)
{
    for (int i = 0; i < schedule->program->variables.count; ++i) {
        VariableLayout *layout = &schedule->variables[i];
        if (!layout->known) continue; /* no function uses it */
        int64_t elements = 1;
        for (int d = 0; d < layout->digits; ++d) elements *= layout->digit[d].extent;
        layout->offset = schedule->state_size;
        schedule->state_size +=
            aligned(elements * real_size(schedule->real, schedule->program->variables.at[i].type.dtype));
    }
    for (int f = 0; f < schedule->functions.count; ++f) {
        int64_t size = place_function(&schedule->functions.at[f], schedule->real, schedule->apart);
        if (size > schedule->arena_size) schedule->arena_size = size;
    }
    return true;
}

static const char *digits_text(const Schedule *schedule, const Digit *digit, int digits)
{
    Text text = text_new(schedule->arena);
    for (int i = 0; i < digits; ++i) {
        const char *axis = digit[i].axis ? schedule->axes.at[digit[i].axis].name : NULL;
        text_add(&text, axis ? "[%s %d]" : "[%s%d]", axis ? axis : "", digit[i].extent);
    }
    return text.at;
}

/* Of the function's arrays: where the last of them ends, and the most that lives at once, below which no plan can be. */
static void print_room(const Schedule *schedule, const Function *function, Text *text)
{
    int64_t end = 0, most = 0;
    for (int k = 0; k < function->kernels.count; ++k) {
        int64_t live = 0;
        for (BufferId id = 1; id < function->buffers.count; ++id) {
            const Buffer *buffer = &function->buffers.at[id];
            if (buffer->scope != SCOPE_ARENA || buffer->first < 0) continue;
            const int64_t room = aligned(buffer_room(buffer, schedule->real));
            if (buffer->first <= k && k <= buffer->last) live += room;
            if (buffer->offset + room > end) end = buffer->offset + room;
        }
        if (live > most) most = live;
    }
    if (end) text_add(text, ", %lld bytes: %lld live at once", (long long)end, (long long)most);
}

void memory_print(const Schedule *schedule, Text *text)
{
    text_add(text, "state %lld bytes\n", (long long)schedule->state_size);
    for (int i = 0; i < schedule->program->variables.count; ++i) {
        const Variable *variable = &schedule->program->variables.at[i];
        const VariableLayout *layout = &schedule->variables[i];
        text_add(text, "    %10lld %s %s%s\n", (long long)layout->offset, variable->name,
                 dtype_name(variable->type.dtype), digits_text(schedule, layout->digit, layout->digits));
    }
    text_add(text, "arena %lld bytes\n", (long long)schedule->arena_size);
    for (int f = 0; f < schedule->functions.count; ++f) {
        const Function *function = &schedule->functions.at[f];
        text_add(text, "function %s", function->role);
        if (function->batch) text_add(text, ", batch %d", function->batch);
        text_add(text, ": %d kernels", function->kernels.count);
        print_room(schedule, function, text);
        text_add(text, "\n");
        for (BufferId id = 1; id < function->buffers.count; ++id) {
            const Buffer *buffer = &function->buffers.at[id];
            if (buffer->scope == SCOPE_TILE && buffer->first >= 0)
                text_add(text, "    %10s %9lld bytes, kernel %d's own: %s %s%s\n", "stack",
                         (long long)buffer_bytes(buffer), buffer->first + 1, buffer->name,
                         dtype_name(buffer->type.dtype),
                         digits_text(schedule, buffer->digit, buffer->digits));
            if (buffer->scope != SCOPE_ARENA || buffer->first < 0) continue;
            text_add(text, "    %10lld %9lld bytes, kernels %d to %d: %s %s%s\n", (long long)buffer->offset,
                     (long long)buffer_bytes(buffer), buffer->first + 1, buffer->last + 1, buffer->name,
                     dtype_name(buffer->type.dtype), digits_text(schedule, buffer->digit, buffer->digits));
        }
    }
}
