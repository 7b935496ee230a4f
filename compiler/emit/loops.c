/* The loops of a kernel → C: for loops, and blocks of what is written out, with register tiles as named locals. */
#include "emit/printer.h"
#include <string.h>

/* What is written out around a leaf: unrolled axes, the last varying fastest. */
typedef struct {
    const Loop *leaf;
    int unrolled;
    const Loop *unroll[2 * MAX_AXES];
} Block;

static const char *axis_name(const Printer *p, AxisId axis) { return p->schedule->axes.at[axis].name; }

static bool is_block(const Printer *p, LoopId id)
{
    LoopKind kind = p->function->loops.at[id].kind;
    return kind == LOOP_UNROLL || kind == LOOP_VECTOR || kind == LOOP_LEAF;
}

static Block read_block(Printer *p, LoopId id)
{
    Block block = {0};
    p->vector = 0, p->lanes = 1;
    for (; p->function->loops.at[id].kind != LOOP_LEAF; id = p->function->loops.at[id].child) {
        const Loop *loop = &p->function->loops.at[id];
        if (loop->kind == LOOP_VECTOR)
            p->vector = loop->axis, p->lanes = loop->to;
        else
            block.unroll[block.unrolled++] = loop;
    }
    block.leaf = &p->function->loops.at[id];
    return block;
}

/* The positions of a block's unrolled axes, one after another; false at the end. */
static bool first_position(Printer *p, const Block *block, int *at)
{
    for (int i = 0; i < block->unrolled; ++i) {
        at[i] = block->unroll[i]->from;
        p->bindings[block->unroll[i]->axis].offset += at[i];
    }
    return true;
}

static bool next_position(Printer *p, const Block *block, int *at)
{
    for (int i = block->unrolled - 1; i >= 0; --i) {
        const Loop *loop = block->unroll[i];
        Binding *binding = &p->bindings[loop->axis];
        if (at[i] + loop->step < loop->to) {
            at[i] += loop->step, binding->offset += loop->step;
            return true;
        }
        binding->offset -= at[i] - loop->from;
        at[i] = loop->from;
    }
    for (int i = 0; i < block->unrolled; ++i)
        p->bindings[block->unroll[i]->axis].offset -= block->unroll[i]->from;
    return false;
}

static bool is_output(const Nest *nest, AxisId axis)
{
    for (int i = 0; i < nest->outs; ++i)
        if (nest->out[i] == axis) return true;
    return false;
}

/* sum, sum0, sum01: an accumulator is named by its place in the tile. */
static const char *accumulator(Printer *p, const Block *block, const int *at)
{
    static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz", *const names[] = {"", "sum", "most",
                                                                                           "least"};
    const Nest *nest = &p->function->nests.at[block->leaf->nest];
    Text text = text_new(p->arena);
    text_add(&text, "%s", names[nest->combine]);
    for (int i = 0; i < block->unrolled; ++i) {
        const Loop *loop = block->unroll[i];
        int place = (at[i] - loop->from) / loop->step;
        if (is_output(nest, loop->axis) && loop->to - loop->from > loop->step)
            text_add(&text, "%c", digits[place < 36 ? place : 35]);
    }
    return text.at;
}

static void print_inits(Printer *p, const Block *block)
{
    const Nest *nest = &p->function->nests.at[block->leaf->nest];
    Dtype dtype = nest_dtype(p->function, nest);
    static const char *const whole[] = {"", "0", "INT32_MIN", "INT32_MAX"}, *const real[] = {"", "0",
                                                                                             "-INFINITY",
                                                                                             "INFINITY"};
    if (dtype == F32 && nest->combine != COMBINE_SUM) need_support(p, "<math.h>", 1);
    const char *head = arena_format(p->arena, "%s ", value_type(p, dtype, p->lanes));
    int at[2 * MAX_AXES];
    first_position(p, block, at);
    do
        print_part(p, head,
                   arena_format(p->arena, "%s = %s", accumulator(p, block, at),
                                (dtype == F32 ? real : whole)[nest->combine]));
    while (next_position(p, block, at));
    finish_row(p);
}

