/* Who may see and write what of a person: classes, reasons, restricted people. */
#include "tests/desk/fixture.h"

#include <string.h>

#include "desk/caseload.h"
#include "desk/flag.h"
#include "desk/people.h"
#include "desk/restricted.h"
#include "tests/desk/line.h"

static int
setup(void **state)
{
    return fixture_open(state);
}

static void
reception_sees_and_writes_no_notes(void **state)
{
    struct fixture *f = *state;
    struct person p;

    fixture_as(f, "kakari");
    int64_t id = line_register(f, "太郎", "タロウ");
    expect_ok(f, person_open(f->d, id, &p, &f->e));
    LINE_COPY(p.note, "医療の情報");
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));
    fixture_as(f, "uketsuke");
    expect_ok(f, person_open(f->d, id, &p, &f->e));
    assert_string_equal(p.note, "");
    LINE_COPY(p.address, "練馬区架空町9");
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));
    assert_string_equal(p.note, "");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person WHERE note = '医療の情報'"), 1);
    LINE_COPY(p.note, "書きたい");
    expect_err(f, person_save(f->d, &p, NULL, &f->e), ERR_DENIED, "note");
}

/* A line is a write, and a write makes other desks read again: two of them would never rest. */
static void
a_denial_is_written_once_for_all_rereads(void **state)
{
    static const char denials[] = "SELECT count(*) FROM audit WHERE outcome = 'denied'";
    struct fixture *f = *state;
    int64_t id = fixture_person(f, "P-1", f->worker2, true);
    char consent[CODE_SIZE];

    fixture_as(f, "uketsuke");
    expect_err(f, person_consent_state(f->d, id, consent, &f->e), ERR_DENIED, "");
    desk_set_rereading(f->d, true);
    expect_err(f, person_consent_state(f->d, id, consent, &f->e), ERR_DENIED, "");
    expect_err(f, person_consent_state(f->d, id, consent, &f->e), ERR_DENIED, "");
    desk_set_rereading(f->d, false);
    assert_int_equal(fixture_number(f, denials), 1);
    expect_err(f, person_consent_state(f->d, id, consent, &f->e), ERR_DENIED, "");
    assert_int_equal(fixture_number(f, denials), 2);
}

static void
reception_edits_class_b_until_a_worker_has_the_case(void **state)
{
    struct fixture *f = *state;
    struct person p;

    fixture_as(f, "uketsuke");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    expect_ok(f, person_open(f->d, c.person_id, &p, &f->e));
    LINE_COPY(p.intention, "want");
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));
    fixture_as(f, "shien");
    expect_ok(f, case_assign(f->d, c.id, c.version, f->worker, &f->e));
    fixture_as(f, "uketsuke");
    LINE_COPY(p.intention, "do_not_want");
    expect_err(f, person_save(f->d, &p, NULL, &f->e), ERR_DENIED, "disabilities");
    LINE_COPY(p.intention, "want");
    LINE_COPY(p.address, "練馬区架空町3"); /* class A goes on */
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));
}

static void
opening_asks_for_a_reason_and_leaves_a_line(void **state)
{
    struct fixture *f = *state;
    struct person p;
    struct person_card card;

    fixture_as(f, "kakari");
    int64_t id = line_register(f, "太郎", "タロウ");
    fixture_as(f, "uketsuke");
    f->d->ask_reasons = true;
    expect_err(f, person_open(f->d, id, &p, &f->e), ERR_DENIED, "reason");
    assert_string_equal(p.name, "");
    LINE_COPY(f->d->reason, "phone_call");
    expect_ok(f, person_open(f->d, id, &p, &f->e));
    expect_ok(f, person_card(f->d, id, &card, &f->e));
    assert_int_equal(fixture_number(f,
                                    "SELECT count(*) FROM audit WHERE action = 'open_b'"
                                    " AND person_id = %lld AND reason = 'phone_call'"
                                    " AND outcome = 'done'",
                                    (long long)id),
                     2);
    expect_err(f, person_open(f->d, id + 99, &p, &f->e), ERR_NOT_FOUND, NULL);
}

