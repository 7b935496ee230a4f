/* Rows of whole kilobytes → a line of the cache longer. The first level cache finds a line by the last bits of its address:
 * rows that are such a distance apart compete for a few of its places, and a tile that goes along several of them at a
 * time (a batch of 512 has rows of 2 KB) finds none of them there. */
#include "schedule/prefetch.h"
#include "schedule/schedule.h"

enum { ROW = 1024 };

typedef struct {
    Schedule *schedule;
    Function *function;
    bool *fixed;   /* of buffers: some access counts on its extents */
    int64_t *more; /* bytes that it has grown by, until its kernel knows */
    Kernel *kernel;
} Pad;

static void see_fixed(void *context, Access *access, bool write)
{
    (void)write;
    const Pad *pad = context;
    pad->fixed[access->buffer] |= access->flat || access->guarded;
}

/* A kernel's own array is on its stack. */
static void see_own(void *context, Access *access, bool write)
{
    (void)write;
    const Pad *pad = context;
    if (!access->buffer || pad->function->buffers.at[access->buffer].scope != SCOPE_TILE) return;
    pad->kernel->stack += pad->more[access->buffer];
    pad->more[access->buffer] = 0;
}

static void pad_buffer(Pad *pad, BufferId id)
{
    Buffer *buffer = &pad->function->buffers.at[id];
    const bool ours = buffer->scope == SCOPE_ARENA || buffer->scope == SCOPE_TILE;
    if (!ours || buffer->pinned || pad->fixed[id] || buffer->digits < 2) return;
    if (buffer_bytes(buffer) <= (int64_t)pad->schedule->target->level1 * 1024) return;
    Digit *row = &buffer->digit[buffer->digits - 1];
    const int bytes = dtype_bytes(buffer->type.dtype);
    const bool block = row->axis && row->extent < pad->schedule->axes.at[row->axis].extent;
    if (block || (int64_t)row->extent * bytes % ROW) return;
    const int64_t before = buffer_room(buffer, pad->schedule->real);
    row->extent += LINE_BYTES / bytes;
    pad->more[id] = buffer_room(buffer, pad->schedule->real) - before;
}

static void pad_function(Schedule *schedule, Function *function)
{
    const int count = function->buffers.count;
    Pad pad = {schedule, function, ARENA_ARRAY(function->arena, bool, count),
               ARENA_ARRAY(function->arena, int64_t, count), NULL};
    for (NestId id = 1; id < function->nests.count; ++id)
        nest_visit(function, &function->nests.at[id], see_fixed, &pad);
    for (int i = 0; i < function->outputs.count; ++i) pad.fixed[function->outputs.at[i]] = true;
    for (BufferId id = 1; id < count; ++id) pad_buffer(&pad, id);
    for (int k = 0; k < function->kernels.count; ++k) {
        pad.kernel = &function->kernels.at[k];
        for (int i = 0; i < pad.kernel->nests.count; ++i) {
            Nest *nest = &function->nests.at[pad.kernel->nests.at[i]];
            nest_visit(function, nest, see_own, &pad);
            see_own(&pad, &nest->held, true);
        }
    }
}

void pad_rows(Schedule *schedule)
{
    for (int f = 0; f < schedule->functions.count && schedule->kind != SCHEDULE_NAIVE; ++f)
        pad_function(schedule, &schedule->functions.at[f]);
}
