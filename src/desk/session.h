/* session.h - signing in and out, PIN, one's own password and look. Secrets are wiped by whoever
 * typed them; here they are only read. Nothing here sleeps: a delay is a refusal with the seconds. */
#pragma once

#include "core/session.h"
#include "desk/desk.h"

/* Sign in. With d->ask_reasons (screens) the session takes one of the account's terminals (setting
 * `terminals`); sub-commands take none. Another user signed in here before is signed out.
 * ERR_DENIED, field "password", in the same words for an unknown login, a wrong password, a disabled
 * or ended account and a first password left unused for 30 days. From the 3rd wrong try on 1, 2,
 * 4 ... s (at most 60) must pass, after the 7th the account is locked for 30 minutes or until it is
 * unlocked; the last usable administrator is only delayed: ERR_DENIED, field "login", names the time
 * left. ERR_DENIED, field "terminal": open in too many places. d->user.must_change tells that the
 * password was set by someone else. */
MUST_CHECK enum err_code session_sign_in(struct desk *d, const char *login, const char *password,
                                         struct err *e);
/* The user is gone from memory whatever is returned. Nobody signed in is fine. */
MUST_CHECK enum err_code session_sign_out(struct desk *d, struct err *e);

/* Is the session still good? Reads role, name and `must_change` anew, so that a change of role
 * counts at once. ERR_DENIED, field "session", and nobody is signed in any more: ended elsewhere,
 * account disabled or over, or 12 hours gone. desk_allow() asks this; screens every few seconds. */
MUST_CHECK enum err_code session_check(struct desk *d, struct err *e);
/* A key was typed: call at most once a minute. A session not seen for 20 minutes counts as left. */
MUST_CHECK enum err_code session_touch(struct desk *d, struct err *e);

/* PIN or password again: unlocks the screen and is good for five minutes where a rule asks for it.
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
