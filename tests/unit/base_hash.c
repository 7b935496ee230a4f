/* SHA-256: the published examples. */
#include "base/hash.h"
#include "fixture.h"

static void sha256_of_known_texts(void **state)
{
    (void)state;
    static const struct {
        const char *text, *digits;
    } examples[] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    };
    Arena *arena = arena_new();
    for (size_t i = 0; i < sizeof examples / sizeof *examples; ++i)
        assert_string_equal(sha256_text(arena, examples[i].text, strlen(examples[i].text)),
                            examples[i].digits);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(sha256_of_known_texts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
