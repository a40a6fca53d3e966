/* person.c - see person.h */
#include "ui/screens/person.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/codes.h"
#include "desk/words.h"
#include "ui/kit/app.h"
#include "ui/kit/dialog.h"
#include "ui/screens/appointment.h"
#include "ui/screens/ask_reason.h"
#include "ui/screens/assessment.h"
#include "ui/screens/casework.h"
#include "ui/screens/consent.h"
#include "ui/screens/decision.h"
#include "ui/screens/disabilities.h"
#include "ui/screens/dispatch.h"
#include "ui/screens/handover.h"
#include "ui/screens/history.h"
#include "ui/screens/interview.h"
#include "ui/screens/merges.h"
#include "ui/screens/orientation.h"
#include "ui/screens/person_edit.h"
#include "ui/screens/person_private.h"
#include "ui/screens/placement.h"
#include "ui/screens/registration.h"
#include "ui/screens/restrictions.h"
#include "ui/screens/separation.h"
#include "ui/screens/shown.h"
#include "ui/screens/slip.h"
#include "ui/screens/support_log.h"

/* ---- the way here ---- */

static void
show_wanted(struct screen *s)
{
    struct desk *d = screen_desk(s);
    struct person_arg wanted;
    struct err e = { 0 };

    memcpy(&wanted, s->about, sizeof wanted);
    if (app_push(s->app, &person_screen, &wanted, &e) == ERR_OK)
        return;
    if (!ask_reason(s, &e, show_wanted))
        d->reason[0] = '\0';
}

void
person_show(struct screen *s, int64_t person_id)
{
    struct desk *d = screen_desk(s);

    d->reason[0] = '\0'; /* each person's opening has a reason of its own */
    memcpy(s->about, &(struct person_arg){ person_id }, sizeof(struct person_arg));
    show_wanted(s);
}

/* ---- load ---- */

static enum err_code
load_stages(struct screen *s, struct err *e)
{
    struct person_state *st = s->state;
    struct stage_changes stages = { 0 };
    enum err_code rc = ERR_OK;

    if (st->card.has_case)
        rc = case_stages(screen_desk(s), st->card.current.id, &stages, e);
    if (rc != ERR_OK)
        return rc;
    stage_changes_free(&st->stages);
    st->stages = stages;
    return ERR_OK;
}

static enum err_code
load_flags(struct screen *s, struct err *e)
{
    struct person_state *st = s->state;
    struct flags flags;
    enum err_code rc = flag_list(screen_desk(s), st->person_id, &flags, e);

    if (rc != ERR_OK)
        return rc;
    flags_free(&st->flags);
    st->flags = flags;
    return ERR_OK;
}

static enum err_code
load(struct screen *s, struct err *e)
{
    struct person_state *st = s->state;
    struct desk *d = screen_desk(s);
    struct person_card *card = malloc(sizeof *card); /* the old one stays when this fails */
    enum err_code rc;

    if (card == NULL)
        abort();
    (void)text_copy(d->reason, sizeof d->reason, st->reason);
    rc = person_card(d, st->person_id, card, e);
    if (rc == ERR_NOT_FOUND && casework_follow_merge(s, &st->person_id))
        rc = person_card(d, st->person_id, card, e);
    if (rc == ERR_OK) {
        st->card = *card;
        (void)text_copy(s->subtitle, sizeof s->subtitle, card->person.name);
        rc = load_flags(s, e);
        if (rc == ERR_OK)
            rc = load_stages(s, e);
    }
    free(card);
    return rc == ERR_OK ? person_lines_load(s, e) : rc;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    struct person_state *st = s->state;
    const struct desk *d = screen_desk(s);

    (void)e;
    st->person_id = ((const struct person_arg *)arg)->person_id;
    s->draft_person = st->person_id; /* of the questions that are asked here */
    (void)text_copy(st->reason, sizeof st->reason, d->reason);
    person_lines_open(s);
    return ERR_OK;
}

