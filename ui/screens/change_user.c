#include "ui/screens/change_user.h"

#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "desk/desk.h"
#include "desk/words.h"
#include "ui/front.h"
#include "ui/kit/table.h"
#include "ui/screens/shown.h"
#include "ui/screens/sign_in.h"

struct line {
    char name[LINE_SIZE];
    char since[64];
};

struct change_user {
    struct line lines[FRONT_ASIDE_MAX + 1]; /* the last: somebody else */
    size_t count;
};

static void
name_cell(const void *row, char *out)
{
    shown_cell(out, ((const struct line *)row)->name);
}

static void
since_cell(const void *row, char *out)
{
    shown_cell(out, ((const struct line *)row)->since);
}

static const struct table_column columns[] = {
    { N_("Name"), 20, .grow = 1, .cell = name_cell },
    { N_("At this terminal"), 24, .grow = 1, .cell = since_cell },
    { 0 },
};

static enum err_code
load(struct screen *s, struct err *e)
{
    struct change_user *st = s->state;

    (void)e;
    st->count = 0;
    for (int i = 0; i < front_aside_count(); i++) {
        struct line *line = &st->lines[st->count++];
        const char *name, *since;
        char local[DESK_LOCAL_SIZE];

        front_aside(i, &name, &since);
        desk_local_of_stamp(since, local);
        (void)text_copy(line->name, sizeof line->name, name);
        snprintf(line->since, sizeof line->since, _("here since %s"), shown_time(local));
    }
    struct line *other = &st->lines[st->count++];
    snprintf(other->name, sizeof other->name, "%s", _("Somebody else"));
    snprintf(other->since, sizeof other->since, "%s", _("login and password"));
    table_set_rows(s->table, st->lines, st->count, sizeof *st->lines);
    return ERR_OK;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    (void)arg;
    (void)e;
    s->table = table_new(s, columns, "");
    return ERR_OK;
}

static void
go(struct screen *s, size_t i)
{
    const struct change_user *st = s->state;

    if (i + 1 < st->count)
        front_take_up(s, (int)i);
    else
        screen_push(s, &sign_in_screen, NULL);
}

/* A digit is enough, also with the input method on. */
static bool
key(struct screen *s, const struct key_event *ev)
{
    const struct change_user *st = s->state;
    uint32_t digit = ev->key >= 0xFF11 && ev->key <= 0xFF19 ? ev->key - 0xFF11 : ev->key - '1';

    if (ev->kind != EVENT_KEY || digit >= st->count)
        return false;
    go(s, digit);
    return true;
}

static void
choose(struct screen *s)
{
    const struct change_user *st = s->state;

    go(s, (size_t)((const struct line *)table_row(s->table) - st->lines));
}

static void
hint(const struct screen *s, char *out, size_t size)
{
    (void)s;
    snprintf(out, size, "%s", _("Your number, then PIN or password."));
}

static const struct command commands[] = {
    { "user-choose", "Enter F2", N_("Choose"), N_("This person goes on: PIN or password."), NEED_ROW,
      choose, NULL },
    { 0 },
};

const struct screen_ops change_user_screen = {
    .id = "change-user",
    .title = N_("Who is here?"),
    .state_size = sizeof(struct change_user),
    .commands = commands,
    .open = open,
    .load = load,
    .key = key,
    .hint = hint,
};
