/* Bringing a file to a newer schema: all or nothing, after a copy. */
#include "fixture.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/sql.h"

static const struct sql colour = { "colour", "ALTER TABLE item ADD COLUMN colour TEXT" };

/* The list of a later program: the fixture's schema, `colour` and `last`. */
static enum err_code
upgrade(struct fixture *f, const char *last)
{
    struct sql list[3] = { fixture_schema, colour, { "last", last } };

    db_close(f->db);
    return db_open_list(&f->db, f->path, list, 3, &f->e);
}

static void
kept_name(const struct fixture *f, char out[400])
{
    snprintf(out, 400, "%s.v1.backup", f->path);
}

static void
a_failure_in_the_middle_leaves_the_file_as_it_was(void **state)
{
    static const struct {
        const char *last;
        enum err_code code;
    } rows[] = {
        { "CREATE TABLE half (a INTEGER) STRICT; SELECT no_such_column", ERR_BUG },
        { "INSERT INTO part (item_id) VALUES (77)", ERR_SCHEMA }, /* a broken reference */
        { "INSERT INTO item (name) VALUES ('')", ERR_INVALID },
    };
    struct fixture *f = *state;
    char kept[400];

    assert_int_equal(fixture_add(f, "a"), ERR_OK);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(upgrade(f, rows[i].last), rows[i].code);
        assert_null(f->db);
        assert_int_equal(fixture_ask(f->path, "PRAGMA user_version"), 1);
        assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM item"), 1);
        assert_int_equal(fixture_ask(f->path, "SELECT count(colour) FROM item"), -1);
        assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM half"), -1);
        kept_name(f, kept);
        assert_int_equal(fixture_ask(kept, "SELECT count(*) FROM item"), 1);
    }
    assert_int_equal(fixture_reopen(f), ERR_OK); /* the old program still works with it */
}

