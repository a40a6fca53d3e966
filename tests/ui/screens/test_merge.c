/* Two records side by side, proposals on the day's list, the old number, undo. */
#include "tests/ui/screens/office.h"

#include <stdio.h>
#include <string.h>

#include "desk/merge.h"
#include "ui/kit/form.h"
#include "ui/kit/screen.h"
#include "ui/screens/args.h"
#include "ui/screens/choose_person.h"
#include "ui/screens/merge.h"
#include "ui/screens/merges.h"
#include "ui/screens/people.h"
#include "ui/screens/person.h"
#include "ui/screens/support_log.h"
#include "ui/screens/today.h"

/* Hanako a second time, under a slip of the pen, with an address and a phone of her own. */
static int64_t
hanako_again(struct office *o)
{
    fixture_sql(o->f,
                "INSERT INTO person (ref, name, kana, name_key, kana_key, skey, sort_key, birth_date,"
                " address, contact_caution, opened_on, created_at, updated_at) SELECT 'K-77',"
                " '架空　華子', kana, '架空華子', kana_key, skey + 1, sort_key, '1990-02-13',"
                " '練馬区架空町9-9-9 架空荘', '夕方に電話', '2014-09-01', '" FIXTURE_NOW "', '" FIXTURE_NOW
                "' FROM person WHERE id = %lld;"
                "INSERT INTO person_phone (person_id, sort, phone, digits) SELECT max(id), 1,"
                " '090-0000-0077', '09000000077' FROM person;"
                "INSERT INTO person_flag (person_id, words, raised_on, raised_by) SELECT max(id),"
                " '書類待ち', '2014-10-20', 1 FROM person;"
                "INSERT INTO consent (person_id, purpose, from_on, signed_on, signed_by,"
                " signer_relation) SELECT max(id), '連絡のため', '2014-09-01', '2014-09-01',"
                " '架空　華子', 'self' FROM person",
                (long long)o->hanako);
    return fixture_number(o->f, "SELECT max(id) FROM person");
}

static int64_t
merge_now(struct office *o, int64_t survivor, int64_t loser)
{
    struct merge_plan plan = { .survivor_id = survivor, .loser_id = loser,
                               .reason = "電話で確かめた。" };
    int64_t id;

    fixture_as(o->f, "kakari");
    o->f->d->ask_reasons = false;
    plan.survivor_version = fixture_number(o->f, "SELECT version FROM person WHERE id = %lld",
                                           (long long)survivor);
    plan.loser_version =
        fixture_number(o->f, "SELECT version FROM person WHERE id = %lld", (long long)loser);
    expect_ok(o->f, merge_do(o->f->d, &plan, &id, &o->f->e));
    return id;
}

static void
propose(struct office *o, int64_t survivor, int64_t loser)
{
    fixture_sql(o->f,
                "INSERT INTO person_merge (state, survivor_id, loser_id, survivor_version,"
                " loser_version, picks, reason, asked_on, asked_at, asked_by) SELECT 'proposed',"
                " %lld, %lld, (SELECT version FROM person WHERE id = %lld), 1, 'name:take',"
                " '同じ電話番号でした。', '2014-10-30', '2014-10-30T02:00:00Z', %lld",
                (long long)survivor, (long long)loser, (long long)survivor,
                (long long)o->f->reception);
}

/* ---- golden screens ---- */

static void
two_records_look(void **state)
{
    struct office *o = *state;
    const struct merge_arg two = { o->hanako, hanako_again(o), 0 };

    office_shots(o, "merge-two", "kakari", &merge_screen, &two, "");
    office_shots(o, "merge-taken", "kakari", &merge_screen, &two, "Space Down Space");
    office_shots(o, "merge-value", "kakari", &merge_screen, &two, "Enter");
    office_shots(o, "merge-preview", "kakari", &merge_screen, &two, "v");
    office_shots(o, "merge-sure", "kakari", &merge_screen, &two, "m");
    office_shots(o, "merge-reason", "kakari", &merge_screen, &two, "m y");
}

