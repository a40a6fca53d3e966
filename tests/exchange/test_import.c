/* What all kinds of files share: the header, the guard, rights, the audit, trials, warnings; and what
 * history does to cases. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/desk/records.h"
#include "tests/exchange/files.h"

#include "desk/organisation.h"
#include "desk/people.h"
#include "desk/session.h"

#define PERSON "ref,name,kana,opened_on"

static void
expect_words(struct fixture *f, enum err_code rc, const char *field, const char *words)
{
    if (!strstr(f->e.msg, words))
        fail_msg("\"%s\" says nothing of: %s", f->e.msg, words);
    expect_err(f, rc, ERR_INVALID, field);
}

static int64_t
people(struct fixture *f)
{
    return fixture_number(f, "SELECT count(*) FROM person");
}

static struct person
person_of(struct fixture *f, const char *ref)
{
    struct person p;

    expect_ok(f, person_read(f->d, 0, ref, &p, &f->e));
    return p;
}

/* ---- kinds and headers ---- */

static void
kinds_have_the_contract_s_columns(void **state)
{
    static const struct {
        const char *kind, *columns; /* those that are required in capitals */
    } want[] = {
        { "people", "REF NAME KANA birth_date sex postal_code address phone email disabilities "
                    "primary_disability handbook_kind handbook_grade handbook_expires_on "
                    "referral_source intention OPENED_ON note" },
        { "organisations", "REF KIND NAME kana postal_code address phone note" },
        { "placements", "REF person_ref partner_ref partner_person STARTED_ON employer_ref "
                        "employer_name SUPPORTERS EMPLOYMENT_FORM weekly_minutes ended_on "
                        "leave_reason" },
        { "dispatches", "REF ON trip STAFF person_refs DESTINATION METHOD PURPOSE minutes note" },
        { "events", "REF KIND STARTS_AT ends_at place title STATUS attendees" },
        { "wages", "REF ORGANISATION_REF MONTH PAID_YEN PEOPLE method" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        const struct import_kind *in = import_kind_row(i);
        const struct export_kind *out = export_kind_find(want[i].kind);
        const char *p = want[i].columns;
        assert_non_null(in);
        assert_non_null(out);
        assert_string_equal(in->id, want[i].kind);
        assert_ptr_equal(in, import_kind_find(want[i].kind));
        assert_int_equal(in->width, out->width);
        for (size_t c = 0; c < in->width; c++) {
            size_t n = strcspn(p, " ");
            assert_int_equal(strlen(in->columns[c].name), n);
            assert_int_equal(strncasecmp(p, in->columns[c].name, n), 0);
            assert_int_equal(in->columns[c].required, p[0] >= 'A' && p[0] <= 'Z');
            assert_string_equal(out->columns[c].name, in->columns[c].name);
            p += n + (p[n] == ' ');
        }
        assert_string_equal(p, "");
    }
    assert_null(import_kind_row(sizeof want / sizeof *want));
    assert_null(import_kind_find("persons"));
    assert_null(export_kind_find(""));
}

static void
headers_are_checked(void **state)
{
    static const struct {
        const char *csv, *field, *words;
    } rows[] = {
        { "", "file", "empty" },
        { "\n\r\n", "file", "empty" },
        { "\xEF\xBB\xBF", "file", "empty" },
        { "ref,name,kana,opened_on,age\n", "header", "Line 1: \"age\" is no column of people" },
        { "\nref,age\n", "header", "Line 2: \"age\"" },
        { "ref,\x1b[2J\n", "header", "no column" },
        { "ref,\n", "header", "\"\" is no column" },
        { "Ref,name\n", "header", "\"Ref\" is no column" },
        { "ref;name;kana\n", "header", "no column" },
        { "ref,name,name\n", "header", "the column name stands twice" },
        { "ref,name,氏名\n", "header", "the column name stands twice" },
        { "name,kana,opened_on\n", "header", "the column ref is missing" },
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        enum err_code rc = file_import(f, "people", rows[i].csv);
        assert_null(strchr(f->e.msg, 0x1B));
        expect_words(f, rc, rows[i].field, rows[i].words);
        assert_int_equal(last_report.count, 0);
    }
    file_takes(f, "people", PERSON "\n", 0, 0, 0);
    assert_int_equal(people(f), 0);
}

static void
headers_and_codes_in_japanese(void **state)
{
    struct fixture *f = *state;

    file_takes(f, "people",
               " 番号 ,氏名,フリガナ,生年月日,性別,障害種別,手帳の種類,手帳の等級,受付日\r\n"
               "A-1,架空 花子,かくう はなこ,昭和55年5月6日,女,知的障害;DEVELOPMENTAL,愛の手帳,４度,"
               "平成２６年４月２日\r\n",
               1, 0, 0);
    struct person p = person_of(f, "A-1");
    assert_string_equal(p.name, "架空 花子");
    assert_string_equal(p.kana, "カクウ ハナコ");
    assert_int_equal(date_compare(p.birth_date, iso_day("1980-05-06")), 0);
    assert_int_equal(date_compare(p.opened_on, iso_day("2014-04-02")), 0);
    assert_string_equal(p.sex, "female");
    assert_int_equal(p.disabilities.count, 2);
    assert_true(code_set_has(&p.disabilities, "developmental"));
    assert_string_equal(p.handbooks[0].kind, "hb_ai");
    assert_string_equal(p.handbooks[0].grade, "a4");
    assert_true(p.imported);
}

static void
a_new_row_needs_its_columns_a_changed_one_only_its_ref(void **state)
{
    struct fixture *f = *state;

    expect_err(f, file_import(f, "people", "ref,name\nA-1,架空 花子\n"), ERR_INVALID, NULL);
    assert_non_null(note_on(2, "kana"));
    assert_non_null(note_on(2, "opened_on"));
    assert_null(note_on(2, "name"));
    office_of_files(f);
    file_takes(f, "people", "ref\nA-1\n", 0, 0, 1);
    file_takes(f, "people", "ref,address\nA-1,架空町2\n", 0, 1, 0);
    assert_string_equal(person_of(f, "A-1").address, "架空町2");
}

static void
rows_have_the_header_s_width(void **state)
{
    struct fixture *f = *state;

    expect_err(f, file_import(f, "people", PERSON "\nA-1,架空,カクウ\n\"A-2\",架空,カクウ,2014-04-01\n"
                                           "A-3,架空,カクウ,2014-04-01,\n"),
               ERR_INVALID, NULL);
    assert_int_equal(last_report.bad, 2);
    assert_non_null(strstr(note_on(2, "")->reason, "3 cells, the header has 4"));
    assert_non_null(strstr(note_on(4, "")->reason, "5 cells, the header has 4"));
    assert_int_equal(people(f), 0);
}

/* ---- cells ---- */

static void
the_guard_is_taken_off(void **state)
{
    static const struct {
        const char *cell, *stored;
    } rows[] = {
        { "'=1+1", "=1+1" },     { "'+81", "+81" },       { "'-1", "-1" },
        { "'@SUM(A1)", "@SUM(A1)" }, { "'＝1", "＝1" },   { "''quoted'", "'quoted'" },
        { "'quoted'", "'quoted'" },  { "=1+1", "=1+1" },  { "'|x", "|x" },
        { "' =1", "=1" },        { "''=1", "'=1" },       { "'", "'" },
    };
    struct fixture *f = *state;

    office_of_files(f);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char csv[200];
        snprintf(csv, sizeof csv, "ref,note\nA-1,%s\n", rows[i].cell);
        file_takes(f, "people", csv, 0, 1, 0);
        assert_string_equal(person_of(f, "A-1").note, rows[i].stored);
        file_takes(f, "people", "ref,note\nA-1,\n", 0, 1, 0);
    }
    /* Refs and codes of a spreadsheet come guarded too. */
    file_takes(f, "people", PERSON "\n'-7,架空 次郎,カクウ ジロウ,2014-04-02\n", 1, 0, 0);
    assert_string_equal(person_of(f, "-7").ref, "-7");
}

