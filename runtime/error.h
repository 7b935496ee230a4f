/* error.h: an error as a value, the text its user will read; functions that can fail return false after filling one. */
#ifndef GRADC_ERROR_H
#define GRADC_ERROR_H
#include <stdbool.h>

enum { ERROR_LENGTH = 4096 };

struct error {
    char text[ERROR_LENGTH];
    bool full; /* a line did not fit: no more are added */
};

/* Both return false, so that `return error_set(…)` reads as what it is. error_add appends a line; what no longer
 * fits is dropped, with a last line that says so. */
__attribute__((format(printf, 2, 3))) bool error_set(struct error *error, const char *format, ...);
__attribute__((format(printf, 2, 3))) bool error_add(struct error *error, const char *format, ...);
bool error_memory(struct error *error);

#endif
