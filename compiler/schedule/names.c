/* What things are called in the C: arrays after the ops that make them, axes as the layers named them. */
#include "base/words.h"
#include "schedule/axes.h"
#include <ctype.h>
#include <string.h>

/* Words of the language, and what every kernel declares. */
static bool is_reserved(const char *name)
{
    static const char *const words[] = {
        "auto",   "break",    "case",     "char",     "const", "continue", "default", "do",     "double",
        "else",   "enum",     "extern",   "float",    "for",   "goto",     "if",      "inline", "int",
        "long",   "register", "restrict", "return",   "short", "signed",   "sizeof",  "static", "struct",
        "switch", "typedef",  "union",    "unsigned", "void",  "volatile", "while",   "call",   "slice",
        "state",  "from",     "to",       "m",        "s",     "at",       "late",    "tile"};
    for (size_t i = 0; i < sizeof words / sizeof *words; ++i)
        if (strcmp(words[i], name) == 0) return true;
    return false;
}

/* my_model/first/MatMul → first_MatMul; gradient_tape/my_model/first/MatMul/contract → d_first_MatMul_contract; the
 * optimizer's scope goes: its slot my_model/first/kernel/m → first_kernel_m. */
const char *name_in_c(Arena *arena, const char *model, const char *name)
{
    Text text = text_new(arena);
    size_t model_length = strlen(model);
    bool backward = false;
    for (const char *part = name; *part;) {
        size_t length = strcspn(part, "/");
        bool owner = part[length] && length == model_length && strncmp(part, model, length) == 0;
        if (length == 13 && strncmp(part, "gradient_tape", 13) == 0)
            text_add(&text, text.length ? "_d" : "d"), backward = true;
        else if (owner) /* whose model it is, and what stands before, every array of the file shares */
            text = text_new(arena), text_add(&text, backward ? "d" : "");
        else
            text_add(&text, text.length ? "_%.*s" : "%.*s", (int)length, part);
        part += length + (part[length] == '/');
    }
    for (char *c = text.at; *c; ++c)
        if (!isalnum((unsigned char)*c)) *c = '_';
    /* what C or every kernel declares; and short names are for axes and pointers */
    if (is_reserved(text.at) || text.length <= 2) text_add(&text, "_");
    return isdigit((unsigned char)text.at[0]) ? arena_format(arena, "a%s", text.at) : text.at;
}

/* Functions beyond the 64th share the last bit: their names are unique among them all, which is stricter. */
static uint64_t bit_of(int function) { return (uint64_t)1 << (function < 63 ? function : 63); }

/* Whether a spec's name of an axis means something else in the C: a word of the language, a pointer, an accumulator or
 * a load by its pattern (a0, next1), an array. */
static bool is_taken(const Words *arrays, const char *name)
{
    if (is_reserved(name)) return true;
    static const char *const patterns[] = {"sum", "most", "least", "next", "vec", "ivec", "cuts_"};
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; ++i)
        if (strncmp(patterns[i], name, strlen(patterns[i])) == 0) return true;
    return words_get(arrays, name) != 0;
}

/* The functions that use each axis. */
static uint64_t *find_uses(const Schedule *schedule)
{
    uint64_t *used = ARENA_ARRAY(schedule->arena, uint64_t, schedule->axes.count);
    for (int f = 0; f < schedule->functions.count; ++f) {
        const Function *function = &schedule->functions.at[f];
        for (NestId id = 1; id < function->nests.count; ++id) {
            const Nest *nest = &function->nests.at[id];
            for (int i = 0; i < nest->outs; ++i) used[nest->out[i]] |= bit_of(f);
            for (int i = 0; i < nest->reduces; ++i) used[nest->reduce[i]] |= bit_of(f);
        }
        /* a buffer that is only read aslant has axes of no nest: `layout` may yet copy it along them */
        for (BufferId id = 1; id < function->buffers.count; ++id)
            for (int i = 0; i < function->buffers.at[id].digits; ++i)
                used[function->buffers.at[id].digit[i].axis] |= bit_of(f);
    }
    return used;
}

static Words array_names(const Schedule *schedule)
{
    Words arrays = words_new(schedule->arena);
    for (int f = 0; f < schedule->functions.count; ++f)
        for (BufferId id = 1; id < schedule->functions.at[f].buffers.count; ++id)
            *words_put(&arrays, schedule->functions.at[f].buffers.at[id].name) = 1;
    return arrays;
}

typedef struct {
    Arena *arena;
    Words taken; /* the functions in which an axis has the name */
    Words own;   /* and where a spec's name waits for an axis: names without meaning keep clear of it */
    Words tried; /* how many names of a base are taken for an axis of these functions */
} AxisNames;

static const char *candidate(Arena *arena, const char *base, int again)
{
    static const char *const plain[] = {"i", "j", "k", "l", "o", "p", "q", "r", "t", "u", "v", "w", "z"};
    enum { PLAIN = sizeof plain / sizeof *plain };
    if (base) return again ? arena_format(arena, "%s%d", base, again + 1) : base;
    return again < PLAIN ? plain[again] : arena_format(arena, "i%d", again);
}

/* The first name of the base, or without meaning where that is NULL, that is free in all of these functions. */
static const char *free_name(AxisNames *names, const char *base, uint64_t functions)
{
    uint64_t *tried = words_put(&names->tried, arena_format(names->arena, "%s/%llx", base ? base : "",
                                                            (unsigned long long)functions));
    for (;;) {
        const char *name = candidate(names->arena, base, (int)(*tried)++);
        const uint64_t where = words_get(&names->taken, name) | (base ? 0 : words_get(&names->own, name));
        if (where & functions) continue;
        *words_put(&names->taken, name) |= functions;
        return name;
    }
}

void name_axes(Schedule *schedule)
{
    Arena *arena = schedule->arena;
    AxisList *axes = &schedule->axes;
    const uint64_t *used = find_uses(schedule);
    const Words arrays = array_names(schedule);
    AxisNames names = {arena, words_new(arena), words_new(arena), words_new(arena)};
    for (AxisId id = 1; id < axes->count; ++id)
        if (axes->at[id].name) *words_put(&names.own, axes->at[id].name) |= used[id];
    for (AxisId id = 1; id < axes->count; ++id) {
        if (!used[id]) continue;
        const char *base = axes->at[id].name;
        if (base && is_taken(&arrays, base)) base = arena_format(arena, "%s_axis", base);
        axes->at[id].name = free_name(&names, base, used[id]);
    }
}
