/* record.h - records by their refs, one after the other: what export walks through and import looks
 * up: ACTION_IMPORT or ACTION_EXPORT. No opening is logged: the import or export itself is one act
 * with its count. */
#pragma once

#include "core/limits.h"
#include "desk/desk.h"

enum record_kind {
    RECORD_PERSON,
    RECORD_ORGANISATION,
    RECORD_PLACEMENT,
    RECORD_DISPATCH,
    RECORD_EVENT,
    RECORD_WAGE,
    RECORD__COUNT
};

/* The next record by number after `*id` (0: the first) and its ref; void ones too.
 * ERR_NOT_FOUND at the end. */
MUST_CHECK enum err_code record_next(struct desk *d, enum record_kind kind, int64_t *id,
                                     char ref[REF_SIZE], struct err *e);
/* The ref of a record; "" for 0 and unknown numbers. ACTION_SEARCH, for forms name people by it. */
MUST_CHECK enum err_code record_ref(struct desk *d, enum record_kind kind, int64_t id,
                                    char ref[REF_SIZE], struct err *e);
/* What names a staff member in files: the login, or the name of one without sign-in. */
MUST_CHECK enum err_code record_staff(struct desk *d, int64_t staff_id, char words[LINE_SIZE],
                                      struct err *e);
