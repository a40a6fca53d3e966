/* merge_repo.c - see merge_repo.h */
#include "db/repo/merge_repo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/rows.h"
#include "core/text.h"
#include "db/sql.h"
#include "db/stmt.h"

/* ---- the journal ---- */

enum err_code
merge_repo_insert(struct db *db, struct merge *m, struct merge_stamp by, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_merge_insert);
    enum err_code rc;

    stmt_int(s, ":survivor", m->survivor_id);
    stmt_int(s, ":loser", m->loser_id);
    stmt_int(s, ":survivor_version", m->survivor_version);
    stmt_int(s, ":loser_version", m->loser_version);
    stmt_text(s, ":picks", m->picks);
    stmt_text(s, ":reason", m->reason);
    stmt_date(s, ":day", m->asked_on);
    stmt_text(s, ":at", by.at);
    stmt_int(s, ":by", by.staff_id);
    rc = stmt_run(s, e);
    if (rc != ERR_OK)
        return rc;
    m->id = db_last_id(db);
    m->version = 1;
    m->state = MERGE_PROPOSED;
    return ERR_OK;
}

enum err_code
merge_repo_find(struct db *db, int64_t id, struct merge *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_merge_find);
    char state[CODE_SIZE];
    bool found;
    enum err_code rc;

    *out = (struct merge){ 0 };
    stmt_int(s, ":id", id);
    found = stmt_row(s);
    if (found) {
        out->id = stmt_col_int(s, MERGE_FIND_ID);
        out->version = stmt_col_int(s, MERGE_FIND_VERSION);
        stmt_col_text(s, MERGE_FIND_STATE, state, sizeof state);
        (void)merge_state_from_id(state, &out->state);
        out->survivor_id = stmt_col_int(s, MERGE_FIND_SURVIVOR_ID);
        out->loser_id = stmt_col_int(s, MERGE_FIND_LOSER_ID);
        out->survivor_version = stmt_col_int(s, MERGE_FIND_SURVIVOR_VERSION);
        out->loser_version = stmt_col_int(s, MERGE_FIND_LOSER_VERSION);
        stmt_col_text(s, MERGE_FIND_PICKS, out->picks, sizeof out->picks);
        stmt_col_text(s, MERGE_FIND_REASON, out->reason, sizeof out->reason);
        out->asked_on = stmt_col_date(s, MERGE_FIND_ASKED_ON);
        stmt_col_text(s, MERGE_FIND_ASKED_NAME, out->asked_name, sizeof out->asked_name);
        stmt_col_text(s, MERGE_FIND_FIGURES, out->figures, sizeof out->figures);
        stmt_col_text(s, MERGE_FIND_MARKS, out->marks, sizeof out->marks);
    }
    rc = stmt_close(s, e);
    if (rc == ERR_OK && !found)
        return err_set(e, ERR_NOT_FOUND, "merge", N_("There is no such merge on file."));
    return rc;
}

/* A statement that changes the state gives a row when it did. */
static enum err_code
run_change(struct stmt *s, struct err *e)
{
    bool changed = stmt_row(s);
    enum err_code rc = stmt_close(s, e);

    if (rc == ERR_OK && !changed)
        return err_set(e, ERR_CONFLICT, "",
                       N_("Somebody else has decided on this meanwhile. Look at it again."));
    return rc;
}

enum err_code
merge_repo_carried_out(struct db *db, const struct merge *m, struct merge_stamp by, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_merge_carried_out);

    stmt_int(s, ":id", m->id);
    stmt_int(s, ":version", m->version);
    stmt_int(s, ":survivor", m->survivor_id);
    stmt_int(s, ":loser", m->loser_id);
    stmt_int(s, ":survivor_version", m->survivor_version);
    stmt_int(s, ":loser_version", m->loser_version);
    stmt_text(s, ":picks", m->picks);
    stmt_text(s, ":reason", m->reason);
    stmt_text(s, ":figures", m->figures);
    stmt_text(s, ":marks", m->marks);
    stmt_text(s, ":at", by.at);
    stmt_int(s, ":by", by.staff_id);
    return run_change(s, e);
}

