/* Tensors and variables as Lua sees them: userdata whose methods and operators are made from the op table. */
#include "ops/op.h"
#include "trace/trace.h"
#include <lauxlib.h>
#include <math.h>
#include <string.h>

typedef struct {
    int function; /* whose graph the node is of */
    NodeId node;
} Tensor;

enum { STOP_UNUSED = -1 };

typedef struct {
    int id; /* of the program's variables, which `stop` is one of from its first use on */
} VariableHandle;

static const char tensor_class[] = "tensor", variable_class[] = "variable", fields_key[] = "gradc.fields",
                  methods_key[] = "gradc.methods";

void tensor_push(lua_State *L, NodeId node)
{
    Tensor *tensor = lua_newuserdatauv(L, sizeof *tensor, 0);
    *tensor = (Tensor){trace_of(L)->function, node};
    luaL_setmetatable(L, tensor_class);
}

void variable_push(lua_State *L, int variable)
{
    VariableHandle *handle = lua_newuserdatauv(L, sizeof *handle, 0);
    handle->id = variable;
    luaL_setmetatable(L, variable_class);
}

static VariableHandle *variable_test(lua_State *L, int at)
{
    VariableHandle *handle = luaL_testudata(L, at, variable_class);
    if (handle && handle->id == STOP_UNUSED) handle->id = trace_stop_variable(L);
    return handle;
}

static VariableHandle *variable_check(lua_State *L, int at)
{
    VariableHandle *handle = variable_test(L, at);
    if (!handle) trace_stop(L, "a variable is wanted, not %s", luaL_typename(L, at));
    return handle;
}

/* A variable stands for its value as it is now: as last assigned, or as it was when the function began. */
static NodeId variable_value(lua_State *L, int variable)
{
    Graph *graph = trace_graph(L);
    Trace *trace = trace_of(L);
    NodeId **current = &trace->functions.at[trace->function].current;
    int *count = &trace->functions.at[trace->function].variables;
    if (variable >= *count) {
        NodeId *grown = ARENA_ARRAY(trace->arena, NodeId, 2 * variable + 8);
        if (*count) memcpy(grown, *current, sizeof(NodeId) * (size_t)*count);
        *current = grown, *count = 2 * variable + 8;
    }
    if (!(*current)[variable]) {
        const Variable *v = &trace->program->variables.at[variable];
        (*current)[variable] = op_read(graph, variable, v->type, v->name);
    }
    return (*current)[variable];
}

static NodeId of_tensor(lua_State *L, const Tensor *tensor)
{
    Trace *trace = trace_of(L);
    if (tensor->function != trace->function)
        trace_stop(L, "a tensor of another traced function is used here: only variables outlive a function");
    return tensor->node;
}

NodeId tensor_check(lua_State *L, int at)
{
    Tensor *tensor = luaL_testudata(L, at, tensor_class);
    if (tensor) return of_tensor(L, tensor);
    VariableHandle *handle = variable_test(L, at);
    if (handle) return variable_value(L, handle->id);
    if (lua_isnumber(L, at)) return op_constant(trace_graph(L), F32, lua_tonumber(L, at));
    trace_stop(L, "a tensor is wanted, not %s", luaL_typename(L, at));
}

static bool is_tensor(lua_State *L, int at)
{
    return luaL_testudata(L, at, tensor_class) || luaL_testudata(L, at, variable_class);
}

