/* Who is away: written down, what is offered meanwhile, what the page of the day says. Today is Friday
 * 2014-10-31, 10:00; Monday 3 November is a holiday. */
#include <stdio.h>
#include <string.h>

#include "tests/desk/line.h"
#include "tests/desk/records.h"

#include "desk/absence.h"
#include "desk/appointment.h"
#include "desk/day.h"

static int
setup(void **state)
{
    if (fixture_open(state) != 0)
        return -1;
    fixture_as(*state, "uketsuke");
    return 0;
}

static struct absence
away(int64_t staff_id, struct date from, struct date to, const char *starts, const char *ends)
{
    struct absence a = { .staff_id = staff_id, .from = from, .to = to };

    LINE_COPY(a.starts, starts);
    LINE_COPY(a.ends, ends);
    LINE_COPY(a.words, "年休");
    return a;
}

static void
days_of_an_absence(void **state)
{
    struct absence once = { .from = { 2014, 11, 4 }, .to = { 2014, 11, 6 } };
    struct absence tuesdays = { .from = { 2014, 11, 4 }, .weekday = 2 };
    struct absence sundays = { .from = { 2014, 11, 1 }, .to = { 2014, 11, 9 }, .weekday = 7 };
    char found[3][40] = { "", "", "" };

    (void)state;
    for (int day = 1; day <= 30; day++) {
        const struct date on = { 2014, 11, (signed char)day };

        if (absence_is_on(&once, on))
            snprintf(found[0] + strlen(found[0]), 8, " %d", day);
        if (absence_is_on(&tuesdays, on))
            snprintf(found[1] + strlen(found[1]), 8, " %d", day);
        if (absence_is_on(&sundays, on))
            snprintf(found[2] + strlen(found[2]), 8, " %d", day);
    }
    assert_string_equal(found[0], " 4 5 6");
    assert_string_equal(found[1], " 4 11 18 25");
    assert_string_equal(found[2], " 2 9");
}

static void
an_absence_is_written_down_and_taken_out(void **state)
{
    struct fixture *f = *state;
    struct absence day = away(f->worker, iso_day("2014-11-04"), iso_day("2014-11-04"), "", "");
    struct absence weekly = { .staff_id = f->worker2, .from = { 2014, 4, 1 }, .weekday = 3 };
    struct absence past = away(f->worker, iso_day("2014-10-01"), iso_day("2014-10-30"), "", "");
    struct absences list;

    expect_ok(f, absence_add(f->d, &day, &f->e));
    expect_ok(f, absence_add(f->d, &weekly, &f->e));
    expect_ok(f, absence_add(f->d, &past, &f->e));
    assert_int_equal(line_audit(f, "add-absence"), 3);
    expect_ok(f, absence_list(f->d, f->d->today, &list, &f->e));
    assert_no_scan(f);
    assert_int_equal(list.count, 2);
    assert_int_equal(list.rows[0].id, weekly.id);
    assert_true(date_is_none(list.rows[0].to));
    assert_string_equal(list.rows[1].staff_name, "架空 支援");
    assert_string_equal(list.rows[1].words, "年休");
    absences_free(&list);
    expect_ok(f, absence_remove(f->d, day.id, &f->e));
    expect_err(f, absence_remove(f->d, day.id, &f->e), ERR_NOT_FOUND, NULL);
    assert_int_equal(line_audit(f, "remove-absence"), 1);
    expect_ok(f, absence_list(f->d, f->d->today, &list, &f->e));
    assert_int_equal(list.count, 1);
    absences_free(&list);
    /* Of one that has begun what is over stays. */
    expect_ok(f, absence_remove(f->d, weekly.id, &f->e));
    expect_ok(f, absence_list(f->d, f->d->today, &list, &f->e));
    assert_int_equal(list.count, 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM staff_absence WHERE id = %lld AND to_on ="
                                       " '2014-10-30'", (long long)weekly.id), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'remove-absence' AND"
                                       " kind = 'staff' AND record_id = %lld",
                                    (long long)f->worker2), 1);
}

static void
bad_absences_are_said(void **state)
{
    struct fixture *f = *state;
    const struct date on = iso_day("2014-11-04"), before = iso_day("2014-11-03");
    struct absence good = away(f->worker, on, on, "", "");
    const struct {
        struct absence a;
        const char *field;
    } bad[] = {
        { away(0, on, on, "", ""), "staff_id" },
        { away(4711, on, on, "", ""), "staff_id" },
        { away(f->worker, DATE_NONE, on, "", ""), "from_on" },
        { away(f->worker, on, before, "", ""), "to_on" },
        { away(f->worker, on, DATE_NONE, "", ""), "to_on" },
        { away(f->worker, on, on, "9:0", "10:00"), "starts" },
        { away(f->worker, on, on, "09:00", "24:01"), "ends" },
        { away(f->worker, on, on, "09:00", ""), "ends" },
        { away(f->worker, on, on, "", "09:00"), "starts" },
        { away(f->worker, on, on, "10:00", "10:00"), "ends" },
    };

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct absence a = bad[i].a;

        expect_err(f, absence_add(f->d, &a, &f->e), ERR_INVALID, bad[i].field);
    }
    good.weekday = 8;
    expect_err(f, absence_add(f->d, &good, &f->e), ERR_INVALID, "weekday");
    good.weekday = ABSENCE_EVERY_DAY;
    LINE_COPY(good.words, "a\nb");
    expect_err(f, absence_add(f->d, &good, &f->e), ERR_INVALID, "words");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM staff_absence"), 0);
}

