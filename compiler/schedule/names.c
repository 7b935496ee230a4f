/* What things are called in the C: arrays after the ops that make them, axes as the layers named them. */
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
        "state",  "from",     "to",       "m",        "s"};
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
static bool is_taken(const Schedule *schedule, const char *name)
{
    if (is_reserved(name)) return true;
    static const char *const patterns[] = {"sum", "most", "least", "next", "vec", "ivec", "cuts_"};
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; ++i)
        if (strncmp(patterns[i], name, strlen(patterns[i])) == 0) return true;
    for (int f = 0; f < schedule->functions.count; ++f)
        for (BufferId id = 1; id < schedule->functions.at[f].buffers.count; ++id)
            if (strcmp(schedule->functions.at[f].buffers.at[id].name, name) == 0) return true;
    return false;
}

void name_axes(Schedule *schedule)
{
    AxisList *axes = &schedule->axes;
    uint64_t *used = ARENA_ARRAY(schedule->arena, uint64_t, axes->count);
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
    static const char *const plain[] = {"i", "j", "k", "l", "o", "p", "q", "r", "t", "u", "v", "w", "z"};
    enum { PLAIN = sizeof plain / sizeof *plain };
    for (AxisId id = 1; id < axes->count; ++id) {
        if (!used[id]) continue;
        const char *base = axes->at[id].name;
        if (base && is_taken(schedule, base)) base = arena_format(schedule->arena, "%s_axis", base);
        for (int again = 0;; ++again) {
            const char *name = base ? (again ? arena_format(schedule->arena, "%s%d", base, again + 1) : base)
                             : again < PLAIN ? plain[again]
                                             : arena_format(schedule->arena, "i%d", again);
            bool taken = false;
            for (AxisId other = 1; other < axes->count; ++other)
                taken |= other != id && (used[other] & used[id]) && (other < id || !base) &&
                         axes->at[other].name && strcmp(axes->at[other].name, name) == 0;
            if (taken) continue;
            axes->at[id].name = name;
            break;
        }
    }
}
