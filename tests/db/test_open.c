/* What db_create() and db_open() promise: settings, refusals with words, no half-made file. */
#include "fixture.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void
settings_are_as_written(void **state)
{
    static const struct {
        const char *pragma, *want;
    } rows[] = {
        { "journal_mode", "wal" },
        { "synchronous", "2" },
        { "foreign_keys", "1" },
        { "recursive_triggers", "0" },
        { "trusted_schema", "0" },
        { "cell_size_check", "1" },
        { "secure_delete", "1" },
        { "temp_store", "2" },
        { "mmap_size", "0" },
        { "cache_size", "-4096" },
        { "wal_autocheckpoint", "200" },
        { "journal_size_limit", "4194304" },
        { "busy_timeout", "3000" },
        { "application_id", "1296122951" },
        { "user_version", "1" },
    };
    struct fixture *f = *state;

    f->db->migrating = true; /* the authorizer lets these be read */
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[64], got[32];
        snprintf(text, sizeof text, "PRAGMA %s", rows[i].pragma);
        assert_int_equal(db_value(f->db, text, got, sizeof got, &f->e), ERR_OK);
        if (strcmp(got, rows[i].want))
            fail_msg("%s is %s", rows[i].pragma, got);
    }
    f->db->migrating = false;
    assert_true(sqlite3_hard_heap_limit64(-1) == 256 << 20);
}

static void
options_and_limits_are_as_written(void **state)
{
    static const struct {
        int what, want;
    } limits[] = {
        { SQLITE_LIMIT_LENGTH, 4 << 20 },       { SQLITE_LIMIT_SQL_LENGTH, 100000 },
        { SQLITE_LIMIT_COLUMN, 100 },           { SQLITE_LIMIT_EXPR_DEPTH, 50 },
        { SQLITE_LIMIT_ATTACHED, 0 },           { SQLITE_LIMIT_VARIABLE_NUMBER, 100 },
        { SQLITE_LIMIT_TRIGGER_DEPTH, 10 },     { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 400 },
    }, options[] = {
        { SQLITE_DBCONFIG_DEFENSIVE, 1 },       { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
        { SQLITE_DBCONFIG_DQS_DML, 0 },         { SQLITE_DBCONFIG_DQS_DDL, 0 },
        { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },     { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    };
    const struct fixture *f = *state;

    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++)
        assert_int_equal(sqlite3_limit(f->db->sqlite, limits[i].what, -1), limits[i].want);
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
        int is = -1;
        sqlite3_db_config(f->db->sqlite, options[i].what, -1, &is);
        assert_int_equal(is, options[i].want);
    }
}

static void
statements_outside_the_rules_are_barred(void **state)
{
    static const char *const barred[] = {
        "CREATE TABLE x (a)",
        "DROP TABLE item",
        "ATTACH ':memory:' AS x",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA writable_schema = ON",
        "PRAGMA user_version = 7",
        "PRAGMA synchronous",
        "ANALYZE",
        "REINDEX",
        "SELECT load_extension('x')",
        "CREATE TEMP TABLE x (a)",
        "ALTER TABLE item ADD COLUMN x",
    };
    const struct fixture *f = *state;

    for (size_t i = 0; i < sizeof barred / sizeof barred[0]; i++) {
        int rc = sqlite3_exec(f->db->sqlite, barred[i], NULL, NULL, NULL);
        if (rc != SQLITE_AUTH && rc != SQLITE_ERROR)
            fail_msg("%s: %d", barred[i], rc);
    }
    assert_int_equal(sqlite3_exec(f->db->sqlite, "VACUUM", NULL, NULL, NULL), SQLITE_AUTH);
    /* Behind the wrapper's back: the hook turns the commit into a rollback. */
    assert_int_equal(
        sqlite3_exec(f->db->sqlite, "INSERT INTO item (name) VALUES ('a')", NULL, NULL, NULL),
        SQLITE_CONSTRAINT_COMMITHOOK);
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM item"), 0);
}

static void
write_file(const char *path, const char *text, size_t size)
{
    FILE *out = fopen(path, "w");

    assert_non_null(out);
    assert_int_equal(fwrite(text, 1, size, out), size);
    fclose(out);
}

/* db_open_list(f->other) must fail with `code`, name the file and hold `word`. */
static void
assert_refused(struct fixture *f, enum err_code code, const char *word)
{
    struct db *db = NULL;
    enum err_code rc = db_open_list(&db, f->other, &fixture_schema, 1, &f->e);

    assert_null(db);
    if (rc != code || !strstr(f->e.msg, "other.db") || !strstr(f->e.msg, word))
        fail_msg("%d: %s", rc, f->e.msg);
}

