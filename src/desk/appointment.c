/* appointment.c - see appointment.h and, for what the seat shares, seat_inside.h */
#include "desk/appointment.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/attendance.h"
#include "core/text.h"
#include "core/validate.h"
#include "db/db.h"
#include "db/repo/appointment_repo.h"
#include "db/repo/event_repo.h"
#include "db/repo/participation_repo.h"
#include "db/repo/staff_choice_repo.h"
#include "desk/event.h"
#include "desk/history_inside.h"
#include "desk/people_inside.h"
#include "desk/seat_inside.h"
#include "desk/words.h"
#include "desk/work.h"

#define AT(member) offsetof(struct appointment, member)

// clang-format off
static const struct work_field fields[] = {
    { "at",       WORK_LOCAL, AT(starts_at), WORK_MUST, 0, NULL },
    { "staff_id", WORK_ID,    AT(staff_id),  WORK_MUST, 0, NULL },
    { "minutes",  WORK_INT,   AT(minutes),   WORK_MUST, APPOINTMENT_MINUTES_MOST, NULL },
    { "place",    WORK_LINE,  AT(place),     WORK_MAY,  LINE_CHARS, NULL },
    { "purpose",  WORK_LINE,  AT(purpose),   WORK_MAY,  LONG_CHARS, NULL },
    { "note",     WORK_LINE,  AT(note),      WORK_MAY,  LONG_CHARS, NULL },
    { "despite",  WORK_LINE,  AT(despite),   WORK_MAY,  LONG_CHARS, NULL },
};
// clang-format on

/* ---- store ---- */

static enum err_code
check_form(struct desk *d, const struct appointment *a, struct err *e)
{
    char end[LOCAL_SIZE];
    enum err_code rc = work_check(d, WORK_FIELDS(fields), a, d->today, false, e);

    if (rc != ERR_OK)
        return rc;
    if (a->minutes < APPOINTMENT_MINUTES_LEAST)
        return err_set(e, ERR_INVALID, "minutes", N_("An appointment takes %d minutes or more."),
                       APPOINTMENT_MINUTES_LEAST);
    if (!appointment_end(a->starts_at, a->minutes, end))
        return err_set(e, ERR_INVALID, "minutes", N_("It must end on the same day."));
    return ERR_OK;
}

static enum err_code
check_day(const struct desk *d, const struct appointment *a, struct err *e)
{
    struct date day = DATE_NONE;

    (void)validate_local(a->starts_at, &day);
    if (date_compare(day, d->today) < 0)
        return err_set(e, ERR_INVALID, "at",
                       N_("This day is over. An appointment is for today or later."));
    return ERR_OK;
}

/* The stored event and seat of an appointment; ERR_NOT_FOUND. */
static enum err_code
read_both(struct desk *d, int64_t id, struct event *ev, struct participation *seat, struct err *e)
{
    int64_t seat_id = 0;
    enum err_code rc = event_repo_find(d->db, id, ev, e);

    if (rc == ERR_OK && strcmp(ev->kind, EVENT_INTERVIEW) == 0)
        rc = appointment_repo_seat(d->db, id, &seat_id, e);
    if (rc == ERR_OK && seat_id != 0)
        rc = seat_repo_find(d->db, seat_id, seat, e);
    if (rc == ERR_NOT_FOUND || (rc == ERR_OK && seat_id == 0))
        return err_set(e, ERR_NOT_FOUND, "", N_("There is no such appointment."));
    return rc;
}

static void
put_event(const struct appointment *a, struct event *ev)
{
    (void)text_copy(ev->starts_at, sizeof ev->starts_at, a->starts_at);
    (void)appointment_end(a->starts_at, a->minutes, ev->ends_at);
    (void)text_copy(ev->place, sizeof ev->place, a->place);
    (void)text_copy(ev->title, sizeof ev->title, a->purpose);
    ev->staff[0] = a->staff_id;
    ev->staff_count = 1;
}

/* Nothing, or it is wanted all the same. */
static enum err_code
check_way(struct desk *d, const struct event *ev, const struct appointment *a,
          char words[LONG_SIZE], struct err *e)
{
    const struct overlap_order order = { ev, a->person_id, OVERLAP_ALL };
    enum err_code rc = overlap_words(d, &order, words, e);

    return rc == ERR_OK ? overlap_check(words, a->despite, e) : rc;
}

static enum err_code
insert(struct desk *d, struct appointment *a, struct err *e)
{
    struct event ev = { .kind = EVENT_INTERVIEW, .status = "planned", .capacity = 1,
                        .attendees = EVENT_NOT_KNOWN };
    struct participation seat = { .person_id = a->person_id, .attendance = "booked" }, none = { 0 };
    char words[LONG_SIZE];
    bool changed;
    enum err_code rc;

    put_event(a, &ev);
    (void)text_copy(seat.note, sizeof seat.note, a->note);
    rc = check_way(d, &ev, a, words, e);
    if (rc == ERR_OK)
        rc = event_repo_insert(d->db, &ev, e);
    seat.event_id = a->id = ev.id;
    if (rc == ERR_OK)
        rc = seat_write(d, &seat, &none, "book-appointment", &changed, e);
    if (rc == ERR_OK)
        rc = overlap_keep(d, &ev, a->person_id, words, a->despite, e);
    return rc == ERR_OK ? seat_move_case(d, &ev, &none, &seat, e) : rc;
}

