#include "exchange/import_kinds.h"

#include <string.h>

#include "desk/case.h"
#include "desk/words.h"

static const struct import_kind *const kinds[] = {
    &import_people,     &import_organisations, &import_placements,
    &import_dispatches, &import_events,        &import_wages,
};

const struct import_kind *
import_kind_row(size_t n)
{
    return n < sizeof kinds / sizeof *kinds ? kinds[n] : NULL;
}

const struct import_kind *
import_kind_find(const char *id)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i]->id, id) == 0)
            return kinds[i];
    return NULL;
}

enum err_code
import_case(struct import *im, int64_t person_id, struct support_case *out, struct err *e)
{
    enum err_code rc = case_of_person(import_desk(im), person_id, out, e);

    return rc == ERR_OK && !date_is_none(out->closed_on)
               ? err_set(e, ERR_NOT_FOUND, "person_ref", N_("This person has no open case."))
               : rc;
}

enum err_code
import_stage(struct import *im, int64_t person_id, enum stage stage, struct date on,
             const char *cause, int64_t cause_id, struct err *e)
{
    struct support_case c;
    enum err_code rc = import_case(im, person_id, &c, e);

    if (rc == ERR_NOT_FOUND) {
        import_warn(im, "person_ref", _("This person has no open case; the record stands alone."));
        return ERR_OK;
    }
    if (rc != ERR_OK)
        return rc;
    return case_move(import_desk(im), c.id,
                     &(struct case_step){ .to = stage,
                                          .on = on,
                                          .cause = { cause, cause_id },
                                          .history = true },
                     e);
}
