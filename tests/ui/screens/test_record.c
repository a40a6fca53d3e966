/* The person's record: support log, rows of the timeline. */
#include "tests/ui/screens/office.h"

#include <stdio.h>
#include <string.h>

#include "tests/desk/records.h"
#include "ui/kit/form.h"
#include "ui/kit/screen.h"
#include "ui/screens/args.h"
#include "ui/screens/disabilities.h"
#include "ui/screens/dispatch.h"
#include "ui/screens/history.h"
#include "ui/screens/interview.h"
#include "ui/screens/orientation.h"
#include "ui/screens/people.h"
#include "ui/screens/person.h"
#include "ui/screens/support_log.h"
#include "ui/screens/today.h"

/* Entries of Taro's log: a plain one, one in confidence, one for the staff in charge, a void one. */
static int64_t
some_entries(struct office *o)
{
    static const struct {
        const char *day, *method, *category, *content, *visibility;
        int voided;
    } rows[] = {
        { "2014-10-10", "phone", "job_consult", "求人票の見方を一緒に確かめた。\n次回は履歴書。",
          "team", 0 },
        { "2014-10-15", "workplace_visit", "work_trial", "実習先で作業の順番を確かめた。", "team", 0 },
        { "2014-10-20", "visit_in", "life_consult", "ご家族から生活の様子を聞いた。", "third_party",
          0 },
        { "2014-10-24", "phone", "coordination", "主治医との調整。", "restricted", 0 },
        { "2014-10-27", "email", "job_seeking", "別の方の記録。", "team", 1 },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        fixture_sql(o->f,
                    "INSERT INTO support_log (person_id, case_id, on_day, minutes, method,"
                    " category, content, visibility, voided, staff_id, created_by, created_at,"
                    " updated_by, updated_at) SELECT %lld, %lld, '%s', %d, '%s', '%s', '%s', '%s',"
                    " %d, id, id, '" FIXTURE_NOW "', id, '" FIXTURE_NOW "' FROM staff WHERE id ="
                    " %lld",
                    (long long)o->taro, (long long)o->taro_case, rows[i].day, 15 * (int)(i + 1),
                    rows[i].method, rows[i].category, rows[i].content, rows[i].visibility,
                    rows[i].voided, (long long)o->f->worker);
    return fixture_number(o->f, "SELECT min(id) FROM support_log");
}

/* ---- golden screens ---- */

static void
test_support_log_looks(void **state)
{
    struct office *o = *state;
    const struct record_arg fresh = { 0, o->taro };

    office_shots(o, "support-log-new", "shien", &support_log_screen, &fresh, "");
    office_shots(o, "support-log-template", "shien", &support_log_screen, &fresh, "1 Tab 2");
    office_shots(o, "support-log-errors", "shien", &support_log_screen, &fresh, "1 F9");
    const struct record_arg stored = { some_entries(o), o->taro }, gone = { stored.id + 4, o->taro };
    office_shots(o, "support-log-stored", "shien", &support_log_screen, &stored, "");
    office_shots(o, "support-log-void", "shien", &support_log_screen, &gone, "");
}

/* Behind the first heading first; once something is written, where notes begin as ever. */
static void
test_a_template_is_filled_from_its_top(void **state)
{
    struct office *o = *state;
    const struct record_arg fresh = { 0, o->taro };

    office_begin(o, "shien", &support_log_screen, &fresh);
    app_feed(o->app, "1 Tab 1 Tab 3 0 Tab");
    app_type(o->app, "働きたい");
    assert_memory_equal(form_get(office_form(o), "content"), "相談の内容：働きたい\n",
                        strlen("相談の内容：働きたい\n"));
    app_feed(o->app, "Tab BackTab");
    app_type(o->app, "納得");
    assert_non_null(strstr(form_get(office_form(o), "content"), "受け止め：納得"));
}

static void
test_rows_look(void **state)
{
    struct office *o = *state;
    const struct person_arg taro = { o->taro };

    some_entries(o);
    office_shots(o, "person-rows", "shien", &person_screen, &taro, "f");
    office_shots(o, "person-contacts", "shien", &person_screen, &taro, "f 2");
    office_shots(o, "person-log", "shien", &person_screen, &taro, "f 6");
}

/* Some changes of Taro's card, its case and an entry of the log, behind the desk's back. */
static void
some_changes(struct office *o, int64_t entry)
{
    fixture_sql(o->f,
                "INSERT INTO field_history (person_id, kind, record_id, field, old_value, new_value,"
                " staff_id, at, reason) VALUES"
                " (%lld, 'person', 1, 'address', '練馬区架空町1-2-3', '練馬区架空町4-5-6', %lld,"
                " '2014-10-01T01:00:00Z', ''),"
                " (%lld, 'person', 1, 'birth_date', '1980-05-16', '1980-05-06', %lld,"
                " '2014-10-08T02:10:00Z', ''),"
                " (%lld, 'person', 1, 'phones', '', '03-5555-0101|self|1|0|', %lld,"
                " '2014-10-09T02:10:00Z', ''),"
                " (%lld, 'support_case', 1, 'next_action', 'call_back', 'interview_booking', %lld,"
                " '2014-10-20T02:10:00Z', ''),"
                " (%lld, 'support_log', %lld, 'minutes', '30', '15', %lld,"
                " '2014-10-21T02:10:00Z', '')",
                (long long)o->taro, (long long)o->f->reception, (long long)o->taro,
                (long long)o->f->reception, (long long)o->taro, (long long)o->f->worker,
                (long long)o->taro, (long long)o->f->worker, (long long)o->taro, (long long)entry,
                (long long)o->f->worker);
    fixture_sql(o->f,
                "INSERT INTO handbook_past (person_id, kind, grade, number, state, expires_on,"
                " ended_on, at) VALUES (%lld, 'hb_psychiatric', 'm3', '12345', 'held',"
                " '2014-09-30', '2014-10-02', '" FIXTURE_NOW "')",
                (long long)o->taro);
}

static void
test_history_looks(void **state)
{
    struct office *o = *state;
    const struct record_arg taro = { 0, o->taro }, entry = { some_entries(o), o->taro };
    const struct person_arg card = { o->taro };

    some_changes(o, entry.id);
    fixture_sql(o->f,
                "INSERT INTO disability_period (person_id, kind, since, ended_on, at) VALUES"
                " (%lld, 'psychiatric', '2012-04-01', NULL, '" FIXTURE_NOW "'),"
                " (%lld, 'physical', NULL, '2014-09-01', '" FIXTURE_NOW "')",
                (long long)o->taro, (long long)o->taro);
    office_shots(o, "disabilities", "shien", &disabilities_screen, &taro, "");
    office_shots(o, "disability", "shien", &disabilities_screen, &taro, "Enter");
    office_shots(o, "history-card", "shien", &history_screen, &taro, "");
    office_shots(o, "history-change", "shien", &history_screen, &taro, "Down Enter");
    office_shots(o, "history-entry", "shien", &history_screen, &entry, "");
    office_shots(o, "person-records", "shien", &person_screen, &card, "f 5");
    fixture_sql(o->f,
                "INSERT INTO record_history (kind, record_id, field, old_value, new_value, staff_id,"
                " at) VALUES ('event', %lld, 'capacity', '20', '12', %lld, '2014-10-21T02:10:00Z')",
                (long long)o->session, (long long)o->f->reception);
    office_begin(o, "uketsuke", &orientation_screen, &(struct seat_arg){ o->session, 0 });
    app_feed(o->app, "y");
    assert_ptr_equal(office_shown(o), &record_history_screen);
    assert_shows(o, "定員");
}

static void
pin(struct office *o, int64_t person, const char *words)
{
    fixture_sql(o->f, "INSERT INTO person_flag (person_id, words, raised_on, raised_by) VALUES"
                      " (%lld, '%s', '2014-10-30', %lld)",
                (long long)person, words, (long long)o->f->reception);
}

static void
test_pinned_notes_look(void **state)
{
    struct office *o = *state;
    const struct person_arg taro = { o->taro };

    pin(o, o->taro, "書類待ち");
    pin(o, o->taro, "次回は保護者同席");
    pin(o, o->jiro, "手帳の写し待ち");
    office_shots(o, "today-pinned", "uketsuke", &today_screen, NULL, "");
    office_shots(o, "person-pinned-card", "shien", &person_screen, &taro, "");
    office_shots(o, "person-pin", "shien", &person_screen, &taro, "b");
    office_shots(o, "people-pinned", "shien", &people_screen, NULL, "");
    office_shots(o, "orientation-pinned", "uketsuke", &orientation_screen,
                 &(struct seat_arg){ o->session, 0 }, "");
}

/* ---- keys ---- */

static void
a_note_is_pinned_and_resolved(void **state)
{
    struct office *o = *state;
    const struct person_arg taro = { o->taro };

    office_begin(o, "shien", &person_screen, &taro);
    app_feed(o->app, "b");
    app_type(o->app, "書類待ち");
    app_feed(o->app, "Enter");
    assert_shows(o, "! 書類待ち");
    assert_int_equal(office_count(o, "person_flag WHERE resolved_on IS NULL"), 1);
    app_feed(o->app, "b 2");
    app_type(o->app, "受け取った。");
    app_feed(o->app, "Enter");
    assert_int_equal(office_count(o, "person_flag WHERE resolution = '受け取った。'"), 1);
    assert_false(office_shows(o, "! 書類待ち"));
    app_feed(o->app, "f 5");
    assert_shows(o, "書類待ち  受け取った。");
}

/* Words typed for one note never come back under another. */
static void
what_is_typed_stays_with_its_note(void **state)
{
    struct office *o = *state;
    const struct person_arg taro = { o->taro };

    pin(o, o->taro, "書類待ち");
    pin(o, o->taro, "次回は保護者同席");
    office_begin(o, "shien", &person_screen, &taro);
    app_feed(o->app, "b 2");
    app_type(o->app, "受け取った。");
    app_feed(o->app, "Esc-Esc b 3");
    assert_string_equal(form_get(office_form(o), "answer"), "");
    app_feed(o->app, "Esc-Esc b 2");
    assert_string_equal(form_get(office_form(o), "answer"), "受け取った。");
    assert_int_equal(fixture_number(o->f, "SELECT person_id FROM draft"), o->taro);
    app_feed(o->app, "F1"); /* thrown away where the line says */
    app_type(o->app, "捨");
    app_feed(o->app, "Enter y");
    assert_string_equal(form_get(office_form(o), "answer"), "");
    assert_int_equal(office_count(o, "draft"), 0);
}

/* Care in contacts stands behind the name wherever one is about to talk to the person. */
static void
care_stands_beside_the_name(void **state)
{
    static const struct screen_ops *const screens[] = { &interview_screen, &dispatch_screen,
                                                        &support_log_screen };
    struct office *o = *state;
    const struct record_arg fresh = { 0, o->taro };

    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
        office_begin(o, "shien", screens[i], &fresh);
        assert_shows(o, "架空　太郎  ! 職場には電話しない。");
    }
    fixture_sql(o->f, "UPDATE person SET contact_caution = ''; UPDATE person_phone SET call_ok = 0");
    office_begin(o, "shien", &interview_screen, &fresh);
    assert_shows(o, "! 電話不可の番号があります");
    fixture_sql(o->f, "UPDATE person SET contact_caution = '電話は'||char(10)||'夕方以降' WHERE id ="
                      " %lld", (long long)o->jiro);
    office_begin(o, "uketsuke", &today_screen, NULL);
    assert_shows(o, "! 電話は 夕方以降");
    office_begin(o, "uketsuke", &orientation_screen, &(struct seat_arg){ o->session, 0 });
    assert_shows(o, "架空　次郎 !");
    assert_shows(o, "! 電話は");
}

