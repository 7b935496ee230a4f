/* idx.c: IDX files, plain or gzip: a header of big-endian numbers, then the elements row by row. */
#include "idx.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum { BUFFER = 1 << 17, DEFLATE_MOST = 1032 /* bytes that one byte of deflate can become */ };

size_t dtype_size(enum gradc_dtype dtype)
{
    static const size_t size[] = {[GRADC_F32] = 4,  [GRADC_I32] = 4,  [GRADC_I64] = 8, [GRADC_U8] = 1,
                                  [GRADC_BOOL] = 1, [GRADC_BF16] = 2, [GRADC_F64] = 8};
    return size[dtype];
}

void idx_shape_text(int rank, const int *shape, char *text, size_t size)
{
    size_t used = 0;
    *text = 0;
    for (int i = 0; i < rank && used < size; ++i)
        used += (size_t)snprintf(text + used, size - used, "%s%d", i ? " x " : "", shape[i]);
}

static bool is_file(const char *path)
{
    struct stat status;
    return !stat(path, &status) && !S_ISDIR(status.st_mode);
}

bool idx_find(const char *folder, const char *name, char path[PATH_LENGTH])
{
    char dotted[PATH_LENGTH];
    struct error ignored;
    if (!path_format(dotted, &ignored, "%s", name)) return false;
    char *dash = strstr(dotted, "-idx");
    if (dash) *dash = '.';
    const char *const spellings[] = {name, dotted}, *const endings[] = {"", ".gz"};
    for (int spelling = 0; spelling < 2; ++spelling)
        for (int ending = 0; ending < 2; ++ending)
            if (path_format(path, &ignored, "%s/%s%s", folder, spellings[spelling], endings[ending]) &&
                is_file(path))
                return true;
    return false;
}

void idx_close(struct idx_file *file)
{
    if (file->stream) gzclose(file->stream);
    file->stream = NULL;
}

static bool refuse(struct idx_file *file, struct error *error, const char *why)
{
    error_set(error, "%s: %s", file->path, why);
    idx_close(file);
    return false;
}

/* What zlib says of a broken stream is the cause; a stream that merely ends is shorter than it announced. */
static bool read_exactly(struct idx_file *file, void *to, size_t size, struct error *error)
{
    for (char *at = to; size;) {
        const unsigned part = size < INT_MAX / 2 ? (unsigned)size : INT_MAX / 2;
        const int got = gzread(file->stream, at, part);
        if (got <= 0) {
            int code;
            const char *cause = gzerror(file->stream, &code);
            if (got < 0 && code == Z_ERRNO) return refuse(file, error, strerror(errno));
            return refuse(file, error, got < 0 && *cause ? cause : "truncated: it ends before its data do");
        }
        at += got, size -= (size_t)got;
    }
    return true;
}