/* Operands of a scalar op: numbers take the type of the tensors beside them, bytes become numbers. */
static int apply_scalar(lua_State *L, Op op, int first, int count)
{
    Graph *graph = trace_graph(L);
    NodeId operand[MAX_INPUTS] = {0};
    Dtype wanted = F32;
    bool known = false, number = false;
    if (count != op_info[op].inputs)
        trace_stop(L, "%s takes %d operands, not %d", op_info[op].name, op_info[op].inputs, count);
    int chooser = op == OP_select ? 0 : -1;
    for (int i = 0; i < count; ++i) {
        if (!is_tensor(L, first + i)) {
            if (!lua_isnumber(L, first + i))
                trace_stop(L, "%s: a tensor or a number is wanted, not %s", op_info[op].name,
                           luaL_typename(L, first + i));
            number = true;
            continue;
        }
        operand[i] = tensor_check(L, first + i);
        if (!operand[i]) return tensor_push(L, 0), 1;
        Dtype dtype = graph_node(graph, operand[i])->type.dtype;
        if (i != chooser && dtype != U8 && (!known || dtype == F32)) wanted = dtype, known = true;
    }
    if (!known && !number) wanted = I32;
    for (int i = 0; i < count; ++i) {
        if (operand[i]) {
            bool converts =
                strncmp(op_info[op].name, "to_", 3) == 0; /* a conversion takes bytes as they are */
            bool bytes = !converts && graph_node(graph, operand[i])->type.dtype == U8;
            if (bytes)
                operand[i] =
                    wanted == F32 ? op_to_float32(graph, operand[i]) : op_to_int32(graph, operand[i]);
            continue;
        }
        double value = lua_tonumber(L, first + i);
        if (!dtype_is_real(wanted) && wanted != BOOL && value != floor(value))
            trace_stop(L, "%s: %g beside a tensor of %s; convert it with :cast(\"float32\")",
                       op_info[op].name, value, dtype_name(wanted));
        operand[i] = op_constant(graph, wanted, value);
    }
    tensor_push(L, op_scalar(graph, op, operand));
    return 1;
}

static int method_scalar(lua_State *L)
{
    return apply_scalar(L, (Op)lua_tointeger(L, lua_upvalueindex(1)), 1, lua_gettop(L));
}

static int operator_scalar(lua_State *L)
{
    Op op = (Op)lua_tointeger(L, lua_upvalueindex(1));
    return apply_scalar(L, op, 1, op_info[op].inputs);
}

static int primitive_scalar(lua_State *L)
{
    Op op;
    const char *name = luaL_checkstring(L, 1);
    if (!op_find(name, &op) || !op_info[op].scalar) trace_stop(L, "no scalar op %s", name);
    return apply_scalar(L, op, 2, lua_gettop(L) - 1);
}

Type shape_check(lua_State *L, int at, Dtype dtype)
{
    Type type = {.dtype = dtype};
    luaL_checktype(L, at, LUA_TTABLE);
    lua_Integer rank = luaL_len(L, at);
    if (rank > MAX_RANK) trace_stop(L, "a tensor has at most %d dimensions, not %d", MAX_RANK, (int)rank);
    for (type.rank = 0; type.rank < rank; ++type.rank) {
        lua_geti(L, at, type.rank + 1);
        int whole;
        lua_Integer extent = lua_tointegerx(L, -1, &whole);
        if (!whole || extent < 0 || extent > INT32_MAX)
            trace_stop(L, "extent %d of a shape must be a whole number of at least 0", type.rank);
        type.extent[type.rank] = (int)extent;
        lua_pop(L, 1);
    }
    if (type_elements(&type) < 0)
        trace_stop(L, "shape %s has more than 2^31 elements", shape_text(trace_of(L)->arena, &type));
    return type;
}

Dtype dtype_check(lua_State *L, int at)
{
    const char *name = luaL_checkstring(L, at);
    Dtype dtype;
    if (!dtype_find(name, &dtype))
        trace_stop(L, "no type %s: float32, int32, int64, uint8, bool or bfloat16", name);
    return dtype;
}

static int primitive_tensor(lua_State *L)
{
    tensor_push(L, tensor_check(L, 1));
    return 1;
}

static int primitive_constant(lua_State *L)
{
    Graph *graph = trace_graph(L);
    tensor_push(L, op_constant(graph, dtype_check(L, 1), luaL_checknumber(L, 2)));
    return 1;
}

