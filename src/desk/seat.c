/* People's seats in events: booking, waiting list, arrival, attendance. See desk/event.h. */
#include <string.h>

#include "core/attendance.h"
#include "core/text.h"
#include "core/validate.h"
#include "db/db.h"
#include "db/repo/event_repo.h"
#include "db/repo/participation_repo.h"
#include "db/repo/support_case_repo.h"
#include "desk/case_inside.h"
#include "desk/desk_inside.h"
#include "desk/event.h"
#include "desk/history_inside.h"
#include "desk/next_step.h"
#include "desk/people_inside.h"
#include "desk/seat_inside.h"
#include "desk/work.h"

#define AT(member) offsetof(struct participation, member)

// clang-format off
static const struct work_field fields[] = {
    { "attendance",  WORK_CODE,  AT(attendance),  WORK_MUST, 0, "attendance_status" },
    { "waiting",     WORK_FLAG,  AT(waiting),     WORK_MAY,  0, NULL },
    { "arrived_at",  WORK_LOCAL, AT(arrived_at),  WORK_MAY,  0, NULL },
    { "next_action", WORK_CODE,  AT(next_action), WORK_MAY,  0, "next_action" },
    { "note",        WORK_LINE,  AT(note),        WORK_MAY,  LONG_CHARS, NULL },
};
// clang-format on

static bool
is(const char *code, const char *id)
{
    return strcmp(code, id) == 0;
}

static bool
takes_seat(const struct participation *p)
{
    return !p->waiting && attendance_takes_seat(p->attendance);
}

static struct date
day_of(const struct event *ev)
{
    struct date day = DATE_NONE;

    (void)validate_local(ev->starts_at, &day);
    return day;
}

static void
set_attendance(struct participation *p, const char *code)
{
    (void)text_copy(p->attendance, sizeof p->attendance, code);
}

static enum err_code
find_event(struct desk *d, int64_t id, struct event *out, struct err *e)
{
    enum err_code rc = event_repo_find(d->db, id, out, e);

    return rc == ERR_NOT_FOUND ? err_set(e, rc, "", N_("There is no such event.")) : rc;
}

static enum err_code
find_seat(struct desk *d, int64_t id, struct participation *out, struct err *e)
{
    enum err_code rc = seat_repo_find(d->db, id, out, e);

    return rc == ERR_NOT_FOUND ? err_set(e, rc, "", N_("This booking is no longer there.")) : rc;
}

/* Nobody was there, after all: the step to the interview goes with it, unless the person has been at
 * another session. */
static enum err_code
take_step_back(struct desk *d, struct support_case *c, struct participation *p, struct err *e)
{
    int64_t other = 0;
    enum err_code rc = cause_repo_find(d->db, NEED_ATTENDANCE, c, &other, e);

    return rc == ERR_OK && other == 0
               ? case_step_fell(d, c, &(struct stage_cause){ "participation", p->id }, &p->stage, e)
               : rc;
}

/* A booking or an attendance carries the stage on in an orientation only: an interview does so with
 * its sheet. */
static enum err_code
move_stage(struct desk *d, const struct event *ev, const struct participation *old,
           struct participation *p, struct support_case *c, struct err *e)
{
    bool came = is(p->attendance, "attended");
    enum err_code rc = ERR_OK;

    p->stage = SEAT_STAGE_SAME;
    if (c->id == 0)
        return ERR_OK;
    if (is(old->attendance, "attended") && !came)
        rc = take_step_back(d, c, p, e);
    if (rc == ERR_OK && takes_seat(p) && c->stage == STAGE_INQUIRY)
        rc = work_step(d, c, STAGE_ORIENTATION, d->today, "participation", p->id, e);
    if (rc == ERR_OK && came && c->stage == STAGE_ORIENTATION)
        rc = work_step(d, c, STAGE_INTERVIEW, day_of(ev), "participation", p->id, e);
    return rc;
}

enum err_code
seat_move_case(struct desk *d, const struct event *ev, const struct participation *old,
               struct participation *p, struct err *e)
{
    struct support_case c;
    bool is_session = is(ev->kind, "orientation");

