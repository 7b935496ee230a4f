/* Expression trees → C, with the fewest parentheses. */
#include "emit/printer.h"
#include "schedule/substitute.h"
#include <math.h>
#include <string.h>

static const Binding *binding(const Printer *p, AxisId axis) { return &p->bindings[axis]; }

void need_support(Printer *p, const char *name, int width)
{
    for (int i = 0; i < p->support->count; ++i)
        if (p->support->at[i].width == width && strcmp(p->support->at[i].name, name) == 0) return;
    *LIST_PUSH(p->arena, p->support) = (SupportUse){arena_string(p->arena, name), width};
}

const char *value_type(Printer *p, Dtype dtype, int lanes)
{
    bool real = dtype_is_real(dtype);
    if (lanes == 1) return real ? p->schedule->real->c_name : dtype == I64 ? "int64_t" : "int32_t";
    need_support(p, real ? "vecN" : "ivecN", lanes);
    return arena_format(p->arena, real ? "vec%d" : "ivec%d", lanes);
}

static const char *inside(Printer *p, Value value, int precedence)
{
    return value.precedence < precedence ? arena_format(p->arena, "(%s)", value.text) : value.text;
}

Value as_vector(Printer *p, Value value)
{
    if (value.vector || p->lanes == 1) return value;
    const char *type = value_type(p, value.dtype, p->lanes);
    /* a bool in every lane is a mask: 0 or -1 */
    const char *text = value.dtype == BOOL
                         ? arena_format(p->arena, "(%s)(-(%s))", type, value.text)
                         : arena_format(p->arena, "(%s)%s", type, inside(p, value, PREC_UNARY));
    return (Value){text, PREC_UNARY, true, value.dtype};
}

/* Indices --------------------------------------------------------------------------------------------------------- */

const char *print_index(Printer *p, const Index *index, bool divide)
{
    Text text = text_new(p->arena);
    int constant = index->constant;
    for (int i = 0; i < index->terms; ++i) {
        const Binding *axis = binding(p, index->term[i].axis);
        int stride = index->term[i].stride;
        constant += stride * axis->offset;
        if (!axis->symbol) continue;
        if (text.length)
            text_add(&text, stride < 0 ? " - " : " + ");
        else if (stride < 0)
            text_add(&text, "-");
        if (stride != 1 && stride != -1) text_add(&text, "%d * ", stride < 0 ? -stride : stride);
        text_add(&text, "%s", axis->symbol);
    }
    if (!text.length)
        text_add(&text, "%d", divide ? constant / index->divisor : constant);
    else if (constant)
        text_add(&text, constant < 0 ? " - %d" : " + %d", constant < 0 ? -constant : constant);
    if (!divide || index->divisor == 1 || !strpbrk(text.at, "abcdefghijklmnopqrstuvwxyz")) return text.at;
    return arena_format(p->arena, "(%s) / %d", text.at, index->divisor);
}

/* The lowest and highest value of an index here, before its divisor: loops range over their axes. */
static void index_range(Printer *p, const Index *index, int64_t *low, int64_t *high)
{
    *low = *high = index->constant;
    for (int i = 0; i < index->terms; ++i) {
        const Binding *axis = binding(p, index->term[i].axis);
        int64_t stride = index->term[i].stride, extent = p->schedule->axes.at[index->term[i].axis].extent;
        int64_t first = axis->offset, last = axis->symbol ? extent - 1 : axis->offset;
        if (index->term[i].axis == p->vector) last = axis->symbol ? extent - 1 : axis->offset + p->lanes - 1;
        *low += stride * (stride > 0 ? first : last);
        *high += stride * (stride > 0 ? last : first);
    }
}

static bool has_block_only(const Printer *p, const Buffer *buffer, int d)
{
    AxisId axis = buffer->digit[d].axis;
    return buffer->scope == SCOPE_TILE && axis && buffer->digit[d].extent < p->schedule->axes.at[axis].extent;
}

