/* The search index has what a full scan finds: any part, and "begins with". */
#include "fixture.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "db/tails.h"

static const struct sql by_index = {
    "by_index", "SELECT rowid FROM person_tails WHERE person_tails MATCH :match ORDER BY rowid"
};
static const struct sql any_part = { "any_part",
                                     "SELECT skey FROM person /*scan*/"
                                     " WHERE instr(name_key, :key) OR instr(kana_key, :key)"
                                     " ORDER BY skey" };
static const struct sql at_start = { "at_start", "SELECT skey FROM person /*scan*/"
                                                 " WHERE substr(name_key, 1, length(:key)) = :key"
                                                 " OR substr(kana_key, 1, length(:key)) = :key"
                                                 " ORDER BY skey" };
static const struct sql add = { "add", "INSERT INTO person VALUES (:skey, :name, :kana)" };
static const struct sql add_index = { "add_index",
                                      "INSERT INTO person_tails (rowid, text)"
                                      " SELECT skey, text FROM person_text WHERE skey = :skey" };

/* Few letters, so that parts of names meet often; one of four bytes, operators of FTS5 among them.
 */
static const char *const letters[] = { "ア", "イ", "ヤ", "マ", "ー", "山", "田", "𠮷",
                                       "a",  "\"", "*",  "^",  "-",  "N",  "'" };
enum { LETTERS = sizeof letters / sizeof letters[0], PEOPLE = 400, QUERIES = 2000 };

static void
random_word(unsigned *seed, int least, int most, char out[64])
{
    int chars = least + rand_r(seed) % (most - least + 1);

    out[0] = '\0';
    for (size_t n = 0; chars-- > 0; n = strlen(out))
        snprintf(out + n, 64 - n, "%s", letters[rand_r(seed) % LETTERS]);
}

static void
add_people(struct fixture *f, unsigned *seed)
{
    assert_int_equal(db_begin(f->db, &f->e), ERR_OK);
    for (int i = 1; i <= PEOPLE; i++) {
        char name[64], kana[64];
        random_word(seed, 0, 6, name);
        random_word(seed, 1, 8, kana);
        struct stmt *s = stmt_open(f->db, &add);
        stmt_int(s, ":skey", i);
        stmt_text(s, ":name", name);
        stmt_text(s, ":kana", kana);
        assert_int_equal(stmt_run(s, &f->e), ERR_OK);
        s = stmt_open(f->db, &add_index);
        stmt_int(s, ":skey", i);
        assert_int_equal(stmt_run(s, &f->e), ERR_OK);
    }
    assert_int_equal(db_end(f->db, ERR_OK, &f->e), ERR_OK);
}

/* Row numbers as they come; returns how many. */
static int
answer(struct fixture *f, const struct sql *sql, const char *param, const char *value,
       int64_t rows[PEOPLE])
{
    struct stmt *s = stmt_open(f->db, sql);
    int count = 0;

    stmt_text(s, param, value);
    while (count < PEOPLE && stmt_row(s))
        rows[count++] = stmt_col_int(s, 0);
    if (stmt_close(s, &f->e) != ERR_OK)
        fail_msg("%s: %s", value, f->e.msg);
    return count;
}

/* All that the scan finds, in its order; of a key longer than a part, others may come with them.
 * How many the scan has; `others` grows by those. */
static int
compare(struct fixture *f, const char *key, bool from_start, int *others)
{
    enum { PART = 3 };
    int64_t got[PEOPLE], want[PEOPLE];
    char match[TAILS_MATCH_SIZE(64)];

    assert_true(tails_match(key, from_start, match, sizeof match));
    int n = answer(f, &by_index, ":match", match, got), found = 0;
    int m = answer(f, from_start ? &at_start : &any_part, ":key", key, want);
    for (int i = 0; i < n; i++)
        found += found < m && got[i] == want[found];
    if (found < m || (n > m && text_chars(key) + from_start <= PART))
        fail_msg("%s of '%s': %d of %d rows, and %d others", from_start ? "start" : "part", key,
                 found, m, n - found);
    *others += n - m;
    return m;
}

static void
answers_hold_a_full_scan(void **state)
{
    struct fixture *f = *state;
    unsigned seed = 20140401;
    int found = 0, rows = 0, others = 0;

    print_message("seed %u\n", seed);
    add_people(f, &seed);
    for (int i = 0; i < QUERIES; i++) {
        char key[64];
        random_word(&seed, 1, 1 + i % 5, key);
        int part = compare(f, key, false, &others), start = compare(f, key, true, &others);
        found += (part > 0) + (start > 0);
        rows += part + start;
        if (i == QUERIES / 2)
            assert_int_equal(db_optimize(f->db, &f->e), ERR_OK);
    }
    assert_true(found > QUERIES / 2); /* the comparison is not one of empty lists */
    assert_in_range(others, 0, rows / 100);
    assert_int_equal(db_check(f->db, &f->e), ERR_OK);
}

/* Neither from the name into the reading nor over the mark. */
static void
no_hit_runs_over_a_border(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *key;
        bool from_start;
        int rows;
    } rows[] = {
        { "山田", false, 1 },    { "田ヤマ", false, 0 },      { "田", true, 0 },
        { "ヤ", true, 1 },       { "ヤマ", true, 1 },         { "ヤマダ", true, 1 },
        { "ヤマダタ", true, 1 }, { "ヤマダタロウ", true, 1 }, { "マダ", true, 0 },
        { "マダタロ", true, 0 }, { "ロウ", false, 1 },        { "ウ", false, 1 },
        { "NOT", false, 0 },     { "山 OR 田", false, -1 },   { "", false, -1 },
        { "\x02ヤ", false, -1 }, { "　", false, 0 },
    };
    assert_int_equal(fixture_outside(f->path, "INSERT INTO person"
                                              " VALUES (1, '山田', 'ヤマダタロウ');"
                                              "INSERT INTO person_tails (rowid, text)"
                                              " SELECT skey, text FROM person_text"),
                     SQLITE_OK);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int64_t got[PEOPLE];
        char match[TAILS_MATCH_SIZE(64)] = "x";
        if (tails_match(rows[i].key, rows[i].from_start, match, sizeof match)
            != (rows[i].rows >= 0))
            fail_msg("'%s'", rows[i].key);
        if (rows[i].rows < 0)
            assert_string_equal(match, "");
        else if (answer(f, &by_index, ":match", match, got) != rows[i].rows)
            fail_msg("'%s' %d", rows[i].key, rows[i].from_start);
    }
}

static void
a_query_is_written_in_parts_of_three(void **state)
{
    char match[TAILS_MATCH_SIZE(5)];

    (void)state;
    assert_true(tails_match("abc\"e", true, match, sizeof match));
    assert_string_equal(match, "\" ab\" \"c\"\"e\"");
    assert_true(tails_match("abcde", false, match, sizeof match));
    assert_string_equal(match, "\"abc\" \"cde\"");
    assert_true(tails_match("ab", false, match, sizeof match));
    assert_string_equal(match, "\"ab\"*");
    assert_false(tails_match("abcde", true, match, sizeof match - 1));
    assert_string_equal(match, "");
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, fixture_open, fixture_remove)
    const struct CMUnitTest tests[] = {
        T(answers_hold_a_full_scan),
        T(no_hit_runs_over_a_border),
        cmocka_unit_test(a_query_is_written_in_parts_of_three),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
