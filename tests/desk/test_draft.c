#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/desk/fixture.h"

#include "core/text.h"
#include "desk/account.h"
#include "desk/draft.h"
#include "desk/people.h"
#include "desk/process.h"
#include "desk/session.h"

static int syncs;

/* Stands in front of the C library's, so that SQLite's are counted. */
int fdatasync(int fd);
int
fdatasync(int fd)
{
    syncs++;
    return (int)syscall(SYS_fdatasync, fd);
}

/* The name of another process of this test: its number and start in place of ours. */
static void
name_of(pid_t pid, char out[PROCESS_SIZE])
{
    char own[PROCESS_SIZE], path[40], line[1024], host[48], boot[48], space[48];
    const char *p;
    FILE *in;

    process_name(own);
    assert_int_equal(sscanf(own, "%47s %47s %47s", host, boot, space), 3);
    snprintf(path, sizeof path, "/proc/%ld/stat", (long)pid);
    in = fopen(path, "re");
    assert_non_null(in);
    assert_non_null(fgets(line, sizeof line, in));
    fclose(in);
    p = strrchr(line, ')');
    for (int field = 2; field < 22; field++)
        p = strchr(p + 1, ' ');
    snprintf(out, PROCESS_SIZE, "%s %s %s %ld %llu", host, boot, space, (long)pid,
             strtoull(p, NULL, 10));
}

static struct draft
make(const char *form, const char *record, char *body)
{
    struct draft draft = { .body = body, .base = 3 };

    snprintf(draft.form, sizeof draft.form, "%s", form);
    snprintf(draft.record, sizeof draft.record, "%s", record);
    snprintf(draft.title, sizeof draft.title, "受付票 %s", record);
    return draft;
}

/* A supervisor sees that there is one, and not what it holds nor of whom. */
static void
others_are_known_to_a_supervisor_alone(void **state)
{
    struct fixture *f = *state;
    char body[] = "name=架空\n";
    struct draft draft = make("intake", "2014-0001", body);
    struct draft_list list;

    fixture_as(f, "uketsuke");
    expect_ok(f, draft_save(f->d, &draft, &f->e));
    expect_err(f, draft_others(f->d, &list, &f->e), ERR_DENIED, NULL);
    fixture_as(f, "kakari");
    expect_ok(f, draft_save(f->d, &draft, &f->e));
    expect_ok(f, draft_others(f->d, &list, &f->e));
    assert_int_equal(list.count, 1);
    assert_string_equal(list.rows[0].form, "intake");
    assert_null(strstr(list.rows[0].title, "2014-0001"));
    assert_null(list.rows[0].body);
    draft_list_free(&list);
}

static void
save_and_load(void **state)
{
    struct fixture *f = *state;
    char body[] = "name=架空\nnote=一行目\n";
    char second[] = "name=架空 太郎\n";
    struct draft out, draft = make("intake", "2014-0001", body);
    struct draft_list list;

    fixture_as(f, "uketsuke");
    draft.person_id = fixture_person(f, "P1", 0, false);
    snprintf(f->d->terminal, sizeof f->d->terminal, "tty3");
    expect_ok(f, draft_save(f->d, &draft, &f->e));
    expect_ok(f, draft_load(f->d, "intake", "2014-0001", &out, &f->e));
    assert_string_equal(out.body, body);
    assert_int_equal(out.base, 3);
    assert_int_equal(out.person_id, draft.person_id);
    assert_string_equal(out.terminal, "tty3");
    assert_string_equal(out.saved_at, FIXTURE_NOW);
    draft_free(&out);

    fixture_wait(60);
    draft.body = second;
    expect_ok(f, draft_save(f->d, &draft, &f->e)); /* one for each form and record */
    draft = make("intake", "", body);
    fixture_wait(60);
    expect_ok(f, draft_save(f->d, &draft, &f->e));
    expect_ok(f, draft_list(f->d, &list, &f->e));
    assert_int_equal(list.count, 2);
    assert_string_equal(list.rows[0].record, "");
    assert_string_equal(list.rows[1].title, "受付票 2014-0001");
    assert_null(list.rows[0].body);
    draft_list_free(&list);
    expect_ok(f, draft_load(f->d, "intake", "2014-0001", &out, &f->e));
    assert_string_equal(out.body, second);
    draft_free(&out);
    expect_ok(f, draft_remove(f->d, "intake", "2014-0001", &f->e));
    expect_ok(f, draft_remove(f->d, "intake", "2014-0001", &f->e));
    expect_err(f, draft_load(f->d, "intake", "2014-0001", &out, &f->e), ERR_NOT_FOUND, NULL);
}

