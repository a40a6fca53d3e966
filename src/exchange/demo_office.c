/* Organisations, events and programmes of the fictitious office. */
#include <stdio.h>
#include <string.h>

#include "core/holiday.h"
#include "desk/board.h"
#include "desk/event.h"
#include "desk/meeting.h"
#include "desk/organisation.h"
#include "desk/wage.h"
#include "exchange/demo_inside.h"

static const struct {
    const char *kind, *name, *kana;
} agencies[DEMO_AGENCIES] = {
    { "association", "架空就労促進協会", "カクウシュウロウソクシンキョウカイ" },
    { "transition_office", "架空移行支援あさひ", "カクウイコウシエンアサヒ" },
    { "transition_office", "架空移行支援みどり", "カクウイコウシエンミドリ" },
    { "continuation_b", "架空継続支援こもれび", "カクウケイゾクシエンコモレビ" },
    { "workshop", "架空福祉作業所いずみ", "カクウフクシサギョウショイズミ" },
    { "life_support_center", "架空地域生活支援センター", "カクウチイキセイカツシエンセンター" },
    { "health_office", "架空保健相談所", "カクウホケンソウダンジョ" },
    { "hello_work", "架空ハローワーク", "カクウハローワーク" },
};

static const char *const trades[] = { "商事", "食品", "物流", "清掃", "印刷", "薬局", "書店", "電機" };
static const char *const trades_kana[] = { "ショウジ",   "ショクヒン", "ブツリュウ", "セイソウ",
                                           "インサツ", "ヤッキョク", "ショテン",   "デンキ" };
static const char *const places[] = { "北町", "中町", "南町" };
static const char *const places_kana[] = { "キタマチ", "ナカマチ", "ミナミマチ" };

static enum err_code
add_organisation(struct demo *demo, const char *kind, const char *name, const char *kana,
                 int64_t *id, struct err *e)
{
    struct organisation o = { 0 };

    snprintf(o.kind, sizeof o.kind, "%s", kind);
    snprintf(o.name, sizeof o.name, "%s", name);
    snprintf(o.kana, sizeof o.kana, "%s", kana);
    snprintf(o.phone, sizeof o.phone, "03-0000-%04u", demo_pick(&demo->random, 10000));
    enum err_code rc = organisation_save(demo->d, &o, e);
    *id = o.id;
    return rc;
}

enum err_code
demo_make_office(struct demo *demo, struct err *e)
{
    enum err_code rc = ERR_OK;

    demo->d->today = demo->first;
    for (int i = 0; rc == ERR_OK && i < DEMO_AGENCIES; i++)
        rc = add_organisation(demo, agencies[i].kind, agencies[i].name, agencies[i].kana,
                              &demo->agencies[i], e);
    for (int i = 0; rc == ERR_OK && i < DEMO_EMPLOYERS; i++) {
        char name[LINE_SIZE], kana[LINE_SIZE];
        snprintf(name, sizeof name, "架空%s（%s）", trades[i % 8], places[i / 8]);
        snprintf(kana, sizeof kana, "カクウ%s%s", trades_kana[i % 8], places_kana[i / 8]);
        rc = add_organisation(demo, "employer", name, kana, &demo->employers[i], e);
    }
    return rc;
}

/* ---- events ---- */

static enum err_code
add_event(struct demo *demo, const char *kind, struct date day, const char *time,
          const char *ends, const char *title, const char *status, int64_t *id, struct err *e)
{
    struct event ev = { .capacity = EVENT_NOT_KNOWN, .attendees = EVENT_NOT_KNOWN };
    char iso[DATE_ISO_SIZE];

    date_to_iso(day, iso);
    snprintf(ev.kind, sizeof ev.kind, "%s", kind);
    snprintf(ev.starts_at, sizeof ev.starts_at, "%sT%s", iso, time);
    if (ends[0] != '\0')
        snprintf(ev.ends_at, sizeof ev.ends_at, "%sT%s", iso, ends);
    snprintf(ev.place, sizeof ev.place, "架空区役所 会議室%u", 1 + demo_pick(&demo->random, 3));
    snprintf(ev.title, sizeof ev.title, "%s", title);
    snprintf(ev.status, sizeof ev.status, "%s", status);
    if (strcmp(kind, "orientation") == 0)
        ev.capacity = 30 + demo->people_count / 30;
    if (strcmp(status, "held") == 0) {
        ev.attendees = 8 + (int)demo_pick(&demo->random, 20);
        snprintf(ev.summary, sizeof ev.summary, "架空の記録です。");
    }
    /* Kept where the demonstration has two at a time: such days are shown too. */
    snprintf(ev.despite, sizeof ev.despite, "時間を分けて使います。");
    ev.staff[0] = demo->staff[1 + demo_pick(&demo->random, DEMO_STAFF - 1)];
    ev.staff_count = 1;
    enum err_code rc = event_save(demo->d, &ev, e);
    if (id)
        *id = ev.id;
    return rc;
}

