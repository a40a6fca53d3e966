/* case_inside.h - what the use cases of a case share, for src/desk alone. */
#pragma once

#include "core/event.h"
#include "desk/case.h"

/* Permission to write class C in a case. A worker may also begin with a case that nobody has: it is
 * theirs from then on (case_take inside the transaction). */
MUST_CHECK enum err_code case_allow_write(struct desk *d, const struct support_case *c,
                                          struct err *e);
/* Put the signed-in worker in charge of a case that nobody has; `c` follows. */
MUST_CHECK enum err_code case_take(struct desk *d, struct support_case *c, struct err *e);
/* Set the next action, checked by next_step_check(), on a case read in this transaction; no
 * permission, no line. */
MUST_CHECK enum err_code case_put_next(struct desk *d, struct support_case *c,
                                       const char *next_action, struct date next_on, struct err *e);
/* Store a case that was `old` when it was read, and what differs in who is in charge and in the next
 * step. ERR_CONFLICT. */
MUST_CHECK enum err_code case_store(struct desk *d, const struct support_case *old,
                                    struct support_case *c, struct err *e);
/* May the signed-in user put that member of staff (0: nobody) in charge of the case, as it was read
 * with `version`? `c` is the case. ERR_DENIED, ERR_INVALID (closed; nobody who takes cases),
 * ERR_CONFLICT. */
MUST_CHECK enum err_code case_allow_assign(struct desk *d, int64_t case_id, int64_t version,
                                           int64_t staff_id, struct support_case *c,
                                           struct err *e);
/* Do it, inside a transaction, with its line in the audit: from that day, with a reason or NULL.
 * What comes next stays with the case. */
MUST_CHECK enum err_code case_put_in_charge(struct desk *d, struct support_case *c,
                                            int64_t staff_id, struct date on, const char *reason,
                                            struct err *e);
/* Close a case today inside a transaction that may do so, all as case_close() but for permission;
 * `change_id` of its change of stage. ERR_INVALID: it is closed; the reason is none. */
MUST_CHECK enum err_code case_close_inside(struct desk *d, int64_t case_id,
                                           const char *close_reason, int64_t *change_id,
                                           struct err *e);
/* A case that was `old` has been put back to what it was before its last change of stage, and stored
 * so: what differs in who is in charge and in the next step, with the line in the audit. */
MUST_CHECK enum err_code case_note_put_back(struct desk *d, const struct support_case *old,
                                            const struct support_case *c, const char *reason,
                                            struct err *e);
/* A record is no longer what a step of the case rested on. Is that step the newest that holds, and no
 * interview was written since, it is taken back with its row, as case_undo() does, `c` follows:
 * *what says so, or that it stays. Inside a transaction, whoever corrects the record. */
MUST_CHECK enum err_code case_step_fell(struct desk *d, struct support_case *c,
                                        const struct stage_cause *cause, enum seat_stage *what,
                                        struct err *e);
/* ERR_INVALID when the case is closed or suspended: nothing new is written then. */
MUST_CHECK enum err_code case_is_active(const struct support_case *c, struct err *e);
/* A day as a step of the case may bear it: not before its last change, not after today. */
struct date case_step_day(const struct desk *d, const struct support_case *c, struct date day);
