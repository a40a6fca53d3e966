/* import_kinds.h - the kinds of the contract, one file each. */
#pragma once

#include "core/support_case.h"
#include "exchange/export.h"
#include "exchange/import.h"

extern const struct import_kind import_people, import_organisations, import_placements,
    import_dispatches, import_events, import_wages;
extern const struct export_kind export_people, export_organisations, export_placements,
    export_dispatches, export_events, export_wages;

/* The open case of a person; ERR_NOT_FOUND without one. */
MUST_CHECK enum err_code import_case(struct import *im, int64_t person_id, struct support_case *out,
                                     struct err *e);
/* Warns in column `who` when the person has no open case, in `when` when there was none that day. */
MUST_CHECK enum err_code import_about_case(struct import *im, const char *who, const char *when,
                                           int64_t person_id, struct date on, struct err *e);
/* The newest record sets the stage of an imported case (contract): a step of history, which an older
 * record leaves as it is. Warns in that column of a step that is none of the workflow's. Without an
 * open case nothing is done. */
MUST_CHECK enum err_code import_stage(struct import *im, const char *column, int64_t person_id,
                                      enum stage stage, struct date on, const char *cause,
                                      int64_t cause_id, struct err *e);
