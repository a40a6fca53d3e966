/* Registering: the postal code, who may be the same, whose slip it was, the next step. */
#include "tests/ui/screens/office.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk/people.h"
#include "tests/ui/golden.h"
#include "ui/kit/app.h"
#include "ui/kit/form.h"
#include "ui/kit/screen.h"
#include "ui/screens/consent.h"
#include "ui/screens/intake.h"
#include "ui/screens/merge.h"
#include "ui/screens/orientation.h"
#include "ui/screens/people.h"
#include "ui/screens/person_edit.h"
#include "ui/screens/slip.h"
#include "ui/screens/slip_name.h"
#include "ui/screens/slips.h"
#include "ui/screens/today.h"

static const struct slip_arg fresh = { .kind = SLIP_NEW_PERSON };
static const struct slip_arg nobody = { .kind = SLIP_ANONYMOUS };

/* ---- the postal code ---- */

static void
test_a_postal_code_fills_the_address(void **state)
{
    static const struct {
        const char *typed, *address;
    } rows[] = {
        { "176-0012", "東京都練馬区豊玉北" },       { "1790085", "東京都練馬区早宮" },
        { "１７７－００４３", "東京都練馬区上石神井南町" }, { "176-00", "" },
    };
    struct office *o = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        office_begin(o, "uketsuke", &slip_screen, &fresh);
        office_type_at(o, "postal_code", rows[i].typed);
        assert_string_equal(form_get(office_form(o), "address"), rows[i].address);
        assert_string_equal(form_error_of(office_form(o), "postal_code"), "");
        assert_string_equal(form_focused(office_form(o)), "postal_code");
        app_feed(o->app, "Esc-Esc"); /* what was typed goes into a draft, */
        fixture_sql(o->f, "DELETE FROM draft"); /* which is not for the next turn */
    }
}

static void
test_a_typed_address_stays(void **state)
{
    struct office *o = *state;

    office_begin(o, "uketsuke", &slip_screen, &fresh);
    office_type_at(o, "address", "練馬区豊玉南1-2");
    office_type_at(o, "postal_code", "1760012");
    assert_string_equal(form_get(office_form(o), "address"), "練馬区豊玉南1-2");
    assert_non_null(strstr(form_error_of(office_form(o), "postal_code"), "東京都練馬区豊玉北"));
    assert_string_equal(form_focused(office_form(o)), "postal_code");
    app_feed(o->app, "Backspace"); /* being corrected, it says nothing */
    assert_string_equal(form_error_of(office_form(o), "postal_code"), "");
    form_focus(office_form(o), "postal_code");
    app_feed(o->app, "End Backspace Backspace Backspace");
    app_type(o->app, "014");
    assert_string_equal(form_error_of(office_form(o), "postal_code"), "");
}

static void
test_an_unknown_code_is_said_and_stops_nothing(void **state)
{
    struct office *o = *state;

    office_begin(o, "uketsuke", &person_edit_screen, &(struct person_arg){ o->hanako });
    office_type_at(o, "postal_code", "999-9999");
    assert_shows(o, "この郵便番号は一覧にありません。");
    assert_string_equal(form_get(office_form(o), "postal_code"), "999-9999");
    assert_string_equal(form_get(office_form(o), "address"), "");
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "person WHERE postal_code = '999-9999'"), 1);
}

/* What the code brought is like typed: it comes back with the draft. */
static void
test_the_filled_address_is_in_the_draft(void **state)
{
    struct office *o = *state;
    const struct person_arg hanako = { o->hanako };

    office_begin(o, "uketsuke", &person_edit_screen, &hanako);
    office_type_at(o, "postal_code", "1760012");
    app_keep_drafts(o->app);
    office_begin(o, "uketsuke", &person_edit_screen, &hanako);
    assert_string_equal(form_get(office_form(o), "address"), "東京都練馬区豊玉北");
}

/* ---- the list of the post ---- */

