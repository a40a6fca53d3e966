/* Events, seats, the day sheet. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/desk/line.h"
#include "tests/desk/records.h"

#include "desk/day.h"
#include "desk/event.h"

static int
setup(void **state)
{
    if (fixture_open(state) != 0)
        return -1;
    fixture_as(*state, "shien");
    return 0;
}

static struct event
planned(const char *kind, const char *starts_at)
{
    struct event ev = { .capacity = 2, .attendees = EVENT_NOT_KNOWN };

    snprintf(ev.kind, sizeof ev.kind, "%s", kind);
    snprintf(ev.starts_at, sizeof ev.starts_at, "%s", starts_at);
    snprintf(ev.ends_at, sizeof ev.ends_at, "%.11s%02u:30", starts_at,
             (unsigned)(atoi(starts_at + 11) + 1) % 24);
    snprintf(ev.status, sizeof ev.status, "planned");
    snprintf(ev.place, sizeof ev.place, "架空会館");
    snprintf(ev.title, sizeof ev.title, "架空の会");
    return ev;
}

static int64_t
orientation(struct fixture *f, const char *starts_at)
{
    char today[DATE_ISO_SIZE], day[DATE_ISO_SIZE];
    bool over;

    date_to_iso(f->d->today, today);
    snprintf(day, sizeof day, "%.10s", starts_at);
    over = strcmp(day, today) < 0;
    struct event ev = planned("orientation", over ? "2014-10-31T09:00" : starts_at);
    expect_ok(f, event_save(f->d, &ev, &f->e));
    if (over) /* planned when it was still to come */
        fixture_sql(f, "UPDATE event SET day = '%s', starts_at = '%s' WHERE id = %lld", day,
                    starts_at, (long long)ev.id);
    return ev.id;
}

static int64_t
saves_logged(struct fixture *f)
{
    return fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'save-event'");
}

static void
saving_gives_ref_and_staff(void **state)
{
    struct fixture *f = *state;
    struct event ev = planned("network_meeting", "2014-11-10T10:00"), back;

    expect_ok(f, event_save(f->d, &ev, &f->e));
    assert_string_equal(ev.ref, "M-000001");
    assert_int_equal(ev.version, 1);
    expect_ok(f, event_find(f->d, ev.id, &back, &f->e));
    assert_int_equal(back.staff_count, 1);
    assert_int_equal(back.staff[0], f->worker);
    assert_int_equal(back.capacity, 2);
    assert_int_equal(back.attendees, EVENT_NOT_KNOWN);
    assert_string_equal(back.starts_at, "2014-11-10T10:00");

    expect_ok(f, event_save(f->d, &back, &f->e)); /* nothing changed: no new version */
    assert_int_equal(back.version, 1);
    back.staff[back.staff_count++] = f->worker2;
    expect_ok(f, event_save(f->d, &back, &f->e)); /* only the staff changed */
    assert_int_equal(back.version, 2);
    snprintf(ev.place, sizeof ev.place, "別の架空会館");
    expect_err(f, event_save(f->d, &ev, &f->e), ERR_CONFLICT, NULL);
    assert_int_equal(saves_logged(f), 2);
}

/* Sessions and meetings say until when; a report may leave it out (F2, F5, F12). */
static void
sessions_and_meetings_have_an_end(void **state)
{
    static const struct {
        const char *kind;
        bool needs_end;
    } rows[] = {
        { "orientation", true },
        { "coordination_meeting", true },
        { "employer_seminar", false },
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct event ev = planned(rows[i].kind, "2014-11-10T10:00");

        ev.ends_at[0] = '\0';
        if (rows[i].needs_end)
            expect_err(f, event_save(f->d, &ev, &f->e), ERR_INVALID, "ends_at");
        else
            expect_ok(f, event_save(f->d, &ev, &f->e));
    }
}

/* Every rule of a form, each broken alone. */
static void
bad_events_are_refused(void **state)
{
    static const struct {
        const char *field, *member, *value;
    } rows[] = {
        { "kind", "kind", "party" },
        { "kind", "kind", "" },
        { "status", "status", "done" },
        { "starts_at", "starts_at", "" },
        { "starts_at", "starts_at", "2014-11-31T10:00" },
        { "starts_at", "starts_at", "2014-11-10 10:00" },
        { "starts_at", "starts_at", "2014-11-10T24:00" },
        { "ends_at", "ends_at", "2014-11-10T09:59" },
        { "ends_at", "ends_at", "soon" },
        { "place", "place", "" },
        { "place", "place", "a\x1b[31mb" },
        { "title", "title", "" },
        { "title", "title", "\xff\xfe" },
        { "status", "held", "" }, /* on a later day */
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct event ev = planned("employer_seminar", "2014-11-10T10:00");
        const char *m = rows[i].member, *v = rows[i].value;

        if (strcmp(m, "kind") == 0)
            snprintf(ev.kind, sizeof ev.kind, "%s", v);
        else if (strcmp(m, "status") == 0)
            snprintf(ev.status, sizeof ev.status, "%s", v);
        else if (strcmp(m, "starts_at") == 0)
            snprintf(ev.starts_at, sizeof ev.starts_at, "%s", v);
        else if (strcmp(m, "ends_at") == 0)
            snprintf(ev.ends_at, sizeof ev.ends_at, "%s", v);
        else if (strcmp(m, "place") == 0)
            snprintf(ev.place, sizeof ev.place, "%s", v);
        else if (strcmp(m, "title") == 0)
            snprintf(ev.title, sizeof ev.title, "%s", v);
        else
            snprintf(ev.status, sizeof ev.status, "held");
        expect_err(f, event_save(f->d, &ev, &f->e), ERR_INVALID, rows[i].field);
        assert_int_equal(ev.id, 0);
    }
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM event"), 0);
    assert_int_equal(saves_logged(f), 0);
}