/* Sessions of a month by weekday: the nth Monday, Tuesday, ... moved to the next open day. */
struct programme {
    const char *kind, *time, *title;
    unsigned months; /* bit 0 April .. bit 11 March */
    int nth, weekday;
};

enum { EVERY_MONTH = 0xFFF };

static const struct programme programmes[] = {
    { "network_meeting", "14:00", "就労支援ネットワーク会議", EVERY_MONTH, 2, 4 },
    { "employer_seminar", "13:30", "雇用支援セミナー", 1u << 5, 3, 2 },
    { "staff_seminar", "10:00", "就労支援セミナー", 0x36D, 1, 2 },
    { "outreach_lecture", "10:30", "就労講座", 0xA95, 4, 2 },
    { "leisure_programme", "13:00", "余暇支援のつどい", EVERY_MONTH, 3, 5 },
    { "wage_programme", "15:00", "自主生産品の販路の打合せ", 0x249, 4, 4 },
    { "other", "09:30", "定例の打合せ", EVERY_MONTH, 1, 1 },
    { "other", "09:30", "定例の打合せ", EVERY_MONTH, 2, 1 },
    { "other", "09:30", "定例の打合せ", EVERY_MONTH, 3, 1 },
    { "other", "09:30", "定例の打合せ", EVERY_MONTH, 4, 1 },
    { "other", "16:00", "事例の検討", EVERY_MONTH, 1, 4 },
    { "other", "16:00", "事例の検討", EVERY_MONTH, 3, 4 },
    { "other", "11:00", "関係機関との連絡", EVERY_MONTH, 2, 2 },
    { "other", "11:00", "関係機関との連絡", EVERY_MONTH, 4, 5 },
};

static struct date
nth_weekday(struct date month, int nth, int weekday)
{
    static const struct office_calendar none = { 0 };
    struct date first = date_month_first(month);
    int ahead = (weekday - date_weekday(first) + 7) % 7;

    return calendar_next_open(&none, date_add_days(first, ahead + 7 * (nth - 1)));
}

static int
fiscal_month(struct date d)
{
    return (d.month + 8) % 12;
}

static enum err_code
programmes_of_day(struct demo *demo, struct date day, const char *status, struct err *e)
{
    enum err_code rc = ERR_OK;

    for (size_t i = 0; rc == ERR_OK && i < sizeof programmes / sizeof *programmes; i++) {
        const struct programme *p = &programmes[i];
        if ((p->months >> fiscal_month(day) & 1)
            && date_compare(nth_weekday(day, p->nth, p->weekday), day) == 0)
            rc = add_event(demo, p->kind, day, p->time, "", p->title, status, NULL, e);
    }
    return rc;
}

/* How many coordination meetings a month has: from a trial of seven a year to fourteen. */
static int
meetings_of_month(struct demo *demo, struct date month)
{
    static const int a_year[] = { 4, 5, 7, 9, 12, 14 };
    int n = fiscal_year_of(month).year - fiscal_year_of(demo->first).year;
    int yearly = a_year[n < 5 ? n : 5], m = fiscal_month(month);

    return yearly * (m + 1) / 12 - yearly * m / 12;
}

static enum err_code
sessions_of_month(struct demo *demo, struct date day, struct err *e)
{
    int meetings = meetings_of_month(demo, day);
    enum err_code rc = ERR_OK;

    for (int n = 1; rc == ERR_OK && n <= 2; n++)
        if (date_compare(nth_weekday(day, 2 * n - 1, 3), day) == 0)
            rc = add_event(demo, "orientation", day, "10:00", "11:00", "", "planned",
                           &demo->orientation, e);
    for (int n = 1; rc == ERR_OK && n <= meetings; n++)
        if (date_compare(nth_weekday(day, 2 * n, 3), day) == 0) {
            rc = add_event(demo, "coordination_meeting", day, "14:00", "15:00", "", "planned",
                           &demo->meeting, e);
            demo->meeting_on = day;
            demo->meeting_cases = 0;
        }
    return rc;
}

