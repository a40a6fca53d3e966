#include "desk/meeting.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "core/validate.h"
#include "db/db.h"
#include "db/repo/event_repo.h"
#include "db/repo/meeting_repo.h"
#include "desk/assessment.h"
#include "desk/codes.h"
#include "desk/event.h"
#include "desk/meeting_inside.h"
#include "desk/work.h"

#define AT(member) offsetof(struct meeting_case, member)

// clang-format off
static const struct work_field fields[] = {
    { "own_words",     WORK_NOTE,  AT(own_words),     WORK_MAY, NOTE_CHARS, NULL },
    { "shared_points", WORK_NOTE,  AT(shared_points), WORK_MAY, NOTE_CHARS, NULL },
    { "discussed",     WORK_NOTE,  AT(discussed),     WORK_MAY, NOTE_CHARS, NULL },
    { "opinions",      WORK_NOTE,  AT(opinions),      WORK_MAY, NOTE_CHARS, NULL },
    { "outcomes",      WORK_CODES, AT(outcomes),      WORK_MAY, 0, "meeting_outcome" },
    { "remaining",     WORK_NOTE,  AT(remaining),     WORK_MAY, NOTE_CHARS, NULL },
    { "next_on",       WORK_DATE,  AT(next_on),       WORK_MAY, 0, NULL },
};

static const struct work_field task_fields[] = {
    { "task_owner",   WORK_LINE, offsetof(struct meeting_task, owner),   WORK_MUST, LINE_CHARS, NULL },
    { "task_content", WORK_NOTE, offsetof(struct meeting_task, content), WORK_MUST, REMARK_CHARS, NULL },
    { "task_due_on",  WORK_DATE, offsetof(struct meeting_task, due_on),  WORK_MUST, 0, NULL },
    { "task_done_on", WORK_DATE, offsetof(struct meeting_task, done_on), WORK_MAY,  0, NULL },
};
// clang-format on

/* The record is large: one at a time, and never on the stack of a screen. */
static struct meeting_case *
new_case(void)
{
    struct meeting_case *m = calloc(1, sizeof *m);

    if (!m)
        abort();
    return m;
}

static enum err_code
not_found(enum err_code rc, struct err *e)
{
    return rc == ERR_NOT_FOUND
               ? err_set(e, rc, "", N_("This case is no longer on the agenda."))
               : rc;
}

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

/* ---- agenda ---- */

/* What is still missing of a case before its meeting can be held, as the error of that field; ERR_OK
 * when it is complete. */
static enum err_code
check_complete(const struct meeting_case *m, struct err *e)
{
    if (m->own_words[0] == '\0')
        return err_set(e, ERR_INVALID, "case",
                       N_("Case %d of the agenda: the person's own words are missing."), m->sort);
    if (m->shared_points[0] == '\0')
        return err_set(e, ERR_INVALID, "case",
                       N_("Case %d of the agenda: the points shared are missing."), m->sort);
    if (m->outcomes.count == 0)
        return err_set(e, ERR_INVALID, "case", N_("Case %d of the agenda: no outcome is chosen."),
                       m->sort);
    if (m->task_count == 0 && meeting_needs_task(m))
        return err_set(e, ERR_INVALID, "case",
                       N_("Case %d of the agenda: write at least one task with who does it and by "
                          "when."),
                       m->sort);
    if (date_is_none(m->next_on) && code_set_has(&m->outcomes, "pending"))
        return err_set(e, ERR_INVALID, "case",
                       N_("Case %d of the agenda: it goes on, so give the day of the next meeting."),
                       m->sort);
    return ERR_OK;
}

static enum err_code
fill_row(struct desk *d, struct agenda_row *row, struct meeting_case *m, struct err *e)
{
    enum err_code rc = not_found(meeting_repo_find(d->db, row->id, m, e), e);

    if (rc == ERR_OK) {
        row->outcomes = m->outcomes;
        row->tasks = m->task_count;
        row->complete = check_complete(m, NULL) == ERR_OK;
    }
    return rc;
}

