/* The head of every use case of work: who is let in, who is refused, and that nobody is once the
 * session has ended. The headers named below are read by tests/lint/heads.py: a use case declared
 * there without a row here stops the tests. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/desk/line.h"
#include "tests/desk/records.h"

#include "desk/absence.h"
#include "desk/appointment.h"
#include "desk/assessment.h"
#include "desk/case_filter.h"
#include "desk/caseload.h"
#include "desk/day.h"
#include "desk/disability.h"
#include "desk/dispatch.h"
#include "desk/event.h"
#include "desk/flag.h"
#include "desk/handover.h"
#include "desk/history.h"
#include "desk/interview.h"
#include "desk/kpi_why.h"
#include "desk/meeting.h"
#include "desk/merge.h"
#include "desk/organisation.h"
#include "desk/placement.h"
#include "desk/reassign.h"
#include "desk/record.h"
#include "desk/restricted.h"
#include "desk/restriction.h"
#include "desk/setting.h"
#include "desk/setup.h"
#include "desk/staff.h"
#include "desk/support_log.h"
#include "desk/wage.h"
#include "desk/walk_in.h"

/* What the calls are about: records of the worker's own case. */
static struct {
    int64_t disability, unclaimed, person, case_id, event, seat, agenda, task, sheet, interview, organisation, placement,
        dispatch, handover, log, flag, other, merge, appointment;
} at;

/* Room for what is given and read; large, so not on a stack. */
static struct placement placement;
static struct dispatch dispatch;
static struct handover handover;
static struct organisation organisation;
static struct wage wage;
static struct event event;
static struct participation seat;
static struct meeting_case minutes;
static struct assessment sheet;
static struct assessment_line line;
static struct interview interview;
static struct decision decision;
static struct support_log entry;

static int
setup(void **state)
{
    struct fixture *f;

    if (fixture_open(state) != 0)
        return -1;
    f = *state;
    fixture_as(f, "kakari");
    at.person = fixture_person(f, "P-1", f->worker, false);
    at.case_id = record_stage(f, at.person, "coordination");
    at.organisation = record_organisation(f, "O-1", "association", "架空協会");
    at.placement = record_placement(f, "L-1", at.person, "2014-10-01", "regular", "association");
    at.dispatch = record_dispatch(f, "D-1", "2014-10-20", "架空商店", "workplace_visit", "retention",
                                  (int64_t[]){ at.person, 0 });
    at.event = record_event(f, "E-1", "coordination_meeting", "2014-11-10", "planned");
    at.sheet = record_assessment(f, at.case_id, 1, "agreed");
    fixture_sql(f,
                "INSERT INTO meeting_case (event_id, case_id, sort) VALUES (%lld, %lld, 1);"
                "INSERT INTO meeting_task (meeting_case_id, owner, content, due_on) SELECT max(id),"
                " '架空', '架空', '2014-12-01' FROM meeting_case;"
                "INSERT INTO participation (event_id, person_id) VALUES (%lld, %lld);"
                "INSERT INTO interview (case_id, at, staff_id, work_intention, own_will,"
                " next_action) VALUES (%lld, '2014-10-01T10:00', %lld, 'want', '架空', 'none');"
                "INSERT INTO handover (person_id, from_id, to_id, handed_over_on, start_date,"
                " course, remaining) VALUES (%lld, %lld, %lld, '2014-10-20', '2014-10-01', '架空',"
                " '架空');"
                "INSERT INTO support_log (person_id, on_day, minutes, method, category, content,"
                " staff_id, created_by, created_at, updated_by, updated_at) SELECT person_id,"
                " '2014-10-20', 9, 'phone', 'other', '架空', staff_id, staff_id, '" FIXTURE_NOW "',"
                " staff_id, '" FIXTURE_NOW "' FROM support_case",
                (long long)at.event, (long long)at.case_id, (long long)at.event,
                (long long)at.person, (long long)at.case_id, (long long)f->worker,
                (long long)at.person, (long long)at.organisation,
                (long long)record_organisation(f, "O-2", "transition_office", "架空移行"));
    at.agenda = fixture_number(f, "SELECT max(id) FROM meeting_case");
    at.task = fixture_number(f, "SELECT max(id) FROM meeting_task");
    at.seat = fixture_number(f, "SELECT max(id) FROM participation");
    at.interview = fixture_number(f, "SELECT max(id) FROM interview");
    fixture_sql(f, "INSERT INTO person_flag (person_id, words, raised_on, raised_by) VALUES (%lld,"
                   " '架空', '2014-10-20', 1)", (long long)at.person);
    at.flag = fixture_number(f, "SELECT max(id) FROM person_flag");
    at.unclaimed = fixture_person(f, "P-3", 0, false);
    fixture_sql(f, "INSERT INTO disability_period (person_id, kind, ended_on, at) VALUES (%lld,"
                   " 'physical', '2014-01-01', '" FIXTURE_NOW "')", (long long)at.unclaimed);
    at.disability = fixture_number(f, "SELECT max(id) FROM disability_period");
    fixture_sql(f, "INSERT INTO event (ref, kind, day, starts_at, status) VALUES ('E-2',"
                   " 'interview', '2014-11-11', '2014-11-11T10:00', 'planned');"
                   "INSERT INTO participation (event_id, person_id) SELECT max(id), %lld FROM event",
                (long long)at.person);
    at.appointment = fixture_number(f, "SELECT max(id) FROM event");
    at.log = fixture_number(f, "SELECT max(id) FROM support_log");
    fixture_sql(f, "INSERT INTO case_charge (case_id, from_staff, to_staff, on_day, reason, staff_id, at)"
                   " VALUES (%lld, %lld, %lld, '2014-10-20', '架空', 1, '" FIXTURE_NOW "')",
                (long long)at.case_id, (long long)f->worker2, (long long)f->worker);
    at.handover = fixture_number(f, "SELECT max(id) FROM handover");
    at.other = fixture_person(f, "P-2", f->worker, false);
    fixture_sql(f, "INSERT INTO person_merge (state, survivor_id, loser_id, survivor_version,"
                   " loser_version, picks, reason, asked_on, asked_at, asked_by) VALUES"
                   " ('proposed', %lld, %lld, 1, 1, '', '架空', '2014-10-20', '" FIXTURE_NOW "', 1)",
                (long long)at.person, (long long)at.other);
    at.merge = fixture_number(f, "SELECT max(id) FROM person_merge");
    return 0;
}

