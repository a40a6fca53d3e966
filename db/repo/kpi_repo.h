/* kpi_repo.h - the figures of db/sql/kpi.sql: counts, the rows behind them, and what those rows
 * show. */
#pragma once

#include "core/board.h"
#include "core/placement.h"
#include "db/db.h"

enum kpi_figure {
    FIGURE_63,
    FIGURE_64,
    FIGURE_66,
    FIGURE_67,
    FIGURE_68,
    FIGURE_69,
    FIGURE_68_BESIDE,
    FIGURE_70_EVIDENCE,
    FIGURE_71_EVIDENCE,
    FIGURE__COUNT
};

/* The figure that is the number of an indicator; false when it has none (65, 70, 71). */
bool kpi_repo_figure(int no, enum kpi_figure *out);
/* What stands beside a number or is shown to its judge (68, 70, 71); false for all others. */
bool kpi_repo_evidence(int no, enum kpi_figure *out);

/* Rows of the figure with `from` <= day < `to`, inside the fiscal year. */
MUST_CHECK enum err_code kpi_repo_count(struct db *db, enum kpi_figure figure,
                                        struct fiscal_year fy, struct date from, struct date to,
                                        int64_t *n, struct err *e);
/* Rows of that kind dated `from` <= day < `to` that are still to come: planned events; placements
 * and dispatches that would count by their own fields. */
MUST_CHECK enum err_code kpi_repo_booked(struct db *db, enum kpi_figure figure,
                                         struct fiscal_year fy, struct date from, struct date to,
                                         int64_t *n, struct err *e);
/* The rows of kpi_repo_count(), by day and number, with what they show. Inside one read transaction
 * they are exactly as many. Adds to `out`. */
MUST_CHECK enum err_code kpi_repo_members(struct db *db, enum kpi_figure figure,
                                          struct fiscal_year fy, struct date from, struct date to,
                                          struct board_members *out, struct err *e);
/* The ref of the placement that counts for the same person in the same fiscal year before this one;
 * "" when there is none. `p` may be what a form holds (id 0: not stored yet). */
MUST_CHECK enum err_code kpi_repo_first_placement(struct db *db, const struct placement *p,
                                                  char ref[REF_SIZE], struct err *e);
