/* batches.c: the samples of a data set as an epoch's batches: shuffled and cut as tf.data does, gathered one by one.
 *
 * tf.data streams; here the data are in memory, so an epoch's whole order is drawn when it begins, by the same
 * algorithm and hence of the same distribution. The steps apply in the spec's order: shuffled batches and batches of
 * shuffled samples are different things. */
#include "batches.h"

#include "idx.h"
#include "random.h"

#include <stdlib.h>
#include <string.h>

enum {
    SHUFFLE_STREAM = 0x53480000, /* far from the small numbers by which generated files name their streams */
    MOST_SLICES = 32,            /* of a gather */
    FETCHED_AHEAD =
        1 << 16, /* bytes of the next batch: more would drive the step's own data out of the cache */
    CACHE_LINE = 64,
};

static const struct gradc_step *batch_step(const struct gradc_dataset *dataset)
{
    const struct gradc_step *found = NULL;
    for (int i = 0; i < dataset->step_count; ++i)
        if (dataset->steps[i].kind == GRADC_BATCH) {
            if (found) return NULL;
            found = &dataset->steps[i];
        }
    return found && found->size > 0 ? found : NULL;
}

static int buffer_length(const struct gradc_dataset *dataset)
{
    int longest = 1;
    for (int i = 0; i < dataset->step_count; ++i)
        if (dataset->steps[i].kind == GRADC_SHUFFLE && dataset->steps[i].size > longest)
            longest = dataset->steps[i].size;
    return longest < dataset->count ? longest : dataset->count;
}

bool batches_create(struct batches *batches, const struct samples *samples, int64_t seed, uint32_t stream,
                    bool shuffle, struct error *error)
{
    const struct gradc_dataset *dataset = samples->dataset;
    const struct gradc_step *step = batch_step(dataset);
    *batches = (struct batches){.samples = samples, .seed = seed, .stream = stream, .shuffle = shuffle};
    if (!step)
        return error_set(error, "data set %s: exactly one of its steps must be a batch", dataset->source);
    const int remainder = dataset->count % step->size;
    batches->length = step->size;
    batches->count = dataset->count / step->size + (remainder && !step->drop_remainder);
    batches->total = dataset->count - (step->drop_remainder ? remainder : 0);

    bool allocated = true;
    batches->samples_order = calloc((size_t)dataset->count + 1, sizeof(int));
    batches->batches_order = calloc((size_t)batches->count + 1, sizeof(int));
    batches->buffer = calloc((size_t)buffer_length(dataset) + 1, sizeof(int));
    batches->fields = calloc((size_t)dataset->field_count, sizeof(void *));
    if (!batches->samples_order || !batches->batches_order || !batches->buffer || !batches->fields)
        allocated = false;
    for (int i = 0; allocated && i < dataset->field_count; ++i) {
        const int longest = batches->length < dataset->count ? batches->length : dataset->count;
        batches->fields[i] =
            aligned_alloc(64, ((size_t)longest * field_size(&dataset->fields[i]) + 64) / 64 * 64);
        if (!batches->fields[i]) allocated = false;
    }
    if (allocated) return true;
    batches_free(batches);
    return error_memory(error);
}

void batches_free(struct batches *batches)
{
    for (int i = 0; batches->fields && i < batches->samples->dataset->field_count; ++i)
        free(batches->fields[i]);
    free(batches->fields);
    free(batches->buffer);
    free(batches->batches_order);
    free(batches->samples_order);
    *batches = (struct batches){0};
}

/* A buffer is filled from the stream; each draw gives one of it, uniformly, and the next of the stream takes its
 * place. In place: what comes out is never ahead of what has been read. */
static void shuffle_stream(int *items, int count, int *buffer, int size, struct random_stream *random)
{
    int held = size < count ? size : count, next = held;
    memcpy(buffer, items, (size_t)held * sizeof *buffer);
    for (int i = 0; i < count; ++i) {
        const uint32_t drawn = random_below(random, (uint32_t)held);
        items[i] = buffer[drawn];
        buffer[drawn] = next < count ? items[next++] : buffer[--held];
    }
}

