/* outfile.h - a file that is whole or not there: written beside its place and renamed. */
#pragma once

#include "core/err.h"

#include <stddef.h>

/* Put `size` bytes at `path` (0600; an older file of that name is replaced). ERR_IO field "output"
 * with the reason, also for a device or a folder of that name; then nothing has changed. */
MUST_CHECK enum err_code outfile_write(const char *path, const char *bytes, size_t size,
                                       struct err *e);
