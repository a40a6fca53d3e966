/* crowd.c - see crowd.h */
#include "crowd.h"

#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/kana.h"
#include "db/db_private.h"

struct word {
    const char *kanji, *kana;
};

/* Common ones in front: skewed() takes those more often, as in life. */
static const struct word families[] = {
    { "佐藤", "サトウ" },   { "鈴木", "スズキ" },   { "髙橋", "タカハシ" },   { "高橋", "タカハシ" },
    { "田中", "タナカ" },   { "伊藤", "イトウ" },   { "渡辺", "ワタナベ" },   { "渡邉", "ワタナベ" },
    { "山本", "ヤマモト" }, { "中村", "ナカムラ" }, { "小林", "コバヤシ" },   { "加藤", "カトウ" },
    { "吉田", "ヨシダ" },   { "𠮷田", "ヨシダ" },   { "山田", "ヤマダ" },     { "佐々木", "ササキ" },
    { "山口", "ヤマグチ" }, { "松本", "マツモト" }, { "井上", "イノウエ" },   { "木村", "キムラ" },
    { "林", "ハヤシ" },     { "斎藤", "サイトウ" }, { "齋藤", "サイトウ" },   { "清水", "シミズ" },
    { "山崎", "ヤマザキ" }, { "山﨑", "ヤマサキ" }, { "森", "モリ" },         { "阿部", "アベ" },
    { "中島", "ナカジマ" }, { "中島", "ナカシマ" }, { "長谷川", "ハセガワ" }, { "小野寺", "オノデラ" },
    { "五十嵐", "イガラシ" }, { "南", "ミナミ" },   { "東海林", "ショウジ" }, { "Smith", "スミス" },
};
static const struct word family_first[] = {
    { "山", "ヤマ" }, { "川", "カワ" }, { "石", "イシ" }, { "大", "オオ" }, { "小", "コ" },
    { "高", "タカ" }, { "松", "マツ" }, { "竹", "タケ" }, { "森", "モリ" }, { "黒", "クロ" },
    { "白", "シラ" }, { "長", "ナガ" }, { "西", "ニシ" }, { "東", "ヒガシ" }, { "北", "キタ" },
    { "上", "ウエ" }, { "藤", "フジ" }, { "杉", "スギ" }, { "水", "ミズ" }, { "古", "フル" },
};
static const struct word family_second[] = {
    { "田", "タ" },   { "川", "カワ" }, { "村", "ムラ" }, { "原", "ハラ" }, { "島", "シマ" },
    { "野", "ノ" },   { "井", "イ" },   { "沢", "サワ" }, { "木", "キ" },   { "谷", "タニ" },
    { "岡", "オカ" }, { "本", "モト" }, { "山", "ヤマ" }, { "尾", "オ" },   { "倉", "クラ" },
};
static const struct word givens[] = {
    { "健一", "ケンイチ" }, { "恵子", "ケイコ" },   { "翔太", "ショウタ" }, { "美咲", "ミサキ" },
    { "誠", "マコト" },     { "陽子", "ヨウコ" },   { "大輔", "ダイスケ" }, { "愛", "アイ" },
    { "健", "ケン" },       { "健", "タケシ" },     { "由美子", "ユミコ" }, { "直樹", "ナオキ" },
    { "智子", "トモコ" },   { "隆", "タカシ" },     { "真由美", "マユミ" }, { "学", "マナブ" },
    { "優", "ユウ" },       { "優", "マサル" },     { "裕子", "ヒロコ" },   { "裕子", "ユウコ" },
    { "和也", "カズヤ" },   { "明美", "アケミ" },   { "拓也", "タクヤ" },   { "彩", "アヤ" },
    { "淳", "ジュン" },     { "京子", "キョウコ" }, { "清子", "キヨコ" },   { "修", "オサム" },
    { "千尋", "チヒロ" },   { "一郎", "イチロウ" }, { "花子", "ハナコ" },   { "Anna", "アンナ" },
};
static const struct word given_first[] = {
    { "義", "ヨシ" }, { "和", "カズ" }, { "正", "マサ" }, { "信", "ノブ" }, { "秀", "ヒデ" },
    { "美", "ミ" },   { "智", "トモ" }, { "康", "ヤス" }, { "文", "フミ" }, { "雅", "マサ" },
    { "敏", "トシ" }, { "幸", "ユキ" }, { "千", "チ" },   { "久", "ヒサ" }, { "光", "ミツ" },
};
static const struct word given_second[] = {
    { "夫", "オ" },   { "子", "コ" },   { "男", "オ" },   { "江", "エ" },   { "美", "ミ" },
    { "彦", "ヒコ" }, { "之", "ユキ" }, { "代", "ヨ" },   { "枝", "エ" },   { "人", "ト" },
    { "恵", "エ" },   { "樹", "キ" },   { "香", "カ" },   { "介", "スケ" },
};
#define COUNT(list) ((unsigned)(sizeof(list) / sizeof *(list)))