/* What a guarded read must find true here: NULL where it always is; *never where it cannot be. */
static const char *print_guard(Printer *p, const Access *access, bool *never)
{
    const Buffer *buffer = &p->function->buffers.at[access->buffer];
    Text text = text_new(p->arena);
    *never = false;
    for (int d = 0; access->guarded && d < access->rank; ++d) {
        const Index *index = &access->at[d];
        int extent = buffer->digit[d].extent;
        int64_t low, high;
        if (has_block_only(p, buffer, d)) continue; /* the loop's own point, which is never outside */
        index_range(p, index, &low, &high);
        bool constant = low == high;
        if (index->divisor != 1) {
            if (constant)
                *never |= low % index->divisor != 0;
            else
                text_add(&text, "%s(%s) %% %d == 0", text.length ? " && " : "", print_index(p, index, false),
                         index->divisor);
        }
        if (high < 0 || low >= (int64_t)extent * index->divisor) *never = true;
        if (low >= 0 && high < (int64_t)extent * index->divisor) continue;
        text_add(&text, "%s(unsigned)(%s) < %du", text.length ? " && " : "", print_index(p, index, true),
                 extent);
    }
    return text.length ? text.at : NULL;
}

/* Loads and stores ------------------------------------------------------------------------------------------------ */

int64_t vector_stride(const Printer *p, const Access *access)
{
    return p->lanes == 1 ? 0 : access_stride(p->function, access, p->vector);
}

/* In an array that has one block of the axis: counted from the block's start. */
static const char *print_within_block(Printer *p, AxisId axis)
{
    const Binding *here = binding(p, axis);
    if (!here->block || here->symbol == here->block) return arena_format(p->arena, "%d", here->offset);
    return arena_format(p->arena, here->offset ? "%s - %s + %d" : "%s - %s", here->symbol, here->block,
                        here->offset);
}

const char *print_place(Printer *p, const Access *access)
{
    const Buffer *buffer = &p->function->buffers.at[access->buffer];
    Text text = text_new(p->arena);
    text_add(&text, access->flat && buffer->digits > 1 ? "%s_flat" : "%s", buffer->name);
    for (int d = 0; d < access->rank; ++d)
        text_add(&text, "[%s]",
                 has_block_only(p, buffer, d) ? print_within_block(p, buffer->digit[d].axis)
                                              : print_index(p, &access->at[d], true));
    if (!access->rank) text_add(&text, "[0]");
    return text.at;
}

static const char *number_text(Printer *p, Dtype dtype, double value)
{
    const Real *real = p->schedule->real;
    if (!dtype_is_real(dtype)) return arena_format(p->arena, "%.0f", value);
    if (isinf(value)) {
        need_support(p, "<math.h>", 1);
        return value > 0 ? "INFINITY" : "-INFINITY";
    }
    bool single = real->size == 4;
    const char *text = text_number(p->arena, single ? (double)(float)value : value, single);
    return arena_format(p->arena, "%s%s%s", text, strpbrk(text, ".e") ? "" : ".0", real->suffix);
}

static Value print_number(Printer *p, Dtype dtype, double value)
{
    return (Value){number_text(p, dtype, value), value < 0 ? PREC_UNARY : PREC_PRIMARY, false, dtype};
}

static const char *kind_of(Dtype dtype)
{
    static const char *const kinds[] = {
        [F32] = "", [BF16] = "_bfloat16", [BOOL] = "_mask", [U8] = "_bytes", [I32] = "_int", [I64] = "_int"};
    return kinds[dtype];
}

static const Parameter *parameter_of(const Printer *p, const Access *access)
{
    for (int i = 0; p->parameters && i < p->parameters->count; ++i)
        if (!p->parameters->at[i].index && access_same(p->parameters->at[i].access, access))
            return &p->parameters->at[i];
    return NULL;
}

bool is_pointer(const Printer *p, const Access *access)
{
    const Parameter *parameter = parameter_of(p, access);
    return parameter && parameter->pointer;
}

/* The number itself, or the parameter that stands for it. */
static const char *print_position(Printer *p, const Index *index)
{
    for (int i = 0; p->parameters && i < p->parameters->count; ++i)
        if (p->parameters->at[i].index && index_same(p->parameters->at[i].index, index))
            return p->parameters->at[i].name;
    return print_index(p, index, true);
}

/* Where an access lies, as a pointer: &x[y][2]. */
const char *print_address(Printer *p, const Access *access)
{
    const Parameter *parameter = parameter_of(p, access);
    return parameter ? parameter->name : arena_format(p->arena, "&%s", print_place(p, access));
}

static const char *print_vector_load(Printer *p, const Access *access, Dtype dtype, int64_t stride)
{
    const char *address = print_address(p, access), *text;
    const char *name = arena_format(p->arena, stride == 1 ? "load%s_N" : "load_strided%s_N", kind_of(dtype));
    need_support(p, name, p->lanes);
    if (stride == 1)
        text = arena_format(p->arena, "load%s_%d(%s)", kind_of(dtype), p->lanes, address);
    else
        text = arena_format(p->arena, "load_strided%s_%d(%s, %lld)", kind_of(dtype), p->lanes, address,
                            (long long)stride);
    if (dtype != U8) return text;
    need_support(p, "bytes_to_int_N", p->lanes); /* bytes are numbers as soon as they are read */
    return arena_format(p->arena, "bytes_to_int_%d(%s)", p->lanes, text);
}

