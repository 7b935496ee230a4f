/* gradc_worker.c: gradc's side of tests/bench/peers: a spec's C and the runtime, behind the lines that worker.py answers.
 *
 *   gradc_worker BATCH THREADS FOLDER
 *
 * FOLDER has weights (float32, trainable variables in the program's order, Keras's layout), images and labels (bytes),
 * BATCHES batches of both. One more request than worker.py's:
 *   read N    the seconds that N readings of as many bytes as the weights have take: the least a prediction can */
#include "blocks.h"
#include "cpu.h"
#include "gradc.h"
#include "model.h"
#include "progress.h"
#include "variables.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const struct gradc_program gradc_peer;

enum { BATCHES = 4, LANES = 16, SUMS = 8, FIELDS = 2 };

typedef float vec __attribute__((ext_vector_type(LANES), aligned(4), may_alias));

struct worker {
    struct model model;
    const struct gradc_function *train, *predict;
    void *fields[BATCHES][FIELDS]; /* images and labels of each batch, of the program's types */
    int batch, threads;
    float *read; /* as large as the weights */
    size_t read_count;
};

/* ---- what the workers begin with ---- */

/* A whole file; its size must be the one given. */
static void *load(const char *folder, const char *name, size_t size, struct error *error)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    char *bytes = block_create(size + 1);
    const size_t length = file && bytes ? fread(bytes, 1, size + 1, file) : 0;
    if (file) fclose(file);
    if (length == size) return bytes;
    free(bytes);
    error_set(error, "%s: cannot read its %zu bytes", path, size);
    return NULL;
}

static bool load_weights(struct worker *worker, const char *folder, struct error *error)
{
    const struct gradc_program *program = worker->model.program;
    const size_t size = (size_t)program->parameters * sizeof(float);
    worker->read = load(folder, "weights", size, error);
    worker->read_count = (size_t)program->parameters;
    const float *next = worker->read;
    for (int i = 0; worker->read && i < program->variable_count; ++i) {
        const struct gradc_variable *variable = &program->variables[i];
        if (variable->role != GRADC_TRAINABLE) continue;
        if (!variable_unpack(variable, next, worker->model.state, error)) return false;
        next += variable_count(variable);
    }
    return worker->read != NULL;
}

static size_t size_of(enum gradc_dtype dtype)
{
    return dtype == GRADC_U8 || dtype == GRADC_BOOL ? 1 : dtype == GRADC_I64 || dtype == GRADC_F64 ? 8 : 4;
}

/* Bytes as a batch of a field's type: those that the frameworks' workers divide by 255 themselves are left as they are. */
static void *as_field(const uint8_t *bytes, size_t count, enum gradc_dtype dtype)
{
    char *values = block_create(count * size_of(dtype));
    for (size_t i = 0; values && i < count; ++i) switch (dtype) {
        case GRADC_I32: ((int32_t *)(void *)values)[i] = bytes[i]; break;
        case GRADC_I64: ((int64_t *)(void *)values)[i] = bytes[i]; break;
        case GRADC_F32: ((float *)(void *)values)[i] = bytes[i]; break;
        case GRADC_F64: ((double *)(void *)values)[i] = bytes[i]; break;
        default: values[i] = (char)bytes[i];
        }
    return values;
}

static bool load_batches(struct worker *worker, const char *folder, struct error *error)
{
    static const char *const names[FIELDS] = {"images", "labels"};
    for (int field = 0; field < FIELDS; ++field) {
        const struct gradc_field *type = &worker->model.program->train->fields[field];
        size_t count = (size_t)worker->batch;
        for (int i = 0; i < type->rank; ++i) count *= (size_t)type->shape[i];
        uint8_t *bytes = load(folder, names[field], BATCHES * count, error);
        if (!bytes) return false;
        for (int i = 0; i < BATCHES; ++i) {
            worker->fields[i][field] = as_field(bytes + (size_t)i * count, count, type->dtype);
            if (!worker->fields[i][field]) return error_memory(error);
        }
        free(bytes);
    }
    return true;
}

