/* restricted.h - a supervisor looks at who opened restricted records for a reason (緊急閲覧), and the
 * reasons that openings are given. */
#pragma once

#include "core/restricted.h"
#include "desk/desk.h"

enum { VIEW_REASONS = 6 };

/* Offered when a record is opened; the key is stored. "other" asks for words, which then stand in its
 * place. */
extern const struct view_reason {
    const char *key, *label; /* label: N_() */
} view_reasons[VIEW_REASONS];

/* A stored reason in words; as it is when it is none of the list. */
const char *view_reason_words(const char *reason);

/* Read one opening; with it a supervisor has looked at it and it is due no longer. ACTION_OVERSEE.
 * ERR_NOT_FOUND. */
MUST_CHECK enum err_code restricted_look(struct desk *d, int64_t id,
                                         struct restricted_opening *out, struct err *e);
