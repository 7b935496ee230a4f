#ifndef TRACE_TRACE_H
#define TRACE_TRACE_H
/* A spec's path → its Program: the spec and the prelude run once in the sandbox, and what they do is recorded. */
#include "ir/program.h"
#include "trace/sandbox.h"

typedef struct {
    const char *name, *value;
} Define; /* -D name=value */

/* Reports what is wrong to `diagnostics`, and then gives NULL. */
Program *trace_spec(Arena *arena, Diagnostics *diagnostics, Origins *origins, const char *path,
                    const Define *defines, int define_count, SandboxLimits limits);

/* The state of one trace, shared by trace.c (functions, variables, the program) and tensor.c (tensors). */
typedef struct {
    Arena *arena;
    Diagnostics *diagnostics;
    Origins *origins;
    Program *program;
    Sandbox *sandbox;
    int function; /* index of the traced function that is being built; -1 = none */
    List(struct {
        Graph *graph;
        NodeId *current; /* of each variable: the node that holds it now */
        int variables;
    }) functions; /* like program->functions */
    List(struct {
        const char *name; /* joined: my_model/dense */
        Place place;      /* of the layer, or none */
    }) scopes;
    Place default_place; /* of nodes that no line of the spec made */
    Role role;
} Trace;

Trace *trace_of(lua_State *L);
/* The graph being built, its origin set to where the spec stands; raises an error where there is none. */
Graph *trace_graph(lua_State *L);
Place trace_place(lua_State *L);
int trace_stop(lua_State *L, const char *format, ...) __attribute__((format(printf, 2, 3), noreturn));

int trace_program(lua_State *L);                /* data.c: program { model, epochs, …, train, test } */
void tensor_open(lua_State *L, int primitives); /* adds the tensor primitives to the table at `primitives` */
int trace_contract(lua_State *L);               /* maps.c */
int trace_view(lua_State *L);
void trace_name_node(lua_State *L, NodeId id, const char *name); /* within the scope that is open */
void tensor_push(lua_State *L, NodeId node);
NodeId tensor_check(lua_State *L, int at); /* tensor or variable; raises an error for anything else */
void variable_push(lua_State *L, int variable);
int trace_stop_variable(lua_State *L); /* adds `stop` to the program's variables */
Type shape_check(lua_State *L, int at, Dtype dtype);
Dtype dtype_check(lua_State *L, int at);

#endif
