/* Role x action x whom it concerns, written out a second time by hand: the table of core/role.c and
 * the rules of desk_allow() must both agree with it. */
#include <stdio.h>
#include <string.h>

#include "tests/desk/fixture.h"

#include "desk/session.h"

enum whom { OWN, OTHER, RESTRICTED, NOBODY, WHOM__COUNT };

static const char *const logins[] = { "uketsuke", "shien", "kakari", "kansa", "kanri" };
enum { ROLES = sizeof logins / sizeof *logins };

/* On screens, nothing given yet. Y yes, N no (and a line), R asks for a reason, P asks for the PIN;
 * four letters a role: own case, other's, other's and restricted, nobody in particular. */
struct row {
    enum action action;
    const char *cells[ROLES];
};

// clang-format off
static const struct row rows[] = {
    /*                          reception worker  superv. auditor admin */
    { ACTION_AGENDA,          { "YYYY",  "YYYY", "YYYY", "NNNN", "NNNN" } },
    { ACTION_SEARCH,          { "YYYY",  "YYYY", "YYYY", "NNNN", "NNNN" } },
    { ACTION_OPEN_A,          { "YRNY",  "YRRY", "YYPY", "NNNN", "NNNN" } },
    { ACTION_OPEN_B,          { "YRNY",  "YRRY", "YYPY", "NNNN", "NNNN" } },
    { ACTION_OPEN_C,          { "NNNN",  "YRRY", "YYPY", "NNNN", "NNNN" } },
    { ACTION_OPEN_RESTRICTED, { "NNNN",  "YRRY", "PPPP", "NNNN", "NNNN" } },
    { ACTION_INTAKE,          { "YYNY",  "YYRY", "YYPY", "NNNN", "NNNN" } },
    { ACTION_WRITE_C,         { "NNNN",  "YNNY", "YYPY", "NNNN", "NNNN" } },
    { ACTION_OPEN_CONFINED,   { "NNNN",  "YNNY", "YYPY", "NNNN", "NNNN" } },
    { ACTION_PRINT_CASE,      { "NNNN",  "YNNY", "YYPY", "NNNN", "NNNN" } },
    { ACTION_SHARE_FILTER,    { "NNNN",  "NNNN", "YYYY", "NNNN", "NNNN" } },
    { ACTION_MEETING,         { "NNNN",  "YYRY", "YYPY", "NNNN", "NNNN" } },
    { ACTION_WORK,            { "NNNN",  "YYRY", "YYPY", "NNNN", "NNNN" } },
    { ACTION_UNDO_STAGE,      { "NNNN",  "NNNN", "YYPY", "NNNN", "NNNN" } },
    { ACTION_CORRECT,         { "NNNN",  "NNNN", "YYPY", "NNNN", "NNNN" } },
    { ACTION_MERGE_PROPOSE,   { "YYNY",  "YYRY", "YYPY", "NNNN", "NNNN" } },
    { ACTION_MERGE,           { "NNNN",  "NNNN", "YYPY", "NNNN", "NNNN" } },
    { ACTION_RESTRICT_PROPOSE, { "NNNN", "YYRY", "YYPY", "NNNN", "NNNN" } },
    { ACTION_RESTRICT,        { "NNNN",  "NNNN", "PPPP", "NNNN", "NNNN" } },
    { ACTION_OVERSEE,         { "NNNN",  "NNNN", "YYYY", "NNNN", "NNNN" } },
    { ACTION_BOARD,           { "YYYY",  "YYYY", "YYYY", "YYYY", "YYYY" } },
    { ACTION_MEMBERS,         { "YYYY",  "YYYY", "YYYY", "YYYY", "YYYY" } },
    { ACTION_JUDGE,           { "NNNN",  "NNNN", "YYYY", "NNNN", "NNNN" } },
    { ACTION_IMPORT,          { "NNNN",  "NNNN", "YYYY", "NNNN", "NNNN" } },
    { ACTION_EXPORT,          { "NNNN",  "NNNN", "PPPP", "NNNN", "NNNN" } },
    { ACTION_AUDIT,           { "YNNY",  "YNNY", "YYYY", "YYYY", "NNNN" } },
    { ACTION_VERIFY,          { "NNNN",  "NNNN", "YYYY", "YYYY", "YYYY" } },
    { ACTION_ACCOUNTS,        { "NNNN",  "NNNN", "NNNN", "NNNN", "YYYY" } },
    { ACTION_ACCOUNTS_VIEW,   { "NNNN",  "NNNN", "NNNN", "YYYY", "YYYY" } },
    { ACTION_UNLOCK,          { "NNNN",  "NNNN", "YYYY", "NNNN", "YYYY" } },
    { ACTION_CODES,           { "NNNN",  "NNNN", "YYYY", "NNNN", "YYYY" } },
    { ACTION_SECURITY,        { "NNNN",  "NNNN", "NNNN", "NNNN", "PPPP" } },
    { ACTION_SECURITY_VIEW,   { "NNNN",  "NNNN", "YYYY", "YYYY", "YYYY" } },
    { ACTION_BACKUP,          { "NNNN",  "NNNN", "YYYY", "NNNN", "YYYY" } },
    { ACTION_RESTORE,         { "NNNN",  "NNNN", "NNNN", "NNNN", "PPPP" } },
    { ACTION_OWN_SETTINGS,    { "YYYY",  "YYYY", "YYYY", "YYYY", "YYYY" } },
};
// clang-format on

