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

/* `late / 4 * 128 + late % 4 * 16`: where a row lies from the first, for `row` (of a precedence no lower than *) counting
 * those points of the unrolled axes that move the access; and how many there are. */
const char *row_offset(Printer *p, const Block *block, const Access *access, const char *row, int *count);

/* What was combined, at a position. */
Value finished(Printer *p, const Block *block, const int *at);
/* The values of a position computed, then stored. */
void print_values(Printer *p, const Block *block, const int *at);
/* fetch.c: what the leaf wants fetched ahead, at the position; at all of the block's, each line once; or of it the share of
 * the tile. */
void print_prefetches(Printer *p, const Block *block, const int *at);
void print_fetching(Printer *p, const Block *block);
void print_share(Printer *p, const Block *block);

/* Names for the loads that occurred more than once while p->collecting was set. */
void print_shared_loads(Printer *p);
void forget_loads(Printer *p); /* names of another block say nothing here */

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

/* What the defs, where `defs` says so, write and the values read; what is known before is not looked into. */
Parameters epilogue_part(Printer *p, const Nest *nest, const bool *defs, const ExprIds *values,
                         const ExprIds *known);
/* `vec8 so_far, float *w, const float *x, float rate`; without a sum's text, without so_far. */
const char *parameters_text(Printer *p, const Parameters *list, Value sum);
/* Its name: verb_label, or the one under which the same text is known; its comment says `which` part of the finish it is. */
const char *epilogue_function(Printer *p, const Nest *nest, const char *verb, const char *which,
                              const char *parameters, const Text *body);

/* stages.c: a finish with one slow operation behind another, in a function for each of two or three stages. */
enum { MOST_STAGES = 3 };

/* A value that a stage is given by one before. */
typedef struct {
    ExprId id;
    int made, last;           /* the stages that make it, and that need it last */
    bool needed[MOST_STAGES]; /* by which it is */
    const char *name, *type;  /* the name is said after how far it has come: begun_x, continued_x */
    Value value;              /* as the stage that makes it has it */
} Carried;

typedef struct {
    int count;
    Epilogue stage[MOST_STAGES];
    bool sum[MOST_STAGES]; /* which are given it */
    List(Carried) carried;
} Stages;

/* False where it is done in one. */
bool stage_epilogue(Printer *p, const Block *block, Stages *stages);
const char *after_stage(int stage); /* "begun" after the first, "continued" */

/* late.c: a finish that comes a tile later. */
void print_late_declarations(Printer *p, LoopId drain);
void print_keep(Printer *p, const Block *block);
void print_late(Printer *p, const Block *block);
void print_drain(Printer *p, const Block *block);

#endif
