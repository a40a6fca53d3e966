/* orientation.c - see orientation.h. Without an event it is the list of sessions to choose from. */
#include "ui/screens/orientation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/attendance.h"
#include "core/text.h"
#include "desk/codes.h"
#include "desk/event.h"
#include "desk/words.h"
#include "ui/kit/dialog.h"
#include "ui/screens/appointment.h"
#include "ui/screens/casework.h"
#include "ui/screens/choose_person.h"
#include "ui/screens/code_choices.h"
#include "ui/screens/history.h"
#include "ui/screens/interview.h"
#include "ui/screens/orientation_private.h"
#include "ui/screens/person.h"
#include "ui/screens/shown.h"
#include "ui/screens/slip.h"

enum { DAYS_BACK = 31, DAYS_AHEAD = 183 };

/* ---- read ---- */

static enum err_code
load_sessions(struct screen *s, struct err *e)
{
    struct orientation_state *st = s->state;
    struct date today = screen_today(s);
    struct event_list list = { 0 };
    bool first = st->sessions == NULL;
    enum err_code rc = event_list(screen_desk(s), date_add_days(today, -DAYS_BACK),
                                  date_add_days(today, DAYS_AHEAD), &list, e);

    if (rc != ERR_OK)
        return rc;
    free(st->sessions);
    st->sessions = orientation_session_rows(s, &list, &st->count);
    event_list_free(&list);
    table_set_rows(s->table, st->sessions, st->count, sizeof *st->sessions);
    for (size_t i = 0; first && i < st->count; i++) {
        if (date_compare(shown_local_day(st->sessions[i].event.starts_at), today) >= 0) {
            table_select(s->table, i);
            break;
        }
    }
    return rc;
}

static void
count_seats(struct orientation_state *st)
{
    st->taken = st->waiting = st->came = 0;
    for (size_t i = 0; i < st->count; i++) {
        const struct participation *p = &st->seats[i].p;

        st->came += strcmp(p->attendance, "attended") == 0;
        if (p->waiting)
            st->waiting++;
        else if (strcmp(p->attendance, "booked") == 0 || strcmp(p->attendance, "attended") == 0)
            st->taken++;
    }
}

static enum err_code
load_session(struct screen *s, struct err *e)
{
    struct orientation_state *st = s->state;
    struct desk *d = screen_desk(s);
    struct seat_list list = { 0 };
    enum err_code rc = event_find(d, st->event_id, &st->event, e);

    if (rc == ERR_OK && strcmp(st->event.kind, "orientation") != 0)
        return err_set(e, ERR_INVALID, "", N_("This is not an orientation session."));
    if (rc == ERR_OK)
        rc = event_number(d, &st->event, &st->number, e);
    if (rc == ERR_OK)
        rc = seat_list(d, st->event_id, &list, e);
    if (rc != ERR_OK)
        return rc;
    free(st->seats);
    st->seats = orientation_seat_rows(s, &list);
    st->count = list.count;
    seat_list_free(&list);
    count_seats(st);
    table_set_rows(s->table, st->seats, st->count, sizeof *st->seats);
    return ERR_OK;
}

static enum err_code
load(struct screen *s, struct err *e)
{
    struct orientation_state *st = s->state;

    return st->event_id != 0 ? load_session(s, e) : load_sessions(s, e);
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    const struct seat_arg *a = arg;
    struct orientation_state *st = s->state;

    (void)e;
    st->event_id = a->event_id;
    st->person_id = a->person_id;
    if (st->event_id != 0) {
        s->table = table_new(s, orientation_seat_columns,
                             N_("Nobody is booked yet. F2 books a person."));
        table_set_id(s->table, orientation_seat_id);
    } else {
        s->table = table_new(s, orientation_session_columns,
                             N_("No session in the next six months. F2 plans one."));
        table_set_id(s->table, orientation_session_id);
    }
    return ERR_OK;
}

static void
close(struct screen *s)
{
    struct orientation_state *st = s->state;

    free(st->sessions);
    free(st->seats);
}

/* ---- draw ---- */

