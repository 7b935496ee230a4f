/* Nests into nests. Two rules, neither of which knows what the nests are for:
 *   inline   what a nest computes element by element is computed where it is read, and its array is gone;
 *   merge    a nest that works element by element on what another has just defined defines its own arrays there: an
 *            update where its operand has been summed, several arrays of one shape in one pass.
 * Both keep every rounding: a value is computed by the same operations, only elsewhere. `grouped` keeps off products. */
#include "schedule/fuse.h"
#include "schedule/axes.h"
#include "schedule/dependence.h"
#include "schedule/substitute.h"
#include <string.h>

enum { LONGEST = 100, MOST_DEFS = 8, CHEAP = 3 };

typedef struct {
    Schedule *schedule;
    Function *function;
    Dependences *dependences;
    NestList *readers;     /* of buffers */
    const char **subjects; /* of nests: the first array that each defines, before anything is fused */
    bool settled;          /* nothing is left to do but what is not worth it: readers will become no fewer */
} Fuse;

static Nest *nest_at(Fuse *f, NestId id) { return &f->function->nests.at[id]; }
static Buffer *buffer_at(Fuse *f, BufferId id) { return &f->function->buffers.at[id]; }

/* Who reads what -------------------------------------------------------------------------------------------------- */

typedef struct {
    Fuse *fuse;
    NestId nest;
    bool add;
} Note;

static void see_reader(void *context, Access *access, bool write)
{
    Note *note = context;
    if (write) return;
    NestList *readers = &note->fuse->readers[access->buffer];
    int i = 0;
    while (i < readers->count && readers->at[i] != note->nest) ++i;
    if (note->add && i == readers->count) *LIST_PUSH(note->fuse->function->arena, readers) = note->nest;
    if (!note->add && i < readers->count) readers->at[i] = readers->at[--readers->count];
}

static void note_reads(Fuse *f, NestId id, bool add)
{
    Note note = {f, id, add};
    nest_visit(f->function, nest_at(f, id), see_reader, &note);
}

/* Questions ------------------------------------------------------------------------------------------------------- */

static double points(const Fuse *f, const Nest *nest)
{
    double count = 1;
    for (int i = 0; i < nest->outs; ++i) count *= f->function->axes->at[nest->out[i]].extent;
    return count;
}

typedef struct {
    BufferId buffer;
    const Access *same; /* only reads just there are fine */
    bool found, elsewhere;
} Reads;

static void see_reads(void *context, Access *access, bool write)
{
    Reads *reads = context;
    if (write || access->buffer != reads->buffer) return;
    reads->found = true;
    reads->elsewhere |= !reads->same || !access_same(access, reads->same);
}

/* How the nest reads what is written at `to`: at all; at another element than that. */
static Reads reads_of(Fuse *f, const Nest *nest, const Access *to)
{
    Reads reads = {to->buffer, to, false, false};
    Nest visited = *nest;
    nest_visit(f->function, &visited, see_reads, &reads);
    return reads;
}

static const Access *load_of(const Function *function, ExprId id, BufferId buffer)
{
    if (!id) return NULL;
    const Expr *expr = &function->exprs.at[id];
    if (expr->kind == EXPR_LOAD && expr->load->buffer == buffer) return expr->load;
    for (int i = 0; i < expr->args; ++i) {
        const Access *load = load_of(function, expr->arg[i], buffer);
        if (load) return load;
    }
    return NULL;
}

/* How often the nest needs an element of it: where it combines them at all of its points, else once it has combined. */
static double times_read(const Fuse *f, const Nest *nest, BufferId buffer)
{
    double count = points(f, nest);
    for (int i = 0; i < nest->reduces && load_of(f->function, nest->term, buffer); ++i)
        count *= f->function->axes->at[nest->reduce[i]].extent;
    return count;
}

static bool is_product(Fuse *f, const Nest *nest)
{
    const Access *a, *b;
    return nest_is_product(f->function, nest, &a, &b);
}

