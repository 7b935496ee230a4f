/* Decisions: looked up in the schedule that was read, else as chosen; and put on record. */
#include "schedule/decision.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_RECORD = 400 };

static bool same_text(const char *a, const char *b) { return a && b ? strcmp(a, b) == 0 : a == b; }

static void add_record(Function *function, NestId nest, const char *decision, const char *comment)
{
    Records *records = nest ? &function->nests.at[nest].records : &function->records;
    for (int i = 0; i < records->count; ++i) {
        const Record *known = &records->at[i];
        if (same_text(known->decision, decision) && same_text(known->comment, comment)) return;
    }
    *LIST_PUSH(function->arena, records) = (Record){decision, comment};
}

void nest_record(Function *function, NestId id, const char *format, ...)
{
    char text[LONGEST_RECORD];
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    add_record(function, id, NULL, arena_string(function->arena, text));
}

/* Looking up ------------------------------------------------------------------------------------------------------ */

const char *function_text(const Schedule *schedule, const Function *function)
{
    return function->batch ? arena_format(schedule->arena, "%s_%d", function->role, function->batch)
                           : function->role;
}

static Wanted *find(Schedule *schedule, const Function *function, const char *what, const char *subject)
{
    if (!schedule->given.count) return NULL;
    const char *name = function_text(schedule, function);
    for (int i = 0; i < schedule->given.count; ++i) {
        Wanted *given = &schedule->given.at[i];
        if (strcmp(given->what, what) == 0 && strcmp(given->subject, subject) == 0 &&
            strcmp(given->function, name) == 0)
            return given;
    }
    return NULL;
}

const char *decision_wanted(Schedule *schedule, const Function *function, const char *what,
                            const char *subject)
{
    const Wanted *given = find(schedule, function, what, subject);
    return given ? given->value : NULL;
}

void decision_refused(Schedule *schedule, const Function *function, const char *what, const char *subject,
                      const char *why)
{
    Wanted *given = find(schedule, function, what, subject);
    if (given) given->used = false, given->why = why;
}

const char *decide_word(Schedule *schedule, Function *function, NestId nest, const char *what,
                        const char *subject, const char *chosen)
{
    Wanted *given = find(schedule, function, what, subject);
    const char *value = given ? given->value : chosen;
    if (given) given->used = true;
    schedule->edited |= strcmp(value, chosen) != 0;
    add_record(function, nest, arena_format(schedule->arena, "%s %s %s", what, subject, value), NULL);
    return value;
}

bool decide(Schedule *schedule, Function *function, NestId nest, const char *what, const char *subject,
            bool chosen)
{
    const char *value = decide_word(schedule, function, nest, what, subject, chosen ? "yes" : "no");
    bool yes = strcmp(value, "yes") == 0;
    if (!yes && strcmp(value, "no") != 0)
        decision_refused(schedule, function, what, subject, "yes or no is wanted");
    return yes;
}

int decide_number(Schedule *schedule, Function *function, NestId nest, const char *what, const char *subject,
                  int chosen, int lowest, int highest)
{
    const char *usual = arena_format(schedule->arena, "%d", chosen);
    const char *value = decide_word(schedule, function, nest, what, subject, usual);
    char *end;
    long number = strtol(value, &end, 10);
    if (*value && !*end && number >= lowest && number <= highest) return (int)number;
    decision_refused(schedule, function, what, subject,
                     arena_format(schedule->arena, "a number from %d to %d is wanted", lowest, highest));
    return chosen;
}

/* Reading --------------------------------------------------------------------------------------------------------- */

enum { MOST_WORDS = 8 };

static int split(Arena *arena, const char *line, size_t length, const char **word)
{
    int count = 0;
    for (size_t i = 0; i < length && count < MOST_WORDS;) {
        size_t start = i;
        while (i < length && line[i] != ' ' && line[i] != '\t' && line[i] != '\r') ++i;
        if (i > start) word[count++] = arena_format(arena, "%.*s", (int)(i - start), line + start);
        while (i < length && (line[i] == ' ' || line[i] == '\t' || line[i] == '\r')) ++i;
    }
    return count;
}

static bool names_function(Schedule *schedule, const char *name)
{
    for (int f = 0; f < schedule->functions.count; ++f)
        if (strcmp(function_text(schedule, &schedule->functions.at[f]), name) == 0) return true;
    return false;
}