static void shuffle_by(struct batches *batches, const struct gradc_step *step, int number, int *items,
                       int count, int epoch)
{
    const int64_t seed = step->seed >= 0 ? step->seed : batches->seed;
    const uint32_t stream = SHUFFLE_STREAM + (batches->stream << 8) + (uint32_t)number;
    struct random_stream random = random_start((uint64_t)seed, stream, step->reshuffle ? (uint64_t)epoch : 0);
    shuffle_stream(items, count, batches->buffer, step->size, &random);
}

static void count_up(int *items, int count)
{
    for (int i = 0; i < count; ++i) items[i] = i;
}

void batches_begin(struct batches *batches, int epoch)
{
    const struct gradc_dataset *dataset = batches->samples->dataset;
    int *items = batches->samples_order, count = dataset->count;
    count_up(batches->samples_order, dataset->count);
    count_up(batches->batches_order, batches->count);
    for (int i = 0; i < dataset->step_count; ++i) {
        const struct gradc_step *step = &dataset->steps[i];
        if (step->kind == GRADC_BATCH)
            items = batches->batches_order, count = batches->count;
        else if (batches->shuffle && step->size > 0)
            shuffle_by(batches, step, i, items, count, epoch);
    }
}

static int length_in_order(const struct batches *batches, int batch)
{
    const int rest = batches->total - batch * batches->length;
    return rest < batches->length ? rest : batches->length;
}

int batches_length(const struct batches *batches, int batch)
{
    return length_in_order(batches, batches->batches_order[batch]);
}

struct gather {
    const struct batches *batches;
    const int *order; /* of the samples of this batch */
    int length, slices;
};

static void gather_slice(const struct gradc_call *call, int slice)
{
    const struct gather *gather = call->state;
    const struct samples *samples = gather->batches->samples;
    const int from = (int)((int64_t)gather->length * slice / gather->slices);
    const int to = (int)((int64_t)gather->length * (slice + 1) / gather->slices);
    for (int field = 0; field < samples->dataset->field_count; ++field) {
        const size_t size = field_size(&samples->dataset->fields[field]);
        const char *source = samples->data[field];
        char *target = gather->batches->fields[field];
        for (int i = from; i < to; ++i)
            memcpy(target + (size_t)i * size, source + (size_t)gather->order[i] * size, size);
    }
}

static struct gather gather_of(const struct batches *batches, int batch)
{
    const int in_order = batches->batches_order[batch], length = length_in_order(batches, in_order);
    return (struct gather){batches, batches->samples_order + (size_t)in_order * (size_t)batches->length,
                           length, length < MOST_SLICES ? length : MOST_SLICES};
}

/* Samples lie anywhere in memory, where no processor would look for them by itself. They arrive during the step. */
static void fetch_ahead(const struct gather *gather)
{
    const struct samples *samples = gather->batches->samples;
    for (int field = 0; field < samples->dataset->field_count; ++field) {
        const size_t size = field_size(&samples->dataset->fields[field]);
        for (int i = 0; i < gather->length; ++i) {
            const char *sample = (const char *)samples->data[field] + (size_t)gather->order[i] * size;
            for (size_t at = 0; at < size; at += CACHE_LINE) __builtin_prefetch(sample + at, 0, 2);
        }
    }
}

const void *const *batches_gather(const struct batches *batches, int batch, struct pool *pool)
{
    const struct gradc_dataset *dataset = batches->samples->dataset;
    struct gather gather = gather_of(batches, batch);
    int64_t bytes = 0;
    for (int i = 0; i < dataset->field_count; ++i)
        bytes += gather.length * (int64_t)field_size(&dataset->fields[i]);
    const struct gradc_phase phase = {
        .name = "gather", .run = gather_slice, .slices = gather.slices, .bytes = 2 * bytes};
    const struct gradc_call call = {.state = &gather};
    pool_run(pool, &phase, 1, &call);
    if (bytes <= FETCHED_AHEAD && batch + 1 < batches->count) {
        gather = gather_of(batches, batch + 1);
        fetch_ahead(&gather);
    }
    return (const void *const *)batches->fields;
}
