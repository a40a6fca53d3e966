/* What happens to two merged records between the merge and its undo, and what undo makes of it. */
#include "tests/desk/fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/draft.h"
#include "db/repo/person_repo.h"
#include "desk/draft.h"
#include "desk/people.h"
#include "tests/desk/merging.h"
#include "tests/desk/records.h"

/* Two records of 架空 花子: the one that stays, and the one that goes. */
static int64_t a, b;
static struct merge_sinces stays; /* of undo_all() */

static int
setup(void **state)
{
    if (fixture_open(state) != 0)
        return 1;
    merging_two(*state, &a, &b);
    return 0;
}

static int
teardown(void **state)
{
    merge_sinces_free(&stays);
    return fixture_close(state);
}

/* Undo it, and keep what stays of it. */
static void
undo_all(struct fixture *f, int64_t id)
{
    expect_ok(f, merge_undo(f->d, id, merging_version(f, id), "別の方でした。", &stays, &f->e));
}

/* That row stays; NULL: it does not. */
static const struct merge_since *
stayed(const char *table, int64_t row_id)
{
    for (size_t i = 0; i < stays.count; i++)
        if (strcmp(stays.rows[i].table, table) == 0 && stays.rows[i].row_id == row_id)
            return &stays.rows[i];
    return NULL;
}

static void
put_phone(struct fixture *f, int64_t person, const char *phone)
{
    fixture_sql(f, "INSERT INTO person_phone (person_id, sort, phone, digits) VALUES"
                   " (%lld, 1, '%s', replace('%s', '-', ''))", (long long)person, phone, phone);
}

static void
put_handbook(struct fixture *f, int64_t person, const char *number, const char *expires)
{
    fixture_sql(f, "INSERT INTO handbook (person_id, kind, state, number, number_key, expires_on)"
                   " VALUES (%lld, 'hb_psychiatric', 'held', '%s', '%s', '%s')", (long long)person,
                number, number, expires);
}

/* An open case of that person; its number. */
static int64_t
put_case(struct fixture *f, int64_t person, const char *opened)
{
    fixture_sql(f, "INSERT INTO support_case (person_id, opened_on, staff_id, stage, stage_since)"
                   " VALUES (%lld, '%s', %lld, 'inquiry', '%s')", (long long)person, opened,
                (long long)f->worker, opened);
    return fixture_number(f, "SELECT max(id) FROM support_case");
}

static void
put_interview(struct fixture *f, int64_t case_id)
{
    fixture_sql(f, "INSERT INTO interview (case_id, at, staff_id, work_intention, own_will,"
                   " next_action) VALUES (%lld, '2014-10-31T10:00', %lld, 'want', 'x', 'x')",
                (long long)case_id, (long long)f->worker);
}

/* Each with a phone and a certificate of its own. */
static void
put_cards(struct fixture *f)
{
    put_phone(f, a, "03-1111-0000");
    put_phone(f, b, "03-2222-0000");
    put_handbook(f, a, "1001", "2015-03-31");
    put_handbook(f, b, "2007", "2015-06-30");
}

/* The card is saved again with another address, and with another day on its first certificate. */
static void
save_again(struct fixture *f, int64_t person, const char *email, const char *expires)
{
    struct person *p = calloc(1, sizeof *p);
    struct person_saving saving = { .history = true };

    assert_non_null(p);
    expect_ok(f, person_repo_find(f->d->db, person, p, &f->e));
    snprintf(p->email, sizeof p->email, "%s", email);
    if (expires)
        p->handbooks[0].expires_on = iso_day(expires);
    expect_ok(f, person_save(f->d, p, &saving, &f->e));
    free(p);
}

/* Phones and certificates of both, "phone|number expiry" for each. */
static void
assert_cards(struct fixture *f, int64_t person, const char *want)
{
    char got[300];

    fixture_text(f, got, sizeof got,
                 "SELECT coalesce((SELECT group_concat(phone) FROM person_phone WHERE person_id ="
                 " %lld), '') || '|' || coalesce((SELECT group_concat(number || ' ' || expires_on)"
                 " FROM handbook WHERE person_id = %lld), '')", (long long)person,
                 (long long)person);
    assert_string_equal(got, want);
}

