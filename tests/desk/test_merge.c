/* Two records become one and two again: proposals, choices, old numbers, histories, figures, what
 * stays. */
#include "tests/desk/fixture.h"

#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "desk/case.h"
#include "desk/history.h"
#include "desk/kpi_why.h"
#include "desk/merge.h"
#include "desk/people.h"
#include "desk/placement.h"
#include "desk/walk_in.h"
#include "tests/desk/line.h"
#include "tests/desk/merging.h"
#include "tests/desk/records.h"

static int
setup(void **state)
{
    return fixture_open(state);
}

static const struct merge_field *
field_of(const struct merge_look *look, const char *name)
{
    for (size_t i = 0; i < look->count; i++)
        if (strcmp(look->fields[i].name, name) == 0)
            return &look->fields[i];
    fail_msg("no field %s", name);
    return NULL;
}

/* ---- side by side ---- */

static void
fields_stand_side_by_side(void **state)
{
    struct fixture *f = *state;
    struct merge_look look;
    int64_t a, b;

    merging_two(f, &a, &b);
    fixture_sql(f, "UPDATE person SET note = 'あ' WHERE id = %lld;"
                   "UPDATE person SET note = 'い', email = 'x@example.jp', opened_on = '2014-01-01'"
                   " WHERE id = %lld", (long long)a, (long long)b);
    expect_ok(f, merge_look(f->d, a, b, &look, &f->e));
    assert_false(field_of(&look, "name")->agree);
    assert_int_equal(field_of(&look, "name")->pick, MERGE_KEEP);
    assert_string_equal(field_of(&look, "name")->taken, "架空　華子");
    assert_true(field_of(&look, "kana")->agree);
    assert_int_equal(field_of(&look, "email")->pick, MERGE_TAKE); /* told beats untold */
    assert_int_equal(field_of(&look, "note")->pick, MERGE_BOTH);
    assert_int_equal(field_of(&look, "opened_on")->pick, MERGE_TAKE); /* the earlier day */
    assert_false(look.fields[0].agree);                   /* what differs comes first */
    assert_true(look.fields[look.count - 1].agree);
    merge_look_free(&look);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'open_c' AND"
                                       " person_id IN (%lld, %lld)", (long long)a, (long long)b),
                     2);
    expect_err(f, merge_look(f->d, a, a, &look, &f->e), ERR_INVALID, "loser");
    expect_err(f, merge_look(f->d, a, 4711, &look, &f->e), ERR_NOT_FOUND, "person");
    fixture_as(f, "uketsuke"); /* notes are not for reception */
    expect_ok(f, merge_look(f->d, a, b, &look, &f->e));
    for (size_t i = 0; i < look.count; i++)
        assert_string_not_equal(look.fields[i].name, "note");
    merge_look_free(&look);
}

static void
chosen_values_stand(void **state)
{
    struct fixture *f = *state;
    char got[300];
    int64_t a, b;

    merging_two(f, &a, &b);
    fixture_sql(f, "INSERT INTO person_phone (person_id, sort, phone, digits) VALUES"
                   " (%lld, 1, '03-5555-0101', '0355550101'), (%lld, 1, '03 5555 0101',"
                   " '0355550101'), (%lld, 2, '090-0000-0202', '09000000202');"
                   "UPDATE person SET note = 'あ' WHERE id = %lld;"
                   "UPDATE person SET note = 'い' WHERE id = %lld",
                (long long)a, (long long)b, (long long)b, (long long)a, (long long)b);
    (void)merging_do(f, a, b, "name:take,birth_date:keep,phones:both");
    fixture_text(f, got, sizeof got,
                 "SELECT name || ' ' || birth_date || ' ' || note || ' ' || (SELECT"
                 " group_concat(phone, '/') FROM person_phone) FROM person WHERE id = %lld",
                 (long long)a);
    assert_string_equal(got, "架空　華子 1980-05-06 あ\nい 03-5555-0101/090-0000-0202");
    assert_int_equal(line_audit(f, "merge-people"), 2); /* a line for each of the two */
    fixture_text(f, got, sizeof got, "SELECT fields FROM audit WHERE action = 'merge-people'");
    assert_string_equal(got, "name,phones,note");
}