static void
draw(const struct screen *s, struct canvas *c)
{
    const struct orientation_state *st = s->state;
    const struct event *ev = &st->event;
    struct area a = area_body(c);
    char day[WAREKI_SIZE], places[60];

    if (st->event_id != 0) {
        struct date on = shown_local_day(ev->starts_at);
        const char *status = code_label(screen_desk(s), "event_status", ev->status);

        if (a.cols >= SCREEN_NARROW)
            shown_date(s, on, day);
        else
            shown_day(s, on, day);
        orientation_places(st->taken, ev->capacity, places, sizeof places);
        if (a.cols >= SCREEN_NARROW) {
            area_line(c, &a, STYLE_NORMAL, _("No. %d  %s  %s-%s  %s"), st->number, day,
                      shown_time(ev->starts_at), shown_time(ev->ends_at), status);
            area_line(c, &a, STYLE_NORMAL, _("%s, waiting list %d, came %d  Place: %s"),
                      places, st->waiting, st->came, ev->place);
        } else {
            area_line(c, &a, STYLE_NORMAL, "%s %s %s", day, shown_time(ev->starts_at), status);
            area_line(c, &a, STYLE_NORMAL, _("%s, wait %d, came %d"), places, st->waiting, st->came);
        }
        area_gap(&a);
    }
    table_draw(s->table, c, a);
}

static void
hint(const struct screen *s, char *out, size_t size)
{
    const struct orientation_state *st = s->state;
    const struct seat_row *row = st->event_id != 0 ? table_row(s->table) : NULL;

    if (st->event_id == 0)
        snprintf(out, size, "%s", st->person_id != 0 ? _("Enter books a seat in this session.")
                                                     : _("Enter shows this session."));
    else if (row != NULL)
        snprintf(out, size, "%s", row->hint);
}

/* ---- the list of sessions ---- */

static bool
is_choosing(const struct screen *s)
{
    return ((const struct orientation_state *)s->state)->event_id == 0;
}

static bool
is_session(const struct screen *s)
{
    return !is_choosing(s);
}

static bool
has_status(const struct screen *s, const char *status)
{
    return is_session(s)
           && strcmp(((const struct orientation_state *)s->state)->event.status, status) == 0;
}

static bool
is_planned(const struct screen *s)
{
    return has_status(s, "planned");
}

static void
take_session(struct screen *s)
{
    const struct orientation_state *st = s->state;

    if (st->person_id != 0)
        orientation_book(s);
    else
        screen_push(s, &orientation_screen, &(struct seat_arg){ orientation_meant(s), 0 });
}

/* ---- one session ---- */

static void
book_chosen(struct screen *s, int64_t person_id)
{
    struct orientation_state *st = s->state;

    st->person_id = person_id;
    orientation_book(s);
}

/* Somebody who is not on file: registered with a slip, which books the seat. */
static void
book_unknown(struct screen *s, const char *typed)
{
    screen_push(s, &slip_screen, &(struct slip_arg){ .kind = SLIP_NEW_PERSON, .typed = typed });
}

static void
book_person(struct screen *s)
{
    const struct orientation_state *st = s->state;

    if (st->person_id != 0)
        orientation_book(s);
    else
        choose_person_or_new(s, _("who gets a seat"), book_chosen, book_unknown);
}

static const struct seat_row *
selected(const struct screen *s)
{
    return table_row(s->table);
}

/* Store a changed seat; a cancelled one may bring somebody off the waiting list. */
static void
store(struct screen *s, struct participation *p)
{
    struct err e = { 0 };
    int64_t promoted = 0;
    char name[LINE_SIZE];
    bool ok;

    (void)text_copy(name, sizeof name, selected(s)->name); /* the rows go with the next load */
    ok = screen_ok(s, seat_change(screen_desk(s), p, &promoted, &e), &e);
    if (!ok && e.code != ERR_CONFLICT)
        return;
    screen_reload(s);
    if (!ok)
        return;
    screen_say(s, "%s: %s", name,
               p->waiting ? _("waiting list")
                          : code_label(screen_desk(s), "attendance_status", p->attendance));
    shown_stage_after(s, p->stage);
    orientation_say_promoted(s, p->event_id, promoted);
}

