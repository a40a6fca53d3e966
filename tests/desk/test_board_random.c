/* Random placements, dispatches and events, counted once more by hand: at several days of every year
 * the board's number, its months and its list say the same. SEED=n chooses another run. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/desk/figures.h"
#include "tests/desk/records.h"

#include "db/db.h"
#include "db/repo/placement_repo.h"
#include "desk/dispatch.h"
#include "desk/kpi_why.h"
#include "desk/placement.h"

static int
setup(void **state)
{
    if (fixture_open(state) != 0)
        return -1;
    fixture_as(*state, "kakari");
    return 0;
}

enum { PEOPLE = 25, PLACEMENTS = 250, DISPATCHES = 250, EVENTS = 200 };

enum { PARTNERS = 3, ALIASES = 4, NAMES = PARTNERS * ALIASES };

struct any_placement {
    int64_t id;
    int person; /* 0..PEOPLE-1, -1: not linked */
    int name;   /* a partner's pseudonym, 0..NAMES-1; -1: none */
    struct date on;
    const char *form, *supporters;
    bool voided;
};

struct any_dispatch {
    struct date on;
    const char *method, *purpose;
    bool voided;
};

struct any_event {
    struct date on;
    const char *kind, *status;
};

static struct any_placement placements[PLACEMENTS];
static struct any_dispatch dispatches[DISPATCHES];
static struct any_event events[EVENTS];
static uint32_t seed;

static unsigned
any(unsigned n)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}
#define ANY(list) (list)[any(sizeof(list) / sizeof *(list))]

static struct date
any_day(void)
{
    return date_add_days(iso_day("2012-02-15"), (long)any(1140));
}

static void
make_placements(struct fixture *f, const int64_t *people, const int64_t *partners)
{
    static const char *const forms[] = { "regular", "part_time", "a_type", "self_employed",
                                         "contract" };
    static const char *const supporters[] = { "association", "hello_work", "workshop;school",
                                              "none", "hello_work;transition_office", "other" };
    for (int i = 0; i < PLACEMENTS; i++) {
        struct any_placement *p = &placements[i];
        char ref[16], iso[DATE_ISO_SIZE], alias[16];

        unsigned kind = any(4); /* ours, ours, a partner's, a partner's that is linked */
        *p = (struct any_placement){ .person = -1, .name = -1, .on = any_day() };
        p->form = ANY(forms);
        p->supporters = ANY(supporters);
        if (kind != 2)
            p->person = (int)any(PEOPLE);
        if (kind >= 2)
            p->name = (int)any(NAMES);
        if (kind == 3)
            p->person = p->name / 2; /* two pseudonyms stand for one person ... */
        if (kind == 3 && any(10) == 0)
            p->person = (int)any(PEOPLE); /* ... and now and then one for two */
        snprintf(ref, sizeof ref, "L-%d", i);
        date_to_iso(p->on, iso);
        if (p->name < 0) {
            p->id = record_placement(f, ref, people[p->person], iso, p->form, p->supporters);
        } else {
            p->form = "part_time";
            p->supporters = "transition_office";
            snprintf(alias, sizeof alias, "か%d", p->name / PARTNERS);
            p->id = record_partner_placement(f, ref, partners[p->name % PARTNERS], alias,
                                             p->person < 0 ? 0 : people[p->person], iso);
        }
        if ((p->voided = any(12) == 0))
            expect_ok(f, placement_void(f->d, p->id, 1, "架空", &f->e));
    }
}

static void
make_dispatches(struct fixture *f, const int64_t *people)
{
    static const char *const methods[] = { "workplace_visit", "home_visit", "accompaniment",
                                           "phone", "email", "visit_in" };
    static const char *const purposes[] = { "retention", "life_support", "job_seeking",
                                            "handover" };
    for (int i = 0; i < DISPATCHES; i++) {
        struct any_dispatch *x = &dispatches[i];
        const int64_t who[] = { people[any(PEOPLE)], 0 };
        char ref[16], iso[DATE_ISO_SIZE];

        *x = (struct any_dispatch){ .on = any_day() };
        x->method = ANY(methods);
        x->purpose = ANY(purposes);
        snprintf(ref, sizeof ref, "架空-%d", i);
        date_to_iso(x->on, iso);
        int64_t id = record_dispatch(f, ref, iso, ref, x->method, x->purpose, who);
        if ((x->voided = any(15) == 0))
            expect_ok(f, dispatch_void(f->d, id, 1, "架空", &f->e));
    }
}