/* ---- the calls: enough that a right is what decides ---- */

#define CALL(name, ...)                                                                            \
    static enum err_code call_##name(struct desk *d, struct err *e)                                \
    {                                                                                              \
        return name(d, __VA_ARGS__, e);                                                            \
    }
/* With something to be set up, or to be freed. */
#define DEFINE(name) static enum err_code call_##name(struct desk *d, struct err *e)

DEFINE(placement_save)
{
    placement = (struct placement){ .person_id = at.person, .started_on = { 2014, 10, 5 } };
    return placement_save(d, &placement, e);
}

DEFINE(placement_save_history)
{
    placement = (struct placement){ .person_id = at.person, .history = true };
    return placement_save(d, &placement, e);
}

DEFINE(placement_end)
{
    const struct separation s = { .ended_on = { 2014, 10, 20 } };

    return placement_end(d, at.placement, 1, &s, e);
}

CALL(placement_void, at.placement, 1, "")
CALL(placement_find, at.placement, &placement)
CALL(placement_find_ref, "L-1", &placement)
CALL(placement_why, &placement, &(struct kpi_why){ 0 })

CALL(placement_birth, at.person, &(struct date){ 0 })
CALL(placement_overlap, at.placement, (char[REF_SIZE]){ 0 })
CALL(placement_namesake, at.placement, (char[REF_SIZE]){ 0 }, (char[REF_SIZE]){ 0 })
CALL(placement_begun, at.person, (struct date){ 2014, 10, 20 }, &(bool){ false })

DEFINE(placement_list)
{
    struct placement_list list;
    enum err_code rc = placement_list(d, at.person, &list, e);

    placement_list_free(&list);
    return rc;
}

DEFINE(dispatch_save)
{
    dispatch = (struct dispatch){ .people = { at.person }, .people_count = 1 };
    return dispatch_save(d, &dispatch, e);
}

DEFINE(dispatch_save_history)
{
    dispatch = (struct dispatch){ .history = true };
    return dispatch_save(d, &dispatch, e);
}

DEFINE(dispatch_join)
{
    dispatch = (struct dispatch){ .people = { at.person }, .people_count = 1 };
    return dispatch_join(d, at.dispatch, &dispatch, e);
}

CALL(dispatch_same, (struct date){ 2014, 10, 20 }, "架空商店", &(struct dispatch_same){ 0 })
CALL(dispatch_others, &dispatch, &(struct dispatch_same){ 0 })
CALL(dispatch_void, at.dispatch, 1, "")
CALL(dispatch_find, at.dispatch, &dispatch)
CALL(dispatch_find_ref, "D-1", &dispatch)

DEFINE(dispatch_list)
{
    struct dispatch_list list;
    enum err_code rc = dispatch_list(d, at.person, &list, e);

    dispatch_list_free(&list);
    return rc;
}

