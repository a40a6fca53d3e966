/* theme.h - what each style looks like. Pure: term.c turns it into the terminal's attributes. The
 * reader's own background stays; colours are the 8 ANSI ones; without colour nothing is lost. */
#pragma once

#include "ui/kit/style.h"
#include "ui/kit/term.h"

enum theme_bits { THEME_BOLD = 1, THEME_REVERSE = 2, THEME_UNDERLINE = 4 };

struct theme_look {
    unsigned char bits;
    signed char color; /* ANSI 0..7; -1: the reader's own */
};

/* `color` false: as TERM_THEME_MONO, for high contrast as itself. */
struct theme_look theme_look(enum term_theme theme, bool color, enum style style);
