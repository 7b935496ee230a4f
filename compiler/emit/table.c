/* The tables that the runtime reads, and the file's header comment. */
#include "emit/table.h"
#include "base/hash.h"
#include <stdio.h>
#include <string.h>

#ifndef GRADC_VERSION
#define GRADC_VERSION "0"
#endif

static const char *dtype_constant(const Table *t, Dtype dtype)
{
    static const char *const names[] = {NULL,       "GRADC_I32",  "GRADC_I64",
                                        "GRADC_U8", "GRADC_BOOL", "GRADC_BF16"};
    return dtype == F32 ? t->schedule->real->constant : names[dtype];
}

static const char *quoted(Arena *arena, const char *string)
{
    if (!string) return "NULL";
    Text text = text_new(arena);
    text_add(&text, "\"");
    for (const char *c = string; *c; ++c) {
        if (*c == '\n')
            text_add(&text, "\\n");
        else if (*c == '"' || *c == '\\')
            text_add(&text, "\\%c", *c);
        else
            text_bytes(&text, c, 1);
    }
    text_add(&text, "\"");
    return text.at;
}

static const char *shape(Arena *arena, const Type *type, int from)
{
    Text text = text_new(arena);
    text_add(&text, "{");
    for (int d = from; d < type->rank; ++d) text_add(&text, d > from ? ", %d" : "%d", type->extent[d]);
    text_add(&text, type->rank > from ? "}" : "0}");
    return text.at;
}

static void print_function_tables(const Table *t, int f, int first_kernel, Text *text)
{
    Arena *arena = text->arena;
    const Function *function = &t->schedule->functions.at[f];
    const Graph *graph = function->graph;
    const char *name = t->function_names[f];
    if (graph->inputs.count) {
        text_add(text, "\nstatic const struct gradc_array %s_inputs[] = {\n", name);
        for (int i = 0; i < graph->inputs.count; ++i) {
            const Input *input = &graph->inputs.at[i];
            text_add(text, "    {%s, %s, %d, %s, 0},\n", quoted(arena, input->name),
                     dtype_constant(t, input->type.dtype), input->type.rank, shape(arena, &input->type, 0));
        }
        text_add(text, "};\n");
    }
    if (graph->outputs.count) {
        text_add(text, "static const struct gradc_array %s_outputs[] = {\n", name);
        for (int i = 0; i < graph->outputs.count; ++i) {
            const Buffer *buffer = &function->buffers.at[function->outputs.at[i]];
            text_add(text, "    {%s, %s, %d, %s, offsetof(struct %s_memory, %s)},\n",
                     quoted(arena, graph->outputs.at[i].name), dtype_constant(t, buffer->type.dtype),
                     buffer->type.rank, shape(arena, &buffer->type, 0), name, buffer->name);
        }
        text_add(text, "};\n");
    }
    text_add(text, "static const struct gradc_phase %s_phases[] = {\n", name);
    for (int k = 0; k < function->kernels.count; ++k) {
        const Rendered *kernel = &t->kernels[first_kernel + k];
        text_add(text, "    {\"%s\", %s, %d, %lld, %lld},\n", kernel->kernel->name, kernel->name,
                 kernel->kernel->slices, (long long)kernel->kernel->products,
                 (long long)kernel->kernel->bytes);
    }
    text_add(text, "};\n");
}

static void print_function_list(const Table *t, Text *text)
{
    text_add(text, "\nstatic const struct gradc_function functions[] = {\n");
    for (int f = 0; f < t->schedule->functions.count; ++f) {
        const Function *function = &t->schedule->functions.at[f];
        const char *name = t->function_names[f];
        const char *inputs =
            function->graph->inputs.count ? arena_format(text->arena, "%s_inputs", name) : "NULL";
        const char *outputs =
            function->graph->outputs.count ? arena_format(text->arena, "%s_outputs", name) : "NULL";
        text_add(text, "    {\"%s\", %d, %s_phases, %s, %s, %d, %d, %d},\n", function->role, function->batch,
                 name, inputs, outputs, function->kernels.count, function->graph->inputs.count,
                 function->graph->outputs.count);
    }
    text_add(text, "};\n");
}