DEFINE(handover_save)
{
    memset(&handover, 0, sizeof handover);
    handover.person_id = at.person;
    return handover_save(d, &handover, e);
}

CALL(handover_accept, at.handover, 1, DATE_NONE)
CALL(handover_find, at.handover, &handover)

DEFINE(handover_list)
{
    struct handover_list list;
    enum err_code rc = handover_list(d, at.person, &list, e);

    handover_list_free(&list);
    return rc;
}

DEFINE(organisation_save)
{
    memset(&organisation, 0, sizeof organisation);
    return organisation_save(d, &organisation, e);
}

DEFINE(organisation_save_history)
{
    memset(&organisation, 0, sizeof organisation);
    organisation.history = true;
    return organisation_save(d, &organisation, e);
}

CALL(organisation_find, at.organisation, &organisation)
CALL(organisation_find_ref, "O-1", &organisation)
CALL(organisation_id_of, "O-1", &(int64_t){ 0 })
CALL(organisation_named, "", "架空協会", &(int64_t){ 0 })

DEFINE(organisation_list)
{
    struct organisation_list list;
    enum err_code rc = organisation_list(d, "", 9, &list, e);

    organisation_list_free(&list);
    return rc;
}

DEFINE(staff_choices)
{
    struct staff_choices list;
    enum err_code rc = staff_choices(d, &list, e);

    staff_choices_free(&list);
    return rc;
}

CALL(staff_name_of, 1, (char[LINE_SIZE]){ "" })
CALL(staff_named, "架空 外部", &(int64_t){ 0 })

CALL(record_next, RECORD_PERSON, &(int64_t){ 0 }, (char[REF_SIZE]){ "" })
CALL(record_ref, RECORD_PERSON, at.person, (char[REF_SIZE]){ "" })
CALL(record_staff, 1, (char[LINE_SIZE]){ "" })

DEFINE(wage_save)
{
    wage = (struct wage){ .organisation_id = at.organisation };
    return wage_save(d, &wage, e);
}

CALL(wage_find_ref, "W-1", &wage)

DEFINE(wage_list)
{
    struct wage_list list;
    enum err_code rc = wage_list(d, at.organisation, &list, e);

    wage_list_free(&list);
    return rc;
}

CALL(setting_read, SETTING_OFFICE_NAME, &(struct setting_value){ 0 })
CALL(setting_get_int, SETTING_TERMINALS, &(int64_t){ 0 })
CALL(setting_get_flag, SETTING_DEMO, &(bool){ false })
CALL(setting_get_date, SETTING_TRAINING_DATE, &(struct date){ 0 })
CALL(setting_get_hours, &(struct appointment_hours){ 0 })
CALL(setting_set, SETTING_OFFICE_NAME, "架空の窓口", 0)
CALL(setting_save, &(struct setting_change){ SETTING_OFFICE_NAME, "架空の窓口", 0 }, 1)
CALL(desk_mark_demo, (struct date){ 2014, 10, 31 })

DEFINE(assessment_create)
{
    int64_t id;

    return assessment_create(d, at.case_id, &id, e);
}

DEFINE(assessment_save)
{
    memset(&sheet, 0, sizeof sheet);
    sheet.id = at.sheet;
    sheet.case_id = at.case_id;
    sheet.on = (struct date){ 2014, 5, 1 };
    sheet.staff_id = 1;
    return assessment_save(d, &sheet, e);
}

DEFINE(assessment_rate)
{
    line = (struct assessment_line){ .item = "greeting", .agreed = '4' };
    return assessment_rate(d, at.sheet, &(int64_t){ 0 }, &line, e);
}

DEFINE(assessment_list)
{
    struct assessment_rows list;
    enum err_code rc = assessment_list(d, at.case_id, &list, e);

    assessment_rows_free(&list);
    return rc;
}

CALL(assessment_open, at.sheet, &sheet, NULL)

DEFINE(assessment_may_agree)
{
    sheet = (struct assessment){ .id = at.sheet, .case_id = at.case_id };
    return assessment_may_agree(d, &sheet, e);
}

DEFINE(assessment_put)
{
    sheet = (struct assessment){ .case_id = at.case_id };
    return assessment_put(d, &sheet, NULL, 0, e);
}

CALL(assessment_agree, at.sheet, 0, DATE_NONE, "")
CALL(assessment_withdraw, at.sheet, 9)

DEFINE(decision_save)
{
    decision = (struct decision){ .case_id = at.case_id };
    return decision_save(d, &decision, false, e);
}

DEFINE(decision_save_history)
{
    decision = (struct decision){ .case_id = at.case_id };
    return decision_save(d, &decision, true, e);
}