    if (!is_session && !is(ev->kind, EVENT_INTERVIEW))
        return ERR_OK;
    enum err_code rc = work_open_case(d, p->person_id, &c, e);
    if (rc == ERR_OK && is_session)
        rc = move_stage(d, ev, old, p, &c, e);
    return rc == ERR_OK ? next_step_seat(d, ev, old, p, &c, e) : rc;
}

/* That somebody who was booked has come is no correction, all else is: who said so, and what before. */
static enum err_code
keep_correction(struct desk *d, const struct participation *old, const struct participation *p,
                struct err *e)
{
    const struct history_of of = { "participation", p->id, p->person_id,
                                   is(old->note, p->note) ? NULL : p->note };

    if (old->id == 0 || (is(old->attendance, "booked") && is(p->attendance, "attended")))
        return ERR_OK;
    enum err_code rc = history_add(d, &of, "attendance", old->attendance, p->attendance, e);
    if (rc == ERR_OK && !is(p->attendance, "attended"))
        rc = history_add(d, &of, "arrived_at", old->arrived_at, p->arrived_at, e);
    return rc;
}

enum err_code
seat_write(struct desk *d, struct participation *p, const struct participation *old,
           const char *action, bool *changed, struct err *e)
{
    char names[WORK_NAMES_SIZE];
    enum err_code rc;

    *changed = true;
    if (!p->waiting)
        p->waiting_since[0] = '\0';
    if (p->id == 0)
        rc = seat_repo_insert(d->db, p, e);
    else
        rc = seat_repo_update(d->db, p, changed, e);
    if (rc != ERR_OK)
        return rc;
    bool differs = work_differs(WORK_FIELDS(fields), old, p, names);
    if (!*changed)
        return differs ? work_conflict(e) : ERR_OK;
    rc = keep_correction(d, old, p, e);
    return rc == ERR_OK ? work_audit(d, action, "participation", p->id, p->person_id, names, e)
                        : rc;
}

/* ---- the waiting list ---- */

static enum err_code
has_room(struct desk *d, const struct event *ev, bool *room, struct err *e)
{
    int taken = 0;
    enum err_code rc = seat_repo_taken(d->db, ev->id, &taken, e);

    *room = rc == ERR_OK && (ev->capacity == EVENT_NOT_KNOWN || taken < ev->capacity);
    return rc;
}

static enum err_code
promote(struct desk *d, const struct event *ev, int64_t seat_id, int64_t *person, struct err *e)
{
    struct participation next, old;
    bool changed;
    enum err_code rc = find_seat(d, seat_id, &next, e);

    if (rc != ERR_OK)
        return rc;
    old = next;
    next.waiting = false;
    *person = next.person_id;
    rc = seat_write(d, &next, &old, "promote-seat", &changed, e);
    if (rc == ERR_OK)
        rc = history_add(d, &(struct history_of){ "participation", next.id, next.person_id, NULL },
                         "waiting", "1", "0", e);
    return rc == ERR_OK ? seat_move_case(d, ev, &old, &next, e) : rc;
}

enum err_code
seat_promote_waiting(struct desk *d, const struct event *ev, int64_t *first, int *count,
                     struct err *e)
{
    int64_t id = 0, person = 0, came_first = 0;
    int n = 0;
    char now[LOCAL_SIZE];
    enum err_code rc = ERR_OK;

    desk_now_local(d, now); /* local times compare as they are written */
    bool room = is(ev->status, "planned") && strcmp(ev->starts_at, now) > 0;
    while (rc == ERR_OK && room) {
        if ((rc = has_room(d, ev, &room, e)) != ERR_OK || !room)
            break;
        rc = seat_repo_first_waiting(d->db, ev->id, &id, e);
        if (rc != ERR_OK || id == 0)
            break;
        rc = promote(d, ev, id, &person, e);
        if (n++ == 0)
            came_first = person;
    }
    if (first)
        *first = came_first;
    if (count)
        *count = n;
    return rc;
}

/* Nobody passes those who wait: they (*served, may be NULL: how many) are served first, the seat in
 * question takes what is left. */
static enum err_code
take_place(struct desk *d, const struct event *ev, struct participation *p, int *served,
           struct err *e)
{
    bool room = false;
    enum err_code rc = seat_promote_waiting(d, ev, NULL, served, e);

