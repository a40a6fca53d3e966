#include <stdio.h>
#include <string.h>

#include "tests/desk/fixture.h"

#include "core/code_kinds.h"
#include "core/code_set.h"
#include "desk/codes.h"

static void
lists(void **state)
{
    struct fixture *f = *state;
    struct code_list list = code_list(f->d, "event_status");

    assert_int_equal(list.count, 4);
    assert_string_equal(list.rows[0].id, "planned");
    assert_string_equal(list.rows[1].ja, "開催");
    assert_string_equal(list.rows[3].en, "cancelled");
    assert_ptr_equal(code_list(f->d, "event_status").rows, list.rows); /* read once */
    assert_int_equal(code_list(f->d, "no_such_list").count, 0);
}

static void
labels(void **state)
{
    struct fixture *f = *state;

    assert_string_equal(code_label(f->d, "event_status", "held"), "開催");
    memcpy(f->d->lang, "en", 3);
    assert_string_equal(code_label(f->d, "event_status", "held"), "held");
    assert_string_equal(code_label(f->d, "contact_method", "visit_in"), "visit to the office");
    assert_string_equal(code_label(f->d, "event_status", "x_unknown"), "x_unknown");
    assert_string_equal(code_label(f->d, "event_status", ""), "");
}

static void
check(void **state)
{
    struct fixture *f = *state;
    struct date day = { 2014, 10, 31 };
    static const struct {
        int day;
        enum err_code want;
    } days[] = { { 14, ERR_INVALID }, { 15, ERR_OK }, { 20, ERR_OK }, { 21, ERR_INVALID } };

    fixture_sql(f, "INSERT INTO code (list, id, ja, en, sort, valid_from, valid_to) VALUES"
                   " ('event_status', 'x_old', '旧', 'old', 99, '2014-10-15', '2014-10-20')");
    expect_ok(f, code_check(f->d, "event_status", "held", day, true, "status", &f->e));
    expect_ok(f, code_check(f->d, "event_status", "", day, false, "status", &f->e));
    expect_err(f, code_check(f->d, "event_status", "", day, true, "status", &f->e), ERR_INVALID,
               "status");
    expect_err(f, code_check(f->d, "event_status", "Held", day, false, "status", &f->e),
               ERR_INVALID, "status");
    expect_err(f, code_check(f->d, "no_such_list", "held", day, false, "status", &f->e),
               ERR_INVALID, "status");
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        day.day = (signed char)days[i].day;
        expect_err(f, code_check(f->d, "event_status", "x_old", day, true, "status", &f->e),
                   days[i].want, days[i].want == ERR_OK ? NULL : "status");
    }
    expect_ok(f, code_check(f->d, "event_status", "x_old", DATE_NONE, true, "status", &f->e));
}

static void
find(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *list, *words, *want;
    } rows[] = {
        { "contact_method", "visit_in", "visit_in" },
        { "contact_method", " VISIT_IN ", "visit_in" },
        { "contact_method", "来所", "visit_in" },
        { "contact_method", "　来所　", "visit_in" },
        { "contact_method", "Visit to the Office", "visit_in" },
        { "contact_method", "ＦＡＸ", "fax" },
        { "contact_method", "fax", "fax" },
        { "contact_method", "訪問(職場)", "workplace_visit" }, /* narrow brackets */
        { "contact_method", "来", NULL },
        { "contact_method", "", NULL },
        { "event_status", "来所", NULL },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char id[CODE_SIZE] = "?";
        bool found = code_find(f->d, rows[i].list, rows[i].words, id);
        if (found != (rows[i].want != NULL))
            fail_msg("%s", rows[i].words);
        assert_string_equal(id, rows[i].want ? rows[i].want : "");
    }
}

/* ---- what the office changes ---- */

static struct code
read_code(struct fixture *f, const char *list, const char *id)
{
    struct code_list codes = code_list(f->d, list);

    for (size_t i = 0; i < codes.count; i++)
        if (strcmp(codes.rows[i].id, id) == 0)
            return codes.rows[i];
    fail_msg("%s/%s is not there", list, id);
    return (struct code){ 0 };
}

static long long
lines(struct fixture *f, const char *where)
{
    return (long long)fixture_number(f, "SELECT count(*) FROM audit WHERE %s", where);
}