DEFINE(decision_list)
{
    struct decisions list;
    enum err_code rc = decision_list(d, at.case_id, &list, e);

    decisions_free(&list);
    return rc;
}

DEFINE(interview_save)
{
    memset(&interview, 0, sizeof interview);
    interview.case_id = at.case_id;
    return interview_save(d, &interview, NULL, e);
}

CALL(interview_open, at.interview, &interview)

CALL(interview_begin, at.case_id, &interview)
CALL(interview_entries, at.case_id, at.interview, &(struct interview_entries){ 0 })
CALL(interview_changes, at.case_id, &(struct field_changes){ 0 })

DEFINE(interview_list)
{
    struct interview_rows list;
    enum err_code rc = interview_list(d, at.case_id, &list, e);

    interview_rows_free(&list);
    return rc;
}

DEFINE(support_log_save)
{
    memset(&entry, 0, sizeof entry);
    entry.person_id = at.person;
    return support_log_save(d, &entry, e);
}

CALL(support_log_void, at.log, 1, "")
CALL(support_log_open, at.log, &entry)

CALL(disability_may_save, at.unclaimed)
CALL(disability_remove, at.disability, 1, "")
CALL(flag_raise, at.person, "")
CALL(flag_resolve, at.flag, 1, "")

static const struct caseload_filter everybody = { 0 };

DEFINE(caseload_list)
{
    struct caseload_rows rows;
    enum err_code rc = caseload_list(d, &everybody, NULL, 1, &rows, e);

    caseload_rows_free(&rows);
    return rc;
}

DEFINE(caseload_sheet)
{
    struct caseload_rows rows;
    enum err_code rc = caseload_sheet(d, &everybody, &rows, e);

    caseload_rows_free(&rows);
    return rc;
}

DEFINE(log_sheet_make)
{
    struct log_sheet log;
    enum err_code rc = log_sheet_make(d, at.person, DATE_NONE, DATE_NONE, &log, e);

    log_sheet_free(&log);
    return rc;
}

DEFINE(case_filter_list)
{
    struct case_filters list;
    enum err_code rc = case_filter_list(d, &list, e);

    case_filters_free(&list);
    return rc;
}

DEFINE(case_filter_save)
{
    struct case_filter mine = { .name = "" };

    return case_filter_save(d, &mine, e);
}

CALL(case_filter_rename, 4711, 1, "")
CALL(case_filter_delete, 4711, 1)
CALL(case_filter_begin_with, 4711)

DEFINE(case_filter_first)
{
    struct case_filter first;

    return case_filter_first(d, &first, e);
}

DEFINE(reassign_check)
{
    struct reassign_rows rows;

    return reassign_check(d, &(struct reassign){ .reason = "" }, &rows, e);
}

CALL(reassign_save, &(struct reassign){ .reason = "" })

DEFINE(reassign_sheet)
{
    struct handed_sheet list;
    enum err_code rc = reassign_sheet(d, &at.case_id, 1, &list, e);

    handed_sheet_free(&list);
    return rc;
}

DEFINE(disability_list)
{
    struct disability_periods list;
    enum err_code rc = disability_list(d, at.person, &list, e);

    disability_periods_free(&list);
    return rc;
}
DEFINE(disability_save)
{
    return disability_save(d, &(struct disability_period){ .person_id = at.unclaimed }, e);
}
DEFINE(flag_list)
{
    struct flags list;
    enum err_code rc = flag_list(d, at.person, &list, e);

    flags_free(&list);
    return rc;
}

DEFINE(flag_open_list)
{
    struct flags list;
    enum err_code rc = flag_open_list(d, &list, e);

    flags_free(&list);
    return rc;
}

DEFINE(history_of_person)
{
    struct field_changes list;
    enum err_code rc = history_of_person(d, at.person, 9, &list, e);

    field_changes_free(&list);
    return rc;
}

DEFINE(history_of_log)
{
    struct field_changes list;
    enum err_code rc = history_of_log(d, at.log, 9, &list, e);

    field_changes_free(&list);
    return rc;
}

DEFINE(history_of_record)
{
    struct field_changes list;
    enum err_code rc = history_of_record(d, "event", at.event, 9, &list, e);

    field_changes_free(&list);
    return rc;
}

DEFINE(history_of_visit)
{
    struct field_changes list;
    enum err_code rc = history_of_record(d, "dispatch", at.dispatch, 9, &list, e);

    field_changes_free(&list);
    return rc;
}

DEFINE(merge_look)
{
    static struct merge_look look;
    enum err_code rc = merge_look(d, at.person, at.other, &look, e);

    merge_look_free(&look);
    return rc;
}