static void
a_report_needs_head_count_and_summary(void **state)
{
    struct fixture *f = *state;
    struct event ev = planned("staff_seminar", "2014-10-30T10:00");

    snprintf(ev.status, sizeof ev.status, "held");
    expect_err(f, event_save(f->d, &ev, &f->e), ERR_INVALID, "attendees");
    ev.attendees = 12;
    expect_err(f, event_save(f->d, &ev, &f->e), ERR_INVALID, "summary");
    snprintf(ev.summary, sizeof ev.summary, "架空の報告");
    ev.attendees = 100000;
    expect_err(f, event_save(f->d, &ev, &f->e), ERR_INVALID, "attendees");
    ev.attendees = 12;
    expect_ok(f, event_save(f->d, &ev, &f->e));
    struct event open = planned("orientation", "2014-11-01T10:00");
    open.capacity = EVENT_NOT_KNOWN;
    expect_err(f, event_save(f->d, &open, &f->e), ERR_INVALID, "capacity");
}

static void
a_held_event_is_corrected_by_a_supervisor(void **state)
{
    struct fixture *f = *state;
    struct event ev = planned("staff_seminar", "2014-10-30T10:00");

    snprintf(ev.status, sizeof ev.status, "held");
    ev.attendees = 3;
    snprintf(ev.summary, sizeof ev.summary, "架空");
    expect_ok(f, event_save(f->d, &ev, &f->e));
    snprintf(ev.summary, sizeof ev.summary, "架空、直し");
    expect_ok(f, event_save(f->d, &ev, &f->e)); /* words are free */
    snprintf(ev.starts_at, sizeof ev.starts_at, "2014-10-29T10:00");
    expect_err(f, event_save(f->d, &ev, &f->e), ERR_DENIED, NULL);
    fixture_as(f, "kakari");
    expect_ok(f, event_save(f->d, &ev, &f->e));
    snprintf(ev.status, sizeof ev.status, "cancelled");
    expect_ok(f, event_save(f->d, &ev, &f->e));
}

/* Who sits at the table is a member of the cases heard there: the line names the change. */
static void
a_change_of_staff_is_named_in_the_line(void **state)
{
    struct fixture *f = *state;
    struct event ev = planned("network_meeting", "2014-11-10T10:00");

    expect_ok(f, event_save(f->d, &ev, &f->e));
    ev.staff[0] = f->worker2;
    expect_ok(f, event_save(f->d, &ev, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'save-event'"
                                       " AND fields = 'staff'"), 1);
}

static void
a_change_of_staff_alone_is_not_lost_silently(void **state)
{
    struct fixture *f = *state;
    struct event ev = planned("network_meeting", "2014-11-10T10:00");

    expect_ok(f, event_save(f->d, &ev, &f->e));
    ev.staff[ev.staff_count++] = f->worker2;
    /* The right to the kind as given, and to that of the row as read. */
    fixture_race(f, 2, "UPDATE event SET note = '架空', version = version + 1");
    expect_err(f, event_save(f->d, &ev, &f->e), ERR_CONFLICT, NULL);
    fixture_race_over();
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM event_staff"), 1);
}

static void
roles_write_their_own_kinds(void **state)
{
    static const struct {
        const char *login, *kind;
        enum err_code want;
    } rows[] = {
        { "uketsuke", "orientation", ERR_OK },
        { "uketsuke", "coordination_meeting", ERR_DENIED },
        { "uketsuke", "leisure_programme", ERR_DENIED },
        { "shien", "orientation", ERR_OK },
        { "shien", "coordination_meeting", ERR_OK },
        { "shien", "wage_programme", ERR_OK },
        { "kansa", "orientation", ERR_DENIED },
        { "kanri", "employer_seminar", ERR_DENIED },
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char at[LOCAL_SIZE];

        snprintf(at, sizeof at, "2014-11-1%zuT10:00", i);
        struct event ev = planned(rows[i].kind, at);
        fixture_as(f, rows[i].login);
        expect_err(f, event_save(f->d, &ev, &f->e), rows[i].want, NULL);
    }
    /* Another kind is no way round. */
    struct event meeting = planned("coordination_meeting", "2014-11-21T10:00");
    fixture_as(f, "shien");
    expect_ok(f, event_save(f->d, &meeting, &f->e));
    fixture_as(f, "uketsuke");
    snprintf(meeting.kind, sizeof meeting.kind, "orientation");
    expect_err(f, event_save(f->d, &meeting, &f->e), ERR_DENIED, NULL);
}