static void
absent_columns_stay_and_empty_cells_clear(void **state)
{
    static const char full[] =
        "ref,name,kana,birth_date,sex,postal_code,address,phone,email,disabilities,"
        "primary_disability,handbook_kind,handbook_grade,handbook_expires_on,referral_source,"
        "intention,opened_on,note\n"
        "A-1,架空 花子,カクウ ハナコ,1980-05-06,female,176-0012,架空町,03-0000-0000,a@example.jp,"
        "physical;developmental,physical,hb_physical,p2,2016-03-31,self,want,2014-04-02,\"二\n行\"\n";
    static const char empty[] =
        "ref,birth_date,sex,postal_code,address,phone,email,disabilities,primary_disability,"
        "handbook_kind,handbook_grade,handbook_expires_on,referral_source,intention,note\n"
        "A-1,,,,,,,,,,,,,,\n";
    struct fixture *f = *state;
    struct person p;

    file_takes(f, "people", full, 1, 0, 0);
    file_takes(f, "people", "ref,sex\nA-1,other\n", 0, 1, 0);
    p = person_of(f, "A-1");
    assert_string_equal(p.note, "二\n行");
    assert_string_equal(p.sex, "other");
    assert_int_equal(p.handbook_count, 1);
    file_takes(f, "people", empty, 0, 1, 0);
    p = person_of(f, "A-1");
    assert_string_equal(p.name, "架空 花子");
    assert_true(date_is_none(p.birth_date) && date_is_none(p.handbooks[0].expires_on));
    assert_int_equal(p.phone_count + p.handbook_count + p.disabilities.count, 0);
    assert_int_equal(strlen(p.sex) + strlen(p.postal_code) + strlen(p.address) + strlen(p.email)
                         + strlen(p.primary_disability) + strlen(p.referral_source)
                         + strlen(p.intention) + strlen(p.note),
                     0);
}

