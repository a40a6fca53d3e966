/* Register, edit, find and open people through the desk. */
#include "tests/desk/fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/db.h"
#include "desk/people.h"
#include "tests/desk/line.h"
#include "tests/desk/records.h"

static int
setup(void **state)
{
    return fixture_open(state);
}

static int64_t
people_stored(struct fixture *f)
{
    return fixture_number(f, "SELECT count(*) FROM person");
}

/* ---- register ---- */

static void
a_new_person_gets_a_number_and_one_line(void **state)
{
    struct fixture *f = *state;
    struct person p, back;

    fixture_as(f, "uketsuke");
    int64_t lines = line_audit(f, "");
    line_person(&p, "太郎", "たろう");
    p.phone_count = 2; /* the first is left empty on the form */
    LINE_COPY(p.phones[1].phone, "０３－１２３４－５６７８");
    LINE_COPY(p.phones[1].owner, "self");
    LINE_COPY(p.postal_code, "1760012");
    struct person_saving how = { 0 };
    expect_ok(f, person_save(f->d, &p, &how, &f->e));
    assert_true(how.changed);
    assert_int_equal(how.warning.code, ERR_OK);
    assert_int_equal(line_audit(f, ""), lines + 1);
    assert_int_equal(line_audit(f, "register-person"), 1);
    assert_string_equal(p.ref, "M-000001");
    assert_int_equal(p.version, 1);
    expect_ok(f, person_open(f->d, p.id, &back, &f->e));
    assert_string_equal(back.name, "練馬　太郎");     /* as entered */
    assert_string_equal(back.kana, "ネリマ　タロウ"); /* full-width katakana */
    assert_string_equal(back.postal_code, "176-0012");
    assert_int_equal(back.phone_count, 1);
    assert_string_equal(back.phones[0].phone, "０３－１２３４－５６７８"); /* as typed */
    assert_int_equal(date_compare(back.opened_on, f->d->today), 0);
    assert_false(back.imported);
}

static void
names_keep_their_characters(void **state)
{
    struct fixture *f = *state;
    struct person p, back;
    /* U+FA19 would become U+795E under NFC; U+E0100 chooses a form of 葛 */
    static const char name[] = "\xef\xa8\x99　\xe8\x91\x9b\xf3\xa0\x84\x80";

    fixture_as(f, "uketsuke");
    line_person(&p, "太郎", "タロウ");
    LINE_COPY(p.name, name);
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));
    expect_ok(f, person_open(f->d, p.id, &back, &f->e));
    assert_string_equal(back.name, name);
}

#define TEXT(member, bad, want)                                                                    \
    {                                                                                              \
        offsetof(struct person, member), sizeof(((struct person *)0)->member), bad, want           \
    }

static void
bad_fields_are_named_and_nothing_is_stored(void **state)
{
    static const struct {
        size_t at, size;
        const char *text, *field;
    } rows[] = {
        TEXT(name, "", "name"),
        TEXT(name, "　 ", "name"),
        TEXT(name, "太郎\x1b[31m", "name"),
        TEXT(name, "太\xff郎", "name"),
        TEXT(name, "太\xe2\x80\xae郎", "name"), /* right-to-left override */
        TEXT(name, "太\n郎", "name"),
        TEXT(kana, "", "kana"),
        TEXT(kana, "練馬", "kana"),
        TEXT(kana, "タロウ\a", "kana"),
        TEXT(known_as, "\x7f", "known_as"),
        TEXT(sex, "unknown_sex", "sex"),
        TEXT(sex, "FEMALE", "sex"),
        TEXT(postal_code, "17-00", "postal_code"),
        TEXT(email, "nobody", "email"),
        TEXT(fax, "abc", "fax"),
        TEXT(emergency_relation, "neighbour", "emergency_relation"),
        TEXT(emergency_phone, "1", "emergency_phone"),
        TEXT(primary_disability, "physical", "primary_disability"), /* not among the kinds */
        TEXT(primary_disability, "nothing", "primary_disability"),
        TEXT(referral_source, "a'b", "referral_source"),
        TEXT(intention, "perhaps", "intention"),
        TEXT(contact_caution, "\xc2\x85", "contact_caution"),
        TEXT(note, "\x1b]0;x\a", "note"),
        TEXT(ref, "M-000009", "ref"), /* the desk's own numbers */
    };
    struct fixture *f = *state;

    fixture_as(f, "kakari");
    int64_t lines = line_audit(f, "");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct person p, given;

        line_person(&p, "太郎", "タロウ");
        line_copy((char *)&p + rows[i].at, rows[i].size, rows[i].text);
        given = p;
        expect_err(f, person_save(f->d, &p, NULL, &f->e), ERR_INVALID, rows[i].field);
        assert_memory_equal(&p, &given, sizeof p); /* what was typed is still there */
    }
    assert_int_equal(people_stored(f), 0);
    assert_int_equal(line_audit(f, ""), lines);
}

