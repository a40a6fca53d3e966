/* merge_card_repo.c - see merge_card_repo.h */
#include "db/repo/merge_card_repo.h"

#include <stdlib.h>
#include <string.h>

#include "core/kana.h"
#include "core/rows.h"
#include "core/text.h"
#include "db/repo/person_order.h"
#include "db/sql.h"
#include "db/stmt.h"

static const struct {
    const char *table;
    const char *field; /* as the history calls it */
    const struct sql *read, *clear, *add;
} parts[] = {
    [MERGE_PHONES] = { "person_phone", "phones", &sql_merge_person_phone_read,
                       &sql_merge_person_phone_clear, &sql_merge_person_phone_add },
    [MERGE_DISABILITIES] = { "person_disability", "disabilities",
                             &sql_merge_person_disability_read, &sql_merge_person_disability_clear,
                             &sql_merge_person_disability_add },
    [MERGE_NEEDS] = { "person_need", "needs", &sql_merge_person_need_read,
                      &sql_merge_person_need_clear, &sql_merge_person_need_add },
    [MERGE_HANDBOOKS] = { "handbook", "handbooks", &sql_merge_handbook_read,
                          &sql_merge_handbook_clear, &sql_merge_handbook_add },
};
_Static_assert(sizeof parts / sizeof *parts == MERGE_PART__COUNT, "statements for each part");

const char *
merge_part_table(enum merge_part part)
{
    return parts[part].table;
}

void
merge_card_free(struct merge_card *card)
{
    if (!card)
        return;
    free(card->row);
    for (int i = 0; i < MERGE_PART__COUNT; i++)
        free(card->parts[i]);
    *card = (struct merge_card){ 0 };
}

static char *
copy(const char *text)
{
    char *own = strdup(text);

    if (!own)
        abort();
    return own;
}

static enum err_code
run_on(struct db *db, const struct sql *sql, const char *param, int64_t id, struct err *e)
{
    struct stmt *s = stmt_open(db, sql);

    stmt_int(s, param, id);
    return stmt_run(s, e);
}

static enum err_code
run_rows(struct db *db, const struct sql *sql, const char *rows, struct err *e)
{
    struct stmt *s = stmt_open(db, sql);

    stmt_text(s, ":rows", rows);
    return stmt_run(s, e);
}

static enum err_code
read_body(struct db *db, const struct sql *sql, int64_t id, char **body, struct err *e)
{
    struct stmt *s = stmt_open(db, sql);

    *body = NULL;
    stmt_int(s, ":id", id);
    if (stmt_row(s))
        *body = copy(stmt_col_ptr(s, 0));
    return stmt_close(s, e);
}

enum err_code
merge_card_read(struct db *db, int64_t person_id, struct merge_card *out, struct err *e)
{
    enum err_code rc;

    *out = (struct merge_card){ 0 };
    rc = read_body(db, &sql_merge_person_read, person_id, &out->row, e);
    if (rc == ERR_OK && !out->row)
        rc = err_set(e, ERR_NOT_FOUND, "person", N_("This person is not on file."));
    for (int i = 0; rc == ERR_OK && i < MERGE_PART__COUNT; i++)
        rc = read_body(db, parts[i].read, person_id, &out->parts[i], e);
    if (rc != ERR_OK)
        merge_card_free(out);
    return rc;
}

/* ---- forth ---- */

/* What of a stored row is needed beside its columns. */
struct keys {
    int64_t id;
    char ref[REF_SIZE];
    unsigned char sort[KANA_SORT_SIZE];
    size_t sort_size;
};

