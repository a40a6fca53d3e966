/* Every kind of file: a good one, and one row for every way to be wrong among good ones. Nothing is
 * written then, and every bad row is in the report with its line, column, value and reason. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/exchange/files.h"

#include "core/csvtext.h"

struct bad_cell {
    const char *column, *value, *reason;
};

struct kind_case {
    const char *kind, *header, *good; /* %1$d in `good` is the row's number */
    const char *table;
    const struct bad_cell *bad; /* a NULL column at the end */
};

#define X10 "xxxxxxxxxx"
#define X40 X10 X10 X10 X10
#define X101 X40 X40 X10 X10 "x"

#define EMPTY "may not be empty"
#define NO_LIST "no entry of the list"

// clang-format off
static const struct bad_cell bad_people[] = {
    { "ref", "", EMPTY },
    { "ref", "M-000001", "begin with M-" },
    { "ref", X40 "x", "40" },
    { "ref", "A\x1b[2J", "U+001B" },
    { "name", "", EMPTY },
    { "name", " \u3000 ", EMPTY },
    { "name", X101, "100" },
    { "name", "架空\x1b]0;x\x07", "U+001B" },
    { "name", "架空\xC2\x9B" "31m", "U+009B" },
    { "name", "架空\u202E花子", "U+202E" },
    { "name", "架空\u200B花子", "U+200B" },
    { "name", "架空\u2028花子", "U+2028" },
    { "name", "架空\n花子", "U+000A" },
    { "name", "架空\uFFFD花子", "U+FFFD" },
    { "kana", "", EMPTY },
    { "kana", "漢字", "kana" },
    { "birth_date", "平成32年1月1日", "令和2年1月1日" },
    { "birth_date", "S64.1.8", "平成元年1月8日" },
    { "birth_date", "1990-02-30", "平成2年2月28日" },
    { "birth_date", "2月30日", "year" },
    { "birth_date", "5月6日", "year" },
    { "birth_date", "昨日", "not a date" },
    { "birth_date", "2014-04-03", "after the first contact" },
    { "sex", "x", NO_LIST },
    { "postal_code", "176-00", "seven digits" },
    { "phone", "abc", "digits" },
    { "phone", "12", "short" },
    { "email", "taro@", "mail address" },
    { "disabilities", "physical;nonsense", NO_LIST },
    { "disabilities", X101 X101 X101 X101 X101, NO_LIST },
    { "primary_disability", "nonsense", NO_LIST },
    { "handbook_kind", "nonsense", NO_LIST },
    { "handbook_grade", "m1", NO_LIST }, /* of another handbook */
    { "handbook_expires_on", "2016-13-01", "no month 13" },
    { "handbook_kind", "", "which handbook" }, /* but grade and day are there */
    { "referral_source", "nonsense", NO_LIST },
    { "intention", "nonsense", NO_LIST },
    { "opened_on", "", EMPTY },
    { "opened_on", "2014-02-29", "平成26年2月28日" },
    { "note", "鐘\x07", "U+0007" },
    { NULL, NULL, NULL },
};
static const struct bad_cell bad_organisations[] = {
    { "ref", "", EMPTY },
    { "ref", "M-1", "begin with M-" },
    { "ref", "m-1", "begin with M-" },
    { "ref", "Ｍ－1", "begin with M-" },
    { "kind", "", EMPTY },
    { "kind", "nonsense", NO_LIST },
    { "name", "", EMPTY },
    { "name", " \u3000 ", EMPTY },
    { "name", X101, "100" },
    { "name", "架空\u202E", "U+202E" },
    { "kana", "カク\xC2\x85", "U+0085" },
    { "kana", "漢字", "kana" },
    { "postal_code", "176-00", "seven digits" },
    { "phone", "abc", "digits" },
    { "phone", "12", "short" },
    { "address", "\x1b[31m", "U+001B" },
    { NULL, NULL, NULL },
};
static const struct bad_cell bad_placements[] = {
    { "ref", "M-1", "begin with M-" },
    { "person_ref", "A-9", "Nobody" },
    { "person_ref", "", "who started" },
    { "partner_ref", "O-9", "No organisation" },
    { "partner_person", "か1", "partner" }, /* without a partner */
    { "started_on", "", EMPTY },
    { "started_on", "平成32年4月1日", "令和2年4月1日" },
    { "started_on", "1980-05-05", "before the birth" },
    { "employer_ref", "O-9", "No organisation" },
    { "employer_name", "商事\u202E", "U+202E" },
    { "supporters", "", EMPTY },
    { "supporters", ";", EMPTY },
    { "supporters", "association;nonsense", NO_LIST },
    { "supporters", "none;association", "alone" },
    { "employment_form", "", EMPTY },
    { "employment_form", "nonsense", NO_LIST },
    { "weekly_minutes", "-1", "0 to 10080" },
    { "weekly_minutes", "10081", "0 to 10080" },
    { "weekly_minutes", "20時間", "0 to 10080" },
    { "weekly_minutes", "99999999999999999999", "0 to 10080" },
    { "ended_on", "2013-04-01", "before the first day" },
    { "ended_on", "2月30日", "year" },
    { "leave_reason", "nonsense", NO_LIST },
    { NULL, NULL, NULL },
};
static const struct bad_cell bad_dispatches[] = {
    { "ref", "M-1", "begin with M-" },
    { "on", "", EMPTY },
    { "on", "2014-06-31", "平成26年6月30日" },
    { "trip", "0", "1 to 99" },
    { "trip", "100", "1 to 99" },
    { "trip", "一", "1 to 99" },
    { "staff", "", EMPTY },
    { "staff", ";", EMPTY },
    { "staff", "架空\x1b[m", "U+001B" },
    { "person_refs", "A-1;A-9", "Nobody" },
    { "destination", "", EMPTY },
    { "destination", "架空\u202E", "U+202E" },
    { "method", "", EMPTY },
    { "method", "nonsense", NO_LIST },
    { "purpose", "", EMPTY },
    { "purpose", "nonsense", NO_LIST },
    { "minutes", "1441", "0 to 1440" },
    { "minutes", "-1", "0 to 1440" },
    { "note", "\xEF\xBF\xBE", "U+FFFE" },
    { NULL, NULL, NULL },
};
static const struct bad_cell bad_events[] = {
    { "ref", "M-1", "begin with M-" },
    { "kind", "", EMPTY },
    { "kind", "nonsense", NO_LIST },
    { "kind", "interview", "with a person" },
    { "starts_at", "", EMPTY },
    { "starts_at", "2014-05-12", "2014-05-12T10:00" },
    { "starts_at", "2014-02-30T10:00", "平成26年2月28日" },
    { "starts_at", "H32.5.1T10:00", "令和2年5月1日" },
    { "starts_at", "5/12T10:00", "year" },
    { "starts_at", "2014-05-12T24:00", "2014-05-12T10:00" },
    { "starts_at", "2014-05-12T10:60", "2014-05-12T10:00" },
    { "starts_at", "2014-05-12T10:00:30", "2014-05-12T10:00" },
    { "starts_at", "2014-05-12X10:00", "2014-05-12T10:00" },
    { "starts_at", "10:00", "2014-05-12T10:00" },
    { "starts_at", X101 X101, "2014-05-12T10:00" },
    { "ends_at", "2014-05-12T09:59", "before the beginning" },
    { "ends_at", "正午", "2014-05-12T10:00" },
    { "place", "会館\u202E", "U+202E" },
    { "title", "\xC2\x9D" "0;x", "U+009D" },
    { "status", "", EMPTY },
    { "status", "nonsense", NO_LIST },
    { "attendees", "-1", "0 to 99999" },
    { "attendees", "1.5", "0 to 99999" },
    { NULL, NULL, NULL },
};
static const struct bad_cell bad_wages[] = {
    { "ref", "M-1", "begin with M-" },
    { "organisation_ref", "", EMPTY },
    { "organisation_ref", "O-9", "No organisation" },
    { "month", "", EMPTY },
    { "month", "2014-13", "2014-05" },
    { "month", "2014-5", "2014-05" },
    { "month", "平成26年5月", "2014-05" },
    { "month", "2014-04-01", "2014-05" },
    { "month", "1901-01", "already: W-1." }, /* the first good row's */
    { "paid_yen", "", EMPTY },
    { "paid_yen", "-1", "0 to 9999999999" },
    { "paid_yen", "12,000", "0 to 9999999999" },
    { "paid_yen", "10000000000", "0 to 9999999999" },
    { "people", "", EMPTY },
    { "people", "二十", "0 to 99999" },
    { "method", "nonsense", NO_LIST },
    { "method", "new", "April 2023" },
    { NULL, NULL, NULL },
};
// clang-format on