static void
set_attendance(struct screen *s, const char *code)
{
    struct participation p = selected(s)->p;

    if (strcmp(p.attendance, code) == 0) {
        screen_say(s, "%s", _("That is written down already."));
        return;
    }
    (void)text_copy(p.attendance, sizeof p.attendance, code);
    store(s, &p);
}

/* Today it is the arrival, with its time; later it is only written down. */
static void
attended(struct screen *s)
{
    const struct orientation_state *st = s->state;
    const struct participation *p = &selected(s)->p;
    struct err e = { 0 };

    if (date_compare(shown_local_day(st->event.starts_at), screen_today(s)) != 0
        || (strcmp(p->attendance, "attended") == 0 && p->arrived_at[0] != '\0'))
        set_attendance(s, "attended");
    else if (screen_ok(s, seat_arrive(screen_desk(s), p->id, &e), &e))
        screen_reload(s);
}

static void
absent(struct screen *s)
{
    set_attendance(s, "absent");
}

static void
excused(struct screen *s)
{
    set_attendance(s, "excused");
}

static void
give_up(struct screen *s)
{
    set_attendance(s, ((const struct orientation_state *)s->state)->giving_up);
}

/* The place of a cancelled seat is somebody else's at once where people wait: that is asked, for it does
 * not come back. */
static void
cancel(struct screen *s, const char *how)
{
    struct orientation_state *st = s->state;
    char question[LONG_SIZE + LINE_SIZE];

    st->giving_up = how;
    if (st->waiting == 0 || selected(s)->p.waiting
        || !attendance_takes_seat(selected(s)->p.attendance)) {
        give_up(s);
        return;
    }
    snprintf(question, sizeof question,
             _("Cancel the seat of %s? The first on the waiting list has the place at once."),
             selected(s)->name);
    dialog_confirm(s, question, give_up);
}

static void
cancelled_self(struct screen *s)
{
    cancel(s, "cancelled_self");
}

static void
cancelled_office(struct screen *s)
{
    cancel(s, "cancelled_office");
}

static void
booked_again(struct screen *s)
{
    set_attendance(s, "booked");
}

/* Only what can be true of the session's day is offered. */
static bool
fits(const struct screen *s, const char *attendance)
{
    const struct orientation_state *st = s->state;

    return is_session(s)
           && attendance_fits(attendance, shown_local_day(st->event.starts_at), screen_today(s));
}

static bool
can_attend(const struct screen *s)
{
    return fits(s, "attended");
}

static bool
can_be_absent(const struct screen *s)
{
    return fits(s, "absent");
}

static bool
can_be_booked(const struct screen *s)
{
    return fits(s, "booked");
}

static void
fill_next(struct form *f, struct screen *s)
{
    code_choices_set(f, s, "next_action", "next_action");
}

static const struct field next_fields[] = {
    { .key = "next_action", .label = N_("Next step"), .type = FIELD_CHOICE, .required = true,
      .list = fill_next },
    { .key = "next_on", .label = N_("Day"), .type = FIELD_DATE,
      .hint = N_("Of the interview or the call; empty: the day of the session.") },
    { 0 },
};

static void
prepare_next(struct screen *s, struct form *f)
{
    form_set(f, "next_action", selected(s)->p.next_action);
}

/* What was agreed at the session is the next step of the case from then on. */
static enum err_code
save_next(struct screen *s, struct form *f, struct err *e)
{
    struct participation p = selected(s)->p;

    (void)text_copy(p.next_action, sizeof p.next_action, form_get(f, "next_action"));
    p.next_on = form_get_date(f, "next_on");
    return seat_change(screen_desk(s), &p, NULL, e);
}

static void
ask_next(struct screen *s)
{
    char title[LINE_SIZE + 80];

    snprintf(title, sizeof title, "%s  %s", selected(s)->name, _("After the session"));
    dialog_form(s, title, next_fields, prepare_next, save_next);
}

