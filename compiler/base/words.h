#ifndef BASE_WORDS_H
#define BASE_WORDS_H
/* A table of words, each with a number: whether a name is taken, and by whom. */
#include "base/arena.h"
#include <stdint.h>

typedef struct {
    Arena *arena;
    struct Word *at; /* `room` of them, found by their hash */
    int count, room;
} Words;

Words words_new(Arena *arena);

/* 0 where the word is not in the table. */
uint64_t words_get(const Words *words, const char *word);

/* Where its number stands, 0 if the word is new; valid until the next call. The text must live as long as the table. */
uint64_t *words_put(Words *words, const char *word);

#endif
