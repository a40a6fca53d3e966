#include "desk/dispatch.h"

#include <string.h>

#include "core/text.h"
#include "core/validate.h"
#include "db/db.h"
#include "db/repo/dispatch_repo.h"
#include "db/repo/organisation_repo.h"
#include "db/repo/placement_repo.h"
#include "db/repo/support_case_repo.h"
#include "desk/history_inside.h"
#include "desk/next_step.h"
#include "desk/people_inside.h"
#include "desk/work.h"

#define AT(member) offsetof(struct dispatch, member)

enum { MINUTES_MAX = DISPATCH_MINUTES_MAX };

// clang-format off
static const struct work_field fields[] = {
    { "on",               WORK_DATE,  AT(on_day),          WORK_MUST,   0, NULL },
    { "starts",           WORK_LINE,  AT(starts),          WORK_MAY,    5, NULL },
    { "trip",             WORK_INT,   AT(trip),            WORK_MUST,   DISPATCH_TRIP_MAX, NULL },
    { "trip_reason",      WORK_LINE,  AT(trip_reason),     WORK_MAY,    LONG_CHARS, NULL },
    { "destination",      WORK_LINE,  AT(destination),     WORK_MUST,   LINE_CHARS, NULL },
    { "organisation_ref", WORK_ID,    AT(organisation_id), WORK_MAY,    0, NULL },
    { "method",           WORK_CODE,  AT(method),          WORK_MUST,   0, "contact_method" },
    { "purpose",          WORK_CODE,  AT(purpose),         WORK_MUST,   0, "dispatch_purpose" },
    { "staff",            WORK_INT,   AT(staff_count),     WORK_MUST,   DISPATCH_STAFF_MAX, NULL },
    { "minutes",          WORK_INT,   AT(minutes),         WORK_SCREEN, MINUTES_MAX, NULL },
    { "person_refs",      WORK_INT,   AT(people_count),    WORK_MUST,   DISPATCH_PEOPLE_MAX, NULL },
    { "met",              WORK_CODES, AT(met),             WORK_SCREEN, 0, "person_met" },
    { "situation",        WORK_NOTE,  AT(situation),       WORK_MAY,    NOTE_CHARS, NULL },
    { "adjusted",         WORK_NOTE,  AT(adjusted),        WORK_MAY,    NOTE_CHARS, NULL },
    { "checkpoint",       WORK_CODE,  AT(checkpoint),      WORK_MAY,    0, "retention_checkpoint" },
    { "status",           WORK_CODE,  AT(status),          WORK_MAY,    0, "retention_status" },
    { "next_on",          WORK_DATE,  AT(next_on),         WORK_MAY,    0, NULL },
    { "note",             WORK_NOTE,  AT(note),            WORK_MAY,    NOTE_CHARS, NULL },
};
// clang-format on

static enum err_code
not_found(enum err_code rc, struct err *e)
{
    return rc == ERR_NOT_FOUND ? err_set(e, rc, "", N_("There is no such dispatch.")) : rc;
}

/* ---- checks ---- */

/* What only screens ask. */
static enum err_code
check_form(const struct dispatch *x, struct err *e)
{
    if (x->people_count == 0)
        return err_set(e, ERR_INVALID, "person_refs", N_("Say whom the dispatch was for."));
    if (!date_is_none(x->next_on) && date_compare(x->next_on, x->on_day) <= 0)
        return err_set(e, ERR_INVALID, "next_on", N_("The next day is after this one."));
    if (date_is_none(x->next_on) && x->note[0] == '\0')
        return err_set(e, ERR_INVALID, "next_on",
                       N_("Give the next day, or say in the note why there is none."));
    if (x->trip > 1 && x->trip_reason[0] == '\0')
        return err_set(e, ERR_INVALID, "trip_reason",
                       N_("Say why this is another trip to the same place on that day."));
    return ERR_OK;
}

