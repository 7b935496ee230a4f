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

/* Places and positions that stages after this one are given. */
static Parameters needed_after(Printer *p, const Stages *stages, int stage)
{
    Parameters needed = {0};
    for (int k = stage + 1; k < stages->count; ++k)
        for (int i = 0; i < stages->stage[k].list.count; ++i) {
            const Parameter *parameter = &stages->stage[k].list.at[i];
            bool known = !parameter->pointer && !parameter->index;
            for (int j = 0; j < needed.count; ++j) {
                if (strcmp(needed.at[j].name, parameter->name) != 0) continue;
                needed.at[j].written |= parameter->written, known = true;
            }
            if (!known) *LIST_PUSH(p->arena, &needed) = *parameter;
        }
    return needed;
}

static bool needs_sum_after(const Stages *stages, int stage)
{
    bool needs = false;
    for (int k = stage + 1; k < stages->count; ++k) needs |= stages->sum[k];
    return needs;
}

/* What vectors have ready after a stage: at first what no division minds. */
static void declare_stage(Printer *p, const Stages *stages, int stage, const char *sum_type)
{
    const Parameters list = needed_after(p, stages, stage);
    for (int i = 0; i < list.count; ++i) declare_waiting(p, &list.at[i], after_stage(stage));
    if (needs_sum_after(stages, stage)) text_add(p->text, "%s %s_sum = 0;\n", sum_type, after_stage(stage));
    for (int i = 0; i < stages->carried.count; ++i) {
        const Carried *carried = &stages->carried.at[i];
        if (carried->made <= stage && carried->last > stage)
            text_add(p->text, "%s %s_%s = 1;\n", carried->type, after_stage(stage), carried->name);
    }
}

void print_late_declarations(Printer *p, LoopId drain)
{
    const Block block = read_block(p, drain);
    const Nest *nest = nest_of(p, &block);
    const Parameters list = epilogue_parameters(p, nest);
    Stages stages;
    const bool staged = stage_epilogue(p, &block, &stages);
    int count;
    forget_loads(p);
    (void)offset_text(p, &block, &count);
    text_add(p->text,
             "/* %s is finished a tile late, among the sums of the next%s; the first finish is idle */\n",
             nest_label(p->function, nest),
             staged ? arena_format(p->arena, ", in %s stages", stages.count > 2 ? "three" : "two") : "");
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
    for (int stage = 0; staged && stage + 1 < stages.count; ++stage)
        declare_stage(p, &stages, stage, sum_type);
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

/* Of the vector that has come so far; the first argument has no comma before it. */
static void print_stage(Printer *p, const Stages *stages, int stage)
{
    Text text = text_new(p->arena);
    const char *before = stage ? after_stage(stage - 1) : "late";
    if (stages->sum[stage]) text_add(&text, stage ? ", %s_sum" : ", %s_sum[late]", before);
    text_add(&text, "%s", arguments(p, &stages->stage[stage].list, before, stage ? "" : " + at"));
    for (int i = 0; i < stages->carried.count; ++i) {
        const Carried *carried = &stages->carried.at[i];
        if (carried->needed[stage]) text_add(&text, ", %s_%s", before, carried->name);
    }
    for (int i = 0; i < stages->carried.count; ++i) {
        const Carried *carried = &stages->carried.at[i];
        if (carried->made == stage) text_add(&text, ", &%s_%s", after_stage(stage), carried->name);
    }
    text_add(p->text, "%s(%s);\n", stages->stage[stage].name, text.at + 2);
}

/* What later stages need that this one has not made. */
static void print_passing(Printer *p, const Stages *stages, int stage)
{
    const Parameters list = needed_after(p, stages, stage);
    const char *to = after_stage(stage), *from = stage ? after_stage(stage - 1) : "late",
               *offset = stage ? "" : " + at";
    if (needs_sum_after(stages, stage))
        print_part(p, "", arena_format(p->arena, "%s_sum = %s_sum%s", to, from, stage ? "" : "[late]"));
    for (int i = 0; i < list.count; ++i)
        print_part(
            p, "",
            arena_format(p->arena, "%s_%s = %s_%s%s", to, list.at[i].name, from, list.at[i].name, offset));
    for (int i = 0; i < stages->carried.count; ++i) {
        const Carried *carried = &stages->carried.at[i];
        if (carried->made < stage && carried->last > stage)
            print_part(p, "",
                       arena_format(p->arena, "%s_%s = %s_%s", to, carried->name, from, carried->name));
    }
    finish_row(p);
}

/* From the last stage down to one: each vector comes a stage further. */
static void print_stages(Printer *p, const Stages *stages, int first)
{
    for (int stage = stages->count - 1; stage >= first; --stage) {
        print_stage(p, stages, stage);
        if (stage + 1 < stages->count) print_passing(p, stages, stage);
    }
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
    Stages stages;
    const bool fetches = print_own_lines(p, block);
    if (stage_epilogue(p, block, &stages)) {
        print_stages(p, &stages, 0);
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
    Stages stages;
    int count;
    const char *at = offset_text(p, block, &count);
    print_turn(p, block, "0", arena_format(p->arena, "%d", count), at);
    if (!stage_epilogue(p, block, &stages)) return;
    for (int first = 1; first < stages.count; ++first) print_stages(p, &stages, first);
}
