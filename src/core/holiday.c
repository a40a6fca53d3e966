#include "core/holiday.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

/* ---- the law ---- */

/* How a row says its day. */
enum on { ON_DAY, ON_MONDAY, ON_SPRING_EQUINOX, ON_AUTUMN_EQUINOX };

struct law_row {
    short from, to; /* years, both included */
    enum on on;
    signed char value; /* ON_DAY: day of the month; ON_MONDAY: which Monday */
    const char *name;
};

enum { NOW = HOLIDAY_LAST_YEAR, ROWS_PER_MONTH = 7 };

/* 国民の祝日に関する法律 (1948, law 178) with its amendments, the special laws of the Olympic years
 * and the laws that made single days holidays; rows of a month together, so that asking for one day
 * reads a few rows only. */
// clang-format off
static const struct law_row law[13][ROWS_PER_MONTH] = {
    [1] = {
        { 1955, NOW,  ON_DAY,     1, "元日" },
        { 1955, 1999, ON_DAY,    15, "成人の日" },
        { 2000, NOW,  ON_MONDAY,  2, "成人の日" },
    },
    [2] = {
        { 1967, NOW,  ON_DAY, 11, "建国記念の日" },
        { 2020, NOW,  ON_DAY, 23, "天皇誕生日" },
        { 1989, 1989, ON_DAY, 24, "昭和天皇の大喪の礼" },
    },
    [3] = {
        { 1955, NOW, ON_SPRING_EQUINOX, 0, "春分の日" },
    },
    [4] = {
        { 1955, 1988, ON_DAY, 29, "天皇誕生日" },
        { 1989, 2006, ON_DAY, 29, "みどりの日" },
        { 2007, NOW,  ON_DAY, 29, "昭和の日" },
        { 1959, 1959, ON_DAY, 10, "皇太子明仁親王の結婚の儀" },
    },
    [5] = {
        { 1955, NOW,  ON_DAY, 3, "憲法記念日" },
        { 2007, NOW,  ON_DAY, 4, "みどりの日" },
        { 1955, NOW,  ON_DAY, 5, "こどもの日" },
        { 2019, 2019, ON_DAY, 1, "天皇の即位の日" },
    },
    [6] = {
        { 1993, 1993, ON_DAY, 9, "皇太子徳仁親王の結婚の儀" },
    },
    [7] = {
        { 1996, 2002, ON_DAY,    20, "海の日" },
        { 2003, 2019, ON_MONDAY,  3, "海の日" },
        { 2020, 2020, ON_DAY,    23, "海の日" },
        { 2020, 2020, ON_DAY,    24, "スポーツの日" },
        { 2021, 2021, ON_DAY,    22, "海の日" },
        { 2022, NOW,  ON_MONDAY,  3, "海の日" },
        { 2021, 2021, ON_DAY,    23, "スポーツの日" },
    },
    [8] = {
        { 2016, 2019, ON_DAY, 11, "山の日" },
        { 2020, 2020, ON_DAY, 10, "山の日" },
        { 2021, 2021, ON_DAY,  8, "山の日" },
        { 2022, NOW,  ON_DAY, 11, "山の日" },
    },
    [9] = {
        { 1966, 2002, ON_DAY,            15, "敬老の日" },
        { 2003, NOW,  ON_MONDAY,          3, "敬老の日" },
        { 1955, NOW,  ON_AUTUMN_EQUINOX,  0, "秋分の日" },
    },
    [10] = {
        { 1966, 1999, ON_DAY,    10, "体育の日" },
        { 2000, 2019, ON_MONDAY,  2, "体育の日" },
        { 2022, NOW,  ON_MONDAY,  2, "スポーツの日" },
        { 2019, 2019, ON_DAY,    22, "即位礼正殿の儀" },
    },
    [11] = {
        { 1955, NOW,  ON_DAY,  3, "文化の日" },
        { 1955, NOW,  ON_DAY, 23, "勤労感謝の日" },
        { 1990, 1990, ON_DAY, 12, "即位礼正殿の儀" },
    },
    [12] = {
        { 1989, 2018, ON_DAY, 23, "天皇誕生日" },
    },
};
// clang-format on

/* The usual formula for 1900-2099 (dictionary 7.2). n is negative before 1980, and C's division
 * rounds towards zero: without the floor 19 years would come out a day early. */
static int
equinox_day(int year, long base)
{
    int n = year - 1980;
    int leaps = n >= 0 ? n / 4 : -((3 - n) / 4);

    return (int)((base + 242194L * n) / 1000000) - leaps;
}

static bool
row_says(const struct law_row *row, struct date d)
{
    if (d.year < row->from || d.year > row->to)
        return false;
    switch (row->on) {
    case ON_DAY: return d.day == row->value;
    case ON_MONDAY: return (d.day - 1) / 7 + 1 == row->value && date_weekday(d) == 1;
    case ON_SPRING_EQUINOX: return d.day == equinox_day(d.year, 20843100);
    case ON_AUTUMN_EQUINOX: return d.day == equinox_day(d.year, 23248800);
    }
    return false;
}

/* 国民の祝日 and the days of single laws; without substitutes and days between. */
static const char *
law_day(struct date d)
{
    for (int i = 0; i < ROWS_PER_MONTH && law[d.month][i].name; i++)
        if (row_says(&law[d.month][i], d))
            return law[d.month][i].name;
    return NULL;
}

