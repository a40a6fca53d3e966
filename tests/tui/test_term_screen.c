/* test_term_screen.c - ui/kit/term.c in a real pseudo-terminal: what is drawn, at any size, on any
 * terminal. Usage: test_term_screen path-of-term_probe_app */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "tests/tui/term_test.h"

/* ---- looks ---- */

static void
test_look_follows_the_terminal(void **state)
{
    static const struct {
        struct vt_options terminal;
        const char *option, *row;
        bool asked;
    } cases[] = {
        { { 0 }, NULL, "24x80 unicode", true },
        { { .wide = true }, NULL, "24x80 ascii", true },
        { { .mute = true }, NULL, "24x80 ascii", true },
        { { 0 }, "--ascii", "24x80 ascii", false },
        { { .mute = true }, "--unicode", "24x80 unicode", false },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct vt *t = term_test_start_with(state, cases[i].terminal, cases[i].option);

        vt_assert_row(t, 0, cases[i].row);
        assert_int_equal(vt_wrote(t, "\033[6n"), cases[i].asked);
        vt_type(t, "\033[21~");
        vt_exit(t);
        vt_assert_hides(t, "─"); /* the question leaves no trace */
    }
}

static void
test_library_counts_wide_ambiguous_characters(void **state)
{
    struct vt *t = term_test_start_with(state, (struct vt_options){ .wide = true }, NULL);

    vt_keys(t, "\x10");
    vt_assert_row(t, 9, "① 練※ → □ a|end");
    vt_keys(t, "\x10"); /* a partial repaint: everything after the arrow moves */
    vt_assert_row(t, 9, "① 練※ → |end");
    assert_int_equal(vt_col(t, 9, "|"), 8);
    vt_keys(t, "①");
    vt_assert_cursor(t, 1, 3);
}

static void
test_half_overwritten_wide_characters(void **state)
{
    static const char *const rows[] = { " 練練練練練", "練練練練練", "a練b練c", "練aあb", "" };
    struct vt *t = term_test_start(state);

    vt_keys(t, "\x10\x10");
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            vt_keys(t, "\x10");
            vt_assert_row(t, 9, rows[i]);
        }
        vt_keys(t, "\x10\x10");
    }
}

static void
test_last_cell_of_the_last_row(void **state)
{
    struct vt *t = term_test_start(state);

    for (int x = 0; x < 80; x++)
        assert_true(vt_reversed(t, 23, x));
    assert_int_equal(strlen(vt_row(t, 23)), 80);
    term_test_assert_size(t, 24, 80); /* and nothing scrolled */
}

static void
test_few_bytes(void **state)
{
    struct vt *t = term_test_start(state);

    vt_keys(t, "\033[B\033[A");
    vt_mark(t);
    vt_sync(t);
    assert_int_equal(vt_bytes(t), 0); /* nothing changed, nothing written */
    vt_keys(t, "\033[B");
    print_message("a moved bar: %zu bytes\n", vt_bytes(t));
    assert_true(vt_bytes(t) > 0 && vt_bytes(t) <= 300);
    vt_assert_shows(t, "> 2");
    vt_keys(t, "練");
    vt_mark(t);
    vt_keys(t, "馬");
    print_message("a typed kanji: %zu bytes\n", vt_bytes(t));
    assert_true(vt_bytes(t) <= 60);
}

static void
test_colors_and_without(void **state)
{
    static const char *const off[] = { "NO_COLOR=1", NULL };
    static const char *const empty[] = { "NO_COLOR=", NULL };
    static const char *const mono[] = { "TERM=xterm-mono", NULL };
    struct vt *t = term_test_start_with(state, (struct vt_options){ .env = empty }, NULL);

    assert_true(vt_colored(t, 10, 10)); /* danger */
    assert_false(vt_colored(t, 10, 0)); /* the reader's own colours stay */
    vt_keys(t, "\x14\x14\x14");         /* light, high contrast, mono */
    assert_false(vt_any_color(t));
    assert_true(vt_reversed(t, 10, 10));
    vt_keys(t, "\x14");
    assert_true(vt_colored(t, 10, 10));
    t = term_test_start_with(state, (struct vt_options){ .env = off }, NULL);
    assert_false(vt_any_color(t));
    assert_true(vt_reversed(t, 3, 0) && vt_bold(t, 10, 10) && vt_underlined(t, 10, 4));
    vt_keys(t, "\x14");
    assert_false(vt_any_color(t));
    t = term_test_start_with(state, (struct vt_options){ .env = mono }, NULL);
    assert_false(vt_any_color(t));
    assert_true(vt_reversed(t, 3, 0));
}

