/* Statements: binding, sticky errors, reading back, cost. */
#include "fixture.h"

#include <string.h>

static const struct sql add = {
    "item_add", "INSERT INTO item (name, note, day, mac) VALUES (:name, :note, :day, :mac)"
};
static const struct sql get = { "item_get",
                                "SELECT name, note, day, mac, id FROM item WHERE name = :name" };
static const struct sql echo = { "echo", "SELECT :value" };

static struct stmt *
open_add(struct fixture *f)
{
    assert_int_equal(db_begin(f->db, &f->e), ERR_OK);
    return stmt_open(f->db, &add);
}

static enum err_code
finish(struct fixture *f, struct stmt *s)
{
    return db_end(f->db, stmt_run(s, &f->e), &f->e);
}

static void
values_come_back(void **state)
{
    struct fixture *f = *state;
    unsigned char mac[4] = { 0, 1, 0xff, 0 }, got[4] = { 9, 9, 9, 9 };
    char text[32];

    struct stmt *s = open_add(f);
    stmt_text(s, ":name", "葛\xf3\xa0\x84\x80城");
    stmt_text(s, ":note", "一行目\n二行目");
    stmt_date(s, ":day", (struct date){ 2024, 2, 29 });
    stmt_blob(s, ":mac", mac, sizeof mac);
    assert_int_equal(finish(f, s), ERR_OK);
    assert_int_equal(db_last_id(f->db), 1);
    assert_int_equal(db_changes(f->db), 1);
    s = stmt_open(f->db, &get);
    stmt_text(s, ":name", "葛\xf3\xa0\x84\x80城");
    assert_true(stmt_row(s));
    stmt_col_text(s, 0, text, sizeof text);
    assert_string_equal(text, "葛\xf3\xa0\x84\x80城");
    assert_string_equal(stmt_col_ptr(s, 1), "一行目\n二行目");
    assert_int_equal(date_compare(stmt_col_date(s, 2), (struct date){ 2024, 2, 29 }), 0);
    stmt_col_blob(s, 3, got, sizeof got);
    assert_memory_equal(got, mac, sizeof mac);
    assert_int_equal(stmt_col_int(s, 4), 1);
    assert_false(stmt_row(s));
    assert_false(stmt_row(s)); /* asking again does not run it again */
    assert_int_equal(stmt_close(s, &f->e), ERR_OK);
}

static void
null_is_no_value(void **state)
{
    struct fixture *f = *state;
    unsigned char mac[2] = { 9, 9 };
    char text[8] = "old";

    struct stmt *s = open_add(f);
    stmt_text(s, ":name", "a");
    stmt_text_or_null(s, ":note", "");
    stmt_date(s, ":day", DATE_NONE);
    stmt_blob(s, ":mac", NULL, 0);
    assert_int_equal(finish(f, s), ERR_OK);
    s = stmt_open(f->db, &get);
    stmt_text(s, ":name", "a");
    assert_true(stmt_row(s));
    for (int col = 1; col <= 3; col++)
        assert_true(stmt_col_is_null(s, col));
    stmt_col_text(s, 1, text, sizeof text);
    assert_string_equal(text, "");
    assert_string_equal(stmt_col_ptr(s, 1), "");
    assert_true(date_is_none(stmt_col_date(s, 2)));
    assert_int_equal(stmt_col_int(s, 2), 0);
    stmt_col_blob(s, 3, mac, sizeof mac);
    assert_int_equal(mac[0] | mac[1], 0);
    assert_int_equal(stmt_close(s, &f->e), ERR_OK);
    static const int64_t numbers[] = { 0, 5, INT64_MIN, INT64_MAX };
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        s = stmt_open(f->db, &echo);
        stmt_int_or_null(s, ":value", numbers[i]);
        assert_true(stmt_row(s));
        assert_int_equal(stmt_col_is_null(s, 0), numbers[i] == 0);
        assert_true(stmt_col_int(s, 0) == numbers[i]);
        assert_int_equal(stmt_close(s, &f->e), ERR_OK);
    }
}

/* "" is not NULL for stmt_text, and a binding of one use is gone in the next. */
static void
bindings_do_not_stay(void **state)
{
    struct fixture *f = *state;

    struct stmt *s = stmt_open(f->db, &echo);
    stmt_text(s, ":value", "");
    assert_true(stmt_row(s));
    assert_false(stmt_col_is_null(s, 0));
    assert_int_equal(stmt_close(s, &f->e), ERR_OK);
    s = stmt_open(f->db, &echo);
    assert_true(stmt_row(s));
    assert_true(stmt_col_is_null(s, 0));
    assert_int_equal(stmt_close(s, &f->e), ERR_OK);
}

