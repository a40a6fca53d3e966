/* Every column of the schema that refers to a person has a rule, and merge and undo keep it: one
 * row in each on both sides, none left on the record that went, and after undo the file byte for
 * byte as it was. A later table without a rule, or a column of a card that the journal forgets,
 * fails here. */
#include "tests/desk/fixture.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "db/db.h"
#include "db/repo/merge_rules.h"
#include "desk/merge.h"
#include "desk/people.h"
#include "tests/desk/merging.h"
#include "tests/desk/records.h"

enum { TABLES_MAX = 80, TEXT_MAX = 400 };

static int
setup(void **state)
{
    return fixture_open(state);
}

/* ---- the schema ---- */

struct column {
    char table[64], column[64];
};

static sqlite3 *
open_raw(struct fixture *f)
{
    sqlite3 *raw;

    assert_int_equal(sqlite3_open_v2(f->path, &raw, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    sqlite3_busy_timeout(raw, 3000);
    return raw;
}

/* Every column with a foreign key to person. */
static size_t
columns_of_person(struct fixture *f, struct column out[TABLES_MAX])
{
    sqlite3 *raw = open_raw(f);
    sqlite3_stmt *s;
    size_t n = 0;

    assert_int_equal(
        sqlite3_prepare_v2(raw,
                           "SELECT t.name, k.\"from\" FROM sqlite_schema t,"
                           " pragma_foreign_key_list(t.name) k WHERE t.type = 'table' AND"
                           " k.\"table\" = 'person' ORDER BY t.name, k.\"from\"",
                           -1, &s, NULL),
        SQLITE_OK);
    while (sqlite3_step(s) == SQLITE_ROW && n < TABLES_MAX) {
        snprintf(out[n].table, sizeof out[n].table, "%s", sqlite3_column_text(s, 0));
        snprintf(out[n].column, sizeof out[n].column, "%s", sqlite3_column_text(s, 1));
        n++;
    }
    sqlite3_finalize(s);
    sqlite3_close(raw);
    return n;
}

static void
every_column_has_a_rule(void **state)
{
    struct fixture *f = *state;
    struct column columns[TABLES_MAX];
    size_t n = columns_of_person(f, columns), count;
    const struct merge_rule *rules = merge_rules(&count);

    assert_true(n >= 19);
    for (size_t i = 0; i < n; i++) {
        size_t k = 0;

        while (k < count && (strcmp(rules[k].table, columns[i].table) != 0
                             || strcmp(rules[k].column, columns[i].column) != 0))
            k++;
        if (k == count)
            fail_msg("%s.%s refers to a person and has no rule in db/repo/merge_rules.c",
                     columns[i].table, columns[i].column);
    }
    assert_int_equal(n, count); /* and no rule is of the past */
}

/* ---- a row in each ---- */

/* A day or time as the guard of the column wants it; some word where it wants none. */
static const char *
time_of(const char *schema, const char *column)
{
    static const struct {
        const char *made, *value;
    } times[] = {
        { "date(", "'2014-09-01'" },
        { "strftime('%Y-%m-%dT%H:%M', ", "'2014-09-01T10:00'" },
        { "strftime('%Y-%m-%dT%H:%M:%SZ', ", "'2014-09-01T01:00:00Z'" },
        { "strftime('%H:%M', ", "'10:00'" },
    };
    char guard[160];

    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        snprintf(guard, sizeof guard, "%s%s, ", times[i].made, column);
        if (strstr(schema, guard))
            return times[i].value;
    }
    return "'abc'";
}

/* A value that the guards of a column let pass. */
static const char *
value_of(const char *table, const char *schema, const char *column, const char *type, bool second)
{
    static const struct {
        const char *table, *column, *first, *second; /* table NULL: any */
    } known[] = {
        { "person_phone", "sort", "1", "1" },
        { "person_phone", "phone", "'03-5555-0101'", "'03-5555-0202'" },
        { "person_phone", "digits", "'0355550101'", "'0355550202'" },
        { "person_disability", "kind", "'psychiatric'", "'physical'" },
        { "person_need", "need", "'large_print'", "'sign_language'" },
        { "handbook", "kind", "'hb_psychiatric'", "'hb_physical'" },
        { "handbook", "state", "'held'", "'held'" },
        { "handbook", "number", "'12-3'", "'45-6'" },
        { "handbook", "number_key", "'123'", "'456'" },
        { "registration", "number", "'R-1'", "'R-2'" },
        { "support_case", "stage", "'closed'", "'closed'" },
        { "walk_in", "voided", "0", "0" },
        { "intake_slip", "serial", "1", "2" },
        { "placement", "ref", "'L-1'", "'L-2'" },
        { "placement", "employment_form", "'regular'", "'regular'" },
        { "draft", "form", "'slip'", "'consent'" },
        { "person_flag", "resolved_on", "NULL", "NULL" },
        { "person_flag", "resolution", "''", "''" },
        { "person_flag", "resolved_by", "NULL", "NULL" },
        { "person_alias", "ref", "'A-1'", "'A-2'" },
        { "field_history", "kind", "'person'", "'person'" },
        { "walk_in", "day", "'2014-10-01'", "'2014-10-02'" },
        { "support_log", "minutes", "15", "30" },
        { "restriction_proposal", "state", "'done'", "'declined'" },
    };

    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(known[i].table, table) == 0 && strcmp(known[i].column, column) == 0)
            return second ? known[i].second : known[i].first;
    }
    if (strcmp(type, "INTEGER") == 0)
        return "1";
    return time_of(schema, column);
}