static int primitive_broadcast(lua_State *L)
{
    Graph *graph = trace_graph(L);
    NodeId x = tensor_check(L, 1);
    tensor_push(L, x ? op_broadcast(graph, x, shape_check(L, 2, graph_node(graph, x)->type.dtype)) : 0);
    return 1;
}

static int primitive_iota(lua_State *L)
{
    Graph *graph = trace_graph(L);
    Type shape = shape_check(L, 1, I32);
    lua_Integer dimension = luaL_optinteger(L, 2, IOTA_ALL);
    if (dimension < IOTA_ALL || dimension >= shape.rank)
        trace_stop(L, "iota: no dimension %d", (int)dimension);
    tensor_push(L, op_iota(graph, shape, (int)dimension));
    return 1;
}

static int primitive_random(lua_State *L)
{
    Graph *graph = trace_graph(L);
    Type shape = shape_check(L, 1, F32);
    tensor_push(
        L, op_random(graph, shape, (int)luaL_checkinteger(L, 2), tensor_check(L, 3), tensor_check(L, 4)));
    return 1;
}

static int primitive_reshape(lua_State *L)
{
    Graph *graph = trace_graph(L);
    NodeId x = tensor_check(L, 1);
    tensor_push(L, op_reshape(graph, x, shape_check(L, 2, F32)));
    return 1;
}

static int primitive_reduce(lua_State *L)
{
    Graph *graph = trace_graph(L);
    const char *kind = luaL_checkstring(L, 1);
    NodeId x = tensor_check(L, 2);
    int which = 0;
    while (which < REDUCE_COUNT && strcmp(kind, reduce_names[which])) ++which;
    if (which == REDUCE_COUNT) trace_stop(L, "reduce: sum, max or min, not %s", kind);
    unsigned axes = 0;
    luaL_checktype(L, 3, LUA_TTABLE);
    for (lua_Integer i = 1; i <= luaL_len(L, 3); ++i) {
        lua_geti(L, 3, i);
        lua_Integer axis = luaL_checkinteger(L, -1);
        if (axis < 0 || axis >= MAX_RANK) trace_stop(L, "reduce: no dimension %d", (int)axis);
        axes |= 1u << axis;
        lua_pop(L, 1);
    }
    tensor_push(L, op_reduce(graph, (ReduceKind)which, x, axes));
    return 1;
}

void trace_name_node(lua_State *L, NodeId id, const char *name)
{
    Graph *graph = trace_graph(L);
    if (!id) return;
    graph->nodes.at[id].name = graph->scope[0] ? arena_format(graph->arena, "%s/%s", graph->scope, name)
                                               : arena_string(graph->arena, name);
}

static int primitive_set_name(lua_State *L)
{
    Tensor *tensor = luaL_testudata(L, 1, tensor_class);
    Graph *graph = trace_graph(L);
    /* A node that was there before keeps the name it had. */
    if (tensor && tensor->node == graph->nodes.count - 1)
        trace_name_node(L, tensor->node, luaL_checkstring(L, 2));
    return 0;
}

static int primitive_methods(lua_State *L)
{
    lua_getfield(L, LUA_REGISTRYINDEX, methods_key);
    for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) {
        lua_pushvalue(L, -2), lua_pushvalue(L, -2);
        lua_settable(L, 2);
    }
    return 0;
}

/* The Lua fields that travel with a node: fields[function][node]. */
static void push_fields(lua_State *L, const Tensor *tensor)
{
    const char *key = lua_pushfstring(L, "%d.%d", tensor->function, tensor->node);
    lua_getfield(L, LUA_REGISTRYINDEX, fields_key);
    luaL_getsubtable(L, -1, key);
}

