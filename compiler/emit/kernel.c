/* A kernel → a C function, with the comment that says where it came from. Kernels that are equal but for the arrays they
 * work on are printed once, and called with pointers. */
#include "emit/kernel.h"
#include "emit/block.h"
#include <ctype.h>
#include <string.h>

/* An array that a kernel works on; flat: as its elements in a row. */
typedef struct {
    BufferId buffer;
    bool flat, written;
} Use;

typedef struct {
    Printer *printer;
    List(Use) list;
} Uses;

static void see_use(void *context, Access *access, bool write)
{
    Uses *uses = context;
    bool flat = access->flat && uses->printer->function->buffers.at[access->buffer].digits > 1;
    int i = 0;
    while (i < uses->list.count &&
           (uses->list.at[i].buffer != access->buffer || uses->list.at[i].flat != flat))
        ++i;
    if (i == uses->list.count)
        *LIST_PUSH(uses->printer->arena, &uses->list) = (Use){access->buffer, flat, false};
    uses->list.at[i].written |= write;
}

static void find_uses(Printer *p, const Kernel *kernel, Uses *uses)
{
    for (int i = 0; i < kernel->nests.count; ++i) {
        Nest *nest = &p->function->nests.at[kernel->nests.at[i]];
        nest_visit(p->function, nest, see_use, uses);
        if (nest->held.buffer) see_use(uses, &nest->held, true);
    }
}

static const char *extents_text(Arena *arena, const Buffer *buffer, int from)
{
    Text text = text_new(arena);
    for (int i = from; i < buffer->digits; ++i) text_add(&text, "[%d]", buffer->digit[i].extent);
    return text.at;
}

/* `const float x[26][32]` as a parameter, `const float (*x)[32]` as a local, `const float *x_flat` flat. */
static const char *declare(const Printer *p, const Buffer *buffer, const Use *use, bool local)
{
    Arena *arena = p->arena;
    const char *type = real_c_name(p->schedule->real, buffer->type.dtype),
               *constant = use->written ? "" : "const ";
    if (use->flat) return arena_format(arena, "%s%s *%s_flat", constant, type, buffer->name);
    if (buffer->digits <= 1) return arena_format(arena, "%s%s *%s", constant, type, buffer->name);
    if (local)
        return arena_format(arena, "%s%s(*%s)%s", constant, type, buffer->name,
                            extents_text(arena, buffer, 1));
    return arena_format(arena, "%s%s %s%s", constant, type, buffer->name, extents_text(arena, buffer, 0));
}

static const char *source(Arena *arena, const Buffer *buffer, const char *variable, bool flat)
{
    Text text = text_new(arena);
    if (buffer->scope == SCOPE_INPUT) {
        text_add(&text, "call->inputs[%d]", buffer->which);
        return text.at; /* a pointer to void is any of them */
    }
    if (flat) text_add(&text, "&");
    if (buffer->scope == SCOPE_VARIABLE)
        text_add(&text, "s->%s", variable);
    else
        text_add(&text, "m->%s", buffer->name);
    for (int i = 0; flat && i < buffer->digits; ++i) text_add(&text, "[0]");
    return text.at;
}

static bool finds_slices(const Printer *p, LoopId id)
{
    for (; id; id = p->function->loops.at[id].next)
        if (p->function->loops.at[id].kind == LOOP_SLICES || finds_slices(p, p->function->loops.at[id].child))
            return true;
    return false;
}

static AxisId slice_axis(const Printer *p, LoopId id)
{
    for (; id; id = p->function->loops.at[id].next) {
        if (p->function->loops.at[id].kind == LOOP_SLICES) return p->function->loops.at[id].axis;
        AxisId inner = slice_axis(p, p->function->loops.at[id].child);
        if (inner) return inner;
    }
    return 0;
}

/* Arrays of the kernel's own, which hold what is passed on within it. */
static void declare_tile(Printer *p, const Buffer *buffer)
{
    text_add(p->text, "_Alignas(64) %s %s%s;\n", real_c_name(p->schedule->real, buffer->type.dtype),
             buffer->name, buffer->digits ? extents_text(p->arena, buffer, 0) : "[1]");
}