static void
history_keeps_its_own_refs(void **state)
{
    struct fixture *f = *state;
    struct event ev = planned("coordination_meeting", "2012-05-10T10:00");

    ev.history = true;
    snprintf(ev.ref, sizeof ev.ref, "K-7");
    expect_err(f, event_save(f->d, &ev, &f->e), ERR_DENIED, NULL); /* a worker imports nothing */
    fixture_as(f, "kakari");
    snprintf(ev.status, sizeof ev.status, "held"); /* without a single case */
    ev.place[0] = ev.title[0] = '\0';
    expect_ok(f, event_save(f->d, &ev, &f->e));
    assert_true(ev.imported);
    assert_int_equal(ev.staff_count, 0);
    snprintf(ev.ref, sizeof ev.ref, "M-000099");
    ev.id = 0;
    expect_err(f, event_save(f->d, &ev, &f->e), ERR_INVALID, "ref");
    snprintf(ev.ref, sizeof ev.ref, "K-8");
    ev.fictitious = true;
    expect_ok(f, event_save(f->d, &ev, &f->e));
    assert_false(ev.imported);
    expect_ok(f, event_find_ref(f->d, "K-7", &ev, &f->e));
    assert_true(ev.imported);
    assert_false(ev.history);
    expect_err(f, event_find_ref(f->d, "K-9", &ev, &f->e), ERR_NOT_FOUND, NULL);
}

static void
numbers_follow_the_date_within_the_year(void **state)
{
    static const char *const days[] = { "2014-03-31", "2014-04-10", "2014-06-10", "2014-06-10" };
    struct fixture *f = *state;
    struct event ev;
    int n;

    fixture_as(f, "kakari");
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        char ref[16];

        snprintf(ref, sizeof ref, "K-%zu", i);
        record_event(f, ref, "coordination_meeting", days[i], "held");
    }
    static const int want[] = { 1, 1, 2, 3 };
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        char ref[16];

        snprintf(ref, sizeof ref, "K-%zu", i);
        expect_ok(f, event_find_ref(f->d, ref, &ev, &f->e));
        expect_ok(f, event_number(f->d, &ev, &n, &f->e));
        assert_int_equal(n, want[i]);
    }
    ev = planned("coordination_meeting", "2014-05-01T10:00");
    expect_ok(f, event_number(f->d, &ev, &n, &f->e));
    assert_int_equal(n, 2); /* provisional: between the two */
    for (int i = 0; i < 2; i++) {
        ev = planned("coordination_meeting", i == 0 ? "2014-12-01T10:00" : "2014-11-20T10:00");
        expect_ok(f, event_save(f->d, &ev, &f->e));
    }
    expect_ok(f, event_number(f->d, &ev, &n, &f->e)); /* the earlier day, entered later */
    assert_int_equal(n, 4);
    snprintf(ev.starts_at, sizeof ev.starts_at, "2014-12-01T10:00");
    ev.id = fixture_number(f, "SELECT id FROM event WHERE day = '2014-12-01'");
    expect_ok(f, event_number(f->d, &ev, &n, &f->e));
    assert_int_equal(n, 5);
    fixture_sql(f, "UPDATE event SET status = 'cancelled' WHERE day = '2014-11-20'");
    expect_ok(f, event_number(f->d, &ev, &n, &f->e));
    assert_int_equal(n, 4);
}

/* ---- seats ---- */

static void
a_full_session_has_a_waiting_list(void **state)
{
    struct fixture *f = *state;
    int64_t id = orientation(f, "2014-11-10T10:00"), promoted;
    int64_t who[] = { fixture_person(f, "P-1", f->worker, false),
                      fixture_person(f, "P-2", f->worker, false),
                      fixture_person(f, "P-3", f->worker, false),
                      fixture_person(f, "P-4", f->worker, false) };
    struct participation first, p;
    struct seat_list seats;

    fixture_as(f, "uketsuke");
    expect_ok(f, seat_book(f->d, id, who[0], 0, &first, &f->e));
    expect_err(f, seat_book(f->d, id, who[0], 0, &p, &f->e), ERR_INVALID, "person");
    expect_ok(f, seat_book(f->d, id, who[1], 0, &p, &f->e));
    expect_err(f, seat_book(f->d, id, who[2], 0, &p, &f->e), ERR_INVALID, "capacity");
    expect_ok(f, seat_book(f->d, id, who[2], SEAT_WAIT, &p, &f->e));
    assert_true(p.waiting);
    expect_ok(f, seat_book(f->d, id, who[3], SEAT_WAIT, &p, &f->e));
    assert_stage(f, who[0], "orientation");
    assert_stage(f, who[2], "inquiry"); /* waiting is not a booking */

    snprintf(first.attendance, sizeof first.attendance, "cancelled_self");
    expect_ok(f, seat_change(f->d, &first, &promoted, &f->e));
    assert_int_equal(promoted, who[2]); /* the longest waiting, not the last */
    assert_stage(f, who[2], "orientation");
    expect_ok(f, seat_list(f->d, id, &seats, &f->e));
    assert_int_equal(seats.count, 4);
    assert_string_equal(seats.rows[3].person_ref, "P-4");
    assert_true(seats.rows[3].p.waiting);
    seat_list_free(&seats);

    expect_ok(f, seat_book(f->d, id, who[0], SEAT_WAIT, &p, &f->e)); /* back again, at the end */
    assert_true(p.waiting);
    assert_int_equal(p.id, first.id);
}

