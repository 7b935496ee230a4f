/* How the parity test says what went wrong. */
#include "report.h"

#include <stdarg.h>
#include <stdio.h>

bool report(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("parity: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    return false;
}
