/* One axis where one thing is meant. Axes of different nests are joined where one's output is read as the other's
 * input; the extents that a reshape joins or splits are cut into common factors, so that it costs nothing; buffers are
 * cut into digits alike, and every access indexes those. */
#include "schedule/axes.h"
#include <string.h>

enum { MAX_CUTS = 6 };

/* A class of joined axes. `cut` holds the strides of its factors, innermost (1) first. */
typedef struct {
    AxisId parent;
    List(int) holders; /* nests and buffers that have it: none may have two axes of one class */
    int cuts, cut[MAX_CUTS];
    AxisId factor[MAX_CUTS]; /* of each cut, once made */
    bool made;
    bool panels; /* one cut is of a matrix into panels */
} Class;

typedef struct {
    Schedule *schedule;
    Arena *arena;
    Class *classes;
    int count;
    int holder; /* number of the nest or buffer being visited */
} Axes;

static AxisId find(Axes *a, AxisId axis)
{
    while (a->classes[axis].parent != axis)
        axis = a->classes[axis].parent = a->classes[a->classes[axis].parent].parent;
    return axis;
}

static int extent(const Axes *a, AxisId axis) { return a->schedule->axes.at[axis].extent; }

static void hold(Axes *a, AxisId axis) { *LIST_PUSH(a->arena, &a->classes[axis].holders) = a->holder; }

static bool joinable(Axes *a, AxisId x, AxisId y)
{
    if (extent(a, x) != extent(a, y)) return false;
    for (int i = 0; i < a->classes[x].holders.count; ++i)
        for (int k = 0; k < a->classes[y].holders.count; ++k)
            if (a->classes[x].holders.at[i] == a->classes[y].holders.at[k]) return false;
    return true;
}

/* The older axis stands for both; a name is kept. */
static bool join(Axes *a, AxisId x, AxisId y)
{
    x = find(a, x), y = find(a, y);
    if (x == y) return true;
    if (!joinable(a, x, y)) return false;
    if (y < x) {
        AxisId swap = x;
        x = y, y = swap;
    }
    a->classes[y].parent = x;
    for (int i = 0; i < a->classes[y].holders.count; ++i)
        *LIST_PUSH(a->arena, &a->classes[x].holders) = a->classes[y].holders.at[i];
    Axis *axes = a->schedule->axes.at;
    if (!axes[x].name) axes[x].name = axes[y].name;
    return true;
}

static void grow_classes(Axes *a)
{
    int count = a->schedule->axes.count;
    Class *grown = ARENA_ARRAY(a->arena, Class, count);
    if (a->count) memcpy(grown, a->classes, sizeof(Class) * (size_t)a->count);
    for (int i = a->count; i < count; ++i) grown[i] = (Class){.parent = i, .cuts = 1, .cut = {1}};
    a->classes = grown, a->count = count;
}

/* Joining --------------------------------------------------------------------------------------------------------- */

typedef struct {
    Axes *axes;
    Function *function;
} Visit;

static void hold_all(Axes *a, Function *function)
{
    for (NestId id = 1; id < function->nests.count; ++id) {
        const Nest *nest = &function->nests.at[id];
        ++a->holder;
        for (int i = 0; i < nest->outs; ++i) hold(a, nest->out[i]);
        for (int i = 0; i < nest->reduces; ++i) hold(a, nest->reduce[i]);
    }
    for (BufferId id = 1; id < function->buffers.count; ++id) {
        ++a->holder;
        for (int d = 0; d < function->buffers.at[id].type.rank; ++d) hold(a, function->buffers.at[id].dim[d]);
    }
}

static void join_access(void *context, Access *access, bool write)
{
    (void)write;
    Visit *visit = context;
    const Buffer *buffer = &visit->function->buffers.at[access->buffer];
    for (int d = 0; d < access->rank; ++d)
        if (access->at[d].terms == 1 && index_is_axis(&access->at[d], access->at[d].term[0].axis))
            (void)join(visit->axes, buffer->dim[d], access->at[d].term[0].axis);
}

/* Reshapes -------------------------------------------------------------------------------------------------------- */

/* Dimensions of the one shape that make up dimensions of the other. */
typedef struct {
    int first[2], last[2]; /* of the reshaped, of its source; last is exclusive */
} Group;

