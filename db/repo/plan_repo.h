/* plan_repo.h - the ward's plan, its indicators, judgements and signed months. */
#pragma once

#include "core/board.h"
#include "db/db.h"

/* The plan of the fiscal year: the newest that had begun by then, else the oldest. ERR_NOT_FOUND
 * without words when there is no plan at all. Fills plan_id, plan, from_fy, to_fy. */
MUST_CHECK enum err_code plan_repo_find(struct db *db, struct fiscal_year fy, struct board *out,
                                        struct err *e);
/* The indicators' own words and numbers, in order; `ja` chooses the language. */
MUST_CHECK enum err_code plan_repo_indicators(struct db *db, bool ja, struct board *out,
                                              struct err *e);
/* The newest valid judgement; out->on DATE_NONE when there is none. */
MUST_CHECK enum err_code plan_repo_judgement(struct db *db, int64_t plan_id, struct fiscal_year fy,
                                             int no, struct board_judgement *out, struct err *e);
MUST_CHECK enum err_code plan_repo_judge(struct db *db, int64_t plan_id, struct fiscal_year fy,
                                         int no, const struct board_judgement *judgement,
                                         int64_t staff_id, int64_t *id, struct err *e);
/* The signed count of each month, KPI_NONE without one; *found false: the year is open. */
MUST_CHECK enum err_code plan_repo_signed(struct db *db, int64_t plan_id, struct fiscal_year fy,
                                          int no, int64_t months[12], bool *found, struct err *e);
