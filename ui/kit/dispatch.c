#include "ui/kit/app_private.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "desk/words.h"
#include "ui/kit/form.h"
#include "ui/kit/table.h"

static bool
is_common(const struct command *c)
{
    const struct command *end = command_common;

    while (end->name != NULL)
        end++;
    return c >= command_common && c < end;
}

static bool
give_form(struct screen *s, const struct key_event *ev)
{
    if (s->form == NULL || (s->table != NULL && s->on_table))
        return false;
    switch (form_event(s->form, ev)) {
    case FORM_TAKEN: return true;
    case FORM_PAST_END:
        if (s->table != NULL && table_shown(s->table) > 0)
            s->on_table = true;
        else if (s->table != NULL && s->ops->save == NULL) /* a search that found nothing */
            screen_say(s, "%s", _("The list is empty."));
        return true;
    case FORM_NOT_TAKEN: break;
    }
    return false;
}

static bool
give_table(struct screen *s, const struct key_event *ev)
{
    if (s->table == NULL || (s->form != NULL && !s->on_table))
        return false;
    if (s->form != NULL && !table_in_text(s->table) && ev->kind == EVENT_KEY && ev->key == K_UP
        && table_at_top(s->table)) {
        s->on_table = false;
        return true;
    }
    return table_event(s->table, ev);
}

/* Hidden rows of a small screen must not be changed by keys that nobody sees at work. */
static bool
works_when_small(const struct command *c)
{
    static const char *const names[] = { "save", "quit", "hide", "redraw", "suspend" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(c->name, names[i]) == 0)
            return true;
    return false;
}

static void
handle_small(struct app *app, const struct key_event *ev)
{
    const struct command *c = ev->kind == EVENT_KEY ? command_find(app->top, ev->key) : NULL;

    if (c != NULL && is_common(c) && works_when_small(c) && !key_is_char(ev->key))
        command_run(app->top, c);
    else
        screen_warn(app->top, "%s", _("That key did nothing."));
}

static void
handle_key(struct screen *s, const struct key_event *ev)
{
    bool in_filter = s->table != NULL && table_in_text(s->table);
    const struct command *c;

    if (s->ops->key != NULL && s->ops->key(s, ev))
        return;
    if (give_form(s, ev) || (in_filter && give_table(s, ev)))
        return;
    c = command_find(s, ev->key);
    if (c != NULL && !is_common(c)) {
        command_run(s, c);
        return;
    }
    if (give_table(s, ev))
        return;
    if (c != NULL)
        command_run(s, c);
    else if (ev->key == K_CTRL + 3)
        screen_say(s, "%s", _("Ctrl-Q or F10 ends the program."));
    else if (!command_say_closed(s, ev->key) && ev->key != KEY_NONE_)
        app_beep(s->app);
}

static void
handle_paste(struct screen *s, const struct key_event *ev)
{
    struct app *app = s->app;
    bool had = app->has_status;

    app->has_status = false;
    bool taken = (s->ops->key != NULL && s->ops->key(s, ev)) || give_form(s, ev)
                 || give_table(s, ev);

    if (ev->kind == EVENT_PASTE) {
        app->paste_was_lost |= !taken;
    } else if (app->paste_was_lost) {
        app->paste_was_lost = false;
        screen_warn(s, "%s", _("There is no field here to paste into."));
    } else if (!app->has_status && ev->key > 0) {
        screen_warn(s, _n("Pasted without its %u control character.",
                          "Pasted without its %u control characters.", ev->key), (unsigned)ev->key);
    }
    app->has_status |= had;
}

/* ---- what comes while the screen is covered ---- */

/* Text goes where the focus was, for it is never lost; keys only as far as the field itself uses
 * them. No command, and nothing of a list, whose rows nobody saw. */
static bool
give_covered(struct screen *s, const struct key_event *ev)
{
    bool is_text = ev->kind != EVENT_KEY || key_is_char(ev->key);

    if (!frame_takes_text(s->app))
        return false;
    if (s->form == NULL || s->on_table)
        return is_text && give_table(s, ev);
    if (ev->kind != EVENT_KEY) {
        handle_paste(s, ev);
        return true;
    }
    return (is_text && s->ops->key != NULL && s->ops->key(s, ev)) || give_form(s, ev);
}

/* Its letters are kept until the next key, for a name may have been typed behind the key that was to open
 * its box. */
static void
hold(struct app *app, const struct key_event *ev)
{
    struct held *h = &app->held;

    if (!app->swallows)
        *h = (struct held){ .first = ev->kind == EVENT_KEY ? ev->key : KEY_NONE_ };
    else if (h->first != KEY_NONE_ && ev->kind == EVENT_KEY && key_is_char(ev->key)
             && h->count < HELD_MAX)
        h->rest[h->count++] = ev->key;
}

