/* The sandbox for specs that mean no harm: what they may call, in which order, and how their errors are
 * told. Those that do: sandbox_attacks.c. Run as "sandbox print-order", the program prints what must not
 * vary from run to run. */
#include "trace/sandbox.h"
#include <fcntl.h>
#include <lauxlib.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>
/* last: it needs the headers above */
#include <cmocka.h>

static char spec_path[] = "/tmp/gradc_sandbox_XXXXXX";

static const char *write_spec(const char *text, size_t size)
{
    const int file = open(spec_path, O_WRONLY | O_TRUNC);
    assert_true(file >= 0);
    assert_int_equal(write(file, text, size), (ssize_t)size);
    close(file);
    return spec_path;
}

/* ---- what a spec gets ---- */

static Sandbox *opened(void)
{
    Sandbox *sandbox = sandbox_open((SandboxLimits){0}, 7);
    assert_non_null(sandbox);
    return sandbox;
}

/* Runs text as a spec that must not fail, its one result left on the stack. */
static void run_text(Sandbox *sandbox, const char *text)
{
    const char *file, *traceback;
    int line;
    if (!sandbox_run_file(sandbox, write_spec(text, strlen(text)), 1)) {
        const char *message = sandbox_error(sandbox, &file, &line, &traceback);
        fail_msg("line %d: %s\n%s", line, message, traceback ? traceback : "");
    }
}

static void assert_fails(Sandbox *sandbox, const char *text, int expected_line, const char *expected)
{
    const char *file, *traceback;
    int line;
    assert_false(sandbox_run_file(sandbox, write_spec(text, strlen(text)), 0));
    const char *message = sandbox_error(sandbox, &file, &line, &traceback);
    assert_string_equal(message, expected);
    assert_string_equal(file, spec_path);
    assert_int_equal(line, expected_line);
    lua_settop(sandbox_state(sandbox), 0);
}

static void allowed_things_work(void **state)
{
    (void)state;
    Sandbox *sandbox = opened();
    run_text(
        sandbox,
        "\xEF\xBB\xBF#!/usr/bin/env gradc\n"
        "assert(('x'):rep(3, ',') == 'x,x,x' and #('ab'):rep(1 << 19) == 1 << 20 and ('x'):rep(-1) == '')\n"
        "assert(('%5.2f %s %d%%'):format(1.5, {}, 3) == ' 1.50 table 3%')\n"
        "assert(('key = value'):match('^(%w+)%s*=%s*(%w+)$') == 'key')\n"
        "assert(('a,b'):gsub(',', ';') == 'a;b' and ('abc'):find('b', 1, true) == 2)\n"
        "local t = {} for w in ('one two'):gmatch('%a+') do table.insert(t, w) end\n"
        "assert(table.concat(t, '-') == 'one-two' and table.remove(t) == 'two' and #t == 1)\n"
        "assert(select('#', table.unpack({1, nil, 3}, 1, 3)) == 3 and table.pack(1, 2).n == 2)\n"
        "assert(table.concat(table.move({1, 2, 3}, 2, 3, 1)) == '233')\n"
        "assert(math.floor(2.5) == 2 and math.type(1) == 'integer' and math.max(1, 3, 2) == 3)\n"
        "assert(utf8.char(50640) == '에' and utf8.len('에포크') == 3)\n"
        "local C = {} C.__index = C function C.new(v) return setmetatable({v = v}, C) end\n"
        "function C:get() return self.v end C.__call = function(self) return self.v + 1 end\n"
        "assert(C.new(4):get() == 4 and C.new(4)() == 5 and getmetatable(C.new(1)) == C)\n"
        "assert('10' + 1 == 11 and tostring(1.0) == '1.0' and tonumber('0x10') == 16)\n"
        "assert(next({}) == nil and next({x = 1}) == 'x' and rawlen({1, 2}) == 2 and rawequal(t, t))\n"
        "local n = 0 for i, v in ipairs({5, 6, nil, 7}) do n = n + v end assert(n == 11)\n"
        "do local count <const> = 1 end goto out ::out::\n"
        "global = 3 assert(_G.global == 3 and global == 3)\n"
        "local names = {} for name in pairs(utf8) do names[#names + 1] = name end\n"
        "assert(#names == 6 and names[1] == 'char' and getmetatable('') == false)\n");
    sandbox_close(sandbox);
}

