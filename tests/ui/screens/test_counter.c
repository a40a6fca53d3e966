/* The counter: the desk of today, intake, people, a person's card and its forms. */
#include "tests/ui/screens/office.h"

#include <stdio.h>
#include <string.h>

#include "desk/people.h"
#include "ui/kit/command.h"
#include "ui/kit/form.h"
#include "ui/kit/screen.h"
#include "ui/screens/ask_reason.h"
#include "ui/screens/consent.h"
#include "ui/screens/intake.h"
#include "ui/screens/people.h"
#include "ui/screens/person.h"
#include "ui/screens/person_edit.h"
#include "ui/screens/person_fields.h"
#include "ui/screens/slip.h"
#include "ui/screens/slips.h"
#include "ui/screens/today.h"

/* ---- golden screens ---- */

static void
test_today_looks(void **state)
{
    struct office *o = *state;

    office_shots(o, "today-reception", "uketsuke", &today_screen, NULL, "2 a");
    office_shots(o, "today-worker", "shien", &today_screen, NULL, "");
    office_shots(o, "today-auditor", "kansa", &today_screen, NULL, "");
}

static void
test_intake_looks(void **state)
{
    struct office *o = *state;

    office_shots(o, "intake-empty", "uketsuke", &intake_screen, NULL, "");
    office_shots_typed(o, "intake-found", "uketsuke", &intake_screen, NULL, "", "かくう", "");
    office_shots_typed(o, "intake-nobody", "uketsuke", &intake_screen, NULL, "", "みどり", "");
}

static void
test_slip_looks(void **state)
{
    struct office *o = *state;
    const struct slip_arg fresh = { .kind = SLIP_NEW_PERSON, .typed = "090-5555-9999" };
    const struct slip_arg known = { .kind = SLIP_KNOWN_PERSON, .person_id = o->taro };
    const struct slip_arg nobody = { .kind = SLIP_ANONYMOUS };
    const struct slip_arg stored = { .kind = SLIP_STORED, .slip_id = 1 };

    office_shots(o, "slip-new", "uketsuke", &slip_screen, &fresh, "");
    office_shots(o, "slip-new-errors", "uketsuke", &slip_screen, &fresh, "F9");
    office_shots(o, "slip-known", "uketsuke", &slip_screen, &known, "");
    office_shots(o, "slip-anonymous", "uketsuke", &slip_screen, &nobody, "Tab");
    office_shots(o, "slip-stored", "kakari", &slip_screen, &stored, "");
    office_shots(o, "slip-ends", "kakari", &slip_screen, &stored, "x");
    office_begin(o, "kakari", &slip_screen, &stored);
    app_feed(o->app, "x F9"); /* without a reason */
    assert_int_equal(office_count(o, "support_case WHERE stage = 'closed'"), 1);
    app_feed(o->app, "1 F9");
    assert_shows(o, "ケースを終了しました");
    assert_int_equal(office_count(o, "support_case WHERE stage = 'closed'"), 2);
    assert_int_equal(office_count(o, "audit WHERE action = 'close-case'"), 2);
}

/* Reading the slip again says nothing new in the audit log: two desks would wake each other. */
static void
test_a_slip_at_rest_writes_nothing(void **state)
{
    struct office *o = *state;
    const struct slip_arg arg = { .kind = SLIP_KNOWN_PERSON, .person_id = o->taro };
    long long lines;

    office_begin(o, "uketsuke", &slip_screen, &arg);
    lines = office_count(o, "audit");
    screen_reload(app_top(o->app));
    screen_reload(app_top(o->app));
    assert_int_equal(office_count(o, "audit"), lines);
}

