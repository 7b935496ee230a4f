/* A late finish: a tile's sums are kept with the places they belong to, and each turn of the next tile's loop calls the
 * finish for some of them. */
#include "emit/block.h"
#include <string.h>

static const Nest *nest_of(const Printer *p, const Block *block)
{
    return &p->function->nests.at[block->leaf->nest];
}

static const char *offset_text(Printer *p, const Block *block, int *count)
{
    return row_offset(p, block, &nest_of(p, block)->defs.at[0].to, "late", count);
}

static int64_t reach_of(const Printer *p, const Block *block)
{
    const Access *to = &nest_of(p, block)->defs.at[0].to;
    int64_t reach = p->lanes;
    for (int i = 0; i < block->unrolled; ++i)
        reach += (block->unroll[i]->to - block->unroll[i]->from - block->unroll[i]->step) *
                 access_stride(p->function, to, block->unroll[i]->axis);
    return reach;
}

static const char *element_type(const Printer *p, const Parameter *parameter)
{
    if (parameter->index) return real_c_name(p->schedule->real, I32);
    const Dtype dtype = p->function->buffers.at[parameter->access->buffer].type.dtype;
    return real_c_name(p->schedule->real, parameter->pointer ? dtype : dtype_as_read(dtype));
}

static void print_idle(Printer *p, const Block *block, const Parameters *list)
{
    for (int i = 0; i < list->count; ++i) {
        const char *type = element_type(p, &list->at[i]);
        bool known = !list->at[i].pointer;
        for (int j = 0; j < i; ++j)
            known |= list->at[j].pointer && strcmp(element_type(p, &list->at[j]), type) == 0;
        if (known) continue;
        text_add(p->text, "_Alignas(64) %s idle_%s[%lld] = {0};\n", type, type,
                 (long long)reach_of(p, block));
    }
}

static void declare_waiting(Printer *p, const Parameter *parameter, const char *prefix)
{
    const char *type = element_type(p, parameter);
    if (parameter->pointer)
        text_add(p->text, "%s%s *%s_%s = idle_%s;\n", parameter->written ? "" : "const ", type, prefix,
                 parameter->name, type);
    else
        text_add(p->text, "%s %s_%s = 0;\n", type, prefix, parameter->name);
}

/* What the vector that is begun has ready for its second half; at first what no division minds. */
static void declare_begun(Printer *p, const Halves *halves, const char *sum_type)
{
    for (int i = 0; i < halves->finish.list.count; ++i)
        if (halves->finish.list.at[i].pointer || halves->finish.list.at[i].index)
            declare_waiting(p, &halves->finish.list.at[i], "begun");
    if (halves->sum) text_add(p->text, "%s begun_sum = 0;\n", sum_type);
    for (int i = 0; i < halves->carried.count; ++i)
        text_add(p->text, "%s %s = 1;\n", halves->carried.at[i].type, halves->carried.at[i].name);
}

void print_late_declarations(Printer *p, LoopId drain)
{
    const Block block = read_block(p, drain);
    const Nest *nest = nest_of(p, &block);
    const Parameters list = epilogue_parameters(p, nest);
    Halves halves;
    const bool halved = halve_epilogue(p, &block, &halves);
    int count;
    forget_loads(p);
    (void)offset_text(p, &block, &count);
    text_add(p->text,
             "/* %s is finished a tile late, among the sums of the next%s; the first finish is idle */\n",
             nest_label(p->function, nest), halved ? ", in two halves" : "");
    print_idle(p, &block, &list);
    const char *sum_type = value_type(p, nest_dtype(p->function, nest), p->lanes);
    text_add(p->text, "%s late_sum[%d] = {0};\n", sum_type, count);
    for (int i = 0; i < list.count; ++i) {
        const Parameter *parameter = &list.at[i];
        if (parameter->pointer || parameter->index)
            declare_waiting(p, parameter, "late");
        else
            text_add(p->text, "const %s late_%s = %s;\n", element_type(p, parameter), parameter->name,
                     epilogue_value(p, nest, parameter->access));
    }
    if (halved) declare_begun(p, &halves, sum_type);
}

void print_keep(Printer *p, const Block *block)
{
    const Parameters list = epilogue_parameters(p, nest_of(p, block));
    int at[2 * MAX_AXES], index = 0;
    first_position(p, block, at);
    do print_part(p, "", arena_format(p->arena, "late_sum[%d] = %s", index++, finished(p, block, at).text));
    while (next_position(p, block, at));
    finish_row(p);
    first_position(p, block, at);
    for (int i = 0; i < list.count; ++i) {
        const Parameter *parameter = &list.at[i];
        const char *place = parameter->index   ? print_index(p, parameter->index, true)
                          : parameter->pointer ? print_address(p, parameter->access)
                                               : NULL;
        if (place) print_part(p, "", arena_format(p->arena, "late_%s = %s", parameter->name, place));
    }
    leave_position(p, block, at);
    finish_row(p);
}

