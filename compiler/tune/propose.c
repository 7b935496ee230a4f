/* Decisions on record → other values that can be tried. A row of the table says which, for a kind of decision; kinds
 * without a row are tried by the look of their value. */
#include "tune/propose.h"
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_TILE = 28, LONGEST_AXIS = 1 << 20 }; /* accumulators of a tile: as many as registers, at most */

/* A decision as it stands on record. */
typedef struct {
    const char *what, *subject, *value, *kernel;
    const Nest *nest; /* NULL: of no nest */
} Decision;

typedef struct {
    Arena *arena;
    const Schedule *schedule;
    const Function *function;
    List(Decision) decisions;
    Proposals proposals;
} Proposer;

/* Reading the record ---------------------------------------------------------------------------------------------- */

static void read_records(Proposer *p, const Records *records, const Nest *nest, const char *kernel)
{
    for (int i = 0; i < records->count; ++i) {
        if (!records->at[i].decision) continue;
        char *rest = arena_string(p->arena, records->at[i].decision);
        const char *what = strsep(&rest, " "), *subject = strsep(&rest, " ");
        bool known = !rest;
        for (int k = 0; k < p->decisions.count; ++k) /* it is shown with each nest that it is about */
            known |= !strcmp(p->decisions.at[k].what, what) && !strcmp(p->decisions.at[k].subject, subject);
        if (!known) *LIST_PUSH(p->arena, &p->decisions) = (Decision){what, subject, rest, kernel, nest};
    }
}

static void read_function(Proposer *p)
{
    const Function *function = p->function;
    read_records(p, &function->records, NULL, NULL);
    for (int k = 0; k < function->kernels.count; ++k)
        for (int i = 0; i < function->kernels.at[k].nests.count; ++i) {
            const Nest *nest = &function->nests.at[function->kernels.at[k].nests.at[i]];
            read_records(p, &nest->records, nest, function->kernels.at[k].name);
        }
}

/* Proposing ------------------------------------------------------------------------------------------------------- */

static bool is_of_layout(const Decision *d)
{
    return !strcmp(d->what, "inner") || !strcmp(d->what, "vector");
}

static bool number_of(const char *value, int *number)
{
    char *end;
    if (!isdigit((unsigned char)*value)) return false;
    *number = (int)strtol(value, &end, 10);
    return !*end;
}

static double distance(const Decision *d, const char *value)
{
    int before, after;
    if (!number_of(d->value, &before) || !number_of(value, &after)) return 1;
    return fabs(log2((after + 1.0) / (before + 1.0)));
}

static void add_edit(Proposer *p, Proposal *proposal, const Decision *d, const char *value)
{
    if (strcmp(d->value, value) == 0) return;
    *LIST_PUSH(p->arena, &proposal->edits) = (Edit){d->what, d->subject, value, d->value};
    proposal->far += distance(d, value);
}

static void try_value(Proposer *p, const Decision *d, const char *value)
{
    Proposal proposal = {.kernel = d->kernel, .of_layout = is_of_layout(d)};
    add_edit(p, &proposal, d, value);
    if (proposal.edits.count) *LIST_PUSH(p->arena, &p->proposals) = proposal;
}

static const char *number_text(Proposer *p, int number) { return arena_format(p->arena, "%d", number); }

/* Of no kind that is known here: yes or no, or a number near the one on record. */
static void try_by_look(Proposer *p, const Decision *d)
{
    int number;
    if (!strcmp(d->value, "yes") || !strcmp(d->value, "no")) try_value(p, d, *d->value == 'y' ? "no" : "yes");
    if (!number_of(d->value, &number)) return;
    const int near[] = {number - 1, number + 1, number / 2, 2 * number};
    for (int i = 0; i < 4; ++i)
        if (near[i] >= 0 && (i < 2 || number > 2)) try_value(p, d, number_text(p, near[i]));
}

static int extent_of(const Proposer *p, const char *axis)
{
    for (int a = 1; axis && a < p->schedule->axes.count; ++a)
        if (p->schedule->axes.at[a].name && !strcmp(p->schedule->axes.at[a].name, axis))
            return p->schedule->axes.at[a].extent;
    return 0;
}

/* Divisors of the axis, which the subject names last. */
static void try_divisors(Proposer *p, const Decision *d)
{
    const char *dot = strrchr(d->subject, '.');
    const int extent = extent_of(p, dot ? dot + 1 : NULL);
    for (int block = 1; block <= extent && extent <= LONGEST_AXIS; ++block)
        if (extent % block == 0) try_value(p, d, number_text(p, block));
}

static const char *axis_name(const Proposer *p, AxisId axis)
{
    const char *name = axis ? p->schedule->axes.at[axis].name : NULL;
    return name ? name : "";
}

