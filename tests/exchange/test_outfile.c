/* A file that is whole or not there. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/exchange/files.h"

#include "exchange/outfile.h"

static void
expect_bytes(struct fixture *f, const char *name, const char *want)
{
    size_t size;
    char *bytes = file_read(file_path(f, name), &size);

    assert_int_equal(size, strlen(want));
    assert_string_equal(bytes, want);
    free(bytes);
}

static void
writes_a_new_file_and_replaces_an_old_one(void **state)
{
    struct fixture *f = *state;
    struct stat st;

    expect_ok(f, outfile_write(file_path(f, "out.csv"), "one\r\n", 5, &f->e));
    expect_bytes(f, "out.csv", "one\r\n");
    assert_int_equal(stat(file_path(f, "out.csv"), &st), 0);
    assert_int_equal(st.st_mode & 07777, 0600);
    expect_ok(f, outfile_write(file_path(f, "out.csv"), "", 0, &f->e));
    expect_bytes(f, "out.csv", "");
    assert_int_equal(files_named(f, "out.csv"), 1);
}

/* Who reads the old file while it is replaced goes on reading it to its end. */
static void
a_reader_keeps_the_old_file(void **state)
{
    struct fixture *f = *state;
    char seen[8] = "";

    file_put(f, "out.csv", "old", 3);
    FILE *reader = fopen(file_path(f, "out.csv"), "rb");
    assert_non_null(reader);
    expect_ok(f, outfile_write(file_path(f, "out.csv"), "newer", 5, &f->e));
    assert_int_equal(fread(seen, 1, sizeof seen, reader), 3);
    fclose(reader);
    assert_string_equal(seen, "old");
    expect_bytes(f, "out.csv", "newer");
}

static void
a_bad_place_is_named(void **state)
{
    struct fixture *f = *state;
    char path[700], deep[4300];

    snprintf(path, sizeof path, "%s", file_path(f, "no folder/out.csv"));
    enum err_code rc = outfile_write(path, "x", 1, &f->e);
    assert_non_null(strstr(f->e.msg, path));
    assert_non_null(strstr(f->e.msg, strerror(ENOENT)));
    expect_err(f, rc, ERR_IO, "output");

    file_put(f, "file", "old", 3);
    rc = outfile_write(file_path(f, "file/out.csv"), "x", 1, &f->e);
    assert_non_null(strstr(f->e.msg, strerror(ENOTDIR)));
    expect_err(f, rc, ERR_IO, "output");
    expect_bytes(f, "file", "old");

    memset(deep, 'a', sizeof deep - 1);
    deep[sizeof deep - 1] = '\0';
    expect_err(f, outfile_write(deep, "x", 1, &f->e), ERR_IO, "output");
}

/* A folder, a pipe, a device of that name stay what they are. */
static void
only_ordinary_files_are_replaced(void **state)
{
    struct fixture *f = *state;
    struct stat st;

    expect_err(f, outfile_write(f->folder, "x", 1, &f->e), ERR_IO, "output");
    assert_int_equal(mkfifo(file_path(f, "pipe"), 0600), 0);
    expect_err(f, outfile_write(file_path(f, "pipe"), "x", 1, &f->e), ERR_IO, "output");
    assert_int_equal(stat(file_path(f, "pipe"), &st), 0);
    assert_true(S_ISFIFO(st.st_mode));
    assert_int_equal(files_named(f, "pipe"), 1);
}

/* As on a full disk: the write stops half-way. */
static void
a_failed_write_leaves_the_old_file(void **state)
{
    struct fixture *f = *state;
    struct rlimit was, small;
    char bytes[200];

    memset(bytes, 'x', sizeof bytes);
    file_put(f, "out.csv", "old", 3);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &was), 0);
    small = was;
    small.rlim_cur = 100;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    enum err_code rc = outfile_write(file_path(f, "out.csv"), bytes, sizeof bytes, &f->e);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &was), 0);
    signal(SIGXFSZ, SIG_DFL);
    assert_non_null(strstr(f->e.msg, strerror(EFBIG)));
    expect_err(f, rc, ERR_IO, "output");
    expect_bytes(f, "out.csv", "old");
    assert_int_equal(files_named(f, "out.csv"), 1); /* no half file beside it */
}

static void
a_closed_folder_leaves_the_old_file(void **state)
{
    struct fixture *f = *state;

    if (geteuid() == 0)
        skip(); /* root may write everywhere */
    file_put(f, "out.csv", "old", 3);
    assert_int_equal(chmod(f->folder, 0500), 0);
    enum err_code rc = outfile_write(file_path(f, "out.csv"), "new", 3, &f->e);
    assert_int_equal(chmod(f->folder, 0700), 0);
    expect_err(f, rc, ERR_IO, "output");
    expect_bytes(f, "out.csv", "old");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(writes_a_new_file_and_replaces_an_old_one, files_open,
                                        files_close),
        cmocka_unit_test_setup_teardown(a_reader_keeps_the_old_file, files_open, files_close),
        cmocka_unit_test_setup_teardown(a_bad_place_is_named, files_open, files_close),
        cmocka_unit_test_setup_teardown(only_ordinary_files_are_replaced, files_open, files_close),
        cmocka_unit_test_setup_teardown(a_failed_write_leaves_the_old_file, files_open,
                                        files_close),
        cmocka_unit_test_setup_teardown(a_closed_folder_leaves_the_old_file, files_open,
                                        files_close),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
