/* Affine reads as the prelude gives them: tables of numbers → the maps of `view` and `contract`. */
#include "ops/op.h"
#include "trace/trace.h"
#include <lauxlib.h>

/* {constant, divisor, loop, stride, loop, stride, …} */
static Index index_check(lua_State *L, int loops)
{
    Index index = {0};
    lua_Integer count = luaL_len(L, -1);
    if (count < 2 || (count - 2) / 2 > MAX_TERMS) trace_stop(L, "an index has at most %d axes", MAX_TERMS);
    int number[2 + 2 * MAX_TERMS];
    for (int i = 0; i < count; ++i) {
        lua_geti(L, -1, i + 1);
        number[i] = (int)luaL_checkinteger(L, -1);
        lua_pop(L, 1);
    }
    index.constant = number[0], index.divisor = number[1];
    for (int i = 2; i + 1 < count; i += 2) {
        if (number[i] < 0 || number[i] >= loops) trace_stop(L, "an index of no axis");
        index_add(&index, number[i], number[i + 1]);
    }
    return index;
}

static void reads_check(lua_State *L, int at, const Type *type, Map *map, int k)
{
    for (int d = 0; d < type->rank; ++d) {
        lua_geti(L, at, d + 1);
        map->at[k][d] = index_check(L, map->loops);
        lua_pop(L, 1);
    }
}

static Map loops_check(lua_State *L, int names, int extents)
{
    Map map = {.loops = (int)luaL_len(L, names)};
    if (map.loops > MAX_LOOPS) trace_stop(L, "at most %d axes", MAX_LOOPS);
    for (int i = 0; i < map.loops; ++i) {
        lua_geti(L, names, i + 1), lua_geti(L, extents, i + 1);
        map.axis[i] = arena_string(trace_of(L)->arena, luaL_checkstring(L, -2));
        map.extent[i] = (int)luaL_checkinteger(L, -1);
        lua_pop(L, 2);
    }
    return map;
}

/* contract(name, a, b, out, names, extents, reads of a, reads of b, guard) */
int trace_contract(lua_State *L)
{
    Graph *graph = trace_graph(L);
    NodeId a = tensor_check(L, 2), b = tensor_check(L, 3);
    if (!a || !b) return tensor_push(L, 0), 1;
    Map map = loops_check(L, 5, 6);
    map.out = (int)luaL_checkinteger(L, 4);
    if (map.out > MAX_RANK) trace_stop(L, "a tensor has at most %d dimensions", MAX_RANK);
    reads_check(L, 7, &graph_node(graph, a)->type, &map, 0);
    reads_check(L, 8, &graph_node(graph, b)->type, &map, 1);
    map.guarded[0] = lua_toboolean(L, 9);
    int before = graph->nodes.count;
    NodeId node = op_contract(graph, a, b, &map);
    if (node >= before) trace_name_node(L, node, luaL_checkstring(L, 1));
    tensor_push(L, node);
    return 1;
}

/* view(name, x, names, extents, reads, guard, fill) */
int trace_view(lua_State *L)
{
    Graph *graph = trace_graph(L);
    NodeId x = tensor_check(L, 2);
    if (!x) return tensor_push(L, 0), 1;
    Map map = loops_check(L, 3, 4);
    if (map.loops > MAX_RANK) trace_stop(L, "a tensor has at most %d dimensions", MAX_RANK);
    map.out = map.loops;
    reads_check(L, 5, &graph_node(graph, x)->type, &map, 0);
    map.guarded[0] = lua_toboolean(L, 6);
    tensor_push(L, op_view(graph, x, &map, luaL_checknumber(L, 7)));
    return 1;
}
