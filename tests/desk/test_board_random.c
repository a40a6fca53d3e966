/* Random placements, dispatches and events, counted once more by hand: at several days of every year
 * the board's number, its months and its list say the same. SEED=n chooses another run. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/desk/figures.h"
#include "tests/desk/records.h"

#include "db/db.h"
#include "desk/dispatch.h"
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

struct any_placement {
    int64_t id;
    int who; /* 0..PEOPLE-1 ours, above a partner's pseudonym */
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

        *p = (struct any_placement){ .who = (int)any(PEOPLE + 9), .on = any_day() };
        p->form = ANY(forms);
        p->supporters = ANY(supporters);
        snprintf(ref, sizeof ref, "L-%d", i);
        date_to_iso(p->on, iso);
        if (p->who < PEOPLE) {
            p->id = record_placement(f, ref, people[p->who], iso, p->form, p->supporters);
        } else {
            p->form = "part_time";
            p->supporters = "transition_office";
            snprintf(alias, sizeof alias, "か%d", (p->who - PEOPLE) / 3);
            p->id = record_partner_placement(f, ref, partners[(p->who - PEOPLE) % 3], alias, 0,
                                             iso);
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

/* People, each once: written down differently from the rule in SQL on purpose. */
static int64_t
people_by_hand(struct date from, struct date to)
{
    bool seen[PEOPLE + 9] = { false };
    int64_t n = 0;

    for (int i = 0; i < PLACEMENTS; i++) {
        const struct any_placement *p = &placements[i];
        bool open = strcmp(p->form, "a_type") && strcmp(p->form, "self_employed");
        bool welfare = strstr(p->supporters, "association") || strstr(p->supporters, "workshop")
                       || strstr(p->supporters, "transition_office");

        if (within(p->on, from, to) && open && welfare && !p->voided && !seen[p->who]) {
            seen[p->who] = true;
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

static void
random_records_count_as_by_hand(void **state)
{
    static const int numbers[] = { 63, 64, 66, 67, 68, 69 };
    struct fixture *f = *state;
    int64_t people[PEOPLE], partners[3];
    char ref[16];
    const char *wish = getenv("SEED");

    seed = wish ? (uint32_t)strtoul(wish, NULL, 10) : 20141031u;
    print_message("seed %u\n", seed);
    for (int i = 0; i < PEOPLE; i++) {
        snprintf(ref, sizeof ref, "P-%d", i);
        people[i] = fixture_person(f, ref, 0, false);
    }
    for (int i = 0; i < 3; i++) {
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
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(random_records_count_as_by_hand, setup, fixture_close),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