/* Who ended it in that state, when, and in what words. */
static enum err_code
run_end(struct db *db, const struct sql *sql, int64_t id, int64_t version, const char *words,
        struct merge_stamp by, struct err *e)
{
    struct stmt *s = stmt_open(db, sql);

    stmt_int(s, ":id", id);
    stmt_int(s, ":version", version);
    stmt_text(s, ":words", words);
    stmt_text(s, ":at", by.at);
    stmt_int(s, ":by", by.staff_id);
    return run_change(s, e);
}

enum err_code
merge_repo_declined(struct db *db, int64_t id, int64_t version, const char *answer,
                    struct merge_stamp by, struct err *e)
{
    return run_end(db, &sql_merge_declined, id, version, answer, by, e);
}

enum err_code
merge_repo_recalled(struct db *db, int64_t id, int64_t version, const char *reason,
                    struct date day, int64_t staff_id, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_merge_recalled);

    stmt_int(s, ":id", id);
    stmt_int(s, ":version", version);
    stmt_text(s, ":reason", reason);
    stmt_date(s, ":day", reason[0] ? day : DATE_NONE);
    stmt_int_or_null(s, ":by", reason[0] ? staff_id : 0);
    return run_change(s, e);
}

enum err_code
merge_repo_undone(struct db *db, int64_t id, int64_t version, const char *reason,
                  struct merge_stamp by, struct err *e)
{
    return run_end(db, &sql_merge_undone, id, version, reason, by, e);
}

enum err_code
merge_repo_waiting(struct db *db, int64_t a, int64_t b, int64_t *id, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_merge_waiting_of_pair);

    stmt_int(s, ":a", a);
    stmt_int(s, ":b", b);
    *id = stmt_row(s) ? stmt_col_int(s, MERGE_WAITING_OF_PAIR_ID) : 0;
    return stmt_close(s, e);
}

enum err_code
merge_repo_told_apart(struct db *db, int64_t a, int64_t b, bool *apart, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_merge_told_apart);

    stmt_int(s, ":a", a);
    stmt_int(s, ":b", b);
    *apart = stmt_row(s);
    return stmt_close(s, e);
}

enum err_code
merge_repo_waiting_of(struct db *db, int64_t person_id, int64_t *id, int64_t *version,
                      struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_merge_waiting_of_loser);
    bool found;

    stmt_int(s, ":loser", person_id);
    found = stmt_row(s);
    *id = found ? stmt_col_int(s, MERGE_WAITING_OF_LOSER_ID) : 0;
    *version = found ? stmt_col_int(s, MERGE_WAITING_OF_LOSER_VERSION) : 0;
    return stmt_close(s, e);
}

enum err_code
merge_repo_later(struct db *db, const struct merge *m, int64_t *id, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_merge_later);

    stmt_int(s, ":id", m->id);
    stmt_int(s, ":survivor", m->survivor_id);
    *id = stmt_row(s) ? stmt_col_int(s, MERGE_LATER_ID) : 0;
    return stmt_close(s, e);
}

enum err_code
merge_repo_draft_name(struct db *db, int64_t staff_id, const struct draft *draft, int64_t to,
                      char out[SHORT_SIZE], struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_merge_draft_follow);

    text_copy(out, SHORT_SIZE, draft->record);
    stmt_int(s, ":staff", staff_id);
    stmt_text(s, ":form", draft->form);
    stmt_text(s, ":record", draft->record);
    stmt_text(s, ":terminal", draft->terminal);
    stmt_int(s, ":from", draft->person_id);
    stmt_int(s, ":to", to);
    if (stmt_row(s))
        stmt_col_text(s, MERGE_DRAFT_FOLLOW_RECORD, out, SHORT_SIZE);
    return stmt_close(s, e);
}

