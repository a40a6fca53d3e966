#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/desk/fixture.h"

#include "db/db.h"
#include "desk/account.h"
#include "desk/draft.h"
#include "desk/process.h"
#include "desk/session.h"

#define WRONG "wrong horse 1"

static void
wrong_try(struct fixture *f, const char *login)
{
    expect_err(f, session_sign_in(f->d, login, WRONG, &f->e), ERR_DENIED, "password");
}

static void
right_words(void **state)
{
    struct fixture *f = *state;
    char at[21];

    expect_ok(f, session_sign_in(f->d, "shien", FIXTURE_PASSWORD, &f->e));
    assert_int_equal(f->d->user.staff_id, f->worker);
    assert_int_equal(f->d->user.role, ROLE_WORKER);
    assert_string_equal(f->d->user.name, "架空 支援");
    assert_int_equal(strlen(f->d->user.session), 32);
    assert_false(f->d->user.must_change);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM session WHERE ended_at IS NULL"), 1);
    fixture_text(f, at, sizeof at, "SELECT first_use_at FROM staff WHERE login = 'shien'");
    assert_string_equal(at, FIXTURE_NOW);
    expect_ok(f, session_sign_out(f->d, &f->e));
    assert_int_equal(f->d->user.staff_id, 0);
    assert_string_equal(f->d->user.session, "");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM session WHERE ended_at IS NULL"), 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE staff_id = %lld"
                                       " AND action IN ('sign-in', 'sign-out')"
                                       " AND outcome = 'done'", (long long)f->worker), 2);
}

/* Whatever is wrong, the words are the same; only the log knows more, and never the typed login. */
static void
same_words(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *login, *password, *change;
    } rows[] = {
        { "nobody", FIXTURE_PASSWORD, "" },
        { "", "", "" },
        { "shien' --", FIXTURE_PASSWORD, "" },
        { "\xff\xfe", FIXTURE_PASSWORD, "" },
        { "shien", WRONG, "" },
        { "shien", "", "" },
        { "shien", FIXTURE_PASSWORD " ", "" },
        { "shien", "Tadashii uma to denchi", "" },
        { "SHIEN", FIXTURE_PASSWORD, "" },
        { "shien", FIXTURE_PASSWORD, "disabled = 1" },
        { "shien", FIXTURE_PASSWORD, "disabled = 0, ends_on = '2014-10-30'" },
        { "shien", FIXTURE_PASSWORD, "ends_on = NULL, password_hash = NULL" },
    };
    char msg[256] = "";

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].change[0])
            fixture_sql(f, "UPDATE staff SET %s WHERE login = 'shien'", rows[i].change);
        fixture_sql(f, "UPDATE staff SET failures = 0, not_before = NULL");
        enum err_code rc = session_sign_in(f->d, rows[i].login, rows[i].password, &f->e);
        assert_int_equal(rc, ERR_DENIED);
        assert_string_equal(f->e.field, "password");
        if (i > 0)
            assert_string_equal(f->e.msg, msg);
        snprintf(msg, sizeof msg, "%s", f->e.msg);
        assert_int_equal(f->d->user.staff_id, 0);
    }
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'sign-in'"
                                       " AND outcome = 'failed'"), sizeof rows / sizeof *rows);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE instr(fields || reason"
                                       " || kind, 'nobody') > 0"), 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM session WHERE staff_id = %lld",
                                    (long long)f->worker), 0);
}

static void
last_day_counts(void **state)
{
    struct fixture *f = *state;

    fixture_sql(f, "UPDATE staff SET ends_on = '2014-10-31' WHERE login = 'shien'");
    expect_ok(f, session_sign_in(f->d, "shien", FIXTURE_PASSWORD, &f->e));
    fixture_clock("2014-11-01T01:00:00Z", "10:00");
    (void)desk_changed(f->d);
    expect_err(f, desk_allow(f->d, ACTION_BOARD, 0, &f->e), ERR_DENIED, "session");
}

/* 1, 2, 4, 8 seconds from the third failure, locked after the seventh; over restarts and another
 * terminal. */
