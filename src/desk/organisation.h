/* organisation.h - agencies and employers. Reading is ACTION_SEARCH: there is no personal data. */
#pragma once

#include "core/organisation.h"
#include "desk/desk.h"

#include <stddef.h>

/* Store a new (id 0) or changed one; on success `o` has id, version and ref as stored. Needs kind
 * and name. ACTION_WORK, with o->history ACTION_IMPORT. ERR_INVALID with the field, ERR_CONFLICT
 * when somebody else changed it, ERR_DENIED. Nothing changed is ERR_OK without a new version. */
MUST_CHECK enum err_code organisation_save(struct desk *d, struct organisation *o, struct err *e);
/* ERR_NOT_FOUND. */
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
