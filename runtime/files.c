/* files.c: paths, folders, and output files that appear whole or not at all. */
#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool path_format(char path[PATH_LENGTH], struct error *error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const int length = vsnprintf(path, PATH_LENGTH, format, arguments);
    va_end(arguments);
    if (length < 0 || length >= PATH_LENGTH) return error_set(error, "a path is too long: %.200s...", path);
    return true;
}

bool folder_make(const char *path, struct error *error)
{
    char part[PATH_LENGTH];
    if (!path_format(part, error, "%s/", path)) return false;
    for (char *end = strchr(part + 1, '/'); end; end = strchr(end + 1, '/')) {
        *end = 0;
        if (mkdir(part, 0777) && errno != EEXIST)
            return error_set(error, "%s: cannot make this folder: %s", part, strerror(errno));
        *end = '/';
    }
    return true;
}

static bool folder_of(const char *path, char folder[PATH_LENGTH], struct error *error)
{
    const char *slash = strrchr(path, '/');
    if (!slash) return path_format(folder, error, ".");
    return path_format(folder, error, "%.*s", slash == path ? 1 : (int)(slash - path), path);
}

bool output_possible(const char *path, struct error *error)
{
    char folder[PATH_LENGTH];
    struct stat status;
    if (!folder_of(path, folder, error)) return false;
    /* A rename would replace a device or a pipe by a plain file. */
    if (!stat(path, &status) && !S_ISREG(status.st_mode))
        return error_set(error, "%s: cannot write here: not a regular file", path);
    if (access(folder, W_OK | X_OK))
        return error_set(error, "%s: cannot write in folder %s: %s", path, folder, strerror(errno));
    return true;
}

bool output_open(struct output_file *file, const char *path, struct error *error)
{
    file->stream = NULL;
    if (!output_possible(path, error) || !path_format(file->path, error, "%s", path) ||
        !path_format(file->temporary, error, "%s.%ld.tmp", path, (long)getpid()))
        return false;
    const int descriptor = open(file->temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (descriptor < 0) return error_set(error, "%s: cannot create: %s", file->temporary, strerror(errno));
    file->stream = fdopen(descriptor, "wb");
    if (!file->stream) {
        close(descriptor);
        unlink(file->temporary);
        return error_memory(error);
    }
    return true;
}

static bool folder_sync(const char *path, struct error *error)
{
    char folder[PATH_LENGTH];
    if (!folder_of(path, folder, error)) return false;
    const int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return error_set(error, "%s: cannot open: %s", folder, strerror(errno));
    /* EINVAL: a file system that has nothing to sync in a folder. */
    const bool synced = !fsync(descriptor) || errno == EINVAL;
    const int cause = errno;
    close(descriptor);
    return synced || error_set(error, "%s: cannot write to disk: %s", folder, strerror(cause));
}

bool output_commit(struct output_file *file, struct error *error)
{
    const bool written = !ferror(file->stream) && !fflush(file->stream) && !fsync(fileno(file->stream));
    int cause = errno;
    const bool closed = !fclose(file->stream);
    if (written && !closed) cause = errno;
    file->stream = NULL;
    if (!written || !closed) {
        unlink(file->temporary);
        return error_set(error, "%s: cannot write: %s", file->path, strerror(cause));
    }
    if (rename(file->temporary, file->path)) {
        cause = errno;
        unlink(file->temporary);
        return error_set(error, "%s: cannot rename into place: %s", file->path, strerror(cause));
    }
    return folder_sync(file->path, error);
}

void output_cancel(struct output_file *file)
{
    if (!file->stream) return;
    fclose(file->stream);
    unlink(file->temporary);
    file->stream = NULL;
}
