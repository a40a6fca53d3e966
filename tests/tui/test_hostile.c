/* What people and terminals send that nobody asked for: pastes that would steer the terminal, bytes
 * that are no characters, days that never were, windows of every size. It is shown safely or refused
 * with a sentence; what was typed stays; nothing is stored by it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/tui/desk_run.h"

static void
open_slip(struct run *r)
{
    run_keys(r, "i F2");
    run_assert_shows(r, "new person");
}

static struct run *
begin(void **state, const char *lang)
{
    struct run *r = *state;

    run_start(r, lang, 0, 0, RUN_RECEPTION);
    open_slip(r);
    return r;
}

static void
assert_people(struct run *r, const char *name, bool stored)
{
    char out[8192];

    assert_int_equal(run_command(r, RUN_RECEPTION, out, sizeof out, "people", "--format", "json",
                                 NULL), 0);
    if ((strstr(out, name) != NULL) != stored)
        fail_msg("stored people: %s", out);
}

static void
save_slip(struct run *r)
{
    run_keys(r, "Ctrl-S");
    run_assert_hides(r, "new person");
    vt_assert_shows(r->t, "2014-0001");
}

/* ---- pastes ---- */

static void
assert_pasted(struct run *r, const char *paste, const char *shown, bool is_said)
{
    static const char *const never[] = { "\033]0;", "\033[2J\033[31m", "\xC2\x9B", "\xC2\x85",
                                         "\xE2\x80\xAE", "\xE2\x81\xA6", "\xE2\x80\x8B",
                                         "\xEF\xBB\xBF", "\033[?1049l" };

    run_fill(r, "Name", "");
    vt_mark(r->t);
    run_paste(r, paste);
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        assert_false(vt_wrote(r->t, never[i]));
    vt_assert_shows(r->t, shown);
    run_assert_shows(r, "new person");
    if (is_said)
        vt_assert_shows(r->t, "could not be taken");
    assert_true(run_is_at_field(r, "Name"));
}

static void
pastes_that_would_steer(void **state)
{
    static const struct {
        const char *paste, *shown;
        bool is_said;
    } cases[] = {
        { "架空\033]0;x\a 花子", "[架空 花子", false }, /* sequences go as a whole */
        { "\033[2J\033[31m架空", "[架空", false },
        { "架空\xC2\x9B" "31m花子", "[架空31m花子", true },
        { "架空\xC2\x85花子", "[架空花子", true },
        { "\xE2\x80\xAE架空\xE2\x81\xA6花子\xE2\x80\x8B\xEF\xBB\xBF", "[架空花子", true },
        { "\033[?1049l\033c架空", "架空", false },
        { "架空\r\n花子\t一\n二", "[架空 花子 一 二", false },
        { "\x03\x11\x13\x1a架空\033OQ\033[21~", "架空", false }, /* keys are no keys in a paste */
        { "架\xE7\xA9空", "[架空", true },                       /* half a character */
        { "\xFF\xFE架空\xC0\xAF\xED\xA0\x80\xF4\x90\x80\x80", "[架空", true },
        { "か\xE3\x82\x99さ\xE2\x82\xAC", "[がさ€", false }, /* a mark joins its base */
    };
    struct run *r = begin(state, "en");

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_pasted(r, cases[i].paste, cases[i].shown, cases[i].is_said);
    assert_people(r, "架空", false);
}

/* What stands in the box is what is stored: no sequence comes back out of the file. */
static void
a_pasted_name_is_stored_as_shown(void **state)
{
    struct run *r = begin(state, "ja");
    char out[8192];

    run_fill_slip(r, "x", "カクウ ハナコ");
    run_fill(r, "Name", "");
    run_paste(r, "架空\033[31m\xE2\x80\xAE\xC2\x9B 花子");
    save_slip(r);
    assert_int_equal(run_command(r, RUN_RECEPTION, out, sizeof out, "people", NULL), 0);
    assert_non_null(strstr(out, "架空 花子"));
    assert_null(strstr(out, "\033"));
    assert_null(strstr(out, "\xE2\x80\xAE"));
    assert_null(strstr(out, "\xC2\x9B"));
}