static void
test_a_list_is_read_in_from_a_path(void **state)
{
    static const char row[] = "13119,\"175  \",\"1750092\",\"ｱ\",\"ｲ\",\"ｳ\",\"東京都\",\"板橋区\","
                              "\"赤塚\",0,0,1,0,0,0\r\n";
    struct office *o = *state;
    char path[400];

    snprintf(path, sizeof path, "%s/list.csv", o->f->folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(row, file);
    fclose(file);
    office_begin(o, "kakari", &today_screen, NULL);
    app_feed(o->app, "?");
    app_type(o->app, "郵便番号データ");
    app_feed(o->app, "Enter");
    app_type(o->app, o->f->path); /* the database itself */
    app_feed(o->app, "F9");
    assert_string_not_equal(form_error_of(office_form(o), "file"), "");
    assert_int_equal(office_count(o, "postal_code"), 0);
    form_set(office_form(o), "file", path);
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "postal_code"), 1);
    assert_string_equal(app_status(o->app), "郵便番号 1件を取り込みました。0件は変わりありません。");
    office_begin(o, "uketsuke", &slip_screen, &fresh);
    office_type_at(o, "postal_code", "1750092");
    assert_string_equal(form_get(office_form(o), "address"), "東京都板橋区赤塚");
}

/* ---- who may be the same ---- */

static void
test_suspects_look(void **state)
{
    struct office *o = *state;
    const struct slip_arg arg = { .kind = SLIP_NEW_PERSON, .typed = "090-5555-0102" };

    office_shots_typed(o, "slip-suspects", "uketsuke", &slip_screen, &arg, "", "架空　花江", "Tab");
    office_shots(o, "slip-compare", "uketsuke", &slip_screen, &arg, "Ctrl-V");
}

static void
test_suspects_follow_the_form(void **state)
{
    struct office *o = *state;

    office_begin(o, "uketsuke", &slip_screen, &fresh);
    office_type_at(o, "kana", "かくう　たろう");
    assert_false(office_shows(o, "同じ方かもしれない"));
    app_feed(o->app, "Tab"); /* the field is left */
    assert_shows(o, "同じ方かもしれない登録者 1人");
    app_type(o->app, "S60.1.1");
    app_feed(o->app, "Tab");
    assert_shows(o, "≠相違: 生年月日");
    app_feed(o->app, "Ctrl-V"); /* the list to choose from says both as well */
    assert_shows(o, "＝一致: かな ≠相違: 生年月日");
    app_feed(o->app, "F3");
    form_focus(office_form(o), "kana");
    app_feed(o->app, "End Backspace Backspace");
    app_type(o->app, "キチ");
    app_feed(o->app, "Tab");
    assert_false(office_shows(o, "同じ方かもしれない"));
}

/* Restricted people are told by their number alone. */
static void
test_a_restricted_suspect_has_no_name(void **state)
{
    struct office *o = *state;
    const struct slip_arg arg = { .kind = SLIP_NEW_PERSON, .typed = "03-5555-0105" };

    office_begin(o, "uketsuke", &slip_screen, &arg);
    assert_shows(o, "閲覧制限");
    assert_false(office_shows(o, "架空　静"));
    assert_false(office_shows(o, "S63"));
}

/* Taking the one on file leaves no draft of a new person behind; what was typed of the visit is in a
 * draft at once, without another key. */
static void
test_the_slip_goes_on_with_the_one_on_file(void **state)
{
    struct office *o = *state;
    const struct slip_arg arg = { .kind = SLIP_NEW_PERSON, .typed = "090-5555-0102" };

    office_begin(o, "uketsuke", &slip_screen, &arg);
    office_type_at(o, "chief_complaint", "働きたい");
    app_feed(o->app, "Ctrl-V 1");
    assert_shows(o, "架空　花子");
    assert_string_equal(form_get(office_form(o), "chief_complaint"), "働きたい");
    assert_int_equal(office_count(o, "draft"), 1);
    assert_int_equal(office_count(o, "draft WHERE form = 'slip' AND body LIKE '%働きたい%'"), 1);
    assert_int_equal(fixture_number(o->f, "SELECT person_id FROM draft"), o->hanako);
    /* It lies apart from another that is begun for the same person. */
    office_begin(o, "uketsuke", &slip_screen,
                 &(struct slip_arg){ .kind = SLIP_KNOWN_PERSON, .person_id = o->hanako });
    assert_string_equal(form_get(office_form(o), "chief_complaint"), "");
    office_type_at(o, "chief_complaint", "別の日");
    app_keep_drafts(o->app);
    assert_int_equal(office_count(o, "draft"), 2);
}

