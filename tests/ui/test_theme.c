/* test_theme.c - looks: complete without colour, and readable with it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "ui/kit/theme.h"

static bool
same(struct theme_look a, struct theme_look b)
{
    return a.bits == b.bits && a.color == b.color;
}

static void
test_styles_that_must_differ(void **state)
{
    static const enum style pairs[][2] = {
        { STYLE_TITLE, STYLE_NORMAL },    { STYLE_HEADING, STYLE_NORMAL },
        { STYLE_FIELD, STYLE_NORMAL },    { STYLE_FIELD, STYLE_LABEL },
        { STYLE_FOCUS, STYLE_FIELD },     { STYLE_FOCUS, STYLE_NORMAL },
        { STYLE_SELECTED, STYLE_NORMAL }, { STYLE_GOOD, STYLE_NORMAL },
        { STYLE_WARNING, STYLE_NORMAL },  { STYLE_DANGER, STYLE_NORMAL },
        { STYLE_DANGER, STYLE_WARNING },  { STYLE_DANGER, STYLE_GOOD },
        { STYLE_KEY, STYLE_BAR },
    };

    (void)state;
    for (int theme = 0; theme <= TERM_THEME_MONO; theme++)
        for (int color = 0; color < 2; color++)
            for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
                if (same(theme_look((enum term_theme)theme, color, pairs[i][0]),
                         theme_look((enum term_theme)theme, color, pairs[i][1])))
                    fail_msg("theme %d, color %d: styles %d and %d look the same", theme, color,
                             (int)pairs[i][0], (int)pairs[i][1]);
}

static void
test_no_color_when_not_asked(void **state)
{
    (void)state;
    for (int style = 0; style < STYLE__COUNT; style++) {
        enum style s = (enum style)style;

        for (int theme = 0; theme <= TERM_THEME_MONO; theme++)
            assert_int_equal(theme_look((enum term_theme)theme, false, s).color, -1);
        assert_int_equal(theme_look(TERM_THEME_MONO, true, s).color, -1);
        assert_true(
            same(theme_look(TERM_THEME_DEFAULT, false, s), theme_look(TERM_THEME_MONO, true, s)));
        assert_true(same(theme_look(TERM_THEME_HIGH_CONTRAST, false, s),
                         theme_look(TERM_THEME_HIGH_CONTRAST, true, s)));
    }
}

/* Relative luminance as WCAG 2 defines it, of xterm's palette. */
static double
luminance(int color)
{
    static const unsigned char palette[8][3] = {
        { 0, 0, 0 },   { 205, 0, 0 },   { 0, 205, 0 },   { 205, 205, 0 },
        { 0, 0, 238 }, { 205, 0, 205 }, { 0, 205, 205 }, { 229, 229, 229 },
    };
    static const double weight[3] = { 0.2126, 0.7152, 0.0722 };
    double sum = 0;

    for (int i = 0; i < 3; i++) {
        double v = palette[color][i] / 255.0;

        sum += weight[i] * (v <= 0.03928 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4));
    }
    return sum;
}

static double
contrast(int color, double background)
{
    double l = luminance(color);

    return l > background ? (l + 0.05) / (background + 0.05) : (background + 0.05) / (l + 0.05);
}

static void
test_colors_can_be_read(void **state)
{
    (void)state;
    for (int style = 0; style < STYLE__COUNT; style++) {
        int plain = theme_look(TERM_THEME_DEFAULT, true, (enum style)style).color;
        int light = theme_look(TERM_THEME_LIGHT, true, (enum style)style).color;

        if (plain >= 0) /* the background is unknown */
            assert_true(contrast(plain, 0.0) >= 3.0 && contrast(plain, 1.0) >= 3.0);
        if (light >= 0)
            assert_true(contrast(light, 1.0) >= 4.5);
    }
    assert_false(contrast(3, 1.0) >= 3.0); /* yellow on white: the rule can fail */
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_styles_that_must_differ),
        cmocka_unit_test(test_no_color_when_not_asked),
        cmocka_unit_test(test_colors_can_be_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