static int group_dimensions(const Type *to, const Type *from, Group *groups)
{
    int count = 0, i = 0, k = 0;
    while (i < to->rank || k < from->rank) {
        Group group = {{i, k}, {i, k}};
        int64_t x = 1, y = 1;
        do {
            if (x <= y && i < to->rank)
                x *= to->extent[i++];
            else if (k < from->rank)
                y *= from->extent[k++];
            else
                x *= to->extent[i++];
        } while (x != y);
        group.last[0] = i, group.last[1] = k;
        groups[count++] = group;
    }
    return count;
}

static bool add_cut(Class *class, int stride)
{
    int at = 0;
    while (at < class->cuts && class->cut[at] < stride) ++at;
    if ((at < class->cuts && class->cut[at] == stride) || class->cuts == MAX_CUTS) return false;
    memmove(&class->cut[at + 1], &class->cut[at], sizeof(int) * (size_t)(class->cuts - at));
    class->cut[at] = stride;
    ++class->cuts;
    return true;
}

/* The boundaries of all factors of a group, as strides within it, into `strides`, sorted. False where they do not
 * divide one another. */
static bool boundaries(Axes *a, const Buffer *const sides[2], const Group *group, int *strides, int *count)
{
    *count = 0;
    for (int side = 0; side < 2; ++side) {
        int base = 1;
        for (int d = group->last[side] - 1; d >= group->first[side]; --d) {
            const Class *class = &a->classes[find(a, sides[side]->dim[d])];
            for (int i = 0; i < class->cuts && extent(a, sides[side]->dim[d]) > 1; ++i) {
                int stride = base * class->cut[i], at = *count;
                while (at > 0 && strides[at - 1] > stride) --at;
                if (at > 0 && strides[at - 1] == stride) continue;
                if (*count == 4 * MAX_CUTS) return false;
                memmove(&strides[at + 1], &strides[at], sizeof(int) * (size_t)(*count - at));
                strides[at] = stride, ++*count;
            }
            base *= sides[side]->type.extent[d];
        }
    }
    for (int i = 1; i < *count; ++i)
        if (strides[i] % strides[i - 1]) return false;
    return true;
}

/* Cuts both sides of a group at the boundaries of either. */
static bool cut_group(Axes *a, const Buffer *const sides[2], const Group *group, bool *changed)
{
    int strides[4 * MAX_CUTS + 1], count;
    if (!boundaries(a, sides, group, strides, &count)) return false;
    for (int side = 0; side < 2; ++side) {
        int base = 1;
        for (int d = group->last[side] - 1; d >= group->first[side]; --d) {
            int size = sides[side]->type.extent[d];
            for (int i = 0; i < count; ++i)
                if (strides[i] > base && strides[i] < base * size && strides[i] % base == 0)
                    *changed |= add_cut(&a->classes[find(a, sides[side]->dim[d])], strides[i] / base);
            base *= size;
        }
    }
    return true;
}

static const Buffer *source_of(const Function *function, const Buffer *reshaped)
{
    return &function->buffers.at[reshaped->reshape_of];
}

/* A reshape whose factors do not divide one another is a copy, read flat. */
static bool cut_reshapes(Axes *a, Function *function, bool *copied, bool *changed)
{
    for (BufferId id = 1; id < function->buffers.count; ++id) {
        const Buffer *buffer = &function->buffers.at[id];
        if (!buffer->reshape_of || copied[id]) continue;
        const Buffer *sides[2] = {buffer, source_of(function, buffer)};
        Group groups[2 * MAX_RANK];
        int count = group_dimensions(&sides[0]->type, &sides[1]->type, groups);
        for (int g = 0; g < count; ++g) {
            bool single =
                groups[g].last[0] - groups[g].first[0] == 1 && groups[g].last[1] - groups[g].first[1] == 1;
            if (single && join(a, sides[0]->dim[groups[g].first[0]], sides[1]->dim[groups[g].first[1]]))
                continue;
            if (!cut_group(a, sides, &groups[g], changed)) copied[id] = true;
        }
    }
    return true;
}

/* Panels ---------------------------------------------------------------------------------------------------------- */

