/* fixture.h: what the tests of the compiler's files share: cmocka with the headers it needs, and an arena as a test's
 * state. */
#ifndef FIXTURE_H
#define FIXTURE_H
#include "base/arena.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
/* last: it needs the headers above */
#include <cmocka.h>

static inline int arena_setup(void **state)
{
    *state = arena_new();
    return 0;
}

static inline int arena_teardown(void **state)
{
    arena_free(*state);
    return 0;
}

#endif
