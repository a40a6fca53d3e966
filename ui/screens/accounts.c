/* accounts.c - see accounts.h */
#include "ui/screens/accounts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk/account.h"
#include "desk/codes.h"
#include "desk/words.h"
#include "ui/kit/dialog.h"
#include "ui/kit/picker.h"
#include "ui/kit/table.h"
#include "ui/screens/shown.h"

enum { PASSWORD_MAX = 200, PASSWORD_SIZE = 4 * PASSWORD_MAX + 1 };

/* A row in the reader's words, for the cells see no screen. */
struct line {
    struct account account;
    char role[LINE_SIZE], ends[WAREKI_SIZE];
};

struct accounts {
    struct line *lines;
    size_t count;
    bool locked_only; /* supervisors see and unlock the locked ones */
    struct account chosen; /* whom the open question is about: the list may be read anew meanwhile */
};

/* ---- cells ---- */

static const struct account *
account(const void *row)
{
    return &((const struct line *)row)->account;
}

/* What keeps somebody out comes first. */
static const struct state_row {
    const char *label; /* sign and word */
    enum style style;
} state_words[] = {
    { N_("x disabled"), STYLE_MUTED },
    { N_("- ended"), STYLE_MUTED },
    { N_("! locked"), STYLE_WARNING },
    { N_("? first use"), STYLE_NORMAL },
    { N_("+ active"), STYLE_GOOD },
};

static const struct state_row *
state_of(const struct account *a)
{
    return &state_words[a->disabled      ? 0
                        : a->ended       ? 1
                        : a->locked      ? 2
                        : a->must_change ? 3
                                         : 4];
}

static void
login_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%s", account(row)->login);
}

static void
name_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%.250s", account(row)->name);
}

static void
role_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%.250s", ((const struct line *)row)->role);
}

static void
state_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%s", _(state_of(account(row))->label));
}

static enum style
state_style(const void *row)
{
    return state_of(account(row))->style;
}

static void
ends_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, "%s", ((const struct line *)row)->ends);
}

static int
by_end(const void *a, const void *b)
{
    return date_compare(account(a)->ends_on, account(b)->ends_on);
}

static long
line_id(const void *row)
{
    return (long)account(row)->id;
}

static const struct table_column columns[] = {
    { N_("Login"), 10, .priority = 1, .cell = login_cell },
    { N_("Name"), 12, .cell = name_cell },
    { N_("Role"), 12, .grow = 1, .priority = 2, .cell = role_cell },
    { N_("State"), 11, .cell = state_cell, .style = state_style },
    { N_("Last day"), 10, .priority = 3, .cell = ends_cell, .compare = by_end },
    { 0 },
};

/* ---- load ---- */

static enum err_code
load(struct screen *s, struct err *e)
{
    struct accounts *st = s->state;
    struct desk *d = screen_desk(s);
    struct account_list list = { 0 };
    enum err_code rc;

    st->locked_only = !desk_may(d, ACTION_ACCOUNTS_VIEW);
    rc = st->locked_only ? account_list_locked(d, &list, e) : account_list(d, false, &list, e);
    if (rc != ERR_OK)
        return rc;
    free(st->lines);
    st->lines = calloc(list.count + 1, sizeof *st->lines);
    if (st->lines == NULL)
        abort();
    st->count = list.count;
    for (size_t i = 0; i < st->count; i++) {
        struct line *line = &st->lines[i];

        line->account = list.rows[i];
        snprintf(line->role, sizeof line->role, "%s",
                 code_label(d, "staff_role", role_id(list.rows[i].role)));
        shown_day(s, list.rows[i].ends_on, line->ends);
    }
    account_list_free(&list);
    table_set_rows(s->table, st->lines, st->count, sizeof *st->lines);
    return ERR_OK;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    (void)arg;
    (void)e;
    s->table = table_new(s, columns, N_("No account is locked now."));
    table_set_id(s->table, line_id);
    return ERR_OK;
}

static void
close(struct screen *s)
{
    free(((struct accounts *)s->state)->lines);
}

static bool
may_change(const struct screen *s)
{
    return desk_may(screen_desk(s), ACTION_ACCOUNTS);
}

static bool
has_role(const struct accounts *st, enum role role)
{
    for (size_t i = 0; i < st->count; i++) {
        const struct account *a = &st->lines[i].account;

        if (a->role == role && !a->disabled && !a->ended)
            return true;
    }
    return false;
}

bool
accounts_are_needed(struct desk *d)
{
    struct account_list list = { 0 };
    struct err e;
    bool has_supervisor = false;

    if (!desk_may(d, ACTION_ACCOUNTS) || account_names(d, &list, &e) != ERR_OK)
        return false;
    for (size_t i = 0; i < list.count; i++)
        has_supervisor |= list.rows[i].role == ROLE_SUPERVISOR;
    account_list_free(&list);
    return !has_supervisor;
}

