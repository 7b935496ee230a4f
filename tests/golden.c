/* The golden runner: runs the command in a spec's first line and compares what it prints with the file beside it.
 *
 *   golden [--update] NAME...      NAME: a spec (tile/dense), a folder (tile, errors), or all
 *
 * A test is a spec, golden/PASS/x.lua, that begins with
 *   -- gradc emit --after=tile %s     its command; %s is the spec's path; run in tests/, words split by blanks
 *   -- expect: TEXT                   must occur in the output                         (any number of these)
 *   -- expect-not: TEXT               must not occur
 *   -- exit: N                        exit code; 0 unless stated, in errors/ 1
 * and its answer x.PASS, which standard output must equal. In errors/ the answer is x.err and standard error is
 * compared. With expect lines the answer may be absent, otherwise it must be there. Only --update writes. */
#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum { PATH_SIZE = 1024, WORDS = 64, EXPECTATIONS = 64, ANSWER_LINES = 60 };

typedef struct {
    char path[PATH_SIZE], answer[PATH_SIZE]; /* relative to tests/ */
    bool is_error;
    char *text; /* of the spec; command and expectations point into it */
    char *command;
    struct {
        const char *text;
        bool wanted;
    } expectations[EXPECTATIONS];
    int expectation_count, exit_code;
} Test;

typedef struct {
    char *out, *err;
    int exit_code;
} Outcome;

__attribute__((format(printf, 2, 3))) static bool fail(const Test *test, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "%s: ", test->path);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    return false;
}

__attribute__((noreturn)) static void give_up(const char *what)
{
    fprintf(stderr, "golden: %s: %s\n", what, strerror(errno));
    exit(2);
}

/* ---- files ----------------------------------------------------------------------------------------------------- */

/* All of an open file, from its start, ended by a zero. */
static char *read_all(FILE *file)
{
    size_t size = 0, capacity = 4096;
    char *text = malloc(capacity);
    if (!text) give_up("memory");
    rewind(file);
    for (;;) {
        size += fread(text + size, 1, capacity - size - 1, file);
        if (size + 1 < capacity) break;
        char *larger = realloc(text, capacity *= 2);
        if (!larger) give_up("memory");
        text = larger;
    }
    text[size] = 0;
    return text;
}

/* The text of a file, or NULL where there is none. */
static char *read_path(const char *path)
{
    FILE *file = fopen(path, "r");
    if (!file) return NULL;
    char *text = read_all(file);
    fclose(file);
    return text;
}

static void write_path(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    if (!file || fputs(text, file) < 0) give_up(path);
    if (fclose(file)) give_up(path);
}

static int count_lines(const char *text)
{
    int lines = 0;
    for (const char *c = text; *c; ++c) lines += *c == '\n';
    return lines;
}

/* ---- specs ----------------------------------------------------------------------------------------------------- */

static void set_path(char *path, const char *text)
{
    if (strlen(text) >= PATH_SIZE) {
        errno = ENAMETOOLONG;
        give_up(text);
    }
    memcpy(path, text, strlen(text) + 1);
}

/* golden/tile/x.lua is answered by golden/tile/x.tile, errors/x.lua by errors/x.err. */
static void name_answer(Test *test)
{
    const char *extension = "err", *end = strrchr(test->path, '/');
    char folder[PATH_SIZE];
    test->is_error = !strncmp(test->path, "errors/", 7);
    if (!test->is_error && end) {
        set_path(folder, test->path);
        folder[end - test->path] = 0;
        extension = strrchr(folder, '/') ? strrchr(folder, '/') + 1 : folder;
    }
    const int stem = (int)strlen(test->path) - 4;
    if (snprintf(test->answer, PATH_SIZE, "%.*s.%s", stem, test->path, extension) >= PATH_SIZE) {
        errno = ENAMETOOLONG;
        give_up(test->path);
    }
}

/* What follows the prefix on this line, or NULL. */
static char *after(char *line, const char *prefix)
{
    return strncmp(line, prefix, strlen(prefix)) ? NULL : line + strlen(prefix);
}

