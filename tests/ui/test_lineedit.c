/* test_lineedit.c - one line of Japanese being typed: clusters, columns, refusals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "core/text.h"
#include "ui/kit/lineedit.h"

static struct lineedit edit;

static int
setup(void **state)
{
    (void)state;
    lineedit_init(&edit, 60, false);
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    lineedit_free(&edit);
    return 0;
}

static void
assert_text(const char *want)
{
    char got[LINEEDIT_CAP * 4 + 1];

    assert_int_equal(lineedit_get(&edit, got, sizeof got), strlen(want));
    assert_string_equal(got, want);
}

static void
assert_view(int width, const char *want, int cursor)
{
    char got[64 * LINEEDIT_VIEW_BYTES + 1];

    assert_int_equal(lineedit_scroll(&edit, width), cursor);
    lineedit_view(&edit, width, got, sizeof got);
    assert_string_equal(got, want);
}

static void
test_view_never_halves_a_kanji(void **state)
{
    (void)state;
    assert_view(4, "    ", 0);
    lineedit_set(&edit, "a練馬区障");
    assert_view(10, "a練馬区障 ", 9);
    assert_false(lineedit_more_left(&edit) || lineedit_more_right(&edit, 10));
    lineedit_insert(&edit, 0x5BB3); /* 害 */
    assert_view(10, " 馬区障害 ", 9);
    assert_true(lineedit_more_left(&edit));
    lineedit_home(&edit);
    assert_view(10, "a練馬区障 ", 0);
    assert_true(lineedit_more_right(&edit, 10));
}

static void
test_glyph_under_the_cursor_is_whole(void **state)
{
    (void)state;
    lineedit_set(&edit, "a練馬太郎");
    lineedit_home(&edit);
    assert_view(2, "a ", 0);
    lineedit_right(&edit);
    assert_view(2, "練", 0);
    lineedit_right(&edit);
    assert_view(2, "馬", 0);
    lineedit_left(&edit);
    lineedit_left(&edit);
    assert_view(2, "a ", 0);
    assert_view(3, "a練", 0);
}

static void
test_text_that_fits_is_shown_from_its_start(void **state)
{
    (void)state;
    lineedit_set(&edit, "練馬太郎次郎");
    assert_view(6, " 次郎 ", 5);
    for (int i = 0; i < 4; i++)
        lineedit_backspace(&edit);
    assert_view(6, "練馬  ", 4);
}

