/* interview.c - see interview.h */
#include "ui/screens/interview.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/case.h"
#include "desk/interview.h"
#include "desk/words.h"
#include "ui/kit/form.h"
#include "ui/kit/picker.h"
#include "ui/screens/assessment.h"
#include "ui/screens/casework.h"
#include "ui/screens/code_choices.h"
#include "ui/screens/form_bind.h"
#include "ui/screens/history.h"
#include "ui/screens/interview_parts.h"
#include "ui/screens/open_days.h"
#include "ui/screens/resume.h"
#include "ui/screens/shown.h"

enum { SHEETS_MAX = 40, HOUR = 60, WEEK_HOURS = 7 * 24, TIME_TEXT = 6 };

struct interview_state {
    int64_t id, person_id; /* id 0: a new one */
    struct support_case c;
    struct interview sheet;
};

/* ---- the form ---- */

static const struct code_choice lists[] = {
    { "work_intention", "work_intention" }, { "wish1", "work_condition_wish" },
    { "wish2", "work_condition_wish" },     { "wish3", "work_condition_wish" },
    { "wish_disclosure", "disclosure" },    { "next_action", "next_action" },
    { "skip_reason", "stage_skip_reason" }, { "services", "service_type" },
    { 0 },
};

static void
fill(struct form *f, struct screen *s)
{
    code_choices_fill(f, s, lists);
    code_choices_case_staff(f, s, "staff_id", NULL);
    code_choices_case_staff(f, s, "with_staff", NULL);
    interview_parts_lists(f, s);
}

static const struct choice go_on_choices[] = {
    { "yes", N_("the assessment begins") },
    { 0 },
};

/* Below an entry: who wrote it, when, and at which interview. */
#define BY "by_"
#define WRITTEN(entry) { .key = BY entry, .label = N_(" written"), .type = FIELD_READONLY }

