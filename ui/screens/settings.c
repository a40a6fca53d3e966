/* settings.c - see settings.h */
#include "ui/screens/settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/session.h"
#include "desk/words.h"
#include "ui/front.h"
#include "ui/kit/dialog.h"
#include "ui/kit/form.h"
#include "ui/kit/table.h"
#include "ui/screens/shown.h"

enum { PASSWORD_MAX = 200, PASSWORD_SIZE = 4 * PASSWORD_MAX + 1 };

/* A row in the reader's words, for the cells see no screen. */
struct line {
    const struct session *session; /* of the list */
    char since[SHOWN_STAMP_SIZE], seen[SHOWN_STAMP_SIZE];
    bool own; /* the one in front of the reader */
};

struct settings {
    struct session_list sessions;
    struct line *lines;
    bool has_pin;
    char chosen[33]; /* the session that the question is about */
};

/* ---- the look ---- */

static const struct choice languages[] = {
    { "env", N_("as the terminal says") },
    { "ja", "日本語" },
    { "en", "English" },
    { 0 },
};

static const struct choice glyphs[] = {
    { "auto", N_("as the terminal says") },
    { "unicode", N_("lines and blocks") },
    { "ascii", N_("plain letters (ASCII)") },
    { 0 },
};

static const struct choice themes[] = {
    { "default", N_("standard (dark)") },
    { "light", N_("light") },
    { "high_contrast", N_("high contrast") },
    { "mono", N_("without colours") },
    { 0 },
};

static const struct field fields[] = {
    { .key = "lang", .label = N_("Language"), .type = FIELD_CHOICE, .width = 24,
      .choices = languages, .required = true,
      .hint = N_("Counts from the next sign-in too. F9 or Ctrl-S saves.") },
    { .key = "glyphs", .label = N_("Pictures"), .type = FIELD_CHOICE, .width = 24,
      .choices = glyphs, .required = true,
      .hint = N_("Choose plain letters when bars look broken.") },
    { .key = "theme", .label = N_("Colours"), .type = FIELD_CHOICE, .width = 24,
      .choices = themes, .required = true },
    { 0 },
};

static enum err_code
save(struct screen *s, struct err *e)
{
    struct session_look look = { 0 };
    const char *lang = form_get(s->form, "lang");
    enum err_code rc;

    snprintf(look.lang, sizeof look.lang, "%s", strcmp(lang, "env") == 0 ? "" : lang);
    snprintf(look.glyphs, sizeof look.glyphs, "%s", form_get(s->form, "glyphs"));
    snprintf(look.theme, sizeof look.theme, "%s", form_get(s->form, "theme"));
    rc = session_set_look(screen_desk(s), &look, e);
    if (rc == ERR_OK)
        front_apply_look(s);
    return rc;
}

/* ---- own sessions ---- */

static void
where_cell(const void *row, char *out)
{
    const struct line *line = row;
    bool is_command = strcmp(line->session->terminal, SESSION_COMMAND) == 0;

    snprintf(out, TABLE_CELL, line->own ? _("%s (here)") : "%s",
             is_command ? _("command") : line->session->terminal);
}

static void
since_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%s", ((const struct line *)row)->since);
}

static void
seen_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%s", ((const struct line *)row)->seen);
}

static const struct table_column columns[] = {
    { N_("Signed in at"), 16, .grow = 1, .cell = where_cell },
    { N_("Since"), 16, .cell = since_cell },
    { N_("Last key"), 16, .priority = 1, .cell = seen_cell },
    { 0 },
};

static enum err_code
load_sessions(struct screen *s, struct err *e)
{
    struct settings *st = s->state;
    struct desk *d = screen_desk(s);
    struct session_list list = { 0 };
    enum err_code rc = session_list(d, d->user.staff_id, &list, e);

    if (rc != ERR_OK)
        return rc;
    session_list_free(&st->sessions);
    free(st->lines);
    st->sessions = list;
    st->lines = calloc(list.count + 1, sizeof *st->lines);
    if (st->lines == NULL)
        abort();
    for (size_t i = 0; i < list.count; i++) {
        struct line *line = &st->lines[i];

        line->session = &list.rows[i];
        line->own = strcmp(list.rows[i].id, d->user.session) == 0;
        shown_stamp(s, list.rows[i].started_at, line->since);
        shown_stamp(s, list.rows[i].seen_at, line->seen);
    }
    table_set_rows(s->table, st->lines, list.count, sizeof *st->lines);
    return ERR_OK;
}

/* ---- the screen ---- */

static enum err_code
load(struct screen *s, struct err *e)
{
    struct session_look look = { 0 };
    enum err_code rc = session_look(screen_desk(s), &look, e);

    if (rc != ERR_OK)
        return rc;
    ((struct settings *)s->state)->has_pin = session_takes_pin(screen_desk(s));
    form_set(s->form, "lang", look.lang[0] != '\0' ? look.lang : "env");
    form_set(s->form, "glyphs", look.glyphs[0] != '\0' ? look.glyphs : "auto");
    form_set(s->form, "theme", look.theme[0] != '\0' ? look.theme : "default");
    return load_sessions(s, e);
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    const struct desk *d = screen_desk(s);

    (void)arg;
    (void)e;
    s->form = form_new(s, fields);
    (void)text_copy(s->draft_record, sizeof s->draft_record, "own");
    s->draft_is_own = true;
    s->table = table_new(s, columns, N_("No open session."));
    snprintf(s->subtitle, sizeof s->subtitle, "%.90s", d->user.name);
    return ERR_OK;
}