enum { ROWS = sizeof rows / sizeof *rows, CELLS = ROWS * ROLES * WHOM__COUNT };

static int64_t
denials(struct fixture *f)
{
    return fixture_number(f, "SELECT count(*) FROM audit WHERE outcome = 'denied'");
}

/* One letter for what desk_allow() says. */
static char
ask(struct fixture *f, enum action action, int64_t person)
{
    enum err_code rc = desk_allow(f->d, action, person, &f->e);

    if (rc == ERR_OK)
        return 'Y';
    assert_int_equal(rc, ERR_DENIED);
    assert_true(f->e.msg[0]);
    return strcmp(f->e.field, "reason") == 0 ? 'R' : strcmp(f->e.field, "pin") == 0 ? 'P' : 'N';
}

/* Every cell of one role; `kind` of the walk: 's' screens, 'c' sub-commands, 'g' screens with
 * reason and PIN given. */
static int
walk(struct fixture *f, int role, int64_t persons[WHOM__COUNT], char kind)
{
    int cells = 0;

    for (size_t i = 0; i < ROWS; i++) {
        int64_t before = denials(f), refused = 0;
        for (int whom = 0; whom < WHOM__COUNT; whom++) {
            char want = rows[i].cells[role][whom];
            if (kind != 's' && want != 'N')
                want = 'Y';
            refused += want == 'N';
            char got = ask(f, rows[i].action, persons[whom]);
            if (got != want)
                fail_msg("%s %s whom %d walk %c: %c instead of %c", logins[role],
                         action_id(rows[i].action), whom, kind, got, want);
            cells++;
        }
        /* A denial leaves a line, a question does not. */
        assert_int_equal(denials(f) - before, refused);
        assert_int_equal(desk_may(f->d, rows[i].action), rows[i].cells[role][NOBODY] != 'N');
    }
    return cells;
}

static void
every_cell(void **state)
{
    struct fixture *f = *state;
    int64_t staff[ROLES] = { f->reception, f->worker, f->supervisor, f->auditor, f->admin };
    int64_t other = fixture_person(f, "other", f->worker2, false);
    int64_t restricted = fixture_person(f, "restricted", f->worker2, true);
    int cells = 0;

    assert_int_equal(ROWS, ACTION__COUNT); /* a new action needs its row here */
    assert_int_equal(CELLS, 720);
    for (int role = 0; role < ROLES; role++) {
        int64_t own = fixture_person(f, logins[role], staff[role], false);
        int64_t persons[WHOM__COUNT] = { own, other, restricted, 0 };
        f->d->ask_reasons = true;
        fixture_as(f, logins[role]);
        cells += walk(f, role, persons, 's');
        expect_ok(f, session_confirm(f->d, FIXTURE_PASSWORD, &f->e));
        snprintf(f->d->reason, sizeof f->d->reason, "inquiry");
        (void)walk(f, role, persons, 'g');
        f->d->ask_reasons = false;
        fixture_as(f, logins[role]);
        (void)walk(f, role, persons, 'c');
    }
    assert_int_equal(cells, CELLS);
}

