/* One call of one generated function, watched: guard bytes around its memory, an arena of signalling NaNs,
 * and what it left behind. */
#include "base/bits.h"
#include "check/check.h"
#include "idx.h"
#include "ops/op.h"
#include "variables.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { GUARD = 256, GUARD_BYTE = 0xA5 }; /* a multiple of the blocks' alignment */
static const uint64_t signalling_floats = 0x7FA000007FA00000u, signalling_double = 0x7FF4000000000000u;

typedef struct {
    char *at; /* GUARD bytes further in than what was allocated */
    size_t size;
} Block;

struct Call {
    const struct gradc_program *program;
    const struct gradc_function *function;
    const Real *real;
    Arena *arena;
    const Program *spec;
    int number;        /* of the function, in points */
    bool *used;        /* by variable: the function reads or assigns it */
    size_t **position; /* of each variable's elements in its part of the state; made when first asked for */
    Block state, before, memory, *inputs, *given;
    const void **pointers; /* to the inputs, as the function wants them */
};

static Block block_new(size_t size)
{
    size_t whole = (size + 2 * GUARD + 63) / 64 * 64;
    char *at = aligned_alloc(64, whole);
    if (!at) abort();
    memset(at, GUARD_BYTE, GUARD);
    memset(at + GUARD, 0, size);
    memset(at + GUARD + size, GUARD_BYTE, whole - GUARD - size);
    return (Block){at + GUARD, size};
}

static bool block_is_whole(const Block *block)
{
    for (size_t i = 0; i < GUARD; ++i)
        if ((unsigned char)block->at[-1 - (ptrdiff_t)i] != GUARD_BYTE ||
            (unsigned char)block->at[block->size + i] != GUARD_BYTE)
            return false;
    return true;
}

static void block_free(Block *block)
{
    if (block->at) free(block->at - GUARD);
    *block = (Block){0};
}

#define STORE(type)                                                                                          \
    for (int64_t i = 0; i < count; ++i) ((type *)to)[i] = (type)from[i]
static void store_elements(enum gradc_dtype dtype, const double *from, int64_t count, void *to)
{
    switch (dtype) {
    case GRADC_F32: STORE(float); break;
    case GRADC_F64: STORE(double); break;
    case GRADC_BF16:
        for (int64_t i = 0; i < count; ++i) ((uint16_t *)to)[i] = bfloat16_bits(from[i]);
        break;
    case GRADC_I32: STORE(int32_t); break;
    case GRADC_I64: STORE(int64_t); break;
    default: STORE(uint8_t); break;
    }
}

#define LOAD(type)                                                                                           \
    for (int64_t i = 0; i < count; ++i) to[i] = (double)((const type *)from)[i]
static void load_elements(enum gradc_dtype dtype, const void *from, int64_t count, double *to)
{
    switch (dtype) {
    case GRADC_F32: LOAD(float); break;
    case GRADC_F64: LOAD(double); break;
    case GRADC_BF16:
        for (int64_t i = 0; i < count; ++i) to[i] = bfloat16_value(((const uint16_t *)from)[i]);
        break;
    case GRADC_I32: LOAD(int32_t); break;
    case GRADC_I64: LOAD(int64_t); break;
    default: LOAD(uint8_t); break;
    }
}

/* The program's number of a variable of the table; -1: none. */
static int find_variable(const Program *program, const char *name)
{
    for (int v = 0; v < program->variables.count; ++v)
        if (strcmp(program->variables.at[v].name, name) == 0) return v;
    return -1;
}

void call_move(Call *call, const Point *point)
{
    for (int v = 0; v < call->program->variable_count; ++v) {
        const struct gradc_variable *variable = &call->program->variables[v];
        int number = find_variable(call->spec, variable->name);
        if (number < 0) abort();
        if (!call->used[number]) continue; /* 0, as it was */
        void *elements = malloc(variable_size(variable) + 1);
        struct error error = {0};
        if (!elements) abort();
        store_elements(variable->dtype, point->variables[number], (int64_t)variable_count(variable),
                       elements);
        if (!variable_unpack(variable, elements, call->before.at, &error)) abort();
        free(elements);
    }
    const Graph *graph = call->spec->functions.at[call->number].graph;
    for (int i = 0; i < call->function->input_count; ++i)
        store_elements(call->function->inputs[i].dtype, point->inputs[call->number][i],
                       type_elements(&graph->inputs.at[i].type), call->given[i].at);
}

