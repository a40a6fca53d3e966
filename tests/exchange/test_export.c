/* What goes out comes back: export, a fresh desk, import, export again, byte for byte. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/exchange/files.h"

#include "core/csvtext.h"
#include "desk/organisation.h"
#include "exchange/encoding.h"

/* Texts that a spreadsheet, a reader of CSV or a terminal could stumble over. */
static const char *const nasty[] = {
    "=1+1", "+81", "-12", "@SUM(A1)", "|cmd", "%x", "＝１", "＋", "－５", "＠", "'", "''", "'=1",
    "'quoted'", "a,b", "a;b", "a\"b", "\"", "\"\"", "a\\b", "a'b", "NULL", "null", "true",
    "0123", "1e5", "2014-05-06", "髙﨑𠮷①～−―", "葛\U000E0100", "か\u3099", "\u3000中\u3000",
    "<b>&amp;</b>", "a  b", "0", "#REF!",
};
enum { NASTY = sizeof nasty / sizeof *nasty };

static const char *const kinds[] = { "organisations", "people", "placements", "dispatches", "events",
                                     "wages" };
enum { KINDS = sizeof kinds / sizeof *kinds };

static void
put_cell(FILE *out, const char *value)
{
    char guarded[200], quoted[400];

    csvtext_guard(value, false, guarded, sizeof guarded);
    csvtext_quote(guarded, quoted, sizeof quoted);
    fputs(quoted, out);
}

static void
take(struct fixture *f, const char *kind, FILE *out, char **csv, size_t rows)
{
    fclose(out);
    file_takes(f, kind, *csv, rows, 0, 0);
    free(*csv);
    *csv = NULL;
}

static void
fill_people(struct fixture *f)
{
    char *csv = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&csv, &size);

    assert_non_null(out);
    fputs("ref,name,kana,opened_on,note,address,birth_date,disabilities,primary_disability,"
          "handbook_kind,handbook_grade,handbook_expires_on,sex,phone,email,postal_code,"
          "referral_source,intention\n", out);
    for (int i = 0; i < NASTY; i++) {
        bool rich = i % 2;
        fprintf(out, "P-%d,", i);
        put_cell(out, nasty[i]);
        fprintf(out, ",カクウ,20%02d-%02d-28,", 9 + i % 6, 1 + i % 12);
        put_cell(out, nasty[(i + 7) % NASTY]);
        fputc(',', out);
        put_cell(out, nasty[(i + 13) % NASTY]);
        fputs(rich ? ",1980-02-29,physical;other;developmental,other,hb_psychiatric,m2,2099-12-31,"
                     "declined,'+81-3-0000-0000,a+b@example.jp,176-0012,hello_work,want\n"
                   : ",,,,,,,,,,,,\n", out);
    }
    take(f, "people", out, &csv, NASTY);
    file_takes(f, "people", "ref,note\nP-0,\"'=1\n\n二行目,\"\"と\"\"\n=3\"\n", 0, 1, 0);
}

static void
fill_office(struct fixture *f)
{
    char *csv = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&csv, &size);

    assert_non_null(out);
    fputs("ref,kind,name,kana,address,note\n", out);
    for (int i = 0; i < NASTY; i++) {
        fprintf(out, "O-%d,transition_office,", i);
        put_cell(out, nasty[i]);
        fprintf(out, ",%s,,", i % 2 ? "カクウ" : "");
        put_cell(out, nasty[(i + 5) % NASTY]);
        fputc('\n', out);
    }
    take(f, "organisations", out, &csv, NASTY);
}

static void
fill_work(struct fixture *f)
{
    char *csv = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&csv, &size);

    fputs("ref,person_ref,partner_ref,partner_person,started_on,employer_ref,employer_name,"
          "supporters,employment_form,weekly_minutes,ended_on,leave_reason\n", out);
    for (int i = 0; i < NASTY; i++) {
        fprintf(out, "L-%d,%s,O-%d,", i, i % 3 ? "" : "P-3", i);
        put_cell(out, nasty[i]);
        fprintf(out, ",20%02d-04-01,%s,", 9 + i % 6, i % 2 ? "O-2" : "");
        put_cell(out, nasty[(i + 3) % NASTY]);
        fprintf(out, ",%s,regular,%s,%s\n", i % 2 ? "hello_work;association" : "none",
                i % 2 ? "0" : "", i % 4 ? "," : "2015-12-31,health");
    }
    take(f, "placements", out, &csv, NASTY);
    out = open_memstream(&csv, &size);
    fputs("ref,on,trip,staff,person_refs,destination,method,purpose,minutes,note\n", out);
    for (int i = 0; i < NASTY; i++) {
        fprintf(out, "D-%d,20%02d-03-31,%d,%s,%s,", i, 10 + i % 6, 1 + i,
                i % 2 ? "shien;架空 外部;uketsuke" : i % 4 ? "'=架空" : "架空 あ;架空 外部", i % 3 ? "P-9;P-1;P-5" : "");
        put_cell(out, nasty[i]);
        fprintf(out, ",phone,other,%s,", i % 2 ? "0" : "");
        put_cell(out, nasty[(i + 1) % NASTY]);
        fputc('\n', out);
    }
    take(f, "dispatches", out, &csv, NASTY);
}

