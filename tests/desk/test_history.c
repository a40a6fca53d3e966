/* What fields held before: kept with every change, readable in words, never changed. */
#include "tests/desk/fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "desk/assessment.h"
#include "desk/dispatch.h"
#include "desk/event.h"
#include "desk/flag.h"
#include "desk/history.h"
#include "desk/intake.h"
#include "desk/interview.h"
#include "desk/organisation.h"
#include "desk/people.h"
#include "desk/placement.h"
#include "desk/support_log.h"
#include "tests/desk/line.h"
#include "tests/desk/records.h"

static struct person p;

static int
setup(void **state)
{
    int rc = fixture_open(state);

    if (rc == 0) {
        struct fixture *f = *state;

        snprintf(f->d->lang, sizeof f->d->lang, "en");
    }
    return rc;
}

static int64_t
changes(struct fixture *f, const char *field)
{
    return fixture_number(f, "SELECT count(*) FROM field_history WHERE '%s' IN ('', field)", field);
}

/* The newest change of that label is from `before` to `after`. */
static void
expect_change(struct fixture *f, int64_t person, const char *label, const char *before,
              const char *after)
{
    struct field_changes list;
    size_t i = 0;

    expect_ok(f, history_of_person(f->d, person, 100, &list, &f->e));
    while (i < list.count && strcmp(list.rows[i].label, label) != 0)
        i++;
    if (i == list.count)
        fail_msg("no change of %s", label);
    assert_string_equal(list.rows[i].before, before);
    assert_string_equal(list.rows[i].after, after);
    assert_string_equal(list.rows[i].at, FIXTURE_NOW);
    assert_string_not_equal(list.rows[i].staff, "");
    field_changes_free(&list);
}

static void
every_changed_field_is_kept(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "kakari");
    int64_t id = line_register(f, "太郎", "タロウ");
    assert_int_equal(changes(f, ""), 0); /* the first values are on the card */
    expect_ok(f, person_open(f->d, id, &p, &f->e));
    LINE_COPY(p.address, "練馬区架空町1-2-3");
    p.birth_date = (struct date){ 1986, 6, 13 };
    assert_true(code_set_add(&p.disabilities, "developmental"));
    p.severe = true;
    p.phone_count = 1;
    LINE_COPY(p.phones[0].phone, "03-5555-0101");
    LINE_COPY(p.phones[0].owner, "self");
    LINE_COPY(p.note, "一行目。\n二行目。");
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));
    assert_int_equal(changes(f, ""), 6);
    expect_ok(f, person_save(f->d, &p, NULL, &f->e)); /* nothing differs */
    assert_int_equal(changes(f, ""), 6);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM field_history WHERE field ="
                                       " 'disabilities' AND old_value = 'psychiatric' AND"
                                       " new_value = 'psychiatric;developmental'"), 1);
    expect_change(f, id, "Address", "", "練馬区架空町1-2-3");
    expect_change(f, id, "Birth date", "1985-05-12", "1986-06-13");
    expect_change(f, id, "Severe", "no", "yes");
    expect_change(f, id, "Note", "", "一行目。\n二行目。");
    snprintf(f->d->lang, sizeof f->d->lang, "ja");
    expect_change(f, id, "Birth date", "S60.5.12", "S61.6.13");
    expect_change(f, id, "Disability", "精神障害", "精神障害, 発達障害");
}

static void
a_refused_save_keeps_nothing(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "kakari");
    int64_t id = line_register(f, "太郎", "タロウ");
    expect_ok(f, person_open(f->d, id, &p, &f->e));
    LINE_COPY(p.address, "練馬区");
    p.version = 9;
    expect_err(f, person_save(f->d, &p, NULL, &f->e), ERR_CONFLICT, NULL);
    p.version = 1;
    LINE_COPY(p.email, "no mail");
    expect_err(f, person_save(f->d, &p, NULL, &f->e), ERR_INVALID, "email");
    assert_int_equal(changes(f, ""), 0);
}

static void
notes_are_not_for_the_counter(void **state)
{
    struct fixture *f = *state;
    struct field_changes list;

    fixture_as(f, "kakari");
    int64_t id = line_register(f, "太郎", "タロウ");
    expect_ok(f, person_open(f->d, id, &p, &f->e));
    LINE_COPY(p.note, "服薬あり。");
    LINE_COPY(p.address, "練馬区");
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));
    fixture_sql(f, "INSERT INTO field_history (person_id, kind, record_id, field, old_value,"
                   " new_value, at) VALUES (%lld, 'person', %lld, 'unheard_of', 'a', 'b', '"
                   FIXTURE_NOW "')", (long long)id, (long long)id);
    fixture_as(f, "uketsuke");
    expect_ok(f, history_of_person(f->d, id, 100, &list, &f->e));
    assert_int_equal(list.count, 1);
    assert_string_equal(list.rows[0].field, "address");
    field_changes_free(&list);
    fixture_as(f, "kansa");
    expect_err(f, history_of_person(f->d, id, 100, &list, &f->e), ERR_DENIED, NULL);
    assert_int_equal(list.count, 0);
}

