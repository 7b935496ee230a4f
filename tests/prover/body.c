/* The body of a random model: tensors made of tensors, by layers and by every op that has a gradient. */
#include "body.h"
#include <stdarg.h>
#include <stdio.h>

enum { MOST_TENSORS = 9 };

/* Around 1, vector widths and tiles, and primes between; and what is worth slices. */
int pick_extent(Model *model)
{
    static const int extents[] = {17, 2, 1, 3, 4, 5, 7, 8, 9, 3, 4, 6, 13, 15, 16, 32, 31, 33};
    static const int wide[] = {6, 64, 33, 65, 71, 96, 128};
    return choose_from(model->choices, model->wide ? wide : extents);
}

int most_elements(const Model *model) { return model->wide ? 2000 : 1500; }

int add_tensor(Model *model, Type type, const char *format, ...)
{
    char line[600];
    va_list list;
    va_start(list, format);
    vsnprintf(line, sizeof line, format, list);
    va_end(list);
    *LIST_PUSH(model->arena, &model->tensors) = (Tensor){type, false};
    text_add(&model->call, "  local t%d = %s -- %s\n", model->tensors.count, line,
             shape_text(model->arena, &type));
    return model->tensors.count;
}

/* Tensors are numbered from 1. */
const Type *tensor_type(const Model *model, int tensor) { return &model->tensors.at[tensor - 1].type; }

int use_tensor(Model *model, int tensor)
{
    model->tensors.at[tensor - 1].used = true;
    return tensor;
}

/* The last one, or now and then any. */
int pick_tensor(Model *model)
{
    int last = model->tensors.count;
    return use_tensor(model, last - (chance(model->choices, 4) ? choose(model->choices, last) : 0));
}

Type with_extent(Type type, int dimension, int extent)
{
    type.extent[dimension] = extent;
    return type;
}

Type without_dimension(Type type, int dimension)
{
    --type.rank;
    for (int d = dimension; d < type.rank; ++d) type.extent[d] = type.extent[d + 1];
    return type;
}

Type with_dimension(Type type, int dimension, int extent)
{
    for (int d = type.rank; d > dimension; --d) type.extent[d] = type.extent[d - 1];
    type.extent[dimension] = extent;
    ++type.rank;
    return type;
}

/* "a, b, c" of the numbers, each plus `more`. */
static const char *numbers(Model *model, const int *number, int count, int more)
{
    Text text = text_new(model->arena);
    for (int i = 0; i < count; ++i) text_add(&text, "%s%d", i ? ", " : "", number[i] + more);
    return text.at;
}

static const char *shape_list(Model *model, const Type *type)
{
    return numbers(model, type->extent, type->rank, 0);
}

/* "i, j, k" with `at` in the place of one dimension; d < 0: none. */
static const char *letters(Model *model, int rank, int dimension, const char *at)
{
    Text text = text_new(model->arena);
    for (int d = 0; d < rank; ++d) {
        if (d == dimension)
            text_add(&text, "%s%s", d ? ", " : "", at);
        else
            text_add(&text, "%s%c", d ? ", " : "", "ijkluvw"[d]);
    }
    return text.at;
}

/* Elementwise ---------------------------------------------------------------------------------------------- */

/* %1$d is the tensor. Each keeps values moderate, and far from where it has no value. */
static const char *const unary[] = {
    "t%1$d:tanh()",
    "t%1$d:relu()",
    "t%1$d * 0.5",
    "t%1$d:sigmoid()",
    "(t%1$d * 0.3):tanh():exp()",
    "-t%1$d",
    "t%1$d:abs()",
    "(t%1$d:square() + 0.5):sqrt()",
    "(t%1$d:square() + 0.5):log()",
    "t%1$d:sin()",
    "t%1$d:cos()",
    "t%1$d / (t%1$d:square() + 1)",
    "(t%1$d:tanh() + 1.5):pow(2.5)",
    "(t%1$d:tanh() + 1.5):pow(t%1$d:sin())",
    "t%1$d:clip(-0.5, 0.75)",
    "t%1$d:floor():stop_gradient() * t%1$d:tanh()",
    "t%1$d:less(0.25):select(t%1$d, t%1$d:tanh())",
    "t%1$d:not_equal(0):cast(\"float32\") * t%1$d",
    "t%1$d:greater(-0.5):logical_and(t%1$d:less_equal(0.5)):select(t%1$d, 0.1)",
    "t%1$d:greater(0.5):logical_or(t%1$d:less(-0.5):logical_not()):select(0.2, t%1$d)",
    "t%1$d:tanh():minimum(0.3)",
    "(1 - t%1$d):tanh()",
    "t%1$d:cast(\"int32\"):cast(\"float32\"):tanh() + t%1$d * 0.25",
};

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wformat-nonliteral"
static bool add_unary(Model *model)
{
    int a = pick_tensor(model);
    int which = choose(model->choices, sizeof unary / sizeof *unary);
    add_tensor(model, *tensor_type(model, a), unary[which], a);
    return true;
}

