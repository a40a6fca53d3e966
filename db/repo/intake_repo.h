/* intake_repo.h - rows of intake_slip with their wishes. */
#pragma once

#include "core/enquiry.h"
#include "core/err.h"
#include "core/intake.h"

struct db;

MUST_CHECK enum err_code slip_repo_find(struct db *db, int64_t id, struct intake_slip *out,
                                        struct err *e); /* ERR_NOT_FOUND */
/* Takes the next serial of slip->fy; sets id, version, serial. */
MUST_CHECK enum err_code slip_repo_insert(struct db *db, struct intake_slip *slip, struct err *e);
/* Its own fields with day and hand; number, person and case stay. ERR_CONFLICT. */
MUST_CHECK enum err_code slip_repo_update(struct db *db, struct intake_slip *slip, struct err *e);
MUST_CHECK enum err_code slip_repo_set_case(struct db *db, int64_t id, int64_t case_id,
                                            struct err *e);
/* slip->person_id for a slip that had nobody; number and words stay. ERR_CONFLICT. */
MUST_CHECK enum err_code slip_repo_set_person(struct db *db, struct intake_slip *slip,
                                              struct err *e);
/* Received in `from` <= day < `to`, newest first. */
MUST_CHECK enum err_code slip_repo_list(struct db *db, struct date from, struct date to,
                                        int64_t viewer, size_t limit, struct slip_rows *out,
                                        struct err *e);
/* Slips without a person since `from`. The caller frees, also after an error. */
MUST_CHECK enum err_code slip_repo_enquiries(struct db *db, struct date from,
                                             struct enquiry_rows *out, struct err *e);
