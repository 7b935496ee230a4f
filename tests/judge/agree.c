/* Whether the C computes what its graphs mean: every function of a spec's program is run once, from random
 * state and inputs, and each output and variable is compared with the interpreter's, in double precision.
 *
 *   agree SPEC [--schedule=NAME] [--march=ARCH] [--cc=CLANG] [-O1] [-v] [-D NAME=VALUE]...
 *
 * Without options: both schedules for the plainest machine, the usual one and this one, and then for this
 * one with the gradients as outputs. The slices of every phase are run forwards and backwards: the bits
 * must be the same. */
#include "check/check.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_DEFINES = 16, MAX_MACHINES = 4, DRAWS = 100 };

/* What the issue allows: of a tensor's largest element. */
static const double limit_of_loss = 2e-5, limit_of_others = 1e-4;

typedef struct {
    const char *spec, *cc;
    Loading loading;
    bool all; /* a line for every tensor, not for every function */
    ScheduleKind schedules[SCHEDULE_COUNT];
    const char *machines[MAX_MACHINES];
    Define defines[MAX_DEFINES];
    int schedule_count, machine_count, define_count;
} Options;

/* What is right: the program, a point, and the value of every node of every function there. */
typedef struct {
    Compiler *compiler;
    Point point;
    const double ***values;
    const char *text; /* of the graphs, without outputs that were added: every schedule must start from it */
} Reference;

static const Change with_gradients[] = {{"trace", add_gradient_outputs, NULL}, {0}};

static int misuse(const char *what)
{
    fprintf(stderr,
            "agree: %s\nusage: agree SPEC [--schedule=NAME] [--march=ARCH] [--cc=CLANG] [-O1] [-v] [-D "
            "NAME=VALUE]...\n",
            what);
    return 2;
}

static const char *value_of(const char *word, const char *option)
{
    size_t length = strlen(option);
    return strncmp(word, option, length) == 0 ? word + length : NULL;
}

static void add_define(Options *options, char *text)
{
    char *equals = strchr(text, '=');
    if (equals) *equals = 0;
    options->defines[options->define_count++] = (Define){text, equals ? equals + 1 : ""};
}

/* NULL, or what is wrong. */
static const char *read_options(int argc, char **argv, Options *options)
{
    for (int i = 1; i < argc; ++i) {
        const char *schedule = value_of(argv[i], "--schedule="), *march = value_of(argv[i], "--march=");
        const char *cc = value_of(argv[i], "--cc=");
        if (schedule && !schedule_find(schedule, &options->schedules[0])) return "no such schedule";
        if (schedule)
            options->schedule_count = 1;
        else if (march)
            options->machines[0] = march, options->machine_count = 1;
        else if (cc)
            options->cc = cc;
        else if (strncmp(argv[i], "-O", 2) == 0)
            options->loading.optimize = argv[i];
        else if (strcmp(argv[i], "-v") == 0)
            options->all = true;
        else if (strncmp(argv[i], "-D", 2) == 0 && (argv[i][2] || i + 1 < argc)) {
            if (options->define_count == MAX_DEFINES) return "too many -D";
            add_define(options, argv[i][2] ? argv[i] + 2 : argv[++i]);
        } else if (argv[i][0] == '-' || options->spec)
            return argv[i];
        else
            options->spec = argv[i];
    }
    return options->spec ? NULL : "no spec is given";
}

static void add_machine(Options *options, const char *march)
{
    for (int i = 0; i < options->machine_count; ++i)
        if (target_find(options->machines[i]) == target_find(march)) return;
    options->machines[options->machine_count++] = march;
}

static void choose_defaults(Options *options)
{
    if (!options->cc) options->cc = getenv("GRADC_TEST_CC");
    if (!options->machine_count) {
        add_machine(options, "native");
#if defined __x86_64__
        add_machine(options, "x86-64");
        add_machine(options, "x86-64-v3");
#endif
    }
    if (options->schedule_count) return;
    for (int s = 0; s < SCHEDULE_COUNT; ++s) options->schedules[options->schedule_count++] = (ScheduleKind)s;
}

static Request request_of(const Options *options, ScheduleKind schedule, const char *march)
{
    return (Request){.spec = options->spec,
                     .defines = options->defines,
                     .define_count = options->define_count,
                     .schedule = schedule,
                     .march = march,
                     .prefix = "judged"};
}

