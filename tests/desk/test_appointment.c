/* Interviews with a time: booking, what stands in the way, moving, calling off, what the case and the
 * day make of it. Today is Friday 2014-10-31, 10:00; Monday 3 November is a holiday. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/desk/line.h"
#include "tests/desk/records.h"

#include "desk/appointment.h"
#include "desk/calendar_days.h"
#include "desk/day.h"
#include "desk/event.h"
#include "desk/history.h"
#include "desk/interview.h"
#include "desk/people.h"
#include "desk/session.h"
#include "desk/walk_in.h"

static int
setup(void **state)
{
    if (fixture_open(state) != 0)
        return -1;
    fixture_as(*state, "uketsuke");
    return 0;
}

static struct appointment
at(int64_t person_id, int64_t staff_id, const char *starts_at)
{
    struct appointment a = { .person_id = person_id, .staff_id = staff_id,
                             .minutes = APPOINTMENT_MINUTES };

    LINE_COPY(a.starts_at, starts_at);
    return a;
}

static int
due_of(struct fixture *f, enum due_kind kind, struct due_row *row)
{
    struct due_rows rows;
    int n = 0;

    expect_ok(f, person_due(f->d, f->d->today, 0, 50, &rows, &f->e));
    for (size_t i = 0; i < rows.count; i++) {
        if (rows.rows[i].kind == kind && n++ == 0 && row)
            *row = rows.rows[i];
    }
    due_rows_free(&rows);
    return n;
}

/* ---- booking ---- */

static void
booking_ends_the_next_step(void **state)
{
    struct fixture *f = *state;
    struct support_case c = line_inquiry(f, "太郎", "タロウ"); /* to book an interview by 11-07 */
    struct appointment a = at(c.person_id, f->worker, "2014-11-07T10:00");
    struct person_card *card = calloc(1, sizeof *card);

    assert_non_null(card);
    line_expect_next(f, c.id, "interview_booking", "2014-11-07");
    LINE_COPY(a.purpose, "初回の面談");
    LINE_COPY(a.place, "相談室１");
    LINE_COPY(a.note, "電話で予約");
    expect_ok(f, appointment_save(f->d, &a, NULL, &f->e));
    assert_true(a.id != 0 && a.seat_id != 0);
    assert_string_equal(a.attendance, "booked");
    assert_string_equal(a.staff_name, "架空 支援");
    assert_string_equal(a.person_name, "練馬　太郎");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM event WHERE kind = 'interview' AND"
                                       " ends_at = '2014-11-07T11:00' AND capacity = 1"), 1);
    line_expect_next(f, c.id, "", "");
    assert_int_equal(line_case(f, c.id).stage, STAGE_INQUIRY); /* the sheet moves the case */
    expect_ok(f, person_card(f->d, c.person_id, card, &f->e));
    assert_int_equal(card->ahead.kind, AHEAD_INTERVIEW);
    assert_int_equal(date_compare(card->ahead.on, iso_day("2014-11-07")), 0);
    assert_int_equal(due_of(f, DUE_NO_ACTION, NULL), 0);
    assert_int_equal(line_audit(f, "book-appointment"), 1);
    free(card);
}

/* Whoever may not open the record reads nothing of what the interview is about, and what is not shown
 * is not lost by a save. */