/* Every list in the file is either looked after by the office or left out on purpose. */
static void
every_kind_is_a_list(void **state)
{
    struct fixture *f = *state;
    size_t count;
    const struct code_kind *kinds = code_kinds(&count);

    for (size_t i = 0; i < count; i++) {
        struct code_list codes = code_list(f->d, kinds[i].list);

        if (codes.count == 0)
            fail_msg("%s is empty", kinds[i].list);
        if (kinds[i].is_several)
            assert_in_range(codes.count, 1, CODE_SET_MAX - 1); /* room for one at least */
        assert_ptr_equal(code_kind_find(kinds[i].list), &kinds[i]);
    }
    assert_null(code_kind_find("kpi_judgement"));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM code WHERE id GLOB 'x_[0-9]*'"), 0);
}

static void
add_and_change(void **state)
{
    struct fixture *f = *state;
    struct code before, after;

    fixture_as(f, "kakari");
    const char *borrowed = code_label(f->d, "contact_method", "visit_in");
    expect_ok(f, code_list_add(f->d, "contact_method", "チャット", "", &f->e));
    expect_ok(f, code_list_add(f->d, "contact_method", "掲示板", "notice board", &f->e));
    assert_string_equal(borrowed, "来所"); /* labels are borrowed until the desk closes */
    before = read_code(f, "contact_method", "x_1");
    assert_string_equal(before.en, "チャット");
    assert_string_equal(code_label(f->d, "contact_method", "x_2"), "掲示板");
    /* Before "other", in the order in which they were added. */
    assert_true(before.sort < read_code(f, "contact_method", "x_2").sort);
    assert_true(read_code(f, "contact_method", "x_2").sort
                < read_code(f, "contact_method", "other").sort);
    after = before;
    memcpy(after.ja, "文字の会話", sizeof "文字の会話");
    memcpy(after.en, "chat", sizeof "chat");
    after.sort = 5;
    after.valid_to = (struct date){ 2014, 10, 20 };
    expect_ok(f, code_list_change(f->d, "contact_method", &before, &after, &f->e));
    assert_string_equal(code_list(f->d, "contact_method").rows[0].id, "x_1"); /* its place */
    /* Ended: not chosen any more on later days, and still read. */
    expect_err(f, code_check(f->d, "contact_method", "x_1", (struct date){ 2014, 10, 21 }, true,
                             "method", &f->e), ERR_INVALID, "method");
    expect_ok(f, code_check(f->d, "contact_method", "x_1", (struct date){ 2014, 10, 20 }, true,
                            "method", &f->e));
    assert_string_equal(code_label(f->d, "contact_method", "x_1"), "文字の会話");
    assert_int_equal(lines(f, "action = 'add-code' AND kind = 'code' AND outcome = 'done'"), 2);
    assert_int_equal(lines(f, "action = 'change-code' AND fields = 'ja,en,sort,valid_to'"
                              " AND reason = 'contact_method/x_1'"), 1);
    /* The same once more by who has read the old one. */
    expect_err(f, code_list_change(f->d, "contact_method", &before, &after, &f->e), ERR_CONFLICT,
               "");
    before = after;
    expect_ok(f, code_list_change(f->d, "contact_method", &before, &after, &f->e));
    assert_int_equal(lines(f, "action = 'change-code'"), 1); /* nothing changed: no line */
    /* An id is never used again. */
    expect_ok(f, code_list_add(f->d, "contact_method", "伝書", "", &f->e));
    assert_string_equal(code_label(f->d, "contact_method", "x_3"), "伝書");
}

static void
change_label(struct code *code, const char *ja)
{
    snprintf(code->ja, sizeof code->ja, "%s", ja);
}

