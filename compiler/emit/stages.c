/* A finish in stages. Where one slow operation waits for another (an update's root, then its division), a processor that
 * looks a hundred multiply-adds ahead comes to the end of what it sees before the last of them is done. So each stage but
 * the first begins with a slow operation, and the stages of a vector come a turn after each other, each beside those of
 * other vectors: no chain of operations is longer than one slow one. Or the first two stages are one. */
#include "emit/block.h"
#include "schedule/substitute.h"
#include <string.h>

typedef struct {
    Printer *printer;
    const Nest *nest;
    int *depth;  /* for expr_slow_depth */
    bool *seen;  /* by the walk through a stage */
    int *def_of; /* of defs: the stage that makes them */
    int joined;  /* the first stage and so many after it are one */
    Stages *stages;
    bool refused;
} Split;

static const Expr *expr_at(const Split *s, ExprId id) { return &s->printer->function->exprs.at[id]; }

/* The last stage takes whatever comes behind. */
static int stage_of(const Split *s, ExprId id)
{
    const int depth = expr_slow_depth(s->printer->function, id, s->depth),
              last = depth < MOST_STAGES ? depth : MOST_STAGES - 1;
    return last > s->joined ? last - s->joined : 0;
}

static bool is_written_before(const Split *s, int stage, const Access *access)
{
    for (int i = 0; i < s->nest->defs.count; ++i)
        if (s->def_of[i] < stage && s->nest->defs.at[i].to.buffer == access->buffer) return true;
    return false;
}

static void carry(Split *s, int stage, ExprId id)
{
    Carried *carried = NULL;
    for (int i = 0; i < s->stages->carried.count; ++i)
        if (s->stages->carried.at[i].id == id) carried = &s->stages->carried.at[i];
    if (!carried) {
        carried = LIST_PUSH(s->printer->arena, &s->stages->carried);
        *carried = (Carried){.id = id, .made = stage_of(s, id)};
    }
    carried->needed[stage] = true;
    if (stage > carried->last) carried->last = stage;
}

/* What a stage takes from those before. What an array holds it reads itself, unless one before writes there. */
static void see(Split *s, int stage, ExprId id)
{
    const Expr *expr = expr_at(s, id);
    if (s->seen[id]) return;
    s->seen[id] = true;
    if (expr->kind == EXPR_SO_FAR) s->stages->sum[stage] = true;
    if (expr->kind == EXPR_LOAD) s->refused |= is_written_before(s, stage, expr->load);
    if (expr->kind == EXPR_SCALAR && stage_of(s, id) < stage)
        carry(s, stage, id);
    else
        for (int i = 0; i < expr->args; ++i) see(s, stage, expr->arg[i]);
}

/* The values that a stage makes, for its defs and for later stages. */
static ExprIds values_of(const Split *s, int stage)
{
    ExprIds values = {0};
    for (int i = 0; i < s->nest->defs.count; ++i)
        if (s->def_of[i] == stage) *LIST_PUSH(s->printer->arena, &values) = s->nest->defs.at[i].value;
    for (int i = 0; i < s->stages->carried.count; ++i)
        if (s->stages->carried.at[i].made == stage)
            *LIST_PUSH(s->printer->arena, &values) = s->stages->carried.at[i].id;
    return values;
}

/* From the last stage to the first, for what a later one needs is a value of an earlier one. False where there is nothing
 * for one of them to do, or one would read what is overwritten by then. */
static bool split(Split *s, int joined)
{
    const int exprs = s->printer->function->exprs.count;
    s->joined = joined, s->refused = false;
    *s->stages = (Stages){0};
    for (int i = 0; i < s->nest->defs.count; ++i) {
        s->def_of[i] = stage_of(s, s->nest->defs.at[i].value);
        if (s->def_of[i] >= s->stages->count) s->stages->count = s->def_of[i] + 1;
    }
    for (int stage = s->stages->count - 1; stage >= 0; --stage) {
        const ExprIds values = values_of(s, stage);
        s->seen = ARENA_ARRAY(s->printer->arena, bool, exprs);
        for (int i = 0; i < values.count; ++i) see(s, stage, values.at[i]);
        s->refused |= !values.count;
    }
    return !s->refused && s->stages->count + joined == MOST_STAGES;
}