static void
missing_is_never_made(void **state)
{
    struct fixture *f = *state;
    struct db *db = NULL;
    char deep[400];

    assert_refused(f, ERR_IO, "(E 14)");
    assert_refused(f, ERR_IO, "There is no database");
    assert_int_not_equal(access(f->other, F_OK), 0);
    snprintf(deep, sizeof deep, "%s/none/m.db", f->folder);
    assert_int_equal(db_open_list(&db, deep, &fixture_schema, 1, &f->e), ERR_IO);
    assert_non_null(strstr(f->e.msg, "There is no folder"));
    assert_int_equal(db_create_list(deep, &fixture_schema, 1, &f->e), ERR_IO);
    assert_non_null(strstr(f->e.msg, "none"));
}

static void
link_is_refused_and_named(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(symlink(f->path, f->other), 0);
    assert_refused(f, ERR_IO, "(E 1550)");
    assert_refused(f, ERR_IO, "m.db");
    assert_int_equal(db_create_list(f->other, &fixture_schema, 1, &f->e), ERR_INVALID);
}

/* Only the file itself may not be a link: folders under /home often are. */
static void
folder_behind_a_link_is_fine(void **state)
{
    struct fixture *f = *state;
    char way[300], path[320];

    snprintf(way, sizeof way, "%s/way", f->folder);
    snprintf(path, sizeof path, "%s/m.db", way);
    assert_int_equal(symlink(f->folder, way), 0);
    db_close(f->db);
    assert_int_equal(db_open_list(&f->db, path, &fixture_schema, 1, &f->e), ERR_OK);
    assert_string_equal(strrchr(db_path(f->db), '/'), "/m.db");
    assert_null(strstr(db_path(f->db), "/way/"));
}

static void
other_files_are_refused(void **state)
{
    static const char words[] = "Not a database, and long enough to be taken for the header of one "
                                "of another kind, since that takes a hundred bytes.";
    struct fixture *f = *state;

    write_file(f->other, "", 0);
    assert_refused(f, ERR_SCHEMA, "(E 26)");
    write_file(f->other, words, 20);
    assert_refused(f, ERR_SCHEMA, "(E 26)");
    write_file(f->other, words, sizeof words - 1);
    assert_refused(f, ERR_SCHEMA, "(E 26)");
    unlink(f->other);
    assert_int_equal(fixture_outside(f->other, "CREATE TABLE x (a)"), SQLITE_OK);
    assert_refused(f, ERR_SCHEMA, "(E 26)");
    unlink(f->other);
    assert_int_equal(mkdir(f->other, 0700), 0);
    assert_refused(f, ERR_SCHEMA, "(E 26)");
    rmdir(f->other);
    assert_int_equal(mkfifo(f->other, 0600), 0); /* opening one would wait for ever */
    assert_refused(f, ERR_SCHEMA, "(E 26)");
}

static void
newer_file_is_refused_with_both_numbers(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(db_create_list(f->other, &fixture_schema, 1, &f->e), ERR_OK);
    assert_int_equal(fixture_outside(f->other, "PRAGMA user_version = 99"), SQLITE_OK);
    assert_refused(f, ERR_SCHEMA, "version 99; this one knows 1");
}

static void
cut_file_is_refused(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(db_create_list(f->other, &fixture_schema, 1, &f->e), ERR_OK);
    assert_int_equal(truncate(f->other, 8192), 0);
    assert_refused(f, ERR_DAMAGED, "(E 11)");
}

/* Run as somebody who is not the owner, also when the tests run as root. */
static int
as_nobody(struct fixture *f)
{
    struct db *db = NULL;

    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
        return 77;
    enum err_code rc = db_open_list(&db, f->path, &fixture_schema, 1, &f->e);
    if (rc != ERR_IO)
        return 1;
    return strstr(f->e.msg, f->folder) && strstr(f->e.msg, f->other) ? 0 : 2;
}

static void
folder_and_file_without_rights_are_named(void **state)
{
    struct fixture *f = *state;

    db_close(f->db);
    f->db = NULL;
    assert_int_equal(chmod(f->path, 0666), 0);
    assert_int_equal(chmod(f->folder, 0555), 0);
    snprintf(f->other, sizeof f->other, "(E 1544)"); /* the word looked for */
    int folder = fixture_in_child(as_nobody, f);
    chmod(f->path, geteuid() == 0 ? 0600 : 0);
    snprintf(f->other, sizeof f->other, "not open to the user");
    int file = fixture_in_child(as_nobody, f);
    chmod(f->path, 0444);
    snprintf(f->other, sizeof f->other, "(E 8)");
    int readable = fixture_in_child(as_nobody, f);
    chmod(f->folder, 0700);
    assert_int_equal(folder, 0);
    assert_int_equal(file, 0);
    assert_int_equal(readable, 0);
}