static int
hex_digit(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool
read_hex(const char *hex, unsigned char *out, size_t size, size_t *bytes)
{
    for (*bytes = 0; hex[0] && hex[1]; hex += 2) {
        if (*bytes == size || hex_digit(hex[0]) < 0 || hex_digit(hex[1]) < 0)
            return false;
        out[(*bytes)++] = (unsigned char)(hex_digit(hex[0]) * 16 + hex_digit(hex[1]));
    }
    return true;
}

static enum err_code
read_keys(struct db *db, const char *row, struct keys *out, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_merge_person_texts);
    bool whole = false;
    enum err_code rc;

    *out = (struct keys){ 0 };
    stmt_text(s, ":row", row);
    if (stmt_row(s)) {
        out->id = stmt_col_int(s, MERGE_PERSON_TEXTS_ID);
        stmt_col_text(s, MERGE_PERSON_TEXTS_REF, out->ref, sizeof out->ref);
        whole = read_hex(stmt_col_ptr(s, MERGE_PERSON_TEXTS_SORT_KEY), out->sort,
                         sizeof out->sort, &out->sort_size);
    }
    rc = stmt_close(s, e);
    if (rc == ERR_OK && !whole)
        return err_set(e, ERR_DAMAGED, "", N_("The journal of this merge cannot be read."));
    return rc;
}

static enum err_code
place(struct db *db, const struct keys *k, int64_t id, int64_t *skey, struct err *e)
{
    return person_order_place(db, id, k->sort, k->sort_size, k->ref, skey, e);
}

enum err_code
merge_card_remove(struct merge_journal *j, int64_t person_id, int64_t to,
                  const struct merge_card *before, struct err *e)
{
    struct stmt *s = stmt_open(j->db, &sql_merge_handbook_move);
    enum err_code rc;

    stmt_int(s, ":from", person_id);
    stmt_int(s, ":to", to);
    rc = stmt_run(s, e);
    for (int i = 0; rc == ERR_OK && i < MERGE_PART__COUNT; i++) {
        rc = merge_journal_add(j, MERGE_REMOVED, parts[i].table, person_id, before->parts[i], NULL,
                               e);
        if (rc == ERR_OK && i != MERGE_HANDBOOKS)
            rc = run_on(j->db, parts[i].clear, ":id", person_id, e);
    }
    if (rc == ERR_OK)
        rc = merge_journal_add(j, MERGE_REMOVED, "person", person_id, before->row, NULL, e);
    if (rc == ERR_OK)
        rc = person_index_remove(j->db, person_id, e);
    return rc == ERR_OK ? run_on(j->db, &sql_merge_person_remove, ":id", person_id, e) : rc;
}

enum err_code
merge_card_changed(struct merge_journal *j, int64_t person_id, const struct merge_card *before,
                   struct err *e)
{
    struct merge_card after;
    enum err_code rc = merge_card_read(j->db, person_id, &after, e);

    for (int i = 0; rc == ERR_OK && i < MERGE_PART__COUNT; i++) {
        if (strcmp(before->parts[i], after.parts[i]) != 0)
            rc = merge_journal_add(j, MERGE_CHANGED, parts[i].table, person_id, before->parts[i],
                                   after.parts[i], e);
    }
    if (rc == ERR_OK)
        rc = merge_journal_add(j, MERGE_CHANGED, "person", person_id, before->row, after.row, e);
    merge_card_free(&after);
    return rc;
}

/* ---- back ---- */

static int
part_of(const char *table)
{
    int i = 0;

    while (i < MERGE_PART__COUNT && strcmp(parts[i].table, table) != 0)
        i++;
    return i;
}

bool
merge_card_owns(const struct merge_step *step)
{
    return strcmp(step->table, "person") == 0 || part_of(step->table) < MERGE_PART__COUNT;
}

static void
add_since(struct merge_sinces *since, const char *field)
{
    struct merge_since *row;

    since->rows = rows_grow(since->rows, since->count, sizeof *since->rows);
    row = &since->rows[since->count++];
    text_copy(row->table, sizeof row->table, "person");
    text_copy(row->label, sizeof row->label, field);
}

/* What the merge made of a table of the record that stayed; NULL: nothing. */
static const struct merge_step *
changed_step(const struct merge_steps *steps, const char *table)
{
    for (size_t i = 0; i < steps->count; i++) {
        if (steps->rows[i].what == MERGE_CHANGED && strcmp(steps->rows[i].table, table) == 0)
            return &steps->rows[i];
    }
    return NULL;
}