/* One element: x[y][2], or within a function *x or x. */
static const char *print_element(Printer *p, const Access *access)
{
    const Parameter *parameter = parameter_of(p, access);
    if (!parameter) return print_place(p, access);
    return parameter->pointer ? arena_format(p->arena, "*%s", parameter->name) : parameter->name;
}

/* Its number: what C reads by itself of all types but one. */
static const char *print_scalar_load(Printer *p, const Access *access, Dtype dtype)
{
    const Parameter *parameter = parameter_of(p, access);
    if (dtype != BF16 || (parameter && !parameter->pointer)) return print_element(p, access);
    need_support(p, "load_bfloat16_N", 1);
    return arena_format(p->arena, "load_bfloat16_1(%s)", print_address(p, access));
}

Value print_bare_load(Printer *p, const Access *access, Dtype dtype)
{
    int64_t stride = vector_stride(p, access);
    Dtype value = dtype_as_read(dtype);
    if (stride == 0) return (Value){print_scalar_load(p, access, dtype), PREC_PRIMARY, false, value};
    return (Value){print_vector_load(p, access, dtype, stride), PREC_PRIMARY, true, value};
}

static Value print_load(Printer *p, const Access *access, Dtype dtype)
{
    bool never;
    const char *guard = print_guard(p, access, &never);
    if (never) return print_number(p, dtype, access->fill);
    Value load = print_bare_load(p, access, dtype);
    if (!guard) return load;
    Value fill = print_number(p, dtype, access->fill);
    if (load.vector) fill = as_vector(p, fill);
    load.text = arena_format(p->arena, "%s ? %s : %s", guard, load.text, fill.text);
    load.precedence = PREC_CONDITIONAL;
    return load;
}

/* A load that occurs more than once in a block is named there: the first pass counts, the second prints names. */
Value print_named_load(Printer *p, ExprId id)
{
    const Expr *expr = &p->function->exprs.at[id];
    Value load = print_load(p, expr->load, expr->dtype);
    for (int i = 0; i < p->occurrences.count; ++i) {
        Occurrence *known = &p->occurrences.at[i];
        if (strcmp(known->text, load.text)) continue;
        if (p->collecting) ++known->count;
        if (known->name) load.text = known->name, load.precedence = PREC_PRIMARY;
        return load;
    }
    if (p->collecting)
        *LIST_PUSH(p->arena, &p->occurrences) =
            (Occurrence){load.text, NULL, 1, id, load.vector, load.dtype, p->point_row};
    return load;
}

void print_store(Printer *p, const Access *to, Value value)
{
    Dtype dtype = p->function->buffers.at[to->buffer].type.dtype;
    int64_t stride = vector_stride(p, to);
    const char *kind = kind_of(dtype);
    if (stride == 0 && dtype != BF16) {
        text_add(p->text, "%s = %s;\n", print_element(p, to), value.text);
        return;
    }
    const char *address = print_address(p, to);
    if (stride == 0) {
        need_support(p, "store_bfloat16_N", 1);
        text_add(p->text, "store_bfloat16_1(%s, %s);\n", address, value.text);
        return;
    }
    value = as_vector(p, value);
    need_support(p, arena_format(p->arena, stride == 1 ? "store%s_N" : "store_strided%s_N", kind), p->lanes);
    if (stride == 1)
        text_add(p->text, "store%s_%d(%s, %s);\n", kind, p->lanes, address, value.text);
    else
        text_add(p->text, "store_strided%s_%d(%s, %lld, %s);\n", kind, p->lanes, address, (long long)stride,
                 value.text);
}

/* Rows ------------------------------------------------------------------------------------------------------------ */

enum { ROW_WIDTH = 104 };

void print_part(Printer *p, const char *head, const char *part)
{
    if (p->row.count && strcmp(p->row_head, head)) finish_row(p);
    p->row_head = head;
    *LIST_PUSH(p->arena, &p->row) = part;
}