static const char *program_text(const Compiler *compiler)
{
    Text text = text_new(compiler->arena), rest = text_new(compiler->arena);
    program_print(compiler->program, &text);
    for (const char *line = text.at, *next; *line; line = next) {
        next = line + strcspn(line, "\n");
        next += *next != 0;
        const char *output = strstr(line, "output ");
        if (!output || output > next || !is_added_output(output + strlen("output ")))
            text_bytes(&rest, line, (size_t)(next - line));
    }
    return rest.at;
}

/* The right answer
 * ---------------------------------------------------------------------------------------- */

static int evaluate(Reference *reference, Arena *arena, uint64_t seed)
{
    const Program *program = reference->compiler->program;
    int near = 0;
    reference->point = draw_point(arena, program, initial_variables(arena, program), seed);
    reference->values = ARENA_ARRAY(arena, const double **, program->functions.count + 1);
    for (int f = 0; f < program->functions.count; ++f) {
        const Graph *graph = program->functions.at[f].graph;
        reference->values[f] = interpret(arena, graph, point_given(&reference->point, f));
        /* initial values depend on the seed alone, and are drawn from functions that join where they
         * switch */
        if (strcmp(program->functions.at[f].role, "initialize") != 0)
            near += decisions_near(graph, reference->values[f], float_margin);
    }
    return near;
}

static Difference worst_gradient(const Graph *graph, const double *const *got, const double *const *want)
{
    Difference worst = {0};
    for (int i = 0; i < graph->outputs.count; ++i) {
        NodeId node = graph->outputs.at[i].node;
        if (!is_gradient_output(graph->outputs.at[i].name)) continue;
        Difference difference = compare_elements(&graph_node(graph, node)->type, got[node], want[node]);
        if (difference.error > worst.error) worst = difference;
    }
    return worst;
}

/* A point where a few roundings of the weights change a gradient by a tenth of what is allowed judges
 * nothing: so it is with the logarithm of a probability near 0. */
static double sensitivity(const Reference *reference, uint64_t seed)
{
    const Program *program = reference->compiler->program;
    Arena *arena = arena_new();
    Point near = {rounded_variables(arena, program, &reference->point, seed), reference->point.inputs};
    double worst = 0;
    for (int f = 0; f < program->functions.count; ++f) {
        const Graph *graph = program->functions.at[f].graph;
        if (strcmp(program->functions.at[f].role, "train") != 0) continue;
        const double **values = interpret(arena, graph, point_given(&near, f));
        worst = fmax(worst, worst_gradient(graph, values, reference->values[f]).error);
    }
    arena_free(arena);
    return worst;
}

/* Draws points until one will do: no decision of any function is so near that a float32 might take it
 * otherwise, and no gradient hangs on the last bits of the weights. */
static bool find_point(Reference *reference, Arena **arena)
{
    int near = 0;
    double sensitive = 0;
    for (uint64_t seed = 1; seed <= DRAWS; ++seed) {
        *arena = arena_new();
        near = evaluate(reference, *arena, seed);
        sensitive = near ? 0 : sensitivity(reference, seed);
        if (near == 0 && sensitive < limit_of_loss / 10) return true;
        arena_free(*arena);
        *arena = NULL;
    }
    printf(
        "none of %d points will do: at the last %d decisions hang on a rounding, gradients change by %.1e\n",
        DRAWS, near, sensitive);
    return false;
}

/* The comparison
 * ------------------------------------------------------------------------------------------ */

typedef struct {
    const Options *options;
    const Reference *reference;
    const Program *program; /* its nodes are numbered as the reference's */
    const Loaded *loaded;
    const char *label; /* unfused x86-64-v3 */
    int failures;
} Run;

typedef struct {
    const char *name;
    Difference difference;
    double limit;
    const Type *type;
} Line;

static void print_line(const Run *run, const struct gradc_function *function, const Line *line)
{
    Arena *arena = run->reference->compiler->arena;
    const char *name =
        function->batch ? arena_format(arena, "%s_%d", function->role, function->batch) : function->role;
    printf("%-20s %-12s %-44s %9.2e of %.0e  %s %.9g, not %.9g%s\n", run->label, name, line->name,
           line->difference.error, line->limit, position_text(arena, line->type, line->difference.at),
           line->difference.got, line->difference.want,
           line->difference.error > line->limit ? "  WRONG" : "");
}