/* RFC 4180: a break inside a cell is whatever the file has for one. */
static void
breaks_in_cells(void **state)
{
    static const char *const rows[] = { "\"一\r\n二\"", "\"一\n二\"" };
    struct fixture *f = *state;

    office_of_files(f);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char csv[200];
        snprintf(csv, sizeof csv, "ref,note\r\nA-1,%s\r\n", rows[i]);
        file_takes(f, "people", csv, 0, i == 0, i != 0);
        assert_string_equal(person_of(f, "A-1").note, "一\n二");
    }
    expect_err(f, file_import(f, "people", "ref,name\r\nA-1,\"架\r\n空\"\r\n"), ERR_INVALID, NULL);
    assert_non_null(strstr(note_on(2, "name")->reason, "U+000A"));
}

/* Each bad column of one row, whatever kind of fault it has: cell, code, reference, rule. */
static void
all_bad_columns_of_a_row_are_told(void **state)
{
    static const struct {
        const char *kind, *header, *row;
        const char *good; /* columns that are not bad */
    } rows[] = {
        { "people",
          "ref,name,kana,birth_date,sex,postal_code,phone,email,disabilities,primary_disability,"
          "handbook_kind,referral_source,intention,opened_on,note",
          "B-1,\u202E,漢字,2014-02-30,x,1,abc,a@,x,x,x,x,x,,\a", "ref" },
        { "people", "ref,kana,birth_date,opened_on,phone,postal_code",
          "A-1,漢字,2015-01-01,2014-01-01,abc,1", "ref opened_on" },
        { "organisations", "ref,kind,name,kana,postal_code,address,phone,note",
          "M-9,x,,漢字,1,\a,abc,\a", "" },
        { "placements",
          "ref,person_ref,partner_ref,partner_person,started_on,employer_ref,employer_name,supporters,"
          "employment_form,weekly_minutes,ended_on,leave_reason",
          "m-1,A-9,O-9,\a,x,O-9,\a,;,x,x,x,x", "" },
        { "people", "ref,name,kana,sex,opened_on", "\a,,漢字,x,x", "" },
        { "dispatches", "ref,staff,minutes", ",;,x", "" },
        { "wages", "ref,month,method", "0123456789012345678901234567890123456789x,x,x", "" },
        { "placements", "ref,person_ref,partner_person,started_on,supporters,employment_form,ended_on",
          "L-1,A-1,か1,1980-01-01,none;association,regular,1979-01-01", "ref person_ref "
          "partner_person employment_form" },
        { "dispatches", "ref,on,trip,staff,person_refs,destination,method,purpose,minutes,note",
          "M-1,2014-02-30,0,;,A-9,,x,x,x,\a", "" },
        { "events", "ref,kind,starts_at,ends_at,place,title,status,attendees",
          "E-1,x,2014-02-30T10:00,x,\a,\a,x,x", "ref" },
        { "events", "ref,kind,starts_at,ends_at,status,attendees",
          "E-1,x,2014-05-12T10:00,2014-05-12T09:00,held,x", "ref starts_at status" },
        { "wages", "ref,organisation_ref,month,paid_yen,people,method", "W-1,O-9,x,x,x,x", "ref" },
        { "wages", "ref,organisation_ref,month,paid_yen,people,method", "W-1,O-9,2014-05,x,x,new",
          "ref month" },
    };
    struct fixture *f = *state;

    office_of_files(f);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char csv[1000];
        snprintf(csv, sizeof csv, "%s\n%s\n", rows[i].header, rows[i].row);
        expect_err(f, file_import(f, rows[i].kind, csv), ERR_INVALID, NULL);
        assert_int_equal(last_report.bad, 1);
        size_t bad = 0;
        for (const char *p = rows[i].header; *p;) {
            char column[40];
            size_t n = strcspn(p, ",");
            snprintf(column, sizeof column, "%.*s", (int)n, p);
            bool good = strstr(rows[i].good, column) != NULL;
            /* The partner is the missing one where only its name for the person is given. */
            if (good == (note_on(2, column) != NULL))
                fail_msg("%zu %s: %s is %s", i, rows[i].kind, column, good ? "good" : "bad");
            bad += !good;
            p += n + (p[n] == ',');
        }
        if (last_report.count != bad && !strstr(rows[i].row, "L-1"))
            fail_msg("%zu %s: %zu notes for %zu columns", i, rows[i].kind, last_report.count, bad);
    }
}