static void
delays(void **state)
{
    struct fixture *f = *state;
    static const int waits[] = { 0, 0, 1, 2, 4, 8, 30 * 60 };

    for (size_t i = 0; i < sizeof waits / sizeof *waits; i++) {
        wrong_try(f, "shien");
        assert_int_equal(fixture_number(f, "SELECT failures FROM staff WHERE login = 'shien'"),
                         i + 1);
        if (i % 2)
            fixture_reopen(f);
        if (waits[i] > 0) {
            fixture_wait(waits[i] - 1);
            struct desk *other = fixture_second(f);
            expect_err(f, session_sign_in(other, "shien", FIXTURE_PASSWORD, &f->e), ERR_DENIED,
                       "login");
            desk_close(other);
            fixture_wait(1);
        }
    }
    expect_ok(f, session_sign_in(f->d, "shien", FIXTURE_PASSWORD, &f->e));
    assert_int_equal(fixture_number(f, "SELECT failures FROM staff WHERE login = 'shien'"), 0);
}

/* A refused try is not counted, and the words tell the time left. */
static void
refusal_tells_time(void **state)
{
    struct fixture *f = *state;

    for (int i = 0; i < 7; i++) {
        wrong_try(f, "shien");
        if (i == 5) {
            expect_err(f, session_sign_in(f->d, "shien", WRONG, NULL), ERR_DENIED, NULL);
            assert_int_equal(session_sign_in(f->d, "shien", WRONG, &f->e), ERR_DENIED);
            assert_non_null(strstr(f->e.msg, " 8 "));
        }
        fixture_wait(60);
    }
    assert_int_equal(fixture_number(f, "SELECT failures FROM staff WHERE login = 'shien'"), 7);
    assert_int_equal(session_sign_in(f->d, "shien", FIXTURE_PASSWORD, &f->e), ERR_DENIED);
    assert_non_null(strstr(f->e.msg, " 29 "));
    assert_int_equal(fixture_number(f, "SELECT failures FROM staff WHERE login = 'shien'"), 7);
    /* A lock that has run out begins a new count. */
    fixture_wait(30 * 60);
    wrong_try(f, "shien");
    assert_int_equal(fixture_number(f, "SELECT failures FROM staff WHERE login = 'shien'"), 1);
}

/* A clock that was set back neither ends a wait nor lets tries pass that cost none later. */
static void
clock_set_back(void **state)
{
    struct fixture *f = *state;

    for (int i = 0; i < 3; i++)
        wrong_try(f, "shien");
    fixture_wait(-3600);
    expect_err(f, session_sign_in(f->d, "shien", FIXTURE_PASSWORD, &f->e), ERR_DENIED, "login");
    for (int i = 0; i < 3; i++)
        wrong_try(f, "kakari");
    fixture_wait(3600);
    expect_err(f, session_sign_in(f->d, "kakari", FIXTURE_PASSWORD, &f->e), ERR_DENIED, "login");
    fixture_wait(1);
    expect_ok(f, session_sign_in(f->d, "kakari", FIXTURE_PASSWORD, &f->e));
    expect_ok(f, session_sign_in(f->d, "shien", FIXTURE_PASSWORD, &f->e));
}

static void
fail_often(struct fixture *f, const char *login, int times)
{
    for (int i = 0; i < times; i++) {
        wrong_try(f, login);
        fixture_wait(60);
    }
}

/* The last administrator is delayed, 60 seconds at most; the last but one is locked. */
static void
last_admin(void **state)
{
    struct fixture *f = *state;

    fail_often(f, "kanri", 12);
    wrong_try(f, "kanri");
    fixture_wait(59);
    expect_err(f, session_sign_in(f->d, "kanri", FIXTURE_PASSWORD, &f->e), ERR_DENIED, "login");
    fixture_wait(1);
    fixture_as(f, "kanri");
    expect_ok(f, account_set_role(f->d, f->auditor, 0, ROLE_ADMIN, &f->e));
    expect_ok(f, session_sign_out(f->d, &f->e));
    fail_often(f, "kanri", 7);
    expect_err(f, session_sign_in(f->d, "kanri", FIXTURE_PASSWORD, &f->e), ERR_DENIED, "login");
    fail_often(f, "kansa", 9); /* the other one is locked: this is the last usable one */
    fixture_as(f, "kansa");
}

enum { TRIES = 16 };