static void
two_open_cases_look(void **state)
{
    struct office *o = *state;
    const struct merge_arg two = { o->taro, o->hanako, 0 };

    office_shots(o, "merge-cases", "kakari", &merge_screen, &two, "");
    fixture_sql(o->f, "INSERT INTO registration (person_id, number, registered_on) VALUES"
                      " (%lld, 'R-1', '2014-05-01'), (%lld, 'R-2', '2014-06-01')",
                (long long)o->taro, (long long)o->hanako);
    office_shots(o, "merge-hindered", "kakari", &merge_screen, &two, "");
    office_shots(o, "merge-refused", "kakari", &merge_screen, &two, "m");
}

static void
a_proposal_looks(void **state)
{
    struct office *o = *state;
    int64_t again = hanako_again(o);
    const struct merge_arg two = { o->hanako, again, 0 };
    const struct record_arg hanako = { 0, o->hanako };

    propose(o, o->hanako, again);
    office_shots(o, "today-merge", "kakari", &today_screen, NULL, "");
    office_shots(o, "merge-proposed", "kakari", &merge_screen, &two, "");
    fixture_sql(o->f, "UPDATE person SET version = version + 1 WHERE id = %lld", (long long)again);
    office_shots(o, "merge-proposed-changed", "kakari", &merge_screen, &two, "");
    office_shots(o, "merges-proposed", "kakari", &merges_screen, &hanako, "");
}

/* What waits for a decision is in sight without scrolling, however full the day is. */
static void
a_proposal_is_seen_on_a_full_day(void **state)
{
    struct office *o = *state;

    propose(o, o->hanako, hanako_again(o));
    for (int i = 0; i < 30; i++)
        fixture_sql(o->f, "INSERT INTO event (ref, kind, day, starts_at, place, title, status)"
                          " VALUES ('F-%d', 'staff_seminar', '2014-10-31', '2014-10-31T09:%02d',"
                          " '', '架空の勉強会', 'planned')", i, i);
    office_begin(o, "kakari", &today_screen, NULL);
    assert_shows(o, "統合の提案");
    app_feed(o->app, "m"); /* it is nobody's case */
    assert_shows(o, "統合の提案");
    app_feed(o->app, "1 Enter");
    assert_ptr_equal(office_shown(o), &merge_screen);
}

/* Both sat in a full session: who waits is told of before, and after undo whose seat waits. */
static void
seats_of_both_look(void **state)
{
    struct office *o = *state;
    int64_t again = hanako_again(o);
    const struct merge_arg two = { o->hanako, again, 0 };
    const struct record_arg hanako = { 0, o->hanako };

    fixture_sql(o->f,
                "INSERT INTO event (ref, kind, day, starts_at, status, title, capacity) VALUES"
                " ('E-9', 'orientation', '2014-11-10', '2014-11-10T10:00', 'planned',"
                " '11月の説明会', 2);"
                "INSERT INTO participation (event_id, person_id, waiting) SELECT v.id, p.id,"
                " p.id = %lld FROM event v, person p WHERE v.ref = 'E-9' AND p.id IN (%lld, %lld,"
                " %lld)",
                (long long)o->taro, (long long)o->taro, (long long)o->hanako, (long long)again);
    office_shots(o, "merge-frees-seat", "kakari", &merge_screen, &two, "v");
    (void)merge_now(o, o->hanako, again);
    office_shots(o, "merges-undo-waits", "kakari", &merges_screen, &hanako, "z");
}

static void
what_was_merged_looks(void **state)
{
    struct office *o = *state;
    int64_t again = hanako_again(o);
    const struct record_arg hanako = { 0, o->hanako };
    const struct person_arg card = { o->hanako };

    office_shots(o, "merges-none", "kakari", &merges_screen, &hanako, "");
    office_shots(o, "merges-suspects", "kakari", &merges_screen, &hanako, "n");
    (void)merge_now(o, o->hanako, again);
    fixture_sql(o->f, "UPDATE person_merge SET recall_on = '2014-10-31', recall_by = %lld,"
                      " recall_reason = 'ご姉妹かもしれません。'", (long long)o->f->reception);
    office_shots(o, "merges-recalled", "kakari", &merges_screen, &hanako, "");
    office_shots(o, "merges-recalled-full", "kakari", &merges_screen, &hanako, "Enter");
    office_shots(o, "today-unmerge", "kakari", &today_screen, NULL, "");
    fixture_sql(o->f, "UPDATE person_merge SET recall_on = NULL, recall_by = NULL, recall_reason = ''");
    office_shots(o, "merges-done", "kakari", &merges_screen, &hanako, "");
    office_shots(o, "merges-full", "kakari", &merges_screen, &hanako, "Enter");
    office_shots(o, "merges-undo", "kakari", &merges_screen, &hanako, "z");
    fixture_sql(o->f, "INSERT INTO person_flag (person_id, words, raised_on, raised_by) VALUES"
                      " (%lld, '保護者同席', '2014-10-31', 1);"
                      "UPDATE person SET name = '架空　はな子' WHERE id = %lld",
                (long long)o->hanako, (long long)o->hanako);
    office_shots(o, "merges-undo-stays", "kakari", &merges_screen, &hanako, "z");
    office_shots(o, "person-merged", "kakari", &person_screen, &card, "");
    office_shots_typed(o, "people-old-number", "uketsuke", &people_screen, NULL, "", "K-77", "");
}