/* What waits for a late finish is declared at the head of the kernel. */
static void declare_late(Printer *p, LoopId id)
{
    for (; id; id = p->function->loops.at[id].next) {
        const Loop *loop = &p->function->loops.at[id];
        LoopId leaf = loop->child; /* under its title */
        while (leaf && p->function->loops.at[leaf].kind != LOOP_LEAF)
            leaf = p->function->loops.at[leaf].child;
        if (loop->kind == LOOP_SEQUENCE && leaf && p->function->loops.at[leaf].part == LEAF_DRAIN)
            print_late_declarations(p, loop->child);
    }
}

/* Whether a place in a body lies in a comment. */
static bool in_comment(const char *body, const char *at)
{
    while (at > body + 1) {
        --at;
        if (at[0] == '/' && at[-1] == '*') return false;
        if (at[0] == '*' && at[-1] == '/') return true;
        if (at[0] == ';') return false;
    }
    return false;
}

static bool in_name(char c) { return isalnum((unsigned char)c) || c == '_'; }

/* Whether the name stands in the C, not as a part of another one. */
static bool occurs(const char *text, const char *name)
{
    const size_t length = strlen(name);
    for (const char *at = strstr(text, name); at; at = strstr(at + 1, name))
        if ((at == text || !in_name(at[-1])) && !in_name(at[length]) && !in_comment(text, at)) return true;
    return false;
}

Rendered render_kernel(Printer *p, const Kernel *kernel, const char *const *variable_names)
{
    Arena *arena = p->arena;
    Rendered rendered = {.kernel = kernel, .function = p->function};
    Uses uses = {.printer = p};
    find_uses(p, kernel, &uses);
    Text parameters = text_new(arena), arguments = text_new(arena), locals = text_new(arena),
         body = text_new(arena);
    body.indent = 1;
    p->text = &body;
    for (int i = 0; i < uses.list.count; ++i) {
        const Buffer *buffer = &p->function->buffers.at[uses.list.at[i].buffer];
        if (buffer->scope == SCOPE_TILE) declare_tile(p, buffer);
    }
    rendered.sliced = kernel->slices > 1;
    if (rendered.sliced && finds_slices(p, kernel->root)) {
        int extent = p->schedule->axes.at[slice_axis(p, kernel->root)].extent;
        rendered.cut_extent = extent, rendered.cut_slices = kernel->slices;
        text_add(&body, "const int from = cuts_%d_%d[slice], to = cuts_%d_%d[slice + 1];\n", extent,
                 kernel->slices, extent, kernel->slices);
    }
    memset(&p->called, 0, sizeof p->called);
    memset(p->bindings, 0, sizeof(Binding) * (size_t)p->schedule->axes.count);
    for (int i = 0; i < kernel->nests.count; ++i)
        p->bindings[p->function->nests.at[kernel->nests.at[i]].slice_number].symbol =
            "slice"; /* of 0: no axis */
    declare_late(p, kernel->root);
    print_loops(p, kernel->root);
    for (int i = 0; i < uses.list.count; ++i) {
        const Use *use = &uses.list.at[i];
        const Buffer *buffer = &p->function->buffers.at[use->buffer];
        const char *name = use->flat ? arena_format(arena, "%s_flat", buffer->name) : buffer->name;
        if (buffer->scope == SCOPE_TILE) continue;
        const char *from = source(
            arena, buffer, buffer->scope == SCOPE_VARIABLE ? variable_names[buffer->which] : NULL, use->flat);
        const bool local = use->flat || buffer->scope == SCOPE_INPUT;
        if (!local) *LIST_PUSH(arena, &rendered.places) = (ArrayPlace){buffer->name, from};
        if (!occurs(body.at, name)) continue; /* its every read lies outside */
        text_add(&parameters, "%s%s", parameters.length ? ", " : "", declare(p, buffer, use, false));
        text_add(&arguments, "%s%s", arguments.length ? ", " : "", from);
        if (local) text_add(&locals, "    %s = %s;\n", declare(p, buffer, use, true), from);
    }
    for (int i = 0; i < p->called.count; ++i) *LIST_PUSH(arena, &rendered.helpers) = p->called.at[i];
    rendered.parameters = parameters.at, rendered.arguments = arguments.at, rendered.locals = locals.at;
    rendered.body = body.at;
    return rendered;
}