/* What the desk answers to wrong tries over more than an hour, some of them too early. */
static void
answers_to(struct fixture *f, const char *login, char out[TRIES][300])
{
    static const int waits[TRIES] = { 0, 0, 0, 0, 2, 1, 3, 2, 3, 9, 9, 600, 1300, 5, 1, 2000 };

    for (size_t i = 0; i < TRIES; i++) {
        fixture_wait(waits[i]);
        if (i % 3 == 1)
            fixture_reopen(f);
        struct desk *d = i % 4 == 2 ? fixture_second(f) : f->d;
        assert_int_equal(session_sign_in(d, login, WRONG, &f->e), ERR_DENIED);
        snprintf(out[i], 300, "%s: %s", f->e.field, f->e.msg);
        if (d != f->d)
            desk_close(d);
    }
}

/* Neither words nor waiting tell which logins exist: one that nobody has is delayed and locked too,
 * over restarts and at other terminals. The log knows it by a mark of 20 bits, never by its letters.
 */
static void
waiting_does_not_tell(void **state)
{
    struct fixture *f = *state;
    static char known[TRIES][300], unknown[TRIES][300], other[TRIES][300];
    int delayed = 0, locked = 0;

    answers_to(f, "shien", known);
    answers_to(f, "dareka", unknown);
    answers_to(f, "hokano", other); /* each has its own count */
    for (size_t i = 0; i < TRIES; i++) {
        assert_string_equal(unknown[i], known[i]);
        assert_string_equal(other[i], known[i]);
        delayed += strstr(known[i], " s and") != NULL;
        locked += strstr(known[i], " min and") != NULL;
    }
    assert_in_range(delayed, 3, 8);
    assert_in_range(locked, 1, 8);
    assert_int_equal(fixture_number(f, "SELECT count(DISTINCT record_id) FROM audit"
                                       " WHERE action = 'sign-in' AND kind = 'login'"
                                       " AND record_id BETWEEN 1 AND 1 << 20"), 2);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE fields || reason || kind"
                                       " LIKE '%%dareka%%'"), 0);
    fixture_as(f, "kakari"); /* nobody else waits */
}

static void
unlocked_by_supervisor(void **state)
{
    struct fixture *f = *state;
    struct account_list list;

    fail_often(f, "shien", 7);
    fixture_as(f, "kakari");
    expect_ok(f, account_list_locked(f->d, &list, &f->e));
    assert_int_equal(list.count, 1);
    assert_string_equal(list.rows[0].login, "shien");
    account_list_free(&list);
    expect_ok(f, account_unlock(f->d, f->worker, &f->e));
    int64_t lines = fixture_number(f, "SELECT count(*) FROM audit");
    expect_err(f, account_unlock(f->d, f->worker, &f->e), ERR_INVALID, "login"); /* no longer locked */
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit"), lines);
    fixture_as(f, "shien");
    fixture_as(f, "uketsuke");
    expect_err(f, account_unlock(f->d, f->worker, &f->e), ERR_DENIED, "");
}

/* A first password set by somebody else: asked to be changed, gone after 30 days unused. */
static void
first_password(void **state)
{
    struct fixture *f = *state;
    int64_t id;

    fixture_as(f, "kanri");
    expect_ok(f, account_add(f->d, "shinjin", "架空 新人", "", ROLE_WORKER, "hajimete no hi", &id,
                             &f->e));
    expect_ok(f, session_sign_in(f->d, "shinjin", "hajimete no hi", &f->e));
    assert_true(f->d->user.must_change);
    expect_err(f, session_change_password(f->d, "hajimete no", "watashi no kotoba", true, &f->e),
               ERR_DENIED, "password");
    expect_err(f,
               session_change_password(f->d, "hajimete no hi", "hajimete no hi", true, &f->e),
               ERR_INVALID, "new_password");
    expect_ok(f,
              session_change_password(f->d, "hajimete no hi", "watashi no kotoba", true, &f->e));
    assert_false(f->d->user.must_change);
    expect_ok(f, session_check(f->d, &f->e));
    assert_false(f->d->user.must_change);
    expect_err(f, session_sign_in(f->d, "shinjin", "hajimete no hi", &f->e), ERR_DENIED,
               "password");
    expect_ok(f, session_sign_in(f->d, "shinjin", "watashi no kotoba", &f->e));

    fixture_as(f, "kanri");
    expect_ok(f, account_set_password(f->d, id, 0, "mou ichido hajime", &f->e));
    expect_ok(f, session_sign_out(f->d, &f->e));
    fixture_wait(30 * 24 * 3600 + 1);
    expect_err(f, session_sign_in(f->d, "shinjin", "mou ichido hajime", &f->e), ERR_DENIED,
               "password");
    fixture_as(f, "shien"); /* one's own does not grow old */
}