static void
a_restricted_persons_purpose_is_hidden(void **state)
{
    static const char kept[] = "SELECT count(*) FROM event e JOIN participation p ON p.event_id ="
                               " e.id WHERE e.title = '内密の面談' AND p.note = '内密の連絡'"
                               " AND p.next_action = 'call_back'";
    struct fixture *f = *state;
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    struct appointment a = at(c.person_id, f->worker, "2014-10-31T15:00"), read;
    struct event_list list;
    struct seat_list seats;
    struct day day;

    LINE_COPY(a.purpose, "内密の面談");
    LINE_COPY(a.note, "内密の連絡");
    expect_ok(f, appointment_save(f->d, &a, NULL, &f->e));
    fixture_sql(f, "UPDATE person SET restricted = 1; UPDATE support_case SET staff_id = %lld;"
                   "UPDATE participation SET next_action = 'call_back'",
                (long long)f->worker);
    expect_ok(f, appointment_find(f->d, a.id, &read, &f->e));
    assert_true(read.masked);
    assert_string_equal(read.purpose, "");
    assert_string_equal(read.note, "");
    expect_ok(f, day_load(f->d, f->d->today, false, &day, &f->e));
    assert_int_equal(day.event_count, 1);
    assert_string_equal(day.events[0].event.title, "");
    assert_string_equal(day.events[0].seats.rows[0].p.note, "");
    assert_string_equal(day.events[0].seats.rows[0].p.next_action, "");
    day_free(&day);
    expect_ok(f, event_list(f->d, f->d->today, f->d->today, &list, &f->e));
    assert_string_equal(list.rows[0].title, "");
    event_list_free(&list);

    LINE_COPY(read.place, "相談室２");
    expect_ok(f, appointment_save(f->d, &read, NULL, &f->e));
    assert_int_equal(fixture_number(f, kept), 1);
    expect_ok(f, seat_list(f->d, a.id, &seats, &f->e));
    LINE_COPY(seats.rows[0].p.note, "上から書く");
    expect_err(f, seat_change(f->d, &seats.rows[0].p, NULL, &f->e), ERR_DENIED, "note");
    LINE_COPY(seats.rows[0].p.note, "");
    LINE_COPY(seats.rows[0].p.next_action, "none");
    expect_err(f, seat_change(f->d, &seats.rows[0].p, NULL, &f->e), ERR_DENIED, "next_action");
    seat_list_free(&seats);
    expect_ok(f, appointment_find(f->d, a.id, &read, &f->e));
    expect_err(f, appointment_settle(f->d, &read, "excused", "上から書く", &f->e), ERR_DENIED,
               "note");
    expect_ok(f, appointment_settle(f->d, &read, "excused", "", &f->e));
    assert_int_equal(fixture_number(f, kept), 1);

    fixture_as(f, "shien"); /* in charge */
    expect_ok(f, appointment_find(f->d, a.id, &read, &f->e));
    assert_false(read.masked);
    assert_string_equal(read.purpose, "内密の面談");
    assert_string_equal(read.note, "内密の連絡");
    expect_ok(f, event_list(f->d, f->d->today, f->d->today, &list, &f->e));
    assert_string_equal(list.rows[0].title, "内密の面談");
    event_list_free(&list);
}

/* What was written before is kept from the same people: in the history, and wherever an event is read
 * by its number. */
static void
a_restricted_persons_old_purpose_is_hidden(void **state)
{
    struct fixture *f = *state;
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    struct appointment a = at(c.person_id, f->worker, "2014-10-31T15:00");
    struct field_changes changes;
    struct event ev;

    LINE_COPY(a.purpose, "内密の面談");
    expect_ok(f, appointment_save(f->d, &a, NULL, &f->e));
    expect_ok(f, appointment_find(f->d, a.id, &a, &f->e));
    LINE_COPY(a.purpose, "次の面談");
    expect_ok(f, appointment_save(f->d, &a, NULL, &f->e));
    expect_ok(f, history_of_person(f->d, c.person_id, 10, &changes, &f->e));
    assert_string_equal(changes.rows[0].before, "内密の面談"); /* the newest */
    field_changes_free(&changes);
    fixture_sql(f, "UPDATE person SET restricted = 1; UPDATE support_case SET staff_id = %lld",
                (long long)f->worker);
    expect_err(f, history_of_person(f->d, c.person_id, 10, &changes, &f->e), ERR_DENIED, NULL);
    expect_err(f, history_of_record(f->d, "event", a.id, 10, &changes, &f->e), ERR_NOT_FOUND, NULL);
    expect_ok(f, event_find(f->d, a.id, &ev, &f->e));
    assert_string_equal(ev.title, "");
    fixture_as(f, "shien"); /* in charge */
    expect_ok(f, event_find(f->d, a.id, &ev, &f->e));
    assert_string_equal(ev.title, "次の面談");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM record_history WHERE kind = 'event'"),
                     0);
}

static void
other_promises_stay(void **state)
{
    struct fixture *f = *state;
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    struct appointment a = at(c.person_id, f->worker, "2014-11-07T10:00");

    expect_ok(f, case_set_next(f->d, c.id, c.version, "call_back", iso_day("2014-11-04"), &f->e));
    expect_ok(f, appointment_save(f->d, &a, NULL, &f->e));
    line_expect_next(f, c.id, "call_back", "2014-11-04");
}

