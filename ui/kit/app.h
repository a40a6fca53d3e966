/* app.h - the running program: event loop, screen stack, dispatch, one paint per batch. Knows no
 * database: what the desk must do comes in by hooks. Also runs without a terminal, for tests. */
#pragma once

#include "core/date.h"
#include "core/err.h"
#include "ui/kit/canvas.h"
#include "ui/kit/keys.h"
#include "ui/kit/screen.h"

#include <stdbool.h>
#include <stddef.h>

struct app;

/* Right end of the title line, in the reader's language. Where the line is short the kit leaves out
 * `who`, then `day`; the mark stays always, in its short form where even that is too long. */
struct app_badge {
    char who[128], day[64]; /* "" none */
    char mark[64], mark_short[64]; /* "日付指定 架空" */
};

/* All may be NULL. */
struct app_hooks {
    /* Role check of NEED_MAY; NULL: everything is allowed. */
    bool (*allowed)(const struct app *app, int action);
    struct date (*today)(const struct app *app); /* the desk's clock */
    void (*title_badge)(const struct app *app, struct app_badge *out);

    /* Every 250 ms while app_set_polling(true) and not locked: true when another desk changed the
     * database. The visible screen is then loaded again. */
    bool (*poll_changed)(struct app *app);
    /* Nothing typed since `quiet_ms`: mask, lock, sign out. Returns the quiet time in ms at which
     * to ask again, -1: never. */
    long (*on_quiet)(struct app *app, long quiet_ms);
    /* F12, Esc h: put the lock screen on top, show it, keep the drafts. */
    void (*on_hide)(struct app *app);
    /* NULL: always. False where nothing is shown that could be hidden: before the sign-in. */
    bool (*can_hide)(const struct app *app);
    /* Esc u: set aside the screens of who sits here, and ask who comes. */
    void (*on_switch)(struct app *app);
    bool (*can_switch)(const struct app *app); /* NULL: always */
    /* A key was handled, whatever it did: the hook may begin again with another screen. */
    void (*after_key)(struct app *app);
    /* Nothing is open in the database: asserted before waiting for a key. */
    bool (*is_idle)(const struct app *app);
    /* The words have changed to "ja" or "en": remember it. Comes before the screens are read again. */
    void (*on_language)(struct app *app, const char *language);

    /* Drafts, by form (ops->id) and record. write: ERR_OK or the reason (said until it works).
     * read: malloc()ed text and the row version it began from; NULL: there is none. drop: what
     * was typed is taken back or thrown away. */
    enum err_code (*draft_write)(struct app *app, const struct screen *s, const char *text,
                                 struct err *e);
    char *(*draft_read)(struct app *app, const struct screen *s, long *version);
    void (*draft_drop)(struct app *app, const struct screen *s);
    /* NULL: nothing. The form of a draft is left: it waits, nobody is at it. */
    void (*draft_park)(struct app *app, const struct screen *s);
    /* Around ops->save of a screen with a draft: so that the desk removes it in the transaction of
     * the save. The end says whether it did. Both or neither NULL. */
    void (*draft_save_begin)(struct app *app, const struct screen *s);
    bool (*draft_save_end)(struct app *app);
    /* NULL: nothing. Who else is at what this screen is about, as a line for below its title: at its
     * form, or (a screen without one) at any form about its person. Asked when the screen opens and
     * whenever it is read again. */
    void (*editors)(struct app *app, const struct screen *s, char *out, size_t size);
    /* NULL: always. May `action` be done to the person of the screen? Asked before a command with
     * NEED_MAY leads on, so that nobody writes what could not be stored. */
    enum err_code (*may_do)(struct app *app, const struct screen *s, int action, struct err *e);
    /* NULL: always. Whether what is shown of the person of the screen may go on being shown; asked of
     * the visible screen before it is read again, ERR_DENIED closes it. */
    enum err_code (*may_stay)(struct app *app, const struct screen *s, struct err *e);
    /* NULL: nothing. On while a screen reads again what it had read before. */
    void (*rereading)(struct app *app, bool on);
    /* NULL: nothing. On while drafts are written by the timer: better to fail at once, and be asked
     * again in a second, than to wait for another desk. */
    void (*hurry)(struct app *app, bool on);
};