static void
sign_in_on(struct fixture *f, struct desk *d, const char *terminal, enum err_code want)
{
    d->ask_reasons = true;
    snprintf(d->terminal, sizeof d->terminal, "%s", terminal);
    expect_err(f, session_sign_in(d, "shien", FIXTURE_PASSWORD, &f->e), want,
               want == ERR_OK ? NULL : "terminal");
}

/* How many sessions of the worker have ended, and every one of them has its line. */
static int
ended_with_a_line(struct fixture *f)
{
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM session s WHERE ended_at IS NOT NULL"
                                       " AND NOT EXISTS (SELECT 1 FROM audit a WHERE"
                                       " a.action = 'sign-out' AND a.session = s.id)"), 0);
    return (int)fixture_number(f, "SELECT count(*) FROM session WHERE ended_at IS NOT NULL"
                                  " AND staff_id = %lld", (long long)f->worker);
}

/* Two terminals at once; sub-commands take none; a terminal that died gives its place back. */
static void
terminals(void **state)
{
    struct fixture *f = *state;
    struct desk *d[4];
    struct session_list list;

    for (int i = 0; i < 4; i++)
        d[i] = fixture_second(f);
    sign_in_on(f, d[0], "tty1", ERR_OK);
    sign_in_on(f, d[1], "tty2", ERR_OK);
    sign_in_on(f, d[2], "tty3", ERR_DENIED);
    expect_ok(f, session_sign_in(d[3], "shien", FIXTURE_PASSWORD, &f->e));
    expect_ok(f, session_list(d[0], f->worker, &list, &f->e));
    assert_int_equal(list.count, 3);
    session_list_free(&list);
    sign_in_on(f, d[2], "tty2", ERR_OK); /* the same place again replaces */
    assert_int_equal(ended_with_a_line(f), 1);
    expect_err(f, desk_allow(d[1], ACTION_BOARD, 0, &f->e), ERR_DENIED, "session");
    sign_in_on(f, d[1], "tty3", ERR_DENIED);
    fixture_wait(19 * 60);
    expect_ok(f, session_touch(d[0], &f->e));
    fixture_wait(3 * 60); /* the longest lock, 15 minutes behind it, a minute or two of grace */
    sign_in_on(f, d[1], "tty3", ERR_DENIED);
    fixture_wait(1);
    sign_in_on(f, d[1], "tty3", ERR_OK); /* tty2 was left, tty1 was touched */
    assert_int_equal(ended_with_a_line(f), 3); /* and the sub-command's */
    expect_ok(f, session_check(d[0], &f->e));
    expect_err(f, session_check(d[2], &f->e), ERR_DENIED, "session");
    for (int i = 0; i < 4; i++)
        desk_close(d[i]);
}

/* A killed program gives its terminal back at once; one that runs, or runs where nobody can see it,
 * keeps it. */