/* A restriction set since the merge may be meant for either of the two. */
static enum err_code
restricted_since(struct db *db, const struct merge_steps *steps, bool *since, struct err *e)
{
    const struct merge_step *survivor = changed_step(steps, "person");
    struct stmt *s;

    *since = false;
    if (!survivor)
        return ERR_OK;
    s = stmt_open(db, &sql_merge_restricted_since);
    stmt_int(s, ":id", survivor->row_id);
    stmt_text(s, ":after", survivor->after);
    *since = stmt_row(s) && stmt_col_int(s, MERGE_RESTRICTED_SINCE_SINCE) != 0;
    return stmt_close(s, e);
}

static enum err_code
put_row_back(struct db *db, const struct merge_steps *steps, const struct merge_step *step,
             struct err *e)
{
    struct keys keys;
    int64_t skey = 0;
    bool restricted = false;
    enum err_code rc = read_keys(db, step->before, &keys, e);

    if (rc == ERR_OK)
        rc = place(db, &keys, 0, &skey, e);
    if (rc == ERR_OK)
        rc = restricted_since(db, steps, &restricted, e);
    if (rc != ERR_OK)
        return rc;
    struct stmt *s = stmt_open(db, &sql_merge_person_add);
    stmt_text(s, ":row", step->before);
    stmt_int(s, ":skey", skey);
    stmt_blob(s, ":sort_key", keys.sort, keys.sort_size);
    stmt_int(s, ":restricted", restricted);
    rc = stmt_run(s, e);
    return rc == ERR_OK ? person_index_add(db, keys.id, e) : rc;
}

/* The parts of the record that went: certificates are taken from wherever they are now, as renewed
 * since; one that is gone comes from the journal. */
static enum err_code
put_part_back(struct db *db, const struct merge_step *step, struct err *e)
{
    int part = part_of(step->table);
    enum err_code rc = ERR_OK;

    if (part == MERGE_HANDBOOKS)
        rc = run_rows(db, &sql_merge_handbook_take, step->before, e);
    return rc == ERR_OK ? run_rows(db, parts[part].add, step->before, e) : rc;
}

static enum err_code
blend(struct db *db, const struct merge_step *step, const char *now, char **row, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_merge_person_blend);

    *row = NULL;
    stmt_text(s, ":now", now);
    stmt_text(s, ":before", step->before);
    stmt_text(s, ":after", step->after);
    if (stmt_row(s))
        *row = copy(stmt_col_ptr(s, MERGE_PERSON_BLEND_BODY));
    return stmt_close(s, e);
}

static enum err_code
put_changed_back(struct db *db, const struct merge_step *step, const char *now, struct err *e)
{
    struct keys keys;
    char *row;
    int64_t skey = 0;
    bool there = false;
    enum err_code rc = blend(db, step, now, &row, e);

    if (rc == ERR_OK)
        rc = read_keys(db, row, &keys, e);
    if (rc == ERR_OK)
        rc = place(db, &keys, step->row_id, &skey, e);
    if (rc == ERR_OK)
        rc = person_index_remove(db, step->row_id, e);
    if (rc == ERR_OK) {
        struct stmt *s = stmt_open(db, &sql_merge_person_put);

        stmt_int(s, ":id", step->row_id);
        stmt_text(s, ":row", row);
        stmt_int(s, ":skey", skey);
        stmt_blob(s, ":sort_key", keys.sort, keys.sort_size);
        there = stmt_row(s);
        rc = stmt_close(s, e);
    }
    free(row);
    if (rc == ERR_OK && !there)
        rc = err_set(e, ERR_NOT_FOUND, "person", N_("This person is not on file."));
    return rc == ERR_OK ? person_index_add(db, step->row_id, e) : rc;
}

/* The certificates of the record that goes back, as they were. */
static const char *
taken_handbooks(const struct merge_steps *steps)
{
    for (size_t i = 0; i < steps->count; i++) {
        if (steps->rows[i].what == MERGE_REMOVED && strcmp(steps->rows[i].table, "handbook") == 0)
            return steps->rows[i].before;
    }
    return "[]";
}

/* For a part of the card that stays: which rows do not count. */
static const char *
taken_of(const struct merge_steps *steps, int part)
{
    return part == MERGE_HANDBOOKS ? taken_handbooks(steps) : "[]";
}