/* k, purpose, method, minutes, words, save: the rest is there. */
static void
an_entry_takes_a_few_keys(void **state)
{
    struct office *o = *state;
    const struct person_arg taro = { o->taro };
    char got[200];

    office_begin(o, "shien", &person_screen, &taro);
    app_feed(o->app, "k");
    assert_ptr_equal(office_shown(o), &support_log_screen);
    app_feed(o->app, "1 Tab 2 Tab");
    app_type(o->app, "30");
    app_feed(o->app, "Tab");
    app_type(o->app, "求人票を見た。");
    app_feed(o->app, "F9");
    fixture_text(o->f, got, sizeof got,
                 "SELECT on_day || ' ' || category || ' ' || method || ' ' || minutes || ' ' ||"
                 " staff_id || ' ' || visibility FROM support_log");
    char want[200];
    snprintf(want, sizeof want, "2014-10-31 job_consult phone 30 %lld team",
             (long long)o->f->worker);
    assert_string_equal(got, want);
    assert_int_equal(office_count(o, "support_log WHERE content LIKE '%求人票を見た。%'"), 1);
    app_feed(o->app, "F3");
    assert_ptr_equal(office_shown(o), &person_screen);
    assert_shows(o, "就労相談  30分");
}

static void
words_are_never_replaced_by_headings(void **state)
{
    struct office *o = *state;
    const struct record_arg fresh = { 0, o->taro };

    office_begin(o, "shien", &support_log_screen, &fresh);
    app_feed(o->app, "1");
    assert_string_equal(form_get(office_form(o), "content"),
                        "相談の内容：\n伝えたこと：\nご本人の受け止め：");
    app_feed(o->app, "F9"); /* headings alone are nothing */
    form_focus(office_form(o), "category");
    app_feed(o->app, "2"); /* another purpose: its own headings */
    assert_string_equal(form_get(office_form(o), "content"),
                        "相談の内容：\n生活の様子：\n周りの支え：");
    office_type_at(o, "content", "書いた。");
    form_focus(office_form(o), "category");
    app_feed(o->app, "3");
    assert_non_null(strstr(form_get(office_form(o), "content"), "書いた。"));
    assert_non_null(strstr(form_get(office_form(o), "content"), "生活の様子"));
    assert_int_equal(office_count(o, "support_log"), 0);
    /* A draft brings it all back. */
    assert_true(app_keep_drafts(o->app));
    office_begin(o, "shien", &support_log_screen, &fresh);
    assert_non_null(strstr(form_get(office_form(o), "content"), "書いた。"));
}

