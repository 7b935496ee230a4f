/* Nests: what visits and prints them, and the builder that the ops' element rules are given. */
#include "ir/nest.h"
#include "ops/op.h"
#include <string.h>

enum { SLOW = 8 }; /* additions: a division */

static Expr *expr_at(const Function *function, ExprId id) { return &function->exprs.at[id]; }

void expr_visit(Function *function, ExprId id, AccessVisitor *see, void *context)
{
    if (!id) return;
    if (expr_at(function, id)->kind == EXPR_LOAD) see(context, expr_at(function, id)->load, false);
    for (int i = 0; i < expr_at(function, id)->args; ++i)
        expr_visit(function, expr_at(function, id)->arg[i], see, context);
}

int expr_cost(const Function *function, ExprId id)
{
    if (!id) return 0;
    const Expr *expr = &function->exprs.at[id];
    int cost = expr->cost;
    for (int i = 0; i < expr->args; ++i) cost += expr_cost(function, expr->arg[i]);
    return cost;
}

static bool is_slow(const Expr *expr) { return expr->cost >= SLOW; }

int expr_slow_depth(const Function *function, ExprId id, int *known)
{
    const Expr *expr = expr_at(function, id);
    if (known[id]) return known[id] - 1;
    int deepest = 0;
    for (int i = 0; i < expr->args; ++i) {
        const int depth = expr_slow_depth(function, expr->arg[i], known);
        if (depth > deepest) deepest = depth;
    }
    deepest += is_slow(expr);
    known[id] = deepest + 1;
    return deepest;
}

bool expr_has_dtype(const Function *function, ExprId id, Dtype dtype)
{
    if (!id) return false;
    const Expr *expr = expr_at(function, id);
    bool has = expr->dtype == dtype;
    for (int i = 0; i < expr->args; ++i) has |= expr_has_dtype(function, expr->arg[i], dtype);
    return has;
}

void nest_visit(Function *function, Nest *nest, AccessVisitor *see, void *context)
{
    expr_visit(function, nest->term, see, context);
    for (int i = 0; i < nest->defs.count; ++i) expr_visit(function, nest->defs.at[i].value, see, context);
    for (int i = 0; i < nest->defs.count; ++i) see(context, &nest->defs.at[i].to, true);
}

const char *nest_label(const Function *function, const Nest *nest)
{
    const char *label = function->buffers.at[nest->defs.at[0].to.buffer].name;
    for (int i = 1; i < nest->defs.count; ++i) {
        const char *name = function->buffers.at[nest->defs.at[i].to.buffer].name;
        if (strlen(name) < strlen(label)) label = name;
    }
    return label;
}

bool nest_sums_lanes(const Nest *nest)
{
    for (int i = 0; i < nest->reduces; ++i)
        if (nest->reduce[i] == nest->vector) return true;
    return false;
}

Dtype nest_dtype(const Function *function, const Nest *nest)
{
    return expr_at(function, nest->combine ? nest->term : nest->defs.at[0].value)->dtype;
}

bool nest_is_product(const Function *function, const Nest *nest, const Access **a, const Access **b)
{
    if (nest->combine != COMBINE_SUM) return false;
    const Expr *value = expr_at(function, nest->term);
    if (value->kind != EXPR_SCALAR || value->args != 2 || strcmp(value->spelling, "$0 * $1")) return false;
    const Expr *left = expr_at(function, value->arg[0]), *right = expr_at(function, value->arg[1]);
    if (left->kind != EXPR_LOAD || right->kind != EXPR_LOAD) return false;
    *a = left->load, *b = right->load;
    return true;
}

/* Text ------------------------------------------------------------------------------------------------------------ */

static const char *axis_index_text(const Function *function, const Index *index)
{
    const char *names[MAX_TERMS];
    Index local = *index;
    for (int i = 0; i < index->terms; ++i) {
        const Axis *axis = &function->axes->at[index->term[i].axis];
        names[i] = axis->name ? axis->name : axis->letter ? axis->letter : "?";
        local.term[i].axis = i;
    }
    return index_text(function->arena, &local, names);
}

static void add_access(const Function *function, const Access *access, Text *text)
{
    text_add(text, "%s", function->buffers.at[access->buffer].name);
    if (!access->rank) return;
    text_add(text, "[");
    for (int d = 0; d < access->rank; ++d)
        text_add(text, "%s%s", d ? ", " : "", axis_index_text(function, &access->at[d]));
    text_add(text, access->guarded ? "]?" : "]");
}