/* A megabyte in one cell: a sentence, and only its beginning is kept for the report. */
static void
a_megabyte_in_a_cell_is_refused(void **state)
{
    static const char *const columns[] = { "name", "note", "birth_date", "sex", "disabilities",
                                           "ref" };
    struct fixture *f = *state;
    char *large = malloc((1 << 20) + 1);

    assert_non_null(large);
    memset(large, 'x', 1 << 20);
    large[1 << 20] = '\0';
    office_of_files(f);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        char *csv = NULL;
        size_t size = 0;
        bool is_ref = strcmp(columns[i], "ref") == 0;
        FILE *out = open_memstream(&csv, &size);
        assert_non_null(out);
        if (is_ref)
            fprintf(out, PERSON "\n%s,架空,カクウ,2014-04-01\n", large);
        else
            fprintf(out, "ref,%s\nA-1,%s\n", columns[i], large);
        fclose(out);
        enum err_code rc = file_import(f, "people", csv);
        free(csv);
        expect_err(f, rc, ERR_INVALID, NULL);
        const struct import_note *n = note_on(2, columns[i]);
        assert_non_null(n);
        assert_true(strlen(n->reason) > 10);
        assert_true(strlen(n->value) <= 160);
        assert_int_equal(strncmp(n->value, "xxxx", 4), 0);
    }
    free(large);
}

/* ---- the encoding ---- */

static size_t
cp932_of(const char *utf8, char **out)
{
    size_t size = 0;
    struct err e;

    assert_int_equal(encoding_to_cp932(utf8, strlen(utf8), out, &size, &e), ERR_OK);
    return size;
}

static enum err_code
take_cp932(struct fixture *f, const char *kind, const char *csv, enum encoding encoding)
{
    char *bytes = NULL;
    size_t size = cp932_of(csv, &bytes);
    const char *path = file_put(f, "cp932.csv", bytes, size);

    free(bytes);
    import_report_free(&last_report);
    return import_run(f->d, import_kind_find(kind), path, encoding, false, &last_report, &f->e);
}

/* Only names are in doubt: what EUC-JP looks like may stand in a note. */
static void
a_guess_puts_no_half_width_katakana_into_names(void **state)
{
    static const struct {
        const char *kind, *csv, *column; /* NULL: taken */
    } rows[] = {
        { "people", "ref,name,note\nA-1,架空 花子,ｱｲｳ\n", NULL },
        { "people", "ref,name,address\nA-1,架空 花子,ｱｲｳﾋﾞﾙ\n", NULL },
        { "people", "ref,name\nA-1,架空 ﾊﾅｺ\n", "name" },
        { "people", "ref,note,kana\nA-1,漢字,ｶｸｳ ﾊﾅｺ\n", "kana" },
        { "people", "番号,備考,フリガナ\nA-1,漢字,ｶｸｳ ﾊﾅｺ\n", "kana" },
        { "people", "ref,ﾅﾏｴ\nA-1,漢字\n", "the header" },
        { "organisations", "ref,name,note\nO-1,架空移行,ｱｲｳ\n", NULL },
        { "organisations", "ref,name\nO-1,架空ｲｺｳ\n", "name" },
        { "placements", "ref,employer_name\nL-1,架空ｼｮｳｼﾞ\n", "employer_name" },
        { "placements", "ref,partner_person\nL-1,漢字ｱ\n", "partner_person" },
        { "dispatches", "ref,note,staff\nD-1,漢字,ｱｲｳ\n", "staff" },
        { "dispatches", "ref,note,destination\nD-1,漢字,ｱｲｳ\n", "destination" },
        { "events", "ref,title\nE-1,会ｱ\n", "title" },
        { "events", "ref,place\nE-1,会ｱ\n", "place" },
    };
    struct fixture *f = *state;

    office_of_files(f);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        enum err_code rc = take_cp932(f, rows[i].kind, rows[i].csv, ENCODING_AUTO);
        if (!rows[i].column) {
            expect_ok(f, rc);
            continue;
        }
        char where[60];
        snprintf(where, sizeof where, "line %d, %s has", strcmp(rows[i].column, "the header") ? 2 : 1,
                 rows[i].column);
        if (!strstr(f->e.msg, where))
            fail_msg("\"%s\" says nothing of: %s", f->e.msg, where);
        expect_words(f, rc, "encoding", "--encoding cp932");
    }
    expect_ok(f, take_cp932(f, "people", rows[2].csv, ENCODING_CP932));
    assert_string_equal(person_of(f, "A-1").name, "架空 ﾊﾅｺ");
}

