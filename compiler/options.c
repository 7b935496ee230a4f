/* The command line of gradc, all of it from the table in options.def. */
#include "options.h"
#include "pipeline.h"
#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What a CHOICE chooses from ----------------------------------------------------------------------------- */

static const char *schedule_choices(int i) { return i < SCHEDULE_COUNT ? schedule_names[i] : NULL; }

static const char *machine_names(int i) { return i ? target_names(i - 1) : "native"; }

static const char *error_formats(int i) { return i == 0 ? "text" : i == 1 ? "json" : NULL; }

static const char *pass_names(int i) { return passes[i].name; }

/* The stage of each pass whose successor gives another. */
static const char *stage_names(int i)
{
    for (const Pass *pass = passes; pass->name; ++pass)
        if ((!pass[1].name || strcmp(pass->stage, pass[1].stage) != 0) && i-- == 0) return pass->stage;
    return NULL;
}

/* The table ---------------------------------------------------------------------------------------------- */

typedef enum {
    KIND_FLAG,
    KIND_TEXT,
    KIND_NUMBER,
    KIND_CHOICE,
    KIND_CHOICES,
    KIND_NUMBERS,
    KIND_DEFINES,
    KIND_WARNINGS
} Kind;

typedef struct {
    Kind kind;
    const char *name;
    char letter;
    const char *value;
    unsigned verbs;
    size_t member;
    int64_t lowest, highest;
    NameList *names;
    const char *preset, *help;
} Row;

