#ifndef BUILD_H
#define BUILD_H
/* C text → a program that trains: one run of Clang, which also links the runtime from beside gradc. */
#include "clang.h"
#include "command.h"

/* What makes the program, besides its C. */
typedef struct {
    Clang clang;
    const char *libraries;    /* the folder of libgradc_runtime.a and what it needs */
    List(const char *) words; /* Clang's, up to -o */
    Text source; /* what Clang reads: the C, and the line that names its program to the runtime */
} Build;

/* False: printed why. */
bool build_prepare(const Options *options, const Compiler *compiler, Build *build);

/* Makes the program at `path`, by a rename from beside it. Where Clang fails, prints what it said. */
bool build_program(const Options *options, const Build *build, const char *path);

#endif
