#ifndef SCHEDULE_LAYOUT_H
#define SCHEDULE_LAYOUT_H
/* Within the pass `layout`: what layout.c (orders) and vectors.c share. */
#include "schedule/axes.h"

enum { MAX_GROUPS = 64 };

/* Buffers over the same axes. */
typedef struct {
    AxisId axes[MAX_STORAGE];
    int count;
    bool pinned;  /* row-major: no variable's order is theirs, though it has their axes */
    bool fixed;   /* pinned, or a variable that another function laid out */
    AxisId panel; /* of a matrix in panels: what counts them, moved outermost; 0 = none */
    AxisId inner; /* moved innermost; 0 = Keras's order */
    int64_t elements;
} Group;

typedef struct {
    Schedule *schedule;
    Function *function;
    Group groups[MAX_GROUPS];
    int count;
    int *group_of; /* of each buffer */
    bool *touches; /* nest * MAX_GROUPS + group */
} Layout;

/* How far one step along the axis moves in the buffer's storage, in elements, under the orders as chosen so far. */
int64_t layout_stride(const Layout *l, const Access *access, AxisId axis);
/* Whether a product's operand is small beside the points of its work: then a copy in another order is cheap. */
bool layout_worth_copy(const Layout *l, const Access *access, double points);
/* Lanes of a vector along the axis; 1 = not worth it. */
int layout_lanes(const Layout *l, const Nest *nest, AxisId axis);
/* The nest's cost in cycles or so along its best vector axis, which goes to *vector if that is not NULL. */
double layout_best_cost(const Layout *l, Nest *nest, AxisId *vector);

/* Whether vectors of the nest's can lie along the axis at all. */
bool layout_may_be_vector(const Layout *l, NestId id, AxisId axis);

void layout_choose_vectors(Layout *l);

#endif