static bool
waits(struct fixture *f, int64_t event, int64_t person)
{
    return fixture_number(f, "SELECT waiting FROM participation WHERE event_id = %lld AND person_id"
                             " = %lld AND attendance = 'booked'",
                          (long long)event, (long long)person)
           != 0;
}

/* Whatever frees a place before the day, the first who waits has it, and no newcomer passes. */
static void
nobody_passes_those_who_wait(void **state)
{
    static const char *const frees[] = { "excused", "cancelled_self", "cancelled_office" };
    struct fixture *f = *state;
    int64_t a = fixture_person(f, "P-1", 0, false), b = fixture_person(f, "P-2", 0, false),
            c = fixture_person(f, "P-3", 0, false);

    for (size_t i = 0; i < sizeof frees / sizeof *frees; i++) {
        int64_t id = orientation(f, i == 0   ? "2014-11-10T10:00"
                                    : i == 1 ? "2014-11-11T10:00"
                                             : "2014-11-12T10:00");
        struct participation first, p;
        int64_t promoted;

        fixture_as(f, "kakari");
        fixture_sql(f, "UPDATE event SET capacity = 1 WHERE id = %lld", (long long)id);
        expect_ok(f, seat_book(f->d, id, a, 0, &first, &f->e));
        expect_ok(f, seat_book(f->d, id, b, SEAT_WAIT, &p, &f->e));
        assert_true(waits(f, id, b));
        LINE_COPY(first.attendance, frees[i]);
        expect_ok(f, seat_change(f->d, &first, &promoted, &f->e));
        assert_int_equal(promoted, b);
        assert_false(waits(f, id, b));
        assert_int_equal(fixture_number(f, "SELECT count(*) FROM field_history WHERE kind ="
                                           " 'participation' AND field = 'waiting' AND person_id"
                                           " = %lld", (long long)b),
                         (int64_t)i + 1);
        expect_err(f, seat_book(f->d, id, c, 0, &p, &f->e), ERR_INVALID, "capacity");
        expect_ok(f, seat_book(f->d, id, c, SEAT_WAIT, &p, &f->e));
        fixture_wait(60);
        LINE_COPY(first.attendance, "booked"); /* it was a mistake: the place is gone */
        expect_ok(f, seat_change(f->d, &first, &promoted, &f->e));
        assert_true(waits(f, id, a) && waits(f, id, c));
        LINE_COPY(p.attendance, "cancelled_self"); /* who only waited frees nothing */
        expect_ok(f, seat_change(f->d, &p, &promoted, &f->e));
        assert_int_equal(promoted, 0);
    }
    assert_int_equal(line_audit(f, "promote-seat"), 3);
}

/* More places: those who wait have them, in the order of waiting; who was booked anew comes last. */
static void
more_places_empty_the_waiting_list(void **state)
{
    struct fixture *f = *state;
    int64_t id = orientation(f, "2014-11-10T10:00");
    int64_t who[] = { fixture_person(f, "P-1", 0, false), fixture_person(f, "P-2", 0, false),
                      fixture_person(f, "P-3", 0, false), fixture_person(f, "P-4", 0, false) };
    struct participation p, first;
    struct event ev;

    fixture_as(f, "kakari");
    fixture_sql(f, "UPDATE event SET capacity = 1 WHERE id = %lld", (long long)id);
    for (int i = 0; i < 4; i++)
        expect_ok(f, seat_book(f->d, id, who[i], SEAT_WAIT, i == 1 ? &first : &p, &f->e));
    LINE_COPY(first.attendance, "cancelled_self");
    expect_ok(f, seat_change(f->d, &first, NULL, &f->e));
    fixture_wait(60);
    expect_ok(f, seat_book(f->d, id, who[1], SEAT_WAIT, &p, &f->e));
    expect_ok(f, event_find(f->d, id, &ev, &f->e));
    ev.capacity = 3;
    expect_ok(f, event_save(f->d, &ev, &f->e));
    assert_int_equal(ev.promoted, 2);
    assert_false(waits(f, id, who[2]) || waits(f, id, who[3]));
    assert_true(waits(f, id, who[1]));
    ev.capacity = EVENT_CAPACITY_MAX;
    expect_ok(f, event_save(f->d, &ev, &f->e));
    assert_int_equal(ev.promoted, 1);
    assert_false(waits(f, id, who[1]));
}