/* Of each kind of parameter what the vector is given whose turn it is. */
static const char *arguments(Printer *p, const Parameters *list, const char *prefix, const char *offset)
{
    Text text = text_new(p->arena);
    for (int i = 0; i < list->count; ++i) {
        const Parameter *parameter = &list->at[i];
        const bool moves = parameter->pointer || parameter->index;
        text_add(&text, ", %s_%s%s", moves ? prefix : "late", parameter->name, moves ? offset : "");
    }
    return text.at ? text.at : "";
}

/* Of the vector that is begun; the first argument has no comma before it. */
static void print_second_half(Printer *p, const Halves *halves)
{
    Text text = text_new(p->arena);
    if (halves->sum) text_add(&text, ", begun_sum");
    text_add(&text, "%s", arguments(p, &halves->finish.list, "begun", ""));
    for (int i = 0; i < halves->carried.count; ++i) text_add(&text, ", %s", halves->carried.at[i].name);
    text_add(p->text, "%s(%s);\n", halves->finish.name, text.at + 2);
}

static void print_halves(Printer *p, const Halves *halves)
{
    print_second_half(p, halves);
    text_add(p->text, "%s(late_sum[late]%s", halves->begin.name,
             arguments(p, &halves->begin.list, "late", " + at"));
    for (int i = 0; i < halves->carried.count; ++i) text_add(p->text, ", &%s", halves->carried.at[i].name);
    text_add(p->text, ");\n");
    if (halves->sum) print_part(p, "", "begun_sum = late_sum[late]");
    for (int i = 0; i < halves->finish.list.count; ++i) {
        const Parameter *parameter = &halves->finish.list.at[i];
        if (parameter->pointer || parameter->index)
            print_part(p, "",
                       arena_format(p->arena, "begun_%s = late_%s + at", parameter->name, parameter->name));
    }
    finish_row(p);
}

/* The lines of the tile that is summed now: its finish is next. */
static bool print_own_lines(Printer *p, const Block *block)
{
    const Aheads *ahead = &block->leaf->ahead;
    bool fetches = false;
    int at[2 * MAX_AXES];
    first_position(p, block, at);
    for (int i = 0; i < ahead->count; ++i) {
        if (ahead->at[i].distance) continue;
        need_support(p, "prefetch_near", 1);
        text_add(p->text, "prefetch_near(%s + at);\n", print_address(p, ahead->at[i].access));
        fetches = true;
    }
    leave_position(p, block, at);
    return fetches;
}

/* The finish of one vector, and whether it takes several statements. */
static bool print_vector(Printer *p, const Block *block)
{
    Halves halves;
    const bool fetches = print_own_lines(p, block);
    if (halve_epilogue(p, block, &halves)) {
        print_halves(p, &halves);
        return true;
    }
    const Epilogue epilogue = make_epilogue(p, block);
    text_add(p->text, "%s(late_sum[late]%s);\n", epilogue.name,
             arguments(p, &epilogue.list, "late", " + at"));
    return fetches;
}

static void print_turn(Printer *p, const Block *block, const char *first, const char *end, const char *at)
{
    text_add(p->text, "for (int late = %s; late < %s; ++late) {\n", first, end);
    ++p->text->indent;
    text_add(p->text, "const int at = %s;\n", at);
    (void)print_vector(p, block);
    --p->text->indent;
    text_add(p->text, "}\n");
}

void print_late(Printer *p, const Block *block)
{
    const Loop *leaf = block->leaf;
    int count;
    const char *at = offset_text(p, block, &count), *turn = p->bindings[leaf->axis].symbol;
    if (leaf->step > 1) turn = arena_format(p->arena, "%s / %d", turn, leaf->step);
    const bool ends = leaf->from * leaf->to > count; /* before the loop does */
    if (leaf->to == 1) {
        text_add(p->text, "const int late = %s, at = %s;\n", turn, at);
        Text *outer = p->text, inside = text_new(p->arena);
        inside.indent = outer->indent + ends;
        p->text = &inside;
        const bool braces = print_vector(p, block) && ends;
        p->text = outer;
        if (ends) text_add(outer, "if (late < %d)%s\n", count, braces ? " {" : "");
        text_bytes(outer, inside.at, inside.length);
        if (braces) text_add(outer, "}\n");
        return;
    }
    const char *first = arena_format(p->arena, "%s * %d", turn, leaf->to),
               *end = arena_format(p->arena, "%s + %d", first, leaf->to);
    print_turn(p, block, first, ends ? arena_format(p->arena, "%s && late < %d", end, count) : end, at);
}

void print_drain(Printer *p, const Block *block)
{
    Halves halves;
    int count;
    const char *at = offset_text(p, block, &count);
    print_turn(p, block, "0", arena_format(p->arena, "%d", count), at);
    if (halve_epilogue(p, block, &halves)) print_second_half(p, &halves);
}