static void
staff_and_next_step_of_a_case_are_kept(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "kakari");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    expect_ok(f, case_assign(f->d, c.id, c.version, f->worker, &f->e));
    char name[LINE_SIZE];
    fixture_text(f, name, sizeof name, "SELECT name FROM staff WHERE id = %lld",
                 (long long)f->worker);
    expect_change(f, c.person_id, "In charge", "", name);
    c = line_case(f, c.id);
    expect_ok(f, case_set_next(f->d, c.id, c.version, "call_back", (struct date){ 2014, 11, 4 },
                               &f->e));
    expect_change(f, c.person_id, "Next step", "book an interview", "call back");
    expect_change(f, c.person_id, "Day of the next step", "2014-11-07", "2014-11-04");
    expect_ok(f, case_close(f->d, c.id, "other", DATE_NONE, &f->e));
    expect_change(f, c.person_id, "Next step", "call back", "");
}

/* The newest interview speaks for the person; what was said before stays. */
static void
an_interview_keeps_the_earlier_intention(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "kakari");
    struct support_case c = line_assessment(f, "太郎", "タロウ");
    int64_t sheet = fixture_number(f, "SELECT id FROM interview");
    static struct interview i;
    expect_ok(f, interview_open(f->d, sheet, &i, &f->e));
    LINE_COPY(i.work_intention, "do_not_want");
    expect_ok(f, interview_save(f->d, &i, NULL, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM field_history WHERE person_id = %lld"
                                       " AND field = 'intention' AND old_value = 'want' AND"
                                       " new_value = 'do_not_want'", (long long)c.person_id), 1);
}

static void
a_restriction_keeps_its_reason(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "kakari");
    int64_t id = line_register(f, "太郎", "タロウ");
    expect_ok(f, person_restrict(f->d, id, 1, true, "ご本人の申し出", &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM field_history WHERE field ="
                                       " 'restricted' AND old_value = '0' AND new_value = '1'"
                                       " AND reason = 'ご本人の申し出'"), 1);
}

static void
corrections_of_the_log_are_kept_with_it(void **state)
{
    struct fixture *f = *state;
    struct field_changes list;
    static struct support_log entry;

    fixture_as(f, "kakari");
    int64_t id = fixture_person(f, "P-1", f->worker, false);
    entry = (struct support_log){ .person_id = id, .minutes = 30 };
    LINE_COPY(entry.category, "job_consult");
    LINE_COPY(entry.method, "phone");
    LINE_COPY(entry.content, "電話した。");
    LINE_COPY(entry.visibility, "restricted");
    expect_ok(f, support_log_save(f->d, &entry, &f->e));
    entry.minutes = 45;
    LINE_COPY(entry.method, "visit_in");
    expect_ok(f, support_log_save(f->d, &entry, &f->e));
    expect_ok(f, history_of_log(f->d, entry.id, 100, &list, &f->e));
    assert_int_equal(list.count, 2);
    assert_string_equal(list.rows[0].label, "Minutes taken");
    assert_string_equal(list.rows[0].before, "30");
    assert_string_equal(list.rows[1].before, "telephone");
    field_changes_free(&list);
    expect_ok(f, history_of_person(f->d, id, 100, &list, &f->e));
    assert_int_equal(list.count, 0); /* the entry is confined: not beside the card */
    field_changes_free(&list);
    fixture_as(f, "shien2");
    f->d->ask_reasons = false;
    expect_err(f, history_of_log(f->d, entry.id, 100, &list, &f->e), ERR_DENIED, NULL);
    assert_int_equal(list.count, 0);
}

