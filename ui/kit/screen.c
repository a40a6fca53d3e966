#include "ui/kit/screen.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
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
    (void)drafts_write(s->app->top); /* what was carried over, before its old draft goes */
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

static enum err_code
load_again(struct screen *s, enum err_code (*load)(struct screen *s, struct err *e), struct err *e)
{
    const struct app_hooks *hooks = s->app->hooks;

    if (hooks->rereading != NULL)
        hooks->rereading(s->app, true);
    enum err_code rc = load(s, e);
    if (hooks->rereading != NULL)
        hooks->rereading(s->app, false);
    return rc;
}

void
screen_reload(struct screen *s)
{
    struct err e = { 0 };

    if (s->is_closing || !stack_may_stay(s))
        return;
    char refusal[SCREEN_REFUSAL];

    drafts_look(s);
    if (s->ops->load == NULL || screen_is_unsaved(s))
        return;
    text_copy(refusal, sizeof refusal, s->refusal);
    enum err_code rc = load_again(s, s->ops->load, &e);
    if (!screen_ok(s, rc, &e))
        stack_close_refused(s, rc, &e);
    text_copy(s->refusal, sizeof s->refusal, refusal); /* what cannot be read now was done all the same */
}

/* Another desk was first: what it has stored is read, and what was typed here is put over it. The
 * next save goes by the new version. */
static void
show_both(struct screen *s)
{
    enum err_code (*reread)(struct screen *, struct err *) = s->ops->reread != NULL
                                                                 ? s->ops->reread
                                                                 : s->ops->load;
    const long before = s->draft_version;
    struct err e = { 0 };
    char *typed;

    if (!drafts_keeps(s) || reread == NULL || before == 0)
        return;
    typed = form_serialize(s->form);
    form_note_base(s->form);
    enum err_code rc = load_again(s, reread, &e);
    bool is_newer = rc == ERR_OK && s->draft_version != before;
    if (is_newer)
        form_restore_over(s->form, typed);
    else
        form_restore(s->form, typed); /* it cannot be read now, or nothing has changed */
    explicit_bzero(typed, strlen(typed));
    free(typed);
    if (!screen_ok(s, rc, &e) || !is_newer)
        return;
    if (form_differs(s->form, true))
        screen_warn(s, "%s", _("Another desk was first. Yours is still here; beside it stands what "
                               "is stored now. Esc t takes that (Esc a: all of it), then save."));
    else
        screen_warn(s, "%s", _("Another desk was first and changed other fields; they are shown "
                               "now. Save again."));
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
    if (!form_check(s->form)) {
        text_copy(s->refusal, sizeof s->refusal, form_error_of(s->form, form_focused(s->form)));
        return false;
    }
    app->has_status = false;
    app->saving = s;
    rc = drafts_save(s, &e);
    app->saving = outer;
    spoke = app->has_status;
    if (!screen_ok(s, rc, &e)) {
        if (rc == ERR_CONFLICT && e.field[0] == '\0')
            show_both(s);
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
    text_copy(s->refusal, sizeof s->refusal, e->msg);
    if (e->field[0] != '\0' && s->form != NULL && form_fail(s->form, e))
        s->on_table = false;
    screen_warn(s, "%s", e->msg);
}

bool
screen_changed(struct screen *s, enum err_code rc, const struct err *e)
{
    if (rc == ERR_OK || rc == ERR_CONFLICT)
        screen_reload(s);
    return screen_ok(s, rc, e);
}

bool
screen_ok(struct screen *s, enum err_code rc, const struct err *e)
{
    if (rc != ERR_OK)
        screen_fail(s, e);
    return rc == ERR_OK;
}
