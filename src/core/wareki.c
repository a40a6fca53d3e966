#include "core/wareki.h"

#include <stdio.h>
#include <string.h>

#include "core/text.h"

/* ---- eras ---- */

struct era {
    char letter;
    const char *ja, *en;
    struct date first, last; /* Meiji begins with the solar calendar */
    short base;              /* Gregorian year = base + year in the era */
};

// clang-format off
static const struct era eras[] = { /* newest first: most dates end the search there */
    { 'R', "令和", "Reiwa", { 2019,  5,  1 }, { 9999, 12, 31 }, 2018 },
    { 'H', "平成", "Heisei", { 1989,  1,  8 }, { 2019,  4, 30 }, 1988 },
    { 'S', "昭和", "Showa", { 1926, 12, 25 }, { 1989,  1,  7 }, 1925 },
    { 'T', "大正", "Taisho", { 1912,  7, 30 }, { 1926, 12, 24 }, 1911 },
    { 'M', "明治", "Meiji", { 1873,  1,  1 }, { 1912,  7, 29 }, 1867 },
};
// clang-format on
enum { ERA_COUNT = sizeof eras / sizeof *eras, SOLAR_CALENDAR = 1873, LAST_YEAR = 9999 };

static const struct era *
find_era(struct date d)
{
    for (int i = 0; i < ERA_COUNT; i++)
        if (date_compare(d, eras[i].first) >= 0)
            return &eras[i];
    return NULL;
}

static const struct era *
find_era_letter(char letter)
{
    for (int i = 0; i < ERA_COUNT; i++)
        if (eras[i].letter == letter)
            return &eras[i];
    return NULL;
}

/* ---- writing ---- */

enum { YEAR_SIZE = 24 };

/* "平成26年", "平成元年", "1870年". */
static void
put_year(const struct era *era, int year, char out[YEAR_SIZE])
{
    if (!era)
        snprintf(out, YEAR_SIZE, "%d年", year);
    else if (year == era->base + 1)
        snprintf(out, YEAR_SIZE, "%s元年", era->ja);
    else
        snprintf(out, YEAR_SIZE, "%s%d年", era->ja, year - era->base);
}

void
wareki_format(struct date d, char out[WAREKI_SIZE])
{
    const struct era *era = find_era(d);
    char year[YEAR_SIZE];

    if (!era) {
        date_to_iso(d, out);
        return;
    }
    put_year(era, d.year, year);
    snprintf(out, WAREKI_SIZE, "%s%d月%d日", year, d.month, d.day);
}

void
wareki_format_short(struct date d, char out[WAREKI_SIZE])
{
    const struct era *era = find_era(d);

    if (era)
        snprintf(out, WAREKI_SIZE, "%c%d.%d.%d", era->letter, d.year - era->base, d.month, d.day);
    else
        date_to_iso(d, out);
}

void
fiscal_year_label(struct fiscal_year fy, char out[FISCAL_LABEL_SIZE])
{
    /* 1 May, not 1 April: Reiwa began on it and gave the whole of FY2019 its name; in every other
     * fiscal year both days lie in the same era. */
    struct date naming_day = { (short)fy.year, 5, 1 };
    char year[YEAR_SIZE];

    put_year(find_era(naming_day), fy.year, year);
    snprintf(out, FISCAL_LABEL_SIZE, "%s度", year);
}

const char *
wareki_weekday(struct date d)
{
    static const char *const names[] = { "日", "月", "火", "水", "木", "金", "土" };

    return date_is_none(d) ? "" : names[date_weekday(d)];
}

/* ---- reading: characters ---- */

/* A typed text becomes one ASCII sign per symbol: the era's letter, digits, '.' for any separator,
 * and these; YEAR_ONE is 元. */
enum { YEAR_ONE = 'g', YEAR = 'y', MONTH = 'm', DAY = 'd', FISCAL_YEAR = 'f' };

enum { TYPED_SIZE = 97 }; /* bytes and the end; the longest sensible date is half of it */

struct symbol {
    const char *typed;
    char sign;
};

