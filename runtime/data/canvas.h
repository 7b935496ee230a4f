/* canvas.h: where the pen draws a digit: how deep in ink each pixel's middle lies, turned to grey at the end. */
#ifndef GRADC_CANVAS_H
#define GRADC_CANVAS_H
#include <stdint.h>

/* The middle holds the 20 x 20 box of a digit; the rest is room to slide the 28 x 28 window over it. */
enum { CANVAS_SIDE = 48, IMAGE_SIDE = 28, IMAGE_PIXELS = IMAGE_SIDE * IMAGE_SIDE };

struct canvas {
    float depth[CANVAS_SIDE][CANVAS_SIDE]; /* pixels inwards from the ink's edge; negative outside */
    float softness;                        /* pixels from no ink to full ink */
};

/* Where the pen is and how broad; in pixels. */
struct pen {
    float x, y, radius;
};

void canvas_clear(struct canvas *canvas, float softness);
void canvas_line(struct canvas *canvas, struct pen from, struct pen to);

/* The window whose middle is the ink's centre of mass, as MNIST was cut. roughness (one a pixel of the image, in
 * pixels) moves the edges. */
void canvas_image(const struct canvas *canvas, const float *roughness, uint8_t *image);

#endif
