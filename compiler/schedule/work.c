/* What a kernel costs: operations, and bytes read and written once. */
#include "schedule/work.h"
#include <string.h>

/* What is used more than once is computed once: `seen` are expressions that were counted. */
static int operations(const Function *function, ExprId id, bool *seen)
{
    if (!id || seen[id]) return 0;
    seen[id] = true;
    int count = function->exprs.at[id].kind == EXPR_SCALAR;
    for (int i = 0; i < function->exprs.at[id].args; ++i)
        count += operations(function, function->exprs.at[id].arg[i], seen);
    return count;
}

static void count_nest(const Function *function, const Nest *nest, Kernel *kernel, bool *seen)
{
    int64_t outs = 1, points;
    for (int i = 0; i < nest->outs; ++i)
        if (nest->out[i] != nest->slice_number) outs *= function->axes->at[nest->out[i]].extent;
    points = outs;
    for (int i = 0; i < nest->reduces; ++i) points *= function->axes->at[nest->reduce[i]].extent;
    const Access *a, *b;
    if (nest_is_product(function, nest, &a, &b))
        kernel->products += points;
    else
        kernel->elementwise += points * (operations(function, nest->term, seen) + (nest->combine != 0));
    for (int i = 0; i < nest->defs.count; ++i)
        kernel->elementwise += outs * operations(function, nest->defs.at[i].value, seen);
}

typedef struct {
    bool read, written;
} Move;

typedef struct {
    Arena *arena;
    Met *met;
    List(Move) list; /* of the buffers met */
} Moves;

static void see_move(void *context, Access *access, bool write)
{
    Moves *moves = context;
    const unsigned place = met_put(moves->met, access->buffer);
    Move *move;
    if (place < (unsigned)moves->list.count)
        move = &moves->list.at[place];
    else
        *(move = LIST_PUSH(moves->arena, &moves->list)) = (Move){false, false};
    move->read |= !write && !move->written; /* what was written just before is near */
    move->written |= write;
}

void count_work(Function *function, Kernel *kernel, bool *seen, Met *met)
{
    Moves moves = {.arena = function->arena, .met = met};
    kernel->products = kernel->elementwise = kernel->bytes = 0;
    for (int i = 0; i < kernel->nests.count; ++i) {
        Nest *nest = &function->nests.at[kernel->nests.at[i]];
        count_nest(function, nest, kernel, seen);
        nest_visit(function, nest, see_move, &moves);
    }
    for (int i = 0; i < moves.list.count; ++i) {
        const Buffer *buffer = &function->buffers.at[met->list.at[i]];
        if (buffer->scope != SCOPE_TILE)
            kernel->bytes += buffer_bytes(buffer) * (moves.list.at[i].read + moves.list.at[i].written);
    }
    met_clear(met);
}
