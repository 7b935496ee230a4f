/* synthetic.c: seed and number of a sample -> a digit: a glyph, bent and shaken as a hand would, then inked.
 *
 * Elastic distortion after Simard, Steinkraus and Platt, "Best practices for convolutional neural networks applied to
 * visual document analysis" (ICDAR 2003), but of the skeleton, which is cheaper than of the image. */
#include "synthetic.h"

#include "../random.h"
#include "canvas.h"
#include "glyphs.h"

#include <float.h>
#include <limits.h>

#ifdef __clang__
#pragma STDC FP_CONTRACT OFF /* gcc knows no such pragma, and contracts nothing under -std=c17 */
#endif

_Static_assert((int)SYNTHETIC_PIXELS == (int)IMAGE_PIXELS, "an image of the set is what a canvas gives");

/* ---- random numbers of one sample */

enum { DIGITS_STREAM = 0x67696469 }; /* "digi": no other user of the seed draws from it */

/* In 0 .. 1, 1 left out. */
static float draw_uniform(struct random_stream *draws)
{
    return (float)(random_word(draws) >> 8) * (1.0f / 16777216);
}

/* Nearly normal, mean 0 and deviation 1, never beyond 3.5: four uniform halves of words, added. */
static float draw_normal(struct random_stream *draws)
{
    const uint32_t a = random_word(draws), b = random_word(draws);
    const int sum = (int)((a & 0xFFFF) + (a >> 16) + (b & 0xFFFF) + (b >> 16)) - 131070;

    return (float)sum * (1.7320508f / 65536);
}

/* ---- the hand: all that changes from sample to sample */

enum { BEND_SIDE = 6, BEND_CELLS = BEND_SIDE - 3 };

struct hand {
    float wide, slant, taper, cosine, sine; /* of the whole digit */
    float bend[BEND_SIDE][BEND_SIDE][2];    /* elastic: control points of a cubic B-spline surface */
    float shake;                            /* of each control point */
    float radius, softness;                 /* pixels */
    float nib, nib_x, nib_y;                /* strokes across (nib_x, nib_y) are broader by up to nib */
    float size;                             /* pixels the longer side of the digit gets */
    float rough;                            /* pixels */
};

static void draw_hand(struct random_stream *draws, struct hand *hand)
{
    const float bend = 0.05f + 0.3f * draw_uniform(draws);
    const float half_turn = 0.08f * draw_normal(draws); /* tangent of half the angle */
    const float nib_turn = 2 * draw_uniform(draws) - 1;
    const float thick = draw_uniform(draws);

    hand->wide = 0.92f + 0.16f * draw_normal(draws);
    hand->slant = 0.12f + 0.28f * draw_normal(draws);
    hand->taper = 0.13f * draw_normal(draws);
    hand->cosine = (1 - half_turn * half_turn) / (1 + half_turn * half_turn);
    hand->sine = 2 * half_turn / (1 + half_turn * half_turn);
    for (int y = 0; y < BEND_SIDE; ++y)
        for (int x = 0; x < BEND_SIDE; ++x)
            for (int k = 0; k < 2; ++k) hand->bend[y][x][k] = bend * draw_normal(draws);
    hand->shake = 3.5f * draw_uniform(draws);
    hand->radius = 0.95f + 1.2f * thick * (0.35f + 0.65f * draw_uniform(draws));
    hand->softness = 1.2f + 0.4f * draw_uniform(draws);
    hand->nib = 0.4f * draw_uniform(draws);
    hand->nib_x = (1 - nib_turn * nib_turn) / (1 + nib_turn * nib_turn);
    hand->nib_y = 2 * nib_turn / (1 + nib_turn * nib_turn);
    hand->size = 19.6f + 0.35f * draw_normal(draws);
    hand->rough = 0.03f + 0.07f * draw_uniform(draws);
}

/* ---- the skeleton: control points of one drawing */

struct skeleton {
    const char *pen;
    int count;
    float x[GLYPH_POINTS], y[GLYPH_POINTS]; /* percent of the height */
};

static const struct glyph *draw_glyph(struct random_stream *draws, int digit)
{
    int count, rest = (int)random_below(draws, 100), choice = 0;
    const struct glyph *glyphs = glyphs_of(digit, &count);

    while (choice < count - 1 && rest >= glyphs[choice].share) rest -= glyphs[choice++].share;
    return &glyphs[choice];
}

/* A mixture of the glyph's shapes, each point shaken. Cubes of uniform numbers as weights: most drawings are near one
 * shape, none is the same. */
static void draw_skeleton(struct random_stream *draws, const struct glyph *glyph, float shake,
                          struct skeleton *skeleton)
{
    float weights[GLYPH_SHAPES], sum = 0;

