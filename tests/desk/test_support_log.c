/* The support log: entries, corrections, voids, and who may see what. */
#include "tests/desk/fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk/people.h"
#include "desk/support_log.h"
#include "tests/desk/line.h"
#include "tests/desk/records.h"

/* One entry for all tests: it is large. */
static struct support_log entry, read_back;

static int
setup(void **state)
{
    return fixture_open(state);
}

static void
fill(int64_t person_id)
{
    entry = (struct support_log){ .person_id = person_id, .minutes = 30 };
    LINE_COPY(entry.category, "job_consult");
    LINE_COPY(entry.method, "phone");
    LINE_COPY(entry.content, "求人票を一緒に読んだ。\n次は履歴書。");
}

static int64_t
entries(struct fixture *f)
{
    return fixture_number(f, "SELECT count(*) FROM support_log");
}

static void
an_entry_takes_today_and_its_writer(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "shien");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    fill(c.person_id);
    expect_ok(f, support_log_save(f->d, &entry, &f->e));
    assert_int_equal(date_compare(entry.on_day, f->d->today), 0);
    assert_int_equal(entry.staff_id, f->worker);
    assert_string_equal(entry.visibility, "team");
    assert_int_equal(entry.case_id, c.id);
    assert_int_equal(entry.version, 1);
    assert_int_equal(line_case(f, c.id).staff_id, f->worker); /* nobody had it */
    assert_int_equal(line_audit(f, "add-support-log"), 1);
    expect_ok(f, support_log_open(f->d, entry.id, &read_back, &f->e));
    assert_string_equal(read_back.content, entry.content);
    assert_string_equal(read_back.staff_name, read_back.created_name);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE kind = 'support_log'"
                                       " AND action = 'open_c'"), 1);
}

static void
the_next_step_of_the_case_follows(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "shien");
    struct support_case c = line_inquiry(f, "太郎", "タロウ"); /* next: an interview on 7 November */
    fill(c.person_id);
    expect_ok(f, support_log_save(f->d, &entry, &f->e)); /* says nothing of it */
    assert_string_equal(line_case(f, c.id).next_action, "interview_booking");
    fill(c.person_id);
    LINE_COPY(entry.next_action, "call_back");
    LINE_COPY(entry.next_words, "給料日を確かめる");
    entry.next_on = (struct date){ 2014, 11, 4 };
    expect_ok(f, support_log_save(f->d, &entry, &f->e));
    c = line_case(f, c.id);
    assert_string_equal(c.next_action, "call_back");
    assert_int_equal(date_compare(c.next_on, entry.next_on), 0);
    /* Settled otherwise since: a correction of other words does not bring the old step back. */
    expect_ok(f, case_set_next(f->d, c.id, c.version, "none", DATE_NONE, &f->e));
    LINE_COPY(entry.place, "窓口");
    expect_ok(f, support_log_save(f->d, &entry, &f->e));
    assert_string_equal(line_case(f, c.id).next_action, "none");
}

static void
bad_entries_store_nothing(void **state)
{
    static const struct {
        size_t at, size;
        const char *text, *field;
    } rows[] = {
#define FIELD(member, bad) { offsetof(struct support_log, member), sizeof(entry.member), bad, #member }
        FIELD(category, ""),       FIELD(category, "chat"),    FIELD(method, ""),
        FIELD(method, "pigeon"),   FIELD(content, ""),         FIELD(content, " \n "),
        FIELD(content, "\x1b[1m"), FIELD(starts, "24:00"),     FIELD(starts, "9:30"),
        FIELD(place, "a\nb"),      FIELD(met, "\x80"),         FIELD(next_action, "later"),
        FIELD(visibility, "all"),
    };
    struct fixture *f = *state;

    fixture_as(f, "shien");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fill(c.person_id);
        line_copy((char *)&entry + rows[i].at, rows[i].size, rows[i].text);
        expect_err(f, support_log_save(f->d, &entry, &f->e), ERR_INVALID, rows[i].field);
    }
    fill(c.person_id);
    entry.minutes = SUPPORT_LOG_NOT_TOLD;
    expect_err(f, support_log_save(f->d, &entry, &f->e), ERR_INVALID, "minutes");
    entry.minutes = SUPPORT_LOG_MINUTES_MAX + 1;
    expect_err(f, support_log_save(f->d, &entry, &f->e), ERR_INVALID, "minutes");
    fill(c.person_id);
    entry.on_day = (struct date){ 2014, 11, 1 };
    expect_err(f, support_log_save(f->d, &entry, &f->e), ERR_INVALID, "on_day");
    fill(c.person_id);
    entry.next_on = (struct date){ 2014, 11, 1 };
    expect_err(f, support_log_save(f->d, &entry, &f->e), ERR_INVALID, "next_action");
    LINE_COPY(entry.next_action, "call_back");
    entry.next_on = (struct date){ 2014, 10, 30 };
    expect_err(f, support_log_save(f->d, &entry, &f->e), ERR_INVALID, "next_on");
    entry.next_on = DATE_NONE;
    expect_err(f, support_log_save(f->d, &entry, &f->e), ERR_INVALID, "next_on");
    fill(c.person_id);
    LINE_COPY(entry.content, support_log_template("retention"));
    expect_err(f, support_log_save(f->d, &entry, &f->e), ERR_INVALID, "content");
    assert_int_equal(entry.id, 0);
    assert_int_equal(entries(f), 0);
    assert_int_equal(line_case(f, c.id).staff_id, 0); /* nothing half stored */
}

