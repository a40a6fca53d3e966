/* front_stub.c - see front_stub.h */
#include "tests/ui/screens/front_stub.h"

#include "desk/session.h"
#include "ui/kit/app.h"
#include "ui/screens/sign_in.h"
#include "ui/screens/today.h"

struct front_stub front_stub;

const char *
front_path(void)
{
    return front_stub.path;
}

const char *
front_login(void)
{
    return "";
}

const char *
front_hidden_at(void)
{
    return "10:42";
}

bool
front_open(struct screen *s, const char *path)
{
    struct err e = { 0 };

    front_stub.opened++;
    if (!screen_ok(s, desk_open(&front_stub.desk, path, DATE_NONE, &e), &e))
        return false;
    app_set_context(s->app, front_stub.desk);
    return screen_ok(s, app_restart(s->app, &sign_in_screen, NULL, &e), &e);
}

void
front_signed_in(struct screen *s)
{
    struct err e = { 0 };

    front_stub.signed_in++;
    (void)screen_ok(s, app_restart(s->app, &today_screen, NULL, &e), &e);
}

void
front_sign_out(struct screen *s)
{
    struct err e = { 0 };

    front_stub.signed_out++;
    (void)screen_ok(s, session_sign_out(screen_desk(s), &e), &e);
    (void)screen_ok(s, app_restart(s->app, &sign_in_screen, NULL, &e), &e);
}

void
front_apply_look(struct screen *s)
{
    (void)s;
    front_stub.looks++;
}

void
front_read_times(void)
{
    front_stub.times++;
}

int
front_aside_count(void)
{
    return 1;
}

void
front_aside(int i, const char **name, const char **since)
{
    (void)i;
    *name = "架空 窓子";
    *since = "2014-10-31T00:10:00Z";
}

void
front_take_up(struct screen *s, int i)
{
    (void)i;
    front_stub.taken_up++;
    screen_say(s, "taken up");
}

void
front_unlocked(struct screen *s)
{
    front_stub.unlocked++;
    screen_pop(s);
}
