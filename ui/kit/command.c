#include "ui/kit/command.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "desk/words.h"
#include "ui/kit/app_private.h"
#include "ui/kit/form.h"
#include "ui/kit/keys.h"
#include "ui/kit/picker.h"
#include "ui/kit/screen.h"
#include "ui/kit/table.h"

/* Two names of a key: in tables, and for the reader (NULL: the same). */
// clang-format off
static const struct {
    const char *name;
    uint32_t key;
    const char *shown;
} key_names[] = {
    { "F1", K_F1, NULL }, { "F2", K_F2, NULL }, { "F3", K_F3, NULL }, { "F4", K_F4, NULL },
    { "F5", K_F5, NULL }, { "F6", K_F6, NULL }, { "F7", K_F7, NULL }, { "F8", K_F8, NULL },
    { "F9", K_F9, NULL }, { "F10", K_F10, NULL }, { "F11", K_F11, NULL }, { "F12", K_F12, NULL },
    { "Enter", K_ENTER, NULL }, { "Tab", K_TAB, NULL }, { "BackTab", K_BACK_TAB, "Shift-Tab" },
    { "Up", K_UP, NULL }, { "Down", K_DOWN, NULL }, { "Left", K_LEFT, NULL },
    { "Right", K_RIGHT, NULL }, { "Home", K_HOME, NULL }, { "End", K_END, NULL },
    { "PgUp", K_PAGE_UP, NULL }, { "PgDn", K_PAGE_DOWN, NULL }, { "Ins", K_INSERT, NULL },
    { "Del", K_DELETE, NULL }, { "Backspace", K_BACKSPACE, NULL }, { "Space", ' ', NULL },
    { "Esc-Esc", K_BACK, "Esc Esc" }, { "Esc-?", K_HELP, "Esc ?" }, { "Esc-h", K_HIDE, "Esc h" },
    { "Esc-u", K_SWITCH, "Esc u" }, { "Esc-t", K_TAKE, "Esc t" }, { "Esc-a", K_TAKE_ALL, "Esc a" },
    { "Esc-y", K_HISTORY, "Esc y" },
};
// clang-format on
enum { KEY_NAMES = sizeof key_names / sizeof *key_names };

/* The editors and lists live on these; the row of the fault test. Enter, Space, Del and the arrows
 * may still be commands where the screen has no field for them. */
static const char *const reserved =
    "Ctrl-A Ctrl-B Ctrl-C Ctrl-D Ctrl-E Ctrl-H Ctrl-I Ctrl-J Ctrl-K Ctrl-M Ctrl-N Ctrl-P Ctrl-U "
    "Tab BackTab Up Down PgUp PgDn Home End Backspace";

uint32_t
key_parse(const char *name, size_t bytes)
{
    if (bytes == 1)
        return name[0] > ' ' && name[0] < 127 ? (uint32_t)name[0] : KEY_NONE_;
    for (int i = 0; i < KEY_NAMES; i++)
        if (strlen(key_names[i].name) == bytes && memcmp(key_names[i].name, name, bytes) == 0)
            return key_names[i].key;
    if (bytes == 6 && memcmp(name, "Ctrl-", 5) == 0 && name[5] >= 'A' && name[5] <= 'Z')
        return K_CTRL + 1 + (uint32_t)(name[5] - 'A');
    return KEY_NONE_;
}

void
key_name(uint32_t key, char *out, size_t size)
{
    out[0] = '\0';
    for (int i = 0; i < KEY_NAMES; i++) {
        if (key_names[i].key == key) {
            const char *shown = key_names[i].shown;

            snprintf(out, size, "%s", shown != NULL ? shown : key_names[i].name);
            return;
        }
    }
    if (key > K_CTRL && key <= K_CTRL + 26)
        snprintf(out, size, "^%c", (char)('A' + (int)(key - K_CTRL - 1)));
    else if (key > ' ' && key < 127)
        snprintf(out, size, "%c", (char)key);
}

/* The next name of a list of keys, KEY_NONE_ at its end; `*list` moves on. */
static uint32_t
next_key(const char **list, size_t *bytes)
{
    const char *p = *list + strspn(*list, " ");

    *bytes = strcspn(p, " ");
    *list = p + *bytes;
    return *bytes > 0 ? key_parse(p, *bytes) : KEY_NONE_;
}

/* Does the focus of the screen take this key before any command sees it? Enter goes on to the next
 * field: it opens no row then. */
static bool
is_kept(const struct screen *s, const struct command *c, uint32_t key)
{
    if (s->form != NULL && (s->table == NULL || !s->on_table))
        return form_takes(s->form, key) || (key == K_ENTER && (c->needs & NEED_ROW));
    return s->table != NULL && table_in_text(s->table) && key_is_char(key);
}

static bool
is_end_of(const char *keys, const char *one)
{
    size_t n = strlen(keys), bytes = strlen(one);

    return n > bytes && keys[n - bytes - 1] == ' ' && strcmp(keys + n - bytes, one) == 0;
}

void
command_keys_text(const struct command *c, const struct screen *s, int most, char *out, size_t size)
{
    const char *list = c->keys;
    size_t used = 0, bytes;
    uint32_t only = KEY_NONE_; /* the first one */

    out[0] = '\0';
    for (int shown = 0; shown < most;) {
        char one[16];
        uint32_t key = next_key(&list, &bytes);

        if (bytes == 0 && shown == 1 && only >= K_F1 && only <= K_F10) {
            /* A function key that stands alone: some terminals keep those for themselves. */
            snprintf(one, sizeof one, "Esc %u", (unsigned)(only - K_F1 + 1) % 10);
        } else if (bytes == 0) {
            return;
        } else if (s != NULL && is_kept(s, c, key)) {
            continue;
        } else {
            key_name(key, one, sizeof one);
        }
        if (is_end_of(out, one)) /* "Esc ?", then "?": a riddle side by side */
            continue;
        if (shown == 0)
            only = key;
        if (used + strlen(one) + 2 > size)
            return;
        used += (size_t)snprintf(out + used, size - used, "%s%s", shown > 0 ? "/" : "", one);
        shown++;
    }
}