static void
the_other_is_named(void **state)
{
    static const struct {
        const char *place, *starts_at, *field, *words; /* words NULL: it is free */
        bool other_person, other_staff;
    } rows[] = {
        { "", "2014-11-07T10:30", "despite", "架空 支援 has something else then: 10:00-11:00 ", true, false },
        { "", "2014-11-07T09:30", "despite", "10:00-11:00 ", true, false },
        { "", "2014-11-07T10:30", "despite", "This person has something else then: 10:00-11:00 ", false, true },
        { "相談室1", "2014-11-07T10:30", "despite", "The place is taken then: 10:00-11:00 ", true, true },
        { "相談室2", "2014-11-07T10:30", NULL, NULL, true, true },
        { "", "2014-11-07T11:00", NULL, NULL, true, false }, /* back to back */
        { "", "2014-11-10T13:30", "despite", "13:00-14:30 ", true, false }, /* the orientation of that staff */
        { "", "2014-11-03T18:30", "despite", "The office is closed that day: ", true, false },
        { "", "2014-11-03T18:30", "despite", "outside the counter's hours", true, false },
    };
    struct fixture *f = *state;
    int64_t who = fixture_person(f, "P-1", 0, false), other = fixture_person(f, "P-2", 0, false);
    struct appointment first = at(who, f->worker, "2014-11-07T10:00");

    fixture_as(f, "kakari");
    int64_t session = record_event(f, "E-1", "orientation", "2014-11-10", "planned");

    fixture_sql(f, "UPDATE event SET starts_at = '2014-11-10T13:00', ends_at = '2014-11-10T14:30'"
                   " WHERE id = %lld; INSERT OR IGNORE INTO event_staff VALUES (%lld, %lld)",
                (long long)session, (long long)session, (long long)f->worker);
    fixture_as(f, "uketsuke");
    LINE_COPY(first.place, "相談室１");
    expect_ok(f, appointment_save(f->d, &first, NULL, &f->e));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct appointment a = at(rows[i].other_person ? other : who,
                                  rows[i].other_staff ? f->worker2 : f->worker, rows[i].starts_at);

        LINE_COPY(a.place, rows[i].place);
        if (rows[i].words == NULL) {
            expect_ok(f, appointment_save(f->d, &a, NULL, &f->e));
            fixture_sql(f, "DELETE FROM event_staff WHERE event_id = %lld;"
                           "DELETE FROM participation WHERE event_id = %lld;"
                           "DELETE FROM event WHERE id = %lld",
                        (long long)a.id, (long long)a.id, (long long)a.id);
            continue;
        }
        struct err e = { 0 };
        assert_int_equal(appointment_save(f->d, &a, NULL, &e), ERR_INVALID);
        assert_string_equal(e.field, rows[i].field);
        if (strstr(e.msg, rows[i].words) == NULL)
            fail_msg("row %zu: %s", i, e.msg);
    }
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM participation"), 1);
}

static void
bad_ones_are_refused(void **state)
{
    struct fixture *f = *state;
    int64_t who = fixture_person(f, "P-1", 0, false);
    struct appointment a;

    a = at(who, f->worker, "2014-10-30T10:00");
    expect_err(f, appointment_save(f->d, &a, NULL, &f->e), ERR_INVALID, "at");
    a = at(who, f->worker, "2014-11-31T10:00");
    expect_err(f, appointment_save(f->d, &a, NULL, &f->e), ERR_INVALID, "at");
    a = at(who, 0, "2014-11-07T10:00");
    expect_err(f, appointment_save(f->d, &a, NULL, &f->e), ERR_INVALID, "staff_id");
    a = at(who, f->worker, "2014-11-07T10:00");
    a.minutes = 4;
    expect_err(f, appointment_save(f->d, &a, NULL, &f->e), ERR_INVALID, "minutes");
    a.minutes = APPOINTMENT_MINUTES_MOST + 1;
    expect_err(f, appointment_save(f->d, &a, NULL, &f->e), ERR_INVALID, "minutes");
    a = at(who, f->worker, "2014-11-07T23:30");
    expect_err(f, appointment_save(f->d, &a, NULL, &f->e), ERR_INVALID, "minutes");
    a = at(who, f->worker, "2014-11-07T10:00");
    LINE_COPY(a.place, "a\nb");
    expect_err(f, appointment_save(f->d, &a, NULL, &f->e), ERR_INVALID, "place");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM event"), 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM participation"), 0);
    expect_err(f, appointment_find(f->d, 4711, &a, &f->e), ERR_NOT_FOUND, NULL);
    fixture_as(f, "kakari");
    expect_err(f, appointment_find(f->d, record_event(f, "E-1", "orientation", "2014-11-10",
                                                      "planned"), &a, &f->e),
               ERR_NOT_FOUND, NULL);
}

