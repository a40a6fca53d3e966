/* intake.h - 相談受付: a slip, with a person new or known, and the case it opens. */
#pragma once

#include "core/enquiry.h"
#include "core/intake.h"
#include "core/person.h"
#include "desk/people.h"

struct intake {
    struct intake_slip slip;
    struct person person; /* id 0: register (unless the slip is anonymous); else the known one */
    bool edit_person;     /* the known person's fields were changed: store them too */
    int64_t staff_id;     /* in charge of the new case; 0: nobody yet */
    bool expected;        /* set on saving: the visit marked a seat of today as here */
    bool closed_case;     /* set on saving: the case that began with the slip ended with it */
    struct person_saving saving; /* as person_save; `override`, suspects, warning */
};

/* Store the slip in one transaction with the person, the case at inquiry and its next action. The
 * number is the next of the fiscal year of received_at. A person with an open case keeps it and its
 * next action becomes the slip's; a visit of today (visit_in) is an arrival as walk_in_note() keeps it,
 * but whoever else comes about the person leaves the person's seat alone; "close" opens none and needs a close_reason. An anonymous slip
 * has no person and no case. On success `in` holds what was stored; on error it is as given. A slip
 * with an id is corrected: its person, case and number stay; corrected to "close" it closes the
 * case that began with it, as case_close() does and by the same right (ERR_DENIED, field
 * "next_action"). Errors as person_save. About 65 KB. */
MUST_CHECK enum err_code intake_save(struct desk *d, struct intake *in, struct err *e);
/* A stored slip without a person is given its person afterwards: in->slip.id and .version as read,
 * in->person who it was (id 0: register), in->staff_id and in->saving as for a new slip. Number, day
 * and words stay; the case begins with the day of the slip and a visit of today is noted, as it would have been then. On success `in`
 * holds what is stored. Errors as intake_save; ERR_INVALID field "person": it has one already. */
MUST_CHECK enum err_code intake_name(struct desk *d, struct intake *in, struct err *e);
/* Read a slip; permission as person_open (anonymous: ACTION_INTAKE). Writes a view line. */
MUST_CHECK enum err_code intake_open(struct desk *d, int64_t slip_id, struct intake_slip *out,
                                     struct err *e);

/* Slips without a person of the last year, for enquiries_find() while somebody types: no line in the
 * audit. ACTION_INTAKE. The caller frees. */
MUST_CHECK enum err_code intake_enquiries(struct desk *d, struct enquiry_rows *out, struct err *e);
/* What enquiries_find() finds of them. A search that was settled on, with its line in the audit when
 * it finds one. ACTION_INTAKE. */
MUST_CHECK enum err_code intake_search(struct desk *d, const char *query, struct enquiries *out,
                                       struct err *e);
/* What enquiries_alike() finds of them. A search, with its line in the audit when it finds one.
 * ACTION_INTAKE. */
MUST_CHECK enum err_code intake_alike(struct desk *d, const struct person *p, int64_t except,
                                      struct enquiries *out, struct err *e);

/* Slips received in `from` <= day < `to`, at most `limit`. ACTION_AGENDA; who asked without being
 * on file only with ACTION_INTAKE. */
MUST_CHECK enum err_code intake_list(struct desk *d, struct date from, struct date to, size_t limit,
                                     struct slip_rows *out, struct err *e);
