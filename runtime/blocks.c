/* blocks.c: large blocks of memory. They are swept from end to end every step, or read in any order: huge pages save
 * most of their address translations. */
#include "blocks.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { CACHE_LINE = 64, HUGE_PAGE = 2 << 20, WORTH_ONE = HUGE_PAGE / 8 };

void *block_reserve(size_t size)
{
    void *block = NULL;
    if (posix_memalign(&block, size < HUGE_PAGE ? CACHE_LINE : HUGE_PAGE, size ? size : CACHE_LINE))
        return NULL;
#ifdef MADV_HUGEPAGE
    if (size >= HUGE_PAGE) madvise(block, size / HUGE_PAGE * HUGE_PAGE, MADV_HUGEPAGE);
#endif
    return block;
}

void *block_create(size_t size)
{
    const size_t rest = size % HUGE_PAGE;
    void *block = block_reserve(size < WORTH_ONE || !rest ? size : size - rest + HUGE_PAGE);
    return block ? memset(block, 0, size) : NULL;
}