static const struct field fields[] = {
    { .key = "visits", .label = N_("Interviews"), .type = FIELD_READONLY },
    { .key = "day", .label = N_("Interview on"), .type = FIELD_DATE, .required = true,
      .list = fill },
    { .key = "at", .label = N_(" time"), .type = FIELD_TIME, .required = true },
    { .key = "place", .label = N_("Where"), .type = FIELD_TEXT, .max = LINE_CHARS,
      .required = true },
    { .key = "staff_id", .label = N_("Staff"), .type = FIELD_CHOICE, .required = true },
    { .key = "with_staff", .label = N_("Staff with them"), .type = FIELD_FLAGS },
    { .key = "companions", .label = N_("Also present"), .type = FIELD_TEXT, .max = LONG_CHARS },
    { .key = "skip_reason", .label = N_("Steps left out"), .type = FIELD_CHOICE,
      .hint = N_("Needed where the person has not been at an orientation.") },
    { .label = N_("Wishes"), .type = FIELD_HEADING },
    { .key = "work_intention", .label = N_("Wish to work"), .type = FIELD_CHOICE,
      .required = true },
    WRITTEN("work_intention"),
    { .key = "own_will", .label = N_("In own words"), .type = FIELD_NOTE, .max = NOTE_CHARS,
      .required = true, .hint = N_("What the person wants, as the person says it.") },
    WRITTEN("own_will"),
    { .key = "wish_occupation", .label = N_("Occupation"), .type = FIELD_TEXT,
      .max = LONG_CHARS },
    WRITTEN("wish_occupation"),
    { .key = "wish_area", .label = N_("Where to work"), .type = FIELD_TEXT, .max = LONG_CHARS },
    WRITTEN("wish_area"),
    { .key = "wish_commute_min", .label = N_("Minutes to work"), .type = FIELD_NUMBER,
      .max = DAY_MINUTES, .hint = N_("How long the way may take, one way.") },
    WRITTEN("wish_commute_min"),
    { .key = "wish_days", .label = N_("Days a week"), .type = FIELD_NUMBER, .max = WEEK_DAYS },
    WRITTEN("wish_days"),
    { .key = "wish_hours", .label = N_("Hours a week"), .type = FIELD_NUMBER, .max = WEEK_HOURS,
      .hint = N_("Whole hours; minutes in the next field.") },
    { .key = "wish_minutes", .label = N_(" and minutes"), .type = FIELD_NUMBER, .max = HOUR - 1 },
    WRITTEN("wish_weekly_min"),
    { .key = "wish_wage", .label = N_("Wage"), .type = FIELD_TEXT, .max = LONG_CHARS,
      .hint = N_("In the person's words.") },
    WRITTEN("wish_wage"),
    { .key = "wish_start", .label = N_("When to begin"), .type = FIELD_TEXT, .max = LONG_CHARS },
    WRITTEN("wish_start"),
    { .key = "wish_disclosure", .label = N_("Disability is told"), .type = FIELD_CHOICE },
    WRITTEN("wish_disclosure"),
    { .key = "wish1", .label = N_("Important: 1st"), .type = FIELD_CHOICE,
      .hint = N_("What matters most at work.") },
    { .key = "wish2", .label = N_(" 2nd"), .type = FIELD_CHOICE },
    { .key = "wish3", .label = N_(" 3rd"), .type = FIELD_CHOICE },
    WRITTEN("wish_conditions"),
    { .key = "family_will", .label = N_("The family's wishes"), .type = FIELD_NOTE,
      .max = NOTE_CHARS },
    WRITTEN("family_will"),
    { .label = N_("So far"), .type = FIELD_HEADING },
    { .key = "education", .label = N_("Education"), .type = FIELD_NOTE, .max = NOTE_CHARS },
    WRITTEN("education"),
    INTERVIEW_JOB_ROWS("1", N_("Job 1")), INTERVIEW_JOB_ROWS("2", N_("Job 2")),
    INTERVIEW_JOB_ROWS("3", N_("Job 3")), INTERVIEW_JOB_ROWS("4", N_("Job 4")),
    INTERVIEW_JOB_ROWS("5", N_("Job 5")), INTERVIEW_JOB_ROWS("6", N_("Job 6")),
    INTERVIEW_JOB_ROWS("7", N_("Job 7")), INTERVIEW_JOB_ROWS("8", N_("Job 8")),
    WRITTEN("jobs"),
    { .key = "work_history", .label = N_("Work, in words"), .type = FIELD_NOTE, .max = NOTE_CHARS,
      .hint = N_("What the rows of the jobs do not say.") },
    WRITTEN("work_history"),
    { .key = "qualifications", .label = N_("Skills and trials"), .type = FIELD_NOTE,
      .max = NOTE_CHARS, .hint = N_("Qualifications, work trials.") },
    WRITTEN("qualifications"),
    { .key = "medical", .label = N_("Disability, health"), .type = FIELD_NOTE, .max = NOTE_CHARS,
      .hint = N_("Only what the work needs.") },
    WRITTEN("medical"),
    { .key = "diagnosis", .label = N_("Diagnosis"), .type = FIELD_TEXT, .max = LONG_CHARS },
    WRITTEN("diagnosis"),
    { .key = "doctor", .label = N_("Doctor"), .type = FIELD_TEXT, .max = LINE_CHARS },
    WRITTEN("doctor"),
    { .key = "clinic", .label = N_("Clinic"), .type = FIELD_TEXT, .max = LINE_CHARS },
    WRITTEN("clinic"),
    { .key = "visits", .label = N_("Visits there"), .type = FIELD_TEXT, .max = LONG_CHARS,
      .hint = N_("How often, and on which day.") },
    WRITTEN("visits"),
    { .key = "medicine", .label = N_("Medicine"), .type = FIELD_NOTE, .max = REMARK_CHARS },
    WRITTEN("medicine"),
    { .key = "living", .label = N_("Daily life"), .type = FIELD_NOTE, .max = NOTE_CHARS,
      .hint = N_("The rhythm of the day: getting up, meals, sleep.") },
    WRITTEN("living"),
    { .key = "household", .label = N_("Household"), .type = FIELD_NOTE, .max = REMARK_CHARS },
    WRITTEN("household"),
    { .key = "income_note", .label = N_("Income"), .type = FIELD_NOTE, .max = REMARK_CHARS,
      .hint = N_("Pension, public assistance, workshop pay, in words.") },
    WRITTEN("income_note"),
    { .key = "services", .label = N_("Services in use"), .type = FIELD_FLAGS },
    WRITTEN("services"),
    INTERVIEW_AGENCY_ROW("1", N_("Agencies in use")), INTERVIEW_AGENCY_ROW("2", N_(" 2nd")),
    INTERVIEW_AGENCY_ROW("3", N_(" 3rd")), INTERVIEW_AGENCY_ROW("4", N_(" 4th")),
    WRITTEN("agencies"),
    { .label = N_("From here"), .type = FIELD_HEADING },
    { .key = "issues", .label = N_("Issues"), .type = FIELD_NOTE, .max = NOTE_CHARS },
    WRITTEN("issues"),
    { .key = "next_action", .label = N_("Next step"), .type = FIELD_CHOICE, .required = true },
    { .key = "next_on", .label = N_(" by when"), .type = FIELD_DATE, .needed = bind_needs_next_day,
      .hint = N_("Needed unless the next step is \"close\" or \"none\".") },
    { .key = "to_assessment", .label = N_("Stage"), .type = FIELD_FLAGS,
      .choices = go_on_choices },
    { 0 },
};