static void
test_kana_marks_are_composed(void **state)
{
    static const struct {
        const char *typed, *stored;
    } pairs[] = {
        { "か\u3099", "が" },       { "ち\u3099", "ぢ" },       { "つ\u3099", "づ" },
        { "と\u3099", "ど" },       { "は\u3099", "ば" },       { "は\u309A", "ぱ" },
        { "ほ\u309A", "ぽ" },       { "う\u3099", "ゔ" },       { "ゝ\u3099", "ゞ" },
        { "カ\u3099", "ガ" },       { "ホ\u309A", "ポ" },       { "ウ\u3099", "ヴ" },
        { "ワ\u3099", "ヷ" },       { "ヲ\u3099", "ヺ" },       { "ヽ\u3099", "ヾ" },
        { "わ\u3099", "わ\u3099" }, { "あ\u3099", "あ\u3099" }, { "か\u309A", "か\u309A" },
        { "が\u3099", "が\u3099" }, { "っ\u3099", "っ\u3099" }, { "・\u3099", "・\u3099" },
        { "ー\u3099", "ー\u3099" }, { "練\u3099", "練\u3099" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        assert_true(lineedit_set(&edit, pairs[i].typed));
        assert_text(pairs[i].stored);
        lineedit_backspace(&edit); /* one cluster either way */
        assert_text("");
    }
}

static void
test_clusters_move_and_go_as_one(void **state)
{
    (void)state;
    assert_true(lineedit_set(&edit, "aあ\u3099e\u0301b葛\U000E0101"));
    lineedit_left(&edit);
    assert_int_equal(edit.pos, 6);
    assert_true(lineedit_left(&edit) && lineedit_left(&edit));
    assert_int_equal(edit.pos, 3);
    lineedit_left(&edit);
    lineedit_delete(&edit);
    assert_text("ae\u0301b葛\U000E0101");
    lineedit_end(&edit);
    lineedit_backspace(&edit);
    assert_text("ae\u0301b");
    lineedit_home(&edit);
    lineedit_right(&edit);
    assert_true(lineedit_cut_right(&edit));
    assert_text("a");
}

static void
test_a_mark_is_typed_into_the_middle(void **state)
{
    (void)state;
    lineedit_set(&edit, "かき");
    lineedit_left(&edit);
    assert_int_equal(lineedit_insert(&edit, 0x3099), LINEEDIT_TAKEN);
    assert_text("がき");
    assert_int_equal(edit.pos, 1);
}

static void
test_refusals_and_limits_are_reported(void **state)
{
    static const uint32_t refused[] = { 0,      '\n',   '\r',   '\t',   27,     127,
                                        0x85,   0x200B, 0x202A, 0x202E, 0x2028, 0x2066,
                                        0x2069, 0xFEFF, 0xFFFD, 0x3099, 0x0301 };

    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        if (lineedit_insert(&edit, refused[i]) != LINEEDIT_REFUSED)
            fail_msg("U+%04X was taken", (unsigned)refused[i]);
    assert_int_equal(edit.len, 0);
    lineedit_free(&edit);
    lineedit_init(&edit, 2, false);
    assert_int_equal(lineedit_insert(&edit, 0x304B), LINEEDIT_TAKEN);
    assert_int_equal(lineedit_insert(&edit, 0x304B), LINEEDIT_TAKEN);
    assert_int_equal(lineedit_insert(&edit, 0x3099), LINEEDIT_TAKEN); /* composes: needs no room */
    assert_int_equal(lineedit_insert(&edit, 0x304B), LINEEDIT_FULL);
    assert_text("かが");
    assert_false(lineedit_set(&edit, "長すぎる"));
    assert_text("長す");
    assert_false(lineedit_set(&edit, "a\xE7\xB7"
                                     "b"));
    assert_text("ab");
    assert_false(lineedit_set(&edit, "a\u202E"
                                     "b"));
    assert_text("ab");
}

static void
test_nothing_to_do_is_said(void **state)
{
    (void)state;
    assert_false(lineedit_backspace(&edit));
    assert_false(lineedit_delete(&edit));
    assert_false(lineedit_left(&edit));
    assert_false(lineedit_right(&edit));
    assert_false(lineedit_home(&edit));
    assert_false(lineedit_end(&edit));
    assert_false(lineedit_cut_right(&edit));
    assert_false(lineedit_clear(&edit));
    lineedit_set(&edit, "練");
    assert_true(lineedit_home(&edit) && lineedit_end(&edit) && lineedit_clear(&edit));
    assert_text("");
}

static void
test_notes_keep_line_breaks(void **state)
{
    (void)state;
    lineedit_free(&edit);
    lineedit_init(&edit, 0, true);
    assert_int_equal(edit.max, LINEEDIT_CAP);
    assert_true(lineedit_set(&edit, "一行\n二行"));
    assert_text("一行\n二行");
    assert_view(12, "一行 二行   ", 9);
    lineedit_set(&edit, "一\n");
    assert_int_equal(lineedit_insert(&edit, 0x3099), LINEEDIT_REFUSED); /* no base on this line */
    assert_int_equal(lineedit_insert(&edit, '\r'), LINEEDIT_REFUSED);
}

static void
test_wide_ambiguous_columns(void **state)
{
    (void)state;
    lineedit_set(&edit, "①②");
    assert_view(6, "①②    ", 2);
    text_set_ambiguous_wide(true);
    assert_view(6, "①②  ", 4);
    text_set_ambiguous_wide(false);
}

static void
test_short_buffers_are_safe(void **state)
{
    char out[4];

    (void)state;
    lineedit_set(&edit, "練馬");
    assert_int_equal(lineedit_get(&edit, out, sizeof out), 0);
    assert_string_equal(out, "");
    lineedit_set(&edit, "練");
    assert_int_equal(lineedit_get(&edit, out, sizeof out), 3);
    lineedit_view(&edit, 10, out, sizeof out);
    assert_string_equal(out, "練");
}

static void
test_many_marks_fit_the_view(void **state)
{
    char out[4 * LINEEDIT_VIEW_BYTES + 1];

    (void)state;
    lineedit_insert(&edit, 'e');
    for (int i = 0; i < 40; i++)
        lineedit_insert(&edit, 0xE0101);
    lineedit_view(&edit, 4, out, sizeof out);
    assert_int_equal(text_cols(out), 4);
    assert_true(strlen(out) >= 1 + 3 + 5 * 4);
}

static void
test_wipe_leaves_nothing(void **state)
{
    (void)state;
    lineedit_set(&edit, "himitsu-no-kotoba");
    lineedit_left(&edit);
    lineedit_cut_right(&edit);
    lineedit_wipe(&edit);
    assert_int_equal(edit.len, 0);
    for (size_t i = 0; i <= edit.max; i++)
        assert_int_equal(edit.text[i], 0);
    lineedit_set(&edit, "a"); /* still of use */
    assert_text("a");
    lineedit_free(&edit);
    lineedit_free(&edit);
    assert_null(edit.text);
}

#define edit_test(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        edit_test(test_view_never_halves_a_kanji),
        edit_test(test_glyph_under_the_cursor_is_whole),
        edit_test(test_text_that_fits_is_shown_from_its_start),
        edit_test(test_kana_marks_are_composed),
        edit_test(test_clusters_move_and_go_as_one),
        edit_test(test_a_mark_is_typed_into_the_middle),
        edit_test(test_refusals_and_limits_are_reported),
        edit_test(test_nothing_to_do_is_said),
        edit_test(test_notes_keep_line_breaks),
        edit_test(test_wide_ambiguous_columns),
        edit_test(test_short_buffers_are_safe),
        edit_test(test_many_marks_fit_the_view),
        edit_test(test_wipe_leaves_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