/* What was typed of the person and is not what the card says is not lost: it is offered to the card. */
static void
test_what_was_typed_of_the_one_on_file_is_offered_to_the_card(void **state)
{
    struct office *o = *state;
    const struct slip_arg arg = { .kind = SLIP_NEW_PERSON, .typed = "090-5555-0102" };

    office_begin(o, "uketsuke", &slip_screen, &arg);
    office_type_at(o, "name", "架空 花子"); /* as the card has it, but for the blank */
    office_type_at(o, "phone2", "080-1234-9999");
    office_type_at(o, "address", "架空区架空町1-2-3 架空荘9号");
    app_feed(o->app, "Ctrl-V 1");
    assert_ptr_equal(office_shown(o), &slip_screen);
    assert_shows(o, "基本情報の下書き");
    assert_int_equal(office_count(o, "draft WHERE form = 'person_edit'"), 1);
    assert_int_equal(office_count(o, "draft WHERE form = 'slip' AND person_id IS NULL"), 0);

    office_begin(o, "uketsuke", &person_edit_screen, &(struct person_arg){ o->hanako });
    assert_string_equal(form_get(office_form(o), "phone1"), "090-5555-0102");
    assert_string_equal(form_get(office_form(o), "phone2"), "080-1234-9999");
    assert_string_equal(form_get(office_form(o), "address"), "架空区架空町1-2-3 架空荘9号");
    assert_string_equal(form_get(office_form(o), "name"), "架空　花子");
    assert_string_equal(form_error_of(office_form(o), "name"), "");
    assert_string_not_equal(form_error_of(office_form(o), "address"), ""); /* what is stored */
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "person WHERE address LIKE '%架空荘9号'"), 1);
    assert_int_equal(office_count(o, "draft WHERE form = 'person_edit'"), 0);
}

/* Where the card has a draft of its own, or may not be opened, the new slip stays a draft. */
static void
test_what_the_card_cannot_take_stays_a_draft(void **state)
{
    struct office *o = *state;
    const struct slip_arg arg = { .kind = SLIP_NEW_PERSON, .typed = "090-5555-0102" };

    office_begin(o, "uketsuke", &person_edit_screen, &(struct person_arg){ o->hanako });
    office_type_at(o, "address", "先に打った住所");
    app_keep_drafts(o->app);
    office_begin(o, "uketsuke", &slip_screen, &arg);
    office_type_at(o, "address", "架空荘9号");
    app_feed(o->app, "Ctrl-V 1");
    assert_int_equal(office_count(o, "draft WHERE form = 'person_edit'"
                                     " AND body LIKE '%先に打った住所%'"),
                     1);
    assert_int_equal(office_count(o, "draft WHERE person_id IS NULL AND body LIKE '%架空荘9号%'"), 1);
    assert_shows(o, "下書きに残っています");
}

/* ---- the card becomes that of somebody else on file ---- */

static void
card_of_jiro_as_taro(struct office *o, const char *login)
{
    office_begin(o, login, &person_edit_screen, &(struct person_arg){ o->jiro });
    form_set(office_form(o), "name", "");
    office_type_at(o, "name", "架空　太郎");
    app_feed(o->app, "Tab");
    form_set(office_form(o), "kana", "カクウ　タロウ");
    form_set(office_form(o), "birth_date", "1980-05-06");
    app_feed(o->app, "Tab");
}

static void
test_a_card_shows_who_it_may_be(void **state)
{
    struct office *o = *state;

    office_begin(o, "kakari", &person_edit_screen, &(struct person_arg){ o->jiro });
    assert_false(office_shows(o, "同じ方かもしれない"));
    card_of_jiro_as_taro(o, "kakari");
    assert_shows(o, "同じ方かもしれない登録者 1人");
    assert_shows(o, "M-000001");
    app_feed(o->app, "Ctrl-V 1"); /* both records side by side */
    assert_ptr_equal(office_shown(o), &merge_screen);
    app_feed(o->app, "Esc-Esc");
    assert_string_equal(form_get(office_form(o), "birth_date"), "1980-05-06");
    fixture_sql(o->f, "DELETE FROM draft");
    office_shots_typed(o, "card-suspects", "kakari", &person_edit_screen,
                       &(struct person_arg){ o->jiro }, "Tab Tab", "1980-05-06", "Tab");
}

static void
test_a_card_is_saved_in_spite_of_it(void **state)
{
    struct office *o = *state;

    card_of_jiro_as_taro(o, "uketsuke");
    app_feed(o->app, "F9");
    assert_false(office_shows(o, "別の方として保存する"));
    fixture_sql(o->f, "DELETE FROM draft");
    card_of_jiro_as_taro(o, "kakari");
    app_feed(o->app, "F9");
    assert_shows(o, "架空　太郎");
    app_feed(o->app, "3");
    assert_shows(o, "別の方として保存します");
    app_type(o->app, "双子のきょうだい");
    app_feed(o->app, "Enter");
    assert_int_equal(office_count(o, "person WHERE name = '架空　太郎'"), 2);
    assert_int_equal(office_count(o, "audit WHERE action = 'save-person'"
                                     " AND reason = '双子のきょうだい'"),
                     1);
}