#define TEXT(member) { #member, offsetof(struct interview, member), sizeof(((struct interview *)0)->member) }

// clang-format off
static const struct {
    const char *key;
    size_t at, size;
} texts[] = {
    TEXT(place), TEXT(companions), TEXT(education), TEXT(work_history), TEXT(qualifications),
    TEXT(medical), TEXT(diagnosis), TEXT(doctor), TEXT(clinic), TEXT(visits), TEXT(medicine),
    TEXT(living), TEXT(household), TEXT(income_note), TEXT(wish_occupation), TEXT(wish_area),
    TEXT(wish_wage), TEXT(wish_start), TEXT(wish_disclosure),
    TEXT(work_intention), TEXT(own_will), TEXT(family_will), TEXT(issues), TEXT(next_action),
};
// clang-format on
enum { TEXTS = sizeof texts / sizeof *texts };

static const char *const wish_keys[INTERVIEW_WISHES] = { "wish1", "wish2", "wish3" };

static void
put_number(struct form *f, const char *key, int n)
{
    form_set(f, key, "");
    if (n >= 0)
        form_set_number(f, key, n);
}

static void
put(struct form *f, struct screen *s, const struct interview *i)
{
    char codes[CODE_SET_MAX * CODE_SIZE];

    code_choices_join(&i->services, codes, sizeof codes);
    form_set(f, "services", codes);
    bind_put_staff(f, s, "with_staff", i->with_staff, i->with_count);
    interview_parts_put(f, s, i);
    put_number(f, "wish_commute_min", i->wish_commute_min);
    put_number(f, "wish_days", i->wish_days);
    form_set_date(f, "day", shown_local_day(i->at));
    form_set(f, "at", shown_time(i->at));
    form_set_number(f, "staff_id", (long)i->staff_id);
    for (size_t n = 0; n < TEXTS; n++)
        form_set(f, texts[n].key, (const char *)i + texts[n].at);
    for (int n = 0; n < INTERVIEW_WISHES; n++)
        form_set(f, wish_keys[n], i->wish_conditions[n]);
    form_set(f, "wish_hours", "");
    form_set(f, "wish_minutes", "");
    if (i->wish_weekly_min >= 0) {
        form_set_number(f, "wish_hours", i->wish_weekly_min / HOUR);
        form_set_number(f, "wish_minutes", i->wish_weekly_min % HOUR);
    }
    form_set_date(f, "next_on", i->next_on);
    form_set(f, "skip_reason", "");
    form_set(f, "to_assessment", "");
}

