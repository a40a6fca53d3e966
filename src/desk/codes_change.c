/* codes_change.c - what the office changes in its code lists. Ids are never changed nor removed: the
 * rules of figures name them, and records keep them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/code_kinds.h"
#include "core/code_set.h"
#include "core/text.h"
#include "db/db.h"
#include "db/repo/code_repo.h"
#include "db/repo/setting_repo.h"
#include "desk/codes.h"
#include "desk/desk_inside.h"
#include "desk/setting.h"

enum { SORT_STEP = 10, SORT_MOST = 9999 };

static enum err_code
check_word(const struct code_list *codes, const char *id, const char *label, bool is_english,
           const char *field, struct err *e)
{
    enum err_code rc = text_validate(label, false, LINE_CHARS, field, e);

    if (rc == ERR_OK && label[strspn(label, " ")] == '\0')
        rc = err_set(e, ERR_INVALID, field, N_("This must be filled in."));
    /* Typed words and files find a code by its label. */
    for (size_t i = 0; rc == ERR_OK && i < codes->count; i++)
        if (strcmp(codes->rows[i].id, id) != 0
            && strcmp(is_english ? codes->rows[i].en : codes->rows[i].ja, label) == 0)
            rc = err_set(e, ERR_INVALID, field,
                         N_("This word stands in the list already. Choose another."));
    return rc;
}

/* The change and its line in the caller's transaction; every desk reads the lists again. */
static enum err_code
note_change(struct desk *d, const char *action, const char *list, const char *id,
            const char *fields, struct err *e)
{
    char which[2 * CODE_SIZE], now[STAMP_SIZE];
    const struct audit_act act = { .action = action, .kind = "code", .fields = fields,
                                   .reason = which };

    snprintf(which, sizeof which, "%s/%s", list, id);
    d->now(now);
    enum err_code rc = setting_store(d->db, setting_key(SETTING_CODE_LISTS), now, e);
    return rc == ERR_OK ? audit_add(d, &act, e) : rc;
}

static enum err_code
allow(struct desk *d, const char *list, const struct code_kind **kind, struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_CODES, 0, e);

    *kind = code_kind_find(list);
    if (rc == ERR_OK && *kind == NULL)
        rc = err_set(e, ERR_INVALID, "list",
                     N_("This list belongs to the program and cannot be changed."));
    if (rc == ERR_OK)
        codes_refresh(d);
    return rc;
}

/* ---- add ---- */

static struct code_row
row_of(const struct code *code)
{
    return (struct code_row){ .id = code->id, .ja = code->ja, .en = code->en, .sort = code->sort,
                              .valid_from = code->valid_from, .valid_to = code->valid_to };
}

/* How many can be chosen on that day. */
static int
count_valid(const struct code_list *codes, struct date day)
{
    int n = 0;

    for (size_t i = 0; i < codes->count; i++)
        n += date_is_none(codes->rows[i].valid_to)
             || date_compare(day, codes->rows[i].valid_to) <= 0;
    return n;
}

static enum err_code
check_room(const struct desk *d, const struct code_kind *kind, const struct code_list *codes,
           struct err *e)
{
    if (kind->why)
        return err_set(e, ERR_INVALID, "list", kind->why, "");
    if (kind->is_several && count_valid(codes, d->today) >= CODE_SET_MAX)
        return err_set(e, ERR_INVALID, "list",
                       N_("The list is full: no more than %d can be chosen at once. End one "
                          "first."),
                       CODE_SET_MAX);
    return ERR_OK;
}

/* The next number, for none is ever used again. */
static void
name_next(const struct code_list *codes, char id[CODE_SIZE])
{
    long most = 0;

    for (size_t i = 0; i < codes->count; i++) {
        const struct code *code = &codes->rows[i];
        long n = code_is_own(code->id) ? strtol(code->id + sizeof CODE_OWN - 1, NULL, 10) : 0;

        most = n > most ? n : most;
    }
    snprintf(id, CODE_SIZE, CODE_OWN "%ld", most + 1);
}

static int
next_place(int sort)
{
    return sort + SORT_STEP < SORT_MOST ? sort + SORT_STEP : SORT_MOST;
}

/* Right before "other", which is looked for once nothing else fits, else after all. Where no number is
 * left there, "other" and all behind it go on, the last one first. */
