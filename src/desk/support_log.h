/* support_log.h - 支援経過の記録 (F13): what was done for a person, with its method, category and
 * minutes. The statistics of consultations count these entries.
 *
 * Class C: ACTION_WRITE_C to write as with interviews, ACTION_OPEN_C to read. An entry whose
 * visibility is "restricted" is read and changed only by its own member of staff and by whoever may
 * ACTION_OPEN_CONFINED: the staff in charge and supervisors; lists leave it out and say how many.
 * "third_party" holds what others told in confidence: it is marked wherever it stands. */
#pragma once

#include "core/support_log.h"
#include "desk/desk.h"

/* Store a new entry (id 0, with person_id) or a correction. On success `x` is as stored, on error as
 * given. A new entry belongs to the person's open case, which a worker takes when nobody has it;
 * with a next action the case's next step follows, when the entry says it anew. A correction that
 * changes nothing writes nothing. ERR_INVALID with the field; ERR_CONFLICT; ERR_DENIED. */
MUST_CHECK enum err_code support_log_save(struct desk *d, struct support_log *x, struct err *e);
/* Entered in error: it stays readable and is never counted. Needs words why. */
MUST_CHECK enum err_code support_log_void(struct desk *d, int64_t id, int64_t version,
                                          const char *reason, struct err *e);
/* View line. ERR_NOT_FOUND, ERR_DENIED. */
MUST_CHECK enum err_code support_log_open(struct desk *d, int64_t id, struct support_log *out,
                                          struct err *e);

/* Words to start from for an entry of that category, in the desk's language: headings, a line each.
 * "" for a category without. */
const char *support_log_template(const char *category);
/* Take out headings of templates under which nothing was written. */
void support_log_drop_headings(char *content);
/* Are these the words of a template and nothing else? */
bool support_log_is_template(const char *content);
