#include "desk/event.h"

#include <stdio.h>
#include <string.h>

#include "core/attendance.h"
#include "core/text.h"
#include "core/validate.h"
#include "db/db.h"
#include "db/repo/event_repo.h"
#include "db/repo/participation_repo.h"
#include "desk/history_inside.h"
#include "desk/meeting.h"
#include "desk/meeting_inside.h"
#include "desk/seat_inside.h"
#include "desk/words.h"
#include "desk/work.h"

#define AT(member) offsetof(struct event, member)

// clang-format off
static const struct work_field fields[] = {
    { "kind",        WORK_CODE,  AT(kind),        WORK_MUST,   0, "event_kind" },
    { "status",      WORK_CODE,  AT(status),      WORK_MUST,   0, "event_status" },
    { "starts_at",   WORK_LOCAL, AT(starts_at),   WORK_MUST,   0, NULL },
    { "ends_at",     WORK_LOCAL, AT(ends_at),     WORK_MAY,    0, NULL },
    { "place",       WORK_LINE,  AT(place),       WORK_SCREEN, LINE_CHARS, NULL },
    { "title",       WORK_LINE,  AT(title),       WORK_MAY,    LONG_CHARS, NULL },
    { "capacity",    WORK_INT,   AT(capacity),    WORK_MAY,    EVENT_CAPACITY_MAX, NULL },
    { "attendees",   WORK_INT,   AT(attendees),   WORK_MAY,    EVENT_ATTENDEES_MAX, NULL },
    { "chair_id",    WORK_ID,    AT(chair_id),    WORK_MAY,    0, NULL },
    { "recorder_id", WORK_ID,    AT(recorder_id), WORK_MAY,    0, NULL },
    { "summary",     WORK_NOTE,  AT(summary),     WORK_MAY,    NOTE_CHARS, NULL },
    { "note",        WORK_NOTE,  AT(note),        WORK_MAY,    NOTE_CHARS, NULL },
};

/* What the forms F2, F5 and F12 ask beyond that; kinds not named are reports of F12. */
static const struct rules {
    const char *kind;
    enum action action;
    bool title, capacity, end; /* needed */
    bool chaired;         /* has a chair and a recorder */
    bool reported;        /* needs head count and summary when held */
} rules[] = {
    { "orientation",          ACTION_AGENDA,  false, true,  true,  false, false },
    { "coordination_meeting", ACTION_MEETING, false, false, true,  true,  false },
    { "",                     ACTION_WORK,    true,  false, false, false, true },
};
// clang-format on

static const struct rules *
rules_of(const char *kind)
{
    const struct rules *r = rules;

    while (r->kind[0] && strcmp(r->kind, kind) != 0)
        r++;
    return r;
}

static bool
is_held(const struct event *ev)
{
    return strcmp(ev->status, "held") == 0;
}

static bool
is_planned(const struct event *ev)
{
    return strcmp(ev->status, "planned") == 0;
}

static enum err_code
not_found(enum err_code rc, struct err *e)
{
    return rc == ERR_NOT_FOUND ? err_set(e, rc, "", N_("There is no such event.")) : rc;
}

/* What a screen must have filled in. */
static enum err_code
check_form(const struct desk *d, const struct event *ev, struct date day, struct err *e)
{
    const struct rules *r = rules_of(ev->kind);

    if (r->title && ev->title[0] == '\0')
        return err_set(e, ERR_INVALID, "title", N_("Give the event a title."));
    if (r->end && ev->ends_at[0] == '\0')
        return err_set(e, ERR_INVALID, "ends_at", N_("Write when it ends."));
    if (r->capacity && ev->capacity == EVENT_NOT_KNOWN)
        return err_set(e, ERR_INVALID, "capacity",
                       N_("Write how many people can come to the session."));
    if (!is_held(ev))
        return ERR_OK;
    if (date_compare(day, d->today) > 0)
        return err_set(e, ERR_INVALID, "status",
                       N_("The day is still to come. Set it to held when it has taken place."));
    if (r->reported && ev->attendees == EVENT_NOT_KNOWN)
        return err_set(e, ERR_INVALID, "attendees", N_("Write how many people were there."));
    if (r->reported && ev->summary[0] == '\0')
        return err_set(e, ERR_INVALID, "summary", N_("Write in a few words what was done."));
    return ERR_OK;
}

/* It goes with a person and a free hour: desk/appointment.h. */
static enum err_code
check_kind(const struct event *ev, struct err *e)
{
    return strcmp(ev->kind, EVENT_INTERVIEW) == 0
               ? err_set(e, ERR_INVALID, "kind",
                         N_("An interview is booked with a person: on the card, or on the slip."))
               : ERR_OK;
}

