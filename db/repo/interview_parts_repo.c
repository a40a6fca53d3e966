/* interview_parts_repo.c - what a sheet has several of; see interview_repo.h */
#include "db/repo/interview_repo.h"
#include "db/repo/set_repo.h"
#include "db/sql.h"
#include "db/stmt.h"

static enum err_code
load_jobs(struct db *db, struct interview *i, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_interview_jobs);

    stmt_int(s, ":interview", i->id);
    while (i->job_count < INTERVIEW_JOBS && stmt_row(s)) {
        struct interview_job *job = &i->jobs[i->job_count++];

        stmt_col_text(s, INTERVIEW_JOBS_EMPLOYER, job->employer, sizeof job->employer);
        stmt_col_text(s, INTERVIEW_JOBS_OCCUPATION, job->occupation, sizeof job->occupation);
        job->from_on = stmt_col_date(s, INTERVIEW_JOBS_FROM_ON);
        job->to_on = stmt_col_date(s, INTERVIEW_JOBS_TO_ON);
        job->weekly_min = stmt_col_is_null(s, INTERVIEW_JOBS_WEEKLY_MIN)
                              ? -1
                              : (int)stmt_col_int(s, INTERVIEW_JOBS_WEEKLY_MIN);
        stmt_col_text(s, INTERVIEW_JOBS_LEAVE_REASON, job->leave_reason, sizeof job->leave_reason);
    }
    return stmt_close(s, e);
}

enum err_code
interview_parts_load(struct db *db, struct interview *i, struct err *e)
{
    enum err_code rc = set_repo_read_ids(db, &sql_interview_staff_list, i->id, i->with_staff,
                                         INTERVIEW_STAFF, &i->with_count, e);

    if (rc == ERR_OK)
        rc = set_repo_read_codes(db, &sql_interview_service_list, i->id, &i->services, e);
    if (rc == ERR_OK)
        rc = set_repo_read_ids(db, &sql_interview_agency_list, i->id, i->agencies,
                               INTERVIEW_AGENCIES, &i->agency_count, e);
    return rc == ERR_OK ? load_jobs(db, i, e) : rc;
}

static enum err_code
store_jobs(struct db *db, const struct interview *i, bool is_new, struct err *e)
{
    enum err_code rc = ERR_OK;

    if (!is_new) {
        struct stmt *s = stmt_open(db, &sql_interview_job_clear);

        stmt_int(s, ":interview", i->id);
        rc = stmt_run(s, e);
    }
    for (int n = 0; rc == ERR_OK && n < i->job_count; n++) {
        const struct interview_job *job = &i->jobs[n];
        struct stmt *s = stmt_open(db, &sql_interview_job_add);

        stmt_int(s, ":interview", i->id);
        stmt_int(s, ":rank", n + 1);
        stmt_text(s, ":employer", job->employer);
        stmt_text(s, ":occupation", job->occupation);
        stmt_date(s, ":from_on", job->from_on);
        stmt_date(s, ":to_on", job->to_on);
        if (job->weekly_min >= 0)
            stmt_int(s, ":weekly_min", job->weekly_min);
        stmt_text_or_null(s, ":leave_reason", job->leave_reason);
        rc = stmt_run(s, e);
    }
    return rc;
}

enum err_code
interview_parts_store(struct db *db, const struct interview *i, bool is_new, struct err *e)
{
    enum err_code rc =
        set_repo_write_ids(db, is_new ? NULL : &sql_interview_staff_clear,
                           &sql_interview_staff_add, i->id, i->with_staff, i->with_count, e);

    if (rc == ERR_OK)
        rc = set_repo_write_codes(db, is_new ? NULL : &sql_interview_service_clear,
                                  &sql_interview_service_add, i->id, &i->services, e);
    if (rc == ERR_OK)
        rc = set_repo_write_ids(db, is_new ? NULL : &sql_interview_agency_clear,
                                &sql_interview_agency_add, i->id, i->agencies, i->agency_count, e);
    return rc == ERR_OK ? store_jobs(db, i, is_new, e) : rc;
}
