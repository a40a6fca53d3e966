/* theme.c - see theme.h. */
#include "ui/kit/theme.h"

#include <assert.h>

enum { OWN = -1, RED = 1, BLUE = 4, MAGENTA = 5 };
enum { B = THEME_BOLD, R = THEME_REVERSE, U = THEME_UNDERLINE };

/* The default does not know the background: red and magenta alone can be read on black and on
 * white (3:1 and better in xterm's palette). Light may use blue. High contrast never thins out or
 * colours a letter. No dim anywhere: it is unreadable on many palettes. */
// clang-format off
static const struct theme_look looks[][STYLE__COUNT] = {
    [TERM_THEME_DEFAULT] = {
        [STYLE_NORMAL] = { 0, OWN },       [STYLE_TITLE] = { R, OWN },
        [STYLE_HEADING] = { B, OWN },      [STYLE_LABEL] = { 0, OWN },
        [STYLE_FIELD] = { U, OWN },        [STYLE_FOCUS] = { B | U, OWN },
        [STYLE_SELECTED] = { R, OWN },     [STYLE_MUTED] = { 0, OWN },
        [STYLE_GOOD] = { B, OWN },         [STYLE_WARNING] = { B, MAGENTA },
        [STYLE_DANGER] = { B, RED },       [STYLE_KEY] = { B, OWN },
        [STYLE_BAR] = { R, OWN },
    },
    [TERM_THEME_LIGHT] = {
        [STYLE_NORMAL] = { 0, OWN },       [STYLE_TITLE] = { R, BLUE },
        [STYLE_HEADING] = { B, BLUE },     [STYLE_LABEL] = { 0, OWN },
        [STYLE_FIELD] = { U, OWN },        [STYLE_FOCUS] = { B | U, BLUE },
        [STYLE_SELECTED] = { R, OWN },     [STYLE_MUTED] = { 0, OWN },
        [STYLE_GOOD] = { B, BLUE },        [STYLE_WARNING] = { B, MAGENTA },
        [STYLE_DANGER] = { B, RED },       [STYLE_KEY] = { B, OWN },
        [STYLE_BAR] = { R, OWN },
    },
    [TERM_THEME_HIGH_CONTRAST] = {
        [STYLE_NORMAL] = { B, OWN },       [STYLE_TITLE] = { B | R, OWN },
        [STYLE_HEADING] = { B | U, OWN },  [STYLE_LABEL] = { B, OWN },
        [STYLE_FIELD] = { B | U, OWN },    [STYLE_FOCUS] = { B | R | U, OWN },
        [STYLE_SELECTED] = { B | R, OWN }, [STYLE_MUTED] = { B, OWN },
        [STYLE_GOOD] = { B | U, OWN },     [STYLE_WARNING] = { B | U, OWN },
        [STYLE_DANGER] = { B | R, OWN },   [STYLE_KEY] = { B | U, OWN },
        [STYLE_BAR] = { B | R, OWN },
    },
    [TERM_THEME_MONO] = {
        [STYLE_NORMAL] = { 0, OWN },       [STYLE_TITLE] = { R, OWN },
        [STYLE_HEADING] = { B, OWN },      [STYLE_LABEL] = { 0, OWN },
        [STYLE_FIELD] = { U, OWN },        [STYLE_FOCUS] = { B | U, OWN },
        [STYLE_SELECTED] = { R, OWN },     [STYLE_MUTED] = { 0, OWN },
        [STYLE_GOOD] = { B, OWN },         [STYLE_WARNING] = { B | U, OWN },
        [STYLE_DANGER] = { B | R, OWN },   [STYLE_KEY] = { B, OWN },
        [STYLE_BAR] = { R, OWN },
    },
};
// clang-format on

static_assert(sizeof looks / sizeof *looks == TERM_THEME_MONO + 1, "a row for every theme");

struct theme_look
theme_look(enum term_theme theme, bool color, enum style style)
{
    assert(theme >= TERM_THEME_DEFAULT && theme <= TERM_THEME_MONO && style < STYLE__COUNT);
    if (!color && theme != TERM_THEME_HIGH_CONTRAST)
        theme = TERM_THEME_MONO;
    return looks[theme][style];
}