#define NO_RANGE         0, 0
#define RANGE(low, high) low, high
#define NO_NAMES         NULL
#define OPTION(kind, member, name, letter, value, verbs, ...)                                                \
    {KIND_##kind, name, letter, value, verbs, offsetof(Options, member), __VA_ARGS__},
static const Row table[] = {
#include "options.def"
};
#undef OPTION

enum { ROWS = sizeof table / sizeof *table };

/* Long names, as a list for the nearest one. */
static const char *option_names(int i) { return i < ROWS ? table[i].name : NULL; }

static const Row *find_long(const char *name, size_t length, unsigned verbs)
{
    for (int i = 0; i < ROWS; ++i)
        if (table[i].verbs & verbs && strlen(table[i].name) == length &&
            strncmp(name, table[i].name, length) == 0)
            return &table[i];
    return NULL;
}

static const Row *find_letter(char letter, unsigned verbs)
{
    for (int i = 0; i < ROWS; ++i)
        if (table[i].letter == letter && table[i].verbs & verbs) return &table[i];
    return NULL;
}

/* Names that are nearly right ---------------------------------------------------------------------------- */

/* Levenshtein's distance, of names of less than 32 characters; two neighbours swapped count as one change. */
static int distance(const char *a, const char *b)
{
    enum { LONGEST = 32 };
    int rows[LONGEST + 1][LONGEST + 1], n = (int)strlen(a), m = (int)strlen(b);
    if (n > LONGEST || m > LONGEST) return LONGEST;
    for (int i = 0; i <= n; ++i) {
        for (int j = 0; j <= m; ++j) {
            if (!i || !j) {
                rows[i][j] = i + j;
                continue;
            }
            int best = rows[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            if (rows[i - 1][j] + 1 < best) best = rows[i - 1][j] + 1;
            if (rows[i][j - 1] + 1 < best) best = rows[i][j - 1] + 1;
            bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped && rows[i - 2][j - 2] + 1 < best) best = rows[i - 2][j - 2] + 1;
            rows[i][j] = best;
        }
    }
    return rows[n][m];
}

const char *name_nearest(const char *name, NameList *names)
{
    const char *nearest = NULL;
    int least = (int)strlen(name) < 4 ? 2 : 3; /* as many changes are another name */
    for (int i = 0; names(i); ++i) {
        int changes = distance(name, names(i));
        if (changes < least) least = changes, nearest = names(i);
    }
    return nearest;
}

bool name_is_identifier(const char *name)
{
    /* Keywords, and what <math.h>, which the C includes, declares. */
    static const char taken[] =
        " asm auto bool break case char const continue default do double else enum extern false float for goto if "
        "inline int long main nullptr register restrict return short signed sizeof static stdin struct switch true "
        "typedef typeof union unsigned void volatile while acos acosh asin asinh atan atan2 atanh cbrt ceil "
        "copysign cos cosh drem erf erfc exp exp10 exp2 expm1 fabs fdim finite floor fma fmax fmin fmod frexp gamma "
        "hypot ilogb isinf isnan j0 j1 jn ldexp lgamma llrint llround log log10 log1p log2 logb lrint lround modf "
        "nan nearbyint nextafter pow remainder remquo rint round scalb scalbln scalbn signgam significand sin sinh "
        "sqrt tan tanh tgamma trunc y0 y1 yn ";
    size_t length = 0;
    while (isalnum((unsigned char)name[length]) || name[length] == '_') ++length;
    if (!length || name[length] || isdigit((unsigned char)*name)) return false;
    for (const char *at = taken; (at = strstr(at, name)); ++at)
        if (at[-1] == ' ' && at[length] == ' ') return false;
    return true;
}

/* What -W takes besides no-NAME and error=NAME. */
static const char *warning_words(int i)
{
    return i < WARNING_COUNT ? diag_warning_name((Warning)i) : i == WARNING_COUNT ? "error" : NULL;
}

/* "a, b or c" */
static void add_names(Text *text, NameList *names)
{
    for (int i = 0; names(i); ++i) text_add(text, "%s%s", !i ? "" : names(i + 1) ? ", " : " or ", names(i));
}

static bool suggest(Text *complaint, const char *given, NameList *names)
{
    const char *nearest = name_nearest(given, names);
    if (nearest)
        text_add(complaint, "; did you mean %s?", nearest);
    else
        text_add(complaint, "; it is "), add_names(complaint, names);
    return false;
}

/* Values ------------------------------------------------------------------------------------------------- */

static bool store_number(const Row *row, const char *value, OptionNUMBER *number, Text *complaint)
{
    char *end;
    errno = 0;
    intmax_t parsed = strtoimax(value, &end, 10);
    if (isdigit((unsigned char)*value) && !*end && !errno && parsed >= row->lowest && parsed <= row->highest)
        return *number = parsed, true;
    text_add(complaint, "--%s: a whole number from %" PRId64, row->name, row->lowest);
    if (row->highest < INT64_MAX) text_add(complaint, " to %" PRId64, row->highest);
    text_add(complaint, " is wanted, not '%s'", value);
    return false;
}

static bool store_choice(const Row *row, const char *value, OptionCHOICE *choice, Text *complaint)
{
    *choice = value;
    for (int i = 0; row->names(i); ++i)
        if (strcmp(value, row->names(i)) == 0) return true;
    if (row->names == machine_names && target_find(value)) return true;
    if (row->names == schedule_choices && access(value, R_OK) == 0) return true; /* a file of decisions */
    text_add(complaint, "--%s: %s is not known", row->name, *value ? value : "an empty name");
    return suggest(complaint, value, row->names);
}

static bool named_twice(const Row *row, const char *word, Text *complaint)
{
    text_add(complaint, "--%s: %s is named twice", row->name, word);
    return false;
}

static bool store_choices(const Row *row, const char *word, Arena *arena, OptionCHOICES *choices,
                          Text *complaint)
{
    OptionCHOICE choice;
    if (!store_choice(row, word, &choice, complaint)) return false;
    for (int i = 0; i < choices->count; ++i)
        if (strcmp(choices->at[i], choice) == 0) return named_twice(row, word, complaint);
    *LIST_PUSH(arena, choices) = choice;
    return true;
}

static bool store_numbers(const Row *row, const char *word, Arena *arena, OptionNUMBERS *numbers,
                          Text *complaint)
{
    OptionNUMBER number;
    if (!store_number(row, word, &number, complaint)) return false;
    for (int i = 0; i < numbers->count; ++i)
        if (numbers->at[i] == (int)number) return named_twice(row, word, complaint);
    *LIST_PUSH(arena, numbers) = (int)number;
    return true;
}

/* Each of the words between the commas of `value`. */
static bool store_list(const Row *row, const char *value, Arena *arena, void *member, Text *complaint)
{
    for (;; ++value) {
        const char *word = arena_format(arena, "%.*s", (int)strcspn(value, ","), value);
        const bool fine = row->kind == KIND_CHOICES ? store_choices(row, word, arena, member, complaint)
                                                    : store_numbers(row, word, arena, member, complaint);
        value += strlen(word);
        if (!fine || !*value) return fine;
    }
}

static bool store_define(Options *options, const char *value, Text *complaint)
{
    const char *equals = strchr(value, '=');
    size_t length = 0;
    while (isalnum((unsigned char)value[length]) || value[length] == '_') ++length;
    if (!equals || !length || value + length != equals) {
        text_add(complaint, "-D %s: NAME=VALUE is wanted, as in -D batch=64", value);
        return false;
    }
    char *name = arena_string(options->arena, value);
    name[length] = 0;
    *LIST_PUSH(options->arena, &options->defines) = (Define){name, equals + 1};
    return true;
}

/* error, error=NAME, no-error=NAME, no-NAME, NAME */
static bool store_warning(Options *options, const char *value, Text *complaint)
{
    static const char *const prefixes[] = {"error=", "no-error=", "no-", ""};
    *LIST_PUSH(options->arena, &options->warnings) = value;
    if (strcmp(value, "error") == 0) return true;
    size_t i = 0;
    while (strncmp(value, prefixes[i], strlen(prefixes[i])) != 0) ++i;
    const char *name = value + strlen(prefixes[i]);
    Warning warning;
    if (diag_find_warning(name, &warning)) return true;
    text_add(complaint, "-W%s: there is no warning of this name", value);
    return suggest(complaint, name, warning_words);
}

static bool store(const Row *row, const char *value, Options *options, Text *complaint)
{
    void *member = (char *)options + row->member;
    switch (row->kind) {
    case KIND_FLAG: return *(OptionFLAG *)member = true;
    case KIND_NUMBER: return store_number(row, value, member, complaint);
    case KIND_CHOICE: return store_choice(row, value, member, complaint);
    case KIND_CHOICES:
    case KIND_NUMBERS: return store_list(row, value, options->arena, member, complaint);
    case KIND_DEFINES: return store_define(options, value, complaint);
    case KIND_WARNINGS: return store_warning(options, value, complaint);
    case KIND_TEXT: break;
    }
    *(OptionTEXT *)member = value;
    if (!*value) text_add(complaint, "--%s: its %s is empty", row->name, row->value);
    return *value != 0;
}

/* Words -------------------------------------------------------------------------------------------------- */

/* Names the verbs that take an option which this one does not, or the option that was meant. */
static bool unknown(const Options *options, const char *word, const Row *elsewhere, const char *name,
                    Text *complaint)
{
    static const char *const verbs[] = {"build", "run", "emit", "check", "summary", "data", "bench", "tune"};
    text_add(complaint, "%s is not an option of %s", word, options->verb_name);
    if (elsewhere) {
        text_add(complaint, ", but of");
        for (int i = 0, listed = 0; i < (int)(sizeof verbs / sizeof *verbs); ++i)
            if (elsewhere->verbs & 1u << i) text_add(complaint, "%s %s", listed++ ? "," : "", verbs[i]);
    } else {
        char *bare = arena_string(options->arena, name); /* -march=native is a habit of other compilers */
        bare[strcspn(bare, "=")] = 0;
        const char *nearest = name_nearest(bare, option_names);
        if (nearest) text_add(complaint, "; did you mean --%s?", nearest);
    }
    if (options->verb == VERB_RUN && !elsewhere)
        text_add(complaint,
                 "\noptions of the trained program come after --, as in gradc run SPEC -- --epochs 3");
    return false;
}

/* `word` is --name or --name=value; the value may be the next word. */
static bool read_long(Options *options, char ***words, Text *complaint)
{
    const char *word = **words, *name = word + 2, *equals = strchr(name, '=');
    size_t length = equals ? (size_t)(equals - name) : strlen(name);
    const Row *row = find_long(name, length, options->verb);
    if (!row) {
        char *bare = arena_string(options->arena, word);
        bare[2 + length] = 0;
        return unknown(options, bare, find_long(name, length, VERB_ALL), bare + 2, complaint);
    }
    if (row->kind == KIND_FLAG) {
        if (equals) text_add(complaint, "--%s takes no value", row->name);
        return !equals && store(row, NULL, options, complaint);
    }
    const char *value = equals ? equals + 1 : *++*words;
    if (!value) --*words, text_add(complaint, "--%s: its %s is missing", row->name, row->value);
    return value && store(row, value, options, complaint);
}

/* `word` is -v, -vh, -oFILE or -o FILE. */
static bool read_letters(Options *options, char ***words, Text *complaint)
{
    const char *word = **words;
    for (const char *letter = word + 1; *letter; ++letter) {
        const Row *row = find_letter(*letter, options->verb);
        if (!row) {
            const char bare[] = {'-', *letter, 0};
            const Row *elsewhere = letter == word + 1 && word[2] ? NULL : find_letter(*letter, VERB_ALL);
            return unknown(options, letter == word + 1 ? word : bare, elsewhere, word + 1, complaint);
        }
        if (row->kind == KIND_FLAG) {
            store(row, NULL, options, complaint);
            continue;
        }
        const char *value = letter[1] ? letter + 1 : *++*words;
        if (!value) --*words, text_add(complaint, "-%c: its %s is missing", *letter, row->value);
        return value && store(row, value, options, complaint);
    }
    return true;
}

static bool read_operand(Options *options, const char *word, Text *complaint)
{
    if (!options->operand) return options->operand = word, true;
    text_add(complaint, "%s is one %s too many, after %s", word, options->verb == VERB_DATA ? "word" : "spec",
             options->operand);
    return false;
}

static bool consistent(const Options *options, Text *complaint)
{
    if (!options->operand && options->verb == VERB_DATA)
        text_add(complaint, "what to make is missing: gradc data synthetic -o DIR");
    else if (!options->operand)
        text_add(complaint, "the spec is missing, as in gradc %s models/mnist_mlp.lua", options->verb_name);
    else if (options->rest[0] && options->verb != VERB_RUN)
        text_add(complaint, "only run takes options after --, those of the trained program");
    else if (options->stage && options->after)
        text_add(complaint, "--stage and --after: one at a time");
    else if (options->compare.count && options->schedule)
        text_add(complaint, "--compare and --schedule: one at a time");
    else if (options->tuned && options->schedule)
        text_add(complaint, "--tuned and --schedule: one at a time");
    else if (options->prefix && !name_is_identifier(options->prefix))
        text_add(complaint, "--prefix: %s is not a name in C", options->prefix);
    else
        return true;
    return false;
}

bool options_read(Options *options, char **words, Text *complaint)
{
    for (int i = 0; i < ROWS; ++i)
        if (table[i].kind == KIND_NUMBER) *(OptionNUMBER *)((char *)options + table[i].member) = -1;
    for (char **word = words; *word && strcmp(*word, "--") != 0; ++word)
        if (strcmp(*word, "--help") == 0 || strcmp(*word, "-h") == 0) return options->help = true;
    for (; *words && strcmp(*words, "--") != 0; ++words) {
        bool fine = strncmp(*words, "--", 2) == 0     ? read_long(options, &words, complaint)
                  : (*words)[0] == '-' && (*words)[1] ? read_letters(options, &words, complaint)
                                                      : read_operand(options, *words, complaint);
        if (!fine) return false;
    }
    options->rest = *words ? words + 1 : words;
    return consistent(options, complaint);
}

/* Help --------------------------------------------------------------------------------------------------- */

enum { HELP_COLUMN = 30, HELP_WIDTH = 100 };

static void print_entry(Text *text, const char *name, const char *help)
{
    char *first = arena_format(text->arena, "%-*s", HELP_COLUMN, name), blanks[HELP_COLUMN + 1];
    memset(blanks, ' ', HELP_COLUMN);
    blanks[HELP_COLUMN] = 0;
    if (strlen(name) >= HELP_COLUMN - 1) text_add(text, "%s\n", name), first = blanks;
    text_wrapped(text, first, blanks, help, HELP_WIDTH);
}

static void print_row(Text *text, const Row *row)
{
    Text name = text_new(text->arena), help = text_new(text->arena);
    if (row->letter) text_add(&name, "  -%c", row->letter);
    if (row->kind == KIND_DEFINES || row->kind == KIND_WARNINGS)
        text_add(&name, "%s", row->value);
    else
        text_add(&name, "%s --%s", row->letter ? "," : "     ", row->name);
    if (row->value && row->kind != KIND_DEFINES && row->kind != KIND_WARNINGS)
        text_add(&name, " %s", row->value);
    text_add(&help, "%s", row->help);
    if (row->names) text_add(&help, ": "), add_names(&help, row->names);
    if (row->preset) text_add(&help, " (default: %s)", row->preset);
    print_entry(text, name.at, help.at);
}

void options_print_help(Verb verb, Text *text)
{
    for (int i = 0; i < ROWS; ++i)
        if (table[i].verbs & verb) print_row(text, &table[i]);
    if (!(verb & VERB_SPEC)) return;
    text_add(text, "\nWarnings:\n");
    static const char *const meanings[] = {
#define WARNING(id, name, help) help,
#include "base/diag.def"
#undef WARNING
    };
    for (int i = 0; i < WARNING_COUNT; ++i)
        print_entry(text, arena_format(text->arena, "  -W%s", warning_words(i)), meanings[i]);
}