// clang-format off
static const struct symbol symbols[] = { /* longer spellings before their beginnings */
    { "年度", FISCAL_YEAR }, { "年", YEAR }, { "月", MONTH }, { "日", DAY }, { "元", YEAR_ONE },
    { "令和", 'R' }, { "令", 'R' }, { "㋿", 'R' },
    { "れいわ", 'R' }, { "レイワ", 'R' }, { "ﾚｲﾜ", 'R' },
    { "平成", 'H' }, { "平", 'H' }, { "㍻", 'H' },
    { "へいせい", 'H' }, { "ヘイセイ", 'H' }, { "ﾍｲｾｲ", 'H' },
    { "昭和", 'S' }, { "昭", 'S' }, { "㍼", 'S' },
    { "しょうわ", 'S' }, { "ショウワ", 'S' }, { "ｼｮｳﾜ", 'S' },
    { "大正", 'T' }, { "大", 'T' }, { "㍽", 'T' },
    { "たいしょう", 'T' }, { "タイショウ", 'T' }, { "ﾀｲｼｮｳ", 'T' },
    { "明治", 'M' }, { "明", 'M' }, { "㍾", 'M' },
    { "めいじ", 'M' }, { "メイジ", 'M' }, { "ﾒｲｼﾞ", 'M' },
    /* What the keys . / - give while a Japanese input method is on. */
    { "。", '.' }, { "｡", '.' }, { "・", '.' }, { "･", '.' }, { "ー", '.' }, { "ｰ", '.' },
    { "−", '.' }, { "‐", '.' }, { "–", '.' },
    { "　", ' ' },
};
// clang-format on

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The sign of an ASCII character, or 0. */
static char
ascii_sign(char c)
{
    if (c == '.' || c == '/' || c == '-')
        return '.';
    if (is_digit(c) || c == ' ')
        return c;
    if (c >= 'a' && c <= 'z')
        c = (char)(c - 'a' + 'A');
    return c != '\0' && find_era_letter(c) ? c : '\0';
}

/* Full width ！..～ is U+FF01-U+FF5E, in UTF-8 EF BC 81 to EF BD 9E; 0: something else. */
static char
full_width_ascii(const char *s)
{
    const unsigned char *u = (const unsigned char *)s;

    if (u[0] != 0xEF)
        return '\0';
    if (u[1] == 0xBC && u[2] >= 0x81 && u[2] <= 0xBF)
        return (char)(u[2] - 0x81 + '!');
    if (u[1] == 0xBD && u[2] >= 0x80 && u[2] <= 0x9E)
        return (char)(u[2] - 0x80 + '`');
    return '\0';
}

/* Bytes of the symbol that `s` begins with, 0 if no date contains it. */
static size_t
read_symbol(const char *s, char *sign)
{
    char folded = full_width_ascii(s);

    *sign = ascii_sign(folded ? folded : *s);
    if (*sign)
        return folded ? 3 : 1;
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
        size_t bytes = strlen(symbols[i].typed);
        if (strncmp(s, symbols[i].typed, bytes) == 0) {
            *sign = symbols[i].sign;
            return bytes;
        }
    }
    return 0;
}

/* false: too long, or a character that no date contains. Spaces go, but one between two digits
 * separates them: "2011 6 1" must not become 201161. */
static bool
read_signs(const char *typed, char out[TYPED_SIZE])
{
    size_t n = 0;
    bool space = false;
    char sign;

    if (strnlen(typed, TYPED_SIZE) == TYPED_SIZE)
        return false;
    while (*typed) {
        size_t bytes = read_symbol(typed, &sign);
        if (bytes == 0)
            return false;
        typed += bytes;
        if (sign == ' ') {
            space = true;
            continue;
        }
        if (space && n > 0 && is_digit(out[n - 1]) && is_digit(sign))
            out[n++] = '.';
        space = false;
        out[n++] = sign;
    }
    out[n] = '\0';
    return true;
}

/* ---- reading: numbers ---- */

enum { MAX_DIGITS = 8, MAX_NUMBERS = 3 };

struct typed_number {
    int value;
    int digits; /* as typed, leading zeros too */
    char mark;  /* the sign after it, 0 at the end */
};

struct typed {
    const struct era *era; /* NULL: none typed */
    struct typed_number number[MAX_NUMBERS];
    int count;
};

static const char *
read_number(const char *at, bool may_be_year_one, struct typed_number *n)
{
    if (*at == YEAR_ONE && may_be_year_one) {
        n->value = n->digits = 1;
        at++;
    } else {
        for (; n->digits < MAX_DIGITS && is_digit(*at); at++, n->digits++)
            n->value = n->value * 10 + (*at - '0');
    }
    if (n->digits > 0 && *at != '\0' && !is_digit(*at))
        n->mark = *at++;
    return at;
}

