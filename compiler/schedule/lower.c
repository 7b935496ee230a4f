/* Graph → nests: every node that works becomes a nest over axes of its own; what costs nothing is read through. */
#include "base/words.h"
#include "ops/op.h"
#include "schedule/axes.h"
#include <string.h>

typedef struct {
    Schedule *schedule;
    Function *function;
    const Graph *graph;
    NestBuilder builder;
    bool *live, *stored; /* of nodes; stored: has a buffer though it could be read through */
    bool *folded;        /* of nodes: works, but within the one nest that reads it */
} Lowering;

/* Names ----------------------------------------------------------------------------------------------------------- */

/* In order of the buffers: whoever comes later has the next free number behind its name. */
static void name_buffers(Lowering *l)
{
    Arena *arena = l->schedule->arena;
    Words tried = words_new(arena); /* of names taken, the last number that stood behind them */
    for (BufferId id = 1; id < l->function->buffers.count; ++id) {
        Buffer *buffer = &l->function->buffers.at[id];
        const char *base = name_in_c(arena, l->schedule->program->model, buffer->name), *name = base;
        uint64_t again = words_get(&tried, base);
        while (words_get(&tried, name)) name = arena_format(arena, "%s%d", base, (int)++again);
        if (again) *words_put(&tried, base) = again;
        *words_put(&tried, name) = 1;
        buffer->name = name;
    }
}

/* Which nodes are stored ------------------------------------------------------------------------------------------ */

static bool plain_read(const Node *consumer, int k, const Type *type)
{
    for (int d = 0; d < type->rank; ++d) {
        const Index *index = &consumer->map->at[k][d];
        bool axis =
            index->terms == 1 && index->constant == 0 && index->divisor == 1 && index->term[0].stride == 1;
        if (!axis && type->extent[d] != 1) return false;
    }
    return true;
}

static bool reaches_reshape(const Graph *graph, NodeId id)
{
    while (graph_node(graph, id)->op == OP_view) id = graph_node(graph, id)->input[0];
    return graph_node(graph, id)->op == OP_reshape;
}

static bool is_given(const Node *node) { return node->op == OP_read || node->op == OP_input; }

/* Whether a read of a view that adds dimensions of one point never leaves those: else a guard must look at them. */
static bool stays_on_added(const Graph *graph, const Node *consumer, int k)
{
    const Node *view = graph_node(graph, consumer->input[k]);
    for (int loop = 0; loop < view->map->out; ++loop) {
        bool added = true;
        for (int d = 0; d < graph_node(graph, view->input[0])->type.rank; ++d)
            added &= index_stride(&view->map->at[0][d], loop) == 0;
        const Index *index = &consumer->map->at[k][loop];
        for (int t = 0; added && t < index->terms; ++t)
            if (consumer->map->extent[index->term[t].axis] != 1) return false;
        if (added && (index->constant || index->divisor != 1)) return false;
    }
    return true;
}

/* Of two guards one behind the other, each has a buffer of its own. */
static bool is_guarded_view(const Node *node) { return node->op == OP_view && node->map->guarded[0]; }

/* A guarded read needs a buffer to stand in front of, a reshape a buffer to be another shape of; and what is read
 * at other than plain axes is no longer free behind a reshape. */
static void mark_stored(Lowering *l)
{
    for (NodeId id = 1; id < l->graph->nodes.count; ++id) {
        const Node *node = graph_node(l->graph, id);
        for (int k = 0; l->live[id] && k < node->inputs; ++k) {
            NodeId input = node->input[k];
            const Node *from = graph_node(l->graph, input);
            if (!op_info[from->op].free || is_given(from)) continue;
            if (node->op == OP_reshape) l->stored[input] = true;
            if (!node->map) continue;
            bool renamed = from->op == OP_view && view_renames(l->graph, from) &&
                           stays_on_added(l->graph, node, k) && !reaches_reshape(l->graph, input) &&
                           !is_guarded_view(graph_node(l->graph, from->input[0]));
            if (node->map->guarded[k] && !renamed)
                l->stored[input] = true;
            else if (!plain_read(node, k, &from->type) && reaches_reshape(l->graph, input))
                l->stored[input] = true;
        }
    }
}

/* What runs once, or once an epoch, is bookkeeping: its chains of scalar ops are one nest each under every schedule, so
 * that nobody has to read fifty loops of an initialiser. */