void finish_row(Printer *p)
{
    if (!p->row.count) return;
    text_add(p->text, "%s", p->row_head);
    int indent = 4 * p->text->indent, column = indent + (int)strlen(p->row_head);
    for (int i = 0; i < p->row.count; ++i) {
        int length = (int)strlen(p->row.at[i]) + 2;
        if (i && column + length > ROW_WIDTH) {
            text_add(p->text, ",\n    ");
            column = indent + 4;
        } else if (i) {
            text_add(p->text, ", ");
        }
        text_add(p->text, "%s", p->row.at[i]);
        column += length;
    }
    text_add(p->text, ";\n");
    p->row.count = 0;
}

/* Operators ------------------------------------------------------------------------------------------------------- */

static int precedence_of(const char *spelling)
{
    static const struct {
        const char *sign;
        int precedence;
    } signs[] = {{" ? ", PREC_CONDITIONAL}, {" | ", PREC_OR},      {" & ", PREC_AND},
                 {" == ", PREC_EQUAL},      {" < ", PREC_LESS},    {" <= ", PREC_LESS},
                 {" >> ", PREC_SHIFT},      {" + ", PREC_ADD},     {" - ", PREC_ADD},
                 {" * ", PREC_MULTIPLY},    {" / ", PREC_MULTIPLY}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; ++i)
        if (strstr(spelling, signs[i].sign)) return signs[i].precedence;
    return spelling[0] == '-' || spelling[0] == '(' ? PREC_UNARY : PREC_PRIMARY;
}

static Value print_call(Printer *p, const Expr *expr, Value *arg, bool vector)
{
    int width = vector ? p->lanes : 1;
    const char *open = strchr(expr->spelling, '(');
    need_support(p, arena_format(p->arena, "%.*s", (int)(open - expr->spelling), expr->spelling), width);
    Text text = text_new(p->arena);
    for (const char *c = expr->spelling; *c; ++c) {
        if (c[0] == '_' && c[1] == 'N')
            text_add(&text, "_%d", width), ++c;
        else if (*c == '$' || *c == '#') { /* #: one number for all lanes */
            bool lanes = *c == '$' && vector;
            Value value = arg[*++c - '0'];
            text_add(&text, "%s", lanes ? as_vector(p, value).text : value.text);
        } else
            text_bytes(&text, c, 1);
    }
    return (Value){text.at, PREC_PRIMARY, vector, expr->dtype};
}

static Value print_operator(Printer *p, const Expr *expr, Value *arg, bool vector)
{
    int precedence = precedence_of(expr->spelling);
    bool select = precedence == PREC_CONDITIONAL;
    Text text = text_new(p->arena);
    int seen = 0;
    for (const char *c = expr->spelling; *c; ++c) {
        if (strncmp(c, real_float.c_name, strlen(real_float.c_name)) == 0) {
            text_add(&text, "%s", p->schedule->real->c_name);
            c += strlen(real_float.c_name) - 1;
            continue;
        }
        if (*c != '$') {
            text_bytes(&text, c, 1);
            if (!vector && (*c == '&' || *c == '|')) text_bytes(&text, c, 1); /* of lanes there is no && */
            continue;
        }
        Value value = arg[*++c - '0'];
        /* what ?: chooses between must be vectors both, and so must the condition be where it is no comparison */
        bool chosen = select && strchr(" :", text.at[text.length - (text.length > 0)]) && seen > 0 &&
                      strchr(text.at, '?');
        /* a mask's lanes are 0 or -1, a bool 0 or 1: & and | want masks both */
        bool masked = value.dtype == BOOL && !select;
        if (vector && (chosen || masked)) value = as_vector(p, value);
        int wanted = select ? (chosen ? PREC_CONDITIONAL + 1 : PREC_LESS + (strchr(text.at, '<') != NULL))
                            : precedence + (seen > 0 || precedence == PREC_UNARY);
        if (precedence == PREC_AND || precedence == PREC_OR || precedence == PREC_SHIFT) wanted = PREC_UNARY;
        text_add(&text, "%s", inside(p, value, wanted));
        ++seen;
    }
    return (Value){text.at, precedence, vector, expr->dtype};
}

