/* A finish in two halves. Where one slow operation waits for another (an update's root, then its division), a processor
 * that begins the next vector meanwhile keeps both busy: the first half ends with the first slow operation, and the second
 * half of that vector is done when the next one's turn has come. No chain of operations is then longer than one of them. */
#include "emit/block.h"
#include <string.h>

typedef struct {
    Printer *printer;
    const Nest *nest;
    int *depth;      /* of expressions: slow operations one behind another, and 1; 0 = not known yet */
    bool *seen;      /* by the walk through the second half */
    bool *first;     /* of defs: whether the first half makes them */
    ExprIds carried; /* from the first half to the second */
    bool sum, refused;
} Split;

static const Expr *expr_at(const Split *s, ExprId id) { return &s->printer->function->exprs.at[id]; }

static int slow_depth(const Split *s, ExprId id)
{
    const Expr *expr = expr_at(s, id);
    if (s->depth[id]) return s->depth[id] - 1;
    int deepest = 0;
    for (int i = 0; i < expr->args; ++i) {
        const int depth = slow_depth(s, expr->arg[i]);
        if (depth > deepest) deepest = depth;
    }
    deepest += expr_is_slow(expr);
    s->depth[id] = deepest + 1;
    return deepest;
}

static bool is_written_first(const Split *s, const Access *access)
{
    for (int i = 0; i < s->nest->defs.count; ++i)
        if (s->first[i] && s->nest->defs.at[i].to.buffer == access->buffer) return true;
    return false;
}

/* What the second half takes from the first. What an array holds it reads itself, unless the first half writes there. */
static void see_second(Split *s, ExprId id)
{
    const Expr *expr = expr_at(s, id);
    if (s->seen[id]) return;
    s->seen[id] = true;
    if (expr->kind == EXPR_SO_FAR) s->sum = true;
    if (expr->kind == EXPR_LOAD) s->refused |= is_written_first(s, expr->load);
    if (expr->kind == EXPR_SCALAR && slow_depth(s, id) < 2)
        *LIST_PUSH(s->printer->arena, &s->carried) = id;
    else
        for (int i = 0; i < expr->args; ++i) see_second(s, expr->arg[i]);
}

static Split split(Printer *p, const Nest *nest)
{
    const int exprs = p->function->exprs.count;
    Split s = {.printer = p,
               .nest = nest,
               .depth = ARENA_ARRAY(p->arena, int, exprs),
               .seen = ARENA_ARRAY(p->arena, bool, exprs),
               .first = ARENA_ARRAY(p->arena, bool, nest->defs.count)};
    for (int i = 0; i < nest->defs.count; ++i) s.first[i] = slow_depth(&s, nest->defs.at[i].value) < 2;
    for (int i = 0; i < nest->defs.count; ++i)
        if (!s.first[i]) see_second(&s, nest->defs.at[i].value);
    return s;
}

/* The values of the defs of one half, printed; then stores of them, by `store_defs`. */
static void print_defs(const Split *s, bool first, Value *value)
{
    for (int i = 0; i < s->nest->defs.count; ++i)
        if (s->first[i] == first) value[i] = print_expr(s->printer, s->nest->defs.at[i].value);
}

static void store_defs(const Split *s, bool first, const Value *value)
{
    for (int i = s->nest->defs.count - 1; i >= 0; --i)
        if (s->first[i] == first) print_store(s->printer, &s->nest->defs.at[i].to, value[i]);
}

static void start_half(const Split *s, const Parameters *list, Text *body)
{
    Printer *p = s->printer;
    body->indent = 1;
    p->text = body, p->parameters = list;
    count_uses(p, s->nest, LEAF_FINISH);
    forget_names(p, s->nest, LEAF_FINISH);
    for (int i = 0; i < s->carried.count; ++i)
        p->uses[s->carried.at[i]] = 2; /* under a name in both halves */
    p->so_far = "so_far", p->so_far_vector = true;
}

static ExprIds values_of(const Split *s, bool first)
{
    ExprIds values = {0};
    for (int i = 0; i < s->nest->defs.count; ++i)
        if (s->first[i] == first) *LIST_PUSH(s->printer->arena, &values) = s->nest->defs.at[i].value;
    for (int i = 0; i < s->carried.count && first; ++i)
        *LIST_PUSH(s->printer->arena, &values) = s->carried.at[i];
    return values;
}

