/* What is done to a program so that its gradients can be seen: they become outputs, or the step that is taken. */
#include "check/check.h"
#include "ops/op.h"
#include <string.h>

static const char added[] = "checked ", gradient[] = "checked gradient";

bool is_added_output(const char *name) { return strncmp(name, added, strlen(added)) == 0; }
bool is_gradient_output(const char *name) { return strncmp(name, gradient, strlen(gradient)) == 0; }

const char *loss_output_name(Arena *arena, int loss) { return arena_format(arena, "%sloss %d", added, loss); }

const char *gradient_output_name(Arena *arena, int loss, const char *variable)
{
    return arena_format(arena, "%s of loss %d towards %s", gradient, loss, variable);
}

NodeId find_output(const Graph *graph, const char *name)
{
    for (int i = 0; i < graph->outputs.count; ++i)
        if (strcmp(graph->outputs.at[i].name, name) == 0) return graph->outputs.at[i].node;
    return 0;
}

static void add_output(Graph *graph, const char *name, NodeId node)
{
    if (find_output(graph, name)) return;
    *LIST_PUSH(graph->arena, &graph->outputs) = (Output){name, node};
}

/* Losses are numbered from 1. */
static int number_loss(Graph *graph, NodeId loss)
{
    for (int number = 1;; ++number) {
        const char *name = loss_output_name(graph->arena, number);
        add_output(graph, name, loss);
        if (find_output(graph, name) == loss) return number;
    }
}

/* The variable towards which a node asks for a gradient; -1: none. */
static int asked_variable(const Graph *graph, NodeId id)
{
    const Node *node = graph_node(graph, id);
    if (node->op != OP_gradient || graph_node(graph, node->input[1])->op != OP_read) return -1;
    return graph_node(graph, node->input[1])->which;
}

static bool is_training(const TracedFunction *function) { return strcmp(function->role, "train") == 0; }

void add_gradient_outputs(Program *program, void *context)
{
    (void)context;
    for (int f = 0; f < program->functions.count; ++f) {
        Graph *graph = program->functions.at[f].graph;
        for (NodeId id = 1; is_training(&program->functions.at[f]) && id < graph->nodes.count; ++id) {
            int variable = asked_variable(graph, id);
            if (variable < 0) continue;
            int loss = number_loss(graph, graph_node(graph, id)->input[0]);
            add_output(graph, gradient_output_name(graph->arena, loss, program->variables.at[variable].name),
                       id);
        }
    }
}

/* The sum of the gradients asked for towards a variable; 0: none is. */
static NodeId sum_gradients(Graph *graph, int variable)
{
    NodeId sum = 0;
    for (NodeId id = 1, end = graph->nodes.count; id < end; ++id)
        if (asked_variable(graph, id) == variable) sum = sum ? op_add(graph, sum, id) : id;
    return sum;
}

static void replace_assignments(Graph *graph, const Variable *variable, int number)
{
    NodeId last = 0;
    for (int i = 0; i < graph->assigns.count; ++i)
        if (graph_node(graph, graph->assigns.at[i])->which == number) last = graph->assigns.at[i];
    if (!last || variable->role != VARIABLE_TRAINABLE) return;
    graph->origin = graph_node(graph, last)->origin, graph->scope = graph_node(graph, last)->name;
    NodeId sum = sum_gradients(graph, number);
    if (!sum) return;
    int kept = 0;
    for (int i = 0; i < graph->assigns.count; ++i)
        if (graph_node(graph, graph->assigns.at[i])->which != number)
            graph->assigns.at[kept++] = graph->assigns.at[i];
    graph->assigns.count = kept;
    NodeId read = op_read(graph, number, variable->type, variable->name);
    (void)op_assign(graph, number, variable->type, variable->name, op_sub(graph, read, sum));
}

void step_by_gradients(Program *program, void *context)
{
    (void)context;
    for (int f = 0; f < program->functions.count; ++f)
        for (int v = 0; v < program->variables.count && is_training(&program->functions.at[f]); ++v)
            replace_assignments(program->functions.at[f].graph, &program->variables.at[v], v);
}

bool *moving_nodes(const Graph *graph, int variable, Arena *arena)
{
    bool *moving = ARENA_ARRAY(arena, bool, graph->nodes.count);
    for (NodeId id = 1; id < graph->nodes.count; ++id) {
        const Node *node = graph_node(graph, id);
        moving[id] = node->op == OP_read && (variable < 0 || node->which == variable);
        for (int i = 0; i < node->inputs; ++i) moving[id] |= moving[node->input[i]];
    }
    return moving;
}

void keep_losses(Program *program, void *context)
{
    TracedFunction kept = program->functions.at[*(const int *)context];
    Graph *graph = arena_copy(program->arena, kept.graph, sizeof *kept.graph); /* of the same nodes */
    const Graph *whole = kept.graph;
    memset(&graph->outputs, 0, sizeof graph->outputs), memset(&graph->assigns, 0, sizeof graph->assigns);
    for (int i = 0; i < whole->outputs.count; ++i)
        if (is_added_output(whole->outputs.at[i].name))
            *LIST_PUSH(graph->arena, &graph->outputs) = whole->outputs.at[i];
    bool *live = graph_live(graph, graph->arena), *moving = moving_nodes(graph, -1, graph->arena);
    memset(&graph->outputs, 0, sizeof graph->outputs);
    for (int i = 0; i < whole->outputs.count; ++i)
        if (is_added_output(whole->outputs.at[i].name) && !is_gradient_output(whole->outputs.at[i].name))
            *LIST_PUSH(graph->arena, &graph->outputs) = whole->outputs.at[i];
    for (NodeId id = 1; id < graph->nodes.count; ++id) {
        const Node *node = graph_node(graph, id);
        for (int i = 0; live[id] && is_decision(graph, node) && i < node->inputs; ++i)
            if (moving[node->input[i]])
                add_output(graph, arena_format(graph->arena, "decided by %d", node->input[i]),
                           node->input[i]);
    }
    kept.graph = graph;
    program->functions.count = 0;
    *LIST_PUSH(program->arena, &program->functions) = kept;
}