static size_t array_size(const struct gradc_array *array)
{
    size_t size = dtype_size(array->dtype);
    for (int d = 0; d < array->rank; ++d) size *= (size_t)array->shape[d];
    return size;
}

static bool *used_variables(Arena *arena, const Program *program, const Graph *graph)
{
    bool *used = ARENA_ARRAY(arena, bool, program->variables.count + 1);
    const bool *live = graph_live(graph, arena);
    for (NodeId id = 1; id < graph->nodes.count; ++id) {
        const Node *node = graph_node(graph, id);
        if (live[id] && (node->op == OP_read || node->op == OP_assign)) used[node->which] = true;
    }
    return used;
}

Call *call_new(Arena *arena, const Loaded *loaded, const struct gradc_function *function,
               const Program *program, const Point *point, int number)
{
    Call *call = ARENA_NEW(arena, Call);
    *call = (Call){.program = loaded->program, .function = function, .arena = arena, .spec = program};
    call->real = loaded->real, call->number = number;
    call->used = used_variables(arena, program, program->functions.at[number].graph);
    call->position = ARENA_ARRAY(arena, size_t *, program->variables.count + 1);
    call->before = block_new(call->program->state_size), call->state = block_new(call->program->state_size);
    call->memory = block_new(call->program->arena_size);
    call->inputs = ARENA_ARRAY(arena, Block, function->input_count + 1);
    call->given = ARENA_ARRAY(arena, Block, function->input_count + 1);
    call->pointers = ARENA_ARRAY(arena, const void *, function->input_count + 1);
    for (int i = 0; i < function->input_count; ++i) {
        size_t size = array_size(&function->inputs[i]);
        call->inputs[i] = block_new(size), call->given[i] = block_new(size);
    }
    call_move(call, point);
    return call;
}

static const char *find_damage(const Call *call)
{
    if (!block_is_whole(&call->state)) return "writes outside of the state";
    if (!block_is_whole(&call->memory)) return "writes outside of the arena";
    for (int i = 0; i < call->function->input_count; ++i)
        if (!block_is_whole(&call->inputs[i]) ||
            memcmp(call->inputs[i].at, call->given[i].at, call->given[i].size) != 0)
            return "writes to an input";
    return NULL;
}

static void run_phases(Call *call, bool reversed)
{
    const struct gradc_call arguments = {call->state.at, call->memory.at, call->pointers};
    for (int p = 0; p < call->function->phase_count; ++p) {
        const struct gradc_phase *phase = &call->function->phases[p];
        for (int s = 0; s < phase->slices; ++s) phase->run(&arguments, reversed ? phase->slices - 1 - s : s);
    }
}

/* A fresh state, an arena full of signalling NaNs, and the inputs. */
static void prepare(Call *call)
{
    const uint64_t nan = call->real == &real_double ? signalling_double : signalling_floats;
    memcpy(call->state.at, call->before.at, call->state.size);
    for (size_t i = 0; i + sizeof nan <= call->memory.size; i += sizeof nan)
        memcpy(call->memory.at + i, &nan, sizeof nan);
    for (int i = 0; i < call->function->input_count; ++i) {
        memcpy(call->inputs[i].at, call->given[i].at, call->given[i].size);
        call->pointers[i] = call->inputs[i].at;
    }
}

const char *call_run(Call *call, bool reversed)
{
    prepare(call);
    run_phases(call, reversed);
    return find_damage(call);
}

void call_again(Call *call, struct pool *pool, int from)
{
    const struct gradc_call arguments = {call->state.at, call->memory.at, call->pointers};
    pool_run(pool, call->function->phases + from, call->function->phase_count - from, &arguments);
}

void call_run_by(Call *call, struct pool *pool)
{
    prepare(call);
    call_again(call, pool, 0);
}

/* A block as it was, and which slice of a phase changed each of its bytes. */
typedef struct {
    const Block *block;
    char *before;
    int *owner;
} Watched;

static Watched watch(Arena *arena, const Block *block)
{
    return (Watched){block, ARENA_ARRAY(arena, char, block->size + 1),
                     ARENA_ARRAY(arena, int, block->size + 1)};
}

/* False where the slice (from 1) changed what another one of its phase had changed. */
static bool owns_changes(const Watched *watched, int slice)
{
    for (size_t i = 0; i < watched->block->size; ++i) {
        if (watched->before[i] == watched->block->at[i]) continue;
        if (watched->owner[i]) return false;
        watched->owner[i] = slice;
    }
    return true;
}

