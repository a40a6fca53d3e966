/* orientation_book.c - a seat in a session for the person that was chosen; see orientation_private.h */
#include <stdio.h>
#include <string.h>

#include "desk/event.h"
#include "desk/words.h"
#include "ui/kit/dialog.h"
#include "ui/screens/args.h"
#include "ui/screens/orientation.h"
#include "ui/screens/orientation_private.h"

int64_t
orientation_meant(const struct screen *s)
{
    const struct orientation_state *st = s->state;
    const struct session_row *row;

    if (st->event_id != 0)
        return st->event_id;
    row = table_row(s->table);
    return row != NULL ? row->event.id : 0;
}

static void
show_booked(struct screen *s, const struct participation *p)
{
    bool waits = p->waiting, was_there = strcmp(p->attendance, "attended") == 0;

    if (((const struct orientation_state *)s->state)->event_id == 0)
        screen_replace(s, &orientation_screen, &(struct seat_arg){ p->event_id, 0 });
    else
        screen_reload(s);
    screen_say(s, "%s", waits   ? _("Put on the waiting list.")
                       : was_there ? _("Written down as having been there.")
                                   : _("Booked."));
}

static void book(struct screen *s);

static void
book_waiting(struct screen *s)
{
    ((struct orientation_state *)s->state)->how |= SEAT_WAIT;
    book(s);
}

static void
book_despite(struct screen *s)
{
    ((struct orientation_state *)s->state)->how |= SEAT_DESPITE;
    book(s);
}

/* What may be settled by a yes is asked. */
static bool
asks(struct screen *s, const struct err *e)
{
    char question[sizeof e->msg + LONG_SIZE];

    if (strcmp(e->field, "despite") == 0) {
        snprintf(question, sizeof question, "%s\n%s", e->msg, _("Book this seat all the same?"));
        dialog_confirm(s, question, book_despite);
        return true;
    }
    if (strcmp(e->field, "capacity") != 0 && strcmp(e->field, "waiting") != 0)
        return false;
    dialog_confirm(s,
                   strcmp(e->field, "waiting") == 0
                       ? _("The free places go to people who wait already. Put this person on "
                           "the waiting list?")
                       : _("All places are taken. Put this person on the waiting list?"),
                   book_waiting);
    return true;
}

static void
book(struct screen *s)
{
    struct orientation_state *st = s->state;
    struct participation p = { 0 };
    struct err e = { 0 };
    enum err_code rc =
        seat_book(screen_desk(s), orientation_meant(s), st->person_id, st->how, &p, &e);

    if (rc == ERR_INVALID && asks(s, &e))
        return;
    if (!screen_ok(s, rc, &e))
        return;
    st->person_id = 0;
    show_booked(s, &p);
}

void
orientation_book(struct screen *s)
{
    ((struct orientation_state *)s->state)->how = 0;
    book(s);
}
