/* progress.c: how far an epoch is, on standard error: Keras's line, redrawn on a terminal, or a plain line now and
 * then. */
#include "progress.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { BAR = 20, LINE = 2048 };

static const double redraw_every = 0.05, plain_every = 10; /* seconds */

double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* The first of these that is set decides, as setlocale would have it. */
static bool speaks_utf8(void)
{
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; ++i) {
        const char *value = getenv(names[i]);
        if (value && *value) return strcasestr(value, "utf-8") || strcasestr(value, "utf8");
    }
    return false;
}

void progress_create(struct progress *progress, bool quiet)
{
    const char *terminal = getenv("TERM"), *no_color = getenv("NO_COLOR");
    *progress = (struct progress){.out = quiet ? NULL : stderr};
    progress->redraw = isatty(STDERR_FILENO) && terminal && *terminal && strcmp(terminal, "dumb");
    progress->unicode = speaks_utf8();
    progress->color = progress->redraw && !(no_color && *no_color);
}

void progress_begin(struct progress *progress, int64_t epoch, int64_t epochs, int first, int total)
{
    progress->epoch = epoch, progress->epochs = epochs;
    progress->done = progress->first = first, progress->total = total;
    progress->start = seconds_now(), progress->stopped = 0;
    progress->next = progress->start + (progress->redraw ? redraw_every : plain_every);
    if (progress->out && progress->redraw)
        fprintf(progress->out, "Epoch %" PRId64 "/%" PRId64 "\n", epoch, epochs);
}

bool progress_due(struct progress *progress)
{
    if (!progress->out) return false;
    const double now = seconds_now();
    if (now < progress->next) return false;
    progress->next = now + (progress->redraw ? redraw_every : plain_every);
    return true;
}

void progress_stop(struct progress *progress) { progress->stopped = seconds_now(); }

static double elapsed(const struct progress *progress)
{
    return (progress->stopped > 0 ? progress->stopped : seconds_now()) - progress->start;
}

static void time_text(double seconds, char *text, size_t size)
{
    const long whole = seconds > 0 ? (long)seconds : 0;
    if (whole >= 3600)
        snprintf(text, size, "%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60, whole % 60);
    else if (whole >= 60)
        snprintf(text, size, "%ld:%02ld", whole / 60, whole % 60);
    else
        snprintf(text, size, "%lds", whole);
}

static void step_text(double seconds, char *text, size_t size)
{
    if (seconds >= 1 || seconds <= 0)
        snprintf(text, size, "%.0fs/step", seconds > 0 ? seconds : 0.0);
    else if (seconds >= 1e-3)
        snprintf(text, size, "%.0fms/step", 1e3 * seconds);
    else
        snprintf(text, size, "%.0fus/step", 1e6 * seconds);
}

static double step_seconds(double seconds, int steps) { return steps > 0 ? seconds / steps : 0; }

void progress_times(double seconds, int steps, char *text, size_t size)
{
    char whole[32], step[32];
    time_text(seconds, whole, sizeof whole);
    step_text(step_seconds(seconds, steps), step, sizeof step);
    snprintf(text, size, "%s %s", whole, step);
}

static void add(char *text, size_t size, const char *piece)
{
    const size_t used = strlen(text);
    snprintf(text + used, size - used, "%s", piece);
}

void progress_bar(const struct progress *progress, int columns, char *text, size_t size)
{
    const int full = progress->total ? (int)((int64_t)columns * progress->done / progress->total) : columns;
    *text = 0;
    if (progress->color) add(text, size, "\033[32m");
    for (int i = 0; i < full; ++i) add(text, size, progress->unicode ? "━" : "=");
    if (progress->color) add(text, size, "\033[37m");
    for (int i = full; i < columns; ++i)
        add(text, size, !progress->unicode ? (i == full ? ">" : ".") : progress->color ? "━" : " ");
    if (progress->color) add(text, size, "\033[0m");
}

static int terminal_columns(void)
{
    struct winsize window;
    return !ioctl(STDERR_FILENO, TIOCGWINSZ, &window) && window.ws_col ? window.ws_col : 80;
}

static int decimal_digits(int number) { return snprintf(NULL, 0, "%d", number); }

/* Of a running epoch Keras shows the time that is left, of an ended one the time it took. */
static void draw(struct progress *progress, const struct metrics *metrics, bool ended)
{
    const double seconds = elapsed(progress);
    const int steps = progress->done - progress->first;
    const double each = step_seconds(seconds, steps);
    char count[64], bar[BAR * 4 + 64], step[32], left[32], numbers[LINE], tail[LINE + 128];
    snprintf(count, sizeof count, "%*d/%d ", decimal_digits(progress->total), progress->done,
             progress->total);
    time_text(ended ? seconds : each * (progress->total - progress->done), left, sizeof left);
    step_text(each, step, sizeof step);
    metrics_text(metrics, numbers, sizeof numbers);
    snprintf(tail, sizeof tail, " %s %s%s", left, step, numbers);

    /* Too narrow a window: the bar shrinks first, then the numbers are cut. */
    const int room = terminal_columns() - 1 - (int)strlen(count), rest = room - (int)strlen(tail);
    const int columns = rest < 0 ? 0 : rest < BAR ? rest : BAR;
    progress_bar(progress, columns, bar, sizeof bar);
    fprintf(progress->out, "\r%s%s%.*s\033[K", count, bar, room - columns > 0 ? room - columns : 0, tail);
    progress->open = true;
}

static void print_plain(struct progress *progress, const struct metrics *metrics)
{
    char times[64], numbers[LINE];
    progress_times(elapsed(progress), progress->done - progress->first, times, sizeof times);
    metrics_text(metrics, numbers, sizeof numbers);
    fprintf(progress->out, "Epoch %" PRId64 "/%" PRId64 ": %d/%d - %s%s\n", progress->epoch, progress->epochs,
            progress->done, progress->total, times, numbers);
}

void progress_show(struct progress *progress, int done, const struct metrics *metrics)
{
    if (!progress->out) return;
    progress->done = done;
    if (progress->redraw)
        draw(progress, metrics, false);
    else
        print_plain(progress, metrics);
    fflush(progress->out);
}

void progress_end(struct progress *progress, int done, const struct metrics *metrics, bool keep)
{
    if (!progress->out) return;
    progress->done = done;
    if (progress->redraw && keep) {
        draw(progress, metrics, true);
        fputc('\n', progress->out);
    } else if (progress->redraw && progress->open)
        fputs("\r\033[K", progress->out);
    else if (!progress->redraw && keep)
        print_plain(progress, metrics);
    progress->open = false;
    fflush(progress->out);
}
