/* A long finish that is done at many points of a block → a function, printed once and called for each point: what an
 * optimizer does with a tile of sums reads as the few lines that it is. */
#include "emit/block.h"
#include "schedule/substitute.h"
#include <string.h>

enum { FEW_POINTS = 4, SHORT = 3, MOST_PARAMETERS = 12 };

typedef struct {
    Printer *printer;
    Parameters list;
    bool refused;
} Collection;

static const char *new_name(Printer *p, const Parameters *list, const char *base)
{
    const char *name = base;
    for (int i = 0, again = 2; i < list->count; ++i)
        if (strcmp(list->at[i].name, name) == 0)
            name = arena_format(p->arena, "%s_%d", base, again++), i = -1;
    return name;
}

static void see_access(Collection *collection, const Access *access, bool write)
{
    Printer *p = collection->printer;
    collection->refused |= access->guarded;
    for (int i = 0; i < collection->list.count; ++i)
        if (!collection->list.at[i].index && access_same(collection->list.at[i].access, access)) {
            collection->list.at[i].written |= write, collection->list.at[i].pointer |= write;
            return;
        }
    const char *name = new_name(p, &collection->list, p->function->buffers.at[access->buffer].name);
    *LIST_PUSH(p->arena, &collection->list) =
        (Parameter){access, NULL, name, write || vector_stride(p, access) != 0, write};
}

static bool contains(const ExprIds *list, ExprId id)
{
    for (int i = 0; list && i < list->count; ++i)
        if (list->at[i] == id) return true;
    return false;
}

/* What an expression reads; what is known before is not looked into. */
static void see_loads(Collection *collection, ExprId id, const ExprIds *known)
{
    const Expr *expr = &collection->printer->function->exprs.at[id];
    if (contains(known, id)) return;
    for (int i = 0; i < expr->args; ++i) see_loads(collection, expr->arg[i], known);
    if (expr->kind == EXPR_LOAD) see_access(collection, expr->load, false);
}

static void see_positions(Collection *collection, ExprId id, const ExprIds *known)
{
    Printer *p = collection->printer;
    const Expr *expr = &p->function->exprs.at[id];
    if (contains(known, id)) return;
    for (int i = 0; i < expr->args; ++i) see_positions(collection, expr->arg[i], known);
    if (expr->kind != EXPR_INDEX) return;
    collection->refused |= expr->index.divisor != 1;
    for (int i = 0; i < collection->list.count; ++i)
        if (collection->list.at[i].index && index_same(collection->list.at[i].index, &expr->index)) return;
    const char *name = new_name(p, &collection->list, "position");
    *LIST_PUSH(p->arena, &collection->list) = (Parameter){.index = &expr->index, .name = name};
}

static int points_of(const Block *block)
{
    int points = 1;
    for (int i = 0; i < block->unrolled; ++i)
        points *= (block->unroll[i]->to - block->unroll[i]->from) / block->unroll[i]->step;
    return points;
}

/* Whether a function reads better than the statements at each point. */
static bool is_long(const Printer *p, const Nest *nest)
{
    int size = 0;
    for (int i = 0; i < nest->defs.count; ++i) size += expr_size(p->function, nest->defs.at[i].value);
    return size > SHORT;
}

/* `float *w, const float *x, float rate` */
const char *parameters_text(Printer *p, const Parameters *list, Value sum)
{
    Text text = text_new(p->arena);
    if (sum.text) text_add(&text, "%s so_far", value_type(p, sum.dtype, sum.vector ? p->lanes : 1));
    for (int i = 0; i < list->count; ++i) {
        const Parameter *parameter = &list->at[i];
        Dtype dtype = parameter->index ? I32 : p->function->buffers.at[parameter->access->buffer].type.dtype;
        const char *type = real_c_name(p->schedule->real, parameter->pointer ? dtype : dtype_as_read(dtype));
        if (text.length) text_add(&text, ", ");
        text_add(&text, parameter->pointer ? "%s%s *%s" : "%s%s %s",
                 parameter->pointer && !parameter->written ? "const " : "", type, parameter->name);
    }
    return text.at;
}

/* The name under which this text is known, or will be. */
static const char *helper_name(Printer *p, const char *base, const char *comment, const char *text)
{
    const char *name = base;
    int again = 2;
    for (int i = 0; i < p->helpers->count; ++i) {
        const Helper *helper = &p->helpers->at[i];
        if (strcmp(helper->text, text) == 0 && strncmp(helper->name, base, strlen(base)) == 0)
            return helper->name;
        if (strcmp(helper->name, name) == 0) name = arena_format(p->arena, "%s_%d", base, again++), i = -1;
    }
    *LIST_PUSH(p->arena, p->helpers) = (Helper){name, comment, text};
    return name;
}

const char *epilogue_function(Printer *p, const Nest *nest, const char *verb, const char *which,
                              const char *parameters, const Text *body)
{
    Text text = text_new(p->arena);
    text_add(&text, "(%s)\n{\n", parameters);
    text_bytes(&text, body->at, body->length);
    text_add(&text, "}\n");
    const char *label = nest_label(p->function, nest), *from = nest_origin_text(p->function, nest);
    const char *what = nest->combine ? "each sum is whole" : "each value is made";
    const char *comment = arena_format(p->arena, "%s, where %s%s | %s", label, what, which, from);
    const char *name = helper_name(p, arena_format(p->arena, "%s_%s", verb, label), comment, text.at);
    *LIST_PUSH(p->arena, &p->called) = name;
    return name;
}

