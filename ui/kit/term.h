/* term.h - the only file that knows ncurses: start, refusal, input units, showing a canvas, and
 * giving the terminal back on every way out. */
#pragma once

#include "core/err.h"
#include "ui/kit/canvas.h"
#include "ui/kit/keys.h"

enum term_glyphs { TERM_GLYPHS_AUTO, TERM_GLYPHS_ASCII, TERM_GLYPHS_UNICODE };
enum term_theme { TERM_THEME_DEFAULT, TERM_THEME_LIGHT, TERM_THEME_HIGH_CONTRAST, TERM_THEME_MONO };

struct term_options {
    enum term_glyphs glyphs;
    enum term_theme theme;
    bool color; /* false: NO_COLOR or --color never */
    bool sync;  /* MADOGUCHI_SYNC=1 */
};

/* setlocale as TERMINAL.md section 3: works with any LANG; false only without C.UTF-8. */
bool term_locale(void);
/* Switch gettext's words to "ja" or "en" now. `folder` of the catalogues is remembered from the
 * first call that gives one. */
void term_language(const char *language, const char *folder);

/* Is there a usable terminal? ERR_IO with the sentence of term_start; nothing is changed. */
MUST_CHECK enum err_code term_check(struct err *e);
/* Take the signals (loop.h), ask how wide ambiguous characters are (TERM_GLYPHS_AUTO only: at most
 * 200 ms, keys typed meanwhile are kept), start the library. ERR_IO with a sentence that names what
 * is wrong and --plain when there is no usable terminal; nothing is changed then. */
MUST_CHECK enum err_code term_start(const struct term_options *o, struct err *e);
void term_stop(void); /* safe to run twice; also run by atexit and, crash-safe, by signals */
bool term_is_ascii(void); /* the look the probe or the option chose */
void term_set_look(enum term_glyphs glyphs, enum term_theme theme, bool color);

void term_size(int *rows, int *cols);
/* After SIGWINCH and at K_SYNC. true: the size has changed, or changed and came back (the terminal
 * may have cut what it showed then): the next show paints every cell. */
bool term_check_size(void);
/* Show the canvas (differences only) with the cursor where it says; one doupdate. */
void term_show(const struct canvas *c);
void term_redraw(void); /* the next show paints every cell */
void term_beep(void);
void term_clear_scrollback(void); /* lock: CSI 3 J */
void term_suspend(void);          /* Ctrl-Z when the setting allows it */
void term_continue(void); /* SIGCONT that term_suspend did not wait for: modes, size, all cells */

/* Next event that waits, without blocking; false when there is none: ask until then before waiting
 * again, the library keeps bytes that poll() does not see. `now_ms` is monotonic. */
bool term_next_event(struct key_event *e, long now_ms);
/* A paste without its end bracket closes after 1 s; -1: no timer needed. */
int term_timeout(long now_ms);
/* To K_SYNC, after the paint: OSC 7770 ; n BEL. */
void term_sync_answer(void);
