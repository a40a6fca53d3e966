/* meeting_repo.h - rows of meeting_case, meeting_outcome and meeting_task. No rules, no permission,
 * no audit. */
#pragma once

#include "core/meeting.h"
#include "db/db.h"

/* With outcomes and tasks, last on the agenda; sets id, version, sort. */
MUST_CHECK enum err_code meeting_repo_insert(struct db *db, struct meeting_case *m, struct err *e);
/* Texts, sheet, outcomes and tasks. The caller has compared the version inside the transaction. */
MUST_CHECK enum err_code meeting_repo_update(struct db *db, struct meeting_case *m, struct err *e);
MUST_CHECK enum err_code meeting_repo_delete(struct db *db, int64_t id, struct err *e);
/* ERR_NOT_FOUND. */
MUST_CHECK enum err_code meeting_repo_find(struct db *db, int64_t id, struct meeting_case *out,
                                           struct err *e);
/* 0 when that case is not on the agenda. */
MUST_CHECK enum err_code meeting_repo_id_of_case(struct db *db, int64_t event_id, int64_t case_id,
                                                 int64_t *id, struct err *e);
MUST_CHECK enum err_code meeting_repo_set_sort(struct db *db, int64_t id, int sort, struct err *e);
/* Rows in order of the agenda; `outcomes`, `tasks` and `complete` are left to the caller. */
MUST_CHECK enum err_code meeting_repo_list(struct db *db, int64_t event_id, struct agenda *out,
                                           struct err *e);
/* The newest agreed or frozen assessment of a case; 0 when there is none. */
MUST_CHECK enum err_code meeting_repo_agreed_sheet(struct db *db, int64_t case_id, int64_t *id,
                                                   struct err *e);
/* Whom a task concerns; ERR_NOT_FOUND. */
MUST_CHECK enum err_code meeting_repo_task_person(struct db *db, int64_t task_id,
                                                  int64_t *person_id, struct err *e);
MUST_CHECK enum err_code meeting_repo_task_done(struct db *db, int64_t task_id, struct date on,
                                                struct err *e);