static void
a_megabyte_pasted(void **state)
{
    enum { BYTES = 1 << 20 };
    struct run *r = begin(state, "ja");
    char *big = malloc(BYTES + 1);

    assert_non_null(big);
    for (size_t i = 0; i + 3 <= BYTES; i += 3)
        memcpy(big + i, "山", 3);
    big[BYTES / 3 * 3] = '\0';
    run_paste(r, big);
    run_assert_like(r, "%zu pasted characters could not be taken.");
    vt_assert_shows(r->t, "山山山");
    run_go_to_field(r, "Main concern");
    run_paste(r, big);
    run_assert_like(r, "%zu pasted characters could not be taken.");
    free(big);
    run_fill(r, "Name", "架空 花子");
    vt_assert_shows(r->t, "[架空 花子");
    run_keys(r, "Ctrl-L");
    assert_people(r, "山", false);
}

/* Terminals without brackets: line breaks only move on, nothing is saved or left. */
static void
a_raw_paste(void **state)
{
    struct run *r = begin(state, "ja");

    run_text(r, "架空 花子\rカクウ ハナコ\r\r\r\r\r\r\r");
    run_go_to_field(r, "Name");
    vt_assert_shows(r->t, "[架空 花子");
    run_go_to_field(r, "Reading");
    vt_assert_shows(r->t, "[カクウ ハナコ");
    run_assert_shows(r, "new person");
    assert_people(r, "架空", false);
}

/* A paste where nothing takes it must not run commands: q quits, x signs out, digits pick. */
static void
a_paste_onto_a_list(void **state)
{
    struct run *r = *state;

    run_start(r, "ja", 0, 0, RUN_RECEPTION);
    run_paste(r, "q\rx\ri1");
    run_assert_shows(r, "Today");
    run_assert_shows(r, "There is no field here to paste into.");
}

/* ---- bytes ---- */

static void
broken_bytes_typed(void **state)
{
    static const char *const bad[] = {
        "\xFF", "\xFE\xFF", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80",
        "\x80", "\xC2\x9B", "\xE2\x80\xAE", "\xEF\xBF\xBE",
    };
    struct run *r = begin(state, "en");

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        run_fill(r, "Name", "架空");
        vt_mark(r->t);
        run_text(r, bad[i]);
        assert_false(vt_wrote(r->t, bad[i]));
        vt_assert_shows(r->t, "[架空");
        vt_assert_shows(r->t, "This character cannot be used here.");
    }
    run_fill(r, "Name", "架空");
    run_text(r, "\xE3\x81" "a" "\xC2\x9B" "1m");
    vt_assert_shows(r->t, "[架空a1m ");
    run_fill(r, "Name", "架空");
    vt_send(r->t, "\0", 1); /* NUL and what no key is named after */
    run_keys(r, "Ctrl-] Ctrl-^");
    run_text(r, "\033[99;99;99~\033[?1;2c\033[12;1R\033[0n");
    vt_assert_shows(r->t, "[架空  ");
    run_text(r, " 花子");
    vt_assert_shows(r->t, "[架空 花子");
}

/* A character that comes in pieces is one character. */
static void
bytes_one_by_one(void **state)
{
    static const char name[] = "髙橋 𠮷子";
    struct run *r = begin(state, "ja");

    for (const char *p = name; *p != '\0'; p++)
        vt_send(r->t, p, 1);
    vt_sync(r->t);
    vt_assert_shows(r->t, "[髙橋 𠮷子");
}

/* ---- dates and codes ---- */