const char *call_run_watched(Call *call)
{
    Arena *arena = arena_new();
    prepare(call);
    const struct gradc_call arguments = {call->state.at, call->memory.at, call->pointers};
    Watched watched[2] = {watch(arena, &call->state), watch(arena, &call->memory)};
    bool apart = true;
    for (int p = 0; p < call->function->phase_count; ++p) {
        const struct gradc_phase *phase = &call->function->phases[p];
        for (int w = 0; w < 2; ++w) memset(watched[w].owner, 0, sizeof(int) * watched[w].block->size);
        for (int s = phase->slices - 1; s >= 0; --s) {
            for (int w = 0; w < 2; ++w)
                memcpy(watched[w].before, watched[w].block->at, watched[w].block->size);
            phase->run(&arguments, s);
            for (int w = 0; w < 2; ++w) apart &= owns_changes(&watched[w], 1 + s);
        }
    }
    arena_free(arena);
    return apart ? find_damage(call) : "two slices of a phase write to one place";
}

const void *call_output(const Call *call, int output)
{
    return call->memory.at + call->function->outputs[output].offset;
}

double *call_output_values(const Call *call, Arena *arena, int output)
{
    const struct gradc_array *array = &call->function->outputs[output];
    int64_t count = (int64_t)(array_size(array) / dtype_size(array->dtype));
    double *values = ARENA_ARRAY(arena, double, count);
    load_elements(array->dtype, call_output(call, output), count, values);
    return values;
}

static const struct gradc_variable *table_row(const Call *call, int number)
{
    for (int v = 0; v < call->program->variable_count; ++v)
        if (find_variable(call->spec, call->program->variables[v].name) == number)
            return &call->program->variables[v];
    return NULL;
}

double *call_variable(const Call *call, Arena *arena, int number)
{
    const struct gradc_variable *variable = table_row(call, number);
    if (!variable) return NULL;
    size_t count = variable_count(variable);
    void *packed = malloc(variable_size(variable) + 1);
    struct error error = {0};
    if (!packed || !variable_pack(variable, call->state.at, packed, &error)) abort();
    double *values = ARENA_ARRAY(arena, double, count);
    load_elements(variable->dtype, packed, (int64_t)count, values);
    free(packed);
    return values;
}

bool call_changed(const Call *call, int number)
{
    const struct gradc_variable *variable = table_row(call, number);
    if (!variable) return false;
    return memcmp(call->state.at + variable->offset, call->before.at + variable->offset,
                  variable_size(variable));
}

/* Packs a state of which every element holds its own position. */
static size_t *find_positions(const Call *call, const struct gradc_variable *variable)
{
    struct gradc_variable alone = *variable;
    alone.offset = 0, alone.dtype = GRADC_I64;
    size_t count = variable_count(variable);
    size_t *state = malloc(sizeof *state * (count + 1)), *position = ARENA_ARRAY(call->arena, size_t, count);
    struct error error = {0};
    for (size_t i = 0; state && i < count; ++i) state[i] = i;
    if (!state || !variable_pack(&alone, state, position, &error)) abort();
    free(state);
    return position;
}

void call_set(Call *call, int number, int64_t element, const double *values)
{
    const struct gradc_variable *variable = table_row(call, number);
    if (!variable) return; /* the function does not read it */
    if (!call->position[number]) call->position[number] = find_positions(call, variable);
    int64_t from = element < 0 ? 0 : element,
            to = element < 0 ? (int64_t)variable_count(variable) : element + 1;
    size_t size = dtype_size(variable->dtype);
    for (int64_t i = from; i < to; ++i) {
        size_t at = variable->offset + call->position[number][i] * size;
        store_elements(variable->dtype, &values[i - from], 1, call->state.at + at);
        store_elements(variable->dtype, &values[i - from], 1, call->before.at + at);
    }
}

bool call_same_bits(const Call *a, const Call *b)
{
    if (memcmp(a->state.at, b->state.at, a->state.size) != 0) return false;
    for (int i = 0; i < a->function->output_count; ++i)
        if (memcmp(call_output(a, i), call_output(b, i), array_size(&a->function->outputs[i])) != 0)
            return false;
    return true;
}

void call_free(Call *call)
{
    block_free(&call->state), block_free(&call->before), block_free(&call->memory);
    for (int i = 0; i < call->function->input_count; ++i)
        block_free(&call->inputs[i]), block_free(&call->given[i]);
}
