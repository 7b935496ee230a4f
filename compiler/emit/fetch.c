/* What a block fetches ahead: lines of arrays, for its points, for rows that take turns, or for tiles that share them. */
#include "emit/block.h"
#include "schedule/prefetch.h"
#include <string.h>

static bool is_start_of_line(const Printer *p, const Block *block, const int *at, const Access *access)
{
    for (int i = 0; i < block->unrolled; ++i) {
        const Loop *loop = block->unroll[i];
        if (access_stride(p->function, access, loop->axis) == 1 && (at[i] - loop->from) % LINE) return false;
    }
    return true;
}

void print_prefetches(Printer *p, const Block *block, const int *at)
{
    for (int i = 0; i < block->leaf->ahead.count; ++i) {
        const Ahead *ahead = &block->leaf->ahead.at[i];
        if (!ahead->distance ||
            (p->parameters ? !is_pointer(p, ahead->access) : !is_start_of_line(p, block, at, ahead->access)))
            continue;
        const char *line = arena_format(p->arena, "prefetch_far(%s + %lld);\n",
                                        print_address(p, ahead->access), (long long)ahead->distance);
        bool known = p->text->length >= strlen(line) && strstr(p->text->at, line);
        need_support(p, "prefetch_far", 1);
        if (!known) text_add(p->text, "%s", line);
    }
}

/* `n_block / 2 % 8 * 128`: of the block's rows, the one whose turn it is. */
static void print_row_fetching(Printer *p, const Block *block)
{
    const Loop *leaf = block->leaf;
    const char *turn = p->bindings[leaf->axis].symbol;
    if (leaf->step > 1) turn = arena_format(p->arena, "%s / %d", turn, leaf->step);
    int at[2 * MAX_AXES];
    first_position(p, block, at);
    for (int i = 0; i < leaf->ahead.count; ++i) {
        const Ahead *ahead = &leaf->ahead.at[i];
        const char *place = print_address(p, ahead->access);
        int rows;
        (void)row_offset(p, block, ahead->access, turn, &rows);
        const char *row = arena_format(p->arena, "%s %% %d", turn, rows);
        const char *offset =
            rows > 1 ? arena_format(p->arena, " + %s", row_offset(p, block, ahead->access, row, &rows)) : "";
        need_support(p, "prefetch_far", 1);
        text_add(p->text, "prefetch_far(%s + %lld%s);\n", place, (long long)ahead->distance, offset);
    }
    leave_position(p, block, at);
}

/* `b / 64 * 22 + n / 6`: of a turn's tiles, the one that is next. */
static const char *tile_number(Printer *p, const TileLoops *tiles)
{
    Text text = text_new(p->arena);
    int inside = 1;
    for (int i = tiles->count - 1; i >= 0; --i) {
        const TileLoop *loop = &tiles->at[i];
        const Binding *binding = &p->bindings[loop->axis];
        const char *number = !binding->symbol ? arena_format(p->arena, "%d", binding->offset / loop->step)
                           : loop->step > 1   ? arena_format(p->arena, "%s / %d", binding->symbol, loop->step)
                                              : binding->symbol;
        if (binding->block != binding->symbol)
            number = arena_format(p->arena, "%s %% %d", number, loop->count);
        if (inside > 1) number = arena_format(p->arena, "%s * %d", number, inside);
        Text longer = text_new(p->arena);
        text_add(&longer, "%s%s%s", number, text.length ? " + " : "", text.length ? text.at : "");
        text = longer;
        inside *= loop->count;
    }
    return text.at;
}

/* The tile's share of what the next turn needs: so many lines, counted from where the array's part for a turn begins. */
void print_share(Printer *p, const Block *block)
{
    const Loop *leaf = block->leaf;
    int at[2 * MAX_AXES];
    first_position(p, block, at);
    text_add(p->text, "const int tile = %s;\n", tile_number(p, &leaf->tiles));
    Binding outside[MAX_AXES];
    for (int i = 0; i < leaf->tiles.count; ++i) {
        outside[i] = p->bindings[leaf->tiles.at[i].axis];
        p->bindings[leaf->tiles.at[i].axis] = (Binding){0};
    }
    for (int i = 0; i < leaf->ahead.count; ++i) {
        const Ahead *ahead = &leaf->ahead.at[i];
        const int bytes = dtype_bytes(p->function->buffers.at[ahead->access->buffer].type.dtype);
        need_support(p, "prefetch_lines", 1);
        text_add(p->text, "prefetch_lines(%s + %lld + tile * %d, %d);\n", print_address(p, ahead->access),
                 (long long)ahead->distance, ahead->lines * LINE_BYTES / bytes, ahead->lines);
    }
    for (int i = 0; i < leaf->tiles.count; ++i) p->bindings[leaf->tiles.at[i].axis] = outside[i];
    leave_position(p, block, at);
}

/* Before a block: the lines that all of its points want fetched, each once. */
void print_fetching(Printer *p, const Block *block)
{
    int at[2 * MAX_AXES];
    if (!block->leaf->ahead.count) return;
    if (block->leaf->axis) {
        print_row_fetching(p, block);
        return;
    }
    Text *outer = p->text, inside = text_new(p->arena);
    inside.indent = outer->indent;
    p->text = &inside;
    first_position(p, block, at);
    do print_prefetches(p, block, at);
    while (next_position(p, block, at));
    p->text = outer;
    text_bytes(outer, inside.at, inside.length);
}
