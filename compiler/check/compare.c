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

Difference compare_elements(const double *got, const double *want, int64_t count)
{
    Difference worst = {.error = -1};
    double scale = largest_element(want, count);
    for (int64_t i = 0; i < count; ++i) {
        double error = fabs(got[i] - want[i]) / (scale > 0 ? scale : 1);
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