static int
length_of(const struct event *ev)
{
    return appointment_length(ev->starts_at, ev->ends_at, APPOINTMENT_MINUTES);
}

/* What it was before; the person's timeline reads the time. */
static enum err_code
keep_move(struct desk *d, const struct event *old, const struct event *ev, int64_t person_id,
          const char *reason, struct err *e)
{
    const struct history_of of = { "event", ev->id, person_id, reason };
    char before[24], after[24];
    enum err_code rc = history_add(d, &of, "starts_at", old->starts_at, ev->starts_at, e);

    snprintf(before, sizeof before, "%lld", (long long)old->staff[0]);
    snprintf(after, sizeof after, "%lld", (long long)ev->staff[0]);
    if (rc == ERR_OK)
        rc = history_add(d, &of, "staff_id", before, after, e);
    snprintf(before, sizeof before, "%d", length_of(old));
    snprintf(after, sizeof after, "%d", length_of(ev));
    if (rc == ERR_OK)
        rc = history_add(d, &of, "minutes", before, after, e);
    if (rc == ERR_OK)
        rc = history_add(d, &of, "place", old->place, ev->place, e);
    return rc == ERR_OK ? history_add(d, &of, "title", old->title, ev->title, e) : rc;
}

static enum err_code
check_open(const struct participation *seat, struct err *e)
{
    return strcmp(seat->attendance, "booked") == 0
               ? ERR_OK
               : err_set(e, ERR_INVALID, "at",
                         N_("What became of this appointment is written down: it is not moved any "
                            "more. Book a new one."));
}

static enum err_code
check_move(struct desk *d, const struct appointment *a, const char *reason, struct err *e)
{
    enum err_code rc = check_day(d, a, e);

    if (rc == ERR_OK && (reason == NULL || reason[0] == '\0'))
        return err_set(e, ERR_INVALID, "reason",
                       N_("Write in a few words why it is moved, and who asked for it."));
    return rc == ERR_OK ? text_validate(reason, false, LONG_CHARS, "reason", e) : rc;
}

static enum err_code
write_event(struct desk *d, const struct event *old, struct event *ev, const struct appointment *a,
            const char *reason, struct err *e)
{
    char words[LONG_SIZE] = "";
    bool moved = strcmp(old->starts_at, ev->starts_at) != 0, changed = false;
    bool touch = !work_same_ids(old->staff, old->staff_count, ev->staff, ev->staff_count);
    bool longer = strcmp(old->ends_at, ev->ends_at) != 0;
    bool elsewhere = strcmp(old->place, ev->place) != 0;
    enum err_code rc = ERR_OK;

    if (strcmp(ev->status, "planned") == 0 && (moved || touch || longer || elsewhere))
        rc = check_way(d, ev, a, words, e);
    if (rc == ERR_OK)
        rc = event_repo_update(d->db, ev, touch, &changed, e);
    if (rc != ERR_OK || !changed)
        return rc;
    rc = keep_move(d, old, ev, a->person_id, reason, e);
    if (rc == ERR_OK)
        rc = overlap_keep(d, ev, a->person_id, words, a->despite, e);
    return rc == ERR_OK
               ? work_audit(d, moved || touch ? "move-appointment" : "save-appointment", "event",
                            ev->id, a->person_id,
                            moved || touch ? "starts_at,staff" : "ends_at,place,title", e)
               : rc;
}

static enum err_code
update(struct desk *d, struct appointment *a, const char *reason, struct err *e)
{
    struct event old, ev;
    struct participation was, seat;
    bool changed, masked;
    enum err_code rc = read_both(d, a->id, &old, &was, e);

    if (rc != ERR_OK)
        return rc;
    if (old.version + was.version != a->version)
        return work_conflict(e);
    a->person_id = was.person_id;
    ev = old;
    put_event(a, &ev);
    seat = was;
    (void)text_copy(seat.note, sizeof seat.note, a->note);
    if ((rc = people_is_masked(d, was.person_id, &masked, e)) != ERR_OK)
        return rc;
    if (masked) { /* what is not shown is not written either */
        memcpy(ev.title, old.title, sizeof ev.title);
        memcpy(seat.note, was.note, sizeof seat.note);
    }
    bool moved = strcmp(old.starts_at, ev.starts_at) != 0 || old.staff[0] != ev.staff[0];
    if (moved || strcmp(old.ends_at, ev.ends_at) != 0)
        rc = check_open(&was, e);
    if (rc == ERR_OK && moved)
        rc = check_move(d, a, reason, e);
    if (rc == ERR_OK)
        rc = write_event(d, &old, &ev, a, reason, e);
    return rc == ERR_OK ? seat_write(d, &seat, &was, "change-seat", &changed, e) : rc;
}

