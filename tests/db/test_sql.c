/* The real schema and every named statement with the library that the program runs with. */
#include "fixture.h"

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

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(real_schema_and_statements_work, fixture_folder,
                                        fixture_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
