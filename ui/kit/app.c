#include "ui/kit/app.h"

#include <assert.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/text.h"
#include "desk/words.h"
#include "ui/kit/app_private.h"
#include "ui/kit/dialog.h"
#include "ui/kit/form.h"
#include "ui/kit/loop.h"
#include "ui/kit/table.h"
#include "ui/kit/term.h"

enum { POLL_MS = 250 };

static const struct app_hooks no_hooks;

struct app *
app_new(const struct app_hooks *hooks, void *context)
{
    struct app *app = calloc(1, sizeof *app);

    if (app == NULL)
        abort();
    app->hooks = hooks != NULL ? hooks : &no_hooks;
    app->context = context;
    app->canvas = canvas_new(1, 1);
    return app;
}

struct app *
app_new_headless(int rows, int cols, const struct app_hooks *hooks, void *context)
{
    struct app *app = app_new(hooks, context);

    app->is_headless = true;
    app_resize(app, rows, cols);
    return app;
}

void
app_free(struct app *app)
{
    if (app == NULL)
        return;
    app_free_stack(app->top);
    while (app->dead != NULL) {
        struct screen *s = app->dead;

        app->dead = s->next_dead;
        s->below = NULL;
        app_free_stack(s);
    }
    canvas_free(app->canvas);
    free(app);
}

void
app_set_context(struct app *app, void *context)
{
    app->context = context;
}

void *
app_context(const struct app *app)
{
    return app->context;
}

struct date
app_today(const struct app *app)
{
    return app->hooks->today != NULL ? app->hooks->today(app) : DATE_NONE;
}

bool
app_is_allowed(const struct app *app, int action)
{
    return app->hooks->allowed == NULL || app->hooks->allowed(app, action);
}

/* ---- settings ---- */

void
app_set_polling(struct app *app, bool on)
{
    app->polls = on;
    app->poll_at = app->now + POLL_MS;
}

void
app_set_suspend(struct app *app, bool allowed)
{
    app->may_suspend = allowed;
}

void
app_suspend(struct app *app)
{
    if (!app->may_suspend || app->is_headless)
        return;
    app_keep_drafts(app);
    term_suspend();
    app->wants_paint = true;
}

void
app_beep(struct app *app)
{
    app->wants_beep = true;
}

const char *
app_language(const struct app *app)
{
    const char *set = getenv("LANGUAGE");

    if (app->language[0] != '\0')
        return app->language;
    return set != NULL && strncmp(set, "en", 2) == 0 ? "en" : "ja";
}

/* Lists and questions hold the words they were opened with: they are opened once more. */
static void
ask_again(struct app *app)
{
    struct screen *top = app->top;
    void (*outer)(struct screen *) = app->running, (*opener)(struct screen *);

    if (top == NULL || !top->ops->is_asked_again || top->opened_by == NULL || top->below == NULL)
        return;
    opener = top->opened_by;
    screen_pop(top);
    app->running = opener;
    opener(app->top);
    app->running = outer;
}

void
app_set_language(struct app *app, const char *language)
{
    text_copy(app->language, sizeof app->language, language);
    term_language(language, NULL);
    if (app->hooks->on_language != NULL)
        app->hooks->on_language(app, language);
    for (struct screen *s = app->top; s != NULL; s = s->below) {
        if (s->form != NULL)
            form_relabel(s->form);
        screen_reload(s);
    }
    ask_again(app);
    app->wants_paint = true;
}

void
app_set_masked(struct app *app, bool masked)
{
    app->is_masked = masked;
    app->wants_paint = true;
}

/* ---- messages ---- */

void
app_say(struct app *app, enum style style, const char *text)
{
    struct app_note *note = &app->notes[app->notes_next];
    const char *last = app_message(app, 0);

    app->has_status = true;
    app->wants_paint = true;
    if (last != NULL && strcmp(last, text) == 0)
        return;
    snprintf(note->text, sizeof note->text, "%s", text);
    note->style = style;
    app->notes_next = (app->notes_next + 1) % APP_MESSAGES;
    if (app->notes_count < APP_MESSAGES)
        app->notes_count++;
}

const char *
app_message(const struct app *app, int nth)
{
    if (nth < 0 || nth >= app->notes_count)
        return NULL;
    return app->notes[(app->notes_next + APP_MESSAGES - 1 - nth) % APP_MESSAGES].text;
}

const char *
app_status(const struct app *app)
{
    return app->has_status ? app_message(app, 0) : "";
}

/* ---- quit ---- */

static void
quit_yes(struct screen *s)
{
    s->app->is_over = true;
}

void
app_quit(struct app *app)
{
    bool loses = !app_keep_drafts(app);

    for (const struct screen *s = app->top; s != NULL; s = s->below)
        loses |= screen_is_unsaved(s) && !drafts_keeps(s) && !s->ops->draft_is_hidden;
    if (!loses || app->top == NULL)
        app->is_over = true;
    else if (frame_is_small(app))
        screen_warn(app->top, "%s", _("Unsaved work. Make the screen larger."));
    else
        dialog_confirm(app->top, _("What was typed is not stored. Quit and lose it?"), quit_yes);
}