static void
fill_calendar(struct fixture *f)
{
    char *csv = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&csv, &size);

    fputs("ref,kind,starts_at,ends_at,place,title,status,attendees\n", out);
    for (int i = 0; i < NASTY; i++) {
        fprintf(out, "E-%d,other,20%02d-04-01T00:00,%s,", i, 9 + i % 6,
                i % 2 ? "2020-01-01T23:59" : "");
        put_cell(out, nasty[i]);
        fputc(',', out);
        put_cell(out, nasty[(i + 1) % NASTY]);
        fprintf(out, ",postponed,%s\n", i % 2 ? "0" : "");
    }
    take(f, "events", out, &csv, NASTY);
    out = open_memstream(&csv, &size);
    fputs("ref,organisation_ref,month,paid_yen,people,method\n", out);
    for (int i = 0; i < NASTY; i++)
        fprintf(out, "W-%d,O-%d,20%02d-03,%d,0,%s\n", i, i % 5, 10 + i, i * 1000,
                10 + i <= 23 ? "" : i % 2 ? "new" : "old");
    take(f, "wages", out, &csv, NASTY);
}

static int
filled_open(void **state)
{
    if (files_open(state) != 0)
        return -1;
    fill_office(*state);
    fill_people(*state);
    fill_work(*state);
    fill_calendar(*state);
    return 0;
}

/* ---- round trips ---- */

/* Staff without sign-in get their numbers in another order than here. */
static void
lists_do_not_hang_on_the_order_of_entry(void **state)
{
    static const char head[] = "ref,on,trip,staff,destination,method,purpose\n";
    struct fixture *f = *state;
    char csv[400], *out;

    snprintf(csv, sizeof csv, "%sD-1,2014-06-02,1,架空 ん,甲,phone,other\n", head);
    file_takes(f, "dispatches", csv, 1, 0, 0);
    snprintf(csv, sizeof csv, "%sD-2,2014-06-02,2,架空 ん;shien;架空 あ;架空 い,甲,phone,other\n",
             head);
    file_takes(f, "dispatches", csv, 1, 0, 0);
    out = file_export(f, "dispatches", 0, false);
    assert_non_null(strstr(out, "\"shien;架空 あ;架空 い;架空 ん\""));
    free(out);
}

/* An interview with a time is somebody's: a file of events says nothing of it. */
static void
appointments_do_not_go_out(void **state)
{
    struct fixture *f = *state;
    char *before = file_export(f, "events", 0, false), *after;

    fixture_sql(f, "INSERT INTO event (ref, kind, day, starts_at, status) VALUES ('E-90',"
                   " 'interview', '2014-06-02', '2014-06-02T10:00', 'planned')");
    after = file_export(f, "events", 0, false);
    assert_string_equal(after, before);
    free(before);
    free(after);
}

static void
what_goes_out_comes_back_into_a_fresh_desk(void **state)
{
    struct fixture *f = *state;
    char *csv[KINDS], *json[KINDS];
    void *fresh = NULL;

    for (int i = 0; i < KINDS; i++) {
        csv[i] = file_export(f, kinds[i], 0, false);
        json[i] = file_export(f, kinds[i], 0, true);
    }
    assert_int_equal(files_open(&fresh), 0);
    struct fixture *g = fresh;
    for (int i = 0; i < KINDS; i++) {
        file_takes(g, kinds[i], csv[i], NASTY, 0, 0);
    }
    for (int i = 0; i < KINDS; i++) {
        char *again = file_export(g, kinds[i], 0, false);
        assert_string_equal(again, csv[i]);
        free(again);
        again = file_export(g, kinds[i], 0, true);
        assert_string_equal(again, json[i]);
        free(again);
        /* And the same file once more, into either desk, changes nothing. */
        file_takes(g, kinds[i], csv[i], 0, 0, NASTY);
        file_takes(f, kinds[i], csv[i], 0, 0, NASTY);
        free(csv[i]);
        free(json[i]);
    }
    files_close(&fresh);
}

