#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/desk/fixture.h"

#include "desk/account.h"
#include "desk/session.h"
#include "desk/setup.h"
#include "desk/verify.h"

#define PASSWORD "hajimari no kotoba"

static int
files_in(const char *folder)
{
    DIR *dir = opendir(folder);
    int n = 0;

    for (struct dirent *file; dir && (file = readdir(dir));)
        n += file->d_name[0] != '.';
    if (dir)
        closedir(dir);
    return n;
}

static void
new_path(struct fixture *f, char out[400])
{
    snprintf(out, 400, "%s/new.db", f->folder);
}

static void
makes_everything(void **state)
{
    struct fixture *f = *state;
    char path[400], file[500];
    struct verify_report report;
    struct desk *d = NULL;
    struct stat st;

    new_path(f, path);
    expect_ok(f, desk_init(path, "first", "架空 初", PASSWORD, &f->e));
    snprintf(file, sizeof file, "%s-key", path);
    assert_int_equal(stat(file, &st), 0);
    assert_int_equal(st.st_size, 32);
    snprintf(file, sizeof file, "%s-mark", path);
    assert_int_equal(stat(file, &st), 0);
    expect_ok(f, desk_open(&d, path, DATE_NONE, &f->e));
    expect_ok(f, session_sign_in(d, "first", PASSWORD, &f->e));
    assert_int_equal(d->user.role, ROLE_ADMIN);
    assert_false(d->user.must_change); /* chosen by the one who typed it */
    expect_ok(f, verify_run(d, &report, &f->e));
    assert_true(report.good);
    assert_int_equal(report.lines, 4); /* init, account, sign-in, verify */
    desk_close(d);
}

/* Whatever is refused, nothing is made. */
static void
refused(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *login, *name, *password, *field;
    } rows[] = {
        { "", "架空", PASSWORD, "login" },
        { "First", "架空", PASSWORD, "login" },
        { "first", "", PASSWORD, "name" },
        { "first", "架空", "short", "new_password" },
        { "administrator", "架空", "administrator1", "new_password" },
    };
    char path[400];
    int before = files_in(f->folder);

    new_path(f, path);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        expect_err(f, desk_init(path, rows[i].login, rows[i].name, rows[i].password, &f->e),
                   ERR_INVALID, rows[i].field);
    assert_int_equal(files_in(f->folder), before);
}

static void
existing_file(void **state)
{
    struct fixture *f = *state;
    int64_t lines = fixture_number(f, "SELECT count(*) FROM audit");

    expect_err(f, desk_init(f->path, "first", "架空", PASSWORD, &f->e), ERR_INVALID, NULL);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit"), lines);
    fixture_as(f, "kanri");
}

/* Left-over key and mark of a file that was removed: the key is used again, the mark is not. */
static void
left_over(void **state)
{
    struct fixture *f = *state;
    char path[400], key[500], gone[400];
    unsigned char before[32], after[32];
    struct verify_report report;
    struct desk *d = NULL;

    new_path(f, path);
    snprintf(gone, sizeof gone, "%s", path);
    snprintf(key, sizeof key, "%s-key", path);
    expect_ok(f, desk_init(path, "first", "架空 初", PASSWORD, &f->e));
    FILE *file = fopen(key, "rb");
    assert_int_equal(fread(before, 1, 32, file), 32);
    fclose(file);
    expect_ok(f, desk_open(&d, path, DATE_NONE, &f->e));
    expect_ok(f, session_sign_in(d, "first", PASSWORD, &f->e));
    desk_close(d);
    assert_int_equal(unlink(gone), 0);
    expect_ok(f, desk_init(path, "second", "架空 次", PASSWORD, &f->e));
    file = fopen(key, "rb");
    assert_int_equal(fread(after, 1, 32, file), 32);
    fclose(file);
    assert_memory_equal(before, after, 32);
    expect_ok(f, desk_open(&d, path, DATE_NONE, &f->e));
    expect_ok(f, session_sign_in(d, "second", PASSWORD, &f->e));
    expect_ok(f, verify_run(d, &report, &f->e));
    assert_true(report.good);
    assert_int_equal(report.count, 4); /* nothing to be told */
    desk_close(d);
}

/* A file without any account: only an administrator can be the first. */
static void
first_account(void **state)
{
    struct fixture *f = *state;

    fixture_sql(f, "DELETE FROM session; DROP TRIGGER audit_fixed; DROP TRIGGER audit_kept;"
                   "DELETE FROM audit; DELETE FROM staff");
    char mark[400];
    snprintf(mark, sizeof mark, "%s-mark", f->path);
    assert_int_equal(unlink(mark), 0);
    fixture_reopen(f);
    expect_err(f, account_add(f->d, "a", "架空", "", ROLE_SUPERVISOR, PASSWORD, NULL, &f->e),
               ERR_DENIED, "session");
    expect_ok(f, account_add(f->d, "a", "架空", "", ROLE_ADMIN, PASSWORD, NULL, &f->e));
    expect_err(f, account_add(f->d, "b", "架空", "", ROLE_ADMIN, PASSWORD, NULL, &f->e),
               ERR_DENIED, "session");
    expect_ok(f, session_sign_in(f->d, "a", PASSWORD, &f->e));
}

static void
no_such_folder(void **state)
{
    struct fixture *f = *state;
    char path[400];

    snprintf(path, sizeof path, "%s/none/desk.db", f->folder);
    expect_err(f, desk_init(path, "first", "架空", PASSWORD, &f->e), ERR_IO, NULL);
    struct desk *d = NULL;
    expect_err(f, desk_open(&d, path, DATE_NONE, &f->e), ERR_IO, NULL);
    assert_null(d);
    desk_close(NULL);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_open, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(makes_everything), TEST(refused),       TEST(existing_file),
        TEST(left_over),        TEST(first_account), TEST(no_such_folder),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
