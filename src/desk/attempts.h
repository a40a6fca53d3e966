/* attempts.h - wrong passwords and PINs are counted with the account in the database, by the
 * system's clock: a restart, another terminal or a set date does not begin a new count. A login that
 * nobody has is counted alike, so that waiting does not tell which ones exist. */
#pragma once

#include "db/repo/staff_repo.h"
#include "desk/desk.h"
#include "desk/stamp.h"

enum { LOCKED_SECONDS = 30 * 60 };

/* Now, or the time of the newest audit line if that is later: a clock that was set back makes no
 * waiting shorter. */
MUST_CHECK enum err_code attempts_now(struct desk *d, char now[STAMP_SIZE], struct err *e);
/* May this account try now? ERR_DENIED, field "login", with the time left. */
MUST_CHECK enum err_code attempts_allow(const struct staff_row *row, const char *now,
                                        struct err *e);
/* Locked, not only delayed. */
bool attempts_is_locked(const struct staff_row *row, const char *now);
/* Who tries: an account, or a login that nobody has. */
struct attempt {
    struct staff_row row; /* id 0: nobody's; then only what attempts_allow() looks at */
    int64_t mark;         /* nobody's: tells the login again, see secret_mark() */
};
/* Nobody's login, with its count of wrong tries: that of an account that is no administrator's. It
 * is counted from the lines of the audit log. Costs as much as secret_matches(). */
MUST_CHECK enum err_code attempts_of_stranger(struct desk *d, const char *login,
                                              struct attempt *out, struct err *e);
/* The reading of that for a login that somebody has: the time taken tells nothing either. */
MUST_CHECK enum err_code attempts_waste(struct desk *d, struct err *e);
/* Count a wrong one and leave a line (`action` failed), in an own transaction. ERR_OK when that is
 * stored. */
MUST_CHECK enum err_code attempts_count(struct desk *d, const struct attempt *by,
                                        const char *action, struct err *e);
/* The right one: forget the wrong ones. Inside the caller's transaction. */
MUST_CHECK enum err_code attempts_forget(struct desk *d, const struct staff_row *row,
                                         struct err *e);
/* The day that ends accounts: the later of the system's (UTC) and the desk's. */
struct date attempts_day(struct desk *d, const char *now);
