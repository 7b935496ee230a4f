/* The house rules, held against the tree: who includes whom, which file may know which words, and how long a file is. */
#include "base/text.h"
#include "fixture.h"
#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/stat.h>

enum { MOST_LINES = 500, LARGE_FILE = 1 << 20 };

typedef struct {
    const char *path; /* from the root: compiler/base/arena.c */
    const char *text;
} File;

typedef struct {
    Arena *arena;
    List(File) files;
} Tree;

/* Reading the tree ------------------------------------------------------------------------------------------------ */

static bool has_suffix(const char *name, const char *suffix)
{
    const size_t length = strlen(name), end = strlen(suffix);
    return length >= end && strcmp(name + length - end, suffix) == 0;
}

static bool is_under(const char *path, const char *folder)
{
    const size_t length = strlen(folder);
    return strncmp(path, folder, length) == 0 && path[length] == '/';
}

static bool is_cpp(const File *file)
{
    static const char *const suffixes[] = {".cpp", ".cc", ".cxx", ".C", ".hpp", ".hh", ".hxx"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; ++i)
        if (has_suffix(file->path, suffixes[i])) return true;
    return false;
}

static bool is_c(const File *file)
{
    return has_suffix(file->path, ".c") || has_suffix(file->path, ".h") || is_cpp(file);
}

static void read_file(Tree *tree, const char *path, size_t size)
{
    FILE *file = fopen(arena_format(tree->arena, GRADC_SOURCE_DIR "/%s", path), "rb");
    assert_non_null(file);
    char *text = arena_alloc(tree->arena, size + 1);
    assert_int_equal(fread(text, 1, size, file), size);
    fclose(file);
    if (memchr(text, 0, size)) return; /* no text */
    *LIST_PUSH(tree->arena, &tree->files) = (File){arena_string(tree->arena, path), text};
}

static void read_folder(Tree *tree, const char *folder)
{
    struct dirent **entries;
    const int count =
        scandir(arena_format(tree->arena, GRADC_SOURCE_DIR "/%s", folder), &entries, NULL, alphasort);
    assert_true(count > 0);
    for (int i = 0; i < count; ++i) {
        const char *path = arena_format(tree->arena, "%s/%s", folder, entries[i]->d_name);
        struct stat status;
        const bool hidden = entries[i]->d_name[0] == '.' || entries[i]->d_name[0] == '_';
        free(entries[i]);
        if (hidden || stat(arena_format(tree->arena, GRADC_SOURCE_DIR "/%s", path), &status)) continue;
        if (S_ISDIR(status.st_mode))
            read_folder(tree, path);
        else if (S_ISREG(status.st_mode) && status.st_size < LARGE_FILE)
            read_file(tree, path, (size_t)status.st_size);
    }
    free(entries);
}

static int setup(void **state)
{
    static const char *const folders[] = {"compiler", "runtime", "tests", "models", "docs"};
    Arena *arena = arena_new();
    Tree *tree = ARENA_NEW(arena, Tree);
    tree->arena = arena;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; ++i) read_folder(tree, folders[i]);
    *state = tree;
    return tree->files.count < 100; /* else the tree was not found */
}

static int teardown(void **state)
{
    arena_free(((Tree *)*state)->arena);
    return 0;
}

static const File *file_at(const Tree *tree, const char *path)
{
    for (int i = 0; i < tree->files.count; ++i)
        if (strcmp(tree->files.at[i].path, path) == 0) return &tree->files.at[i];
    fail_msg("there is no %s", path);
    return NULL;
}

static int line_of(const File *file, const char *at)
{
    int line = 1;
    for (const char *c = file->text; c < at; ++c) line += *c == '\n';
    return line;
}

/* All complaints of a test at once. */
static void finish(const Text *complaints)
{
    if (complaints->length) fail_msg("\n%s", complaints->at);
}

/* Who includes whom ----------------------------------------------------------------------------------------------- */

/* Rooms of compiler/, and what their files may include, as the includes begin. The verbs, which lie outside of all
 * rooms, may include everything; they and the proofs alone may include pipeline.h. */
