/* Lists of cases: order and pages, whose, what the reader may not see, prints; and choices of cases
 * under a name, of oneself and of a role. */
#include <stdio.h>
#include <string.h>

#include "tests/desk/line.h"
#include "tests/desk/records.h"

#include "db/db.h"
#include "desk/case_filter.h"
#include "desk/caseload.h"
#include "desk/people.h"
#include "desk/session.h"

static const struct caseload_filter everybody = { 0 };
static const struct caseload_filter own = { .charge = CHARGE_OWN };

/* `n` people with a case of that member of staff (0: nobody) at a stage, one a day from 2014-04-01. */
static void
make_cases(struct fixture *f, const char *ref, int n, int64_t staff, const char *stage)
{
    fixture_sql(f,
                "WITH RECURSIVE k (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k WHERE i < %d)"
                " INSERT INTO person (ref, name, kana, name_key, kana_key, skey, sort_key,"
                " postal_code, opened_on, created_at, updated_at)"
                " SELECT '%s-' || i, '架空 一郎', 'カクウ イチロウ', '架空一郎', 'カクウイチロウ',"
                " i + (SELECT coalesce(max(skey), 0) FROM person), x'00',"
                " CASE i %% 2 WHEN 0 THEN '176-0001' ELSE '177-0002' END, '2014-04-01',"
                " '" FIXTURE_NOW "', '" FIXTURE_NOW "' FROM k;"
                "INSERT INTO support_case (person_id, opened_on, staff_id, stage, stage_since)"
                " SELECT id, '2014-04-01', nullif(%lld, 0), '%s',"
                " date('2014-04-01', '+' || (id %% 100) || ' days') FROM person"
                " WHERE ref LIKE '%s-%%'",
                n, ref, (long long)staff, stage, ref);
}

static size_t
count_of(struct fixture *f, struct caseload_filter filter)
{
    struct caseload_rows rows;

    expect_ok(f, caseload_list(f->d, &filter, NULL, 0, &rows, &f->e));
    size_t n = rows.count;
    caseload_rows_free(&rows);
    return n;
}

/* By stage, longest in it first; page after page gives each once, and no statement sorts. */
static void
pages_join_to_the_whole_list(void **state)
{
    struct fixture *f = *state;
    struct caseload_rows all, page;
    struct caseload_after after = { 0 };
    size_t n = 0;

    make_cases(f, "A", 150, f->worker, "interview");
    make_cases(f, "B", 150, f->worker2, "inquiry");
    make_cases(f, "C", 7, 0, "suspended");
    fixture_as(f, "kakari");
    expect_ok(f, caseload_list(f->d, &everybody, NULL, 0, &all, &f->e));
    assert_int_equal(all.count, 307);
    assert_false(all.more);
    for (size_t i = 1; i < all.count; i++) {
        const struct support_case *a = &all.rows[i - 1].r.c, *b = &all.rows[i].r.c;

        assert_true(a->stage < b->stage
                    || (a->stage == b->stage && date_compare(a->stage_since, b->stage_since) <= 0));
    }
    do {
        expect_ok(f, caseload_list(f->d, &everybody, &after, 50, &page, &f->e));
        assert_int_equal(page.count, n == 300 ? 7 : 50);
        for (size_t i = 0; i < page.count; i++)
            assert_int_equal(page.rows[i].r.c.id, all.rows[n++].r.c.id);
        const struct support_case *last = &page.rows[page.count - 1].r.c;
        after = (struct caseload_after){ last->stage, last->stage_since, last->id };
        bool more = page.more;
        caseload_rows_free(&page);
        if (!more)
            break;
    } while (n < all.count);
    assert_int_equal(n, all.count);
    caseload_rows_free(&all);
    assert_no_scan(f);
}