/* One account at two terminals: each has its own, and what the other has comes when there is none here. */
static void
two_terminals_keep_both(void **state)
{
    struct fixture *f = *state;
    struct desk *other = fixture_second(f);
    char one[] = "name=架空 一", two[] = "name=架空 二";
    struct draft out, draft = make("intake", "1.2", one);
    struct draft_list list;

    fixture_as(f, "uketsuke");
    snprintf(f->d->terminal, sizeof f->d->terminal, "pts/1");
    snprintf(other->terminal, sizeof other->terminal, "pts/2");
    other->ask_reasons = true; /* as at a terminal */
    expect_ok(f, session_sign_in(other, "uketsuke", FIXTURE_PASSWORD, &f->e));
    expect_ok(f, draft_save(f->d, &draft, &f->e));
    draft.body = two;
    expect_ok(f, draft_save(other, &draft, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM draft"), 2);
    expect_ok(f, draft_load(f->d, "intake", "1.2", &out, &f->e));
    assert_string_equal(out.body, one);
    draft_free(&out);

    expect_ok(f, draft_remove(f->d, "intake", "1.2", &f->e)); /* saved here: the other's stays */
    expect_ok(f, draft_load(f->d, "intake", "1.2", &out, &f->e)); /* and is shown here */
    assert_string_equal(out.body, two);
    draft_free(&out);
    expect_ok(f, draft_remove(f->d, "intake", "1.2", &f->e)); /* it is at work there: it stays */
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM draft"), 1);
    expect_ok(f, draft_save(f->d, &draft, &f->e));
    draft.body = one;
    expect_ok(f, draft_save(other, &draft, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM draft"), 2);

    expect_ok(f, draft_list(f->d, &list, &f->e));
    for (size_t i = 0; i < list.count; i++)
        if (strcmp(list.rows[i].terminal, "pts/2") == 0)
            expect_ok(f, draft_choose(f->d, &list.rows[i], &f->e));
    draft_list_free(&list);
    expect_ok(f, draft_load(f->d, "intake", "1.2", &out, &f->e));
    assert_string_equal(out.body, one);
    draft_free(&out);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM draft WHERE instr(body, '二')"), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM draft WHERE terminal = 'pts/2'"), 1);

    fixture_sql(f, "DELETE FROM draft WHERE terminal <> 'pts/2'");
    expect_ok(f, session_sign_out(other, &f->e));
    expect_ok(f, draft_load(f->d, "intake", "1.2", &out, &f->e)); /* left there: it goes on here */
    draft_free(&out);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM draft WHERE terminal = 'pts/1'"), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM draft"), 1);
    desk_close(other);
}