static bool *defs_of(const Split *s, int stage)
{
    bool *defs = ARENA_ARRAY(s->printer->arena, bool, s->nest->defs.count);
    for (int i = 0; i < s->nest->defs.count; ++i) defs[i] = s->def_of[i] == stage;
    return defs;
}

static const char *joined(Printer *p, const char *list, const char *more)
{
    return list && list[0] ? arena_format(p->arena, "%s, %s", list, more) : more;
}

const char *after_stage(int stage) { return stage ? "continued" : "begun"; }

static const char *name_after(Printer *p, int stage, const Carried *carried)
{
    return arena_format(p->arena, "%s_%s", after_stage(stage), carried->name);
}

/* Where it is written, that is: a compiler would put slow operations one behind another again, just before their use. */
static const char *in_order(const Split *s, const Value *value)
{
    Printer *p = s->printer;
    if (s->joined || !value->vector || value->dtype != F32) return value->text;
    need_support(p, "in_order_N", p->lanes);
    return arena_format(p->arena, "in_order_%d(%s)", p->lanes, value->text);
}

/* What stages before have made stands under the names of the function's parameters. */
static const char *take(const Split *s, int stage, const char *parameters)
{
    Printer *p = s->printer;
    for (int i = 0; i < s->stages->carried.count; ++i) {
        const Carried *carried = &s->stages->carried.at[i];
        p->uses[carried->id] = 2; /* under a name wherever it occurs */
        if (!carried->needed[stage]) continue;
        const char *name = name_after(p, stage - 1, carried);
        parameters = joined(p, parameters, arena_format(p->arena, "%s %s", carried->type, name));
        Value *named = &p->named[carried->id];
        *named = carried->value, named->text = name, named->precedence = PREC_PRIMARY;
        const char *text = in_order(s, named);
        if (carried->made == stage - 1 && text != name) {
            text_add(p->text, "const %s %s = %s;\n", carried->type, carried->name, text);
            named->text = carried->name;
        }
        *LIST_PUSH(p->arena, &p->locals) = named->text;
    }
    return parameters;
}

/* A name that neither a parameter of the whole finish has nor another value. */
static void name_carried(const Split *s, const Parameters *whole, int index)
{
    Printer *p = s->printer;
    Carried *carried = &s->stages->carried.at[index];
    const char *name = expr_at(s, carried->id)->name;
    carried->name = name ? name : "value";
    for (int i = 0; i < whole->count; ++i)
        if (strcmp(whole->at[i].name, carried->name) == 0)
            carried->name = arena_format(p->arena, "new_%s", carried->name), i = -1;
    for (int k = 0; k < s->stages->carried.count; ++k)
        if (k != index && s->stages->carried.at[k].name &&
            strcmp(s->stages->carried.at[k].name, carried->name) == 0)
            carried->name = arena_format(p->arena, "%s_%d", carried->name, index + 2), k = -1;
    carried->type = value_type(p, carried->value.dtype, carried->value.vector ? p->lanes : 1);
}

/* What it makes for later stages is computed. */
static const char *give(const Split *s, int stage, const Parameters *whole, const char *parameters)
{
    Printer *p = s->printer;
    for (int i = 0; i < s->stages->carried.count; ++i) {
        Carried *carried = &s->stages->carried.at[i];
        if (carried->made != stage) continue;
        carried->value = print_expr(p, carried->id);
        name_carried(s, whole, i);
        parameters = joined(p, parameters,
                            arena_format(p->arena, "%s *%s", carried->type, name_after(p, stage, carried)));
    }
    return parameters;
}