static bool read_line(Schedule *schedule, const char **word, int count, int line, const char **function)
{
    const Place place = {schedule->given_path, line};
    if (strcmp(word[0], "schedule") == 0 || strcmp(word[0], "kernel") == 0) return true;
    if (strcmp(word[0], "function") == 0) {
        if (count < 2 || !names_function(schedule, word[1])) {
            diag_error(schedule->diagnostics, place, "the spec has no such function");
            return false;
        }
        *function = word[1];
        return true;
    }
    if (count != 3 || !*function) {
        Diagnostic *error = diag_error(schedule->diagnostics, place, "this is no decision");
        diag_note(schedule->diagnostics, error,
                  "hint: a line is WHAT SUBJECT VALUE, below the function it is about");
        return false;
    }
    for (int i = 0; i < schedule->given.count; ++i) {
        const Wanted *known = &schedule->given.at[i];
        if (strcmp(known->function, *function) || strcmp(known->what, word[0]) ||
            strcmp(known->subject, word[1]))
            continue;
        if (strcmp(known->value, word[2]) == 0) return true; /* it is shown with each nest that it is about */
        diag_error(schedule->diagnostics, place, "%s %s is %s on line %d", word[0], word[1], known->value,
                   known->line);
        return false;
    }
    *LIST_PUSH(schedule->arena, &schedule->given) =
        (Wanted){.function = *function, .what = word[0], .subject = word[1], .value = word[2], .line = line};
    return true;
}

/* "schedule fused for x86-64-v4, 8 slices, tuned" */
static bool is_tuned(const char *text)
{
    static const char last[] = ", tuned";
    const size_t length = strcspn(text, "\n"), size = sizeof last - 1;
    return length > size && strncmp(text + length - size, last, size) == 0;
}

bool decisions_read(Schedule *schedule, const char *path, const char *text)
{
    const char *function = NULL, *word[MOST_WORDS];
    bool fine = true;
    schedule->given_path = path, schedule->given_text = text;
    if (strncmp(text, "schedule ", 9) != 0) {
        Diagnostic *error = diag_error(schedule->diagnostics, (Place){path, 1}, "this is no schedule");
        diag_note(schedule->diagnostics, error, "hint: gradc emit --stage=kernels SPEC prints one");
        return false;
    }
    schedule->tuned = is_tuned(text);
    for (int line = 1; *text; ++line) {
        const size_t length = strcspn(text, "\n"), shown = strcspn(text, "#\n");
        const int count = split(schedule->arena, text, shown, word);
        if (count && word[0][0] != '|') fine &= read_line(schedule, word, count, line, &function);
        text += length + (text[length] == '\n');
    }
    return fine;
}

static bool is_called(const char *name, const char *text, size_t length)
{
    return name && strncmp(name, text, length) == 0 && !name[length]; /* some axes have none */
}

static bool has_array(const Function *function, const char *text, size_t length)
{
    for (BufferId id = 1; id < function->buffers.count; ++id)
        if (is_called(function->buffers.at[id].name, text, length)) return true;
    return false;
}

static bool has_axis(const Schedule *schedule, const char *text, size_t length)
{
    for (AxisId id = 1; id < schedule->axes.count; ++id)
        if (is_called(schedule->axes.at[id].name, text, length)) return true;
    return false;
}

/* Whether the function has an array of the subject's name, and what stands behind its point is an axis or an array: then
 * another edit has made the decision moot. */
static bool is_known(const Schedule *schedule, const Wanted *given)
{
    const size_t length = strcspn(given->subject, ".");
    const char *part = given->subject[length] ? given->subject + length + 1 : NULL;
    for (int f = 0; f < schedule->functions.count; ++f) {
        const Function *function = &schedule->functions.at[f];
        if (strcmp(function_text(schedule, function), given->function) != 0) continue;
        if (!has_array(function, given->subject, length)) continue;
        const size_t rest = part ? strcspn(part, ".") : 0;
        if (!part || has_array(function, part, rest) || has_axis(schedule, part, rest)) return true;
    }
    return false;
}

bool decisions_used(Schedule *schedule)
{
    bool all = true;
    for (int i = 0; i < schedule->given.count; ++i) {
        const Wanted *given = &schedule->given.at[i];
        if (given->used || (!given->why && is_known(schedule, given))) continue;
        diag_error(schedule->diagnostics, (Place){schedule->given_path, given->line}, "%s %s %s: %s",
                   given->what, given->subject, given->value,
                   given->why ? given->why : "nothing of that name is decided here");
        all = false;
    }
    return all;
}
