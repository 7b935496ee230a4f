/* feed.c: synthetic samples of the types, shapes and limits that a spec's data set has, and batches of them. */
#include "feed.h"

#include "blocks.h"
#include "idx.h"
#include "random.h"

#include <stdlib.h>
#include <string.h>

enum { SEED = 0, STREAM = 0x42454e43 };

/* Single numbers are labels, any of them. Of arrays four in five are 0, as in images of digits: that makes what
 * follows as sparse as in training. */
static uint32_t draw(const struct gradc_field *field, struct random_stream *random)
{
    const uint32_t limit = field->dtype == GRADC_BOOL ? 2 : field->limit > 1 ? (uint32_t)field->limit : 256;
    const uint32_t word = random_word(random);
    if (!field->rank) return (word >> 8) % limit;
    return word % 5 ? 0 : 1 + (word >> 8) % (limit - 1);
}

static void fill(const struct gradc_field *field, void *to, size_t count, struct random_stream *random)
{
    for (size_t i = 0; i < count; ++i) {
        const uint32_t value = draw(field, random);
        switch (field->dtype) {
        case GRADC_F32: ((float *)to)[i] = (float)value / 255; break;
        case GRADC_I32: ((int32_t *)to)[i] = (int32_t)value; break;
        case GRADC_I64: ((int64_t *)to)[i] = value; break;
        default: ((uint8_t *)to)[i] = (uint8_t)value;
        }
    }
}

/* Numbers that stand in the spec are taken from there. */
static bool make_samples(struct samples *samples, const struct gradc_dataset *dataset, struct error *error)
{
    const size_t fields = (size_t)dataset->field_count;
    *samples =
        (struct samples){dataset, calloc(fields, sizeof *samples->data), calloc(fields, sizeof(void *))};
    if (!samples->data || !samples->owned) return error_memory(error);
    struct random_stream random = random_start(SEED, STREAM, 0);
    for (size_t i = 0; i < fields; ++i) {
        const struct gradc_field *field = &dataset->fields[i];
        const size_t size = (size_t)dataset->count * field_size(field);
        samples->data[i] = field->data;
        if (field->data) continue;
        samples->data[i] = samples->owned[i] = block_reserve(size);
        if (!samples->owned[i]) return error_memory(error);
        fill(field, samples->owned[i], size / dtype_size(field->dtype), &random);
    }
    return true;
}

static bool make_batches(struct feed *feed, struct error *error)
{
    const struct gradc_dataset *dataset = feed->samples.dataset;
    const int fields = dataset->field_count;
    feed->ready = calloc((size_t)FEED_BATCHES * (size_t)fields, sizeof *feed->ready);
    if (!feed->ready) return error_memory(error);
    for (int batch = 0; batch < FEED_BATCHES; ++batch)
        for (int i = 0; i < fields; ++i) {
            const size_t sample = field_size(&dataset->fields[i]), size = sample * (size_t)feed->length;
            const int most = dataset->count - feed->length, first = batch * feed->length;
            void *to = feed->ready[batch * fields + i] = block_create(size);
            if (!to) return error_memory(error);
            memcpy(to, (const char *)feed->samples.data[i] + sample * (size_t)(first < most ? first : most),
                   size);
        }
    return true;
}

bool feed_create(struct feed *feed, const struct gradc_dataset *dataset, struct error *error)
{
    *feed = (struct feed){0};
    if (!make_samples(&feed->samples, dataset, error) ||
        !batches_create(&feed->batches, &feed->samples, SEED, STREAM, true, error))
        return false;
    if (!feed->batches.count)
        return error_set(error, "data set %s has no batch: %d samples make none of %d", dataset->source,
                         dataset->count, feed->batches.length);
    batches_begin(&feed->batches, 1);
    feed->length = feed->batches.length < feed->batches.total ? feed->batches.length : feed->batches.total;
    for (int i = 0; i < dataset->field_count; ++i)
        feed->bytes += 2.0 * feed->length * (double)field_size(&dataset->fields[i]);
    return make_batches(feed, error);
}

void feed_free(struct feed *feed)
{
    for (int i = 0; feed->ready && i < FEED_BATCHES * feed->samples.dataset->field_count; ++i)
        free(feed->ready[i]);
    free(feed->ready);
    if (feed->batches.samples) batches_free(&feed->batches);
    samples_free(&feed->samples);
    *feed = (struct feed){0};
}

const void *const *feed_batch(const struct feed *feed, int64_t turn)
{
    return (const void *const *)feed->ready + turn % FEED_BATCHES * feed->samples.dataset->field_count;
}
