/* Globals and libraries of the sandbox: a name that does not exist is an error, which offers the nearest
 * one. */
#include "trace/sandbox.h"
#include <ctype.h>
#include <lauxlib.h>
#include <string.h>

enum { NAME_BOUND = 64 }; /* longer names get no nearest one */

/* What Lua programmers look for and a spec has no use for. */
static const struct {
    const char *name, *reason;
} refused_names[] = {
    {"collectgarbage", "memory is managed for it"},
    {"coroutine", "functions are traced once, from start to end"},
    {"debug", "it describes a model and does not inspect the compiler"},
    {"dofile", "a spec is one file"},
    {"io", "it describes a model and touches no files; print writes to stderr"},
    {"load", "it cannot make code at run time; write a function"},
    {"loadfile", "a spec is one file"},
    {"loadstring", "it cannot make code at run time; write a function"},
    {"module", "a spec is one file"},
    {"os", "it describes a model; a value that varies comes from param(\"name\", default) and -D name=value"},
    {"package", "a spec is one file"},
    {"pcall", "an error ends the trace; test the condition instead"},
    {"require", "a spec is one file; layers, losses and optimizers are there already"},
    {"unpack", "its name is table.unpack"},
    {"warn", "print writes to stderr"},
    {"xpcall", "an error ends the trace; test the condition instead"},
};

static int least(int a, int b) { return a < b ? a : b; }

/* Edits (insert, delete, replace, swap neighbours) from one name to the other, letters of either case
 * alike. */
static int edit_distance(const char *a, int a_length, const char *b, int b_length)
{
    int rows[3][NAME_BOUND + 1];
    for (int j = 0; j <= b_length; ++j) rows[0][j] = j;
    for (int i = 1; i <= a_length; ++i) {
        int *row = rows[i % 3], *above = rows[(i + 2) % 3], *second_above = rows[(i + 1) % 3];
        row[0] = i;
        for (int j = 1; j <= b_length; ++j) {
            const int p = tolower((unsigned char)a[i - 1]), q = tolower((unsigned char)b[j - 1]);
            row[j] = least(above[j - 1] + (p != q), 1 + least(above[j], row[j - 1]));
            if (i > 1 && j > 1 && p == tolower((unsigned char)b[j - 2]) &&
                q == tolower((unsigned char)a[i - 2]))
                row[j] = least(row[j], second_above[j - 2] + 1);
        }
    }
    return rows[a_length % 3][b_length];
}

typedef struct {
    const char *name; /* NULL: none is near; owned by the table */
    int distance;
} Nearest;

/* Improves `best` by the string keys of the table at `table`; of equals the first in the alphabet. */
static Nearest nearest_key(lua_State *L, int table, const char *name, Nearest best)
{
    const size_t length = strlen(name);
    const int allowed = length < 3 ? 0 : length < 6 ? 1 : length < 12 ? 2 : 3;
    if (length > NAME_BOUND) return best;
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING) continue;
        size_t key_length;
        const char *key = lua_tolstring(L, -2, &key_length);
        if (key_length + 3 < length || key_length > length + 3 || key_length > NAME_BOUND) continue;
        const int distance = edit_distance(name, (int)length, key, (int)key_length);
        if (distance > allowed) continue;
        if (!best.name || distance < best.distance ||
            (distance == best.distance && strcmp(key, best.name) < 0))
            best = (Nearest){key, distance};
    }
    return best;
}

int sandbox_nearest(lua_State *L)
{
    const char *name = luaL_checkstring(L, 1);
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_pushstring(L, nearest_key(L, 2, name, (Nearest){0}).name); /* NULL pushes nil */
    return 1;
}

/* __index of the globals: (table, name); upvalue 1: the shared globals. */
static int find_global(lua_State *L)
{
    lua_settop(L, 2);
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL || lua_type(L, 2) != LUA_TSTRING) return 1;
    const char *name = lua_tostring(L, 2);
    for (size_t i = 0; i < sizeof refused_names / sizeof *refused_names; ++i)
        if (strcmp(name, refused_names[i].name) == 0)
            return luaL_error(L, "%s is not available in a model spec: %s", name, refused_names[i].reason);
    lua_pushvalue(L, lua_upvalueindex(1));
    const Nearest best = nearest_key(L, 1, name, nearest_key(L, 4, name, (Nearest){0}));
    if (best.name) return luaL_error(L, "'%s' is not defined; did you mean '%s'?", name, best.name);
    return luaL_error(L, "'%s' is not defined", name);
}

/* ---- tables that cannot be changed ---- */

/* upvalues: the table, its name */
static int read_only_get(lua_State *L)
{
    lua_settop(L, 2);
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL || lua_type(L, 2) != LUA_TSTRING) return 1;
    const char *library = lua_tostring(L, lua_upvalueindex(2)), *name = lua_tostring(L, 2);
    lua_pushvalue(L, lua_upvalueindex(1));
    const Nearest best = nearest_key(L, 4, name, (Nearest){0});
    if (best.name)
        return luaL_error(L, "%s.%s does not exist; did you mean %s.%s?", library, name, library, best.name);
    return luaL_error(L, "%s.%s does not exist", library, name);
}

static int read_only_set(lua_State *L)
{
    const char *library = lua_tostring(L, lua_upvalueindex(2));
    return luaL_error(L, "%s cannot be changed; keep the value in a local of your own", library);
}

static int read_only_pairs(lua_State *L)
{
    lua_settop(L, 0);
    lua_pushvalue(L, lua_upvalueindex(1));
    return sandbox_pairs(L);
}

int sandbox_read_only(lua_State *L)
{
    const luaL_Reg methods[] = {{"__index", read_only_get},
                                {"__newindex", read_only_set},
                                {"__pairs", read_only_pairs},
                                {NULL, NULL}};
    luaL_checkstring(L, 1);
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_settop(L, 2);
    lua_newtable(L);
    lua_newtable(L);
    lua_pushvalue(L, 2);
    lua_pushvalue(L, 1);
    luaL_setfuncs(L, methods, 2);
    lua_pushboolean(L, false);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    return 1;
}

/* ---- globals ---- */

/* __newindex of the globals: (table, name, value); upvalue 1: the shared globals. A spec may have a name of the
 * prelude for its own, but not for a value of the program (epoch, stop): `stop = x` would change nothing. */
static int set_global(lua_State *L)
{
    lua_settop(L, 3);
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) == LUA_TUSERDATA)
        return luaL_error(L, "'%s' is a value of the program; a variable is changed by %s:assign(value)",
                          lua_tostring(L, 2), lua_tostring(L, 2));
    lua_settop(L, 3);
    lua_rawset(L, 1);
    return 0;
}

/* Gives the table on top a metatable that looks names up in the shared globals. */
static void guard_globals(lua_State *L)
{
    lua_createtable(L, 0, 3);
    lua_pushglobaltable(L);
    lua_pushcclosure(L, find_global, 1);
    lua_setfield(L, -2, "__index");
    lua_pushglobaltable(L);
    lua_pushcclosure(L, set_global, 1);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, false);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
}

int sandbox_set_globals(lua_State *L)
{
    lua_settop(L, 1);
    lua_pushvalue(L, 1);
    lua_setfield(L, 1, "_G");
    lua_pushvalue(L, 1);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    guard_globals(L);
    return 0;
}

int sandbox_environment(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TFUNCTION);
    lua_settop(L, 1);
    lua_newtable(L);
    lua_pushvalue(L, 2);
    lua_setfield(L, 2, "_G");
    guard_globals(L);
    lua_setupvalue(L, 1, 1); /* _ENV is the first upvalue of a chunk */
    return 1;
}
