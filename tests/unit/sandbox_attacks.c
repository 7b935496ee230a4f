/* Specs that mean harm. Every file of sandbox_attacks/ runs in a process of its own and must end within
 * its limits with an error at a known place that holds the text after "-- expect: " in its first line; "a
 * limit" stands for any ceiling. SANDBOX_VERBOSE=1 shows what each got. */
#include "trace/sandbox.h"
#include <fcntl.h>
#include <glob.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
/* last: it needs the headers above */
#include <cmocka.h>

#if defined(__SANITIZE_ADDRESS__)
#define ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ADDRESS_SANITIZER 1
#endif
#endif

/* Enough that an attack with an error of its own reaches it, however slow the machine. */
#ifdef ADDRESS_SANITIZER
enum { TIGHT_SECONDS = 3 };
#else
enum { TIGHT_SECONDS = 1 };
#endif
static const SandboxLimits tight = {
    .memory = 128 << 20, .cpu_seconds = TIGHT_SECONDS, .instructions = 20000000};

/* ---- processes ---- */

typedef struct {
    char output[1 << 16]; /* stderr, cut */
    int status;
    double cpu, wall;
} Ended;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void read_until_end(int from, pid_t child, double wall_limit, Ended *ended)
{
    const double start = now();
    size_t length = 0;
    char beyond[4096];
    for (;;) {
        struct pollfd wait_for = {.fd = from, .events = POLLIN};
        if (poll(&wait_for, 1, 100) > 0) {
            const size_t room = sizeof ended->output - 1 - length;
            const ssize_t got =
                read(from, room ? ended->output + length : beyond, room ? room : sizeof beyond);
            if (got <= 0) break;
            if (room) length += (size_t)got;
        }
        if (now() - start > wall_limit) kill(child, SIGKILL);
    }
    ended->output[length] = '\0';
    ended->wall = now() - start;
}

/* Runs `work` in a child of little memory, its stderr caught. */
static void in_child(int (*work)(const void *), const void *argument, double wall_limit, Ended *ended)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]), close(ends[1]);
#ifndef ADDRESS_SANITIZER
        setrlimit(RLIMIT_AS, &(struct rlimit){(rlim_t)1 << 30, (rlim_t)1 << 30});
