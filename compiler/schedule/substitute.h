#ifndef SCHEDULE_SUBSTITUTE_H
#define SCHEDULE_SUBSTITUTE_H
/* Expressions rewritten: what a nest computes put where another loads it. Nothing is changed in place, because nests may
 * share expressions until `expr_own` gives each its own. */
#include "ir/nest.h"

/* The two name the same element at each point. */
bool access_same(const Access *a, const Access *b);
/* Each index is one axis, none twice: what a nest writes so, it writes once a point. */
bool access_is_plain(const Access *access);

/* The expression with each load of `to`'s buffer replaced by `value`, which is what is written at `to`.
 * 0 where an index would not be affine. */
ExprId expr_replaced(Function *function, ExprId id, const Access *to, ExprId value);

/* The expression with each load of what one of the definitions writes, at just that place, replaced by its value; all at
 * once: what a value loads is what stood there before. */
ExprId expr_with_defs(Function *function, ExprId id, const Def *defs, int count);

/* A copy that shares nothing with others; what is shared within a nest stays so. */
void nest_own(Function *function, Nest *nest);

/* Of operands and operations, counting what is shared as often as it is used. */
int expr_size(const Function *function, ExprId id);

#endif
