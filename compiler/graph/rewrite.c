/* Rebuilding a graph node by node: live nodes only, each through a rule, origins and names kept. */
#include "graph/pass.h"

Graph *graph_rewrite(const Graph *from, RewriteRule *rule, void *context)
{
    Arena *arena = from->arena;
    Graph *to = graph_new(arena, from->diagnostics, from->origins);
    for (int i = 0; i < from->inputs.count; ++i) *LIST_PUSH(arena, &to->inputs) = from->inputs.at[i];
    bool *live = graph_live(from, arena);
    NodeId *mapped = ARENA_ARRAY(arena, NodeId, from->nodes.count);
    for (NodeId id = 1; id < from->nodes.count; ++id) {
        if (!live[id]) continue;
        Node node = *graph_node(from, id);
        for (int i = 0; i < node.inputs; ++i) node.input[i] = mapped[node.input[i]];
        to->origin = node.origin;
        to->scope = node.name;
        mapped[id] = rule(to, node, context);
        if (!mapped[id]) return NULL;
    }
    for (int i = 0; i < from->outputs.count; ++i)
        *LIST_PUSH(arena, &to->outputs) =
            (Output){from->outputs.at[i].name, mapped[from->outputs.at[i].node]};
    for (int i = 0; i < from->assigns.count; ++i)
        *LIST_PUSH(arena, &to->assigns) = mapped[from->assigns.at[i]];
    return to;
}
