/* Nodes that compute nothing of others: constants, inputs, variables, positions, random numbers; and assignments. */
#include "ops/op.h"
#include <string.h>

const char *check_none(const Graph *graph, const Node *node) { return (void)graph, (void)node, NULL; }

void gradient_of_leaf(Graph *B, NodeId y, NodeId g, NodeId *towards)
{
    (void)g;
    for (int i = 0; i < graph_node(B, y)->inputs; ++i) towards[i] = 0;
}

void value_none(const Valuation *v) { (void)v; }

ExprId element_none(NestBuilder *builder, const Node *node, const Index *at)
{
    return (void)builder, (void)node, (void)at, 0;
}

NodeId op_constant(Graph *B, Dtype dtype, double value)
{
    if (dtype == BF16) value = dtype_rounded(BF16, value); /* float32 is rounded where it is printed */
    return graph_add(B, (Node){.op = OP_constant, .type = {.dtype = dtype}, .value = value});
}

void value_constant(const Valuation *v) { v->out[0] = v->node->value; }

ExprId element_constant(NestBuilder *builder, const Node *node, const Index *at)
{
    (void)at;
    return build_constant(builder, node->type.dtype, node->value);
}

NodeId op_input(Graph *B, const char *name, Type type)
{
    for (int i = 0; i < B->inputs.count; ++i)
        if (strcmp(B->inputs.at[i].name, name) == 0)
            return graph_add(B, (Node){.op = OP_input, .type = type, .which = i});
    *LIST_PUSH(B->arena, &B->inputs) = (Input){.name = arena_string(B->arena, name), .type = type};
    return graph_add(B, (Node){.op = OP_input, .type = type, .which = B->inputs.count - 1});
}

NodeId op_read(Graph *B, int variable, Type type, const char *name)
{
    return graph_add(B, (Node){.op = OP_read, .type = type, .which = variable, .name = name});
}

void value_given(const Valuation *v)
{
    memcpy(v->out, v->given, sizeof(double) * (size_t)type_elements(&v->node->type));
}

ExprId element_input(NestBuilder *builder, const Node *node, const Index *at)
{
    return build_load(builder, build_input_buffer(builder, node->which), at, false, 0);
}

ExprId element_read(NestBuilder *builder, const Node *node, const Index *at)
{
    return build_load(builder, build_variable_buffer(builder, node->which), at, false, 0);
}

NodeId op_assign(Graph *B, int variable, Type type, const char *name, NodeId value)
{
    if (!value) return 0;
    const Type *given = &graph_node(B, value)->type;
    if (given->dtype != type.dtype)
        return graph_error(B, "assign to %s: it is %s, the value is %s", name, dtype_name(type.dtype),
                           dtype_name(given->dtype));
    if (!type_same_shape(given, &type))
        return graph_error(B, "assign to %s: it has shape %s, the value %s", name,
                           shape_text(B->arena, &type), shape_text(B->arena, given));
    NodeId id = graph_add(B, (Node){.op = OP_assign,
                                    .type = type,
                                    .inputs = 1,
                                    .input = {value},
                                    .which = variable,
                                    .name = arena_format(B->arena, "%s/assign", name)});
    *LIST_PUSH(B->arena, &B->assigns) = id;
    return id;
}

void value_same(const Valuation *v)
{
    memcpy(v->out, v->in[0], sizeof(double) * (size_t)type_elements(&v->node->type));
}

ExprId element_same(NestBuilder *builder, const Node *node, const Index *at)
{
    return build_element(builder, node->input[0], at, false, 0);
}

NodeId op_gradient(Graph *B, NodeId loss, NodeId towards)
{
    if (!loss || !towards) return 0;
    return graph_add(B, (Node){.op = OP_gradient,
                               .type = graph_node(B, towards)->type,
                               .inputs = 2,
                               .input = {loss, towards}});
}