static int big_endian(const unsigned char *bytes)
{
    const uint32_t value =
        (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | (uint32_t)bytes[3];
    return value > INT_MAX ? -1 : (int)value;
}

static bool known_dtype(int code, enum gradc_dtype *dtype)
{
    static const struct {
        int code;
        enum gradc_dtype dtype;
    } known[] = {{0x08, GRADC_U8}, {0x0C, GRADC_I32}, {0x0D, GRADC_F32}};
    for (size_t i = 0; i < sizeof known / sizeof *known; ++i)
        if (known[i].code == code) {
            *dtype = known[i].dtype;
            return true;
        }
    return false;
}

static bool read_header(struct idx_file *file, uint64_t file_size, struct error *error)
{
    unsigned char magic[4], extents[4 * GRADC_RANK];
    if (!read_exactly(file, magic, sizeof magic, error)) return false;
    if (magic[0] || magic[1] || !magic[3] || magic[3] > GRADC_RANK)
        return refuse(file, error, "not an IDX file: it must begin with 00 00, a type and a number of axes");
    if (!known_dtype(magic[2], &file->dtype))
        return refuse(file, error,
                      "its element type is none that is read here (unsigned bytes, int32, float32)");
    file->rank = magic[3];
    if (!read_exactly(file, extents, (size_t)file->rank * 4, error)) return false;

    uint64_t sample = dtype_size(file->dtype), size;
    for (int i = 0; i < file->rank; ++i) {
        file->shape[i] = big_endian(extents + (size_t)i * 4);
        if (file->shape[i] < 0 || (i && __builtin_mul_overflow(sample, (uint64_t)file->shape[i], &sample)))
            return refuse(file, error, "its header announces an impossible size");
    }
    if (__builtin_mul_overflow(sample, (uint64_t)file->shape[0], &size) || sample > SIZE_MAX / 16 ||
        size > SIZE_MAX / 16)
        return refuse(file, error, "its header announces an impossible size");
    file->sample = sample;
    const bool plain = gzdirect(file->stream);
    const uint64_t most = plain ? file_size : file_size * DEFLATE_MOST, header = 4 + (uint64_t)file->rank * 4;
    if (header + size > most)
        return refuse(file, error, "truncated: its header announces more data than the file can hold");
    if (plain && header + size < file_size)
        return refuse(file, error, "holds more data than its header announces");
    return true;
}

bool idx_open(struct idx_file *file, const char *path, struct error *error)
{
    struct stat status;
    *file = (struct idx_file){0};
    if (!path_format(file->path, error, "%s", path)) return false;
    /* Not to wait for a pipe's other end: whatever is no regular file is refused. */
    const int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) return error_set(error, "%s: cannot open: %s", path, strerror(errno));
    if (fstat(descriptor, &status) || !S_ISREG(status.st_mode)) {
        close(descriptor);
        return error_set(error, "%s: not a regular file", path);
    }
    file->stream = gzdopen(descriptor, "rb");
    if (!file->stream) {
        close(descriptor);
        return error_memory(error);
    }
    gzbuffer(file->stream, BUFFER);
    return read_header(file, (uint64_t)status.st_size, error);
}

static bool pass_over(struct idx_file *file, size_t size, struct error *error)
{
    char scratch[1 << 14];
    for (; size > sizeof scratch; size -= sizeof scratch)
        if (!read_exactly(file, scratch, sizeof scratch, error)) return false;
    return read_exactly(file, scratch, size, error);
}

static void swap_to_native(void *data, size_t size)
{
    unsigned char *const bytes = data;
    for (size_t i = 0; i < size; i += 4) {
        uint32_t word;
        memcpy(&word, bytes + i, 4);
        word = __builtin_bswap32(word); /* both machines of gradc, x86-64 and AArch64, are little-endian */
        memcpy(bytes + i, &word, 4);
    }
}

bool idx_take(struct idx_file *file, int count, void *to, struct error *error)
{
    char beyond;
    if (count > file->shape[0]) return refuse(file, error, "holds fewer samples than were asked for");
    const size_t wanted = (size_t)count * file->sample,
                 rest = (size_t)(file->shape[0] - count) * file->sample;
    if (!read_exactly(file, to, wanted, error) || !pass_over(file, rest, error)) return false;
    /* The read beyond the end is also where zlib compares the checksum. */
    const int more = gzread(file->stream, &beyond, 1);
    if (more > 0) return refuse(file, error, "holds more data than its header announces");
    int code;
    const char *cause = gzerror(file->stream, &code);
    if (more < 0 || (code != Z_OK && code != Z_STREAM_END))
        return refuse(file, error, *cause ? cause : "broken");
    if (dtype_size(file->dtype) == 4) swap_to_native(to, wanted);
    idx_close(file);
    return true;
}

bool idx_write(const char *path, int rank, const int *shape, const uint8_t *data, struct error *error)
{
    struct output_file file;
    size_t size = 1;
    unsigned char header[4 + 4 * GRADC_RANK] = {0, 0, 0x08, (unsigned char)rank};
    for (int i = 0; i < rank; ++i) {
        size *= (size_t)shape[i];
        for (int byte = 0; byte < 4; ++byte)
            header[4 + i * 4 + byte] = (unsigned char)((uint32_t)shape[i] >> (24 - 8 * byte));
    }
    if (!output_open(&file, path, error)) return false;
    fwrite(header, 1, 4 + (size_t)rank * 4, file.stream); /* commit sees whether these failed */
    fwrite(data, 1, size, file.stream);
    return output_commit(&file, error);
}
