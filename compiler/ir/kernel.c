/* Kernels: building their trees of loops, and where they came from. */
#include "ir/kernel.h"

LoopId loop_add(Function *function, Loop loop)
{
    if (!function->loops.count) (void)*LIST_PUSH(function->arena, &function->loops);
    *LIST_PUSH(function->arena, &function->loops) = loop;
    return function->loops.count - 1;
}

LoopId loop_chain(Function *function, LoopId first, LoopId next)
{
    if (!first) return next;
    LoopId last = first;
    while (function->loops.at[last].next) last = function->loops.at[last].next;
    function->loops.at[last].next = next;
    return first;
}

typedef List(OriginId) OriginList;

static void add_origins(const Function *function, const Nest *nest, OriginList *origins)
{
    *LIST_PUSH(function->arena, origins) = nest->origin;
    for (int k = 0; k < nest->origins.count; ++k) *LIST_PUSH(function->arena, origins) = nest->origins.at[k];
}

const char *nest_origin_text(const Function *function, const Nest *nest)
{
    OriginList origins = {0};
    add_origins(function, nest, &origins);
    return origin_text(function->origins, origins.at, origins.count);
}

const char *kernel_origin_text(const Function *function, const Kernel *kernel)
{
    OriginList origins = {0};
    for (int i = 0; i < kernel->nests.count; ++i)
        add_origins(function, &function->nests.at[kernel->nests.at[i]], &origins);
    return origin_text(function->origins, origins.at, origins.count);
}