/* An interview without its person is nothing: no other way makes one. */
static void
only_with_a_person(void **state)
{
    struct fixture *f = *state;
    int64_t who = fixture_person(f, "P-1", 0, false), other = fixture_person(f, "P-2", 0, false);
    struct appointment a = at(who, f->worker, "2014-11-07T10:00");
    struct event ev = { .capacity = EVENT_NOT_KNOWN, .attendees = EVENT_NOT_KNOWN };

    fixture_as(f, "kakari");
    LINE_COPY(ev.kind, EVENT_INTERVIEW);
    LINE_COPY(ev.status, "planned");
    LINE_COPY(ev.starts_at, "2014-11-07T10:00");
    expect_err(f, event_save(f->d, &ev, &f->e), ERR_INVALID, "kind");
    ev.history = true;
    expect_err(f, event_save(f->d, &ev, &f->e), ERR_INVALID, "kind");
    expect_ok(f, appointment_save(f->d, &a, NULL, &f->e));
    expect_ok(f, event_find(f->d, a.id, &ev, &f->e));
    LINE_COPY(ev.kind, "orientation");
    LINE_COPY(ev.place, "架空会館");
    ev.capacity = 9;
    expect_err(f, event_save(f->d, &ev, &f->e), ERR_INVALID, "kind");
    expect_err(f, seat_book(f->d, a.id, other, 0, NULL, &f->e), ERR_INVALID, "event");
}

/* Two phones ring: the second to save is told who has the time. */
static void
two_desks_one_time(void **state)
{
    struct fixture *f = *state;
    struct appointment a = at(fixture_person(f, "P-1", 0, false), f->worker, "2014-11-07T10:00"),
                       b = at(fixture_person(f, "P-2", 0, false), f->worker, "2014-11-07T10:00");
    struct desk *second = fixture_second(f);
    struct err e = { 0 };

    expect_ok(f, session_sign_in(second, "kakari", FIXTURE_PASSWORD, &f->e));
    expect_ok(f, appointment_save(second, &b, NULL, &f->e));
    assert_int_equal(appointment_save(f->d, &a, NULL, &e), ERR_INVALID);
    assert_string_equal(e.field, "despite");
    assert_int_equal(a.id, 0);
    desk_close(second);
}

/* Two at one time, knowingly: what was in the way and why stand in the history, and the day says that
 * they overlap, the person's other appointment too. */
static void
whoever_wants_both_says_why(void **state)
{
    struct fixture *f = *state;
    int64_t who = fixture_person(f, "P-1", 0, false);
    struct appointment a = at(who, f->worker, "2014-11-07T10:00"),
                       b = at(who, f->worker2, "2014-11-07T10:30");
    struct day day;
    char words[LONG_SIZE];

    expect_ok(f, appointment_save(f->d, &a, NULL, &f->e));
    expect_err(f, appointment_save(f->d, &b, NULL, &f->e), ERR_INVALID, "despite");
    LINE_COPY(b.despite, "二人で同席");
    expect_ok(f, appointment_save(f->d, &b, NULL, &f->e));
    assert_string_equal(b.despite, "");
    fixture_text(f, words, sizeof words, "SELECT new_value || '/' || reason FROM field_history"
                                         " WHERE kind = 'event' AND field = 'despite'");
    assert_non_null(strstr(words, "This person has something else then: 10:00-11:00 "));
    assert_non_null(strstr(words, "/二人で同席"));
    expect_ok(f, day_load(f->d, iso_day("2014-11-07"), false, &day, &f->e));
    assert_int_equal(day.event_count, 2);
    assert_non_null(strstr(day.events[0].clash, "10:30"));
    assert_non_null(strstr(day.events[1].clash, "10:00"));
    day_free(&day);
    LINE_COPY(b.note, "架空"); /* only where something is arranged anew */
    expect_ok(f, appointment_save(f->d, &b, NULL, &f->e));
}

/* ---- free times ---- */

static void
free_times_are_open_and_free(void **state)
{
    const struct closing_day closed = { iso_day("2014-11-04"), CLOSING_OFFICE, "工事" };
    struct fixture *f = *state;
    int64_t who = fixture_person(f, "P-1", f->worker, false);
    struct appointment_slots slots;
    struct appointment a, b = at(fixture_person(f, "P-2", 0, false), f->worker, "2014-10-31T13:00");

    expect_ok(f, appointment_begin(f->d, who, &a, &f->e));
    assert_int_equal(a.staff_id, f->worker);
    assert_string_equal(a.starts_at, "2014-10-31T10:30"); /* after now */
    expect_ok(f, appointment_save(f->d, &b, NULL, &f->e));
    expect_ok(f, appointment_free(f->d, &a, DATE_NONE, &slots, &f->e));
    assert_string_equal(slots.starts_at[0], "2014-10-31T10:30");
    assert_string_equal(slots.starts_at[3], "2014-10-31T12:00");
    assert_string_equal(slots.starts_at[4], "2014-10-31T14:00"); /* 13:00 is taken */
    assert_string_equal(slots.starts_at[8], "2014-10-31T16:00"); /* the last that ends in time */
    assert_string_equal(slots.starts_at[9], "2014-11-04T09:00"); /* weekend and holiday left out */
    fixture_as(f, "kanri");
    expect_ok(f, calendar_days_add(f->d, &closed, &f->e));
    fixture_as(f, "uketsuke");
    expect_ok(f, appointment_free(f->d, &a, iso_day("2014-11-01"), &slots, &f->e));
    assert_string_equal(slots.starts_at[0], "2014-11-05T09:00");
    assert_int_equal(slots.count, APPOINTMENT_SLOTS);
    /* What is offered is not refused. */
    for (size_t i = 0; i < slots.count; i += 2) {
        LINE_COPY(a.starts_at, slots.starts_at[i]);
        a.id = 0;
        expect_ok(f, appointment_save(f->d, &a, NULL, &f->e));
    }
    expect_ok(f, appointment_free(f->d, &a, iso_day("2014-11-05"), &slots, &f->e));
    assert_string_equal(slots.starts_at[0], "2014-11-05T16:00"); /* its own time is no obstacle */
}

