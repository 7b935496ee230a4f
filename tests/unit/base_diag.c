/* Diagnostics: where the caret stands, what JSON looks like, which warnings count as errors. */
#include "base/diag.h"
#include "fixture.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char path[] = "/tmp/gradc_diag_XXXXXX";

static int write_source(void **state)
{
    (void)state;
    const int file = mkstemp(path);
    const char source[] = "local x = y\n  x = x + x\n";
    return write(file, source, sizeof source - 1) < 0 || close(file);
}

static int remove_source(void **state)
{
    (void)state;
    return unlink(path);
}

static int setup(void **state)
{
    Arena *arena = arena_new();
    Diagnostics *diagnostics = ARENA_NEW(arena, Diagnostics);
    diagnostics->arena = arena;
    *state = diagnostics;
    return 0;
}

static int teardown(void **state)
{
    arena_free(((Diagnostics *)*state)->arena);
    return 0;
}

/* Printed, with the path's place taken by "spec.lua". */
static const char *printed(const Diagnostics *diagnostics, bool json)
{
    Text text = text_new(diagnostics->arena), result = text_new(diagnostics->arena);
    diag_print(diagnostics, &text, json, false);
    const char *from = text.at;
    for (const char *at; (at = strstr(from, path)); from = at + strlen(path)) {
        text_bytes(&result, from, (size_t)(at - from));
        text_add(&result, "spec.lua");
    }
    text_add(&result, "%s", from);
    return result.at;
}

static void the_caret_stands_under_a_token_that_occurs_once(void **state)
{
    Diagnostic *diagnostic = diag_error(*state, (Place){path, 1}, "%s is not defined", "y");
    diagnostic->token = "y";
    diag_note(*state, diagnostic, "hint: local y = 1");
    diag_note(*state, diagnostic, "in my_model");
    assert_string_equal(printed(*state, false), "spec.lua:1:11: error: y is not defined\n"
                                                "    1 | local x = y\n"
                                                "      |           ^\n"
                                                "  hint: local y = 1\n"
                                                "  note: in my_model\n");
}

static void else_under_the_whole_line(void **state)
{
    diag_error(*state, (Place){path, 2}, "no")->token = "x";
    assert_string_equal(printed(*state, false), "spec.lua:2:3: error: no\n"
                                                "    2 |   x = x + x\n"
                                                "      |   ^~~~~~~~~\n");
}

static void a_line_that_cannot_be_read_is_left_out(void **state)
{
    diag_error(*state, (Place){path, 99}, "a");
    diag_error(*state, (Place){path, 0}, "b");
    diag_error(*state, (Place){NULL, 0}, "c");
    assert_string_equal(printed(*state, false),
                        "spec.lua:99: error: a\nspec.lua: error: b\ngradc: error: c\n");
}

static void json_is_one_escaped_object_a_line(void **state)
{
    Diagnostic *diagnostic =
        diag_warning(*state, WARNING_UNUSED_VARIABLE, (Place){path, 1}, "a \"b\\\"\n\tc");
    diag_note(*state, diagnostic, "hint: é");
    diag_error(*state, (Place){0}, "d");
    assert_string_equal(
        printed(*state, true),
        "{\"severity\": \"warning\", \"file\": \"spec.lua\", \"line\": 1, \"column\": 1, "
        "\"message\": \"a \\\"b\\\\\\\"\\u000a\\u0009c\", \"warning\": \"unused-variable\", \"notes\": [\"hint: é\"]}\n"
        "{\"severity\": \"error\", \"file\": \"\", \"line\": 0, \"column\": 0, \"message\": \"d\", \"notes\": []}\n");
}

static void a_fatal_warning_is_an_error_unless_it_is_disabled(void **state)
{
    Diagnostics *diagnostics = *state;
    diag_warning(diagnostics, WARNING_UNUSED_VARIABLE, (Place){NULL, 1}, "never learns");
    assert_int_equal(diag_errors(diagnostics), 0);
    assert_string_equal(printed(diagnostics, false), "gradc: warning: never learns [-Wunused-variable]\n");
    diagnostics->fatal[WARNING_UNUSED_VARIABLE] = true;
    assert_int_equal(diag_errors(diagnostics), 1);
    assert_string_equal(printed(diagnostics, false), "gradc: error: never learns [-Wunused-variable]\n");
    diagnostics->disabled[WARNING_UNUSED_VARIABLE] = true;
    assert_int_equal(diag_errors(diagnostics), 0);
    assert_string_equal(printed(diagnostics, false), "");
}

static void the_same_complaint_about_a_line_is_made_once(void **state)
{
    for (int batch = 16; batch <= 32; batch += 16)
        diag_note(*state, diag_error(*state, (Place){NULL, 4}, "shapes do not fit"), "batch %d", batch);
    diag_error(*state, (Place){NULL, 5}, "shapes do not fit");
    assert_int_equal(diag_errors(*state), 2);
    assert_string_equal(printed(*state, false), "gradc: error: shapes do not fit\n  note: batch 16\n"
                                                "gradc: error: shapes do not fit\n");
}

static void warnings_are_found_by_name(void **state)
{
    (void)state;
    Warning warning;
    assert_true(diag_find_warning("loss-activation", &warning));
    assert_int_equal(warning, WARNING_LOSS_ACTIVATION);
    assert_string_equal(diag_warning_name(warning), "loss-activation");
    assert_false(diag_find_warning("loss", &warning));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_caret_stands_under_a_token_that_occurs_once),
        TEST(else_under_the_whole_line),
        TEST(a_line_that_cannot_be_read_is_left_out),
        TEST(json_is_one_escaped_object_a_line),
        TEST(a_fatal_warning_is_an_error_unless_it_is_disabled),
        TEST(the_same_complaint_about_a_line_is_made_once),
        TEST(warnings_are_found_by_name),
    };
    return cmocka_run_group_tests(tests, write_source, remove_source);
}