static void cut_panels(Axes *a, const Function *function)
{
    for (BufferId id = 1; id < function->buffers.count; ++id) {
        const Buffer *buffer = &function->buffers.at[id];
        if (!stored_in_panels(a->schedule, buffer)) continue;
        Class *class = &a->classes[find(a, buffer->dim[buffer->type.rank - 1])];
        (void)add_cut(class, a->schedule->target->panel);
        class->panels = true;
    }
}

/* Factors --------------------------------------------------------------------------------------------------------- */

static int factor_extent(const Axes *a, AxisId root, int i)
{
    const Class *class = &a->classes[root];
    int above = i + 1 < class->cuts ? class->cut[i + 1] : extent(a, root);
    return above / class->cut[i];
}

/* y0, y1: outermost first. Of a matrix in panels, n_panel and n. */
static const char *factor_name(const Axes *a, AxisId axis, int i)
{
    const Class *class = &a->classes[axis];
    const char *name = a->schedule->axes.at[axis].name;
    if (!name) return NULL;
    if (class->panels && class->cuts == 2) return i ? arena_format(a->arena, "%s_panel", name) : name;
    return arena_format(a->arena, "%s%d", name, class->cuts - 1 - i);
}

static void make_factors(Axes *a)
{
    int roots = a->count;
    for (AxisId axis = 1; axis < roots; ++axis) {
        Class *class = &a->classes[axis];
        if (find(a, axis) != axis || class->cuts == 1) continue;
        for (int i = 0; i < class->cuts; ++i) {
            *LIST_PUSH(a->arena, &a->schedule->axes) =
                (Axis){factor_name(a, axis, i), factor_extent(a, axis, i), NULL};
            class->factor[i] = a->schedule->axes.count - 1;
        }
        class->made = true;
    }
    int before = a->count;
    grow_classes(a);
    for (AxisId axis = 1; axis < before; ++axis) {
        Class *class = &a->classes[axis];
        for (int i = 0; class->made && i < class->cuts; ++i)
            a->classes[class->factor[i]].holders = class->holders;
    }
}

/* The factor of a dimension at a stride within its group, or 0. */
static AxisId factor_at(Axes *a, const Buffer *buffer, int first, int last, int stride, int *factor_size)
{
    int base = 1;
    for (int d = last - 1; d >= first; --d) {
        AxisId root = find(a, buffer->dim[d]);
        const Class *class = &a->classes[root];
        for (int i = 0; i < class->cuts; ++i)
            if (base * class->cut[i] == stride && buffer->type.extent[d] > 1) {
                *factor_size = factor_extent(a, root, i);
                return class->made ? class->factor[i] : root;
            }
        base *= buffer->type.extent[d];
    }
    return 0;
}

/* The factors on both sides of a reshape are the same axes; the source's name wins. */
static void join_factors(Axes *a, Function *function, const bool *copied)
{
    for (BufferId id = 1; id < function->buffers.count; ++id) {
        const Buffer *buffer = &function->buffers.at[id];
        if (!buffer->reshape_of || copied[id]) continue;
        const Buffer *sides[2] = {buffer, source_of(function, buffer)};
        Group groups[2 * MAX_RANK];
        int count = group_dimensions(&sides[0]->type, &sides[1]->type, groups);
        for (int g = 0; g < count; ++g) {
            int strides[4 * MAX_CUTS + 1], n, size[2];
            if (!boundaries(a, sides, &groups[g], strides, &n)) continue;
            for (int i = 0; i < n; ++i) {
                AxisId x =
                    factor_at(a, sides[0], groups[g].first[0], groups[g].last[0], strides[i], &size[0]);
                AxisId y =
                    factor_at(a, sides[1], groups[g].first[1], groups[g].last[1], strides[i], &size[1]);
                if (!x || !y || size[0] != size[1]) continue;
                const char *name = a->schedule->axes.at[find(a, y)].name;
                if (join(a, x, y) && name) a->schedule->axes.at[find(a, x)].name = name;
            }
        }
    }
}

/* Rewriting ------------------------------------------------------------------------------------------------------- */