static unsigned
roll(uint64_t *seed, unsigned below)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(*seed >> 33) % below;
}

static unsigned
skewed(uint64_t *seed, unsigned below)
{
    unsigned a = roll(seed, below), b = roll(seed, below);

    return a < b ? a : b;
}

/* One of a list as it stands, or two parts put together: as many whole ones as make the commonest
 * family name that of one in a hundred, as in life. */
static void
pick(uint64_t *seed, unsigned percent, const struct word *whole, unsigned wholes,
     const struct word *first, unsigned firsts, const struct word *second, unsigned seconds,
     const struct word *out[2])
{
    bool is_whole = roll(seed, 100) < percent;

    out[0] = is_whole ? &whole[skewed(seed, wholes)] : &first[roll(seed, firsts)];
    out[1] = is_whole ? NULL : &second[roll(seed, seconds)];
}

static void
make_name(uint64_t *seed, struct crowd_person *p)
{
    const struct word *family[2], *given[2];

    pick(seed, 25, families, COUNT(families), family_first, COUNT(family_first), family_second,
         COUNT(family_second), family);
    pick(seed, 40, givens, COUNT(givens), given_first, COUNT(given_first), given_second,
         COUNT(given_second), given);
    snprintf(p->name, sizeof p->name, "%s%s　%s%s", family[0]->kanji,
             family[1] ? family[1]->kanji : "", given[0]->kanji, given[1] ? given[1]->kanji : "");
    snprintf(p->kana, sizeof p->kana, "%s%s　%s%s", family[0]->kana,
             family[1] ? family[1]->kana : "", given[0]->kana, given[1] ? given[1]->kana : "");
}

/* A ward's: half of them the few exchanges of the ward itself, so that many begin alike. */
static void
make_phone(uint64_t *seed, struct crowd_person *p)
{
    unsigned kind = roll(seed, 10);

    p->phone[0] = '\0';
    if (kind < 4)
        snprintf(p->phone, sizeof p->phone, "0%u0-%04u-%04u", 7 + roll(seed, 3),
                 1000 + roll(seed, 9000), roll(seed, 10000));
    else if (kind < 8)
        snprintf(p->phone, sizeof p->phone, "03-%u-%04u",
                 roll(seed, 2) ? 3900 + roll(seed, 100) : 5300 + roll(seed, 700),
                 roll(seed, 10000));
}

void
crowd_person(size_t n, struct crowd_person *out)
{
    uint64_t seed = n * 0x9E3779B97F4A7C15u;

    (void)roll(&seed, 2);
    *out = (struct crowd_person){ 0 };
    make_name(&seed, out);
    make_phone(&seed, out);
    snprintf(out->ref, sizeof out->ref, roll(&seed, 4) ? "M-%06zu" : "P%07zu", n);
    if (roll(&seed, 2))
        snprintf(out->handbook, sizeof out->handbook, "%06u", roll(&seed, 1000000));
    if (roll(&seed, 20))
        out->birth_date = date_add_days((struct date){ 1945, 1, 1 }, (int)roll(&seed, 60 * 365));
    out->staff = roll(&seed, 10) < 7 ? 1 + (int)roll(&seed, CROWD_STAFF) : 0;
    out->restricted = roll(&seed, 100) == 0;
    out->flagged = roll(&seed, 50) == 0;
}

