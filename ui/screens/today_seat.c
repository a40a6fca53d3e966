/* today_seat.c - see today_seat.h */
#include "ui/screens/today_seat.h"

#include <stdio.h>
#include <string.h>

#include "desk/codes.h"
#include "desk/words.h"
#include "ui/screens/code_choices.h"
#include "ui/screens/shown.h"

bool
today_is_appointment(const struct day_event *ev)
{
    return strcmp(ev->event.kind, EVENT_INTERVIEW) == 0;
}

static void
add_attendance(struct screen *s, const struct participation *p, char *what, size_t size)
{
    char here[40];

    snprintf(here, sizeof here, _("+ here %s"), shown_time(p->arrived_at));
    if (strcmp(p->attendance, "attended") == 0)
        shown_add(what, size, here);
    else
        shown_add(what, size,
                  p->waiting ? _("waiting list")
                             : code_label(screen_desk(s), "attendance_status", p->attendance));
}

size_t
today_seat_what(struct screen *s, const struct day_event *ev, const struct seat *seat, char *what,
                size_t size, enum style *style)
{
    size_t here = 0;
    bool alone = today_is_appointment(ev), clash = alone && ev->clash[0] != '\0';

    what[0] = '\0';
    if (strcmp(seat->p.attendance, "attended") == 0)
        *style = STYLE_GOOD;
    if (clash) { /* the sign first: it stands on narrow screens too */
        shown_add(what, size, "!");
        *style = STYLE_WARNING;
    }
    add_attendance(s, &seat->p, what, size);
    if (strcmp(seat->p.attendance, "attended") == 0)
        here = strlen(what);
    shown_seat_warnings(seat, what, size); /* before what may be cut off */
    if (alone) {
        shown_add(what, size, code_label(screen_desk(s), "event_kind", ev->event.kind));
        shown_add(what, size, ev->clash);
        shown_add(what, size, ev->event.place);
    }
    code_choices_words(s, "communication_need", seat->needs, what, size);
    return here;
}