static struct merge_plan
plan_of_two(void)
{
    return (struct merge_plan){ .survivor_id = at.person, .loser_id = at.other };
}

DEFINE(merge_preview)
{
    const struct merge_plan plan = plan_of_two();
    static struct merge_effect effect;

    return merge_preview(d, &plan, &effect, e);
}

DEFINE(merge_propose)
{
    const struct merge_plan plan = plan_of_two();

    return merge_propose(d, &plan, &(int64_t){ 0 }, e);
}

CALL(merge_propose_found, at.person, at.other, "架空")

DEFINE(merge_do)
{
    const struct merge_plan plan = plan_of_two();

    return merge_do(d, &plan, &(int64_t){ 0 }, e);
}

DEFINE(merge_order)
{
    int64_t a = at.person, b = at.other;

    return merge_order(d, &a, &b, e);
}

DEFINE(merge_list)
{
    struct merge_rows rows;
    enum err_code rc = merge_list(d, at.person, &rows, e);

    merge_rows_free(&rows);
    return rc;
}

DEFINE(merge_undo_preview)
{
    struct merge_sinces stays;

    return merge_undo_preview(d, at.merge, 1, &stays, e);
}

DEFINE(merge_undo)
{
    struct merge_sinces stays;

    return merge_undo(d, at.merge, 1, "", &stays, e);
}

CALL(merge_ask_undo, at.merge, 1, "")
CALL(merge_let_stand, at.merge, 1, "")
CALL(merge_proposal, at.merge, &(int64_t){ 0 }, &(int64_t){ 0 })
CALL(merge_decline, at.merge, 1, "")
CALL(merge_successor, at.person, &(int64_t){ 0 })
CALL(merge_old_number, "P-1", true, (char[REF_SIZE]){ 0 })

static enum err_code
save_event(struct desk *d, const char *kind, bool history, struct err *e)
{
    event = (struct event){ .history = history };
    snprintf(event.kind, sizeof event.kind, "%s", kind);
    return event_save(d, &event, e);
}

DEFINE(event_save_orientation)
{
    return save_event(d, "orientation", false, e);
}

DEFINE(event_save_meeting)
{
    return save_event(d, "coordination_meeting", false, e);
}

DEFINE(event_save)
{
    return save_event(d, "staff_seminar", false, e);
}

DEFINE(event_save_history)
{
    return save_event(d, "staff_seminar", true, e);
}

DEFINE(event_number)
{
    event = (struct event){ .kind = "orientation", .starts_at = "2014-11-10T10:00" };
    return event_number(d, &event, &(int){ 0 }, e);
}

DEFINE(event_list)
{
    struct event_list list;
    enum err_code rc = event_list(d, d->today, d->today, &list, e);

    event_list_free(&list);
    return rc;
}

CALL(event_twin, at.event, (char[REF_SIZE]){ 0 })
CALL(event_find, at.event, &event)
CALL(event_find_ref, "E-1", &event)

DEFINE(seat_other_session)
{
    char starts_at[LOCAL_SIZE];

    return seat_other_session(d, at.event, at.person, starts_at, e);
}

DEFINE(seat_list)
{
    struct seat_list list;
    enum err_code rc = seat_list(d, at.event, &list, e);

    seat_list_free(&list);
    return rc;
}

DEFINE(seat_change)
{
    seat = (struct participation){ .id = at.seat, .version = 9 };
    return seat_change(d, &seat, NULL, e);
}

static struct appointment appointment;

CALL(appointment_begin, at.person, &appointment)
CALL(appointment_find, at.appointment, &appointment)
CALL(absence_add, &(struct absence){ 0 })
CALL(absence_remove, 4711)
DEFINE(absence_list)
{
    struct absences list;
    enum err_code rc = absence_list(d, d->today, &list, e);

    absences_free(&list);
    return rc;
}
CALL(appointment_free, &appointment, DATE_NONE, &(struct appointment_slots){ 0 })

DEFINE(appointment_save)
{
    appointment = (struct appointment){ .person_id = at.person };
    return appointment_save(d, &appointment, NULL, e);
}

DEFINE(appointment_settle)
{
    appointment = (struct appointment){ .id = at.appointment, .version = 9 };
    return appointment_settle(d, &appointment, "excused", "", e);
}

DEFINE(day_load)
{
    struct day day;
    enum err_code rc = day_load(d, d->today, false, &day, e);

    day_free(&day);
    return rc;
}

DEFINE(day_sheet)
{
    struct day_foot foot;
    struct day day;
    enum err_code rc = day_sheet(d, d->today, &day, &foot, e);

    day_free(&day);
    return rc;
}

