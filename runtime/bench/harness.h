/* harness.h: Google Benchmark, as C sees it: rows that are timed, one after the other, and what came out. */
#ifndef GRADC_BENCH_HARNESS_H
#define GRADC_BENCH_HARNESS_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct harness_row {
    const char *name;
    int64_t iterations; /* each time it is run */
    bool own_clock;     /* iterate gives its seconds; else the harness takes the time of all iterations */
    void (*prepare)(struct harness_row *row); /* before the first iteration, untimed; sets the peaks */
    double (*iterate)(struct harness_row *row);
    double products, bytes;           /* of an iteration; 0: not known */
    double peak_products, peak_bytes; /* per second, of this machine now */
    struct {
        double seconds, product_share, byte_share; /* of all the times it was run */
    } median;
};

/* What else the head of the JSON is to say. */
struct harness_note {
    const char *key, *text;
};

/* Runs each row as often as `order` names it, in that order, and fills the medians. Gives the JSON, to be freed;
 * NULL: not everything was run. */
char *harness_run(struct harness_row *const *order, size_t count, const struct harness_note *notes,
                  size_t note_count);

#ifdef __cplusplus
}
#endif

#endif
