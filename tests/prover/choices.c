/* The numbers a model is made of: drawn from a seed, or given. */
#include "prover.h"

enum { STREAM = 21 };

Choices choices_drawn(Arena *arena, uint64_t seed, uint64_t number)
{
    return (Choices){.arena = arena, .random = random_start(seed, STREAM, number), .drawing = true};
}

Choices choices_given(Arena *arena, const int *made, int count)
{
    Choices choices = {.arena = arena};
    for (int i = 0; i < count; ++i) *LIST_PUSH(arena, &choices.made) = made[i];
    return choices;
}

int choose(Choices *choices, int limit)
{
    if (choices->next == choices->made.count)
        *LIST_PUSH(choices->arena, &choices->made) =
            choices->drawing ? (int)random_below(&choices->random, (uint32_t)limit) : 0;
    return choices->made.at[choices->next++] % limit;
}

bool chance(Choices *choices, int in) { return choose(choices, in) == in - 1; }

int choose_from(Choices *choices, const int *table) { return table[1 + choose(choices, table[0])]; }

void start_part(Choices *choices) { *LIST_PUSH(choices->arena, &choices->starts) = choices->next; }
