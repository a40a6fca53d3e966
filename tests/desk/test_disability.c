/* Since when somebody has a kind of disability, and which kinds were there before. */
#include "tests/desk/fixture.h"

#include <stdio.h>
#include <string.h>

#include "desk/disability.h"
#include "desk/people.h"
#include "tests/desk/line.h"

static struct person p;

static int
setup(void **state)
{
    return fixture_open(state);
}

/* "psychiatric main 2012-04-01 -, physical - 2014-10-31", as listed. */
static void
expect_list(struct fixture *f, int64_t person, const char *want)
{
    struct disability_periods list;
    char got[600] = "";

    expect_ok(f, disability_list(f->d, person, &list, &f->e));
    for (size_t i = 0; i < list.count; i++) {
        const struct disability_period *row = &list.rows[i];
        char since[DATE_ISO_SIZE] = "-", ended[DATE_ISO_SIZE] = "-";

        if (!date_is_none(row->since))
            date_to_iso(row->since, since);
        if (!date_is_none(row->ended_on))
            date_to_iso(row->ended_on, ended);
        snprintf(got + strlen(got), sizeof got - strlen(got), "%s%s%s%s %s %s", i ? ", " : "",
                 row->kind, row->main ? " main" : "", row->on_card ? "" : " off", since, ended);
    }
    disability_periods_free(&list);
    assert_string_equal(got, want);
}

/* The n-th row of the list. */
static struct disability_period
row_at(struct fixture *f, int64_t person, size_t n)
{
    struct disability_periods list;
    struct disability_period row;

    expect_ok(f, disability_list(f->d, person, &list, &f->e));
    assert_true(n < list.count);
    row = list.rows[n];
    disability_periods_free(&list);
    return row;
}

/* The kinds on the card become these; the first is the main one. */
static void
set_kinds(struct fixture *f, int64_t person, const char *const *kinds)
{
    expect_ok(f, person_open(f->d, person, &p, &f->e));
    p.disabilities.count = 0;
    for (; *kinds; kinds++)
        assert_true(code_set_add(&p.disabilities, *kinds));
    LINE_COPY(p.primary_disability, p.disabilities.ids[0]);
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));
}

static void
a_kind_has_its_days(void **state)
{
    struct fixture *f = *state;
    struct timeline t;

    fixture_as(f, "shien");
    int64_t id = line_register(f, "太郎", "タロウ");
    expect_list(f, id, "psychiatric main - -");
    struct disability_period row = row_at(f, id, 0);
    row.since = (struct date){ 2012, 4, 1 };
    expect_ok(f, disability_save(f->d, &row, &f->e));
    assert_true(row.id != 0);
    assert_int_equal(row.version, 1);
    assert_int_equal(line_audit(f, "add-disability"), 1);
    row.since = (struct date){ 2012, 5, 1 };
    expect_ok(f, disability_save(f->d, &row, &f->e));
    assert_int_equal(line_audit(f, "save-disability"), 1);
    expect_ok(f, disability_save(f->d, &row, &f->e)); /* nothing changed */
    assert_int_equal(line_audit(f, "save-disability"), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM field_history WHERE kind ="
                                       " 'disability_period' AND field = 'since' AND old_value ="
                                       " '2012-04-01' AND new_value = '2012-05-01'"), 1);
    expect_list(f, id, "psychiatric main 2012-05-01 -");
    expect_ok(f, person_timeline(f->d, id, &t, &f->e));
    assert_int_equal(t.count, 1);
    assert_int_equal(t.rows[0].kind, TIMELINE_DISABILITY);
    assert_string_equal(t.rows[0].at, "2012-05-01");
    timeline_free(&t);
}

/* The card says what is so now; what leaves it stays readable with its days. */
static void
a_kind_that_leaves_the_card_becomes_a_former_one(void **state)
{
    struct fixture *f = *state;
    struct timeline t;

    fixture_as(f, "shien");
    int64_t id = line_register(f, "太郎", "タロウ");
    struct disability_period row = row_at(f, id, 0);
    row.since = (struct date){ 2012, 4, 1 };
    expect_ok(f, disability_save(f->d, &row, &f->e));
    set_kinds(f, id, (const char *const[]){ "developmental", "physical", NULL });
    expect_list(f, id, "developmental main - -, physical - -, psychiatric off 2012-04-01 2014-10-31");
    set_kinds(f, id, (const char *const[]){ "developmental", "psychiatric", NULL });
    expect_list(f, id, "developmental main - -, psychiatric - -,"
                       " psychiatric off 2012-04-01 2014-10-31, physical off - 2014-10-31");
    expect_ok(f, person_timeline(f->d, id, &t, &f->e));
    assert_int_equal(t.count, 3);
    assert_int_equal(t.rows[0].kind, TIMELINE_DISABILITY_OFF);
    timeline_free(&t);
}