/* Whoever leaves a form is not at it: at another terminal it goes on, and is one draft still. */
static void
a_form_that_was_left_goes_on_elsewhere(void **state)
{
    struct fixture *f = *state;
    struct desk *other = fixture_second(f);
    char body[] = "name=架空 一";
    struct draft out, draft = make("intake", "1.2", body);
    struct draft_editors at;

    snprintf(f->d->terminal, sizeof f->d->terminal, "pts/1");
    f->d->ask_reasons = true;
    fixture_as(f, "uketsuke");
    snprintf(other->terminal, sizeof other->terminal, "pts/2");
    other->ask_reasons = true; /* as at a terminal */
    expect_ok(f, session_sign_in(other, "uketsuke", FIXTURE_PASSWORD, &f->e));
    expect_ok(f, draft_save(other, &draft, &f->e));
    expect_ok(f, draft_editors(f->d, "intake", "1.2", &at, &f->e));
    assert_int_equal(at.count, 1);
    draft_editors_free(&at);
    expect_ok(f, draft_attend(other, "intake", "1.2", false, &f->e));
    expect_ok(f, draft_editors(f->d, "intake", "1.2", &at, &f->e));
    assert_int_equal(at.count, 0);
    draft_editors_free(&at);
    expect_ok(f, draft_attend(other, "intake", "1.2", true, &f->e)); /* opened again, nothing typed */
    expect_ok(f, draft_editors(f->d, "intake", "1.2", &at, &f->e));
    assert_int_equal(at.count, 1);
    draft_editors_free(&at);
    expect_ok(f, draft_attend(other, "intake", "1.2", false, &f->e));
    expect_ok(f, draft_load(f->d, "intake", "1.2", &out, &f->e));
    draft_free(&out);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM draft"), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM draft WHERE terminal = 'pts/1'"), 1);
    expect_ok(f, draft_save(f->d, &draft, &f->e)); /* and somebody is at it again */
    expect_ok(f, draft_editors(other, "intake", "1.2", &at, &f->e));
    assert_int_equal(at.count, 1);
    draft_editors_free(&at);
    desk_close(other);
}

/* What is parked goes on here, though the account is at that form at a third terminal. */
static void
only_the_one_at_work_stays(void **state)
{
    struct fixture *f = *state;
    struct desk *other = fixture_second(f);
    char parked[] = "name=架空 一", open[] = "name=架空 二";
    struct draft out, draft = make("intake", "1.2", parked);
    struct draft_list list;

    fixture_as(f, "uketsuke");
    snprintf(f->d->terminal, sizeof f->d->terminal, "pts/1");
    snprintf(other->terminal, sizeof other->terminal, "pts/2");
    other->ask_reasons = true; /* as at a terminal */
    expect_ok(f, session_sign_in(other, "uketsuke", FIXTURE_PASSWORD, &f->e));
    draft.body = open;
    expect_ok(f, draft_save(other, &draft, &f->e));
    draft.body = parked;
    expect_ok(f, draft_save(f->d, &draft, &f->e));
    fixture_sql(f, "UPDATE draft SET terminal = 'pts/9', saved_at = '2014-10-30T01:00:00Z'"
                   " WHERE terminal = 'pts/1'");
    expect_ok(f, draft_list(f->d, &list, &f->e));
    assert_int_equal(list.count, 2);
    assert_string_equal(list.rows[1].terminal, "pts/9");
    expect_ok(f, draft_choose(f->d, &list.rows[1], &f->e));
    draft_list_free(&list);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM draft"), 2); /* no copy of it */
    expect_ok(f, draft_load(f->d, "intake", "1.2", &out, &f->e));
    assert_string_equal(out.body, parked);
    draft_free(&out);

    fixture_sql(f, "UPDATE draft SET terminal = 'pts/9', saved_at = '2014-10-31T23:00:00Z'"
                   " WHERE terminal = 'pts/1'");
    expect_ok(f, draft_load(f->d, "intake", "1.2", &out, &f->e)); /* the newest, and parked */
    assert_string_equal(out.body, parked);
    draft_free(&out);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM draft WHERE terminal = 'pts/1'"), 1);
    desk_close(other);
}

/* Restricted since: the list calls them by the family name, to who may not see them. */
static void
the_list_masks_the_restricted(void **state)
{
    struct fixture *f = *state;
    char body[] = "x";
    struct draft draft = make("person_edit", "1.1", body);
    struct draft_list list;

    fixture_as(f, "uketsuke");
    draft.person_id = fixture_person(f, "P1", 0, false);
    fixture_sql(f, "UPDATE person SET name = '架空　新子' WHERE id = %lld",
                (long long)draft.person_id);
    snprintf(draft.title, sizeof draft.title, "基本情報  架空　新子");
    expect_ok(f, draft_save(f->d, &draft, &f->e));
    expect_ok(f, draft_list(f->d, &list, &f->e));
    assert_string_equal(list.rows[0].title, "基本情報  架空　新子");
    draft_list_free(&list);
    fixture_sql(f, "UPDATE person SET restricted = 1 WHERE id = %lld", (long long)draft.person_id);
    expect_ok(f, draft_list(f->d, &list, &f->e));
    assert_string_equal(list.rows[0].title, "基本情報  P1");
    draft_list_free(&list);
}

