/* The buffers met on a walk: a list, and of each buffer of the function its place in it. */
#include "schedule/met.h"
#include <string.h>

Met met_new(Arena *arena) { return (Met){.arena = arena}; }

unsigned met_put(Met *met, BufferId buffer)
{
    if (buffer >= met->room) {
        const int room = 2 * buffer + 64;
        int *place = ARENA_ARRAY(met->arena, int, room);
        if (met->room) memcpy(place, met->place, sizeof(int) * (size_t)met->room);
        met->place = place, met->room = room;
    }
    if (met->place[buffer]) return (unsigned)met->place[buffer] - 1;
    *LIST_PUSH(met->arena, &met->list) = buffer;
    met->place[buffer] = met->list.count;
    return (unsigned)met->list.count - 1;
}

void met_clear(Met *met)
{
    for (int i = 0; i < met->list.count; ++i) met->place[met->list.at[i]] = 0;
    met->list.count = 0;
}
