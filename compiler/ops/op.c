/* The expansions of the op table: what is known of each op, the scalar builders, and the rules all scalar rows share. */
#include "ops/op.h"
#include "base/bits.h"
#include <math.h>
#include <string.h>

typedef enum {
    TYPE_REAL,
    TYPE_COMPARE,
    TYPE_LOGIC,
    TYPE_SELECT,
    TYPE_FLOAT,
    TYPE_TO_F32,
    TYPE_TO_I32,
    TYPE_TO_I64,
    TYPE_TO_BF16,
    TYPE_WORD,
    TYPE_CHANCE,
    TYPE_ANY
} TypeRule;

/* One gradient an operand, or the row does not compile. */
#define COUNT(...)              COUNT_(__VA_ARGS__, 3, 2, 1, 0)
#define COUNT_(a, b, c, n, ...) n

#define SCALAR(name, inputs, type, ulp, cost, value, spelling, ...)                                          \
    _Static_assert(COUNT(__VA_ARGS__) == (inputs), #name ": one gradient an operand");                       \
    static double apply_##name(double a, double b, double c) { return (void)a, (void)b, (void)c, (value); }  \
    static void gradient_##name(Graph *B, NodeId y, NodeId g, NodeId *towards)                               \
    {                                                                                                        \
        const Node *node = graph_node(B, y);                                                                 \
        NodeId a = node->input[0], b = node->input[1], c = node->input[2];                                   \
        NodeId gradients[] = {__VA_ARGS__};                                                                  \
        (void)a, (void)b, (void)c, (void)g;                                                                  \
        memcpy(towards, gradients, sizeof gradients);                                                        \
    }
#define TENSOR(...)
#include "ops/ops.def"
#undef SCALAR
#undef TENSOR

enum { WORK, FREE };
const OpInfo op_info[OP_COUNT] = {
#define SCALAR(name, count, type, error, cost, value_, spelled, ...)                                         \
    [OP_##name] = {#name,           "",           (count),       true,         false,                        \
                   error,           cost,         spelled,       apply_##name, check_scalar,                 \
                   gradient_##name, value_scalar, element_scalar},
#define TENSOR(name, count, free, check_, gradient_, value_, element_, help)                                 \
    [OP_##name] = {#name, help, (count), false, free, 0, 0, NULL, NULL, check_, gradient_, value_, element_},
#include "ops/ops.def"
#undef SCALAR
#undef TENSOR
};

static const TypeRule type_rules[OP_COUNT] = {
#define SCALAR(name, count, type, ...) [OP_##name] = TYPE_##type,
#define TENSOR(...)
#include "ops/ops.def"
#undef SCALAR
#undef TENSOR
};

#define SCALAR(name, inputs, ...)                                                                            \
    NodeId op_##name(Graph *B, ARGUMENTS_##inputs)                                                           \
    {                                                                                                        \
        return op_scalar(B, OP_##name, (NodeId[]){PASS_##inputs});                                           \
    }
#define PASS_1 a
#define PASS_2 a, b
#define PASS_3 a, b, c
#define TENSOR(...)
#include "ops/ops.def"
#undef SCALAR
#undef TENSOR

const char *const plain_axis_names[MAX_LOOPS] = {"i", "j", "k", "l", "o", "p", "q", "r", "t", "u", "v", "w"};

bool op_find(const char *name, Op *op)
{
    for (int i = 0; i < OP_COUNT; ++i)
        if (strcmp(op_info[i].name, name) == 0) return *op = (Op)i, true;
    return false;
}

bool op_is_float(const Graph *B, NodeId x) { return graph_node(B, x)->type.dtype == F32; }

/* What is wrong with the operands' types, or NULL and the type of the result. */
static const char *scalar_dtype(TypeRule rule, const Dtype *operand, int inputs, Dtype *result)
{
    int from = rule == TYPE_SELECT ? 1 : 0;
    if (rule == TYPE_CHANCE) {
        bool fits = operand[0] == F32 && operand[1] == I32;
        return *result = BF16, fits ? NULL : "wants float32 and random bits, int32";
    }
    for (int i = from + 1; i < inputs; ++i)
        if (operand[i] != operand[from]) return "operands of different types; convert one with :cast(...)";
    bool number = operand[from] == F32 || operand[from] == I32 || operand[from] == I64;
    *result = operand[from];
    switch (rule) {
    case TYPE_REAL:
        return number ? NULL : "wants numbers (float32, int32, int64); convert with :cast(\"float32\")";
    case TYPE_FLOAT: return operand[0] == F32 ? NULL : "wants float32; convert with :cast(\"float32\")";
    case TYPE_COMPARE: return *result = BOOL, operand[0] == BOOL ? "wants numbers, not bool" : NULL;
    case TYPE_LOGIC: return operand[0] == BOOL ? NULL : "wants bool";
    case TYPE_SELECT: return operand[0] == BOOL ? NULL : "wants a bool to choose by";
    case TYPE_TO_F32: return *result = F32, operand[0] == BOOL ? "cannot convert bool; use select" : NULL;
    case TYPE_TO_I32: return *result = I32, operand[0] == BOOL ? "cannot convert bool; use select" : NULL;
    case TYPE_TO_I64: return *result = I64, operand[0] == BOOL ? "cannot convert bool; use select" : NULL;
    case TYPE_TO_BF16:
        return *result = BF16, operand[0] == F32 ? NULL : "wants float32; convert with :cast(\"float32\")";
    case TYPE_WORD: return operand[0] == I32 ? NULL : "wants int32; convert with :cast(\"int32\")";
    case TYPE_CHANCE:
    case TYPE_ANY: break;
    }
    return NULL;
}

const char *check_scalar(const Graph *graph, const Node *node)
{
    Dtype operand[MAX_INPUTS] = {0}, result;
    for (int i = 0; i < node->inputs; ++i) {
        const Type *type = &graph_node(graph, node->input[i])->type;
        operand[i] = type->dtype;
        if (!type_same_shape(type, &node->type)) return "operands of different shapes";
    }
    const char *wrong = scalar_dtype(type_rules[node->op], operand, node->inputs, &result);
    return wrong ? wrong : result == node->type.dtype ? NULL : "not of its operands' type";
}

NodeId op_scalar(Graph *B, Op op, const NodeId *operands)
{
    const OpInfo *info = &op_info[op];
    Node node = {.op = op, .inputs = info->inputs};
    Dtype dtypes[MAX_INPUTS] = {0};
    Type shape = {0};
    for (int i = 0; i < info->inputs; ++i) {
        if (!operands[i]) return 0;
        const Type *type = &graph_node(B, operands[i])->type;
        Type joined;
        if (!type_broadcast(&shape, type, &joined))
            return graph_error(B, "%s: shapes %s and %s do not fit", info->name, shape_text(B->arena, &shape),
                               shape_text(B->arena, type));
        shape = joined;
        dtypes[i] = type->dtype;
    }
    const char *wrong = scalar_dtype(type_rules[op], dtypes, info->inputs, &shape.dtype);
    if (wrong) {
        const char *first = dtype_name(dtypes[0]);
        if (info->inputs == 1) return graph_error(B, "%s of %s: %s", info->name, first, wrong);
        return graph_error(B, "%s of %s and %s: %s", info->name, first, dtype_name(dtypes[info->inputs - 1]),
                           wrong);
    }
    if (type_elements(&shape) < 0) return graph_error(B, "%s: more than 2^31 elements", info->name);
    for (int i = 0; i < info->inputs; ++i) {
        Type wanted = shape;
        wanted.dtype = dtypes[i];
        node.input[i] = op_broadcast(B, operands[i], wanted);
    }
    node.type = shape;
    return graph_add(B, node);
}

NodeId op_number(Graph *B, NodeId like, double value)
{
    return like ? op_constant(B, graph_node(B, like)->type.dtype, value) : 0;
}

void value_scalar(const Valuation *v)
{
    int64_t elements = type_elements(&v->node->type);
    double (*apply)(double, double, double) = op_info[v->node->op].apply;
    const double *b = v->in[1] ? v->in[1] : v->in[0], *c = v->in[2] ? v->in[2] : v->in[0];
    for (int64_t i = 0; i < elements; ++i) v->out[i] = apply(v->in[0][i], b[i], c[i]);
}

ExprId element_scalar(NestBuilder *builder, const Node *node, const Index *at)
{
    ExprId arg[MAX_INPUTS];
    const char *spelling = op_info[node->op].spelling;
    Dtype from = graph_node(builder->function->graph, node->input[0])->type.dtype;
    if (type_rules[node->op] == TYPE_TO_I32 && !dtype_is_real(from))
        spelling = from == I64 ? "(int32_t)$0" : "$0";
    if (type_rules[node->op] == TYPE_TO_F32 && from != I32 && from != U8)
        spelling = from == I64 ? "(float)$0" : "$0";
    for (int i = 0; i < node->inputs; ++i) arg[i] = build_element(builder, node->input[i], at, false, 0);
    return build_scalar(builder, node->type.dtype, spelling, op_info[node->op].cost, node->inputs, arg);
}

const char *op_check(const Graph *graph, const Node *node)
{
    if (node->inputs != op_info[node->op].inputs) return "wrong number of operands";
    return op_info[node->op].check(graph, node);
}

void op_print_attributes(const Graph *graph, const Node *node, Text *text)
{
    (void)graph;
    switch (node->op) {
    case OP_constant:
        text_add(text, " %s", text_number(text->arena, node->value, dtype_is_real(node->type.dtype)));
        break;
    case OP_input: text_add(text, " %s", graph->inputs.at[node->which].name); break;
    case OP_iota:
        if (node->which == IOTA_ALL)
            text_add(text, " of all");
        else
            text_add(text, " along %d", node->which);
        break;
    case OP_random: text_add(text, " stream %d", node->which); break;
    case OP_reduce:
        text_add(text, " %s over", reduce_names[node->which]);
        for (int d = 0; d < MAX_RANK; ++d)
            if (node->axes >> d & 1) text_add(text, " %d", d);
        break;
    case OP_read:
    case OP_assign:
    case OP_gradient:
    case OP_reshape: break;
    default:
        if (!op_info[node->op].scalar && !node->map)
            text_add(text, " number %d axes %u", node->which, node->axes);
        break;
    }
}
