/* draft.h - forms begun and not saved: one for each user, form and record. They are personal data,
 * stored at once and for their writer alone; typing leaves no audit line, saving the form does. */
#pragma once

#include "core/draft.h"
#include "desk/desk.h"

/* Keep or replace the signed-in user's draft of `draft->form` and `draft->record`; terminal and
 * time are filled in. Works until session_sign_out(), even when the session was ended from outside:
 * what was typed goes first. ERR_DENIED field "session"; ERR_INVALID names the field;
 * else the status line must say that the draft is not stored. */
MUST_CHECK enum err_code draft_save(struct desk *d, const struct draft *draft, struct err *e);
/* Free with draft_free(). ERR_NOT_FOUND: there is none of this user. */
MUST_CHECK enum err_code draft_load(struct desk *d, const char *form, const char *record,
                                    struct draft *out, struct err *e);
/* The user's own, newest first, without bodies. Free with draft_list_free(). */
MUST_CHECK enum err_code draft_list(struct desk *d, struct draft_list *out, struct err *e);
/* Fine when there is none; as long as draft_save() works. Saving a form calls this inside its own transaction. */
MUST_CHECK enum err_code draft_remove(struct desk *d, const char *form, const char *record,
                                      struct err *e);
/* How many others have a draft of this record; nobody sees what is in it. */
MUST_CHECK enum err_code draft_others(struct desk *d, const char *form, const char *record, int *n,
                                      struct err *e);