static void
note_typed(struct screen *s, const char *text)
{
    struct participation p = selected(s)->p;

    if (text_copy(p.note, sizeof p.note, text))
        store(s, &p);
}

static void
ask_note(struct screen *s)
{
    dialog_prompt(s, _("Note on this person's seat"), selected(s)->p.note, LONG_CHARS, note_typed);
}

static void
show_person(struct screen *s)
{
    person_show(s, selected(s)->p.person_id);
}

static void
book_interview(struct screen *s)
{
    appointment_book(s, selected(s)->p.person_id);
}

static void
interview(struct screen *s)
{
    casework_go_record(s, &interview_screen, (struct record_arg){ 0, selected(s)->p.person_id });
}

/* ---- both ---- */

static void
open_row(struct screen *s)
{
    if (is_choosing(s))
        take_session(s);
    else
        show_person(s);
}

static void
add(struct screen *s)
{
    if (is_choosing(s))
        orientation_new(s);
    else
        book_person(s);
}

static bool
can_add(const struct screen *s)
{
    return is_choosing(s) || is_planned(s) || has_status(s, "held");
}

static void
history(struct screen *s)
{
    const struct orientation_state *st = s->state;

    screen_push(s, &record_history_screen, &(struct history_arg){ "event", st->event.id });
}

#define MAY NEED_MAY(ACTION_AGENDA)

// clang-format off
static const struct command commands[] = {
    { "orientation-open", "Enter", N_("Open"), N_("Choose this session; in a session: the card of this person."), NEED_ROW, open_row, NULL },
    { "orientation-add", "F2 n", N_("Add"), N_("Plan a new session; in a session: book a person."), MAY, add, can_add },
    { "seat-attended", "a", N_("Attended"), N_("The person is here, or was there."), NEED_ROW | MAY, attended, can_attend },
    { "seat-absent", "x", N_("Absent"), N_("The person did not come and said nothing."), NEED_ROW | MAY, absent, can_be_absent },
    { "seat-excused", "e", NULL, N_("The person did not come and had said so."), NEED_ROW | MAY, excused, is_session },
    { "seat-cancelled", "c", N_("Cancelled"), N_("The person cancelled; the first on the waiting list gets the place."), NEED_ROW | MAY, cancelled_self, is_session },
    { "seat-cancelled-by-us", "o", NULL, N_("The office cancelled this seat."), NEED_ROW | MAY, cancelled_office, is_session },
    { "seat-booked", "u", NULL, N_("Back to booked: nothing of it was so."), NEED_ROW | MAY, booked_again, can_be_booked },
    { "seat-next", "w", N_("Next step"), N_("What follows for this person."), NEED_ROW | MAY, ask_next, is_session },
    { "seat-appointment", "b +", N_("Book"), N_("An interview with a time: the first free one is proposed."), NEED_ROW | MAY, book_interview, is_session },
    { "seat-note", "m", NULL, N_("A note on this seat."), NEED_ROW | MAY, ask_note, is_session },
    { "seat-phone", "t", N_("Phone"), N_("The phone of this person. It is kept in the audit."), NEED_ROW, orientation_phone, is_session },
    { "session-held", "h", N_("Mark as held"), N_("Mark the session as held."), MAY, orientation_hold, is_planned },
    { "session-edit", "Ctrl-X", NULL, N_("Change day, place, places, staff or state of the session."), MAY, orientation_edit, is_session },
    { "session-history", "y", NULL, N_("What was changed: before, after, who and when."), 0, history, is_session },
    { "seat-person", "p", NULL, N_("Open the card of this person."), NEED_ROW, show_person, is_session },
    { "seat-interview", "i", N_("Interview"), N_("Begin the interview sheet of this person."), NEED_ROW | NEED_MAY(ACTION_WRITE_C), interview, is_session },
    { 0 },
};
// clang-format on

const struct screen_ops orientation_screen = {
    .id = "orientation",
    .title = N_("Orientation"),
    .state_size = sizeof(struct orientation_state),
    .commands = commands,
    .open = open,
    .load = load,
    .draw = draw,
    .close = close,
    .hint = hint,
};