static enum err_code
check_event(struct desk *d, const struct event *ev, struct err *e)
{
    struct date day = DATE_NONE;
    enum err_code rc = work_check_ref(ev->ref, ev->id == 0, ev->history, e);

    (void)validate_local(ev->starts_at, &day);
    if (rc == ERR_OK)
        rc = check_kind(ev, e);
    if (rc == ERR_OK)
        rc = work_check(d, WORK_FIELDS(fields), ev, DATE_NONE, ev->history, e);
    if (rc == ERR_OK)
        rc = event_check(ev, e);
    if (rc == ERR_OK)
        rc = text_validate(ev->despite, false, LONG_CHARS, "despite", e);
    if (rc == ERR_OK)
        rc = text_validate(ev->reason, false, LONG_CHARS, "reason", e);
    return rc != ERR_OK || ev->history ? rc : check_form(d, ev, day, e);
}

/* A held event is counted: its day, kind and status are corrected by a supervisor, and not at all
 * when cases have moved by it. */
static enum err_code
check_held(struct desk *d, const struct event *old, const struct event *ev, struct err *e)
{
    struct agenda agenda;

    bool same = strncmp(old->starts_at, ev->starts_at, DATE_ISO_SIZE - 1) == 0
                && strcmp(old->kind, ev->kind) == 0 && strcmp(old->status, ev->status) == 0;
    if (ev->history || !is_held(old) || same)
        return ERR_OK;
    enum err_code rc = desk_allow(d, ACTION_CORRECT, 0, e);
    if (rc == ERR_OK)
        rc = meeting_agenda(d, old->id, &agenda, e);
    if (rc != ERR_OK)
        return rc;
    bool heard = agenda.count > 0;
    agenda_free(&agenda);
    return heard ? err_set(e, ERR_INVALID, "status",
                           N_("Cases have gone on by this meeting. Its day, kind and status stay."))
                 : ERR_OK;
}

static void
fill_in(const struct desk *d, struct event *ev)
{
    ev->imported = ev->history && !ev->fictitious;
    if (ev->history)
        return;
    if (ev->staff_count == 0 && ev->id == 0 && d->user.staff_id != 0)
        ev->staff[ev->staff_count++] = d->user.staff_id;
    if (!rules_of(ev->kind)->chaired)
        return;
    if (ev->chair_id == 0)
        ev->chair_id = d->user.staff_id;
    if (ev->recorder_id == 0)
        ev->recorder_id = d->user.staff_id;
}

static enum err_code
keep_history(struct desk *d, const struct event *old, const struct event *ev, struct err *e)
{
    const struct history_of of = { "event", ev->id, 0, ev->reason[0] ? ev->reason : NULL };
    char before[WORK_IDS_SIZE], after[WORK_IDS_SIZE];
    enum err_code rc = history_fields(d, &of, WORK_FIELDS(fields), old, ev, e);

    if (rc != ERR_OK
        || work_same_ids(old->staff, old->staff_count, ev->staff, ev->staff_count))
        return rc;
    work_join_ids(old->staff, old->staff_count, before, sizeof before);
    work_join_ids(ev->staff, ev->staff_count, after, sizeof after);
    return history_add(d, &of, "staff", before, after, e);
}

static bool
is_moved(const struct event *old, const struct event *ev)
{
    return strcmp(old->starts_at, ev->starts_at) != 0;
}

/* A planned session lies ahead; of a past day it is told what was. A meeting of the past is planned while
 * its cases are entered. */
static enum err_code
check_ahead(const struct desk *d, const struct event *old, const struct event *ev, struct err *e)
{
    struct date day = DATE_NONE;

    (void)validate_local(ev->starts_at, &day);
    if (ev->history || !rules_of(ev->kind)->capacity || !is_planned(ev)
        || date_compare(day, d->today) >= 0
        || (is_planned(old) && !is_moved(old, ev)))
        return ERR_OK;
    return err_set(e, ERR_INVALID, "starts_at",
                   N_("This day is over. Choose a later one, or set the state to what became of it."));
}

/* Who was there, or was not, was so on that day: it does not go to another with the session. */
static enum err_code
check_begun(struct desk *d, const struct event *old, const struct event *ev, struct err *e)
{
    struct seat_list seats;
    bool has_begun = false;
    enum err_code rc;

    if (strncmp(old->starts_at, ev->starts_at, DATE_ISO_SIZE - 1) == 0)
        return ERR_OK;
    rc = seat_repo_list(d->db, ev->id, &seats, e);
    for (size_t i = 0; rc == ERR_OK && i < seats.count; i++) {
        const char *is = seats.rows[i].p.attendance;

        has_begun = has_begun || (strcmp(is, "booked") != 0 && !attendance_is_cancelled(is));
    }
    seat_list_free(&seats);
    return has_begun ? err_set(e, ERR_INVALID, "starts_at",
                               N_("Who came or stayed away is written down already: this session "
                                  "stays on its day. Plan another one."))
                     : rc;
}

