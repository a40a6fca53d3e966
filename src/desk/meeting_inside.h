/* meeting_inside.h - what the parts of coordination meetings share. Used inside src/desk. */
#pragma once

#include "core/event.h"
#include "core/meeting.h"
#include "desk/desk.h"

/* The meeting `ev` has just been set to held, inside the caller's transaction: everything that
 * meeting_hold() says. For event_save(). */
MUST_CHECK enum err_code meeting_conclude(struct desk *d, const struct event *ev, struct err *e);

/* An empty one; the record is large, so never on a stack. The caller frees with free(). */
struct meeting_case *meeting_case_new(void);
/* What is still missing before the meeting of this case can be held, as ERR_INVALID "case"; ERR_OK
 * when nothing is. */
MUST_CHECK enum err_code meeting_check_complete(const struct meeting_case *m, struct err *e);
/* ERR_NOT_FOUND in the words of the agenda; every other code as it is. */
MUST_CHECK enum err_code meeting_not_found(enum err_code rc, struct err *e);
/* A new row of an agenda with its audit line, in one transaction. `reason` NULL: none is needed. */
MUST_CHECK enum err_code meeting_add_row(struct desk *d, struct meeting_case *m, int64_t person_id,
                                         const char *reason, struct err *e);
