/* A random model's spec: how it is proved, its layers, its data, its loss. */
#include "prover.h"
#include <stdlib.h>
#include <string.h>

enum { MOST_DATA = 700, MOST_WIDE_DATA = 2500, MOST_EDITS = 1000, MOST_CACHE = 8 };

static const char helper[] =
    "local function field(seed, whole, ...) -- numbers for a field of this shape\n"
    "  local shape, n = { ... }, seed\n"
    "  local function fill(d)\n"
    "    n = n + 1\n"
    "    if d > #shape then return whole and n * n * 7 % whole or math.sin(n * n) end\n"
    "    local list = {}\n"
    "    for i = 1, shape[d] do list[i] = fill(d + 1) end\n"
    "    return list\n"
    "  end\n"
    "  return fill(1)\n"
    "end\n";

/* Without `simplify` arrays of no element would reach the passes behind it. */
static void write_proof(Model *model, Text *spec)
{
    Choices *choices = model->choices;
    start_part(choices);
    int slices = choose(choices, 6);
    text_add(spec, "-- prover: slices=%d", slices > 3 ? slices + 3 : slices == 3 ? 2 : 0);
    text_add(spec, " gradients=%d", chance(choices, 4));
    text_add(spec, " train_only=%d", !chance(choices, 5));
    model->simplified = !chance(choices, 8);
    bool sliced = !chance(choices, 8);
    text_add(spec, " left_out=%s", !model->simplified ? "simplify" : !sliced ? "slice" : "none");
    text_add(spec, " edits=%d", chance(choices, 2) ? 1 + choose(choices, MOST_EDITS) : 0);
    text_add(spec, " caches=%d\n", chance(choices, 2) ? 1 + choose(choices, MOST_CACHE) : 0);
}

static const char *word_after(const char *text, const char *word)
{
    const char *at = strstr(text, word);
    return at ? at + strlen(word) : NULL;
}

Trial proof_of_spec(Arena *arena, const char *text)
{
    char *line = arena_string(arena, text);
    line[strcspn(line, "\n")] = 0;
    const char *slices = word_after(line, "slices="), *gradients = word_after(line, "gradients=");
    const char *train_only = word_after(line, "train_only="), *left_out = word_after(line, "left_out="),
               *edits = word_after(line, "edits="), *caches = word_after(line, "caches=");
    Trial proof = {.slices = slices ? atoi(slices) : 0,
                   .gradients = gradients && *gradients == '1',
                   .train_only = train_only && *train_only == '1',
                   .edits = edits ? atoi(edits) : 0,
                   .caches = caches ? atoi(caches) : 0};
    if (left_out && strncmp(left_out, "none", 4) != 0)
        proof.left_out = arena_format(arena, "%.*s", (int)strcspn(left_out, " "), left_out);
    return proof;
}

/* The batch's type: the first field's shape behind the batch. */
static Type choose_input(Model *model)
{
    static const int ranks[] = {6, 2, 3, 4, 1, 2, 4};
    Type type = {F32, choose_from(model->choices, ranks), {0}};
    int64_t most = model->wide ? MOST_WIDE_DATA : MOST_DATA, elements = 1;
    for (int d = 0; d < type.rank; ++d) {
        type.extent[d] = pick_extent(model);
        while (elements * type.extent[d] > most) type.extent[d] = (type.extent[d] + 1) / 2;
        elements *= type.extent[d];
    }
    return type;
}

static const char *field_text(Arena *arena, int seed, int whole, int count, const Type *type)
{
    Text text = text_new(arena);
    text_add(&text, "field(%d, ", seed);
    text_add(&text, whole ? "%d, %d" : "false, %2$d", whole, count);
    for (int d = 1; d < type->rank; ++d) text_add(&text, ", %d", type->extent[d]);
    text_add(&text, ")");
    return text.at;
}

/* What the loss is, and the field of targets that it wants, or NULL. */
static const char *choose_loss(Model *model, int batch, int count, const char **targets, const char **dtype)
{
    const Type type = model->tensors.at[model->tensors.count - 1].type;
    int form = choose(model->choices, 5);
    bool logits = !chance(model->choices, 2), batched = type.rank > 0 && type.extent[0] == batch;
    *targets = NULL, *dtype = "float32";
    if (form == 1 && batched) {
        *targets = field_text(model->arena, 99, 0, count, &type);
        return "losses.MeanSquaredError {}(y, model(x, { training = true }) * scale)";
    }
    if (form >= 3 && batched && type.rank == 2 && type.extent[1] > 1) {
        *targets = field_text(model->arena, 5, type.extent[1], count, &(Type){F32, 1, {batch}});
        *dtype = form == 3 || type.extent[1] > 256 ? "int32" : "uint8"; /* whole numbers below the extent */
        return logits
                 ? "losses.SparseCategoricalCrossentropy { from_logits = true }(y, model(x, { training = true }) "
                   "* scale)"
                 : "losses.SparseCategoricalCrossentropy {}(y, (model(x, { training = true }) * "
                   "scale):softmax())";
    }
    return form == 2 ? "(model(x, { training = true }) * scale):cos():mean()"
                     : "(model(x, { training = true }) * scale):square():mean()";
}

/* The last tensor, with the mean of each that nothing used. */
static void finish_call(Model *model)
{
    int last = model->tensors.count;
    text_add(&model->call, "  return t%d", last);
    for (int t = 1; t < last; ++t)
        if (!model->tensors.at[t - 1].used) text_add(&model->call, " + t%d:mean()", t);
    text_add(&model->call, "\n");
}

const char *generate_spec(Arena *arena, Choices *choices)
{
    Text spec = text_new(arena);
    Model model = {.arena = arena, .choices = choices, .build = text_new(arena), .call = text_new(arena)};
    model.any_batch = true;
    write_proof(&model, &spec);
    start_part(choices);
    model.wide = chance(choices, 10);
    Type input = choose_input(&model);
    int batch = input.extent[0], rest = chance(choices, 2) && batch > 1 ? 1 + choose(choices, batch - 1) : 0;
    bool whole = chance(choices, 6);
    add_tensor(&model, input, whole ? "x:cast(\"float32\") / 32" : "x");
    add_tensors(&model);
    finish_call(&model);
    int count = batch + (model.any_batch ? rest : 0);
    start_part(choices);
    const char *targets, *dtype, *loss = choose_loss(&model, batch, count, &targets, &dtype);
    text_add(&spec, "local Net = Model:subclass \"net\"\n\nfunction Net:build()\n%send\n\n", model.build.at);
    text_add(&spec, "function Net:call(x)\n%send\n\n%s", model.call.at, helper);
    text_add(&spec,
             "local model, scale = Net(), Variable { name = \"scale\", value = 0.8, trainable = true }\n");
    text_add(&spec,
             "local data = datasets.from_tensor_slices { %s%s%s, dtype = { \"%s\", \"%s\" } }:batch(%d)\n",
             field_text(arena, 0, whole ? 50 : 0, count, &input), targets ? ", " : "", targets ? targets : "",
             whole ? "uint8" : "float32", dtype, batch);
    write_step(&model, &spec, loss);
    return spec.at;
}