static void hand_over(const Split *s, int stage)
{
    for (int i = 0; i < s->stages->carried.count; ++i) {
        const Carried *carried = &s->stages->carried.at[i];
        if (carried->made != stage) continue;
        const Value value = print_expr(s->printer, carried->id);
        text_add(s->printer->text, "*%s = %s;\n", name_after(s->printer, stage, carried),
                 stage ? in_order(s, &value) : value.text);
    }
}

/* Parameters are called alike in all stages, as in the whole finish. */
static Parameters parameters_of(const Split *s, int stage, const Parameters *whole)
{
    Printer *p = s->printer;
    ExprIds known = {0};
    const ExprIds values = values_of(s, stage);
    for (int i = 0; i < s->stages->carried.count; ++i)
        if (s->stages->carried.at[i].needed[stage])
            *LIST_PUSH(p->arena, &known) = s->stages->carried.at[i].id;
    Parameters list = epilogue_part(p, s->nest, defs_of(s, stage), &values, &known);
    for (int i = 0; i < list.count; ++i)
        for (int k = 0; k < whole->count; ++k) {
            const Parameter *one = &list.at[i], *other = &whole->at[k];
            const bool same = one->index ? other->index && index_same(one->index, other->index)
                                         : !other->index && access_same(one->access, other->access);
            if (same) list.at[i].name = other->name;
        }
    return list;
}

static Epilogue print_stage(const Split *s, const Block *block, const int *at, int stage)
{
    static const char *const which[MOST_STAGES] = {": the first stage", ": then, a vector later",
                                                   ": then, another vector later"};
    Printer *p = s->printer;
    const bool last = stage == s->stages->count - 1;
    const Parameters whole = epilogue_parameters(p, s->nest), list = parameters_of(s, stage, &whole);
    Value *value = ARENA_ARRAY(p->arena, Value, s->nest->defs.count);
    Text body = text_new(p->arena);
    body.indent = 1;
    p->text = &body, p->parameters = &list;
    const Value sum = finished(p, block, at);
    count_uses(p, s->nest, LEAF_FINISH);
    forget_names(p, s->nest, LEAF_FINISH);
    p->so_far = "so_far", p->so_far_vector = true;
    const char *text = take(s, stage, parameters_text(p, &list, s->stages->sum[stage] ? sum : (Value){0}));
    print_prefetches(p, block, at);
    for (int i = 0; i < s->nest->defs.count; ++i)
        if (s->def_of[i] == stage) value[i] = print_expr(p, s->nest->defs.at[i].value);
    text = give(s, stage, &whole, text);
    for (int i = s->nest->defs.count - 1; i >= 0; --i)
        if (s->def_of[i] == stage) print_store(p, &s->nest->defs.at[i].to, value[i]);
    hand_over(s, stage);
    const char *verb = last ? "finish" : stage ? "continue" : "begin";
    return (Epilogue){epilogue_function(p, s->nest, verb, which[stage], text, &body), list};
}

bool stage_epilogue(Printer *p, const Block *block, Stages *stages)
{
    const Nest *nest = &p->function->nests.at[block->leaf->nest];
    Split s = {.printer = p,
               .nest = nest,
               .depth = ARENA_ARRAY(p->arena, int, p->function->exprs.count),
               .def_of = ARENA_ARRAY(p->arena, int, nest->defs.count),
               .stages = stages};
    const int most = block->leaf->stages;
    if (!(most > 2 && split(&s, 0)) && !(most > 1 && split(&s, 1))) return false;
    Text *outer = p->text;
    int at[2 * MAX_AXES];
    first_position(p, block, at);
    for (int stage = 0; stage < stages->count; ++stage)
        stages->stage[stage] = print_stage(&s, block, at, stage);
    leave_position(p, block, at);
    p->text = outer, p->parameters = NULL;
    return true;
}
