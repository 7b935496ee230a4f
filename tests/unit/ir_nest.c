/* Nests, built by hand: substituting indices, the text of a nest, and what counts as a product. */
#include "fixture.h"
#include "ir/nest.h"

static Index index_of(int constant, int divisor, AxisId i, int by_i, AxisId k, int by_k)
{
    Index index = {.constant = constant, .divisor = divisor};
    if (by_i) index_add(&index, i, by_i);
    if (by_k) index_add(&index, k, by_k);
    return index;
}

static const char *substituted(Arena *arena, Index outer, const Index *inner)
{
    static const char *const names[] = {"i", "j", "k"};
    Index result;
    return index_substitute(&outer, inner, &result) ? index_text(arena, &result, names) : NULL;
}

static void an_index_is_substituted_into_another(void **state)
{
    Arena *arena = *state;
    const Index inner[] = {index_of(1, 1, 0, 2, 1, 1), index_of(0, 1, 2, 1, 0, 0)}; /* 2*i + j + 1, k */
    assert_string_equal(substituted(arena, index_of(0, 1, 0, 1, 0, 0), inner), "2*i + j + 1");
    assert_string_equal(substituted(arena, index_of(-5, 1, 0, 3, 1, -1), inner), "6*i + 3*j - k - 2");
    assert_string_equal(substituted(arena, index_of(7, 1, 0, 0, 0, 0), inner), "7");
    assert_string_equal(substituted(arena, index_of(0, 2, 0, 1, 1, -1), inner), "(2*i + j - k + 1)/2");
}

static void equal_axes_are_one_term(void **state)
{
    const Index inner[] = {index_of(0, 1, 2, 1, 0, 0), index_of(0, 1, 2, 4, 0, 0)}; /* k, 4*k */
    assert_string_equal(substituted(*state, index_of(0, 1, 0, 1, 1, 1), inner), "5*k");
}

static void a_quotient_can_only_stand_alone(void **state)
{
    const Index inner[] = {index_of(0, 2, 1, 1, 2, -1)}; /* (j - k)/2 */
    assert_string_equal(substituted(*state, index_of(0, 1, 0, 1, 0, 0), inner), "(j - k)/2");
    assert_null(substituted(*state, index_of(1, 1, 0, 1, 0, 0), inner));
    assert_null(substituted(*state, index_of(0, 1, 0, 2, 0, 0), inner));
    assert_null(substituted(*state, index_of(0, 3, 0, 1, 0, 0), inner));
}

/* c[i, j] = sum k: a[i, k] * b[k, j], of 2 * 3 * 4 points. */
typedef struct {
    AxisList axes;
    Function function;
    Nest nest;
    NestBuilder builder;
    BufferId a, b, c;
    ExprId left, right;
} Matrices;

static BufferId matrix(Function *function, const char *name)
{
    *LIST_PUSH(function->arena, &function->buffers) =
        (Buffer){.name = name, .type = {.dtype = F32, .rank = 2}};
    return function->buffers.count - 1;
}

static Matrices *matrices(Arena *arena)
{
    Matrices *m = ARENA_NEW(arena, Matrices);
    Function *function = &m->function;
    function->arena = arena, function->axes = &m->axes;
    (void)*LIST_PUSH(arena, &m->axes);
    (void)*LIST_PUSH(arena, &function->buffers);
    (void)*LIST_PUSH(arena, &function->exprs);
    m->builder = (NestBuilder){.function = function, .nest = &m->nest};
    m->a = matrix(function, "a"), m->b = matrix(function, "b"), m->c = matrix(function, "c");
    const Index i = index_of_axis(build_axis(&m->builder, "i", 2));
    const Index j = index_of_axis(build_axis(&m->builder, "j", 3));
    const Index k = index_of_axis(build_reduce_axis(&m->builder, "k", 4));
    m->left = build_load(&m->builder, m->a, (Index[]){i, k}, false, 0);
    m->right = build_load(&m->builder, m->b, (Index[]){k, j}, true, 0);
    *LIST_PUSH(arena, &m->nest.defs) = (Def){.to = {.buffer = m->c, .rank = 2, .at = {i, j}}};
    return m;
}

