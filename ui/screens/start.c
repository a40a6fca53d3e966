#include "ui/screens/start.h"

#include <stdio.h>
#include <string.h>

#include "core/limits.h"
#include "desk/setup.h"
#include "desk/words.h"
#include "exchange/demo.h"
#include "ui/front.h"
#include "ui/kit/app.h"
#include "ui/kit/area.h"
#include "ui/kit/dialog.h"
#include "ui/kit/form.h"
#include "ui/kit/table.h"

enum way { WAY_NEW, WAY_DEMO, WAY__COUNT };

struct way_row {
    const char *name, *what;
};

static const struct way_row ways[WAY__COUNT] = {
    { N_("New database"), N_("For real work. Asks for the first administrator.") },
    { N_("Demonstration data"), N_("600 fictitious people, to try everything with.") },
};

static void
name_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%s", _(((const struct way_row *)row)->name));
}

static void
what_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%s", _(((const struct way_row *)row)->what));
}

static const struct table_column columns[] = {
    { N_("Choose"), 20, .cell = name_cell },
    { N_("What it is"), 40, .grow = 1, .priority = 1, .cell = what_cell },
    { 0 },
};

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    (void)arg;
    (void)e;
    s->table = table_new(s, columns, N_("Nothing to choose."));
    table_set_rows(s->table, ways, WAY__COUNT, sizeof *ways);
    return ERR_OK;
}

static void
draw(const struct screen *s, struct canvas *c)
{
    struct area body = area_body(c);

    area_line(c, &body, STYLE_NORMAL, "%s", _("There is no database yet at"));
    (void)area_paragraph(c, &body, STYLE_NORMAL, front_path());
    area_gap(&body);
    table_draw(s->table, c, body);
}

static const struct field admin_fields[] = {
    { "login", N_("Login"), FIELD_TEXT, .max = 40, .required = true, .width = 24,
      .hint = N_("Small letters and digits, e.g. kanri.") },
    { "name", N_("Name"), FIELD_TEXT, .max = 100, .required = true },
    { "new_password", N_("Password"), FIELD_SECRET, .max = 200, .required = true, .width = 24,
      .hint = N_("8 characters or more; a short sentence is good.") },
    { "again", N_("Once more"), FIELD_SECRET, .max = 200, .required = true, .width = 24,
      .hint = N_("The same once more, then F9 or Ctrl-S.") },
    { 0 },
};

static enum err_code
make_new(struct screen *s, struct form *f, struct err *e)
{
    char login[CODE_SIZE], name[LINE_SIZE], password[804];
    enum err_code rc = ERR_OK;

    snprintf(login, sizeof login, "%s", form_get(f, "login"));
    snprintf(name, sizeof name, "%s", form_get(f, "name"));
    snprintf(password, sizeof password, "%s", form_get(f, "new_password"));
    if (strcmp(password, form_get(f, "again")) != 0)
        rc = err_set(e, ERR_INVALID, "again",
                     N_("The two passwords differ. Type them once more."));
    if (rc == ERR_OK)
        rc = desk_init(front_path(), login, name, password, e);
    explicit_bzero(password, sizeof password);
    if (rc == ERR_OK && front_open(s, front_path()))
        screen_say(s, _("The database is made. Sign in as %s."), login);
    return rc;
}

static void
choose(struct screen *s)
{
    const struct way_row *row = table_row(s->table);
    struct err e = { 0 };

    if (row == &ways[WAY_NEW]) {
        dialog_form(s, _("The first administrator"), admin_fields, NULL, make_new);
        return;
    }
    app_say_now(s->app, STYLE_NORMAL,
                _("The fictitious office is being made. Please wait a few seconds."));
    if (demo_make(front_path(), &(struct demo_options){ 0 }, &e) != ERR_OK)
        screen_fail(s, &e);
    else if (front_open(s, front_path()))
        app_say(s->app, STYLE_NORMAL,
                _("Logins: uketsuke shien kakari kakari2 kansa kanri. Password: madoguchi-demo"));
}

static const struct command commands[] = {
    { "choose", "Enter", N_("Choose"), N_("Take the selected way."), NEED_ROW, choose, NULL },
    { 0 },
};

const struct screen_ops start_screen = {
    .id = "start",
    .title = N_("First start"),
    .commands = commands,
    .open = open,
    .draw = draw,
};
