/* Several people at one desk: who is set aside is nobody's, until the PIN or password is given. */
#include <string.h>

#include "tests/desk/fixture.h"

#include "desk/account.h"
#include "desk/session.h"
#include "desk/session_aside.h"

static long long
lines(struct fixture *f, const char *action, const char *login)
{
    return (long long)fixture_number(f, "SELECT count(*) FROM audit JOIN staff ON staff.id ="
                                        " audit.staff_id WHERE action = '%s' AND login = '%s'"
                                        " AND session <> ''", action, login);
}

static void
sign_in(struct fixture *f, const char *login)
{
    expect_ok(f, session_sign_in(f->d, login, FIXTURE_PASSWORD, &f->e));
}

static struct session_aside
set_aside(struct fixture *f, const char *login)
{
    struct session_aside aside;

    f->d->ask_reasons = true;
    sign_in(f, login);
    expect_ok(f, session_set_aside(f->d, &aside, &f->e));
    return aside;
}

static void
out_and_in(void **state)
{
    struct fixture *f = *state;

    f->d->ask_reasons = true;
    sign_in(f, "shien");
    memcpy(f->d->reason, "inquiry", sizeof "inquiry");
    struct session_aside worker;
    expect_ok(f, session_set_aside(f->d, &worker, &f->e));
    assert_int_equal(f->d->user.staff_id, 0);
    assert_string_equal(f->d->reason, "");
    assert_string_equal(worker.since, FIXTURE_NOW);
    expect_err(f, desk_allow(f->d, ACTION_SEARCH, 0, &f->e), ERR_DENIED, NULL);
    struct session_aside admin = set_aside(f, "kanri");
    expect_ok(f, session_take_up(f->d, &worker, &f->e));
    assert_string_equal(f->d->user.login, "shien");
    assert_string_equal(f->d->reason, "inquiry");
    assert_int_equal(lines(f, "change-user-in", "shien"), 0);
    expect_ok(f, session_unlock(f->d, FIXTURE_PASSWORD, &f->e));
    assert_int_equal(lines(f, "change-user-in", "shien"), 1);
    expect_ok(f, session_unlock(f->d, FIXTURE_PASSWORD, &f->e)); /* an ordinary one */
    assert_int_equal(lines(f, "unlock", "shien"), 1);
    expect_ok(f, session_set_aside(f->d, &worker, &f->e));
    /* A PIN given before the change does not count after it. */
    expect_ok(f, session_take_up(f->d, &admin, &f->e));
    expect_err(f, desk_allow(f->d, ACTION_SECURITY, 0, &f->e), ERR_DENIED, "pin");
    assert_int_equal(lines(f, "change-user-out", "shien"), 2);
    assert_int_equal(lines(f, "change-user-out", "kanri"), 1);
}

/* Role and name are read again; a role that changed meanwhile counts at once. */
static void
changed_meanwhile(void **state)
{
    struct fixture *f = *state;
    struct session_aside aside = set_aside(f, "shien");

    fixture_sql(f, "UPDATE staff SET role = 'auditor' WHERE login = 'shien'");
    expect_ok(f, session_take_up(f->d, &aside, &f->e));
    assert_int_equal(f->d->user.role, ROLE_AUDITOR);
}

static void
ended_meanwhile(void **state)
{
    struct fixture *f = *state;
    struct session_aside aside = set_aside(f, "shien");

    fixture_sql(f, "UPDATE staff SET disabled = 1 WHERE login = 'shien'");
    sign_in(f, "kanri");
    expect_err(f, session_check_aside(f->d, &aside, &f->e), ERR_DENIED, "session");
    assert_string_equal(f->d->user.login, "kanri"); /* who works sees nothing of it */
    assert_false(session_is_over(f->d));
    expect_ok(f, session_end_aside(f->d, &aside, &f->e));
    assert_string_equal(f->d->user.login, "kanri");
    expect_ok(f, session_check(f->d, &f->e));
    assert_int_equal(lines(f, "sign-out", "shien"), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'sign-out'"
                                       " AND reason = 'session_over'"), 1);
    fixture_sql(f, "UPDATE staff SET disabled = 0 WHERE login = 'shien'");
    struct session_aside late = set_aside(f, "shien");
    fixture_wait(12 * 3600);
    expect_err(f, session_take_up(f->d, &late, &f->e), ERR_DENIED, "session");
    assert_int_equal(f->d->user.staff_id, 0);
    assert_false(session_is_over(f->d));
    assert_int_equal(lines(f, "sign-out", "shien"), 2);
}

/* The line of a hiding that could not be written is owed by who was hidden, and written with the
 * end of the own session, not with that of another. */
static void
owed_line_stays_with_its_user(void **state)
{
    struct fixture *f = *state;
    struct session_aside aside = set_aside(f, "shien");

    aside.hidden = "lock";
    memcpy(aside.hidden_at, FIXTURE_NOW, sizeof aside.hidden_at);
    sign_in(f, "kanri");
    expect_ok(f, session_unlock(f->d, FIXTURE_PASSWORD, &f->e));
    assert_int_equal(lines(f, "lock", "kanri"), 0);
    expect_ok(f, session_end_aside(f->d, &aside, &f->e));
    assert_int_equal(lines(f, "lock", "shien"), 1);
    assert_int_equal(lines(f, "lock", "kanri"), 0);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_open, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(out_and_in), TEST(changed_meanwhile), TEST(ended_meanwhile),
        TEST(owed_line_stays_with_its_user),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