/* Prints what is wrong or wanted, and keeps the worst. */
static void see_line(Run *run, const struct gradc_function *function, Line line, Line *worst)
{
    bool wrong = !(line.difference.error <= line.limit);
    run->failures += wrong;
    if (wrong || run->options->all) print_line(run, function, &line);
    if (!worst->name || line.difference.error * worst->limit > worst->difference.error * line.limit)
        *worst = line;
}

static void fail(Run *run, const TracedFunction *traced, const char *what)
{
    printf("%-20s %s_%d: %s  WRONG\n", run->label, traced->role, traced->batch, what);
    ++run->failures;
}

static double limit_of(const char *role, const char *output, Dtype dtype)
{
    if (!dtype_is_real(dtype)) return 0;
    bool loss = strcmp(role, "train") == 0 && strcmp(output, "loss") == 0;
    return loss || is_added_output(output) ? limit_of_loss : limit_of_others;
}

static void compare_outputs(Run *run, const Call *call, const struct gradc_function *function, int f,
                            Line *worst)
{
    Arena *arena = run->reference->compiler->arena;
    const Graph *graph = run->program->functions.at[f].graph;
    for (int i = 0; i < graph->outputs.count; ++i) {
        const Output *output = &graph->outputs.at[i];
        const Type *type = &graph_node(graph, output->node)->type;
        Difference difference = compare_elements(type, call_output_values(call, arena, i),
                                                 run->reference->values[f][output->node]);
        see_line(run, function,
                 (Line){output->name, difference, limit_of(function->role, output->name, type->dtype), type},
                 worst);
    }
}

/* What no function reads or writes may be left out of the table. */
static bool is_used(const Program *program, int variable)
{
    for (int f = 0; f < program->functions.count; ++f) {
        const Graph *graph = program->functions.at[f].graph;
        Arena *arena = arena_new();
        const bool *live = graph_live(graph, arena);
        bool used = false;
        for (NodeId id = 1; id < graph->nodes.count; ++id) {
            const Node *node = graph_node(graph, id);
            used |= live[id] && (node->op == OP_read || node->op == OP_assign) && node->which == variable;
        }
        arena_free(arena);
        if (used) return true;
    }
    return false;
}

/* The last assignment to it: what counts of several. 0: none. */
static NodeId last_assignment(const Graph *graph, int variable)
{
    NodeId last = 0;
    for (int i = 0; i < graph->assigns.count; ++i)
        if (graph_node(graph, graph->assigns.at[i])->which == variable) last = graph->assigns.at[i];
    return last;
}

/* What is not assigned keeps its bits. */
static void compare_variables(Run *run, const Call *call, const struct gradc_function *function, int f,
                              Line *worst)
{
    const Program *program = run->program;
    Arena *arena = run->reference->compiler->arena;
    for (int v = 0; v < program->variables.count; ++v) {
        const Variable *variable = &program->variables.at[v];
        NodeId written = last_assignment(program->functions.at[f].graph, v);
        const double *got = call_variable(call, arena, v);
        if (!got && is_used(program, v)) fail(run, &program->functions.at[f], variable->name);
        if (!written && call_changed(call, v)) fail(run, &program->functions.at[f], variable->name);
        if (!got || !written) continue;
        Difference difference = compare_elements(&variable->type, got, run->reference->values[f][written]);
        double limit = dtype_is_real(variable->type.dtype) ? limit_of_others : 0;
        see_line(run, function, (Line){variable->name, difference, limit, &variable->type}, worst);
    }
}

