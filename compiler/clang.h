#ifndef CLANG_H
#define CLANG_H
/* The Clang that makes a program of the C: finding it, and running it without a shell. */
#include "base/text.h"
#include <sys/types.h>

enum { OLDEST_CLANG = 14 };

typedef struct {
    const char *path, *version; /* "19.1.7" */
    int major;
} Clang;

/* `wanted` (a path, or a name on the PATH), or where it is NULL the newest on the PATH. NULL, or why there is
 * none and what to do. */
const char *clang_find(Arena *arena, const char *wanted, Clang *clang);

/* Runs a program with `input` (or nothing) as its standard input, and adds all that it prints to `output`.
 * Where that takes more than a second and standard error is a terminal, shows `notice` (if not NULL) until
 * it ends. The exit code; 128 + the signal where one ended it; 127, and the reason in `output`, where it
 * cannot be run. */
int process_run(const char *const *words, const Text *input, Text *output, const char *notice);
/* The same of several at once, at most MOST_AT_ONCE. */
enum { MOST_AT_ONCE = 64 };
typedef struct {
    pid_t child;
    int from; /* what it prints; -1 once it has ended */
    Text *output;
    int code; /* once it has ended: as process_run gives it */
} Process;
void process_start(Process *process, const char *const *words, const Text *input, Text *output);
/* Until one of those that run has ended; how many still do. */
int process_wait(Process *const *processes, int count, const char *notice);
/* INT, TERM and HUP are held back from the start of process_run or process_start, so that its caller can remove what was left half-made;
 * this lets them in, and ends gradc if one came. */
void process_release_signals(void);
void process_hold_signals(void); /* the same from now on; threads that are made then hold them for good */

#endif