static void
a_save_of_something_else_changes_no_part(void **state)
{
    struct fixture *f = *state;

    put_cards(f);
    int64_t id = merging_do(f, a, b, "phones:take,handbooks:take");
    int64_t other = merging_person(f, "架空　次郎", "カクウ　ジロウ", "1970-01-01");
    put_phone(f, other, "03-3333-0000"); /* the numbers of rows are given anew */
    save_again(f, a, "hanako@example.jp", NULL);
    assert_int_equal(merging_undo(f, id), 1); /* the address */
    assert_cards(f, a, "03-1111-0000|1001 2015-03-31");
    assert_cards(f, b, "03-2222-0000|2007 2015-06-30");
    assert_cards(f, other, "03-3333-0000|");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM handbook_past"), 0);
}

/* Somebody gave the record that stayed another certificate since: its card stays, and what the
 * merge took off it stays readable. */
static void
what_a_changed_card_had_lost_stays_readable(void **state)
{
    struct fixture *f = *state;

    put_cards(f);
    int64_t id = merging_do(f, a, b, "handbooks:take");
    put_handbook(f, a, "3003", "2016-01-31");
    undo_all(f, id);
    assert_int_equal(stays.count, 2);
    assert_string_equal(stays.rows[0].table, "handbook_past");
    assert_string_equal(stays.rows[1].label, "Certificate");
    assert_cards(f, a, "03-1111-0000|3003 2016-01-31");
    assert_cards(f, b, "03-2222-0000|2007 2015-06-30");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM handbook_past WHERE person_id = %lld"
                                       " AND number = '1001'", (long long)a), 1);
}

/* A certificate of the record that went, renewed since, goes back renewed; one that is gone comes
 * back as it was. */
static void
a_renewed_certificate_goes_back_renewed(void **state)
{
    struct fixture *f = *state;

    put_cards(f);
    int64_t id = merging_do(f, a, b, "phones:keep,handbooks:take");
    save_again(f, a, "", "2017-06-30");
    assert_cards(f, a, "03-1111-0000|2007 2017-06-30");
    assert_int_equal(merging_undo(f, id), 0);
    assert_cards(f, a, "03-1111-0000|1001 2015-03-31");
    assert_cards(f, b, "03-2222-0000|2007 2017-06-30");
    id = merging_do(f, a, b, "phones:keep,handbooks:take");
    fixture_sql(f, "DELETE FROM handbook WHERE person_id = %lld", (long long)a);
    (void)merging_undo(f, id);
    assert_cards(f, a, "03-1111-0000|1001 2015-03-31");
    assert_cards(f, b, "03-2222-0000|2007 2017-06-30");
}

/* ---- what both cards have ---- */

/* One number on both cards: the stricter of each flag stands, and what one of the two does not tell
 * comes from the other. */
static void
a_number_on_both_keeps_what_is_not_wanted(void **state)
{
    struct fixture *f = *state;
    char got[300];

    put_phone(f, a, "03-1111-0000");
    put_phone(f, b, "0311110000");
    fixture_sql(f, "UPDATE person_phone SET message_ok = 0, note = '内線5' WHERE person_id = %lld;"
                   "UPDATE person_phone SET call_ok = 0, owner = 'family', note = '内線6' WHERE"
                   " person_id = %lld", (long long)a, (long long)b);
    (void)merging_do(f, a, b, "phones:both");
    fixture_text(f, got, sizeof got, "SELECT phone || ' ' || call_ok || message_ok || ' ' || owner"
                                     " || ' ' || note FROM person_phone");
    assert_string_equal(got, "03-1111-0000 00 family 内線5");
}

/* One certificate on both cards: the one that is valid for longer stands, with its grade. */
static void
the_later_certificate_of_one_number_stands(void **state)
{
    struct fixture *f = *state;
    char got[300];

    put_handbook(f, a, "1001", "2015-03-31");
    put_handbook(f, b, "1001", "2017-03-31");
    fixture_sql(f, "UPDATE handbook SET grade = 'grade' || person_id");
    int64_t id = merging_do(f, a, b, "handbooks:both");
    assert_cards(f, a, "|1001 2017-03-31");
    fixture_text(f, got, sizeof got, "SELECT grade FROM handbook");
    char want[300];
    snprintf(want, sizeof want, "grade%lld", (long long)b);
    assert_string_equal(got, want);
    assert_int_equal(merging_undo(f, id), 0);
    assert_cards(f, a, "|1001 2015-03-31");
    assert_cards(f, b, "|1001 2017-03-31");
    id = merging_do(f, b, a, "handbooks:both"); /* the other way round */
    assert_cards(f, b, "|1001 2017-03-31");
    assert_int_equal(merging_undo(f, id), 0);
}