static bool create(struct worker *worker, const char *folder, struct error *error)
{
    struct pool *pool = pool_create(worker->threads, error);
    cpu_flush_denormals();
    if (!pool || !cpu_check(&gradc_peer, cpu_feature, error) || !model_check(&gradc_peer, error) ||
        !model_create(&worker->model, &gradc_peer, pool, 0, error))
        return false;
    worker->train = model_function(&gradc_peer, "train", worker->batch);
    worker->predict = model_function(&gradc_peer, "predict", worker->batch);
    if (!worker->train || !worker->predict) return error_set(error, "no functions for this batch");
    return load_weights(worker, folder, error) && load_batches(worker, folder, error);
}

/* ---- what is timed ---- */

static void train(struct worker *worker, int turn)
{
    model_run(&worker->model, worker->train, (const void *const *)worker->fields[turn % BATCHES], FIELDS);
    ++worker->model.step;
}

static void predict(struct worker *worker, int turn)
{
    model_run(&worker->model, worker->predict, (const void *const *)worker->fields[turn % BATCHES], 1);
}

/* Reads a thread's part of the numbers. The state of the call is the worker. */
static void read_part(const struct gradc_call *call, int slice)
{
    const struct worker *worker = call->state;
    const size_t chunk = LANES * SUMS, chunks = worker->read_count / chunk;
    const size_t from = chunks * (size_t)slice / (size_t)worker->threads,
                 to = chunks * ((size_t)slice + 1) / (size_t)worker->threads;
    vec sums[SUMS] = {0};
    for (const float *at = worker->read + from * chunk; at < worker->read + to * chunk; at += chunk)
#pragma clang loop unroll(full)
        for (int i = 0; i < SUMS; ++i) sums[i] += *(const vec *)(const void *)(at + i * LANES);
    __asm__ volatile("" : : "r"(sums) : "memory"); /* taken for used */
}

static void read_weights(struct worker *worker, int turn)
{
    (void)turn;
    const struct gradc_phase phase = {.name = "read", .run = read_part, .slices = worker->threads};
    const struct gradc_call call = {.state = worker};
    pool_run(worker->model.pool, &phase, 1, &call);
}

/* The first are not timed: as in worker.py. */
static double timed(struct worker *worker, void (*run)(struct worker *, int), int steps)
{
    for (int turn = 0; turn < 1 + steps / 8; ++turn) run(worker, turn);
    const double start = seconds_now();
    for (int turn = 0; turn < steps; ++turn) run(worker, turn);
    return seconds_now() - start;
}

static void print_losses(struct worker *worker, int steps)
{
    const struct gradc_array *loss = model_output(worker->train, "loss");
    for (int turn = 0; turn < steps; ++turn) {
        train(worker, turn);
        printf("%.9g ", (double)*(const float *)(const void *)((char *)worker->model.arena + loss->offset));
    }
    putchar('\n');
}

static bool answer(struct worker *worker, const char *what, int steps)
{
    if (!strcmp(what, "losses"))
        print_losses(worker, steps);
    else if (!strcmp(what, "train"))
        printf("%.9g\n", timed(worker, train, steps));
    else if (!strcmp(what, "inference"))
        printf("%.9g\n", timed(worker, predict, steps));
    else if (!strcmp(what, "read"))
        printf("%.9g\n", timed(worker, read_weights, steps));
    else
        return false;
    return !fflush(stdout);
}

int main(int argc, char **argv)
{
    struct error error = {0};
    if (argc != 4) return fputs("usage: gradc_worker BATCH THREADS FOLDER\n", stderr), 2;
    struct worker worker = {.batch = atoi(argv[1]), .threads = atoi(argv[2])};
    if (!create(&worker, argv[3], &error)) return fprintf(stderr, "gradc_worker: %s\n", error.text), 1;
    printf("ready %s %" PRId64 "\n", gradc_peer.version, gradc_peer.parameters);
    fflush(stdout);
    char what[32];
    int steps;
    while (scanf("%31s %d", what, &steps) == 2)
        if (!answer(&worker, what, steps)) return fprintf(stderr, "gradc_worker: %s?\n", what), 2;
    return 0;
}