/* Its elements are needed by nobody but the nests that read them. */
static bool is_private(Fuse *f, BufferId id)
{
    return buffer_at(f, id)->scope == SCOPE_ARENA && !buffer_at(f, id)->pinned;
}

/* What is computed where it is read ------------------------------------------------------------------------------------ */

/* The reader with the nest's value where it loaded its result; false where an index would not be affine. */
static bool with_value(Fuse *f, const Nest *reader, const Def *def, Nest *result)
{
    *result = *reader;
    result->term = expr_replaced(f->function, reader->term, &def->to, def->value);
    if (reader->term && !result->term) return false;
    memset(&result->defs, 0, sizeof result->defs);
    for (int i = 0; i < reader->defs.count; ++i) {
        Def own = reader->defs.at[i];
        own.value = expr_replaced(f->function, own.value, &def->to, def->value);
        if (!own.value) return false;
        *LIST_PUSH(f->function->arena, &result->defs) = own;
    }
    return true;
}

static bool writes_what(Fuse *f, NestId writer, NestId reader)
{
    const Nest *nest = nest_at(f, writer);
    for (int i = 0; i < nest->defs.count; ++i)
        if (reads_of(f, nest_at(f, reader), &nest->defs.at[i].to).found) return true;
    return false;
}

/* What overwrites an operand of the nest must wait for its reader too, once that reads the operand. */
static bool may_wait(Fuse *f, NestId id, NestId reader, bool apply)
{
    const NestList *after = &f->dependences->after[id];
    for (int i = 0; i < after->count; ++i) {
        NestId other = f->dependences->cluster[after->at[i]];
        if (other == f->dependences->cluster[reader] || !writes_what(f, other, id)) continue;
        if (apply)
            dependences_add(f->dependences, reader, other);
        else if (dependences_reach(f->dependences, other, reader))
            return false;
    }
    return true;
}

typedef struct {
    const Function *function;
    AxisId vector;
    bool splits; /* a guard or a division tells the lanes of a vector apart */
} Lanes;

static void see_lanes(void *context, Access *access, bool write)
{
    (void)write;
    Lanes *lanes = context;
    lanes->splits |= axis_is_guarded(lanes->function, access, lanes->vector);
}

static bool splits_lanes(Fuse *f, const Nest *nest, AxisId vector)
{
    Lanes lanes = {f->function, vector, false};
    Nest visited = *nest;
    if (vector) nest_visit(f->function, &visited, see_lanes, &lanes);
    return lanes.splits;
}

/* Why the nest cannot be computed in its reader; NULL where it can. */
static const char *refuses_inline(Fuse *f, NestId id, NestId reader)
{
    const Nest *nest = nest_at(f, id), *to = nest_at(f, reader);
    const Def *def = &nest->defs.at[0];
    Nest result;
    if (is_product(f, to) && load_of(f->function, to->term, def->to.buffer))
        return "a product reads it, whose operands are arrays";
    if (!nest->outs && to->outs) return "one number, which many elements read";
    if (!may_wait(f, id, reader, false)) return "what it reads is overwritten before";
    if (!with_value(f, to, def, &result)) return "it is read at indices that are not affine";
    if (!is_product(f, to) && is_product(f, &result)) return "their product would be rounded once, not twice";
    if (splits_lanes(f, &result, to->vector)) return "a guard would tell the lanes of a vector apart";
    int size = expr_size(f->function, result.term);
    for (int i = 0; i < to->defs.count; ++i) {
        const Access *written = &to->defs.at[i].to;
        size += expr_size(f->function, result.defs.at[i].value);
        if (reads_of(f, nest, written).found && reads_of(f, &result, written).elsewhere)
            return "its reader overwrites what it reads";
    }
    return size > LONGEST ? "the expression would be too long to read" : NULL;
}