/* Without a number nobody knows whether two certificates are one. */
static void
certificates_without_numbers_both_stand(void **state)
{
    struct fixture *f = *state;

    put_handbook(f, a, "", "2015-03-31");
    put_handbook(f, b, "", "2017-03-31");
    int64_t id = merging_do(f, a, b, "handbooks:both");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM handbook WHERE person_id = %lld",
                                    (long long)a), 2);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM handbook_past"), 0);
    assert_int_equal(merging_undo(f, id), 0);
    (void)merging_do(f, a, b, "handbooks:keep"); /* the one that goes is not lost */
    assert_cards(f, a, "| 2015-03-31");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM handbook_past WHERE expires_on ="
                                       " '2017-03-31'"), 1);
}

/* A restriction set since the merge is for both: nobody knows for which of the two it was meant.
 * One that was there before is given back to whose it was. */
static void
a_restriction_set_since_is_for_both(void **state)
{
    struct fixture *f = *state;

    int64_t id = merging_do(f, a, b, "");
    expect_ok(f, person_restrict(f->d, a, fixture_number(f, "SELECT version FROM person"), true,
                                 "ご本人の希望。", &f->e));
    assert_int_equal(merging_undo(f, id), 1); /* named */
    assert_int_equal(fixture_number(f, "SELECT sum(restricted) FROM person"), 2);
    fixture_sql(f, "UPDATE person SET restricted = id = %lld", (long long)a);
    id = merging_do(f, a, b, "");
    assert_int_equal(merging_undo(f, id), 0);
    assert_int_equal(fixture_number(f, "SELECT restricted FROM person WHERE id = %lld",
                                    (long long)a), 1);
    assert_int_equal(fixture_number(f, "SELECT restricted FROM person WHERE id = %lld",
                                    (long long)b), 0);
}

/* The other's case went on: what hangs on it alone goes back with it and is named; what stays is in
 * no case of somebody else. */
static void
the_case_of_the_other_goes_back_whole(void **state)
{
    struct fixture *f = *state;

    int64_t other = put_case(f, b, "2014-05-01");
    put_interview(f, other);
    int64_t id = merging_do(f, a, b, "");
    put_interview(f, other);
    fixture_sql(f,
                "INSERT INTO support_log (person_id, case_id, on_day, minutes, method, category,"
                " content, staff_id, created_by, created_at, updated_by, updated_at) VALUES (%lld,"
                " %lld, '2014-10-31', 15, 'visit', 'x', 'x', 1, 1, '" FIXTURE_NOW "', 1, '"
                FIXTURE_NOW "');"
                "INSERT INTO registration (person_id, case_id, number, registered_on) VALUES"
                " (%lld, %lld, 'R-1', '2014-10-31')",
                (long long)a, (long long)other, (long long)a, (long long)other);
    undo_all(f, id);
    assert_int_equal(stays.count, 3);
    const struct merge_since *sheet = stayed("interview", 2);
    assert_non_null(sheet);
    assert_int_equal(date_compare(sheet->day, iso_day("2014-10-31")), 0);
    assert_string_equal(sheet->label, "Interview sheet (goes back with its case)");
    assert_int_equal(fixture_number(f, "SELECT person_id FROM support_case"), b);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM support_log WHERE person_id = %lld AND"
                                       " case_id IS NULL AND version = 2", (long long)a), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM registration WHERE person_id = %lld"
                                       " AND case_id IS NULL", (long long)a), 1);
}