/* ---- said beside the field ---- */

static void
test_odd_input_is_said_beside_the_field(void **state)
{
    struct office *o = *state;
    char longest[300 * 3 + 1] = "";

    for (int i = 0; i < 300; i++)
        memcpy(longest + 3 * i, "山", 4);
    office_begin(o, "uketsuke", &slip_screen, &fresh);
    form_focus(office_form(o), "name");
    app_paste(o->app, longest);
    app_feed(o->app, "Tab");
    assert_shows(o, "長すぎます（300文字）。100文字までに短くしてください。");
    app_feed(o->app, "F9");
    assert_string_equal(form_focused(office_form(o)), "name");
    assert_shows(o, "長すぎます（300文字）");

    app_feed(o->app, "Ctrl-U");
    app_type(o->app, "やまだ　たろう");
    app_feed(o->app, "Tab");
    assert_shows(o, "かなだけのお名前です");
    office_type_at(o, "postal_code", "9999");
    app_feed(o->app, "Tab");
    assert_shows(o, "7桁");
    office_type_at(o, "phone1", "0801234567890");
    app_feed(o->app, "Tab F9"); /* refused for what is missing; the remarks stay */
    assert_string_not_equal(form_error_of(office_form(o), "kana"), "");
    assert_string_not_equal(form_error_of(office_form(o), "phone1"), "");
    assert_string_not_equal(form_error_of(office_form(o), "name"), "");
    office_type_at(o, "phone1", ""); /* nothing was typed: it still stands */
    app_feed(o->app, "Backspace");
    assert_string_equal(form_error_of(office_form(o), "phone1"), "");
}

static void
test_severe_says_on_what_it_rests(void **state)
{
    struct office *o = *state;

    office_begin(o, "uketsuke", &person_edit_screen, &(struct person_arg){ o->hanako });
    office_type_at(o, "severe", "1");
    app_feed(o->app, "Tab");
    assert_string_equal(form_focused(office_form(o)), "severe_note");
    app_type(o->app, "愛の手帳2度");
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "person WHERE severe = 1 AND severe_note = '愛の手帳2度'"), 1);
    office_begin(o, "uketsuke", &person_edit_screen, &(struct person_arg){ o->hanako });
    office_type_at(o, "severe", "1"); /* no longer */
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "person WHERE severe = 1 OR severe_note <> ''"), 0);
    assert_int_equal(office_count(o, "field_history WHERE field = 'severe_note'"), 2);
}

static void
test_a_psychiatric_certificate_has_its_two_years(void **state)
{
    struct office *o = *state;

    office_begin(o, "uketsuke", &person_edit_screen, &(struct person_arg){ o->hanako });
    form_set(office_form(o), "handbook1", "hb_physical");
    form_show(office_form(o), "handbook_issued1", true);
    office_type_at(o, "handbook_issued1", "2014-10-01");
    app_feed(o->app, "Tab");
    assert_string_equal(form_get(office_form(o), "handbook_expires1"), "");
    form_set(office_form(o), "handbook1", "hb_psychiatric");
    form_focus(office_form(o), "handbook_issued1");
    app_feed(o->app, "Tab");
    assert_string_equal(form_get(office_form(o), "handbook_expires1"), "2016-09-30");
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "handbook WHERE expires_on = '2016-09-30'"), 1);
}

/* ---- the words of the search of people ---- */

static void
test_words_of_the_people_search_begin_the_form(void **state)
{
    struct office *o = *state;

    office_begin(o, "uketsuke", &people_screen, NULL);
    app_type(o->app, "ぺけやま");
    app_feed(o->app, "F2");
    assert_ptr_equal(office_shown(o), &slip_screen);
    assert_string_equal(form_get(office_form(o), "kana"), "ペケヤマ");
    fixture_sql(o->f, "DELETE FROM draft");
    office_begin(o, "uketsuke", &people_screen, NULL);
    app_feed(o->app, "F2"); /* nothing was typed */
    assert_ptr_equal(office_shown(o), &intake_screen);
}

/* ---- a slip without a person ---- */

/* Everything but who it is. */
static void
fill_visit(struct office *o)
{
    form_set(office_form(o), "disabilities", "unknown");
    form_set(office_form(o), "referral_source", "hello_work");
    form_set(office_form(o), "consent_state", "pending");
    form_set(office_form(o), "next_action", "orientation_booking");
    form_show(office_form(o), "next_on", true);
    form_set(office_form(o), "next_on", "2014-11-07");
    office_type_at(o, "chief_complaint", "働きたい");
    office_type_at(o, "response", "説明会を案内した");
}

