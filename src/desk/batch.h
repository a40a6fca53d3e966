/* batch.h - many acts as one: an import or a set-up stores everything or nothing. The desk's use
 * cases nest inside. */
#pragma once

#include "desk/desk.h"

/* For a file that is filled from nothing by the program itself; see db_set_bulk(). Before
 * batch_begin(), and until desk_close(). */
MUST_CHECK enum err_code batch_fill(struct desk *d, struct err *e);
MUST_CHECK enum err_code batch_begin(struct desk *d, struct err *e);
/* Stores all when `rc` is OK and no act failed, else nothing; then search is made quick again. */
MUST_CHECK enum err_code batch_end(struct desk *d, enum err_code rc, struct err *e);
/* Takes everything back although it went well: a trial. */
MUST_CHECK enum err_code batch_undo(struct desk *d, struct err *e);