static void
a_newer_schema_comes_with_a_copy_of_the_old(void **state)
{
    struct fixture *f = *state;
    struct stat st;
    char kept[400];

    assert_int_equal(fixture_add(f, "a"), ERR_OK);
    assert_int_equal(upgrade(f, "CREATE TABLE more (a INTEGER) STRICT"), ERR_OK);
    assert_int_equal(db_schema_version(f->db), 3);
    kept_name(f, kept);
    assert_int_equal(stat(kept, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_int_equal(fixture_ask(kept, "PRAGMA user_version"), 1);
    assert_int_equal(fixture_ask(kept, "SELECT count(*) FROM item"), 1);
    /* Afterwards the guards stand again. */
    assert_int_equal(sqlite3_exec(f->db->sqlite, "CREATE TABLE x (a)", NULL, NULL, NULL),
                     SQLITE_AUTH);
    char text[8];
    assert_int_equal(db_begin(f->db, &f->e), ERR_OK);
    static const struct sql part = { "part", "INSERT INTO part (item_id) VALUES (99)" };
    assert_int_equal(db_end(f->db, stmt_run(stmt_open(f->db, &part), &f->e), &f->e), ERR_INVALID);
    f->db->migrating = true;
    assert_int_equal(db_value(f->db, "PRAGMA foreign_keys", text, sizeof text, &f->e), ERR_OK);
    f->db->migrating = false;
    assert_string_equal(text, "1");
}

static void
a_file_of_today_is_not_touched(void **state)
{
    struct fixture *f = *state;
    char kept[400];

    assert_int_equal(fixture_add(f, "a"), ERR_OK);
    fixture_syncs = 0;
    assert_int_equal(fixture_reopen(f), ERR_OK);
    assert_int_equal(fixture_reopen(f), ERR_OK);
    kept_name(f, kept);
    assert_int_not_equal(access(kept, F_OK), 0);
    db_close(f->db);
    f->db = NULL;
    fixture_syncs = 0;
    assert_int_equal(fixture_reopen(f), ERR_OK);
    assert_int_equal(fixture_syncs, 0);
}

static int
upgrade_desk(struct fixture *f)
{
    enum err_code rc = upgrade(f, "CREATE TABLE more (a INTEGER) STRICT");

    if (rc == ERR_OK && db_schema_version(f->db) != 3)
        return 99;
    db_close(f->db);
    return (int)rc;
}

/* Each looks at the version again inside the transaction. */
static void
desks_that_upgrade_at_once_all_succeed(void **state)
{
    enum { DESKS = 4 };
    struct fixture *f = *state;
    pid_t child[DESKS];

    db_close(f->db);
    f->db = NULL;
    for (int i = 0; i < DESKS; i++)
        if ((child[i] = fork()) == 0)
            _exit(upgrade_desk(f));
    for (int i = 0; i < DESKS; i++) {
        int status = -1;
        waitpid(child[i], &status, 0);
        assert_int_equal(status, 0);
    }
    assert_int_equal(fixture_ask(f->path, "PRAGMA user_version"), 3);
    char kept[400];
    kept_name(f, kept); /* and no later desk has put the new file in its place */
    assert_int_equal(fixture_ask(kept, "PRAGMA user_version"), 1);
}

/* ---- the real schema ---- */

enum { FIRST_RELEASE = 20 }; /* migrations that it had */

static int
open_release(void **state)
{
    if (fixture_folder(state) != 0)
        return 1;
    struct fixture *f = *state;

    return db_create_list(f->path, migrations, FIRST_RELEASE, &f->e) != ERR_OK
           || db_open_list(&f->db, f->path, migrations, FIRST_RELEASE, &f->e) != ERR_OK;
}

static enum err_code
change(struct fixture *f, const struct sql *sql)
{
    enum err_code rc = db_begin(f->db, &f->e);

    return rc == ERR_OK ? db_end(f->db, stmt_run(stmt_open(f->db, sql), &f->e), &f->e) : rc;
}

/* Forms that were begun with the program of before go on, and each terminal has its own from now on. */
static void
what_was_begun_with_the_first_release_goes_on(void **state)
{
    static const struct sql staff = {
        "staff", "INSERT INTO staff (id, login, name, role) VALUES (1, 'shien', '架空', 'worker')"
    };
    static const struct sql begun = {
        "begun", "INSERT INTO draft (staff_id, form, record, title, body, terminal, saved_at) VALUES"
                 " (1, 'slip', '0.0.1', '', 'one', 'pts/1', '2014-10-31T00:10:00Z'),"
                 " (1, 'slip', '0.0.2', '', 'two', 'pts/1', '2014-10-31T00:20:00Z')"
    };
    static const struct sql again = {
        "again", "INSERT INTO draft (staff_id, form, record, title, body, terminal, saved_at) VALUES"
                 " (1, 'slip', '0.0.1', '', 'three', 'pts/2', '2014-10-31T00:30:00Z')"
    };
    struct fixture *f = *state;
    char kept[400];

    assert_int_equal(change(f, &staff), ERR_OK);
    assert_int_equal(change(f, &begun), ERR_OK);
    assert_int_not_equal(change(f, &again), ERR_OK);
    db_close(f->db);
    f->db = NULL;
    assert_int_equal(db_open(&f->db, f->path, &f->e), ERR_OK);
    assert_int_equal(db_schema_version(f->db), migrations_count);
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM draft WHERE begun_at IS NULL"), 2);
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    assert_int_equal(change(f, &again), ERR_OK);
    snprintf(kept, sizeof kept, "%s.v%d.backup", f->path, FIRST_RELEASE);
    assert_int_equal(fixture_ask(kept, "SELECT count(*) FROM draft"), 2);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, fixture_open, fixture_remove)
    const struct CMUnitTest tests[] = {
        T(a_failure_in_the_middle_leaves_the_file_as_it_was),
        T(a_newer_schema_comes_with_a_copy_of_the_old),
        T(a_file_of_today_is_not_touched),
        T(desks_that_upgrade_at_once_all_succeed),
        cmocka_unit_test_setup_teardown(what_was_begun_with_the_first_release_goes_on, open_release,
                                        fixture_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
