/* The Lua state of a spec and its ceilings: memory, instructions, time. What it may call:
 * sandbox_library.c. */
#include "trace/sandbox.h"
#include <errno.h>
#include <lauxlib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

enum {
    HOOK_PERIOD = 1000, /* instructions */
    FILE_BOUND = 1 << 20,
    PLACE_DEPTH = 1000, /* frames looked at: lua_getstack counts from the top each time */
};
static const double GRACE = 0.2; /* seconds between the request to stop and the exit */

typedef enum { CLOCK_CPU, CLOCK_WALL, CLOCKS } Clock;
typedef enum { WITHIN_LIMITS, MEMORY, MACHINE_MEMORY, INSTRUCTIONS, CPU_TIME, WALL_TIME } Ceiling;

static const int clock_timer[CLOCKS] = {ITIMER_PROF, ITIMER_REAL}, clock_signal[CLOCKS] = {SIGPROF, SIGALRM};

struct Sandbox {
    lua_State *state;
    SandboxLimits limits;
    size_t used;   /* bytes */
    long executed; /* instructions */
    int depth;     /* of sandbox_call */
    Ceiling reached;

    volatile sig_atomic_t expired; /* 0, or 1 + the clock that ran out; written by the signal handler */
    struct itimerval left[CLOCKS], host_timer[CLOCKS];
    struct sigaction host_action[CLOCKS];
    sigset_t host_mask;
    char last_words[CLOCKS][1400]; /* composed beforehand, as the handler may not format */

    char spec[1024];
    char message[2048], file[1024], traceback[8192];
    int line;
};

/* A signal handler is given nothing but the signal's number, so the sandbox that is being watched has to
 * stand here. It is set while Lua runs, NULL otherwise. */
static Sandbox *volatile watched;

static Sandbox *owner(lua_State *L)
{
    void *sandbox;
    lua_getallocf(L, &sandbox);
    return sandbox;
}

lua_State *sandbox_state(Sandbox *sandbox) { return sandbox->state; }

/* ---- places ---- */

typedef struct {
    const char *file;
    int line;
} Line;

/* Allocates nothing and raises nothing, so that the allocator may ask too. */
void sandbox_place(lua_State *L, const char **spec_file, int *spec_line, const char **prelude_file,
                   int *prelude_line)
{
    Line spec = {NULL, 0}, prelude = {NULL, 0};
    lua_Debug frame;
    for (int level = 0; level < PLACE_DEPTH && !spec.file && lua_getstack(L, level, &frame); ++level) {
        lua_getinfo(L, "Sl", &frame);
        if (frame.source[0] == '@')
            spec = (Line){frame.source + 1, frame.currentline};
        else if (!prelude.file && strncmp(frame.source, "=prelude/", 9) == 0)
            prelude = (Line){frame.source + 1, frame.currentline};
    }
    *spec_file = spec.file, *spec_line = spec.line;
    *prelude_file = prelude.file, *prelude_line = prelude.line;
}

static void copy(char *to, size_t size, const char *from) { snprintf(to, size, "%s", from); }

static void note_place(Sandbox *sandbox)
{
    const char *spec, *prelude;
    int prelude_line;
    sandbox_place(sandbox->state, &spec, &sandbox->line, &prelude, &prelude_line);
    copy(sandbox->file, sizeof sandbox->file, spec ? spec : "");
}

/* `message` without a position of the spec at its start. That position is noted instead: error(text,
 * level) may mean a frame further out than the innermost one. */
static const char *strip_place(Sandbox *sandbox, const char *message)
{
    lua_Debug frame;
    for (int level = 0; level < PLACE_DEPTH && lua_getstack(sandbox->state, level, &frame); ++level) {
        lua_getinfo(sandbox->state, "Sl", &frame);
        if (frame.source[0] != '@') continue;
        char prefix[LUA_IDSIZE + 16];
        const int length = snprintf(prefix, sizeof prefix, "%s:%d: ", frame.short_src, frame.currentline);
        if (strncmp(message, prefix, (size_t)length) != 0) continue;
        copy(sandbox->file, sizeof sandbox->file, frame.source + 1);
        sandbox->line = frame.currentline;
        return message + length;
    }
    return message;
}