static void
impossible_dates(void **state)
{
    /* What was typed, and what the sentence beside the field names; both readings of the plan. */
    static const struct {
        const char *typed, *shown, *ja, *en;
    } cases[] = {
        { "平成32年1月1日", "32年1月1日", "平成は31年4月30日まで", "令和2年1月1日" },
        { "昭和64年1月8日", "64年1月8日", "昭和は64年1月7日まで", "平成元年1月8日" },
        { "2月30日", "2月30日", "2月", "2月" },
        { "H23.2.29", "H23.2.29", "2月", "2" },
        { "2014-13-01", "2014-13-01", "月", "month" },
        { "きのう", "きのう", "", "" },
    };
    struct run *r = begin(state, "ja");

    run_fill_slip(r, "架空 花子", "カクウ ハナコ");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int y, x;

        run_fill(r, "Birth date", cases[i].typed);
        run_keys(r, "Ctrl-S");
        run_assert_shows(r, "Intake slip");
        assert_true(run_is_at_field(r, "Birth date"));
        vt_assert_shows(r->t, cases[i].shown);
        vt_cursor(r->t, &y, &x);
        assert_memory_equal(vt_row(r->t, y), "! ", 2);
        assert_memory_equal(vt_row(r->t, y + 1), "  ! ", 4);
        if (strstr(vt_row(r->t, y + 1), cases[i].ja) == NULL) {
            vt_dump(r->t);
            fail_msg("the row below does not say %s", cases[i].ja);
        }
        assert_people(r, "架空", false);
    }
    run_fill(r, "Birth date", "昭和64年1月7日");
    save_slip(r);
    assert_people(r, "1989-01-07", true);
}

/* On the screens a code is only chosen: keys that name none change nothing and are answered. */
static void
unknown_choice(void **state)
{
    struct run *r = begin(state, "en");
    int bells = vt_bells(r->t);

    run_choose(r, "Sex", "1");
    vt_assert_shows(r->t, "[1 female");
    run_keys(r, "Tab Up"); /* another breath, however fast the keys come */
    run_text(r, "9");
    vt_assert_shows(r->t, "[1 female");
    vt_assert_shows(r->t, "There are 4 choices.");
    run_keys(r, "Tab Up");
    run_text(r, "Q");
    vt_assert_shows(r->t, "[1 female");
    assert_true(vt_bells(r->t) > bells || vt_has(r->t, "Q"));
    run_paste(r, "male\r2");
    vt_assert_shows(r->t, "[1 female");
}

static void
assert_import_refused(struct run *r, const char *rows, const char *const words[])
{
    char path[320], out[4096];
    FILE *in;

    snprintf(path, sizeof path, "%s/rows.csv", r->folder);
    in = fopen(path, "we");
    assert_non_null(in);
    fputs("ref,name,kana,opened_on,disabilities\n", in);
    fputs(rows, in);
    fclose(in);
    assert_int_equal(run_command(r, RUN_SUPERVISOR, out, sizeof out, "import", "people", path,
                                 NULL), 1);
    assert_null(strstr(out, "\033"));
    for (; *words != NULL; words++)
        if (strstr(out, *words) == NULL)
            fail_msg("not said: %s\n%s", *words, out);
}

static void
unknown_codes_and_names_in_files(void **state)
{
    struct run *r = *state;

    assert_import_refused(r, "A1,架空 一郎,カクウ,2014-05-01,intellectual\n"
                             "A2,架空 二郎,カクウ,2014-05-01,nonsense\n"
                             "A3,架空 \033[31m三郎,カクウ,2014-05-01,intellectual\n"
                             "A4,架空 四郎,カクウ,平成32年1月1日,intellectual\n",
                          (const char *const[]){ "3", "disabilities", "nonsense", "4", "name", "5",
                                                 "opened_on", NULL });
    assert_import_refused(r, "A1,架空 \xFF\xFE,カクウ,2014-05-01,intellectual\n",
                          (const char *const[]){ "2", NULL });
    assert_people(r, "架空", false);
}