static void mark_folded(Lowering *l)
{
    for (NodeId id = 1; id < l->graph->nodes.count; ++id) { /* what no data go into needs no array */
        const Node *node = graph_node(l->graph, id);
        bool position = op_info[node->op].scalar;
        for (int k = 0; k < node->inputs; ++k) {
            NodeId input = node->input[k];
            while (graph_node(l->graph, input)->op == OP_view &&
                   !graph_node(l->graph, input)->map->guarded[0])
                input = graph_node(l->graph, input)->input[0];
            Op op = graph_node(l->graph, input)->op;
            position &= op == OP_iota || op == OP_constant || l->folded[input];
        }
        l->folded[id] = position && l->schedule->kind != SCHEDULE_NAIVE;
    }
    for (NodeId id = 1; id < l->graph->nodes.count; ++id) { /* but a guarded read wants one */
        const Node *node = graph_node(l->graph, id);
        for (int k = 0; node->map && k < node->inputs; ++k)
            if (node->map->guarded[k]) l->folded[node->input[k]] = false;
    }
    const char *role = l->function->role;
    if (strcmp(role, "initialize") && strcmp(role, "metrics") && strcmp(role, "epoch_end")) return;
    int *uses = ARENA_ARRAY(l->schedule->arena, int, l->graph->nodes.count);
    for (NodeId id = 1; id < l->graph->nodes.count; ++id)
        for (int k = 0; l->live[id] && k < graph_node(l->graph, id)->inputs; ++k) {
            const Node *node = graph_node(l->graph, id);
            uses[node->input[k]] += op_info[node->op].scalar ? 1 : 2;
        }
    for (int i = 0; i < l->graph->outputs.count; ++i) uses[l->graph->outputs.at[i].node] += 2;
    for (NodeId id = 1; id < l->graph->nodes.count; ++id)
        l->folded[id] |= op_info[graph_node(l->graph, id)->op].scalar && uses[id] == 1;
}

/* Nests ----------------------------------------------------------------------------------------------------------- */

static bool build_nest(Lowering *l, NodeId id, bool copy)
{
    const Node *node = graph_node(l->graph, id);
    Arena *arena = l->schedule->arena;
    Nest nest = {.name = node->name, .origin = node->origin, .ops = op_info[node->op].name};
    l->builder.nest = &nest, l->builder.combine = COMBINE_NONE;
    Buffer buffer = {.name = node->name, .type = node->type, .scope = SCOPE_ARENA, .origin = node->origin};
    Index at[MAX_RANK];
    Access to = {.rank = node->type.rank};
    for (int d = 0; d < node->type.rank; ++d) {
        const char *name = node->map ? node->map->axis[d] : NULL;
        bool plain = !name || name == plain_axis_names[d];
        buffer.dim[d] = build_axis(&l->builder, plain ? NULL : name, node->type.extent[d]);
        to.at[d] = at[d] = index_of_axis(buffer.dim[d]);
    }
    ExprId value = copy ? build_element(&l->builder, id, at, false, 0)
                        : op_info[node->op].element(&l->builder, node, at);
    if (!value) return false;
    *LIST_PUSH(arena, &l->function->buffers) = buffer;
    to.buffer = l->function->buffers.count - 1;
    nest.combine = l->builder.combine;
    if (nest.combine) {
        nest.term = value;
        value = build_so_far(&l->builder, node->type.dtype);
    }
    *LIST_PUSH(arena, &nest.defs) = (Def){.to = to, .value = value};
    *LIST_PUSH(arena, &l->function->nests) = nest;
    l->builder.buffers[id] = to.buffer;
    return true;
}

static bool lower_node(Lowering *l, NodeId id)
{
    const Node *node = graph_node(l->graph, id);
    if ((op_info[node->op].free && !l->stored[id]) || l->folded[id]) return true;
    if (node->op == OP_assign) {
        const Node *value = graph_node(l->graph, node->input[0]);
        if (!op_info[value->op].free) return true; /* its buffer is there already */
    }
    if (build_nest(l, id, false)) return true;
    /* An index came out that is not affine: what is read through is stored first. */
    for (int k = 0; k < node->inputs; ++k) {
        NodeId input = node->input[k];
        const Node *from = graph_node(l->graph, input);
        if (op_info[from->op].free && !is_given(from) && !l->builder.buffers[input] &&
            !build_nest(l, input, false))
            return false;
    }
    return build_nest(l, id, false);
}

/* Assignments ----------------------------------------------------------------------------------------------------- */

static BufferId whole(const Function *function, BufferId buffer)
{
    while (function->buffers.at[buffer].reshape_of) buffer = function->buffers.at[buffer].reshape_of;
    return buffer;
}

