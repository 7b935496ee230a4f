/* Sums of products in a random model: layers, some of them used twice, and contractions of any two tensors. */
#include "body.h"

enum { MOST_WORK = 60000, MOST_WIDE_WORK = 1000000 };

static bool afford(Model *model, int64_t work)
{
    if (work <= 0 || model->work + work > (model->wide ? MOST_WIDE_WORK : MOST_WORK)) return false;
    model->work += work;
    return true;
}

/* A layer made before that fits, so that it is shared; or -1. */
static int find_layer(Model *model, int rank, int features)
{
    for (int i = 0; i < model->layers.count; ++i)
        if (model->layers.at[i].rank == rank && model->layers.at[i].features == features) return i;
    return -1;
}

static const char *const layer_options[] = {"",
                                            ", activation = \"relu\"",
                                            ", activation = \"tanh\"",
                                            ", use_bias = false",
                                            ", activation = \"sigmoid\"",
                                            ", activation = \"softmax\""};

bool add_dense(Model *model)
{
    int a = pick_tensor(model);
    Type type = *tensor_type(model, a);
    /* rows that are whole panels, to a small machine, now and then */
    int units = chance(model->choices, 3) ? 16 * (1 + choose(model->choices, 4)) : pick_extent(model),
        option = choose(model->choices, 6);
    bool shared = chance(model->choices, 3);
    if (type.rank < 2 || type.rank > MOST_RANK - 1 || type_elements(&type) == 0) return false;
    int features = type.extent[type.rank - 1], old = shared ? find_layer(model, 0, features) : -1;
    if (old >= 0) units = model->layers.at[old].outputs;
    if (type_elements(&type) / features * units > most_elements(model) ||
        !afford(model, type_elements(&type) * units))
        return false;
    if (old < 0) {
        const char *name = arena_format(model->arena, "d%d", model->layers.count + 1);
        *LIST_PUSH(model->arena, &model->layers) =
            (ModelLayer){.name = name, .features = features, .outputs = units};
        text_add(&model->build, "  self.%s = layers.Dense { %d%s }\n", name, units, layer_options[option]);
        old = model->layers.count - 1;
    }
    add_tensor(model, with_extent(type, type.rank - 1, units), "self.%s(t%d)", model->layers.at[old].name, a);
    return true;
}

static int window_extent(int extent, int kernel, int stride, bool same)
{
    return same ? (extent + stride - 1) / stride : extent < kernel ? 0 : (extent - kernel) / stride + 1;
}

bool add_convolution(Model *model)
{
    int a = pick_tensor(model);
    Type type = *tensor_type(model, a);
    int filters = pick_extent(model), option = choose(model->choices, 6);
    int kernel[2] = {1 + choose(model->choices, 3), 1 + choose(model->choices, 3)};
    int stride[2] = {1 + choose(model->choices, 3), 1 + choose(model->choices, 2)};
    bool same = chance(model->choices, 2), pool = chance(model->choices, 3), expand = type.rank == 3;
    bool shared = chance(model->choices, 3);
    if (expand) type = with_dimension(type, 3, 1);
    if (type.rank != 4 || type_elements(&type) == 0) return false;
    int old = shared && !pool ? find_layer(model, 4, type.extent[3]) : -1;
    if (old >= 0)
        filters = model->layers.at[old].outputs, kernel[0] = kernel[1] = model->layers.at[old].window;
    if (old >= 0) stride[0] = stride[1] = 1, same = true;
    Type to = type;
    for (int d = 0; d < 2; ++d)
        to.extent[1 + d] = window_extent(type.extent[1 + d], kernel[d], stride[d], same);
    if (!pool) to.extent[3] = filters;
    int64_t taps = kernel[0] * kernel[1] * (pool ? 1 : type.extent[3]);
    if (type_elements(&to) > most_elements(model) || type_elements(&to) == 0 ||
        !afford(model, type_elements(&to) * taps))
        return false;
    if (old < 0) {
        const char *name = arena_format(model->arena, "c%d", model->layers.count + 1);
        bool plain = same && stride[0] == 1 && stride[1] == 1 && kernel[0] == kernel[1] && !pool;
        *LIST_PUSH(model->arena, &model->layers) = (ModelLayer){.name = name,
                                                                .rank = plain ? 4 : -1,
                                                                .features = type.extent[3],
                                                                .outputs = filters,
                                                                .window = kernel[0]};
        text_add(&model->build,
                 pool ? "  self.%s = layers.MaxPooling2D { " : "  self.%s = layers.Conv2D { %d, ", name,
                 filters);
        text_add(&model->build, "{ %d, %d }, strides = { %d, %d }%s%s }\n", kernel[0], kernel[1], stride[0],
                 stride[1], same ? ", padding = \"same\"" : "", pool ? "" : layer_options[option]);
        old = model->layers.count - 1;
    }
    add_tensor(model, to, "self.%s(t%d%s)", model->layers.at[old].name, a, expand ? ":expand_dims(-1)" : "");
    return true;
}

/* A sum of products of two tensors that share the extent of a dimension. */
bool add_contract(Model *model)
{
    int a = pick_tensor(model), first = choose(model->choices, model->tensors.count);
    model->any_batch = false;
    int axis = choose(model->choices, MAX_RANK);
    const Type type = *tensor_type(model, a);
    if (!type.rank || type_elements(&type) == 0) return false;
    axis = type.rank - 1 - axis % type.rank;
    for (int i = 0; i < model->tensors.count; ++i) {
        int b = 1 + (first + i) % model->tensors.count;
        const Type other = *tensor_type(model, b);
        int shared = other.rank - 1;
        while (shared >= 0 && other.extent[shared] != type.extent[axis]) --shared;
        if (shared < 0 || type.rank + other.rank - 2 > MOST_RANK - 1) continue;
        Type to = without_dimension(type, axis);
        for (int d = 0; d < other.rank; ++d)
            if (d != shared) to = with_dimension(to, to.rank, other.extent[d]);
        if (type_elements(&to) > most_elements(model) ||
            !afford(model, type_elements(&to) * type.extent[axis]))
            continue;
        Text at_a = text_new(model->arena), at_b = text_new(model->arena), out = text_new(model->arena);
        for (int d = 0; d < type.rank; ++d) {
            text_add(&at_a, "%s%c", d ? ", " : "", d == axis ? 'r' : "ijkluvw"[d]);
            if (d != axis) text_add(&out, "%s%c", out.length ? ", " : "", "ijkluvw"[d]);
        }
        for (int d = 0; d < other.rank; ++d) {
            text_add(&at_b, "%s%c", d ? ", " : "", d == shared ? 'r' : "abcdefg"[d]);
            if (d != shared) text_add(&out, "%s%c", out.length ? ", " : "", "abcdefg"[d]);
        }
        if (!to.rank) return false;
        add_tensor(model, to, "tensor.contract { t%d, \"%s\", t%d, \"%s\", out = \"%s\" } * %.3g", a, at_a.at,
                   use_tensor(model, b), at_b.at, out.at, 1.0 / type.extent[axis]);
        return true;
    }
    return false;
}

bool add_dropout(Model *model)
{
    int a = pick_tensor(model);
    bool own = chance(model->choices, 2);
    const Type type = *tensor_type(model, a);
    const char *name = arena_format(model->arena, "o%d", model->layers.count + 1);
    *LIST_PUSH(model->arena, &model->layers) = (ModelLayer){.name = name, .rank = -1};
    text_add(&model->build, "  self.%s = layers.Dropout { 0.25%s }\n", name, own ? ", seed = 11" : "");
    add_tensor(model, type, "self.%s(t%d)", name, a);
    return true;
}