/* ---- windows ---- */

static void
too_small_a_window(void **state)
{
    struct run *r = begin(state, "ja");

    run_fill(r, "Name", "架空 花子");
    run_go_to_field(r, "Address");
    run_text(r, "架空区");
    vt_resize(r->t, 5, 18);
    vt_sync(r->t);
    vt_assert_shows(r->t, "画面が小さすぎます");
    vt_assert_hides(r->t, "架空");
    run_text(r, "xyz\r\r"); /* into a form that nobody sees: refused, with a beep */
    run_keys(r, "Ctrl-K F2 Esc Esc");
    vt_assert_shows(r->t, "画面が小さすぎます");
    vt_resize(r->t, 24, 80);
    vt_sync(r->t);
    assert_true(run_is_at_field(r, "Address"));
    vt_assert_shows(r->t, "[架空区 ");
    vt_assert_shows(r->t, "[架空 花子 ");
    vt_assert_hides(r->t, "xyz");
    vt_resize(r->t, 1, 1);
    vt_sync(r->t);
    vt_resize(r->t, 5, 18);
    run_quit(r); /* the way out stays open, and the draft is kept */
}

static void
quit_from_too_small_a_window(void **state)
{
    struct run *r = begin(state, "en");

    run_fill(r, "Name", "架空 花子");
    vt_resize(r->t, 5, 18);
    vt_sync(r->t);
    run_quit(r);
    run_start(r, "en", 0, 0, RUN_RECEPTION);
    run_keys(r, "Enter"); /* the draft, on the desk of today */
    vt_assert_shows(r->t, "[架空 花子");
}

static void
started_in_too_small_a_window(void **state)
{
    struct run *r = *state;

    run_start(r, "ja", 5, 18, NULL);
    vt_assert_shows(r->t, "画面が小さすぎます");
    vt_resize(r->t, 24, 80);
    vt_sync(r->t);
    run_sign_in(r, RUN_RECEPTION);
    run_quit(r);
}

/* Windows are dragged while people type: nothing is lost, and the last size is the one drawn. */
static void
a_storm_of_sizes(void **state)
{
    static const struct {
        int rows, cols;
    } sizes[] = { { 24, 80 }, { 10, 40 }, { 5, 18 }, { 60, 200 }, { 10, 40 }, { 1, 1 } };
    struct run *r = begin(state, "ja");
    enum { ROUNDS = 60, SIZES = sizeof sizes / sizeof *sizes };

    run_go_to_field(r, "Address");
    for (int i = 0; i < ROUNDS; i++) {
        vt_resize(r->t, sizes[i % SIZES].rows, sizes[i % SIZES].cols);
        if (i % SIZES < 2) { /* typed where it can be seen */
            vt_sync(r->t);
            run_text(r, i % SIZES == 0 ? "あ" : "い");
        }
    }
    vt_resize(r->t, 24, 80);
    vt_sync(r->t);
    assert_true(run_is_at_field(r, "Address"));
    vt_assert_shows(r->t, "[あいあいあいあいあいあいあいあいあいあい ");
    run_assert_shows(r, "new person");
    vt_resize(r->t, 10, 40);
    vt_sync(r->t);
    assert_true(run_is_at_field(r, "Address"));
}

/* The whole slip in large type. */
static void
a_slip_at_40x10(void **state)
{
    struct run *r = *state;

    run_start(r, "ja", 10, 40, RUN_RECEPTION);
    open_slip(r);
    run_fill_slip(r, "架空 花子", "カクウ ハナコ");
    save_slip(r);
    assert_people(r, "架空 花子", true);
}

/* ---- terminals ---- */