/* Three records of one person: what the first merge made of the second card is in the history of the
 * third, newest first, and gone from it with either merge. */
static void
the_history_follows_the_chain(void **state)
{
    struct fixture *f = *state;
    struct field_changes list;
    bool found = false;
    int64_t a, b;

    merging_two(f, &a, &b);
    int64_t c = merging_person(f, "架空　花", "カクウ　ハナ", "1980-05-07");
    (void)merging_do(f, a, b, "name:take,birth_date:keep");
    fixture_wait(60);
    int64_t later = merging_do(f, c, a, "name:keep,birth_date:keep,kana:take");
    expect_ok(f, history_of_person(f->d, c, 50, &list, &f->e));
    for (size_t i = 0; i < list.count; i++) {
        found = found || (strcmp(list.rows[i].field, "name") == 0
                          && strcmp(list.rows[i].before, "架空　花子") == 0
                          && strcmp(list.rows[i].after, "架空　華子") == 0);
        if (i > 0)
            assert_true(strcmp(list.rows[i - 1].at, list.rows[i].at) >= 0);
    }
    assert_true(found);
    field_changes_free(&list);
    assert_int_equal(merging_undo(f, later), 0);
    expect_ok(f, history_of_person(f->d, c, 50, &list, &f->e));
    assert_int_equal(list.count, 0);
    field_changes_free(&list);
    expect_ok(f, history_of_person(f->d, a, 50, &list, &f->e));
    assert_true(list.count > 0);
    field_changes_free(&list);
}

/* What a merge made of the card is in its history, and gone again with it. */
static void
the_history_tells_of_it(void **state)
{
    struct fixture *f = *state;
    struct field_changes list;
    int64_t a, b;

    merging_two(f, &a, &b);
    fixture_sql(f, "INSERT INTO person_phone (person_id, sort, phone, digits) VALUES"
                   " (%lld, 1, '03-5555-0101', '0355550101')", (long long)b);
    int64_t id = merging_do(f, a, b, "name:take");
    expect_ok(f, history_of_person(f->d, a, 50, &list, &f->e));
    assert_int_equal(list.count, 2);
    assert_string_equal(list.rows[0].field, "name");
    assert_string_equal(list.rows[0].before, "架空　花子");
    assert_string_equal(list.rows[0].after, "架空　華子");
    assert_string_equal(list.rows[0].reason, "同じ方でした。");
    assert_string_equal(list.rows[1].label, "Phone");
    assert_non_null(strstr(list.rows[1].after, "03-5555-0101"));
    field_changes_free(&list);
    assert_int_equal(merging_undo(f, id), 0);
    expect_ok(f, history_of_person(f->d, a, 50, &list, &f->e));
    assert_int_equal(list.count, 0);
    field_changes_free(&list);
}

static void
too_much_for_a_field_is_said(void **state)
{
    struct fixture *f = *state;
    struct merge_plan plan;
    int64_t a, b, id;

    merging_two(f, &a, &b);
    fixture_sql(f, "INSERT INTO person_phone (person_id, sort, phone, digits) VALUES"
                   " (%lld, 1, '1', '1'), (%lld, 2, '2', '2'), (%lld, 1, '3', '3'),"
                   " (%lld, 2, '4', '4')",
                (long long)a, (long long)a, (long long)b, (long long)b);
    plan = merging_plan(f, a, b, "phones:both");
    expect_err(f, merge_do(f->d, &plan, &id, &f->e), ERR_INVALID, "phones");
    plan = merging_plan(f, a, b, "name:both");
    expect_err(f, merge_do(f->d, &plan, &id, &f->e), ERR_INVALID, "name");
    plan = merging_plan(f, a, b, "");
    snprintf(plan.reason, sizeof plan.reason, "  ");
    expect_err(f, merge_do(f->d, &plan, &id, &f->e), ERR_INVALID, "reason");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person_merge"), 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person"), 2);
}

