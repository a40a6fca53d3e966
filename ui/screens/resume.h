/* resume.h - parked drafts: how a screen names its draft, and the way back to it.
 * To let a form be resumed from the desk of today: draft_record_set() in its open, a row in resume.c. */
#pragma once

#include "core/draft.h"
#include "ui/kit/screen.h"

#include <stdint.h>

/* Name the draft of this form by the record (0: a new one) and whose it is (0: nobody), so that a new
 * interview of one person is never offered for another. */
void draft_record_set(struct screen *s, int64_t id, int64_t person_id);

/* What the draft is, in the reader's language: the form and whose it is. */
void draft_words(const struct draft *draft, char *out, size_t size);

/* Opens the screen that the draft belongs to; the kit then puts the typed text back. False: said why. */
bool draft_resume(struct screen *s, const struct draft *draft);
