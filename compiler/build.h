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

/* The Clang, the libraries, and the words that compile C for a target, up to its input. False: printed why. */
bool build_find(const Options *options, const Target *target, Build *build);

/* The words that link the runtime. */
void build_link(const Options *options, Build *build);

/* One run of Clang, on the source as its input. Shows `notice` where it takes long; where it fails, prints what it said.
 * Signals stay held back as process_run leaves them. */
bool build_clang(const Options *options, const Build *build, const char *path, const char *notice);

/* All that build_program wants. False: printed why. */
bool build_prepare(const Options *options, const Compiler *compiler, Build *build);

/* Makes the program at `path`, by a rename from beside it. Where Clang fails, prints what it said. */
bool build_program(const Options *options, const Build *build, const char *path);

#endif
