/* log.h: a run as JSON lines. */
#ifndef GRADC_LOG_H
#define GRADC_LOG_H
#include "error.h"

#include <stdint.h>
#include <stdio.h>

struct log {
    FILE *file; /* NULL: nothing is logged */
    const char *path;
};

struct log_item {
    const char *key;
    enum { LOG_TEXT, LOG_INTEGER, LOG_REAL } kind;
    union {
        const char *text;
        int64_t integer;
        double real;
    } value;
};

bool log_open(struct log *log, const char *path, struct error *error);

/* One object, one line, out of the program's hands when this returns. */
bool log_line(struct log *log, const struct log_item *items, int count, struct error *error);
bool log_close(struct log *log, struct error *error);

static inline struct log_item log_text(const char *key, const char *text)
{
    return (struct log_item){.key = key, .kind = LOG_TEXT, .value.text = text};
}

static inline struct log_item log_integer(const char *key, int64_t integer)
{
    return (struct log_item){.key = key, .kind = LOG_INTEGER, .value.integer = integer};
}

static inline struct log_item log_real(const char *key, double real)
{
    return (struct log_item){.key = key, .kind = LOG_REAL, .value.real = real};
}

#endif
