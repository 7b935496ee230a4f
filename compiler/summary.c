/* gradc summary: Keras's table of layers, the variables as TensorFlow lists them, and what a step costs. */
#include "command.h"
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What Keras counts, and what it takes in bytes. */
typedef struct {
    int64_t count, bytes;
} Size;

typedef struct {
    Size trainable, fixed, optimizer, total;
    bool has_optimizer;
} Parameters;

static void add_size(Size *size, const Type *type)
{
    int64_t elements = type_elements(type);
    size->count += elements, size->bytes += elements * dtype_bytes(type->dtype);
}

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

static Parameters count_parameters(const Program *program)
{
    Parameters sizes = {0};
    for (int i = 0; i < program->variables.count; ++i) {
        const Variable *variable = &program->variables.at[i];
        bool of_layer = variable->layer && variable->layer[0];
        if (of_layer && variable->role == VARIABLE_TRAINABLE) add_size(&sizes.trainable, &variable->type);
        if (of_layer && variable->role == VARIABLE_STATE) add_size(&sizes.fixed, &variable->type);
        if (variable->role != VARIABLE_SLOT) continue;
        add_size(&sizes.optimizer, &variable->type);
        sizes.has_optimizer = true;
        /* Keras holds the learning rate in a variable; here it is a constant of the C. */
        if (ends_with(variable->name, "/iter")) add_size(&sizes.optimizer, &(Type){.dtype = F32});
    }
    sizes.total.count = sizes.trainable.count + sizes.fixed.count + sizes.optimizer.count;
    sizes.total.bytes = sizes.trainable.bytes + sizes.fixed.bytes + sizes.optimizer.bytes;
    return sizes;
}

/* Work of one function, summed over its kernels. */
typedef struct {
    int kernels;
    int64_t products, elementwise, bytes;
} Work;

static Work count_work(const Function *function)
{
    Work work = {0};
    for (int i = 0; i < function->kernels.count; ++i) {
        const Kernel *kernel = &function->kernels.at[i];
        ++work.kernels;
        work.products += kernel->products, work.elementwise += kernel->elementwise,
            work.bytes += kernel->bytes;
    }
    return work;
}

static int64_t flops_of(const Work *work) { return 2 * work->products + work->elementwise; }

/* Numbers ------------------------------------------------------------------------------------------------ */

/* 2,770,634 */
static const char *grouped(Arena *arena, int64_t number)
{
    char digits[24], *text = arena_alloc(arena, 40), *to = text;
    int length = snprintf(digits, sizeof digits, "%lld", (long long)number);
    for (int i = 0; i < length; ++i) {
        if (i && (length - i) % 3 == 0) *to++ = ',';
        *to++ = digits[i];
    }
    return text;
}

/* 10.57 MB, as Keras writes it */
static const char *readable(Arena *arena, int64_t bytes)
{
    static const char *const units[] = {"B", "KB", "MB", "GB", "TB"};
    double size = (double)bytes;
    int unit = 0;
    while (size >= 1024 && unit < 4) size /= 1024, ++unit;
    return arena_format(arena, "%.2f %s", size, units[unit]);
}

/* (None, 26, 26, 32): the first extent is the batch's. */
static const char *output_shape(Arena *arena, const Type *type)
{
    Text text = text_new(arena);
    text_add(&text, "(None");
    for (int i = 1; i < type->rank; ++i) text_add(&text, ", %d", type->extent[i]);
    text_add(&text, type->rank == 1 ? ",)" : ")");
    return text.at;
}

/* (3, 3, 1, 32), (32,), () */
static const char *python_shape(Arena *arena, const Type *type)
{
    Text text = text_new(arena);
    text_add(&text, "(");
    for (int i = 0; i < type->rank; ++i) text_add(&text, "%s%d", i ? ", " : "", type->extent[i]);
    text_add(&text, type->rank == 1 ? ",)" : ")");
    return text.at;
}

/* The table: 88 columns, as Keras draws it where the terminal has room ----------------------------------- */

enum { COLUMNS = 3 };
static const int widths[COLUMNS] = {36, 27, 15}; /* without the blank on each side */

static void print_rule(Text *text, const char *left, const char *line, const char *middle, const char *right)
{
    for (int column = 0; column < COLUMNS; ++column) {
        text_add(text, "%s", column ? middle : left);
        for (int i = 0; i < widths[column] + 2; ++i) text_add(text, "%s", line);
    }
    text_add(text, "%s\n", right);
}

