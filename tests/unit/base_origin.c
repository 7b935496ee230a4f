/* Origins: equal ones share an id, and their union reads in the order of the spec's lines. */
#include "base/origin.h"
#include "fixture.h"

static int setup(void **state)
{
    Arena *arena = arena_new();
    Origins *origins = ARENA_NEW(arena, Origins);
    *origins = origins_new(arena);
    *state = origins;
    return 0;
}

static int teardown(void **state)
{
    arena_free(((Origins *)*state)->arena);
    return 0;
}

static OriginId made(Origins *origins, int line, const char *scope, Role role)
{
    return origin_make(origins, (Origin){.spec = {"models/mnist.lua", line}, .scope = scope, .role = role});
}

static void equal_origins_share_an_id(void **state)
{
    static const char scope[] = "my_model/dense"; /* equal, but not the same string */
    OriginId dense = made(*state, 9, "my_model/dense", ROLE_FORWARD);
    assert_int_not_equal(dense, 0); /* 0 is no origin */
    assert_int_equal(made(*state, 9, scope, ROLE_FORWARD), dense);
    assert_int_not_equal(made(*state, 10, scope, ROLE_FORWARD), dense);
    assert_int_not_equal(made(*state, 9, "my_model", ROLE_FORWARD), dense);
    assert_int_not_equal(made(*state, 9, scope, ROLE_BACKWARD), dense);
    assert_int_equal(origin_get(*state, dense)->spec.line, 9);
}

static void the_union_is_in_the_order_of_lines(void **state)
{
    const OriginId ids[] = {
        made(*state, 21, "", ROLE_BACKWARD),
        made(*state, 9, "my_model/dense", ROLE_FORWARD),
        made(*state, 21, "", ROLE_BACKWARD),
        made(*state, 9, "my_model/dense", ROLE_BACKWARD),
    };
    assert_string_equal(origin_text(*state, ids, 4),
                        "mnist.lua:9 dense forward, :9 dense backward, :21 backward");
    assert_string_equal(origin_text(*state, ids, 1), "mnist.lua:21 backward");
    assert_string_equal(origin_text(*state, ids, 0), "");
}

static void what_differs_only_in_the_prelude_is_named_once(void **state)
{
    OriginId ids[2];
    for (int i = 0; i < 2; ++i)
        ids[i] = origin_make(*state,
                             (Origin){.spec = {"a.lua", 3}, .prelude = {"losses.lua", 10 + i}, .scope = ""});
    assert_int_not_equal(ids[0], ids[1]);
    assert_string_equal(origin_text(*state, ids, 2), "a.lua:3 data");
}

static void what_no_line_made_has_only_a_role(void **state)
{
    const OriginId id = origin_make(*state, (Origin){.scope = "", .role = ROLE_UPDATE});
    assert_string_equal(origin_text(*state, &id, 1), "update");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_origins_share_an_id),
        cmocka_unit_test(the_union_is_in_the_order_of_lines),
        cmocka_unit_test(what_differs_only_in_the_prelude_is_named_once),
        cmocka_unit_test(what_no_line_made_has_only_a_role),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