static void
whose_and_which(void **state)
{
    struct fixture *f = *state;
    struct caseload_filter one = { .charge = CHARGE_ONE, .staff_id = f->worker2 };

    make_cases(f, "A", 4, f->worker, "interview");
    make_cases(f, "B", 3, f->worker2, "job_search");
    make_cases(f, "C", 2, 0, "inquiry");
    make_cases(f, "D", 5, f->worker2, "closed");
    fixture_sql(f, "UPDATE support_case SET closed_on = stage_since, close_reason = 'placed'"
                   " WHERE stage = 'closed'");
    fixture_as(f, "shien");
    assert_int_equal(count_of(f, everybody), 9);
    assert_int_equal(count_of(f, own), 4);
    assert_int_equal(count_of(f, one), 3);
    assert_int_equal(count_of(f, (struct caseload_filter){ .charge = CHARGE_NOBODY }), 2);
    assert_int_equal(count_of(f, (struct caseload_filter){ .status = CASES_CLOSED }), 5);
    one.status = CASES_CLOSED;
    assert_int_equal(count_of(f, one), 5);
    assert_int_equal(count_of(f, (struct caseload_filter){ .stage = STAGE_INQUIRY }), 2);
    assert_int_equal(count_of(f, (struct caseload_filter){ .area = "176" }), 4);
    assert_int_equal(count_of(f, (struct caseload_filter){ .area = "1770002" }), 5);
    assert_int_equal(count_of(f, (struct caseload_filter){ .area = "1770003" }), 0);
    assert_int_equal(count_of(f, (struct caseload_filter){ .due = NEXT_MISSING }), 9);
    assert_int_equal(count_of(f, (struct caseload_filter){ .due = NEXT_OVERDUE }), 0);
    assert_int_equal(count_of(f, (struct caseload_filter){ .silence = SILENCE_OVER }), 9);
    struct caseload_rows rows;
    expect_err(f, caseload_list(f->d, &(struct caseload_filter){ .charge = CHARGE_ONE }, NULL, 0,
                                &rows, &f->e), ERR_INVALID, "staff");
    assert_no_scan(f);
}

/* The slip that began the case, the days that the stage allows, the newest contact. */
static void
a_row_tells_what_the_form_asks_for(void **state)
{
    struct fixture *f = *state;
    struct caseload_rows rows;

    fixture_as(f, "shien");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    fixture_sql(f, "UPDATE intake_slip SET received_at = '2014-10-01T10:00'; DELETE FROM walk_in");
    fixture_sql(f, "UPDATE support_case SET stage_since = '2014-10-01', opened_on = '2014-10-01'");
    expect_ok(f, caseload_list(f->d, &everybody, NULL, 0, &rows, &f->e));
    assert_int_equal(rows.count, 1);
    const struct caseload_row *row = &rows.rows[0];
    assert_int_equal(row->r.c.id, c.id);
    assert_string_equal(row->slip, "2014-0001");
    assert_int_equal(row->allowed, 14);
    assert_int_equal(caseload_silent_days(row, f->d->today), 30);
    assert_true(caseload_is_silent(row, f->d->today));
    caseload_rows_free(&rows);
}