/* The parser's errors begin with "file:line: ", the file cut to its end as in lua_Debug.short_src. */
static const char *strip_syntax_place(Sandbox *sandbox, const char *message)
{
    const char *path = sandbox->spec, *rest = message;
    if (strncmp(message, "...", 3) == 0) {
        const char *colon = strchr(message, ':');
        const size_t tail = colon ? (size_t)(colon - message) - 3 : 0;
        if (tail < strlen(path)) path += strlen(path) - tail, rest += 3;
    }
    const size_t length = strlen(path);
    if (strncmp(rest, path, length) != 0 || rest[length] != ':') return message;
    char *end;
    const long line = strtol(rest + length + 1, &end, 10);
    if (strncmp(end, ": ", 2) != 0) return message;
    copy(sandbox->file, sizeof sandbox->file, sandbox->spec);
    sandbox->line = (int)line;
    return end + 2;
}

/* ---- memory and instructions ---- */

static void reach(Sandbox *sandbox, Ceiling ceiling)
{
    if (sandbox->reached != WITHIN_LIMITS) return;
    sandbox->reached = ceiling;
    if (sandbox->depth > 0) note_place(sandbox);
}

static void *allocate(void *owner_of_state, void *block, size_t old_size, size_t size)
{
    Sandbox *sandbox = owner_of_state;
    if (!block) old_size = 0; /* Lua passes the kind of object there */
    if (size == 0) {
        free(block);
        sandbox->used -= old_size;
        return NULL;
    }
    void *moved = NULL;
    if (size <= old_size) { /* Lua relies on it that shrinking succeeds */
        moved = realloc(block, size);
        if (!moved) moved = block;
    } else if (sandbox->reached != MEMORY && sandbox->reached != MACHINE_MEMORY) {
        const bool fits = size - old_size <= sandbox->limits.memory - sandbox->used;
        moved = fits ? realloc(block, size) : NULL;
        if (!moved) reach(sandbox, fits ? MACHINE_MEMORY : MEMORY);
    }
    if (moved) sandbox->used = sandbox->used - old_size + size;
    return moved;
}

static void count_instructions(lua_State *L, lua_Debug *frame)
{
    (void)frame;
    Sandbox *sandbox = owner(L);
    sandbox->executed += HOOK_PERIOD;
    if (sandbox->expired)
        reach(sandbox, sandbox->expired == 1 + CLOCK_CPU ? CPU_TIME : WALL_TIME);
    else if (sandbox->executed > sandbox->limits.instructions)
        reach(sandbox, INSTRUCTIONS);
    if (sandbox->reached == WITHIN_LIMITS) return;
    lua_sethook(L, count_instructions, LUA_MASKCOUNT, 1); /* whoever catches this meets it again at once */
    lua_pushliteral(L, "the spec has reached a limit");
    lua_error(L);
}

/* ---- time ---- */

static struct timeval seconds(double value)
{
    if (value > 1e8) value = 1e8;
    const long whole = (long)value, micro = (long)((value - (double)whole) * 1e6);
    return (struct timeval){.tv_sec = whole, .tv_usec = whole == 0 && micro < 1000 ? 1000 : micro};
}

static struct itimerval until(double limit)
{
    return (struct itimerval){.it_value = seconds(limit), .it_interval = seconds(GRACE)};
}

/* Only what is safe in a signal handler: lua_sethook is made for it (lua.c, the interpreter, does the
 * same). */
static void time_is_up(int number)
{
    Sandbox *sandbox = watched;
    const int saved_errno = errno;
    if (sandbox && sandbox->expired) {
        const char *words = sandbox->last_words[number == SIGPROF ? CLOCK_CPU : CLOCK_WALL];
        if (write(STDERR_FILENO, words, strlen(words)) < 0) _exit(1);
        _exit(1);
    }
    if (sandbox) {
        sandbox->expired = 1 + (number == SIGPROF ? CLOCK_CPU : CLOCK_WALL);
        lua_sethook(sandbox->state, count_instructions, LUA_MASKCOUNT, 1);
    }
    errno = saved_errno;
}

