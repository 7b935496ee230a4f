/* Compares what a trained binary logged and saved with a fixture. */
#include "compare.h"

#include "draw.h"
#include "report.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Float32 cannot show a change below this part of the variable's largest, nor do a fixture's six digits. */
static const double resolution = 2e-6;

/* ---- logs ---------------------------------------------------------------------------------------------- */

/* The next object of a log of JSON lines that has the key, or NULL at its end. */
static json_t *next_with(FILE *file, const char *key, char **line, size_t *capacity)
{
    while (getline(line, capacity, file) >= 0) {
        json_t *object = json_loads(*line, 0, NULL);
        if (json_is_number(json_object_get(object, key))) return object;
        json_decref(object);
    }
    return NULL;
}

/* Up to limit losses of steps into losses; how many there are, or -1. */
static int read_losses(const char *log, double *losses, int limit)
{
    FILE *file = fopen(log, "r");
    if (!file) return -1;
    char *line = NULL;
    size_t capacity = 0;
    int count = 0;
    for (json_t *object; (object = next_with(file, "step", &line, &capacity)) != NULL; ++count) {
        const json_t *loss = json_object_get(object, "loss");
        if (count < limit) losses[count] = json_is_number(loss) ? json_number_value(loss) : NAN;
        json_decref(object);
    }
    free(line);
    fclose(file);
    return count;
}

static bool compare_each_loss(const Fixture *fixture, const double *losses, Parity *parity)
{
    for (int i = 0; i < fixture->steps; ++i) {
        const double expected = json_number_value(json_array_get(fixture->losses, (size_t)i));
        const double error = fabs(losses[i] - expected) / fabs(expected);
        if (i == 0 || !(error <= parity->loss)) parity->loss = error, parity->step = i + 1;
        if (isnan(error)) break;
    }
    if (parity->loss <= LOSS_LIMIT) return true;
    const int i = parity->step - 1;
    return report("%s: step %d: loss %.9g, TensorFlow has %.9g: relative error %.1e, the limit is %.0e",
                  fixture->name, parity->step, losses[i],
                  json_number_value(json_array_get(fixture->losses, (size_t)i)), parity->loss, LOSS_LIMIT);
}

/* A net that draws its own numbers: mean within five standard errors, deviation within a fifth. */
static bool compare_statistics(const Fixture *fixture, const double *losses, Parity *parity)
{
    double sum = 0, squares = 0;
    for (int i = 0; i < fixture->steps; ++i) sum += losses[i];
    const double mean = sum / fixture->steps;
    for (int i = 0; i < fixture->steps; ++i) squares += (losses[i] - mean) * (losses[i] - mean);
    const double deviation = sqrt(squares / fixture->steps);
    const double allowed = 5 * fixture->loss_deviation / sqrt(fixture->steps);
    parity->loss = fabs(mean - fixture->loss_mean) / fixture->loss_mean;
    if (!(fabs(mean - fixture->loss_mean) <= allowed))
        return report("%s: mean loss %.6g, expected %.6g within %.2g", fixture->name, mean,
                      fixture->loss_mean, allowed);
    if (!(fabs(deviation / fixture->loss_deviation - 1) <= 0.2))
        return report("%s: losses deviate by %.6g, expected %.6g within a fifth", fixture->name, deviation,
                      fixture->loss_deviation);
    return true;
}

bool compare_losses(const Fixture *fixture, const char *log, Parity *parity)
{
    double *losses = calloc((size_t)fixture->steps + 1, sizeof *losses);
    if (!losses) return report("out of memory");
    const int count = read_losses(log, losses, fixture->steps);
    bool good = count == fixture->steps;
    if (!good)
        report("%s: the log has %d steps, expected %d", fixture->name, count, fixture->steps);
    else if (fixture->losses)
        good = compare_each_loss(fixture, losses, parity);
    else
        good = compare_statistics(fixture, losses, parity);
    free(losses);
    return good;
}

bool compare_evaluation(const Fixture *fixture, const char *log)
{
    const double loss = json_number_value(json_object_get(fixture->evaluation, "loss"));
    const double accuracy = json_number_value(json_object_get(fixture->evaluation, "accuracy"));
    FILE *file = fopen(log, "r");
    if (!file) return report("%s: --eval wrote no log", fixture->name);
    char *line = NULL;
    size_t capacity = 0;
    json_t *object = next_with(file, "val_loss", &line, &capacity);
    const double got_loss = json_number_value(json_object_get(object, "val_loss"));
    const double got_accuracy = json_number_value(json_object_get(object, "val_accuracy"));
    const bool found = object != NULL;
    json_decref(object);
    free(line);
    fclose(file);
    if (!found) return report("%s: the log of --eval has no val_loss", fixture->name);
    if (!(fabs(got_loss - loss) <= LOSS_LIMIT * loss))
        return report("%s: val_loss %.9g, TensorFlow has %.9g", fixture->name, got_loss, loss);
    if (!(fabs(got_accuracy - accuracy) <= 1e-6))
        return report("%s: val_accuracy %.9g, TensorFlow has %.9g", fixture->name, got_accuracy, accuracy);
    return true;
}

/* ---- variables ----------------------------------------------------------------------------------------- */

/* Remembers a difference if it is the worst so far; NaN is worse than all. */
static void note(Parity *parity, const FixtureVariable *variable, const char *what, int64_t index,
                 double error)
{
    const double relative = error > 0 || isnan(error) ? error / variable->largest : 0;
    if (isnan(parity->variable) || relative <= parity->variable) return;
    parity->variable = relative;
    snprintf(parity->where, sizeof parity->where, "%s %s %lld", variable->name, what, (long long)index);
}

