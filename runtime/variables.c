/* variables.c: a variable between the layout its program chose and Keras's, which files and users see. */
#include "variables.h"

#include "idx.h"

#include <stdlib.h>
#include <string.h>

size_t variable_count(const struct gradc_variable *variable)
{
    size_t count = 1;
    for (int i = 0; i < variable->rank; ++i) count *= (size_t)variable->shape[i];
    return count;
}

size_t variable_size(const struct gradc_variable *variable)
{
    return variable_count(variable) * dtype_size(variable->dtype);
}

/* The factors of an axis cut its index into digits, the last factor's digit being the lowest. */
static size_t axis_position(const struct gradc_variable *variable, int axis, int index)
{
    size_t position = 0;
    for (int i = variable->factor_count - 1; i >= 0; --i) {
        const struct gradc_factor *factor = &variable->factors[i];
        if (factor->axis != axis) continue;
        position += (size_t)(index % factor->extent) * (size_t)factor->stride;
        index /= factor->extent;
    }
    return position;
}

/* Positions of every index of every axis, one axis after the other: an element's position is the sum of its axes'. */
static size_t *axis_positions(const struct gradc_variable *variable)
{
    size_t total = 1;
    for (int axis = 0; axis < variable->rank; ++axis) total += (size_t)variable->shape[axis];
    size_t *positions = malloc(total * sizeof *positions), *next = positions;
    for (int axis = 0; positions && axis < variable->rank; ++axis)
        for (int index = 0; index < variable->shape[axis]; ++index)
            *next++ = axis_position(variable, axis, index);
    return positions;
}

struct walk {
    const struct gradc_variable *variable;
    size_t size; /* bytes of an element */
    char *state; /* the variable's first element */
    char *keras; /* the next element of the row-major array */
    bool to_keras;
};

/* The last axis; neighbours in both layouts are copied at once. */
static void copy_row(struct walk *walk, const size_t *positions, int extent, size_t start)
{
    for (int from = 0, to = 0; from < extent; from = to) {
        do ++to;
        while (to < extent && positions[to] == positions[to - 1] + 1);
        const size_t size = (size_t)(to - from) * walk->size;
        char *elements = walk->state + (start + positions[from]) * walk->size;
        memcpy(walk->to_keras ? walk->keras : elements, walk->to_keras ? elements : walk->keras, size);
        walk->keras += size;
    }
}

/* Row-major over `axis` and those after it, whose positions follow each other. */
static void copy_from(struct walk *walk, int axis, const size_t *positions, size_t start)
{
    static const size_t only = 0;
    const int extent = axis < walk->variable->rank ? walk->variable->shape[axis] : 1;
    if (axis + 1 >= walk->variable->rank) {
        copy_row(walk, axis < walk->variable->rank ? positions : &only, extent, start);
        return;
    }
    for (int index = 0; index < extent; ++index)
        copy_from(walk, axis + 1, positions + extent, start + positions[index]);
}

static bool copy(const struct gradc_variable *variable, void *state, void *keras, bool to_keras,
                 struct error *error)
{
    struct walk walk = {variable, dtype_size(variable->dtype), (char *)state + variable->offset, keras,
                        to_keras};
    size_t *positions = axis_positions(variable);
    if (!positions) return error_memory(error);
    copy_from(&walk, 0, positions, 0);
    free(positions);
    return true;
}

bool variable_pack(const struct gradc_variable *variable, const void *state, void *to, struct error *error)
{
    return copy(variable, (void *)state, to, true,
                error); /* one walk serves both ways; here state is only read */
}

bool variable_unpack(const struct gradc_variable *variable, const void *from, void *state,
                     struct error *error)
{
    return copy(variable, state, (void *)from, false, error);
}