/* What an office still lacks to work; NULL: nothing. */
static const char *
missing(const struct accounts *st)
{
    if (!has_role(st, ROLE_SUPERVISOR))
        return _("! Administrators see no cases. Press n to add the first supervisor, then once "
                 "more for reception.");
    if (!has_role(st, ROLE_RECEPTION) && !has_role(st, ROLE_WORKER))
        return _("! Nobody is at the counter yet. Press n to add reception or a worker.");
    return NULL;
}

static void
draw(const struct screen *s, struct canvas *c)
{
    const struct accounts *st = s->state;
    struct area a = area_body(c);

    if (st->locked_only)
        area_line(c, &a, STYLE_LABEL, "%s", _("Locked accounts. u unlocks one."));
    else if (may_change(s) && missing(st) != NULL)
        area_paragraph(c, &a, STYLE_WARNING, missing(st));
    table_draw(s->table, c, a);
}

/* ---- a new account ---- */

/* The role that an office needs next stands there already. */
static enum role
role_needed(const struct accounts *st)
{
    return !has_role(st, ROLE_SUPERVISOR)  ? ROLE_SUPERVISOR
           : !has_role(st, ROLE_RECEPTION) ? ROLE_RECEPTION
                                           : ROLE_WORKER;
}

static void
fill_roles(struct form *f, struct screen *s)
{
    form_clear_choices(f, "role");
    for (int role = ROLE_NONE + 1; role < ROLE__COUNT; role++)
        form_add_choice(f, "role", role_id((enum role)role),
                        code_label(screen_desk(s), "staff_role", role_id((enum role)role)));
}

static const struct field add_fields[] = {
    { .key = "login", .label = N_("Login"), .type = FIELD_TEXT, .max = 40, .required = true,
      .width = 20, .hint = N_("Small letters a-z, digits, _ and -."), .list = fill_roles },
    { .key = "name", .label = N_("Name"), .type = FIELD_TEXT, .max = 100, .required = true,
      .width = 24 },
    { .key = "kana", .label = N_("Reading"), .type = FIELD_KANA, .max = 100, .width = 24 },
    { .key = "role", .label = N_("Role"), .type = FIELD_CHOICE, .required = true, .width = 28 },
    { .key = "new_password", .label = N_("First password"), .type = FIELD_SECRET,
      .max = PASSWORD_MAX, .required = true, .width = 24,
      .hint = N_("8 characters or more. It is to be changed at the first sign-in.") },
    { .key = "again", .label = N_("Once more"), .type = FIELD_SECRET, .max = PASSWORD_MAX,
      .required = true, .width = 24, .hint = N_("The same once more, then F9 or Ctrl-S saves.") },
    { 0 },
};

/* The password that was typed twice alike; the caller wipes `out`. */
static enum err_code
read_password(struct form *f, char out[PASSWORD_SIZE], struct err *e)
{
    snprintf(out, PASSWORD_SIZE, "%s", form_get(f, "new_password"));
    if (strcmp(out, form_get(f, "again")) == 0)
        return ERR_OK;
    return err_set(e, ERR_INVALID, "again",
                   N_("The two new passwords differ. Type them once more."));
}

static void
prepare_add(struct screen *s, struct form *f)
{
    form_set(f, "role", role_id(role_needed(s->state)));
}

static enum err_code
save_add(struct screen *s, struct form *f, struct err *e)
{
    char password[PASSWORD_SIZE], login[CODE_SIZE * 4];
    enum role role = ROLE_NONE;
    enum err_code rc = read_password(f, password, e);

    (void)role_from_id(form_get(f, "role"), &role);
    snprintf(login, sizeof login, "%s", form_get(f, "login"));
    if (rc == ERR_OK)
        rc = account_add(screen_desk(s), login, form_get(f, "name"), form_get(f, "kana"), role,
                         password, NULL, e);
    explicit_bzero(password, sizeof password);
    if (rc == ERR_OK)
        screen_say(s, _("%s may sign in now; the password is changed at the first sign-in."),
                   login);
    return rc;
}

static void
add(struct screen *s)
{
    dialog_form(s, _("New account"), add_fields, prepare_add, save_add);
}

/* ---- changes of one account ---- */

static const struct account *
choose(struct screen *s)
{
    struct accounts *st = s->state;

    st->chosen = *account(table_row(s->table));
    return &st->chosen;
}

/* Do one change, say it and read the list again. */
static void
finish(struct screen *s, enum err_code rc, const struct err *e, const char *done)
{
    const struct accounts *st = s->state;

    if (screen_changed(s, rc, e))
        screen_say(s, done, st->chosen.name);
}

static void
disable(struct screen *s)
{
    const struct accounts *st = s->state;
    struct err e = { 0 };

    finish(s, account_disable(screen_desk(s), st->chosen.id, st->chosen.version, &e), &e,
           _("%s is disabled; open sessions have ended."));
}

