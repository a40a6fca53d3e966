#include "desk/codes.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/text.h"
#include "db/repo/code_repo.h"
#include "desk/desk_inside.h"
#include "desk/setting.h"

/* A list is read when it is first asked for. After a change it is read again; what was read before is
 * kept until the desk closes all the same, for labels are borrowed by every screen. */
struct code_kept {
    struct code_kept *next;
    char name[CODE_SIZE];
    struct code *rows;
    size_t count, room;
    bool whole; /* every text fitted */
};

static void
keep_row(void *arg, const struct code_row *row)
{
    struct code_kept *kept = arg;

    if (kept->count == kept->room) {
        kept->room = kept->room ? 2 * kept->room : 8;
        kept->rows = realloc(kept->rows, kept->room * sizeof *kept->rows);
        if (!kept->rows)
            abort();
    }
    struct code *code = &kept->rows[kept->count++];
    code->sort = row->sort;
    code->valid_from = row->valid_from;
    code->valid_to = row->valid_to;
    kept->whole &= text_copy(code->id, sizeof code->id, row->id);
    kept->whole &= text_copy(code->ja, sizeof code->ja, row->ja);
    kept->whole &= text_copy(code->en, sizeof code->en, row->en);
}

static void
free_kept(struct code_kept *kept)
{
    free(kept->rows);
    free(kept);
}

/* NULL when it cannot be read now: asked again the next time. */
static const struct code_kept *
find_list(struct desk *d, const char *list)
{
    struct desk_inside *in = desk_inside(d);

    for (struct code_kept *kept = in->codes; kept; kept = kept->next) {
        if (strcmp(kept->name, list) == 0)
            return kept;
    }
    struct code_kept *kept = calloc(1, sizeof *kept);
    if (!kept)
        abort();
    kept->whole = true;
    if (!text_copy(kept->name, sizeof kept->name, list)
        || code_rows(d->db, list, keep_row, kept, NULL) != ERR_OK || !kept->whole) {
        free_kept(kept);
        return NULL;
    }
    kept->next = in->codes;
    in->codes = kept;
    return kept;
}

static void
free_all(struct code_kept *kept)
{
    while (kept) {
        struct code_kept *next = kept->next;
        free_kept(kept);
        kept = next;
    }
}

void
codes_free(struct desk *d)
{
    struct desk_inside *in = desk_inside(d);

    free_all(in->codes);
    free_all(in->codes_before);
    in->codes = in->codes_before = NULL;
}

void
codes_refresh(struct desk *d)
{
    struct desk_inside *in = desk_inside(d);
    struct setting_value changed;

    if (setting_read(d, SETTING_CODE_LISTS, &changed, NULL) != ERR_OK
        || changed.version == in->codes_version)
        return;
    in->codes_version = changed.version;
    while (in->codes) {
        struct code_kept *next = in->codes->next;
        in->codes->next = in->codes_before;
        in->codes_before = in->codes;
        in->codes = next;
    }
}

struct code_list
code_list(struct desk *d, const char *list)
{
    const struct code_kept *kept = find_list(d, list);

    return kept ? (struct code_list){ kept->rows, kept->count } : (struct code_list){ 0 };
}

static const struct code *
find_code(struct desk *d, const char *list, const char *id)
{
    struct code_list codes = code_list(d, list);

    for (size_t i = 0; i < codes.count; i++) {
        if (strcmp(codes.rows[i].id, id) == 0) {
            const struct code *rows = codes.rows; /* the desk's, not the list's */
            return &rows[i];
        }
    }
    return NULL;
}

const char *
code_label(struct desk *d, const char *list, const char *id)
{
    const struct code *code = id[0] ? find_code(d, list, id) : NULL;

    if (!code)
        return id;
    return strcmp(d->lang, "en") == 0 ? code->en : code->ja;
}

enum err_code
code_check(struct desk *d, const char *list, const char *id, struct date day, bool required,
           const char *field, struct err *e)
{
    char since[DATE_ISO_SIZE];
    const struct code *code;

    if (id[0] == '\0' && required)
        return err_set(e, ERR_INVALID, field, N_("This must be chosen. Choose one of the list."));
    if (id[0] == '\0')
        return ERR_OK;
    if (!(code = find_code(d, list, id)))
        return err_set(e, ERR_INVALID, field,
                       N_("This is not in the list (%s). Choose one of the list."), list);
    if (date_is_none(day))
        return ERR_OK;
    if (!date_is_none(code->valid_from) && date_compare(day, code->valid_from) < 0) {
        date_to_iso(code->valid_from, since);
        return err_set(e, ERR_INVALID, field,
                       N_("This choice is used from %s on only. Choose another."), since);
    }
    if (!date_is_none(code->valid_to) && date_compare(day, code->valid_to) > 0) {
        date_to_iso(code->valid_to, since);
        return err_set(e, ERR_INVALID, field,
                       N_("This choice was used until %s only. Choose another."), since);
    }
    return ERR_OK;
}

bool
code_find(struct desk *d, const char *list, const char *words, char id[CODE_SIZE])
{
    struct code_list codes = code_list(d, list);
    char typed[LINE_SIZE], narrow[LINE_SIZE], label[LINE_SIZE];

    id[0] = '\0';
    if (!text_copy(typed, sizeof typed, words))
        return false;
    text_trim(typed);
    text_to_ascii(typed, narrow, sizeof narrow);
    for (size_t i = 0; i < codes.count; i++) {
        const struct code *code = &codes.rows[i];
        text_to_ascii(code->ja, label, sizeof label);
        if (strcasecmp(code->id, narrow) == 0 || strcmp(code->ja, typed) == 0
            || strcasecmp(label, narrow) == 0 || strcasecmp(code->en, narrow) == 0)
            return text_copy(id, CODE_SIZE, code->id);
    }
    return false;
}