/* The number of some row of a table that a foreign key needs; made first where it is not there. */
static int64_t
parent(struct fixture *f, const char *table, const char *column, int64_t person, bool second)
{
    if (strcmp(table, "staff") == 0)
        return f->worker;
    if (strcmp(table, "person") == 0)
        return person;
    if (strcmp(table, "support_case") == 0)
        return fixture_number(f, "SELECT id FROM support_case WHERE person_id = %lld LIMIT 1",
                              (long long)person);
    return fixture_number(f, "SELECT %s(\"%s\") FROM \"%s\"", second ? "max" : "min", column,
                          table);
}

/* Insert one row that belongs to the person, every column filled. */
static void
put_row(struct fixture *f, const char *table, const char *of, int64_t person, bool second)
{
    sqlite3 *raw = open_raw(f);
    sqlite3_stmt *s;
    char columns[2000] = "", values[2000] = "", schema[20000];
    size_t c = 0, v = 0;
    char *sql = sqlite3_mprintf(
        "SELECT x.name, x.type, k.\"table\", coalesce(k.\"to\", 'id') FROM pragma_table_xinfo(%Q) x"
        " LEFT JOIN pragma_foreign_key_list(%Q) k ON k.\"from\" = x.name WHERE x.hidden = 0",
        table, table);

    fixture_text(f, schema, sizeof schema, "SELECT sql FROM sqlite_schema WHERE name = '%s'",
                 table);
    assert_int_equal(sqlite3_prepare_v2(raw, sql, -1, &s, NULL), SQLITE_OK);
    while (sqlite3_step(s) == SQLITE_ROW) {
        const char *name = (const char *)sqlite3_column_text(s, 0);
        const char *type = (const char *)sqlite3_column_text(s, 1);
        const char *to = (const char *)sqlite3_column_text(s, 2);

        if (strcmp(name, "id") == 0)
            continue;
        c += (size_t)snprintf(columns + c, sizeof columns - c, "%s\"%s\"", c ? ", " : "", name);
        if (strcmp(name, of) == 0)
            v += (size_t)snprintf(values + v, sizeof values - v, "%s%lld", v ? ", " : "",
                                  (long long)person);
        else if (to && strcmp(value_of(table, schema, name, type, second), "NULL") != 0) {
            int64_t id = parent(f, to, (const char *)sqlite3_column_text(s, 3), person, second);

            v += (size_t)snprintf(values + v, sizeof values - v, id ? "%s%lld" : "%sNULL",
                                  v ? ", " : "", (long long)id);
        } else
            v += (size_t)snprintf(values + v, sizeof values - v, "%s%s", v ? ", " : "",
                                  value_of(table, schema, name, type, second));
    }
    sqlite3_finalize(s);
    sqlite3_free(sql);
    sqlite3_close(raw);
    fixture_sql(f, "INSERT INTO \"%s\" (%s) VALUES (%s)", table, columns, values);
}