static void pairs_and_sort_are_in_order(void **state)
{
    (void)state;
    Sandbox *sandbox = opened();
    run_text(sandbox,
             "local t = {10, 20, 30, [5] = 50, [-1] = 0, [2.5] = 1, [true] = 1, [false] = 0, b = 1,\n"
             "  a = 1, ab = 1, [''] = 1,\n"
             "  [math.maxinteger] = 1, [2^63] = 1, [-math.huge] = 1}\n"
             "local keys = {} for k in pairs(t) do keys[#keys + 1] = tostring(k) end\n"
             "assert(table.concat(keys, ' ') ==\n"
             "  '1 2 3 -inf -1 2.5 5 9223372036854775807 9.2233720368548e+18  a ab b false true')\n"
             "local seen = '' t = {1, 2, 3, x = 1, y = 2, z = 3}\n"
             "for k in pairs(t) do seen = seen .. k; t[2] = nil; t.y = nil; t.new = 1; t[k] = nil end\n"
             "assert(seen == '13xz', seen)\n"
             "local l = {} for i = 1, 1000 do l[i] = {key = i * 7919 % 10, at = i} end\n"
             "table.sort(l, function(a, b) return a.key < b.key end)\n"
             "for i = 2, #l do local a, b = l[i - 1], l[i]\n"
             "  assert(a.key < b.key or a.key == b.key and a.at < b.at) end\n"
             "for n = 0, 20 do local l = {} for i = 1, n do l[i] = i * 13 % 7 end table.sort(l)\n"
             "  for i = 2, n do assert(l[i - 1] <= l[i]) end assert(#l == n) end\n"
             "local s = {'b', 'B', 'a', 'aa'} table.sort(s) assert(table.concat(s, ' ') == 'B a aa b')\n");
    sandbox_close(sandbox);
}

static void text_holds_no_address(void **state)
{
    (void)state;
    Sandbox *sandbox = opened();
    run_text(
        sandbox,
        "local named = setmetatable({}, {__name = 'Model'})\n"
        "local text = setmetatable({}, {__tostring = function() return 'mine' end})\n"
        "return table.concat({tostring({}), tostring(print), tostring(named), tostring(text),\n"
        "  ('%s %5s'):format({}, print), ('%%%s\\0%s'):format(named, {}), ('%-9s|'):format(text)}, ' ')");
    size_t length;
    const char expected[] = "table function Model mine table function %Model\0table mine     |";
    const char *text = lua_tolstring(sandbox_state(sandbox), -1, &length);
    assert_int_equal(length, sizeof expected - 1);
    assert_memory_equal(text, expected, length);
    sandbox_close(sandbox);
}

static void random_numbers_follow_the_seed(void **state)
{
    (void)state;
    lua_Integer drawn[3];
    const uint64_t seeds[3] = {7, 7, 8};
    for (int i = 0; i < 3; ++i) {
        Sandbox *sandbox = sandbox_open((SandboxLimits){0}, seeds[i]);
        run_text(sandbox, "return math.random(0)");
        drawn[i] = lua_tointeger(sandbox_state(sandbox), -1);
        sandbox_close(sandbox);
    }
    assert_true(drawn[0] == drawn[1] && drawn[0] != drawn[2]);
}

static int print_order(void)
{
    Sandbox *sandbox = opened();
    const char *text =
        "local t = {alpha = 1, beta = 2, gamma = 3, delta = 4, epsilon = 5, zeta = 6, eta = 7}\n"
        "local l = {} for k, v in pairs(t) do l[#l + 1] = k .. v end\n"
        "print(table.concat(l, ' '), math.random(1 << 40), t, print, next(t))\n";
    const bool good =
        sandbox_load_trusted(sandbox, "order.lua", text, strlen(text)) && sandbox_call(sandbox, 0, 0);
    sandbox_close(sandbox);
    return good ? 0 : 1;
}

/* What a fresh process of this program prints: a fork would share the seed of Lua's hash tables. */
static void order_of_a_process(char *output, size_t size)
{
    FILE *from = popen("exec 2>&1; exec \"$SANDBOX_TEST\" print-order", "r");
    assert_non_null(from);
    output[fread(output, 1, size - 1, from)] = '\0';
    assert_int_equal(pclose(from), 0);
}

