/* What db_begin() and db_end() promise: ERR_OK from the outermost means stored, everything else
 * means nothing was. */
#include "fixture.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct sql add = { "item_add", "INSERT INTO item (name, note) VALUES (:name, :note)" };
static const struct sql count_items = { "item_count", "SELECT count(*) FROM item /*scan*/" };
static const struct sql read_item = { "item_read",
                                      "SELECT version, note FROM item WHERE id = :id" };
static const struct sql edit = { "item_edit",
                                 "UPDATE item SET note = :note, version = version + 1"
                                 " WHERE id = :id AND version = :version RETURNING version" };

static enum err_code
add_note(struct fixture *f, const char *name, const char *note)
{
    struct stmt *s = stmt_open(f->db, &add);

    stmt_text(s, ":name", name);
    stmt_text(s, ":note", note);
    return stmt_run(s, &f->e);
}

static int
items(struct fixture *f)
{
    struct stmt *s = stmt_open(f->db, &count_items);
    int n = stmt_row(s) ? (int)stmt_col_int(s, 0) : -1;

    assert_int_equal(stmt_close(s, &f->e), ERR_OK);
    return n;
}

static void
levels_commit_together(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(db_begin(f->db, &f->e), ERR_OK);
    assert_int_equal(add_note(f, "a", NULL), ERR_OK);
    assert_int_equal(fixture_add(f, "b"), ERR_OK); /* begins and ends a level of its own */
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM item"), 0);
    assert_int_equal(db_end(f->db, ERR_OK, &f->e), ERR_OK);
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM item"), 2);
    assert_true(db_is_quiet(f->db));
}

static void
one_bad_step_undoes_all(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(db_begin(f->db, &f->e), ERR_OK);
    enum err_code rc = add_note(f, "a", NULL);
    if (rc == ERR_OK)
        rc = add_note(f, "", NULL);
    assert_int_equal(db_end(f->db, rc, &f->e), ERR_INVALID);
    assert_string_equal(f->e.field, "name");
    assert_int_equal(items(f), 0);
}

static void
inner_failure_cannot_be_overlooked(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(db_begin(f->db, &f->e), ERR_OK);
    assert_int_equal(add_note(f, "a", NULL), ERR_OK);
    assert_int_equal(db_begin(f->db, &f->e), ERR_OK);
    assert_int_equal(db_end(f->db, ERR_INVALID, &f->e), ERR_INVALID);
    assert_int_equal(db_end(f->db, ERR_OK, &f->e), ERR_BUG);
    assert_non_null(strstr(f->e.msg, "test_transaction.c"));
    assert_int_equal(items(f), 0);
    assert_int_equal(fixture_add(f, "next"), ERR_OK); /* the next one starts clean */
}

static void
writes_need_a_transaction(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(add_note(f, "a", NULL), ERR_BUG);
    assert_non_null(strstr(f->e.msg, "item_add"));
    assert_int_equal(db_begin_read(f->db, &f->e), ERR_OK);
    assert_int_equal(db_begin(f->db, &f->e), ERR_BUG);
    assert_int_equal(add_note(f, "a", NULL), ERR_BUG);
    db_end_read(f->db);
    assert_int_equal(items(f), 0);
}

static void
a_reading_sees_one_picture(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(db_begin_read(f->db, &f->e), ERR_OK);
    assert_int_equal(items(f), 0);
    assert_int_equal(fixture_outside(f->path, "INSERT INTO item (name) VALUES ('a')"), SQLITE_OK);
    assert_int_equal(db_begin_read(f->db, &f->e), ERR_OK);
    assert_int_equal(items(f), 0);
    db_end_read(f->db);
    assert_int_equal(items(f), 0);
    assert_false(db_is_quiet(f->db));
    db_end_read(f->db);
    assert_int_equal(items(f), 1);
    assert_true(db_is_quiet(f->db));
}

