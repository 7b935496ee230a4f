#ifndef SCHEDULE_TARGET_H
#define SCHEDULE_TARGET_H
/* The machine that the C is made for. */
#include <stdbool.h>

enum { MAX_FEATURES = 8 };

typedef struct {
    const char *march;
    int lanes;          /* floats in a vector */
    int registers;      /* vector registers */
    int level1, level2; /* caches, in KiB */
    int large;          /* points of work that are worth slices */
    int panel;          /* columns of a panel of a large matrix: eight make a page of floats */
    const char *features[MAX_FEATURES]; /* as __builtin_cpu_supports names them; ends with NULL */
} Target;

/* By the name of -march; "native" (or NULL) is the best one that this CPU can run. NULL: not known. */
const Target *target_find(const char *march);
const char *target_names(int i); /* the i-th name, NULL after the last */

#endif