/* Of two signs that look alike CP932 has one, and a file one wave dash: what is stored stays. */
static void
signs_that_look_alike_change_nothing(void **state)
{
    struct fixture *f = *state;

    office_of_files(f);
    file_takes(f, "people", "ref,note\nA-1,10時～12時\n", 0, 1, 0);
    assert_string_equal(person_of(f, "A-1").note, "10時〜12時");
    file_takes(f, "people", "ref,note\nA-1,10時～12時\n", 0, 0, 1);
    fixture_sql(f, "UPDATE person SET note = '～〜−—‖'"); /* as a screen takes it */
    file_takes(f, "people", "ref,note\nA-1,～〜−—‖\n", 0, 0, 1);
    expect_ok(f, take_cp932(f, "people", "ref,note\nA-1,～〜−—‖\n", ENCODING_AUTO));
    assert_int_equal(last_report.done[IMPORT_SAME], 1);
    assert_string_equal(person_of(f, "A-1").note, "～〜−—‖");
    file_takes(f, "people", "ref,note\nA-1,～〜－—‖\n", 0, 1, 0); /* UTF-8 has both minus signs */
    expect_ok(f, take_cp932(f, "people", "ref,note\nA-1,～\n", ENCODING_AUTO));
    assert_int_equal(last_report.done[IMPORT_CHANGED], 1);
}

/* ---- rights, audit, trials ---- */

static void
only_supervisors_read_files_in_and_out(void **state)
{
    static const struct {
        const char *login;
        bool may;
    } rows[] = {
        { "uketsuke", false }, { "shien", false },  { "kakari", true },
        { "kakari2", true },   { "kansa", false },  { "kanri", false },
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sheet s;
        fixture_as(f, rows[i].login);
        int64_t before = people(f);
        char csv[200];
        snprintf(csv, sizeof csv, PERSON "\nR-%zu,架空,カクウ,2014-04-01\n", i);
        enum err_code want = rows[i].may ? ERR_OK : ERR_DENIED;
        fixture_expect(f, file_try(f, "people", csv), want, NULL);
        fixture_expect(f, file_import(f, "people", csv), want, NULL);
        assert_int_equal(people(f), before + rows[i].may);
        fixture_expect(f, export_run(f->d, export_kind_find("people"), (struct fiscal_year){ 0 },
                                     &s, &f->e),
                       want, NULL);
        assert_int_equal(s.count > 0, rows[i].may);
        sheet_free(&s);
    }
    expect_ok(f, session_sign_out(f->d, &f->e));
    expect_err(f, file_import(f, "people", PERSON "\n"), ERR_DENIED, NULL);
}

/* The line that says who read the file stands or falls with what was read. */
static void
no_audit_line_no_import(void **state)
{
    static const char csv[] = PERSON "\nA-1,架空,カクウ,2014-04-01\nA-2,架空,カクウ,2014-04-01\n";
    struct fixture *f = *state;

    fixture_sql(f, "CREATE TRIGGER refuse_line BEFORE INSERT ON audit WHEN NEW.action = 'import'"
                   " BEGIN SELECT RAISE(ABORT, 'no line'); END");
    int64_t audit = fixture_number(f, "SELECT count(*) FROM audit");
    assert_int_not_equal(file_import(f, "people", csv), ERR_OK);
    f->e = (struct err){ 0 };
    assert_int_equal(people(f), 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit"), audit);
    fixture_sql(f, "DROP TRIGGER refuse_line");
    file_takes(f, "people", csv, 2, 0, 0);
    assert_int_equal(fixture_number(f, "SELECT people FROM audit WHERE action = 'import'"), 2);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit"
                                       " WHERE action = 'import' AND staff_id = %lld",
                                    (long long)f->supervisor),
                     1);
}

