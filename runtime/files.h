/* files.h: paths, folders, and output files that appear whole or not at all. */
#ifndef GRADC_FILES_H
#define GRADC_FILES_H
#include "error.h"

#include <stdio.h>

enum { PATH_LENGTH = 4096 };

struct output_file {
    FILE *stream;
    char path[PATH_LENGTH], temporary[PATH_LENGTH];
};

__attribute__((format(printf, 3, 4))) bool path_format(char path[PATH_LENGTH], struct error *error,
                                                       const char *format, ...);

/* Creates a folder and those above it that are missing. */
bool folder_make(const char *path, struct error *error);

/* Says early what output_open would say late, after hours of training. */
bool output_possible(const char *path, struct error *error);

/* The stream is a temporary file beside path. Commit writes it through to the disk and renames it into place: at any
 * moment path is the old file or the new one. Every way out of an open file is commit (whatever it returns) or cancel. */
bool output_open(struct output_file *file, const char *path, struct error *error);
bool output_commit(struct output_file *file, struct error *error);
void output_cancel(struct output_file *file);

#endif