/* Contacts of all kinds, some of them void, and what lies ahead, scattered over 400 cases. */
static void
make_contacts(struct fixture *f)
{
    static const char *const stages[] = { "inquiry",  "interview", "coordination",
                                          "training", "retention", "suspended" };
    char ref[] = "A";

    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++, ref[0]++)
        make_cases(f, ref, 67, i % 3 == 0 ? f->worker2 : f->worker, stages[i]);
    fixture_sql(f,
                "UPDATE support_case SET next_action = 'call_back',"
                " next_on = date('2014-10-31', (id * 37 %% 90 - 45) || ' days') WHERE id %% 3 = 0;"
                "UPDATE support_case SET next_action = 'none' WHERE id %% 11 = 1;"
                "INSERT INTO support_log (person_id, on_day, minutes, method, category, content,"
                " staff_id, voided, created_by, created_at, updated_by, updated_at)"
                " SELECT person_id, date('2014-10-30', -(id * 53 %% 190) || ' days'), 30, 'phone',"
                " 'life_consult', 'x', 1, id %% 7 = 0, 1, '" FIXTURE_NOW "', 1, '" FIXTURE_NOW
                "' FROM support_case WHERE id %% 2 = 0;"
                "INSERT INTO dispatch (ref, on_day, destination, destination_key, method, purpose,"
                " next_on, voided) SELECT 'D' || id, date('2014-10-20', -(id * 71 %% 200) || ' days'),"
                " '架空商店', 'x' || id, 'workplace_visit', 'retention',"
                " CASE WHEN id %% 4 THEN date('2014-10-25', (id * 29 %% 60 - 30) || ' days') END,"
                " id %% 9 = 0 FROM support_case WHERE id %% 5 < 2;"
                "INSERT INTO dispatch (ref, on_day, destination, destination_key, method, purpose,"
                " next_on) SELECT 'E' || id, '2013-01-10', '架空商店', 'y' || id, 'workplace_visit',"
                " 'retention', '2013-02-10' FROM support_case WHERE id %% 13 = 0;"
                "INSERT INTO dispatch_person (dispatch_id, person_id) SELECT d.id, c.person_id"
                " FROM dispatch d JOIN support_case c ON d.ref IN ('D' || c.id, 'E' || c.id);"
                "WITH RECURSIVE k (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k WHERE i < 60)"
                " INSERT INTO event (ref, kind, day, starts_at, status) SELECT 'V' || i,"
                " CASE i %% 3 WHEN 0 THEN 'interview' WHEN 1 THEN 'coordination_meeting'"
                " ELSE 'orientation' END, x.day, x.day || 'T10:00',"
                " CASE i %% 4 WHEN 0 THEN 'held' ELSE 'planned' END FROM k,"
                " (SELECT i AS j, date('2014-10-31', (i * 17 %% 80 - 40) || ' days') AS day FROM k) x"
                " WHERE x.j = k.i;"
                "INSERT INTO participation (event_id, person_id, attendance, waiting)"
                " SELECT v.id, c.person_id, CASE WHEN c.id %% 2 THEN 'booked' ELSE 'attended' END,"
                " c.id %% 6 = 1 FROM support_case c JOIN event v ON v.id %% 60 = c.id * 7 %% 60;"
                "INSERT INTO meeting_case (event_id, case_id, sort) SELECT v.id, c.id, 1"
                " FROM support_case c JOIN event v ON v.id %% 60 = c.id * 11 %% 60 WHERE c.id %% 4 = 1;"
                "INSERT INTO meeting_task (meeting_case_id, owner, content, due_on, done_on)"
                " SELECT id, 'x', 'x', date('2014-10-28', (id * 13 %% 60 - 20) || ' days'),"
                " CASE WHEN id %% 3 THEN NULL ELSE '2014-10-01' END FROM meeting_case WHERE id %% 2;"
                "INSERT INTO interview (case_id, at, staff_id, work_intention, own_will, next_action)"
                " SELECT id, date('2014-10-30', -(id * 41 %% 150) || ' days') || 'T09:00', 1, 'now', 'x',"
                " 'none' FROM support_case WHERE id %% 10 = 3;"
                "INSERT INTO walk_in (person_id, day, arrived_at, staff_id, voided)"
                " SELECT person_id, '2014-10-15', '2014-10-15T10:00', 1, id %% 2 FROM support_case"
                " WHERE id %% 17 = 0;"
                "INSERT INTO intake_slip (fy, serial, received_at, received_by, person_id, method,"
                " consulter_kind, referral_source, chief_complaint, response, next_action,"
                " consent_state) SELECT 2014, id, date('2014-09-25', (id * 19 %% 30) || ' days')"
                " || 'T10:00', 1, person_id, 'phone', 'self', 'self', 'x', 'x', 'none', 'none'"
                " FROM support_case WHERE id %% 19 = 0");
}

/* One filter against reading every case and asking each row. */
static void
assert_as_the_slow_way(struct fixture *f, const struct caseload_rows *all,
                       struct caseload_filter filter)
{
    struct caseload_rows rows;
    size_t n = 0;

