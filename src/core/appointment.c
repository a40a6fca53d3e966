/* appointment.c - see appointment.h */
#include "core/appointment.h"

#include <stdio.h>

enum { DAY = 24 * 60, TIME_AT = sizeof "2014-10-31" };

int
appointment_minute(const char *hhmm)
{
    return ((hhmm[0] - '0') * 10 + hhmm[1] - '0') * 60 + (hhmm[3] - '0') * 10 + hhmm[4] - '0';
}

/* Of "2014-10-31T10:30"; it is a local time of a record. */
static int
minute_of(const char *local)
{
    return appointment_minute(local + TIME_AT);
}

void
appointment_at(const char *iso, unsigned minute, char out[LOCAL_SIZE])
{
    snprintf(out, LOCAL_SIZE, "%.10sT%02u:%02u", iso, minute / 60 % 24, minute % 60);
}

bool
appointment_end(const char *starts_at, int minutes, char out[LOCAL_SIZE])
{
    int end = minute_of(starts_at) + minutes;

    out[0] = '\0';
    if (end >= DAY)
        return false;
    appointment_at(starts_at, (unsigned)end, out);
    return true;
}

int
appointment_length(const char *starts_at, const char *ends_at, int otherwise)
{
    return ends_at[0] ? minute_of(ends_at) - minute_of(starts_at) : otherwise;
}

bool
appointment_in_hours(const struct appointment_hours *hours, const char *starts_at, int minutes)
{
    int start = minute_of(starts_at);

    return start >= hours->opens && start + minutes <= hours->closes;
}

bool
appointment_hours_fit(const struct appointment_hours *hours)
{
    return hours->opens + hours->minutes <= hours->closes;
}
