#include "tests/desk/fixture.h"

#include <dirent.h>
#include <sodium.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "desk/account.h"
#include "desk/desk_inside.h"
#include "desk/session.h"
#include "desk/setup.h"
#include "desk/stamp.h"

static int64_t clock_seconds;
static char clock_local[6];

static struct {
    struct fixture *f; /* NULL: none */
    int question; /* 0: at the beginning of the transaction */
    bool is_over;
    const char *sql;
} race;

static void
run_race(void)
{
    race.is_over = true; /* its own statement is none to run at */
    fixture_sql(race.f, "%s", race.sql);
}

static void
fake_now(char stamp[21])
{
    stamp_from_seconds(clock_seconds, stamp);
    if (race.f && race.question > 0 && --race.question == 0)
        run_race();
}

/* A statement of any connection begins, nothing of it is done yet. */
static int
on_statement(unsigned kind, void *context, void *stmt, void *sql)
{
    (void)kind;
    (void)context;
    (void)stmt;
    if (race.f && !race.is_over && race.question == 0 && strcmp(sql, "BEGIN IMMEDIATE") == 0)
        run_race();
    return 0;
}

static int
watch(sqlite3 *db, char **message, const struct sqlite3_api_routines *api)
{
    (void)message;
    (void)api;
    return sqlite3_trace_v2(db, SQLITE_TRACE_STMT, on_statement, NULL);
}

void
fixture_race(struct fixture *f, int question, const char *sql)
{
    race.f = f;
    race.question = question;
    race.is_over = false;
    race.sql = sql;
}

void
fixture_race_over(void)
{
    race.f = NULL;
    assert_true(race.is_over);
}

static void
fake_local_now(char hhmm[6])
{
    memcpy(hhmm, clock_local, sizeof clock_local);
}

/* Tokyo is nine hours ahead. */
static struct date
fake_today(void)
{
    return date_from_days((long)((clock_seconds + 9 * 3600) / (24 * 3600)));
}

void
fixture_wait(int64_t seconds)
{
    clock_seconds += seconds;
}

void
fixture_clock(const char *stamp, const char *hhmm)
{
    clock_seconds = stamp_seconds(stamp);
    snprintf(clock_local, sizeof clock_local, "%s", hhmm);
}

struct desk *
fixture_second(struct fixture *f)
{
    struct desk *d = NULL;

    expect_ok(f, desk_open(&d, f->path, DATE_NONE, &f->e));
    return d;
}

void
fixture_reopen(struct fixture *f)
{
    desk_close(f->d);
    f->d = NULL;
    f->d = fixture_second(f);
}

static void
add_accounts(struct fixture *f)
{
    struct {
        const char *login, *name, *kana;
        enum role role;
        int64_t *id;
    } rows[] = {
        { "uketsuke", "架空 窓子", "カクウ マドコ", ROLE_RECEPTION, &f->reception },
        { "shien", "架空 支援", "カクウ シエン", ROLE_WORKER, &f->worker },
        { "shien2", "架空 応援", "カクウ オウエン", ROLE_WORKER, &f->worker2 },
        { "kakari", "架空 係長", "カクウ カカリ", ROLE_SUPERVISOR, &f->supervisor },
        { "kakari2", "架空 副長", "カクウ フクチョウ", ROLE_SUPERVISOR, &f->supervisor2 },
        { "kansa", "架空 監査", "カクウ カンサ", ROLE_AUDITOR, &f->auditor },
    };
    char hash[HASH_SIZE];

    expect_ok(f, account_hash(FIXTURE_PASSWORD, hash, &f->e));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        expect_ok(f, account_add_hashed(f->d, rows[i].login, rows[i].name, rows[i].kana,
                                        rows[i].role, hash, rows[i].id, &f->e));
}

/* The files of a fresh desk are made once in a program and written anew for each test. */
static struct {
    const char *end; /* of the name, after that of the database */
    char *bytes;
    size_t size;
} fresh[] = { { "", NULL, 0 }, { "-key", NULL, 0 }, { "-mark", NULL, 0 } };
enum { FRESH_FILES = sizeof fresh / sizeof *fresh };
static struct fixture first; /* the numbers of its accounts */

static FILE *
fresh_file(const struct fixture *f, int i, const char *mode)
{
    char path[sizeof f->path + 8];

    snprintf(path, sizeof path, "%s%s", f->path, fresh[i].end);
    FILE *file = fopen(path, mode);
    assert_non_null(file);
    return file;
}

static void
make_fresh(struct fixture *f)
{
    expect_ok(f, desk_init(f->path, "kanri", "架空 管理", FIXTURE_PASSWORD, &f->e));
    f->d = fixture_second(f);
    fixture_as(f, "kanri");
    f->admin = f->d->user.staff_id;
    add_accounts(f);
    expect_ok(f, session_sign_out(f->d, &f->e));
    desk_close(f->d); /* the log is in the file then */
    f->d = NULL;
    first = *f;
    for (int i = 0; i < FRESH_FILES; i++) {
        FILE *file = fresh_file(f, i, "rb");

        assert_int_equal(fseek(file, 0, SEEK_END), 0);
        fresh[i].size = (size_t)ftell(file);
        fresh[i].bytes = malloc(fresh[i].size);
        rewind(file);
        assert_int_equal(fread(fresh[i].bytes, 1, fresh[i].size, file), fresh[i].size);
        fclose(file);
    }
}