/* A slip taken without a name is found again by its day. */
static void
test_slips_look(void **state)
{
    struct office *o = *state;

    fixture_sql(o->f, "INSERT INTO intake_slip (fy, serial, received_at, received_by, anonymous,"
                      " method, consulter_kind, referral_source, chief_complaint, response,"
                      " next_action, consent_state) VALUES (2014, 90, '2014-10-31T09:20', %lld, 1,"
                      " 'phone', 'family', 'hello_work', '息子のこと。', '説明した。', 'none',"
                      " 'pending')", (long long)o->f->reception);
    office_shots(o, "slips", "uketsuke", &slips_screen, NULL, "");
    office_begin(o, "uketsuke", &intake_screen, NULL);
    app_feed(o->app, "Ctrl-Y Enter");
    assert_ptr_equal(office_shown(o), &slip_screen);
    assert_shows(o, "息子のこと。");
    app_feed(o->app, "F3 F8");
    assert_shows(o, "平成26年11月");
    assert_shows(o, "受付票はありません");
}

static void
test_people_looks(void **state)
{
    struct office *o = *state;

    office_shots(o, "people-cases", "kakari", &people_screen, NULL, "");
    office_shots_typed(o, "people-found", "shien", &people_screen, NULL, "", "0101", "Down");
}

static void
test_person_looks(void **state)
{
    struct office *o = *state;
    const struct person_arg taro = { o->taro }, saburo = { o->saburo };

    office_shots(o, "person-card", "shien", &person_screen, &taro, "");
    office_shots(o, "person-closed", "kakari", &person_screen, &saburo, "");
    office_shots(o, "person-stage", "shien", &person_screen, &taro, "Enter");
    office_shots(o, "person-next", "shien", &person_screen, &taro, "n");
    office_shots(o, "person-suspend", "shien", &person_screen, &taro, "u");
    office_shots(o, "person-edit", "shien", &person_edit_screen, &taro, "");
    office_shots(o, "consent-new", "shien", &consent_screen, &(struct record_arg){ 0, o->taro },
                 "");
}

/* A draft is listed in the words of whoever reads the list now. */
static void
test_drafts_are_listed_in_the_readers_language(void **state)
{
    struct office *o = *state;

    office_start(o, "shien", "ja", 24, 80, &person_edit_screen, &(struct person_arg){ o->taro });
    app_type(o->app, "x");
    app_keep_drafts(o->app);
    office_start(o, "shien", "ja", 24, 80, &today_screen, NULL);
    assert_shows(o, "基本情報");
    office_start(o, "shien", "en", 24, 80, &today_screen, NULL);
    assert_shows(o, "Card");
}

static void
opened(struct screen *s)
{
    screen_say(s, "%s", ((struct desk *)screen_desk(s))->reason);
}

/* Why a record is opened is asked in the reader's language. */
static void
test_reasons_are_asked_in_japanese(void **state)
{
    struct office *o = *state;
    const struct err e = { .code = ERR_DENIED, .field = "reason" };

    office_begin(o, "uketsuke", &today_screen, NULL);
    assert_true(ask_reason(app_top(o->app), &e, opened));
    assert_shows(o, "本日来所の方");
    assert_false(office_shows(o, "The visitor is here"));
    app_feed(o->app, "1");
    assert_string_equal(app_status(o->app), "visitor");
}

/* The words of a row are not cut while the column beside has room. */
static void
test_today_shares_its_room(void **state)
{
    struct office *o = *state;

    fixture_sql(o->f, "UPDATE event SET status = 'cancelled'");
    o->f->d->today = (struct date){ 2014, 11, 20 }; /* nothing but what is due */
    office_begin(o, "shien", &today_screen, NULL);
    assert_shows(o, "架空　太郎");
    assert_shows(o, "手帳の期限 精神障害者保健福祉手帳");
}

