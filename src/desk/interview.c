/* interview.c - interview sheets; see interview.h */
#include "desk/interview.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/intake.h"
#include "core/text.h"
#include "core/validate.h"
#include "db/db.h"
#include "db/repo/appointment_repo.h"
#include "db/repo/interview_repo.h"
#include "db/repo/participation_repo.h"
#include "db/repo/person_repo.h"
#include "db/repo/support_case_repo.h"
#include "desk/case_inside.h"
#include "desk/codes.h"
#include "desk/desk_inside.h"
#include "desk/event.h"
#include "desk/history_inside.h"
#include "desk/interview_inside.h"
#include "desk/next_step.h"
#include "desk/people_inside.h"
#include "desk/work.h"

#define AT(member) offsetof(struct interview, member)

// clang-format off
const struct work_field interview_fields[] = {
    { "at",              WORK_LOCAL, AT(at),              WORK_MUST,   0, NULL },
    { "place",           WORK_LINE,  AT(place),           WORK_SCREEN, LINE_CHARS, NULL },
    { "staff_id",        WORK_ID,    AT(staff_id),        WORK_MUST,   0, NULL },
    { "companions",      WORK_LINE,  AT(companions),      WORK_MAY,    LONG_CHARS, NULL },
    { "education",       WORK_NOTE,  AT(education),       WORK_MAY,    NOTE_CHARS, NULL },
    { "work_history",    WORK_NOTE,  AT(work_history),    WORK_MAY,    NOTE_CHARS, NULL },
    { "qualifications",  WORK_NOTE,  AT(qualifications),  WORK_MAY,    NOTE_CHARS, NULL },
    { "medical",         WORK_NOTE,  AT(medical),         WORK_MAY,    NOTE_CHARS, NULL },
    { "diagnosis",       WORK_LINE,  AT(diagnosis),       WORK_MAY,    LONG_CHARS, NULL },
    { "doctor",          WORK_LINE,  AT(doctor),          WORK_MAY,    LINE_CHARS, NULL },
    { "clinic",          WORK_LINE,  AT(clinic),          WORK_MAY,    LINE_CHARS, NULL },
    { "visits",          WORK_LINE,  AT(visits),          WORK_MAY,    LONG_CHARS, NULL },
    { "medicine",        WORK_NOTE,  AT(medicine),        WORK_MAY,    REMARK_CHARS, NULL },
    { "living",          WORK_NOTE,  AT(living),          WORK_MAY,    NOTE_CHARS, NULL },
    { "household",       WORK_NOTE,  AT(household),       WORK_MAY,    REMARK_CHARS, NULL },
    { "income_note",     WORK_NOTE,  AT(income_note),     WORK_MAY,    REMARK_CHARS, NULL },
    { "services",        WORK_CODES, AT(services),        WORK_MAY,    0, "service_type" },
    { "wish_occupation", WORK_LINE,  AT(wish_occupation), WORK_MAY,    LONG_CHARS, NULL },
    { "wish_area",       WORK_LINE,  AT(wish_area),       WORK_MAY,    LONG_CHARS, NULL },
    { "wish_commute_min", WORK_INT,  AT(wish_commute_min), WORK_MAY,   DAY_MINUTES, NULL },
    { "wish_days",       WORK_INT,   AT(wish_days),       WORK_MAY,    WEEK_DAYS, NULL },
    { "wish_wage",       WORK_LINE,  AT(wish_wage),       WORK_MAY,    LONG_CHARS, NULL },
    { "wish_start",      WORK_LINE,  AT(wish_start),      WORK_MAY,    LONG_CHARS, NULL },
    { "wish_weekly_min", WORK_INT,   AT(wish_weekly_min), WORK_MAY,    WEEK_MINUTES, NULL },
    { "wish_disclosure", WORK_CODE,  AT(wish_disclosure), WORK_MAY,    0, "disclosure" },
    { "work_intention",  WORK_CODE,  AT(work_intention),  WORK_MUST,   0, "work_intention" },
    { "own_will",        WORK_NOTE,  AT(own_will),        WORK_MUST,   NOTE_CHARS, NULL },
    { "family_will",     WORK_NOTE,  AT(family_will),     WORK_MAY,    NOTE_CHARS, NULL },
    { "issues",          WORK_NOTE,  AT(issues),          WORK_MAY,    NOTE_CHARS, NULL },
    { "next_action",     WORK_CODE,  AT(next_action),     WORK_MUST,   0, "next_action" },
    { "next_on",         WORK_DATE,  AT(next_on),         WORK_MAY,    0, NULL },
};
// clang-format on
const size_t interview_field_count = sizeof interview_fields / sizeof *interview_fields;