static void
every_purpose_has_headings_but_other(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(fixture_number(f, "SELECT count(*) FROM code WHERE list = 'support_category'"),
                     12);
    assert_true(support_log_is_template(support_log_template("leisure")));
    assert_string_equal(support_log_template("other"), "");
    assert_string_equal(support_log_template(""), "");
    assert_false(support_log_is_template(""));

    static const char *const rows[][2] = {
        { "Attendance and health:\nwell\nWork and people there:\nWord of the workplace: good\n",
          "Attendance and health:\nwell\nWord of the workplace: good" },
        { "Attendance and health: well\nWork and people there:\n\nWord of the workplace:  \n",
          "Attendance and health: well" },
        { "Attendance and health:\n \nWork and people there:\nWord of the workplace:", "" },
        { "Attendance and health:\n\nin own words", "Attendance and health:\n\nin own words" },
        { "Reason:\nnothing of a template", "Reason:\nnothing of a template" },
        { "", "" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char content[NOTE_SIZE];

        snprintf(content, sizeof content, "%s", rows[i][0]);
        support_log_drop_headings(content);
        assert_string_equal(content, rows[i][1]);
    }
}

static void
a_correction_knows_its_version(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "shien");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    fill(c.person_id);
    expect_ok(f, support_log_save(f->d, &entry, &f->e));
    expect_ok(f, support_log_save(f->d, &entry, &f->e)); /* nothing differs */
    assert_int_equal(entry.version, 1);
    assert_int_equal(line_audit(f, "save-support-log"), 0);
    entry.minutes = 45;
    expect_ok(f, support_log_save(f->d, &entry, &f->e));
    assert_int_equal(entry.version, 2);
    assert_int_equal(line_audit(f, "save-support-log"), 1);
    entry.version = 1;
    entry.minutes = 50;
    expect_err(f, support_log_save(f->d, &entry, &f->e), ERR_CONFLICT, NULL);
    assert_int_equal(fixture_number(f, "SELECT minutes FROM support_log"), 45);
}

static void
a_void_entry_stays_and_is_fixed(void **state)
{
    struct fixture *f = *state;
    struct person_card card;
    struct timeline t;

    fixture_as(f, "shien");
    int64_t id = fixture_person(f, "P-1", f->worker, false);
    fill(id);
    entry.on_day = (struct date){ 2014, 10, 20 };
    LINE_COPY(entry.starts, "14:30");
    expect_ok(f, support_log_save(f->d, &entry, &f->e));
    expect_ok(f, person_card(f->d, id, &card, &f->e));
    assert_string_equal(card.last_contact, "2014-10-20T14:30");
    expect_err(f, support_log_void(f->d, entry.id, 1, "", &f->e), ERR_INVALID, "reason");
    expect_err(f, support_log_void(f->d, entry.id, 9, "誤り", &f->e), ERR_CONFLICT, NULL);
    expect_ok(f, support_log_void(f->d, entry.id, 1, "別の方の記録でした。", &f->e));
    assert_int_equal(line_audit(f, "void-support-log"), 1);
    expect_ok(f, person_card(f->d, id, &card, &f->e));
    assert_string_equal(card.last_contact, "");
    entry.version = 2;
    entry.minutes = 10;
    expect_err(f, support_log_save(f->d, &entry, &f->e), ERR_INVALID, "");
    expect_err(f, support_log_void(f->d, entry.id, 2, "また", &f->e), ERR_INVALID, "");
    expect_ok(f, person_timeline(f->d, id, &t, &f->e));
    bool seen = false;
    for (size_t i = 0; i < t.count; i++)
        seen |= t.rows[i].kind == TIMELINE_LOG && t.rows[i].undone;
    assert_true(seen);
    timeline_free(&t);
    expect_ok(f, support_log_open(f->d, entry.id, &read_back, &f->e));
    assert_string_equal(read_back.void_reason, "別の方の記録でした。");
}

/* ---- who sees what ---- */

static size_t
shown_to(struct fixture *f, const char *login, int64_t person, size_t *withheld)
{
    struct timeline t;
    size_t n = 0;

    fixture_as(f, login);
    f->d->ask_reasons = false;
    expect_ok(f, person_timeline(f->d, person, &t, &f->e));
    for (size_t i = 0; i < t.count; i++)
        n += t.rows[i].kind == TIMELINE_LOG;
    *withheld = t.withheld;
    timeline_free(&t);
    return n;
}