static void
bad_days_and_parts_are_refused(void **state)
{
    struct fixture *f = *state;
    struct person p;

    fixture_as(f, "kakari");
    line_person(&p, "太郎", "タロウ");
    p.birth_date = (struct date){ 2011, 2, 29 };
    expect_err(f, person_save(f->d, &p, NULL, &f->e), ERR_INVALID, "birth_date");
    p.birth_date = (struct date){ 2014, 11, 1 }; /* tomorrow */
    expect_err(f, person_save(f->d, &p, NULL, &f->e), ERR_INVALID, "birth_date");
    line_person(&p, "太郎", "タロウ");
    p.opened_on = (struct date){ 2014, 11, 1 };
    expect_err(f, person_save(f->d, &p, NULL, &f->e), ERR_INVALID, "opened_on");
    line_person(&p, "太郎", "タロウ");
    assert_true(code_set_add(&p.disabilities, "bad_kind"));
    expect_err(f, person_save(f->d, &p, NULL, &f->e), ERR_INVALID, "disabilities");
    line_person(&p, "太郎", "タロウ");
    p.phone_count = 1;
    LINE_COPY(p.phones[0].phone, "電話");
    expect_err(f, person_save(f->d, &p, NULL, &f->e), ERR_INVALID, "phone");
    p.phones[0].phone[0] = '\0';
    LINE_COPY(p.phones[0].note, "内線12");
    expect_err(f, person_save(f->d, &p, NULL, &f->e), ERR_INVALID, "phone");
    line_person(&p, "太郎", "タロウ");
    p.handbook_count = 1;
    LINE_COPY(p.handbooks[0].kind, "hb_ai");
    LINE_COPY(p.handbooks[0].grade, "m1"); /* a grade of another handbook */
    expect_err(f, person_save(f->d, &p, NULL, &f->e), ERR_INVALID, "handbook_grade");
    LINE_COPY(p.handbooks[0].grade, "a2");
    p.handbooks[0].issued_on = (struct date){ 2014, 5, 1 };
    p.handbooks[0].expires_on = (struct date){ 2014, 4, 30 };
    expect_err(f, person_save(f->d, &p, NULL, &f->e), ERR_INVALID, "handbook_expires_on");
    assert_int_equal(people_stored(f), 0);
}

static void
odd_phones_warn(void **state)
{
    struct fixture *f = *state;
    struct person_saving how = { 0 };
    struct person p;

    fixture_as(f, "shien");
    line_person(&p, "太郎", "タロウ");
    p.phone_count = 1;
    LINE_COPY(p.phones[0].phone, "0120-444-444");
    expect_ok(f, person_save(f->d, &p, &how, &f->e));
    assert_string_equal(how.warning.field, "phone");
}

/* ---- suspects ---- */

static void
the_same_person_stops(void **state)
{
    struct fixture *f = *state;
    struct person p;
    struct person_saving how = { 0 };

    fixture_as(f, "uketsuke");
    line_person(&p, "太郎", "タロウ");
    p.handbook_count = 1;
    LINE_COPY(p.handbooks[0].kind, "hb_psychiatric");
    LINE_COPY(p.handbooks[0].number, "第12345号");
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));

    line_person(&p, "多朗", "ﾀﾛｳ"); /* another spelling, the same reading and day */
    expect_err(f, person_save(f->d, &p, &how, &f->e), ERR_INVALID, "suspect");
    assert_int_equal(how.suspect_count, 1);
    assert_string_equal(how.suspects[0].ref, "M-000001");
    assert_true(how.suspects[0].same_birth);
    assert_null(strstr(f->e.msg, "練馬")); /* no names in messages */

    line_person(&p, "太郎", "ダイロウ"); /* the same name and day, read otherwise */
    expect_err(f, person_save(f->d, &p, &how, &f->e), ERR_INVALID, "suspect");

    line_person(&p, "次郎", "ジロウ");
    p.handbook_count = 1;
    LINE_COPY(p.handbooks[0].kind, "hb_psychiatric");
    LINE_COPY(p.handbooks[0].number, "１２３４５");
    expect_err(f, person_save(f->d, &p, &how, &f->e), ERR_INVALID, "suspect");
    assert_true(how.suspects[0].same_handbook);

    how.override = "双子のきょうだい";
    expect_err(f, person_save(f->d, &p, &how, &f->e), ERR_DENIED, NULL);
    assert_int_equal(people_stored(f), 1);
    fixture_as(f, "kakari");
    how.override = " ";
    expect_err(f, person_save(f->d, &p, &how, &f->e), ERR_INVALID, "reason");
    how.override = "双子のきょうだい";
    expect_ok(f, person_save(f->d, &p, &how, &f->e));
    assert_int_equal(people_stored(f), 2);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'register-person'"
                                       " AND reason = '双子のきょうだい'"),
                     1);
}

