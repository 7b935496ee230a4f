#ifndef SCHEDULE_MET_H
#define SCHEDULE_MET_H
/* The buffers met on a walk through some nests, each with a place from 0 on: what a walk finds out about them takes as much
 * memory and time as it meets, however many others the function has. */
#include "ir/nest.h"

typedef struct {
    Arena *arena;
    int *place; /* of buffers: counted from 1; 0 = not met */
    int room;
    List(BufferId) list;
} Met;

Met met_new(Arena *arena);
/* The buffer's place; the next one where it is new. */
unsigned met_put(Met *met, BufferId buffer);
/* For the next walk. */
void met_clear(Met *met);
#endif