    if (rc == ERR_OK)
        rc = has_room(d, ev, &room, e);
    p->waiting = rc == ERR_OK && !room;
    if (p->waiting)
        d->now(p->waiting_since);
    return rc;
}

/* ---- booking ---- */

static enum err_code
check_room(struct desk *d, const struct event *ev, bool wait, struct participation *p,
           struct err *e)
{
    int served = 0;
    enum err_code rc = take_place(d, ev, p, &served, e);

    if (p->waiting && !wait && served > 0) /* taken back with this booking: there they are still free */
        return err_set(e, ERR_INVALID, "waiting",
                       N_("The free places (%d) go to people on the waiting list, who come first. "
                          "Put the person on it too or choose another day."),
                       served);
    if (p->waiting && !wait)
        return err_set(e, ERR_INVALID, "capacity",
                       N_("All places are taken (%d). Put the person on the waiting list or choose "
                          "another day."),
                       ev->capacity);
    return rc;
}

/* It has taken place, or its day is over: what is left to say is who was there. */
static bool
is_over(const struct desk *d, const struct event *ev)
{
    return is(ev->status, "held") || date_compare(day_of(ev), d->today) < 0;
}

/* What else the person has then, in words. */
static enum err_code
find_way(struct desk *d, const struct event *ev, int64_t person_id, char words[LONG_SIZE],
         struct err *e)
{
    words[0] = '\0';
    return is_over(d, ev)
               ? ERR_OK
               : overlap_words(d, &(struct overlap_order){ ev, person_id, OVERLAP_PERSON }, words, e);
}

/* The event as it stands inside the transaction. */
static enum err_code
find_open(struct desk *d, int64_t id, struct event *out, struct err *e)
{
    enum err_code rc = find_event(d, id, out, e);

    if (rc == ERR_OK
        && ((!is(out->status, "planned") && !is(out->status, "held"))
            || is(out->kind, EVENT_INTERVIEW)))
        return err_set(e, ERR_INVALID, "event",
                       N_("This event is not open for booking. Choose a planned one."));
    return rc;
}

static enum err_code
book(struct desk *d, const struct event *ev, unsigned how, struct participation *p, struct err *e)
{
    struct participation old = { 0 };
    char words[LONG_SIZE] = "";
    int64_t id;
    bool changed;
    enum err_code rc = seat_repo_id_of_person(d->db, ev->id, p->person_id, &id, e);

    if (rc == ERR_OK && id != 0 && (rc = find_seat(d, id, &old, e)) == ERR_OK) {
        if (!attendance_frees_seat(old.attendance))
            return err_set(e, ERR_INVALID, "person",
                           N_("This person is booked for this event already."));
        *p = old;
    }
    if (rc == ERR_OK)
        rc = find_way(d, ev, p->person_id, words, e);
    if (rc == ERR_OK)
        rc = overlap_check(words, how & SEAT_DESPITE ? "-" : "", e);
    if (rc == ERR_OK && !is_over(d, ev))
        rc = check_room(d, ev, how & SEAT_WAIT, p, e);
    set_attendance(p, is_over(d, ev) ? "attended" : "booked");
    if (rc == ERR_OK)
        rc = seat_write(d, p, &old, "book-seat", &changed, e);
    if (rc == ERR_OK && words[0])
        rc = history_add(d, &(struct history_of){ "participation", p->id, p->person_id, NULL },
                         "despite", "", words, e);
    return rc == ERR_OK ? seat_move_case(d, ev, &old, p, e) : rc;
}

enum err_code
seat_book(struct desk *d, int64_t event_id, int64_t person_id, unsigned how,
          struct participation *out, struct err *e)
{
    struct participation p = { .event_id = event_id, .person_id = person_id };
    struct event ev;
    enum err_code rc = desk_allow(d, ACTION_AGENDA, person_id, e);

    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = find_open(d, event_id, &ev, e);
    rc = db_end(d->db, rc == ERR_OK ? book(d, &ev, how, &p, e) : rc, e);
    if (rc == ERR_OK && out)
        *out = p;
    return rc;
}

