/* Two records of one person at the keys: proposed at the counter, approved by a supervisor,
 * found by the old number on the screen and by sub-commands, and taken back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/tui/desk_run.h"

/* First column of the first row. */
/* Hanako twice, the second time under a slip of the pen and without the birth date, so that the import
 * does not propose it; both have an open case. */
static void
fill_office(struct run *r)
{
    char path[400], out[2000];
    FILE *f;

    snprintf(path, sizeof path, "%s/people.csv", r->folder);
    f = fopen(path, "w");
    assert_non_null(f);
    fputs("ref,name,kana,birth_date,phone,opened_on\n"
          "P-1,架空　花子,カクウ　ハナコ,1980-05-06,,2014-10-01\n"
          "P-2,架空　華子,カクウ　ハナコ,,03-5555-0102,2014-10-02\n", f);
    assert_int_equal(fclose(f), 0);
    assert_int_equal(
        run_command(r, RUN_SUPERVISOR, out, sizeof out, "import", "people", path, NULL), 0);
}

/* From the list of people to the card of the second record, with a reason where one is asked. */
static void
open_second(struct run *r, bool asks)
{
    run_keys(r, "p");
    run_text(r, "華子");
    run_keys(r, "Down Down Down Enter");
    if (asks)
        run_keys(r, "1");
    vt_assert_shows(r->t, "架空　華子");
}

static void
propose(struct run *r)
{
    run_start(r, "ja", 0, 0, RUN_RECEPTION);
    open_second(r, true);
    run_keys(r, "j n 1"); /* the only one who may be the same */
    run_keys(r, "1");     /* the reason for opening both */
    run_assert_shows(r, "Stands then");
    run_keys(r, "m y");
    run_text(r, "電話で確かめた。");
    run_keys(r, "Enter");
    run_assert_shows(r, "Proposed. A supervisor decides.");
    run_quit(r);
    assert_int_equal(run_sql(r, "SELECT count(*) FROM person_merge WHERE state = 'proposed'"), 1);
}

/* The proposal stands on the day's list; Enter, m, y, and the reason is there. */
static void
approve(struct run *r)
{
    run_start(r, "ja", 0, 0, RUN_SUPERVISOR);
    run_assert_shows(r, "Merge proposed");
    run_keys(r, "Home Enter"); /* decisions come first */
    vt_assert_shows(r->t, "電話で確かめた。");
    run_keys(r, "m y Enter");
    run_assert_like(r, "Merged. The number %s finds %s from now on.");
    run_assert_hides(r, "Merge proposed");
    assert_int_equal(run_sql(r, "SELECT count(*) FROM person"), 1);
    assert_int_equal(run_sql(r, "SELECT count(*) FROM support_case WHERE closed_on IS NULL"), 1);
}

static void
find_by_the_old_number(struct run *r)
{
    char out[8000];

    run_keys(r, "p");
    run_text(r, "P-2");
    vt_assert_shows(r->t, "架空　花子");
    run_assert_shows(r, "old number");
    run_keys(r, "F3");
    assert_int_equal(run_command(r, RUN_SUPERVISOR, out, sizeof out, "people", "P-2", NULL), 0);
    assert_non_null(strstr(out, "P-1"));
    assert_non_null(strstr(out, "old number"));
    assert_int_equal(run_command(r, RUN_SUPERVISOR, out, sizeof out, "person", "p-2", "--reason",
                                 "test", NULL), 0);
    assert_non_null(strstr(out, "p-2 is the old number of a merged record; this is P-1."));
    assert_non_null(strstr(out, "Old number: P-2"));
}

static void
undo(struct run *r)
{
    run_keys(r, "p");
    run_text(r, "P-2");
    run_keys(r, "Down Down Down Enter j z y");
    run_text(r, "ご姉妹でした。");
    run_keys(r, "Enter");
    run_assert_shows(r, "Undone. Both records are as they were.");
    run_quit(r);
    assert_int_equal(run_sql(r, "SELECT count(*) FROM person"), 2);
    assert_int_equal(run_sql(r, "SELECT count(*) FROM support_case WHERE closed_on IS NULL"), 2);
    assert_int_equal(run_sql(r, "SELECT count(*) FROM person p JOIN person_phone f ON f.person_id ="
                                " p.id WHERE p.ref = 'P-2'"), 1);
}

static void
one_record_and_two_again(void **state)
{
    struct run *r = *state;

    fill_office(r);
    propose(r);
    approve(r);
    find_by_the_old_number(r);
    undo(r);
}

static const struct CMUnitTest tests[] = { desk_test(one_record_and_two_again) };
RUN_MAIN(tests)