/* A list from before that rule, with a free place: the next who is booked does not take it away. */
static void
an_old_list_is_served_first(void **state)
{
    struct fixture *f = *state;
    int64_t id = orientation(f, "2014-11-10T10:00");
    int64_t old = fixture_person(f, "P-1", 0, false), fresh = fixture_person(f, "P-2", 0, false);
    struct participation p;

    fixture_as(f, "kakari");
    fixture_sql(f, "UPDATE event SET capacity = 1 WHERE id = %lld;"
                   "INSERT INTO participation (event_id, person_id, waiting) VALUES (%lld, %lld, 1)",
                (long long)id, (long long)id, (long long)old);
    expect_ok(f, seat_book(f->d, id, fresh, SEAT_WAIT, &p, &f->e));
    assert_true(p.waiting);
    assert_false(waits(f, id, old));
}

/* Places that are free beside people who wait are theirs: the refusal says so, and nobody is told
 * that a session with free places is full. */
static void
free_places_of_those_who_wait_are_said(void **state)
{
    struct fixture *f = *state;
    int64_t id = orientation(f, "2014-11-10T10:00");
    int64_t fresh = fixture_person(f, "P-9", 0, false);
    struct participation p;

    fixture_as(f, "kakari");
    for (int i = 0; i < 2; i++)
        fixture_sql(f, "INSERT INTO participation (event_id, person_id, waiting)"
                       " VALUES (%lld, %lld, 1)",
                    (long long)id, (long long)fixture_person(f, i ? "P-2" : "P-1", 0, false));
    assert_int_equal(seat_book(f->d, id, fresh, 0, &p, &f->e), ERR_INVALID);
    assert_non_null(strstr(f->e.msg, "(2)"));
    expect_err(f, ERR_INVALID, ERR_INVALID, "waiting");
    assert_int_equal(line_audit(f, "promote-seat"), 0); /* nothing is done by a refusal */
    expect_ok(f, seat_book(f->d, id, fresh, SEAT_WAIT, &p, &f->e));
    assert_true(p.waiting);
    assert_int_equal(line_audit(f, "promote-seat"), 2);
    expect_err(f, seat_book(f->d, id, fixture_person(f, "P-3", 0, false), 0, &p, &f->e),
               ERR_INVALID, "capacity"); /* now it is full */
}

/* A session that has begun takes nobody from its list, whatever is written down about it that day. */
static void
a_session_that_is_over_takes_nobody_in(void **state)
{
    struct fixture *f = *state;
    int64_t id = orientation(f, "2014-10-31T10:30");
    int64_t a = fixture_person(f, "P-1", 0, false), b = fixture_person(f, "P-2", 0, false),
            c = fixture_person(f, "P-3", 0, false);
    struct participation first, p;
    struct event ev;
    int64_t promoted;

    fixture_as(f, "kakari");
    fixture_sql(f, "UPDATE event SET capacity = 1 WHERE id = %lld", (long long)id);
    expect_ok(f, seat_book(f->d, id, a, SEAT_WAIT, &first, &f->e));
    expect_ok(f, seat_book(f->d, id, b, SEAT_WAIT, &p, &f->e));
    fixture_wait(60);
    expect_ok(f, seat_book(f->d, id, c, SEAT_WAIT, &p, &f->e));
    LINE_COPY(first.attendance, "excused");
    expect_ok(f, seat_change(f->d, &first, &promoted, &f->e));
    assert_int_equal(promoted, b); /* half an hour is left */
    fixture_clock("2014-10-31T01:30:00Z", "10:30");
    p.version = fixture_number(f, "SELECT version FROM participation WHERE person_id = %lld",
                               (long long)b);
    p.id = fixture_number(f, "SELECT id FROM participation WHERE person_id = %lld", (long long)b);
    p.waiting = false;
    LINE_COPY(p.attendance, "excused");
    expect_ok(f, seat_change(f->d, &p, &promoted, &f->e));
    assert_int_equal(promoted, 0);
    expect_ok(f, event_find(f->d, id, &ev, &f->e));
    LINE_COPY(ev.note, "架空");
    expect_ok(f, event_save(f->d, &ev, &f->e));
    assert_int_equal(ev.promoted, 0);
    assert_true(waits(f, id, c));
}