/* The values of one point computed, then stored. */
static const char *define(Printer *p, const Block *block, const int *at, const Parameters *list, Value sum)
{
    const Nest *nest = &p->function->nests.at[block->leaf->nest];
    Text *outer = p->text, body = text_new(p->arena);
    body.indent = 1;
    p->text = &body, p->parameters = list;
    print_prefetches(p, block, at);
    print_values(p, block, at);
    p->text = outer, p->parameters = NULL;
    return epilogue_function(p, nest, "finish", "", parameters_text(p, list, sum), &body);
}

static ExprId load_in(const Printer *p, ExprId id, const Access *access)
{
    const Expr *expr = &p->function->exprs.at[id];
    if (expr->kind == EXPR_LOAD && access_same(expr->load, access)) return id;
    for (int i = 0; i < expr->args; ++i) {
        ExprId found = load_in(p, expr->arg[i], access);
        if (found) return found;
    }
    return 0;
}

const char *epilogue_value(Printer *p, const Nest *nest, const Access *access)
{
    for (int i = 0; i < nest->defs.count; ++i) {
        ExprId load = load_in(p, nest->defs.at[i].value, access);
        if (load) return print_named_load(p, load).text;
    }
    return print_place(p, access);
}

static void call(Printer *p, const Block *block, const int *at, const char *name, const Parameters *list)
{
    const Nest *nest = &p->function->nests.at[block->leaf->nest];
    Text text = text_new(p->arena);
    text_add(&text, "%s(", name);
    if (nest->combine) text_add(&text, "%s", finished(p, block, at).text);
    for (int i = 0; i < list->count; ++i) {
        const Parameter *parameter = &list->at[i];
        if (i || nest->combine) text_add(&text, ", ");
        if (parameter->pointer)
            text_add(&text, "&%s", print_place(p, parameter->access));
        else if (parameter->index)
            text_add(&text, "%s", print_index(p, parameter->index, true));
        else
            text_add(&text, "%s", epilogue_value(p, nest, parameter->access));
    }
    text_add(p->text, "%s);\n", text.at);
}

/* Values that every call is given have a name. */
static void name_arguments(Printer *p, const Block *block, const Parameters *list)
{
    const Nest *nest = &p->function->nests.at[block->leaf->nest];
    int at[2 * MAX_AXES];
    forget_loads(p);
    p->collecting = true;
    first_position(p, block, at);
    do {
        for (int i = 0; i < list->count; ++i)
            if (!list->at[i].pointer && !list->at[i].index) (void)epilogue_value(p, nest, list->at[i].access);
    } while (next_position(p, block, at));
    p->collecting = false;
    print_shared_loads(p);
}

/* What the defs, where `defs` says so, write and the values read. */
static Collection collect_part(Printer *p, const Nest *nest, const bool *defs, const ExprIds *values,
                               const ExprIds *known)
{
    Collection collection = {.printer = p};
    for (int i = 0; i < nest->defs.count; ++i)
        if (!defs || defs[i]) see_access(&collection, &nest->defs.at[i].to, true);
    for (int i = 0; i < values->count; ++i) see_loads(&collection, values->at[i], known);
    for (int i = 0; i < values->count; ++i) see_positions(&collection, values->at[i], known);
    return collection;
}

static Collection collect_parameters(Printer *p, const Nest *nest)
{
    ExprIds values = {0};
    for (int i = 0; i < nest->defs.count; ++i) *LIST_PUSH(p->arena, &values) = nest->defs.at[i].value;
    return collect_part(p, nest, NULL, &values, NULL);
}

Parameters epilogue_part(Printer *p, const Nest *nest, const bool *defs, const ExprIds *values,
                         const ExprIds *known)
{
    return collect_part(p, nest, defs, values, known).list;
}

static Epilogue make(Printer *p, const Block *block, const Parameters *list)
{
    const Nest *nest = &p->function->nests.at[block->leaf->nest];
    int at[2 * MAX_AXES];
    first_position(p, block, at);
    Value sum = {0};
    if (nest->combine) sum = finished(p, block, at);
    const char *name = define(p, block, at, list, sum);
    leave_position(p, block, at);
    return (Epilogue){name, *list};
}

Parameters epilogue_parameters(Printer *p, const Nest *nest) { return collect_parameters(p, nest).list; }

Epilogue make_epilogue(Printer *p, const Block *block)
{
    const Nest *nest = &p->function->nests.at[block->leaf->nest];
    p->so_far = "", p->so_far_vector = true;
    count_uses(p, nest, LEAF_FINISH);
    const Parameters list = epilogue_parameters(p, nest);
    return make(p, block, &list);
}

bool print_epilogue(Printer *p, const Block *block)
{
    const Nest *nest = &p->function->nests.at[block->leaf->nest];
    if (points_of(block) < FEW_POINTS || !is_long(p, nest)) return false;
    const Collection collection = collect_parameters(p, nest);
    if (collection.refused || collection.list.count > MOST_PARAMETERS) return false;
    const Epilogue epilogue = make(p, block, &collection.list);
    name_arguments(p, block, &epilogue.list);
    int at[2 * MAX_AXES];
    first_position(p, block, at);
    do call(p, block, at, epilogue.name, &epilogue.list);
    while (next_position(p, block, at));
    return true;
}
