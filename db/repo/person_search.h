/* person_search.h - the search box: who fits the words, in which order (contract "Search"). */
#pragma once

#include "core/err.h"
#include "core/person_hit.h"

#include <stdbool.h>

struct db;

/* Fill `out` with at most `limit` people (0: no limit) for the trimmed, valid one-line text
 * `query`: those whose name or reading begins with it first, then the others; within each in ICU ja
 * order of the reading, then ref. Everybody when there is nothing to look for. Of that order only
 * what stands behind `after`, the end of an earlier page of the same query; NULL: from the first.
 * `viewer`: who looks (relation_repo.h). Briefs are not read. The caller frees with
 * person_hits_free(), also after an error. */
MUST_CHECK enum err_code person_search_rows(struct db *db, const char *query,
                                            const struct person_place *after, size_t limit,
                                            int64_t viewer, struct person_hits *out,
                                            struct err *e);