enum err_code
merge_repo_successor(struct db *db, int64_t loser_id, int64_t *id, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_merge_successor);

    stmt_int(s, ":loser", loser_id);
    *id = stmt_row(s) ? stmt_col_int(s, MERGE_SUCCESSOR_SURVIVOR_ID) : 0;
    return stmt_close(s, e);
}

static void
read_row(struct stmt *s, struct merge_row *row)
{
    char state[CODE_SIZE];

    row->id = stmt_col_int(s, MERGE_LIST_ID);
    row->version = stmt_col_int(s, MERGE_LIST_VERSION);
    stmt_col_text(s, MERGE_LIST_STATE, state, sizeof state);
    (void)merge_state_from_id(state, &row->state);
    row->survivor_id = stmt_col_int(s, MERGE_LIST_SURVIVOR_ID);
    row->loser_id = stmt_col_int(s, MERGE_LIST_LOSER_ID);
    stmt_col_text(s, MERGE_LIST_SURVIVOR_REF, row->survivor_ref, sizeof row->survivor_ref);
    stmt_col_text(s, MERGE_LIST_SURVIVOR_NAME, row->survivor_name, sizeof row->survivor_name);
    stmt_col_text(s, MERGE_LIST_LOSER_REF, row->loser_ref, sizeof row->loser_ref);
    stmt_col_text(s, MERGE_LIST_LOSER_NAME, row->loser_name, sizeof row->loser_name);
    stmt_col_text(s, MERGE_LIST_REASON, row->reason, sizeof row->reason);
    stmt_col_text(s, MERGE_LIST_ANSWER, row->answer, sizeof row->answer);
    stmt_col_text(s, MERGE_LIST_UNDO_REASON, row->undo_reason, sizeof row->undo_reason);
    stmt_col_text(s, MERGE_LIST_RECALL_REASON, row->recall_reason, sizeof row->recall_reason);
    stmt_col_text(s, MERGE_LIST_RECALL_NAME, row->recall_name, sizeof row->recall_name);
    stmt_col_text(s, MERGE_LIST_ASKED_AT, row->asked_at, sizeof row->asked_at);
    stmt_col_text(s, MERGE_LIST_DECIDED_AT, row->decided_at, sizeof row->decided_at);
    stmt_col_text(s, MERGE_LIST_UNDONE_AT, row->undone_at, sizeof row->undone_at);
    stmt_col_text(s, MERGE_LIST_ASKED_NAME, row->asked_name, sizeof row->asked_name);
    stmt_col_text(s, MERGE_LIST_DECIDED_NAME, row->decided_name, sizeof row->decided_name);
    stmt_col_text(s, MERGE_LIST_UNDONE_NAME, row->undone_name, sizeof row->undone_name);
    stmt_col_text(s, MERGE_LIST_FIGURES, row->figures, sizeof row->figures);
}

enum err_code
merge_repo_list(struct db *db, int64_t person_id, struct merge_rows *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_merge_list);

    *out = (struct merge_rows){ 0 };
    stmt_int(s, ":person", person_id);
    while (stmt_row(s)) {
        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        read_row(s, &out->rows[out->count++]);
    }
    return stmt_close(s, e);
}

enum err_code
merge_repo_marks(struct db *db, char out[MERGE_MARKS_SIZE], struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_merge_mark);

    out[0] = '\0';
    if (stmt_row(s))
        stmt_col_text(s, MERGE_MARK_BODY, out, MERGE_MARKS_SIZE);
    return stmt_close(s, e);
}

enum err_code
merge_repo_mark_of(struct db *db, const char *marks, const char *table, int64_t *mark,
                   struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_merge_mark_of);

    stmt_text(s, ":marks", marks);
    stmt_text(s, ":tbl", table);
    *mark = stmt_row(s) ? stmt_col_int(s, MERGE_MARK_OF_MARK) : 0;
    return stmt_close(s, e);
}

