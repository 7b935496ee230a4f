/* Dependences between nests, and clusters of nests that run as one. */
#include "schedule/dependence.h"
#include <string.h>

typedef struct {
    NestId writer;    /* the last that wrote it */
    NestList readers; /* since then */
} Touched;

typedef struct {
    Dependences *d;
    Touched *touched; /* of buffers */
    NestId nest;
} Scan;

static void wait_for(Scan *scan, NestId earlier)
{
    if (!earlier || earlier == scan->nest) return;
    const NestList *after = &scan->d->after[earlier];
    if (after->count && after->at[after->count - 1] == scan->nest) return;
    dependences_add(scan->d, earlier, scan->nest);
}

/* Loads are visited before writes, so that an update in place reads the version before. */
static void see_touch(void *context, Access *access, bool write)
{
    Scan *scan = context;
    Touched *touched = &scan->touched[access->buffer];
    wait_for(scan, touched->writer);
    if (!write) {
        *LIST_PUSH(scan->d->arena, &touched->readers) = scan->nest;
        return;
    }
    for (int i = 0; i < touched->readers.count; ++i) wait_for(scan, touched->readers.at[i]);
    touched->writer = scan->nest;
    memset(&touched->readers, 0, sizeof touched->readers);
}

Dependences *dependences_new(Function *function)
{
    Arena *arena = function->arena;
    Dependences *d = ARENA_NEW(arena, Dependences);
    d->arena = arena, d->count = function->nests.count;
    d->after = ARENA_ARRAY(arena, NestList, d->count), d->before = ARENA_ARRAY(arena, NestList, d->count);
    d->gone = ARENA_ARRAY(arena, bool, d->count);
    d->cluster = ARENA_ARRAY(arena, NestId, d->count);
    d->members = ARENA_ARRAY(arena, NestList, d->count);
    d->seen = ARENA_ARRAY(arena, int, d->count), d->open = ARENA_ARRAY(arena, NestId, d->count);
    d->searches = ARENA_NEW(arena, int);
    Scan scan = {d, ARENA_ARRAY(arena, Touched, function->buffers.count), 0};
    for (NestId id = 1; id < d->count; ++id) {
        scan.nest = d->cluster[id] = id;
        *LIST_PUSH(arena, &d->members[id]) = id;
        nest_visit(function, &function->nests.at[id], see_touch, &scan);
    }
    return d;
}

/* From which cluster `goal` is reached, on the way from another; where not `direct`, not from that one. 0: it is not. */
static NestId reaches(const Dependences *d, NestId from, NestId goal, bool direct)
{
    const int search = ++*d->searches;
    int open = 0;
    d->open[open++] = from;
    for (int i = 0; i < open; ++i) {
        const NestList *members = &d->members[d->open[i]];
        for (int m = 0; m < members->count; ++m) {
            const NestList *after = &d->after[members->at[m]];
            for (int k = 0; k < after->count; ++k) {
                NestId next = d->cluster[after->at[k]];
                if (next == goal && (direct || i > 0)) return d->open[i];
                if (next == goal || next == from || d->gone[next] || d->seen[next] == search) continue;
                d->seen[next] = search;
                d->open[open++] = next;
            }
        }
    }
    return 0;
}

static bool leads_to(const Dependences *d, NestId from, NestId to)
{
    const NestList *members = &d->members[from];
    for (int m = 0; m < members->count; ++m) {
        const NestList *after = &d->after[members->at[m]];
        for (int k = 0; k < after->count; ++k)
            if (d->cluster[after->at[k]] == to) return true;
    }
    return false;
}

bool dependences_reach(const Dependences *d, NestId a, NestId b)
{
    a = d->cluster[a], b = d->cluster[b];
    if (a != b && leads_to(d, b, a)) return false; /* there are no circles */
    return reaches(d, a, b, true) != 0;
}

NestId dependences_between(const Dependences *d, NestId a, NestId b)
{
    a = d->cluster[a], b = d->cluster[b];
    if (a == b) return 0;
    const NestId between = reaches(d, a, b, false);
    return between ? between : reaches(d, b, a, false);
}

void dependences_add(Dependences *d, NestId earlier, NestId later)
{
    *LIST_PUSH(d->arena, &d->after[earlier]) = later;
    *LIST_PUSH(d->arena, &d->before[later]) = earlier;
}

void dependences_replace(Dependences *d, NestId gone, const NestList *readers)
{
    d->gone[gone] = true;
    for (int i = 0; i < d->before[gone].count; ++i)
        for (int k = 0; k < readers->count && !d->gone[d->before[gone].at[i]]; ++k)
            if (d->before[gone].at[i] != readers->at[k])
                dependences_add(d, d->before[gone].at[i], readers->at[k]);
}

void dependences_join(Dependences *d, NestId into, NestId other)
{
    into = d->cluster[into], other = d->cluster[other];
    if (into == other) return;
    const NestList *members = &d->members[other];
    for (int i = 0; i < members->count; ++i) {
        d->cluster[members->at[i]] = into;
        *LIST_PUSH(d->arena, &d->members[into]) = members->at[i];
    }
    memset(&d->members[other], 0, sizeof d->members[other]);
}

/* Order ----------------------------------------------------------------------------------------------------------- */

/* Adds to how many each later cluster waits for; those that wait no more are ready. */
static void count_waiting(const Dependences *d, NestId cluster, int *waiting, int change, NestList *ready)
{
    const NestList *members = &d->members[cluster];
    for (int m = 0; m < members->count; ++m)
        for (int k = 0; k < d->after[members->at[m]].count; ++k) {
            NestId next = d->cluster[d->after[members->at[m]].at[k]];
            if (next == cluster || d->gone[next]) continue;
            waiting[next] += change;
            if (!waiting[next]) *LIST_PUSH(d->arena, ready) = next;
        }
}

int dependences_order(const Dependences *d, PreferCluster *prefer, void *context, NestId *order)
{
    int *waiting = ARENA_ARRAY(d->arena, int, d->count), n = 0;
    NestList ready = {0};
    for (NestId id = 1; id < d->count; ++id)
        if (d->cluster[id] == id && !d->gone[id]) count_waiting(d, id, waiting, 1, &ready);
    for (NestId id = 1; id < d->count; ++id)
        if (d->cluster[id] == id && !d->gone[id] && !waiting[id]) *LIST_PUSH(d->arena, &ready) = id;
    while (ready.count) {
        int best = 0;
        for (int i = 1; i < ready.count; ++i) {
            bool likes = prefer(context, n ? order[n - 1] : 0, ready.at[i]);
            bool liked = prefer(context, n ? order[n - 1] : 0, ready.at[best]);
            if (likes != liked ? likes : ready.at[i] < ready.at[best]) best = i;
        }
        order[n++] = ready.at[best];
        ready.at[best] = ready.at[--ready.count];
        count_waiting(d, order[n - 1], waiting, -1, &ready);
    }
    return n;
}
