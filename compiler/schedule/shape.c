/* The shape of a tile: how many output elements are accumulated in registers at a time, and which reduced axes are written
 * out. It is the one that needs the fewest cycles a multiply-add and fits the registers. */
#include "schedule/axes.h"
#include "schedule/decision.h"
#include "schedule/prefetch.h"
#include "schedule/substitute.h"
#include "schedule/tile.h"
#include <string.h>

enum {
    UNROLL_BUDGET = 24,
    TAPS = 9,
    SMALL_WORK = 1 << 16, /* points that are not worth the text of a large tile, */
    SMALL_TILE = 5,       /* but one of so many registers */
    MEDIUM_WORK = 1 << 19,
    MEDIUM_TILE = 10,
    FEW_PRODUCTS = 1 << 12,
    FEW_SUMS = 1 << 16, /* points that are worth a tile */
    MOST_ROWS = 16,
    SECOND_LEVEL = 2, /* times as long as from the first level cache takes a load */
    CYCLES_A_LINE = 8 /* of the cache, from memory */
};

int tile_step(const Tile *tile, int out)
{
    return tile->unroll[out] * (tile->nest->out[out] == tile->nest->vector ? tile->nest->lanes : 1);
}

int tile_range(const Tile *tile, AxisId axis) { return axis_range(tile->function, axis, tile->block); }

typedef struct {
    const Tile *tile;
    double loads;
    double cycles; /* that they take, where one from the first level cache is 1 */
    double
        fewest; /* of one operand: these are held while the other's go by, numbers that only one row wants */
    double apart;  /* of an operand's numbers, those that are not next to another */
    double memory; /* cycles to each multiply-add, where an operand comes from memory, */
    double passes; /* and how often the tiles go through it */
} Loads;

/* Of the rows of a tile, those along one axis may lie next to one another in an operand; what is along another axis too, as
 * where a tile goes through several panels of a matrix, is elsewhere. */
static double rows_apart(const Tile *t, const Access *access)
{
    double rows = 1, adjacent = 0;
    for (int i = 0; i < t->nest->outs; ++i) {
        const int64_t stride = access_stride(t->function, access, t->nest->out[i]);
        if (t->unroll[i] == 1 || !stride) continue;
        if (t->nest->out[i] == t->nest->vector) return 0;
        rows *= t->unroll[i];
        if (stride == 1) adjacent = t->unroll[i];
    }
    return adjacent > 0 ? rows / adjacent - 1 : 0;
}

/* Multiply-adds of vectors, as many as all tiles that stand here have. */
static double multiply_adds(const Tile *t)
{
    double count = 1;
    for (int i = 0; i < t->nest->outs; ++i)
        if (t->nest->out[i] != t->nest->slice_number) count *= tile_range(t, t->nest->out[i]);
    for (int i = 0; i < t->nest->reduces; ++i) count *= tile_range(t, t->nest->reduce[i]);
    return count / (t->nest->lanes > 1 ? t->nest->lanes : 1);
}

/* Of a variable that no cache of a core holds: tiles along axes that do not move it go through it again. */
static void see_memory(Loads *loads, const Access *access)
{
    const Tile *t = loads->tile;
    const Buffer *buffer = &t->function->buffers.at[access->buffer];
    const double bytes = (double)access_bytes(t->function, access, t->block),
                 cycles = bytes * (double)CYCLES_A_LINE / (double)LINE_BYTES / multiply_adds(t);
    const bool held = buffer_bytes(buffer) < (int64_t)t->schedule->target->level2 * 1024;
    if (held || buffer->scope != SCOPE_VARIABLE || cycles <= loads->memory) return;
    loads->memory = cycles, loads->passes = 1;
    for (int i = 0; i < t->nest->outs; ++i) {
        const AxisId axis = t->nest->out[i];
        const int step = tile_step(t, i), tiles = (tile_range(t, axis) + step - 1) / step;
        if (axis != t->nest->slice_number && !access_stride(t->function, access, axis))
            loads->passes *= tiles;
    }
}

