#include "desk/attempts.h"

#include <string.h>

#include "db/db.h"
#include "db/repo/audit_repo.h"
#include "desk/audit.h"

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
                          "administrator can unlock it; otherwise try again in %d minutes."),
                       (left + 59) / 60);
    return err_set(e, ERR_DENIED, "login", N_("Too many wrong tries. Try again in %d seconds."),
                   left);
}

/* What one more wrong try means. A count that ended in a lock begins anew when the lock has run
 * out. */
static enum err_code
raise_count(struct desk *d, const struct staff_row *row, const char *now, struct err *e)
{
    bool over = row->failures >= LOCKED_AFTER
                && stamp_seconds(now) - stamp_seconds(row->failed_at) >= LOCKED_SECONDS;
    int failures = over ? 1 : row->failures + 1;
    int wait = 0, others = 1;
    char not_before[STAMP_SIZE] = "";

    for (int i = FIRST_DELAYED; i <= failures && wait < DELAY_MAX; i++)
        wait = wait ? 2 * wait : 1;
    if (wait > DELAY_MAX)
        wait = DELAY_MAX;
    if (failures >= LOCKED_AFTER) {
        if (row->role == ROLE_ADMIN) {
            enum err_code rc =
                staff_count_admins(d->db, row->id, attempts_day(d, now), now, &others, e);
            if (rc != ERR_OK)
                return rc;
        }
        wait = others > 0 ? LOCKED_SECONDS : wait;
    }
    if (wait > 0)
        stamp_add(now, wait, not_before);
    return staff_set_failures(d->db, row->id, failures, now, not_before, e);
}

enum err_code
attempts_count(struct desk *d, const struct staff_row *row, const char *action, struct err *e)
{
    const struct audit_act act = {
        .action = action,
        .kind = row ? "staff" : NULL,
        .record_id = row ? row->id : 0,
        .reason = "",
    };
    struct staff_row fresh;
    char now[STAMP_SIZE];
    enum err_code rc = db_begin(d->db, e);

    if (rc != ERR_OK)
        return rc;
    rc = attempts_now(d, now, e);
    if (rc == ERR_OK && row && (rc = staff_find(d->db, row->id, &fresh, e)) == ERR_OK) {
        /* Lines written since the clock was set back have hidden the later ones. */
        const char *latest = strcmp(fresh.failed_at, now) > 0 ? fresh.failed_at : now;
        rc = raise_count(d, &fresh, latest, e);
    }
    if (rc == ERR_OK)
        rc = audit_line(d, &act, AUDIT_FAILED, e);
    return db_end(d->db, rc, e);
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
