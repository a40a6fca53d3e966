/* search.c [PEOPLE ...] - what a key pressed in the search box costs: CPU time of each letter of
 * names, readings, phone numbers, birth dates and record numbers typed one after the other, of the
 * search alone and of all that the screen asks the desk for; and the same as a scan with LIKE. Run
 * by run.sh with 10,000 and 100,000 people; a million takes a minute. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "core/kana.h"
#include "core/text.h"
#include "core/wareki.h"
#include "crowd.h"
#include "db/db_private.h"
#include "db/repo/person_search.h"
#include "db/repo/relation_repo.h"
#include "desk/desk.h"
#include "desk/people.h"
#include "desk/session.h"
#include "desk/setup.h"
#include "figure.h"

enum {
    WORDS = 60, /* of each kind */
    KEYS_MOST = 12000,
    /* The least counts, for the machine does other things too, some of them for seconds. */
    PASSES = 5, TRIES = 3, /* in each, one after the other */
    LIKE_EVERY = 20,
    LIKE_TIMES = 60,
    CITY = 100000,
};
static const double CITY_MS = .3, FAR_MS = 1;

enum kind { KANA, KANJI, LATIN, PHONE, BIRTH, NUMBER, KIND__COUNT };

static const char *const kinds[KIND__COUNT] = { "kana", "kanji", "latin", "phone", "birth", "number" };

struct times {
    double ms[KEYS_MOST];
    size_t count;
};

static struct err e;

static void
must(enum err_code rc)
{
    if (rc == ERR_OK)
        return;
    fprintf(stderr, "search bench: %s\n", e.msg);
    exit(1);
}

static double
cpu_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int
by_size(const void *a, const void *b)
{
    double l = *(const double *)a, r = *(const double *)b;

    return (l > r) - (l < r);
}

static void
add_time(struct times *t, double ms)
{
    t->ms[t->count++] = ms;
}

static double
at(struct times *t, double part)
{
    qsort(t->ms, t->count, sizeof *t->ms, by_size);
    return t->ms[(size_t)((double)(t->count - 1) * part)];
}

/* ---- what is typed ---- */

/* Somebody on file as they would be asked for. */
static void
word_of(enum kind kind, size_t people, size_t i, char *out, size_t size)
{
    struct crowd_person p;
    size_t n = 1 + (i * 7919 + 17) % people;

    for (crowd_person(n, &p); kind == PHONE && p.phone[0] == '\0'; crowd_person(n, &p))
        n = n % people + 1;
    switch (kind) {
    case KANA: snprintf(out, size, "%s", p.kana); break;
    case KANJI: snprintf(out, size, "%s", p.name); break;
    case LATIN: snprintf(out, size, "%s", i % 2 ? "smith anna" : "anna"); break;
    case PHONE:
        if (i % 3 == 0)
            snprintf(out, size, "%s", p.phone + strlen(p.phone) - 4); /* the last four */
        else
            snprintf(out, size, "%s", p.phone);
        break;
    case BIRTH:
        if (i % 2)
            date_to_iso(p.birth_date, out);
        else
            wareki_format_short(p.birth_date, out);
        break;
    case NUMBER: snprintf(out, size, "%s", i % 2 && p.handbook[0] ? p.handbook : p.ref); break;
    case KIND__COUNT: break;
    }
}

/* ---- what is measured ---- */

static void
ask_repo(struct desk *d, const char *query)
{
    struct person_hits hits;

    must(person_search_rows(d->db, query, NULL, SEARCH_LIMIT, VIEWER_ALL, &hits, &e));
    person_hits_free(&hits);
}

/* As the screens' person_finder does. */
static void
ask_desk(struct desk *d, const char *query)
{
    struct person_hits hits;

    must(person_search_page(d, query, NULL, SEARCH_LIMIT, &hits, &e));
    person_hits_free(&hits);
}

static double
least(struct desk *d, const char *query, void (*ask)(struct desk *, const char *))
{
    double ms = 1e9;

    for (int i = 0; i < TRIES; i++) {
        double begun = cpu_ms();
        ask(d, query);
        double took = cpu_ms() - begun;
        ms = took < ms ? took : ms;
    }
    return ms;
}

/* Any part of four columns, beginnings first, in order: the scan that the index is for. */
static double
like(sqlite3_stmt *s, const char *query)
{
    char key[KANA_KEY_SIZE], part[KANA_KEY_SIZE + 3], front[KANA_KEY_SIZE + 2];
    double begun;

    (void)kana_search_key(query, key, sizeof key);
    snprintf(part, sizeof part, "%%%s%%", key);
    snprintf(front, sizeof front, "%s%%", key);
    begun = cpu_ms();
    sqlite3_bind_text(s, 1, part, -1, SQLITE_STATIC);
    sqlite3_bind_text(s, 2, front, -1, SQLITE_STATIC);
    while (sqlite3_step(s) == SQLITE_ROW)
        ;
    sqlite3_reset(s);
    return cpu_ms() - begun;
}