/* Another axis of what the nest writes; lanes of one that it sums over are partial sums: there they stay. */
static void try_lanes(Proposer *p, const Decision *d)
{
    for (int i = 0; i < d->nest->reduces; ++i)
        if (!strcmp(axis_name(p, d->nest->reduce[i]), d->value)) return;
    try_value(p, d, "none");
    for (int i = 0; i < d->nest->outs; ++i)
        if (*axis_name(p, d->nest->out[i])) try_value(p, d, axis_name(p, d->nest->out[i]));
}

/* Another axis innermost. */
static void try_orders(Proposer *p, const Decision *d)
{
    try_value(p, d, "keras");
    for (BufferId id = 1; id < p->function->buffers.count; ++id) {
        const Buffer *buffer = &p->function->buffers.at[id];
        if (strcmp(buffer->name, d->subject) != 0) continue;
        for (int i = 0; i < buffer->digits; ++i)
            if (*axis_name(p, buffer->digit[i].axis)) try_value(p, d, axis_name(p, buffer->digit[i].axis));
    }
}

/* Apart, or with another kernel. */
static void try_kernels(Proposer *p, const Decision *d)
{
    try_value(p, d, "no");
    for (int k = 0; k < p->function->kernels.count; ++k) {
        const Kernel *kernel = &p->function->kernels.at[k];
        if (kernel->slices > 1 && strcmp(kernel->name, d->subject) != 0) try_value(p, d, kernel->name);
    }
}

static void try_apart(Proposer *p, const Decision *d) { try_value(p, d, "no"); }

static const int tile_sizes[] = {1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 13, 14, 16};
enum { TILE_SIZES = sizeof tile_sizes / sizeof *tile_sizes };

static void try_sizes(Proposer *p, const Decision *d)
{
    for (int i = 0; i < TILE_SIZES; ++i) try_value(p, d, number_text(p, tile_sizes[i]));
}

static const struct {
    const char *what;
    void (*try)(Proposer *p, const Decision *d);
} kinds[] = {
    {"inner", try_orders}, {"vector", try_lanes},   {"join", try_kernels},
    {"merge", try_apart},  {"block", try_divisors}, {"tile", try_sizes},
};

static void try_kind(Proposer *p, const Decision *d)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; ++i)
        if (strcmp(kinds[i].what, d->what) == 0) {
            kinds[i].try(p, d);
            return;
        }
    try_by_look(p, d);
}

/* The two sides of a tile share the registers: mostly one can grow only where the other shrinks. */
static void try_sides(Proposer *p, const Decision *a, const Decision *b)
{
    for (int i = 0; i < TILE_SIZES; ++i)
        for (int k = 0; k < TILE_SIZES; ++k) {
            if (tile_sizes[i] * tile_sizes[k] > MOST_TILE || tile_sizes[i] * tile_sizes[k] < 4) continue;
            Proposal proposal = {.kernel = a->kernel};
            add_edit(p, &proposal, a, number_text(p, tile_sizes[i]));
            add_edit(p, &proposal, b, number_text(p, tile_sizes[k]));
            if (proposal.edits.count == 2) *LIST_PUSH(p->arena, &p->proposals) = proposal;
        }
}

static bool is_rest(const char *subject)
{
    const char *dot = strrchr(subject, '.');
    return dot && strcmp(dot, ".rest") == 0;
}

static void try_tiles(Proposer *p)
{
    for (int i = 0; i < p->decisions.count; ++i)
        for (int k = i + 1; k < p->decisions.count; ++k) {
            const Decision *a = &p->decisions.at[i], *b = &p->decisions.at[k];
            if (!strcmp(a->what, "tile") && !strcmp(b->what, "tile") && a->nest == b->nest &&
                is_rest(a->subject) == is_rest(b->subject))
                try_sides(p, a, b);
        }
}

Proposals propose(Arena *arena, const Schedule *schedule, const Function *function)
{
    Proposer p = {.arena = arena, .schedule = schedule, .function = function};
    read_function(&p);
    for (int i = 0; i < p.decisions.count; ++i) try_kind(&p, &p.decisions.at[i]);
    try_tiles(&p);
    return p.proposals;
}

/* Text ------------------------------------------------------------------------------------------------------------ */

Text edited_schedule(Arena *arena, const Schedule *schedule, const char *function, const Edits *edits,
                     const char *note)
{
    Text text = text_new(arena);
    text_add(&text, "schedule %s for %s, %d slices, tuned\n", schedule_names[schedule->kind],
             schedule->target->march, schedule->slices);
    if (note) text_add(&text, "%s", note);
    if (edits->count) text_add(&text, "function %s\n", function);
    for (int i = 0; i < edits->count; ++i) {
        const Edit *edit = &edits->at[i];
        text_add(&text, "    %s %s %s    # %s by default\n", edit->what, edit->subject, edit->value,
                 edit->before);
    }
    return text;
}
