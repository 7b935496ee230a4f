/* variables.h: a variable between the layout its program chose and Keras's, which files and users see. */
#ifndef GRADC_VARIABLES_H
#define GRADC_VARIABLES_H
#include "error.h"
#include "gradc.h"

/* Elements, and bytes in Keras's layout. */
size_t variable_count(const struct gradc_variable *variable);
size_t variable_size(const struct gradc_variable *variable);

/* Copies all elements between the state and a row-major array. */
bool variable_pack(const struct gradc_variable *variable, const void *state, void *to, struct error *error);
bool variable_unpack(const struct gradc_variable *variable, const void *from, void *state,
                     struct error *error);

#endif
