/* dispatch_repo.h - rows of dispatch, its staff, people and whom they met. No rules, no permission,
 * no audit. */
#pragma once

#include "core/dispatch.h"
#include "db/db.h"

/* With staff, people and met; sets id, version and, when it was "", ref. `imported` is stored. */
MUST_CHECK enum err_code dispatch_repo_insert(struct db *db, struct dispatch *x, struct err *e);
/* The row of x->id and x->version takes these values (void and imported stay); `touch` when staff,
 * people or met differ. The caller has compared the version inside the same transaction. */
MUST_CHECK enum err_code dispatch_repo_update(struct db *db, struct dispatch *x, bool touch,
                                              bool *changed, struct err *e);
MUST_CHECK enum err_code dispatch_repo_void(struct db *db, int64_t id, int64_t version,
                                            const char *reason, bool *changed, struct err *e);
/* ERR_NOT_FOUND. */
MUST_CHECK enum err_code dispatch_repo_find(struct db *db, int64_t id, struct dispatch *out,
                                            struct err *e);
/* 0 when there is none. */
MUST_CHECK enum err_code dispatch_repo_id_of_ref(struct db *db, const char *ref, int64_t *id,
                                                 struct err *e);
/* The trips of a day to a place, `but` (0: none) left out; `trip` (0: none) is the number whose
 * holder is asked for. */
MUST_CHECK enum err_code dispatch_repo_trips(struct db *db, struct date on_day,
                                             const char *destination, int64_t but, int trip,
                                             struct dispatch_same *out, struct err *e);
MUST_CHECK enum err_code dispatch_repo_list(struct db *db, int64_t person_id,
                                            struct dispatch_list *out, struct err *e);