static const char *const binary[] = {
    "t%1$d + t%2$d",
    "t%1$d * t%2$d:tanh()",
    "t%1$d - t%2$d",
    "t%1$d:maximum(t%2$d)",
    "t%1$d:minimum(t%2$d)",
    "t%1$d / (t%2$d:square() + 1)",
    "t%1$d:multiply_add(t%2$d, t%1$d)",
    "t%1$d:less(t%2$d):select(t%1$d, t%2$d)",
    "t%2$d:sigmoid() * t%1$d:sin()",
    "(t%1$d:tanh() + 1.2):pow(t%2$d:tanh())",
    "tensor.select(t%1$d:greater(0):logical_and(t%2$d:less(0.5)), t%1$d * 0.5, t%2$d)",
};

/* With any tensor it broadcasts with. */
static bool add_binary(Model *model)
{
    int a = pick_tensor(model), first = choose(model->choices, model->tensors.count);
    int which = choose(model->choices, sizeof binary / sizeof *binary);
    for (int i = 0; i < model->tensors.count; ++i) {
        int b = 1 + (first + i) % model->tensors.count;
        Type type;
        if (!type_broadcast(tensor_type(model, a), tensor_type(model, b), &type) ||
            type_elements(&type) > most_elements(model))
            continue;
        if (b == a && i + 1 < model->tensors.count) continue;
        add_tensor(model, type, binary[which], a, use_tensor(model, b));
        return true;
    }
    return false;
}
#pragma clang diagnostic pop

/* Reductions ------------------------------------------------------------------------------------------------ */

static bool add_reduction(Model *model)
{
    static const char *const kinds[] = {"sum", "mean", "reduce_max", "reduce_min", "sum"};
    int a = pick_tensor(model);
    Type type = *tensor_type(model, a);
    int axis = choose(model->choices, type.rank ? type.rank : 1), form = choose(model->choices, 5);
    const char *kind = kinds[choose(model->choices, 5)];
    if (!type.rank) return false;
    Type kept = with_extent(type, axis, 1);
    switch (form) {
    case 0: add_tensor(model, without_dimension(type, axis), "t%d:%s(%d)", a, kind, axis); return true;
    case 1: add_tensor(model, kept, "t%d:%s(%d, true)", a, kind, axis); return true;
    case 2: add_tensor(model, type, "t%1$d - t%1$d:%2$s(%3$d, true) * 0.5", a, kind, axis); return true;
    case 3:
        add_tensor(model, type, "t%1$d * t%1$d:equal(t%1$d:reduce_max(%2$d, true)):cast(\"float32\")", a,
                   axis);
        return true;
    default:
        add_tensor(model, type, "t%1$d + t%1$d:argmax(%2$d):expand_dims(%2$d):cast(\"float32\") * 0.1", a,
                   axis);
        return true;
    }
}

static bool add_softmax(Model *model)
{
    int a = pick_tensor(model);
    const Type type = *tensor_type(model, a);
    int axis = choose(model->choices, type.rank ? type.rank : 1);
    bool logarithm = chance(model->choices, 3);
    if (!type.rank) return false;
    add_tensor(model, type, "t%d:%s(%d)", a, logarithm ? "log_softmax" : "softmax", type.rank - 1 - axis);
    return true;
}

/* Views ----------------------------------------------------------------------------------------------------- */