static void
test_scrollback_is_wiped_where_possible(void **state)
{
    struct vt *t = term_test_start(state);

    vt_mark(t);
    vt_keys(t, "\x05");
    assert_true(vt_wrote(t, "\033[3J"));
}

static void
test_beep(void **state)
{
    struct vt *t = term_test_start(state);
    int bells = vt_bells(t);

    vt_keys(t, "\177");
    assert_int_equal(vt_bells(t), bells + 1);
    vt_assert_cursor(t, 1, 1);
}

/* ---- sizes ---- */

static void
test_any_size(void **state)
{
    static const int sizes[][2] = {
        { 10, 40 }, { 5, 20 },   { 1, 1 },     { 2, 2 }, { 1, 200 }, { 60, 1 },
        { 8, 29 },  { 60, 200 }, { 200, 500 }, { 3, 3 }, { 24, 81 }, { 24, 80 },
    };
    struct vt *t = term_test_start(state);

    vt_keys(t, "練馬");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        vt_resize(t, sizes[i][0], sizes[i][1]);
        vt_sync(t);
        term_test_assert_size(t, sizes[i][0], sizes[i][1]);
        if (sizes[i][0] >= 2 && sizes[i][1] >= 20)
            vt_assert_shows(t, "[練馬 ");
    }
}

static void
test_starts_at_any_size(void **state)
{
    static const int sizes[][2] = { { 1, 1 }, { 2, 2 }, { 10, 40 }, { 60, 200 }, { 200, 500 } };

    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct vt_options o = { .rows = sizes[i][0], .cols = sizes[i][1] };
        struct vt *t = term_test_start_with(state, o, NULL);

        vt_keys(t, "練\033[B");
        term_test_assert_size(t, o.rows, o.cols);
        vt_resize(t, 24, 80);
        vt_sync(t);
        vt_assert_shows(t, "[練 ");
    }
}

static void
test_resize_is_seen_without_a_key(void **state)
{
    struct vt *t = term_test_start(state);

    for (int i = 0; i < 20; i++) {
        vt_resize(t, 12, 40);
        vt_wait(t, "12x40");
        vt_resize(t, 24, 80);
        vt_wait(t, "24x80");
    }
}

static void
test_resize_storm(void **state)
{
    struct vt *t = term_test_start(state);

    vt_keys(t, "練馬\033"); /* and an open prefix survives it */
    for (int i = 0; i < 300; i++)
        vt_resize(t, 1 + i * 7 % 60, 1 + i * 13 % 200);
    vt_resize(t, 24, 80);
    vt_sync(t);
    vt_keys(t, "5");
    term_test_assert_size(t, 24, 80);
    vt_assert_shows(t, "[練馬 ");
    vt_assert_shows(t, "last F5");
    for (int i = 0; i < 100; i++)
        vt_resize(t, 1 + i % 60, 80);
    vt_signal(t, SIGTERM); /* not drowned */
    assert_int_equal(vt_exit(t), 143);
    assert_true(vt_given_back(t));
}

/* Smaller and back before the program looked: the terminal has cut what it showed. */
static void
test_resize_and_back_paints_all(void **state)
{
    struct vt *t = term_test_start(state);

    vt_resize(t, 5, 20);
    vt_resize(t, 24, 80);
    vt_sync(t);
    vt_mark(t);
    vt_signal(t, SIGWINCH);
    vt_sync(t);
    assert_true(vt_wrote(t, "\033[2J") || vt_wrote(t, "\033[J"));
    assert_true(vt_wrote(t, "24x80"));
    vt_mark(t);
    vt_sync(t);
    assert_int_equal(vt_bytes(t), 0); /* once */
}

static void
test_exported_size_is_ignored(void **state)
{
    static const char *const env[] = { "LINES=10", "COLUMNS=40", NULL };
    char *argv[] = { term_test_program, NULL };
    struct vt_options o = { .argv = argv, .env = env };

    *state = vt_start(&o);
    vt_wait(*state, "24x80"); /* the first paint: a sync key would ask for the size again */
}

/* ---- terminals and locales ---- */