static void
a_replaced_certificate_stays_readable(void **state)
{
    struct fixture *f = *state;
    struct timeline t;

    fixture_as(f, "kakari");
    int64_t id = line_register(f, "太郎", "タロウ");
    expect_ok(f, person_open(f->d, id, &p, &f->e));
    p.handbook_count = 1;
    LINE_COPY(p.handbooks[0].kind, "hb_psychiatric");
    LINE_COPY(p.handbooks[0].grade, "m2");
    LINE_COPY(p.handbooks[0].number, "12345");
    p.handbooks[0].expires_on = (struct date){ 2014, 12, 31 };
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));
    p.handbooks[0].expires_on = (struct date){ 2016, 12, 31 }; /* renewed: the same one */
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM handbook_past"), 0);
    LINE_COPY(p.handbooks[0].number, "67890"); /* another one */
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));
    p.handbook_count = 0;
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM handbook_past"), 2);
    assert_int_equal(changes(f, "handbooks"), 4);
    expect_ok(f, person_timeline(f->d, id, &t, &f->e));
    assert_int_equal(t.count, 2);
    assert_int_equal(t.rows[1].kind, TIMELINE_HANDBOOK);
    assert_non_null(strstr(t.rows[1].title, "12345 to 2016-12-31"));
    assert_string_equal(t.rows[1].at, "2014-10-31");
    timeline_free(&t);
}

static void
nothing_of_it_is_ever_changed(void **state)
{
    static const char *const acts[] = {
        "UPDATE field_history SET old_value = ''",
        "UPDATE field_history SET staff_id = 1",
        "DELETE FROM field_history",
        "UPDATE record_history SET old_value = ''",
        "DELETE FROM record_history",
    };
    struct fixture *f = *state;
    sqlite3 *db;

    fixture_as(f, "kakari");
    int64_t id = line_register(f, "太郎", "タロウ");
    expect_ok(f, person_open(f->d, id, &p, &f->e));
    LINE_COPY(p.address, "練馬区");
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));
    int64_t firm = record_organisation(f, "O-1", "employer", "架空商事");
    struct organisation o;
    expect_ok(f, organisation_find(f->d, firm, &o, &f->e));
    LINE_COPY(o.phone, "03-5555-0100");
    expect_ok(f, organisation_save(f->d, &o, &f->e));
    assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
        assert_int_equal(sqlite3_exec(db, acts[i], NULL, NULL, NULL), SQLITE_CONSTRAINT);
    /* Whose it is follows when two records become one. */
    assert_int_equal(sqlite3_exec(db, "UPDATE field_history SET person_id = person_id", NULL, NULL,
                                  NULL), SQLITE_OK);
    sqlite3_close(db);
    assert_int_equal(changes(f, "address"), 1);
}

/* Each name of a record's field is one the reader knows: no column shows through. */
static void
expect_words(struct fixture *f, int64_t person)
{
    struct field_changes list;

    expect_ok(f, history_of_person(f->d, person, 100, &list, &f->e));
    for (size_t i = 0; i < list.count; i++)
        if (strstr(list.rows[i].label, list.rows[i].field) && strchr(list.rows[i].field, '_'))
            fail_msg("%s", list.rows[i].label);
    field_changes_free(&list);
}

static void
records_keep_what_they_said(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "kakari");
    struct support_case c = line_assessment(f, "太郎", "タロウ");
    int64_t job = record_placement(f, "P-1", c.person_id, "2014-10-01", "regular", "association");
    int64_t firm = record_organisation(f, "O-1", "employer", "架空商事");
    struct placement made;
    expect_ok(f, placement_find(f->d, job, &made, &f->e));
    made.history = true;
    made.wage = 180000;
    made.employer_id = firm;
    LINE_COPY(made.disclosure, "open");
    assert_true(code_set_add(&made.supporters, "hello_work"));
    expect_ok(f, placement_save(f->d, &made, &f->e));
    expect_change(f, c.person_id, "Placement: Wage", "", "180000");
    expect_change(f, c.person_id, "Placement: Employer on file", "", "架空商事");
    expect_change(f, c.person_id, "Placement: Supported by", "the association",
                  "the association, Hello Work");

    const int64_t people[] = { c.person_id, 0 };
    int64_t trip = record_dispatch(f, "D-1", "2014-10-20", "架空商事", "workplace_visit",
                                   "retention", people);
    struct dispatch visit;
    expect_ok(f, dispatch_find(f->d, trip, &visit, &f->e));
    visit.history = true;
    visit.staff[0] = f->supervisor;
    LINE_COPY(visit.situation, "落ち着いている。");
    expect_ok(f, dispatch_save(f->d, &visit, &f->e));
    expect_change(f, c.person_id, "Visit: Staff who went", "架空 支援", "架空 係長");
    expect_change(f, c.person_id, "Visit: How it goes", "", "落ち着いている。");

    struct assessment sheet;
    int64_t id;
    expect_ok(f, assessment_create(f->d, c.id, &id, &f->e));
    expect_ok(f, assessment_open(f->d, id, &sheet, NULL, &f->e));
    LINE_COPY(sheet.strengths, "約束を守る。");
    expect_ok(f, assessment_save(f->d, &sheet, &f->e));
    assert_int_equal(changes(f, "strengths"), 0);
    LINE_COPY(sheet.strengths, "約束の時間を守る。");
    expect_ok(f, assessment_save(f->d, &sheet, &f->e));
    expect_change(f, c.person_id, "Assessment: Strengths", "約束を守る。", "約束の時間を守る。");
    expect_words(f, c.person_id);
    LINE_COPY(sheet.wish_note, "初めての言葉。"); /* a sheet is made empty: first words change nothing */
    expect_ok(f, assessment_save(f->d, &sheet, &f->e));
    assert_int_equal(changes(f, "wish_note"), 0);

    /* What is written of a visit to two is not for whoever may open one of them. */
    visit.people[visit.people_count++] = line_register(f, "次郎", "ジロウ");
    expect_ok(f, dispatch_save(f->d, &visit, &f->e));
    struct field_changes shown;
    expect_ok(f, history_of_person(f->d, c.person_id, 100, &shown, &f->e));
    for (size_t i = 0; i < shown.count; i++)
        assert_string_not_equal(shown.rows[i].kind, "dispatch");
    field_changes_free(&shown);

    fixture_as(f, "uketsuke"); /* all of these are of class C */
    struct field_changes list;
    expect_ok(f, history_of_person(f->d, c.person_id, 100, &list, &f->e));
    for (size_t i = 0; i < list.count; i++)
        assert_null(strchr(list.rows[i].label, ':'));
    field_changes_free(&list);
}