static void describe_time(const Sandbox *sandbox, Clock clock, char *text, size_t size)
{
    if (clock == CLOCK_CPU)
        snprintf(text, size, "ran longer than %g s of CPU time (--spec-seconds=N raises the limit)",
                 sandbox->limits.cpu_seconds);
    else
        snprintf(text, size, "ran longer than %g s by the clock", sandbox->limits.wall_seconds);
}

static void start_watch(Sandbox *sandbox)
{
    sigset_t signals;
    sigemptyset(&signals);
    watched = sandbox;
    for (int clock = 0; clock < CLOCKS; ++clock) {
        char text[128];
        describe_time(sandbox, clock, text, sizeof text);
        snprintf(sandbox->last_words[clock], sizeof sandbox->last_words[clock], "gradc: %s: %s\n",
                 sandbox->spec[0] ? sandbox->spec : "the prelude", text);
        struct sigaction action = {.sa_handler = time_is_up, .sa_flags = SA_RESTART};
        sigfillset(&action.sa_mask);
        sigaction(clock_signal[clock], &action, &sandbox->host_action[clock]);
        setitimer(clock_timer[clock], &sandbox->left[clock], &sandbox->host_timer[clock]);
        sigaddset(&signals, clock_signal[clock]);
    }
    sigprocmask(SIG_UNBLOCK, &signals, &sandbox->host_mask);
}

static void stop_watch(Sandbox *sandbox)
{
    const struct itimerval off = {0};
    for (int clock = 0; clock < CLOCKS; ++clock) setitimer(clock_timer[clock], &off, &sandbox->left[clock]);
    watched = NULL;
    sigprocmask(SIG_SETMASK, &sandbox->host_mask, NULL);
    for (int clock = 0; clock < CLOCKS; ++clock) {
        sigaction(clock_signal[clock], &sandbox->host_action[clock], NULL);
        setitimer(clock_timer[clock], &sandbox->host_timer[clock], NULL);
    }
}

/* Lua may run between enter and leave; false: it may not, and the error is set. */
static bool enter(Sandbox *sandbox)
{
    if (sandbox->depth == 0 && watched) {
        sandbox->file[0] = sandbox->traceback[0] = '\0';
        copy(sandbox->message, sizeof sandbox->message, "another spec is running in this process");
        return false;
    }
    if (sandbox->reached != WITHIN_LIMITS || sandbox->expired) return false;
    if (sandbox->depth++ > 0) return true;
    sandbox->message[0] = sandbox->file[0] = sandbox->traceback[0] = '\0';
    sandbox->line = 0;
    start_watch(sandbox);
    return true;
}

static void leave(Sandbox *sandbox)
{
    if (--sandbox->depth == 0) stop_watch(sandbox);
}

/* ---- errors ---- */

static void describe_ceiling(Sandbox *sandbox)
{
    char *text = sandbox->message, time[128];
    const size_t size = sizeof sandbox->message, mega = 1 << 20;
    const long count = sandbox->limits.instructions;
    const bool millions = count % 1000000 == 0;
    switch (sandbox->reached) {
    case WITHIN_LIMITS: break;
    case MEMORY:
        snprintf(
            text, size,
            "the spec needs more than %zu MB of Lua memory (a table too large, or a loop that never ends?)",
            sandbox->limits.memory / mega);
        break;
    case MACHINE_MEMORY:
        snprintf(text, size, "this machine has no memory left for the spec, which holds %zu MB",
                 sandbox->used / mega);
        break;
    case INSTRUCTIONS:
        snprintf(text, size, "the spec ran %ld %sinstructions without ending (an endless loop?)",
                 millions ? count / 1000000 : count, millions ? "million " : "");
        break;
    case CPU_TIME:
    case WALL_TIME:
        describe_time(sandbox, sandbox->reached == CPU_TIME ? CLOCK_CPU : CLOCK_WALL, time, sizeof time);
        snprintf(text, size, "the spec %s", time);
        break;
    }
}

