/* The search box against an oracle that reads everybody: 2,000 seeded random queries and hostile
 * ones, after inserts, renames and removals, and what each kind of query costs. */
#include "fixture.h"

#include <stdlib.h>
#include <string.h>

#include "core/kana.h"
#include "core/text.h"
#include "core/wareki.h"
#include "db/repo/person_repo.h"
#include "db/repo/person_search.h"
#include "db/repo/relation_repo.h"
#include "db/sql.h"

enum { PEOPLE = 700, QUERIES = 2000, SEED = 20141031 };

static const struct person_stamp stamp = { 0, "2014-10-31T01:00:00Z" };

/* ---- people as the oracle knows them ---- */

struct known {
    struct person p;
    char name_key[KANA_KEY_SIZE], kana_key[KANA_KEY_SIZE];
    unsigned char sort[KANA_SORT_SIZE];
    size_t sort_size;
    bool gone;
};

static struct known *people;
static size_t people_count;
static uint64_t seed_state;

static unsigned
roll(unsigned n)
{
    seed_state = seed_state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(seed_state >> 33) % n;
}

/* Few names, so that many begin with the same six letters. */
static const char *const families[][2] = {
    { "佐藤", "サトウ" },   { "佐々木", "ササキ" },       { "山崎", "ヤマザキ" },
    { "山﨑", "ヤマサキ" }, { "髙橋", "タカハシ" },       { "高橋", "タカハシ" },
    { "渡邉", "ワタナベ" }, { "渡辺", "ワタナベ" },       { "齋藤", "サイトウ" },
    { "斉藤", "サイトウ" }, { "林", "ハヤシ" },           { "小林", "コバヤシ" },
    { "大野", "オオノ" },   { "小野", "オノ" },           { "東海林", "ショウジ" },
    { "南", "ミナミ" },     { "𠮷田", "ヨシダ" },         { "吉田", "ヨシダ" },
    { "Smith", "スミス" },  { "勅使河原", "テシガワラ" },
};
static const char *const givens[][2] = {
    { "太郎", "タロウ" },   { "花子", "ハナコ" },       { "一", "ハジメ" },
    { "京子", "キョウコ" }, { "清子", "キヨウコ" },     { "ジョージ", "ジョージ" },
    { "翔", "ショウ" },     { "優", "ユウ" },           { "結衣", "ユイ" },
    { "ひろみ", "ヒロミ" }, { "健太郎", "ケンタロウ" }, { "Anna", "アンナ" },
};
enum {
    FAMILIES = sizeof families / sizeof families[0],
    GIVENS = sizeof givens / sizeof givens[0],
};

static void
make_names(struct person *p)
{
    const char *const *family = families[roll(FAMILIES)], *const *given = givens[roll(GIVENS)];
    const char *gap = roll(3) ? "　" : roll(2) ? " " : "";

    snprintf(p->name, sizeof p->name, "%s%s%s", family[0], gap, given[0]);
    snprintf(p->kana, sizeof p->kana, "%s%s%s", family[1], gap, given[1]);
}

static void
make_person(struct person *p, size_t n)
{
    *p = (struct person){ .opened_on = { 2011, 4, 1 } };
    make_names(p);
    if (roll(4))
        snprintf(p->ref, sizeof p->ref, roll(2) ? "P-%04zu" : "%zuA", n);
    if (roll(5))
        p->birth_date = date_add_days((struct date){ 1960, 1, 1 }, roll(60) * 271);
    p->restricted = roll(20) == 0;
    p->phone_count = roll(3);
    for (size_t i = 0; i < p->phone_count; i++)
        snprintf(p->phones[i].phone, sizeof p->phones[i].phone,
                 roll(2) ? "03-%04u-%04u" : "090 %04u %04u", roll(20) + 3990, roll(40) + 1200);
    if (roll(3) == 0) {
        p->handbook_count = 1;
        snprintf(p->handbooks[0].kind, CODE_SIZE, "hb_physical");
        snprintf(p->handbooks[0].state, CODE_SIZE, "held");
        snprintf(p->handbooks[0].number, REF_SIZE, "第%u号", roll(300) + 1200);
    }
}

