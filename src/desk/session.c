#include "desk/session.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "db/db.h"
#include "db/repo/session_repo.h"
#include "db/repo/staff_repo.h"
#include "desk/attempts.h"
#include "desk/audit.h"
#include "desk/desk_inside.h"
#include "desk/process.h"
#include "desk/secret.h"
#include "desk/setting.h"

enum {
    UNUSED_SECONDS = 30 * 24 * 3600, /* a first password that nobody used */
    TOUCH_SECONDS = 60,              /* seen_at is as old as that at most while somebody types */
    WHOLE_SECONDS = 12 * 3600,       /* no session lasts longer */
    /* By then every screen has locked and signed out by itself; a minute for its pauses. */
    LEFT_SECONDS = (SETTING_LOCK_MINUTES_MAX + SESSION_LOCKED_MINUTES + 1) * 60 + TOUCH_SECONDS,
};

void
session_set_cost(unsigned long long ops, size_t memory)
{
    secret_set_cost(ops, memory);
}

/* ---- sign in ---- */

/* Everything but the password. */
static bool
is_usable(struct desk *d, const struct staff_row *row, const char *now)
{
    bool unused = row->must_change && row->first_use_at[0] == '\0'
                  && stamp_seconds(now) - stamp_seconds(row->password_set_at) > UNUSED_SECONDS;
    bool over = !date_is_none(row->ends_on) && date_compare(row->ends_on, attempts_day(d, now)) < 0;

    return row->role != ROLE_NONE && !row->disabled && !unused && !over;
}

static enum err_code
refuse(struct desk *d, const struct attempt *by, struct err *e)
{
    enum err_code rc = attempts_count(d, by, "sign-in", e);

    if (rc != ERR_OK)
        return rc;
    return err_set(e, ERR_DENIED, "password",
                   N_("The login or the password is not right. Type both again."));
}

static struct desk_user
user_of(const struct staff_row *row, const char *session)
{
    struct desk_user user = {
        .staff_id = row->id,
        .role = row->role,
        .must_change = row->must_change,
    };

    text_copy(user.login, sizeof user.login, row->login);
    text_copy(user.name, sizeof user.name, row->name);
    text_copy(user.session, sizeof user.session, session);
    return user;
}

/* The session of this desk's user, with the lines that it owes, in the caller's transaction. */
static enum err_code
end_own(struct desk *d, const char *reason, const char *now, struct err *e)
{
    const struct audit_act act = { .action = "sign-out", .reason = reason };
    enum err_code rc = session_end_one(d->db, d->user.session, now, e);

    if (rc == ERR_OK)
        rc = session_line_of_hiding(d, e);
    return rc == ERR_OK ? audit_line(d, &act, AUDIT_DONE, e) : rc;
}

/* Nobody sits at that session any more: its sign-out is written down in its place. */
static enum err_code
end_left(struct desk *d, const struct staff_row *row, const char *id, const char *reason,
         const char *now, struct err *e)
{
    const struct audit_act act = { .action = "sign-out", .reason = reason };
    const struct desk_user here = d->user;
    enum err_code rc = session_end_one(d->db, id, now, e);

    d->user = user_of(row, id); /* whose the line is */
    if (rc == ERR_OK)
        rc = audit_line(d, &act, AUDIT_DONE, e);
    d->user = here;
    return rc;
}

static bool
is_command(const struct session *session)
{
    return strcmp(session->terminal, SESSION_COMMAND) == 0;
}

/* Why this session of the same account is over by the beginning of `mine`; NULL: it goes on. A
 * sub-command ends no screen. */
static const char *
why_left(const struct session *session, const struct session *mine)
{
    char seen_before[STAMP_SIZE], started_before[STAMP_SIZE];

    if (is_command(mine) && !is_command(session))
        return NULL;
    stamp_add(mine->started_at, -LEFT_SECONDS, seen_before);
    stamp_add(mine->started_at, -WHOLE_SECONDS, started_before);
    if (strcmp(session->seen_at, seen_before) < 0
        || strcmp(session->started_at, started_before) < 0)
        return "left";
    if (is_command(session))
        return NULL;
    if (strcmp(session->terminal, mine->terminal) == 0)
        return "replaced";
    return process_has_ended(session->process) ? "program ended" : NULL;
}

