/* glyphs.h: the skeletons of handwritten digits: where the pen goes, before any hand has shaken.
 *
 * A glyph is one way of writing a digit. Its shapes are several hands' drawings of it, point for point alike, so any
 * mixture of them is a drawing too. Coordinates are percent of the height, y downwards; the pen moves smoothly
 * through the points of a stroke, but for its corners. */
#ifndef GRADC_GLYPHS_H
#define GRADC_GLYPHS_H
#include <stdint.h>

enum { GLYPH_POINTS = 20, GLYPH_SHAPES = 6, DIGITS = 10 };

struct glyph {
    int share;       /* how many of a hundred writers of the digit write it so */
    const char *pen; /* one sign a point: '-' smooth, '^' corner, '|' last of its stroke */
    int point_count, shape_count;
    const int8_t *shapes; /* shape_count rows of point_count points: x, y, x, y, ... */
};

/* The glyphs of a digit; their shares add up to 100. */
const struct glyph *glyphs_of(int digit, int *count);

#endif