static void
make_events(struct fixture *f)
{
    static const char *const kinds[] = { "coordination_meeting", "network_meeting",
                                         "employer_seminar", "staff_seminar", "outreach_lecture",
                                         "leisure_programme", "orientation" };
    static const char *const statuses[] = { "held", "held", "planned", "cancelled", "postponed" };

    for (int i = 0; i < EVENTS; i++) {
        struct any_event *ev = &events[i];
        char ref[16], iso[DATE_ISO_SIZE];

        *ev = (struct any_event){ .on = any_day() };
        ev->kind = ANY(kinds);
        ev->status = ANY(statuses);
        snprintf(ref, sizeof ref, "E-%d", i);
        date_to_iso(ev->on, iso);
        record_event(f, ref, ev->kind, iso, ev->status);
    }
}

static bool
within(struct date d, struct date from, struct date to)
{
    return date_compare(d, from) >= 0 && date_compare(d, to) <= 0;
}

/* Whom a pseudonym stands for: the client longest on file of those that a report links to it; a
 * pseudonym that nobody is linked to is somebody too. */
static void
name_people(int of[NAMES])
{
    for (int name = 0; name < NAMES; name++) {
        of[name] = PEOPLE + name;
        for (int i = 0; i < PLACEMENTS; i++)
            if (placements[i].name == name && placements[i].person >= 0 && !placements[i].voided
                && placements[i].person < of[name])
                of[name] = placements[i].person;
    }
}

/* People, each once: written down differently from the rule in SQL on purpose. */
static int64_t
people_by_hand(struct date from, struct date to)
{
    bool seen[PEOPLE + NAMES] = { false };
    int64_t n = 0;
    int of[NAMES];

    name_people(of);
    for (int i = 0; i < PLACEMENTS; i++) {
        const struct any_placement *p = &placements[i];
        bool open = strcmp(p->form, "a_type") && strcmp(p->form, "self_employed");
        bool welfare = strstr(p->supporters, "association") || strstr(p->supporters, "workshop")
                       || strstr(p->supporters, "transition_office");
        int who = p->person >= 0 ? p->person : of[p->name];

        if (within(p->on, from, to) && open && welfare && !p->voided && !seen[who]) {
            seen[who] = true;
            n++;
        }
    }
    return n;
}

static int64_t
dispatches_by_hand(struct date from, struct date to)
{
    int64_t n = 0;

    for (int i = 0; i < DISPATCHES; i++) {
        const struct any_dispatch *x = &dispatches[i];

        n += within(x->on, from, to) && !x->voided
             && (strstr(x->method, "visit") == x->method + strlen(x->method) - 5
                 || strcmp(x->method, "accompaniment") == 0)
             && (strcmp(x->purpose, "retention") == 0 || strcmp(x->purpose, "life_support") == 0);
    }
    return n;
}

static int64_t
events_by_hand(const char *kind, struct date from, struct date to)
{
    int64_t n = 0;

    for (int i = 0; i < EVENTS; i++)
        n += within(events[i].on, from, to) && strcmp(events[i].kind, kind) == 0
             && strcmp(events[i].status, "held") == 0;
    return n;
}

static int64_t
by_hand(int no, struct date from, struct date to)
{
    static const char *const kinds[] = { "coordination_meeting", "", "network_meeting",
                                         "employer_seminar", "staff_seminar" };
    if (no == 63)
        return people_by_hand(from, to);
    return no == 69 ? dispatches_by_hand(from, to) : events_by_hand(kinds[no - 64], from, to);
}

static void
compare_months(const struct board_indicator *row, struct fiscal_year fy, struct date as_of)
{
    for (int i = 0; i < 12; i++) {
        struct date first = fiscal_year_month(fy, i), last = date_month_last(first);

        if (date_compare(first, as_of) > 0) {
            assert_int_equal(row->months[i], KPI_NONE);
            continue;
        }
        if (date_compare(last, as_of) > 0)
            last = as_of;
        if (row->months[i] != by_hand(row->no, fiscal_year_first(fy), last))
            fail_msg("No.%d FY%d month %d: %lld", row->no, fy.year, i, (long long)row->months[i]);
    }
}