static void add_expr(const Function *function, ExprId id, Text *text, bool inner)
{
    const Expr *expr = expr_at(function, id);
    switch (expr->kind) {
    case EXPR_LOAD: add_access(function, expr->load, text); return;
    case EXPR_CONSTANT:
        text_add(text, "%s", text_number(text->arena, expr->value, dtype_is_real(expr->dtype)));
        return;
    case EXPR_INDEX: {
        const char *index = axis_index_text(function, &expr->index);
        text_add(text, inner && strpbrk(index, "+-*/") ? "(%s)" : "%s", index);
        return;
    }
    case EXPR_SO_FAR: text_add(text, "so_far"); return;
    case EXPR_SCALAR: break;
    }
    bool call = strchr(expr->spelling, '(') || expr->args < 2;
    if (inner && !call) text_add(text, "(");
    for (const char *c = expr->spelling; *c; ++c) {
        if (*c == '$' || *c == '#')
            add_expr(function, expr->arg[*++c - '0'], text, !call);
        else if (c[0] == '_' && c[1] == 'N')
            ++c;
        else
            text_add(text, "%c", *c);
    }
    if (inner && !call) text_add(text, ")");
}

const char *expr_text(const Function *function, ExprId id)
{
    Text text = text_new(function->arena);
    add_expr(function, id, &text, false);
    return text.at;
}

/* sum n 128: x[b, n] * w[n] */
static void add_combination(const Function *function, const Nest *nest, Text *text)
{
    static const char *const combines[] = {"", "sum", "max", "min"};
    text_add(text, "%s", combines[nest->combine]);
    for (int r = 0; r < nest->reduces; ++r) {
        const Axis *axis = &function->axes->at[nest->reduce[r]];
        text_add(text, " %s %d", axis->name ? axis->name : axis->letter ? axis->letter : "?", axis->extent);
    }
    text_add(text, ": %s", expr_text(function, nest->term));
}

const char *nest_text(const Function *function, const Nest *nest)
{
    Text text = text_new(function->arena);
    for (int i = 0; i < nest->defs.count; ++i) {
        const Def *def = &nest->defs.at[i];
        bool plain = nest->combine && expr_at(function, def->value)->kind == EXPR_SO_FAR;
        if (i) text_add(&text, "; ");
        add_access(function, &def->to, &text);
        text_add(&text, " = ");
        if (nest->combine && i == 0) {
            add_combination(function, nest, &text);
            if (plain) continue;
            text_add(&text, ", then ");
        }
        text_add(&text, "%s", expr_text(function, def->value));
    }
    return text.at;
}

/* Building -------------------------------------------------------------------------------------------------------- */

Index index_of_axis(AxisId axis) { return (Index){.divisor = 1, .terms = 1, .term = {{axis, 1}}}; }

bool index_substitute(const Index *outer, const Index *inner, Index *result)
{
    Index sum = {.constant = outer->constant, .divisor = outer->divisor};
    for (int i = 0; i < outer->terms; ++i) {
        const Index *with = &inner[outer->term[i].axis];
        int stride = outer->term[i].stride;
        if (with->divisor != 1) {
            if (outer->terms != 1 || outer->constant || outer->divisor != 1 || stride != 1) return false;
            *result = *with;
            return true;
        }
        sum.constant += stride * with->constant;
        for (int k = 0; k < with->terms; ++k) {
            if (sum.terms == MAX_TERMS) return false;
            index_add(&sum, with->term[k].axis, stride * with->term[k].stride);
        }
    }
    *result = (Index){.constant = sum.constant, .divisor = sum.divisor};
    for (int i = 0; i < sum.terms; ++i) /* terms may cancel */
        if (sum.term[i].stride) index_add(result, sum.term[i].axis, sum.term[i].stride);
    return true;
}

static const char *plain_letter(const NestBuilder *builder)
{
    int place = builder->nest->outs + builder->nest->reduces;
    return place < MAX_LOOPS ? plain_axis_names[place] : NULL;
}

AxisId build_axis(NestBuilder *builder, const char *name, int extent)
{
    AxisList *axes = builder->function->axes;
    *LIST_PUSH(builder->function->arena, axes) = (Axis){name, extent, plain_letter(builder)};
    builder->nest->out[builder->nest->outs++] = axes->count - 1;
    return axes->count - 1;
}

AxisId build_reduce_axis(NestBuilder *builder, const char *name, int extent)
{
    AxisList *axes = builder->function->axes;
    *LIST_PUSH(builder->function->arena, axes) = (Axis){name, extent, plain_letter(builder)};
    builder->nest->reduce[builder->nest->reduces++] = axes->count - 1;
    return axes->count - 1;
}

static ExprId add(NestBuilder *builder, Expr expr)
{
    *LIST_PUSH(builder->function->arena, &builder->function->exprs) = expr;
    return builder->function->exprs.count - 1;
}

void build_name(NestBuilder *builder, const Index *index, const char *name)
{
    if (index->terms != 1 || !index_is_axis(index, index->term[0].axis)) return;
    Axis *axis = &builder->function->axes->at[index->term[0].axis];
    if (!axis->name) axis->name = name;
}

ExprId build_constant(NestBuilder *builder, Dtype dtype, double value)
{
    return add(builder, (Expr){.kind = EXPR_CONSTANT, .dtype = dtype, .value = value});
}

ExprId build_index(NestBuilder *builder, const Index *index)
{
    return add(builder, (Expr){.kind = EXPR_INDEX, .dtype = I32, .index = *index});
}