/* Runs where an error was raised, before the stack is unwound; hands the value on untouched. */
static int describe_error(lua_State *L)
{
    Sandbox *sandbox = owner(L);
    if (sandbox->reached == WITHIN_LIMITS) note_place(sandbox);
    if (sandbox->reached != WITHIN_LIMITS)
        describe_ceiling(sandbox);
    else if (lua_type(L, 1) == LUA_TSTRING)
        copy(sandbox->message, sizeof sandbox->message, strip_place(sandbox, lua_tostring(L, 1)));
    else
        snprintf(sandbox->message, sizeof sandbox->message, "the error object is a %s value",
                 luaL_typename(L, 1));
    luaL_traceback(L, L, NULL, 1); /* may fail for want of memory, hence last */
    copy(sandbox->traceback, sizeof sandbox->traceback, lua_tostring(L, -1));
    lua_settop(L, 1);
    return 1;
}

/* After a failure, its value on top. The handler above is not called for syntax errors, nor where memory
 * is short. */
static bool failed(Sandbox *sandbox)
{
    lua_State *L = sandbox->state;
    if (sandbox->expired && sandbox->reached == WITHIN_LIMITS)
        sandbox->reached = sandbox->expired == 1 + CLOCK_CPU ? CPU_TIME : WALL_TIME;
    if (sandbox->reached != WITHIN_LIMITS)
        describe_ceiling(sandbox);
    else if (!sandbox->message[0] && lua_type(L, -1) == LUA_TSTRING)
        copy(sandbox->message, sizeof sandbox->message, strip_syntax_place(sandbox, lua_tostring(L, -1)));
    return false;
}

const char *sandbox_error(const Sandbox *sandbox, const char **file, int *line, const char **traceback)
{
    *file = sandbox->file[0] ? sandbox->file : NULL;
    *line = sandbox->file[0] ? sandbox->line : 0;
    *traceback = sandbox->traceback[0] ? sandbox->traceback : NULL;
    return sandbox->message;
}

/* ---- running ---- */

static bool refused(Sandbox *sandbox, int values)
{
    lua_settop(sandbox->state, -values - 1);
    lua_pushnil(sandbox->state);
    return failed(sandbox);
}

bool sandbox_call(Sandbox *sandbox, int arguments, int results)
{
    lua_State *L = sandbox->state;
    if (!enter(sandbox)) return refused(sandbox, arguments + 1);
    const int function = lua_gettop(L) - arguments;
    int status = LUA_ERRMEM;
    if (lua_checkstack(L, LUA_MINSTACK)) {
        lua_pushcfunction(L, describe_error);
        lua_insert(L, function);
        status = lua_pcall(L, arguments, results, function);
        lua_remove(L, function);
    } else {
        lua_settop(L, function - 1);
        lua_pushnil(L);
    }
    leave(sandbox);
    return status == LUA_OK || failed(sandbox);
}

static bool load(Sandbox *sandbox, const char *chunk, const char *text, size_t size)
{
    if (!enter(sandbox)) return refused(sandbox, 0);
    const int status = luaL_loadbufferx(sandbox->state, text, size, chunk, "t");
    leave(sandbox);
    return status == LUA_OK || failed(sandbox);
}

bool sandbox_load_trusted(Sandbox *sandbox, const char *name, const char *text, size_t size)
{
    char chunk[256];
    snprintf(chunk, sizeof chunk, "=prelude/%s", name);
    return load(sandbox, chunk, text, size);
}

static bool unreadable(Sandbox *sandbox, const char *reason)
{
    copy(sandbox->message, sizeof sandbox->message, reason);
    copy(sandbox->file, sizeof sandbox->file, sandbox->spec);
    sandbox->line = 0;
    lua_pushnil(sandbox->state);
    return false;
}