static void
weak_likeness_only_warns(void **state)
{
    struct fixture *f = *state;
    struct person p;
    struct person_saving how = { 0 };

    fixture_as(f, "uketsuke");
    line_person(&p, "太郎", "タロウ");
    p.phone_count = 1;
    LINE_COPY(p.phones[0].phone, "03-1234-5678");
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));
    line_person(&p, "花子", "ハナコ"); /* one family, one telephone */
    p.phone_count = 1;
    LINE_COPY(p.phones[0].phone, "0312345678");
    expect_ok(f, person_save(f->d, &p, &how, &f->e));
    assert_string_equal(how.warning.field, "suspect");
    assert_true(how.suspects[0].same_phone);
    line_person(&p, "太郎", "タロウ");
    p.birth_date = (struct date){ 1990, 1, 1 };
    expect_ok(f, person_save(f->d, &p, &how, &f->e));
    assert_true(how.suspects[0].same_kana);
    assert_false(how.suspects[0].same_birth);
}

static void
an_edit_of_something_else_does_not_stop_again(void **state)
{
    struct fixture *f = *state;
    struct person p;
    struct person_saving how = { .override = "同姓同名を確認" };

    fixture_as(f, "kakari");
    line_register(f, "太郎", "タロウ");
    line_person(&p, "太郎", "タロウ");
    expect_ok(f, person_save(f->d, &p, &how, &f->e));
    LINE_COPY(p.address, "練馬区架空町1-2-3");
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));
    p.birth_date = (struct date){ 1985, 5, 13 };
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));
    p.birth_date = (struct date){ 1985, 5, 12 };
    expect_ok(f, person_save(f->d, &p, NULL, &f->e)); /* these two were answered for */
}

/* One number for a family is common: it is said, and what was answered for before stays so. */
static void
a_shared_phone_warns_on_an_edit_too(void **state)
{
    struct fixture *f = *state;
    struct person p, twin;
    struct person_saving how = { .override = "双子のきょうだい" };

    fixture_as(f, "kakari");
    line_person(&p, "花子", "ハナコ");
    p.birth_date = (struct date){ 1970, 1, 1 };
    p.phone_count = 1;
    LINE_COPY(p.phones[0].phone, "03-1234-5678");
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));
    line_register(f, "太郎", "タロウ");
    line_person(&twin, "太郎", "タロウ");
    expect_ok(f, person_save(f->d, &twin, &how, &f->e));

    twin.phone_count = 1;
    LINE_COPY(twin.phones[0].phone, "0312345678");
    how = (struct person_saving){ 0 };
    expect_ok(f, person_save(f->d, &twin, &how, &f->e));
    assert_string_equal(how.warning.field, "suspect");
    assert_int_equal(how.suspect_count, 1);
    assert_true(how.suspects[0].same_phone);
    LINE_COPY(twin.phones[0].note, "夜"); /* the number stands already */
    LINE_COPY(twin.phones[0].phone, "03(1234)5678");
    how = (struct person_saving){ 0 };
    expect_ok(f, person_save(f->d, &twin, &how, &f->e));
    assert_int_equal(how.warning.code, ERR_OK);
}

/* ---- edit ---- */

static void
an_edit_names_its_fields_and_nothing_changed_writes_nothing(void **state)
{
    struct fixture *f = *state;
    struct person_saving how = { 0 };
    struct person p;
    char fields[200];

    fixture_as(f, "shien");
    int64_t id = line_register(f, "太郎", "タロウ");
    expect_ok(f, person_open(f->d, id, &p, &f->e));
    int64_t lines = line_audit(f, "");
    expect_ok(f, person_save(f->d, &p, &how, &f->e));
    assert_false(how.changed);
    assert_int_equal(p.version, 1);
    assert_int_equal(line_audit(f, ""), lines);
    LINE_COPY(p.address, "練馬区架空町1-2-3");
    LINE_COPY(p.note, "午前の連絡を希望");
    p.phone_count = 1;
    LINE_COPY(p.phones[0].phone, "03-1234-5678");
    expect_ok(f, person_save(f->d, &p, &how, &f->e));
    assert_int_equal(p.version, 2);
    assert_int_equal(line_audit(f, ""), lines + 1);
    fixture_text(f, fields, sizeof fields, "SELECT fields FROM audit WHERE action = 'save-person'");
    assert_string_equal(fields, "address,phones,note"); /* names, never values */
}

