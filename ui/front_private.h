/* front_private.h - what the files of the front share: front.c (opening, look, drafts, the whole),
 * front_away.c (who sits here: coming, hiding, leaving), front_aside.c (several people). */
#pragma once

#include "desk/session_aside.h"
#include "ui/front.h"
#include "ui/kit/app.h"

/* One person whose screens are set aside: always with the lock screen among them. */
struct front_aside {
    struct session_aside session;
    struct screen *stack; /* owned */
    long hidden_ms;
    char hidden_at[6];
};

/* What belongs to the terminal and not to the desk: one of each in a process. */
extern struct front {
    struct front_options options;
    struct app *app;
    struct desk *desk;    /* NULL until a file is open */
    char path[4096];
    char hidden_at[6];
    long hidden_ms;       /* app_now() at which the screen was hidden */
    bool is_taken_up;     /* the session was set aside; its look comes with the PIN */
    long mask_ms, lock_ms, sign_out_ms; /* of the open file's settings */
    struct front_aside aside[FRONT_ASIDE_MAX]; /* who came first stands first */
    int aside_count;
} front;

bool front_is_signed_in(void);
/* What went wrong beside the reader's own act stands on the message line. */
void front_say_if_bad(enum err_code rc, const struct err *e);
/* ---- front_away.c ---- */

/* `hurry`: better not at all than to wait for another desk. False: it has been said. */
bool front_keep_drafts(bool hurry);
/* The screen of a terminal at which nobody sits: the list of names, if there are some. */
void front_begin_again(void);
/* The lock screen, before anything that might wait. `hidden_ms`: since when. */
void front_cover(long hidden_ms);

/* ---- front_aside.c ---- */

/* Ends those whose time is over, or, `check`, whose session was ended from outside. */
void front_end_late(bool check);
/* ms until the next one's time is over; somebody is set aside. */
long front_aside_left(void);
/* The own screens, if they are set aside here (the new session has ended the old one), else today. */
MUST_CHECK enum err_code front_show_own(struct err *e);
/* One more than may stay: who has been away longest is signed out, which `words` say then. */
void front_make_room(char *words, size_t size);

/* Hooks of the kit. */
bool front_poll_changed(struct app *app);
long front_quiet(struct app *app, long quiet_ms);
void front_hide(struct app *app);
bool front_can_hide(const struct app *app);
void front_switch(struct app *app);
bool front_can_switch(const struct app *app);
void front_after_key(struct app *app);
