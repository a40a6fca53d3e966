/* Placements: F7, F10, No.63 yes or no and why. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/desk/records.h"

#include "desk/kpi_why.h"
#include "desk/people.h"
#include "desk/placement.h"

static int
setup(void **state)
{
    if (fixture_open(state) != 0)
        return -1;
    fixture_as(*state, "shien");
    return 0;
}

/* A report with everything a screen asks. */
static struct placement
report(int64_t person_id, const char *started_on)
{
    struct placement p = {
        .person_id = person_id,
        .started_on = iso_day(started_on),
        .weekly_minutes = 1800,
        .wage = 190000,
    };

    snprintf(p.employer_name, sizeof p.employer_name, "架空商店");
    snprintf(p.occupation, sizeof p.occupation, "clerical");
    snprintf(p.employment_form, sizeof p.employment_form, "regular");
    snprintf(p.vacancy_kind, sizeof p.vacancy_kind, "disability");
    snprintf(p.disclosure, sizeof p.disclosure, "open");
    snprintf(p.route, sizeof p.route, "association");
    assert_true(code_set_add(&p.supporters, "association"));
    return p;
}

static int64_t
registered(struct fixture *f, const char *ref)
{
    int64_t id = fixture_person(f, ref, f->worker, false);

    record_stage(f, id, "registered");
    return id;
}

static void
saving_moves_the_case_to_placed(void **state)
{
    struct fixture *f = *state;
    int64_t who = registered(f, "P-1");
    struct placement p = report(who, "2014-10-01"), back;

    expect_ok(f, placement_save(f->d, &p, &f->e));
    assert_string_equal(p.ref, "M-000001");
    assert_true(p.case_id != 0);
    assert_false(p.imported);
    assert_int_equal(date_compare(p.reported_on, f->d->today), 0);
    assert_stage(f, who, "placed");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM stage_change WHERE to_stage = 'placed'"
                                       " AND on_day = '2014-10-01' AND cause_id = %lld",
                                    (long long)p.id), 1);
    expect_ok(f, placement_find(f->d, p.id, &back, &f->e));
    assert_int_equal(back.wage, 190000);
    assert_int_equal(back.weekly_minutes, 1800);
    assert_true(code_set_has(&back.supporters, "association"));
    expect_ok(f, placement_save(f->d, &back, &f->e));
    assert_int_equal(back.version, 1); /* nothing changed */
    assert_true(code_set_add(&back.supporters, "hello_work"));
    expect_ok(f, placement_save(f->d, &back, &f->e));
    assert_int_equal(back.version, 2); /* only the supporters changed */
    expect_err(f, placement_save(f->d, &p, &f->e), ERR_CONFLICT, NULL);
}

static void
retention_from_carries_on_to_retention(void **state)
{
    struct fixture *f = *state;
    int64_t who = registered(f, "P-1");
    struct placement p = report(who, "2014-10-01");

    p.retention_from = iso_day("2014-10-15");
    expect_ok(f, placement_save(f->d, &p, &f->e));
    assert_stage(f, who, "retention");
    int64_t later = registered(f, "P-2");
    p = report(later, "2014-10-01");
    p.retention_from = iso_day("2014-11-15");
    expect_ok(f, placement_save(f->d, &p, &f->e));
    assert_stage(f, later, "placed");
}

static void
stages_that_do_not_fit_stay(void **state)
{
    static const struct {
        const char *stage, *started_on, *want;
    } rows[] = {
        { "interview", "2014-10-01", "interview" }, { "training", "2014-10-01", "placed" },
        { "job_search", "2014-10-01", "placed" },   { "retention", "2014-10-01", "retention" },
        { "registered", "2014-11-01", "registered" }, /* still to come */
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char ref[8];

        snprintf(ref, sizeof ref, "P-%zu", i);
        int64_t who = fixture_person(f, ref, f->worker, false);
        record_stage(f, who, rows[i].stage);
        struct placement p = report(who, rows[i].started_on);
        expect_ok(f, placement_save(f->d, &p, &f->e));
        assert_stage(f, who, rows[i].want);
    }
    int64_t caseless = fixture_person(f, "P-X", 0, false);
    struct placement p = report(caseless, "2014-10-01");
    expect_ok(f, placement_save(f->d, &p, &f->e));
    assert_int_equal(p.case_id, 0);
}