static const struct kind_case kinds[] = {
    { "people",
      "ref,name,kana,birth_date,sex,postal_code,address,phone,email,disabilities,"
      "primary_disability,handbook_kind,handbook_grade,handbook_expires_on,referral_source,"
      "intention,opened_on,note",
      "A-1%1$d,架空 太郎,カクウ タロウ,昭和55年5月6日,male,1760012,架空町１－２,03-0000-1234,"
      "taro@example.jp,physical;発達障害,身体障害,身体障害者手帳,2級,2016-03-31,hello_work,want,"
      "H26.4.2,メモ",
      "person", bad_people },
    { "organisations", "ref,kind,name,kana,postal_code,address,phone,note",
      "O-1%1$d,企業,架空食品,カクウショクヒン,176-0012,架空町,03-0000-0000,備考", "organisation",
      bad_organisations },
    { "placements",
      "ref,person_ref,partner_ref,partner_person,started_on,employer_ref,employer_name,supporters,"
      "employment_form,weekly_minutes,ended_on,leave_reason",
      "L-%1$d,A-1,,,2014-04-01,O-2,,association;hello_work,パート・アルバイト,１２００,2014-05-01,"
      "health",
      "placement", bad_placements },
    { "dispatches", "ref,on,trip,staff,person_refs,destination,method,purpose,minutes,note",
      "D-%1$d,平成26年6月2日,1,shien;架空 外部,A-1,架空商事%1$d,訪問（職場）,retention,60,様子を見た",
      "dispatch", bad_dispatches },
    { "events", "ref,kind,starts_at,ends_at,place,title,status,attendees",
      "E-%1$d,就労支援コーディネート会議,2014-05-12 10:00:00,2014-05-12T12:00,架空会館,会議,held,8",
      "event", bad_events },
    { "wages", "ref,organisation_ref,month,paid_yen,people,method",
      "W-%1$d,O-3,19%1$02d-01,230000,20,old", "wage", bad_wages },
};

