/* metrics.h: the numbers of an epoch by name (loss, accuracy, val_loss, …), read from the model's metrics. */
#ifndef GRADC_METRICS_H
#define GRADC_METRICS_H
#include "model.h"

enum { METRICS_MOST = 32 };

struct metrics {
    int count;
    struct metric {
        const char *name;
        float value;
    } metric[METRICS_MOST]; /* in the program's order */
};

/* Which of them: those of training, those of the tests (val_…), or all. */
enum metrics_part { METRICS_TRAIN, METRICS_TEST, METRICS_ALL };

bool metrics_check(const struct gradc_program *program, struct error *error);
struct metrics metrics_read(struct model *model, enum metrics_part part);

/* NULL where there is none. */
const struct metric *metrics_find(const struct metrics *metrics, const char *name);

/* " - accuracy: 0.9541 - loss: 0.1502": by name, as Keras does. */
void metrics_text(const struct metrics *metrics, char *text, size_t size);

#endif
