#include "ui/kit/screen.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "desk/words.h"
#include "ui/kit/app_private.h"
#include "ui/kit/form.h"
#include "ui/kit/table.h"

const char *
word(const char *msgid)
{
    /* gettext answers the empty msgid with the header of the catalogue. */
    return msgid == NULL || msgid[0] == '\0' ? "" : gettext(msgid);
}

void *
screen_desk(const struct screen *s)
{
    return app_context(s->app);
}

struct date
screen_today(const struct screen *s)
{
    return app_today(s->app);
}

bool
screen_push(struct screen *s, const struct screen_ops *ops, const void *arg)
{
    struct err e = { 0 };

    return screen_ok(s, app_push(s->app, ops, arg, &e), &e);
}

bool
screen_replace(struct screen *s, const struct screen_ops *ops, const void *arg)
{
    if (!screen_push(s, ops, arg))
        return false;
    stack_remove(s);
    return true;
}

struct screen *
screen_below(const struct screen *s, const struct screen_ops *ops)
{
    struct screen *b = s->below;

    while (b != NULL && b->ops != ops)
        b = b->below;
    return b;
}

void
screen_pop(struct screen *s)
{
    struct app *app = s->app;

    if (s->is_closing)
        return;
    while (app->top != s)
        stack_remove(app->top);
    stack_remove(s);
}

bool
screen_is_unsaved(const struct screen *s)
{
    return s->form != NULL && s->ops->save != NULL && form_changed(s->form);
}

void
screen_reload(struct screen *s)
{
    struct err e = { 0 };

    const struct app_hooks *hooks = s->app->hooks;

    if (s->ops->load == NULL || s->is_closing || screen_is_unsaved(s))
        return;
    if (hooks->rereading != NULL)
        hooks->rereading(s->app, true);
    (void)screen_ok(s, s->ops->load(s, &e), &e);
    if (hooks->rereading != NULL)
        hooks->rereading(s->app, false);
}

bool
screen_save(struct screen *s)
{
    struct app *app = s->app;
    struct screen *outer = app->saving;
    struct err e = { 0 };
    enum err_code rc;
    bool spoke;

    if (s->ops->save == NULL || s->form == NULL)
        return false;
    form_leave_field(s->form);
    if (!form_check(s->form))
        return false;
    app->has_status = false;
    app->saving = s;
    rc = drafts_save(s, &e);
    app->saving = outer;
    spoke = app->has_status;
    if (!screen_ok(s, rc, &e)) {
        /* Reading again would lose what was typed: drafts_offer() puts both side by side. */
        if (rc == ERR_CONFLICT && drafts_keeps(s))
            screen_warn(s, "%s %s", e.msg,
                        _("F3 keeps yours as a draft; opened again, both are shown."));
        return false;
    }
    form_mark_saved(s->form);
    drafts_drop(s);
    screen_reload(s);
    if (!spoke && !s->ops->stores_nothing)
        screen_say(s, "%s", _("Saved."));
    return true;
}

static void
say(struct screen *s, enum style style, const char *sign, const char *format, va_list args)
{
    char text[APP_MESSAGE_SIZE];
    int n = snprintf(text, sizeof text, "%s", sign);

    vsnprintf(text + n, sizeof text - (size_t)n, format, args);
    app_say(s->app, style, text);
}

void
screen_say(struct screen *s, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    say(s, STYLE_NORMAL, "", format, args);
    va_end(args);
}

void
screen_warn(struct screen *s, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    say(s, STYLE_DANGER, "! ", format, args);
    va_end(args);
    app_beep(s->app);
}

void
screen_fail(struct screen *s, const struct err *e)
{
    if (e->field[0] != '\0' && s->form != NULL && form_error(s->form, e->field, e->msg))
        s->on_table = false;
    screen_warn(s, "%s", e->msg);
}

bool
screen_ok(struct screen *s, enum err_code rc, const struct err *e)
{
    if (rc != ERR_OK)
        screen_fail(s, e);
    return rc == ERR_OK;
}
