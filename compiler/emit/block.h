#ifndef EMIT_BLOCK_H
#define EMIT_BLOCK_H
/* Within emit: a block is what is written out around a leaf; loops.c finds it, leaves.c prints it, epilogue.c what a long
 * one does at each of its points. */
#include "emit/printer.h"

/* Unrolled axes, the last varying fastest. */
typedef struct {
    const Loop *leaf;
    int unrolled;
    const Loop *unroll[2 * MAX_AXES];
} Block;

Block read_block(Printer *p, LoopId id);
void print_block(Printer *p, LoopId id);

/* The positions of a block's unrolled axes, one after another; false at the end. */
bool first_position(Printer *p, const Block *block, int *at);
bool next_position(Printer *p, const Block *block, int *at);
void leave_position(Printer *p, const Block *block, const int *at); /* before the end */

/* What was combined, at a position. */
Value finished(Printer *p, const Block *block, const int *at);
/* The values of a position computed, then stored. */
void print_values(Printer *p, const Block *block, const int *at);
/* What the leaf wants fetched ahead, at the position. */
void print_prefetches(Printer *p, const Block *block, const int *at);

/* Names for the loads that occurred more than once while p->collecting was set. */
void print_shared_loads(Printer *p);

/* A long finish of many points is a function, called for each: false where it is not, and nothing was printed. */
bool print_epilogue(Printer *p, const Block *block);

/* That function: its name, and what it is given besides the sum. */
typedef struct {
    const char *name;
    Parameters list;
} Epilogue;
Epilogue make_epilogue(Printer *p, const Block *block);
Parameters epilogue_parameters(Printer *p, const Nest *nest);
const char *epilogue_value(Printer *p, const Nest *nest, const Access *access); /* what is given by value */

/* late.c: a finish that comes a tile later. */
void print_late_declarations(Printer *p, LoopId drain);
void print_keep(Printer *p, const Block *block);
void print_late(Printer *p, const Block *block);
void print_drain(Printer *p, const Block *block);

#endif
