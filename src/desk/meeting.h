/* meeting.h - coordination meetings: the agenda of cases, what came of each, and holding the
 * meeting (F5). ACTION_MEETING to plan, ACTION_WRITE_C on the person to write minutes. */
#pragma once

#include "core/event.h"
#include "core/meeting.h"
#include "desk/desk.h"

#include <stddef.h>

/* ACTION_AGENDA. ERR_NOT_FOUND for an unknown event. */
MUST_CHECK enum err_code meeting_agenda(struct desk *d, int64_t event_id, struct agenda *out,
                                        struct err *e);

/* Put an open case that stands at the coordination meeting on the agenda, with its newest agreed
 * assessment. *id (may be NULL) is the row made. ERR_INVALID: not a coordination meeting, held or
 * cancelled, wrong stage, no agreed assessment, already there, more than MEETING_CASES_MAX. Field
 * "consent": other agencies hear the case, and no consent of that day (F11) covers the assessment;
 * `despite` is the reason to put it there all the same, which the audit log keeps, NULL: none. */
MUST_CHECK enum err_code meeting_add_case(struct desk *d, int64_t event_id, int64_t case_id,
                                          const char *despite, int64_t *id, struct err *e);
/* Take it off the agenda of a meeting not yet held; what was written goes with it. */
MUST_CHECK enum err_code meeting_remove_case(struct desk *d, int64_t id, struct err *e);
/* Move it by `steps` (-1 up, 1 down) in the order; at the end nothing happens. */
MUST_CHECK enum err_code meeting_move_case(struct desk *d, int64_t id, int steps, struct err *e);

/* One case with its minutes. Class C: ACTION_OPEN_C on the person, logged. About 170 KB. */
MUST_CHECK enum err_code meeting_case_find(struct desk *d, int64_t id, struct meeting_case *out,
                                           struct err *e);
/* Store texts, outcomes, tasks, next day. A draft may be incomplete; each task needs owner, content
 * and a due day. "pending" and "declined" stand alone. After the meeting was held outcomes stay as
 * they are, and what holding it asked of each case must still be there (field "case"). With
 * `history` (ACTION_IMPORT) an id 0 makes the row. ERR_INVALID with the field, ERR_CONFLICT,
 * ERR_DENIED. */
MUST_CHECK enum err_code meeting_case_save(struct desk *d, struct meeting_case *m, struct err *e);
/* Mark a task done on a day (DATE_NONE: open again). */
MUST_CHECK enum err_code meeting_task_done(struct desk *d, int64_t task_id, struct date on,
                                           struct err *e);

/* Set a coordination meeting to held: at least one case was heard; each has the person's own words,
 * shared points, an outcome, a task unless declined or put off, and a next day when put off; the
 * meeting's day is not later than today. Freezes the assessments heard and moves every case by its
 * outcome: registration to registered, training and services to training, reassess to assessment,
 * pending to the next meeting; declined stays. All or nothing. event_save() with status held calls
 * it. ERR_INVALID names the first case that is not complete in field "case". */
MUST_CHECK enum err_code meeting_hold(struct desk *d, int64_t event_id, int64_t version,
                                      struct err *e);