/* Kochin of the two facilities, once a month. */
static enum err_code
wages_of_month(struct demo *demo, struct date day, struct err *e)
{
    struct date before = date_add_months(day, -1);
    enum err_code rc = ERR_OK;

    if (day.day != 20)
        return ERR_OK;
    for (int i = 3; rc == ERR_OK && i <= 4; i++) {
        struct wage w = { .organisation_id = demo->agencies[i], .people = 18 + i };
        char iso[DATE_ISO_SIZE];
        date_to_iso(before, iso);
        snprintf(w.month, sizeof w.month, "%.7s", iso);
        w.paid_yen = (int64_t)w.people * (11000 + (int)demo_pick(&demo->random, 2500));
        rc = wage_save(demo->d, &w, e);
    }
    return rc;
}

enum err_code
demo_events_of_day(struct demo *demo, struct date day, struct err *e)
{
    enum err_code rc = programmes_of_day(demo, day, demo->is_last_day ? "planned" : "held", e);

    if (rc == ERR_OK)
        rc = sessions_of_month(demo, day, e);
    if (rc == ERR_OK && demo->is_last_day && !demo->orientation)
        rc = add_event(demo, "orientation", day, "14:00", "15:00", "", "planned",
                       &demo->orientation, e);
    return rc == ERR_OK ? wages_of_month(demo, day, e) : rc;
}

static enum err_code
hold_orientation(struct demo *demo, struct err *e)
{
    struct event ev;
    enum err_code rc = event_find(demo->d, demo->orientation, &ev, e);

    demo->orientation = 0;
    if (rc != ERR_OK)
        return rc;
    snprintf(ev.status, sizeof ev.status, "held");
    return event_save(demo->d, &ev, e);
}

/* A meeting that nobody's case came to does not take place. */
static enum err_code
hold_meeting(struct demo *demo, struct err *e)
{
    struct event ev;
    enum err_code rc = event_find(demo->d, demo->meeting, &ev, e);

    if (rc == ERR_OK && demo->meeting_cases > 0)
        rc = meeting_hold(demo->d, demo->meeting, ev.version, e);
    else if (rc == ERR_OK) {
        snprintf(ev.status, sizeof ev.status, "cancelled");
        rc = event_save(demo->d, &ev, e);
    }
    demo->meeting = 0;
    return rc;
}

enum err_code
demo_hold_events(struct demo *demo, struct err *e)
{
    enum err_code rc = ERR_OK;

    if (demo->is_last_day)
        return ERR_OK;
    if (demo->orientation)
        rc = hold_orientation(demo, e);
    if (rc == ERR_OK && demo->meeting)
        rc = hold_meeting(demo, e);
    return rc;
}

/* What stands on the calendar up to the end of the fiscal year, and last year's judgements. */
enum err_code
demo_plan_ahead(struct demo *demo, struct err *e)
{
    struct fiscal_year fy = fiscal_year_of(demo->last);
    struct fiscal_year before = { fy.year - 1 };
    int64_t orientation = 0, meeting = 0; /* the first of each to come */
    enum err_code rc = ERR_OK;

    demo->orientation = demo->meeting = 0;
    for (struct date day = date_add_days(demo->last, 1);
         rc == ERR_OK && date_compare(day, fiscal_year_last(fy)) <= 0; day = date_add_days(day, 1)) {
        rc = programmes_of_day(demo, day, "planned", e);
        if (rc == ERR_OK)
            rc = sessions_of_month(demo, day, e);
        orientation = orientation ? orientation : demo->orientation;
        meeting = meeting ? meeting : demo->meeting;
    }
    demo->orientation = demo->meeting = 0;
    demo->d->today = demo->last;
    if (rc == ERR_OK)
        rc = demo_people_ahead(demo, orientation, meeting, e);
    if (rc == ERR_OK)
        rc = board_judge(demo->d, 70, before, "implemented", "毎月の余暇支援を実施しました（架空）。",
                         "余暇支援事業の記録（架空）", e);
    return rc;
}
