/* Who may be the same person, asked while the form is still typed. */
#include "tests/desk/fixture.h"

#include <string.h>

#include "tests/desk/line.h"
#include "tests/desk/records.h"

static int
setup(void **state)
{
    return fixture_open(state);
}

static struct person_saving found;

static const struct person_suspect *
suspect(struct fixture *f, const struct person *p)
{
    expect_ok(f, person_suspects(f->d, p, &found, &f->e));
    return found.suspect_count == 1 ? &found.suspects[0] : NULL;
}

static void
each_field_that_is_typed_finds_by_itself(void **state)
{
    struct fixture *f = *state;
    static struct person p;

    fixture_as(f, "kakari");
    line_person(&p, "太郎", "タロウ");
    LINE_COPY(p.phones[0].phone, "03-5555-0101");
    p.phones[0].call_ok = true;
    p.phone_count = 1;
    LINE_COPY(p.handbooks[0].kind, "hb_physical");
    LINE_COPY(p.handbooks[0].number, "第12345号");
    p.handbook_count = 1;
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));

    static const struct person nobody;
    static struct person typed;
    assert_null(suspect(f, &nobody));
    LINE_COPY(typed.kana, p.kana);
    assert_true(suspect(f, &typed)->same_kana);
    typed = nobody;
    typed.birth_date = p.birth_date;
    assert_null(suspect(f, &typed)); /* many are born that day */
    LINE_COPY(typed.kana, "サトウ タロウ");
    assert_true(suspect(f, &typed)->near_birth);
    assert_false(found.suspects[0].same_birth);
    LINE_COPY(typed.kana, "サトウ イチロウ");
    assert_null(suspect(f, &typed));
    LINE_COPY(typed.name, p.name);
    assert_true(suspect(f, &typed)->same_birth);
    typed = nobody;
    LINE_COPY(typed.phones[0].phone, "0355550101");
    typed.phone_count = 1;
    assert_true(suspect(f, &typed)->same_phone);
    typed = nobody;
    LINE_COPY(typed.handbooks[0].kind, "hb_physical");
    LINE_COPY(typed.handbooks[0].number, "12345");
    typed.handbook_count = 1;
    assert_true(suspect(f, &typed)->same_handbook);
    assert_no_scan(f);
}

/* Which of several it was: the second phone, the certificate held before, as they stand on file. Of a
 * restricted person nothing is told. */
static void
the_number_that_agrees_is_told(void **state)
{
    static const char *const phones[] = { "03-5555-0101", "090-5555-0102" };
    static const char *const numbers[] = { "第12345号", "第67890号" };
    struct fixture *f = *state;
    static struct person p, typed;

    fixture_as(f, "kakari");
    line_person(&p, "太郎", "タロウ");
    for (size_t i = 0; i < 2; i++, p.phone_count++, p.handbook_count++) {
        LINE_COPY(p.phones[i].phone, phones[i]);
        p.phones[i].call_ok = true;
        LINE_COPY(p.handbooks[i].kind, "hb_physical");
        LINE_COPY(p.handbooks[i].number, numbers[i]);
        p.handbooks[i].issued_on = (struct date){ (short)(2012 - 4 * i), 4, 1 };
    }
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));
    LINE_COPY(typed.phones[0].phone, "09055550102");
    LINE_COPY(typed.handbooks[0].kind, "hb_physical");
    LINE_COPY(typed.handbooks[0].number, "67890");
    typed.phone_count = typed.handbook_count = 1;
    assert_string_equal(suspect(f, &typed)->phone, phones[1]);
    assert_string_equal(found.suspects[0].handbook, numbers[1]);
    expect_ok(f, person_restrict(f->d, p.id, p.version, true, "ご本人の希望", &f->e));
    assert_true(suspect(f, &typed)->same_phone);
    assert_string_equal(found.suspects[0].phone, "");
    assert_string_equal(found.suspects[0].handbook, "");
}

/* Many may have the reading; whoever has nearly the same and the birth date too is not lost behind
 * them. */