/* How many columns the first `size` bytes take: continuation bytes of UTF-8 take none. */
static int columns_of(const char *text, size_t size)
{
    int columns = 0;
    for (size_t i = 0; i < size; ++i) columns += ((unsigned char)text[i] & 0xc0) != 0x80;
    return columns;
}

/* Takes from `rest` the words that fit into one line of a cell; a word that does not fit ends in an ellipsis.
 * */
static void print_cell(Text *text, const char **rest, int width, bool right)
{
    const char *from = *rest;
    size_t size = 0;
    for (size_t end = 0; from[end];) {
        end += strcspn(from + end, " ");
        if (columns_of(from, end) > width) break;
        size = end;
        end += strspn(from + end, " ");
    }
    bool cut = *from && !size;
    size_t word = cut ? strcspn(from, " ") : size;
    while (cut && columns_of(from, size + 1) < width) ++size;
    *rest = from + word + strspn(from + word, " ");
    int blanks = width - columns_of(from, size) - cut;
    if (right) text_add(text, "%*s", blanks, "");
    text_bytes(text, from, size);
    if (cut) text_add(text, "…");
    if (!right) text_add(text, "%*s", blanks, "");
}

static void print_line(Text *text, const char *cells[COLUMNS], const char *bar)
{
    do {
        for (int column = 0; column < COLUMNS; ++column) {
            text_add(text, "%s%s ", column ? " " : "", bar);
            print_cell(text, &cells[column], widths[column], column == COLUMNS - 1);
        }
        text_add(text, " %s\n", bar);
    } while (*cells[0] || *cells[1] || *cells[2]);
}

static void print_table(const Program *program, Text *text)
{
    print_rule(text, "┏", "━", "┳", "┓");
    print_line(text, (const char *[]){"Layer (type)", "Output Shape", "Param #"}, "┃");
    print_rule(text, "┡", "━", "╇", "┩");
    for (int i = 0; i < program->summary.count; ++i) {
        const SummaryRow *row = &program->summary.at[i];
        if (i) print_rule(text, "├", "─", "┼", "┤");
        print_line(text,
                   (const char *[]){arena_format(text->arena, "%s (%s)", row->name, row->layer),
                                    output_shape(text->arena, &row->output),
                                    grouped(text->arena, row->parameters)},
                   "│");
    }
    print_rule(text, "└", "─", "┴", "┘");
}

static void print_size(Text *text, const char *name, Size size)
{
    text_add(text, " %s params: %s (%s)\n", name, grouped(text->arena, size.count),
             readable(text->arena, size.bytes));
}

static void print_variables(const Program *program, Text *text)
{
    const char *between = "\n[";
    for (int i = 0; i < program->variables.count; ++i) {
        const Variable *variable = &program->variables.at[i];
        if (variable->role != VARIABLE_TRAINABLE) continue;
        text_add(text, "%s<tf.Variable '%s:0' shape=%s dtype=%s>", between, variable->name,
                 python_shape(text->arena, &variable->type), dtype_name(variable->type.dtype));
        between = ",\n ";
    }
    text_add(text, between[0] == '\n' ? "\n[]\n" : "]\n");
}

static void print_costs(const Schedule *schedule, Text *text)
{
    Arena *arena = text->arena;
    text_add(text, "\n%s, %s, %d slices\n", schedule_names[schedule->kind], schedule->target->march,
             schedule->slices);
    for (int i = 0; i < schedule->functions.count; ++i) {
        const Function *function = &schedule->functions.at[i];
        if (strcmp(function->role, "train") != 0) continue;
        Work work = count_work(function);
        text_add(text, " Train step, batch %d: %d kernels, %s FLOPs, %s bytes read and written (%s)\n",
                 function->batch, work.kernels, grouped(arena, flops_of(&work)), grouped(arena, work.bytes),
                 readable(arena, work.bytes));
        text_add(text, "   products %s FLOPs, elementwise %s\n", grouped(arena, 2 * work.products),
                 grouped(arena, work.elementwise));
    }
    text_add(text, " State: %s bytes (%s)\n", grouped(arena, schedule->state_size),
             readable(arena, schedule->state_size));
    text_add(text, " Arena: %s bytes (%s)\n", grouped(arena, schedule->arena_size),
             readable(arena, schedule->arena_size));
}