static void
refused(void **state)
{
    struct fixture *f = *state;
    struct code before, after;
    char name[24];

    fixture_as(f, "kanri");
    (void)!code_list_add(f->d, "case_stage", "待機", "", &f->e);
    assert_non_null(strstr(f->e.msg, "steps of cases")); /* why, in words */
    (void)!code_list_add(f->d, "event_kind", "催し", "", &f->e);
    assert_non_null(strstr(f->e.msg, "figures of the plan"));
    expect_err(f, code_list_add(f->d, "case_stage", "待機", "", &f->e), ERR_INVALID, "list");
    expect_err(f, code_list_add(f->d, "kpi_judgement", "良", "", &f->e), ERR_INVALID, "list");
    expect_err(f, code_list_add(f->d, "contact_method", "", "", &f->e), ERR_INVALID, "ja");
    expect_err(f, code_list_add(f->d, "contact_method", "来所", "", &f->e), ERR_INVALID, "ja");
    expect_err(f, code_list_add(f->d, "contact_method", "a\nb", "", &f->e), ERR_INVALID, "ja");
    expect_err(f, code_list_add(f->d, "contact_method", "新", "fax", &f->e), ERR_INVALID, "en");
    before = after = read_code(f, "contact_method", "visit_in");
    after.valid_to = (struct date){ 2014, 10, 31 };
    expect_err(f, code_list_change(f->d, "contact_method", &before, &after, &f->e), ERR_INVALID,
               "valid_to");
    after = before;
    memcpy(after.en, "visit", sizeof "visit");
    expect_err(f, code_list_change(f->d, "contact_method", &before, &after, &f->e), ERR_INVALID,
               "en");
    after = before;
    change_label(&after, "電話");
    expect_err(f, code_list_change(f->d, "contact_method", &before, &after, &f->e), ERR_INVALID,
               "ja");
    after = before;
    after.sort = 0;
    expect_err(f, code_list_change(f->d, "contact_method", &before, &after, &f->e), ERR_INVALID,
               "sort");
    change_label(&after, "ご来所");
    after.sort = before.sort;
    expect_ok(f, code_list_change(f->d, "contact_method", &before, &after, &f->e));
    assert_string_equal(code_label(f->d, "contact_method", "visit_in"), "ご来所");
    /* Several are chosen at once: no more than a record holds. */
    for (int n = (int)code_list(f->d, "consent_item").count; n < CODE_SET_MAX; n++) {
        snprintf(name, sizeof name, "項目%d", n);
        expect_ok(f, code_list_add(f->d, "consent_item", name, "", &f->e));
    }
    expect_err(f, code_list_add(f->d, "consent_item", "もう一つ", "", &f->e), ERR_INVALID, "list");
    before = after = read_code(f, "consent_item", "x_1");
    after.valid_to = (struct date){ 2014, 10, 30 };
    expect_ok(f, code_list_change(f->d, "consent_item", &before, &after, &f->e));
    expect_ok(f, code_list_add(f->d, "consent_item", "もう一つ", "", &f->e));
}

/* More own codes than there are numbers before "other": it goes on, and stays behind all of them. */
static void
other_stays_last(void **state)
{
    struct fixture *f = *state;
    char name[24];

    fixture_as(f, "kanri");
    for (int n = 1; n <= 25; n++) {
        snprintf(name, sizeof name, "方法%d", n);
        expect_ok(f, code_list_add(f->d, "contact_method", name, "", &f->e));
    }
    const struct code_list list = code_list(f->d, "contact_method");
    assert_string_equal(list.rows[list.count - 1].id, "other");
    for (int n = 1; n <= 25; n++) {
        snprintf(name, sizeof name, "x_%d", n);
        assert_string_equal(list.rows[list.count - 27 + (size_t)n].id, name);
    }
    assert_true(lines(f, "action = 'change-code' AND fields = 'sort'") > 0);
}

static void
who_may(void **state)
{
    static const struct {
        const char *login;
        bool may;
    } rows[] = { { "uketsuke", false }, { "shien", false }, { "kakari", true }, { "kansa", false },
                 { "kanri", true } };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct code before = read_code(f, "sex", "female"), after = before;

        fixture_as(f, rows[i].login);
        snprintf(after.ja, sizeof after.ja, "女性%zu", i);
        expect_err(f, code_list_change(f->d, "sex", &before, &after, &f->e),
                   rows[i].may ? ERR_OK : ERR_DENIED, NULL);
        snprintf(after.ja, sizeof after.ja, "新%zu", i);
        expect_err(f, code_list_add(f->d, "occupation", after.ja, "", &f->e),
                   rows[i].may ? ERR_OK : ERR_DENIED, NULL);
    }
}

/* Another desk reads the lists again when it sees that something was saved. */
static void
seen_at_another_desk(void **state)
{
    struct fixture *f = *state;
    struct desk *other = fixture_second(f);

    fixture_as(f, "kakari");
    assert_string_equal(code_label(other, "contact_method", "x_1"), "x_1");
    (void)desk_changed(other);
    expect_ok(f, code_list_add(f->d, "contact_method", "チャット", "", &f->e));
    assert_true(desk_changed(other));
    assert_string_equal(code_label(other, "contact_method", "x_1"), "チャット");
    /* Two add at once: the second gets the next number. */
    struct desk *d = f->d;
    f->d = other;
    fixture_as(f, "kanri");
    f->d = d;
    expect_ok(f, code_list_add(other, "contact_method", "掲示板", "", &f->e));
    expect_ok(f, code_list_add(f->d, "contact_method", "伝書", "", &f->e));
    assert_string_equal(code_label(f->d, "contact_method", "x_3"), "伝書");
    desk_close(other);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_open, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = { TEST(lists), TEST(labels), TEST(check), TEST(find),
                                        TEST(every_kind_is_a_list), TEST(add_and_change),
                                        TEST(refused), TEST(other_stays_last), TEST(who_may),
                                        TEST(seen_at_another_desk) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