static void
derive(struct known *k)
{
    assert_true(kana_search_key(k->p.name, k->name_key, sizeof k->name_key));
    assert_true(kana_search_key(k->p.kana, k->kana_key, sizeof k->kana_key));
    k->sort_size = kana_sort_key(k->p.kana, k->sort, sizeof k->sort);
}

static int
add_some(struct fixture *f, size_t count)
{
    for (size_t n = 0; n < count; n++) {
        struct known *k = &people[people_count++];

        make_person(&k->p, people_count);
        if (person_repo_insert(f->db, &k->p, stamp, &f->e) != ERR_OK)
            return 1;
        derive(k);
    }
    return 0;
}

static int
setup(void **state)
{
    if (fixture_folder(state) != 0)
        return 1;
    struct fixture *f = *state;
    if (db_create(f->path, &f->e) != ERR_OK || db_open(&f->db, f->path, &f->e) != ERR_OK
        || db_begin(f->db, &f->e) != ERR_OK)
        return 1;
    people = calloc(2 * PEOPLE, sizeof *people);
    people_count = 0;
    seed_state = SEED;
    print_message("seed %d\n", SEED);
    int bad = !people || add_some(f, PEOPLE) != 0;
    return db_end(f->db, ERR_OK, &f->e) != ERR_OK || bad;
}

static int
teardown(void **state)
{
    free(people);
    return fixture_remove(state);
}

/* ---- the oracle ---- */

struct answer {
    const struct known *k;
    int group; /* 0 begins so, 1 the others */
    enum person_why why;
};

static bool
is_number(const char *ascii, char *digits, size_t size)
{
    for (const char *s = ascii + (strncmp(ascii, "+81", 3) == 0 ? 3 : 0); *s; s++) {
        if ((*s < '0' || *s > '9') && !strchr(" -()", *s))
            return false;
    }
    digits_only(ascii, digits, size);
    return digits[0] != '\0';
}

static bool
phone_fits(const struct person *p, const char *q)
{
    size_t n = strlen(q);

    for (size_t i = 0; i < p->phone_count; i++) {
        char digits[REF_SIZE];

        digits_only(p->phones[i].phone, digits, sizeof digits);
        if (strcmp(digits, q) == 0 || (n >= 4 && strncmp(digits, q, n) == 0)
            || (n == 4 && strlen(digits) >= 4 && strcmp(digits + strlen(digits) - 4, q) == 0))
            return true;
    }
    return false;
}

static enum person_why
number_fits(const struct person *p, const char *query)
{
    char ascii[512], digits[512], key[REF_SIZE];
    struct date day;

    text_to_ascii(query, ascii, sizeof ascii);
    if (strcasecmp(p->ref, query) == 0 || strcasecmp(p->ref, ascii) == 0)
        return WHY_REF;
    if (strncasecmp(ascii, "M-", 2) == 0 && strspn(ascii + 2, "0123456789") == strlen(ascii + 2)
        && strlen(ascii) > 2 && strncmp(p->ref, "M-", 2) == 0 && atol(ascii + 2) == atol(p->ref + 2))
        return WHY_REF; /* without its zeros */
    bool number = is_number(ascii, digits, sizeof digits);
    if (number && phone_fits(p, digits))
        return WHY_PHONE;
    if (date_parse(query, DATE_NONE, &day, NULL, NULL) == ERR_OK && !date_is_none(p->birth_date)
        && date_compare(day, p->birth_date) == 0)
        return WHY_BIRTH_DATE;
    digits_only(p->handbooks[0].number, key, sizeof key);
    if (number && p->handbook_count && strcmp(key, digits) == 0)
        return WHY_HANDBOOK;
    return WHY_NONE;
}

