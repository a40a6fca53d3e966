#include "desk/desk.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/text.h"
#include "db/db.h"
#include "desk/audit.h"
#include "desk/audit_key.h"
#include "desk/desk_inside.h"
#include "desk/session.h"
#include "desk/setting.h"

/* ---- the clock: the only place in the desk that asks for the time ---- */

static void
system_now(char stamp[STAMP_SIZE])
{
    stamp_from_seconds((int64_t)time(NULL), stamp);
}

static void
system_local_now(char hhmm[6])
{
    time_t now = time(NULL);
    struct tm tm;

    localtime_r(&now, &tm);
    snprintf(hhmm, 6, "%02u:%02u", (unsigned)tm.tm_hour % 24, (unsigned)tm.tm_min % 60);
}

static struct date
system_today(void)
{
    time_t now = time(NULL);
    struct tm tm;

    localtime_r(&now, &tm);
    return (struct date){ (short)(tm.tm_year + 1900), (signed char)(tm.tm_mon + 1),
                          (signed char)tm.tm_mday };
}

void
desk_local_of_stamp(const char *stamp, char out[DESK_LOCAL_SIZE])
{
    time_t seconds = (time_t)stamp_seconds(stamp);
    struct tm tm;
    char iso[DATE_ISO_SIZE];

    out[0] = '\0';
    if (seconds == 0 || localtime_r(&seconds, &tm) == NULL)
        return;
    date_to_iso((struct date){ (short)(tm.tm_year + 1900), (signed char)(tm.tm_mon + 1),
                               (signed char)tm.tm_mday },
                iso);
    snprintf(out, DESK_LOCAL_SIZE, "%.10sT%02u:%02u", iso, (unsigned)tm.tm_hour % 24,
             (unsigned)tm.tm_min % 60);
}

static const struct desk_clock system_clock = {
    .now = system_now,
    .local_now = system_local_now,
    .today = system_today,
};
static const struct desk_clock *the_clock = &system_clock;

void
desk_use_clock(const struct desk_clock *clock)
{
    the_clock = clock ? clock : &system_clock;
}

void
desk_now_local(const struct desk *d, char out[LOCAL_SIZE])
{
    char iso[DATE_ISO_SIZE], hhmm[6];

    date_to_iso(d->today, iso);
    d->local_now(hhmm);
    snprintf(out, LOCAL_SIZE, "%sT%s", iso, hhmm);
}

/* ---- open and close ---- */

static enum err_code
read_office(struct desk *d, struct date today, struct err *e)
{
    struct date training;
    enum err_code rc = setting_get_flag(d, SETTING_DEMO, &d->demo, e);

    if (rc == ERR_OK)
        rc = setting_get_date(d, SETTING_TRAINING_DATE, &training, e);
    if (rc != ERR_OK)
        return rc;
    d->today = date_is_none(today) ? training : today;
    d->clock_set = !date_is_none(d->today);
    if (!d->clock_set)
        d->today = the_clock->today();
    return ERR_OK;
}

/* A lost key begins a new chain, with a line that says so. The line comes first: if the key could
 * not be kept after all, the next start says it again. */
static enum err_code
begin_chain(struct desk *d, struct err *e)
{
    const struct audit_act act = { .action = AUDIT_NEW_CHAIN, .reason = "" };
    bool theirs;
    enum err_code rc = audit_line(d, &act, AUDIT_DONE, e);

    if (rc == ERR_OK)
        rc = audit_key_store(d->key, &theirs, e);
    /* Another desk found the loss at the same moment: our line was made with a key that is gone. */
    if (rc == ERR_OK && theirs)
        rc = audit_line(d, &act, AUDIT_DONE, e);
    return rc;
}

/* Damage behind the first page is met by some reading, whose error knows no file. */
static enum err_code
name_damaged(const char *path, struct err *e)
{
    char shown[160];

    text_display(path, shown, sizeof shown);
    return err_set(e, ERR_DAMAGED, "",
                   N_("The database %s is damaged. Restore a backup and call the administrator."),
                   shown);
}

static enum err_code
open_parts(struct desk *d, const char *path, struct date today, struct err *e)
{
    bool lost = false;
    enum err_code rc = db_open(&d->db, path, e);

    if (rc == ERR_DAMAGED)
        return name_damaged(path, e);
    if (rc == ERR_OK)
        rc = audit_key_load(&d->key, db_path(d->db), &lost, e);
    if (rc == ERR_OK && (rc = read_office(d, today, e)) == ERR_DAMAGED)
        return name_damaged(path, e);
    if (rc != ERR_OK)
        return rc;
    audit_watch(d);
    return lost ? begin_chain(d, e) : ERR_OK;
}

enum err_code
desk_open(struct desk **out, const char *path, struct date today, struct err *e)
{
    *out = NULL;
    if (sodium_init() < 0)
        return err_set(e, ERR_IO, "",
                       N_("The system gives no random numbers. Call the "
                          "administrator."));
    struct desk_inside *in = calloc(1, sizeof *in);
    if (!in)
        abort();
    struct desk *d = &in->desk;
    d->now = the_clock->now;
    d->local_now = the_clock->local_now;
    text_copy(d->lang, sizeof d->lang, "ja");
    text_copy(d->terminal, sizeof d->terminal, "-");
    enum err_code rc = open_parts(d, path, today, e);
    if (rc != ERR_OK) {
        desk_close(d);
        return rc;
    }
    *out = d;
    return ERR_OK;
}

void
desk_close(struct desk *d)
{
    if (!d)
        return;
    if (d->user.staff_id || session_is_over(d))
        (void)!session_sign_out(d, NULL);
    else if (d->db)
        (void)!db_truncate_log(d->db, NULL);
    codes_free(d);
    audit_key_free(d->key);
    db_close(d->db);
    sodium_memzero(d, sizeof(struct desk_inside));
    free(d);
}

/* ---- while it is open ---- */

enum err_code
desk_refuse_own_file(const struct desk *d, const char *path, const char *field, struct err *e)
{
    char shown[160];

    if (!db_owns_file(d->db, path))
        return ERR_OK;
    text_display(path, shown, sizeof shown);
    return err_set(e, ERR_INVALID, field,
                   N_("%s belongs to the database in use. Give another file."), shown);
}

bool
desk_changed(struct desk *d)
{
    struct date today = d->clock_set ? d->today : the_clock->today();
    bool new_day = date_compare(today, d->today) != 0; /* midnight */

    d->today = today;
    if (!db_changed(d->db))
        return new_day;
    codes_refresh(d);
    return true;
}

void
desk_set_hurry(struct desk *d, bool hurry)
{
    db_set_hurry(d->db, hurry);
}

void
desk_set_rereading(struct desk *d, bool on)
{
    desk_inside(d)->rereading = on;
}

void
desk_idle(struct desk *d)
{
    desk_set_hurry(d, true);
    (void)!db_idle_work(d->db, NULL); /* db writes its errors to the log */
    desk_set_hurry(d, false);
}

bool
desk_is_quiet(const struct desk *d)
{
    return db_is_quiet(d->db);
}