static bool is_worth_inlining(Fuse *f, NestId id, const NestList *readers)
{
    const Nest *nest = nest_at(f, id);
    double again = 0;
    for (int i = 0; i < readers->count; ++i)
        again += times_read(f, nest_at(f, readers->at[i]), nest->defs.at[0].to.buffer);
    return again <= points(f, nest) || expr_cost(f->function, nest->defs.at[0].value) <= CHEAP;
}

static void take_over(Fuse *f, NestId into, NestId from)
{
    Nest *to = nest_at(f, into);
    const Nest *gone = nest_at(f, from);
    *LIST_PUSH(f->function->arena, &to->origins) = gone->origin;
    for (int i = 0; i < gone->origins.count; ++i)
        *LIST_PUSH(f->function->arena, &to->origins) = gone->origins.at[i];
    for (int i = 0; i < gone->records.count; ++i) {
        const Record *record = &gone->records.at[i];
        bool own =
            record->decision && strncmp(record->decision, "vector ", 7) == 0; /* it has no vectors now */
        if (!own) *LIST_PUSH(f->function->arena, &to->records) = *record;
    }
}

/* The schedule that was read wants it, whatever the pass would choose. */
static bool wants(Fuse *f, const char *what, const char *subject)
{
    const char *wanted = decision_wanted(f->schedule, f->function, what, subject);
    return wanted && strcmp(wanted, "yes") == 0;
}

/* A merge may yet leave it one reader, which then computes it once: who wants it inlined wants that. */
static bool waits_for_merges(Fuse *f, const char *name) { return !f->settled && wants(f, "inline", name); }

/* What was said of it when it had more readers. */
static void forget_stored(Nest *nest, const char *name)
{
    const size_t length = strlen(name);
    int n = 0;
    for (int i = 0; i < nest->records.count; ++i) {
        const char *decision = nest->records.at[i].decision, *comment = nest->records.at[i].comment;
        bool old = (decision && strncmp(decision, "inline ", 7) == 0 &&
                    strncmp(decision + 7, name, length) == 0 && strcmp(decision + 7 + length, " no") == 0) ||
                   (comment && strncmp(comment, name, length) == 0 &&
                    strncmp(comment + length, " is stored:", 11) == 0);
        if (!old) nest->records.at[n++] = nest->records.at[i];
    }
    nest->records.count = n;
}

static bool inline_nest(Fuse *f, NestId id)
{
    Nest *nest = nest_at(f, id);
    if (nest->combine || nest->defs.count != 1) return false;
    const Def def = nest->defs.at[0];
    const NestList *readers = &f->readers[def.to.buffer];
    if (!is_private(f, def.to.buffer) || !readers->count || !access_is_plain(&def.to)) return false;
    const char *name = buffer_at(f, def.to.buffer)->name;
    for (int i = 0; i < readers->count; ++i) {
        const char *why = refuses_inline(f, id, readers->at[i]);
        if (!why) continue;
        nest_record(f->function, id, "%s is stored: %s", name, why);
        if (wants(f, "inline", name)) decision_refused(f->schedule, f->function, "inline", name, why);
        return false;
    }
    const bool worth = is_worth_inlining(f, id, readers);
    if (!worth && waits_for_merges(f, name)) return false;
    if (worth) forget_stored(nest, name);
    if (!worth) nest_record(f->function, id, "%s is stored: it would be computed more than once", name);
    if (!decide(f->schedule, f->function, id, "inline", name, worth)) return false;
    const NestList all = {
        arena_copy(f->function->arena, readers->at, sizeof(NestId) * (size_t)readers->count), readers->count,
        readers->count};
    Expr *value = &f->function->exprs.at[def.value];
    if (value->kind == EXPR_SCALAR && !value->name) value->name = name;
    note_reads(f, id, false);
    for (int i = 0; i < all.count; ++i) {
        Nest result;
        (void)may_wait(f, id, all.at[i], true);
        (void)with_value(f, nest_at(f, all.at[i]), &def, &result);
        note_reads(f, all.at[i], false);
        *nest_at(f, all.at[i]) = result;
        note_reads(f, all.at[i], true);
        take_over(f, all.at[i], id);
        nest_record(f->function, all.at[i], "%s computed here: %lld bytes not stored", name,
                    (long long)buffer_bytes(buffer_at(f, def.to.buffer)));
    }
    dependences_replace(f->dependences, id, &all);
    nest_at(f, id)->defs.count = 0;
    return true;
}