static void
a_trial_stores_nothing(void **state)
{
    static const char csv[] = PERSON "\nA-1,架空 花子,カクウ ハナコ,2014-04-02\n"
                                     "A-2,架空,カクウ,2014-04-01\n";
    struct fixture *f = *state;

    office_of_files(f);
    int64_t audit = fixture_number(f, "SELECT count(*) FROM audit");
    expect_ok(f, file_try(f, "people", csv));
    assert_int_equal(last_report.done[IMPORT_ADDED], 1);
    assert_int_equal(last_report.done[IMPORT_SAME], 1);
    assert_int_equal(people(f), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit"), audit);
    expect_err(f, file_try(f, "people", PERSON "\nA-3,,カクウ,2014-04-01\n"), ERR_INVALID, NULL);
    assert_int_equal(last_report.bad, 1);
    file_takes(f, "people", csv, 1, 0, 1); /* the desk works on after a trial */
}

/* ---- warnings ---- */

static void
warnings_do_not_stop_a_file(void **state)
{
    struct fixture *f = *state;

    office_of_files(f);
    file_takes(f, "people",
               PERSON ",birth_date,phone,note\n"
                      "B-1,架空 花子,カクウ ハナコ,2014-04-02,1980-05-06,,\n"
                      "B-2,架空 二郎,カクウ ジロウ,2014-04-02,,123-456,\n"
                      "B-3,架空 三郎,カクウ サブロウ,2014-04-02,,,番号は123456789018です\n"
                      "B-4,架空 四郎,カクウ シロウ,2014-04-02,,,番号は123456789019です\n",
               4, 0, 0);
    assert_non_null(strstr(note_on(2, "name")->reason, "same person as A-1"));
    assert_non_null(strstr(note_on(3, "phone")->reason, "unusual"));
    assert_non_null(strstr(note_on(4, "note")->reason, "Individual Number"));
    assert_null(note_on(5, NULL)); /* another check digit */
    for (size_t i = 0; i < last_report.count; i++)
        assert_true(last_report.notes[i].warning);
    assert_int_equal(last_report.bad, 0);
}

/* A file is taken as it is; who is on file twice by it stands before a supervisor, a line a pair. */
static void
twins_of_a_file_are_proposed_to_merge(void **state)
{
    struct fixture *f = *state;
    const char *file = PERSON ",birth_date,phone\n"
                              "C-1,架空 一,カクウ ハジメ,2014-04-02,1980-05-06,03-0000-0001\n"
                              "C-2,架空 一,カクウ ハジメ,2014-04-03,1980-05-06,\n"
                              "C-3,架空 一,カクウ ハジメ,2014-04-04,1981-05-06,03-0000-0001\n";

    office_of_files(f);
    file_takes(f, "people", file, 3, 0, 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person_merge m JOIN person a ON a.id ="
                                       " m.survivor_id JOIN person b ON b.id = m.loser_id WHERE"
                                       " m.state = 'proposed' AND a.ref = 'C-1' AND b.ref = 'C-2'"
                                       " AND m.reason <> ''"), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person_merge"), 1);
    file_takes(f, "people", file, 0, 0, 3);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person_merge"), 1);
    /* Once more the same two: they wait already. */
    file_takes(f, "people", PERSON ",birth_date\n"
                                   "C-2,架空 一郎,カクウ イチロウ,2014-04-03,1980-05-06\n", 0, 1, 0);
    file_takes(f, "people", PERSON ",birth_date\n"
                                   "C-2,架空 一,カクウ ハジメ,2014-04-03,1980-05-06\n", 0, 1, 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person_merge"), 1);
}

/* ---- refs ---- */

static void
refs_differ_by_letter_case(void **state)
{
    struct fixture *f = *state;

    file_takes(f, "people", PERSON "\nab,架空 小,カクウ ショウ,2014-04-02\n"
                                   "AB,架空 大,カクウ ダイ,2014-04-02\n",
               2, 0, 0);
    file_takes(f, "placements",
               "ref,person_ref,started_on,supporters,employment_form\n"
               "l,ab,2014-05-01,association,regular\nL,AB,2014-06-01,association,regular\n",
               2, 0, 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM placement AS p JOIN person AS n"
                                       " ON n.id = p.person_id WHERE (p.ref = 'l') = (n.ref = 'ab')"),
                     2);
}

/* Both rows are named, each with the line of the other, and none is taken. */
static void
a_ref_twice_in_a_file_is_refused(void **state)
{
    static const struct {
        const char *kind, *csv;
    } rows[] = {
        { "people", PERSON "\nX,架空 甲,カクウ,2014-04-01\nY,架空,カクウ,2014-04-01\n"
                           "X,架空 甲,カクウ,2014-04-01\n" },
        { "organisations", "ref,kind,name\nX,employer,架空甲\nY,employer,架空\nX,employer,架空乙\n" },
        { "placements", "ref,person_ref,started_on,supporters,employment_form\n"
                        "X,A-1,2014-05-01,association,regular\nY,A-1,2014-05-02,association,regular\n"
                        "X,A-1,2014-05-03,association,regular\n" },
        { "dispatches", "ref,on,staff,destination,method,purpose\nX,2014-06-02,shien,甲,phone,other\n"
                        "Y,2014-06-03,shien,甲,phone,other\n X ,2014-06-04,shien,甲,phone,other\n" },
        { "events", "ref,kind,starts_at,status\nX,other,2014-05-12T10:00,held\n"
                    "Y,other,2014-05-13T10:00,held\nX,other,2014-05-14T10:00,held\n" },
        { "wages", "ref,organisation_ref,month,paid_yen,people\nX,O-3,2014-05,1,1\n"
                   "Y,O-3,2014-06,1,1\nX,O-3,2014-07,1,1\n" },
    };
    struct fixture *f = *state;

    office_of_files(f);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        expect_err(f, file_import(f, rows[i].kind, rows[i].csv), ERR_INVALID, NULL);
        assert_int_equal(last_report.bad, 2);
        assert_non_null(strstr(note_on(2, "ref")->reason, "Line 4"));
        assert_non_null(strstr(note_on(4, "ref")->reason, "Line 2"));
        assert_null(note_on(3, "ref"));
    }
    /* Three times: all three. A row that is bad elsewhere too says both. */
    expect_err(f, file_import(f, "organisations", "ref,kind,name\nX,employer,甲\nX,nonsense,乙\n"
                                                  "X,employer,丙\nx,employer,丁\n"),
               ERR_INVALID, NULL);
    assert_int_equal(last_report.bad, 3);
    assert_non_null(strstr(note_on(4, "ref")->reason, "Line 2"));
    assert_non_null(note_on(3, "kind"));
}

