#include <stdio.h>
#include <string.h>

#include "tests/desk/fixture.h"

#include "desk/account.h"
#include "desk/session.h"
#include "desk/staff.h"

#define GOOD "kotoba wo erabu"

static void
add(void **state)
{
    struct fixture *f = *state;
    int64_t id = 0;

    fixture_as(f, "kanri");
    expect_ok(f, account_add(f->d, "shin-1_a", "架空 新人", "カクウ シンジン", ROLE_RECEPTION,
                             GOOD, &id, &f->e));
    assert_true(id > 0);
    assert_int_equal(fixture_number(f, "SELECT must_change FROM staff WHERE id = %lld",
                                    (long long)id), 1);
    assert_int_equal(fixture_number(f, "SELECT password_hash GLOB '$argon2id$*' FROM staff"
                                       " WHERE id = %lld", (long long)id), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'add-account'"
                                       " AND record_id = %lld", (long long)id), 1);
    expect_ok(f, session_sign_in(f->d, "shin-1_a", GOOD, &f->e));
    assert_int_equal(f->d->user.role, ROLE_RECEPTION);
}

static void
add_refused(void **state)
{
    struct fixture *f = *state;
    char forty[42];
    static const struct {
        const char *login, *name, *kana;
        int role;
        const char *password, *field;
    } rows[] = {
        { "", "架空", "", ROLE_WORKER, GOOD, "login" },
        { "Shin", "架空", "", ROLE_WORKER, GOOD, "login" },
        { "shin jin", "架空", "", ROLE_WORKER, GOOD, "login" },
        { "新人", "架空", "", ROLE_WORKER, GOOD, "login" },
        { "shien", "架空", "", ROLE_WORKER, GOOD, "login" },
        { "shin", "", "", ROLE_WORKER, GOOD, "name" },
        { "shin", "   ", "", ROLE_WORKER, GOOD, "name" },
        { "shin", "架空\n", "", ROLE_WORKER, GOOD, "name" },
        { "shin", "架空\x1b[31m", "", ROLE_WORKER, GOOD, "name" },
        { "shin", "架空", "\xe3\x82", ROLE_WORKER, GOOD, "kana" },
        { "shin", "架空", "", ROLE_NONE, GOOD, "role" },
        { "shin", "架空", "", ROLE__COUNT, GOOD, "role" },
        { "shin", "架空", "", ROLE_WORKER, "short", "new_password" },
        { "sengoku-shin", "架空", "", ROLE_WORKER, "Sengoku-Shin7", "new_password" },
        { "shin", "架空太郎次郎三郎", "", ROLE_WORKER, "架空太郎次郎三郎", "new_password" },
    };

    fixture_as(f, "kanri");
    int64_t before = fixture_number(f, "SELECT count(*) FROM staff");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        expect_err(f,
                   account_add(f->d, rows[i].login, rows[i].name, rows[i].kana,
                               (enum role)rows[i].role, rows[i].password, NULL, &f->e),
                   ERR_INVALID, rows[i].field);
    memset(forty, 'a', 41);
    forty[41] = '\0';
    expect_err(f, account_add(f->d, forty, "架空", "", ROLE_WORKER, GOOD, NULL, &f->e),
               ERR_INVALID, "login");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM staff"), before);
    forty[40] = '\0';
    expect_ok(f, account_add(f->d, forty, "架空", "", ROLE_WORKER, GOOD, NULL, &f->e));
}