static void
killed_programs(void **state)
{
    struct fixture *f = *state;
    struct desk *d[3];
    pid_t child = fork();
    char process[PROCESS_SIZE], other[PROCESS_SIZE + 40], boot[PROCESS_SIZE + 40], ended[40];
    int status;

    if (child == 0)
        _exit(0);
    assert_true(child > 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    for (int i = 0; i < 3; i++)
        d[i] = fixture_second(f);
    sign_in_on(f, d[0], "tty1", ERR_OK);
    sign_in_on(f, d[1], "tty2", ERR_OK);
    process_name(process);
    assert_true(process[0] != '\0' && !process_has_ended(process));
    sign_in_on(f, d[2], "tty3", ERR_DENIED);
    char host[48], machine[48], space[48];
    assert_int_equal(sscanf(process, "%47s %47s %47s", host, machine, space), 3);
    snprintf(other, sizeof other, "elsewhere %s %s %ld 1", machine, space, (long)child);
    fixture_sql(f, "UPDATE session SET process = '%s' WHERE terminal = 'tty2'", other);
    sign_in_on(f, d[2], "tty3", ERR_DENIED);
    snprintf(other, sizeof other, "%s %s %s %ld 1", host, machine, space, (long)child);
    fixture_sql(f, "UPDATE session SET process = '%s' WHERE terminal = 'tty2'", other);
    sign_in_on(f, d[2], "tty3", ERR_OK);
    fixture_text(f, ended, sizeof ended, "SELECT id FROM session WHERE terminal = 'tty2'");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'sign-out' AND"
                                       " staff_id = %lld AND session = '%s' AND role = 'worker' AND"
                                       " reason = 'program ended'", (long long)f->worker, ended),
                     1); /* not once more for the sign-in that was refused */
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'sign-in' AND"
                                       " session = '%s'", d[2]->user.session), 1);
    expect_err(f, session_check(d[1], &f->e), ERR_DENIED, "session");
    expect_ok(f, session_check(d[0], &f->e));
    snprintf(boot, sizeof boot, "%s another-start %s 1 1", host, space);
    assert_true(process_has_ended(boot));
    snprintf(boot, sizeof boot, "%s %s %s %ld 1", host, machine, space, (long)getpid());
    assert_true(process_has_ended(boot)); /* its number is another's now */
    assert_false(process_has_ended(""));
    for (int i = 0; i < 3; i++)
        desk_close(d[i]);
}

/* A sub-command takes no place and ends no screen, however long nobody has typed there; a screen of
 * the same account ends those that were left. */
static void
commands_end_no_screen(void **state)
{
    struct fixture *f = *state;
    struct desk *screen = fixture_second(f), *second = fixture_second(f);

    sign_in_on(f, screen, "tty1", ERR_OK);
    fixture_wait(60 * 60);
    fixture_as(f, "shien");
    expect_ok(f, session_check(screen, &f->e));
    fixture_wait(60 * 60);
    fixture_as(f, "shien");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM session WHERE terminal = 'command'"
                                       " AND ended_at IS NULL"), 1);
    expect_ok(f, session_check(screen, &f->e));
    sign_in_on(f, second, "tty2", ERR_OK);
    expect_err(f, session_check(screen, &f->e), ERR_DENIED, "session");
    desk_close(screen);
    desk_close(second);
}

/* What was typed is stored for who typed it, until the desk says goodbye; then for nobody. */
static void
drafts_after_the_end(void **state)
{
    struct fixture *f = *state;
    struct draft draft = { .form = "slip", .record = "new", .body = (char *)"name=架空\n" };

    fixture_as(f, "shien");
    fixture_wait(12 * 3600);
    expect_err(f, session_check(f->d, &f->e), ERR_DENIED, "session");
    assert_true(session_is_over(f->d));
    expect_ok(f, draft_save(f->d, &draft, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM draft WHERE staff_id = %lld",
                                    (long long)f->worker), 1);
    assert_int_equal(session_check(f->d, &f->e), ERR_DENIED);
    assert_non_null(strstr(f->e.msg, "12 hours")); /* says why, again */
    expect_ok(f, session_sign_out(f->d, &f->e));
    assert_false(session_is_over(f->d));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM session WHERE ended_at IS NULL"), 0);
    expect_err(f, draft_save(f->d, &draft, &f->e), ERR_DENIED, "session");
    expect_err(f, draft_remove(f->d, "slip", "new", &f->e), ERR_DENIED, "session");
}

static void
twelve_hours(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "shien");
    fixture_wait(12 * 3600 - 1);
    expect_ok(f, desk_allow(f->d, ACTION_BOARD, 0, &f->e));
    fixture_wait(1);
    expect_err(f, desk_allow(f->d, ACTION_BOARD, 0, &f->e), ERR_DENIED, "session");
    assert_int_equal(f->d->user.staff_id, 0);
}