/* An era or none, then one to three numbers with one mark after each; the last may have none. */
static bool
read_typed(const char *text, struct typed *t)
{
    char signs[TYPED_SIZE];
    const char *at = signs;

    *t = (struct typed){ 0 };
    if (!read_signs(text, signs))
        return false;
    t->era = find_era_letter(*at);
    if (t->era)
        at++;
    do {
        struct typed_number *n = &t->number[t->count];
        at = read_number(at, t->era && t->count == 0, n);
        if (n->digits == 0 || (!n->mark && *at))
            return false;
        t->count++;
    } while (*at && t->count < MAX_NUMBERS);
    return *at == '\0';
}

/* Every number but the last is followed by a separator or its own unit: 23年6月1日, 23.6.1. */
static bool
marks_are_a_date(const struct typed *t)
{
    static const char units[MAX_NUMBERS] = { YEAR, MONTH, DAY };

    for (int i = 0; i < t->count; i++) {
        char mark = t->number[i].mark;
        char other = i < t->count - 1 ? '.' : '\0';
        if (mark != other && mark != units[MAX_NUMBERS - t->count + i])
            return false;
    }
    return true;
}

/* ---- reading: dates ---- */

struct parts {
    const struct era *era;
    int year, month, day; /* Gregorian year; none is checked */
};

static enum err_code
refuse_shape(struct err *e)
{
    return err_set(e, ERR_INVALID, "date",
                   N_("This is not a date. Write it like H26.5.6 or 2014-05-06."));
}

/* In what these sentences name, English and Japanese stand side by side as values: in English the
 * Japanese reading follows in brackets, for it is what stands on paper. Each language leaves out the
 * other's by %.0s. */
enum { BOTH_SIZE = WAREKI_SIZE + 24 };

static void
both(const char *en, const char *ja, char out[BOTH_SIZE])
{
    if (strcmp(en, ja) == 0) /* before the first era there is one writing only */
        snprintf(out, BOTH_SIZE, "%s", en);
    else
        snprintf(out, BOTH_SIZE, "%s (%s)", en, ja);
}

static enum err_code
refuse_year_zero(const struct era *era, const char *field, struct err *e)
{
    char en[BOTH_SIZE];

    both(era->en, era->ja, en);
    return err_set(e, ERR_INVALID, field,
                   N_("%s%.0s has no year 0; its first year is 1. Check the year."), en, era->ja);
}

static enum err_code
refuse_year_range(const char *field, int last, struct err *e)
{
    return err_set(e, ERR_INVALID, field, N_("Write a year from %d to %d."), 1868, last);
}

static enum err_code
refuse_old_calendar(const char *field, struct err *e)
{
    return err_set(e, ERR_INVALID, field,
                   N_("Years before Meiji 6 (1873) used the old calendar. Write the Gregorian "
                      "year."));
}

/* Three numbers: 平成23年6月1日, 2011-06-01. */
static enum err_code
take_full(const struct typed *t, struct parts *p, struct err *e)
{
    const struct typed_number *n = t->number;

    if (n[0].digits > 4 || n[1].digits > 2 || n[2].digits > 2)
        return refuse_shape(e);
    if (!t->era && n[0].digits < 4)
        return err_set(e, ERR_INVALID, "date",
                       N_("The year needs an era or four digits. Write it like H23.6.1 or "
                          "2011.6.1."));
    *p = (struct parts){ t->era, n[0].value + (t->era ? t->era->base : 0), n[1].value, n[2].value };
    return ERR_OK;
}

/* 6/1, 0601 and 5: what is missing comes from today. */
static enum err_code
take_short(const struct typed *t, struct date today, struct parts *p, struct err *e)
{
    const struct typed_number *n = t->number;
    bool packed = t->count == 1 && n[0].digits == 4 && !n[0].mark;
    bool pair = t->count == 2 && n[0].digits <= 2 && n[1].digits <= 2;

    if (!packed && !pair && (t->count != 1 || n[0].digits > 2))
        return refuse_shape(e);
    if (date_is_none(today))
        return err_set(e, ERR_INVALID, "date",
                       N_("Write the year, the month and the day, like H26.5.6 or 2014-05-06."));
    if (!packed && !pair) {
        *p = (struct parts){ NULL, today.year, today.month, n[0].value };
        return ERR_OK;
    }
    int month = packed ? n[0].value / 100 : n[0].value;
    int day = packed ? n[0].value % 100 : n[1].value;
    *p = (struct parts){ NULL, fiscal_year_of(today).year + (month < 4), month, day };
    return ERR_OK;
}