ExprId build_so_far(NestBuilder *builder, Dtype dtype)
{
    return add(builder, (Expr){.kind = EXPR_SO_FAR, .dtype = dtype});
}

ExprId build_scalar(NestBuilder *builder, Dtype dtype, const char *spelling, int cost, int args,
                    const ExprId *arg)
{
    Expr expr = {.kind = EXPR_SCALAR, .dtype = dtype, .spelling = spelling, .cost = cost, .args = args};
    for (int i = 0; i < args; ++i) {
        if (!arg[i]) return 0;
        expr.arg[i] = arg[i];
    }
    return add(builder, expr);
}

ExprId build_load(NestBuilder *builder, BufferId buffer, const Index *at, bool guarded, double fill)
{
    const Buffer *from = &builder->function->buffers.at[buffer];
    Expr expr = {.kind = EXPR_LOAD, .dtype = from->type.dtype};
    expr.load = ARENA_NEW(builder->function->arena, Access);
    *expr.load = (Access){.buffer = buffer, .rank = from->type.rank, .guarded = guarded, .fill = fill};
    for (int d = 0; d < from->type.rank; ++d) expr.load->at[d] = at[d];
    return add(builder, expr);
}

ExprId build_element(NestBuilder *builder, NodeId id, const Index *at, bool guarded, double fill)
{
    if (builder->buffers[id]) return build_load(builder, builder->buffers[id], at, guarded, fill);
    const Node *node = graph_node(builder->function->graph, id);
    if (node->op == OP_input)
        return build_load(builder, build_input_buffer(builder, node->which), at, guarded, fill);
    if (node->op == OP_read)
        return build_load(builder, build_variable_buffer(builder, node->which), at, guarded, fill);
    if (guarded && node->op == OP_view && view_renames(builder->function->graph, node)) {
        Index inner[MAX_RANK];
        for (int d = 0; d < graph_node(builder->function->graph, node->input[0])->type.rank; ++d)
            if (!index_substitute(&node->map->at[0][d], at, &inner[d])) return 0;
        return build_element(builder, node->input[0], inner, guarded, fill);
    }
    return guarded ? 0 : op_info[node->op].element(builder, node, at);
}

static BufferId add_buffer(NestBuilder *builder, Buffer buffer)
{
    *LIST_PUSH(builder->function->arena, &builder->function->buffers) = buffer;
    return builder->function->buffers.count - 1;
}

BufferId build_input_buffer(NestBuilder *builder, int input)
{
    if (builder->inputs[input]) return builder->inputs[input];
    Function *function = builder->function;
    const Input *from = &function->graph->inputs.at[input];
    Buffer buffer = {
        .name = from->name, .type = from->type, .scope = SCOPE_INPUT, .which = input, .pinned = true};
    for (int d = 0; d < from->type.rank; ++d) {
        *LIST_PUSH(function->arena, function->axes) = (Axis){NULL, from->type.extent[d], plain_axis_names[d]};
        buffer.dim[d] = function->axes->count - 1;
    }
    return builder->inputs[input] = add_buffer(builder, buffer);
}

BufferId build_variable_buffer(NestBuilder *builder, int variable)
{
    if (builder->variables[variable]) return builder->variables[variable];
    const Variable *from = &builder->program->variables.at[variable];
    Buffer buffer = {.name = from->name,
                     .type = from->type,
                     .scope = SCOPE_VARIABLE,
                     .which = variable,
                     .origin = from->origin};
    memcpy(buffer.dim, builder->variable_axes[variable], sizeof buffer.dim);
    return builder->variables[variable] = add_buffer(builder, buffer);
}

BufferId build_reshape_buffer(NestBuilder *builder, const Node *node)
{
    Function *function = builder->function;
    NodeId from = node->input[0];
    const Node *source = graph_node(function->graph, from);
    BufferId origin = builder->buffers[from];
    if (source->op == OP_input) origin = build_input_buffer(builder, source->which);
    if (source->op == OP_read) origin = build_variable_buffer(builder, source->which);
    for (BufferId known = 1; known < function->buffers.count; ++known) {
        const Buffer *buffer = &function->buffers.at[known];
        if (buffer->reshape_of == origin && type_same_shape(&buffer->type, &node->type)) return known;
    }
    Buffer buffer = {.name = node->name,
                     .type = node->type,
                     .scope = SCOPE_ARENA,
                     .reshape_of = origin,
                     .origin = node->origin};
    for (int d = 0; d < node->type.rank; ++d) {
        *LIST_PUSH(function->arena, function->axes) = (Axis){NULL, node->type.extent[d], plain_axis_names[d]};
        buffer.dim[d] = function->axes->count - 1;
    }
    return add_buffer(builder, buffer);
}

bool nest_has_out(const Nest *nest, AxisId axis)
{
    for (int i = 0; i < nest->outs; ++i)
        if (nest->out[i] == axis) return true;
    return false;
}

bool nest_has_reduce(const Nest *nest, AxisId axis)
{
    for (int i = 0; i < nest->reduces; ++i)
        if (nest->reduce[i] == axis) return true;
    return false;
}