static const struct {
    const char *room, *may[16];
} rooms[] = {
    {"base", {"base/"}},
    {"ir", {"base/", "ir/"}},
    {"ops", {"base/", "ir/", "ops/"}},
    {"trace", {"base/", "ir/", "ops/", "trace/", "embedded.h"}},
    {"graph", {"base/", "ir/", "ops/", "graph/"}},
    {"schedule", {"base/", "ir/", "schedule/"}},
    {"emit", {"base/", "ir/", "schedule/", "emit/", "embedded.h"}},
    {"check", /* runs the passes, Clang, and what comes out, as the runtime does */
     {"base/", "ir/", "ops/", "graph/", "check/", "pipeline.h", "clang.h", "gradc.h", "cpu", "idx.h",
      "random.h", "threads.h", "variables.h"}},
    {"tune", /* and times it, as gradc bench does */
     {"base/", "schedule/", "check/check.h", "tune/", "build.h", "command.h", "pipeline.h", "bench/feed.h",
      "blocks.h", "cpu", "model.h", "progress.h"}},
};

static const struct {
    const char *file, *includes, *why;
} doors[] = {
    {"ir/graph.h", "ops/ops.def", "Op is the list of its rows"},
    {"ir/graph.c", "ops/op.h", "a node is printed and verified by its op's row"},
    {"ir/nest.c", "ops/op.h", "what is read through gives its expression by its op's rule"},
    {"schedule/lower.c", "ops/op.h", "ops end here: each gives its nest by its rule"},
};
enum { ROOMS = sizeof rooms / sizeof *rooms, DOORS = sizeof doors / sizeof *doors };

/* Calls `see` for each #include "…" of a file. */
typedef void IncludeVisitor(void *context, const File *file, const char *included);

static void each_include(Arena *arena, const File *file, IncludeVisitor *see, void *context)
{
    static const char directive[] = "#include \"";
    for (const char *at = file->text; (at = strstr(at, directive)); ++at) {
        if (at > file->text && at[-1] != '\n') continue;
        const char *name = at + strlen(directive);
        see(context, file, arena_format(arena, "%.*s", (int)strcspn(name, "\"\n"), name));
    }
}

typedef struct {
    Text *complaints;
    bool used[DOORS];
} Includes;

static void check_include(void *context, const File *file, const char *included)
{
    Includes *includes = context;
    const char *path = file->path + strlen("compiler/");
    for (size_t d = 0; d < DOORS; ++d)
        if (strcmp(path, doors[d].file) == 0 && strcmp(included, doors[d].includes) == 0) {
            includes->used[d] = true;
            return;
        }
    for (size_t r = 0; r < ROOMS; ++r) {
        if (!is_under(path, rooms[r].room)) continue;
        for (int i = 0; i < 16 && rooms[r].may[i]; ++i)
            if (strncmp(included, rooms[r].may[i], strlen(rooms[r].may[i])) == 0) return;
        text_add(includes->complaints, "%s includes %s, which %s may not\n", file->path, included,
                 rooms[r].room);
    }
}

static void rooms_include_only_what_they_may(void **state)
{
    const Tree *tree = *state;
    Text complaints = text_new(tree->arena);
    Includes includes = {.complaints = &complaints};
    for (int i = 0; i < tree->files.count; ++i)
        if (is_under(tree->files.at[i].path, "compiler"))
            each_include(tree->arena, &tree->files.at[i], check_include, &includes);
    for (size_t d = 0; d < DOORS; ++d)
        if (!includes.used[d])
            text_add(&complaints, "%s no longer includes %s: close the door\n", doors[d].file,
                     doors[d].includes);
    finish(&complaints);
}

/* Beside the file, or from runtime/ on. */
static void check_runtime_include(void *context, const File *file, const char *included)
{
    const int folder = (int)(strrchr(file->path, '/') - file->path);
    Text *complaints = context;
    struct stat status;
    if (stat(arena_format(complaints->arena, GRADC_SOURCE_DIR "/%.*s/%s", folder, file->path, included),
             &status) &&
        stat(arena_format(complaints->arena, GRADC_SOURCE_DIR "/runtime/%s", included), &status))
        text_add(complaints, "%s includes %s, which is not of runtime/\n", file->path, included);
    if (strstr(included, "compiler/")) text_add(complaints, "%s includes %s\n", file->path, included);
}

static void the_runtime_knows_nothing_of_the_compiler(void **state)
{
    const Tree *tree = *state;
    Text complaints = text_new(tree->arena);
    for (int i = 0; i < tree->files.count; ++i)
        if (is_under(tree->files.at[i].path, "runtime"))
            each_include(tree->arena, &tree->files.at[i], check_runtime_include, &complaints);
    finish(&complaints);
}

static void only_trace_knows_lua(void **state)
{
    static const char *const headers[] = {"<lua.h>", "<lauxlib.h>", "<lualib.h>"};
    const Tree *tree = *state;
    Text complaints = text_new(tree->arena);
    for (int i = 0; i < tree->files.count; ++i) {
        const File *file = &tree->files.at[i];
        if (!is_under(file->path, "compiler") || is_under(file->path, "compiler/trace")) continue;
        for (int h = 0; h < 3; ++h)
            if (is_c(file) && strstr(file->text, headers[h]))
                text_add(&complaints, "%s includes %s\n", file->path, headers[h]);
    }
    finish(&complaints);
}