static int
by_order(const void *a, const void *b)
{
    const struct answer *l = a, *r = b;
    size_t n = l->k->sort_size < r->k->sort_size ? l->k->sort_size : r->k->sort_size;
    int order = l->group - r->group;

    if (!order)
        order = memcmp(l->k->sort, r->k->sort, n);
    if (!order)
        order = (l->k->sort_size > r->k->sort_size) - (l->k->sort_size < r->k->sort_size);
    return order ? order : strcmp(l->k->p.ref, r->k->p.ref);
}

static size_t
ask_oracle(const char *query, bool restricted, struct answer *out)
{
    char key[KANA_KEY_SIZE];
    size_t n = 0;

    if (!kana_search_key(query, key, sizeof key))
        key[0] = '\0';
    for (size_t i = 0; i < people_count; i++) {
        const struct known *k = &people[i];
        struct answer a = { .k = k, .group = 1 };

        if (k->gone)
            continue;
        if (k->p.restricted && !restricted) { /* by exactly the number, and by nothing else */
            a.why = number_fits(&k->p, query);
            if (a.why == WHY_REF || a.why == WHY_OLD_REF)
                out[n++] = a;
            continue;
        }
        if (key[0] && strstr(k->name_key, key))
            a.why = WHY_NAME;
        else if (key[0] && strstr(k->kana_key, key))
            a.why = WHY_KANA;
        else
            a.why = number_fits(&k->p, query);
        if (key[0]
            && (strstr(k->name_key, key) == k->name_key || strstr(k->kana_key, key) == k->kana_key))
            a.group = 0;
        if (a.why != WHY_NONE || !key[0])
            out[n++] = a;
    }
    qsort(out, n, sizeof *out, by_order);
    return n;
}

static struct answer answers[2 * PEOPLE];

static void
compare(struct fixture *f, const char *query, size_t limit, bool restricted)
{
    struct person_hits hits;
    size_t want = ask_oracle(query, restricted, answers);
    size_t shown = limit && limit < want ? limit : want;

    if (person_search_rows(f->db, query, NULL, limit, restricted ? VIEWER_ALL : VIEWER_NONE,
                           &hits, &f->e)
        != ERR_OK)
        fail_msg("'%s': %s", query, f->e.msg);
    bool same = hits.count == shown && hits.more == (want > shown);
    for (size_t i = 0; same && i < shown; i++) {
        same = hits.rows[i].id == answers[i].k->p.id && hits.rows[i].why == answers[i].why;
        if (!same)
            print_error("'%s' row %zu: %s (%s), not %s (%s)\n", query, i, hits.rows[i].ref,
                        person_why_id(hits.rows[i].why), answers[i].k->p.ref,
                        person_why_id(answers[i].why));
    }
    size_t count = hits.count;
    person_hits_free(&hits);
    if (!same)
        fail_msg("'%s' limit %zu: %zu rows, not %zu", query, limit, count, shown);
}

/* ---- queries ---- */

/* A piece of `text`: from a random character, one to `most` characters long. */
static void
piece(const char *text, unsigned most, char *out, size_t size)
{
    size_t chars = text_chars(text), from = chars ? roll((unsigned)chars) : 0, n = 1 + roll(most);
    size_t start = 0, end;

    while (from--)
        start += text_next(text + start, 0);
    for (end = start; n-- && text[end];)
        end += text_next(text + end, 0);
    snprintf(out, size, "%.*s", (int)(end - start), text + start);
}

