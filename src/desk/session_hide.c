/* session_hide.c - the lines that a hidden screen leaves. Hiding must not wait for another desk, so
 * its line may come later. */
#include <string.h>

#include "db/db.h"
#include "desk/audit.h"
#include "desk/desk_inside.h"
#include "desk/session.h"

/* The times of the log run forwards, for the counts of wrong passwords go by its newest one. So a
 * late line bears the time of its writing, and that of the hiding as its reason. */
enum err_code
session_line_of_hiding(struct desk *d, struct err *e)
{
    const struct desk_inside *in = desk_inside(d);
    const struct audit_act act = { .action = in->hidden.action, .reason = in->hidden.at };

    return act.action ? audit_line(d, &act, AUDIT_DONE, e) : ERR_OK;
}

enum err_code
session_hide(struct desk *d, bool by_hand, struct err *e)
{
    struct desk_inside *in = desk_inside(d);
    const struct audit_act act = { .action = by_hand ? "hide" : "lock", .reason = "" };

    if (d->user.staff_id == 0)
        return err_set(e, ERR_DENIED, "session", N_("Nobody is signed in."));
    d->now(in->hidden.at);
    enum err_code rc = audit_line(d, &act, AUDIT_DONE, e);
    in->hidden.action = rc == ERR_OK ? NULL : act.action;
    return rc;
}