/* Who stays away leaves the place empty, and on the next day nobody gets it any more. */
static void
a_place_of_yesterday_is_nobodys(void **state)
{
    struct fixture *f = *state;
    int64_t id = orientation(f, "2014-10-31T09:30");
    int64_t a = fixture_person(f, "P-1", 0, false), b = fixture_person(f, "P-2", 0, false);
    struct participation first, p;
    int64_t promoted;

    fixture_as(f, "kakari");
    fixture_sql(f, "UPDATE event SET capacity = 1 WHERE id = %lld", (long long)id);
    expect_ok(f, seat_book(f->d, id, a, 0, &first, &f->e));
    expect_ok(f, seat_book(f->d, id, b, SEAT_WAIT, &p, &f->e));
    LINE_COPY(first.attendance, "absent");
    expect_ok(f, seat_change(f->d, &first, &promoted, &f->e));
    assert_int_equal(promoted, 0);
    f->d->today = (struct date){ 2014, 11, 1 };
    LINE_COPY(first.attendance, "excused");
    expect_ok(f, seat_change(f->d, &first, &promoted, &f->e));
    assert_int_equal(promoted, 0);
    assert_true(waits(f, id, b));
}

static void
arriving_carries_the_case_on(void **state)
{
    struct fixture *f = *state;
    int64_t id = orientation(f, "2014-10-31T09:30");
    int64_t own = fixture_person(f, "P-1", f->worker, false);
    int64_t none = fixture_person(f, "P-2", 0, false);
    struct participation p, q;

    expect_ok(f, seat_book(f->d, id, own, 0, &p, &f->e));
    expect_ok(f, seat_book(f->d, id, none, 0, &q, &f->e)); /* somebody without a case */
    expect_ok(f, seat_arrive(f->d, p.id, &f->e));
    assert_stage(f, own, "interview");
    expect_ok(f, seat_arrive(f->d, p.id, &f->e)); /* twice is fine */
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM stage_change WHERE cause_kind ="
                                       " 'participation'"), 2);
    char at[LOCAL_SIZE];
    fixture_text(f, at, sizeof at, "SELECT arrived_at FROM participation WHERE id = %lld",
                 (long long)p.id);
    assert_string_equal(at, "2014-10-31T10:00");

    expect_ok(f, seat_arrive(f->d, q.id, &f->e));
    /* A correction takes the stage back. */
    struct seat_list seats;
    expect_ok(f, seat_list(f->d, id, &seats, &f->e));
    p = seats.rows[0].p;
    seat_list_free(&seats);
    snprintf(p.attendance, sizeof p.attendance, "absent");
    expect_ok(f, seat_change(f->d, &p, NULL, &f->e));
    assert_stage(f, own, "orientation");
    p.version--;
    expect_err(f, seat_change(f->d, &p, NULL, &f->e), ERR_CONFLICT, NULL);
}

/* Lists are read over a shoulder: who is restricted is told by the family name alone to those who may
 * not open the record. */
static void
restricted_people_are_masked_in_lists(void **state)
{
    static const struct {
        const char *login;
        bool sees;
    } rows[] = { { "uketsuke", false }, { "shien", true }, { "kakari", true } };
    struct fixture *f = *state;
    int64_t id = orientation(f, "2014-10-31T09:30");
    int64_t who = fixture_person(f, "P-1", f->worker, false);

    expect_ok(f, seat_book(f->d, id, who, 0, NULL, &f->e));
    fixture_sql(f, "UPDATE person SET restricted = 1, name = '架空　静' WHERE id = %lld;"
                   "INSERT INTO person_need (person_id, need) VALUES (%lld, 'sign_language')",
                (long long)who, (long long)who);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct seat_list seats;
        struct day day;

        fixture_as(f, rows[i].login);
        expect_ok(f, seat_list(f->d, id, &seats, &f->e));
        expect_ok(f, day_load(f->d, f->d->today, false, &day, &f->e));
        assert_int_equal(day.event_count, 1);
        for (int k = 0; k < 2; k++) {
            const struct seat *seat = k == 0 ? &seats.rows[0] : &day.events[0].seats.rows[0];
            assert_string_equal(seat->name, rows[i].sees ? "架空　静" : "P-1");
            assert_int_equal(seat->kana[0] != '\0', rows[i].sees);
            assert_int_equal(seat->needs[0] != '\0', rows[i].sees);
        }
        seat_list_free(&seats);
        day_free(&day);
    }
}

static void
arrivals_at_the_counter_do_not_need_more_rights(void **state)
{
    struct fixture *f = *state;
    int64_t id = orientation(f, "2014-10-31T09:30");
    int64_t who = fixture_person(f, "P-1", f->worker, false);
    struct participation p;

    fixture_as(f, "uketsuke");
    expect_ok(f, seat_book(f->d, id, who, 0, &p, &f->e));
    int64_t denied = fixture_number(f, "SELECT count(*) FROM audit WHERE outcome = 'denied'");
    expect_ok(f, seat_arrive(f->d, p.id, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE outcome = 'denied'"),
                     denied);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM participation WHERE attendance ="
                                       " 'attended'"), 1);
}