static void
an_entry_is_corrected_and_made_void(void **state)
{
    struct office *o = *state;
    const struct person_arg taro = { o->taro };

    some_entries(o);
    office_begin(o, "shien", &person_screen, &taro);
    app_feed(o->app, "f 6 End Enter"); /* the oldest */
    assert_ptr_equal(office_shown(o), &support_log_screen);
    form_focus(office_form(o), "minutes");
    app_feed(o->app, "Ctrl-U");
    app_type(o->app, "99");
    app_feed(o->app, "F9");
    assert_int_equal(office_count(o, "support_log WHERE minutes = 99 AND version = 2"), 1);
    app_feed(o->app, "Ctrl-Y");
    app_type(o->app, "別の方でした。");
    app_feed(o->app, "Enter");
    assert_int_equal(office_count(o, "support_log WHERE minutes = 99 AND voided = 1"), 1);
    app_feed(o->app, "Down");
    assert_ptr_equal(office_shown(o), &person_screen);
    assert_shows(o, "支援記録 5/10件"); /* the filter stays */
}

static void
what_is_left_out_is_said(void **state)
{
    struct office *o = *state;
    const struct person_arg taro = { o->taro };

    some_entries(o);
    office_begin(o, "shien2", &today_screen, NULL);
    snprintf(o->f->d->reason, sizeof o->f->d->reason, "phone_call");
    assert_true(screen_push(app_top(o->app), &person_screen, &taro));
    app_feed(o->app, "f 6");
    assert_false(office_shows(o, "主治医"));
    assert_shows(o, "支援記録 4/9件");
    assert_shows(o, "非表示1件（担当者と責任者のみ）");
}