enum flaw {
    NO_PERSON, NO_ALIAS, NO_PARTNER, BIRTH, NO_START, NO_FORM, BAD_FORM, NO_SUPPORTER,
    NONE_AND_MORE, BAD_SUPPORTER, NO_EMPLOYER, NO_OCCUPATION, NO_VACANCY, NO_DISCLOSURE, NO_ROUTE,
    NO_TERM_END, TERM_BEFORE, END_BEFORE, END_TO_COME, NO_LEAVE_REASON, LEAVE_WITHOUT_END,
    LONG_WEEK, BAD_NOTE, RETENTION_BEFORE, FLAW__COUNT
};

static const struct {
    const char *field;
    bool history_too; /* refused in history as well */
} flaws[] = {
    [NO_PERSON] = { "person_ref", true },     [NO_ALIAS] = { "partner_person", true },
    [NO_PARTNER] = { "partner_ref", true },   [BIRTH] = { "started_on", true },
    [NO_START] = { "started_on", true },      [NO_FORM] = { "employment_form", true },
    [BAD_FORM] = { "employment_form", true }, [NO_SUPPORTER] = { "supporters", true },
    [NONE_AND_MORE] = { "supporters", true }, [BAD_SUPPORTER] = { "supporters", true },
    [NO_EMPLOYER] = { "employer_name", false }, [NO_OCCUPATION] = { "occupation", false },
    [NO_VACANCY] = { "vacancy_kind", false }, [NO_DISCLOSURE] = { "disclosure", false },
    [NO_ROUTE] = { "route", false },          [NO_TERM_END] = { "term_end", false },
    [TERM_BEFORE] = { "term_end", false },    [END_BEFORE] = { "ended_on", true },
    [END_TO_COME] = { "ended_on", false },    [NO_LEAVE_REASON] = { "leave_reason", false },
    [LEAVE_WITHOUT_END] = { "ended_on", false }, [LONG_WEEK] = { "weekly_minutes", true },
    [BAD_NOTE] = { "job_note", true },        [RETENTION_BEFORE] = { "retention_from", false },
};

static void
spoil(struct placement *p, enum flaw flaw)
{
    switch (flaw) {
    case NO_PERSON: p->person_id = 0; break;
    case NO_ALIAS: p->person_id = 0; p->partner_id = 1; break;
    case NO_PARTNER: snprintf(p->partner_person, sizeof p->partner_person, "か1"); break;
    case BIRTH: p->started_on = iso_day("1989-12-31"); break;
    case NO_START: p->started_on = DATE_NONE; break;
    case NO_FORM: p->employment_form[0] = '\0'; break;
    case BAD_FORM: snprintf(p->employment_form, sizeof p->employment_form, "king"); break;
    case NO_SUPPORTER: p->supporters.count = 0; break;
    case NONE_AND_MORE: assert_true(code_set_add(&p->supporters, "none")); break;
    case BAD_SUPPORTER: assert_true(code_set_add(&p->supporters, "uncle")); break;
    case NO_EMPLOYER: p->employer_name[0] = '\0'; break;
    case NO_OCCUPATION: p->occupation[0] = '\0'; break;
    case NO_VACANCY: p->vacancy_kind[0] = '\0'; break;
    case NO_DISCLOSURE: p->disclosure[0] = '\0'; break;
    case NO_ROUTE: p->route[0] = '\0'; break;
    case NO_TERM_END: snprintf(p->contract_term, sizeof p->contract_term, "fixed"); break;
    case TERM_BEFORE: p->term_end = iso_day("2014-09-30"); break;
    case END_BEFORE: p->ended_on = iso_day("2014-09-30"); break;
    case END_TO_COME:
        p->ended_on = iso_day("2014-11-01");
        snprintf(p->leave_reason, sizeof p->leave_reason, "health");
        break;
    case NO_LEAVE_REASON: p->ended_on = iso_day("2014-10-03"); break;
    case LEAVE_WITHOUT_END: snprintf(p->leave_reason, sizeof p->leave_reason, "health"); break;
    case LONG_WEEK: p->weekly_minutes = PLACEMENT_WEEK_MAX + 1; break;
    case BAD_NOTE: snprintf(p->job_note, sizeof p->job_note, "a\x07z"); break;
    case RETENTION_BEFORE: p->retention_from = iso_day("2014-09-30"); break;
    case FLAW__COUNT: break;
    }
}

