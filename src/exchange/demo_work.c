/* Visits to those at work, and the job starts that partners report. */
#include <stdio.h>
#include <string.h>

#include "core/holiday.h"
#include "desk/dispatch.h"
#include "desk/placement.h"
#include "exchange/demo_inside.h"

enum { SIZE_OF_THE_WARD = 600 }; /* people for whom the plan's own numbers are right */

/* A yearly number for this office: in proportion to its people, at most as much as four wards. */
static int
scaled(const struct demo *demo, int yearly)
{
    int people = demo->people_count < 4 * SIZE_OF_THE_WARD ? demo->people_count
                                                           : 4 * SIZE_OF_THE_WARD;

    return yearly * people / SIZE_OF_THE_WARD;
}

/* The yearly number spread evenly over days: how many fall on this one. */
static int
of_day(int yearly, struct date day)
{
    struct fiscal_year fy = fiscal_year_of(day);
    long days = fiscal_year_days(fy), nth = date_to_days(day) - date_to_days(fiscal_year_first(fy));

    return (int)(yearly * (nth + 1) / days - yearly * nth / days);
}

/* May that person be visited on the day: at work, at a place where nobody goes yet that day, and not
 * seen a short while ago? */
static bool
may_visit(const struct demo_person *p, struct date day, const bool seen[DEMO_EMPLOYERS])
{
    enum { AGAIN_DAYS = 20 };

    return p->placement_id != 0 && !seen[p->employer]
           && (date_is_none(p->visited_on)
               || date_to_days(day) - date_to_days(p->visited_on) >= AGAIN_DAYS);
}

/* Somebody new at work who was promised a visit by now, else the next one after those visited before;
 * NULL when there is nobody to go to. `*promised`: how far the promises have been looked through. */
static struct demo_person *
next_at_work(struct demo *demo, struct date day, const bool seen[DEMO_EMPLOYERS], int *promised)
{
    enum { FIRST_DAYS = 10 };
    static const bool nowhere[DEMO_EMPLOYERS] = { false };

    for (; *promised < demo->people_count; ++*promised) {
        struct demo_person *p = &demo->people[*promised];
        if (p->is_promised && may_visit(p, day, seen)
            && date_compare(date_add_days(p->started_on, FIRST_DAYS), day) <= 0)
            return p;
    }
    /* The list begins with whoever waits longest; who is passed over because somebody goes to that
     * place already comes first tomorrow. */
    for (int i = 0; i < demo->people_count && !may_visit(&demo->people[demo->visits], day, nowhere);
         i++)
        demo->visits = (demo->visits + 1) % demo->people_count;
    for (int i = 0; i < demo->people_count; i++) {
        struct demo_person *p = &demo->people[(demo->visits + i) % demo->people_count];
        if (may_visit(p, day, seen))
            return p;
    }
    return NULL;
}

static enum err_code
visit(struct demo *demo, struct demo_person *p, struct date day, struct err *e)
{
    static struct dispatch x;

    memset(&x, 0, sizeof x);
    x.on_day = day;
    x.trip = 1;
    x.minutes = 40 + 10 * (int)demo_pick(&demo->random, 6);
    x.organisation_id = demo->employers[p->employer];
    snprintf(x.method, sizeof x.method, "workplace_visit");
    snprintf(x.purpose, sizeof x.purpose, "%s",
             demo_chance(&demo->random, 90) ? "retention" : "life_support");
    if (demo_chance(&demo->random, 12)) { /* to the person's home instead */
        snprintf(x.method, sizeof x.method, "home_visit");
        snprintf(x.destination, sizeof x.destination, "ご自宅（架空%lld）", (long long)p->person_id);
        x.organisation_id = 0;
    }
    p->visited_on = day;
    x.staff[x.staff_count++] = demo->staff[1 + demo_pick(&demo->random, DEMO_STAFF - 1)];
    x.people[x.people_count++] = p->person_id;
    (void)code_set_add(&x.met, "self");
    snprintf(x.situation, sizeof x.situation, "落ち着いて働いています（架空）。");
    x.next_on = date_add_days(day, 35 + (int)demo_pick(&demo->random, 55));
    if (date_compare(x.next_on, date_add_days(demo->last, -10)) < 0) { /* it took place */
        x.next_on = DATE_NONE;
        snprintf(x.note, sizeof x.note, "次回は別に決めました（架空）。");
    }
    enum err_code rc = dispatch_save(demo->d, &x, e);
    return rc == ERR_OK ? demo_person_visited(demo, p, e) : rc;
}

enum err_code
demo_visits_of_day(struct demo *demo, struct date day, struct err *e)
{
    static const int yearly[] = { 500, 900, 1300, 1500, 1690, 1830 };
    int n = fiscal_year_of(day).year - fiscal_year_of(demo->first).year;
    int today = of_day(scaled(demo, yearly[n < 5 ? n : 5]) * 365 / 240, day);
    bool seen[DEMO_EMPLOYERS] = { false };
    int promised = 0; /* how far everybody has been looked through for promises */
    enum err_code rc = ERR_OK;

    for (int i = 0; rc == ERR_OK && i < today; i++) {
        struct demo_person *p = next_at_work(demo, day, seen, &promised);
        if (!p)
            return ERR_OK;
        rc = visit(demo, p, day, e);
        seen[p->employer] = true; /* one trip a day to a place */
    }
    return rc;
}

/* Transition offices report job starts of people who never came to this counter. */
enum err_code
demo_partner_reports(struct demo *demo, struct date day, struct err *e)
{
    static struct placement x;
    int today = of_day(scaled(demo, 18), day);
    enum err_code rc = ERR_OK;

    for (int i = 0; rc == ERR_OK && i < today; i++) {
        char iso[DATE_ISO_SIZE];
        date_to_iso(day, iso);
        memset(&x, 0, sizeof x);
        x.partner_id = demo->agencies[1 + demo_pick(&demo->random, 2)];
        snprintf(x.partner_person, sizeof x.partner_person, "%s-%d", iso, i + 1);
        x.started_on = day;
        x.employer_id = demo->employers[demo_pick(&demo->random, DEMO_EMPLOYERS)];
        snprintf(x.occupation, sizeof x.occupation, "manufacturing");
        snprintf(x.employment_form, sizeof x.employment_form, "part_time");
        x.weekly_minutes = PLACEMENT_NOT_KNOWN;
        x.wage = PLACEMENT_NOT_KNOWN;
        snprintf(x.vacancy_kind, sizeof x.vacancy_kind, "disability");
        snprintf(x.disclosure, sizeof x.disclosure, "open");
        snprintf(x.route, sizeof x.route, "transition_office");
        (void)code_set_add(&x.supporters, "transition_office");
        rc = placement_save(demo->d, &x, e);
    }
    return rc;
}
