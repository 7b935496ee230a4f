/* dataset.c: the samples of a data set in memory: found, read, and checked against what the program was built for. */
#include "dataset.h"

#include "blocks.h"
#include "data/synthetic.h"
#include "digits.h"
#include "idx.h"

#include <inttypes.h>
#include <sha2.h>
#include <stdlib.h>
#include <string.h>

size_t field_size(const struct gradc_field *field)
{
    size_t size = dtype_size(field->dtype);
    for (int i = 0; i < field->rank; ++i) size *= (size_t)field->shape[i];
    return size;
}

static int rank_without_ones(int rank, const int *shape)
{
    while (rank && shape[rank - 1] == 1) --rank;
    return rank;
}

bool field_matches(const struct gradc_field *field, int rank, const int *shape)
{
    const int length = rank_without_ones(field->rank, field->shape);
    return length == rank_without_ones(rank, shape) &&
           !memcmp(field->shape, shape, (size_t)length * sizeof *shape);
}

/* ---- where the files are ---- */

static const char *environment(const char *name)
{
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

/* Files of one folder are one collection: real tests must not judge what was trained on built-in digits. */
static int files_present(const struct gradc_program *program, const char *source, const char *folder)
{
    const struct gradc_dataset *const sets[] = {program->train, program->test};
    char path[PATH_LENGTH];
    int present = 0;
    for (int set = 0; set < 2; ++set)
        for (int i = 0; sets[set] && !strcmp(sets[set]->source, source) && i < sets[set]->field_count; ++i)
            present += sets[set]->fields[i].file && idx_find(folder, sets[set]->fields[i].file, path);
    return present;
}

static bool needs_files(const struct gradc_dataset *dataset)
{
    for (int i = 0; i < dataset->field_count; ++i)
        if (dataset->fields[i].file) return true;
    return false;
}

static bool missing_file(const struct gradc_dataset *dataset, const char *folder, struct error *error)
{
    char path[PATH_LENGTH];
    for (int i = 0; i < dataset->field_count; ++i) {
        const char *file = dataset->fields[i].file;
        if (!file || idx_find(folder, file, path)) continue;
        return error_set(
            error,
            "%s/%s: no such file, neither plain nor .gz; the data of %s belong there, or in another "
            "folder named with --data",
            folder, file, dataset->source);
    }
    return true;
}

bool data_find(const struct gradc_program *program, const struct gradc_dataset *dataset, const char *option,
               struct data_place *place, struct error *error)
{
    *place = (struct data_place){0};
    if (!needs_files(dataset)) return true;
    const char *named = environment("GRADC_DATA"), *shared = environment("XDG_DATA_HOME"),
               *home = environment("HOME");
    if (option || named) {
        const bool fits = option ? path_format(place->folder, error, "%s", option)
                                 : path_format(place->folder, error, "%s/%s", named, dataset->source);
        return fits && missing_file(dataset, place->folder, error);
    }
    if (shared && !path_format(place->folder, error, "%s/gradc/%s", shared, dataset->source)) return false;
    if (!shared && home &&
        !path_format(place->folder, error, "%s/.local/share/gradc/%s", home, dataset->source))
        return false;
    if (*place->folder && files_present(program, dataset->source, place->folder))
        return missing_file(dataset, place->folder, error);
    place->built_in = digits_fit(dataset);
    if (place->built_in) return true;
    return *place->folder
             ? missing_file(dataset, place->folder, error)
             : error_set(error, "data set %s: name the folder of its files with --data", dataset->source);
}

/* ---- reading and checking ---- */

static bool wrong_count(const struct gradc_program *program, const char *path, int count, int wanted,
                        struct error *error)
{
    error_set(error, "%s: holds %d samples, but %s was built for %d", path, count, program->name, wanted);
    return error_add(error, "give it data of %d samples, or state %d in %s and rebuild: %s", wanted, count,
                     program->spec, program->rebuild);
}

/* A spec may state fewer than a standard set has, and means the first of them. */
static bool count_fits(int count, int wanted)
{
    return count == wanted || (count > wanted && (count == SYNTHETIC_TRAIN || count == SYNTHETIC_TEST));
}

static bool header_fits(const struct gradc_program *program, const struct gradc_field *field,
                        const struct idx_file *file, int wanted, struct error *error)
{
    char here[128], expected[128];
    idx_shape_text(file->rank - 1, file->shape + 1, here, sizeof here);
    idx_shape_text(field->rank, field->shape, expected, sizeof expected);
    if (file->dtype != field->dtype)
        return error_set(error, "%s: its element type is not the one %s was built for", file->path,
                         program->name);
    if (!field_matches(field, file->rank - 1, file->shape + 1))
        return error_set(error, "%s: a sample is of shape (%s), but %s was built for (%s)", file->path, here,
                         program->name, expected);
    return count_fits(file->shape[0], wanted) ||
           wrong_count(program, file->path, file->shape[0], wanted, error);
}

static int64_t value_at(const struct gradc_field *field, const void *data, size_t i)
{
    switch (field->dtype) {
    case GRADC_I32: return ((const int32_t *)data)[i];
    case GRADC_I64: return ((const int64_t *)data)[i];
    default: return ((const uint8_t *)data)[i];
    }
}

static bool within_limit(const struct gradc_field *field, const char *where, int count, const void *data,
                         struct error *error)
{
    if (!field->limit || field->dtype == GRADC_F32) return true;
    const size_t each = field_size(field) / dtype_size(field->dtype);
    for (size_t i = 0; i < (size_t)count * each; ++i) {
        const int64_t value = value_at(field, data, i);
        if (value < 0 || value >= field->limit)
            return error_set(error, "%s: sample %zu has label %" PRId64 ", but the model knows 0 to %d",
                             where, i / each, value, field->limit - 1);
    }
    return true;
}

static bool read_field(const struct gradc_program *program, const struct gradc_field *field,
                       const char *folder, int count, void *to, struct error *error)
{
    char path[PATH_LENGTH];
    struct idx_file file;
    if (!idx_find(folder, field->file, path))
        return error_set(error, "%s/%s: no such file, neither plain nor .gz", folder, field->file);
    if (!idx_open(&file, path, error)) return false;
    if (!header_fits(program, field, &file, count, error)) {
        idx_close(&file);
        return false;
    }
    return idx_take(&file, count, to, error) && within_limit(field, path, count, to, error);
}

static bool load_fields(const struct gradc_program *program, const struct data_place *place,
                        struct pool *pool, struct samples *samples, struct error *error)
{
    const struct gradc_dataset *dataset = samples->dataset;
    for (int i = 0; i < dataset->field_count; ++i) {
        const struct gradc_field *field = &dataset->fields[i];
        samples->data[i] = field->data;
        if (field->data && !within_limit(field, program->spec, dataset->count, field->data, error))
            return false;
        if (!field->file) continue;
        const size_t size = (size_t)dataset->count * field_size(field);
        samples->data[i] = samples->owned[i] = block_reserve(size);
        if (!samples->owned[i]) return error_memory(error);
        if (!place->built_in &&
            !read_field(program, field, place->folder, dataset->count, samples->owned[i], error))
            return false;
    }
    return !place->built_in || digits_fill(program, dataset, pool, samples->owned, error);
}

bool samples_load(const struct gradc_program *program, const struct gradc_dataset *dataset,
                  const struct data_place *place, struct pool *pool, struct samples *samples,
                  struct error *error)
{
    const size_t fields = (size_t)dataset->field_count;
    *samples =
        (struct samples){dataset, calloc(fields, sizeof *samples->data), calloc(fields, sizeof(void *))};
    const bool loaded = samples->data && samples->owned ? load_fields(program, place, pool, samples, error)
                                                        : error_memory(error);
    if (!loaded) samples_free(samples);
    return loaded;
}

void samples_free(struct samples *samples)
{
    for (int i = 0; samples->owned && i < samples->dataset->field_count; ++i) free(samples->owned[i]);
    free(samples->owned);
    free(samples->data);
    *samples = (struct samples){0};
}

void samples_sha256(const struct samples *const *sets, int count, char text[SHA256_TEXT])
{
    SHA2_CTX context;
    SHA256Init(&context);
    for (int set = 0; set < count; ++set)
        for (int i = 0; sets[set] && i < sets[set]->dataset->field_count; ++i)
            SHA256Update(&context, sets[set]->data[i],
                         (size_t)sets[set]->dataset->count * field_size(&sets[set]->dataset->fields[i]));
    SHA256End(&context, text);
}