static bool add_transpose(Model *model)
{
    int a = pick_tensor(model), order[MAX_RANK];
    model->any_batch = false;
    Type type = *tensor_type(model, a), to = type;
    for (int d = 0; d < type.rank; ++d) order[d] = d;
    for (int d = type.rank - 1; d > 0; --d) { /* 0, 0, …: the last two are swapped */
        int other = d - 1 - choose(model->choices, d), was = order[d];
        if (d < type.rank - 1 && !chance(model->choices, 2)) continue;
        order[d] = order[other], order[other] = was;
    }
    if (type.rank < 2) return false;
    for (int d = 0; d < type.rank; ++d) to.extent[d] = type.extent[order[d]];
    add_tensor(model, to, "t%d:transpose { %s }", a, numbers(model, order, type.rank, 0));
    return true;
}

/* The operand's own: -1, and 0 for where it begins. */
static bool add_slice(Model *model)
{
    int a = pick_tensor(model), begin[MAX_RANK] = {0}, size[MAX_RANK];
    Type type = *tensor_type(model, a);
    int axis = choose(model->choices, type.rank ? type.rank : 1);
    int from = choose(model->choices, 4), count = choose(model->choices, 8);
    if (!type.rank || type_elements(&type) == 0) return false;
    for (int d = 0; d < type.rank; ++d) size[d] = -1;
    axis = type.rank - 1 - axis;
    model->any_batch &= axis > 0;
    begin[axis] = from % type.extent[axis];
    size[axis] = 1 + count % (type.extent[axis] - begin[axis]);
    add_tensor(model, with_extent(type, axis, size[axis]), "t%d:slice({ %s }, { %s })", a,
               numbers(model, begin, type.rank, 0), numbers(model, size, type.rank, 0));
    return true;
}

static bool add_pad(Model *model)
{
    int a = pick_tensor(model);
    Type type = *tensor_type(model, a);
    int axis = choose(model->choices, type.rank ? type.rank : 1);
    int before = choose(model->choices, 3), after = 1 + choose(model->choices, 3);
    const char *fill = chance(model->choices, 3) ? ", 0.5" : "";
    if (!type.rank) return false;
    axis = type.rank - 1 - axis;
    model->any_batch &= axis > 0;
    Type to = with_extent(type, axis, type.extent[axis] + before + after);
    Text text = text_new(model->arena);
    for (int d = 0; d < type.rank; ++d)
        text_add(&text, "%s{ %d, %d }", d ? ", " : "", d == axis ? before : 0, d == axis ? after : 0);
    add_tensor(model, to, "t%d:pad({ %s }%s)", a, text.at, fill);
    return true;
}

static bool add_flip(Model *model)
{
    int a = pick_tensor(model);
    const Type type = *tensor_type(model, a);
    int axis = choose(model->choices, type.rank ? type.rank : 1);
    if (!type.rank) return false;
    add_tensor(model, type, "t%d:flip(%d)", a, type.rank - 1 - axis);
    return true;
}

/* Two dimensions joined, or one that is cut, or a 1 more. */
static bool add_reshape(Model *model)
{
    int a = pick_tensor(model);
    model->any_batch = false;
    Type type = *tensor_type(model, a), to = type;
    int axis = choose(model->choices, type.rank ? type.rank : 1), form = choose(model->choices, 3);
    if (!type.rank) return false;
    axis = type.rank - 1 - axis;
    int extent = type.extent[axis], factor = extent % 2 == 0 ? 2 : extent % 3 == 0 ? 3 : extent;
    if (form == 0 && axis > 0)
        to = with_extent(without_dimension(type, axis), axis - 1, extent * type.extent[axis - 1]);
    else if (form == 1 && factor && type.rank < MOST_RANK)
        to = with_dimension(with_extent(type, axis, extent / factor), axis + 1, factor);
    else if (type.rank < MOST_RANK)
        to = with_dimension(type, axis, 1);
    add_tensor(model, to, "t%d:reshape { %s }", a, shape_list(model, &to));
    return true;
}