static bool *defs_of(const Split *s, bool first)
{
    bool *defs = ARENA_ARRAY(s->printer->arena, bool, s->nest->defs.count);
    for (int i = 0; i < s->nest->defs.count; ++i) defs[i] = s->first[i] == first;
    return defs;
}

static const char *joined(Printer *p, const char *list, const char *more)
{
    return list[0] ? arena_format(p->arena, "%s, %s", list, more) : more;
}

static Epilogue print_begin(Split *s, const Block *block, const int *at, Value sum, Halves *halves)
{
    Printer *p = s->printer;
    const ExprIds values = values_of(s, true);
    const Parameters list = epilogue_part(p, s->nest, defs_of(s, true), &values, NULL);
    Text body = text_new(p->arena);
    start_half(s, &list, &body);
    print_prefetches(p, block, at);
    Value *value = ARENA_ARRAY(p->arena, Value, s->nest->defs.count);
    print_defs(s, true, value);
    const char *text = parameters_text(p, &list, sum);
    for (int i = 0; i < s->carried.count; ++i) {
        const ExprId id = s->carried.at[i];
        const Value carried = print_expr(p, id);
        const char *base = expr_at(s, id)->name,
                   *name = arena_format(p->arena, "begun_%s", base ? base : "value");
        for (int k = 0; k < i; ++k)
            if (strcmp(halves->carried.at[k].name, name) == 0)
                name = arena_format(p->arena, "%s_%d", name, i + 1);
        const char *type = value_type(p, carried.dtype, carried.vector ? p->lanes : 1);
        *LIST_PUSH(p->arena, &halves->carried) = (Carried){name, type, carried, id};
        text = joined(p, text, arena_format(p->arena, "%s *%s", type, name));
    }
    store_defs(s, true, value);
    for (int i = 0; i < halves->carried.count; ++i)
        text_add(p->text, "*%s = %s;\n", halves->carried.at[i].name,
                 print_expr(p, halves->carried.at[i].id).text);
    return (Epilogue){epilogue_function(p, s->nest, "begin", ": the first half", text, &body), list};
}

static Epilogue print_second(Split *s, const Block *block, const int *at, Value sum, const Halves *halves)
{
    Printer *p = s->printer;
    const ExprIds values = values_of(s, false);
    const Parameters list = epilogue_part(p, s->nest, defs_of(s, false), &values, &s->carried);
    Text body = text_new(p->arena);
    start_half(s, &list, &body);
    const char *text = parameters_text(p, &list, s->sum ? sum : (Value){0});
    for (int i = 0; i < halves->carried.count; ++i) {
        const Carried *carried = &halves->carried.at[i];
        p->named[carried->id] = carried->value, p->named[carried->id].text = carried->name;
        p->named[carried->id].precedence = PREC_PRIMARY;
        *LIST_PUSH(p->arena, &p->locals) = carried->name;
        text = joined(p, text, arena_format(p->arena, "%s %s", carried->type, carried->name));
    }
    print_prefetches(p, block, at);
    Value *value = ARENA_ARRAY(p->arena, Value, s->nest->defs.count);
    print_defs(s, false, value);
    store_defs(s, false, value);
    return (Epilogue){
        epilogue_function(p, s->nest, "finish", ": the second half, a vector later", text, &body), list};
}

bool halve_epilogue(Printer *p, const Block *block, Halves *halves)
{
    const Nest *nest = &p->function->nests.at[block->leaf->nest];
    Split s = split(p, nest);
    if (s.refused || !s.carried.count) return false;
    Text *outer = p->text;
    int at[2 * MAX_AXES];
    *halves = (Halves){.sum = s.sum};
    first_position(p, block, at);
    const Value sum = finished(p, block, at);
    halves->begin = print_begin(&s, block, at, sum, halves);
    halves->finish = print_second(&s, block, at, sum, halves);
    leave_position(p, block, at);
    p->text = outer, p->parameters = NULL;
    return true;
}
