/* Named tensors in safetensors files: the header's length in eight bytes, a header in JSON, the data. */
#include "tensors.h"

#include "report.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const dtype_names[] = {"F32", "I64"};
static const size_t dtype_sizes[] = {4, 8};

static size_t size_of(const Tensor *tensor) { return (size_t)tensor->count * dtype_sizes[tensor->dtype]; }

Tensor *tensors_add(Tensors *tensors, const char *name, int dtype, int rank, const int64_t *shape)
{
    Tensor *items = realloc(tensors->items, (size_t)(tensors->count + 1) * sizeof *items);
    if (!items) return NULL;
    tensors->items = items;
    Tensor *tensor = &items[tensors->count];
    *tensor = (Tensor){.name = strdup(name), .dtype = dtype, .rank = rank, .count = 1};
    for (int i = 0; i < rank; ++i) tensor->shape[i] = shape[i], tensor->count *= shape[i];
    tensor->data = calloc((size_t)tensor->count + 1, dtype_sizes[dtype]);
    ++tensors->count;
    return tensor->name && tensor->data ? tensor : NULL;
}

const Tensor *tensors_find(const Tensors *tensors, const char *name)
{
    for (int i = 0; i < tensors->count; ++i)
        if (strcmp(tensors->items[i].name, name) == 0) return &tensors->items[i];
    return NULL;
}

void tensors_free(Tensors *tensors)
{
    for (int i = 0; i < tensors->count; ++i) free(tensors->items[i].name), free(tensors->items[i].data);
    free(tensors->items);
    *tensors = (Tensors){0};
}

static json_t *describe(const Tensor *tensor, size_t begin)
{
    json_t *shape = json_array();
    for (int i = 0; i < tensor->rank; ++i) json_array_append_new(shape, json_integer(tensor->shape[i]));
    const size_t end = begin + size_of(tensor);
    return json_pack("{s:s, s:o, s:[I, I]}", "dtype", dtype_names[tensor->dtype], "shape", shape,
                     "data_offsets", (json_int_t)begin, (json_int_t)end);
}

/* The header's text, or NULL where memory is short. */
static char *header_text(const Tensors *tensors)
{
    json_t *header = json_object();
    size_t begin = 0;
    for (int i = 0; i < tensors->count; ++i) {
        json_object_set_new(header, tensors->items[i].name, describe(&tensors->items[i], begin));
        begin += size_of(&tensors->items[i]);
    }
    char *text = json_dumps(header, JSON_COMPACT);
    json_decref(header);
    return text;
}

bool tensors_write(const Tensors *tensors, const char *path)
{
    char *text = header_text(tensors);
    FILE *file = text ? fopen(path, "wb") : NULL;
    if (!file) {
        free(text);
        return report("%s: cannot be written", path);
    }
    const size_t used = strlen(text), padded = (used + 7) / 8 * 8; /* the elements begin aligned */
    uint8_t length[8];
    for (int i = 0; i < 8; ++i) length[i] = (uint8_t)((uint64_t)padded >> 8 * i);
    bool written = fwrite(length, 1, 8, file) == 8 && fprintf(file, "%-*s", (int)padded, text) == (int)padded;
    for (int i = 0; i < tensors->count; ++i)
        written = written && fwrite(tensors->items[i].data, 1, size_of(&tensors->items[i]), file) ==
                                 size_of(&tensors->items[i]);
    free(text);
    return fclose(file) == 0 && written ? true : report("%s: writing failed", path);
}

/* Takes one entry of the header and its elements; data has size bytes. */
static bool read_tensor(Tensors *tensors, const char *path, const char *name, json_t *entry,
                        const uint8_t *data, size_t size)
{
    const char *dtype_name;
    json_t *extents;
    json_int_t begin, end;
    if (json_unpack(entry, "{s:s, s:o, s:[I, I!]}", "dtype", &dtype_name, "shape", &extents, "data_offsets",
                    &begin, &end) != 0)
        return report("%s: the header's entry of %s is not what safetensors asks for", path, name);
    const int dtype = strcmp(dtype_name, "F32") == 0 ? TENSOR_F32 : TENSOR_I64;
    if (strcmp(dtype_name, dtype_names[dtype]) != 0)
        return report("%s: %s has dtype %s; F32 and I64 are expected", path, name, dtype_name);
    if (json_array_size(extents) > TENSOR_RANK) return report("%s: %s has too many axes", path, name);

    int64_t shape[TENSOR_RANK] = {0};
    size_t i, count = 1;
    json_t *extent;
    json_array_foreach(extents, i, extent)
    {
        shape[i] = json_integer_value(extent);
        if (shape[i] < 0 || (size_t)shape[i] > size)
            return report("%s: %s has an axis beyond the file", path, name);
        if (count > 0 && (size_t)shape[i] > size / count)
            return report("%s: %s is larger than the file", path, name);
        count *= (size_t)shape[i];
    }
    if (begin < 0 || end < begin || (size_t)end > size || (size_t)(end - begin) != count * dtype_sizes[dtype])
        return report("%s: the offsets of %s do not fit its shape or the file", path, name);
    Tensor *tensor = tensors_add(tensors, name, dtype, (int)json_array_size(extents), shape);
    if (!tensor) return report("%s: out of memory", path);
    memcpy(tensor->data, data + begin, (size_t)(end - begin));
    return true;
}

static bool parse(Tensors *tensors, const char *path, const uint8_t *bytes, size_t size)
{
    uint64_t length = 0;
    for (int i = 0; i < 8 && size >= 8; ++i) length |= (uint64_t)bytes[i] << 8 * i;
    if (size < 8 || length > size - 8) return report("%s: not a safetensors file: its header is cut", path);
    json_error_t error;
    json_t *header = json_loadb((const char *)bytes + 8, length, JSON_REJECT_DUPLICATES, &error);
    if (!json_is_object(header)) {
        json_decref(header);
        return report("%s: header: %s", path, error.text);
    }
    const char *name;
    json_t *entry;
    bool good = true;
    json_object_foreach(header, name, entry) if (good && strcmp(name, "__metadata__") != 0) good =
        read_tensor(tensors, path, name, entry, bytes + 8 + length, size - 8 - length);
    json_decref(header);
    return good;
}

bool tensors_read(Tensors *tensors, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) return report("%s: cannot be opened: the trained binary did not write it", path);
    uint8_t *bytes = NULL;
    bool good = fseek(file, 0, SEEK_END) == 0;
    const long size = good ? ftell(file) : -1;
    rewind(file);
    if (size >= 0) bytes = malloc((size_t)size + 1);
    good = bytes && fread(bytes, 1, (size_t)size, file) == (size_t)size;
    fclose(file);
    good = good ? parse(tensors, path, bytes, (size_t)size) : report("%s: cannot be read", path);
    free(bytes);
    return good;
}
