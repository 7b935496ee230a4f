/* Rows of the op table as nodes: operands for each, and a traced function that computes them all. */
#include "rows.h"
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COUNT = 203, TRIES = 2000 };

static void stop(const char *row, const char *why)
{
    printf("%s: %s\n", row, why);
    exit(1);
}

/* Operands
 * ---------------------------------------------------------------------------------------------------- */

static double uniform(Bench *bench) { return (random_word(&bench->random) >> 8) * 0x1p-24; }

/* Small and large, of both signs, round numbers among them. */
static double draw_float(Bench *bench)
{
    static const double round[] = {0, 1, -1, 0.5, -0.5, 2, -2, 3};
    double sign = random_below(&bench->random, 2) ? 1 : -1;
    switch (random_below(&bench->random, 4)) {
    case 0: return round[random_below(&bench->random, sizeof round / sizeof *round)];
    case 1: return (float)(sign * exp2(uniform(bench) * 20 - 10));
    default: return (float)(sign * uniform(bench) * 10);
    }
}

static double draw_operand(Bench *bench, Dtype dtype)
{
    switch (dtype) {
    case F32: return draw_float(bench);
    case BF16: return dtype_rounded(BF16, draw_float(bench));
    case BOOL: return random_below(&bench->random, 2);
    case U8: return random_below(&bench->random, 256);
    default: return (double)random_below(&bench->random, 2001) - 1000;
    }
}

/* Whether the result's type holds the value, with room for rounding. */
static bool holds(Dtype dtype, double value)
{
    if (!isfinite(value)) return false;
    if (dtype_is_real(dtype)) return value == 0 || (fabs(value) > FLT_MIN && fabs(value) < FLT_MAX);
    return fabs(value) < 0x1p30;
}

/* One element of each operand; the row's domain is where its value is a number. Now and then operands are
 * equal. */
static bool draw_element(Bench *bench, const Case *one, double *const *operands, int64_t i)
{
    const Node *node = graph_node(bench->graph, one->node);
    double x[MAX_INPUTS] = {0};
    for (int attempt = 0; attempt < TRIES; ++attempt) {
        for (int k = 0; k < one->inputs; ++k) {
            Dtype dtype = graph_node(bench->graph, node->input[k])->type.dtype;
            bool repeat = k && random_below(&bench->random, 8) == 0 &&
                          dtype == graph_node(bench->graph, node->input[k - 1])->type.dtype;
            x[k] = repeat ? x[k - 1] : draw_operand(bench, dtype);
        }
        if (!holds(node->type.dtype, op_info[one->op].apply(x[0], x[1], x[2]))) continue;
        for (int k = 0; k < one->inputs; ++k) operands[k][i] = x[k];
        return true;
    }
    return false;
}

/* Building ---------------------------------------------------------------------------------- */

NodeId bench_input(Bench *bench, Type type)
{
    const char *name = arena_format(bench->arena, "x%d", bench->graph->inputs.count);
    NodeId id = op_input(bench->graph, name, type);
    *LIST_PUSH(bench->arena, &bench->values) = ARENA_ARRAY(bench->arena, double, type_elements(&type));
    return id;
}

static NodeId add_matrix(Bench *bench)
{
    NodeId id = bench_input(bench, type_make(F32, 2, (int[]){ROWS, COLUMNS}));
    double *values = bench->values.at[bench->values.count - 1];
    for (int i = 0; i < ROWS * COLUMNS; ++i) values[i] = (float)(uniform(bench) * 4 - 2);
    return id;
}

static void add_case(Bench *bench, Op op, NodeId node)
{
    if (bench->case_count == MAX_CASES) stop(op_info[op].name, "too many cases");
    Case *one = &bench->cases[bench->case_count];
    *one = (Case){.op = op, .node = node};
    const Node *added = graph_node(bench->graph, node);
    for (int k = 0; k < added->inputs && added->op == op; ++k) {
        const Node *input = graph_node(bench->graph, added->input[k]);
        if (input->op == OP_input) one->input[one->inputs++] = input->which;
    }
    Output *output = LIST_PUSH(bench->graph->arena, &bench->graph->outputs);
    *output = (Output){arena_format(bench->arena, "y%d", bench->case_count++), node};
}

static void add_scalar_case(Bench *bench, Op op, const Dtype *dtypes)
{
    NodeId operands[MAX_INPUTS] = {0};
    for (int k = 0; k < op_info[op].inputs; ++k)
        operands[k] = bench_input(bench, type_make(dtypes[k], 1, (int[]){COUNT}));
    add_case(bench, op, op_scalar(bench->graph, op, operands));
    const Case *one = &bench->cases[bench->case_count - 1];
    double *values[MAX_INPUTS] = {0};
    for (int k = 0; k < one->inputs; ++k) values[k] = bench->values.at[one->input[k]];
    for (int64_t i = 0; i < COUNT; ++i)
        if (!draw_element(bench, one, values, i)) stop(op_info[op].name, "no operands have a value");
}