static void
confined_entries_are_for_those_in_charge(void **state)
{
    struct fixture *f = *state;
    size_t withheld;

    fixture_as(f, "kakari2");
    int64_t id = fixture_person(f, "P-1", f->worker, false);
    fill(id);
    expect_ok(f, support_log_save(f->d, &entry, &f->e));
    fill(id);
    LINE_COPY(entry.visibility, "restricted");
    expect_ok(f, support_log_save(f->d, &entry, &f->e));
    assert_int_equal(shown_to(f, "kakari", id, &withheld), 2);
    assert_int_equal(withheld, 0);
    expect_ok(f, support_log_open(f->d, entry.id, &read_back, &f->e));
    assert_int_equal(shown_to(f, "shien", id, &withheld), 2); /* in charge */
    assert_int_equal(withheld, 0);
    assert_int_equal(shown_to(f, "shien2", id, &withheld), 1);
    assert_int_equal(withheld, 1);
    int64_t denied = fixture_number(f, "SELECT count(*) FROM audit WHERE outcome = 'denied'");
    expect_err(f, support_log_open(f->d, entry.id, &read_back, &f->e), ERR_DENIED, "");
    assert_string_equal(read_back.content, "");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE outcome = 'denied'"),
                     denied + 1);
    assert_int_equal(shown_to(f, "uketsuke", id, &withheld), 0); /* class C */
    assert_int_equal(withheld, 0);
    /* Whose entry it is sees it after the case went to somebody else. */
    fixture_sql(f, "UPDATE support_log SET staff_id = %lld", (long long)f->worker2);
    assert_int_equal(shown_to(f, "shien2", id, &withheld), 2);
    expect_ok(f, support_log_open(f->d, entry.id, &read_back, &f->e));
}

/* A seat in a meeting opens the case, but not what is for the staff in charge alone. */
static void
a_seat_in_a_meeting_is_not_enough(void **state)
{
    struct fixture *f = *state;
    size_t withheld;

    fixture_as(f, "kakari");
    int64_t id = fixture_person(f, "P-1", f->worker, false);
    fill(id);
    LINE_COPY(entry.visibility, "restricted");
    expect_ok(f, support_log_save(f->d, &entry, &f->e));
    int64_t event = record_event(f, "E-1", "coordination_meeting", "2014-11-10", "planned");
    fixture_sql(f,
                "INSERT INTO event_staff VALUES (%lld, %lld);"
                "INSERT INTO meeting_case (event_id, case_id, sort) SELECT %lld, id, 1 FROM"
                " support_case", (long long)event, (long long)f->worker2, (long long)event);
    assert_int_equal(shown_to(f, "shien2", id, &withheld), 0);
    assert_int_equal(withheld, 1);
    expect_err(f, support_log_open(f->d, entry.id, &read_back, &f->e), ERR_DENIED, "");
}

static void
marked_entries_say_so_first(void **state)
{
    struct fixture *f = *state;
    struct timeline t;

    fixture_as(f, "shien");
    int64_t id = fixture_person(f, "P-1", f->worker, false);
    fill(id);
    LINE_COPY(entry.visibility, "third_party");
    expect_ok(f, support_log_save(f->d, &entry, &f->e));
    assert_no_scan(f);
    expect_ok(f, person_timeline(f->d, id, &t, &f->e));
    assert_no_scan(f);
    assert_int_equal(t.rows[0].kind, TIMELINE_LOG);
    assert_string_equal(t.rows[0].title, "! 第三者情報を含む  電話  就労相談  30 min"
                                         "  求人票を一緒に読んだ。 次は履歴書。");
    assert_string_equal(t.rows[0].method, "phone");
    assert_int_equal(t.rows[0].minutes, 30);
    timeline_free(&t);
}

static void
others_cases_are_refused(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "shien2");
    int64_t id = fixture_person(f, "P-1", f->worker, false), none = fixture_person(f, "P-2", 0, false);
    fill(id);
    expect_err(f, support_log_save(f->d, &entry, &f->e), ERR_DENIED, "");
    assert_int_equal(entries(f), 0);
    fill(4711);
    assert_int_not_equal(support_log_save(f->d, &entry, &f->e), ERR_OK);
    expect_err(f, support_log_open(f->d, 4711, &read_back, &f->e), ERR_NOT_FOUND, "support_log");
    fixture_as(f, "kakari"); /* somebody without a case: after it was closed, an enquiry */
    fill(none);
    expect_ok(f, support_log_save(f->d, &entry, &f->e));
    assert_int_equal(entry.case_id, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_entry_takes_today_and_its_writer),
        TEST(the_next_step_of_the_case_follows),
        TEST(bad_entries_store_nothing),
        TEST(every_purpose_has_headings_but_other),
        TEST(a_correction_knows_its_version),
        TEST(a_void_entry_stays_and_is_fixed),
        TEST(confined_entries_are_for_those_in_charge),
        TEST(a_seat_in_a_meeting_is_not_enough),
        TEST(marked_entries_say_so_first),
        TEST(others_cases_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
