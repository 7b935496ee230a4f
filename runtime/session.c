/* session.c: one run of a trained binary: its options, its model, its data. */
#include "session.h"

#include "files.h"
#include "metrics.h"

#include <string.h>

enum { TRAIN_STREAM, TEST_STREAM };

static bool load_set(struct session *session, const struct gradc_dataset *dataset, struct samples *samples,
                     struct error *error)
{
    struct data_place place;
    if (!data_find(session->program, dataset, session->options->data, &place, error)) return false;
    if (place.built_in && !session->built_in_data)
        fprintf(stderr,
                "note: no %s files here, so built-in synthetic digits are used; the real ones belong in %s\n",
                dataset->source, *place.folder ? place.folder : "a folder named with --data");
    session->built_in_data |= place.built_in;
    return samples_load(session->program, dataset, &place, session->pool, samples, error);
}

static bool load_data(struct session *session, struct error *error)
{
    const struct gradc_program *program = session->program;
    const struct options *options = session->options;
    if (options->predict) return true;
    if (options->eval && !program->test)
        return error_set(error, "--eval: the spec %s has no test data", program->spec);
    if (!options->eval && !load_set(session, program->train, &session->train_samples, error)) return false;
    return !program->test || load_set(session, program->test, &session->test_samples, error);
}

static bool load_weights(struct session *session, struct error *error)
{
    bool fresh_slots = false;
    const struct options *options = session->options;
    if (!options->load) return true;
    if (!checkpoint_load(&session->model, options->load, &session->position, &fresh_slots, error))
        return false;
    if (fresh_slots && !options->eval && !options->predict)
        fprintf(stderr, "note: %s has no optimizer slots: they start at zero, as in a new model\n",
                options->load);
    if (options->seed >= 0) session->position.seed = options->seed;
    session->model.seed = session->position.seed;
    session->model.step = session->position.step;
    return true;
}

static bool make_batches(struct session *session, struct error *error)
{
    const bool shuffle = !session->options->no_shuffle;
    const int64_t seed = session->model.seed;
    if (session->train_samples.dataset &&
        !batches_create(&session->train, &session->train_samples, seed, TRAIN_STREAM, shuffle, error))
        return false;
    return !session->test_samples.dataset ||
           batches_create(&session->test, &session->test_samples, seed, TEST_STREAM, shuffle, error);
}

static bool begin_log(struct session *session, struct error *error)
{
    const struct gradc_program *program = session->program;
    const struct samples *const train = session->train_samples.dataset ? &session->train_samples : NULL;
    const struct samples *const test = session->test_samples.dataset ? &session->test_samples : NULL;
    char data[SHA256_TEXT];
    if (!session->options->log) return true;
    if (!log_open(&session->log, session->options->log, error)) return false;
    samples_sha256((const struct samples *const[]){train, test}, 2, data);
    const struct log_item items[] = {
        log_text("program", program->name),
        log_text("version", program->version),
        log_text("spec", program->spec),
        log_text("spec_sha256", program->spec_sha256),
        log_text("schedule", program->schedule),
        log_text("march", program->march),
        log_text("source", session->built_in_data ? "synthetic" : program->train->source),
        log_text("data_sha256", data),
        log_integer("seed", session->model.seed),
        log_integer("threads", session->threads),
    };
    return log_line(&session->log, items, sizeof items / sizeof *items, error);
}

bool session_create(struct session *session, const struct gradc_program *program,
                    const struct options *options, int threads, struct error *error)
{
    const int64_t seed = options->seed >= 0 ? options->seed : 0;
    *session =
        (struct session){.program = program, .options = options, .threads = threads, .position.seed = seed};
    if (!model_check(program, error) || !metrics_check(program, error)) return false;
    if (options->save && !output_possible(options->save, error)) return false;
    session->pool = pool_create(threads, error);
    return session->pool && load_data(session, error) &&
           model_create(&session->model, program, session->pool, seed, error) &&
           load_weights(session, error) && make_batches(session, error) && begin_log(session, error);
}

void session_free(struct session *session)
{
    struct error ignored;
    log_close(&session->log, &ignored); /* who trained to the end has closed it, and looked */
    if (session->train.samples) batches_free(&session->train);
    if (session->test.samples) batches_free(&session->test);
    if (session->train_samples.dataset) samples_free(&session->train_samples);
    if (session->test_samples.dataset) samples_free(&session->test_samples);
    model_free(&session->model);
    pool_destroy(session->pool);
}
