/* resume.h - parked drafts: how a screen names its draft, and the way back to it.
 * To let a form be resumed from the desk of today: draft_record_set() in its open, a row in resume.c. A
 * question or small form is gone on with on the screen that asked it: a row there of that screen. */
#pragma once

#include "core/draft.h"
#include "ui/kit/screen.h"

#include <stdint.h>

/* Name the draft of this form by the record (0: a new one) and whose it is (0: nobody), so that a new
 * interview of one person is never offered for another. */
void draft_record_set(struct screen *s, int64_t id, int64_t person_id);
/* That name. */
void draft_record_name(char out[SCREEN_DRAFT_RECORD], int64_t id, int64_t person_id);
enum { DRAFT_NOBODY = 0, DRAFT_ANONYMOUS = -1 }; /* in place of the person */

/* The same for a new record that shares its draft with no other: about nobody on file, or two visitors
 * would share one; about somebody of whom another may be begun. `name`: that of the parked draft to go on
 * with; NULL: a new one. */
void draft_record_new(struct screen *s, int64_t person_id, const char *name);

/* From settle(), of a new record: the screen, and so its draft, is called by the first of the fields (NULL
 * ends them) that holds something, else by `none`. */
void draft_name_by(struct screen *s, const char *const *keys, const char *none);

/* The form that was just named so is of somebody who has come: it stands in the name with the day, and
 * the arrival is still noted when the form goes on later that day. */
void draft_record_here(struct screen *s);
/* Is it, and of today? */
bool draft_is_here(const struct screen *s);

/* How many drafts of this user belong to such new records of the form; 0 when it cannot be read. */
size_t draft_waiting(struct screen *s, const struct screen_ops *form);

/* What the form of the draft is called, in the reader's language, and whose it is: "" when it is
 * nobody's. */
void draft_words(const struct draft *draft, char form[LONG_SIZE], char whose[LONG_SIZE]);

/* What lists show of the draft of this screen: the form, and behind two blanks whose it is. Of a question
 * what is asked, and whose the record is that it was asked on. */
void draft_title(const struct screen *s, char out[LONG_SIZE]);

/* Drafts have no number: one made of its name, to find it again in a list. */
long draft_row_number(const struct draft *draft);

/* Opens the screen that the draft belongs to; the kit then puts the typed text back. Of a question: the
 * screen where it was asked, and the question. False: said why. */
bool draft_resume(struct screen *s, const struct draft *draft);