static void
nobody_signed_in(void **state)
{
    struct fixture *f = *state;

    for (int i = 0; i < ACTION__COUNT; i++) {
        assert_int_equal(ask(f, (enum action)i, 0), 'N');
        assert_false(desk_may(f->d, (enum action)i));
        assert_int_equal(role_rule(ROLE_NONE, (enum action)i), RULE_NO);
    }
    assert_int_equal(denials(f), ACTION__COUNT);
    assert_int_equal(role_rule(ROLE__COUNT, ACTION_BOARD), RULE_NO);
    assert_int_equal(role_rule(ROLE_ADMIN, ACTION__COUNT), RULE_NO);
}

static void
reason_of_view(struct fixture *f, int64_t person, const char *want)
{
    const struct audit_act act = { .action = "open_a", .kind = "person", .person_id = person };
    char reason[100];

    expect_ok(f, desk_allow(f->d, ACTION_OPEN_A, person, &f->e));
    expect_ok(f, audit_view(f->d, &act, &f->e));
    fixture_text(f, reason, sizeof reason, "SELECT reason FROM audit ORDER BY n DESC LIMIT 1");
    assert_string_equal(reason, want);
}

/* The line of an opening says why it was allowed. */
static void
reasons_found(void **state)
{
    struct fixture *f = *state;
    int64_t own = fixture_person(f, "own", f->worker, false);
    int64_t other = fixture_person(f, "other", f->worker2, false);
    int64_t third = fixture_person(f, "third", 0, false);

    fixture_as(f, "shien");
    reason_of_view(f, own, "own_case");
    reason_of_view(f, other, "none_given");
    snprintf(f->d->reason, sizeof f->d->reason, "電話での問合せ");
    reason_of_view(f, other, "電話での問合せ");
    reason_of_view(f, own, "電話での問合せ");
    f->d->reason[0] = '\0';
    /* A reason found for one person does not stand for another. */
    expect_ok(f, desk_allow(f->d, ACTION_OPEN_A, own, &f->e));
    expect_ok(f, audit_view(f->d, &(struct audit_act){ .action = "open_a", .person_id = third },
                            &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE person_id = %lld"
                                       " AND reason = ''", (long long)third), 1);
    /* Nor for another act. */
    expect_ok(f, desk_allow(f->d, ACTION_OPEN_A, own, &f->e));
    expect_ok(f, desk_allow(f->d, ACTION_WORK, own, &f->e));
    expect_ok(f, audit_view(f->d, &(struct audit_act){ .action = "work", .person_id = own },
                            &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'work'"
                                       " AND reason = ''"), 1);
    snprintf(f->d->reason, sizeof f->d->reason, "   ");
    f->d->ask_reasons = true;
    expect_err(f, desk_allow(f->d, ACTION_OPEN_A, third, &f->e), ERR_DENIED, "reason");
}

static void
book(struct fixture *f, int64_t person, const char *day, const char *status,
     const char *attendance)
{
    fixture_sql(f,
                "INSERT INTO event (ref, kind, day, starts_at, status) SELECT 'E' || count(*),"
                " 'orientation', '%s', '%sT10:00', '%s' FROM event; INSERT INTO participation"
                " (event_id, person_id, attendance) SELECT max(id), %lld, '%s' FROM event",
                day, day, status, (long long)person, attendance);
}