    expect_ok(f, caseload_list(f->d, &filter, NULL, 0, &rows, &f->e));
    for (size_t i = 0; i < all->count; i++) {
        const struct caseload_row *row = &all->rows[i];

        if ((filter.charge != CHARGE_ANYBODY && row->r.c.staff_id != f->worker)
            || !caseload_is_due_as(&filter, row, f->d->today)
            || !caseload_is_silent_as(&filter, row, f->d->today))
            continue;
        if (n >= rows.count || rows.rows[n].r.c.id != row->r.c.id)
            fail_msg("due %d, silence %d: case %lld is missing", (int)filter.due,
                     (int)filter.silence, (long long)row->r.c.id);
        assert_int_equal(date_compare(rows.rows[n].contact, row->contact), 0);
        assert_int_equal(rows.rows[n++].r.ahead.kind, row->r.ahead.kind);
    }
    assert_int_equal(n, rows.count);
    caseload_rows_free(&rows);
}

static void
a_filter_finds_what_asking_each_case_finds(void **state)
{
    struct fixture *f = *state;
    struct caseload_rows all;

    make_contacts(f);
    fixture_as(f, "shien");
    expect_ok(f, caseload_list(f->d, &everybody, NULL, 0, &all, &f->e));
    assert_int_equal(all.count, 402);
    for (int due = NEXT_ANY; due < NEXT__COUNT; due++)
        for (int silence = SILENCE_ANY; silence < SILENCE__COUNT; silence++)
            for (int charge = CHARGE_ANYBODY; charge <= CHARGE_OWN; charge++)
                assert_as_the_slow_way(f, &all, (struct caseload_filter){
                                                    .charge = (enum caseload_charge)charge,
                                                    .due = (enum caseload_due)due,
                                                    .silence = (enum caseload_silence)silence });
    caseload_rows_free(&all);
    assert_no_scan(f);
}

/* The same contacts say who has been silent for too long: the list of what is due agrees. */
static void
silence_is_the_same_in_both_lists(void **state)
{
    struct fixture *f = *state;
    struct caseload_filter over = { .silence = SILENCE_OVER };
    struct caseload_rows rows;
    struct due_rows due;
    size_t silent = 0;

    make_contacts(f);
    fixture_as(f, "kakari");
    expect_ok(f, caseload_list(f->d, &over, NULL, 0, &rows, &f->e));
    expect_ok(f, person_due(f->d, f->d->today, 0, 1000, &due, &f->e));
    for (size_t i = 0; i < due.count; i++) {
        size_t k = 0;

        if (due.rows[i].kind != DUE_SILENT)
            continue;
        while (k < rows.count && rows.rows[k].r.c.id != due.rows[i].case_id)
            k++;
        assert_true(k < rows.count);
        assert_int_equal(date_compare(due.rows[i].due, date_add_days(rows.rows[k].contact,
                                                                     rows.rows[k].allowed)), 0);
        silent++;
    }
    assert_true(silent > 20);
    assert_int_equal(silent, rows.count);
    due_rows_free(&due);
    caseload_rows_free(&rows);
}

/* Cases that do not pass cost little: steps of SQLite's machine for 2,000 that do not. */
static void
a_page_does_not_pay_for_cases_that_do_not_pass(void **state)
{
    enum { CASES = 2000, STEPS = 40 * CASES };
    static const struct caseload_filter filters[] = { { .due = NEXT_OVERDUE },
                                                      { .silence = SILENCE_OVER },
                                                      { .silence = SILENCE_90 } };
    struct fixture *f = *state;
    struct caseload_rows rows;

    make_cases(f, "A", CASES, f->worker, "retention");
    fixture_sql(f, "INSERT INTO support_log (person_id, on_day, minutes, method, category, content,"
                   " staff_id, created_by, created_at, updated_by, updated_at) SELECT person_id,"
                   " '2014-10-20', 30, 'phone', 'life_consult', 'x', 1, 1, '" FIXTURE_NOW "', 1,"
                   " '" FIXTURE_NOW "' FROM support_case");
    fixture_as(f, "shien");
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
        (void)db_take_sum(f->d->db);
        expect_ok(f, caseload_list(f->d, &filters[i], NULL, 200, &rows, &f->e));
        long long steps = db_take_sum(f->d->db).vm_steps;
        assert_int_equal(rows.count, 0);
        caseload_rows_free(&rows);
        if (steps > STEPS)
            fail_msg("filter %zu: %lld steps for %d cases", i, steps, CASES);
    }
}