static void
test_every_terminal_starts_or_is_refused(void **state)
{
    /* those that libvterm imitates well enough to compare the screen */
    static const char *const alike[] = { "xterm",  "linux", "tmux-256color",
                                         "screen", "vt220", "xterm-mono" };
    static const char *const terms[] = {
        "xterm",
        "linux",
        "tmux-256color",
        "screen",
        "vt220",
        "xterm-mono",
        "vt100",
        "vt102",
        "xterm-color",
        "xterm-256color",
        "screen-256color",
        "tmux",
        "rxvt",
        "rxvt-unicode",
        "ansi",
        "pcansi",
        "sun",
        "cons25",
        "hurd",
        "mlterm",
        "kterm",
        "jfbterm",
        "teraterm",
        "putty",
        "ms-terminal",
        "alacritty",
        "foot",
        "st",
        "kitty",
        "wezterm",
        "vt320",
        "wsvt25",
    };
    int started = 0;

    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        char setting[64];
        const char *const env[] = { setting, "MADOGUCHI_SYNC", NULL };
        char *argv[] = { term_test_program, NULL };
        struct vt_options o = { .argv = argv, .env = env };
        bool looks = false;
        int status;

        snprintf(setting, sizeof setting, "TERM=%s", terms[i]);
        for (size_t k = 0; k < sizeof alike / sizeof *alike; k++)
            looks |= strcmp(alike[k], terms[i]) == 0;
        vt_free(*state);
        *state = vt_start(&o);
        vt_type(*state, "練\033[15~\0330");
        status = vt_exit(*state);
        if (status == 2) { /* not described on this machine */
            vt_assert_shows(*state, "ncurses-term");
            vt_assert_shows(*state, terms[i]);
        } else {
            assert_int_equal(status, 0);
            started++;
            if (looks)
                vt_assert_shows(*state, "field=練 status=0");
        }
    }
    print_message("%d terminals started\n", started);
    assert_true(started >= 1);
}

static void
test_refuses_in_words(void **state)
{
    static const struct {
        const char *script;
        const char *words[3];
    } cases[] = {
        { "TERM=dumb \"$0\"", { "\"dumb\" (TERM)", "--plain", "cursor" } },
        { "TERM=no-such \"$0\"", { "\"no-such\" (TERM)", "--plain", "ncurses-term" } },
        { "TERM=unknown \"$0\"", { "\"unknown\" (TERM)", "--plain", "" } },
        { "unset TERM; \"$0\"", { "TERM is not set", "--plain", "" } },
        { "\"$0\" </dev/null", { "terminal", "--plain", "input" } },
        { "\"$0\" | cat; exit 2", { "terminal", "--plain", "output" } },
        { "TERM=$(printf 'a\\033[2Jb') \"$0\"", { "a␛[2Jb", "--plain", "" } },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct vt *t = term_test_start_shell(state, cases[i].script);

        assert_int_equal(vt_exit(t), 2);
        for (size_t k = 0; k < 3; k++)
            vt_assert_shows(t, cases[i].words[k]);
        assert_true(vt_given_back(t));
        assert_false(vt_wrote(t, "\033["));
    }
}

static void
test_any_locale_takes_japanese(void **state)
{
    static const char *const locales[] = { "LANG=C",           "LANG=POSIX", "LANG=ja_JP.UTF-8",
                                           "LANG=ja_JP.eucJP", "LANG=",      "LC_ALL=C" };

    for (size_t i = 0; i < sizeof locales / sizeof *locales; i++) {
        const char *const env[] = { locales[i], NULL };
        struct vt *t = term_test_start_with(state, (struct vt_options){ .env = env }, NULL);

        vt_keys(t, "練");
        vt_assert_shows(t, "[練 ");
        vt_assert_cursor(t, 1, 3);
    }
}

static void
test_without_the_switch_sync_is_swallowed(void **state)
{
    static const char *const env[] = { "MADOGUCHI_SYNC", NULL };
    char *argv[] = { term_test_program, NULL };
    struct vt_options o = { .argv = argv, .env = env };
    struct vt *t = *state = vt_start(&o);

    vt_wait(t, "24x80");
    vt_mark(t);
    vt_type(t, "\033[990~a");
    vt_wait(t, "[a ");
    vt_wait(t, "last char");
    assert_false(vt_wrote(t, "7770"));
}

int
main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        terminal_test(test_look_follows_the_terminal),
        terminal_test(test_library_counts_wide_ambiguous_characters),
        terminal_test(test_half_overwritten_wide_characters),
        terminal_test(test_last_cell_of_the_last_row),
        terminal_test(test_few_bytes),
        terminal_test(test_colors_and_without),
        terminal_test(test_scrollback_is_wiped_where_possible),
        terminal_test(test_beep),
        terminal_test(test_any_size),
        terminal_test(test_starts_at_any_size),
        terminal_test(test_resize_is_seen_without_a_key),
        terminal_test(test_resize_storm),
        terminal_test(test_resize_and_back_paints_all),
        terminal_test(test_exported_size_is_ignored),
        terminal_test(test_every_terminal_starts_or_is_refused),
        terminal_test(test_refuses_in_words),
        terminal_test(test_any_locale_takes_japanese),
        terminal_test(test_without_the_switch_sync_is_swallowed),
    };

    if (argc != 2) {
        fputs("usage: test_term_screen path-of-term_probe_app\n", stderr);
        return 2;
    }
    term_test_program = argv[1];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