/* Today's visitors need no reason for A and B; restriction and C do not care about a booking. */
static void
visitors(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *day, *status, *attendance;
        char want;
    } cases[] = {
        { "2014-10-30", "held", "attended", 'R' },
        { "2014-11-01", "planned", "booked", 'R' },
        { "2014-10-31", "cancelled", "booked", 'R' },
        { "2014-10-31", "planned", "cancelled_self", 'R' },
        { "2014-10-31", "planned", "cancelled_office", 'R' },
        { "2014-10-31", "planned", "booked", 'Y' },
        { "2014-10-31", "held", "attended", 'Y' },
    };

    f->d->ask_reasons = true;
    fixture_as(f, "uketsuke");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char ref[20];
        snprintf(ref, sizeof ref, "V%zu", i);
        int64_t person = fixture_person(f, ref, f->worker2, false);
        book(f, person, cases[i].day, cases[i].status, cases[i].attendance);
        assert_int_equal(ask(f, ACTION_OPEN_A, person), cases[i].want);
        assert_int_equal(ask(f, ACTION_OPEN_B, person), cases[i].want);
        assert_int_equal(ask(f, ACTION_OPEN_C, person), 'N');
    }
    int64_t hidden = fixture_person(f, "hidden", f->worker2, true);
    book(f, hidden, "2014-10-31", "planned", "booked");
    assert_int_equal(ask(f, ACTION_OPEN_A, hidden), 'N');
    assert_int_equal(ask(f, ACTION_AGENDA, hidden), 'Y'); /* the arrival can be noted */
    fixture_as(f, "shien");
    assert_int_equal(ask(f, ACTION_OPEN_A, hidden), 'R');
}

static void
enquiry_today(void **state)
{
    struct fixture *f = *state;
    int64_t person = fixture_person(f, "caller", f->worker2, false);

    f->d->ask_reasons = true;
    fixture_as(f, "uketsuke");
    fixture_sql(f,
                "INSERT INTO intake_slip (fy, serial, received_at, received_by, person_id, method,"
                " consulter_kind, referral_source, chief_complaint, response, next_action,"
                " consent_state) VALUES (2014, 1, '2014-10-30T23:59', %lld, %lld, 'phone', 'self',"
                " 'self', 'x', 'x', 'none', 'none')",
                (long long)f->reception, (long long)person);
    assert_int_equal(ask(f, ACTION_OPEN_A, person), 'R');
    fixture_sql(f, "UPDATE intake_slip SET received_at = '2014-10-31T00:00'");
    assert_int_equal(ask(f, ACTION_OPEN_A, person), 'Y');
    fixture_clock("2014-10-31T15:00:00Z", "00:00"); /* midnight in Tokyo */
    assert_true(desk_changed(f->d));
    expect_ok(f, session_sign_in(f->d, "uketsuke", FIXTURE_PASSWORD, &f->e));
    assert_int_equal(ask(f, ACTION_OPEN_A, person), 'R');
}

/* A closed case is nobody's own any more; one's own restricted person opens without a question. */
static void
own_cases(void **state)
{
    struct fixture *f = *state;
    int64_t closed = fixture_person(f, "closed", f->worker, false);
    int64_t mine = fixture_person(f, "mine", f->worker, true);

    fixture_sql(f, "UPDATE support_case SET closed_on = '2014-10-01', close_reason = 'other'"
                   " WHERE person_id = %lld", (long long)closed);
    f->d->ask_reasons = true;
    fixture_as(f, "shien");
    assert_int_equal(ask(f, ACTION_OPEN_C, closed), 'R');
    assert_int_equal(ask(f, ACTION_WRITE_C, closed), 'N');
    assert_int_equal(ask(f, ACTION_OPEN_C, mine), 'Y');
    assert_int_equal(ask(f, ACTION_WRITE_C, mine), 'Y');
    assert_int_equal(ask(f, ACTION_OPEN_A, 999999), 'R'); /* nobody: tells nothing */
}