/* Inside a transaction nobody else can write, so that one look is enough; after it one looks anew. */
static void
one_look_a_transaction(void **state)
{
    struct fixture *f = *state;
    struct desk *admin = fixture_second(f);

    expect_ok(f, session_sign_in(admin, "kanri", FIXTURE_PASSWORD, &f->e));
    fixture_as(f, "shien");
    expect_ok(f, db_begin(f->d->db, &f->e));
    expect_ok(f, desk_allow(f->d, ACTION_WORK, 0, &f->e));
    f->d->user.role = ROLE_SUPERVISOR; /* a look would put it right */
    expect_ok(f, desk_allow(f->d, ACTION_WORK, 0, &f->e));
    assert_int_equal(f->d->user.role, ROLE_SUPERVISOR);
    f->d->user.role = ROLE_WORKER;
    expect_err(f, desk_allow(f->d, ACTION_JUDGE, 0, &f->e), ERR_DENIED, "");
    expect_ok(f, db_end(f->d->db, ERR_OK, &f->e));
    expect_ok(f, account_disable(admin, f->worker, 0, &f->e));
    expect_err(f, desk_allow(f->d, ACTION_WORK, 0, &f->e), ERR_DENIED, "session");
    desk_close(admin);
}

/* A change of role, a disabled account and an ended session count at the next action. */
static void
changed_elsewhere(void **state)
{
    struct fixture *f = *state;
    struct desk *admin = fixture_second(f);
    struct session_list list;

    expect_ok(f, session_sign_in(admin, "kanri", FIXTURE_PASSWORD, &f->e));
    fixture_as(f, "shien");
    expect_err(f, desk_allow(f->d, ACTION_JUDGE, 0, &f->e), ERR_DENIED, "");
    expect_ok(f, account_set_role(admin, f->worker, 0, ROLE_SUPERVISOR, &f->e));
    expect_ok(f, desk_allow(f->d, ACTION_JUDGE, 0, &f->e));
    expect_ok(f, session_list(admin, f->worker, &list, &f->e));
    assert_int_equal(list.count, 1);
    expect_ok(f, session_end(admin, list.rows[0].id, &f->e));
    session_list_free(&list);
    expect_err(f, desk_allow(f->d, ACTION_JUDGE, 0, &f->e), ERR_DENIED, "session");
    fixture_as(f, "shien");
    expect_ok(f, account_disable(admin, f->worker, 0, &f->e));
    expect_err(f, session_check(f->d, &f->e), ERR_DENIED, "session");
    desk_close(admin);
}

/* Somebody else's sessions are the administrator's alone. */
static void
sessions_of_others(void **state)
{
    struct fixture *f = *state;
    struct desk *other = fixture_second(f);
    struct session_list list;

    expect_ok(f, session_sign_in(other, "shien", FIXTURE_PASSWORD, &f->e));
    fixture_as(f, "kakari");
    expect_err(f, session_list(f->d, f->worker, &list, &f->e), ERR_DENIED, "");
    expect_err(f, session_end(f->d, other->user.session, &f->e), ERR_DENIED, "");
    expect_ok(f, session_check(other, &f->e));
    expect_err(f, session_end(f->d, "00000000000000000000000000000000", &f->e), ERR_NOT_FOUND,
               NULL);
    desk_close(other);
}

/* ---- PIN ---- */

static void
pin_rules(void **state)
{
    struct fixture *f = *state;
    static const char *const bad[] = { "12345", "1234567890123", "12345a", "111111", "123456",
                                       "987654", "890123", "０１２３４５", " 135790" };

    fixture_as(f, "shien");
    assert_false(session_takes_pin(f->d));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        expect_err(f, session_set_pin(f->d, FIXTURE_PASSWORD, bad[i], &f->e), ERR_INVALID, "pin");
    expect_err(f, session_set_pin(f->d, WRONG, "135790", &f->e), ERR_DENIED, "password");
    assert_false(session_takes_pin(f->d));
    expect_ok(f, session_set_pin(f->d, FIXTURE_PASSWORD, "135790", &f->e));
    assert_true(session_takes_pin(f->d));
    expect_ok(f, session_confirm(f->d, "135790", &f->e));
    expect_ok(f, session_confirm(f->d, FIXTURE_PASSWORD, &f->e));
    expect_ok(f, session_set_pin(f->d, FIXTURE_PASSWORD, "", &f->e));
    assert_false(session_takes_pin(f->d));
    expect_err(f, session_confirm(f->d, "135790", &f->e), ERR_DENIED, "password");
}