static void
absence_and_other_events_keep_the_stage(void **state)
{
    struct fixture *f = *state;
    int64_t id = orientation(f, "2014-10-31T09:30");
    int64_t who = fixture_person(f, "P-1", f->worker, false);
    int64_t other = fixture_person(f, "P-2", f->worker, false);
    struct participation p;

    expect_ok(f, seat_book(f->d, id, who, 0, &p, &f->e));
    snprintf(p.attendance, sizeof p.attendance, "absent");
    expect_ok(f, seat_change(f->d, &p, NULL, &f->e));
    assert_stage(f, who, "orientation");
    snprintf(p.attendance, sizeof p.attendance, "sleeping");
    expect_err(f, seat_change(f->d, &p, NULL, &f->e), ERR_INVALID, "attendance");

    struct event ev = planned("leisure_programme", "2014-10-31T13:00");
    expect_ok(f, event_save(f->d, &ev, &f->e));
    expect_ok(f, seat_book(f->d, ev.id, other, 0, &p, &f->e));
    expect_ok(f, seat_arrive(f->d, p.id, &f->e));
    assert_stage(f, other, "inquiry");
}

static void
bookings_need_a_planned_event_of_the_day(void **state)
{
    struct fixture *f = *state;
    struct event ev = planned("orientation", "2014-11-10T10:00");
    int64_t who = fixture_person(f, "P-1", f->worker, false);
    struct participation p;

    expect_ok(f, event_save(f->d, &ev, &f->e));
    expect_ok(f, seat_book(f->d, ev.id, who, 0, &p, &f->e));
    expect_err(f, seat_arrive(f->d, p.id, &f->e), ERR_INVALID, "event"); /* not today */
    snprintf(ev.status, sizeof ev.status, "cancelled");
    expect_ok(f, event_save(f->d, &ev, &f->e));
    expect_err(f, seat_book(f->d, ev.id, who, 0, &p, &f->e), ERR_INVALID, "event");
    expect_err(f, seat_book(f->d, 999, who, 0, &p, &f->e), ERR_NOT_FOUND, NULL);
    expect_err(f, seat_arrive(f->d, 999, &f->e), ERR_NOT_FOUND, NULL);
}

static void
say(struct participation *p, const char *attendance)
{
    snprintf(p->attendance, sizeof p->attendance, "%s", attendance);
}

/* Nobody has come to a session that is still ahead, and of a past one it is said whether. */
static void
the_day_decides_what_may_be_said(void **state)
{
    static const char *const all[] = { "booked", "attended", "absent", "excused", "cancelled_self",
                                       "cancelled_office" };
    static const struct {
        const char *starts_at, *may; /* in the order of `all` */
    } rows[] = {
        { "2014-11-10T10:00", "YNNYYY" },
        { "2014-10-31T15:00", "YYYYYY" },
        { "2014-10-30T10:00", "NYYYYY" },
    };
    struct fixture *f = *state;
    int64_t who = fixture_person(f, "P-1", f->worker, false);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
            int64_t id = orientation(f, rows[i].starts_at);
            struct participation p;

            expect_ok(f, seat_book(f->d, id, who, 0, &p, &f->e));
            fixture_sql(f, "UPDATE participation SET attendance = '%s' WHERE id = %lld",
                        k == 3 ? "cancelled_self" : "excused", (long long)p.id);
            say(&p, all[k]);
            if (rows[i].may[k] == 'Y')
                expect_ok(f, seat_change(f->d, &p, NULL, &f->e));
            else
                expect_err(f, seat_change(f->d, &p, NULL, &f->e), ERR_INVALID, "attendance");
            fixture_sql(f, "DELETE FROM participation; UPDATE event SET status = 'cancelled'");
        }
}

/* What else stands on a seat is written without being asked for the outcome. */
static void
a_note_asks_for_no_outcome(void **state)
{
    struct fixture *f = *state;
    struct participation p;

    expect_ok(f, seat_book(f->d, orientation(f, "2014-10-30T10:00"),
                           fixture_person(f, "P-1", f->worker, false), 0, &p, &f->e));
    snprintf(p.note, sizeof p.note, "電話あり");
    expect_ok(f, seat_change(f->d, &p, NULL, &f->e));
}

static void
corrections_are_kept(void **state)
{
    struct fixture *f = *state;
    struct participation p;
    char words[200];

    expect_ok(f, seat_book(f->d, orientation(f, "2014-10-31T09:30"),
                           fixture_person(f, "P-1", f->worker, false), 0, &p, &f->e));
    say(&p, "attended");
    expect_ok(f, seat_change(f->d, &p, NULL, &f->e)); /* no correction */
    say(&p, "absent");
    expect_ok(f, seat_change(f->d, &p, NULL, &f->e));
    say(&p, "excused");
    snprintf(p.note, sizeof p.note, "当日の朝に電話");
    expect_ok(f, seat_change(f->d, &p, NULL, &f->e));
    fixture_text(f, words, sizeof words,
                 "SELECT group_concat(old_value || '>' || new_value || ':' || reason || ':' ||"
                 " staff_id, ' ') FROM field_history WHERE kind = 'participation' AND field ="
                 " 'attendance' ORDER BY id");
    char want[200];
    snprintf(want, sizeof want, "attended>absent::%lld absent>excused:当日の朝に電話:%lld",
             (long long)f->d->user.staff_id, (long long)f->d->user.staff_id);
    assert_string_equal(words, want);
}