/* ---- old numbers ---- */

static void
the_old_number_finds_the_survivor(void **state)
{
    struct fixture *f = *state;
    struct person_hits hits;
    struct person_card *card = calloc(1, sizeof *card);
    char ref[REF_SIZE], own[REF_SIZE], survivor_ref[REF_SIZE];
    int64_t a, b, c, id;

    merging_two(f, &a, &b);
    c = merging_person(f, "架空　花", "カクウ　ハナ", "1980-05-06");
    fixture_text(f, ref, sizeof ref, "SELECT ref FROM person WHERE id = %lld", (long long)b);
    int64_t first = merging_do(f, a, b, "");
    expect_ok(f, person_find(f->d, ref, &id, &f->e));
    assert_int_equal(id, a);
    expect_ok(f, person_search(f->d, ref, SEARCH_LIMIT, true, &hits, &f->e));
    assert_int_equal(hits.count, 1);
    assert_int_equal(hits.rows[0].id, a);
    assert_int_equal(hits.rows[0].why, WHY_OLD_REF);
    person_hits_free(&hits);
    fixture_text(f, survivor_ref, sizeof survivor_ref, "SELECT ref FROM person WHERE id = %lld",
                 (long long)a);
    expect_ok(f, merge_old_number(f->d, ref, true, own, &f->e));
    assert_string_equal(own, survivor_ref);
    expect_ok(f, merge_old_number(f->d, survivor_ref, false, own, &f->e));
    assert_string_equal(own, "");
    expect_ok(f, person_card(f->d, a, card, &f->e));
    assert_string_equal(card->old_refs, ref);
    /* The number is never given to somebody else. */
    struct person p = { .name = "架空　次郎", .kana = "カクウ　ジロウ" };
    struct person_saving saving = { .history = true };
    snprintf(p.ref, sizeof p.ref, "%s", ref);
    expect_err(f, person_save(f->d, &p, &saving, &f->e), ERR_INVALID, "ref");
    /* A chain: the survivor is merged on, and both old numbers follow. */
    int64_t second = merging_do(f, c, a, "");
    expect_ok(f, person_find(f->d, ref, &id, &f->e));
    assert_int_equal(id, c);
    expect_ok(f, person_find(f->d, survivor_ref, &id, &f->e));
    assert_int_equal(id, c);
    struct merge_sinces stays;
    expect_err(f, merge_undo(f->d, first, merging_version(f, first), "x", &stays, &f->e),
               ERR_INVALID, "merge");
    assert_int_equal(merging_undo(f, second), 0);
    expect_ok(f, person_find(f->d, ref, &id, &f->e));
    assert_int_equal(id, a);
    assert_int_equal(merging_undo(f, first), 0);
    expect_ok(f, person_find(f->d, ref, &id, &f->e));
    assert_int_equal(id, b);
    expect_ok(f, merge_old_number(f->d, ref, true, own, &f->e));
    assert_string_equal(own, "");
    free(card);
}

static void
names_are_found_after_merge_and_undo(void **state)
{
    struct fixture *f = *state;
    struct person_hits hits;
    int64_t a, b;

    merging_two(f, &a, &b);
    int64_t id = merging_do(f, a, b, "name:take");
    expect_ok(f, person_search(f->d, "華子", SEARCH_LIMIT, true, &hits, &f->e));
    assert_int_equal(hits.count, 1);
    assert_int_equal(hits.rows[0].id, a);
    person_hits_free(&hits);
    expect_ok(f, person_search(f->d, "花子", SEARCH_LIMIT, true, &hits, &f->e));
    assert_int_equal(hits.count, 0);
    person_hits_free(&hits);
    assert_int_equal(merging_undo(f, id), 0);
    expect_ok(f, person_search(f->d, "華子", SEARCH_LIMIT, true, &hits, &f->e));
    assert_int_equal(hits.count, 1);
    assert_int_equal(hits.rows[0].id, b);
    person_hits_free(&hits);
    expect_ok(f, person_search(f->d, "花子", SEARCH_LIMIT, true, &hits, &f->e));
    assert_int_equal(hits.count, 1);
    assert_int_equal(hits.rows[0].id, a);
    person_hits_free(&hits);
}

