#ifndef TRACE_SANDBOX_H
#define TRACE_SANDBOX_H
/* A Lua state in which gradc's prelude and a model spec run: an allow-list of functions, and ceilings of
 * memory, instructions and time, each of which ends in an error that names a line of the spec.
 *
 * What it promises: whatever text a spec holds, it ends within its limits, and what it computes depends on
 * that text alone (no clock, no addresses, no order of a hash table). What it does not: to contain a flaw
 * of the Lua VM itself.
 *
 * All ceilings are sticky: once one was reached every later allocation or instruction fails as well, so
 * nothing that catches errors can go on. Time is watched twice. When it is up, the next Lua instruction
 * raises an error; where none follows soon, since a C function or the parser is busy, one line is written
 * to stderr and the process exits with 1. Nothing is half-written then, because outputs are renamed into
 * place. */
#include <lua.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {         /* 0 means the default */
    size_t memory;       /* bytes that Lua may hold at once; 256 MiB */
    long instructions;   /* of the Lua VM; 200 million */
    double cpu_seconds;  /* of the process, while Lua runs; 2 */
    double wall_seconds; /* while Lua runs; 30 */
} SandboxLimits;

typedef struct Sandbox Sandbox;

/* math.random draws from `seed`. NULL: out of memory. One sandbox runs at a time, in a process of one
 * thread. */
Sandbox *sandbox_open(SandboxLimits limits, uint64_t seed);
void sandbox_close(Sandbox *sandbox);
lua_State *sandbox_state(Sandbox *sandbox);

/* Each of these returns false on failure, with the raw error value on top of the stack (nil where there is
 * none: the file could not be read, or a ceiling had been reached before), its arguments gone, and
 * sandbox_error to tell more. */

/* Compiles a part of the prelude, chunk name "=prelude/NAME", and leaves the function on the stack. Its
 * globals are those every spec can read. What only the prelude may see is given as arguments (`local graph
 * = ...` there). */
bool sandbox_load_trusted(Sandbox *sandbox, const char *name, const char *text, size_t size);

/* lua_pcall within the limits. Everything that may raise an error or call the spec's functions runs in
 * here. */
bool sandbox_call(Sandbox *sandbox, int arguments, int results);

/* Runs a spec: text only, at most 1 MiB, a first line that starts with # is skipped. The spec sees the
 * prelude's globals and keeps its own apart, so that a forgotten `local` cannot break the prelude. */
bool sandbox_run_file(Sandbox *sandbox, const char *path, int results);

/* Of the last call that failed: what went wrong, and the line nearest to the user where it is known (else
 * NULL and 0). The message holds no position of the spec where `file` is given. Valid until the next call. */
const char *sandbox_error(const Sandbox *sandbox, const char **file, int *line, const char **traceback);

/* Where the call stack stands: the innermost line of the spec, and the innermost line of the prelude that
 * was called from it. NULL and 0 where there is none. A function that ended in `return f(x)` has no frame
 * any more: see sandbox_entry. */
void sandbox_place(lua_State *L, const char **spec_file, int *spec_line, const char **prelude_file,
                   int *prelude_line);

/* Functions to give to the prelude.
 *
 * entry(f): a C function that calls f, for what specs call. Its caller keeps its frame, hence its line,
 * even where it says `return layer(x)`. Nests about 190 deep, as Lua bounds C calls.
 * nearest(name, table): the string key most like `name`, or nil.
 * read_only(name, table): the same fields, but they cannot be assigned, and reading one that does not
 * exist is an error that offers the nearest. */
int sandbox_entry(lua_State *L);
int sandbox_nearest(lua_State *L);
int sandbox_read_only(lua_State *L);

/* Shared by the files sandbox*.c. */

enum { SANDBOX_ELEMENTS = 1 << 20 }; /* elements, or bytes, that one call of a library function may work on */

int sandbox_open_library(lua_State *L); /* (seed) makes the globals */
int sandbox_set_globals(lua_State *L);  /* (table) → nothing: the globals from now on */
int sandbox_environment(lua_State *L); /* (chunk) → the same, with its own globals before the shared ones */

int sandbox_pairs(lua_State *L); /* these three are Lua's, in a reproducible order */
int sandbox_next(lua_State *L);
int sandbox_sort(lua_State *L);

lua_Integer sandbox_check_list(lua_State *L); /* argument 1 is a list within bounds: its length */

#endif
