/* casework.h - what the screens of one person's case share: whose it is, and the way from one screen
 * to the next. */
#pragma once

#include <stdint.h>

#include "core/support_case.h"
#include "ui/kit/form.h"
#include "ui/kit/screen.h"
#include "ui/screens/args.h"

/* Open the person (permission and view line as person_open) and put the name into the title line, and
 * behind it the care in contacts, for whatever is filled in about somebody may end in a call.
 * ERR_DENIED with field "reason" or "pin" as person_open. */
MUST_CHECK enum err_code casework_open(struct screen *s, int64_t person_id, struct err *e);
/* The record was merged into another while the screen was open: go on with that one. False: it was
 * not. */
bool casework_follow_merge(struct screen *s, int64_t *person_id);
/* The person's open or newest case; ERR_NOT_FOUND says what to do first. */
MUST_CHECK enum err_code casework_case(struct screen *s, int64_t person_id,
                                       struct support_case *out, struct err *e);
/* Show another screen that takes a record_arg or a case_arg (copied); asks for a reason or the PIN
 * first where the desk wants one. */
void casework_go_record(struct screen *s, const struct screen_ops *ops, struct record_arg arg);
void casework_go_case(struct screen *s, const struct screen_ops *ops, struct case_arg arg);
/* The stage of the case is at least that far on the way, and it is neither suspended nor closed. */
bool casework_is_open_at(const struct support_case *c, enum stage stage);
/* Take the text of a field into an array; ERR_INVALID with the field when it does not fit. */
MUST_CHECK enum err_code casework_take(const struct form *f, const char *key, char *out,
                                       size_t size, struct err *e);
