#include "ui/kit/edit_keys.h"

#define CTRL(letter) (K_CTRL + 1 + (letter) - 'A')

static const struct {
    uint32_t key;
    bool (*run)(struct lineedit *e);
    bool changes;
} keys[] = {
    { K_LEFT, lineedit_left, false },           { CTRL('B'), lineedit_left, false },
    { K_RIGHT, lineedit_right, false },         { K_HOME, lineedit_home, false },
    { CTRL('A'), lineedit_home, false },        { K_END, lineedit_end, false },
    { CTRL('E'), lineedit_end, false },         { K_BACKSPACE, lineedit_backspace, true },
    { CTRL('H'), lineedit_backspace, true },    { K_DELETE, lineedit_delete, true },
    { CTRL('D'), lineedit_delete, true },       { CTRL('K'), lineedit_cut_right, true },
    { CTRL('U'), lineedit_clear, true },
};

static enum edit_result
insert(struct lineedit *e, uint32_t c, size_t most)
{
    size_t room = e->max;
    enum lineedit_put put;

    /* A stored text may be longer than the field takes now: it stays, but does not grow. */
    e->max = e->len > most ? e->len : most < room ? most : room;
    put = lineedit_insert(e, c);
    e->max = room;
    switch (put) {
    case LINEEDIT_REFUSED: return EDIT_REFUSED;
    case LINEEDIT_FULL: return EDIT_FULL;
    case LINEEDIT_TAKEN: break;
    }
    return EDIT_CHANGED;
}

enum edit_result
edit_event(struct lineedit *e, const struct key_event *ev, size_t most)
{
    if (ev->kind == EVENT_PASTE)
        return insert(e, ev->key == '\n' && !e->newlines ? ' ' : ev->key, most);
    if (ev->kind != EVENT_KEY)
        return EDIT_NOT_TAKEN;
    if (key_is_char(ev->key))
        return insert(e, ev->key, most);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (keys[i].key == ev->key) {
            bool did = keys[i].run(e);

            if (!keys[i].changes)
                return EDIT_MOVED;
            return did ? EDIT_CHANGED : EDIT_NOTHING;
        }
    }
    return EDIT_NOT_TAKEN;
}