/* The office's own hours: what is offered begins, ends and is spaced by them. */
static void
the_office_sets_its_hours(void **state)
{
    struct fixture *f = *state;
    int64_t who = fixture_person(f, "P-1", f->worker, false);
    struct appointment_slots slots;
    struct appointment a;

    fixture_sql(f, "INSERT INTO setting (key, value) VALUES ('opens', '13:15'), ('closes', '14:30'),"
                   " ('appointment_step', '15'), ('appointment_minutes', '45'),"
                   " ('appointment_days', '3')");
    fixture_as(f, "uketsuke");
    expect_ok(f, appointment_begin(f->d, who, &a, &f->e));
    assert_int_equal(a.minutes, 45);
    assert_string_equal(a.starts_at, "2014-10-31T13:15");
    expect_ok(f, appointment_free(f->d, &a, DATE_NONE, &slots, &f->e));
    assert_int_equal(slots.count, 3); /* the next open day lies more than three days ahead */
    assert_string_equal(slots.starts_at[1], "2014-10-31T13:30");
    assert_string_equal(slots.starts_at[2], "2014-10-31T13:45"); /* ends as the counter closes */
}

static void
whoever_is_free_first_is_proposed(void **state)
{
    struct fixture *f = *state;
    int64_t who = fixture_person(f, "P-1", 0, false);
    struct appointment a, busy = at(fixture_person(f, "P-2", 0, false), f->worker,
                                    "2014-10-31T10:30");

    expect_ok(f, appointment_save(f->d, &busy, NULL, &f->e));
    expect_ok(f, appointment_begin(f->d, who, &a, &f->e));
    assert_int_equal(a.staff_id, f->worker2);
    assert_string_equal(a.starts_at, "2014-10-31T10:30");
    fixture_as(f, "shien"); /* a worker books with herself */
    expect_ok(f, appointment_begin(f->d, who, &a, &f->e));
    assert_int_equal(a.staff_id, f->worker);
    assert_string_equal(a.starts_at, "2014-10-31T11:30");
    expect_err(f, appointment_begin(f->d, 4711, &a, &f->e), ERR_NOT_FOUND, NULL);
}

/* ---- moving and calling off ---- */

static void
moving_keeps_where_it_stood(void **state)
{
    struct fixture *f = *state;
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    struct appointment a = at(c.person_id, f->worker, "2014-11-07T10:00");
    struct field_changes list;
    struct timeline lines;
    bool told = false;

    expect_ok(f, appointment_save(f->d, &a, NULL, &f->e));
    struct appointment stale = a;
    LINE_COPY(a.starts_at, "2014-11-10T14:00");
    a.staff_id = f->worker2;
    expect_err(f, appointment_save(f->d, &a, "", &f->e), ERR_INVALID, "reason");
    expect_ok(f, appointment_save(f->d, &a, "ご本人の通院のため", &f->e));
    assert_string_equal(a.starts_at, "2014-11-10T14:00");
    assert_string_equal(a.staff_name, "架空 応援");
    assert_int_equal(line_audit(f, "move-appointment"), 1);
    line_expect_next(f, c.id, "", "");
    expect_ok(f, history_of_person(f->d, c.person_id, 50, &list, &f->e));
    assert_int_equal(list.count, 2 + 2); /* staff, time, and the next step and its day that ended */
    assert_string_equal(list.rows[1].before, "H26.11.7 10:00");
    assert_string_equal(list.rows[1].after, "H26.11.10 14:00");
    assert_string_equal(list.rows[1].reason, "ご本人の通院のため");
    assert_string_equal(list.rows[1].staff, "架空 窓子");
    field_changes_free(&list);
    expect_ok(f, person_timeline(f->d, c.person_id, &lines, &f->e));
    for (size_t i = 0; i < lines.count; i++) {
        if (lines.rows[i].kind != TIMELINE_MOVED)
            continue;
        told = true;
        assert_memory_equal(lines.rows[i].at, "2014-10-31T", 11); /* the day of moving */
        assert_string_equal(lines.rows[i].title, "from H26.11.7 10:00 to H26.11.10 14:00"
                                                 "  ご本人の通院のため");
    }
    assert_true(told);
    timeline_free(&lines);
    /* Another desk still has it as it was. */
    LINE_COPY(stale.starts_at, "2014-11-11T14:00");
    expect_err(f, appointment_save(f->d, &stale, "架空", &f->e), ERR_CONFLICT, NULL);
    LINE_COPY(a.starts_at, "2014-10-30T14:00");
    expect_err(f, appointment_save(f->d, &a, "架空", &f->e), ERR_INVALID, "at");
}

