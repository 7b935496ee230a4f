/* synthetic_files.c: a seed -> the four IDX files of a training and a test set of synthetic digits. */
#include "synthetic.h"

#include "../files.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CHUNK = 500, IMAGES_HEADER = 16, LABELS_HEADER = 8 };

/* The training or the test half of a set: samples first .. first + count - 1. */
struct half {
    const char *images_name, *labels_name;
    int first, count;
    struct output_file *images, *labels;
};

static void put_big_endian(uint8_t bytes[4], uint32_t value)
{
    for (int b = 0; b < 4; ++b) bytes[b] = (uint8_t)(value >> (24 - 8 * b));
}

/* Magic 0 0 8 rank (8: unsigned bytes), then the extents, each big-endian. */
static void idx_header(uint8_t *header, int rank, int count)
{
    const uint32_t extents[3] = {(uint32_t)count, SYNTHETIC_SIDE, SYNTHETIC_SIDE};

    put_big_endian(header, 0x800 + (uint32_t)rank);
    for (int axis = 0; axis < rank; ++axis) put_big_endian(header + 4 + 4 * axis, extents[axis]);
}

static bool write_bytes(struct output_file *file, const uint8_t *bytes, size_t size, struct error *error)
{
    if (fwrite(bytes, 1, size, file->stream) == size) return true;
    return error_set(error, "%s: cannot write: %s", file->path, strerror(errno));
}

static bool open_files(const struct half *half, const char *directory, struct error *error)
{
    char path[PATH_LENGTH];

    return path_format(path, error, "%s/%s", directory, half->images_name) &&
           output_open(half->images, path, error) &&
           path_format(path, error, "%s/%s", directory, half->labels_name) &&
           output_open(half->labels, path, error);
}

static bool write_headers(const struct half *half, struct error *error)
{
    uint8_t images[IMAGES_HEADER], labels[LABELS_HEADER];

    idx_header(images, 3, half->count);
    idx_header(labels, 1, half->count);
    return write_bytes(half->images, images, sizeof images, error) &&
           write_bytes(half->labels, labels, sizeof labels, error);
}

/* buffer: room for the images and labels of a chunk. */
static bool write_samples(uint64_t seed, const struct half *half, struct synthetic_progress progress,
                          uint8_t *buffer, struct error *error)
{
    uint8_t *labels = buffer + CHUNK * SYNTHETIC_PIXELS;

    for (int done = 0; done < half->count;) {
        const int count = half->count - done < CHUNK ? half->count - done : CHUNK;

        if (!synthetic_digits(seed, half->first + done, count, buffer, labels))
            return error_set(error, "synthetic digits: sample %d is out of range", half->first + done);
        if (!write_bytes(half->images, buffer, (size_t)count * SYNTHETIC_PIXELS, error) ||
            !write_bytes(half->labels, labels, (size_t)count, error))
            return false;
        done += count;
        if (progress.report)
            progress.report(progress.context, half->first + done, SYNTHETIC_TRAIN + SYNTHETIC_TEST);
    }
    return true;
}

/* The images of an older set go first: cut off at any moment, the folder lacks a file rather than mixes two sets. */
static bool remove_old_images(const struct half *half, struct error *error)
{
    if (!unlink(half->images->path) || errno == ENOENT) return true;
    return error_set(error, "%s: cannot replace: %s", half->images->path, strerror(errno));
}

static bool write_set(uint64_t seed, const char *directory, const struct half halves[2],
                      struct synthetic_progress progress, uint8_t *buffer, struct error *error)
{
    for (int h = 0; h < 2; ++h)
        if (!open_files(&halves[h], directory, error) || !write_headers(&halves[h], error)) return false;
    for (int h = 0; h < 2; ++h)
        if (!write_samples(seed, &halves[h], progress, buffer, error)) return false;
    for (int h = 0; h < 2; ++h)
        if (!remove_old_images(&halves[h], error)) return false;
    for (int h = 0; h < 2; ++h)
        if (!output_commit(halves[h].labels, error)) return false;
    for (int h = 0; h < 2; ++h)
        if (!output_commit(halves[h].images, error)) return false;
    return true;
}

static bool write_to_directory(uint64_t seed, const char *directory, struct synthetic_progress progress,
                               struct error *error)
{
    struct output_file files[4];
    const struct half halves[2] = {
        {"train-images-idx3-ubyte", "train-labels-idx1-ubyte", 0, SYNTHETIC_TRAIN, &files[0], &files[1]},
        {"t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte", SYNTHETIC_TRAIN, SYNTHETIC_TEST, &files[2],
         &files[3]},
    };

    if (!directory[0]) return error_set(error, "synthetic digits: the name of their folder is empty");
    if (!folder_make(directory, error)) return false;

    uint8_t *buffer = malloc((size_t)CHUNK * (SYNTHETIC_PIXELS + 1));

    if (!buffer) return error_memory(error);

    for (int f = 0; f < 4; ++f) files[f].stream = NULL; /* not open */

    const bool written = write_set(seed, directory, halves, progress, buffer, error);

    for (int f = 0; f < 4; ++f) output_cancel(&files[f]); /* those that were not committed */
    free(buffer);
    return written;
}

bool synthetic_write_with_progress(uint64_t seed, const char *directory, struct synthetic_progress progress,
                                   char *error, size_t error_size)
{
    struct error cause = {0};
    const bool written = write_to_directory(seed, directory, progress, &cause);

    if (!written) snprintf(error, error_size, "%s", cause.text);
    return written;
}

bool synthetic_write(uint64_t seed, const char *directory, char *error, size_t error_size)
{
    return synthetic_write_with_progress(seed, directory, (struct synthetic_progress){0}, error, error_size);
}
