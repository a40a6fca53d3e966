/* The transition table against dictionary section 2, written out once more as a matrix of every
 * stage by every stage. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "core/workflow.h"

/* Columns and rows: none, inquiry, orientation, interview, assessment, coordination, training,
 * registered, job search, placed, retention, suspended, closed. */
static const char *const matrix[STAGE__COUNT] = {
    [STAGE_NONE] = ".s...........",        [STAGE_INQUIRY] = "..bkk..k..kuc",
    [STAGE_ORIENTATION] = "...a.......uc", [STAGE_INTERVIEW] = "....i..k...uc",
    [STAGE_ASSESSMENT] = ".....g.g...uc",  [STAGE_COORDINATION] = "....oooo...uc",
    [STAGE_TRAINING] = "....nn.n.p.uc",    [STAGE_REGISTERED] = "....nnn.np.uc",
    [STAGE_JOB_SEARCH] = ".....nnn.p.uc",  [STAGE_PLACED] = "......xxx.ruc",
    [STAGE_RETENTION] = "......xxx..uc",   [STAGE_SUSPENDED] = ".tttttttttt.c",
    [STAGE_CLOSED] = ".............",
};

static const char letters[NEED__COUNT] = {
    [NEED_NOTHING] = 'n',      [NEED_SLIP] = 's',
    [NEED_BOOKING] = 'b',      [NEED_SKIP] = 'k',
    [NEED_ATTENDANCE] = 'a',   [NEED_INTERVIEW] = 'i',
    [NEED_AGREED_SHEET] = 'g', [NEED_OUTCOME] = 'o',
    [NEED_PLACEMENT] = 'p',    [NEED_RETENTION_START] = 'r',
    [NEED_SEPARATION] = 'x',   [NEED_SUSPEND] = 'u',
    [NEED_STORED] = 't',       [NEED_CLOSE] = 'c',
};

static void
every_pair_is_as_the_dictionary_says(void **state)
{
    (void)state;
    for (enum stage from = STAGE_NONE; from < STAGE__COUNT; from++) {
        for (enum stage to = STAGE_NONE; to < STAGE__COUNT; to++) {
            const struct transition *t = workflow_find(from, to);
            char is = t ? letters[t->needs] : '.';

            if (is != matrix[from][to])
                fail_msg("%s -> %s is '%c', not '%c'", stage_id(from), stage_id(to), is,
                         matrix[from][to]);
        }
    }
}

static void
a_pair_has_one_row(void **state)
{
    (void)state;
    for (enum stage from = STAGE_NONE; from < STAGE__COUNT; from++) {
        for (enum stage to = STAGE_NONE; to < STAGE__COUNT; to++) {
            int rows = 0;

            for (size_t n = 0; workflow_row(n); n++)
                rows += (workflow_row(n)->from & STAGE_BIT(from))
                        && (workflow_row(n)->to & STAGE_BIT(to));
            assert_in_range(rows, 0, 1);
        }
    }
}

static void
a_suspended_case_goes_back_to_the_stage_left_or_ends(void **state)
{
    (void)state;
    for (enum stage left = STAGE_INQUIRY; left <= STAGE_RETENTION; left++)
        assert_int_equal(workflow_next(STAGE_SUSPENDED, left),
                         STAGE_BIT(left) | STAGE_BIT(STAGE_CLOSED));
    assert_false(workflow_may(STAGE_SUSPENDED, STAGE_PLACED, STAGE_RETENTION, ROLE_SUPERVISOR));
    assert_int_equal(workflow_next(STAGE_CLOSED, STAGE_NONE), 0);
}

static void
skip_reasons_are_those_of_the_row(void **state)
{
    const struct transition *over = workflow_find(STAGE_INQUIRY, STAGE_RETENTION);
    const struct transition *direct = workflow_find(STAGE_INTERVIEW, STAGE_REGISTERED);
    const struct transition *any = workflow_find(STAGE_INQUIRY, STAGE_ASSESSMENT);
    const struct transition *none = workflow_find(STAGE_REGISTERED, STAGE_JOB_SEARCH);

    (void)state;
    assert_true(workflow_skip_allowed(over, "handover"));
    assert_true(workflow_skip_allowed(over, "already_employed"));
    assert_false(workflow_skip_allowed(over, "returning"));
    assert_true(workflow_skip_allowed(direct, "assessed_elsewhere"));
    assert_false(workflow_skip_allowed(direct, "urgent"));
    assert_true(workflow_skip_allowed(any, "phone_intake"));
    assert_true(workflow_skip_allowed(any, "other"));
    assert_false(workflow_skip_allowed(any, ""));
    assert_false(workflow_skip_allowed(none, "other"));
}

