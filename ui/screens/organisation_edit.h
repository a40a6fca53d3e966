/* organisation_edit.h - one agency or employer. */
#pragma once

#include <stdint.h>

#include "ui/kit/screen.h"

/* `id` 0: a new one of that kind and name; both may be "" or NULL. Copied in `open`. `made` (may be
 * NULL) gets the asking screen when a new one has been stored; it pops what is no longer needed. */
struct organisation_arg {
    int64_t id;
    const char *kind, *name;
    struct screen *asker;
    void (*made)(struct screen *asker, int64_t id, const char *name);
};

extern const struct screen_ops organisation_edit_screen; /* struct organisation_arg */