static void
two_desks_do_not_overwrite_each_other(void **state)
{
    struct fixture *f = *state;
    struct person mine, theirs;

    fixture_as(f, "shien");
    int64_t id = line_register(f, "太郎", "タロウ");
    struct desk *other = fixture_second(f);
    struct desk *d = f->d;
    f->d = other;
    fixture_as(f, "shien2");
    expect_ok(f, person_open(other, id, &theirs, &f->e));
    f->d = d;
    expect_ok(f, person_open(d, id, &mine, &f->e));
    LINE_COPY(mine.address, "練馬区架空町1");
    expect_ok(f, person_save(d, &mine, NULL, &f->e));
    LINE_COPY(theirs.address, "練馬区架空町2");
    enum err_code rc = person_save(other, &theirs, NULL, &f->e);
    desk_close(other);
    expect_err(f, rc, ERR_CONFLICT, NULL);
    assert_string_equal(theirs.address, "練馬区架空町2"); /* still on the form */
    assert_int_equal(
        fixture_number(f, "SELECT count(*) FROM person WHERE address = '練馬区架空町1'"), 1);
}

static void
handbooks_are_kept_changed_and_removed(void **state)
{
    struct fixture *f = *state;
    struct person p;

    fixture_as(f, "shien");
    int64_t id = line_register(f, "太郎", "タロウ");
    expect_ok(f, person_open(f->d, id, &p, &f->e));
    p.handbook_count = 2;
    LINE_COPY(p.handbooks[0].kind, "hb_physical");
    LINE_COPY(p.handbooks[0].number, "第100号");
    LINE_COPY(p.handbooks[1].kind, "hb_psychiatric");
    p.handbooks[1].expires_on = (struct date){ 2015, 1, 31 };
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));
    assert_string_equal(p.handbooks[0].state, "held");
    int64_t second = p.handbooks[1].id;
    p.handbooks[0] = p.handbooks[1]; /* the first is gone */
    p.handbook_count = 1;
    LINE_COPY(p.handbooks[0].grade, "m2");
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));
    expect_ok(f, person_open(f->d, id, &p, &f->e));
    assert_int_equal(p.handbook_count, 1);
    assert_int_equal(p.handbooks[0].id, second);
    assert_string_equal(p.handbooks[0].grade, "m2");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM handbook"), 1);
}

/* ---- search ---- */

static void
searches_are_logged_with_their_count_only(void **state)
{
    struct fixture *f = *state;
    struct person_hits hits;
    int64_t id;

    fixture_as(f, "uketsuke");
    line_register(f, "太郎", "タロウ");
    int64_t lines = line_audit(f, "");
    expect_ok(f, person_search(f->d, "　ネリ　", SEARCH_LIMIT, false, &hits, &f->e));
    assert_int_equal(hits.count, 1);
    person_hits_free(&hits);
    assert_int_equal(line_audit(f, ""), lines); /* while typing */
    expect_ok(f, person_search(f->d, "ネリ", SEARCH_LIMIT, true, &hits, &f->e));
    person_hits_free(&hits);
    assert_int_equal(line_audit(f, "search"), 1);
    assert_int_equal(fixture_number(f, "SELECT people FROM audit WHERE action = 'search'"), 1);
    expect_err(f, person_search(f->d, "ネリ\x1b", 50, true, &hits, &f->e), ERR_INVALID, "query");
    expect_err(f, person_search(f->d, "\xff", 50, true, &hits, &f->e), ERR_INVALID, "query");
    char *megabyte = malloc((1 << 20) + 1);
    assert_non_null(megabyte);
    memset(megabyte, '%', 1 << 20);
    megabyte[1 << 20] = '\0';
    expect_err(f, person_search(f->d, megabyte, 50, true, &hits, &f->e), ERR_INVALID, "query");
    free(megabyte);
    expect_ok(f, person_find(f->d, "m-000001", &id, &f->e)); /* letter case aside */
    expect_err(f, person_find(f->d, "M-000002", &id, &f->e), ERR_NOT_FOUND, "ref");
}

/* ---- history ---- */