/* Whose it is: of a stored one the seat says. */
static enum err_code
allow(struct desk *d, const struct appointment *a, struct err *e)
{
    struct event ev;
    struct participation seat = { .person_id = a->person_id };
    enum err_code rc = a->id ? read_both(d, a->id, &ev, &seat, e) : ERR_OK;

    return rc == ERR_OK ? desk_allow(d, ACTION_AGENDA, seat.person_id, e) : rc;
}

enum err_code
appointment_save(struct desk *d, struct appointment *a, const char *reason, struct err *e)
{
    struct appointment made = *a;
    enum err_code rc = allow(d, a, e);

    if (rc == ERR_OK)
        rc = check_form(d, a, e);
    if (rc == ERR_OK && a->id == 0)
        rc = check_day(d, a, e);
    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = made.id == 0 ? insert(d, &made, e) : update(d, &made, reason, e);
    rc = db_end(d->db, rc, e);
    return rc == ERR_OK ? appointment_find(d, made.id, a, e) : rc;
}

/* ---- read ---- */

static enum err_code
put_person(struct desk *d, struct appointment *a, struct err *e)
{
    struct seat_list seats;
    enum err_code rc = seats_read(d, a->id, &seats, e);

    if (rc == ERR_OK && seats.count > 0) {
        const struct seat *seat = &seats.rows[0];

        (void)text_copy(a->person_ref, sizeof a->person_ref, seat->person_ref);
        (void)text_copy(a->person_name, sizeof a->person_name, seat->name);
        (void)text_copy(a->caution, sizeof a->caution, seat->caution);
    }
    seat_list_free(&seats);
    return rc;
}

enum err_code
appointment_find(struct desk *d, int64_t id, struct appointment *out, struct err *e)
{
    struct event ev;
    struct participation seat;
    enum err_code rc = desk_allow(d, ACTION_AGENDA, 0, e);

    if (rc == ERR_OK)
        rc = read_both(d, id, &ev, &seat, e);
    if (rc != ERR_OK)
        return rc;
    *out = (struct appointment){ .id = id, .version = ev.version + seat.version,
                                 .person_id = seat.person_id, .seat_id = seat.id,
                                 .staff_id = ev.staff_count > 0 ? ev.staff[0] : 0 };
    out->minutes = appointment_length(ev.starts_at, ev.ends_at, APPOINTMENT_MINUTES);
    (void)text_copy(out->starts_at, sizeof out->starts_at, ev.starts_at);
    (void)text_copy(out->place, sizeof out->place, ev.place);
    (void)text_copy(out->purpose, sizeof out->purpose, ev.title);
    (void)text_copy(out->note, sizeof out->note, seat.note);
    (void)text_copy(out->attendance, sizeof out->attendance, seat.attendance);
    (void)text_copy(out->arrived_at, sizeof out->arrived_at, seat.arrived_at);
    rc = people_is_masked(d, out->person_id, &out->masked, e);
    if (out->masked)
        out->purpose[0] = out->note[0] = '\0';
    if (rc == ERR_OK)
        rc = staff_choice_repo_name(d->db, out->staff_id, out->staff_name, e);
    return rc == ERR_OK ? put_person(d, out, e) : rc;
}

enum err_code
appointment_hide_purpose(struct desk *d, int64_t event_id, const char *kind, char *title,
                         struct err *e)
{
    struct participation seat;
    int64_t seat_id = 0;
    bool masked = false;
    enum err_code rc;

    if (title[0] == '\0' || strcmp(kind, EVENT_INTERVIEW) != 0)
        return ERR_OK;
    rc = appointment_repo_seat(d->db, event_id, &seat_id, e);
    if (rc != ERR_OK || seat_id == 0)
        return rc;
    rc = seat_repo_find(d->db, seat_id, &seat, e);
    if (rc == ERR_OK)
        rc = people_is_masked(d, seat.person_id, &masked, e);
    if (masked)
        title[0] = '\0';
    return rc;
}

enum err_code
appointment_settle(struct desk *d, struct appointment *a, const char *attendance, const char *note,
                   struct err *e)
{
    struct event ev;
    struct participation seat;
    enum err_code rc = read_both(d, a->id, &ev, &seat, e);

    if (rc == ERR_OK)
        rc = desk_allow(d, ACTION_AGENDA, seat.person_id, e);
    if (rc != ERR_OK)
        return rc;
    if (ev.version + seat.version != a->version)
        return work_conflict(e);
    if (!text_copy(seat.attendance, sizeof seat.attendance, attendance)
        || (note[0] && !text_copy(seat.note, sizeof seat.note, note)))
        return err_set(e, ERR_INVALID, "note", N_("This note is too long."));
    rc = seat_change(d, &seat, NULL, e);
    return rc == ERR_OK ? appointment_find(d, a->id, a, e) : rc;
}