static void
toggle(struct screen *s)
{
    const struct account *a = choose(s);
    struct err e = { 0 };
    char question[LINE_SIZE + 200];

    if (a->disabled) {
        finish(s, account_enable(screen_desk(s), a->id, a->version, &e), &e,
               _("%s may sign in again."));
        return;
    }
    snprintf(question, sizeof question,
             _("Disable the account of %s? Open sessions end at once."), a->name);
    dialog_confirm(s, question, disable);
}

static void
unlock(struct screen *s)
{
    const struct account *a = choose(s);
    struct err e = { 0 };

    finish(s, account_unlock(screen_desk(s), a->id, &e), &e, _("%s is unlocked."));
}

static enum err_code
save_password(struct screen *s, struct form *f, struct err *e)
{
    const struct accounts *st = s->state;
    char password[PASSWORD_SIZE];
    enum err_code rc = read_password(f, password, e);

    if (rc == ERR_OK)
        rc = account_set_password(screen_desk(s), st->chosen.id, st->chosen.version, password, e);
    explicit_bzero(password, sizeof password);
    if (rc == ERR_OK)
        screen_say(s, _("%s has a new first password; open sessions have ended."),
                   st->chosen.name);
    return rc;
}

static void
reset_password(struct screen *s)
{
    char title[LINE_SIZE + 60];

    snprintf(title, sizeof title, _("First password of %s"), choose(s)->name);
    /* The last two rows of a new account. */
    dialog_form(s, title, add_fields + 4, NULL, save_password);
}

static void
set_role(struct screen *s, int index)
{
    const struct accounts *st = s->state;
    struct err e = { 0 };

    enum role role = (enum role)(ROLE_NONE + 1 + index);

    finish(s, account_set_role(screen_desk(s), st->chosen.id, st->chosen.version, role, &e), &e,
           _("The role of %s was changed."));
}

static void
ask_role(struct screen *s)
{
    const struct account *a = choose(s);
    struct choice rows[ROLE__COUNT] = { 0 };
    char title[LINE_SIZE + 60];

    for (int role = ROLE_NONE + 1; role < ROLE__COUNT; role++) {
        rows[role - 1].key = role_id((enum role)role);
        rows[role - 1].label = code_label(screen_desk(s), "staff_role", rows[role - 1].key);
    }
    snprintf(title, sizeof title, _("Role of %s"), a->name);
    picker_ask(s, title, rows, (int)a->role - 1, set_role);
}

static const struct field end_fields[] = {
    { .key = "ends_on", .label = N_("Last day"), .type = FIELD_DATE,
      .hint = N_("Nobody signs in after this day. Empty: no end.") },
    { 0 },
};

static void
prepare_end(struct screen *s, struct form *f)
{
    const struct accounts *st = s->state;

    form_set_date(f, "ends_on", st->chosen.ends_on);
}

static enum err_code
save_end(struct screen *s, struct form *f, struct err *e)
{
    const struct accounts *st = s->state;
    enum err_code rc = account_set_end(screen_desk(s), st->chosen.id, st->chosen.version,
                                       form_get_date(f, "ends_on"), e);

    if (rc == ERR_OK)
        screen_say(s, _("The last day of %s was changed."), st->chosen.name);
    return rc;
}

static void
ask_end(struct screen *s)
{
    char title[LINE_SIZE + 60];

    snprintf(title, sizeof title, _("Last day of %s"), choose(s)->name);
    dialog_form(s, title, end_fields, prepare_end, save_end);
}

static const struct command commands[] = {
    { "account-add", "n F2", N_("New"), N_("Add an account."), NEED_MAY(ACTION_ACCOUNTS), add,
      NULL },
    { "account-unlock", "u", N_("Unlock"), N_("Unlock an account after too many wrong tries."),
      NEED_ROW | NEED_MAY(ACTION_UNLOCK), unlock, NULL },
    { "account-password", "p", N_("Password"), N_("Set a first password again."),
      NEED_ROW | NEED_MAY(ACTION_ACCOUNTS), reset_password, NULL },
    { "account-role", "r", N_("Role"), N_("Change the role; it counts at once."),
      NEED_ROW | NEED_MAY(ACTION_ACCOUNTS), ask_role, NULL },
    { "account-disable", "x", N_("Disable"), N_("Disable the account, or enable it again."),
      NEED_ROW | NEED_MAY(ACTION_ACCOUNTS), toggle, NULL },
    { "account-end", "e", N_("Last day"), N_("Set or take away the last day."),
      NEED_ROW | NEED_MAY(ACTION_ACCOUNTS), ask_end, NULL },
    { 0 },
};

const struct screen_ops accounts_screen = {
    .id = "accounts",
    .title = N_("Accounts"),
    .state_size = sizeof(struct accounts),
    .commands = commands,
    .open = open,
    .load = load,
    .draw = draw,
    .close = close,
};