/* Whoever sits in the meeting that hears a case is a member of it: the minutes want writing. Not of
 * a restricted person's, whose staff are named, and not once the case is closed. */
static void
members_of_a_case(void **state)
{
    static const struct {
        const char *kind, *status;
        bool chair, recorder, staff, restricted, closed;
        char opens, writes;
    } cases[] = {
        { "coordination_meeting", "planned", true, false, false, false, false, 'Y', 'Y' },
        { "coordination_meeting", "planned", false, true, false, false, false, 'Y', 'Y' },
        { "coordination_meeting", "planned", false, false, true, false, false, 'Y', 'Y' },
        { "coordination_meeting", "held", false, false, true, false, false, 'Y', 'Y' },
        { "coordination_meeting", "held", false, false, false, false, false, 'R', 'N' },
        { "coordination_meeting", "postponed", true, true, true, false, false, 'R', 'N' },
        { "coordination_meeting", "cancelled", true, true, true, false, false, 'R', 'N' },
        { "coordination_meeting", "planned", true, true, true, true, false, 'R', 'N' },
        { "coordination_meeting", "held", true, true, true, false, true, 'R', 'N' },
    };
    struct fixture *f = *state;

    f->d->ask_reasons = true;
    fixture_as(f, "shien");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char ref[20];
        snprintf(ref, sizeof ref, "M%zu", i);
        int64_t person = fixture_person(f, ref, f->worker2, cases[i].restricted);
        fixture_sql(f,
                    "INSERT INTO event (ref, kind, day, starts_at, status, chair_id, recorder_id)"
                    " VALUES ('%s', '%s', '2014-10-30', '2014-10-30T10:00', '%s', nullif(%lld, 0),"
                    " nullif(%lld, 0));"
                    "INSERT INTO meeting_case (event_id, case_id, sort) SELECT (SELECT max(id) FROM"
                    " event), max(id), 1 FROM support_case;",
                    ref, cases[i].kind, cases[i].status,
                    cases[i].chair ? (long long)f->worker : 0,
                    cases[i].recorder ? (long long)f->worker : 0);
        if (cases[i].staff)
            fixture_sql(f, "INSERT INTO event_staff SELECT max(id), %lld FROM event",
                        (long long)f->worker);
        if (cases[i].closed)
            fixture_sql(f, "UPDATE support_case SET closed_on = '2014-10-31', close_reason ="
                           " 'other' WHERE person_id = %lld", (long long)person);
        char opens = ask(f, ACTION_OPEN_C, person), writes = ask(f, ACTION_WRITE_C, person);
        if (opens != cases[i].opens || writes != cases[i].writes)
            fail_msg("row %zu: %c%c instead of %c%c", i, opens, writes, cases[i].opens,
                     cases[i].writes);
    }
    f->d->ask_reasons = false;
    reason_of_view(f, fixture_number(f, "SELECT id FROM person WHERE ref = 'M0'"), "case_member");
    fixture_as(f, "uketsuke"); /* a seat at the table gives no role */
    assert_int_equal(ask(f, ACTION_WRITE_C, 1), 'N');
}

static void
ids(void **state)
{
    enum role role = ROLE__COUNT;

    (void)state;
    for (int i = 0; i < ROLE__COUNT; i++) {
        assert_true(role_from_id(role_id((enum role)i), &role));
        assert_int_equal(role, i);
    }
    assert_false(role_from_id("Admin", &role));
    assert_string_equal(role_id(ROLE_SUPERVISOR), "supervisor");
    for (int i = 0; i < ACTION__COUNT; i++) {
        for (int j = 0; j < i; j++)
            assert_string_not_equal(action_id((enum action)i), action_id((enum action)j));
    }
    assert_string_equal(action_id(ACTION_OPEN_A), "open_a");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_open, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_cell),    TEST(nobody_signed_in), TEST(reasons_found), TEST(visitors),
        TEST(enquiry_today), TEST(own_cases),        TEST(members_of_a_case),
        cmocka_unit_test(ids),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
