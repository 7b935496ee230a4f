/* runtime_random.c: Philox against the known answers of its authors, and the draws made from it. */
#include "random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* kat_vectors of Random123: philox 4x32, 10 rounds. */
static void known_answers(void **state)
{
    (void)state;
    static const struct {
        struct philox_words counter;
        uint64_t key;
        struct philox_words answer;
    } known[] = {
        {{{0, 0, 0, 0}}, 0, {{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}}},
        {{{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}},
         0xffffffffffffffff,
         {{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}}},
        {{{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}},
         0x299f31d0a4093822,
         {{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}}},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; ++i) {
        const struct philox_words words = philox4x32(known[i].counter, known[i].key);
        for (int word = 0; word < 4; ++word) assert_int_equal(words.word[word], known[i].answer.word[word]);
    }
}

static void a_stream_is_its_blocks(void **state)
{
    (void)state;
    struct random_stream stream = random_start(7, 3, (uint64_t)5 << 32 | 9);
    for (uint32_t block = 0; block < 3; ++block) {
        const struct philox_words words = philox4x32((struct philox_words){{block, 3, 9, 5}}, 7);
        for (int word = 0; word < 4; ++word) assert_int_equal(random_word(&stream), words.word[word]);
    }
}

static void draws_are_uniform(void **state)
{
    (void)state;
    enum { LIMIT = 7, DRAWS = 70000 };
    struct random_stream stream = random_start(1, 1, 1);
    int seen[LIMIT] = {0};
    for (int i = 0; i < DRAWS; ++i) {
        const uint32_t drawn = random_below(&stream, LIMIT);
        assert_true(drawn < LIMIT);
        ++seen[drawn];
    }
    /* Five standard deviations of a binomial of mean 10000. */
    for (int i = 0; i < LIMIT; ++i) assert_in_range(seen[i], 10000 - 463, 10000 + 463);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_answers),
        cmocka_unit_test(a_stream_is_its_blocks),
        cmocka_unit_test(draws_are_uniform),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