/* What the schedule and the emitter are called by: nothing of a model -------------------------------------------- */

typedef struct {
    Arena *arena;
    List(const char *) ops, names; /* rows of ops.def; what the prelude constructs, and how people call it */
} Words;

/* Rows of ops.def whose names are words of scheduling or of C too. */
static const char *const ordinary[] = {"add",    "equal",   "constant", "input",  "read",
                                       "assign", "reshape", "reduce",   "select", "contract"};

static const struct {
    const char *file, *word, *why;
} spoken[] = {
    {"compiler/schedule/tile.c", "flatten", "loops, into one"},
};
enum { ORDINARY = sizeof ordinary / sizeof *ordinary, SPOKEN = sizeof spoken / sizeof *spoken };

/* The names that stand after `opening` at the start of a line. */
static void collect_names(const File *file, const char *opening, Arena *arena, Words *words, bool ops)
{
    for (const char *at = file->text; (at = strstr(at, opening)); ++at) {
        if (at > file->text && at[-1] != '\n') continue;
        const char *name = at + strlen(opening);
        size_t length = 0;
        while (isalnum((unsigned char)name[length]) || name[length] == '_') ++length;
        const char *word = arena_format(arena, "%.*s", (int)length, name);
        bool usual = false;
        for (size_t i = 0; i < ORDINARY; ++i) usual |= strcasecmp(word, ordinary[i]) == 0;
        if (usual) continue;
        if (ops)
            *LIST_PUSH(arena, &words->ops) = word;
        else
            *LIST_PUSH(arena, &words->names) = word;
    }
}

static Words forbidden_words(const Tree *tree)
{
    static const char *const called[] = {"conv",    "convolution", "pool",  "pooling",    "relu", "softmax",
                                         "sigmoid", "momentum",    "mnist", "activation", "mlp",  "lenet"};
    static const char *const openings[] = {"layer(\"", "loss(\"", "metric(\"", "optimizer(\""};
    Words words = {.arena = tree->arena};
    const File *table = file_at(tree, "compiler/ops/ops.def");
    collect_names(table, "SCALAR(", tree->arena, &words, true);
    collect_names(table, "TENSOR(", tree->arena, &words, true);
    for (int i = 0; i < tree->files.count; ++i)
        for (size_t o = 0; o < sizeof openings / sizeof *openings; ++o)
            if (is_under(tree->files.at[i].path, "compiler/prelude"))
                collect_names(&tree->files.at[i], openings[o], tree->arena, &words, false);
    for (size_t i = 0; i < sizeof called / sizeof *called; ++i)
        *LIST_PUSH(tree->arena, &words.names) = called[i];
    return words;
}

static bool is_spoken(const char *path, const char *word)
{
    for (size_t i = 0; i < SPOKEN; ++i)
        if (strcmp(path, spoken[i].file) == 0 && strcasecmp(word, spoken[i].word) == 0) return true;
    return false;
}

/* A word that stands alone; of the prelude's names also between underscores, as in a variable's name. */
static void check_word(const File *file, const char *word, bool between, Text *complaints)
{
    const size_t length = strlen(word);
    for (const char *at = file->text; (at = strcasestr(at, word)); ++at) {
        const char before = at > file->text ? at[-1] : ' ', after = at[length];
        if (isalnum((unsigned char)before) || isalnum((unsigned char)after)) continue;
        if (!between && (before == '_' || after == '_')) continue;
        if (!is_spoken(file->path, word))
            text_add(complaints, "%s:%d says %s\n", file->path, line_of(file, at), word);
    }
}

static void schedule_and_emitter_speak_of_no_op_and_no_layer(void **state)
{
    const Tree *tree = *state;
    const Words words = forbidden_words(tree);
    Text complaints = text_new(tree->arena);
    assert_true(words.ops.count > 20 && words.names.count > 20);
    for (int i = 0; i < tree->files.count; ++i) {
        const File *file = &tree->files.at[i];
        if (!is_under(file->path, "compiler/schedule") && !is_under(file->path, "compiler/emit")) continue;
        if (!is_c(file)) continue; /* support.txt is the C of ops */
        const bool border = strcmp(file->path, "compiler/schedule/lower.c") == 0;
        for (int w = 0; w < words.ops.count && !border; ++w)
            check_word(file, words.ops.at[w], false, &complaints);
        for (int w = 0; w < words.names.count; ++w) check_word(file, words.names.at[w], true, &complaints);
        for (const char *at = file->text; !border && (at = strstr(at, "OP_")); ++at)
            if (at > file->text && !isalnum((unsigned char)at[-1]))
                text_add(&complaints, "%s:%d asks for an op\n", file->path, line_of(file, at));
    }
    finish(&complaints);
}