static enum err_code
make_place(struct desk *d, const char *list, const struct code_list *codes, int *sort,
           struct err *e)
{
    enum err_code rc = ERR_OK;
    size_t other = 0;

    while (other < codes->count && strcmp(codes->rows[other].id, "other") != 0)
        other++;
    int last = other > 0 ? codes->rows[other - 1].sort : 0;
    *sort = other == codes->count ? next_place(last) : last + 1;
    if (other == codes->count || *sort < codes->rows[other].sort)
        return ERR_OK;
    for (size_t i = codes->count; rc == ERR_OK && i-- > other;) {
        const struct code_row was = row_of(&codes->rows[i]);
        struct code_row is = was;

        is.sort = next_place(was.sort);
        rc = code_change(d->db, list, &was, &is, e);
        if (rc == ERR_OK)
            rc = note_change(d, "change-code", list, was.id, "sort", e);
    }
    return rc;
}

enum err_code
code_list_add(struct desk *d, const char *list, const char *ja, const char *en, struct err *e)
{
    const struct code_kind *kind;
    struct code_row row = { .ja = ja, .en = en[0] ? en : ja };
    char id[CODE_SIZE];
    enum err_code rc = allow(d, list, &kind, e);
    const struct code_list codes = code_list(d, list);

    if (rc != ERR_OK || (rc = check_room(d, kind, &codes, e)) != ERR_OK
        || (rc = check_word(&codes, "", ja, false, "ja", e)) != ERR_OK
        || (rc = check_word(&codes, "", row.en, true, "en", e)) != ERR_OK
        || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    name_next(&codes, id);
    row.id = id;
    rc = make_place(d, list, &codes, &row.sort, e);
    if (rc == ERR_OK)
        rc = code_add(d->db, list, &row, e);
    if (rc == ERR_OK)
        rc = note_change(d, "add-code", list, id, "ja,en", e);
    rc = db_end(d->db, rc, e);
    codes_refresh(d);
    return rc;
}

/* ---- change ---- */

static enum err_code
check_change(const struct code_list *codes, const struct code *before, const struct code *after,
             struct err *e)
{
    bool word = strcmp(before->en, after->en) != 0;
    bool end = date_compare(before->valid_to, after->valid_to) != 0;
    enum err_code rc = ERR_OK;

    if ((word || end) && !code_is_own(before->id))
        return err_set(e, ERR_INVALID, word ? "en" : "valid_to",
                       N_("This code belongs to the program: its Japanese word and its place can "
                          "be changed."));
    if (after->sort < 1 || after->sort > SORT_MOST)
        return err_set(e, ERR_INVALID, "sort", N_("The place is a number from 1 to 9999."));
    if (strcmp(before->ja, after->ja) != 0)
        rc = check_word(codes, before->id, after->ja, false, "ja", e);
    if (rc == ERR_OK && word)
        rc = check_word(codes, before->id, after->en, true, "en", e);
    return rc;
}

/* The names of what changes, as the log has them; "" nothing. */
static void
name_fields(const struct code *before, const struct code *after, char out[LINE_SIZE])
{
    snprintf(out, LINE_SIZE, "%s%s%s%s", strcmp(before->ja, after->ja) != 0 ? ",ja" : "",
             strcmp(before->en, after->en) != 0 ? ",en" : "",
             before->sort != after->sort ? ",sort" : "",
             date_compare(before->valid_to, after->valid_to) != 0 ? ",valid_to" : "");
}

enum err_code
code_list_change(struct desk *d, const char *list, const struct code *before,
                 const struct code *after, struct err *e)
{
    const struct code_kind *kind;
    const struct code_row was = row_of(before), is = row_of(after);
    char fields[LINE_SIZE];
    enum err_code rc = allow(d, list, &kind, e);
    const struct code_list codes = code_list(d, list);

    name_fields(before, after, fields);
    if (rc != ERR_OK || fields[0] == '\0'
        || (rc = check_change(&codes, before, after, e)) != ERR_OK
        || (rc = db_begin(d->db, e)) != ERR_OK)
        return rc;
    rc = code_change(d->db, list, &was, &is, e);
    if (rc == ERR_OK)
        rc = note_change(d, "change-code", list, before->id, fields + 1, e);
    rc = db_end(d->db, rc, e);
    codes_refresh(d);
    return rc;
}
