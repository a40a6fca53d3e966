#include "tests/desk/records.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/db.h"
#include "desk/dispatch.h"
#include "desk/event.h"
#include "desk/organisation.h"
#include "desk/placement.h"

struct date
iso_day(const char *iso)
{
    struct date d = DATE_NONE;

    if (iso[0] && !date_from_iso(iso, &d))
        fail_msg("the test itself has a wrong date: %s", iso);
    return d;
}

static void
put(char *out, size_t size, const char *text)
{
    snprintf(out, size, "%s", text);
}
#define PUT(array, text) put((array), sizeof(array), (text))

static void
add_codes(struct code_set *set, const char *joined)
{
    char id[CODE_SIZE];

    while (*joined) {
        size_t n = strcspn(joined, ";");

        snprintf(id, sizeof id, "%.*s", (int)n, joined);
        assert_true(code_set_add(set, id));
        joined += n + (joined[n] == ';');
    }
}

static int64_t
save_placement(struct fixture *f, struct placement *p, const char *ref)
{
    p->history = true;
    p->weekly_minutes = PLACEMENT_NOT_KNOWN;
    p->wage = PLACEMENT_NOT_KNOWN;
    PUT(p->ref, ref);
    PUT(p->employer_name, "架空商店");
    expect_ok(f, placement_save(f->d, p, &f->e));
    return p->id;
}

int64_t
record_placement(struct fixture *f, const char *ref, int64_t person_id,
                 const char *started_on, const char *form, const char *supporters)
{
    struct placement p = { .person_id = person_id, .started_on = iso_day(started_on) };

    PUT(p.employment_form, form);
    add_codes(&p.supporters, supporters);
    return save_placement(f, &p, ref);
}

int64_t
record_partner_placement(struct fixture *f, const char *ref, int64_t partner_id, const char *alias,
                         int64_t person_id, const char *started_on)
{
    struct placement p = {
        .person_id = person_id,
        .partner_id = partner_id,
        .started_on = iso_day(started_on),
    };

    PUT(p.partner_person, alias);
    PUT(p.employment_form, "part_time");
    add_codes(&p.supporters, "transition_office");
    return save_placement(f, &p, ref);
}

int64_t
record_event(struct fixture *f, const char *ref, const char *kind, const char *day,
             const char *status)
{
    struct event ev = {
        .capacity = EVENT_NOT_KNOWN,
        .attendees = EVENT_NOT_KNOWN,
        .history = true,
    };

    PUT(ev.ref, ref);
    PUT(ev.kind, kind);
    PUT(ev.status, status);
    PUT(ev.title, "架空の行事");
    snprintf(ev.starts_at, sizeof ev.starts_at, "%.10sT10:00", day);
    expect_ok(f, event_save(f->d, &ev, &f->e));
    return ev.id;
}

int64_t
record_dispatch(struct fixture *f, const char *ref, const char *on, const char *destination,
                const char *method, const char *purpose, const int64_t *people)
{
    struct dispatch x = {
        .on_day = iso_day(on),
        .trip = 1,
        .minutes = DISPATCH_NOT_KNOWN,
        .staff = { f->worker },
        .staff_count = 1,
        .history = true,
    };

    while (people && people[x.people_count]) {
        x.people[x.people_count] = people[x.people_count];
        x.people_count++;
    }
    PUT(x.ref, ref);
    PUT(x.destination, destination);
    PUT(x.method, method);
    PUT(x.purpose, purpose);
    expect_ok(f, dispatch_save(f->d, &x, &f->e));
    return x.id;
}

int64_t
record_organisation(struct fixture *f, const char *ref, const char *kind, const char *name)
{
    struct organisation *o = calloc(1, sizeof *o);

    assert_non_null(o);
    o->history = true;
    PUT(o->ref, ref);
    PUT(o->kind, kind);
    PUT(o->name, name);
    expect_ok(f, organisation_save(f->d, o, &f->e));
    int64_t id = o->id;
    free(o);
    return id;
}

void
record_consent(struct fixture *f, int64_t person_id, int64_t organisation_id, const char *item,
               const char *from, const char *to)
{
    fixture_sql(f,
                "INSERT INTO consent (person_id, purpose, from_on, to_on, signed_on, signed_by,"
                " signer_relation)"
                " VALUES (%lld, '架空', '%s', nullif('%s', ''), '%s', '架空', 'self')",
                (long long)person_id, from, to, from);
    fixture_sql(f, "INSERT INTO consent_item SELECT max(id), '%s' FROM consent", item);
    fixture_sql(f, "INSERT INTO consent_recipient SELECT max(id), %lld FROM consent",
                (long long)organisation_id);
}

int64_t
record_stage(struct fixture *f, int64_t person_id, const char *stage)
{
    fixture_sql(f,
                "UPDATE support_case SET stage = '%s' WHERE person_id = %lld AND closed_on IS NULL",
                stage, (long long)person_id);
    return fixture_number(f, "SELECT id FROM support_case WHERE person_id = %lld",
                          (long long)person_id);
}

int64_t
record_assessment(struct fixture *f, int64_t case_id, int number, const char *state)
{
    fixture_sql(f,
                "INSERT INTO assessment (case_id, number, item_set, on_day, staff_id, strengths,"
                " state, agreed_on) VALUES (%lld, %d, 1, '2014-05-01', %lld, '架空', '%s',"
                " '2014-05-01')",
                (long long)case_id, number, (long long)f->worker, state);
    return fixture_number(f, "SELECT max(id) FROM assessment");
}

void
assert_stage(struct fixture *f, int64_t person_id, const char *stage)
{
    char got[CODE_SIZE];

    fixture_text(f, got, sizeof got,
                 "SELECT stage FROM support_case WHERE person_id = %lld AND closed_on IS NULL",
                 (long long)person_id);
    assert_string_equal(got, stage);
}

void
assert_no_scan(struct fixture *f)
{
    struct db_cost worst = db_take_worst(f->d->db);

    if (worst.scans || worst.sorts)
        fail_msg("%s scans %d, sorts %d", worst.name, worst.scans, worst.sorts);
}
