/* The minutes of one case: words, outcomes, tasks. See desk/meeting.h. */
#include <stdlib.h>
#include <string.h>

#include "core/validate.h"
#include "db/db.h"
#include "db/repo/event_repo.h"
#include "db/repo/meeting_repo.h"
#include "desk/history_inside.h"
#include "desk/meeting.h"
#include "desk/meeting_inside.h"
#include "desk/people_inside.h"
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

#define TASK(member) offsetof(struct meeting_task, member)

static const struct work_field task_fields[] = {
    { "task_owner",   WORK_LINE, TASK(owner),   WORK_MUST, LINE_CHARS, NULL },
    { "task_content", WORK_NOTE, TASK(content), WORK_MUST, REMARK_CHARS, NULL },
    { "task_due_on",  WORK_DATE, TASK(due_on),  WORK_MUST, 0, NULL },
    { "task_done_on", WORK_DATE, TASK(done_on), WORK_MAY,  0, NULL },
};
// clang-format on

enum err_code
meeting_case_find(struct desk *d, int64_t id, struct meeting_case *out, struct err *e)
{
    struct support_case c;
    enum err_code rc = meeting_not_found(meeting_repo_find(d->db, id, out, e), e);

    if (rc == ERR_OK)
        rc = case_find(d, out->case_id, &c, e);
    if (rc == ERR_OK)
        rc = people_open_record(d, "meeting_case", id, &c.person_id, 1, e);
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
    rc = history_refilled(d, &(struct history_of){ "meeting_case", m->id, person_id, NULL },
                          WORK_FIELDS(fields), old, m, e);
    if (rc != ERR_OK)
        return rc;
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
    if (rc != ERR_OK || m->history || strcmp(ev.status, "held") != 0)
        return rc;
    if (!code_set_equal(&old->outcomes, &m->outcomes))
        return err_set(e, ERR_INVALID, "outcomes",
                       N_("The case has gone on by these outcomes. They stay as they are."));
    return meeting_check_complete(m, e); /* what holding asked stays true of the record */
}

enum err_code
meeting_add_row(struct desk *d, struct meeting_case *m, int64_t person_id, const char *reason,
                struct err *e)
{
    struct audit_act act = { .action = "add-to-agenda", .kind = "meeting_case",
                             .person_id = person_id, .reason = reason };
    enum err_code rc = db_begin(d->db, e);

    if (rc != ERR_OK)
        return rc;
    if ((rc = meeting_repo_insert(d->db, m, e)) == ERR_OK) {
        act.record_id = m->id;
        rc = audit_add(d, &act, e);
    }
    return db_end(d->db, rc, e);
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
        rc = meeting_not_found(meeting_repo_find(d->db, made->id, old, e), e);
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
        return meeting_add_row(d, made, c.person_id, NULL, e);
    if ((rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    return db_end(d->db, store_case(d, old, made, c.person_id, e), e);
}

enum err_code
meeting_case_save(struct desk *d, struct meeting_case *m, struct err *e)
{
    struct meeting_case *made = meeting_case_new(), *old = meeting_case_new();

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