/* Where ① and → take two columns, the frame must stand where the terminal draws it. */
static void
a_wide_terminal(void **state)
{
    static const char text[] = "①※→□架空αé";
    struct run *r = *state;
    int y, x, end;

    for (int wide = 0; wide < 2; wide++) {
        run_start_with(r, "ja", (struct vt_options){ .wide = wide }, RUN_RECEPTION);
        open_slip(r);
        run_fill(r, "Name", "");
        vt_cursor(r->t, &y, &x);
        run_text(r, text);
        vt_cursor(r->t, &y, &end);
        assert_int_equal(end, x + (wide ? 2 * 4 + 4 + 2 + 2 : 4 + 4 + 1 + 1));
        run_keys(r, "Home Delete Backspace End");
        run_text(r, "a");
        vt_cursor(r->t, &y, &end);
        assert_int_equal(end, x + (wide ? 2 * 3 + 4 + 2 + 2 : 3 + 4 + 1 + 1) + 1);
        run_keys(r, "Ctrl-L");
        vt_assert_shows(r->t, wide ? "[※ → □ 架空α é a " : "[※→□架空αéa");
        run_keys(r, "F3");
        run_quit(r);
    }
}

/* A terminal that answers no question gets the plain look, and never waits long. */
static void
a_mute_terminal(void **state)
{
    struct run *r = *state;

    run_start_with(r, "ja", (struct vt_options){ .mute = true }, RUN_RECEPTION);
    open_slip(r);
    run_fill_slip(r, "架空 花子", "カクウ ハナコ");
    save_slip(r);
    for (int y = 0; y < 24; y++)
        assert_null(strpbrk(vt_row(r->t, y), "\033"));
    assert_false(vt_has(r->t, "│") || vt_has(r->t, "─") || vt_has(r->t, "█"));
    run_quit(r);
}

/* Keys typed before the program listens are not lost, nor taken for answers. */
static void
typed_ahead(void **state)
{
    struct run *r = *state;

    run_launch(r, "ja", (struct vt_options){ 0 });
    vt_type(r->t, RUN_RECEPTION "\r" RUN_PASSWORD "\r");
    vt_sync(r->t);
    run_assert_shows(r, "Today");
}

/* ---- the way out ---- */

static void
quit_at_sign_in(void **state)
{
    struct run *r = *state;

    run_start(r, "ja", 0, 0, NULL);
    run_text(r, "uke");
    run_keys(r, "Ctrl-C");
    run_assert_shows(r, "Ctrl-Q or F10 ends the program.");
    run_quit(r);
    assert_true(vt_given_back(r->t));
}

static void
hostile_sign_in(void **state)
{
    struct run *r = *state;

    run_start(r, "en", 0, 0, NULL);
    run_paste(r, "kanri' OR 1=1 --\033[2J\xE2\x80\xAE");
    run_keys(r, "Enter");
    run_paste(r, "x\0y");
    run_keys(r, "Enter");
    run_assert_shows(r, "Sign in");
    run_assert_hides(r, "Today");
    run_keys(r, "F12 Esc h"); /* there is nothing to hide yet */
    run_assert_shows(r, "Sign in");
    run_quit(r);
}

static const struct CMUnitTest tests[] = {
    desk_test(pastes_that_would_steer),
    desk_test(a_pasted_name_is_stored_as_shown),
    desk_test(a_megabyte_pasted),
    desk_test(a_raw_paste),
    desk_test(a_paste_onto_a_list),
    desk_test(broken_bytes_typed),
    desk_test(bytes_one_by_one),
    desk_test(impossible_dates),
    desk_test(unknown_choice),
    desk_test(unknown_codes_and_names_in_files),
    desk_test(too_small_a_window),
    desk_test(quit_from_too_small_a_window),
    desk_test(started_in_too_small_a_window),
    desk_test(a_storm_of_sizes),
    desk_test(a_slip_at_40x10),
    desk_test(a_wide_terminal),
    desk_test(a_mute_terminal),
    desk_test(typed_ahead),
    desk_test(quit_at_sign_in),
    desk_test(hostile_sign_in),
};

RUN_MAIN(tests)
