/* today_outcome.c - what became of it, from the row of the desk of today; see today_acts.h */
#include <string.h>

#include "core/attendance.h"
#include "core/text.h"
#include "desk/codes.h"
#include "desk/event.h"
#include "desk/words.h"
#include "ui/kit/picker.h"
#include "ui/screens/event_edit.h"
#include "ui/screens/orientation.h"
#include "ui/screens/shown.h"
#include "ui/screens/today_acts.h"
#include "ui/screens/today_private.h"

/* ---- of a person ---- */

/* The seat as it stands now. */
static enum err_code
find_seat(struct screen *s, struct participation *out, struct err *e)
{
    const struct today *st = s->state;
    struct seat_list seats = { 0 };
    enum err_code rc = seat_list(screen_desk(s), st->asked_event, &seats, e);

    *out = (struct participation){ 0 };
    for (size_t i = 0; rc == ERR_OK && i < seats.count; i++)
        if (seats.rows[i].p.person_id == st->asked_person)
            *out = seats.rows[i].p;
    seat_list_free(&seats);
    return rc == ERR_OK && out->id == 0
               ? err_set(e, ERR_NOT_FOUND, "", N_("This booking is no longer there."))
               : rc;
}

static void
seat_picked(struct screen *s, int index)
{
    const struct today *st = s->state;
    const char *outcome = st->outcomes[index];
    struct desk *d = screen_desk(s);
    struct participation p;
    struct err e = { 0 };
    int64_t promoted = 0;
    enum err_code rc = find_seat(s, &p, &e);
    bool arrives = st->asked_today && strcmp(outcome, "attended") == 0
                   && p.version == st->asked_version;

    (void)text_copy(p.attendance, sizeof p.attendance, outcome);
    p.version = st->asked_version; /* another desk may have written since */
    if (rc == ERR_OK)
        rc = arrives ? seat_arrive(d, p.id, &e) : seat_change(d, &p, &promoted, &e);
    if (!screen_changed(s, rc, &e))
        return;
    if (p.stage != SEAT_STAGE_SAME)
        shown_stage_after(s, p.stage);
    else
        screen_say(s, _("Written down: %s."), code_label(d, "attendance_status", outcome));
    orientation_say_promoted(s, p.event_id, promoted);
}

static void
ask_seat(struct screen *s, struct date day, const char *now)
{
    struct today *st = s->state;
    struct desk *d = screen_desk(s);
    struct code_list codes = code_list(d, "attendance_status");
    struct choice choices[TODAY_OUTCOMES + 1] = { { 0 } };
    size_t n = 0;

    st->asked_today = date_compare(day, screen_today(s)) == 0;
    for (size_t i = 0; i < codes.count && n < TODAY_OUTCOMES; i++) {
        const char *id = codes.rows[i].id;

        if (!attendance_fits(id, day, screen_today(s)) || strcmp(id, now) == 0)
            continue;
        st->outcomes[n] = id;
        choices[n++] = (struct choice){ id, code_label(d, "attendance_status", id) };
    }
    picker_ask(s, _("What became of it"), choices, 0, seat_picked);
}

/* ---- of a session ---- */

static const char *const states[] = { "held", "cancelled", "postponed" };
enum { STATES = sizeof states / sizeof *states };

static void
set_state(struct screen *s)
{
    const struct today *st = s->state;
    const char *state = states[st->asked_state];
    struct desk *d = screen_desk(s);
    struct event ev;
    struct err e = { 0 };
    enum err_code rc = event_find(d, st->asked_event, &ev, &e);

    (void)text_copy(ev.status, sizeof ev.status, state);
    ev.version = st->asked_version; /* another desk may have written since */
    if (rc == ERR_OK)
        rc = event_save(d, &ev, &e);
    if (rc == ERR_INVALID) { /* it lacks something, which is written there */
        event_show(s, ev.id, ev.kind);
        screen_warn(s, "%s", e.msg);
        return;
    }
    if (!screen_changed(s, rc, &e))
        return;
    if (ev.told > 0)
        screen_say(s, _n("%d person is to be told.", "%d people are to be told.", ev.told),
                   ev.told);
    else
        screen_say(s, _("Written down: %s."), code_label(d, "event_status", state));
}

static void
state_picked(struct screen *s, int index)
{
    struct today *st = s->state;

    st->asked_state = index;
    if (strcmp(states[index], "cancelled") != 0
        || !orientation_asks_cancel(s, st->asked_event, set_state))
        set_state(s);
}

/* A session is said to have been held by its state alone; others have a report or cases. */
static void
ask_event(struct screen *s, int64_t id, const char *kind)
{
    struct today *st = s->state;
    struct choice choices[STATES + 1] = { { 0 } };
    struct event ev;
    struct err e = { 0 };

    if (strcmp(kind, "orientation") != 0) {
        event_show(s, id, kind);
        return;
    }
    if (!screen_ok(s, event_find(screen_desk(s), id, &ev, &e), &e))
        return;
    st->asked_event = ev.id;
    st->asked_version = ev.version;
    for (size_t i = 0; i < STATES; i++)
        choices[i] = (struct choice){ states[i],
                                      code_label(screen_desk(s), "event_status", states[i]) };
    picker_ask(s, _("What became of it"), choices, 0, state_picked);
}

void
today_ask_outcome(struct screen *s)
{
    struct today *st = s->state;
    const struct today_row *row = table_row(s->table);
    struct participation p;
    struct err e = { 0 };

    if (row->kind == ROW_SEAT) {
        st->asked_event = row->event->event.id;
        st->asked_person = row->seat->p.person_id;
        st->asked_version = row->seat->p.version;
        ask_seat(s, screen_today(s), row->seat->p.attendance);
    } else if (row->kind == ROW_DUE && row->due->kind == DUE_SEAT) {
        st->asked_event = row->due->record_id;
        st->asked_person = row->due->person_id;
        if (!screen_ok(s, find_seat(s, &p, &e), &e))
            return;
        st->asked_version = p.version;
        ask_seat(s, row->due->due, p.attendance);
    } else if (row->kind == ROW_DUE
               && (row->due->kind == DUE_OUTCOME || row->due->kind == DUE_POSTPONED)) {
        ask_event(s, row->due->record_id, row->due->code);
    } else if (row->kind == ROW_EVENT && strcmp(row->event->event.status, "planned") == 0) {
        ask_event(s, row->event->event.id, row->event->event.kind);
    } else if (row->kind == ROW_EVENT) {
        screen_say(s, "%s: %s", row->who,
                   code_label(screen_desk(s), "event_status", row->event->event.status));
    } else {
        screen_warn(s, "%s", _("Choose the row of a person who was expected, or of a session."));
    }
}