static void
bad_reports_are_refused(void **state)
{
    struct fixture *f = *state;
    int64_t who = registered(f, "P-1");

    fixture_sql(f, "UPDATE person SET birth_date = '1990-01-01'");
    fixture_as(f, "kakari");
    for (int i = 0; i < FLAW__COUNT; i++) {
        struct placement p = report(who, "2014-10-01");

        spoil(&p, (enum flaw)i);
        expect_err(f, placement_save(f->d, &p, &f->e), ERR_INVALID, flaws[i].field);
        assert_int_equal(p.id, 0);
        if (!flaws[i].history_too)
            continue;
        p.history = true;
        expect_err(f, placement_save(f->d, &p, &f->e), ERR_INVALID, flaws[i].field);
    }
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM placement"), 0);
    assert_stage(f, who, "registered");
    struct placement p = report(999, "2014-10-01");
    p.history = true;
    expect_err(f, placement_save(f->d, &p, &f->e), ERR_INVALID, "person_ref");
}

static void
roles_and_refs_are_kept(void **state)
{
    struct fixture *f = *state;
    int64_t who = registered(f, "P-1");
    struct placement p = report(who, "2014-10-01");

    fixture_as(f, "uketsuke");
    expect_err(f, placement_save(f->d, &p, &f->e), ERR_DENIED, NULL);
    fixture_as(f, "shien");
    p.history = true;
    expect_err(f, placement_save(f->d, &p, &f->e), ERR_DENIED, NULL);
    fixture_as(f, "kakari");
    snprintf(p.ref, sizeof p.ref, "M-000007");
    expect_err(f, placement_save(f->d, &p, &f->e), ERR_INVALID, "ref");
    snprintf(p.ref, sizeof p.ref, "L-1");
    expect_ok(f, placement_save(f->d, &p, &f->e));
    assert_true(p.imported);
    assert_stage(f, who, "registered"); /* history moves nothing */
    assert_int_equal(date_compare(p.reported_on, p.started_on), 0);
    p.history = false;
    fixture_as(f, "shien");
    snprintf(p.job_note, sizeof p.job_note, "架空の仕事");
    expect_ok(f, placement_save(f->d, &p, &f->e)); /* an imported record is edited on a screen */
    assert_int_equal(p.version, 2);
    assert_int_equal(fixture_number(f, "SELECT imported FROM placement"), 1);
    p.version = 1;
    expect_err(f, placement_save(f->d, &p, &f->e), ERR_CONFLICT, NULL);
}

