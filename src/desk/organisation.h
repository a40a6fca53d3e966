/* organisation.h - agencies and employers, and the staff named on records. */
#pragma once

#include "core/organisation.h"
#include "core/staff_choice.h"
#include "desk/desk.h"

#include <stddef.h>


/* Store a new (id 0) or changed one; on success `o` has id, version and ref as stored. Needs kind
 * and name. ACTION_WORK, with o->history ACTION_IMPORT. ERR_INVALID with the field, ERR_CONFLICT
 * when somebody else changed it, ERR_DENIED. Nothing changed is ERR_OK without a new version. */
MUST_CHECK enum err_code organisation_save(struct desk *d, struct organisation *o, struct err *e);
/* ERR_NOT_FOUND. Anybody signed in may read: no personal data. */
MUST_CHECK enum err_code organisation_find(struct desk *d, int64_t id, struct organisation *out,
                                           struct err *e);
MUST_CHECK enum err_code organisation_find_ref(struct desk *d, const char *ref,
                                               struct organisation *out, struct err *e);
/* The number behind a ref, or behind a name (folded as for search; of several the oldest); 0: none.
 * `kind` "" is any. Both are one index probe, for import. */
MUST_CHECK enum err_code organisation_id_of(struct desk *d, const char *ref, int64_t *id,
                                            struct err *e);
MUST_CHECK enum err_code organisation_named(struct desk *d, const char *kind, const char *name,
                                            int64_t *id, struct err *e);
/* Those of a kind ("" for all) in kana order, void ones left out, at most `limit`. */
MUST_CHECK enum err_code organisation_list(struct desk *d, const char *kind, int limit,
                                           struct organisation_list *out, struct err *e);

/* ---- staff on records ---- */

/* A login or a name to the staff number; a name that is nobody's is kept as a staff member without
 * sign-in (the contract's `staff` column). ERR_INVALID for "" and over-long names. Needs a
 * transaction of the caller. */
MUST_CHECK enum err_code staff_named(struct desk *d, const char *words, int64_t *id, struct err *e);

/* Everybody who may be named on a record of today, in order of entry: not disabled, not ended. */
MUST_CHECK enum err_code staff_choices(struct desk *d, struct staff_choices *out, struct err *e);
/* The name of one; "" for 0 and unknown numbers. */
MUST_CHECK enum err_code staff_name_of(struct desk *d, int64_t id, char out[LINE_SIZE],
                                       struct err *e);