static int push_known_field(lua_State *L, const char *key, const Type *type)
{
    Arena *arena = trace_of(L)->arena;
    if (strcmp(key, "shape") == 0) {
        lua_createtable(L, type->rank, 0);
        for (int i = 0; i < type->rank; ++i) lua_pushinteger(L, type->extent[i]), lua_seti(L, -2, i + 1);
    } else if (strcmp(key, "shape_text") == 0) {
        lua_pushstring(L, shape_text(arena, type));
    } else if (strcmp(key, "dtype") == 0) {
        lua_pushstring(L, dtype_name(type->dtype));
    } else if (strcmp(key, "size") == 0) {
        lua_pushinteger(L, (lua_Integer)type_elements(type));
    } else if (strcmp(key, "rank") == 0) {
        lua_pushinteger(L, type->rank);
    } else {
        return 0;
    }
    return 1;
}

static int push_method(lua_State *L, const char *key)
{
    lua_getfield(L, LUA_REGISTRYINDEX, methods_key);
    lua_getfield(L, -1, key);
    return !lua_isnil(L, -1);
}

/* What the prelude may ask of a tensor that does not have it. */
static bool is_known_field(const char *key)
{
    static const char *const fields[] = {"logits", "range", "activation", "layer", "sigmoid_logits"};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; ++i)
        if (strcmp(key, fields[i]) == 0) return true;
    return false;
}

static void stop_unknown_method(lua_State *L, const char *key)
{
    lua_pushcfunction(L, sandbox_nearest);
    lua_pushstring(L, key);
    lua_getfield(L, LUA_REGISTRYINDEX, methods_key);
    lua_call(L, 2, 1);
    const char *nearest = lua_tostring(L, -1);
    trace_stop(L, "a tensor has no method %s%s%s%s", key, nearest ? "; did you mean " : "",
               nearest ? nearest : "", nearest ? "?" : "");
}

static int tensor_index(lua_State *L)
{
    Tensor *tensor = luaL_checkudata(L, 1, tensor_class);
    const char *key = luaL_checkstring(L, 2);
    /* What a failed op yields has no shape: the trace ends here, its errors are told. */
    if (!tensor->node) trace_stop(L, "%s", "");
    const Graph *graph = trace_of(L)->functions.at[tensor->function].graph;
    if (push_known_field(L, key, &graph_node(graph, tensor->node)->type) || push_method(L, key)) return 1;
    push_fields(L, tensor);
    if (lua_getfield(L, -1, key) == LUA_TNIL && !is_known_field(key)) stop_unknown_method(L, key);
    return 1;
}

static int tensor_newindex(lua_State *L)
{
    push_fields(L, luaL_checkudata(L, 1, tensor_class));
    lua_pushvalue(L, 2), lua_pushvalue(L, 3);
    lua_settable(L, -3);
    return 0;
}

static int tensor_tostring(lua_State *L)
{
    Tensor *tensor = luaL_checkudata(L, 1, tensor_class);
    const Graph *graph = trace_of(L)->functions.at[tensor->function].graph;
    const Node *node = graph_node(graph, tensor->node);
    lua_pushfstring(L, "tensor %s %s", tensor->node ? node->name : "(failed)",
                    tensor->node ? type_text(trace_of(L)->arena, &node->type) : "");
    return 1;
}

static int variable_assign(lua_State *L)
{
    VariableHandle *handle = variable_check(L, 1);
    Graph *graph = trace_graph(L);
    Trace *trace = trace_of(L);
    (void)variable_value(L, handle->id);
    const Variable *variable = &trace->program->variables.at[handle->id];
    NodeId value = lua_isnumber(L, 2)  ? op_constant(graph, variable->type.dtype, lua_tonumber(L, 2))
                 : lua_isboolean(L, 2) ? op_constant(graph, BOOL, lua_toboolean(L, 2))
                                       : tensor_check(L, 2);
    if (value && graph_node(graph, value)->type.rank == 0) value = op_broadcast(graph, value, variable->type);
    if (op_assign(graph, handle->id, variable->type, variable->name, value))
        trace->functions.at[trace->function].current[handle->id] = value;
    return 0;
}

