/* error.c: filling the text of an error. */
#include "error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool error_set(struct error *error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error->text, sizeof error->text, format, arguments);
    va_end(arguments);
    error->full = strlen(error->text) > sizeof error->text / 2;
    return false;
}

bool error_add(struct error *error, const char *format, ...)
{
    static const char more[] = "\n  (and more)";
    const size_t used = strlen(error->text), room = sizeof error->text - sizeof more - used;
    if (error->full) return false;
    va_list arguments;
    va_start(arguments, format);
    const int length = vsnprintf(error->text + used + 1, room - 1, format, arguments);
    va_end(arguments);
    error->full = length < 0 || (size_t)length >= room - 1;
    if (error->full)
        memcpy(error->text + used, more, sizeof more);
    else
        error->text[used] = '\n';
    return false;
}

bool error_memory(struct error *error) { return error_set(error, "out of memory"); }
