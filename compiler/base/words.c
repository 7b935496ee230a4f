/* A table of words: open addressing, at most half full. */
#include "base/words.h"
#include <string.h>

struct Word {
    const char *text;
    uint64_t number;
};

Words words_new(Arena *arena) { return (Words){.arena = arena}; }

/* FNV-1a. */
static uint64_t hash(const char *text)
{
    uint64_t value = 0xCBF29CE484222325u;
    for (; *text; ++text) value = (value ^ (unsigned char)*text) * 0x100000001B3u;
    return value ^ value >> 32;
}

/* Where the word is, or would be. */
static struct Word *place(const Words *words, const char *text)
{
    const uint64_t mask = (uint64_t)words->room - 1;
    uint64_t at = hash(text) & mask;
    while (words->at[at].text && strcmp(words->at[at].text, text) != 0) at = (at + 1) & mask;
    return &words->at[at];
}

static void make_room(Words *words)
{
    const struct Word *old = words->at;
    const int room = words->room;
    words->room = room ? 4 * room : 64;
    words->at = ARENA_ARRAY(words->arena, struct Word, words->room);
    for (int i = 0; i < room; ++i)
        if (old[i].text) *place(words, old[i].text) = old[i];
}

uint64_t words_get(const Words *words, const char *word)
{
    return words->room ? place(words, word)->number : 0;
}

uint64_t *words_put(Words *words, const char *word)
{
    if (2 * words->count >= words->room) make_room(words);
    struct Word *found = place(words, word);
    if (!found->text) found->text = word, ++words->count;
    return &found->number;
}