/* With it goes what was typed in the same breath: "3 a" on a list is one act. */
static void
swallow(struct app *app, const struct key_event *ev)
{
    hold(app, ev);
    app->swallows = true;
    app->swallowed_at = app->now;
    if (ev->kind != EVENT_PASTE)
        screen_warn(app->top, "%s",
                    app->held.count > 1
                        ? _("The screen was covered: nothing was done. The first key once more goes "
                            "on with the words behind it.")
                        : _("The screen was covered: nothing was done. Type it again."));
}

/* The key that was swallowed comes again: what was typed behind it goes into the box that it has opened,
 * and nowhere else. Any other key forgets it. */
static void
handle_held(struct app *app, const struct key_event *ev)
{
    struct held held = app->held;

    explicit_bzero(&app->held, sizeof app->held);
    handle_key(app->top, ev);
    for (size_t i = 0; ev->key == held.first && i < held.count && frame_takes_text(app); i++)
        handle_key(app->top, &(struct key_event){ EVENT_KEY, held.rest[i] });
    explicit_bzero(&held, sizeof held);
}

void
dispatch_on_timer(struct app *app, long *wait)
{
    long left = app->swallowed_at + APP_BREATH_MS - app->now;

    if (!app->swallows)
        return;
    app->swallows = left > 0;
    if (left > 0 && (*wait < 0 || left < *wait))
        *wait = left;
}

/* True: that was all. Keys that hide what stands there are never lost. */
static bool
handle_covered(struct app *app, const struct key_event *ev)
{
    bool was_masked = frame_is_masked(app);
    bool hides = ev->kind == EVENT_KEY
                 && (ev->key == K_F12 || ev->key == K_HIDE || ev->key == K_SWITCH);

    if (hides || app->top->ops->is_lock || (!was_masked && !app->swallows)) {
        app->swallows = false;
        app->is_masked &= !was_masked;
        return false;
    }
    app->is_masked = false;
    app->has_status = false;
    if (!was_masked || !give_covered(app->top, ev))
        swallow(app, ev);
    return true;
}

static void
handle(struct app *app, const struct key_event *ev)
{
    if (handle_covered(app, ev))
        return;
    if (frame_is_small(app)) {
        app->has_status = false;
        handle_small(app, ev);
    } else if (ev->kind == EVENT_KEY) {
        app->has_status = false;
        handle_held(app, ev);
    } else {
        handle_paste(app->top, ev);
    }
}

/* From here on time without a key begins anew. */
static void
note_use(struct app *app)
{
    app->key_at = app->now;
    app->quiet_at = 0;
}

/* The key that wakes a sleeping computer comes before the timers. It was not meant for the screen
 * that stands there then. */
static bool
is_overtaken(struct app *app)
{
    const struct screen *top = app->top;

    app->depth++;
    app_ask_quiet(app);
    bool overtaken = app->top != top;
    if (--app->depth == 0)
        stack_reap(app);
    return overtaken;
}

static void
after_key(struct app *app)
{
    if (app->hooks->after_key == NULL || app_is_over(app))
        return;
    app->depth++;
    app->hooks->after_key(app);
    if (--app->depth == 0)
        stack_reap(app);
}

void
app_handle(struct app *app, const struct key_event *ev)
{
    bool was_locked;

    if (app_is_over(app))
        return;
    app->wants_paint = true;
    if (ev->kind == EVENT_KEY && ev->key == K_SYNC) {
        app->wants_sync = true;
        return;
    }
    if (ev->kind == EVENT_KEY && ev->key == K_RESIZE)
        return;
    if (is_overtaken(app))
        return;
    app->is_prefix = ev->kind == EVENT_PREFIX;
    was_locked = app_is_locked(app);
    if (!was_locked)
        note_use(app);
    if (app->is_prefix)
        return;
    app->depth++;
    handle(app, ev);
    drafts_note_edit(app);
    if (was_locked && !app_is_locked(app))
        note_use(app);
    if (--app->depth == 0)
        stack_reap(app);
    after_key(app);
}

/* ---- for tests ---- */

static void
feed_key(struct app *app, enum event_kind kind, uint32_t key)
{
    struct key_event ev = { kind, key };

    app_handle(app, &ev);
}

void
app_feed(struct app *app, const char *keys)
{
    for (const char *p = keys + strspn(keys, " "); *p != '\0'; p += strspn(p, " ")) {
        size_t bytes = strcspn(p, " ");
        uint32_t key = key_parse(p, bytes);

        assert(key != KEY_NONE_);
        feed_key(app, EVENT_KEY, key);
        p += bytes;
    }
}

static void
feed_text(struct app *app, enum event_kind kind, const char *text)
{
    size_t left = strlen(text);

    while (left > 0) {
        uint32_t cp;
        size_t n = text_decode(text, left, &cp);

        assert(n > 0);
        feed_key(app, kind, cp);
        text += n;
        left -= n;
    }
}

void
app_type(struct app *app, const char *text)
{
    feed_text(app, EVENT_KEY, text);
}

void
app_paste(struct app *app, const char *text)
{
    feed_text(app, EVENT_PASTE, text);
    feed_key(app, EVENT_PASTE_END, 0);
}
