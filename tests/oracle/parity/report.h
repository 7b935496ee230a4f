/* How the parity test says what went wrong: a line on stderr, then the caller returns false. */
#ifndef PARITY_REPORT_H
#define PARITY_REPORT_H
#include <stdbool.h>

/* Prints "parity: " and the message; always false, so that callers can return it. */
__attribute__((format(printf, 1, 2))) bool report(const char *format, ...);

#endif