static void see_loads(void *context, Access *access, bool write)
{
    Loads *loads = context;
    if (write) return;
    double instances = 1;
    for (int i = 0; i < loads->tile->nest->outs; ++i) {
        bool moves = false;
        for (int d = 0; d < access->rank; ++d)
            moves |= index_stride(&access->at[d], loads->tile->nest->out[i]) != 0;
        if (moves) instances *= loads->tile->unroll[i];
    }
    loads->loads += instances;
    if (loads->fewest <= 0 || instances < loads->fewest) loads->fewest = instances;
    const int64_t level1 = (int64_t)loads->tile->schedule->target->level1 * 1024;
    const bool near = access_bytes(loads->tile->function, access, loads->tile->block) <= level1;
    loads->apart += rows_apart(loads->tile, access);
    loads->cycles += near ? instances : (double)SECOND_LEVEL * instances;
    see_memory(loads, access);
}

/* What it costs that memory rests while what has come from it is gone through once more. */
static double resting(const Loads *loads, double cycles)
{
    if (loads->passes < 2) return 0;
    const double first = cycles / loads->passes, once = cycles > loads->memory ? cycles : loads->memory;
    return (first > loads->memory ? first : loads->memory) + cycles - first - once;
}

/* Of the whole nest, whatever part of it stands here. */
static double points(const Tile *t)
{
    double count = 1;
    const AxisList *axes = t->function->axes;
    for (int i = 0; i < t->nest->outs; ++i)
        if (t->nest->out[i] != t->nest->slice_number) count *= axes->at[t->nest->out[i]].extent;
    for (int i = 0; i < t->nest->reduces; ++i) count *= axes->at[t->nest->reduce[i]].extent;
    return count;
}

/* Cycles a multiply-add of a tile: two units, loads beside them, and a chain of four cycles to hide. */
static double tile_cost(Tile *t)
{
    double adds = 1, waste = 1;
    int axes = 0;
    for (int i = 0; i < t->nest->outs; ++i) {
        axes += t->unroll[i] > 1;
        AxisId axis = t->nest->out[i];
        int step = t->unroll[i] * (axis == t->nest->vector ? t->nest->lanes : 1);
        int tiles = (tile_range(t, axis) + step - 1) / step;
        adds *= t->unroll[i];
        waste *= (double)tiles * step / tile_range(t, axis);
    }
    Loads loads = {.tile = t};
    expr_visit(t->function, t->nest->term, see_loads, &loads);
    int registers = t->schedule->target->registers;
    const int most = points(t) < (double)SMALL_WORK  ? SMALL_TILE
                   : points(t) < (double)MEDIUM_WORK ? MEDIUM_TILE
                                                     : registers;
    const bool product = loads.loads > loads.fewest;
    if (product && adds + (nest_sums_lanes(t->nest) ? loads.loads : loads.fewest + 2) > registers) return 1e9;
    if (registers > most) registers = most;
    if (adds + 2 > registers || adds + (loads.loads < 6 ? loads.loads / 2 : 3) > registers) return 1e9;
    double load_cycles = loads.cycles * (t->schedule->target->lanes == 16 ? 0.94 : 0.5);
    double cycles = adds / 2;
    if (load_cycles > cycles) cycles = load_cycles;
    if (cycles < 4) cycles = 4;
    /* of equals the one with fewer loads, then the smaller, then the simpler */
    const double rests = product ? resting(&loads, cycles / adds) : 0;
    return (cycles / adds + rests) * waste + 0.02 * loads.loads / adds + 0.1 * loads.apart / adds +
           0.002 * adds / registers + 0.0005 * axes;
}

typedef struct {
    const Function *function;
    AxisId axis;
    bool guarded;
} Guards;

static void see_guards(void *context, Access *access, bool write)
{
    Guards *guards = context;
    guards->guarded |= !write && axis_is_guarded(guards->function, access, guards->axis);
}

