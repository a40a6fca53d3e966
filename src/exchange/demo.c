#include "exchange/demo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/holiday.h"
#include "core/text.h"
#include "desk/account.h"
#include "desk/batch.h"
#include "desk/session.h"
#include "desk/setup.h"
#include "desk/staff.h"
#include "exchange/demo_inside.h"

static const char password[] = "madoguchi-demo";

static const struct {
    const char *login, *name, *kana;
    enum role role;
} accounts[] = {
    { "uketsuke", "架空 うけ子", "カクウ ウケコ", ROLE_RECEPTION },
    { "shien", "架空 支援", "カクウ シエン", ROLE_WORKER },
    { "kakari", "架空 係長", "カクウ カカリチョウ", ROLE_SUPERVISOR },
    { "kakari2", "架空 副係長", "カクウ フクカカリチョウ", ROLE_SUPERVISOR },
    { "kansa", "架空 監査", "カクウ カンサ", ROLE_AUDITOR },
};

/* ---- chance ---- */

unsigned
demo_pick(struct demo_random *r, unsigned n)
{
    uint64_t z = (r->state += UINT64_C(0x9E3779B97F4A7C15));

    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return (unsigned)((z ^ (z >> 31)) % n);
}

bool
demo_chance(struct demo_random *r, int percent)
{
    return demo_pick(r, 100) < (unsigned)percent;
}

/* ---- the office ---- */

static enum err_code
make_accounts(struct desk *d, struct err *e)
{
    char hash[HASH_SIZE];
    enum err_code rc = account_hash(password, hash, e);

    for (size_t i = 0; rc == ERR_OK && i < sizeof accounts / sizeof *accounts; i++)
        rc = account_add_hashed(d, accounts[i].login, accounts[i].name, accounts[i].kana,
                                accounts[i].role, hash, NULL, e);
    return rc;
}

static enum err_code
find_staff(struct demo *demo, struct err *e)
{
    static const char *const names[DEMO_STAFF - 1] = { "shien", "架空 相談", "架空 訪問" };
    enum err_code rc = account_find(demo->d, "uketsuke", &demo->staff[0], e);

    for (int i = 1; rc == ERR_OK && i < DEMO_STAFF; i++)
        rc = staff_named(demo->d, names[i - 1], &demo->staff[i], e);
    return rc;
}

/* ---- day by day ---- */

/* People arrive evenly over all days; the last ones have only just come. */
static void
spread_arrivals(struct demo *demo)
{
    static const struct office_calendar none = { 0 };
    enum { NEWEST = 2, MANY = 10 };
    long days = date_to_days(demo->last) - date_to_days(demo->first);
    struct date newest = demo->last;

    while (!calendar_is_open(&none, newest, NULL, 0))
        newest = date_add_days(newest, -1);
    for (int i = 0; i < demo->people_count; i++)
        demo->people[i].when = date_add_days(demo->first, days * i / demo->people_count);
    for (int i = 1; i <= NEWEST && demo->people_count > MANY; i++)
        demo->people[demo->people_count - i].when = newest;
}

static enum err_code
run_day(struct demo *demo, struct date day, struct err *e)
{
    static const struct office_calendar none = { 0 };
    bool open = calendar_is_open(&none, day, NULL, 0);
    enum err_code rc;

    demo->d->today = day;
    demo->is_last_day = date_compare(day, demo->last) == 0;
    if ((rc = demo_events_of_day(demo, day, e)) != ERR_OK)
        return rc;
    for (int i = 0; i < demo->people_count && open; i++)
        if (demo->people[i].next != STEP_NONE && date_compare(demo->people[i].when, day) <= 0
            && (rc = demo_person_step(demo, &demo->people[i], e)) != ERR_OK)
            return rc;
    if ((rc = demo_hold_events(demo, e)) != ERR_OK || !open)
        return rc;
    if ((rc = demo_visits_of_day(demo, day, e)) != ERR_OK)
        return rc;
    return demo_partner_reports(demo, day, e);
}

static enum err_code
fill(struct demo *demo, struct err *e)
{
    enum err_code rc = batch_begin(demo->d, e);

    if (rc != ERR_OK)
        return rc;
    rc = desk_mark_demo(demo->d, demo->last, e);
    if (rc == ERR_OK)
        rc = find_staff(demo, e);
    if (rc == ERR_OK)
        rc = demo_make_office(demo, e);
    for (struct date day = demo->first; rc == ERR_OK && date_compare(day, demo->last) <= 0;
         day = date_add_days(day, 1))
        rc = run_day(demo, day, e);
    if (rc == ERR_OK)
        rc = demo_plan_ahead(demo, e);
    if (rc == ERR_OK)
        rc = demo_keep_in_touch(demo, e);
    return batch_end(demo->d, rc, e);
}

static enum err_code
fill_as_supervisor(const char *path, const struct demo_options *o, struct err *e)
{
    struct demo demo = { .random = { o->seed }, .people_count = o->people, .last = o->today };
    enum err_code rc;

    demo.first = date_add_months(fiscal_year_first(fiscal_year_of(o->today)), -60);
    if ((rc = desk_open(&demo.d, path, o->today, e)) != ERR_OK)
        return rc;
    if ((rc = batch_fill(demo.d, e)) != ERR_OK) {
        desk_close(demo.d);
        return rc;
    }
    snprintf(demo.d->reason, sizeof demo.d->reason, "demo");
    demo.people = calloc((size_t)o->people, sizeof *demo.people);
    if (!demo.people)
        abort();
    spread_arrivals(&demo);
    rc = session_sign_in(demo.d, "kanri", password, e);
    if (rc == ERR_OK)
        rc = make_accounts(demo.d, e);
    if (rc == ERR_OK)
        rc = session_sign_in(demo.d, "kakari", password, e);
    if (rc == ERR_OK)
        rc = fill(&demo, e);
    free(demo.people);
    assessment_lines_free(&demo.items);
    desk_close(demo.d);
    return rc;
}

/* A demonstration that failed half-way leaves nothing behind. */
static void
remove_files(const char *path)
{
    static const char *const ends[] = { "", "-wal", "-shm", "-key", "-mark", "-gate" };
    char name[4200];

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        snprintf(name, sizeof name, "%s%s", path, ends[i]);
        unlink(name);
    }
}

enum err_code
demo_make(const char *path, const struct demo_options *options, struct err *e)
{
    struct demo_options o = *options;

    if (o.people == 0)
        o.people = 600;
    if (o.seed == 0)
        o.seed = 1;
    if (date_is_none(o.today))
        o.today = (struct date){ 2014, 10, 31 };
    if (o.people < 1 || o.people > 100000)
        return err_set(e, ERR_INVALID, "people", N_("The demonstration has 1 to 100,000 people."));
    if (o.today.year < 1990 || o.today.year > 2049)
        return err_set(e, ERR_INVALID, "today",
                       N_("The demonstration's day lies between 1990 and 2049."));
    enum err_code rc = desk_init(path, "kanri", "架空 管理", password, e);
    if (rc != ERR_OK)
        return rc;
    if ((rc = fill_as_supervisor(path, &o, e)) != ERR_OK)
        remove_files(path);
    return rc;
}