/* A repository may read with db_begin_read() inside its caller's transaction, and then write. */
static void
a_reading_inside_a_transaction_is_part_of_it(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(db_begin(f->db, &f->e), ERR_OK);
    assert_int_equal(add_note(f, "a", NULL), ERR_OK);
    assert_int_equal(db_begin_read(f->db, &f->e), ERR_OK);
    assert_int_equal(items(f), 1);
    assert_int_equal(fixture_add(f, "b"), ERR_OK);
    db_end_read(f->db);
    assert_int_equal(db_end(f->db, ERR_OK, &f->e), ERR_OK);
    assert_int_equal(items(f), 2);
}

/* SQLite rolls back by itself on a full disk; every later statement would then commit alone. */
static void
after_a_full_disk_nothing_more_is_stored(void **state)
{
    struct fixture *f = *state;
    char *big = calloc(1, 4001), text[64];

    assert_non_null(big);
    memset(big, 'x', 4000);
    f->db->migrating = true;
    assert_int_equal(db_value(f->db, "PRAGMA page_count", text, sizeof text, &f->e), ERR_OK);
    int pages = atoi(text);
    snprintf(text, sizeof text, "PRAGMA max_page_count = %d", pages + 3);
    assert_int_equal(db_exec(f->db, text, &f->e), ERR_OK);
    f->db->migrating = false;
    assert_int_equal(db_begin(f->db, &f->e), ERR_OK);
    assert_int_equal(add_note(f, "first", NULL), ERR_OK);
    enum err_code rc = ERR_OK;
    for (int i = 0; i < 10 && rc == ERR_OK; i++) {
        char name[16];
        snprintf(name, sizeof name, "big%d", i);
        rc = add_note(f, name, big);
    }
    assert_int_equal(rc, ERR_IO);
    assert_non_null(strstr(f->e.msg, "(E 13)"));
    assert_true(sqlite3_get_autocommit(f->db->sqlite)); /* the trap is really set */
    assert_int_equal(add_note(f, "alone", NULL), ERR_IO);
    assert_int_equal(db_end(f->db, ERR_OK, &f->e), ERR_IO); /* a caller that overlooked it */
    assert_int_equal(items(f), 0);
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM item"), 0);
    assert_int_equal(fixture_add(f, "small"), ERR_OK);
    free(big);
}

static int
save_with_a_size_limit(struct fixture *f)
{
    struct rlimit limit = { 4096, RLIM_INFINITY }; /* of the log: it holds more already */
    struct stat st;
    char wal[400];

    signal(SIGXFSZ, SIG_IGN);
    if (fixture_reopen(f) != ERR_OK || fixture_add(f, "before") != ERR_OK)
        return 1;
    snprintf(wal, sizeof wal, "%s-wal", f->path);
    if (stat(wal, &st) != 0 || setrlimit(RLIMIT_FSIZE, &limit) != 0)
        return 2;
    if (fixture_add(f, "refused") != ERR_IO || !strstr(f->e.msg, "(E 7") || items(f) != 1)
        return 3;
    limit.rlim_cur = RLIM_INFINITY;
    setrlimit(RLIMIT_FSIZE, &limit);
    if (fixture_add(f, "after") != ERR_OK || items(f) != 2)
        return 4;
    db_close(f->db);
    return 0;
}

static void
a_size_limit_stores_nothing_and_reading_goes_on(void **state)
{
    struct fixture *f = *state;

    db_close(f->db);
    f->db = NULL;
    assert_int_equal(fixture_in_child(save_with_a_size_limit, f), 0);
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM item"), 2);
}

static void
moved_file_is_noticed_before_saving(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(rename(f->path, f->other), 0);
    assert_int_equal(fixture_add(f, "a"), ERR_DAMAGED);
    assert_non_null(strstr(f->e.msg, "moved"));
    assert_int_equal(rename(f->other, f->path), 0);
    assert_int_equal(items(f), 0);
    assert_int_equal(fixture_add(f, "a"), ERR_OK);
}

static void
replaced_file_is_noticed(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(db_backup(f->db, f->other, &f->e), ERR_OK);
    assert_int_equal(rename(f->other, f->path), 0);
    assert_int_equal(fixture_add(f, "a"), ERR_DAMAGED);
    unlink(f->path);
    assert_int_equal(fixture_add(f, "a"), ERR_DAMAGED);
}

