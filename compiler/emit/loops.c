/* The loops of a kernel → C: for loops, and braces where names need them. */
#include "emit/block.h"
#include <string.h>

static const char *axis_name(const Printer *p, AxisId axis) { return p->schedule->axes.at[axis].name; }

static bool is_block(const Printer *p, LoopId id)
{
    LoopKind kind = p->function->loops.at[id].kind;
    return kind == LOOP_UNROLL || kind == LOOP_VECTOR || kind == LOOP_LEAF;
}

/* Where a * b + c may become one instruction, as only in a support function besides: the accumulating block of a product. */
static bool accumulates_product(const Printer *p, LoopId id)
{
    while (p->function->loops.at[id].kind == LOOP_UNROLL || p->function->loops.at[id].kind == LOOP_VECTOR)
        id = p->function->loops.at[id].child;
    const Loop *loop = &p->function->loops.at[id];
    const Access *a, *b;
    return loop->kind == LOOP_LEAF && loop->part == LEAF_ACCUMULATE &&
           nest_is_product(p->function, &p->function->nests.at[loop->nest], &a, &b);
}

static bool starts_with(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

static bool declares(const char *line)
{
    static const char *const types[] = {"const ",  "vec",      "ivec",     "float ",
                                        "double ", "int32_t ", "int64_t ", "#"};
    for (size_t i = 0; i < sizeof types / sizeof *types; ++i)
        if (starts_with(line, types[i])) return true;
    return false;
}

/* Whether one of its statements, not of the blocks within, gives a name; what is fetched ahead may stand before it. */
static bool any_declares(const Text *inside)
{
    const size_t indent = 4 * (size_t)inside->indent;
    bool any = inside->at[0] == '#';
    for (const char *line = inside->at; *line; line += strcspn(line, "\n") + 1)
        any |= strspn(line, " ") == indent && declares(line + indent);
    return any;
}

/* A body of one statement needs no braces. */
static bool one_statement(const Text *body)
{
    size_t indent = 4 * (size_t)body->indent;
    int statements = 0;
    for (const char *line = body->at; *line; line += strcspn(line, "\n") + 1) {
        size_t blanks = strspn(line, " ");
        if (line[0] == '#' || (blanks == indent && declares(line + blanks))) return false;
        statements += blanks == indent && line[blanks] != '}';
    }
    return statements == 1;
}

/* Whether a loop over the axis lies within: then the one outside goes by blocks. */
static bool loops_within(const Printer *p, LoopId id, AxisId axis)
{
    for (; id; id = p->function->loops.at[id].next) {
        const Loop *loop = &p->function->loops.at[id];
        if (loop->kind == LOOP_LOOP && loop->axis == axis) return true;
        if (loops_within(p, loop->child, axis)) return true;
    }
    return false;
}

/* `block + 2`; without a block, or with nothing to add, just one of them. */
static const char *block_offset(const Printer *p, const Binding *outside, int offset)
{
    if (!outside->symbol) return arena_format(p->arena, "%d", offset);
    if (!offset) return outside->symbol;
    return arena_format(p->arena, "%s + %d", outside->symbol, offset);
}

static const char *for_head(const Printer *p, const Loop *loop, const char *name, const Binding *outside)
{
    const char *step = loop->step == 1 ? arena_format(p->arena, "++%s", name)
                                       : arena_format(p->arena, "%s += %d", name, loop->step);
    if (loop->kind == LOOP_LOOP)
        return arena_format(p->arena, "for (int %s = %s; %s < %s; %s)", name,
                            block_offset(p, outside, outside->offset + loop->from), name,
                            block_offset(p, outside, outside->offset + loop->to), step);
    if (loop->tail) /* from: its elder's step */
        return arena_format(p->arena, "for (int %s = to - (to - from) %% %d; %s < to; %s)", name, loop->from,
                            name, step);
    if (loop->step > 1)
        return arena_format(p->arena, "for (int %s = from; %s + %d <= to; %s)", name, name, loop->step, step);
    return arena_format(p->arena, "for (int %s = from; %s < to; %s)", name, name, step);
}

static void print_pragma(Text *text, const char *what)
{
    const int indent = text->indent;
    text->indent = 0;
    text_add(text, "#pragma clang %s\n", what);
    text->indent = indent;
}

static void print_for(Printer *p, const Loop *loop)
{
    Binding *binding = &p->bindings[loop->axis];
    const Binding outside = *binding;
    const char *name = axis_name(p, loop->axis);
    if (loop->step > 1 &&
        loops_within(p, loop->child, loop->axis)) /* by blocks, then by lines of the cache */
        name = arena_format(p->arena, outside.symbol ? "%s_line" : "%s_block", name);
    const char *head = for_head(p, loop, name, &outside);
    *binding = (Binding){name, outside.symbol ? outside.block : name, 0};
    Text *outer = p->text, body = text_new(p->arena);
    body.indent = outer->indent + 1;
    p->text = &body;
    print_loops(p, loop->child);
    p->text = outer;
    *binding = outside;
    bool braces = !one_statement(&body);
    if (loop->copies) print_pragma(outer, arena_format(p->arena, "loop unroll_count(%d)", loop->copies));
    text_add(outer, "%s%s\n", head, braces ? " {" : "");
    text_bytes(outer, body.at, body.length);
    if (braces) text_add(outer, "}\n");
}

void print_braced(Text *outer, const Text *inside)
{
    if (any_declares(inside)) {
        text_add(outer, "{\n");
        text_bytes(outer, inside->at, inside->length);
        text_add(outer, "}\n");
        return;
    }
    for (const char *line = inside->at; *line;) {
        size_t length = strcspn(line, "\n") + 1, blanks = strspn(line, " ") >= 4 ? 4 : 0;
        text_bytes(outer, line + blanks, length - blanks);
        line += length;
    }
}

/* A nest among others, under its name. */
static void print_titled(Printer *p, const Loop *loop)
{
    Text *outer = p->text, inside = text_new(p->arena);
    text_add(outer, "/* %s */\n", loop->title);
    inside.indent = outer->indent + 1;
    p->text = &inside;
    print_loops(p, loop->child);
    p->text = outer;
    print_braced(outer, &inside);
}

static void print_one(Printer *p, LoopId id, bool alone)
{
    const Loop loop = p->function->loops.at[id];
    if (loop.kind == LOOP_LOOP || loop.kind == LOOP_SLICES) {
        print_for(p, &loop);
        return;
    }
    if (loop.title) {
        print_titled(p, &loop);
        return;
    }
    /* What declares names stands in a block of its own, unless a loop's braces are there already. */
    bool product = accumulates_product(p, id), braces = !alone;
    if (is_block(p, id)) {
        Block block = read_block(p, id);
        bool combines = p->function->nests.at[block.leaf->nest].combine != COMBINE_NONE;
        braces &= block.leaf->part == LEAF_ACCUMULATE || (block.leaf->part == LEAF_FINISH && !combines);
    }
    Text *outer = p->text, inside = text_new(p->arena);
    inside.indent = outer->indent + braces;
    if (braces) p->text = &inside;
    if (product) print_pragma(p->text, "fp contract(on)");
    if (is_block(p, id))
        print_block(p, id);
    else
        print_loops(p, loop.child);
    if (!braces) return;
    p->text = outer;
    print_braced(outer, &inside);
}

void print_loops(Printer *p, LoopId first)
{
    for (LoopId id = first; id; id = p->function->loops.at[id].next)
        print_one(p, id, id == first && !p->function->loops.at[id].next);
}