static void
what_was_not_confirmed_has_no_days(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "shien");
    int64_t id = line_register(f, "太郎", "タロウ");
    set_kinds(f, id, (const char *const[]){ "psychiatric", "unknown", NULL });
    set_kinds(f, id, (const char *const[]){ "psychiatric", NULL });
    expect_list(f, id, "psychiatric main - -");
}

/* A restriction, a new address or the like ends no kind. */
static void
other_changes_end_nothing(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "shien");
    int64_t id = line_register(f, "太郎", "タロウ");
    expect_ok(f, person_open(f->d, id, &p, &f->e));
    LINE_COPY(p.address, "練馬区架空町1");
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM disability_period"), 0);
}

static void
an_end_day_takes_the_kind_off_the_card(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "shien");
    int64_t id = line_register(f, "太郎", "タロウ");
    struct disability_period row = row_at(f, id, 0);
    row.since = (struct date){ 2012, 4, 1 };
    row.ended_on = (struct date){ 2014, 9, 30 };
    expect_err(f, disability_save(f->d, &row, &f->e), ERR_INVALID, "kind"); /* the only one */
    expect_list(f, id, "psychiatric main - -");
    set_kinds(f, id, (const char *const[]){ "psychiatric", "developmental", NULL });
    expect_ok(f, disability_save(f->d, &row, &f->e));
    assert_false(row.on_card);
    expect_list(f, id, "developmental main - -, psychiatric off 2012-04-01 2014-09-30");
    expect_ok(f, person_open(f->d, id, &p, &f->e));
    assert_int_equal(p.disabilities.count, 1);
    assert_string_equal(p.primary_disability, "developmental");
    row.ended_on = (struct date){ 2014, 8, 31 }; /* a former one is corrected */
    expect_ok(f, disability_save(f->d, &row, &f->e));
    expect_list(f, id, "developmental main - -, psychiatric off 2012-04-01 2014-08-31");
    set_kinds(f, id, (const char *const[]){ "developmental", "physical", "intractable", NULL });
    row = row_at(f, id, 0);
    row.ended_on = (struct date){ 2014, 9, 30 };
    expect_err(f, disability_save(f->d, &row, &f->e), ERR_INVALID, "kind"); /* which is the main one? */
    row = row_at(f, id, 1);
    row.ended_on = (struct date){ 2014, 9, 30 };
    expect_ok(f, disability_save(f->d, &row, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM disability_period WHERE ended_on IS"
                                       " NULL"), 0);
}

/* The same kind may have come and gone before. */
static void
former_ones_are_added_and_taken_away(void **state)
{
    struct fixture *f = *state;
    struct disability_period old = { .kind = "psychiatric", .since = { 2005, 4, 1 },
                                     .ended_on = { 2008, 3, 31 } };

    fixture_as(f, "shien");
    old.person_id = line_register(f, "太郎", "タロウ");
    expect_ok(f, disability_save(f->d, &old, &f->e));
    expect_list(f, old.person_id, "psychiatric main - -, psychiatric off 2005-04-01 2008-03-31");
    struct disability_period copy = old;
    copy.since = DATE_NONE;
    expect_ok(f, disability_save(f->d, &copy, &f->e));
    expect_err(f, disability_save(f->d, &(struct disability_period){ .id = old.id, .version = 1,
                                                                       .person_id = old.person_id,
                                                                       .kind = "physical",
                                                                       .ended_on = { 2008, 3, 30 } },
                                  &f->e), ERR_CONFLICT, NULL);
    expect_err(f, disability_remove(f->d, old.id, old.version, "二重", &f->e), ERR_CONFLICT, NULL);
    expect_err(f, disability_remove(f->d, old.id, copy.version, " ", &f->e), ERR_INVALID, "reason");
    expect_err(f, disability_remove(f->d, 4711, 1, "誤り", &f->e), ERR_NOT_FOUND, NULL);
    expect_ok(f, disability_remove(f->d, old.id, copy.version, "別の方の記録", &f->e));
    expect_list(f, old.person_id, "psychiatric main - -");
    assert_int_equal(line_audit(f, "remove-disability"), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM field_history WHERE kind ="
                                       " 'disability_period' AND field = 'ended_on' AND old_value ="
                                       " '2008-03-31' AND new_value = '' AND reason ="
                                       " '別の方の記録'"), 1);
}