static enum err_code
part_changed(struct db *db, const struct merge_steps *steps, const struct merge_step *step,
             const char *now, bool *changed, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_merge_part_changed);

    stmt_text(s, ":now", now);
    stmt_text(s, ":after", step->after);
    stmt_text(s, ":taken", taken_of(steps, part_of(step->table)));
    *changed = stmt_row(s) && stmt_col_int(s, MERGE_PART_CHANGED_CHANGED) != 0;
    return stmt_close(s, e);
}

/* A part that somebody has changed since stays as it is. */
static enum err_code
put_changed_part_back(struct db *db, const struct merge_steps *steps,
                      const struct merge_step *step, const char *now, struct merge_sinces *since,
                      struct err *e)
{
    int part = part_of(step->table);
    bool changed;
    struct stmt *s;
    enum err_code rc = part_changed(db, steps, step, now, &changed, e);

    if (rc != ERR_OK)
        return rc;
    if (changed) {
        add_since(since, parts[part].field);
        return ERR_OK;
    }
    s = stmt_open(db, parts[part].clear);
    stmt_int(s, ":id", step->row_id);
    if (part == MERGE_HANDBOOKS)
        stmt_text(s, ":taken", taken_of(steps, part));
    rc = stmt_run(s, e);
    return rc == ERR_OK ? run_rows(db, parts[part].add, step->before, e) : rc;
}

static enum err_code
add_changed_fields(struct db *db, const struct merge_step *step, const char *now,
                   struct merge_sinces *since, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_merge_person_changed);

    stmt_text(s, ":now", now);
    stmt_text(s, ":after", step->after);
    while (stmt_row(s))
        add_since(since, stmt_col_ptr(s, MERGE_PERSON_CHANGED_FIELD));
    return stmt_close(s, e);
}

/* Do the certificates of the record that stayed come back as they were? */
static enum err_code
handbooks_go_back(struct db *db, const struct merge_steps *steps, bool *back, struct err *e)
{
    const struct merge_step *step = changed_step(steps, "handbook");
    bool changed = false;
    char *now;
    enum err_code rc;

    *back = true;
    if (!step)
        return ERR_OK;
    rc = read_body(db, parts[MERGE_HANDBOOKS].read, step->row_id, &now, e);
    if (rc == ERR_OK && now)
        rc = part_changed(db, steps, step, now, &changed, e);
    *back = !changed;
    free(now);
    return rc;
}

enum err_code
merge_card_undo_past(struct db *db, const struct merge_steps *steps, const struct merge_step *step,
                     bool *kept, struct err *e)
{
    bool back;
    struct stmt *s;
    enum err_code rc = handbooks_go_back(db, steps, &back, e);

    *kept = false;
    if (rc != ERR_OK)
        return rc;
    s = stmt_open(db, &sql_merge_handbook_past_remove);
    stmt_int(s, ":id", step->row_id);
    stmt_int(s, ":back", back);
    stmt_text(s, ":taken", taken_handbooks(steps));
    rc = stmt_run(s, e);
    *kept = rc == ERR_OK && db_changes(db) == 0;
    return rc;
}

enum err_code
merge_card_undo(struct db *db, const struct merge_steps *steps, const struct merge_step *step,
                struct merge_sinces *since, struct err *e)
{
    bool is_part = part_of(step->table) < MERGE_PART__COUNT;
    char *now = NULL;
    enum err_code rc;

    if (step->what == MERGE_REMOVED)
        return is_part ? put_part_back(db, step, e) : put_row_back(db, steps, step, e);
    rc = read_body(db, is_part ? parts[part_of(step->table)].read : &sql_merge_person_read,
                   step->row_id, &now, e);
    if (rc == ERR_OK && !now)
        rc = err_set(e, ERR_NOT_FOUND, "person", N_("This person is not on file."));
    if (rc == ERR_OK && is_part)
        rc = put_changed_part_back(db, steps, step, now, since, e);
    else if (rc == ERR_OK) {
        rc = add_changed_fields(db, step, now, since, e);
        if (rc == ERR_OK)
            rc = put_changed_back(db, step, now, e);
    }
    free(now);
    return rc;
}