/* Made on the screens: may be changed by a file, not made by one. */
static void
records_of_the_screens_keep_their_refs(void **state)
{
    struct fixture *f = *state;
    struct organisation o = { .kind = "employer", .name = "架空商事" };
    char csv[200];

    expect_ok(f, organisation_save(f->d, &o, &f->e));
    assert_int_equal(strncmp(o.ref, "M-", 2), 0);
    snprintf(csv, sizeof csv, "ref,address\n%s,架空町1\n", o.ref);
    file_takes(f, "organisations", csv, 0, 1, 0);
    expect_err(f, file_import(f, "organisations", "ref,kind,name\nM-999999,employer,架空\n"
                                                  "m-6,employer,架空\nＭ-7,employer,架空\n"),
               ERR_INVALID, NULL);
    for (size_t line = 2; line <= 4; line++)
        assert_non_null(strstr(note_on(line, "ref")->reason, "M-"));
}

/* ---- staff, people and partners on rows ---- */

static void
staff_are_logins_or_names(void **state)
{
    struct fixture *f = *state;
    int64_t before = fixture_number(f, "SELECT count(*) FROM staff");

    file_takes(f, "dispatches",
               "ref,on,staff,destination,method,purpose\n"
               "D-1,2014-06-02,shien; 架空 応援 ;架空 外部,甲,workplace_visit,retention\n"
               "D-2,2014-06-03,架空 外部,甲,workplace_visit,retention\n",
               2, 0, 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM staff"), before + 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM dispatch_staff WHERE staff_id IN"
                                       " (%lld, %lld)",
                                    (long long)f->worker, (long long)f->worker2),
                     2);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM staff WHERE name = '架空 外部'"
                                       " AND login IS NULL"),
                     1);
    /* One too many for a record. */
    expect_err(f, file_import(f, "dispatches",
                              "ref,staff\nD-1,a;b;c;d;e;f;g;h;i;j;k;l;m;n;o;p;q\n"),
               ERR_INVALID, NULL);
    assert_non_null(strstr(note_on(2, "staff")->reason, "more entries"));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM staff"), before + 1);
}

