#ifndef SCHEDULE_DEPENDENCE_H
#define SCHEDULE_DEPENDENCE_H
/* What must run before what. Nests that touch one buffer, one of them writing it, keep the order they stand in; nests
 * that run as one form a cluster, and clusters may be joined while no third one has to run between them. */
#include "schedule/schedule.h"

typedef struct {
    Arena *arena;
    int count;                /* of nests, with the unused [0] */
    NestList *after, *before; /* of nests: those that must wait for it, and that it must wait for */
    bool *gone;               /* of nests: computed in their readers, which wait in their place */
    NestId *cluster;          /* of nests: the one that stands for their cluster */
    NestList *members;        /* of those */
    int *seen, *searches;     /* of clusters: the number of the last search that came by */
    NestId *open;             /* clusters that a search still has to look at */
} Dependences;

Dependences *dependences_new(Function *function);
/* A nest that has to run between the two, so that they cannot be joined; 0 = they can. */
NestId dependences_between(const Dependences *dependences, NestId a, NestId b);
void dependences_add(Dependences *dependences, NestId earlier, NestId later);
/* The nest is computed in its readers: they wait for what it waited for. */
void dependences_replace(Dependences *dependences, NestId gone, const NestList *readers);
void dependences_join(Dependences *dependences, NestId into, NestId other);
/* Whether some nest of a's cluster must run before some nest of b's. */
bool dependences_reach(const Dependences *dependences, NestId a, NestId b);

/* The clusters in an order that keeps the dependences: of those that may run next, the first that `prefer` wants after
 * the one before (0 at the start), else the one that stands first. Gives their number. */
typedef bool PreferCluster(void *context, NestId before, NestId next);
int dependences_order(const Dependences *dependences, PreferCluster *prefer, void *context, NestId *order);

#endif