static enum err_code
take(const struct form *f, struct interview *i, struct err *e)
{
    long hours = form_get_number(f, "wish_hours", 0);
    enum err_code rc = ERR_OK;

    snprintf(i->at, sizeof i->at, "%.10s", form_get(f, "day"));
    snprintf(i->at + strlen(i->at), TIME_TEXT + 1, "T%.5s", form_get(f, "at"));
    i->staff_id = form_get_number(f, "staff_id", 0);
    i->with_count = bind_take_staff(f, "with_staff", i->with_staff, INTERVIEW_STAFF);
    code_choices_split(form_get(f, "services"), &i->services);
    interview_parts_take(f, i);
    i->wish_commute_min = (int)form_get_number(f, "wish_commute_min", -1);
    i->wish_days = (int)form_get_number(f, "wish_days", -1);
    for (size_t n = 0; rc == ERR_OK && n < TEXTS; n++)
        rc = casework_take(f, texts[n].key, (char *)i + texts[n].at, texts[n].size, e);
    for (int n = 0; rc == ERR_OK && n < INTERVIEW_WISHES; n++)
        rc = casework_take(f, wish_keys[n], i->wish_conditions[n], CODE_SIZE, e);
    i->wish_weekly_min = (int)(hours * HOUR + form_get_number(f, "wish_minutes", 0));
    if (form_is_empty(f, "wish_hours") && form_is_empty(f, "wish_minutes"))
        i->wish_weekly_min = -1;
    i->next_on = form_get_date(f, "next_on");
    return rc;
}

/* The desk speaks of one list of wishes and of minutes. */
static void
name_error(struct err *e)
{
    if (strcmp(e->field, "wish_conditions") == 0)
        snprintf(e->field, sizeof e->field, "wish1");
    else if (strcmp(e->field, "wish_weekly_min") == 0)
        snprintf(e->field, sizeof e->field, "wish_hours");
    else if (strcmp(e->field, "at") == 0) /* of the two rows the time is read as it is typed */
        snprintf(e->field, sizeof e->field, "day");
}

/* ---- read and store ---- */

/* What the last interview says is carried over. */
static enum err_code
begin(struct screen *s, struct err *e)
{
    struct interview_state *st = s->state;
    struct desk *d = screen_desk(s);
    char iso[DATE_ISO_SIZE], now[6];
    enum err_code rc = interview_begin(d, st->c.id, &st->sheet, e);

    st->sheet.staff_id = d->user.staff_id;
    date_to_iso(screen_today(s), iso);
    d->local_now(now);
    snprintf(st->sheet.at, sizeof st->sheet.at, "%.10sT%.5s", iso, now);
    return rc;
}

/* "1: H26.10.8 架空 支援  2: ..." : at which interviews the sheet was filled. */
static enum err_code
say_visits(struct screen *s, struct err *e)
{
    const struct interview_state *st = s->state;
    struct interview_rows rows;
    char words[LONG_SIZE] = "", part[LONG_SIZE], day[WAREKI_SIZE];
    enum err_code rc = interview_list(screen_desk(s), st->c.id, &rows, e);

    for (size_t i = 0; i < rows.count; i++) {
        shown_day(s, shown_local_day(rows.rows[i].at), day);
        snprintf(part, sizeof part, "%s%d: %s %.60s", i > 0 ? " " : "", rows.rows[i].number, day,
                 rows.rows[i].staff_name);
        shown_add(words, sizeof words, part);
    }
    form_set(s->form, "visits", words);
    form_show(s->form, "visits", words[0] != '\0');
    interview_rows_free(&rows);
    return rc;
}

