#include "ui/front.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/text.h"
#include "core/wareki.h"
#include "desk/desk.h"
#include "desk/draft.h"
#include "desk/session.h"
#include "desk/setting.h"
#include "desk/setup.h"
#include "desk/words.h"
#include "ui/kit/app.h"
#include "ui/kit/form.h"
#include "ui/kit/term.h"
#include "ui/screens/accounts.h"
#include "ui/screens/lock.h"
#include "ui/screens/sign_in.h"
#include "ui/screens/start.h"
#include "ui/screens/today.h"

enum {
    PAUSE_MS = 2000, /* without a key: what must not hold one up is done then */
    AGAIN_MS = 1000, /* and again, when another desk was saving */
    SIGN_OUT_MS = SESSION_LOCKED_MINUTES * 60 * 1000,
};

/* What belongs to the terminal and not to the desk: one of each in a process. */
static struct {
    struct front_options options;
    struct app *app;
    struct desk *desk;    /* NULL until a file is open */
    char path[4096];
    char hidden_at[6];
    long hidden_quiet;     /* ms without a key when the screen was hidden */
    long mask_ms, lock_ms; /* of the open file's settings */
} front;

const char *
front_path(void)
{
    return front.path;
}

const char *
front_login(void)
{
    return front.options.user ? front.options.user : "";
}

const char *
front_hidden_at(void)
{
    return front.hidden_at;
}

static bool
is_signed_in(void)
{
    return front.desk && front.desk->user.staff_id != 0;
}

/* What went wrong beside the reader's own act stands on the message line. */
static void
say_if_bad(enum err_code rc, const struct err *e)
{
    if (rc != ERR_OK && front.app)
        app_say(front.app, STYLE_DANGER, e->msg);
}

/* ---- hooks of the kit ---- */

static bool
hook_allowed(const struct app *app, int action)
{
    (void)app;
    return is_signed_in() && desk_may(front.desk, (enum action)action);
}

static struct date
hook_today(const struct app *app)
{
    (void)app;
    return front.desk ? front.desk->today : front.options.today;
}