DEFINE(day_due)
{
    struct due_rows rows;
    enum err_code rc = day_due(d, d->today, 10, &rows, e);

    due_rows_free(&rows);
    return rc;
}

DEFINE(restricted_look)
{
    static struct restricted_opening opening;

    return restricted_look(d, 4711, &opening, e);
}

DEFINE(restriction_list)
{
    struct restrictions list;
    enum err_code rc = restriction_list(d, at.person, &list, e);

    restrictions_free(&list);
    return rc;
}

CALL(restriction_propose, at.person, true, "", &(int64_t){ 0 })
CALL(restriction_approve, 4711, 1, "")
CALL(restriction_decline, 4711, 1, "")

DEFINE(walk_in_note)
{
    bool expected;

    return walk_in_note(d, at.person, &expected, e);
}
DEFINE(walk_in_note_at)
{
    bool expected;

    return walk_in_note_at(d, at.person, "2014-10-31T09:00", &expected, e);
}

CALL(walk_in_take_back, 4711)
CALL(seat_book, at.event, at.person, false, &seat)
CALL(seat_arrive, at.seat)

DEFINE(meeting_agenda)
{
    struct agenda list;
    enum err_code rc = meeting_agenda(d, at.event, &list, e);

    agenda_free(&list);
    return rc;
}

DEFINE(meeting_case_save)
{
    memset(&minutes, 0, sizeof minutes);
    minutes.id = at.agenda;
    return meeting_case_save(d, &minutes, e);
}

DEFINE(meeting_case_save_history)
{
    memset(&minutes, 0, sizeof minutes);
    minutes.event_id = at.event;
    minutes.case_id = at.case_id;
    minutes.history = true;
    return meeting_case_save(d, &minutes, e);
}

CALL(meeting_add_case, at.event, at.case_id, NULL, NULL)
CALL(meeting_move_case, at.agenda, 1)
CALL(meeting_case_find, at.agenda, &minutes)
CALL(meeting_task_done, at.task, DATE_NONE)
CALL(meeting_hold, at.event, 1)
CALL(meeting_remove_case, at.agenda)

/* ---- who is let in ---- */

/* Y let in, N refused: reception, worker (in the own case), supervisor, auditor, administrator, and
 * nobody signed in. */
#define HEAD(name, cells)                                                                          \
    {                                                                                              \
        #name, call_##name, cells                                                                  \
    }

