/* Notes pinned on the card: raised, resolved with a word, seen where the person is listed. */
#include "tests/desk/fixture.h"

#include <string.h>

#include "core/flag.h"
#include "desk/event.h"
#include "desk/flag.h"
#include "tests/desk/line.h"
#include "tests/desk/records.h"

static int
setup(void **state)
{
    return fixture_open(state);
}

static void
a_note_is_resolved_with_a_word_and_stays(void **state)
{
    struct fixture *f = *state;
    struct flags list;

    fixture_as(f, "uketsuke");
    int64_t id = fixture_person(f, "P-1", f->worker, false);
    expect_ok(f, flag_raise(f->d, id, " 書類待ち ", &f->e));
    assert_int_equal(line_audit(f, "raise-flag"), 1);
    expect_ok(f, flag_list(f->d, id, &list, &f->e));
    assert_int_equal(list.count, 1);
    assert_string_equal(list.rows[0].words, "書類待ち");
    assert_int_equal(date_compare(list.rows[0].raised_on, f->d->today), 0);
    assert_string_not_equal(list.rows[0].raised_name, "");
    struct flag flag = list.rows[0];
    flags_free(&list);
    expect_err(f, flag_resolve(f->d, flag.id, flag.version, "  ", &f->e), ERR_INVALID, "reason");
    expect_ok(f, flag_resolve(f->d, flag.id, flag.version, "受け取った。", &f->e));
    expect_err(f, flag_resolve(f->d, flag.id, flag.version, "また", &f->e), ERR_CONFLICT, NULL);
    expect_err(f, flag_resolve(f->d, 4711, 1, "また", &f->e), ERR_NOT_FOUND, "flag");
    expect_ok(f, flag_list(f->d, id, &list, &f->e));
    assert_int_equal(list.count, 0);
    flags_free(&list);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person_flag WHERE resolved_on ="
                                       " '2014-10-31' AND resolved_by = %lld",
                                    (long long)f->reception), 1);
}

static void
bad_words_pin_nothing(void **state)
{
    static const char *const bad[] = { "", "   ", "\x1b[1m", "a\nb", "\x80" };
    struct fixture *f = *state;
    char full[FLAG_CHARS * 3 + 4] = "";

    fixture_as(f, "uketsuke");
    int64_t id = fixture_person(f, "P-1", f->worker, false);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        expect_err(f, flag_raise(f->d, id, bad[i], &f->e), ERR_INVALID, "words");
    for (int i = 0; i < FLAG_CHARS; i++)
        strcat(full, "字");
    expect_ok(f, flag_raise(f->d, id, full, &f->e));
    strcat(full, "字");
    expect_err(f, flag_raise(f->d, id, full, &f->e), ERR_INVALID, "words");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person_flag"), 1);
}

static void
lists_leave_out_restricted_people(void **state)
{
    struct fixture *f = *state;
    struct flags list;
    char words[LONG_SIZE];

    fixture_as(f, "kakari");
    int64_t open = fixture_person(f, "P-1", f->worker, false);
    int64_t hidden = fixture_person(f, "P-2", f->worker, true);
    fixture_sql(f,
                "INSERT INTO person_flag (person_id, words, raised_on, raised_by) VALUES (%lld, 'a',"
                " '2014-10-01', 1), (%lld, 'b', '2014-10-01', 1), (%lld, 'c', '2014-10-01', 1)",
                (long long)open, (long long)open, (long long)hidden);
    assert_no_scan(f);
    expect_ok(f, flag_open_list(f->d, &list, &f->e));
    assert_no_scan(f);
    assert_int_equal(list.count, 3);
    flags_words(&list, open, words, sizeof words);
    assert_string_equal(words, "! a / b");
    flags_words(&list, open, words, 5);
    assert_string_equal(words, "! a");
    flags_words(&list, 4711, words, sizeof words);
    assert_string_equal(words, "");
    flags_free(&list);
    /* How to contact somebody with care goes before what is pinned. */
    fixture_sql(f, "UPDATE person SET contact_caution = '職場には' || char(10) || '電話しない' WHERE id"
                   " IN (%lld, %lld)", (long long)open, (long long)hidden);
    expect_ok(f, flag_open_list(f->d, &list, &f->e));
    assert_no_scan(f);
    flags_words(&list, open, words, sizeof words);
    assert_string_equal(words, "! 職場には 電話しない / a / b");
    flags_free(&list);
    fixture_as(f, "uketsuke");
    expect_ok(f, flag_open_list(f->d, &list, &f->e));
    assert_int_equal(list.count, 3);
    flags_free(&list);
    expect_err(f, flag_list(f->d, hidden, &list, &f->e), ERR_DENIED, NULL);
    expect_err(f, flag_raise(f->d, hidden, "d", &f->e), ERR_DENIED, NULL);
}

/* However many are pinned: a list that was cut would hide some of them without a word. */
static void
no_open_note_is_left_out(void **state)
{
    struct fixture *f = *state;
    struct flags list;

    fixture_as(f, "kakari");
    int64_t id = fixture_person(f, "P-1", f->worker, false);
    fixture_sql(f,
                "WITH RECURSIVE k (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k WHERE i < 5001)"
                " INSERT INTO person_flag (person_id, words, raised_on, raised_by)"
                " SELECT %lld, 'a', '2014-10-01', 1 FROM k",
                (long long)id);
    expect_ok(f, flag_open_list(f->d, &list, &f->e));
    assert_int_equal(list.count, 5001);
    flags_free(&list);
}

/* Who stands on the list of a session: notes and care, but not of people the counter may not see. */
static void
seats_tell_notes_and_care(void **state)
{
    struct fixture *f = *state;
    struct seat_list seats;

    fixture_as(f, "kakari");
    int64_t open = fixture_person(f, "P-1", f->worker, false);
    int64_t hidden = fixture_person(f, "P-2", f->worker, true);
    int64_t event = record_event(f, "E-1", "orientation", "2014-10-31", "planned");
    fixture_sql(f,
                "UPDATE person SET contact_caution = '電話は' || char(10) || '夕方';"
                "INSERT INTO person_flag (person_id, words, raised_on, raised_by) SELECT id, 'x',"
                " '2014-10-01', 1 FROM person;"
                "INSERT INTO participation (event_id, person_id) VALUES (%lld, %lld), (%lld, %lld)",
                (long long)event, (long long)open, (long long)event, (long long)hidden);
    fixture_as(f, "uketsuke");
    expect_ok(f, seat_list(f->d, event, &seats, &f->e));
    assert_string_equal(seats.rows[0].caution, "電話は 夕方");
    assert_string_equal(seats.rows[0].flags, "x");
    assert_string_equal(seats.rows[1].caution, "");
    assert_string_equal(seats.rows[1].flags, "");
    seat_list_free(&seats);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_note_is_resolved_with_a_word_and_stays),
        TEST(bad_words_pin_nothing),
        TEST(lists_leave_out_restricted_people),
        TEST(no_open_note_is_left_out),
        TEST(seats_tell_notes_and_care),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
