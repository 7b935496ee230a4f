/* A spec's path → its Program: what the prelude asks of the trace besides tensors. */
#include "trace/trace.h"
#include "embedded.h"
#include "ops/op.h"
#include <lauxlib.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char trace_key[] = "gradc.trace";

Trace *trace_of(lua_State *L)
{
    lua_getfield(L, LUA_REGISTRYINDEX, trace_key);
    Trace *trace = lua_touserdata(L, -1);
    lua_pop(L, 1);
    return trace;
}

static const char *kept(lua_State *L, int at)
{
    return arena_string(trace_of(L)->arena, luaL_checkstring(L, at));
}

static const char *optional_kept(lua_State *L, int at) { return lua_isnoneornil(L, at) ? NULL : kept(L, at); }

/* The line of the spec nearest to what runs; a layer's own line within its call. */
static Place spec_place(lua_State *L, Place *prelude)
{
    Trace *trace = trace_of(L);
    const char *prelude_file;
    Place spec;
    int prelude_line;
    sandbox_place(L, &spec.file, &spec.line, &prelude_file, &prelude_line);
    if (prelude)
        *prelude = (Place){prelude_file ? arena_string(trace->arena, prelude_file) : NULL, prelude_line};
    if (spec.file) spec.file = trace->program->spec;
    return spec;
}

Place trace_place(lua_State *L)
{
    Trace *trace = trace_of(L);
    Place spec = spec_place(L, NULL);
    for (int i = trace->scopes.count - 1; i >= 0 && !spec.file; --i) spec = trace->scopes.at[i].place;
    return spec.file                 ? spec
         : trace->default_place.file ? trace->default_place
                                     : (Place){trace->program->spec, 0};
}

Graph *trace_graph(lua_State *L)
{
    Trace *trace = trace_of(L);
    if (trace->function < 0) trace_stop(L, "no function is being traced here");
    Graph *graph = trace->functions.at[trace->function].graph;
    Place prelude, spec = spec_place(L, &prelude);
    const char *scope = trace->scopes.count ? trace->scopes.at[trace->scopes.count - 1].name : "";
    for (int i = trace->scopes.count - 1; i >= 0; --i)
        if (trace->scopes.at[i].place.file) {
            spec = trace->scopes.at[i].place;
            break;
        }
    if (!spec.file)
        spec = trace->default_place.file ? trace->default_place : (Place){trace->program->spec, 0};
    graph->scope = scope;
    graph->origin = origin_make(trace->origins, (Origin){spec, prelude, scope, trace->role});
    return graph;
}

/* What has been reported already; the message itself is empty. */
int trace_stop(lua_State *L, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char message[600];
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    if (message[0]) diag_error(trace_of(L)->diagnostics, trace_place(L), "%s", message);
    lua_pushlightuserdata(L, trace_of(L)); /* caught by trace_spec, which reports nothing more */
    lua_error(L);
    abort();
}

static void add_notes(lua_State *L, int at, Diagnostic *diagnostic)
{
    if (!lua_istable(L, at)) return;
    for (lua_Integer i = 1; i <= luaL_len(L, at); ++i) {
        lua_geti(L, at, i);
        diag_note(trace_of(L)->diagnostics, diagnostic, "%s", luaL_checkstring(L, -1));
        lua_pop(L, 1);
    }
}

/* complain(message, notes, token): an error; the trace goes on, to find others. */
static int primitive_complain(lua_State *L)
{
    Diagnostic *diagnostic =
        diag_error(trace_of(L)->diagnostics, trace_place(L), "%s", luaL_checkstring(L, 1));
    add_notes(L, 2, diagnostic);
    diagnostic->token = lua_type(L, 3) == LUA_TSTRING ? kept(L, 3) : NULL;
    return 0;
}

static int primitive_stop(lua_State *L)
{
    primitive_complain(L);
    trace_stop(L, "%s", "");
}

/* warn(name, message, notes, token, file, line) */
static int primitive_warn(lua_State *L)
{
    Trace *trace = trace_of(L);
    Warning warning;
    if (!diag_find_warning(luaL_checkstring(L, 1), &warning))
        trace_stop(L, "no warning %s", lua_tostring(L, 1));
    Place place = trace_place(L);
    if (!lua_isnoneornil(L, 5)) place = (Place){trace->program->spec, (int)luaL_checkinteger(L, 6)};
    Diagnostic *diagnostic = diag_warning(trace->diagnostics, warning, place, "%s", luaL_checkstring(L, 2));
    add_notes(L, 3, diagnostic);
    diagnostic->token = lua_type(L, 4) == LUA_TSTRING ? kept(L, 4) : NULL;
    return 0;
}