/* What is defined where its operand has just been ------------------------------------------------------------------------ */

static bool same_outs(const Nest *a, const Nest *b)
{
    if (a->outs != b->outs) return false;
    for (int i = 0; i < a->outs; ++i) {
        bool found = false;
        for (int k = 0; k < b->outs; ++k) found |= a->out[i] == b->out[k];
        if (!found) return false;
    }
    return true;
}

/* Why `reader` cannot be done where `id` is finished; NULL where it can. */
static const char *refuses_merge(Fuse *f, NestId id, NestId reader)
{
    const Nest *nest = nest_at(f, id), *to = nest_at(f, reader);
    if (to->combine) return "its reader combines";
    if (nest->slice_number) return "each slice has only its share";
    if (!same_outs(nest, to)) return "its reader has other axes";
    if (splits_lanes(f, to, nest->vector)) return "a guard would tell the lanes of a vector apart";
    if (f->schedule->kind == SCHEDULE_GROUPED && is_product(f, nest)) return "a product stays alone";
    if (nest->defs.count + to->defs.count > MOST_DEFS) return "too many results";
    for (int i = 0; i < nest->defs.count; ++i)
        if (reads_of(f, to, &nest->defs.at[i].to).elsewhere) return "its reader reads other elements too";
    for (int i = 0; i < to->defs.count; ++i) {
        const Access *written = &to->defs.at[i].to;
        if (reads_of(f, nest, written).elsewhere) return "its reader overwrites what it reads";
    }
    const NestId between = dependences_between(f->dependences, id, reader);
    if (!between) return NULL;
    return arena_format(f->function->arena, "%s has to run between",
                        nest_label(f->function, &f->function->nests.at[between]));
}

static void drop_unread(Fuse *f, NestId id)
{
    Nest *nest = nest_at(f, id);
    int n = 0;
    for (int i = 0; i < nest->defs.count; ++i) {
        BufferId buffer = nest->defs.at[i].to.buffer;
        if (is_private(f, buffer) && !f->readers[buffer].count) {
            nest_record(f->function, id, "%s stays in registers: %lld bytes not stored",
                        buffer_at(f, buffer)->name, (long long)buffer_bytes(buffer_at(f, buffer)));
            continue;
        }
        nest->defs.at[n++] = nest->defs.at[i];
    }
    nest->defs.count = n;
}

static void merge(Fuse *f, NestId id, NestId reader)
{
    Nest *nest = nest_at(f, id), *gone = nest_at(f, reader);
    note_reads(f, reader, false);
    note_reads(f, id, false);
    for (int i = 0; i < nest->defs.count; ++i) {
        const Def *known = &nest->defs.at[i];
        Expr *value = &f->function->exprs.at[known->value];
        if (value->kind == EXPR_SCALAR && !value->name) value->name = buffer_at(f, known->to.buffer)->name;
    }
    for (int k = 0; k < gone->defs.count; ++k) {
        ExprId *value = &gone->defs.at[k].value;
        *value = expr_with_defs(f->function, *value, nest->defs.at, nest->defs.count);
    }
    for (int k = 0; k < gone->defs.count; ++k) *LIST_PUSH(f->function->arena, &nest->defs) = gone->defs.at[k];
    if (gone->slices > nest->slices) nest->slices = gone->slices, nest->slice_axis = gone->slice_axis;
    take_over(f, id, reader);
    gone->defs.count = 0;
    note_reads(f, id, true);
    dependences_join(f->dependences, id, reader);
    drop_unread(f, id);
}

