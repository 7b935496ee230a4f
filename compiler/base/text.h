#ifndef BASE_TEXT_H
#define BASE_TEXT_H
/* A growing text with indentation: every dump and the emitted C are written to one. */
#include "base/arena.h"
#include <stdbool.h>

typedef struct {
    Arena *arena;
    char *at; /* always ends with 0 */
    size_t length, capacity;
    int indent; /* levels of four blanks, put before each line that is not empty */
} Text;

Text text_new(Arena *arena);
void text_add(Text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
void text_bytes(Text *text, const char *bytes, size_t size); /* no indentation */

/* A comma-separated or worded list, broken before `width` columns and continued under its start. */
void text_wrapped(Text *text, const char *first, const char *next, const char *words, int width);

/* The shortest decimal that reads back as the same double, or float where `single`; "inf", "nan". */
const char *text_number(Arena *arena, double value, bool single);

/* Writes to a temporary file beside `path` and renames it into place; "-" is standard output, and a device or a pipe is
 * written to. On failure gives the reason, else NULL. */
const char *text_save(const Text *text, const char *path);

#endif