bool
app_is_over(const struct app *app)
{
    return app->is_over || app->top == NULL;
}

/* ---- the loop ---- */

/* Time that also counts while the computer sleeps: an unattended screen must lock. */
static long
now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_BOOTTIME, &t);
    return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

long
app_now(const struct app *app)
{
    return app->now;
}

static void
earlier(long *wait, long ms)
{
    if (ms < 0)
        ms = 0;
    if (*wait < 0 || ms < *wait)
        *wait = ms;
}

static void
poll_now(struct app *app)
{
    app->poll_at = app->now + POLL_MS;
    if (app->hooks->poll_changed == NULL || !app->hooks->poll_changed(app) || app->top == NULL)
        return;
    screen_reload(app->top);
    app->wants_paint = true;
}

/* Nothing is shown behind a lock that could have changed. */
static bool
is_polling(const struct app *app)
{
    return app->polls && !app_is_locked(app);
}

void
app_ask_quiet(struct app *app)
{
    long quiet = app->now - app->key_at, next;

    if (app->hooks->on_quiet == NULL || app->quiet_at < 0 || quiet < app->quiet_at)
        return;
    next = app->hooks->on_quiet(app, quiet);
    app->quiet_at = next >= 0 && next <= quiet ? quiet + 1000 : next; /* never a busy loop */
}

static void
run_timers(struct app *app)
{
    drafts_on_timer(app);
    if (is_polling(app) && app->now >= app->poll_at)
        poll_now(app);
    app_ask_quiet(app);
}

long
app_timers(struct app *app, long now)
{
    long wait = -1;

    app->now = now;
    app->depth++;
    run_timers(app);
    if (--app->depth == 0)
        stack_reap(app);
    assert(app->hooks->is_idle == NULL || app->hooks->is_idle(app));
    dispatch_on_timer(app, &wait);
    if (app->draft_waits)
        earlier(&wait, app->draft_at - now);
    if (is_polling(app))
        earlier(&wait, app->poll_at - now);
    if (app->hooks->on_quiet != NULL && app->quiet_at >= 0)
        earlier(&wait, app->key_at + app->quiet_at - now);
    return wait;
}

const struct canvas *
app_paint(struct app *app)
{
    int rows, cols;

    app_size(app, &rows, &cols);
    canvas_resize(app->canvas, rows, cols);
    app->canvas->ascii = app->is_headless || term_is_ascii();
    frame_paint(app);
    app->wants_paint = false;
    return app->canvas;
}

void
app_show(struct app *app)
{
    const struct canvas *c = app_paint(app);

    if (!app->is_headless)
        term_show(c);
    app->wants_paint = true; /* of what it has changed */
}

void
app_resize(struct app *app, int rows, int cols)
{
    assert(app->is_headless);
    app->rows = rows;
    app->cols = cols;
    canvas_resize(app->canvas, rows, cols);
}

static void
show(struct app *app)
{
    if (app->wants_sync)
        term_check_size(); /* a new size does not queue behind the keys */
    if (app->wants_redraw)
        term_redraw();
    if (app->wants_paint || app->wants_redraw || app->wants_sync)
        term_show(app_paint(app));
    if (app->wants_beep)
        term_beep();
    if (app->wants_sync)
        term_sync_answer();
    app->wants_redraw = app->wants_beep = app->wants_sync = false;
}

void
app_say_now(struct app *app, enum style style, const char *text)
{
    app_say(app, style, text);
    if (!app->is_headless)
        term_show(app_paint(app));
}

/* Everything that waits, up to a sync key, whose answer belongs after the paint. */
static bool
take_events(struct app *app)
{
    struct key_event ev;

    while (!app->wants_sync && !app_is_over(app)) {
        if (!term_next_event(&ev, now_ms()))
            return false;
        app->now = now_ms();
        app_handle(app, &ev);
    }
    return true;
}

/* The exit status, or -1 to go on. */
static int
take_signal(struct app *app, int sig)
{
    app->wants_paint = true;
    switch (sig) {
    case SIGWINCH: term_check_size(); return -1;
    case SIGTSTP: app_suspend(app); return -1;
    case SIGCONT: term_continue(); return -1;
    default: app_keep_drafts(app); return 128 + sig;
    }
}

int
app_run(struct app *app)
{
    app->now = app->key_at = now_ms();
    app->poll_at = app->now + POLL_MS;
    app->wants_paint = true;
    while (!app_is_over(app)) {
        bool more = take_events(app);
        int what, status;
        long wait;

        if (app_is_over(app))
            break;
        wait = app_timers(app, now_ms());
        show(app);
        if (more)
            continue;
        if (term_timeout(now_ms()) >= 0)
            earlier(&wait, term_timeout(now_ms()));
        switch (loop_wait((int)wait, &what)) {
        case LOOP_SIGNAL:
            if ((status = take_signal(app, what)) >= 0)
                return status;
            break;
        case LOOP_GONE: app_keep_drafts(app); return 129;
        case LOOP_INPUT:
        case LOOP_TIMER:
        case LOOP_TIMEOUT: break;
        }
    }
    return 0;
}