/* Reads the command and the lines about it directly below. */
static bool read_spec(Test *test, const char *path)
{
    *test = (Test){0};
    set_path(test->path, path);
    name_answer(test);
    test->exit_code = test->is_error;
    test->text = read_path(path);
    if (!test->text) return fail(test, "%s", strerror(errno));

    char *line = test->text, *next;
    for (bool first = true; line; line = next, first = false) {
        next = strchr(line, '\n');
        if (next) *next++ = 0;
        char *value;
        if (first) {
            test->command = after(line, "-- gradc ");
            if (!test->command) return fail(test, "the first line must be `-- gradc COMMAND %%s`");
        } else if ((value = after(line, "-- expect: ")) || (value = after(line, "-- expect-not: "))) {
            if (test->expectation_count == EXPECTATIONS)
                return fail(test, "more than %d expectations", EXPECTATIONS);
            test->expectations[test->expectation_count].text = value;
            test->expectations[test->expectation_count++].wanted = line[9] == ':';
        } else if ((value = after(line, "-- exit: "))) {
            test->exit_code = atoi(value);
        } else {
            break;
        }
    }
    return true;
}

/* ---- running --------------------------------------------------------------------------------------------------- */

/* Splits the command at blanks; %s, alone or within a word, becomes the spec's path. */
static int split_command(const Test *test, char *words[WORDS])
{
    int count = 0;
    words[count++] = strdup("gradc");
    char *command = strdup(test->command), *rest = NULL;
    for (char *word = strtok_r(command, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
        char *mark = strstr(word, "%s");
        if (count == WORDS - 1) break;
        if (!mark) {
            words[count++] = strdup(word);
        } else if (asprintf(&words[count++], "%.*s%s%s", (int)(mark - word), word, test->path, mark + 2) <
                   0) {
            give_up("memory");
        }
    }
    words[count] = NULL;
    free(command);
    return count;
}

static bool run_command(const Test *test, const char *gradc, Outcome *outcome)
{
    char *words[WORDS];
    const int word_count = split_command(test, words);
    FILE *out = tmpfile(), *err = tmpfile();
    if (!out || !err) give_up("temporary file");

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, fileno(out), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, fileno(err), STDERR_FILENO);
    pid_t child;
    const int error = posix_spawn(&child, gradc, &actions, NULL, words, environ);
    posix_spawn_file_actions_destroy(&actions);

    int status = 0;
    if (!error) {
        while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
        *outcome = (Outcome){read_all(out), read_all(err), WIFEXITED(status) ? WEXITSTATUS(status) : -1};
    }
    for (int i = 0; i < word_count; ++i) free(words[i]);
    fclose(out);
    fclose(err);
    if (error) return fail(test, "cannot run %s: %s; build it first", gradc, strerror(error));
    if (WIFSIGNALED(status)) {
        fail(test, "gradc was ended by signal %d (%s)", WTERMSIG(status), strsignal(WTERMSIG(status)));
        fputs(outcome->err, stderr);
        return false;
    }
    return true;
}

/* Prints the unified diff from the answer (or nothing) to the output. */
static void show_difference(const Test *test, bool has_answer, const char *output)
{
    char path[] = "/tmp/golden-XXXXXX";
    const int descriptor = mkstemp(path);
    if (descriptor < 0) give_up(path);
    close(descriptor);
    write_path(path, output);
    fflush(NULL);
    char *words[] = {"diff",
                     "-u",
                     "--label",
                     (char *)test->answer,
                     "--label",
                     "output",
                     has_answer ? (char *)test->answer : "/dev/null",
                     path,
                     NULL};
    pid_t child;
    if (!posix_spawnp(&child, "diff", NULL, NULL, words, environ)) waitpid(child, NULL, 0);
    unlink(path);
}

/* ---- judging --------------------------------------------------------------------------------------------------- */

static bool meets_expectations(const Test *test, const Outcome *outcome, const char *output)
{
    bool met = true;
    if (outcome->exit_code != test->exit_code)
        met = fail(test, "exit code %d, expected %d", outcome->exit_code, test->exit_code);
    for (int i = 0; i < test->expectation_count; ++i) {
        const char *text = test->expectations[i].text;
        if (test->expectations[i].wanted && !strstr(output, text))
            met = fail(test, "not in the output: %s", text);
        if (!test->expectations[i].wanted && strstr(output, text))
            met = fail(test, "in the output: %s", text);
    }
    if (!met)
        fprintf(stderr, "---- standard output\n%s---- standard error\n%s----\n", outcome->out, outcome->err);
    return met;
}

