/* canvas.c: lines of ink -> a grey image, with no operation but + - * / and comparisons, so that every machine draws
 * the same bits. */
#include "canvas.h"

#ifdef __clang__
#pragma STDC FP_CONTRACT OFF /* gcc knows no such pragma, and contracts nothing under -std=c17 */
#endif

static const float NO_INK = -8;

void canvas_clear(struct canvas *canvas, float softness)
{
    for (int y = 0; y < CANVAS_SIDE; ++y)
        for (int x = 0; x < CANVAS_SIDE; ++x) canvas->depth[y][x] = NO_INK;
    canvas->softness = softness;
}

static float smaller(float a, float b) { return a < b ? a : b; }
static float larger(float a, float b) { return a > b ? a : b; }

/* The first pixel whose middle is at or right of (below) x, within the canvas. */
static int pixel_at(float x)
{
    const int pixel = x < 0 ? 0 : (int)(x + 0.5f);

    return pixel > CANVAS_SIDE ? CANVAS_SIDE : pixel;
}

/* Depth is (r^2 - d^2) / 2r: r - d near the edge, where it matters, without a root. */
void canvas_line(struct canvas *canvas, struct pen from, struct pen to)
{
    const float radius = 0.5f * (from.radius + to.radius), square = radius * radius, scale = 0.5f / radius;
    const float reach = radius + canvas->softness;
    const float dx = to.x - from.x, dy = to.y - from.y, length = dx * dx + dy * dy;
    const float along_x = length > 0 ? dx / length : 0, along_y = length > 0 ? dy / length : 0;
    const int left = pixel_at(smaller(from.x, to.x) - reach), right = pixel_at(larger(from.x, to.x) + reach);
    const int top = pixel_at(smaller(from.y, to.y) - reach), bottom = pixel_at(larger(from.y, to.y) + reach);

    for (int y = top; y < bottom; ++y) {
        float *depth = canvas->depth[y];
        const float py = (float)y + 0.5f - from.y, along_row = py * along_y;

        for (int x = left; x < right; ++x) {
            const float px = (float)x + 0.5f - from.x;
            const float place = px * along_x + along_row;
            const float t = place < 0 ? 0 : place > 1 ? 1 : place;
            const float ox = px - t * dx, oy = py - t * dy;
            const float here = (square - (ox * ox + oy * oy)) * scale;

            depth[x] = here > depth[x] ? here : depth[x];
        }
    }
}

/* 0 .. 1, with soft shoulders. */
static float darkness(float depth, float softness)
{
    const float ramp = 0.5f + depth / softness, t = ramp < 0 ? 0 : ramp > 1 ? 1 : ramp;

    return t * t * (3 - 2 * t);
}

/* First row or column of the window, given the ink's sum and its first moment. */
static int window_start(float moment, float ink)
{
    const int start = (int)(moment / ink + 0.5f) - IMAGE_SIDE / 2;

    return start < 0 ? 0 : start > CANVAS_SIDE - IMAGE_SIDE ? CANVAS_SIDE - IMAGE_SIDE : start;
}

void canvas_image(const struct canvas *canvas, const float *roughness, uint8_t *image)
{
    float ink = 0, moment_x = 0, moment_y = 0;

    for (int y = 0; y < CANVAS_SIDE; ++y)
        for (int x = 0; x < CANVAS_SIDE; ++x) {
            if (canvas->depth[y][x] == NO_INK) continue;

            const float dark = darkness(canvas->depth[y][x], canvas->softness);

            ink += dark;
            moment_x += dark * ((float)x + 0.5f);
            moment_y += dark * ((float)y + 0.5f);
        }
    if (ink <= 0) ink = 1;

    const int left = window_start(moment_x, ink), top = window_start(moment_y, ink);

    for (int y = 0; y < IMAGE_SIDE; ++y)
        for (int x = 0; x < IMAGE_SIDE; ++x) {
            const float depth = canvas->depth[top + y][left + x] + roughness[y * IMAGE_SIDE + x];

            image[y * IMAGE_SIDE + x] = (uint8_t)(255 * darkness(depth, canvas->softness) + 0.5f);
        }
}