static void
leaving_goes_on_and_never_closes(void **state)
{
    struct fixture *f = *state;
    int64_t who = registered(f, "P-1");
    struct placement p = report(who, "2014-10-01");
    struct separation s = { .ended_on = iso_day("2014-10-20") };
    struct kpi_why why;

    expect_ok(f, placement_save(f->d, &p, &f->e));
    expect_err(f, placement_end(f->d, p.id, p.version, &s, &f->e), ERR_INVALID, "leave_reason");
    snprintf(s.leave_reason, sizeof s.leave_reason, "mismatch");
    expect_err(f, placement_end(f->d, p.id, p.version, &s, &f->e), ERR_INVALID, "next_stage");
    snprintf(s.next_stage, sizeof s.next_stage, "closed");
    expect_err(f, placement_end(f->d, p.id, p.version, &s, &f->e), ERR_INVALID, "next_stage");
    snprintf(s.next_stage, sizeof s.next_stage, "job_search");
    s.ended_on = iso_day("2014-11-20");
    expect_err(f, placement_end(f->d, p.id, p.version, &s, &f->e), ERR_INVALID, "ended_on");
    s.ended_on = iso_day("2014-09-20");
    expect_err(f, placement_end(f->d, p.id, p.version, &s, &f->e), ERR_INVALID, "ended_on");
    s.ended_on = DATE_NONE;
    expect_err(f, placement_end(f->d, p.id, p.version, &s, &f->e), ERR_INVALID, "ended_on");
    s.ended_on = iso_day("2014-10-20");
    expect_err(f, placement_end(f->d, p.id, 9, &s, &f->e), ERR_CONFLICT, NULL);
    assert_stage(f, who, "placed");
    expect_ok(f, placement_end(f->d, p.id, p.version, &s, &f->e));
    assert_stage(f, who, "job_search");
    expect_err(f, placement_end(f->d, p.id, p.version + 1, &s, &f->e), ERR_INVALID, "ended_on");
    expect_ok(f, placement_find(f->d, p.id, &p, &f->e));
    assert_string_equal(p.leave_reason, "mismatch");
    expect_ok(f, placement_why(f->d, &p, &why, &f->e));
    assert_true(why.counts); /* leaving never changes No.63 */
}

static void
a_second_job_keeps_the_stage(void **state)
{
    struct fixture *f = *state;
    int64_t who = registered(f, "P-1");
    struct placement p = report(who, "2014-10-01"), q = report(who, "2014-10-05");
    struct separation s = { .ended_on = iso_day("2014-10-20") };

    snprintf(s.leave_reason, sizeof s.leave_reason, "better_job");
    expect_ok(f, placement_save(f->d, &p, &f->e));
    expect_ok(f, placement_save(f->d, &q, &f->e));
    expect_ok(f, placement_end(f->d, p.id, p.version, &s, &f->e));
    assert_stage(f, who, "placed");
}

static void
why_says_yes_or_no(void **state)
{
    struct fixture *f = *state;
    int64_t who = registered(f, "P-1");
    struct placement p = report(who, "2014-10-01"), q = report(who, "2014-10-20");
    struct kpi_why why;

    snprintf(f->d->lang, sizeof f->d->lang, "en");
    expect_ok(f, placement_why(f->d, &p, &why, &f->e)); /* as typed, not stored yet */
    assert_true(why.counts);
    assert_int_equal(why.fy, 2014);
    expect_ok(f, placement_save(f->d, &p, &f->e));
    expect_ok(f, placement_why(f->d, &p, &why, &f->e)); /* does not stand in its own way */
    assert_true(why.counts);
    expect_ok(f, placement_why(f->d, &q, &why, &f->e));
    assert_false(why.counts);
    assert_non_null(strstr(why.words, p.ref));
    q.started_on = iso_day("2014-09-01"); /* earlier: then this one counts */
    expect_ok(f, placement_why(f->d, &q, &why, &f->e));
    assert_true(why.counts);
    q.started_on = iso_day("2015-04-01");
    expect_ok(f, placement_why(f->d, &q, &why, &f->e));
    assert_false(why.counts);
    assert_non_null(strstr(why.words, "2015-04-01"));
    q = report(who, "2014-10-20");
    snprintf(q.employment_form, sizeof q.employment_form, "a_type");
    expect_ok(f, placement_why(f->d, &q, &why, &f->e));
    assert_false(why.counts);
    char form[LONG_SIZE];
    snprintf(form, sizeof form, "%s", why.words);
    q = report(who, "2014-10-20");
    q.supporters.count = 0;
    expect_ok(f, placement_why(f->d, &q, &why, &f->e));
    assert_false(why.counts);
    assert_string_not_equal(why.words, form);
    q.started_on = DATE_NONE;
    expect_ok(f, placement_why(f->d, &q, &why, &f->e));
    assert_false(why.counts);
}