static void order_is_the_same_in_30_processes(void **state)
{
    (void)state;
    char program[4096] = "", first[1024], next[1024];
    assert_true(readlink("/proc/self/exe", program, sizeof program - 1) > 0);
    setenv("SANDBOX_TEST", program, 1);
    order_of_a_process(first, sizeof first);
    assert_non_null(strstr(first, "alpha1 beta2 delta4 epsilon5 eta7 gamma3 zeta6\t"));
    for (int i = 1; i < 30; ++i) {
        order_of_a_process(next, sizeof next);
        assert_string_equal(next, first);
    }
}

/* ---- names, places, error values ---- */

static int place_as_text(lua_State *L)
{
    const char *spec, *prelude;
    int spec_line, prelude_line;
    sandbox_place(L, &spec, &spec_line, &prelude, &prelude_line);
    lua_pushfstring(L, "%s:%d %s:%d", spec ? strrchr(spec, '/') : "-", spec_line, prelude ? prelude : "-",
                    prelude_line);
    return 1;
}

/* A prelude that gets the functions made for it, and a C primitive that specs cannot name. */
static Sandbox *opened_with_prelude(void)
{
    Sandbox *sandbox = opened();
    lua_State *L = sandbox_state(sandbox);
    const char *text = "local place, entry, read_only, nearest = ...\n"
                       "layers = read_only('layers', {Dense = function()\n"
                       "  return place() end, Conv2D = entry(function() return (place()) end)})\n"
                       "function fail(value, level) error(value, level) end\n"
                       "function apply(f) return (f()) end\n"
                       "function bad() local nothing\n"
                       "  return nothing.x end\n"
                       "near = nearest('relo', {relu = 1, selu = 2, tanh = 3})\n";
    assert_true(sandbox_load_trusted(sandbox, "layers.lua", text, strlen(text)));
    lua_pushcfunction(L, place_as_text);
    lua_pushcfunction(L, sandbox_entry);
    lua_pushcfunction(L, sandbox_read_only);
    lua_pushcfunction(L, sandbox_nearest);
    assert_true(sandbox_call(sandbox, 4, 0));
    return sandbox;
}

static void names_are_told(void **state)
{
    (void)state;
    Sandbox *sandbox = opened_with_prelude();
    assert_fails(sandbox, "\nlocal x = laysers", 2, "'laysers' is not defined; did you mean 'layers'?");
    assert_fails(sandbox, "my_model = 1\nreturn my_modle", 2,
                 "'my_modle' is not defined; did you mean 'my_model'?");
    assert_fails(sandbox, "return my_model", 1, "'my_model' is not defined"); /* that was another spec's */
    assert_fails(sandbox, "return layers.Convv2D", 1,
                 "layers.Convv2D does not exist; did you mean layers.Conv2D?");
    assert_fails(sandbox, "return layers.LSTM", 1, "layers.LSTM does not exist");
    assert_fails(sandbox, "layers.Dense = 1", 1,
                 "layers cannot be changed; keep the value in a local of your own");
    assert_fails(sandbox, "\n\nx = = 2", 3, "unexpected symbol near '='");
    assert_fails(sandbox, "return place()", 1, "'place' is not defined");
    run_text(sandbox, "assert(near == 'relu') fail = 1 layers = nil table = {} return fail");
    run_text(sandbox, "assert(apply(function() return table.concat({1}) end) == '1') return layers.Dense()");
    sandbox_close(sandbox);
}

static void places_are_told(void **state)
{
    (void)state;
    Sandbox *sandbox = opened_with_prelude();
    lua_State *L = sandbox_state(sandbox);
    char expected[128];
    const char *name = strrchr(spec_path, '/');
    run_text(sandbox, "local a =\n layers.Dense() return a");
    snprintf(expected, sizeof expected, "%s:2 prelude/layers.lua:3", name);
    assert_string_equal(lua_tostring(L, -1), expected);
    run_text(sandbox, "local function call()\n\n return layers.Conv2D() end\nreturn (apply(call))");
    snprintf(expected, sizeof expected, "%s:3 prelude/layers.lua:3", name);
    assert_string_equal(lua_tostring(L, -1), expected);
    assert_fails(sandbox, "local t\n\nt.x = 1", 3, "attempt to index a nil value (local 't')");
    assert_fails(sandbox, "\nfail('wrong shape', 2)", 2, "wrong shape");
    assert_fails(sandbox, "local function f()\nfail('wrong shape', 3) end\n\nf()", 4, "wrong shape");
    assert_fails(sandbox, "\nlocal x = bad()", 2,
                 "prelude/layers.lua:7: attempt to index a nil value (local 'nothing')");
    assert_fails(sandbox, "\nassert(1 == 2, 'no')", 2, "no");
    sandbox_close(sandbox);
}