static void
auditors_and_administrators_see_nobody(void **state)
{
    static const char *const logins[] = { "kansa", "kanri" };
    struct fixture *f = *state;

    fixture_as(f, "kakari");
    int64_t id = line_register(f, "太郎", "タロウ");
    for (size_t i = 0; i < 2; i++) {
        struct person p, fresh;
        struct person_hits hits;
        struct timeline t;
        struct due_rows due;
        char consent[CODE_SIZE];
        int64_t found;

        fixture_as(f, logins[i]);
        line_person(&fresh, "花子", "ハナコ");
        expect_err(f, person_open(f->d, id, &p, &f->e), ERR_DENIED, NULL);
        expect_err(f, person_read(f->d, id, NULL, &p, &f->e), ERR_DENIED, NULL);
        expect_err(f, person_search(f->d, "ネリ", 50, true, &hits, &f->e), ERR_DENIED, NULL);
        expect_err(f, person_find(f->d, "M-000001", &found, &f->e), ERR_DENIED, NULL);
        expect_err(f, person_save(f->d, &fresh, NULL, &f->e), ERR_DENIED, NULL);
        expect_err(f, person_timeline(f->d, id, &t, &f->e), ERR_DENIED, NULL);
        expect_err(f, person_consent_state(f->d, id, consent, &f->e), ERR_DENIED, NULL);
        expect_err(f, person_due(f->d, f->d->today, 0, 10, &due, &f->e), ERR_DENIED, NULL);
        assert_true(fixture_number(f, "SELECT count(*) FROM audit WHERE outcome = 'denied'")
                    >= (int64_t)(5 * (i + 1)));
    }
}

static void
restricted_people_are_left_out(void **state)
{
    struct fixture *f = *state;
    struct person_hits hits;
    struct person_saving how = { 0 };
    struct person p;

    fixture_as(f, "kakari");
    int64_t id = line_register(f, "太郎", "タロウ");
    expect_err(f, person_restrict(f->d, id, 1, true, "", &f->e), ERR_INVALID, "reason");
    expect_ok(f, person_restrict(f->d, id, 1, true, "ご本人の申出", &f->e));
    expect_ok(f, person_search(f->d, "ネリマ", 50, true, &hits, &f->e));
    assert_int_equal(hits.count, 1);
    assert_true(hits.rows[0].restricted);
    person_hits_free(&hits);
    fixture_sql(f, "INSERT INTO person_merge (state, survivor_id, loser_id, survivor_version,"
                   " loser_version, picks, reason, asked_on, asked_at, asked_by) VALUES ('proposed',"
                   " %lld, 99, 1, 1, '', '架空', '2014-10-20', '" FIXTURE_NOW "', 1);"
                   "INSERT INTO person_alias (person_id, ref, merge_id) VALUES (%lld, 'OLD-7', 1)",
                (long long)id, (long long)id);
    expect_ok(f, person_search(f->d, "old-7", 50, true, &hits, &f->e));
    assert_int_equal(hits.count, 1); /* by the number before a merge too */
    person_hits_free(&hits);
    fixture_as(f, "uketsuke");
    expect_ok(f, person_search(f->d, "ネリマ", 50, true, &hits, &f->e));
    assert_int_equal(hits.count, 0);
    person_hits_free(&hits);
    expect_ok(f, person_search(f->d, "OLD-7", 50, true, &hits, &f->e));
    assert_int_equal(hits.count, 1); /* the number alone: else who stands there is registered anew */
    assert_true(hits.rows[0].number_only);
    person_hits_free(&hits);
    expect_err(f, person_open(f->d, id, &p, &f->e), ERR_DENIED, NULL);
    expect_err(f, person_restrict(f->d, id, 2, false, "見たい", &f->e), ERR_DENIED, NULL);
    /* who is registered anew is stopped all the same, by number alone */
    line_person(&p, "太郎", "タロウ");
    expect_err(f, person_save(f->d, &p, &how, &f->e), ERR_INVALID, "suspect");
    assert_string_equal(how.suspects[0].ref, "M-000001");
    assert_string_equal(how.suspects[0].name, "");
}

/* How many rows each list has of the people of the file. */
struct rows {
    size_t hits, due, cases, caseload, flags, slips;
};

static size_t
hits_of(struct fixture *f, const char *query)
{
    struct person_hits hits;

    expect_ok(f, person_search_page(f->d, query, NULL, 50, &hits, &f->e));
    size_t n = hits.count;
    person_hits_free(&hits);
    return n;
}

