/* restriction.h - 閲覧制限 of a record: a supervisor sets or lifts it (person_restrict(), with the PIN), a
 * worker proposes it (ACTION_RESTRICT_PROPOSE). What is decided answers every proposal that waits for the
 * person, and both stand in one list, so that who proposed reads the answer there. */
#pragma once

#include "core/restricted.h"
#include "desk/desk.h"

/* Leave it to a supervisor, with a reason; `id` of the proposal. Who may not open the record may not
 * name it here. ERR_INVALID field "reason", or "restrict": it is so already, or a proposal waits.
 * ERR_NOT_FOUND. */
MUST_CHECK enum err_code restriction_propose(struct desk *d, int64_t person_id, bool restrict_it,
                                             const char *reason, int64_t *id, struct err *e);
/* Carry a proposal out, and decline one, with a reason. ERR_CONFLICT: it was decided meanwhile.
 * ERR_INVALID field "reason". ERR_NOT_FOUND. ACTION_RESTRICT. */
MUST_CHECK enum err_code restriction_approve(struct desk *d, int64_t id, int64_t version,
                                             const char *reason, struct err *e);
MUST_CHECK enum err_code restriction_decline(struct desk *d, int64_t id, int64_t version,
                                             const char *reason, struct err *e);
/* What was proposed and decided for a person, newest first. Permission as person_open, without a view
 * line. Free with restrictions_free(). */
MUST_CHECK enum err_code restriction_list(struct desk *d, int64_t person_id,
                                          struct restrictions *out, struct err *e);
