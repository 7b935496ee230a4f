/* One call of one generated function, watched: guard bytes around its memory, an arena of signalling NaNs,
 * and what it left behind. */
#include "judge.h"
#include "variables.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { GUARD = 256, GUARD_BYTE = 0xA5 }; /* a multiple of the blocks' alignment */
static const uint32_t signalling_nan = 0x7FA00000u;

typedef struct {
    char *at; /* GUARD bytes further in than what was allocated */
    size_t size;
} Block;

struct Call {
    const struct gradc_program *program;
    const struct gradc_function *function;
    Arena *arena;
    const Program *spec;
    Block state, before, memory, *inputs, *given;
    const void **pointers; /* to the inputs, as the function wants them */
};

static Block block_new(size_t size)
{
    size_t whole = (size + 2 * GUARD + 63) / 64 * 64;
    char *at = aligned_alloc(64, whole);
    if (!at) abort();
    memset(at, GUARD_BYTE, whole);
    memset(at + GUARD, 0, size);
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
void store_elements(Dtype dtype, const double *from, int64_t count, void *to)
{
    switch (dtype) {
    case F32: STORE(float); break;
    case I32: STORE(int32_t); break;
    case I64: STORE(int64_t); break;
    default: STORE(uint8_t); break;
    }
}

#define LOAD(type)                                                                                           \
    for (int64_t i = 0; i < count; ++i) to[i] = (double)((const type *)from)[i]
void load_elements(Dtype dtype, const void *from, int64_t count, double *to)
{
    switch (dtype) {
    case F32: LOAD(float); break;
    case I32: LOAD(int32_t); break;
    case I64: LOAD(int64_t); break;
    default: LOAD(uint8_t); break;
    }
}

/* The contract's numbers are the compiler's. */
_Static_assert((int)GRADC_F32 == (int)F32 && (int)GRADC_I32 == (int)I32 && (int)GRADC_I64 == (int)I64,
               "dtypes");
_Static_assert((int)GRADC_U8 == (int)U8 && (int)GRADC_BOOL == (int)BOOL, "dtypes");

/* The program's number of a variable of the table; -1: none. */
static int find_variable(const Program *program, const char *name)
{
    for (int v = 0; v < program->variables.count; ++v)
        if (strcmp(program->variables.at[v].name, name) == 0) return v;
    return -1;
}

static void fill_state(Call *call, const Point *point)
{
    call->before = block_new(call->program->state_size);
    for (int v = 0; v < call->program->variable_count; ++v) {
        const struct gradc_variable *variable = &call->program->variables[v];
        int number = find_variable(call->spec, variable->name);
        if (number < 0) abort();
        void *elements = arena_alloc(call->arena, variable_size(variable));
        store_elements((Dtype)variable->dtype, point->variables[number], (int64_t)variable_count(variable),
                       elements);
        struct error error = {0};
        if (!variable_unpack(variable, elements, call->before.at, &error)) abort();
    }
    call->state = block_new(call->program->state_size);
}

Call *call_new(Arena *arena, const Loaded *loaded, const struct gradc_function *function,
               const Program *program, const Point *point, int number)
{
    Call *call = ARENA_NEW(arena, Call);
    *call = (Call){.program = loaded->program, .function = function, .arena = arena, .spec = program};
    fill_state(call, point);
    call->memory = block_new(call->program->arena_size);
    const Graph *graph = program->functions.at[number].graph;
    call->inputs = ARENA_ARRAY(arena, Block, function->input_count + 1);
    call->given = ARENA_ARRAY(arena, Block, function->input_count + 1);
    call->pointers = ARENA_ARRAY(arena, const void *, function->input_count + 1);
    for (int i = 0; i < function->input_count; ++i) {
        const Type *type = &graph->inputs.at[i].type;
        size_t size = (size_t)type_elements(type) * (size_t)dtype_bytes(type->dtype);
        call->inputs[i] = block_new(size), call->given[i] = block_new(size);
        store_elements(type->dtype, point->inputs[number][i], type_elements(type), call->given[i].at);
    }
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

const char *call_run(Call *call, bool reversed)
{
    memcpy(call->state.at, call->before.at, call->state.size);
    for (size_t i = 0; i + sizeof signalling_nan <= call->memory.size; i += sizeof signalling_nan)
        memcpy(call->memory.at + i, &signalling_nan, sizeof signalling_nan);
    for (int i = 0; i < call->function->input_count; ++i) {
        memcpy(call->inputs[i].at, call->given[i].at, call->given[i].size);
        call->pointers[i] = call->inputs[i].at;
    }
    const struct gradc_call arguments = {call->state.at, call->memory.at, call->pointers};
    for (int p = 0; p < call->function->phase_count; ++p) {
        const struct gradc_phase *phase = &call->function->phases[p];
        for (int s = 0; s < phase->slices; ++s) phase->run(&arguments, reversed ? phase->slices - 1 - s : s);
    }
    return find_damage(call);
}

const void *call_output(const Call *call, int output)
{
    return call->memory.at + call->function->outputs[output].offset;
}

double *call_variable(const Call *call, int number)
{
    const struct gradc_variable *variable = NULL;
    for (int v = 0; v < call->program->variable_count && !variable; ++v)
        if (find_variable(call->spec, call->program->variables[v].name) == number)
            variable = &call->program->variables[v];
    if (!variable) return NULL;
    size_t count = variable_count(variable);
    void *packed = arena_alloc(call->arena, variable_size(variable));
    struct error error = {0};
    if (!variable_pack(variable, call->state.at, packed, &error)) abort();
    double *values = ARENA_ARRAY(call->arena, double, count);
    load_elements((Dtype)variable->dtype, packed, (int64_t)count, values);
    return values;
}

static size_t array_size(const struct gradc_array *array)
{
    size_t size = (size_t)dtype_bytes((Dtype)array->dtype);
    for (int d = 0; d < array->rank; ++d) size *= (size_t)array->shape[d];
    return size;
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