#endif
        _exit(work(argument));
    }
    close(ends[1]);
    read_until_end(ends[0], child, wall_limit, ended);
    close(ends[0]);
    struct rusage usage;
    assert_int_equal(wait4(child, &ended->status, 0, &usage), child);
    ended->cpu = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                 1e-6 * (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

typedef struct {
    const char *path;
    SandboxLimits limits;
} Run;

/* Runs a spec and reports on stderr as gradc would. */
static int run_spec(const void *argument)
{
    const Run *run = argument;
    Sandbox *sandbox = sandbox_open(run->limits, 1);
    if (!sandbox) return 3;
    const char *file = NULL, *traceback = NULL;
    int line = 0;
    const bool passed = sandbox_run_file(sandbox, run->path, 1);
    if (!passed) {
        const char *message = sandbox_error(sandbox, &file, &line, &traceback);
        fprintf(stderr, "%s:%d: %s\n", file ? file : "?", line, message);
    }
    sandbox_close(sandbox);
    return passed ? 0 : 1;
}

static bool holds(const char *output, const char *expected)
{
    if (strcmp(expected, "a limit") != 0) return strstr(output, expected) != NULL;
    return strstr(output, "instructions without ending") || strstr(output, "of CPU time") ||
           strstr(output, "of Lua memory");
}

/* False, and a line that says why, unless the spec was stopped in time with the expected error at a known
 * place. */
static bool is_stopped(const char *path, SandboxLimits limits, const char *expected)
{
    static Ended ended;
    const Run run = {path, limits};
    const double cpu_limit = (limits.cpu_seconds > 0 ? limits.cpu_seconds : 2) + 0.5;
    in_child(run_spec, &run, 8 * cpu_limit, &ended);
    const bool exited = WIFEXITED(ended.status) && WEXITSTATUS(ended.status) == 1;
    char place[512];
    snprintf(place, sizeof place, "%s:", path);
    const bool good =
        exited && ended.cpu <= cpu_limit && holds(ended.output, expected) && strstr(ended.output, place);
    if (!good || getenv("SANDBOX_VERBOSE"))
        print_message("%s%s: status %#x, %.2f s of CPU, expected \"%s\", got: %.300s\n",
                      good ? "" : "NOT STOPPED ", path, ended.status, ended.cpu, expected, ended.output);
    return good;
}

static char spec_path[] = "/tmp/gradc_sandbox_XXXXXX";

static const char *write_spec(const char *text, size_t size)
{
    const int file = open(spec_path, O_WRONLY | O_TRUNC);
    assert_true(file >= 0);
    assert_int_equal(write(file, text, size), (ssize_t)size);
    close(file);
    return spec_path;
}

/* ---- attacks ---- */

static void attack_files_are_stopped(void **state)
{
    (void)state;
    glob_t found;
    int failures = 0;
    assert_int_equal(glob(GRADC_SOURCE_DIR "/tests/unit/sandbox_attacks/*.lua", 0, NULL, &found), 0);
    assert_true(found.gl_pathc >= 64);
    for (size_t i = 0; i < found.gl_pathc; ++i) {
        char first[256] = "";
        FILE *file = fopen(found.gl_pathv[i], "r");
        assert_non_null(file);
        assert_non_null(fgets(first, sizeof first, file));
        fclose(file);
        first[strcspn(first, "\n")] = '\0';
        assert_memory_equal(first, "-- expect: ", 11);
        failures += !is_stopped(found.gl_pathv[i], tight, first + 11);
    }
    globfree(&found);
    assert_int_equal(failures, 0);
}

static void default_limits_hold(void **state)
{
    (void)state;
    const char *folder = GRADC_SOURCE_DIR "/tests/unit/sandbox_attacks/";
    const char *const names[] = {"loop.lua", "pattern_backtracking.lua", "growing_table.lua"};
    for (size_t i = 0; i < sizeof names / sizeof *names; ++i) {
        char path[1024];
        snprintf(path, sizeof path, "%s%s", folder, names[i]);
        assert_true(is_stopped(path, (SandboxLimits){0}, "a limit"));
    }
}

/* Sources at the bound of 1 MB on which Lua's parser recurses, allocates or takes quadratic time. */
static void attacks_on_the_parser_are_stopped(void **state)
{
    (void)state;
    const struct {
        const char *start, *unit, *expected;
        bool numbered; /* each unit holds a %d */
    } sources[] = {
        {"return ", "(", "overflow", false},
        {"return ", "{", "overflow", false},
        {"return ", "- ", "overflow", false},
        {"return a", "..a", "overflow", false},
        {"", "do ", "overflow", false},
        {"", "if a then ", "overflow", false},
        {"x = ", "function() return ", "overflow", false},
        {"return \"", "x", "unfinished string", false},
        {"--[==[", "]=", "unfinished long comment", false},
        {"", "::l%d::", "overflow", true},
        {"", "::l%d:: x=1 ", "too many labels", true},
        {"", "goto l%d;", "too many labels", true},
        {"return {", "%d;", "unexpected symbol", true},
        {"return 0", "+a%d", "not defined", true},
    };
    char *text = malloc(1 << 20);
    assert_non_null(text);
    int failures = 0;
    for (size_t i = 0; i < sizeof sources / sizeof *sources; ++i) {
        size_t length = (size_t)sprintf(text, "%s", sources[i].start);
        for (int n = 0; length + 32 < 1 << 20; ++n) {
            const char *number = strstr(sources[i].unit, "%d");
            if (sources[i].numbered)
                length += (size_t)sprintf(text + length, "%.*s%d%s", (int)(number - sources[i].unit),
                                          sources[i].unit, n, number + 2);
            else
                length += (size_t)sprintf(text + length, "%s", sources[i].unit);
        }
        failures += !is_stopped(write_spec(text, length), tight, sources[i].expected);
    }
    free(text);
    assert_int_equal(failures, 0);
}

static void only_text_files_are_read(void **state)
{
    (void)state;
    char *large = calloc(1, (1 << 20) + 1);
    assert_non_null(large);
    memset(large, ' ', (1 << 20) + 1);
    assert_true(is_stopped(write_spec(large, (1 << 20) + 1), tight, "is larger than 1 MB"));
    free(large);
    assert_true(is_stopped(write_spec("\x1bLua\x54\x00", 6), tight, "compiled Lua"));
    assert_true(is_stopped(write_spec("\xEF\xBB\xBF\x1bLua", 7), tight, "compiled Lua"));
    assert_true(is_stopped(write_spec("x = \0", 5), tight, "unexpected symbol"));
    assert_true(is_stopped("/nonexistent/model.lua", tight, "No such file"));
    assert_true(is_stopped("/", tight, "Is a directory"));
    assert_true(is_stopped("/dev/zero", tight, "larger than 1 MB"));
}

static int wait_on_a_pipe(const void *path)
{
    return run_spec(&(Run){path, {.cpu_seconds = 0.5, .wall_seconds = 0.3}});
}

static void the_wall_clock_ends_a_wait(void **state)
{
    (void)state;
    static Ended ended;
    char path[] = "/tmp/gradc_sandbox_fifo_XXXXXX";
    assert_non_null(mkdtemp(path));
    char fifo[64];
    snprintf(fifo, sizeof fifo, "%s/x.lua", path);
    assert_int_equal(mkfifo(fifo, 0600), 0);
    in_child(wait_on_a_pipe, fifo, 8, &ended);
    unlink(fifo), rmdir(path);
    assert_int_equal(WEXITSTATUS(ended.status), 1);
    assert_non_null(strstr(ended.output, "x.lua: ran longer than 0.3 s by the clock"));
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_text_files_are_read),          cmocka_unit_test(the_wall_clock_ends_a_wait),
        cmocka_unit_test(attacks_on_the_parser_are_stopped), cmocka_unit_test(default_limits_hold),
        cmocka_unit_test(attack_files_are_stopped),
    };
    return cmocka_run_group_tests(tests, make_spec_file, remove_spec_file);
}
