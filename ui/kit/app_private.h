/* app_private.h - what the files of the running program share: app.c (loop, dispatch), stack.c,
 * drafts.c, frame.c (painting). Screens use app.h. */
#pragma once

#include "ui/kit/app.h"

enum { APP_MESSAGE_SIZE = 512, APP_SMALL_ROWS = 8, APP_SMALL_COLS = 30,
       APP_NEED_ROWS = 10, APP_NEED_COLS = 40 }; /* small: nothing can be shown; need: what is asked for */

/* Keys of one act come closer together than this, also from who looks for each on the keyboard;
 * who has seen that the screen was covered takes longer. */
enum { APP_BREATH_MS = 600, HELD_MAX = 100 };

/* What came while the screen was covered and was not done. */
struct held {
    uint32_t first; /* the key that uncovered it */
    uint32_t rest[HELD_MAX];
    size_t count;
};

struct app_note {
    char text[APP_MESSAGE_SIZE];
    enum style style;
};

struct app {
    const struct app_hooks *hooks;
    void *context;
    struct canvas *canvas;
    bool is_headless;
    int rows, cols; /* headless only */

    struct screen *top;
    struct screen *dead;       /* closed, freed when the event is done */
    struct screen *needs_load; /* came to light again */
    struct screen *saving;     /* inside its save: popping parks nothing */
    void (*running)(struct screen *s); /* the command at work: what opened a list or a question */
    int depth;                 /* events being handled, one inside the other */

    struct app_note notes[APP_MESSAGES]; /* ring */
    int notes_count, notes_next;
    bool has_status; /* the newest note stands on the message line */
    bool is_prefix;  /* Esc was pressed */
    bool is_masked;
    bool swallows; /* the screen was covered: what is typed in the same breath does nothing */
    bool is_over;
    bool paste_was_lost;
    bool draft_fails; /* the last try did; said until it works */
    bool draft_waits; /* to be written at draft_at */
    bool polls, may_suspend;
    bool wants_paint, wants_beep, wants_sync, wants_redraw;
    char language[3]; /* chosen while running; "" by the environment */
    long now, draft_at, poll_at, key_at, quiet_at; /* ms; quiet_at -1: never */
    long swallowed_at;
    struct held held;
};

/* stack.c */
void stack_remove(struct screen *s); /* off the stack now, freed when the event is done */
bool stack_may_stay(struct screen *s); /* false: it was closed and has said why */
/* Closes a screen that was read again and refused: what it shows may not be seen any more. */
void stack_close_refused(struct screen *s, enum err_code rc, const struct err *e);
void stack_reap(struct app *app); /* frees the dead and loads what came to light */

/* app.c */
void app_ask_quiet(struct app *app); /* mask, lock or sign out if the time for it has come */

/* dispatch.c: the end of the breath of keys that do nothing. Only when no key waits. */
void dispatch_on_timer(struct app *app, long *wait);

/* drafts.c */
bool drafts_keeps(const struct screen *s); /* a draft can be kept of it */
bool drafts_write(struct screen *s);       /* if it has news; false: it has been said */
void drafts_offer(struct screen *s);       /* read back after opening */
void drafts_drop(struct screen *s);
void drafts_look(struct screen *s);        /* who else is at it now */
enum err_code drafts_save(struct screen *s, struct err *e); /* ops->save, and the draft with it */
void drafts_note_edit(struct app *app); /* after a key: the timer runs from the first unsaved one */
void drafts_on_timer(struct app *app);

/* frame.c */
void frame_paint(struct app *app);
bool frame_is_small(const struct app *app);
bool frame_is_masked(const struct app *app); /* never the lock: it shows nobody's data */
bool frame_takes_text(const struct app *app); /* the focus is a line that is written on, in sight */

/* keybar.c */
void keybar_draw(const struct screen *s, struct canvas *c);