static enum err_code
check_dispatch(struct desk *d, const struct dispatch *x, struct err *e)
{
    enum err_code rc = work_check_ref(x->ref, x->id == 0, x->history, e);

    if (rc == ERR_OK)
        rc = work_check(d, WORK_FIELDS(fields), x, x->on_day, x->history, e);
    if (rc != ERR_OK)
        return rc;
    if (x->trip < 1)
        return err_set(e, ERR_INVALID, "trip", N_("Trips of a day are numbered 1 to %d."),
                       DISPATCH_TRIP_MAX);
    if (x->staff_count < 1)
        return err_set(e, ERR_INVALID, "staff", N_("Name a member of the staff."));
    if (x->starts[0] && !validate_time(x->starts))
        return err_set(e, ERR_INVALID, "starts", N_("Write a time like 10:30."));
    return x->history ? ERR_OK : check_form(x, e);
}

/* One place on one day has one record unless another trip is meant. */
static enum err_code
check_trip(struct desk *d, const struct dispatch *old, const struct dispatch *x, struct err *e)
{
    struct dispatch_same same;
    bool moved = old->id == 0 || old->trip != x->trip
                        || date_compare(old->on_day, x->on_day) != 0
                        || strcmp(old->destination, x->destination) != 0;

    if (!moved)
        return ERR_OK;
    enum err_code rc =
        dispatch_repo_trips(d->db, x->on_day, x->destination, x->id, x->trip, &same, e);
    if (rc == ERR_OK && same.holder[0])
        return err_set(e, ERR_INVALID, "trip",
                       N_("Dispatch %s is for the same place on that day. Join it, or give this "
                          "one trip number %d with a reason."),
                       same.ref, same.next_trip);
    if (rc == ERR_OK && !x->history && x->trip > 1 && same.trips == 0)
        return err_set(e, ERR_INVALID, "trip",
                       N_("There is no first trip to this place on that day. Write 1."));
    return rc;
}

/* The right to do this to everybody on the record; the record itself is asked about too, for it may
 * have nobody. */
static enum err_code
allow_each(struct desk *d, enum action action, const struct dispatch *x, struct err *e)
{
    enum err_code rc = desk_allow(d, action, 0, e);

    for (int i = 0; i < x->people_count && rc == ERR_OK; i++)
        rc = desk_allow(d, action, x->people[i], e);
    return rc;
}

static enum err_code
allow_people(struct desk *d, const struct dispatch *x, struct err *e)
{
    return x->history ? work_allow(d, ACTION_WORK, 0, true, e) : allow_each(d, ACTION_WORK, x, e);
}

static bool
counts_now(const struct desk *d, const struct dispatch *x)
{
    return dispatch_counts(x) == DISPATCH_COUNTS && date_compare(x->on_day, d->today) <= 0;
}

/* What No.69 was told stays, as with voiding: whether a counted record counts, and its day, are
 * corrected by a supervisor. What does not count yet is changed like any field. */
static enum err_code
check_counted(struct desk *d, const struct dispatch *old, const struct dispatch *x, struct err *e)
{
    enum err_code rc = ERR_OK;

    if (x->history || !counts_now(d, old)
        || (counts_now(d, x) && date_compare(old->on_day, x->on_day) == 0))
        return ERR_OK;
    rc = work_allow_correct(d, 0, e);
    for (int i = 0; i < old->people_count && rc == ERR_OK; i++)
        rc = work_allow_correct(d, old->people[i], e);
    return rc;
}

/* ---- saving ---- */

static bool
same_staff(const struct dispatch *a, const struct dispatch *b)
{
    return work_same_ids(a->staff, a->staff_count, b->staff, b->staff_count);
}

static bool
same_people(const struct dispatch *a, const struct dispatch *b)
{
    return work_same_ids(a->people, a->people_count, b->people, b->people_count);
}

/* The table of fields knows the lists by their counts. */
static bool
differs(const struct dispatch *old, const struct dispatch *x, char names[WORK_NAMES_SIZE])
{
    (void)work_differs(WORK_FIELDS(fields), old, x, names);
    if (!same_staff(old, x))
        work_name(names, "staff");
    if (!same_people(old, x))
        work_name(names, "person_refs");
    return names[0] != '\0';
}