enum { KINDS = sizeof kinds / sizeof *kinds, CELLS = 18 };

/* The good row `n` with its cells in order; `text` holds them. */
static int
good_row(const struct kind_case *k, int n, char *text, size_t size, char *cells[CELLS])
{
    int count = 0;

    snprintf(text, size, k->good, n);
    for (char *cell = text; cell; count++) {
        char *comma = strchr(cell, ',');
        cells[count] = cell;
        if (comma)
            *comma++ = '\0';
        cell = comma;
    }
    return count;
}

static int
column_place(const struct kind_case *k, const char *column)
{
    int place = 0;

    for (const char *p = k->header; *p; place++) {
        size_t n = strcspn(p, ",");
        if (strlen(column) == n && memcmp(p, column, n) == 0)
            return place;
        p += n + (p[n] == ',');
    }
    fail_msg("%s has no column %s", k->kind, column);
    return 0;
}

/* One row of the file; returns its lines. */
static size_t
write_row(FILE *out, const struct kind_case *k, int n, const struct bad_cell *bad)
{
    char text[700], quoted[3000], *cells[CELLS];
    int count = good_row(k, n, text, sizeof text, cells), place = bad ? column_place(k, bad->column)
                                                                       : -1;
    size_t lines = 1;

    for (int i = 0; i < count; i++) {
        const char *value = i == place ? bad->value : cells[i];
        csvtext_quote(value, quoted, sizeof quoted);
        fprintf(out, "%s%s", i ? "," : "", quoted);
        lines += strchr(value, '\n') != NULL;
    }
    fputs("\r\n", out);
    return lines;
}

static int64_t
rows_of(struct fixture *f, const char *table)
{
    return fixture_number(f, "SELECT count(*) FROM %s", table);
}

static int64_t
all_rows(struct fixture *f)
{
    static const char *const tables[] = { "person",        "support_case", "organisation",
                                          "placement",     "placement_supporter",
                                          "dispatch",      "dispatch_staff", "dispatch_person",
                                          "event",         "wage",         "staff",
                                          "stage_change", "audit" };
    int64_t n = 0;

    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        n += rows_of(f, tables[i]);
    return n;
}

/* ---- good files ---- */

