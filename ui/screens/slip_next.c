/* slip_next.c - what follows a slip at once, booked from the slip, and its end; see slip_private.h */
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "core/wareki.h"
#include "desk/event.h"
#include "desk/words.h"
#include "ui/kit/dialog.h"
#include "ui/kit/picker.h"
#include "ui/screens/orientation.h"
#include "ui/screens/shown.h"
#include "ui/screens/slip_private.h"

enum { DAYS_AHEAD = 183, LABEL_SIZE = 240 };

void
slip_give_reason(struct desk *d, char before[LONG_SIZE])
{
    memcpy(before, d->reason, sizeof d->reason);
    if (d->reason[0] == '\0')
        (void)text_copy(d->reason, sizeof d->reason, "intake");
}

enum err_code
slip_open_person(struct screen *s, int64_t person_id, struct person *out, struct err *e)
{
    struct desk *d = screen_desk(s);
    char before[LONG_SIZE];
    enum err_code rc;

    slip_give_reason(d, before);
    rc = person_open(d, person_id, out, e);
    memcpy(d->reason, before, sizeof before);
    return rc;
}

void
slip_put_on_file(struct screen *s, const struct person *p)
{
    struct slip_state *st = s->state;
    struct desk *d = screen_desk(s);
    char before[LONG_SIZE], last[LOCAL_SIZE], day[WAREKI_SIZE] = "", words[WAREKI_SIZE + 40] = "";
    struct err e = { 0 };
    enum err_code rc;

    slip_give_reason(d, before);
    rc = person_last_contact(d, p->id, last, &e);
    memcpy(d->reason, before, sizeof before);
    if (rc == ERR_OK && last[0] != '\0') {
        shown_day(s, shown_local_day(last), day);
        snprintf(words, sizeof words, _("last %s"), day);
    }
    st->on_file[0] = '\0';
    shown_add(st->on_file, sizeof st->on_file, words);
    if (p->phone_count > 0)
        shown_add(st->on_file, sizeof st->on_file, p->phones[0].phone);
    shown_add(st->on_file, sizeof st->on_file, p->address);
}

/* ---- a seat ---- */

static void
show_all(struct screen *s)
{
    const struct slip_state *st = s->state;

    screen_push(s, &orientation_screen, &(struct seat_arg){ 0, st->person_id });
}

static bool
is_full(const struct event_row *row)
{
    return row->capacity != EVENT_NOT_KNOWN && row->seats >= row->capacity;
}

/* "H26.11.7 14:00  空き 8席  区役所"; a full one says what choosing it does. */
static void
session_label(const struct screen *s, const struct event_row *row, char *out)
{
    char day[WAREKI_SIZE], places[60];
    int left = row->capacity - row->seats;

    shown_day(s, shown_local_day(row->starts_at), day);
    if (row->capacity == EVENT_NOT_KNOWN)
        snprintf(places, sizeof places, _("%d booked"), row->seats);
    else
        snprintf(places, sizeof places, _n("%d place free", "%d places free", left), left);
    if (is_full(row))
        snprintf(out, LABEL_SIZE, _("%s %s  full: waiting list (%d wait)  %.60s"), day,
                 shown_time(row->starts_at), row->waiting, row->place);
    else
        snprintf(out, LABEL_SIZE, "%s %s  %s  %.60s", day, shown_time(row->starts_at), places,
                 row->place);
}

static void take_seat(struct screen *s, unsigned how);

static void
take_despite(struct screen *s)
{
    take_seat(s, SEAT_WAIT | SEAT_DESPITE);
}

static void
take_seat(struct screen *s, unsigned how)
{
    struct slip_state *st = s->state;
    struct participation seat = { 0 };
    struct event ev = { 0 };
    struct desk *d = screen_desk(s);
    char day[WAREKI_SIZE], question[LONG_SIZE];
    struct err e = { 0 };
    enum err_code rc = seat_book(d, st->session_asked, st->person_id, how, &seat, &e);

    if (rc == ERR_INVALID && strcmp(e.field, "despite") == 0) {
        snprintf(question, sizeof question, "%s\n%s", e.msg, _("Book this seat all the same?"));
        dialog_confirm(s, question, take_despite);
        return;
    }
    if (rc == ERR_OK)
        rc = event_find(d, seat.event_id, &ev, &e);
    if (!screen_ok(s, rc, &e))
        return;
    shown_date(s, shown_local_day(ev.starts_at), day);
    screen_say(s, seat.waiting ? _("On the waiting list of the orientation on %s %s.")
                               : _("Booked: orientation on %s %s."),
               day, shown_time(ev.starts_at));
}

static void
picked(struct screen *s, int index)
{
    struct slip_state *st = s->state;

    if ((size_t)index >= st->session_count) {
        show_all(s);
        return;
    }
    st->session_asked = st->sessions[index];
    take_seat(s, SEAT_WAIT);
}

void
slip_book(struct screen *s)
{
    struct slip_state *st = s->state;
    struct event_list list = { 0 };
    struct choice rows[SLIP_SESSIONS + 2] = { { 0 } };
    char labels[SLIP_SESSIONS][LABEL_SIZE];
    struct date today = screen_today(s);
    struct err e = { 0 };

    if (!screen_ok(s, event_list(screen_desk(s), today, date_add_days(today, DAYS_AHEAD), &list, &e),
                   &e))
        return;
    st->session_count = 0;
    for (size_t i = 0; i < list.count && st->session_count < SLIP_SESSIONS; i++) {
        const struct event_row *row = &list.rows[i];
        size_t n = st->session_count;

        if (strcmp(row->kind, "orientation") != 0 || strcmp(row->status, "planned") != 0)
            continue;
        session_label(s, row, labels[n]);
        rows[n] = (struct choice){ "session", labels[n] };
        st->sessions[st->session_count++] = row->id;
    }
    rows[st->session_count] = (struct choice){ "all", _("All sessions, or plan one") };
    if (st->session_count == 0)
        show_all(s);
    else
        picker_ask(s, _("A seat in an orientation"), rows, 0, picked);
    event_list_free(&list);
}

/* ---- the end ---- */

void
slip_end(struct screen *s)
{
    slip_correct(s);
    form_fill(s->form, "next_action", "close");
    slip_reveal(s->form, s);
    form_focus(s->form, "close_reason");
}

bool
slip_may_end(const struct screen *s)
{
    const struct slip_state *st = s->state;

    return slip_has_case(s) && strcmp(st->in.slip.next_action, "close") != 0;
}
