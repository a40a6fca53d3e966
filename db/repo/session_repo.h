/* session_repo.h - rows of the table session: who is signed in where. */
#pragma once

#include "core/err.h"
#include "core/session.h"

struct db;

/* Adds id, staff_id, terminal, started_at, process. */
MUST_CHECK enum err_code session_add(struct db *db, const struct session *row, struct err *e);
/* ERR_NOT_FOUND without words. */
MUST_CHECK enum err_code session_find(struct db *db, const char *id, struct session *out,
                                      struct err *e);
MUST_CHECK enum err_code session_seen(struct db *db, const char *id, const char *at,
                                      struct err *e);
MUST_CHECK enum err_code session_end_one(struct db *db, const char *id, const char *at,
                                         struct err *e);
MUST_CHECK enum err_code session_open_rows(struct db *db, int64_t staff_id,
                                           struct session_list *out, struct err *e);