/* Is there a terminal left? Sessions that were left are ended first. */
static enum err_code
take_terminal(struct desk *d, const struct staff_row *row, const struct session *mine,
              struct err *e)
{
    struct session_list list = { 0 };
    int64_t limit = 0;
    size_t taken = 0;
    enum err_code rc = session_open_rows(d->db, mine->staff_id, &list, e);

    for (size_t i = 0; rc == ERR_OK && i < list.count; i++) {
        const char *why = why_left(&list.rows[i], mine);

        if (why)
            rc = end_left(d, row, list.rows[i].id, why, mine->started_at, e);
        else
            taken += !is_command(&list.rows[i]);
    }
    session_list_free(&list);
    if (rc != ERR_OK || is_command(mine))
        return rc;
    rc = setting_get_int(d, SETTING_TERMINALS, &limit, e);
    if (rc == ERR_OK && (int64_t)taken >= limit)
        rc = err_set(e, ERR_DENIED, "terminal",
                     N_("This account is already open elsewhere (terminals: %zu). Sign out there "
                        "and try again."),
                     taken);
    return rc;
}

bool
session_goes_on(struct desk *d, const struct session *session)
{
    char now[STAMP_SIZE];

    d->now(now);
    return stamp_seconds(now) - stamp_seconds(session->seen_at) <= LEFT_SECONDS
           && stamp_seconds(now) - stamp_seconds(session->started_at) < WHOLE_SECONDS
           && !process_has_ended(session->process);
}

static void
new_session(struct desk *d, const struct staff_row *row, const char *now, struct session *out)
{
    unsigned char bits[16];

    *out = (struct session){ .staff_id = row->id };
    randombytes_buf(bits, sizeof bits);
    sodium_bin2hex(out->id, sizeof out->id, bits, sizeof bits);
    memcpy(out->started_at, now, sizeof out->started_at);
    text_copy(out->terminal, sizeof out->terminal, d->ask_reasons ? d->terminal : SESSION_COMMAND);
    process_name(out->process);
}

/* The password was right for `row`; the row is read again, for meanwhile somebody may have disabled
 * or locked the account. `hash` "" or a costlier one of the same password. */
static enum err_code
begin_session(struct desk *d, const struct staff_row *row, const char *hash, struct err *e)
{
    const struct audit_act act = {
        .action = "sign-in",
        .kind = "staff",
        .record_id = row->id,
        .reason = "",
    };
    struct staff_row fresh;
    struct session session;
    char now[STAMP_SIZE];
    enum err_code rc;

    if ((rc = attempts_now(d, now, e)) != ERR_OK
        || (rc = staff_find(d->db, row->id, &fresh, e)) != ERR_OK
        || (rc = attempts_allow(&fresh, now, e)) != ERR_OK)
        return rc;
    if (!is_usable(d, &fresh, now) || strcmp(fresh.password_hash, row->password_hash) != 0)
        return err_set(e, ERR_DENIED, "password",
                       N_("The account has just been changed. Type login and password again."));
    new_session(d, &fresh, now, &session);
    if (d->user.staff_id != 0 && (rc = end_own(d, "", now, e)) != ERR_OK)
        return rc;
    if ((rc = take_terminal(d, &fresh, &session, e)) != ERR_OK
        || (rc = session_add(d->db, &session, e)) != ERR_OK
        || (rc = attempts_forget(d, &fresh, e)) != ERR_OK
        || (rc = staff_set_used(d->db, fresh.id, now, e)) != ERR_OK)
        return rc;
    if (hash[0] && (rc = staff_set_hash(d->db, fresh.id, hash, e)) != ERR_OK)
        return rc;
    d->user = user_of(&fresh, session.id);
    return audit_line(d, &act, AUDIT_DONE, e);
}