/* Inside the transaction: people who are to come learn of another time, and why. */
static enum err_code
check_reason(struct desk *d, const struct event *old, const struct event *ev, struct err *e)
{
    const bool is_put_off = strcmp(ev->status, "postponed") == 0;
    int taken = 0;
    int64_t waits = 0;
    enum err_code rc;

    if (ev->history || old->id == 0 || is_held(old) || !is_moved(old, ev))
        return ERR_OK;
    rc = check_begun(d, old, ev, e);
    if (rc != ERR_OK || (!is_planned(ev) && !is_put_off))
        return rc;
    rc = seat_repo_taken(d->db, ev->id, &taken, e);
    if (rc == ERR_OK)
        rc = seat_repo_first_waiting(d->db, ev->id, &waits, e);
    if (rc != ERR_OK || (taken == 0 && waits == 0))
        return rc;
    if (is_put_off)
        return err_set(e, ERR_INVALID, "starts_at",
                       N_("People are booked: set it to planned with its new day, so that they are "
                          "told."));
    if (ev->reason[0] == '\0')
        return err_set(e, ERR_INVALID, "reason",
                       N_("People are booked. Write in a few words why it is moved."));
    return rc;
}

static bool
is_arranged_anew(const struct event *old, const struct event *ev)
{
    return old->id == 0 || !is_planned(old) || is_moved(old, ev)
           || strcmp(old->ends_at, ev->ends_at) != 0 || strcmp(old->place, ev->place) != 0
           || old->chair_id != ev->chair_id || old->recorder_id != ev->recorder_id
           || !work_same_ids(old->staff, old->staff_count, ev->staff, ev->staff_count);
}

/* Staff or room that something else has then, a session while the office is closed, fewer places than
 * people: it is asked whether that is meant. */
static enum err_code
find_way(struct desk *d, const struct event *old, const struct event *ev, char words[LONG_SIZE],
         struct err *e)
{
    const unsigned office = strcmp(ev->kind, "orientation") == 0 ? OVERLAP_OFFICE : 0;
    const struct overlap_order order = { ev, 0, OVERLAP_STAFF | OVERLAP_PLACE | office };
    char places[LINE_SIZE];
    int taken = 0;
    enum err_code rc = ERR_OK;

    words[0] = '\0';
    if (ev->history)
        return ERR_OK;
    if (is_planned(ev) && is_arranged_anew(old, ev))
        rc = overlap_words(d, &order, words, e);
    if (rc == ERR_OK && old->id != 0)
        rc = seat_repo_taken(d->db, ev->id, &taken, e);
    if (rc == ERR_OK && ev->capacity != EVENT_NOT_KNOWN && ev->capacity != old->capacity
        && taken > ev->capacity) {
        snprintf(places, sizeof places, _("People booked: %d, places: %d"), taken, ev->capacity);
        text_join(words, LONG_SIZE, _("; "), places);
    }
    return rc == ERR_OK ? overlap_check(words, ev->despite, e) : rc;
}

/* What the change means for the people with a seat. */
static enum err_code
follow(struct desk *d, const struct event *old, struct event *ev, struct err *e)
{
    ev->told = ev->promoted = 0;
    if (ev->history || old->id == 0)
        return ERR_OK;
    if (strcmp(ev->status, "cancelled") == 0)
        return seats_called_off(d, ev, &ev->told, e);
    if (strcmp(ev->status, "postponed") == 0 && strcmp(old->status, ev->status) != 0)
        return seats_to_tell(d, ev, &ev->told, e);
    enum err_code rc = is_planned(ev) && is_moved(old, ev)
                           ? seats_moved(d, old, ev, &ev->told, e)
                           : ERR_OK;
    return rc == ERR_OK ? seat_promote_waiting(d, ev, NULL, &ev->promoted, e) : rc;
}