/* What is offered leaves the absence out; an appointment in it is asked about; why somebody is
 * away is kept nowhere. */
static void
no_time_is_offered_of_who_is_away(void **state)
{
    struct fixture *f = *state;
    int64_t who = fixture_person(f, "P-1", f->worker, false);
    struct absence rest = away(f->worker, f->d->today, f->d->today, "10:00", "16:00");
    struct absence monthly = away(f->worker, iso_day("2014-11-04"), iso_day("2014-11-06"), "", "");
    struct appointment_slots slots;
    struct appointment a;

    expect_ok(f, absence_add(f->d, &rest, &f->e));
    expect_ok(f, absence_add(f->d, &monthly, &f->e));
    expect_ok(f, appointment_begin(f->d, who, &a, &f->e));
    assert_string_equal(a.starts_at, "2014-10-31T16:00");
    expect_ok(f, appointment_free(f->d, &a, iso_day("2014-11-01"), &slots, &f->e));
    assert_string_equal(slots.starts_at[0], "2014-11-07T09:00");
    LINE_COPY(a.starts_at, "2014-10-31T15:30");
    assert_int_equal(appointment_save(f->d, &a, NULL, &f->e), ERR_INVALID);
    assert_string_equal(f->e.field, "despite");
    assert_string_equal(f->e.msg, "架空 支援 has something else then: 10:00-16:00 away");
    LINE_COPY(a.starts_at, "2014-11-05T10:00");
    assert_int_equal(appointment_save(f->d, &a, NULL, &f->e), ERR_INVALID);
    assert_string_equal(f->e.msg, "架空 支援 has something else then: away all day");
    LINE_COPY(a.despite, "本人の希望");
    expect_ok(f, appointment_save(f->d, &a, NULL, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM field_history WHERE field = 'despite'"
                                       " AND new_value LIKE '%%away all day'"), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM field_history WHERE new_value LIKE"
                                       " '%%年休%%'"), 0);
    a = (struct appointment){ .person_id = who, .staff_id = f->worker2, .minutes = 30 };
    LINE_COPY(a.starts_at, "2014-10-31T15:30");
    expect_ok(f, appointment_save(f->d, &a, NULL, &f->e));
}

static void
the_day_says_who_is_away(void **state)
{
    struct fixture *f = *state;
    struct absence morning = away(f->worker, f->d->today, f->d->today, "09:00", "12:00");
    struct absence fridays = { .staff_id = f->worker2, .from = { 2014, 4, 1 }, .weekday = 5 };
    struct absence mondays = { .staff_id = f->worker2, .from = { 2014, 4, 1 }, .weekday = 1 };

    fixture_as(f, "kakari");
    int64_t id = record_event(f, "E-1", "network_meeting", "2014-10-31", "planned");
    struct day day;

    fixture_as(f, "uketsuke");
    fixture_sql(f, "UPDATE event SET starts_at = '2014-10-31T11:30' WHERE id = %lld;"
                   "DELETE FROM event_staff;"
                   "INSERT INTO event_staff (event_id, staff_id) VALUES (%lld, %lld)",
                (long long)id, (long long)id, (long long)f->worker);
    expect_ok(f, absence_add(f->d, &morning, &f->e));
    expect_ok(f, absence_add(f->d, &fridays, &f->e));
    expect_ok(f, absence_add(f->d, &mondays, &f->e));
    expect_ok(f, day_load(f->d, f->d->today, false, &day, &f->e));
    assert_no_scan(f);
    assert_int_equal(day.absences.count, 2);
    assert_int_equal(day.absences.rows[0].id, fridays.id);
    assert_string_equal(day.events[0].clash, "架空 支援 is away");
    day_free(&day);
    fixture_sql(f, "UPDATE event SET starts_at = '2014-10-31T12:00' WHERE id = %lld", (long long)id);
    expect_ok(f, day_load(f->d, f->d->today, false, &day, &f->e));
    assert_string_equal(day.events[0].clash, "");
    day_free(&day);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_of_an_absence),
        cmocka_unit_test_setup_teardown(an_absence_is_written_down_and_taken_out, setup,
                                        fixture_close),
        cmocka_unit_test_setup_teardown(bad_absences_are_said, setup, fixture_close),
        cmocka_unit_test_setup_teardown(no_time_is_offered_of_who_is_away, setup, fixture_close),
        cmocka_unit_test_setup_teardown(the_day_says_who_is_away, setup, fixture_close),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
