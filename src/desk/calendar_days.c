#include "desk/calendar_days.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "db/db.h"
#include "db/repo/closing_repo.h"
#include "db/repo/event_repo.h"
#include "desk/stamp.h"

enum { NAME_MAX_CHARS = 20, SOURCE_MAX_CHARS = 100 };

static const enum closing_kind opposites[CLOSING__COUNT] = {
    [CLOSING_HOLIDAY] = CLOSING_NOT_HOLIDAY,
    [CLOSING_NOT_HOLIDAY] = CLOSING_HOLIDAY,
    [CLOSING_OFFICE] = CLOSING_EXTRA_OPEN,
    [CLOSING_EXTRA_OPEN] = CLOSING_OFFICE,
};

enum err_code
calendar_days_load(struct desk *d, struct calendar_days *out, struct err *e)
{
    struct closing_rows list;
    enum err_code rc = closing_list(d->db, &list, e);

    *out = (struct calendar_days){
        .cal = { .overrides = list.rows, .count = list.count },
        .rows = list.rows,
    };
    return rc;
}

void
calendar_days_free(struct calendar_days *days)
{
    if (!days)
        return;
    free(days->rows);
    *days = (struct calendar_days){ 0 };
}

static enum err_code
check_day(const struct closing_day *day, struct err *e)
{
    bool named = day->kind == CLOSING_HOLIDAY || day->kind == CLOSING_OFFICE;

    if (!date_is_valid(day->day))
        return err_set(e, ERR_INVALID, "day", N_("The day is missing. Type the day."));
    if ((unsigned)day->kind >= CLOSING__COUNT)
        return err_set(e, ERR_INVALID, "kind", N_("This choice does not exist. Choose another."));
    if (named && day->name[0] == '\0')
        return err_set(e, ERR_INVALID, "name",
                       N_("The name of the holiday or the reason of the closing is missing."));
    return text_validate(day->name, false, NAME_MAX_CHARS, "name", e);
}

/* Inside a transaction; `source` "" for by hand. */
static enum err_code
put_day(struct desk *d, const struct closing_day *day, const char *source, struct err *e)
{
    char now[STAMP_SIZE];
    int removed;
    enum err_code rc = closing_remove(d->db, day->day, opposites[day->kind], &removed, e);

    d->now(now);
    return rc == ERR_OK ? closing_put(d->db, day, source, d->user.staff_id, now, e) : rc;
}

enum err_code
calendar_days_add(struct desk *d, const struct closing_day *day, struct err *e)
{
    const struct audit_act act = { .action = "add-closing-day", .kind = "closing_day" };
    enum err_code rc = desk_allow(d, ACTION_CODES, 0, e);

    if (rc != ERR_OK || (rc = check_day(day, e)) != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = put_day(d, day, "", e);
    if (rc == ERR_OK)
        rc = audit_add(d, &act, e);
    return db_end(d->db, rc, e);
}

enum err_code
calendar_days_booked(struct desk *d, struct date day, int *events, int *seats, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_CODES, 0, e);

    *events = *seats = 0;
    return rc == ERR_OK ? event_repo_booked_on(d->db, day, events, seats, e) : rc;
}

enum err_code
calendar_days_remove(struct desk *d, struct date day, enum closing_kind kind, struct err *e)
{
    const struct audit_act act = { .action = "remove-closing-day", .kind = "closing_day" };
    int removed = 0;
    enum err_code rc = desk_allow(d, ACTION_CODES, 0, e);

    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = closing_remove(d->db, day, kind, &removed, e);
    if (rc == ERR_OK && removed == 0)
        rc = err_set(e, ERR_NOT_FOUND, "day", N_("This day is not among the entered days."));
    if (rc == ERR_OK)
        rc = audit_add(d, &act, e);
    return db_end(d->db, rc, e);
}

/* ---- import ---- */

static const struct closing_day *
find_day(const struct closing_day *rows, size_t count, struct date day)
{
    for (size_t i = 0; i < count; i++) {
        if (date_compare(rows[i].day, day) == 0)
            return &rows[i];
    }
    return NULL;
}

void
calendar_changes_free(struct calendar_changes *changes)
{
    if (!changes)
        return;
    free(changes->rows);
    *changes = (struct calendar_changes){ 0 };
}