static enum err_code
read_agenda(struct desk *d, int64_t event_id, struct agenda *out, struct err *e)
{
    struct meeting_case *m = new_case();
    enum err_code rc = meeting_repo_list(d->db, event_id, out, e);

    for (size_t i = 0; i < out->count && rc == ERR_OK; i++)
        rc = fill_row(d, &out->rows[i], m, e);
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

/* Insert with its audit line, in a transaction. */
static enum err_code
add_row(struct desk *d, struct meeting_case *m, int64_t person_id, struct err *e)
{
    enum err_code rc = db_begin(d->db, e);

    if (rc != ERR_OK)
        return rc;
    if ((rc = meeting_repo_insert(d->db, m, e)) == ERR_OK)
        rc = work_audit(d, "add-to-agenda", "meeting_case", m->id, person_id, NULL, e);
    return db_end(d->db, rc, e);
}

enum err_code
meeting_add_case(struct desk *d, int64_t event_id, int64_t case_id, int64_t *id, struct err *e)
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
    if (rc != ERR_OK)
        return rc;
    struct meeting_case *m = new_case();
    m->event_id = event_id;
    m->case_id = case_id;
    m->assessment_id = sheet;
    rc = add_row(d, m, c.person_id, e);
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
    enum err_code rc = not_found(meeting_repo_find(d->db, id, m, e), e);

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
    struct meeting_case *m = new_case();
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
    struct meeting_case *m = new_case();
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

/* ---- one case ---- */

enum err_code
meeting_case_find(struct desk *d, int64_t id, struct meeting_case *out, struct err *e)
{
    struct support_case c;
    enum err_code rc = not_found(meeting_repo_find(d->db, id, out, e), e);

    if (rc == ERR_OK)
        rc = case_find(d, out->case_id, &c, e);
    if (rc == ERR_OK)
        rc = desk_allow(d, ACTION_OPEN_C, c.person_id, e);
    if (rc == ERR_OK) {
        const struct audit_act act = {
            .action = "open-minutes",
            .kind = "meeting_case",
            .record_id = id,
            .person_id = c.person_id,
            .people = 1,
        };

        rc = audit_view(d, &act, e);
    }
    if (rc != ERR_OK)
        memset(out, 0, sizeof *out);
    return rc;
}

static enum err_code
check_case(struct desk *d, const struct meeting_case *m, struct date day, struct err *e)
{
    enum err_code rc = work_check(d, WORK_FIELDS(fields), m, day, m->history, e);

    if (rc == ERR_OK && m->outcomes.count > 1 && !meeting_needs_task(m))
        return err_set(e, ERR_INVALID, "outcomes",
                       N_("Put off and declined stand alone. Choose only that one."));
    for (int i = 0; i < m->task_count && rc == ERR_OK; i++) {
        const struct meeting_task *t = &m->tasks[i];

        rc = work_check(d, WORK_FIELDS(task_fields), t, day, m->history, e);
        if (rc == ERR_OK && date_compare(t->due_on, day) < 0 && !m->history)
            rc = err_set(e, ERR_INVALID, "task_due_on",
                         N_("A task is due on the day of the meeting or later."));
    }
    if (rc == ERR_OK && !m->history && !date_is_none(m->next_on)
        && date_compare(m->next_on, day) <= 0)
        rc = err_set(e, ERR_INVALID, "next_on", N_("The next meeting is after this one."));
    return rc;
}

/* Inside a transaction. */
static enum err_code
store_case(struct desk *d, const struct meeting_case *old, struct meeting_case *m,
           int64_t person_id, struct err *e)
{
    char names[WORK_NAMES_SIZE];
    enum err_code rc = meeting_repo_update(d->db, m, e);

    /* The version is asked again: another desk may have written since it was compared. */
    if (rc == ERR_OK && m->version != old->version + 1)
        rc = work_conflict(e);
    if (rc != ERR_OK)
        return rc;
    work_differs(WORK_FIELDS(fields), old, m, names);
    return work_audit(d, "save-minutes", "meeting_case", m->id, person_id, names, e);
}

/* Everything that is asked before a case is written. */
static enum err_code
check_save(struct desk *d, const struct meeting_case *old, const struct meeting_case *m,
           int64_t person_id, struct err *e)
{
    struct date day = DATE_NONE;
    struct event ev;
    enum err_code rc = work_allow(d, ACTION_WRITE_C, person_id, m->history, e);

    if (rc == ERR_OK)
        rc = event_repo_find(d->db, m->event_id, &ev, e);
    if (rc != ERR_OK)
        return rc;
    (void)validate_local(ev.starts_at, &day);
    rc = check_case(d, m, day, e);
    if (rc == ERR_OK && m->id != 0 && old->version != m->version)
        rc = work_conflict(e);
    if (rc == ERR_OK && !m->history && strcmp(ev.status, "held") == 0
        && !code_set_equal(&old->outcomes, &m->outcomes))
        rc = err_set(e, ERR_INVALID, "outcomes",
                     N_("The case has gone on by these outcomes. They stay as they are."));
    return rc;
}

/* `made` is a copy of what was given, `old` room for what is stored. */
static enum err_code
save_case(struct desk *d, struct meeting_case *made, struct meeting_case *old, struct err *e)
{
    struct support_case c;
    enum err_code rc = ERR_OK;

    if (made->id == 0 && !made->history)
        return err_set(e, ERR_INVALID, "case", N_("Put the case on the agenda first."));
    if (made->id != 0) {
        rc = not_found(meeting_repo_find(d->db, made->id, old, e), e);
        made->event_id = old->event_id;
        made->case_id = old->case_id;
        made->assessment_id = old->assessment_id;
        made->sort = old->sort;
    }
    if (rc == ERR_OK)
        rc = case_find(d, made->case_id, &c, e);
    if (rc == ERR_OK)
        rc = check_save(d, old, made, c.person_id, e);
    if (rc != ERR_OK)
        return rc;
    if (made->id == 0)
        return add_row(d, made, c.person_id, e);
    if ((rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    return db_end(d->db, store_case(d, old, made, c.person_id, e), e);
}

enum err_code
meeting_case_save(struct desk *d, struct meeting_case *m, struct err *e)
{
    struct meeting_case *made = new_case(), *old = new_case();

    *made = *m;
    enum err_code rc = save_case(d, made, old, e);
    if (rc == ERR_OK)
        *m = *made;
    free(made);
    free(old);
    return rc;
}

enum err_code
meeting_task_done(struct desk *d, int64_t task_id, struct date on, struct err *e)
{
    int64_t person_id;
    enum err_code rc = meeting_repo_task_person(d->db, task_id, &person_id, e);

    if (rc == ERR_NOT_FOUND)
        return err_set(e, rc, "", N_("This task is no longer there."));
    if (rc == ERR_OK)
        rc = desk_allow(d, ACTION_MEETING, person_id, e);
    if (rc == ERR_OK && date_compare(on, d->today) > 0)
        return err_set(e, ERR_INVALID, "task_done_on", N_("This day is still to come."));
    if (rc != ERR_OK || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    if ((rc = meeting_repo_task_done(d->db, task_id, on, e)) == ERR_OK)
        rc = work_audit(d, "task-done", "meeting_task", task_id, person_id, "done_on", e);
    return db_end(d->db, rc, e);
}

/* ---- holding ---- */

static enum err_code
conclude_case(struct desk *d, const struct agenda_row *row, struct date day,
              struct meeting_case *m, struct err *e)
{
    struct support_case c;
    enum err_code rc = not_found(meeting_repo_find(d->db, row->id, m, e), e);

    if (rc == ERR_OK)
        rc = check_complete(m, e);
    if (rc == ERR_OK && m->assessment_id != 0)
        rc = assessment_freeze(d, m->assessment_id, e);
    if (rc == ERR_OK)
        rc = case_find(d, m->case_id, &c, e);
    if (rc != ERR_OK || meeting_stage(m) == STAGE_NONE)
        return rc;
    struct case_step step = {
        .to = meeting_stage(m),
        .on = day,
        .cause = { "meeting_case", m->id },
    };
    if (date_compare(step.on, c.stage_since) < 0)
        step.on = c.stage_since;
    return case_move(d, c.id, &step, e);
}

enum err_code
meeting_conclude(struct desk *d, const struct event *ev, struct err *e)
{
    struct meeting_case *m = new_case();
    struct date day = d->today;
    struct agenda agenda;
    enum err_code rc = meeting_repo_list(d->db, ev->id, &agenda, e);

    (void)validate_local(ev->starts_at, &day);
    if (rc == ERR_OK && agenda.count == 0)
        rc = err_set(e, ERR_INVALID, "status",
                     N_("A meeting was held when at least one case was heard. Put a case on the "
                        "agenda first."));
    for (size_t i = 0; i < agenda.count && rc == ERR_OK; i++)
        rc = conclude_case(d, &agenda.rows[i], day, m, e);
    agenda_free(&agenda);
    free(m);
    return rc;
}

enum err_code
meeting_hold(struct desk *d, int64_t event_id, int64_t version, struct err *e)
{
    struct event ev;
    enum err_code rc = event_find(d, event_id, &ev, e);

    if (rc == ERR_OK && strcmp(ev.kind, "coordination_meeting") != 0)
        return err_set(e, ERR_INVALID, "event", N_("Only a coordination meeting hears cases."));
    if (rc == ERR_OK && strcmp(ev.status, "held") == 0)
        return err_set(e, ERR_INVALID, "status", N_("This meeting was held already."));
    if (rc != ERR_OK)
        return rc;
    ev.version = version;
    (void)text_copy(ev.status, sizeof ev.status, "held");
    return event_save(d, &ev, e);
}