static int primitive_here(lua_State *L)
{
    Place place = spec_place(L, NULL);
    if (!place.file) return 0;
    lua_pushstring(L, place.file), lua_pushinteger(L, place.line);
    return 2;
}

static void start_function(Trace *trace, const char *role, int batch)
{
    Graph *graph = graph_new(trace->arena, trace->diagnostics, trace->origins);
    trace->function = trace->functions.count;
    LIST_PUSH(trace->arena, &trace->functions)->graph = graph;
    *LIST_PUSH(trace->arena, &trace->program->functions) = (TracedFunction){role, batch, graph};
}

/* begin(role, batch, file, line) */
static int primitive_begin(lua_State *L)
{
    Trace *trace = trace_of(L);
    start_function(trace, kept(L, 1), (int)luaL_checkinteger(L, 2));
    trace->default_place =
        lua_isnoneornil(L, 3) ? (Place){0} : (Place){kept(L, 3), (int)luaL_checkinteger(L, 4)};
    trace->role = ROLE_FORWARD;
    return 0;
}

static int primitive_resume_epoch_end(lua_State *L) { return trace_of(L)->function = 0, 0; }

static int primitive_finish(lua_State *L) { return trace_of(L)->function = -1, 0; }

/* The top level of the spec counts as no function to a layer. */
static int primitive_tracing(lua_State *L) { return lua_pushboolean(L, trace_of(L)->function > 0), 1; }

static int primitive_function_role(lua_State *L)
{
    Trace *trace = trace_of(L);
    lua_pushstring(L, trace->function < 0 ? "" : trace->program->functions.at[trace->function].role);
    return 1;
}

static int primitive_push_scope(lua_State *L)
{
    Trace *trace = trace_of(L);
    const char *name = kept(L, 1);
    if (trace->scopes.count)
        name = arena_format(trace->arena, "%s/%s", trace->scopes.at[trace->scopes.count - 1].name, name);
    Place place = {optional_kept(L, 2), (int)luaL_optinteger(L, 3, 0)};
    if (trace->scopes.count > 100) trace_stop(L, "scopes nest more than 100 deep: does a layer call itself?");
    LIST_PUSH(trace->arena, &trace->scopes)->name = name;
    trace->scopes.at[trace->scopes.count - 1].place = place;
    return 0;
}

static int primitive_pop_scope(lua_State *L) { return --trace_of(L)->scopes.count, 0; }

static int primitive_scope(lua_State *L)
{
    Trace *trace = trace_of(L);
    lua_pushstring(L, trace->scopes.count ? trace->scopes.at[trace->scopes.count - 1].name : "");
    return 1;
}

static int primitive_set_role(lua_State *L)
{
    Trace *trace = trace_of(L);
    const char *before = role_name(trace->role), *after = luaL_checkstring(L, 1);
    for (Role role = ROLE_DATA; role <= ROLE_UPDATE; ++role)
        if (strcmp(role_name(role), after) == 0) trace->role = role;
    lua_pushstring(L, before);
    return 1;
}

static int add_variable(lua_State *L, Variable variable, Place spec)
{
    Trace *trace = trace_of(L);
    for (int i = 0; i < trace->program->variables.count; ++i)
        if (strcmp(trace->program->variables.at[i].name, variable.name) == 0)
            trace_stop(L, "there is a variable %s already: give one of them another name", variable.name);
    variable.origin = origin_make(trace->origins, (Origin){.spec = spec, .scope = variable.name});
    *LIST_PUSH(trace->arena, &trace->program->variables) = variable;
    return trace->program->variables.count - 1;
}

/* variable(name, dtype, shape, role, layer, file, line) */
static int primitive_variable(lua_State *L)
{
    Variable variable = {
        .name = kept(L, 1), .type = shape_check(L, 3, dtype_check(L, 2)), .layer = kept(L, 5)};
    const char *role = luaL_checkstring(L, 4);
    while (strcmp(variable_role_name(variable.role), role) && variable.role < VARIABLE_STATE) ++variable.role;
    Place spec = lua_isnoneornil(L, 6) ? trace_place(L) : (Place){kept(L, 6), (int)luaL_checkinteger(L, 7)};
    variable_push(L, add_variable(L, variable, spec));
    return 1;
}

int trace_stop_variable(lua_State *L)
{
    return add_variable(L, (Variable){.name = "stop", .type.dtype = BOOL, .role = VARIABLE_STOP, .layer = ""},
                        trace_place(L));
}