/* Text ------------------------------------------------------------------------------------------------------------ */

static const char *grouped_number(Arena *arena, int64_t value)
{
    if (value >= 10000000) return arena_format(arena, "%.1f M", (double)value * 1e-6);
    if (value >= 10000) return arena_format(arena, "%.1f k", (double)value * 1e-3);
    return arena_format(arena, "%lld", (long long)value);
}

static const char *axes_text(const Rendered *r, Arena *arena, const Nest *nest)
{
    Text text = text_new(arena);
    for (int i = 0; i < nest->outs + nest->reduces; ++i) {
        AxisId id = i < nest->outs ? nest->out[i] : nest->reduce[i - nest->outs];
        const Axis *axis = &r->function->axes->at[id];
        if (id == nest->slice_number) continue;
        if (text.length)
            text_add(&text, i == nest->outs ? " | reduced: " : ", ");
        else if (i == nest->outs)
            text_add(&text, "reduced: ");
        text_add(&text, "%s %d", axis->name, axis->extent);
        if (id == nest->slice_axis) text_add(&text, " in %d slices", nest->slices);
        if (id == nest->vector) text_add(&text, " in vectors of %d", nest->lanes);
    }
    if (!text.length) text_add(&text, "none: one element");
    return text.at;
}

/* Products and what little else goes with them, or other operations; a copy has neither. */
static const char *work_text(Arena *arena, const Kernel *kernel)
{
    if (kernel->products)
        return arena_format(arena, "%s multiply-adds, ", grouped_number(arena, kernel->products));
    if (!kernel->elementwise) return "";
    return arena_format(arena, "%s operations, ", grouped_number(arena, kernel->elementwise));
}

/* What it computes, where that came from, over which axes, at what cost; of several nests each, and what was fused. */
static void print_comment(const Rendered *r, Text *text, const char *title)
{
    Arena *arena = text->arena;
    const Kernel *kernel = r->kernel;
    const Function *function = r->function;
    const Nest *first = &function->nests.at[kernel->nests.at[0]];
    const char *spec = kernel_origin_text(function, kernel);
    text_add(text, "\n");
    if (kernel->nests.count == 1) {
        text_wrapped(text, "/* ", " *     ", arena_format(arena, "%s: %s", title, nest_text(function, first)),
                     108);
        const char *from = arena_format(arena, "%s | %s (%s)", spec, first->name, first->ops);
        text_wrapped(text, " *   from   ", " *          ", from, 108);
        text_wrapped(text, " *   axes   ", " *          ", axes_text(r, arena, first), 108);
    } else {
        text_add(text, "/* %s: %d nests%s\n", title, kernel->nests.count, r->sliced ? "" : " in a row");
        text_wrapped(text, " *   from   ", " *          ", spec, 108);
        for (int i = 0; i < kernel->nests.count && r->sliced; ++i) { /* in a row each stands under its name */
            const Nest *nest = &function->nests.at[kernel->nests.at[i]];
            text_wrapped(text, i ? " *          " : " *   does   ", " *              ",
                         nest_text(function, nest), 108);
        }
    }
    text_add(text, " *   cost   %s%s bytes */\n", work_text(arena, kernel),
             grouped_number(arena, kernel->bytes));
}

static void print_header(Text *text, const char *name, const char *parameters)
{
    const char *line = arena_format(text->arena, "static void %s(%s)\n{\n", name, parameters);
    text_add(text, "%s", wrap_lines(text->arena, line));
}

/* What the text that follows needs of them. */
static void print_blocks(const Rendered *r, Text *text, const char *following)
{
    bool state = strstr(following, "s->"), memory = strstr(following, "m->");
    if (state) text_add(text, "    struct state *s = call->state;\n");
    if (memory) text_add(text, "    struct %s_memory *m = call->arena;\n", r->function_name);
    if (!r->sliced) text_add(text, "    (void)slice;\n");
    if (!state && !memory && !strstr(following, "call->")) text_add(text, "    (void)call;\n");
}

