/* Phases: what is pulled back through a stride is read at (y - p) / s, where s divides. So y and p are counted in s
 * phases, and in each only the p of its own remainder are visited: y = s*y' + r, p = s*p' + r, and the index is
 * y' - p'. The division is gone, and so are the terms that a guard made nothing of. Where p' has one point, as for
 * windows that do not overlap, nothing is summed any more.
 *
 * All phases are of one nest, so their extents must be the same: where s does not divide that of y, all stays. */
#include "schedule/axes.h"
#include <string.h>

typedef struct {
    Function *function;
    Nest *nest;
    AxisId y, p; /* an output axis, a reduced one */
    int stride;
    Index y_is, p_is; /* what they are by the new axes */
    bool beyond;      /* p' also counts what is no p: who reads there is guarded */
} Phases;

static int extent(const Function *function, AxisId axis) { return function->axes->at[axis].extent; }

static int position(const AxisId *list, int count, AxisId axis)
{
    for (int i = 0; i < count; ++i)
        if (list[i] == axis) return i;
    return -1;
}

/* The loads of a sum whose every term is nothing where the first of them is: a load, or a product of two. */
static int factors_of(const Function *function, const Nest *nest, const Access *loads[2])
{
    if (nest_is_product(function, nest, &loads[0], &loads[1])) return 2;
    const Expr *term = &function->exprs.at[nest->term];
    if (nest->combine != COMBINE_SUM || term->kind != EXPR_LOAD) return 0;
    loads[0] = term->load;
    return 1;
}

/* Whether the index is (y - p + …) / s, the rest of it divisible. */
static bool find_axes(Phases *phases, const Index *index)
{
    const Nest *nest = phases->nest;
    phases->stride = index->divisor, phases->y = phases->p = 0;
    for (int i = 0; i < index->terms; ++i) {
        AxisId axis = index->term[i].axis;
        int stride = index->term[i].stride;
        if (stride % index->divisor == 0) continue;
        if (stride == 1 && !phases->y && position(nest->out, nest->outs, axis) >= 0)
            phases->y = axis;
        else if (stride == -1 && !phases->p && position(nest->reduce, nest->reduces, axis) >= 0)
            phases->p = axis;
        else
            return false;
    }
    return phases->y && phases->p && extent(phases->function, phases->y) % index->divisor == 0;
}

/* Whether nothing is read where p lies beyond its extent, once the loads that have it are guarded. */
static bool guards_beyond(const Phases *phases, const Access *const *loads, int count)
{
    bool some = false;
    for (int i = 0; i < count; ++i) {
        const Buffer *buffer = &phases->function->buffers.at[loads[i]->buffer];
        for (int d = 0; d < loads[i]->rank; ++d) {
            if (!index_stride(&loads[i]->at[d], phases->p)) continue;
            if (loads[i]->flat || (loads[i]->guarded && loads[i]->fill != 0)) return false;
            some |= index_is_axis(&loads[i]->at[d], phases->p) &&
                    buffer->type.extent[d] == extent(phases->function, phases->p);
        }
    }
    return some;
}

static AxisId add_axis(const Function *function, const Axis *like, const char *name, int points)
{
    *LIST_PUSH(function->arena, function->axes) = (Axis){name, points, like->letter};
    return function->axes->count - 1;
}

/* y = s*y' + r, p = s*p' + r + c, where the constant leaves c; of p' the first turn is for r + c >= s. */
static void make_axes(Phases *phases, int constant)
{
    Function *function = phases->function;
    const Axis y = function->axes->at[phases->y], p = function->axes->at[phases->p];
    int s = phases->stride, c = (constant % s + s) % s;
    int shift = c ? c - s : 0, turns = (p.extent - 1 - shift) / s + 1;
    const char *phase = arena_format(function->arena, "%s_phase",
                                     y.name     ? y.name
                                     : y.letter ? y.letter
                                                : "i");
    const char *name = turns == 1 ? p.name : phase; /* of one turn the phase is p itself */
    AxisId quotient = add_axis(function, &y, y.name, y.extent / s);
    AxisId remainder = add_axis(function, &y, name, s);
    phases->y_is = (Index){.divisor = 1, .terms = 2, .term = {{quotient, s}, {remainder, 1}}};
    phases->p_is = (Index){.constant = shift, .divisor = 1, .terms = 1, .term = {{remainder, 1}}};
    if (turns > 1) index_add(&phases->p_is, add_axis(function, &p, p.name, turns), s);
    phases->beyond = shift < 0 || shift + s * turns > p.extent;
}

static void substitute(Index *index, AxisId axis, const Index *with)
{
    int stride = index_stride(index, axis), kept = 0;
    if (!stride) return;
    index_add(index, axis, -stride);
    index->constant += stride * with->constant;
    for (int i = 0; i < with->terms; ++i) index_add(index, with->term[i].axis, stride * with->term[i].stride);
    for (int i = 0; i < index->terms; ++i)
        if (index->term[i].stride) index->term[kept++] = index->term[i];
    index->terms = kept;
}