static struct rows
count_lists(struct fixture *f)
{
    const struct caseload_filter any = { .charge = CHARGE_ANYBODY };
    struct rows n = { .hits = hits_of(f, "ネリマ") };
    struct due_rows due;
    struct case_rows cases;
    struct caseload_rows caseload;
    struct flags flags;
    struct slip_rows slips;

    assert_int_equal(hits_of(f, "090-1234-5678"), n.hits);
    assert_int_equal(hits_of(f, "1985-05-12"), n.hits);
    assert_int_equal(hits_of(f, ""), n.hits);
    expect_ok(f, person_due(f->d, (struct date){ 2015, 10, 31 }, 0, 50, &due, &f->e));
    for (size_t i = 0; i < due.count; i++)
        n.due += due.rows[i].person_id != 0;
    due_rows_free(&due);
    expect_ok(f, case_list(f->d, STAGE_NONE, 0, 50, &cases, &f->e));
    n.cases = cases.count;
    case_rows_free(&cases);
    expect_ok(f, caseload_list(f->d, &any, NULL, 50, &caseload, &f->e));
    n.caseload = caseload.count;
    caseload_rows_free(&caseload);
    expect_ok(f, flag_open_list(f->d, &flags, &f->e));
    n.flags = flags.count;
    flags_free(&flags);
    expect_ok(f, intake_list(f->d, f->d->today, (struct date){ 2014, 11, 1 }, 50, &slips, &f->e));
    n.slips = slips.count;
    slip_rows_free(&slips);
    return n;
}

/* In no list of anybody but the staff in charge and the supervisor. */
static void
restricted_people_are_there_for_their_own_staff(void **state)
{
    static const struct {
        const char *login;
        bool sees;
    } who[] = { { "shien", true }, { "shien2", false }, { "uketsuke", false }, { "kakari", true } };
    struct fixture *f = *state;

    fixture_as(f, "shien");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    fixture_sql(f, "INSERT INTO person_phone (person_id, sort, phone, digits)"
                   " VALUES (%lld, 3, '090-1234-5678', '09012345678');"
                   "INSERT INTO person_flag (person_id, words, raised_on, raised_by)"
                   " VALUES (%lld, '架空の注意', '2014-10-31', %lld);"
                   "UPDATE support_case SET staff_id = %lld;",
                (long long)c.person_id, (long long)c.person_id, (long long)f->worker,
                (long long)f->worker);
    fixture_as(f, "shien2");
    struct rows before = count_lists(f);
    assert_true(before.hits && before.due && before.cases && before.caseload && before.flags
                && before.slips);
    fixture_sql(f, "UPDATE person SET restricted = 1");
    for (size_t i = 0; i < sizeof who / sizeof *who; i++) {
        fixture_as(f, who[i].login);
        struct rows n = count_lists(f);

        if (who[i].sees)
            assert_memory_equal(&n, &before, sizeof n);
        else
            assert_int_equal(n.hits + n.due + n.cases + n.caseload + n.flags + n.slips, 0);
    }
    fixture_as(f, "shien2"); /* once the case is closed it is nobody's own */
    fixture_sql(f, "UPDATE support_case SET stage = 'closed', closed_on = '2014-10-31'");
    fixture_as(f, "shien");
    assert_int_equal(hits_of(f, "ネリマ"), 0);
}

/* By the number, and nothing but the number, for a role that may open it with a reason. */
static void
a_restricted_number_tells_nothing_else(void **state)
{
    struct fixture *f = *state;
    struct person_hits hits;

    fixture_as(f, "shien");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    fixture_sql(f, "UPDATE person SET restricted = 1; UPDATE support_case SET staff_id = %lld",
                (long long)f->worker);
    fixture_as(f, "shien2");
    expect_ok(f, person_search_page(f->d, "Ｍ－０００００１", NULL, 50, &hits, &f->e));
    assert_int_equal(hits.count, 1);
    assert_int_equal(hits.rows[0].id, c.person_id);
    assert_true(hits.rows[0].number_only && hits.rows[0].restricted);
    assert_string_equal(hits.rows[0].name, "");
    assert_string_equal(hits.rows[0].kana, "");
    assert_true(date_is_none(hits.rows[0].birth_date));
    assert_int_equal(hits.briefs[0].stage, STAGE_NONE);
    assert_string_equal(hits.briefs[0].staff, "");
    person_hits_free(&hits);
    /* Also to who never opens it: else the person at the counter would be registered once more. */
    fixture_as(f, "uketsuke");
    expect_ok(f, person_search_page(f->d, "M-000001", NULL, 50, &hits, &f->e));
    assert_int_equal(hits.count, 1);
    assert_true(hits.rows[0].number_only);
    assert_string_equal(hits.rows[0].name, "");
    person_hits_free(&hits);
    assert_int_equal(hits_of(f, "M-00000"), 0);
    struct person p;
    expect_err(f, person_open(f->d, c.person_id, &p, &f->e), ERR_DENIED, "");
}