static void
random_query(char *out, size_t size)
{
    const struct person *p = &people[roll((unsigned)people_count)].p;
    char iso[DATE_ISO_SIZE], era[WAREKI_SIZE];

    date_to_iso(p->birth_date, iso);
    wareki_format_short(p->birth_date, era);
    char digits[REF_SIZE];

    switch (roll(13)) {
    case 0: snprintf(out, size, "%s", p->ref); break;
    case 1: snprintf(out, size, "%s", p->phone_count ? p->phones[0].phone : "090"); break;
    case 2:
        digits_only(p->phone_count ? p->phones[0].phone : "0311", out, size);
        out[4 + roll(8)] = '\0';
        break;
    case 3:
        digits_only(p->phone_count ? p->phones[0].phone : "0311", out, size);
        if (strlen(out) > 4)
            memmove(out, out + strlen(out) - 4, 5);
        break;
    case 4: snprintf(out, size, "%s", iso); break;
    case 5: snprintf(out, size, "%s", era); break;
    case 6: digits_only(p->handbooks[0].number, out, size); break;
    case 7: piece(p->name, 6, out, size); break;
    case 8: snprintf(out, size, "%s", p->kana); break;
    case 9:
        digits_only(p->phone_count ? p->phones[0].phone : "0311", digits, sizeof digits);
        snprintf(out, size, roll(2) ? "+81 %s" : "＋８１（0）%s", digits + (digits[0] == '0'));
        break;
    default: piece(p->kana, 6, out, size); break;
    }
    text_trim(out);
}

static void
ask_random(struct fixture *f, int queries)
{
    static const size_t limits[] = { 50, 0, 1, 3, 10 };

    for (int i = 0; i < queries; i++) {
        char query[LINE_SIZE] = "";

        random_query(query, sizeof query);
        compare(f, query, limits[roll(5)], roll(2));
    }
}

static void
random_queries_equal_a_full_scan(void **state)
{
    ask_random(*state, QUERIES);
}

static void
change_people(struct fixture *f)
{
    assert_int_equal(db_begin(f->db, &f->e), ERR_OK);
    for (int i = 0; i < 400; i++) {
        struct known *k = &people[roll((unsigned)people_count)];

        make_names(&k->p);
        if (roll(3) == 0)
            k->p.phone_count = 0;
        if (roll(3) == 0)
            k->p.handbook_count = 0;
        if (person_repo_update(f->db, &k->p, stamp, &f->e) != ERR_OK)
            fail_msg("%s", f->e.msg);
        derive(k);
    }
    assert_int_equal(db_end(f->db, ERR_OK, &f->e), ERR_OK);
}

/* As a removal after the time of keeping will do it: index first, then what hangs on the row. */
static void
remove_people(struct fixture *f)
{
    static const char *const statements[] = {
        "INSERT INTO person_tails (person_tails, rowid, text) SELECT 'delete', t.skey, t.text "
        "FROM person p JOIN person_text t ON t.skey = p.skey WHERE p.id %% 9 = 4",
        "DELETE FROM person_phone WHERE person_id %% 9 = 4",
        "DELETE FROM handbook WHERE person_id %% 9 = 4",
        "DELETE FROM person WHERE id %% 9 = 4",
    };

    assert_int_equal(db_begin(f->db, &f->e), ERR_OK);
    for (size_t i = 0; i < sizeof statements / sizeof statements[0]; i++) {
        char *text = sqlite3_mprintf(statements[i], 0);
        char *why = NULL;

        if (sqlite3_exec(f->db->sqlite, text, NULL, NULL, &why) != SQLITE_OK)
            fail_msg("%s", why);
        sqlite3_free(text);
    }
    assert_int_equal(db_end(f->db, ERR_OK, &f->e), ERR_OK);
    for (size_t i = 0; i < people_count; i++)
        people[i].gone = people[i].p.id % 9 == 4;
}

static void
still_equal_after_removals(void **state)
{
    struct fixture *f = *state;

    remove_people(f);
    ask_random(f, 400);
    assert_int_equal(db_optimize(f->db, &f->e), ERR_OK);
    ask_random(f, 100);
    assert_int_equal(db_check(f->db, &f->e), ERR_OK);
}

/* The order of a phone is that of its person, whoever wrote either. */
static void
phones_stand_where_their_people_do(struct fixture *f)
{
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM person_phone f "
                                          "JOIN person p ON p.id = f.person_id "
                                          "WHERE f.skey <> p.skey"),
                     0);
}

