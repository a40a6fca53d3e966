/* What stands beside a person: timeline, consents, what is due. */
#include "tests/desk/fixture.h"

#include <string.h>

#include "desk/assessment.h"
#include "desk/people.h"
#include "desk/registration.h"
#include "tests/desk/line.h"
#include "tests/desk/records.h"

static int
setup(void **state)
{
    return fixture_open(state);
}

/* ---- timeline ---- */

static bool
has_kind(const struct timeline *t, enum timeline_kind kind)
{
    for (size_t i = 0; i < t->count; i++) {
        if (t->rows[i].kind == kind)
            return true;
    }
    return false;
}

/* One record of every kind. */
static struct support_case
whole_life(struct fixture *f)
{
    struct support_case c = line_assessment(f, "太郎", "タロウ");
    struct decision dec = { .case_id = c.id, .route = STAGE_COORDINATION, .reason = "希望" };
    int64_t people[] = { c.person_id, 0 };

    dec.assessment_id = line_agreed_sheet(f, c.id);
    expect_ok(f, decision_save(f->d, &dec, false, &f->e));
    int64_t meeting = record_event(f, "E-2", "coordination_meeting", "2014-10-31", "planned");
    int64_t seat = record_event(f, "E-1", "orientation", "2014-09-01", "held");
    int64_t from = record_organisation(f, "O-1", "transition_office", "架空就労センター");
    int64_t to = record_organisation(f, "O-2", "association", "架空協会");
    fixture_sql(f, "INSERT INTO meeting_case (event_id, case_id, sort) VALUES (%lld, %lld, 1)",
                (long long)meeting, (long long)c.id);
    fixture_sql(f,
                "INSERT INTO participation (event_id, person_id, attendance)"
                " VALUES (%lld, %lld, 'attended')",
                (long long)seat, (long long)c.person_id);
    fixture_sql(f,
                "INSERT INTO registration (person_id, number, registered_on, ended_on,"
                " end_reason) VALUES (%lld, 'R-9', '2012-05-01', '2013-03-31', 'own_wish')",
                (long long)c.person_id);
    int64_t job = record_placement(f, "W-1", c.person_id, "2013-05-01", "regular", "association");
    fixture_sql(f,
                "UPDATE placement SET ended_on = '2014-03-31', leave_reason = 'other'"
                " WHERE id = %lld",
                (long long)job);
    record_dispatch(f, "D-1", "2014-02-03", "架空商店", "workplace_visit", "retention", people);
    fixture_sql(f,
                "INSERT INTO handover (person_id, from_id, to_id, handed_over_on, start_date,"
                " course, remaining) VALUES (%lld, %lld, %lld, '2014-01-15', '2013-05-01', 'x',"
                " 'y')",
                (long long)c.person_id, (long long)from, (long long)to);
    fixture_sql(f,
                "INSERT INTO consent (person_id, purpose, from_on, signed_on, signed_by,"
                " signer_relation) VALUES (%lld, 'x', '2014-04-01', '2014-04-01', 'y', 'self')",
                (long long)c.person_id);
    fixture_sql(f,
                "INSERT INTO support_log (person_id, on_day, minutes, method, category, content,"
                " staff_id, created_by, created_at, updated_by, updated_at) VALUES (%lld,"
                " '2014-10-20', 30, 'phone', 'other', 'x', 1, 1, '" FIXTURE_NOW "', 1, '"
                FIXTURE_NOW "')",
                (long long)c.person_id);
    fixture_sql(f,
                "INSERT INTO handbook_past (person_id, kind, state, ended_on, at) VALUES (%lld,"
                " 'hb_psychiatric', 'held', '2014-10-01', '" FIXTURE_NOW "');"
                "INSERT INTO person_flag (person_id, words, raised_on, raised_by, resolved_on,"
                " resolved_by, resolution) VALUES (%lld, '書類待ち', '2014-10-01', 1, '2014-10-02',"
                " 1, '受け取った')",
                (long long)c.person_id, (long long)c.person_id);
    fixture_sql(f,
                "INSERT INTO disability_period (person_id, kind, since, ended_on, at) VALUES (%lld,"
                " 'physical', '2012-10-01', '2013-04-01', '" FIXTURE_NOW "')",
                (long long)c.person_id);
    fixture_sql(f,
                "INSERT INTO case_charge (case_id, from_staff, to_staff, on_day, reason, at) VALUES"
                " (%lld, %lld, %lld, '2014-10-21', '異動', '" FIXTURE_NOW "')",
                (long long)c.id, (long long)f->worker, (long long)f->worker2);
    fixture_sql(f,
                "INSERT INTO walk_in (person_id, day, arrived_at, staff_id) VALUES (%lld,"
                " '2014-10-21', '2014-10-21T10:00', 1);"
                "INSERT INTO event (ref, kind, day, starts_at, status) VALUES ('E-3', 'interview',"
                " '2014-10-22', '2014-10-22T10:00', 'held');"
                "INSERT INTO participation (event_id, person_id, attendance) SELECT max(id), %lld,"
                " 'attended' FROM event;"
                "INSERT INTO field_history (person_id, kind, record_id, field, old_value, new_value,"
                " at) SELECT %lld, 'event', max(id), 'starts_at', '2014-10-21T10:00',"
                " '2014-10-22T10:00', '2014-10-20T01:00:00Z' FROM event",
                (long long)c.person_id, (long long)c.person_id, (long long)c.person_id);
    return c;
}