static void
voiding_a_counted_record_is_a_supervisors(void **state)
{
    struct fixture *f = *state;
    int64_t who = registered(f, "P-1");
    struct placement p = report(who, "2014-10-01"), q = report(who, "2014-10-02");

    expect_ok(f, placement_save(f->d, &p, &f->e));
    snprintf(q.employment_form, sizeof q.employment_form, "a_type");
    expect_ok(f, placement_save(f->d, &q, &f->e));
    expect_err(f, placement_void(f->d, p.id, p.version, "架空: 誤り", &f->e), ERR_DENIED, NULL);
    expect_ok(f, placement_void(f->d, q.id, q.version, "架空: 誤り", &f->e));
    fixture_as(f, "kakari");
    expect_err(f, placement_void(f->d, p.id, p.version, "  ", &f->e), ERR_INVALID, "reason");
    expect_err(f, placement_void(f->d, p.id, 5, "架空", &f->e), ERR_CONFLICT, NULL);
    expect_ok(f, placement_void(f->d, p.id, p.version, "架空: 誤り", &f->e));
    expect_err(f, placement_void(f->d, p.id, p.version + 1, "架空", &f->e), ERR_INVALID, NULL);
    expect_ok(f, placement_find(f->d, p.id, &p, &f->e));
    assert_true(p.voided);
    expect_err(f, placement_save(f->d, &p, &f->e), ERR_INVALID, NULL);
}

static void
what_counts_is_changed_by_a_supervisor(void **state)
{
    enum { FORM, SUPPORTERS, DAY, YEAR, TO_COME, PERSON, CHANGES };
    struct fixture *f = *state;
    int64_t who = registered(f, "P-1"), other = registered(f, "P-2");
    struct placement p = report(who, "2014-10-01");

    expect_ok(f, placement_save(f->d, &p, &f->e));
    for (int i = 0; i < CHANGES; i++) {
        struct placement made = p;

        switch (i) {
        case FORM: snprintf(made.employment_form, sizeof made.employment_form, "a_type"); break;
        case SUPPORTERS:
            made.supporters.count = 0;
            assert_true(code_set_add(&made.supporters, "none"));
            break;
        case DAY: made.started_on = iso_day("2014-10-02"); break;
        case YEAR: made.started_on = iso_day("2014-03-31"); break;
        case TO_COME: made.started_on = iso_day("2014-11-10"); break;
        case PERSON: made.person_id = other; break;
        }
        expect_err(f, placement_save(f->d, &made, &f->e), ERR_DENIED, NULL);
    }
    assert_int_equal(fixture_number(f, "SELECT version FROM placement"), 1);
    p.wage = 200000;
    snprintf(p.employment_form, sizeof p.employment_form, "part_time"); /* counts as before */
    assert_true(code_set_add(&p.supporters, "hello_work"));
    expect_ok(f, placement_save(f->d, &p, &f->e));
    fixture_as(f, "kakari");
    snprintf(p.employment_form, sizeof p.employment_form, "a_type");
    expect_ok(f, placement_save(f->d, &p, &f->e));
    fixture_as(f, "shien"); /* what does not count yet is the worker's own */
    p.started_on = iso_day("2014-10-05");
    snprintf(p.employment_form, sizeof p.employment_form, "regular");
    expect_ok(f, placement_save(f->d, &p, &f->e));
    struct placement planned = report(other, "2014-11-10");
    expect_ok(f, placement_save(f->d, &planned, &f->e));
    planned.started_on = iso_day("2014-11-17"); /* a start to come is put off freely */
    expect_ok(f, placement_save(f->d, &planned, &f->e));
}