enum err_code
merge_journal_add(struct merge_journal *j, enum merge_what what, const char *table, int64_t row_id,
                  const char *before, const char *after, struct err *e)
{
    struct stmt *s = stmt_open(j->db, &sql_merge_step_add);

    stmt_int(s, ":merge", j->merge_id);
    stmt_int(s, ":seq", ++j->seq);
    stmt_text(s, ":what", merge_what_id(what));
    stmt_text(s, ":tbl", table);
    stmt_int(s, ":row", row_id);
    stmt_text(s, ":before", before);
    stmt_text(s, ":after", after);
    return stmt_run(s, e);
}

static char *
copy_column(struct stmt *s, int col)
{
    char *copy = stmt_col_is_null(s, col) ? NULL : strdup(stmt_col_ptr(s, col));

    if (!copy && !stmt_col_is_null(s, col))
        abort();
    return copy;
}

enum err_code
merge_journal_read(struct db *db, int64_t merge_id, struct merge_steps *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_merge_step_list);
    char what[CODE_SIZE];

    *out = (struct merge_steps){ 0 };
    stmt_int(s, ":merge", merge_id);
    while (stmt_row(s)) {
        struct merge_step *step;

        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        step = &out->rows[out->count++];
        step->seq = stmt_col_int(s, MERGE_STEP_LIST_SEQ);
        stmt_col_text(s, MERGE_STEP_LIST_WHAT, what, sizeof what);
        (void)merge_what_from_id(what, &step->what);
        stmt_col_text(s, MERGE_STEP_LIST_TBL, step->table, sizeof step->table);
        step->row_id = stmt_col_int(s, MERGE_STEP_LIST_ROW_ID);
        step->before = copy_column(s, MERGE_STEP_LIST_BEFORE);
        step->after = copy_column(s, MERGE_STEP_LIST_AFTER);
    }
    return stmt_close(s, e);
}

/* ---- old numbers ---- */

_Static_assert((int)MERGE_ALIAS_FIND_REF == (int)MERGE_ALIAS_EXACT_REF, "one reader for both");

enum err_code
merge_alias_find(struct db *db, const char *ref, bool exact, int64_t *person_id,
                 char own[REF_SIZE], struct err *e)
{
    struct stmt *s = stmt_open(db, exact ? &sql_merge_alias_exact : &sql_merge_alias_find);

    *person_id = 0;
    own[0] = '\0';
    stmt_text(s, ":ref", ref);
    if (stmt_row(s)) {
        *person_id = stmt_col_int(s, MERGE_ALIAS_FIND_PERSON_ID);
        stmt_col_text(s, MERGE_ALIAS_FIND_REF, own, REF_SIZE);
    }
    return stmt_close(s, e);
}

enum err_code
merge_alias_add(struct merge_journal *j, int64_t person_id, const char *ref, struct err *e)
{
    struct stmt *s = stmt_open(j->db, &sql_merge_alias_add);
    enum err_code rc;

    stmt_int(s, ":person", person_id);
    stmt_text(s, ":ref", ref);
    stmt_int(s, ":merge", j->merge_id);
    rc = stmt_run(s, e);
    return rc == ERR_OK ? merge_journal_add(j, MERGE_ADDED, "person_alias", db_last_id(j->db), NULL,
                                            NULL, e)
                        : rc;
}

enum err_code
merge_alias_list(struct db *db, int64_t person_id, char out[LONG_SIZE], struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_merge_alias_list);
    size_t used = 0;

    out[0] = '\0';
    stmt_int(s, ":person", person_id);
    while (stmt_row(s)) {
        const char *ref = stmt_col_ptr(s, MERGE_ALIAS_LIST_REF);

        if (used + strlen(ref) + 3 > LONG_SIZE)
            break;
        used += (size_t)snprintf(out + used, LONG_SIZE - used, "%s%s", used ? "\n" : "", ref);
    }
    return stmt_close(s, e);
}
