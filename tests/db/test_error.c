/* Every result code of the installed sqlite3.h has a sentence of four parts. */
#include "fixture.h"

#include <string.h>

static const struct {
    int code;
    const char *name;
} codes[] = {
#include "codes.h"
};

enum { CODES = sizeof codes / sizeof codes[0] };

static void
every_code_has_a_sentence(void **state)
{
    (void)state;
    assert_true(CODES >= 31 + 75);
    for (size_t i = 0; i < CODES; i++) {
        const struct db_error *row = db_error_find(codes[i].code);
        if (row->code != codes[i].code && row->code != (codes[i].code & 0xff))
            fail_msg("%s has no words", codes[i].name);
        if (row->err == ERR_OK)
            continue;
        if (!strstr(row->what, "Nothing was ") && !strstr(row->what, "not certain"))
            fail_msg("%s does not say whether it was stored", codes[i].name);
        if (!strstr(row->what, "administrator"))
            fail_msg("%s does not say whom to call", codes[i].name);
        if (strlen(row->what) + strlen(" (E 10000)") >= sizeof((struct err *)0)->msg)
            fail_msg("%s: %zu bytes are cut", codes[i].name, strlen(row->what));
    }
}

static void
codes_mean_what_the_desk_expects(void **state)
{
    static const struct {
        int code;
        enum err_code err;
    } rows[] = {
        { SQLITE_BUSY, ERR_BUSY },
        { SQLITE_BUSY_RECOVERY, ERR_BUSY },
        { SQLITE_BUSY_SNAPSHOT, ERR_BUG },
        { SQLITE_LOCKED, ERR_BUG },
        { SQLITE_MISUSE, ERR_BUG },
        { SQLITE_RANGE, ERR_BUG },
        { SQLITE_AUTH, ERR_BUG },
        { SQLITE_CONSTRAINT_COMMITHOOK, ERR_BUG },
        { SQLITE_ERROR, ERR_BUG },
        { SQLITE_FULL, ERR_IO },
        { SQLITE_IOERR_WRITE, ERR_IO },
        { SQLITE_IOERR_FSYNC, ERR_IO },
        { SQLITE_IOERR_SHMSIZE, ERR_IO },
        { SQLITE_NOMEM, ERR_IO },
        { SQLITE_READONLY_ROLLBACK, ERR_IO },
        { SQLITE_READONLY_DIRECTORY, ERR_IO },
        { SQLITE_CANTOPEN_ISDIR, ERR_IO },
        { SQLITE_CANTOPEN_SYMLINK, ERR_IO },
        { SQLITE_PERM, ERR_IO },
        { SQLITE_PROTOCOL, ERR_IO },
        { SQLITE_CORRUPT, ERR_DAMAGED },
        { SQLITE_CORRUPT_INDEX, ERR_DAMAGED },
        { SQLITE_CORRUPT_VTAB, ERR_DAMAGED },
        { SQLITE_IOERR_CORRUPTFS, ERR_DAMAGED },
        { SQLITE_READONLY_DBMOVED, ERR_DAMAGED },
        { SQLITE_NOTADB, ERR_SCHEMA },
        { SQLITE_SCHEMA, ERR_SCHEMA },
        { SQLITE_FORMAT, ERR_SCHEMA },
        { SQLITE_CONSTRAINT_UNIQUE, ERR_INVALID },
        { SQLITE_CONSTRAINT_FOREIGNKEY, ERR_INVALID },
        { SQLITE_CONSTRAINT_CHECK, ERR_INVALID },
        { SQLITE_TOOBIG, ERR_INVALID },
        { 99999, ERR_BUG }, /* a code of a later SQLite */
        { 98 | (7 << 8), ERR_BUG },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (db_error_find(rows[i].code)->err != rows[i].err)
            fail_msg("code %d", rows[i].code);
}

static void
sentences_end_with_the_code(void **state)
{
    struct fixture *f = *state;

    for (size_t i = 0; i < CODES; i++) {
        char end[24];
        enum err_code rc = db_fail(f->db, codes[i].code, "some_statement", &f->e);
        size_t n = strlen(f->e.msg), m = (size_t)snprintf(end, sizeof end, "E %d)", codes[i].code);
        assert_int_not_equal(rc, ERR_OK); /* a failure is never good news */
        if (n < m || strcmp(f->e.msg + n - m, end))
            fail_msg("%s: %s", codes[i].name, f->e.msg);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_has_a_sentence),
        cmocka_unit_test(codes_mean_what_the_desk_expects),
        cmocka_unit_test_setup_teardown(sentences_end_with_the_code, fixture_open, fixture_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
