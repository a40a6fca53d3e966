/* Copies, checks, the care of the log, and who opens the live file. */
#include "fixture.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
a_copy_is_complete_private_and_alone(void **state)
{
    struct fixture *f = *state;
    struct stat st;
    char wal[400];

    assert_int_equal(fixture_add(f, "only in the log so far"), ERR_OK);
    assert_int_equal(db_backup(f->db, f->other, &f->e), ERR_OK);
    assert_int_equal(stat(f->other, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    snprintf(wal, sizeof wal, "%s-wal", f->other);
    assert_int_not_equal(access(wal, F_OK), 0);
    assert_int_equal(fixture_ask(f->other, "SELECT count(*) FROM item"), 1);
    assert_int_equal(fixture_add(f, "later"), ERR_OK);
    assert_int_equal(db_backup(f->db, f->other, &f->e), ERR_OK); /* takes the old one's place */
    assert_int_equal(fixture_ask(f->other, "SELECT count(*) FROM item"), 2);
}

static void
a_copy_never_takes_the_live_files_place(void **state)
{
    static const char *const ends[] = { "", "-wal", "-shm", "-gate" };
    struct fixture *f = *state;
    char to[400];

    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        snprintf(to, sizeof to, "%s%s", f->path, ends[i]);
        assert_int_equal(db_backup(f->db, to, &f->e), ERR_INVALID);
    }
    assert_int_equal(link(f->path, f->other), 0); /* the same file by another name */
    assert_int_equal(db_backup(f->db, f->other, &f->e), ERR_INVALID);
    snprintf(to, sizeof to, "%s/none/copy", f->folder);
    assert_int_equal(db_backup(f->db, to, &f->e), ERR_IO);
    unlink(f->other);
    assert_int_equal(fixture_add(f, "a"), ERR_OK);
}

/* Overwrite `size` bytes of a file that nobody has open. */
static void
scribble(const char *path, long at, size_t size)
{
    int fd = open(path, O_WRONLY);
    char junk[4096];

    memset(junk, 0xA5, sizeof junk);
    assert_true(fd >= 0 && size <= sizeof junk);
    assert_int_equal(pwrite(fd, junk, size, at), size);
    close(fd);
}

static void
a_damaged_file_is_neither_sound_nor_copied(void **state)
{
    struct fixture *f = *state;
    char name[100], left[500];

    assert_int_equal(db_begin(f->db, &f->e), ERR_OK);
    for (int i = 0; i < 500; i++) {
        snprintf(name, sizeof name, "an item with a name of some length %d", i);
        assert_int_equal(fixture_add(f, name), ERR_OK);
    }
    assert_int_equal(db_end(f->db, ERR_OK, &f->e), ERR_OK);
    assert_int_equal(db_check(f->db, &f->e), ERR_OK);
    db_close(f->db);
    f->db = NULL;
    struct stat st;
    assert_int_equal(stat(f->path, &st), 0);
    scribble(f->path, (st.st_size / 4096 - 3) * 4096, 4096);
    assert_int_equal(fixture_reopen(f), ERR_OK); /* opening reads no more than it must */
    assert_int_equal(db_check(f->db, &f->e), ERR_DAMAGED);
    assert_int_equal(db_backup(f->db, f->other, &f->e), ERR_DAMAGED);
    assert_int_not_equal(access(f->other, F_OK), 0);
    db_close(f->db);
    f->db = NULL;
    assert_int_equal(unlink(f->path), 0);
    snprintf(left, sizeof left, "%s-gate", f->path);
    unlink(left);
    assert_int_equal(rmdir(f->folder), 0); /* and nothing is left of the try */
    assert_int_equal(mkdir(f->folder, 0700), 0);
}

static void
a_broken_reference_is_found(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(db_check(f->db, &f->e), ERR_OK);
    assert_int_equal(fixture_outside(f->path, "PRAGMA foreign_keys = OFF;"
                                              "INSERT INTO part (item_id) VALUES (5)"),
                     SQLITE_OK);
    assert_int_equal(db_check(f->db, &f->e), ERR_DAMAGED);
    assert_non_null(strstr(f->e.msg, "part"));
}

static void
an_index_that_differs_from_the_rows_is_found(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(fixture_outside(f->path, "INSERT INTO person VALUES (1, 'ア', 'ア')"),
                     SQLITE_OK);
    assert_int_equal(db_check(f->db, &f->e), ERR_DAMAGED);
    assert_int_equal(fixture_outside(f->path, "INSERT INTO person_tails (person_tails)"
                                              " VALUES ('rebuild')"),
                     SQLITE_OK);
    assert_int_equal(db_check(f->db, &f->e), ERR_OK);
}

static off_t
size_of(const char *path, const char *end)
{
    char name[400];
    struct stat st;

    snprintf(name, sizeof name, "%s%s", path, end);
    return stat(name, &st) == 0 ? st.st_size : -1;
}

static void
the_log_is_emptied_unless_somebody_reads(void **state)
{
    struct fixture *f = *state;
    sqlite3 *raw = NULL;

    assert_int_equal(fixture_add(f, "a"), ERR_OK);
    assert_true(size_of(f->path, "-wal") > 0);
    assert_int_equal(db_truncate_log(f->db, &f->e), ERR_OK);
    assert_int_equal(size_of(f->path, "-wal"), 0);
    assert_int_equal(sqlite3_open(f->path, &raw), SQLITE_OK);
    assert_int_equal(sqlite3_exec(raw, "BEGIN; SELECT count(*) FROM item", NULL, NULL, NULL),
                     SQLITE_OK);
    assert_int_equal(fixture_add(f, "b"), ERR_OK);
    sqlite3_busy_timeout(f->db->sqlite, 20);
    enum err_code rc = db_truncate_log(f->db, &f->e);
    sqlite3_close(raw);
    assert_int_equal(rc, ERR_BUSY);
    assert_int_equal(db_truncate_log(f->db, &f->e), ERR_OK);
}

static bool
file_holds(const char *path, const char *end, const char *word)
{
    char name[400];

    snprintf(name, sizeof name, "%s%s", path, end);
    FILE *in = fopen(name, "r");
    if (!in)
        return false;
    off_t size = size_of(path, end);
    char *bytes = malloc((size_t)size + 1);
    size_t got = bytes ? fread(bytes, 1, (size_t)size, in) : 0;
    bool found = memmem(bytes, got, word, strlen(word)) != NULL;
    free(bytes);
    fclose(in);
    return found;
}

static bool
anywhere(const struct fixture *f, const char *word)
{
    return file_holds(f->path, "", word) || file_holds(f->path, "-wal", word);
}

/* The row's text goes with the log, its parts in the index only when that is made into one. The
 * connection is closed before each look: the test's own open() would drop its locks. */
static void
removed_text_leaves_the_file(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(fixture_outside(f->path,
                                     "INSERT INTO person VALUES (7, 'NERIMAPLANTED', '龘鱻麤');"
                                     "INSERT INTO person_tails (rowid, text)"
                                     " SELECT skey, text FROM person_text"),
                     SQLITE_OK);
    assert_true(anywhere(f, "NERIMAPLANTED"));
    assert_int_equal(fixture_outside(f->path, "PRAGMA secure_delete = ON;"
                                              "INSERT INTO person_tails (person_tails, rowid, text)"
                                              " SELECT 'delete', skey, text FROM person_text;"
                                              "DELETE FROM person"),
                     SQLITE_OK);
    assert_int_equal(db_optimize(f->db, &f->e), ERR_OK);
    assert_int_equal(db_truncate_log(f->db, &f->e), ERR_OK);
    db_close(f->db);
    f->db = NULL;
    assert_false(anywhere(f, "NERIMAPLANTED"));
    assert_false(anywhere(f, "龘鱻麤"));
}

/* Idle work that finds nothing to do must not wake the other desks up. */
static void
idle_work_settles(void **state)
{
    struct fixture *f = *state;
    struct db *second = NULL;

    assert_int_equal(fixture_outside(f->path, "INSERT INTO person VALUES (1, 'ア', 'ア');"
                                              "INSERT INTO person_tails (rowid, text)"
                                              " SELECT skey, text FROM person_text"),
                     SQLITE_OK);
    assert_int_equal(db_open_list(&second, f->path, &fixture_schema, 1, &f->e), ERR_OK);
    enum err_code rc = db_idle_work(f->db, &f->e);
    (void)db_changed(second);
    fixture_syncs = 0;
    if (rc == ERR_OK)
        rc = db_idle_work(f->db, &f->e);
    bool changed = db_changed(second);
    db_close(second);
    assert_int_equal(rc, ERR_OK);
    assert_false(changed);
    assert_int_equal(fixture_syncs, 0);
    assert_true(db_is_quiet(f->db));
}

/* A plain open() and close() of the live file would drop all of SQLite's locks on it. */
static void
only_sqlite_opens_the_live_file(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(db_create_list(f->path, &fixture_schema, 1, &f->e), ERR_OK);
    fixture_watch = f->path;
    fixture_opens_sqlite = fixture_opens_other = 0;
    assert_int_equal(fixture_reopen(f), ERR_OK);
    assert_int_equal(fixture_add(f, "a"), ERR_OK);
    assert_int_equal(db_backup(f->db, f->other, &f->e), ERR_OK);
    assert_int_equal(db_idle_work(f->db, &f->e), ERR_OK);
    assert_int_equal(db_check(f->db, &f->e), ERR_OK);
    assert_int_equal(db_truncate_log(f->db, &f->e), ERR_OK);
    assert_int_equal(db_create_list(f->path, &fixture_schema, 1, &f->e), ERR_INVALID);
    db_close(f->db);
    f->db = NULL;
    assert_true(fixture_opens_sqlite >= 3); /* the file, -wal, -shm: the counter counts */
    assert_int_equal(fixture_opens_other, 0);
    close(open(f->path, O_RDONLY));
    assert_int_equal(fixture_opens_other, 1);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, fixture_open, fixture_remove)
    const struct CMUnitTest tests[] = {
        T(a_copy_is_complete_private_and_alone),
        T(a_copy_never_takes_the_live_files_place),
        T(a_damaged_file_is_neither_sound_nor_copied),
        T(a_broken_reference_is_found),
        T(an_index_that_differs_from_the_rows_is_found),
        T(the_log_is_emptied_unless_somebody_reads),
        T(removed_text_leaves_the_file),
        T(idle_work_settles),
        cmocka_unit_test_setup_teardown(only_sqlite_opens_the_live_file, fixture_folder,
                                        fixture_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
