/* session_aside.c - see session_aside.h. The desk has one user; the others' part of it is kept here
 * and put back. */
#include "desk/session_aside.h"

#include <assert.h>

#include "core/text.h"
#include "db/db.h"
#include "db/repo/session_repo.h"
#include "desk/audit.h"
#include "desk/desk_inside.h"
#include "desk/session.h"

static void
keep(struct desk *d, struct session_aside *out)
{
    const struct desk_inside *in = desk_inside(d);

    out->user = d->user;
    out->wrong_pins = in->wrong_pins;
    out->is_waiting = in->is_taken_up;
    out->hidden = in->hidden.action;
    text_copy(out->hidden_at, sizeof out->hidden_at, in->hidden.at);
    text_copy(out->reason, sizeof out->reason, d->reason);
}

/* A PIN typed before does not count any more. */
static void
put_back(struct desk *d, const struct session_aside *aside)
{
    struct desk_inside *in = desk_inside(d);

    session_forget_user(d);
    d->user = aside->user;
    text_copy(d->reason, sizeof d->reason, aside->reason);
    in->wrong_pins = aside->wrong_pins;
    in->is_taken_up = true;
    in->hidden.action = aside->hidden;
    text_copy(in->hidden.at, sizeof in->hidden.at, aside->hidden_at);
}

enum err_code
session_set_aside(struct desk *d, struct session_aside *out, struct err *e)
{
    const struct audit_act act = { .action = "change-user-out", .reason = "" };
    struct session session;
    enum err_code rc = session_check(d, e);

    *out = (struct session_aside){ 0 };
    if (rc == ERR_OK)
        rc = session_find(d->db, d->user.session, &session, e);
    /* Looked at and left again without a PIN: nobody has come. */
    if (rc == ERR_OK && !desk_inside(d)->is_taken_up)
        rc = audit_line(d, &act, AUDIT_DONE, e);
    if (rc != ERR_OK)
        return rc;
    keep(d, out);
    out->is_waiting = false;
    text_copy(out->since, sizeof out->since, session.started_at);
    session_forget_user(d);
    return ERR_OK;
}

enum err_code
session_take_up(struct desk *d, const struct session_aside *aside, struct err *e)
{
    assert(d->user.staff_id == 0 && !session_is_over(d));
    put_back(d, aside);
    enum err_code rc = session_check(d, e);
    if (rc == ERR_OK)
        return ERR_OK;
    if (session_is_over(d))
        (void)!session_sign_out(d, NULL);
    session_forget_user(d);
    return rc;
}

/* The desk's own user stands back while something is done for another. */
struct stand_in {
    struct desk_user user, left;
    char reason[LONG_SIZE], confirmed_at[STAMP_SIZE], hidden_at[STAMP_SIZE];
    struct err over;
    const char *hidden, *reason_found;
    int64_t reason_person;
    int wrong_pins;
    bool is_taken_up;
};

static void
stand_back(struct desk *d, const struct session_aside *aside, struct stand_in *own)
{
    const struct desk_inside *in = desk_inside(d);

    *own = (struct stand_in){
        .user = d->user,
        .left = in->left,
        .over = in->over,
        .hidden = in->hidden.action,
        .reason_found = in->reason_found,
        .reason_person = in->reason_person,
        .wrong_pins = in->wrong_pins,
        .is_taken_up = in->is_taken_up,
    };
    text_copy(own->reason, sizeof own->reason, d->reason);
    text_copy(own->confirmed_at, sizeof own->confirmed_at, in->confirmed_at);
    text_copy(own->hidden_at, sizeof own->hidden_at, in->hidden.at);
    put_back(d, aside);
}

static void
come_back(struct desk *d, const struct stand_in *own)
{
    struct desk_inside *in = desk_inside(d);

    d->user = own->user;
    text_copy(d->reason, sizeof d->reason, own->reason);
    in->left = own->left;
    in->over = own->over;
    in->hidden.action = own->hidden;
    text_copy(in->hidden.at, sizeof in->hidden.at, own->hidden_at);
    text_copy(in->confirmed_at, sizeof in->confirmed_at, own->confirmed_at);
    in->reason_found = own->reason_found;
    in->reason_person = own->reason_person;
    in->wrong_pins = own->wrong_pins;
    in->is_taken_up = own->is_taken_up;
}

enum err_code
session_check_aside(struct desk *d, const struct session_aside *aside, struct err *e)
{
    struct stand_in own;

    stand_back(d, aside, &own);
    enum err_code rc = session_check(d, e);
    come_back(d, &own);
    return rc;
}

enum err_code
session_end_aside(struct desk *d, const struct session_aside *aside, struct err *e)
{
    struct stand_in own;

    stand_back(d, aside, &own);
    (void)!session_check(d, NULL); /* ended from outside before: its line says so */
    enum err_code rc = session_sign_out(d, e);
    come_back(d, &own);
    return rc;
}
