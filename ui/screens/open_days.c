/* open_days.c - see open_days.h */
#include "ui/screens/open_days.h"

#include "core/holiday.h"
#include "desk/calendar_days.h"
#include "desk/words.h"
#include "ui/screens/shown.h"

enum { REASON_SIZE = 96 };

/* Is the office closed then, and why? */
static bool
is_closed(struct screen *s, struct date day, char reason[REASON_SIZE])
{
    struct calendar_days days = { 0 };
    struct err e = { 0 };
    bool open;

    reason[0] = '\0';
    if (!screen_ok(s, calendar_days_load(screen_desk(s), &days, &e), &e))
        return false;
    open = calendar_is_open(&days.cal, day, reason, REASON_SIZE);
    calendar_days_free(&days);
    return !open;
}

void
open_days_warn(struct screen *s, struct date day)
{
    char reason[REASON_SIZE];

    if (is_closed(s, day, reason))
        screen_warn(s, _("Saved. But the office is closed that day (%s): please look at the date."),
                    reason);
}

void
open_days_say(struct screen *s, const char *words, struct date typed, struct date stored)
{
    char reason[REASON_SIZE], day[WAREKI_SIZE];

    if (date_compare(typed, stored) == 0 || !is_closed(s, typed, reason)) {
        screen_say(s, "%s", words);
        return;
    }
    shown_day(s, stored, day);
    screen_say(s, _("%s The office is closed (%s), so the day is now %s."), words, reason, day);
}
