/* The support functions that a file really uses, specialised to the widths it uses: from the embedded texts. */
#include "embedded.h"
#include "emit/printer.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* "%% exp_N widths: 2+ needs: vecN …" and the text under it. */
typedef struct {
    const char *name, *needs, *text;
    size_t name_length, needs_length, text_length;
    bool one, more;
    bool verbatim; /* its `float` is float */
} Section;

typedef List(Section) Sections;

static Section read_section(const char *at, const char *end)
{
    Section section = {.name = at + 3};
    section.name_length = strcspn(section.name, " ");
    const char *line_end = memchr(at, '\n', (size_t)(end - at));
    const char *widths = strstr(at, "widths: ") + strlen("widths: ");
    section.one = widths[0] == '1', section.more = widths[1] == '+';
    section.needs = strstr(at, "needs:") + strlen("needs:");
    section.needs_length = (size_t)(line_end - section.needs);
    section.text = line_end + 1;
    const char *next = strstr(section.text, "\n%% ");
    section.text_length = (size_t)((next ? next + 1 : end) - section.text);
    return section;
}

static Sections read_file(Arena *arena, const char *name)
{
    Sections sections = {0};
    const EmbeddedFile *file = embedded_files;
    while (strcmp(file->name, name)) ++file;
    const char *end = file->text + file->size;
    for (const char *at = strstr(file->text, "\n%% "); at; at = strstr(at + 1, "\n%% "))
        *LIST_PUSH(arena, &sections) = read_section(at + 1, end);
    return sections;
}

bool names_support(const char *name)
{
    const EmbeddedFile *file = embedded_files;
    const size_t length = strlen(name);
    while (strcmp(file->name, "emit/support.txt")) ++file;
    for (const char *at = strstr(file->text, "\n%% "); at; at = strstr(at + 1, "\n%% "))
        if (strncmp(at + 4, name, length) == 0 && strncmp(at + 4 + length, "_N ", 3) == 0) return true;
    return false;
}

static bool same_name(const Section *a, const Section *b)
{
    return a->name_length == b->name_length && strncmp(a->name, b->name, a->name_length) == 0;
}

/* In double, the sections of support_double.txt stand where those of the same names did. */
static Sections read_sections(Arena *arena, const Real *real)
{
    Sections plain = read_file(arena, "emit/support.txt"), others, sections = {0};
    if (real != &real_double) return plain;
    others = read_file(arena, "emit/support_double.txt");
    for (int s = 0; s < plain.count; ++s) {
        bool replaced = false, again = s > 0 && same_name(&plain.at[s], &plain.at[s - 1]);
        for (int i = 0; i < others.count; ++i) {
            if (!same_name(&plain.at[s], &others.at[i])) continue;
            if (!again) {
                Section *other = LIST_PUSH(arena, &sections);
                *other = others.at[i], other->verbatim = true;
            }
            replaced = true;
        }
        if (!replaced) *LIST_PUSH(arena, &sections) = plain.at[s];
    }
    return sections;
}

static bool is_use(const Section *section, const SupportUse *use)
{
    return strlen(use->name) == section->name_length &&
           strncmp(use->name, section->name, section->name_length) == 0 &&
           (use->width == 1 ? section->one : section->more);
}

static void add_use(Arena *arena, SupportUses *uses, const char *name, int width)
{
    for (int i = 0; i < uses->count; ++i)
        if (uses->at[i].width == width && strcmp(uses->at[i].name, name) == 0) return;
    *LIST_PUSH(arena, uses) = (SupportUse){name, width};
}

static SupportUses closure(Arena *arena, const Sections *sections, const SupportUses *from)
{
    SupportUses uses = {0};
    for (int i = 0; i < from->count; ++i) add_use(arena, &uses, from->at[i].name, from->at[i].width);
    for (int i = 0; i < uses.count; ++i)
        for (int s = 0; s < sections->count; ++s) {
            const Section *section = &sections->at[s];
            if (!is_use(section, &uses.at[i])) continue;
            const char *c = section->needs, *end = section->needs + section->needs_length;
            while (c < end) {
                size_t length = strcspn(c, " \n");
                if (length)
                    add_use(arena, &uses, arena_format(arena, "%.*s", (int)length, c), uses.at[i].width);
                c += length + 1;
            }
        }
    return uses;
}

bool support_uses_math(const SupportUses *from, const Real *real, Arena *arena)
{
    Sections sections = read_sections(arena, real);
    SupportUses uses = closure(arena, &sections, from);
    for (int i = 0; i < uses.count; ++i)
        if (strcmp(uses.at[i].name, "<math.h>") == 0) return true;
    return false;
}

/* Words that end in _N, the types vecN, ivecN …, and LANES take the width; `float` is the real type, but in what was
 * written for double. */
static void print_specialised(const Section *section, const Real *real, int width, Text *text)
{
    static const char *const types[] = {"vecN", "ivecN", "uvecN", "ulongN", "bytesN", "halvesN"};
    const char *c = section->text, *end = c + section->text_length;
    while (end > c && isspace((unsigned char)end[-1])) --end;
    while (c < end) {
        size_t length = 0;
        while (c + length < end && (isalnum((unsigned char)c[length]) || c[length] == '_')) ++length;
        if (!length) {
            text_bytes(text, c++, 1);
            continue;
        }
        bool suffix = length > 2 && strncmp(c + length - 2, "_N", 2) == 0,
             lanes = length == 5 && strncmp(c, "LANES", 5) == 0;
        for (size_t i = 0; i < sizeof types / sizeof *types; ++i)
            suffix |= length == strlen(types[i]) && strncmp(c, types[i], length) == 0;
        if (suffix)
            text_bytes(text, c, length - 1), text_add(text, "%d", width);
        else if (lanes)
            text_add(text, "%d", width);
        else if (!section->verbatim && length == 5 && strncmp(c, "float", 5) == 0)
            text_add(text, "%s", real->c_name);
        else
            text_bytes(text, c, length);
        c += length;
    }
    text_add(text, "\n");
}

void print_support(const SupportUses *from, const Real *real, Text *text)
{
    Sections sections = read_sections(text->arena, real);
    SupportUses uses = closure(text->arena, &sections, from);
    for (int width = 1; width <= 64; width *= 2)
        for (int s = 0; s < sections.count; ++s)
            for (int i = 0; i < uses.count; ++i)
                if (uses.at[i].width == width && is_use(&sections.at[s], &uses.at[i])) {
                    bool type =
                        sections.at[s].text_length > 7 && strncmp(sections.at[s].text, "typedef", 7) == 0;
                    if (!type) text_add(text, "\n");
                    print_specialised(&sections.at[s], real, width, text);
                }
}