/* As legality and the schedule that was read will have it. */
static bool may_merge(Fuse *f, NestId id, NestId reader, const char *why)
{
    const char *subject = f->subjects[reader], *target = f->subjects[id];
    const char *wanted = decision_wanted(f->schedule, f->function, "merge", subject);
    bool never = wanted && strcmp(wanted, "no") == 0;
    if (waits_for_merges(f, subject) || waits_for_merges(f, target)) return false;
    if (never) (void)decide_word(f->schedule, f->function, reader, "merge", subject, target);
    if (never || (wanted && strcmp(wanted, target) != 0)) return false;
    if (why && wanted) decision_refused(f->schedule, f->function, "merge", subject, why);
    if (!why) (void)decide_word(f->schedule, f->function, reader, "merge", subject, target);
    return !why;
}

static bool merge_readers(Fuse *f, NestId id)
{
    for (int i = 0; i < nest_at(f, id)->defs.count; ++i) {
        BufferId buffer = nest_at(f, id)->defs.at[i].to.buffer;
        for (int k = 0; k < f->readers[buffer].count; ++k) {
            NestId reader = f->readers[buffer].at[k];
            if (reader == id || dependences_reach(f->dependences, reader, id)) continue;
            const char *why = refuses_merge(f, id, reader);
            if (may_merge(f, id, reader, why)) {
                merge(f, id, reader);
                return true;
            }
            if (nest_at(f, id)->combine && !nest_at(f, reader)->combine &&
                same_outs(nest_at(f, id), nest_at(f, reader)))
                nest_record(f->function, id, "%s is stored: %s", buffer_at(f, buffer)->name, why);
        }
    }
    return false;
}

/* The pass -------------------------------------------------------------------------------------------------------- */

static bool prefer_any(void *context, NestId before, NestId next)
{
    (void)context, (void)before, (void)next;
    return false;
}

/* The nests that are left, in an order that keeps their dependences. */
static void keep_alive(Fuse *f)
{
    Function *function = f->function;
    NestId *order = ARENA_ARRAY(function->arena, NestId, function->nests.count);
    int count = dependences_order(f->dependences, prefer_any, NULL, order), n = 1;
    Nest *nests = ARENA_ARRAY(function->arena, Nest, function->nests.count);
    for (int i = 0; i < count; ++i) nests[n++] = *nest_at(f, order[i]);
    function->nests.at = nests, function->nests.count = function->nests.capacity = n;
    for (NestId id = 1; id < n; ++id) nest_own(function, &nests[id]);
}

static void fuse_function(Schedule *schedule, Function *function)
{
    Fuse f = {.schedule = schedule, .function = function, .dependences = dependences_new(function)};
    f.readers = ARENA_ARRAY(function->arena, NestList, function->buffers.count);
    f.subjects = ARENA_ARRAY(function->arena, const char *, function->nests.count);
    for (NestId id = 1; id < function->nests.count; ++id) {
        note_reads(&f, id, true);
        f.subjects[id] = buffer_at(&f, nest_at(&f, id)->defs.at[0].to.buffer)->name;
    }
    for (bool changed = true; changed || !f.settled;) {
        f.settled = !changed;
        changed = false;
        for (NestId id = 1; id < function->nests.count; ++id)
            if (nest_at(&f, id)->defs.count && inline_nest(&f, id)) changed = true;
        for (NestId id = 1; id < function->nests.count; ++id)
            while (nest_at(&f, id)->defs.count && merge_readers(&f, id)) changed = true;
    }
    keep_alive(&f);
}

bool fuse_nests(Schedule *schedule)
{
    for (int i = 0; i < schedule->functions.count; ++i) {
        Function *function = &schedule->functions.at[i];
        if (schedule->kind >= SCHEDULE_GROUPED) fuse_function(schedule, function);
        form_kernels(schedule, function);
    }
    return true;
}
