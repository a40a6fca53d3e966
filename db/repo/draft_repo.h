/* draft_repo.h - rows of the table draft: forms begun and not saved, one for each member of staff,
 * form and record. */
#pragma once

#include "core/draft.h"
#include "core/err.h"

struct db;

/* `id` is not looked at. */
MUST_CHECK enum err_code draft_put(struct db *db, int64_t staff_id, const struct draft *row,
                                   struct err *e);
/* ERR_NOT_FOUND without words. */
MUST_CHECK enum err_code draft_find(struct db *db, int64_t staff_id, const char *form,
                                    const char *record, struct draft *out, struct err *e);
MUST_CHECK enum err_code draft_list_of(struct db *db, int64_t staff_id, struct draft_list *out,
                                       struct err *e);
/* Those of all others: form, terminal, time, and in `title` whose it is. */
MUST_CHECK enum err_code draft_list_others(struct db *db, int64_t staff_id, struct draft_list *out,
                                           struct err *e);
MUST_CHECK enum err_code draft_delete(struct db *db, int64_t staff_id, const char *form,
                                      const char *record, struct err *e);