/* Files ----------------------------------------------------------------------------------------------------------- */

static void files_are_short_and_say_their_subject_first(void **state)
{
    const Tree *tree = *state;
    Text complaints = text_new(tree->arena);
    for (int i = 0; i < tree->files.count; ++i) {
        const File *file = &tree->files.at[i];
        if (!is_c(file) || is_under(file->path, "tests/golden")) continue; /* those are printed by gradc */
        const int lines = line_of(file, file->text + strlen(file->text)) - 1;
        if (lines > MOST_LINES) text_add(&complaints, "%s has %d lines: two subjects\n", file->path, lines);
        const char *comment = strstr(file->text, "/*");
        const int latest =
            has_suffix(file->path, ".h") ? 4 : 1; /* after the guard, and what its types need */
        if (!comment || line_of(file, comment) > latest)
            text_add(&complaints, "%s does not begin with its subject\n", file->path);
    }
    finish(&complaints);
}

/* It knows Google Benchmark, and nobody else does. */
static void there_is_one_file_of_cpp(void **state)
{
    static const char only[] = "runtime/bench/harness.cpp", library[] = "<benchmark/";
    const Tree *tree = *state;
    Text complaints = text_new(tree->arena);
    assert_true(is_cpp(file_at(tree, only)) && strstr(file_at(tree, only)->text, library));
    for (int i = 0; i < tree->files.count; ++i) {
        const File *file = &tree->files.at[i];
        if (strcmp(file->path, only) == 0) continue;
        if (is_cpp(file)) text_add(&complaints, "%s is C++\n", file->path);
        if (is_c(file) && !is_under(file->path, "tests") && strstr(file->text, library))
            text_add(&complaints, "%s includes Google Benchmark\n", file->path);
    }
    finish(&complaints);
}

static void check_says_none(const Tree *tree, const char *const *words, size_t count)
{
    Text complaints = text_new(tree->arena);
    for (int i = 0; i < tree->files.count; ++i)
        for (size_t w = 0; w < count; ++w) {
            const File *file = &tree->files.at[i];
            const char *at = strstr(file->text, words[w]);
            if (at) text_add(&complaints, "%s:%d says %s\n", file->path, line_of(file, at), words[w]);
        }
    finish(&complaints);
}

/* Words in two parts each, so that this file does not say them. */
static void nothing_is_left_for_later(void **state)
{
    static const char *const words[] = {"TO"
                                        "DO",
                                        "FIX"
                                        "ME",
                                        "XX"
                                        "X:",
                                        "HA"
                                        "CK"};
    check_says_none(*state, words, sizeof words / sizeof *words);
}

static void no_file_names_the_machine_it_was_written_on(void **state)
{
    static const char *const words[] = {"/wo"
                                        "rk/",
                                        "../sha"
                                        "red",
                                        "/ho"
                                        "me/"};
    check_says_none(*state, words, sizeof words / sizeof *words);
}

static void no_file_is_a_drawer_of_everything(void **state)
{
    static const char *const drawers[] = {"util", "misc", "helper", "common", "stuff"};
    const Tree *tree = *state;
    Text complaints = text_new(tree->arena);
    for (int i = 0; i < tree->files.count; ++i)
        for (size_t d = 0; d < sizeof drawers / sizeof *drawers; ++d) {
            const File *file = &tree->files.at[i];
            const char *name = strrchr(file->path, '/') + 1;
            if (is_c(file) && strstr(name, drawers[d]))
                text_add(&complaints, "%s holds everything\n", file->path);
        }
    finish(&complaints);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rooms_include_only_what_they_may),
        cmocka_unit_test(the_runtime_knows_nothing_of_the_compiler),
        cmocka_unit_test(only_trace_knows_lua),
        cmocka_unit_test(schedule_and_emitter_speak_of_no_op_and_no_layer),
        cmocka_unit_test(files_are_short_and_say_their_subject_first),
        cmocka_unit_test(there_is_one_file_of_cpp),
        cmocka_unit_test(nothing_is_left_for_later),
        cmocka_unit_test(no_file_names_the_machine_it_was_written_on),
        cmocka_unit_test(no_file_is_a_drawer_of_everything),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
