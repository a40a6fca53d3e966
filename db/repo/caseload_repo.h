/* caseload_repo.h - cases in the order of their lists, and who had a case before. */
#pragma once

#include "core/caseload.h"
#include "core/err.h"
#include "db/repo/due_repo.h"

struct db;

/* Where a page of a stage begins: after the case `id` that has been there since that day. */
struct caseload_place {
    struct date since; /* DATE_NONE: from the beginning */
    int64_t id;
};

/* Which cases are put in order. */
struct caseload_order {
    enum stage stage;
    bool of_staff;                 /* of one member of staff alone */
    int64_t staff_id;              /* 0: cases that nobody has */
    struct date today;
    struct date next_to;           /* core/caseload.h; DATE_NONE: any */
    struct date quiet_from;        /* no contact from that day on; DATE_NONE: any */
    struct due_first first;        /* of `quiet_from` */
    bool unset;                    /* without a day of the next step */
    const char *disability, *area; /* "" any */
};

/* Numbers of at most `limit` such cases behind `after`, longest in the stage first. With `next_to` some
 * of them may have nothing ahead by then after all. */
MUST_CHECK enum err_code caseload_repo_ids(struct db *db, const struct caseload_order *order,
                                           struct caseload_place after, size_t limit, int64_t *ids,
                                           size_t *count, struct err *e);
/* One case as a row, without `ahead`, `allowed` and `contact`. ERR_NOT_FOUND. */
MUST_CHECK enum err_code caseload_repo_row(struct db *db, int64_t case_id, struct caseload_row *out,
                                           struct err *e);

/* A line of who was put in charge. */
struct charge_change {
    int64_t case_id;
    int64_t from, to; /* 0: nobody */
    struct date on;
    const char *reason; /* "" none */
    int64_t staff_id;   /* who changed it; 0: by set-up */
    const char *at;     /* UTC */
};
MUST_CHECK enum err_code charge_repo_add(struct db *db, const struct charge_change *change,
                                         struct err *e);
/* The last such line of a case, with names, and the care in contacts with the person. */
MUST_CHECK enum err_code charge_repo_handed(struct db *db, int64_t case_id, struct handed_line *out,
                                           struct err *e);
/* Interviews from `day` on that are booked with whoever is in charge of the case. */
MUST_CHECK enum err_code charge_repo_appointments(struct db *db, int64_t case_id, struct date day,
                                                  size_t *count, struct err *e);
/* From which day the case has been with whoever is in charge; DATE_NONE: since it was opened, as
 * far as is known. */
MUST_CHECK enum err_code charge_repo_last_day(struct db *db, int64_t case_id, struct date *day,
                                              struct err *e);
