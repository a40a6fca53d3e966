/* outfile.h - a file that is whole or not there: written beside its place and renamed. */
#pragma once

#include "core/err.h"

#include <stdbool.h>
#include <stddef.h>

enum { OUTFILE_PATH = 4096 }; /* bytes */

/* What somebody typed as the name of a file: "~/" is the own folder ($HOME). ERR_IO field "output" when
 * it is too long. */
MUST_CHECK enum err_code outfile_path(const char *typed, char out[OUTFILE_PATH], struct err *e);
/* A file lies there already, which outfile_write() would replace. */
bool outfile_exists(const char *path);

/* Put `size` bytes at `path` (0600; an older file of that name is replaced). ERR_IO field "output"
 * with the reason, also for a device or a folder of that name; then nothing has changed. */
MUST_CHECK enum err_code outfile_write(const char *path, const char *bytes, size_t size,
                                       struct err *e);