static void print_text(const Compiler *compiler, Text *text)
{
    Parameters sizes = count_parameters(compiler->program);
    text_add(text, "Model: \"%s\"\n", compiler->program->model);
    print_table(compiler->program, text);
    print_size(text, "Total", sizes.total);
    print_size(text, "Trainable", sizes.trainable);
    print_size(text, "Non-trainable", sizes.fixed);
    if (sizes.has_optimizer) print_size(text, "Optimizer", sizes.optimizer);
    print_variables(compiler->program, text);
    print_costs(compiler->schedule, text);
}

/* JSON --------------------------------------------------------------------------------------------------- */

/* The batch is null, as in Keras's configurations. */
static json_t *json_shape(const Type *type, bool batch)
{
    json_t *shape = json_array();
    for (int i = 0; i < type->rank; ++i)
        json_array_append_new(shape, batch && i == 0 ? json_null() : json_integer(type->extent[i]));
    return shape;
}

static json_t *json_size(Size size)
{
    return json_pack("{sI sI}", "params", (json_int_t)size.count, "bytes", (json_int_t)size.bytes);
}

static json_t *json_layers(const Program *program)
{
    json_t *layers = json_array();
    for (int i = 0; i < program->summary.count; ++i) {
        const SummaryRow *row = &program->summary.at[i];
        json_array_append_new(layers, json_pack("{ss ss so sI sI}", "name", row->name, "class", row->layer,
                                                "output_shape", json_shape(&row->output, true), "params",
                                                (json_int_t)row->parameters, "trainable_params",
                                                (json_int_t)row->trainable));
    }
    return layers;
}

static json_t *json_variables(const Program *program)
{
    json_t *variables = json_array();
    for (int i = 0; i < program->variables.count; ++i) {
        const Variable *variable = &program->variables.at[i];
        json_array_append_new(variables, json_pack("{ss so ss ss}", "name", variable->name, "shape",
                                                   json_shape(&variable->type, false), "dtype",
                                                   dtype_name(variable->type.dtype), "role",
                                                   variable_role_name(variable->role)));
    }
    return variables;
}

static json_t *json_functions(const Schedule *schedule)
{
    json_t *functions = json_array();
    for (int i = 0; i < schedule->functions.count; ++i) {
        const Function *function = &schedule->functions.at[i];
        Work work = count_work(function);
        json_array_append_new(
            functions, json_pack("{ss si si sI sI sI sI}", "role", function->role, "batch", function->batch,
                                 "kernels", work.kernels, "flops", (json_int_t)flops_of(&work),
                                 "product_multiply_adds", (json_int_t)work.products, "elementwise_flops",
                                 (json_int_t)work.elementwise, "bytes", (json_int_t)work.bytes));
    }
    return functions;
}

static bool print_json(const Compiler *compiler, Text *text)
{
    const Program *program = compiler->program;
    const Schedule *schedule = compiler->schedule;
    Parameters sizes = count_parameters(program);
    json_t *whole = json_pack(
        "{ss so so so so so so ss ss si so sI sI}", "model", program->model, "layers", json_layers(program),
        "total", json_size(sizes.total), "trainable", json_size(sizes.trainable), "non_trainable",
        json_size(sizes.fixed), "optimizer", json_size(sizes.optimizer), "variables", json_variables(program),
        "schedule", schedule_names[schedule->kind], "march", schedule->target->march, "slices",
        schedule->slices, "functions", json_functions(schedule), "state_bytes",
        (json_int_t)schedule->state_size, "arena_bytes", (json_int_t)schedule->arena_size);
    char *printed = whole ? json_dumps(whole, 0) : NULL;
    if (printed) text_add(text, "%s\n", printed);
    free(printed);
    json_decref(whole);
    return printed != NULL;
}

int summary_command(const Options *options)
{
    Compiler *compiler = command_compile(options, pass_by_name("place"));
    if (!compiler) return EXIT_ERRORS;
    Text text = text_new(compiler->arena);
    const char *failed = NULL;
    if (!options->json)
        print_text(compiler, &text);
    else if (!print_json(compiler, &text))
        failed = "a name is not UTF-8";
    if (!failed) failed = text_save(&text, "-");
    if (failed) command_fail(options, 0, "%s", failed);
    compiler_free(compiler);
    return failed ? EXIT_ERRORS : EXIT_FINE;
}