static void
take_enquiry(struct office *o)
{
    office_begin(o, "uketsuke", &slip_screen, &nobody);
    form_set(office_form(o), "referral_source", "hello_work");
    form_set(office_form(o), "next_action", "call_back");
    office_type_at(o, "consulter_name", "架空　みどり");
    office_type_at(o, "consulter_phone", "03-5555-0199");
    office_type_at(o, "chief_complaint", "仕事をさがしている");
    office_type_at(o, "response", "説明会を案内した");
    form_set(office_form(o), "next_action", "call_back");
    form_show(office_form(o), "next_on", true);
    form_set(office_form(o), "next_on", "2014-11-07");
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "intake_slip WHERE anonymous = 1"), 1);
}

/* The words of the search are those of whoever asks. */
static void
test_an_enquiry_begins_with_what_was_typed(void **state)
{
    static const struct {
        const char *typed, *key, *value;
    } rows[] = {
        { "架空　みどり", "consulter_name", "架空　みどり" },
        { "かくう　みどり", "about_kana", "カクウ　ミドリ" },
        { "03-5555-0199", "consulter_phone", "03-5555-0199" },
        { "H4.11.23", "about_birth", "1992-11-23" },
    };
    struct office *o = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        office_begin(o, "uketsuke", &intake_screen, NULL);
        app_type(o->app, rows[i].typed);
        app_feed(o->app, "Ctrl-V");
        assert_ptr_equal(office_shown(o), &slip_screen);
        assert_string_equal(form_get(office_form(o), rows[i].key), rows[i].value);
    }
}

/* Whoever is to decide finds all of it on the slip; a second call finds the slip. */
static void
test_an_enquiry_is_whole_for_others(void **state)
{
    struct office *o = *state;
    const struct slip_arg new_one = { .kind = SLIP_NEW_PERSON };
    int64_t id;

    office_begin(o, "uketsuke", &slip_screen, &new_one);
    fill_visit(o);
    form_set(office_form(o), "name", "架空　花子");
    form_set(office_form(o), "kana", "カクウ　ハナコ");
    form_set(office_form(o), "birth_date", "1992-11-23");
    form_set(office_form(o), "phone1", "03-5555-0177");
    app_feed(o->app, "F9 3"); /* not sure: an enquiry */
    assert_int_equal(office_count(o, "intake_slip WHERE anonymous = 1 AND about_kana <> ''"
                                     " AND about_birth = '1992-11-23'"),
                     1);
    id = fixture_number(o->f, "SELECT max(id) FROM intake_slip");
    office_shots(o, "slips-enquiry", "kakari", &slips_screen, NULL, "");
    assert_shows(o, "架空　花子");
    office_shots(o, "slips-begun", "kakari", &slips_screen, NULL, "d");
    office_shots(o, "slip-enquiry", "kakari", &slip_screen,
                 &(struct slip_arg){ .kind = SLIP_STORED, .slip_id = id }, "");
    office_begin(o, "kakari", &slip_name_screen, &(struct record_arg){ id, 0 });
    assert_string_equal(form_get(office_form(o), "kana"), "カクウ　ハナコ");
    assert_string_equal(form_get(office_form(o), "birth_date"), "1992-11-23");

    const struct slip_arg second = { .kind = SLIP_NEW_PERSON, .typed = "03-5555-0177" };
    office_begin(o, "shien", &slip_screen, &second);
    assert_shows(o, "同じ方かもしれない問合せ 1件");
    app_feed(o->app, "Ctrl-V 1");
    assert_shows(o, "架空　花子");
    app_feed(o->app, "Esc-Esc");
    office_begin(o, "shien", &slip_screen, &nobody);
    office_type_at(o, "consulter_phone", "0355550177");
    app_feed(o->app, "Tab");
    assert_shows(o, "同じ方かもしれない問合せ 1件");
}

