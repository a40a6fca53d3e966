/* The agenda of a coordination meeting: which cases, in which order. See desk/meeting.h. */
#include <stdlib.h>
#include <string.h>

#include "core/validate.h"
#include "db/db.h"
#include "db/repo/event_repo.h"
#include "db/repo/meeting_repo.h"
#include "desk/meeting.h"
#include "desk/meeting_inside.h"
#include "desk/people_inside.h"
#include "desk/work.h"

/* The meeting an agenda belongs to, still open for changes of the agenda. */
static enum err_code
open_meeting(struct desk *d, int64_t event_id, struct event *ev, struct err *e)
{
    enum err_code rc = event_repo_find(d->db, event_id, ev, e);

    if (rc == ERR_NOT_FOUND)
        return err_set(e, rc, "", N_("There is no such event."));
    if (rc != ERR_OK)
        return rc;
    if (strcmp(ev->kind, "coordination_meeting") != 0)
        return err_set(e, ERR_INVALID, "event", N_("Only a coordination meeting hears cases."));
    if (strcmp(ev->status, "held") == 0 || strcmp(ev->status, "cancelled") == 0)
        return err_set(e, ERR_INVALID, "event",
                       N_("The agenda of a meeting that was held or cancelled does not change."));
    return ERR_OK;
}

/* Other agencies hear the case at the meeting: the assessment is told them. */
static enum err_code
find_consent(struct desk *d, const struct event *ev, int64_t person_id, bool *there,
             struct err *e)
{
    struct date day = DATE_NONE;
    int64_t id = 0;
    enum err_code rc;

    (void)validate_local(ev->starts_at, &day);
    rc = consent_that_covers(d, person_id, 0, "assessment", day, 0, &id, e);
    *there = id != 0;
    return rc;
}

static enum err_code
fill_row(struct desk *d, const struct event *ev, struct agenda_row *row, struct meeting_case *m,
         struct err *e)
{
    enum err_code rc = meeting_not_found(meeting_repo_find(d->db, row->id, m, e), e);

    if (rc != ERR_OK)
        return rc;
    row->tasks = m->task_count;
    row->complete = meeting_check_complete(m, NULL) == ERR_OK;
    row->has_consent = true;
    if (people_mask_listed(d, row->person_id, row->restricted, row->person_ref,
                           row->name))
        return ERR_OK;
    if (desk_may(d, ACTION_OPEN_C))
        row->outcomes = m->outcomes;
    return find_consent(d, ev, row->person_id, &row->has_consent, e);
}

static enum err_code
read_agenda(struct desk *d, int64_t event_id, struct agenda *out, struct err *e)
{
    struct meeting_case *m = meeting_case_new();
    struct event ev;
    enum err_code rc = event_repo_find(d->db, event_id, &ev, e);

    if (rc == ERR_NOT_FOUND)
        rc = err_set(e, rc, "", N_("There is no such event."));
    if (rc == ERR_OK)
        rc = meeting_repo_list(d->db, event_id, out, e);
    for (size_t i = 0; i < out->count && rc == ERR_OK; i++)
        rc = fill_row(d, &ev, &out->rows[i], m, e);
    free(m);
    if (rc != ERR_OK)
        agenda_free(out);
    return rc;
}

enum err_code
meeting_agenda(struct desk *d, int64_t event_id, struct agenda *out, struct err *e)
{
    *out = (struct agenda){ 0 };
    enum err_code rc = desk_allow(d, ACTION_AGENDA, 0, e);
    if (rc != ERR_OK || (rc = db_begin_read(d->db, e)) != ERR_OK)
        return rc;
    rc = read_agenda(d, event_id, out, e);
    db_end_read(d->db);
    return rc;
}

static enum err_code
check_new_case(struct desk *d, const struct support_case *c, int64_t event_id, int64_t *sheet,
               struct err *e)
{
    struct agenda agenda;
    int64_t there;

    if (c->stage != STAGE_COORDINATION)
        return err_set(e, ERR_INVALID, "case",
                       N_("This case does not stand at the coordination meeting. Decide its route "
                          "first."));
    enum err_code rc = meeting_repo_agreed_sheet(d->db, c->id, sheet, e);
    if (rc == ERR_OK && *sheet == 0)
        return err_set(e, ERR_INVALID, "case",
                       N_("This case has no agreed assessment. Agree the sheet with the person "
                          "first."));
    if (rc == ERR_OK)
        rc = meeting_repo_id_of_case(d->db, event_id, c->id, &there, e);
    if (rc == ERR_OK && there != 0)
        return err_set(e, ERR_INVALID, "case", N_("This case is on the agenda already."));
    if (rc == ERR_OK)
        rc = meeting_repo_list(d->db, event_id, &agenda, e);
    if (rc != ERR_OK)
        return rc;
    size_t count = agenda.count;
    agenda_free(&agenda);
    return count < MEETING_CASES_MAX
               ? ERR_OK
               : err_set(e, ERR_INVALID, "case", N_("A meeting hears at most %d cases."),
                         MEETING_CASES_MAX);
}

