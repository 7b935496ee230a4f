/* Where a thing came from: make, find, print. */
#include "base/origin.h"
#include <stdlib.h>
#include <string.h>

Origins origins_new(Arena *arena)
{
    Origins origins = {.arena = arena, .known = words_new(arena)};
    (void)*LIST_PUSH(arena, &origins.list);
    return origins;
}

static bool same_text(const char *a, const char *b) { return a == b || (a && b && strcmp(a, b) == 0); }

static const char *text_or(const char *text) { return text ? text : ""; }

static bool same_place(Place a, Place b) { return a.line == b.line && same_text(a.file, b.file); }

OriginId origin_make(Origins *origins, Origin origin)
{
    const char *key = arena_format(origins->arena, "%s %s:%d %s:%d %s", role_name(origin.role),
                                   text_or(origin.spec.file), origin.spec.line, text_or(origin.prelude.file),
                                   origin.prelude.line, text_or(origin.scope));
    uint64_t *known = words_put(&origins->known, key);
    if (*known) return (OriginId)*known;
    *known = (uint64_t)origins->list.count;
    *LIST_PUSH(origins->arena, &origins->list) = origin;
    return (OriginId)*known;
}

const Origin *origin_get(const Origins *origins, OriginId id) { return &origins->list.at[id]; }

const char *role_name(Role role)
{
    static const char *const names[] = {"data", "forward", "backward", "update"};
    return names[role];
}

static const char *last_part(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static int by_place(const void *left, const void *right)
{
    const Origin *a = *(const Origin *const *)left, *b = *(const Origin *const *)right;
    if (a->spec.line != b->spec.line) return a->spec.line < b->spec.line ? -1 : 1;
    const int order = strcmp(a->scope, b->scope);
    if (order || a->role != b->role) return order ? order : (int)a->role - (int)b->role;
    return strcmp(text_or(a->spec.file), text_or(b->spec.file));
}

static bool looks_same(const Origin *a, const Origin *b)
{
    return same_place(a->spec, b->spec) && same_text(a->scope, b->scope) && a->role == b->role;
}

const char *origin_text(const Origins *origins, const OriginId *ids, int count)
{
    const Origin **sorted = ARENA_ARRAY(origins->arena, const Origin *, count + 1);
    for (int i = 0; i < count; ++i) sorted[i] = origin_get(origins, ids[i]);
    qsort(sorted, (size_t)count, sizeof *sorted, by_place);
    Text text = text_new(origins->arena);
    const char *file = NULL;
    for (int i = 0; i < count; ++i) {
        const Origin *origin = sorted[i];
        if (i && looks_same(origin, sorted[i - 1])) continue;
        if (i) text_add(&text, ", ");
        if (origin->spec.file) {
            if (!same_text(file, origin->spec.file)) text_add(&text, "%s", last_part(origin->spec.file));
            if (origin->spec.line) text_add(&text, ":%d", origin->spec.line);
            text_add(&text, " ");
            file = origin->spec.file;
        }
        if (origin->scope[0]) text_add(&text, "%s ", last_part(origin->scope));
        text_add(&text, "%s", role_name(origin->role));
    }
    return text.at;
}