/* Two people with every column of their card filled, and a row in every table that refers to
 * one. */
static void
two_full_people(struct fixture *f, int64_t people[2], const struct column *columns, size_t n)
{
    fixture_as(f, "kakari");
    record_organisation(f, "O-1", "association", "架空協会");
    record_event(f, "E-1", "orientation", "2014-10-30", "held");
    record_event(f, "E-2", "orientation", "2014-10-31", "planned");
    for (int i = 0; i < 2; i++) {
        struct person p = { .birth_date = { 1980, 5, 6 + i } };
        struct person_saving saving = { 0 };

        snprintf(p.name, sizeof p.name, "架空　%s", i ? "華子" : "花子");
        snprintf(p.kana, sizeof p.kana, "カクウ　%s", i ? "ハナエ" : "ハナコ");
        expect_ok(f, person_save(f->d, &p, &saving, &f->e));
        people[i] = p.id;
        record_dispatch(f, i ? "D-2" : "D-1", i ? "2014-10-20" : "2014-10-21", "架空商店",
                        "workplace_visit", "retention", NULL);
    }
    fixture_sql(f, "INSERT INTO person_merge (state, survivor_id, loser_id, survivor_version,"
                   " loser_version, picks, reason, asked_on, asked_at, asked_by) VALUES"
                   " ('undone', 901, 902, 1, 1, '', 'x', '2014-10-01', '" FIXTURE_NOW "', %lld)",
                (long long)f->supervisor);
    for (int i = 0; i < 2; i++) { /* cases first: others refer to them */
        put_row(f, "support_case", "person_id", people[i], i == 1);
        for (size_t k = 0; k < n; k++) {
            if (strcmp(columns[k].table, "support_case") != 0)
                put_row(f, columns[k].table, columns[k].column, people[i], i == 1);
        }
    }
    fixture_sql(f, "UPDATE person SET known_as = 'かな' || id, sex = 'female', sex_text = 'x' || id,"
                   " postal_code = '176-000' || id, address = '練馬区架空町' || id, email = id ||"
                   " '@example.jp', fax = '03-0000-000' || id, emergency_name = '架空 母' || id,"
                   " emergency_relation = 'parent', emergency_phone = '03-1111-111' || id,"
                   " reachable_time = '夕方' || id, contact_caution = '職場には' || char(10) ||"
                   " '\"電話\"しない' || id, primary_disability = (SELECT kind FROM"
                   " person_disability d WHERE d.person_id = person.id), severe = id %% 2,"
                   " severe_note = '等級' || id,"
                   " referral_source = 'self', intention = 'want', note = 'メモ\\' || id,"
                   " opened_on = '2014-04-0' || id, imported = 1, updated_at ="
                   " '2014-10-0' || id || 'T01:00:00Z'");
}

/* ---- the whole file as text ---- */

/* Journal, audit and the counters of numbers grow for good; the parts of the search index are
 * another order of the same words, which db_check() compares with the rows. */
static bool
is_compared(const char *table)
{
    static const char *const left[] = { "audit", "person_merge", "merge_step", "sqlite_sequence",
                                        "session" };

    for (size_t i = 0; i < sizeof left / sizeof *left; i++) {
        if (strcmp(left[i], table) == 0)
            return false;
    }
    return strncmp(table, "person_tails", 12) != 0;
}