/* Reception sees no restricted people; a kind of disability is told of one's own cases alone. */
static void
a_filter_shows_nothing_that_the_role_may_not_see(void **state)
{
    struct fixture *f = *state;
    struct caseload_filter kind = { .disability = "psychiatric" };
    struct caseload_rows rows;

    fixture_person(f, "R", f->worker, true);
    make_cases(f, "A", 3, f->worker, "interview");
    make_cases(f, "B", 2, f->worker2, "interview");
    fixture_sql(f, "INSERT INTO person_disability SELECT id, 'psychiatric' FROM person");
    fixture_as(f, "uketsuke");
    assert_int_equal(count_of(f, everybody), 5);
    assert_int_equal(count_of(f, kind), 0);
    fixture_as(f, "shien");
    assert_int_equal(count_of(f, everybody), 6);
    expect_ok(f, caseload_list(f->d, &kind, NULL, 0, &rows, &f->e));
    assert_int_equal(rows.count, 4);
    assert_true(rows.narrowed);
    caseload_rows_free(&rows);
    kind.charge = CHARGE_ONE;
    kind.staff_id = f->worker2;
    assert_int_equal(count_of(f, kind), 0);
    fixture_as(f, "kakari");
    assert_int_equal(count_of(f, kind), 2);
    fixture_as(f, "kansa");
    expect_err(f, caseload_list(f->d, &everybody, NULL, 0, &rows, &f->e), ERR_DENIED, NULL);
}

static void
a_print_of_the_list_is_the_supervisors(void **state)
{
    struct fixture *f = *state;
    struct caseload_rows rows;

    make_cases(f, "A", 3, f->worker, "interview");
    fixture_as(f, "shien");
    expect_err(f, caseload_sheet(f->d, &own, &rows, &f->e), ERR_DENIED, NULL);
    f->d->ask_reasons = true;
    fixture_as(f, "kakari");
    fixture_wait(600);
    expect_err(f, caseload_sheet(f->d, &everybody, &rows, &f->e), ERR_DENIED, "pin");
    expect_ok(f, session_confirm(f->d, FIXTURE_PASSWORD, &f->e));
    expect_err(f, caseload_sheet(f->d, &everybody, &rows, &f->e), ERR_DENIED, "reason");
    snprintf(f->d->reason, sizeof f->d->reason, "inquiry");
    expect_ok(f, caseload_sheet(f->d, &everybody, &rows, &f->e));
    assert_int_equal(rows.count, 3);
    caseload_rows_free(&rows);
    assert_int_equal(fixture_number(f, "SELECT people FROM audit WHERE action = 'print-case-list'"),
                     3);
}

