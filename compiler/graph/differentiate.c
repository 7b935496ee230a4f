/* Reverse mode, graph → graph: the gradients of one loss expand in one reverse sweep, by the ops' gradient rules. */
#include "graph/pass.h"
#include "ops/op.h"
#include <string.h>

typedef struct {
    const Program *program;
    NodeId loss;          /* of the last sweep, in the new graph */
    NodeId *gradients;    /* of each node up to the loss */
    const Node **blocked; /* by node: an op without gradient that reads it */
    List(bool)
        updates; /* by node: those that use a gradient: whatever the spec calls them, they are the update */
} Sweep;

/* Backward nodes carry the forward node's place and name, so that a user recognises them. */
static void enter_backward(Graph *to, const Node *node)
{
    Origin origin = *origin_get(to->origins, node->origin);
    if (origin.role == ROLE_FORWARD) origin.role = ROLE_BACKWARD;
    to->origin = origin_make(to->origins, origin);
    to->scope = arena_format(to->arena, "gradient_tape/%s", node->name);
}

/* Nodes that compute a value of which some gradient is asked, towards the loss. */
static bool *wanted_nodes(const Graph *to, const Sweep *sweep, const bool *target)
{
    bool *wanted = ARENA_ARRAY(to->arena, bool, to->nodes.count);
    for (NodeId id = 1; id <= sweep->loss; ++id) {
        const Node *node = graph_node(to, id);
        wanted[id] = target[id];
        for (int i = 0; i < node->inputs; ++i) wanted[id] |= wanted[node->input[i]];
    }
    return wanted;
}

static void run_sweep(Graph *to, Sweep *sweep, NodeId loss, const bool *target)
{
    sweep->loss = loss;
    sweep->gradients = ARENA_ARRAY(to->arena, NodeId, loss + 1);
    sweep->blocked = ARENA_ARRAY(to->arena, const Node *, loss + 1);
    bool *wanted = wanted_nodes(to, sweep, target);
    enter_backward(to, graph_node(to, loss));
    sweep->gradients[loss] = op_constant(to, F32, 1);
    for (NodeId id = loss; id > 0; --id) {
        Node node = *graph_node(to, id);
        if (!sweep->gradients[id] || !wanted[id] || node.inputs == 0) continue;
        enter_backward(to, &node);
        NodeId towards[MAX_INPUTS] = {0};
        op_info[node.op].gradient(to, id, sweep->gradients[id], towards);
        for (int i = 0; i < node.inputs; ++i) {
            NodeId input = node.input[i];
            if (!wanted[input]) continue;
            if (!towards[i]) {
                sweep->blocked[input] = arena_copy(to->arena, &node, sizeof node);
                continue;
            }
            NodeId *sum = &sweep->gradients[input];
            *sum = *sum ? op_add(to, *sum, towards[i]) : towards[i];
        }
    }
}

/* An op without gradient that stands between the value and the loss, if one does. */
static const Node *find_blocker(const Graph *to, const Sweep *sweep, NodeId towards)
{
    bool *reached = ARENA_ARRAY(to->arena, bool, sweep->loss + 1);
    reached[towards] = true;
    for (NodeId id = towards; id <= sweep->loss; ++id) {
        const Node *node = graph_node(to, id);
        for (int i = 0; i < node->inputs; ++i) reached[id] |= reached[node->input[i]];
        if (reached[id] && sweep->blocked[id]) return sweep->blocked[id];
    }
    return NULL;
}