/* All of a file of at most `bound` bytes; *size is one more where there is more. NULL: errno says why. */
static char *read_file(const char *path, size_t bound, size_t *size)
{
    char *text = malloc(bound + 1);
    FILE *file = text ? fopen(path, "rb") : NULL;
    if (file) {
        *size = fread(text, 1, bound + 1, file);
        const int error = ferror(file) ? errno : 0;
        fclose(file);
        if (!error) return text;
        errno = error;
    }
    const int error = errno;
    free(text);
    errno = error;
    return NULL;
}

/* Skips what may stand before the text: a byte order mark, a first line for the shell (its newline stays). */
static size_t start_of_text(const char *text, size_t size)
{
    size_t start = size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    if (start < size && text[start] == '#')
        while (start < size && text[start] != '\n') ++start;
    return start;
}

static bool load_file(Sandbox *sandbox, const char *path)
{
    char chunk[sizeof sandbox->spec + 1], reason[128];
    copy(sandbox->spec, sizeof sandbox->spec, path);
    snprintf(chunk, sizeof chunk, "@%s", sandbox->spec);

    if (!enter(sandbox)) return refused(sandbox, 0);
    size_t size = 0;
    char *text = read_file(path, FILE_BOUND, &size); /* watched as well: it may be a pipe */
    const int error = errno;
    leave(sandbox);

    if (!text) {
        snprintf(reason, sizeof reason, "cannot be read: %s", strerror(error));
        return unreadable(sandbox, reason);
    }
    const size_t start = start_of_text(text, size);
    bool loaded;
    if (size > FILE_BOUND)
        loaded = unreadable(sandbox, "is larger than 1 MB; a model spec is a few hundred lines of Lua text");
    else if (start < size && text[start] == LUA_SIGNATURE[0])
        loaded = unreadable(sandbox, "is compiled Lua; a model spec must be Lua text");
    else
        loaded = load(sandbox, chunk, text + start, size - start);
    free(text);
    if (!loaded && !sandbox->file[0])
        copy(sandbox->file, sizeof sandbox->file, path); /* the parser told no line */
    return loaded;
}

bool sandbox_run_file(Sandbox *sandbox, const char *path, int results)
{
    lua_State *L = sandbox->state;
    if (!load_file(sandbox, path)) return false;
    lua_pushcfunction(L, sandbox_environment);
    lua_insert(L, -2);
    return sandbox_call(sandbox, 1, 1) && sandbox_call(sandbox, 0, results);
}

/* ---- opening ---- */

static SandboxLimits with_defaults(SandboxLimits limits)
{
    if (limits.memory == 0) limits.memory = (size_t)256 << 20;
    if (limits.instructions <= 0) limits.instructions = 200000000;
    if (!(limits.cpu_seconds > 0)) limits.cpu_seconds = 2;
    if (!(limits.wall_seconds > 0)) limits.wall_seconds = 30;
    return limits;
}

Sandbox *sandbox_open(SandboxLimits limits, uint64_t seed)
{
    Sandbox *sandbox = calloc(1, sizeof *sandbox);
    if (!sandbox) return NULL;
    sandbox->limits = with_defaults(limits);
    sandbox->left[CLOCK_CPU] = until(sandbox->limits.cpu_seconds);
    sandbox->left[CLOCK_WALL] = until(sandbox->limits.wall_seconds);
    sandbox->state = lua_newstate(allocate, sandbox);
    if (sandbox->state) {
        lua_sethook(sandbox->state, count_instructions, LUA_MASKCOUNT, HOOK_PERIOD);
        lua_pushcfunction(sandbox->state, sandbox_open_library);
        lua_pushinteger(sandbox->state, (lua_Integer)seed);
        if (sandbox_call(sandbox, 1, 0)) return sandbox;
    }
    sandbox_close(sandbox);
    return NULL;
}

void sandbox_close(Sandbox *sandbox)
{
    if (!sandbox) return;
    if (sandbox->state) lua_close(sandbox->state);
    free(sandbox);
}
