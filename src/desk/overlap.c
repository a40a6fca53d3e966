/* overlap.c - what stands in the way of an event; see seat_inside.h */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/absence.h"
#include "core/rows.h"
#include "core/text.h"
#include "core/validate.h"
#include "db/repo/absence_repo.h"
#include "db/repo/participation_repo.h"
#include "db/repo/staff_choice_repo.h"
#include "desk/calendar_days.h"
#include "desk/codes.h"
#include "desk/history_inside.h"
#include "desk/seat_inside.h"
#include "desk/setting.h"
#include "desk/words.h"

enum { WORDS_ENOUGH = 160 }; /* bytes: a reader has seen that it does not fit */

/* In place of the kind of an event; why somebody is away is never told here. */
static const char ABSENT[] = "absent", ABSENT_ALL_DAY[] = "absent_all_day";

/* An absence stands in the way as an event of the staff would: on each of its days. */
static void
add_absence(const struct absence *a, struct date from, struct date to, struct busy_list *list)
{
    for (struct date day = from; date_compare(day, to) <= 0; day = date_add_days(day, 1)) {
        struct busy *row;

        if (!absence_is_on(a, day))
            continue;
        list->rows = rows_grow(list->rows, list->count, sizeof *list->rows);
        row = &list->rows[list->count++];
        *row = (struct busy){ .staff = true, .event = { .status = "planned" } };
        (void)text_copy(row->event.kind, sizeof row->event.kind,
                        a->starts[0] ? ABSENT : ABSENT_ALL_DAY);
        absence_times(a, day, row->event.starts_at, row->event.ends_at);
    }
}

enum err_code
appointment_busy(struct desk *d, const struct busy_order *order, struct busy_list *out,
                 struct err *e)
{
    struct absences away = { 0 };
    enum err_code rc = appointment_repo_busy(d->db, order->from, order->to, order->staff_id,
                                             order->person_id, order->event_id, out, e);

    if (rc == ERR_OK)
        rc = absence_repo_list(d->db, order->from, order->to, order->staff_id, &away, e);
    for (size_t i = 0; i < away.count; i++)
        add_absence(&away.rows[i], order->from, order->to, out);
    absences_free(&away);
    return rc;
}

/* "10:00-11:30 練馬区就労支援説明会": the other's kind, never what it is about; the history keeps it. */
static void
name_busy(struct desk *d, const struct event_row *ev, char out[LONG_SIZE])
{
    const char *end = ev->ends_at[0] ? ev->ends_at + DATE_ISO_SIZE : "";

    out[0] = '\0';
    if (strcmp(ev->kind, ABSENT_ALL_DAY) == 0) {
        text_join(out, LONG_SIZE, "", _("away all day"));
        return;
    }
    snprintf(out, LONG_SIZE, "%.5s%s%.5s", ev->starts_at + DATE_ISO_SIZE, end[0] ? "-" : "", end);
    text_join(out, LONG_SIZE, " ",
              strcmp(ev->kind, ABSENT) == 0 ? _("away") : code_label(d, "event_kind", ev->kind));
}

static bool
is_in_the_way(const struct event_row *slot, const struct busy *other)
{
    return (other->staff || other->person || event_same_place(slot->place, other->event.place))
           && event_overlaps(slot, &other->event);
}

static void
make_slot(struct event_row *slot, const char *starts_at, const char *ends_at, const char *place)
{
    *slot = (struct event_row){ .status = "planned" };
    (void)text_copy(slot->starts_at, sizeof slot->starts_at, starts_at);
    (void)text_copy(slot->ends_at, sizeof slot->ends_at, ends_at);
    (void)text_copy(slot->place, sizeof slot->place, place);
}

/* ---- in words ---- */

/* What no longer fits is left out: with one thing in the way it is asked about already. */
static void
add_part(char words[LONG_SIZE], const char *format, const char *who, const char *what)
{
    char part[LINE_SIZE + 2 * LONG_SIZE];

    if (strlen(words) >= WORDS_ENOUGH)
        return;
    snprintf(part, sizeof part, format, who, what);
    text_join(words, LONG_SIZE, _("; "), part);
}

static void
say_busy(struct desk *d, const struct busy *other, bool of_staff, const char *name,
         unsigned what, char words[LONG_SIZE])
{
    char busy[LONG_SIZE];

    name_busy(d, &other->event, busy);
    if (other->person && (what & OVERLAP_PERSON))
        add_part(words, "%s%s", _("This person has something else then: "), busy);
    if (other->staff && of_staff && (what & OVERLAP_STAFF))
        add_part(words, _("%s has something else then: %s"), name, busy);
}

