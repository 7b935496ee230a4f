/* How far apart two tensors are. */
#include "check/check.h"
#include <math.h>

double largest_element(const double *values, int64_t count)
{
    double most = 0;
    for (int64_t i = 0; i < count; ++i)
        if (isfinite(values[i])) most = fmax(most, fabs(values[i]));
    return most;
}

enum {
    TURNED = 32,
    TURNED_OF_FEW = 2
}; /* of this many elements one may be rounded the other way; of few, so many */

/* From a bfloat16 to the next: what is rounded differs by that much where the last bit of a float32 turned it over. That is
 * rare: where many elements differ, no step is granted. */
static double step_of(const Type *type, double a, double b)
{
    int exponent;
    if (type->dtype != BF16) return 0;
    (void)frexp(fmax(fabs(a), fabs(b)), &exponent);
    return ldexp(1, exponent - 8);
}

static bool few_differ(const double *got, const double *want, int64_t count)
{
    int64_t differ = 0;
    for (int64_t i = 0; i < count; ++i) differ += got[i] != want[i];
    return differ <= TURNED_OF_FEW + count / TURNED;
}

Difference compare_elements(const Type *type, const double *got, const double *want)
{
    Difference worst = {.error = -1};
    int64_t count = type_elements(type);
    double scale = largest_element(want, count);
    bool granted = type->dtype == BF16 && few_differ(got, want, count);
    for (int64_t i = 0; i < count; ++i) {
        double apart = fabs(got[i] - want[i]);
        if (granted) apart = fmax(apart - step_of(type, got[i], want[i]), 0);
        double error = apart / (scale > 0 ? scale : 1);
        if (got[i] == want[i] || (isnan(got[i]) && isnan(want[i])))
            error = 0;
        else if (!isfinite(got[i]) || !isfinite(want[i]))
            error = INFINITY;
        if (error > worst.error) worst = (Difference){error, i, got[i], want[i]};
    }
    return worst;
}

const char *position_text(Arena *arena, const Type *type, int64_t at)
{
    int index[MAX_RANK] = {0};
    for (int d = type->rank - 1; d >= 0; --d) index[d] = (int)(at % type->extent[d]), at /= type->extent[d];
    Text text = text_new(arena);
    text_add(&text, "[");
    for (int d = 0; d < type->rank; ++d) text_add(&text, d ? ", %d" : "%d", index[d]);
    text_add(&text, "]");
    return text.at;
}