/* What a guard looks at is not written out: each copy would have a guard of its own. */
static bool is_guarded(const Tile *t, AxisId axis)
{
    Guards guards = {t->function, axis, false};
    expr_visit(t->function, t->nest->term, see_guards, &guards);
    return guards.guarded;
}

/* The output axis that is tried as the i-th: that of the vectors, then the others from the outermost. Of equals the first that
 * is met is taken: more rows rather than vectors, and rows that lie near one another. */
static int tried_axis(const Nest *nest, int i)
{
    int vector = 0;
    while (vector < nest->outs && nest->out[vector] != nest->vector) ++vector;
    if (vector == nest->outs) return i;
    return i == 0 ? vector : i <= vector ? i - 1 : i;
}

static void search_tile(Tile *t, int tried, int chosen, int *best, double *cost)
{
    if (tried == t->nest->outs || chosen == 3) {
        double now = tile_cost(t);
        if (now < *cost) *cost = now, memcpy(best, t->unroll, sizeof t->unroll);
        return;
    }
    static const int counts[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 16};
    const int axis = tried_axis(t->nest, tried);
    AxisId id = t->nest->out[axis];
    bool cut = id == t->nest->slice_number || is_guarded(t, id);
    int lanes = id == t->nest->vector ? t->nest->lanes : 1;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; ++i) {
        int count = counts[i];
        if (count > 1 && (cut || (int64_t)count * lanes > tile_range(t, id))) break;
        t->unroll[axis] = count;
        search_tile(t, tried + 1, chosen + (count > 1), best, cost);
        t->unroll[axis] = 1;
    }
}

static int values_size(const Tile *t)
{
    int size = 0;
    for (int i = 0; i < t->nest->defs.count; ++i)
        if (t->function->exprs.at[t->nest->defs.at[i].value].kind != EXPR_SO_FAR)
            size += expr_size(t->function, t->nest->defs.at[i].value);
    return size;
}

/* How much text it is to write out `points` terms of `outs` results; a result's values are written once in any case. */
static int64_t text_size(const Tile *t, int64_t points, int64_t outs)
{
    const int term = t->nest->combine ? expr_size(t->function, t->nest->term) + 1 : 0;
    return points * term + (outs - 1) * values_size(t);
}

/* A nest below the budget is written out whole. */
static bool unroll_whole(Tile *t)
{
    int64_t points = 1;
    for (int i = 0; i < t->nest->outs; ++i) {
        if (t->nest->out[i] == t->nest->slice_number) continue;
        int lanes = t->nest->out[i] == t->nest->vector ? t->nest->lanes : 1;
        points *= (tile_range(t, t->nest->out[i]) + lanes - 1) / lanes;
    }
    int64_t outs = points;
    for (int i = 0; i < t->nest->reduces; ++i)
        points *=
            tile_range(t, t->nest->reduce[i]) / (t->nest->reduce[i] == t->nest->vector ? t->nest->lanes : 1);
    if (text_size(t, points, outs) > UNROLL_BUDGET || outs > (t->nest->vector ? 4 : 2)) return false;
    for (int i = 0; i < t->nest->outs; ++i) {
        int lanes = t->nest->out[i] == t->nest->vector ? t->nest->lanes : 1;
        t->unroll[i] = (tile_range(t, t->nest->out[i]) + lanes - 1) / lanes;
    }
    for (int i = 0; i < t->nest->reduces; ++i)
        t->reduce_unroll[i] = t->nest->reduce[i] != t->nest->slice_axis;
    return true;
}

/* Whether the axis is a tap: it moves an index together with another axis. */
static bool moves_window(const Access *access, AxisId axis)
{
    for (int d = 0; d < access->rank; ++d)
        if (index_stride(&access->at[d], axis) && access->at[d].terms > 1) return true;
    return false;
}

static const char *subject_of(const Tile *t, AxisId axis)
{
    const char *name = nest_label(t->function, t->nest);
    return arena_format(t->schedule->arena, "%s%s%s%s", name, axis ? "." : "",
                        axis ? t->function->axes->at[axis].name : "", t->rest ? ".rest" : "");
}

