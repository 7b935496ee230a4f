/* safetensors.c: reading and writing the file format, by the rules of its reference reader: the header begins with
 * "{" and ends in nothing but spaces, no key stands twice, the tensors fill the file without hole or overlap, and each
 * is as long as its shape and type say. */
#include "safetensors.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LENGTH_BYTES = 8, HEADER_MOST = 100000000 };

static bool refuse(const struct safetensors *file, struct error *error, const char *why)
{
    return error_set(error, "%s: not a valid safetensors file: %s", file->path, why);
}

/* ---- reading ---- */

static int dtype_bytes(const char *name)
{
    static const struct {
        const char *name;
        int bytes;
    } known[] = {{"BOOL", 1}, {"U8", 1},  {"I8", 1},  {"F8_E5M2", 1}, {"F8_E4M3", 1},
                 {"I16", 2},  {"U16", 2}, {"F16", 2}, {"BF16", 2},    {"I32", 4},
                 {"U32", 4},  {"F32", 4}, {"F64", 8}, {"I64", 8},     {"U64", 8}};
    for (size_t i = 0; i < sizeof known / sizeof *known; ++i)
        if (!strcmp(known[i].name, name)) return known[i].bytes;
    return 0;
}

static bool whole_number(const json_t *value, uint64_t *number)
{
    if (!json_is_integer(value) || json_integer_value(value) < 0) return false;
    *number = (uint64_t)json_integer_value(value);
    return true;
}

static bool parse_tensor(const struct safetensors *file, const char *name, const json_t *description,
                         struct tensor *tensor, struct error *error)
{
    const json_t *shape = json_object_get(description, "shape");
    const json_t *offsets = json_object_get(description, "data_offsets");
    const char *dtype = json_string_value(json_object_get(description, "dtype"));
    uint64_t end, size = dtype ? (uint64_t)dtype_bytes(dtype) : 0;
    if (!size) return error_set(error, "%s: tensor %s has no dtype known here", file->path, name);
    if (!json_is_array(shape) || json_array_size(shape) > GRADC_RANK)
        return error_set(error, "%s: tensor %s has no shape, or more than %d axes", file->path, name,
                         GRADC_RANK);
    *tensor = (struct tensor){.name = name, .dtype = dtype, .rank = (int)json_array_size(shape)};
    for (int i = 0; i < tensor->rank; ++i) {
        uint64_t extent;
        if (!whole_number(json_array_get(shape, (size_t)i), &extent) ||
            __builtin_mul_overflow(size, extent, &size))
            return error_set(error, "%s: tensor %s has an impossible shape", file->path, name);
        tensor->shape[i] = (int64_t)extent;
    }
    if (json_array_size(offsets) != 2 || !whole_number(json_array_get(offsets, 0), &tensor->offset) ||
        !whole_number(json_array_get(offsets, 1), &end) || end < tensor->offset)
        return error_set(error, "%s: tensor %s has no valid data_offsets", file->path, name);
    tensor->size = end - tensor->offset;
    if (tensor->size != size)
        return error_set(error, "%s: tensor %s is %" PRIu64 " bytes, its shape and dtype say %" PRIu64,
                         file->path, name, tensor->size, size);
    return true;
}

static bool parse_metadata(const struct safetensors *file, json_t *metadata, struct error *error)
{
    const char *key;
    json_t *value;
    if (!json_is_object(metadata)) return refuse(file, error, "__metadata__ is not an object");
    json_object_foreach(metadata, key, value)
    {
        if (!json_is_string(value))
            return refuse(file, error, "__metadata__ holds something else than strings");
    }
    return true;
}

static int by_offset(const void *a, const void *b)
{
    const struct tensor *const left = a, *const right = b;
    if (left->offset != right->offset) return left->offset < right->offset ? -1 : 1;
    return (left->size > right->size) - (left->size < right->size); /* an empty one before its neighbour */
}

static bool parse_tensors(struct safetensors *file, uint64_t data_size, struct error *error)
{
    const char *name;
    json_t *description;
    file->tensors = calloc(json_object_size(file->header) + 1, sizeof *file->tensors);
    if (!file->tensors) return error_memory(error);
    json_object_foreach(file->header, name, description)
    {
        if (!strcmp(name, "__metadata__")) {
            if (!parse_metadata(file, description, error)) return false;
            continue;
        }
        if (!parse_tensor(file, name, description, &file->tensors[file->count], error)) return false;
        ++file->count;
    }
    qsort(file->tensors, (size_t)file->count, sizeof *file->tensors, by_offset);
    uint64_t end = 0;
    for (int i = 0; i < file->count; ++i) {
        if (file->tensors[i].offset != end)
            return error_set(error, "%s: not a valid safetensors file: a hole or an overlap before tensor %s",
                             file->path, file->tensors[i].name);
        end += file->tensors[i].size;
    }
    if (end != data_size) return refuse(file, error, "its tensors do not fill it exactly (truncated?)");
    return true;
}

static bool parse_header(struct safetensors *file, const char *text, size_t length, struct error *error)
{
    json_error_t cause;
    size_t used = length;
    while (used && text[used - 1] == ' ') --used;
    if (*text != '{' || text[used - 1] != '}')
        return refuse(file, error, "its header must be one JSON object, followed by nothing but spaces");
    file->header = json_loadb(text, length, JSON_REJECT_DUPLICATES, &cause);
    if (!file->header) return refuse(file, error, cause.text);
    return true;
}

