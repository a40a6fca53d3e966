#include "ui/kit/app_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk/words.h"
#include "ui/kit/form.h"
#include "ui/kit/table.h"

#define FROM "@from="

enum {
    DRAFT_MS = 300,        /* after the first unsaved key */
    DRAFT_AGAIN_MS = 1000, /* when it could not be written */
};

bool
drafts_keeps(const struct screen *s)
{
    return s->form != NULL && (s->ops->save != NULL || s->ops->keeps_answer)
           && !s->ops->draft_is_hidden
           && s->draft_record[0] != '\0' && s->app->hooks->draft_write != NULL;
}

/* The form's text, and behind it the way to a question. The form passes over that line. */
static char *
draft_text(const struct screen *s)
{
    char *text = form_serialize(s->form), *all;

    if (s->asked_from[0] == '\0')
        return text;
    if (asprintf(&all, "%s" FROM "%s\n", text, s->asked_from) < 0)
        abort();
    explicit_bzero(text, strlen(text));
    free(text);
    return all;
}

bool
screen_asked_from(const char *draft, struct asked_from *out)
{
    const char *line = strstr(draft, "\n" FROM);
    int used = 0;

    *out = (struct asked_from){ 0 };
    if (line == NULL
        || sscanf(line + 1 + strlen(FROM), "%39s %39s %ld %39s%n", out->screen, out->command,
                  &out->row, out->record, &used) != 4)
        return false;
    line += 1 + strlen(FROM) + (size_t)used;
    line += *line == ' ';
    snprintf(out->about, sizeof out->about, "%.*s", (int)strcspn(line, "\n"), line);
    if (strcmp(out->record, "-") == 0)
        out->record[0] = '\0';
    return true;
}

bool
screen_ask_again(struct screen *s, const struct asked_from *from)
{
    const struct command *c = s->ops->commands;

    if (from->row != 0 && (s->table == NULL || !table_select_id(s->table, from->row)))
        return false;
    while (c != NULL && c->name != NULL && strcmp(c->name, from->command) != 0)
        c++;
    if (c == NULL || c->name == NULL)
        return false;
    command_run(s, c);
    return s->app->top != s && s->app->top->has_draft;
}

bool
drafts_write(struct screen *s)
{
    struct app *app = s->app;
    struct err e = { 0 };
    enum err_code rc;
    char *text;

    if (!drafts_keeps(s))
        return true;
    if (!form_changed(s->form)) {
        drafts_drop(s); /* typed and taken back again */
        return true;
    }
    if (s->has_draft && s->draft_edits == form_edits(s->form))
        return true;
    if (s->ops->settle != NULL)
        s->ops->settle(s);
    text = draft_text(s);
    rc = app->hooks->draft_write(app, s, text, &e);
    explicit_bzero(text, strlen(text));
    free(text);
    app->draft_fails = rc != ERR_OK;
    if (!screen_ok(s, rc, &e))
        return false;
    s->has_draft = true;
    s->draft_edits = form_edits(s->form);
    return true;
}

void
drafts_offer(struct screen *s)
{
    long version = s->draft_version;
    char *text;

    if (!drafts_keeps(s) || s->app->hooks->draft_read == NULL)
        return;
    text = s->app->hooks->draft_read(s->app, s, &version);
    if (text == NULL)
        return;
    if (version == s->draft_version) {
        form_restore(s->form, text);
        screen_say(s, "%s", _("Your draft is back. Save it, or throw it away from the help."));
    } else if (version == DRAFT_OFFERED) {
        form_restore_over(s->form, text);
        screen_say(s, "%s", _("What was typed elsewhere stands here; beside it what is stored. Save "
                              "it, or take the stored with Esc t (Esc a: all)."));
    } else {
        form_restore_over(s->form, text);
        screen_warn(s, "%s",
                    _("Your draft is back, but somebody has changed the record since. Compare."));
    }
    free(text);
    s->has_draft = true;
    s->draft_edits = form_edits(s->form);
}

void
drafts_look(struct screen *s)
{
    bool is_at_form = drafts_keeps(s) && !s->draft_is_own;

    s->notice[0] = '\0';
    if (s->app->hooks->editors != NULL && (is_at_form || (s->form == NULL && s->draft_person != 0)))
        s->app->hooks->editors(s->app, s, s->notice, sizeof s->notice);
}

void
drafts_drop(struct screen *s)
{
    if (s->has_draft && s->app->hooks->draft_drop != NULL)
        s->app->hooks->draft_drop(s->app, s);
    s->has_draft = false;
}

enum err_code
drafts_save(struct screen *s, struct err *e)
{
    struct app *app = s->app;
    bool with = s->has_draft && app->hooks->draft_save_begin != NULL;

    if (with)
        app->hooks->draft_save_begin(app, s);
    enum err_code rc = s->ops->save(s, e);
    if (with && app->hooks->draft_save_end(app)) {
        s->has_draft = false; /* of a save that failed after all it is written again */
        drafts_note_edit(app);
    }
    return rc;
}

bool
app_keep_drafts(struct app *app)
{
    bool all = true;

    for (struct screen *s = app->top; s != NULL; s = s->below) {
        if (s->ops->settle != NULL)
            s->ops->settle(s);
        all &= drafts_write(s);
    }
    app->draft_waits = !all;
    app->draft_fails &= !all;
    app->draft_at = app->now + DRAFT_AGAIN_MS;
    return all;
}

/* Nobody waits for this: it must not hold up the keys while another desk is saving. */
void
drafts_on_timer(struct app *app)
{
    if (!app->draft_waits || app->now < app->draft_at)
        return;
    if (app->hooks->hurry != NULL)
        app->hooks->hurry(app, true);
    app_keep_drafts(app);
    if (app->hooks->hurry != NULL)
        app->hooks->hurry(app, false);
}

void
drafts_note_edit(struct app *app)
{
    const struct screen *s = app->top;

    if (s == NULL || app->draft_waits || !drafts_keeps(s) || !form_changed(s->form)
        || (s->has_draft && s->draft_edits == form_edits(s->form)))
        return;
    app->draft_waits = true;
    app->draft_at = app->now + DRAFT_MS;
}