static void
close(struct screen *s)
{
    struct person_state *st = s->state;
    struct desk *d = screen_desk(s);

    d->reason[0] = '\0';
    stage_changes_free(&st->stages);
    flags_free(&st->flags);
    person_lines_free(st);
}

bool
person_has_open_case(const struct screen *s)
{
    const struct person_state *st = s->state;

    return st->card.has_case && date_is_none(st->card.current.closed_on);
}

/* ---- going on ---- */

/* Who made a change of stage, why, and which steps it left out. */
static void
show_stage(struct screen *s, const struct timeline_row *row)
{
    const struct person_state *st = s->state;
    char text[LONG_SIZE * 2] = "", day[WAREKI_SIZE];

    for (size_t i = 0; i < st->stages.count; i++) {
        const struct stage_change *h = &st->stages.rows[i];

        if (h->id != row->id)
            continue;
        shown_date(s, h->on, day);
        snprintf(text, sizeof text, _("%s  %s\nEntered by %s.%s%s%s%s"), day, row->title,
                 h->staff_name, h->skip_reason[0] != '\0' ? _("\nSteps left out: ") : "",
                 code_label(screen_desk(s), "stage_skip_reason", h->skip_reason),
                 h->reason[0] != '\0' ? _("\nReason: ") : "", h->reason);
    }
    dialog_message(s, _("Change of stage"), text[0] != '\0' ? text : row->title);
}

static void
open_line(struct screen *s)
{
    const struct person_state *st = s->state;
    const struct timeline_row row = *person_selected_row(s);
    static const struct screen_ops *const forms[] = {
        [TIMELINE_INTERVIEW] = &interview_screen,       [TIMELINE_ASSESSMENT] = &assessment_screen,
        [TIMELINE_REGISTRATION] = &registration_screen, [TIMELINE_PLACEMENT] = &placement_screen,
        [TIMELINE_LEFT] = &placement_screen,            [TIMELINE_DISPATCH] = &dispatch_screen,
        [TIMELINE_HANDOVER] = &handover_screen,         [TIMELINE_CONSENT] = &consent_screen,
        [TIMELINE_LOG] = &support_log_screen,
        [TIMELINE_APPOINTMENT] = &appointment_screen,
        [TIMELINE_DISABILITY] = &disabilities_screen,
        [TIMELINE_DISABILITY_OFF] = &disabilities_screen,
        [TIMELINE__COUNT] = NULL,
    };

    if (forms[row.kind] != NULL)
        casework_go_record(s, forms[row.kind], (struct record_arg){ row.id, st->person_id });
    else if (row.kind == TIMELINE_SLIP)
        screen_push(s, &slip_screen,
                    &(struct slip_arg){ .kind = SLIP_STORED, .slip_id = row.id });
    else if (row.kind == TIMELINE_DECISION)
        casework_go_case(s, &decision_screen, (struct case_arg){ row.case_id, st->person_id });
    else if (row.kind == TIMELINE_STAGE)
        show_stage(s, &row);
    else
        dialog_message(s, timeline_kind_label(row.kind), row.title);
}

static void
push_record(struct screen *s, const struct screen_ops *ops)
{
    const struct person_state *st = s->state;

    casework_go_record(s, ops, (struct record_arg){ 0, st->person_id });
}

static void
history(struct screen *s)
{
    push_record(s, &history_screen);
}

static void
disabilities(struct screen *s)
{
    push_record(s, &disabilities_screen);
}

static void
merges(struct screen *s)
{
    push_record(s, &merges_screen);
}

static void
restrictions(struct screen *s)
{
    push_record(s, &restrictions_screen);
}

static void
support_log(struct screen *s)
{
    push_record(s, &support_log_screen);
}

static void
edit(struct screen *s)
{
    const struct person_state *st = s->state;

    screen_push(s, &person_edit_screen, &(struct person_arg){ st->person_id });
}