static void
a_timeline_holds_every_kind_newest_first(void **state)
{
    struct fixture *f = *state;
    struct timeline t;

    fixture_as(f, "kakari");
    struct support_case c = whole_life(f);
    int64_t lines = line_audit(f, "");
    assert_no_scan(f);
    expect_ok(f, person_timeline(f->d, c.person_id, &t, &f->e));
    assert_no_scan(f);
    assert_int_equal(line_audit(f, ""), lines); /* the card has left the line */
    for (enum timeline_kind kind = TIMELINE_STAGE; kind < TIMELINE__COUNT; kind++) {
        if (!has_kind(&t, kind))
            fail_msg("no row of %s", timeline_kind_id(kind));
    }
    for (size_t i = 1; i < t.count; i++)
        assert_true(date_compare(t.rows[i - 1].day, t.rows[i].day) >= 0);
    for (size_t i = 0; i < t.count; i++) {
        if (!t.rows[i].title[0])
            fail_msg("a row of %s has no words", timeline_kind_id(t.rows[i].kind));
    }
    assert_string_equal(t.rows[t.count - 1].ref, "R-9"); /* the oldest: registered in 2012 */
    timeline_free(&t);
}

static void
reception_sees_no_class_c_in_it(void **state)
{
    static const enum timeline_kind hidden[] = { TIMELINE_INTERVIEW, TIMELINE_ASSESSMENT,
                                                 TIMELINE_DECISION, TIMELINE_MEETING,
                                                 TIMELINE_LOG };
    struct fixture *f = *state;
    struct timeline t;

    fixture_as(f, "kakari");
    struct support_case c = whole_life(f);
    fixture_as(f, "uketsuke");
    expect_ok(f, person_timeline(f->d, c.person_id, &t, &f->e));
    assert_true(has_kind(&t, TIMELINE_SLIP));
    for (size_t i = 0; i < sizeof hidden / sizeof hidden[0]; i++)
        assert_false(has_kind(&t, hidden[i]));
    timeline_free(&t);
}

static void
steps_taken_back_are_marked(void **state)
{
    struct fixture *f = *state;
    struct timeline t;
    int undone = 0;

    fixture_as(f, "kakari");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    expect_ok(f, case_close(f->d, c.id, "other", DATE_NONE, &f->e));
    expect_ok(f, case_undo(f->d, c.id, "誤り", &f->e));
    expect_ok(f, person_timeline(f->d, c.person_id, &t, &f->e));
    for (size_t i = 0; i < t.count; i++)
        undone += t.rows[i].undone;
    assert_int_equal(undone, 1);
    timeline_free(&t);
}

static void
a_card_has_everything_in_one_line(void **state)
{
    struct fixture *f = *state;
    struct person_card card;

    fixture_as(f, "kakari");
    struct support_case c = whole_life(f);
    int64_t lines = line_audit(f, "");
    expect_ok(f, person_card(f->d, c.person_id, &card, &f->e));
    assert_int_equal(line_audit(f, ""), lines + 1);
    assert_string_equal(card.person.name, "練馬　太郎");
    assert_true(card.has_case);
    assert_int_equal(card.cases, 1);
    assert_int_equal(card.current.id, c.id);
    assert_int_equal(card.current.stage, STAGE_COORDINATION);
    assert_false(card.registered); /* it has ended */
    assert_string_equal(card.consent, "valid");
    assert_string_equal(card.last_contact, "2014-10-31T10:00");
    int64_t other = line_register(f, "花子", "ハナコ");
    expect_ok(f, person_card(f->d, other, &card, &f->e));
    assert_false(card.has_case);
    assert_string_equal(card.last_contact, "");
    assert_string_equal(card.consent, "");
}