/* Whether the builder takes operands of these types: asked of a graph that nobody sees. */
static bool takes(Op op, const Dtype *dtypes)
{
    Arena *arena = arena_new();
    Diagnostics diagnostics = {.arena = arena};
    Origins origins = origins_new(arena);
    Graph *graph = graph_new(arena, &diagnostics, &origins);
    graph->origin = origin_make(&origins, (Origin){.scope = ""}), graph->scope = "";
    NodeId operands[MAX_INPUTS] = {0};
    for (int k = 0; k < op_info[op].inputs; ++k)
        operands[k] = op_input(graph, arena_format(arena, "x%d", k), type_make(dtypes[k], 1, (int[]){COUNT}));
    bool taken = op_scalar(graph, op, operands) != 0;
    arena_free(arena);
    return taken;
}

static void add_scalar_row(Bench *bench, Op op)
{
    Dtype dtypes[MAX_INPUTS] = {0};
    int kinds = 1, added = 0;
    for (int k = 0; k < op_info[op].inputs; ++k) kinds *= DTYPE_COUNT;
    for (int kind = 0; kind < kinds; ++kind) {
        for (int k = 0, rest = kind; k < op_info[op].inputs; ++k, rest /= DTYPE_COUNT)
            dtypes[k] = (Dtype)(rest % DTYPE_COUNT);
        if (takes(op, dtypes)) add_scalar_case(bench, op, dtypes), ++added;
    }
    if (!added) stop(op_info[op].name, "takes operands of no types");
}

/* Tensor rows
 * ------------------------------------------------------------------------------------------------- */

static Index affine(int constant, int divisor, int axis, int stride)
{
    Index index = {.constant = constant, .divisor = divisor};
    index_add(&index, axis, stride);
    return index;
}

static Map map_of(int out, int loops, const int *extents)
{
    Map map = {.out = out, .loops = loops};
    for (int i = 0; i < loops; ++i) map.extent[i] = extents[i], map.axis[i] = plain_axis_names[i];
    return map;
}

static int view_examples(Bench *bench, NodeId *nodes)
{
    Graph *B = bench->graph;
    Map turned = map_of(2, 2, (int[]){COLUMNS, ROWS}), padded = map_of(2, 2, (int[]){ROWS + 3, COLUMNS});
    turned.at[0][0] = affine(0, 1, 1, 1), turned.at[0][1] = affine(COLUMNS - 1, 1, 0, -1); /* and flipped */
    padded.at[0][0] = affine(-1, 1, 0, 1), padded.at[0][1] = affine(0, 1, 1, 1), padded.guarded[0] = true;
    Map dilated = map_of(2, 2, (int[]){ROWS, 2 * COLUMNS}), wide = map_of(3, 3, (int[]){ROWS, 5, COLUMNS});
    dilated.at[0][0] = affine(0, 1, 0, 1), dilated.at[0][1] = affine(0, 2, 1, 1), dilated.guarded[0] = true;
    wide.at[0][0] = affine(0, 1, 0, 1), wide.at[0][1] = affine(0, 1, 2, 1);
    nodes[0] = op_view(B, add_matrix(bench), &turned, 0);
    nodes[1] = op_view(B, add_matrix(bench), &padded, 0.25);
    nodes[2] = op_view(B, add_matrix(bench), &dilated, 0);
    nodes[3] = op_view(B, add_matrix(bench), &wide, 0);
    return 4;
}

static int contract_examples(Bench *bench, NodeId *nodes)
{
    Map product = map_of(2, 3, (int[]){ROWS, ROWS, COLUMNS}); /* [i, j] sum k: a[i, k] * b[j, k] */
    product.at[0][0] = affine(0, 1, 0, 1), product.at[0][1] = affine(0, 1, 2, 1);
    product.at[1][0] = affine(0, 1, 1, 1), product.at[1][1] = affine(0, 1, 2, 1);
    Map windows =
        map_of(2, 4, (int[]){ROWS, 3, COLUMNS, 2}); /* strided and padded, of width 2: p is loop 3 */
    windows.at[0][0] = affine(0, 1, 0, 1), windows.at[0][1] = affine(-1, 1, 1, 2), windows.guarded[0] = true;
    index_add(&windows.at[0][1], 3, 1);
    windows.at[1][0] = affine(0, 1, 3, 1), windows.at[1][1] = affine(0, 1, 2, 1);
    nodes[0] = op_contract(bench->graph, add_matrix(bench), add_matrix(bench), &product);
    nodes[1] = op_contract(bench->graph, add_matrix(bench), add_matrix(bench), &windows);
    return 2;
}

