/* CSV texts to rows: what RFC 4180 allows, what spreadsheets write, what is refused. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/csvtext.h"
#include "exchange/csv_read.h"

/* "line:cell|cell/line:cell|cell" */
static void
show(const struct csv_rows *rows, char *out, size_t size)
{
    size_t n = 0;

    out[0] = '\0';
    for (size_t r = 0; r < rows->count; r++) {
        n += (size_t)snprintf(out + n, size - n, "%s%zu:", r ? "/" : "", rows->rows[r].line);
        for (size_t c = 0; c < rows->rows[r].width; c++)
            n += (size_t)snprintf(out + n, size - n, "%s%s", c ? "|" : "", rows->rows[r].cells[c]);
        assert_true(n < size);
    }
}

static void
good_texts(void **state)
{
    static const struct {
        const char *text, *rows;
    } cases[] = {
        { "", "" },
        { "\n\r\n\r\n\n", "" },
        { "a,b\r\nc,d\r\n", "1:a|b/2:c|d" },
        { "a,b\nc,d\n", "1:a|b/2:c|d" },
        { "a,b\rc,d\r", "1:a|b/2:c|d" },
        { "a,b\nc,d", "1:a|b/2:c|d" },
        { "a\nb", "1:a/2:b" },
        { "a\n\n\r\nb\n", "1:a/4:b" },
        { "\n\na\n", "3:a" },
        { "a,,\n,,", "1:a||/2:||" },
        { "a\n\"\"\n", "1:a/2:" },
        { "a\n\"b\"", "1:a/2:b" },
        { "\"a\",\"b\"", "1:a|b" },
        { "a\n\"b,c\"\"d\"\n", "1:a/2:b,c\"d" },
        { "\"\"\"\"", "1:\"" },
        { "a,b\n\"x\ny\",z\nq,r\n", "1:a|b/2:x\ny|z/4:q|r" },
        { "a,b\r\nz,\"x\r\n\r\ny\"\r\nq,r", "1:a|b/2:z|x\r\n\r\ny/5:q|r" },
        { "a\r\"x\ry\"\rz", "1:a/2:x\ry/4:z" },
        { "\"\n\n\"\nb", "1:\n\n/4:b" },
        { " a , b \n\tc\t, \n", "1: a | b /2:\tc\t| " },
        { "a;b\n", "1:a;b" },
        { "'a'\n", "1:'a'" },
    };
    char shown[400];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct csv_rows rows;
        struct err e = { 0 };
        if (csv_read(cases[i].text, strlen(cases[i].text), &rows, &e) != ERR_OK)
            fail_msg("\"%s\": %s", cases[i].text, e.msg);
        show(&rows, shown, sizeof shown);
        assert_string_equal(shown, cases[i].rows);
        csv_rows_free(&rows);
    }
}