/* Nobody else reads, replaces or removes it, whatever the role. */
static void
privacy(void **state)
{
    struct fixture *f = *state;
    static const char *const others[] = { "shien2", "kakari", "kansa", "kanri" };
    char body[] = "secret", mine[] = "mine";
    struct draft out, draft = make("interview", "7", body);
    struct draft_list list;

    fixture_as(f, "shien");
    expect_ok(f, draft_save(f->d, &draft, &f->e));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        fixture_as(f, others[i]);
        expect_err(f, draft_load(f->d, "interview", "7", &out, &f->e), ERR_NOT_FOUND, NULL);
        assert_null(out.body);
        expect_ok(f, draft_list(f->d, &list, &f->e));
        assert_int_equal(list.count, 0);
        draft_list_free(&list);
        expect_ok(f, draft_remove(f->d, "interview", "7", &f->e));
    }
    draft.body = mine;
    expect_ok(f, draft_save(f->d, &draft, &f->e));
    fixture_as(f, "shien");
    expect_ok(f, draft_load(f->d, "interview", "7", &out, &f->e));
    assert_string_equal(out.body, "secret");
    draft_free(&out);
}

static void
needs_a_user(void **state)
{
    struct fixture *f = *state;
    char body[] = "x";
    struct draft out, draft = make("intake", "", body);
    struct draft_list list;

    expect_err(f, draft_save(f->d, &draft, &f->e), ERR_DENIED, "session");
    expect_err(f, draft_load(f->d, "intake", "", &out, &f->e), ERR_DENIED, "session");
    expect_err(f, draft_list(f->d, &list, &f->e), ERR_DENIED, "session");
    expect_err(f, draft_remove(f->d, "intake", "", &f->e), ERR_DENIED, "session");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM draft"), 0);
}

