/* Software prefetch: while one block of a loop is worked on, what the next block reads from memory is fetched. The hardware
 * follows a stream within a page, but not from the end of one row of a tile to the next. */
#include "schedule/prefetch.h"
#include "schedule/decision.h"

enum { FURTHEST = 8 }; /* turns of the loop */

typedef struct {
    const Tile *tile;
    const Turn *turn;
    bool near;
    const int *order; /* of the tiles' loops; NULL: what is fetched is another turn's */
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

/* What a turn touches of it is more than a part of the cache holds. */
static bool is_long(const Tile *tile, const Access *access)
{
    return access_bytes(tile->function, access, tile->block) >
           (int64_t)tile->schedule->target->level2 * 1024 / 8;
}

/* Vectors of a product's operand that every tile of rows goes through, and each would fetch. */
static bool is_swept_often(const Tile *tile, const Access *access)
{
    const Access *a, *b;
    return nest_is_product(tile->function, tile->nest, &a, &b) &&
           access_stride(tile->function, access, tile->nest->vector) == 1 && is_long(tile, access);
}

/* Elements from what a tile needs to what the next one does; 0 where there is one tile. */
static int64_t next_tile(const Tile *tile, const Access *access, const int *order)
{
    const Nest *nest = tile->nest;
    for (int i = nest->outs - 1; i >= 0; --i) {
        const AxisId axis = nest->out[order[i]];
        const int step = tile_step(tile, order[i]);
        if (axis != nest->slice_number && tile_range(tile, axis) > step)
            return step * access_stride(tile->function, access, axis);
    }
    return 0;
}

/* Whether the tiles go through it more than once in a turn. */
static bool is_repeated(const Tile *tile, const Access *access)
{
    bool repeated = false;
    for (int i = 0; i < tile->nest->outs; ++i) {
        const AxisId axis = tile->nest->out[i];
        repeated |=
            !access_stride(tile->function, access, axis) && tile_range(tile, axis) > tile_step(tile, i);
    }
    return repeated;
}

/* A turn touches more of it than the first level holds. */
static bool overflows(const Tile *tile, const Access *access)
{
    return access_bytes(tile->function, access, tile->block) > (int64_t)tile->schedule->target->level1 * 1024;
}

/* Whether it is still in the first level when its turn comes: where it is repeated, one half of that is what is worked on. */
static bool stays_near(const Tile *tile, const Access *access)
{
    const int64_t level1 = (int64_t)tile->schedule->target->level1 * 1024;
    return access_bytes(tile->function, access, tile->block) <=
           (is_repeated(tile, access) ? level1 / 2 : level1);
}

static void see_stream(void *context, Access *access, bool write)
{
    Search *search = context;
    Function *function = search->tile->function;
    const Buffer *buffer = &function->buffers.at[access->buffer];
    const int64_t distance = search->order && search->tile->nest->combine && is_long(search->tile, access)
                               ? next_tile(search->tile, access, search->order)
                               : access_stride(function, access, search->turn->axis) * search->turn->step;
    const int64_t cache = (int64_t)search->tile->schedule->target->level2 * 1024;
    if (write || buffer->scope == SCOPE_TILE || !is_plain(access) || distance == 0) return;
    if (buffer_bytes(buffer) < cache || is_fetched(search->turn, access->buffer)) return;
    if (search->near && is_swept_often(search->tile, access)) return;
    *LIST_PUSH(function->arena, search->turn->fetched) = access->buffer;
    const char *subject =
        arena_format(function->arena, "%s.%s", nest_label(function, search->tile->nest), buffer->name);
    const int turns = decide_number(search->tile->schedule, function, search->tile->id, "prefetch", subject,
                                    1, 0, FURTHEST);
    if (!turns) return;
    *LIST_PUSH(function->arena, &search->found) =
        (Ahead){access, turns * distance, search->near && stays_near(search->tile, access)};
}

static void see_written(void *context, Access *access, bool write)
{
    const Search *search = context;
    if (write && !overflows(search->tile, access))
        *LIST_PUSH(search->tile->function->arena, search->turn->fetched) = access->buffer;
}

/* What this nest writes is near for those that follow in the same turn; and where stores come faster than lines can be had,
 * those that read it fetch the lines of the next turn's. */
void prefetch_done(const Tile *tile, const Turn *turn)
{
    Search search = {.tile = tile, .turn = turn};
    if (turn->axis) nest_visit(tile->function, tile->nest, see_written, &search);
}

/* What was fetched into the second level a turn or more ago is needed at the rate of the sums: into the first. */
Aheads prefetch_waiting(const Tile *tile)
{
    Aheads waiting = {0};
    for (int i = 0; i < tile->defs.count; ++i) {
        *LIST_PUSH(tile->function->arena, &waiting) = tile->defs.at[i];
        *LIST_PUSH(tile->function->arena, &waiting) = (Ahead){tile->defs.at[i].access, 0, true};
    }
    return waiting;
}

Aheads prefetch_terms(const Tile *tile, const Turn *turn)
{
    Search search = {.tile = tile, .turn = turn, .near = true};
    if (turn->axis) expr_visit(tile->function, tile->nest->term, see_stream, &search);
    return search.found;
}

Aheads prefetch_defs(const Tile *tile, const Turn *turn, const int *order)
{
    Search search = {.tile = tile, .turn = turn, .order = order};
    for (int i = 0; turn->axis && i < tile->nest->defs.count; ++i)
        expr_visit(tile->function, tile->nest->defs.at[i].value, see_stream, &search);
    return search.found;
}
