#ifndef TUNE_CACHE_H
#define TUNE_CACHE_H
/* Where tuned schedules are kept: a file for each machine and model, which reads as a schedule. */
#include "command.h"

/* The processor and its caches, as the system names them. */
const char *machine_text(Arena *arena);

/* The file of a program that has been through `simplify`, and of this machine. NULL: printed why there can be none. */
const char *tuned_path(const Options *options, const Compiler *compiler);

/* The words after `gradc tune` that make the file: the spec, and the options that matter. */
const char *tuned_words(const Options *options);

#endif
