/* Software prefetch: while one block of a loop is worked on, what the next block reads from memory is fetched. The hardware
 * follows a stream within a page, but not from the end of one row of a tile to the next. */
#include "schedule/prefetch.h"
#include "schedule/decision.h"

enum {
    FURTHEST = 8,         /* turns of the loop */
    FEW_TERMS = 32,       /* of a result: the sums take no longer than memory does */
    FEW_TERMS_LATE = 256, /* what is finished late has its lines fetched a tile before in any case */
    LINES_SHARED = 8      /* by a tile, at most: more at once would fill the buffers that wait for memory */
};

typedef struct {
    const Tile *tile;
    const Turn *turn;
    bool defs; /* else terms */
    TileLoops tiles;
    Aheads found, shared;
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

/* Of a result, in a turn. */
static int64_t terms_summed(const Tile *tile)
{
    int64_t terms = 1;
    for (int i = 0; i < tile->nest->reduces; ++i) terms *= tile_range(tile, tile->nest->reduce[i]);
    return terms;
}

/* What is read once, and results with few terms each or far from one turn to the next, go by at the pace of memory: the hardware
 * follows, and what is asked for besides is only in its way. */
static bool is_streamed(const Tile *tile, const Access *access, bool defs)
{
    const Nest *nest = tile->nest;
    if (defs)
        return terms_summed(tile) < (tile->late.axis ? FEW_TERMS_LATE : FEW_TERMS) || is_long(tile, access);
    int64_t points = terms_summed(tile);
    for (int i = 0; i < nest->outs; ++i)
        if (nest->out[i] != nest->slice_number) points *= tile_range(tile, nest->out[i]);
    const int bytes = dtype_bytes(tile->function->buffers.at[access->buffer].type.dtype);
    return points * bytes <= access_bytes(tile->function, access, tile->block);
}

/* Vectors of a product's operand that every tile of rows goes through, and each would fetch. */
static bool is_swept_often(const Tile *tile, const Access *access)
{
    const Access *a, *b;
    return nest_is_product(tile->function, tile->nest, &a, &b) &&
           access_stride(tile->function, access, tile->nest->vector) == 1 && is_long(tile, access);
}

/* A turn touches more of it than the first level holds. */
static bool overflows(const Tile *tile, const Access *access)
{
    return access_bytes(tile->function, access, tile->block) > (int64_t)tile->schedule->target->level1 * 1024;
}

/* The loops by which a tile has a number in its turn. */
static TileLoops tile_loops(const Tile *tile, const int *order)
{
    TileLoops loops = {0};
    for (int i = 0; i < tile->nest->outs; ++i) {
        const AxisId axis = tile->nest->out[order[i]];
        const int step = tile_step(tile, order[i]), range = tile_range(tile, axis);
        if (axis == tile->nest->slice_number || range <= step) continue;
        *LIST_PUSH(tile->function->arena, &loops) = (TileLoop){axis, step, (range + step - 1) / step};
    }
    return loops;
}

/* What a turn reads of it is nearly all that lies there, from where it begins to where the next turn's does. */
static bool is_in_one_piece(const Tile *tile, const Access *access, int64_t distance)
{
    const Nest *nest = tile->nest;
    int64_t last = 0;
    for (int i = 0; i < nest->outs + nest->reduces; ++i) {
        const AxisId axis = i < nest->outs ? nest->out[i] : nest->reduce[i - nest->outs];
        last += access_stride(tile->function, access, axis) * (tile_range(tile, axis) - 1);
    }
    const int bytes = dtype_bytes(tile->function->buffers.at[access->buffer].type.dtype);
    return last < distance && access_bytes(tile->function, access, tile->block) * 4 >= distance * bytes * 3;
}

/* A tile's lines of the next turn's part, where several tiles would fetch the same ones; 0 where none do, and where they are so
 * few that to ask for them again costs nothing. */
static int lines_shared(const Search *search, const Access *access, int64_t distance)
{
    const Tile *tile = search->tile;
    int64_t tiles = 1;
    bool repeated = false;
    for (int i = 0; i < search->tiles.count; ++i) {
        const TileLoop *loop = &search->tiles.at[i];
        const bool moves = access_stride(tile->function, access, loop->axis);
        if (tile->block[loop->axis] && (moves || tile_range(tile, loop->axis) % loop->step)) return 0;
        tiles *= loop->count, repeated |= !moves;
    }
    const int64_t part = access_bytes(tile->function, access, tile->block);
    const bool few = part <= (int64_t)tile->schedule->target->level1 * 1024 / 8;
    if (!repeated || few || !is_in_one_piece(tile, access, distance)) return 0;
    const int bytes = dtype_bytes(tile->function->buffers.at[access->buffer].type.dtype);
    const int64_t lines = (distance * bytes + LINE_BYTES - 1) / LINE_BYTES,
                  share = (lines + tiles - 1) / tiles;
    return share <= LINES_SHARED ? (int)share : 0;
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
    if (!search->defs && is_swept_often(search->tile, access)) return;
    *LIST_PUSH(function->arena, search->turn->fetched) = access->buffer;
    const char *subject =
        arena_format(function->arena, "%s.%s", nest_label(function, search->tile->nest), buffer->name);
    const int usual = is_streamed(search->tile, access, search->defs) ? 0 : 1;
    const int turns = decide_number(search->tile->schedule, function, search->tile->id, "prefetch", subject,
                                    usual, 0, FURTHEST);
    if (!turns) return;
    const int lines = lines_shared(search, access, distance);
    *LIST_PUSH(function->arena, lines ? &search->shared : &search->found) =
        (Ahead){access, turns * distance, lines};
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

static void see_waiting(void *context, Access *access, bool write)
{
    Search *search = context;
    const Function *function = search->tile->function;
    const int64_t cache = (int64_t)search->tile->schedule->target->level2 * 1024;
    bool known = write || !is_plain(access) || buffer_bytes(&function->buffers.at[access->buffer]) < cache;
    for (int i = 0; i < search->found.count; ++i)
        known |= search->found.at[i].access->buffer == access->buffer;
    if (!known) *LIST_PUSH(function->arena, &search->found) = (Ahead){access, 0, 0};
}

/* The lines of the tile that waits next are needed at the rate of the sums: into the first level, in time. */
Aheads prefetch_waiting(const Tile *tile)
{
    Search search = {.tile = tile};
    for (int i = 0; i < tile->nest->defs.count; ++i)
        expr_visit(tile->function, tile->nest->defs.at[i].value, see_waiting, &search);
    for (int i = 0; i < tile->defs.count; ++i)
        *LIST_PUSH(tile->function->arena, &search.found) = tile->defs.at[i];
    return search.found;
}

Aheads prefetch_terms(const Tile *tile, const Turn *turn, const int *order, Aheads *shared, TileLoops *tiles)
{
    Search search = {.tile = tile, .turn = turn, .tiles = tile_loops(tile, order)};
    if (turn->axis) expr_visit(tile->function, tile->nest->term, see_stream, &search);
    *shared = search.shared, *tiles = search.tiles;
    return search.found;
}

Aheads prefetch_defs(const Tile *tile, const Turn *turn)
{
    Search search = {.tile = tile, .turn = turn, .defs = true};
    for (int i = 0; turn->axis && i < tile->nest->defs.count; ++i)
        expr_visit(tile->function, tile->nest->defs.at[i].value, see_stream, &search);
    return search.found;
}
