/* Where a thing came from: make, find, print. */
#include "base/origin.h"
#include <string.h>

Origins origins_new(Arena *arena)
{
    Origins origins = {.arena = arena};
    (void)*LIST_PUSH(arena, &origins.list);
    return origins;
}

static bool same_text(const char *a, const char *b) { return a == b || (a && b && strcmp(a, b) == 0); }

static bool same_place(Place a, Place b) { return a.line == b.line && same_text(a.file, b.file); }

OriginId origin_make(Origins *origins, Origin origin)
{
    for (int i = origins->list.count - 1; i > 0; --i) {
        const Origin *known = &origins->list.at[i];
        if (known->role == origin.role && same_place(known->spec, origin.spec) &&
            same_place(known->prelude, origin.prelude) && same_text(known->scope, origin.scope))
            return i;
    }
    *LIST_PUSH(origins->arena, &origins->list) = origin;
    return origins->list.count - 1;
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

static bool comes_before(const Origin *a, const Origin *b)
{
    if (a->spec.line != b->spec.line) return a->spec.line < b->spec.line;
    int order = strcmp(a->scope, b->scope);
    return order ? order < 0 : a->role < b->role;
}

const char *origin_text(const Origins *origins, const OriginId *ids, int count)
{
    const Origin **sorted = ARENA_ARRAY(origins->arena, const Origin *, count + 1);
    int n = 0;
    for (int i = 0; i < count; ++i) {
        const Origin *origin = origin_get(origins, ids[i]);
        int at = n;
        bool known = false;
        for (int k = 0; k < n; ++k)
            known |= same_place(sorted[k]->spec, origin->spec) &&
                     same_text(sorted[k]->scope, origin->scope) && sorted[k]->role == origin->role;
        if (known) continue;
        for (; at > 0 && comes_before(origin, sorted[at - 1]); --at) sorted[at] = sorted[at - 1];
        sorted[at] = origin, ++n;
    }
    Text text = text_new(origins->arena);
    const char *file = NULL;
    for (int i = 0; i < n; ++i) {
        const Origin *origin = sorted[i];
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
