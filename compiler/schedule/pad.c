/* Rows of whole kilobytes → a line of the cache longer. The first level cache finds a line by the last bits of its address:
 * rows that are such a distance apart compete for a few of its places, and a tile that goes along several of them at a
 * time (a batch of 512 has rows of 2 KB) finds none of them there. */
#include "schedule/prefetch.h"
#include "schedule/schedule.h"

enum { ROW = 1024 };

typedef struct {
    Function *function;
    bool *fixed; /* of buffers: some access counts on its extents */
} Pad;

static void see_fixed(void *context, Access *access, bool write)
{
    (void)write;
    const Pad *pad = context;
    pad->fixed[access->buffer] |= access->flat || access->guarded;
}

static void pad_function(const Schedule *schedule, Function *function)
{
    Pad pad = {function, ARENA_ARRAY(function->arena, bool, function->buffers.count)};
    for (NestId id = 1; id < function->nests.count; ++id)
        nest_visit(function, &function->nests.at[id], see_fixed, &pad);
    for (int i = 0; i < function->outputs.count; ++i) pad.fixed[function->outputs.at[i]] = true;
    for (BufferId id = 1; id < function->buffers.count; ++id) {
        Buffer *buffer = &function->buffers.at[id];
        if (buffer->scope != SCOPE_ARENA || buffer->pinned || pad.fixed[id] || buffer->digits < 2) continue;
        if (buffer_bytes(buffer) <= (int64_t)schedule->target->level1 * 1024) continue;
        Digit *row = &buffer->digit[buffer->digits - 1];
        const int bytes = dtype_bytes(buffer->type.dtype);
        if ((int64_t)row->extent * bytes % ROW == 0) row->extent += LINE * (int)sizeof(float) / bytes;
    }
}

void pad_rows(Schedule *schedule)
{
    for (int f = 0; f < schedule->functions.count && schedule->kind != SCHEDULE_NAIVE; ++f)
        pad_function(schedule, &schedule->functions.at[f]);
}