/* A restricted record with care in contacts and a consent taken back: no size leaves out what must be
 * minded, nor what tells two of one name apart; one key shows the rest. */
static void
what_must_be_minded_is_on_every_card(void **state)
{
    struct office *o = *state;
    struct person_arg arg = { o->taro };

    fixture_sql(o->f, "UPDATE person SET restricted = 1 WHERE id = %lld", (long long)o->taro);
    fixture_sql(o->f, "INSERT INTO consent (person_id, purpose, from_on, signed_on, signed_by,"
                      " signer_relation, withdrawn_on) VALUES (%lld, '架空', '2014-10-01',"
                      " '2014-10-01', '架空', 'self', '2014-10-30')", (long long)o->taro);
    office_shots(o, "person-minded", "shien", &person_screen, &arg, "");
    office_shots(o, "person-whole", "shien", &person_screen, &arg, "Space");
    office_start(o, "shien", "ja", 10, 40, &person_screen, &arg);
    assert_shows(o, "! 閲覧制限");
    assert_shows(o, "S55.5.6");
    assert_shows(o, "M-0");
    app_feed(o->app, "Space End PgDn PgDn");
    assert_shows(o, "担当: 架空 支援");
}

/* What was agreed to and taken back is not called valid. */
static void
a_consent_taken_back_is_called_so(void **state)
{
    struct office *o = *state;

    fixture_sql(o->f, "INSERT INTO consent (person_id, purpose, from_on, signed_on, signed_by,"
                      " signer_relation, withdrawn_on) VALUES (%lld, '架空', '2014-10-01',"
                      " '2014-10-30', '架空', 'self', '2014-10-30')", (long long)o->hanako);
    office_begin(o, "kakari", &person_screen, &(struct person_arg){ o->hanako });
    assert_shows(o, "! 撤回");
    assert_false(office_shows(o, "有効"));
    assert_false(office_shows(o, "（取消）"));
}

/* A key that does nothing says what is missing, or that the role is another's. */
static void
a_closed_command_says_why(void **state)
{
    struct office *o = *state;

    office_begin(o, "shien", &person_screen, &(struct person_arg){ o->taro });
    app_feed(o->app, "m");
    assert_shows(o, "今はできません: 中断していません。");
    office_begin(o, "uketsuke", &person_screen, &(struct person_arg){ o->hanako });
    app_feed(o->app, "k");
    assert_shows(o, "あなたの役割ではこの操作はできません");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, office_open, office_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_support_log_looks),
        TEST(test_a_template_is_filled_from_its_top),
        TEST(test_rows_look),
        TEST(test_history_looks),
        TEST(test_pinned_notes_look),
        TEST(a_note_is_pinned_and_resolved),
        TEST(what_is_typed_stays_with_its_note),
        TEST(care_stands_beside_the_name),
        TEST(an_entry_takes_a_few_keys),
        TEST(words_are_never_replaced_by_headings),
        TEST(an_entry_is_corrected_and_made_void),
        TEST(what_is_left_out_is_said),
        TEST(what_must_be_minded_is_on_every_card),
        TEST(a_consent_taken_back_is_called_so),
        TEST(a_closed_command_says_why),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