/* ---- keys ---- */

/* From the card of the wrong record to one record: j, n, who, m, y, reason. */
static void
a_supervisor_merges_from_the_card(void **state)
{
    struct office *o = *state;
    const struct person_arg again = { hanako_again(o) };

    office_begin(o, "kakari", &person_screen, &again);
    app_feed(o->app, "j");
    assert_ptr_equal(office_shown(o), &merges_screen);
    app_feed(o->app, "n 1");
    assert_ptr_equal(office_shown(o), &merge_screen);
    assert_shows(o, "残す側");
    app_feed(o->app, "m y");
    app_type(o->app, "電話で確かめた。");
    app_feed(o->app, "Enter");
    assert_ptr_equal(office_shown(o), &merges_screen);
    assert_shows(o, "番号K-77で");
    assert_shows(o, "統合済み");
    app_feed(o->app, "F3"); /* the card that was open is that of the record that stays now */
    assert_ptr_equal(office_shown(o), &person_screen);
    assert_shows(o, "旧番号 K-77");
    assert_int_equal(office_count(o, "person WHERE ref = 'K-77'"), 0);
    app_feed(o->app, "j z y");
    app_type(o->app, "ご姉妹でした。");
    app_feed(o->app, "Enter");
    assert_shows(o, "どちらの記録も元のとおりです");
    assert_int_equal(office_count(o, "person WHERE ref = 'K-77'"), 1);
    assert_int_equal(office_count(o, "person_merge WHERE undo_reason = 'ご姉妹でした。'"), 1);
}

static void
reception_proposes_and_the_supervisor_declines(void **state)
{
    struct office *o = *state;
    struct merge_arg two = { o->hanako, hanako_again(o), 0 };

    office_begin(o, "uketsuke", &today_screen, NULL);
    snprintf(o->f->d->reason, sizeof o->f->d->reason, "phone_call");
    assert_true(screen_push(app_top(o->app), &merge_screen, &two));
    app_feed(o->app, "m y");
    app_type(o->app, "同じ電話番号。");
    app_feed(o->app, "Enter");
    assert_ptr_equal(office_shown(o), &today_screen);
    assert_int_equal(office_count(o, "person_merge WHERE state = 'proposed'"), 1);
    assert_false(office_shows(o, "統合の提案"));
    office_begin(o, "kakari", &today_screen, NULL);
    assert_shows(o, "統合の提案");
    while (!office_shows(o, "> ") || office_shown(o) == &today_screen) {
        /* the row of the proposal, wherever it stands */
        app_feed(o->app, "Enter");
        if (office_shown(o) == &merge_screen)
            break;
        if (office_shown(o) != &today_screen)
            app_feed(o->app, "F3");
        app_feed(o->app, "Down");
    }
    assert_shows(o, "提案: 同じ電話番号。");
    app_feed(o->app, "d");
    app_type(o->app, "ご姉妹です。");
    app_feed(o->app, "Enter");
    assert_ptr_equal(office_shown(o), &today_screen);
    assert_false(office_shows(o, "統合の提案"));
    assert_int_equal(office_count(o, "person_merge WHERE answer = 'ご姉妹です。'"), 1);
}