/* An index over the old axes → over factors; axes of one point are gone. */
static bool rewrite_index(Axes *a, Index *index)
{
    Index result = {.constant = index->constant, .divisor = index->divisor};
    for (int i = 0; i < index->terms; ++i) {
        AxisId root = find(a, index->term[i].axis);
        const Class *class = &a->classes[root];
        for (int f = class->cuts - 1; f >= 0; --f) {
            AxisId axis = class->made ? find(a, class->factor[f]) : root;
            if (extent(a, axis) == 1) continue;
            if (result.terms == MAX_TERMS) return false;
            index_add(&result, axis, index->term[i].stride * class->cut[f]);
        }
    }
    *index = result;
    return true;
}

static int rewrite_axes(Axes *a, AxisId *list, int count)
{
    AxisId result[MAX_AXES];
    int n = 0;
    for (int i = 0; i < count; ++i) {
        AxisId root = find(a, list[i]);
        const Class *class = &a->classes[root];
        for (int f = class->cuts - 1; f >= 0; --f) {
            AxisId axis = class->made ? find(a, class->factor[f]) : root;
            if (extent(a, axis) > 1 && n < MAX_AXES) result[n++] = axis;
        }
    }
    memcpy(list, result, sizeof(AxisId) * (size_t)n);
    return n;
}

static void rewrite_access(void *context, Access *access, bool write)
{
    (void)write;
    Visit *visit = context;
    for (int d = 0; d < access->rank; ++d) (void)rewrite_index(visit->axes, &access->at[d]);
}

static void rewrite_nests(Axes *a, Function *function)
{
    Visit visit = {a, function};
    for (NestId id = 1; id < function->nests.count; ++id) {
        Nest *nest = &function->nests.at[id];
        nest->outs = rewrite_axes(a, nest->out, nest->outs);
        nest->reduces = rewrite_axes(a, nest->reduce, nest->reduces);
        nest_visit(function, nest, rewrite_access, &visit);
    }
    for (ExprId id = 1; id < function->exprs.count; ++id)
        if (function->exprs.at[id].kind == EXPR_INDEX) (void)rewrite_index(a, &function->exprs.at[id].index);
}

/* A read of a reshaped buffer becomes one of its source: each term goes to the dimension that spans its stride. */
static bool read_source(Axes *a, const Function *function, Access *access)
{
    const Buffer *sides[2] = {&function->buffers.at[access->buffer], NULL};
    sides[1] = source_of(function, sides[0]);
    Group groups[2 * MAX_RANK];
    int count = group_dimensions(&sides[0]->type, &sides[1]->type, groups);
    Access result = {.buffer = sides[0]->reshape_of, .rank = sides[1]->type.rank};
    for (int d = 0; d < result.rank; ++d) result.at[d].divisor = 1;
    for (int g = 0; g < count; ++g) {
        int base = 1;
        for (int d = groups[g].last[0] - 1; d >= groups[g].first[0]; --d) {
            const Index *index = &access->at[d];
            if (index->constant || index->divisor != 1 || access->guarded) return false;
            for (int i = 0; i < index->terms; ++i) {
                int64_t stride = (int64_t)index->term[i].stride * base, under = 1;
                bool found = false;
                for (int e = groups[g].last[1] - 1; e >= groups[g].first[1] && !found; --e) {
                    int64_t over = under * sides[1]->type.extent[e];
                    if (stride >= under && stride % under == 0 &&
                        stride * extent(a, index->term[i].axis) <= over) {
                        index_add(&result.at[e], index->term[i].axis, (int)(stride / under));
                        found = true;
                    }
                    under = over;
                }
                if (!found) return false;
            }
            base *= sides[0]->type.extent[d];
        }
    }
    *access = result;
    return true;
}

typedef struct {
    Axes *axes;
    Function *function;
    bool *copied;
} ReshapeVisit;

/* Some read of it may stop within an axis of the source, as that of its first seven elements does: that one reads a copy. */
static void replace_reshape(void *context, Access *access, bool write)
{
    (void)write;
    ReshapeVisit *visit = context;
    while (visit->function->buffers.at[access->buffer].reshape_of && !visit->copied[access->buffer])
        if (!read_source(visit->axes, visit->function, access)) visit->copied[access->buffer] = true;
}