static void
still_equal_after_renames_and_merging(void **state)
{
    struct fixture *f = *state;

    change_people(f);
    phones_stand_where_their_people_do(f);
    assert_int_equal(db_begin(f->db, &f->e), ERR_OK); /* as merging two records moves them */
    assert_int_equal(sqlite3_exec(f->db->sqlite,
                                  "UPDATE person_phone SET sort = 3, person_id = 2 "
                                  "WHERE person_id = 1 AND sort = 1; "
                                  "UPDATE person_phone SET sort = 1, person_id = 1 "
                                  "WHERE person_id = 2 AND sort = 3",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    assert_int_equal(db_end(f->db, ERR_OK, &f->e), ERR_OK);
    phones_stand_where_their_people_do(f);
    ask_random(f, 300);
    assert_int_equal(db_idle_work(f->db, &f->e), ERR_OK);
    ask_random(f, 100);
    assert_int_equal(db_optimize(f->db, &f->e), ERR_OK);
    ask_random(f, 100);
    assert_int_equal(db_check(f->db, &f->e), ERR_OK); /* the index says what the rows say */
}

/* A failed change leaves both the row and the index as they were. */
static void
a_conflict_leaves_the_index_alone(void **state)
{
    struct fixture *f = *state;
    struct person stale = people[0].p;

    stale.version += 7;
    snprintf(stale.name, sizeof stale.name, "誰もいない");
    assert_int_equal(person_repo_update(f->db, &stale, stamp, &f->e), ERR_CONFLICT);
    compare(f, "誰もいない", 50, true);
    compare(f, people[0].p.name, 50, true);
    assert_int_equal(db_check(f->db, &f->e), ERR_OK);
}

static void
hostile_queries_are_only_text(void **state)
{
    static const char *const queries[] = {
        "\"",
        "\"\"",
        "*",
        "サ*",
        "NEAR",
        "NEAR(",
        "OR",
        "AND",
        "NOT",
        "^",
        "^サ",
        "%",
        "_",
        "'",
        "''",
        "text:",
        "サ OR ト",
        "{",
        "}",
        "-",
        "--",
        ";",
        "a\"b",
        "\\",
        "(",
        ")",
        "+",
        ":",
        "サトウ\"",
        "\"サトウ",
        "サ%ウ",
        "サ_ウ",
        "char(2)",
        "・",
        "　",
        "サ ト ウ",
        "さとう",
        "ｻﾄｳ",
        "サトー",
        "佐 藤",
        "smith",
        "ＳＭＩＴＨ",
        "高橋",
        "渡邊",
        "斎藤",
        "吉田",
        "きょうこ",
        "0",
        "03",
        "1",
        "%d%s%n",
        "サトウタロウサトウタロウサトウタロウサトウタロウサトウタロウサトウタロウサトウタロウ",
    };

    for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++) {
        compare(*state, queries[i], 0, true);
        compare(*state, queries[i], 5, false);
    }
}

static void
a_query_longer_than_any_name_finds_nobody(void **state)
{
    struct fixture *f = *state;
    struct person_hits hits;
    char query[3001] = "";

    memset(query, '7', sizeof query - 1);
    assert_int_equal(person_search_rows(f->db, query, NULL, 50, VIEWER_ALL, &hits, &f->e), ERR_OK);
    assert_int_equal(hits.count, 0);
    person_hits_free(&hits);
}

static void
nothing_typed_lists_everybody_in_order(void **state)
{
    compare(*state, "", 0, true);
    compare(*state, "", 50, false);
    compare(*state, "", 1, true);
}

/* ---- page by page ---- */

/* The pages of the list from `after` on, put together: ids in `out`, how many. */
static size_t
read_pages(struct fixture *f, const char *query, size_t limit, struct person_place *after,
           int64_t *out)
{
    struct person_hits hits;
    size_t count = 0;
    bool more = true;

    while (more) {
        assert_int_equal(person_search_rows(f->db, query, after, limit, VIEWER_ALL, &hits, &f->e),
                         ERR_OK);
        assert_in_range(hits.count, 0, limit);
        assert_true(!hits.more || hits.count == limit);
        for (size_t i = 0; i < hits.count; i++)
            out[count++] = hits.rows[i].id;
        *after = hits.end;
        more = hits.more;
        person_hits_free(&hits);
    }
    return count;
}

static void
compare_pages(struct fixture *f, const char *query, size_t limit)
{
    static int64_t ids[2 * PEOPLE];
    struct person_hits first;
    size_t want = ask_oracle(query, true, answers), got = 0;

    assert_int_equal(person_search_rows(f->db, query, NULL, limit, VIEWER_ALL, &first, &f->e),
                     ERR_OK);
    for (size_t i = 0; i < first.count; i++)
        ids[got++] = first.rows[i].id;
    if (first.more)
        got += read_pages(f, query, limit, &first.end, ids + got);
    person_hits_free(&first);
    if (got != want)
        fail_msg("'%s' by %zu: %zu rows, not %zu", query, limit, got, want);
    for (size_t i = 0; i < got; i++)
        if (ids[i] != answers[i].k->p.id)
            fail_msg("'%s' by %zu: row %zu is another", query, limit, i);
}

static void
pages_put_together_are_the_whole_list(void **state)
{
    static const char *const queries[] = { "", "サ", "サトウ", "ウ", "藤", "一", "タ", "03", "0339",
                                           "渡辺", "ワタナベショウ" };
    static const size_t limits[] = { 50, 7, 1 };

    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
        for (size_t j = 0; j < 3; j++)
            compare_pages(*state, queries[i], limits[j]);
    for (int i = 0; i < 150; i++) {
        char query[LINE_SIZE] = "";

        random_query(query, sizeof query);
        compare_pages(*state, query, 1 + roll(12));
    }
}

/* Somebody is taken up between two pages: nobody is listed twice, nobody who was there is left out,
 * and the new ones stand in their places. */
static void
add_between_pages(struct fixture *f, const char *query)
{
    static int64_t ids[2 * PEOPLE], before[2 * PEOPLE];
    struct person_hits first;
    size_t was = ask_oracle(query, true, answers), got = 0, at = 0, old = 0;

    for (size_t i = 0; i < was; i++)
        before[i] = answers[i].k->p.id;
    assert_int_equal(person_search_rows(f->db, query, NULL, 10, VIEWER_ALL, &first, &f->e), ERR_OK);
    assert_true(first.more);
    for (size_t i = 0; i < first.count; i++)
        ids[got++] = first.rows[i].id;
    assert_int_equal(db_begin(f->db, &f->e), ERR_OK);
    assert_int_equal(add_some(f, 40), 0);
    assert_int_equal(db_end(f->db, ERR_OK, &f->e), ERR_OK);
    got += read_pages(f, query, 10, &first.end, ids + got);
    person_hits_free(&first);
    size_t now = ask_oracle(query, true, answers);
    for (size_t i = 0; i < now && at < got; i++)
        at += answers[i].k->p.id == ids[at];
    for (size_t i = 0; i < got && old < was; i++)
        old += ids[i] == before[old];
    assert_int_equal(at, got);  /* in order, each once */
    assert_int_equal(old, was); /* all of them */
}

static void
nobody_is_doubled_or_lost_when_people_are_added(void **state)
{
    static const char *const queries[] = { "", "サ", "ウ", "藤", "サイトウ" };

    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
        add_between_pages(*state, queries[i]);
}

/* Numbers on the office's papers: of a slip, of a registration, of the record without its zeros. */
static void
numbers_on_paper_find_their_person(void **state)
{
    static const struct {
        const char *query;
        size_t count;
        enum person_why why;
    } rows[] = {
        { "2009-0001", 1, WHY_SLIP },         { "２００９－１", 1, WHY_SLIP },
        { "2009-0002", 0, WHY_NONE },         { "R-000007", 1, WHY_REGISTRATION },
        { "r-7", 1, WHY_REGISTRATION },       { "協-12", 1, WHY_REGISTRATION },
        { "R-0", 0, WHY_NONE },               { "2009-000000001", 0, WHY_NONE },
    };
    struct fixture *f = *state;
    int64_t id = people[0].p.id;
    char sql[1000], *why = NULL;

    const char *const inserts[] = {
        "INSERT INTO staff (name) VALUES ('架空')",
        "INSERT INTO intake_slip (fy, serial, received_at, received_by, person_id, method,"
        " consulter_kind, referral_source, chief_complaint, response, next_action, consent_state)"
        " SELECT 2009, 1, '2009-10-30T10:00', min(id), %lld, 'phone_in', 'self', 'self', 'x', 'x',"
        " 'none', 'pending' FROM staff",
        "INSERT INTO registration (person_id, number, registered_on, ended_on, end_reason)"
        " VALUES (%lld, 'R-000007', '2010-04-01', '2011-04-01', 'moved_agency')",
        "INSERT INTO registration (person_id, number, registered_on)"
        " VALUES (%lld, '協-12', '2012-04-01')",
    };

    assert_int_equal(db_begin(f->db, &f->e), ERR_OK);
    for (size_t i = 0; i < sizeof inserts / sizeof *inserts; i++) {
        snprintf(sql, sizeof sql, inserts[i], (long long)id);
        if (sqlite3_exec(f->db->sqlite, sql, NULL, NULL, &why) != SQLITE_OK)
            fail_msg("%s: %s", inserts[i], why);
    }
    assert_int_equal(db_end(f->db, ERR_OK, &f->e), ERR_OK);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct person_hits hits;

        assert_int_equal(person_search_rows(f->db, rows[i].query, NULL, 50, true, &hits, &f->e),
                         ERR_OK);
        if (hits.count != rows[i].count)
            fail_msg("%s: %zu found", rows[i].query, hits.count);
        if (hits.count > 0) {
            assert_int_equal(hits.rows[0].id, id);
            assert_int_equal(hits.rows[0].why, rows[i].why);
        }
        person_hits_free(&hits);
    }
    compare(f, "m-1", 0, true);
    compare(f, "Ｍ－３", 0, true);
    compare(f, "M-00001", 0, true);
}