static int
move_it(void *arg, sqlite3 *sqlite, const char *schema, int pages)
{
    const struct fixture *f = arg;

    (void)sqlite, (void)schema, (void)pages;
    rename(f->path, f->other);
    return SQLITE_OK;
}

/* The hook runs after the commit and before anybody is told "saved". */
static void
file_moved_during_the_commit_is_not_called_saved(void **state)
{
    struct fixture *f = *state;

    sqlite3_wal_hook(f->db->sqlite, move_it, f);
    assert_int_equal(fixture_add(f, "a"), ERR_DAMAGED);
    sqlite3_wal_hook(f->db->sqlite, NULL, NULL);
    assert_int_equal(rename(f->other, f->path), 0);
}

static void
a_save_costs_one_sync_and_a_reading_none(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(fixture_add(f, "first"), ERR_OK); /* also syncs the head of the new log */
    fixture_syncs = 0;
    for (int i = 0; i < 10; i++) {
        char name[16];
        snprintf(name, sizeof name, "n%d", i);
        assert_int_equal(fixture_add(f, name), ERR_OK);
    }
    assert_int_equal(fixture_syncs, 10);
    fixture_syncs = 0;
    assert_int_equal(items(f), 11);
    assert_false(db_changed(f->db));
    assert_int_equal(db_begin(f->db, &f->e), ERR_OK);
    assert_int_equal(add_note(f, "undone", NULL), ERR_OK);
    assert_int_equal(db_end(f->db, ERR_INVALID, &f->e), ERR_INVALID);
    assert_int_equal(fixture_syncs, 0);
}

static void
other_desks_saves_are_seen_own_are_not(void **state)
{
    struct fixture *f = *state;

    assert_false(db_changed(f->db));
    assert_int_equal(fixture_add(f, "mine"), ERR_OK);
    assert_false(db_changed(f->db));
    assert_int_equal(fixture_outside(f->path, "INSERT INTO item (name) VALUES ('theirs')"),
                     SQLITE_OK);
    assert_true(db_changed(f->db));
    assert_false(db_changed(f->db));
}

