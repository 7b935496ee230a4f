/* The Clang that makes a program of the C: finding it, and running it without a shell. */
#include "clang.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Running ------------------------------------------------------------------------------------------------ */

/* An anonymous file that holds the text: unlike a pipe, it is written before anybody reads. */
static int file_of(const Text *text)
{
    int file = memfd_create("input", MFD_CLOEXEC);
    size_t done = 0;
    while (file >= 0 && text && done < text->length) {
        ssize_t size = write(file, text->at + done, text->length - done);
        if (size < 0) return close(file), -1;
        done += (size_t)size;
    }
    if (file >= 0) lseek(file, 0, SEEK_SET);
    return file;
}

/* The signals that end gradc: while a child runs they wait, so that what it leaves half-written can be removed. */
static sigset_t ending_signals(void)
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT), sigaddset(&signals, SIGTERM), sigaddset(&signals, SIGHUP);
    return signals;
}

static bool should_end(void)
{
    sigset_t pending;
    sigpending(&pending);
    return sigismember(&pending, SIGINT) || sigismember(&pending, SIGTERM) || sigismember(&pending, SIGHUP);
}

void process_hold_signals(void)
{
    sigset_t signals = ending_signals();
    sigprocmask(SIG_BLOCK, &signals, NULL);
}

void process_release_signals(void)
{
    sigset_t signals = ending_signals();
    sigprocmask(SIG_UNBLOCK, &signals, NULL);
}

/* A process group of its own, which can be ended. */
static int spawn(pid_t *child, const char *const *words, const posix_spawn_file_actions_t *actions)
{
    sigset_t signals = ending_signals(), before;
    posix_spawnattr_t attributes;
    sigprocmask(SIG_BLOCK, &signals, &before);
    sigdelset(&before, SIGINT), sigdelset(&before, SIGTERM), sigdelset(&before, SIGHUP);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &before);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
    int failed = posix_spawn(child, words[0], actions, &attributes, (char *const *)words, environ);
    posix_spawnattr_destroy(&attributes);
    return failed;
}

