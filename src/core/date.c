#include "core/date.h"

enum { FIRST_YEAR = 1868, LAST_YEAR = 9999, DAYS_IN_400_YEARS = 146097 };

/* Days from 0000-03-01 to 1970-01-01: years are counted from March below, so that the leap day is
 * the last of its year. */
enum { EPOCH = 719468 };

static struct date
make_date(long year, int month, int day)
{
    struct date d = { (short)year, (signed char)month, (signed char)day };

    return d;
}

static bool
is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

bool
date_is_none(struct date d)
{
    return d.year == 0;
}

bool
date_is_valid(struct date d)
{
    return d.year >= FIRST_YEAR && d.year <= LAST_YEAR && d.day >= 1
           && d.day <= date_days_in_month(d.year, d.month);
}

int
date_days_in_month(int year, int month)
{
    static const signed char days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

    if (month < 1 || month > 12)
        return 0;
    return days[month - 1] + (month == 2 && is_leap(year));
}

bool
date_from_iso(const char *iso, struct date *out)
{
    static const char shape[] = "dddd-dd-dd";
    int part[3] = { 0, 0, 0 };
    int at = 0;

    for (size_t i = 0; i < sizeof shape - 1; i++) {
        if (shape[i] == '-') {
            if (iso[i] != '-')
                return false;
            at++;
            continue;
        }
        if (iso[i] < '0' || iso[i] > '9')
            return false;
        part[at] = part[at] * 10 + (iso[i] - '0');
    }
    struct date d = make_date(part[0], part[1], part[2]);
    if (iso[sizeof shape - 1] != '\0' || !date_is_valid(d))
        return false;
    *out = d;
    return true;
}

static void
put_digits(char *out, int value, int count)
{
    while (count-- > 0) {
        out[count] = (char)('0' + value % 10);
        value /= 10;
    }
}

void
date_to_iso(struct date d, char out[DATE_ISO_SIZE])
{
    if (date_is_none(d)) {
        out[0] = '\0';
        return;
    }
    put_digits(out, d.year, 4);
    out[4] = '-';
    put_digits(out + 5, d.month, 2);
    out[7] = '-';
    put_digits(out + 8, d.day, 2);
    out[10] = '\0';
}

/* After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". Years are positive here, so
 * C's division is the floor it asks for. */
long
date_to_days(struct date d)
{
    long year = d.month > 2 ? d.year : d.year - 1;
    int month = (d.month + 9) % 12; /* 0 March .. 11 February */
    long cycle = year / 400, in_cycle = year % 400;
    long day = (153 * month + 2) / 5 + d.day - 1;

    return cycle * DAYS_IN_400_YEARS + in_cycle * 365 + in_cycle / 4 - in_cycle / 100 + day - EPOCH;
}

struct date
date_from_days(long days)
{
    const long first = date_to_days(make_date(FIRST_YEAR, 1, 1));
    const long last = date_to_days(make_date(LAST_YEAR, 12, 31));

    if (days < first || days > last)
        return DATE_NONE;
    long shifted = days + EPOCH;
    long cycle = shifted / DAYS_IN_400_YEARS, rest = shifted % DAYS_IN_400_YEARS;
    long in_cycle = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
    long day = rest - (365 * in_cycle + in_cycle / 4 - in_cycle / 100);
    int march = (int)((5 * day + 2) / 153);
    int month = march < 10 ? march + 3 : march - 9;

    return make_date(cycle * 400 + in_cycle + (month <= 2), month,
                     (int)(day - (153 * march + 2) / 5 + 1));
}

struct date
date_add_days(struct date d, long days)
{
    /* No two days are further apart; past that the sum could overflow. */
    const long reach = (long)(LAST_YEAR - FIRST_YEAR + 1) * 366;

    if (date_is_none(d) || days > reach || days < -reach)
        return DATE_NONE;
    return date_from_days(date_to_days(d) + days);
}

struct date
date_add_months(struct date d, int months)
{
    if (date_is_none(d))
        return DATE_NONE;
    long total = d.year * 12L + d.month - 1 + months;
    if (total < FIRST_YEAR * 12L || total >= (LAST_YEAR + 1) * 12L)
        return DATE_NONE;
    int month = (int)(total % 12) + 1;
    int last = date_days_in_month((int)(total / 12), month);
    return make_date(total / 12, month, d.day < last ? d.day : last);
}

struct date
date_month_first(struct date d)
{
    return date_is_none(d) ? d : make_date(d.year, d.month, 1);
}

struct date
date_month_last(struct date d)
{
    return date_is_none(d) ? d : make_date(d.year, d.month, date_days_in_month(d.year, d.month));
}

int
date_compare(struct date a, struct date b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}

int
date_weekday(struct date d)
{
    /* 1970-01-01 was a Thursday (4); the remainder of a negative count is negative. */
    return (int)((date_to_days(d) % 7 + 7 + 4) % 7);
}

int
date_age(struct date birth, struct date day)
{
    if (date_is_none(birth) || date_is_none(day) || date_compare(day, birth) < 0)
        return -1;
    bool before_birthday =
        day.month < birth.month || (day.month == birth.month && day.day < birth.day);
    return day.year - birth.year - before_birthday;
}

struct fiscal_year
fiscal_year_of(struct date d)
{
    struct fiscal_year fy = { date_is_none(d) ? 0 : d.year - (d.month < 4) };

    return fy;
}

struct date
fiscal_year_first(struct fiscal_year fy)
{
    return make_date(fy.year, 4, 1);
}

struct date
fiscal_year_last(struct fiscal_year fy)
{
    return make_date(fy.year + 1, 3, 31);
}

int
fiscal_year_days(struct fiscal_year fy)
{
    return is_leap(fy.year + 1) ? 366 : 365;
}

struct date
fiscal_year_month(struct fiscal_year fy, int month)
{
    return date_add_months(fiscal_year_first(fy), month);
}