static bool matches_answer(const Test *test, const char *output, bool update)
{
    char *answer = read_path(test->answer);
    bool matches = true;
    if (!answer && test->expectation_count) return true; /* structure alone is asserted */
    if (!answer || strcmp(answer, output)) {
        show_difference(test, answer, output);
        if (update) {
            write_path(test->answer, output);
            printf("%s: written\n", test->answer);
        } else if (answer) {
            matches = fail(test, "output differs from %s; if the new one is right: golden --update %s",
                           test->answer, test->path);
        } else {
            matches = fail(test, "there is no %s; to accept this output: golden --update %s", test->answer,
                           test->path);
        }
    }
    if (update && count_lines(output) > ANSWER_LINES)
        printf("%s: %d lines; above %d prefer `-- expect:` lines\n", test->answer, count_lines(output),
               ANSWER_LINES);
    free(answer);
    return matches;
}

static bool run_test(const char *path, const char *gradc, bool update)
{
    Test test;
    Outcome outcome = {0};
    bool passed = read_spec(&test, path) && run_command(&test, gradc, &outcome);
    if (passed) {
        const char *output = test.is_error ? outcome.err : outcome.out;
        passed = meets_expectations(&test, &outcome, output);
        passed = (passed || !update) && matches_answer(&test, output, update) && passed;
    }
    free(outcome.out);
    free(outcome.err);
    free(test.text);
    return passed;
}

/* ---- arguments ------------------------------------------------------------------------------------------------- */

/* A glob of the specs NAME means: golden.tile.x, tests/golden/tile/x.lua, tile/x, tile, errors, all. */
static void name_to_patterns(const char *name, char patterns[2][PATH_SIZE])
{
    char path[PATH_SIZE];
    set_path(path, strncmp(name, "tests/", 6) ? name : name + 6);
    char *extension = strrchr(path, '.');
    if (extension && !strcmp(extension, ".lua")) *extension = 0;
    for (char *c = path; *c; ++c) {
        if (*c == '.') *c = '/';
    }
    if (!strcmp(path, "all")) {
        set_path(patterns[0], "golden/*/*.lua");
        set_path(patterns[1], "errors/*.lua");
        return;
    }
    const bool rooted = !strncmp(path, "golden/", 7) || !strncmp(path, "errors", 6);
    struct stat status;
    char full[PATH_SIZE + 8];
    snprintf(full, sizeof full, "%s%s", rooted ? "" : "golden/", path);
    const bool folder = !stat(full, &status) && S_ISDIR(status.st_mode);
    char pattern[PATH_SIZE + 16];
    snprintf(pattern, sizeof pattern, "%s%s", full, folder ? "/*.lua" : ".lua");
    set_path(patterns[0], pattern);
    patterns[1][0] = 0;
}

static void usage(FILE *to)
{
    fputs("golden [--update] NAME...   compare what gradc prints with the answers under tests/\n"
          "  NAME       tile/dense, golden.tile.dense, errors/shape, a folder (tile, errors), or all\n"
          "  --update   rewrite the answers that differ and show how\n"
          "Environment: GRADC is the compiler to run, instead of the one built beside this program.\n",
          to);
}

int main(int argc, char **argv)
{
    bool update = false;
    const char *gradc = getenv("GRADC") ? getenv("GRADC") : GOLDEN_GRADC;
    int first = 1;
    if (argc > 1 && !strcmp(argv[1], "--help")) return usage(stdout), 0;
    if (argc > 1 && !strcmp(argv[1], "--update")) update = true, first = 2;
    if (first >= argc) return usage(stderr), 2;
    if (gradc[0] != '/' && !(gradc = realpath(gradc, NULL))) give_up("GRADC");
    if (chdir(GOLDEN_TESTS)) give_up(GOLDEN_TESTS);
    setenv("NO_COLOR", "1", 1);
    setenv("LC_ALL", "C.UTF-8", 1);

    int passed = 0, failed = 0;
    for (int i = first; i < argc; ++i) {
        char patterns[2][PATH_SIZE];
        glob_t found = {0};
        name_to_patterns(argv[i], patterns);
        glob(patterns[0], 0, NULL, &found);
        if (patterns[1][0]) glob(patterns[1], GLOB_APPEND, NULL, &found);
        if (!found.gl_pathc) fprintf(stderr, "golden: no spec tests/%s\n", patterns[0]), ++failed;
        for (size_t k = 0; k < found.gl_pathc; ++k)
            run_test(found.gl_pathv[k], gradc, update) ? ++passed : ++failed;
        globfree(&found);
    }
    printf("%d passed, %d failed\n", passed, failed);
    return failed ? 1 : 0;
}
