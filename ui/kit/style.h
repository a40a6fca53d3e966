/* style.h - what a cell means. Resolved to attributes and colours last, in term.c; state is never
 * told by a style alone (a sign and a word stand beside it). */
#pragma once

enum style {
    STYLE_NORMAL,
    STYLE_TITLE,    /* first row of every screen */
    STYLE_HEADING,  /* head of a section or a table */
    STYLE_LABEL,    /* name of a field */
    STYLE_FIELD,    /* where text is typed */
    STYLE_FOCUS,    /* the field that has the focus */
    STYLE_SELECTED, /* the chosen row; "> " stands beside it */
    STYLE_MUTED,    /* guide lines, hints */
    STYLE_GOOD,
    STYLE_WARNING,
    STYLE_DANGER,
    STYLE_KEY,      /* a key's name on the bar */
    STYLE_BAR,      /* the key bar's labels */
    STYLE__COUNT
};