static void
calling_off_frees_the_time(void **state)
{
    struct fixture *f = *state;
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    struct appointment a = at(c.person_id, f->worker, "2014-11-07T10:00"), b;
    char reason[LONG_SIZE];

    expect_ok(f, appointment_save(f->d, &a, NULL, &f->e));
    expect_err(f, appointment_settle(f->d, &a, "attended", "", &f->e), ERR_INVALID, "attendance");
    expect_err(f, appointment_settle(f->d, &a, "absent", "", &f->e), ERR_INVALID, "attendance");
    expect_ok(f, appointment_settle(f->d, &a, "cancelled_self", "体調不良と電話あり", &f->e));
    assert_string_equal(a.attendance, "cancelled_self");
    assert_string_equal(a.note, "体調不良と電話あり");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM event WHERE status = 'cancelled'"), 1);
    line_expect_next(f, c.id, "interview_booking", "2014-10-31"); /* to be booked anew */
    fixture_text(f, reason, sizeof reason, "SELECT old_value || '>' || new_value || ' ' || reason"
                                           " FROM field_history WHERE kind = 'participation'");
    assert_string_equal(reason, "booked>cancelled_self 体調不良と電話あり");

    b = at(fixture_person(f, "P-2", 0, false), f->worker, "2014-11-07T10:00");
    expect_ok(f, appointment_save(f->d, &b, NULL, &f->e));
    expect_err(f, appointment_settle(f->d, &a, "booked", "", &f->e), ERR_INVALID, "at");
    a.minutes = 90;
    expect_err(f, appointment_save(f->d, &a, "架空", &f->e), ERR_INVALID, "at"); /* settled */
    a.minutes = 60;
    LINE_COPY(a.starts_at, "2014-11-08T10:00");
    expect_err(f, appointment_save(f->d, &a, "架空", &f->e), ERR_INVALID, "at");
    b.minutes = 90;
    LINE_COPY(b.place, "相談室2");
    expect_ok(f, appointment_save(f->d, &b, NULL, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM field_history WHERE kind = 'event'"
                                       " AND field || old_value || '>' || new_value IN"
                                       " ('minutes60>90', 'place>相談室2')"), 2);
    f->d->today = iso_day("2014-11-07"); /* and yet the person comes */
    expect_ok(f, appointment_settle(f->d, &a, "attended", "", &f->e));
    expect_ok(f, appointment_settle(f->d, &a, "cancelled_self", "", &f->e));
    f->d->today = iso_day("2014-10-31");
    expect_ok(f, appointment_settle(f->d, &b, "cancelled_office", "", &f->e));
    expect_ok(f, appointment_find(f->d, a.id, &a, &f->e));
    expect_ok(f, appointment_settle(f->d, &a, "booked", "", &f->e));
    line_expect_next(f, c.id, "", "");
}

/* While another one stands ahead nothing is to be booked. */
static void
one_of_two_called_off(void **state)
{
    struct fixture *f = *state;
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    struct appointment a = at(c.person_id, f->worker, "2014-11-07T10:00"),
                       b = at(c.person_id, f->worker, "2014-11-14T10:00");

    expect_ok(f, appointment_save(f->d, &a, NULL, &f->e));
    expect_ok(f, appointment_save(f->d, &b, NULL, &f->e));
    fixture_sql(f, "INSERT INTO event (ref, kind, day, starts_at, status) VALUES ('E-9',"
                   " 'coordination_meeting', '2014-11-05', '2014-11-05T10:00', 'planned');"
                   "INSERT INTO meeting_case (event_id, case_id, sort) SELECT max(id), %lld, 1"
                   " FROM event", (long long)c.id); /* nearer, and no interview */
    expect_ok(f, appointment_settle(f->d, &a, "excused", "", &f->e));
    line_expect_next(f, c.id, "", "");
    expect_ok(f, appointment_settle(f->d, &b, "cancelled_office", "", &f->e));
    line_expect_next(f, c.id, "interview_booking", "2014-10-31");
}

