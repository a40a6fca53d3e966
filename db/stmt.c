/* stmt.c - see stmt.h */
#include "db/stmt.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "db/db_private.h"

/* Our own finding about the use of a statement: a fault in this program. */
static void
stmt_fail_bug(struct stmt *s, const char *what)
{
    if (s->rc == ERR_OK)
        s->rc = db_fail_bug(what, s->sql->name, &s->why);
}

static void
stmt_fail_sqlite(struct stmt *s, int rc)
{
    if (s->rc == ERR_OK && rc != SQLITE_OK)
        s->rc = db_fail(s->db, rc, s->sql->name, &s->why);
}

static void
stmt_fail_damaged(struct stmt *s)
{
    if (s->rc == ERR_OK)
        s->rc = err_set(&s->why, ERR_DAMAGED, "",
                        N_("A stored value is damaged (%s). It is not shown. Stop working and call "
                           "the administrator, who restores a backup."),
                        s->sql->name);
}

static int
count_pages(struct db *db)
{
    int hit = 0, miss = 0, unused;

    sqlite3_db_status(db->sqlite, SQLITE_DBSTATUS_CACHE_HIT, &hit, &unused, 0);
    sqlite3_db_status(db->sqlite, SQLITE_DBSTATUS_CACHE_MISS, &miss, &unused, 0);
    return hit + miss;
}

/* Statements are told apart by the address of their struct sql, which lives as long as the
 * program. */
static struct stmt **
bucket_of(struct db *db, const struct sql *sql)
{
    uintptr_t at = (uintptr_t)sql;

    return &db->stmts[(at >> 4 ^ at >> 12) % DB_BUCKETS];
}

static struct stmt *
stmt_new(struct db *db, const struct sql *sql)
{
    struct stmt **bucket = bucket_of(db, sql);
    struct stmt *s = calloc(1, sizeof *s);

    if (!s)
        abort();
    s->db = db;
    s->sql = sql;
    s->may_scan = strstr(sql->text, "/*scan*/");
    s->may_sort = strstr(sql->text, "/*sort*/");
    s->next = *bucket;
    *bucket = s;
    return s;
}

/* Parameters without a name, of a test's statement, are never found. */
static void
prepare(struct stmt *s)
{
    int rc = sqlite3_prepare_v3(s->db->sqlite, s->sql->text, -1, SQLITE_PREPARE_PERSISTENT,
                                &s->sqlite, NULL);

    stmt_fail_sqlite(s, rc);
    if (rc != SQLITE_OK)
        return;
    s->param_count = sqlite3_bind_parameter_count(s->sqlite);
    s->params = calloc((size_t)s->param_count + 1, sizeof *s->params);
    if (!s->params)
        abort();
    for (int i = 0; i < s->param_count; i++) {
        const char *name = sqlite3_bind_parameter_name(s->sqlite, i + 1);
        if (!(s->params[i] = strdup(name ? name : "")))
            abort();
    }
}

void
stmt_free(struct stmt *s)
{
    sqlite3_finalize(s->sqlite);
    for (int i = 0; i < s->param_count; i++)
        free(s->params[i]);
    free(s->params);
    free(s);
}

struct stmt *
stmt_open(struct db *db, const struct sql *sql)
{
    struct stmt *s = *bucket_of(db, sql);

    while (s && (s->sql != sql || s->open))
        s = s->next;
    if (!s)
        s = stmt_new(db, sql);
    s->open = true;
    s->done = false;
    s->rc = ERR_OK;
    s->rows = 0;
    s->kept = 0;
    s->param_next = 0;
    if (!s->sqlite)
        prepare(s);
    s->pages = db->bulk ? 0 : count_pages(db);
    return s;
}

/* The number of a parameter, or 0 when the statement has failed already or has no such. */
static int
stmt_param(struct stmt *s, const char *param)
{
    assert(s->open);
    if (s->rc != ERR_OK)
        return 0;
    for (int n = 0; n < s->param_count; n++) {
        int i = (s->param_next + n) % s->param_count;

        if (!strcmp(s->params[i], param))
            return s->param_next = i + 1;
    }
    stmt_fail_bug(s, param);
    return 0;
}