static void
a_partner_s_report_may_be_linked_later(void **state)
{
    struct fixture *f = *state;

    office_of_files(f);
    file_takes(f, "placements",
               "ref,partner_ref,partner_person,started_on,supporters,employment_form\n"
               "L-1,O-1,か1,2014-05-01,transition_office,part_time\n",
               1, 0, 0);
    file_takes(f, "placements", "ref,person_ref\nL-1,A-1\n", 0, 1, 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM placement WHERE person_id > 0"
                                       " AND partner_id > 0 AND partner_person = 'か1'"),
                     1);
}

/* ---- what history does to a case ---- */

static void
the_newest_record_sets_the_stage(void **state)
{
#define PLACEMENT "ref,person_ref,started_on,supporters,employment_form,ended_on\n"
    struct fixture *f = *state;

    office_of_files(f);
    int64_t id = person_of(f, "A-1").id;
    assert_stage(f, id, "inquiry");
    assert_int_equal(fixture_number(f, "SELECT opened_on = '2014-04-02' FROM support_case"), 1);
    file_takes(f, "placements", PLACEMENT "L-1,A-1,2014-06-01,association,regular,\n", 1, 0, 0);
    assert_stage(f, id, "placed");
    assert_int_equal(fixture_number(f, "SELECT imported FROM support_case"), 1);
    file_takes(f, "dispatches",
               "ref,on,staff,person_refs,destination,method,purpose\n"
               "D-1,2014-06-20,shien,A-1,甲,phone,retention\n",
               1, 0, 0);
    assert_stage(f, id, "placed"); /* a telephone call is no visit */
    file_takes(f, "dispatches",
               "ref,on,staff,person_refs,destination,method,purpose\n"
               "D-2,2014-06-21,shien,A-1,甲,workplace_visit,retention\n",
               1, 0, 0);
    assert_stage(f, id, "retention");
    /* Older news change nothing. */
    file_takes(f, "placements", PLACEMENT "L-0,A-1,2014-04-10,association,regular,2014-04-20\n", 1,
               0, 0);
    assert_stage(f, id, "retention");
    file_takes(f, "placements", "ref,ended_on\nL-1,2014-09-30\n", 0, 1, 0);
    assert_stage(f, id, "job_search");
#undef PLACEMENT
}

static void
a_closed_case_is_a_warning(void **state)
{
    struct fixture *f = *state;

    office_of_files(f);
    fixture_sql(f, "UPDATE support_case SET closed_on = '2014-05-01', close_reason = 'moved',"
                   " stage = 'closed', stage_since = '2014-05-01'");
    file_takes(f, "placements",
               "ref,person_ref,started_on,supporters,employment_form\n"
               "L-1,A-1,2014-06-01,association,regular\n",
               1, 0, 0);
    const struct import_note *n = note_on(2, "person_ref");
    assert_non_null(n);
    assert_true(n->warning);
    assert_non_null(strstr(n->reason, "A-1 has no open case"));
    assert_int_equal(fixture_number(f, "SELECT stage = 'closed' FROM support_case"), 1);
}

#define T(name) cmocka_unit_test_setup_teardown(name, files_open, files_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_have_the_contract_s_columns),
        T(headers_are_checked),
        T(headers_and_codes_in_japanese),
        T(a_new_row_needs_its_columns_a_changed_one_only_its_ref),
        T(rows_have_the_header_s_width),
        T(the_guard_is_taken_off),
        T(absent_columns_stay_and_empty_cells_clear),
        T(breaks_in_cells),
        T(all_bad_columns_of_a_row_are_told),
        T(a_megabyte_in_a_cell_is_refused),
        T(a_guess_puts_no_half_width_katakana_into_names),
        T(signs_that_look_alike_change_nothing),
        T(only_supervisors_read_files_in_and_out),
        T(no_audit_line_no_import),
        T(a_trial_stores_nothing),
        T(warnings_do_not_stop_a_file),
        T(twins_of_a_file_are_proposed_to_merge),
        T(refs_differ_by_letter_case),
        T(a_ref_twice_in_a_file_is_refused),
        T(records_of_the_screens_keep_their_refs),
        T(staff_are_logins_or_names),
        T(a_partner_s_report_may_be_linked_later),
        T(the_newest_record_sets_the_stage),
        T(a_closed_case_is_a_warning),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
