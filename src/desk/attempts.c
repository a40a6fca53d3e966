#include "desk/attempts.h"

#include <string.h>

#include "db/db.h"
#include "db/repo/audit_repo.h"
#include "desk/audit.h"
#include "desk/audit_key.h"
#include "desk/secret.h"

enum {
    FIRST_DELAYED = 3, /* the third wrong try costs a second */
    DELAY_MAX = 60,    /* seconds */
    LOCKED_AFTER = 7,  /* wrong tries */
};

enum err_code
attempts_now(struct desk *d, char now[STAMP_SIZE], struct err *e)
{
    unsigned char mac[AUDIT_MAC_SIZE];
    char at[STAMP_SIZE];
    int64_t n;
    enum err_code rc = audit_tail(d->db, &n, at, mac, e);

    d->now(now);
    if (rc == ERR_OK && strcmp(at, now) > 0)
        memcpy(now, at, STAMP_SIZE);
    return rc;
}

bool
attempts_is_locked(const struct staff_row *row, const char *now)
{
    return strcmp(row->not_before, now) > 0
           && stamp_seconds(row->not_before) - stamp_seconds(row->failed_at) > DELAY_MAX;
}

enum err_code
attempts_allow(const struct staff_row *row, const char *now, struct err *e)
{
    int left = (int)(stamp_seconds(row->not_before) - stamp_seconds(now));

    if (strcmp(row->not_before, now) <= 0)
        return ERR_OK;
    if (attempts_is_locked(row, now))
        return err_set(e, ERR_DENIED, "login",
                       N_("This account is locked after too many wrong tries. A supervisor or an "
                          "administrator can unlock it; otherwise wait %d min and try again."),
                       (left + 59) / 60);
    return err_set(e, ERR_DENIED, "login", N_("Too many wrong tries. Wait %d s and try again."),
                   left);
}

/* What one more wrong try at `now` means. A count that ended in a lock begins anew when the lock
 * has run out. */
static void
raise_count(struct staff_row *row, const char *now, bool may_lock)
{
    const char *latest = strcmp(row->failed_at, now) > 0 ? row->failed_at : now;
    bool over = row->failures >= LOCKED_AFTER
                && stamp_seconds(latest) - stamp_seconds(row->failed_at) >= LOCKED_SECONDS;
    char at[STAMP_SIZE];
    int wait = 0;

    memcpy(at, latest, sizeof at);
    row->failures = over ? 1 : row->failures + 1;
    for (int i = FIRST_DELAYED; i <= row->failures && wait < DELAY_MAX; i++)
        wait = wait ? 2 * wait : 1;
    if (wait > DELAY_MAX)
        wait = DELAY_MAX;
    if (row->failures >= LOCKED_AFTER && may_lock)
        wait = LOCKED_SECONDS;
    memcpy(row->failed_at, at, sizeof row->failed_at);
    row->not_before[0] = '\0';
    if (wait > 0)
        stamp_add(at, wait, row->not_before);
}

/* The last administrator who could sign in is only delayed. */
static enum err_code
may_lock(struct desk *d, const struct staff_row *row, const char *now, bool *may, struct err *e)
{
    int others = 1;
    enum err_code rc = ERR_OK;

    if (row->role == ROLE_ADMIN)
        rc = staff_count_admins(d->db, row->id, attempts_day(d, now), now, &others, e);
    *may = others > 0;
    return rc;
}

static enum err_code
count_known(struct desk *d, int64_t id, const char *now, struct err *e)
{
    struct staff_row row;
    bool may = true;
    enum err_code rc = staff_find(d->db, id, &row, e);

    /* Lines written since the clock was set back have hidden the later ones. */
    if (rc == ERR_OK)
        rc = may_lock(d, &row, strcmp(row.failed_at, now) > 0 ? row.failed_at : now, &may, e);
    if (rc != ERR_OK)
        return rc;
    raise_count(&row, now, may);
    return staff_set_failures(d->db, id, row.failures, row.failed_at, row.not_before, e);
}

enum err_code
attempts_count(struct desk *d, const struct attempt *by, const char *action, struct err *e)
{
    const struct audit_act act = {
        .action = action,
        .kind = by->row.id ? "staff" : "login",
        .record_id = by->row.id ? by->row.id : by->mark,
        .reason = "",
    };
    char now[STAMP_SIZE];
    enum err_code rc = db_begin(d->db, e);

    if (rc != ERR_OK)
        return rc;
    rc = attempts_now(d, now, e);
    if (rc == ERR_OK && by->row.id)
        rc = count_known(d, by->row.id, now, e);
    if (rc == ERR_OK)
        rc = audit_line(d, &act, AUDIT_FAILED, e);
    return db_end(d->db, rc, e);
}

/* ---- a login that nobody has ---- */

static void
count_stranger(void *arg, const char *at)
{
    raise_count(arg, at, true);
}

enum err_code
attempts_of_stranger(struct desk *d, const char *login, struct attempt *out, struct err *e)
{
    unsigned char salt[AUDIT_MAC_SIZE];

    *out = (struct attempt){ 0 };
    audit_key_sum(d->key, "login", sizeof "login", salt);
    out->mark = secret_mark(login, salt);
    return audit_strangers(d->db, out->mark, count_stranger, &out->row, e);
}

enum err_code
attempts_waste(struct desk *d, struct err *e)
{
    struct staff_row nobody = { 0 };

    return audit_strangers(d->db, 0, count_stranger, &nobody, e);
}

enum err_code
attempts_forget(struct desk *d, const struct staff_row *row, struct err *e)
{
    if (row->failures == 0)
        return ERR_OK;
    return staff_set_failures(d->db, row->id, 0, "", "", e);
}

struct date
attempts_day(struct desk *d, const char *now)
{
    char iso[DATE_ISO_SIZE];
    struct date system = DATE_NONE;

    memcpy(iso, now, sizeof iso - 1);
    iso[sizeof iso - 1] = '\0';
    return date_from_iso(iso, &system) && date_compare(system, d->today) > 0 ? system : d->today;
}