// clang-format off
static const struct head {
    const char *name;
    enum err_code (*call)(struct desk *d, struct err *e);
    const char *cells;
} heads[] = {
    HEAD(placement_save,            "NYYNNN"),
    HEAD(placement_save_history,    "NNYNNN"),
    HEAD(placement_end,             "NYYNNN"),
    HEAD(placement_void,            "NNYNNN"), /* it counts */
    HEAD(placement_find,            "NYYNNN"),
    HEAD(placement_find_ref,        "NNYNNN"),
    HEAD(placement_list,            "NYYNNN"),
    HEAD(placement_birth,           "NNYNNN"),
    HEAD(placement_overlap,         "NNYNNN"),
    HEAD(placement_namesake,        "NNYNNN"),
    HEAD(placement_begun,           "NNYNNN"),
    HEAD(placement_why,             "NYYNNN"),
    HEAD(dispatch_save,             "NYYNNN"),
    HEAD(dispatch_save_history,     "NNYNNN"),
    HEAD(dispatch_same,             "NYYNNN"),
    HEAD(dispatch_others,           "NNYNNN"),
    HEAD(dispatch_join,             "NYYNNN"),
    HEAD(dispatch_void,             "NNYNNN"), /* it counts */
    HEAD(dispatch_find,             "NYYNNN"),
    HEAD(dispatch_find_ref,         "NNYNNN"),
    HEAD(dispatch_list,             "NYYNNN"),
    HEAD(handover_save,             "NYYNNN"),
    HEAD(handover_accept,           "NYYNNN"),
    HEAD(handover_find,             "NYYNNN"),
    HEAD(handover_list,             "NYYNNN"),
    HEAD(organisation_save,         "NYYNNN"),
    HEAD(organisation_save_history, "NNYNNN"),
    HEAD(organisation_find,         "YYYNNN"),
    HEAD(organisation_find_ref,     "YYYNNN"),
    HEAD(organisation_id_of,        "YYYNNN"),
    HEAD(organisation_named,        "YYYNNN"),
    HEAD(organisation_list,         "YYYNNN"),
    HEAD(staff_choices,             "YYYNNN"),
    HEAD(staff_name_of,             "YYYNNN"),
    HEAD(staff_named,               "NNYNNN"),
    HEAD(record_next,               "NNYNNN"),
    HEAD(record_ref,                "YYYNNN"),
    HEAD(record_staff,              "NNYNNN"),
    HEAD(wage_save,                 "NYYNNN"),
    HEAD(wage_find_ref,             "NYYNNN"),
    HEAD(wage_list,                 "NYYNNN"),
    HEAD(setting_read,              "YYYYYY"), /* the sign-in screen asks too */
    HEAD(setting_get_int,           "YYYYYY"),
    HEAD(setting_get_flag,          "YYYYYY"),
    HEAD(setting_get_date,          "YYYYYY"),
    HEAD(setting_get_hours,         "YYYYYY"),
    HEAD(setting_set,               "NNYNYN"),
    HEAD(setting_save,              "NNYNYN"),
    HEAD(desk_mark_demo,            "NNYNNN"),
    HEAD(interview_save,            "NYYNNN"),
    HEAD(interview_open,            "NYYNNN"),
    HEAD(interview_list,            "NYYNNN"),
    HEAD(interview_begin,           "NYYNNN"),
    HEAD(interview_entries,         "NYYNNN"),
    HEAD(interview_changes,         "NYYNNN"),
    HEAD(support_log_save,          "NYYNNN"),
    HEAD(support_log_void,          "NYYNNN"),
    HEAD(support_log_open,          "NYYNNN"),
    HEAD(caseload_list,             "YYYNNN"),
    HEAD(caseload_sheet,            "NNYNNN"),
    HEAD(log_sheet_make,            "NYYNNN"),
    HEAD(case_filter_list,          "YYYNNN"),
    HEAD(case_filter_save,          "YYYNNN"),
    HEAD(case_filter_rename,        "YYYNNN"),
    HEAD(case_filter_delete,        "YYYNNN"),
    HEAD(case_filter_begin_with,    "YYYNNN"),
    HEAD(case_filter_first,         "YYYNNN"),
    HEAD(reassign_check,            "NYYNNN"),
    HEAD(reassign_save,             "NYYNNN"),
    HEAD(reassign_sheet,            "NYYNNN"),
    HEAD(disability_list,           "YYYNNN"),
    HEAD(disability_may_save,       "YYYNNN"),
    HEAD(disability_save,           "YYYNNN"),
    HEAD(disability_remove,         "YYYNNN"),
    HEAD(flag_raise,                "YYYNNN"),
    HEAD(flag_resolve,              "YYYNNN"),
    HEAD(flag_list,                 "YYYNNN"),
    HEAD(flag_open_list,            "YYYNNN"),
    HEAD(history_of_person,         "YYYNNN"),
    HEAD(history_of_log,            "NYYNNN"),
    HEAD(history_of_record,         "YYYNNN"),
    HEAD(history_of_visit,          "NYYNNN"),
    HEAD(merge_look,                "YYYNNN"),
    HEAD(merge_order,               "YYYNNN"),
    HEAD(merge_proposal,            "YYYNNN"),
    HEAD(merge_preview,             "YYYNNN"),
    HEAD(merge_propose,             "YYYNNN"),
    HEAD(merge_propose_found,       "YYYNNN"),
    HEAD(merge_do,                  "NNYNNN"),
    HEAD(merge_decline,             "NNYNNN"),
    HEAD(merge_list,                "YYYNNN"),
    HEAD(merge_ask_undo,            "YYYNNN"),
    HEAD(merge_let_stand,           "NNYNNN"),
    HEAD(merge_undo_preview,        "NNYNNN"),
    HEAD(merge_undo,                "NNYNNN"),
    HEAD(merge_successor,           "YYYNNN"),
    HEAD(merge_old_number,          "YYYNNN"),
    HEAD(assessment_create,         "NYYNNN"),
    HEAD(assessment_open,           "NYYNNN"),
    HEAD(assessment_save,           "NYYNNN"),
    HEAD(assessment_rate,           "NYYNNN"),
    HEAD(assessment_may_agree,      "NYYNNN"),
    HEAD(assessment_put,            "NNYNNN"),
    HEAD(assessment_agree,          "NYYNNN"),
    HEAD(assessment_withdraw,       "NYYNNN"),
    HEAD(assessment_list,           "NYYNNN"),
    HEAD(decision_save,             "NYYNNN"),
    HEAD(decision_save_history,     "NNYNNN"),
    HEAD(decision_list,             "NYYNNN"),
    HEAD(event_save_orientation,    "YYYNNN"),
    HEAD(event_save_meeting,        "NYYNNN"),
    HEAD(event_save,                "NYYNNN"),
    HEAD(event_save_history,        "NNYNNN"),
    HEAD(event_find,                "YYYNNN"),
    HEAD(event_find_ref,            "NNYNNN"),
    HEAD(event_twin,                "NNYNNN"),
    HEAD(event_number,              "YYYNNN"),
    HEAD(event_list,                "YYYNNN"),
    HEAD(seat_list,                 "YYYNNN"),
    HEAD(seat_other_session,        "YYYNNN"),
    HEAD(seat_book,                 "YYYNNN"),
    HEAD(seat_arrive,               "YYYNNN"),
    HEAD(seat_change,               "YYYNNN"),
    HEAD(appointment_begin,         "YYYNNN"),
    HEAD(absence_list,              "YYYNNN"),
    HEAD(absence_add,               "YYYNNN"),
    HEAD(absence_remove,            "YYYNNN"),
    HEAD(appointment_free,          "YYYNNN"),
    HEAD(appointment_save,          "YYYNNN"),
    HEAD(appointment_find,          "YYYNNN"),
    HEAD(appointment_settle,        "YYYNNN"),
    HEAD(meeting_agenda,            "YYYNNN"),
    HEAD(meeting_add_case,          "NYYNNN"),
    HEAD(meeting_move_case,         "NYYNNN"),
    HEAD(meeting_case_find,         "NYYNNN"),
    HEAD(meeting_case_save,         "NYYNNN"),
    HEAD(meeting_case_save_history, "NNYNNN"),
    HEAD(meeting_task_done,         "NYYNNN"),
    HEAD(meeting_hold,              "NYYNNN"),
    HEAD(meeting_remove_case,       "NYYNNN"),
    HEAD(day_load,                  "YYYNNN"),
    HEAD(day_sheet,                 "YYYNNN"),
    HEAD(day_due,                   "YYYNNN"),
    HEAD(restricted_look,           "NNYNNN"),
    HEAD(restriction_propose,       "NYYNNN"),
    HEAD(restriction_approve,       "NNYNNN"),
    HEAD(restriction_decline,       "NNYNNN"),
    HEAD(restriction_list,          "YYYNNN"),
    HEAD(walk_in_note,              "YYYNNN"),
    HEAD(walk_in_note_at,           "YYYNNN"),
    HEAD(walk_in_take_back,         "YYYNNN"),
};
// clang-format on