/* The body with its arrays where they stand: a kernel of its own needs no pointers to them. */
static const char *placed_body(const Rendered *r, Arena *arena)
{
    Text text = text_new(arena), word = text_new(arena);
    Words places = words_new(arena);
    for (int i = 0; i < r->places.count; ++i) *words_put(&places, r->places.at[i].name) = (uint64_t)i + 1;
    for (const char *c = r->body; *c;) {
        size_t length = 0;
        while (c[length] == '_' || isalnum((unsigned char)c[length])) ++length;
        if (!length) {
            text_bytes(&text, c++, 1);
            continue;
        }
        word.length = 0;
        text_bytes(&word, c, length);
        const uint64_t place = c[length] == '[' ? words_get(&places, word.at) : 0;
        const char *path = place && !in_comment(r->body, c) ? r->places.at[place - 1].path : word.at;
        text_bytes(&text, path, strlen(path));
        c += length;
    }
    return text.at;
}

void print_kernel(const Rendered *r, Text *text, const char *title)
{
    if (!r->shared) {
        print_comment(r, text, title);
        print_header(text, r->name, "const struct gradc_call *call, int slice");
        const char *body = placed_body(r, text->arena);
        print_blocks(r, text, arena_format(text->arena, "%s%s", r->locals, body));
        text_add(text, "%s", wrap_lines(text->arena, r->locals));
        text_add(text, "%s}\n", wrap_lines(text->arena, body));
        return;
    }
    const char *slice = r->sliced ? ", int slice" : "";
    if (r->shared == r) {
        print_comment(r, text, title);
        print_header(text, r->shared_name, arena_format(text->arena, "%s%s", r->parameters, slice));
        text_add(text, "%s}\n", wrap_lines(text->arena, r->body));
    }
    text_add(text, "\n/* %s */\n", title);
    print_header(text, r->name, "const struct gradc_call *call, int slice");
    print_blocks(r, text, r->arguments);
    const char *call = arena_format(text->arena, "    %s(%s%s);\n}\n", r->shared->shared_name, r->arguments,
                                    r->sliced ? ", slice" : "");
    text_add(text, "%s", wrap_lines(text->arena, call));
}

/* Lines --------------------------------------------------------------------------------------------------------------- */

enum { WIDTH = 108 };

/* The last blank before the width where a line may end: after a comma, an operator or a semicolon, in no index. Of
 * those the outermost; 0 where there is none. */
static size_t break_at(const char *line, size_t indent, bool in_index, size_t limit)
{
    size_t best = 0;
    int depth = 0, index = 0, best_depth = 100;
    for (size_t i = indent; line[i] && line[i] != '\n'; ++i) {
        depth += (line[i] == '(') - (line[i] == ')');
        index += (line[i] == '[') - (line[i] == ']');
        if (i >= WIDTH && (best || i >= limit)) break;
        if (line[i] != ' ' || (index && !in_index) || i <= indent) continue;
        if (!strchr(",;+-*/?:&|=", line[i - 1]) && line[i + 1] != '?' && line[i + 1] != ':') continue;
        int here = line[i - 1] == ',' && depth == 0 ? -1 : depth; /* between statements before within one */
        if (here <= best_depth || i < WIDTH / 2) best = i, best_depth = here;
    }
    return best;
}

const char *wrap_lines(Arena *arena, const char *from)
{
    Text text = text_new(arena);
    while (*from) {
        size_t length = strcspn(from, "\n"), indent = strspn(from, " ");
        const char *line = from;
        bool first = true;
        char *rest = NULL;
        /* the next of a list goes where the line before has put it */
        const bool listed = text.length > 1 && text.at[text.length - 2] == ',';
        size_t deeper = indent + 4;
        while (length > WIDTH) {
            size_t from_column = first ? indent : deeper, at = break_at(line, from_column, false, WIDTH);
            if (!at) at = break_at(line, from_column, true, WIDTH);
            if (!at) at = break_at(line, from_column, false, length);
            if (!at) break;
            deeper = indent + (listed && line[at - 1] == ',' ? 0 : 4);
            text_bytes(&text, line, at), text_bytes(&text, "\n", 1);
            rest = arena_format(arena, "%*s%.*s", (int)deeper, "", (int)(length - at - 1), line + at + 1);
            line = rest, length = strlen(rest), first = false;
        }
        text_bytes(&text, line, length), text_bytes(&text, "\n", 1);
        from += strcspn(from, "\n");
        from += *from == '\n';
    }
    return text.at;
}
