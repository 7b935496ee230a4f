/* Regions: blocks chained together, handed out by bumping a pointer, freed at once. */
#include "base/arena.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 1 << 18, ALIGNMENT = 16 };

typedef struct Block {
    struct Block *next;
    size_t used, size;
    _Alignas(ALIGNMENT) char bytes[];
} Block;

struct Arena {
    Block *first;
};

static void *or_exit(void *memory)
{
    if (memory) return memory;
    fputs("gradc: out of memory\n", stderr);
    exit(1);
}

Arena *arena_new(void) { return or_exit(calloc(1, sizeof(Arena))); }

void arena_free(Arena *arena)
{
    if (!arena) return;
    for (Block *block = arena->first, *next; block; block = next) next = block->next, free(block);
    free(arena);
}

void *arena_alloc(Arena *arena, size_t size)
{
    if (size > (size_t)1 << 40) or_exit(NULL);
    size = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    Block *block = arena->first;
    if (!block || block->size - block->used < size) {
        size_t room = size > BLOCK ? size : BLOCK;
        block = or_exit(calloc(1, sizeof *block + room));
        block->size = room;
        block->next = arena->first, arena->first = block;
    }
    void *at = block->bytes + block->used;
    block->used += size;
    return at;
}

void *arena_copy(Arena *arena, const void *from, size_t size)
{
    void *to = arena_alloc(arena, size);
    if (size) memcpy(to, from, size);
    return to;
}

char *arena_string(Arena *arena, const char *text) { return arena_copy(arena, text, strlen(text) + 1); }

char *arena_format(Arena *arena, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    char *text = arena_alloc(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(arguments), va_end(again);
    return text;
}

void *arena_grow(Arena *arena, void *at, int count, int *capacity, size_t item)
{
    if (count < *capacity) return at;
    *capacity = *capacity ? 2 * *capacity : 8;
    void *to = arena_alloc(arena, (size_t)*capacity * item);
    if (count) memcpy(to, at, (size_t)count * item);
    return to;
}