static int reduce_examples(Bench *bench, NodeId *nodes)
{
    int count = 0;
    for (int kind = 0; kind < REDUCE_COUNT; ++kind)
        for (unsigned axes = 1; axes < 4 && count < MAX_EXAMPLES; ++axes)
            nodes[count++] = op_reduce(bench->graph, (ReduceKind)kind, add_matrix(bench), axes);
    return count;
}

static int leaf_examples(Bench *bench, Op op, NodeId *nodes)
{
    Graph *B = bench->graph;
    Type shape = type_make(I32, 2, (int[]){ROWS, COLUMNS});
    NodeId seed = op_constant(B, I64, 20260917), x = 0;
    switch (op) {
    case OP_constant: return nodes[0] = op_constant(B, F32, 2.5), 1;
    case OP_input: return nodes[0] = add_matrix(bench), 1;
    case OP_iota: return nodes[0] = op_iota(B, shape, 0), nodes[1] = op_iota(B, shape, 1), 2;
    case OP_random: return nodes[0] = op_random(B, shape, 3, seed, op_constant(B, I64, 5)), 1;
    case OP_gradient:
        x = add_matrix(bench);
        return nodes[0] = op_gradient(B, op_reduce(B, REDUCE_SUM, op_mul(B, x, x), 3), x), 1;
    default: return 0;
    }
}

/* Whatever the check rule accepts: for the first shape that it does, every number and set of axes. */
static int found_examples(Bench *bench, Op op, NodeId *nodes)
{
    static const Type shapes[] = {
        {F32, 2, {ROWS, COLUMNS}}, {F32, 1, {ROWS}},           {F32, 1, {COLUMNS}},   {F32, 0, {0}},
        {F32, 2, {COLUMNS, ROWS}}, {F32, 1, {ROWS * COLUMNS}}, {F32, 2, {ROWS, ROWS}}};
    int count = 0;
    for (size_t s = 0; s < sizeof shapes / sizeof *shapes && !count; ++s)
        for (int attributes = 0; attributes < 8 && count < MAX_EXAMPLES; ++attributes) {
            Map map = map_of(shapes[s].rank, shapes[s].rank, shapes[s].extent);
            for (int d = 0; d < shapes[s].rank; ++d) map.at[0][d] = map.at[1][d] = affine(0, 1, d, 1);
            Node node = {.op = op, .type = shapes[s], .inputs = op_info[op].inputs, .which = attributes / 4};
            node.axes = (unsigned)(attributes % 4), node.map = arena_copy(bench->arena, &map, sizeof map);
            for (int k = 0; k < node.inputs; ++k) node.input[k] = add_matrix(bench);
            if (!op_check(bench->graph, &node)) nodes[count++] = graph_add(bench->graph, node);
        }
    if (!count) stop(op_info[op].name, "its check rule accepts no node that this test can think of");
    return count;
}

static void add_tensor_row(Bench *bench, Op op)
{
    NodeId nodes[MAX_EXAMPLES] = {0};
    int count = leaf_examples(bench, op, nodes);
    switch (op) {
    case OP_view: count = view_examples(bench, nodes); break;
    case OP_contract: count = contract_examples(bench, nodes); break;
    case OP_reduce: count = reduce_examples(bench, nodes); break;
    case OP_reshape:
        nodes[0] =
            op_reshape(bench->graph, add_matrix(bench), type_make(F32, 3, (int[]){2, COLUMNS, ROWS / 2}));
        count = 1;
        break;
    case OP_read:
    case OP_assign: return; /* a variable's: tests/judge/agree.c has many */
    default:
        if (!count) count = found_examples(bench, op, nodes);
    }
    for (int i = 0; i < count; ++i) add_case(bench, op, nodes[i]);
}

void add_rows(Program *program, void *context)
{
    Bench *bench = context;
    const Graph *first = program->functions.at[0].graph;
    Graph *graph = graph_new(program->arena, first->diagnostics, first->origins);
    graph->origin = graph_node(first, 1)->origin, graph->scope = "ops";
    bench->graph = graph;
    for (int op = 0; op < OP_COUNT; ++op) {
        if (bench->only != OP_COUNT && bench->only != op) continue;
        if (op_info[op].scalar)
            add_scalar_row(bench, (Op)op);
        else
            add_tensor_row(bench, (Op)op);
    }
    *LIST_PUSH(program->arena, &program->functions) = (TracedFunction){.role = "ops", .graph = graph};
}

Bench *bench_new(int only)
{
    Arena *arena = arena_new();
    Bench *bench = ARENA_NEW(arena, Bench);
    bench->arena = arena, bench->random = random_start(1, 5, 0), bench->only = only;
    return bench;
}
