/* dialog.h - questions. Each is a screen on the stack; the answer comes back by a callback that
 * gets the asking screen; leaving (Esc Esc, F3) calls nothing. All texts are translated ones. */
#pragma once

#include <stdint.h>

#include "ui/kit/form.h"

struct screen;

/* What the next question of this screen is about, where that is neither its own record nor the row
 * selected in its table: the name of a kind ("flag"), the record's id (0: no record yet) and which part
 * of it ("" all).
 * What is typed is kept as a draft of just that; a question about nothing that has a name keeps
 * none. Said before each such question: it holds for one. */
void dialog_about(struct screen *s, const char *kind, int64_t id, const char *part);

/* A text to read; any of Enter, Esc Esc closes it. One longer than the screen is scrolled. */
void dialog_message(struct screen *s, const char *title, const char *text);

/* The same for a sheet that can be written to a file: its first line is the heading. `on_write` gets
 * the dialog, on which it may ask for the name; dialog_sheet_text() is the whole text then. */
void dialog_sheet(struct screen *s, const char *text, void (*on_write)(struct screen *dialog));
const char *dialog_sheet_text(const struct screen *dialog);

/* Only before a loss. Cancel comes first and has the focus; y takes it, n or Enter does not. */
void dialog_confirm(struct screen *s, const char *question, void (*on_yes)(struct screen *s));

/* One line of text (1 to `max` characters after trimming); Enter answers. `initial` may be NULL. When
 * `on_text` says an error (screen_fail, screen_ok), the question stays with the words beside what was
 * typed; a password is typed again. */
void dialog_prompt(struct screen *s, const char *question, const char *initial, int max,
                   void (*on_text)(struct screen *s, const char *text));
/* The same for a password: never echoed, wiped afterwards. */
void dialog_password(struct screen *s, const char *question,
                     void (*on_text)(struct screen *s, const char *password));

/* A small form on its own; F9/Ctrl-S saves. `on_save` reads the values and calls the desk: with
 * ERR_OK the dialog closes and the asker reloads, else the words stand beside the field and all
 * that was typed stays. `prepare` (may be NULL) fills in first values. */
void dialog_form(struct screen *s, const char *title, const struct field *fields,
                 void (*prepare)(struct screen *s, struct form *f),
                 enum err_code (*on_save)(struct screen *s, struct form *f, struct err *e));
