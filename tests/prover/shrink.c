/* A failing model made small: parts of it are left out, then single choices are lowered or dropped, as long as it fails
 * alike. */
#include "prover.h"
#include <string.h>
#include <time.h>

typedef struct {
    Choices *best; /* in their own arena */
    Verdict verdict;
    Attempt *attempt;
    void *context;
    time_t end;
} Shrinking;

/* Keeps the candidate where it fails as the model did: the choices that were asked for, and where parts begin. */
static bool keep(Shrinking *shrinking, const int *made, int count)
{
    if (time(NULL) >= shrinking->end) return false;
    Arena *arena = shrinking->best->arena;
    Choices candidate = choices_given(arena, made, count);
    if (shrinking->attempt(shrinking->context, &candidate) != shrinking->verdict) return false;
    candidate.made.count = candidate.next;
    while (candidate.made.count && candidate.made.at[candidate.made.count - 1] == 0) --candidate.made.count;
    *shrinking->best = candidate;
    return true;
}

static bool without(Shrinking *shrinking, int from, int length)
{
    const Choices *best = shrinking->best;
    if (from + length > best->made.count) length = best->made.count - from;
    if (length <= 0) return false;
    int *made = ARENA_ARRAY(best->arena, int, best->made.count);
    memcpy(made, best->made.at, sizeof *made * (size_t)from);
    memcpy(made + from, best->made.at + from + length,
           sizeof *made * (size_t)(best->made.count - from - length));
    return keep(shrinking, made, best->made.count - length);
}

/* From the last to the first: what comes later needs what came before. */
static bool drop_parts(Shrinking *shrinking)
{
    bool dropped = false;
    for (int together = 4; together > 0; together /= 2)
        for (int i = shrinking->best->starts.count - 1; i >= 0; --i) {
            const Choices *best = shrinking->best;
            if (i >= best->starts.count) continue;
            int next = i + together, from = best->starts.at[i];
            int to = next < best->starts.count ? best->starts.at[next] : best->made.count;
            dropped |= without(shrinking, from, to - from);
        }
    return dropped;
}

static bool lower_choices(Shrinking *shrinking)
{
    bool lowered = false;
    for (int i = 0; i < shrinking->best->made.count; ++i) {
        int most = shrinking->best->made.at[i];
        for (int value = 0; value < most; value = value ? value + (most - value + 1) / 2 : 1) {
            const Choices *best = shrinking->best;
            int *made = arena_copy(best->arena, best->made.at, sizeof *made * (size_t)best->made.count);
            made[i] = value;
            if (keep(shrinking, made, best->made.count)) {
                lowered = true;
                break;
            }
        }
    }
    return lowered;
}

static bool drop_choices(Shrinking *shrinking)
{
    bool dropped = false;
    for (int length = 2; length > 0; --length)
        for (int from = shrinking->best->made.count - length; from >= 0; --from)
            dropped |= without(shrinking, from, length);
    return dropped;
}

Choices shrink(const Choices *failing, Verdict verdict, Attempt *attempt, void *context, int seconds)
{
    Choices best = *failing;
    Shrinking shrinking = {&best, verdict, attempt, context, time(NULL) + seconds};
    best.drawing = false, best.made.count = best.next;
    for (bool smaller = true; smaller;) {
        smaller = drop_parts(&shrinking);
        smaller |= lower_choices(&shrinking);
        if (!smaller) smaller = drop_choices(&shrinking);
    }
    best.next = best.starts.count = 0;
    return best;
}