static enum err_code
sign_in_known(struct desk *d, const struct staff_row *row, const char *password, struct err *e)
{
    struct desk_user before = d->user;
    char hash[SECRET_HASH_SIZE] = "";

    /* Hashed before the transaction: other desks must not wait for it. */
    if (secret_is_cheap(row->password_hash) && secret_hash(password, hash, NULL) != ERR_OK)
        hash[0] = '\0';
    enum err_code rc = db_begin(d->db, e);
    if (rc != ERR_OK)
        return rc;
    rc = begin_session(d, row, hash, e);
    rc = db_end(d->db, rc, e);
    if (rc != ERR_OK) {
        d->user = before;
        return rc;
    }
    struct desk_inside *in = desk_inside(d);
    in->wrong_pins = 0;
    in->confirmed_at[0] = '\0';
    in->left = (struct desk_user){ 0 };
    in->hidden.action = NULL;
    in->is_taken_up = false;
    d->reason[0] = '\0';
    if (!d->ask_reasons)
        d->now(in->confirmed_at);
    return ERR_OK;
}

/* Who that login is, and whether a try is allowed now. `good`: the password is right. Every way
 * through costs one hash and one look into the log. */
static enum err_code
try_login(struct desk *d, const char *login, const char *password, struct attempt *by, bool *good,
          struct err *e)
{
    char now[STAMP_SIZE];
    enum err_code rc = staff_find_login(d->db, login, &by->row, e);

    *good = false;
    if (rc != ERR_OK && rc != ERR_NOT_FOUND && rc != ERR_INVALID)
        return rc;
    bool known = rc == ERR_OK && by->row.password_hash[0] != '\0';
    rc = known ? attempts_waste(d, e) : attempts_of_stranger(d, login, by, e);
    if (rc != ERR_OK || (rc = attempts_now(d, now, e)) != ERR_OK)
        return rc;
    rc = attempts_allow(&by->row, now, e);
    if (known && rc == ERR_OK)
        *good = secret_matches(by->row.password_hash, password) && is_usable(d, &by->row, now);
    else if (known)
        secret_waste(password);
    return rc;
}

enum err_code
session_sign_in(struct desk *d, const char *login, const char *password, struct err *e)
{
    struct attempt by = { 0 };
    bool good;
    enum err_code rc = try_login(d, login, password, &by, &good, e);

    if (rc != ERR_OK)
        return rc;
    return good ? sign_in_known(d, &by.row, password, e) : refuse(d, &by, e);
}

/* ---- sign out, look after ---- */

void
session_forget_user(struct desk *d)
{
    struct desk_inside *in = desk_inside(d);

    sodium_memzero(&d->user, sizeof d->user);
    sodium_memzero(d->reason, sizeof d->reason);
    in->confirmed_at[0] = '\0';
    in->wrong_pins = 0;
    in->reason_person = 0;
    in->left = (struct desk_user){ 0 };
    in->hidden.action = NULL;
    in->is_taken_up = false;
}

enum err_code
session_sign_out(struct desk *d, struct err *e)
{
    const bool over = session_is_over(d);
    char now[STAMP_SIZE];

    if (over)
        d->user = desk_inside(d)->left; /* whose the lines are */
    if (d->user.staff_id == 0)
        return ERR_OK;
    d->now(now);
    enum err_code rc = db_begin(d->db, e);
    if (rc == ERR_OK) {
        rc = end_own(d, over ? "session_over" : "", now, e);
        rc = db_end(d->db, rc, e);
    }
    session_forget_user(d);
    /* Removed text stays in the log of the file until then; a busy file does it later. */
    (void)!db_truncate_log(d->db, NULL);
    return rc;
}

bool
session_is_over(struct desk *d)
{
    return d->user.staff_id == 0 && desk_inside(d)->left.staff_id != 0;
}

/* Nobody is signed in from now on; whose session it was is known until the sign-out. */
static void
end_here(struct desk *d, const struct err *why)
{
    struct desk_inside *in = desk_inside(d);
    struct desk_user left = d->user;
    const char *owed = in->hidden.action;

    session_forget_user(d);
    in->left = left;
    in->hidden.action = owed;
    in->over = *why;
}

static enum err_code
say_why_over(struct desk *d, struct err *e)
{
    if (e)
        *e = desk_inside(d)->over;
    return ERR_DENIED;
}