const char *check_iota(const Graph *graph, const Node *node)
{
    (void)graph;
    return node->which >= IOTA_ALL && node->which < node->type.rank ? NULL : "no such dimension";
}

NodeId op_iota(Graph *B, Type shape, int dimension)
{
    shape.dtype = I32;
    return graph_add(B, (Node){.op = OP_iota, .type = shape, .which = dimension});
}

void value_iota(const Valuation *v)
{
    const Type *type = &v->node->type;
    int64_t inner = 1;
    for (int d = v->node->which + 1; d < type->rank; ++d) inner *= type->extent[d];
    for (int64_t i = 0; i < type_elements(type); ++i)
        v->out[i] = (double)(v->node->which == IOTA_ALL ? i : i / inner % type->extent[v->node->which]);
}

/* Of an element among all, in Keras's order: the same under any layout. */
static Index position_of(const Node *node, const Index *at)
{
    Index position = {.divisor = 1};
    int stride = 1;
    for (int d = node->type.rank - 1; d >= 0; --d) {
        for (int i = 0; i < at[d].terms; ++i)
            index_add(&position, at[d].term[i].axis, at[d].term[i].stride * stride);
        position.constant += at[d].constant * stride;
        stride *= node->type.extent[d];
    }
    return position;
}

ExprId element_iota(NestBuilder *builder, const Node *node, const Index *at)
{
    Index position = node->which == IOTA_ALL ? position_of(node, at) : at[node->which];
    return build_index(builder, &position);
}

const char *check_random(const Graph *graph, const Node *node)
{
    for (int i = 0; i < 2; ++i) {
        const Type *type = &graph_node(graph, node->input[i])->type;
        if (type->rank || type->dtype != I64) return "wants seed and step as int64 scalars";
    }
    return NULL;
}

NodeId op_random(Graph *B, Type shape, int stream, NodeId seed, NodeId step)
{
    if (!seed || !step) return 0;
    shape.dtype = F32;
    return graph_add(
        B, (Node){.op = OP_random, .type = shape, .inputs = 2, .input = {seed, step}, .which = stream});
}

/* Philox4x32-10: Salmon, Moraes, Dror, Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3", SC11. */
static uint32_t philox_word(uint64_t key, uint64_t step, uint32_t stream, uint32_t element)
{
    uint32_t c[4] = {element / 4, stream, (uint32_t)step, (uint32_t)(step >> 32)};
    uint32_t k0 = (uint32_t)key, k1 = (uint32_t)(key >> 32);
    for (int round = 0; round < 10; ++round, k0 += 0x9E3779B9u, k1 += 0xBB67AE85u) {
        uint64_t p = (uint64_t)0xD2511F53u * c[0], q = (uint64_t)0xCD9E8D57u * c[2];
        uint32_t next[4] = {(uint32_t)(q >> 32) ^ c[1] ^ k0, (uint32_t)q, (uint32_t)(p >> 32) ^ c[3] ^ k1,
                            (uint32_t)p};
        memcpy(c, next, sizeof c);
    }
    return c[element % 4];
}

void value_random(const Valuation *v)
{
    uint64_t key = (uint64_t)(int64_t)v->in[0][0], step = (uint64_t)(int64_t)v->in[1][0];
    for (int64_t i = 0; i < type_elements(&v->node->type); ++i)
        v->out[i] = (philox_word(key, step, (uint32_t)v->node->which, (uint32_t)i) >> 8) * 0x1p-24;
}

ExprId element_random(NestBuilder *builder, const Node *node, const Index *at)
{
    Index position = position_of(node, at);
    ExprId arg[4] = {build_element(builder, node->input[0], NULL, false, 0),
                     build_element(builder, node->input[1], NULL, false, 0),
                     build_constant(builder, I32, node->which), build_index(builder, &position)};
    return build_scalar(builder, F32, "uniform_N(#0, #1, #2, $3)", 64, 4, arg);
}
