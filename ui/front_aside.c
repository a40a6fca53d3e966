/* front_aside.c - several people at one terminal: whose screens are set aside, for how long, and how
 * they come back. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "desk/session.h"
#include "desk/words.h"
#include "ui/front_private.h"
#include "ui/kit/form.h"
#include "ui/kit/screen.h"
#include "ui/screens/change_user.h"
#include "ui/screens/today.h"

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

long
front_aside_left(void)
{
    return front.aside[longest_away()].hidden_ms + front.sign_out_ms - app_now(front.app);
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
        front_begin_again();
    else
        screen_reload(top);
}

void
front_end_late(bool check)
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
        front_begin_again();
        return;
    }
    if (!app_is_locked(app))
        front_cover(app_now(app));
    if (!front_keep_drafts(false))
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
    front_begin_again();
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

/* ---- who comes by password ---- */

static int
find_aside(int64_t staff_id)
{
    for (int i = 0; i < front.aside_count; i++)
        if (front.aside[i].session.user.staff_id == staff_id)
            return i;
    return -1;
}

enum err_code
front_show_own(struct err *e)
{
    int i = find_aside(front.desk->user.staff_id);

    if (i < 0)
        return app_restart(front.app, &today_screen, NULL, e);
    app_put_stack(front.app, take_aside(i).stack);
    while (app_is_locked(front.app))
        screen_pop(app_top(front.app));
    return ERR_OK;
}

void
front_make_room(char *words, size_t size)
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
