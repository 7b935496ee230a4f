/* Expressions in C: the fewest parentheses that mean the same, exact numbers, guards, and vectors. */
#include "emit/printer.h"
#include "fixture.h"

/* A function over one axis i of 16 points, with arrays a and b along it. */
typedef struct {
    Arena *arena;
    Schedule schedule;
    Function function;
    Nest nest;
    NestBuilder builder;
    SupportUses support;
    Words array_names;
    Printer printer;
    AxisId i;
    ExprId a, b;
} Page;

static ExprId load_of(Page *page, const char *name)
{
    const Index i = index_of_axis(page->i);
    Buffer buffer = {.name = name, .type = {.rank = 1, .extent = {16}}, .cut = true, .digits = 1};
    buffer.digit[0] = (Digit){0, 1, 16, page->i};
    *LIST_PUSH(page->arena, &page->function.buffers) = buffer;
    return build_load(&page->builder, page->function.buffers.count - 1, &i, false, 0);
}

static int setup(void **state)
{
    Arena *arena = arena_new();
    Page *page = ARENA_NEW(arena, Page);
    page->arena = page->function.arena = page->printer.arena = page->schedule.arena = arena;
    (void)*LIST_PUSH(arena, &page->schedule.axes);
    (void)*LIST_PUSH(arena, &page->function.buffers), (void)*LIST_PUSH(arena, &page->function.exprs);
    page->function.axes = &page->schedule.axes;
    page->builder = (NestBuilder){.function = &page->function, .nest = &page->nest};
    page->i = build_axis(&page->builder, "i", 16);
    page->a = load_of(page, "a"), page->b = load_of(page, "b");
    page->schedule.real = &real_float;
    page->printer.schedule = &page->schedule, page->printer.function = &page->function;
    page->printer.support = &page->support, page->printer.lanes = 1;
    page->printer.bindings = ARENA_ARRAY(arena, Binding, 2);
    page->array_names = words_new(arena), page->printer.array_names = &page->array_names;
    page->printer.uses = ARENA_ARRAY(arena, int, 64), page->printer.named = ARENA_ARRAY(arena, Value, 64);
    page->printer.bindings[page->i].symbol = "i";
    *state = page;
    return 0;
}

static int teardown(void **state) { return arena_free(((Page *)*state)->arena), 0; }

static ExprId of_two(Page *page, const char *spelling, ExprId a, ExprId b)
{
    return build_scalar(&page->builder, F32, spelling, 1, 2, (ExprId[]){a, b});
}

static ExprId number(Page *page, double value) { return build_constant(&page->builder, F32, value); }

static void use_vectors(Page *p, int lanes) { p->printer.vector = p->i, p->printer.lanes = lanes; }

static void assert_c(Page *page, ExprId id, const char *expected)
{
    assert_string_equal(print_expr(&page->printer, id).text, expected);
}

static void parentheses_stand_where_c_needs_them(void **state)
{
    Page *p = *state;
    ExprId sum = of_two(p, "$0 + $1", p->a, p->b), difference = of_two(p, "$0 - $1", p->a, p->b);
    ExprId product = of_two(p, "$0 * $1", p->a, p->b);
    assert_c(p, of_two(p, "$0 + $1", product, sum),
             "a[i] * b[i] + (a[i] + b[i])"); /* sums are done in their order */
    assert_c(p, of_two(p, "$0 + $1", sum, product), "a[i] + b[i] + a[i] * b[i]");
    assert_c(p, of_two(p, "$0 - $1", p->a, difference), "a[i] - (a[i] - b[i])");
    assert_c(p, of_two(p, "$0 * $1", sum, p->b), "(a[i] + b[i]) * b[i]");
    assert_c(p, of_two(p, "$0 / $1", p->a, product), "a[i] / (a[i] * b[i])");
}

static void a_choice_between_comparisons_is_bracketed(void **state)
{
    Page *p = *state;
    ExprId largest = of_two(p, "$1 < $0 ? $0 : $1", p->a, p->b);
    assert_c(p, largest, "b[i] < a[i] ? a[i] : b[i]");
    assert_c(p, of_two(p, "$0 + $1", largest, p->b), "(b[i] < a[i] ? a[i] : b[i]) + b[i]");
}

static void numbers_are_floats_that_read_back(void **state)
{
    Page *p = *state;
    assert_c(p, number(p, 2), "2.0f");
    assert_c(p, number(p, 0.1), "0.1f");
    assert_c(p, number(p, 1e-7), "1e-07f");
    assert_c(p, of_two(p, "$0 - $1", p->a, number(p, -1)), "a[i] - -1.0f");
    assert_c(p, build_constant(&p->builder, I32, 7), "7");
}

