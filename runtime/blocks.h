/* blocks.h: the large blocks of memory that a program lives in. */
#ifndef GRADC_BLOCKS_H
#define GRADC_BLOCKS_H
#include <stddef.h>

/* 64-byte aligned, of huge pages as far as it fills them, so it takes no more memory than `size`; free() ends it. Nothing
 * is said of what it holds. NULL: there is no memory. */
void *block_reserve(size_t size);

/* Zeroed, for what every step works on: from 256 KB on its end, or all of it, has a huge page of its own (2 MB, of which it
 * takes a part). */
void *block_create(size_t size);

#endif
