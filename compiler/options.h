#ifndef OPTIONS_H
#define OPTIONS_H
/* The command line of gradc: the words after a verb → Options. */
#include "trace/trace.h"

typedef enum {
    VERB_BUILD = 1,
    VERB_RUN = 2,
    VERB_EMIT = 4,
    VERB_CHECK = 8,
    VERB_SUMMARY = 16,
    VERB_DATA = 32,
    VERB_BENCH = 64,
    VERB_TUNE = 128,
    VERB_SPEC = VERB_BUILD | VERB_RUN | VERB_EMIT | VERB_CHECK | VERB_SUMMARY | VERB_BENCH |
                VERB_TUNE, /* those that read a spec */
    VERB_ALL = VERB_SPEC | VERB_DATA
} Verb;

/* What the kinds of options.def are in C. */
typedef bool OptionFLAG;
typedef const char *OptionTEXT, *OptionCHOICE; /* NULL where not given */
typedef int64_t OptionNUMBER;                  /* -1 where not given */
typedef List(const char *) OptionCHOICES;      /* in the order given, each once */
typedef List(int) OptionNUMBERS;
typedef List(Define) OptionDEFINES;
typedef List(const char *) OptionWARNINGS; /* what follows -W, in order; all of them are known */

typedef struct {
    Arena *arena;
    Verb verb;
    const char *verb_name;
#define OPTION(kind, member, ...) Option##kind member;
#include "options.def"
#undef OPTION
    const char *operand; /* SPEC, or what data is to make */
    char **rest;         /* words after "--", ended by NULL: the trained program's */
} Options;

/* False: misuse, and `complaint` says what is wrong and what to do. Where --help is among the words, the rest
 * of them is not judged. */
bool options_read(Options *options, char **words, Text *complaint);

void options_print_help(Verb verb, Text *text);

/* The name most like `name`, or NULL where none is near. `names(i)` gives the i-th, NULL after the last. */
typedef const char *NameList(int i);
const char *name_nearest(const char *name, NameList *names);

/* Whether C takes it for the name of a program's symbol. */
bool name_is_identifier(const char *name);

#endif
