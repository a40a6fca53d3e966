/* Handovers: F9 with the check of the consent, and accepting. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/desk/records.h"

#include "desk/handover.h"

static struct handover sheet; /* large */

struct ids {
    int64_t person, from, to;
};

static int
setup(void **state)
{
    if (fixture_open(state) != 0)
        return -1;
    fixture_as(*state, "kakari");
    return 0;
}

static struct ids
prepare(struct fixture *f)
{
    struct ids ids = {
        .person = fixture_person(f, "P-1", f->worker, false),
        .from = record_organisation(f, "O-1", "transition_office", "架空移行"),
        .to = record_organisation(f, "O-2", "association", "架空協会"),
    };

    memset(&sheet, 0, sizeof sheet);
    sheet.person_id = ids.person;
    sheet.from_id = ids.from;
    sheet.to_id = ids.to;
    sheet.handed_over_on = iso_day("2014-10-20");
    sheet.start_date = iso_day("2014-04-01");
    snprintf(sheet.course, sizeof sheet.course, "架空の経過");
    snprintf(sheet.remaining, sizeof sheet.remaining, "架空の残課題");
    return ids;
}

/* A consent for the taking agency with the given item and period. */
static void
consent(struct fixture *f, const struct ids *ids, const char *item, const char *from,
        const char *to)
{
    record_consent(f, ids->person, ids->to, item, from, to);
}

static void
a_handover_needs_a_consent_of_that_day(void **state)
{
    static const struct {
        const char *item, *from, *to, *change;
        bool covers;
    } rows[] = {
        { "work", "2014-04-01", "", NULL, false }, /* not the support history */
        { "support_log", "2014-10-21", "", NULL, false }, /* not yet */
        { "support_log", "2014-04-01", "2014-10-19", NULL, false }, /* no longer */
        { "support_log", "2014-04-01", "", "refused = 1", false },
        { "support_log", "2014-04-01", "", "withdrawn_on = '2014-10-20'", false },
        { "support_log", "2014-04-01", "2014-10-20", NULL, true }, /* the last day belongs to it */
    };
    struct fixture *f = *state;
    struct ids ids = prepare(f);

    expect_err(f, handover_save(f->d, &sheet, &f->e), ERR_INVALID, "consent_id");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        consent(f, &ids, rows[i].item, rows[i].from, rows[i].to);
        if (rows[i].change)
            fixture_sql(f, "UPDATE consent SET %s WHERE id = (SELECT max(id) FROM consent)",
                        rows[i].change);
        if (!rows[i].covers)
            expect_err(f, handover_save(f->d, &sheet, &f->e), ERR_INVALID, "consent_id");
    }
    expect_ok(f, handover_save(f->d, &sheet, &f->e));
    assert_int_equal(sheet.consent_id, 6);
    sheet.consent_id = 1; /* one that does not cover it */
    expect_err(f, handover_save(f->d, &sheet, &f->e), ERR_INVALID, "consent_id");
}

static void
bad_sheets_are_refused(void **state)
{
    struct fixture *f = *state;
    struct ids ids = prepare(f);

    consent(f, &ids, "support_log", "2014-04-01", "");
    sheet.to_id = ids.from;
    expect_err(f, handover_save(f->d, &sheet, &f->e), ERR_INVALID, "to_ref");
    sheet.to_id = 0;
    expect_err(f, handover_save(f->d, &sheet, &f->e), ERR_INVALID, "to_ref");
    sheet.to_id = ids.to;
    sheet.course[0] = '\0';
    expect_err(f, handover_save(f->d, &sheet, &f->e), ERR_INVALID, "course");
    snprintf(sheet.course, sizeof sheet.course, "架空");
    sheet.remaining[0] = '\0';
    expect_err(f, handover_save(f->d, &sheet, &f->e), ERR_INVALID, "remaining");
    snprintf(sheet.remaining, sizeof sheet.remaining, "架空");
    sheet.handed_over_on = iso_day("2014-03-31");
    expect_err(f, handover_save(f->d, &sheet, &f->e), ERR_INVALID, "handed_over_on");
    fixture_as(f, "uketsuke");
    expect_err(f, handover_save(f->d, &sheet, &f->e), ERR_DENIED, NULL);
}

