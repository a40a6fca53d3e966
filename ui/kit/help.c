#include <stdio.h>
#include <stdlib.h>

#include "core/text.h"
#include "desk/words.h"
#include "ui/kit/app.h"
#include "ui/kit/command.h"
#include "ui/kit/dialog.h"
#include "ui/kit/picker.h"
#include "ui/kit/screen.h"

enum { HELP_MAX = 96, KEY_COLS = 14, LINE_SIZE = 512 };

/* The commands that work here now, the screen's own first. The same list before and after the
 * question: nothing changes under the picker. */
static int
list(const struct screen *s, const struct command *out[HELP_MAX])
{
    const struct command *tables[] = { s->ops->commands, command_common };
    int n = 0;

    for (int i = 0; i < 2; i++)
        for (const struct command *c = tables[i]; c != NULL && c->name != NULL; c++)
            if (n < HELP_MAX && command_is_open(c, s))
                out[n++] = c;
    return n;
}

static void
picked(struct screen *s, int index)
{
    const struct command *commands[HELP_MAX];

    if (index < list(s, commands))
        command_run(s, commands[index]);
}

static void
help_line(const struct screen *s, const struct command *c, int aside, char *out, size_t size)
{
    char keys[64];
    int pad;

    command_keys_text(c, NULL, 2, keys, sizeof keys);
    pad = aside > 0 ? aside - text_cols(keys) : 2;
    snprintf(out, size, "%s%*s%s", keys, pad > 1 ? pad : 1, "", command_help(c, s));
}

void
help_open(struct screen *s)
{
    const struct command *commands[HELP_MAX];
    int n = list(s, commands), size, cols, aside;
    bool has_digits = false; /* a list number beside such a key would be taken for it */
    struct choice *rows = calloc((size_t)n + 1, sizeof *rows);
    char (*lines)[LINE_SIZE] = calloc((size_t)n + 1, sizeof *lines);

    if (rows == NULL || lines == NULL)
        abort();
    app_size(s->app, &size, &cols);
    aside = cols >= SCREEN_NARROW ? KEY_COLS : 0;
    for (int i = 0; i < n; i++) {
        help_line(s, commands[i], aside, lines[i], sizeof lines[i]);
        rows[i] = (struct choice){ commands[i]->name, lines[i] };
        has_digits |= commands[i]->keys[0] >= '0' && commands[i]->keys[0] <= '9';
    }
    picker_ask_lined(s, _("Help: what can be done here"), rows, aside, !has_digits, picked);
    free(lines);
    free(rows);
}

/* ---- messages ---- */

static void
message_picked(struct screen *s, int index)
{
    dialog_message(s, _("Message"), app_message(s->app, index));
}

void
messages_open(struct screen *s)
{
    struct choice rows[APP_MESSAGES + 1] = { 0 };
    int n = 0;

    while (n < APP_MESSAGES && app_message(s->app, n) != NULL) {
        rows[n] = (struct choice){ "", app_message(s->app, n) };
        n++;
    }
    if (n == 0)
        screen_say(s, "%s", _("There are no messages yet."));
    else
        picker_ask(s, _("Messages, newest first"), rows, -1, message_picked);
}