static enum err_code
say_writers(struct screen *s, struct err *e)
{
    const struct interview_state *st = s->state;
    struct interview_entries list;
    char words[LONG_SIZE], key[CODE_SIZE + sizeof BY], day[WAREKI_SIZE];
    enum err_code rc = interview_entries(screen_desk(s), st->c.id, st->id, &list, e);

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (fields[i].key != NULL && strncmp(fields[i].key, BY, sizeof BY - 1) == 0) {
            form_set(s->form, fields[i].key, "");
            form_show(s->form, fields[i].key, false);
        }
    for (size_t i = 0; rc == ERR_OK && i < list.count; i++) {
        const struct interview_entry *entry = &list.rows[i];

        shown_day(s, entry->on, day);
        snprintf(key, sizeof key, BY "%s", entry->field);
        snprintf(words, sizeof words, _("%s, %s, interview %d"), entry->staff, day, entry->number);
        form_set(s->form, key, words);
        form_show(s->form, key, true);
    }
    return rc;
}

/* A draft of a new sheet is of what it carries over: another number when that has changed. */
static int64_t
carried_version(const struct interview *i)
{
    enum { VERSIONS = 1000 };

    return i->carried.id * VERSIONS + i->carried.version % VERSIONS;
}

/* What the stage of the case and the role leave open. */
static void
show_fields(struct screen *s)
{
    const struct interview_state *st = s->state;
    bool early = st->c.stage == STAGE_INQUIRY || st->c.stage == STAGE_ORIENTATION;

    form_show(s->form, "skip_reason", early);
    form_show(s->form, "to_assessment", early || st->c.stage == STAGE_INTERVIEW);
    form_lock_all(s->form, !desk_may(screen_desk(s), ACTION_WRITE_C));
}

static enum err_code
load(struct screen *s, struct err *e)
{
    struct interview_state *st = s->state;
    struct desk *d = screen_desk(s);
    enum err_code rc = ERR_OK;

    if (st->id != 0)
        rc = interview_open(d, st->id, &st->sheet, e);
    if (rc == ERR_OK && st->id != 0)
        rc = case_find(d, st->sheet.case_id, &st->c, e);
    else if (rc == ERR_OK)
        rc = casework_case(s, st->person_id, &st->c, e);
    if (rc != ERR_OK)
        return rc;
    if (st->id == 0)
        rc = begin(s, e);
    if (rc != ERR_OK)
        return rc;
    s->draft_version = (long)(st->id != 0 ? st->sheet.version : carried_version(&st->sheet));
    put(s->form, s, &st->sheet);
    show_fields(s);
    rc = say_visits(s, e);
    return rc == ERR_OK ? say_writers(s, e) : rc;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    const struct record_arg *a = arg;
    struct interview_state *st = s->state;

    st->id = a->id;
    st->person_id = a->person_id;
    s->form = form_new(s, fields);
    draft_record_set(s, st->id, st->person_id);
    return casework_open(s, st->person_id, e);
}

static enum err_code
save(struct screen *s, struct err *e)
{
    struct interview_state *st = s->state;
    struct interview_saving saving = { .skip_reason = form_get(s->form, "skip_reason"),
                                       .to_assessment = form_has_flag(s->form, "to_assessment",
                                                                      "yes") };
    bool goes_on = saving.to_assessment;
    enum err_code rc = take(s->form, &st->sheet, e);
    struct date typed = st->sheet.next_on;
    char words[160];

    if (rc == ERR_OK)
        rc = interview_save(screen_desk(s), &st->sheet, &saving, e);
    if (rc != ERR_OK) {
        name_error(e);
        return rc;
    }
    st->id = st->sheet.id;
    snprintf(words, sizeof words,
             goes_on ? _("Interview %d is saved. Ctrl-Y: on to the assessment.")
                     : _("Interview %d is saved."),
             st->sheet.number);
    open_days_say(s, words, typed, st->sheet.next_on);
    return ERR_OK;
}

/* ---- commands ---- */

static void
hint(const struct screen *s, char *out, size_t size)
{
    const struct interview_state *st = s->state;

    form_hint(s->form, out, size);
    if (out[0] != '\0')
        return;
    if (st->id == 0)
        snprintf(out, size, "%s", _("A new interview."));
    else
        snprintf(out, size, _("Interview %d of this case."), st->sheet.number);
}