static void
one_statement_open_twice_is_two(void **state)
{
    struct fixture *f = *state;

    struct stmt *one = stmt_open(f->db, &echo), *two = stmt_open(f->db, &echo);
    assert_ptr_not_equal(one, two);
    stmt_int(one, ":value", 1);
    stmt_int(two, ":value", 2);
    assert_true(stmt_row(one) && stmt_row(two));
    assert_int_equal(stmt_col_int(one, 0), 1);
    assert_int_equal(stmt_col_int(two, 0), 2);
    assert_false(db_is_quiet(f->db));
    assert_int_equal(stmt_close(one, &f->e), ERR_OK);
    assert_false(db_is_quiet(f->db));
    assert_int_equal(stmt_close(two, &f->e), ERR_OK);
    assert_true(db_is_quiet(f->db));
    struct stmt *again = stmt_open(f->db, &echo);
    assert_true(again == one || again == two); /* borrowed again, not made anew */
    assert_int_equal(stmt_close(again, &f->e), ERR_OK);
}

static void
text_that_cannot_be_stored_names_its_field(void **state)
{
    static const char *const bad[] = {
        "\xff",     "a\xc0\xaf", "\xed\xa0\x80",  "\xe3\x81", "\xf4\x90\x80\x80",
        "a\x1b[2J", "\xc2\x9b",  "a\xe2\x80\xae", "a\tb",     "\xe2\x80\x8b",
        "\x02",
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct stmt *s = open_add(f);
        stmt_text(s, ":name", "a");
        stmt_text(s, ":note", bad[i]);
        stmt_int(s, ":nonsense", 1); /* the first error stays */
        assert_int_equal(finish(f, s), ERR_INVALID);
        assert_string_equal(f->e.field, "note");
    }
    struct stmt *s = open_add(f);
    stmt_date(s, ":day", (struct date){ 2023, 2, 29 });
    assert_int_equal(finish(f, s), ERR_INVALID);
    assert_string_equal(f->e.field, "day");
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM item"), 0);
}

static void
faults_of_the_program_are_named(void **state)
{
    static const struct sql bad = { "bad_sql", "SELECT id FROM nowhere" };
    struct fixture *f = *state;

    struct stmt *s = stmt_open(f->db, &echo);
    stmt_int(s, ":other", 1);
    assert_false(stmt_row(s));
    assert_int_equal(stmt_close(s, &f->e), ERR_BUG);
    assert_non_null(strstr(f->e.msg, "echo: :other"));
    s = stmt_open(f->db, &bad);
    stmt_int(s, ":id", 1);
    assert_int_equal(stmt_run(s, &f->e), ERR_BUG);
    assert_non_null(strstr(f->e.msg, "bad_sql, E 1)"));
    assert_null(strstr(f->e.msg, "nowhere")); /* no SQL */
    s = stmt_open(f->db, &echo);
    assert_true(stmt_row(s));
    stmt_int(s, ":value", 1); /* too late */
    assert_int_equal(stmt_close(s, &f->e), ERR_BUG);
}

static char logged[512];

static void
log_here(const char *line)
{
    snprintf(logged, sizeof logged, "%s", line);
}

static void
technical_words_go_to_the_log(void **state)
{
    static const struct sql bad = { "bad_sql", "SELECT id FROM nowhere" };
    struct fixture *f = *state;

    db_set_log(log_here);
    assert_int_equal(stmt_run(stmt_open(f->db, &bad), &f->e), ERR_BUG);
    db_set_log(NULL);
    assert_string_equal(logged, "bad_sql: E 1: no such table: nowhere");
}

static void
broken_rules_name_their_field(void **state)
{
    static const struct {
        struct sql sql;
        const char *field, *code;
    } rows[] = {
        { { "twice", "INSERT INTO item (name) VALUES ('taken')" }, "name", "(E 2067)" },
        { { "null", "INSERT INTO item (name) VALUES (NULL)" }, "name", "(E 1299)" },
        { { "short", "INSERT INTO item (name) VALUES ('')" }, "name", "(E 275)" },
        { { "no day", "INSERT INTO item (name, day) VALUES ('b', '2023-02-31')" },
          "day",
          "(E 275)" },
        { { "no name", "INSERT INTO item (name, version) VALUES ('b', 0)" }, "", "(E 275)" },
        { { "key", "INSERT INTO item (id, name) VALUES (1, 'b')" }, "id", "(E 1555)" },
        { { "reference", "INSERT INTO part (item_id) VALUES (99)" }, "", "(E 787)" },
        { { "signed", "DELETE FROM signed" }, "", "(E 1811)" },
    };
    struct fixture *f = *state;

    assert_int_equal(fixture_outside(f->path, "INSERT INTO item (name) VALUES ('taken');"
                                              "INSERT INTO signed VALUES (1)"),
                     SQLITE_OK);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(db_begin(f->db, &f->e), ERR_OK);
        enum err_code rc = finish(f, stmt_open(f->db, &rows[i].sql));
        if (rc != ERR_INVALID || strcmp(f->e.field, rows[i].field)
            || !strstr(f->e.msg, rows[i].code))
            fail_msg("%s: %d, field %s, %s", rows[i].sql.name, rc, f->e.field, f->e.msg);
    }
}

