#ifndef BASE_HASH_H
#define BASE_HASH_H
/* SHA-256, as 64 hexadecimal digits. */
#include "base/arena.h"

const char *sha256_text(Arena *arena, const void *bytes, size_t size);

#endif