/* A call of an hour ago, taken by a colleague. */
static void
test_a_slip_of_before_is_entered(void **state)
{
    struct office *o = *state;

    office_begin(o, "uketsuke", &slip_screen, &(struct slip_arg){ .kind = SLIP_ANONYMOUS });
    form_set(office_form(o), "referral_source", "hello_work");
    form_set(office_form(o), "next_action", "none");
    office_type_at(o, "chief_complaint", "場所を知りたい");
    office_type_at(o, "response", "案内した");
    office_type_at(o, "received_time", "11");
    app_feed(o->app, "F9");
    assert_shows(o, "まだ来ていない時刻");
    form_set(office_form(o), "received_time", "");
    form_set(office_form(o), "received_on", "2014-10-30");
    app_feed(o->app, "F9");
    assert_string_not_equal(form_error_of(office_form(o), "received_time"), "");
    app_type(o->app, "1650");
    form_set_number(office_form(o), "received_by", (long)o->f->worker);
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "intake_slip WHERE received_at = '2014-10-30T16:50'"
                                     " AND received_by = (SELECT id FROM staff"
                                     " WHERE login = 'shien')"),
                     1);
    app_feed(o->app, "F2"); /* corrected: the time, and not into another fiscal year */
    form_set(office_form(o), "received_time", "15:10");
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "intake_slip WHERE received_at = '2014-10-30T15:10'"), 1);
    app_feed(o->app, "F2");
    form_set(office_form(o), "received_on", "2014-03-31");
    app_feed(o->app, "F9");
    assert_string_not_equal(form_error_of(office_form(o), "received_on"), "");
}

static void
test_naming_looks(void **state)
{
    struct office *o = *state;
    int64_t id;

    take_enquiry(o);
    id = fixture_number(o->f, "SELECT max(id) FROM intake_slip");
    const struct slip_arg stored = { .kind = SLIP_STORED, .slip_id = id };
    office_shots(o, "slip-nobody", "uketsuke", &slip_screen, &stored, "");
    office_shots(o, "slip-nobody-who", "uketsuke", &slip_screen, &stored, "w");
    office_shots(o, "slip-name", "uketsuke", &slip_name_screen, &(struct record_arg){ id, 0 }, "");
}

static void
test_an_enquiry_becomes_a_new_person(void **state)
{
    struct office *o = *state;

    take_enquiry(o);
    app_feed(o->app, "w 2");
    assert_ptr_equal(office_shown(o), &slip_name_screen);
    assert_string_equal(form_get(office_form(o), "name"), "架空　みどり");
    assert_string_equal(form_get(office_form(o), "phone1"), "03-5555-0199");
    office_type_at(o, "kana", "かくう　みどり");
    form_set(office_form(o), "disabilities", "unknown");
    app_feed(o->app, "F9");
    assert_ptr_equal(office_shown(o), &slip_screen);
    assert_shows(o, "架空　みどり  M-");
    assert_int_equal(office_count(o, "intake_slip WHERE anonymous = 1"), 0);
    assert_int_equal(office_count(o, "person WHERE name = '架空　みどり'"), 1);
    assert_int_equal(office_count(o, "draft"), 0);
}

static void
test_an_enquiry_was_of_somebody_on_file(void **state)
{
    struct office *o = *state;

    take_enquiry(o);
    app_feed(o->app, "w 1");
    app_type(o->app, "はなこ");
    app_feed(o->app, "Down Enter");
    assert_shows(o, "架空　花子");
    assert_int_equal(office_count(o, "intake_slip WHERE anonymous = 1"), 1); /* it asks first */
    app_feed(o->app, "y");
    assert_ptr_equal(office_shown(o), &slip_screen);
    assert_int_equal(office_count(o, "intake_slip WHERE anonymous = 1"), 0);
    assert_shows(o, "架空　花子");
}

static void
test_a_stopped_registration_looks(void **state)
{
    static const struct {
        const char *language;
        int rows, cols;
    } shots[] = { { "ja", 24, 80 }, { "en", 24, 80 }, { "ja", 10, 40 }, { "en", 10, 40 } };
    struct office *o = *state;

    for (size_t i = 0; i < sizeof shots / sizeof *shots; i++) {
        office_start(o, "kakari", shots[i].language, shots[i].rows, shots[i].cols, &slip_screen,
                     &fresh);
        fill_visit(o);
        office_type_at(o, "name", "架空　花子");
        office_type_at(o, "kana", "かくう　はなこ");
        office_type_at(o, "birth_date", "1992-11-23");
        app_feed(o->app, "F9");
        golden_compare(o->app, "slip-stopped", shots[i].language);
    }
}

/* Thirteen digits are said beside the field as soon as it is left, and stay. */
static void
test_an_odd_phone_is_said_at_once(void **state)
{
    struct office *o = *state;

    office_begin(o, "uketsuke", &slip_screen, &fresh);
    office_type_at(o, "phone1", "0901234567890");
    assert_string_equal(form_error_of(office_form(o), "phone1"), "");
    app_feed(o->app, "Tab");
    assert_non_null(strstr(form_error_of(office_form(o), "phone1"), "電話番号の桁数"));
    assert_string_equal(form_get(office_form(o), "phone1"), "0901234567890");
}