static void
new_slip(struct screen *s)
{
    const struct person_state *st = s->state;

    screen_push(s, &slip_screen,
                &(struct slip_arg){ .kind = SLIP_KNOWN_PERSON, .person_id = st->person_id });
}

static void
book(struct screen *s)
{
    const struct person_state *st = s->state;

    screen_push(s, &orientation_screen, &(struct seat_arg){ 0, st->person_id });
}

static void
book_interview(struct screen *s)
{
    appointment_book(s, ((const struct person_state *)s->state)->person_id);
}

static void
interview(struct screen *s)
{
    push_record(s, &interview_screen);
}

static void
assessment(struct screen *s)
{
    push_record(s, &assessment_screen);
}

static void
decision(struct screen *s)
{
    const struct person_state *st = s->state;

    casework_go_case(s, &decision_screen,
                     (struct case_arg){ st->card.current.id, st->person_id });
}

static void
registration(struct screen *s)
{
    push_record(s, &registration_screen);
}

static void
placement(struct screen *s)
{
    push_record(s, &placement_screen);
}

/* The newest job that goes on, 0 none: the timeline has its end as a row of its own. */
static int64_t
current_job(const struct screen *s)
{
    const struct person_state *st = s->state;

    for (size_t i = 0; i < st->line_count; i++) {
        const struct timeline_row *row = &st->lines[i].row;
        bool goes_on = row->kind == TIMELINE_PLACEMENT && !row->undone;

        for (size_t j = 0; goes_on && j < st->line_count; j++)
            if (st->lines[j].row.kind == TIMELINE_LEFT && st->lines[j].row.id == row->id)
                goes_on = false;
        if (goes_on)
            return row->id;
    }
    return 0;
}

static bool
has_job(const struct screen *s)
{
    return current_job(s) != 0;
}

static void
left_job(struct screen *s)
{
    const struct person_state *st = s->state;

    casework_go_record(s, &separation_screen, (struct record_arg){ current_job(s), st->person_id });
}

static void
handover(struct screen *s)
{
    push_record(s, &handover_screen);
}

static void
dispatch(struct screen *s)
{
    push_record(s, &dispatch_screen);
}

static void
consent(struct screen *s)
{
    push_record(s, &consent_screen);
}

static bool
is_at_assessment(const struct screen *s)
{
    const struct person_state *st = s->state;

    return person_has_open_case(s) && st->card.current.stage == STAGE_ASSESSMENT;
}