static void error_values_are_passed_through(void **state)
{
    (void)state;
    Sandbox *sandbox = opened_with_prelude();
    lua_State *L = sandbox_state(sandbox);
    const char *file, *traceback, *text = "local x = 1\nlocal y = fail({hint = 'softmax'})";
    int line;
    assert_false(sandbox_run_file(sandbox, write_spec(text, strlen(text)), 2));
    assert_int_equal(lua_gettop(L), 1);
    assert_int_equal(lua_getfield(L, 1, "hint"), LUA_TSTRING);
    assert_string_equal(lua_tostring(L, -1), "softmax");
    assert_string_equal(sandbox_error(sandbox, &file, &line, &traceback),
                        "the error object is a table value");
    assert_string_equal(file, spec_path);
    assert_int_equal(line, 2);
    assert_non_null(strstr(traceback, "prelude/layers.lua:4"));
    sandbox_close(sandbox);
}

/* ---- ceilings ---- */

static void a_ceiling_stays_reached(void **state)
{
    (void)state;
    Sandbox *sandbox = sandbox_open((SandboxLimits){.memory = 1 << 20, .instructions = 2000000}, 1);
    assert_fails(
        sandbox, "local t = {}\nfor i = 1, 1e9 do\n  t[i] = i\nend", 3,
        "the spec needs more than 1 MB of Lua memory (a table too large, or a loop that never ends?)");
    assert_fails(
        sandbox, "return 1", 3,
        "the spec needs more than 1 MB of Lua memory (a table too large, or a loop that never ends?)");
    sandbox_close(sandbox);
    sandbox = sandbox_open((SandboxLimits){.instructions = 2000000}, 1);
    assert_fails(sandbox, "\nwhile true do end", 2,
                 "the spec ran 2 million instructions without ending (an endless loop?)");
    sandbox_close(sandbox);
    assert_null(sandbox_open((SandboxLimits){.memory = 1000}, 1));
}

static void nothing_of_the_host_is_changed(void **state)
{
    (void)state;
    struct sigaction before[2], after[2];
    struct itimerval timer;
    sigset_t mask;
    setitimer(ITIMER_REAL, &(struct itimerval){.it_value.tv_sec = 1000}, NULL);
    sigaction(SIGALRM, NULL, &before[0]), sigaction(SIGPROF, NULL, &before[1]);
    Sandbox *sandbox = opened();
    run_text(sandbox, "return 1");
    sandbox_close(sandbox);
    sigaction(SIGALRM, NULL, &after[0]), sigaction(SIGPROF, NULL, &after[1]);
    assert_true(before[0].sa_handler == after[0].sa_handler && before[1].sa_handler == after[1].sa_handler);
    getitimer(ITIMER_PROF, &timer);
    assert_true(timer.it_value.tv_sec == 0 && timer.it_value.tv_usec == 0);
    getitimer(ITIMER_REAL, &timer);
    assert_true(timer.it_value.tv_sec > 900);
    setitimer(ITIMER_REAL, &(struct itimerval){0}, NULL);
    sigprocmask(SIG_BLOCK, NULL, &mask);
    assert_false(sigismember(&mask, SIGALRM) || sigismember(&mask, SIGPROF));
}

static int make_spec_file(void **state)
{
    (void)state;
    const int file = mkstemp(spec_path);
    if (file >= 0) close(file);
    return file >= 0 ? 0 : -1;
}

static int remove_spec_file(void **state)
{
    (void)state;
    return unlink(spec_path);
}

int main(int count, char **arguments)
{
    if (count == 2 && strcmp(arguments[1], "print-order") == 0) return print_order();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(allowed_things_work),
        cmocka_unit_test(pairs_and_sort_are_in_order),
        cmocka_unit_test(text_holds_no_address),
        cmocka_unit_test(random_numbers_follow_the_seed),
        cmocka_unit_test(order_is_the_same_in_30_processes),
        cmocka_unit_test(names_are_told),
        cmocka_unit_test(places_are_told),
        cmocka_unit_test(error_values_are_passed_through),
        cmocka_unit_test(a_ceiling_stays_reached),
        cmocka_unit_test(nothing_of_the_host_is_changed),
    };
    return cmocka_run_group_tests(tests, make_spec_file, remove_spec_file);
}