/* Inside a transaction. `old` is the row as it was read, id 0 for a new event. */
static enum err_code
store(struct desk *d, const struct event *old, struct event *ev, struct err *e)
{
    char names[WORK_NAMES_SIZE];
    bool changed = true;
    bool touch = !work_same_ids(old->staff, old->staff_count, ev->staff, ev->staff_count);
    char way[LONG_SIZE];
    enum err_code rc = check_reason(d, old, ev, e);

    if (rc == ERR_OK)
        rc = find_way(d, old, ev, way, e);
    if (rc != ERR_OK)
        return rc;
    if (ev->id == 0)
        rc = event_repo_insert(d->db, ev, e);
    else
        rc = event_repo_update(d->db, ev, touch, &changed, e);
    if (rc != ERR_OK)
        return rc;
    bool differs = work_differs(WORK_FIELDS(fields), old, ev, names);
    if (!changed)
        return differs || touch ? work_conflict(e) : ERR_OK;
    if (touch)
        work_name(names, "staff");
    if (old->id != 0)
        rc = keep_history(d, old, ev, e);
    if (rc == ERR_OK)
        rc = overlap_keep(d, ev, 0, way, ev->despite, e);
    if (rc != ERR_OK)
        return rc;
    if (!ev->history && is_held(ev) && !is_held(old) && rules_of(ev->kind)->chaired)
        rc = meeting_conclude(d, ev, e);
    if (rc == ERR_OK)
        rc = work_audit(d, "save-event", "event", ev->id, 0, names, e);
    return rc == ERR_OK ? follow(d, old, ev, e) : rc;
}

enum err_code
event_save(struct desk *d, struct event *ev, struct err *e)
{
    struct event made = *ev, old = { 0 };
    enum err_code rc = work_allow(d, rules_of(ev->kind)->action, 0, ev->history, e);

    fill_in(d, &made);
    if (rc == ERR_OK)
        rc = check_event(d, &made, e);
    if (rc == ERR_OK && ev->id != 0)
        rc = not_found(event_repo_find(d->db, ev->id, &old, e), e);
    if (rc == ERR_OK && ev->id != 0)
        rc = check_kind(&old, e);
    if (rc == ERR_OK && ev->id != 0 && old.version != ev->version)
        rc = work_conflict(e);
    /* Another kind must not be a way round the right to the old one. */
    if (rc == ERR_OK && ev->id != 0)
        rc = work_allow(d, rules_of(old.kind)->action, 0, ev->history, e);
    if (rc == ERR_OK && ev->id != 0)
        rc = check_held(d, &old, &made, e);
    if (rc == ERR_OK)
        rc = check_ahead(d, &old, &made, e);
    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = db_end(d->db, store(d, &old, &made, e), e);
    if (rc == ERR_OK)
        *ev = made;
    return rc;
}

enum err_code
event_find(struct desk *d, int64_t id, struct event *out, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_AGENDA, 0, e);

    if (rc == ERR_OK)
        rc = not_found(event_repo_find(d->db, id, out, e), e);
    return rc == ERR_OK ? appointment_hide_purpose(d, id, out->kind, out->title, e) : rc;
}

enum err_code
event_find_ref(struct desk *d, const char *ref, struct event *out, struct err *e)
{
    int64_t id;
    enum err_code rc = work_allow(d, ACTION_AGENDA, 0, true, e);

    if (rc == ERR_OK)
        rc = event_repo_id_of_ref(d->db, ref, &id, e);
    return rc == ERR_OK ? not_found(event_repo_find(d->db, id, out, e), e) : rc;
}

enum err_code
event_twin(struct desk *d, int64_t id, char ref[REF_SIZE], struct err *e)
{
    enum err_code rc = work_allow(d, ACTION_AGENDA, 0, true, e);

    return rc == ERR_OK ? event_repo_twin(d->db, id, ref, e) : rc;
}

enum err_code
event_number(struct desk *d, const struct event *ev, int *n, struct err *e)
{
    struct date day = DATE_NONE;

    *n = 0;
    enum err_code rc = desk_allow(d, ACTION_AGENDA, 0, e);
    if (rc != ERR_OK)
        return rc;
    if (!validate_local(ev->starts_at, &day))
        return err_set(e, ERR_INVALID, "starts_at",
                       N_("Write day and time like 2014-05-12T10:00."));
    struct date from = fiscal_year_first(fiscal_year_of(day));
    const struct event_place place = { .kind = ev->kind,
                                       .also = strcmp(ev->status, "held") == 0 ? "held" : "planned",
                                       .from = from,
                                       .day = day,
                                       .id = ev->id ? ev->id : INT64_MAX };
    rc = event_repo_count_before(d->db, &place, n, e);
    *n += 1;
    return rc;
}

enum err_code
event_list(struct desk *d, struct date from, struct date to, struct event_list *out, struct err *e)
{
    *out = (struct event_list){ 0 };
    enum err_code rc = desk_allow(d, ACTION_AGENDA, 0, e);

    if (rc == ERR_OK)
        rc = event_repo_list(d->db, from, to, EVENT_LIST_MAX, out, e);
    for (size_t i = 0; rc == ERR_OK && i < out->count; i++) {
        struct event_row *row = &out->rows[i];

        rc = appointment_hide_purpose(d, row->id, row->kind, row->title, e);
    }
    if (rc != ERR_OK)
        event_list_free(out);
    return rc;
}
