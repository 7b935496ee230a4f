#ifndef BASE_ORIGIN_H
#define BASE_ORIGIN_H
/* Where a thing came from: one field, carried from the spec's line to the comment in the C. */
#include "base/text.h"
#include "base/words.h"

typedef int OriginId; /* 0 = none: a verifier refuses it */

typedef enum { ROLE_DATA, ROLE_FORWARD, ROLE_BACKWARD, ROLE_UPDATE } Role;

typedef struct {
    const char *file; /* as the user named it; NULL = none */
    int line;
} Place;

typedef struct {
    Place spec;        /* the line of the spec nearest to the user */
    Place prelude;     /* the line of the prelude within, if any */
    const char *scope; /* my_model/dense, or "" */
    Role role;
} Origin;

typedef struct {
    Arena *arena;
    List(Origin) list; /* [0] is unused */
    Words known;       /* of what an origin says, its id */
} Origins;

Origins origins_new(Arena *arena);
OriginId origin_make(Origins *origins, Origin origin); /* equal origins share an id */
const Origin *origin_get(const Origins *origins, OriginId id);
const char *role_name(Role role);

/* The ordered union of origins as one line: "mnist.lua:9 dense, :21 backward". Ids may repeat. */
const char *origin_text(const Origins *origins, const OriginId *ids, int count);

#endif
