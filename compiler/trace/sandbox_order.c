/* pairs, next and sort in an order that depends on the table's contents alone. Lua's own walk follows its
 * hash table, which is seeded from time and addresses, and its sort may ask the clock for a pivot. */
#include "trace/sandbox.h"
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

/* ---- sort: stable, and no clock chooses its pivots as in Lua's own ---- */

static bool precedes(lua_State *L, int table, lua_Integer left, lua_Integer right)
{
    const bool given = lua_isfunction(L, 2);
    if (given) lua_pushvalue(L, 2);
    lua_rawgeti(L, table, left);
    lua_rawgeti(L, table, right);
    if (given) lua_call(L, 2, 1);
    const bool answer = given ? lua_toboolean(L, -1) : lua_compare(L, -2, -1, LUA_OPLT);
    lua_settop(L, 3);
    return answer;
}

/* Merges from[first..middle) and from[middle..end), each sorted, into `to`. */
static void merge(lua_State *L, int from, int to, lua_Integer first, lua_Integer middle, lua_Integer end)
{
    lua_Integer left = first, right = middle;
    for (lua_Integer i = first; i < end; ++i) {
        const bool take_right = left == middle || (right < end && precedes(L, from, right, left));
        lua_rawgeti(L, from, take_right ? right++ : left++);
        lua_rawseti(L, to, i);
    }
}

int sandbox_sort(lua_State *L)
{
    const lua_Integer end = sandbox_check_list(L) + 1;
    if (!lua_isnoneornil(L, 2)) luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_settop(L, 2);
    lua_createtable(L, (int)end, 0);
    int from = 1, to = 3;
    for (lua_Integer width = 1; width < end - 1; width *= 2) {
        for (lua_Integer first = 1; first < end; first += 2 * width) {
            const lua_Integer middle = first + width < end ? first + width : end;
            merge(L, from, to, first, middle, middle + width < end ? middle + width : end);
        }
        from = to, to = 4 - to;
    }
    if (from == 3) merge(L, 3, 1, 1, end, end);
    return 0;
}

/* ---- pairs: 1 to n, then the other keys: numbers, strings, booleans, each sorted ---- */

typedef struct {
    int kind, index; /* lua type; place in the list of keys that were found */
    bool whole;
    lua_Integer integer;
    lua_Number number;
    const char *text;
    size_t length;
} Key;

static int compare_numbers(const Key *a, const Key *b)
{
    if (a->whole && b->whole) return (a->integer > b->integer) - (a->integer < b->integer);
    if (a->number == b->number) return b->whole - a->whole; /* 2^63 - 1 rounds to 2^63, a key beside it */
    return (a->number > b->number) - (a->number < b->number);
}

static int compare_keys(const void *left, const void *right)
{
    const Key *a = left, *b = right;
    if (a->kind != b->kind) {
        const int rank_of[] = {[LUA_TNUMBER] = 0, [LUA_TSTRING] = 1, [LUA_TBOOLEAN] = 2};
        return rank_of[a->kind] - rank_of[b->kind];
    }
    if (a->kind == LUA_TNUMBER) return compare_numbers(a, b);
    if (a->kind == LUA_TBOOLEAN) return (a->integer > b->integer) - (a->integer < b->integer);
    const int order = memcmp(a->text, b->text, a->length < b->length ? a->length : b->length);
    return order ? order : (a->length > b->length) - (a->length < b->length);
}

static Key read_key(lua_State *L, int at, int index)
{
    Key key = {.kind = lua_type(L, at), .index = index, .whole = lua_isinteger(L, at)};
    if (key.kind == LUA_TNUMBER) {
        key.integer = key.whole ? lua_tointeger(L, at) : 0;
        key.number = lua_tonumber(L, at);
    } else if (key.kind == LUA_TSTRING) {
        key.text = lua_tolstring(L, at, &key.length);
    } else if (key.kind == LUA_TBOOLEAN) {
        key.integer = lua_toboolean(L, at);
    } else {
        luaL_error(L, "pairs: this table has a key of type %s, for which there is no reproducible order",
                   luaL_typename(L, at));
    }
    return key;
}

static bool in_list(lua_State *L, int at, lua_Integer n)
{
    return lua_isinteger(L, at) && lua_tointeger(L, at) >= 1 && lua_tointeger(L, at) <= n;
}

/* Pushes a list of the keys of table 1 beyond 1..n, sorted. */
static void push_other_keys(lua_State *L, lua_Integer n)
{
    const int base = lua_gettop(L);
    int count = 0;
    for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1))
        count += !in_list(L, -2, n) && count <= SANDBOX_ELEMENTS;
    if (count > SANDBOX_ELEMENTS) luaL_error(L, "pairs: this table has more than 2^20 keys beside its list");
    lua_createtable(L, count, 0); /* found, at base + 1: keeps the strings alive */
    Key *keys = lua_newuserdatauv(L, sizeof(Key) * (size_t)(count ? count : 1), 0);
    int found = 0;
    for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) {
        if (in_list(L, -2, n)) continue;
        keys[found] = read_key(L, -2, found + 1);
        lua_pushvalue(L, -2);
        lua_rawseti(L, base + 1, ++found);
    }
    qsort(keys, (size_t)count, sizeof *keys, compare_keys);
    lua_createtable(L, count, 0);
    for (int i = 0; i < count; ++i) {
        lua_rawgeti(L, base + 1, keys[i].index);
        lua_rawseti(L, -2, i + 1);
    }
    lua_replace(L, base + 1);
    lua_settop(L, base + 1);
}

/* The next key that still has a value, and it; upvalues: the table, its other keys, n, position. */
static int next_of_walk(lua_State *L)
{
    const lua_Integer n = lua_tointeger(L, lua_upvalueindex(3));
    lua_Integer position = lua_tointeger(L, lua_upvalueindex(4));
    do {
        lua_settop(L, 0);
        if (++position <= n)
            lua_pushinteger(L, position);
        else if (lua_rawgeti(L, lua_upvalueindex(2), position - n) == LUA_TNIL)
            return 1;
        lua_pushvalue(L, 1);
    } while (lua_rawget(L, lua_upvalueindex(1)) == LUA_TNIL);
    lua_pushinteger(L, position);
    lua_replace(L, lua_upvalueindex(4));
    return 2;
}

int sandbox_pairs(lua_State *L)
{
    luaL_checkany(L, 1);
    lua_settop(L, 1);
    if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {
        lua_pushvalue(L, 1);
        lua_call(L, 1, 3);
        return 3;
    }
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_Integer n = 0;
    while (lua_rawgeti(L, 1, n + 1) != LUA_TNIL) lua_pop(L, 1), ++n;
    lua_settop(L, 1);
    lua_pushvalue(L, 1);
    push_other_keys(L, n);
    lua_pushinteger(L, n);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_of_walk, 4);
    lua_pushvalue(L, 1);
    lua_pushnil(L);
    return 3;
}

/* next(t) asks whether a table is empty. A walk by next(t, key) would search for its place at each step. */
int sandbox_next(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    if (!lua_isnoneornil(L, 2))
        return luaL_error(L, "next(t, key) is not available in a model spec: use pairs(t)");
    lua_settop(L, 1);
    sandbox_pairs(L);
    lua_settop(L, 3); /* table, iterator, table */
    lua_call(L, 1, 2);
    return lua_isnil(L, -2) ? (lua_pop(L, 1), 1) : 2;
}