// clang-format off
static const struct command commands[] = {
    { "line-open", "Enter", N_("Open"), N_("Open the record of this row."), NEED_ROW, open_line, NULL },
    { "card-edit", "e F2", N_("Edit"), N_("Change name, contacts, disability, certificates."), NEED_MAY(ACTION_INTAKE), edit, NULL },
    { "next-action", "n", N_("Next step"), N_("Set the next step and its day."), NEED_MAY(ACTION_AGENDA), person_set_next, person_has_open_case,
      .why = N_("There is no open case.") },
    { "support-log", "k", N_("Log entry"), N_("A new entry in the support log."), NEED_MAY(ACTION_WRITE_C), support_log, NULL },
    { "interview", "i", N_("Interview"), N_("A new interview."), NEED_MAY(ACTION_WRITE_C), interview, person_has_open_case,
      .why = N_("There is no open case.") },
    { "appointment", "+", N_("Book"), N_("An interview with a time: the first free one is proposed."), NEED_MAY(ACTION_AGENDA), book_interview, NULL },
    { "assessment", "a", N_("Assessment"), N_("The assessment sheet."), NEED_MAY(ACTION_WRITE_C), assessment, person_has_open_case,
      .why = N_("There is no open case.") },
    { "decision", "d", N_("Route"), N_("Decide the route after the assessment."), NEED_MAY(ACTION_WRITE_C), decision, is_at_assessment,
      .why = N_("The case is not at the assessment.") },
    { "slip", "s", N_("Slip"), N_("Take up another consultation of this person."), NEED_MAY(ACTION_INTAKE), new_slip, NULL },
    { "orientation", "o", N_("Orientation"), N_("A seat in an orientation session."), NEED_MAY(ACTION_AGENDA), book, person_has_open_case,
      .why = N_("There is no open case.") },
    { "registration", "r", N_("Register"), N_("Registration with the association."), NEED_MAY(ACTION_WRITE_C), registration, person_has_open_case,
      .why = N_("There is no open case.") },
    { "placement", "p", N_("Placement"), N_("A placement: the person starts a job."), NEED_MAY(ACTION_WORK), placement, NULL },
    { "dispatch", "v", N_("Visit"), N_("A visit or an accompaniment by support workers."), NEED_MAY(ACTION_WORK), dispatch, NULL },
    { "left-job", "x", N_("Left the job"), N_("Report the end of the job."), NEED_MAY(ACTION_WORK), left_job, has_job,
      .why = N_("No job that goes on is on file.") },
    { "consent", "c", N_("Consent"), N_("Consents: who may be told what."), NEED_MAY(ACTION_INTAKE), consent, NULL },
    { "handover", "h", N_("Handover"), N_("Another agency takes over the retention support."), NEED_MAY(ACTION_WORK), handover, NULL },
    { "timeline-filter", "f", N_("Rows"), N_("Show only contacts, meetings, work, records, or the support log as a list."), 0, person_choose_filter, NULL },
    { "pin", "b", N_("Pin"), N_("Pin a short note on the card, or resolve one with a word how."), NEED_MAY(ACTION_INTAKE), person_pin, NULL },
    { "history", "y", N_("History"), N_("What was changed on the card and the case: before, after, who and when."), 0, history, NULL },
    { "card", "Space", NULL, N_("Read the whole card."), 0, person_show_card, NULL },
    { "disabilities", "-", NULL, N_("Since when each kind of disability, and which were there before."), 0, disabilities, NULL },
    { "merges", "j", NULL, N_("Another record of the same person: merge the two, or undo it."), NEED_MAY(ACTION_MERGE_PROPOSE), merges, NULL },
    { "assign", "g", N_("In charge"), N_("Who is in charge of the case."), NEED_MAY(ACTION_WORK), person_assign, person_has_open_case,
      .why = N_("There is no open case.") },
    { "go-on", "w", N_("Go on"), N_("The case goes on to another stage that rests on no record."), NEED_MAY(ACTION_WORK), person_go_on, person_can_go_on,
      .why = N_("No such stage follows from here.") },
    { "suspend", "u", NULL, N_("Suspend the case, with a reason and a day to look again."), NEED_MAY(ACTION_WRITE_C), person_suspend_case, person_is_active,
      .why = N_("There is no open case, or it is suspended.") },
    { "resume", "m", N_("Resume"), N_("Take the suspended case up again."), NEED_MAY(ACTION_WRITE_C), person_resume_case, person_is_suspended,
      .why = N_("The case is not suspended.") },
    { "close-case", "l", NULL, N_("Close the case, with a reason."), NEED_MAY(ACTION_WRITE_C), person_close_case, person_has_open_case,
      .why = N_("There is no open case.") },
    { "undo-stage", "z", NULL, N_("Take back the last change of stage, a wrong closing too."), NEED_MAY(ACTION_UNDO_STAGE), person_undo_stage, person_can_undo,
      .why = N_("There is no change of stage to take back.") },
    { "restrict", "t", NULL, N_("Restriction of viewing: set or lift it, or propose it to a supervisor."), NEED_MAY(ACTION_RESTRICT_PROPOSE), restrictions, NULL },
    { 0 },
};
// clang-format on

const struct screen_ops person_screen = {
    .id = "person",
    .title = N_("Person"),
    .state_size = sizeof(struct person_state),
    .commands = commands,
    .open = open,
    .load = load,
    .draw = person_draw,
    .close = close,
    .hint = person_lines_hint,
};