static Value print_anew(Printer *p, ExprId id)
{
    const Expr *expr = &p->function->exprs.at[id];
    switch (expr->kind) {
    case EXPR_LOAD: return print_named_load(p, id);
    case EXPR_CONSTANT: return print_number(p, expr->dtype, expr->value);
    case EXPR_SO_FAR: return (Value){p->so_far, PREC_PRIMARY, p->so_far_vector, expr->dtype};
    case EXPR_INDEX: {
        const char *base = print_position(p, &expr->index);
        int stride = p->lanes > 1 ? index_stride(&expr->index, p->vector) : 0;
        int precedence = strchr(base, ' ') || base[0] == '-' ? PREC_ADD : PREC_PRIMARY;
        if (!stride) return (Value){base, precedence, false, I32};
        need_support(p, "iota_N", p->lanes);
        const char *lanes = stride == 1 ? arena_format(p->arena, "iota_%d()", p->lanes)
                                        : arena_format(p->arena, "%d * iota_%d()", stride, p->lanes);
        if (strcmp(base, "0") == 0)
            return (Value){lanes, stride == 1 ? PREC_PRIMARY : PREC_MULTIPLY, true, I32};
        return (Value){arena_format(p->arena, "%s + %s", base, lanes), PREC_ADD, true, I32};
    }
    case EXPR_SCALAR: break;
    }
    Value arg[4];
    bool vector = false;
    for (int i = 0; i < expr->args; ++i) arg[i] = print_expr(p, expr->arg[i]), vector |= arg[i].vector;
    if (strcmp(expr->spelling, "$0") == 0) return arg[0];
    if (strstr(expr->spelling, "_N(")) return print_call(p, expr, arg, vector);
    return print_operator(p, expr, arg, vector);
}

/* Shared values --------------------------------------------------------------------------------------------------- */

static void count_use(Printer *p, ExprId id, int times)
{
    const Expr *expr = &p->function->exprs.at[id];
    bool known = p->uses[id] > 0;
    p->uses[id] += times;
    for (int i = 0; i < expr->args && !known; ++i) {
        int spelled = 0;
        for (const char *c = expr->spelling; *c; ++c) spelled += (*c == '$' || *c == '#') && c[1] == '0' + i;
        count_use(p, expr->arg[i], spelled);
    }
}

static void forget(Printer *p, ExprId id, bool counts)
{
    const Expr *expr = &p->function->exprs.at[id];
    if (counts) p->uses[id] = 0;
    p->named[id].text = NULL;
    for (int i = 0; i < expr->args; ++i) forget(p, expr->arg[i], counts);
}

static void forget_values(Printer *p, const Nest *nest, LeafPart part, bool counts)
{
    if (part == LEAF_ACCUMULATE) forget(p, nest->term, counts);
    for (int i = 0; i < nest->defs.count && part == LEAF_FINISH; ++i)
        forget(p, nest->defs.at[i].value, counts);
}

void forget_names(Printer *p, const Nest *nest, LeafPart part)
{
    forget_values(p, nest, part, false);
    if (part == LEAF_FINISH) p->locals.count = 0; /* each point has a block of its own */
}

void count_uses(Printer *p, const Nest *nest, LeafPart part)
{
    forget_values(p, nest, part, true);
    if (part == LEAF_ACCUMULATE) count_use(p, nest->term, 1);
    for (int i = 0; i < nest->defs.count && part == LEAF_FINISH; ++i) count_use(p, nest->defs.at[i].value, 1);
    for (int i = 0; i < nest->defs.count - 1 && part == LEAF_FINISH;
         ++i) /* all are read before any is stored */
        ++p->uses[nest->defs.at[i].value];
}

/* After the array that it was, or would have been: `new_` where that is written here; and not as a support function is. */
static const char *local_name(Printer *p, ExprId id)
{
    const char *base = p->function->exprs.at[id].name;
    if (!base) base = "value";
    if (words_get(p->array_names, base)) base = arena_format(p->arena, "new_%s", base);
    const char *name = base;
    for (int again = 2, i = 0; i < p->locals.count; ++i)
        if (strcmp(p->locals.at[i], name) == 0)
            name = arena_format(p->arena, names_support(base) ? "%s_value%d" : "%s_%d", base, again++),
            i = -1;
    *LIST_PUSH(p->arena, &p->locals) = name;
    return name;
}

/* What is used more than once is computed once, under a name. */
Value print_expr(Printer *p, ExprId id)
{
    bool shared = p->uses[id] > 1 && p->function->exprs.at[id].kind == EXPR_SCALAR;
    if (!shared || p->collecting) return print_anew(p, id);
    if (p->named[id].text) return p->named[id];
    Value value = print_anew(p, id);
    if (!strpbrk(value.text, "([ .") && value.precedence == PREC_PRIMARY) return value; /* a name already */
    const char *type = value_type(p, value.dtype, value.vector ? p->lanes : 1), *name = local_name(p, id);
    text_add(p->text, "const %s %s = %s;\n", type, name, value.text);
    return p->named[id] = (Value){name, PREC_PRIMARY, value.vector, value.dtype};
}