static void print_variables(const Table *t, Text *text)
{
    static const char *const roles[] = {"GRADC_TRAINABLE", "GRADC_SLOT", "GRADC_METRIC", "GRADC_STATE",
                                        "GRADC_STOP"};
    const Schedule *schedule = t->schedule;
    text_add(text,
             "\n/* Keras's shape; where in the state; each axis cut into factors {axis, extent, stride}. */\n"
             "static const struct gradc_variable variables[] = {\n");
    for (int i = 0; i < schedule->program->variables.count; ++i) {
        const Variable *variable = &schedule->program->variables.at[i];
        const VariableLayout *layout = &schedule->variables[i];
        if (!t->names[i]) continue;
        Text factors = text_new(text->arena);
        for (int d = 0; d < variable->type.rank; ++d)
            for (int stride = 0, last = INT32_MAX;;) { /* a dimension's digits, outermost first */
                int best = -1;
                for (int k = 0; k < layout->digits; ++k)
                    if (layout->digit[k].dim == d && layout->digit[k].stride < last &&
                        layout->digit[k].stride > stride)
                        best = k, stride = layout->digit[k].stride;
                if (best < 0) break;
                int64_t step = 1;
                for (int k = best + 1; k < layout->digits; ++k) step *= layout->digit[k].extent;
                text_add(&factors, "%s{%d, %d, %lld}", factors.length ? ", " : "", d,
                         layout->digit[best].extent, (long long)step);
                last = stride, stride = 0;
            }
        text_add(
            text, "%s",
            wrap_lines(text->arena,
                       arena_format(
                           text->arena, "    {%s, %s, %s, %d, %s, offsetof(struct state, %s), %d, {%s}},\n",
                           quoted(text->arena, variable->name), dtype_constant(t, variable->type.dtype),
                           roles[variable->role], variable->type.rank, shape(text->arena, &variable->type, 0),
                           t->names[i], layout->digits, factors.length ? factors.at : "{0, 0, 0}")));
    }
    text_add(text, "};\n");
}

static void print_literal(const Real *real, const Field *field, const char *name, int count, Text *text)
{
    int64_t size = type_elements(&field->type) * count;
    Text line = text_new(text->arena);
    text_add(&line, "static const %s %s[] = {", real_c_name(real, field->type.dtype), name);
    for (int64_t i = 0; i < size; ++i) {
        bool is_real = field->type.dtype == F32;
        const char *number = text_number(text->arena, field->data[i], is_real && real->size == 4);
        const char *point = is_real && !strpbrk(number, ".e") ? ".0" : "";
        text_add(&line, "%s%s%s%s", i ? ", " : "", number, point, is_real ? real->suffix : "");
    }
    text_add(text, "%s", wrap_lines(text->arena, arena_format(text->arena, "%s};\n", line.at)));
}

static void print_dataset(const Table *t, const Dataset *data, const char *role, Text *text)
{
    Arena *arena = text->arena;
    text_add(text, "\n");
    for (int i = 0; i < data->fields.count; ++i)
        if (data->fields.at[i].data)
            print_literal(t->schedule->real, &data->fields.at[i], arena_format(arena, "%s_field%d", role, i),
                          data->count, text);
    text_add(text, "static const struct gradc_field %s_fields[] = {\n", role);
    for (int i = 0; i < data->fields.count; ++i) {
        const Field *field = &data->fields.at[i];
        const char *literal = field->data ? arena_format(arena, "%s_field%d", role, i) : "NULL";
        text_add(text, "    {%s, %d, %s, %s, %s, %d},\n", dtype_constant(t, field->type.dtype),
                 field->type.rank, shape(arena, &field->type, 0), quoted(arena, field->file), literal,
                 field->limit);
    }
    text_add(text, "};\nstatic const struct gradc_step %s_steps[] = {\n", role);
    for (int i = 0; i < data->steps.count; ++i) {
        const DataStep *step = &data->steps.at[i];
        text_add(text, "    {%s, %d, %d, %lld, %d},\n",
                 step->kind == STEP_SHUFFLE ? "GRADC_SHUFFLE" : "GRADC_BATCH", step->size,
                 step->drop_remainder, (long long)step->seed, step->reshuffle);
    }
    text_add(text, "};\nstatic const struct gradc_dataset %s_data = {%s, %d, %d, %d, %s_fields, %s_steps};\n",
             role, quoted(arena, data->source), data->count, data->fields.count, data->steps.count, role,
             role);
}

static int64_t training_products(const Schedule *schedule)
{
    for (int f = 0; f < schedule->functions.count; ++f) {
        const Function *function = &schedule->functions.at[f];
        int64_t products = 0;
        if (strcmp(function->role, "train")) continue;
        for (int k = 0; k < function->kernels.count; ++k) products += function->kernels.at[k].products;
        return products;
    }
    return 0;
}