/* Reads a reshaped buffer's source flat: nest `at` of the function, before the first reader. */
static void insert_copy(Axes *a, Function *function, BufferId id)
{
    Buffer *buffer = &function->buffers.at[id], *source = &function->buffers.at[buffer->reshape_of];
    Nest nest = {.name = buffer->name, .origin = buffer->origin, .ops = "reshape"};
    Access to = {.buffer = id, .rank = buffer->type.rank},
           from = {.buffer = buffer->reshape_of, .rank = 1, .flat = true};
    from.at[0].divisor = 1;
    int stride = 1;
    for (int d = buffer->type.rank - 1; d >= 0; --d) {
        to.at[d] = index_of_axis(find(a, buffer->dim[d]));
        (void)rewrite_index(a, &to.at[d]);
        for (int i = 0; i < to.at[d].terms; ++i)
            index_add(&from.at[0], to.at[d].term[i].axis, to.at[d].term[i].stride * stride);
        stride *= buffer->type.extent[d];
    }
    for (int d = 0; d < buffer->type.rank; ++d) nest.out[nest.outs++] = find(a, buffer->dim[d]);
    nest.outs = rewrite_axes(a, nest.out, nest.outs);
    source->pinned = true;
    buffer->reshape_of = 0;
    *LIST_PUSH(a->arena, &function->exprs) = (Expr){
        .kind = EXPR_LOAD, .dtype = source->type.dtype, .load = arena_copy(a->arena, &from, sizeof from)};
    *LIST_PUSH(a->arena, &nest.defs) = (Def){.to = to, .value = function->exprs.count - 1};
    NestId at = nests_first_reader(function, id);
    (void)*LIST_PUSH(a->arena, &function->nests);
    memmove(&function->nests.at[at + 1], &function->nests.at[at],
            sizeof(Nest) * (size_t)(function->nests.count - 1 - at));
    function->nests.at[at] = nest;
}

static void remove_reshapes(Axes *a, Function *function, bool *copied)
{
    ReshapeVisit visit = {a, function, copied};
    for (NestId id = 1; id < function->nests.count; ++id)
        nest_visit(function, &function->nests.at[id], replace_reshape, &visit);
    for (BufferId id = 1; id < function->buffers.count; ++id)
        if (copied[id]) insert_copy(a, function, id);
}

/* For digits.c: the factors of a dimension's axis, outermost first. */
static int dimension_factors(void *context, AxisId axis, AxisId *factor, int *stride)
{
    Axes *a = context;
    AxisId root = find(a, axis);
    const Class *class = &a->classes[root];
    int count = 0;
    for (int f = class->cuts - 1; f >= 0; --f) {
        AxisId one = class->made ? find(a, class->factor[f]) : root;
        if (extent(a, one) == 1) continue;
        factor[count] = one, stride[count++] = class->cut[f];
    }
    return count;
}

bool factor_axes(Schedule *schedule)
{
    split_phases(schedule);
    Axes a = {.schedule = schedule, .arena = schedule->arena};
    grow_classes(&a);
    bool **copied = ARENA_ARRAY(a.arena, bool *, schedule->functions.count);
    for (int f = 0; f < schedule->functions.count; ++f) {
        copied[f] = ARENA_ARRAY(a.arena, bool, schedule->functions.at[f].buffers.count + 1);
        hold_all(&a, &schedule->functions.at[f]);
    }
    for (int f = 0; f < schedule->functions.count; ++f) {
        Function *function = &schedule->functions.at[f];
        Visit visit = {&a, function};
        for (NestId id = 1; id < function->nests.count; ++id)
            nest_visit(function, &function->nests.at[id], join_access, &visit);
    }
    for (int f = 0; f < schedule->functions.count; ++f) cut_panels(&a, &schedule->functions.at[f]);
    for (bool changed = true; changed;) {
        changed = false;
        for (int f = 0; f < schedule->functions.count; ++f)
            cut_reshapes(&a, &schedule->functions.at[f], copied[f], &changed);
    }
    make_factors(&a);
    for (int f = 0; f < schedule->functions.count; ++f)
        join_factors(&a, &schedule->functions.at[f], copied[f]);
    for (int f = 0; f < schedule->functions.count; ++f) {
        Function *function = &schedule->functions.at[f];
        rewrite_nests(&a, function);
        remove_reshapes(&a, function, copied[f]);
    }
    cut_buffers(schedule, dimension_factors, &a);
    name_axes(schedule);
    return true;
}