/* ---- lists ---- */

static void
the_day_shows_events_seats_and_dues(void **state)
{
    struct fixture *f = *state;
    int64_t id = orientation(f, "2014-10-31T09:30");
    int64_t who = fixture_person(f, "P-1", f->worker, false);
    struct participation p;
    struct day day;
    struct event_list list;

    struct event next = planned("orientation", "2014-11-01T09:30"); /* a Saturday */
    expect_err(f, event_save(f->d, &next, &f->e), ERR_INVALID, "despite");
    snprintf(next.despite, sizeof next.despite, "土曜の会場");
    expect_ok(f, event_save(f->d, &next, &f->e));
    struct event early = planned("orientation", "2014-10-31T08:30");
    snprintf(early.despite, sizeof early.despite, "開所前の会");
    expect_ok(f, event_save(f->d, &early, &f->e));
    expect_ok(f, seat_book(f->d, id, who, 0, &p, &f->e));
    fixture_sql(f, "UPDATE support_case SET next_action = 'call_back', next_on = '2014-10-30'");
    expect_ok(f, day_load(f->d, f->d->today, false, &day, &f->e));
    assert_int_equal(day.event_count, 2);
    assert_int_equal(day.events[0].event.id, early.id); /* in order of time */
    assert_string_equal(day.events[1].staff, "架空 支援");
    assert_int_equal(day.events[1].seats.count, 1);
    assert_string_equal(day.events[1].seats.rows[0].person_ref, "P-1");
    assert_int_equal(day.due.count, 1);
    day_free(&day);
    day_free(&day);

    expect_ok(f, event_list(f->d, iso_day("2014-10-31"), iso_day("2014-11-01"), &list, &f->e));
    assert_int_equal(list.count, 3);
    assert_int_equal(list.rows[1].seats, 1);
    event_list_free(&list);
    fixture_as(f, "kansa");
    expect_err(f, day_load(f->d, f->d->today, false, &day, &f->e), ERR_DENIED, NULL);
    expect_err(f, event_list(f->d, f->d->today, f->d->today, &list, &f->e), ERR_DENIED, NULL);
}

static void
no_statement_scans_or_sorts(void **state)
{
    struct fixture *f = *state;
    int64_t id = orientation(f, "2014-10-31T09:30");
    int64_t who = fixture_person(f, "P-1", f->worker, false);
    struct participation p;
    struct seat_list seats;
    struct event_list list;
    struct event ev;
    int n;

    assert_no_scan(f);
    expect_ok(f, seat_book(f->d, id, who, 0, &p, &f->e));
    expect_ok(f, seat_arrive(f->d, p.id, &f->e));
    expect_ok(f, seat_list(f->d, id, &seats, &f->e));
    seat_list_free(&seats);
    expect_ok(f, event_list(f->d, iso_day("2014-10-01"), iso_day("2014-11-01"), &list, &f->e));
    event_list_free(&list);
    expect_ok(f, event_find(f->d, id, &ev, &f->e));
    expect_ok(f, event_number(f->d, &ev, &n, &f->e));
    assert_no_scan(f);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(saving_gives_ref_and_staff),
        TEST(sessions_and_meetings_have_an_end),
        TEST(bad_events_are_refused),
        TEST(a_report_needs_head_count_and_summary),
        TEST(a_held_event_is_corrected_by_a_supervisor),
        TEST(a_change_of_staff_is_named_in_the_line),
        TEST(a_change_of_staff_alone_is_not_lost_silently),
        TEST(roles_write_their_own_kinds),
        TEST(history_keeps_its_own_refs),
        TEST(numbers_follow_the_date_within_the_year),
        TEST(a_full_session_has_a_waiting_list),
        TEST(nobody_passes_those_who_wait),
        TEST(more_places_empty_the_waiting_list),
        TEST(an_old_list_is_served_first),
        TEST(free_places_of_those_who_wait_are_said),
        TEST(a_session_that_is_over_takes_nobody_in),
        TEST(a_place_of_yesterday_is_nobodys),
        TEST(arriving_carries_the_case_on),
        TEST(restricted_people_are_masked_in_lists),
        TEST(arrivals_at_the_counter_do_not_need_more_rights),
        TEST(absence_and_other_events_keep_the_stage),
        TEST(bookings_need_a_planned_event_of_the_day),
        TEST(the_day_decides_what_may_be_said),
        TEST(a_note_asks_for_no_outcome),
        TEST(corrections_are_kept),
        TEST(the_day_shows_events_seats_and_dues),
        TEST(no_statement_scans_or_sorts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