enum { HEADS = sizeof heads / sizeof *heads };

/* Who is refused leaves a line; who is let in may still be told that something else is missing. */
static void
walk(struct fixture *f, const char *login, int cell)
{
    for (int i = 0; i < HEADS; i++) {
        const struct head *h = &heads[i];
        const char *denials = "SELECT count(*) FROM audit WHERE outcome = 'denied'";
        int64_t before = fixture_number(f, "%s", denials);
        enum err_code rc = h->call(f->d, &f->e);
        bool refused = rc == ERR_DENIED;

        if (refused != (h->cells[cell] == 'N'))
            fail_msg("%s as %s: %d [%s] %s", h->name, login, rc, f->e.field, f->e.msg);
        if ((fixture_number(f, "%s", denials) > before) != refused)
            fail_msg("%s as %s: refused %d, but the audit differs", h->name, login, refused);
        f->e = (struct err){ 0 };
    }
}

static void
every_head(void **state)
{
    /* Those who change most come last. */
    static const struct {
        const char *login;
        int cell;
    } roles[] = {
        { "kansa", 3 }, { "kanri", 4 }, { "uketsuke", 0 }, { "shien", 1 }, { "kakari", 2 },
    };
    struct fixture *f = *state;

    fixture_reopen(f);
    walk(f, "nobody", 5);
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        fixture_as(f, roles[i].login);
        walk(f, roles[i].login, roles[i].cell);
    }
}

/* A session that has ended elsewhere opens no door: not at the counter and not in a long import. */
static void
no_head_after_the_session(void **state)
{
    struct fixture *f = *state;
    const struct desk_user user = f->d->user; /* the supervisor, still at the terminal */

    fixture_sql(f, "UPDATE session SET ended_at = '" FIXTURE_NOW "' WHERE ended_at IS NULL");
    for (int i = 0; i < HEADS; i++) {
        if (heads[i].cells[5] == 'Y')
            continue;
        f->d->user = user; /* the call before has forgotten it */
        enum err_code rc = heads[i].call(f->d, &f->e);
        if (rc != ERR_DENIED || strcmp(f->e.field, "session") != 0)
            fail_msg("%s: %d [%s] %s", heads[i].name, rc, f->e.field, f->e.msg);
        f->e = (struct err){ 0 };
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = { TEST(every_head), TEST(no_head_after_the_session) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
