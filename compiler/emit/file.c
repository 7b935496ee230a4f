/* The file: header comment, contract, memory, support, kernels, tables. */
#include "embedded.h"
#include "emit/kernel.h"
#include "emit/table.h"
#include <string.h>

static const char *function_name(Arena *arena, const Function *function)
{
    return function->batch ? arena_format(arena, "%s_%d", function->role, function->batch) : function->role;
}

/* Names of the state's members: as the first function names the variable's buffer. */
static const char **variable_names(const Schedule *schedule)
{
    const char **names = ARENA_ARRAY(schedule->arena, const char *, schedule->program->variables.count + 1);
    for (int f = 0; f < schedule->functions.count; ++f) {
        const Function *function = &schedule->functions.at[f];
        for (BufferId id = 1; id < function->buffers.count; ++id) {
            const Buffer *buffer = &function->buffers.at[id];
            if (buffer->scope == SCOPE_VARIABLE && !names[buffer->which]) names[buffer->which] = buffer->name;
        }
    }
    return names;
}

/* The first of base, base_2, base_3, … that is not taken. */
static const char *unique_name(Words *taken, const char *base)
{
    const char *name = base;
    uint64_t again = words_get(taken, base);
    while (words_get(taken, name)) name = arena_format(taken->arena, "%s_%d", base, (int)++again);
    if (again) *words_put(taken, base) = again; /* the last number that was tried */
    *words_put(taken, name) = 1;
    return name;
}

/* Kernels of one body and one list of parameters are one function, before the first of them. */
static void share_kernels(Rendered *list, int count, Words *taken)
{
    Arena *arena = taken->arena;
    Words bodies = words_new(arena); /* of each, the first kernel that has it, counted from 1 */
    for (int i = 0; i < count; ++i) {
        uint64_t *first = words_put(&bodies, arena_format(arena, "%s\n%s", list[i].parameters, list[i].body));
        if (!*first) {
            *first = (uint64_t)i + 1;
            continue;
        }
        Rendered *shared = &list[*first - 1];
        shared->shared = list[i].shared = shared;
    }
    for (int i = 0; i < count; ++i) /* a prefix, since a kernel may be called as a function of <math.h> is */
        if (list[i].shared == &list[i])
            list[i].shared_name = unique_name(taken, arena_format(arena, "shared_%s", list[i].kernel->name));
}

static Rendered *render_all(const Schedule *schedule, const char **names, SupportUses *support,
                            Helpers *helpers, int *count)
{
    Arena *arena = schedule->arena;
    for (int f = 0; f < schedule->functions.count; ++f) *count += schedule->functions.at[f].kernels.count;
    Rendered *list = ARENA_ARRAY(arena, Rendered, *count + 1);
    int n = 0;
    Words taken = words_new(arena), axes = words_new(arena);
    for (AxisId id = 1; id < schedule->axes.count; ++id)
        if (schedule->axes.at[id].name) *words_put(&axes, schedule->axes.at[id].name) = 1;
    for (int f = 0; f < schedule->functions.count; ++f) {
        Function *function = &schedule->functions.at[f];
        Words arrays = words_new(arena);
        for (BufferId id = 1; id < function->buffers.count; ++id)
            if (function->buffers.at[id].first >= 0) *words_put(&arrays, function->buffers.at[id].name) = 1;
        Printer printer = {.arena = arena,
                           .schedule = schedule,
                           .function = function,
                           .axis_names = &axes,
                           .array_names = &arrays,
                           .support = support,
                           .helpers = helpers};
        printer.uses = ARENA_ARRAY(arena, int, function->exprs.count);
        printer.named = ARENA_ARRAY(arena, Value, function->exprs.count);
        printer.bindings = ARENA_ARRAY(arena, Binding, schedule->axes.count);
        for (int k = 0; k < function->kernels.count; ++k) {
            list[n] = render_kernel(&printer, &function->kernels.at[k], names);
            list[n].function_name = function_name(arena, function);
            const char *base =
                arena_format(arena, "%s_%s", list[n].function_name, function->kernels.at[k].name);
            list[n].name = unique_name(&taken, base);
            ++n;
        }
    }
    share_kernels(list, n, &taken);
    return list;
}

