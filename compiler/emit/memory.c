/* The memory plan as types: the state, and of each function a union of structs whose members never live at once where
 * they overlap. */
#include "emit/table.h"
#include <string.h>

static const char *extents(Arena *arena, const Digit *digit, int digits)
{
    Text text = text_new(arena);
    for (int i = 0; i < digits; ++i) text_add(&text, "[%d]", digit[i].extent);
    return digits ? text.at : "[1]";
}

static void print_state(const Table *t, Text *text)
{
    const Schedule *schedule = t->schedule;
    text_add(
        text,
        "/* The state: variables, optimizer slots, metrics, each as this file's loops want it. */\nstruct state {\n");
    for (int i = 0; i < schedule->program->variables.count; ++i) {
        const VariableLayout *layout = &schedule->variables[i];
        const Variable *variable = &schedule->program->variables.at[i];
        if (!t->names[i]) continue;
        text_add(text, "    _Alignas(64) %s %s%s; /* %s */\n",
                 real_c_name(schedule->real, variable->type.dtype), t->names[i],
                 extents(text->arena, layout->digit, layout->digits), variable->name);
    }
    text_add(
        text,
        "};\n_Static_assert(sizeof(struct state) == %lld, \"the state is as the memory plan has it\");\n\n",
        (long long)schedule->state_size);
}

static int64_t rounded(int64_t bytes) { return (bytes + 63) / 64 * 64; }

/* Buffers in chains of rising offsets; each chain is a struct, all of them one union. */
static void print_function_memory(const Table *t, const Function *function, const char *name, Text *text)
{
    Arena *arena = text->arena;
    const Real *real = t->schedule->real;
    BufferId *order = ARENA_ARRAY(arena, BufferId, function->buffers.count);
    int count = 0;
    for (BufferId id = 1; id < function->buffers.count; ++id) {
        const Buffer *buffer = &function->buffers.at[id];
        if (buffer->scope != SCOPE_ARENA || buffer->first < 0) continue;
        int at = count++;
        for (; at > 0 && function->buffers.at[order[at - 1]].offset > buffer->offset; --at)
            order[at] = order[at - 1];
        order[at] = id;
    }
    if (!count) return;
    text_add(
        text,
        "/* Memory of %s: arrays that overlap are never alive at once (comments: kernels from - to). */\n",
        name);
    text_add(text, "struct %s_memory {\n    union {\n", name);
    bool *done = ARENA_ARRAY(arena, bool, count);
    for (int left = count, chain = 0; left; ++chain) {
        text_add(text, "        struct {\n");
        int64_t end = 0;
        int pads = 0;
        bool aligned = false; /* by what stands before */
        for (int i = 0; i < count; ++i) {
            const Buffer *buffer = &function->buffers.at[order[i]];
            if (done[i] || buffer->offset < end) continue;
            if (buffer->offset > end)
                text_add(text, "            char pad_%d_%d[%lld];\n", chain, pads++,
                         (long long)(buffer->offset - end));
            int64_t bytes = buffer_room(buffer, real);
            const char *lives = buffer->first == buffer->last
                                  ? arena_format(arena, "%d", buffer->first + 1)
                                  : arena_format(arena, "%d - %d", buffer->first + 1, buffer->last + 1);
            const Digit *row = buffer->digits ? &buffer->digit[buffer->digits - 1] : NULL;
            const int points = row && row->axis ? t->schedule->axes.at[row->axis].extent : 0;
            if (row && points && row->extent > points) /* see pad.c */
                lives = arena_format(arena, "%s, rows of %d", lives, points);
            text_add(text, "            %s%s %s%s; /* %s */\n", aligned ? "" : "_Alignas(64) ",
                     real_c_name(real, buffer->type.dtype), buffer->name,
                     extents(arena, buffer->digit, buffer->digits), lives);
            aligned = bytes % 64 == 0;
            end = buffer->offset + rounded(bytes);
            done[i] = true, --left;
        }
        text_add(text, "        };\n");
    }
    text_add(
        text,
        "    };\n};\n_Static_assert(sizeof(struct %s_memory) <= %lld, \"the arena is as the memory plan has it\");\n\n",
        name, (long long)t->schedule->arena_size);
}

void print_memory(const Table *t, Text *text)
{
    print_state(t, text);
    for (int f = 0; f < t->schedule->functions.count; ++f)
        print_function_memory(t, &t->schedule->functions.at[f], t->function_names[f], text);
}