bool
command_has_key(const struct command *c, uint32_t key)
{
    const char *list = c->keys;
    size_t bytes;
    uint32_t one;

    do {
        one = next_key(&list, &bytes);
        if (bytes > 0 && one == key && key != KEY_NONE_)
            return true;
    } while (bytes > 0);
    return false;
}

static bool
is_allowed(const struct command *c, const struct screen *s)
{
    unsigned action = c->needs >> 8;

    return action == 0 || app_is_allowed(s->app, (int)action - 1);
}

bool
command_is_open(const struct command *c, const struct screen *s)
{
    if (!is_allowed(c, s))
        return false;
    if ((c->needs & NEED_FORM) && s->form == NULL)
        return false;
    return c->can == NULL || c->can(s);
}

static const struct command *
find_in(const struct command *table, const struct screen *s, uint32_t key)
{
    for (const struct command *c = table; c != NULL && c->name != NULL; c++)
        if (command_has_key(c, key) && command_is_open(c, s))
            return c;
    return NULL;
}

const struct command *
command_find(const struct screen *s, uint32_t key)
{
    const struct command *c = find_in(s->ops->commands, s, key);

    return c != NULL ? c : find_in(command_common, s, key);
}

static void
run(struct screen *s, const struct command *c)
{
    struct app *app = s->app;
    void (*outer)(struct screen *) = app->running;

    app->running = c->run;
    c->run(s);
    app->running = outer;
}

const char *
command_help(const struct command *c, const struct screen *s)
{
    return word(c->help_here != NULL ? c->help_here(s) : c->help);
}

static void
say_closed(struct screen *s, const struct command *c)
{
    const char *why = c->why_here != NULL ? c->why_here(s) : c->why;

    if (!is_allowed(c, s))
        screen_warn(s, "%s", _("Your role may not do this."));
    else
        screen_warn(s, _("Not possible here now: %s"),
                    why != NULL ? word(why) : command_help(c, s));
}

bool
command_say_closed(struct screen *s, uint32_t key)
{
    for (const struct command *c = s->ops->commands; c != NULL && c->name != NULL; c++) {
        if (!command_has_key(c, key))
            continue;
        say_closed(s, c);
        return true;
    }
    return false;
}

/* The role may; may it to this person? False: it has said why not. */
static bool
may_do(struct screen *s, const struct command *c)
{
    const struct app_hooks *hooks = s->app->hooks;
    const unsigned action = c->needs >> 8;
    struct err e = { 0 };

    return action == 0 || s->draft_person == 0 || hooks->may_do == NULL
           || screen_ok(s, hooks->may_do(s->app, s, (int)action - 1, &e), &e);
}

void
command_run(struct screen *s, const struct command *c)
{
    if (!command_is_open(c, s))
        say_closed(s, c);
    else if ((c->needs & NEED_ROW) && (s->table == NULL || table_row(s->table) == NULL))
        screen_warn(s, "%s", _("No row is chosen. Choose one with the arrows or its number."));
    else if (may_do(s, c))
        run(s, c);
}

/* ---- the check of a table ---- */

static bool
is_taken(uint32_t key)
{
    const char *list = reserved;
    size_t bytes;

    for (const struct command *c = command_common; c->name != NULL; c++)
        if (command_has_key(c, key))
            return true;
    for (uint32_t one = next_key(&list, &bytes); bytes > 0; one = next_key(&list, &bytes))
        if (one == key)
            return true;
    return false;
}

static const char *
row_fault(const struct command *table, const struct command *c)
{
    static char fault[160];
    const char *list = c->keys;
    size_t bytes;

    if (c->help == NULL || c->help[0] == '\0' || c->run == NULL || c->keys == NULL) {
        snprintf(fault, sizeof fault, "%s: no help line, no keys or nothing to run", c->name);
        return fault;
    }
    for (const struct command *d = table; d < c; d++) {
        if (strcmp(d->name, c->name) == 0) {
            snprintf(fault, sizeof fault, "%s: two commands of this name", c->name);
            return fault;
        }
    }
    for (uint32_t key = next_key(&list, &bytes); bytes > 0; key = next_key(&list, &bytes)) {
        if (key == KEY_NONE_) {
            snprintf(fault, sizeof fault, "%s: a key has no known name in \"%s\"", c->name,
                     c->keys);
            return fault;
        }
        if (table != command_common && is_taken(key)) {
            snprintf(fault, sizeof fault, "%s: a key of \"%s\" is taken everywhere", c->name,
                     c->keys);
            return fault;
        }
        for (const struct command *d = table; d < c; d++) {
            if (command_has_key(d, key)) {
                snprintf(fault, sizeof fault, "%s and %s share a key", d->name, c->name);
                return fault;
            }
        }
    }
    return NULL;
}

const char *
command_table_fault(const struct command *table)
{
    for (const struct command *c = table; c != NULL && c->name != NULL; c++) {
        const char *fault = row_fault(table, c);

        if (fault != NULL)
            return fault;
    }
    return NULL;
}