/* Through CP932, as spreadsheets here keep their files; what it lacks is refused by name. */
static void
cp932_comes_back_too(void **state)
{
    static const char csv[] = "ref,kind,name,note\r\n"
                              "O-1,employer,髙﨑①商事,10時〜12時\r\n"
                              "O-2,employer,＝ソ能表,\"＋二\n行―\"\r\n";
    struct fixture *f = *state;
    char *bytes = NULL;
    size_t size = 0;

    file_takes(f, "organisations", csv, 2, 0, 0);
    char *out = file_export(f, "organisations", 0, false);
    expect_ok(f, encoding_to_cp932(out, strlen(out), &bytes, &size, &f->e));
    const char *path = file_put(f, "cp932.csv", bytes, size);
    import_report_free(&last_report);
    expect_ok(f, import_run(f->d, import_kind_find("organisations"), path, ENCODING_CP932, false,
                            &last_report, &f->e));
    assert_int_equal(last_report.done[IMPORT_SAME], 2);
    char *again = file_export(f, "organisations", 0, false);
    assert_string_equal(again, out);
    free(again);
    free(out);
    free(bytes);
}

/* ---- the form ---- */

static void
formulas_are_made_harmless(void **state)
{
    static const struct {
        const char *name, *cell;
    } rows[] = {
        { "=1+1", "'=1+1" }, { "+1", "'+1" }, { "-1", "'-1" },   { "@A", "'@A" },
        { "＝1", "'＝1" },   { "＋1", "'＋1" }, { "－1", "'－1" }, { "＠A", "'＠A" },
        { "|A", "'|A" },     { "%A", "'%A" }, { "'A", "''A" },   { "A=1", "A=1" },
        { "x=\"1\"", "\"x=\"\"1\"\"\"" },
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct organisation o = { .kind = "employer", .history = true };
        char want[200];
        snprintf(o.ref, sizeof o.ref, "O-%zu", i);
        snprintf(o.name, sizeof o.name, "%s", rows[i].name);
        expect_ok(f, organisation_save(f->d, &o, &f->e));
        char *csv = file_export(f, "organisations", 0, false);
        snprintf(want, sizeof want, "\r\nO-%zu,employer,%s,,,,,\r\n", i, rows[i].cell);
        if (!strstr(csv, want))
            fail_msg("%s: %s", rows[i].name, csv);
        free(csv);
    }
}

static void
csv_and_json_have_their_form(void **state)
{
    struct fixture *f = *state;

    office_of_files(f);
    file_takes(f, "dispatches",
               "ref,on,staff,person_refs,destination,method,purpose,minutes\n"
               "D-1,2014-06-02,shien;uketsuke,A-1,\"架空\"\"甲\"\"\",workplace_visit,retention,60\n"
               "D-2,2014-06-03,shien,,乙,phone,other,\n",
               2, 0, 0);
    char *csv = file_export(f, "dispatches", 0, false);
    assert_string_equal(csv,
                        "ref,on,trip,staff,person_refs,destination,method,purpose,minutes,note\r\n"
                        "D-1,2014-06-02,1,\"shien;uketsuke\",A-1,\"架空\"\"甲\"\"\","
                        "workplace_visit,retention,60,\r\n"
                        "D-2,2014-06-03,1,shien,,乙,phone,other,,\r\n");
    free(csv);
    char *json = file_export(f, "dispatches", 0, true);
    static const char *const parts[] = {
        "\"ref\": \"D-1\"", "\"on\": \"2014-06-02\"", "\"trip\": 1", "\"minutes\": 60",
        "\"minutes\": null", "\"note\": null", "\"destination\": \"架空\\\"甲\\\"\"",
        "\"person_refs\": null",
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!strstr(json, parts[i]))
            fail_msg("%s is not in %s", parts[i], json);
    free(json);
    json = file_export(f, "wages", 0, true);
    assert_string_equal(json, "[]\n");
    free(json);
}

