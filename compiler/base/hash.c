/* SHA-256, by libmd. */
#include "base/hash.h"
#include <sys/types.h>
#include <sha2.h>

const char *sha256_text(Arena *arena, const void *bytes, size_t size)
{
    char digits[SHA256_DIGEST_STRING_LENGTH];
    SHA256Data(bytes, size, digits);
    return arena_string(arena, digits);
}