    for (int s = 0; s < glyph->shape_count; ++s) {
        const float u = draw_uniform(draws);

        weights[s] = u * u * u + 0.001f;
        sum += weights[s];
    }
    skeleton->pen = glyph->pen;
    skeleton->count = glyph->point_count;
    for (int p = 0; p < glyph->point_count; ++p) {
        float x = 0, y = 0;

        for (int s = 0; s < glyph->shape_count; ++s) {
            const int8_t *point = glyph->shapes + 2 * (s * glyph->point_count + p);

            x += weights[s] * point[0];
            y += weights[s] * point[1];
        }
        skeleton->x[p] = x / sum + shake * draw_normal(draws);
        skeleton->y[p] = y / sum + shake * draw_normal(draws);
    }
}

/* Strokes are set down where the hand happens to be: each is moved a little as a whole. */
static void shift_strokes(struct random_stream *draws, struct skeleton *skeleton)
{
    float dx = 0, dy = 0;

    for (int p = 0; p < skeleton->count; ++p) {
        skeleton->x[p] += dx, skeleton->y[p] += dy;
        if (skeleton->pen[p] == '|') dx = 3 * draw_normal(draws), dy = 3 * draw_normal(draws);
    }
}

/* ---- the path: the skeleton made smooth, then distorted */

enum { SPAN_STEPS = 6, PATH_POINTS = GLYPH_POINTS * SPAN_STEPS };

struct path {
    int count;
    struct pen points[PATH_POINTS];
    bool last[PATH_POINTS]; /* the pen is lifted after it */
};

/* Tangent at point p, for the span that leaves it (towards > 0) or reaches it: at corners and ends the span's own
 * direction, else that of the neighbours (Catmull and Rom). */
static float tangent(const struct skeleton *skeleton, const float *values, int p, int towards)
{
    const bool starts = p == 0 || skeleton->pen[p - 1] == '|';

    if (starts || skeleton->pen[p] != '-')
        return towards > 0 ? values[p + 1] - values[p] : values[p] - values[p - 1];
    return 0.5f * (values[p + 1] - values[p - 1]);
}

static float along_span(const struct skeleton *skeleton, const float *values, int p, float t)
{
    const float a = values[p], b = values[p + 1];
    const float da = tangent(skeleton, values, p, 1), db = tangent(skeleton, values, p + 1, -1);

    return a + t * (da + t * (3 * (b - a) - 2 * da - db + t * (2 * (a - b) + da + db)));
}

static void cubic_weights(float t, float weights[4])
{
    const float s = 1 - t, t2 = t * t;

    weights[0] = s * s * s / 6;
    weights[1] = (4 - 6 * t2 + 3 * t2 * t) / 6;
    weights[2] = (1 + 3 * t + 3 * t2 - 3 * t2 * t) / 6;
    weights[3] = t2 * t / 6;
}

/* Cell and place within it of a coordinate in -1 .. 1 (about: what lies outside is bent as the border is). */
static int bend_cell(float value, float *place)
{
    const float scaled = (value + 1) * (0.5f * (float)BEND_CELLS);
    const float clamped = scaled < 0 ? 0 : scaled > (float)BEND_CELLS ? (float)BEND_CELLS : scaled;
    const int cell = (int)clamped < BEND_CELLS ? (int)clamped : BEND_CELLS - 1;

    *place = clamped - (float)cell;
    return cell;
}

static void bend_point(const struct hand *hand, float *x, float *y)
{
    float u, v, across[4], down[4], dx = 0, dy = 0;
    const int column = bend_cell(*x, &u), row = bend_cell(*y, &v);

    cubic_weights(u, across);
    cubic_weights(v, down);
    for (int j = 0; j < 4; ++j)
        for (int i = 0; i < 4; ++i) {
            const float weight = down[j] * across[i];

            dx += weight * hand->bend[row + j][column + i][0];
            dy += weight * hand->bend[row + j][column + i][1];
        }
    *x += dx;
    *y += dy;
}

/* Percent of the height -> about -1 .. 1, distorted. */
static struct pen distorted(const struct hand *hand, float x, float y)
{
    float u = (x - 50) * 0.02f, v = (y - 50) * 0.02f;

    bend_point(hand, &u, &v);

    const float wide = u * hand->wide * (1 + hand->taper * v) - hand->slant * v;

    return (struct pen){.x = hand->cosine * wide - hand->sine * v, .y = hand->sine * wide + hand->cosine * v};
}

