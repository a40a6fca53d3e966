/* stamp.h - instants as they are stored: "2014-10-31T01:00:00Z". */
#pragma once

#include <stdint.h>

#include "core/limits.h"

/* Seconds since 1970-01-01; 0 for "" and for anything that is no stamp. */
int64_t stamp_seconds(const char *stamp);
void stamp_from_seconds(int64_t seconds, char out[STAMP_SIZE]);
/* `stamp` moved by some seconds. */
void stamp_add(const char *stamp, int64_t seconds, char out[STAMP_SIZE]);