static void
close(struct screen *s)
{
    struct settings *st = s->state;

    free(st->lines);
    session_list_free(&st->sessions);
}

static void
draw(const struct screen *s, struct canvas *c)
{
    const struct settings *st = s->state;
    struct area a = area_body(c);

    form_draw(s->form, c, area_take_top(&a, form_rows(s->form, a.cols)));
    if (a.rows > 10) {
        area_gap(&a);
        area_line(c, &a, STYLE_NORMAL, st->has_pin
                                           ? _("PIN: set. F2 changes the password, Ctrl-X the PIN.")
                                           : _("PIN: none. F2 changes the password, Ctrl-X sets a "
                                               "PIN."));
        area_gap(&a);
    }
    table_draw(s->table, c, a);
}

/* ---- password ---- */

static const struct field password_fields[] = {
    { .key = "password", .label = N_("Present password"), .type = FIELD_SECRET,
      .max = PASSWORD_MAX, .required = true, .width = 24 },
    { .key = "new_password", .label = N_("New password"), .type = FIELD_SECRET,
      .max = PASSWORD_MAX, .required = true, .width = 24,
      .hint = N_("8 characters or more; a short sentence is good.") },
    { .key = "again", .label = N_("Once more"), .type = FIELD_SECRET, .max = PASSWORD_MAX,
      .required = true, .width = 24, .hint = N_("The same once more, then F9 or Ctrl-S saves.") },
    { 0 },
};

/* Both were typed alike; a copy that the caller wipes. */
static enum err_code
read_twice(struct form *f, const char *key, char out[PASSWORD_SIZE], const char *differ,
           struct err *e)
{
    snprintf(out, PASSWORD_SIZE, "%s", form_get(f, key));
    return strcmp(out, form_get(f, "again")) == 0 ? ERR_OK
                                                  : err_set(e, ERR_INVALID, "again", "%s", word(differ));
}

static enum err_code
save_password(struct screen *s, struct form *f, struct err *e)
{
    char fresh[PASSWORD_SIZE];
    enum err_code rc = read_twice(f, "new_password", fresh,
                                  N_("The two new passwords differ. Type them once more."), e);

    if (rc == ERR_OK)
        rc = session_change_password(screen_desk(s), form_get(f, "password"), fresh, true, e);
    explicit_bzero(fresh, sizeof fresh);
    if (rc == ERR_OK)
        screen_say(s, "%s", _("The password was changed. Your other sessions have ended."));
    return rc;
}

static void
change_password(struct screen *s)
{
    dialog_form(s, _("Change the password"), password_fields, NULL, save_password);
}

/* ---- PIN ---- */

static const struct field pin_fields[] = {
    { .key = "password", .label = N_("Present password"), .type = FIELD_SECRET,
      .max = PASSWORD_MAX, .required = true, .width = 24 },
    { .key = "pin", .label = N_("PIN"), .type = FIELD_SECRET, .max = 12, .width = 12,
      .hint = N_("6 to 12 digits for this screen. Empty: take the PIN away.") },
    { .key = "again", .label = N_("Once more"), .type = FIELD_SECRET, .max = 12, .width = 12,
      .hint = N_("The same once more, then F9 or Ctrl-S saves.") },
    { 0 },
};

static enum err_code
save_pin(struct screen *s, struct form *f, struct err *e)
{
    char pin[PASSWORD_SIZE];
    enum err_code rc = read_twice(f, "pin", pin, N_("The two PINs differ. Type them once more."), e);

    if (rc == ERR_OK)
        rc = session_set_pin(screen_desk(s), form_get(f, "password"), pin, e);
    /* Not only by reading again, which waits while the look is unsaved. */
    ((struct settings *)s->state)->has_pin = session_takes_pin(screen_desk(s));
    if (rc == ERR_OK)
        screen_say(s, "%s", pin[0] != '\0' ? _("The PIN is set.") : _("The PIN was taken away."));
    explicit_bzero(pin, sizeof pin);
    return rc;
}

static void
change_pin(struct screen *s)
{
    dialog_form(s, _("PIN"), pin_fields, NULL, save_pin);
}

/* ---- ending a session ---- */

static void
end_session(struct screen *s)
{
    const struct settings *st = s->state;
    struct err e = { 0 };

    if (!screen_ok(s, session_end(screen_desk(s), st->chosen, &e), &e))
        return;
    screen_reload(s);
    screen_say(s, "%s", _("That session has ended."));
}

static void
ask_end(struct screen *s)
{
    struct settings *st = s->state;
    const struct line *line = table_row(s->table);

    if (line->own) {
        screen_warn(s, "%s", _("This is the session you are in."));
        return;
    }
    snprintf(st->chosen, sizeof st->chosen, "%s", line->session->id);
    dialog_confirm(s, _("End that session? What is typed there is kept as a draft."), end_session);
}

static bool
is_on_list(const struct screen *s)
{
    return s->on_table;
}

static const struct command commands[] = {
    { "own-password", "F2", N_("Password"), N_("Change your own password."), 0, change_password,
      NULL },
    { "own-pin", "Ctrl-X", N_("PIN"), N_("Set, change or take away your PIN."), 0, change_pin,
      NULL },
    { "session-end", "x", N_("End session"), N_("End one of your other sessions."), NEED_ROW,
      ask_end, is_on_list },
    { 0 },
};

const struct screen_ops settings_screen = {
    .id = "settings",
    .title = N_("Own settings"),
    .state_size = sizeof(struct settings),
    .commands = commands,
    .open = open,
    .load = load,
    .draw = draw,
    .save = save,
    .close = close,
};