/* ---- figures ---- */

static void
a_person_counted_twice_counts_once_and_it_is_told(void **state)
{
    struct fixture *f = *state;
    struct merge_plan plan;
    struct merge_effect effect;
    struct merge_rows rows;
    int64_t a, b, id;

    merging_two(f, &a, &b);
    record_placement(f, "L-1", a, "2014-05-01", "regular", "association");
    int64_t later = record_placement(f, "L-2", b, "2014-06-01", "regular", "association");
    record_placement(f, "L-3", b, "2013-06-01", "regular", "association");
    plan = merging_plan(f, a, b, "");
    expect_ok(f, merge_preview(f->d, &plan, &effect, &f->e));
    assert_string_equal(effect.figures, "2014:2:1");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person"), 2); /* nothing is done yet */
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person_merge"), 0);
    id = merging_do(f, a, b, "");
    expect_ok(f, merge_list(f->d, a, &rows, &f->e));
    assert_int_equal(rows.count, 1);
    assert_string_equal(rows.rows[0].figures, "2014:2:1");
    assert_string_equal(rows.rows[0].loser_name, "架空　華子");
    merge_rows_free(&rows);
    struct placement *p = calloc(1, sizeof *p);
    struct kpi_why why;
    expect_ok(f, placement_find(f->d, later, p, &f->e));
    assert_int_equal(p->person_id, a);
    expect_ok(f, placement_why(f->d, p, &why, &f->e));
    assert_false(why.counts);
    assert_non_null(strstr(why.words, "L-1"));
    free(p);
    assert_int_equal(merging_undo(f, id), 0);
    plan = merging_plan(f, a, b, "");
    expect_ok(f, merge_preview(f->d, &plan, &effect, &f->e));
    assert_string_equal(effect.figures, "2014:2:1"); /* it is two again */
}

/* A report under a pseudonym that is linked to the person counts as the person, in a year
 * without any report of their own. */
static void
a_pseudonym_is_merged_too(void **state)
{
    struct fixture *f = *state;
    struct merge_plan plan;
    struct merge_effect effect;
    int64_t a, b;

    merging_two(f, &a, &b);
    int64_t partner = record_organisation(f, "O-1", "transition_office", "架空事業所");
    record_placement(f, "L-1", a, "2013-05-01", "regular", "association");
    record_partner_placement(f, "R-1", partner, "か1", b, "2014-06-01");
    record_partner_placement(f, "R-2", partner, "か1", 0, "2013-06-01");
    plan = merging_plan(f, a, b, "");
    expect_ok(f, merge_preview(f->d, &plan, &effect, &f->e));
    assert_string_equal(effect.figures, "2013:2:1");
}

/* ---- who may ---- */