static void
good_files_are_taken_and_taken_again(void **state)
{
    struct fixture *f = *state;

    office_of_files(f);
    for (size_t i = 0; i < KINDS; i++) {
        const struct kind_case *k = &kinds[i];
        char *csv = NULL;
        size_t size = 0;
        FILE *out = open_memstream(&csv, &size);

        assert_non_null(out);
        fprintf(out, "\xEF\xBB\xBF%s\r\n", k->header);
        for (int n = 0; n < 20; n++)
            write_row(out, k, n, NULL);
        fclose(out);
        int64_t before = rows_of(f, k->table), audit = rows_of(f, "audit");
        file_takes(f, k->kind, csv, 20, 0, 0);
        assert_int_equal(rows_of(f, k->table), before + 20);
        assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'import'"
                                           " AND fields = '%s' AND people = 20",
                                        k->kind),
                         1);
        assert_true(rows_of(f, "audit") > audit + 20); /* each record has its line too */
        audit = rows_of(f, "audit");
        file_takes(f, k->kind, csv, 0, 0, 20);
        assert_int_equal(rows_of(f, k->table), before + 20);
        assert_int_equal(rows_of(f, "audit"), audit + 1); /* that the file was read again */
        free(csv);
    }
}

/* ---- bad rows ---- */

static void
expect_note(const struct kind_case *k, const struct bad_cell *bad, size_t line)
{
    const struct import_note *n = note_on(line, bad->column);

    if (!n)
        n = note_on(line, NULL);
    if (!n)
        fail_msg("%s: no note on line %zu, %s \"%s\"", k->kind, line, bad->column, bad->value);
    if (n->warning || !strstr(n->reason, bad->reason))
        fail_msg("%s line %zu %s \"%s\": [%s] %s", k->kind, line, bad->column, bad->value,
                 n->column, n->reason);
    /* Nothing that a terminal would act on, and no more than the beginning. */
    for (const char *p = n->value; *p; p++)
        assert_true((unsigned char)*p >= 0x20 && *p != 0x7F);
    assert_null(strstr(n->value, "\u202E"));
    assert_null(strstr(n->value, "\xC2\x9B"));
    assert_true(strlen(n->value) <= 160);
}

/* Every bad cell on a row of its own between good rows. */
static void
all_bad_rows_are_reported(struct fixture *f, const struct kind_case *k)
{
    size_t lines[64], line = 2, bad = 0, size = 0;
    char *csv = NULL;
    FILE *out = open_memstream(&csv, &size);
    int n = 1;

    assert_non_null(out);
    fprintf(out, "%s\r\n", k->header);
    line += write_row(out, k, n++, NULL) - 1;
    for (line = 3; k->bad[bad].column; bad++) {
        assert_true(bad < 64);
        lines[bad] = line;
        line += write_row(out, k, n++, &k->bad[bad]);
        if (bad % 3 == 0)
            line += write_row(out, k, n++, NULL);
    }
    fclose(out);
    int64_t before = all_rows(f);
    enum err_code rc = file_import(f, k->kind, csv);
    free(csv);
    assert_non_null(strstr(f->e.msg, "Nothing was read in"));
    expect_err(f, rc, ERR_INVALID, NULL);
    for (size_t i = 0; i < bad; i++)
        expect_note(k, &k->bad[i], lines[i]);
    if (last_report.bad != bad)
        fail_msg("%s: %zu rows instead of %zu", k->kind, last_report.bad, bad);
    for (size_t i = 0; i < last_report.count; i++) {
        size_t of = 0;
        while (of < bad && lines[of] != last_report.notes[i].line)
            of++;
        if (of == bad && !last_report.notes[i].warning)
            fail_msg("%s line %zu was good: %s", k->kind, last_report.notes[i].line,
                     last_report.notes[i].reason);
    }
    assert_int_equal(all_rows(f), before);
}

static void
bad_rows_are_all_reported_and_nothing_is_written(void **state)
{
    struct fixture *f = *state;

    office_of_files(f);
    for (size_t i = 0; i < KINDS; i++) {
        all_bad_rows_are_reported(f, &kinds[i]);
        fixture_reopen(f); /* nothing was kept for later either */
        fixture_as(f, "kakari");
    }
}