static int primitive_input(lua_State *L)
{
    Graph *graph = trace_graph(L);
    Type type = shape_check(L, 3, dtype_check(L, 2));
    tensor_push(L, op_input(graph, luaL_checkstring(L, 1), type));
    return 1;
}

static int primitive_output(lua_State *L)
{
    Trace *trace = trace_of(L);
    Graph *graph = trace_graph(L);
    NodeId node = tensor_check(L, 2);
    if (node) *LIST_PUSH(trace->arena, &graph->outputs) = (Output){kept(L, 1), node};
    return 0;
}

/* The first loss whose gradient is asked for is what the log shows of a step. */
static int primitive_step_loss(lua_State *L)
{
    Trace *trace = trace_of(L);
    Graph *graph = trace_graph(L);
    NodeId node = tensor_check(L, 1);
    for (int i = 0; i < graph->outputs.count; ++i)
        if (strcmp(graph->outputs.at[i].name, "loss") == 0) return 0;
    if (node) *LIST_PUSH(trace->arena, &graph->outputs) = (Output){"loss", node};
    return 0;
}

/* limit(x, n): the input that x was read from holds 0 .. n-1. */
static int primitive_limit(lua_State *L)
{
    Graph *graph = trace_graph(L);
    NodeId node = tensor_check(L, 1);
    while (node && graph_node(graph, node)->inputs == 1) node = graph_node(graph, node)->input[0];
    if (node && graph_node(graph, node)->op == OP_input)
        graph->inputs.at[graph_node(graph, node)->which].limit = (int)luaL_checkinteger(L, 2);
    return 0;
}

/* summary_row(name, class, output shape, parameters, trainable) */
static int primitive_summary_row(lua_State *L)
{
    Trace *trace = trace_of(L);
    *LIST_PUSH(trace->arena, &trace->program->summary) = (SummaryRow){
        kept(L, 1), kept(L, 2), shape_check(L, 3, F32), luaL_checkinteger(L, 4), luaL_checkinteger(L, 5)};
    return 0;
}

static const luaL_Reg primitives[] = {
    {"complain", primitive_complain},
    {"stop", primitive_stop},
    {"warn", primitive_warn},
    {"here", primitive_here},
    {"begin", primitive_begin},
    {"resume_epoch_end", primitive_resume_epoch_end},
    {"finish", primitive_finish},
    {"tracing", primitive_tracing},
    {"function_role", primitive_function_role},
    {"push_scope", primitive_push_scope},
    {"pop_scope", primitive_pop_scope},
    {"scope", primitive_scope},
    {"set_role", primitive_set_role},
    {"variable", primitive_variable},
    {"input", primitive_input},
    {"output", primitive_output},
    {"step_loss", primitive_step_loss},
    {"limit", primitive_limit},
    {"summary_row", primitive_summary_row},
    {"program", trace_program},
    {"entry", sandbox_entry},
    {"nearest", sandbox_nearest},
    {"read_only", sandbox_read_only},
    {NULL, NULL},
};

/* In this order: each uses what those before it define. */
static const char *const prelude[] = {
    "prelude/classes.lua", "prelude/ops.lua",    "prelude/model.lua",   "prelude/initializers.lua",
    "prelude/layers.lua",  "prelude/losses.lua", "prelude/metrics.lua", "prelude/optimizers.lua",
    "prelude/data.lua",    "prelude/train.lua"};

/* Whether the failure on top of the stack is one that no one has reported yet; reports it. */
static void report_failure(Trace *trace, lua_State *L)
{
    bool told = lua_islightuserdata(L, -1);
    lua_pop(L, 1);
    if (told) return;
    const char *file = NULL, *traceback = NULL;
    int line = 0;
    const char *message = sandbox_error(trace->sandbox, &file, &line, &traceback);
    Place place = {file ? trace->program->spec : NULL, line};
    if (!file && trace->scopes.count) place = trace->scopes.at[trace->scopes.count - 1].place;
    if (!place.file) place = (Place){trace->program->spec, 0};
    diag_error(trace->diagnostics, place, "%s", message);
}

static bool load_prelude(Trace *trace, lua_State *L, int table)
{
    for (size_t i = 0; i < sizeof prelude / sizeof *prelude; ++i) {
        const EmbeddedFile *file = embedded_files;
        while (file->name && strcmp(file->name, prelude[i])) ++file;
        if (!sandbox_load_trusted(trace->sandbox, prelude[i] + strlen("prelude/"), file->text, file->size))
            return false;
        lua_pushvalue(L, table);
        if (!sandbox_call(trace->sandbox, 1, 0)) return false;
    }
    return true;
}

