#ifndef BASE_DIAG_H
#define BASE_DIAG_H
/* Diagnostics are values: they are collected, and printed at the end, all of them. A function that fails reports here
 * and returns 0, false or NULL; its callers return too. */
#include "base/origin.h"

typedef enum {
#define WARNING(id, name, help) WARNING_##id,
#include "base/diag.def"
#undef WARNING
    WARNING_COUNT
} Warning;

typedef enum { DIAG_ERROR, DIAG_WARNING } Severity;

typedef struct {
    Severity severity;
    Warning warning; /* where severity is DIAG_WARNING */
    Place place;
    const char *token; /* underlined where it stands once on the line; NULL: the whole line */
    const char *message;
    List(const char *) notes; /* each a line; "hint: …" tells what to do */
} Diagnostic;

typedef struct {
    Arena *arena;
    List(Diagnostic) list;
    bool disabled[WARNING_COUNT], fatal[WARNING_COUNT]; /* -Wno-name, -Werror or -Werror=name */
} Diagnostics;

/* Both give the diagnostic, to add notes to; it stays valid until the next one. */
Diagnostic *diag_error(Diagnostics *diagnostics, Place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
Diagnostic *diag_warning(Diagnostics *diagnostics, Warning warning, Place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void diag_note(Diagnostics *diagnostics, Diagnostic *diagnostic, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

int diag_errors(const Diagnostics *diagnostics); /* counts warnings that are fatal too */
bool diag_find_warning(const char *name, Warning *warning);
const char *diag_warning_name(Warning warning);

/* As clang prints them, or as one JSON object a line. */
void diag_print(const Diagnostics *diagnostics, Text *text, bool json, bool colour);

#endif
