/* Expressions rewritten, so that one nest computes what another would have loaded. */
#include "schedule/substitute.h"
#include <string.h>

typedef struct {
    ExprId from, to;
} Pair;

typedef struct {
    Function *function;
    const Access *to; /* loads of its buffer are replaced … */
    ExprId value;     /* … by this, its axes being what the load has for indices */
    const Access *at; /* within `value`: that load, or NULL */
    const Def *defs;  /* or: loads of what one of these writes are its value */
    int def_count;
    List(Pair) done;
    bool failed;
} Rewrite;

bool access_same(const Access *a, const Access *b)
{
    if (a->buffer != b->buffer || a->rank != b->rank || a->guarded || b->guarded || a->flat != b->flat)
        return false;
    for (int d = 0; d < a->rank; ++d)
        if (!index_same(&a->at[d], &b->at[d])) return false;
    return true;
}

bool access_is_plain(const Access *access)
{
    if (access->flat || access->guarded) return false;
    for (int d = 0; d < access->rank; ++d) {
        const Index *index = &access->at[d];
        if (index->terms != 1 || !index_is_axis(index, index->term[0].axis)) return false;
        for (int other = 0; other < d; ++other)
            if (access->at[other].term[0].axis == index->term[0].axis) return false;
    }
    return true;
}

static int dimension_of(const Access *to, AxisId axis)
{
    for (int d = 0; d < to->rank; ++d)
        if (to->at[d].term[0].axis == axis) return d;
    return -1;
}

/* The index with the axes of what is written replaced by the indices of what is read. */
static Index moved(Rewrite *r, const Index *index)
{
    Index sum = {.constant = index->constant, .divisor = index->divisor};
    for (int i = 0; i < index->terms; ++i) {
        int d = dimension_of(r->to, index->term[i].axis), stride = index->term[i].stride;
        const Index own = index_of_axis(index->term[i].axis);
        const Index *with = d < 0 ? &own : &r->at->at[d];
        r->failed |= with->divisor != 1;
        sum.constant += stride * with->constant;
        for (int k = 0; k < with->terms; ++k) {
            if (sum.terms == MAX_TERMS && !index_stride(&sum, with->term[k].axis))
                r->failed = true;
            else
                index_add(&sum, with->term[k].axis, stride * with->term[k].stride);
        }
    }
    return sum;
}

static ExprId push(Rewrite *r, Expr expr)
{
    *LIST_PUSH(r->function->arena, &r->function->exprs) = expr;
    return r->function->exprs.count - 1;
}

static ExprId rewrite(Rewrite *r, ExprId id);

static ExprId rewrite_load(Rewrite *r, ExprId id)
{
    const Access *load = r->function->exprs.at[id].load;
    for (int i = 0; i < r->def_count; ++i)
        if (access_same(load, &r->defs[i].to)) return r->defs[i].value;
    if (!r->to) return id;
    if (!r->at && load->buffer == r->to->buffer) {
        if (access_same(load, r->to)) return r->value;
        r->failed |= load->guarded || load->flat;
        Rewrite inner = {.function = r->function, .to = r->to, .value = r->value, .at = load};
        ExprId result = rewrite(&inner, r->value);
        r->failed |= inner.failed;
        return result;
    }
    if (!r->at) return id;
    Access access = *load;
    for (int d = 0; d < access.rank; ++d) access.at[d] = moved(r, &access.at[d]);
    Expr expr = r->function->exprs.at[id];
    expr.load = arena_copy(r->function->arena, &access, sizeof access);
    return push(r, expr);
}

static ExprId rewrite_new(Rewrite *r, ExprId id)
{
    Expr expr = r->function->exprs.at[id];
    if (expr.kind == EXPR_LOAD) return rewrite_load(r, id);
    if (expr.kind == EXPR_INDEX && r->at) {
        expr.index = moved(r, &expr.index);
        return push(r, expr);
    }
    bool changed = false;
    for (int i = 0; i < expr.args; ++i) {
        ExprId arg = rewrite(r, expr.arg[i]);
        changed |= arg != expr.arg[i];
        expr.arg[i] = arg;
    }
    return changed ? push(r, expr) : id;
}

static ExprId rewrite(Rewrite *r, ExprId id)
{
    for (int i = 0; i < r->done.count; ++i)
        if (r->done.at[i].from == id) return r->done.at[i].to;
    ExprId to = rewrite_new(r, id);
    *LIST_PUSH(r->function->arena, &r->done) = (Pair){id, to};
    return to;
}

ExprId expr_replaced(Function *function, ExprId id, const Access *to, ExprId value)
{
    Rewrite r = {.function = function, .to = to, .value = value};
    ExprId result = id ? rewrite(&r, id) : 0;
    return r.failed ? 0 : result;
}

ExprId expr_with_defs(Function *function, ExprId id, const Def *defs, int count)
{
    Rewrite r = {.function = function, .defs = defs, .def_count = count};
    return rewrite(&r, id);
}

static ExprId own(Rewrite *r, ExprId id)
{
    if (!id) return 0;
    for (int i = 0; i < r->done.count; ++i)
        if (r->done.at[i].from == id) return r->done.at[i].to;
    Expr expr = r->function->exprs.at[id];
    if (expr.load) expr.load = arena_copy(r->function->arena, expr.load, sizeof *expr.load);
    for (int i = 0; i < expr.args; ++i) expr.arg[i] = own(r, expr.arg[i]);
    ExprId to = push(r, expr);
    *LIST_PUSH(r->function->arena, &r->done) = (Pair){id, to};
    return to;
}

void nest_own(Function *function, Nest *nest)
{
    Rewrite r = {.function = function};
    nest->term = own(&r, nest->term);
    for (int i = 0; i < nest->defs.count; ++i) nest->defs.at[i].value = own(&r, nest->defs.at[i].value);
}

int expr_size(const Function *function, ExprId id)
{
    if (!id) return 0;
    int size = 1;
    for (int i = 0; i < function->exprs.at[id].args; ++i)
        size += expr_size(function, function->exprs.at[id].arg[i]);
    return size;
}