/* What a draft brings back stands there at once, and the focus where it was. */
static void
test_rows_of_a_draft_are_shown_at_once(void **state)
{
    struct office *o = *state;
    const struct person_arg taro = { o->taro };
    char before[16];

    office_begin(o, "shien", &person_edit_screen, &taro);
    office_type_at(o, "phone2", "090-5555-0000");
    app_feed(o->app, "Tab 1");
    snprintf(before, sizeof before, "%s", form_focused(office_form(o)));
    assert_string_not_equal(before, "phone2");
    app_keep_drafts(o->app);
    office_begin(o, "shien", &person_edit_screen, &taro);
    assert_string_equal(form_focused(office_form(o)), before);
}

/* ---- what is noted of a search ---- */

static const char searches[] = "audit WHERE action = 'search'";

/* One line for each name that somebody looked for, whether or not a row was opened. */
static void
test_searches_are_traced(void **state)
{
    static const struct screen_ops *const screens[] = { &intake_screen, &people_screen };
    struct office *o = *state;
    long long before = office_count(o, searches);

    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++, before += 4) {
        office_begin(o, "uketsuke", screens[i], NULL);
        app_type(o->app, "かくう");
        assert_int_equal(office_count(o, searches), before); /* still typing */
        app_feed(o->app, "Backspace Backspace");
        app_type(o->app, "くうた"); /* the same search goes on */
        assert_int_equal(office_count(o, searches), before);
        app_feed(o->app, "Ctrl-U");
        app_type(o->app, "はなこ"); /* another one */
        assert_int_equal(office_count(o, searches), before + 1);
        app_keep_drafts(o->app); /* hidden, signed out or ended */
        assert_int_equal(office_count(o, searches), before + 2);
        app_feed(o->app, "Ctrl-U");
        app_type(o->app, "0101");
        app_feed(o->app, "Down Enter");
        assert_int_equal(office_count(o, searches), before + 3);
        office_begin(o, "uketsuke", &today_screen, NULL);
        app_feed(o->app, i == 0 ? "i" : "p");
        app_type(o->app, "かくう");
        app_feed(o->app, "F3"); /* left without a choice */
        assert_int_equal(office_count(o, searches), before + 4);
    }
}

/* A card that stands open is read again whenever another desk saves: that is no new opening, or two
 * desks would keep each other writing for ever. */
static void
test_reading_again_is_no_opening(void **state)
{
    static const char opened[] = "audit WHERE action IN ('open_a', 'open_b', 'open_c')";
    struct office *o = *state;
    const struct person_arg taro = { o->taro }, hanako = { o->hanako };
    long long before = office_count(o, opened);

    office_begin(o, "shien", &person_screen, &taro);
    long long first = office_count(o, opened);
    assert_true(first > before);
    for (int i = 0; i < 3; i++)
        screen_reload(app_top(o->app));
    app_feed(o->app, "F5");
    assert_int_equal(office_count(o, opened), first);
    office_begin(o, "shien", &person_screen, &taro); /* anew: this is one */
    assert_true(office_count(o, opened) > first);
    first = office_count(o, opened);
    snprintf(o->f->d->reason, sizeof o->f->d->reason, "phone_call");
    assert_true(screen_push(app_top(o->app), &person_screen, &hanako)); /* and so is another */
    assert_true(office_count(o, opened) > first);
    first = office_count(o, opened);
    app_feed(o->app, "F3"); /* the card below comes to light again */
    assert_int_equal(office_count(o, opened), first);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define OFFICE(test) cmocka_unit_test_setup_teardown(test, office_open, office_close)
        OFFICE(test_today_looks),
        OFFICE(test_intake_looks),
        OFFICE(test_slip_looks),
        OFFICE(test_slips_look),
        OFFICE(test_people_looks),
        OFFICE(test_person_looks),
        OFFICE(test_drafts_are_listed_in_the_readers_language),
        OFFICE(test_reasons_are_asked_in_japanese),
        OFFICE(test_today_shares_its_room),
        OFFICE(test_a_slip_at_rest_writes_nothing),
        OFFICE(test_rows_of_a_draft_are_shown_at_once),
        OFFICE(test_searches_are_traced),
        OFFICE(test_reading_again_is_no_opening),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
