#include "desk/account.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "db/db.h"
#include "db/repo/session_repo.h"
#include "db/repo/staff_repo.h"
#include "desk/attempts.h"
#include "desk/audit_key.h"
#include "desk/password.h"
#include "desk/secret.h"
#include "desk/setting.h"

static_assert((int)HASH_SIZE == (int)SECRET_HASH_SIZE && (int)HASH_SIZE == (int)STAFF_HASH_SIZE,
              "one size of a hash");

enum { LOGIN_MAX = 40, NAME_MAX_CHARS = 100 };

/* ---- rules ---- */

enum err_code
account_hash(const char *password, char out[HASH_SIZE], struct err *e)
{
    return secret_hash(password, out, e);
}

enum err_code
account_check(const char *login, const char *name, const char *kana, enum role role, struct err *e)
{
    size_t length = strlen(login);
    enum err_code rc;

    if (length == 0 || length > LOGIN_MAX
        || strspn(login, "abcdefghijklmnopqrstuvwxyz0123456789_-") != length)
        return err_set(e, ERR_INVALID, "login",
                       N_("A login has 1 to 40 small letters a-z, digits, _ or -."));
    if (name[strspn(name, " ")] == '\0')
        return err_set(e, ERR_INVALID, "name", N_("The name is missing. Type the whole name."));
    if ((rc = text_validate(name, false, NAME_MAX_CHARS, "name", e)) != ERR_OK
        || (rc = text_validate(kana, false, NAME_MAX_CHARS, "kana", e)) != ERR_OK)
        return rc;
    if (role == ROLE_NONE || role >= ROLE__COUNT)
        return err_set(e, ERR_INVALID, "role",
                       N_("The role must be reception, worker, supervisor, auditor or admin."));
    return ERR_OK;
}

enum err_code
account_check_password(struct desk *d, const char *login, const char *name, const char *kana,
                       const char *password, struct err *e)
{
    struct setting_value office;
    char file[AUDIT_PATH_SIZE];
    enum err_code rc = setting_read(d, SETTING_OFFICE_WORDS, &office, e);

    if (rc != ERR_OK)
        return rc;
    snprintf(file, sizeof file, "%s-words", db_path(d->db));
    const struct password_words words = {
        .login = login,
        .name = name,
        .kana = kana,
        .office = office.text,
        .file = file,
    };
    return password_check(password, &words, e);
}

/* The administrator, or nobody at all while the file has no account. */
static enum err_code
allow_adding(struct desk *d, enum role role, struct err *e)
{
    int accounts = 0;

    if (d->user.staff_id == 0 && role == ROLE_ADMIN) {
        enum err_code rc = staff_count(d->db, &accounts, e);
        if (rc != ERR_OK || accounts == 0)
            return rc;
    }
    return desk_allow(d, ACTION_ACCOUNTS, 0, e);
}

/* ---- adding ---- */

static enum err_code
add_row(struct desk *d, struct staff_row *row, const char *fields, struct err *e)
{
    struct audit_act act = { .action = "add-account", .kind = "staff", .fields = fields };
    enum err_code rc = db_begin(d->db, e);

    if (rc != ERR_OK)
        return rc;
    rc = staff_add(d->db, row, e);
    act.record_id = row->id;
    if (rc == ERR_OK)
        rc = audit_add(d, &act, e);
    return db_end(d->db, rc, e);
}

/* Before a hash is paid for. The unique index says it again when two desks are at it. */
static enum err_code
check_free(struct desk *d, const char *login, struct err *e)
{
    struct staff_row other;
    enum err_code rc = staff_find_login(d->db, login, &other, e);

    if (rc == ERR_OK)
        return err_set(e, ERR_INVALID, "login",
                       N_("There is already an account %s. Choose another login."), login);
    return rc == ERR_NOT_FOUND ? ERR_OK : rc;
}

static enum err_code
check_new(struct desk *d, const char *login, const char *name, const char *kana, enum role role,
          struct err *e)
{
    enum err_code rc = allow_adding(d, role, e);

    if (rc == ERR_OK)
        rc = account_check(login, name, kana, role, e);
    return rc == ERR_OK ? check_free(d, login, e) : rc;
}

static enum err_code
add_account(struct desk *d, const char *login, const char *name, const char *kana, enum role role,
            const char *hash, bool must_change, int64_t *id, struct err *e)
{
    struct staff_row row = { .role = role, .must_change = must_change };

    d->now(row.password_set_at);
    text_copy(row.login, sizeof row.login, login);
    text_copy(row.name, sizeof row.name, name);
    text_copy(row.kana, sizeof row.kana, kana);
    text_copy(row.password_hash, sizeof row.password_hash, hash);
    enum err_code rc = add_row(d, &row, "login,name,kana,role,password", e);
    if (rc == ERR_OK && id)
        *id = row.id;
    return rc;
}