static void
note_change(struct calendar_changes *out, enum calendar_change_kind kind,
            const struct closing_day *want, const char *before)
{
    if (out->count == out->room) {
        out->room = out->room ? 2 * out->room : 32;
        out->rows = realloc(out->rows, out->room * sizeof *out->rows);
        if (!out->rows)
            abort();
    }
    struct calendar_change *change = &out->rows[out->count++];
    *change = (struct calendar_change){ .kind = kind, .want = *want };
    text_copy(change->before, sizeof change->before, before);
    out->of[kind]++;
}

/* The official list calls substitutes and days between 休日, some others 休日（祝日扱い）. */
static bool
is_same_name(const char *listed, const char *computed)
{
    return strcmp(listed, computed) == 0 || strcmp(listed, "休日") == 0
           || strcmp(listed, "休日（祝日扱い）") == 0;
}

static void
compare_day(const struct office_calendar *cal, const struct closing_day *listed,
            struct calendar_changes *out)
{
    const char *have = calendar_holiday(cal, listed->day);

    if (!have)
        note_change(out, CHANGE_ADDED, listed, "");
    else if (is_same_name(listed->name, have))
        out->unchanged++;
    else
        note_change(out, CHANGE_RENAMED, listed, have);
}

/* Holidays of the calendar that the list has not. */
static void
compare_year(const struct office_calendar *cal, const struct closing_day *rows, size_t count,
             int year, struct calendar_changes *out)
{
    struct date last = { (short)year, 12, 31 };

    for (struct date day = { (short)year, 1, 1 }; date_compare(day, last) <= 0;
         day = date_add_days(day, 1)) {
        struct closing_day want = { .day = day, .kind = CLOSING_NOT_HOLIDAY };
        const char *have = calendar_holiday(cal, day);
        if (have && !find_day(rows, count, day))
            note_change(out, CHANGE_REMOVED, &want, have);
    }
}

static void
compare_list(const struct office_calendar *cal, const struct closing_day *rows, size_t count,
             struct calendar_changes *out)
{
    int first = count ? rows[0].day.year : 1, last = count ? first : 0;

    for (size_t i = 0; i < count; i++) {
        int year = rows[i].day.year;
        first = year < first ? year : first;
        last = year > last ? year : last;
        compare_day(cal, &rows[i], out);
    }
    for (int year = first; year <= last; year++)
        compare_year(cal, rows, count, year, out);
}

enum err_code
calendar_days_compare(struct desk *d, const struct closing_day *rows, size_t count,
                      struct calendar_changes *out, struct err *e)
{
    struct calendar_days days;
    enum err_code rc = desk_allow(d, ACTION_CODES, 0, e);

    *out = (struct calendar_changes){ 0 };
    for (size_t i = 0; rc == ERR_OK && i < count; i++)
        rc = check_day(&rows[i], e);
    if (rc != ERR_OK || (rc = calendar_days_load(d, &days, e)) != ERR_OK)
        return rc;
    compare_list(&days.cal, rows, count, out);
    calendar_days_free(&days);
    return ERR_OK;
}

/* Inside a transaction: the calendar cannot change between the comparison and the writing. */
static enum err_code
import_days(struct desk *d, const struct closing_day *rows, size_t count, const char *source,
            struct calendar_changes *out, struct err *e)
{
    const struct audit_act act = { .action = "import-holidays", .kind = "closing_day" };
    enum err_code rc = calendar_days_compare(d, rows, count, out, e);

    for (size_t i = 0; rc == ERR_OK && i < out->count; i++)
        rc = put_day(d, &out->rows[i].want, source, e);
    return rc == ERR_OK ? audit_add(d, &act, e) : rc;
}

enum err_code
calendar_days_import(struct desk *d, const struct closing_day *rows, size_t count,
                     const char *source, struct calendar_changes *out, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_CODES, 0, e);

    *out = (struct calendar_changes){ 0 };
    if (rc == ERR_OK)
        rc = text_validate(source, false, SOURCE_MAX_CHARS, "source", e);
    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    return db_end(d->db, import_days(d, rows, count, source, out, e), e);
}