/* With RETURNING the row comes before references are checked: closing must still tell. */
static void
a_broken_reference_after_returning_is_told(void **state)
{
    static const struct sql part = { "part_add",
                                     "INSERT INTO part (item_id) VALUES (99) RETURNING id" };
    struct fixture *f = *state;

    assert_int_equal(db_begin(f->db, &f->e), ERR_OK);
    struct stmt *s = stmt_open(f->db, &part);
    (void)!stmt_row(s);
    enum err_code rc = stmt_close(s, &f->e);
    assert_int_equal(rc, ERR_INVALID);
    assert_int_equal(db_end(f->db, rc, &f->e), ERR_INVALID);
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM part"), 0);
}

static void
damaged_values_are_never_cut_or_guessed(void **state)
{
    struct fixture *f = *state;
    unsigned char mac[2] = { 9, 9 };
    char text[4] = "old";

    assert_int_equal(fixture_outside(f->path,
                                     "PRAGMA ignore_check_constraints = ON;"
                                     "INSERT INTO item (name, note, day, mac) VALUES"
                                     " ('a', 'b' || char(0) || 'c', '2023-02-31', x'010203')"),
                     SQLITE_OK);
    for (int col = 1; col <= 4; col++) {
        struct stmt *s = stmt_open(f->db, &get);
        stmt_text(s, ":name", "a");
        assert_true(stmt_row(s));
        if (col == 1)
            stmt_col_text(s, 1, text, sizeof text);
        else if (col == 2)
            assert_true(date_is_none(stmt_col_date(s, 2)));
        else if (col == 3)
            stmt_col_blob(s, 3, mac, sizeof mac);
        else
            stmt_col_text(s, 2, text, sizeof text); /* ten bytes into four */
        assert_int_equal(stmt_close(s, &f->e), ERR_DAMAGED);
        assert_non_null(strstr(f->e.msg, "item_get"));
    }
    assert_string_equal(text, "");
    assert_int_equal(mac[0] | mac[1], 0);
}

static void
costs_are_counted_and_the_worst_is_kept(void **state)
{
    static const struct sql scan = { "scan", "SELECT id FROM item WHERE note = 'x'" };
    static const struct sql sort = { "sort", "SELECT id FROM item WHERE id > 0 ORDER BY note" };
    static const struct sql known = { "known",
                                      "SELECT id FROM item /*scan*/ ORDER BY note, day /*sort*/" };
    struct fixture *f = *state;

    assert_int_equal(fixture_outside(f->path, "INSERT INTO item (name) VALUES ('a'), ('b'), ('c')"),
                     SQLITE_OK);
    (void)db_take_worst(f->db);
    struct stmt *s = stmt_open(f->db, &get);
    stmt_text(s, ":name", "b");
    assert_int_equal(stmt_run(s, &f->e), ERR_OK);
    struct db_cost cost = db_last_cost(f->db);
    assert_string_equal(cost.name, "item_get");
    assert_int_equal(cost.rows, 1);
    assert_true(cost.vm_steps > 0 && cost.pages > 0 && cost.scans == 0 && cost.sorts == 0);
    assert_int_equal(stmt_run(stmt_open(f->db, &known), &f->e), ERR_OK);
    assert_true(db_last_cost(f->db).scans > 0 && db_last_cost(f->db).sorts > 0);
    assert_int_equal(db_take_worst(f->db).scans, 0); /* it says so in its SQL */
    assert_int_equal(stmt_run(stmt_open(f->db, &scan), &f->e), ERR_OK);
    assert_int_equal(stmt_run(stmt_open(f->db, &sort), &f->e), ERR_OK);
    cost = db_take_worst(f->db);
    assert_string_equal(cost.name, "scan");
    assert_int_equal(cost.scans, 2);
    assert_int_equal(stmt_run(stmt_open(f->db, &sort), &f->e), ERR_OK);
    assert_int_equal(db_take_worst(f->db).sorts, 1);
    assert_string_equal(db_take_worst(f->db).name, "");
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, fixture_open, fixture_remove)
    const struct CMUnitTest tests[] = {
        T(values_come_back),
        T(null_is_no_value),
        T(bindings_do_not_stay),
        T(one_statement_open_twice_is_two),
        T(text_that_cannot_be_stored_names_its_field),
        T(faults_of_the_program_are_named),
        T(technical_words_go_to_the_log),
        T(broken_rules_name_their_field),
        T(a_broken_reference_after_returning_is_told),
        T(damaged_values_are_never_cut_or_guessed),
        T(costs_are_counted_and_the_worst_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