/* Every change of accounts, tried by everybody else. */
static void
only_the_administrator(void **state)
{
    struct fixture *f = *state;
    static const char *const logins[] = { "uketsuke", "shien", "kakari", "kansa" };
    struct account_list list;

    for (size_t i = 0; i < sizeof logins / sizeof *logins; i++) {
        fixture_as(f, logins[i]);
        expect_err(f, account_add(f->d, "neu", "架空", "", ROLE_WORKER, GOOD, NULL, &f->e),
                   ERR_DENIED, "");
        expect_err(f, account_add(f->d, "neu", "架空", "", ROLE_ADMIN, GOOD, NULL, &f->e),
                   ERR_DENIED, "");
        expect_err(f, account_disable(f->d, f->worker2, 0, &f->e), ERR_DENIED, "");
        expect_err(f, account_enable(f->d, f->worker2, 0, &f->e), ERR_DENIED, "");
        expect_err(f, account_set_role(f->d, f->worker2, 0, ROLE_ADMIN, &f->e), ERR_DENIED, "");
        expect_err(f, account_set_password(f->d, f->worker2, 0, GOOD, &f->e), ERR_DENIED, "");
        expect_err(f, account_set_end(f->d, f->worker2, 0, f->d->today, &f->e), ERR_DENIED, "");
        enum err_code rc = account_list(f->d, false, &list, &f->e);
        assert_int_equal(rc, strcmp(logins[i], "kansa") == 0 ? ERR_OK : ERR_DENIED);
        account_list_free(&list);
    }
    expect_ok(f, session_sign_out(f->d, &f->e));
    expect_err(f, account_add(f->d, "neu", "架空", "", ROLE_ADMIN, GOOD, NULL, &f->e), ERR_DENIED,
               "session");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM staff WHERE login = 'neu'"), 0);
    assert_int_equal(fixture_number(f, "SELECT sum(version) FROM staff WHERE id = %lld",
                                    (long long)f->worker2), 1);
}

static void
disable_and_enable(void **state)
{
    struct fixture *f = *state;
    struct account_list list;

    struct desk *other = fixture_second(f);

    expect_ok(f, session_sign_in(other, "shien", FIXTURE_PASSWORD, &f->e));
    fixture_as(f, "kanri");
    expect_ok(f, account_disable(f->d, f->worker, 0, &f->e));
    expect_ok(f, account_disable(f->d, f->worker, 0, &f->e)); /* twice is fine */
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'end-session'"
                                       " AND record_id = %lld", (long long)f->worker), 1);
    desk_close(other);
    expect_ok(f, account_list(f->d, false, &list, &f->e));
    assert_int_equal(list.count, 7);
    for (size_t i = 0; i < list.count; i++)
        assert_int_equal(list.rows[i].disabled, list.rows[i].id == f->worker);
    account_list_free(&list);
    expect_ok(f, account_names(f->d, &list, &f->e));
    assert_int_equal(list.count, 6);
    account_list_free(&list);
    expect_ok(f, account_enable(f->d, f->worker, 0, &f->e));
    fixture_as(f, "shien");
    fixture_as(f, "kanri");
    expect_err(f, account_disable(f->d, 4711, 0, &f->e), ERR_NOT_FOUND, NULL);
}

static void
last_admin(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "kanri");
    expect_err(f, account_disable(f->d, f->admin, 0, &f->e), ERR_INVALID, "login");
    expect_err(f, account_set_end(f->d, f->admin, 0, (struct date){ 2015, 3, 31 }, &f->e),
               ERR_INVALID, "ends_on");
    expect_err(f, account_set_role(f->d, f->admin, 0, ROLE_WORKER, &f->e), ERR_DENIED, "role");
    expect_err(f, account_set_role(f->d, f->admin, 0, ROLE_ADMIN, &f->e), ERR_DENIED, "role");
    expect_ok(f, account_set_role(f->d, f->auditor, 0, ROLE_ADMIN, &f->e));
    expect_ok(f, account_disable(f->d, f->auditor, 0, &f->e));
    expect_err(f, account_disable(f->d, f->admin, 0, &f->e), ERR_INVALID, "login"); /* the other is */
    expect_ok(f, account_enable(f->d, f->auditor, 0, &f->e));
    expect_ok(f, account_set_end(f->d, f->auditor, 0, (struct date){ 2014, 10, 30 }, &f->e));
    expect_err(f, account_disable(f->d, f->admin, 0, &f->e), ERR_INVALID, "login");
    expect_ok(f, account_set_end(f->d, f->auditor, 0, DATE_NONE, &f->e));
    expect_ok(f, account_disable(f->d, f->admin, 0, &f->e));
    expect_err(f, session_check(f->d, &f->e), ERR_DENIED, "session");
    fixture_as(f, "kansa");
    expect_err(f, account_set_role(f->d, f->auditor, 0, ROLE_AUDITOR, &f->e), ERR_DENIED, "role");
}

/* Two administrators at the same account: the second one's change is refused, whichever it is, and
 * stores nothing. */