static void
causes_are_records_of_the_right_table(void **state)
{
    const struct transition *meet = workflow_find(STAGE_COORDINATION, STAGE_TRAINING);
    const struct transition *begin = workflow_find(STAGE_PLACED, STAGE_RETENTION);

    (void)state;
    assert_true(workflow_cause_fits(meet, "meeting_case"));
    assert_false(workflow_cause_fits(meet, "assessment"));
    assert_true(workflow_cause_fits(begin, "dispatch"));
    assert_true(workflow_cause_fits(begin, "placement"));
    assert_false(workflow_cause_fits(begin, ""));
    assert_true(workflow_cause_fits(workflow_find(STAGE_TRAINING, STAGE_REGISTERED), ""));
    assert_string_equal(workflow_cause_kind(meet), "meeting_case");
}

static void
roles_take_the_steps_of_their_work(void **state)
{
    static const struct {
        enum stage from, to;
        bool reception, worker;
    } rows[] = {
        { STAGE_NONE, STAGE_INQUIRY, true, true },
        { STAGE_INQUIRY, STAGE_ORIENTATION, true, true },
        { STAGE_INQUIRY, STAGE_INTERVIEW, false, true },
        { STAGE_ASSESSMENT, STAGE_COORDINATION, false, true },
        { STAGE_COORDINATION, STAGE_REGISTERED, false, true },
        { STAGE_JOB_SEARCH, STAGE_PLACED, false, true },
        { STAGE_PLACED, STAGE_CLOSED, false, true },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(workflow_may(rows[i].from, STAGE_NONE, rows[i].to, ROLE_RECEPTION),
                         rows[i].reception);
        assert_int_equal(workflow_may(rows[i].from, STAGE_NONE, rows[i].to, ROLE_WORKER),
                         rows[i].worker);
        assert_true(workflow_may(rows[i].from, STAGE_NONE, rows[i].to, ROLE_SUPERVISOR));
        assert_false(workflow_may(rows[i].from, STAGE_NONE, rows[i].to, ROLE_AUDITOR));
        assert_false(workflow_may(rows[i].from, STAGE_NONE, rows[i].to, ROLE_ADMIN));
        assert_false(workflow_may(rows[i].from, STAGE_NONE, rows[i].to, ROLE_NONE));
    }
    assert_false(workflow_may(STAGE_CLOSED, STAGE_NONE, STAGE_INQUIRY, ROLE_SUPERVISOR));
}

static void
skipped_steps_are_named(void **state)
{
    (void)state;
    assert_int_equal(workflow_skipped(STAGE_INQUIRY, STAGE_INTERVIEW),
                     STAGE_BIT(STAGE_ORIENTATION));
    assert_int_equal(workflow_skipped(STAGE_ORIENTATION, STAGE_INTERVIEW),
                     STAGE_BIT(STAGE_ORIENTATION));
    assert_int_equal(workflow_skipped(STAGE_INQUIRY, STAGE_REGISTERED),
                     STAGE_BIT(STAGE_ORIENTATION) | STAGE_BIT(STAGE_INTERVIEW)
                         | STAGE_BIT(STAGE_ASSESSMENT));
    assert_int_equal(workflow_skipped(STAGE_INTERVIEW, STAGE_REGISTERED),
                     STAGE_BIT(STAGE_ASSESSMENT));
}

static void
outcomes_lead_where_the_plan_says(void **state)
{
    (void)state;
    assert_int_equal(workflow_outcome_stage("svc_transition"), STAGE_TRAINING);
    assert_int_equal(workflow_outcome_stage("work_trial"), STAGE_TRAINING);
    assert_int_equal(workflow_outcome_stage("registration"), STAGE_REGISTERED);
    assert_int_equal(workflow_outcome_stage("reassess"), STAGE_ASSESSMENT);
    assert_int_equal(workflow_outcome_stage("pending"), STAGE_COORDINATION);
    assert_int_equal(workflow_outcome_stage("declined"), STAGE_NONE);
    assert_int_equal(workflow_outcome_stage("no such code"), STAGE_NONE);
}

static void
ids_go_there_and_back(void **state)
{
    (void)state;
    for (enum stage s = STAGE_NONE; s < STAGE__COUNT; s++) {
        enum stage back = STAGE__COUNT;

        assert_true(stage_from_id(stage_id(s), &back));
        assert_int_equal(back, s);
    }
    enum stage untouched = STAGE_PLACED;
    assert_false(stage_from_id("Placed", &untouched));
    assert_int_equal(untouched, STAGE_PLACED);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_pair_is_as_the_dictionary_says),
        cmocka_unit_test(a_pair_has_one_row),
        cmocka_unit_test(a_suspended_case_goes_back_to_the_stage_left_or_ends),
        cmocka_unit_test(skip_reasons_are_those_of_the_row),
        cmocka_unit_test(causes_are_records_of_the_right_table),
        cmocka_unit_test(roles_take_the_steps_of_their_work),
        cmocka_unit_test(skipped_steps_are_named),
        cmocka_unit_test(outcomes_lead_where_the_plan_says),
        cmocka_unit_test(ids_go_there_and_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
