#include "desk/stamp.h"

#include <stdio.h>
#include <string.h>

#include "core/date.h"

enum { DAY = 24 * 60 * 60 };

int64_t
stamp_seconds(const char *stamp)
{
    char iso[DATE_ISO_SIZE];
    struct date day;
    unsigned hour, minute, second;

    if (strlen(stamp) != STAMP_SIZE - 1)
        return 0;
    memcpy(iso, stamp, sizeof iso - 1);
    iso[sizeof iso - 1] = '\0';
    if (!date_from_iso(iso, &day)
        || sscanf(stamp + sizeof iso - 1, "T%2u:%2u:%2uZ", &hour, &minute, &second) != 3)
        return 0;
    return (int64_t)date_to_days(day) * DAY + hour * 3600 + minute * 60 + second;
}

void
stamp_from_seconds(int64_t seconds, char out[STAMP_SIZE])
{
    int64_t days = seconds / DAY - (seconds % DAY < 0);
    unsigned rest = (unsigned)(seconds - days * DAY) % DAY;
    char iso[DATE_ISO_SIZE];

    date_to_iso(date_from_days((long)days), iso);
    snprintf(out, STAMP_SIZE, "%.10sT%02u:%02u:%02uZ", iso, rest / 3600 % 24, rest / 60 % 60,
             rest % 60);
}

void
stamp_add(const char *stamp, int64_t seconds, char out[STAMP_SIZE])
{
    stamp_from_seconds(stamp_seconds(stamp) + seconds, out);
}