/* ---- into the file ---- */

static sqlite3 *file;

static void
stop(const char *what)
{
    fprintf(stderr, "crowd: %s: %s\n", what, file ? sqlite3_errmsg(file) : "");
    exit(1);
}

static void
run(const char *sql)
{
    if (sqlite3_exec(file, sql, NULL, NULL, NULL) != SQLITE_OK)
        stop(sql);
}

static sqlite3_stmt *
prepare(const char *sql)
{
    sqlite3_stmt *s = NULL;

    if (sqlite3_prepare_v2(file, sql, -1, &s, NULL) != SQLITE_OK)
        stop(sql);
    return s;
}

/* Bind by place: i an integer, s text ("" is NULL), and step. */
static void
put(sqlite3_stmt *s, const char *kinds, ...)
{
    va_list values;

    va_start(values, kinds);
    for (int i = 0; kinds[i]; i++) {
        if (kinds[i] == 'i') {
            sqlite3_bind_int64(s, i + 1, va_arg(values, int64_t));
            continue;
        }
        const char *text = va_arg(values, const char *);
        sqlite3_bind_text(s, i + 1, text[0] ? text : NULL, -1, SQLITE_TRANSIENT);
    }
    va_end(values);
    if (sqlite3_step(s) != SQLITE_DONE)
        stop(sqlite3_sql(s));
    sqlite3_reset(s);
}

struct place {
    unsigned char *sort;
    size_t size, n;
    char ref[REF_SIZE];
};

static int
by_reading(const void *a, const void *b)
{
    const struct place *l = a, *r = b;
    int order = memcmp(l->sort, r->sort, l->size < r->size ? l->size : r->size);

    if (order == 0)
        order = (l->size > r->size) - (l->size < r->size);
    return order ? order : strcmp(l->ref, r->ref);
}

/* The number that stands for the order of the reading, for each person. */
static int64_t *
make_skeys(size_t people)
{
    struct place *places = calloc(people, sizeof *places);
    int64_t *skeys = calloc(people + 1, sizeof *skeys);
    unsigned char sort[KANA_SORT_SIZE];
    struct crowd_person p;

    if (!places || !skeys)
        abort();
    for (size_t i = 0; i < people; i++) {
        crowd_person(i + 1, &p);
        places[i].n = i + 1;
        places[i].size = kana_sort_key(p.kana, sort, sizeof sort);
        places[i].sort = malloc(places[i].size + 1);
        if (!places[i].sort)
            abort();
        memcpy(places[i].sort, sort, places[i].size);
        snprintf(places[i].ref, sizeof places[i].ref, "%s", p.ref);
    }
    qsort(places, people, sizeof *places, by_reading);
    for (size_t i = 0; i < people; i++) {
        skeys[places[i].n] = (int64_t)(i + 1) << 40;
        free(places[i].sort);
    }
    free(places);
    return skeys;
}

static sqlite3_stmt *insert_person, *insert_phone, *insert_handbook, *insert_case, *insert_flag;