static void note_element(Parity *parity, const FixtureVariable *variable, int64_t index, double got,
                         double expected)
{
    const double error = fabs(got - expected);
    note(parity, variable, "element", index, error);
    if (!(variable->moved > 0) || isnan(parity->change)) return;
    const double change = (error - resolution * variable->largest) / variable->moved;
    if (change <= parity->change) return;
    parity->change = change;
    snprintf(parity->where_change, sizeof parity->where_change, "%s element %lld", variable->name,
             (long long)index);
}

static void compare_norm(Parity *parity, const FixtureVariable *variable, const float *got, int64_t count)
{
    double squares = 0;
    for (int64_t i = 0; i < count; ++i) squares += (double)got[i] * (double)got[i];
    /* A norm's error is relative to the norm: scaled here, because note divides by the largest. */
    const double relative = fabs(sqrt(squares) - variable->norm) / variable->norm;
    note(parity, variable, "norm of", count,
         variable->norm > 0 ? relative * variable->largest : sqrt(squares));
}

/* Every element is in one of the sums with a random sign, so one that is wrong shows in its sum. */
static bool compare_sums(Parity *parity, const Fixture *fixture, int i, const float *got, int64_t count)
{
    const FixtureVariable *variable = &fixture->variables[i];
    const size_t buckets = json_array_size(variable->sums);
    double *sums = calloc(buckets, sizeof *sums);
    if (!sums) return report("out of memory");
    for (int64_t j = 0; j < count; ++j) {
        const uint64_t z = draw_bits(fixture->seed, STREAM_SIGN + i, (uint64_t)j);
        sums[z % buckets] += z >> 63 ? -(double)got[j] : (double)got[j];
    }
    for (size_t j = 0; j < buckets; ++j) {
        const double expected = json_number_value(json_array_get(variable->sums, j));
        note(parity, variable, "sum", (int64_t)j, fabs(sums[j] - expected));
    }
    free(sums);
    return true;
}

static bool compare_variable(Parity *parity, const Fixture *fixture, int i, const Tensor *tensor)
{
    const FixtureVariable *variable = &fixture->variables[i];
    const float *got = tensor->data;
    compare_norm(parity, variable, got, tensor->count);
    size_t j;
    json_t *item;
    json_array_foreach(variable->values, j, item)
        note_element(parity, variable, (int64_t)j, (double)got[j], json_number_value(item));
    if (variable->values) return true;
    json_array_foreach(variable->top, j, item)
    {
        const int64_t index = json_integer_value(json_array_get(item, 0));
        if (index < 0 || index >= tensor->count)
            return report("%s: top: no element %lld", fixture->name, (long long)index);
        note_element(parity, variable, index, (double)got[index], json_number_value(json_array_get(item, 1)));
    }
    json_array_foreach(variable->samples, j, item)
    {
        const int64_t index =
            (int64_t)(draw_bits(fixture->seed, STREAM_SAMPLE + i, j) % (uint64_t)tensor->count);
        note_element(parity, variable, index, (double)got[index], json_number_value(item));
    }
    return compare_sums(parity, fixture, i, got, tensor->count);
}

/* The tensor of a name, if it is there with this dtype and shape. */
static const Tensor *expect(const Fixture *fixture, const Tensors *state, const char *name, int dtype,
                            int rank, const int64_t *shape)
{
    const Tensor *tensor = tensors_find(state, name);
    if (!tensor) {
        report("%s: the saved file has no %s", fixture->name, name);
        return NULL;
    }
    bool same = (int)tensor->dtype == dtype && tensor->rank == rank;
    for (int i = 0; same && i < rank; ++i) same = tensor->shape[i] == shape[i];
    if (same) return tensor;
    report("%s: %s was saved in another dtype or shape than Keras's", fixture->name, name);
    return NULL;
}

static bool compare_iteration(const Fixture *fixture, const Tensors *state)
{
    const Tensor *tensor = expect(fixture, state, fixture->iteration, TENSOR_I64, 0, NULL);
    if (!tensor) return false;
    const int64_t got = *(const int64_t *)tensor->data, expected = fixture->updates + fixture->steps;
    if (got == expected) return true;
    return report("%s: %s is %lld, expected %lld", fixture->name, fixture->iteration, (long long)got,
                  (long long)expected);
}

bool compare_state(const Fixture *fixture, const Tensors *state, Parity *parity)
{
    bool good = true;
    for (int i = 0; i < fixture->variable_count; ++i) {
        const FixtureVariable *variable = &fixture->variables[i];
        const Tensor *tensor =
            expect(fixture, state, variable->name, TENSOR_F32, variable->rank, variable->shape);
        good = tensor && compare_variable(parity, fixture, i, tensor) && good;
    }
    good = compare_iteration(fixture, state) && good;
    if (state->count > fixture->variable_count + 1)
        good = report("%s: the saved file has %d tensors, expected %d", fixture->name, state->count,
                      fixture->variable_count + 1);
    if (!(parity->variable <= VARIABLE_LIMIT))
        good = report("%s: %s is off by %.1e of the variable's largest, the limit is %.0e", fixture->name,
                      parity->where, parity->variable, VARIABLE_LIMIT);
    if (!(parity->change <= CHANGE_LIMIT))
        good = report("%s: %s is off by %.1e of the variable's largest change, the limit is %.0e",
                      fixture->name, parity->where_change, parity->change, CHANGE_LIMIT);
    return good;
}