static void
the_nearer_come_first(void **state)
{
    struct fixture *f = *state;
    static struct person p;

    fixture_as(f, "kakari");
    line_register(f, "太郎", "タロウ");
    for (int i = 0; i < SUSPECTS_MAX + 3; i++) {
        line_person(&p, "太一", "タロイチ");
        p.birth_date = (struct date){ 1970, 1, (signed char)(i + 1) };
        expect_ok(f, person_save(f->d, &p, NULL, &f->e));
    }
    line_person(&p, "太一", "タロイチ"); /* born with 太郎 */
    expect_ok(f, person_suspects(f->d, &p, &found, &f->e));
    assert_int_equal(found.suspect_count, SUSPECTS_MAX);
    assert_true(found.suspects[0].near_birth);
    assert_string_equal(found.suspects[0].ref, "M-000001");
    assert_true(found.suspects[1].same_kana);
}

/* Nearly the same name with the same birth date warns and does not stop. */
static void
a_near_reading_warns(void **state)
{
    struct fixture *f = *state;
    static struct person p;
    static struct person_saving how;

    fixture_as(f, "uketsuke");
    line_register(f, "太郎", "タロウ");
    line_person(&p, "次郎", "ジロウ"); /* the same family name and birth date */
    expect_ok(f, person_save(f->d, &p, &how, &f->e));
    assert_string_equal(how.warning.field, "suspect");
    assert_true(how.suspects[0].near_birth);
}

/* Names are shown, so it is a search: not for everybody, and with its line. */
static void
it_is_a_search(void **state)
{
    struct fixture *f = *state;
    static struct person p;

    fixture_as(f, "uketsuke");
    line_register(f, "太郎", "タロウ");
    int64_t lines = line_audit(f, "search");
    assert_null(suspect(f, &p));
    assert_int_equal(line_audit(f, "search"), lines);
    line_person(&p, "太郎", "タロウ");
    assert_non_null(suspect(f, &p));
    assert_int_equal(line_audit(f, "search"), lines + 1);
    fixture_as(f, "kansa");
    expect_err(f, person_suspects(f->d, &p, &found, &f->e), ERR_DENIED, NULL);
    assert_int_equal(found.suspect_count, 0);
}

/* Twins: a supervisor says once that they are two, at the register or later on the card; from then on
 * nobody is asked about the pair, whichever of the two is changed. */
static void
two_people_are_told_apart_once(void **state)
{
    struct fixture *f = *state;
    static struct person taro, jiro;
    struct person_saving how = { .override = "双子のきょうだい" }, plain = { 0 };

    fixture_as(f, "kakari");
    line_person(&taro, "太郎", "タロウ");
    LINE_COPY(taro.phones[0].phone, "03-5555-0101");
    taro.phone_count = 1;
    expect_ok(f, person_save(f->d, &taro, NULL, &f->e));
    line_person(&jiro, "次郎", "ジロウ");
    jiro.phones[0] = taro.phones[0];
    jiro.phone_count = 1;
    expect_ok(f, person_save(f->d, &jiro, &plain, &f->e));
    assert_string_equal(plain.warning.field, "suspect");

    LINE_COPY(jiro.name, "架空　次朗");
    expect_ok(f, person_save(f->d, &jiro, &how, &f->e));
    assert_int_equal(how.warning.code, ERR_OK);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person_merge WHERE state = 'declined'"),
                     1);
    assert_null(suspect(f, &jiro));
    fixture_as(f, "uketsuke");
    plain = (struct person_saving){ 0 };
    LINE_COPY(taro.name, "架空　太朗");
    expect_ok(f, person_save(f->d, &taro, &plain, &f->e));
    assert_int_equal(plain.warning.code, ERR_OK);
    assert_no_scan(f);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_field_that_is_typed_finds_by_itself),
        TEST(the_number_that_agrees_is_told),
        TEST(the_nearer_come_first),
        TEST(a_near_reading_warns),
        TEST(it_is_a_search),
        TEST(two_people_are_told_apart_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
