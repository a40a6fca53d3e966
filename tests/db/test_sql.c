/* The real schema and every named statement with the library that the program runs with. */
#include "fixture.h"

#include <stdio.h>
#include <string.h>

#include "db/db_private.h"
#include "db/sql.h"

static void
real_schema_and_statements_work(void **state)
{
    struct fixture *f = *state;

    if (db_create(f->path, &f->e) != ERR_OK || db_open(&f->db, f->path, &f->e) != ERR_OK)
        fail_msg("%s", f->e.msg);
    assert_int_equal(db_schema_version(f->db), migrations_count);
    for (int i = 0; i < all_sql_count; i++)
        if (stmt_close(stmt_open(f->db, all_sql[i]), &f->e) != ERR_OK)
            fail_msg("%s", f->e.msg);
    assert_int_equal(db_check(f->db, &f->e), ERR_OK);
    assert_int_equal(db_idle_work(f->db, &f->e), ERR_OK);
    assert_true(db_is_quiet(f->db));
}

/* A guard that lists three values or more must not make SQLite build a table of them at each
 * write; the one of RETURNING is bought knowingly. */
static void
guards_build_no_table(void **state)
{
    struct fixture *f = *state;
    int looked = 0;

    if (db_create(f->path, &f->e) != ERR_OK || db_open(&f->db, f->path, &f->e) != ERR_OK)
        fail_msg("%s", f->e.msg);
    for (int i = 0; i < all_sql_count; i++) {
        char text[8000];
        sqlite3_stmt *s;
        int tables = 0;

        if (strncmp(all_sql[i]->text, "INSERT INTO", 11) != 0 || strstr(all_sql[i]->text, "FROM"))
            continue;
        snprintf(text, sizeof text, "EXPLAIN %s", all_sql[i]->text);
        assert_int_equal(sqlite3_prepare_v2(f->db->sqlite, text, -1, &s, NULL), SQLITE_OK);
        while (sqlite3_step(s) == SQLITE_ROW)
            tables += strcmp((const char *)sqlite3_column_text(s, 1), "OpenEphemeral") == 0;
        sqlite3_finalize(s);
        if (tables > (strstr(all_sql[i]->text, "RETURNING") != NULL))
            fail_msg("%s builds %d tables", all_sql[i]->name, tables);
        looked++;
    }
    assert_true(looked > 40);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(real_schema_and_statements_work, fixture_folder,
                                        fixture_remove),
        cmocka_unit_test_setup_teardown(guards_build_no_table, fixture_folder, fixture_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
