/* digits.c: the built-in digits, which take the place of MNIST where its files are not: drawn by all threads, and
 * cached as IDX files when a whole set was drawn. */
#include "digits.h"

#include "data/synthetic.h"
#include "dataset.h"
#include "files.h"
#include "idx.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

enum { CLASSES = 10, SEED = 0, AT_ONCE = 250 /* digits a slice */ };

struct part {
    const char *file;
    bool images;
    int first, count; /* of the built-in samples */
};

static const struct part parts[] = {{"train-images-idx3-ubyte", true, 0, SYNTHETIC_TRAIN},
                                    {"train-labels-idx1-ubyte", false, 0, SYNTHETIC_TRAIN},
                                    {"t10k-images-idx3-ubyte", true, SYNTHETIC_TRAIN, SYNTHETIC_TEST},
                                    {"t10k-labels-idx1-ubyte", false, SYNTHETIC_TRAIN, SYNTHETIC_TEST}};

static const struct part *part_of(const struct gradc_field *field)
{
    for (size_t i = 0; field->file && i < sizeof parts / sizeof *parts; ++i)
        if (!strcmp(parts[i].file, field->file)) return &parts[i];
    return NULL;
}

bool digits_fit(const struct gradc_dataset *dataset)
{
    static const int image[] = {SYNTHETIC_SIDE, SYNTHETIC_SIDE};
    if (strcmp(dataset->source, "mnist")) return false;
    const struct part *first = part_of(&dataset->fields[0]);
    for (int i = 0; i < dataset->field_count; ++i) {
        const struct gradc_field *field = &dataset->fields[i];
        const struct part *part = part_of(field);
        if (!part || part->first != first->first || field->dtype != GRADC_U8) return false;
        if (!field_matches(field, part->images ? 2 : 0, image)) return false;
        if (field->limit && field->limit < (part->images ? 256 : CLASSES)) return false;
    }
    return dataset->field_count > 0;
}

/* ---- drawing ---- */

struct drawing {
    int first, count;
    uint8_t *images, *labels;
    atomic_bool failed;
};

static void draw_some(const struct gradc_call *call, int slice)
{
    struct drawing *drawing = call->state;
    const int from = slice * AT_ONCE, rest = drawing->count - from;
    if (!synthetic_digits(SEED, drawing->first + from, rest < AT_ONCE ? rest : AT_ONCE,
                          drawing->images + (size_t)from * SYNTHETIC_PIXELS, drawing->labels + from))
        atomic_store(&drawing->failed, true);
}

static bool draw(struct drawing *drawing, struct pool *pool, struct error *error)
{
    drawing->images = malloc((size_t)drawing->count * SYNTHETIC_PIXELS + 1);
    drawing->labels = malloc((size_t)drawing->count + 1);
    if (!drawing->images || !drawing->labels) return error_memory(error);
    const struct gradc_phase phase = {
        .name = "draw digits", .run = draw_some, .slices = (drawing->count + AT_ONCE - 1) / AT_ONCE};
    const struct gradc_call call = {.state = drawing};
    pool_run(pool, &phase, 1, &call);
    return !atomic_load(&drawing->failed) || error_set(error, "the built-in digits could not be drawn");
}

/* ---- cache ---- */

static bool cache_folder(char folder[PATH_LENGTH])
{
    struct error ignored;
    const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    if (cache && *cache) return path_format(folder, &ignored, "%s/gradc/synthetic-%d-v1", cache, SEED);
    return home && *home && path_format(folder, &ignored, "%s/.cache/gradc/synthetic-%d-v1", home, SEED);
}

static bool read_cached(const struct gradc_field *field, int count, void *to)
{
    char folder[PATH_LENGTH], path[PATH_LENGTH];
    struct idx_file file;
    struct error ignored;
    if (!cache_folder(folder) || !idx_find(folder, field->file, path) || !idx_open(&file, path, &ignored))
        return false;
    if (file.dtype == GRADC_U8 && file.shape[0] == part_of(field)->count &&
        field_matches(field, file.rank - 1, file.shape + 1))
        return idx_take(&file, count, to, &ignored);
    idx_close(&file);
    return false;
}

static bool all_cached(const struct gradc_dataset *dataset, void *const *fields)
{
    for (int i = 0; i < dataset->field_count; ++i)
        if (!read_cached(&dataset->fields[i], dataset->count, fields[i])) return false;
    return true;
}

/* Both files of the set are written, whichever fields this program reads. A cache that cannot be written costs the
 * next run its drawing and this one a line. */
static void write_cache(const struct drawing *drawing)
{
    char folder[PATH_LENGTH], path[PATH_LENGTH];
    struct error error;
    const int shape[] = {drawing->count, SYNTHETIC_SIDE, SYNTHETIC_SIDE};
    bool written = cache_folder(folder);
    if (!written) return;
    written = folder_make(folder, &error);
    for (size_t i = 0; written && i < sizeof parts / sizeof *parts; ++i)
        if (parts[i].first == drawing->first)
            written = path_format(path, &error, "%s/%s", folder, parts[i].file) &&
                      idx_write(path, parts[i].images ? 3 : 1, shape,
                                parts[i].images ? drawing->images : drawing->labels, &error);
    if (!written) fprintf(stderr, "note: the built-in digits were not cached: %s\n", error.text);
}

bool digits_fill(const struct gradc_program *program, const struct gradc_dataset *dataset, struct pool *pool,
                 void *const *fields, struct error *error)
{
    const struct part *part = part_of(&dataset->fields[0]);
    struct drawing drawing = {.first = part->first, .count = dataset->count};
    if (dataset->count > part->count)
        return error_set(error, "the built-in digits are %d samples, but %s was built for %d; rebuild: %s",
                         part->count, program->name, dataset->count, program->rebuild);
    if (all_cached(dataset, fields)) return true;
    const bool drawn = draw(&drawing, pool, error);
    for (int i = 0; drawn && i < dataset->field_count; ++i)
        memcpy(fields[i], part_of(&dataset->fields[i])->images ? drawing.images : drawing.labels,
               (size_t)dataset->count * field_size(&dataset->fields[i]));
    if (drawn && dataset->count == part->count) write_cache(&drawing);
    free(drawing.images);
    free(drawing.labels);
    return drawn;
}
