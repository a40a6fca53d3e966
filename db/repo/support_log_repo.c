/* support_log_repo.c - see support_log_repo.h */
#include "db/repo/support_log_repo.h"

#include "core/rows.h"
#include "db/sql.h"
#include "db/stmt.h"

static void
read_entry(struct stmt *s, struct support_log *x)
{
    x->id = stmt_col_int(s, SUPPORT_LOG_FIND_ID);
    x->version = stmt_col_int(s, SUPPORT_LOG_FIND_VERSION);
    x->person_id = stmt_col_int(s, SUPPORT_LOG_FIND_PERSON_ID);
    x->case_id = stmt_col_int(s, SUPPORT_LOG_FIND_CASE_ID);
    x->on_day = stmt_col_date(s, SUPPORT_LOG_FIND_ON_DAY);
    stmt_col_text(s, SUPPORT_LOG_FIND_STARTS, x->starts, sizeof x->starts);
    x->minutes = (int)stmt_col_int(s, SUPPORT_LOG_FIND_MINUTES);
    stmt_col_text(s, SUPPORT_LOG_FIND_METHOD, x->method, sizeof x->method);
    stmt_col_text(s, SUPPORT_LOG_FIND_CATEGORY, x->category, sizeof x->category);
    stmt_col_text(s, SUPPORT_LOG_FIND_CONTENT, x->content, sizeof x->content);
    stmt_col_text(s, SUPPORT_LOG_FIND_PLACE, x->place, sizeof x->place);
    stmt_col_text(s, SUPPORT_LOG_FIND_MET, x->met, sizeof x->met);
    stmt_col_text(s, SUPPORT_LOG_FIND_NEXT_ACTION, x->next_action, sizeof x->next_action);
    x->next_on = stmt_col_date(s, SUPPORT_LOG_FIND_NEXT_ON);
    stmt_col_text(s, SUPPORT_LOG_FIND_NEXT_WORDS, x->next_words, sizeof x->next_words);
    x->staff_id = stmt_col_int(s, SUPPORT_LOG_FIND_STAFF_ID);
    stmt_col_text(s, SUPPORT_LOG_FIND_STAFF_NAME, x->staff_name, sizeof x->staff_name);
    stmt_col_text(s, SUPPORT_LOG_FIND_VISIBILITY, x->visibility, sizeof x->visibility);
    x->voided = stmt_col_int(s, SUPPORT_LOG_FIND_VOIDED) != 0;
    stmt_col_text(s, SUPPORT_LOG_FIND_VOID_REASON, x->void_reason, sizeof x->void_reason);
    stmt_col_text(s, SUPPORT_LOG_FIND_CREATED_NAME, x->created_name, sizeof x->created_name);
    stmt_col_text(s, SUPPORT_LOG_FIND_CREATED_AT, x->created_at, sizeof x->created_at);
}

enum err_code
support_log_repo_find(struct db *db, int64_t id, struct support_log *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_support_log_find);
    bool found;
    enum err_code rc;

    *out = (struct support_log){ 0 };
    stmt_int(s, ":id", id);
    found = stmt_row(s);
    if (found)
        read_entry(s, out);
    rc = stmt_close(s, e);
    return rc == ERR_OK && !found
               ? err_set(e, ERR_NOT_FOUND, "support_log",
                         N_("There is no such entry in the support log."))
               : rc;
}

enum err_code
support_log_repo_list(struct db *db, int64_t person_id, struct date from, struct date to,
                      struct support_log **rows, size_t *count, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_support_log_list);
    char first[DATE_ISO_SIZE] = "", last[DATE_ISO_SIZE] = "9999-12-31";

    if (!date_is_none(from))
        date_to_iso(from, first);
    if (!date_is_none(to))
        date_to_iso(to, last);
    stmt_int(s, ":person", person_id);
    stmt_text(s, ":from", first);
    stmt_text(s, ":to", last);
    *rows = NULL;
    *count = 0;
    while (stmt_row(s)) {
        *rows = rows_grow(*rows, *count, sizeof **rows);
        read_entry(s, &(*rows)[(*count)++]);
    }
    return stmt_close(s, e);
}

static void
bind_entry(struct stmt *s, const struct support_log *x, struct support_log_stamp stamp)
{
    stmt_date(s, ":on_day", x->on_day);
    stmt_text_or_null(s, ":starts", x->starts);
    stmt_int(s, ":minutes", x->minutes);
    stmt_text(s, ":method", x->method);
    stmt_text(s, ":category", x->category);
    stmt_text(s, ":content", x->content);
    stmt_text(s, ":place", x->place);
    stmt_text(s, ":met", x->met);
    stmt_text_or_null(s, ":next_action", x->next_action);
    stmt_date(s, ":next_on", x->next_on);
    stmt_text(s, ":next_words", x->next_words);
    stmt_int(s, ":staff", x->staff_id);
    stmt_text(s, ":visibility", x->visibility);
    stmt_int(s, ":by", stamp.staff_id);
    stmt_text(s, ":at", stamp.at);
}

static enum err_code
conflict(struct err *e)
{
    return err_set(e, ERR_CONFLICT, "",
                   N_("Somebody else changed this entry meanwhile. Read it again."));
}

static enum err_code
insert_row(struct db *db, struct support_log *x, struct support_log_stamp stamp, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_support_log_insert);
    enum err_code rc;

    stmt_int(s, ":person", x->person_id);
    stmt_int_or_null(s, ":case", x->case_id);
    bind_entry(s, x, stamp);
    rc = stmt_run(s, e);
    if (rc == ERR_OK) {
        x->id = db_last_id(db);
        x->version = 1;
    }
    return rc;
}

static enum err_code
update_row(struct db *db, struct support_log *x, struct support_log_stamp stamp, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_support_log_update);
    bool changed;
    enum err_code rc;

    stmt_int(s, ":id", x->id);
    stmt_int(s, ":version", x->version);
    bind_entry(s, x, stamp);
    changed = stmt_changed(s);
    if (changed)
        x->version++;
    rc = stmt_close(s, e);
    return rc == ERR_OK && !changed ? conflict(e) : rc;
}

enum err_code
support_log_repo_store(struct db *db, struct support_log *x, struct support_log_stamp stamp,
                       struct err *e)
{
    return x->id ? update_row(db, x, stamp, e) : insert_row(db, x, stamp, e);
}

enum err_code
support_log_repo_void(struct db *db, int64_t id, int64_t version, const char *reason,
                      struct support_log_stamp stamp, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_support_log_void);
    bool changed;
    enum err_code rc;

    stmt_int(s, ":id", id);
    stmt_int(s, ":version", version);
    stmt_text(s, ":reason", reason);
    stmt_int(s, ":by", stamp.staff_id);
    stmt_text(s, ":at", stamp.at);
    changed = stmt_changed(s);
    rc = stmt_close(s, e);
    return rc == ERR_OK && !changed ? conflict(e) : rc;
}