/* Of an own case no reason is asked, so it is none to choose: it would stand in the audit untrue. */
static void
an_own_case_is_no_reason_to_choose(void **state)
{
    (void)state;
    for (int i = 0; i < VIEW_REASONS; i++)
        assert_string_not_equal(view_reasons[i].key, "own_case");
    assert_string_not_equal(view_reason_words("own_case"), "own_case"); /* found: in words all the same */
}

static int64_t
openings_due(struct fixture *f, struct due_row *first)
{
    struct due_rows due;
    int64_t n = 0;

    expect_ok(f, person_due(f->d, f->d->today, 0, 50, &due, &f->e));
    for (size_t i = 0; i < due.count; i++)
        if (due.rows[i].kind == DUE_OPENED && n++ == 0)
            *first = due.rows[i];
    due_rows_free(&due);
    return n;
}

/* 緊急閲覧: who is not in charge opens it for a reason, and a supervisor looks at that. */
static void
breaking_the_glass_is_seen(void **state)
{
    struct fixture *f = *state;
    struct restricted_opening o;
    struct person_card card;
    struct due_row row;
    struct person p;

    fixture_as(f, "shien");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    fixture_sql(f, "UPDATE person SET restricted = 1; UPDATE support_case SET staff_id = %lld",
                (long long)f->worker);
    expect_ok(f, person_open(f->d, c.person_id, &p, &f->e)); /* one's own: nothing to look at */
    fixture_as(f, "shien2");
    f->d->ask_reasons = true;
    expect_err(f, person_open(f->d, c.person_id, &p, &f->e), ERR_DENIED, "reason");
    LINE_COPY(f->d->reason, "phone");
    expect_ok(f, person_open(f->d, c.person_id, &p, &f->e));
    expect_ok(f, person_card(f->d, c.person_id, &card, &f->e)); /* the same act */
    assert_int_equal(openings_due(f, &row), 0); /* not for workers */
    fixture_as(f, "kakari");
    assert_int_equal(openings_due(f, &row), 1);
    assert_int_equal(row.more, 0);
    assert_int_equal(row.staff_id, f->worker2);
    assert_string_equal(row.what, "Telephone call");
    expect_ok(f, restricted_look(f->d, row.record_id, &o, &f->e));
    assert_int_equal(o.person_id, c.person_id);
    assert_string_equal(o.reason, "Telephone call");
    assert_int_equal(line_audit(f, "see-opening"), 1);
    assert_int_equal(openings_due(f, &row), 0);
    expect_ok(f, restricted_look(f->d, row.record_id, &o, &f->e)); /* again: nothing new */
    assert_int_equal(line_audit(f, "see-opening"), 1);
    expect_err(f, restricted_look(f->d, 4711, &o, &f->e), ERR_NOT_FOUND, NULL);
    fixture_as(f, "shien2");
    LINE_COPY(f->d->reason, "phone");
    expect_ok(f, person_open(f->d, c.person_id, &p, &f->e)); /* later: a new line */
    fixture_as(f, "kakari");
    assert_int_equal(openings_due(f, &row), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(reception_sees_and_writes_no_notes),
        TEST(a_denial_is_written_once_for_all_rereads),
        TEST(reception_edits_class_b_until_a_worker_has_the_case),
        TEST(opening_asks_for_a_reason_and_leaves_a_line),
        TEST(auditors_and_administrators_see_nobody),
        TEST(restricted_people_are_left_out),
        TEST(restricted_people_are_there_for_their_own_staff),
        TEST(a_restricted_number_tells_nothing_else),
        TEST(an_own_case_is_no_reason_to_choose),
        TEST(breaking_the_glass_is_seen),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
