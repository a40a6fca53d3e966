/* front_away.c - who sits here and who does not: coming, hiding, locking, signing out. */
#include <stdio.h>
#include <string.h>

#include "desk/session.h"
#include "desk/setting.h"
#include "desk/words.h"
#include "ui/front_private.h"
#include "ui/kit/screen.h"
#include "ui/kit/term.h"
#include "ui/screens/accounts.h"
#include "ui/screens/change_user.h"
#include "ui/screens/lock.h"
#include "ui/screens/sign_in.h"
#include "ui/screens/today.h"

enum {
    PAUSE_MS = 2000, /* without a key: what must not hold one up is done then */
    AGAIN_MS = 1000, /* and again, when another desk was saving */
};

bool
front_is_signed_in(void)
{
    return front.desk && front.desk->user.staff_id != 0;
}

void
front_say_if_bad(enum err_code rc, const struct err *e)
{
    if (rc != ERR_OK && front.app)
        app_say(front.app, STYLE_DANGER, e->msg);
}

void
front_read_times(void)
{
    int64_t seconds = 60, minutes = 3, locked = SESSION_LOCKED_MINUTES;
    bool suspend = false;
    struct err e;

    front_say_if_bad(setting_get_int(front.desk, SETTING_MASK_SECONDS, &seconds, &e), &e);
    front_say_if_bad(setting_get_int(front.desk, SETTING_LOCK_MINUTES, &minutes, &e), &e);
    front_say_if_bad(setting_get_int(front.desk, SETTING_SIGN_OUT_MINUTES, &locked, &e), &e);
    front_say_if_bad(setting_get_flag(front.desk, SETTING_SUSPEND, &suspend, &e), &e);
    front.mask_ms = (long)seconds * 1000;
    front.lock_ms = (long)minutes * 60 * 1000;
    front.sign_out_ms = (long)locked * 60 * 1000;
    if (front.app)
        app_set_suspend(front.app, suspend);
}

/* ---- who leaves ---- */

bool
front_keep_drafts(bool hurry)
{
    desk_set_hurry(front.desk, hurry);
    bool kept = app_keep_drafts(front.app);
    desk_set_hurry(front.desk, false);
    return kept;
}

void
front_begin_again(void)
{
    struct err e = { 0 };

    app_set_polling(front.app, false);
    app_set_masked(front.app, false);
    front.is_taken_up = false;
    front_say_if_bad(app_restart(front.app,
                                 front.aside_count > 0 ? &change_user_screen : &sign_in_screen,
                                 NULL, &e), &e);
    app_show(front.app);
    term_clear_scrollback();
}

/* `asked`: by the user, who waits for another desk if need be. False when a draft could not be
 * written (it has been said): then everything stays, for nothing typed may be lost by leaving. */
static bool
leave(bool asked)
{
    struct err why = { 0 }, e = { 0 };

    if (!front_keep_drafts(!asked))
        return false;
    if (session_is_over(front.desk))
        (void)!session_check(front.desk, &why);
    front_begin_again();
    front_say_if_bad(session_sign_out(front.desk, &e), &e); /* nothing is shown while it waits */
    if (why.msg[0])
        app_say(front.app, STYLE_WARNING, why.msg);
    return true;
}

void
front_cover(long hidden_ms)
{
    struct err e = { 0 };

    front.desk->local_now(front.hidden_at);
    front.hidden_ms = hidden_ms;
    app_set_masked(front.app, false); /* or the first key of the password is lost on it */
    front_say_if_bad(app_push(front.app, &lock_screen, NULL, &e), &e);
    app_show(front.app);
    term_clear_scrollback();
}

/* At once, also while another desk is saving: drafts are tried again behind the lock, and the line
 * comes with the unlocking. */
static void
hide(bool by_hand, long hidden_ms)
{
    if (!front_is_signed_in() || app_is_locked(front.app))
        return;
    front_cover(hidden_ms);
    (void)front_keep_drafts(true);
    desk_set_hurry(front.desk, true);
    (void)!session_hide(front.desk, by_hand, NULL);
    desk_set_hurry(front.desk, false);
}

/* The session was ended from outside: nothing of it may stay on the screen. Tried again by
 * front_quiet() while the drafts cannot be written. */
static void
part(void)
{
    if (!leave(false) && !app_is_locked(front.app))
        front_cover(app_now(front.app));
}

