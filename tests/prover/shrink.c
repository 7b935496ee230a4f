/* A failing model made small: parts of it are left out, then single choices are lowered, as long as it fails alike. */
#include "prover.h"
#include <string.h>
#include <time.h>

typedef struct {
    Arena *arena;
    int *made, count;
    Verdict verdict;
    Attempt *attempt;
    void *context;
    struct timespec end;
} Shrinking;

static bool in_time(const Shrinking *shrinking)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec < shrinking->end.tv_sec;
}

/* Keeps the candidate where it fails as the model did. */
static bool keep(Shrinking *shrinking, const int *made, int count)
{
    if (!in_time(shrinking) || shrinking->attempt(shrinking->context, made, count) != shrinking->verdict)
        return false;
    memcpy(shrinking->made, made, sizeof *made * (size_t)count);
    shrinking->count = count;
    return true;
}

static bool without(Shrinking *shrinking, int *made, int from, int length)
{
    memcpy(made, shrinking->made, sizeof *made * (size_t)from);
    memcpy(made + from, shrinking->made + from + length,
           sizeof *made * (size_t)(shrinking->count - from - length));
    return keep(shrinking, made, shrinking->count - length);
}

/* Long runs first. */
static bool shorten(Shrinking *shrinking, int *made)
{
    bool shorter = false;
    for (int length = 16; length > 0; length -= length > 4 ? 4 : 1)
        for (int from = shrinking->count - length; from >= 0; --from)
            if (from + length <= shrinking->count) shorter |= without(shrinking, made, from, length);
    return shorter;
}

static bool lower_choices(Shrinking *shrinking, int *made)
{
    bool lowered = false;
    for (int i = 0; i < shrinking->count; ++i)
        for (int value = 0; value < shrinking->made[i];
             value = value ? value + (shrinking->made[i] - value + 1) / 2 : 1) {
            memcpy(made, shrinking->made, sizeof *made * (size_t)shrinking->count);
            made[i] = value;
            if (keep(shrinking, made, shrinking->count)) {
                lowered = true;
                break;
            }
        }
    return lowered;
}

Choices shrink(Arena *arena, const Choices *failing, Verdict verdict, Attempt *attempt, void *context,
               double seconds)
{
    Shrinking shrinking = {.arena = arena, .verdict = verdict, .attempt = attempt, .context = context};
    size_t size = sizeof(int) * (size_t)failing->made.count;
    clock_gettime(CLOCK_MONOTONIC, &shrinking.end);
    shrinking.end.tv_sec += (time_t)seconds;
    shrinking.made = arena_copy(arena, failing->made.at, size), shrinking.count = failing->made.count;
    int *made = arena_alloc(arena, size + 1);
    for (bool smaller = true; smaller;) {
        smaller = shorten(&shrinking, made);
        smaller |= lower_choices(&shrinking, made);
    }
    return choices_given(arena, shrinking.made, shrinking.count);
}