static enum err_code
take_parts(const struct typed *t, struct date today, struct parts *p, struct err *e)
{
    const struct typed_number *n = t->number;

    if (t->count == MAX_NUMBERS)
        return take_full(t, p, e);
    if (t->era)
        return refuse_shape(e);
    if (t->count == 1 && n[0].digits == 8 && !n[0].mark) {
        *p = (struct parts){ NULL, n[0].value / 10000, n[0].value / 100 % 100, n[0].value % 100 };
        return ERR_OK;
    }
    return take_short(t, today, p, e);
}

/* A day in both writings: "2011-02-28 (平成23年2月28日)" and the latter alone. */
static void
put_reading(struct date d, char en[BOTH_SIZE], char ja[WAREKI_SIZE])
{
    char iso[DATE_ISO_SIZE];

    date_to_iso(d, iso);
    wareki_format(d, ja);
    both(iso, ja, en);
}

/* The month has no such day; its name and its last day are said as the calendar has them. */
static enum err_code
refuse_day(int day, struct date last, struct date *meant, struct err *e)
{
    char year[YEAR_SIZE], month[YEAR_SIZE + 16], iso[DATE_ISO_SIZE], month_en[BOTH_SIZE];
    char reading[WAREKI_SIZE], reading_en[BOTH_SIZE];

    put_year(find_era(last), last.year, year);
    snprintf(month, sizeof month, "%s%d月", year, last.month);
    date_to_iso(last, iso);
    iso[sizeof "2011-02" - 1] = '\0';
    both(iso, month, month_en);
    if (day < 1 || day > 31)
        return err_set(e, ERR_INVALID, "date", N_("%s%.0s has the days 1 to %d. Check the day."),
                       month_en, month, last.day);
    *meant = last;
    put_reading(last, reading_en, reading);
    return err_set(e, ERR_INVALID, "date", N_("%s%.0s ends on day %d. Did you mean %s%.0s?"),
                   month_en, month, last.day, reading_en, reading);
}

static enum err_code
check_era(const struct era *era, struct date d, struct date *meant, struct err *e)
{
    char iso[DATE_ISO_SIZE], limit[WAREKI_SIZE], reading[WAREKI_SIZE], en[BOTH_SIZE];
    char name_en[BOTH_SIZE];
    bool before = date_compare(d, era->first) < 0;

    if (!before && date_compare(d, era->last) <= 0)
        return ERR_OK;
    *meant = d;
    put_reading(d, en, reading);
    both(era->en, era->ja, name_en);
    date_to_iso(before ? era->first : era->last, iso);
    wareki_format(before ? era->first : era->last, limit);
    const char *limit_day = limit + strlen(era->ja); /* the sentence begins with the era */
    if (before)
        return err_set(e, ERR_INVALID, "date",
                       N_("%s%.0s began on %s%.0s. Did you mean %s%.0s?"), name_en, era->ja, iso,
                       limit_day, en, reading);
    return err_set(e, ERR_INVALID, "date", N_("%s%.0s ended on %s%.0s. Did you mean %s%.0s?"),
                   name_en, era->ja, iso, limit_day, en, reading);
}

static enum err_code
check_parts(const struct parts *p, struct date *out, struct date *meant, struct err *e)
{
    struct date d = { (short)p->year, (signed char)p->month, 1 };
    enum err_code rc;

    if (p->era && p->year == p->era->base)
        return refuse_year_zero(p->era, "date", e);
    if (p->month < 1 || p->month > 12)
        return err_set(e, ERR_INVALID, "date",
                       N_("There is no month %d. Write a month from 1 to 12."), p->month);
    if (p->era && p->year < SOLAR_CALENDAR)
        return refuse_old_calendar("date", e);
    if (!date_is_valid(d))
        return refuse_year_range("date", LAST_YEAR, e);
    struct date last = date_month_last(d);
    if (p->day < 1 || p->day > last.day)
        return refuse_day(p->day, last, meant, e);
    d.day = (signed char)p->day;
    if (p->era && (rc = check_era(p->era, d, meant, e)) != ERR_OK)
        return rc;
    *out = d;
    return ERR_OK;
}

enum err_code
date_parse(const char *text, struct date today, struct date *out, struct date *suggestion,
           struct err *e)
{
    struct date meant = DATE_NONE;
    struct typed t;
    struct parts p = { 0 };
    enum err_code rc;

    if (!read_typed(text, &t) || !marks_are_a_date(&t))
        rc = refuse_shape(e);
    else if ((rc = take_parts(&t, today, &p, e)) == ERR_OK)
        rc = check_parts(&p, out, &meant, e);
    if (suggestion)
        *suggestion = meant;
    return rc;
}

