/* reassign_sheet.c - cases that were handed over, for paper; see reassign.h */
#include <stdlib.h>

#include "db/repo/caseload_repo.h"
#include "db/repo/flag_repo.h"
#include "desk/caseload_inside.h"
#include "desk/people_inside.h"
#include "desk/reassign.h"

/* May it be printed? Asked of all before the first record is opened: else the sheet would be a list of
 * people for whoever has cases, which only ACTION_EXPORT lets out. */
static enum err_code
allow_one(struct desk *d, int64_t case_id, struct handed_line *out, struct err *e)
{
    enum err_code rc = caseload_read(d, case_id, &out->row, e);

    if (rc == ERR_OK)
        rc = desk_allow(d, ACTION_PRINT_CASE, out->row.r.c.person_id, e);
    if (rc == ERR_OK)
        rc = charge_repo_handed(d->db, case_id, out, e);
    if (rc == ERR_OK && !handed_lately(out, d->today))
        return err_set(e, ERR_INVALID, "cases",
                       N_("Only cases handed over in the last %d days stand on this sheet. Mark none "
                          "but those."), HANDED_DAYS);
    return rc;
}

static enum err_code
read_one(struct desk *d, struct handed_line *line, struct err *e)
{
    const struct support_case *c = &line->row.r.c;
    const struct audit_act act = {
        .action = "print-hand-over",
        .kind = "support_case",
        .record_id = c->id,
        .person_id = c->person_id,
        .people = 1,
    };
    enum err_code rc = people_open_record(d, "support_case", c->id, &c->person_id, 1, e);

    if (rc == ERR_OK)
        rc = flag_repo_list(d->db, c->person_id, &line->notes, e);
    return rc == ERR_OK ? audit_view(d, &act, e) : rc;
}

enum err_code
reassign_sheet(struct desk *d, const int64_t *cases, size_t count, struct handed_sheet *out,
               struct err *e)
{
    enum err_code rc = desk_allow(d, ACTION_WORK, 0, e);

    *out = (struct handed_sheet){ 0 };
    if (rc == ERR_OK && count == 0)
        return err_set(e, ERR_INVALID, "cases", N_("No case is marked."));
    if (rc != ERR_OK)
        return rc;
    out->rows = calloc(count, sizeof *out->rows);
    if (!out->rows)
        abort();
    out->count = count;
    for (size_t i = 0; rc == ERR_OK && i < count; i++)
        rc = allow_one(d, cases[i], &out->rows[i], e);
    for (size_t i = 0; rc == ERR_OK && i < count; i++)
        rc = read_one(d, &out->rows[i], e);
    if (rc != ERR_OK)
        handed_sheet_free(out);
    return rc;
}
