/* The graph of one traced function: building with hash-consing, verifying, printing. */
#include "ir/graph.h"
#include "ops/op.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

Graph *graph_new(Arena *arena, Diagnostics *diagnostics, Origins *origins)
{
    Graph *graph = ARENA_NEW(arena, Graph);
    graph->arena = arena, graph->diagnostics = diagnostics, graph->origins = origins;
    graph->scope = "";
    (void)*LIST_PUSH(arena, &graph->nodes);
    return graph;
}

static uint64_t mix(uint64_t hash, uint64_t value)
{
    return (hash ^ value) * 0x9E3779B97F4A7C15u ^ hash >> 29;
}

static uint64_t hash_node(const Node *node)
{
    uint64_t hash = mix(7, (uint64_t)node->op), bits;
    memcpy(&bits, &node->value, sizeof bits);
    hash = mix(mix(mix(hash, bits), (uint64_t)node->which), node->axes);
    for (int i = 0; i < node->inputs; ++i) hash = mix(hash, (uint64_t)node->input[i]);
    for (int i = 0; i < node->type.rank; ++i) hash = mix(hash, (uint64_t)node->type.extent[i]);
    return hash ^ hash >> 32;
}

static bool same_index(const Index *a, const Index *b)
{
    if (a->constant != b->constant || a->divisor != b->divisor || a->terms != b->terms) return false;
    for (int i = 0; i < a->terms; ++i)
        if (a->term[i].axis != b->term[i].axis || a->term[i].stride != b->term[i].stride) return false;
    return true;
}

static bool same_map(const Graph *graph, const Node *node, const Map *a, const Map *b)
{
    if (a == b) return true;
    if (!a || !b || a->out != b->out || a->loops != b->loops) return false;
    if (memcmp(a->extent, b->extent, sizeof(int) * (size_t)a->loops)) return false;
    for (int i = 0; i < node->inputs; ++i) {
        if (a->guarded[i] != b->guarded[i]) return false;
        for (int d = 0; d < graph_node(graph, node->input[i])->type.rank; ++d)
            if (!same_index(&a->at[i][d], &b->at[i][d])) return false;
    }
    return true;
}

static bool same_node(const Graph *graph, const Node *a, const Node *b)
{
    return a->op == b->op && a->inputs == b->inputs && a->which == b->which && a->axes == b->axes &&
           memcmp(&a->value, &b->value, sizeof a->value) == 0 && a->type.dtype == b->type.dtype &&
           type_same_shape(&a->type, &b->type) &&
           memcmp(a->input, b->input, sizeof(NodeId) * (size_t)a->inputs) == 0 &&
           same_map(graph, a, a->map, b->map);
}

static void rehash(Graph *graph, int size)
{
    graph->table = ARENA_ARRAY(graph->arena, int, size);
    graph->table_size = size;
    for (int id = 1; id < graph->nodes.count; ++id) {
        uint64_t slot = hash_node(&graph->nodes.at[id]) % (uint64_t)size;
        while (graph->table[slot]) slot = (slot + 1) % (uint64_t)size;
        graph->table[slot] = id;
    }
}

NodeId graph_add(Graph *graph, Node node)
{
    if (2 * graph->nodes.count >= graph->table_size) rehash(graph, 4 * graph->nodes.count + 64);
    uint64_t slot = hash_node(&node) % (uint64_t)graph->table_size;
    for (; graph->table[slot]; slot = (slot + 1) % (uint64_t)graph->table_size)
        if (same_node(graph, &node, graph_node(graph, graph->table[slot]))) return graph->table[slot];
    NodeId id = graph->nodes.count;
    graph->table[slot] = id;
    node.origin = graph->origin;
    if (!node.name) {
        const char *op = op_info[node.op].name;
        node.name = graph->scope[0] ? arena_format(graph->arena, "%s/%s", graph->scope, op) : op;
    }
    *LIST_PUSH(graph->arena, &graph->nodes) = node;
    return id;
}

NodeId graph_error(Graph *graph, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char message[400];
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    const Origin *origin = origin_get(graph->origins, graph->origin);
    Diagnostic *diagnostic = diag_error(graph->diagnostics, origin->spec, "%s", message);
    if (origin->scope && origin->scope[0]) diag_note(graph->diagnostics, diagnostic, "in %s", origin->scope);
    return 0;
}

bool *graph_live(const Graph *graph, Arena *arena)
{
    bool *live = ARENA_ARRAY(arena, bool, graph->nodes.count);
    for (int i = 0; i < graph->outputs.count; ++i) live[graph->outputs.at[i].node] = true;
    for (int i = 0; i < graph->assigns.count; ++i) live[graph->assigns.at[i]] = true;
    for (int id = graph->nodes.count - 1; id > 0; --id)
        for (int i = 0; live[id] && i < graph_node(graph, id)->inputs; ++i)
            live[graph_node(graph, id)->input[i]] = true;
    live[0] = false;
    return live;
}

bool index_same(const Index *a, const Index *b)
{
    if (a->constant != b->constant || a->divisor != b->divisor || a->terms != b->terms) return false;
    for (int i = 0; i < a->terms; ++i)
        if (index_stride(b, a->term[i].axis) != a->term[i].stride) return false;
    return true;
}