/* The account is disabled while a form is open: what was typed is kept all the same. */
static void
survives_the_session(void **state)
{
    struct fixture *f = *state;
    struct desk *admin = fixture_second(f);
    char body[] = "typed";
    struct draft draft = make("intake", "", body);

    fixture_as(f, "shien");
    expect_ok(f, session_sign_in(admin, "kanri", FIXTURE_PASSWORD, &f->e));
    expect_ok(f, account_disable(admin, f->worker, 0, &f->e));
    expect_ok(f, draft_save(f->d, &draft, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM draft"), 1);
    desk_close(admin);
}

/* Saving the form and removing its draft are one act. */
static void
removed_with_the_save(void **state)
{
    struct fixture *f = *state;
    char body[] = "typed";
    struct draft draft = make("intake", "", body);

    fixture_as(f, "shien");
    struct person p = { .name = "架空　花子", .kana = "カクウ　ハナコ" };

    expect_ok(f, person_save(f->d, &p, &(struct person_saving){ 0 }, &f->e));
    expect_ok(f, draft_save(f->d, &draft, &f->e));

    draft_goes_with_save(f->d, "intake", "");
    expect_ok(f, person_open(f->d, p.id, &p, &f->e)); /* looking is no act that lasts */
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM draft"), 1);
    text_copy(p.address, sizeof p.address, "架空区一丁目");
    p.version++;
    expect_err(f, person_save(f->d, &p, &(struct person_saving){ 0 }, &f->e), ERR_CONFLICT, NULL);
    (void)draft_has_gone(f->d);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM draft"), 1);

    draft_goes_with_save(f->d, "intake", "");
    p.version--;
    syncs = 0;
    expect_ok(f, person_save(f->d, &p, &(struct person_saving){ 0 }, &f->e));
    assert_true(draft_has_gone(f->d));
    assert_int_equal(syncs, 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM draft"), 0);

    expect_ok(f, draft_save(f->d, &draft, &f->e));
    text_copy(p.address, sizeof p.address, "架空区二丁目");
    expect_ok(f, person_save(f->d, &p, &(struct person_saving){ 0 }, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM draft"), 1); /* nobody asked */
}

/* ---- who is at it now ---- */

static void
assert_editors(struct fixture *f, struct desk *d, const char *record, size_t count,
               const char *name, const char *since)
{
    struct draft_editors list;

    expect_ok(f, draft_editors(d, "interview", record, &list, &f->e));
    assert_int_equal(list.count, count);
    if (count > 0) {
        assert_string_equal(list.rows[0].name, name);
        assert_string_equal(list.rows[0].since, since);
    }
    draft_editors_free(&list);
}

/* A screen and no sub-command. */
static void
at_terminal(struct fixture *f, const char *login)
{
    f->d->ask_reasons = true;
    snprintf(f->d->terminal, sizeof f->d->terminal, "tty3");
    fixture_as(f, login);
}

static size_t
count_about(struct fixture *f, struct desk *d, int64_t person_id)
{
    struct draft_editors list;
    size_t count;

    expect_ok(f, draft_editors_about(d, person_id, &list, &f->e));
    count = list.count;
    draft_editors_free(&list);
    return count;
}

/* Named to a colleague at the same form of the same record, from the first key on, until it is saved,
 * dropped or its session ends. What is parked after that is the writer's alone. */
static void
editors_are_named(void **state)
{
    struct fixture *f = *state;
    struct desk *other = fixture_second(f);
    char body[] = "typed", more[] = "typed on";
    struct draft draft = make("interview", "7.1", body);

    at_terminal(f, "shien");
    draft.person_id = fixture_person(f, "P1", f->worker, false);
    expect_ok(f, session_sign_in(other, "shien2", FIXTURE_PASSWORD, &f->e));
    assert_editors(f, other, "7.1", 0, "", "");
    expect_ok(f, draft_save(f->d, &draft, &f->e));
    fixture_wait(60);
    draft.body = more;
    expect_ok(f, draft_save(f->d, &draft, &f->e));
    assert_editors(f, other, "7.1", 1, "架空 支援", FIXTURE_NOW);
    assert_editors(f, other, "8.1", 0, "", "");
    assert_editors(f, f->d, "7.1", 0, "", ""); /* nobody is a colleague of oneself */
    assert_int_equal(count_about(f, other, draft.person_id), 1);
    assert_int_equal(count_about(f, other, draft.person_id + 1), 0);
    draft.form[0] = 'x'; /* a second form about the person: still one colleague */
    expect_ok(f, draft_save(f->d, &draft, &f->e));
    assert_int_equal(count_about(f, other, draft.person_id), 1);
    draft.form[0] = 'i';

    expect_ok(f, session_sign_out(f->d, &f->e));
    assert_editors(f, other, "7.1", 0, "", "");
    fixture_wait(60);
    at_terminal(f, "shien");
    assert_editors(f, other, "7.1", 0, "", ""); /* it lies there, and nobody types */
    fixture_wait(60);
    expect_ok(f, draft_save(f->d, &draft, &f->e));
    assert_editors(f, other, "7.1", 1, "架空 支援", "2014-10-31T01:03:00Z");
    expect_ok(f, draft_remove(f->d, "interview", "7.1", &f->e));
    assert_editors(f, other, "7.1", 0, "", "");
    desk_close(other);
}

/* The same account at another terminal is another desk. */
static void
one_elsewhere_is_an_editor(void **state)
{
    struct fixture *f = *state;
    struct desk *other = fixture_second(f);
    char body[] = "typed";
    struct draft draft = make("interview", "7.1", body);

    at_terminal(f, "shien");
    other->ask_reasons = true;
    snprintf(other->terminal, sizeof other->terminal, "tty4");
    expect_ok(f, session_sign_in(other, "shien", FIXTURE_PASSWORD, &f->e));
    expect_ok(f, draft_save(f->d, &draft, &f->e));
    assert_editors(f, other, "7.1", 1, "架空 支援", FIXTURE_NOW);
    assert_editors(f, f->d, "7.1", 0, "", "");
    desk_close(other);
}

/* kill -9, a machine started anew, a session that nobody ended: nobody is at it. */
static void
the_dead_edit_nothing(void **state)
{
    struct fixture *f = *state;
    struct desk *other = fixture_second(f);
    char process[PROCESS_SIZE], body[] = "typed";
    struct draft draft = make("interview", "7.1", body);
    pid_t child;

    at_terminal(f, "shien");
    expect_ok(f, draft_save(f->d, &draft, &f->e));
    expect_ok(f, session_sign_in(other, "kakari", FIXTURE_PASSWORD, &f->e));
    assert_editors(f, other, "7.1", 1, "架空 支援", FIXTURE_NOW);
    child = fork();
    if (child == 0) /* a program that holds a session, as far as the file says */
        for (;;)
            pause();
    assert_true(child > 0);
    name_of(child, process);
    fixture_sql(f, "UPDATE session SET process = '%s' WHERE terminal = 'tty3'", process);
    assert_editors(f, other, "7.1", 1, "架空 支援", FIXTURE_NOW);
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    assert_editors(f, other, "7.1", 0, "", "");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM draft"), 1); /* nothing is lost */

    fixture_sql(f, "UPDATE session SET process = '' WHERE terminal = 'tty3'");
    assert_editors(f, other, "7.1", 1, "架空 支援", FIXTURE_NOW);
    fixture_wait(3600); /* by then every screen has signed out by itself */
    assert_editors(f, other, "7.1", 0, "", "");
    desk_close(other);
}

/* Nobody is told by this that a restricted person's record is worked on. */
static void
editors_of_the_restricted(void **state)
{
    struct fixture *f = *state;
    struct desk *other = fixture_second(f);
    static const struct {
        const char *login;
        size_t told;
    } who[] = { { "shien2", 0 }, { "uketsuke", 0 }, { "kansa", 0 }, { "kakari", 1 } };
    char body[] = "typed";
    struct draft draft = make("interview", "7.1", body);

    at_terminal(f, "shien");
    draft.person_id = fixture_person(f, "P1", f->worker, true);
    expect_ok(f, draft_save(f->d, &draft, &f->e));
    for (size_t i = 0; i < sizeof who / sizeof *who; i++) {
        expect_ok(f, session_sign_in(other, who[i].login, FIXTURE_PASSWORD, &f->e));
        assert_editors(f, other, "7.1", who[i].told, "架空 支援", FIXTURE_NOW);
        assert_int_equal(count_about(f, other, draft.person_id), who[i].told);
    }
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE outcome = 'denied'"), 0);
    expect_ok(f, session_sign_out(other, &f->e));
    expect_err(f, draft_editors(other, "interview", "7.1", &(struct draft_editors){ 0 }, &f->e),
               ERR_DENIED, "session");
    desk_close(other);
}

static void
limits(void **state)
{
    struct fixture *f = *state;
    size_t size = 60000;
    char *body = calloc(1, size + 2);
    struct draft draft = make("intake", "", body);

    assert_non_null(body);
    memset(body, 'x', size);
    fixture_as(f, "shien");
    expect_ok(f, draft_save(f->d, &draft, &f->e));
    body[size] = 'x';
    expect_err(f, draft_save(f->d, &draft, &f->e), ERR_INVALID, "body");
    memcpy(body, "\xff\xff", 3);
    expect_err(f, draft_save(f->d, &draft, &f->e), ERR_INVALID, "body");
    free(body);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_open, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(save_and_load),        TEST(privacy),               TEST(needs_a_user),
        TEST(a_form_that_was_left_goes_on_elsewhere),
        TEST(two_terminals_keep_both), TEST(only_the_one_at_work_stays),
        TEST(the_list_masks_the_restricted),
        TEST(others_are_known_to_a_supervisor_alone),
        TEST(editors_are_named),    TEST(one_elsewhere_is_an_editor), TEST(the_dead_edit_nothing),
        TEST(editors_of_the_restricted),
        TEST(survives_the_session), TEST(removed_with_the_save), TEST(limits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
