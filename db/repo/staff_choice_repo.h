/* staff_choice_repo.h - staff as forms offer and show them. */
#pragma once

#include "core/date.h"
#include "core/staff_choice.h"
#include "db/db.h"

/* Everybody not disabled and not ended before `today`, in order of entry. */
MUST_CHECK enum err_code staff_choice_repo_list(struct db *db, struct date today,
                                                struct staff_choices *out, struct err *e);
/* "" for unknown numbers. */
MUST_CHECK enum err_code staff_choice_repo_name(struct db *db, int64_t id, char out[LINE_SIZE],
                                                struct err *e);