/* ---- what it costs ---- */

static void
no_query_scans_or_sorts(void **state)
{
    static const char *const queries[] = { "",      "サ",           "サト",       "サトウ",
                                           "藤",    "ウ",           "M-000003",   "1210",
                                           "09040", "03-3995-1210", "1965-06-08", "s40.6.8",
                                           "2009-0001", "r-7" };
    struct fixture *f = *state;

    (void)db_take_worst(f->db);
    for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++) {
        struct person_hits hits;

        assert_int_equal(person_search_rows(f->db, queries[i], NULL, 50, VIEWER_ALL, &hits, &f->e),
                         ERR_OK);
        person_hits_free(&hits);
    }
    struct db_cost worst = db_take_worst(f->db);
    if (worst.scans || worst.sorts)
        fail_msg("%s: %d scans, %d sorts", worst.name, worst.scans, worst.sorts);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_queries_equal_a_full_scan),
        cmocka_unit_test(hostile_queries_are_only_text),
        cmocka_unit_test(a_query_longer_than_any_name_finds_nobody),
        cmocka_unit_test(nothing_typed_lists_everybody_in_order),
        cmocka_unit_test(pages_put_together_are_the_whole_list),
        cmocka_unit_test(nobody_is_doubled_or_lost_when_people_are_added),
        cmocka_unit_test(numbers_on_paper_find_their_person),
        cmocka_unit_test(no_query_scans_or_sorts),
        cmocka_unit_test(a_conflict_leaves_the_index_alone),
        cmocka_unit_test(still_equal_after_renames_and_merging),
        cmocka_unit_test(still_equal_after_removals),
    };

    return cmocka_run_group_tests_name("search", tests, setup, teardown);
}
