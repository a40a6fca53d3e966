#include "exchange/import_kinds.h"

#include <stdio.h>
#include <string.h>

#include "core/workflow.h"
#include "desk/case.h"
#include "desk/codes.h"
#include "desk/record.h"
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

static enum err_code
ref_of(struct import *im, int64_t person_id, char ref[REF_SIZE], struct err *e)
{
    return record_ref(import_desk(im), RECORD_PERSON, person_id, ref, e);
}

enum err_code
import_about_case(struct import *im, const char *who, const char *when, int64_t person_id,
                  struct date on, struct err *e)
{
    char ref[REF_SIZE], opened[DATE_ISO_SIZE], words[256];
    struct support_case c;
    bool there = false;
    enum err_code rc = ref_of(im, person_id, ref, e);

    if (rc == ERR_OK)
        rc = import_case(im, person_id, &c, e);
    if (rc == ERR_NOT_FOUND) {
        snprintf(words, sizeof words, _("%s has no open case; the record stands alone."), ref);
        import_warn(im, who, words);
        return ERR_OK;
    }
    if (rc == ERR_OK)
        rc = case_on_day(import_desk(im), person_id, on, &there, e);
    if (rc != ERR_OK || there)
        return rc;
    date_to_iso(c.opened_on, opened);
    snprintf(words, sizeof words, _("On this day %s had no case yet: it was opened on %s."), ref,
             opened);
    import_warn(im, when, words);
    return ERR_OK;
}

/* History takes any step; one that leaves steps out is told. */
static enum err_code
warn_of_order(struct import *im, const char *column, const struct support_case *c, enum stage to,
              struct date on, struct err *e)
{
    struct desk *d = import_desk(im);
    char ref[REF_SIZE], words[256];

    if (c->stage == to || date_compare(on, c->stage_since) < 0 || workflow_find(c->stage, to))
        return ERR_OK;
    enum err_code rc = ref_of(im, c->person_id, ref, e);
    if (rc != ERR_OK)
        return rc;
    snprintf(words, sizeof words,
             _("Stage order: the case of %s goes from \"%s\" straight to \"%s\"."), ref,
             code_label(d, "case_stage", stage_id(c->stage)),
             code_label(d, "case_stage", stage_id(to)));
    import_warn(im, column, words);
    return ERR_OK;
}

enum err_code
import_stage(struct import *im, const char *column, int64_t person_id, enum stage stage,
             struct date on, const char *cause, int64_t cause_id, struct err *e)
{
    struct support_case c;
    enum err_code rc = import_case(im, person_id, &c, e);

    if (rc == ERR_NOT_FOUND)
        return ERR_OK;
    if (rc == ERR_OK)
        rc = warn_of_order(im, column, &c, stage, on, e);
    if (rc != ERR_OK)
        return rc;
    return case_move(import_desk(im), c.id,
                     &(struct case_step){ .to = stage,
                                          .on = on,
                                          .cause = { cause, cause_id },
                                          .history = true },
                     e);
}