static void
import_warns_where_screens_stop(void **state)
{
    struct fixture *f = *state;
    struct person_saving how = { .history = true };
    struct person p, back;

    fixture_as(f, "kakari");
    line_register(f, "太郎", "タロウ");
    line_person(&p, "太郎", "タロウ");
    LINE_COPY(p.ref, "K-1");
    p.opened_on = (struct date){ 2009, 4, 1 };
    expect_ok(f, person_save(f->d, &p, &how, &f->e));
    assert_int_equal(how.suspect_count, 1);
    expect_ok(f, person_read(f->d, 0, "K-1", &back, &f->e));
    assert_true(back.imported);
    expect_err(f, person_read(f->d, 0, "k-1", &back, &f->e), ERR_NOT_FOUND, "ref");
    expect_ok(f, person_read(f->d, 0, "K-1", &back, &f->e));
    expect_ok(f, person_save(f->d, &back, &how, &f->e));
    assert_false(how.changed); /* the same file twice */
    line_person(&p, "花子", "ハナコ");
    LINE_COPY(p.ref, "K-1");
    expect_err(f, person_save(f->d, &p, &how, &f->e), ERR_INVALID, "ref");
    LINE_COPY(p.ref, "K-2");
    p.birth_date = (struct date){ 2010, 1, 1 };
    p.opened_on = (struct date){ 2009, 4, 1 };
    expect_err(f, person_save(f->d, &p, &how, &f->e), ERR_INVALID, "birth_date");
    LINE_COPY(p.sex, "Female");
    expect_err(f, person_save(f->d, &p, &how, &f->e), ERR_INVALID, "sex");
    fixture_as(f, "shien");
    line_person(&p, "次郎", "ジロウ");
    expect_err(f, person_save(f->d, &p, &how, &f->e), ERR_DENIED, NULL);
}

static void
a_failed_batch_stores_nobody(void **state)
{
    struct fixture *f = *state;
    struct person_saving how = { .history = true };
    struct person p;

    fixture_as(f, "kakari");
    int64_t lines = line_audit(f, "");
    expect_ok(f, db_begin(f->d->db, &f->e));
    for (int i = 0; i < 20; i++) {
        line_person(&p, "太郎", "タロウ");
        p.birth_date.year = (short)(1950 + i);
        snprintf(p.ref, sizeof p.ref, "K-%d", i);
        expect_ok(f, person_save(f->d, &p, &how, &f->e));
    }
    expect_err(f, db_end(f->d->db, ERR_INVALID, &f->e), ERR_INVALID, NULL);
    assert_int_equal(people_stored(f), 0);
    assert_int_equal(line_audit(f, ""), lines);
    expect_ok(f, db_check(f->d->db, &f->e));
    assert_true(desk_is_quiet(f->d));
}

/* ---- cost ---- */

static void
screen_queries_neither_scan_nor_sort(void **state)
{
    struct fixture *f = *state;
    struct person_card card;
    struct person_hits hits;
    struct timeline t;
    struct due_rows due;
    struct case_rows cases;

    fixture_as(f, "kakari");
    struct support_case c = line_assessment(f, "太郎", "タロウ");
    assert_no_scan(f);
    expect_ok(f, person_card(f->d, c.person_id, &card, &f->e));
    expect_ok(f, person_timeline(f->d, c.person_id, &t, &f->e));
    timeline_free(&t);
    expect_ok(f, person_search(f->d, "", 50, true, &hits, &f->e));
    person_hits_free(&hits);
    expect_ok(f, person_due(f->d, f->d->today, 0, 50, &due, &f->e));
    due_rows_free(&due);
    expect_ok(f, person_due(f->d, f->d->today, f->worker, 50, &due, &f->e));
    due_rows_free(&due);
    expect_ok(f, case_list(f->d, STAGE_NONE, 0, 50, &cases, &f->e));
    case_rows_free(&cases);
    assert_no_scan(f);
    assert_true(desk_is_quiet(f->d));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_new_person_gets_a_number_and_one_line),
        TEST(names_keep_their_characters),
        TEST(bad_fields_are_named_and_nothing_is_stored),
        TEST(bad_days_and_parts_are_refused),
        TEST(odd_phones_warn),
        TEST(the_same_person_stops),
        TEST(weak_likeness_only_warns),
        TEST(an_edit_of_something_else_does_not_stop_again),
        TEST(a_shared_phone_warns_on_an_edit_too),
        TEST(an_edit_names_its_fields_and_nothing_changed_writes_nothing),
        TEST(two_desks_do_not_overwrite_each_other),
        TEST(handbooks_are_kept_changed_and_removed),
        TEST(searches_are_logged_with_their_count_only),
        TEST(import_warns_where_screens_stop),
        TEST(a_failed_batch_stores_nobody),
        TEST(screen_queries_neither_scan_nor_sort),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