/* Who works on each buffer, 0 where nobody does. */
typedef struct {
    const Function *function;
    NestId nest; /* looked at */
    NestId *writer, *last_reader;
} Users;

static void see_user(void *context, Access *access, bool write)
{
    Users *users = context;
    if (!write)
        users->last_reader[whole(users->function, access->buffer)] = users->nest;
    else if (!users->writer[access->buffer])
        users->writer[access->buffer] = users->nest;
}

static Users find_users(Lowering *l)
{
    Function *function = l->function;
    const int room = function->buffers.count + l->schedule->program->variables.count; /* those to come, too */
    Users users = {function, 0, ARENA_ARRAY(function->arena, NestId, room),
                   ARENA_ARRAY(function->arena, NestId, room)};
    for (users.nest = 1; users.nest < function->nests.count; ++users.nest)
        nest_visit(function, &function->nests.at[users.nest], see_user, &users);
    return users;
}

typedef struct {
    const Function *function;
    BufferId buffer;
    bool reads, elsewhere; /* reads it at all; other than just where the nest writes */
    const Access *to;
} Reading;

static void see_reading(void *context, Access *access, bool write)
{
    Reading *reading = context;
    BufferId source = whole(reading->function, access->buffer);
    if (write || source != reading->buffer) return;
    reading->reads = true;
    if (source != access->buffer) { /* in another shape: not at the element that is written */
        reading->elsewhere = true;
        return;
    }
    for (int d = 0; d < access->rank; ++d) {
        const Index *index = &access->at[d];
        if (index->terms != 1 || !index_is_axis(index, reading->to->at[d].term[0].axis))
            reading->elsewhere = true;
    }
    if (access->guarded) reading->elsewhere = true;
}

/* In place is legal if every read of the old value comes before, or at the very element that is written. */
static bool may_write_in_place(Lowering *l, const Users *users, NestId writer, BufferId variable)
{
    if (users->last_reader[variable] > writer) return false;
    Nest *nest = &l->function->nests.at[writer];
    Reading reading = {.function = l->function, .buffer = variable, .to = &nest->defs.at[0].to};
    nest_visit(l->function, nest, see_reading, &reading);
    return !reading.elsewhere && !(reading.reads && nest->reduces);
}

static void see_replacement(void *context, Access *access, bool write)
{
    (void)write;
    const BufferId *variable = context;
    if (variable[access->buffer]) access->buffer = variable[access->buffer];
}

/* Buffers become the variables that they are the new values of. */
static void replace_buffers(Function *function, BufferId *variable)
{
    for (NestId id = 1; id < function->nests.count; ++id)
        nest_visit(function, &function->nests.at[id], see_replacement, variable);
    for (BufferId id = 1; id < function->buffers.count; ++id) {
        BufferId *of = &function->buffers.at[id].reshape_of;
        if (variable[*of]) *of = variable[*of];
    }
}

/* A nest that copies one buffer to another of the same shape. */
static void add_copy(Lowering *l, BufferId from, BufferId to, const Node *node)
{
    Function *function = l->function;
    Nest nest = {.name = node->name, .origin = node->origin, .ops = "copy"};
    l->builder.nest = &nest;
    const Type type = function->buffers.at[from].type;
    Index at[MAX_RANK];
    Access target = {.buffer = to, .rank = type.rank};
    for (int d = 0; d < type.rank; ++d)
        target.at[d] = at[d] = index_of_axis(build_axis(&l->builder, NULL, type.extent[d]));
    ExprId value = build_load(&l->builder, from, at, false, 0);
    *LIST_PUSH(function->arena, &nest.defs) = (Def){.to = target, .value = value};
    *LIST_PUSH(function->arena, &function->nests) = nest;
}

