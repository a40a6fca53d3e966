/* session_aside.h - several people at one terminal, one after the other: a session opened by password
 * is set aside, locked, and taken up again by PIN or password. It ends as every session does. */
#pragma once

#include "desk/desk.h"
#include "desk/stamp.h"

/* What the desk keeps of it meanwhile; copied freely. */
struct session_aside {
    struct desk_user user;
    char reason[LONG_SIZE]; /* of the record that is open on its screen */
    char since[STAMP_SIZE]; /* start of the session */
    int wrong_pins;         /* in a row */
    bool is_waiting;        /* taken up before, and the PIN not given */
    const char *hidden;     /* the line "lock" or "hide" that is owed; NULL: none */
    char hidden_at[STAMP_SIZE];
};

/* The screen of the signed-in user is hidden already; nobody is signed in afterwards. A line in the
 * audit log. ERR_DENIED, field "session", as session_check(); then all is as before. */
MUST_CHECK enum err_code session_set_aside(struct desk *d, struct session_aside *out,
                                           struct err *e);
/* Nobody is signed in. That user sits here again, and session_unlock() must follow before anything
 * is shown; it writes the line. ERR_DENIED, field "session": the session is over, its line is
 * written and nobody is signed in. */
MUST_CHECK enum err_code session_take_up(struct desk *d, const struct session_aside *aside,
                                         struct err *e);
/* Beside whoever is signed in: is it still good? ERR_DENIED as session_check(). */
MUST_CHECK enum err_code session_check_aside(struct desk *d, const struct session_aside *aside,
                                             struct err *e);
/* Its sign-out, beside whoever is signed in. */
MUST_CHECK enum err_code session_end_aside(struct desk *d, const struct session_aside *aside,
                                           struct err *e);
