/* absence.c - see absence.h */
#include "core/absence.h"

#include <stdio.h>
#include <stdlib.h>

void
absences_free(struct absences *list)
{
    if (!list)
        return;
    free(list->rows);
    *list = (struct absences){ 0 };
}

bool
absence_is_on(const struct absence *a, struct date day)
{
    return date_compare(a->from, day) <= 0
           && (date_is_none(a->to) || date_compare(day, a->to) <= 0)
           && (a->weekday == ABSENCE_EVERY_DAY || a->weekday == (date_weekday(day) + 6) % 7 + 1);
}

void
absence_times(const struct absence *a, struct date day, char starts_at[LOCAL_SIZE],
              char ends_at[LOCAL_SIZE])
{
    char iso[DATE_ISO_SIZE];

    date_to_iso(day, iso);
    snprintf(starts_at, LOCAL_SIZE, "%sT%s", iso, a->starts[0] ? a->starts : "00:00");
    snprintf(ends_at, LOCAL_SIZE, "%sT%s", iso, a->ends[0] ? a->ends : "23:59");
}
