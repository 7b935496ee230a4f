#ifndef BASE_ARENA_H
#define BASE_ARENA_H
/* Regions of memory: everything the compiler allocates lives in one and dies with it. */
#include <stddef.h>

typedef struct Arena Arena;

Arena *arena_new(void);
void arena_free(Arena *arena);

/* Zeroed, aligned for any type. Where memory ends, the process says so and exits with 1: nothing is half-written,
 * because outputs appear by rename. */
void *arena_alloc(Arena *arena, size_t size);
void *arena_copy(Arena *arena, const void *from, size_t size);
char *arena_string(Arena *arena, const char *text);
char *arena_format(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

#define ARENA_NEW(arena, Type)      ((Type *)arena_alloc(arena, sizeof(Type)))
#define ARENA_ARRAY(arena, Type, n) ((Type *)arena_alloc(arena, sizeof(Type) * (size_t)(n)))

/* A growing array: `List(int) numbers = {0}; *LIST_PUSH(arena, &numbers) = 7;` */
#define List(Type)                                                                                           \
    struct {                                                                                                 \
        Type *at;                                                                                            \
        int count, capacity;                                                                                 \
    }
void *arena_grow(Arena *arena, void *at, int count, int *capacity, size_t item);
#define LIST_PUSH(arena, list)                                                                               \
    ((list)->at = arena_grow(arena, (list)->at, (list)->count, &(list)->capacity, sizeof *(list)->at),       \
     &(list)->at[(list)->count++])

#endif