/* Of one of the staff (0: nobody); what is of the place and of the person once, `first`. */
static enum err_code
read_way(struct desk *d, const struct overlap_order *order, int64_t staff_id, bool first,
         char words[LONG_SIZE], struct err *e)
{
    const struct event *ev = order->event;
    struct busy_list list = { 0 };
    struct event_row slot;
    struct date day = DATE_NONE;
    char name[LINE_SIZE] = "", busy[LONG_SIZE];
    enum err_code rc = ERR_OK;

    (void)validate_local(ev->starts_at, &day);
    make_slot(&slot, ev->starts_at, ev->ends_at, ev->place);
    if (staff_id != 0)
        rc = staff_choice_repo_name(d->db, staff_id, name, e);
    if (rc == ERR_OK)
        rc = staff_id != 0
                 ? appointment_busy(d, &(struct busy_order){ day, day, staff_id, order->person_id,
                                                             ev->id },
                                    &list, e)
                 : appointment_repo_busy(d->db, day, day, 0, order->person_id, ev->id, &list, e);
    for (size_t i = 0; rc == ERR_OK && i < list.count; i++) {
        const struct busy *other = &list.rows[i];

        if (!event_overlaps(&slot, &other->event))
            continue;
        say_busy(d, other, staff_id != 0, name, first ? order->what : order->what & OVERLAP_STAFF,
                 words);
        if (!first || !(order->what & OVERLAP_PLACE)
            || !event_same_place(slot.place, other->event.place))
            continue;
        name_busy(d, &other->event, busy);
        add_part(words, "%s%s", _("The place is taken then: "), busy);
    }
    free(list.rows);
    return rc;
}

/* The counter is closed then: that day, or at that time. */
static enum err_code
read_office(struct desk *d, const struct event *ev, char words[LONG_SIZE], struct err *e)
{
    struct appointment_hours hours;
    struct calendar_days days;
    struct date day = DATE_NONE;
    char reason[96];
    enum err_code rc = setting_get_hours(d, &hours, e);

    (void)validate_local(ev->starts_at, &day);
    if (rc != ERR_OK || (rc = calendar_days_load(d, &days, e)) != ERR_OK)
        return rc;
    if (!calendar_is_open(&days.cal, day, reason, sizeof reason))
        add_part(words, "%s%s", _("The office is closed that day: "), reason);
    if (!appointment_in_hours(&hours, ev->starts_at,
                              appointment_length(ev->starts_at, ev->ends_at, APPOINTMENT_MINUTES)))
        add_part(words, "%s%s", _("That is outside the counter's hours"), "");
    calendar_days_free(&days);
    return ERR_OK;
}

static void
add_staff(int64_t staff[EVENT_STAFF_MAX + 2], int *count, int64_t id)
{
    for (int i = 0; i < *count; i++)
        if (staff[i] == id)
            return;
    if (id != 0)
        staff[(*count)++] = id;
}

/* Whose time it takes: its staff, and who leads it and who writes it down. */
static int
read_staff(const struct event *ev, int64_t staff[EVENT_STAFF_MAX + 2])
{
    int count = 0;

    for (int i = 0; i < ev->staff_count; i++)
        add_staff(staff, &count, ev->staff[i]);
    add_staff(staff, &count, ev->chair_id);
    add_staff(staff, &count, ev->recorder_id);
    return count;
}

enum err_code
overlap_words(struct desk *d, const struct overlap_order *order, char words[LONG_SIZE],
              struct err *e)
{
    const struct event *ev = order->event;
    enum err_code rc = ERR_OK;
    int64_t who[EVENT_STAFF_MAX + 2];
    int staff = order->what & OVERLAP_STAFF ? read_staff(ev, who) : 0;

    words[0] = '\0';
    if (order->what & OVERLAP_OFFICE)
        rc = read_office(d, ev, words, e);
    if (rc == ERR_OK && staff == 0)
        rc = read_way(d, order, 0, true, words, e);
    for (int i = 0; rc == ERR_OK && i < staff; i++)
        rc = read_way(d, order, who[i], i == 0, words, e);
    return rc;
}

enum err_code
overlap_check(const char *words, const char *despite, struct err *e)
{
    if (words[0] == '\0' || despite[0] != '\0')
        return ERR_OK;
    return err_set(e, ERR_INVALID, "despite", "%s", words);
}

enum err_code
overlap_keep(struct desk *d, const struct event *ev, int64_t person_id, const char *words,
             const char *despite, struct err *e)
{
    const struct history_of of = { "event", ev->id, person_id, despite };

    return words[0] ? history_add(d, &of, "despite", "", words, e) : ERR_OK;
}

enum err_code
appointment_check_free(struct desk *d, const struct event *ev, int64_t person_id, struct err *e)
{
    const struct overlap_order order = { ev, person_id, OVERLAP_ALL & ~OVERLAP_OFFICE };
    char words[LONG_SIZE];
    enum err_code rc = overlap_words(d, &order, words, e);

    return rc == ERR_OK && words[0]
               ? err_set(e, ERR_INVALID, "at", N_("%s. Choose another time."), words)
               : rc;
}

bool
appointment_is_free(const struct appointment *a, const char *starts_at, const struct busy_list *list)
{
    struct event_row slot;
    char end[LOCAL_SIZE];

    if (!appointment_end(starts_at, a->minutes, end))
        return false;
    make_slot(&slot, starts_at, end, a->place);
    for (size_t i = 0; i < list->count; i++)
        if (is_in_the_way(&slot, &list->rows[i]))
            return false;
    return true;
}