/* A year is April to March; 0 is all of them. */
static void
a_fiscal_year_has_its_rows(void **state)
{
    static const struct {
        const char *kind, *head, *row; /* of a row made by its number and day */
    } rows[] = {
        { "people", "ref,name,kana,opened_on\n", "X-%d,架空,カクウ,%s\n" },
        { "placements", "ref,partner_ref,partner_person,started_on,supporters,employment_form\n",
          "X-%1$d,O-1,か%1$d,%2$s,association,regular\n" },
        { "dispatches", "ref,on,staff,destination,method,purpose\n",
          "X-%d,%s,shien,甲,phone,other\n" },
        { "events", "ref,kind,starts_at,status\n", "X-%d,other,%sT10:00,held\n" },
        { "wages", "ref,organisation_ref,month,paid_yen,people\n", "X-%d,O-3,%.7s,100,1\n" },
    };
    static const char *const days[] = { "2013-03-31", "2013-04-01", "2014-03-31", "2014-04-01" };
    struct fixture *f = *state;

    office_of_files(f);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char csv[600];
        size_t n = (size_t)snprintf(csv, sizeof csv, "%s", rows[i].head);
        for (int k = 0; k < 4; k++)
            n += (size_t)snprintf(csv + n, sizeof csv - n, rows[i].row, k, days[k]);
        file_takes(f, rows[i].kind, csv, 4, 0, 0);
        char *year = file_export(f, rows[i].kind, 2013, false), *all = file_export(f, rows[i].kind, 0, false);
        assert_null(strstr(year, "X-0"));
        assert_non_null(strstr(year, "X-1"));
        assert_non_null(strstr(year, "X-2"));
        assert_null(strstr(year, "X-3"));
        assert_true(strstr(all, "X-0") && strstr(all, "X-3"));
        free(year);
        free(all);
    }
}

static void
an_export_is_audited_with_its_count(void **state)
{
    struct fixture *f = *state;

    office_of_files(f);
    free(file_export(f, "organisations", 0, false));
    free(file_export(f, "people", 2014, false));
    free(file_export(f, "people", 2013, false)); /* nobody, but it was asked */
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'export'"
                                       " AND staff_id = %lld",
                                    (long long)f->supervisor),
                     3);
    assert_int_equal(fixture_number(f, "SELECT people FROM audit WHERE action = 'export'"
                                       " AND fields = 'organisations'"),
                     3);
    assert_int_equal(fixture_number(f, "SELECT sum(people) FROM audit WHERE action = 'export'"
                                       " AND fields = 'people'"),
                     1);
}

/* Entered in error: not in the files. */
static void
void_records_stay_inside(void **state)
{
    struct fixture *f = *state;

    office_of_files(f);
    file_takes(f, "placements",
               "ref,person_ref,started_on,supporters,employment_form\n"
               "L-1,A-1,2014-05-01,association,regular\nL-2,A-1,2014-06-01,association,regular\n",
               2, 0, 0);
    fixture_sql(f, "UPDATE placement SET voided = 1, void_reason = '架空' WHERE ref = 'L-1'");
    char *csv = file_export(f, "placements", 0, false);
    assert_null(strstr(csv, "L-1"));
    assert_non_null(strstr(csv, "L-2"));
    free(csv);
    /* And a file cannot bring it back. */
    expect_err(f, file_import(f, "placements", "ref,ended_on\nL-1,2014-06-01\n"), ERR_INVALID,
               NULL);
    assert_non_null(strstr(note_on(2, NULL)->reason, "void"));
}

static void
the_table_shows_nothing_that_acts(void **state)
{
    static const struct sheet_column columns[] = { { "ref", NULL, SHEET_TEXT },
                                                   { "n", NULL, SHEET_NUMBER } };
    struct sheet s;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    (void)state;
    sheet_init(&s, columns, 2);
    sheet_row(&s);
    sheet_set(&s, 0, "\x1b[31m赤\u202E\n\xC2\x9B");
    sheet_set_int(&s, 1, -5);
    sheet_row(&s);
    sheet_write_table(&s, out);
    fclose(out);
    sheet_free(&s);
    assert_null(strchr(text, 0x1B));
    assert_null(strstr(text, "\u202E"));
    assert_null(strstr(text, "\xC2\x9B"));
    assert_non_null(strstr(text, "赤"));
    int lines = 0;
    for (const char *p = text; *p; p++)
        lines += *p == '\n';
    assert_int_equal(lines, 3);
    free(text);
}

#define T(name, open) cmocka_unit_test_setup_teardown(name, open, files_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        T(what_goes_out_comes_back_into_a_fresh_desk, filled_open),
        T(lists_do_not_hang_on_the_order_of_entry, files_open),
        T(appointments_do_not_go_out, files_open),
        T(cp932_comes_back_too, files_open),
        T(formulas_are_made_harmless, files_open),
        T(csv_and_json_have_their_form, files_open),
        T(a_fiscal_year_has_its_rows, files_open),
        T(an_export_is_audited_with_its_count, files_open),
        T(void_records_stay_inside, files_open),
        cmocka_unit_test(the_table_shows_nothing_that_acts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
