/* picker.h - a numbered list that narrows by typing: help, palette, lists of fields. Letters narrow
 * at once (words, keys, kana), digits pick while nothing is typed, Enter picks, Esc Esc leaves with
 * nothing changed. A row takes as many lines as its words need. */
#pragma once

#include "ui/kit/form.h"

struct screen;

/* `picked` gets the asking screen and the index in `rows` (copied; ends with { 0 }); it is not
 * called when the reader leaves. `title` is translated text. `selected` -1: the first. */
void picker_ask(struct screen *s, const char *title, const struct choice *rows, int selected,
                void (*picked)(struct screen *s, int index));

/* The same for rows whose first `aside` columns stand alone, their words going on below each other
 * behind them. Not `numbered`, for rows that name digits as keys: a digit narrows too. */
void picker_ask_lined(struct screen *s, const char *title, const struct choice *rows, int aside,
                      bool numbered, void (*picked)(struct screen *s, int index));

/* The same with a pointer of the asker's, which must outlive the list. */
void picker_ask_with(struct screen *s, const char *title, const struct choice *rows, int selected,
                     void (*picked)(struct screen *s, void *data, int index), void *data);

/* The help of a screen: all its commands and the common ones; Enter runs one. */
void help_open(struct screen *s);
/* The messages of this session, newest first. */
void messages_open(struct screen *s);
