/* Diagnostics: collecting them, and printing them with the line, a caret and notes, or as JSON. */
#include "base/diag.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char *const warning_names[] = {
#define WARNING(id, name, help) name,
#include "base/diag.def"
#undef WARNING
};

static char *format_all(Arena *arena, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    char *text = arena_alloc(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

/* The same complaint about the same line is made once: a spec is traced again for each batch size. */
static Diagnostic *add(Diagnostics *diagnostics, Diagnostic diagnostic)
{
    for (int i = 0; i < diagnostics->list.count; ++i) {
        Diagnostic *known = &diagnostics->list.at[i];
        if (known->severity == diagnostic.severity && known->place.line == diagnostic.place.line &&
            strcmp(known->message, diagnostic.message) == 0) {
            Diagnostic *repeated =
                ARENA_NEW(diagnostics->arena, Diagnostic); /* takes notes that nobody prints */
            *repeated = diagnostic;
            return repeated;
        }
    }
    Diagnostic *added = LIST_PUSH(diagnostics->arena, &diagnostics->list);
    *added = diagnostic;
    return added;
}

Diagnostic *diag_error(Diagnostics *diagnostics, Place place, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *message = format_all(diagnostics->arena, format, arguments);
    va_end(arguments);
    return add(diagnostics, (Diagnostic){.severity = DIAG_ERROR, .place = place, .message = message});
}

Diagnostic *diag_warning(Diagnostics *diagnostics, Warning warning, Place place, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *message = format_all(diagnostics->arena, format, arguments);
    va_end(arguments);
    return add(
        diagnostics,
        (Diagnostic){.severity = DIAG_WARNING, .warning = warning, .place = place, .message = message});
}

void diag_note(Diagnostics *diagnostics, Diagnostic *diagnostic, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    *LIST_PUSH(diagnostics->arena, &diagnostic->notes) = format_all(diagnostics->arena, format, arguments);
    va_end(arguments);
}

int diag_errors(const Diagnostics *diagnostics)
{
    int errors = 0;
    for (int i = 0; i < diagnostics->list.count; ++i) {
        const Diagnostic *diagnostic = &diagnostics->list.at[i];
        errors += diagnostic->severity == DIAG_ERROR ||
                  (diagnostics->fatal[diagnostic->warning] && !diagnostics->disabled[diagnostic->warning]);
    }
    return errors;
}

bool diag_find_warning(const char *name, Warning *warning)
{
    for (int i = 0; i < WARNING_COUNT; ++i)
        if (strcmp(name, warning_names[i]) == 0) return *warning = (Warning)i, true;
    return false;
}

const char *diag_warning_name(Warning warning) { return warning_names[warning]; }

static const char *source_line(Arena *arena, Place place)
{
    FILE *file = place.file && place.line > 0 ? fopen(place.file, "r") : NULL;
    if (!file) return NULL;
    char line[400];
    const char *found = NULL;
    int number = 1;
    while (fgets(line, sizeof line, file)) {
        size_t length = strlen(line);
        bool ends = length && line[length - 1] == '\n';
        if (number == place.line) {
            line[strcspn(line, "\r\n")] = 0;
            found = arena_string(arena, line);
            break;
        }
        number += ends;
    }
    fclose(file);
    return found;
}

/* Where to put the caret: the token if it stands exactly once on the line, else the whole line but its blanks. */
static void caret_range(const char *line, const char *token, int *from, int *length)
{
    const char *at = token ? strstr(line, token) : NULL;
    if (at && !strstr(at + 1, token)) {
        *from = (int)(at - line), *length = (int)strlen(token);
        return;
    }
    *from = (int)strspn(line, " \t");
    *length = (int)strlen(line) - *from;
}

static void print_json_string(Text *text, const char *string)
{
    text_add(text, "\"");
    for (const unsigned char *c = (const unsigned char *)string; *c; ++c) {
        if (*c == '"' || *c == '\\')
            text_add(text, "\\%c", *c);
        else if (*c < ' ')
            text_add(text, "\\u%04x", *c);
        else
            text_bytes(text, (const char *)c, 1);
    }
    text_add(text, "\"");
}

static void print_json(const Diagnostic *diagnostic, const char *severity, int column, Text *text)
{
    text_add(text, "{\"severity\": \"%s\", \"file\": ", severity);
    print_json_string(text, diagnostic->place.file ? diagnostic->place.file : "");
    text_add(text, ", \"line\": %d, \"column\": %d, \"message\": ", diagnostic->place.line, column);
    print_json_string(text, diagnostic->message);
    if (diagnostic->severity == DIAG_WARNING)
        text_add(text, ", \"warning\": \"%s\"", warning_names[diagnostic->warning]);
    text_add(text, ", \"notes\": [");
    for (int i = 0; i < diagnostic->notes.count; ++i) {
        if (i) text_add(text, ", ");
        print_json_string(text, diagnostic->notes.at[i]);
    }
    text_add(text, "]}\n");
}

static void print_text(const Diagnostic *diagnostic, const char *severity, const char *line, int from,
                       int length, bool colour, Text *text)
{
    const char *bold = colour ? "\033[1m" : "", *plain = colour ? "\033[0m" : "";
    const char *tint = !colour ? "" : severity[0] == 'e' ? "\033[1;31m" : "\033[1;35m";
    if (diagnostic->place.file) {
        text_add(text, "%s%s:", bold, diagnostic->place.file);
        if (diagnostic->place.line) text_add(text, "%d:", diagnostic->place.line);
        if (line) text_add(text, "%d:", from + 1);
        text_add(text, "%s ", plain);
    } else {
        text_add(text, "%sgradc:%s ", bold, plain);
    }
    text_add(text, "%s%s:%s %s%s%s", tint, severity, plain, bold, diagnostic->message, plain);
    if (diagnostic->severity == DIAG_WARNING) text_add(text, " [-W%s]", warning_names[diagnostic->warning]);
    text_add(text, "\n");
    if (line) {
        text_add(text, "%5d | %s\n      | %*s", diagnostic->place.line, line, from, "");
        text_add(text, "%s^", colour ? "\033[1;32m" : "");
        for (int i = 1; i < length; ++i) text_bytes(text, "~", 1);
        text_add(text, "%s\n", plain);
    }
    for (int i = 0; i < diagnostic->notes.count; ++i) {
        const char *note = diagnostic->notes.at[i];
        text_add(text, strncmp(note, "hint: ", 6) == 0 ? "  %s\n" : "  note: %s\n", note);
    }
}

void diag_print(const Diagnostics *diagnostics, Text *text, bool json, bool colour)
{
    for (int i = 0; i < diagnostics->list.count; ++i) {
        const Diagnostic *diagnostic = &diagnostics->list.at[i];
        bool warning = diagnostic->severity == DIAG_WARNING;
        if (warning && diagnostics->disabled[diagnostic->warning]) continue;
        const char *severity = warning && !diagnostics->fatal[diagnostic->warning] ? "warning" : "error";
        const char *line = source_line(diagnostics->arena, diagnostic->place);
        int from = 0, length = 0;
        if (line) caret_range(line, diagnostic->token, &from, &length);
        if (json)
            print_json(diagnostic, severity, line ? from + 1 : 0, text);
        else
            print_text(diagnostic, severity, line, from, length, colour, text);
    }
}