enum err_code
seat_other_session(struct desk *d, int64_t event_id, int64_t person_id, char starts_at[LOCAL_SIZE],
                   struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_AGENDA, person_id, e);

    starts_at[0] = '\0';
    return rc == ERR_OK ? seat_repo_other(d->db, event_id, person_id, d->today, starts_at, e) : rc;
}

/* ---- arrival and attendance ---- */

enum err_code
seat_gone(struct desk *d, const struct participation *old, int64_t *promoted, struct err *e)
{
    struct event ev;
    enum err_code rc = find_event(d, old->event_id, &ev, e);

    *promoted = 0;
    return rc == ERR_OK && takes_seat(old) ? seat_promote_waiting(d, &ev, promoted, NULL, e) : rc;
}

enum err_code
seat_came_back(struct desk *d, int64_t seat_id, struct participation *out, struct event *ev,
               bool *waits, struct err *e)
{
    struct participation old;
    int taken = 0;
    bool changed;
    enum err_code rc = find_seat(d, seat_id, &old, e);

    *waits = false;
    if (rc == ERR_OK)
        rc = find_event(d, old.event_id, ev, e);
    if (rc == ERR_OK)
        rc = seat_repo_taken(d->db, ev->id, &taken, e);
    if (rc != ERR_OK || ev->capacity == EVENT_NOT_KNOWN || taken <= ev->capacity
        || !is(ev->status, "planned") || !is(old.attendance, "booked") || old.waiting)
        return rc;
    *out = old;
    out->waiting = *waits = true;
    d->now(out->waiting_since);
    rc = seat_write(d, out, &old, "change-seat", &changed, e);
    return rc == ERR_OK ? seat_move_case(d, ev, &old, out, e) : rc;
}

/* An appointment stands or falls with its seat; who is booked again finds the time still free. That
 * somebody came is written down whatever stands there now. */
static enum err_code
settle_appointment(struct desk *d, const struct event *ev, const struct participation *old,
                   const struct participation *p, struct err *e)
{
    struct event made = *ev;
    bool changed;
    enum err_code rc = ERR_OK;

    if (!is(ev->kind, EVENT_INTERVIEW))
        return ERR_OK;
    (void)text_copy(made.status, sizeof made.status, attendance_event_status(p->attendance));
    if (is(p->attendance, "booked") && !takes_seat(old))
        rc = appointment_check_free(d, &made, p->person_id, e);
    return rc == ERR_OK ? event_repo_update(d->db, &made, false, &changed, e) : rc;
}

static enum err_code
change(struct desk *d, const struct event *ev, const struct participation *old,
       struct participation *p, int64_t *promoted, struct err *e)
{
    bool changed = false, counts = is(ev->status, "planned") && !is(ev->kind, EVENT_INTERVIEW);
    enum err_code rc = ERR_OK;

    /* The place may have gone to another meanwhile. */
    if (counts && is(p->attendance, "booked") && !attendance_takes_seat(old->attendance))
        rc = take_place(d, ev, p, NULL, e);
    if (rc == ERR_OK)
        rc = seat_write(d, p, old, "change-seat", &changed, e);
    if (rc == ERR_OK && changed)
        rc = settle_appointment(d, ev, old, p, e);
    if (rc == ERR_OK && (changed || !date_is_none(p->next_on)))
        rc = seat_move_case(d, ev, old, p, e);
    if (rc == ERR_OK && counts && takes_seat(old) && attendance_frees_seat(p->attendance))
        rc = seat_promote_waiting(d, ev, promoted, NULL, e);
    return rc;
}

/* What is not shown stays as it is, and is not written over unread. */
static enum err_code
keep_hidden(struct desk *d, const struct participation *old, struct participation *made,
            struct err *e)
{
    bool masked = false;
    bool note = !is(made->note, old->note);
    bool next = !is(made->next_action, old->next_action) || !date_is_none(made->next_on);
    enum err_code rc = ERR_OK;