static void divide(Index *index)
{
    bool whole = index->constant % index->divisor == 0;
    for (int i = 0; i < index->terms; ++i) whole = whole && index->term[i].stride % index->divisor == 0;
    if (!whole) return;
    index->constant /= index->divisor;
    for (int i = 0; i < index->terms; ++i) index->term[i].stride /= index->divisor;
    index->divisor = 1;
}

static void rewrite_index(const Phases *phases, Index *index)
{
    substitute(index, phases->y, &phases->y_is);
    substitute(index, phases->p, &phases->p_is);
    divide(index);
}

/* Whether an index can leave the dimension that it indexes. */
static bool leaves(const Function *function, const Index *index, int size)
{
    int64_t low = index->constant, high = index->constant;
    for (int i = 0; i < index->terms; ++i) {
        int64_t reach = (int64_t)index->term[i].stride * (extent(function, index->term[i].axis) - 1);
        *(reach < 0 ? &low : &high) += reach;
    }
    return index->divisor != 1 || low < 0 || high >= size;
}

static void rewrite_access(void *context, Access *access, bool write)
{
    const Phases *phases = context;
    const Buffer *buffer = &phases->function->buffers.at[access->buffer];
    bool has_p = false, needed = false;
    for (int d = 0; d < access->rank; ++d) {
        has_p |= index_stride(&access->at[d], phases->p) != 0;
        rewrite_index(phases, &access->at[d]);
        needed |= !access->flat && leaves(phases->function, &access->at[d], buffer->type.extent[d]);
    }
    if (write || access->flat) return;
    if (has_p && phases->beyond) access->guarded = true;
    access->guarded = access->guarded && needed;
}

static void rewrite_indices(const Phases *phases, ExprId id)
{
    Expr *expr = &phases->function->exprs.at[id];
    if (expr->kind == EXPR_INDEX) rewrite_index(phases, &expr->index);
    for (int i = 0; i < expr->args; ++i) rewrite_indices(phases, expr->arg[i]);
}

static int replace_axis(AxisId *list, int count, AxisId axis, const AxisId *with, int width)
{
    int at = position(list, count, axis);
    memmove(&list[at + width], &list[at + 1], sizeof(AxisId) * (size_t)(count - at - 1));
    memcpy(&list[at], with, sizeof(AxisId) * (size_t)width);
    return count + width - 1;
}

/* A nest whose sums have one term each: its values are of that term. */
static void end_sums(Function *function, Nest *nest, ExprId id)
{
    Expr *expr = &function->exprs.at[id];
    if (expr->kind == EXPR_SO_FAR)
        *expr = function->exprs.at[nest->term];
    else
        for (int i = 0; i < expr->args; ++i) end_sums(function, nest, expr->arg[i]);
}

static void split(Phases *phases)
{
    Nest *nest = phases->nest;
    const AxisId y[] = {phases->y_is.term[0].axis, phases->y_is.term[1].axis};
    const AxisId p[] = {phases->p_is.term[phases->p_is.terms - 1].axis};
    nest_visit(phases->function, nest, rewrite_access, phases);
    for (int i = 0; i < nest->defs.count; ++i) rewrite_indices(phases, nest->defs.at[i].value);
    nest->outs = replace_axis(nest->out, nest->outs, phases->y, y, 2);
    nest->reduces = replace_axis(nest->reduce, nest->reduces, phases->p, p, phases->p_is.terms - 1);
    for (int i = 0; i < nest->reduces; ++i)
        if (extent(phases->function, nest->reduce[i]) > 1) return;
    for (int i = 0; i < nest->defs.count; ++i) end_sums(phases->function, nest, nest->defs.at[i].value);
    nest->combine = COMBINE_NONE, nest->term = 0, nest->reduces = 0;
}

typedef struct {
    int terms; /* of the longest index */
} Longest;

static void see_terms(void *context, Access *access, bool write)
{
    (void)write;
    for (int d = 0; d < access->rank; ++d)
        if (access->at[d].terms > ((Longest *)context)->terms)
            ((Longest *)context)->terms = access->at[d].terms;
}

/* Splits what one index of the nest divides by; false where there is none. */
static bool split_one(Function *function, Nest *nest)
{
    const Access *loads[2];
    Longest longest = {0};
    int count = factors_of(function, nest, loads);
    nest_visit(function, nest, see_terms, &longest);
    if (longest.terms > MAX_TERMS - 3 || nest->outs == MAX_AXES) return false;
    for (int i = 0; i < count; ++i)
        for (int d = 0; loads[i]->guarded && loads[i]->fill == 0 && d < loads[i]->rank; ++d) {
            Phases phases = {.function = function, .nest = nest};
            const Index index = loads[i]->at[d];
            if (index.divisor == 1 || !find_axes(&phases, &index)) continue;
            int points = extent(function, phases.p), c = index.constant % phases.stride;
            if ((points % phases.stride || c) && !guards_beyond(&phases, loads, count)) continue;
            make_axes(&phases, index.constant);
            split(&phases);
            return true;
        }
    return false;
}

void split_phases(Schedule *schedule)
{
    for (int f = 0; f < schedule->functions.count; ++f) {
        Function *function = &schedule->functions.at[f];
        for (NestId id = 1; id < function->nests.count; ++id)
            while (split_one(function, &function->nests.at[id])) continue;
    }
}
