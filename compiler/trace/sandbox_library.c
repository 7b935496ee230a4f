/* What a spec and the prelude may call: an allow-list of Lua's functions. Those that could run for long,
 * print an address or depend on the machine are guarded, or written anew here and in sandbox_order.c. */
#include "trace/sandbox.h"
#include <lauxlib.h>
#include <lualib.h>
#include <stdio.h>
#include <string.h>

enum {
    SUBJECT_BOUND =
        1 << 16, /* of pattern matching: its time is a power of the length, so this bounds little alone; */
    PATTERN_BOUND = 1 << 10 /* the watch on CPU time does the rest */
};

static void refuse_locked(lua_State *L, int table)
{
    if (luaL_getmetafield(L, table, "__metatable") != LUA_TNIL)
        luaL_error(L, "this table cannot be changed by rawset");
}

/* ---- text without addresses ---- */

/* Pushes what tostring gives. */
static const char *push_text(lua_State *L, int value, size_t *length)
{
    const int type = lua_type(L, value);
    if (luaL_callmeta(L, value, "__tostring")) {
        if (!lua_isstring(L, -1)) luaL_error(L, "'__tostring' must return a string");
    } else if (type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TBOOLEAN || type == LUA_TNIL) {
        luaL_tolstring(L, value, NULL);
    } else if (luaL_getmetafield(L, value, "__name") != LUA_TSTRING) {
        lua_pushstring(L, lua_typename(L, type));
    }
    return lua_tolstring(L, -1, length);
}

static int text_of(lua_State *L)
{
    luaL_checkany(L, 1);
    push_text(L, 1, NULL);
    return 1;
}

static int print(lua_State *L)
{
    const int count = lua_gettop(L);
    for (int i = 1; i <= count; ++i) {
        size_t length;
        const char *text = push_text(L, i, &length);
        if (i > 1) fputc('\t', stderr);
        fwrite(text, 1, length, stderr);
        lua_settop(L, count);
    }
    fputc('\n', stderr);
    return 0;
}

/* ---- guards: a check of the arguments, then the function of Lua's own, upvalue 1, in the same frame ---- */

static int original(lua_State *L) { return lua_tocfunction(L, lua_upvalueindex(1))(L); }

static int format(lua_State *L)
{
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length), *const end = text + length;
    const int count = lua_gettop(L);
    int argument = 1;
    while ((text = memchr(text, '%', (size_t)(end - text)))) {
        ++text;
        const bool percent = *text == '%';
        text += strspn(text, "-+ #0123456789.");
        if (*text == 'p')
            return luaL_error(L, "string.format: %%p is not available in a model spec: addresses vary");
        if (!percent && ++argument <= count && *text == 's') {
            push_text(L, argument, NULL);
            lua_replace(L, argument);
        }
        if (text < end) ++text;
    }
    return original(L);
}

static int repeat(lua_State *L)
{
    size_t length, separator;
    luaL_checklstring(L, 1, &length);
    const lua_Integer count = luaL_checkinteger(L, 2);
    luaL_optlstring(L, 3, "", &separator);
    if (count > SANDBOX_ELEMENTS || (count > 0 && length + separator > (size_t)(SANDBOX_ELEMENTS / count)))
        return luaL_error(L, "string.rep: a repetition is at most 2^20 times, and 2^20 bytes long");
    return original(L);
}

static int match(lua_State *L)
{
    size_t subject, pattern;
    luaL_checklstring(L, 1, &subject);
    luaL_checklstring(L, 2, &pattern);
    if (subject > SUBJECT_BOUND) return luaL_error(L, "pattern matching takes texts of at most 65536 bytes");
    if (pattern > PATTERN_BOUND)
        return luaL_error(L, "pattern matching takes patterns of at most 1024 bytes");
    return original(L);
}

/* The table functions ask __len for a length, which may be anything. */
lua_Integer sandbox_check_list(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    if (luaL_getmetafield(L, 1, "__len") != LUA_TNIL) luaL_argerror(L, 1, "its metatable has __len");
    const lua_Unsigned length = lua_rawlen(L, 1);
    luaL_argcheck(L, length <= SANDBOX_ELEMENTS, 1, "a list of more than 2^20 elements");
    return (lua_Integer)length;
}

/* `argument` holds `last`. */
static void check_range(lua_State *L, int argument, lua_Integer first, lua_Integer last)
{
    const bool fits = first > last || (lua_Unsigned)last - (lua_Unsigned)first < SANDBOX_ELEMENTS;
    luaL_argcheck(L, fits, argument, "a range of more than 2^20 elements");
}

static int list(lua_State *L)
{
    sandbox_check_list(L);
    return original(L);
}

static int concat(lua_State *L)
{
    const lua_Integer length = sandbox_check_list(L);
    check_range(L, 4, luaL_optinteger(L, 3, 1), luaL_optinteger(L, 4, length));
    return original(L);
}

static int move(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    check_range(L, 3, luaL_checkinteger(L, 2), luaL_checkinteger(L, 3));
    return original(L);
}

static int unpack(lua_State *L)
{
    const lua_Integer first = luaL_optinteger(L, 2, 1);
    check_range(L, 3, first, lua_isnoneornil(L, 3) ? sandbox_check_list(L) : luaL_checkinteger(L, 3));
    return original(L);
}

static int set_metatable(lua_State *L)
{
    static const char *const refused[] = {"__gc", "__mode", "__close"};
    luaL_checktype(L, 1, LUA_TTABLE);
    if (!lua_isnoneornil(L, 2)) luaL_checktype(L, 2, LUA_TTABLE);
    for (size_t i = 0; i < sizeof refused / sizeof *refused && lua_istable(L, 2); ++i) {
        lua_pushstring(L, refused[i]);
        if (lua_rawget(L, 2) != LUA_TNIL)
            return luaL_error(L, "setmetatable: %s is not available in a model spec", refused[i]);
        lua_pop(L, 1);
    }
    return original(L);
}