static int variable_index(lua_State *L)
{
    VariableHandle *handle = variable_check(L, 1);
    const Variable *variable = &trace_of(L)->program->variables.at[handle->id];
    const char *key = luaL_checkstring(L, 2);
    if (push_known_field(L, key, &variable->type)) return 1;
    if (strcmp(key, "name") == 0) return lua_pushstring(L, variable->name), 1;
    if (strcmp(key, "role") == 0) return lua_pushstring(L, variable_role_name(variable->role)), 1;
    if (strcmp(key, "assign") == 0) return lua_pushcfunction(L, variable_assign), 1;
    if (push_method(L, key)) return 1;
    trace_stop(L, "variable %s has no field %s", variable->name, key);
}

static int primitive_stop_handle(lua_State *L) { return variable_push(L, STOP_UNUSED), 1; }

static int primitive_gradient(lua_State *L)
{
    Graph *graph = trace_graph(L);
    NodeId loss = tensor_check(L, 1);
    VariableHandle *handle = variable_test(L, 2);
    if (!handle) trace_stop(L, "tape:gradient wants variables, not %s", luaL_typename(L, 2));
    const Variable *variable = &trace_of(L)->program->variables.at[handle->id];
    if (variable->type.dtype != F32)
        trace_stop(L, "variable %s is %s: only float32 has a gradient", variable->name,
                   dtype_name(variable->type.dtype));
    tensor_push(L, op_gradient(graph, loss, variable_value(L, handle->id)));
    return 1;
}

static void set_operators(lua_State *L)
{
    static const struct {
        const char *event;
        Op op;
    } operators[] = {{"__add", OP_add}, {"__sub", OP_sub}, {"__mul", OP_mul},
                     {"__div", OP_div}, {"__unm", OP_neg}, {"__pow", OP_pow}};
    for (size_t i = 0; i < sizeof operators / sizeof *operators; ++i) {
        lua_pushinteger(L, operators[i].op);
        lua_pushcclosure(L, operator_scalar, 1);
        lua_setfield(L, -2, operators[i].event);
    }
}

void tensor_open(lua_State *L, int primitives)
{
    static const luaL_Reg functions[] = {
        {"scalar", primitive_scalar},
        {"tensor", primitive_tensor},
        {"constant", primitive_constant},
        {"broadcast", primitive_broadcast},
        {"iota", primitive_iota},
        {"random", primitive_random},
        {"reshape", primitive_reshape},
        {"reduce", primitive_reduce},
        {"contract", trace_contract},
        {"view", trace_view},
        {"set_name", primitive_set_name},
        {"methods", primitive_methods},
        {"gradient", primitive_gradient},
        {"stop_handle", primitive_stop_handle},
        {NULL, NULL},
    };
    lua_pushvalue(L, primitives);
    luaL_setfuncs(L, functions, 0);
    lua_pop(L, 1);

    lua_newtable(L), lua_setfield(L, LUA_REGISTRYINDEX, fields_key);
    lua_newtable(L);
    for (int op = 0; op < OP_COUNT; ++op) {
        if (!op_info[op].scalar) continue;
        lua_pushinteger(L, op);
        lua_pushcclosure(L, method_scalar, 1);
        lua_setfield(L, -2, op_info[op].name);
    }
    lua_setfield(L, LUA_REGISTRYINDEX, methods_key);

    luaL_newmetatable(L, tensor_class);
    set_operators(L);
    static const luaL_Reg events[] = {{"__index", tensor_index},
                                      {"__newindex", tensor_newindex},
                                      {"__tostring", tensor_tostring},
                                      {NULL, NULL}};
    luaL_setfuncs(L, events, 0);
    luaL_newmetatable(L, variable_class);
    set_operators(L);
    lua_pushcfunction(L, variable_index), lua_setfield(L, -2, "__index");
    lua_pop(L, 2);
}