/* 振替休日: to 2006 only the Monday after; from 2007 the first day after that is no holiday itself,
 * so that d is one if the unbroken run of holidays before it reaches back to a Sunday. */
static bool
is_substitute(struct date d)
{
    static const struct date since = { 1973, 4, 12 };
    int weekday = date_weekday(d);

    if (date_compare(d, since) < 0 || weekday == 0 || (d.year < 2007 && weekday != 1))
        return false;
    for (int back = 1; back <= weekday; back++)
        if (!law_day(date_add_days(d, -back)))
            return false;
    return true;
}

/* 国民の休日, a day between two holidays. */
static bool
is_between(struct date d)
{
    static const struct date since = { 1985, 12, 27 };

    return date_compare(d, since) >= 0 && date_weekday(d) != 0 && law_day(date_add_days(d, -1))
           && law_day(date_add_days(d, 1));
}

const char *
holiday_name(struct date d)
{
    if (d.year < HOLIDAY_FIRST_YEAR || d.year > HOLIDAY_LAST_YEAR || !date_is_valid(d))
        return NULL;
    const char *name = law_day(d);
    if (name)
        return name;
    if (is_substitute(d))
        return "振替休日";
    return is_between(d) ? "国民の休日" : NULL;
}

/* ---- what the office entered by hand ---- */

static const char *const closing_ids[] = {
    [CLOSING_HOLIDAY] = "holiday",
    [CLOSING_NOT_HOLIDAY] = "not_holiday",
    [CLOSING_OFFICE] = "office",
    [CLOSING_EXTRA_OPEN] = "extra_open",
};
static_assert(sizeof closing_ids / sizeof *closing_ids == CLOSING__COUNT, "an id for every kind");

const char *
closing_kind_id(enum closing_kind kind)
{
    return closing_ids[kind];
}

bool
closing_kind_from_id(const char *id, enum closing_kind *out)
{
    for (int i = 0; i < CLOSING__COUNT; i++) {
        if (strcmp(id, closing_ids[i]) == 0) {
            *out = (enum closing_kind)i;
            return true;
        }
    }
    return false;
}

/* The row of that day and kind, or NULL. A day has at most one row of each kind. */
static const struct closing_day *
find_override(const struct office_calendar *cal, struct date d, enum closing_kind kind)
{
    size_t low = 0, high = cal->count;

    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (date_compare(cal->overrides[mid].day, d) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    for (; low < cal->count && date_compare(cal->overrides[low].day, d) == 0; low++)
        if (cal->overrides[low].kind == kind)
            return &cal->overrides[low];
    return NULL;
}

const char *
calendar_holiday(const struct office_calendar *cal, struct date d)
{
    const struct closing_day *added = find_override(cal, d, CLOSING_HOLIDAY);

    if (added)
        return added->name;
    return find_override(cal, d, CLOSING_NOT_HOLIDAY) ? NULL : holiday_name(d);
}

/* ---- open or closed ---- */

/* 12/29-1/3, by local ordinance under article 4-2 of the Local Autonomy Act. */
static bool
is_year_end(struct date d)
{
    return (d.month == 12 && d.day >= 29) || (d.month == 1 && d.day <= 3);
}

/* Why a day is open or closed: a sentence, the same with a name in it, and the name. */
struct reason {
    const char *plain; /* NULL: no special reason */
    const char *named; /* one %s */
    const char *name;
};

static bool
find_reason(const struct office_calendar *cal, struct date d, struct reason *why)
{
    const struct closing_day *row;
    const char *holiday;
    int weekday = date_weekday(d);

    if ((row = find_override(cal, d, CLOSING_EXTRA_OPEN))) {
        *why = (struct reason){ N_("Specially open"), N_("Specially open (%s)"), row->name };
        return true;
    }
    if ((row = find_override(cal, d, CLOSING_OFFICE)))
        *why = (struct reason){ N_("Office closed"), N_("Office closed (%s)"), row->name };
    else if ((holiday = calendar_holiday(cal, d)))
        *why = (struct reason){ N_("Public holiday"), N_("Public holiday (%s)"), holiday };
    else if (is_year_end(d))
        why->plain = N_("Year-end and New Year closing");
    else if (weekday == 0 || weekday == 6)
        why->plain = weekday == 0 ? N_("Sunday") : N_("Saturday");
    return !why->plain;
}

bool
calendar_is_open(const struct office_calendar *cal, struct date d, char *reason, size_t size)
{
    struct reason why = { NULL, NULL, "" };
    bool open = find_reason(cal, d, &why);

    if (!reason)
        return open;
    if (!why.plain) /* the translation of an empty text would be the catalogue's header */
        snprintf(reason, size, "%s", "");
    else if (why.name[0])
        snprintf(reason, size, err_translate(why.named), why.name);
    else
        snprintf(reason, size, "%s", err_translate(why.plain));
    return open;
}

struct date
calendar_next_open(const struct office_calendar *cal, struct date d)
{
    enum { REACH = 60 };

    for (int i = 0; i <= REACH; i++) {
        struct date day = date_add_days(d, i);
        if (date_is_none(day))
            break;
        if (calendar_is_open(cal, day, NULL, 0))
            return day;
    }
    return DATE_NONE;
}
