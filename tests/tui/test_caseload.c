/* A caseload handed over at the keys: the list, the marks, the colleague, the reason; what another desk
 * changed meanwhile is said before anything is written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/tui/desk_run.h"

static const char COLLEAGUE[] = "架空 係長"; /* RUN_SUPERVISOR */

/* Eleven people, all with a case of the worker. */
static void
fill_office(struct run *r)
{
    char path[400], out[2000];
    FILE *f;

    snprintf(path, sizeof path, "%s/people.csv", r->folder);
    f = fopen(path, "w");
    assert_non_null(f);
    fputs("ref,name,kana,opened_on\n", f);
    for (int i = 1; i <= 11; i++)
        fprintf(f, "P-%d,架空　%d子,カクウ　ハナコ,2014-10-01\n", i, i);
    assert_int_equal(fclose(f), 0);
    assert_int_equal(run_command(r, RUN_SUPERVISOR, out, sizeof out, "import", "people", path, NULL),
                     0);
    run_sql(r, "UPDATE support_case SET next_action = 'call_back', next_on = '2014-11-05', staff_id ="
           " (SELECT id FROM staff WHERE login = '" RUN_WORKER "')");
}

static long
cases_of(struct run *r, const char *login)
{
    char text[200];

    snprintf(text, sizeof text,
             "SELECT count(*) FROM support_case c JOIN staff s ON s.id = c.staff_id"
             " WHERE s.login = '%s'", login);
    return run_sql(r, text);
}

/* The colleague by name, in the list of the field. */
static void
choose_colleague(struct run *r)
{
    run_go_to_field(r, "Hand over to");
    run_keys(r, "F1");
    run_text(r, COLLEAGUE);
    run_keys(r, "Enter");
}

static void
a_caseload_is_handed_over(void **state)
{
    struct run *r = *state;

    fill_office(r);
    run_start(r, "ja", 0, 0, RUN_SUPERVISOR);
    run_keys(r, "j a h");
    run_assert_shows(r, "Hand over cases");
    choose_colleague(r);
    run_fill(r, "Reason", "異動のため");
    run_keys(r, "Ctrl-S y");
    run_assert_like(r, "%zu case handed over to %s.");
    assert_int_equal(cases_of(r, RUN_WORKER), 0);
    assert_int_equal(cases_of(r, RUN_SUPERVISOR), 11);
    assert_int_equal(run_sql(r, "SELECT count(*) FROM audit WHERE action = 'assign-case'"), 11);
    assert_int_equal(run_sql(r, "SELECT count(*) FROM case_charge WHERE reason = '異動のため'"), 11);
    assert_int_equal(run_sql(r, "SELECT count(*) FROM support_case WHERE next_on = '2014-11-05'"), 11);
    run_quit(r);
}

static void
another_desk_was_first(void **state)
{
    struct run *r = *state;

    fill_office(r);
    run_start(r, "en", 0, 0, RUN_SUPERVISOR);
    run_keys(r, "j a h");
    choose_colleague(r);
    run_fill(r, "Reason", "long leave");
    run_sql(r, "UPDATE support_case SET version = version + 1 WHERE id = (SELECT min(id)"
           " FROM support_case)");
    run_keys(r, "Ctrl-S");
    run_assert_shows(r, "Hand over cases"); /* nothing is written, and what was typed stands there */
    vt_assert_shows(r->t, "long leave");
    assert_int_equal(cases_of(r, RUN_SUPERVISOR), 0);
    assert_int_equal(run_sql(r, "SELECT count(*) FROM audit WHERE action = 'assign-case'"), 0);
    run_keys(r, "Ctrl-X Ctrl-S y");
    assert_int_equal(cases_of(r, RUN_SUPERVISOR), 10);
    run_quit(r);
}

static const struct CMUnitTest tests[] = {
    desk_test(a_caseload_is_handed_over),
    desk_test(another_desk_was_first),
};

RUN_MAIN(tests)
