/* organisation_repo.h - rows of the table organisation. No rules, no permission, no audit. */
#pragma once

#include "core/organisation.h"
#include "db/db.h"

/* Sets id, version and, when it was "", ref. */
MUST_CHECK enum err_code organisation_repo_insert(struct db *db, struct organisation *o,
                                                  struct err *e);
/* The row of o->id and o->version takes these values; `changed` false: nothing differed. The caller
 * has compared the version inside the same transaction. */
MUST_CHECK enum err_code organisation_repo_update(struct db *db, struct organisation *o,
                                                  bool *changed, struct err *e);
/* ERR_NOT_FOUND. */
MUST_CHECK enum err_code organisation_repo_find(struct db *db, int64_t id,
                                                struct organisation *out, struct err *e);
/* 0 when there is none. */
MUST_CHECK enum err_code organisation_repo_id_of_ref(struct db *db, const char *ref, int64_t *id,
                                                     struct err *e);
MUST_CHECK enum err_code organisation_repo_id_of_name(struct db *db, const char *kind,
                                                      const char *name, int64_t *id,
                                                      struct err *e);
MUST_CHECK enum err_code organisation_repo_list(struct db *db, const char *kind, int limit,
                                                struct organisation_list *out, struct err *e);