/* Whether the table says what the graph does: names, types and order of inputs and outputs. */
static bool same_arrays(const struct gradc_function *function, const Graph *graph)
{
    if (function->input_count != graph->inputs.count || function->output_count != graph->outputs.count)
        return false;
    for (int i = 0; i < function->input_count + function->output_count; ++i) {
        int o = i - function->input_count;
        const struct gradc_array *array = o < 0 ? &function->inputs[i] : &function->outputs[o];
        const char *name = o < 0 ? graph->inputs.at[i].name : graph->outputs.at[o].name;
        const Type *type =
            o < 0 ? &graph->inputs.at[i].type : &graph_node(graph, graph->outputs.at[o].node)->type;
        if (strcmp(array->name, name) != 0 || (int)array->dtype != (int)type->dtype ||
            array->rank != type->rank)
            return false;
        for (int d = 0; d < type->rank; ++d)
            if (array->shape[d] != type->extent[d]) return false;
    }
    return true;
}

static void judge_function(Run *run, int f)
{
    const Program *program = run->program;
    const TracedFunction *traced = &program->functions.at[f];
    const struct gradc_function *function = loaded_function(run->loaded, traced->role, traced->batch);
    if (!function || !same_arrays(function, traced->graph)) {
        fail(run, traced, "the table does not list it as the graph has it");
        return;
    }
    Arena *arena = arena_new();
    Call *forwards = call_new(arena, run->loaded, function, program, &run->reference->point, f);
    Call *backwards = call_new(arena, run->loaded, function, program, &run->reference->point, f);
    const char *damage = call_run(forwards, false);
    if (damage) fail(run, traced, damage);
    call_run(backwards, true);
    if (!call_same_bits(forwards, backwards)) fail(run, traced, "other bits where slices run backwards");
    Line worst = {0};
    compare_outputs(run, forwards, function, f, &worst);
    compare_variables(run, forwards, function, f, &worst);
    if (worst.name && !run->options->all) print_line(run, function, &worst);
    call_free(forwards), call_free(backwards);
    arena_free(arena);
}

/* One schedule for one machine: the number of things that are wrong. */
static int judge_program(const Options *options, const Reference *reference, ScheduleKind schedule,
                         const char *march, bool gradients)
{
    Request request = request_of(options, schedule, march);
    Compiler *compiler = compile_changed(&request, NULL, gradients ? with_gradients : NULL);
    if (!compiler) return 1;
    Loaded loaded;
    Run run = {.options = options, .reference = reference, .program = compiler->program, .loaded = &loaded};
    run.label = arena_format(compiler->arena, "%s %s%s", schedule_names[schedule], compiler->target->march,
                             gradients ? " +g" : "");
    if (!load_program(compiler, &options->loading, &loaded)) {
        printf("%-20s does not compile  WRONG\n", run.label);
        run.failures = 1;
    } else if (!loaded.runs_here) {
        printf("%-20s compiles; this processor cannot run it\n", run.label);
    } else if (strcmp(program_text(compiler), reference->text) != 0) {
        printf("%-20s another graph for the same spec  WRONG\n", run.label);
        run.failures = 1;
    } else {
        for (int f = 0; f < reference->compiler->program->functions.count; ++f) judge_function(&run, f);
    }
    unload_program(&loaded);
    compiler_free(compiler);
    return run.failures;
}

static int judge_all(const Options *options)
{
    Request request = request_of(options, options->schedules[0], options->machines[0]);
    Reference reference = {.compiler = compile_changed(&request, "simplify", with_gradients)};
    if (!reference.compiler) return 1;
    reference.text = program_text(reference.compiler);
    Arena *arena = NULL;
    int failures = !find_point(&reference, &arena);
    for (int s = 0; arena && s < options->schedule_count; ++s) {
        for (int m = 0; m < options->machine_count; ++m)
            failures +=
                judge_program(options, &reference, options->schedules[s], options->machines[m], false);
        failures += judge_program(options, &reference, options->schedules[s], options->machines[0], true);
    }
    if (arena) arena_free(arena);
    compiler_free(reference.compiler);
    return failures;
}

int main(int argc, char **argv)
{
    Options options = {.loading = {.optimize = "-O3", .strict = true}};
    const char *wrong = read_options(argc, argv, &options);
    if (wrong) return misuse(wrong);
    choose_defaults(&options);
    Clang clang;
    Arena *arena = arena_new();
    wrong = clang_find(arena, options.cc, &clang);
    if (wrong) return misuse(wrong);
    options.loading.clang = &clang;
    int failures = judge_all(&options);
    arena_free(arena);
    if (failures) printf("%s: %d wrong\n", options.spec, failures);
    return failures ? 1 : 0;
}