static void print_contract(Text *text)
{
    const EmbeddedFile *file = embedded_files;
    while (strcmp(file->name, "gradc.h")) ++file;
    text_bytes(text, file->text, file->size);
}

/* Slice s of S works on extent*s/S .. extent*(s+1)/S. */
static void print_cuts(const Rendered *list, int count, Text *text)
{
    for (int i = 0; i < count; ++i) {
        bool known = !list[i].cut_extent;
        for (int k = 0; k < i; ++k)
            known |= list[k].cut_extent == list[i].cut_extent && list[k].cut_slices == list[i].cut_slices;
        if (known) continue;
        int extent = list[i].cut_extent, slices = list[i].cut_slices;
        text_add(text, "static const int cuts_%d_%d[] = {", extent, slices);
        for (int s = 0; s <= slices; ++s)
            text_add(text, s ? ", %d" : "%d", (int)((int64_t)extent * s / slices));
        text_add(text, "};\n");
    }
}

/* The functions that a kernel calls stand before the first that does. */
static void print_helpers(const Rendered *kernel, const Helpers *helpers, bool *printed, Text *text)
{
    if (kernel->shared && kernel->shared != kernel) return;
    for (int i = 0; i < kernel->helpers.count; ++i)
        for (int h = 0; h < helpers->count; ++h) {
            const Helper *helper = &helpers->at[h];
            if (printed[h] || strcmp(helper->name, kernel->helpers.at[i]) != 0) continue;
            printed[h] = true;
            text_add(text, "\n");
            text_wrapped(text, "/* ", " * ", arena_format(text->arena, "%s */", helper->comment), 108);
            const char *whole =
                arena_format(text->arena, "static inline void %s%s", helper->name, helper->text);
            text_add(text, "%s", wrap_lines(text->arena, whole));
        }
}

static void print_functions(const Rendered *list, int count, const Helpers *helpers, Text *text)
{
    bool *printed = ARENA_ARRAY(text->arena, bool, helpers->count + 1);
    int number = 0, of = 0;
    for (int i = 0; i < count; ++i) {
        if (i == 0 || list[i].function != list[i - 1].function)
            number = 0, of = list[i].function->kernels.count;
        const char *title =
            arena_format(text->arena, "%s, kernel %d of %d", list[i].function_name, ++number, of);
        print_helpers(&list[i], helpers, printed, text);
        print_kernel(&list[i], text, title);
    }
}

bool emit(const Schedule *schedule, const EmitOptions *options, Text *text)
{
    Arena *arena = schedule->arena;
    SupportUses support = {0};
    Helpers helpers = {0};
    int count = 0;
    const char **names = variable_names(schedule);
    Rendered *list = render_all(schedule, names, &support, &helpers, &count);
    Table table = {.schedule = schedule, .names = names, .kernels = list, .kernel_count = count};
    table.prefix = options->prefix ? options->prefix : schedule->program->name;
    table.function_names = ARENA_ARRAY(arena, const char *, schedule->functions.count + 1);
    for (int f = 0; f < schedule->functions.count; ++f)
        table.function_names[f] = function_name(arena, &schedule->functions.at[f]);
    print_file_comment(&table, text);
    text_add(text, "#pragma STDC FP_CONTRACT OFF\n");
    if (support_uses_math(&support, schedule->real, arena)) text_add(text, "#include <math.h>\n");
    text_add(text, "\n");
    print_contract(text);
    text_add(text, "\n");
    print_memory(&table, text);
    print_cuts(list, count, text);
    text_add(text, "\n");
    print_support(&support, schedule->real, text);
    print_functions(list, count, &helpers, text);
    print_tables(&table, text);
    return true;
}