/* The newest change of a record has that label and goes from `before` to `after`; so many in all. */
static void
expect_of_record(struct fixture *f, const char *kind, int64_t id, size_t count, const char *label,
                 const char *before, const char *after)
{
    struct field_changes list;
    size_t i = 0;

    expect_ok(f, history_of_record(f->d, kind, id, 100, &list, &f->e));
    assert_int_equal(list.count, count);
    while (i < count && strcmp(list.rows[i].label, label) != 0)
        i++;
    if (i == count)
        fail_msg("no change of %s", label);
    assert_string_equal(list.rows[i].before, before);
    assert_string_equal(list.rows[i].after, after);
    assert_string_not_equal(list.rows[i].staff, "");
    field_changes_free(&list);
}

static void
records_that_are_nobodys_keep_it_too(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "kakari");
    struct event ev;
    int64_t id = record_event(f, "S-1", "employer_seminar", "2014-11-10", "planned");
    expect_ok(f, event_find(f->d, id, &ev, &f->e));
    ev.history = true;
    ev.capacity = 30;
    LINE_COPY(ev.place, "架空ホール");
    ev.staff[0] = f->worker;
    ev.staff_count = 1;
    expect_ok(f, event_save(f->d, &ev, &f->e));
    expect_of_record(f, "event", id, 3, "Where", "", "架空ホール");
    expect_of_record(f, "event", id, 3, "Places", "", "30");
    expect_of_record(f, "event", id, 3, "Staff", "", "架空 支援");

    struct organisation firm;
    int64_t org = record_organisation(f, "O-1", "employer", "架空商事");
    expect_ok(f, organisation_find(f->d, org, &firm, &f->e));
    LINE_COPY(firm.phone, "03-5555-0100");
    expect_ok(f, organisation_save(f->d, &firm, &f->e));
    expect_of_record(f, "organisation", org, 1, "Phone", "", "03-5555-0100");

    struct placement job; /* reported by an agency, of somebody who is not on file */
    int64_t start = record_partner_placement(f, "L-1", org, "A", 0, "2014-10-01");
    expect_ok(f, placement_find(f->d, start, &job, &f->e));
    job.history = true;
    job.wage = 180000;
    expect_ok(f, placement_save(f->d, &job, &f->e));
    expect_of_record(f, "placement", start, 1, "Placement: Wage", "", "180000");

    struct field_changes none;
    expect_err(f, history_of_record(f->d, "event", 999, 9, &none, &f->e), ERR_NOT_FOUND, NULL);
    expect_err(f, history_of_record(f->d, "person", 1, 9, &none, &f->e), ERR_NOT_FOUND, NULL);
}