static enum err_code
check(struct desk *d, struct session *session, struct err *e)
{
    struct staff_row row;
    struct err why = { 0 };
    char now[STAMP_SIZE];
    enum err_code rc;

    if (session_is_over(d))
        return say_why_over(d, e);
    if (d->user.staff_id == 0)
        return err_set(e, ERR_DENIED, "session", N_("Nobody is signed in."));
    d->now(now);
    if ((rc = staff_find(d->db, d->user.staff_id, &row, e)) == ERR_OK)
        rc = session_find(d->db, d->user.session, session, e);
    if (rc != ERR_OK && rc != ERR_NOT_FOUND)
        return rc;
    if (rc == ERR_OK && !is_usable(d, &row, now))
        err_set(&why, ERR_DENIED, "session",
                N_("Signed out: your account was disabled, or its last day is over. Drafts are "
                   "kept."));
    else if (rc == ERR_NOT_FOUND || session->ended_at[0])
        err_set(&why, ERR_DENIED, "session",
                N_("Signed out: your session was ended elsewhere, or by a new password. Drafts are "
                   "kept."));
    else if (stamp_seconds(now) - stamp_seconds(session->started_at) >= WHOLE_SECONDS)
        err_set(&why, ERR_DENIED, "session",
                N_("Signed out after 12 hours. Sign in again; drafts are kept."));
    if (why.code == ERR_OK) {
        d->user = user_of(&row, session->id);
        return ERR_OK;
    }
    end_here(d, &why);
    return say_why_over(d, e);
}

/* Inside a transaction one look is enough: nobody else can write until it ends. */
enum err_code
session_check(struct desk *d, struct err *e)
{
    struct desk_inside *in = desk_inside(d);
    struct session session;

    if (db_is_writing(d->db) && in->checked[0] && strcmp(in->checked, d->user.session) == 0)
        return ERR_OK;
    enum err_code rc = check(d, &session, e);
    if (rc == ERR_OK && db_is_writing(d->db))
        memcpy(in->checked, d->user.session, sizeof in->checked);
    return rc;
}

enum err_code
session_touch(struct desk *d, struct err *e)
{
    struct session session;
    char now[STAMP_SIZE];
    enum err_code rc = check(d, &session, e);

    if (rc != ERR_OK)
        return rc;
    d->now(now);
    int64_t age = stamp_seconds(now) - stamp_seconds(session.seen_at);
    if (age >= 0 && age < TOUCH_SECONDS) /* a clock set back is written down too */
        return ERR_OK;
    if ((rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = session_seen(d->db, d->user.session, now, e);
    return db_end(d->db, rc, e);
}

/* ---- who is signed in where ---- */

enum err_code
session_list(struct desk *d, int64_t staff_id, struct session_list *out, struct err *e)
{
    enum action action = staff_id == d->user.staff_id ? ACTION_OWN_SETTINGS : ACTION_ACCOUNTS;
    enum err_code rc = desk_allow(d, action, 0, e);

    *out = (struct session_list){ 0 };
    return rc == ERR_OK ? session_open_rows(d->db, staff_id, out, e) : rc;
}

static enum err_code
end_from_outside(struct desk *d, const struct session *session, struct err *e)
{
    const struct audit_act act = {
        .action = "end-session",
        .kind = "staff",
        .record_id = session->staff_id,
    };
    char now[STAMP_SIZE];

    d->now(now);
    enum err_code rc = session_end_one(d->db, session->id, now, e);
    return rc == ERR_OK ? audit_add(d, &act, e) : rc;
}

enum err_code
session_end_all(struct desk *d, int64_t staff_id, struct err *e)
{
    struct session_list list;
    enum err_code rc = session_open_rows(d->db, staff_id, &list, e);

    for (size_t i = 0; rc == ERR_OK && i < list.count; i++)
        if (strcmp(list.rows[i].id, d->user.session) != 0)
            rc = end_from_outside(d, &list.rows[i], e);
    session_list_free(&list);
    return rc;
}

enum err_code
session_end(struct desk *d, const char *id, struct err *e)
{
    struct session session;
    enum err_code rc = session_find(d->db, id, &session, e);

    if (rc != ERR_OK)
        return rc;
    rc = desk_allow(d, session.staff_id == d->user.staff_id ? ACTION_OWN_SETTINGS : ACTION_ACCOUNTS,
                    0, e);
    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    return db_end(d->db, end_from_outside(d, &session, e), e);
}
