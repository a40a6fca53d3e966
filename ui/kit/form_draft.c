#include "ui/kit/form_private.h"

#include <stdlib.h>
#include <string.h>

struct growing {
    char *text;
    size_t used, room;
};

static void
add(struct growing *g, const char *bytes, size_t n)
{
    if (g->used + n + 1 > g->room) {
        size_t room = (g->used + n + 1) * 2;
        char *text = malloc(room);

        if (text == NULL)
            abort();
        if (g->text != NULL) {
            memcpy(text, g->text, g->used);
            explicit_bzero(g->text, g->used);
        }
        free(g->text);
        g->text = text;
        g->room = room;
    }
    memcpy(g->text + g->used, bytes, n);
    g->used += n;
    g->text[g->used] = '\0';
}

static void
add_line(struct growing *g, const char *key, const char *value)
{
    add(g, key, strlen(key));
    add(g, "=", 1);
    for (; *value != '\0'; value++) {
        if (*value == '\n')
            add(g, "\\n", 2);
        else if (*value == '\\')
            add(g, "\\\\", 2);
        else
            add(g, value, 1);
    }
    add(g, "\n", 1);
}

static bool
is_kept(const struct slot *s)
{
    return s->ops->has_focus && s->field->type != FIELD_SECRET && s->field->key != NULL;
}

char *
form_serialize(const struct form *f)
{
    struct growing g = { 0 };

    add(&g, "", 0);
    for (int i = 0; i < f->count; i++) {
        char *raw;

        if (!is_kept(&f->slots[i]))
            continue;
        raw = slot_raw(&f->slots[i]);
        add_line(&g, f->slots[i].field->key, raw);
        free(raw);
    }
    add_line(&g, "@focus", form_focused(f));
    return g.text;
}

static void
unescape(char *value)
{
    char *to = value;

    for (const char *p = value; *p != '\0'; p++) {
        if (*p == '\\' && p[1] != '\0')
            *to++ = *++p == 'n' ? '\n' : *p;
        else
            *to++ = *p;
    }
    *to = '\0';
}

static void
restore_line(struct form *f, char *line)
{
    char *value = strchr(line, '=');
    struct slot *s;

    if (value == NULL)
        return;
    *value++ = '\0';
    unescape(value);
    if (strcmp(line, "@focus") == 0) {
        form_focus(f, value);
        return;
    }
    s = form_slot(f, line);
    if (s == NULL || !is_kept(s))
        return;
    if (s->ops->is_edited)
        slot_set_typed(s, value);
    else
        s->ops->set(f, s, value);
}

void
form_restore(struct form *f, const char *draft)
{
    char *copy = x_strdup(draft), *next = copy, *line;

    while ((line = strsep(&next, "\n")) != NULL)
        restore_line(f, line);
    free(copy);
    f->is_restored = true;
    f->edits++;
}
