/* registration.h - 協会登録: number, first and last day, and the step of the case. */
#pragma once

#include "core/registration.h"
#include "desk/case.h"

struct registration_saving {
    struct stage_cause cause; /* in: what the step rests on; kind NULL: found where there is one */
    const char *skip_reason;  /* in: where the table asks for one */
    bool history;             /* in: from a file or the demonstration: no step, no order */
};

/* Register a person (id 0) or edit number, day and note (row version). A case that is not yet
 * registered, in job search, placed or in retention moves to registered. One open registration a
 * person: ERR_INVALID field "person". A number already given: field "number". `saving` NULL:
 * nothing special. On success `r` is as stored, on error as given. */
MUST_CHECK enum err_code registration_save(struct desk *d, struct registration *r,
                                           const struct registration_saving *saving, struct err *e);
/* End it on a day (DATE_NONE: today) with a close_reason. The stage of the case stays. */
MUST_CHECK enum err_code registration_end(struct desk *d, int64_t id, int64_t version,
                                          struct date on, const char *end_reason, struct err *e);
/* The open registration of a person; ERR_NOT_FOUND. */
MUST_CHECK enum err_code registration_of_person(struct desk *d, int64_t person_id,
                                                struct registration *out, struct err *e);
