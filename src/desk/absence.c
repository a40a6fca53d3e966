/* absence.c - see absence.h */
#include "desk/absence.h"

#include <string.h>

#include "core/text.h"
#include "core/validate.h"
#include "db/db.h"
#include "db/repo/absence_repo.h"
#include "db/repo/staff_choice_repo.h"
#include "desk/work.h"

static const struct date last_day = { 9999, 12, 31 };

enum err_code
absence_list(struct desk *d, struct date from, struct absences *out, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_AGENDA, 0, e);

    *out = (struct absences){ 0 };
    return rc == ERR_OK ? absence_repo_list(d->db, from, last_day, 0, out, e) : rc;
}

static enum err_code
check_times(const struct absence *a, struct err *e)
{
    if (a->starts[0] && !validate_time(a->starts))
        return err_set(e, ERR_INVALID, "starts", N_("Write a time like 10:30."));
    if (a->ends[0] && !validate_time(a->ends))
        return err_set(e, ERR_INVALID, "ends", N_("Write a time like 10:30."));
    if (!a->starts[0] != !a->ends[0])
        return err_set(e, ERR_INVALID, a->starts[0] ? "ends" : "starts",
                       N_("Give both times, or none for the whole day."));
    if (a->starts[0] && strcmp(a->starts, a->ends) >= 0)
        return err_set(e, ERR_INVALID, "ends", N_("The end lies before the beginning."));
    return ERR_OK;
}

static enum err_code
check(struct desk *d, const struct absence *a, struct err *e)
{
    char name[LINE_SIZE];
    enum err_code rc = staff_choice_repo_name(d->db, a->staff_id, name, e);

    if (rc == ERR_OK && !name[0])
        return err_set(e, ERR_INVALID, "staff_id", N_("Choose who is away."));
    if (rc == ERR_OK && !date_is_valid(a->from))
        return err_set(e, ERR_INVALID, "from_on", N_("The day is missing. Type the day."));
    if (rc == ERR_OK && (a->weekday < ABSENCE_EVERY_DAY || a->weekday > 7))
        return err_set(e, ERR_INVALID, "weekday",
                       N_("This choice does not exist. Choose another."));
    if (rc == ERR_OK && date_is_none(a->to) && a->weekday == ABSENCE_EVERY_DAY)
        return err_set(e, ERR_INVALID, "to_on",
                       N_("Give the last day; only an absence each week may stay open."));
    if (rc == ERR_OK && !date_is_none(a->to) && date_compare(a->to, a->from) < 0)
        return err_set(e, ERR_INVALID, "to_on", N_("The last day lies before the first."));
    if (rc == ERR_OK)
        rc = check_times(a, e);
    return rc == ERR_OK ? text_validate(a->words, false, SHORT_CHARS, "words", e) : rc;
}

enum err_code
absence_add(struct desk *d, struct absence *a, struct err *e)
{
    struct absence row = *a;
    char at[STAMP_SIZE];
    enum err_code rc = desk_allow(d, ACTION_AGENDA, 0, e);

    if (rc == ERR_OK)
        rc = check(d, a, e);
    if (rc == ERR_OK)
        rc = db_begin(d->db, e);
    if (rc != ERR_OK)
        return rc;
    d->now(at);
    rc = absence_repo_insert(d->db, &row, d->user.staff_id, at, e);
    if (rc == ERR_OK)
        rc = work_audit(d, "add-absence", "staff", row.staff_id, 0, NULL, e);
    rc = db_end(d->db, rc, e);
    if (rc == ERR_OK)
        a->id = row.id;
    return rc;
}

/* What was so stays: of one that has begun only the days from today on are taken out. */
enum err_code
absence_remove(struct desk *d, int64_t id, struct err *e)
{
    struct absence a;
    enum err_code rc = desk_allow(d, ACTION_AGENDA, 0, e);

    if (rc == ERR_OK)
        rc = db_begin(d->db, e);
    if (rc != ERR_OK)
        return rc;
    rc = absence_repo_find(d->db, id, &a, e);
    if (rc == ERR_OK)
        rc = date_compare(a.from, d->today) < 0
                 ? absence_repo_end(d->db, id, date_add_days(d->today, -1), e)
                 : absence_repo_delete(d->db, id, e);
    if (rc == ERR_OK)
        rc = work_audit(d, "remove-absence", "staff", a.staff_id, 0, NULL, e);
    return db_end(d->db, rc, e);
}
