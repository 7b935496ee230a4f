/* What is written out around a leaf → statements: accumulators as named locals, and what becomes of them. */
#include "emit/block.h"
#include <string.h>

Block read_block(Printer *p, LoopId id)
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
bool first_position(Printer *p, const Block *block, int *at)
{
    for (int i = 0; i < block->unrolled; ++i) {
        at[i] = block->unroll[i]->from;
        p->bindings[block->unroll[i]->axis].offset += at[i];
    }
    return true;
}

bool next_position(Printer *p, const Block *block, int *at)
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

void leave_position(Printer *p, const Block *block, const int *at)
{
    for (int i = 0; i < block->unrolled; ++i) p->bindings[block->unroll[i]->axis].offset -= at[i];
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
        if (nest_has_out(nest, loop->axis) && loop->to - loop->from > loop->step)
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

void forget_loads(Printer *p) { memset(&p->occurrences, 0, sizeof p->occurrences); }

/* Loads that occur more than once get a name: a, b, … by their place in the formula, and a number. */
static void name_loads(Printer *p)
{
    int letters = 0, ids[64], next[64] = {0};
    for (int i = 0; i < p->occurrences.count; ++i) {
        Occurrence *load = &p->occurrences.at[i];
        int k = 0;
        while (k < letters && ids[k] != load->letter) ++k;
        if (k == letters && letters < 25) ids[letters++] = load->letter;
        load->letter = k < 25 ? k : 24;
        if (load->count < 2 || !strchr(load->text, '[')) continue;
        load->name = arena_format(p->arena, "%c%d", 'a' + load->letter, next[load->letter]++);
        while (words_get(p->axis_names, load->name)) load->name = arena_format(p->arena, "%s_", load->name);
    }
}

/* Those that have a name, letter by letter: of all rows, or those that occur first in one. */
static void print_loads(Printer *p, const int *row)
{
    for (int letter = 0; letter < 25; ++letter)
        for (int i = 0; i < p->occurrences.count; ++i) {
            const Occurrence *load = &p->occurrences.at[i];
            if (load->letter != letter || !load->name || (row && load->row != *row)) continue;
            const char *type = value_type(p, load->dtype, load->vector ? p->lanes : 1);
            print_part(p, arena_format(p->arena, "const %s ", type),
                       arena_format(p->arena, "%s = %s", load->name, load->text));
        }
    finish_row(p);
}

void print_shared_loads(Printer *p)
{
    name_loads(p);
    print_loads(p, NULL);
}

/* Whether the innermost of the unrolled axes starts again. */
static bool starts_row(const Block *block, const int *at)
{
    const int last = block->unrolled - 1;
    return last < 0 || at[last] == block->unroll[last]->from;
}

/* The loads of the block's points: counted, and given names. */
static void collect(Printer *p, const Block *block, const Nest *nest, LeafPart part)
{
    int at[2 * MAX_AXES];
    forget_loads(p);
    p->collecting = true, p->point_row = -1;
    first_position(p, block, at);
    do {
        p->point_row += starts_row(block, at);
        if (part == LEAF_ACCUMULATE) (void)print_expr(p, nest->term);
        for (int i = 0; i < nest->defs.count && part == LEAF_FINISH; ++i)
            (void)print_expr(p, nest->defs.at[i].value);
    } while (next_position(p, block, at));
    p->collecting = false;
    name_loads(p);
}

/* Whether a position begins another point of the unrolled reduced axes: what it adds is a statement of its own. */
static bool new_tap(const Printer *p, const Block *block, const int *at)
{
    const Nest *nest = &p->function->nests.at[block->leaf->nest];
    for (int i = 0; i < block->unrolled; ++i)
        if (nest_has_out(nest, block->unroll[i]->axis) && at[i] != block->unroll[i]->from) return false;
    return true;
}

const char *row_offset(Printer *p, const Block *block, const Access *access, const char *row, int *count)
{
    Text text = text_new(p->arena);
    *count = 1;
    int64_t tight = 0; /* the stride that goes on where the axes inside end */
    for (int i = block->unrolled - 1; i >= 0; --i) {
        const Loop *loop = block->unroll[i];
        const int64_t stride = loop->step * access_stride(p->function, access, loop->axis);
        if (!stride) continue;
        const int turns = (loop->to - loop->from) / loop->step, inside = *count;
        *count *= turns;
        if (inside > 1 && stride == tight * inside) continue;
        const char *outer = inside > 1
                              ? arena_format(p->arena, "%s / %d * %lld", row, inside, (long long)stride)
                              : arena_format(p->arena, "%s * %lld", row, (long long)stride);
        if (!text.length) {
            text_add(&text, "%s", outer);
            tight = stride;
            continue;
        }
        Text longer = text_new(p->arena);
        text_add(&longer, "%s + %s %% %d%s", outer, row, inside, text.at + strlen(row));
        text = longer, tight = 0;
    }
    return text.length ? text.at : "0";
}

/* Whether each row of a block loads what it needs: a product of vectors, of which no compiler would hold all at once. */
static bool goes_by_rows(const Printer *p, const Nest *nest)
{
    const Access *a, *b;
    return p->lanes > 1 && !nest_has_out(nest, nest->vector) && nest_is_product(p->function, nest, &a, &b);
}

typedef struct {
    const bool *unrolled; /* of axes: the block's */
    const Nest *nest;
    bool slides;
} Windows;

static void see_window(void *context, Access *access, bool write)
{
    Windows *windows = context;
    (void)write;
    for (int d = 0; d < access->rank; ++d) {
        bool written_out = false, turns = false;
        for (int i = 0; i < access->at[d].terms; ++i) {
            const AxisId axis = access->at[d].term[i].axis;
            if (windows->unrolled[axis])
                written_out = true;
            else
                turns |= nest_has_reduce(windows->nest, axis);
        }
        windows->slides |= written_out && turns;
    }
}

/* Whether a turn of the loops around it reads again what the one before has read at another point of the block. */
static bool slides(Printer *p, const Block *block)
{
    bool *unrolled = ARENA_ARRAY(p->arena, bool, p->schedule->axes.count);
    for (int i = 0; i < block->unrolled; ++i) unrolled[block->unroll[i]->axis] = true;
    Windows windows = {unrolled, &p->function->nests.at[block->leaf->nest], false};
    expr_visit(p->function, windows.nest->term, see_window, &windows);
    return windows.slides;
}

static void print_accumulation(Printer *p, const Block *block)
{
    const Nest *nest = &p->function->nests.at[block->leaf->nest];
    int at[2 * MAX_AXES], nexts = 0, row = -1;
    const bool by_rows = goes_by_rows(p, nest);
    print_fetching(p, block);
    if (slides(p, block)) {
        need_support(p, "load_anew", 1);
        text_add(p->text, "load_anew();\n");
    }
    collect(p, block, nest, LEAF_ACCUMULATE);
    if (!by_rows) print_loads(p, NULL);
    first_position(p, block, at);
    count_uses(p, nest, LEAF_ACCUMULATE);
    do {
        forget_names(p, nest, LEAF_ACCUMULATE);
        Value value = print_expr(p, nest->term);
        const char *name = accumulator(p, block, at);
        if (new_tap(p, block, at)) finish_row(p);
        if (by_rows && starts_row(block, at)) {
            finish_row(p);
            ++row;
            print_loads(p, &row);
        }
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

Value finished(Printer *p, const Block *block, const int *at)
{
    static const char *const lanes[] = {"", "sum_lanes", "max_lanes", "min_lanes"};
    const Nest *nest = &p->function->nests.at[block->leaf->nest];
    Dtype dtype = nest_dtype(p->function, nest);
    const char *name = accumulator(p, block, at);
    bool reduced = nest->vector && !nest_has_out(nest, nest->vector);
    if (reduced && nest->lanes > 1) {
        const char *kind = dtype == F32 ? "" : "_int";
        need_support(p, arena_format(p->arena, "%s%s_N", lanes[nest->combine], kind), nest->lanes);
        name = arena_format(p->arena, "%s%s_%d(%s)", lanes[nest->combine], kind, nest->lanes, name);
    }
    return (Value){name, PREC_PRIMARY, !reduced && p->lanes > 1, dtype};
}

/* All values are computed before any is stored; the last one has no name, so it is stored first. */
void print_values(Printer *p, const Block *block, const int *at)
{
    const Nest *nest = &p->function->nests.at[block->leaf->nest];
    forget_names(p, nest, LEAF_FINISH);
    if (nest->combine) {
        Value value = finished(p, block, at);
        p->so_far = p->parameters ? "so_far" : value.text, p->so_far_vector = value.vector;
    }
    int last = nest->defs.count - 1;
    Value *value = ARENA_ARRAY(p->arena, Value, nest->defs.count);
    for (int i = 0; i <= last; ++i) value[i] = print_expr(p, nest->defs.at[i].value);
    for (int i = last; i >= 0; --i) print_store(p, &nest->defs.at[i].to, value[i]);
}

static bool several_points(const Block *block)
{
    bool several = false;
    for (int i = 0; i < block->unrolled; ++i)
        several |= block->unroll[i]->to - block->unroll[i]->from > block->unroll[i]->step;
    return several;
}

static void print_finish(Printer *p, const Block *block)
{
    const Nest *nest = &p->function->nests.at[block->leaf->nest];
    int at[2 * MAX_AXES];
    p->so_far = "", p->so_far_vector = p->lanes > 1 && nest_has_out(nest, nest->vector);
    count_uses(p, nest, LEAF_FINISH);
    if (print_epilogue(p, block)) return;
    print_fetching(p, block);
    collect(p, block, nest, LEAF_FINISH);
    print_loads(p, NULL);
    bool several = several_points(block);
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

/* Accumulators from where they are held, and back. */
static void print_held(Printer *p, const Block *block, bool resume)
{
    const Nest *nest = &p->function->nests.at[block->leaf->nest];
    Dtype dtype = nest_dtype(p->function, nest);
    const char *head = arena_format(p->arena, "%s ", value_type(p, dtype, p->lanes));
    int at[2 * MAX_AXES];
    first_position(p, block, at);
    do {
        const char *name = accumulator(p, block, at);
        if (resume)
            print_part(p, head,
                       arena_format(p->arena, "%s = %s", name, print_bare_load(p, &nest->held, dtype).text));
        else
            print_store(p, &nest->held, (Value){name, PREC_PRIMARY, p->lanes > 1, dtype});
    } while (next_position(p, block, at));
    finish_row(p);
}

void print_block(Printer *p, LoopId id)
{
    Block block = read_block(p, id);
    switch (block.leaf->part) {
    case LEAF_INIT: print_inits(p, &block); break;
    case LEAF_RESUME: print_held(p, &block, true); break;
    case LEAF_ACCUMULATE: print_accumulation(p, &block); break;
    case LEAF_SUSPEND: print_held(p, &block, false); break;
    case LEAF_FINISH: print_finish(p, &block); break;
    case LEAF_PREFETCH: print_fetching(p, &block); break;
    case LEAF_SHARE: print_share(p, &block); break;
    case LEAF_KEEP: print_keep(p, &block); break;
    case LEAF_LATE: print_late(p, &block); break;
    case LEAF_DRAIN: print_drain(p, &block); break;
    case LEAF_NEST:
    case LEAF_CLEAR:
    case LEAF_VISIT:
    case LEAF_CLOSE: break; /* `tile` has left none */
    }
}