static void trace_path(const struct skeleton *skeleton, const struct hand *hand, struct path *path)
{
    path->count = 0;
    for (int p = 0; p < skeleton->count; ++p) {
        const bool last = p + 1 == skeleton->count || skeleton->pen[p] == '|';

        for (int step = 0; step < (last ? 1 : SPAN_STEPS); ++step) {
            const float t = (float)step / (float)SPAN_STEPS;
            const float x = last ? skeleton->x[p] : along_span(skeleton, skeleton->x, p, t);
            const float y = last ? skeleton->y[p] : along_span(skeleton, skeleton->y, p, t);

            path->last[path->count] = last;
            path->points[path->count++] = distorted(hand, x, y);
        }
    }
}

/* Into the box in the middle of the canvas, the longer side filling it, aspect kept. */
static void fit_path(struct path *path, const struct hand *hand)
{
    float left = FLT_MAX, right = -FLT_MAX, top = FLT_MAX, bottom = -FLT_MAX;

    for (int p = 0; p < path->count; ++p) {
        const struct pen at = path->points[p];

        left = at.x < left ? at.x : left, right = at.x > right ? at.x : right;
        top = at.y < top ? at.y : top, bottom = at.y > bottom ? at.y : bottom;
    }

    const float longer = right - left > bottom - top ? right - left : bottom - top;
    const float scale = (hand->size - 2 * hand->radius) / longer;

    for (int p = 0; p < path->count; ++p) {
        struct pen *at = &path->points[p];

        at->x = (at->x - 0.5f * (left + right)) * scale + 0.5f * (float)CANVAS_SIDE;
        at->y = (at->y - 0.5f * (top + bottom)) * scale + 0.5f * (float)CANVAS_SIDE;
    }
}

/* Pressure drifts along the path; a broad nib makes strokes across it broader. */
static void press_pen(struct random_stream *draws, const struct hand *hand, struct path *path)
{
    float pressure[4], weights[4];

    for (int k = 0; k < 4; ++k) pressure[k] = 1 + 0.25f * draw_normal(draws);
    for (int p = 0; p < path->count; ++p) {
        struct pen *at = &path->points[p];
        const struct pen to = path->points[path->last[p] ? p - 1 : p + 1];
        const float dx = to.x - at->x, dy = to.y - at->y, length = dx * dx + dy * dy;
        const float across = dx * hand->nib_y - dy * hand->nib_x;
        const float broad = length > 0 ? across * across / length : 0;

        cubic_weights((float)p / (float)path->count, weights);

        const float press = weights[0] * pressure[0] + weights[1] * pressure[1] + weights[2] * pressure[2] +
                            weights[3] * pressure[3];
        const float radius = hand->radius * press * (1 + hand->nib * (broad - 0.5f));

        at->radius = radius < 0.65f ? 0.65f : radius;
    }
}

/* ---- a sample */

static void draw_roughness(struct random_stream *draws, float rough, float roughness[IMAGE_PIXELS])
{
    for (int p = 0; p < IMAGE_PIXELS; p += 4) {
        const uint32_t word = random_word(draws);

        for (int k = 0; k < 4; ++k)
            roughness[p + k] = rough * ((float)(word >> 8 * k & 255) - 127.5f) * (1 / 64.0f);
    }
}

static void draw_sample(uint64_t seed, int sample, uint8_t *image, uint8_t *label)
{
    struct random_stream draws = random_start(seed, DIGITS_STREAM, (uint64_t)sample);
    struct hand hand;
    struct skeleton skeleton = {0};
    struct path path;
    struct canvas canvas;
    float roughness[IMAGE_PIXELS];
    const int digit = (int)random_below(&draws, DIGITS);

    draw_hand(&draws, &hand);
    draw_skeleton(&draws, draw_glyph(&draws, digit), hand.shake, &skeleton);
    shift_strokes(&draws, &skeleton);
    trace_path(&skeleton, &hand, &path);
    fit_path(&path, &hand);
    press_pen(&draws, &hand, &path);
    canvas_clear(&canvas, hand.softness);
    for (int p = 0; p + 1 < path.count; ++p)
        if (!path.last[p]) canvas_line(&canvas, path.points[p], path.points[p + 1]);
    draw_roughness(&draws, hand.rough, roughness);
    canvas_image(&canvas, roughness, image);
    *label = (uint8_t)digit;
}

bool synthetic_digits(uint64_t seed, int first, int count, uint8_t *images, uint8_t *labels)
{
    if (first < 0 || count < 0 || count > INT_MAX - first) return false;
    for (int i = 0; i < count; ++i)
        draw_sample(seed, first + i, images + (size_t)i * SYNTHETIC_PIXELS, labels + i);
    return true;
}
