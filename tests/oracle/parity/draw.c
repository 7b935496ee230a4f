/* Numbers that the fixture script and this test both draw. */
#include "draw.h"

#include <stdbool.h>

enum { STREAM_LABEL = 1000, STREAM_TEMPLATE = 1010, STREAM_NOISE = 1030, MARGIN = 2 };

static const uint64_t golden = 0x9E3779B97F4A7C15;

/* The finaliser of splitmix64 (Steele, Lea, Flood 2014; Stafford's variant 13). */
static uint64_t mix(uint64_t z)
{
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
}

uint64_t draw_bits(uint64_t seed, int stream, uint64_t element)
{
    const uint64_t key = mix(seed + golden * (uint64_t)(stream + 1));
    return mix(key + golden * (element + 1));
}

float draw_uniform(uint64_t seed, int stream, uint64_t element, double low, double high)
{
    const double fraction = (double)(draw_bits(seed, stream, element) >> 40) * 0x1p-24;
    return (float)(low + fraction * (high - low));
}

static bool in_margin(int position)
{
    const int row = position / IMAGE_SIDE, column = position % IMAGE_SIDE;
    return row < MARGIN || row >= IMAGE_SIDE - MARGIN || column < MARGIN || column >= IMAGE_SIDE - MARGIN;
}

/* Half template, half noise: what both together have above 255. */
static uint8_t draw_pixel(uint64_t seed, int set, int class, int image, int position)
{
    const uint64_t noise_element = (uint64_t)image * IMAGE_SIZE + (uint64_t)position;
    const int template = (int)(draw_bits(seed, STREAM_TEMPLATE + class, (uint64_t)position) >> 56);
    const int noise = (int)(draw_bits(seed, STREAM_NOISE + set, noise_element) >> 56);
    const int above = template + noise - 255;
    return (uint8_t)(above > 0 && !in_margin(position) ? above : 0);
}

void draw_digits(uint64_t seed, int set, int count, uint8_t (*images)[IMAGE_SIZE], uint8_t *labels)
{
    for (int i = 0; i < count; ++i) {
        const uint64_t z = draw_bits(seed, STREAM_LABEL + set, (uint64_t)i);
        const int class = (int)(z % 10);
        const bool mislabelled = (z >> 48) % 5 < 2;
        labels[i] = (uint8_t)(mislabelled ? (z >> 24) % 10 : (uint64_t) class);
        for (int p = 0; p < IMAGE_SIZE; ++p) images[i][p] = draw_pixel(seed, set, class, i, p);
    }
}
