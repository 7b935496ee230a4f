/* A growing text with indentation. */
#include "base/text.h"
#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

Text text_new(Arena *arena)
{
    Text text = {.arena = arena, .capacity = 128};
    text.at = arena_alloc(arena, text.capacity);
    return text;
}

void text_bytes(Text *text, const char *bytes, size_t size)
{
    if (text->length + size + 1 > text->capacity) {
        size_t capacity = 2 * (text->length + size + 1);
        char *at = arena_alloc(text->arena, capacity);
        memcpy(at, text->at, text->length);
        text->at = at, text->capacity = capacity;
    }
    memcpy(text->at + text->length, bytes, size);
    text->length += size;
    text->at[text->length] = 0;
}

/* Indentation goes in when the first character of a line arrives, so that empty lines stay empty. */
static void add_indented(Text *text, const char *bytes)
{
    static const char blanks[] =
        "                                                                                ";
    while (*bytes) {
        bool line_start = text->length == 0 || text->at[text->length - 1] == '\n';
        size_t size = strcspn(bytes, "\n");
        size_t width = 4 * (size_t)text->indent;
        if (size && line_start) text_bytes(text, blanks, width < sizeof blanks ? width : sizeof blanks - 1);
        if (bytes[size]) ++size;
        text_bytes(text, bytes, size);
        bytes += size;
    }
}

void text_add(Text *text, const char *format, ...)
{
    char small[512], *bytes = small;
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(small, sizeof small, format, arguments);
    if ((size_t)length >= sizeof small) {
        bytes = arena_alloc(text->arena, (size_t)length + 1);
        vsnprintf(bytes, (size_t)length + 1, format, again);
    }
    va_end(arguments), va_end(again);
    add_indented(text, bytes);
}

void text_wrapped(Text *text, const char *first, const char *next, const char *words, int width)
{
    text_add(text, "%s", first);
    int column = 4 * text->indent + (int)strlen(first);
    bool fresh = true;
    while (*words) {
        int length = (int)strcspn(words, " ");
        if (!fresh && column + 1 + length > width) {
            text_add(text, "\n%s", next);
            column = 4 * text->indent + (int)strlen(next), fresh = true;
        }
        if (!fresh) text_bytes(text, " ", 1), ++column;
        text_bytes(text, words, (size_t)length);
        column += length, fresh = false;
        words += length;
        words += strspn(words, " ");
    }
    text_bytes(text, "\n", 1);
}

const char *text_number(Arena *arena, double value, bool single)
{
    if (isnan(value)) return "nan";
    if (isinf(value)) return value > 0 ? "inf" : "-inf";
    char digits[40], *shortest = NULL;
    if (value == floor(value) && fabs(value) < 1e7) return arena_format(arena, "%.0f", value);
    for (int precision = 1; precision <= 17 && !shortest; ++precision) {
        snprintf(digits, sizeof digits, "%.*g", precision, value);
        if (single ? strtof(digits, NULL) == (float)value : strtod(digits, NULL) == value)
            shortest = arena_string(arena, digits);
    }
    return shortest;
}

static const char *failed(const char *temporary, FILE *file)
{
    int reason = errno;
    if (file) fclose(file);
    if (temporary) unlink(temporary);
    return strerror(reason);
}

const char *text_save(const Text *text, const char *path)
{
    if (strcmp(path, "-") == 0) {
        if (fwrite(text->at, 1, text->length, stdout) != text->length || fflush(stdout))
            return failed(NULL, NULL);
        return NULL;
    }
    /* A rename would replace a device or a pipe, which is never half-written, by a plain file. */
    struct stat status;
    const bool plain = stat(path, &status) || S_ISREG(status.st_mode);
    char *temporary = plain ? arena_format(text->arena, "%s.%ld.tmp", path, (long)getpid()) : NULL;
    FILE *file = fopen(plain ? temporary : path, "w");
    if (!file) return failed(NULL, NULL);
    if (fwrite(text->at, 1, text->length, file) != text->length || fflush(file))
        return failed(temporary, file);
    if (fclose(file)) return failed(temporary, NULL);
    if (plain && rename(temporary, path)) return failed(temporary, NULL);
    return NULL;
}