bool
date_is_impossible(const char *text, bool *misses_era, struct err *e)
{
    enum { FIRST_YEAR = 1868, LAST_BIRTH = 2099 };
    struct date day, meant = DATE_NONE;
    struct typed t;
    struct parts p = { 0 };

    if (!read_typed(text, &t) || !marks_are_a_date(&t)
        || take_parts(&t, DATE_NONE, &p, NULL) != ERR_OK
        || (!p.era && (p.year < FIRST_YEAR || p.year > LAST_BIRTH))
        || check_parts(&p, &day, &meant, e) == ERR_OK)
        return false;
    *misses_era = p.era && date_compare(meant, (struct date){ (short)p.year, (signed char)p.month,
                                                              (signed char)p.day }) == 0;
    return true;
}

/* ---- reading: day and time ---- */

/* The last T or blank: an era may begin with a T too. NULL: none; `bytes` is its length. */
static const char *
find_time_mark(const char *text, size_t *bytes)
{
    static const char *const marks[] = { "T", "t", " ", "\u3000", "Ｔ", "ｔ" };
    const char *last = NULL;

    for (const char *p = text; *p; p++)
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
            if (strncmp(p, marks[i], strlen(marks[i])) == 0) {
                last = p;
                *bytes = strlen(marks[i]);
            }
    return last;
}

/* "9:30", "10:00" or "10:00:00". */
static bool
read_time(const char *text, int *hour, int *minute)
{
    char ascii[32];
    int used = 0;

    if (strlen(text) >= sizeof ascii)
        return false;
    text_to_ascii(text, ascii, sizeof ascii);
    size_t hours = strspn(ascii, "0123456789");
    if (hours < 1 || hours > 2 || ascii[hours] != ':'
        || strspn(ascii + hours + 1, "0123456789") != 2
        || sscanf(ascii, "%2d:%2d%n", hour, minute, &used) != 2)
        return false;
    return *hour < 24 && *minute < 60 && (!ascii[used] || strcmp(ascii + used, ":00") == 0);
}

enum err_code
local_parse(const char *text, char out[LOCAL_SIZE], struct err *e)
{
    size_t bytes = 0;
    const char *mark = find_time_mark(text, &bytes);
    char typed[128], iso[DATE_ISO_SIZE];
    int hour = 0, minute = 0;
    struct date day;

    if (!mark || mark == text || (size_t)(mark - text) >= sizeof typed
        || !read_time(mark + bytes, &hour, &minute))
        return err_set(e, ERR_INVALID, "date",
                       N_("Write day and time like 2014-05-12T10:00."));
    memcpy(typed, text, (size_t)(mark - text));
    typed[mark - text] = '\0';
    enum err_code rc = date_parse(typed, DATE_NONE, &day, NULL, e);
    if (rc != ERR_OK)
        return rc;
    date_to_iso(day, iso);
    snprintf(out, LOCAL_SIZE, "%s" "T%02d:%02d", iso, hour, minute);
    return ERR_OK;
}

/* ---- reading: fiscal years ---- */

enum err_code
fiscal_year_parse(const char *text, struct fiscal_year *out, struct err *e)
{
    struct typed t;
    bool readable = read_typed(text, &t) && t.count == 1 && t.number[0].digits <= 4;
    char mark = t.number[0].mark;

    if (!readable || (mark && mark != YEAR && mark != FISCAL_YEAR))
        return err_set(e, ERR_INVALID, "fy",
                       N_("This is not a fiscal year. Write it like H26 or 2014."));
    if (!t.era && t.number[0].digits < 4)
        return err_set(e, ERR_INVALID, "fy",
                       N_("The fiscal year needs an era or four digits. Write it like H26 or "
                          "2014."));
    if (t.era && t.number[0].value == 0)
        return refuse_year_zero(t.era, "fy", e);
    /* A year past the era's end is what older plans printed: 平成32年度 is 2020. */
    struct fiscal_year fy = { t.number[0].value + (t.era ? t.era->base : 0) };
    if (t.era && fy.year < SOLAR_CALENDAR)
        return refuse_old_calendar("fy", e);
    if (!date_is_valid(fiscal_year_first(fy)) || !date_is_valid(fiscal_year_last(fy)))
        return refuse_year_range("fy", LAST_YEAR - 1, e);
    *out = fy;
    return ERR_OK;
}