static void
reception_asks_for_undo_and_the_supervisor_answers(void **state)
{
    struct office *o = *state;
    const struct record_arg hanako = { 0, o->hanako };

    (void)merge_now(o, o->hanako, hanako_again(o));
    office_begin(o, "uketsuke", &today_screen, NULL);
    snprintf(o->f->d->reason, sizeof o->f->d->reason, "phone_call");
    assert_true(screen_push(app_top(o->app), &merges_screen, &hanako));
    app_feed(o->app, "z");
    app_type(o->app, "ご姉妹かも。");
    app_feed(o->app, "Enter");
    assert_shows(o, "提案しました");
    assert_int_equal(office_count(o, "person_merge WHERE recall_reason = 'ご姉妹かも。'"), 1);
    office_begin(o, "kakari", &merges_screen, &hanako);
    assert_shows(o, "! 統合済み");
    app_feed(o->app, "d");
    app_type(o->app, "確かめた。");
    app_feed(o->app, "Enter");
    assert_shows(o, "統合はそのままです");
    assert_false(office_shows(o, "! 統合済み"));
    assert_int_equal(office_count(o, "person_merge WHERE state = 'done' AND recall_on IS NULL"), 1);
}

/* A form begun for the record that went: its draft comes back with the record that stayed. */
static void
a_draft_of_the_record_that_went_comes_back(void **state)
{
    struct office *o = *state;
    int64_t again = hanako_again(o);

    (void)merge_now(o, o->hanako, again);
    fixture_sql(o->f,
                "INSERT INTO draft (staff_id, form, record, title, body, person_id, terminal,"
                " saved_at) VALUES (%lld, 'support_log', '0.%lld', '支援記録  架空　華子',"
                " 'content=書きかけ', %lld, 't', '2014-10-30T01:00:00Z')",
                (long long)o->f->worker, (long long)again, (long long)o->hanako);
    office_begin(o, "shien", &today_screen, NULL);
    snprintf(o->f->d->reason, sizeof o->f->d->reason, "phone_call");
    app_feed(o->app, "5");
    app_feed(o->app, "Enter");
    assert_ptr_equal(office_shown(o), &support_log_screen);
    assert_shows(o, "書きかけ");
    char got[80], want[80];
    fixture_text(o->f, got, sizeof got, "SELECT record FROM draft");
    snprintf(want, sizeof want, "0.%lld", (long long)o->hanako);
    assert_string_equal(got, want);
}

/* What is chosen stays chosen when the records are exchanged or another desk saves something. */
static void
choices_are_kept(void **state)
{
    struct office *o = *state;
    struct merge_arg two = { o->hanako, hanako_again(o), 0 };

    office_begin(o, "kakari", &merge_screen, &two);
    app_feed(o->app, "Space");
    assert_shows(o, "> 架空　華子");
    app_feed(o->app, "t");
    assert_shows(o, "< 架空　華子");
    app_feed(o->app, "F5");
    assert_shows(o, "< 架空　華子");
    app_feed(o->app, "m y");
    app_type(o->app, "確かめた。");
    fixture_sql(o->f, "UPDATE person SET version = version + 1 WHERE ref = 'K-77'");
    app_feed(o->app, "Enter");
    assert_shows(o, "変更しました"); /* meanwhile: said beside what was typed, nothing done */
    assert_string_equal(form_get(office_form(o), "answer"), "確かめた。");
    assert_int_equal(office_count(o, "person_merge"), 0);
    assert_int_equal(office_count(o, "person WHERE ref = 'K-77'"), 1);
    app_feed(o->app, "F3");
    assert_ptr_equal(office_shown(o), &merge_screen); /* as it is now */
    app_feed(o->app, "m y");
    assert_string_equal(form_get(office_form(o), "answer"), "確かめた。"); /* nothing typed twice */
    app_feed(o->app, "Enter");
    assert_int_equal(office_count(o, "person_merge WHERE state = 'done'"), 1);
    assert_int_equal(office_count(o, "draft"), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, office_open, office_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(two_records_look),
        TEST(two_open_cases_look),
        TEST(a_proposal_looks),
        TEST(a_proposal_is_seen_on_a_full_day),
        TEST(seats_of_both_look),
        TEST(what_was_merged_looks),
        TEST(a_supervisor_merges_from_the_card),
        TEST(reception_proposes_and_the_supervisor_declines),
        TEST(reception_asks_for_undo_and_the_supervisor_answers),
        TEST(a_draft_of_the_record_that_went_comes_back),
        TEST(choices_are_kept),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
