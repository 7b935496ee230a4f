/* train.c: the outer loop: epochs of steps, tests and reports. */
#include "train.h"

#include "interrupt.h"
#include "metrics.h"
#include "progress.h"
#include "report.h"

#include <inttypes.h>
#include <limits.h>
#include <string.h>

struct training {
    struct session *session;
    struct progress progress;
    int64_t steps_left; /* of --steps; -1: no such limit */
    int64_t samples;
    double seconds; /* in training steps, of all epochs */
    struct metrics last;
    bool stopped; /* by the spec */
};

/* ---- one step, one epoch ---- */

static const struct gradc_array *run_batch(struct model *model, const char *role,
                                           const struct batches *batches, int batch)
{
    const struct gradc_function *function =
        model_function(model->program, role, batches_length(batches, batch));
    const void *const *fields = batches_gather(batches, batch, model->pool);
    model_run(model, function, fields, batches->samples->dataset->field_count);
    return model_output(function, "loss");
}

static bool log_step(struct training *training, const struct gradc_array *loss, struct error *error)
{
    struct session *session = training->session;
    const int64_t every = session->options->log_every, step = session->position.step;
    float value;
    if (every < 1 || step % every || !loss) return true;
    memcpy(&value, (const char *)session->model.arena + loss->offset, sizeof value);
    const struct log_item items[] = {log_integer("step", step), log_real("loss", (double)value)};
    return log_line(&session->log, items, 2, error);
}

/* Trains the batches from `first` on, as many as --steps leaves. */
static int train_steps(struct training *training, int first, struct error *error)
{
    struct session *session = training->session;
    struct model *model = &session->model;
    for (int batch = first; batch < session->train.count && training->steps_left; ++batch) {
        model->step = session->position.step;
        const struct gradc_array *loss = run_batch(model, "train", &session->train, batch);
        ++session->position.step;
        training->steps_left -= training->steps_left > 0;
        training->samples += batches_length(&session->train, batch);
        if (batch + 1 == session->train.count) session->position.epoch = model->epoch;
        if (!log_step(training, loss, error)) return EXIT_FAILED;
        if (progress_due(&training->progress)) {
            const struct metrics metrics = metrics_read(model, METRICS_TRAIN);
            progress_show(&training->progress, batch + 1, &metrics);
        }
        const int signal = interrupt_pending();
        if (signal) return EXIT_SIGNAL + signal;
    }
    return EXIT_DONE;
}

static int run_tests(struct session *session)
{
    batches_begin(&session->test, session->model.epoch);
    for (int batch = 0; batch < session->test.count; ++batch) {
        run_batch(&session->model, "test", &session->test, batch);
        const int signal = interrupt_pending();
        if (signal) return EXIT_SIGNAL + signal;
    }
    return EXIT_DONE;
}

static bool log_epoch(struct training *training, double seconds, int64_t samples, struct error *error)
{
    struct session *session = training->session;
    struct log_item items[METRICS_MOST + 3] = {log_integer("epoch", session->model.epoch)};
    int count = 1;
    for (int i = 0; i < training->last.count; ++i)
        items[count++] = log_real(training->last.metric[i].name, (double)training->last.metric[i].value);
    items[count++] = log_real("seconds", seconds);
    items[count++] = log_real("samples_per_second", seconds > 0 ? (double)samples / seconds : 0);
    return log_line(&session->log, items, count, error);
}

/* The report's line, or where the spec has none Keras's. */
static void print_epoch(struct training *training, int64_t epochs, double seconds, int steps)
{
    struct model *model = &training->session->model;
    char times[64], numbers[2048];
    progress_end(&training->progress, training->session->train.count, &training->last,
                 model->program->report);
    report_epoch(model, stdout);
    if (model->program->report) return;
    progress_times(seconds, steps, times, sizeof times);
    metrics_text(&training->last, numbers, sizeof numbers);
    printf("Epoch %d/%" PRId64 " - %s%s\n", model->epoch, epochs, times, numbers);
    fflush(stdout);
}

/* What the spec's `stop` says after an epoch that is not the last one. */
static void heed_stop(struct training *training, int64_t epochs)
{
    const struct model *model = &training->session->model;
    if (model->epoch >= epochs || !model_stops(model)) return;
    training->stopped = true;
    printf("Stopped after epoch %d of %" PRId64 ", as %s says.\n", model->epoch, epochs,
           model->program->spec);
    fflush(stdout);
}

/* A run that --steps limits neither tests nor reports, but what epoch_end does to the state it does there too. Its
 * length is what --steps says, whatever `stop` does. */
static int end_epoch(struct training *training, int64_t epochs, double seconds, int64_t samples, int steps,
                     struct error *error)
{
    struct session *session = training->session;
    const struct gradc_function *epoch_end = model_function(session->program, "epoch_end", -1);
    if (training->steps_left >= 0) {
        training->last = metrics_read(&session->model, METRICS_TRAIN);
        progress_end(&training->progress, session->train.count, &training->last, true);
        if (epoch_end) model_run(&session->model, epoch_end, NULL, 0);
        return EXIT_DONE;
    }
    const int outcome = session->test.samples ? run_tests(session) : EXIT_DONE;
    if (outcome) return outcome;
    training->last = metrics_read(&session->model, METRICS_ALL);
    print_epoch(training, epochs, seconds, steps);
    heed_stop(training, epochs);
    return log_epoch(training, seconds, samples, error) ? EXIT_DONE : EXIT_FAILED;
}