/* `context` is the desk, given back by app_context; hooks must outlive the app. The terminal is
 * started by the caller (term_start) before app_run. Aborts without memory. */
struct app *app_new(const struct app_hooks *hooks, void *context);
/* No terminal: events are fed, the canvas is read. ASCII look, language of the process. */
struct app *app_new_headless(int rows, int cols, const struct app_hooks *hooks, void *context);
void app_free(struct app *app); /* closes all screens without keeping drafts */
void *app_context(const struct app *app);
/* Another desk behind the same program: a database was made or chosen. */
void app_set_context(struct app *app, void *context);
struct date app_today(const struct app *app); /* DATE_NONE without a hook */
bool app_is_allowed(const struct app *app, int action);

/* ---- the stack ---- */

MUST_CHECK enum err_code app_push(struct app *app, const struct screen_ops *ops, const void *arg,
                                  struct err *e);
struct screen *app_top(const struct app *app); /* NULL: none, and app_run ends */
/* A lock screen lies on the stack, perhaps below a question of its own. Keys then do not count as
 * use: the quiet time goes on until it is taken off. */
bool app_is_locked(const struct app *app);
/* Closes everything (drafts first), forgets all messages and begins again with one screen:
 * sign-out. */
MUST_CHECK enum err_code app_restart(struct app *app, const struct screen_ops *ops,
                                     const void *arg, struct err *e);
/* Sets a stack aside (user switch, each gets back the own screens), drafts first, and forgets all
 * messages. The stack is the caller's until app_put_stack() or app_free_stack(); another screen must
 * be pushed. */
struct screen *app_take_stack(struct app *app);
/* Closes everything that stands, forgets all messages and goes on with that stack. */
void app_put_stack(struct app *app, struct screen *stack);
void app_free_stack(struct screen *stack);
/* The loop's time in ms (it also counts while the computer sleeps), as of the last key or timer. */
long app_now(const struct app *app);

/* ---- running ---- */

/* Until quit; returns the exit status: 0, 128 + signal, 129 when the terminal is gone. */
int app_run(struct app *app);
/* What Ctrl-Q does: drafts are parked; asks only when something would be lost. */
void app_quit(struct app *app);
void app_set_polling(struct app *app, bool on); /* on while somebody is signed in */
void app_set_suspend(struct app *app, bool allowed); /* Ctrl-Z; default off */
void app_suspend(struct app *app);
void app_beep(struct app *app); /* with the next paint */
void app_show(struct app *app); /* paints at once, before something that may take a while */
void app_set_language(struct app *app, const char *language); /* "ja" or "en", at once */
const char *app_language(const struct app *app); /* "ja" or "en" */
/* Names, numbers and notes become 〇 until the next key, which does nothing else. */
void app_set_masked(struct app *app, bool masked);
/* All drafts now; false when one could not be written (it has been said). */
bool app_keep_drafts(struct app *app);

/* ---- messages ---- newest first; NULL past the end */

enum { APP_MESSAGES = 50 };
void app_say(struct app *app, enum style style, const char *text);
/* The same on the terminal at once: before something that keeps the reader waiting for seconds. */
void app_say_now(struct app *app, enum style style, const char *text);
const char *app_message(const struct app *app, int nth);
const char *app_status(const struct app *app); /* on the message line now, "" none */

/* ---- for tests and the loop ---- */

void app_handle(struct app *app, const struct key_event *ev);
void app_feed(struct app *app, const char *keys); /* "F9 Ctrl-S Down n": by key names */
void app_type(struct app *app, const char *text); /* typed characters */
void app_paste(struct app *app, const char *text);
void app_resize(struct app *app, int rows, int cols); /* headless only */
void app_size(const struct app *app, int *rows, int *cols); /* of the screen now */
int app_body_rows(const struct app *app); /* of those, what area_body() gives */
const struct canvas *app_paint(struct app *app); /* draws now; until the next paint */
bool app_is_over(const struct app *app); /* quit was asked, or no screen is left */
/* Timers as of `now_ms` (monotonic): drafts, polling, quiet. Returns ms to the next, -1 none. */
long app_timers(struct app *app, long now_ms);