void index_add(Index *index, int axis, int stride)
{
    for (int i = 0; i < index->terms; ++i)
        if (index->term[i].axis == axis) {
            index->term[i].stride += stride;
            return;
        }
    index->term[index->terms].axis = axis;
    index->term[index->terms++].stride = stride;
}

int index_stride(const Index *index, int axis)
{
    for (int i = 0; i < index->terms; ++i)
        if (index->term[i].axis == axis) return index->term[i].stride;
    return 0;
}

bool index_is_axis(const Index *index, int axis)
{
    return index->constant == 0 && index->divisor == 1 && index->terms == 1 && index->term[0].stride == 1 &&
           index->term[0].axis == axis;
}

const char *index_text(Arena *arena, const Index *index, const char *const *names)
{
    Text text = text_new(arena);
    if (index->divisor != 1) text_add(&text, "(");
    for (int i = 0; i < index->terms; ++i) {
        int stride = index->term[i].stride;
        if (i || stride < 0) text_add(&text, i ? (stride < 0 ? " - " : " + ") : "-");
        if (stride != 1 && stride != -1) text_add(&text, "%d*", stride < 0 ? -stride : stride);
        text_add(&text, "%s", names[index->term[i].axis]);
    }
    if (index->constant || !index->terms) {
        if (index->terms)
            text_add(&text, index->constant < 0 ? " - %d" : " + %d",
                     index->constant < 0 ? -index->constant : index->constant);
        else
            text_add(&text, "%d", index->constant);
    }
    if (index->divisor != 1) text_add(&text, ")/%d", index->divisor);
    return text.at;
}

bool graph_verify(const Graph *graph, Text *complaint)
{
    size_t before = complaint->length;
    for (int id = 1; id < graph->nodes.count; ++id) {
        const Node *node = graph_node(graph, id);
        if (!node->origin) text_add(complaint, "node %d (%s) has no origin\n", id, node->name);
        if (type_elements(&node->type) < 0)
            text_add(complaint, "node %d (%s) is too large\n", id, node->name);
        for (int i = 0; i < node->inputs; ++i)
            if (node->input[i] <= 0 || node->input[i] >= id)
                text_add(complaint, "node %d (%s) reads node %d\n", id, node->name, node->input[i]);
        const char *wrong = op_check(graph, node);
        if (wrong) text_add(complaint, "node %d (%s): %s\n", id, node->name, wrong);
    }
    for (int i = 0; i < graph->outputs.count; ++i)
        if (!graph->outputs.at[i].node)
            text_add(complaint, "output %s has no node\n", graph->outputs.at[i].name);
    return complaint->length == before;
}

static void print_map(const Graph *graph, const Node *node, Text *text)
{
    const Map *map = node->map;
    text_add(text, " [");
    for (int i = 0; i < map->out; ++i) text_add(text, "%s%s", i ? ", " : "", map->axis[i]);
    text_add(text, "]");
    for (int i = map->out; i < map->loops; ++i)
        text_add(text, "%s%s %d", i == map->out ? " sum " : ", ", map->axis[i], map->extent[i]);
    for (int i = 0; i < node->inputs; ++i) {
        text_add(text, i ? " *" : " =");
        text_add(text, " %%%d[", node->input[i]);
        for (int d = 0; d < graph_node(graph, node->input[i])->type.rank; ++d)
            text_add(text, "%s%s", d ? ", " : "", index_text(text->arena, &map->at[i][d], map->axis));
        text_add(text, map->guarded[i] ? "] guarded" : "]");
        if (map->guarded[i] && node->value != 0)
            text_add(text, " %s", text_number(text->arena, node->value, true));
    }
}

static void print_node(const Graph *graph, NodeId id, Text *text)
{
    const Node *node = graph_node(graph, id);
    text_add(text, "%%%d = %s", id, op_info[node->op].name);
    if (node->map)
        print_map(graph, node, text);
    else
        for (int i = 0; i < node->inputs; ++i) text_add(text, i ? ", %%%d" : " %%%d", node->input[i]);
    op_print_attributes(graph, node, text);
    const Origin *origin = origin_get(graph->origins, node->origin);
    text_add(text, " : %s", type_text(text->arena, &node->type));
    text_add(text, "    # %s", node->name);
    if (origin->spec.file) text_add(text, " :%d", origin->spec.line);
    if (origin->role > ROLE_FORWARD) text_add(text, " %s", role_name(origin->role));
    text_add(text, "\n");
}

void graph_print(const Graph *graph, Text *text)
{
    bool *live = graph_live(graph, text->arena);
    for (int i = 0; i < graph->inputs.count; ++i) {
        const Input *input = &graph->inputs.at[i];
        text_add(text, "input %s : %s\n", input->name, type_text(text->arena, &input->type));
    }
    for (int id = 1; id < graph->nodes.count; ++id)
        if (live[id]) print_node(graph, id, text);
    for (int i = 0; i < graph->outputs.count; ++i)
        text_add(text, "output %s = %%%d\n", graph->outputs.at[i].name, graph->outputs.at[i].node);
}
