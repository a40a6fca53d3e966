/* front_away.c - who sits here and who does not: hiding, locking, setting aside for another user,
 * signing out. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "desk/session.h"
#include "desk/setting.h"
#include "desk/words.h"
#include "ui/front_private.h"
#include "ui/kit/form.h"
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

static bool
keep_drafts(bool hurry)
{
    desk_set_hurry(front.desk, hurry);
    bool kept = app_keep_drafts(front.app);
    desk_set_hurry(front.desk, false);
    return kept;
}

/* The screen of a terminal at which nobody sits: the list of names, if there are some. */
static void
begin_again(void)
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

    if (!keep_drafts(!asked))
        return false;
    if (session_is_over(front.desk))
        (void)!session_check(front.desk, &why);
    begin_again();
    front_say_if_bad(session_sign_out(front.desk, &e), &e); /* nothing is shown while it waits */
    if (why.msg[0])
        app_say(front.app, STYLE_WARNING, why.msg);
    return true;
}

/* The lock screen, before anything that might wait. `hidden_ms`: since when. */
static void
cover(long hidden_ms)
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
    cover(hidden_ms);
    (void)keep_drafts(true);
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
        cover(app_now(front.app));
}

/* ---- set aside ---- */

int
front_aside_count(void)
{
    return front.aside_count;
}

void
front_aside(int i, const char **name, const char **since)
{
    *name = front.aside[i].session.user.name;
    *since = front.aside[i].session.since;
}

static struct front_aside
take_aside(int i)
{
    struct front_aside taken = front.aside[i];

    front.aside_count--;
    memmove(&front.aside[i], &front.aside[i + 1],
            (size_t)(front.aside_count - i) * sizeof front.aside[0]);
    return taken;
}

static bool
comes_before(const struct session_aside *a, const struct session_aside *b)
{
    int order = strcmp(a->since, b->since);

    return order != 0 ? order < 0 : a->user.staff_id < b->user.staff_id;
}

/* Who came first stands first, however often they change: the numbers stay in the fingers. */
static void
put_aside(const struct front_aside *aside)
{
    int i = front.aside_count++;

    for (; i > 0 && comes_before(&aside->session, &front.aside[i - 1].session); i--)
        front.aside[i] = front.aside[i - 1];
    front.aside[i] = *aside;
}

static int
longest_away(void)
{
    int longest = 0;

    for (int i = 1; i < front.aside_count; i++)
        if (front.aside[i].hidden_ms < front.aside[longest].hidden_ms)
            longest = i;
    return longest;
}

/* Its drafts were written when it was set aside. False: another desk is saving, try again. */
static bool
end_aside(int i)
{
    struct err e = { 0 };

    if (session_end_aside(front.desk, &front.aside[i].session, &e) == ERR_BUSY)
        return false;
    app_free_stack(take_aside(i).stack);
    return true;
}

/* The list of names has changed. */
static void
show_names(void)
{
    struct screen *top = app_top(front.app);

    if (top->ops != &change_user_screen)
        return;
    if (front.aside_count == 0)
        begin_again();
    else
        screen_reload(top);
}

/* Those whose time is over, or, `check`, whose session was ended from outside. */
static void
end_late(bool check)
{
    int before = front.aside_count;

    desk_set_hurry(front.desk, true);
    for (int i = front.aside_count - 1; i >= 0; i--) {
        const struct front_aside *aside = &front.aside[i];

        if (app_now(front.app) - aside->hidden_ms >= front.sign_out_ms
            || (check
                && session_check_aside(front.desk, &aside->session, NULL) == ERR_DENIED))
            (void)end_aside(i);
    }
    desk_set_hurry(front.desk, false);
    if (front.aside_count != before)
        show_names();
}

bool
front_can_switch(const struct app *app)
{
    return front_is_signed_in()
           || (front.aside_count > 0 && app_top(app)->ops != &change_user_screen);
}

/* Hidden first; then drafts, line and the list of names. When something of it cannot be done, the
 * lock screen stands there and says so. */