static enum err_code
check_consent(struct desk *d, const struct event *ev, int64_t person_id, const char **despite,
              struct err *e)
{
    bool there = false;
    enum err_code rc = find_consent(d, ev, person_id, &there, e);

    if (rc == ERR_OK && there)
        *despite = NULL; /* nothing is overridden */
    if (rc != ERR_OK || there)
        return rc;
    if (*despite != NULL)
        return work_check_reason(*despite, e);
    return err_set(e, ERR_INVALID, "consent",
                   N_("On that day no consent lets other agencies have the assessment. Ask the "
                      "person first."));
}

enum err_code
meeting_add_case(struct desk *d, int64_t event_id, int64_t case_id, const char *despite,
                 int64_t *id, struct err *e)
{
    struct support_case c;
    struct event ev;
    int64_t sheet = 0;
    enum err_code rc = case_find(d, case_id, &c, e);

    if (rc == ERR_OK)
        rc = desk_allow(d, ACTION_MEETING, c.person_id, e);
    if (rc == ERR_OK)
        rc = open_meeting(d, event_id, &ev, e);
    if (rc == ERR_OK)
        rc = check_new_case(d, &c, event_id, &sheet, e);
    if (rc == ERR_OK)
        rc = check_consent(d, &ev, c.person_id, &despite, e);
    if (rc != ERR_OK)
        return rc;
    struct meeting_case *m = meeting_case_new();
    m->event_id = event_id;
    m->case_id = case_id;
    m->assessment_id = sheet;
    rc = meeting_add_row(d, m, c.person_id, despite, e);
    if (rc == ERR_OK && id)
        *id = m->id;
    free(m);
    return rc;
}

/* One row of the agenda of an open meeting, for taking it off or moving it. */
static enum err_code
open_row(struct desk *d, int64_t id, struct meeting_case *m, int64_t *person_id, struct err *e)
{
    struct support_case c = { 0 };
    struct event ev;
    enum err_code rc = meeting_not_found(meeting_repo_find(d->db, id, m, e), e);

    if (rc == ERR_OK)
        rc = case_find(d, m->case_id, &c, e);
    if (rc == ERR_OK)
        rc = desk_allow(d, ACTION_MEETING, c.person_id, e);
    if (rc == ERR_OK)
        rc = open_meeting(d, m->event_id, &ev, e);
    *person_id = c.person_id;
    return rc;
}

enum err_code
meeting_remove_case(struct desk *d, int64_t id, struct err *e)
{
    struct meeting_case *m = meeting_case_new();
    int64_t person_id = 0;
    enum err_code rc = open_row(d, id, m, &person_id, e);

    free(m);
    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    if ((rc = meeting_repo_delete(d->db, id, e)) == ERR_OK)
        rc = work_audit(d, "take-off-agenda", "meeting_case", id, person_id, NULL, e);
    return db_end(d->db, rc, e);
}

/* Number the agenda from 1 with row `at` moved to `to`. */
static enum err_code
renumber(struct desk *d, const struct agenda *agenda, size_t at, size_t to, struct err *e)
{
    enum err_code rc = ERR_OK;

    for (size_t i = 0; i < agenda->count && rc == ERR_OK; i++) {
        size_t from = i == to ? at : i;
        if (at < to && i >= at && i < to)
            from = i + 1;
        else if (at > to && i > to && i <= at)
            from = i - 1;
        if (agenda->rows[from].sort != (int)i + 1)
            rc = meeting_repo_set_sort(d->db, agenda->rows[from].id, (int)i + 1, e);
    }
    return rc;
}

enum err_code
meeting_move_case(struct desk *d, int64_t id, int steps, struct err *e)
{
    struct meeting_case *m = meeting_case_new();
    struct agenda agenda;
    int64_t person_id = 0;
    enum err_code rc = open_row(d, id, m, &person_id, e);
    int64_t event_id = m->event_id;

    free(m);
    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    if ((rc = meeting_repo_list(d->db, event_id, &agenda, e)) == ERR_OK) {
        long at = 0;
        while ((size_t)at < agenda.count && agenda.rows[at].id != id)
            at++;
        long to = at + steps;
        to = to < 0 ? 0 : to >= (long)agenda.count ? (long)agenda.count - 1 : to;
        if (to != at && (rc = renumber(d, &agenda, (size_t)at, (size_t)to, e)) == ERR_OK)
            rc = work_audit(d, "order-agenda", "event", event_id, 0, "sort", e);
        agenda_free(&agenda);
    }
    return db_end(d->db, rc, e);
}