/* `first`: the batch to go on from, where a run before this one had stopped within the epoch. */
static int run_epoch(struct training *training, int64_t epochs, int first, struct error *error)
{
    struct session *session = training->session;
    struct model *model = &session->model;
    model->epoch = (int32_t)session->position.epoch + 1;
    batches_begin(&session->train, model->epoch);
    if (session->program->reset_metrics && !model_reset_metrics(model, error)) return EXIT_FAILED;
    progress_begin(&training->progress, model->epoch, epochs, first, session->train.count);

    const double start = seconds_now();
    const int64_t samples = training->samples, steps = session->position.step;
    const int outcome = train_steps(training, first, error);
    const double seconds = seconds_now() - start;
    progress_stop(&training->progress);
    training->seconds += seconds;
    const bool whole = session->position.epoch == model->epoch;
    if (outcome == EXIT_DONE && whole)
        return end_epoch(training, epochs, seconds, training->samples - samples,
                         (int)(session->position.step - steps), error);
    if (outcome == EXIT_FAILED) return outcome;
    training->last = metrics_read(model, METRICS_TRAIN);
    progress_end(&training->progress, first + (int)(session->position.step - steps), &training->last, true);
    return outcome;
}

/* ---- the whole run ---- */

/* Where within an epoch the loaded weights stood; 0 where that is no place in this program's epoch. */
static int first_batch(const struct session *session)
{
    int64_t before, first;
    if (__builtin_mul_overflow(session->position.epoch, (int64_t)session->train.count, &before)) return 0;
    first = session->position.step - before;
    return first > 0 && first < session->train.count ? (int)first : 0;
}

/* The epoch's number when the run will end. */
static int64_t last_epoch(const struct session *session, int first)
{
    const struct options *options = session->options;
    if (options->steps < 0 || options->epochs >= 0)
        return session->position.epoch + (options->epochs >= 0 ? options->epochs : session->program->epochs);
    const int64_t steps = options->steps < INT32_MAX ? options->steps : INT32_MAX;
    return session->position.epoch + (first + steps + session->train.count - 1) / session->train.count;
}

static void print_end(const struct training *training)
{
    const double rate = training->seconds > 0 ? (double)training->samples / training->seconds : 0;
    const struct metric *accuracy = metrics_find(&training->last, "val_accuracy");
    if (!training->samples) return;
    if (accuracy)
        printf("Test accuracy %.2f %%, %.0f samples/s.\n", 100 * (double)accuracy->value, rate);
    else
        printf("Step %" PRId64 ", %.0f samples/s.\n", training->session->position.step, rate);
}

static int save_and_end(const struct training *training, int outcome, struct error *error)
{
    struct session *session = training->session;
    const char *save = session->options->save;
    if (outcome == EXIT_FAILED) return outcome;
    if (save && !checkpoint_save(&session->model, save, &session->position, error)) return EXIT_FAILED;
    if (outcome >= EXIT_SIGNAL)
        fprintf(stderr, "%s: interrupted after step %" PRId64 "%s%s\n", session->program->name,
                session->position.step, save ? "; the weights are in " : "; no weights saved (--save FILE)",
                save ? save : "");
    else
        print_end(training);
    return log_close(&session->log, error) ? outcome : EXIT_FAILED;
}

int train_run(struct session *session, struct error *error)
{
    struct training training = {.session = session, .steps_left = session->options->steps};
    int outcome = EXIT_DONE;
    if (!session->train.count) {
        error_set(error, "data set %s has no batch to train on: %d samples make none of %d",
                  session->program->train->source, session->program->train->count, session->train.length);
        return EXIT_FAILED;
    }
    interrupt_hold();
    progress_create(&training.progress, session->options->quiet);
    int first = first_batch(session);
    const int64_t last = last_epoch(session, first);
    if (last >= INT32_MAX) {
        error_set(error, "epoch %" PRId64 " is beyond what a run can count", last);
        return EXIT_FAILED;
    }
    for (; outcome == EXIT_DONE && session->position.epoch < last && training.steps_left && !training.stopped;
         first = 0)
        outcome = run_epoch(&training, last, first, error);
    return save_and_end(&training, outcome, error);
}

int evaluate_run(struct session *session, struct error *error)
{
    char text[2048];
    struct log_item items[METRICS_MOST];
    session->model.epoch = (int32_t)session->position.epoch;
    interrupt_hold();
    const int outcome = run_tests(session);
    if (outcome) return outcome;
    const struct metrics metrics = metrics_read(&session->model, METRICS_TEST);
    for (int i = 0; i < metrics.count; ++i)
        items[i] = log_real(metrics.metric[i].name, (double)metrics.metric[i].value);
    metrics_text(&metrics, text, sizeof text);
    printf("%s\n", text + (*text ? strlen(" - ") : 0));
    return log_line(&session->log, items, metrics.count, error) && log_close(&session->log, error)
             ? EXIT_DONE
             : EXIT_FAILED;
}