/* One bad row, wherever it stands, and two thousand good ones. */
static void
one_bad_row_spoils_the_file(void **state)
{
    static const int places[] = { 0, 1000, 1999 };
    struct fixture *f = *state;

    office_of_files(f);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        char *csv = NULL;
        size_t size = 0;
        FILE *out = open_memstream(&csv, &size);
        assert_non_null(out);
        fputs("ref,kind,name\n", out);
        for (int n = 0; n < 2000; n++)
            fprintf(out, "X-%d,%s,架空\n", n, n == places[i] ? "nonsense" : "employer");
        fclose(out);
        int64_t before = all_rows(f);
        enum err_code rc = file_import(f, "organisations", csv);
        free(csv);
        expect_err(f, rc, ERR_INVALID, NULL);
        assert_int_equal(last_report.bad, 1);
        assert_int_equal(last_report.count, 1);
        assert_int_equal(last_report.notes[0].line, places[i] + 2);
        assert_string_equal(last_report.notes[0].column, "kind");
        assert_string_equal(last_report.notes[0].value, "nonsense");
        assert_int_equal(all_rows(f), before);
    }
}

/* A row that changes a record may be bad as well as one that makes it. */
static void
bad_changes_are_refused(void **state)
{
    static const struct {
        const char *kind, *csv, *column, *reason;
    } rows[] = {
        { "people", "ref,name\nA-1,\n", "name", EMPTY },
        { "people", "ref,opened_on\nA-1,\n", "opened_on", EMPTY },
        { "people", "ref,opened_on\nA-1,1980-05-05\n", "birth_date", "first contact" },
        { "people", "ref,handbook_grade\nA-1,p1\n", "handbook_grade", "which handbook" },
        { "people", "ref,handbook_expires_on\nA-1,2016-03-31\n", "handbook_expires_on",
          "which handbook" },
        { "organisations", "ref,kind\nO-1,\n", "kind", EMPTY },
        { "placements", "ref,supporters\nL-1,\n", "supporters", EMPTY },
        { "placements", "ref,person_ref\nL-1,\n", "person_ref", "who started" },
        { "placements", "ref,ended_on\nL-1,2014-03-31\n", "ended_on", "before the first day" },
        { "dispatches", "ref,staff\nD-1,\n", "staff", EMPTY },
        { "events", "ref,ends_at\nE-1,2014-05-12T09:00\n", "ends_at", "before the beginning" },
        { "wages", "ref,paid_yen\nW-1,\n", "paid_yen", EMPTY },
        { "wages", "ref,people\nW-1,\n", "people", EMPTY },
        { "wages", "ref,month\nW-1,2014-06\n", "month", "already: W-2." },
    };
    struct fixture *f = *state;

    office_of_files(f);
    file_takes(f, "placements",
               "ref,person_ref,started_on,supporters,employment_form\n"
               "L-1,A-1,2014-04-01,association,regular\n",
               1, 0, 0);
    file_takes(f, "dispatches",
               "ref,on,trip,staff,destination,method,purpose\n"
               "D-1,2014-06-02,1,shien,架空商事,workplace_visit,retention\n"
               "D-2,2014-06-02,2,shien,架空商事,workplace_visit,retention\n",
               2, 0, 0);
    file_takes(f, "events", "ref,kind,starts_at,status\nE-1,other,2014-05-12T10:00,held\n", 1, 0,
               0);
    file_takes(f, "wages",
               "ref,organisation_ref,month,paid_yen,people\nW-1,O-3,2014-05,1000,2\n"
               "W-2,O-3,2014-06,1000,2\n",
               2, 0, 0);
    int64_t before = all_rows(f);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        expect_err(f, file_import(f, rows[i].kind, rows[i].csv), ERR_INVALID, NULL);
        const struct import_note *n = note_on(2, NULL);
        assert_non_null(n);
        if (last_report.bad != 1 || !strstr(n->reason, rows[i].reason))
            fail_msg("%zu: [%s] %s", i, n->column, n->reason);
        assert_int_equal(all_rows(f), before);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(good_files_are_taken_and_taken_again, files_open,
                                        files_close),
        cmocka_unit_test_setup_teardown(bad_rows_are_all_reported_and_nothing_is_written,
                                        files_open, files_close),
        cmocka_unit_test_setup_teardown(one_bad_row_spoils_the_file, files_open, files_close),
        cmocka_unit_test_setup_teardown(bad_changes_are_refused, files_open, files_close),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