static int64_t parameters_of(const Program *program)
{
    int64_t parameters = 0;
    for (int i = 0; i < program->variables.count; ++i)
        if (program->variables.at[i].role == VARIABLE_TRAINABLE)
            parameters += type_elements(&program->variables.at[i].type);
    return parameters;
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* A schedule that was read is another one, unless it decides what the scheduler would. */
static const char *schedule_word(const Schedule *schedule)
{
    return schedule->tuned ? "tuned" : schedule->edited ? "edited" : schedule_names[schedule->kind];
}

static const char *rebuild_command(const Table *t, Arena *arena)
{
    const char *slash = strrchr(t->schedule->program->spec, '/');
    return arena_format(arena, "gradc build %s --march=native%s",
                        slash ? slash + 1 : t->schedule->program->spec, t->schedule->program->defines);
}

void print_tables(const Table *t, Text *text)
{
    Arena *arena = text->arena;
    const Schedule *schedule = t->schedule;
    const Program *program = schedule->program;
    text_add(text, "\n");
    for (int f = 0, first = 0; f < schedule->functions.count; ++f) {
        print_function_tables(t, f, first, text);
        first += schedule->functions.at[f].kernels.count;
    }
    print_function_list(t, text);
    print_variables(t, text);
    print_dataset(t, program->train, "train", text);
    if (program->test) print_dataset(t, program->test, "test", text);
    text_add(text, "\nstatic const char *const cpu[] = {");
    for (int i = 0; i < MAX_FEATURES && schedule->target->features[i]; ++i)
        text_add(text, "%s, ", quoted(arena, schedule->target->features[i]));
    text_add(text, "NULL};\n\n");
    int variables = 0;
    for (int i = 0; i < program->variables.count; ++i) variables += t->names[i] != NULL;
    text_add(text, "extern const struct gradc_program %s;\nconst struct gradc_program %s = {\n", t->prefix,
             t->prefix);
    text_add(text, "    .name = %s,\n    .spec = %s,\n    .spec_sha256 = \"%s\",\n",
             quoted(arena, program->name), quoted(arena, base_name(program->spec)),
             sha256_text(arena, program->spec_text, program->spec_size));
    text_add(
        text,
        "    .version = \"%s\",\n    .schedule = \"%s\",\n    .march = \"%s\",\n    .rebuild = %s,\n    .cpu = cpu,\n",
        GRADC_VERSION, schedule_word(schedule), schedule->target->march,
        quoted(arena, rebuild_command(t, arena)));
    text_add(
        text,
        "    .state_size = sizeof(struct state),\n    .arena_size = %lld,\n    .epochs = %d,\n    .reset_metrics = %d,\n",
        (long long)schedule->arena_size, program->epochs, program->reset_metrics);
    text_add(text, "    .report = %s,\n    .train = &train_data,\n    .test = %s,\n",
             quoted(arena, program->report), program->test ? "&test_data" : "NULL");
    text_add(
        text,
        "    .functions = functions,\n    .variables = variables,\n    .function_count = %d,\n    .variable_count = %d,\n",
        schedule->functions.count, variables);
    text_add(text, "    .parameters = %lld,\n    .products = %lld,\n};\n", (long long)parameters_of(program),
             (long long)training_products(schedule));
}

/* The header ------------------------------------------------------------------------------------------------------ */

static const char *thousands(Arena *arena, int64_t value)
{
    char digits[32];
    int length = snprintf(digits, sizeof digits, "%lld", (long long)value);
    Text text = text_new(arena);
    for (int i = 0; i < length; ++i) {
        if (i && (length - i) % 3 == 0) text_bytes(&text, " ", 1);
        text_bytes(&text, &digits[i], 1);
    }
    return text.at;
}

static void print_function_line(const Table *t, int f, Text *text)
{
    const Function *function = &t->schedule->functions.at[f];
    int64_t products = 0, elementwise = 0, bytes = 0;
    for (int k = 0; k < function->kernels.count; ++k) {
        products += function->kernels.at[k].products;
        elementwise += function->kernels.at[k].elementwise;
        bytes += function->kernels.at[k].bytes;
    }
    text_add(text, " *   %-14s %3d kernels %14s %16s %14s\n", t->function_names[f], function->kernels.count,
             thousands(text->arena, products), thousands(text->arena, elementwise),
             thousands(text->arena, bytes));
}

/* What is written out of a nest, by its loops. */
typedef struct {
    bool loops; /* some are left */
    int64_t points;
} Unrolling;

static void see_unrolling(const Function *function, LoopId id, Unrolling here, Unrolling *nests)
{
    for (; id; id = function->loops.at[id].next) {
        const Loop *loop = &function->loops.at[id];
        Unrolling inner = here;
        if (loop->kind == LOOP_LOOP || loop->kind == LOOP_SLICES) inner.loops = true;
        if (loop->kind == LOOP_UNROLL) inner.points *= (loop->to - loop->from) / loop->step;
        if (loop->kind == LOOP_VECTOR) inner.points *= loop->to - loop->from;
        if (loop->kind == LOOP_LEAF) {
            nests[loop->nest].loops |= inner.loops;
            if (inner.points > nests[loop->nest].points) nests[loop->nest].points = inner.points;
        }
        see_unrolling(function, loop->child, inner, nests);
    }
}

static const char *unrolled_text(const Schedule *schedule, Arena *arena)
{
    int all = 0, whole = 0, partly = 0;
    int64_t most = 1;
    for (int f = 0; f < schedule->functions.count; ++f) {
        const Function *function = &schedule->functions.at[f];
        Unrolling *nests = ARENA_ARRAY(arena, Unrolling, function->nests.count);
        for (int k = 0; k < function->kernels.count; ++k)
            see_unrolling(function, function->kernels.at[k].root, (Unrolling){false, 1}, nests);
        for (NestId id = 1; id < function->nests.count; ++id) {
            all += nests[id].points > 0;
            if (nests[id].points < 2) continue;
            *(nests[id].loops ? &partly : &whole) += 1;
            if (nests[id].points > most) most = nests[id].points;
        }
    }
    if (!whole && !partly) return "nothing: every axis is a loop";
    return arena_format(arena,
                        "%d of %d nests whole; of %d more tiles, taps and vectors, at most %lld points",
                        whole, all, partly, (long long)most);
}

static const char *stack_text(const Schedule *schedule, Arena *arena)
{
    int64_t most = 0;
    for (int f = 0; f < schedule->functions.count; ++f)
        for (int k = 0; k < schedule->functions.at[f].kernels.count; ++k)
            if (schedule->functions.at[f].kernels.at[k].stack > most)
                most = schedule->functions.at[f].kernels.at[k].stack;
    if (!most) return "no local arrays";
    return arena_format(arena, "%s bytes of local arrays in the largest phase", thousands(arena, most));
}

/* The file that decided other than the scheduler would: its name and hash, wherever it lies. */
static const char *given_text(const Schedule *schedule, Arena *arena)
{
    if (!schedule->edited && !schedule->tuned) return "";
    return arena_format(arena, ", %s by %s (sha256 %.16s)", schedule_word(schedule),
                        base_name(schedule->given_path),
                        sha256_text(arena, schedule->given_text, strlen(schedule->given_text)));
}

void print_file_comment(const Table *t, Text *text)
{
    const Schedule *schedule = t->schedule;
    const Program *program = schedule->program;
    const char *spec = base_name(program->spec);
    const bool given = schedule->edited || schedule->tuned;
    text_add(
        text,
        "/* %s: a training program, written by gradc %s from %s.\n * Change the spec, not this file.\n *\n",
        t->prefix, GRADC_VERSION, spec);
    text_add(text, " *   model          %s, %s trainable parameters\n", program->model,
             thousands(text->arena, parameters_of(program)));
    for (int i = 0; i < program->variables.count; ++i) {
        const Variable *variable = &program->variables.at[i];
        if (variable->role == VARIABLE_TRAINABLE)
            text_add(text, " *                  %s %s\n", variable->name,
                     shape_text(text->arena, &variable->type));
    }
    text_add(text, " *   schedule       %s%s: %s\n", schedule_names[schedule->kind],
             given_text(schedule, text->arena), schedule_meanings[schedule->kind]);
    text_add(text, " *   target         %s, vectors of %d %ss, %d registers\n", schedule->target->march,
             schedule->target->lanes, schedule->real->c_name, schedule->target->registers);
    text_add(text, " *   slices         %d of every phase whose work is large, whatever the machine\n",
             schedule->slices);
    text_add(text, " *   unrolled       %s\n", unrolled_text(schedule, text->arena));
    text_add(text, " *   state          %s bytes\n *   arena          %s bytes, valid within one call\n",
             thousands(text->arena, schedule->state_size), thousands(text->arena, schedule->arena_size));
    text_add(text, " *   stack          %s\n", stack_text(schedule, text->arena));
    text_add(text, " *   functions                   multiply-adds other operations    bytes moved\n");
    for (int f = 0; f < schedule->functions.count; ++f) print_function_line(t, f, text);
    text_add(
        text, " *   made by        gradc emit %s --schedule=%s --march=%s%s%s\n", spec,
        given ? base_name(schedule->given_path) : schedule_names[schedule->kind], schedule->target->march,
        schedule->slices == DEFAULT_SLICES ? "" : arena_format(text->arena, " --slices=%d", schedule->slices),
        program->defines);
    text_add(text, " *   compile with   clang -std=c17 -O3 -march=%s%s -fno-math-errno -c\n",
             schedule->target->march, schedule->target->lanes == 16 ? " -mprefer-vector-width=512" : "");
    text_add(
        text,
        " *\n * How to read it: what the runtime and this file agree on; the memory, as types; the functions of\n"
        " * vectors; a function for each kernel, in the order they run; and at the end the tables. This text is\n"
        " * yours, under any terms you choose. */\n");
}