static bool read_header(struct safetensors *file, uint64_t file_size, struct error *error)
{
    unsigned char bytes[LENGTH_BYTES];
    uint64_t length = 0;
    if (fread(bytes, 1, sizeof bytes, file->stream) != sizeof bytes)
        return refuse(file, error, "shorter than 8 bytes");
    for (int i = LENGTH_BYTES - 1; i >= 0; --i) length = length << 8 | bytes[i];
    if (length < 2 || length > HEADER_MOST || length > file_size - LENGTH_BYTES)
        return refuse(file, error, "the length of its header is impossible");
    char *text = malloc(length);
    if (!text) return error_memory(error);
    bool read = fread(text, 1, length, file->stream) == length || refuse(file, error, "truncated header");
    read = read && parse_header(file, text, length, error);
    free(text);
    file->data = LENGTH_BYTES + length;
    return read && parse_tensors(file, file_size - file->data, error);
}

bool safetensors_open(struct safetensors *file, const char *path, struct error *error)
{
    struct stat status;
    *file = (struct safetensors){.path = path};
    const int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) return error_set(error, "%s: cannot open: %s", path, strerror(errno));
    if (fstat(descriptor, &status) || !S_ISREG(status.st_mode)) {
        close(descriptor);
        return error_set(error, "%s: not a regular file", path);
    }
    file->stream = fdopen(descriptor, "rb");
    if (!file->stream) {
        close(descriptor);
        return error_memory(error);
    }
    if (read_header(file, (uint64_t)status.st_size, error)) return true;
    safetensors_close(file);
    return false;
}

bool safetensors_read(const struct safetensors *file, const struct tensor *tensor, void *to,
                      struct error *error)
{
    if (fseeko(file->stream, (off_t)(file->data + tensor->offset), SEEK_SET) ||
        fread(to, 1, tensor->size, file->stream) != tensor->size)
        return error_set(error, "%s: cannot read tensor %s", file->path, tensor->name);
    return true;
}

const struct tensor *safetensors_find(const struct safetensors *file, const char *name)
{
    for (int i = 0; i < file->count; ++i)
        if (!strcmp(file->tensors[i].name, name)) return &file->tensors[i];
    return NULL;
}

const char *safetensors_metadata(const struct safetensors *file, const char *key)
{
    return json_string_value(json_object_get(json_object_get(file->header, "__metadata__"), key));
}

void safetensors_close(struct safetensors *file)
{
    free(file->tensors);
    json_decref(file->header);
    if (file->stream) fclose(file->stream);
    *file = (struct safetensors){0};
}

void tensor_shape_text(const struct tensor *tensor, char *text, size_t size)
{
    size_t used = (size_t)snprintf(text, size, "[");
    for (int i = 0; i < tensor->rank && used < size; ++i)
        used += (size_t)snprintf(text + used, size - used, "%s%" PRId64, i ? ", " : "", tensor->shape[i]);
    if (used < size) snprintf(text + used, size - used, "]");
}

/* ---- writing ---- */

static json_t *describe(const struct tensor *tensor)
{
    json_t *shape = json_array();
    for (int i = 0; i < tensor->rank; ++i) json_array_append_new(shape, json_integer(tensor->shape[i]));
    return json_pack("{s:s, s:o, s:[I, I]}", "dtype", tensor->dtype, "shape", shape, "data_offsets",
                     (json_int_t)tensor->offset, (json_int_t)tensor->offset + (json_int_t)tensor->size);
}

static char *header_text(struct tensor *tensors, int count, const struct metadata *metadata,
                         int metadata_count)
{
    json_t *header = json_object(), *strings = json_object();
    bool built = header && strings;
    for (int i = 0; built && i < metadata_count; ++i)
        built = !json_object_set_new(strings, metadata[i].key, json_string(metadata[i].value));
    built = !json_object_set_new(header, "__metadata__", strings) && built;
    uint64_t end = 0;
    for (int i = 0; built && i < count; ++i) {
        tensors[i].offset = end;
        end += tensors[i].size;
        built = !json_object_set_new(header, tensors[i].name, describe(&tensors[i]));
    }
    char *text = built ? json_dumps(header, JSON_COMPACT) : NULL;
    json_decref(header);
    return text;
}

bool safetensors_write_header(FILE *out, struct tensor *tensors, int count, const struct metadata *metadata,
                              int metadata_count, struct error *error)
{
    char *text = header_text(tensors, count, metadata, metadata_count);
    if (!text) return error_memory(error);
    const size_t length = strlen(text), padded = (length + 7) / 8 * 8; /* the tensors begin aligned */
    unsigned char bytes[LENGTH_BYTES];
    for (int i = 0; i < LENGTH_BYTES; ++i) bytes[i] = (unsigned char)((uint64_t)padded >> (8 * i));
    fwrite(bytes, 1, sizeof bytes, out);
    fprintf(out, "%-*s", (int)padded, text);
    free(text);
    return true; /* errors of the stream are seen when it is committed */
}