/* The caller may change or free its text right away. */
static void
bind_copy(struct stmt *s, int i, const char *text)
{
    size_t size = strlen(text) + 1;
    const char *bound = text;

    if (size <= sizeof s->texts - s->kept) {
        bound = memcpy(s->texts + s->kept, text, size);
        s->kept += size;
    }
    stmt_fail_sqlite(s, sqlite3_bind_text(s->sqlite, i, bound, -1,
                                          bound == text ? SQLITE_TRANSIENT : SQLITE_STATIC));
}

void
stmt_int(struct stmt *s, const char *param, int64_t value)
{
    int i = stmt_param(s, param);

    if (i)
        stmt_fail_sqlite(s, sqlite3_bind_int64(s->sqlite, i, value));
}

void
stmt_int_or_null(struct stmt *s, const char *param, int64_t value)
{
    int i = stmt_param(s, param);

    if (i && value != 0)
        stmt_fail_sqlite(s, sqlite3_bind_int64(s->sqlite, i, value));
}

void
stmt_text(struct stmt *s, const char *param, const char *value)
{
    int i = stmt_param(s, param);

    if (!i || !value)
        return;
    if (text_check(value, true) != TEXT_GOOD)
        s->rc = err_set(&s->why, ERR_INVALID, param + 1,
                        N_("There is a character that cannot be stored. Nothing was stored; what "
                           "you typed is still here. Type the text anew and save again."));
    else
        bind_copy(s, i, value);
}

void
stmt_text_or_null(struct stmt *s, const char *param, const char *value)
{
    stmt_text(s, param, value && value[0] ? value : NULL);
}

void
stmt_date(struct stmt *s, const char *param, struct date value)
{
    int i = stmt_param(s, param);
    char iso[DATE_ISO_SIZE];

    if (!i || date_is_none(value))
        return;
    if (!date_is_valid(value)) {
        s->rc = err_set(&s->why, ERR_INVALID, param + 1,
                        N_("This is no day of the calendar. Nothing was stored; what you typed is "
                           "still here. Correct the date and save again."));
        return;
    }
    date_to_iso(value, iso);
    bind_copy(s, i, iso);
}

void
stmt_blob(struct stmt *s, const char *param, const void *bytes, size_t size)
{
    int i = stmt_param(s, param);

    if (i && bytes)
        stmt_fail_sqlite(s, sqlite3_bind_blob64(s->sqlite, i, bytes, size, SQLITE_TRANSIENT));
}

/* A statement that writes may only run inside db_begin(), and only while SQLite still has the
 * transaction: after a full disk it has rolled back by itself, and each later step would commit
 * alone. */
static bool
may_step(struct stmt *s)
{
    const struct db *db = s->db;

    assert(s->open);
    if (s->rc != ERR_OK || s->done)
        return false;
    if (sqlite3_stmt_readonly(s->sqlite))
        return true;
    if (db->depth == 0)
        stmt_fail_bug(s, "a write outside a transaction");
    else if (sqlite3_get_autocommit(db->sqlite))
        s->rc = err_set(&s->why, ERR_IO, "", DB_LOST);
    return s->rc == ERR_OK;
}

bool
stmt_row(struct stmt *s)
{
    if (!may_step(s))
        return false;
    int rc = sqlite3_step(s->sqlite);
    s->done = rc != SQLITE_ROW;
    s->rows += rc == SQLITE_ROW;
    if (s->done && rc != SQLITE_DONE)
        stmt_fail_sqlite(s, rc);
    return !s->done;
}

bool
stmt_changed(struct stmt *s)
{
    while (stmt_row(s))
        stmt_fail_bug(s, "a row where none is read");
    return s->rc == ERR_OK && sqlite3_changes(s->db->sqlite) > 0;
}

static void
check_col(const struct stmt *s, int col)
{
    (void)s, (void)col;
    assert(s->open && (!s->sqlite || (col >= 0 && col < sqlite3_column_count(s->sqlite))));
}