static void
write_fresh(struct fixture *f)
{
    char folder[sizeof f->folder], path[sizeof f->path];

    memcpy(folder, f->folder, sizeof folder);
    memcpy(path, f->path, sizeof path);
    *f = first;
    memcpy(f->folder, folder, sizeof folder);
    memcpy(f->path, path, sizeof path);
    for (int i = 0; i < FRESH_FILES; i++) {
        FILE *file = fresh_file(f, i, "wb");

        assert_int_equal(fwrite(fresh[i].bytes, 1, fresh[i].size, file), fresh[i].size);
        assert_int_equal(fclose(file), 0);
    }
}

int
fixture_open(void **state)
{
    static const struct desk_clock clock = { fake_now, fake_local_now, fake_today };
    struct fixture *f = calloc(1, sizeof *f);
    const char *tmp = getenv("TMPDIR");

    if (!f || sodium_init() < 0)
        return -1;
    *state = f;
    sqlite3_auto_extension((void (*)(void))watch);
    umask(077); /* nobody else reads what is written here */
    session_set_cost(crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN);
    desk_use_clock(&clock);
    race.f = NULL;
    fixture_clock(FIXTURE_NOW, "10:00");
    snprintf(f->folder, sizeof f->folder, "%s/madoguchi-XXXXXX", tmp ? tmp : "/tmp");
    if (!mkdtemp(f->folder))
        return -1;
    snprintf(f->path, sizeof f->path, "%s/desk.db", f->folder);
    if (fresh[0].bytes)
        write_fresh(f);
    else
        make_fresh(f);
    f->d = fixture_second(f);
    return 0;
}

static void
remove_folder(const char *folder)
{
    DIR *dir = opendir(folder);
    char path[600];

    for (struct dirent *file; dir && (file = readdir(dir));) {
        snprintf(path, sizeof path, "%s/%s", folder, file->d_name);
        unlink(path);
    }
    if (dir)
        closedir(dir);
    rmdir(folder);
}

int
fixture_close(void **state)
{
    struct fixture *f = *state;

    desk_close(f->d);
    remove_folder(f->folder);
    free(f);
    return 0;
}

void
fixture_as(struct fixture *f, const char *login)
{
    expect_ok(f, session_sign_out(f->d, &f->e));
    expect_ok(f, session_sign_in(f->d, login, FIXTURE_PASSWORD, &f->e));
}

/* ---- SQL behind the desk's back ---- */

static void
run_sql(struct fixture *f, const char *format, va_list values, char *out, size_t size)
{
    sqlite3 *raw = NULL;
    sqlite3_stmt *s = NULL;
    char *text = sqlite3_vmprintf(format, values);
    const char *rest = text;
    int rc = sqlite3_open_v2(f->path, &raw, SQLITE_OPEN_READWRITE, NULL);

    if (out)
        out[0] = '\0';
    sqlite3_busy_timeout(raw, 3000);
    while (rc == SQLITE_OK && *rest) {
        rc = sqlite3_prepare_v2(raw, rest, -1, &s, &rest);
        if (rc != SQLITE_OK || !s)
            break;
        while ((rc = sqlite3_step(s)) == SQLITE_ROW) {
            const char *value = (const char *)sqlite3_column_text(s, 0);
            if (out && !out[0])
                snprintf(out, size, "%s", value ? value : "");
        }
        rc = sqlite3_finalize(s);
    }
    if (rc != SQLITE_OK)
        fail_msg("%s: %s", sqlite3_errmsg(raw), text);
    sqlite3_free(text);
    sqlite3_close(raw);
}

void
fixture_sql(struct fixture *f, const char *format, ...)
{
    va_list values;

    va_start(values, format);
    run_sql(f, format, values, NULL, 0);
    va_end(values);
}

int64_t
fixture_number(struct fixture *f, const char *format, ...)
{
    va_list values;
    char out[64];

    va_start(values, format);
    run_sql(f, format, values, out, sizeof out);
    va_end(values);
    return strtoll(out, NULL, 10);
}

void
fixture_text(struct fixture *f, char *out, size_t size, const char *format, ...)
{
    va_list values;

    va_start(values, format);
    run_sql(f, format, values, out, size);
    va_end(values);
}

int64_t
fixture_person(struct fixture *f, const char *ref, int64_t staff_id, bool restricted)
{
    fixture_sql(f,
                "INSERT INTO person (ref, name, kana, name_key, kana_key, skey, sort_key,"
                " restricted, opened_on, created_at, updated_at)"
                " SELECT '%s', '架空 一郎', 'カクウ イチロウ', '架空一郎', 'カクウイチロウ',"
                " coalesce(max(skey), 0) + 1, x'00', %d, '2014-04-01', '" FIXTURE_NOW "',"
                " '" FIXTURE_NOW "' FROM person",
                ref, restricted);
    int64_t id = fixture_number(f, "SELECT id FROM person WHERE ref = '%s'", ref);
    if (staff_id)
        fixture_sql(f,
                    "INSERT INTO support_case (person_id, opened_on, staff_id, stage, stage_since)"
                    " VALUES (%lld, '2014-04-01', %lld, 'inquiry', '2014-04-01')",
                    (long long)id, (long long)staff_id);
    return id;
}

void
fixture_expect(struct fixture *f, enum err_code rc, enum err_code want, const char *field)
{
    if (rc != want)
        fail_msg("error %d instead of %d: [%s] %s", rc, want, f->e.field, f->e.msg);
    if (field && strcmp(f->e.field, field) != 0)
        fail_msg("field \"%s\" instead of \"%s\": %s", f->e.field, field, f->e.msg);
    f->e = (struct err){ 0 };
}