/* Loads that occur more than once get a name: a, b, … by their place in the formula, and a number. */
static void print_shared_loads(Printer *p)
{
    int letters = 0, ids[64], next[64] = {0};
    for (int i = 0; i < p->occurrences.count; ++i) {
        Occurrence *load = &p->occurrences.at[i];
        int k = 0;
        while (k < letters && ids[k] != load->letter) ++k;
        if (k == letters && letters < 25) ids[letters++] = load->letter;
        load->letter = k < 25 ? k : 24;
    }
    for (int k = 0; k < letters * p->occurrences.count; ++k) { /* letter by letter */
        Occurrence *load = &p->occurrences.at[k % p->occurrences.count];
        if (load->letter != k / p->occurrences.count || load->count < 2 || !strchr(load->text, '[')) continue;
        load->name = arena_format(p->arena, "%c%d", 'a' + load->letter, next[load->letter]++);
        for (AxisId axis = 1; axis < p->schedule->axes.count; ++axis)
            if (axis_name(p, axis) && strcmp(axis_name(p, axis), load->name) == 0)
                load->name = arena_format(p->arena, "%s_", load->name);
        print_part(
            p, arena_format(p->arena, "const %s ", value_type(p, load->dtype, load->vector ? p->lanes : 1)),
            arena_format(p->arena, "%s = %s", load->name, load->text));
    }
    finish_row(p);
}

static void collect(Printer *p, const Block *block, const Nest *nest, LeafPart part)
{
    int at[2 * MAX_AXES];
    memset(&p->occurrences, 0, sizeof p->occurrences);
    p->collecting = true;
    first_position(p, block, at);
    do {
        if (part == LEAF_ACCUMULATE) (void)print_expr(p, nest->term);
        for (int i = 0; i < nest->defs.count && part == LEAF_FINISH; ++i)
            (void)print_expr(p, nest->defs.at[i].value);
    } while (next_position(p, block, at));
    p->collecting = false;
    print_shared_loads(p);
}

/* Whether a position begins another point of the unrolled reduced axes: what it adds is a statement of its own. */
static bool new_tap(const Printer *p, const Block *block, const int *at)
{
    const Nest *nest = &p->function->nests.at[block->leaf->nest];
    for (int i = 0; i < block->unrolled; ++i)
        if (is_output(nest, block->unroll[i]->axis) && at[i] != block->unroll[i]->from) return false;
    return true;
}

static void print_accumulation(Printer *p, const Block *block)
{
    const Nest *nest = &p->function->nests.at[block->leaf->nest];
    int at[2 * MAX_AXES], nexts = 0;
    collect(p, block, nest, LEAF_ACCUMULATE);
    first_position(p, block, at);
    count_uses(p, nest, LEAF_ACCUMULATE);
    do {
        forget_names(p, nest, LEAF_ACCUMULATE);
        Value value = print_expr(p, nest->term);
        const char *name = accumulator(p, block, at);
        if (new_tap(p, block, at)) finish_row(p);
        if (nest->combine == COMBINE_SUM) {
            print_part(p, "", arena_format(p->arena, "%s += %s", name, value.text));
            continue;
        }
        const char *sign = nest->combine == COMBINE_MAX ? "<" : ">";
        value = as_vector(p, value);
        if (value.precedence < PREC_PRIMARY || strchr(value.text, '(')) {
            const char *next = arena_format(p->arena, "next%d", nexts++);
            print_part(
                p,
                arena_format(p->arena, "const %s ", value_type(p, value.dtype, value.vector ? p->lanes : 1)),
                arena_format(p->arena, "%s = %s", next, value.text));
            value.text = next;
        }
        print_part(p, "",
                   arena_format(p->arena, "%s = %s %s %s ? %s : %s", name, name, sign, value.text, value.text,
                                name));
    } while (next_position(p, block, at));
    finish_row(p);
}

static Value finished(Printer *p, const Block *block, const int *at)
{
    static const char *const lanes[] = {"", "sum_lanes", "max_lanes", "min_lanes"};
    const Nest *nest = &p->function->nests.at[block->leaf->nest];
    Dtype dtype = nest_dtype(p->function, nest);
    const char *name = accumulator(p, block, at);
    bool reduced = nest->vector && !is_output(nest, nest->vector);
    if (reduced && nest->lanes > 1) {
        const char *kind = dtype == F32 ? "" : "_int";
        need_support(p, arena_format(p->arena, "%s%s_N", lanes[nest->combine], kind), nest->lanes);
        name = arena_format(p->arena, "%s%s_%d(%s)", lanes[nest->combine], kind, nest->lanes, name);
    }
    return (Value){name, PREC_PRIMARY, !reduced && p->lanes > 1, dtype};
}

