#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "desk/words.h"
#include "ui/kit/app_private.h"
#include "ui/kit/command.h"
#include "ui/kit/table.h"

/* Order of need: what is at the end falls off a narrow screen, where each has one key and what the
 * screen is for is not passed over for something shorter. OWN_FIRST and OWN_REST stand for the
 * screen's own commands. */
static const char OWN_FIRST[] = "own first", OWN_REST[] = "own rest";
static const char *const order[] = { "save", "take-stored", "take-all", OWN_FIRST, "help", "back", OWN_REST, "find", "quit",
                                     "other-part", "sort", "messages", "hide",
                                     "switch", "language" };

struct bar {
    struct canvas *c;
    const struct screen *s;
    int x;
    bool is_narrow, is_full; /* full: something of more use has found no room */
};

enum { KEYS_SIZE = 48 };

/* Something that can be done now, with a key that the focus leaves to it: its keys. */
static bool
is_offered(const struct bar *b, const struct command *row, char keys[KEYS_SIZE])
{
    const struct screen *s = b->s;

    if (row->label == NULL || !command_is_open(row, s))
        return false;
    if ((row->needs & NEED_ROW) && (s->table == NULL || table_row(s->table) == NULL))
        return false;
    command_keys_text(row, s, b->is_narrow ? 1 : 2, keys, KEYS_SIZE);
    return keys[0] != '\0';
}

static void
bar_add(struct bar *b, const struct command *row, const char *keys)
{
    bool is_save = row->name != NULL && strcmp(row->name, "save") == 0;
    const char *label = word(is_save && b->s->ops->save_word != NULL ? b->s->ops->save_word
                                                                     : row->label);
    int need = text_cols(keys) + 1 + text_cols(label), y = b->c->rows - 1;

    if (b->x + need > b->c->cols) {
        b->is_full = b->is_narrow;
        return;
    }
    b->x += canvas_text(b->c, y, b->x, b->c->cols - b->x, STYLE_KEY, keys);
    b->x += canvas_text(b->c, y, b->x, 1, STYLE_BAR, " ");
    b->x += canvas_text(b->c, y, b->x, b->c->cols - b->x, STYLE_BAR, label);
    b->x += 2;
}

static void
bar_add_own(struct bar *b, int from, int to)
{
    char keys[KEYS_SIZE];
    int i = 0;

    for (const struct command *c = b->s->ops->commands; c != NULL && c->name != NULL; c++) {
        if (!is_offered(b, c, keys))
            continue;
        if (i >= from && i < to)
            bar_add(b, c, keys);
        if (++i == to)
            return;
    }
}

static void
bar_add_common(struct bar *b, const char *name)
{
    char keys[KEYS_SIZE];

    for (const struct command *c = command_common; c->name != NULL && !b->is_full; c++)
        if (strcmp(c->name, name) == 0 && is_offered(b, c, keys))
            bar_add(b, c, keys);
}

void
keybar_draw(const struct screen *s, struct canvas *c)
{
    struct bar b = { .c = c, .s = s, .is_narrow = c->cols < SCREEN_NARROW };

    canvas_fill(c, c->rows - 1, 0, 1, c->cols, STYLE_BAR);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        if (order[i] == OWN_FIRST)
            bar_add_own(&b, 0, 1);
        else if (order[i] == OWN_REST)
            bar_add_own(&b, 1, INT_MAX);
        else
            bar_add_common(&b, order[i]);
    }
}