int64_t
stmt_col_int(const struct stmt *s, int col)
{
    check_col(s, col);
    return sqlite3_column_int64(s->sqlite, col);
}

bool
stmt_col_is_null(const struct stmt *s, int col)
{
    check_col(s, col);
    return sqlite3_column_type(s->sqlite, col) == SQLITE_NULL;
}

const char *
stmt_col_ptr(struct stmt *s, int col)
{
    if (stmt_col_is_null(s, col))
        return "";
    const char *text = (const char *)sqlite3_column_text(s->sqlite, col);
    if (!text)
        stmt_fail_sqlite(s, SQLITE_NOMEM);
    else if (strlen(text) != (size_t)sqlite3_column_bytes(s->sqlite, col))
        stmt_fail_damaged(s); /* no guard lets a NUL in */
    return text ? text : "";
}

void
stmt_col_text(struct stmt *s, int col, char *out, size_t size)
{
    const char *text = stmt_col_ptr(s, col);

    if (!text_copy(out, size, text))
        stmt_fail_damaged(s);
}

struct date
stmt_col_date(struct stmt *s, int col)
{
    struct date d = DATE_NONE;

    if (!stmt_col_is_null(s, col) && !date_from_iso(stmt_col_ptr(s, col), &d))
        stmt_fail_damaged(s);
    return d;
}

void
stmt_col_blob(struct stmt *s, int col, void *out, size_t size)
{
    check_col(s, col);
    const void *bytes = sqlite3_column_blob(s->sqlite, col);

    memset(out, 0, size);
    if (stmt_col_is_null(s, col))
        return;
    if ((size_t)sqlite3_column_bytes(s->sqlite, col) != size)
        stmt_fail_damaged(s);
    else if (bytes)
        memcpy(out, bytes, size);
}

size_t
stmt_col_size(const struct stmt *s, int col)
{
    check_col(s, col);
    return (size_t)sqlite3_column_bytes(s->sqlite, col);
}

/* What it cost; the worst is kept without what the SQL itself says it does. */
static void
count_cost(struct stmt *s)
{
    struct db_cost *worst = &s->db->worst;
    struct db_cost cost = {
        .name = s->sql->name,
        .rows = s->rows,
        .vm_steps = sqlite3_stmt_status(s->sqlite, SQLITE_STMTSTATUS_VM_STEP, 1),
        .scans = sqlite3_stmt_status(s->sqlite, SQLITE_STMTSTATUS_FULLSCAN_STEP, 1),
        .sorts = sqlite3_stmt_status(s->sqlite, SQLITE_STMTSTATUS_SORT, 1),
        .pages = count_pages(s->db) - s->pages,
    };

    s->db->cost = cost;
    s->db->sum.rows += cost.rows;
    s->db->sum.vm_steps += cost.vm_steps;
    s->db->sum.scans += cost.scans;
    s->db->sum.sorts += cost.sorts;
    s->db->sum.pages += cost.pages;
    cost.scans = s->may_scan ? 0 : cost.scans;
    cost.sorts = s->may_sort ? 0 : cost.sorts;
    if (cost.scans + cost.sorts > worst->scans + worst->sorts)
        *worst = cost;
}

enum err_code
stmt_close(struct stmt *s, struct err *e)
{
    assert(s->open);
    if (s->sqlite) {
        /* A statement with RETURNING checks references only at its end: reset may still fail. */
        stmt_fail_sqlite(s, sqlite3_reset(s->sqlite));
        sqlite3_clear_bindings(s->sqlite);
        if (!s->db->bulk)
            count_cost(s);
    }
    s->open = false;
    if (s->rc != ERR_OK && e)
        *e = s->why;
    return s->rc;
}

enum err_code
stmt_run(struct stmt *s, struct err *e)
{
    while (stmt_row(s))
        ;
    return stmt_close(s, e);
}

enum err_code
stmt_insert(struct stmt *s, int64_t *id, int64_t *version, struct err *e)
{
    enum err_code rc = stmt_run(s, e);

    if (rc == ERR_OK) {
        *id = sqlite3_last_insert_rowid(s->db->sqlite);
        *version = 1;
    }
    return rc;
}