static void
two_administrators(void **state)
{
    struct fixture *f = *state;
    struct account_list list;
    int64_t version = 0;

    fixture_as(f, "kanri");
    expect_ok(f, account_list(f->d, false, &list, &f->e));
    for (size_t i = 0; i < list.count; i++)
        if (list.rows[i].id == f->worker)
            version = list.rows[i].version;
    account_list_free(&list);
    assert_int_equal(version, 1);
    expect_ok(f, account_set_role(f->d, f->worker, version, ROLE_SUPERVISOR, &f->e));
    expect_err(f, account_set_role(f->d, f->worker, version, ROLE_RECEPTION, &f->e), ERR_CONFLICT,
               "");
    expect_err(f, account_disable(f->d, f->worker, version, &f->e), ERR_CONFLICT, "");
    expect_err(f, account_enable(f->d, f->worker, version, &f->e), ERR_CONFLICT, "");
    expect_err(f, account_set_end(f->d, f->worker, version, f->d->today, &f->e), ERR_CONFLICT, "");
    expect_err(f, account_set_password(f->d, f->worker, version, GOOD, &f->e), ERR_CONFLICT, "");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM staff WHERE id = %lld AND version = 2"
                                       " AND role = 'supervisor' AND disabled = 0"
                                       " AND ends_on IS NULL AND must_change = 0",
                                    (long long)f->worker), 1);
    expect_ok(f, account_disable(f->d, f->worker, version + 1, &f->e));
    expect_ok(f, account_enable(f->d, f->worker, 0, &f->e)); /* a command: as it stands now */
}

/* A new password by the administrator: the old one is gone, sessions end, failures are forgotten. */
static void
set_password(void **state)
{
    struct fixture *f = *state;
    struct desk *other = fixture_second(f);

    expect_ok(f, session_sign_in(other, "shien", FIXTURE_PASSWORD, &f->e));
    fixture_as(f, "kanri");
    expect_err(f, account_set_password(f->d, f->worker, 0, "shien123", &f->e), ERR_INVALID,
               "new_password");
    expect_ok(f, session_check(other, &f->e));
    expect_ok(f, account_set_password(f->d, f->worker, 0, GOOD, &f->e));
    expect_err(f, session_check(other, &f->e), ERR_DENIED, "session");
    expect_err(f, session_sign_in(other, "shien", FIXTURE_PASSWORD, &f->e), ERR_DENIED,
               "password");
    expect_ok(f, session_sign_in(other, "shien", GOOD, &f->e));
    assert_true(other->user.must_change);
    expect_err(f, account_set_password(f->d, f->admin, 0, GOOD, &f->e), ERR_DENIED, NULL);
    desk_close(other);
}

static void
names_only(void **state)
{
    struct fixture *f = *state;
    struct account_list list;
    int64_t id = 0;

    fixture_as(f, "kakari");
    expect_ok(f, staff_named(f->d, "架空 昔子", &id, &f->e));
    assert_true(id > f->auditor);

    /* A name is no account: it has no password to set and cannot be chosen to sign in. */
    fixture_as(f, "kanri");
    expect_err(f, account_set_password(f->d, id, 0, GOOD, &f->e), ERR_INVALID, "login");
    expect_err(f, account_enable(f->d, id, 0, &f->e), ERR_INVALID, "login");
    expect_ok(f, account_list(f->d, false, &list, &f->e));
    assert_int_equal(list.count, 7);
    account_list_free(&list);
    expect_ok(f, account_list(f->d, true, &list, &f->e));
    assert_int_equal(list.count, 8);
    account_list_free(&list);
    expect_ok(f, account_names(f->d, &list, &f->e));
    assert_int_equal(list.count, 7);
    account_list_free(&list);
}

static void
find(void **state)
{
    struct fixture *f = *state;
    int64_t id;

    expect_ok(f, account_find(f->d, "kakari", &id, &f->e));
    assert_int_equal(id, f->supervisor);
    expect_err(f, account_find(f->d, "kakari ", &id, &f->e), ERR_NOT_FOUND, "login");
    assert_int_equal(id, 0);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_open, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(add),        TEST(add_refused),  TEST(only_the_administrator),
        TEST(disable_and_enable), TEST(last_admin), TEST(two_administrators), TEST(set_password),
        TEST(names_only), TEST(find),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
