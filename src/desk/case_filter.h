/* case_filter.h - choices of cases under a name: one's own, and those that a supervisor keeps for
 * everybody in a role. They hold what to look for, never what was found: who reads a list by a
 * filter sees what caseload_list() shows to that reader. */
#pragma once

#include "core/case_filter.h"
#include "desk/desk.h"

/* One's own by name, then those of one's role. ACTION_SEARCH. */
MUST_CHECK enum err_code case_filter_list(struct desk *d, struct case_filters *out, struct err *e);
/* Keep a choice: f->role ROLE_NONE for oneself (ACTION_SEARCH), else for everybody in that role
 * (ACTION_SHARE_FILTER; a role that may not search has no lists: field "role"). On success f is as
 * stored. ERR_INVALID: field "name" empty, too long or taken, or the field of the choice that does
 * not go with the others. */
MUST_CHECK enum err_code case_filter_save(struct desk *d, struct case_filter *f, struct err *e);
/* One's own; those of a role with ACTION_SHARE_FILTER. ERR_DENIED for somebody else's;
 * ERR_CONFLICT; ERR_INVALID, field "name". */
MUST_CHECK enum err_code case_filter_rename(struct desk *d, int64_t id, int64_t version,
                                            const char *name, struct err *e);
/* The same. Lists that began with it begin as the role begins. */
MUST_CHECK enum err_code case_filter_delete(struct desk *d, int64_t id, int64_t version,
                                            struct err *e);
/* One's own list begins with this one, or (0) as the role begins. ERR_DENIED for one that the
 * reader does not see. */
MUST_CHECK enum err_code case_filter_begin_with(struct desk *d, int64_t id, struct err *e);
/* With which choice the reader's list begins: the one chosen, else for workers their own cases, for
 * others everybody's. */
MUST_CHECK enum err_code case_filter_first(struct desk *d, struct case_filter *out, struct err *e);