static void
prepare_all(void)
{
    insert_person = prepare(
        "INSERT INTO person (id, ref, name, kana, birth_date, restricted, skey, name_key, "
        "kana_key, sort_key, opened_on, address, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, "
        "?5, ?6, ?7, ?8, ?9, ?10, '2014-04-01', '東京都練馬区架空町一丁目二番三号', "
        "'2014-04-01T00:00:00Z', '2014-04-01T00:00:00Z')");
    insert_phone = prepare("INSERT INTO person_phone (person_id, sort, phone, digits) "
                           "VALUES (?1, 1, ?2, ?3)");
    insert_handbook = prepare("INSERT INTO handbook (person_id, kind, number, number_key) "
                              "VALUES (?1, 'hb_physical', ?2, ?2)");
    insert_case = prepare("INSERT INTO support_case (person_id, opened_on, staff_id, stage, "
                          "stage_since) VALUES (?1, '2014-04-01', ?2, 'coordination', '2014-05-01')");
    insert_flag = prepare("INSERT INTO person_flag (person_id, words, raised_on, raised_by) "
                          "VALUES (?1, '書類待ち', '2014-10-01', 1)");
}

static void
put_person(int64_t n, int64_t skey)
{
    char iso[DATE_ISO_SIZE] = "", name_key[KANA_KEY_SIZE], kana_key[KANA_KEY_SIZE];
    char digits[REF_SIZE];
    unsigned char sort[KANA_SORT_SIZE];
    struct crowd_person p;

    crowd_person((size_t)n, &p);
    if (!date_is_none(p.birth_date))
        date_to_iso(p.birth_date, iso);
    if (!kana_search_key(p.name, name_key, sizeof name_key)
        || !kana_search_key(p.kana, kana_key, sizeof kana_key))
        stop("a key");
    sqlite3_bind_blob(insert_person, 10, sort, (int)kana_sort_key(p.kana, sort, sizeof sort),
                      SQLITE_TRANSIENT);
    put(insert_person, "issssiiss", n, p.ref, p.name, p.kana, iso, (int64_t)p.restricted, skey,
        name_key, kana_key);
    digits_only(p.phone, digits, sizeof digits);
    if (digits[0])
        put(insert_phone, "iss", n, p.phone, digits);
    if (p.handbook[0])
        put(insert_handbook, "is", n, p.handbook);
    if (p.staff)
        put(insert_case, "ii", n, (int64_t)p.staff);
    if (p.flagged)
        put(insert_flag, "i", n);
}

static void
fill_rows(size_t people)
{
    int64_t *skeys = make_skeys(people);

    run("PRAGMA synchronous = OFF");
    run("PRAGMA cache_size = -150000");
    run("PRAGMA ignore_check_constraints = ON"); /* they are not what is measured */
    run("BEGIN IMMEDIATE");
    run("UPDATE staff SET role = 'supervisor'"); /* who made the file may search in it */
    for (int i = 1; i < CROWD_STAFF; i++) /* besides the one who made the file */
        run("INSERT INTO staff (name) VALUES ('架空 職員')");
    prepare_all();
    for (size_t n = 1; n <= people; n++)
        put_person((int64_t)n, skeys[n]);
    sqlite3_stmt *const done[] = { insert_person, insert_phone, insert_handbook, insert_case,
                                   insert_flag };
    for (size_t i = 0; i < sizeof done / sizeof *done; i++)
        sqlite3_finalize(done[i]);
    run("COMMIT");
    free(skeys);
}

/* In the order of its rows, so that it is written in one go; only the program has its tokenizer. */
static void
fill_index(const char *path)
{
    struct db *db = NULL;
    struct err e = { 0 };

    if (db_open(&db, path, &e) != ERR_OK || db_begin(db, &e) != ERR_OK)
        stop(e.msg);
    file = db->sqlite;
    run("INSERT INTO person_tails (rowid, text) SELECT skey, text FROM person_text ORDER BY skey");
    if (db_end(db, ERR_OK, &e) != ERR_OK || db_optimize(db, &e) != ERR_OK
        || db_truncate_log(db, &e) != ERR_OK)
        stop(e.msg);
    db_close(db);
    file = NULL;
}

void
crowd_fill(const char *path, size_t people)
{
    if (sqlite3_open(path, &file) != SQLITE_OK)
        stop("open");
    fill_rows(people);
    sqlite3_close(file);
    file = NULL;
    fill_index(path);
}
