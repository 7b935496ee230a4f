/* Every row of compiler/ops/ops.def, the ones that will be added as well: C by both schedules, in float and in double, against the
 * row's value rule, gradient rule against differences of the value rule; and the value rules of tensor
 * rows against plain loops. */
#include "rows.h"
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* C against the value rules
 * ------------------------------------------------------------------------------------ */

/* In units in the last place of the C's real number nearest to `size`; of integers any difference is infinite. */
static double error_in_ulp(Dtype dtype, const Real *real, double got, double want, double size)
{
    if (got == want || (isnan(got) && isnan(want))) return 0;
    if (dtype != F32 || !isfinite(got)) return INFINITY;
    int exponent = size == 0 ? -126 : ilogb(size);
    return fabs(got - want) /
           ldexp(1, (exponent < -126 ? -126 : exponent) - (real == &real_double ? 52 : 23));
}

static double allowed_ulp(const Case *one)
{
    /* exact is what a float32 can be: of a value in between, the nearest */
    if (op_info[one->op].scalar) return op_info[one->op].ulp > 0.5 ? op_info[one->op].ulp : 0.5;
    return one->op == OP_contract || one->op == OP_reduce || one->op == OP_gradient ? 16 : 4;
}

/* Machines that cannot multiply and add at once round the product as well. */
static bool rounds_twice(const Loaded *loaded, const Case *one)
{
    const char *march = loaded->program->march;
    return one->op == OP_multiply_add && (!strcmp(march, "x86-64") || !strcmp(march, "x86-64-v2"));
}

/* Sums may cancel: they are judged by what they sum. */
static void compare_case(Bench *bench, const Case *one, const Loaded *loaded, const double *got,
                         const double *want, const char *label)
{
    const Real *real = loaded->real;
    const bool twice = rounds_twice(loaded, one);
    double least = real == &real_double ? 1e-15 : 1e-6;
    const Type *type = &graph_node(bench->graph, one->node)->type;
    double allowed = allowed_ulp(one) + 0.5 * twice;
    for (int64_t i = 0; i < type_elements(type); ++i) {
        double size = fabs(want[i]);
        if (twice) size = fmax(size, fabs(bench->values.at[one->input[2]][i]));
        double error = error_in_ulp(type->dtype, real, got[i], want[i], size);
        if (!op_info[one->op].scalar && fabs(got[i] - want[i]) < least) error = 0;
        if (error <= allowed) continue;
        print_error("%s, %s %s: gives %.9g, not %.9g: %.1f ulp of %.1f\n", label, op_info[one->op].name,
                    type_text(bench->arena, type), got[i], want[i], error, allowed);
        for (int k = 0; k < one->inputs && op_info[one->op].scalar; ++k)
            print_error("    of %.9g\n", bench->values.at[one->input[k]][i]);
        ++bench->failures;
        return;
    }
}

static void compare_all(Bench *bench, const Compiler *compiler, const Loaded *loaded, const char *label)
{
    const Program *program = compiler->program;
    int f = program->functions.count - 1;
    const struct gradc_function *function = &loaded->program->functions[loaded->program->function_count - 1];
    assert_string_equal(function->role, "ops");
    const Graph *graph = program->functions.at[f].graph;
    double **zeros = ARENA_ARRAY(bench->arena, double *, program->variables.count + 1);
    for (int v = 0; v < program->variables.count; ++v)
        zeros[v] = ARENA_ARRAY(bench->arena, double, type_elements(&program->variables.at[v].type));
    double ***inputs = ARENA_ARRAY(bench->arena, double **, program->functions.count);
    inputs[f] = bench->values.at;
    Point point = {zeros, inputs};
    const double **values = interpret(bench->arena, graph, point_given(&point, f));
    Call *call = call_new(bench->arena, loaded, function, program, &point, f);
    assert_null(call_run(call, false));
    for (int i = 0; i < bench->case_count; ++i) {
        const double *got = call_output_values(call, bench->arena, i);
        compare_case(bench, &bench->cases[i], loaded, got, values[graph->outputs.at[i].node], label);
    }
    call_free(call);
}

