/* How many keys the common acts of registering take, beyond the text that is typed; and that who may
 * be the same stands beside the form in the real program. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/tui/desk_run.h"

/* Presses them and says how many they were. */
static int
press(struct run *r, const char *names)
{
    int n = 0;

    for (const char *p = names + strspn(names, " "); *p != '\0'; p += strspn(p, " ")) {
        p += strcspn(p, " ");
        n++;
    }
    run_keys(r, names);
    return n;
}

static void
read_in(struct run *r, const char *kind, const char *csv)
{
    char path[400], out[2000];
    FILE *file;

    snprintf(path, sizeof path, "%s/in.csv", r->folder);
    file = fopen(path, "w");
    assert_non_null(file);
    fputs(csv, file);
    fclose(file);
    if (run_command(r, RUN_SUPERVISOR, out, sizeof out, "import", kind, path, NULL) != 0)
        fail_msg("%s", out);
}

/* A person of long ago, and an orientation to come. */
static void
office_of_before(struct run *r)
{
    read_in(r, "people",
            "ref,name,kana,birth_date,phone,opened_on\n"
            "P-1,架空 花子,カクウ ハナコ,1980-05-06,03-5555-0101,2013-04-01\n");
    read_in(r, "events",
            "ref,kind,starts_at,place,status\n"
            "E-1,orientation,2014-11-05T10:00,第1会議室,planned\n"
            "E-2,orientation,2014-11-19T10:00,第1会議室,planned\n");
}

/* From the saved slip to the seat. */
static void
booking_an_orientation(struct run *r, const char *lang)
{
    int keys;

    run_start(r, lang, 0, 0, RUN_RECEPTION);
    run_keys(r, "i F2");
    run_fill_slip(r, "架空 みどり", "カクウ ミドリ");
    run_keys(r, "Ctrl-S");
    run_assert_like(r, "Saved as slip %s. o: seat in an orientation, b: interview, n: next visitor.");
    keys = press(r, "o");
    vt_assert_shows(r->t, "第1会議室");
    keys += press(r, "1");
    run_assert_like(r, "Booked: orientation on %s %s.");
    assert_true(keys <= 3);
}

/* Somebody who is not a visitor of today, so that a reason is asked for too. */
static void
known_person_to_open_card(struct run *r, const char *lang)
{
    int keys;

    run_start(r, lang, 0, 0, RUN_RECEPTION);
    keys = press(r, "p");
    run_text(r, "はなこ");
    vt_assert_shows(r->t, "架空 花子");
    keys += press(r, "Down Enter 1");
    run_assert_shows(r, "In charge");
    vt_assert_shows(r->t, "架空 花子");
    assert_true(keys <= 4);
}

/* The phone rings: who it is, the first free time, saved. From the card, which asks why it is opened,
 * and from the desk of today, where nobody's record is opened. */
static void
phone_booking(struct run *r, const char *lang)
{
    int keys;

    run_start(r, lang, 0, 0, RUN_RECEPTION);
    keys = press(r, "p");
    run_text(r, "はなこ");
    keys += press(r, "Down Enter 1 +");
    run_assert_shows(r, "Appointment");
    vt_assert_shows(r->t, "架空 花子");
    keys += press(r, "F9");
    run_assert_like(r, "Booked: interview on %s %s, %s.");
    assert_true(keys <= 12);
    assert_int_equal(keys, 6);

    run_start(r, lang, 0, 0, RUN_RECEPTION);
    keys = press(r, "r");
    run_text(r, "はなこ");
    keys += press(r, "Enter Enter F9");
    run_assert_like(r, "Booked: interview on %s %s, %s.");
    assert_int_equal(keys, 4);
    run_quit(r);
}

/* Another day and time than the first free one: still within twelve. */
static void
phone_booking_at_a_chosen_time(struct run *r, const char *lang)
{
    int keys;

    run_start(r, lang, 0, 0, RUN_RECEPTION);
    keys = press(r, "r");
    run_text(r, "はなこ");
    keys += press(r, "Enter Enter F2 3 F9");
    run_assert_like(r, "Booked: interview on %s %s, %s.");
    assert_true(keys <= 12);
}