static void
reception_proposes_and_a_supervisor_decides(void **state)
{
    struct fixture *f = *state;
    struct merge_plan plan;
    struct merge_look look;
    struct due_rows due;
    int64_t a, b, id, merge, first, second;

    merging_two(f, &a, &b);
    fixture_as(f, "uketsuke");
    plan = merging_plan(f, b, a, "name:take,birth_date:keep");
    expect_err(f, merge_do(f->d, &plan, &id, &f->e), ERR_DENIED, NULL);
    expect_ok(f, merge_propose(f->d, &plan, &id, &f->e));
    expect_err(f, merge_propose(f->d, &plan, &merge, &f->e), ERR_INVALID, "merge");
    expect_err(f, merge_decline(f->d, id, 1, "x", &f->e), ERR_DENIED, NULL);
    expect_ok(f, person_due(f->d, f->d->today, 0, 50, &due, &f->e));
    for (size_t i = 0; i < due.count; i++)
        assert_int_not_equal(due.rows[i].kind, DUE_MERGE); /* only who decides is told */
    due_rows_free(&due);
    fixture_as(f, "kakari");
    expect_ok(f, person_due(f->d, f->d->today, 0, 50, &due, &f->e));
    size_t waiting = 0;
    for (size_t i = 0; i < due.count; i++)
        if (due.rows[i].kind == DUE_MERGE) {
            waiting++;
            assert_int_equal(due.rows[i].record_id, id);
        }
    assert_int_equal(waiting, 1);
    due_rows_free(&due);
    expect_ok(f, merge_proposal(f->d, id, &first, &second, &f->e));
    assert_int_equal(first, b);
    assert_int_equal(second, a);
    /* The other way round the choices are turned. */
    expect_ok(f, merge_look(f->d, a, b, &look, &f->e));
    assert_int_equal(look.merge_id, id);
    assert_false(look.changed_since);
    assert_string_equal(look.reason, "同じ方でした。");
    assert_int_equal(field_of(&look, "name")->pick, MERGE_KEEP);
    assert_int_equal(field_of(&look, "birth_date")->pick, MERGE_TAKE);
    plan = merging_plan(f, a, b, "");
    expect_err(f, merge_do(f->d, &plan, &merge, &f->e), ERR_CONFLICT, NULL); /* a proposal waits */
    plan.merge_id = look.merge_id;
    plan.merge_version = look.merge_version;
    merge_look_free(&look);
    snprintf(plan.reason, sizeof plan.reason, "書類で確認した。");
    expect_ok(f, merge_do(f->d, &plan, &merge, &f->e));
    /* Who asked did not say what another found. */
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person_merge WHERE id = %lld AND reason"
                                       " = '同じ方でした。' AND answer = '書類で確認した。'",
                                    (long long)merge), 1);
    assert_int_equal(merge, id);
    expect_err(f, merge_decline(f->d, id, 2, "x", &f->e), ERR_CONFLICT, NULL);
    assert_int_equal(fixture_number(f, "SELECT asked_by = %lld AND decided_by = %lld FROM"
                                       " person_merge", (long long)f->reception,
                                    (long long)f->supervisor), 1);
}

static void
a_proposal_is_declined_with_a_reason(void **state)
{
    struct fixture *f = *state;
    struct merge_plan plan;
    struct merge_rows rows;
    int64_t a, b, id, next;

    merging_two(f, &a, &b);
    fixture_as(f, "shien");
    plan = merging_plan(f, a, b, "");
    expect_ok(f, merge_propose(f->d, &plan, &id, &f->e));
    fixture_as(f, "kakari");
    expect_err(f, merge_decline(f->d, id, 1, " ", &f->e), ERR_INVALID, "reason");
    expect_ok(f, merge_decline(f->d, id, 1, "姉妹でした。", &f->e));
    expect_ok(f, merge_list(f->d, b, &rows, &f->e));
    assert_int_equal(rows.rows[0].state, MERGE_DECLINED);
    assert_string_equal(rows.rows[0].answer, "姉妹でした。");
    merge_rows_free(&rows);
    expect_ok(f, merge_propose(f->d, &plan, &next, &f->e)); /* may be asked again */
    /* A proposal that names somebody who is merged away is answered by itself. */
    int64_t c = merging_person(f, "架空　花", "カクウ　ハナ", "");
    (void)merging_do(f, c, b, "");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person_merge WHERE state ="
                                       " 'proposed'"), 0);
}

static size_t
due_of(struct fixture *f, enum due_kind kind)
{
    struct due_rows due;
    size_t n = 0;

    expect_ok(f, person_due(f->d, f->d->today, 0, 50, &due, &f->e));
    for (size_t i = 0; i < due.count; i++)
        n += due.rows[i].kind == kind;
    due_rows_free(&due);
    return n;
}