/* The job that a case not yet placed stands for: it had been entered before its first day. */
static enum err_code
current_job(struct desk *d, int64_t person_id, struct placement_row *job, struct err *e)
{
    struct placement_list list;
    enum err_code rc = placement_repo_list(d->db, person_id, &list, e);

    *job = (struct placement_row){ 0 };
    for (size_t i = 0; i < list.count; i++) {
        const struct placement_row *row = &list.rows[i];

        if (!row->voided && date_is_none(row->ended_on)
            && date_compare(row->started_on, d->today) <= 0)
            *job = *row;
    }
    placement_list_free(&list);
    return rc;
}

static enum err_code
move_case(struct desk *d, int64_t person_id, const struct dispatch *x, struct err *e)
{
    struct support_case c;
    struct placement_row job;
    enum err_code rc = work_open_case(d, person_id, &c, e);

    if (rc == ERR_OK && c.id != 0 && c.stage != STAGE_PLACED
        && workflow_find(c.stage, STAGE_PLACED)) {
        rc = current_job(d, person_id, &job, e);
        if (rc == ERR_OK && job.id != 0)
            rc = work_step(d, &c, STAGE_PLACED, job.started_on, "placement", job.id, e);
    }
    if (rc == ERR_OK && c.stage == STAGE_PLACED)
        rc = work_step(d, &c, STAGE_RETENTION, x->on_day, "dispatch", x->id, e);
    if (rc == ERR_OK && c.stage == STAGE_RETENTION && next_step_end_bookings(&c))
        rc = case_repo_update(d->db, &c, e);
    return rc;
}

static enum err_code
move_cases(struct desk *d, const struct dispatch *x, struct err *e)
{
    enum err_code rc = ERR_OK;

    if (x->history || date_compare(x->on_day, d->today) > 0
        || (strcmp(x->purpose, "retention") != 0 && strcmp(x->purpose, "life_support") != 0))
        return ERR_OK;
    for (int i = 0; i < x->people_count && rc == ERR_OK; i++)
        rc = move_case(d, x->people[i], x, e);
    return rc;
}

/* A line for everybody whom the act concerns, so that each one's log is whole; `old` has those who
 * were taken off, NULL for nobody. */
static enum err_code
audit_people(struct desk *d, struct audit_act act, const struct dispatch *x,
             const struct dispatch *old, struct err *e)
{
    enum err_code rc = ERR_OK;

    act.kind = "dispatch";
    act.record_id = x->id;
    if (x->people_count == 0 && (!old || old->people_count == 0))
        return audit_add(d, &act, e);
    act.people = 1;
    for (int i = 0; i < x->people_count && rc == ERR_OK; i++) {
        act.person_id = x->people[i];
        rc = audit_add(d, &act, e);
    }
    for (int i = 0; old && i < old->people_count && rc == ERR_OK; i++) {
        act.person_id = old->people[i];
        if (!work_has_id(x->people, x->people_count, act.person_id))
            rc = audit_add(d, &act, e);
    }
    return rc;
}

/* For everybody who was seen, before or now: each one's history is whole. Who else was seen stays
 * a number. */
static enum err_code
keep_history(struct desk *d, const struct dispatch *old, const struct dispatch *x, struct err *e)
{
    char before[WORK_IDS_SIZE], after[WORK_IDS_SIZE];
    struct dispatch other = *old;
    enum err_code rc = ERR_OK;

    other.staff_count = x->staff_count; /* kept by their numbers, not by how many */
    work_join_ids(old->staff, old->staff_count, before, sizeof before);
    work_join_ids(x->staff, x->staff_count, after, sizeof after);
    for (int i = 0; i < x->people_count + old->people_count && rc == ERR_OK; i++) {
        bool was = i >= x->people_count;
        const struct history_of of = { "dispatch", x->id,
                                       was ? old->people[i - x->people_count] : x->people[i],
                                       NULL };

        if (was && work_has_id(x->people, x->people_count, of.person_id))
            continue;
        rc = history_fields(d, &of, WORK_FIELDS(fields), &other, x, e);
        if (rc == ERR_OK)
            rc = history_add(d, &of, "staff", before, after, e);
    }
    return rc;
}

/* Inside a transaction. `old` is the row as it was read, id 0 for a new one. */
static enum err_code
store(struct desk *d, const struct dispatch *old, struct dispatch *x, const char *action,
      struct err *e)
{
    char names[WORK_NAMES_SIZE];
    bool touch = !same_staff(old, x) || !same_people(old, x) || !code_set_equal(&old->met, &x->met);
    bool changed = true;
    enum err_code rc = check_trip(d, old, x, e);

