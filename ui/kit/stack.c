#include "ui/kit/app_private.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "ui/kit/form.h"
#include "ui/kit/table.h"

static void
screen_free(struct screen *s)
{
    if (s->ops->close != NULL)
        s->ops->close(s);
    if (s->form != NULL)
        form_clear_secrets(s->form);
    form_free(s->form);
    table_free(s->table);
    free(s->state);
    free(s);
}

static struct screen *
screen_new(struct app *app, const struct screen_ops *ops)
{
    struct screen *s = calloc(1, sizeof *s);

    if (s == NULL)
        abort();
    s->ops = ops;
    s->app = app;
    s->opened_by = app->saving == NULL ? app->running : NULL; /* a save is not done twice */
    s->state = calloc(1, ops->state_size > 0 ? ops->state_size : 1);
    if (s->state == NULL)
        abort();
    return s;
}

enum err_code
app_push(struct app *app, const struct screen_ops *ops, const void *arg, struct err *e)
{
    struct screen *s = screen_new(app, ops);
    enum err_code rc = ERR_OK;

    s->below = app->top;
    if (ops->open != NULL)
        rc = ops->open(s, arg, e);
    if (rc == ERR_OK && ops->load != NULL)
        rc = ops->load(s, e);
    if (rc != ERR_OK) {
        screen_free(s);
        return rc;
    }
    app->top = s;
    app->wants_paint = true;
    s->may_end = s->draft_person != 0 && app->hooks->may_stay != NULL
                 && app->hooks->may_stay(app, s, NULL) == ERR_OK;
    if (ops->is_lock) {
        app->quiet_at = 0; /* it has times of its own */
        app->has_status = false; /* it may have named somebody */
    }
    drafts_offer(s);
    drafts_look(s);
    return ERR_OK;
}

struct screen *
app_top(const struct app *app)
{
    return app->top;
}

bool
app_is_locked(const struct app *app)
{
    for (const struct screen *s = app->top; s != NULL; s = s->below)
        if (s->ops->is_lock)
            return true;
    return false;
}

void
stack_remove(struct screen *s)
{
    struct app *app = s->app;
    struct screen **link = &app->top;

    if (s->is_closing)
        return;
    if (s->ops->settle != NULL)
        s->ops->settle(s);
    if (app->saving != s)
        (void)drafts_write(s);
    if (app->saving != s && s->has_draft && app->hooks->draft_park != NULL)
        app->hooks->draft_park(app, s);
    while (*link != NULL && *link != s)
        link = &(*link)->below;
    if (*link == NULL)
        return; /* in a stack that is set aside */
    if (s == app->top)
        app->needs_load = s->below;
    *link = s->below;
    s->is_closing = true;
    /* `below` stays for callbacks that still look down; the list of the dead is another one. */
    s->next_dead = app->dead;
    app->dead = s;
    app->wants_paint = true;
}

static void
close_with_all_above(struct screen *s)
{
    struct app *app = s->app;

    while (app->top != NULL && app->top != s)
        stack_remove(app->top);
    stack_remove(s);
}

bool
stack_may_stay(struct screen *s)
{
    struct err e = { 0 };
    enum err_code rc;

    if (!s->may_end || s->below == NULL)
        return true;
    rc = s->app->hooks->may_stay(s->app, s, &e);
    if (rc != ERR_DENIED)
        return true;
    screen_warn(s, "%s", e.msg);
    close_with_all_above(s);
    return false;
}

void
stack_close_refused(struct screen *s, enum err_code rc, const struct err *e)
{
    if (rc == ERR_DENIED && e->field[0] == '\0' && s->below != NULL)
        close_with_all_above(s);
}

void
stack_reap(struct app *app)
{
    assert(app->depth == 0);
    while (app->dead != NULL || app->needs_load != NULL) {
        struct screen *s = app->dead, *load = app->needs_load;

        if (s != NULL) {
            app->dead = s->next_dead;
            screen_free(s);
            continue;
        }
        app->needs_load = NULL;
        if (load == app->top)
            screen_reload(load); /* it may close too */
    }
}

/* They name people, as what was typed may; who begins now is somebody else. */
static void
forget_messages(struct app *app)
{
    explicit_bzero(&app->held, sizeof app->held);
    explicit_bzero(app->notes, sizeof app->notes);
    app->notes_count = app->notes_next = 0;
    app->has_status = false;
}

enum err_code
app_restart(struct app *app, const struct screen_ops *ops, const void *arg, struct err *e)
{
    struct screen *old = app->top;
    enum err_code rc = app_push(app, ops, arg, e);

    if (rc != ERR_OK)
        return rc;
    forget_messages(app);
    while (old != NULL) {
        struct screen *below = old->below;

        stack_remove(old);
        old = below;
    }
    app->needs_load = NULL;
    if (app->depth == 0)
        stack_reap(app);
    return ERR_OK;
}

struct screen *
app_take_stack(struct app *app)
{
    struct screen *stack = app->top;

    app_keep_drafts(app);
    forget_messages(app);
    app->top = app->needs_load = NULL;
    return stack;
}

void
app_put_stack(struct app *app, struct screen *stack)
{
    while (app->top != NULL)
        stack_remove(app->top);
    forget_messages(app);
    app->top = app->needs_load = stack;
    app->quiet_at = 0; /* it may have times of its own */
    app->wants_paint = true;
    if (app->depth == 0)
        stack_reap(app);
}

void
app_free_stack(struct screen *stack)
{
    while (stack != NULL) {
        struct screen *below = stack->below;

        screen_free(stack);
        stack = below;
    }
}