/* Affine reads of one dimension: strides, windows, what divides, reads outside. */
static bool add_view(Model *model)
{
    int a = pick_tensor(model);
    model->any_batch = false;
    Type type = *tensor_type(model, a);
    int axis = choose(model->choices, type.rank ? type.rank : 1), form = choose(model->choices, 5);
    int stride = 2 + choose(model->choices, 2), begin = choose(model->choices, 2);
    if (!type.rank || type.rank >= MOST_RANK || type_elements(&type) == 0) return false;
    axis = type.rank - 1 - axis;
    const char letter = "ijkluvw"[axis], *const all = letters(model, type.rank, -1, "");
    int extent = type.extent[axis], to;
    switch (form) {
    case 0: /* every second, or third */
        begin = begin < extent ? begin : 0, to = (extent - 1 - begin) / stride + 1;
        add_tensor(
            model, with_extent(type, axis, to),
            "tensor.view { t%d, \"%s\", out = \"%s\", size = { %c = %d } }", a,
            letters(model, type.rank, axis, arena_format(model->arena, "%d*%c + %d", stride, letter, begin)),
            all, letter, to);
        return true;
    case 1: /* windows that overlap */
        if (extent < 2) return false;
        if (type_elements(&type) * 2 > most_elements(model)) return false;
        add_tensor(model, with_dimension(with_extent(type, axis, extent - 1), type.rank, 2),
                   "tensor.view { t%d, \"%s\", out = \"%s, p\", size = { %c = %d, p = 2 } }", a,
                   letters(model, type.rank, axis, arena_format(model->arena, "%c + p", letter)), all, letter,
                   extent - 1);
        return true;
    case 2: /* windows that lie half outside, summed */
        to = (extent + stride - 1) / stride;
        add_tensor(
            model, with_extent(type, axis, to),
            "tensor.view { t%d, \"%s\", out = \"%s, p\", size = { %c = %d, p = 3 }, guard = true, fill = "
            "0.25 }:sum(%d)",
            a, letters(model, type.rank, axis, arena_format(model->arena, "%d*%c + p - 1", stride, letter)),
            all, letter, to, type.rank);
        return true;
    case 3: /* the elements apart, with gaps between */
        to = extent * stride;
        if (type_elements(&type) * stride > most_elements(model)) return false;
        add_tensor(model, with_extent(type, axis, to),
                   "tensor.view { t%d, \"%s\", out = \"%s\", size = { %c = %d }, guard = true }", a,
                   letters(model, type.rank, axis,
                           arena_format(model->arena, "(%c + %d)/%d", letter, begin, stride)),
                   all, letter, to);
        return true;
    default: /* from the end, and shifted */
        add_tensor(model, type, "tensor.view { t%d, \"%s\", out = \"%s\", size = { %c = %d }, guard = true }",
                   a,
                   letters(model, type.rank, axis,
                           arena_format(model->arena, "%d - %c", extent - 1 + begin, letter)),
                   all, letter, extent);
        return true;
    }
}

/* A sum over nothing is 0. */
static bool add_empty(Model *model)
{
    int a = pick_tensor(model), begin[MAX_RANK] = {0}, size[MAX_RANK];
    Type type = *tensor_type(model, a);
    int axis = choose(model->choices, type.rank ? type.rank : 1);
    bool dense = chance(model->choices, 2);
    if (!type.rank || !model->simplified) return false;
    for (int d = 0; d < type.rank; ++d) size[d] = d == axis ? 0 : -1;
    const char *none = arena_format(model->arena, "t%d:slice({ %s }, { %s })", a,
                                    numbers(model, begin, type.rank, 0), numbers(model, size, type.rank, 0));
    if (dense && type.rank == 2 && axis == 1)
        add_tensor(
            model, with_extent(type, 1, 3),
            "tensor.contract { %1$s, \"i, k\", t%2$d:slice({ 0, 0 }, { 1, 0 }), \"o, k\", out = \"i, o\" "
            "}:pad({ { 0, 0 }, { 0, 2 } }, 0.3)",
            none, a);
    else
        add_tensor(model, type, "t%d + %s:sum(%d, true)", a, none, axis);
    return true;
}

/* ------------------------------------------------------------------------------------------------------------- */

typedef bool Rule(Model *model);

static Rule *const rules[] = {add_unary,       add_dense,       add_binary,   add_dense,     add_reduction,
                              add_convolution, add_unary,       add_contract, add_transpose, add_slice,
                              add_pad,         add_flip,        add_reshape,  add_view,      add_softmax,
                              add_empty,       add_convolution, add_dropout,  add_binary,    add_view};

void add_tensors(Model *model)
{
    do {
        start_part(model->choices);
        Rule *rule = rules[choose(model->choices, sizeof rules / sizeof *rules)];
        if (!rule(model)) add_unary(model);
    } while (choose(model->choices, 7) > 0 && model->tensors.count < MOST_TENSORS);
}
