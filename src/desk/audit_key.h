/* audit_key.h - the key of the audit chain: 32 bytes in FILE-key beside the database, neither in it
 * nor in its backups. */
#pragma once

#include "core/err.h"
#include "db/repo/audit_repo.h"

#include <stdbool.h>
#include <stddef.h>

enum { AUDIT_KEY_SIZE = 32, AUDIT_PATH_SIZE = 520 };

struct audit_key {
    unsigned char bytes[AUDIT_KEY_SIZE];
    char key_path[AUDIT_PATH_SIZE];
    char mark_path[AUDIT_PATH_SIZE]; /* see audit_mark.h */
};

/* Reads the key of the database at `db_path`. `lost`: there is none, and a new one was made in
 * memory; audit_key_store() keeps it. ERR_IO: it cannot be read, or is no key: never replaced.
 * Free with audit_key_free(). */
MUST_CHECK enum err_code audit_key_load(struct audit_key **out, const char *db_path, bool *lost,
                                        struct err *e);
/* Writes the key, mode 0640 at most. When another desk was quicker its key is taken into `key`
 * instead, and `theirs` is true. ERR_IO. */
MUST_CHECK enum err_code audit_key_store(struct audit_key *key, bool *theirs, struct err *e);
void audit_key_free(struct audit_key *key); /* wipes; NULL is fine */
/* The key file may be read by people outside the desk's group. */
bool audit_key_is_exposed(const struct audit_key *key);

/* The mac of a line: keyed BLAKE2b-256 over the mac before it and every field with its length. */
void audit_key_mac(const struct audit_key *key, const unsigned char before[AUDIT_MAC_SIZE],
                   const struct audit_row *row, unsigned char out[AUDIT_MAC_SIZE]);
/* Keyed BLAKE2b-256 over some bytes. */
void audit_key_sum(const struct audit_key *key, const void *bytes, size_t size,
                   unsigned char out[AUDIT_MAC_SIZE]);