    if (note || next)
        rc = people_is_masked(d, old->person_id, &masked, e);
    if (rc != ERR_OK || !masked)
        return rc;
    if (note && made->note[0] != '\0')
        return err_set(e, ERR_DENIED, "note", N_("This record is restricted."));
    if (next && made->next_action[0] != '\0')
        return err_set(e, ERR_DENIED, "next_action", N_("This record is restricted."));
    memcpy(made->note, old->note, sizeof made->note);
    memcpy(made->next_action, old->next_action, sizeof made->next_action);
    made->next_on = DATE_NONE;
    return ERR_OK;
}

enum err_code
seat_change(struct desk *d, struct participation *p, int64_t *promoted, struct err *e)
{
    struct participation old, made;
    struct event ev;
    int64_t next = 0;
    enum err_code rc = find_seat(d, p->id, &old, e);

    if (rc == ERR_OK)
        rc = desk_allow(d, ACTION_AGENDA, old.person_id, e);
    if (rc == ERR_OK)
        rc = find_event(d, old.event_id, &ev, e);
    if (rc == ERR_OK && old.version != p->version)
        rc = work_conflict(e);
    if (rc == ERR_OK)
        rc = work_check(d, WORK_FIELDS(fields), p, d->today, false, e);
    /* A note on a seat does not ask for what else stands there. */
    if (rc == ERR_OK && !is(p->attendance, old.attendance))
        rc = attendance_check(p->attendance, day_of(&ev), d->today, e);
    if (rc != ERR_OK)
        return rc;
    made = *p;
    made.stage = SEAT_STAGE_SAME;
    made.event_id = old.event_id;
    made.person_id = old.person_id;
    memcpy(made.waiting_since, old.waiting_since, sizeof made.waiting_since);
    if (!is(made.attendance, "attended"))
        made.arrived_at[0] = '\0'; /* the history keeps when it was said */
    /* Whoever is there or has cancelled waits no longer. */
    made.waiting = old.waiting && is(made.attendance, "booked");
    if ((rc = keep_hidden(d, &old, &made, e)) != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = db_end(d->db, change(d, &ev, &old, &made, &next, e), e);
    if (rc == ERR_OK) {
        *p = made;
        if (promoted)
            *promoted = next;
    }
    return rc;
}

enum err_code
seat_arrive(struct desk *d, int64_t seat_id, struct err *e)
{
    struct participation p;
    struct event ev;
    char iso[DATE_ISO_SIZE];
    enum err_code rc = find_seat(d, seat_id, &p, e);

    if (rc == ERR_OK)
        rc = desk_allow(d, ACTION_AGENDA, p.person_id, e);
    if (rc == ERR_OK)
        rc = find_event(d, p.event_id, &ev, e);
    if (rc != ERR_OK)
        return rc;
    date_to_iso(d->today, iso);
    if (strncmp(ev.starts_at, iso, DATE_ISO_SIZE - 1) != 0)
        return err_set(e, ERR_INVALID, "event", N_("This event is on another day than today."));
    if (p.arrived_at[0] && is(p.attendance, "attended"))
        return ERR_OK;
    if (p.arrived_at[0] == '\0')
        desk_now_local(d, p.arrived_at);
    set_attendance(&p, "attended");
    return seat_change(d, &p, NULL, e);
}

void
seats_hide(const struct desk *d, struct seat_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        struct seat *seat = &list->rows[i];
        if (!people_mask_listed(d, seat->p.person_id, seat->restricted, seat->person_ref,
                                seat->name))
            continue;
        seat->birth_date = DATE_NONE;
        seat->kana[0] = seat->needs[0] = seat->caution[0] = seat->flags[0] = seat->p.note[0] = seat->p.next_action[0] = '\0';
    }
}

enum err_code
seats_read(struct desk *d, int64_t event_id, struct seat_list *out, struct err *e)
{
    enum err_code rc = seat_repo_list(d->db, event_id, out, e);

    if (rc == ERR_OK)
        seats_hide(d, out);
    return rc;
}

enum err_code
seat_list(struct desk *d, int64_t event_id, struct seat_list *out, struct err *e)
{
    *out = (struct seat_list){ 0 };
    enum err_code rc = desk_allow(d, ACTION_AGENDA, 0, e);
    return rc == ERR_OK ? seats_read(d, event_id, out, e) : rc;
}