/* ---- the day ---- */

static void
the_day_shows_who_comes(void **state)
{
    struct fixture *f = *state;
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    struct appointment a = at(c.person_id, f->worker, "2014-10-31T14:00");
    struct day day;
    bool expected = false;

    expect_ok(f, appointment_save(f->d, &a, NULL, &f->e));
    expect_ok(f, day_load(f->d, f->d->today, false, &day, &f->e));
    assert_int_equal(day.event_count, 1);
    assert_string_equal(day.events[0].event.kind, EVENT_INTERVIEW);
    assert_string_equal(day.events[0].staff, "架空 支援");
    assert_int_equal(day.events[0].seats.count, 1);
    assert_string_equal(day.events[0].seats.rows[0].name, "練馬　太郎");
    day_free(&day);
    expect_ok(f, walk_in_note(f->d, c.person_id, &expected, &f->e)); /* came: it is the seat's */
    assert_true(expected);
    expect_ok(f, appointment_find(f->d, a.id, &a, &f->e));
    assert_string_equal(a.attendance, "attended");
    assert_string_equal(a.arrived_at, "2014-10-31T10:00");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM event WHERE status = 'held'"), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM field_history WHERE kind ="
                                       " 'participation'"), 0); /* an arrival corrects nothing */
    expect_ok(f, appointment_settle(f->d, &a, "booked", "", &f->e)); /* pressed by mistake */
    assert_string_equal(a.arrived_at, "");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM event WHERE status = 'planned'"), 1);
}

/* A past one without an outcome asks for its person, of its own staff. */
static void
a_past_one_is_asked_for(void **state)
{
    struct fixture *f = *state;
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    struct appointment a = at(c.person_id, f->worker, "2014-11-07T10:00");
    struct due_row row;

    expect_ok(f, appointment_save(f->d, &a, NULL, &f->e));
    f->d->today = iso_day("2014-11-07");
    assert_int_equal(due_of(f, DUE_SEAT, NULL), 0); /* the day is not over */
    f->d->today = iso_day("2014-11-08");
    assert_int_equal(due_of(f, DUE_OUTCOME, NULL), 0);
    assert_int_equal(due_of(f, DUE_SEAT, &row), 1);
    assert_int_equal(row.person_id, c.person_id);
    assert_int_equal(row.staff_id, f->worker);
    assert_int_equal(row.record_id, a.id);
    assert_string_equal(row.code, EVENT_INTERVIEW);
    expect_ok(f, appointment_settle(f->d, &a, "absent", "", &f->e));
    expect_err(f, appointment_settle(f->d, &a, "booked", "", &f->e), ERR_INVALID, "attendance");
    assert_int_equal(due_of(f, DUE_SEAT, NULL), 0);
    line_expect_next(f, c.id, "interview_booking", "2014-11-08");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM field_history WHERE field ="
                                       " 'attendance' AND new_value = 'absent'"), 1);
}

/* The sheet says that the person came, and sets what comes next by itself. */
static void
the_sheet_settles_it(void **state)
{
    static struct interview i;
    const struct interview_saving how = { .skip_reason = "phone_intake" };
    struct fixture *f = *state;
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    struct appointment other = at(c.person_id, f->worker2, "2014-10-31T10:00"),
                       a = at(c.person_id, f->worker, "2014-10-31T13:00"),
                       later = at(c.person_id, f->worker, "2014-11-07T13:00");

    expect_ok(f, appointment_save(f->d, &other, NULL, &f->e));
    expect_ok(f, appointment_save(f->d, &a, NULL, &f->e));
    expect_ok(f, appointment_save(f->d, &later, NULL, &f->e));
    fixture_as(f, "shien");
    expect_ok(f, interview_begin(f->d, c.id, &i, &f->e));
    LINE_COPY(i.place, "相談室");
    LINE_COPY(i.work_intention, "want");
    LINE_COPY(i.own_will, "事務の仕事がしたい。");
    LINE_COPY(i.next_action, "call_back");
    i.next_on = iso_day("2014-11-14");
    expect_ok(f, interview_save(f->d, &i, &how, &f->e));
    expect_ok(f, appointment_find(f->d, a.id, &a, &f->e));
    assert_string_equal(a.attendance, "attended");
    expect_ok(f, appointment_find(f->d, later.id, &later, &f->e));
    assert_string_equal(later.attendance, "booked");
    expect_ok(f, appointment_find(f->d, other.id, &other, &f->e));
    assert_string_equal(other.attendance, "booked"); /* a colleague's, who says it */
    line_expect_next(f, c.id, "call_back", "2014-11-14");
}