static sqlite3_stmt *
prepare_like(struct desk *d)
{
    sqlite3_stmt *s = NULL;

    if (sqlite3_prepare_v2(d->db->sqlite,
                           "SELECT id, ref, name, kana, birth_date FROM person "
                           "WHERE name_key LIKE ?1 OR kana_key LIKE ?1 OR ref LIKE ?1 "
                           "OR birth_date LIKE ?1 "
                           "ORDER BY name_key LIKE ?2 OR kana_key LIKE ?2 DESC, sort_key, ref "
                           "LIMIT 50", -1, &s, NULL) != SQLITE_OK) {
        fprintf(stderr, "search bench: %s\n", sqlite3_errmsg(d->db->sqlite));
        exit(1);
    }
    return s;
}

/* ---- what is said ---- */

static void
tell(size_t people, const char *what, struct times *t, double aim)
{
    double p99 = at(t, .99);

    figure(p99, aim, "search %zu people, %s: p50 %.3f ms, p99 %.3f ms CPU a key", people, what,
           at(t, .5), p99);
}

struct pressed {
    enum kind kind;
    char typed[LINE_SIZE];
    double repo, whole, scan; /* ms; scan 0: not asked */
};

static struct pressed *keys;
static size_t keys_count;

/* Letter by letter, each a key. */
static void
type(enum kind kind, const char *word)
{
    for (size_t end = 0; word[end] && keys_count < KEYS_MOST;) {
        struct pressed *key = &keys[keys_count++];

        end += text_next(word + end, 0);
        *key = (struct pressed){ .kind = kind, .repo = 1e9, .whole = 1e9 };
        snprintf(key->typed, sizeof key->typed, "%.*s", (int)end, word);
    }
}

static void
keep_least(double *ms, double took)
{
    *ms = took < *ms ? took : *ms;
}

static void
press_all(struct desk *d, size_t people)
{
    sqlite3_stmt *scan = prepare_like(d);
    char word[LINE_SIZE];

    keys_count = 0;
    for (enum kind kind = 0; kind < KIND__COUNT; kind++)
        for (size_t i = 0; i < WORDS; i++) {
            word[0] = '\0';
            word_of(kind, people, i, word, sizeof word);
            type(kind, word);
        }
    for (int pass = 0; pass < PASSES; pass++)
        for (size_t i = 0; i < keys_count; i++) {
            keep_least(&keys[i].whole, least(d, keys[i].typed, ask_desk));
            keep_least(&keys[i].repo, least(d, keys[i].typed, ask_repo));
        }
    for (size_t i = 0; i < keys_count; i += LIKE_EVERY)
        keys[i].scan = like(scan, keys[i].typed);
    sqlite3_finalize(scan);
}

static void
measure(struct desk *d, size_t people)
{
    static struct times kinds_whole[KIND__COUNT], repo, whole, scan;
    double aim = people > CITY ? FAR_MS : CITY_MS, scans = 0, same = 0;

    press_all(d, people);
    memset(kinds_whole, 0, sizeof kinds_whole);
    repo.count = whole.count = scan.count = 0;
    for (size_t i = 0; i < keys_count; i++) {
        const struct pressed *key = &keys[i];

        add_time(&kinds_whole[key->kind], key->whole);
        add_time(&repo, key->repo);
        add_time(&whole, key->whole);
        if (key->scan > 0) {
            add_time(&scan, key->scan);
            scans += key->scan;
            same += key->whole;
        }
    }
    for (enum kind kind = 0; kind < KIND__COUNT; kind++)
        tell(people, kinds[kind], &kinds_whole[kind], aim);
    tell(people, "all, the search alone", &repo, aim);
    tell(people, "all, with case, staff and notes", &whole, aim);
    figure(scans / same, people >= CITY ? -LIKE_TIMES : 0,
           "search %zu people, a scan with LIKE: p50 %.1f ms, %.0f times as long", people,
           at(&scan, .5), scans / same);
}

static void
bench(size_t people)
{
    static const char password[] = "bench and nothing else";
    static const char *const ends[] = { "", "-wal", "-shm", "-key", "-mark", "-gate" };
    char folder[] = "/tmp/madoguchi-bench-XXXXXX", path[64], name[128];
    struct desk *d = NULL;

    if (!mkdtemp(folder))
        must(err_set(&e, ERR_IO, "", "no folder"));
    snprintf(path, sizeof path, "%s/desk.db", folder);
    must(desk_init(path, "bench", "bench", password, &e));
    crowd_fill(path, people);
    must(desk_open(&d, path, (struct date){ 2014, 10, 31 }, &e));
    must(session_sign_in(d, "bench", password, &e));
    measure(d, people);
    desk_close(d);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        snprintf(name, sizeof name, "%s%s", path, ends[i]);
        unlink(name);
    }
    rmdir(folder);
}

int
main(int argc, char **argv)
{
    keys = calloc(KEYS_MOST, sizeof *keys);
    if (!keys)
        abort();
    for (int i = 1; i < argc; i++) {
        long people = strtol(argv[i], NULL, 10);
        if (people < 1000 || people > 10000000) {
            fprintf(stderr, "search bench: from 1000 to 10000000 people, not %s\n", argv[i]);
            return 2;
        }
        bench((size_t)people);
    }
    free(keys);
    return 0;
}