/* Only tables show theirs: what strings and tensors share is not the spec's to change. */
static int get_metatable(lua_State *L)
{
    luaL_checkany(L, 1);
    if (lua_istable(L, 1)) return original(L);
    lua_pushboolean(L, false);
    return 1;
}

static int set_raw(lua_State *L)
{
    refuse_locked(L, 1);
    lua_settop(L, 3);
    return original(L);
}

/* The original keeps its state in upvalues, so it is called and not entered. */
static int seed_random(lua_State *L)
{
    const lua_Integer seed = luaL_checkinteger(L, 1);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushinteger(L, seed);
    lua_call(L, 1, 0);
    return 0;
}

/* ---- the allow-list ---- */

typedef struct {
    const char *name;
    lua_CFunction guard; /* NULL: Lua's own function, or constant, as it is */
} Allowed;

static const Allowed allowed_base[] = {{"_VERSION", NULL},       {"assert", NULL},
                                       {"error", NULL},          {"getmetatable", get_metatable},
                                       {"ipairs", NULL},         {"next", sandbox_next},
                                       {"pairs", sandbox_pairs}, {"print", print},
                                       {"rawequal", NULL},       {"rawget", NULL},
                                       {"rawlen", NULL},         {"rawset", set_raw},
                                       {"select", NULL},         {"setmetatable", set_metatable},
                                       {"tonumber", NULL},       {"tostring", text_of},
                                       {"type", NULL},           {NULL, NULL}};

static const Allowed allowed_string[] = {
    {"byte", NULL},    {"char", NULL}, {"find", match}, {"format", format}, {"gmatch", match},
    {"gsub", match},   {"len", NULL},  {"lower", NULL}, {"match", match},   {"rep", repeat},
    {"reverse", NULL}, {"sub", NULL},  {"upper", NULL}, {NULL, NULL}};

static const Allowed allowed_table[] = {{"concat", concat}, {"insert", list}, {"move", move},
                                        {"pack", NULL},     {"remove", list}, {"sort", sandbox_sort},
                                        {"unpack", unpack}, {NULL, NULL}};

static const Allowed allowed_math[] = {
    {"abs", NULL},        {"acos", NULL},       {"asin", NULL}, {"atan", NULL},   {"ceil", NULL},
    {"cos", NULL},        {"deg", NULL},        {"exp", NULL},  {"floor", NULL},  {"fmod", NULL},
    {"huge", NULL},       {"log", NULL},        {"max", NULL},  {"min", NULL},    {"modf", NULL},
    {"pi", NULL},         {"maxinteger", NULL}, {"rad", NULL},  {"random", NULL}, {"randomseed", seed_random},
    {"mininteger", NULL}, {"sin", NULL},        {"sqrt", NULL}, {"tan", NULL},    {"tointeger", NULL},
    {"type", NULL},       {"ult", NULL},        {NULL, NULL}};

static const Allowed allowed_utf8[] = {{"char", NULL},  {"charpattern", NULL}, {"codepoint", NULL},
                                       {"codes", NULL}, {"len", NULL},         {"offset", NULL},
                                       {NULL, NULL}};

static const struct {
    const char *name;
    lua_CFunction open;
    const Allowed *allowed;
} libraries[] = {
    {"string", luaopen_string, allowed_string},
    {"table", luaopen_table, allowed_table},
    {"math", luaopen_math, allowed_math},
    {"utf8", luaopen_utf8, allowed_utf8},
};

/* Pushes a table of what `allowed` names in the library that `open` makes. */
static void push_library(lua_State *L, lua_CFunction open, const Allowed *allowed)
{
    lua_newtable(L);
    lua_pushcfunction(L, open);
    lua_call(L, 0, 1);
    for (; allowed->name; ++allowed) {
        lua_getfield(L, -1, allowed->name);
        if (allowed->guard) lua_pushcclosure(L, allowed->guard, 1);
        lua_setfield(L, -3, allowed->name);
    }
    lua_pop(L, 1);
}

/* Texts find their methods, ("x"):rep(3), in the guarded library on top. */
static void set_string_methods(lua_State *L)
{
    lua_pushliteral(L, "");
    lua_getmetatable(L, -1);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, false);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 2);
}

int sandbox_open_library(lua_State *L)
{
    const lua_Integer seed = luaL_checkinteger(L, 1);
    lua_pushcfunction(L, sandbox_set_globals);
    push_library(L, luaopen_base, allowed_base);
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries; ++i) {
        lua_pushcfunction(L, sandbox_read_only);
        lua_pushstring(L, libraries[i].name);
        push_library(L, libraries[i].open, libraries[i].allowed);
        if (libraries[i].open == luaopen_string) set_string_methods(L);
        if (libraries[i].open == luaopen_math) {
            lua_getfield(L, -1, "randomseed");
            lua_pushinteger(L, seed);
            lua_call(L, 1, 0);
        }
        lua_call(L, 2, 1);
        lua_setfield(L, -2, libraries[i].name);
    }
    lua_call(L, 1, 0);
    return 0;
}

/* ---- entries of the prelude ---- */

static int call_entry(lua_State *L)
{
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
    return lua_gettop(L);
}

int sandbox_entry(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TFUNCTION);
    lua_settop(L, 1);
    lua_pushcclosure(L, call_entry, 1);
    return 1;
}
