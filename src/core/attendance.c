/* attendance.c - see attendance.h */
#include "core/attendance.h"

#include <string.h>

static const struct status {
    const char *id;
    bool before, after; /* the day of the event */
    bool seat, cancelled;
    const char *event;
} statuses[] = {
    { "booked", true, false, true, false, "planned" },
    { "attended", false, true, true, false, "held" },
    { "absent", false, true, false, false, "cancelled" },
    { "excused", true, true, false, false, "cancelled" },
    { "cancelled_self", true, true, false, true, "cancelled" },
    { "cancelled_office", true, true, false, true, "cancelled" },
};

static const struct status *
find(const char *attendance)
{
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++)
        if (strcmp(statuses[i].id, attendance) == 0)
            return &statuses[i];
    return NULL;
}

bool
attendance_fits(const char *attendance, struct date day, struct date today)
{
    const struct status *s = find(attendance);
    int order = date_compare(day, today);

    return s && (order == 0 || (order > 0 ? s->before : s->after));
}

enum err_code
attendance_check(const char *attendance, struct date day, struct date today, struct err *e)
{
    if (attendance_fits(attendance, day, today))
        return ERR_OK;
    if (!find(attendance))
        return err_set(e, ERR_INVALID, "attendance", N_("There is no such attendance."));
    if (date_compare(day, today) > 0)
        return err_set(e, ERR_INVALID, "attendance",
                       N_("The day is still to come: nobody has come or stayed away yet."));
    return err_set(e, ERR_INVALID, "attendance",
                   N_("The day is over. Write down whether the person came."));
}

bool
attendance_takes_seat(const char *attendance)
{
    const struct status *s = find(attendance);

    return s && s->seat;
}

bool
attendance_frees_seat(const char *attendance)
{
    const struct status *s = find(attendance);

    return s && !s->seat && s->before;
}

bool
attendance_is_cancelled(const char *attendance)
{
    const struct status *s = find(attendance);

    return s && s->cancelled;
}

const char *
attendance_event_status(const char *attendance)
{
    const struct status *s = find(attendance);

    return s ? s->event : "planned";
}