/* Beside each record it says whether it counts: as often as the board counts. */
static void
records_say_what_the_board_counts(struct fixture *f)
{
    int64_t counted[2020] = { 0 };
    struct kpi_why why;
    struct placement p;

    for (int i = 0; i < PLACEMENTS; i++) {
        expect_ok(f, placement_repo_find(f->d->db, placements[i].id, &p, &f->e));
        expect_ok(f, placement_why(f->d, &p, &why, &f->e));
        if (why.counts)
            counted[why.fy]++;
    }
    for (int year = 2011; year <= 2014; year++) {
        struct date last = fiscal_year_last((struct fiscal_year){ year });
        if (date_compare(f->d->today, last) < 0)
            last = f->d->today;
        assert_int_equal(counted[year],
                         people_by_hand(fiscal_year_first((struct fiscal_year){ year }), last));
    }
}

/* What the year's count may change by when one report is linked: nothing, unless that person was
 * counted under another name as well. */
static void
linking_counts_nobody_twice(struct fixture *f, const int64_t *people)
{
    struct date first = iso_day("2013-04-01"), last = iso_day("2014-03-31");

    for (int i = 0; i < PLACEMENTS; i++) {
        struct any_placement *a = &placements[i];
        struct placement p;
        int of[NAMES];

        name_people(of);
        if (a->person >= 0 || a->voided || of[a->name] < PEOPLE)
            continue;
        int64_t before = people_by_hand(first, last);
        a->person = (int)any(PEOPLE);
        expect_ok(f, placement_repo_find(f->d->db, a->id, &p, &f->e));
        p.person_id = people[a->person];
        p.history = true;
        expect_ok(f, placement_save(f->d, &p, &f->e));
        int64_t after = people_by_hand(first, last);
        if (after != before && after != before - 1)
            fail_msg("%lld people, %lld after linking one report", (long long)before,
                     (long long)after);
        expect_count(f, 63, 2013, "2014-03-31", after);
    }
}

static void
random_records_count_as_by_hand(void **state)
{
    static const int numbers[] = { 63, 64, 66, 67, 68, 69 };
    struct fixture *f = *state;
    int64_t people[PEOPLE], partners[PARTNERS];
    char ref[16];
    const char *wish = getenv("SEED");

    seed = wish ? (uint32_t)strtoul(wish, NULL, 10) : 20141031u;
    print_message("seed %u\n", seed);
    for (int i = 0; i < PEOPLE; i++) {
        snprintf(ref, sizeof ref, "P-%d", i);
        people[i] = fixture_person(f, ref, 0, false);
    }
    for (int i = 0; i < PARTNERS; i++) {
        snprintf(ref, sizeof ref, "O-%d", i);
        partners[i] = record_organisation(f, ref, "transition_office", ref);
    }
    expect_ok(f, db_begin(f->d->db, &f->e)); /* as an import does: one transaction */
    make_placements(f, people, partners);
    make_dispatches(f, people);
    make_events(f);
    expect_ok(f, db_end(f->d->db, ERR_OK, &f->e));
    for (int year = 2011; year <= 2015; year++) {
        struct fiscal_year fy = { year };
        long days[] = { 0, 1, 29, 30, 200, 364, (long)any(365) };

        for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
            struct date as_of = date_add_days(fiscal_year_first(fy), days[i]);
            char iso[DATE_ISO_SIZE];

            date_to_iso(as_of, iso);
            for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++) {
                expect_count(f, numbers[k], year, iso,
                             by_hand(numbers[k], fiscal_year_first(fy), as_of));
                compare_months(board_find(&loaded_board, numbers[k]), fy, as_of);
            }
        }
    }
    records_say_what_the_board_counts(f);
    linking_counts_nobody_twice(f, people);
    records_say_what_the_board_counts(f);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(random_records_count_as_by_hand, setup, fixture_close),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
