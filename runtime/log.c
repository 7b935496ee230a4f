/* log.c: a run as JSON lines. */
#include "log.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

bool log_open(struct log *log, const char *path, struct error *error)
{
    *log = (struct log){fopen(path, "we"), path};
    return log->file || error_set(error, "%s: cannot write: %s", path, strerror(errno));
}

static void write_text(FILE *file, const char *text)
{
    putc('"', file);
    for (const unsigned char *at = (const unsigned char *)text; *at; ++at)
        if (*at == '"' || *at == '\\')
            fprintf(file, "\\%c", *at);
        else if (*at < 0x20 || *at == 0x7f)
            fprintf(file, "\\u%04x", *at);
        else
            putc(*at, file);
    putc('"', file);
}

/* JSON knows no NaN and no infinity. */
static void write_real(FILE *file, double real)
{
    if (isfinite(real))
        fprintf(file, "%.9g", real);
    else
        fputs("null", file);
}

bool log_line(struct log *log, const struct log_item *items, int count, struct error *error)
{
    if (!log->file) return true;
    for (int i = 0; i < count; ++i) {
        fputs(i ? ", " : "{", log->file);
        write_text(log->file, items[i].key);
        fputs(": ", log->file);
        switch (items[i].kind) {
        case LOG_TEXT: write_text(log->file, items[i].value.text); break;
        case LOG_INTEGER: fprintf(log->file, "%" PRId64, items[i].value.integer); break;
        case LOG_REAL: write_real(log->file, items[i].value.real); break;
        }
    }
    fputs("}\n", log->file);
    if (!fflush(log->file) && !ferror(log->file)) return true;
    return error_set(error, "%s: cannot write: %s", log->path, strerror(errno));
}

bool log_close(struct log *log, struct error *error)
{
    FILE *file = log->file;
    log->file = NULL;
    return !file || !fclose(file) || error_set(error, "%s: cannot write: %s", log->path, strerror(errno));
}