/* The last assignment to each variable writes it: in place where that is legal, else by a copy at the end. */
static void lower_assignments(Lowering *l)
{
    const Graph *graph = l->graph;
    Arena *arena = l->schedule->arena;
    const int variables = l->schedule->program->variables.count;
    typedef struct {
        BufferId from, to;
        const Node *node;
    } Home;
    List(Home) home = {0};
    const Users users = find_users(l);
    BufferId *variable_of = ARENA_ARRAY(arena, BufferId, l->function->buffers.count + variables);
    int *last = ARENA_ARRAY(arena, int, variables + 1);
    for (int i = 0; i < graph->assigns.count; ++i) last[graph_node(graph, graph->assigns.at[i])->which] = i;
    for (int i = 0; i < graph->assigns.count; ++i) {
        const Node *assign = graph_node(graph, graph->assigns.at[i]);
        if (last[assign->which] != i) continue;
        BufferId variable = build_variable_buffer(&l->builder, assign->which);
        BufferId own = l->builder.buffers[graph->assigns.at[i]];
        BufferId from = own ? own : l->builder.buffers[assign->input[0]];
        const Buffer *value = &l->function->buffers.at[from];
        if (value->scope == SCOPE_ARENA && !value->reshape_of && !value->pinned && !variable_of[from] &&
            may_write_in_place(l, &users, users.writer[from], variable))
            variable_of[from] = variable;
        else
            *LIST_PUSH(arena, &home) = (Home){from, variable, assign};
    }
    for (int i = 0; i < home.count; ++i) add_copy(l, home.at[i].from, home.at[i].to, home.at[i].node);
    replace_buffers(l->function, variable_of);
}

/* Outputs lie in the arena, row-major. */
static bool lower_outputs(Lowering *l)
{
    for (int i = 0; i < l->graph->outputs.count; ++i) {
        NodeId id = l->graph->outputs.at[i].node;
        BufferId buffer = l->builder.buffers[id];
        const Node *node = graph_node(l->graph, id);
        if (!buffer && !is_given(node)) {
            if (!build_nest(l, id, false)) return false;
            buffer = l->builder.buffers[id];
        }
        if (!buffer || l->function->buffers.at[buffer].scope != SCOPE_ARENA) {
            if (!build_nest(l, id, true)) return false;
            buffer = l->function->buffers.count - 1;
        }
        l->function->buffers.at[buffer].pinned = true;
        *LIST_PUSH(l->schedule->arena, &l->function->outputs) = buffer;
    }
    return true;
}

static bool lower_function(Schedule *schedule, const TracedFunction *traced,
                           const AxisId (*variable_axes)[MAX_RANK])
{
    Arena *arena = schedule->arena;
    Function *function = LIST_PUSH(arena, &schedule->functions);
    const Graph *graph = traced->graph;
    *function = (Function){.arena = arena,
                           .origins = schedule->origins,
                           .graph = graph,
                           .role = traced->role,
                           .batch = traced->batch,
                           .axes = &schedule->axes};
    (void)*LIST_PUSH(arena, &function->buffers);
    (void)*LIST_PUSH(arena, &function->exprs);
    (void)*LIST_PUSH(arena, &function->nests);
    Lowering l = {
        .schedule = schedule, .function = function, .graph = graph, .live = graph_live(graph, arena)};
    l.stored = ARENA_ARRAY(arena, bool, graph->nodes.count);
    l.builder =
        (NestBuilder){.function = function,
                      .program = schedule->program,
                      .variable_axes = variable_axes,
                      .buffers = ARENA_ARRAY(arena, BufferId, graph->nodes.count),
                      .inputs = ARENA_ARRAY(arena, BufferId, graph->inputs.count + 1),
                      .variables = ARENA_ARRAY(arena, BufferId, schedule->program->variables.count + 1)};
    l.folded = ARENA_ARRAY(arena, bool, graph->nodes.count);
    mark_stored(&l);
    mark_folded(&l);
    for (NodeId id = 1; id < graph->nodes.count; ++id)
        if (l.live[id] && !lower_node(&l, id)) {
            diag_error(schedule->diagnostics,
                       origin_get(schedule->origins, graph_node(graph, id)->origin)->spec,
                       "%s reads its inputs at indices that are not affine", graph_node(graph, id)->name);
            return false;
        }
    if (!lower_outputs(&l))
        return false; /* before any variable is written: an output is of the values read */
    lower_assignments(&l);
    name_buffers(&l);
    return true;
}

bool lower(Schedule *schedule)
{
    const Program *program = schedule->program;
    AxisId(*variable_axes)[MAX_RANK] =
        arena_alloc(schedule->arena, sizeof *variable_axes * (size_t)(program->variables.count + 1));
    for (int i = 0; i < program->variables.count; ++i)
        for (int d = 0; d < program->variables.at[i].type.rank; ++d) {
            *LIST_PUSH(schedule->arena, &schedule->axes) =
                (Axis){NULL, program->variables.at[i].type.extent[d], plain_axis_names[d]};
            variable_axes[i][d] = schedule->axes.count - 1;
        }
    for (int i = 0; i < program->functions.count; ++i)
        if (!lower_function(schedule, &program->functions.at[i], (const AxisId(*)[MAX_RANK])variable_axes))
            return false;
    return true;
}
