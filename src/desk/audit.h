/* audit.h - the audit log behind audit_add() and audit_view() of desk.h: outcomes other than done,
 * the mark, and what to do when the log was cut. */
#pragma once

#include "desk/audit_mark.h"
#include "desk/desk.h"

#define AUDIT_DONE "done"
#define AUDIT_DENIED "denied"
#define AUDIT_FAILED "failed"

/* Words of lines that the log writes about itself. */
#define AUDIT_NEW_CHAIN "new-chain" /* the key was lost: lines before cannot be checked any more */
#define AUDIT_NEW_MARK "new-mark"   /* the mark file was lost */
#define AUDIT_ACCEPT "accept-loss"  /* somebody answers for lines that are missing */

/* A line even when the log does not fit its mark: signing in, looking and verifying must go on then.
 * In the caller's transaction if there is one, else in its own. `outcome` is one of the words
 * above. */
MUST_CHECK enum err_code audit_line(struct desk *d, const struct audit_act *act,
                                    const char *outcome, struct err *e);
/* ERR_DAMAGED when the log is shorter than its mark or another one: lines are missing. `mark` is read
 * before the log: other desks go on, and a mark is never ahead of what they have stored. */
MUST_CHECK enum err_code audit_check_mark(struct desk *d, const struct audit_mark *mark,
                                          struct err *e);
/* A supervisor or administrator answers for missing lines, after looking into it: the mark begins
 * anew and writing goes on. The act is a line. ERR_DENIED for other roles; ERR_INVALID when nothing
 * is missing. */
MUST_CHECK enum err_code audit_accept_loss(struct desk *d, struct err *e);
/* The beginning of a mac as it stands on paper: 8 groups of 4 hex digits. */
void audit_head_words(const unsigned char mac[AUDIT_MAC_SIZE], char out[40]);
/* Raise the mark after each transaction; called once by desk_open(). */
void audit_watch(struct desk *d);