/* A slip keeps what was corrected while it had no person, and goes on keeping it with one. */
static void
a_slip_keeps_its_history_before_and_after_it_has_a_person(void **state)
{
    struct fixture *f = *state;
    static struct intake in;

    fixture_as(f, "uketsuke");
    line_slip(&in, "太郎", "タロウ");
    in.person = (struct person){ 0 };
    in.slip.anonymous = true;
    expect_ok(f, intake_save(f->d, &in, &f->e));
    int64_t id = in.slip.id;
    LINE_COPY(in.slip.response, "架空: 折り返し電話します。");
    expect_ok(f, intake_save(f->d, &in, &f->e));
    assert_int_equal(changes(f, ""), 0);
    const struct intake_slip was = in.slip;
    line_slip(&in, "花子", "ハナコ");
    in.slip = (struct intake_slip){ .id = id, .version = was.version };
    expect_ok(f, intake_name(f->d, &in, &f->e));
    expect_ok(f, intake_open(f->d, id, &in.slip, &f->e));
    LINE_COPY(in.slip.chief_complaint, "架空: 事務の仕事。");
    expect_ok(f, intake_save(f->d, &in, &f->e));
    struct field_changes list;
    expect_ok(f, history_of_record(f->d, "intake_slip", id, 100, &list, &f->e));
    assert_int_equal(list.count, 2);
    field_changes_free(&list);
}

/* A visit to two shows its history once, to whoever may open the visit; no other person is named. */
static void
a_visit_to_two_shows_its_history_at_the_visit(void **state)
{
    struct fixture *f = *state;
    struct dispatch visit;

    fixture_as(f, "kakari");
    const int64_t people[] = { line_register(f, "太郎", "タロウ"),
                               line_register(f, "次郎", "ジロウ"), 0 };
    int64_t trip = record_dispatch(f, "D-1", "2014-10-20", "架空商事", "workplace_visit",
                                   "retention", people);
    expect_ok(f, dispatch_find(f->d, trip, &visit, &f->e));
    visit.history = true;
    LINE_COPY(visit.situation, "落ち着いている。");
    expect_ok(f, dispatch_save(f->d, &visit, &f->e));
    expect_of_record(f, "dispatch", trip, 1, "Visit: How it goes", "", "落ち着いている。");
    visit.people_count = 1;
    expect_ok(f, dispatch_save(f->d, &visit, &f->e));
    expect_of_record(f, "dispatch", trip, 2, "Visit: How many people were seen", "2", "1");
    fixture_as(f, "uketsuke");
    struct field_changes none;
    expect_err(f, history_of_record(f->d, "dispatch", trip, 9, &none, &f->e), ERR_DENIED, NULL);
}

static void
a_settled_note_is_in_the_history_of_the_person(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "kakari");
    int64_t id = line_register(f, "太郎", "タロウ");
    expect_ok(f, flag_raise(f->d, id, "書類待ち", &f->e));
    expect_ok(f, flag_resolve(f->d, 1, 1, "届きました。", &f->e));
    expect_change(f, id, "Pinned note settled", "", "届きました。");
}

/* Who wrote the care in contacts, and when: at the registration, or with its last change. */
static void
the_card_tells_who_wrote_the_care(void **state)
{
    struct fixture *f = *state;
    struct person_card *card = malloc(sizeof *card);
    struct person_saving how = { 0 };

    assert_non_null(card);
    fixture_as(f, "kakari");
    int64_t id = line_register(f, "太郎", "タロウ");
    fixture_sql(f, "UPDATE person SET contact_caution = '夕方に電話' WHERE id = %lld", (long long)id);
    expect_ok(f, person_card(f->d, id, card, &f->e));
    assert_string_equal(card->caution_by, f->d->user.name);
    assert_string_equal(card->caution_at, FIXTURE_NOW);
    fixture_as(f, "shien");
    LINE_COPY(card->person.contact_caution, "職場には電話しない");
    expect_ok(f, person_save(f->d, &card->person, &how, &f->e));
    fixture_as(f, "kakari");
    expect_ok(f, person_card(f->d, id, card, &f->e));
    assert_string_not_equal(card->caution_by, f->d->user.name);
    free(card);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_changed_field_is_kept),
        TEST(the_card_tells_who_wrote_the_care),
        TEST(a_refused_save_keeps_nothing),
        TEST(notes_are_not_for_the_counter),
        TEST(staff_and_next_step_of_a_case_are_kept),
        TEST(an_interview_keeps_the_earlier_intention),
        TEST(a_restriction_keeps_its_reason),
        TEST(corrections_of_the_log_are_kept_with_it),
        TEST(a_replaced_certificate_stays_readable),
        TEST(records_keep_what_they_said),
        TEST(nothing_of_it_is_ever_changed),
        TEST(records_that_are_nobodys_keep_it_too),
        TEST(a_slip_keeps_its_history_before_and_after_it_has_a_person),
        TEST(a_visit_to_two_shows_its_history_at_the_visit),
        TEST(a_settled_note_is_in_the_history_of_the_person),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
