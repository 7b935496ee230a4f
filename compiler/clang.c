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

/* Until every writer has gone; a child of a gradc that is to end is ended with all it started. */
static void collect(int from, Text *output, const char *notice, pid_t child)
{
    bool shown = false;
    struct pollfd waiting = {.fd = from, .events = POLLIN};
    if (!isatty(STDERR_FILENO)) notice = NULL;
    for (int turn = 0;; ++turn) {
        if (poll(&waiting, 1, 50) == 0) {
            if (should_end()) kill(-child, SIGKILL);
            if (notice && !shown && turn == 20) shown = true, fputs(notice, stderr);
            continue;
        }
        char bytes[4096];
        ssize_t size = read(from, bytes, sizeof bytes);
        if (size < 0 && errno == EINTR) continue;
        if (size <= 0) break;
        text_bytes(output, bytes, (size_t)size);
    }
    if (shown) fputs("\r\033[K", stderr);
}

/* A process group of its own, with the signals as gradc found them. */
static int spawn(pid_t *child, const char *const *words, const posix_spawn_file_actions_t *actions)
{
    sigset_t signals = ending_signals(), before;
    posix_spawnattr_t attributes;
    sigprocmask(SIG_BLOCK, &signals, &before);
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

int process_run(const char *const *words, const Text *input, Text *output, const char *notice)
{
    int in = file_of(input), out[2];
    if (in < 0 || pipe2(out, O_CLOEXEC)) { /* others may be started at the same time */
        text_add(output, "%s: %s\n", words[0], strerror(errno));
        if (in >= 0) close(in);
        return 127;
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDERR_FILENO);
    posix_spawn_file_actions_addclose(&actions, out[0]);
    posix_spawn_file_actions_addclose(&actions, out[1]);
    pid_t child;
    int failed = spawn(&child, words, &actions), code = 127;
    posix_spawn_file_actions_destroy(&actions);
    close(in), close(out[1]);
    if (failed)
        text_add(output, "%s: %s\n", words[0], strerror(failed));
    else
        collect(out[0], output, notice, child), code = exit_code(child);
    close(out[0]);
    return code;
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
