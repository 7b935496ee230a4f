/* SHA-256, by libmd. */
#include "base/hash.h"
#include <sha2.h>
#include <sys/types.h>

const char *sha256_text(Arena *arena, const void *bytes, size_t size)
{
    char digits[SHA256_DIGEST_STRING_LENGTH];
    SHA256Data(bytes, size, digits);
    return arena_string(arena, digits);
}