/* All values are computed before any is stored; the last one has no name, so it is stored first. */
static void print_values(Printer *p, const Block *block, const int *at)
{
    const Nest *nest = &p->function->nests.at[block->leaf->nest];
    forget_names(p, nest, LEAF_FINISH);
    if (nest->combine) {
        Value value = finished(p, block, at);
        p->so_far = value.text, p->so_far_vector = value.vector;
    }
    int last = nest->defs.count - 1;
    Value *value = ARENA_ARRAY(p->arena, Value, nest->defs.count);
    for (int i = 0; i <= last; ++i) value[i] = print_expr(p, nest->defs.at[i].value);
    for (int i = last; i >= 0; --i) print_store(p, &nest->defs.at[i].to, value[i]);
}

static void print_finish(Printer *p, const Block *block)
{
    const Nest *nest = &p->function->nests.at[block->leaf->nest];
    int at[2 * MAX_AXES];
    p->so_far = "", p->so_far_vector = p->lanes > 1 && is_output(nest, nest->vector);
    collect(p, block, nest, LEAF_FINISH);
    count_uses(p, nest, LEAF_FINISH);
    bool several = false;
    for (int i = 0; i < block->unrolled; ++i)
        several |= block->unroll[i]->to - block->unroll[i]->from > block->unroll[i]->step;
    first_position(p, block, at);
    do {
        Text *outer = p->text, inside = text_new(p->arena);
        inside.indent = outer->indent + several;
        if (several) p->text = &inside;
        print_values(p, block, at);
        p->text = outer;
        if (several) print_braced(outer, &inside);
    } while (next_position(p, block, at));
}

static void print_block(Printer *p, LoopId id)
{
    Block block = read_block(p, id);
    switch (block.leaf->part) {
    case LEAF_INIT: print_inits(p, &block); break;
    case LEAF_ACCUMULATE: print_accumulation(p, &block); break;
    case LEAF_FINISH: print_finish(p, &block); break;
    }
}

/* The one place where a * b + c may become one instruction: the accumulating block of a product. */
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

static void print_for(Printer *p, const Loop *loop)
{
    const char *name = axis_name(p, loop->axis);
    Binding before = p->bindings[loop->axis];
    p->bindings[loop->axis].symbol = name;
    Text head = text_new(p->arena);
    const char *step = loop->step == 1 ? arena_format(p->arena, "++%s", name)
                                       : arena_format(p->arena, "%s += %d", name, loop->step);
    if (loop->kind == LOOP_LOOP) {
        text_add(&head, "for (int %s = %d; %s < %d; %s) ", name, loop->from, name, loop->to, step);
    } else if (loop->tail) { /* from: its elder's step */
        text_add(&head, "for (int %s = to - (to - from) %% %d; %s < to; %s) ", name, loop->from, name, step);
    } else if (loop->step > 1) {
        text_add(&head, "for (int %s = from; %s + %d <= to; %s) ", name, name, loop->step, step);
    } else {
        text_add(&head, "for (int %s = from; %s < to; %s) ", name, name, step);
    }
    Text *outer = p->text, body = text_new(p->arena);
    body.indent = outer->indent + 1;
    p->text = &body;
    print_loops(p, loop->child);
    p->text = outer;
    p->bindings[loop->axis] = before;
    bool braces = !one_statement(&body);
    text_add(outer, "%.*s%s\n", (int)head.length - 1, head.at, braces ? " {" : "");
    text_bytes(outer, body.at, body.length);
    if (braces) text_add(outer, "}\n");
}

void print_braced(Text *outer, const Text *inside)
{
    size_t indent = 4 * (size_t)inside->indent;
    const char *first = inside->at[0] == '#' || inside->length <= indent ? inside->at : inside->at + indent;
    if (declares(first)) {
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

static void print_one(Printer *p, LoopId id, bool alone)
{
    const Loop loop = p->function->loops.at[id];
    if (loop.kind == LOOP_LOOP || loop.kind == LOOP_SLICES) {
        print_for(p, &loop);
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
    if (product) {
        int indent = p->text->indent;
        p->text->indent = 0;
        text_add(p->text, "#pragma clang fp contract(on)\n");
        p->text->indent = indent;
    }
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
