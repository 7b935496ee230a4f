/* What the prelude says of data sets and of the outer loop, read from its tables. */
#include "trace/trace.h"
#include <lauxlib.h>
#include <string.h>

static lua_Integer integer_field(lua_State *L, int at, const char *key)
{
    lua_getfield(L, at, key);
    lua_Integer value = luaL_checkinteger(L, -1);
    lua_pop(L, 1);
    return value;
}

static bool boolean_field(lua_State *L, int at, const char *key)
{
    lua_getfield(L, at, key);
    bool value = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return value;
}

static const char *string_field(lua_State *L, int at, const char *key)
{
    lua_getfield(L, at, key);
    const char *value = lua_isnil(L, -1) ? NULL : arena_string(trace_of(L)->arena, luaL_checkstring(L, -1));
    lua_pop(L, 1);
    return value;
}

static Field read_field(lua_State *L)
{
    Arena *arena = trace_of(L)->arena;
    int at = lua_gettop(L);
    Field field = {.file = string_field(L, at, "file"), .limit = (int)integer_field(L, at, "limit")};
    lua_getfield(L, at, "dtype"), lua_getfield(L, at, "shape"), lua_getfield(L, at, "data");
    field.type = shape_check(L, -2, dtype_check(L, -3));
    if (lua_istable(L, -1)) {
        lua_Integer count = luaL_len(L, -1);
        double *data = ARENA_ARRAY(arena, double, count);
        for (lua_Integer i = 0; i < count; ++i) {
            lua_geti(L, -1, i + 1);
            data[i] = luaL_checknumber(L, -1);
            lua_pop(L, 1);
        }
        field.data = data;
    }
    lua_pop(L, 3);
    return field;
}

static Dataset *read_dataset(lua_State *L, const char *key)
{
    Arena *arena = trace_of(L)->arena;
    lua_getfield(L, 1, key);
    if (lua_isnil(L, -1)) return lua_pop(L, 1), NULL;
    int at = lua_gettop(L);
    Dataset *data = ARENA_NEW(arena, Dataset);
    data->source = string_field(L, at, "source");
    data->count = (int)integer_field(L, at, "count");
    lua_getfield(L, at, "fields");
    for (lua_Integer i = 1; i <= luaL_len(L, at + 1); ++i) {
        lua_geti(L, at + 1, i);
        *LIST_PUSH(arena, &data->fields) = read_field(L);
        lua_pop(L, 1);
    }
    lua_getfield(L, at, "steps");
    for (lua_Integer i = 1; i <= luaL_len(L, at + 2); ++i) {
        lua_geti(L, at + 2, i);
        DataStep step = {.kind = strcmp(string_field(L, at + 3, "kind"), "batch") ? STEP_SHUFFLE : STEP_BATCH,
                         .size = (int)integer_field(L, at + 3, "size"),
                         .drop_remainder = boolean_field(L, at + 3, "drop_remainder"),
                         .reshuffle = boolean_field(L, at + 3, "reshuffle"),
                         .seed = -1};
        if (step.kind == STEP_SHUFFLE) step.seed = integer_field(L, at + 3, "seed");
        *LIST_PUSH(arena, &data->steps) = step;
        lua_pop(L, 1);
    }
    lua_settop(L, at - 1);
    return data;
}

/* program { model, epochs, reset_metrics, report, train, test } */
int trace_program(lua_State *L)
{
    Program *program = trace_of(L)->program;
    program->model = string_field(L, 1, "model");
    program->epochs = (int)integer_field(L, 1, "epochs");
    program->reset_metrics = boolean_field(L, 1, "reset_metrics");
    program->report = string_field(L, 1, "report");
    program->train = read_dataset(L, "train");
    program->test = read_dataset(L, "test");
    return 0;
}
