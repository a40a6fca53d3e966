/* Which status fits which day, what it makes of an appointment, and the arithmetic of its time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "core/appointment.h"
#include "core/attendance.h"

static const struct date before = { 2014, 10, 30 }, today = { 2014, 10, 31 },
                         after = { 2014, 11, 1 };

static void
statuses_fit_their_day(void **state)
{
    /* past, today, future; takes a seat, is cancelled; what the appointment is then */
    static const struct {
        const char *id;
        bool past, now, future, seat, cancelled;
        const char *event;
    } rows[] = {
        { "booked", false, true, true, true, false, "planned" },
        { "attended", true, true, false, true, false, "held" },
        { "absent", true, true, false, false, false, "cancelled" },
        { "excused", true, true, true, false, false, "cancelled" },
        { "cancelled_self", true, true, true, false, true, "cancelled" },
        { "cancelled_office", true, true, true, false, true, "cancelled" },
        { "sleeping", false, false, false, false, false, "planned" },
        { "", false, false, false, false, false, "planned" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(attendance_fits(rows[i].id, before, today), rows[i].past);
        assert_int_equal(attendance_fits(rows[i].id, today, today), rows[i].now);
        assert_int_equal(attendance_fits(rows[i].id, after, today), rows[i].future);
        assert_int_equal(attendance_takes_seat(rows[i].id), rows[i].seat);
        assert_int_equal(attendance_is_cancelled(rows[i].id), rows[i].cancelled);
        assert_string_equal(attendance_event_status(rows[i].id), rows[i].event);
    }
}

static void
the_words_say_which_way(void **state)
{
    struct err e = { 0 };

    (void)state;
    assert_int_equal(attendance_check("attended", today, today, &e), ERR_OK);
    assert_int_equal(attendance_check("attended", after, today, &e), ERR_INVALID);
    assert_string_equal(e.field, "attendance");
    assert_non_null(strstr(e.msg, "still to come"));
    assert_int_equal(attendance_check("booked", before, today, &e), ERR_INVALID);
    assert_non_null(strstr(e.msg, "is over"));
    assert_int_equal(attendance_check("sleeping", today, today, &e), ERR_INVALID);
    assert_non_null(strstr(e.msg, "no such"));
}

static void
an_appointment_ends_on_its_day(void **state)
{
    char end[LOCAL_SIZE];

    (void)state;
    assert_true(appointment_end("2014-11-07T10:30", 60, end));
    assert_string_equal(end, "2014-11-07T11:30");
    assert_true(appointment_end("2014-11-07T23:00", 59, end));
    assert_string_equal(end, "2014-11-07T23:59");
    assert_false(appointment_end("2014-11-07T23:00", 60, end));
    assert_string_equal(end, "");
    assert_int_equal(appointment_length("2014-11-07T10:30", "2014-11-07T12:00", 60), 90);
    assert_int_equal(appointment_length("2014-11-07T10:30", "", 60), 60);
    struct appointment_hours hours = { .opens = 9 * 60, .closes = 17 * 60, .minutes = 60 };
    assert_true(appointment_in_hours(&hours, "2014-11-07T09:00", 60));
    assert_true(appointment_in_hours(&hours, "2014-11-07T16:00", 60));
    assert_false(appointment_in_hours(&hours, "2014-11-07T08:59", 60));
    assert_false(appointment_in_hours(&hours, "2014-11-07T16:30", 60));
    assert_true(appointment_hours_fit(&hours));
    hours.closes = 9 * 60 + 59;
    assert_false(appointment_hours_fit(&hours));
    assert_int_equal(appointment_minute("13:05"), 13 * 60 + 5);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statuses_fit_their_day),
        cmocka_unit_test(the_words_say_which_way),
        cmocka_unit_test(an_appointment_ends_on_its_day),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