    if (rc != ERR_OK)
        return rc;
    if (x->id == 0)
        rc = dispatch_repo_insert(d->db, x, e);
    else
        rc = dispatch_repo_update(d->db, x, touch, &changed, e);
    if (rc != ERR_OK)
        return rc;
    bool other = differs(old, x, names);
    if (!changed)
        return other ? work_conflict(e) : ERR_OK;
    const struct audit_act act = { .action = action, .fields = names };
    if (old->id != 0)
        rc = keep_history(d, old, x, e);
    if (rc == ERR_OK)
        rc = move_cases(d, x, e);
    return rc == ERR_OK ? audit_people(d, act, x, old, e) : rc;
}

static enum err_code
fill_in(struct desk *d, struct dispatch *x, struct err *e)
{
    struct organisation place;

    x->imported = x->history && !x->fictitious;
    if (x->destination[0] || x->organisation_id == 0)
        return ERR_OK;
    enum err_code rc = organisation_repo_find(d->db, x->organisation_id, &place, e);
    if (rc == ERR_OK)
        memcpy(x->destination, place.name, sizeof x->destination);
    return rc == ERR_NOT_FOUND
               ? err_set(e, ERR_INVALID, "organisation_ref", N_("There is no such organisation."))
               : rc;
}

static enum err_code
find_stored(struct desk *d, int64_t id, int64_t version, struct dispatch *old, struct err *e)
{
    enum err_code rc = not_found(dispatch_repo_find(d->db, id, old, e), e);

    if (rc == ERR_OK && old->version != version)
        rc = work_conflict(e);
    if (rc == ERR_OK && old->voided)
        rc = err_set(e, ERR_INVALID, "", N_("This dispatch is void. Enter a new one."));
    return rc;
}

enum err_code
dispatch_save(struct desk *d, struct dispatch *x, struct err *e)
{
    struct dispatch made = *x, old = { 0 };
    enum err_code rc = allow_people(d, x, e);

    if (rc == ERR_OK)
        rc = fill_in(d, &made, e);
    if (rc == ERR_OK)
        rc = check_dispatch(d, &made, e);
    if (rc == ERR_OK && x->id != 0)
        rc = find_stored(d, x->id, x->version, &old, e);
    if (rc == ERR_OK && x->id != 0 && !x->history)
        rc = allow_people(d, &old, e);
    if (rc == ERR_OK && x->id != 0)
        rc = check_counted(d, &old, &made, e);
    if (rc == ERR_OK)
        rc = next_step_day(d, old.next_on, &made.next_on, x->history, e);
    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = db_end(d->db, store(d, &old, &made, "save-dispatch", e), e);
    if (rc == ERR_OK)
        *x = made;
    return rc;
}

/* ---- joining ---- */

enum err_code
dispatch_same(struct desk *d, struct date on_day, const char *destination,
              struct dispatch_same *out, struct err *e)
{
    *out = (struct dispatch_same){ 0 };
    enum err_code rc = desk_allow(d, ACTION_WORK, 0, e);
    return rc == ERR_OK ? dispatch_repo_trips(d->db, on_day, destination, 0, 0, out, e) : rc;
}

enum err_code
dispatch_others(struct desk *d, const struct dispatch *x, struct dispatch_same *out, struct err *e)
{
    enum err_code rc = work_allow(d, ACTION_WORK, 0, true, e);

    return rc == ERR_OK
               ? dispatch_repo_trips(d->db, x->on_day, x->destination, x->id, x->trip, out, e)
               : rc;
}

static bool
add_id(int64_t *ids, int *count, int room, int64_t id)
{
    if (work_has_id(ids, *count, id))
        return true;
    if (*count == room)
        return false;
    ids[(*count)++] = id;
    return true;
}

