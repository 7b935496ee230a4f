#ifndef EMIT_TABLE_H
#define EMIT_TABLE_H
/* What a generated file says of itself: its header, its memory, and the table that the runtime reads. */
#include "emit/kernel.h"

typedef struct {
    const Schedule *schedule;
    const char *prefix;
    const char **names;          /* of the state's members, by variable */
    const char **function_names; /* train_32 */
    const Rendered *kernels;     /* of all functions, in order */
    int kernel_count;
} Table;

void print_file_comment(const Table *table, Text *text);
void print_memory(const Table *table,
                  Text *text); /* struct state, a struct of memory a function, static asserts */
void print_tables(const Table *table, Text *text); /* inputs, outputs, phases, variables, data, the program */

#endif