static Def *combine(Matrices *m, Combine how, const char *spelling, ExprId left, ExprId right)
{
    Def *def = &m->nest.defs.at[0];
    ExprId value = build_scalar(&m->builder, F32, spelling, 1, 2, (ExprId[]){left, right});
    m->nest.combine = how, m->nest.term = how ? value : 0;
    def->value = how ? build_so_far(&m->builder, F32) : value;
    return def;
}

static void a_nest_reads_as_an_equation(void **state)
{
    Matrices *m = matrices(*state);
    combine(m, COMBINE_SUM, "$0 * $1", m->left, m->right);
    assert_string_equal(nest_text(&m->function, &m->nest), "c[i, j] = sum k 4: a[i, k] * b[k, j]?");
    ExprId so_far = build_scalar(&m->builder, F32, "exp_N($0)", 1, 1, &(ExprId){m->left});
    Def *def = combine(m, COMBINE_MAX, "$0 - $1", so_far, build_constant(&m->builder, F32, 0.1));
    def->value = build_index(&m->builder, &m->nest.defs.at[0].to.at[1]);
    assert_string_equal(nest_text(&m->function, &m->nest), "c[i, j] = max k 4: exp(a[i, k]) - 0.1, then j");
}

static void inner_expressions_have_parentheses(void **state)
{
    Matrices *m = matrices(*state);
    ExprId sum = build_scalar(&m->builder, F32, "$0 + $1", 1, 2, (ExprId[]){m->left, m->right});
    combine(m, COMBINE_NONE, "$0 * $1", sum, m->left);
    assert_string_equal(nest_text(&m->function, &m->nest), "c[i, j] = (a[i, k] + b[k, j]?) * a[i, k]");
}

static void a_product_is_a_sum_of_products_of_two_loads(void **state)
{
    Matrices *m = matrices(*state);
    const Access *a = NULL, *b = NULL;
    combine(m, COMBINE_SUM, "$0 * $1", m->left, m->right);
    assert_true(nest_is_product(&m->function, &m->nest, &a, &b));
    assert_true(a->buffer == m->a && b->buffer == m->b);
    combine(m, COMBINE_MAX, "$0 * $1", m->left, m->right);
    assert_false(nest_is_product(&m->function, &m->nest, &a, &b));
    combine(m, COMBINE_SUM, "$0 + $1", m->left, m->right);
    assert_false(nest_is_product(&m->function, &m->nest, &a, &b));
    combine(m, COMBINE_SUM, "$0 * $1", m->left, build_constant(&m->builder, F32, 2));
    assert_false(nest_is_product(&m->function, &m->nest, &a, &b));
}

static void note_access(void *context, Access *access, bool write)
{
    Text *text = context;
    text_add(text, "%s%d ", write ? "write " : "", access->buffer);
}

static void loads_are_visited_before_the_write(void **state)
{
    Matrices *m = matrices(*state);
    Text text = text_new(*state);
    combine(m, COMBINE_SUM, "$0 * $1", m->left, m->right);
    nest_visit(&m->function, &m->nest, note_access, &text);
    assert_string_equal(text.at, "1 2 write 3 ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_index_is_substituted_into_another),
        cmocka_unit_test(equal_axes_are_one_term),
        cmocka_unit_test(a_quotient_can_only_stand_alone),
        cmocka_unit_test(a_nest_reads_as_an_equation),
        cmocka_unit_test(inner_expressions_have_parentheses),
        cmocka_unit_test(a_product_is_a_sum_of_products_of_two_loads),
        cmocka_unit_test(loads_are_visited_before_the_write),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
