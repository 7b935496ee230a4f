/* Software prefetch: while one block of a loop is worked on, what the next block reads from memory is fetched. The hardware
 * follows a stream within a page, but not from the end of one row of a tile to the next. */
#include "schedule/prefetch.h"
#include "schedule/decision.h"

enum { FURTHEST = 8 }; /* turns of the loop */

typedef struct {
    const Tile *tile;
    const Turn *turn;
    bool near;
    Aheads found;
} Search;

static bool is_fetched(const Turn *turn, BufferId buffer)
{
    for (int i = 0; i < turn->fetched->count; ++i)
        if (turn->fetched->at[i] == buffer) return true;
    return false;
}

static bool is_plain(const Access *access)
{
    for (int d = 0; d < access->rank; ++d)
        if (access->at[d].divisor != 1) return false;
    return !access->flat && !access->guarded;
}

static void see_stream(void *context, Access *access, bool write)
{
    Search *search = context;
    Function *function = search->tile->function;
    const Buffer *buffer = &function->buffers.at[access->buffer];
    const int64_t distance = access_stride(function, access, search->turn->axis) * search->turn->step;
    const int64_t cache = (int64_t)search->tile->schedule->target->level2 * 1024;
    if (write || buffer->scope == SCOPE_TILE || !is_plain(access) || distance == 0) return;
    if (buffer_bytes(buffer) < cache || is_fetched(search->turn, access->buffer)) return;
    *LIST_PUSH(function->arena, search->turn->fetched) = access->buffer;
    const char *subject =
        arena_format(function->arena, "%s.%s", nest_label(function, search->tile->nest), buffer->name);
    const int turns = decide_number(search->tile->schedule, function, search->tile->id, "prefetch", subject,
                                    1, 0, FURTHEST);
    if (!turns) return;
    *LIST_PUSH(function->arena, &search->found) = (Ahead){access, turns * distance, search->near};
}

static void see_written(void *context, Access *access, bool write)
{
    const Search *search = context;
    if (write) *LIST_PUSH(search->tile->function->arena, search->turn->fetched) = access->buffer;
}

/* What this nest writes is near for those that follow in the same turn. */
void prefetch_done(const Tile *tile, const Turn *turn)
{
    Search search = {.tile = tile, .turn = turn};
    if (turn->axis) nest_visit(tile->function, tile->nest, see_written, &search);
}

Aheads prefetch_terms(const Tile *tile, const Turn *turn)
{
    Search search = {.tile = tile, .turn = turn, .near = true};
    if (turn->axis) expr_visit(tile->function, tile->nest->term, see_stream, &search);
    return search.found;
}

Aheads prefetch_defs(const Tile *tile, const Turn *turn)
{
    Search search = {.tile = tile, .turn = turn};
    for (int i = 0; turn->axis && i < tile->nest->defs.count; ++i)
        expr_visit(tile->function, tile->nest->defs.at[i].value, see_stream, &search);
    return search.found;
}