/* Accepting would change the lead of that job: it must be this person's. */
static void
the_job_is_one_of_the_person(void **state)
{
    struct fixture *f = *state;
    struct ids ids = prepare(f);
    int64_t other = fixture_person(f, "P-2", f->worker, false);

    consent(f, &ids, "support_log", "2014-10-01", "");
    sheet.placement_id = record_placement(f, "L-2", other, "2014-04-01", "regular", "association");
    expect_err(f, handover_save(f->d, &sheet, &f->e), ERR_INVALID, "placement_ref");
    sheet.placement_id = 4711;
    expect_err(f, handover_save(f->d, &sheet, &f->e), ERR_INVALID, "placement_ref");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM handover"), 0);
    sheet.placement_id =
        record_placement(f, "L-1", ids.person, "2014-04-01", "regular", "association");
    expect_ok(f, handover_save(f->d, &sheet, &f->e));
}

static void
accepting_gives_the_lead_and_takes_the_case_over(void **state)
{
    struct fixture *f = *state;
    struct ids ids = prepare(f);
    struct handover_list list;

    consent(f, &ids, "support_log", "2014-04-01", "");
    sheet.placement_id = record_placement(f, "L-1", ids.person, "2014-04-01", "regular",
                                          "transition_office");
    expect_ok(f, handover_save(f->d, &sheet, &f->e));
    assert_stage(f, ids.person, "inquiry"); /* until accepted nothing changes */
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM placement"
                                       " WHERE retention_lead IS NULL"), 1);
    expect_err(f, handover_accept(f->d, sheet.id, 1, iso_day("2014-10-19"), &f->e), ERR_INVALID,
               "accepted_on");
    expect_err(f, handover_accept(f->d, sheet.id, 1, iso_day("2014-11-01"), &f->e), ERR_INVALID,
               "accepted_on");
    expect_err(f, handover_accept(f->d, sheet.id, 2, f->d->today, &f->e), ERR_CONFLICT, NULL);
    expect_ok(f, handover_accept(f->d, sheet.id, 1, f->d->today, &f->e));
    assert_stage(f, ids.person, "retention");
    assert_int_equal(fixture_number(f, "SELECT retention_lead FROM placement"), ids.to);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM stage_change WHERE skip_reason ="
                                       " 'handover'"), 1);
    expect_err(f, handover_accept(f->d, sheet.id, 2, f->d->today, &f->e), ERR_INVALID, NULL);
    sheet.version = 2;
    expect_err(f, handover_save(f->d, &sheet, &f->e), ERR_INVALID, NULL);
    expect_ok(f, handover_find(f->d, sheet.id, &sheet, &f->e));
    assert_int_equal(sheet.accepted_by, f->supervisor);
    expect_ok(f, handover_list(f->d, ids.person, &list, &f->e));
    assert_int_equal(list.count, 1);
    assert_string_equal(list.rows[0].to, "架空協会");
    handover_list_free(&list);
    expect_err(f, handover_find(f->d, 99, &sheet, &f->e), ERR_NOT_FOUND, NULL);
    assert_no_scan(f);
}

static void
accepting_moves_a_placed_case_on(void **state)
{
    struct fixture *f = *state;
    struct ids ids = prepare(f);
    char from[16];

    consent(f, &ids, "support_log", "2014-04-01", "");
    sheet.placement_id = record_placement(f, "L-1", ids.person, "2014-04-01", "regular",
                                          "transition_office");
    record_stage(f, ids.person, "placed");
    expect_ok(f, handover_save(f->d, &sheet, &f->e));
    expect_ok(f, handover_accept(f->d, sheet.id, 1, iso_day("2014-10-25"), &f->e));
    assert_stage(f, ids.person, "retention");
    fixture_text(f, from, sizeof from, "SELECT retention_from FROM placement");
    assert_string_equal(from, "2014-10-25");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_handover_needs_a_consent_of_that_day),
        TEST(bad_sheets_are_refused),
        TEST(the_job_is_one_of_the_person),
        TEST(accepting_gives_the_lead_and_takes_the_case_over),
        TEST(accepting_moves_a_placed_case_on),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