/* ---- rules ---- */

/* As they are read back; one named twice counts once. */
static void
put_in_order(int64_t *ids, int *count)
{
    int kept = 0;

    for (int i = 0; i < *count; i++) {
        int64_t id = ids[i];
        int at = kept;

        if (work_has_id(ids, kept, id))
            continue;
        for (; at > 0 && ids[at - 1] > id; at--)
            ids[at] = ids[at - 1];
        ids[at] = id;
        kept++;
    }
    *count = kept;
}

static void
fill_defaults(struct desk *d, struct interview *i)
{
    put_in_order(i->with_staff, &i->with_count);
    put_in_order(i->agencies, &i->agency_count);
    if (!i->at[0])
        desk_now_local(d, i->at);
    if (!i->staff_id)
        i->staff_id = d->user.staff_id;
    if (!next_action_needs_date(i->next_action))
        i->next_on = DATE_NONE;
}

static enum err_code
check_conditions(struct desk *d, const struct interview *i, bool history, struct err *e)
{
    bool ended = false;
    enum err_code rc = ERR_OK;

    for (int n = 0; rc == ERR_OK && n < INTERVIEW_WISHES; n++) {
        const char *wish = i->wish_conditions[n];

        if (ended && wish[0])
            return err_set(e, ERR_INVALID, "wish_conditions",
                           N_("Fill the wishes from the first rank on."));
        ended = ended || !wish[0];
        for (int b = 0; b < n && wish[0]; b++) {
            if (strcmp(i->wish_conditions[b], wish) == 0)
                return err_set(e, ERR_INVALID, "wish_conditions",
                               N_("The same wish stands at two ranks."));
        }
        rc = code_check(d, "work_condition_wish", wish, history ? DATE_NONE : d->today, false,
                        "wish_conditions", e);
    }
    return rc;
}

/* The field of the error is that of the form: job_to2 is the end of the second job. */
static enum err_code
wrong_job(struct err *e, const char *part, int nth, const char *words)
{
    char field[CODE_SIZE];

    snprintf(field, sizeof field, "job_%s%d", part, nth);
    return err_set(e, ERR_INVALID, field, "%s", err_translate(words));
}

/* Whatever was told of old is a job; what it ended with may be a word of before. */
static enum err_code
check_job(struct desk *d, const struct interview_job *job, int nth, struct err *e)
{
    bool has_from = !date_is_none(job->from_on), has_to = !date_is_none(job->to_on);

    if (!job->employer[0])
        return wrong_job(e, "employer", nth, N_("Write at least where this job was."));
    if (text_validate(job->employer, false, LINE_CHARS, "", e) != ERR_OK
        || text_validate(job->occupation, false, LINE_CHARS, "", e) != ERR_OK)
        return wrong_job(e, "employer", nth, N_("This text is too long. Shorten it."));
    if ((has_from && !date_is_valid(job->from_on)) || (has_to && !date_is_valid(job->to_on)))
        return wrong_job(e, "from", nth, N_("There is no such day."));
    if (has_from && has_to && date_compare(job->to_on, job->from_on) < 0)
        return wrong_job(e, "to", nth, N_("This job ends before it began. Check both days."));
    if (job->weekly_min < -1 || job->weekly_min > WEEK_MINUTES)
        return wrong_job(e, "hours", nth, N_("A week has no such number of minutes."));
    return code_check(d, "leave_reason", job->leave_reason, DATE_NONE, false, "job_reason", e);
}

static enum err_code
check_sheet(struct desk *d, const struct interview *i, bool history, struct date *day,
            struct err *e)
{
    enum err_code rc = work_check(d, WORK_FIELDS(interview_fields), i, d->today, history, e);

    if (rc != ERR_OK)
        return rc;
    if (!validate_local(i->at, day))
        return err_set(e, ERR_INVALID, "at", N_("Write day and time like 2014-05-12T10:00."));
    if (!history && date_compare(*day, d->today) > 0)
        return err_set(e, ERR_INVALID, "at", N_("This day lies in the future."));
    rc = check_conditions(d, i, history, e);
    for (int n = 0; rc == ERR_OK && n < i->job_count; n++)
        rc = check_job(d, &i->jobs[n], n + 1, e);
    return rc;
}

/* An older sheet keeps the day it was written with. */
static enum err_code
check_next(struct desk *d, struct interview *i, bool history, struct err *e)
{
    struct interview *stored = calloc(1, sizeof *stored);
    enum err_code rc = ERR_OK;

    if (!stored)
        abort();
    if (i->id)
        rc = interview_repo_find(d->db, i->id, stored, e);
    if (rc == ERR_OK)
        rc = next_step_check(d, stored->next_action, stored->next_on, i->next_action, &i->next_on,
                             history, e);
    free(stored);
    return rc;
}