/* Below what is there; false when it does not fit. */
static bool
add_text(char *text, size_t size, const char *more)
{
    size_t used = strlen(text), n = strlen(more);

    if (n == 0)
        return true;
    if (used + n + 2 > size || text_chars(text) + text_chars(more) + 1 > NOTE_CHARS)
        return false;
    if (used > 0)
        text[used++] = '\n';
    memcpy(text + used, more, n + 1);
    return true;
}

static bool
merge(struct dispatch *into, const struct dispatch *more)
{
    bool fits = add_text(into->situation, sizeof into->situation, more->situation)
                && add_text(into->note, sizeof into->note, more->note);

    for (int i = 0; i < more->staff_count; i++)
        fits &= add_id(into->staff, &into->staff_count, DISPATCH_STAFF_MAX, more->staff[i]);
    for (int i = 0; i < more->people_count; i++)
        fits &= add_id(into->people, &into->people_count, DISPATCH_PEOPLE_MAX, more->people[i]);
    for (size_t i = 0; i < more->met.count; i++)
        fits &= code_set_add(&into->met, more->met.ids[i]);
    return fits;
}

enum err_code
dispatch_join(struct desk *d, int64_t id, struct dispatch *x, struct err *e)
{
    struct dispatch old = { 0 }, made;
    enum err_code rc = not_found(dispatch_repo_find(d->db, id, &old, e), e);

    if (rc == ERR_OK)
        rc = allow_people(d, x, e);
    if (rc == ERR_OK)
        rc = allow_people(d, &old, e);
    if (rc == ERR_OK && (old.voided || date_compare(old.on_day, x->on_day) != 0))
        return err_set(e, ERR_INVALID, "trip",
                       N_("Only a dispatch of the same day can be joined."));
    if (rc != ERR_OK)
        return rc;
    made = old;
    if (!merge(&made, x))
        return err_set(e, ERR_INVALID, "note",
                       N_("Both together are more than one record holds. Enter another trip."));
    rc = work_check(d, WORK_FIELDS(fields), &made, made.on_day, true, e);
    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = db_end(d->db, store(d, &old, &made, "join-dispatch", e), e);
    if (rc == ERR_OK)
        *x = made;
    return rc;
}

enum err_code
dispatch_void(struct desk *d, int64_t id, int64_t version, const char *reason, struct err *e)
{
    struct dispatch x = { 0 };
    bool changed;
    enum err_code rc = find_stored(d, id, version, &x, e);

    if (rc != ERR_OK)
        return rc;
    bool counts = dispatch_counts(&x) == DISPATCH_COUNTS;
    rc = allow_each(d, counts ? ACTION_CORRECT : ACTION_WORK, &x, e);
    if (rc == ERR_OK)
        rc = work_check_reason(reason, e);
    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = dispatch_repo_void(d->db, id, version, reason, &changed, e);
    if (rc == ERR_OK && !changed)
        rc = work_conflict(e);
    if (rc == ERR_OK) {
        const struct audit_act act = {
            .action = "void-dispatch",
            .fields = "voided",
            .reason = reason,
        };

        rc = audit_people(d, act, &x, NULL, e);
    }
    return db_end(d->db, rc, e);
}

/* ---- reading ---- */

enum err_code
dispatch_find(struct desk *d, int64_t id, struct dispatch *out, struct err *e)
{
    enum err_code rc = not_found(dispatch_repo_find(d->db, id, out, e), e);

    if (rc == ERR_OK)
        rc = people_open_record(d, "dispatch", id, out->people, out->people_count, e);
    if (rc != ERR_OK)
        *out = (struct dispatch){ 0 };
    return rc;
}

enum err_code
dispatch_find_ref(struct desk *d, const char *ref, struct dispatch *out, struct err *e)
{
    int64_t id;
    enum err_code rc = work_allow(d, ACTION_WORK, 0, true, e);

    if (rc == ERR_OK)
        rc = dispatch_repo_id_of_ref(d->db, ref, &id, e);
    return rc == ERR_OK ? not_found(dispatch_repo_find(d->db, id, out, e), e) : rc;
}

enum err_code
dispatch_list(struct desk *d, int64_t person_id, struct dispatch_list *out, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_OPEN_C, person_id, e);

    *out = (struct dispatch_list){ 0 };
    return rc == ERR_OK ? dispatch_repo_list(d->db, person_id, out, e) : rc;
}