/* ---- consents ---- */

static void
fill_consent(struct consent *c, int64_t person_id, int64_t recipient)
{
    *c = (struct consent){ .person_id = person_id,
                           .from = { 2014, 4, 1 },
                           .to = { 2015, 3, 31 },
                           .signed_on = { 2014, 4, 1 },
                           .recipients = { recipient },
                           .recipient_count = 1 };
    LINE_COPY(c->purpose, "就労支援のため");
    LINE_COPY(c->signed_by, "練馬　太郎");
    LINE_COPY(c->signer_relation, "self");
    assert_true(code_set_add(&c->items, "basic"));
}

static void
a_consent_covers_its_items_recipients_and_days(void **state)
{
    struct fixture *f = *state;
    struct consent c;
    struct consents list;
    bool covered;

    fixture_as(f, "kakari");
    int64_t id = line_register(f, "太郎", "タロウ");
    int64_t office = record_organisation(f, "O-1", "hello_work", "架空ハローワーク");
    int64_t other = record_organisation(f, "O-2", "employer", "架空商店");
    fill_consent(&c, id, office);
    int64_t lines = line_audit(f, "");
    expect_ok(f, consent_save(f->d, &c, &f->e));
    assert_int_equal(line_audit(f, ""), lines + 1);
    static const struct {
        const char *item;
        bool office;
        struct date day;
        bool covered;
    } rows[] = {
        { "basic", true, { 2014, 10, 31 }, true },   { "medical", true, { 2014, 10, 31 }, false },
        { "basic", false, { 2014, 10, 31 }, false }, { "basic", true, { 2014, 3, 31 }, false },
        { "basic", true, { 2015, 3, 31 }, true },    { "basic", true, { 2015, 4, 1 }, false },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        expect_ok(f, consent_covers(f->d, id, rows[i].office ? office : other, rows[i].item,
                                    rows[i].day, &covered, &f->e));
        assert_int_equal(covered, rows[i].covered);
    }
    c.withdrawn_on = f->d->today;
    expect_ok(f, consent_save(f->d, &c, &f->e));
    assert_int_equal(c.version, 2);
    expect_ok(f, consent_covers(f->d, id, 0, "basic", f->d->today, &covered, &f->e));
    assert_false(covered);
    c.version = 1;
    expect_err(f, consent_save(f->d, &c, &f->e), ERR_CONFLICT, NULL);
    expect_ok(f, consent_list(f->d, id, &list, &f->e));
    assert_int_equal(list.count, 1);
    assert_int_equal(list.rows[0].recipients[0], office);
    consents_free(&list);
}

/* Who may be told, what and since when was signed; its end is written down by anybody. */
static void
what_was_signed_is_a_supervisors_to_correct(void **state)
{
    struct fixture *f = *state;
    struct consent c, changed;

    fixture_as(f, "kakari");
    int64_t office = record_organisation(f, "O-1", "hello_work", "架空ハローワーク");
    int64_t other = record_organisation(f, "O-2", "employer", "架空商店");
    fixture_as(f, "uketsuke");
    fill_consent(&c, line_register(f, "太郎", "タロウ"), office);
    expect_ok(f, consent_save(f->d, &c, &f->e));
    changed = c;
    changed.recipients[0] = other;
    assert_int_equal(consent_save(f->d, &changed, &f->e), ERR_DENIED);
    assert_non_null(strstr(f->e.msg, "What was signed stands"));
    changed = c;
    assert_true(code_set_add(&changed.items, "medical"));
    assert_int_equal(consent_save(f->d, &changed, &f->e), ERR_DENIED);
    c.to = iso_day("2014-12-31");
    expect_ok(f, consent_save(f->d, &c, &f->e));
    c.withdrawn_on = f->d->today;
    expect_ok(f, consent_save(f->d, &c, &f->e));
    fixture_as(f, "kakari");
    c.recipients[0] = other;
    expect_ok(f, consent_save(f->d, &c, &f->e));
}

