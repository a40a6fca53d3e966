/* caseload.h - 支援ケース一覧 (F14): cases by a choice that may be kept under a name; a page of
 * them at a time. Marked ones are handed over together. */
#pragma once

#include "core/case_filter.h"
#include "desk/reassign.h"
#include "ui/kit/screen.h"

extern const struct screen_ops caseload_screen; /* no argument */

/* The list shows this choice from its first page; nothing stays marked. */
void caseload_use(struct screen *s, const struct case_filter *filter);
/* No case is marked any more. */
void caseload_unmark_all(struct screen *s);
/* These have been handed over: nothing stays marked, and the list of them can be printed. */
void caseload_handed(struct screen *s, const struct reassign_case *cases, size_t count);