/* ---- hooks ---- */

bool
front_poll_changed(struct app *app)
{
    struct err e = { 0 };

    (void)app;
    if (!front.desk)
        return false;
    bool changed = desk_changed(front.desk);
    if (changed)
        front_read_times();
    if (front_is_signed_in() || session_is_over(front.desk))
        front_say_if_bad(session_check(front.desk, &e), &e);
    front_end_late(changed);
    if (!session_is_over(front.desk))
        return changed;
    part();
    return false;
}

void
front_after_key(struct app *app)
{
    (void)app;
    if (front.desk && session_is_over(front.desk))
        part();
}

bool
front_can_hide(const struct app *app)
{
    (void)app;
    return front_is_signed_in();
}

void
front_hide(struct app *app)
{
    hide(true, app_now(app));
}

/* ---- nobody types ---- */

static long
next_step(long quiet_ms)
{
    long next = front.lock_ms < front.mask_ms || quiet_ms >= front.mask_ms ? front.lock_ms
                                                                           : front.mask_ms;

    return quiet_ms < PAUSE_MS ? PAUSE_MS : next;
}

/* A pause in the work: tidying up, and the mark that somebody sits here. */
static long
use_pause(long quiet_ms)
{
    struct err e = { 0 };
    long next = next_step(quiet_ms);

    desk_idle(front.desk);
    desk_set_hurry(front.desk, true);
    enum err_code rc = session_touch(front.desk, &e);
    desk_set_hurry(front.desk, false);
    if (rc == ERR_BUSY && quiet_ms + AGAIN_MS < next)
        return quiet_ms + AGAIN_MS;
    if (rc != ERR_BUSY && !session_is_over(front.desk))
        front_say_if_bad(rc, &e);
    return next;
}

static long
when_locked(long quiet_ms)
{
    long left = front.hidden_ms + front.sign_out_ms - app_now(front.app);

    if (left > 0)
        return quiet_ms + left;
    return leave(false) ? -1 : quiet_ms + AGAIN_MS;
}

/* Mask, lock, sign out, by the time since the last key. Returns when to be asked again. */
static long
own_step(struct app *app, long quiet_ms)
{
    if (front.desk && session_is_over(front.desk)) {
        part();
        return session_is_over(front.desk) ? quiet_ms + AGAIN_MS : -1;
    }
    if (!front_is_signed_in())
        return -1;
    if (app_is_locked(app))
        return when_locked(quiet_ms);
    if (quiet_ms >= front.lock_ms) { /* later than that only after the computer slept */
        hide(false, app_now(app) - quiet_ms + front.lock_ms);
        return when_locked(quiet_ms);
    }
    if (quiet_ms >= front.mask_ms)
        app_set_masked(app, true);
    else if (quiet_ms >= PAUSE_MS)
        return use_pause(quiet_ms);
    return next_step(quiet_ms);
}

long
front_quiet(struct app *app, long quiet_ms)
{
    long next;

    if (front.aside_count > 0)
        front_end_late(false);
    next = own_step(app, quiet_ms);
    if (front.aside_count > 0) {
        long left = front_aside_left();
        long then = quiet_ms + (left > 0 ? left : AGAIN_MS);

        next = next < 0 || then < next ? then : next;
    }
    return next;
}

/* ---- who comes ---- */

void
front_signed_in(struct screen *s)
{
    char words[2 * LINE_SIZE + 64];
    struct err e = { 0 };

    front_read_times();
    enum err_code rc = front_show_own(&e);
    front_say_if_bad(rc, &e);
    front_apply_look(s);
    if (rc == ERR_OK) {
        snprintf(words, sizeof words, _("Signed in: %s"), front.desk->user.name);
        front_make_room(words, sizeof words);
        app_say(front.app, STYLE_NORMAL, words);
        /* A new office: nobody can work until the first people have an account. */
        if (accounts_are_needed(front.desk))
            front_say_if_bad(app_push(front.app, &accounts_screen, NULL, &e), &e);
    }
    app_set_polling(front.app, true);
}

void
front_sign_out(struct screen *s)
{
    (void)s;
    (void)leave(true);
}

void
front_unlocked(struct screen *s)
{
    screen_pop(s);
    if (front.is_taken_up)
        front_apply_look(s);
    front.is_taken_up = false;
}