/* A PIN never signs in, and three wrong ones end that way in until the password was typed. */
static void
pin_wrong(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "shien");
    expect_ok(f, session_set_pin(f->d, FIXTURE_PASSWORD, "135790", &f->e));
    expect_err(f, session_sign_in(f->d, "shien", "135790", &f->e), ERR_DENIED, "password");
    expect_ok(f, session_confirm(f->d, FIXTURE_PASSWORD, &f->e));
    expect_err(f, session_confirm(f->d, "135791", &f->e), ERR_DENIED, "pin");
    expect_err(f, session_confirm(f->d, "135792", &f->e), ERR_DENIED, "pin");
    expect_err(f, session_confirm(f->d, "135793", &f->e), ERR_DENIED, "password");
    assert_int_equal(fixture_number(f, "SELECT failures FROM staff WHERE login = 'shien'"), 3);
    expect_err(f, session_confirm(f->d, "135790", &f->e), ERR_DENIED, "login"); /* one second */
    fixture_wait(1);
    expect_err(f, session_confirm(f->d, "135790", &f->e), ERR_DENIED, "password");
    assert_false(session_takes_pin(f->d));
    fixture_wait(60);
    expect_ok(f, session_confirm(f->d, FIXTURE_PASSWORD, &f->e));
    expect_ok(f, session_confirm(f->d, "135790", &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'confirm'"
                                       " AND outcome = 'failed'"), 4);
}

/* On screens a fresh confirmation is asked for, and it is good for five minutes. */
static void
pin_fresh(void **state)
{
    struct fixture *f = *state;

    f->d->ask_reasons = true;
    fixture_as(f, "kanri");
    expect_err(f, desk_allow(f->d, ACTION_SECURITY, 0, &f->e), ERR_DENIED, "pin");
    expect_ok(f, session_confirm(f->d, FIXTURE_PASSWORD, &f->e));
    expect_ok(f, desk_allow(f->d, ACTION_SECURITY, 0, &f->e));
    fixture_wait(300);
    expect_ok(f, desk_allow(f->d, ACTION_SECURITY, 0, &f->e));
    fixture_wait(1);
    expect_err(f, desk_allow(f->d, ACTION_SECURITY, 0, &f->e), ERR_DENIED, "pin");
    expect_ok(f, session_confirm(f->d, FIXTURE_PASSWORD, &f->e));
    fixture_wait(-10); /* a clock set back makes nothing fresh */
    expect_err(f, desk_allow(f->d, ACTION_SECURITY, 0, &f->e), ERR_DENIED, "pin");
    fixture_as(f, "kakari");
    expect_err(f, desk_allow(f->d, ACTION_RESTRICT, 0, &f->e), ERR_DENIED, "pin");
    f->d->ask_reasons = false; /* a sub-command: its sign-in counts */
    fixture_as(f, "kakari");
    expect_ok(f, desk_allow(f->d, ACTION_RESTRICT, 0, &f->e));
}

/* ---- the rest ---- */

static void
rehash(void **state)
{
    struct fixture *f = *state;
    char before[200], after[200];

    fixture_text(f, before, sizeof before, "SELECT password_hash FROM staff WHERE login = 'shien'");
    fixture_as(f, "shien");
    fixture_text(f, after, sizeof after, "SELECT password_hash FROM staff WHERE login = 'shien'");
    assert_string_equal(before, after);
    session_set_cost(crypto_pwhash_OPSLIMIT_MIN + 1, crypto_pwhash_MEMLIMIT_MIN);
    fixture_as(f, "shien");
    fixture_text(f, after, sizeof after, "SELECT password_hash FROM staff WHERE login = 'shien'");
    assert_string_not_equal(before, after);
    assert_non_null(strstr(after, "t=2,"));
    session_set_cost(crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN);
    fixture_as(f, "shien"); /* a lower demand leaves the better hash */
    fixture_text(f, before, sizeof before, "SELECT password_hash FROM staff WHERE login = 'shien'");
    assert_string_equal(before, after);
}