/* A merge may bring a second row for a kind of the card: the earlier day stands for it. */
static void
two_rows_of_a_kind_are_one_and_a_former_one(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "shien");
    int64_t id = line_register(f, "太郎", "タロウ");
    fixture_sql(f, "INSERT INTO disability_period (person_id, kind, since, at) VALUES"
                   " (%lld, 'psychiatric', NULL, '" FIXTURE_NOW "'),"
                   " (%lld, 'psychiatric', '2010-04-01', '" FIXTURE_NOW "'),"
                   " (%lld, 'psychiatric', '2012-04-01', '" FIXTURE_NOW "')",
                (long long)id, (long long)id, (long long)id);
    expect_list(f, id, "psychiatric main 2010-04-01 -, psychiatric off 2012-04-01 -,"
                       " psychiatric off - -");
}

static void
bad_days_and_kinds_are_said(void **state)
{
    static const struct {
        struct disability_period row;
        const char *field;
    } bad[] = {
        { { .kind = "", .ended_on = { 2014, 1, 1 } }, "kind" },
        { { .kind = "nonsense", .ended_on = { 2014, 1, 1 } }, "kind" },
        { { .kind = "physical" }, "ended_on" }, /* not on the card and no end */
        { { .kind = "psychiatric" }, "ended_on" }, /* a new row is a former one */
        { { .kind = "physical", .ended_on = { 2014, 11, 1 } }, "ended_on" },
        { { .kind = "physical", .since = { 2014, 11, 1 }, .ended_on = { 2014, 10, 1 } }, "since" },
        { { .kind = "physical", .since = { 2014, 9, 2 }, .ended_on = { 2014, 9, 1 } }, "ended_on" },
        { { .kind = "physical", .since = { 2014, 9, 2 }, .on_card = true }, "kind" },
    };
    struct fixture *f = *state;

    fixture_as(f, "shien");
    int64_t id = line_register(f, "太郎", "タロウ");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct disability_period row = bad[i].row;

        row.person_id = id;
        expect_err(f, disability_save(f->d, &row, &f->e), ERR_INVALID, bad[i].field);
        assert_int_equal(row.id, 0);
    }
    struct disability_period row = row_at(f, id, 0);
    row.since = (struct date){ 2012, 4, 1 };
    expect_ok(f, disability_save(f->d, &row, &f->e));
    row.id = 0; /* another desk's copy of the list, from before */
    expect_err(f, disability_save(f->d, &row, &f->e), ERR_INVALID, "kind");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM disability_period"), 1);
}

static void
reception_may_until_a_worker_has_the_case(void **state)
{
    struct fixture *f = *state;
    struct disability_period row;

    fixture_as(f, "uketsuke");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    row = row_at(f, c.person_id, 0);
    row.since = (struct date){ 2012, 4, 1 };
    expect_ok(f, disability_save(f->d, &row, &f->e));
    fixture_sql(f, "UPDATE support_case SET staff_id = %lld", (long long)f->worker);
    row.since = (struct date){ 2012, 5, 1 };
    expect_err(f, disability_may_save(f->d, c.person_id, &f->e), ERR_DENIED, "disabilities");
    expect_err(f, disability_save(f->d, &row, &f->e), ERR_DENIED, "disabilities");
    expect_err(f, disability_remove(f->d, row.id, row.version, "誤り", &f->e), ERR_DENIED,
               "disabilities");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_kind_has_its_days, setup, fixture_close),
        cmocka_unit_test_setup_teardown(a_kind_that_leaves_the_card_becomes_a_former_one, setup,
                                        fixture_close),
        cmocka_unit_test_setup_teardown(what_was_not_confirmed_has_no_days, setup, fixture_close),
        cmocka_unit_test_setup_teardown(other_changes_end_nothing, setup, fixture_close),
        cmocka_unit_test_setup_teardown(an_end_day_takes_the_kind_off_the_card, setup,
                                        fixture_close),
        cmocka_unit_test_setup_teardown(former_ones_are_added_and_taken_away, setup,
                                        fixture_close),
        cmocka_unit_test_setup_teardown(two_rows_of_a_kind_are_one_and_a_former_one, setup,
                                        fixture_close),
        cmocka_unit_test_setup_teardown(bad_days_and_kinds_are_said, setup, fixture_close),
        cmocka_unit_test_setup_teardown(reception_may_until_a_worker_has_the_case, setup,
                                        fixture_close),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
