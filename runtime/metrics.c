/* metrics.c: the numbers of an epoch by name (loss, accuracy, val_loss, …), read from the model's metrics. */
#include "metrics.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_test(const char *name) { return !strncmp(name, "val_", 4); }

bool metrics_check(const struct gradc_program *program, struct error *error)
{
    const struct gradc_function *function = model_function(program, "metrics", -1);
    for (int i = 0; function && i < function->output_count; ++i)
        if (i == METRICS_MOST || function->outputs[i].rank || function->outputs[i].dtype != GRADC_F32)
            return error_set(error, "metric %s: at most %d metrics, each one number of float32",
                             function->outputs[i].name, METRICS_MOST);
    return true;
}

struct metrics metrics_read(struct model *model, enum metrics_part part)
{
    struct metrics metrics = {0};
    const struct gradc_function *function = model_function(model->program, "metrics", -1);
    if (!function) return metrics;
    model_run(model, function, NULL, 0);
    for (int i = 0; i < function->output_count; ++i) {
        const struct gradc_array *output = &function->outputs[i];
        if (part != METRICS_ALL && is_test(output->name) != (part == METRICS_TEST)) continue;
        struct metric *metric = &metrics.metric[metrics.count++];
        metric->name = output->name;
        memcpy(&metric->value, (const char *)model->arena + output->offset, sizeof metric->value);
    }
    return metrics;
}

const struct metric *metrics_find(const struct metrics *metrics, const char *name)
{
    for (int i = 0; i < metrics->count; ++i)
        if (!strcmp(metrics->metric[i].name, name)) return &metrics->metric[i];
    return NULL;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct metric *)a)->name, ((const struct metric *)b)->name);
}

void metrics_text(const struct metrics *metrics, char *text, size_t size)
{
    struct metrics sorted = *metrics;
    size_t used = 0;
    *text = 0;
    qsort(sorted.metric, (size_t)sorted.count, sizeof *sorted.metric, by_name);
    for (int i = 0; i < sorted.count && used < size; ++i) {
        const double value = (double)sorted.metric[i].value;
        const char *format = value == 0 || !(fabs(value) <= 1e-3) ? " - %s: %.4f" : " - %s: %.4e";
        used += (size_t)snprintf(text + used, size - used, format, sorted.metric[i].name, value);
    }
}