/* ---- steps and what follows the newest sheet ---- */

static enum err_code
move_case(struct desk *d, struct support_case *c, const struct case_step *step, struct err *e)
{
    enum err_code rc = case_move(d, c->id, step, e);

    return rc == ERR_OK ? case_repo_find(d->db, c->id, c, e) : rc;
}

/* Before the sheet is stored: it belongs to the interview stage at least. */
static enum err_code
reach_interview(struct desk *d, struct support_case *c, struct date day, const char *skip_reason,
                struct err *e)
{
    const struct case_step step = { .to = STAGE_INTERVIEW,
                                    .on = case_step_day(d, c, day),
                                    .skip_reason = skip_reason };
    enum err_code rc = case_is_active(c, e);

    if (rc == ERR_OK && c->stage < STAGE_INTERVIEW)
        rc = move_case(d, c, &step, e);
    return rc;
}

static enum err_code
reach_assessment(struct desk *d, struct support_case *c, const struct interview *i, struct date day,
                 struct err *e)
{
    const struct case_step step = {
        .to = STAGE_ASSESSMENT,
        .on = case_step_day(d, c, day),
        .cause = { "interview", i->id },
    };

    return c->stage == STAGE_INTERVIEW ? move_case(d, c, &step, e) : ERR_OK;
}

/* What the sheet says anew: an old word that is only stored once more must not take the place of
 * what was settled since. */
struct news {
    bool intention, next;
};

static struct news
news_of(const struct interview *stored, const struct interview *i)
{
    return (struct news){
        .intention = strcmp(stored->work_intention, i->work_intention) != 0,
        .next = strcmp(stored->next_action, i->next_action) != 0
                || date_compare(stored->next_on, i->next_on) != 0,
    };
}

static enum err_code
put_intention(struct desk *d, int64_t person_id, const char *intention, struct err *e)
{
    struct person *before = malloc(sizeof *before);
    char at[STAMP_SIZE];
    enum err_code rc;

    if (!before)
        abort();
    d->now(at);
    rc = person_repo_find(d->db, person_id, before, e);
    if (rc == ERR_OK)
        rc = person_repo_set_intention(d->db, person_id, intention,
                                       (struct person_stamp){ d->user.staff_id, at }, e);
    if (rc == ERR_OK)
        rc = history_add(d, &(struct history_of){ "person", person_id, person_id, NULL },
                         "intention", before->intention, intention, e);
    free(before);
    return rc;
}

/* The person's intention and the next action of the case follow the newest sheet. */
static enum err_code
follow_newest(struct desk *d, struct support_case *c, const struct interview *i, struct news news,
              struct err *e)
{
    int64_t newest = 0;
    enum err_code rc = interview_repo_newest(d->db, i->case_id, &newest, NULL, e);

    if (rc != ERR_OK || newest != i->id)
        return rc;
    if (news.intention)
        rc = put_intention(d, c->person_id, i->work_intention, e);
    if (rc == ERR_OK && news.next && case_is_active(c, NULL) == ERR_OK)
        rc = case_put_next(d, c, i->next_action, i->next_on, e);
    return rc;
}

/* Who talked about all that had come: the appointment of that day is settled by the sheet. */
static enum err_code
attend_appointment(struct desk *d, int64_t person_id, int64_t staff_id, struct date day,
                   struct err *e)
{
    struct participation seat;
    int64_t id = 0;
    enum err_code rc = appointment_repo_waiting(d->db, person_id, staff_id, day, &id, e);

    if (rc != ERR_OK || id == 0 || (rc = seat_repo_find(d->db, id, &seat, e)) != ERR_OK)
        return rc;
    (void)text_copy(seat.attendance, sizeof seat.attendance, "attended");
    return seat_change(d, &seat, NULL, e);
}

/* ---- store ---- */

static enum err_code
store_sheet(struct desk *d, struct interview *i, int64_t person_id, bool history,
            struct news *news, struct err *e)
{
    struct interview *stored = calloc(1, sizeof *stored);
    char names[WORK_NAMES_SIZE] = "";
    bool is_new = i->id == 0;
    enum err_code rc = ERR_OK;

    if (!stored)
        abort();
    if (!is_new)
        rc = interview_repo_find(d->db, i->id, stored, e);
    if (rc == ERR_OK && !is_new && stored->case_id != i->case_id)
        rc = err_set(e, ERR_INVALID, "case", N_("A sheet stays with its case. Write a new one."));
    if (rc == ERR_OK && !is_new)
        interview_differs(stored, i, names);
    *news = is_new ? (struct news){ true, true } : news_of(stored, i);
    if (rc == ERR_OK)
        rc = interview_repo_store(d->db, i, e);
    if (rc == ERR_OK && !history)
        rc = interview_keep(d, is_new ? NULL : stored, i, person_id, e);
    free(stored);
    return rc == ERR_OK ? work_audit(d, is_new ? "add-interview" : "save-interview", "interview",
                                     i->id, person_id, names, e)
                        : rc;
}