static void
bad_consents_are_refused(void **state)
{
    struct fixture *f = *state;
    struct consent c;

    fixture_as(f, "uketsuke");
    int64_t id = line_register(f, "太郎", "タロウ");
    fill_consent(&c, id, 0);
    c.recipient_count = 0;
    expect_err(f, consent_save(f->d, &c, &f->e), ERR_INVALID, "recipients");
    fill_consent(&c, id, 1);
    c.items.count = 0;
    expect_err(f, consent_save(f->d, &c, &f->e), ERR_INVALID, "items");
    fill_consent(&c, id, 1);
    assert_true(code_set_add(&c.items, "everything"));
    expect_err(f, consent_save(f->d, &c, &f->e), ERR_INVALID, "items");
    fill_consent(&c, id, 1);
    c.to = (struct date){ 2014, 3, 31 };
    expect_err(f, consent_save(f->d, &c, &f->e), ERR_INVALID, "to_on");
    fill_consent(&c, id, 1);
    c.signed_on = (struct date){ 2014, 11, 1 };
    expect_err(f, consent_save(f->d, &c, &f->e), ERR_INVALID, "signed_on");
    fill_consent(&c, id, 1);
    c.signed_by[0] = '\0';
    expect_err(f, consent_save(f->d, &c, &f->e), ERR_INVALID, "signed_by");
    fill_consent(&c, id, 4711); /* no such organisation: nothing half stored */
    assert_int_not_equal(consent_save(f->d, &c, &f->e), ERR_OK);
    assert_int_equal(c.id, 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM consent"), 0);
    fill_consent(&c, id, 0); /* a refusal names no recipients */
    c.refused = true;
    c.recipient_count = 0;
    c.items.count = 0;
    expect_ok(f, consent_save(f->d, &c, &f->e));
}

/* ---- due ---- */

static int
due_of(const struct due_rows *rows, enum due_kind kind)
{
    int n = 0;

    for (size_t i = 0; i < rows->count; i++)
        n += rows->rows[i].kind == kind;
    return n;
}

static void
what_is_due_comes_by_day(void **state)
{
    struct fixture *f = *state;
    struct due_rows rows;
    struct person p;

    fixture_as(f, "kakari");
    struct support_case a = line_inquiry(f, "太郎", "タロウ"); /* next action on 7 November */
    struct support_case b = line_inquiry(f, "花子", "ハナコ");
    struct support_case c = line_inquiry(f, "次郎", "ジロウ");
    expect_ok(f,
              case_suspend(f->d, b.id, "health", (struct date){ 2014, 11, 1 }, DATE_NONE, &f->e));
    expect_ok(f, case_set_next(f->d, c.id, c.version, "none", DATE_NONE, &f->e));
    expect_ok(f, person_open(f->d, c.person_id, &p, &f->e));
    p.handbook_count = 1;
    LINE_COPY(p.handbooks[0].kind, "hb_psychiatric");
    p.handbooks[0].expires_on = (struct date){ 2015, 1, 31 }; /* three months ahead */
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));
    expect_ok(f, person_open(f->d, b.person_id, &p, &f->e));
    p.handbook_count = 2; /* without an end: two years from the issue */
    for (int i = 0; i < 2; i++) {
        LINE_COPY(p.handbooks[i].kind, "hb_psychiatric");
        p.handbooks[i].issued_on = (struct date){ 2013, 2, (signed char)(1 + i) };
    }
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));
    expect_ok(f, person_due(f->d, f->d->today, 0, 50, &rows, &f->e));
    assert_int_equal(due_of(&rows, DUE_NEXT_ACTION), 0);
    assert_int_equal(due_of(&rows, DUE_REVIEW), 0);
    assert_int_equal(due_of(&rows, DUE_NO_ACTION), 1);
    assert_int_equal(due_of(&rows, DUE_HANDBOOK), 2);
    due_rows_free(&rows);
    expect_ok(f, person_due(f->d, (struct date){ 2014, 11, 7 }, 0, 50, &rows, &f->e));
    assert_int_equal(due_of(&rows, DUE_NEXT_ACTION), 1);
    assert_int_equal(due_of(&rows, DUE_REVIEW), 1);
    for (size_t i = 1; i < rows.count; i++)
        assert_true(date_compare(rows.rows[i - 1].due, rows.rows[i].due) <= 0);
    due_rows_free(&rows);
    expect_ok(f, person_due(f->d, (struct date){ 2014, 11, 7 }, f->worker, 50, &rows, &f->e));
    assert_int_equal(rows.count, 0); /* nobody is in charge of any */
    due_rows_free(&rows);
    expect_ok(f, case_assign(f->d, a.id, a.version, f->worker, &f->e));
    expect_ok(f, person_due(f->d, (struct date){ 2014, 11, 7 }, f->worker, 50, &rows, &f->e));
    assert_int_equal(rows.count, 1);
    assert_int_equal(rows.rows[0].case_id, a.id);
    due_rows_free(&rows);
}