static int exit_code(pid_t child)
{
    int status;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return 127;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

static void fail_to_start(Process *process, const char *program, int error)
{
    text_add(process->output, "%s: %s\n", program, strerror(error));
    process->from = -1, process->code = 127;
}

void process_start(Process *process, const char *const *words, const Text *input, Text *output)
{
    *process = (Process){.output = output};
    if (should_end()) {
        fail_to_start(process, words[0], EINTR);
        return;
    }
    int in = file_of(input), out[2];
    if (in < 0 || pipe2(out, O_CLOEXEC)) { /* or other children would hold it open */
        fail_to_start(process, words[0], errno);
        if (in >= 0) close(in);
        return;
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDERR_FILENO);
    process->from = out[0];
    int failed = spawn(&process->child, words, &actions);
    posix_spawn_file_actions_destroy(&actions);
    close(in), close(out[1]);
    if (!failed) return;
    close(out[0]);
    fail_to_start(process, words[0], failed);
}

/* Of what it printed, what there is. Where every writer has gone, it has ended. */
static void read_some(Process *process)
{
    char bytes[4096];
    ssize_t size = read(process->from, bytes, sizeof bytes);
    if (size < 0 && errno == EINTR) return;
    if (size > 0) {
        text_bytes(process->output, bytes, (size_t)size);
        return;
    }
    close(process->from);
    process->from = -1, process->code = exit_code(process->child);
}

static int poll_all(Process *const *processes, int count)
{
    struct pollfd waiting[MOST_AT_ONCE];
    for (int i = 0; i < count; ++i) waiting[i] = (struct pollfd){.fd = processes[i]->from, .events = POLLIN};
    int ready = poll(waiting, (nfds_t)count, 50);
    for (int i = 0; i < count; ++i)
        if (ready > 0 && waiting[i].revents) read_some(processes[i]);
    return ready;
}

static int count_running(Process *const *processes, int count)
{
    int running = 0;
    for (int i = 0; i < count; ++i) running += processes[i]->from >= 0;
    return running;
}

/* The children of a gradc that is to end are ended with all they started; they have a second to clear up after them. */
static void end_all(Process *const *processes, int count, int turn)
{
    for (int i = 0; i < count; ++i)
        if (processes[i]->from >= 0) kill(-processes[i]->child, turn < 20 ? SIGTERM : SIGKILL);
}

int process_wait(Process *const *processes, int count, const char *notice)
{
    bool shown = false;
    int before = count_running(processes, count);
    if (!isatty(STDERR_FILENO)) notice = NULL;
    for (int turn = 0, ending = 0; before && count_running(processes, count) == before;) {
        if (poll_all(processes, count)) continue;
        if (should_end()) end_all(processes, count, ending++);
        if (notice && !shown && ++turn == 20) shown = true, fputs(notice, stderr);
    }
    if (shown) fputs("\r\033[K", stderr);
    return count_running(processes, count);
}

int process_run(const char *const *words, const Text *input, Text *output, const char *notice)
{
    Process process, *const one = &process;
    process_start(&process, words, input, output);
    while (process_wait(&one, 1, notice)) continue;
    return process.code;
}

/* Finding ------------------------------------------------------------------------------------------------ */

static bool is_program(const char *path)
{
    struct stat status;
    return !stat(path, &status) && S_ISREG(status.st_mode) && !access(path, X_OK);
}

static const char *on_path(Arena *arena, const char *name)
{
    if (strchr(name, '/')) return is_program(name) ? name : NULL;
    const char *folder = getenv("PATH");
    while (folder && *folder) {
        size_t length = strcspn(folder, ":");
        const char *path = arena_format(arena, "%.*s%s%s", (int)length, folder, length ? "/" : "", name);
        if (is_program(path)) return path;
        folder += length + (folder[length] == ':');
    }
    return NULL;
}

/* NULL, or why the program at `path` will not do. */
static const char *ask_version(Arena *arena, const char *path, Clang *clang)
{
    static const char before[] = "clang version ";
    Text said = text_new(arena);
    int code = process_run((const char *const[]){path, "--version", NULL}, NULL, &said, NULL);
    process_release_signals();
    const char *at = strstr(said.at, before);
    if (code || !at) {
        said.at[strcspn(said.at, "\n")] = 0;
        return arena_format(arena, "%s is not a Clang that runs: %s", path, said.at);
    }
    at += sizeof before - 1;
    char *version = arena_string(arena, at);
    version[strspn(version, "0123456789.")] = 0;
    *clang = (Clang){path, version, atoi(version)};
    if (clang->major >= OLDEST_CLANG) return NULL;
    return arena_format(arena, "%s is Clang %s; %d or newer is needed", path, version, OLDEST_CLANG);
}

/* Whether two paths lead to one file, as clang and clang-19 often do. */
static bool same_file(const char *a, const char *b)
{
    struct stat one, other;
    return !stat(a, &one) && !stat(b, &other) && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

static const char *find_newest(Arena *arena, Clang *clang)
{
    enum { NEWEST_NAMED = 40 };
    const char *failed = arena_format(
        arena,
        "there is no clang on the PATH; install clang %d or newer (Debian, Ubuntu: apt-get install clang), "
        "or name one with --cc",
        OLDEST_CLANG);
    bool found = false;
    for (int number = NEWEST_NAMED; number >= OLDEST_CLANG && !found; --number) {
        const char *path = on_path(arena, arena_format(arena, "clang-%d", number)), *problem = NULL;
        if (path) problem = ask_version(arena, path, clang), found = !problem;
        if (problem) failed = problem;
    }
    const char *plain = on_path(arena, "clang");
    Clang other = {0};
    if (!plain || (found && same_file(plain, clang->path))) return found ? NULL : failed;
    const char *problem = ask_version(arena, plain, &other);
    if (!problem && (!found || other.major > clang->major)) *clang = other, found = true;
    return found ? NULL : problem;
}

const char *clang_find(Arena *arena, const char *wanted, Clang *clang)
{
    if (!wanted) return find_newest(arena, clang);
    const char *path = on_path(arena, wanted);
    if (path) return ask_version(arena, path, clang);
    return arena_format(arena, "--cc %s: there is no such program%s", wanted,
                        strchr(wanted, '/') ? "" : " on the PATH");
}