/* A row version never goes back: another desk may still hold the one in between. */
static bool
is_column_compared(const char *table, const char *column)
{
    return strcmp(column, "version") != 0
           || (strcmp(table, "person") != 0 && strcmp(table, "support_case") != 0
               && strcmp(table, "handbook") != 0);
}

static void
append(char **text, size_t *used, const char *more)
{
    size_t bytes = strlen(more);

    *text = realloc(*text, *used + bytes + 1);
    assert_non_null(*text);
    memcpy(*text + *used, more, bytes + 1);
    *used += bytes;
}

static void
dump_table(sqlite3 *raw, const char *table, char **text, size_t *used)
{
    char *sql = sqlite3_mprintf("SELECT * FROM \"%w\" ORDER BY 1, 2", table);
    sqlite3_stmt *s;

    assert_int_equal(sqlite3_prepare_v2(raw, sql, -1, &s, NULL), SQLITE_OK);
    while (sqlite3_step(s) == SQLITE_ROW) {
        append(text, used, table);
        for (int i = 0; i < sqlite3_column_count(s); i++) {
            const char *name = sqlite3_column_name(s, i);
            char *cell;

            if (!is_column_compared(table, name))
                continue;
            if (sqlite3_column_type(s, i) == SQLITE_BLOB) {
                cell = sqlite3_mprintf(" %s=x", name);
                append(text, used, cell);
                sqlite3_free(cell);
                for (int b = 0; b < sqlite3_column_bytes(s, i); b++) {
                    cell = sqlite3_mprintf("%02x",
                                           ((const unsigned char *)sqlite3_column_blob(s, i))[b]);
                    append(text, used, cell);
                    sqlite3_free(cell);
                }
                continue;
            }
            cell = sqlite3_column_type(s, i) == SQLITE_NULL
                       ? sqlite3_mprintf(" %s=NULL", name)
                       : sqlite3_mprintf(" %s=%Q", name, sqlite3_column_text(s, i));
            append(text, used, cell);
            sqlite3_free(cell);
        }
        append(text, used, "\n");
    }
    sqlite3_finalize(s);
    sqlite3_free(sql);
}

/* Every row of every table, in order; the caller frees. */
static char *
dump(struct fixture *f)
{
    sqlite3 *raw = open_raw(f);
    sqlite3_stmt *s;
    char *text = NULL;
    size_t used = 0;

    append(&text, &used, "");
    assert_int_equal(sqlite3_prepare_v2(raw, "SELECT name FROM sqlite_schema WHERE type = 'table'"
                                             " ORDER BY name", -1, &s, NULL),
                     SQLITE_OK);
    while (sqlite3_step(s) == SQLITE_ROW) {
        const char *table = (const char *)sqlite3_column_text(s, 0);

        if (is_compared(table))
            dump_table(raw, table, &text, &used);
    }
    sqlite3_finalize(s);
    sqlite3_close(raw);
    return text;
}

/* Byte for byte; the first line that differs is said. */
static void
assert_same_text(const char *before, const char *after)
{
    while (*before && *after) {
        size_t a = strcspn(before, "\n"), b = strcspn(after, "\n");

        if (a != b || strncmp(before, after, a) != 0)
            fail_msg("before: %.*s\nafter:  %.*s", (int)a, before, (int)b, after);
        before += a + (before[a] == '\n');
        after += b + (after[b] == '\n');
    }
    assert_string_equal(before, "");
    assert_string_equal(after, "");
}

/* ---- forth and back ---- */

