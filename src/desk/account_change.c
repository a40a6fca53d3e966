/* account_change.c - what administrators and supervisors change on somebody's account. */
#include <string.h>

#include "db/db.h"
#include "db/repo/staff_repo.h"
#include "desk/account.h"
#include "desk/attempts.h"
#include "desk/desk_inside.h"
#include "desk/secret.h"

/* One change: permission, the row inside a transaction, `store`, the line. */
struct change {
    enum action action;
    const char *act;    /* word of the line */
    const char *fields; /* names of the fields */
    bool ends_sessions;
    int64_t version; /* as the caller saw the row; 0: as it stands now */
    enum role role;   /* for store_role */
    bool disabled;    /* for store_disabled */
    struct date day;  /* for store_end */
    const char *hash; /* for store_password */
    enum err_code (*store)(struct desk *d, const struct staff_row *row, const struct change *c,
                           struct err *e);
};

static enum err_code
store(struct desk *d, int64_t id, const struct change *c, struct err *e)
{
    const struct audit_act act = {
        .action = c->act,
        .kind = "staff",
        .record_id = id,
        .fields = c->fields,
    };
    struct staff_row row;
    enum err_code rc = staff_find(d->db, id, &row, e);

    if (rc == ERR_OK && row.login[0] == '\0')
        rc = err_set(e, ERR_INVALID, "login", N_("This member of staff has no account."));
    if (c->version != 0)
        row.version = c->version;
    if (rc == ERR_OK)
        rc = c->store(d, &row, c, e);
    if (rc == ERR_OK && c->ends_sessions)
        rc = session_end_all(d, id, e);
    return rc == ERR_OK ? audit_add(d, &act, e) : rc;
}

static enum err_code
change(struct desk *d, int64_t id, const struct change *c, struct err *e)
{
    enum err_code rc = desk_allow(d, c->action, 0, e);

    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = store(d, id, c, e);
    return db_end(d->db, rc, e);
}

/* Somebody must be able to open accounts again. */
static enum err_code
keep_an_admin(struct desk *d, const struct staff_row *row, const char *field, struct err *e)
{
    char now[STAMP_SIZE];
    int others = 0;

    d->now(now);
    if (row->role != ROLE_ADMIN)
        return ERR_OK;
    enum err_code rc = staff_count_admins(d->db, row->id, attempts_day(d, now), NULL, &others, e);
    if (rc == ERR_OK && others == 0)
        return err_set(e, ERR_INVALID, field,
                       N_("This is the last administrator who can sign in. Add another "
                          "administrator first."));
    return rc;
}

static enum err_code
store_disabled(struct desk *d, const struct staff_row *row, const struct change *c, struct err *e)
{
    enum err_code rc = c->disabled ? keep_an_admin(d, row, "login", e) : ERR_OK;

    return rc == ERR_OK ? staff_set_disabled(d->db, row, c->disabled, e) : rc;
}

enum err_code
account_disable(struct desk *d, int64_t id, int64_t version, struct err *e)
{
    return change(d, id,
                  &(struct change){
                      .action = ACTION_ACCOUNTS,
                      .act = "disable-account",
                      .version = version,
                      .fields = "disabled",
                      .ends_sessions = true,
                      .disabled = true,
                      .store = store_disabled,
                  },
                  e);
}

enum err_code
account_enable(struct desk *d, int64_t id, int64_t version, struct err *e)
{
    return change(d, id,
                  &(struct change){
                      .action = ACTION_ACCOUNTS,
                      .act = "enable-account",
                      .version = version,
                      .fields = "disabled",
                      .store = store_disabled,
                  },
                  e);
}

static enum err_code
store_end(struct desk *d, const struct staff_row *row, const struct change *c, struct err *e)
{
    enum err_code rc = date_is_none(c->day) ? ERR_OK : keep_an_admin(d, row, "ends_on", e);

    return rc == ERR_OK ? staff_set_end(d->db, row, c->day, e) : rc;
}

enum err_code
account_set_end(struct desk *d, int64_t id, int64_t version, struct date day, struct err *e)
{
    return change(d, id,
                  &(struct change){
                      .action = ACTION_ACCOUNTS,
                      .act = "set-end",
                      .version = version,
                      .fields = "ends_on",
                      .day = day,
                      .store = store_end,
                  },
                  e);
}

static enum err_code
store_role(struct desk *d, const struct staff_row *row, const struct change *c, struct err *e)
{
    if (row->id == d->user.staff_id)
        return err_set(e, ERR_DENIED, "role",
                       N_("Nobody changes the own role. Ask another administrator."));
    enum err_code rc = c->role == ROLE_ADMIN ? ERR_OK : keep_an_admin(d, row, "role", e);
    return rc == ERR_OK ? staff_set_role(d->db, row, c->role, e) : rc;
}

enum err_code
account_set_role(struct desk *d, int64_t id, int64_t version, enum role role, struct err *e)
{
    if (role == ROLE_NONE || role >= ROLE__COUNT)
        return err_set(e, ERR_INVALID, "role",
                       N_("The role must be reception, worker, supervisor, auditor or admin."));
    return change(d, id,
                  &(struct change){
                      .action = ACTION_ACCOUNTS,
                      .act = "set-role",
                      .version = version,
                      .fields = "role",
                      .role = role,
                      .store = store_role,
                  },
                  e);
}

static enum err_code
store_password(struct desk *d, const struct staff_row *row, const struct change *c, struct err *e)
{
    char now[STAMP_SIZE];

    d->now(now);
    return staff_set_password(d->db, row, c->hash, true, now, e);
}

enum err_code
account_set_password(struct desk *d, int64_t id, int64_t version, const char *password,
                     struct err *e)
{
    struct staff_row row;
    char hash[HASH_SIZE];
    enum err_code rc = desk_allow(d, ACTION_ACCOUNTS, 0, e);

    if (rc != ERR_OK || (rc = staff_find(d->db, id, &row, e)) != ERR_OK)
        return rc;
    if (id == d->user.staff_id)
        return err_set(e, ERR_DENIED, "login",
                       N_("Change your own password under your own settings."));
    rc = account_check_password(d, row.login, row.name, row.kana, password, e);
    if (rc != ERR_OK || (rc = secret_hash(password, hash, e)) != ERR_OK)
        return rc;
    return change(d, id,
                  &(struct change){
                      .action = ACTION_ACCOUNTS,
                      .act = "set-password",
                      .version = version,
                      .fields = "password",
                      .ends_sessions = true,
                      .hash = hash,
                      .store = store_password,
                  },
                  e);
}

static enum err_code
store_unlocked(struct desk *d, const struct staff_row *row, const struct change *c, struct err *e)
{
    char now[STAMP_SIZE];

    (void)c;
    d->now(now);
    if (strcmp(row->not_before, now) <= 0) /* neither locked nor waiting after wrong tries */
        return err_set(e, ERR_INVALID, "login",
                       N_("This account is not locked. Nothing was changed."));
    return attempts_forget(d, row, e);
}

enum err_code
account_unlock(struct desk *d, int64_t id, struct err *e)
{
    return change(d, id,
                  &(struct change){
                      .action = ACTION_UNLOCK,
                      .act = "unlock-account",
                      .fields = "failures",
                      .store = store_unlocked,
                  },
                  e);
}