void
front_switch(struct app *app)
{
    struct front_aside aside = { 0 };
    struct err e = { 0 };

    if (!front_is_signed_in()) {
        begin_again();
        return;
    }
    if (!app_is_locked(app))
        cover(app_now(app));
    if (!keep_drafts(false))
        return;
    enum err_code rc = session_set_aside(front.desk, &aside.session, &e);
    if (rc != ERR_OK) {
        front_say_if_bad(rc, &e);
        return;
    }
    for (struct screen *s = app_top(app); s; s = s->below)
        if (s->ops->is_lock)
            form_clear_secrets(s->form); /* half typed */
    aside.stack = app_take_stack(app);
    aside.hidden_ms = front.hidden_ms;
    memcpy(aside.hidden_at, front.hidden_at, sizeof aside.hidden_at);
    assert(front.aside_count < FRONT_ASIDE_MAX);
    put_aside(&aside);
    begin_again();
}

void
front_take_up(struct screen *s, int i)
{
    struct front_aside aside = take_aside(i);
    struct err e = { 0 };

    (void)s; /* it may be gone before the words are said */
    enum err_code rc = session_take_up(front.desk, &aside.session, &e);

    if (rc == ERR_OK) {
        front.hidden_ms = aside.hidden_ms;
        front.is_taken_up = true;
        memcpy(front.hidden_at, aside.hidden_at, sizeof front.hidden_at);
        app_put_stack(front.app, aside.stack);
        app_set_polling(front.app, true);
        return;
    }
    if (rc == ERR_DENIED) {
        app_free_stack(aside.stack);
        show_names();
    } else {
        put_aside(&aside);
    }
    app_say(front.app, STYLE_DANGER, e.msg);
}

void
front_close(void)
{
    while (front.aside_count > 0) {
        (void)!session_end_aside(front.desk, &front.aside[0].session, NULL);
        app_free_stack(take_aside(0).stack);
    }
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
    end_late(changed);
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
        end_late(false);
    next = own_step(app, quiet_ms);
    if (front.aside_count > 0) {
        long left = front.aside[longest_away()].hidden_ms + front.sign_out_ms - app_now(app);
        long then = quiet_ms + (left > 0 ? left : AGAIN_MS);

        next = next < 0 || then < next ? then : next;
    }
    return next;
}

/* ---- who comes ---- */

static int
find_aside(int64_t staff_id)
{
    for (int i = 0; i < front.aside_count; i++)
        if (front.aside[i].session.user.staff_id == staff_id)
            return i;
    return -1;
}

/* The own screens, if they are set aside here: the new session has ended the old one. */
static enum err_code
show_own(struct err *e)
{
    int i = find_aside(front.desk->user.staff_id);

    if (i < 0)
        return app_restart(front.app, &today_screen, NULL, e);
    app_put_stack(front.app, take_aside(i).stack);
    while (app_is_locked(front.app))
        screen_pop(app_top(front.app));
    return ERR_OK;
}

/* One more than may stay: who has been away longest is signed out. */
static void
make_room(char *words, size_t size)
{
    char name[LINE_SIZE];

    if (front.aside_count < FRONT_ASIDE_MAX)
        return;
    struct front_aside aside = take_aside(longest_away());
    snprintf(name, sizeof name, "%s", aside.session.user.name);
    (void)!session_end_aside(front.desk, &aside.session, NULL);
    app_free_stack(aside.stack);
    snprintf(words, size, _("%s was signed out, for three people are here already; drafts are "
                            "kept."), name);
}

void
front_signed_in(struct screen *s)
{
    char words[2 * LINE_SIZE + 64];
    struct err e = { 0 };

    front_read_times();
    enum err_code rc = show_own(&e);
    front_say_if_bad(rc, &e);
    front_apply_look(s);
    if (rc == ERR_OK) {
        snprintf(words, sizeof words, _("Signed in: %s"), front.desk->user.name);
        make_room(words, sizeof words);
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