static void
new_sheet(struct screen *s)
{
    const struct interview_state *st = s->state;

    screen_replace(s, &interview_screen, &(struct record_arg){ 0, st->person_id });
}

static bool
is_stored(const struct screen *s)
{
    return ((const struct interview_state *)s->state)->id != 0;
}

static void
sheet_picked(struct screen *s, int index)
{
    const struct interview_state *st = s->state;
    struct interview_rows rows = { 0 };
    struct err e = { 0 };
    int64_t id = 0;

    if (screen_ok(s, interview_list(screen_desk(s), st->c.id, &rows, &e), &e)
        && (size_t)index < rows.count)
        id = rows.rows[rows.count - 1 - (size_t)index].id;
    interview_rows_free(&rows);
    if (id != 0 && id != st->id)
        screen_replace(s, &interview_screen, &(struct record_arg){ id, st->person_id });
}

static void
list_sheets(struct screen *s)
{
    const struct interview_state *st = s->state;
    struct interview_rows rows = { 0 };
    struct choice choices[SHEETS_MAX + 1] = { { 0 } };
    char labels[SHEETS_MAX][200], day[WAREKI_SIZE];
    struct err e = { 0 };

    if (!screen_ok(s, interview_list(screen_desk(s), st->c.id, &rows, &e), &e))
        return;
    for (size_t i = 0; i < rows.count && i < SHEETS_MAX; i++) { /* newest first */
        const struct interview_row *row = &rows.rows[rows.count - 1 - i];

        shown_day(s, shown_local_day(row->at), day);
        snprintf(labels[i], sizeof labels[i], _("Interview %d  %s  %.60s"), row->number, day,
                 row->staff_name);
        choices[i] = (struct choice){ "", labels[i] };
    }
    if (rows.count == 0)
        screen_say(s, "%s", _("There is no interview sheet of this case yet."));
    else
        picker_ask(s, _("Interviews of this case"), choices, 0, sheet_picked);
    interview_rows_free(&rows);
}

static void
show_changes(struct screen *s)
{
    const struct interview_state *st = s->state;

    casework_go_case(s, &interview_history_screen, (struct case_arg){ st->c.id, st->c.person_id });
}

/* A saved interview is enough, whatever it says is next: the first sheet moves the case. */
static bool
may_assess(const struct screen *s)
{
    const struct interview_state *st = s->state;
    bool interviewed = st->id != 0 || form_get(s->form, "visits")[0] != '\0';

    return casework_is_open_at(&st->c, interviewed ? STAGE_INTERVIEW : STAGE_ASSESSMENT);
}

static void
assess(struct screen *s)
{
    const struct interview_state *st = s->state;

    casework_go_record(s, &assessment_screen, (struct record_arg){ 0, st->person_id });
}

// clang-format off
static const struct command commands[] = {
    { "interview-assess", "Ctrl-Y", N_("Assessment"), N_("On to the assessment of this person."), 0, assess, may_assess,
      .why = N_("The case is not that far yet, or it is closed.") },
    { "interview-list", "F2", N_("Sheets"), N_("The interview sheets of this case."), 0, list_sheets, NULL },
    { "interview-changes", "Ctrl-X", N_("History"), N_("What the entries said before, who changed them and when."), 0, show_changes, NULL },
    { "interview-new", "Ctrl-V", N_("New sheet"), N_("Begin another interview sheet."), NEED_MAY(ACTION_WRITE_C), new_sheet, is_stored,
      .why = N_("It is not stored yet.") },
    { 0 },
};
// clang-format on

const struct screen_ops interview_screen = {
    .id = "interview",
    .title = N_("Interview sheet"),
    .state_size = sizeof(struct interview_state),
    .commands = commands,
    .open = open,
    .load = load,
    .save = save,
    .hint = hint,
    .restored = interview_parts_show,
};