/* One row, or all in one file. The number of failures; -1 where the C does not compile. */
static int judge_rows(ScheduleKind schedule, const char *march, const Real *real, int only)
{
    Bench *bench = bench_new(only);
    Request request = {.spec = GRADC_SOURCE_DIR "/models/xor.lua",
                       .schedule = schedule,
                       .march = march,
                       .prefix = "judged",
                       .real = real};
    const Change changes[] = {{"trace", add_rows, bench}, {0}};
    Compiler *compiler = compile_changed(&request, NULL, changes);
    assert_non_null(compiler);
    Clang clang;
    assert_null(clang_find(bench->arena, GRADC_TEST_CC, &clang));
    Loaded loaded;
    const char *label = arena_format(bench->arena, "%s, %s, %s", schedule_names[schedule],
                                     compiler->target->march, real->c_name);
    int failures = -1;
    if (load_program(compiler, &(Loading){&clang, "-O1", true}, &loaded)) {
        if (loaded.runs_here) compare_all(bench, compiler, &loaded, label);
        failures = bench->failures;
    }
    unload_program(&loaded);
    compiler_free(compiler);
    arena_free(bench->arena);
    return failures;
}

/* All rows at once is quick; where that fails to compile, each alone tells which. */
static void judge_target(ScheduleKind schedule, const char *march, const Real *real)
{
    int failures = judge_rows(schedule, march, real, OP_COUNT);
    for (int op = 0; failures < 0 && op < OP_COUNT; ++op) {
        int of_row = op == OP_read || op == OP_assign ? 0 : judge_rows(schedule, march, real, op);
        if (of_row < 0)
            print_error("%s, %s: the C of %s does not compile\n", schedule_names[schedule], march,
                        op_info[op].name);
    }
    assert_int_equal(failures, 0);
}

static void test_naive_c(void **state) { (void)state, judge_target(SCHEDULE_NAIVE, "native", &real_float); }
static void test_unfused_c(void **state)
{
    (void)state, judge_target(SCHEDULE_UNFUSED, "native", &real_float);
}
static void test_naive_c_in_double(void **state)
{
    (void)state, judge_target(SCHEDULE_NAIVE, "native", &real_double);
}
static void test_unfused_c_in_double(void **state)
{
    (void)state, judge_target(SCHEDULE_UNFUSED, "native", &real_double);
}
#if defined __x86_64__
static void test_unfused_c_in_double_baseline(void **state)
{
    (void)state, judge_target(SCHEDULE_UNFUSED, "x86-64", &real_double);
}
static void test_unfused_c_baseline(void **state)
{
    (void)state, judge_target(SCHEDULE_UNFUSED, "x86-64", &real_float);
}
static void test_unfused_c_v3(void **state)
{
    (void)state, judge_target(SCHEDULE_UNFUSED, "x86-64-v3", &real_float);
}
#endif

/* Gradient rules
 * ------------------------------------------------------------------------------------------------ */

/* The operand of a node with one element moved. */
typedef struct {
    const Bench *bench;
    const Node *node;
    const double *operands[MAX_INPUTS];
    const double *weights; /* of the value's elements: the gradient that comes from above */
    int which;
    int64_t element;
} Probe;

static double weighted_value(const Probe *probe, double move, Arena *arena)
{
    int64_t count = type_elements(&graph_node(probe->bench->graph, probe->node->input[probe->which])->type);
    int64_t elements = type_elements(&probe->node->type);
    double *moved = arena_copy(arena, probe->operands[probe->which], sizeof(double) * (size_t)count), sum = 0;
    double *out = ARENA_ARRAY(arena, double, elements), *before = ARENA_ARRAY(arena, double, elements);
    Valuation valuation = {.graph = probe->bench->graph, .node = probe->node, .out = before};
    memcpy(valuation.in, probe->operands, sizeof valuation.in);
    op_info[probe->node->op].value(&valuation);
    moved[probe->element] += move;
    valuation.in[probe->which] = moved, valuation.out = out;
    op_info[probe->node->op].value(&valuation);
    for (int64_t i = 0; i < elements; ++i)
        if (out[i] != before[i]) sum += probe->weights[i] * (out[i] - before[i]);
    return sum;
}

/* The central difference; false at a kink, at the edge of the domain, and where it is too rough to tell. */
static bool difference(const Probe *probe, double step, double tolerance, double *slope)
{
    Arena *arena = arena_new();
    double h = step * fmax(1, fabs(probe->operands[probe->which][probe->element]));
    double up = weighted_value(probe, h, arena), down = weighted_value(probe, -h, arena);
    double half_up = weighted_value(probe, h / 2, arena), half_down = weighted_value(probe, -h / 2, arena);
    arena_free(arena);
    *slope = (half_up - half_down) / h;
    double rough = fabs((up - down) / (2 * h) - *slope), one_sided = fabs(half_up + half_down) / h;
    double size = fmax(1e-3, fabs(*slope));
    return isfinite(*slope) && rough < tolerance * size / 3 && one_sided < 0.02 * size;
}

