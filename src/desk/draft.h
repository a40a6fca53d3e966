/* draft.h - forms begun and not saved: one for each user, form, record and terminal, so that an account
 * that is signed in twice writes over nothing of its own. They are personal data, stored at once and for
 * their writer alone; typing leaves no audit line, saving the form does. */
#pragma once

#include "core/draft.h"
#include "desk/desk.h"

/* A number that no other draft has, on no desk: for records that have none of their own yet. */
int64_t draft_new_number(void);
/* Keep or replace the signed-in user's draft of `draft->form` and `draft->record` here; terminal and
 * time are filled in. Works until session_sign_out(), even when the session was ended from outside:
 * what was typed goes first. ERR_DENIED field "session"; ERR_INVALID names the field;
 * else the status line must say that the draft is not stored. */
MUST_CHECK enum err_code draft_save(struct desk *d, const struct draft *draft, struct err *e);
/* That of this terminal, else the newest of another one. It becomes this terminal's, unless the user is at
 * that form there now: then what is typed here is another draft. Free with draft_free(). ERR_NOT_FOUND: there is none of this user. */
MUST_CHECK enum err_code draft_load(struct desk *d, const char *form, const char *record,
                                    struct draft *out, struct err *e);
/* The one that draft_load() is to give: a row of draft_list() becomes this terminal's, or a copy of it
 * where the user is at that form there now; what lies here of the same form and record is kept beside it. */
MUST_CHECK enum err_code draft_choose(struct desk *d, const struct draft *draft, struct err *e);
/* The user's own, newest first, without bodies. Whoever is restricted and not to be seen is called by the
 * number. Free with draft_list_free(). */
MUST_CHECK enum err_code draft_list(struct desk *d, struct draft_list *out, struct err *e);
/* That others have begun forms, newest first: which form, where and when; `title` is whose it is. What
 * they hold and whom they are about is not told. ACTION_CORRECT. Free with draft_list_free(). */
MUST_CHECK enum err_code draft_others(struct desk *d, struct draft_list *out, struct err *e);
/* Who else is at this form of this record now: they have typed there and not saved, in a session that
 * is open and whose program runs. What lies there of a session that has ended, or of a form that was left, is parked and its writer's
 * alone, as is what is typed at one's own terminal. Of a restricted person whom the user does not see
 * in lists nothing is told. ERR_DENIED field "session". Free with draft_editors_free(). */
MUST_CHECK enum err_code draft_editors(struct desk *d, const char *form, const char *record,
                                       struct draft_editors *out, struct err *e);
/* The same at any form about that person; which form is not told. */
MUST_CHECK enum err_code draft_editors_about(struct desk *d, int64_t person_id,
                                             struct draft_editors *out, struct err *e);
/* That of this terminal. Fine when there is none; works as long as draft_save() does. */
MUST_CHECK enum err_code draft_remove(struct desk *d, const char *form, const char *record,
                                      struct err *e);
/* The form of that draft of this terminal is open again, or it is left and nobody is at it: what
 * draft_editors() says. Fine when there is none; works as long as draft_save() does. */
MUST_CHECK enum err_code draft_attend(struct desk *d, const char *form, const char *record,
                                      bool is_there, struct err *e);
/* A form is about to be saved: its draft goes in the very transaction of the first act that lasts
 * (the first line of audit_add()), so that neither a stored form with a draft left over nor a lost
 * draft without a stored form can be. */
void draft_goes_with_save(struct desk *d, const char *form, const char *record);
/* The saving is over, well or not: was the draft removed? */
bool draft_has_gone(struct desk *d);
