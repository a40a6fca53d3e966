#include "desk/meeting.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "core/validate.h"
#include "db/db.h"
#include "db/repo/meeting_repo.h"
#include "desk/assessment_inside.h"
#include "desk/event.h"
#include "desk/meeting_inside.h"
#include "desk/work.h"

struct meeting_case *
meeting_case_new(void)
{
    struct meeting_case *m = calloc(1, sizeof *m);

    if (!m)
        abort();
    return m;
}

enum err_code
meeting_not_found(enum err_code rc, struct err *e)
{
    return rc == ERR_NOT_FOUND
               ? err_set(e, rc, "", N_("This case is no longer on the agenda."))
               : rc;
}

enum err_code
meeting_check_complete(const struct meeting_case *m, struct err *e)
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
                       N_("Case %d of the agenda: it goes on, so give the day of the next "
                          "meeting."),
                       m->sort);
    return ERR_OK;
}

static enum err_code
conclude_case(struct desk *d, const struct agenda_row *row, struct date day,
              struct meeting_case *m, struct err *e)
{
    struct support_case c;
    enum err_code rc = meeting_not_found(meeting_repo_find(d->db, row->id, m, e), e);

    if (rc == ERR_OK)
        rc = meeting_check_complete(m, e);
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
    struct meeting_case *m = meeting_case_new();
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