static void
network_file_systems_are_refused(void **state)
{
    (void)state;
    assert_true(db_is_network(0x6969) && db_is_network(0x65735546));
    assert_true(db_is_network((long)0xFF534D42) && db_is_network((int)0xFF534D42));
    assert_false(db_is_network(0xEF53) || db_is_network(0x01021994) || db_is_network(0x9123683E));
}

static int
count_files(const char *folder)
{
    char text[300];
    int count = 0;
    static const char *const ends[] = { "m.db", "m.db-wal", "m.db-shm", "m.db-gate" };

    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        snprintf(text, sizeof text, "%s/%s", folder, ends[i]);
        count += access(text, F_OK) == 0;
    }
    return count;
}

static void
created_file_is_whole_and_alone(void **state)
{
    struct fixture *f = *state;
    struct stat st;
    mode_t mask = umask(0027);

    assert_int_equal(db_create_list(f->path, &fixture_schema, 1, &f->e), ERR_OK);
    umask(mask);
    assert_int_equal(stat(f->path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0640);
    assert_int_equal(st.st_nlink, 1);
    assert_int_equal(count_files(f->folder), 1);
    assert_int_equal(rmdir(f->folder), -1); /* holds the file */
    assert_int_equal(db_create_list(f->path, &fixture_schema, 1, &f->e), ERR_INVALID);
    assert_string_equal(f->e.field, "path");
    assert_int_equal(fixture_reopen(f), ERR_OK);
    assert_int_equal(count_files(f->folder), 4);
    char gate[400];
    snprintf(gate, sizeof gate, "%s-gate", f->path);
    assert_int_equal(stat(gate, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0640); /* the rights of the database */
    unlink(f->path);
    assert_int_equal(rmdir(f->folder), -1);
}

static void
failed_creation_leaves_nothing(void **state)
{
    static const struct sql bad = { "bad", "CREATE TABLE a (x INTEGER); SELECT no_such_column" };
    struct fixture *f = *state;

    assert_int_equal(db_create_list(f->path, &bad, 1, &f->e), ERR_BUG);
    assert_int_equal(rmdir(f->folder), 0);
    assert_int_equal(mkdir(f->folder, 0700), 0);
}

static int
create_here(struct fixture *f)
{
    return (int)db_create_list(f->path, &fixture_schema, 1, &f->e);
}

static void
of_desks_that_create_at_once_one_succeeds(void **state)
{
    enum { DESKS = 6 };
    struct fixture *f = *state;
    pid_t child[DESKS];
    int made = 0;

    for (int i = 0; i < DESKS; i++)
        if ((child[i] = fork()) == 0)
            _exit(create_here(f));
    for (int i = 0; i < DESKS; i++) {
        int status = -1;
        waitpid(child[i], &status, 0);
        assert_true(WIFEXITED(status));
        assert_true(WEXITSTATUS(status) == ERR_OK || WEXITSTATUS(status) == ERR_INVALID);
        made += WEXITSTATUS(status) == ERR_OK;
    }
    assert_int_equal(made, 1);
    assert_int_equal(fixture_reopen(f), ERR_OK);
}

static void
long_paths_are_refused_or_cut_at_the_front(void **state)
{
    struct fixture *f = *state;
    struct db *db = NULL;
    char path[700], shown[DB_SHOWN_SIZE];

    memset(path, 'a', sizeof path);
    path[0] = '/';
    path[sizeof path - 1] = '\0';
    assert_int_equal(db_open_list(&db, path, &fixture_schema, 1, &f->e), ERR_IO);
    assert_non_null(strstr(f->e.msg, "too long"));
    assert_int_equal(db_open_list(&db, "", &fixture_schema, 1, &f->e), ERR_IO);
    for (size_t at = 1; at + 3 < 200; at += 3)
        memcpy(path + at, "窓", 3);
    snprintf(path + 199, sizeof path - 199, "/m.db");
    db_shown(path, shown, sizeof shown);
    assert_true(strlen(shown) < DB_SHOWN_SIZE);
    assert_memory_equal(shown, "…窓", 6);
    assert_non_null(strstr(shown, "/m.db"));
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, fixture_open, fixture_remove)
#define F(f) cmocka_unit_test_setup_teardown(f, fixture_folder, fixture_remove)
    const struct CMUnitTest tests[] = {
        T(settings_are_as_written),
        T(options_and_limits_are_as_written),
        T(statements_outside_the_rules_are_barred),
        F(missing_is_never_made),
        T(link_is_refused_and_named),
        T(folder_behind_a_link_is_fine),
        F(other_files_are_refused),
        F(newer_file_is_refused_with_both_numbers),
        F(cut_file_is_refused),
        T(folder_and_file_without_rights_are_named),
        F(network_file_systems_are_refused),
        F(created_file_is_whole_and_alone),
        F(failed_creation_leaves_nothing),
        F(of_desks_that_create_at_once_one_succeeds),
        F(long_paths_are_refused_or_cut_at_the_front),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
