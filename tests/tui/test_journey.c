/* The whole line once through the screens alone: a first visit, interview, assessment of all items,
 * route, coordination meeting, registration, placement, visit; and No.63, 64 and 69 each rise by
 * exactly one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/tui/desk_run.h"

static const char NAME[] = "架空 花子";
static const char NEEDS_TASK[] =
    "Case %d of the agenda: write at least one task with who does it and by when.";

static void
save(struct run *r, const char *says)
{
    run_keys(r, "Ctrl-S");
    run_assert_like(r, says);
}

/* From the desk of today to the card of the person. */
static void
open_card(struct run *r)
{
    run_keys(r, "p");
    run_text(r, "はなこ");
    vt_assert_shows(r->t, NAME);
    run_keys(r, "Down Enter");
    run_assert_shows(r, "In charge");
    vt_assert_shows(r->t, NAME);
}

static void
first_visit(struct run *r)
{
    run_start(r, r->lang, 0, 0, RUN_RECEPTION);
    run_keys(r, "i F2");
    run_fill_slip(r, NAME, "カクウ ハナコ");
    save(r, "Saved as slip %s. o: seat in an orientation, b: interview, n: next visitor.");
    run_quit(r);
}

static void
interview(struct run *r)
{
    run_keys(r, "i");
    run_fill(r, " time", "10:30");
    run_fill(r, "Where", "相談室");
    run_choose(r, "Steps left out", "1");
    run_choose(r, "Wish to work", "1");
    run_fill(r, "In own words", "事務の仕事がしたい");
    run_choose(r, "Next step", "6");
    run_choose(r, "Stage", "1");
    save(r, "Interview %d is saved. Ctrl-Y: on to the assessment.");
    run_keys(r, "Ctrl-Y");
    run_assert_shows(r, "Assessment");
}

/* Every item of the sheet as seen together; the strengths; the person agrees. */
static void
assessment(struct run *r)
{
    run_keys(r, "v");
    for (int item = 0; item < 33; item++)
        run_keys(r, item % 5 == 0 ? "2" : "3");
    run_keys(r, "F2");
    run_fill(r, "Strengths", "約束の時間を守る");
    save(r, "Saved.");
    run_keys(r, "F3 g");
    run_fill(r, "Word to it", "そのとおりです");
    save(r, "Agreed with the person. d: the direction from here.");
}

static void
decision(struct run *r)
{
    run_keys(r, "d");
    run_choose(r, "Direction", "1");
    run_fill(r, "Reason", "複数の機関で話し合う");
    save(r, "Decided: coordination meeting. Ctrl-Y: the calendar.");
    run_keys(r, "F3 F3 F3 F3 F3");
}

/* A meeting of today with this case on its agenda, its minutes, and held. */
static void
meeting(struct run *r)
{
    run_keys(r, "c n 2");
    run_fill(r, "Day", "2014-10-31");
    run_fill(r, "From", "14:00");
    run_fill(r, "To", "15:30");
    run_fill(r, "Place", "会議室");
    save(r, "Saved.");
    run_keys(r, "a Enter"); /* nobody has asked for a consent: a reason is */
    run_text(r, "ご本人が同席して話す");
    run_keys(r, "Enter Enter");
    run_fill(r, "Own words", "事務で働きたい");
    run_fill(r, "Points shared", "朝の通勤");
    run_fill(r, "Discussed", "訓練より就職");
    run_choose(r, "Outcome", "7");
    save(r, "Saved.");
    run_keys(r, "F3 Ctrl-V y");
    run_assert_like(r, NEEDS_TASK);
    run_keys(r, "Enter");
    run_fill(r, "Task: who", "架空 支援");
    run_fill(r, " what", "登録の手続き");
    run_fill(r, " by when", "2014-11-10");
    save(r, "Saved.");
    run_keys(r, "F3 Ctrl-V y");
    run_assert_like(r, "The meeting was held: %zu case went on by its outcome.");
    run_keys(r, "F3 F3");
}

static void
registration(struct run *r)
{
    open_card(r);
    run_keys(r, "r");
    save(r, "Registered with number %s.");
    run_keys(r, "F3");
}

static void
placement(struct run *r)
{
    run_keys(r, "p");
    run_fill(r, "First day at work", "2014-10-20");
    run_fill(r, "Employer", "架空商事");
    run_choose(r, "Kind of work", "1");
    run_choose(r, "Employment", "3");
    run_fill(r, "Hours a week", "30");
    run_choose(r, "Vacancy", "1");
    run_choose(r, "Disability is", "1");
    run_choose(r, "Found through", "2");
    run_choose(r, "Supported by", "1");
    save(r, "Saved.");
    run_keys(r, "F3");
}

static void
visit(struct run *r)
{
    run_keys(r, "v");
    run_fill(r, "Minutes taken", "90");
    run_choose(r, "Method", "3");
    run_fill(r, "Destination", "架空商事");
    run_choose(r, "Purpose", "1");
    run_choose(r, "Staff who went", "1");
    run_choose(r, "Whom they met", "1");
    run_fill(r, "How it goes", "落ち着いている");
    run_fill(r, "Next visit on", "2014-11-28");
    save(r, "Saved.");
}

/* ---- the figures ---- */

/* The figure with its unit in the row of this indicator on the board: "63 ... 1 person". */
static long
actual(struct run *r, int no)
{
    static const char *const units[] = { " person", " people", " time", "人", "回" };
    char start[8];
    const char *at = NULL;

    snprintf(start, sizeof start, " %d ", no);
    for (int y = 0; y < 24 && at == NULL; y++) {
        at = vt_row(r->t, y);
        at = strncmp(at + 3, start, strlen(start)) == 0 ? at + 3 + strlen(start) : NULL; /* "> 1 63 " */
    }
    for (char *end; at != NULL && *at != '\0'; at++) {
        long value = strtol(at, &end, 10);

        for (size_t u = 0; end != at && u < sizeof units / sizeof units[0]; u++)
            if (strncmp(end, units[u], strlen(units[u])) == 0)
                return value;
        at = end != at ? end - 1 : at;
    }
    vt_dump(r->t);
    fail_msg("no figure for No.%d", no);
    return -1;
}

/* The board before the supervisor: No.63, 64 and 69 all stand at `figure`. */
static void
board(struct run *r, long figure)
{
    run_start(r, r->lang, 0, 0, RUN_SUPERVISOR);
    run_keys(r, "k");
    assert_int_equal(actual(r, 63), figure);
    assert_int_equal(actual(r, 64), figure);
    assert_int_equal(actual(r, 69), figure);
}

/* The number opens down to the person behind it, and she to her card. */
static void
behind_the_number(struct run *r)
{
    run_keys(r, "Home Enter");
    vt_assert_shows(r->t, NAME);
    run_keys(r, "Enter");
    run_assert_shows(r, "In charge");
}

static void
test_line(void **state, const char *lang)
{
    struct run *r = *state;

    snprintf(r->lang, sizeof r->lang, "%s", lang);
    board(r, 0);
    first_visit(r);
    run_start(r, lang, 0, 0, RUN_WORKER);
    open_card(r);
    interview(r);
    assessment(r);
    decision(r);
    meeting(r);
    registration(r);
    placement(r);
    visit(r);
    board(r, 1);
    behind_the_number(r);
}

static void
test_japanese(void **state)
{
    test_line(state, "ja");
}

static void
test_english(void **state)
{
    test_line(state, "en");
}

static const struct CMUnitTest tests[] = {
    desk_test(test_english),
    desk_test(test_japanese),
};

RUN_MAIN(tests)