static void
an_undo_is_proposed_and_decided(void **state)
{
    struct fixture *f = *state;
    struct merge_rows rows;
    int64_t a, b;

    merging_two(f, &a, &b);
    int64_t id = merging_do(f, a, b, "");
    fixture_as(f, "uketsuke");
    expect_err(f, merge_ask_undo(f->d, id, merging_version(f, id), "  ", &f->e), ERR_INVALID,
               "reason");
    expect_ok(f, merge_ask_undo(f->d, id, merging_version(f, id), "ご姉妹かもしれません。", &f->e));
    assert_int_equal(due_of(f, DUE_UNMERGE), 0);
    expect_err(f, merge_let_stand(f->d, id, merging_version(f, id), "x", &f->e), ERR_DENIED, NULL);
    fixture_as(f, "kakari");
    assert_int_equal(due_of(f, DUE_UNMERGE), 1);
    expect_ok(f, merge_list(f->d, a, &rows, &f->e));
    assert_string_equal(rows.rows[0].recall_reason, "ご姉妹かもしれません。");
    merge_rows_free(&rows);
    expect_err(f, merge_let_stand(f->d, id, 1, "x", &f->e), ERR_CONFLICT, NULL);
    expect_ok(f, merge_let_stand(f->d, id, merging_version(f, id), "戸籍で確かめた。", &f->e));
    assert_int_equal(due_of(f, DUE_UNMERGE), 0);
    fixture_as(f, "shien");
    expect_ok(f, merge_ask_undo(f->d, id, merging_version(f, id), "やはり別の方です。", &f->e));
    fixture_as(f, "kakari");
    assert_int_equal(merging_undo(f, id), 0);
    assert_int_equal(due_of(f, DUE_UNMERGE), 0);
    assert_int_equal(line_audit(f, "propose-unmerge"), 4); /* twice, for each of the two */
}

static void
restricted_people_are_not_told_of(void **state)
{
    struct fixture *f = *state;
    struct merge_plan plan;
    struct merge_rows rows;
    int64_t a, b, id;

    merging_two(f, &a, &b);
    fixture_as(f, "uketsuke");
    plan = merging_plan(f, a, b, "");
    expect_ok(f, merge_propose(f->d, &plan, &id, &f->e));
    fixture_sql(f, "UPDATE person SET restricted = 1 WHERE id = %lld", (long long)b);
    expect_ok(f, merge_list(f->d, a, &rows, &f->e));
    assert_int_equal(rows.count, 0);
    merge_rows_free(&rows);
    struct merge_look look;
    expect_err(f, merge_look(f->d, a, b, &look, &f->e), ERR_DENIED, NULL);
    int64_t first, second;
    expect_err(f, merge_proposal(f->d, id, &first, &second, &f->e), ERR_DENIED, NULL);
    /* The stricter of the two stands, and undo gives each its own again. */
    fixture_as(f, "kakari");
    plan.merge_id = id;
    plan.merge_version = 1;
    struct merge_effect effect;
    expect_ok(f, merge_preview(f->d, &plan, &effect, &f->e));
    assert_true(effect.restricts);
    expect_ok(f, merge_do(f->d, &plan, &id, &f->e));
    assert_int_equal(fixture_number(f, "SELECT restricted FROM person WHERE id = %lld",
                                    (long long)a), 1);
    assert_int_equal(merging_undo(f, id), 0);
    assert_int_equal(fixture_number(f, "SELECT restricted FROM person WHERE id = %lld",
                                    (long long)a), 0);
    assert_int_equal(fixture_number(f, "SELECT restricted FROM person WHERE id = %lld",
                                    (long long)b), 1);
}