static NodeId no_gradient(Graph *to, Sweep *sweep, const Node *node)
{
    NodeId towards = node->input[1];
    const Node *source = graph_node(to, towards);
    const Node *blocker = find_blocker(to, sweep, towards);
    Place place = origin_get(to->origins, node->origin)->spec;
    if (blocker) {
        Diagnostic *diagnostic =
            diag_error(to->diagnostics, place, "the loss has no gradient towards %s", source->name);
        diag_note(to->diagnostics, diagnostic,
                  "%s:%d: it depends on it only through %s, which has no gradient",
                  origin_get(to->origins, blocker->origin)->spec.file,
                  origin_get(to->origins, blocker->origin)->spec.line, op_info[blocker->op].name);
        return 0;
    }
    if (source->op == OP_read) {
        const Variable *variable = &sweep->program->variables.at[source->which];
        Place made = origin_get(to->origins, variable->origin)->spec;
        Diagnostic *diagnostic =
            diag_warning(to->diagnostics, WARNING_UNUSED_VARIABLE, made,
                         "the loss does not depend on %s: it never learns", variable->name);
        diag_note(to->diagnostics, diagnostic, "%s:%d: its gradient is asked for here", place.file,
                  place.line);
        diag_note(to->diagnostics, diagnostic,
                  "hint: call the layer on the way to the loss, or do not make it");
    }
    return op_broadcast(to, op_constant(to, F32, 0), source->type);
}

static bool is_update(const Sweep *sweep, NodeId id)
{
    return id < sweep->updates.count && sweep->updates.at[id];
}

static void mark_update(Graph *to, Sweep *sweep, NodeId id)
{
    while (sweep->updates.count <= id) *LIST_PUSH(to->arena, &sweep->updates) = false;
    sweep->updates.at[id] = true;
}

static NodeId add_update(Graph *to, Sweep *sweep, Node node)
{
    Origin origin = *origin_get(to->origins, node.origin);
    if (origin.role == ROLE_FORWARD) origin.role = ROLE_UPDATE;
    to->origin = origin_make(to->origins, origin);
    NodeId id = graph_add(to, node);
    mark_update(to, sweep, id);
    return id;
}

/* A trainable variable whose gradient a training step never asks for. */
static void warn_unasked(const Program *program, const Graph *from)
{
    bool *asked = ARENA_ARRAY(from->arena, bool, program->variables.count + 1), training = false;
    for (NodeId id = 1; id < from->nodes.count; ++id) {
        const Node *node = graph_node(from, id);
        if (node->op != OP_gradient) continue;
        const Node *towards = graph_node(from, node->input[1]);
        if (towards->op == OP_read) asked[towards->which] = true;
        training = true;
    }
    for (int i = 0; i < program->variables.count && training; ++i) {
        const Variable *variable = &program->variables.at[i];
        if (variable->role != VARIABLE_TRAINABLE || asked[i]) continue;
        Diagnostic *diagnostic = diag_warning(
            from->diagnostics, WARNING_UNUSED_VARIABLE, origin_get(from->origins, variable->origin)->spec,
            "no gradient of %s is asked for: it never learns", variable->name);
        diag_note(from->diagnostics, diagnostic, "hint: tape:gradient(loss, model.trainable_variables)");
    }
}

static NodeId expand(Graph *to, Node node, void *context)
{
    Sweep *sweep = context;
    if (node.op != OP_gradient) {
        for (int i = 0; i < node.inputs; ++i)
            if (is_update(sweep, node.input[i])) return add_update(to, sweep, node);
        return graph_add(to, node);
    }
    NodeId loss = node.input[0], towards = node.input[1];
    bool swept = sweep->loss == loss;
    if (!swept || (towards <= loss && !sweep->gradients[towards] && graph_node(to, towards)->op != OP_read)) {
        /* all gradients of this loss at once: those of every variable it may be asked for */
        bool *target = ARENA_ARRAY(to->arena, bool, to->nodes.count);
        for (NodeId id = 1; id < to->nodes.count; ++id) target[id] = graph_node(to, id)->op == OP_read;
        target[towards] = true;
        run_sweep(to, sweep, loss, target);
    }
    to->origin = node.origin, to->scope = node.name;
    if (towards > loss || !sweep->gradients[towards]) return no_gradient(to, sweep, &node);
    mark_update(to, sweep, sweep->gradients[towards]);
    return sweep->gradients[towards];
}

Graph *differentiate(const Program *program, const Graph *from)
{
    Sweep sweep = {.program = program};
    warn_unasked(program, from);
    return graph_rewrite(from, expand, &sweep);
}
