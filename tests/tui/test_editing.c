/* Two programs at one record: the second is told who is at it, and no longer once the first has been
 * killed. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/tui/desk_run.h"

static void
open_agency(struct run *r)
{
    run_keys(r, "o");
    run_text(r, "架空");
    run_keys(r, "F6 Enter");
    run_assert_shows(r, "What they need");
}

static void
wait_for_draft(struct run *r)
{
    for (int i = 0; i < 20000 && run_sql(r, "SELECT count(*) FROM draft") == 0; i++)
        vt_sync(r->t);
}

static void
two_programs(void **state)
{
    struct run *r = *state, other = *r;

    (void)run_sql(r, "INSERT INTO organisation (ref, kind, name, kana, name_key)"
                     " VALUES ('A1', 'employer', '架空事業所', 'カクウ', '架空事業所')");
    run_start(r, "ja", 0, 0, RUN_WORKER);
    open_agency(r);
    run_fill(r, "Address", "架空区一丁目");
    wait_for_draft(r);

    run_start(&other, "ja", 0, 0, RUN_SUPERVISOR);
    open_agency(&other);
    run_assert_like(&other, "Being edited: %s, since %s");
    run_fill(&other, "Address", "架空区二丁目"); /* it holds nothing up */
    run_keys(&other, "Ctrl-S");
    run_assert_shows(&other, "Saved.");
    assert_int_equal(run_sql(r, "SELECT count(*) FROM organisation WHERE address = '架空区二丁目'"), 1);
    run_assert_like(&other, "Being edited: %s, since %s");

    vt_signal(r->t, SIGKILL);
    assert_int_equal(vt_exit(r->t), 1000 + SIGKILL);
    run_keys(&other, "F5");
    vt_assert_hides(other.t, "編集中");
    assert_int_equal(run_sql(r, "SELECT count(*) FROM draft"), 1); /* what was typed is kept */
    run_quit(&other);
    vt_free(other.t);
}

static const struct CMUnitTest tests[] = { desk_test(two_programs) };

RUN_MAIN(tests)
