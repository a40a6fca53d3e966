/* CSV cells: no formula gets out, and everything comes back. */
#include "core/csvtext.h"

#include <csv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#define ROWS(table) (sizeof(table) / sizeof *(table))

enum { CELL = 512, SEED = 63 };

static void
guards_what_a_spreadsheet_would_run(void **state)
{
    static const struct {
        const char *value, *text, *number;
    } rows[] = {
        { "", "", "" },
        { "練馬花子", "練馬花子", "練馬花子" },
        { "12", "12", "12" },
        { "-12", "'-12", "-12" },
        { "-0.5", "'-0.5", "-0.5" },
        { "-1+1", "'-1+1", "'-1+1" },
        { "-.5", "'-.5", "'-.5" },
        { "-5.", "'-5.", "'-5." },
        { "-", "'-", "'-" },
        { " -5", "' -5", "' -5" },
        { "+81", "'+81", "'+81" },
        { "=1+1", "'=1+1", "'=1+1" },
        { "@SUM(A1)", "'@SUM(A1)", "'@SUM(A1)" },
        { "|calc", "'|calc", "'|calc" },
        { "%x", "'%x", "'%x" },
        { "\t=1", "'\t=1", "'\t=1" },
        { "\r=1", "'\r=1", "'\r=1" },
        { "\n=1", "'\n=1", "'\n=1" },
        { " \u3000 =1", "' \u3000 =1", "' \u3000 =1" },
        { "＝1", "'＝1", "'＝1" },
        { "\u3000＋1", "'\u3000＋1", "'\u3000＋1" },
        { "－1", "'－1", "'－1" },
        { "＠a", "'＠a", "'＠a" },
        { "'a", "''a", "''a" },
        { "'", "''", "''" },
        { "a=1", "a=1", "a=1" },
        { " a", " a", " a" },
        { "；）", "；）", "；）" }, /* share their first bytes with ＝ */
    };

    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        char out[CELL];

        assert_int_equal(csvtext_guard(rows[i].value, false, out, sizeof out),
                         strlen(rows[i].text));
        assert_string_equal(out, rows[i].text);
        assert_int_equal(csvtext_guard(rows[i].value, true, out, sizeof out),
                         strlen(rows[i].number));
        assert_string_equal(out, rows[i].number);
        csvtext_unguard(out);
        assert_string_equal(out, rows[i].value);
    }
}

static void
quotes_where_a_reader_would_go_wrong(void **state)
{
    static const struct {
        const char *value, *cell;
    } rows[] = {
        { "", "" },
        { "練馬", "練馬" },
        { "'=1", "'=1" },
        { "a,b", "\"a,b\"" },
        { "a\"b", "\"a\"\"b\"" },
        { "\"", "\"\"\"\"" },
        { "a\r\nb", "\"a\r\nb\"" },
        { "a;b", "\"a;b\"" },
        { " a", "\" a\"" }, /* readers trim bare blanks */
        { "a ", "\"a \"" },
        { "a\t", "\"a\t\"" },
        { "a b", "a b" },
    };

    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        char out[CELL];

        assert_int_equal(csvtext_quote(rows[i].value, out, sizeof out), strlen(rows[i].cell));
        assert_string_equal(out, rows[i].cell);
    }
}

static void
takes_one_apostrophe_away_and_only_ours(void **state)
{
    static const struct {
        const char *cell, *value;
    } rows[] = {
        { "", "" },
        { "'=1", "=1" },
        { "'-5", "-5" },
        { "-5", "-5" },
        { "' =1", " =1" },
        { "'\u3000＝", "\u3000＝" },
        { "''a", "'a" },
        { "'''a", "''a" },
        { "'a", "'a" },
        { "'", "'" },
        { "' a", "' a" },
        { "a'=", "a'=" },
    };

    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        char cell[CELL];
        snprintf(cell, sizeof cell, "%s", rows[i].cell);
        csvtext_unguard(cell);
        assert_string_equal(cell, rows[i].value);
    }
}

static void
a_cell_is_written_whole_or_not_at_all(void **state)
{
    char out[] = "#######";

    (void)state;
    assert_int_equal(csvtext_guard("=1", false, out, 3), 3);
    assert_string_equal(out, "");
    assert_int_equal(csvtext_guard("=1", false, out, 4), 3);
    assert_string_equal(out, "'=1");
    assert_int_equal(csvtext_quote("a\"", out, 5), 5);
    assert_string_equal(out, "");
    assert_int_equal(csvtext_quote("a\"", out, 6), 5);
    assert_string_equal(out, "\"a\"\"\"");
    out[0] = '#';
    assert_int_equal(csvtext_quote("a", out, 0), 1);
    assert_int_equal(csvtext_quote("\"", out, 0), 4);
    assert_int_equal(csvtext_guard("a", false, out, 0), 1);
    assert_int_equal(out[0], '#');
}

struct field {
    char text[CELL];
    size_t count;
};

static void
take_field(void *bytes, size_t size, void *data)
{
    struct field *f = data;

    assert_true(size < sizeof f->text);
    if (size)
        memcpy(f->text, bytes, size);
    f->text[size] = '\0';
    f->count++;
}

/* Write the value as an export does and read it as an import does, through the CSV library. */
static void
there_and_back(const char *value, bool number, char *back)
{
    char guarded[CELL], cell[CELL];
    struct csv_parser parser;
    struct field f = { .count = 0 };

    assert_true(csvtext_guard(value, number, guarded, sizeof guarded) <= strlen(value) + 1);
    assert_true(csvtext_quote(guarded, cell, sizeof cell) <= 2 * strlen(guarded) + 2);
    assert_int_equal(csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI), 0);
    assert_int_equal(csv_parse(&parser, cell, strlen(cell), take_field, NULL, &f), strlen(cell));
    assert_int_equal(csv_fini(&parser, take_field, NULL, &f), 0);
    csv_free(&parser);
    assert_true(f.count <= 1);
    if (f.count == 0)
        f.text[0] = '\0'; /* an empty line has no cell */
    csvtext_unguard(f.text);
    snprintf(back, CELL, "%s", f.text);
}

static void
made_up_values_come_back(void **state)
{
    static const char *const pieces[] = {
        "=",  "+", "-", "@", "\t", "\r", "\n", "|",  "%",    "＝",   "－",       " ",
        "\u3000", "'", "\"", ",", ";", "1", "a", "練", "\r\n", "\xFF", "\xE3\x80",
    };
    uint32_t chance = SEED;

    (void)state;
    print_message("seed %d\n", SEED);
    for (int run = 0; run < 50000; run++) {
        char value[CELL] = "", back[CELL], again[CELL];
        size_t n = 0;

        chance = chance * 1664525u + 1013904223u;
        for (uint32_t left = chance >> 16 & 7; left; left--) {
            chance = chance * 1664525u + 1013904223u;
            const char *piece = pieces[(chance >> 8) % ROWS(pieces)];
            memcpy(value + n, piece, strlen(piece) + 1);
            n += strlen(piece);
        }
        there_and_back(value, run % 2, back);
        assert_string_equal(back, value);
        /* A foreign cell may lose an apostrophe once, then stays: write(read(x)) is stable. */
        csvtext_unguard(value);
        there_and_back(value, run % 2, again);
        assert_string_equal(again, value);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(guards_what_a_spreadsheet_would_run),
        cmocka_unit_test(quotes_where_a_reader_would_go_wrong),
        cmocka_unit_test(takes_one_apostrophe_away_and_only_ours),
        cmocka_unit_test(a_cell_is_written_whole_or_not_at_all),
        cmocka_unit_test(made_up_values_come_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
