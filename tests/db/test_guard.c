/* The CHECKs that sqlgen.py writes say the same as core, and lead to the field. */
#include "fixture.h"

#include <string.h>

#include "core/text.h"

static sqlite3 *raw;

static int
open_memory(void **state)
{
    (void)state;
    if (sqlite3_open(":memory:", &raw) != SQLITE_OK || tails_register(raw) != SQLITE_OK)
        return 1;
    sqlite3_limit(raw, SQLITE_LIMIT_EXPR_DEPTH, 50);
    sqlite3_limit(raw, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 400);
    return sqlite3_exec(raw, fixture_schema.text, NULL, NULL, NULL) != SQLITE_OK
           || sqlite3_exec(raw, "INSERT INTO guarded DEFAULT VALUES; BEGIN", NULL, NULL, NULL)
                  != SQLITE_OK;
}

static int
close_memory(void **state)
{
    (void)state;
    return sqlite3_close(raw);
}

static void
text_guards_agree_with_core(void **state)
{
    sqlite3_stmt *line = NULL, *text = NULL;

    (void)state;
    sqlite3_prepare_v2(raw, "UPDATE guarded SET line = 'a' || char(?1) || 'a'", -1, &line, NULL);
    sqlite3_prepare_v2(raw, "UPDATE guarded SET text = 'a' || char(?1) || 'a'", -1, &text, NULL);
    for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
        if (cp >= 0xD800 && cp <= 0xDFFF)
            continue; /* char() makes no surrogate; stmt_text() refuses malformed text before */
        bool good = text_code_point(cp) == TEXT_GOOD;
        sqlite3_bind_int64(line, 1, cp);
        sqlite3_bind_int64(text, 1, cp);
        bool in_line = sqlite3_step(line) == SQLITE_DONE;
        /* The two differ in the newline alone: one of them is enough beyond the first plane. */
        bool in_text = cp > 0xFFFF ? in_line : sqlite3_step(text) == SQLITE_DONE;
        sqlite3_reset(line);
        sqlite3_reset(text);
        if (in_line != good || in_text != (good || cp == '\n')) {
            print_error("U+%04X: core %d, line %d, text %d\n", cp, good, in_line, in_text);
            fail();
        }
    }
    sqlite3_finalize(line);
    sqlite3_finalize(text);
}

static bool
stores(const char *column, const char *value)
{
    char *sql = sqlite3_mprintf("UPDATE guarded SET %s = %Q", column, value);
    int rc = sqlite3_exec(raw, sql, NULL, NULL, NULL);

    sqlite3_free(sql);
    /* The constraint bears the column's name, so that the form can show the words beside it. */
    if (rc != SQLITE_OK && !strstr(sqlite3_errmsg(raw), column))
        fail_msg("%s: %s", column, sqlite3_errmsg(raw));
    return rc == SQLITE_OK;
}

static void
day_guard_agrees_with_core(void **state)
{
    (void)state;
    for (int year = 1866; year <= 2105; year += year == 1869 ? 26 : 1)
        for (int month = 0; month <= 13; month++)
            for (int day = 0; day <= 32; day++) {
                char iso[16];
                struct date d;
                snprintf(iso, sizeof iso, "%04d-%02d-%02d", year, month, day);
                if (stores("date", iso) != date_from_iso(iso, &d))
                    fail_msg("%s", iso);
            }
}

static void
shapes(void **state)
{
    static const struct {
        const char *column, *value;
        bool good;
    } rows[] = {
        { "date", "2024-02-29", true },
        { "date", "2023-02-29", false },
        { "date", "2024-2-1", false },
        { "date", "2024-02-01 ", false },
        { "date", "2024-02-01T00:00", false },
        { "date", "20240201", false },
        { "date", "now", false },
        { "date", "", false },
        { "date", "9999-12-31", true },
        { "time", "00:00", true },
        { "time", "23:59", true },
        { "time", "24:00", false },
        { "time", "12:60", false },
        { "time", "1:00", false },
        { "time", "12:00:00", false },
        { "stamp", "2014-04-01T09:30:00Z", true },
        { "stamp", "2014-04-01T09:30:00", false },
        { "stamp", "2014-04-01 09:30:00Z", false },
        { "stamp", "2014-04-31T09:30:00Z", false },
        { "stamp", "2014-04-01T24:00:00Z", false },
        { "stamp", "2014-04-01T09:30:60Z", false },
        { "stamp", "2014-04-01T09:30:00+09:00", false },
        { "local", "2014-04-01T09:30", true },
        { "local", "2014-02-30T09:30", false },
        { "local", "2014-04-01T24:00", false },
        { "local", "2014-04-01 09:30", false },
        { "local", "2014-04-01", false },
        { "month", "2014-04", true },
        { "month", "2014-00", false },
        { "month", "2014-13", false },
        { "month", "2014-4", false },
        { "month", "2014-04-01", false },
        { "month", "1867-12", false },
        { "code", "a", true },
        { "code", "grade_physical-2", true },
        { "code", "", false },
        { "code", "A", false },
        { "code", "a b", false },
        { "code", "あ", false },
        { "code", "a.b", false },
        { "code", "0123456789012345678901234567890123456789", true },
        { "code", "01234567890123456789012345678901234567890", false },
        { "flag", "0", true },
        { "flag", "1", true },
        { "flag", "2", false },
        { "flag", "-1", false },
        { "line", "", false },
        { "line", "]^-[*?", true },
        { "line", "葛\xf3\xa0\x84\x80城　辻\xef\xb8\x80", true }, /* variation selectors */
        { "line", "\xee\x80\x80", true },                         /* a gaiji */
        { "empty", "", true },
        { "empty", "12345678901", false },
        { "empty", "一二三四五六七八九十", true }, /* characters, not bytes */
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (stores(rows[i].column, rows[i].value) != rows[i].good)
            fail_msg("%s '%s'", rows[i].column, rows[i].value);
    static const char *const columns[] = { "line",  "empty", "text",  "date", "time",
                                           "stamp", "local", "month", "code", "flag" };
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        assert_true(stores(columns[i], NULL));
}

/* length(), GLOB and the date functions all stop at a NUL. */
static void
nothing_hides_behind_a_nul(void **state)
{
    static const char *const rows[] = {
        "line = 'a' || char(0) || 'b'",          "text = 'a' || char(0)",
        "code = 'a' || char(0) || 'B'",          "date = '2014-04-01' || char(0) || 'x'",
        "time = '09:30' || char(0) || 'x'",      "stamp = '2014-04-01T09:30:00Z' || char(0)",
        "local = '2014-04-01T09:30' || char(0)", "month = '2014-04' || char(0) || 'x'",
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char sql[100];
        snprintf(sql, sizeof sql, "UPDATE guarded SET %s", rows[i]);
        if (sqlite3_exec(raw, sql, NULL, NULL, NULL) != SQLITE_CONSTRAINT)
            fail_msg("%s", rows[i]);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_guards_agree_with_core),
        cmocka_unit_test(day_guard_agrees_with_core),
        cmocka_unit_test(shapes),
        cmocka_unit_test(nothing_hides_behind_a_nul),
    };
    return cmocka_run_group_tests(tests, open_memory, close_memory);
}