/* The number of elements of one operand that could be judged. */
static int check_elements(Bench *bench, Probe *probe, const double *gradient, double step, double tolerance)
{
    int64_t count = type_elements(&graph_node(bench->graph, probe->node->input[probe->which])->type);
    int judged = 0;
    for (probe->element = 0; probe->element < count; ++probe->element) {
        double slope, got = gradient[probe->element];
        if (!difference(probe, step, tolerance, &slope)) continue;
        ++judged;
        if (fabs(got - slope) <= tolerance * fmax(1e-3, fabs(slope))) continue;
        print_error("%s: gradient of operand %d at %.9g is %.9g, not %.9g\n", op_info[probe->node->op].name,
                    probe->which, probe->operands[probe->which][probe->element], got, slope);
        ++bench->failures;
        return judged;
    }
    return judged;
}

static bool ignores_small_moves(Probe *probe)
{
    int64_t count = type_elements(&graph_node(probe->bench->graph, probe->node->input[probe->which])->type);
    Arena *arena = arena_new();
    bool ignored = true;
    for (probe->element = 0; probe->element < count && ignored; ++probe->element)
        ignored =
            weighted_value(probe, 1e-10 * fabs(probe->operands[probe->which][probe->element]), arena) == 0;
    arena_free(arena);
    return ignored;
}

static void check_operand(Bench *bench, const Case *one, NodeId towards, const double *const *given,
                          Probe *probe)
{
    Graph alone = *bench->graph;
    Output output = {"gradient", towards};
    memset(&alone.outputs, 0, sizeof alone.outputs);
    alone.outputs.at = &output, alone.outputs.count = 1;
    const double **values = interpret(bench->arena, &alone, (Given){given, NULL});
    /* what rounds to float32 has a slope at large steps only */
    bool rounds = ignores_small_moves(probe);
    if (check_elements(bench, probe, values[towards], rounds ? 1e-2 : 6e-6, rounds ? 1e-3 : 1e-5)) return;
    print_error("%s: the gradient of operand %d could be judged nowhere\n", op_info[one->op].name,
                probe->which);
    ++bench->failures;
}

static void check_gradient(Bench *bench, const Case *one)
{
    const Node node = *graph_node(bench->graph, one->node);
    if (node.op != one->op || node.type.dtype != F32 || one->inputs != node.inputs || one->op == OP_gradient)
        return;
    NodeId g = bench_input(bench, node.type), towards[MAX_INPUTS] = {0};
    double *weights = bench->values.at[bench->values.count - 1];
    for (int64_t i = 0; i < type_elements(&node.type); ++i)
        weights[i] = 0.25 + random_below(&bench->random, 7) / 4.0;
    op_info[one->op].gradient(bench->graph, one->node, g, towards);
    for (int k = 0; k < node.inputs; ++k) {
        if (!towards[k] || graph_node(bench->graph, node.input[k])->type.dtype != F32) continue;
        assert_true(type_same_shape(&graph_node(bench->graph, towards[k])->type,
                                    &graph_node(bench->graph, node.input[k])->type));
        Probe probe = {.bench = bench, .node = &node, .weights = weights, .which = k};
        for (int i = 0; i < node.inputs; ++i) probe.operands[i] = bench->values.at[one->input[i]];
        check_operand(bench, one, towards[k], (const double *const *)bench->values.at, &probe);
    }
}

static Compiler *trace_rows(Bench *bench)
{
    Request request = {.spec = GRADC_SOURCE_DIR "/models/xor.lua"};
    const Change changes[] = {{"trace", add_rows, bench}, {0}};
    Compiler *compiler = compile_changed(&request, "trace", changes);
    assert_non_null(compiler);
    return compiler;
}

static void test_gradients(void **state)
{
    (void)state;
    Bench *bench = bench_new(OP_COUNT);
    Compiler *compiler = trace_rows(bench);
    for (int i = 0; i < bench->case_count; ++i) check_gradient(bench, &bench->cases[i]);
    int failures = bench->failures;
    compiler_free(compiler);
    arena_free(bench->arena);
    assert_int_equal(failures, 0);
}

/* Value rules of tensor rows, against plain loops
 * --------------------------------------------------------------- */

typedef double Matrix[ROWS][COLUMNS];

static void expect(double got, double want) { assert_true(fabs(got - want) <= 1e-12 * fmax(1, fabs(want))); }

/* The examples of `rows.c`, in their order: turned and flipped, padded before and after, dilated,
 * repeated. */
