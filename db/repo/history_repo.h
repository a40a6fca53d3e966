/* history_repo.h - rows of field_history, and of record_history for records that are nobody's. They
 * are only ever added. */
#pragma once

#include "core/err.h"
#include "core/history.h"

struct db;

/* `row` as stored: kind, record_id, field, before, after, at, reason. `person_id` 0: nobody's. */
MUST_CHECK enum err_code history_repo_add(struct db *db, const struct field_change *row,
                                          int64_t person_id, int64_t staff_id, struct err *e);
/* Of the card and the cases, newest first, at most `limit`. Values as stored. */
MUST_CHECK enum err_code history_repo_of_person(struct db *db, int64_t person_id, size_t limit,
                                                struct field_changes *out, struct err *e);
/* What merges have made of the card, newest first; rows whose values are the same are left out. */
MUST_CHECK enum err_code history_repo_of_merges(struct db *db, int64_t person_id,
                                                struct field_changes *out, struct err *e);
/* Of one record, newest first, at most `limit`: what was kept for its people (once for each of them),
 * and what while it was nobody's. */
MUST_CHECK enum err_code history_repo_of_record(struct db *db, const char *kind, int64_t record_id,
                                                size_t limit, struct field_changes *out,
                                                struct err *e);
MUST_CHECK enum err_code history_repo_of_nobodys(struct db *db, const char *kind,
                                                 int64_t record_id, size_t limit,
                                                 struct field_changes *out, struct err *e);
/* Of the seats of an event, newest first. */
MUST_CHECK enum err_code history_repo_of_seats(struct db *db, int64_t event_id, size_t limit,
                                               struct field_changes *out, struct err *e);