static void
forth_and_back(struct fixture *f, const int64_t people[2], const char *picks,
               const struct column *columns, size_t n)
{
    struct merge_plan plan = merging_plan(f, people[0], people[1], picks);
    struct merge_sinces stays;
    char *before = dump(f), *after, broken[200];
    int64_t id, rows[TABLES_MAX];

    for (size_t i = 0; i < n; i++) {
        rows[i] = fixture_number(f, "SELECT count(*) FROM \"%s\" WHERE \"%s\" = %lld",
                                 columns[i].table, columns[i].column, (long long)people[1]);
        if (rows[i] == 0)
            fail_msg("%s.%s has no row to move", columns[i].table, columns[i].column);
    }
    expect_ok(f, merge_do(f->d, &plan, &id, &f->e));
    for (size_t i = 0; i < n; i++)
        if (fixture_number(f, "SELECT count(*) FROM \"%s\" WHERE \"%s\" = %lld", columns[i].table,
                           columns[i].column, (long long)people[1]) != 0)
            fail_msg("%s.%s still refers to the record that went", columns[i].table,
                     columns[i].column);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM person WHERE id = %lld",
                                    (long long)people[1]), 0);
    fixture_text(f, broken, sizeof broken,
                 "SELECT \"table\" || ' ' || parent FROM pragma_foreign_key_check");
    assert_string_equal(broken, "");
    expect_ok(f, db_check(f->d->db, &f->e));
    after = dump(f);
    assert_string_not_equal(before, after);
    free(after);
    expect_ok(f, merge_undo(f->d, id,
                            fixture_number(f, "SELECT version FROM person_merge WHERE id = %lld",
                                           (long long)id),
                            "別の方でした。", &stays, &f->e));
    assert_int_equal(stays.count, 0);
    merge_sinces_free(&stays);
    after = dump(f);
    assert_same_text(before, after);
    expect_ok(f, db_check(f->d->db, &f->e));
    free(before);
    free(after);
}

static void
nothing_is_left_and_undo_is_exact(void **state)
{
    static const char *const picks[] = {
        "",
        "name:take,kana:take,known_as:take,birth_date:take,sex_text:take,address:take,phones:take,"
        "disabilities:take,primary_disability:take,needs:take,handbooks:take,note:take,"
        "contact_caution:take",
        "phones:both,disabilities:both,needs:both,handbooks:both,note:both,contact_caution:both",
        "name:keep,kana:keep,phones:keep,disabilities:keep,needs:keep,handbooks:keep,note:keep",
    };
    struct fixture *f = *state;
    struct column columns[TABLES_MAX];
    size_t n = columns_of_person(f, columns);
    int64_t people[2];

    two_full_people(f, people, columns, n);
    for (size_t i = 0; i < sizeof picks / sizeof *picks; i++) {
        const int64_t turned[2] = { people[1], people[0] };

        forth_and_back(f, people, picks[i], columns, n);
        forth_and_back(f, turned, picks[i], columns, n);
    }
}

/* ---- the order of readings ---- */

static void
expect_reading_order(struct fixture *f)
{
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM (SELECT skey, lag(skey) OVER "
                                       "(ORDER BY sort_key, ref) AS before FROM person) "
                                       "WHERE skey <= before"),
                     0);
    expect_ok(f, db_check(f->d->db, &f->e)); /* the search index has the same */
}

/* Taking the other's reading moves a person in the order; undoing it moves both back. */
static void
readings_stay_in_their_order(void **state)
{
    static const char *const kana[] = { "ミホン　イチ", "カクウ　タロウ", "カクウ　ジロウ", "アミ" };
    struct fixture *f = *state;
    int64_t ids[4];

    for (size_t i = 0; i < 4; i++)
        ids[i] = merging_person(f, "架空　順子", kana[i], "1980-05-06");
    for (size_t i = 1; i < 4; i++) {
        int64_t id = merging_do(f, ids[0], ids[i], "kana:take");

        expect_reading_order(f);
        assert_int_equal(merging_undo(f, id), 0);
        expect_reading_order(f);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_column_has_a_rule),
        TEST(nothing_is_left_and_undo_is_exact),
        TEST(readings_stay_in_their_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
