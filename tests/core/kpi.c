/* Arithmetic of the board and the counting rules on one record. */
#include "core/kpi.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/dispatch.h"
#include "core/event.h"
#include "core/meeting.h"
#include "core/placement.h"

static struct date
day(const char *iso)
{
    struct date d = DATE_NONE;

    if (iso[0] && !date_from_iso(iso, &d))
        fail_msg("the test itself has a wrong date: %s", iso);
    return d;
}

static void
rounds_half_up_once(void **state)
{
    static const struct {
        int64_t a, b, want;
    } rows[] = {
        { 0, 3, 0 },  { 1, 3, 0 },   { 1, 2, 1 },  { 3, 2, 2 },
        { 5, 3, 2 },  { 499, 1000, 0 }, { 500, 1000, 1 }, { 501, 1000, 1 },
        { 28, 3, 9 }, { 35, 3, 12 },
        { INT64_MAX, INT64_MAX, 1 }, /* no overflow by adding a half */
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(kpi_half_up(rows[i].a, rows[i].b), rows[i].want);
}

static const struct kpi_aim no63 = { 2011, 2014, 98, 113, 2012, 2014 };
static const struct kpi_aim no64 = { 2011, 2014, 7, 14, 2012, 2014 };
static const struct kpi_aim no69 = { 2011, 2014, 1300, 1890, 2012, 2014 };
static const struct kpi_aim falling = { 2011, 2014, 9, 2, 2012, 2014 };
static const struct kpi_aim words = { 2011, 2014, 12, KPI_NONE, 2012, 2014 };
static const struct kpi_aim from_words = { 2011, 2014, KPI_NONE, 20, 2012, 2014 };

static void
guide_is_the_target_or_the_straight_line(void **state)
{
    static const struct {
        const struct kpi_aim *aim;
        int fy;
        int64_t want;
        const char *trap;
    } rows[] = {
        { &no63, 2012, 103, "" },
        { &no63, 2013, 108, "" },
        { &no63, 2014, 113, "target year" },
        { &no64, 2012, 9, "9.33" },
        { &no64, 2013, 12, "11.67" },
        { &no64, 2014, 14, "target year" },
        { &no69, 2012, 1497, "1,496.67" },
        { &no69, 2013, 1693, "1,693.33" },
        { &no69, 2014, 1890, "target year" },
        { &falling, 2012, 7, "6.67 on a falling line" },
        { &falling, 2013, 4, "4.33 on a falling line" },
        { &no63, 2011, KPI_NONE, "the baseline's year is before the plan" },
        { &no63, 2015, KPI_NONE, "after the plan" },
        { &no63, 1999, KPI_NONE, "long before" },
        { &words, 2012, KPI_NONE, "a word as target, though the baseline is a number" },
        { &words, 2014, KPI_NONE, "a word as target in its year" },
        { &from_words, 2013, KPI_NONE, "no line from words" },
        { &from_words, 2014, 20, "the target itself" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t got = kpi_guide(rows[i].aim, (struct fiscal_year){ rows[i].fy });

        if (got != rows[i].want)
            fail_msg("FY%d (%s): %lld instead of %lld", rows[i].fy, rows[i].trap, (long long)got,
                     (long long)rows[i].want);
    }
    assert_true(kpi_is_target_year(&no63, (struct fiscal_year){ 2014 }));
    assert_false(kpi_is_target_year(&no63, (struct fiscal_year){ 2013 }));
}

static void
elapsed_days_include_the_day_itself(void **state)
{
    static const struct {
        int fy;
        const char *as_of;
        int want;
    } rows[] = {
        { 2014, "2014-04-01", 1 },   { 2014, "2014-10-31", 214 }, { 2014, "2015-03-31", 365 },
        { 2011, "2012-02-29", 335 }, { 2011, "2012-03-31", 366 }, { 2015, "2016-03-31", 366 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(kpi_elapsed((struct fiscal_year){ rows[i].fy }, day(rows[i].as_of)),
                         rows[i].want);
}

static void
pace_forecast_rate_are_exact(void **state)
{
    static const struct {
        int64_t actual, guide;
        int elapsed, days;
        int64_t pace, forecast, rate;
        enum kpi_status status;
        const char *trap;
    } rows[] = {
        { 57, 113, 214, 365, 6625, 97, 504, KPI_AT_RISK, "the contract's example" },
        { 0, 113, 1, 365, 31, 0, 0, KPI_BEHIND, "nothing yet is 0.0, not null" },
        { 113, 113, 1, 365, 31, 41245, 1000, KPI_ACHIEVED, "reached on the first day" },
        { 1, 2, 73, 146, 100, 2, 500, KPI_ON_TRACK, "exactly on pace" },
        { 8, 20, 146, 292, 1000, 16, 400, KPI_AT_RISK, "exactly 80 % of pace" },
        { 79, 200, 146, 292, 10000, 158, 395, KPI_BEHIND, "79 % of pace" },
        { 10, 14, 335, 366, 1281, 11, 714, KPI_BEHIND, "leap year" },
        { 1, 8, 1, 2, 400, 2, 125, KPI_BEHIND, "12.5 stays" },
        { 1, 16, 1, 2, 800, 2, 63, KPI_BEHIND, "6.25 becomes 6.3" },
        { 1, 2, 2, 3, 133, 2, 500, KPI_BEHIND, "forecast 1.5 becomes 2" },
        { 1, 1, 1, 200, 1, 200, 1000, KPI_ACHIEVED, "pace 0.005 becomes 0.01" },
        { 7, 10, 7, 10, 700, 10, 700, KPI_ON_TRACK, "judged by the exact fraction" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t pace = kpi_pace_hundredths(rows[i].guide, rows[i].elapsed, rows[i].days);
        int64_t forecast = kpi_forecast(rows[i].actual, rows[i].elapsed, rows[i].days);
        int64_t rate = kpi_rate_tenths(rows[i].actual, rows[i].guide);
        enum kpi_status status =
            kpi_status(rows[i].actual, rows[i].guide, rows[i].elapsed, rows[i].days);

        if (pace != rows[i].pace || forecast != rows[i].forecast || rate != rows[i].rate
            || status != rows[i].status)
            fail_msg("%s: pace %lld, forecast %lld, rate %lld, status %s", rows[i].trap,
                     (long long)pace, (long long)forecast, (long long)rate, kpi_status_id(status));
    }
}

static void
no_number_gives_no_number(void **state)
{
    (void)state;
    assert_int_equal(kpi_pace_hundredths(KPI_NONE, 100, 365), KPI_NONE);
    assert_int_equal(kpi_forecast(KPI_NONE, 100, 365), KPI_NONE);
    assert_int_equal(kpi_rate_tenths(KPI_NONE, 113), KPI_NONE);
    assert_int_equal(kpi_rate_tenths(57, KPI_NONE), KPI_NONE);
    assert_int_equal(kpi_rate_tenths(5, 0), KPI_NONE);
    assert_int_equal(kpi_status(57, KPI_NONE, 100, 365), KPI_NO_STATUS);
    assert_int_equal(kpi_status(KPI_NONE, 113, 100, 365), KPI_NO_STATUS);
    assert_string_equal(kpi_status_id(KPI_NO_STATUS), "");
    assert_string_equal(kpi_status_id(KPI_ON_TRACK), "on_track");
}

/* Kanagawa FY2015, dictionary 6: half up from the counts, never adjusted to make 100.0. */
static void
percentages_equal_the_golden_table(void **state)
{
    static const struct {
        int64_t n[4], sum, want[4];
    } rows[] = {
        { { 43, 62, 248, 4 }, 357, { 120, 174, 695, 11 } },
        { { 231, 212, 598, 28 }, 1069, { 216, 198, 559, 26 } },
        { { 274, 274, 846, 32 }, 1426, { 192, 192, 593, 22 } },
        { { 6, 8, 59, 0 }, 73, { 82, 110, 808, 0 } },
        { { 58, 45, 144, 1 }, 248, { 234, 181, 581, 4 } },
        { { 64, 53, 203, 1 }, 321, { 199, 165, 632, 3 } },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (int k = 0; k < 4; k++)
            assert_int_equal(kpi_rate_tenths(rows[i].n[k], rows[i].sum), rows[i].want[k]);
    }
}

/* ---- one record ---- */

static void
placement_rule_looks_at_void_form_supporters(void **state)
{
    static const struct {
        const char *form, *supporters[3];
        bool voided;
        enum placement_count want;
    } rows[] = {
        { "regular", { "association" }, false, PLACEMENT_COUNTS },
        { "part_time", { "transition_office" }, false, PLACEMENT_COUNTS },
        { "contract", { "continuation_a" }, false, PLACEMENT_COUNTS },
        { "dispatched", { "continuation_b" }, false, PLACEMENT_COUNTS },
        { "other", { "workshop" }, false, PLACEMENT_COUNTS },
        { "regular", { "training_facility" }, false, PLACEMENT_COUNTS },
        { "regular", { "other_welfare" }, false, PLACEMENT_COUNTS },
        { "regular", { "hello_work" }, false, PLACEMENT_SUPPORTER },
        { "regular", { "school" }, false, PLACEMENT_SUPPORTER },
        { "regular", { "other" }, false, PLACEMENT_SUPPORTER },
        { "regular", { "none" }, false, PLACEMENT_SUPPORTER },
        { "regular", { NULL }, false, PLACEMENT_SUPPORTER },
        { "regular", { "hello_work", "association" }, false, PLACEMENT_COUNTS },
        { "a_type", { "association" }, false, PLACEMENT_FORM },
        { "self_employed", { "association" }, false, PLACEMENT_FORM },
        { "regular", { "association" }, true, PLACEMENT_VOID },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct placement p = { .voided = rows[i].voided };

        snprintf(p.employment_form, sizeof p.employment_form, "%s", rows[i].form);
        for (int k = 0; rows[i].supporters[k]; k++)
            assert_true(code_set_add(&p.supporters, rows[i].supporters[k]));
        if (placement_counts(&p) != rows[i].want)
            fail_msg("row %zu: %d instead of %d", i, placement_counts(&p), rows[i].want);
    }
}

static void
dispatch_rule_looks_at_void_method_purpose(void **state)
{
    static const struct {
        const char *method, *purpose;
        bool voided;
        enum dispatch_count want;
    } rows[] = {
        { "workplace_visit", "retention", false, DISPATCH_COUNTS },
        { "home_visit", "retention", false, DISPATCH_COUNTS },
        { "accompaniment", "life_support", false, DISPATCH_COUNTS },
        { "phone", "retention", false, DISPATCH_METHOD },
        { "email", "retention", false, DISPATCH_METHOD },
        { "online", "retention", false, DISPATCH_METHOD },
        { "visit_in", "retention", false, DISPATCH_METHOD },
        { "accompaniment", "job_seeking", false, DISPATCH_PURPOSE },
        { "workplace_visit", "job_development", false, DISPATCH_PURPOSE },
        { "workplace_visit", "retention", true, DISPATCH_VOID },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct dispatch x = { .voided = rows[i].voided };

        snprintf(x.method, sizeof x.method, "%s", rows[i].method);
        snprintf(x.purpose, sizeof x.purpose, "%s", rows[i].purpose);
        if (dispatch_counts(&x) != rows[i].want)
            fail_msg("row %zu: %d instead of %d", i, dispatch_counts(&x), rows[i].want);
    }
}

static void
bands_are_derived(void **state)
{
    static const struct {
        const char *from, *to, *want;
        long days;
    } tenures[] = {
        { "2014-05-01", "2014-05-03", "t_under1m", 3 },
        { "2014-05-01", "2014-05-30", "t_under1m", 30 },
        { "2014-05-01", "2014-05-31", "t1_3m", 31 }, /* a whole month was worked */
        { "2014-05-01", "2014-07-30", "t1_3m", 91 },
        { "2014-05-01", "2014-07-31", "t3_6m", 92 },
        { "2014-08-31", "2015-02-27", "t6_12m", 181 }, /* 31 August + 6 is 28 February */
        { "2014-05-01", "2015-04-30", "t1_3y", 365 },
        { "2012-02-29", "2013-02-27", "t1_3y", 365 },
        { "2011-05-01", "2014-04-30", "t3y", 1096 },
        { "2014-05-01", "2014-05-01", "t_under1m", 1 },
        { "2014-05-02", "2014-05-01", "", -1 },
        { "2014-05-02", "", "", -1 },
    };
    static const struct {
        const char *reason, *want;
    } groups[] = {
        { "term_end", "term" },     { "retirement", "term" },    { "dismissal", "employer" },
        { "bankruptcy", "employer" }, { "deceased", "other" },   { "other", "other" },
        { "relations", "personal" }, { "better_job", "personal" }, { "", "" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof tenures / sizeof *tenures; i++) {
        struct date from = day(tenures[i].from), to = day(tenures[i].to);

        assert_int_equal(tenure_days(from, to), tenures[i].days);
        assert_string_equal(tenure_band(from, to), tenures[i].want);
    }
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        assert_string_equal(leave_group(groups[i].reason), groups[i].want);
}

static void
outcomes_lead_to_the_stage_nearest_to_work(void **state)
{
    static const struct {
        const char *outcomes[3];
        enum stage stage;
        bool task;
    } rows[] = {
        { { "registration" }, STAGE_REGISTERED, true },
        { { "svc_transition" }, STAGE_TRAINING, true },
        { { "work_trial" }, STAGE_TRAINING, true },
        { { "vocational_training" }, STAGE_TRAINING, true },
        { { "svc_transition", "registration" }, STAGE_REGISTERED, true },
        { { "reassess", "svc_training" }, STAGE_TRAINING, true },
        { { "reassess" }, STAGE_ASSESSMENT, true },
        { { "pending" }, STAGE_COORDINATION, false },
        { { "declined" }, STAGE_NONE, false },
        { { "medical_first" }, STAGE_NONE, true },
        { { NULL }, STAGE_NONE, true },
    };
    static struct meeting_case m;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        m.outcomes.count = 0;
        for (int k = 0; rows[i].outcomes[k]; k++)
            assert_true(code_set_add(&m.outcomes, rows[i].outcomes[k]));
        assert_int_equal(meeting_stage(&m), rows[i].stage);
        assert_int_equal(meeting_needs_task(&m), rows[i].task);
    }
}

static void
an_event_belongs_to_one_indicator(void **state)
{
    (void)state;
    assert_int_equal(event_kpi_no("coordination_meeting"), 64);
    assert_int_equal(event_kpi_no("network_meeting"), 66);
    assert_int_equal(event_kpi_no("employer_seminar"), 67);
    assert_int_equal(event_kpi_no("staff_seminar"), 68);
    assert_int_equal(event_kpi_no("outreach_lecture"), 68);
    assert_int_equal(event_kpi_no("leisure_programme"), 70);
    assert_int_equal(event_kpi_no("wage_programme"), 71);
    assert_int_equal(event_kpi_no("orientation"), 0);
    assert_int_equal(event_kpi_no("other"), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rounds_half_up_once),
        cmocka_unit_test(guide_is_the_target_or_the_straight_line),
        cmocka_unit_test(elapsed_days_include_the_day_itself),
        cmocka_unit_test(pace_forecast_rate_are_exact),
        cmocka_unit_test(no_number_gives_no_number),
        cmocka_unit_test(percentages_equal_the_golden_table),
        cmocka_unit_test(placement_rule_looks_at_void_form_supporters),
        cmocka_unit_test(dispatch_rule_looks_at_void_method_purpose),
        cmocka_unit_test(bands_are_derived),
        cmocka_unit_test(outcomes_lead_to_the_stage_nearest_to_work),
        cmocka_unit_test(an_event_belongs_to_one_indicator),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