/* Entries for the staff in charge alone are left out for others, and counted. */
static void
the_support_log_of_one_person(void **state)
{
    struct fixture *f = *state;
    struct log_sheet sheet;

    fixture_as(f, "shien");
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    fixture_sql(f,
                "INSERT INTO support_log (person_id, on_day, minutes, method, category, content,"
                " staff_id, visibility, created_by, created_at, updated_by, updated_at)"
                " SELECT %lld, v.d, 30, 'phone', 'life_consult', v.w, %lld, v.v, %lld, '" FIXTURE_NOW
                "', %lld, '" FIXTURE_NOW "' FROM (SELECT '2014-10-02' d, 'b' w, 'team' v UNION ALL"
                " SELECT '2014-10-01', 'a', 'restricted' UNION ALL"
                " SELECT '2014-10-03', 'c', 'team') v",
                (long long)c.person_id, (long long)f->worker2, (long long)f->worker2,
                (long long)f->worker2);
    expect_err(f, log_sheet_make(f->d, c.person_id, DATE_NONE, DATE_NONE, &sheet, &f->e), ERR_DENIED,
               NULL); /* nobody is in charge yet */
    expect_ok(f, case_assign(f->d, c.id, c.version, f->worker, &f->e));
    expect_ok(f, log_sheet_make(f->d, c.person_id, DATE_NONE, DATE_NONE, &sheet, &f->e));
    assert_int_equal(sheet.count, 3);
    assert_string_equal(sheet.rows[0].content, "a");
    assert_string_equal(sheet.slip, "2014-0001");
    log_sheet_free(&sheet);
    expect_ok(f, log_sheet_make(f->d, c.person_id, iso_day("2014-10-02"), iso_day("2014-10-02"),
                                &sheet, &f->e));
    assert_int_equal(sheet.count, 1);
    log_sheet_free(&sheet);
    expect_err(f, log_sheet_make(f->d, c.person_id, iso_day("2014-10-02"), iso_day("2014-10-01"),
                                 &sheet, &f->e), ERR_INVALID, "to");
    assert_int_equal(line_audit(f, "print-support-log"), 2);
    fixture_as(f, "uketsuke");
    expect_err(f, log_sheet_make(f->d, c.person_id, DATE_NONE, DATE_NONE, &sheet, &f->e), ERR_DENIED,
               NULL);
}

/* ---- choices under a name ---- */

static struct case_filter
named(const char *name, enum role role)
{
    struct case_filter f = { .role = role };

    LINE_COPY(f.name, name);
    f.filter = (struct caseload_filter){
        .charge = CHARGE_OWN, .status = CASES_ACTIVE, .stage = STAGE_RETENTION,
        .due = NEXT_WEEK, .silence = SILENCE_90, .disability = "psychiatric", .area = "176",
    };
    return f;
}

static void
a_choice_comes_back_as_it_was_kept(void **state)
{
    struct fixture *f = *state;
    struct case_filter kept = named("定着の方", ROLE_NONE);
    struct case_filters list;

    fixture_as(f, "shien");
    expect_ok(f, case_filter_save(f->d, &kept, &f->e));
    assert_int_equal(line_audit(f, "add-case-filter"), 1);
    expect_ok(f, case_filter_list(f->d, &list, &f->e));
    assert_int_equal(list.count, 1);
    assert_string_equal(list.rows[0].name, "定着の方");
    assert_memory_equal(&list.rows[0].filter, &kept.filter, sizeof kept.filter);
    case_filters_free(&list);
    expect_err(f, case_filter_save(f->d, &kept, &f->e), ERR_INVALID, "name"); /* taken */
    LINE_COPY(kept.name, "  ");
    expect_err(f, case_filter_save(f->d, &kept, &f->e), ERR_INVALID, "name");
    kept = named("種別", ROLE_NONE);
    LINE_COPY(kept.filter.disability, "no_such_kind");
    expect_err(f, case_filter_save(f->d, &kept, &f->e), ERR_INVALID, "disability");
    kept = named("担当", ROLE_NONE);
    kept.filter.charge = CHARGE_ONE;
    expect_err(f, case_filter_save(f->d, &kept, &f->e), ERR_INVALID, "staff");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM case_filter"), 1);
    /* Words that no version writes are refused, not guessed. */
    fixture_sql(f, "UPDATE case_filter SET stage = 'no_such_stage'");
    expect_err(f, case_filter_list(f->d, &list, &f->e), ERR_DAMAGED, NULL);
}

