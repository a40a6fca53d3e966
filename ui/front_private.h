/* front_private.h - what the files of the front share: front.c (opening, look, drafts, the whole),
 * front_away.c (who sits here, hiding, setting aside, leaving). */
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
/* Hooks of the kit, in front_away.c. */
bool front_poll_changed(struct app *app);
long front_quiet(struct app *app, long quiet_ms);
void front_hide(struct app *app);
bool front_can_hide(const struct app *app);
void front_switch(struct app *app);
bool front_can_switch(const struct app *app);
void front_after_key(struct app *app);
