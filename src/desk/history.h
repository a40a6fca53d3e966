/* history.h - 変更履歴: what stood in a field before, who changed it, when, and why where a reason
 * was given; what a merge made of the card comes from its journal. Labels and values come in the
 * reader's words. Nothing here is ever changed or taken away. */
#pragma once

#include "core/history.h"
#include "desk/desk.h"

/* Of the card, its cases and the records of the person (but for the support log and the interview
 * sheets, which have lists of their own, and visits that concern somebody else as well), newest
 * first, at most `limit`. Permission as person_open, without another view line: call it after
 * person_card. Fields of class C only for roles that may open it. */
MUST_CHECK enum err_code history_of_person(struct desk *d, int64_t person_id, size_t limit,
                                           struct field_changes *out, struct err *e);
/* Of one record, whoever's it is, for who may open it: "event" (a session, a meeting, any event but an
 * appointment), "organisation", "intake_slip", "dispatch", "placement". Who else was seen on a visit
 * stays a number. ERR_NOT_FOUND for a record or a kind that is not there. */
MUST_CHECK enum err_code history_of_record(struct desk *d, const char *kind, int64_t id,
                                           size_t limit, struct field_changes *out,
                                           struct err *e);
/* Of one entry of the support log: who may open the entry (support_log.h). */
MUST_CHECK enum err_code history_of_log(struct desk *d, int64_t log_id, size_t limit,
                                        struct field_changes *out, struct err *e);
