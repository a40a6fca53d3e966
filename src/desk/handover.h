/* handover.h - handing the retention support of a person from one agency to another (F9).
 * ACTION_WORK on the person. */
#pragma once

#include "core/handover.h"
#include "desk/desk.h"

#include <stddef.h>

/* Store a new (id 0) or changed sheet not yet accepted. Needs both agencies (not the same), the
 * days, course and remaining, and a consent of the person that on handed_over_on is valid for the
 * taking agency and covers the support history (F11); consent_id 0 takes the newest such consent.
 * placement_id is one of the person's jobs or 0.
 * ERR_INVALID with the field ("consent_id" when there is none), ERR_CONFLICT, ERR_DENIED. */
MUST_CHECK enum err_code handover_save(struct desk *d, struct handover *h, struct err *e);
/* The signed-in user accepts it on a day not before handed_over_on and not after today: the job's
 * retention lead becomes the taking agency, an open case at inquiry goes to retention (skip reason
 * handover), a placed one too. ERR_INVALID when accepted already. */
MUST_CHECK enum err_code handover_accept(struct desk *d, int64_t id, int64_t version,
                                         struct date on, struct err *e);
/* ERR_NOT_FOUND. Class C: ACTION_OPEN_C on the person, logged. */
MUST_CHECK enum err_code handover_find(struct desk *d, int64_t id, struct handover *out,
                                       struct err *e);

/* Those of a person, oldest first. ACTION_OPEN_C, without another view line: the caller has opened
 * the person. */
MUST_CHECK enum err_code handover_list(struct desk *d, int64_t person_id,
                                       struct handover_list *out, struct err *e);