static void expect_view(int example, const Matrix x, const double *y)
{
    static const int rows[] = {COLUMNS, ROWS + 3, ROWS, ROWS * 5},
                     columns[] = {ROWS, COLUMNS, 2 * COLUMNS, COLUMNS};
    for (int i = 0; i < rows[example]; ++i)
        for (int j = 0; j < columns[example]; ++j) {
            double want = 0;
            if (example == 0) want = x[j][COLUMNS - 1 - i];
            if (example == 1) want = i >= 1 && i <= ROWS ? x[i - 1][j] : 0.25;
            if (example == 2) want = j % 2 ? 0 : x[i][j / 2];
            if (example == 3) want = x[i / 5][j];
            expect(y[i * columns[example] + j], want);
        }
}

static void expect_contract(int example, const Matrix a, const Matrix b, const double *y)
{
    for (int i = 0; i < ROWS; ++i)
        for (int j = 0; j < (example ? 3 : ROWS); ++j) {
            double want = 0;
            for (int k = 0; k < COLUMNS; ++k) {
                if (!example) want += a[i][k] * b[j][k];
                for (int p = 0; p < 2 && example; ++p) {
                    int at = 2 * j + p - 1;
                    if (at >= 0 && at < COLUMNS) want += a[i][at] * b[p][k];
                }
            }
            expect(*y++, want);
        }
}

static void expect_reduce(const Node *node, const Matrix x, const double *y)
{
    double want[ROWS][COLUMNS];
    bool seen[ROWS][COLUMNS] = {{false}};
    for (int i = 0; i < ROWS; ++i)
        for (int j = 0; j < COLUMNS; ++j) {
            int r = node->axes & 1 ? 0 : i, c = node->axes & 2 ? 0 : j;
            double *to = &want[r][c], so_far = seen[r][c] ? *to : x[i][j];
            if (!seen[r][c])
                *to = x[i][j];
            else if (node->which == REDUCE_SUM)
                *to = so_far + x[i][j];
            else if (node->which == REDUCE_MAX)
                *to = so_far > x[i][j] ? so_far : x[i][j];
            else
                *to = so_far < x[i][j] ? so_far : x[i][j];
            seen[r][c] = true;
        }
    for (int i = 0; i < (node->axes & 1 ? 1 : ROWS); ++i)
        for (int j = 0; j < (node->axes & 2 ? 1 : COLUMNS); ++j) expect(*y++, want[i][j]);
}

static void expect_random(const Node *node, const double *y)
{
    struct random_stream stream = random_start(20260917, (uint32_t)node->which, 5);
    for (int i = 0; i < ROWS * COLUMNS; ++i) expect(y[i], (random_word(&stream) >> 8) * 0x1p-24);
}

static void expect_case(const Bench *bench, const Case *one, int example, const double *y)
{
    const Node *node = graph_node(bench->graph, one->node);
    const Matrix *a = one->inputs > 0 ? (const Matrix *)bench->values.at[one->input[0]] : NULL;
    const Matrix *b = one->inputs > 1 ? (const Matrix *)bench->values.at[one->input[1]] : NULL;
    if (node->op == OP_view) expect_view(example, *a, y);
    if (node->op == OP_contract) expect_contract(example, *a, *b, y);
    if (node->op == OP_reduce) expect_reduce(node, *a, y);
    if (node->op == OP_random) expect_random(node, y);
    for (int i = 0; i < ROWS * COLUMNS; ++i) {
        if (node->op == OP_reshape) expect(y[i], (*a)[i / COLUMNS][i % COLUMNS]);
        if (node->op == OP_iota) expect(y[i], node->which ? i % COLUMNS : i / COLUMNS);
    }
}

static void test_values(void **state)
{
    (void)state;
    Bench *bench = bench_new(OP_COUNT);
    Compiler *compiler = trace_rows(bench);
    Given given = {(const double *const *)bench->values.at, NULL};
    const double **values = interpret(bench->arena, bench->graph, given);
    for (int i = 0, example = 0; i < bench->case_count; ++i) {
        example = i && bench->cases[i - 1].op == bench->cases[i].op ? example + 1 : 0;
        expect_case(bench, &bench->cases[i], example, values[bench->cases[i].node]);
    }
    compiler_free(compiler);
    arena_free(bench->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_gradients),
        cmocka_unit_test(test_naive_c),
        cmocka_unit_test(test_unfused_c),
        cmocka_unit_test(test_naive_c_in_double),
        cmocka_unit_test(test_unfused_c_in_double),
#if defined __x86_64__
        cmocka_unit_test(test_unfused_c_baseline),
        cmocka_unit_test(test_unfused_c_in_double_baseline),
        cmocka_unit_test(test_unfused_c_v3),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