/* Not sure who it is: the visit is stored for all to see, the person's fields wait for it. */
static void
test_a_stopped_registration_becomes_an_enquiry(void **state)
{
    struct office *o = *state;

    office_begin(o, "uketsuke", &slip_screen, &fresh);
    fill_visit(o);
    office_type_at(o, "name", "架空　花子");
    office_type_at(o, "kana", "かくう　はなこ");
    office_type_at(o, "birth_date", "1992-11-23");
    office_type_at(o, "address", "練馬区早宮1-1");
    office_type_at(o, "phone1", "03-5555-0198");
    app_feed(o->app, "F9");
    assert_shows(o, "架空　花子  H4.11.23");
    app_feed(o->app, "3");
    assert_int_equal(office_count(o, "intake_slip WHERE anonymous = 1 AND consulter_name ="
                                     " '架空　花子' AND consulter_phone = '03-5555-0198'"),
                     1);
    assert_ptr_equal(office_shown(o), &slip_screen);
    assert_int_equal(office_count(o, "person WHERE name = '架空　花子'"), 1);
    assert_int_equal(office_count(o, "draft"), 1);
    app_feed(o->app, "w 2");
    assert_ptr_equal(office_shown(o), &slip_name_screen);
    assert_string_equal(form_get(office_form(o), "address"), "練馬区早宮1-1");
    assert_string_equal(form_get(office_form(o), "birth_date"), "1992-11-23");
    app_feed(o->app, "F9 1"); /* it was her after all */
    assert_ptr_equal(office_shown(o), &slip_screen);
    assert_int_equal(office_count(o, "intake_slip WHERE anonymous = 1"), 0);
    assert_int_equal(office_count(o, "draft"), 1); /* what differs is offered to her card */
    assert_int_equal(office_count(o, "draft WHERE form = 'person_edit'"
                                     " AND body LIKE '%練馬区早宮1-1%'"),
                     1);
}

/* What could not be stored has offered nothing to the card: the next try is like the first. */
static void
test_a_name_that_was_not_stored_is_tried_again(void **state)
{
    struct office *o = *state;

    take_enquiry(o);
    app_feed(o->app, "w 2");
    form_set(office_form(o), "name", "");
    office_type_at(o, "name", "架空　花子");
    office_type_at(o, "kana", "かくう　はなこ");
    office_type_at(o, "birth_date", "1992-11-23");
    office_type_at(o, "address", "練馬区早宮1-1");
    form_set(office_form(o), "disabilities", "unknown");
    fixture_sql(o->f, "CREATE TRIGGER full BEFORE UPDATE ON intake_slip"
                      " BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
    app_feed(o->app, "F9 1");
    assert_ptr_equal(office_shown(o), &slip_name_screen);
    assert_int_equal(office_count(o, "draft WHERE form = 'person_edit'"), 0);
    fixture_sql(o->f, "DROP TRIGGER full");
    app_feed(o->app, "F9 1");
    assert_ptr_equal(office_shown(o), &slip_screen);
    assert_int_equal(office_count(o, "draft"), 1);
    assert_int_equal(office_count(o, "draft WHERE form = 'person_edit'"), 1);
}

/* Half-typed, it is a draft of that slip and comes back on it. */
static void
test_a_half_typed_name_is_a_draft(void **state)
{
    struct office *o = *state;
    char text[80];

    take_enquiry(o);
    app_feed(o->app, "w 2");
    office_type_at(o, "kana", "かくう");
    app_feed(o->app, "Esc-Esc");
    assert_int_equal(office_count(o, "draft WHERE form = 'slip-name'"), 1);
    app_feed(o->app, "w 2");
    snprintf(text, sizeof text, "%s", form_get(office_form(o), "kana"));
    assert_string_equal(text, "カクウ");
}

/* ---- the next step ---- */

/* On the slip of a new person, not on file yet. */
static void
fill_new(struct office *o)
{
    fill_visit(o);
    form_set(office_form(o), "name", "");
    office_type_at(o, "name", "架空　みどり");
    office_type_at(o, "kana", "かくう　みどり");
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "person WHERE name = '架空　みどり'"), 1);
}

static void
save_new(struct office *o)
{
    office_begin(o, "uketsuke", &slip_screen, &fresh);
    fill_new(o);
}

