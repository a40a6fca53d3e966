#include "ui/front_private.h"

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
#include "desk/setup.h"
#include "desk/words.h"
#include "ui/kit/app.h"
#include "ui/kit/form.h"
#include "ui/kit/term.h"
#include "ui/screens/editing.h"
#include "ui/screens/resume.h"
#include "ui/screens/sign_in.h"
#include "ui/screens/start.h"

struct front front;

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

/* ---- hooks of the kit ---- */

static bool
hook_allowed(const struct app *app, int action)
{
    (void)app;
    return front_is_signed_in() && desk_may(front.desk, (enum action)action);
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
    /* The lock tells nobody who sits here, unless that was just chosen from the list of names. */
    if (front_is_signed_in() && (!app_is_locked(front.app) || front.is_taken_up))
        (void)text_copy(out->who, sizeof out->who, front.desk->user.name);
    snprintf(out->day, sizeof out->day, "%s%s%s%s", day, japanese ? "(" : "",
             japanese ? wareki_weekday(front.desk->today) : "", japanese ? ")" : "");
    const char *demo = _("fictitious");
    snprintf(out->mark, sizeof out->mark, "%s%s%s", set ? _("set day") : "",
             set && front.desk->demo ? " " : "", front.desk->demo ? demo : "");
    (void)text_copy(out->mark_short, sizeof out->mark_short,
                    set && front.desk->demo ? _("set, fictitious") : out->mark);
}

static bool
hook_is_idle(const struct app *app)
{
    (void)app;
    return !front.desk || desk_is_quiet(front.desk);
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

    (void)app;
    draft_title(s, draft.title);
    snprintf(draft.form, sizeof draft.form, "%s", draft_form_of(s));
    snprintf(draft.record, sizeof draft.record, "%s", s->draft_record);
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
    if (!front_is_signed_in()
        || draft_load(front.desk, draft_form_of(s), s->draft_record, &draft, &e) != ERR_OK)
        return NULL;
    front_say_if_bad(draft_attend(front.desk, draft_form_of(s), s->draft_record, true, &e), &e);
    *version = (long)draft.base;
    return draft.body;
}

static void
hook_draft_drop(struct app *app, const struct screen *s)
{
    struct err e;

    (void)app;
    if (front_is_signed_in() || session_is_over(front.desk))
        front_say_if_bad(draft_remove(front.desk, draft_form_of(s), s->draft_record, &e), &e);
}

static void
hook_draft_park(struct app *app, const struct screen *s)
{
    struct err e;

    (void)app;
    if (front_is_signed_in())
        front_say_if_bad(draft_attend(front.desk, draft_form_of(s), s->draft_record, false, &e),
                         &e);
}

static void
hook_draft_save_begin(struct app *app, const struct screen *s)
{
    (void)app;
    if (front_is_signed_in())
        draft_goes_with_save(front.desk, draft_form_of(s), s->draft_record);
}

static bool
hook_draft_save_end(struct app *app)
{
    (void)app;
    return draft_has_gone(front.desk);
}

static enum err_code
hook_may_do(struct app *app, const struct screen *s, int action, struct err *e)
{
    (void)app;
    return desk_would_allow(front.desk, (enum action)action, s->draft_person, e);
}

static enum err_code
hook_may_stay(struct app *app, const struct screen *s, struct err *e)
{
    (void)app;
    return front_is_signed_in() ? desk_may_stay(front.desk, s->draft_person, e) : ERR_OK;
}

static void
hook_editors(struct app *app, const struct screen *s, char *out, size_t size)
{
    (void)app;
    if (front_is_signed_in())
        editing_words(s, out, size);
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
    .poll_changed = front_poll_changed,
    .on_quiet = front_quiet,
    .on_hide = front_hide,
    .can_hide = front_can_hide,
    .on_switch = front_switch,
    .can_switch = front_can_switch,
    .after_key = front_after_key,
    .is_idle = hook_is_idle,
    .on_language = hook_language,
    .draft_write = hook_draft_write,
    .draft_read = hook_draft_read,
    .draft_drop = hook_draft_drop,
    .draft_park = hook_draft_park,
    .draft_save_begin = hook_draft_save_begin,
    .draft_save_end = hook_draft_save_end,
    .editors = hook_editors,
    .may_do = hook_may_do,
    .may_stay = hook_may_stay,
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

static enum err_code
open_desk(const char *path, struct err *e)
{
    struct desk *d = NULL;
    enum err_code rc = desk_open(&d, path, front.options.today, e);

    if (rc != ERR_OK)
        return rc;
    front.desk = d;
    front_read_times(); /* before anybody signs in: a choice of a password is masked and locked too */
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

/* ---- the whole ---- */

struct app *
front_headless(const struct front_options *options, struct desk *d, int rows, int cols)
{
    struct err e = { 0 };

    front.options = *options;
    front.desk = d;
    front.app = app_new_headless(rows, cols, &hooks, d);
    front_read_times();
    d->ask_reasons = true;
    set_language(strcmp(options->lang, "en") == 0 ? "en" : "ja");
    front_say_if_bad(app_push(front.app, &sign_in_screen, NULL, &e), &e);
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
    if (front.desk)
        front_read_times(); /* now with the program that they are for */
    if (app_push(front.app, front.desk ? &sign_in_screen : &start_screen, NULL, &e) == ERR_OK)
        status = app_run(front.app);
    front_close();
    app_free(front.app);
    term_stop();
    desk_close(front.desk);
    return e.msg[0] && status == 3 ? refuse(&e, status) : status;
}
