/* session.h - signing in and out, PIN, one's own password and look. Secrets are wiped by whoever
 * typed them; here they are only read. Nothing here sleeps: a delay is a refusal with the seconds. */
#pragma once

#include "core/session.h"
#include "desk/desk.h"
#include "desk/setting.h"

/* Sign in. With d->ask_reasons (screens) the session takes one of the account's terminals (setting
 * `terminals`) and ends those of its screens that were left; sub-commands take none and end none.
 * Another user signed in here before is signed out. ERR_DENIED, field "password", in the same words
 * for an unknown login, a wrong password, a disabled or ended account and a first password left
 * unused for 30 days. From the 3rd wrong try on 1, 2, 4 ... s (at most 60) must pass, after the 7th
 * the account is locked for 30 minutes or until it is unlocked; the last usable administrator is
 * only delayed: ERR_DENIED, field "login", names the time left. All this goes for a login that
 * nobody has too: waiting does not tell which ones exist. ERR_DENIED, field "terminal": open in too
 * many places. d->user.must_change tells that the password was set by someone else. */
MUST_CHECK enum err_code session_sign_in(struct desk *d, const char *login, const char *password,
                                         struct err *e);
/* The user is gone from memory whatever is returned. Nobody signed in is fine; a session that was
 * found ended from outside gets its line too. */
MUST_CHECK enum err_code session_sign_out(struct desk *d, struct err *e);

/* Is the session still good? Reads role, name and `must_change` anew, so that a change of role
 * counts at once. ERR_DENIED, field "session", and nobody is signed in any more: ended elsewhere,
 * account disabled or over, or 12 hours gone; the words say which, and say it again when asked
 * again. desk_allow() asks this; screens several times a second, it costs two rows. */
MUST_CHECK enum err_code session_check(struct desk *d, struct err *e);
/* session_check() has found the session ended, and session_sign_out() has not been called yet. Until
 * then drafts are still written for who typed them. */
bool session_is_over(struct desk *d);
/* Somebody sits here: call in a pause after keys. Written down at most once a minute; a session not
 * seen for longer than screens stay open counts as left, see session_sign_in(). Errors as of
 * session_check(), and those of a write. */
MUST_CHECK enum err_code session_touch(struct desk *d, struct err *e);

/* How long a screen stays hidden at most before its session ends: SETTING_SIGN_OUT_MINUTES. */
enum { SESSION_LOCKED_MINUTES = SETTING_SIGN_OUT_MINUTES_MAX };

/* The screen was hidden, by its user or because nobody typed: a line in the audit log. When that
 * cannot be written now (the error is returned), it is owed: the unlocking or signing out writes it,
 * with the time of the hiding as its reason. */
MUST_CHECK enum err_code session_hide(struct desk *d, bool by_hand, struct err *e);
/* PIN or password to show it again; a line of its own. Errors and counting as session_confirm(). */
MUST_CHECK enum err_code session_unlock(struct desk *d, const char *secret, struct err *e);

/* PIN or password again: good for five minutes where a rule asks for it.
 * Wrong tries count as at sign-in. ERR_DENIED, field "pin"; field "password" when no PIN is taken
 * (none chosen, or three wrong ones in a row). */
MUST_CHECK enum err_code session_confirm(struct desk *d, const char *secret, struct err *e);
/* May this session be re-entered by PIN? */
bool session_takes_pin(struct desk *d);
/* `pin` "" takes it away. ERR_DENIED field "password"; ERR_INVALID field "pin". */
MUST_CHECK enum err_code session_set_pin(struct desk *d, const char *password, const char *pin,
                                         struct err *e);
/* One's own password, asked for once more; `end_others` ends the account's other sessions.
 * ERR_DENIED field "password"; ERR_INVALID field "new_password", see password.h. */
MUST_CHECK enum err_code session_change_password(struct desk *d, const char *old,
                                                 const char *fresh, bool end_others,
                                                 struct err *e);

/* How the signed-in user wants the screens; "" for as the environment says. */
struct session_look {
    char lang[3];   /* ja en */
    char glyphs[8]; /* auto ascii unicode */
    char theme[16]; /* default light high_contrast mono */
};
MUST_CHECK enum err_code session_look(struct desk *d, struct session_look *out, struct err *e);
/* ERR_INVALID names the field. */
MUST_CHECK enum err_code session_set_look(struct desk *d, const struct session_look *look,
                                          struct err *e);

/* Open sessions of an account, the oldest first; one's own, or ACTION_ACCOUNTS. Free with
 * session_list_free(). */
MUST_CHECK enum err_code session_list(struct desk *d, int64_t staff_id, struct session_list *out,
                                      struct err *e);
/* End one of those. ERR_NOT_FOUND. */
MUST_CHECK enum err_code session_end(struct desk *d, const char *id, struct err *e);

/* For tests alone: what a password hash costs, see secret_set_cost(). */
void session_set_cost(unsigned long long ops, size_t memory);
