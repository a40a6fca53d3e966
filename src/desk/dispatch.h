/* dispatch.h - trips of support workers (F8), and No.69 yes or no with the reason.
 * ACTION_WORK on everybody it is about; with `history` ACTION_IMPORT; voiding a counted record
 * ACTION_CORRECT, and so is changing whether it counts or its day. Each act leaves a line for every
 * one of them. */
#pragma once

#include "core/dispatch.h"
#include "desk/desk.h"

#include <stddef.h>

/* Store a new (id 0) or changed one; on success `x` has id, version and ref.
 * Always: on_day, trip 1..99, staff, destination (or an organisation), method, purpose.
 * On screens also: minutes, a person, whom they met; next_on after on_day, or a note that says why
 * there is none; a new record for a day and place that has one already is ERR_INVALID with field
 * "trip": offer dispatch_join() or set trip to dispatch_same()'s next_trip with a trip_reason.
 * History: the same day, place and trip under another ref is ERR_INVALID "trip"; an import asks
 * dispatch_others() first and takes a free number.
 * Not history, and on_day not later than today: the first job-retention dispatch moves a placed
 * case to retention. ERR_CONFLICT, ERR_DENIED. */
MUST_CHECK enum err_code dispatch_save(struct desk *d, struct dispatch *x, struct err *e);

/* What is there already for that day and place (words folded as for search). */
MUST_CHECK enum err_code dispatch_same(struct desk *d, struct date on_day, const char *destination,
                                       struct dispatch_same *out, struct err *e);
/* For import: the others of x's day and place, and who holds x's trip number. ACTION_IMPORT. */
MUST_CHECK enum err_code dispatch_others(struct desk *d, const struct dispatch *x,
                                         struct dispatch_same *out, struct err *e);
/* Add staff, people and whom they met of `x` to the existing record `id`; its other fields stay,
 * x's situation and note are added below its own. It still counts once. `x` becomes that record. */
MUST_CHECK enum err_code dispatch_join(struct desk *d, int64_t id, struct dispatch *x,
                                       struct err *e);
/* Entered in error: never counted again. Needs words why. */
MUST_CHECK enum err_code dispatch_void(struct desk *d, int64_t id, int64_t version,
                                       const char *reason, struct err *e);
/* ERR_NOT_FOUND. Class C: ACTION_OPEN_C on everybody it is about, logged for each. */
MUST_CHECK enum err_code dispatch_find(struct desk *d, int64_t id, struct dispatch *out,
                                       struct err *e);
/* For import: ACTION_IMPORT, no opening logged. */
MUST_CHECK enum err_code dispatch_find_ref(struct desk *d, const char *ref, struct dispatch *out,
                                           struct err *e);
/* Those of a person in order of entry, void ones too. ACTION_OPEN_C, without another view line: the
 * caller has opened the person. */
MUST_CHECK enum err_code dispatch_list(struct desk *d, int64_t person_id,
                                       struct dispatch_list *out, struct err *e);