enum err_code
account_add(struct desk *d, const char *login, const char *name, const char *kana, enum role role,
            const char *password, int64_t *id, struct err *e)
{
    char hash[HASH_SIZE];
    enum err_code rc = check_new(d, login, name, kana, role, e);

    if (rc == ERR_OK)
        rc = account_check_password(d, login, name, kana, password, e);
    if (rc == ERR_OK)
        rc = secret_hash(password, hash, e);
    if (rc != ERR_OK)
        return rc;
    /* Who sets the very first one sets the own. */
    return add_account(d, login, name, kana, role, hash, d->user.staff_id != 0, id, e);
}

enum err_code
account_add_hashed(struct desk *d, const char *login, const char *name, const char *kana,
                   enum role role, const char *hash, int64_t *id, struct err *e)
{
    enum err_code rc = check_new(d, login, name, kana, role, e);

    return rc == ERR_OK ? add_account(d, login, name, kana, role, hash, false, id, e) : rc;
}

/* ---- lists ---- */

void
account_list_free(struct account_list *list)
{
    if (!list)
        return;
    free(list->rows);
    *list = (struct account_list){ 0 };
}

static void
fill_names(const struct staff_row *row, struct account *out)
{
    *out = (struct account){ .id = row->id, .role = row->role };
    text_copy(out->login, sizeof out->login, row->login);
    text_copy(out->name, sizeof out->name, row->name);
    text_copy(out->kana, sizeof out->kana, row->kana);
}

static bool
is_over(struct desk *d, const struct staff_row *row, const char *now)
{
    return !date_is_none(row->ends_on) && date_compare(row->ends_on, attempts_day(d, now)) < 0;
}

static void
fill_all(struct desk *d, const struct staff_row *row, const char *now, struct account *out)
{
    fill_names(row, out);
    out->version = row->version;
    out->disabled = row->disabled;
    out->ended = is_over(d, row, now);
    out->locked = attempts_is_locked(row, now);
    out->must_change = row->must_change;
    out->used = row->first_use_at[0] != '\0';
    out->failures = row->failures;
    out->ends_on = row->ends_on;
}

enum which { WHICH_ALL, WHICH_ACCOUNTS, WHICH_LOCKED, WHICH_NAMES };

static enum err_code
read_list(struct desk *d, enum which which, struct account_list *out, struct err *e)
{
    struct staff_rows rows;
    char now[STAMP_SIZE];
    enum err_code rc = attempts_now(d, now, e);

    *out = (struct account_list){ 0 };
    if (rc != ERR_OK || (rc = staff_list(d->db, which == WHICH_ALL, &rows, e)) != ERR_OK)
        return rc;
    out->rows = calloc(rows.count + 1, sizeof *out->rows);
    if (!out->rows)
        abort();
    for (size_t i = 0; i < rows.count; i++) {
        const struct staff_row *row = &rows.rows[i];
        if (which == WHICH_LOCKED && !attempts_is_locked(row, now))
            continue;
        if (which == WHICH_NAMES && (row->disabled || is_over(d, row, now)))
            continue;
        if (which == WHICH_NAMES)
            fill_names(row, &out->rows[out->count++]);
        else
            fill_all(d, row, now, &out->rows[out->count++]);
    }
    staff_rows_free(&rows);
    return ERR_OK;
}

enum err_code
account_list(struct desk *d, bool all, struct account_list *out, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_ACCOUNTS_VIEW, 0, e);

    *out = (struct account_list){ 0 };
    return rc == ERR_OK ? read_list(d, all ? WHICH_ALL : WHICH_ACCOUNTS, out, e) : rc;
}

enum err_code
account_list_locked(struct desk *d, struct account_list *out, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_UNLOCK, 0, e);

    *out = (struct account_list){ 0 };
    return rc == ERR_OK ? read_list(d, WHICH_LOCKED, out, e) : rc;
}

enum err_code
account_names(struct desk *d, struct account_list *out, struct err *e)
{
    return read_list(d, WHICH_NAMES, out, e);
}

enum err_code
account_find(struct desk *d, const char *login, int64_t *id, struct err *e)
{
    struct staff_row row;
    enum err_code rc = staff_find_login(d->db, login, &row, e);

    *id = rc == ERR_OK ? row.id : 0;
    if (rc == ERR_NOT_FOUND)
        return err_set(e, ERR_NOT_FOUND, "login", N_("There is no account %s."), login);
    return rc;
}