static void
test_booking_looks(void **state)
{
    struct office *o = *state;
    const struct slip_arg stored = { .kind = SLIP_STORED, .slip_id = 1 };

    office_shots(o, "slip-book", "kakari", &slip_screen, &stored, "o");
}

static void
test_a_seat_is_booked_from_the_slip(void **state)
{
    struct office *o = *state;

    save_new(o);
    app_feed(o->app, "o");
    app_feed(o->app, "1"); /* two keys in all */
    assert_string_equal(app_status(o->app), "平成26年10月31日 10:30 の説明会を予約しました。");
    assert_int_equal(office_count(o, "participation p JOIN person n ON n.id = p.person_id"
                                     " WHERE n.name = '架空　みどり' AND p.waiting = 0"),
                     1);
    app_feed(o->app, "o 1");
    assert_non_null(strstr(app_status(o->app), "予約"));
    assert_int_equal(office_count(o, "participation p JOIN person n ON n.id = p.person_id"
                                     " WHERE n.name = '架空　みどり'"),
                     1);
    app_feed(o->app, "o 2");
    assert_ptr_equal(office_shown(o), &orientation_screen);
}

/* Somebody who stands at the session and is not on file: what was typed begins the slip, the seat is
 * two keys more, and going back leads to the session. */
static void
test_a_seat_for_somebody_new(void **state)
{
    struct office *o = *state;

    office_begin(o, "uketsuke", &orientation_screen, &(struct seat_arg){ o->session, 0 });
    app_feed(o->app, "F2");
    app_type(o->app, "架空　みどり");
    app_feed(o->app, "F2");
    assert_ptr_equal(office_shown(o), &slip_screen);
    assert_string_equal(form_get(office_form(o), "name"), "架空　みどり");
    fill_new(o);
    app_feed(o->app, "o 1 Esc-Esc");
    assert_ptr_equal(office_shown(o), &orientation_screen);
    assert_shows(o, "架空　みどり");
    assert_int_equal(office_count(o, "participation p JOIN person n ON n.id = p.person_id"
                                     " WHERE n.name = '架空　みどり' AND p.waiting = 0"),
                     1);
}

static void
test_a_full_session_offers_the_waiting_list(void **state)
{
    struct office *o = *state;

    fixture_sql(o->f, "UPDATE event SET capacity = 2 WHERE id = %lld", (long long)o->session);
    save_new(o);
    app_feed(o->app, "o");
    assert_shows(o, "満席");
    app_feed(o->app, "1");
    assert_string_equal(app_status(o->app),
                        "平成26年10月31日 10:30 の説明会のキャンセル待ちに入れました。");
    assert_int_equal(office_count(o, "participation WHERE waiting = 1"), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, office_open, office_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_postal_code_fills_the_address),
        TEST(test_a_typed_address_stays),
        TEST(test_an_unknown_code_is_said_and_stops_nothing),
        TEST(test_the_filled_address_is_in_the_draft),
        TEST(test_a_list_is_read_in_from_a_path),
        TEST(test_suspects_look),
        TEST(test_suspects_follow_the_form),
        TEST(test_a_restricted_suspect_has_no_name),
        TEST(test_the_slip_goes_on_with_the_one_on_file),
        TEST(test_what_was_typed_of_the_one_on_file_is_offered_to_the_card),
        TEST(test_what_the_card_cannot_take_stays_a_draft),
        TEST(test_a_card_shows_who_it_may_be),
        TEST(test_a_card_is_saved_in_spite_of_it),
        TEST(test_odd_input_is_said_beside_the_field),
        TEST(test_severe_says_on_what_it_rests),
        TEST(test_a_psychiatric_certificate_has_its_two_years),
        TEST(test_words_of_the_people_search_begin_the_form),
        TEST(test_an_enquiry_begins_with_what_was_typed),
        TEST(test_an_enquiry_is_whole_for_others),
        TEST(test_a_slip_of_before_is_entered),
        TEST(test_naming_looks),
        TEST(test_an_enquiry_becomes_a_new_person),
        TEST(test_an_enquiry_was_of_somebody_on_file),
        TEST(test_a_stopped_registration_looks),
        TEST(test_an_odd_phone_is_said_at_once),
        TEST(test_a_stopped_registration_becomes_an_enquiry),
        TEST(test_a_name_that_was_not_stored_is_tried_again),
        TEST(test_a_half_typed_name_is_a_draft),
        TEST(test_booking_looks),
        TEST(test_a_seat_is_booked_from_the_slip),
        TEST(test_a_seat_for_somebody_new),
        TEST(test_a_full_session_offers_the_waiting_list),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