static void calls_name_their_width_and_are_noted(void **state)
{
    Page *p = *state;
    ExprId root = build_scalar(&p->builder, F32, "sqrt_N($0)", 1, 1, &p->a);
    assert_c(p, root, "sqrt_1(a[i])");
    use_vectors(p, 8);
    assert_c(p, root, "sqrt_8(load_8(&a[i]))");
    assert_int_equal(p->support.count, 3); /* sqrt_1, sqrt_8, load_8 */
}

static void in_vectors_numbers_are_broadcast_where_they_must(void **state)
{
    Page *p = *state;
    use_vectors(p, 4);
    assert_c(p, of_two(p, "$0 * $1", p->a, number(p, 2)), "load_4(&a[i]) * 2.0f");
    assert_c(p, of_two(p, "$1 < $0 ? $0 : $1", number(p, 0), p->a),
             "load_4(&a[i]) < 0.0f ? (vec4)0.0f : load_4(&a[i])");
}

/* What is used twice has a name of its own, and the fourth tanh is not tanh_4, which is a function. */
static void locals_are_not_named_as_functions_are(void **state)
{
    Page *p = *state;
    Text text = text_new(p->arena);
    p->printer.text = &text;
    use_vectors(p, 4);
    const char *const expected[] = {"tanh", "tanh_value2", "tanh_value3", "tanh_value4"};
    for (int i = 0; i < 4; ++i) {
        const ExprId sum = of_two(p, "$0 + $1", p->a, number(p, i + 1));
        const ExprId root = build_scalar(&p->builder, F32, "tanh_N($0)", 1, 1, &sum);
        p->function.exprs.at[root].name = "tanh", p->printer.uses[root] = 2;
        assert_c(p, root, expected[i]);
    }
    assert_non_null(strstr(text.at, "const vec4 tanh_value4 = tanh_4(load_4(&a[i]) + 4.0f);"));
}

static ExprId bool_of_two(Page *page, const char *spelling, ExprId a, ExprId b)
{
    return build_scalar(&page->builder, BOOL, spelling, 1, 2, (ExprId[]){a, b});
}

static void a_bool_among_masks_becomes_a_mask(void **state)
{
    Page *p = *state;
    use_vectors(p, 4);
    const Index third = {.constant = 3, .divisor = 1};
    ExprId one = build_load(&p->builder, 2, &third, false, 0); /* of all lanes */
    ExprId mask = bool_of_two(p, "$0 < $1", number(p, 0), p->a),
           single = bool_of_two(p, "$0 < $1", one, number(p, 2));
    assert_c(p, bool_of_two(p, "$0 & $1", mask, single), "(0.0f < load_4(&a[i])) & (ivec4)(-(b[3] < 2.0f))");
    assert_c(p, bool_of_two(p, "$0 & $1", single, single), "(b[3] < 2.0f) && (b[3] < 2.0f)");
}

static void a_step_of_two_is_a_strided_load(void **state)
{
    Page *p = *state;
    const Index even = {.divisor = 1, .terms = 1, .term = {{p->i, 2}}};
    ExprId load = build_load(&p->builder, 1, &even, false, 0);
    assert_c(p, load, "a[2 * i]");
    use_vectors(p, 4);
    assert_c(p, load, "load_strided_4(&a[2 * i], 2)");
}

static void a_guard_is_printed_where_it_can_fail(void **state)
{
    Page *p = *state;
    const Index before = {.constant = -1, .divisor = 1, .terms = 1, .term = {{p->i, 1}}};
    ExprId load = build_load(&p->builder, 1, &before, true, 0);
    assert_c(p, load, "(unsigned)(i - 1) < 16u ? a[i - 1] : 0.0f");
    p->printer.bindings[p->i] = (Binding){.symbol = NULL, .offset = 3}; /* written out, at 3: always inside */
    assert_c(p, load, "a[2]");
    p->printer.bindings[p->i] = (Binding){.symbol = NULL, .offset = 0}; /* at 0: never */
    assert_c(p, load, "0.0f");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(parentheses_stand_where_c_needs_them),
        TEST(a_choice_between_comparisons_is_bracketed),
        TEST(numbers_are_floats_that_read_back),
        TEST(calls_name_their_width_and_are_noted),
        TEST(in_vectors_numbers_are_broadcast_where_they_must),
        TEST(locals_are_not_named_as_functions_are),
        TEST(a_bool_among_masks_becomes_a_mask),
        TEST(a_step_of_two_is_a_strided_load),
        TEST(a_guard_is_printed_where_it_can_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