static void
a_change_of_supporters_alone_is_not_lost_silently(void **state)
{
    struct fixture *f = *state;
    struct placement p = report(registered(f, "P-1"), "2014-10-01");

    expect_ok(f, placement_save(f->d, &p, &f->e));
    assert_true(code_set_add(&p.supporters, "hello_work"));
    /* The right as asked, and for the row as read. */
    fixture_race(f, 2, "UPDATE placement SET job_note = '架空', version = version + 1");
    expect_err(f, placement_save(f->d, &p, &f->e), ERR_CONFLICT, NULL);
    fixture_race_over();
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM placement_supporter"), 1);
}

/* How many rows of the person's timeline tell of work: job, its end, visits. */
static int
rows_of_work(struct fixture *f, int64_t person)
{
    struct timeline t;
    int n = 0;

    expect_ok(f, person_timeline(f->d, person, &t, &f->e));
    for (size_t i = 0; i < t.count; i++)
        n += t.rows[i].kind == TIMELINE_PLACEMENT || t.rows[i].kind == TIMELINE_LEFT
             || t.rows[i].kind == TIMELINE_DISPATCH;
    timeline_free(&t);
    return n;
}

/* Wage and reason for leaving are class C: the counter has no business with them, and its timeline
 * offers no row that it may not open. */
static void
reception_opens_no_placement(void **state)
{
    struct fixture *f = *state;
    int64_t who = registered(f, "P-1");
    struct placement p = report(who, "2014-10-01"), back;
    struct placement_list list;

    p.ended_on = iso_day("2014-10-20");
    snprintf(p.leave_reason, sizeof p.leave_reason, "health");
    expect_ok(f, placement_save(f->d, &p, &f->e));
    fixture_as(f, "kakari");
    record_dispatch(f, "D-1", "2014-10-10", "架空商店", "workplace_visit", "retention",
                    (int64_t[]){ who, 0 });
    assert_int_equal(rows_of_work(f, who), 3);
    fixture_as(f, "uketsuke");
    assert_int_equal(rows_of_work(f, who), 0);
    expect_err(f, placement_find(f->d, p.id, &back, &f->e), ERR_DENIED, NULL);
    assert_int_equal(back.id, 0);
    expect_err(f, placement_list(f->d, who, &list, &f->e), ERR_DENIED, NULL);
}

static void
lists_and_scans(void **state)
{
    struct fixture *f = *state;
    int64_t who = registered(f, "P-1");
    struct placement p = report(who, "2014-10-05"), q = report(who, "2014-10-01");
    struct placement_list list;
    struct kpi_why why;

    expect_ok(f, placement_save(f->d, &p, &f->e));
    expect_ok(f, placement_save(f->d, &q, &f->e));
    expect_ok(f, placement_list(f->d, who, &list, &f->e));
    assert_int_equal(list.count, 2);
    assert_int_equal(list.rows[0].id, q.id);
    assert_string_equal(list.rows[0].employer, "架空商店");
    placement_list_free(&list);
    expect_ok(f, placement_why(f->d, &p, &why, &f->e));
    expect_err(f, placement_find(f->d, 99, &p, &f->e), ERR_NOT_FOUND, NULL);
    assert_no_scan(f);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(saving_moves_the_case_to_placed),
        TEST(retention_from_carries_on_to_retention),
        TEST(stages_that_do_not_fit_stay),
        TEST(bad_reports_are_refused),
        TEST(roles_and_refs_are_kept),
        TEST(leaving_goes_on_and_never_closes),
        TEST(a_second_job_keeps_the_stage),
        TEST(why_says_yes_or_no),
        TEST(voiding_a_counted_record_is_a_supervisors),
        TEST(what_counts_is_changed_by_a_supervisor),
        TEST(a_change_of_supporters_alone_is_not_lost_silently),
        TEST(reception_opens_no_placement),
        TEST(lists_and_scans),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
