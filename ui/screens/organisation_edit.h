/* organisation_edit.h - one agency or employer. */
#pragma once

#include <stdint.h>

#include "ui/kit/screen.h"

/* `id` 0: a new one of that kind and name; both may be "" or NULL. Copied in `open`. */
struct organisation_arg {
    int64_t id;
    const char *kind, *name;
};

extern const struct screen_ops organisation_edit_screen; /* struct organisation_arg */