/* Another desk may hold an arrival while it is taken out and brought back. */
static void
an_arrival_taken_out_has_a_new_version(void **state)
{
    struct fixture *f = *state;

    fixture_sql(f, "INSERT INTO walk_in (person_id, day, arrived_at, staff_id) VALUES"
                   " (%lld, '2014-10-31', '2014-10-31T10:00', 1),"
                   " (%lld, '2014-10-31', '2014-10-31T09:00', 1)", (long long)a, (long long)b);
    int64_t id = merging_do(f, a, b, "");
    assert_int_equal(fixture_number(f, "SELECT version FROM walk_in WHERE voided = 1"), 2);
    assert_int_equal(merging_undo(f, id), 0);
    assert_int_equal(fixture_number(f, "SELECT version FROM walk_in WHERE person_id = %lld",
                                    (long long)a), 3);
}

/* ---- histories ---- */

static void
put_history(struct fixture *f, const char *kind, int64_t record, int64_t person)
{
    fixture_sql(f, "INSERT INTO field_history (person_id, kind, record_id, field, old_value,"
                   " new_value, at) VALUES (%lld, '%s', %lld, 'x', 'a', 'b', '" FIXTURE_NOW "')",
                (long long)person, kind, (long long)record);
}

/* Records that go back take along what was written about them meanwhile. */
static void
histories_go_back_with_their_records(void **state)
{
    struct fixture *f = *state;
    char got[300];

    int64_t own = put_case(f, a, "2013-04-01");
    fixture_sql(f, "UPDATE support_case SET stage = 'closed', closed_on = '2013-05-01',"
                   " close_reason = 'employed'");
    int64_t other = put_case(f, b, "2014-05-01");
    put_history(f, "support_case", other, b);
    int64_t trip = record_dispatch(f, "D-1", "2014-10-20", "架空商店", "workplace_visit",
                                   "retention", (int64_t[]){ b, 0 });
    int64_t id = merging_do(f, a, b, "");
    put_interview(f, other);
    int64_t sheet = fixture_number(f, "SELECT id FROM interview");
    put_history(f, "support_case", own, a);
    put_history(f, "support_case", other, a);
    put_history(f, "interview", sheet, a);
    put_history(f, "dispatch", trip, a);
    (void)merging_undo(f, id);
    fixture_text(f, got, sizeof got, "SELECT group_concat(kind || record_id || '=' || person_id,"
                                     " ' ') FROM (SELECT * FROM field_history ORDER BY id)");
    char want[300];
    snprintf(want, sizeof want,
             "support_case%lld=2 support_case%lld=1 support_case%lld=2 interview%lld=2"
             " dispatch%lld=2", (long long)other, (long long)own, (long long)other,
             (long long)sheet, (long long)trip);
    assert_string_equal(got, want);
}

/* ---- other proposals ---- */

/* A proposal that names somebody who is merged away is answered with it: in the audit as any
 * answer, and in words when it is read. */
static void
another_proposal_is_answered_in_the_audit(void **state)
{
    struct fixture *f = *state;
    struct merge_plan plan;
    struct merge_rows rows;
    int64_t proposal;

    int64_t c = merging_person(f, "架空　花", "カクウ　ハナ", "1980-05-06");
    plan = merging_plan(f, a, b, "");
    expect_ok(f, merge_propose(f->d, &plan, &proposal, &f->e));
    (void)merging_do(f, c, b, "");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'decline-merge'"
                                       " AND record_id = %lld AND person_id IN (%lld, %lld)",
                                    (long long)proposal, (long long)a, (long long)b), 2);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person_merge WHERE id = %lld AND state"
                                       " = 'declined' AND answer = ''", (long long)proposal), 1);
    expect_ok(f, merge_list(f->d, a, &rows, &f->e));
    assert_int_equal(rows.count, 1);
    assert_string_equal(rows.rows[0].answer, "One of the two was merged with another record.");
    merge_rows_free(&rows);
}

/* ---- drafts ---- */

static void
keep_form(struct fixture *f, int64_t person, const char *body)
{
    struct draft draft = { .form = "support_log", .title = "支援記録", .person_id = person };

    snprintf(draft.record, sizeof draft.record, "0.%lld", (long long)person);
    draft.body = (char *)body;
    expect_ok(f, draft_save(f->d, &draft, &f->e));
}

static void
assert_drafts(struct fixture *f, const char *want)
{
    char got[300];

    fixture_text(f, got, sizeof got, "SELECT group_concat(record || ':' || person_id || ':' ||"
                                     " body, ' ') FROM (SELECT * FROM draft ORDER BY id)");
    assert_string_equal(got, want);
}