static void
a_busy_file_is_a_plain_answer(void **state)
{
    struct fixture *f = *state;
    sqlite3 *raw = NULL;

    assert_int_equal(sqlite3_open(f->path, &raw), SQLITE_OK);
    assert_int_equal(sqlite3_exec(raw, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_busy_timeout(f->db->sqlite, 20);
    enum err_code rc = fixture_add(f, "a");
    bool quiet = db_is_quiet(f->db);
    sqlite3_exec(raw, "ROLLBACK", NULL, NULL, NULL);
    sqlite3_close(raw);
    assert_int_equal(rc, ERR_BUSY);
    assert_true(quiet);
    assert_int_equal(fixture_add(f, "a"), ERR_OK);
}

/* What nobody asked for does not wait: the same answer, and patience is back afterwards. */
static void
in_a_hurry(void **state)
{
    struct fixture *f = *state;
    sqlite3 *raw = NULL;
    char ms[16];

    assert_int_equal(sqlite3_open(f->path, &raw), SQLITE_OK);
    assert_int_equal(sqlite3_exec(raw, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    db_set_hurry(f->db, true);
    for (int i = 0; i < 20; i++) /* with patience: more than a minute, and the test would time out */
        assert_int_equal(fixture_add(f, "a"), ERR_BUSY);
    sqlite3_close(raw); /* rolled back */
    assert_int_equal(fixture_add(f, "a"), ERR_OK);
    db_set_hurry(f->db, false);
    assert_int_equal(f->db->gate_ms, DB_GATE_MS);
    f->db->migrating = true; /* the authorizer lets it be read */
    assert_int_equal(db_value(f->db, "PRAGMA busy_timeout", ms, sizeof ms, &f->e), ERR_OK);
    f->db->migrating = false;
    assert_int_equal(atoi(ms), DB_BUSY_MS);
}

/* A stopped process holds the gate: others wait their patience out and save all the same. */
static void
a_stopped_desk_does_not_stop_others(void **state)
{
    struct fixture *f = *state;
    int ready[2];
    char c = 0;

    assert_int_equal(pipe(ready), 0);
    pid_t child = fork(); /* uses its own gate and no SQLite */
    if (child == 0) {
        int fd = gate_open(f->path);
        if (!gate_lock(fd, 1000) || write(ready[1], "x", 1) != 1)
            _exit(1);
        pause();
    }
    ssize_t told = read(ready[0], &c, 1);
    f->db->gate_ms = 50;
    enum err_code rc = fixture_add(f, "a");
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    close(ready[0]);
    close(ready[1]);
    assert_int_equal(told, 1);
    assert_int_equal(rc, ERR_OK);
}

/* 1 stored, 0 somebody else was quicker, -1 an error. */
static int
edit_once(struct fixture *f, const char *note)
{
    struct stmt *s = stmt_open(f->db, &read_item);
    int64_t version = 0;

    stmt_int(s, ":id", 1);
    if (stmt_row(s))
        version = stmt_col_int(s, 0);
    if (stmt_close(s, &f->e) != ERR_OK || db_begin(f->db, &f->e) != ERR_OK)
        return -1;
    s = stmt_open(f->db, &edit);
    stmt_int(s, ":id", 1);
    stmt_int(s, ":version", version);
    stmt_text(s, ":note", note);
    bool stored = stmt_row(s);
    return db_end(f->db, stmt_close(s, &f->e), &f->e) == ERR_OK ? stored : -1;
}

enum { DESKS = 4, EDITS = 40 };

static int
desk(struct fixture *f)
{
    if (fixture_reopen(f) != ERR_OK)
        return 1;
    for (int done = 0; done < EDITS;) {
        int stored = edit_once(f, "x");
        if (stored < 0)
            return 2;
        done += stored;
    }
    db_close(f->db);
    return 0;
}

static void
no_edit_of_several_desks_is_lost(void **state)
{
    struct fixture *f = *state;
    pid_t child[DESKS];

    assert_int_equal(fixture_add(f, "shared"), ERR_OK);
    db_close(f->db);
    f->db = NULL;
    for (int i = 0; i < DESKS; i++)
        if ((child[i] = fork()) == 0)
            _exit(desk(f));
    for (int i = 0; i < DESKS; i++) {
        int status = -1;
        waitpid(child[i], &status, 0);
        assert_int_equal(status, 0);
    }
    /* One version for each accepted edit. */
    assert_int_equal(fixture_ask(f->path, "SELECT version FROM item"), 1 + DESKS * EDITS);
}

static void
stale_row_version_is_a_conflict(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(fixture_add(f, "shared"), ERR_OK);
    assert_int_equal(edit_once(f, "mine"), 1);
    assert_int_equal(db_begin(f->db, &f->e), ERR_OK);
    struct stmt *s = stmt_open(f->db, &edit);
    stmt_int(s, ":id", 1);
    stmt_int(s, ":version", 1); /* read before "mine" was stored */
    stmt_text(s, ":note", "theirs");
    assert_false(stmt_row(s));
    assert_int_equal(db_end(f->db, stmt_close(s, &f->e), &f->e), ERR_OK);
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM item WHERE note = 'mine'"), 1);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, fixture_open, fixture_remove)
    const struct CMUnitTest tests[] = {
        T(levels_commit_together),
        T(one_bad_step_undoes_all),
        T(inner_failure_cannot_be_overlooked),
        T(writes_need_a_transaction),
        T(a_reading_sees_one_picture),
        T(a_reading_inside_a_transaction_is_part_of_it),
        T(after_a_full_disk_nothing_more_is_stored),
        T(a_size_limit_stores_nothing_and_reading_goes_on),
        T(moved_file_is_noticed_before_saving),
        T(replaced_file_is_noticed),
        T(file_moved_during_the_commit_is_not_called_saved),
        T(a_save_costs_one_sync_and_a_reading_none),
        T(other_desks_saves_are_seen_own_are_not),
        T(a_busy_file_is_a_plain_answer),
        T(in_a_hurry),
        T(a_stopped_desk_does_not_stop_others),
        T(no_edit_of_several_desks_is_lost),
        T(stale_row_version_is_a_conflict),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
