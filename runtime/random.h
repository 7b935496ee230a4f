/* random.h: Philox4x32-10, counter-based random numbers: J. Salmon, M. Moraes, R. Dror, D. Shaw, "Parallel random
 * numbers: as easy as 1, 2, 3", SC 2011. A number depends on its counter and key alone, never on who asked before. */
#ifndef GRADC_RANDOM_H
#define GRADC_RANDOM_H
#include <stdint.h>

struct philox_words {
    uint32_t word[4];
};

static inline struct philox_words philox4x32(struct philox_words counter, uint64_t seed)
{
    uint32_t key0 = (uint32_t)seed, key1 = (uint32_t)(seed >> 32);
    for (int round = 0; round < 10; ++round) {
        const uint64_t product0 = (uint64_t)0xD2511F53u * counter.word[0];
        const uint64_t product1 = (uint64_t)0xCD9E8D57u * counter.word[2];
        counter =
            (struct philox_words){{(uint32_t)(product1 >> 32) ^ counter.word[1] ^ key0, (uint32_t)product1,
                                   (uint32_t)(product0 >> 32) ^ counter.word[3] ^ key1, (uint32_t)product0}};
        key0 += 0x9E3779B9u, key1 += 0xBB67AE85u;
    }
    return counter;
}

/* Draws one after the other: of one seed, (stream, step) names a sequence of its own. */
struct random_stream {
    uint64_t seed;
    uint32_t block, stream;
    uint64_t step;
    struct philox_words words;
    int left;
};

static inline struct random_stream random_start(uint64_t seed, uint32_t stream, uint64_t step)
{
    return (struct random_stream){.seed = seed, .stream = stream, .step = step};
}

static inline uint32_t random_word(struct random_stream *stream)
{
    if (!stream->left) {
        const struct philox_words counter = {
            {stream->block++, stream->stream, (uint32_t)stream->step, (uint32_t)(stream->step >> 32)}};
        stream->words = philox4x32(counter, stream->seed);
        stream->left = 4;
    }
    return stream->words.word[4 - stream->left--];
}

/* One of 0 .. limit-1. 64 bits for a limit of 32 leave a bias below 2^-32, which no test can see. */
static inline uint32_t random_below(struct random_stream *stream, uint32_t limit)
{
    const uint64_t low = random_word(stream), high = random_word(stream);
    return (uint32_t)((high << 32 | low) % limit);
}

#endif
