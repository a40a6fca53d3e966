/* person_brief_repo.h - what lists say of people besides their names. */
#pragma once

#include "core/err.h"
#include "core/person_hit.h"

struct db;

/* Fill hits->briefs, one for each row: stage and staff of the open case, notes pinned on the card.
 * On error there are none. Two statements, whatever the number of rows. */
MUST_CHECK enum err_code person_brief_read(struct db *db, struct person_hits *hits,
                                           struct err *e);