/* Somebody has written on meanwhile: what this one carries over is no longer the newest. */
static enum err_code
check_carried(struct desk *d, const struct interview *i, struct err *e)
{
    int64_t newest = 0, version = 0;
    enum err_code rc = interview_repo_newest(d->db, i->case_id, &newest, &version, e);

    if (rc != ERR_OK || !i->carried.is_set
        || (newest == i->carried.id && version == i->carried.version))
        return rc;
    return work_conflict(e);
}

static enum err_code
store_all(struct desk *d, struct interview *i, const struct interview_saving *how, struct date day,
          struct err *e)
{
    struct support_case c;
    struct news news = { 0 };
    bool is_new = i->id == 0;
    enum err_code rc = case_repo_find(d->db, i->case_id, &c, e);

    if (rc == ERR_OK && !how->history)
        rc = case_take(d, &c, e);
    if (rc == ERR_OK && is_new)
        rc = check_carried(d, i, e);
    if (rc == ERR_OK && !how->history && is_new)
        rc = reach_interview(d, &c, day, how->skip_reason, e);
    if (rc == ERR_OK)
        rc = store_sheet(d, i, c.person_id, how->history, &news, e);
    if (rc == ERR_OK && !how->history && is_new)
        rc = attend_appointment(d, c.person_id, i->staff_id ? i->staff_id : d->user.staff_id, day,
                                e);
    if (rc == ERR_OK && !how->history && how->to_assessment)
        rc = reach_assessment(d, &c, i, day, e);
    if (rc == ERR_OK)
        rc = follow_newest(d, &c, i, news, e);
    return rc;
}

static enum err_code
allow_sheet(struct desk *d, int64_t case_id, bool history, struct err *e)
{
    struct support_case c;
    enum err_code rc = case_repo_find(d->db, case_id, &c, e);

    if (rc == ERR_OK && history)
        return work_allow(d, ACTION_WRITE_C, c.person_id, true, e);
    return rc == ERR_OK ? case_allow_write(d, &c, e) : rc;
}

static enum err_code
save_copy(struct desk *d, struct interview *i, const struct interview_saving *how, struct err *e)
{
    struct date day;
    enum err_code rc = check_sheet(d, i, how->history, &day, e);

    if (rc == ERR_OK)
        rc = check_next(d, i, how->history, e);
    if (rc == ERR_OK)
        rc = db_begin(d->db, e);
    if (rc != ERR_OK)
        return rc;
    rc = store_all(d, i, how, day, e);
    return db_end(d->db, rc, e);
}

enum err_code
interview_save(struct desk *d, struct interview *i, const struct interview_saving *saving,
               struct err *e)
{
    static const struct interview_saving plain = { 0 };
    const struct interview_saving *how = saving ? saving : &plain;
    struct interview *row;
    enum err_code rc = allow_sheet(d, i->case_id, how->history, e);

    if (rc != ERR_OK)
        return rc;
    row = malloc(sizeof *row);
    if (!row)
        abort();
    *row = *i;
    fill_defaults(d, row);
    rc = save_copy(d, row, how, e);
    if (rc == ERR_OK)
        *i = *row;
    free(row);
    return rc;
}

/* ---- read ---- */

enum err_code
interview_open(struct desk *d, int64_t id, struct interview *out, struct err *e)
{
    struct support_case c;
    enum err_code rc = interview_repo_find(d->db, id, out, e);

    if (rc == ERR_OK)
        rc = case_repo_find(d->db, out->case_id, &c, e);
    if (rc == ERR_OK)
        rc = people_open_record(d, "interview", id, &c.person_id, 1, e);
    if (rc != ERR_OK)
        memset(out, 0, sizeof *out);
    return rc;
}

enum err_code
interview_list(struct desk *d, int64_t case_id, struct interview_rows *out, struct err *e)
{
    struct support_case c;
    enum err_code rc = case_repo_find(d->db, case_id, &c, e);

    *out = (struct interview_rows){ 0 };
    if (rc == ERR_OK)
        rc = desk_allow(d, ACTION_OPEN_C, c.person_id, e);
    if (rc == ERR_OK)
        rc = interview_repo_list(d->db, case_id, out, e);
    if (rc != ERR_OK)
        interview_rows_free(out);
    return rc;
}
