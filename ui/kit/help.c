#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* F7 and F8 may do on this screen what its own words say better. */
static const char *
help_words(const struct screen *s, const struct command *c)
{
    static const char *const pages[2] = { "page-up", "page-down" };

    for (int i = 0; i < 2; i++)
        if (s->ops->page_words[i] != NULL && strcmp(c->name, pages[i]) == 0)
            return s->ops->page_words[i];
    return c->help;
}

static void
help_line(const struct screen *s, const struct command *c, char *out, size_t size)
{
    char keys[64];
    int pad;

    command_keys_text(c, NULL, 2, keys, sizeof keys);
    pad = KEY_COLS - text_cols(keys);
    snprintf(out, size, "%s%*s%s", keys, pad > 1 ? pad : 1, "",
             word(help_words(s, c)));
}

void
help_open(struct screen *s)
{
    const struct command *commands[HELP_MAX];
    int n = list(s, commands);
    struct choice *rows = calloc((size_t)n + 1, sizeof *rows);
    char (*lines)[LINE_SIZE] = calloc((size_t)n + 1, sizeof *lines);

    if (rows == NULL || lines == NULL)
        abort();
    for (int i = 0; i < n; i++) {
        help_line(s, commands[i], lines[i], sizeof lines[i]);
        rows[i] = (struct choice){ commands[i]->name, lines[i] };
    }
    picker_ask(s, _("Help: what can be done here"), rows, -1, picked);
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
