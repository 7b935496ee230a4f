#ifndef EMIT_EMIT_H
#define EMIT_EMIT_H
/* Kernels → C text. Knows C, and no op. */
#include "schedule/schedule.h"

typedef struct {
    const char *prefix; /* of the exported symbol; NULL = the program's name */
} EmitOptions;

bool emit(const Schedule *schedule, const EmitOptions *options, Text *text);

#endif