static void
bad_texts_name_their_line(void **state)
{
    static const struct {
        const char *text, *words;
    } cases[] = {
        { "\"", "begins on line 1 is never closed" },
        { "a\n\"b", "begins on line 2 is never closed" },
        { "a\n\n\"b\n\nc\n", "begins on line 3 is never closed" },
        { "a,b\nc,\"d\n", "begins on line 2 is never closed" },
        { "a\n\"b\"\"", "begins on line 2 is never closed" },
        { "a\nb\"c\n", "Line 2: a double quote" },
        { "a\nb,c\"\n", "Line 2: a double quote" },
        { "a\n\"b\"c\n", "Line 2: a double quote" },
        { "a\n\"b\nc\"d\n", "Line 3: a double quote" },
        { "a\n b,\"c\" \n", "Line 2: a double quote" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct csv_rows rows;
        struct err e = { 0 };
        assert_int_equal(csv_read(cases[i].text, strlen(cases[i].text), &rows, &e), ERR_INVALID);
        if (!strstr(e.msg, cases[i].words) || !strstr(e.msg, "Nothing was read in"))
            fail_msg("\"%s\": %s", cases[i].text, e.msg);
        assert_string_equal(e.field, "file");
        assert_int_equal(rows.count, 0);
        assert_null(rows.rows);
    }
}

/* The last column counts although no line end follows it. */
static void
sixty_columns_at_most(void **state)
{
    (void)state;
    for (int columns = 59; columns <= 62; columns++) {
        for (int ends = 0; ends <= 1; ends++) {
            char text[200] = "a\nx";
            struct csv_rows rows;
            struct err e = { 0 };
            size_t n = 3;
            for (int i = 1; i < columns; i++)
                n += (size_t)snprintf(text + n, sizeof text - n, ",x");
            snprintf(text + n, sizeof text - n, "%s", ends ? "\n" : "");
            enum err_code rc = csv_read(text, strlen(text), &rows, &e);
            assert_int_equal(rc, columns <= CSV_COLUMNS_MOST ? ERR_OK : ERR_INVALID);
            if (rc == ERR_OK)
                assert_int_equal(rows.rows[1].width, columns);
            else
                assert_non_null(strstr(e.msg, "Line 2 has more than 60 columns"));
            csv_rows_free(&rows);
        }
    }
}

static void
rows_have_a_limit(void **state)
{
    size_t size = 2 * ((size_t)CSV_ROWS_MOST + 1);
    char *text = malloc(size);
    struct csv_rows rows;
    struct err e = { 0 };

    (void)state;
    assert_non_null(text);
    for (size_t i = 0; i < size; i += 2)
        memcpy(text + i, "x\n", 2);
    assert_int_equal(csv_read(text, size - 2, &rows, &e), ERR_OK);
    assert_int_equal(rows.count, CSV_ROWS_MOST);
    assert_int_equal(rows.rows[rows.count - 1].line, CSV_ROWS_MOST);
    csv_rows_free(&rows);
    assert_int_equal(csv_read(text, size, &rows, &e), ERR_INVALID);
    assert_non_null(strstr(e.msg, "Line 300001"));
    free(text);
}

static void
a_large_cell_is_whole(void **state)
{
    size_t size = 1 << 20;
    char *text = malloc(size + 3);
    struct csv_rows rows;
    struct err e = { 0 };

    (void)state;
    assert_non_null(text);
    memset(text, 'x', size + 3);
    memcpy(text, "a\n", 2);
    assert_int_equal(csv_read(text, size + 2, &rows, &e), ERR_OK);
    assert_int_equal(rows.count, 2);
    assert_int_equal(strlen(rows.rows[1].cells[0]), size);
    csv_rows_free(&rows);
    free(text);
}

/* ---- any cells, written by the writer's own quoting ---- */

static uint32_t seed;

static unsigned
any(unsigned n)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}

enum { ROWS = 40, COLUMNS = 5, CELL = 40 };

static void
make_cell(char out[CELL])
{
    static const char *const pieces[] = { "\"", "\n", "\r\n", "\r", ",", "あ", "x", " ", "'", "" };
    size_t n = 0;

    for (unsigned left = any(8); left > 0; left--)
        n += (size_t)snprintf(out + n, CELL - n, "%s",
                              pieces[any(sizeof pieces / sizeof *pieces)]);
    out[n] = '\0';
}

/* Line ends as the reader counts them. */
static size_t
line_ends(const char *s)
{
    size_t n = 0;

    for (; *s; s++)
        n += *s == '\n' || (*s == '\r' && s[1] != '\n');
    return n;
}

static void
what_was_written_is_read(void **state)
{
    static char cells[ROWS][COLUMNS][CELL], text[ROWS * COLUMNS * (2 * CELL + 3)];
    const char *wish = getenv("SEED");

    (void)state;
    seed = wish ? (uint32_t)strtoul(wish, NULL, 10) : 20141031u;
    print_message("seed %u\n", seed);
    for (int run = 0; run < 200; run++) {
        static const char *const ends[] = { "\r\n", "\n", "\r" };
        const char *end = ends[any(3)];
        struct csv_rows rows;
        struct err e = { 0 };
        size_t n = 0, line = 1;

        for (int r = 0; r < ROWS; r++) {
            for (int c = 0; c < COLUMNS; c++) {
                make_cell(cells[r][c]);
                if (c)
                    text[n++] = ',';
                n += csvtext_quote(cells[r][c], text + n, sizeof text - n);
            }
            n += (size_t)snprintf(text + n, sizeof text - n, "%s", r + 1 < ROWS || any(2) ? end : "");
        }
        if (csv_read(text, n, &rows, &e) != ERR_OK)
            fail_msg("%s", e.msg);
        assert_int_equal(rows.count, ROWS);
        for (size_t r = 0; r < ROWS; r++) {
            assert_int_equal(rows.rows[r].width, COLUMNS);
            assert_int_equal(rows.rows[r].line, line++);
            for (int c = 0; c < COLUMNS; c++) {
                assert_string_equal(rows.rows[r].cells[c], cells[r][c]);
                line += line_ends(cells[r][c]);
            }
        }
        csv_rows_free(&rows);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_texts),
        cmocka_unit_test(bad_texts_name_their_line),
        cmocka_unit_test(sixty_columns_at_most),
        cmocka_unit_test(rows_have_a_limit),
        cmocka_unit_test(a_large_cell_is_whole),
        cmocka_unit_test(what_was_written_is_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
