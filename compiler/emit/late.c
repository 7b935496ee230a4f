/* A late finish: a tile's sums are kept with the places they belong to, and each turn of the next tile's loop calls the
 * finish for some of them. */
#include "emit/block.h"
#include "schedule/prefetch.h"
#include <string.h>

static const Nest *nest_of(const Printer *p, const Block *block)
{
    return &p->function->nests.at[block->leaf->nest];
}

/* `late / 4 * 128 + late % 4 * 16`: where the tile's vector lies from its first, and how many there are. */
static const char *offset_text(Printer *p, const Block *block, int *count)
{
    const Access *to = &nest_of(p, block)->defs.at[0].to;
    Text text = text_new(p->arena);
    *count = 1;
    int64_t tight = 0; /* the stride that goes on where the axes inside end */
    for (int i = block->unrolled - 1; i >= 0; --i) {
        const Loop *loop = block->unroll[i];
        const int64_t stride = loop->step * access_stride(p->function, to, loop->axis);
        const int turns = (loop->to - loop->from) / loop->step, inside = *count;
        *count *= turns;
        if (inside > 1 && stride == tight * inside) continue;
        const char *outer = inside > 1 ? arena_format(p->arena, "late / %d * %lld", inside, (long long)stride)
                                       : arena_format(p->arena, "late * %lld", (long long)stride);
        if (!text.length) {
            text_add(&text, "%s", outer);
            tight = stride;
            continue;
        }
        Text longer = text_new(p->arena);
        const char *rest = text.at + (sizeof "late" - 1);
        text_add(&longer, "%s + late %% %d%s", outer, inside, rest);
        text = longer, tight = 0;
    }
    return text.length ? text.at : "0";
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

void print_late_declarations(Printer *p, LoopId drain)
{
    const Block block = read_block(p, drain);
    const Nest *nest = nest_of(p, &block);
    const Epilogue epilogue = make_epilogue(p, &block);
    int count;
    (void)offset_text(p, &block, &count);
    text_add(p->text,
             "/* %s is finished a tile late, among the sums of the next; the first finish is idle */\n",
             nest_label(p->function, nest));
    print_idle(p, &block, &epilogue.list);
    text_add(p->text, "%s late_sum[%d] = {0};\n", value_type(p, nest_dtype(p->function, nest), p->lanes),
             count);
    for (int i = 0; i < epilogue.list.count; ++i) {
        const Parameter *parameter = &epilogue.list.at[i];
        const char *type = element_type(p, parameter);
        if (parameter->pointer)
            text_add(p->text, "%s%s *late_%s = idle_%s;\n", parameter->written ? "" : "const ", type,
                     parameter->name, type);
        else if (parameter->index)
            text_add(p->text, "%s late_%s = 0;\n", type, parameter->name);
        else
            text_add(p->text, "const %s late_%s = %s;\n", type, parameter->name,
                     epilogue_value(p, nest, parameter->access));
    }
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

static void print_call(Printer *p, const Epilogue *epilogue)
{
    text_add(p->text, "%s(late_sum[late]", epilogue->name);
    for (int i = 0; i < epilogue->list.count; ++i)
        text_add(p->text, ", late_%s%s", epilogue->list.at[i].name,
                 epilogue->list.at[i].pointer || epilogue->list.at[i].index ? " + at" : "");
    text_add(p->text, ");\n");
}

static void print_turn(Printer *p, const Epilogue *epilogue, const char *first, const char *end,
                       const char *at)
{
    text_add(p->text, "for (int late = %s; late < %s; ++late) {\n", first, end);
    ++p->text->indent;
    text_add(p->text, "const int at = %s;\n", at);
    print_call(p, epilogue);
    --p->text->indent;
    text_add(p->text, "}\n");
}

void print_late(Printer *p, const Block *block)
{
    const Epilogue epilogue = make_epilogue(p, block);
    const Loop *leaf = block->leaf;
    int count;
    const char *at = offset_text(p, block, &count), *turn = p->bindings[leaf->axis].symbol;
    if (leaf->step > 1) turn = arena_format(p->arena, "%s / %d", turn, leaf->step);
    const bool ends = leaf->from * leaf->to > count; /* before the loop does */
    if (leaf->to == 1) {
        text_add(p->text, "const int late = %s, at = %s;\n", turn, at);
        if (ends) text_add(p->text, "if (late < %d)\n", count);
        p->text->indent += ends;
        print_call(p, &epilogue);
        p->text->indent -= ends;
        return;
    }
    const char *first = arena_format(p->arena, "%s * %d", turn, leaf->to),
               *end = arena_format(p->arena, "%s + %d", first, leaf->to);
    print_turn(p, &epilogue, first, ends ? arena_format(p->arena, "%s && late < %d", end, count) : end, at);
}

void print_drain(Printer *p, const Block *block)
{
    const Epilogue epilogue = make_epilogue(p, block);
    int count;
    const char *at = offset_text(p, block, &count);
    print_turn(p, &epilogue, "0", arena_format(p->arena, "%d", count), at);
}
