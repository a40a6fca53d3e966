/* walk_in_repo.h - rows of walk_in: people who came without an appointment. No rules, no permission,
 * no audit. */
#pragma once

#include "core/event.h"
#include "db/db.h"

MUST_CHECK enum err_code walk_in_repo_insert(struct db *db, int64_t person_id, struct date day,
                                             const char *arrived_at, int64_t staff_id, int64_t *id,
                                             struct err *e);
/* Take it back; `person_id` is whose it was, 0: there is none to take back on that day. */
MUST_CHECK enum err_code walk_in_repo_void(struct db *db, int64_t id, struct date day,
                                           int64_t *person_id, struct err *e);
/* 0 when the person has not come without an appointment on that day. */
MUST_CHECK enum err_code walk_in_repo_of_person(struct db *db, int64_t person_id, struct date day,
                                                int64_t *id, struct err *e);
/* The seat that the person has on that day, 0 without one. */
MUST_CHECK enum err_code walk_in_repo_expected(struct db *db, int64_t person_id, struct date day,
                                               int64_t *seat_id, struct err *e);
/* As seats without an event, attended, in order of arrival. */
MUST_CHECK enum err_code walk_in_repo_list(struct db *db, struct date day, struct seat_list *out,
                                           struct err *e);