static void
another_desk_was_first(void **state)
{
    struct fixture *f = *state;
    struct merge_plan plan;
    int64_t a, b, id;

    merging_two(f, &a, &b);
    plan = merging_plan(f, a, b, "");
    fixture_sql(f, "UPDATE person SET version = version + 1 WHERE id = %lld", (long long)b);
    expect_err(f, merge_do(f->d, &plan, &id, &f->e), ERR_CONFLICT, NULL);
    expect_err(f, merge_propose(f->d, &plan, &id, &f->e), ERR_CONFLICT, NULL);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person"), 2);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person_merge"), 0);
    id = merging_do(f, a, b, "");
    plan = merging_plan(f, a, b, "");
    expect_err(f, merge_do(f->d, &plan, &id, &f->e), ERR_NOT_FOUND, "person");
    struct merge_sinces stays;
    id = fixture_number(f, "SELECT id FROM person_merge");
    expect_err(f, merge_undo(f->d, id, 1, "x", &stays, &f->e), ERR_CONFLICT, NULL);
    expect_err(f, merge_undo(f->d, id, merging_version(f, id), " ", &stays, &f->e), ERR_INVALID,
               "reason");
    fixture_as(f, "shien");
    expect_err(f, merge_undo(f->d, id, merging_version(f, id), "x", &stays, &f->e), ERR_DENIED,
               NULL);
}

/* ---- what came since ---- */

static void
what_came_since_stays_and_is_named(void **state)
{
    struct fixture *f = *state;
    struct merge_sinces stays;
    int64_t a, b;

    merging_two(f, &a, &b);
    fixture_sql(f, "INSERT INTO person_flag (person_id, words, raised_on, raised_by) VALUES"
                   " (%lld, '前から', '2014-10-01', 1)", (long long)b);
    int64_t id = merging_do(f, a, b, "name:take,birth_date:take");
    fixture_sql(f, "INSERT INTO person_flag (person_id, words, raised_on, raised_by) VALUES"
                   " (%lld, 'あとから', '2014-10-31', 1);"
                   "UPDATE person SET name = '架空　ハナ子', version = version + 1",
                (long long)a);
    expect_ok(f, merge_undo_preview(f->d, id, merging_version(f, id), &stays, &f->e));
    assert_int_equal(stays.count, 2);
    assert_string_equal(stays.rows[0].table, "person_flag");
    assert_int_equal(date_compare(stays.rows[0].day, f->d->today), 0);
    assert_string_not_equal(stays.rows[0].label, "");
    assert_string_equal(stays.rows[1].table, "person");
    assert_string_equal(stays.rows[1].label, "Name");
    merge_sinces_free(&stays);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person"), 1); /* only looked at */
    assert_int_equal(merging_undo(f, id), 2);
    char got[200];
    fixture_text(f, got, sizeof got, "SELECT name || birth_date FROM person WHERE id = %lld",
                 (long long)a);
    assert_string_equal(got, "架空　ハナ子1980-05-06"); /* what was changed since is left alone */
    fixture_text(f, got, sizeof got, "SELECT group_concat(person_id || words, ' ') FROM (SELECT *"
                                     " FROM person_flag ORDER BY id)");
    char want[200];
    snprintf(want, sizeof want, "%lld前から %lldあとから", (long long)b, (long long)a);
    assert_string_equal(got, want);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(fields_stand_side_by_side),
        TEST(chosen_values_stand),
        TEST(the_history_tells_of_it),
        TEST(the_history_follows_the_chain),
        TEST(too_much_for_a_field_is_said),
        TEST(the_old_number_finds_the_survivor),
        TEST(names_are_found_after_merge_and_undo),
        TEST(a_person_counted_twice_counts_once_and_it_is_told),
        TEST(a_pseudonym_is_merged_too),
        TEST(reception_proposes_and_a_supervisor_decides),
        TEST(a_proposal_is_declined_with_a_reason),
        TEST(an_undo_is_proposed_and_decided),
        TEST(restricted_people_are_not_told_of),
        TEST(another_desk_was_first),
        TEST(what_came_since_stays_and_is_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