static void
end_others(void **state)
{
    struct fixture *f = *state;
    struct desk *other = fixture_second(f);

    expect_ok(f, session_sign_in(other, "shien", FIXTURE_PASSWORD, &f->e));
    fixture_as(f, "shien");
    expect_ok(f, session_change_password(f->d, FIXTURE_PASSWORD, "kotoba wo kaeru", false,
                                         &f->e));
    expect_ok(f, session_check(other, &f->e));
    expect_ok(f, session_change_password(f->d, "kotoba wo kaeru", "mata kaeru yo", true, &f->e));
    expect_err(f, session_check(other, &f->e), ERR_DENIED, "session");
    expect_ok(f, session_check(f->d, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'end-session'"
                                       " AND record_id = %lld AND session = '%s'",
                                    (long long)f->worker, f->d->user.session), 1);
    desk_close(other);
}

/* Another user on the same desk; a failed try leaves the first one signed in. */
static void
switch_user(void **state)
{
    struct fixture *f = *state;
    char first[33];

    fixture_as(f, "shien");
    snprintf(first, sizeof first, "%s", f->d->user.session);
    expect_err(f, session_sign_in(f->d, "kakari", WRONG, &f->e), ERR_DENIED, "password");
    assert_int_equal(f->d->user.staff_id, f->worker);
    expect_ok(f, session_check(f->d, &f->e));
    expect_ok(f, session_sign_in(f->d, "kakari", FIXTURE_PASSWORD, &f->e));
    assert_int_equal(f->d->user.staff_id, f->supervisor);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'sign-out' AND"
                                       " session = '%s' AND staff_id = %lld", first,
                                    (long long)f->worker), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM session WHERE id = '%s'"
                                       " AND ended_at IS NOT NULL", first), 1);
}

static void
look(void **state)
{
    struct fixture *f = *state;
    struct session_look look = { "en", "ascii", "mono" }, read;

    expect_err(f, session_set_look(f->d, &look, &f->e), ERR_DENIED, "session");
    fixture_as(f, "kansa");
    expect_ok(f, session_set_look(f->d, &look, &f->e));
    expect_ok(f, session_look(f->d, &read, &f->e));
    assert_memory_equal(&read, &look, sizeof look);
    expect_err(f, session_set_look(f->d, &(struct session_look){ "de", "", "" }, &f->e),
               ERR_INVALID, "lang");
    expect_err(f, session_set_look(f->d, &(struct session_look){ "", "emoji", "" }, &f->e),
               ERR_INVALID, "glyphs");
    expect_err(f, session_set_look(f->d, &(struct session_look){ "", "", "pink" }, &f->e),
               ERR_INVALID, "theme");
    expect_ok(f, session_set_look(f->d, &(struct session_look){ "", "", "" }, &f->e));
    expect_ok(f, session_look(f->d, &read, &f->e));
    assert_string_equal(read.lang, "");
}

/* No password, PIN or hash ever stands in the log. */
static void
no_secret_in_log(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "shien");
    expect_ok(f, session_set_pin(f->d, FIXTURE_PASSWORD, "135790", &f->e));
    wrong_try(f, "shien");
    assert_int_equal(
        fixture_number(f, "SELECT count(*) FROM audit WHERE fields || reason || kind || terminal"
                          " || action LIKE '%%135790%%' OR fields || reason LIKE '%%horse%%'"
                          " OR fields || reason LIKE '%%argon2%%'"),
        0);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_open, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(right_words), TEST(same_words), TEST(last_day_counts), TEST(delays),
        TEST(refusal_tells_time), TEST(clock_set_back), TEST(last_admin),
        TEST(waiting_does_not_tell),
        TEST(unlocked_by_supervisor), TEST(first_password), TEST(terminals), TEST(killed_programs),
        TEST(commands_end_no_screen), TEST(drafts_after_the_end), TEST(twelve_hours),
        TEST(changed_elsewhere), TEST(sessions_of_others), TEST(pin_rules), TEST(pin_wrong),
        TEST(pin_fresh), TEST(rehash), TEST(end_others), TEST(one_look_a_transaction),
        TEST(switch_user), TEST(look), TEST(no_secret_in_log),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
