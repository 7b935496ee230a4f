#ifndef GRAPH_PASS_H
#define GRAPH_PASS_H
/* Graph → graph. Each gives a new graph in the arena of the old one; NULL where it has reported errors. */
#include "ir/program.h"

/* `gradient` nodes → the nodes that compute them, in one reverse sweep a loss. */
Graph *differentiate(const Program *program, const Graph *from);

/* One-line rewrites: constants folded, neutral elements gone; dead nodes go with them. */
Graph *simplify(const Program *program, const Graph *from);

/* What a rewriting pass does with one live node, whose inputs are of the new graph already. */
typedef NodeId RewriteRule(Graph *to, Node node, void *context);
Graph *graph_rewrite(const Graph *from, RewriteRule *rule, void *context);

/* The judge: every live node in double precision, by its value rule, row-major. `given` holds the arrays of the inputs
 * and of the variables, in their orders. Indexed by node; NULL for dead nodes. */
typedef struct {
    const double *const *inputs, *const *variables;
} Given;
const double **interpret(Arena *arena, const Graph *graph, Given given);

#endif