/* The psychiatric certificate ends, so somebody must say when: whoever is in charge is asked for it,
 * behind everything that has a day. */
static void
a_certificate_without_any_day_is_asked_for(void **state)
{
    struct fixture *f = *state;
    struct due_rows rows;
    struct person p;

    fixture_as(f, "kakari");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    expect_ok(f, person_open(f->d, c.person_id, &p, &f->e));
    p.handbook_count = 2;
    LINE_COPY(p.handbooks[0].kind, "hb_psychiatric");
    LINE_COPY(p.handbooks[1].kind, "hb_physical"); /* holds for good */
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));
    expect_ok(f, person_due(f->d, iso_day("2014-11-07"), f->worker, 50, &rows, &f->e));
    assert_int_equal(rows.count, 0);
    due_rows_free(&rows);
    expect_ok(f, case_assign(f->d, c.id, c.version, f->worker, &f->e));
    expect_ok(f, person_due(f->d, iso_day("2014-11-07"), f->worker, 50, &rows, &f->e));
    assert_int_equal(rows.count, 2); /* the next step on that day */
    assert_int_equal(rows.rows[1].kind, DUE_HANDBOOK_END);
    assert_int_equal(rows.rows[1].person_id, c.person_id);
    assert_int_equal(rows.rows[1].more, 0);
    assert_true(date_is_none(rows.rows[1].due));
    assert_string_equal(rows.rows[1].code, "hb_psychiatric");
    due_rows_free(&rows);
    expect_ok(f, person_due(f->d, iso_day("2014-11-07"), 0, 50, &rows, &f->e));
    assert_int_equal(due_of(&rows, DUE_HANDBOOK_END), 0); /* not of a whole office at once */
    due_rows_free(&rows);
    expect_ok(f, person_open(f->d, c.person_id, &p, &f->e));
    p.handbooks[0].expires_on = iso_day("2016-03-31");
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));
    expect_ok(f, person_due(f->d, f->d->today, f->worker, 50, &rows, &f->e));
    assert_int_equal(rows.count, 0);
    due_rows_free(&rows);
    assert_no_scan(f);
}

static void
visits_are_due_until_somebody_went(void **state)
{
    struct fixture *f = *state;
    struct due_rows rows;

    fixture_as(f, "kakari");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    int64_t people[] = { c.person_id, 0 };
    int64_t first =
        record_dispatch(f, "D-1", "2014-09-01", "架空商店", "workplace_visit", "retention", people);
    fixture_sql(f, "UPDATE dispatch SET next_on = '2014-10-01' WHERE id = %lld", (long long)first);
    expect_ok(f, person_due(f->d, f->d->today, 0, 50, &rows, &f->e));
    assert_int_equal(due_of(&rows, DUE_VISIT), 1);
    due_rows_free(&rows);
    record_dispatch(f, "D-2", "2014-10-02", "架空商店", "workplace_visit", "retention", people);
    expect_ok(f, person_due(f->d, f->d->today, 0, 50, &rows, &f->e));
    assert_int_equal(due_of(&rows, DUE_VISIT), 0);
    due_rows_free(&rows);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_timeline_holds_every_kind_newest_first),
        TEST(reception_sees_no_class_c_in_it),
        TEST(steps_taken_back_are_marked),
        TEST(a_card_has_everything_in_one_line),
        TEST(a_consent_covers_its_items_recipients_and_days),
        TEST(what_was_signed_is_a_supervisors_to_correct),
        TEST(bad_consents_are_refused),
        TEST(what_is_due_comes_by_day),
        TEST(a_certificate_without_any_day_is_asked_for),
        TEST(visits_are_due_until_somebody_went),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