/* Whether it is written out whole: where it may be, unless the schedule that was read says no. */
static bool decide_whole(Tile *t)
{
    if (!unroll_whole(t)) return false;
    if (decide(t->schedule, t->function, t->id, "whole", subject_of(t, 0), true)) return true;
    for (int i = 0; i < MAX_AXES; ++i) t->unroll[i] = 1, t->reduce_unroll[i] = false;
    return false;
}

/* Elements (of the vector axis: vectors) that a tile may have of an output axis; 1 = there is nothing to decide. */
static int most_rows(const Tile *t, int out)
{
    AxisId axis = t->nest->out[out];
    if (axis == t->nest->slice_number || is_guarded(t, axis)) return 1;
    int most = tile_range(t, axis) / (axis == t->nest->vector ? t->nest->lanes : 1);
    return most > MOST_ROWS ? MOST_ROWS : most;
}

/* The tile as the schedule that was read has it, where its accumulators fit the registers. An axis that it does not name,
 * since in other loops there was none to decide, is no part of the tile it meant. */
static void decide_tile(Tile *t)
{
    int usual[MAX_AXES], held = 1;
    memcpy(usual, t->unroll, sizeof usual);
    bool named = false;
    for (int i = 0; i < t->nest->outs; ++i)
        named |= most_rows(t, i) > 1 &&
                 decision_wanted(t->schedule, t->function, "tile", subject_of(t, t->nest->out[i]));
    const char *last = NULL;
    for (int i = 0; i < t->nest->outs; ++i) {
        const int most = most_rows(t, i);
        if (most <= 1) continue;
        const char *subject = subject_of(t, t->nest->out[i]);
        if (named && !decision_wanted(t->schedule, t->function, "tile", subject)) t->unroll[i] = 1;
        t->unroll[i] = decide_number(t->schedule, t->function, t->id, "tile", subject, t->unroll[i], 1, most);
        held *= t->unroll[i];
        if (t->unroll[i] != usual[i]) last = subject;
    }
    if (held + 2 <= t->schedule->target->registers || !last) return;
    decision_refused(t->schedule, t->function, "tile", last,
                     arena_format(t->schedule->arena, "%d accumulators do not fit %d registers", held,
                                  t->schedule->target->registers));
    memcpy(t->unroll, usual, sizeof usual);
}

void choose_tile(Tile *t, bool accumulates)
{
    for (int i = 0; i < MAX_AXES; ++i) t->unroll[i] = 1, t->reduce_unroll[i] = false;
    if (t->schedule->kind == SCHEDULE_NAIVE || !accumulates || decide_whole(t)) return;
    double size = 1;
    const Access *a, *b;
    bool product = nest_is_product(t->function, t->nest, &a, &b);
    const double worth = product ? FEW_PRODUCTS : FEW_SUMS;
    if (t->nest->combine == COMBINE_SUM && t->nest->reduces && points(t) >= worth) {
        int best[MAX_AXES];
        double cost = 1e8;
        memcpy(best, t->unroll, sizeof best);
        search_tile(t, 0, 0, best, &cost);
        memcpy(t->unroll, best, sizeof best);
        decide_tile(t);
    }
    for (int i = 0; i < t->nest->outs; ++i) size *= t->unroll[i];
    for (int i = t->nest->reduces - 1; i >= 0; --i) { /* from the innermost: the order of summation stays */
        AxisId axis = t->nest->reduce[i];
        bool tap = tile_range(t, axis) <= TAPS && !is_guarded(t, axis) &&
                   (!product || moves_window(a, axis) || moves_window(b, axis));
        if (axis == t->nest->slice_axis || axis == t->nest->vector || !tap) break;
        if (size * tile_range(t, axis) > (double)UNROLL_BUDGET * (product ? 4 : 0.25)) break;
        t->reduce_unroll[i] = true;
        size *= tile_range(t, axis);
    }
}
