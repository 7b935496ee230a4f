/* progress.h: how far an epoch is, on standard error: Keras's line, redrawn on a terminal, or a plain line now and
 * then. */
#ifndef GRADC_PROGRESS_H
#define GRADC_PROGRESS_H
#include "metrics.h"

#include <stdio.h>

struct progress {
    FILE *out; /* NULL: quiet */
    bool redraw, unicode, color;
    bool open; /* a line stands on the terminal, not ended */
    int64_t epoch, epochs;
    int done, first, total; /* steps; those before first were done by another run */
    double start, next;     /* seconds */
    double stopped;         /* when the last step ended; 0: it runs */
};

void progress_create(struct progress *progress, bool quiet);
void progress_begin(struct progress *progress, int64_t epoch, int64_t epochs, int first, int total);

/* Whether a line is due; asked every step, so that metrics are read only then. */
bool progress_due(struct progress *progress);
void progress_show(struct progress *progress, int done, const struct metrics *metrics);

/* The epoch's steps are done: what follows, its tests, does not count in its times. */
void progress_stop(struct progress *progress);

/* Ends the epoch's line with its last numbers, or takes it away: where another line tells the same. */
void progress_end(struct progress *progress, int done, const struct metrics *metrics, bool keep);

/* "3s 3ms/step": as Keras writes both. */
void progress_times(double seconds, int steps, char *text, size_t size);

/* Monotonic. */
double seconds_now(void);

/* The bar of Keras's line at `done` of `total`: columns wide, in Unicode or ASCII, coloured or not. */
void progress_bar(const struct progress *progress, int columns, char *text, size_t size);

#endif