/* Day, whose data, who sits here. A set clock and fictitious data are said on every screen. */
static void
hook_badge(const struct app *app, struct app_badge *out)
{
    char day[WAREKI_SIZE] = "";

    (void)app;
    if (!front.desk)
        return;
    bool japanese = strcmp(front.desk->lang, "en") != 0, set = front.desk->clock_set;
    if (japanese)
        wareki_format_short(front.desk->today, day);
    else
        date_to_iso(front.desk->today, day);
    if (is_signed_in())
        (void)text_copy(out->who, sizeof out->who, front.desk->user.name);
    snprintf(out->day, sizeof out->day, "%s%s%s%s", day, japanese ? "(" : "",
             japanese ? wareki_weekday(front.desk->today) : "", japanese ? ")" : "");
    const char *demo = _("fictitious");
    snprintf(out->mark, sizeof out->mark, "%s%s%s", set ? _("set day") : "",
             set && front.desk->demo ? " " : "", front.desk->demo ? demo : "");
    (void)text_copy(out->mark_short, sizeof out->mark_short,
                    set && front.desk->demo ? _("set, fictitious") : out->mark);
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

/* Back to the sign-in; `asked`: by the user, who waits for another desk if need be. False when a
 * draft could not be written (it has been said): then everything stays, for nothing typed may be
 * lost by leaving. */
static bool
leave(bool asked)
{
    struct err why = { 0 }, e = { 0 };

    if (!keep_drafts(!asked))
        return false;
    if (session_is_over(front.desk))
        (void)!session_check(front.desk, &why);
    app_set_polling(front.app, false);
    app_set_masked(front.app, false);
    say_if_bad(app_restart(front.app, &sign_in_screen, NULL, &e), &e);
    app_show(front.app);
    term_clear_scrollback();
    say_if_bad(session_sign_out(front.desk, &e), &e); /* nothing is shown while it waits */
    if (why.msg[0])
        app_say(front.app, STYLE_WARNING, why.msg);
    return true;
}

/* The lock screen, before anything that might wait. */
static void
cover(long quiet_ms)
{
    struct err e = { 0 };

    front.desk->local_now(front.hidden_at);
    front.hidden_quiet = quiet_ms;
    app_set_masked(front.app, false); /* or the first key of the password is lost on it */
    say_if_bad(app_push(front.app, &lock_screen, NULL, &e), &e);
    app_show(front.app);
    term_clear_scrollback();
}

/* At once, also while another desk is saving: drafts are tried again behind the lock, and the line
 * comes with the unlocking. */
static void
hide(bool by_hand, long quiet_ms)
{
    if (!is_signed_in() || app_is_locked(front.app))
        return;
    cover(quiet_ms);
    (void)keep_drafts(true);
    desk_set_hurry(front.desk, true);
    (void)!session_hide(front.desk, by_hand, NULL);
    desk_set_hurry(front.desk, false);
}

/* The session was ended from outside: nothing of it may stay on the screen. Tried again by
 * hook_quiet() while the drafts cannot be written. */
static void
part(void)
{
    if (!leave(false) && !app_is_locked(front.app))
        cover(0);
}

static bool
hook_poll_changed(struct app *app)
{
    struct err e = { 0 };

    (void)app;
    if (!front.desk)
        return false;
    bool changed = desk_changed(front.desk);
    if (is_signed_in() || session_is_over(front.desk))
        say_if_bad(session_check(front.desk, &e), &e);
    if (!session_is_over(front.desk))
        return changed;
    part();
    return false;
}

static void
hook_after_key(struct app *app)
{
    (void)app;
    if (front.desk && session_is_over(front.desk))
        part();
}

static bool
hook_is_idle(const struct app *app)
{
    (void)app;
    return !front.desk || desk_is_quiet(front.desk);
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
        say_if_bad(rc, &e);
    return next;
}

static long
when_locked(long quiet_ms)
{
    if (quiet_ms < front.hidden_quiet + SIGN_OUT_MS)
        return front.hidden_quiet + SIGN_OUT_MS;
    return leave(false) ? -1 : quiet_ms + AGAIN_MS;
}

/* Mask, lock, sign out, by the time since the last key. Returns when to be asked again. */
static long
hook_quiet(struct app *app, long quiet_ms)
{
    if (front.desk && session_is_over(front.desk)) {
        part();
        return session_is_over(front.desk) ? quiet_ms + AGAIN_MS : -1;
    }
    if (!is_signed_in())
        return -1;
    if (app_is_locked(app))
        return when_locked(quiet_ms);
    if (quiet_ms >= front.lock_ms) { /* later than that only after the computer slept */
        hide(false, front.lock_ms);
        return when_locked(quiet_ms);
    }
    if (quiet_ms >= front.mask_ms)
        app_set_masked(app, true);
    else if (quiet_ms >= PAUSE_MS)
        return use_pause(quiet_ms);
    return next_step(quiet_ms);
}

static bool
hook_can_hide(const struct app *app)
{
    (void)app;
    return is_signed_in();
}

static void
hook_hide(struct app *app)
{
    (void)app;
    hide(true, 0);
}

static void
hook_language(struct app *app, const char *language)
{
    (void)app;
    if (front.desk)
        snprintf(front.desk->lang, sizeof front.desk->lang, "%s", language);
}

/* ---- drafts ---- */

static const char *
draft_form_of(const struct screen *s)
{
    return s->ops->id;
}

static enum err_code
hook_draft_write(struct app *app, const struct screen *s, const char *text, struct err *e)
{
    struct draft draft = { .base = s->draft_version, .person_id = s->draft_person };
    char title[sizeof draft.title];

    (void)app;
    snprintf(title, sizeof title, "%s%s%s", word(s->ops->title), s->subtitle[0] ? "  " : "",
             s->subtitle);
    snprintf(draft.form, sizeof draft.form, "%s", draft_form_of(s));
    snprintf(draft.record, sizeof draft.record, "%s", s->draft_record);
    snprintf(draft.title, sizeof draft.title, "%s", title);
    draft.body = strdup(text);
    if (!draft.body)
        abort();
    enum err_code rc = draft_save(front.desk, &draft, e);
    draft_free(&draft);
    return rc;
}

static char *
hook_draft_read(struct app *app, const struct screen *s, long *version)
{
    struct draft draft = { 0 };
    struct err e;

    (void)app;
    if (!is_signed_in()
        || draft_load(front.desk, draft_form_of(s), s->draft_record, &draft, &e) != ERR_OK)
        return NULL;
    *version = (long)draft.base;
    return draft.body;
}

static void
hook_draft_drop(struct app *app, const struct screen *s)
{
    struct err e;

    (void)app;
    if (is_signed_in() || session_is_over(front.desk))
        say_if_bad(draft_remove(front.desk, draft_form_of(s), s->draft_record, &e), &e);
}

static void
hook_draft_save_begin(struct app *app, const struct screen *s)
{
    (void)app;
    if (is_signed_in())
        draft_goes_with_save(front.desk, draft_form_of(s), s->draft_record);
}

static bool
hook_draft_save_end(struct app *app)
{
    (void)app;
    return draft_has_gone(front.desk);
}

static void
hook_rereading(struct app *app, bool on)
{
    (void)app;
    if (front.desk)
        desk_set_rereading(front.desk, on);
}

static void
hook_hurry(struct app *app, bool on)
{
    (void)app;
    if (front.desk)
        desk_set_hurry(front.desk, on);
}

static const struct app_hooks hooks = {
    .allowed = hook_allowed,
    .today = hook_today,
    .title_badge = hook_badge,
    .poll_changed = hook_poll_changed,
    .on_quiet = hook_quiet,
    .on_hide = hook_hide,
    .can_hide = hook_can_hide,
    .after_key = hook_after_key,
    .is_idle = hook_is_idle,
    .on_language = hook_language,
    .draft_write = hook_draft_write,
    .draft_read = hook_draft_read,
    .draft_drop = hook_draft_drop,
    .draft_save_begin = hook_draft_save_begin,
    .draft_save_end = hook_draft_save_end,
    .rereading = hook_rereading,
    .hurry = hook_hurry,
};

/* ---- who sits here ---- */

static enum term_theme
theme_named(const char *name)
{
    static const char *const names[] = { "default", "light", "high_contrast", "mono" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return (enum term_theme)i;
    return TERM_THEME_DEFAULT;
}

static enum term_glyphs
glyphs_named(const char *name)
{
    return strcmp(name, "ascii") == 0     ? TERM_GLYPHS_ASCII
           : strcmp(name, "unicode") == 0 ? TERM_GLYPHS_UNICODE
                                          : TERM_GLYPHS_AUTO;
}

static bool
may_color(void)
{
    const char *no_color = getenv("NO_COLOR");

    return front.options.color && !(no_color && *no_color);
}

static void
set_language(const char *lang)
{
    if (front.desk)
        snprintf(front.desk->lang, sizeof front.desk->lang, "%s", lang);
    app_set_language(front.app, lang);
}

/* What the command line says wins over the user's setting, that over the environment. */
void
front_apply_look(struct screen *s)
{
    struct session_look look = { 0 };
    struct err e = { 0 };

    if (session_look(front.desk, &look, &e) != ERR_OK) {
        screen_fail(s, &e);
        return;
    }
    const char *lang = front.options.lang_is_fixed || !look.lang[0] ? front.options.lang : look.lang;
    set_language(strcmp(lang, "en") == 0 ? "en" : "ja");
    term_set_look(glyphs_named(front.options.glyphs ? front.options.glyphs : look.glyphs),
                  theme_named(look.theme), may_color());
}

static void
read_times(void)
{
    int64_t seconds = 60, minutes = 3;
    struct err e;

    say_if_bad(setting_get_int(front.desk, SETTING_MASK_SECONDS, &seconds, &e), &e);
    say_if_bad(setting_get_int(front.desk, SETTING_LOCK_MINUTES, &minutes, &e), &e);
    front.mask_ms = (long)seconds * 1000;
    front.lock_ms = (long)minutes * 60 * 1000;
}

static enum err_code
open_desk(const char *path, struct err *e)
{
    struct desk *d = NULL;
    enum err_code rc = desk_open(&d, path, front.options.today, e);

    if (rc != ERR_OK)
        return rc;
    front.desk = d;
    read_times(); /* before anybody signs in: a choice of a password is masked and locked too */
    d->ask_reasons = true;
    snprintf(d->lang, sizeof d->lang, "%s", strcmp(front.options.lang, "en") == 0 ? "en" : "ja");
    const char *tty = ttyname(STDIN_FILENO);
    if (tty)
        snprintf(d->terminal, sizeof d->terminal, "%.60s",
                 strncmp(tty, "/dev/", 5) == 0 ? tty + 5 : tty);
    return ERR_OK;
}

bool
front_open(struct screen *s, const char *path)
{
    struct err e = { 0 };

    if (open_desk(path, &e) != ERR_OK) {
        screen_fail(s, &e);
        return false;
    }
    app_set_context(front.app, front.desk);
    return app_restart(front.app, &sign_in_screen, NULL, &e) == ERR_OK;
}

void
front_signed_in(struct screen *s)
{
    struct err e = { 0 };

    front_apply_look(s);
    enum err_code rc = app_restart(front.app, &today_screen, NULL, &e);
    say_if_bad(rc, &e);
    if (rc == ERR_OK) {
        char words[LINE_SIZE + 64];
        snprintf(words, sizeof words, _("Signed in: %s"), front.desk->user.name);
        app_say(front.app, STYLE_NORMAL, words);
        /* A new office: nobody can work until the first people have an account. */
        if (accounts_are_needed(front.desk))
            say_if_bad(app_push(front.app, &accounts_screen, NULL, &e), &e);
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
}

/* ---- the whole ---- */

struct app *
front_headless(const struct front_options *options, struct desk *d, int rows, int cols)
{
    struct err e = { 0 };

    front.options = *options;
    front.desk = d;
    front.app = app_new_headless(rows, cols, &hooks, d);
    read_times();
    d->ask_reasons = true;
    set_language(strcmp(options->lang, "en") == 0 ? "en" : "ja");
    say_if_bad(app_push(front.app, &sign_in_screen, NULL, &e), &e);
    return front.app;
}

static int
refuse(const struct err *e, int status)
{
    fprintf(stderr, "madoguchi: %s\n", e->msg);
    return status;
}

int
front_run(const struct front_options *options)
{
    struct err e = { 0 };
    const char *sync = getenv("MADOGUCHI_SYNC");
    struct term_options term = { .glyphs = glyphs_named(options->glyphs ? options->glyphs : "auto"),
                                 .color = options->color,
                                 .sync = sync && strcmp(sync, "1") == 0 };

    front.options = *options;
    snprintf(front.path, sizeof front.path, "%s", options->db_path);
    if (term_check(&e) != ERR_OK)
        return refuse(&e, 2);
    bool is_there = access(options->db_path, F_OK) == 0 || errno != ENOENT;
    if (!is_there && options->is_own_place)
        desk_make_folders(options->db_path);
    if (is_there && open_desk(options->db_path, &e) != ERR_OK)
        return refuse(&e, 3);
    term.color = may_color();
    if (term_start(&term, &e) != ERR_OK) {
        desk_close(front.desk);
        return refuse(&e, 2);
    }
    front.app = app_new(&hooks, front.desk);
    set_language(strcmp(options->lang, "en") == 0 ? "en" : "ja");
    int status = 3;
    if (app_push(front.app, front.desk ? &sign_in_screen : &start_screen, NULL, &e) == ERR_OK) {
        /* Training is done by people who know shells; a real counter gives none. */
        app_set_suspend(front.app, front.desk && front.desk->demo);
        status = app_run(front.app);
    }
    app_free(front.app);
    term_stop();
    desk_close(front.desk);
    return e.msg[0] && status == 3 ? refuse(&e, status) : status;
}