/* A form that stays open over a merge is kept in the one draft that moved, and undo gives that
 * back. */
static void
an_open_form_keeps_its_one_draft(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(a, 1);
    assert_int_equal(b, 2);
    keep_form(f, b, "x=1");
    int64_t id = merging_do(f, a, b, "");
    keep_form(f, b, "x=2");
    keep_form(f, b, "x=3");
    assert_drafts(f, "0.1:1:x=3");
    assert_int_equal(merging_undo(f, id), 0);
    assert_drafts(f, "0.2:2:x=3");
}

/* The first time it is kept may be after the merge; another draft is never written over. */
static void
an_open_form_does_not_write_over_another(void **state)
{
    struct fixture *f = *state;

    int64_t id = merging_do(f, a, b, "");
    keep_form(f, b, "x=2");
    keep_form(f, b, "x=3");
    assert_drafts(f, "0.1:1:x=3");
    assert_int_equal(merging_undo(f, id), 0);
    fixture_sql(f, "DELETE FROM draft");
    keep_form(f, a, "own=1");
    fixture_sql(f, "UPDATE draft SET saved_at = '2014-01-01T00:00:00Z'");
    (void)merging_do(f, a, b, "");
    keep_form(f, b, "x=4");
    assert_drafts(f, "0.1:1:own=1 0.2:1:x=4");
}

/* Two drafts of one form that would get one name: the newer one has it. */
static void
of_two_drafts_the_newer_one_stays(void **state)
{
    static const struct {
        const char *saved_at, *want;
    } cases[] = {
        { "2014-12-01T00:00:00Z", "0.1:1:x=1 0.2:1:y" }, /* nothing is lost, nothing fails */
        { "2014-01-01T00:00:00Z", "0.2:2:x=1" },
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture_sql(f, "DELETE FROM draft");
        keep_form(f, b, "x=1");
        int64_t id = merging_do(f, a, b, "");
        fixture_sql(f, "INSERT INTO draft (staff_id, form, record, title, body, person_id,"
                       " terminal, saved_at) SELECT staff_id, form, '0.2', '', 'y', 1, terminal, '%s' FROM draft",
                    cases[i].saved_at);
        assert_int_equal(merging_undo(f, id), 0);
        assert_drafts(f, cases[i].want);
    }
}

/* ---- cases ---- */

/* The case that the merge closed cannot open again beside a newer one: it stays closed, and is
 * named. */
static void
a_case_does_not_open_beside_a_newer_one(void **state)
{
    struct fixture *f = *state;

    int64_t own = put_case(f, a, "2014-04-01");
    int64_t other = put_case(f, b, "2014-05-01");
    int64_t id = merging_do(f, a, b, "open_case:take");
    fixture_sql(f, "UPDATE support_case SET stage = 'closed', closed_on = '2014-10-20',"
                   " close_reason = 'employed', version = version + 1 WHERE id = %lld",
                (long long)other);
    int64_t newer = put_case(f, a, "2014-10-25");
    undo_all(f, id);
    assert_non_null(stayed("support_case", own));
    assert_int_equal(fixture_number(f, "SELECT id FROM support_case WHERE person_id = %lld AND"
                                       " closed_on IS NULL", (long long)a), newer);
    assert_int_equal(fixture_number(f, "SELECT person_id FROM support_case WHERE id = %lld",
                                    (long long)other), b);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_save_of_something_else_changes_no_part),
        TEST(what_a_changed_card_had_lost_stays_readable),
        TEST(a_renewed_certificate_goes_back_renewed),
        TEST(a_number_on_both_keeps_what_is_not_wanted),
        TEST(the_later_certificate_of_one_number_stands),
        TEST(certificates_without_numbers_both_stand),
        TEST(a_restriction_set_since_is_for_both),
        TEST(the_case_of_the_other_goes_back_whole),
        TEST(an_arrival_taken_out_has_a_new_version),
        TEST(histories_go_back_with_their_records),
        TEST(another_proposal_is_answered_in_the_audit),
        TEST(an_open_form_keeps_its_one_draft),
        TEST(an_open_form_does_not_write_over_another),
        TEST(of_two_drafts_the_newer_one_stays),
        TEST(a_case_does_not_open_beside_a_newer_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
