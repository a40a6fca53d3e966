/* audit_mark.h - the newest audit line's number and mac outside the database, in FILE-mark beside
 * it: so that a log whose end was cut off is noticed. Two slots, each with a keyed check; the larger
 * valid one counts, so a write that is cut short loses nothing. */
#pragma once

#include "desk/audit_key.h"

enum audit_mark_state {
    AUDIT_MARK_GOOD,
    AUDIT_MARK_NONE, /* no such file */
    AUDIT_MARK_BAD,  /* no slot is valid under this key */
};

struct audit_mark {
    enum audit_mark_state state;
    int64_t n; /* 0 unless AUDIT_MARK_GOOD */
    unsigned char mac[AUDIT_MAC_SIZE];
};

struct audit_mark audit_mark_read(const struct audit_key *key);
/* Under a lock on the file; never lowered. `sync`: wait for the disk. false: cannot be written,
 * which audit_verify() reports. */
bool audit_mark_raise(const struct audit_key *key, int64_t n,
                      const unsigned char mac[AUDIT_MAC_SIZE], bool sync);
/* Take the mark away: a new database, or a loss that somebody answers for. */
void audit_mark_forget(const struct audit_key *key);