static void push_primitives(lua_State *L, const Define *defines, int define_count)
{
    lua_newtable(L);
    luaL_setfuncs(L, primitives, 0);
    tensor_open(L, lua_gettop(L));
    lua_newtable(L);
    for (int i = 0; i < define_count; ++i) {
        lua_pushstring(L, defines[i].value);
        lua_setfield(L, -2, defines[i].name);
    }
    lua_setfield(L, -2, "defines");
}

static bool run(Trace *trace, lua_State *L, const char *path, const Define *defines, int define_count)
{
    lua_pushlightuserdata(L, trace);
    lua_setfield(L, LUA_REGISTRYINDEX, trace_key);
    push_primitives(L, defines, define_count);
    int table = lua_gettop(L);
    start_function(trace, "epoch_end", 0);
    if (!load_prelude(trace, L, table)) return false;
    if (!sandbox_run_file(trace->sandbox, path, 1)) return false;
    if (diag_errors(trace->diagnostics)) return lua_pushlightuserdata(L, trace), false;
    trace->function = -1;
    lua_getfield(L, table, "trace_program");
    lua_insert(L, -2);
    return sandbox_call(trace->sandbox, 1, 0);
}

static int role_order(const char *role)
{
    static const char *const order[] = {"initialize", "train", "test", "predict", "metrics", "epoch_end"};
    int i = 0;
    while (i < 5 && strcmp(role, order[i])) ++i;
    return i;
}

/* Functions in the order of their use; epoch_end only where it does something. Limits found by a loss go to the data. */
static void arrange(Program *program)
{
    TracedFunction *at = program->functions.at;
    int kept_functions = 0;
    for (int i = 0; i < program->functions.count; ++i) {
        TracedFunction function = at[i];
        if (function.graph->outputs.count + function.graph->assigns.count == 0) continue;
        int place = kept_functions++;
        for (; place > 0 && role_order(at[place - 1].role) > role_order(function.role); --place)
            at[place] = at[place - 1];
        at[place] = function;
        Dataset *data = strcmp(function.role, "train") == 0 ? program->train
                      : strcmp(function.role, "test") == 0  ? program->test
                                                            : NULL;
        for (int f = 0; data && f < data->fields.count && f < function.graph->inputs.count; ++f)
            if (function.graph->inputs.at[f].limit)
                data->fields.at[f].limit = function.graph->inputs.at[f].limit;
    }
    program->functions.count = kept_functions;
}

static bool read_spec(Program *program)
{
    FILE *file = fopen(program->spec, "rb");
    if (!file) return false;
    Text text = text_new(program->arena);
    char bytes[4096];
    size_t size;
    do {
        size = fread(bytes, 1, sizeof bytes, file);
        text_bytes(&text, bytes, size);
    } while (size == sizeof bytes && text.length < 1 << 21);
    bool fine = !ferror(file);
    fclose(file);
    if (!fine) return false;
    program->spec_text = text.at, program->spec_size = text.length;
    return true;
}

static const char *base_name(Arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    char *name = arena_string(arena, slash ? slash + 1 : path);
    char *dot = strrchr(name, '.');
    if (dot && dot != name) *dot = 0;
    for (char *c = name; *c; ++c)
        if (!((*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9'))) *c = '_';
    return name;
}

Program *trace_spec(Arena *arena, Diagnostics *diagnostics, Origins *origins, const char *path,
                    const Define *defines, int define_count, SandboxLimits limits)
{
    Program *program = ARENA_NEW(arena, Program);
    program->arena = arena, program->spec = path, program->name = base_name(arena, path);
    Text defined = text_new(arena);
    for (int i = 0; i < define_count; ++i) text_add(&defined, " -D %s=%s", defines[i].name, defines[i].value);
    program->defines = defined.at;
    if (!read_spec(program)) {
        Diagnostic *diagnostic = diag_error(diagnostics, (Place){path, 0}, "cannot read the spec");
        diag_note(diagnostics, diagnostic, "hint: gradc build SPEC.lua -o BINARY");
        return NULL;
    }
    Trace trace = {
        .arena = arena, .diagnostics = diagnostics, .origins = origins, .program = program, .function = -1};
    trace.role = ROLE_FORWARD;
    trace.sandbox = sandbox_open(limits, 1);
    if (!trace.sandbox) return diag_error(diagnostics, (Place){0}, "out of memory"), NULL;
    lua_State *L = sandbox_state(trace.sandbox);
    bool fine = run(&trace, L, path, defines, define_count);
    if (!fine) report_failure(&trace, L);
    sandbox_close(trace.sandbox);
    if (!fine || diag_errors(diagnostics)) return NULL;
    arrange(program);
    return program;
}