/* From the saved slip, as its next step. */
static void
booking_an_interview_from_the_slip(struct run *r, const char *lang)
{
    int keys;

    run_start(r, lang, 0, 0, RUN_RECEPTION);
    run_keys(r, "i F2");
    run_fill_slip(r, "架空 あおば", "カクウ アオバ");
    run_keys(r, "Ctrl-S");
    run_assert_like(r, "Saved as slip %s. o: seat in an orientation, b: interview, n: next visitor.");
    keys = press(r, "b F9");
    run_assert_like(r, "Booked: interview on %s %s, %s.");
    assert_int_equal(keys, 2);
    run_keys(r, "p");
    run_assert_shows(r, "Booked for an interview"); /* the next step has ended by it */
}

/* Typed wrong by one letter, with the right birth date: seen before saving, and taken. */
/* It is somebody on file, and the program ends without a word before another key: the visit is a draft
 * of that person, and what was typed of the person one of the card. */
static void
killed_after_choosing_who_it_is(void **state)
{
    struct run *r = *state;

    office_of_before(r);
    run_start(r, "ja", 0, 0, RUN_RECEPTION);
    run_keys(r, "i F2");
    run_fill(r, "Phone", "03-5555-0101");
    run_fill(r, "Address", "架空荘9号");
    run_fill(r, "Main concern", "働きたい");
    run_keys(r, "Ctrl-V 1");
    vt_signal(r->t, SIGKILL);
    assert_int_equal(vt_exit(r->t), 1000 + SIGKILL);
    assert_int_equal(run_sql(r, "SELECT count(*) FROM draft WHERE form = 'slip'"
                                " AND person_id IS NOT NULL AND body LIKE '%働きたい%'"),
                     1);
    assert_int_equal(run_sql(r, "SELECT count(*) FROM draft WHERE form = 'person_edit'"
                                " AND body LIKE '%架空荘9号%'"),
                     1);
    assert_int_equal(run_sql(r, "SELECT count(*) FROM draft"), 2);
}

static void
suspects_are_seen_while_typing(struct run *r, const char *lang)
{
    run_start(r, lang, 0, 0, RUN_RECEPTION);
    run_keys(r, "i F2");
    run_fill(r, "Name", "架空 花子");
    run_fill(r, "Reading", "カクウ ハナゴ");
    vt_assert_hides(r->t, "P-1");
    run_fill(r, "Birth date", "S55.5.6");
    run_keys(r, "Tab");
    vt_assert_shows(r->t, "P-1");
    run_keys(r, "Ctrl-V 1");
    run_assert_shows(r, "Main concern");
    vt_assert_shows(r->t, "P-1");
}

static void
postal_code_fills_the_address(struct run *r, const char *lang)
{
    run_start(r, lang, 0, 0, RUN_RECEPTION);
    run_keys(r, "i F2");
    run_fill(r, "Postal code", "１７６００１２");
    vt_assert_shows(r->t, "東京都練馬区豊玉北");
    run_keys(r, "Tab");
    run_text(r, "6-12");
    vt_assert_shows(r->t, "東京都練馬区豊玉北6-12");
}

static void
test_acts(void **state, const char *lang)
{
    struct run *r = *state;

    office_of_before(r);
    booking_an_orientation(r, lang);
    known_person_to_open_card(r, lang);
    phone_booking(r, lang);
    phone_booking_at_a_chosen_time(r, lang);
    booking_an_interview_from_the_slip(r, lang);
    suspects_are_seen_while_typing(r, lang);
}

static void
test_japanese(void **state)
{
    test_acts(state, "ja");
}

static void
test_english(void **state)
{
    test_acts(state, "en");
}

static void
test_postal(void **state)
{
    postal_code_fills_the_address(*state, "ja");
}

static const struct CMUnitTest tests[] = {
    desk_test(test_japanese),
    desk_test(test_english),
    desk_test(test_postal),
    desk_test(killed_after_choosing_who_it_is),
};

RUN_MAIN(tests)