/* On the timeline: who came without an appointment, and the appointment with its staff. */
static void
the_timeline_tells_of_both(void **state)
{
    struct fixture *f = *state;
    struct support_case c = line_inquiry(f, "太郎", "タロウ");
    struct appointment a = at(c.person_id, f->worker, "2014-11-07T13:00");
    struct timeline lines;
    bool expected, walked = false, booked = false;

    LINE_COPY(a.purpose, "応募書類");
    expect_ok(f, walk_in_note(f->d, c.person_id, &expected, &f->e));
    assert_false(expected);
    expect_ok(f, appointment_save(f->d, &a, NULL, &f->e));
    expect_ok(f, person_timeline(f->d, c.person_id, &lines, &f->e));
    for (size_t i = 0; i < lines.count; i++) /* the slip of that visit tells it */
        assert_int_not_equal(lines.rows[i].kind, TIMELINE_WALK_IN);
    timeline_free(&lines);
    fixture_sql(f, "UPDATE intake_slip SET method = 'phone_in'");
    expect_ok(f, person_timeline(f->d, c.person_id, &lines, &f->e));
    for (size_t i = 0; i < lines.count; i++) {
        const struct timeline_row *row = &lines.rows[i];

        if (row->kind == TIMELINE_WALK_IN) {
            walked = true;
            assert_string_equal(row->at, "2014-10-31T10:00");
            assert_string_equal(row->title, "without an appointment, seen by 架空 窓子");
        }
        if (row->kind == TIMELINE_APPOINTMENT) {
            booked = true;
            assert_int_equal(row->id, a.id);
            assert_string_equal(row->at, "2014-11-07T13:00");
            assert_string_equal(row->title, "予約  架空 支援  応募書類");
        }
        assert_int_not_equal(row->kind, TIMELINE_EVENT);
    }
    assert_true(walked && booked);
    timeline_free(&lines);
    int64_t id = fixture_number(f, "SELECT max(id) FROM walk_in");
    expect_ok(f, walk_in_take_back(f->d, id, &f->e)); /* pressed by mistake: it was none */
    expect_ok(f, person_timeline(f->d, c.person_id, &lines, &f->e));
    for (size_t i = 0; i < lines.count; i++)
        assert_int_not_equal(lines.rows[i].kind, TIMELINE_WALK_IN);
    timeline_free(&lines);
}

static void
roles(void **state)
{
    static const struct {
        const char *login;
        enum err_code rc;
    } rows[] = { { "uketsuke", ERR_OK }, { "shien", ERR_OK }, { "kakari", ERR_OK },
                 { "kansa", ERR_DENIED }, { "kanri", ERR_DENIED } };
    struct fixture *f = *state;
    int64_t who = fixture_person(f, "P-1", f->worker2, true);

    fixture_sql(f, "UPDATE person SET name = '架空　静' WHERE id = %lld", (long long)who);
    f->d->ask_reasons = true; /* none is asked: nobody's record is opened */
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct appointment a;
        struct appointment_slots slots;

        fixture_as(f, rows[i].login);
        expect_err(f, appointment_begin(f->d, who, &a, &f->e), rows[i].rc, NULL);
        a.staff_id = f->worker;
        expect_err(f, appointment_free(f->d, &a, DATE_NONE, &slots, &f->e), rows[i].rc, NULL);
        snprintf(a.starts_at, sizeof a.starts_at, "2014-11-07T%02zu:00", 9 + i);
        expect_err(f, appointment_save(f->d, &a, NULL, &f->e), rows[i].rc, NULL);
        if (rows[i].rc == ERR_OK)
            assert_string_equal(a.person_name, i < 2 ? "P-1" : "架空　静");
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(booking_ends_the_next_step),
        TEST(a_restricted_persons_purpose_is_hidden),
        TEST(a_restricted_persons_old_purpose_is_hidden),
        TEST(other_promises_stay),
        TEST(the_other_is_named),
        TEST(bad_ones_are_refused),
        TEST(only_with_a_person),
        TEST(two_desks_one_time),
        TEST(whoever_wants_both_says_why),
        TEST(free_times_are_open_and_free),
        TEST(the_office_sets_its_hours),
        TEST(whoever_is_free_first_is_proposed),
        TEST(moving_keeps_where_it_stood),
        TEST(calling_off_frees_the_time),
        TEST(one_of_two_called_off),
        TEST(the_day_shows_who_comes),
        TEST(a_past_one_is_asked_for),
        TEST(the_sheet_settles_it),
        TEST(the_timeline_tells_of_both),
        TEST(roles),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