static void
a_choice_of_a_role_is_seen_by_the_role_alone(void **state)
{
    struct fixture *f = *state;
    struct case_filter shared = named("係の一覧", ROLE_WORKER);
    struct case_filters list;

    fixture_as(f, "shien");
    expect_err(f, case_filter_save(f->d, &shared, &f->e), ERR_DENIED, NULL);
    fixture_as(f, "kakari");
    expect_ok(f, case_filter_save(f->d, &shared, &f->e));
    struct case_filter none = named("監査", ROLE_AUDITOR);
    expect_err(f, case_filter_save(f->d, &none, &f->e), ERR_INVALID, "role");
    expect_ok(f, case_filter_list(f->d, &list, &f->e));
    assert_int_equal(list.count, 0);
    fixture_as(f, "shien2");
    expect_ok(f, case_filter_list(f->d, &list, &f->e));
    assert_int_equal(list.count, 1);
    case_filters_free(&list);
    expect_err(f, case_filter_rename(f->d, shared.id, shared.version, "x", &f->e), ERR_DENIED, NULL);
    expect_err(f, case_filter_delete(f->d, shared.id, shared.version, &f->e), ERR_DENIED, NULL);
    expect_ok(f, case_filter_begin_with(f->d, shared.id, &f->e));
    fixture_as(f, "uketsuke");
    expect_err(f, case_filter_begin_with(f->d, shared.id, &f->e), ERR_DENIED, NULL);
    fixture_as(f, "kakari2"); /* any supervisor keeps them in order */
    expect_ok(f, case_filter_rename(f->d, shared.id, shared.version, "係の一覧２", &f->e));
    expect_err(f, case_filter_delete(f->d, shared.id, shared.version, &f->e), ERR_CONFLICT, NULL);
    expect_ok(f, case_filter_delete(f->d, shared.id, shared.version + 1, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM case_filter_first"), 0);
    assert_int_equal(line_audit(f, "rename-case-filter"), 1);
    assert_int_equal(line_audit(f, "delete-case-filter"), 1);
}

static void
a_list_begins_with_the_chosen_one(void **state)
{
    struct fixture *f = *state;
    struct case_filter kept = named("定着の方", ROLE_NONE), first;

    fixture_as(f, "kakari");
    expect_ok(f, case_filter_first(f->d, &first, &f->e));
    assert_int_equal(first.filter.charge, CHARGE_ANYBODY);
    fixture_as(f, "shien");
    expect_ok(f, case_filter_first(f->d, &first, &f->e));
    assert_int_equal(first.filter.charge, CHARGE_OWN);
    expect_ok(f, case_filter_save(f->d, &kept, &f->e));
    expect_ok(f, case_filter_begin_with(f->d, kept.id, &f->e));
    expect_ok(f, case_filter_first(f->d, &first, &f->e));
    assert_int_equal(first.id, kept.id);
    expect_ok(f, case_filter_begin_with(f->d, 0, &f->e));
    expect_ok(f, case_filter_first(f->d, &first, &f->e));
    assert_int_equal(first.id, 0);
    fixture_as(f, "shien2"); /* somebody else's */
    expect_err(f, case_filter_begin_with(f->d, kept.id, &f->e), ERR_DENIED, NULL);
    expect_err(f, case_filter_delete(f->d, kept.id, kept.version, &f->e), ERR_DENIED, NULL);
    expect_err(f, case_filter_delete(f->d, 4711, 1, &f->e), ERR_NOT_FOUND, NULL);
}

#define DESK(name) cmocka_unit_test_setup_teardown(name, fixture_open, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        DESK(pages_join_to_the_whole_list),
        DESK(whose_and_which),
        DESK(a_row_tells_what_the_form_asks_for),
        DESK(a_filter_finds_what_asking_each_case_finds),
        DESK(silence_is_the_same_in_both_lists),
        DESK(a_page_does_not_pay_for_cases_that_do_not_pass),
        DESK(a_filter_shows_nothing_that_the_role_may_not_see),
        DESK(a_print_of_the_list_is_the_supervisors),
        DESK(the_support_log_of_one_person),
        DESK(a_choice_comes_back_as_it_was_kept),
        DESK(a_choice_of_a_role_is_seen_by_the_role_alone),
        DESK(a_list_begins_with_the_chosen_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
